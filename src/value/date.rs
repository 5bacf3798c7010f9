//! Calendar values as texts give them: often without a year, sometimes only a weekday, a decade or "mid-January".

use jiff::Span;
use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::shift::shift;

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
        /// The first two digits of its years. Negative before Christ: -1 is the years 99 to 1 BC, -2 is 199 to 100 BC.
        century: Option<i16>,
        /// The third digit.
        decade: u8,
    },
    /// A hundred years: 19 is the years 1900 to 1999.
    Century {
        /// The first two digits of its years. Negative before Christ: -1 is the years 99 to 1 BC, -2 is 199 to 100 BC.
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

/// Where to look for the day that an open date means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// The last one that has begun by the reference day.
    Past,
    /// The first one that has not ended before the reference day.
    Future,
    /// The one with the fewest days in between; of two equally near ones the earlier.
    Nearest,
}

impl Days {
    /// One day.
    pub const fn of_day(day: Date) -> Self {
        Self { first: day, last: day }
    }

    /// From `first` to `last`; none if `last` is before `first`.
    pub fn new(first: Date, last: Date) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// Whether `day` is one of them.
    pub fn contains(self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// The days in both; none if there is none.
    pub fn intersect(self, other: Self) -> Option<Self> {
        Self::new(self.first.max(other.first), self.last.min(other.last))
    }

    /// How many days there are; at least 1.
    pub fn count(self) -> i32 {
        days_between(self.first, self.last) + 1
    }

    /// As many days more on both sides; ends at the calendar's limits (the years -9999 to 9999).
    #[must_use]
    pub fn widen(self, days: u16) -> Self {
        let days = i32::from(days);
        Self {
            first: add_days(self.first, -days).unwrap_or(Date::MIN),
            last: add_days(self.last, days).unwrap_or(Date::MAX),
        }
    }

    /// How many days lie between these and `day`: 0 if it is one of them.
    fn distance(self, day: Date) -> i32 {
        if day < self.first { days_between(day, self.first) } else { days_between(self.last, day).max(0) }
    }
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

    /// A weekday and nothing else.
    pub const fn weekday(weekday: Weekday) -> Self {
        Self::Day { year: None, month: None, day: None, weekday: Some(weekday) }
    }

    /// The day of a calendar date.
    pub fn of_date(date: Date) -> Self {
        let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
        Self::day(date.year(), month, day)
    }

    /// The days it covers. None if the year or anything else that is needed is open, or if there is no such day.
    ///
    /// Open means: no year; a day without its month; a weekday that names no day ("a Friday in April 2022").
    pub fn days(&self) -> Option<Days> {
        match *self {
            Self::Day { year, month, day, weekday } => match (year?, month, day) {
                (year, Some(month), Some(day)) => Some(Days::of_day(date(year, month, day)?)),
                (year, Some(month), None) if weekday.is_none() => months(year, month, 1),
                (year, None, None) if weekday.is_none() => months(year, 1, 12),
                (_, Some(_) | None, Some(_) | None) => None,
            },
            Self::Week { year, week, weekend } => {
                let week = i8::try_from(week?).ok()?;
                let first = if weekend { Weekday::Saturday } else { Weekday::Monday };
                let first = ISOWeekDate::new(year?, week, first).ok()?.date();
                let last = ISOWeekDate::new(year?, week, Weekday::Sunday).ok()?.date();
                Days::new(first, last)
            }
            Self::Quarter { year, quarter } => {
                (1..=4).contains(&quarter).then(|| months(year?, quarter * 3 - 2, 3)).flatten()
            }
            Self::Half { year, half } => (1..=2).contains(&half).then(|| months(year?, half * 6 - 5, 6)).flatten(),
            Self::Season { year, season } => months(year?, season.first_month(), 3),
            Self::Decade { century, decade } => {
                (decade <= 9).then(|| years_of(century?, i32::from(decade) * 10, 9)).flatten()
            }
            Self::Century { century } => years_of(century, 0, 99),
        }
    }

    /// The year as stated, the month and the day; none of what is no day of a month.
    pub fn day_of_month(&self) -> Option<(Option<i16>, u8, u8)> {
        match *self {
            Self::Day { year, month, day, .. } => Some((year, month?, day?)),
            Self::Week { .. }
            | Self::Quarter { .. }
            | Self::Half { .. }
            | Self::Season { .. }
            | Self::Decade { .. }
            | Self::Century { .. } => None,
        }
    }

    /// The length of what it names: the grain of "April 2022" is a month, of a lone weekday a day.
    pub fn grain(&self) -> Grain {
        match *self {
            Self::Day { day: Some(_), .. } | Self::Day { weekday: Some(_), .. } => Grain::Day,
            Self::Day { month: Some(_), .. } => Grain::Month,
            Self::Day { .. } => Grain::Year,
            Self::Week { weekend: true, .. } => Grain::Weekend,
            Self::Week { .. } => Grain::Week,
            Self::Quarter { .. } => Grain::Quarter,
            Self::Half { .. } => Grain::Half,
            Self::Season { .. } => Grain::Season,
            Self::Decade { .. } => Grain::Decade,
            Self::Century { .. } => Grain::Century,
        }
    }

    /// Whether there is such a date: "29 February" without a year exists, in 2023 it does not, and 31 June never does.
    /// A weekday that does not fit is another matter: [`DateValue::fits_weekday`].
    pub fn exists(&self) -> bool {
        match *self {
            Self::Day { year, month, day, .. } => {
                // 2000 is a leap year, and January has as many days as any month.
                date(year.unwrap_or(2000), month.unwrap_or(1), day.unwrap_or(1)).is_some()
            }
            // 2020 has 53 weeks.
            Self::Week { year, week, weekend } => {
                Self::Week { year: Some(year.unwrap_or(2020)), week: Some(week.unwrap_or(1)), weekend }.days().is_some()
            }
            Self::Quarter { .. } | Self::Half { .. } | Self::Season { .. } => {
                let year = self.stated_year().unwrap_or(2000);
                self.with_year(year).days().is_some()
            }
            Self::Decade { century, decade } => {
                Self::Decade { century: Some(century.unwrap_or(20)), decade }.days().is_some()
            }
            Self::Century { .. } => self.days().is_some(),
        }
    }

    /// The same in the given year (astronomical). A decade takes that year's century; a century stays what it is.
    #[must_use]
    pub fn with_year(self, year: i16) -> Self {
        let new = Some(year);
        match self {
            Self::Day { month, day, weekday, .. } => Self::Day { year: new, month, day, weekday },
            Self::Week { week, weekend, .. } => Self::Week { year: new, week, weekend },
            Self::Quarter { quarter, .. } => Self::Quarter { year: new, quarter },
            Self::Half { half, .. } => Self::Half { year: new, half },
            Self::Season { season, .. } => Self::Season { year: new, season },
            Self::Decade { decade, .. } => Self::Decade { century: Some(century_of(year)), decade },
            Self::Century { .. } => self,
        }
    }

    /// The year it states (astronomical); none for decades and centuries.
    pub fn stated_year(&self) -> Option<i16> {
        match *self {
            Self::Day { year, .. }
            | Self::Week { year, .. }
            | Self::Quarter { year, .. }
            | Self::Half { year, .. }
            | Self::Season { year, .. } => year,
            Self::Decade { .. } | Self::Century { .. } => None,
        }
    }

    /// The calendar date, if it is one full day that exists.
    pub fn full_date(&self) -> Option<Date> {
        match *self {
            Self::Day { year, month, day, .. } => date(year?, month?, day?),
            Self::Week { .. }
            | Self::Quarter { .. }
            | Self::Half { .. }
            | Self::Season { .. }
            | Self::Decade { .. }
            | Self::Century { .. } => None,
        }
    }

    /// The weekday it states, right or wrong.
    pub fn stated_weekday(&self) -> Option<Weekday> {
        match *self {
            Self::Day { weekday, .. } => weekday,
            Self::Week { .. }
            | Self::Quarter { .. }
            | Self::Half { .. }
            | Self::Season { .. }
            | Self::Decade { .. }
            | Self::Century { .. } => None,
        }
    }

    /// The weekday that its day really is; none if it is not a full date, or no such day exists.
    pub fn weekday_of(&self) -> Option<Weekday> {
        self.full_date().map(Date::weekday)
    }

    /// Whether the stated weekday is the real one; none if no weekday is stated or the real one is not known.
    pub fn fits_weekday(&self) -> Option<bool> {
        Some(self.stated_weekday()? == self.weekday_of()?)
    }

    /// The TIMEX3 value, with `X` for every digit that is open: `2022-04-05`, `XXXX-04-05`, `2022-W27-WE`, `XXXX-WXX-5`.
    ///
    /// A decade is three digits (`199`, or `XX9` without its century) and a century two (`19`).
    /// Years before Christ are `BC` and the year as historians count: astronomical -4 is 5 BC, `BC0005`.
    /// A weekday shows only where no day is stated: `XXXX-WXX-5`, and `2022-04-WXX-5` for a Friday in April 2022.
    /// A day of an open month is `XXXX-XX-05`.
    pub fn timex(&self) -> String {
        match *self {
            Self::Day { year, month, day, weekday } => {
                let mut text = year_text(year);
                match (month, day, weekday) {
                    (_, Some(day), _) => {
                        text.push('-');
                        text.push_str(&two_digits(month));
                        text.push('-');
                        text.push_str(&two_digits(Some(day)));
                    }
                    (month, None, weekday) => {
                        if month.is_some() {
                            text.push('-');
                            text.push_str(&two_digits(month));
                        }
                        if let Some(weekday) = weekday {
                            text.push_str("-WXX-");
                            text.push_str(&weekday.to_monday_one_offset().to_string());
                        }
                    }
                }
                text
            }
            Self::Week { year, week, weekend } => {
                let weekend = if weekend { "-WE" } else { "" };
                format!("{}-W{}{weekend}", year_text(year), two_digits(week))
            }
            Self::Quarter { year, quarter } => format!("{}-Q{quarter}", year_text(year)),
            Self::Half { year, half } => format!("{}-H{half}", year_text(year)),
            Self::Season { year, season } => format!("{}-{}", year_text(year), season.timex()),
            Self::Decade { century: None, decade } => format!("XX{decade}"),
            Self::Decade { century: Some(century), decade } => format!("{}{decade}", century_text(century)),
            Self::Century { century } => century_text(century),
        }
    }
}

impl Season {
    /// The TIMEX3 code.
    pub const fn timex(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        }
    }

