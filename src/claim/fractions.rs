//! Fractions in words with the share in brackets behind them: "less than a quarter of the firms (24 per cent)".

use super::changes::quantity;
use super::page::Page;
use crate::lang::is_letter;
use crate::mention::Mention;
use crate::span::Span;
use crate::value::{Decimal, Quantity, Unit};

/// A fraction in words with a share in per cent behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Fraction {
    /// The fraction, between nought and one.
    pub part: Quantity,
    /// Where it stands.
    pub place: Span,
    /// The share, in per cent.
    pub share: Quantity,
    /// Where that stands.
    pub told: Span,
}

/// How many words stand at most between a fraction and its bracket, "a quarter of all the firms (", and how many bytes.
const WORDS: usize = 5;
const REACH: usize = 60;

/// The fractions of an article with a share in brackets, in order.
pub(super) fn read(page: Page<'_>) -> Vec<Fraction> {
    let pairs = page.reading.mentions.windows(2).filter_map(|pair| match pair {
        [first, second] => fraction(page, first, second),
        [..] => None,
    });
    pairs.collect()
}

fn fraction(page: Page<'_>, first: &Mention, second: &Mention) -> Option<Fraction> {
    let (one, other) = (quantity(first)?, quantity(second)?);
    let value = one.quantity.figure.value;
    let is_part = one.quantity.unit == Unit::One
        && value > Decimal::ZERO
        && value < Decimal::ONE
        && !page.words(first.span).contains(char::is_numeric);
    if !is_part
        || other.quantity.unit != Unit::Percent
        || other.shared_unit
        || other.quantity.figure.value > Decimal::ONE_HUNDRED
    {
        return None;
    }
    let between = page.between(first.span, second.span);
    let noun = between.trim_end().strip_suffix(['(', '\u{FF08}'])?;
    let is_near = between.len() <= REACH
        && noun.split_whitespace().count() <= WORDS
        && noun.chars().all(|c| is_letter(c) || c.is_whitespace() || matches!(c, '-' | '\'' | '\u{2019}'));
    // "Three quarters of the Sinhalese and the Tamils (26 per cent)": the share is that of the last ones.
    let clings = |word: &str| page.glossary.and_prefix.iter().any(|prefix| word.starts_with(prefix.as_str()));
    let has_two = page.glossary.and.is_in(noun) || noun.split_whitespace().any(clings);
    let closes = page.after(second.span).starts_with([')', '\u{FF09}']);
    (is_near && !has_two && closes).then(|| Fraction {
        part: one.quantity.clone(),
        place: first.span,
        share: other.quantity.clone(),
        told: second.span,
    })
}
