//! Binding: which value of a sentence is said of which fact. Whatever is not clear is no claim, and is counted.
//!
//! A fact is spoken of where all its names and one of its cues or measures stand in one sentence. Its value is the one
//! that stands in the clause of the cue; a value that fits another fact of the sentence belongs to that one.

use std::collections::{BTreeMap, BTreeSet};

use super::words::{Found, Use, Words, cues};
use super::{Claim, Membership, Ordered, Said, Time, phrase, signals_in, voice_at};
use crate::finding::Voice;
use crate::lang::{Language, folded, is_letter, is_word};
use crate::mention::{Mention, Reading, Sentence, SignalKind, Stated, StatedDate};
use crate::rulebook::{Fact, FactId, FactKind, FactValue, NameId, NameKind, RuleSet};
use crate::source::BlockKind;
use crate::span::Span;
use crate::value::{
    Agreement, DateValue, Grain, PartialDate, Period, Tolerance, UnitTable, agree_dates, agree_periods,
    agree_quantities,
};

/// How far a date may stand from the words that say what happened then, in characters.
const DATE_REACH: usize = 80;
/// How many words may stand between the comma behind a clause and the name that is its subject.
const SUBJECT_REACH: usize = 3;
/// How many words may stand between a word of order and the date of what it puts in order.
const EVENT_REACH: usize = 3;
/// How many words may stand between a word of comparison and the name of what is compared with, and how many words it has
/// itself at most.
const COMPARE_REACH: usize = 2;
const COMPARE_WORDS: usize = 4;
/// How many sentences of a paragraph a name is carried on for.
const CARRIED: usize = 2;

/// Whether what is said can be what a rulebook states.
pub(crate) fn agreement(said: &Said, value: &FactValue, tolerance: Tolerance, units: &UnitTable) -> Agreement {
    match (said, value) {
        (Said::Date(said), FactValue::Date(value)) => agree_dates(said, value),
        (Said::Date(said), FactValue::Period(value)) => agree_with_period(said, value),
        (Said::Period(said), FactValue::Period(value)) => agree_periods(said, value),
        (Said::Period(said), FactValue::Date(value)) => {
            if said.overlaps(&Period::from(*value)) == Some(true) {
                Agreement::Agree
            } else {
                Agreement::Incomparable
            }
        }
        (Said::Quantity(said), FactValue::Quantity(value)) => agree_quantities(said, value, units, tolerance),
        (Said::Name(said), FactValue::Name(value)) => {
            if said == value {
                Agreement::Agree
            } else {
                Agreement::Differ(None)
            }
        }
        (Said::Quantity(_), FactValue::Date(_) | FactValue::Period(_) | FactValue::Name(_))
        | (Said::Date(_) | Said::Period(_), FactValue::Quantity(_) | FactValue::Name(_))
        | (Said::Name(_), FactValue::Date(_) | FactValue::Period(_) | FactValue::Quantity(_)) => {
            Agreement::Incomparable
        }
    }
}

/// A date agrees with a stretch of time if it shares a day with it.
fn agree_with_period(said: &PartialDate, value: &Period) -> Agreement {
    let ends = [value.from, value.to];
    let year = ends.iter().flatten().find_map(PartialDate::year);
    let filled = match (said.year(), year) {
        (None, Some(year)) => said.with_year(year),
        (None | Some(_), _) => *said,
    };
    match Period::from(filled).overlaps(value) {
        Some(true) => Agreement::Agree,
        Some(false) => {
            let slips = ends.iter().flatten().filter_map(|end| agree_dates(said, end).slip());
            Agreement::Differ(slips.flatten().next())
        }
        None => Agreement::Incomparable,
    }
}

/// What the sentences of an article say about facts.
#[derive(Debug, Default)]
pub(super) struct Bound {
    pub(super) claims: Vec<Claim>,
    pub(super) memberships: Vec<Membership>,
    pub(super) orders: Vec<Ordered>,
    /// How many values were left because it is not clear what they are about.
    pub(super) undecided: usize,
}

