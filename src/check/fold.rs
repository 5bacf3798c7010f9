//! One mistake at one place is one finding.

use std::cmp::Reverse;

use super::CHECKS;
use crate::finding::{Also, Code, Confidence, Finding, Role, Severity, Witness};

/// Folds findings of one article that stand at one place into the gravest of them; what is left is in order.
pub(super) fn fold(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by(|one, other| (weight(one), order(one)).cmp(&(weight(other), order(other))));
    let mut kept: Vec<Finding> = Vec::new();
    for finding in findings {
        // The same words with the same mistake again: a caption under every picture.
        if let Some(main) = kept.iter_mut().find(|main| is_again(&finding, main)) {
            main.witnesses.extend(finding.witnesses.into_iter().filter(|witness| witness.role == Role::Claim));
            continue;
        }
        match kept.iter_mut().find(|main| is_at(&finding, main)) {
            Some(main) => take(main, finding),
            None => kept.push(finding),
        }
    }
    kept.sort_by(|one, other| order(one).cmp(&order(other)));
    kept
}

/// Adds what another finding says to the one that stays.
pub(super) fn take(main: &mut Finding, other: Finding) {
    if main.code == other.code && main.fact == other.fact && main.message == other.message {
        return;
    }
    let Finding { code, message, derivation, witnesses, fixes, fact, also, .. } = other;
    let witnesses: Vec<Witness> = witnesses.into_iter().filter(|witness| !main.witnesses.contains(witness)).collect();
    main.also.push(Also { code, message, derivation, witnesses, fixes, fact });
    main.also.extend(also);
}

/// What findings are shown by: path, article, place, code.
pub(super) fn order(finding: &Finding) -> (&str, &str, usize, &Code, &str, &str) {
    let (path, article, start) = finding
        .witnesses
        .first()
        .map_or(("", "", 0), |first| (first.path.as_str(), first.article.as_deref().unwrap_or_default(), first.start));
    (path, article, start, &finding.code, finding.fact.as_deref().unwrap_or_default(), &finding.message)
}

/// The gravest first, then the surest, then in the order of the checks.
fn weight(finding: &Finding) -> (Reverse<Severity>, Reverse<Confidence>, usize) {
    let rank = CHECKS.iter().position(|check| check.code == finding.code).unwrap_or(CHECKS.len());
    (Reverse(finding.severity), Reverse(finding.confidence), rank)
}

/// Whether a finding says of the same words elsewhere what the other one says.
fn is_again(finding: &Finding, main: &Finding) -> bool {
    let words = |finding: &Finding| claims(finding).next().map(|witness| witness.text.clone());
    finding.code == main.code
        && finding.fact == main.fact
        && finding.message == main.message
        && words(finding) == words(main)
}

/// Whether all places that a finding questions are questioned by the other one too.
fn is_at(finding: &Finding, main: &Finding) -> bool {
    let mut own = claims(finding).peekable();
    own.peek().is_some() && own.all(|one| claims(main).any(|other| one.start < other.end && other.start < one.end))
}

fn claims(finding: &Finding) -> impl Iterator<Item = &Witness> {
    finding.witnesses.iter().filter(|witness| witness.role == Role::Claim)
}
