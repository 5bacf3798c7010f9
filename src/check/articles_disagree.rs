//! `articles-disagree`: articles that tell one thing differently.

use std::collections::{BTreeMap, BTreeSet};

use super::Check;
use super::fold;
use super::scene::{Scene, quote, severity};
use crate::claim::{self, Said};
use crate::finding::{Also, Code, Confidence, Finding, Role, Severity, Voice, Witness};
use crate::rulebook::{Fact, FactValue, RuleId, RuleSet, Status};
use crate::value::{Agreement, Date, UnitTable};

pub(super) static CHECK: Check = Check {
    code: Code::new("articles-disagree"),
    title: "articles tell one thing differently",
    why: "Two articles give the same fact of the same time with values that cannot both be true, or call one thing by two \
          names, whether or not a rulebook knows which is right. All sides are shown. Where the rulebook already \
          flags one side, this is told there. A later and higher figure may be an update and is a note.",
    example: "One article says that a million shells were sent, another three million.",
    run: None,
};

/// How many witnesses of each side are kept.
const SHOWN: usize = 5;

/// What an article tells, in short: enough to compare it with what others tell when the article is long gone.
#[derive(Clone, Debug)]
pub struct Told {
    /// What it is about: the fact and the time it is told of, or the name.
    pub key: String,
    /// The id of that fact or name; none for an acronym that no rulebook knows.
    pub subject: Option<String>,
    /// What is told.
    pub value: Value,
    /// The article's date.
    pub date: Option<Date>,
    /// Where.
    pub witness: Witness,
}

/// What is told of a subject.
#[derive(Clone, Debug)]
pub enum Value {
    /// A value of a fact.
    Said(Said),
    /// A name's form, and whether it is right, if that is known.
    Form(String, Option<bool>),
}

/// What an article tells that others could contradict.
pub(super) fn told(scene: &Scene<'_>) -> Vec<Told> {
    let date = scene.article.date;
    let mut told = Vec::new();
    for claim in &scene.statements.claims {
        let Some(fact) = scene.rules.fact(claim.fact) else { continue };
        let time = match (claim.against, claim.time) {
            (Some(at), _) => format!("#{at}"),
            (None, Some(time)) => {
                let (from, to) = time.period.timex();
                format!("{}/{}", from.unwrap_or_default(), to.unwrap_or_default())
            }
            (None, None) => String::new(),
        };
        told.push(Told {
            key: format!("fact/{}@{time}", fact.id),
            subject: Some(fact.id.clone()),
            value: Value::Said(claim.value.clone()),
            date,
            witness: scene.witness(claim.span, Role::Against, claim.voice),
        });
    }
    // Each name once in its right form, an acronym if there is one, and once in each wrong form.
    let mut best = BTreeMap::new();
    let mut wrong = BTreeSet::new();
    for named in &scene.statements.names {
        let Some(form) = named.wrong else {
            let kept = best.entry(named.name).or_insert(*named);
            if named.is_acronym && !kept.is_acronym {
                *kept = *named;
            }
            continue;
        };
        let first = wrong.insert((named.name, form));
        if first {
            told.extend(form_told(scene, named.name, named.span, false));
        }
    }
    for (name, named) in best {
        told.extend(form_told(scene, name, named.span, true));
    }
    for acronym in scene.statements.acronyms.iter().filter(|acronym| acronym.known.is_none()) {
        let long = scene.words(acronym.long).split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ");
        if long.split(' ').count() >= 3 {
            told.push(Told {
                key: format!("acronym/{long}"),
                subject: None,
                value: Value::Form(scene.words(acronym.short).to_owned(), None),
                date,
                witness: scene.witness(acronym.short, Role::Against, acronym.voice),
            });
        }
    }
    told
}

fn form_told(scene: &Scene<'_>, name: crate::rulebook::NameId, span: crate::span::Span, right: bool) -> Option<Told> {
    let id = &scene.rules.name(name)?.id;
    Some(Told {
        key: format!("name/{id}"),
        subject: Some(id.clone()),
        value: Value::Form(scene.words(span).to_owned(), Some(right)),
        date: scene.article.date,
        witness: scene.witness(span, Role::Against, Voice::Own),
    })
}

