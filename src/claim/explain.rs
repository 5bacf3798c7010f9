//! Why the sentences of an article are claims about a fact, or why not.

use super::bind::{Bound, Desk, Room, Spoken, between, each_room};
use super::figures::When;
use super::signals_in;
use super::words::Found;
use crate::lang::Unstated;
use crate::mention::{Mention, SignalKind, Stated};
use crate::rulebook::{FactId, FactKind, NameId};
use crate::span::Span;

/// A sentence near a fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Near {
    /// The sentence, in the article's plain text.
    pub sentence: Span,
    /// The words of the fact that it holds.
    pub cues: Vec<Span>,
    /// What became of its values, each with its place; one without a place is of the whole sentence.
    pub verdicts: Vec<(Option<Span>, Why)>,
}

/// Why something is a claim about a fact, or why not.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// It is one, and is held against this value of the fact.
    Claimed(Option<usize>),
    /// It is bound to another fact.
    Other(FactId),
    /// None of the fact's words stands there.
    NoCue,
    /// These names are not there.
    NamesMissing(Vec<NameId>),
    /// There is no value of the right kind.
    NoValue,
    /// A date that is not precise enough, or that has no year and no month.
    Vague,
    /// It stands in another clause, or too far from the fact's words.
    Apart,
    /// It is that of something else of the same name.
    OtherOccasion,
    /// It has another unit.
    Unit,
    /// The noun that the fact counts does not follow.
    NotCounted,
    /// It is not clear of what time it is said.
    TimeUnclear,
    /// The rulebook has no value for that time, or the time is not known.
    NoValueThen,
    /// These words keep it from being stated.
    Unstated(Span, Unstated),
    /// The sentence is a question.
    Question,
    /// Another value of the sentence fits better.
    Surplus,
}

/// All sentences that hold all names of a fact, or one of its words and one of its names.
pub(super) fn explain(desk: Desk<'_>, found: &[Found], bound: &Bound, id: FactId) -> Vec<Near> {
    let Some(fact) = desk.rules.fact(id) else { return Vec::new() };
    let mut near = Vec::new();
    each_room(desk, found, |room| {
        let names: Vec<NameId> = fact.about.iter().copied().filter(|name| room.has_name(*name)).collect();
        let spoken = room.spoken();
        let spoken = spoken.iter().find(|spoken| spoken.id == id);
        let missing: Vec<NameId> = fact.about.iter().copied().filter(|name| !names.contains(name)).collect();
        let sentence = room.sentence.span;
        let verdicts = match spoken {
            // One name alone is everywhere: a country, an alliance.
            None if missing.is_empty() && fact.about.len() > 1 => vec![(None, Why::NoCue)],
            None if missing.is_empty() && has_value(room, fact.kind) => vec![(None, Why::NoCue)],
            None => return,
            Some(spoken) if !spoken.complete => vec![(None, Why::NamesMissing(missing))],
            Some(spoken) => room.verdicts(spoken, bound),
        };
        let cues = spoken.map(|spoken| spoken.cues.iter().map(|&(cue, _)| cue).collect()).unwrap_or_default();
        near.push(Near { sentence, cues, verdicts });
    });
    near
}

/// Whether a sentence holds a value of a kind.
fn has_value(room: &Room<'_>, kind: FactKind) -> bool {
    room.mentions.iter().any(|mention| match &mention.stated {
        Stated::Date(_) | Stated::Period(_) => kind == FactKind::Date,
        Stated::Quantity(_) => matches!(kind, FactKind::Quantity | FactKind::List),
        Stated::Ordinal(_) => false,
    })
}

