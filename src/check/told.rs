//! What an article tells that other articles could contradict.

use std::collections::{BTreeMap, BTreeSet};

use super::scene::Scene;
use crate::claim::{Acronym, Said};
use crate::finding::{Finding, Role, Voice};
use crate::lang::is_word;
use crate::rulebook::NameId;
use crate::span::Span;
use crate::tally::{Key, Sketch, Tie, Told, Value};

/// How many words a long form has that is no other body's by chance.
const LONG_FORM: usize = 3;
/// How far around a name or an acronym its text is taken, in bytes.
const AROUND: usize = 200;

/// What an article tells, in the order of its claims.
pub(super) fn told(scene: &Scene<'_>) -> Vec<Told> {
    let statements = scene.statements;
    let long_form = |span: Span| scene.words(span).split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    let acronyms: Vec<(&Acronym, String)> = statements
        .acronyms
        .iter()
        .filter(|acronym| acronym.known.is_none())
        .map(|acronym| (acronym, long_form(acronym.long)))
        .filter(|(_, long)| long.len() >= LONG_FORM)
        .map(|(acronym, long)| (acronym, long.join(" ")))
        .collect();
    let tell = |key: Key, subject: Option<&str>, value: Value, span: Span, voice: Voice, sketch: Sketch| Told {
        key,
        subject: subject.map(str::to_owned),
        value,
        date: scene.article.date,
        witness: scene.witness(span, Role::Against, voice),
        sketch,
        so_far: false,
        corrected: false,
    };
    // Of a name or an acronym only the text around it is looked at, for that is all that is needed to know a copy.
    let near = |span: Span| Sketch::of([scene.words(scene.around(span, AROUND))], is_word);
    let whole = if statements.claims.is_empty() {
        Sketch::default()
    } else {
        Sketch::of(scene.article.content().map(|block| scene.words(block.span)), is_word)
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
            so_far: claim.so_far,
            corrected: claim.corrected || statements.retracted.contains(&claim.fact),
            ..tell(Key::new(&["fact", &fact.id, &time]), Some(&fact.id), value, claim.span, claim.voice, whole)
        });
    }
    // Each name that has wrong forms once in its right form, an acronym if there is one, and once in each wrong form.
    let mut best = BTreeMap::new();
    let mut wrong = BTreeSet::new();
    let of_name = |name: NameId, span: Span, right: bool| {
        let id = &scene.rules.name(name).filter(|name| !name.wrong.is_empty())?.id;
        let value = if right { Value::Right } else { Value::Wrong(scene.words(span).to_owned()) };
        Some(tell(Key::new(&["name", id]), Some(id), value, span, Voice::Own, near(span)))
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
    for (acronym, long) in acronyms {
        let form = Value::Form(scene.words(acronym.short).to_owned());
        let near = near(acronym.whole);
        told.push(tell(Key::new(&["acronym", &long]), None, form, acronym.short, acronym.voice, near));
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
