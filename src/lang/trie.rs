//! The one automaton: a trie over the folded characters of all words and names, walked from each place where a word
//! can begin. Unlike a scan that may begin anywhere, it never has to throw away what it found inside a word, and its
//! cost does not grow with the number of entries.
//!
//! It is a double array (Aoe, "An efficient digital search algorithm by using a double-array structure", 1989): the
//! child of node `n` by the character code `c` is cell `base[n] + c`, and it is one if that cell's `check` is `n`. A
//! step costs one load from a table of codes, which folds too, and one from the array.

use std::collections::{BTreeMap, VecDeque};

use super::fold::{LOW, fold, is_ignorable, spelled_word};
use crate::plain::plain_word;

/// A trie from folded text to the number of an entry.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trie {
    cells: Vec<Cell>,
    /// The entry that ends at the node of a cell, where [`Cell::ends`] says that there is one.
    entries: Vec<u32>,
    /// The codes of ASCII, folding done.
    ascii: Ascii,
    /// The codes of the characters below [`LOW`], folding done.
    low: Vec<u16>,
    /// The codes of folded characters from [`LOW`] on, sorted by character.
    high: Vec<(char, u16)>,
    begins: Beginnings,
    heads: Heads,
    nodes: usize,
}

/// The codes of ASCII: with a length that is known there is nothing to be tested.
#[derive(Clone, Copy, Debug)]
struct Ascii([u16; 0x80]);

impl Default for Ascii {
    fn default() -> Self {
        Self([UNKNOWN; 0x80])
    }
}

/// The four letters that an entry may begin with, all of ASCII, for words that hold others, or digits, and whose number is
/// not known. One bit for each hash of four letters; a bit too many costs a walk, no more.
#[derive(Clone, Debug, Default)]
struct Beginnings {
    bits: Vec<u64>,
}

impl Beginnings {
    /// So many bits lie in the first cache of a processor, and few of them are set by mistake.
    const LENGTH: u32 = 15;

    fn add(&mut self, key: &str) {
        if let Some(hash) = key.as_bytes().first_chunk().and_then(|letters| Self::hash(*letters))
            && let Some(word) = self.bits.get_mut(to_usize(hash >> 6))
        {
            *word |= 1 << (hash & 63);
        }
    }

    #[inline]
    fn may_hold(&self, text: &[u8]) -> bool {
        let Some(hash) = text.first_chunk().and_then(|letters| Self::hash(*letters)) else { return true };
        self.bits.get(to_usize(hash >> 6)).is_some_and(|word| word >> (hash & 63) & 1 == 1)
    }

    #[inline]
    fn hash(letters: [u8; 4]) -> Option<u32> {
        let lower = u32::from_le_bytes(letters) | 0x2020_2020;
        lower
            .to_le_bytes()
            .iter()
            .all(u8::is_ascii_lowercase)
            .then(|| lower.wrapping_mul(0x9E37_79B1) >> (32 - Self::LENGTH))
    }
}

/// The first words of the entries, where those are of letters below U+0700: most words of a text are the first of none. One
/// bit for each hash of a word; a bit too many costs a walk, no more.
#[derive(Clone, Debug, Default)]
struct Heads {
    bits: Vec<u64>,
    /// By how much a number is shifted to be the place of a bit.
    shift: u32,
}

impl Heads {
    /// How many bits there are for a word, so that few are set by mistake; and the base-two logarithms of the fewest and the
    /// most.
    const EACH: usize = 16;
    const FEWEST: u32 = 12;
    const MOST: u32 = 21;

    /// Of so many words.
    fn new(count: usize) -> Self {
        let length = count.saturating_mul(Self::EACH).next_power_of_two().trailing_zeros();
        let length = length.clamp(Self::FEWEST, Self::MOST);
        Self { bits: vec![0; 1 << (length - 6)], shift: 64 - length }
    }

    fn add(&mut self, key: &str) {
        if let Some((_, number)) = word_at(key, 0)
            && let Some(word) = self.bits.get_mut(usize::try_from(number >> self.shift >> 6).unwrap_or(usize::MAX))
        {
            *word |= 1 << (number >> self.shift & 63);
        }
    }

    #[inline]
    fn may_hold(&self, number: u64) -> bool {
        let place = number >> self.shift;
        self.bits
            .get(usize::try_from(place >> 6).unwrap_or(usize::MAX))
            .is_none_or(|word| word >> (place & 63) & 1 == 1)
    }
}

/// Where the word ends that begins at a place, and its number: see [`plain_word`] and [`spelled_word`]. None if it is of
/// letters beyond those that either knows, or more may belong to it.
#[inline]
pub(crate) fn word_at(text: &str, start: usize) -> Option<(usize, u64)> {
    plain_word(text.as_bytes(), start).or_else(|| spelled_word(text, start))
}

