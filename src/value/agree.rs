//! When two values agree (DESIGN: "When do two values agree?").

use rust_decimal::Decimal;

use super::date::{DateValue, Days, Grain, PartialDate};
use super::period::Period;
use super::quantity::{Edge, Hedge, Quantity, Range, Unit, UnitTable, power_of_ten};

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
    /// Only the month differs, by one: April and May, December and January of one year.
    NeighbourMonth,
    /// Only the month differs, by more than one.
    Month,
    /// Only the year differs.
    Year,
    /// Only the day differs.
    Day,
    /// Only the weekday differs.
    Weekday,
}

/// How far apart two quantities may be and still agree. Each of these allows whatever the one before it allows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tolerance {
    /// The figures are the same number; no rounding is assumed. Quantities in different units are compared as written,
    /// since a conversion leaves hardly any figure the same.
    Exact,
    /// Some number fits both as they are written, or would if trailing zeros were rounding.
    #[default]
    AsWritten,
    /// As written, or apart by no more than this share of the larger one: 0.05 is five percent.
    Within(Decimal),
}

/// Whether two dates can be the same, as intervals of days: "April 2022" agrees with 5 April 2022.
///
/// What a date leaves open is not held against it: years are compared only if both state one, so that "5 April" agrees
/// with "April 2022" and differs from "5 May". Dates that have nothing in common to compare ("5 April" and "2022") are
/// incomparable, and so is a lone weekday with anything but a full date. "About" widens a date by its own length to
/// both sides. Two weekdays stated for one day must be the same; whether one fits its own date is not asked here.
pub fn agree_dates(a: &PartialDate, b: &PartialDate) -> Agreement {
    if a == b {
        return Agreement::Agree;
    }
    if let (Some(one), Some(other)) = (Fields::of(a), Fields::of(b))
        && one.same_day_other_weekday(&other)
    {
        return Agreement::Differ(Some(Slip::Weekday));
    }
    match (spread(a), spread(b)) {
        (Some(one), Some(other)) if one.intersect(other).is_some() => Agreement::Agree,
        (Some(_), Some(_)) => Agreement::Differ(date_slip(a, b)),
        (None, Some(days)) => agree_with_known(a, b, days),
        (Some(days), None) => agree_with_known(b, a, days),
        (None, None) => agree_open(a, b),
    }
}

/// Whether two periods can be the same: their beginnings agree, and so do their ends.
///
/// An end that either leaves open is not compared, but periods without a day in common differ all the same. Without a
/// common end, and with days in common, they are incomparable.
pub fn agree_periods(a: &Period, b: &Period) -> Agreement {
    if a == b {
        return Agreement::Agree;
    }
    let ends = [a.from.zip(b.from), a.to.zip(b.to)];
    let outcomes: Vec<Agreement> = ends.iter().flatten().map(|(one, other)| agree_dates(one, other)).collect();
    let slips: Vec<Option<Slip>> = outcomes.iter().filter_map(|outcome| outcome.slip()).collect();
    match slips.as_slice() {
        [] if a.overlaps(b) == Some(false) => Agreement::Differ(None),
        [] if outcomes.is_empty() || outcomes.contains(&Agreement::Incomparable) => Agreement::Incomparable,
        [] => Agreement::Agree,
        [slip] => Agreement::Differ(*slip),
        [one, other, ..] => Agreement::Differ(one.filter(|_| one == other)),
    }
}

