//! Calendar arithmetic that texts ask for: feasts, other calendars, the weekday nearest a day.

use icu_calendar::Date as OtherDate;
use icu_calendar::cal::{Hijri, hijri::UmmAlQura};
use jiff::civil::{Date, Weekday};

use super::moon;
use crate::lang::{Feast, FeastDay, Holiday};
use crate::value::{self, DateValue, Grain, Period};

/// A day, if it exists.
pub(crate) fn date(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The n-th (negative: n-th last) given weekday of a month.
pub(crate) fn nth_weekday(year: i16, month: u8, weekday: Weekday, nth: i8) -> Option<Date> {
    date(year, month, 1)?.nth_weekday_of_month(nth, weekday).ok()
}

/// The given weekday before (-1), after (1) or in the week of (0) a day; further steps are weeks.
pub(crate) fn near_weekday(reference: Date, weekday: Weekday, shift: i32) -> Option<Date> {
    if shift == 0 {
        let week = reference.iso_week_date();
        return jiff::civil::ISOWeekDate::new(week.year(), week.week(), weekday)
            .ok()
            .map(jiff::civil::ISOWeekDate::date);
    }
    reference.nth_weekday(shift, weekday).ok()
}

/// The nearest day of a month with this number that is this weekday.
pub(crate) fn near_weekday_and_day(reference: Date, weekday: Weekday, day: u8) -> Option<Date> {
    (0..12)
        .flat_map(|months| [months, -months])
        .filter_map(|months| match value::shift(reference, Grain::Month, months)?.value {
            DateValue::Day { year: Some(year), month: Some(month), .. } => date(year, month, day),
            DateValue::Day { .. }
            | DateValue::Week { .. }
            | DateValue::Quarter { .. }
            | DateValue::Half { .. }
            | DateValue::Season { .. }
            | DateValue::Decade { .. }
            | DateValue::Century { .. } => None,
        })
        .find(|candidate| candidate.weekday() == weekday)
}

/// The year of the month before (-1), after (1) or in the year of (0) a day.
pub(crate) fn year_of_near_month(reference: Date, month: u8, shift: i32) -> Option<i16> {
    let this = u8::try_from(reference.month()).ok()?;
    let year = reference.year();
    match shift {
        0 => Some(year),
        -1 => Some(if month < this { year } else { year - 1 }),
        1 => Some(if month > this { year } else { year + 1 }),
        more => year.checked_add(i16::try_from(more).ok()?),
    }
}

/// The stretch of so many units before (negative) or after a day. It leaves out the day itself, and for months and
/// more the unit that the day is in: "the last three years", said in 2023, are 2020 to 2022.
pub(crate) fn stretch(reference: Date, grain: Grain, units: i32) -> Option<Period> {
    let step = units.signum();
    let whole = match grain {
        Grain::Day | Grain::Week | Grain::Weekend | Grain::Month => false,
        Grain::Quarter | Grain::Season | Grain::Half | Grain::Year | Grain::Decade | Grain::Century => true,
    };
    let (near, far) = if whole {
        (value::shift(reference, grain, step)?, value::shift(reference, grain, units)?)
    } else if step > 0 {
        (value::shift(reference, Grain::Day, 1)?, value::ago(reference, grain, units.checked_neg()?)?)
    } else {
        (value::shift(reference, Grain::Day, -1)?, value::ago(reference, grain, units.checked_neg()?)?)
    };
    Some(if units < 0 {
        Period { from: Some(far), to: Some(near) }
    } else {
        Period { from: Some(near), to: Some(far) }
    })
}

/// The day of a feast that begins in a year and, of one that lasts, its last day.
pub(crate) fn feast(feast: Feast, year: i16) -> Option<(Date, Option<Date>)> {
    let first = feast_day(feast.first, year)?;
    let Some(last) = feast.last else { return Some((first, None)) };
    // "Twelve days from Christmas on" end in the next year.
    let last = [year, year.saturating_add(1)]
        .into_iter()
        .filter_map(|year| feast_day(last, year))
        .find(|last| *last >= first)?;
    Some((first, Some(last)))
}

fn feast_day(FeastDay { holiday: of, moved, more }: FeastDay, year: i16) -> Option<Date> {
    let day = holiday(of, year)?;
    let [monday, tuesday, wednesday, thursday, friday, saturday, sunday] = moved;
    let moved = match day.weekday() {
        Weekday::Monday => monday,
        Weekday::Tuesday => tuesday,
        Weekday::Wednesday => wednesday,
        Weekday::Thursday => thursday,
        Weekday::Friday => friday,
        Weekday::Saturday => saturday,
        Weekday::Sunday => sunday,
    };
    plus(plus(day, moved)?, more)
}

/// The years of the Islamic and the Persian calendar that news of the last hundred years is of.
const OTHER_YEARS: std::ops::RangeInclusive<i16> = 1300..=1500;

/// The day of a holiday in a year.
fn holiday(holiday: Holiday, year: i16) -> Option<Date> {
    match holiday {
        Holiday::Fixed { month, day } => date(year, month, day),
        Holiday::Easter(days) => plus(easter(year)?, days),
        Holiday::OrthodoxEaster(days) => plus(orthodox_easter(year)?, days),
        Holiday::Nth { nth, weekday, month, more } => plus(nth_weekday(year, month, weekday, nth)?, more),
        Holiday::Hebrew { month, day } => (3760..=3762).find_map(|more| {
            let hebrew = OtherDate::try_new(
                (i32::from(year) + more).into(),
                icu_calendar::types::Month::new(month),
                day,
                icu_calendar::cal::Hebrew::new(),
            )
            .ok()?;
            from_other(hebrew.to_calendar(icu_calendar::Iso)).filter(|found| found.year() == year)
        }),
        // Years of these calendars themselves: "Eid al-Fitr 1442", "Nowruz 1400".
        Holiday::Hijri { month, day } if OTHER_YEARS.contains(&year) => gregorian(i32::from(year), month, day),
        Holiday::Persian { month, day } if OTHER_YEARS.contains(&year) => {
            let persian = OtherDate::try_new_persian(i32::from(year), month, day).ok()?;
            from_other(persian.to_calendar(icu_calendar::Iso))
        }
        Holiday::Hijri { month, day } => in_year(year, |hijri_year| gregorian(hijri_year, month, day)),
        Holiday::Chinese { month, day } => {
            let chinese =
                OtherDate::try_new_chinese_traditional(i32::from(year), icu_calendar::types::Month::new(month), day)
                    .ok()?;
            from_other(chinese.to_calendar(icu_calendar::Iso))
        }
        Holiday::Parsi { month, day } => parsi(year, month, day),
        Holiday::Hindu { month, tithi, time } => moon::tithi(year, month, tithi, time),
        Holiday::Sankranti { sign, time } => moon::sankranti(year, sign, time),
        Holiday::Nakshatra { mansion, sign, time } => moon::nakshatra(year, mansion, sign, time),
        Holiday::Sun { degrees, zone } => moon::term(year, degrees, zone),
        Holiday::Persian { month, day } => (-622..=-621).find_map(|more| {
            let persian = OtherDate::try_new_persian(i32::from(year) + more, month, day).ok()?;
            from_other(persian.to_calendar(icu_calendar::Iso)).filter(|found| found.year() == year)
        }),
    }
}

/// A day of the Shahenshahi year, which has 365 days and no leap day: its first day was 16 August in 2022.
fn parsi(year: i16, month: u8, day: u8) -> Option<Date> {
    let anchor = date(2022, 8, 16)?;
    let day_of_year = i32::from(month) * 30 - 30 + i32::from(day) - 1;
    let years = i32::from(year) - 2022;
    (years - 1..=years + 1)
        .filter_map(|years| anchor.checked_add(jiff::Span::new().try_days(years * 365 + day_of_year).ok()?).ok())
        .find(|found| found.year() == year)
}

/// A date of the Islamic calendar (Umm al-Qura), as far as it is given.
pub(crate) fn hijri(year: i16, month: u8, day: Option<u8>) -> Option<DateValue> {
    match day {
        Some(day) => gregorian(i32::from(year), month, day).map(DateValue::of_date),
        None => month_of(gregorian(i32::from(year), month, 1)?),
    }
}

/// A month of the Islamic calendar in a Gregorian year.
pub(crate) fn hijri_month_in(year: i16, month: u8, day: Option<u8>) -> Option<DateValue> {
    let found = in_year(year, |hijri_year| gregorian(hijri_year, month, day.unwrap_or(1)))?;
    if day.is_some() { Some(DateValue::of_date(found)) } else { month_of(found) }
}

/// The last day of the Islamic month that begins on a day.
pub(crate) fn hijri_month_end(first: Date) -> Option<Date> {
    let thirtieth = plus(first, 29)?;
    let iso = OtherDate::try_new_iso(
        i32::from(thirtieth.year()),
        u8::try_from(thirtieth.month()).ok()?,
        u8::try_from(thirtieth.day()).ok()?,
    )
    .ok()?;
    let day = iso.to_calendar(Hijri::new_umm_al_qura()).day_of_month().0;
    if day == 30 { Some(thirtieth) } else { plus(first, 28) }
}

/// The month of the Islamic calendar nearest a day.
pub(crate) fn hijri_month_near(reference: Date, month: u8, day: Option<u8>) -> Option<DateValue> {
    let found = (-1..=1)
        .filter_map(|step| {
            in_year(reference.year().checked_add(step)?, |hijri_year| gregorian(hijri_year, month, day.unwrap_or(1)))
        })
        .min_by_key(|found| reference.until(*found).map_or(i32::MAX, |span| span.get_days().abs()))?;
    if day.is_some() { Some(DateValue::of_date(found)) } else { month_of(found) }
}

/// The Gregorian month in which most of a lunar month that begins on `first` lies.
fn month_of(first: Date) -> Option<DateValue> {
    let middle = plus(first, 14)?;
    Some(DateValue::month(middle.year(), u8::try_from(middle.month()).ok()?))
}

/// The first of the Islamic years around a Gregorian one whose day falls in it.
fn in_year(year: i16, day_of: impl Fn(i32) -> Option<Date>) -> Option<Date> {
    // The Islamic year is 354 days long and its year 1 began in 622.
    let near = (i32::from(year) - 622) * 33 / 32;
    (near - 1..=near + 2).filter_map(day_of).find(|day| day.year() == year)
}

fn gregorian(year: i32, month: u8, day: u8) -> Option<Date> {
    let hijri: OtherDate<Hijri<UmmAlQura>> =
        OtherDate::try_new_hijri_with_calendar(year, month, day, Hijri::new_umm_al_qura()).ok()?;
    from_other(hijri.to_calendar(icu_calendar::Iso))
}

fn from_other(iso: OtherDate<icu_calendar::Iso>) -> Option<Date> {
    date(i16::try_from(iso.year().extended_year()).ok()?, iso.month().ordinal, iso.day_of_month().0)
}

/// A day so many days on.
pub(crate) fn plus(day: Date, days: i16) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// Western Easter Sunday (the anonymous Gregorian computus, as in Meeus, Astronomical Algorithms, chapter 8).
#[expect(clippy::many_single_char_names, reason = "the names of the published formula")]
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    date(year, u8::try_from(n / 31).ok()?, u8::try_from(n % 31 + 1).ok()?)
}