    const fn first_month(self) -> u8 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }
}

impl PartialDate {
    /// The day of a calendar date.
    pub fn of_date(date: Date) -> Self {
        DateValue::of_date(date).into()
    }

    /// The days it covers, narrowed to its part. None if anything needed is open, or if there is no such day.
    ///
    /// The parts of a month are its days 1 to 10, 11 to 20 and the rest; those of a year its months January to April,
    /// May to August and September to December; those of other units their thirds, in whole months where they have any.
    /// A day and a weekend have no parts. "About" does not widen the days; [`super::agree_dates`] does.
    pub fn days(&self) -> Option<Days> {
        let whole = self.value.days()?;
        let Some(part) = self.part else { return Some(whole) };
        let (first, last) = match self.value.grain() {
            Grain::Day | Grain::Weekend => return Some(whole),
            Grain::Week => (add_days(whole.first, 2)?, add_days(whole.first, 4)?),
            Grain::Month => (add_days(whole.first, 10)?, add_days(whole.first, 20)?),
            Grain::Quarter | Grain::Season => (add_months(whole.first, 1)?, add_months(whole.first, 2)?),
            Grain::Half => (add_months(whole.first, 2)?, add_months(whole.first, 4)?),
            Grain::Year => (add_months(whole.first, 4)?, add_months(whole.first, 8)?),
            Grain::Decade => (add_months(whole.first, 40)?, add_months(whole.first, 80)?),
            Grain::Century => (add_months(whole.first, 400)?, add_months(whole.first, 800)?),
        };
        match part {
            Part::Early => Days::new(whole.first, add_days(first, -1)?),
            Part::Mid => Days::new(first, add_days(last, -1)?),
            Part::Late => Days::new(last, whole.last),
        }
    }