/// Whether some number fits both quantities.
///
/// - Units of one dimension are converted first; other units, and two currencies, are incomparable.
/// - Under the same one-sided hedge the figures are compared ("up to 6,000" differs from "up to 8,000"); else the ranges
///   of [`Quantity::range`].
/// - Two figures whose roundings only meet half-way, such as 1.7 and 1.8, differ.
/// - Figures that agree only through [`super::Figure::loose_interval`] agree by rounding; a figure with a hedge has none.
///
/// A slip is named only where they differ: the same digits at another scale (also if one has fewer of them), or two
/// neighbouring digits swapped.
pub fn agree_quantities(a: &Quantity, b: &Quantity, units: &UnitTable, tolerance: Tolerance) -> Agreement {
    if a == b {
        return Agreement::Agree;
    }
    let Some(scales) = Scales::of(a, b, units) else { return Agreement::Incomparable };
    let ranges = |precision: Precision| {
        let as_figures = a.hedge == b.hedge && one_sided(a.hedge);
        let one = scales.one(range(a, precision, as_figures))?;
        Some((one, scales.other(range(b, precision, as_figures))?))
    };
    let precision =
        if tolerance == Tolerance::Exact && a.unit == b.unit { Precision::Exact } else { Precision::AsWritten };
    let (Some(values), Some((one, other))) = (scales.values(a, b), ranges(precision)) else {
        return Agreement::Incomparable;
    };
    let slack = match tolerance {
        Tolerance::Exact | Tolerance::AsWritten => Decimal::ZERO,
        Tolerance::Within(share) => {
            let larger = values.0.abs().max(values.1.abs());
            larger.checked_mul(share.max(Decimal::ZERO)).unwrap_or(Decimal::MAX)
        }
    };
    if meet(&one, &other, slack) {
        return Agreement::Agree;
    }
    if tolerance != Tolerance::Exact
        && let Some((one, other)) = ranges(Precision::Loose)
        && meet(&one, &other, slack)
    {
        return Agreement::AgreeByRounding;
    }
    let slip = if at_another_scale(values.0, values.1) {
        Some(Slip::Scale)
    } else {
        (a.unit == b.unit && has_swapped_digits(values.0, values.1)).then_some(Slip::SwappedDigits)
    };
    Agreement::Differ(slip)
}

impl Agreement {
    /// Whether both can be true, by rounding or without.
    pub const fn agrees(self) -> bool {
        match self {
            Self::Agree | Self::AgreeByRounding => true,
            Self::Differ(_) | Self::Incomparable => false,
        }
    }

    /// Whether they cannot both be true.
    pub const fn differs(self) -> bool {
        self.slip().is_some()
    }

    /// If they differ, the known mistake that explains it, if any.
    pub const fn slip(self) -> Option<Option<Slip>> {
        match self {
            Self::Differ(slip) => Some(slip),
            Self::Agree | Self::AgreeByRounding | Self::Incomparable => None,
        }
    }
}

/// The fields of a date that is a day, a month, a year or a weekday.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Fields {
    year: Option<i16>,
    month: Option<u8>,
    day: Option<u8>,
    weekday: Option<jiff::civil::Weekday>,
}

impl Fields {
    fn of(date: &PartialDate) -> Option<Self> {
        match date.value {
            DateValue::Day { year, month, day, weekday } => Some(Self { year, month, day, weekday }),
            DateValue::Week { .. }
            | DateValue::Quarter { .. }
            | DateValue::Half { .. }
            | DateValue::Season { .. }
            | DateValue::Decade { .. }
            | DateValue::Century { .. } => None,
        }
    }

    fn is_lone_weekday(&self) -> bool {
        self.year.is_none() && self.month.is_none() && self.day.is_none()
    }

    fn same_day_other_weekday(&self, other: &Self) -> bool {
        let same_day = Self { weekday: None, ..*self } == Self { weekday: None, ..*other };
        self.day.is_some() && same_day && self.weekday.zip(other.weekday).is_some_and(|(one, other)| one != other)
    }

    /// Whether the months stand side by side in the calendar.
    fn is_beside(&self, other: &Self) -> bool {
        self.month.zip(other.month).is_some_and(|(one, other)| matches!(one.abs_diff(other), 1 | 11))
    }

    /// The fields that both state: how many, and which of them differ.
    fn compare(&self, other: &Self) -> (usize, Vec<Slip>) {
        let fields = [
            (self.year.zip(other.year).map(|(one, other)| one != other), Slip::Year),
            (self.month.zip(other.month).map(|(one, other)| one != other), Slip::Month),
            (self.day.zip(other.day).map(|(one, other)| one != other), Slip::Day),
        ];
        let stated = fields.iter().filter(|(differs, _)| differs.is_some()).count();
        (stated, fields.iter().filter(|(differs, _)| *differs == Some(true)).map(|&(_, slip)| slip).collect())
    }
}

