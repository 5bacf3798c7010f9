//! `date-impossible`: a day that is on no calendar.

use super::Check;
use super::scene::{Scene, Seen};
use super::wording::reworded;
use crate::claim::Dated;
use crate::finding::{Code, Confidence, Finding, Fix, Severity};
use crate::mention::Stated;
use crate::span::Span;
use crate::value::{Date, DateValue, PartialDate};

pub(super) static CHECK: Check = Check {
    code: Code::new("date-impossible"),
    title: "a day that is on no calendar",
    why: "31 June has never been, and 29 February is only in leap years, so the day, the month or the year is wrong. A \
          date in figures of which no order makes a day of a month (\u{201C}13/13/2015\u{201D}) has no such month; any other one in figures only, or one that may be a month and a number (\u{201C}in June 31 people\u{201D}), is passed over. \
          An article about such a day (it says that there is none, it has two of them, or quotes it) is a note.",
    example: "On 31 June 2022 the delegation flew home.",
    examples: include_str!("../../rules/checks/date-impossible.toml"),
    needs: &[],
    run: Some(run),
};

/// The days of the longest month.
const LONGEST_MONTH: u8 = 31;
/// Without a year the month is as long as it ever gets.
const LEAP_YEAR: i16 = 2020;

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for mention in &scene.reading.mentions {
        let Stated::Date(stated) = &mention.stated else { continue };
        if matches!(stated.written.map(|date| date.value), Some(DateValue::Day { day: Some(_), .. })) {
            scene.look(Seen::Date, mention.span);
        }
    }
    let found: Vec<(&Dated, Option<i16>, u8)> = scene
        .statements
        .dates
        .iter()
        .filter(|dated| !dated.date.exists() && !dated.doubtful && !is_of_month_before(scene, dated.span))
        .filter_map(|dated| dated.date.value.day_of_month().map(|(year, month, _)| (dated, year, month)))
        .collect();
    // Nobody writes two such days by mistake: the article speaks of days that do not exist.
    let is_subject =
        found.iter().any(|(dated, _, _)| Some(dated.date) != found.first().map(|(first, _, _)| first.date));
    for (dated, year, month) in found {
        let first = i8::try_from(month).ok().and_then(|month| Date::new(year.unwrap_or(LEAP_YEAR), month, 1).ok());
        let mut finding = match first {
            Some(first) => of_day(scene, dated, year, first),
            None => of_month(scene, dated, month),
        };
        // "More than the 36 of November 2012" counts.
        let behind = dated.day_span.map(|day| scene.words(Span::new(day.end, dated.span.end)));
        let is_month_first = behind.is_some_and(|behind| !behind.contains(char::is_alphabetic));
        let is_dated = dated.weekday.is_some() || year.is_some() && is_month_first;
        let is_count = !is_dated && dated.date.value.day_of_month().is_some_and(|(_, _, day)| day > LONGEST_MONTH);
        if is_subject || dated.is_on_purpose || is_count {
            finding.severity = Severity::Note;
            finding.confidence = Confidence::Low;
            let why =
                if is_count { "it may count something" } else { "the article may speak of such a day on purpose" };
            finding.derivation.push(format!("{why}, so this is only a note"));
        }
        findings.push(finding);
    }
}

/// Whether a date stands right behind another one, whose year its number is: "October 98-October 99".
fn is_of_month_before(scene: &Scene<'_>, span: Span) -> bool {
    let mentions = &scene.reading.mentions;
    let at = mentions.partition_point(|mention| mention.span.start < span.start);
    let before = at.checked_sub(1).and_then(|at| mentions.get(at));
    before.is_some_and(|before| {
        matches!(before.stated, Stated::Date(_))
            && scene.words(Span::new(before.span.end, span.start)).trim().is_empty()
    })
}

/// A day behind the end of its month, which begins on `first`.
fn of_day(scene: &Scene<'_>, dated: &Dated, year: Option<i16>, first: Date) -> Finding {
    let bare = PartialDate::from(match dated.date.value {
        DateValue::Day { year, month, day, .. } => DateValue::Day { year, month, day, weekday: None },
        other @ (DateValue::Week { .. }
        | DateValue::Quarter { .. }
        | DateValue::Half { .. }
        | DateValue::Season { .. }
        | DateValue::Decade { .. }
        | DateValue::Century { .. }) => other,
    });
    let mut finding = scene.finding(&CHECK, dated.span, Severity::Error, format!("There is no {bare}."));
    finding.confidence = Confidence::High;
    let last = first.last_of_month();
    let month = u8::try_from(first.month()).ok();
    let month_name = PartialDate::from(DateValue::Day { year, month, day: None, weekday: None });
    let most = if year.is_none() && month == Some(2) { "at most " } else { "" };
    finding.derivation.push(format!("{month_name} has {most}{} days", last.day()));
    let days = [("the last day of the month", Some(last)), ("the day after it", last.tomorrow().ok())];
    finding.fixes.extend(days.into_iter().filter_map(|(label, day)| {
        let day = PartialDate::of_date(day?);
        let text = reworded(scene.words(dated.span), &bare, &day, scene.languages, scene.tag)?;
        Some(Fix { label: label.to_owned(), text })
    }));
    finding
}

/// A day of a month that no year has.
fn of_month(scene: &Scene<'_>, dated: &Dated, month: u8) -> Finding {
    let mut finding = scene.finding(&CHECK, dated.span, Severity::Error, format!("There is no month {month}."));
    finding.confidence = Confidence::High;
    finding.derivation.push(format!("{} is written like a date", scene.quoted(dated.span)));
    finding
}
