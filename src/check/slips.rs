//! The names of known slips, for a reader.

use crate::value::Slip;

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
