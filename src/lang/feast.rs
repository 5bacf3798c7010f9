//! The rules that say when a feast is: [`feast`] reads what a pack writes in `[calendar.holidays]`.

use jiff::civil::Weekday;

use super::language::{DayTime, Feast, FeastDay, Holiday};

/// The feast of a rule: `12-25`, `easter-46..easter-1`, `hebrew 3-25..+7`, `4-27 if 7 -1`.
pub(crate) fn feast(rule: &str) -> Option<Feast> {
    let Some((first, last)) = rule.split_once("..") else {
        return Some(Feast { first: feast_day(rule)?, last: None });
    };
    let first = feast_day(first)?;
    let last = match last.strip_prefix('+') {
        Some(days) => FeastDay { more: first.more.checked_add(days.parse().ok()?)?, ..first },
        None => feast_day(last)?,
    };
    Some(Feast { first, last: Some(last) })
}

/// A holiday and what moves it. A rule is read from its end.
fn feast_day(rule: &str) -> Option<FeastDay> {
    let Some((rest, last)) = rule.rsplit_once(' ') else { return plain(rule) };
    let word = rest.rsplit_once(' ');
    if let Some((rest, "before" | "after")) = word {
        let weekday = weekday(last)?;
        let day = feast_day(rest)?;
        let before = word.is_some_and(|(_, word)| word == "before");
        let way = |of: Weekday| {
            if before { -i16::from(days_since(weekday, of)) } else { i16::from(days_since(of, weekday)) }
        };
        return Some(FeastDay { moved: WEEK.map(way), ..day });
    }
    let Some(days) = signed(last) else { return plain(rule) };
    if let Some((rest, on)) = word
        && let Some(rest) = rest.strip_suffix(" if")
    {
        let on = weekday(on)?;
        let day = feast_day(rest)?;
        let mut moved = day.moved;
        for (kept, of) in moved.iter_mut().zip(WEEK) {
            if of == on {
                *kept = days;
            }
        }
        return Some(FeastDay { moved, ..day });
    }
    let day = feast_day(rest)?;
    Some(FeastDay { more: day.more.checked_add(days)?, ..day })
}

const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// How many days it is from a weekday to the next other one: 1 to 7.
fn days_since(from: Weekday, to: Weekday) -> i8 {
    match from.until(to) {
        0 => 7,
        days => days,
    }
}

fn weekday(text: &str) -> Option<Weekday> {
    Weekday::from_monday_one_offset(text.parse().ok()?).ok()
}

fn signed(text: &str) -> Option<i16> {
    if text.starts_with(['+', '-']) { text.parse().ok() } else { None }
}

fn plain(rule: &str) -> Option<FeastDay> {
    Some(FeastDay { holiday: holiday(rule)?, moved: [0; 7], more: 0 })
}