/// What an article is bound with.
#[derive(Clone, Copy)]
pub(super) struct Desk<'a> {
    pub(super) text: &'a str,
    pub(super) reading: &'a Reading,
    pub(super) language: &'a Language,
    /// The time the article speaks from.
    pub(super) moment: Option<Time>,
    pub(super) rules: &'a RuleSet,
    pub(super) words: &'a Words,
    pub(super) units: &'a UnitTable,
}

/// All claims of an article in order.
pub(super) fn claims(desk: Desk<'_>, found: &[Found]) -> Bound {
    let mut bound = Bound::default();
    each_room(desk, found, |room| {
        let without_value = |fact: FactId| {
            desk.rules.fact(fact).is_some_and(|fact| match fact.kind {
                FactKind::Category | FactKind::List | FactKind::Order => true,
                FactKind::Date | FactKind::Quantity => false,
            })
        };
        if room.mentions.iter().any(|mention| super::is_value(&mention.stated))
            || room.here.iter().filter_map(|word| fact_of(word.means)).any(without_value)
        {
            room.bind(&mut bound);
        }
    });
    bound.claims.sort_by_key(|claim| (claim.span, claim.fact));
    bound.memberships.sort_by_key(|found| (found.span, found.fact));
    bound.orders.sort_by_key(|found| (found.span, found.fact));
    bound
}

/// Goes through the sentences that hold a word of any fact, with all that is known about each.
pub(super) fn each_room<'a>(desk: Desk<'a>, found: &'a [Found], mut work: impl FnMut(&Room<'_>)) {
    if found.is_empty() {
        return;
    }
    let reading: &'a Reading = desk.reading;
    let mut carried: Vec<(usize, BTreeSet<NameId>)> = Vec::new();
    for sentence in &reading.sentences {
        let first = found.partition_point(|word| word.span.start < sentence.span.start);
        let rest = found.get(first..).unwrap_or_default();
        let last = rest.partition_point(|word| word.span.start < sentence.span.end);
        let here = rest.get(..last).unwrap_or_default();
        if carried.last().is_some_and(|(block, _)| *block != sentence.block) {
            carried.clear();
        }
        let names: BTreeSet<NameId> = here.iter().filter_map(|word| name_of(word.means)).collect();
        if here.iter().any(|word| fact_of(word.means).is_some()) && sentence.kind != BlockKind::Table {
            let first = reading.mentions.partition_point(|mention| mention.span.start < sentence.span.start);
            let rest = reading.mentions.get(first..).unwrap_or_default();
            let last = rest.partition_point(|mention| mention.span.start < sentence.span.end);
            let mentions = rest.get(..last).unwrap_or_default();
            let before: BTreeSet<NameId> =
                carried.iter().rev().take(CARRIED).flat_map(|(_, names)| names.iter().copied()).collect();
            work(&Room { desk, sentence, here, names: &names, before: &before, mentions });
        }
        carried.push((sentence.block, names));
        // No more than these are ever asked for; an article may be one paragraph of a million sentences.
        let surplus = carried.len().saturating_sub(CARRIED);
        carried.drain(..surplus);
    }
}

/// One sentence and all that is known about it.
pub(super) struct Room<'a> {
    desk: Desk<'a>,
    pub(super) sentence: &'a Sentence,
    pub(super) here: &'a [Found],
    names: &'a BTreeSet<NameId>,
    before: &'a BTreeSet<NameId>,
    pub(super) mentions: &'a [Mention],
}

impl<'a> std::ops::Deref for Room<'a> {
    type Target = Desk<'a>;

    fn deref(&self) -> &Desk<'a> {
        &self.desk
    }
}

/// A fact that a sentence speaks of.
pub(super) struct Spoken<'a> {
    pub(super) id: FactId,
    pub(super) fact: &'a Fact,
    /// Where its cues and measures stand; whether only inside of a longer word.
    pub(super) cues: Vec<(Span, bool)>,
    /// Where its cues alone stand.
    pub(super) own: Vec<Span>,
    /// Where its measures alone stand.
    pub(super) measured: Vec<Span>,
    /// Whether all its names are there, so that the sentence can make a claim about it.
    pub(super) complete: bool,
    /// How many of its names stand in the sentence itself.
    names: usize,
}

