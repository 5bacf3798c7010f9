//! Feasts that go by sun and moon in the sky: the Hindu lunisolar and solar calendars.
//!
//! A lunar month is cut into thirty *tithis*, each the time in which the moon gains 12° on the sun. A feast is the day
//! on which its tithi prevails at a given time of day: sunrise, noon, sunset. A month runs from new moon to new moon and
//! has its name from the sign of the sidereal zodiac in which the sun is at its first new moon; one in which the sun
//! enters no sign is a leap month, and has no feasts.
//!
//! Longitudes are those of J. Meeus, *Astronomical Algorithms* (2nd edition): chapter 25 for the sun (to 0.01°), the
//! greater terms of chapter 47 for the moon (to about 0.005°). The zodiac is the Indian national one (Lahiri). Times of
//! day are those of Ujjain, in Indian Standard Time. A tithi begins within two minutes of the almanacs' time, a solar
//! month within fifteen. Where almanacs differ among themselves (a tithi may touch its time of day twice, or never) the
//! day with more of it counts.

use jiff::civil::Date;

use super::calendar;
use crate::lang::DayTime;

/// Years in which the longitudes hold.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2200;

/// A moment: days since noon of 1 January 2000, universal time.
type Moment = f64;

/// The day in a year on which a tithi (1 to 30) of a lunar month (1, Chaitra, to 12, reckoned from new moon) is kept.
pub(crate) fn tithi(year: i16, month: u8, tithi: u8, time: DayTime) -> Option<Date> {
    let sign_begins = f64::from(month) * 30.0 - 60.0;
    let tithi_begins = f64::from(tithi) * 12.0 - 12.0;
    let within = |moment: Moment| (sidereal_sun(moment) - sign_begins).rem_euclid(360.0) < 30.0;
    feasts_near(year, i32::from(month) - 2, i32::from(tithi) - 1, |from, to| {
        stretches(elongation, (tithi_begins, 12.0), 360.0 / LUNATION, from, to)
            .into_iter()
            .filter(|(begin, _)| {
                let since_new_moon = (tithi_begins / 360.0) * LUNATION;
                let new_moon = |near: Moment| crossing(elongation, 0.0, near - 2.0, near + 2.0);
                let first = new_moon(begin - since_new_moon);
                let next = new_moon(begin - since_new_moon + LUNATION);
                first.is_some_and(within) && !next.is_some_and(within)
            })
            .filter_map(|stretch| prevailing(stretch, time))
            .collect()
    })
    .into_iter()
    .next()
}

/// The day in a year on which the sun enters a sign (1, Aries, to 12) of the sidereal zodiac, if it does so by the time
/// of day, else the day after.
pub(crate) fn sankranti(year: i16, sign: u8, time: DayTime) -> Option<Date> {
    let begins = f64::from(sign) * 30.0 - 30.0;
    feasts_near(year, i32::from(sign) - 1, -16, |from, to| {
        let Some(entry) = (from..to).find_map(|day| crossing(sidereal_sun, begins, noon(day), noon(day + 1))) else {
            return Vec::new();
        };
        (from..=to + 1).find(|day| window(*day, time).0 >= entry).into_iter().collect()
    })
    .into_iter()
    .next()
}

/// The last day in a solar month (by its sign, 1 to 12) on which a lunar mansion (1, Ashvini, to 27) prevails at
/// a time of day.
pub(crate) fn nakshatra(year: i16, mansion: u8, sign: u8, time: DayTime) -> Option<Date> {
    let width = 360.0 / 27.0;
    let (mansion_begins, sign_begins) = (f64::from(mansion) * width - width, f64::from(sign) * 30.0 - 30.0);
    feasts_near(year, i32::from(sign) - 1, 0, |from, to| {
        stretches(sidereal_moon, (mansion_begins, width), 360.0 / 27.321_661, from, to)
            .into_iter()
            .filter_map(|stretch| prevailing(stretch, time))
            .filter(|day| (sidereal_sun(noon(*day)) - sign_begins).rem_euclid(360.0) < 30.0)
            .collect()
    })
    .pop()
}