/// Compares what articles tell and adds what contradicts to `findings`: to the finding that a rulebook has already led
/// to, if there is one, else as a finding of its own. The order of `told` does not matter.
pub fn compare(told: Vec<Told>, findings: &mut Vec<Finding>, rules: &RuleSet, units: &UnitTable) {
    let mut groups: BTreeMap<String, Vec<Told>> = BTreeMap::new();
    for one in told {
        groups.entry(one.key.clone()).or_default().push(one);
    }
    // Where a rulebook or the letters have already led to a finding.
    let mut flagged: BTreeMap<(String, String, usize), usize> = BTreeMap::new();
    findings.sort_by(|one, other| fold::order(one).cmp(&fold::order(other)));
    for (at, finding) in findings.iter().enumerate() {
        for witness in finding.witnesses.iter().filter(|witness| witness.role == Role::Claim) {
            flagged.entry(place(witness)).or_insert(at);
        }
    }
    let mut new = Vec::new();
    for mut group in groups.into_values() {
        group.sort_by(|one, other| order(&one.witness).cmp(&order(&other.witness)));
        let camps = camps(&group, rules, units);
        if camps.len() < 2 || articles(&group) < 2 {
            continue;
        }
        let places: Vec<Option<usize>> =
            camps.iter().map(|camp| camp.iter().find_map(|one| flagged.get(&place(&one.witness)).copied())).collect();
        if places.iter().all(Option::is_none) {
            new.extend(finding(&camps, rules));
            continue;
        }
        let mut done = BTreeSet::new();
        for (own, camp) in camps.iter().enumerate() {
            for one in camp {
                let Some(&at) = flagged.get(&place(&one.witness)) else { continue };
                let others: Vec<&[&Told]> = camps
                    .iter()
                    .enumerate()
                    .filter(|(other, camp)| {
                        *other != own && camp.iter().any(|told| told.witness.article != one.witness.article)
                    })
                    .map(|(_, camp)| camp.as_slice())
                    .collect();
                if others.is_empty() || !done.insert(at) {
                    continue;
                }
                if let Some(finding) = findings.get_mut(at) {
                    finding.also.push(also(one, &others));
                }
            }
        }
    }
    findings.extend(new);
}

/// The claims that agree with each other, the largest group first.
fn camps<'t>(group: &'t [Told], rules: &RuleSet, units: &UnitTable) -> Vec<Vec<&'t Told>> {
    let mut camps: Vec<Vec<&Told>> = Vec::new();
    for one in group {
        let mut differs_from_all = true;
        let mut home = None;
        for (at, camp) in camps.iter().enumerate() {
            let Some(first) = camp.first() else { continue };
            match against(one, first, rules, units) {
                Opinion::Same => {
                    home = Some(at);
                    break;
                }
                Opinion::Other => {}
                Opinion::Unclear => differs_from_all = false,
            }
        }
        match home.and_then(|at| camps.get_mut(at)) {
            Some(camp) => camp.push(one),
            None if differs_from_all => camps.push(vec![one]),
            None => {}
        }
    }
    camps.sort_by_key(|camp| std::cmp::Reverse(camp.len()));
    camps
}

enum Opinion {
    Same,
    Other,
    Unclear,
}

fn against(one: &Told, other: &Told, rules: &RuleSet, units: &UnitTable) -> Opinion {
    match (&one.value, &other.value) {
        (Value::Said(one_value), Value::Said(other_value)) => {
            let fact = one.subject.as_deref().and_then(|id| fact(id, rules));
            let tolerance = fact.map_or_else(Default::default, |fact| fact.tolerance);
            match claim::agreement(one_value, &as_fact(other_value), tolerance, units) {
                Agreement::Agree | Agreement::AgreeByRounding => Opinion::Same,
                Agreement::Differ(_) => Opinion::Other,
                Agreement::Incomparable => Opinion::Unclear,
            }
        }
        (Value::Form(one, one_right), Value::Form(other, other_right)) => match (one_right, other_right) {
            // All right forms of a name are one side.
            (Some(true), Some(true)) => Opinion::Same,
            (Some(_), Some(_)) => {
                if one_right == other_right && one == other {
                    Opinion::Same
                } else {
                    Opinion::Other
                }
            }
            (None, _) | (_, None) => {
                if one == other {
                    Opinion::Same
                } else if letters(one) == letters(other) {
                    Opinion::Other
                } else {
                    Opinion::Unclear
                }
            }
        },
        (Value::Said(_), Value::Form(..)) | (Value::Form(..), Value::Said(_)) => Opinion::Unclear,
    }
}

fn letters(acronym: &str) -> Vec<char> {
    let mut letters: Vec<char> = acronym.chars().flat_map(char::to_lowercase).collect();
    letters.sort_unstable();
    letters
}

fn as_fact(said: &Said) -> FactValue {
    match said {
        Said::Date(date) => FactValue::Date(*date),
        Said::Period(period) => FactValue::Period(*period),
        Said::Quantity(quantity) => FactValue::Quantity(quantity.clone()),
    }
}

fn fact<'r>(id: &str, rules: &'r RuleSet) -> Option<&'r Fact> {
    match rules.find(id)? {
        RuleId::Fact(id) => rules.fact(id),
        RuleId::Name(_) => None,
    }
}

