//! `fact-date`: a date that contradicts a fact of a rulebook.

use super::Check;
use super::refigured;
use super::scene::{Scene, Seen, footing, quote, severity};
use super::slips;
use super::wording::reworded;
use crate::claim::{self, Claim, Said};
use crate::finding::{Code, Confidence, Finding, Fix, Role};
use crate::mention::Stated;
use crate::rulebook::{Cue, Fact, FactKind, FactValue};
use crate::value::{Agreement, Slip};

pub(super) static CHECK: Check = Check {
    code: Code::new("fact-date"),
    title: "a date contradicts a fact of a rulebook",
    why: "The article says that something was at another time than the rulebook states. A sentence makes such a claim \
          if it holds all names of the fact and one of its cues, with the date in the clause of the cue. What a date \
          leaves open is not held against it: \u{201C}April 2022\u{201D} agrees with 5 April 2022. Negated, planned, conditional \
          and rumoured sentences claim nothing. A confirmed fact gives an error, another one a warning; reported speech is one \
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
        FactValue::Name(name) => scene.name_of(*name, fact),
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
    let own = match (&claim.value, value) {
        (Said::Date(said), FactValue::Date(date)) => {
            reworded(scene.words(claim.span), said, date, scene.languages, scene.tag)
        }
        (_, _) => None,
    };
    // The rulebook's notation is of use only where the article's language has it, too.
    let is_read = || {
        let stated = refigured::stated(&right, scene.languages, scene.tag);
        stated.into_iter().any(|(span, stated)| {
            span.len() == right.len()
                && match (stated, value) {
                    (Stated::Date(stated), FactValue::Date(date)) => stated.written == Some(*date),
                    (Stated::Period(stated), FactValue::Period(period)) => stated.period == *period,
                    (_, _) => false,
                }
        })
    };
    let fixes = match own {
        Some(text) => vec![Fix { label: "the date".to_owned(), text }],
        None if is_read() => vec![Fix { label: "the date of the rulebook".to_owned(), text: right.clone() }],
        None => Vec::new(),
    };
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
    let names: Vec<String> = fact.about.iter().map(|&name| scene.name_of(name, fact)).collect();
    let names = match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    };
    format!("the sentence speaks of {names}, with {} (line {})", quote(&cue(scene, claim, fact)), scene.line(claim.cue))
}

/// The words of a cue; all of its parts, where the claim's is one of several: "trat … bei".
fn cue(scene: &Scene<'_>, claim: &Claim, fact: &Fact) -> String {
    let words = scene.words(claim.cue);
    let sentence = scene.words(claim.sentence);
    let is_part = |cue: &&Cue| cue.parts.len() > 1 && cue.parts.iter().any(|part| part.is_whole(words));
    let parted = fact.cues.iter().chain(&fact.measures).filter(is_part).find_map(|cue| {
        let mut at = 0;
        let parts = cue.parts.iter().map(|part| {
            let (start, end) = part.find(sentence.get(at..)?)?;
            let found = sentence.get(at + start..at + end)?;
            at += end;
            Some(found)
        });
        parts.collect::<Option<Vec<&str>>>()
    });
    parted.map_or_else(|| words.to_owned(), |parts| parts.join(" … "))
}