/// The day in a year on which the sun reaches a longitude (0° to 359°, from the equinox of the day), by clocks so many
/// hours ahead of universal time.
pub(crate) fn term(year: i16, degrees: u16, zone: i8) -> Option<Date> {
    let epoch = calendar::date(2000, 1, 1)?;
    let spring = calendar::date(year, 3, 20).filter(|day| YEARS.contains(&day.year()))?;
    // From the new year on the sun goes from 280° to 360°.
    let after_spring = if degrees < 279 { i32::from(degrees) } else { i32::from(degrees) - 360 };
    let near = epoch.until(spring).ok()?.get_days() + after_spring * 1461 / 1440;
    let entry = crossing(|moment| sun(centuries(moment)), f64::from(degrees), noon(near - 5), noon(near + 5))?;
    let midnight = |day: i32| f64::from(day) + 0.5 - f64::from(zone) / 24.0;
    let day = (near - 6..=near + 6).find(|day| entry < midnight(*day))?;
    epoch.checked_add(jiff::Span::new().try_days(day).ok()?).ok()
}

/// The days of a lunar month that belongs to a solar one, and some more.
const WEEKS: i32 = 40;

/// From new moon to new moon, on average, in days.
const LUNATION: f64 = 29.530_588_9;

/// The days of a year that are found in the weeks around so many solar months (and days more) after the sun enters
/// Aries. Signs past the turn of the year belong to the sun's year before.
fn feasts_near(year: i16, months: i32, more: i32, days: impl Fn(i32, i32) -> Vec<i32>) -> Vec<Date> {
    if !YEARS.contains(&year) {
        return Vec::new();
    }
    let Some(epoch) = calendar::date(2000, 1, 1) else { return Vec::new() };
    let mut found = Vec::new();
    for sun_year in [year - 1, year] {
        let Some(aries) = calendar::date(sun_year, 4, 14) else { continue };
        let from = epoch.until(aries).map_or(0, |span| span.get_days()) + months * 3044 / 100 + more - 4;
        let on = |day: i32| epoch.checked_add(jiff::Span::new().try_days(day).ok()?).ok();
        if [from - 2, from + WEEKS + 2].into_iter().filter_map(on).any(|day| day.year() == year) {
            found.extend(days(from, from + WEEKS).into_iter().filter_map(on).filter(|day| day.year() == year));
        }
    }
    found
}

/// The stretches of so many degrees, from a given one on, that begin between two days. The angle grows by so much a day,
/// on average.
fn stretches(
    angle: impl Fn(Moment) -> f64 + Copy,
    (begins, width): (f64, f64),
    daily: f64,
    from: i32,
    to: i32,
) -> Vec<(Moment, Moment)> {
    let (first, last) = (noon(from), noon(to));
    let near = first + (begins - angle(first)).rem_euclid(360.0) / daily;
    [near, near + 360.0 / daily]
        .into_iter()
        .filter_map(|near| {
            let begin = crossing(angle, begins, near - 2.0, near + 2.0).filter(|begin| *begin < last)?;
            Some((begin, crossing(angle, begins + width, begin + 0.5, begin + 1.5)?))
        })
        .collect()
}

/// When a growing angle reaches a value, to a second, if it does so between two moments a few days apart.
fn crossing(angle: impl Fn(Moment) -> f64, value: f64, from: Moment, to: Moment) -> Option<Moment> {
    let past = |moment: Moment| (angle(moment) - value + 180.0).rem_euclid(360.0) - 180.0;
    let (mut low, mut high) = ((from, past(from)), (to, past(to)));
    if low.1 >= 0.0 || high.1 < 0.0 || high.1 - low.1 > 90.0 {
        return None;
    }
    // Between days the angle grows evenly enough to draw a straight line.
    for _ in 0..24 {
        let moment = low.0 + (high.0 - low.0) * low.1 / (low.1 - high.1);
        let degrees = past(moment);
        if degrees.abs() < 1e-5 {
            return Some(moment);
        }
        if degrees < 0.0 {
            low = (moment, degrees);
        } else {
            high = (moment, degrees);
        }
    }
    Some(high.0)
}