/// What can be held against a fact, as the text has it.
pub(super) struct Candidate {
    pub(super) said: Said,
    pub(super) span: Span,
}

impl Room<'_> {
    fn bind(&self, bound: &mut Bound) {
        let spoken = self.spoken();
        if spoken.is_empty() {
            return;
        }
        let Bound { claims, memberships, orders, undecided } = bound;
        let taken = self.dates(&spoken, claims, undecided);
        self.figures(&spoken, &taken, claims, undecided);
        self.categories(&spoken, claims, undecided);
        self.members(&spoken, memberships, undecided);
        self.orders(&spoken, orders, undecided);
    }

    /// The facts that the sentence may speak of, those that are complete and those that only might be meant.
    pub(super) fn spoken(&self) -> Vec<Spoken<'_>> {
        let mut ids: BTreeSet<FactId> = BTreeSet::new();
        for name in self.names.iter().chain(self.before) {
            ids.extend(self.words.facts_of.get(name.0).into_iter().flatten());
        }
        let mut parts: BTreeMap<(FactId, usize), Vec<Part>> = BTreeMap::new();
        for word in self.here {
            if let Use::Cue { fact, cue, part } = word.means
                && ids.contains(&fact)
            {
                parts.entry((fact, cue)).or_default().push((part, word.span, word.inner));
            }
        }
        let mut places: BTreeMap<FactId, (Vec<(Span, bool)>, usize)> = BTreeMap::new();
        for ((id, cue), found) in parts {
            let Some(fact) = self.rules.fact(id) else { continue };
            let wanted = cues(fact).nth(cue).map_or(0, |cue| cue.parts.len());
            let (cues, own) = places.entry(id).or_default();
            cues.extend(in_order(&found, wanted));
            // The cues of a fact come before its measures.
            if cue < fact.cues.len() {
                *own = cues.len();
            }
        }
        let stranger = std::cell::LazyCell::new(|| self.names_a_stranger());
        let mut spoken = Vec::new();
        for (id, (cues, own)) in places {
            let Some(fact) = self.rules.fact(id) else { continue };
            if cues.is_empty() {
                continue;
            }
            let names = fact.about.iter().filter(|name| self.names.contains(name)).count();
            let may_carry = || {
                fact.about.len() == 1
                    && !fact.counted.is_empty()
                    && fact.about.iter().all(|name| self.names.contains(name) || self.before.contains(name))
                    && !*stranger
            };
            let complete = names == fact.about.len() || may_carry();
            let spans = |cues: &[(Span, bool)]| cues.iter().map(|&(span, _)| span).collect();
            let (said, measured) = cues.split_at(own.min(cues.len()));
            let (own, measured) = (spans(said), spans(measured));
            spoken.push(Spoken { id, fact, cues, own, measured, complete, names });
        }
        spoken
    }

    /// Whether the sentence names a body of its own, so that a name from before is not what it speaks of.
    fn names_a_stranger(&self) -> bool {
        let known = self.here.iter().filter(|word| !word.inner).filter_map(|word| name_of(word.means));
        let bodies = known.filter_map(|name| self.rules.name(name)).any(|name| match name.kind {
            NameKind::Organisation | NameKind::Event | NameKind::Operation | NameKind::Treaty | NameKind::Law => true,
            NameKind::Person | NameKind::Place | NameKind::Office | NameKind::Other => false,
        });
        let sentence = self.sentence.span.of(self.text);
        let shouted = sentence
            .split(|c: char| !is_word(c))
            .any(|word| word.chars().count() >= 2 && word.chars().all(char::is_uppercase));
        bodies || shouted
    }

    /// Binds dates; the answer is the places of those that belong to a fact.
    fn dates(&self, spoken: &[Spoken<'_>], claims: &mut Vec<Claim>, undecided: &mut usize) -> Vec<Span> {
        let facts: Vec<&Spoken<'_>> = spoken.iter().filter(|spoken| spoken.fact.kind == FactKind::Date).collect();
        if facts.is_empty() {
            return Vec::new();
        }
        let candidates: Vec<Candidate> = self
            .mentions
            .iter()
            .filter(|mention| !self.is_in_a_name(mention.span))
            .filter_map(|mention| Some(Candidate { said: date_of(mention)?, span: mention.span }))
            .collect();
        let mut taken = Vec::new();
        let mut settled: BTreeSet<FactId> = BTreeSet::new();
        for candidate in &candidates {
            for spoken in &facts {
                if spoken.complete
                    && let Some((said, span)) = self.misprinted_date(&candidate.said, candidate.span, spoken.fact)
                    && self.is_stated(span, &spoken.cues)
                {
                    taken.push(candidate.span);
                    settled.insert(spoken.id);
                    claims.push(self.claim(spoken, &Candidate { said, span }, None, Some(0)));
                    continue;
                }
                let fit = self.fit(&candidate.said, spoken.fact);
                // "By 2021" holds almost any day: it is no date of a fact that is only perhaps meant.
                let is_open =
                    matches!(candidate.said, Said::Period(Period { from: None, .. } | Period { to: None, .. }));
                if fit.is_some() && (spoken.complete || !is_open && !self.is_outdone(spoken, &facts, candidate.span)) {
                    taken.push(candidate.span);
                    if spoken.complete {
                        settled.insert(spoken.id);
                        if self.is_stated(candidate.span, &spoken.cues) {
                            claims.push(self.claim(spoken, candidate, None, fit));
                        }
                    }
                }
            }
        }
        // Of several facts that a date could contradict, the one that names most is meant.
        let mut open: Vec<&&Spoken<'_>> =
            facts.iter().filter(|spoken| spoken.complete && !settled.contains(&spoken.id)).collect();
        open.sort_by_key(|spoken| (std::cmp::Reverse(spoken.names), spoken.id));
        for spoken in open {
            let mut near: Vec<(usize, &Candidate)> = candidates
                .iter()
                .filter(|candidate| !taken.contains(&candidate.span) && is_definite(&candidate.said, spoken.fact))
                .filter(|candidate| !self.is_of_another_event(candidate.span, &spoken.cues))
                .filter_map(|candidate| Some((self.distance(candidate.span, &spoken.cues)?, candidate)))
                .collect();
            near.sort_by_key(|(distance, candidate)| (*distance, candidate.span));
            let Some(&(_, nearest)) = near.first() else { continue };
            let against = (spoken.fact.values.len() == 1).then_some(0);
            let comparable = against.is_none_or(|at| {
                super::value_of(spoken.fact, Some(at)).is_some_and(|value| {
                    agreement(&nearest.said, &value.value, spoken.fact.tolerance, self.units) != Agreement::Incomparable
                })
            });
            if !comparable || !spoken.fact.values.is_empty() && against.is_none() {
                continue;
            }
            if self.is_of_another_occasion(&nearest.said, spoken.fact) {
                *undecided += 1;
                continue;
            }
            if !self.is_stated(nearest.span, &spoken.cues) || self.is_said_of_another(nearest.span, spoken) {
                *undecided += 1;
                continue;
            }
            taken.push(nearest.span);
            claims.push(self.claim(spoken, nearest, None, against));
        }
        taken
    }

    pub(super) fn claim(
        &self,
        spoken: &Spoken<'_>,
        candidate: &Candidate,
        time: Option<Time>,
        against: Option<usize>,
    ) -> Claim {
        self.claim_of(spoken, candidate.said.clone(), candidate.span, time, against)
    }

    /// A claim about a fact.
    pub(super) fn claim_of(
        &self,
        spoken: &Spoken<'_>,
        value: Said,
        span: Span,
        time: Option<Time>,
        against: Option<usize>,
    ) -> Claim {
        Claim {
            fact: spoken.id,
            value,
            span,
            time,
            against,
            voice: self.voice(span),
            sentence: self.sentence.span,
            cue: self.nearest(&spoken.cues, span),
            also_fits: None,
            so_far: false,
            corrected: false,
        }
    }

    /// Whether nearer words, or the same, tie a place to another fact, whose names stand in the sentence, while those of
    /// this one do not.
    pub(super) fn is_outdone(&self, spoken: &Spoken<'_>, facts: &[&Spoken<'_>], place: Span) -> bool {
        let gap = |spoken: &Spoken<'_>| between(self.nearest(&spoken.cues, place), place).len();
        !spoken.complete
            && spoken.names == 0
            && facts.iter().any(|other| other.complete && other.names > 0 && gap(other) <= gap(spoken))
    }

    /// Who says what stands at a place.
    pub(super) fn voice(&self, span: Span) -> Voice {
        voice_at(self.text, self.reading, span, Some(self.sentence.span))
    }

    /// The cue that is nearest to a place.
    pub(super) fn nearest(&self, cues: &[(Span, bool)], span: Span) -> Span {
        cues.iter()
            .map(|&(cue, _)| cue)
            .min_by_key(|cue| (between(*cue, span).len(), cue.start))
            .unwrap_or(self.sentence.span)
    }

    /// The first value of a fact that agrees.
    pub(super) fn fit(&self, said: &Said, fact: &Fact) -> Option<usize> {
        fact.values.iter().position(|value| agreement(said, &value.value, fact.tolerance, self.units).agrees())
    }

    /// Whether the words around a value state it: no negation, condition, plan, rumour or denial in their clause.
    pub(super) fn is_stated(&self, value: Span, cues: &[(Span, bool)]) -> bool {
        if self.is_question() {
            return false;
        }
        let Some((cue, _)) = cues.iter().min_by_key(|(cue, _)| between(*cue, value).len()) else { return false };
        let stretch = self.clause(value.cover(*cue));
        !signals_in(self.reading, stretch).any(|(_, kind)| match kind {
            SignalKind::Unstated(_) => true,
            SignalKind::Attribution => false,
        })
    }

    /// Whether the sentence is a question, which states nothing.
    pub(super) fn is_question(&self) -> bool {
        self.sentence.span.of(self.text).trim_end_matches(CLOSING).ends_with(['?', '\u{61F}', '\u{FF1F}'])
    }

    /// Whether a name stands in the sentence.
    pub(super) fn has_name(&self, name: NameId) -> bool {
        self.names.contains(&name)
    }

    /// A stretch of the sentence, out to the next sign that parts clauses.
    pub(super) fn clause(&self, stretch: Span) -> Span {
        let breaks = |c: char| COMMAS.contains(&c) || STRONG_BREAKS.contains(&c);
        let before = Span::new(self.sentence.span.start, stretch.start).of(self.text);
        let after = Span::new(stretch.end, self.sentence.span.end).of(self.text);
        let start = before.rfind(breaks).map_or(self.sentence.span.start, |at| self.sentence.span.start + at);
        let end = after.find(breaks).map_or(self.sentence.span.end, |at| stretch.end + at);
        Span::new(start, end)
    }

    /// How far a date stands from the nearest cue of its clause; none if it stands in another clause.
    pub(super) fn distance(&self, date: Span, cues: &[(Span, bool)]) -> Option<usize> {
        cues.iter().filter_map(|&(cue, inner)| self.reach(date, cue, inner)).min()
    }

    fn reach(&self, date: Span, cue: Span, inner: bool) -> Option<usize> {
        let gap = between(cue, date);
        let raw = gap.of(self.text);
        let bare = without_brackets(raw);
        // A long name in between takes nothing away.
        let named: usize = self
            .here
            .iter()
            .filter(|word| !word.inner && name_of(word.means).is_some() && gap.contains(word.span))
            .map(|word| word.span.of(self.text).chars().count())
            .sum();
        if bare.chars().count().saturating_sub(named) > DATE_REACH || bare.contains(STRONG_BREAKS) {
            return None;
        }
        let mut bare = bare.trim();
        let leads = date.start < cue.start;
        if leads {
            // "said in March 2024 that it was founded"
            let reach = Span::new(date.start.saturating_sub(24), date.start);
            if signals_in(self.reading, reach).any(|(_, kind)| kind == SignalKind::Attribution) {
                return None;
            }
            bare = bare.strip_prefix(COMMAS).unwrap_or(bare);
        }
        let commas = bare.chars().filter(|c| COMMAS.contains(c)).count();
        let tail = bare.rsplit(COMMAS).next().unwrap_or_default().split_whitespace().count();
        let fits = match commas {
            0 => true,
            1 => !leads && tail <= 2,
            2 => leads || tail <= 2,
            _ => false,
        };
        // The word inside a name ("the Camp David summit") says nothing of its own: the date must stand beside it.
        let beside = !inner || commas == 0 && bare.split_whitespace().count() <= 2;
        (fits && beside).then(|| gap.len())
    }

    /// Whether a name of the fact comes only later, where it is no subject of what is said: "the tunnel, which cost 900
    /// million, is longer than the bridge".
    pub(super) fn is_said_of_another(&self, value: Span, spoken: &Spoken<'_>) -> bool {
        let cue = self.nearest(&spoken.cues, value);
        let clause = self.clause(value.cover(cue));
        spoken.fact.about.iter().filter(|name| self.has_name(**name)).any(|name| {
            let mut places = self.here.iter().filter(|word| name_of(word.means) == Some(*name)).map(|word| word.span);
            places.all(|place| {
                let comes_later = place.start >= clause.end
                    && phrase::tokens(self.text, Span::new(clause.end, place.start)).len() > SUBJECT_REACH;
                comes_later || self.is_compared_with(place, value)
            })
        })
    }

    /// Whether a name is only what something else is compared with: "900 million more than the bridge", "unlike the
    /// bridge, it cost 900 million". A value behind the name, in one clause with it, is its own: "more than the bridge's
    /// 400 million".
    fn is_compared_with(&self, name: Span, value: Span) -> bool {
        if self.is_in_a_comparison(name) {
            return true;
        }
        let words = &self.language.reference.compared;
        if words.is_empty() {
            return false;
        }
        let tokens = phrase::tokens(self.text, Span::new(self.clause(name).start, name.start));
        let near = tokens.get(tokens.len().saturating_sub(COMPARE_REACH + COMPARE_WORDS)..).unwrap_or_default();
        let Some(word) = phrase::places(self.text, near, words, self.language).pop() else { return false };
        let gap = Span::new(word.end, name.start);
        if phrase::tokens(self.text, gap).len() > COMPARE_REACH
            || self.mentions.iter().any(|mention| mention.span.overlaps(gap))
            || self.here.iter().any(|word| word.span.overlaps(gap))
        {
            return false;
        }
        let breaks = |c: char| COMMAS.contains(&c) || STRONG_BREAKS.contains(&c);
        value.end <= word.start || name.end <= value.start && between(name, value).of(self.text).contains(breaks)
    }

    /// Whether what stands on both sides of a name says that something is compared with it, where that is said behind the
    /// name, or around it: "halden'den daha".
    fn is_in_a_comparison(&self, name: Span) -> bool {
        let patterns = &self.language.reference.compared_around;
        if patterns.is_empty() {
            return false;
        }
        let clause = self.clause(name);
        let before = folded(Span::new(self.sentence.span.start, name.start).of(self.text));
        let behind = folded(Span::new(name.end, clause.end.max(name.end)).of(self.text));
        patterns.iter().any(|pattern| {
            let pattern = folded(pattern);
            let mut parts = pattern.split('\u{2026}');
            let (Some(lead), Some(tail)) = (parts.next(), parts.next()) else { return false };
            before.ends_with(lead)
                && behind.strip_prefix(tail).is_some_and(|rest| parts.next().is_none_or(|more| rest.contains(more)))
        })
    }

    /// Whether a date stands a few words behind a word of order: "a year after the attacks of April 2007" tells when the
    /// attacks were. A word of the fact in between takes the date to itself: "after its foundation in 2007".
    pub(super) fn is_of_another_event(&self, date: Span, cues: &[(Span, bool)]) -> bool {
        let reference = &self.language.reference;
        let tokens = phrase::tokens(self.text, Span::new(self.clause(date).start, date.start));
        let tokens = tokens.get(tokens.len().saturating_sub(EVENT_REACH + 1)..).unwrap_or_default();
        [&reference.after, &reference.before].into_iter().any(|words| {
            phrase::places(self.text, tokens, words, self.language).into_iter().any(|word| {
                let gap = Span::new(word.end, date.start);
                gap.of(self.text).contains(is_letter) && !cues.iter().any(|(cue, _)| gap.contains(*cue))
            })
        })
    }

    pub(super) fn is_in_a_name(&self, span: Span) -> bool {
        self.here.iter().any(|word| name_of(word.means).is_some() && word.span.overlaps(span))
    }
}

