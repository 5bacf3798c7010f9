//! Turns bytes of any format into text, with a map back to the bytes. It opens no file and judges nothing.

use jiff::civil::Date;

use crate::span::{LineIndex, Position, Span};

/// One input text with its metadata.
#[derive(Clone, Debug)]
pub struct Article {
    /// Names the article in findings: the JSON line's `id`, the front matter's `id`, or the path.
    pub id: String,
    /// The file as it was named, with `/` between its parts; `-` for standard input.
    pub path: String,
    /// The title from the metadata (a title that stands in the text is a [`BlockKind::Title`] block).
    pub title: Option<String>,
    /// BCP 47 tag, where the metadata or a flag gives one.
    pub language: Option<String>,
    /// The day of publication, where the metadata, a flag or a date line gives one.
    pub date: Option<Date>,
    /// Who published it.
    pub source: Option<String>,
    /// The text, and where each byte of it comes from.
    pub text: Text,
    /// The parts of the text, in order, without overlap.
    pub blocks: Vec<Block>,
}

/// A part of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What kind of part.
    pub kind: BlockKind,
    /// Where, in the plain text.
    pub span: Span,
}

/// What a part of an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// The article's headline.
    Title,
    /// A heading inside.
    Heading,
    /// Running text.
    Paragraph,
    /// One item of a list.
    ListItem,
    /// A quotation set apart.
    Quote,
    /// Program text or preformatted text.
    Code,
    /// A table.
    Table,
    /// What a web page adds around an article: "Leave a comment", navigation, disclaimers.
    Furniture,
    /// A line of data about the article: a date line, front matter, a version mark.
    Metadata,
}

/// Plain text, and where each byte of it comes from.
#[derive(Clone, Debug, Default)]
pub struct Text {
    plain: String,
    lines: LineIndex,
}

impl Text {
    /// Text that is the file, byte for byte.
    pub fn verbatim(text: impl Into<String>) -> Self {
        let plain = text.into();
        Self { lines: LineIndex::new(&plain), plain }
    }

    /// What is read: spans of mentions are offsets of this string.
    pub fn plain(&self) -> &str {
        &self.plain
    }

    /// The bytes of the original file that a span of the plain text stands for.
    pub fn original(&self, span: Span) -> Span {
        span
    }

    /// Line and column, in the original file, of a byte of the plain text.
    pub fn position(&self, offset: usize) -> Position {
        self.lines.position(&self.plain, offset)
    }
}
