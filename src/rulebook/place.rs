//! Where something stands in a rule file, as a finding or a problem can show it.

use std::fmt;
use std::sync::Arc;

use crate::finding::{Excerpt, Role, Voice, Witness};
use crate::span::{LineIndex, Position, Span};

/// The longest excerpt of a line that a [`Place`] keeps, in bytes.
const LONGEST_EXCERPT: usize = 240;

/// A place in a rule file. It owns what it shows, so that it outlives the file.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, as it was named.
    pub path: Arc<str>,
    /// Line and columns, all from 1.
    pub position: Position,
    /// Bytes of the file, without the quotation marks around a text.
    pub span: Span,
    /// The words at that place.
    pub text: String,
    /// The line it stands in, shortened around it if it is long.
    pub excerpt: Excerpt,
}

impl Place {
    /// The line, from 1.
    pub fn line(&self) -> usize {
        self.position.line
    }

    /// The column in characters, from 1.
    pub fn column(&self) -> usize {
        self.position.column
    }

    /// This place as the rulebook's side of a finding.
    pub fn witness(&self) -> Witness {
        Witness {
            article: None,
            path: self.path.to_string(),
            line: self.position.line,
            column: self.position.column,
            column_utf16: self.position.column_utf16,
            start: self.span.start,
            end: self.span.end,
            text: self.text.clone(),
            role: Role::Fact,
            voice: Voice::Own,
            excerpt: self.excerpt.clone(),
        }
    }
}

/// `path:line:column`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.path, self.position.line, self.position.column)
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A rule file while it is being read.
#[derive(Clone, Debug)]
pub(super) struct RuleFile {
    pub(super) path: Arc<str>,
    pub(super) text: String,
    index: LineIndex,
}

impl RuleFile {
    pub(super) fn new(path: &str, text: &str) -> Self {
        Self { path: path.into(), text: text.to_owned(), index: LineIndex::new(text) }
    }

    /// The line and columns of a byte. A byte order mark is part of the file, but no column.
    pub(super) fn position(&self, offset: usize) -> Position {
        let mut position = self.index.position(&self.text, offset);
        if position.line == 1 && position.column > 1 && self.text.starts_with('\u{feff}') {
            position.column -= 1;
            position.column_utf16 -= 1;
        }
        position
    }

    pub(super) fn place(&self, span: Span) -> Place {
        let span = self.within_quotes(span).0;
        let line = self.index.line_span(&self.text, span.start);
        Place {
            path: Arc::clone(&self.path),
            position: self.position(span.start),
            span,
            text: span.of(&self.text).to_owned(),
            excerpt: excerpt(&self.text, line, span),
        }
    }

    /// The byte of the file where byte `offset` of the text of a quoted string stands. Behind an escape sequence the
    /// two run apart; then it is the start of the string.
    pub(super) fn inside(&self, string: Span, text: &str, offset: usize) -> usize {
        let (inner, quoted) = self.within_quotes(string);
        let written = inner.of(&self.text);
        let alike = written.bytes().zip(text.bytes()).take_while(|(left, right)| left == right).count();
        if quoted && offset <= alike { inner.start + offset } else { string.start }
    }

    /// The span without the quotation marks of a TOML string, and whether there were any.
    fn within_quotes(&self, span: Span) -> (Span, bool) {
        let written = span.of(&self.text);
        for quote in ["\"\"\"", "'''", "\"", "'"] {
            let Some(inner) = written.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) else { continue };
            let start = span.start + quote.len();
            // TOML drops a line end right after the opening quotes of a string of several lines.
            let kept = if quote.len() == 3 {
                inner.strip_prefix("\r\n").or_else(|| inner.strip_prefix('\n')).unwrap_or(inner)
            } else {
                inner
            };
            return (Span::new(start + inner.len() - kept.len(), start + inner.len()), true);
        }
        (span, false)
    }
}

/// The line with the span marked; a span of several lines is cut at the end of the first.
fn excerpt(text: &str, line: Span, span: Span) -> Excerpt {
    let start = span.start.clamp(line.start, line.end);
    let end = span.end.clamp(start, line.end);
    let shown = if line.len() <= LONGEST_EXCERPT {
        line
    } else {
        let from = floor(text, start.saturating_sub(LONGEST_EXCERPT / 4).max(line.start));
        Span::new(from, floor(text, (from + LONGEST_EXCERPT).min(line.end)))
    };
    let end = end.min(shown.end).max(start);
    Excerpt { text: shown.of(text).to_owned(), start: start - shown.start, end: end - shown.start }
}

/// The nearest character boundary at or before `offset`.
fn floor(text: &str, offset: usize) -> usize {
    (0..=offset).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, words: &str) -> Place {
        let start = text.find(words).unwrap();
        RuleFile::new("a.toml", text).place(Span::new(start, start + words.len()))
    }

    fn marked(place: &Place) -> &str {
        Span::new(place.excerpt.start, place.excerpt.end).of(&place.excerpt.text)
    }

    #[test]
    fn a_place_is_the_words_without_their_quotes() {
        let place = place("# é\nkey = \"Größe\" # x", "\"Größe\"");
        insta::assert_snapshot!(
            format!("{place} {:?} {:?} {:?}", place.text, place.excerpt.text, marked(&place)),
            @r#"a.toml:2:8 "Größe" "key = \"Größe\" # x" "Größe""#
        );
        assert_eq!(place.witness().column_utf16, 8);
    }

    #[test]
    fn a_text_of_several_lines_shows_its_first() {
        let place = place("states = \"\"\"\none\ntwo\"\"\"", "\"\"\"\none\ntwo\"\"\"");
        assert_eq!((place.text.as_str(), place.line(), place.column()), ("one\ntwo", 2, 1));
        assert_eq!((place.excerpt.text.as_str(), place.excerpt.end), ("one", 3));
    }

    #[test]
    fn a_long_line_is_shortened_around_the_place() {
        let text = format!("{}word{}", "é".repeat(500), "ü".repeat(500));
        let place = place(&text, "word");
        assert!(place.excerpt.text.len() <= LONGEST_EXCERPT);
        assert_eq!(marked(&place), "word");
    }

    #[test]
    fn a_byte_order_mark_is_no_column() {
        assert_eq!(place("\u{feff}key = 1", "key").column(), 1);
    }
}