/// The days of a date, widened if it is approximate.
fn spread(date: &PartialDate) -> Option<Days> {
    let days = date.days()?;
    if !date.approximate {
        return Some(days);
    }
    Some(days.widen(u16::try_from(days.count()).unwrap_or(u16::MAX)))
}

/// Compares a date that is open (or does not exist) with one whose days are known.
fn agree_with_known(open: &PartialDate, known: &PartialDate, days: Days) -> Agreement {
    if Fields::of(open).is_some_and(|fields| fields.is_lone_weekday()) {
        return match (open.value.stated_weekday(), known.weekday_of()) {
            (Some(stated), Some(real)) if stated == real => Agreement::Agree,
            (Some(_), Some(_)) => Agreement::Differ(Some(Slip::Weekday)),
            (_, None) | (None, Some(_)) => Agreement::Incomparable,
        };
    }
    if !lacks_only_a_year(open) {
        return agree_fields(open, known);
    }
    // A whole year says nothing about what is open; "mid-2022" does.
    let comparable = match (is_decade(open), known.part) {
        (true, _) => Grain::Decade,
        (false, Some(_)) => Grain::Year,
        (false, None) => Grain::Half,
    };
    if known.grain() > comparable {
        return Agreement::Incomparable;
    }
    // What begins in one year may reach into the next.
    let fits = |year: i16| spread(&open.with_year(year)).is_some_and(|other| days.intersect(other).is_some());
    if (days.first.year().saturating_sub(1)..=days.last.year().saturating_add(1)).any(fits) {
        return Agreement::Agree;
    }
    Agreement::Differ(date_slip(open, known))
}

/// Compares two dates that are both open (or do not exist).
fn agree_open(a: &PartialDate, b: &PartialDate) -> Agreement {
    if !lacks_only_a_year(a) || !lacks_only_a_year(b) {
        let alone = |date: &PartialDate| Fields::of(date).is_some_and(|fields| fields.is_lone_weekday());
        return if alone(a) || alone(b) { Agreement::Incomparable } else { agree_fields(a, b) };
    }
    if is_decade(a) != is_decade(b) {
        return Agreement::Incomparable;
    }
    let meet = |year: i16, other_year: i16| {
        let days = spread(&a.with_year(year)).zip(spread(&b.with_year(other_year)));
        days.is_some_and(|(one, other)| one.intersect(other).is_some())
    };
    let pairs = [(ANY_YEAR, ANY_YEAR), (ANY_YEAR - 1, ANY_YEAR), (ANY_YEAR, ANY_YEAR - 1)];
    if pairs.into_iter().any(|(year, other_year)| meet(year, other_year)) {
        Agreement::Agree
    } else {
        Agreement::Differ(date_slip(a, b))
    }
}

/// A year that has all days and weeks a year can have: a leap day and a week 53.
const ANY_YEAR: i16 = 2020;

/// Whether the date would have days if only its year (for a decade, its century) were known.
fn lacks_only_a_year(date: &PartialDate) -> bool {
    date.year().is_none() && date.days().is_none() && date.with_year(ANY_YEAR).days().is_some()
}

fn is_decade(date: &PartialDate) -> bool {
    date.grain() == Grain::Decade
}

/// Compares what both state of year, month and day, where there are no days to compare.
fn agree_fields(a: &PartialDate, b: &PartialDate) -> Agreement {
    let (Some(one), Some(other)) = (Fields::of(a), Fields::of(b)) else { return Agreement::Incomparable };
    // "A Friday in April 2022" is none of the month's other days.
    let misses = |fields: &Fields, date: &PartialDate| {
        let weekday = fields.weekday.filter(|_| fields.day.is_none());
        weekday.zip(date.weekday_of()).is_some_and(|(stated, real)| stated != real)
    };
    match one.compare(&other) {
        (0, _) => Agreement::Incomparable,
        (_, differing) if !differing.is_empty() => Agreement::Differ(date_slip(a, b)),
        (_, _) if misses(&one, b) || misses(&other, a) => Agreement::Differ(Some(Slip::Weekday)),
        (_, _) => Agreement::Agree,
    }
}

