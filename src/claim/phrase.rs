//! Words of a language pack in a stretch of text: pronouns, titles, words of order. They are looked for only in the
//! sentences that need them, so the scan for mentions does not have to know them.

use crate::lang::{Language, fold, is_ignorable, is_word};
use crate::span::Span;

/// A word of a text, as it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Where.
    pub(super) span: Span,
    /// Folded: small letters, without marks that a reader passes over.
    pub(super) folded: String,
}

impl Token {
    /// Whether it is written with a capital and more letters.
    pub(super) fn is_capitalised(&self, text: &str) -> bool {
        let mut letters = self.span.of(text).chars();
        letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
    }
}

/// The words of a stretch of text.
pub(super) fn tokens(text: &str, within: Span) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut start = None;
    let part = within.of(text);
    for (at, c) in part.char_indices().chain(std::iter::once((part.len(), ' '))) {
        let is_inside = is_word(c) || is_ignorable(c);
        match (is_inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let span = Span::new(within.start + from, within.start + at);
                let folded = folded(span.of(text));
                if !folded.is_empty() {
                    tokens.push(Token { span, folded });
                }
                start = None;
            }
            (true, Some(_)) | (false, None) => {}
        }
    }
    tokens
}

/// A phrase in the form in which the words of a text are compared with it.
pub(super) fn words_of(phrase: &str) -> Vec<String> {
    tokens(phrase, Span::new(0, phrase.len())).into_iter().map(|token| token.folded).collect()
}

/// The places of some phrases among the words of a text, in order; of several that begin at one word the longest.
pub(super) fn places(text: &str, tokens: &[Token], phrases: &[String], language: &Language) -> Vec<Span> {
    let phrases: Vec<Vec<String>> =
        phrases.iter().map(|phrase| words_of(phrase)).filter(|words| !words.is_empty()).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let rest = tokens.get(at..).unwrap_or_default();
        let longest = phrases.iter().filter(|words| begins_with(text, rest, words, language)).map(Vec::len).max();
        match longest.and_then(|length| Some((length, rest.first()?, rest.get(length - 1)?))) {
            Some((length, first, last)) => {
                found.push(first.span.cover(last.span));
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether words of a text begin with a phrase; its first word may have a prefix of the language.
fn begins_with(text: &str, tokens: &[Token], phrase: &[String], language: &Language) -> bool {
    let Some(tokens) = tokens.get(..phrase.len()) else { return false };
    let is_first = |token: &Token, word: &str| {
        token.folded == word
            || token.folded.strip_suffix(word).is_some_and(|prefix| {
                !prefix.is_empty() && language.prefixes.iter().any(|known| folded(known) == prefix)
            })
    };
    let words_fit = tokens
        .iter()
        .zip(phrase)
        .enumerate()
        .all(|(at, (token, word))| if at == 0 { is_first(token, word) } else { token.folded == *word });
    let stays_together = tokens.iter().zip(tokens.iter().skip(1)).all(|(one, next)| {
        let gap = Span::new(one.span.end, next.span.start).of(text);
        gap.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '.' | '\'' | '\u{2019}'))
    });
    words_fit && stays_together
}

fn folded(word: &str) -> String {
    word.chars().filter(|c| !is_ignorable(*c)).map(fold).collect()
}
