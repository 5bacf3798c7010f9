//! Words that look like names: those that begin with a capital.

use super::sentence::Sentence;
use crate::lang::{Letter, is_word, letter};
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
    /// A capital, and small letters behind it: "Chelsea". Of two letters at least.
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
    let mut found = Vec::new();
    for sentence in sentences {
        let start = sentence.span.start;
        let character = |at: usize| text.get(start + at..).and_then(|rest| rest.chars().next());
        // Up to where characters are read already, and whether the one before is part of a word.
        let (mut done, mut inside) = (0, false);
        for (at, &byte) in sentence.span.of(text).as_bytes().iter().enumerate() {
            // Most of a text is small words and blanks.
            let class = CLASSES.get(usize::from(byte)).copied().unwrap_or(Class::Between);
            match class {
                Class::Between => inside = false,
                Class::Small => inside = true,
                Class::Capital if inside => {}
                Class::Capital | Class::Long if at < done => {}
                Class::Long if inside => {
                    inside = character(at).is_some_and(is_word);
                    done = at + character(at).map_or(1, char::len_utf8);
                }
                Class::Capital | Class::Long => {
                    let mut word = Word::default();
                    let end = word.read(text, start + at, sentence.span.end);
                    if let Some(shape) = word.shape() {
                        found.push(Capital { span: Span::new(start + at, end), shape, letters: word.letters });
                    }
                    // A sign of several bytes is read as a word without letters.
                    let width = character(at).map_or(1, char::len_utf8);
                    inside = end > start + at;
                    done = (end - start).max(at + width);
                }
            }
        }
    }
    found
}

/// What a byte can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// No letter and no digit.
    Between,
    /// A small letter or a digit.
    Small,
    Capital,
    /// A part of a character of several bytes.
    Long,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Between; 256];
    let mut byte: u8 = 0;
    loop {
        #[expect(clippy::as_conversions, clippy::indexing_slicing, reason = "a byte is a place in a table of 256")]
        {
            classes[byte as usize] = match byte {
                b'a'..=b'z' | b'0'..=b'9' => Class::Small,
                b'A'..=b'Z' => Class::Capital,
                0x80.. => Class::Long,
                _ => Class::Between,
            };
        }
        if byte == 255 {
            break classes;
        }
        byte += 1;
    }
};

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
        let mut at = start;
        for c in text.get(start..end).unwrap_or_default().chars() {
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
        if self.begins_with_capital && self.small > 0 && self.small + 1 == self.characters {
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
        insta::assert_snapshot!(show("The NATO met in Łódź, iPhone—“Paris”, naïvE A380 OK McCain é É Ünal"), @"The Name, NATO Acronym, Łódź Name, Paris Name, Ünal Name");
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
