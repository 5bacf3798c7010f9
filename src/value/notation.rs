//! The notation in which rulebooks write values: "3.8 billion USD", "2022-04-05", "2016/2020".
//! The words of quantities come from `rules/units.toml`.

use jiff::civil::Weekday;
use rust_decimal::Decimal;

use super::date::{DateValue, PartialDate, Season};
use super::period::Period;
use super::quantity::{Currency, Figure, Hedge, Quantity, Unit, UnitTable, power_of_ten};

impl Quantity {
    /// Reads `[hedge] figure [scale] [unit]`: "27", "2,500", "3.8 billion USD", "up to 6000", "38 %", "100 km".
    ///
    /// Thousands may be grouped by commas, decimals follow a point. A unit is a percent sign, a currency's three
    /// capitals, or an id of the table. The error says what is wrong and what to write instead.
    pub fn parse_notation(text: &str, table: &UnitTable) -> Result<Self, String> {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            return Err("the quantity is empty: write a figure, as in \"3.8 billion USD\"".to_owned());
        }
        let (hedge, rest) = table
            .notation
            .hedges
            .iter()
            .find_map(|(phrase, hedge)| Some((*hedge, words.strip_prefix(phrase.as_str())?.strip_prefix(' ')?)))
            .unwrap_or((Hedge::None, words.as_str()));
        let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '-' | '\u{2212}'));
        let (number, rest) = rest.split_at_checked(end.unwrap_or(rest.len())).unwrap_or((rest, ""));
        if number.is_empty() {
            let hedges: Vec<&str> = table.notation.hedges.iter().map(|(phrase, _)| phrase.as_str()).collect();
            return Err(format!(
                "{text:?} has no figure where one should stand: write the figure before its unit, as in \"100 km\" or \
                 \"3.8 billion USD\"; before the figure, only these may stand: {}",
                hedges.join(", ")
            ));
        }
        let (digits, decimals) = parse_number(number).map_err(|problem| format!("{text:?}: {problem}"))?;
        let rest = rest.trim_start();
        let (scale, unit) = table
            .notation
            .scales
            .iter()
            .find_map(|(word, power)| {
                let unit = rest.strip_prefix(word.as_str())?;
                (unit.is_empty() || unit.starts_with(' ')).then(|| (Some(*power), unit.trim_start()))
            })
            .unwrap_or((None, rest));
        let unit = table.parse_unit(unit).map_err(|problem| format!("{text:?}: {problem}"))?;
        let figure = power_of_ten(scale.unwrap_or(0))
            .and_then(|power| {
                let step = Decimal::try_new(1, decimals).ok()?.checked_mul(power)?;
                Some(Figure::written(digits.checked_mul(power)?.normalize(), step.normalize(), scale.is_some()))
            })
            .ok_or_else(|| format!("{text:?} is too large: write a figure of at most 28 digits"))?;
        Ok(Self { figure, unit, hedge })
    }
}

impl UnitTable {
    /// Reads the unit of a rulebook's quantity: nothing, a percent sign or word, a currency's code, or a unit's id.
    pub fn parse_unit(&self, text: &str) -> Result<Unit, String> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(Unit::One);
        }
        if let Some(share) = self.notation.shares.get(text) {
            return Ok(share.clone());
        }
        if self.units.contains_key(text) {
            return Ok(Unit::Measure(text.to_owned()));
        }
        let currency = Currency::new(text).filter(|currency| self.has_currency(*currency));
        if let Some(currency) = currency {
            if currency.as_str() == text {
                return Ok(Unit::Money(currency));
            }
            return Err(format!("currencies are written in capitals: write \"{currency}\""));
        }
        let alike = self.units.keys().find(|id| id.eq_ignore_ascii_case(text));
        if let Some(id) = alike {
            return Err(format!("{text:?} is no unit: did you mean {id:?}?"));
        }
        let scales: Vec<&str> = self.notation.scales.keys().map(String::as_str).collect();
        Err(format!(
            "{text:?} is no unit: write nothing for a count, \"%\", the three capitals of a currency (ISO 4217), or an id \
             of rules/units.toml such as \"km\"; before the unit one of these may stand: {}",
            scales.join(", ")
        ))
    }
}