/// The known mistake that explains why two dates differ.
fn date_slip(a: &PartialDate, b: &PartialDate) -> Option<Slip> {
    if let (Some(one), Some(other)) = (Fields::of(a), Fields::of(b)) {
        let (_, differing) = one.compare(&other);
        let crossed = one.day.is_some() && one.day == other.month && other.day.is_some() && other.day == one.month;
        match differing.as_slice() {
            [Slip::Month, Slip::Day] if crossed => return Some(Slip::DayMonthSwapped),
            [Slip::Month] if one.is_beside(&other) => return Some(Slip::NeighbourMonth),
            [slip] => return Some(*slip),
            [..] => {}
        }
    }
    // "The third quarter of 2021" and "5 August 2022".
    let (year, other_year) = (a.year()?, b.year()?);
    let meet = |one: &PartialDate, other: &PartialDate| {
        spread(one).zip(spread(other)).is_some_and(|(one, other)| one.intersect(other).is_some())
    };
    let moved = year != other_year && (meet(&a.with_year(other_year), b) || meet(a, &b.with_year(year)));
    moved.then_some(Slip::Year)
}

/// How a figure's precision is taken.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Precision {
    Exact,
    AsWritten,
    Loose,
}

/// How the values of two quantities get into one unit.
struct Scales<'a> {
    units: &'a UnitTable,
    /// The two units, if they are not the same.
    ids: Option<(&'a str, &'a str)>,
}

impl<'a> Scales<'a> {
    fn of(a: &'a Quantity, b: &'a Quantity, units: &'a UnitTable) -> Option<Self> {
        if a.unit == b.unit {
            return Some(Self { units, ids: None });
        }
        let (Unit::Measure(one), Unit::Measure(other)) = (&a.unit, &b.unit) else { return None };
        let same = units.dimension(one)? == units.dimension(other)?;
        same.then_some(Self { units, ids: Some((one, other)) })
    }

    fn value(&self, value: Decimal, id: Option<&str>) -> Option<Decimal> {
        id.map_or(Some(value), |id| self.units.to_base(value, id))
    }

    fn values(&self, a: &Quantity, b: &Quantity) -> Option<(Decimal, Decimal)> {
        let one = self.value(a.figure.value, self.ids.map(|(one, _)| one))?;
        Some((one, self.value(b.figure.value, self.ids.map(|(_, other)| other))?))
    }

    fn one(&self, range: Range) -> Option<Range> {
        self.range(range, self.ids.map(|(one, _)| one))
    }

    fn other(&self, range: Range) -> Option<Range> {
        self.range(range, self.ids.map(|(_, other)| other))
    }

    fn range(&self, range: Range, id: Option<&str>) -> Option<Range> {
        let end = |end: Option<(Decimal, Edge)>| match end {
            Some((value, edge)) => self.value(value, id).map(|value| Some((value, edge))),
            None => Some(None),
        };
        Some(Range { low: end(range.low)?, high: end(range.high)? })
    }
}

/// The numbers a quantity may stand for; of a figure that is compared as such, without its hedge.
fn range(quantity: &Quantity, precision: Precision, as_figure: bool) -> Range {
    let bare = as_figure || quantity.hedge == Hedge::None;
    let (low, high) = match precision {
        Precision::Exact => ((quantity.figure.value, Edge::Closed), (quantity.figure.value, Edge::Closed)),
        Precision::Loose if bare => {
            let (low, high) = quantity.figure_range();
            let (loose_low, loose_high) = quantity.figure.loose_interval();
            if loose_low < low.0 { ((loose_low, Edge::Soft), (loose_high, Edge::Soft)) } else { (low, high) }
        }
        Precision::AsWritten | Precision::Loose => quantity.figure_range(),
    };
    if bare { Range { low: Some(low), high: Some(high) } } else { quantity.hedged(low, high) }
}