    /// The length of what its value names; a part of a month has the grain of a month.
    pub fn grain(&self) -> Grain {
        self.value.grain()
    }

    /// Whether there is such a date: see [`DateValue::exists`].
    pub fn exists(&self) -> bool {
        self.value.exists()
    }

    /// The same in the given year (astronomical): see [`DateValue::with_year`].
    #[must_use]
    pub fn with_year(self, year: i16) -> Self {
        Self { value: self.value.with_year(year), ..self }
    }

    /// The year it states (astronomical); none for decades and centuries.
    pub fn year(&self) -> Option<i16> {
        self.value.stated_year()
    }

    /// The weekday that its day really is; none if it is not a full date, or no such day exists.
    pub fn weekday_of(&self) -> Option<Weekday> {
        self.value.weekday_of()
    }

    /// Whether the stated weekday is the real one; none if no weekday is stated or the real one is not known.
    pub fn fits_weekday(&self) -> Option<bool> {
        self.value.fits_weekday()
    }

    /// The TIMEX3 value: see [`DateValue::timex`].
    pub fn timex(&self) -> String {
        self.value.timex()
    }

    /// The TIMEX3 `mod`: `START`, `MID`, `END` for a part, else `APPROX` for "about".
    pub fn mod_timex(&self) -> Option<&'static str> {
        match self.part {
            Some(Part::Early) => Some("START"),
            Some(Part::Mid) => Some("MID"),
            Some(Part::Late) => Some("END"),
            None => self.approximate.then_some("APPROX"),
        }
    }

    /// Fills in what the text leaves open, as seen from `reference`: the year of "5 April", "April" or "the third
    /// quarter", the month of "the 5th", the day of a lone weekday, the week of "the weekend", the century of "the
    /// nineties". A stated weekday stays as it is and does not steer the choice, so that it can still be found wrong.
    ///
    /// What contains the reference day is always the answer, whatever the direction. A date that is complete comes
    /// back unchanged. None if nothing near fits ("31 June"), or if what is open cannot be filled in.
    pub fn resolve(&self, reference: Date, direction: Direction) -> Option<Self> {
        if self.value.days().is_some() {
            return Some(*self);
        }
        let mut best: Option<(i32, DateValue)> = None;
        for (days, value) in self.value.candidates(reference) {
            let eligible = match direction {
                Direction::Past => days.first <= reference,
                Direction::Future => reference <= days.last,
                Direction::Nearest => true,
            };
            let distance = days.distance(reference);
            if eligible && best.is_none_or(|(shortest, _)| distance < shortest) {
                best = Some((distance, value));
            }
        }
        best.map(|(_, value)| Self { value, ..*self })
    }
}

