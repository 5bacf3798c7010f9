//! Tests that hold for all formats, over one sample.

use insta::assert_snapshot;
use proptest::prelude::*;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use serde_json::Value;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::sample::{TEXTS, clean, report};
use super::*;
use crate::finding::{Excerpt, Finding, Problem, Role, Witness};
use crate::span::Span;

/// What every format says of a finding: severity, code, path, line, column, and the words in question on one line.
type Said = (String, String, String, usize, usize, String);

fn written(report: &Report, format: Format) -> String {
    written_with(report, format, Options::default())
}

/// A report as text; the marks of direction are spelled out, because the compiler forbids them in a source file.
fn written_with(report: &Report, format: Format, options: Options) -> String {
    let text = String::from_utf8(render(report, format, &options)).expect("every format is UTF-8");
    text.replace('\u{2068}', "<FSI>").replace('\u{2066}', "<LRI>").replace('\u{2069}', "<PDI>")
}

fn flat(text: &str) -> String {
    text.replace('\n', " ")
}

fn expected() -> Vec<Said> {
    let said = |finding: &Finding| {
        let claim = finding.witnesses.first().unwrap();
        let severity = finding.severity.as_str().to_owned();
        (severity, finding.code.to_string(), claim.path.clone(), claim.line, claim.column, flat(&claim.text))
    };
    report().findings.iter().map(said).collect()
}

/// The same without the words, for a format that does not quote them.
fn places() -> Vec<Said> {
    expected().into_iter().map(|(a, b, c, d, e, _)| (a, b, c, d, e, String::new())).collect()
}

/// `path:line:column`, where the path may hold anything.
fn place(text: &str) -> (String, usize, usize) {
    let mut parts = text.rsplitn(3, ':');
    let column = parts.next().unwrap().parse().unwrap();
    let line = parts.next().unwrap().parse().unwrap();
    (parts.next().unwrap().to_owned(), line, column)
}

fn witnesses(report: &Report) -> Vec<&Witness> {
    let all = |finding| {
        let Finding { witnesses, also, .. }: &Finding = finding;
        witnesses.iter().chain(also.iter().flat_map(|also| &also.witnesses))
    };
    report.findings.iter().flat_map(all).collect()
}

#[test]
fn the_sample_says_where_its_words_are() {
    let report = report();
    for witness in witnesses(&report) {
        let (_, _, text) = TEXTS.into_iter().find(|(path, _, _)| *path == witness.path).unwrap();
        assert_eq!(Span::new(witness.start, witness.end).of(text), witness.text);
        let line = text.split('\n').nth(witness.line - 1).unwrap();
        let rest: String = line.chars().skip(witness.column - 1).collect();
        assert!(rest.starts_with(witness.text.split('\n').next().unwrap()), "{witness:?}");
        assert_eq!(witness.excerpt.parts().1, flat(&witness.text));
    }
}

#[test]
fn names_lead_back_to_formats() {
    for (at, format) in Format::ALL.into_iter().enumerate() {
        // Exhaustive, so that a new format cannot be left out of the list.
        let place = match format {
            Format::Terminal => 0,
            Format::Compact => 1,
            Format::Json => 2,
            Format::Jsonl => 3,
            Format::Sarif => 4,
            Format::Github => 5,
            Format::Markdown => 6,
            Format::Csv => 7,
        };
        assert_eq!(at, place);
        assert_eq!(Format::from_name(format.name()), Some(format));
        assert!(!format.about().is_empty());
    }
    assert_eq!(Format::from_name("xml"), None);
}

#[test]
fn problems_are_shown_where_the_format_says_so() {
    for format in Format::ALL {
        let text = written(&report(), format);
        assert_eq!(text.contains("the encoding was guessed"), format.shows_problems(), "{}", format.name());
    }
}

#[test]
fn no_format_fails_on_a_report_that_makes_no_sense() {
    let mut report = report();
    for finding in &mut report.findings {
        for witness in &mut finding.witnesses {
            witness.excerpt.start = usize::MAX;
            witness.excerpt.end = 1;
            (witness.start, witness.end, witness.line, witness.column) = (9, 3, 0, 0);
        }
    }
    report.findings[0].witnesses.clear();
    report.findings[1].witnesses[0].excerpt.text.clear();
    report.findings[2].witnesses[0].text.clear();
    for format in Format::ALL {
        assert!(written(&report, format).contains("date-weekday"), "{}", format.name());
    }
}

