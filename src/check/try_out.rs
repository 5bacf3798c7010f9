//! The one way in which a check's own examples are run.

use std::fmt::Write as _;
use std::sync::OnceLock;

use super::{Check, Checker, Selection};
use crate::claim::Words;
use crate::finding::{Finding, Role};
use crate::lang::Languages;
use crate::rulebook::RuleSet;
use crate::source::{self, Defaults, Format, Furniture};
use crate::value::UnitTable;

/// What a check finds in a text of a language, published on a day (`YYYY-MM-DD`) or at an unknown time.
pub(super) fn found(check: &Check, language: &str, day: Option<&str>, text: &str) -> Vec<Finding> {
    static LANGUAGES: OnceLock<Languages> = OnceLock::new();
    let languages = LANGUAGES.get_or_init(|| Languages::embedded().0);
    let rules = RuleSet::default();
    let words = Words::new(&rules);
    let selection = Selection { only: [check.code.as_str().to_owned()].into(), ..Selection::default() };
    let checker = Checker::new(&rules, &words, languages, UnitTable::embedded(), selection);
    let defaults = Defaults { language: Some(language.to_owned()), date: day.map(|day| day.parse().unwrap()) };
    let (articles, _) = source::read("example", text.as_bytes(), Format::Text, &defaults, &Furniture::none());
    articles.iter().flat_map(|article| checker.check_article(article).findings).collect()
}

/// Each text raises the check once, at the words between `[[` and `]]`; its own example does too.
pub(super) fn raises(check: &Check, texts: &[(&str, &str)]) {
    let mut wrong = String::new();
    if found(check, "en", Some("2024-03-04"), check.example).is_empty() {
        writeln!(wrong, "its example raises nothing: {}", check.example).unwrap();
    }
    for (language, marked) in texts {
        let text = marked.replace("[[", "").replace("]]", "");
        let wanted = marked.split_once("[[").and_then(|(_, rest)| rest.split_once("]]")).map(|(wanted, _)| wanted);
        let findings = found(check, language, Some("2024-03-04"), &text);
        let got: Vec<&str> = findings
            .iter()
            .flat_map(|finding| finding.witnesses.iter().filter(|witness| witness.role == Role::Claim))
            .map(|witness| witness.text.as_str())
            .collect();
        if got != wanted.into_iter().collect::<Vec<_>>() {
            writeln!(wrong, "{language}: {got:?} in {marked}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{}:\n{wrong}", check.code);
}

/// No text raises the check.
pub(super) fn silent(check: &Check, texts: &[(&str, &str)]) {
    let mut wrong = String::new();
    for (language, text) in texts {
        for finding in found(check, language, Some("2024-03-04"), text) {
            writeln!(wrong, "{language}: {} in {text}", finding.message).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{}:\n{wrong}", check.code);
}