const fn one_sided(hedge: Hedge) -> bool {
    match hedge {
        Hedge::None | Hedge::About => false,
        Hedge::Nearly | Hedge::UpTo | Hedge::AtLeast | Hedge::MoreThan | Hedge::LessThan => true,
    }
}

/// Whether some number lies in both ranges, or the gap between them is at most `slack`.
fn meet(one: &Range, other: &Range, slack: Decimal) -> bool {
    reaches(one.low, other.high, slack) && reaches(other.low, one.high, slack)
}

fn reaches(low: Option<(Decimal, Edge)>, high: Option<(Decimal, Edge)>, slack: Decimal) -> bool {
    let Some(((low, low_edge), (high, high_edge))) = low.zip(high) else { return true };
    if low < high {
        return true;
    }
    if slack > Decimal::ZERO {
        return low.checked_sub(high).is_some_and(|gap| gap <= slack);
    }
    let touches = match (low_edge, high_edge) {
        (Edge::Open, _) | (_, Edge::Open) | (Edge::Soft, Edge::Soft) => false,
        (Edge::Closed, Edge::Closed | Edge::Soft) | (Edge::Soft, Edge::Closed) => true,
    };
    low == high && touches
}

/// Whether two numbers have the same digits at another power of ten; the longer one may be rounded to at least two.
fn at_another_scale(one: Decimal, other: Decimal) -> bool {
    if one.is_zero() || other.is_zero() || one.is_sign_negative() != other.is_sign_negative() {
        return false;
    }
    let ((one, one_power), (other, other_power)) = (significant(one), significant(other));
    if one_power == other_power {
        return false;
    }
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    short == long || (short.len() >= 2 && rounded_digits(long, short.len()).is_some_and(|digits| digits == *short))
}

/// The digits of a number without zeros around them, and the power of ten of the first one.
fn significant(number: Decimal) -> (String, i64) {
    let number = number.abs().normalize();
    let digits = number.mantissa().to_string();
    let power = i64::try_from(digits.len()).unwrap_or(0) - i64::from(number.scale());
    (digits.trim_end_matches('0').to_owned(), power)
}

/// The first `length` of `digits`, rounded half up by the rest.
fn rounded_digits(digits: &str, length: usize) -> Option<String> {
    let kept: i128 = digits.get(..length)?.parse().ok()?;
    let up = digits.get(length..)?.starts_with(['5', '6', '7', '8', '9']);
    Some((kept + i128::from(up)).to_string())
}

/// Whether two years of four digits are the same but for one digit, or for two neighbouring ones that change places.
pub(crate) fn is_misprint(one: i16, other: i16) -> bool {
    let digit_of = |year: i16, power: u32| year / 10_i16.pow(power) % 10;
    let differing = (0..4).filter(|&power| digit_of(one, power) != digit_of(other, power)).count();
    differing == 1 || has_swapped_digits(Decimal::from(one), Decimal::from(other))
}

/// Whether two numbers are the same but for two neighbouring digits that change places.
fn has_swapped_digits(one: Decimal, other: Decimal) -> bool {
    let scale = one.normalize().scale().max(other.normalize().scale());
    let digits = |number: Decimal| {
        let whole = power_of_ten(scale).and_then(|power| number.checked_mul(power))?;
        Some(whole.normalize().trunc().to_string().into_bytes())
    };
    let (Some(one), Some(other)) = (digits(one), digits(other)) else { return false };
    if one.len() != other.len() {
        return false;
    }
    let differing: Vec<(usize, (u8, u8))> =
        one.into_iter().zip(other).enumerate().filter(|(_, (one, other))| one != other).collect();
    match differing.as_slice() {
        [(first, (a, b)), (second, (c, d))] => *second == first + 1 && a == d && b == c,
        [..] => false,
    }
}
