//! The time that an article speaks from: its date, or, without one, the latest date that it states.

use super::{Time, sentence_at, signals_in};
use crate::lang::Unstated;
use crate::mention::{Mention, Reading, SignalKind, Stated};
use crate::span::Span;
use crate::value::{Date, DateValue, PartialDate, Period};

/// The time an article speaks from. Without a date of its own it is the rest of the latest year it states, from the
/// latest month it states in it; none if that is a year without a month, for a bare year may be any.
pub(super) fn of_article(reading: &Reading, day: Option<Date>) -> Option<Time> {
    if let Some(day) = day {
        let period = Period::from(PartialDate::of_date(day));
        return Some(Time { period, span: None, relative: false, inferred: false });
    }
    let stated: Vec<(PartialDate, Span)> =
        reading.mentions.iter().filter(|mention| is_past(reading, mention)).flat_map(dates).collect();
    let year = stated.iter().filter_map(|(date, _)| date.year()).max()?;
    let in_year = stated
        .iter()
        .filter(|(date, _)| date.year() == Some(year) && matches!(date.value, DateValue::Day { month: Some(_), .. }));
    let (first, date, span) =
        in_year.filter_map(|(date, span)| Some((date.days()?.first, date, span))).max_by_key(|(first, _, _)| *first)?;
    let end = PartialDate::of_date(Date::new(first.year(), 12, 31).ok()?);
    let period = Period { from: Some(PartialDate { part: None, ..*date }), to: Some(end) };
    Some(Time { period, span: Some(*span), relative: false, inferred: true })
}

/// Whether the sentence tells of it as of something that has been.
fn is_past(reading: &Reading, mention: &Mention) -> bool {
    let Some(sentence) = sentence_at(reading, mention.span.start) else { return false };
    !signals_in(reading, sentence).any(|(_, kind)| match kind {
        SignalKind::Unstated(Unstated::Planned | Unstated::Conditional) => true,
        SignalKind::Unstated(Unstated::Negated | Unstated::Denied | Unstated::Rumoured) | SignalKind::Attribution => {
            false
        }
    })
}

fn dates(mention: &Mention) -> Vec<(PartialDate, Span)> {
    let dates: Vec<PartialDate> = match &mention.stated {
        Stated::Date(stated) => stated.written.filter(|_| !stated.relative).into_iter().collect(),
        Stated::Period(stated) if !stated.relative => {
            [stated.period.from, stated.period.to].into_iter().flatten().collect()
        }
        Stated::Period(_) | Stated::Quantity(_) | Stated::Ordinal(_) => Vec::new(),
    };
    dates.into_iter().map(|date| (date, mention.span)).collect()
}
