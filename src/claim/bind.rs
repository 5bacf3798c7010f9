//! Binding: which value of a sentence is said of which fact. Whatever is not clear is no claim, and is counted.
//!
//! A fact is spoken of where all its names and one of its cues or measures stand in one sentence. Its value is the one
//! that stands in the clause of the cue; a value that fits another fact of the sentence belongs to that one.

use std::collections::{BTreeMap, BTreeSet};

use super::words::{Found, Use, Words, cues};
use super::{Claim, Said, Time, signals_in, voice_at};
use crate::lang::Unstated;
use crate::mention::{Mention, Reading, Sentence, SignalKind, Stated, StatedDate};
use crate::rulebook::{Fact, FactId, FactKind, FactValue, NameId, NameKind, RuleSet, TimedValue};
use crate::source::BlockKind;
use crate::span::Span;
use crate::value::{
    Agreement, Date, DateValue, Grain, PartialDate, Period, Quantity, Tolerance, Unit, UnitTable, agree_dates,
    agree_periods, agree_quantities,
};

/// How far a date may stand from the words that say what happened then, in characters.
const DATE_REACH: usize = 80;
/// How far a figure may stand from the words that say what is measured, in characters.
const FIGURE_REACH: usize = 160;
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
        (Said::Quantity(_), FactValue::Date(_) | FactValue::Period(_))
        | (Said::Date(_) | Said::Period(_), FactValue::Quantity(_)) => Agreement::Incomparable,
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

/// All claims of an article in order, and how many values were left because it is not clear what they are about.
pub(super) fn claims(
    text: &str,
    reading: &Reading,
    found: &[Found],
    day: Option<Date>,
    rules: &RuleSet,
    words: &Words,
    units: &UnitTable,
) -> (Vec<Claim>, usize) {
    let mut claims = Vec::new();
    let mut undecided = 0;
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
        if here.iter().any(|word| name_of(word.means).is_none()) && sentence.kind != BlockKind::Table {
            let first = reading.mentions.partition_point(|mention| mention.span.start < sentence.span.start);
            let rest = reading.mentions.get(first..).unwrap_or_default();
            let last = rest.partition_point(|mention| mention.span.start < sentence.span.end);
            let mentions = rest.get(..last).unwrap_or_default();
            if mentions.iter().any(|mention| super::is_value(&mention.stated)) {
                let before: BTreeSet<NameId> =
                    carried.iter().rev().take(CARRIED).flat_map(|(_, names)| names.iter().copied()).collect();
                let room = Room {
                    text,
                    reading,
                    sentence,
                    here,
                    names: &names,
                    before: &before,
                    mentions,
                    day,
                    rules,
                    words,
                    units,
                };
                room.bind(&mut claims, &mut undecided);
            }
        }
        carried.push((sentence.block, names));
        // No more than these are ever asked for; an article may be one paragraph of a million sentences.
        let surplus = carried.len().saturating_sub(CARRIED);
        carried.drain(..surplus);
    }
    claims.sort_by_key(|claim| (claim.span, claim.fact));
    (claims, undecided)
}

/// One sentence and all that is known about it.
struct Room<'a> {
    text: &'a str,
    reading: &'a Reading,
    sentence: &'a Sentence,
    here: &'a [Found],
    names: &'a BTreeSet<NameId>,
    before: &'a BTreeSet<NameId>,
    mentions: &'a [Mention],
    day: Option<Date>,
    rules: &'a RuleSet,
    words: &'a Words,
    units: &'a UnitTable,
}

/// A fact that a sentence speaks of.
struct Spoken<'a> {
    id: FactId,
    fact: &'a Fact,
    /// Where its cues and measures stand; whether only inside of a longer word.
    cues: Vec<(Span, bool)>,
    /// Whether all its names are there, so that the sentence can make a claim about it.
    complete: bool,
    /// How many of its names stand in the sentence itself.
    names: usize,
}

/// What can be held against a fact, as the text has it.
struct Candidate {
    said: Said,
    span: Span,
}