impl Room<'_> {
    fn verdicts(&self, spoken: &Spoken<'_>, bound: &Bound) -> Vec<(Option<Span>, Why)> {
        let mut verdicts = Vec::new();
        let here = |span: Span| self.sentence.span.contains(span);
        for claim in bound.claims.iter().filter(|claim| claim.fact == spoken.id && here(claim.span)) {
            verdicts.push((Some(claim.span), Why::Claimed(claim.against)));
        }
        let memberships = bound.memberships.iter().filter(|found| found.fact == spoken.id).map(|found| found.span);
        let orders = bound.orders.iter().filter(|found| found.fact == spoken.id).map(|found| found.span);
        verdicts
            .extend(memberships.chain(orders).filter(|span| here(*span)).map(|span| (Some(span), Why::Claimed(None))));
        let taken: Vec<Span> = verdicts.iter().filter_map(|(span, _)| *span).collect();
        for mention in self.mentions.iter().filter(|mention| !taken.iter().any(|span| span.overlaps(mention.span))) {
            let why = match (&mention.stated, spoken.fact.kind) {
                (Stated::Date(_) | Stated::Period(_), FactKind::Date) => self.why_no_date(spoken, mention),
                (Stated::Quantity(_), FactKind::Quantity | FactKind::List) => self.why_no_figure(spoken, mention),
                (
                    Stated::Date(_) | Stated::Period(_) | Stated::Quantity(_) | Stated::Ordinal(_),
                    FactKind::Date | FactKind::Quantity | FactKind::List | FactKind::Category | FactKind::Order,
                ) => continue,
            };
            let other = bound.claims.iter().find(|claim| mention.span.overlaps(claim.span));
            verdicts.push((Some(mention.span), other.map_or(why, |claim| Why::Other(claim.fact))));
        }
        if spoken.fact.kind == FactKind::Category {
            for (name, span) in self.named().filter(|(name, _)| spoken.fact.among.contains(name)) {
                if !taken.contains(&span) && !spoken.fact.about.contains(&name) {
                    let why = self.why_unstated(span, &spoken.cues).unwrap_or(Why::Apart);
                    verdicts.push((Some(span), why));
                }
            }
        }
        if verdicts.is_empty() {
            verdicts.push((None, Why::NoValue));
        }
        verdicts.sort_by_key(|(span, _)| *span);
        verdicts
    }

    fn why_no_date(&self, spoken: &Spoken<'_>, mention: &Mention) -> Why {
        if super::bind::date_of(mention).is_none() {
            return Why::Vague;
        }
        if self.distance(mention.span, &spoken.cues).is_none() {
            return Why::Apart;
        }
        let why = self.why_unstated(mention.span, &spoken.cues);
        let is_of_another =
            || super::bind::date_of(mention).is_some_and(|said| self.is_of_another_occasion(&said, spoken.fact));
        why.or_else(|| is_of_another().then_some(Why::OtherOccasion)).unwrap_or(Why::Surplus)
    }

    fn why_no_figure(&self, spoken: &Spoken<'_>, mention: &Mention) -> Why {
        let Stated::Quantity(stated) = &mention.stated else { return Why::NoValue };
        if !self.has_unit_of(&stated.quantity, spoken.fact) {
            return Why::Unit;
        }
        if self.is_measured(mention.span, &stated.quantity, spoken).is_none() {
            let is_counted = !spoken.fact.counted.is_empty() && self.counts(mention.span, spoken.id).is_none();
            return if is_counted { Why::NotCounted } else { Why::Apart };
        }
        if let Some(why) = self.why_unstated(mention.span, &spoken.cues) {
            return why;
        }
        let when = self.when(mention.span, &[]);
        match (when, self.value_for(spoken.fact, when)) {
            (When::Unclear, _) => Why::TimeUnclear,
            (When::Unsaid | When::Said(_), (None, _)) => Why::NoValueThen,
            (When::Unsaid | When::Said(_), (Some(_), _)) => Why::Surplus,
        }
    }

    /// What keeps a value from being stated, if anything does.
    fn why_unstated(&self, value: Span, cues: &[(Span, bool)]) -> Option<Why> {
        if self.is_stated(value, cues) {
            return None;
        }
        if self.is_question() {
            return Some(Why::Question);
        }
        let (cue, _) = cues.iter().min_by_key(|(cue, _)| between(*cue, value).len())?;
        signals_in(self.reading, self.clause(value.cover(*cue))).find_map(|(span, kind)| match kind {
            SignalKind::Attribution => None,
            SignalKind::Unstated(unstated) => Some(Why::Unstated(span, unstated)),
        })
    }
}
