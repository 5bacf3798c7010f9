//! `date-impossible`: a day that is on no calendar.

use super::Check;
use super::scene::Scene;
use super::wording::reworded;
use crate::claim::Dated;
use crate::finding::{Code, Confidence, Finding, Fix, Role, Severity, Voice};
use crate::value::{Date, DateValue, PartialDate};

pub(super) static CHECK: Check = Check {
    code: Code::new("date-impossible"),
    title: "a day that is on no calendar",
    why: "31 June has never been, and 29 February is only in leap years, so the day, the month or the year is wrong. A \
          date that is written in figures only, or that may be a month and a number (\u{201C}in June 31 people\u{201D}), is passed over.",
    example: "On 31 June 2022 the delegation flew home.",
    run: Some(run),
};

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for dated in scene.statements.dates.iter().filter(|dated| !dated.date.exists() && !dated.doubtful) {
        let DateValue::Day { year, month: Some(month), day: Some(_), .. } = dated.date.value else { continue };
        findings.push(finding(scene, dated, year, month));
    }
}

fn finding(scene: &Scene<'_>, dated: &Dated, year: Option<i16>, month: u8) -> Finding {
    // Without a year the month is as long as it ever gets.
    const LEAP_YEAR: i16 = 2020;
    let first = i8::try_from(month).ok().and_then(|month| Date::new(year.unwrap_or(LEAP_YEAR), month, 1).ok());
    let last = first.map(Date::last_of_month);
    let next = last.and_then(|last| last.tomorrow().ok());
    let bare = PartialDate::from(match dated.date.value {
        DateValue::Day { year, month, day, .. } => DateValue::Day { year, month, day, weekday: None },
        other @ (DateValue::Week { .. }
        | DateValue::Quarter { .. }
        | DateValue::Half { .. }
        | DateValue::Season { .. }
        | DateValue::Decade { .. }
        | DateValue::Century { .. }) => other,
    });
    let fixes = [("the last day of the month", last), ("the day after it", next)]
        .into_iter()
        .filter_map(|(label, day)| {
            let text = reworded(scene.words(dated.span), &bare, day?, scene.languages, scene.tag)?;
            Some(Fix { label: label.to_owned(), text })
        })
        .collect();
    let shown = PartialDate::from(bare.value);
    let month_name = PartialDate::from(DateValue::Day { year, month: Some(month), day: None, weekday: None });
    let length = last.map_or(31, Date::day);
    Finding {
        code: CHECK.code.clone(),
        severity: match dated.voice {
            Voice::Own | Voice::Reported => Severity::Error,
            Voice::Quoted => Severity::Warning,
        },
        confidence: Confidence::High,
        message: format!("There is no {shown}."),
        derivation: vec![format!(
            "{month_name} has {}{length} days",
            if year.is_none() && month == 2 { "at most " } else { "" }
        )],
        witnesses: vec![scene.witness(dated.span, Role::Claim, dated.voice)],
        fixes,
        fact: None,
        fingerprint: String::new(),
        also: Vec::new(),
    }
}
