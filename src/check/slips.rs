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
        number.mantissa().to_string().into_bytes()
    };
    let (one, other) = (written(one), written(other));
    let apart: Vec<(usize, u8, u8)> =
        one.iter().zip(&other).enumerate().filter(|(_, (a, b))| a != b).map(|(at, (a, b))| (at, *a, *b)).collect();
    one.len() == other.len()
        && match apart.as_slice() {
            [_] => true,
            [(at, a, b), (next, c, d)] => at + 1 == *next && a == d && b == c,
            [..] => false,
        }
}

/// How many digits a number has without the zeros at its end.
pub(super) fn digits(number: Decimal) -> usize {
    number.normalize().mantissa().abs().to_string().trim_end_matches('0').len()
}
