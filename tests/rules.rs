//! Every example of every rule file and language pack.

use claimlint::check::{self, Verdict};
use claimlint::finding::Severity;
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
    assert_eq!(run.out, format!("{} passed, 0 failed\n", packs + rules));
}
