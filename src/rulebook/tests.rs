//! Every kind of mistake once, on a small healthy rulebook with one place changed.

use proptest::prelude::*;

use super::*;

/// Nothing is wrong with it.
const HEALTHY: &str = r#"[rulebook]
title = "Cyber defence"
owner = "foreign desk"

[[name]]
id = "nis"
kind = "organisation"
preferred = "National Intelligence Service"
acronym = "NIS"
variants.en = ["South Korea's spy agency", { pattern = "Korean spy agenc(y|ies)" }]
variants.de = ["südkoreanischer Geheimdienst"]
wrong = [{ text = "NSI", because = "the letters are swapped", instead = "NIS" }]
accepts.en = ["The NIS joined."]
rejects.en = ["The [[NSI]] joined."]

[[name]]
id = "ccdcoe"
kind = "organisation"
preferred = "Cooperative Cyber Defence Centre of Excellence"
acronym = "CCDCOE"

[[date]]
id = "nis-joined"
states = "The NIS became a member of the CCDCOE on 5 May 2022."
about = ["nis", "ccdcoe"]
cues.en = ["joined", { pattern = '(?i)became a members?\b' }]
cues.de = ["trat … bei"]
value = 2022-05-05
source = { title = "NIS announcement", published = 2022-05-05, url = "https://example.org/" }
accepts.en = ["The NIS joined the CCDCOE on May 5, 2022."]
rejects.en = ["On [[Thursday, April 5]], the NIS joined the CCDCOE."]

[[quantity]]
id = "ccdcoe-states"
states = "The CCDCOE grew from 29 to 39 states."
about = ["ccdcoe"]
measure.en = ["members"]
of.en = ["states", "nations"]
values = [
  { until = 2022-05-04, value = "29" },
  { from = 2022-05-05, value = 39 },
]
status = "reported"
source = { title = "CCDCOE" }
rejects.en = ["The CCDCOE has [[19]] member states."]
"#;

