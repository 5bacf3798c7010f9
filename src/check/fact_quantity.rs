//! `fact-quantity`: a figure that contradicts a fact of a rulebook.

use super::Check;
use super::fact_date::about;
use super::scene::{Scene, Seen, footing, severity};
use super::slips;
use crate::claim::{self, Claim, Said};
use crate::finding::{Code, Confidence, Finding, Fix, Role, Severity};
use crate::rulebook::{Fact, FactKind, FactValue, TimedValue};
use crate::value::{Agreement, Decimal, Hedge, Period, Quantity, Slip, is_misprint};

/// No article tells of a later year as of the past.
const FAR: i16 = 2099;
/// Nor are there figures of so many years before.
const LONG: i16 = 200;

pub(super) static CHECK: Check = Check {
    code: Code::new("fact-quantity"),
    title: "a figure contradicts a fact of a rulebook",
    why: "The article gives another figure than the rulebook states, for the same thing in the same time. Figures are \
          compared as they are written: \u{201C}3.8 billion\u{201D} stands for 3.75 to 3.85 billion, \u{201C}up to 6000\u{201D} for no more than \
          that, and a figure for 2016 to 2020 says nothing of 2021; the very figure of 2021, said of another year of which \
          the rulebook has none, is a warning, and an error if that is a year to come that is 2021 but for a digit. A confirmed fact gives an error, another one a \
          warning; reported speech is one level milder; a figure below half of the fact's may be a part of it and is \
          a note.",
    example: "North Korea stole virtual assets worth $1.7 million in 2022.",
    examples: "",
    needs: &[],
    run: Some(run),
};

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for claim in &scene.statements.claims {
        scene.look(Seen::Figure, claim.span);
        let is_counted = |fact: &&Fact| match fact.kind {
            FactKind::Quantity | FactKind::List => true,
            FactKind::Date | FactKind::Category | FactKind::Order => false,
        };
        let Some(fact) = scene.rules.fact(claim.fact).filter(is_counted) else { continue };
        let Some(value) = claim.against.and_then(|at| fact.values.get(at)) else {
            findings.extend(of_another_time(scene, claim, fact));
            continue;
        };
        if let Agreement::Differ(slip) = claim::agreement(&claim.value, &value.value, fact.tolerance, scene.units)
            && let (Said::Quantity(said), FactValue::Quantity(right)) = (&claim.value, &value.value)
        {
            findings.push(finding(scene, claim, fact, (said, right, value), slip));
        }
    }
}

/// A figure of the rulebook, said of a time of which the rulebook has none: the time may be wrong.
fn of_another_time(scene: &Scene<'_>, claim: &Claim, fact: &Fact) -> Option<Finding> {
    let value = fact.values.get(claim.also_fits?)?;
    let during = value.during.or(fact.during)?;
    let time = claim.time.filter(|time| time.period.overlaps(&during) == Some(false))?;
    let span = time.span?;
    let (Said::Quantity(said), FactValue::Quantity(right)) = (&claim.value, &value.value) else { return None };
    // A figure that another fact explains is that one's.
    if scene.statements.claims.iter().any(|other| other.span == claim.span && other.against.is_some()) {
        return None;
    }
    let misprinted = year_of_misprint(scene, claim, fact, &during);
    let digits = said.figure.value.normalize().mantissa().unsigned_abs().to_string();
    // A round figure comes again in other years.
    let is_telling = digits.trim_end_matches('0').len() > 1 && said.hedge == Hedge::None;
    if misprinted.is_none() && !(is_telling && said.figure.value == right.figure.value) {
        return None;
    }
    let mut derivation = vec![about(scene, claim, fact)];
    derivation.push(format!(
        "the figure is said of {} ({} in line {})",
        time.period,
        scene.quoted(span),
        scene.line(span)
    ));
    derivation.push(format!("the rulebook has {right} for {during}, and nothing for {}", time.period));
    match misprinted {
        Some((_, true)) => derivation
            .push(format!("it is {during} but for a digit, and an article of this time can tell nothing of it")),
        Some((_, false)) => derivation.push(format!("it is {during} but for a digit")),
        None => {}
    }
    derivation.extend(footing(fact.status, claim.voice, fact.source.as_ref()));
    let gravity = severity(fact.status, claim.voice);
    let (place, context, gravity, confidence) = match misprinted {
        Some((_, true)) => (span, claim.span, gravity, Confidence::High),
        Some((_, false)) if !is_telling => (span, claim.span, Severity::Note, Confidence::Low),
        Some((_, false)) | None => (claim.span, span, gravity.min(Severity::Warning), Confidence::Medium),
    };
    let message = format!(
        "{} is the rulebook's figure for {during}, but is said of {}: {}",
        scene.quoted(claim.span),
        time.period,
        fact.states
    );
    let mut finding = scene.finding(&CHECK, place, gravity, message);
    finding.confidence = confidence;
    finding.derivation = derivation;
    finding.witnesses.push(scene.witness(context, Role::Context, claim.voice));
    finding.witnesses.push(value.place.witness());
    if let Some((year, _)) = misprinted
        && place == span
        && scene.words(span).bytes().all(|byte| byte.is_ascii_digit())
    {
        finding.fixes.push(Fix { label: "the year of the figure".to_owned(), text: year.to_string() });
    }
    finding.fact = Some(fact.id.clone());
    Some(finding)
}