pub(super) const COMMAS: [char; 4] = [',', '\u{60C}', '\u{3001}', '\u{FF0C}'];
pub(super) const STRONG_BREAKS: [char; 8] = [';', ':', '\u{61B}', '\u{2013}', '\u{2014}', '!', '?', '\n'];

/// What may stand behind the last mark of a sentence.
const CLOSING: [char; 8] = ['"', '\'', ')', ']', '\u{201C}', '\u{201D}', '\u{2019}', '\u{BB}'];

pub(super) const fn name_of(means: Use) -> Option<NameId> {
    match means {
        Use::Name { name, .. } | Use::Wrong { name, .. } => Some(name),
        Use::Cue { .. } | Use::Counted { .. } | Use::Dated { .. } => None,
    }
}

const fn fact_of(means: Use) -> Option<FactId> {
    match means {
        Use::Cue { fact, .. } | Use::Counted { fact } => Some(fact),
        Use::Name { .. } | Use::Wrong { .. } | Use::Dated { .. } => None,
    }
}

/// A part of a cue: its place in the cue, where it stands, and whether only inside of a longer word.
type Part = (usize, Span, bool);

/// The places of a cue whose parts all stand there in their order.
fn in_order(found: &[Part], wanted: usize) -> Vec<(Span, bool)> {
    if wanted <= 1 {
        return found.iter().map(|&(_, span, inner)| (span, inner)).collect();
    }
    let mut places = Vec::new();
    let mut end = 0;
    for part in 0..wanted {
        let next =
            found.iter().filter(|(at, span, _)| *at == part && span.start >= end).min_by_key(|(_, span, _)| span.start);
        let Some(&(_, span, inner)) = next else { return Vec::new() };
        end = span.end;
        places.push((span, inner));
    }
    places
}