impl PartialDate {
    /// Reads a date as rulebooks write it, with `X` for what is open.
    ///
    /// "2022-04-05", "2022-04", "2022", "XXXX-04-05", "XXXX-04", "2022-Q3", "2022-H1", "2022-SU" (SP, SU, FA, WI),
    /// "2022-W27", "2022-W27-WE" (its weekend), "XXXX-WXX-5" (a Friday), "199X", "XX9X" (the nineties), "19XX" (the years
    /// 1900 to 1999), and "BC0044-03-15". It is what [`PartialDate::timex`] writes, but for the `X` that shows that "199X" is
    /// no year. The error says what is wrong and what to write instead.
    pub fn parse_notation(text: &str) -> Result<Self, String> {
        let problem = |what: &str| format!("{text:?} is no date: {what}");
        let parts: Vec<&str> = text.trim().split('-').collect();
        let Some((year, rest)) = parts.split_first() else { return Err(problem("it is empty")) };
        let value = match parse_year(year).map_err(|what| problem(&what))? {
            Era::Year(year) => parse_in_year(year, rest).ok_or_else(|| {
                problem(
                    "write it as \"2022-04-05\", \"2022-04\", \"2022\", \"2022-Q3\", \"2022-H1\", \"2022-SU\", \"2022-W27\" or \
                     \"199X\", with two digits for a month, a day or a week, and X for what is open, as in \"XXXX-04-05\"",
                )
            })?,
            Era::Decade { .. } | Era::Century { .. } if !rest.is_empty() => {
                return Err(problem("after a decade or a century nothing may stand"));
            }
            Era::Decade { century, decade } => DateValue::Decade { century, decade },
            Era::Century { century } => DateValue::Century { century },
        };
        if value.exists() { Ok(value.into()) } else { Err(problem("the calendar has no such day, month or week")) }
    }
}

impl Period {
    /// Reads a period as rulebooks write it: "2016/2020" with both ends included, "2022-04/.." and "../2020" with an open
    /// end, or one date for all of it ("2021"). The error says what is wrong and what to write instead.
    pub fn parse_notation(text: &str) -> Result<Self, String> {
        let Some((from, to)) = text.split_once('/') else {
            return PartialDate::parse_notation(text)
                .map(Self::from)
                .map_err(|error| format!("{error}; a period has a slash between its ends, as in \"2016/2020\""));
        };
        let end = |part: &str| match part.trim() {
            ".." => Ok(None),
            "" => Err(format!("{text:?} is no period: write \"..\" for an open end, as in \"2016/..\"")),
            date => {
                PartialDate::parse_notation(date).map(Some).map_err(|error| format!("{text:?} is no period: {error}"))
            }
        };
        let period = Self { from: end(from)?, to: end(to)? };
        match (period.from, period.to) {
            (None, None) => Err(format!("{text:?} is no period: one of its ends must be a date")),
            (Some(from), Some(to)) if from.days().zip(to.days()).is_some_and(|(from, to)| to.last < from.first) => {
                Err(format!("{text:?} is no period: it ends before it begins; write the earlier date first"))
            }
            (Some(_), Some(_) | None) | (None, Some(_)) => Ok(period),
        }
    }
}

/// What stands before the first hyphen of a date.
enum Era {
    Year(Option<i16>),
    Decade { century: Option<i16>, decade: u8 },
    Century { century: i16 },
}

