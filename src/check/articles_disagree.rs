//! `articles-disagree`: articles that tell one thing differently.

use std::collections::BTreeSet;

use super::Check;
use super::scene::{name, quote, severity};
use super::slips;
use crate::claim::{self, Said};
use crate::finding::{Code, Confidence, Finding, Role, Severity, Voice, Witness};
use crate::rulebook::{Fact, FactValue, RuleId, RuleSet, Status};
use crate::tally::{Camp, Disagreement, Key, Side, Tally, Teller, Value};
use crate::value::{Agreement, Date, Hedge, PartialDate, Slip, UnitTable};

pub(super) static CHECK: Check = Check {
    code: Code::new("articles-disagree"),
    title: "articles tell one thing differently",
    why: "Two articles give the same fact of the same time with values that cannot both be true, or call one thing by two \
          names, whether or not a rulebook knows which is right. All sides are shown: what they say, how many articles \
          say so and since when. Near copies of one text are one voice. Where the rulebook already flags one side, this \
          is told there. A later and higher figure may be an update and is a note; where the rulebook says that a \
          figure grows (`grows = true`), it is called one. What a correction note tells to be wrong is no claim, and what an article \
          was corrected to settles the matter.",
    example: "One article says that a million shells were sent, another three million.",
    examples: "",
    needs: &[],
    run: None,
};

/// How many witnesses of each side are kept.
const SHOWN: usize = 5;

/// One value with all that is told of it.
struct Position<'t> {
    text: &'t str,
    value: Value,
    side: &'t Side,
    /// The articles that are kept, without near copies of earlier ones.
    voices: Vec<&'t Teller>,
    /// Each copy with what it is a copy of.
    copies: Vec<(&'t Teller, &'t Teller)>,
}

/// Positions that agree; the first leads.
type Party<'t> = Vec<Position<'t>>;

/// Compares what articles tell of one key; none if they all can be right.
pub(super) fn judge(key: &Key, tally: &Tally, rules: &RuleSet, units: &UnitTable) -> Option<Disagreement> {
    if tally.sides.len() < 2 {
        return None;
    }
    let fact = tally.subject.as_deref().and_then(|id| fact(id, rules));
    let parties = parties(tally, fact, units);
    let articles: BTreeSet<(&str, &str)> =
        parties.iter().flatten().flat_map(|position| position.side.tellers.iter().map(Teller::article)).collect();
    if parties.len() < 2 || articles.len() < 2 {
        return None;
    }
    let camps = parties.iter().map(camp).collect();
    Some(Disagreement { subject: tally.subject.clone(), finding: finding(key, tally, &parties, fact, units), camps })
}

/// What agrees with each other, the side with the most voices first.
fn parties<'t>(tally: &'t Tally, fact: Option<&Fact>, units: &UnitTable) -> Vec<Party<'t>> {
    let mut positions: Vec<Position<'t>> = tally.sides.iter().filter_map(|(text, side)| position(text, side)).collect();
    // What is said plainly decides who is on which side; what is said vaguely joins.
    positions.sort_by(|one, other| {
        let rank = |position: &Position<'_>| (is_vague(&position.value), std::cmp::Reverse(position.voices.len()));
        (rank(one), place(one), one.text).cmp(&(rank(other), place(other), other.text))
    });
    let mut parties: Vec<Party<'t>> = Vec::new();
    for position in positions {
        let mut home = None;
        let mut differs_from_all = true;
        for (at, party) in parties.iter().enumerate() {
            let Some(leader) = party.first() else { continue };
            match agreement(&position.value, &leader.value, fact, units) {
                Agreement::Agree | Agreement::AgreeByRounding => {
                    home = Some(at);
                    break;
                }
                Agreement::Differ(_) => {}
                Agreement::Incomparable => differs_from_all = false,
            }
        }
        match home.and_then(|at| parties.get_mut(at)) {
            Some(party) => party.push(position),
            None if differs_from_all => parties.push(vec![position]),
            None => {}
        }
    }
    parties.sort_by(|one, other| {
        let rank = |party: &Party<'_>| std::cmp::Reverse(voices(party));
        (rank(one), first_place(one)).cmp(&(rank(other), first_place(other)))
    });
    parties
}

fn position<'t>(text: &'t str, side: &'t Side) -> Option<Position<'t>> {
    let value = Value::from_text(text)?;
    let mut voices: Vec<&Teller> = Vec::new();
    let mut copies = Vec::new();
    for teller in &side.tellers {
        match voices.iter().find(|voice| voice.sketch.is_like(&teller.sketch)) {
            Some(original) => copies.push((teller, *original)),
            None => voices.push(teller),
        }
    }
    Some(Position { text, value, side, voices, copies })
}