fn shown(problems: &[Problem]) -> String {
    let lines = problems.iter().map(|problem| {
        let place = problem.place.map(|(line, column)| format!(":{line}:{column}")).unwrap_or_default();
        let help = problem.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
        format!("{}{place}: {}: {}{help}", problem.path, problem.severity.as_str(), problem.message)
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn compiled(texts: &[&str]) -> (RuleSet, String) {
    let files: Vec<(String, String)> =
        texts.iter().zip('a'..).map(|(text, name)| (format!("{name}.toml"), (*text).to_owned())).collect();
    let (rules, problems) = compile(&files, UnitTable::embedded());
    (rules, shown(&problems))
}

fn problems(text: &str) -> String {
    compiled(&[text]).1
}

/// The problems of the healthy rulebook with `from` replaced by `to`, and the ids of what is still used.
fn after(from: &str, to: &str) -> String {
    assert_eq!(HEALTHY.matches(from).count(), 1, "{from}");
    let (rules, problems) = compiled(&[&HEALTHY.replace(from, to)]);
    let names = rules.names.iter().map(|name| name.id.as_str());
    let used: Vec<&str> = names.chain(rules.facts.iter().map(|fact| fact.id.as_str())).collect();
    format!("{problems}\nused: {}", used.join(" "))
}

#[test]
fn a_healthy_file_has_no_problem_and_is_read_as_meant() {
    let (rules, problems) = compiled(&[HEALTHY]);
    assert_eq!(problems, "");
    insta::assert_debug_snapshot!(rules, @r#"
    RuleSet {
        books: [
            Rulebook {
                path: "a.toml",
                title: "Cyber defence",
                owner: Some(
                    "foreign desk",
                ),
                checked: None,
            },
        ],
        names: [
            Name {
                id: "nis",
                kind: Organisation,
                preferred: "National Intelligence Service",
                acronym: Some(
                    "NIS",
                ),
                forms: [
                    Form {
                        text: "National Intelligence Service",
                        language: None,
                        place: a.toml:8:14,
                    },
                    Form {
                        text: "NIS",
                        language: None,
                        place: a.toml:9:12,
                    },
                    Form {
                        text: "South Korea's spy agency",
                        language: Some(
                            "en",
                        ),
                        place: a.toml:10:17,
                    },
                    Form {
                        text: /Korean spy agenc(y|ies)/,
                        language: Some(
                            "en",
                        ),
                        place: a.toml:10:44,
                    },
                    Form {
                        text: "südkoreanischer Geheimdienst",
                        language: Some(
                            "de",
                        ),
                        place: a.toml:11:17,
                    },
                ],
                wrong: [
                    WrongForm {
                        text: "NSI",
                        language: None,
                        because: "the letters are swapped",
                        instead: Some(
                            "NIS",
                        ),
                        place: a.toml:12:20,
                    },
                ],
                pronouns: None,
                titles: [],
                offices: [],
                dated: [],
                examples: [
                    Example {
                        language: Some(
                            "en",
                        ),
                        text: "The NIS joined.",
                        expected: [],
                        place: a.toml:13:16,
                    },
                    Example {
                        language: Some(
                            "en",
                        ),
                        text: "The NSI joined.",
                        expected: [
                            Span {
                                start: 4,
                                end: 7,
                            },
                        ],
                        place: a.toml:14:16,
                    },
                ],
                place: a.toml:8:14,
            },
            Name {
                id: "ccdcoe",
                kind: Organisation,
                preferred: "Cooperative Cyber Defence Centre of Excellence",
                acronym: Some(
                    "CCDCOE",
                ),
                forms: [
                    Form {
                        text: "Cooperative Cyber Defence Centre of Excellence",
                        language: None,
                        place: a.toml:19:14,
                    },
                    Form {
                        text: "CCDCOE",
                        language: None,
                        place: a.toml:20:12,
                    },
                ],
                wrong: [],
                pronouns: None,
                titles: [],
                offices: [],
                dated: [],
                examples: [],
                place: a.toml:19:14,
            },
        ],
        facts: [
            Fact {
                id: "nis-joined",
                kind: Date,
                states: "The NIS became a member of the CCDCOE on 5 May 2022.",
                about: [
                    NameId(
                        0,
                    ),
                    NameId(
                        1,
                    ),
                ],
                cues: [
                    Cue {
                        language: Some(
                            "en",
                        ),
                        parts: [
                            "joined",
                        ],
                        place: a.toml:26:13,
                    },
                    Cue {
                        language: Some(
                            "en",
                        ),
                        parts: [
                            /(?i)became a members?\b/,
                        ],
                        place: a.toml:26:22,
                    },
                    Cue {
                        language: Some(
                            "de",
                        ),
                        parts: [
                            "trat",
                            "bei",
                        ],
                        place: a.toml:27:13,
                    },
                ],
                measures: [],
                counted: [],
                among: [],
                members: [],
                complete: None,
                unit: None,
                values: [
                    TimedValue {
                        during: None,
                        from: None,
                        until: None,
                        value: Date(
                            PartialDate {
                                value: Day {
                                    year: Some(
                                        2022,
                                    ),
                                    month: Some(
                                        5,
                                    ),
                                    day: Some(
                                        5,
                                    ),
                                    weekday: None,
                                },
                                part: None,
                                approximate: false,
                            },
                        ),
                        place: a.toml:28:9,
                    },
                ],
                during: None,
                tolerance: AsWritten,
                grows: false,
                status: Confirmed,
                source: Some(
                    Source {
                        title: "NIS announcement",
                        published: Some(
                            PartialDate {
                                value: Day {
                                    year: Some(
                                        2022,
                                    ),
                                    month: Some(
                                        5,
                                    ),
                                    day: Some(
                                        5,
                                    ),
                                    weekday: None,
                                },
                                part: None,
                                approximate: false,
                            },
                        ),
                        until: None,
                        url: Some(
                            "https://example.org/",
                        ),
                    },
                ),
                uncaught: [],
                examples: [
                    Example {
                        language: Some(
                            "en",
                        ),
                        text: "The NIS joined the CCDCOE on May 5, 2022.",
                        expected: [],
                        place: a.toml:30:16,
                    },
                    Example {
                        language: Some(
                            "en",
                        ),
                        text: "On Thursday, April 5, the NIS joined the CCDCOE.",
                        expected: [
                            Span {
                                start: 3,
                                end: 20,
                            },
                        ],
                        place: a.toml:31:16,
                    },
                ],
                place: a.toml:24:11,
            },
            Fact {
                id: "ccdcoe-states",
                kind: Quantity,
                states: "The CCDCOE grew from 29 to 39 states.",
                about: [
                    NameId(
                        1,
                    ),
                ],
                cues: [],
                measures: [
                    Cue {
                        language: Some(
                            "en",
                        ),
                        parts: [
                            "members",
                        ],
                        place: a.toml:37:16,
                    },
                ],
                counted: [
                    Cue {
                        language: Some(
                            "en",
                        ),
                        parts: [
                            "states",
                        ],
                        place: a.toml:38:11,
                    },
                    Cue {
                        language: Some(
                            "en",
                        ),
                        parts: [
                            "nations",
                        ],
                        place: a.toml:38:21,
                    },
                ],
                among: [],
                members: [],
                complete: None,
                unit: Some(
                    One,
                ),
                values: [
                    TimedValue {
                        during: None,
                        from: None,
                        until: Some(
                            2022-05-04,
                        ),
                        value: Quantity(
                            Quantity {
                                figure: Figure {
                                    value: 29,
                                    step: 1,
                                    rounded: false,
                                },
                                unit: One,
                                hedge: None,
                            },
                        ),
                        place: a.toml:40:34,
                    },
                    TimedValue {
                        during: None,
                        from: Some(
                            2022-05-05,
                        ),
                        until: None,
                        value: Quantity(
                            Quantity {
                                figure: Figure {
                                    value: 39,
                                    step: 1,
                                    rounded: false,
                                },
                                unit: One,
                                hedge: None,
                            },
                        ),
                        place: a.toml:41:32,
                    },
                ],
                during: None,
                tolerance: AsWritten,
                grows: false,
                status: Reported,
                source: Some(
                    Source {
                        title: "CCDCOE",
                        published: None,
                        until: None,
                        url: None,
                    },
                ),
                uncaught: [],
                examples: [
                    Example {
                        language: Some(
                            "en",
                        ),
                        text: "The CCDCOE has 19 member states.",
                        expected: [
                            Span {
                                start: 15,
                                end: 17,
                            },
                        ],
                        place: a.toml:45:16,
                    },
                ],
                place: a.toml:35:11,
            },
        ],
        ids: {
            "ccdcoe": Name(
                NameId(
                    1,
                ),
            ),
            "ccdcoe-states": Fact(
                FactId(
                    1,
                ),
            ),
            "nis": Name(
                NameId(
                    0,
                ),
            ),
            "nis-joined": Fact(
                FactId(
                    0,
                ),
            ),
        },
    }
    "#);
}

#[test]
fn a_file_reads_as_it_is_written() {
    let (raw, problems) = read("a.toml", "[rulebook]\ntitle = 'T'\n[[date]]\nid = 'x'\nvalue = 2022-05-05");
    insta::assert_debug_snapshot!((raw.entries.len(), &raw.head, shown(&problems)), @r#"
    (
        1,
        Some(
            RawHead {
                title: Some(
                    Written {
                        value: "T",
                        span: Span {
                            start: 19,
                            end: 22,
                        },
                    },
                ),
                owner: None,
                checked: None,
                note: None,
            },
        ),
        "a.toml:3:1: error: this `[[date]]` has no `about` (add `about`: [\"…\"])\na.toml:3:1: error: this `[[date]]` has no `cues` (add `cues`: { en = [\"…\"] })\na.toml:3:1: error: this `[[date]]` has no `states` (add `states`: \"…\")",
    )
    "#);
}

#[test]
fn unknown_key() {
    insta::assert_snapshot!(after("value = 2022-05-05\n", "vale = 2022-05-05\n"), @"
        a.toml:28:1: error: unknown key `vale` in this `[[date]]` (did you mean `value`?)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn unknown_key_that_is_like_no_other() {
    insta::assert_snapshot!(after(r#"owner = "foreign desk""#, "zzz = 1"), @"
    a.toml:3:1: error: unknown key `zzz` in `[rulebook]` (it may have `title`, `owner`, `checked` and `note`)
    used: nis ccdcoe nis-joined ccdcoe-states
    ");
}

#[test]
fn unknown_key_that_belongs_into_values() {
    insta::assert_snapshot!(after("value = 2022-05-05\n", "from = 2022-05-05\n"), @"
        a.toml:28:1: error: unknown key `from` in this `[[date]]` (write it with a value: `values = [{ from = …, value = … }]`)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn unknown_key_in_a_source() {
    insta::assert_snapshot!(after("published = 2022-05-05, url", "publised = 2022-05-05, url"), @"
        a.toml:29:40: error: unknown key `publised` in `source` (did you mean `published`?)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn unknown_section() {
    insta::assert_snapshot!(after("[[quantity]]", "[[quantitys]]"), @"
        a.toml:33:3: error: unknown section `quantitys` (did you mean `quantity`?)
        used: nis ccdcoe nis-joined
        ");
}

#[test]
fn unknown_section_like_no_other() {
    insta::assert_snapshot!(after("[[quantity]]", "[[xyz]]"), @"
        a.toml:33:3: error: unknown section `xyz` (a rule file has `rulebook`, `name`, `date`, `quantity`, `category`, `list` and `order`)
        used: nis ccdcoe nis-joined
        ");
}

#[test]
fn single_brackets() {
    insta::assert_snapshot!(after("[[quantity]]", "[quantity]"), @"
        a.toml:33:1: error: `quantity` must be a list of entries (begin each entry with `[[quantity]]`, in double brackets)
        used: nis ccdcoe nis-joined
        ");
}

#[test]
fn double_brackets() {
    insta::assert_snapshot!(after("[rulebook]", "[[rulebook]]"), @"
        a.toml:1:1: error: `rulebook` must be one table, not a list (write `[rulebook]`, in single brackets, once)
        used: nis ccdcoe nis-joined ccdcoe-states
        ");
}

#[test]
fn missing_key() {
    insta::assert_snapshot!(after("states = \"The CCDCOE grew from 29 to 39 states.\"\n", ""), @r#"
        a.toml:33:1: error: this `[[quantity]]` has no `states` (add `states`: "…")
        used: nis ccdcoe nis-joined
        "#);
}

#[test]
fn missing_id() {
    insta::assert_snapshot!(after("id = \"ccdcoe-states\"\n", ""), @r#"
        a.toml:33:1: error: this `[[quantity]]` has no `id` (add `id`: "…")
        used: nis ccdcoe nis-joined
        "#);
}

#[test]
fn missing_reason() {
    insta::assert_snapshot!(after(r#"because = "the letters are swapped", "#, ""), @r#"
        a.toml:12:10: error: a wrong form has no `because` (add `because`: "…")
        used: nis ccdcoe nis-joined ccdcoe-states
        "#);
}

#[test]
fn no_rulebook() {
    insta::assert_snapshot!(after("[rulebook]\ntitle = \"Cyber defence\"\nowner = \"foreign desk\"\n", ""), @r#"
        a.toml:1:1: error: the file has no `[rulebook]` (begin it with `[rulebook]` and `title = "…"`)
        used: nis ccdcoe nis-joined ccdcoe-states
        "#);
}

#[test]
fn mistyped_text() {
    insta::assert_snapshot!(after("kind = \"organisation\"\npreferred = \"Coop", "kind = 3\npreferred = \"Coop"), @r#"
        a.toml:18:8: error: `kind` must be text, not a number (write "…")
        used: nis ccdcoe nis-joined ccdcoe-states
        "#);
}

#[test]
fn mistyped_list() {
    insta::assert_snapshot!(after(r#"about = ["ccdcoe"]"#, r#"about = "ccdcoe""#), @r#"
        a.toml:36:9: error: `about` must be a list, not text (write ["…"])
        used: nis ccdcoe nis-joined
        "#);
}

#[test]
fn mistyped_language_list() {
    insta::assert_snapshot!(after(r#"measure.en = ["members"]"#, r#"measure.en = "members""#), @r#"
        a.toml:37:14: error: `measure.en` must be a list, not text (write ["…"])
        used: nis ccdcoe nis-joined
        "#);
}

#[test]
fn mistyped_by_language() {
    insta::assert_snapshot!(after(r#"measure.en = ["members"]"#, r#"measure = ["members"]"#), @r#"
        a.toml:37:11: error: `measure` must be given for each language, not as a list (write `measure.en = ["…"]`)
        used: nis ccdcoe nis-joined
        "#);
}

#[test]
fn mistyped_date() {
    insta::assert_snapshot!(after("value = 2022-05-05\n", "value = 20220505\n"), @r#"
        a.toml:28:9: error: `value` must be a date or text, not a number (write a date such as 2022-05-05, or text such as "2022-04" or "2016/2020")
        used: nis ccdcoe ccdcoe-states
        "#);
}

#[test]
fn mistyped_time() {
    insta::assert_snapshot!(after("value = 2022-05-05\n", "value = 2022-05-05T10:00:00\n"), @r#"
        a.toml:28:9: error: `value` must be a day without a time (write a date such as 2022-05-05, or text such as "2022-04" or "2016/2020")
        used: nis ccdcoe ccdcoe-states
        "#);
}

#[test]
fn mistyped_figure() {
    insta::assert_snapshot!(after("from = 2022-05-05, value = 39", "from = 2022-05-05, value = true"), @r#"
        a.toml:41:32: error: `value` must be a figure, not true or false (write a number such as 38, or text such as "3.8 billion USD")
        used: nis ccdcoe nis-joined
        "#);
}

#[test]
fn mistyped_item() {
    insta::assert_snapshot!(after(r#""südkoreanischer Geheimdienst""#, "7"), @r#"
        a.toml:11:16: error: an item of `variants.de` must be text or a pattern, not a number (write "…" or { pattern = '…' })
        used: nis ccdcoe nis-joined ccdcoe-states
        "#);
}

#[test]
fn mistyped_wrong_form() {
    insta::assert_snapshot!(after(r#"wrong = [{ text = "NSI", because = "the letters are swapped", instead = "NIS" }]"#, r#"wrong = ["NSI"]"#), @r#"
        a.toml:12:10: error: an item of `wrong` must be a table, not text (write { text = "…", because = "…" })
        used: nis ccdcoe nis-joined ccdcoe-states
        "#);
}

#[test]
fn wrong_form_without_words() {
    insta::assert_snapshot!(after(r#"{ text = "NSI", b"#, "{ b"), @r#"
        a.toml:12:10: error: a wrong form has neither `text` nor `pattern` (write `text = "…"`, or `pattern = '…'` where words do not do)
        used: nis ccdcoe nis-joined ccdcoe-states
        "#);
}

#[test]
fn wrong_form_with_both() {
    insta::assert_snapshot!(after(r#"{ text = "NSI", b"#, r#"{ text = "NSI", pattern = "NSI", b"#), @r#"
        a.toml:12:10: error: a wrong form has both `text` and `pattern` (write `text = "…"`, or `pattern = '…'` where words do not do)
        used: nis ccdcoe nis-joined ccdcoe-states
        "#);
}

#[test]
fn bad_language() {
    insta::assert_snapshot!(after("variants.de = ", "variants.german_ ="), @"
        a.toml:11:10: error: `german_` is no language tag (write a tag such as `en`, `de` or `pt-BR`: `variants.en`)
        used: nis ccdcoe nis-joined ccdcoe-states
        ");
}

#[test]
fn empty_text() {
    insta::assert_snapshot!(after(r#""südkoreanischer Geheimdienst""#, r#"" ""#), @"
        a.toml:11:16: error: an item of `variants.de` is empty (write something, or leave it out)
        used: nis ccdcoe nis-joined ccdcoe-states
        ");
}

#[test]
fn empty_list() {
    insta::assert_snapshot!(after(r#"["südkoreanischer Geheimdienst"]"#, "[]"), @"
        a.toml:11:15: error: `variants.de` is an empty list (write something, or leave it out)
        used: nis ccdcoe nis-joined ccdcoe-states
        ");
}

#[test]
fn bad_kind() {
    insta::assert_snapshot!(after("kind = \"organisation\"\npreferred = \"Coop", "kind = \"organization\"\npreferred = \"Coop"), @"
        a.toml:18:8: error: `kind` cannot be `organization` (did you mean `organisation`?)
        used: nis ccdcoe nis-joined ccdcoe-states
        ");
}

#[test]
fn bad_status() {
    insta::assert_snapshot!(after(r#"status = "reported""#, r#"status = "rumour""#), @"
        a.toml:43:10: error: `status` cannot be `rumour` (it can be `confirmed`, `reported` or `disputed`)
        used: nis ccdcoe nis-joined
        ");
}

#[test]
fn bad_id() {
    insta::assert_snapshot!(after(r#"id = "nis-joined""#, r#"id = "NIS joined""#), @"
        a.toml:23:6: error: `NIS joined` is no id (use small letters, digits and single hyphens: `nis-joined`)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn bad_name_id() {
    insta::assert_snapshot!(after(r#"id = "ccdcoe""#, r#"id = "CCDCOE""#), @"
        a.toml:17:6: error: `CCDCOE` is no id (use small letters, digits and single hyphens: `ccdcoe`)
        a.toml:25:17: error: no name has the id `ccdcoe` (did you mean `CCDCOE`?)
        a.toml:36:10: error: no name has the id `ccdcoe` (did you mean `CCDCOE`?)
        used: nis
        ");
}

#[test]
fn duplicate_id() {
    insta::assert_snapshot!(after(r#"id = "nis-joined""#, r#"id = "ccdcoe""#), @"
        a.toml:23:6: error: the id `ccdcoe` is already in use at a.toml:17:7 (give one of the two another id; only the first is used)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn unknown_name() {
    insta::assert_snapshot!(after(r#"about = ["nis", "ccdcoe"]"#, r#"about = ["nsi", "ccdcoe"]"#), @"
        a.toml:25:10: error: no name has the id `nsi` (did you mean `nis`?)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn unknown_name_like_no_other() {
    insta::assert_snapshot!(after(r#"about = ["nis", "ccdcoe"]"#, r#"about = ["nis", "united-nations"]"#), @"
        a.toml:25:17: error: no name has the id `united-nations` (add a `[[name]]` with this id, or use the id of one that is there)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn fact_as_name() {
    insta::assert_snapshot!(after(r#"about = ["ccdcoe"]"#, r#"about = ["nis-joined"]"#), @"
        a.toml:36:10: error: `nis-joined` is the id of a fact, not of a name (it is at a.toml:23:7)
        used: nis ccdcoe nis-joined
        ");
}

#[test]
fn name_twice() {
    insta::assert_snapshot!(after(r#"about = ["nis", "ccdcoe"]"#, r#"about = ["nis", "nis"]"#), @"
        a.toml:25:17: error: `nis` is named twice in `about` (name it once)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn broken_name() {
    insta::assert_snapshot!(after(r#"preferred = "National Intelligence Service""#, "preferred = 1"), @r#"
        a.toml:8:13: error: `preferred` must be text, not a number (write "…")
        a.toml:25:10: note: not used: the name `nis` has errors (see a.toml:6:7)
        used: ccdcoe ccdcoe-states
        "#);
}

#[test]
fn bad_date() {
    insta::assert_snapshot!(after("value = 2022-05-05\n", "value = \"5 May 2022\"\n"), @r#"
        a.toml:28:9: error: "5 May 2022" is no date: it begins with no year (write four digits, or XXXX for an open year; "199X" for a decade, "19XX" for a century)
        used: nis ccdcoe ccdcoe-states
        "#);
}

#[test]
fn bad_period() {
    insta::assert_snapshot!(after("value = 2022-05-05\n", "value = \"2022/May\"\n"), @r#"
        a.toml:28:9: error: "2022/May" is no period: "May" is no date: it begins with no year (write four digits, or XXXX for an open year; "199X" for a decade, "19XX" for a century)
        used: nis ccdcoe ccdcoe-states
        "#);
}

#[test]
fn reversed_period() {
    insta::assert_snapshot!(after("value = 2022-05-05\n", "value = \"2022-06/2022-05\"\n"), @r#"
        a.toml:28:9: error: "2022-06/2022-05" is no period: it ends before it begins (write the earlier date first)
        used: nis ccdcoe ccdcoe-states
        "#);
}

#[test]
fn bad_day() {
    insta::assert_snapshot!(after("until = 2022-05-04", r#"until = "then""#), @r#"
        a.toml:40:13: error: "then" is no date: it begins with no year (write four digits, or XXXX for an open year; "199X" for a decade, "19XX" for a century)
        used: nis ccdcoe nis-joined
        "#);
}

#[test]
fn bad_published() {
    insta::assert_snapshot!(after("published = 2022-05-05", r#"published = "May""#), @r#"
        a.toml:29:52: error: "May" is no date: it begins with no year (write four digits, or XXXX for an open year; "199X" for a decade, "19XX" for a century)
        used: nis ccdcoe ccdcoe-states
        "#);
}

#[test]
fn bad_figure() {
    insta::assert_snapshot!(after("value = 39", r#"value = "thirty nine""#), @r#"
        a.toml:41:32: error: "thirty nine" has no figure where one should stand (write the figure before its unit, as in "100 km" or "3.8 billion USD"; before the figure, only these may stand: approximately, fewer than, less than, more than, at least, at most, roughly, almost, around, nearly, about, under, up to, over)
        used: nis ccdcoe nis-joined
        "#);
}

#[test]
fn bad_unit() {
    insta::assert_snapshot!(after(r#"status = "reported""#, r#"unit = "florins""#), @r#"
        a.toml:43:8: error: "florins" is no unit (write nothing for a count, "%", the three capitals of a currency (ISO 4217), or an id of rules/units.toml such as "km"; before the unit one of these may stand: billion, million, thousand, trillion; a noun that is counted goes into `of`)
        used: nis ccdcoe nis-joined
        "#);
}

#[test]
fn other_unit() {
    insta::assert_snapshot!(after("value = \"29\" },\n", "value = \"29 USD\" },\n"), @"
        a.toml:41:32: error: the values of a fact have different units (use one unit in a fact)
        used: nis ccdcoe nis-joined
        ");
    insta::assert_snapshot!(after("status = \"reported\"", "unit = \"km\"\ntolerance = \"5 USD\"\nduring = \"2022-05/2022-04\""), @r#"
        a.toml:44:13: error: `5 USD` is no tolerance (write a share of the value between 0 and 100 %: "5 %")
        a.toml:45:10: error: "2022-05/2022-04" is no period: it ends before it begins (write the earlier date first)
        used: nis ccdcoe nis-joined
        "#);
    let stated = HEALTHY.replace("value = 39", "value = \"39 km\"").replace("status =", "unit = \"%\"\nstatus =");
    insta::assert_snapshot!(problems(&stated), @"a.toml:41:32: error: `39 km` is not in the unit of the fact, `%` (use one unit in a fact)");
}

#[test]
fn two_units() {
    insta::assert_snapshot!(after("value = 39", r#"value = "39 %""#), @"
        a.toml:41:33: error: the values of a fact have different units (use one unit in a fact)
        used: nis ccdcoe nis-joined
        ");
}

#[test]
fn bad_tolerance() {
    insta::assert_snapshot!(after(r#"status = "reported""#, r#"tolerance = "much""#), @r#"
        a.toml:43:13: error: `much` is no tolerance (write a share of the value between 0 and 100 %: "5 %")
        used: nis ccdcoe nis-joined
        "#);
}

#[test]
fn exact_and_tolerant() {
    insta::assert_snapshot!(after(r#"status = "reported""#, "exact = true\ntolerance = \"5 %\""), @"
        a.toml:44:13: error: a fact cannot be exact and have a tolerance (leave one of them out)
        used: nis ccdcoe nis-joined
        ");
}

#[test]
fn value_and_values() {
    insta::assert_snapshot!(after(r#"status = "reported""#, "value = 39"), @"
        a.toml:39:10: error: a fact has `value` or `values`, not both (put the one value into `values`)
        used: nis ccdcoe nis-joined
        ");
}

#[test]
fn overlap() {
    insta::assert_snapshot!(after("from = 2022-05-05", "from = 2022-05-04"), @"
        a.toml:41:32: error: this value holds at the same time as the one at a.toml:40:34 (`until` is the last day on which a value holds: let it end a day earlier)
        used: nis ccdcoe nis-joined
        ");
}

#[test]
fn overlap_of_open_ends() {
    insta::assert_snapshot!(after("from = 2022-05-05, ", ""), @"
        a.toml:41:13: error: this value holds at the same time as the one at a.toml:40:34 (give them `from` and `until` that do not overlap, or each its own `during`)
        used: nis ccdcoe nis-joined
        ");
}

#[test]
fn until_before_from() {
    insta::assert_snapshot!(after("from = 2022-05-05, value", "from = 2022-05-05, until = 2022-05-01, value"), @"
        a.toml:41:32: error: `until` (2022-05-01) is before `from` (2022-05-05) (`from` is the first day on which a value holds, `until` the last)
        used: nis ccdcoe nis-joined
        ");
}

#[test]
fn outside_its_period() {
    insta::assert_snapshot!(after("value = 2022-05-05\n", "values = [{ during = \"2021\", value = 2022-05-05 }]\n"), @"
        a.toml:28:38: error: the date is outside the period it is given for (correct the date or `during`)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn pattern_syntax() {
    insta::assert_snapshot!(after(r"'(?i)became a members?\b'", "'became (a member'"), @r"
        a.toml:26:42: error: the pattern cannot be read: unclosed group (a sign that stands for itself needs a backslash: `\(`, `\.`, `\?`)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn pattern_without_literal() {
    insta::assert_snapshot!(after(r"'(?i)became a members?\b'", r"'\w+ \w+'"), @r"
        a.toml:26:35: error: the pattern spells out no letter or digit that is in all its matches (give it a fixed word to look for: `spy agenc(y|ies)` has one, `\w+ \w+` has none)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn pattern_too_big() {
    insta::assert_snapshot!(after(r"'(?i)became a members?\b'", r"'x(\w{500}){500}'"), @"
        a.toml:26:35: error: the pattern is too big: it needs more than 1048576 bytes (repeat less, or write the words as variants of their own)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn pattern_escape_in_double_quotes() {
    insta::assert_snapshot!(after(r"'(?i)became a members?\b'", r#""became\s""#), @r#"
        a.toml:26:42: error: the TOML is broken: missing escaped value, expected `b`, `e`, `f`, `n`, `r`, `\`, `"`, `x`, `u`, `U` (write a pattern between single quotes, where a backslash stands for itself)
        used: nis ccdcoe ccdcoe-states
        "#);
}

#[test]
fn pattern_key() {
    insta::assert_snapshot!(after(r"{ pattern = '(?i)became a members?\b' }", "{ patern = 'became' }"), @r#"
        a.toml:26:22: error: an item of `cues.en` has no `pattern` (add `pattern`: "…")
        a.toml:26:24: error: unknown key `patern` in an item of `cues.en` (did you mean `pattern`?)
        used: nis ccdcoe ccdcoe-states
        "#);
}

#[test]
fn ellipsis_at_the_end() {
    insta::assert_snapshot!(after(r#""trat … bei""#, r#""trat …""#), @"
        a.toml:27:12: error: `…` must have words on both sides (it stands for the words between two parts: `took … over`)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn no_cue() {
    insta::assert_snapshot!(after("cues.de = [\"trat … bei\"]\n", "cues.fr = []\n"), @"
        a.toml:27:11: error: `cues.fr` is an empty list (write something, or leave it out)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn untested_fact() {
    insta::assert_snapshot!(after("rejects.en = [\"The CCDCOE has [[19]] member states.\"]\n", ""), @r#"
        a.toml:34:6: warning: nothing tests `ccdcoe-states`: it has neither `accepts` nor `rejects` (add a sentence that is right, `accepts.en = ["…"]`, and one that is wrong with the mistake marked, `rejects.en = ["… [[…]] …"]`)
        used: nis ccdcoe nis-joined ccdcoe-states
        "#);
}

#[test]
fn no_source() {
    insta::assert_snapshot!(after("source = { title = \"CCDCOE\" }\n", ""), @r#"
        a.toml:34:6: warning: `ccdcoe-states` has a value and no source (add `source = { title = "…", published = 2022-05-05 }`)
        used: nis ccdcoe nis-joined ccdcoe-states
        "#);
}

#[test]
fn unmarked_reject() {
    insta::assert_snapshot!(after("[[19]]", "19"), @"
        a.toml:45:15: error: a sentence of `rejects` must mark what is wrong in it (put `[[` before and `]]` after the words that are wrong)
        used: nis ccdcoe nis-joined
        ");
}

#[test]
fn marked_accept() {
    insta::assert_snapshot!(after("The NIS joined the CCDCOE on May 5, 2022.", "The [[NIS]] joined."), @"
        a.toml:30:15: error: a sentence of `accepts` has nothing wrong to mark (take the brackets out, or move it to `rejects`)
        used: nis ccdcoe ccdcoe-states
        ");
}

#[test]
fn open_mark() {
    insta::assert_snapshot!(after("[[19]]", "[[19"), @"
        a.toml:45:31: error: `[[` without a `]]` after it (put `[[` before and `]]` after the words that are wrong)
        used: nis ccdcoe nis-joined
        ");
}

#[test]
fn stray_mark() {
    insta::assert_snapshot!(after("[[19]]", "19]]"), @"
        a.toml:45:33: error: `]]` without a `[[` before it (put `[[` before and `]]` after the words that are wrong)
        used: nis ccdcoe nis-joined
        ");
}

#[test]
fn empty_mark() {
    insta::assert_snapshot!(after("[[19]]", "[[]]"), @"
        a.toml:45:33: error: `[[ ]]` with nothing in it (put `[[` before and `]]` after the words that are wrong)
        used: nis ccdcoe nis-joined
        ");
}

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