/// Sorted keys as codes, with the numbers of their entries.
type Keys<'k> = &'k [(&'k [u16], u32)];

/// Eight bytes, so that eight of them fill a line of a processor's cache.
#[derive(Clone, Copy, Debug)]
struct Cell {
    /// The base of the children; its highest bit tells whether an entry ends here.
    base: u32,
    /// The cell of the parent; [`FREE`] if this cell is no node.
    check: u32,
}

impl Cell {
    const ENDS: u32 = 1 << 31;

    const fn base(self) -> u32 {
        self.base & !Self::ENDS
    }

    const fn ends(self) -> bool {
        self.base & Self::ENDS != 0
    }
}

const FREE: u32 = u32::MAX;
const ROOT: u32 = 0;

/// The code of a character that no entry holds.
const UNKNOWN: u16 = 0;
/// The code of white space.
const SPACE: u16 = 1;
/// The code of a character that a look-up passes over.
const PASSED: u16 = 2;

impl Trie {
    /// Builds it from folded, distinct keys; the value is the entry's number.
    pub(crate) fn new(entries: &BTreeMap<String, u32>) -> Self {
        let (low, high) = codes(entries.keys());
        let ascii = low.first_chunk().copied().map_or_else(Ascii::default, Ascii);
        let (cells, begins) = (vec![EMPTY], Beginnings::default());
        let mut trie = Self { cells, entries: vec![0], ascii, low, high, begins, heads: Heads::default(), nodes: 1 };
        trie.begins.bits.resize(1 << (Beginnings::LENGTH - 6), 0);
        for key in entries.keys() {
            trie.begins.add(key);
        }
        trie.add_heads(entries.keys(), &[]);
        let keys: Vec<(Vec<u16>, u32)> =
            entries.iter().map(|(key, &entry)| (key.chars().map(|c| trie.code(c)).collect(), entry)).collect();
        let mut keys: Vec<(&[u16], u32)> = keys.iter().map(|(key, entry)| (key.as_slice(), *entry)).collect();
        keys.sort_unstable();
        let mut first_free = 1;
        // Each piece of work is a node with the sorted keys that pass through it. The first letters come first: they are
        // looked at for every word, and lie together.
        let mut work = VecDeque::from([(ROOT, keys.as_slice(), 0_usize)]);
        while let Some((node, mut range, depth)) = work.pop_front() {
            let mut ends = 0;
            if let Some((&(key, entry), rest)) = range.split_first()
                && key.len() == depth
            {
                if let Some(place) = trie.entries.get_mut(to_usize(node)) {
                    *place = entry;
                }
                ends = Cell::ENDS;
                range = rest;
            }
            let mut children: Vec<(u16, Keys<'_>)> = Vec::new();
            while let Some(label) = range.first().and_then(|(key, _)| key.get(depth)).copied() {
                let (same, rest) = range.split_at(range.partition_point(|(key, _)| key.get(depth) <= Some(&label)));
                children.push((label, same));
                range = rest;
            }
            let base = trie.place(children.iter().map(|&(label, _)| label), &mut first_free);
            if let Some(cell) = trie.cells.get_mut(to_usize(node)) {
                cell.base = base | ends;
            }
            for &(label, same) in &children {
                let child = base + u32::from(label);
                if let Some(cell) = trie.cells.get_mut(to_usize(child)) {
                    cell.check = node;
                }
                work.push_back((child, same, depth + 1));
            }
            trie.nodes += children.len();
        }
        trie
    }

    /// A base at which the cells of all labels are free. The array grows as needed.
    fn place(&mut self, labels: impl Iterator<Item = u16> + Clone, first_free: &mut usize) -> u32 {
        /// So many places are tried before the children go to the end of the array, where all is free.
        const TRIES: usize = 64;
        let Some(first) = labels.clone().next().map(usize::from) else { return 0 };
        let is_free = |cells: &[Cell], at: usize| at > 0 && cells.get(at).is_none_or(|cell| cell.check == FREE);
        while !is_free(&self.cells, *first_free) {
            *first_free += 1;
        }
        let mut at = (*first_free).max(first);
        let mut tries = 0;
        let base = loop {
            if tries == TRIES {
                at = at.max(self.cells.len() + first);
            }
            let base = at - first;
            if labels.clone().all(|label| is_free(&self.cells, base + usize::from(label))) {
                break base;
            }
            tries += 1;
            at += 1;
        };
        if tries >= TRIES {
            // What is left free behind is too scattered to be looked through again and again.
            *first_free = (*first_free).max(base.saturating_sub(4 * TRIES));
        }
        let end = labels.map(usize::from).max().unwrap_or(0) + base + 1;
        if self.cells.len() < end {
            self.cells.resize(end, EMPTY);
            self.entries.resize(end, 0);
        }
        index(base)
    }

    /// Calls `found(end, entry)` for every entry that `text` begins with at byte `start`, shortest first; `end` is a
    /// byte offset of `text`. White space of any width matches one space of an entry, a line break too, a blank line not.
    #[inline]
    pub(crate) fn walk(&self, text: &str, start: usize, mut found: impl FnMut(usize, u32)) {
        let bytes = text.as_bytes();
        let mut node = ROOT;
        let mut base = self.cells.first().map_or(0, |cell| cell.base());
        let mut at = start;
        while let Some(&byte) = bytes.get(at) {
            let (code, mut end) = if byte < 0x80 {
                (self.ascii.0.get(usize::from(byte)).copied().unwrap_or(UNKNOWN), at + 1)
            } else {
                let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return };
                (self.code(c), at + c.len_utf8())
            };
            if code <= PASSED {
                match code {
                    PASSED if node != ROOT => {
                        at = end;
                        continue;
                    }
                    // Mostly it is a single blank.
                    SPACE if byte == b' ' && bytes.get(end).is_some_and(u8::is_ascii_graphic) => {}
                    SPACE => match end_of_space(text, at) {
                        Some(after) => end = after,
                        None => return,
                    },
                    _ => return,
                }
            }
            let child = base + u32::from(code);
            let Some(cell) = self.cells.get(to_usize(child)).filter(|cell| cell.check == node) else { return };
            (node, base) = (child, cell.base());
            if cell.ends() {
                let entry = self.entries.get(to_usize(child)).copied().unwrap_or_default();
                if bytes.get(end).is_some_and(|&next| next >= 0x80) {
                    end = end_of_marks(text, end);
                }
                found(end, entry);
            }
            at = end;
        }
    }

    /// Lets [`Trie::may_begin`] and [`Trie::may_be_head`] know of entries that have endings joined to them.
    pub(crate) fn add_endings<'k>(&mut self, entries: impl Iterator<Item = &'k String> + Clone, endings: &[&String]) {
        for entry in entries.clone().filter(|entry| entry.len() < 4) {
            for ending in endings {
                self.begins.add(&format!("{entry}{ending}"));
            }
        }
        self.add_heads(entries, endings);
    }

    fn add_heads<'k>(&mut self, entries: impl Iterator<Item = &'k String> + Clone, endings: &[&String]) {
        let letters: Vec<&&String> = endings.iter().filter(|ending| ending.starts_with(char::is_alphabetic)).collect();
        let is_one = |entry: &str| word_at(entry, 0).is_some_and(|(end, _)| end == entry.len());
        let singles = entries.clone().filter(|entry| is_one(entry));
        self.heads = Heads::new(entries.clone().count() + singles.clone().count() * letters.len());
        for entry in entries {
            self.heads.add(entry);
        }
        for entry in singles.filter(|_| !letters.is_empty()) {
            for ending in &letters {
                self.heads.add(&format!("{entry}{ending}"));
            }
        }
    }

    /// Whether a word at the beginning of `text` can be an entry, or one with one of the endings that were added: a
    /// quick answer, which is at times yes where [`Trie::walk`] then finds nothing.
    #[inline]
    pub(crate) fn may_begin(&self, text: &[u8]) -> bool {
        self.begins.may_hold(text)
    }

    /// Whether an entry, bare or with one of the endings that were added, may begin with the word of a number, as
    /// [`word_at`] gives it: an answer that is seldom yes where there is none.
    #[inline]
    pub(crate) fn may_be_head(&self, number: u64) -> bool {
        self.heads.may_hold(number)
    }

    /// The number of nodes, for the bench.
    pub(crate) fn nodes(&self) -> usize {
        self.nodes
    }

    #[inline]
    fn code(&self, c: char) -> u16 {
        if let Some(&code) = self.low.get(to_usize(u32::from(c))) {
            return code;
        }
        if c.is_whitespace() {
            return SPACE;
        }
        if is_ignorable(c) {
            return PASSED;
        }
        let c = fold(c);
        if let Some(&code) = self.low.get(to_usize(u32::from(c))) {
            return code;
        }
        self.high
            .binary_search_by_key(&c, |&(known, _)| known)
            .ok()
            .and_then(|at| self.high.get(at))
            .map_or(UNKNOWN, |&(_, code)| code)
    }
}

