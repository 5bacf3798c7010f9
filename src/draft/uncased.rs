//! Names in a script without capitals: words that stay together, and have no forms that only nouns have.

use std::collections::{BTreeMap, BTreeSet};

use super::words::{LONGEST_PHRASE, Script, has_no_meaning, is_listed, is_mentioned};
use crate::lang::{Glossary, Language};
use crate::mention::Reading;
use crate::span::Span;

/// How many letters a word inside a name has at most that is no part of names elsewhere.
const JOINT: usize = 3;
/// How many times as often a word may stand with what looks like a prefix as without it.
const PREFIXED: usize = 5;
/// How often as a word itself the forms are seen that only a noun or verb has, for it to be one: once for so many times.
const FORMS: usize = 6;
/// The same of other endings; how many letters a word shares with its other forms, and how many an ending has at most.
const ENDINGS: usize = 2;
const STEM: usize = 3;
const LONG_STEM: usize = 4;
const ENDING: usize = 2;

/// What is known of the words of scripts without capitals.
#[derive(Debug, Default)]
pub(super) struct Uncased {
    /// In how many sentences a word stands.
    counts: BTreeMap<String, usize>,
    /// What clings to the front of words, and which of it says that they are definite.
    prefixes: BTreeSet<String>,
    articles: BTreeSet<String>,
}

impl Uncased {
    /// Up to four neighbouring words, and single ones behind a word that tells their kind ("the company"): some of them are
    /// names.
    pub(super) fn phrases(
        &mut self,
        text: &str,
        words: &[Span],
        reading: &Reading,
        language: &Language,
        glossary: Option<&Glossary>,
        script: Script,
    ) -> Vec<Span> {
        if self.prefixes.is_empty() {
            self.prefixes.extend(language.prefixes.iter().cloned());
            self.articles.extend(glossary.map(|words| words.no_name_prefix.clone()).unwrap_or_default());
        }
        for word in words {
            *self.counts.entry(word.of(text).to_owned()).or_default() += 1;
        }
        let parts: Vec<bool> =
            words.iter().map(|word| has_no_meaning(text, *word, reading, language, script)).collect();
        let is_part = |at: usize| parts.get(at).copied().unwrap_or_default();
        let touches = |one: &Span, next: &Span| Span::new(one.end, next.start).of(text) == " ";
        // With an article it is the subject of what follows: "the company says that it".
        let is_kind = |word: &Span| {
            let written = word.of(text);
            !self.is_definite(written) && language.reference.kinds.values().flatten().any(|known| written == known)
        };
        let mut found = Vec::new();
        for (at, first) in words.iter().enumerate().filter(|(at, _)| is_part(*at)) {
            let before = at.checked_sub(1).and_then(|at| words.get(at));
            if before.is_some_and(|before| touches(before, first) && is_kind(before) && !is_kind(first)) {
                found.push(*first);
            }
            let mut last = first;
            let rest = words.iter().enumerate().skip(at + 1).take(LONGEST_PHRASE - 1);
            for (at, word) in rest.take_while(|(_, word)| !is_mentioned(reading, **word)) {
                if !touches(last, word) {
                    break;
                }
                last = word;
                if is_part(at) {
                    found.push(first.cover(*word));
                } else if word.of(text).chars().count() > JOINT
                    || is_listed(&language.reference.stop_words, word.of(text))
                {
                    break;
                }
            }
        }
        found
    }

    /// Whether the first word of a phrase has something before it that is no part of it.
    pub(super) fn is_prefixed(&self, name: &str) -> bool {
        let first = name.split(' ').next().unwrap_or_default();
        self.prefixes
            .iter()
            .filter_map(|prefix| first.strip_prefix(prefix.as_str()))
            .filter(|rest| !rest.is_empty())
            .any(|rest| {
                // "With injuries" beside "injuries": what is seen without it now and then has a prefix.
                self.count(rest) * PREFIXED >= self.count(first)
                    || self
                        .articles
                        .iter()
                        .map(|article| format!("{article}{rest}"))
                        .any(|other| other != first && self.count(&other) >= self.count(first))
            })
    }

    /// Whether words are together more often than not: all the more where they could be any noun and what it is of.
    pub(super) fn holds_together(&self, name: &str, seen: usize) -> bool {
        let words: Vec<&str> = name.split(' ').collect();
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
        // "tear of gas", "industry and trade": what clings to a later word makes it a phrase and no name.
        let bare = self.bare_article();
        let clings = |word: &str| {
            self.articles.iter().any(|article| Some(article) != bare && word.starts_with(article.as_str()))
        };
        if words.iter().skip(1).any(|word| clings(word)) {
            return false;
        }
        let fewest = words.iter().map(|word| self.count(word)).min().unwrap_or_default();
        let most = self.count(first).max(self.count(last));
        // How much of the rarest word, and of the more frequent end, is together with the rest, in tenths. Of a person
        // the last word often stands alone.
        let (rarest, end) = match (self.is_definite(first), self.is_definite(last)) {
            (true, false) => return false,
            (true, true) => (6, 2),
            (false, true) => (6, 3),
            (false, false) => (8, 2),
        };
        seen * 10 >= fewest * rarest && seen * 10 >= most * end
    }

    /// Whether a word is seen in forms that names do not have: with an article and without, or with other endings.
    pub(super) fn has_forms(&self, word: &str) -> bool {
        let counted = |other: &str| other != word && self.count(other) * FORMS >= self.count(word);
        let Some(bare) = self.bare_article() else { return true };
        let stem = match word.strip_prefix(bare.as_str()) {
            Some(rest) if rest.chars().count() >= STEM => {
                if counted(rest) {
                    return true;
                }
                rest
            }
            Some(_) | None => {
                if counted(&format!("{bare}{word}")) {
                    return true;
                }
                word
            }
        };
        // "Their ages" of women and of men, "main" of one thing and of another: with another last letter, or with more of them.
        let letters = stem.chars().count();
        (0..=1).any(|less| {
            let kept: String = stem.chars().take(letters - less.min(letters)).collect();
            let length = letters - less.min(letters);
            length >= LONG_STEM
                && self
                    .counts
                    .range(kept.clone()..)
                    .take_while(|(other, _)| other.starts_with(&kept))
                    .filter(|(other, _)| other.chars().count() <= length + ENDING)
                    .filter(|(other, _)| other.as_str() != stem && other.as_str() != word)
                    .any(|(_, count)| count * ENDINGS >= self.count(word))
        })
    }

    /// Whether a word begins with an article.
    pub(super) fn is_definite(&self, word: &str) -> bool {
        self.articles.iter().any(|article| word.starts_with(article.as_str()))
    }

    /// The article that the others are made of.
    fn bare_article(&self) -> Option<&String> {
        let tails = |article: &&String| self.articles.iter().filter(|other| other.ends_with(article.as_str())).count();
        self.articles.iter().max_by_key(tails)
    }

    /// In how many sentences a word stands.
    pub(super) fn count(&self, word: &str) -> usize {
        self.counts.get(word).copied().unwrap_or_default()
    }

    /// Whether a phrase that holds together is a name, of which no word tells its kind. One with an article may be any noun
    /// and its adjective, or what it is of, but for a man's or woman's behind a title.
    pub(super) fn could_be_name(&self, name: &str, is_titled: bool) -> bool {
        !name.split(' ').any(|word| self.has_forms(word))
            && (is_titled || !name.split(' ').any(|word| self.is_definite(word)))
    }
}
