//! The initials of the words before a bracket, taken in the ways in which acronyms take them.

use super::acronyms::without_article;
use crate::lang::{is_letter, is_word};
use crate::span::Span;

/// Some words before a bracket and the letters that an acronym takes from them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spelled {
    /// The words.
    pub(super) long: Span,
    /// The letters, in small.
    pub(super) letters: Vec<char>,
    /// Whether they are all capitals of the words, also those that stand inside of one.
    pub(super) inner: bool,
}

/// How far before a bracket words are read, in bytes, and how many words at most.
const REACH: usize = 200;
const WORDS: usize = 12;
/// How long a small word is at most that acronyms pass over, in characters.
const SMALL: usize = 3;

/// What the words right before a bracket may be cut short to, the shortest row of words first: all of them, those with
/// capitals, those that are no small words.
pub(super) fn before(text: &str, start: usize, short: usize) -> Vec<Spelled> {
    let end = text.get(..short).map_or(0, |before| before.trim_end_matches(|c: char| !is_word(c)).len());
    let mut from = start.max(end.saturating_sub(REACH)).min(end);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let clause = text.get(from..end).unwrap_or_default();
    let ends = |c: char| {
        matches!(c, '.' | ',' | ';' | ':' | '\n' | '(' | ')' | '!' | '?' | '"' | '\u{201C}' | '\u{201D}' | '\u{201E}')
            || matches!(c, '\u{AB}' | '\u{BB}')
    };
    let clause = clause.rsplit(ends).next().unwrap_or_default();
    let from = end - clause.len();
    let mut found: Vec<Spelled> = Vec::new();
    // The letters of the words so far, last first: whether with a capital, whether small.
    let mut taken: Vec<(char, bool, bool)> = Vec::new();
    for (at, word) in words(clause).into_iter().rev().take(WORDS) {
        // "Der Norddeutsche Rundfunk (NDR)": the article at the beginning of a sentence has a capital, too.
        if word.chars().count() <= SMALL && begins_clause(text, start, from + at) {
            break;
        }
        let Some(first) = without_article(word).chars().find(|c| is_letter(*c)) else { continue };
        let is_small = first.is_lowercase() && word.chars().count() <= SMALL;
        taken.push((first.to_lowercase().next().unwrap_or(first), first.is_uppercase(), is_small));
        if is_small || is_joined(clause, at) {
            continue;
        }
        let long = Span::new(from + at, end);
        let letters = |takes: fn(&(char, bool, bool)) -> bool| -> Vec<char> {
            taken.iter().rev().filter(|word| takes(word)).map(|(letter, ..)| *letter).collect()
        };
        let inner = long.of(text).chars().filter(|c| c.is_uppercase()).flat_map(char::to_lowercase).collect();
        let mut ways = vec![letters(|_| true), letters(|(_, _, is_small)| !is_small)];
        if first.is_uppercase() {
            ways.push(letters(|(_, is_capital, _)| *is_capital));
        }
        ways.dedup();
        found.extend(ways.into_iter().map(|letters| Spelled { long, letters, inner: false }));
        found.push(Spelled { long, letters: inner, inner: true });
    }
    found
}

/// Whether a word is a later part of a word with hyphens, with which no name begins: "the Max-*Planck-Institut* (MPI)".
fn is_joined(clause: &str, at: usize) -> bool {
    let before = clause.get(..at).and_then(|before| before.strip_suffix(['-', '\u{2010}', '\u{2011}']));
    before.is_some_and(|before| before.ends_with(is_letter))
}

/// Whether a place is the first of a sentence or of what follows a dash, as behind the name of an agency.
pub(super) fn begins_clause(text: &str, sentence: usize, place: usize) -> bool {
    let before = text.get(sentence..place).unwrap_or_default();
    // "An-der-Alster" has no dash.
    let follows_dash = before.ends_with(' ') && before.trim_end().ends_with(['-', '\u{2013}', '\u{2014}']);
    follows_dash || !before.contains(is_letter)
}

/// Whether letters are others but for one that is missing or another one. One too many is of a word that stands farther
/// off, as of a place.
pub(super) fn is_near(right: &[char], letters: &[char]) -> bool {
    let same = right.iter().zip(letters).take_while(|(one, other)| one == other).count();
    let rest = right.get(same + 1..);
    rest.is_some() && (rest == letters.get(same + 1..) || rest == letters.get(same..))
}

/// The words of a clause with their places; the parts of a word with hyphens are words.
fn words(clause: &str) -> Vec<(usize, &str)> {
    let divides = |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '/');
    let mut found = Vec::new();
    let mut start = 0;
    for part in clause.split_inclusive(divides) {
        let word = part.trim_end_matches(divides);
        if word.contains(is_letter) {
            found.push((start, word));
        }
        start += part.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        let short = text.find('(').map_or(text.len(), |open| open + 1);
        let shown = |spelled: Spelled| {
            let inner = if spelled.inner { " inside" } else { "" };
            format!("{}{inner}: {}", spelled.letters.into_iter().collect::<String>(), spelled.long.of(text))
        };
        before(text, 0, short).into_iter().map(shown).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_words_before_a_bracket_are_cut_short_in_each_way() {
        insta::assert_snapshot!(show("He met, in the Bank of the East (BE)"), @r#"
        e: East
        e inside: East
        bote: Bank of the East
        be: Bank of the East
        be inside: Bank of the East
        "#);
    }

    #[test]
    fn a_dash_begins_a_clause_and_a_hyphen_does_not() {
        let begins = |text: &str, word: &str| begins_clause(text, 0, text.find(word).unwrap());
        assert!(
            begins("El Norte", "El")
                && begins("Vigo (AGA). - El Norte", "El")
                && begins("Vigo \u{2013} El Norte", "El")
        );
        assert!(!begins("Haus an-der-Alster", "der") && !begins("in El Norte", "El"));
    }

    #[test]
    fn one_letter_makes_letters_near() {
        let near = |right: &str, letters: &str| {
            let [right, letters] = [right, letters].map(|word| word.chars().collect::<Vec<char>>());
            is_near(&right, &letters)
        };
        assert!(near("nis", "ns") && near("nis", "nas") && near("nis", "is") && near("nis", "ni"));
        assert!(!near("nis", "nis") && !near("nis", "nsi") && !near("nis", "n") && !near("nis", "niss"));
    }
}
