//! Runs the examples of language packs: each says what must be read out of a text, and nothing else.

use super::{Mention, read};
use crate::lang::{Languages, PackExample};
use crate::source::{self, Defaults, Format, Furniture};
use crate::span::Span;

/// How an example of a pack came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackOutcome {
    /// The example.
    pub example: PackExample,
    /// What went wrong; none if it passed.
    pub failure: Option<PackFailure>,
}

/// What is wrong with the reading of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackFailure {
    /// Something was read from a text that holds nothing.
    Noisy(String),
    /// Nothing was read from a text that holds something.
    Missing,
    /// Other values were read.
    Wrong(String),
    /// The values are right, but stand at other words than the marked ones: those words, in order.
    Elsewhere(Vec<String>),
    /// The example itself cannot be used, and why.
    Broken(String),
}

/// Runs all examples of a pack, in order. There are none for a tag without a pack.
pub fn run_pack_examples(languages: &Languages, tag: &str) -> Vec<PackOutcome> {
    let outcome = |example: PackExample| PackOutcome { failure: failure(&example, languages, tag), example };
    languages.examples(tag).into_iter().map(outcome).collect()
}

fn failure(example: &PackExample, languages: &Languages, tag: &str) -> Option<PackFailure> {
    let language = languages.get(tag)?;
    let Ok(date) = example.date.as_deref().map(str::parse).transpose() else {
        return Some(PackFailure::Broken("its date is not written as YYYY-MM-DD".to_owned()));
    };
    let Some((text, marked)) = unmark(&example.text) else {
        return Some(PackFailure::Broken("its marks `[[` and `]]` do not fit together".to_owned()));
    };
    let defaults = Defaults { language: Some(tag.to_owned()), date };
    let (articles, _) = source::read("example", text.as_bytes(), Format::Text, &defaults, &Furniture::none());
    let Some(article) = articles.first() else { return Some(PackFailure::Broken("it holds no text".to_owned())) };
    let mentions = read(article, language, date).mentions;
    let got = mentions.iter().map(Mention::short).collect::<Vec<_>>().join("; ");
    if got != example.value {
        return Some(match (example.value.as_str(), got.as_str()) {
            ("", _) => PackFailure::Noisy(got),
            (_, "") => PackFailure::Missing,
            (_, _) => PackFailure::Wrong(got),
        });
    }
    let elsewhere = !marked.is_empty() && !marked.iter().copied().eq(mentions.iter().map(|mention| mention.span));
    elsewhere
        .then(|| PackFailure::Elsewhere(mentions.iter().map(|mention| mention.span.of(&text).to_owned()).collect()))
}

/// The text without its marks, and where the marked parts are; none if a mark lacks its partner.
fn unmark(marked: &str) -> Option<(String, Vec<Span>)> {
    let mut parts = marked.split("[[");
    let mut text = parts.next().filter(|first| !first.contains("]]"))?.to_owned();
    let mut spans = Vec::new();
    for part in parts {
        let (inside, after) = part.split_once("]]").filter(|(_, after)| !after.contains("]]"))?;
        let start = text.len();
        text.push_str(inside);
        spans.push(Span::new(start, text.len()));
        text.push_str(after);
    }
    Some((text, spans))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(value: &str, text: &str) -> Option<PackFailure> {
        let example =
            PackExample { value: value.to_owned(), text: text.to_owned(), date: Some("2022-05-18".to_owned()) };
        failure(&example, &Languages::embedded().0, "en")
    }

    #[test]
    fn an_example_comes_out_in_one_of_six_ways() {
        assert_eq!(outcome("2022-04-05", "On [[5 April 2022]] it rained."), None);
        assert_eq!(outcome("", "It rained."), None);
        assert_eq!(outcome("", "On 5 April 2022 it rained."), Some(PackFailure::Noisy("2022-04-05".to_owned())));
        assert_eq!(outcome("2022-04-05", "It rained."), Some(PackFailure::Missing));
        assert_eq!(
            outcome("2022-04-05", "On 6 April 2022 it rained."),
            Some(PackFailure::Wrong("2022-04-06".to_owned()))
        );
        assert_eq!(
            outcome("2022-04-05", "On 5 [[April 2022]] it rained."),
            Some(PackFailure::Elsewhere(vec!["5 April 2022".to_owned()]))
        );
        for text in ["a ]] b", "a [[ b", "a [[ b ]] c ]]", "[[a [[b]]"] {
            assert!(matches!(outcome("", text), Some(PackFailure::Broken(_))), "{text}");
        }
    }
}
