//! What is told, and its one exact notation.

use crate::value::{
    Currency, DateValue, Decimal, Figure, Hedge, Part, PartialDate, Period, Quantity, Season, Unit, Weekday,
};

/// What is told of a subject.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A date.
    Date(PartialDate),
    /// From one date to another.
    Period(Period),
    /// A figure.
    Quantity(Quantity),
    /// A right form of a name, whichever.
    Right,
    /// A form of a name that a rulebook knows to be wrong.
    Wrong(String),
    /// The id of a name that is the value of a fact.
    Named(String),
    /// What an acronym is that no rulebook knows.
    Form(String),
    /// The words of a quotation, in small letters, with a blank between; a stop stands behind what is cut short, and a
    /// question mark behind what asks.
    Words(String),
}

impl Value {
    /// The value as text that says all of it: what has the same text is the same value, and [`Self::from_text`] reads
    /// it back.
    pub fn to_text(&self) -> String {
        match self {
            Self::Date(date) => format!("d {}", date_text(date)),
            Self::Period(period) => {
                let end = |end: Option<PartialDate>| end.as_ref().map_or_else(|| "..".to_owned(), date_text);
                format!("p {}/{}", end(period.from), end(period.to))
            }
            Self::Quantity(Quantity { figure, unit, hedge }) => {
                let rounded = if figure.rounded { "r" } else { "x" };
                let (value, step) = (figure.value.normalize(), figure.step.normalize());
                format!("q {value} {step} {rounded} {} {}", hedge_text(*hedge), unit_text(unit))
            }
            Self::Right => "right".to_owned(),
            Self::Wrong(form) => format!("wrong {form}"),
            Self::Named(id) => format!("named {id}"),
            Self::Form(form) => format!("form {form}"),
            Self::Words(words) => format!("words {words}"),
        }
    }

    /// Reads what [`Self::to_text`] has written; none for anything else.
    pub fn from_text(text: &str) -> Option<Self> {
        let (kind, rest) = text.split_once(' ').unwrap_or((text, ""));
        match kind {
            "d" => date_of(rest).map(Self::Date),
            "p" => {
                let (from, to) = rest.split_once('/')?;
                let end = |end: &str| if end == ".." { Some(None) } else { date_of(end).map(Some) };
                Some(Self::Period(Period { from: end(from)?, to: end(to)? }))
            }
            "q" => {
                let mut parts = rest.splitn(5, ' ');
                let value: Decimal = parts.next()?.parse().ok()?;
                let step: Decimal = parts.next()?.parse().ok()?;
                let rounded = match parts.next()? {
                    "r" => true,
                    "x" => false,
                    _ => return None,
                };
                let hedge = hedge_of(parts.next()?)?;
                let unit = unit_of(parts.next()?)?;
                Some(Self::Quantity(Quantity { figure: Figure { value, step, rounded }, unit, hedge }))
            }
            "right" if rest.is_empty() => Some(Self::Right),
            "wrong" => Some(Self::Wrong(rest.to_owned())),
            "named" => Some(Self::Named(rest.to_owned())),
            "form" => Some(Self::Form(rest.to_owned())),
            "words" => Some(Self::Words(rest.to_owned())),
            _ => None,
        }
    }
}

const HEDGES: [(Hedge, &str); 7] = [
    (Hedge::None, "is"),
    (Hedge::About, "about"),
    (Hedge::Nearly, "nearly"),
    (Hedge::UpTo, "up-to"),
    (Hedge::AtLeast, "at-least"),
    (Hedge::MoreThan, "more-than"),
    (Hedge::LessThan, "less-than"),
];

fn hedge_text(hedge: Hedge) -> &'static str {
    HEDGES.iter().find(|(known, _)| *known == hedge).map_or("is", |(_, text)| text)
}

fn hedge_of(text: &str) -> Option<Hedge> {
    HEDGES.iter().find(|(_, known)| *known == text).map(|(hedge, _)| *hedge)
}

fn unit_text(unit: &Unit) -> String {
    match unit {
        Unit::One => "1".to_owned(),
        Unit::Percent => "%".to_owned(),
        Unit::PercentPoint => "pp".to_owned(),
        Unit::Money(currency) => format!("${currency}"),
        Unit::Measure(id) => format!(":{id}"),
    }
}

