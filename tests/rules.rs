//! Every example of every rule file and language pack.

use claimlint::check::{self, Verdict};
use claimlint::finding::Severity;
use claimlint::lang::Languages;
use claimlint::mention;

use crate::support::{Desk, files, run, shown};

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
        files("rules/lang").iter().map(|path| shown(path)).filter(|name| !name.contains("README")).collect();
    let mut expected: Vec<String> =
        tags.iter().copied().chain(["und"]).map(|tag| format!("rules/lang/{tag}.toml")).collect();
    expected.sort();
    assert_eq!(files, expected, "the packs in the program are not those in the folder");
    for tag in tags {
        assert_eq!(languages.problems(tag), [""; 0], "{tag}");
    }
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
    assert_eq!(run.out, format!("{} passed, 0 failed\n", packs + rules + checks));
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
