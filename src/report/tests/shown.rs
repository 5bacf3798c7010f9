//! What each format looks like.

use super::*;

#[test]
fn terminal() {
    let options = Options { coverage: true, ..Options::default() };
    assert_snapshot!(written_with(&report(), Format::Terminal, options), @r#"
    error[date-weekday]: 5 April 2022 is a Tuesday, not a Thursday.
     --> desk/en/harbour.txt:3:34
      |
    3 | Residents waved flags 🚢 when, On Thursday, April 5, the harbour agency of the free city was …
      |                                   ^^^^^^^^^^^^^^^^^
    7 | The senate followed in April 2022, which ended the dispute.
      |                        ---------- context
      = because: the year 2022 is from "April 2022" in line 7
      = fix: the weekday: "Tuesday, April 5"
      = fix: the day: "Thursday, April 7"
      = also fact-date: The pact was joined on 5 May 2022, not on 5 April.
          because: the agency and the pact are named in this sentence
          rule harbour-joined-pact: The harbour agency joined the northern pact on 5 May 2022. (rules/facts/harbour.toml:3)
          fix: the date: "Thursday, May 5"

    warning[figure-conflict]: 38억 and 38 cannot both be right.
     --> desk/ko/harbour.txt:2:12
      |
    2 |     대변인은 “수출은 38억 크로네였다”고 말했고, 회원국은 서른여덟이다.
      |                      ^^^^^^^^^^^ in a quotation
     --> desk/en/harbour.txt:4:14
      |
    4 | The pact has 38 members, and exports reached 3.8 billion crowns.
      |              -- against it
      = because: both speak of exports in crowns
      = because: 38억 is 3.8 billion
      = how sure: fairly; it rests on the reading given here

    error[name-wrong]: "HPA" is a wrong form of "HAP": letters swapped.
     --> desk/en/harbour.txt:5:5
      |
    5 | The HPA was told so. The HPA did not answer.
      |     ^^^
      |                          ^^^
    6 | Later the HPA said it would. HPA officials agreed.
      |           ^^^
      = and 2 more places with "HPA": line 6; desk/batch, 1.jsonl: line 4
      = rule harbour-agency: HAP (rules/facts/harbour.toml:8)
      = fix: the acronym: "HAP"

    note[date-conflict]: <LRI>6 באפריל 2022 is not April 5.<PDI>
     --> desk/he/harbour.txt:1:29
      |
    1 | <FSI>רשות הנמל הצטרפה לברית ביום ⟦6 באפריל 2022⟧, לדברי הסנאט.<PDI>
      | ⟦⟧ somebody's words, retold
     --> desk/en/harbour.txt:3:44
      |
    3 | … waved flags 🚢 when, On Thursday, April 5, the harbour agency of the free city was …
      |                                     ------- against it
      = how sure: not very; it may be read otherwise

    warning[quote-differs]: One quotation, two wordings; 100% of it: a, b.
     --> desk/batch, 1.jsonl:1:20 (article kst-17)
      |
    1 | The speaker wrote: “We were never asked, not once.”
      |                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in a quotation, goes on to line 3
     --> desk/en/harbour.txt:5:30
      |
    5 | The HPA was told so. The HPA did not answer.
      |                              --------------- against it, somebody's words, retold

    error: unknown key `prefered`
     --> rules/facts/harbour.toml:7:1
      = help: write `preferred`

    note: the encoding was guessed: windows-1255
     --> desk/old.txt

    Checked in each article:
      desk/en/harbour.txt (en): 2 of 4 dates
        looked at: date-weekday 2 dates
        as the rulebooks have it: pact-joined
      desk/ko/harbour.txt (ko): nothing to check
        as the rulebooks have it: pact-joined
      desk/he/harbour.txt (he): 1 of 1 date
        looked at: date-weekday 1 date
        as the rulebooks have it: pact-joined
      desk/batch, 1.jsonl (en): nothing to check
        as the rulebooks have it: pact-joined

    4 articles read: 2 errors, 2 warnings, 1 note. Checked: 3 of 5 dates, 2 of 3 figures, 1 of 1 name; the rest had nothing to be held against. 2 problems with the input.
    "#);
}

#[test]
fn terminal_in_colour_and_narrow() {
    let mut report = report();
    report.findings.truncate(2);
    report.problems.clear();
    let options = Options { color: true, width: Some(1), coverage: false };
    let text = written_with(&report, Format::Terminal, options).replace('\u{1b}', "␛");
    assert_snapshot!(text, @r#"
    ␛[1m␛[31merror[date-weekday]␛[0m: ␛[1m5 April 2022 is a Tuesday, not a Thursday.␛[0m
     ␛[94m-->␛[0m desk/en/harbour.txt:3:34
      ␛[94m|␛[0m
    ␛[94m3 |␛[0m …hen, On Thursday, April 5, the …
      ␛[94m|␛[0m          ␛[1m␛[31m^^^^^^^^^^^^^^^^^␛[0m
    ␛[94m7 |␛[0m …followed in April 2022, which …
      ␛[94m|␛[0m              ␛[94m---------- context␛[0m
      ␛[94m=␛[0m because: the year 2022 is from "April 2022" in line 7
      ␛[94m=␛[0m fix: the weekday: "Tuesday, April 5"
      ␛[94m=␛[0m fix: the day: "Thursday, April 7"
      ␛[94m=␛[0m also fact-date: The pact was joined on 5 May 2022, not on 5 April.
          because: the agency and the pact are named in this sentence
          rule harbour-joined-pact: The harbour agency joined the northern pact on 5 May 2022. (rules/facts/harbour.toml:3)
          fix: the date: "Thursday, May 5"

    ␛[1m␛[33mwarning[figure-conflict]␛[0m: ␛[1m38억 and 38 cannot both be right.␛[0m
     ␛[94m-->␛[0m desk/ko/harbour.txt:2:12
      ␛[94m|␛[0m
    ␛[94m2 |␛[0m … “수출은 38억 크로네였다”고 …
      ␛[94m|␛[0m           ␛[1m␛[33m^^^^^^^^^^^ in a quotation␛[0m
     ␛[94m-->␛[0m desk/en/harbour.txt:4:14
      ␛[94m|␛[0m
    ␛[94m4 |␛[0m The pact has 38 members, and …
      ␛[94m|␛[0m              ␛[94m-- against it␛[0m
      ␛[94m=␛[0m because: both speak of exports in crowns
      ␛[94m=␛[0m because: 38억 is 3.8 billion
      ␛[94m=␛[0m how sure: fairly; it rests on the reading given here

    4 articles read: 2 errors, 2 warnings, 1 note. Checked: 3 of 5 dates, 2 of 3 figures, 1 of 1 name; the rest had nothing to be held against.
    "#);
}

#[test]
fn terminal_without_colour_has_no_escapes_even_from_an_article() {
    let mut report = report();
    let claim = &mut report.findings[0].witnesses[0];
    claim.excerpt = Excerpt::of_line("a\u{1b}[31m \u{202e}evil\u{202c} \u{7}claim", 0, 1);
    claim.path = "a\u{1b}[2J.txt".to_owned();
    report.findings[0].message = "\u{1b}]0;title\u{7} \u{2067}turned".to_owned();
    let text = String::from_utf8(render(&report, Format::Terminal, &Options::default())).unwrap();
    assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{2067}']));
    assert!(text.contains("a�[31m evil �claim"));
}

#[test]
fn a_clean_run() {
    assert_snapshot!(written(&clean(), Format::Terminal), @"1 article read: no discrepancy found. Checked: 1 of 3 dates; the rest had nothing to be held against. What was not compared, or agrees, can still be wrong.");
    assert_snapshot!(written(&clean(), Format::Markdown), @"
    # Discrepancies

    1 article read: no discrepancy found. Checked: 1 of 3 dates; the rest had nothing to be held against. What was not compared, or agrees, can still be wrong.
    ");
    assert_snapshot!(written(&clean(), Format::Csv).trim_start_matches('\u{feff}'), @"severity,code,path,line,column,article,text,message,because,voice,against,rule,fixes,also,confidence,fingerprint");
    for format in [Format::Compact, Format::Jsonl, Format::Github] {
        assert_eq!(written(&clean(), format), "");
    }
    let log: Value = serde_json::from_str(&written(&clean(), Format::Sarif)).unwrap();
    assert_eq!(log["runs"][0]["results"], serde_json::json!([]));
    assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], true);
}

#[test]
fn compact() {
    assert_snapshot!(written(&report(), Format::Compact), @r#"
    desk/en/harbour.txt:3:34: error[date-weekday] 5 April 2022 is a Tuesday, not a Thursday.
    desk/ko/harbour.txt:2:12: warning[figure-conflict] 38억 and 38 cannot both be right.
    desk/en/harbour.txt:5:5: error[name-wrong] "HPA" is a wrong form of "HAP": letters swapped.
    desk/he/harbour.txt:1:29: note[date-conflict] 6 באפריל 2022 is not April 5.
    desk/batch, 1.jsonl:1:20: warning[quote-differs] One quotation, two wordings; 100% of it: a, b. (article kst-17)
    "#);
}

#[test]
fn github() {
    assert_snapshot!(written(&report(), Format::Github), @r#"
    ::error file=desk/en/harbour.txt,line=3,col=34,title=date-weekday::5 April 2022 is a Tuesday, not a Thursday.%0Abecause: the year 2022 is from "April 2022" in line 7%0Acontext: "April 2022" (desk/en/harbour.txt:7)%0Afix: the weekday: "Tuesday, April 5"%0Afix: the day: "Thursday, April 7"%0Aalso fact-date: The pact was joined on 5 May 2022, not on 5 April.
    ::warning file=desk/ko/harbour.txt,line=2,col=12,title=figure-conflict::38억 and 38 cannot both be right.%0Ain a quotation%0Abecause: both speak of exports in crowns%0Abecause: 38억 is 3.8 billion%0Aagainst it: "38" (desk/en/harbour.txt:4)
    ::error file=desk/en/harbour.txt,line=5,col=5,title=name-wrong::"HPA" is a wrong form of "HAP":%0Aletters swapped.%0Aclaim: "HPA" (desk/en/harbour.txt:5)%0Aclaim: "HPA" (desk/en/harbour.txt:6)%0Aclaim: "HPA" (desk/en/harbour.txt:6)%0Aclaim: "HPA" (desk/batch, 1.jsonl:4)%0Arule: "HAP" (rules/facts/harbour.toml:8)%0Afix: the acronym: "HAP"
    ::notice file=desk/he/harbour.txt,line=1,col=29,title=date-conflict::6 באפריל 2022 is not April 5.%0Asomebody's words, retold%0Aagainst it: "April 5" (desk/en/harbour.txt:3)
    ::warning file=desk/batch%2C 1.jsonl,line=1,col=20,title=quote-differs::One quotation, two wordings; 100%25 of it: a, b.%0Ain article kst-17%0Ain a quotation%0Aagainst it: "did not answer." (desk/en/harbour.txt:5, somebody's words, retold)
    ::error file=rules/facts/harbour.toml,line=7,col=1,title=input::unknown key `prefered`%0Ahelp: write `preferred`
    ::notice file=desk/old.txt,title=input::the encoding was guessed: windows-1255
    "#);
}

#[test]
fn markdown() {
    assert_snapshot!(written(&report(), Format::Markdown), @r#"
    # Discrepancies

    4 articles read: 2 errors, 2 warnings, 1 note. Checked: 3 of 5 dates, 2 of 3 figures, 1 of 1 name; the rest had nothing to be held against. 2 problems with the input.

    ## desk/en/harbour.txt (en, 2022-05-07)

    ### 1. 5 April 2022 is a Tuesday, not a Thursday.

    error, `date-weekday`

    The article says (desk/en/harbour.txt, line 3, column 34):

    > Residents waved flags 🚢 when, On **Thursday, April 5**, the harbour agency of the free city was admitted to the northern pact, which had been negotiated for eleven years and had twice been rejected by the city's own senate because of the tolls …

    Context (desk/en/harbour.txt, line 7, column 24):

    > The senate followed in **April 2022**, which ended the dispute.

    Because:

    - the year 2022 is from "April 2022" in line 7

    Possible corrections:

    - the weekday: “Tuesday, April 5”
    - the day: “Thursday, April 7”

    Also (`fact-date`): The pact was joined on 5 May 2022, not on 5 April.

    The rule says (rules/facts/harbour.toml, line 3, column 11):

    > The harbour agency joined the northern pact on 5 May 2022.

    - because: the agency and the pact are named in this sentence
    - correction: the date: “Thursday, May 5”

    ### 2. "HPA" is a wrong form of "HAP": letters swapped.

    error, `name-wrong`

    The article says (desk/en/harbour.txt, line 5, column 5):

    > The **HPA** was told so. The HPA did not answer.

    The article says (desk/en/harbour.txt, line 5, column 26):

    > The HPA was told so. The **HPA** did not answer.

    The article says (desk/en/harbour.txt, line 6, column 11):

    > Later the **HPA** said it would. HPA officials agreed.

    … and 2 more places with "HPA": line 6; desk/batch, 1.jsonl: line 4

    The rule says (rules/facts/harbour.toml, line 8, column 12):

    > HAP

    Possible corrections:

    - the acronym: “HAP”

    ## desk/ko/harbour.txt (ko)

    ### 3. 38억 and 38 cannot both be right.

    warning, `figure-conflict`, fairly sure

    The article says (desk/ko/harbour.txt, line 2, column 12, in a quotation):

    > 대변인은 “수출은 **38억 크로네**였다”고 말했고, 회원국은 서른여덟이다.

    Against it (desk/en/harbour.txt, line 4, column 14):

    > The pact has **38** members, and exports reached 3.8 billion crowns.

    Because:

    - both speak of exports in crowns
    - 38억 is 3.8 billion

    ## desk/he/harbour.txt (he)

    ### 4. 6 באפריל 2022 is not April 5.

    note, `date-conflict`, not very sure

    The article says (desk/he/harbour.txt, line 1, column 29, somebody's words, retold):

    > רשות הנמל הצטרפה לברית ביום **6 באפריל 2022**, לדברי הסנאט.

    Against it (desk/en/harbour.txt, line 3, column 44):

    > Residents waved flags 🚢 when, On Thursday, **April 5**, the harbour agency of the free city was admitted to the northern pact, which had been negotiated for eleven years and had twice been rejected by the city's own senate because of the tolls …

    ## desk/batch, 1.jsonl (article kst-17, en)

    ### 5. One quotation, two wordings; 100% of it: a, b.

    warning, `quote-differs`

    The article says (desk/batch, 1.jsonl, article kst-17, line 1, column 20, to line 3, in a quotation):

    > The speaker wrote: **“We were never asked, not once.”**

    Against it (desk/en/harbour.txt, line 5, column 30, somebody's words, retold):

    > The HPA was told so. The HPA **did not answer.**

    ## Problems with the input

    - error: rules/facts/harbour.toml, line 7: unknown key \`prefered\` (write \`preferred\`)
    - note: desk/old.txt: the encoding was guessed: windows-1255
    "#);
}

#[test]
fn csv() {
    let text = written(&report(), Format::Csv);
    assert_snapshot!(text.trim_start_matches('\u{feff}').replace('\r', "␍"), @r#"
    severity,code,path,line,column,article,text,message,because,voice,against,rule,fixes,also,confidence,fingerprint␍
    error,date-weekday,desk/en/harbour.txt,3,34,harbour,"Thursday, April 5","5 April 2022 is a Tuesday, not a Thursday.","the year 2022 is from ""April 2022"" in line 7",,context: desk/en/harbour.txt:7:24: April 2022,rule: rules/facts/harbour.toml:3:11: The harbour agency joined the northern pact on 5 May 2022.,"the weekday: Tuesday, April 5
    the day: Thursday, April 7","fact-date: The pact was joined on 5 May 2022, not on 5 April.",high,date-weekday-0001␍
    warning,figure-conflict,desk/ko/harbour.txt,2,12,harbour,38억 크로네,38억 and 38 cannot both be right.,"both speak of exports in crowns
    38억 is 3.8 billion",in a quotation,against it: desk/en/harbour.txt:4:14: 38,,,,medium,figure-conflict-0001␍
    error,name-wrong,desk/en/harbour.txt,5,5,harbour,HPA,"""HPA"" is a wrong form of ""HAP"":
    letters swapped.",,,"claim: desk/en/harbour.txt:5:26: HPA
    claim: desk/en/harbour.txt:6:11: HPA
    claim: desk/en/harbour.txt:6:30: HPA
    claim: desk/batch, 1.jsonl:4:1: HPA",rule: rules/facts/harbour.toml:8:12: HAP,the acronym: HAP,,high,name-wrong-0001␍
    note,date-conflict,desk/he/harbour.txt,1,29,harbour,6 באפריל 2022,6 באפריל 2022 is not April 5.,,"somebody's words, retold",against it: desk/en/harbour.txt:3:44: April 5,,,,low,date-conflict-0001␍
    warning,quote-differs,"desk/batch, 1.jsonl",1,20,kst-17,"“We were
    never asked,
    not once.”","One quotation, two wordings; 100% of it: a, b.",,in a quotation,"against it: desk/en/harbour.txt:5:30: did not answer. (somebody's words, retold)",,,,high,quote-differs-0001␍
    "#);
}
