//! Sentences, cut after mentions were found and never through one: "am 5. April" is one sentence.

use crate::lang::{Language, Powers, is_word};
use crate::mention::Reading;
use crate::mention::lexer::{Token, TokenKind};
use crate::plain::bytes_in;
use crate::source::{Article, BlockKind};
use crate::span::Span;

/// A sentence, heading or list item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where, in the plain text, without white space around it.
    pub span: Span,
    /// The block it stands in, by its place in the article's list.
    pub block: usize,
    /// What kind of block that is.
    pub kind: BlockKind,
}

/// The sentences of an article, in order.
pub(crate) fn sentences(article: &Article, tokens: &[Token], reading: &Reading, language: &Language) -> Vec<Sentence> {
    let text = article.text.plain();
    let mut found = Vec::new();
    let abbreviations: Vec<Span> = tokens
        .iter()
        .filter(|token| matches!(token.kind, TokenKind::Word(id) if language.powers(id).has(Powers::ABBREVIATES)))
        .map(|token| token.span)
        .collect();
    for (number, block) in article.blocks.iter().enumerate() {
        if matches!(block.kind, BlockKind::Furniture | BlockKind::Metadata | BlockKind::Code) {
            continue;
        }
        let mut start = block.span.start;
        let words = block.span.of(text);
        let has_few_stops = words.is_ascii() && memchr::memchr(b'*', words.as_bytes()).is_none();
        let mut next = start;
        while let Some(stop) = next_stop(text, has_few_stops, next, block.span.end) {
            let Some(c) = text.get(stop..).and_then(|rest| rest.chars().next()) else { break };
            next = stop + c.len_utf8();
            let ends = match c {
                '.' | '!' | '?' | '\u{2026}' | '\u{061F}' | '\u{06D4}' => {
                    // The mark, its closing quotes and brackets, then white space or the end.
                    let rest = text.get(next..block.span.end).unwrap_or_default();
                    let closes = |c: &char| {
                        matches!(
                            c,
                            '.' | '!'
                                | '?'
                                | ')'
                                | ']'
                                | '"'
                                | '\''
                                | '\u{2019}'
                                | '\u{201C}'
                                | '\u{201D}'
                                | '\u{BB}'
                                | '\u{AB}'
                        )
                    };
                    next += rest.chars().take_while(closes).map(char::len_utf8).sum::<usize>();
                    let end = next;
                    let following = text.get(end..block.span.end).and_then(|rest| rest.chars().next());
                    let free = following.is_none_or(char::is_whitespace);
                    (free
                        && !is_inside(&reading.mentions, |mention| mention.span, stop)
                        && !is_inside(&reading.words, |word| word.span, stop)
                        && !(c == '.'
                            && (ends_abbreviation(&abbreviations, stop)
                                || is_initial(text, stop, start)
                                || language.ordinal_dot && is_ordinal(text, stop, start))))
                    .then_some(end)
                }
                '\u{3002}' | '\u{FF01}' | '\u{FF1F}' => Some(stop + c.len_utf8()),
                '*' | '\u{2022}' => begins_item(text, stop, next).then_some(stop),
                _ => None,
            };
            if let Some(end) = ends {
                push(&mut found, text, Span::new(start, end), number, block.kind);
                start = end;
            }
        }
        push(&mut found, text, Span::new(start, block.span.end), number, block.kind);
    }
    found
}

/// The bytes by which it is seen that a sentence may end: the first of a mark, or the last where many letters share the first.
const STOPS: [bool; 256] = bytes_in(&[
    (b'.', b'.'),
    (b'!', b'!'),
    (b'?', b'?'),
    (b'*', b'*'),
    (ARABIC_STOP, ARABIC_STOP),
    (ARABIC_QUESTION, ARABIC_QUESTION),
    (0xE2, 0xE3),
    (0xEF, 0xEF),
]);
/// The last byte of the Arabic full stop, behind [`BEFORE_STOP`].
const ARABIC_STOP: u8 = 0x94;
const BEFORE_STOP: u8 = 0xDB;
/// The last byte of the Arabic question mark, behind [`BEFORE_QUESTION`].
const ARABIC_QUESTION: u8 = 0x9F;
const BEFORE_QUESTION: u8 = 0xD8;

/// Whether a mark in a line is the bullet of a list that has lost its lines: "sales up 5 per cent * Profit flat".
fn begins_item(text: &str, mark: usize, end: usize) -> bool {
    let before = text.get(..mark).unwrap_or_default();
    let rest = text.get(end..).and_then(|rest| rest.strip_prefix(' ')).unwrap_or_default();
    before.ends_with(' ') && rest.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
}

/// The next place from `from` on where a character may end a sentence.
fn next_stop(text: &str, has_few_stops: bool, from: usize, end: usize) -> Option<usize> {
    let rest = text.as_bytes().get(from..end)?;
    if has_few_stops {
        return memchr::memchr3(b'.', b'!', b'?', rest).map(|ahead| from + ahead);
    }
    let before = |at: usize| at.checked_sub(1).and_then(|at| rest.get(at));
    rest.iter().enumerate().filter(|(_, byte)| STOPS.get(usize::from(**byte)).is_some_and(|is_stop| *is_stop)).find_map(
        |(at, byte)| match *byte {
            ARABIC_STOP => (before(at) == Some(&BEFORE_STOP)).then(|| from + at - 1),
            ARABIC_QUESTION => (before(at) == Some(&BEFORE_QUESTION)).then(|| from + at - 1),
            _ => Some(from + at),
        },
    )
}

fn push(found: &mut Vec<Sentence>, text: &str, span: Span, block: usize, kind: BlockKind) {
    let part = span.of(text);
    let trimmed = part.trim();
    if trimmed.is_empty() {
        return;
    }
    let start = span.start + (part.len() - part.trim_start().len());
    found.push(Sentence { span: Span::new(start, start + trimmed.len()), block, kind });
}

/// Whether a stop lies inside one of some places in order (not at its end).
fn is_inside<T>(places: &[T], span: impl Fn(&T) -> Span, stop: usize) -> bool {
    let at = places.partition_point(|place| span(place).end <= stop + 1);
    places.get(at).is_some_and(|place| span(place).start < stop)
}

fn ends_abbreviation(abbreviations: &[Span], stop: usize) -> bool {
    let at = abbreviations.partition_point(|span| span.end < stop);
    abbreviations.get(at).is_some_and(|span| span.end == stop + 1 || span.end == stop)
}

/// Whether the stop follows one or two digits: "das 31. Mitglied".
fn is_ordinal(text: &str, stop: usize, start: usize) -> bool {
    let before = text.get(start..stop).unwrap_or_default();
    let digits = before.chars().rev().take_while(char::is_ascii_digit).count();
    let free = before.chars().rev().nth(digits).is_some_and(char::is_whitespace);
    (1..=2).contains(&digits) && free
}

/// Whether the stop follows a single capital letter: an initial of a name.
fn is_initial(text: &str, stop: usize, start: usize) -> bool {
    let mut before = text.get(start..stop).unwrap_or_default().chars().rev();
    before.next().is_some_and(char::is_uppercase) && before.next().is_some_and(|c| !is_word(c))
}
