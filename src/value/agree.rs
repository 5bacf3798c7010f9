//! When two values agree (DESIGN: "When do two values agree?").

/// The outcome of holding one value against another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Agreement {
    /// Both can be true as written.
    Agree,
    /// Both can be true only because trailing zeros may be rounding: 5,987 and 6,000.
    AgreeByRounding,
    /// They cannot both be true.
    Differ(Option<Slip>),
    /// They are not of one kind: different units without a factor, or a value that is still open.
    Incomparable,
}

/// A known way in which one value turns into another by mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slip {
    /// The same digits at another scale: 3.8 billion and 3.8 million, 1.7 and 17.
    Scale,
    /// Two neighbouring digits are swapped: 1,893 and 1,983.
    SwappedDigits,
    /// Day and month are swapped: 5 April and 4 May.
    DayMonthSwapped,
    /// Only the month differs.
    Month,
    /// Only the year differs.
    Year,
    /// Only the day differs.
    Day,
    /// Only the weekday differs.
    Weekday,
}
