//! Steps over the calendar: the unit so many units on, the moment so many units ago.

use jiff::civil::Date;

use super::date::{DateValue, Grain, PartialDate, Season, add_days, add_months, century_of, decade_at, decade_number};

/// The calendar unit that lies `count` units after the one `reference` is in: with a year and -1 "last year", with a
/// weekend and 1 "next weekend" (that of the next ISO week), with a day and 0 "today".
/// None beyond the calendar (the years -9999 to 9999).
pub fn shift(reference: Date, grain: Grain, count: i32) -> Option<PartialDate> {
    let year = i32::from(reference.year());
    let month = i32::from(reference.month()) - 1;
    // Whole units of `length` months, counted from the year 0.
    let unit = |length: i32| {
        let units = 12 / length;
        let moved = year.checked_mul(units)?.checked_add(month / length)?.checked_add(count)?;
        Some((i16::try_from(moved.div_euclid(units)).ok()?, u8::try_from(moved.rem_euclid(units)).ok()?))
    };
    let value = match grain {
        Grain::Day => DateValue::of_date(add_days(reference, count)?),
        Grain::Week | Grain::Weekend => {
            let week = add_days(reference, count.checked_mul(7)?)?.iso_week_date();
            let number = Some(week.week().unsigned_abs());
            DateValue::Week { year: Some(week.year()), week: number, weekend: grain == Grain::Weekend }
        }
        Grain::Month => {
            let (year, month) = unit(1)?;
            DateValue::month(year, month + 1)
        }
        Grain::Quarter => {
            let (year, quarter) = unit(3)?;
            DateValue::Quarter { year: Some(year), quarter: quarter + 1 }
        }
        Grain::Season => {
            // Seasons are quarters that begin a month earlier, so that January and February are the first one's rest.
            let moved = (year * 12 + month - 2).div_euclid(3).checked_add(count)?;
            let season = match moved.rem_euclid(4) {
                0 => Season::Spring,
                1 => Season::Summer,
                2 => Season::Autumn,
                _ => Season::Winter,
            };
            DateValue::Season { year: Some(i16::try_from(moved.div_euclid(4)).ok()?), season }
        }
        Grain::Half => {
            let (year, half) = unit(6)?;
            DateValue::Half { year: Some(year), half: half + 1 }
        }
        Grain::Year => DateValue::year(i16::try_from(year.checked_add(count)?).ok()?),
        Grain::Decade => decade_at(decade_number(reference.year()).checked_add(count)?)?,
        Grain::Century => {
            let moved = i32::from(century_of(reference.year())).checked_add(count)?;
            DateValue::Century { century: i16::try_from(moved).ok()? }
        }
    };
    value.exists().then(|| value.into())
}

/// The moment `count` units before `reference`; a negative count lies ahead ("in 3 years" is `ago` with -3).
///
/// The answer is one step finer than the unit, as annotated corpora have it: days, weeks and months lead to a day
/// ("two months ago", from 2018-10-17: `2018-08-17`; the last of a shorter month), years to a month ("three years
/// ago", from 2013-02-12: `2010-02`), as do quarters, seasons and halves; decades lead to a year, centuries to a decade,
/// and weekends to a weekend. Writers who count in months seldom mean the very day.
/// None beyond the calendar (the years -9999 to 9999).
pub fn ago(reference: Date, grain: Grain, count: i32) -> Option<PartialDate> {
    let back = count.checked_neg()?;
    match grain {
        Grain::Day | Grain::Weekend => shift(reference, grain, back),
        Grain::Week => shift(reference, Grain::Day, back.checked_mul(7)?),
        Grain::Month => Some(PartialDate::of_date(add_months(reference, back)?)),
        Grain::Quarter | Grain::Season => shift(reference, Grain::Month, back.checked_mul(3)?),
        Grain::Half => shift(reference, Grain::Month, back.checked_mul(6)?),
        Grain::Year => shift(reference, Grain::Month, back.checked_mul(12)?),
        Grain::Decade => shift(reference, Grain::Year, back.checked_mul(10)?),
        Grain::Century => shift(reference, Grain::Decade, back.checked_mul(10)?),
    }
}