/// The year of a value, where the year that the figure is said of is that one but for a digit, and no other year that
/// has such a figure. Whether nothing can be told of that year: it lies after the article, or centuries before.
fn year_of_misprint(scene: &Scene<'_>, claim: &Claim, fact: &Fact, during: &Period) -> Option<(i16, bool)> {
    let year_of =
        |period: &Period| period.from?.year().filter(|year| period.to.and_then(|to| to.year()) == Some(*year));
    let (said, right) = (year_of(&claim.time?.period)?, year_of(during)?);
    let agrees =
        |value: &&TimedValue| claim::agreement(&claim.value, &value.value, fact.tolerance, scene.units).agrees();
    let is_alone =
        fact.values.iter().filter(agrees).filter_map(|value| year_of(&value.during?)).all(|year| year == right);
    let is_to_come = scene.article.date.map_or(said > FAR, |day| said > day.year());
    (is_alone && is_misprint(said, right)).then_some((right, is_to_come || said + LONG < right))
}

fn finding(
    scene: &Scene<'_>,
    claim: &Claim,
    fact: &Fact,
    (said, right, value): (&Quantity, &Quantity, &TimedValue),
    slip: Option<Slip>,
) -> Finding {
    let outdated = claim.also_fits.and_then(|at| fact.values.get(at));
    // A smaller figure may be a part of the whole, unless it is explained otherwise.
    let half = right.figure.value.checked_div(Decimal::TWO).unwrap_or_default();
    let is_part = slip.is_none() && outdated.is_none() && said.figure.value < half;
    // Where the time is only guessed, what was right at another time may be meant.
    let is_inferred = claim.time.is_some_and(|time| time.inferred);
    let is_of_another_time = is_inferred && outdated.is_some();
    let mut derivation = vec![about(scene, claim, fact)];
    let when = value.during.or(fact.during);
    if let Some(time) = claim.time {
        derivation.push(match time.span {
            Some(span) if time.relative => {
                let day = scene
                    .article
                    .date
                    .map_or_else(|| "its date".to_owned(), |day| crate::value::PartialDate::of_date(day).to_string());
                format!(
                    "{} in line {} is {}, because the article is of {day}",
                    scene.quoted(span),
                    scene.line(span),
                    time.period
                )
            }
            Some(span) if time.inferred => format!(
                "the article has no date; the latest that it states is {} in line {}",
                scene.quoted(span),
                scene.line(span)
            ),
            Some(span) => {
                format!("the figure is said of {} ({} in line {})", time.period, scene.quoted(span), scene.line(span))
            }
            None => format!("no time is written, so the day of the article counts: {}", time.period),
        });
    }
    let span_of = |value: &TimedValue| match (value.during.or(fact.during), value.from, value.until) {
        (Some(during), _, _) => format!(" for {during}"),
        (None, Some(from), Some(until)) => format!(" from {from} until {until}"),
        (None, Some(from), None) => format!(" from {from} on"),
        (None, None, Some(until)) => format!(" until {until}"),
        (None, None, None) => String::new(),
    };
    derivation.push(format!("the rulebook has {right}{}", span_of(value)));
    derivation.extend(slip.map(|slip| slips::between(slip).to_owned()));
    if let Some(other) = outdated {
        derivation.push(format!("{} is what the rulebook has{}", scene.quoted(claim.span), span_of(other)));
    }
    let is_newer = fact.grows && slip.is_none() && is_of_another_day(scene, fact, said, right);
    if is_newer {
        derivation.push("the figure grows, and the article is of another day than the rulebook's source".to_owned());
    }
    if is_part {
        derivation.push("it is less than half of that and may be a part of it, so this is only a note".to_owned());
    }
    derivation.extend(footing(fact.status, claim.voice, fact.source.as_ref()));
    let mut witnesses = vec![scene.witness(claim.span, Role::Claim, claim.voice)];
    if let Some(span) = claim.time.and_then(|time| time.span) {
        witnesses.push(scene.witness(span, Role::Context, claim.voice));
    }
    witnesses.push(value.place.witness());
    let when = when.map_or_else(String::new, |when| format!(" for {when}"));
    Finding {
        code: CHECK.code.clone(),
        severity: match (is_part || is_newer || is_of_another_time, is_inferred) {
            (true, _) => Severity::Note,
            (false, true) => severity(fact.status, claim.voice).milder(),
            (false, false) => severity(fact.status, claim.voice),
        },
        confidence: match (is_part || is_newer || is_of_another_time, is_inferred) {
            (true, _) => Confidence::Low,
            (false, true) => Confidence::Medium,
            (false, false) => Confidence::High,
        },
        message: format!("{} contradicts the rulebook's {right}{when}: {}", scene.quoted(claim.span), fact.states),
        derivation,
        witnesses,
        fixes: scene
            .refigured(claim.span, claim.sentence, said, right)
            .map(|text| Fix { label: "the figure of the rulebook".to_owned(), text })
            .into_iter()
            .collect(),
        fact: Some(fact.id.clone()),
        fingerprint: String::new(),
        also: Vec::new(),
    }
}

/// Whether a figure that grows is higher in an article after the rulebook's source, or lower in one before it.
fn is_of_another_day(scene: &Scene<'_>, fact: &Fact, said: &Quantity, right: &Quantity) -> bool {
    let source = fact.source.as_ref().and_then(|source| source.published).and_then(|date| date.days());
    let (Some(day), Some(source)) = (scene.article.date, source) else { return false };
    if said.figure.value > right.figure.value { source.first <= day } else { day <= source.last }
}
