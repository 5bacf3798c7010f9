//! What stands between entries and files, and laws for any file.

use proptest::prelude::*;

use super::*;

#[test]
fn shared_form() {
    insta::assert_snapshot!(after(r#"acronym = "CCDCOE""#, r#"acronym = "NIS""#), @"
        a.toml:20:12: warning: `NIS` means `ccdcoe`, and also `nis` at a.toml:9:12 (take it out of one of them, or give each a form that tells them apart)
        used: nis ccdcoe nis-joined ccdcoe-states
        ");
}

#[test]
fn pattern_matches_the_form_of_another() {
    insta::assert_snapshot!(after(r#"acronym = "CCDCOE""#, "acronym = \"CCDCOE\"\nvariants.en = [{ pattern = 'NI[SX]' }]"), @"
        a.toml:21:16: warning: the pattern `NI[SX]` of `ccdcoe` matches `NIS`, which means `nis` at a.toml:9:12 (make the pattern narrower, so that each text means one name)
        used: nis ccdcoe nis-joined ccdcoe-states
        ");
}

#[test]
fn wrong_form_of_two_names() {
    insta::assert_snapshot!(after(r#"acronym = "CCDCOE""#, "acronym = \"CCDCOE\"\nwrong = [{ text = \"NSI\", because = \"x\" }]"), @"
        a.toml:21:20: warning: `NSI` is a wrong form of `ccdcoe`, and also of `nis` at a.toml:12:20 (take it out of one of them: it is not clear which is meant)
        used: nis ccdcoe nis-joined ccdcoe-states
        ");
}

#[test]
fn wrong_form_is_own() {
    insta::assert_snapshot!(after(r#"text = "NSI""#, r#"text = "NIS""#), @"
        a.toml:12:20: error: the wrong form `NIS` is a right form of this name itself, at a.toml:9:12 (take it out of one of the two; it is not flagged)
        used: nis ccdcoe nis-joined ccdcoe-states
        ");
}

#[test]
fn wrong_form_is_another() {
    insta::assert_snapshot!(after(r#"text = "NSI""#, r#"text = "CCDCOE""#), @"
        a.toml:12:20: error: the wrong form `CCDCOE` is a right form of `ccdcoe`, at a.toml:20:12 (take it out of one of the two; it is not flagged)
        used: nis ccdcoe nis-joined ccdcoe-states
        ");
}

#[test]
fn wrong_pattern_is_right() {
    insta::assert_snapshot!(after(r#"text = "NSI""#, r#"pattern = "NIS|NSI""#), @"
        a.toml:12:23: error: the wrong form `NIS|NSI` is a right form of this name itself, at a.toml:9:12 (take it out of one of the two; it is not flagged)
        used: nis ccdcoe nis-joined ccdcoe-states
        ");
}

#[test]
fn syntax_in_one_entry() {
    insta::assert_snapshot!(after(r#"states = "The NIS became a member of the CCDCOE on 5 May 2022.""#, r#"states = "The NIS became"#), @r#"
        a.toml:24:25: error: the TOML is broken: invalid basic string, expected `"` (close it on the same line; text of several lines stands between `"""` and `"""`)
        used: nis ccdcoe ccdcoe-states
        "#);
}

#[test]
fn syntax_hides_no_other_entry() {
    insta::assert_snapshot!(after(r#"title = "NIS announcement","#, "title = NIS announcement,"), @"
        a.toml:29:20: error: the TOML is broken: string values must be quoted, expected literal string (put text between quotation marks)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn duplicate_key() {
    insta::assert_snapshot!(after(r#"acronym = "CCDCOE""#, r#"preferred = "CCDCOE""#), @"
        a.toml:20:1: error: the TOML is broken: duplicate key (a key stands once in an entry, and `[rulebook]` once in a file: join the two)
        used: nis ccdcoe nis-joined ccdcoe-states
        ");
}

#[test]
fn unclosed_list() {
    insta::assert_snapshot!(after(r#"about = ["ccdcoe"]"#, r#"about = ["ccdcoe""#), @"
        a.toml:37:1: error: the TOML is broken: missing comma between array elements, expected `,` (put a comma between the items, or close the list before them with `]`)
        used: nis ccdcoe nis-joined
        ");
}

#[test]
fn unclosed_header() {
    insta::assert_snapshot!(after("[[quantity]]", "[[quantity]"), @"
        a.toml:33:1: error: `quantity` must be a list of entries (begin each entry with `[[quantity]]`, in double brackets)
        used: nis ccdcoe
        ");
}

#[test]
fn broken_toml_damages_only_its_entry() {
    for (from, to) in [
        ("cues.en = [\"joined\",", "cues.en = [\"joined\""),
        ("'(?i)became a members?\\b' }]", "'(?i)became a members?\\b'"),
        ("states = \"The NIS became a", "states = \"\"\"The NIS became a"),
        ("value = 2022-05-05\n", "value = 2022-05-45\n"),
        ("value = 2022-05-05\n", "value = \n"),
        ("value = 2022-05-05\n", "= 2022-05-05\n"),
        ("[[date]]", "[[date]"),
        ("[[date]]", "[date"),
        ("[[date]]", "[date]"),
    ] {
        let after = after(from, to);
        assert!(after.ends_with("used: nis ccdcoe ccdcoe-states"), "{from} {to}: {after}");
        assert_eq!(after.matches("error: ").count(), 1, "{after}");
    }
}

#[test]
fn every_broken_line_of_an_entry_is_reported() {
    let text = HEALTHY
        .replace("status = \"reported\"", "status = reported\nstatus = 1")
        .replace("title = \"CCDCOE\"", "title = ");
    insta::assert_snapshot!(problems(&text), @"
        a.toml:43:10: error: the TOML is broken: string values must be quoted, expected literal string (put text between quotation marks)
        a.toml:44:1: error: the TOML is broken: duplicate key (a key stands once in an entry, and `[rulebook]` once in a file: join the two)
        a.toml:45:21: error: the TOML is broken: invalid literal string, expected `'` (write text between quotation marks, and close it on the same line)
        ");
}

#[test]
fn a_broken_name_leaves_open_what_facts_are_about() {
    insta::assert_snapshot!(after("id = \"nis\"", "id = \"nis"), @r#"
        a.toml:6:10: error: the TOML is broken: invalid basic string, expected `"` (close it on the same line; text of several lines stands between `"""` and `"""`)
        a.toml:25:10: note: not used: no name has the id `nis` as far as the files can be read (mend the TOML first)
        used: ccdcoe ccdcoe-states
        "#);
}

#[test]
fn other_line_ends_and_a_byte_order_mark_are_no_problem() {
    assert_eq!(problems(&HEALTHY.replace('\n', "\r\n")), "");
    assert_eq!(problems(&format!("\u{feff}{HEALTHY}")), "");
    insta::assert_snapshot!(problems("\u{feff}tilte = 1"), @r#"
        a.toml:1:1: error: the file has no `[rulebook]` (begin it with `[rulebook]` and `title = "…"`)
        a.toml:1:1: error: unknown section `tilte` (a rule file has `rulebook`, `name`, `date`, `quantity`, `category`, `list` and `order`)
        "#);
}

#[test]
fn values_in_every_notation() {
    let quantity = |value: &str| {
        let (before, _) = HEALTHY.split_once("values = [").unwrap();
        let (rules, problems) = compiled(&[&format!("{before}{value}\nsource.title = 'S'\naccepts.en = ['A.']")]);
        let fact = rules.facts.get(1).map(|fact| {
            let values: Vec<String> = fact
                .values
                .iter()
                .map(|timed| match &timed.value {
                    FactValue::Date(date) => date.timex(),
                    FactValue::Period(period) => format!("{:?}", period.timex()),
                    FactValue::Quantity(quantity) => {
                        format!("{:?} {} {:?}", quantity.hedge, quantity.figure.value, quantity.unit)
                    }
                    FactValue::Name(name) => format!("{name:?}"),
                })
                .collect();
            let during = fact.values.first().and_then(|timed| timed.during).map(|during| during.timex());
            format!("{} | {:?} {:?} {during:?}", values.join(", "), fact.unit, fact.tolerance)
        });
        format!("{value}\n    {}{problems}", fact.unwrap_or_default())
    };
    insta::assert_snapshot!(
        [
            "value = \"3.8 billion USD\"\nduring = \"2016/2020\"",
            "value = 3.80\nunit = \"%\"",
            "value = 1_700\nexact = true",
            "value = \"up to 6000\"\ntolerance = \"2.5 %\"",
            "unit = \"USD\"\nduring = \"2022\"",
            "value = \"12 parsecs\"",
        ]
        .map(quantity)
        .join("\n"),
        @r#"
        value = "3.8 billion USD"
        during = "2016/2020"
            None 3800000000 Money(USD) | Some(Money(USD)) AsWritten Some((Some("2016"), Some("2020")))
        value = 3.80
        unit = "%"
            None 3.8 Percent | Some(Percent) AsWritten None
        value = 1_700
        exact = true
            None 1700 One | Some(One) Exact None
        value = "up to 6000"
        tolerance = "2.5 %"
            UpTo 6000 One | Some(One) Within(0.025) None
        unit = "USD"
        during = "2022"
             | Some(Money(USD)) AsWritten None
        value = "12 parsecs"
            a.toml:39:9: error: "12 parsecs": "parsecs" is no unit (write nothing for a count, "%", the three capitals of a currency (ISO 4217), or an id of rules/units.toml such as "km"; before the unit one of these may stand: billion, million, thousand, trillion)
        "#
    );
    let date = |value: &str| {
        let (rules, problems) = compiled(&[&HEALTHY.replace("value = 2022-05-05\n", &format!("value = {value}\n"))]);
        format!(
            "{:?}{problems}",
            rules.facts[0]
                .values
                .iter()
                .map(|timed| timed.value.clone())
                .map(|value| match value {
                    FactValue::Date(date) => date.timex(),
                    FactValue::Period(period) => format!("{:?}", period.timex()),
                    FactValue::Quantity(_) | FactValue::Name(_) => String::new(),
                })
                .collect::<Vec<_>>()
        )
    };
    insta::assert_snapshot!(["\"2022\"", "\"2022-06-28/2022-06-30\"", "\"2022-Q3\"", "2022-05-05"].map(date).join("\n"), @r#"
        ["2022"]
        ["(Some(\"2022-06-28\"), Some(\"2022-06-30\"))"]
        ["2022-Q3"]
        ["2022-05-05"]
        "#);
}

#[test]
fn languages_are_written_in_one_way() {
    let (rules, problems) =
        compiled(&[&HEALTHY.replace("variants.de =", "variants.ZH-hant-tw =").replace("cues.de", "cues.und")]);
    assert_eq!(problems, "");
    assert_eq!(rules.names[0].forms.last().unwrap().language.as_deref(), Some("zh-Hant-TW"));
    assert_eq!(rules.facts[0].cues.last().unwrap().language, None);
}

#[test]
fn an_empty_file() {
    insta::assert_snapshot!(problems(""), @r#"a.toml:1:1: error: the file is empty (begin it with `[rulebook]` and `title = "…"`)"#);
    insta::assert_snapshot!(problems("# nothing\n"), @r#"a.toml:1:1: error: the file is empty (begin it with `[rulebook]` and `title = "…"`)"#);
    insta::assert_snapshot!(problems("[rulebook]\ntitle = 'T'\n"), @"a.toml:2:9: warning: this rulebook states nothing (add `[[name]]`, `[[date]]` or `[[quantity]]`)");
}

#[test]
fn a_file_that_is_no_rule_file() {
    insta::assert_snapshot!(problems("Thursday, April 5\nThe NIS joined.\n{\"a\": 1}\n"), @"
        a.toml:1:9: error: the TOML is broken: key with no value, expected `=`
        a.toml:2:5: error: the TOML is broken: key with no value, expected `=`
        a.toml:3:1: error: the TOML is broken: invalid key-value pair, expected key
        ");
    insta::assert_snapshot!(problems(&"[".repeat(1000)), @"a.toml:1:3: error: the TOML is broken: unquoted keys cannot be empty, expected letters, numbers, `-`, `_`");
    insta::assert_snapshot!(problems(&format!("x = {}", "[".repeat(1000))), @"a.toml:1:85: error: the TOML is broken: cannot recurse further; max recursion depth met (lists and tables are nested too deep)");
    insta::assert_snapshot!(problems(&"x\n".repeat(1000)).lines().last().unwrap(), @"a.toml: error: 800 more problems in this file are not shown");
}

#[test]
fn a_file_or_line_that_is_too_big_is_not_read() {
    insta::assert_snapshot!(problems(&"# a\n".repeat(13_000_000)), @"a.toml:1:1: error: the file is too big for a rule file (4 MiB is the most: split it by subject)");
    insta::assert_snapshot!(problems(&format!("[rulebook]\n# {}", "a".repeat(70_000))), @"a.toml:2:1: error: the line is too long for a rule file (64 KiB is the most: break it up)");
}

#[test]
fn a_file_that_is_not_utf8() {
    insta::assert_snapshot!(shown(&[decode("a.toml", b"[rulebook]\ntitle = \"Caf\xe9\"").unwrap_err()]), @"a.toml:2:13: error: the file is not UTF-8 (save it as UTF-8: rule files have no other encoding)");
    assert_eq!(decode("a.toml", "é".as_bytes()), Ok("é".to_owned()));
}

#[test]
fn ids_are_unique_across_files_and_known_across_them() {
    let other = "[rulebook]\ntitle = 'T'\n[[name]]\nid = 'nis'\nkind = 'other'\npreferred = 'X'\n[[date]]\nid = 'x'\n\
                 states = 'S'\nabout = ['ccdcoe']\ncues.en = ['c']\naccepts.en = ['a']\n";
    let (rules, problems) = compiled(&[HEALTHY, other]);
    insta::assert_snapshot!(problems, @"b.toml:4:6: error: the id `nis` is already in use at a.toml:6:7 (give one of the two another id; only the first is used)");
    assert_eq!(rules.find("x"), Some(RuleId::Fact(FactId(2))));
    assert_eq!(rules.fact(FactId(2)).map(|fact| fact.about.clone()), Some(vec![NameId(1)]));
}

#[test]
fn facts_that_contradict_each_other() {
    let again = HEALTHY.split_once("[[date]]").unwrap().1.replace("id = \"", "id = \"again-");
    assert_eq!(problems(&format!("{HEALTHY}[[date]]{again}")), "");
    let other = again.replace("value = 2022-05-05", "value = 2022-05-06").replace("value = 39", "value = 38");
    insta::assert_snapshot!(problems(&format!("{HEALTHY}[[date]]{other}")), @"
        a.toml:52:9: warning: `again-nis-joined` has another value than `nis-joined` at a.toml:28:9 (both have the same names, words and period: correct one, or tell them apart with cues, `of` or `during`)
        a.toml:65:32: warning: `again-ccdcoe-states` has another value than `ccdcoe-states` at a.toml:41:32 (both have the same names, words and period: correct one, or tell them apart with cues, `of` or `during`)
        ");
}

#[test]
fn values_that_agree_or_cover_different_periods_are_no_contradiction() {
    for values in [
        "values = [{ during = '2016/2020', value = 3 }, { during = '2021/2023', value = 4 }]",
        "values = [{ until = '2021', value = 3 }, { from = '2022', value = 4 }]",
        "values = [{ value = 3 }, { value = 3 }]",
    ] {
        let (before, _) = HEALTHY.split_once("values = [").unwrap();
        let (_, after) = HEALTHY.split_once("status = ").unwrap();
        let text = format!("{before}{values}\nstatus = {after}");
        assert_eq!(problems(&text), "", "{values}");
    }
}

#[test]
fn a_fact_without_a_value_needs_no_source() {
    let text = HEALTHY.replace("value = 2022-05-05\n", "").replace(
        "source = { title = \"NIS announcement\", published = 2022-05-05, url = \"https://example.org/\" }\n",
        "",
    );
    let (rules, problems) = compiled(&[&text]);
    assert_eq!(problems, "");
    assert!(rules.facts[0].values.is_empty());
}

#[test]
fn the_order_of_the_files_does_not_matter() {
    let one = ("b.toml".to_owned(), HEALTHY.replace("\"nis-joined\"", "\"x\""));
    let two = ("a.toml".to_owned(), HEALTHY.replace("\"nis-joined\"", "\"y\""));
    let there = compile(&[one.clone(), two.clone(), one.clone()], UnitTable::embedded());
    let back = compile(&[two, one], UnitTable::embedded());
    assert_eq!(format!("{there:?}"), format!("{back:?}"));
    assert!(!there.1.is_empty());
}

/// Every problem has a place inside its file, and what is used is whole.
fn check_laws(text: &str) {
    let file = ("a.toml".to_owned(), text.to_owned());
    let (rules, problems) = compile(std::slice::from_ref(&file), UnitTable::embedded());
    for problem in &problems {
        if let Some((line, column)) = problem.place {
            let found = text.split('\n').nth(line - 1).unwrap_or_else(|| panic!("{problem:?}"));
            assert!(column <= found.chars().count() + 1, "{problem:?}");
        }
        assert!(!problem.message.is_empty() && !problem.message.contains('\n'), "{problem:?}");
    }
    for (_, fact) in rules.facts() {
        assert!(!fact.about.is_empty() && fact.about.iter().all(|id| rules.name(*id).is_some()));
        assert_eq!(fact.place.span.of(text), fact.place.text);
        assert_eq!(
            rules.find(&fact.id).and_then(|id| match id {
                RuleId::Fact(id) => rules.fact(id),
                RuleId::Name(_) => None,
            }),
            Some(fact)
        );
        for example in &fact.examples {
            assert!(example.expected.iter().all(|span| !span.of(&example.text).is_empty()));
        }
    }
    for (_, name) in rules.names() {
        assert!(name.forms.iter().any(|form| form.text == Pattern::Text(name.preferred.clone())));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_is_read_without_a_panic(text in any::<String>()) {
        check_laws(&text);
    }

    #[test]
    fn anything_like_toml_is_read_without_a_panic(text in "([\\[\\]{}=\"'.,#\n a-c0-9é…-]|name|date|quantity|rulebook|\\[\\[|value|values|en){0,60}") {
        check_laws(&text);
    }

    #[test]
    fn a_damaged_rulebook_is_read_without_a_panic(
        damages in prop::collection::vec((any::<prop::sample::Index>(), 0..12_usize, "[\\[\\]{}=\"'.,# \n\\\\a0é…-]{0,3}"), 1..6),
    ) {
        let mut text: Vec<char> = HEALTHY.chars().collect();
        for (at, dropped, put) in damages {
            let at = at.index(text.len());
            let end = (at + dropped).min(text.len());
            text.splice(at..end, put.chars());
        }
        check_laws(&text.into_iter().collect::<String>());
    }

    #[test]
    fn a_rulebook_with_shuffled_lines_is_read_without_a_panic(lines in Just(HEALTHY.lines().collect::<Vec<_>>()).prop_shuffle(), kept in 0..40_usize) {
        check_laws(&lines[..kept].join("\n"));
    }
}