#[test]
fn terminal_says_what_the_report_says() {
    let text = written(&report(), Format::Terminal);
    let mut said = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some((severity, rest)) = line.split_once('[').filter(|_| !line.starts_with(' ')) else { continue };
        let (path, row, column) =
            place(lines.next().unwrap().split(" (article").next().unwrap().trim_start_matches([' ', '-', '>']));
        assert_eq!(lines.next(), Some("  |"));
        let words = lines.next().unwrap().split_once("| ").unwrap().1;
        let words = if let Some((_, words)) = words.split_once('⟦') {
            words.split_once('⟧').unwrap().0.to_owned()
        } else {
            // The words that stand, column by column, above the carets.
            let marks = lines.next().unwrap().split_once("| ").unwrap().1;
            let (from, to) = (marks.find('^').unwrap(), marks.rfind('^').unwrap() + 1);
            let mut at = 0;
            let above = |character: &char| {
                let starts = at;
                at += character.width().unwrap();
                from <= starts && at <= to
            };
            words.chars().filter(above).collect()
        };
        let code = rest.split(']').next().unwrap().to_owned();
        said.push((severity.to_owned(), code, path, row, column, words));
    }
    assert_eq!(said, expected());
}

#[test]
fn compact_says_what_the_report_says() {
    let said: Vec<Said> = written(&report(), Format::Compact)
        .lines()
        .map(|line| {
            let (head, _) = line.split_once("] ").unwrap();
            let (head, code) = head.rsplit_once('[').unwrap();
            let (at, severity) = head.rsplit_once(": ").unwrap();
            let (path, line, column) = place(at);
            (severity.to_owned(), code.to_owned(), path, line, column, String::new())
        })
        .collect();
    assert_eq!(said, places());
}

#[test]
fn github_says_what_the_report_says() {
    let plain = |text: &str| text.replace("%2C", ",").replace("%3A", ":").replace("%0A", "\n").replace("%25", "%");
    let text = written(&report(), Format::Github);
    let said: Vec<Said> = text
        .lines()
        .filter(|line| !line.contains("title=input::"))
        .map(|line| {
            let (command, rest) = line.strip_prefix("::").unwrap().split_once(' ').unwrap();
            let (properties, _) = rest.split_once("::").unwrap();
            let value = |name: &str| {
                let property = properties.split(',').find_map(|property| property.strip_prefix(name));
                plain(property.unwrap().strip_prefix('=').unwrap())
            };
            let severity = command.replace("notice", "note");
            let (line, column) = (value("line").parse().unwrap(), value("col").parse().unwrap());
            (severity, value("title"), value("file"), line, column, String::new())
        })
        .collect();
    assert_eq!(said, places());
    assert_eq!(text.lines().count(), 7, "a line end in a message starts no new command");
}

#[test]
fn sarif_says_what_the_report_says() {
    let report = report();
    let log: Value = serde_json::from_str(&written(&report, Format::Sarif)).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let path = |uri: &Value| uri.as_str().unwrap().replace("%2C", ",").replace("%20", " ");

    // Every region, read out of the text by lines and UTF-16 columns, and by bytes where they are given.
    let quoted = |location: &Value| {
        let (place, region) = (&location["physicalLocation"], &location["physicalLocation"]["region"]);
        let path = path(&place["artifactLocation"]["uri"]);
        let (_, _, text) = TEXTS.into_iter().find(|(name, _, _)| *name == path).unwrap();
        let units: Vec<u16> = text.encode_utf16().collect();
        let offset = |line: usize, column: usize| {
            let before: usize = text.split('\n').take(line - 1).map(|line| line.encode_utf16().count() + 1).sum();
            before + column - 1
        };
        let start = offset(number(&region["startLine"]), number(&region["startColumn"]));
        let end = offset(number(&region["endLine"]), number(&region["endColumn"]));
        let words = String::from_utf16(&units[start..end]).unwrap();
        assert_eq!(region["snippet"]["text"], words.as_str());
        if let Some(byte) = region["byteOffset"].as_u64() {
            let byte = usize::try_from(byte).unwrap();
            assert_eq!(Span::new(byte, byte + number(&region["byteLength"])).of(text), words);
        } else {
            assert_eq!(path, "desk/batch, 1.jsonl");
        }
        let column = text.split('\n').nth(number(&region["startLine"]) - 1).unwrap().encode_utf16();
        let before: Vec<u16> = column.take(number(&region["startColumn"]) - 1).collect();
        let column = String::from_utf16(&before).unwrap().chars().count() + 1;
        (path, number(&region["startLine"]), column, flat(&words))
    };
    let said: Vec<Said> = results
        .iter()
        .map(|result| {
            let (path, line, column, words) = quoted(&result["locations"][0]);
            let text = |key: &str| result[key].as_str().unwrap().to_owned();
            (text("level"), text("ruleId"), path, line, column, words)
        })
        .collect();
    assert_eq!(said, expected());

    let related = results.iter().flat_map(|result| result["relatedLocations"].as_array().unwrap());
    assert_eq!(related.map(quoted).count() + results.len(), witnesses(&report).len());
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    for result in results {
        assert_eq!(rules[number(&result["ruleIndex"])]["id"], result["ruleId"]);
    }
    assert_eq!(rules.len(), 6, "the code of the folded finding is a rule, too");
}

