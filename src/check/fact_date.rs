//! `fact-date`: a date that contradicts a fact of a rulebook.

use super::Check;
use super::scene::{Scene, Seen, footing, quote, severity};
use super::slips;
use super::wording::reworded;
use crate::claim::{self, Claim, Said};
use crate::finding::{Code, Confidence, Finding, Fix, Role};
use crate::rulebook::{Fact, FactKind, FactValue};
use crate::value::{Agreement, Slip};

pub(super) static CHECK: Check = Check {
    code: Code::new("fact-date"),
    title: "a date contradicts a fact of a rulebook",
    why: "The article says that something was at another time than the rulebook states. A sentence makes such a claim \
          if it holds all names of the fact and one of its cues, with the date in the clause of the cue. What a date \
          leaves open is not held against it: \u{201C}April 2022\u{201D} agrees with 5 April 2022. Negated, planned and conditional \
          sentences claim nothing. A confirmed fact gives an error, another one a warning; reported speech is one \
          level milder.",
    example: "The NIS joined the CCDCOE on April 5, 2022.",
    examples: "",
    needs: &[],
    run: Some(run),
};

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for claim in &scene.statements.claims {
        scene.look(Seen::Date, claim.span);
        let Some(fact) = scene.rules.fact(claim.fact).filter(|fact| fact.kind == FactKind::Date) else { continue };
        let Some(value) = claim.against.and_then(|at| fact.values.get(at)) else { continue };
        if let Agreement::Differ(slip) = claim::agreement(&claim.value, &value.value, fact.tolerance, scene.units) {
            findings.push(finding(scene, claim, fact, &value.value, slip));
        }
    }
}

fn finding(scene: &Scene<'_>, claim: &Claim, fact: &Fact, value: &FactValue, slip: Option<Slip>) -> Finding {
    let right = match value {
        FactValue::Date(date) => date.to_string(),
        FactValue::Period(period) => period.to_string(),
        FactValue::Quantity(quantity) => quantity.to_string(),
        FactValue::Name(name) => scene.rules.name(*name).map_or_else(String::new, |name| name.preferred.clone()),
    };
    let mut derivation = vec![
        about(scene, claim, fact),
        format!("the rulebook states {right}, the article {}", scene.quoted(claim.span)),
    ];
    derivation.extend(slip.map(|slip| slips::between(slip).to_owned()));
    let has_year = match &claim.value {
        Said::Date(date) => date.year().is_some(),
        Said::Period(_) | Said::Quantity(_) | Said::Name(_) => true,
    };
    if !has_year {
        derivation.push("the year is not written; the rest contradicts the fact in any year".to_owned());
    }
    derivation.extend(footing(fact.status, claim.voice, fact.source.as_ref()));
    let mut fixes = Vec::new();
    if let (Said::Date(said), FactValue::Date(date)) = (&claim.value, value)
        && let Some(text) = date
            .value
            .full_date()
            .and_then(|day| reworded(scene.words(claim.span), said, day, scene.languages, scene.tag))
    {
        fixes.push(Fix { label: "the date".to_owned(), text });
    }
    if fixes.is_empty() {
        fixes.push(Fix { label: "the date of the rulebook".to_owned(), text: right.clone() });
    }
    Finding {
        code: CHECK.code.clone(),
        severity: severity(fact.status, claim.voice),
        confidence: if has_year { Confidence::High } else { Confidence::Medium },
        message: format!("{} contradicts a fact: {}", scene.quoted(claim.span), fact.states),
        derivation,
        witnesses: vec![scene.witness(claim.span, Role::Claim, claim.voice), fact.place.witness()],
        fixes,
        fact: Some(fact.id.clone()),
        fingerprint: String::new(),
        also: Vec::new(),
    }
}

/// How it is known that the sentence speaks of the fact.
pub(super) fn about(scene: &Scene<'_>, claim: &Claim, fact: &Fact) -> String {
    let names: Vec<&str> =
        fact.about.iter().filter_map(|&name| scene.rules.name(name)).map(|name| name.preferred.as_str()).collect();
    let names = match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    };
    format!("the sentence speaks of {names}, with {} (line {})", quote(scene.words(claim.cue)), scene.line(claim.cue))
}
