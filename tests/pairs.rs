//! Pairs of sentences about one figure or date: a fact that is written from one sentence and held against others agrees
//! with those that tell the same, and contradicts those that do not. The pairs are rule files in `tests/pairs`.

use claimlint::check::{self, Verdict};

use crate::support::{Desk, files, shown, text};

#[test]
fn a_fact_of_one_sentence_tells_right_from_wrong_in_others() {
    let mut facts = 0;
    let mut sentences = 0;
    for path in files("tests/pairs") {
        let desk = Desk::new(&[(shown(&path), text(&path))]);
        assert_eq!(desk.problems, [], "{}", path.display());
        let outcomes = check::run_examples(&desk.rules, &desk.checker());
        let failed: Vec<String> = outcomes
            .iter()
            .filter(|outcome| outcome.verdict != Verdict::Ok)
            .map(|outcome| format!("{:?}: {} {:?}", outcome.verdict, outcome.example.text, outcome.raised))
            .collect();
        assert!(failed.is_empty(), "{}:\n{}", path.display(), failed.join("\n"));
        let trial = check::run_mutants(&desk.rules, &desk.checker());
        assert!(trial.survivors.is_empty() && trial.unbound.is_empty(), "{}: {trial:#?}", path.display());
        facts += desk.rules.facts.len();
        sentences += outcomes.len();
    }
    assert!(facts >= 57 && sentences >= 230, "{facts} facts, {sentences} sentences");
}
