//! Calendar values as texts give them: often without a year, sometimes only a weekday, a decade or "mid-January".

use jiff::civil::{Date, Weekday};

/// An interval of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Days {
    /// The first day.
    pub first: Date,
    /// The last day; never before `first`.
    pub last: Date,
}

/// The length of a unit of the calendar, from short to long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// A day.
    Day,
    /// The two days that end a week.
    Weekend,
    /// Seven days from Monday (ISO 8601).
    Week,
    /// A month.
    Month,
    /// Three months from January, April, July or October.
    Quarter,
    /// A season of the year.
    Season,
    /// Six months from January or July.
    Half,
    /// A year.
    Year,
    /// Ten years from one that ends in 0.
    Decade,
    /// A hundred years; the 20th century is 1900 to 1999 in TIMEX3.
    Century,
}

/// A season of the northern year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// March to May; TIMEX3 `SP`.
    Spring,
    /// June to August; `SU`.
    Summer,
    /// September to November; `FA`.
    Autumn,
    /// December to February; `WI`. The winter of a year begins in its December.
    Winter,
}

/// A part of a month, year or other unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The first third.
    Early,
    /// The middle third.
    Mid,
    /// The last third.
    Late,
}

/// What a calendar expression says before any part of it is narrowed down. Fields that the text leaves open are `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateValue {
    /// A year, a month, a day, or a weekday, as far as given. Never all `None`.
    /// `month` is 1 to 12 and `day` 1 to 31, but the day need not exist: "31 June" is kept as written.
    Day {
        /// Astronomical year: 0 is 1 BC.
        year: Option<i16>,
        /// 1 to 12.
        month: Option<u8>,
        /// 1 to 31.
        day: Option<u8>,
        /// As written, whether or not it fits.
        weekday: Option<Weekday>,
    },
    /// An ISO 8601 week, or only its weekend.
    Week {
        /// The ISO week-numbering year.
        year: Option<i16>,
        /// 1 to 53.
        week: Option<u8>,
        /// Only Saturday and Sunday.
        weekend: bool,
    },
    /// A quarter, 1 to 4.
    Quarter {
        /// Its year.
        year: Option<i16>,
        /// 1 to 4.
        quarter: u8,
    },
    /// A half-year, 1 or 2.
    Half {
        /// Its year.
        year: Option<i16>,
        /// 1 or 2.
        half: u8,
    },
    /// A season.
    Season {
        /// The year it begins in.
        year: Option<i16>,
        /// Which.
        season: Season,
    },
    /// Ten years: `century` 19 and `decade` 9 are the 1990s; without a century it is "the nineties".
    Decade {
        /// The first two digits of its years.
        century: Option<i16>,
        /// The third digit.
        decade: u8,
    },
    /// A hundred years: 19 is the years 1900 to 1999.
    Century {
        /// The first two digits of its years.
        century: i16,
    },
}

/// A calendar expression: a value, perhaps narrowed to its early, middle or late part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    /// What it says.
    pub value: DateValue,
    /// "early", "mid-", "late".
    pub part: Option<Part>,
    /// Whether the text says "about".
    pub approximate: bool,
}

/// A stretch of time between two dates; an open end is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// Its beginning.
    pub from: Option<PartialDate>,
    /// Its end, included.
    pub to: Option<PartialDate>,
}

impl DateValue {
    /// A day of a month of a year.
    pub const fn day(year: i16, month: u8, day: u8) -> Self {
        Self::Day { year: Some(year), month: Some(month), day: Some(day), weekday: None }
    }

    /// A month of a year.
    pub const fn month(year: i16, month: u8) -> Self {
        Self::Day { year: Some(year), month: Some(month), day: None, weekday: None }
    }

    /// A year.
    pub const fn year(year: i16) -> Self {
        Self::Day { year: Some(year), month: None, day: None, weekday: None }
    }
}

impl From<DateValue> for PartialDate {
    fn from(value: DateValue) -> Self {
        Self { value, part: None, approximate: false }
    }
}
