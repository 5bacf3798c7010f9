//! Known slips: their names, for a reader, and whether two numbers are one keystroke apart.

use crate::value::{Decimal, Slip};

/// What the slip has done to one of two values.
pub(super) const fn between(slip: Slip) -> &'static str {
    match slip {
        Slip::Scale => "the digits are the same at another scale",
        Slip::SwappedDigits => "two neighbouring digits are swapped",
        Slip::DayMonthSwapped => "day and month are swapped",
        Slip::NeighbourMonth => "only the month differs, by one: a slip to the neighbour month",
        Slip::Month => "only the month differs",
        Slip::Year => "only the year differs",
        Slip::Day => "only the day differs",
        Slip::Weekday => "only the weekday differs",
    }
}

/// Whether two numbers of one length differ in one digit, or in two neighbours that have changed places.
pub(super) fn is_slip(one: Decimal, other: Decimal) -> bool {
    let scale = one.normalize().scale().max(other.normalize().scale());
    let written = |number: Decimal| {
        let mut number = number.normalize();
        number.rescale(scale);
        number
    };
    let (one, other) = (written(one), written(other));
    let (digits, others) = (one.mantissa().to_string(), other.mantissa().to_string());
    let apart = digits.bytes().zip(others.bytes()).filter(|(a, b)| a != b).count();
    digits.len() == others.len() && apart == 1 || swapped(one).any(|swapped| swapped == other)
}

/// What a number is with two neighbouring digits swapped, at each place.
pub(super) fn swapped(number: Decimal) -> impl Iterator<Item = Decimal> {
    let (digits, scale) = (number.mantissa().to_string().into_bytes(), number.scale());
    (1..digits.len()).filter_map(move |at| {
        let mut digits = digits.clone();
        digits.swap(at - 1, at);
        let mantissa: i64 = String::from_utf8(digits).ok()?.parse().ok()?;
        Some(Decimal::new(mantissa, scale)).filter(|swapped| *swapped != number)
    })
}

/// How many digits a number has without the zeros at its end.
pub(super) fn digits(number: Decimal) -> usize {
    number.normalize().mantissa().abs().to_string().trim_end_matches('0').len()
}

/// Whether two acronyms have the same letters, in any order.
pub(super) fn has_same_letters(one: &str, other: &str) -> bool {
    let letters = |acronym: &str| {
        let mut letters: Vec<char> = acronym.chars().flat_map(char::to_lowercase).collect();
        letters.sort_unstable();
        letters
    };
    letters(one) == letters(other)
}
