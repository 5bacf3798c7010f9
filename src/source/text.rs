//! Plain text with a map that leads each of its bytes back to the bytes of the file.

use crate::span::{LineIndex, Position, Span};

/// Plain text, and where each byte of it comes from.
#[derive(Clone, Debug, Default)]
pub struct Text {
    plain: String,
    /// The file as characters, where that is not the plain text itself: markup with its marks.
    decoded: Option<String>,
    /// The lines of the decoded text.
    lines: LineIndex,
    to_decoded: Map,
    to_bytes: Map,
}

impl Text {
    /// Text that is the file, byte for byte.
    pub fn verbatim(text: impl Into<String>) -> Self {
        Self::decoded(text.into(), Map::default())
    }

    /// Text in another encoding than UTF-8, or after a byte order mark; `to_bytes` leads to the bytes of the file.
    pub(super) fn decoded(text: String, to_bytes: Map) -> Self {
        Self { lines: LineIndex::new(&text), plain: text, decoded: None, to_decoded: Map::default(), to_bytes }
    }

    /// What is visible of a text with markup; `to_decoded` leads to that text.
    pub(super) fn visible(plain: String, to_decoded: Map, decoded: String, to_bytes: Map) -> Self {
        Self { plain, lines: LineIndex::new(&decoded), decoded: Some(decoded), to_decoded, to_bytes }
    }

    /// What is read: spans of mentions are offsets of this string.
    pub fn plain(&self) -> &str {
        &self.plain
    }

    /// The bytes of the original file that a span of the plain text stands for, from the first to the last of them.
    /// Marks inside are included ("**5** April"), marks around are not. An empty span stays empty.
    pub fn original(&self, span: Span) -> Span {
        let start = self.to_bytes.start(self.to_decoded.start(span.start));
        if span.is_empty() {
            return Span::new(start, start);
        }
        Span::new(start, self.to_bytes.end(self.to_decoded.end(span.end)))
    }

    /// Line and column, in the original file, of a byte of the plain text. A byte order mark has no column.
    pub fn position(&self, offset: usize) -> Position {
        self.lines.position(self.decoded.as_deref().unwrap_or(&self.plain), self.to_decoded.start(offset))
    }

    /// Line and column, in the original file, where a span that ends at this byte of the plain text ends.
    /// It differs from [`Text::position`] where marks follow.
    pub fn end_position(&self, offset: usize) -> Position {
        self.lines.position(self.decoded.as_deref().unwrap_or(&self.plain), self.to_decoded.end(offset))
    }
}

/// Where the bytes of a target text come from in a source. The empty map is the identity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Map {
    /// In order of both texts, without gaps in the target.
    runs: Vec<Run>,
}

/// Units of equal size that follow each other in both texts: ASCII in UTF-16 is one run of units of 1 and 2 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    target: usize,
    source: usize,
    target_step: usize,
    source_step: usize,
}

impl Map {
    /// A target that is the source without its first `skipped` bytes.
    pub(super) fn shifted(skipped: usize) -> Self {
        let mut map = Self::default();
        map.push(Run { target: 0, source: skipped, target_step: 1, source_step: 1 });
        map
    }

    /// Says that the target's bytes from `target` on are the source's bytes from `source` on.
    /// Calls come in the order of the target.
    pub(super) fn same(&mut self, target: usize, source: usize) {
        self.push(Run { target, source, target_step: 1, source_step: 1 });
    }

    /// Says that `target_len` bytes at `target` stand for `source_len` bytes at `source`, as one thing that is never cut.
    pub(super) fn unit(&mut self, target: usize, target_len: usize, source: usize, source_len: usize) {
        if target_len > 0 {
            self.push(Run { target, source, target_step: target_len, source_step: source_len });
        }
    }

    /// Where the unit that holds `offset` starts in the source.
    pub(super) fn start(&self, offset: usize) -> usize {
        let after = self.runs.partition_point(|run| run.target <= offset);
        match after.checked_sub(1).and_then(|last| self.runs.get(last)) {
            Some(run) => run.source + (offset - run.target) / run.target_step * run.source_step,
            None => offset,
        }
    }

    /// Where the unit that holds the byte before `offset` ends in the source.
    pub(super) fn end(&self, offset: usize) -> usize {
        let after = self.runs.partition_point(|run| run.target < offset);
        match after.checked_sub(1).and_then(|last| self.runs.get(last)) {
            Some(run) => run.source + (offset - run.target).div_ceil(run.target_step) * run.source_step,
            None => self.start(offset),
        }
    }

    fn push(&mut self, next: Run) {
        if let Some(last) = self.runs.last() {
            let length = next.target - last.target;
            let continues = last.target_step == next.target_step
                && last.source_step == next.source_step
                && length.is_multiple_of(last.target_step)
                && next.source == last.source + length / last.target_step * last.source_step;
            if continues {
                return;
            }
        }
        self.runs.push(next);
    }
}