fn parse_year(text: &str) -> Result<Era, String> {
    let (before_christ, digits) = match text.strip_prefix("BC") {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    // Before Christ the years count backwards, and there is no year 0 on either side.
    let century = |text: &str| {
        let century: i16 = number(text, 2)?;
        Some(if before_christ { -century - 1 } else { century })
    };
    let era = match (digits.get(..2), digits.get(2..)) {
        (Some("XX"), Some("XX")) if !before_christ => Some(Era::Year(None)),
        (Some("XX"), Some(rest)) if !before_christ => rest
            .strip_suffix('X')
            .and_then(|digit| number(digit, 1))
            .map(|decade| Era::Decade { century: None, decade }),
        (Some(first), Some("XX")) => century(first).map(|century| Era::Century { century }),
        (Some(first), Some(rest)) if rest.ends_with('X') => {
            let decade = rest.strip_suffix('X').and_then(|digit| number(digit, 1));
            century(first).zip(decade).map(|(century, decade)| Era::Decade { century: Some(century), decade })
        }
        (_, _) => number::<i16>(digits, 4)
            .filter(|year| *year > 0)
            .map(|year| Era::Year(Some(if before_christ { 1 - year } else { year }))),
    };
    era.ok_or_else(|| {
        if digits == "0000" {
            return "there is no year 0: write \"BC0001\" for the year before 0001".to_owned();
        }
        if !digits.is_empty() && digits.len() < 4 && digits.bytes().all(|digit| digit.is_ascii_digit()) {
            let zeros = format!("{digits:0>4}");
            return format!("write a year with four digits (\"{zeros}\"), and a decade or a century with X (\"199X\", \"19XX\")");
        }
        "it begins with no year: write four digits, or XXXX for an open year; \"199X\" for a decade, \"19XX\" for a century"
            .to_owned()
    })
}

fn parse_in_year(year: Option<i16>, rest: &[&str]) -> Option<DateValue> {
    let month_or_open = |text: &str| if text == "XX" { Some(None) } else { number(text, 2).map(Some) };
    match rest {
        [] => year.map(DateValue::year),
        ["WXX", "WE"] => Some(DateValue::Week { year, week: None, weekend: true }),
        ["WXX", weekday] => {
            let weekday = Some(parse_weekday(weekday)?);
            Some(DateValue::Day { year, month: None, day: None, weekday })
        }
        [month, "WXX", weekday] => {
            let weekday = Some(parse_weekday(weekday)?);
            Some(DateValue::Day { year, month: Some(number(month, 2)?), day: None, weekday })
        }
        [week, "WE"] => Some(DateValue::Week { year, week: Some(number(week.strip_prefix('W')?, 2)?), weekend: true }),
        [month, day] => {
            Some(DateValue::Day { year, month: month_or_open(month)?, day: Some(number(day, 2)?), weekday: None })
        }
        ["SP"] => Some(DateValue::Season { year, season: Season::Spring }),
        ["SU"] => Some(DateValue::Season { year, season: Season::Summer }),
        ["FA"] => Some(DateValue::Season { year, season: Season::Autumn }),
        ["WI"] => Some(DateValue::Season { year, season: Season::Winter }),
        [part] => {
            if let Some(week) = part.strip_prefix('W') {
                Some(DateValue::Week { year, week: Some(number(week, 2)?), weekend: false })
            } else if let Some(quarter) = part.strip_prefix('Q') {
                Some(DateValue::Quarter { year, quarter: number(quarter, 1)? })
            } else if let Some(half) = part.strip_prefix('H') {
                Some(DateValue::Half { year, half: number(half, 1)? })
            } else {
                Some(DateValue::Day { year, month: Some(number(part, 2)?), day: None, weekday: None })
            }
        }
        [..] => None,
    }
}

/// 1 is Monday, 7 is Sunday.
fn parse_weekday(text: &str) -> Option<Weekday> {
    Weekday::from_monday_one_offset(number(text, 1)?).ok()
}

/// A number of exactly so many ASCII digits.
fn number<T: std::str::FromStr>(text: &str, digits: usize) -> Option<T> {
    (text.len() == digits && text.bytes().all(|digit| digit.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// A figure's digits, and how many of them are decimals.
fn parse_number(text: &str) -> Result<(Decimal, u32), String> {
    let (sign, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    let (whole, decimals) = match digits.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (digits, None),
    };
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    let groups: Vec<&str> = whole.split(',').collect();
    let grouped = match groups.as_slice() {
        [whole] => all_digits(whole),
        [first, rest @ ..] => {
            all_digits(first) && first.len() <= 3 && rest.iter().all(|group| all_digits(group) && group.len() == 3)
        }
        [] => false,
    };
    if !grouped || decimals.is_some_and(|decimals| !all_digits(decimals)) {
        return Err(format!(
            "{text:?} is no figure: write decimals after a point (\"3.8\") and group thousands by commas or not at all \
             (\"2,500\", \"2500\")"
        ));
    }
    let decimals = decimals.unwrap_or("");
    let plain = format!("{sign}{}.{decimals}", groups.concat());
    let value = Decimal::from_str_exact(plain.trim_end_matches('.'))
        .map_err(|_| format!("{text:?} has too many digits: write at most 28"))?;
    let places = u32::try_from(decimals.len()).map_err(|_| format!("{text:?} has too many decimals"))?;
    Ok((value, places))
}