/// Orthodox Easter Sunday, in the Gregorian calendar (Meeus's Julian algorithm; 13 days apart from 1900 to 2099).
#[expect(clippy::many_single_char_names, reason = "the names of the published formula")]
fn orthodox_easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 4, y % 7, y % 19);
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let n = d + e + 114;
    let apart = y / 100 - y / 400 - 2;
    plus(date(year, u8::try_from(n / 31).ok()?, u8::try_from(n % 31 + 1).ok()?)?, i16::try_from(apart).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feasts_fall_where_the_churches_and_calendars_put_them() {
        let show = |rule| {
            (2022..2025).filter_map(|year| holiday(rule, year)).map(|day| day.to_string()).collect::<Vec<_>>().join(" ")
        };
        insta::assert_snapshot!(show(Holiday::Easter(0)), @"2022-04-17 2023-04-09 2024-03-31");
        insta::assert_snapshot!(show(Holiday::OrthodoxEaster(0)), @"2022-04-24 2023-04-16 2024-05-05");
        insta::assert_snapshot!(show(Holiday::Hijri { month: 9, day: 1 }), @"2022-04-02 2023-03-23 2024-03-11");
        insta::assert_snapshot!(show(Holiday::Chinese { month: 1, day: 1 }), @"2022-02-01 2023-01-22 2024-02-10");
        insta::assert_snapshot!(show(Holiday::Parsi { month: 1, day: 1 }), @"2022-08-16 2023-08-16 2024-08-15");
        insta::assert_snapshot!(show(Holiday::Persian { month: 1, day: 1 }), @"2022-03-21 2023-03-21 2024-03-20");
        insta::assert_snapshot!(show(Holiday::Nth { nth: 4, weekday: Weekday::Thursday, month: 11, more: 0 }), @"2022-11-24 2023-11-23 2024-11-28");
    }

    #[test]
    fn feasts_move_and_last() {
        let still = |holiday| FeastDay { holiday, moved: [0; 7], more: 0 };
        let kings_day = FeastDay { moved: [0, 0, 0, 0, 0, 0, -1], ..still(Holiday::Fixed { month: 4, day: 27 }) };
        assert_eq!(feast_day(kings_day, 2013), date(2013, 4, 27));
        assert_eq!(feast_day(kings_day, 2014), date(2014, 4, 26));
        let hanukkah = still(Holiday::Hebrew { month: 3, day: 25 });
        let week = Feast { first: hanukkah, last: Some(FeastDay { more: 7, ..hanukkah }) };
        assert_eq!(feast(week, 2016).and_then(|(_, last)| last), date(2017, 1, 1));
        assert_eq!(feast_day(still(Holiday::Hijri { month: 10, day: 1 }), 1442), date(2021, 5, 13));
        assert_eq!(feast_day(still(Holiday::Persian { month: 1, day: 1 }), 1400), date(2021, 3, 21));
        let twelve_nights = Feast {
            first: still(Holiday::Fixed { month: 12, day: 25 }),
            last: Some(still(Holiday::Fixed { month: 1, day: 5 })),
        };
        assert_eq!(feast(twelve_nights, 2019).and_then(|(_, last)| last), date(2020, 1, 5));
    }
}
