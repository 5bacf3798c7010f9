//! Broken TOML: one mistake must not hide the rest of a file.
//!
//! A list that is not closed takes in all that follows it. So a file that does not parse is cut where entries begin;
//! in the pieces that do not parse, every line that means nothing by itself is blanked, and what is left is read.

use toml::de::DeTable;

use super::log::Log;

/// A piece with more errors than that is no part of a rule file.
const MOST_ERRORS: usize = 1000;

/// The text with all that cannot be read blanked, at the same length and with the same lines. What is wrong goes to
/// `log`. `header` gives the section that a line begins, if it begins one, and how it should look.
pub(super) fn mend(text: &str, header: impl Fn(&str) -> Option<Header>, log: &mut Log) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut begins = None;
    let mut start = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some(next) = header(line) {
            mend_piece(text.get(start..at).unwrap_or_default(), start, begins, &mut mended, log);
            begins = Some(next);
            start = at;
        }
        at += line.len();
    }
    mend_piece(text.get(start..).unwrap_or_default(), start, begins, &mut mended, log);
    mended
}

/// A line that begins an entry or section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// Which section.
    pub(super) section: &'static str,
    /// Whether it has its brackets.
    pub(super) is_whole: bool,
}

fn mend_piece(piece: &str, start: usize, header: Option<Header>, mended: &mut String, log: &mut Log) {
    if let Some(header) = header.filter(|header| !header.is_whole) {
        let (message, help) = not_a_list(header.section);
        log.syntax(start, &message, &help);
        // Without its header, what is left would be read as a part of the entry before.
        blank(piece, mended);
        return;
    }
    let (_, errors) = DeTable::parse_recoverable(piece);
    if errors.is_empty() {
        mended.push_str(piece);
        return;
    }
    let is_hopeless = errors.len() > MOST_ERRORS;
    for error in errors {
        let at = error.span().map_or(0, |span| span.start).min(piece.len().saturating_sub(1));
        // The end of a text that is not closed is the end of the piece: its beginning says more.
        let quotes = if error.message().contains("multi-line literal") { "'''" } else { "\"\"\"" };
        let opening = if error.message().contains("multi-line") { piece.rfind(quotes) } else { None };
        report(error.message(), start + opening.unwrap_or(at), log);
        // Of all that follows a list that is not closed, nothing is read as it is meant.
        let is_about_list = ["array", "inline table", "comma"].iter().any(|what| error.message().contains(what));
        if is_about_list && is_at_key(piece, at) {
            break;
        }
    }
    if is_hopeless {
        blank(piece, mended);
        return;
    }
    for line in piece.split_inclusive('\n') {
        if DeTable::parse(line).is_ok() {
            mended.push_str(line);
        } else {
            blank(line, mended);
        }
    }
}

/// Whether a byte is in a line that begins with a key, and not behind its `=`.
fn is_at_key(text: &str, at: usize) -> bool {
    let is_of_key = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_. \t=".contains(byte);
    let before = text.as_bytes().get(..at).unwrap_or_default();
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let line = text.as_bytes().get(start..).unwrap_or_default();
    line.iter().take_while(|byte| is_of_key(byte)).position(|byte| *byte == b'=').is_some_and(|sign| at <= start + sign)
}

fn blank(text: &str, mended: &mut String) {
    mended.extend(text.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
}

/// The problem of a section that is not written as entries, and its help.
pub(super) fn not_a_list(section: &str) -> (String, String) {
    (
        format!("`{section}` must be a list of entries"),
        format!("begin each entry with `[[{section}]]`, in double brackets"),
    )
}

/// Records an error of the TOML parser, with what usually is behind it.
pub(super) fn report(message: &str, at: usize, log: &mut Log) {
    let advice = [
        ("duplicate key", "a key stands once in an entry, and `[rulebook]` once in a file: join the two"),
        ("missing escaped value", "write a pattern between single quotes, where a backslash stands for itself"),
        ("string values must be quoted", "put text between quotation marks"),
        (
            "invalid basic string",
            "close it on the same line; text of several lines stands between `\"\"\"` and `\"\"\"`",
        ),
        ("invalid literal string", "write text between quotation marks, and close it on the same line"),
        ("comma between array", "put a comma between the items, or close the list before them with `]`"),
        ("multi-line basic string", "close it with `\"\"\"`"),
        ("multi-line literal string", "close it with `'''`"),
        ("unclosed array", "close the list with `]`"),
        ("unclosed inline table", "close it with `}`"),
        ("recurs", "lists and tables are nested too deep"),
    ];
    let help = advice.iter().find(|(what, _)| message.contains(what)).map_or("", |(_, help)| help);
    log.syntax(at, &format!("the TOML is broken: {message}"), help);
}
