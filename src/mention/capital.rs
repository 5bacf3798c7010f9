//! Words that look like names: those that begin with a capital.

use super::sentence::Sentence;
use crate::lang::{Letter, is_word, letter};
use crate::plain::{char_at, next_capital, plain_end, short_uncased};
use crate::span::Span;

/// A word that looks like a name, found once for all who ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capital {
    /// Where.
    pub span: Span,
    /// What kind of letters it has.
    pub shape: Shape,
    /// The same number for all words of the same letters in any order, and hardly ever for others.
    pub letters: u64,
}

/// The letters of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A capital, and small letters behind it: "Chelsea". Of two letters at least, of five where one more of them is a
    /// capital, as in `McCain`.
    Name,
    /// At least three capitals and nothing else: "NATO".
    Acronym,
    /// At least seven letters of a script without capitals.
    Uncased,
}

/// How many characters a word without capitals has at least that may be a name.
const LONG: usize = 7;

/// The words of the sentences that look like names, in order. A word is a run of letters and digits.
pub(crate) fn capitals(text: &str, sentences: &[Sentence]) -> Vec<Capital> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    for sentence in sentences {
        let Span { start, end: last } = sentence.span;
        let mut at = start;
        // Most of a text is small words and blanks.
        while let Some(next) = next_capital(bytes.get(..last).unwrap_or_default(), at) {
            at = next;
            let width = char_at(text, at).map_or(1, char::len_utf8);
            if at > start && is_behind_word(text, at) {
                at += width;
                continue;
            }
            // In most words of an Arabic text there is nothing to count.
            if let Some(end) = short_uncased(bytes, at) {
                at = end;
                continue;
            }
            let mut word = Word::default();
            let end = word.read(text, at, last);
            if let Some(shape) = word.shape() {
                found.push(Capital { span: Span::new(at, end), shape, letters: word.letters });
            }
            // A sign of several bytes is read as a word without letters.
            at = end.max(at + width);
        }
    }
    found
}

/// Whether a letter or digit stands right before a place.
fn is_behind_word(text: &str, at: usize) -> bool {
    match at.checked_sub(1).and_then(|before| text.as_bytes().get(before)) {
        Some(byte) if byte.is_ascii() => byte.is_ascii_alphanumeric(),
        Some(_) => text.get(..at).and_then(|before| before.chars().next_back()).is_some_and(is_word),
        None => false,
    }
}

/// The number of the letters of a word, as [`Capital::letters`] has it.
pub(crate) fn letters(word: &str) -> u64 {
    word.chars().fold(0, |sum: u64, c| sum.wrapping_add(weight(c)))
}

/// What is known of a word that is being read.
#[derive(Clone, Copy, Debug, Default)]
struct Word {
    characters: usize,
    capitals: usize,
    small: usize,
    uncased: usize,
    begins_with_capital: bool,
    letters: u64,
}

impl Word {
    /// Reads the word that begins at a place and gives its end.
    fn read(&mut self, text: &str, start: usize, end: usize) -> usize {
        // Most letters are of ASCII.
        let stop = plain_end(text.as_bytes(), start).min(end);
        let plain = text.as_bytes().get(start..stop).unwrap_or_default();
        let mut kinds = 0;
        for byte in plain {
            let (weight, kind) = PLAIN.get(usize::from(*byte)).copied().unwrap_or_default();
            self.letters = self.letters.wrapping_add(weight);
            kinds += kind;
        }
        self.characters = plain.len();
        let count = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
        self.capitals = count(kinds % SMALL);
        self.small = count(kinds / SMALL);
        self.begins_with_capital = plain.first().is_some_and(u8::is_ascii_uppercase);
        let mut at = start + self.characters;
        if text.as_bytes().get(at).is_none_or(u8::is_ascii) {
            return at.min(end);
        }
        for c in text.get(at..end).unwrap_or_default().chars() {
            match letter(c) {
                Some(Letter::Capital) => {
                    self.capitals += 1;
                    self.begins_with_capital |= at == start;
                }
                Some(Letter::Small) => self.small += 1,
                Some(Letter::Uncased) => self.uncased += 1,
                None if is_word(c) => {}
                None => break,
            }
            self.characters += 1;
            self.letters = self.letters.wrapping_add(weight(c));
            at += c.len_utf8();
        }
        at
    }

    fn shape(self) -> Option<Shape> {
        // "McDonald" has a second capital.
        let is_name = self.small > 0 && self.small + 1 == self.characters
            || self.capitals == 2 && self.small > 2 && self.small + 2 == self.characters;
        if self.begins_with_capital && is_name {
            Some(Shape::Name)
        } else if self.capitals >= 3 && self.capitals == self.characters {
            Some(Shape::Acronym)
        } else if self.uncased >= LONG && self.uncased == self.characters {
            Some(Shape::Uncased)
        } else {
            None
        }
    }
}

/// A number for a letter. An odd factor spreads the letters over the number; the sum of a word does not know their
/// order.
const fn weight(c: char) -> u64 {
    const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
    #[expect(clippy::as_conversions, reason = "a character is a number of 32 bits")]
    let code = c as u64;
    let mixed = (code | 1 << 40).wrapping_mul(SPREAD);
    mixed ^ (mixed >> 29)
}

/// What a small letter counts, so that one sum holds how many capitals and how many small letters a word has.
const SMALL: u64 = 1 << 32;

/// The weight of each byte of ASCII, and one for a capital, [`SMALL`] for a small letter.
const PLAIN: [(u64, u64); 256] = {
    let mut plain = [(0, 0); 256];
    let mut byte = 0_u8;
    #[expect(clippy::as_conversions, clippy::indexing_slicing, reason = "a byte is a place in a table of 256")]
    while byte < 128 {
        let kind = if byte.is_ascii_uppercase() {
            1
        } else if byte.is_ascii_lowercase() {
            SMALL
        } else {
            0
        };
        plain[byte as usize] = (weight(byte as char), kind);
        byte += 1;
    }
    plain
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::BlockKind;

    fn show(text: &str) -> String {
        let sentence = Sentence { span: Span::new(0, text.len()), block: 0, kind: BlockKind::Paragraph };
        let found = capitals(text, &[sentence]);
        found.iter().map(|word| format!("{} {:?}", word.span.of(text), word.shape)).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn names_acronyms_and_long_words_without_capitals_are_kept() {
        insta::assert_snapshot!(show("The NATO met in Łódź, iPhone—“Paris”, naïvE A380 OK McCain é É Ünal"), @"The Name, NATO Acronym, Łódź Name, Paris Name, McCain Name, Ünal Name");
        insta::assert_snapshot!(show("واشنطن والرياض استخبارات 北大西洋公约组织 x"), @"والرياض Uncased, استخبارات Uncased, 北大西洋公约组织 Uncased");
        insta::assert_snapshot!(show(""), @"");
    }

    #[test]
    fn letters_say_the_same_in_any_order() {
        let text = "Chelsea Cheslea Chelsee";
        let sentence = Sentence { span: Span::new(0, text.len()), block: 0, kind: BlockKind::Paragraph };
        let letters: Vec<u64> = capitals(text, &[sentence]).iter().map(|word| word.letters).collect();
        assert!(letters[0] == letters[1] && letters[1] != letters[2]);
    }
}
