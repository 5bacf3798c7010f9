//! What an article tells that other articles could contradict.

use std::collections::{BTreeMap, BTreeSet};

use super::notes;
use super::scene::Scene;
use crate::claim::Said;
use crate::finding::{Finding, Role, Voice};
use crate::rulebook::{FactId, NameId};
use crate::span::Span;
use crate::tally::{Key, Sketch, Tie, Told, Value};

/// What an article tells, in the order of its claims.
///
/// `retracted` are the facts of which the article says that it was wrong before.
pub(super) fn told(scene: &Scene<'_>, retracted: &BTreeSet<FactId>) -> Vec<Told> {
    let statements = scene.statements;
    let acronyms = statements.acronyms.iter().any(|acronym| acronym.known.is_none());
    if statements.claims.is_empty() && statements.names.is_empty() && !acronyms {
        return Vec::new();
    }
    let sketch = Sketch::of(scene.article.content().map(|block| block.span.of(scene.text)));
    let tell = |key: Key, subject: Option<&str>, value: Value, span: Span, voice: Voice| Told {
        key,
        subject: subject.map(str::to_owned),
        value,
        date: scene.article.date,
        witness: scene.witness(span, Role::Against, voice),
        sketch,
        so_far: false,
        corrected: false,
    };
    let mut told = Vec::new();
    for claim in &statements.claims {
        let Some(fact) = scene.rules.fact(claim.fact) else { continue };
        let time = match (claim.against, claim.time) {
            (Some(at), _) => format!("value {at}"),
            (None, Some(time)) => {
                let (from, to) = time.period.timex();
                format!("{}..{}", from.unwrap_or_default(), to.unwrap_or_default())
            }
            (None, None) => String::new(),
        };
        let value = match &claim.value {
            Said::Date(date) => Value::Date(*date),
            Said::Period(period) => Value::Period(*period),
            Said::Quantity(quantity) => Value::Quantity(quantity.clone()),
            Said::Name(name) => match scene.rules.name(*name) {
                Some(name) => Value::Named(name.id.clone()),
                None => continue,
            },
        };
        told.push(Told {
            so_far: notes::is_so_far(scene.text, claim, scene.glossary),
            corrected: retracted.contains(&claim.fact) || notes::is_correction(scene.text, claim, scene.glossary),
            ..tell(Key::new(&["fact", &fact.id, &time]), Some(&fact.id), value, claim.span, claim.voice)
        });
    }
    // Each name once in its right form, an acronym if there is one, and once in each wrong form.
    let mut best = BTreeMap::new();
    let mut wrong = BTreeSet::new();
    let of_name = |name: NameId, span: Span, right: bool| {
        let id = &scene.rules.name(name)?.id;
        let value = if right { Value::Right } else { Value::Wrong(scene.words(span).to_owned()) };
        Some(tell(Key::new(&["name", id]), Some(id), value, span, Voice::Own))
    };
    for named in &statements.names {
        let Some(form) = named.wrong else {
            let kept = best.entry(named.name).or_insert(*named);
            if named.is_acronym && !kept.is_acronym {
                *kept = *named;
            }
            continue;
        };
        let first = wrong.insert((named.name, form));
        if first {
            told.extend(of_name(named.name, named.span, false));
        }
    }
    for (name, named) in best {
        told.extend(of_name(name, named.span, true));
    }
    for acronym in statements.acronyms.iter().filter(|acronym| acronym.known.is_none()) {
        let long = scene.words(acronym.long).split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ");
        if long.split(' ').count() >= 3 {
            let form = Value::Form(scene.words(acronym.short).to_owned());
            told.push(tell(Key::new(&["acronym", &long]), None, form, acronym.short, acronym.voice));
        }
    }
    told
}

/// The claims that stand where a finding of the same article sees its mistake.
pub(super) fn ties(finding: &Finding, told: &[Told]) -> Vec<Tie> {
    let claims = finding.witnesses.iter().filter(|witness| witness.role == Role::Claim);
    let mut ties: Vec<Tie> = claims
        .flat_map(|claim| told.iter().filter(|told| told.witness.start == claim.start))
        .map(|told| Tie { key: told.key.as_str().to_owned(), value: told.value.to_text() })
        .collect();
    ties.sort();
    ties.dedup();
    ties
}