#[test]
#[expect(clippy::wildcard_enum_match_arm, reason = "the many events of Markdown that mean nothing here")]
fn markdown_says_what_the_report_says() {
    let text = written(&report(), Format::Markdown);
    let mut said: Vec<Said> = Vec::new();
    let (mut code, mut severity, mut at, mut strong) = (String::new(), String::new(), None, false);
    let mut paragraph = String::new();
    for event in Parser::new(&text) {
        match event {
            Event::Start(Tag::Paragraph) => paragraph.clear(),
            Event::Code(text) => {
                code = text.to_string();
                severity = paragraph.split(',').next().unwrap().to_owned();
            }
            Event::Start(Tag::Strong) => strong = true,
            Event::End(TagEnd::Strong) => (strong, at) = (false, None),
            Event::Text(text) if strong => {
                if let Some((path, line, column)) = at.clone() {
                    match said.last_mut() {
                        Some(last) if last.1 == code => last.5.push_str(&text),
                        _ => said.push((severity.clone(), code.clone(), path, line, column, text.to_string())),
                    }
                }
            }
            Event::Text(text) => {
                paragraph.push_str(&text);
                if let Some(head) = paragraph.strip_prefix("The article says (").filter(|head| head.ends_with("):"))
                    && !said.iter().any(|said| said.1 == code)
                {
                    let (path, rest) = head.split_once(", line ").unwrap();
                    let path = path.split(", article").next().unwrap().to_owned();
                    let (line, rest) = rest.split_once(", column ").unwrap();
                    let column = rest.split([',', ')']).next().unwrap();
                    at = Some((path, line.parse().unwrap(), column.parse().unwrap()));
                }
            }
            _ => {}
        }
    }
    said.sort();
    let mut expected = expected();
    expected.sort();
    assert_eq!(said, expected);
}

#[test]
#[expect(clippy::wildcard_enum_match_arm, reason = "anything else is a failure")]
fn markdown_marks_words_wherever_they_stand() {
    for (before, inside, after) in [
        ("a ", "b", " c"),
        ("a", "“b”", "c"),
        ("가", "(38%)", "나"),
        ("a", "“b", " c"),
        ("a ", "b”", "c"),
        ("", "1.7%", ""),
        ("5. ", "*b*", " -"),
        ("- ", " b ", "c"),
    ] {
        let mut report = report();
        report.findings.truncate(1);
        let claim = &mut report.findings[0].witnesses[0];
        claim.excerpt = Excerpt::of_line(&[before, inside, after].concat(), before.len(), before.len() + inside.len());
        let text = written(&report, Format::Markdown);
        let mut events = Parser::new(&text).skip_while(|event| !matches!(event, Event::Start(Tag::BlockQuote(_))));
        let mut shown = String::new();
        for event in events.by_ref().skip(2).take_while(|event| !matches!(event, Event::End(TagEnd::Paragraph))) {
            match &event {
                Event::Start(Tag::Strong) => shown.push('⟦'),
                Event::End(TagEnd::Strong) => shown.push('⟧'),
                Event::InlineHtml(tag) => shown.push(if tag.as_ref() == "<strong>" { '⟦' } else { '⟧' }),
                Event::Text(text) => shown.push_str(text),
                other => panic!("{before:?} {inside:?} {after:?} became {other:?}"),
            }
        }
        assert_eq!(shown, format!("{before}⟦{inside}⟧{after}"));
    }
}

