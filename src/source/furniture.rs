//! Knows the lines that a web page adds around an article. The words are data; see `rules/furniture.toml`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

/// The lines that a web page adds around articles, ready to be matched.
#[derive(Clone, Debug)]
pub struct Furniture {
    /// Phrases that fill a line, alone or one after the other.
    lines: Phrases,
    /// Phrases that begin a line.
    starts: Phrases,
}

/// What a whole line of furniture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// A word that is furniture only beside others: "Twitter".
    Part,
    /// A line that is furniture by itself.
    Whole,
    /// Such a line that also says that the article is over: what follows are comments or other articles.
    Closing,
}

/// One language's table in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(default)]
    whole: Vec<String>,
    #[serde(default)]
    parts: Vec<String>,
    #[serde(default)]
    closes: Vec<String>,
    #[serde(default)]
    starts: Vec<String>,
}

/// A line with more characters than this is no whole line of furniture.
const LONGEST_LINE: usize = 160;

impl Furniture {
    /// The phrases that come with the program, read once.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: OnceLock<Furniture> = OnceLock::new();
        // A test reads the same file, so that the empty table is never seen.
        EMBEDDED.get_or_init(|| {
            Self::from_toml(include_str!("../../rules/furniture.toml")).unwrap_or_else(|_| Self::none())
        })
    }

    /// Knows no furniture at all.
    pub fn none() -> Self {
        Self { lines: Phrases::default(), starts: Phrases::default() }
    }

    /// Reads a file with one table for each language, each with lists of phrases:
    /// `whole` (fills a line), `closes` (fills a line after which the article is over), `parts` (fills a line together
    /// with others), `starts` (begins a line). Case, kinds of apostrophes and the width of gaps do not matter.
    /// The error names the place.
    pub fn from_toml(text: &str) -> Result<Self, String> {
        let tables: BTreeMap<String, Table> = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut lines = Vec::new();
        let mut starts = Vec::new();
        for (language, table) in &tables {
            for (phrases, role) in
                [(&table.parts, Role::Part), (&table.whole, Role::Whole), (&table.closes, Role::Closing)]
            {
                for phrase in phrases {
                    let folded: Vec<char> = fold(phrase.trim_matches(is_sign)).collect();
                    if folded.is_empty() {
                        return Err(format!("[{language}] holds the phrase \"{phrase}\", which has no letter."));
                    }
                    lines.push((folded, role));
                }
            }
            for phrase in &table.starts {
                let folded: Vec<char> = fold(phrase).collect();
                if folded.is_empty() {
                    return Err(format!("[{language}] holds an empty phrase."));
                }
                starts.push((folded, Role::Whole));
            }
        }
        Ok(Self { lines: Phrases::new(lines), starts: Phrases::new(starts) })
    }

    /// What the whole line is, if it is made of nothing but phrases: "Previous Post | Next Post".
    pub(super) fn line(&self, line: &str) -> Option<Role> {
        // Most lines leave here: no phrase begins as they do.
        self.lines.longest(fold(line.trim_start_matches(is_sign)))?;
        let folded: Vec<char> = fold(line).take(LONGEST_LINE + 1).collect();
        if folded.len() > LONGEST_LINE {
            return None;
        }
        let mut rest = folded.as_slice();
        let mut found: Option<(usize, Role)> = None;
        while let Some(first) = rest.iter().position(|character| character.is_alphanumeric()) {
            rest = rest.get(first..).unwrap_or_default();
            let (length, role) = self.lines.longest(rest.iter().copied())?;
            rest = rest.get(length..).unwrap_or_default();
            found = Some(found.map_or((1, role), |(count, before)| (count + 1, before.max(role))));
        }
        match found {
            Some((1, Role::Part)) | None => None,
            Some((_, role)) => Some(role.max(Role::Whole)),
        }
    }

    /// Whether the line begins with a phrase that makes it furniture, whatever follows.
    pub(super) fn starts(&self, line: &str) -> bool {
        let words = line.trim_start_matches(is_sign);
        self.starts.longest(fold(line)).is_some()
            || words.len() < line.len() && self.starts.longest(fold(words)).is_some()
    }
}

