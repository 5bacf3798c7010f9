//! Days that are told by their number and weekday alone, as writers do of the days around their own: "this Tuesday (20)",
//! "on Monday, 30,".

use super::changes::quantity;
use super::page::Page;
use crate::finding::Voice;
use crate::mention::{Mention, Stated};
use crate::span::Span;
use crate::value::{DateValue, Decimal, Hedge, Unit, Weekday};

/// A weekday with the number of a day beside it, and no month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthDay {
    /// Both.
    pub span: Span,
    /// The day, 1 to 31.
    pub day: u8,
    /// The weekday.
    pub weekday: Weekday,
    /// Who says it.
    pub voice: Voice,
}

/// The days of a month.
const DAYS: std::ops::RangeInclusive<u8> = 1..=31;
/// How many digits they have at most, and how many characters the ending of an ordinal.
const LONGEST: usize = 2;

/// The days without a month of an article, in order.
pub(super) fn read(page: Page<'_>) -> Vec<MonthDay> {
    let mentions = &page.reading.mentions;
    let days = mentions.iter().enumerate().filter_map(|(at, mention)| {
        let (weekday, day) = told(page, mention)?;
        let (day, span) = match day {
            Some(day) => (day, mention.span),
            None => beside(page, mention, mentions.get(at + 1)?)?,
        };
        Some(MonthDay { span, day, weekday, voice: page.voice(span) })
    });
    days.collect()
}

/// A weekday, and the number of its day where that is read with it.
fn told(page: Page<'_>, mention: &Mention) -> Option<(Weekday, Option<u8>)> {
    let Stated::Date(stated) = &mention.stated else { return None };
    let date = stated.written?.value;
    let weekday = date.stated_weekday().or_else(|| date.weekday_of())?;
    let Some(place) = stated.weekday else {
        return (date == DateValue::weekday(weekday)).then_some((weekday, None));
    };
    // An article's date fills in the month: nothing but the number stands behind the weekday.
    let behind = page.words(Span::new(place.end, mention.span.end.max(place.end)));
    let behind = behind.trim_matches([' ', ',', '(', ')']);
    // "Mittwoch, dem 21."
    let is_open = matches!(date, DateValue::Day { month: None, .. });
    let day = if is_open { behind.rsplit(' ').next().unwrap_or_default() } else { behind };
    // "1o", "28."
    let (day, ending) = day.split_at(day.find(|c: char| !c.is_ascii_digit()).unwrap_or(day.len()));
    // "On Wednesday the 9th Circuit"
    let is_of_name = !ending.is_empty()
        && page.after(mention.span).strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase));
    let is_day = day.len() <= LONGEST && ending.chars().count() <= LONGEST && !is_of_name;
    is_day.then_some((weekday, Some(day.parse().ok()?)))
}

/// The number behind a weekday, in brackets or between marks: "quarta-feira (21)", "segunda-feira, 30, em Paris".
fn beside(page: Page<'_>, weekday: &Mention, number: &Mention) -> Option<(u8, Span)> {
    let stated = quantity(number)?;
    let is_plain = stated.quantity.unit == Unit::One && stated.quantity.hedge == Hedge::None && !stated.shared_unit;
    let words = page.words(number.span);
    let value = stated.quantity.figure.value;
    let day = Some(value).filter(Decimal::is_integer).and_then(|value| u8::try_from(value.mantissa()).ok())?;
    let behind = page.after(number.span);
    let between = page.between(weekday.span, number.span);
    let is_bracketed = between == " (" && behind.starts_with(')');
    let stands_alone = is_bracketed || matches!(between, ", " | " ") && behind.starts_with([',', '.', ';', ')']);
    let is_day = is_plain && DAYS.contains(&day) && words.len() <= LONGEST && words.chars().all(|c| c.is_ascii_digit());
    (is_day && stands_alone).then(|| (day, weekday.span.cover(number.span)))
}
