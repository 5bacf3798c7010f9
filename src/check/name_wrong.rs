//! `name-wrong`: a form of a name that a rulebook knows to be wrong.

use std::collections::BTreeMap;

use super::Check;
use super::scene::{Scene, quote};
use crate::finding::{Code, Confidence, Finding, Fix, Role, Severity, Voice};
use crate::rulebook::NameId;
use crate::span::Span;

pub(super) static CHECK: Check = Check {
    code: Code::new("name-wrong"),
    title: "a name is written in a form that a rulebook knows to be wrong",
    why: "A wrong name makes a reader doubt the rest, and cannot be found by anyone who searches for the right one. \
          Forms that a rulebook lists as wrong are flagged, and names of several words in which two neighbouring \
          letters have changed places; all places of one wrong form in an article are one finding. In quoted speech it is a warning, else an error.",
    example: "South Korea's National Intelligence Service (NSI) has joined.",
    examples: "",
    needs: &[],
    run: Some(run),
};

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    listed(scene, findings);
    swapped(scene, findings);
}

/// Names with two letters swapped, which nobody has to list.
fn swapped(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let mut groups: BTreeMap<(NameId, &str), Vec<(Span, Voice)>> = BTreeMap::new();
    for found in &scene.statements.misspelt {
        groups.entry((found.name, scene.words(found.span))).or_default().push((found.span, found.voice));
    }
    for ((id, _), places) in groups {
        let Some(name) = scene.rules.name(id) else { continue };
        let Some(&(first, _)) = places.first() else { continue };
        let meant = scene.statements.misspelt.iter().find(|found| found.span == first);
        let Some(right) = meant.map(|found| found.right.clone()) else { continue };
        let mut witnesses: Vec<_> =
            places.iter().map(|&(span, voice)| scene.witness(span, Role::Claim, voice)).collect();
        witnesses.push(name.place.witness());
        findings.push(Finding {
            code: CHECK.code.clone(),
            severity: severity(&places),
            confidence: Confidence::High,
            message: format!("{} should be {}: two letters are swapped.", scene.quoted(first), quote(&right)),
            derivation: vec![format!(
                "the rulebook has {} as a right form of {}",
                quote(&right),
                quote(&name.preferred)
            )],
            witnesses,
            fixes: vec![Fix { label: "the name".to_owned(), text: right }],
            fact: Some(name.id.clone()),
            fingerprint: String::new(),
            also: Vec::new(),
        });
    }
}

/// How grave it is: the places in the article's own voice are the graver ones.
fn severity(places: &[(Span, Voice)]) -> Severity {
    let voice = places.iter().map(|(_, voice)| *voice).min_by_key(|voice| *voice != Voice::Own).unwrap_or_default();
    match voice {
        Voice::Own | Voice::Reported => Severity::Error,
        Voice::Quoted => Severity::Error.milder(),
    }
}

fn listed(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let mut groups: BTreeMap<(NameId, usize), Vec<(Span, Voice)>> = BTreeMap::new();
    for named in &scene.statements.names {
        if let Some(wrong) = named.wrong {
            groups.entry((named.name, wrong)).or_default().push((named.span, named.voice));
        }
    }
    for ((id, wrong), places) in groups {
        let Some(name) = scene.rules.name(id) else { continue };
        let Some(form) = name.wrong.get(wrong) else { continue };
        let severity = severity(&places);
        let Some(&(first, _)) = places.first() else { continue };
        let right = form.instead.as_deref().unwrap_or(&name.preferred);
        let mut witnesses: Vec<_> =
            places.iter().map(|&(span, voice)| scene.witness(span, Role::Claim, voice)).collect();
        let times = witnesses.len();
        witnesses.push(form.place.witness());
        let mut derivation = vec![format!(
            "the rulebook lists {} as a wrong form of {}: {}",
            quote(form.text.as_str()),
            quote(&name.preferred),
            form.because
        )];
        if times > 1 {
            derivation.push(format!("it stands {times} times in this article"));
        }
        findings.push(Finding {
            code: CHECK.code.clone(),
            severity,
            confidence: Confidence::High,
            message: format!("{} should be {}: {}.", scene.quoted(first), quote(right), form.because),
            derivation,
            witnesses,
            fixes: vec![Fix { label: "the name".to_owned(), text: right.to_owned() }],
            fact: Some(name.id.clone()),
            fingerprint: String::new(),
            also: Vec::new(),
        });
    }
}