fn unit_of(text: &str) -> Option<Unit> {
    match text {
        "1" => Some(Unit::One),
        "%" => Some(Unit::Percent),
        "pp" => Some(Unit::PercentPoint),
        text => match text.strip_prefix('$') {
            Some(code) => Currency::new(code).map(Unit::Money),
            None => text.strip_prefix(':').map(|id| Unit::Measure(id.to_owned())),
        },
    }
}

const PARTS: [(Part, &str); 3] = [(Part::Early, "early"), (Part::Mid, "mid"), (Part::Late, "late")];
const SEASONS: [(Season, &str); 4] =
    [(Season::Spring, "1"), (Season::Summer, "2"), (Season::Autumn, "3"), (Season::Winter, "4")];

/// The kind, its fields with commas between them (nothing for what is open), the part, and "~" for about.
fn date_text(date: &PartialDate) -> String {
    fn field<T: ToString>(field: Option<T>) -> String {
        field.map_or_else(String::new, |field| field.to_string())
    }
    let fields = match date.value {
        DateValue::Day { year, month, day, weekday } => {
            let weekday = field(weekday.map(Weekday::to_monday_one_offset));
            format!("day,{},{},{},{weekday}", field(year), field(month), field(day))
        }
        DateValue::Week { year, week, weekend } => {
            format!("week,{},{},{}", field(year), field(week), if weekend { "end" } else { "" })
        }
        DateValue::Quarter { year, quarter } => format!("quarter,{},{quarter}", field(year)),
        DateValue::Half { year, half } => format!("half,{},{half}", field(year)),
        DateValue::Season { year, season } => {
            let season = SEASONS.iter().find(|(known, _)| *known == season).map_or("", |(_, text)| text);
            format!("season,{},{season}", field(year))
        }
        DateValue::Decade { century, decade } => format!("decade,{},{decade}", field(century)),
        DateValue::Century { century } => format!("century,{century}"),
    };
    let part = date.part.and_then(|part| PARTS.iter().find(|(known, _)| *known == part));
    let part = part.map_or_else(String::new, |(_, text)| format!(";{text}"));
    let about = if date.approximate { "~" } else { "" };
    format!("{fields}{part}{about}")
}

fn date_of(text: &str) -> Option<PartialDate> {
    #[expect(clippy::option_option, reason = "none is no date; an open field is one")]
    fn field<T: std::str::FromStr>(text: &str) -> Option<Option<T>> {
        if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) }
    }
    let (text, approximate) = text.strip_suffix('~').map_or((text, false), |text| (text, true));
    let (text, part) = match text.split_once(';') {
        Some((text, part)) => (text, Some(PARTS.iter().find(|(_, known)| *known == part)?.0)),
        None => (text, None),
    };
    let fields: Vec<&str> = text.split(',').collect();
    let value = match *fields.as_slice() {
        ["day", year, month, day, weekday] => {
            let weekday: Option<i8> = field(weekday)?;
            let weekday = weekday.map(Weekday::from_monday_one_offset).transpose().ok()?;
            DateValue::Day { year: field(year)?, month: field(month)?, day: field(day)?, weekday }
        }
        ["week", year, week, weekend @ ("" | "end")] => {
            DateValue::Week { year: field(year)?, week: field(week)?, weekend: !weekend.is_empty() }
        }
        ["quarter", year, quarter] => DateValue::Quarter { year: field(year)?, quarter: quarter.parse().ok()? },
        ["half", year, half] => DateValue::Half { year: field(year)?, half: half.parse().ok()? },
        ["season", year, season] => {
            DateValue::Season { year: field(year)?, season: SEASONS.iter().find(|(_, known)| *known == season)?.0 }
        }
        ["decade", century, decade] => DateValue::Decade { century: field(century)?, decade: decade.parse().ok()? },
        ["century", century] => DateValue::Century { century: century.parse().ok()? },
        [..] => return None,
    };
    Some(PartialDate { value, part, approximate })
}
