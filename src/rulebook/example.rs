//! The marks in example sentences: `[[` and `]]` around what a check must flag.

use crate::span::Span;

/// Why the marks of a sentence cannot be read: the byte, and what is wrong with it.
pub(super) type MarkError = (usize, &'static str);

/// The sentence without its marks, and the marked parts as spans of it, in order.
pub(super) fn unmark(marked: &str) -> Result<(String, Vec<Span>), MarkError> {
    let mut text = String::with_capacity(marked.len());
    let mut spans = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    let mut rest = marked;
    while let Some((offset, is_opening)) = next_mark(rest) {
        let at = marked.len() - rest.len() + offset;
        text.push_str(rest.get(..offset).unwrap_or_default());
        rest = rest.get(offset + 2..).unwrap_or_default();
        match (open, is_opening) {
            (None, true) => open = Some((at, text.len())),
            (Some(_), true) => return Err((at, "`[[` inside `[[ ]]`")),
            (None, false) => return Err((at, "`]]` without a `[[` before it")),
            (Some((_, start)), false) if text.get(start..).unwrap_or_default().trim().is_empty() => {
                return Err((at, "`[[ ]]` with nothing in it"));
            }
            (Some((_, start)), false) => {
                spans.push(Span::new(start, text.len()));
                open = None;
            }
        }
    }
    if let Some((at, _)) = open {
        return Err((at, "`[[` without a `]]` after it"));
    }
    text.push_str(rest);
    Ok((text, spans))
}

/// Where the next mark is, and whether it opens.
fn next_mark(text: &str) -> Option<(usize, bool)> {
    match (text.find("[["), text.find("]]")) {
        (Some(opening), Some(closing)) => Some((opening.min(closing), opening < closing)),
        (Some(opening), None) => Some((opening, true)),
        (None, Some(closing)) => Some((closing, false)),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_out() {
        let (text, spans) = unmark("Am [[5. Mai]] trat die [[NSI]] [bei].").unwrap();
        assert_eq!(text, "Am 5. Mai trat die NSI [bei].");
        assert_eq!(spans.iter().map(|span| span.of(&text)).collect::<Vec<_>>(), ["5. Mai", "NSI"]);
        assert_eq!(unmark("nothing"), Ok(("nothing".to_owned(), Vec::new())));
    }

    #[test]
    fn marks_that_do_not_fit_are_refused() {
        insta::assert_debug_snapshot!(["a [[b", "a b]]", "[[a [[b]] c]]", "a [[]] b", "[[[", "é]]", "[[ ]]"].map(|text| unmark(text).unwrap_err()), @r#"
        [
            (
                2,
                "`[[` without a `]]` after it",
            ),
            (
                3,
                "`]]` without a `[[` before it",
            ),
            (
                4,
                "`[[` inside `[[ ]]`",
            ),
            (
                4,
                "`[[ ]]` with nothing in it",
            ),
            (
                0,
                "`[[` without a `]]` after it",
            ),
            (
                2,
                "`]]` without a `[[` before it",
            ),
            (
                3,
                "`[[ ]]` with nothing in it",
            ),
        ]
        "#);
    }
}