/// How many voices a party has: its articles without the copies that are known.
fn voices(party: &Party<'_>) -> u64 {
    let of = |position: &Position<'_>| {
        let copies = u64::try_from(position.copies.len()).unwrap_or(u64::MAX);
        position.side.articles.count().0.saturating_sub(copies)
    };
    party.iter().map(of).fold(0, u64::saturating_add)
}

fn is_vague(value: &Value) -> bool {
    match value {
        Value::Quantity(quantity) => quantity.hedge != Hedge::None,
        Value::Date(date) => date.approximate,
        Value::Period(_) | Value::Right | Value::Wrong(_) | Value::Named(_) | Value::Form(_) | Value::Words(_) => false,
    }
}

/// Whether two values of one key can both be right.
fn agreement(one: &Value, other: &Value, fact: Option<&Fact>, units: &UnitTable) -> Agreement {
    let tolerance = fact.map_or_else(Default::default, |fact| fact.tolerance);
    match (one, other) {
        // All right forms of a name are one side.
        (Value::Right, Value::Right) => Agreement::Agree,
        (Value::Right, Value::Wrong(_)) | (Value::Wrong(_), Value::Right) => Agreement::Differ(None),
        (Value::Wrong(one), Value::Wrong(other)) | (Value::Named(one), Value::Named(other)) => {
            if one == other {
                Agreement::Agree
            } else {
                Agreement::Differ(None)
            }
        }
        (Value::Form(one), Value::Form(other)) => {
            // How a body writes itself: "UKiP", "UKIP".
            if one.to_lowercase() == other.to_lowercase() {
                Agreement::Agree
            } else if slips::has_same_letters(one, other) {
                Agreement::Differ(None)
            } else {
                Agreement::Incomparable
            }
        }
        (_, _) => match (said(one), said(other)) {
            (Some(one), Some(other)) => claim::agreement(&one, &as_fact(other), tolerance, units),
            (_, _) => Agreement::Incomparable,
        },
    }
}

fn said(value: &Value) -> Option<Said> {
    match value {
        Value::Date(date) => Some(Said::Date(*date)),
        Value::Period(period) => Some(Said::Period(*period)),
        Value::Quantity(quantity) => Some(Said::Quantity(quantity.clone())),
        Value::Right | Value::Wrong(_) | Value::Named(_) | Value::Form(_) | Value::Words(_) => None,
    }
}

fn as_fact(said: Said) -> FactValue {
    match said {
        Said::Date(date) => FactValue::Date(date),
        Said::Period(period) => FactValue::Period(period),
        Said::Quantity(quantity) => FactValue::Quantity(quantity),
        Said::Name(name) => FactValue::Name(name),
    }
}

fn fact<'r>(id: &str, rules: &'r RuleSet) -> Option<&'r Fact> {
    match rules.find(id)? {
        RuleId::Fact(id) => rules.fact(id),
        RuleId::Name(_) => None,
    }
}

/// The disagreement as a finding, unless what is wrong is flagged in each article by itself.
fn finding(key: &Key, tally: &Tally, parties: &[Party<'_>], fact: Option<&Fact>, units: &UnitTable) -> Option<Finding> {
    // The smallest side is the one that is shown first; of equal ones the first in order.
    let minority = parties.iter().min_by_key(|party| (voices(party), first_place(party)))?;
    let leader = minority.first()?;
    // A rulebook's value, or its forms of a name, are held against each article where it is read.
    let is_told_there = fact.is_some_and(|fact| !fact.values.is_empty()) && key.as_str().contains("/value%20");
    if is_told_there || matches!(leader.value, Value::Right | Value::Wrong(_)) {
        return None;
    }
    let mut witnesses = shown(minority);
    for witness in &mut witnesses {
        witness.role = Role::Claim;
    }
    for party in parties.iter().filter(|party| !std::ptr::eq(*party, minority)) {
        witnesses.extend(shown(party));
    }
    witnesses.extend(fact.map(|fact| fact.place.witness()));
    let mut derivation: Vec<String> = parties.iter().map(telling).collect();
    derivation.extend(parties.iter().filter_map(copying));
    derivation.extend(slip(parties, fact, units));
    let is_reported = parties.iter().any(|party| party.iter().all(|position| !position.side.own));
    let mut grave = severity(Status::Reported, if is_reported { Voice::Reported } else { Voice::Own });
    if is_reported {
        derivation.push("one side is only in somebody's words, so this is judged one level milder".to_owned());
    }
    let growth = growth(parties, fact);
    match growth {
        Some(Growth::Update) => {
            derivation.push("the figure grows, and no higher one came before a lower one: updates".to_owned());
        }
        Some(Growth::Later) => {
            derivation.push("the later articles have the higher figure, which may be newer".to_owned());
        }
        None => {}
    }
    let settled = correction(parties);
    derivation.extend(settled.clone());
    if growth.is_some() || settled.is_some() {
        grave = Severity::Note;
    }
    if tally.beyond() > 0 {
        derivation.push(format!("{} more claims with yet other values are not shown", tally.beyond()));
    }
    let sides: Vec<String> = parties.iter().map(side).collect();
    let message = match fact {
        Some(fact) if growth == Some(Growth::Update) => {
            format!("Articles tell a growing figure, no contradiction ({}): {}", sides.join("; "), fact.states)
        }
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
        fact: tally.subject.clone(),
        fingerprint: String::new(),
        also: Vec::new(),
    })
}

