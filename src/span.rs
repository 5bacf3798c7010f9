//! Says where text is: byte spans, lines and columns. It knows nothing of what text means.

use serde::{Deserialize, Serialize};

/// A half-open range of byte offsets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte; never below `start`.
    pub end: usize,
}

impl Span {
    /// The range `start..end`; an end before the start is taken as an empty range at `start`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The text at this place; empty if the span is out of range or cuts a character.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// A place as a reader counts it; everything is one-based.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode scalar values, from 1.
    pub column: usize,
    /// Column in UTF-16 code units, from 1, as editors count.
    pub column_utf16: usize,
}

/// The line starts of a text: the only place where offsets become lines and columns.
#[derive(Clone, Debug, Default)]
pub struct LineIndex {
    starts: Vec<usize>,
    /// Counts inside lines longer than [`CHECKPOINT_BYTES`], in order, so that a column never costs more than one stride.
    checkpoints: Vec<Checkpoint>,
}

/// How many bytes of a long line lie between two checkpoints.
const CHECKPOINT_BYTES: usize = 4096;

/// How much of its line lies before an offset.
#[derive(Clone, Copy, Debug)]
struct Checkpoint {
    offset: usize,
    before: Width,
}

/// The length of a stretch of text in two units.
#[derive(Clone, Copy, Debug, Default)]
struct Width {
    characters: usize,
    utf16: usize,
}

impl Width {
    /// Counts the characters that begin in `bytes`; a cut at either end is harmless, because only first bytes count.
    fn of(bytes: &[u8]) -> Self {
        if bytes.is_ascii() {
            return Self { characters: bytes.len(), utf16: bytes.len() };
        }
        let characters = bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
        let beyond_the_first_plane = bytes.iter().filter(|&&byte| byte >= 0xF0).count();
        Self { characters, utf16: characters + beyond_the_first_plane }
    }

    fn plus(self, other: Self) -> Self {
        Self { characters: self.characters + other.characters, utf16: self.utf16 + other.utf16 }
    }
}

impl LineIndex {
    /// Finds all line starts of `text`. A line ends after `\n`; a `\r` before it belongs to the line.
    pub fn new(text: &str) -> Self {
        let starts: Vec<usize> =
            std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1)).collect();
        let mut checkpoints = Vec::new();
        let ends = starts.iter().skip(1).copied().chain(std::iter::once(text.len()));
        for (&start, end) in starts.iter().zip(ends) {
            let line = text.as_bytes().get(start..end).unwrap_or_default();
            let (mut offset, mut before) = (start, Width::default());
            for stride in line.chunks_exact(CHECKPOINT_BYTES) {
                offset += stride.len();
                before = before.plus(Width::of(stride));
                checkpoints.push(Checkpoint { offset, before });
            }
        }
        Self { starts, checkpoints }
    }

    /// The place of byte `offset` in `text`, which must be the text this index was made from.
    /// An offset beyond the end is taken as the end, one inside a character as the character's start.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let passed = self.checkpoints.partition_point(|checkpoint| checkpoint.offset <= offset);
        let base = passed
            .checked_sub(1)
            .and_then(|last| self.checkpoints.get(last))
            .copied()
            .filter(|checkpoint| checkpoint.offset > start)
            .unwrap_or(Checkpoint { offset: start, before: Width::default() });
        let rest = text.as_bytes().get(base.offset..offset).unwrap_or_default();
        let width = base.before.plus(Width::of(rest));
        Position { line, column: width.characters + 1, column_utf16: width.utf16 + 1 }
    }

    /// The span of the line that holds `offset`, without its line end.
    pub fn line_span(&self, text: &str, offset: usize) -> Span {
        let offset = offset.min(text.len());
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let next = self.starts.get(line).copied().unwrap_or(text.len() + 1);
        let line = text.get(start..next.saturating_sub(1)).unwrap_or_default();
        Span::new(start, start + line.trim_end_matches('\r').len())
    }

    /// How many lines there are; at least 1.
    pub fn lines(&self) -> usize {
        self.starts.len().max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_utf16_units() {
        let text = "eins\r\nzwei 😀 drei\n";
        let index = LineIndex::new(text);
        let at = text.find("drei").unwrap();
        let place = index.position(text, at);
        assert_eq!((place.line, place.column, place.column_utf16), (2, 8, 9));
        assert_eq!(index.line_span(text, at).of(text), "zwei 😀 drei");
        assert_eq!(index.line_span(text, 0).of(text), "eins");
        assert_eq!(index.position(text, 999).line, 3);
    }

    #[test]
    fn a_span_outside_the_text_is_empty_text() {
        assert_eq!(Span::new(3, 9).of("äb"), "");
        assert_eq!(Span::new(1, 2).of("ä"), "");
    }

    #[test]
    fn columns_of_a_long_line_are_those_of_a_naive_count() {
        let line = "aé€😀 ".repeat(3000);
        let text = format!("x\n{line}\n{line}");
        let index = LineIndex::new(&text);
        let (mut line, mut column, mut column_utf16) = (1, 1, 1);
        for (at, character) in text.char_indices() {
            assert_eq!(index.position(&text, at), Position { line, column, column_utf16 });
            assert_eq!(index.position(&text, at + character.len_utf8() - 1), index.position(&text, at));
            column += 1;
            column_utf16 += character.len_utf16();
            if character == '\n' {
                (line, column, column_utf16) = (line + 1, 1, 1);
            }
        }
        assert!(index.checkpoints.len() > 4);
    }
}