#[test]
#[expect(clippy::wildcard_enum_match_arm, reason = "anything else is a failure")]
fn markdown_shows_text_as_it_is() {
    for hostile in
        ["# *a* _b_ [c](d) <e> `f` & &amp; ~~g~~ $h$ \\i", "5. April", "- no", "> no", "+ no", "12) no", "=== "]
    {
        let report = Report { problems: vec![Problem::error(hostile, hostile)], ..Report::default() };
        let text = written(&report, Format::Markdown);
        let list = text.split("## Problems with the input\n").nth(1).unwrap();
        let shown: String = Parser::new(list)
            .filter_map(|event| match event {
                Event::Text(text) => Some(text.to_string()),
                Event::Start(Tag::List(_) | Tag::Item) | Event::End(TagEnd::List(_) | TagEnd::Item) => None,
                other => panic!("{hostile:?} became {other:?}"),
            })
            .collect();
        let hostile = hostile.trim();
        assert_eq!(shown, format!("error: {hostile}: {hostile}"));
    }
}

#[test]
fn csv_says_what_the_report_says() {
    let text = written(&report(), Format::Csv);
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut characters = text.strip_prefix('\u{feff}').unwrap().chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                rows.last_mut().unwrap().last_mut().unwrap().push('"');
                characters.next();
            }
            '"' => quoted = !quoted,
            ',' if !quoted => rows.last_mut().unwrap().push(String::new()),
            '\r' if !quoted && characters.peek() == Some(&'\n') => {
                characters.next();
                rows.push(vec![String::new()]);
            }
            other => rows.last_mut().unwrap().last_mut().unwrap().push(other),
        }
    }
    assert_eq!(rows.pop(), Some(vec![String::new()]), "the last row ends with a line end");
    let header = rows.remove(0);
    assert!(rows.iter().all(|row| row.len() == header.len()));
    let cell = |row: &[String], name: &str| row[header.iter().position(|title| title == name).unwrap()].clone();
    let said: Vec<Said> = rows
        .iter()
        .map(|row| {
            let (line, column) = (cell(row, "line").parse().unwrap(), cell(row, "column").parse().unwrap());
            let words = flat(&cell(row, "text"));
            (cell(row, "severity"), cell(row, "code"), cell(row, "path"), line, column, words)
        })
        .collect();
    assert_eq!(said, expected());
}

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
      desk/ko/harbour.txt (ko): nothing to check
      desk/he/harbour.txt (he): 1 of 1 date
        looked at: date-weekday 1 date
      desk/batch, 1.jsonl (en): nothing to check

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