/// The text between two places, in whatever order they stand.
pub(super) fn between(one: Span, other: Span) -> Span {
    if one.end <= other.start {
        Span::new(one.end, other.start)
    } else if other.end <= one.start {
        Span::new(other.end, one.start)
    } else {
        Span::new(one.start, one.start)
    }
}

/// A text without what stands in brackets.
fn without_brackets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            other if depth == 0 => out.push(other),
            _ => {}
        }
    }
    out
}

/// Whether a date or period that fits no value of a fact can be a wrong one. A period can only where it is given to the
/// day, and the fact has one: what went on for years says nothing of the days of a meeting.
fn is_definite(said: &Said, fact: &Fact) -> bool {
    let is_day = |date: Option<PartialDate>| date.is_some_and(|date| date.grain() == Grain::Day);
    match said {
        Said::Period(period) => {
            is_day(period.from)
                && is_day(period.to)
                && fact.values.iter().any(|value| matches!(value.value, FactValue::Period(_)))
        }
        Said::Date(_) => true,
        Said::Quantity(_) | Said::Name(_) => false,
    }
}

/// A date or period that is precise enough to be held against a fact.
pub(super) fn date_of(mention: &Mention) -> Option<Said> {
    match &mention.stated {
        Stated::Date(stated) => known_date(stated).map(Said::Date),
        Stated::Period(stated) => Some(match (stated.period.from, stated.period.to) {
            // "Since 1999" names the day on which something began.
            (Some(from), None) if !stated.relative && from.year().is_some() => Said::Date(from),
            (_, _) => Said::Period(stated.period),
        }),
        Stated::Quantity(_) | Stated::Ordinal(_) => None,
    }
}

fn known_date(stated: &StatedDate) -> Option<PartialDate> {
    let date =
        if stated.relative { stated.resolved.filter(|date| date.grain() >= Grain::Month)? } else { stated.written? };
    let stated_month = match date.value {
        DateValue::Day { month, .. } => month.is_some(),
        DateValue::Week { .. } | DateValue::Quarter { .. } | DateValue::Half { .. } | DateValue::Season { .. } => false,
        DateValue::Decade { .. } | DateValue::Century { .. } => return None,
    };
    (stated_month || date.year().is_some()).then_some(date)
}