const EMPTY: Cell = Cell { base: 0, check: FREE };

/// The codes of all characters that stand in the keys, the most frequent first: what is often together lies together.
fn codes<'k>(keys: impl Iterator<Item = &'k String>) -> (Vec<u16>, Vec<(char, u16)>) {
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    for c in keys.flat_map(|key| key.chars()).filter(|&c| c != ' ') {
        *counts.entry(c).or_default() += 1;
    }
    let mut chars: Vec<(char, usize)> = counts.into_iter().collect();
    chars.sort_by_key(|&(c, count)| (std::cmp::Reverse(count), c));
    let known: BTreeMap<char, u16> = chars.into_iter().map(|(c, _)| c).zip(PASSED + 1..).collect();
    let low = (0..LOW)
        .map(|code| {
            let Some(c) = char::from_u32(code) else { return UNKNOWN };
            if c.is_whitespace() {
                SPACE
            } else if is_ignorable(c) {
                PASSED
            } else {
                known.get(&fold(c)).copied().unwrap_or(UNKNOWN)
            }
        })
        .collect();
    (low, known.into_iter().filter(|&(c, _)| u32::from(c) >= LOW).collect())
}

/// The end of a run of white space; none if a blank line is in it.
fn end_of_space(text: &str, start: usize) -> Option<usize> {
    let mut end = start;
    let mut breaks = 0;
    for c in text.get(start..)?.chars().take_while(|c| c.is_whitespace()) {
        breaks += u32::from(c == '\n');
        end += c.len_utf8();
    }
    (breaks < 2).then_some(end)
}