impl DateValue {
    /// What it could mean near `reference`, from early to late, each with its days.
    fn candidates(self, reference: Date) -> Vec<(Days, Self)> {
        let year = reference.year();
        match self {
            Self::Day { year: Some(_), .. } | Self::Week { year: Some(_), .. } | Self::Century { .. } => Vec::new(),
            Self::Day { year: None, month: None, day: None, weekday } => weekday
                .into_iter()
                .flat_map(|weekday| (-7..=7).map(move |days| (weekday, days)))
                .filter_map(|(weekday, days)| {
                    let date = add_days(reference, days).filter(|date| date.weekday() == weekday)?;
                    let Self::Day { year, month, day, .. } = Self::of_date(date) else { return None };
                    Some((Days::of_day(date), Self::Day { year, month, day, weekday: Some(weekday) }))
                })
                .collect(),
            // Of any three months in a row two have 31 days, save where February is one of them.
            Self::Day { year: None, month: None, day: Some(day), weekday } => (-3..=3)
                .filter_map(|months| {
                    let near = shift(reference, Grain::Month, months)?;
                    let Self::Day { year, month, .. } = near.value else { return None };
                    let date = date(year?, month?, day)?;
                    Some((Days::of_day(date), Self::Day { year, month, day: Some(day), weekday }))
                })
                .collect(),
            Self::Week { year: None, week: None, weekend } => (-1..=1)
                .filter_map(|weeks| {
                    let grain = if weekend { Grain::Weekend } else { Grain::Week };
                    let value = shift(reference, grain, weeks)?.value;
                    Some((value.days()?, value))
                })
                .collect(),
            Self::Decade { .. } => {
                let century = century_of(year);
                (-1..=1)
                    .filter_map(|centuries| {
                        let Self::Decade { century: None, decade } = self else { return None };
                        let value = Self::Decade { century: Some(century.checked_add(centuries)?), decade };
                        Some((value.days()?, value))
                    })
                    .collect()
            }
            // Leap days lie up to eight years apart, around 1900.
            Self::Day { year: None, month: Some(_), .. }
            | Self::Week { year: None, week: Some(_), .. }
            | Self::Quarter { .. }
            | Self::Half { .. }
            | Self::Season { .. } => (-8..=8)
                .filter_map(|years| {
                    let value = self.with_year(year.checked_add(years)?);
                    Some((value.without_weekday().days()?, value))
                })
                .collect(),
        }
    }

