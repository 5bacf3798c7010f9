//! `name-office`: an office that a person did not hold then, or no longer.

use super::Check;
use super::scene::{Scene, quote};
use crate::claim::{self, InOffice, Standing, Time};
use crate::finding::{Code, Confidence, Finding, Role, Severity, Voice};
use crate::rulebook::Office;
use crate::value::Period;

pub(super) static CHECK: Check = Check {
    code: Code::new("name-office"),
    title: "a person is given an office at another time than they held it",
    why: "A \u{201C}President-elect\u{201D} after the inauguration, a \u{201C}former\u{201D} minister in office, a president before the \
          election. The office is judged by the article's date, unless the sentence states a time at which it is right; an \
          article without a date says nothing but of an elect, and neither do \u{201C}then\u{201D} and deputies. Somebody who is given an office that is over \
          is only a note, for offices are often kept as a courtesy or told of the past. An office that is not over by the \
          rulebook may have ended since: nobody in it is ever wrong.",
    example: "President-elect Yoon Suk Yeol spoke in Seoul on 1 July 2022.",
    examples: "",
    needs: &[],
    run: Some(run),
};

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for held in &scene.statements.offices {
        let Some(name) = scene.rules.name(held.name) else { continue };
        let Some(office) = name.offices.get(held.office) else { continue };
        // Any time that is stated may be the one that is meant, and so may another spell in the same office.
        let spells = name.offices.iter().filter(|other| other.office == office.office);
        let mut times = held.day.iter().chain(&held.stated);
        let fits =
            times.any(|time| spells.clone().any(|office| claim::fits_office(office, held.standing, &time.period)));
        // "President X, who was a prosecutor in 2016": what a sentence tells of is seldom when the office is held.
        let time = match (held.day, held.standing) {
            (Some(day), _) => day,
            (None, Standing::Elect) => match held.stated.first() {
                Some(stated) => *stated,
                None => continue,
            },
            (None, Standing::Holder | Standing::Former) => continue,
        };
        if !fits && let Some((what, severity)) = fault(held.standing, &time.period, office) {
            findings.push(finding(scene, held, time, office, what, severity));
        }
    }
}

/// What is wrong with an office at that time, and how grave it is.
fn fault(standing: Standing, time: &Period, office: &Office) -> Option<(&'static str, Severity)> {
    let (first, last) = time.days()?;
    let is_before = |day| last.is_some_and(|last| last < day);
    match standing {
        Standing::Elect if office.elected.is_some_and(is_before) => Some(("was not elected yet", Severity::Error)),
        Standing::Elect => Some(("was in office already", Severity::Error)),
        Standing::Holder if is_before(office.from) => Some(("was not in office yet", Severity::Error)),
        Standing::Holder => Some(("was no longer in office", Severity::Note)),
        Standing::Former if is_before(office.from) => Some(("was not in office yet", Severity::Warning)),
        // Without an end, the rulebook may only be out of date.
        Standing::Former if office.until.is_some() && first.is_some() => {
            Some(("was still in office", Severity::Warning))
        }
        Standing::Former => None,
    }
}

fn finding(scene: &Scene<'_>, held: &InOffice, time: Time, office: &Office, what: &str, severity: Severity) -> Finding {
    let title = scene.rules.name(office.office).map_or("", |office| &office.preferred);
    let elected = office.elected.map_or_else(String::new, |day| format!("elected on {day}, "));
    let until = office.until.map_or_else(String::new, |until| format!(" until {until}"));
    let derivation = vec![
        match time.span {
            Some(span) => {
                format!("the sentence speaks of {} ({} in line {})", time.period, scene.quoted(span), scene.line(span))
            }
            None => format!("the article is of {}", time.period),
        },
        format!("the rulebook has {}: {elected}in office from {}{until}", quote(title), office.from),
    ];
    let mut witnesses =
        vec![scene.witness(held.span, Role::Claim, held.voice), scene.witness(held.named, Role::Context, held.voice)];
    witnesses.extend(time.span.map(|span| scene.witness(span, Role::Context, held.voice)));
    witnesses.push(office.place.witness());
    Finding {
        code: CHECK.code.clone(),
        severity: match held.voice {
            Voice::Own | Voice::Reported => severity,
            Voice::Quoted => severity.milder(),
        },
        confidence: if severity == Severity::Note { Confidence::Low } else { Confidence::High },
        message: format!("{} does not fit {}, who {what}.", scene.quoted(held.span), scene.quoted(held.named)),
        derivation,
        witnesses,
        fixes: Vec::new(),
        fact: scene.rules.name(held.name).map(|name| name.id.clone()),
        fingerprint: String::new(),
        also: Vec::new(),
    }
}