fn also(own: &Told, others: &[&[&Told]]) -> Also {
    let witnesses: Vec<Witness> =
        others.iter().flat_map(|camp| shown(camp)).filter(|witness| witness.article != own.witness.article).collect();
    let sides: Vec<String> = others.iter().map(|camp| side(camp)).collect();
    Also {
        code: CHECK.code.clone(),
        message: format!("Other articles say it differently: {}.", sides.join("; ")),
        derivation: vec![format!("{} says {}", name(&own.witness), quote(&own.witness.text))],
        witnesses,
        fixes: Vec::new(),
        fact: own.subject.clone(),
    }
}

fn finding(camps: &[Vec<&Told>], rules: &RuleSet) -> Option<Finding> {
    // The smallest side is the one that is shown first; of equal ones the first in order.
    let minority = camps.iter().min_by_key(|camp| (camp.len(), camp.first().map(|one| order(&one.witness))))?;
    let first = minority.first()?;
    let fact = first.subject.as_deref().and_then(|id| fact(id, rules));
    // What agrees with the rulebook within its tolerance is no disagreement that matters.
    if fact.is_some_and(|fact| !fact.values.is_empty()) && first.key.contains('#') {
        return None;
    }
    // Right forms are no disagreement, and a wrong one is already flagged.
    if matches!(first.value, Value::Form(_, Some(_))) {
        return None;
    }
    let mut witnesses: Vec<Witness> = shown(minority);
    for witness in &mut witnesses {
        witness.role = Role::Claim;
    }
    for camp in camps.iter().filter(|camp| !std::ptr::eq(*camp, minority)) {
        witnesses.extend(shown(camp));
    }
    witnesses.extend(fact.map(|fact| fact.place.witness()));
    let sides: Vec<String> = camps.iter().map(|camp| side(camp)).collect();
    let mut derivation: Vec<String> = sides.iter().map(|side| format!("one side: {side}")).collect();
    let is_reported = camps.iter().any(|camp| camp.iter().all(|one| one.witness.voice != Voice::Own));
    let mut grave = severity(Status::Reported, if is_reported { Voice::Reported } else { Voice::Own });
    if matches!(first.value, Value::Said(Said::Quantity(_))) && grows(camps) {
        grave = Severity::Note;
        derivation.push("the later articles have the higher figure, which may be newer".to_owned());
    }
    let message = match fact {
        Some(fact) => format!("Articles disagree ({}): {}", sides.join("; "), fact.states),
        None => format!("Articles disagree on an acronym: {}.", sides.join("; ")),
    };
    Some(Finding {
        code: CHECK.code.clone(),
        severity: grave,
        confidence: Confidence::Medium,
        message,
        derivation,
        witnesses,
        fixes: Vec::new(),
        fact: first.subject.clone(),
        fingerprint: String::new(),
        also: Vec::new(),
    })
}

/// Whether higher figures come only in later articles.
fn grows(camps: &[Vec<&Told>]) -> bool {
    let mut sides = Vec::new();
    for camp in camps {
        let dates: Option<Vec<Date>> = camp.iter().map(|one| one.date).collect();
        let figure = camp.first().and_then(|one| match &one.value {
            Value::Said(Said::Quantity(quantity)) => Some(quantity.figure.value),
            Value::Said(Said::Date(_) | Said::Period(_)) | Value::Form(..) => None,
        });
        let (Some(dates), Some(figure)) = (dates, figure) else { return false };
        let (Some(first), Some(last)) = (dates.iter().min().copied(), dates.iter().max().copied()) else {
            return false;
        };
        sides.push((figure, first, last));
    }
    sides.sort_unstable();
    sides.iter().zip(sides.iter().skip(1)).all(|((_, _, last), (_, first, _))| last < first)
}

fn shown(camp: &[&Told]) -> Vec<Witness> {
    camp.iter().take(SHOWN).map(|one| one.witness.clone()).collect()
}

/// What a side says, and who.
fn side(camp: &[&Told]) -> String {
    let said = camp.first().map_or_else(String::new, |one| quote(&one.witness.text));
    let mut names: Vec<String> = camp.iter().map(|one| name(&one.witness)).collect();
    names.dedup();
    let more = names.len().saturating_sub(SHOWN);
    names.truncate(SHOWN);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{said} ({}{more})", names.join(", "))
}

fn name(witness: &Witness) -> String {
    let path = witness.path.rsplit('/').next().unwrap_or(&witness.path);
    match witness.article.as_deref() {
        Some(id) if id != witness.path => id.to_owned(),
        Some(_) | None => path.to_owned(),
    }
}

fn articles(group: &[Told]) -> usize {
    group.iter().map(|one| (&one.witness.path, &one.witness.article)).collect::<BTreeSet<_>>().len()
}

fn place(witness: &Witness) -> (String, String, usize) {
    (witness.path.clone(), witness.article.clone().unwrap_or_default(), witness.start)
}

fn order(witness: &Witness) -> (&str, Option<&str>, usize) {
    (&witness.path, witness.article.as_deref(), witness.start)
}
