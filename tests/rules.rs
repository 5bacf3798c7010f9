//! Every example of every rule file and language pack.

use claimlint::check::{self, Verdict};
use claimlint::finding::Severity;
use claimlint::lang::Languages;
use claimlint::mention;
use claimlint::rulebook;

use crate::support::{Desk, files, root, run, shown, text};

#[test]
fn no_rule_file_has_a_problem() {
    let desk = Desk::of_project();
    let grave: Vec<_> = desk.problems.iter().filter(|problem| problem.severity >= Severity::Warning).collect();
    assert!(grave.is_empty(), "{grave:#?}");
    assert!(desk.rules.facts.len() > 40 && desk.rules.names.len() > 40);
}

#[test]
fn no_pack_has_a_problem() {
    let languages = &Desk::of_project().languages;
    let tags: Vec<&str> = languages.tags().collect();
    let files: Vec<String> =
        files("rules/lang").iter().map(|path| shown(path)).filter(|name| !name.contains(".md")).collect();
    let mut expected: Vec<String> =
        tags.iter().copied().chain(["und"]).map(|tag| format!("rules/lang/{tag}.toml")).collect();
    expected.sort();
    assert_eq!(files, expected, "the packs in the program are not those in the folder");
    let problems: Vec<_> = tags
        .iter()
        .flat_map(|tag| languages.problems(tag).iter().map(move |problem| format!("{tag}: {problem}")))
        .collect();
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

#[test]
fn every_example_of_a_rule_passes() {
    let desk = Desk::of_project();
    let outcomes = check::run_examples(&desk.rules, &desk.checker());
    assert!(outcomes.len() > 300, "{}", outcomes.len());
    let failed: Vec<String> = outcomes
        .iter()
        .filter(|outcome| outcome.verdict != Verdict::Ok)
        .map(|outcome| {
            format!("{}: {:?}: {} {:?}", outcome.example.place, outcome.verdict, outcome.example.text, outcome.raised)
        })
        .collect();
    assert!(failed.is_empty(), "{} of {} failed\n{}\n", failed.len(), outcomes.len(), failed.join("\n"));
}

#[test]
fn every_rule_has_examples_of_both_kinds_in_each_language_it_speaks() {
    let desk = Desk::of_project();
    let mut missing = Vec::new();
    for fact in &desk.rules.facts {
        for tag in ["ar", "de", "en"] {
            let of = |rejects: bool| {
                fact.examples
                    .iter()
                    .any(|example| example.language.as_deref() == Some(tag) && example.expected.is_empty() != rejects)
            };
            let speaks = fact.cues.iter().chain(&fact.measures).any(|cue| cue.language.as_deref() == Some(tag));
            if speaks && !(of(false) && (of(true) || fact.values.is_empty())) {
                missing.push(format!("{} ({tag})", fact.id));
            }
        }
    }
    assert!(missing.is_empty(), "no `accepts` or no `rejects`: {missing:#?}");
}

#[test]
fn every_example_of_a_pack_passes() {
    let languages = &Desk::of_project().languages;
    for tag in languages.tags() {
        let outcomes = mention::run_pack_examples(languages, tag);
        let failed: Vec<_> = outcomes.iter().filter(|outcome| outcome.failure.is_some()).collect();
        assert!(failed.is_empty(), "{tag}: {} of {} failed\n{failed:#?}", failed.len(), outcomes.len());
        assert!(outcomes.len() >= 20, "the pack `{tag}` has {} examples only", outcomes.len());
    }
}

#[test]
fn the_test_command_runs_them_all() {
    let run = run(&["test", "--rules", "rules"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let desk = Desk::of_project();
    let packs: usize = desk.languages.tags().map(|tag| desk.languages.examples(tag).len()).sum();
    let rules = check::run_examples(&desk.rules, &desk.checker()).len();
    let checks: usize = check::run_check_examples(&Languages::embedded().0, &[]).passed.values().sum();
    let planted = check::run_mutants(&desk.rules, &desk.checker());
    let mistakes = planted.planted - planted.equivalent;
    let expected = format!(
        "{} passed, 0 failed; {mistakes} of {mistakes} mistakes put into them were found\n",
        packs + rules + checks
    );
    assert_eq!(run.out, expected);
    assert!(mistakes > 500, "{mistakes}");
}

#[test]
fn the_schema_of_rule_files_is_that_of_the_code_and_knows_every_key_in_use() {
    let schema = rulebook::schema();
    assert!(
        text(&root().join("rules/rulebook.schema.json")) == schema,
        "write it anew: `claimlint init FOLDER` makes one"
    );
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    for path in files("rules/facts") {
        let book: toml::Table = text(&path).parse().unwrap();
        for (section, entries) in &book {
            let known = &schema["properties"][section];
            let empty = Vec::new();
            for entry in entries.as_array().unwrap_or(&empty) {
                for key in entry.as_table().unwrap().keys() {
                    assert!(known["items"]["properties"][key].is_object(), "{}: {section}.{key}", shown(&path));
                }
            }
        }
    }
}

#[test]
fn a_rule_that_finds_nothing_fails() {
    let book = r#"
[rulebook]
title = "Doubtful rules"
checked = 2025-01-01
[[name]]
id = "pact"
kind = "organisation"
preferred = "Northern Pact"
[[name]]
id = "oslo"
kind = "place"
preferred = "Oslo"
[[date]]
id = "never-bound"
states = "The Northern Pact was signed on 4 May 1980."
about = ["pact"]
cues.en = ["was"]
value = 1980-05-04
source = { title = "Archive", published = 1980-05-05, until = 2020-12-31 }
accepts.en = ["The Northern Pact is old."]
[[quantity]]
id = "half-caught"
states = "The Northern Pact has nine ships."
about = ["pact"]
measure.en = ["ships"]
measure.de = ["Schiffe"]
of.en = ["ships"]
value = 9
source = { title = "Archive" }
tolerance = "60 %"
uncaught = [{ mutant = "scale", because = "it has none" }]
accepts.en = ["The Northern Pact has nine ships."]
[[list]]
id = "members"
states = "Oslo joined the Northern Pact."
about = ["pact"]
cues.en = ["belongs to"]
members = [{ name = "oslo", from = 2024-01-01 }]
complete = true
until = 2023-12-31
source = { title = "Archive" }
accepts.en = ["In 2024 Oslo belongs to the Northern Pact."]
"#;
    let desk = Desk::new(&[("book.toml".to_owned(), book.to_owned())]);
    assert_eq!(desk.problems, []);
    let trial = check::run_mutants(&desk.rules, &desk.checker());
    let unbound: Vec<&str> = trial.unbound.iter().map(|id| desk.rules.facts[id.0].id.as_str()).collect();
    assert_eq!(unbound, ["never-bound"]);
    assert_eq!(trial.needless, [("half-caught".to_owned(), "scale".to_owned())]);
    let doubts: Vec<String> = rulebook::lint(&desk.rules, &desk.languages.stop_words(desk.rules.languages()))
        .iter()
        .map(|doubt| format!("{:?} {}", doubt.place.unwrap_or_default(), doubt.message))
        .collect();
    insta::assert_snapshot!(doubts.join("\n"), @r#"
    (15, 11) the source of `never-bound` was good until 2020-12-31, and the rulebook was checked on 2025-01-01
    (17, 13) `was` of `never-bound` is a word of almost every text
    (26, 16) `half-caught` has `measure.de` but no `of.de`: no figure is read there
    (38, 22) this member joins after the list of `members` has ended, on 2023-12-31
    "#);
}

/// How many sentences each check that needs no rulebook has at least, in each of these languages.
const SENTENCES: [(bool, usize); 2] = [(true, 10), (false, 20)];

#[test]
fn every_example_of_a_check_passes_and_there_are_enough() {
    let languages = Languages::embedded().0;
    let outcomes = check::run_check_examples(&languages, &[]);
    let failed: Vec<String> = outcomes
        .failures
        .iter()
        .map(|failure| {
            format!("{} ({}): {} was questioned: {}", failure.code, failure.language, failure.got, failure.text)
        })
        .collect();
    assert!(failed.is_empty(), "{} failed\n{}\n", failed.len(), failed.join("\n"));
    // Of the empty tables of checks that need a rulebook nothing is asked.
    assert!(outcomes.broken.is_empty(), "{:?}", outcomes.broken);
    let codes: std::collections::BTreeSet<&str> = outcomes.passed.keys().map(|(code, _, _)| *code).collect();
    assert_eq!(codes.len(), 16, "{codes:?}");
    for code in codes {
        for language in ["ar", "de", "en"] {
            for (raises, fewest) in SENTENCES {
                let count = outcomes.passed.get(&(code, language.to_owned(), raises)).copied().unwrap_or_default();
                assert!(
                    count >= fewest,
                    "{code} ({language}): {count} that {}",
                    if raises { "raise it" } else { "do not" }
                );
            }
        }
    }
}

/// What an article states by itself does not depend on the words of rulebooks that stand in it.
#[test]
fn every_example_of_a_check_passes_with_the_words_of_all_rulebooks() {
    let outcomes = check::run_check_examples(&Desk::of_project().languages, &[]);
    assert_eq!(outcomes.failures, []);
}
