//! Binding of facts that have no date and no figure: which of several names, who belongs to a list, what came first.

use std::collections::BTreeSet;

use super::bind::{COMMAS, Room, STRONG_BREAKS, Spoken, between, name_of};
use super::words::Use;
use super::{Claim, Membership, Ordered, Said, phrase};
use crate::lang::is_letter;
use crate::mention::Stated;
use crate::rulebook::{Fact, FactKind, FactValue, NameId};
use crate::span::Span;
use crate::value::Period;

/// How many words may stand between the words of a fact and the name that is its value.
const NAME_REACH: usize = 4;
/// How many letters may stand between two names of one enumeration.
const ENUMERATION: usize = 8;

impl Room<'_> {
    /// Binds names to categories.
    pub(super) fn categories(&self, spoken: &[Spoken<'_>], claims: &mut Vec<Claim>, undecided: &mut usize) {
        for spoken in spoken.iter().filter(|spoken| spoken.fact.kind == FactKind::Category && spoken.complete) {
            let near: Vec<(NameId, Span)> = self
                .named()
                .filter(|(name, _)| spoken.fact.among.contains(name) && !spoken.fact.about.contains(name))
                .filter(|(_, span)| spoken.cues.iter().any(|&(cue, _)| self.is_beside(cue, *span, NAME_REACH)))
                .collect();
            let names: BTreeSet<NameId> = near.iter().map(|(name, _)| *name).collect();
            let holding = self.holding(spoken.fact);
            let right = near.iter().find_map(|(name, span)| {
                let fits =
                    |at: &usize| spoken.fact.values.get(*at).is_some_and(|value| value.value == FactValue::Name(*name));
                Some((*name, *span, holding.iter().copied().find(fits)?))
            });
            let (name, span, against) = match (right, names.len(), holding.as_slice()) {
                (Some((name, span, at)), _, _) => (name, span, Some(at)),
                (None, 0, _) => continue,
                (None, 1, [at]) if self.is_sure_of_time(spoken.fact) => match near.first() {
                    Some(&(name, span)) => (name, span, Some(*at)),
                    None => continue,
                },
                // A fact without a value only asks that all articles name the same.
                (None, 1, []) if spoken.fact.values.is_empty() => match near.first() {
                    Some(&(name, span)) => (name, span, None),
                    None => continue,
                },
                (None, _, _) => {
                    *undecided += 1;
                    continue;
                }
            };
            if !self.is_stated(span, &spoken.cues) {
                *undecided += 1;
                continue;
            }
            claims.push(self.claim_of(spoken, Said::Name(name), span, None, against));
        }
    }

    /// Finds the names that a sentence counts among the members of a list.
    pub(super) fn members(&self, spoken: &[Spoken<'_>], found: &mut Vec<Membership>, undecided: &mut usize) {
        for spoken in spoken.iter().filter(|spoken| spoken.fact.kind == FactKind::List && spoken.complete) {
            let candidates: Vec<(NameId, Span)> = self
                .named()
                .filter(|(name, _)| spoken.fact.among.contains(name) && !spoken.fact.about.contains(name))
                .collect();
            let nouns = self
                .here
                .iter()
                .filter(|word| !word.inner && word.means == Use::Counted { fact: spoken.id })
                .map(|word| word.span);
            let mut chosen: BTreeSet<usize> = BTreeSet::new();
            for (at, &(_, span)) in candidates.iter().enumerate() {
                let said =
                    spoken.own.iter().any(|cue| self.is_said_of(*cue, span) && !self.is_of_a_part(*cue, spoken.fact));
                let counted = nouns.clone().any(|noun| self.opens_with(noun, span));
                if said || counted {
                    chosen.insert(at);
                }
            }
            // The others of an enumeration go with the one that stands beside the words.
            for order in [(0..candidates.len()).collect::<Vec<_>>(), (0..candidates.len()).rev().collect()] {
                let mut last: Option<usize> = None;
                for at in order {
                    if let (Some(last), Some(&(_, span))) = (last, candidates.get(at))
                        && let Some(&(_, beside)) = candidates.get(last)
                        && chosen.contains(&last)
                        && self.is_enumerated(span, beside)
                    {
                        chosen.insert(at);
                    }
                    last = Some(at);
                }
            }
            let times = self.times();
            for &(name, span) in chosen.iter().filter_map(|at| candidates.get(*at)) {
                if !self.is_stated(span, &spoken.cues) {
                    *undecided += 1;
                    continue;
                }
                found.push(Membership {
                    fact: spoken.id,
                    name,
                    span,
                    times: times.clone(),
                    cue: self.nearest(&spoken.cues, span),
                    voice: self.voice(span),
                });
            }
        }
    }

    /// Finds sentences that put the two events of a fact in an order.
    pub(super) fn orders(&self, spoken: &[Spoken<'_>], found: &mut Vec<Ordered>, undecided: &mut usize) {
        for spoken in spoken.iter().filter(|spoken| spoken.fact.kind == FactKind::Order && spoken.complete) {
            if spoken.own.is_empty() || spoken.measured.is_empty() {
                continue;
            }
            let tokens = phrase::tokens(self.text, self.sentence.span);
            let reference = &self.language.reference;
            let mut words: Vec<(Span, bool)> = phrase::places(self.text, &tokens, &reference.after, self.language)
                .into_iter()
                .map(|span| (span, true))
                .chain(
                    phrase::places(self.text, &tokens, &reference.before, self.language)
                        .into_iter()
                        .map(|span| (span, false)),
                )
                .collect();
            words.sort_unstable();
            // What is named right after the word of order, and the other event elsewhere in the sentence.
            let mut told: Vec<(Span, bool, Span, Span)> = Vec::new();
            for &(word, is_after) in &words {
                let complement = |cues: &[Span]| {
                    cues.iter().copied().find(|cue| {
                        cue.start >= word.end && {
                            let gap = Span::new(word.end, cue.start).of(self.text);
                            !gap.contains(COMMAS)
                                && !gap.contains(STRONG_BREAKS)
                                && gap.split_whitespace().count() <= NAME_REACH
                        }
                    })
                };
                let elsewhere = |cues: &[Span], not: Span| {
                    cues.iter().copied().find(|cue| !cue.overlaps(not) && !cue.overlaps(word))
                };
                let (first, then) = (complement(&spoken.own), complement(&spoken.measured));
                // Of both behind the word, the nearer one is what it belongs to.
                let is_first = match (first, then) {
                    (Some(first), Some(then)) => first.start < then.start,
                    (Some(_), None) => true,
                    (None, Some(_)) => false,
                    (None, None) => continue,
                };
                if is_first {
                    if let Some(first) = first
                        && let Some(other) = elsewhere(&spoken.measured, first)
                    {
                        told.push((word, is_after, first, other));
                    }
                } else if let Some(then) = then
                    && let Some(other) = elsewhere(&spoken.own, then)
                {
                    told.push((word, !is_after, other, then));
                }
            }
            match told.as_slice() {
                [] => {}
                &[(span, holds, first, then)] if self.is_stated(span, &[(first, false), (then, false)]) => {
                    found.push(Ordered { fact: spoken.id, span, holds, first, then, voice: self.voice(span) });
                }
                _ => *undecided += 1,
            }
        }
    }

    /// The right forms of names in the sentence, in order; none that is only a part of another.
    pub(super) fn named(&self) -> impl Iterator<Item = (NameId, Span)> + '_ {
        self.here.iter().filter(|word| !word.inner).filter_map(|word| match word.means {
            Use::Name { name, .. } => Some((name, word.span)),
            Use::Wrong { .. } | Use::Cue { .. } | Use::Counted { .. } | Use::Dated { .. } => None,
        })
    }

    /// Which values of a fact hold when the article speaks; all of them if it is not known when that is.
    fn holding(&self, fact: &Fact) -> Vec<usize> {
        let changes = fact.values.iter().any(|value| value.from.is_some() || value.until.is_some());
        let times = self.times();
        (0..fact.values.len())
            .filter(|at| {
                !changes
                    || times.is_empty()
                    || fact.values.get(*at).is_some_and(|value| {
                        times.iter().any(|time| {
                            let (first, last) = time.days().unwrap_or((None, None));
                            value.from.is_none_or(|from| last.is_none_or(|last| from <= last))
                                && value.until.is_none_or(|until| first.is_none_or(|first| first <= until))
                        })
                    })
            })
            .collect()
    }

    fn is_sure_of_time(&self, fact: &Fact) -> bool {
        let changes = fact.values.iter().any(|value| value.from.is_some() || value.until.is_some());
        !changes || !self.times().is_empty()
    }

    /// The times that the sentence states, else the article's date.
    fn times(&self) -> Vec<Period> {
        let stated: Vec<Period> = self
            .mentions
            .iter()
            .filter_map(|mention| match &mention.stated {
                Stated::Date(stated) => stated.resolved.or(stated.written).map(Period::from),
                Stated::Period(stated) => Some(stated.period),
                Stated::Quantity(_) | Stated::Ordinal(_) => None,
            })
            .filter(|period| period.days().is_some())
            .collect();
        if stated.is_empty() {
            self.moment.filter(|time| !time.inferred).map(|time| time.period).into_iter().collect()
        } else {
            stated
        }
    }

    /// Whether a name stands beside a cue: in its clause, with at most so many words between that are no names and
    /// no dates.
    pub(super) fn is_beside(&self, cue: Span, name: Span, reach: usize) -> bool {
        let gap = between(cue, name);
        let raw = gap.of(self.text);
        !raw.contains(COMMAS) && !raw.contains(STRONG_BREAKS) && self.words_in(gap) <= reach
    }

    /// Whether a cue is said of a name: the name right before it or right after it, or before it with a comma between.
    fn is_said_of(&self, cue: Span, name: Span) -> bool {
        let gap = between(cue, name);
        let raw = gap.of(self.text);
        if cue.overlaps(name) || raw.contains(STRONG_BREAKS) {
            return false;
        }
        if name.start < cue.start && raw.contains(COMMAS) {
            return raw.trim() == "," && name.end <= cue.start;
        }
        !raw.contains(COMMAS) && self.words_in(gap) == 0
    }

    /// Whether the words are not of the body itself but of something of it: "a member of NATO's cyber force".
    fn is_of_a_part(&self, cue: Span, fact: &Fact) -> bool {
        self.here.iter().any(|word| {
            let is_behind = word.span.start >= cue.end && self.words_in(Span::new(cue.end, word.span.start)) <= 1;
            let rest = Span::new(word.span.end, self.sentence.span.end).of(self.text);
            let is_possessive = rest.starts_with(['\'', '\u{2019}'])
                || word.span.of(self.text).trim_end_matches('s').ends_with(['\'', '\u{2019}']);
            is_behind && is_possessive && name_of(word.means).is_some_and(|name| fact.about.contains(&name))
        })
    }

    /// Whether the counted noun is followed by a list that begins with a name: "members such as …", "members (…)".
    fn opens_with(&self, noun: Span, name: Span) -> bool {
        if name.start < noun.end {
            return false;
        }
        let gap = Span::new(noun.end, name.start);
        let raw = gap.of(self.text);
        let tokens = phrase::tokens(self.text, gap);
        let opener = phrase::places(self.text, &tokens, &self.language.reference.such_as, self.language);
        let words = self.words_in(gap);
        let opening: usize = opener.iter().map(|span| span.of(self.text).split_whitespace().count()).sum();
        raw.chars().count() <= 40 && words <= opening && (raw.contains(['(', ':']) || !opener.is_empty())
    }

    /// Whether two names stand side by side in one enumeration.
    fn is_enumerated(&self, one: Span, other: Span) -> bool {
        let raw = between(one, other).of(self.text);
        let letters = raw.chars().filter(|c| is_letter(*c)).count();
        letters <= ENUMERATION
            && raw.split_whitespace().filter(|word| word.chars().any(is_letter)).count() <= 2
            && !raw.contains(['.', ';', ')', '('])
    }

    /// How many words stand in a gap that belong to no name and no date.
    fn words_in(&self, gap: Span) -> usize {
        let tokens = phrase::tokens(self.text, gap);
        let is_taken = |span: Span| {
            self.here.iter().any(|word| name_of(word.means).is_some() && word.span.overlaps(span))
                || self.mentions.iter().any(|mention| mention.span.overlaps(span))
        };
        tokens.iter().filter(|token| !is_taken(token.span)).count()
    }
}
