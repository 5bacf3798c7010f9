//! Binding of figures: which fact a figure measures, and of what time it is said.

use std::collections::BTreeMap;

use super::bind::{Candidate, Room, STRONG_BREAKS, Spoken, agreement, between};
use super::words::Use;
use super::{Claim, Said, Time, phrase};
use crate::lang::is_word;
use crate::mention::{Mention, Stated};
use crate::rulebook::{Fact, FactId, FactKind, FactValue, TimedValue};
use crate::span::Span;
use crate::value::{Hedge, Period, Quantity, Unit};

/// How far a figure may stand from the words that say what is measured, in characters.
const FIGURE_REACH: usize = 160;
/// How many words on each side of a figure may tell that it is of a part only.
const FURTHER: usize = 3;

/// When a figure is said to hold.
#[derive(Clone, Copy)]
pub(super) enum When {
    Unsaid,
    Said(Time),
    Unclear,
}

/// How closely a figure is tied to what it counts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Closeness {
    Direct,
    Loose,
}

impl Room<'_> {
    /// Binds figures.
    pub(super) fn figures(
        &self,
        spoken: &[Spoken<'_>],
        taken: &[Span],
        claims: &mut Vec<Claim>,
        undecided: &mut usize,
    ) {
        // A list whose members are counted is a quantity too.
        let is_counted = |fact: &Fact| match fact.kind {
            FactKind::Quantity => true,
            FactKind::List => !fact.values.is_empty(),
            FactKind::Date | FactKind::Category | FactKind::Order => false,
        };
        let facts: Vec<&Spoken<'_>> = spoken.iter().filter(|spoken| is_counted(spoken.fact)).collect();
        if facts.is_empty() {
            return;
        }
        let mut told: Vec<Claim> = Vec::new();
        for mention in self.mentions {
            let Stated::Quantity(stated) = &mention.stated else { continue };
            if self.is_in_a_name(mention.span) || self.is_of_a_part_only(mention.span) {
                continue;
            }
            let when = self.when(mention.span, taken);
            let mut quantity = stated.quantity.clone();
            if quantity.hedge == Hedge::None && self.is_exceeded(mention.span) {
                quantity.hedge = Hedge::MoreThan;
            }
            let hedge = quantity.hedge;
            let candidate =
                Candidate { said: Said::Quantity(quantity), span: without_hedge(mention.span, stated.hedge) };
            let measured: Vec<(&Spoken<'_>, Closeness)> = facts
                .iter()
                .filter(|spoken| !spoken.fact.counted.is_empty() || !self.is_outdone(spoken, &facts, mention.span))
                .filter_map(|spoken| Some((*spoken, self.is_measured(mention.span, &stated.quantity, spoken)?)))
                .collect();
            let nearest = measured.iter().map(|(spoken, _)| self.gap(&spoken.cues, mention.span)).min();
            let mut kept: Vec<Claim> = Vec::new();
            let mut fits_one = false;
            let mut unclear = false;
            for (spoken, closeness) in measured {
                let when = match when {
                    When::Unsaid if covers(spoken.fact) => {
                        self.misprinted_time(&candidate.said, spoken.fact).map_or(when, When::Said)
                    }
                    When::Unsaid | When::Said(_) | When::Unclear => when,
                };
                let (against, time) = self.value_for(spoken.fact, when);
                let fits = self.fit(&candidate.said, spoken.fact);
                let fits_here = against
                    .and_then(|at| spoken.fact.values.get(at))
                    .is_some_and(|value| self.agrees(&candidate.said, value, spoken.fact));
                // "At least 2,000" can be almost any larger figure: it belongs to the fact whose words are nearest.
                if hedge.is_bound() && fits_here && Some(self.gap(&spoken.cues, mention.span)) > nearest {
                    continue;
                }
                fits_one |= fits_here;
                let has_place =
                    against.is_some() || spoken.fact.values.is_empty() || time.is_some_and(|time| time.span.is_some());
                // Without any time it may be any of the fact's values, and is confirmed by the one that agrees.
                if let (When::Unsaid, None, None, Some(at)) = (when, against, time, fits)
                    && closeness == Closeness::Direct
                    && spoken.complete
                    && !covers(spoken.fact)
                    && self.is_stated(mention.span, &spoken.cues)
                {
                    kept.push(self.claim(spoken, &candidate, None, Some(at)));
                    continue;
                }
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
                if self.is_stated(mention.span, &spoken.cues)
                    && (fits_here || !self.is_said_of_another(mention.span, spoken))
                {
                    let mut claim = self.claim(spoken, &candidate, time, against);
                    claim.also_fits = fits.filter(|&at| Some(at) != against);
                    kept.push(claim);
                } else {
                    unclear = true;
                }
            }
            if fits_one {
                kept.retain(|claim| claim.against.is_none() || self.is_right(claim));
            }
            *undecided += usize::from(kept.is_empty() && unclear);
            told.extend(kept);
        }
        claims.extend(self.settled(told, &facts));
    }

    /// Of several figures of one sentence that could be one value of a fact, the one that agrees, else the nearest to
    /// the fact's words: "18 metres wide and 2.4 km long".
    fn settled(&self, told: Vec<Claim>, facts: &[&Spoken<'_>]) -> Vec<Claim> {
        let mut groups: BTreeMap<(FactId, usize), Vec<Claim>> = BTreeMap::new();
        let mut settled = Vec::new();
        for claim in told {
            match claim.against {
                Some(at) => groups.entry((claim.fact, at)).or_default().push(claim),
                None => settled.push(claim),
            }
        }
        for ((id, _), group) in groups {
            if group.iter().any(|claim| self.is_right(claim)) {
                settled.extend(group.into_iter().filter(|claim| self.is_right(claim)));
                continue;
            }
            let cues = facts.iter().find(|spoken| spoken.id == id).map_or(&[][..], |spoken| &spoken.cues);
            settled.extend(group.into_iter().min_by_key(|claim| (self.gap(cues, claim.span), claim.span)));
        }
        settled
    }

    /// Whether a claim agrees with the value that it is held against.
    fn is_right(&self, claim: &Claim) -> bool {
        self.rules.fact(claim.fact).is_some_and(|fact| {
            super::value_of(fact, claim.against).is_some_and(|value| self.agrees(&claim.value, value, fact))
        })
    }

    fn agrees(&self, said: &Said, value: &TimedValue, fact: &Fact) -> bool {
        agreement(said, &value.value, fact.tolerance, self.units).agrees()
    }

    /// How far a place is from the nearest of some words, in bytes.
    fn gap(&self, cues: &[(Span, bool)], place: Span) -> usize {
        between(self.nearest(cues, place), place).len()
    }

    /// Whether a verb of the clause says that there is more than the figure, with no other figure in between: "profits
    /// exceeded last year 400 million".
    fn is_exceeded(&self, figure: Span) -> bool {
        let before = Span::new(self.clause(figure).start, figure.start);
        let tokens = phrase::tokens(self.text, before);
        let verbs = phrase::places(self.text, &tokens, &self.language.reference.exceed, self.language);
        verbs.last().is_some_and(|verb| {
            !self.mentions.iter().any(|mention| {
                matches!(mention.stated, Stated::Quantity(_))
                    && mention.span.start >= verb.end
                    && mention.span.end <= figure.start
            })
        })
    }

    /// Whether the words beside a figure say that it is of others, or of a part: "another 200", "only seven".
    fn is_of_a_part_only(&self, figure: Span) -> bool {
        let words = &self.language.reference.further;
        let reach = |from: usize, to: usize| phrase::tokens(self.text, Span::new(from, to));
        let touches = |gap: Span| gap.of(self.text).chars().all(char::is_whitespace);
        let before = reach(self.sentence.span.start, figure.start);
        let before = before.get(before.len().saturating_sub(FURTHER)..).unwrap_or_default();
        let behind = reach(figure.end, self.sentence.span.end);
        let behind = behind.get(..behind.len().min(FURTHER)).unwrap_or_default();
        phrase::places(self.text, before, words, self.language)
            .into_iter()
            .any(|word| touches(Span::new(word.end, figure.start)))
            || phrase::places(self.text, behind, words, self.language)
                .into_iter()
                .any(|word| touches(Span::new(figure.end, word.start)))
    }

    /// Whether a figure can be one of the fact's, and how closely it is tied to what is counted or measured.
    pub(super) fn is_measured(&self, span: Span, quantity: &Quantity, spoken: &Spoken<'_>) -> Option<Closeness> {
        let fact = spoken.fact;
        if !self.has_unit_of(quantity, fact) {
            return None;
        }
        let near = spoken.cues.iter().any(|(cue, _)| {
            let between = between(*cue, span).of(self.text);
            between.chars().count() <= FIGURE_REACH && !between.contains(STRONG_BREAKS)
        });
        if !near {
            return None;
        }
        // How many of the members do something is told more often than how many there are.
        let is_whole = fact.kind != FactKind::List
            || fact.measures == fact.counted
            || spoken.measured.iter().any(|cue| self.is_beside(*cue, span, 1));
        if !is_whole {
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

    /// Whether a figure is in the unit of a fact.
    pub(super) fn has_unit_of(&self, quantity: &Quantity, fact: &Fact) -> bool {
        let unit = fact.unit.as_ref().or_else(|| {
            fact.values.iter().find_map(|value| match &value.value {
                FactValue::Quantity(quantity) => Some(&quantity.unit),
                FactValue::Date(_) | FactValue::Period(_) | FactValue::Name(_) => None,
            })
        });
        unit.is_none_or(|unit| match (unit, &quantity.unit) {
            (Unit::Measure(one), Unit::Measure(other)) => self.units.dimension(one) == self.units.dimension(other),
            (one, other) => one == other,
        })
    }

    /// Whether the counted noun stands right after the figure, or after one or two words more.
    pub(super) fn counts(&self, span: Span, fact: FactId) -> Option<Closeness> {
        let noun = self
            .here
            .iter()
            .find(|word| word.span.start >= span.end && !word.inner && word.means == (Use::Counted { fact }))?;
        let gap = Span::new(span.end, noun.span.start).of(self.text);
        if gap.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}')) {
            return Some(Closeness::Direct);
        }
        let spoiled = gap.chars().any(|c| !is_word(c) && !c.is_whitespace() && c != '-');
        let named = self.here.iter().any(|word| word.span.start >= span.end && word.span.end <= noun.span.start);
        (!spoiled && !named && gap.split_whitespace().count() <= 2).then_some(Closeness::Loose)
    }

    /// Which value of a fact a figure is to be held against, and the time that says so.
    pub(super) fn value_for(&self, fact: &Fact, when: When) -> (Option<usize>, Option<Time>) {
        let covers = covers(fact);
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
                When::Said(time) => Time { period: at_its_end(time.period), ..time },
                When::Unsaid => match self.moment {
                    Some(moment) => moment,
                    None => return (None, None),
                },
                When::Unclear => return (None, None),
            };
            let mut holding = fact.values.iter().enumerate().filter(|(_, value)| holds(value, &time.period));
            let (first, second) = (holding.next(), holding.next());
            // "Until 1999" is what was so before, "by 1999" what was so then: a value that came in that time is neither surely.
            let came_then = |value: &TimedValue| {
                let end = match when {
                    When::Said(time) if time.period.from.is_none() => time.period.to.and_then(|to| to.days()),
                    When::Said(_) | When::Unsaid | When::Unclear => None,
                };
                end.is_some_and(|end| value.from.is_some_and(|from| from >= end.first))
            };
            let sure = first.filter(|(_, value)| second.is_none() && !came_then(value));
            let at = sure.map(|(at, _)| at);
            // A time that the article does not state says nothing where it leaves the value open.
            return (at, Some(time).filter(|time| at.is_some() || !time.inferred));
        }
        let time = match when {
            When::Said(time) => Some(time),
            When::Unsaid | When::Unclear => None,
        };
        if fact.values.is_empty() { (None, time) } else { ((fact.values.len() == 1).then_some(0), None) }
    }

    /// The time that a figure of the sentence is said to be of.
    pub(super) fn when(&self, figure: Span, taken: &[Span]) -> When {
        let mut events: Vec<(Span, Option<&Mention>)> = Vec::new();
        for mention in self.mentions.iter().filter(|mention| !self.is_in_a_name(mention.span)) {
            match &mention.stated {
                Stated::Date(_) | Stated::Period(_) if !taken.contains(&mention.span) => {
                    events.push((mention.span, Some(mention)));
                }
                Stated::Quantity(_) => events.push((mention.span, None)),
                Stated::Date(_) | Stated::Period(_) | Stated::Ordinal(_) => {}
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
        time_of(chosen.1).map_or(When::Unclear, |(period, relative)| {
            When::Said(Time { period, span: Some(chosen.0), relative, inferred: false })
        })
    }
}

/// Whether the figures of a fact are of stretches of time: what happened in a year, not what is so on a day.
fn covers(fact: &Fact) -> bool {
    fact.during.is_some() || fact.values.iter().any(|value| value.during.is_some())
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
        Stated::Quantity(_) | Stated::Ordinal(_) => None,
    }
}

/// Whether two periods cover the same days.
fn is_same_time(one: &Period, other: &Period) -> bool {
    matches!((one.days(), other.days()), (Some(one), Some(other)) if one == other)
}

/// "By 2021" says what is so in 2021, not what was so before.
fn at_its_end(period: Period) -> Period {
    match (period.from, period.to) {
        (None, Some(to)) => Period::from(to),
        (_, _) => period,
    }
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
