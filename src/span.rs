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
}

impl LineIndex {
    /// Finds all line starts of `text`. A line ends after `\n`; a `\r` before it belongs to the line.
    pub fn new(text: &str) -> Self {
        let starts =
            std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1)).collect();
        Self { starts }
    }

    /// The place of byte `offset` in `text`, which must be the text this index was made from.
    /// An offset beyond the end is taken as the end.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let offset = offset.min(text.len());
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let before = text.get(start..offset).unwrap_or_default();
        Position {
            line,
            column: before.chars().count() + 1,
            column_utf16: before.chars().map(char::len_utf16).sum::<usize>() + 1,
        }
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
}
