//! One mistake at one place is one finding.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use super::CHECKS;
use crate::finding::{Also, Code, Confidence, Finding, Role, Severity, Witness};

/// Folds findings of one article that stand at one place into the gravest of them; what is left is in order.
pub(super) fn fold(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by(|one, other| (weight(one), order(one)).cmp(&(weight(other), order(other))));
    let mut kept: Vec<Finding> = Vec::new();
    let mut said: HashMap<Said, usize> = HashMap::new();
    let mut places = Places::default();
    for finding in findings {
        // The same words with the same mistake again: a caption under every picture.
        let words = Said::of(&finding);
        if let Some(&at) = said.get(&words)
            && let Some(main) = kept.get_mut(at)
        {
            places.add(&finding, at);
            main.witnesses.extend(finding.witnesses.into_iter().filter(|witness| witness.role == Role::Claim));
            continue;
        }
        if let Some(main) = places.home(&finding).and_then(|at| kept.get_mut(at)) {
            take(main, finding);
        } else {
            places.add(&finding, kept.len());
            said.insert(words, kept.len());
            kept.push(finding);
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
    if main.also.iter().any(|also| also.code == other.code && also.fact == other.fact && also.message == other.message)
    {
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

/// What a finding says, of which words. What is the same is one mistake, made again.
#[derive(PartialEq, Eq, Hash)]
struct Said {
    code: String,
    fact: Option<String>,
    message: String,
    words: Option<String>,
}

impl Said {
    fn of(finding: &Finding) -> Self {
        Self {
            code: finding.code.to_string(),
            fact: finding.fact.clone(),
            message: finding.message.clone(),
            words: claims(finding).next().map(|witness| witness.text.clone()),
        }
    }
}

/// How many bytes of an article share an entry in [`Places`].
const STRETCH: usize = 64;

/// Where the findings that are kept see their mistakes, by stretches of the article.
#[derive(Default)]
struct Places(HashMap<usize, Vec<(usize, usize, usize)>>);

impl Places {
    /// Remembers the places of a finding, for the kept one of this number.
    fn add(&mut self, finding: &Finding, number: usize) {
        for claim in claims(finding) {
            for stretch in claim.start / STRETCH..=claim.end / STRETCH {
                self.0.entry(stretch).or_default().push((claim.start, claim.end, number));
            }
        }
    }

    /// The first kept finding that questions all places that this one questions.
    fn home(&self, finding: &Finding) -> Option<usize> {
        let mut homes: Option<BTreeSet<usize>> = None;
        for claim in claims(finding) {
            let here: BTreeSet<usize> = (claim.start / STRETCH..=claim.end / STRETCH)
                .filter_map(|stretch| self.0.get(&stretch))
                .flatten()
                .filter(|(start, end, _)| claim.start < *end && *start < claim.end)
                .map(|(_, _, number)| *number)
                .collect();
            homes = Some(homes.map_or_else(|| here.clone(), |homes| &homes & &here));
        }
        homes?.first().copied()
    }
}

fn claims(finding: &Finding) -> impl Iterator<Item = &Witness> {
    finding.witnesses.iter().filter(|witness| witness.role == Role::Claim)
}
