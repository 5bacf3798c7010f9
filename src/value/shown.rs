//! Dates in English, for messages.

use std::fmt;

use jiff::civil::Weekday;

use super::date::{DateValue, Part, PartialDate, Season};
use super::period::Period;

impl fmt::Display for DateValue {
    /// In English, for messages: "5 April 2022", "Thursday, 5 April", "week 27 of 2022", "the 1990s".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = |year: Option<i16>| year.map_or_else(String::new, |year| format!(" of {}", year_name(year)));
        match *self {
            Self::Day { year, month, day, weekday } => {
                if let Some(weekday) = weekday {
                    f.write_str(weekday_name(weekday))?;
                    f.write_str(if day.is_some() { ", " } else { "" })?;
                }
                let day = day
                    .map(|day| if month.is_some() { day.to_string() } else { format!("the {}", ordinal(day.into())) });
                let words = [day, month.map(month_name), year.map(year_name)];
                let words: Vec<String> = words.into_iter().flatten().collect();
                let before =
                    if weekday.is_some() && !words.is_empty() && !matches!(self, Self::Day { day: Some(_), .. }) {
                        " in "
                    } else {
                        ""
                    };
                write!(f, "{before}{}", words.join(" "))
            }
            Self::Week { year, week, weekend } => {
                let weekend = if weekend { "the weekend of " } else { "" };
                let week = week.map_or_else(|| "a week".to_owned(), |week| format!("week {week}"));
                write!(f, "{weekend}{week}{}", of(year))
            }
            Self::Quarter { year, quarter } => write!(f, "the {} quarter{}", ordinal(quarter.into()), of(year)),
            Self::Half { year, half } => write!(f, "the {} half{}", ordinal(half.into()), of(year)),
            Self::Season { year, season } => {
                f.write_str(match season {
                    Season::Spring => "spring",
                    Season::Summer => "summer",
                    Season::Autumn => "autumn",
                    Season::Winter => "winter",
                })?;
                year.map_or(Ok(()), |year| write!(f, " {}", year_name(year)))
            }
            Self::Decade { century: None, decade } => write!(f, "the {decade}0s"),
            Self::Decade { century: Some(century), decade } if century >= 0 => write!(f, "the {century}{decade}0s"),
            Self::Decade { century: Some(century), decade } => {
                write!(f, "the {}{decade}0s BC", -i32::from(century) - 1)
            }
            Self::Century { century } if century >= 0 => write!(f, "the {} century", ordinal(i32::from(century) + 1)),
            Self::Century { century } => write!(f, "the {} century BC", ordinal(-i32::from(century))),
        }
    }
}

impl fmt::Display for PartialDate {
    /// In English, for messages: "about 5 April 2022", "mid-January".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.approximate { "about " } else { "" })?;
        f.write_str(match self.part {
            Some(Part::Early) => "early ",
            Some(Part::Mid) => "mid-",
            Some(Part::Late) => "late ",
            None => "",
        })?;
        write!(f, "{}", self.value)
    }
}

impl fmt::Display for Period {
    /// In English, for messages: "2016 to 2020", "from April 2022", "until 2020", and a single date for all of it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from == to => write!(f, "{from}"),
            (Some(from), Some(to)) => write!(f, "{from} to {to}"),
            (Some(from), None) => write!(f, "from {from}"),
            (None, Some(to)) => write!(f, "until {to}"),
            (None, None) => f.write_str("at any time"),
        }
    }
}

fn year_name(year: i16) -> String {
    if year > 0 { year.to_string() } else { format!("{} BC", 1 - i32::from(year)) }
}

fn month_name(month: u8) -> String {
    let names = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let name = names.get(usize::from(month.wrapping_sub(1)));
    name.map_or_else(|| format!("month {month}"), |&name| name.to_owned())
}

/// The English name of a weekday.
pub(crate) const fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

fn ordinal(number: i32) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        (_, _) => "th",
    };
    format!("{number}{ending}")
}
