//! Quotations: text between quotation marks of any kind, within a paragraph.

use crate::lang::is_word;
use crate::plain::bytes_in;
use crate::span::Span;

/// A stretch of somebody's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The words with their marks.
    pub outer: Span,
    /// The words alone.
    pub inner: Span,
}

/// The first bytes of all marks, and the end of a line.
const MARKS: [bool; 256] = bytes_in(&[(b'"', b'"'), (b'\n', b'\n'), (0xC2, 0xC2), (0xE2, 0xE3)]);

/// All quotations of a text, in order; one inside another is part of the outer.
pub(crate) fn quotations(text: &str) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut open: Option<(usize, usize, char)> = None;
    let is_ascii = text.is_ascii();
    let next_mark = |from: usize| {
        let rest = text.as_bytes().get(from..)?;
        let ahead = if is_ascii {
            memchr::memchr2(b'"', b'\n', rest)
        } else {
            rest.iter().position(|byte| MARKS.get(usize::from(*byte)).is_some_and(|is_mark| *is_mark))
        };
        Some(from + ahead?)
    };
    let mut next = 0;
    while let Some(at) = next_mark(next) {
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        next = at + c.len_utf8();
        if c == '\n' {
            // A quotation mark that is never closed ends with its paragraph.
            if text.get(at + 1..).is_some_and(|rest| rest.starts_with(['\n', '\r'])) {
                open = None;
            }
            continue;
        }
        if let Some((start, inner, mark)) = open {
            if closes(mark, c) {
                let end = at + c.len_utf8();
                found.push(Quotation { outer: Span::new(start, end), inner: Span::new(inner, at) });
                open = None;
            }
            continue;
        }
        let opens =
            matches!(c, '"' | '\u{201C}' | '\u{201E}' | '\u{AB}' | '\u{BB}' | '\u{300C}' | '\u{300E}' | '\u{201F}');
        if opens && (c != '\u{BB}' || text.get(at + 2..).is_some_and(|rest| rest.starts_with(is_word))) {
            open = Some((at, at + c.len_utf8(), c));
        }
    }
    found
}

/// The quotations of a headline, which writes them between single marks if the text has double ones. In running text a
/// single mark is mostly an apostrophe.
pub(crate) fn of_headline(text: &str) -> Vec<Quotation> {
    let double = quotations(text);
    if !double.is_empty() {
        return double;
    }
    let mut found = Vec::new();
    let mut open = None;
    for (at, mark) in text.match_indices(['\'', '\u{2018}', '\u{2019}', '\u{201A}']) {
        let (start, end) = (at, at + mark.len());
        let touches = |c: Option<char>| c.is_some_and(is_word);
        let after = touches(text.get(end..).and_then(|rest| rest.chars().next()));
        let before = touches(text.get(..start).and_then(|rest| rest.chars().next_back()));
        match open {
            None if after && !before => open = Some((start, end)),
            Some((outer, inner)) if !after => {
                found.push(Quotation { outer: Span::new(outer, end), inner: Span::new(inner, start) });
                open = None;
            }
            None | Some(_) => {}
        }
    }
    found
}

/// Whether a mark closes what another opened: German „…“ and »…«, English “…”, French «…», Swedish ”…”, 「…」.
fn closes(opening: char, mark: char) -> bool {
    match opening {
        '"' => mark == '"' || mark == '\u{201D}',
        '\u{201C}' | '\u{201F}' => matches!(mark, '\u{201D}' | '"'),
        '\u{201E}' => matches!(mark, '\u{201C}' | '\u{201D}' | '"'),
        '\u{AB}' => mark == '\u{BB}',
        '\u{BB}' => mark == '\u{AB}',
        '\u{300C}' => mark == '\u{300D}',
        '\u{300E}' => mark == '\u{300F}',
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_several_countries_are_paired() {
        let show =
            |text: &str| quotations(text).iter().map(|found| found.inner.of(text)).collect::<Vec<_>>().join(" | ");
        insta::assert_snapshot!(show("Er sagte: „Nein.“ Dann »ja«, she said “no” and \"yes\"; il dit « oui »."), @"Nein. | ja | no | yes |  oui ");
        insta::assert_snapshot!(show("An “open one\n\nand “a closed” one"), @"a closed");
    }

    #[test]
    fn headlines_quote_between_single_marks() {
        let show =
            |text: &str| of_headline(text).iter().map(|found| found.inner.of(text)).collect::<Vec<_>>().join(" | ");
        insta::assert_snapshot!(show("Mayor: 'We don't know yet', the girls' choir ‘can’t sing’"), @"We don't know yet | can’t sing");
        insta::assert_snapshot!(show("\"It's ours\": the 'owner' of the mill"), @"It's ours");
        insta::assert_snapshot!(show("The girls' choir of '68"), @"");
    }
}