/// When a figure is said to hold.
#[derive(Clone, Copy)]
enum When {
    Unsaid,
    Said(Time),
    Unclear,
}

impl Room<'_> {
    fn bind(&self, claims: &mut Vec<Claim>, undecided: &mut usize) {
        let spoken = self.spoken();
        if spoken.is_empty() {
            return;
        }
        let taken = self.dates(&spoken, claims, undecided);
        self.figures(&spoken, &taken, claims, undecided);
    }

    /// The facts that the sentence may speak of, those that are complete and those that only might be meant.
    fn spoken(&self) -> Vec<Spoken<'_>> {
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
        let mut places: BTreeMap<FactId, Vec<(Span, bool)>> = BTreeMap::new();
        for ((id, cue), found) in parts {
            let Some(fact) = self.rules.fact(id) else { continue };
            let wanted = cues(fact).nth(cue).map_or(0, |cue| cue.parts.len());
            places.entry(id).or_default().extend(in_order(&found, wanted));
        }
        let stranger = self.names_a_stranger();
        let mut spoken = Vec::new();
        for (id, cues) in places {
            let Some(fact) = self.rules.fact(id) else { continue };
            if cues.is_empty() {
                continue;
            }
            let names = fact.about.iter().filter(|name| self.names.contains(name)).count();
            let may_carry = fact.about.len() == 1 && !fact.counted.is_empty() && !stranger;
            let complete = names == fact.about.len()
                || may_carry && fact.about.iter().all(|name| self.names.contains(name) || self.before.contains(name));
            spoken.push(Spoken { id, fact, cues, complete, names });
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
            .split(|c: char| !c.is_alphanumeric())
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
                let fit = self.fit(&candidate.said, spoken.fact);
                if fit.is_some() {
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
                .filter(|candidate| !taken.contains(&candidate.span) && !matches!(candidate.said, Said::Period(_)))
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
            if !self.is_stated(nearest.span, &spoken.cues) {
                *undecided += 1;
                continue;
            }
            taken.push(nearest.span);
            claims.push(self.claim(spoken, nearest, None, against));
        }
        taken
    }

    /// Binds figures.
    fn figures(&self, spoken: &[Spoken<'_>], taken: &[Span], claims: &mut Vec<Claim>, undecided: &mut usize) {
        let facts: Vec<&Spoken<'_>> = spoken.iter().filter(|spoken| spoken.fact.kind == FactKind::Quantity).collect();
        if facts.is_empty() {
            return;
        }
        for mention in self.mentions {
            let Stated::Quantity(stated) = &mention.stated else { continue };
            if self.is_in_a_name(mention.span) {
                continue;
            }
            let when = self.when(mention.span, taken);
            let candidate = Candidate {
                said: Said::Quantity(stated.quantity.clone()),
                span: without_hedge(mention.span, stated.hedge),
            };
            let mut kept: Vec<Claim> = Vec::new();
            let mut fits_one = false;
            let mut unclear = false;
            for spoken in &facts {
                let Some(closeness) = self.is_measured(mention.span, &stated.quantity, spoken) else { continue };
                let (against, time) = self.value_for(spoken.fact, when);
                let fits = spoken.fact.values.iter().position(|value| {
                    agreement(&candidate.said, &value.value, spoken.fact.tolerance, self.units).agrees()
                });
                let fits_here = against.and_then(|at| spoken.fact.values.get(at)).is_some_and(|value| {
                    agreement(&candidate.said, &value.value, spoken.fact.tolerance, self.units).agrees()
                });
                fits_one |= fits_here;
                let has_place =
                    against.is_some() || spoken.fact.values.is_empty() || time.is_some_and(|time| time.span.is_some());
                let is_sure = closeness == Closeness::Direct && spoken.complete && has_place;
                if !(is_sure || fits_here && spoken.complete) {
                    // Without a time it may be any of the fact's values, and agrees if one of them does.
                    unclear |= fits.is_none();
                    continue;
                }
                if spoken.fact.values.is_empty() && matches!(when, When::Unclear) {
                    unclear = true;
                    continue;
                }
                if self.is_stated(mention.span, &spoken.cues) {
                    let mut claim = self.claim(spoken, &candidate, time, against);
                    claim.also_fits = fits.filter(|&at| Some(at) != against);
                    kept.push(claim);
                } else {
                    unclear = true;
                }
            }
            if fits_one {
                kept.retain(|claim| {
                    self.rules.fact(claim.fact).is_some_and(|fact| {
                        claim.against.and_then(|at| fact.values.get(at)).is_none_or(|value| {
                            agreement(&claim.value, &value.value, fact.tolerance, self.units).agrees()
                        })
                    })
                });
            }
            *undecided += usize::from(kept.is_empty() && unclear);
            claims.extend(kept);
        }
    }

    fn claim(&self, spoken: &Spoken<'_>, candidate: &Candidate, time: Option<Time>, against: Option<usize>) -> Claim {
        Claim {
            fact: spoken.id,
            value: candidate.said.clone(),
            span: candidate.span,
            time,
            against,
            voice: voice_at(self.text, self.reading, candidate.span, Some(self.sentence.span)),
            sentence: self.sentence.span,
            cue: spoken
                .cues
                .iter()
                .map(|&(cue, _)| cue)
                .min_by_key(|cue| (between(*cue, candidate.span).len(), cue.start))
                .unwrap_or(self.sentence.span),
            also_fits: None,
        }
    }

    /// The first value of a fact that agrees.
    fn fit(&self, said: &Said, fact: &Fact) -> Option<usize> {
        fact.values.iter().position(|value| agreement(said, &value.value, fact.tolerance, self.units).agrees())
    }

    /// Whether a figure can be one of the fact's, and how closely it is tied to what is counted or measured.
    fn is_measured(&self, span: Span, quantity: &Quantity, spoken: &Spoken<'_>) -> Option<Closeness> {
        let fact = spoken.fact;
        let unit = fact.unit.as_ref().or_else(|| {
            fact.values.iter().find_map(|value| match &value.value {
                FactValue::Quantity(quantity) => Some(&quantity.unit),
                FactValue::Date(_) | FactValue::Period(_) => None,
            })
        });
        if let Some(unit) = unit {
            let same = match (unit, &quantity.unit) {
                (Unit::Measure(one), Unit::Measure(other)) => self.units.dimension(one) == self.units.dimension(other),
                (one, other) => one == other,
            };
            if !same {
                return None;
            }
        }
        let near = spoken.cues.iter().any(|(cue, _)| {
            let between = between(*cue, span).of(self.text);
            between.chars().count() <= FIGURE_REACH && !between.contains(STRONG_BREAKS)
        });
        if !near {
            return None;
        }
        if !fact.counted.is_empty() {
            return self.counts(span, spoken.id);
        }
        match quantity.unit {
            Unit::One => {
                let touches = spoken
                    .cues
                    .iter()
                    .any(|(cue, _)| between(*cue, span).of(self.text).split_whitespace().count() <= 2);
                touches.then_some(Closeness::Direct)
            }
            Unit::Percent | Unit::PercentPoint | Unit::Money(_) | Unit::Measure(_) => Some(Closeness::Direct),
        }
    }

    /// Whether the counted noun stands right after the figure, or after one or two words more.
    fn counts(&self, span: Span, fact: FactId) -> Option<Closeness> {
        let noun = self
            .here
            .iter()
            .find(|word| word.span.start >= span.end && !word.inner && word.means == (Use::Counted { fact }))?;
        let gap = Span::new(span.end, noun.span.start).of(self.text);
        if gap.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}')) {
            return Some(Closeness::Direct);
        }
        let spoiled = gap.chars().any(|c| !c.is_alphanumeric() && !c.is_whitespace() && c != '-');
        let named = self.here.iter().any(|word| word.span.start >= span.end && word.span.end <= noun.span.start);
        (!spoiled && !named && gap.split_whitespace().count() <= 2).then_some(Closeness::Loose)
    }

    /// Which value of a fact a figure is to be held against, and the time that says so.
    fn value_for(&self, fact: &Fact, when: When) -> (Option<usize>, Option<Time>) {
        let covers = fact.during.is_some() || fact.values.iter().any(|value| value.during.is_some());
        let changes = fact.values.iter().any(|value| value.from.is_some() || value.until.is_some());
        if covers {
            let When::Said(time) = when else { return (None, None) };
            let at = fact.values.iter().position(|value| {
                value.during.or(fact.during).is_some_and(|during| is_same_time(&during, &time.period))
            });
            return (at, Some(time));
        }
        if changes {
            let time = match when {
                When::Said(time) => time,
                When::Unsaid => match self.day {
                    Some(day) => Time { period: Period::from(PartialDate::of_date(day)), span: None, relative: false },
                    None => return (None, None),
                },
                When::Unclear => return (None, None),
            };
            let mut holding = fact.values.iter().enumerate().filter(|(_, value)| holds(value, &time.period));
            let (first, second) = (holding.next(), holding.next());
            let at = if second.is_none() { first.map(|(at, _)| at) } else { None };
            return (at, Some(time));
        }
        let time = match when {
            When::Said(time) => Some(time),
            When::Unsaid | When::Unclear => None,
        };
        if fact.values.is_empty() { (None, time) } else { ((fact.values.len() == 1).then_some(0), None) }
    }

    /// The time that a figure of the sentence is said to be of.
    fn when(&self, figure: Span, taken: &[Span]) -> When {
        let mut events: Vec<(Span, Option<&Mention>)> = Vec::new();
        for mention in self.mentions.iter().filter(|mention| !self.is_in_a_name(mention.span)) {
            match &mention.stated {
                Stated::Date(_) | Stated::Period(_) if !taken.contains(&mention.span) => {
                    events.push((mention.span, Some(mention)));
                }
                Stated::Quantity(_) => events.push((mention.span, None)),
                Stated::Date(_) | Stated::Period(_) | Stated::Ordinal(_) | Stated::Extra(_) => {}
            }
        }
        let Some(at) = events.iter().position(|(span, _)| *span == figure) else { return When::Unclear };
        let times = events.iter().filter(|(_, mention)| mention.is_some()).count();
        if times == 0 {
            return When::Unsaid;
        }
        let neighbour =
            |at: Option<usize>| at.and_then(|at| events.get(at)).and_then(|(span, mention)| Some((*span, (*mention)?)));
        let before = neighbour(at.checked_sub(1));
        let after = neighbour(at.checked_add(1));
        // Two times on one side: which of them is meant cannot be told.
        let twice_before = before.is_some() && neighbour(at.checked_sub(2)).is_some();
        let twice_after = after.is_some() && neighbour(at.checked_add(2)).is_some();
        let leads = events.first().is_some_and(|(_, mention)| mention.is_some());
        let chosen = match (before, after) {
            (Some(_), _) if twice_before => return When::Unclear,
            (_, Some(_)) if twice_after => return When::Unclear,
            (Some(before), None) => before,
            (None, Some(after)) => after,
            (Some(before), Some(after)) => {
                if leads {
                    before
                } else {
                    after
                }
            }
            (None, None) if times == 1 => match events.iter().find_map(|(span, mention)| Some((*span, (*mention)?))) {
                Some(only) => only,
                None => return When::Unsaid,
            },
            (None, None) => return When::Unclear,
        };
        time_of(chosen.1)
            .map_or(When::Unclear, |(period, relative)| When::Said(Time { period, span: Some(chosen.0), relative }))
    }

    /// Whether the words around a value state it: no negation, condition, plan or denial in their clause.
    fn is_stated(&self, value: Span, cues: &[(Span, bool)]) -> bool {
        let Some((cue, _)) = cues.iter().min_by_key(|(cue, _)| between(*cue, value).len()) else { return false };
        let stretch = self.clause(value.cover(*cue));
        !signals_in(self.reading, stretch).any(|(_, kind)| match kind {
            SignalKind::Unstated(Unstated::Negated | Unstated::Conditional | Unstated::Planned | Unstated::Denied) => {
                true
            }
            SignalKind::Unstated(Unstated::Rumoured) | SignalKind::Attribution => false,
        })
    }

    /// A stretch of the sentence, out to the next sign that parts clauses.
    fn clause(&self, stretch: Span) -> Span {
        let breaks = |c: char| COMMAS.contains(&c) || STRONG_BREAKS.contains(&c);
        let before = Span::new(self.sentence.span.start, stretch.start).of(self.text);
        let after = Span::new(stretch.end, self.sentence.span.end).of(self.text);
        let start = before.rfind(breaks).map_or(self.sentence.span.start, |at| self.sentence.span.start + at);
        let end = after.find(breaks).map_or(self.sentence.span.end, |at| stretch.end + at);
        Span::new(start, end)
    }

    /// How far a date stands from the nearest cue of its clause; none if it stands in another clause.
    fn distance(&self, date: Span, cues: &[(Span, bool)]) -> Option<usize> {
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

    fn is_in_a_name(&self, span: Span) -> bool {
        self.here.iter().any(|word| name_of(word.means).is_some() && word.span.overlaps(span))
    }
}