fn holiday(rule: &str) -> Option<Holiday> {
    let days_on = |rest: &str| if rest.is_empty() { Some(0) } else { rest.parse().ok() };
    if let Some(rest) = rule.strip_prefix("orthodox-easter") {
        return Some(Holiday::OrthodoxEaster(days_on(rest)?));
    }
    if let Some(rest) = rule.strip_prefix("easter") {
        return Some(Holiday::Easter(days_on(rest)?));
    }
    if let Some((nth, month)) = rule.split_once(" of ") {
        let (nth, on) = nth.split_once(' ')?;
        let (month, more) = month.split_once('+').unwrap_or((month, "0"));
        return Some(Holiday::Nth {
            nth: nth.parse().ok()?,
            weekday: weekday(on)?,
            month: month.parse().ok()?,
            more: more.parse().ok()?,
        });
    }
    let Some((calendar, rest)) = rule.split_once(' ') else {
        return month_and_day(rule, 12, 31).map(|(month, day)| Holiday::Fixed { month, day });
    };
    match calendar {
        "hijri" => month_and_day(rest, 12, 30).map(|(month, day)| Holiday::Hijri { month, day }),
        "hebrew" => month_and_day(rest, 12, 30).map(|(month, day)| Holiday::Hebrew { month, day }),
        "chinese" => month_and_day(rest, 12, 30).map(|(month, day)| Holiday::Chinese { month, day }),
        "persian" => month_and_day(rest, 12, 31).map(|(month, day)| Holiday::Persian { month, day }),
        "parsi" => month_and_day(rest, 13, 30).map(|(month, day)| Holiday::Parsi { month, day }),
        "hindu" => {
            let (day, time) = rest.split_once(' ')?;
            let (month, tithi) = month_and_day(day, 12, 30)?;
            Some(Holiday::Hindu { month, tithi, time: day_time(time)? })
        }
        "sankranti" => {
            let (sign, time) = rest.split_once(' ')?;
            Some(Holiday::Sankranti { sign: up_to(sign, 12)?, time: day_time(time)? })
        }
        "nakshatra" => {
            let (mansion, rest) = rest.split_once(' ')?;
            let (sign, time) = rest.split_once(' ')?;
            Some(Holiday::Nakshatra { mansion: up_to(mansion, 27)?, sign: up_to(sign, 12)?, time: day_time(time)? })
        }
        "sun" => {
            let (degrees, zone) = rest.split_once(' ')?;
            let degrees = degrees.parse().ok().filter(|degrees| *degrees < 360)?;
            Some(Holiday::Sun { degrees, zone: zone.parse().ok().filter(|zone: &i8| zone.abs() <= 14)? })
        }
        _ => None,
    }
}

fn month_and_day(text: &str, months: u8, days: u8) -> Option<(u8, u8)> {
    let (month, day) = text.split_once('-')?;
    Some((up_to(month, months)?, up_to(day, days)?))
}

fn up_to(text: &str, most: u8) -> Option<u8> {
    text.parse().ok().filter(|number| (1..=most).contains(number))
}

fn day_time(text: &str) -> Option<DayTime> {
    Some(match text {
        "sunrise" => DayTime::Sunrise,
        "morning" => DayTime::Morning,
        "late-morning" => DayTime::LateMorning,
        "forenoon" => DayTime::Forenoon,
        "noon" => DayTime::Noon,
        "afternoon" => DayTime::Afternoon,
        "late-afternoon" => DayTime::LateAfternoon,
        "sunset" => DayTime::Sunset,
        "midnight" => DayTime::Midnight,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_read_from_their_end() {
        let moved = |rule| feast(rule).map(|feast| (feast.first.moved, feast.first.more));
        assert_eq!(moved("12-25 before 7 -21"), Some(([-1, -2, -3, -4, -5, -6, -7], -21)));
        assert_eq!(moved("6-19 after 6"), Some(([5, 4, 3, 2, 1, 7, 6], 0)));
        assert_eq!(moved("hebrew 7-27 if 5 -1 if 7 +1"), Some(([0, 0, 0, 0, -1, 0, 1], 0)));
        assert_eq!(moved("hindu 12-15 late-afternoon +1"), Some(([0; 7], 1)));
        let week = feast("hebrew 3-25..+7").and_then(|feast| feast.last).map(|last| last.more);
        assert_eq!(week, Some(7));
    }

    #[test]
    fn what_is_no_rule_is_refused() {
        for rule in [
            "",
            "..",
            "13-1",
            "0-4",
            "12-32",
            "easter..",
            "easter*2",
            "hindu 7-30",
            "hindu 7-31 noon",
            "hindu 7-30 tea",
            "4-27 if 8 -1",
            "4-27 if -1",
            "4-27 before",
            "+1",
            "if 7 +1",
            "nakshatra 28 5 noon",
            "sun 360 8",
            "sun 15 99",
            "roman 1-1",
            "1-1 ..+1",
            "hebrew 3-25..+",
            "hebrew 3-25 +40000",
        ] {
            assert_eq!(feast(rule), None, "{rule}");
        }
    }
}