#[test]
fn json() {
    let mut report = report();
    report.findings.truncate(1);
    report.articles.truncate(1);
    assert_snapshot!(written(&report, Format::Json), @r#"
    {
      "version": 1,
      "findings": [
        {
          "code": "date-weekday",
          "severity": "error",
          "confidence": "high",
          "message": "5 April 2022 is a Tuesday, not a Thursday.",
          "derivation": [
            "the year 2022 is from \"April 2022\" in line 7"
          ],
          "witnesses": [
            {
              "article": "harbour",
              "path": "desk/en/harbour.txt",
              "line": 3,
              "column": 34,
              "column_utf16": 35,
              "start": 76,
              "end": 93,
              "text": "Thursday, April 5",
              "role": "claim",
              "voice": "own",
              "excerpt": {
                "text": "Residents waved flags 🚢 when, On Thursday, April 5, the harbour agency of the free city was admitted to the northern pact, which had been negotiated for eleven years and had twice been rejected by the city's own senate because of the tolls …",
                "start": 36,
                "end": 53
              }
            },
            {
              "article": "harbour",
              "path": "desk/en/harbour.txt",
              "line": 7,
              "column": 24,
              "column_utf16": 24,
              "start": 555,
              "end": 565,
              "text": "April 2022",
              "role": "context",
              "voice": "own",
              "excerpt": {
                "text": "The senate followed in April 2022, which ended the dispute.",
                "start": 23,
                "end": 33
              }
            }
          ],
          "fixes": [
            {
              "label": "the weekday",
              "text": "Tuesday, April 5"
            },
            {
              "label": "the day",
              "text": "Thursday, April 7"
            }
          ],
          "fact": null,
          "fingerprint": "date-weekday-0001",
          "also": [
            {
              "code": "fact-date",
              "message": "The pact was joined on 5 May 2022, not on 5 April.",
              "derivation": [
                "the agency and the pact are named in this sentence"
              ],
              "witnesses": [
                {
                  "article": null,
                  "path": "rules/facts/harbour.toml",
                  "line": 3,
                  "column": 11,
                  "column_utf16": 11,
                  "start": 46,
                  "end": 104,
                  "text": "The harbour agency joined the northern pact on 5 May 2022.",
                  "role": "fact",
                  "voice": "own",
                  "excerpt": {
                    "text": "states = \"The harbour agency joined the northern pact on 5 May 2022.\"",
                    "start": 10,
                    "end": 68
                  }
                }
              ],
              "fixes": [
                {
                  "label": "the date",
                  "text": "Thursday, May 5"
                }
              ],
              "fact": "harbour-joined-pact"
            }
          ]
        }
      ],
      "articles": [
        {
          "article": "harbour",
          "path": "desk/en/harbour.txt",
          "language": "en",
          "date": "2022-05-07",
          "coverage": {
            "dates": {
              "found": 4,
              "checked": 2
            },
            "figures": {
              "found": 0,
              "checked": 0
            },
            "names": {
              "found": 0,
              "checked": 0
            },
            "acronyms": {
              "found": 0,
              "checked": 0
            }
          },
          "looked": [
            {
              "check": "date-weekday",
              "dates": 2,
              "figures": 0,
              "acronyms": 0,
              "lists": 0
            }
          ],
          "confirmed": [
            "pact-joined"
          ]
        }
      ],
      "problems": [
        {
          "severity": "error",
          "path": "rules/facts/harbour.toml",
          "place": [
            7,
            1
          ],
          "message": "unknown key `prefered`",
          "help": "write `preferred`"
        },
        {
          "severity": "note",
          "path": "desk/old.txt",
          "place": null,
          "message": "the encoding was guessed: windows-1255",
          "help": null
        }
      ],
      "summary": {
        "articles": 4,
        "errors": 2,
        "warnings": 2,
        "notes": 1,
        "coverage": {
          "dates": {
            "found": 5,
            "checked": 3
          },
          "figures": {
            "found": 3,
            "checked": 2
          },
          "names": {
            "found": 1,
            "checked": 1
          },
          "acronyms": {
            "found": 0,
            "checked": 0
          }
        }
      }
    }
    "#);
}

#[test]
fn sarif() {
    let mut report = report();
    report.findings.truncate(1);
    assert_snapshot!(written(&report, Format::Sarif), @r#"
    {
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
      "runs": [
        {
          "columnKind": "utf16CodeUnits",
          "invocations": [
            {
              "executionSuccessful": false,
              "toolExecutionNotifications": [
                {
                  "level": "error",
                  "locations": [
                    {
                      "physicalLocation": {
                        "artifactLocation": {
                          "uri": "rules/facts/harbour.toml"
                        },
                        "region": {
                          "startColumn": 1,
                          "startLine": 7
                        }
                      }
                    }
                  ],
                  "message": {
                    "text": "unknown key `prefered`\nHelp: write `preferred`"
                  }
                },
                {
                  "level": "note",
                  "locations": [
                    {
                      "physicalLocation": {
                        "artifactLocation": {
                          "uri": "desk/old.txt"
                        }
                      }
                    }
                  ],
                  "message": {
                    "text": "the encoding was guessed: windows-1255"
                  }
                }
              ]
            }
          ],
          "results": [
            {
              "fixes": [
                {
                  "artifactChanges": [
                    {
                      "artifactLocation": {
                        "uri": "desk/en/harbour.txt"
                      },
                      "replacements": [
                        {
                          "deletedRegion": {
                            "byteLength": 17,
                            "byteOffset": 76,
                            "endColumn": 52,
                            "endLine": 3,
                            "startColumn": 35,
                            "startLine": 3
                          },
                          "insertedContent": {
                            "text": "Tuesday, April 5"
                          }
                        }
                      ]
                    }
                  ],
                  "description": {
                    "text": "the weekday"
                  }
                },
                {
                  "artifactChanges": [
                    {
                      "artifactLocation": {
                        "uri": "desk/en/harbour.txt"
                      },
                      "replacements": [
                        {
                          "deletedRegion": {
                            "byteLength": 17,
                            "byteOffset": 76,
                            "endColumn": 52,
                            "endLine": 3,
                            "startColumn": 35,
                            "startLine": 3
                          },
                          "insertedContent": {
                            "text": "Thursday, April 7"
                          }
                        }
                      ]
                    }
                  ],
                  "description": {
                    "text": "the day"
                  }
                }
              ],
              "level": "error",
              "locations": [
                {
                  "logicalLocations": [
                    {
                      "kind": "article",
                      "name": "harbour"
                    }
                  ],
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "desk/en/harbour.txt"
                    },
                    "region": {
                      "byteLength": 17,
                      "byteOffset": 76,
                      "endColumn": 52,
                      "endLine": 3,
                      "snippet": {
                        "text": "Thursday, April 5"
                      },
                      "startColumn": 35,
                      "startLine": 3
                    }
                  }
                }
              ],
              "message": {
                "text": "5 April 2022 is a Tuesday, not a Thursday.\nBecause: the year 2022 is from \"April 2022\" in line 7\nFix: the weekday: Tuesday, April 5\nFix: the day: Thursday, April 7"
              },
              "partialFingerprints": {
                "claimlint/v1": "date-weekday-0001"
              },
              "properties": {
                "also": [
                  {
                    "derivation": [
                      "the agency and the pact are named in this sentence"
                    ],
                    "message": "The pact was joined on 5 May 2022, not on 5 April.",
                    "ruleId": "fact-date"
                  }
                ],
                "confidence": "high",
                "fact": null,
                "voice": "own"
              },
              "relatedLocations": [
                {
                  "id": 1,
                  "logicalLocations": [
                    {
                      "kind": "article",
                      "name": "harbour"
                    }
                  ],
                  "message": {
                    "text": "context: April 2022"
                  },
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "desk/en/harbour.txt"
                    },
                    "region": {
                      "byteLength": 10,
                      "byteOffset": 555,
                      "endColumn": 34,
                      "endLine": 7,
                      "snippet": {
                        "text": "April 2022"
                      },
                      "startColumn": 24,
                      "startLine": 7
                    }
                  }
                },
                {
                  "id": 2,
                  "message": {
                    "text": "rule: The harbour agency joined the northern pact on 5 May 2022."
                  },
                  "physicalLocation": {
                    "artifactLocation": {
                      "uri": "rules/facts/harbour.toml"
                    },
                    "region": {
                      "byteLength": 58,
                      "byteOffset": 46,
                      "endColumn": 69,
                      "endLine": 3,
                      "snippet": {
                        "text": "The harbour agency joined the northern pact on 5 May 2022."
                      },
                      "startColumn": 11,
                      "startLine": 3
                    }
                  }
                }
              ],
              "ruleId": "date-weekday",
              "ruleIndex": 0
            }
          ],
          "tool": {
            "driver": {
              "name": "claimlint",
              "rules": [
                {
                  "help": {
                    "text": "`claimlint explain date-weekday` says what this check looks for."
                  },
                  "id": "date-weekday",
                  "shortDescription": {
                    "text": "date weekday"
                  }
                },
                {
                  "help": {
                    "text": "`claimlint explain fact-date` says what this check looks for."
                  },
                  "id": "fact-date",
                  "shortDescription": {
                    "text": "fact date"
                  }
                }
              ],
              "semanticVersion": "0.1.0"
            }
          }
        }
      ],
      "version": "2.1.0"
    }
    "#);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn carets_stand_under_the_words_and_lines_fit(
        before in "([a-z]{0,9} |[가-힣]{1,4}|é\u{301}|\t|🚢|❤\u{fe0f} ){0,40}",
        inside in "[a-z가-힣]{1,12}",
        after in "( [a-z]{0,9}|[가-힣]{1,4}|\t|🚢){0,40}",
        width in 40_usize..130,
    ) {
        let line = format!("{before}{inside}{after}");
        let mut report = report();
        report.findings.truncate(1);
        let mut claim = report.findings[0].witnesses[0].clone();
        claim.role = Role::Claim;
        claim.excerpt = Excerpt::of_line(&line, before.len(), before.len() + inside.len());
        report.findings[0].witnesses = vec![claim];
        let text = written_with(&report, Format::Terminal, Options { width: Some(width), ..Options::default() });
        let mut lines = text.lines().skip(3);
        let (shown, marks) = (lines.next().unwrap(), lines.next().unwrap());
        prop_assert!(shown.width() <= width, "{} columns: {shown}", shown.width());
        let column = marks.find('^').unwrap();
        // Marks without width that end the text before the words leave several cuts at this column; one must fit.
        let fits = |at: usize| {
            let (left, right) = shown.split_at(at);
            left.width() == column && right.starts_with(&inside)
        };
        prop_assert!(shown.char_indices().any(|(at, _)| fits(at)), "\n{shown}\n{marks}");
        prop_assert_eq!(marks.len() - column, inside.width());
    }
}