/// The day whose time of day holds most of a stretch; the day in which it begins if none holds any.
fn prevailing((begin, end): (Moment, Moment), time: DayTime) -> Option<i32> {
    let first = day_near(begin)?;
    let mut best: Option<(f64, i32)> = None;
    for day in first - 2..=first + 2 {
        let (opens, closes) = window(day, time);
        let share = (end.min(closes) - begin.max(opens)) / (closes - opens);
        let better = best.is_none_or(|(most, _)| if late(time) { share >= most } else { share > most });
        if share > 0.0 && better {
            best = Some((share, day));
        }
    }
    let holds_start =
        |day: &i32| window(*day, DayTime::Sunrise).0 <= begin && begin < window(*day + 1, DayTime::Sunrise).0;
    best.map(|(_, day)| day).or_else(|| (first - 2..=first + 2).find(holds_start))
}

/// Whether of two days that hold a stretch at that time the later is kept.
fn late(time: DayTime) -> bool {
    match time {
        DayTime::Morning | DayTime::LateMorning | DayTime::LateAfternoon => true,
        DayTime::Sunrise
        | DayTime::Forenoon
        | DayTime::Noon
        | DayTime::Afternoon
        | DayTime::Sunset
        | DayTime::Midnight => false,
    }
}

/// The day at whose noon a moment is within half a day: days are counted from 1 January 2000, and tried, as no float
/// turns into a whole number here.
fn day_near(moment: Moment) -> Option<i32> {
    let (mut low, mut high) = (-80_000, 80_000);
    while low < high {
        let middle = low + (high - low) / 2;
        if noon(middle) + 0.5 < moment {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    (low < 80_000).then_some(low)
}

/// A time of day at Ujjain (23.18° north, 75.77° east), on the so many-th day after 1 January 2000.
fn window(day: i32, time: DayTime) -> (Moment, Moment) {
    let (noon, half) = sun_at_ujjain(day);
    // By the sun, the day has five parts, and a *muhurta* is a thirtieth of day and night: 48 minutes.
    let at = |share: f64| noon - half + share * 2.0 * half;
    let muhurta = 1.0 / 30.0;
    let moment = |moment: Moment| (moment, moment + 1.0 / 1440.0);
    match time {
        DayTime::Sunrise => moment(at(0.0)),
        DayTime::Morning => moment(at(0.0) + 3.0 * muhurta),
        DayTime::LateMorning => moment(at(0.4)),
        DayTime::Forenoon => (at(0.0), at(0.4)),
        DayTime::Noon => (at(0.4), at(0.6)),
        DayTime::Afternoon => (at(0.6), at(0.8)),
        DayTime::LateAfternoon => moment(at(0.85)),
        DayTime::Sunset => (at(1.0), at(1.0) + 3.0 * muhurta),
        DayTime::Midnight => (noon + 0.5 - muhurta / 2.0, noon + 0.5 + muhurta / 2.0),
    }
}

/// When the sun is highest at Ujjain on a day, and how long it takes from sunrise to there.
fn sun_at_ujjain(day: i32) -> (Moment, f64) {
    let (latitude, longitude) = (23.18_f64.to_radians(), 75.77);
    let centuries = noon(day) / 36_525.0;
    let (mean, true_sun) = (mean_sun(centuries), sun(centuries).to_radians());
    let tilt = 23.4393_f64.to_radians();
    let ascension = (tilt.cos() * true_sun.sin()).atan2(true_sun.cos()).to_degrees();
    let ahead = (mean - ascension + 180.0).rem_euclid(360.0) - 180.0;
    let declination = (tilt.sin() * true_sun.sin()).asin();
    let horizon = (-0.833_f64).to_radians();
    let rise = (horizon.sin() - latitude.sin() * declination.sin()) / (latitude.cos() * declination.cos());
    (f64::from(day) - (longitude + ahead) / 360.0, rise.acos().to_degrees() / 360.0)
}

/// Noon in Indian Standard Time on the so many-th day after 1 January 2000.
fn noon(day: i32) -> Moment {
    f64::from(day) - 5.5 / 24.0
}

/// How far the moon is ahead of the sun, in degrees.
fn elongation(moment: Moment) -> f64 {
    let centuries = centuries(moment);
    moon(centuries) - sun(centuries)
}

/// The sun's longitude in the sidereal zodiac.
fn sidereal_sun(moment: Moment) -> f64 {
    let centuries = centuries(moment);
    sun(centuries) - precession(centuries)
}

/// The moon's longitude in the sidereal zodiac.
fn sidereal_moon(moment: Moment) -> f64 {
    let centuries = centuries(moment);
    moon(centuries) - precession(centuries)
}

/// Julian centuries of dynamical time since 2000. It is 60 to 80 seconds ahead of universal time for decades on both
/// sides of it.
fn centuries(moment: Moment) -> f64 {
    (moment + 69.0 / 86_400.0) / 36_525.0
}

/// How far the equinox has moved back in the zodiac of the Indian national calendar (Lahiri), in degrees.
fn precession(centuries: f64) -> f64 {
    23.857 + 1.396_971 * centuries
}

/// The sun's mean longitude.
fn mean_sun(centuries: f64) -> f64 {
    280.466_46 + 36_000.769_83 * centuries
}

/// The sun's longitude from the mean equinox, corrected for aberration.
fn sun(centuries: f64) -> f64 {
    let anomaly = (357.529_11 + 35_999.050_29 * centuries).to_radians();
    mean_sun(centuries)
        + (1.914_602 - 0.004_817 * centuries) * anomaly.sin()
        + 0.019_993 * (2.0 * anomaly).sin()
        + 0.000_289 * (3.0 * anomaly).sin()
        - 0.005_69
}

/// The moon's longitude from the mean equinox.
fn moon(centuries: f64) -> f64 {
    let mean = 218.316_447_7 + 481_267.881_234_2 * centuries;
    let elongation = 297.850_192_1 + 445_267.111_403_4 * centuries;
    let sun_anomaly = 357.529_109_2 + 35_999.050_290_9 * centuries;
    let anomaly = 134.963_396_4 + 477_198.867_505_5 * centuries;
    let latitude = 93.272_095 + 483_202.017_523_3 * centuries;
    let sum: f64 = MOON
        .iter()
        .map(|&(d, m, n, f, size)| {
            size * (d * elongation + m * sun_anomaly + n * anomaly + f * latitude).to_radians().sin()
        })
        .sum();
    let venus = 0.003_958 * (119.75 + 131.849 * centuries).to_radians().sin();
    let flattening = 0.001_962 * (mean - latitude).to_radians().sin();
    mean + sum + venus + flattening
}

/// Multiples of the mean elongation, the sun's and the moon's anomaly and the argument of latitude, and the size of
/// the term in degrees.
const MOON: &[(f64, f64, f64, f64, f64)] = &[
    (0.0, 0.0, 1.0, 0.0, 6.288_774),
    (2.0, 0.0, -1.0, 0.0, 1.274_027),
    (2.0, 0.0, 0.0, 0.0, 0.658_314),
    (0.0, 0.0, 2.0, 0.0, 0.213_618),
    (0.0, 1.0, 0.0, 0.0, -0.185_116),
    (0.0, 0.0, 0.0, 2.0, -0.114_332),
    (2.0, 0.0, -2.0, 0.0, 0.058_793),
    (2.0, -1.0, -1.0, 0.0, 0.057_066),
    (2.0, 0.0, 1.0, 0.0, 0.053_322),
    (2.0, -1.0, 0.0, 0.0, 0.045_758),
    (0.0, 1.0, -1.0, 0.0, -0.040_923),
    (1.0, 0.0, 0.0, 0.0, -0.034_720),
    (0.0, 1.0, 1.0, 0.0, -0.030_383),
    (2.0, 0.0, 0.0, -2.0, 0.015_327),
    (0.0, 0.0, 1.0, 2.0, -0.012_528),
    (0.0, 0.0, 1.0, -2.0, 0.010_980),
    (4.0, 0.0, -1.0, 0.0, 0.010_675),
    (0.0, 0.0, 3.0, 0.0, 0.010_034),
    (4.0, 0.0, -2.0, 0.0, 0.008_548),
    (2.0, 1.0, -1.0, 0.0, -0.007_888),
    (2.0, 1.0, 0.0, 0.0, -0.006_766),
    (1.0, 0.0, -1.0, 0.0, -0.005_163),
    (1.0, 1.0, 0.0, 0.0, 0.004_987),
    (2.0, -1.0, 1.0, 0.0, 0.004_036),
    (2.0, 0.0, 2.0, 0.0, 0.003_994),
    (4.0, 0.0, 0.0, 0.0, 0.003_861),
    (2.0, 0.0, -3.0, 0.0, 0.003_665),
    (0.0, 1.0, -2.0, 0.0, -0.002_689),
    (2.0, 0.0, -1.0, 2.0, -0.002_602),
    (2.0, -1.0, -2.0, 0.0, 0.002_390),
    (1.0, 0.0, 1.0, 0.0, -0.002_348),
    (2.0, -2.0, 0.0, 0.0, 0.002_236),
    (0.0, 1.0, 2.0, 0.0, -0.002_120),
    (0.0, 2.0, 0.0, 0.0, -0.002_069),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn days(rule: impl Fn(i16) -> Option<Date>, years: impl Iterator<Item = i16>) -> String {
        years.filter_map(rule).map(|day| day.strftime("%y-%m-%d").to_string()).collect::<Vec<_>>().join(" ")
    }

    /// The days of the Indian government's lists of holidays, and of the almanacs where it has none.
    #[test]
    fn feasts_fall_where_the_almanacs_put_them() {
        let from = |first: i16| first..=2025;
        let kept =
            |month, day, time, years: std::ops::RangeInclusive<i16>| days(|year| tithi(year, month, day, time), years);
        let diwali = kept(7, 30, DayTime::Sunset, from(2010));
        insta::assert_snapshot!(diwali, @"10-11-05 11-10-26 12-11-13 13-11-03 14-10-23 15-11-11 16-10-30 17-10-19 18-11-07 19-10-27 20-11-14 21-11-04 22-10-24 23-11-12 24-10-31 25-10-20");
        let dhanteras = kept(7, 28, DayTime::Sunset, from(2017));
        insta::assert_snapshot!(dhanteras, @"17-10-17 18-11-05 19-10-25 20-11-13 21-11-02 22-10-22 23-11-10 24-10-29 25-10-18");
        let holika = kept(12, 15, DayTime::LateAfternoon, 2012..=2026);
        insta::assert_snapshot!(holika, @"12-03-07 13-03-26 14-03-16 15-03-05 16-03-23 17-03-12 18-03-01 19-03-20 20-03-09 21-03-28 22-03-17 23-03-07 24-03-24 25-03-13 26-03-03");
        let shivaratri = kept(11, 29, DayTime::Midnight, from(2018));
        insta::assert_snapshot!(shivaratri, @"18-02-13 19-03-04 20-02-21 21-03-11 22-03-01 23-02-18 24-03-08 25-02-26");
        let ugadi = kept(1, 1, DayTime::Sunrise, from(2016));
        insta::assert_snapshot!(ugadi, @"16-04-08 17-03-28 18-03-18 19-04-06 20-03-25 21-04-13 22-04-02 23-03-22 24-04-09 25-03-30");
        let ram_navami = kept(1, 9, DayTime::Noon, from(2018));
        insta::assert_snapshot!(ram_navami, @"18-03-25 19-04-13 20-04-02 21-04-21 22-04-10 23-03-30 24-04-17 25-04-06");
        let mahavir = kept(1, 13, DayTime::Sunrise, from(2018));
        insta::assert_snapshot!(mahavir, @"18-03-29 19-04-17 20-04-06 21-04-25 22-04-14 23-04-04 24-04-21 25-04-10");
        let buddha = kept(2, 15, DayTime::Sunrise, from(2018));
        insta::assert_snapshot!(buddha, @"18-04-30 19-05-18 20-05-07 21-05-26 22-05-16 23-05-05 24-05-23 25-05-12");
        let akshaya = kept(2, 3, DayTime::Forenoon, from(2018));
        insta::assert_snapshot!(akshaya, @"18-04-18 19-05-07 20-04-26 21-05-14 22-05-03 23-04-22 24-05-10 25-04-30");
        let rath_yatra = kept(4, 2, DayTime::Sunrise, from(2018));
        insta::assert_snapshot!(rath_yatra, @"18-07-14 19-07-04 20-06-23 21-07-12 22-07-01 23-06-20 24-07-07 25-06-27");
        let rakhi = kept(5, 15, DayTime::Morning, from(2014));
        insta::assert_snapshot!(rakhi, @"14-08-10 15-08-29 16-08-18 17-08-07 18-08-26 19-08-15 20-08-03 21-08-22 22-08-11 23-08-30 24-08-19 25-08-09");
        let janmashtami = kept(5, 23, DayTime::Midnight, from(2019));
        insta::assert_snapshot!(janmashtami, @"19-08-23 20-08-11 21-08-29 22-08-18 23-09-06 24-08-26 25-08-15");
        let ganesh = kept(6, 4, DayTime::Noon, from(2018));
        insta::assert_snapshot!(ganesh, @"18-09-13 19-09-02 20-08-22 21-09-10 22-08-31 23-09-19 24-09-07 25-08-27");
        let dussehra = kept(7, 10, DayTime::LateMorning, from(2016));
        insta::assert_snapshot!(dussehra, @"16-10-11 17-09-30 18-10-19 19-10-08 20-10-25 21-10-15 22-10-05 23-10-24 24-10-12 25-10-02");
        let nanak = kept(8, 15, DayTime::Sunrise, from(2016));
        insta::assert_snapshot!(nanak, @"16-11-14 17-11-04 18-11-23 19-11-12 20-11-30 21-11-19 22-11-08 23-11-27 24-11-15 25-11-05");
        let vasant = kept(11, 5, DayTime::Sunrise, from(2018));
        insta::assert_snapshot!(vasant, @"18-01-22 19-02-10 20-01-30 21-02-16 22-02-05 23-01-26 24-02-14 25-02-02");
    }

    #[test]
    fn solar_feasts_fall_where_the_almanacs_put_them() {
        let makar = days(|year| sankranti(year, 10, DayTime::Sunset), 2015..=2025);
        insta::assert_snapshot!(makar, @"15-01-15 16-01-15 17-01-14 18-01-14 19-01-15 20-01-15 21-01-14 22-01-14 23-01-15 24-01-15 25-01-14");
        let vaisakhi = days(|year| sankranti(year, 1, DayTime::Midnight), 2018..=2024);
        insta::assert_snapshot!(vaisakhi, @"18-04-14 19-04-14 20-04-13 21-04-14 22-04-14 23-04-14 24-04-13");
        let onam = days(|year| nakshatra(year, 22, 5, DayTime::Sunrise), 2017..=2025);
        insta::assert_snapshot!(onam, @"17-09-04 18-08-25 19-09-11 20-08-31 21-08-21 22-09-08 23-08-29 24-09-15 25-09-05");
        let qingming = days(|year| term(year, 15, 8), 2018..=2025);
        insta::assert_snapshot!(qingming, @"18-04-05 19-04-05 20-04-04 21-04-04 22-04-05 23-04-05 24-04-04 25-04-04");
        let winter = days(|year| term(year, 270, 8), 2018..=2025);
        insta::assert_snapshot!(winter, @"18-12-22 19-12-22 20-12-21 21-12-21 22-12-22 23-12-22 24-12-21 25-12-21");
        let equinox_in_japan = days(|year| term(year, 0, 9), 2018..=2025);
        insta::assert_snapshot!(equinox_in_japan, @"18-03-21 19-03-21 20-03-20 21-03-20 22-03-21 23-03-21 24-03-20 25-03-20");
        let thaipusam = days(|year| nakshatra(year, 8, 10, DayTime::LateMorning), 2018..=2025);
        insta::assert_snapshot!(thaipusam, @"18-01-31 19-01-21 20-02-08 21-01-28 22-01-18 23-02-05 24-01-25 25-02-11");
    }

    #[test]
    fn years_out_of_reach_hold_no_feast() {
        for year in [i16::MIN, -9999, 0, 1799, 2201, 9999, i16::MAX] {
            assert_eq!(tithi(year, 7, 30, DayTime::Sunset), None);
            assert_eq!(sankranti(year, 10, DayTime::Sunset), None);
            assert_eq!(nakshatra(year, 22, 5, DayTime::Sunrise), None);
        }
    }

    #[test]
    fn every_year_has_its_feasts() {
        for year in (1901..2100).step_by(9) {
            // Later months may fall twice or never in a Gregorian year.
            for month in 1..=8 {
                assert!(tithi(year, month, 15, DayTime::Sunrise).is_some(), "{year}-{month}");
            }
            assert!(sankranti(year, 10, DayTime::Sunset).is_some(), "{year}");
            assert!(nakshatra(year, 22, 5, DayTime::Sunrise).is_some(), "{year}");
            assert!(term(year, 15, 8).is_some(), "{year}");
        }
    }
}
