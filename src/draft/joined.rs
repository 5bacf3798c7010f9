//! Names in a script without spaces, where the signs around them show where they begin and end: the letters that foreign
//! names are written in, the brackets of titles, and an acronym behind.

use std::collections::{BTreeMap, BTreeSet};

use super::names::NameStat;
use super::words::{Script, Told};
use crate::span::Span;

/// The longest title, and the longest name before its acronym, in characters.
const LONGEST: usize = 16;
/// The shortest name before its acronym, in characters.
const SHORTEST: usize = 3;
/// How many letters an acronym has.
const ACRONYM: std::ops::RangeInclusive<usize> = 2..=8;
/// The dot between the words of a foreign name.
const DOT: char = '\u{30FB}';

/// What stands before acronyms in brackets.
#[derive(Debug, Default)]
pub(super) struct Brackets(BTreeMap<String, Context>);

/// What stands before one acronym, and where.
#[derive(Debug, Default)]
struct Context {
    before: BTreeSet<String>,
    stat: NameStat,
}

impl Brackets {
    /// Notes what stands before each acronym of a sentence.
    pub(super) fn gather(&mut self, text: &str, sentence: Span, told: &Told, script: Script) {
        let part = sentence.of(text);
        for (at, bracket) in part.match_indices(['(', '\u{FF08}']) {
            let Some((short, _)) = part.get(at + bracket.len()..).and_then(|rest| rest.split_once([')', '\u{FF09}']))
            else {
                continue;
            };
            let is_acronym = ACRONYM.contains(&short.len()) && short.chars().all(|c| c.is_ascii_uppercase());
            if is_acronym && let Some(before) = part.get(..at) {
                // One letter more than a name has, to tell whether it begins there.
                let before: Vec<char> = before.chars().rev().take_while(|c| is_joined(*c)).take(LONGEST + 1).collect();
                let context = self.0.entry(short.to_owned()).or_default();
                context.before.insert(before.into_iter().rev().collect());
                context.stat.script = Some(script);
                context.stat.tell(told);
            }
        }
    }

    /// Each acronym with what always stands before it, where two different letters, or none, stand before that.
    pub(super) fn names(&self) -> Vec<(String, String, NameStat)> {
        let mut names = Vec::new();
        for (short, context) in &self.0 {
            let reversed: Vec<Vec<char>> = context.before.iter().map(|before| before.chars().rev().collect()).collect();
            let Some(first) = reversed.first() else { continue };
            let shared = (0..first.len())
                .take_while(|at| reversed.iter().all(|context| context.get(*at) == first.get(*at)))
                .count();
            let before: BTreeSet<Option<&char>> = reversed.iter().map(|context| context.get(shared)).collect();
            if before.len() >= 2 && (SHORTEST..=LONGEST).contains(&shared) {
                names.push((first.iter().take(shared).rev().collect(), short.clone(), context.stat.clone()));
            }
        }
        names
    }
}

/// Names of several words in the letters for foreign words, and titles of works in their brackets.
pub(super) fn names(text: &str, sentence: Span) -> Vec<Span> {
    let part = sentence.of(text);
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, c) in part.char_indices().chain(std::iter::once((part.len(), ' '))) {
        match (is_foreign(c), open) {
            (true, None) => open = Some(at),
            (false, Some(from)) => {
                let run = part.get(from..at).unwrap_or_default();
                let words: Vec<&str> = run.split(DOT).collect();
                if words.len() >= 2 && words.iter().all(|word| word.chars().count() >= 2) {
                    found.push(Span::new(sentence.start + from, sentence.start + at));
                }
                open = None;
            }
            (true, Some(_)) | (false, None) => {}
        }
    }
    for (opening, closing) in [('\u{300A}', '\u{300B}'), ('\u{300E}', '\u{300F}')] {
        for (at, bracket) in part.match_indices(opening) {
            let from = at + bracket.len();
            let Some((title, _)) = part.get(from..).and_then(|rest| rest.split_once(closing)) else { continue };
            let length = title.chars().count();
            if (2..=LONGEST).contains(&length)
                && title.chars().all(|c| is_joined(c) || c == DOT || c.is_ascii_alphanumeric())
            {
                found.push(Span::new(sentence.start + from, sentence.start + from + title.len()));
            }
        }
    }
    found.sort_unstable_by_key(|span| span.start);
    found
}

/// Whether a character is a letter of a word that stands without spaces: Kana and Han.
const fn is_joined(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}')
}

/// Whether a character is a letter of Katakana, its lengthening or the dot between two words.
const fn is_foreign(c: char) -> bool {
    matches!(c, '\u{30A1}'..='\u{30FC}')
}