/// How closely a figure is tied to what it counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Closeness {
    Direct,
    Loose,
}

const COMMAS: [char; 4] = [',', '\u{60C}', '\u{3001}', '\u{FF0C}'];
const STRONG_BREAKS: [char; 8] = [';', ':', '\u{61B}', '\u{2013}', '\u{2014}', '!', '?', '\n'];

const fn name_of(means: Use) -> Option<NameId> {
    match means {
        Use::Name { name, .. } | Use::Wrong { name, .. } => Some(name),
        Use::Cue { .. } | Use::Counted { .. } => None,
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
fn between(one: Span, other: Span) -> Span {
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

/// A date or period that is precise enough to be held against a fact.
fn date_of(mention: &Mention) -> Option<Said> {
    match &mention.stated {
        Stated::Date(stated) => known_date(stated).map(Said::Date),
        Stated::Period(stated) => Some(match (stated.period.from, stated.period.to) {
            // "Since 1999" names the day on which something began.
            (Some(from), None) if !stated.relative && from.year().is_some() => Said::Date(from),
            (_, _) => Said::Period(stated.period),
        }),
        Stated::Quantity(_) | Stated::Ordinal(_) | Stated::Extra(_) => None,
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

/// The time a date or period names, with a year, and whether it counts from the article's date.
fn time_of(mention: &Mention) -> Option<(Period, bool)> {
    match &mention.stated {
        Stated::Date(stated) => {
            let date = stated.resolved.or(stated.written)?;
            date.days()?;
            Some((Period::from(date), stated.relative))
        }
        Stated::Period(stated) => {
            stated.period.days()?;
            Some((stated.period, stated.relative))
        }
        Stated::Quantity(_) | Stated::Ordinal(_) | Stated::Extra(_) => None,
    }
}

/// Whether two periods cover the same days.
fn is_same_time(one: &Period, other: &Period) -> bool {
    matches!((one.days(), other.days()), (Some(one), Some(other)) if one == other)
}

/// Whether a value is right at some day of a period.
fn holds(value: &TimedValue, period: &Period) -> bool {
    let Some((first, last)) = period.days() else { return false };
    let begins = value.from.is_none_or(|from| last.is_none_or(|last| from <= last));
    let lasts = value.until.is_none_or(|until| first.is_none_or(|first| first <= until));
    begins && lasts
}

/// A figure's place without its hedge before it.
fn without_hedge(span: Span, hedge: Option<Span>) -> Span {
    match hedge {
        Some(hedge) if span.contains(hedge) && hedge.start == span.start && hedge.end < span.end => {
            Span::new(hedge.end, span.end)
        }
        Some(_) | None => span,
    }
}
