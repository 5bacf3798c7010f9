//! What a complete pattern of a date means.

use super::{Dates, End, Filled, Reading, Value, reading};
use crate::lang::{DateRule, Feast, HIJRI, Holiday, RelativeRule};
use crate::mention::calendar;
use crate::value::{self, DateValue, Direction, Grain, Part, PartialDate, Period, Weekday};
use jiff::civil::Date;

impl Dates<'_> {
    /// A relative date of a week or more, to stand beside a smaller date: "of next year".
    pub(super) fn long_relative(&self, filled: &Filled, rule: DateRule) -> Option<Reading> {
        if filled.relative.is_some()
            || filled.relative_open.is_some()
            || filled.weekday.is_some()
            || filled.month.is_some()
        {
            return None;
        }
        let reading = self.evaluate(filled, rule)?;
        let grain = match reading.value {
            Value::Date(date) => date.value.grain(),
            Value::Open(grain) => grain,
            Value::Period(_) => return None,
        };
        (grain > Grain::Weekend).then_some(reading)
    }

    pub(super) fn evaluate(&self, filled: &Filled, rule: DateRule) -> Option<Reading> {
        let vouched = filled.worded && !filled.dependent;
        if filled.doubtful && !(vouched || filled.figures || filled.relative.is_some()) {
            return None;
        }
        match rule {
            DateRule::Absolute => self.absolute(filled),
            DateRule::Relative(rule) => self.relative(filled, rule),
        }
    }

    fn absolute(&self, filled: &Filled) -> Option<Reading> {
        let mut year = filled.year;
        let mut open = None;
        if let Some(short) = filled.short_year {
            year = Some(if short < 50 { 2000 + short } else { 1900 + short });
        }
        if filled.day.is_some() && filled.month.is_none() && filled.hijri_month.is_none() && year.is_some() {
            return None;
        }
        if filled.day == Some(0) && year.is_none() && filled.weekday.is_none()
            || filled.day > Some(31) && (filled.month.is_none() || year.is_none() || filled.relative.is_some())
        {
            return None;
        }
        if filled.era == Some(HIJRI) && filled.month.is_none() && filled.hijri_month.is_none() {
            let first = self.hijri(year, 1, Some(1))?;
            let last = self.hijri(year, 12, Some(1))?.days().and_then(|days| calendar::hijri_month_end(days.first))?;
            let period = Period { from: Some(first.into()), to: Some(DateValue::of_date(last).into()) };
            return Some(reading(Value::Period(period), filled.elements));
        }
        if let Some(first_year) = filled.era.filter(|era| *era != HIJRI)
            && filled.century.is_none()
        {
            let count = year?;
            year = Some(if first_year < 0 { 1 - count } else { first_year.checked_add(count - 1)? });
        }
        // "the Monday of last month" is one of several.
        if filled.weekday.is_some()
            && filled.day.is_none()
            && filled.relative.is_some_and(|relative| relative.grain() > Grain::Week)
            && filled.ordinal.is_none()
        {
            return None;
        }
        let mut month = filled.month;
        let mut of_century = filled.century.map(|century| century - 1);
        if let Some(relative) = filled.relative {
            match relative.value {
                DateValue::Century { century } if filled.decade.is_some() => of_century = Some(century),
                DateValue::Day { year: of_year, month: of_month, .. } => {
                    year = year.or(of_year);
                    month = month.or(of_month);
                }
                DateValue::Week { year: Some(of_year), week: Some(week), .. } => {
                    let weekday = filled.weekday?;
                    let day = jiff::civil::ISOWeekDate::new(of_year, i8::try_from(week).ok()?, weekday).ok()?.date();
                    return Some(Reading {
                        relative: true,
                        ..reading(Value::Date(PartialDate::of_date(day)), filled.elements + 1)
                    });
                }
                DateValue::Week { .. }
                | DateValue::Quarter { .. }
                | DateValue::Half { .. }
                | DateValue::Season { .. }
                | DateValue::Decade { .. }
                | DateValue::Century { .. } => return None,
            }
        }
        if let Some(grain) = filled.relative_open {
            if grain == Grain::Week && filled.weekday.is_none() {
                return None;
            }
            open = Some(grain);
        }
        if let (Some(hijri_month), None) = (filled.hijri_month, filled.day) {
            // A lunar month begins and ends on days of its own.
            let day = |day| self.hijri(year, hijri_month, Some(day));
            let first = day(1)?;
            let last = first.days().and_then(|days| calendar::hijri_month_end(days.first))?;
            let period = Period { from: Some(first.into()), to: Some(DateValue::of_date(last).into()) };
            return Some(Reading { relative: year.is_none(), ..reading(Value::Period(period), filled.elements) });
        }
        if filled.and_a_half {
            return None;
        }
        // "Years 1985-1997": a year is no number of a year.
        if filled.unit == Some(Grain::Year) && filled.count_is_year && filled.relative.is_none() {
            return None;
        }
        if let (Some(count), Some(Grain::Week), None) = (filled.count, filled.unit, filled.ordinal) {
            let week = u8::try_from(count).ok().filter(|week| (1..=53).contains(week))?;
            return Some(reading(
                Value::Date(DateValue::Week { year, week: Some(week), weekend: false }.into()),
                filled.elements,
            ));
        }
        if let Some(holiday) = filled.holiday {
            let feast = *self.language.holidays.get(usize::from(holiday))?;
            let (relative, nearest) = (filled.relative.is_some() || open.is_some(), year.is_none());
            let value = self.holiday(feast, year, filled.part)?;
            return Some(Reading { relative, nearest, ..reading(value, filled.elements) });
        }
        // "The first half of April", "la première quinzaine d'avril".
        let is_fortnight = filled.unit.map_or(filled.worded, |unit| unit == Grain::Half)
            && filled.weekday.is_none()
            && filled.day.is_none();
        let half = filled.half.map(i32::from).or(filled.ordinal.filter(|_| is_fortnight));
        if let (Some(half), Some(month)) = (half, month) {
            let period = half_of_month(half, year, month)?;
            return Some(Reading {
                relative: filled.relative.is_some(),
                ..reading(Value::Period(period), filled.elements)
            });
        }
        let value = if let Some(hijri_month) = filled.hijri_month {
            self.hijri(year, hijri_month, filled.day)?
        } else if let Some(week) = filled.week {
            DateValue::Week { year, week: Some(week), weekend: false }
        } else if let Some(quarter) = filled.quarter {
            DateValue::Quarter { year, quarter }
        } else if let Some(half) = filled.half {
            DateValue::Half { year, half }
        } else if let Some(season) = filled.season {
            DateValue::Season { year, season }
        } else if let (Some(century), Some(decade)) = (of_century, filled.decade) {
            DateValue::Decade { century: Some(century), decade }
        } else if let Some(decade_year) = filled.decade_year {
            DateValue::Decade { century: Some(decade_year / 100), decade: u8::try_from(decade_year / 10 % 10).ok()? }
        } else if let Some(decade) = filled.decade {
            DateValue::Decade { century: None, decade }
        } else if let Some(century) = filled.century {
            let before_christ = filled.era.is_some_and(|era| era < 0);
            DateValue::Century { century: if before_christ { -century } else { century - 1 } }
        } else if let (Some(ordinal), Some(unit)) = (filled.ordinal, filled.unit) {
            let year = if matches!(unit, Grain::Week | Grain::Weekend | Grain::Day) && month.is_some() {
                year.or_else(|| self.reference.map(Date::year))
            } else {
                year
            };
            nth_unit(ordinal, unit, year, month)?
        } else if let (Some(ordinal), Some(weekday), Some(month)) = (filled.ordinal, filled.weekday, month) {
            let year = year.or_else(|| self.reference.map(Date::year))?;
            let day = calendar::nth_weekday(year, month, weekday, i8::try_from(ordinal).ok()?)?;
            return Some(reading(Value::Date(PartialDate::of_date(day)), filled.elements));
        } else if year.is_none() && month.is_none() && filled.day.is_none() && filled.weekday.is_none() {
            return None;
        } else {
            DateValue::Day { year, month, day: filled.day, weekday: filled.weekday }
        };
        let bare_year = filled.elements == 1 && filled.year.is_some();
        let part = filled.part.or_else(|| filled.relative?.part);
        let date = PartialDate { value, part, approximate: false };
        Some(Reading {
            value: open.map_or(Value::Date(date), |_| Value::Date(date)),
            relative: filled.relative.is_some() || open.is_some(),
            weekday: filled.weekday_at.filter(|_| filled.day.is_some()),
            elements: filled.elements,
            bare_year,
            nearest: false,
        })
    }

    fn relative(&self, filled: &Filled, rule: RelativeRule) -> Option<Reading> {
        let RelativeRule { shift, unit, counted, stretch, by_week, leading, from_date: _ } = rule;
        if filled.day > Some(31) {
            return None;
        }
        let grain = unit.or(filled.unit);
        if leading && !filled.count_is_year && !filled.and_a_half {
            return self.leading(filled, grain?, shift < 0);
        }
        let narrowed = |value: PartialDate| PartialDate { part: filled.part.or(value.part), ..value };
        let finish = |value: Value| Some(Reading { relative: true, ..reading(value, filled.elements.max(1)) });
        let Some(reference) = self.reference else {
            if let Some(weekday) = filled.weekday {
                let value = DateValue::Day { year: None, month: None, day: None, weekday: Some(weekday) };
                return finish(Value::Date(value.into()));
            }
            if let Some(month) = filled.month {
                return finish(Value::Date(
                    DateValue::Day { year: None, month: Some(month), day: filled.day, weekday: None }.into(),
                ));
            }
            return finish(Value::Open(grain.unwrap_or(Grain::Day)));
        };
        if let Some(weekday) = filled.weekday.filter(|_| filled.day.is_none() || filled.month.is_none()) {
            let day = if by_week {
                let week = value::shift(reference, Grain::Week, shift)?.days()?.first;
                calendar::near_weekday(week, weekday, 0)?
            } else {
                calendar::near_weekday(reference, weekday, shift)?
            };
            return finish(Value::Date(PartialDate::of_date(day)));
        }
        if let Some(month) = filled.month {
            let mut year = calendar::year_of_near_month(reference, month, shift)?;
            if let Some(day) = filled.day
                && let Some(this) = calendar::date(reference.year(), month, day)
            {
                year = match shift {
                    -1 => reference.year() - i16::from(this >= reference),
                    1 => reference.year() + i16::from(this <= reference),
                    _ => year,
                };
            }
            let value = DateValue::Day { year: Some(year), month: Some(month), day: filled.day, weekday: None };
            return finish(Value::Date(narrowed(value.into())));
        }
        if let Some(season) = filled.season {
            let year = reference.year().checked_add(i16::try_from(shift).ok()?)?;
            return finish(Value::Date(narrowed(DateValue::Season { year: Some(year), season }.into())));
        }
        if let Some(holiday) = filled.holiday {
            let feast = *self.language.holidays.get(usize::from(holiday))?;
            let this = |year: i16| calendar::feast(feast, year);
            let year = reference.year();
            let days = match shift.signum() {
                1 => [year, year + 1].into_iter().filter_map(this).find(|(day, _)| *day > reference)?,
                -1 => [year, year - 1].into_iter().filter_map(this).find(|(day, _)| *day < reference)?,
                _ => this(year)?,
            };
            return finish(kept(days, None));
        }
        let grain = grain?;
        let count = filled.count.unwrap_or(1);
        if stretch && (filled.count_is_year || filled.and_a_half) {
            return None;
        }
        if stretch {
            return finish(Value::Period(calendar::stretch(reference, grain, shift.checked_mul(count)?)?));
        }
        if filled.count_is_year && grain == Grain::Year {
            return None;
        }
        if filled.and_a_half {
            let (smaller, many, half) = match grain {
                Grain::Year => (Grain::Month, 12, 6),
                Grain::Decade => (Grain::Year, 10, 5),
                Grain::Century => (Grain::Year, 100, 50),
                Grain::Day
                | Grain::Weekend
                | Grain::Week
                | Grain::Month
                | Grain::Quarter
                | Grain::Season
                | Grain::Half => return None,
            };
            let units = count.checked_mul(many)?.checked_add(half)?;
            let day = value::ago(reference, smaller, shift.checked_mul(units)?.checked_neg()?)?.days()?.first;
            let value = if smaller == Grain::Month {
                DateValue::month(day.year(), u8::try_from(day.month()).ok()?)
            } else {
                DateValue::year(day.year())
            };
            return if counted { finish(Value::Date(narrowed(value.into()))) } else { None };
        }
        if counted {
            let value = value::ago(reference, grain, shift.checked_mul(count)?.checked_neg()?)?;
            return finish(Value::Date(narrowed(value)));
        }
        finish(Value::Date(narrowed(value::shift(reference, grain, shift)?)))
    }

    /// "two days before Christmas": counted from a date in the text.
    pub(super) fn counted_from(&self, filled: &Filled, shift: i32, grain: Grain) -> Option<Reading> {
        let Some(End::Date(place)) = filled.from else { return None };
        let (anchor, _) = self.found_at(place)?;
        let date = match anchor.value {
            Value::Date(date) => date,
            // A feast that lasts: before its first day, after its last.
            Value::Period(Period { from: Some(first), to: Some(last) }) if !anchor.relative => {
                if shift < 0 {
                    first
                } else {
                    last
                }
            }
            Value::Period(_) | Value::Open(_) => return None,
        };
        let day = self.resolve(date, Direction::Nearest).value.days()?.first;
        let count = shift.checked_mul(filled.count.unwrap_or(1))?;
        let value = match filled.weekday {
            Some(weekday) => PartialDate::of_date(calendar::near_weekday(day, weekday, count)?),
            // Counted from a day, a year is exact to the day.
            None if grain == Grain::Year => value::ago(day, Grain::Month, count.checked_mul(-12)?)?,
            None => value::ago(day, grain, count.checked_neg()?)?,
        };
        Some(Reading { relative: anchor.relative, ..reading(Value::Date(value), filled.elements) })
    }

    /// "the first nine months of 2021": the first (or last) so many units of a year.
    fn leading(&self, filled: &Filled, grain: Grain, from_end: bool) -> Option<Reading> {
        let year = filled.year.or_else(|| filled.relative?.year()).or_else(|| self.reference.map(Date::year))?;
        let count = u8::try_from(filled.count?).ok().filter(|count| *count > 1)?;
        let weeks = u8::try_from(calendar::date(year, 12, 28)?.iso_week_date().week()).ok()?;
        let value = |nth: u8| match grain {
            Grain::Month if nth <= 12 => Some(DateValue::month(year, nth)),
            Grain::Quarter if nth <= 4 => Some(DateValue::Quarter { year: Some(year), quarter: nth }),
            Grain::Week if nth <= weeks => Some(DateValue::Week { year: Some(year), week: Some(nth), weekend: false }),
            Grain::Day
            | Grain::Weekend
            | Grain::Week
            | Grain::Month
            | Grain::Quarter
            | Grain::Season
            | Grain::Half
            | Grain::Year
            | Grain::Decade
            | Grain::Century => None,
        };
        // "the last four months of 2021" are those from the end.
        let (first, last) = if from_end {
            let last = match grain {
                Grain::Month => 12,
                Grain::Quarter => 4,
                Grain::Week => weeks,
                Grain::Day
                | Grain::Weekend
                | Grain::Season
                | Grain::Half
                | Grain::Year
                | Grain::Decade
                | Grain::Century => return None,
            };
            (last.checked_sub(count - 1)?, last)
        } else {
            (1, count)
        };
        let period = Period { from: Some(value(first)?.into()), to: Some(value(last)?.into()) };
        Some(Reading { relative: filled.year.is_none(), ..reading(Value::Period(period), filled.elements) })
    }

    fn holiday(&self, feast: Feast, year: Option<i16>, part: Option<Part>) -> Option<Value> {
        if let (Holiday::Fixed { month, day }, [0, 0, 0, 0, 0, 0, 0], 0, None, None) =
            (feast.first.holiday, feast.first.moved, feast.first.more, feast.last, year)
        {
            let value = DateValue::Day { year: None, month: Some(month), day: Some(day), weekday: None };
            return Some(Value::Date(PartialDate { value, part, approximate: false }));
        }
        let days = match (year, self.reference) {
            (Some(year), _) => calendar::feast(feast, year)?,
            // A feast without a year is the nearest one; it does not come twice within 340 days.
            (None, Some(reference)) => {
                let of = |step: i16| calendar::feast(feast, reference.year().checked_add(step)?);
                let away = |(day, _): &(Date, Option<Date>)| {
                    reference.until(*day).map_or(i32::MAX, |span| span.get_days().abs())
                };
                of(0)
                    .filter(|days| away(days) < 170)
                    .or_else(|| [-1, 0, 1].into_iter().filter_map(of).min_by_key(away))?
            }
            (None, None) => return None,
        };
        Some(kept(days, part))
    }

    fn hijri(&self, year: Option<i16>, month: u8, day: Option<u8>) -> Option<DateValue> {
        match year {
            Some(year) if year < 1700 => calendar::hijri(year, month, day),
            // A Gregorian year beside a month of the Islamic calendar means that month in that year.
            Some(year) => calendar::hijri_month_in(year, month, day),
            None => calendar::hijri_month_near(self.reference?, month, day),
        }
    }
}