/// What settles a disagreement: an article that was corrected to one side, if none was to another.
fn correction(parties: &[Party<'_>]) -> Option<String> {
    let is_corrected = |party: &&Party<'_>| party.iter().any(|position| position.side.corrected);
    let mut corrected = parties.iter().filter(is_corrected);
    let party = corrected.next().filter(|_| corrected.next().is_none())?;
    let position = party.iter().find(|position| position.side.corrected)?;
    let said = quote(&position.side.tellers.first()?.witness.text);
    Some(format!(
        "a correction note settles it: an article was corrected to {said}; the others may have the old version"
    ))
}

/// How figures that differ may all be right.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Growth {
    /// It is known to grow, and no higher figure came before a lower one.
    Update,
    /// Each higher figure came only when the lower ones were no longer told.
    Later,
}

/// Whether figures differ because they are of different days.
fn growth(parties: &[Party<'_>], fact: Option<&Fact>) -> Option<Growth> {
    let mut sides = Vec::new();
    for party in parties {
        let figure = party.first().and_then(|position| match &position.value {
            Value::Quantity(quantity) => Some(quantity.figure.value),
            Value::Date(_)
            | Value::Period(_)
            | Value::Right
            | Value::Wrong(_)
            | Value::Named(_)
            | Value::Form(_)
            | Value::Words(_) => None,
        });
        match (figure, dates(party)) {
            (Some(figure), (Some(first), Some(last), false)) => {
                sides.push((figure, first, last, party.iter().any(|position| position.side.so_far)));
            }
            (_, _) => return None,
        }
    }
    sides.sort_unstable();
    let steps = || sides.iter().zip(sides.iter().skip(1));
    // Either the rulebook says so, or the articles with all figures but the highest.
    let is_known = fact.is_some_and(|fact| fact.grows) || steps().all(|((.., so_far), _)| *so_far);
    if is_known && steps().all(|((_, lower, ..), (_, higher, ..))| lower <= higher) {
        return Some(Growth::Update);
    }
    steps().all(|((_, _, lower, _), (_, higher, ..))| lower < higher).then_some(Growth::Later)
}

/// The dates of a party's earliest and latest articles, and whether there are articles without one.
fn dates(party: &Party<'_>) -> (Option<Date>, Option<Date>, bool) {
    let first = party.iter().filter_map(|position| position.side.first).min();
    let last = party.iter().filter_map(|position| position.side.last).max();
    (first, last, party.iter().any(|position| position.side.undated))
}

/// The known mistake that leads from one side to the other, if there are two.
fn slip(parties: &[Party<'_>], fact: Option<&Fact>, units: &UnitTable) -> Option<String> {
    let [one, other] = parties else { return None };
    let (one, other) = (one.first()?, other.first()?);
    let slip: Slip = agreement(&other.value, &one.value, fact, units).slip().flatten()?;
    Some(slips::between(slip).to_owned())
}

fn camp(party: &Party<'_>) -> Camp {
    Camp {
        values: party.iter().map(|position| position.text.to_owned()).collect(),
        says: side(party),
        articles: articles(party).0,
        witnesses: shown(party),
    }
}

/// How many articles a party has, and whether that is exact.
fn articles(party: &Party<'_>) -> (u64, bool) {
    let mut all = party.first().map(|position| position.side.articles.clone()).unwrap_or_default();
    for position in party.iter().skip(1) {
        all.merge(&position.side.articles);
    }
    all.count()
}

fn shown(party: &Party<'_>) -> Vec<Witness> {
    tellers(party).into_iter().take(SHOWN).map(|teller| teller.witness.clone()).collect()
}

/// The articles of a party that are kept: its voices in order, then the copies.
fn tellers<'t>(party: &Party<'t>) -> Vec<&'t Teller> {
    let mut voices: Vec<&Teller> = party.iter().flat_map(|position| position.voices.iter().copied()).collect();
    voices.sort_by_key(|teller| (teller.article(), teller.witness.start));
    let mut copies: Vec<&Teller> =
        party.iter().flat_map(|position| position.copies.iter().map(|(copy, _)| *copy)).collect();
    copies.sort_by_key(|teller| (teller.article(), teller.witness.start));
    voices.extend(copies);
    let mut seen = BTreeSet::new();
    voices.retain(|teller| seen.insert(teller.article()));
    voices
}