/// The end of the vowel signs and joiners after a word: they belong to it. Marks of direction do not.
fn end_of_marks(text: &str, start: usize) -> usize {
    let is_direction = |c: char| matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}');
    let marks = text.get(start..).unwrap_or_default().chars().take_while(|&c| is_ignorable(c) && !is_direction(c));
    start + marks.map(char::len_utf8).sum::<usize>()
}

fn index(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

fn to_usize(value: u32) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::lang::fold::folded;

    fn hits(words: &[&str], text: &str) -> Vec<(usize, u32)> {
        let entries = words.iter().zip(0..).map(|(word, at)| (folded(word), at)).collect();
        let mut out = Vec::new();
        Trie::new(&entries).walk(text, 0, |end, entry| out.push((end, entry)));
        out
    }

    #[test]
    fn every_entry_that_the_text_begins_with_is_found() {
        assert_eq!(hits(&["may", "maybe", "more than"], "Maybe so"), [(3, 0), (5, 1)]);
        assert_eq!(hits(&["more than"], "more\u{a0}\n than 5"), [(12, 0)]);
        assert_eq!(hits(&["more than"], "more\n\nthan 5"), []);
        assert_eq!(hits(&["ايار"], "أَيَّار 5"), [(14, 0)]);
        assert_eq!(hits(&[], "x"), []);
        assert_eq!(hits(&["三月", "三"], "三月"), [(3, 1), (6, 0)]);
    }

    proptest! {
        #[test]
        fn it_finds_what_a_search_of_all_words_finds(
            words in prop::collection::btree_set("[abcé三月 ]{1,5}", 0..40),
            text in "[abcéAÉ三月 ]{0,12}",
        ) {
            let words: BTreeSet<String> = words.iter().map(|word| folded(word.trim())).filter(|word| !word.is_empty()).collect();
            let entries: BTreeMap<String, u32> = words.iter().cloned().zip(0..).collect();
            let mut found = Vec::new();
            Trie::new(&entries).walk(&text, 0, |end, entry| found.push((folded(text.get(..end).unwrap()), entry)));
            let expected: Vec<(String, u32)> = entries
                .iter()
                .filter(|(word, _)| folded(&text).starts_with(word.as_str()))
                .map(|(word, &entry)| (word.clone(), entry))
                .collect();
            prop_assert_eq!(&found, &expected);
            // An entry of fewer than four letters is found only where its word ends.
            let ends_a_word = |end: usize| !text.get(end..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == 'é'));
            let is_found = expected.iter().any(|(word, _)| word.len() >= 4 || ends_a_word(word.len()));
            prop_assert!(Trie::new(&entries).may_begin(text.as_bytes()) || !is_found);
            // An entry that ends inside a word is none, but where the rest is an ending.
            let endings = ["ca".to_owned(), "éa".to_owned(), "三".to_owned()];
            let mut trie = Trie::new(&entries);
            trie.add_endings(entries.keys(), &endings.iter().collect::<Vec<_>>());
            if let Some((end, number)) = word_at(&text, 0) {
                let is_ending = |at: usize| text.get(at..end).is_some_and(|rest| ["ca", "éa"].contains(&&*folded(rest)));
                let is_found = found.iter().any(|(word, _)| word.len() >= end || is_ending(word.len()));
                prop_assert!(trie.may_be_head(number) || !is_found);
            }
        }
    }
}
