//! What a complete pattern of a stretch of time means.

use super::{Dates, End, Filled, Reading, Value, reading};
use crate::lang::PeriodRule;
use crate::value::{DateValue, Grain, PartialDate, Period};

impl Dates<'_> {
    pub(super) fn period(&self, filled: &Filled, rule: PeriodRule) -> Option<Reading> {
        let date_of = |place: u32| self.found_at(place).map(|(reading, _)| reading);
        let end = |end: Option<End>, first: bool| match end {
            Some(End::Date(place)) => match date_of(place)? {
                Reading { value: Value::Date(date), .. } => Some(date),
                // A feast that lasts.
                Reading {
                    value: Value::Period(Period { from: Some(from), to: Some(to) }), relative: false, ..
                } => Some(if first { from } else { to }),
                Reading { value: Value::Period(_) | Value::Open(_), .. } => None,
            },
            Some(End::Bare(_)) | None => None,
        };
        let relative = [filled.from, filled.to]
            .iter()
            .flatten()
            .any(|end| matches!(end, End::Date(place) if date_of(*place).is_some_and(|reading| reading.relative)));
        let finish = |period: Period| Some(Reading { relative, ..reading(Value::Period(period), filled.elements + 1) });
        match rule {
            PeriodRule::Offset(rule) => self.counted_from(filled, rule.shift, rule.unit.or(filled.unit)?),
            PeriodRule::Since | PeriodRule::Until => {
                let sure = !matches!(filled.from, Some(End::Date(place)) if date_of(place)?.elements == 0);
                let end = end(filled.from, true).filter(|_| sure)?;
                let is_start = rule == PeriodRule::Since;
                finish(Period { from: is_start.then_some(end), to: (!is_start).then_some(end) })
            }
            PeriodRule::Range => {
                let (from, to) = match (filled.from?, filled.to?) {
                    (End::Bare(day), End::Date(_)) => {
                        let to = end(filled.to, false)?;
                        // "Nov 18-Dec 19": the first day has a month of its own.
                        let from = match (filled.month, month_of(to)) {
                            (Some(month), Some(_)) => {
                                let year = to.year();
                                let first = DateValue::Day { year, month: Some(month), day: Some(1), weekday: None };
                                like(first.into(), day)?
                            }
                            (Some(_) | None, _) => before(like(to, day)?, to),
                        };
                        (from, to)
                    }
                    (End::Date(place), End::Bare(figure)) => {
                        let reading = date_of(place)?;
                        let from = end(filled.from, true)?;
                        (from, if reading.bare_year { later_year(from, figure)? } else { like(from, figure)? })
                    }
                    (End::Date(one), End::Date(two)) => {
                        // "the years 1990-2000" begin with a year and no decade.
                        let is_round_year = self.found_at(one).is_some_and(|(reading, next)| {
                            let digits = next.checked_sub(1).and_then(|last| self.row.number(last)?.digits);
                            matches!(reading.value, Value::Date(date) if date.grain() == Grain::Decade)
                                && digits.is_some_and(|digits| digits.integer_digits == 4 && !digits.decade)
                        });
                        let (one, two) = (date_of(one)?, date_of(two)?);
                        if is_round_year && two.bare_year {
                            return None;
                        }
                        // A doubtful month needs another month that is sure.
                        let is_month = |reading: Reading| match reading.value {
                            Value::Date(date) => date.grain() == Grain::Month && reading.elements > 0,
                            Value::Period(_) | Value::Open(_) => false,
                        };
                        let is_doubtful = |reading: Reading| match reading.value {
                            Value::Date(date) => date.grain() == Grain::Month && reading.elements == 0,
                            Value::Period(_) | Value::Open(_) => false,
                        };
                        if is_doubtful(one) && !is_month(two) || is_doubtful(two) && !is_month(one) {
                            return None;
                        }
                        if one.bare_year != two.bare_year
                            && (one.bare_year || two.bare_year)
                            && end(filled.to, false)?.year().is_none()
                        {
                            return None;
                        }
                        let (from, to) = (end(filled.from, true)?, end(filled.to, false)?);
                        // "From Easter to Pentecost 2019": the year of the second is that of the first.
                        let days = |date: PartialDate| date.value.days().map(|days| days.first);
                        if one.nearest && !two.nearest && days(from) > days(to) {
                            return None;
                        }
                        (from, to)
                    }
                    (End::Bare(first), End::Bare(last)) => {
                        // The month stands apart: "5月 1 to 3"; or the year: "2022年 1 to 4月".
                        let (month, day) = match (filled.month, filled.year) {
                            (Some(month), _) => (month, Some(1)),
                            (None, Some(_)) => (1, None),
                            (None, None) => return None,
                        };
                        let beside = DateValue::Day { year: filled.year, month: Some(month), day, weekday: None };
                        (like(beside.into(), first)?, like(beside.into(), last)?)
                    }
                };
                let (from, to) = share(from, to);
                finish(Period { from: Some(from), to: Some(to) })
            }
        }
    }
}

