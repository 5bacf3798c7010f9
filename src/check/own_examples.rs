//! Runs the example sentences of the checks that hold an article against itself: `rules/checks/<code>.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{CHECKS, Check, Checker, Selection};
use crate::claim::Words;
use crate::finding::{Finding, Role};
use crate::lang::Languages;
use crate::rulebook::RuleSet;
use crate::source::{self, Defaults, Format, Furniture};
use crate::value::{Date, UnitTable};

/// The day on which all examples were published.
const PUBLISHED: Date = Date::constant(2024, 3, 4);

/// The examples of a check as written: for each language the texts that raise it, with `[[` and `]]` around the words
/// that are questioned, and those that look like it and do not.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckExamples {
    /// Texts that raise the check.
    #[serde(default)]
    pub raises: BTreeMap<String, Vec<String>>,
    /// Texts that do not.
    #[serde(default)]
    pub silent: BTreeMap<String, Vec<String>>,
}

/// An example of a check that does not do what it should.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CheckFailure {
    /// The check.
    pub code: &'static str,
    /// The language of the text.
    pub language: String,
    /// The text, with its marks.
    pub text: String,
    /// What it did.
    pub got: String,
}

/// What came of the examples of the checks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckOutcomes {
    /// How many did what they should, by check, language and whether they raise it.
    pub passed: BTreeMap<(&'static str, String, bool), usize>,
    /// Those that did not.
    pub failures: Vec<CheckFailure>,
    /// Files that could not be read, with the reason.
    pub broken: Vec<(String, String)>,
}

impl Check {
    /// The examples that it brings.
    ///
    /// # Errors
    /// What is wrong with their file, if that is no table of examples.
    pub fn examples(&self) -> Result<CheckExamples, String> {
        toml::from_str(self.examples).map_err(|error| error.to_string())
    }
}

/// Runs the examples of all checks. `files` are pairs of path and text; one named `<code>.toml` stands for the
/// examples that the program holds of that check.
pub fn run_check_examples(languages: &Languages, files: &[(String, String)]) -> CheckOutcomes {
    let mut outcomes = CheckOutcomes::default();
    for check in CHECKS {
        let code = check.code.as_str();
        let name = format!("{code}.toml");
        let file = files.iter().find(|(path, _)| path.rsplit(['/', '\\']).next() == Some(&name));
        let text = file.map_or(check.examples, |(_, text)| text.as_str());
        match toml::from_str::<CheckExamples>(text) {
            Ok(examples) => run(check, &examples, languages, &mut outcomes),
            Err(error) => {
                outcomes.broken.push((file.map_or(name, |(path, _)| path.clone()), error.to_string()));
            }
        }
    }
    outcomes
}

fn run(check: &'static Check, examples: &CheckExamples, languages: &Languages, outcomes: &mut CheckOutcomes) {
    let rules = RuleSet::default();
    let words = Words::new(&rules);
    let selection = Selection { only: [check.code.as_str().to_owned()].into(), ..Selection::default() };
    let checker = Checker::new(&rules, &words, languages, UnitTable::embedded(), selection);
    for (table, raises) in [(&examples.raises, true), (&examples.silent, false)] {
        for (language, texts) in table {
            for marked in texts {
                let wanted: Vec<&str> = if raises { marks(marked) } else { Vec::new() };
                let findings = found(&checker, language, &marked.replace("[[", "").replace("]]", ""));
                let claims = findings.iter().flat_map(|finding| &finding.witnesses);
                let got: Vec<&str> =
                    claims.filter(|witness| witness.role == Role::Claim).map(|witness| witness.text.as_str()).collect();
                if got == wanted && (!raises || !wanted.is_empty()) {
                    *outcomes.passed.entry((check.code_str(), language.clone(), raises)).or_default() += 1;
                } else {
                    outcomes.failures.push(CheckFailure {
                        code: check.code_str(),
                        language: language.clone(),
                        text: marked.clone(),
                        got: if got.is_empty() { "nothing".to_owned() } else { format!("\"{}\"", got.join("\", \"")) },
                    });
                }
            }
        }
    }
}

impl Check {
    fn code_str(&'static self) -> &'static str {
        self.code.as_str()
    }
}

/// The words between the marks of an example.
fn marks(marked: &str) -> Vec<&str> {
    marked.split("[[").skip(1).filter_map(|rest| rest.split_once("]]")).map(|(inside, _)| inside).collect()
}

fn found(checker: &Checker<'_>, language: &str, text: &str) -> Vec<Finding> {
    let defaults = Defaults { language: Some(language.to_owned()), date: Some(PUBLISHED) };
    let (articles, _) = source::read("example", text.as_bytes(), Format::Text, &defaults, &Furniture::none());
    articles.iter().flat_map(|article| checker.check_article(article).findings).collect()
}
