//! Names of several words in which two neighbouring letters of one word have changed places: nobody has to list them.

use crate::lang::{is_letter, is_word};
use std::collections::BTreeMap;

use super::{Misspelt, Named, sentence_at, voice_at};
use crate::mention::{Reading, Shape, letters};
use crate::rulebook::{NameId, Pattern, RuleSet};
use crate::span::Span;

/// The shortest word in which swapped letters are surely a slip.
const SHORTEST: usize = 5;

/// How many bits tell of the numbers of words.
const BITS: u64 = 1 << 14;

/// Words of names, by their letters in any order.
#[derive(Clone, Debug, Default)]
pub(super) struct Spellings {
    by_letters: BTreeMap<u64, Vec<Spelling>>,
    /// The last bits of all those numbers. Nearly every word of an article is passed over by them.
    known: Vec<u64>,
}

/// A word of a right form of a name, with what stands before and behind it.
#[derive(Clone, Debug)]
pub(super) struct Spelling {
    name: NameId,
    before: String,
    word: String,
    behind: String,
}

/// The words of all right forms of several words.
pub(super) fn spellings(rules: &RuleSet) -> Spellings {
    let mut spellings = Spellings::default();
    for (name, rule) in rules.names() {
        for form in &rule.forms {
            let Pattern::Text(form) = &form.text else { continue };
            if !form.contains(' ') {
                continue;
            }
            let mut at = 0;
            for word in form.split(' ') {
                let (before, rest) = form.split_at_checked(at).unwrap_or_default();
                let behind = rest.get(word.len()..).unwrap_or_default();
                if word.chars().count() >= SHORTEST && word.chars().all(is_letter) {
                    let (before, word, behind) = (before.to_owned(), word.to_owned(), behind.to_owned());
                    spellings.add(letters(&word), Spelling { name, before, word, behind });
                }
                at += word.len() + 1;
            }
        }
    }
    spellings
}

impl Spellings {
    fn add(&mut self, letters: u64, spelling: Spelling) {
        self.by_letters.entry(letters).or_default().push(spelling);
        self.known.resize(usize::try_from(BITS / 64).unwrap_or(0), 0);
        let (at, bit) = place(letters);
        if let Some(bits) = self.known.get_mut(at) {
            *bits |= bit;
        }
    }

    fn of(&self, letters: u64) -> &[Spelling] {
        let (at, bit) = place(letters);
        if self.known.get(at).is_none_or(|bits| bits & bit == 0) {
            return &[];
        }
        self.by_letters.get(&letters).map_or(&[], Vec::as_slice)
    }
}

/// Where the bit of a number stands.
fn place(letters: u64) -> (usize, u64) {
    let bit = letters % BITS;
    (usize::try_from(bit / 64).unwrap_or(0), 1 << (bit % 64))
}

/// The misspelt names of an article, in order.
pub(super) fn read(text: &str, reading: &Reading, spellings: &Spellings, names: &[Named]) -> Vec<Misspelt> {
    let mut found: Vec<Misspelt> = Vec::new();
    for word in &reading.capitals {
        match word.shape {
            Shape::Name | Shape::Uncased => {}
            Shape::Acronym => continue,
        }
        let alike = spellings.of(word.letters);
        for spelling in alike {
            let written = word.span.of(text);
            // Both orders of the letters may be right, as in two transcriptions.
            let is_right = |other: &Spelling| {
                other.word == written && other.before == spelling.before && other.behind == spelling.behind
            };
            if !is_swapped(written, &spelling.word) || alike.iter().any(is_right) {
                continue;
            }
            let Some(start) = word.span.start.checked_sub(spelling.before.len()) else { continue };
            let span = Span::new(start, word.span.end + spelling.behind.len());
            let stands = text.get(span.start..word.span.start) == Some(spelling.before.as_str())
                && text.get(word.span.end..span.end) == Some(spelling.behind.as_str())
                && !text.get(..span.start).and_then(|text| text.chars().next_back()).is_some_and(is_word)
                && !text.get(span.end..).and_then(|text| text.chars().next()).is_some_and(is_word);
            // What a rulebook lists is judged as the rulebook has it.
            let is_known = names.iter().any(|named| named.span.overlaps(word.span));
            if stands && !is_known && found.last().is_none_or(|last| last.span != span) {
                let right = format!("{}{}{}", spelling.before, spelling.word, spelling.behind);
                let voice = voice_at(text, reading, span, sentence_at(reading, span.start));
                found.push(Misspelt { name: spelling.name, span, right, voice });
            }
        }
    }
    found
}

/// Whether two words are the same but for two neighbours that change places.
fn is_swapped(one: &str, other: &str) -> bool {
    let differing: Vec<(usize, (char, char))> =
        one.chars().zip(other.chars()).enumerate().filter(|(_, (one, other))| one != other).collect();
    match differing.as_slice() {
        [(first, (a, b)), (second, (c, d))] => *second == first + 1 && a == d && b == c,
        [..] => false,
    }
}