/// A day of the same month as the last one, or of the month before if it is the later one: "28 to 2 December".
fn before(from: PartialDate, to: PartialDate) -> PartialDate {
    match (from.value, to.value) {
        (DateValue::Day { year, month: Some(month), day: Some(day), .. }, DateValue::Day { day: Some(last), .. })
            if day > last =>
        {
            let (year, month) =
                if month == 1 { (year.map(|year| year.saturating_sub(1)), 12) } else { (year, month - 1) };
            let before = PartialDate::from(DateValue::Day { year, month: Some(month), day: Some(day), weekday: None });
            if before.exists() { before } else { from }
        }
        (_, _) => from,
    }
}

/// A bare figure beside a date: another day of its month, another month of its year, another year.
fn like(date: PartialDate, figure: u16) -> Option<PartialDate> {
    if figure >= 1000 {
        let year = i16::try_from(figure).ok()?;
        return (date.grain() == Grain::Year).then(|| DateValue::year(year).into());
    }
    let day = u8::try_from(figure).ok().filter(|day| (1..=31).contains(day))?;
    match date.value {
        DateValue::Day { year, month: Some(_), day: None, .. } if day <= 12 => {
            Some(DateValue::Day { year, month: Some(day), day: None, weekday: None }.into())
        }
        DateValue::Day { year, month: Some(month), day: Some(_), .. } => {
            Some(DateValue::Day { year, month: Some(month), day: Some(day), weekday: None }.into())
        }
        DateValue::Day { .. }
        | DateValue::Week { .. }
        | DateValue::Quarter { .. }
        | DateValue::Half { .. }
        | DateValue::Season { .. }
        | DateValue::Decade { .. }
        | DateValue::Century { .. } => None,
    }
}

/// The year that two digits stand for after a full year: 2016–20.
fn later_year(from: PartialDate, figure: u16) -> Option<PartialDate> {
    let year = from.year()?;
    let later = year / 100 * 100 + i16::try_from(figure).ok()?;
    (later > year && (10..100).contains(&figure)).then(|| DateValue::year(later).into())
}

/// What one end of a period leaves open and the other says.
fn share(from: PartialDate, to: PartialDate) -> (PartialDate, PartialDate) {
    let (mut from, mut to) = (from, to);
    match (from.value, to.value) {
        (
            DateValue::Day { year, month: Some(month), day: Some(_), .. },
            DateValue::Day { year: None, month: None, day: Some(day), weekday },
        ) => {
            to.value = DateValue::Day { year, month: Some(month), day: Some(day), weekday };
        }
        (
            DateValue::Day { year: None, month: None, day: Some(day), weekday },
            DateValue::Day { year, month: Some(month), day: Some(_), .. },
        ) => {
            from.value = DateValue::Day { year, month: Some(month), day: Some(day), weekday };
        }
        _ => {}
    }
    let is_weekday =
        |date: PartialDate| matches!(date.value, DateValue::Day { year: None, month: None, day: None, .. });
    match (from.year(), to.year()) {
        _ if is_weekday(from) || is_weekday(to) => {}
        (None, Some(year)) => {
            let wraps = matches!((month_of(from), month_of(to)), (Some(first), Some(last)) if first > last);
            from = from.with_year(if wraps { year - 1 } else { year });
        }
        (Some(year), None) => {
            let wraps = matches!((month_of(from), month_of(to)), (Some(first), Some(last)) if first > last);
            to = to.with_year(if wraps { year + 1 } else { year });
        }
        (None, None) | (Some(_), Some(_)) => {}
    }
    (from, to)
}

fn month_of(date: PartialDate) -> Option<u8> {
    match date.value {
        DateValue::Day { month, .. } => month,
        DateValue::Week { .. }
        | DateValue::Quarter { .. }
        | DateValue::Half { .. }
        | DateValue::Season { .. }
        | DateValue::Decade { .. }
        | DateValue::Century { .. } => None,
    }
}