/// Phrases in order, so that a line narrows them down character by character.
#[derive(Clone, Debug, Default)]
struct Phrases {
    sorted: Vec<(Vec<char>, Role)>,
    /// A bit for the first characters of each phrase, of short ones for the first alone. Most lines begin like none and
    /// are passed over by it.
    beginnings: Vec<u64>,
}

/// How many characters are the beginning of a phrase.
const BEGINNING: usize = 4;
/// How many bits tell of beginnings.
const BITS: usize = 1 << 14;

impl Phrases {
    fn new(mut phrases: Vec<(Vec<char>, Role)>) -> Self {
        phrases.sort();
        // One phrase in two languages or lists keeps its strongest role, which sorts last.
        phrases.reverse();
        phrases.dedup_by(|later, earlier| later.0 == earlier.0);
        phrases.reverse();
        let mut beginnings = vec![0; BITS / 64];
        for (phrase, _) in &phrases {
            let length = if phrase.len() < BEGINNING { 1 } else { BEGINNING };
            let (at, bit) = place(phrase.iter().copied().take(length));
            if let Some(bits) = beginnings.get_mut(at) {
                *bits |= bit;
            }
        }
        Self { sorted: phrases, beginnings }
    }

    /// The length and role of the longest phrase at the start of `text` that does not end inside a word.
    fn longest(&self, mut text: impl Iterator<Item = char> + Clone) -> Option<(usize, Role)> {
        let is_known = |(at, bit): (usize, u64)| self.beginnings.get(at).is_some_and(|bits| bits & bit != 0);
        let mut beginning = text.clone().take(BEGINNING);
        let first = beginning.next();
        if !is_known(place(first.into_iter().chain(beginning))) && !is_known(place(first.into_iter())) {
            return None;
        }
        let mut candidates = self.sorted.as_slice();
        let mut found = None;
        let mut last = ' ';
        let mut length = 0;
        loop {
            let next = text.next();
            if let Some((phrase, role)) = candidates.first()
                && phrase.len() == length
                && length > 0
                && !(is_cased(last) && next.is_some_and(is_cased))
            {
                found = Some((length, *role));
            }
            let Some(next) = next else { return found };
            let from = candidates.partition_point(|(phrase, _)| phrase.get(length).is_none_or(|&own| own < next));
            let until = candidates.partition_point(|(phrase, _)| phrase.get(length).is_none_or(|&own| own <= next));
            candidates = candidates.get(from..until).unwrap_or_default();
            if candidates.is_empty() {
                return found;
            }
            last = next;
            length += 1;
        }
    }
}

/// Where the bit of the first characters stands.
fn place(text: impl Iterator<Item = char>) -> (usize, u64) {
    let hash = text.fold(0_u32, |hash, c| (hash.rotate_left(7) ^ u32::from(c)).wrapping_mul(0x9E37_79B1));
    let bit = usize::try_from(hash >> 16).unwrap_or(0) % BITS;
    (bit / 64, 1 << (bit % 64))
}

/// Whether a folded character belongs to a script that sets gaps between words and has small letters, or is a digit.
/// The other scripts are matched without regard to where a word ends.
fn is_cased(character: char) -> bool {
    character.is_lowercase() || character.is_numeric()
}

/// What may stand around a phrase without being part of it: bullets, arrows, bars, pictures.
fn is_sign(character: char) -> bool {
    !character.is_alphanumeric()
}

/// Small letters, one space for every gap, one kind of apostrophe.
fn fold(text: &str) -> impl Iterator<Item = char> + Clone + '_ {
    let mut after_gap = true;
    // Of the one capital that becomes two characters the first is enough.
    let small = |c: char| if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) };
    text.trim().chars().map(small).filter_map(move |character| {
        let is_gap = character.is_whitespace();
        let repeated = is_gap && after_gap;
        after_gap = is_gap;
        match character {
            _ if repeated => None,
            _ if is_gap => Some(' '),
            '\u{2019}' | '\u{02BC}' | '\u{00B4}' | '`' => Some('\''),
            other => Some(other),
        }
    })
}