    fn without_weekday(self) -> Self {
        match self {
            Self::Day { year, month, day, .. } => Self::Day { year, month, day, weekday: None },
            Self::Week { .. }
            | Self::Quarter { .. }
            | Self::Half { .. }
            | Self::Season { .. }
            | Self::Decade { .. }
            | Self::Century { .. } => self,
        }
    }
}

impl DateValue {
    /// The day that a day of a month is, as seen from `reference`; see [`PartialDate::resolve`].
    pub fn resolve_day(self, reference: Date, direction: Direction) -> Option<Date> {
        PartialDate::from(self).resolve(reference, direction)?.value.full_date()
    }
}

impl From<DateValue> for PartialDate {
    fn from(value: DateValue) -> Self {
        Self { value, part: None, approximate: false }
    }
}

fn date(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// `count` whole months from the beginning of `month`.
fn months(year: i16, month: u8, count: i32) -> Option<Days> {
    let first = date(year, month, 1)?;
    // The last month of the calendar has no next one to count back from.
    let last = add_months(first, count - 1)?.last_of_month();
    Days::new(first, last)
}

/// The years `from` to `from + more` of a century that is written with its first two digits.
/// There is no year 0 in either direction: the first decade after Christ has nine years, and so has the last before.
fn years_of(century: i16, from: i32, more: i32) -> Option<Days> {
    let century = i32::from(century);
    let (first, last) = if century >= 0 {
        let first = century * 100 + from;
        (first.max(1), first + more)
    } else {
        let near = (-century - 1) * 100 + from;
        (1 - (near + more), 1 - near.max(1))
    };
    Days::new(date(i16::try_from(first).ok()?, 1, 1)?, date(i16::try_from(last).ok()?, 12, 31)?)
}

/// The first two digits of a year; before Christ one less than the negative of them, so that 5 BC is in century -1.
pub(super) fn century_of(year: i16) -> i16 {
    if year > 0 { year / 100 } else { -((1 - i32::from(year)) / 100).try_into().unwrap_or(i16::MAX) - 1 }
}

/// Counts decades without a gap: 0 is the one that begins with the year 1, and -1 the one before it, 9 to 1 BC.
pub(super) fn decade_number(year: i16) -> i32 {
    let year = i32::from(year);
    if year > 0 { year / 10 } else { -((1 - year) / 10) - 1 }
}

pub(super) fn decade_at(number: i32) -> Option<DateValue> {
    let (digits, before_christ) = if number >= 0 { (number, false) } else { (-(number + 1), true) };
    let century = i16::try_from(digits / 10).ok()?;
    let century = if before_christ { -century - 1 } else { century };
    Some(DateValue::Decade { century: Some(century), decade: u8::try_from(digits % 10).ok()? })
}

pub(super) fn add_days(date: Date, days: i32) -> Option<Date> {
    date.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// The same day of another month, or that month's last.
pub(super) fn add_months(date: Date, months: i32) -> Option<Date> {
    date.checked_add(Span::new().try_months(months).ok()?).ok()
}

pub(super) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

fn year_text(year: Option<i16>) -> String {
    match year {
        None => "XXXX".to_owned(),
        Some(year) if year > 0 => format!("{year:04}"),
        Some(year) => format!("BC{:04}", 1 - i32::from(year)),
    }
}

fn century_text(century: i16) -> String {
    if century >= 0 { format!("{century:02}") } else { format!("BC{:02}", -i32::from(century) - 1) }
}

fn two_digits(number: Option<u8>) -> String {
    number.map_or_else(|| "XX".to_owned(), |number| format!("{number:02}"))
}
