//! The words around a figure: what two figures have in common tells whether they may be said of one thing.

use std::collections::{BTreeMap, BTreeSet};

use super::page::Page;
use crate::mention::Stated;
use crate::source::BlockKind;
use crate::span::Span;

/// How far right around a figure reaches, and how much of a word is compared, in characters.
const NEAR: usize = 70;
const STEM: usize = 5;
/// The shortest word that says anything, in characters.
const SHORTEST: usize = 4;
/// How much of a long sentence on each side of a figure is compared, in characters.
const SENTENCE: usize = 300;
/// How far from a figure a word that tells of each or of an average may stand, in bytes.
const BESIDE: usize = 16;

/// A place with a word or two on each side, as far as the brackets around it.
pub(super) fn right_beside(page: Page<'_>, span: Span) -> &str {
    let start = page.boundary(span.start.saturating_sub(BESIDE));
    let end = page.boundary(span.end.saturating_add(BESIDE));
    let before = page.words(Span::new(start, span.start)).rfind('(').map_or(start, |at| start + at);
    let behind = page.words(Span::new(span.end, end.max(span.end))).find(')').map_or(end, |at| span.end + at);
    Span::new(before, behind.max(before)).of(page.text)
}

/// A word of the sentence of a figure.
pub(super) struct Neighbour {
    /// In small letters.
    pub(super) whole: String,
    /// Whether it stands right around the figure.
    pub(super) is_near: bool,
    has_capital: bool,
    begins_sentence: bool,
}

/// The words of the sentence of a figure by their beginnings, but for those of its dates.
pub(super) struct Surroundings {
    pub(super) words: BTreeMap<String, Neighbour>,
}

impl Surroundings {
    pub(super) fn of(page: Page<'_>, span: Span) -> Self {
        let after = page.reading.sentences.partition_point(|sentence| sentence.span.end <= span.start);
        let sentence = page.reading.sentences.get(after).filter(|sentence| sentence.kind != BlockKind::Table);
        let Some(sentence) = sentence else { return Self { words: BTreeMap::new() } };
        let window = |around: usize| {
            (span.start - page.just_before(span, around).len(), span.end + page.just_behind(span, around).len())
        };
        let (far, (before, behind)) = (window(SENTENCE), window(NEAR));
        let (first, last) = (far.0.max(sentence.span.start), far.1.min(sentence.span.end).max(span.end));
        let mentions = &page.reading.mentions;
        let from = mentions.partition_point(|mention| mention.span.end <= first);
        let is_dated = |place: Span| {
            let mut inside = mentions.iter().skip(from).take_while(|mention| mention.span.start < place.end);
            inside.any(|mention| mention.span.overlaps(place) && !matches!(mention.stated, Stated::Quantity(_)))
        };
        // What the edge of the window may have cut is no word.
        let is_cut = |place: Span| {
            place.start == first && first > sentence.span.start || place.end == last && last < sentence.span.end
        };
        let all = page.words_in(Span::new(first.min(span.start), last)).into_iter().enumerate();
        let telling = all.filter(|(_, (place, word))| {
            !span.overlaps(*place) && !is_cut(*place) && word.chars().nth(SHORTEST - 1).is_some() && !is_dated(*place)
        });
        let mut words = BTreeMap::new();
        for (at, (place, word)) in telling {
            let whole: String = word.chars().flat_map(char::to_lowercase).collect();
            let is_near = place.end > before && place.start < behind;
            let word = Neighbour {
                whole,
                is_near,
                has_capital: word.starts_with(char::is_uppercase),
                begins_sentence: at == 0 && first == sentence.span.start,
            };
            let stem: String = word.whole.chars().take(STEM).collect();
            // Of two words that begin alike the near one counts.
            if is_near {
                words.insert(stem, word);
            } else {
                words.entry(stem).or_insert(word);
            }
        }
        Self { words }
    }

    /// The beginnings of the words that both have.
    pub(super) fn shared(&self, other: &Self, counts: impl Fn(&Neighbour) -> bool) -> BTreeSet<String> {
        let both = self.words.iter().filter(|(stem, word)| counts(word) && other.words.get(*stem).is_some_and(&counts));
        both.map(|(stem, _)| stem.clone()).collect()
    }

    /// Whether both have a word with a capital that begins at most one of the sentences.
    pub(super) fn is_named(&self, other: &Self) -> bool {
        let both = self.words.iter().filter_map(|(stem, word)| Some((word, other.words.get(stem)?)));
        both.filter(|(one, other)| one.has_capital && other.has_capital && one.whole == other.whole)
            .any(|(one, other)| !one.begins_sentence || !other.begins_sentence)
    }
}
