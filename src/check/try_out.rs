//! The one way in which a check's own examples are run.

use std::sync::OnceLock;

use super::{Check, Checker, Selection};
use crate::claim::Words;
use crate::finding::Finding;
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
