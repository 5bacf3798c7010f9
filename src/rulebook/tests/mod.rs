//! Every kind of mistake once, on a small healthy rulebook with one place changed.

mod files;
mod meant;
mod written;

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
                recurs: false,
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
                recurs: false,
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