/// What a side says, and who.
fn side(party: &Party<'_>) -> String {
    let said = party.first().and_then(|position| position.side.tellers.first());
    let said = said.map_or_else(String::new, |teller| quote(&teller.witness.text));
    let names: Vec<String> = tellers(party).iter().take(SHOWN).map(|teller| name(&teller.witness)).collect();
    let (count, exact) = articles(party);
    let more = count.saturating_sub(u64::try_from(names.len()).unwrap_or(0));
    let more = match (more, exact) {
        (0, _) => String::new(),
        (more, true) => format!(" and {more} more"),
        (more, false) => format!(" and about {more} more"),
    };
    format!("{said} ({}{more})", names.join(", "))
}

/// What a side says, in how many articles and since when.
fn telling(party: &Party<'_>) -> String {
    let words: Vec<String> = party
        .iter()
        .filter_map(|position| match &position.value {
            // The words of a figure stand without its hedge.
            Value::Quantity(quantity) if quantity.hedge != Hedge::None => Some(quantity.to_string()),
            Value::Quantity(_)
            | Value::Date(_)
            | Value::Period(_)
            | Value::Right
            | Value::Wrong(_)
            | Value::Named(_)
            | Value::Form(_)
            | Value::Words(_) => position.side.tellers.first().map(|teller| quote(&teller.witness.text)),
        })
        .fold(Vec::new(), |mut words, word| {
            if !words.contains(&word) {
                words.push(word);
            }
            words
        });
    let said = match words.split_first() {
        Some((first, [])) => first.clone(),
        Some((first, rest)) => {
            format!("{first} (also {})", rest.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", "))
        }
        None => String::new(),
    };
    let (count, exact) = articles(party);
    let count = match (count, exact) {
        (1, true) => "1 article".to_owned(),
        (count, true) => format!("{count} articles"),
        (count, false) => format!("about {count} articles"),
    };
    let day = |day: Date| PartialDate::of_date(day).to_string();
    let when = match dates(party) {
        (Some(first), Some(last), _) if first == last => format!(", of {}", day(first)),
        (Some(first), Some(last), _) => format!(", from {} to {}", day(first), day(last)),
        (_, _, _) => String::new(),
    };
    format!("one side: {said}, in {count}{when}")
}

/// Which articles of a party are copies of which.
fn copying(party: &Party<'_>) -> Option<String> {
    let mut copies: Vec<(&Teller, &Teller)> =
        party.iter().flat_map(|position| position.copies.iter().copied()).collect();
    copies.sort_by_key(|(copy, original)| (original.article(), copy.article()));
    copies.dedup_by_key(|(copy, original)| (original.article(), copy.article()));
    let named: Vec<String> = copies
        .iter()
        .take(SHOWN)
        .map(|(copy, original)| format!("{} is a near copy of {}", name(&copy.witness), name(&original.witness)))
        .collect();
    let more = copies.len().saturating_sub(SHOWN);
    let more = if more > 0 { format!(", and {more} more") } else { String::new() };
    (!named.is_empty()).then(|| format!("{}{more}; copies are one voice", named.join(", ")))
}

fn place<'t>(position: &Position<'t>) -> Option<(&'t str, &'t str, usize)> {
    position.side.tellers.first().map(|teller| {
        let (path, article) = teller.article();
        (path, article, teller.witness.start)
    })
}

fn first_place<'t>(party: &Party<'t>) -> Option<(&'t str, &'t str, usize)> {
    party.iter().filter_map(place).min()
}