/// A feast's day, or all its days.
/// The first or the second half of a month; the last day of a February whose year is open is the 28th.
fn half_of_month(half: i32, year: Option<i16>, month: u8) -> Option<Period> {
    let day = |day: u8| DateValue::Day { year, month: Some(month), day: Some(day), weekday: None };
    let (first, last) = match half {
        1 => (1, 15),
        2 => {
            // Any year but a leap year.
            const COMMON: i16 = 2023;
            let month = calendar::date(year.unwrap_or(COMMON), month, 1)?;
            (16, u8::try_from(month.days_in_month()).ok()?)
        }
        _ => return None,
    };
    Some(Period { from: Some(day(first).into()), to: Some(day(last).into()) })
}

fn kept((first, last): (Date, Option<Date>), part: Option<Part>) -> Value {
    let day = |day: Date| PartialDate { part, ..PartialDate::of_date(day) };
    match last {
        Some(last) => Value::Period(Period { from: Some(day(first)), to: Some(day(last)) }),
        None => Value::Date(day(first)),
    }
}

/// "the third quarter of 2022", "the first half", "the last day of October", "the second week of May".
fn nth_unit(ordinal: i32, unit: Grain, year: Option<i16>, month: Option<u8>) -> Option<DateValue> {
    let counted =
        |last: u8| if ordinal < 0 { Some(last) } else { u8::try_from(ordinal).ok().filter(|nth| *nth <= last) };
    match unit {
        Grain::Quarter => Some(DateValue::Quarter { year, quarter: counted(4)? }),
        Grain::Half => Some(DateValue::Half { year, half: counted(2)? }),
        Grain::Day => {
            let Some(month) = month else {
                let (year, ordinal) = (year?, i16::try_from(ordinal).ok()?);
                let day = if ordinal < 0 {
                    calendar::date(year, 12, 31)?
                } else {
                    calendar::plus(calendar::date(year, 1, 1)?, ordinal - 1)?
                };
                return Some(DateValue::of_date(day));
            };
            let last = calendar::date(year?, month, 1)?.days_in_month();
            Some(DateValue::Day { year, month: Some(month), day: counted(last.unsigned_abs()), weekday: None })
        }
        Grain::Century => Some(DateValue::Century { century: i16::try_from(ordinal).ok().filter(|nth| *nth > 0)? - 1 }),
        Grain::Decade => {
            let decade = u8::try_from(ordinal - 1).ok().filter(|decade| *decade < 10)?;
            Some(DateValue::Decade { century: Some(year? / 100), decade })
        }
        Grain::Week | Grain::Weekend => {
            let year = year?;
            // The first week of a year is ISO's; of a month, the one that holds its first Thursday.
            let thursday = match month {
                Some(month) => calendar::nth_weekday(year, month, Weekday::Thursday, i8::try_from(ordinal).ok()?)?,
                None if ordinal < 0 => calendar::date(year, 12, 28)?,
                None => calendar::plus(calendar::date(year, 1, 4)?, i16::try_from((ordinal - 1) * 7).ok()?)?,
            };
            let week = thursday.iso_week_date();
            Some(DateValue::Week {
                year: Some(week.year()),
                week: u8::try_from(week.week()).ok(),
                weekend: unit == Grain::Weekend,
            })
        }
        Grain::Month if month.is_none() => {
            Some(DateValue::Day { year: Some(year?), month: counted(12), day: None, weekday: None })
        }
        Grain::Month | Grain::Season | Grain::Year => None,
    }
}
