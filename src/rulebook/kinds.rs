//! Facts without a figure or date of their own (categories, lists, orders), and what of a name changes with time.

use std::collections::{BTreeMap, BTreeSet};

use super::compile::{FactReader, Known, Reading, add_form};
use super::fields::canonical;
use super::pattern::Pattern;
use super::place::Place;
use super::raw::{RawCategory, RawDatedForm, RawEntry, RawMember, RawMembership, RawMoment, RawOffice, RawOrder};
use super::table::Written;
use super::valid::{DatedForm, Fact, FactKind, FactValue, Member, Name, Office, TimedValue};
use crate::span::Span;
use crate::value::{Date, Figure, Quantity, UnitTable};

/// Reads what of the names rests on other names, and on days: their offices, and forms that are right for a time.
pub(super) fn fill_offices(
    readings: &mut [Reading],
    known: &BTreeMap<String, Known>,
    unusable: &BTreeSet<(usize, Span)>,
    units: &UnitTable,
    names: &mut [Name],
) {
    let some_are_broken = readings.iter().any(|reading| reading.log.is_broken_anywhere());
    for (number, Reading { raw, log }) in readings.iter_mut().enumerate() {
        for entry in &raw.entries {
            let RawEntry::Name(raw) = entry else { continue };
            let Some(id) = raw.common.id.as_ref().filter(|id| !unusable.contains(&(number, id.span))) else { continue };
            let mut reader = FactReader { known, units, log, some_are_broken };
            let offices: Vec<Office> =
                raw.offices.iter().flat_map(|offices| &offices.value).filter_map(|raw| reader.office(raw)).collect();
            let dated: Vec<DatedForm> =
                raw.dated.iter().flat_map(|forms| &forms.value).filter_map(|raw| reader.dated(raw)).collect();
            let found = known.get(&id.value).and_then(|known| known.name).and_then(|id| names.get_mut(id.0));
            let Some(name) = found else { continue };
            for form in &dated {
                add_form(&mut name.forms, form.text.clone(), form.language.clone(), form.place.clone());
            }
            name.offices = offices;
            name.dated = dated;
        }
    }
}

impl FactReader<'_> {
    pub(super) fn category(&mut self, raw: &RawCategory) -> Option<Fact> {
        let among = self.names(raw.among.as_ref(), "among");
        let values = self.values(&raw.fact, None, |reader, id| reader.name(id).map(FactValue::Name));
        let fact = self.fact(&raw.common, &raw.fact, FactKind::Category, values)?;
        let mut among = among?;
        for value in &fact.values {
            if let FactValue::Name(name) = value.value
                && !among.contains(&name)
            {
                among.push(name);
            }
        }
        Some(Fact { among, ..fact })
    }

    pub(super) fn list(&mut self, raw: &RawMembership) -> Option<Fact> {
        let among = raw.among.as_ref().map(|among| self.names(Some(among), "among"));
        let from = raw.from.as_ref().and_then(|from| self.day(from, |days| days.first));
        let until = raw.until.as_ref().and_then(|until| self.day(until, |days| days.last));
        let members: Vec<Member> =
            raw.members.iter().flat_map(|members| &members.value).filter_map(|member| self.member(member)).collect();
        for (at, member) in members.iter().enumerate() {
            let twice = members.iter().take(at).any(|other| {
                other.name == member.name
                    && other.from.is_none_or(|from| member.until.is_none_or(|until| from <= until))
                    && member.from.is_none_or(|from| other.until.is_none_or(|until| from <= until))
            });
            if twice {
                self.log.error(member.place.span.start, "this member stands twice in the list", "name it once");
            }
        }
        let counted = self.cues(raw.of.as_ref());
        let measures = if raw.measure.is_some() { self.cues(raw.measure.as_ref()) } else { counted.clone() };
        let complete = raw.complete.as_ref().is_some_and(|complete| complete.value).then_some((from, until));
        if let (Some(of), None) = (&raw.of, complete) {
            let message = "`of` counts the members, but the list is not said to be complete";
            self.log.error(
                of.span.start,
                message,
                "add `complete = true`, with `from` and `until` if that holds for a time",
            );
        }
        if let (Some(complete), None, None) = (&raw.among, &raw.complete, &raw.of) {
            let message = "`among` names who does not belong to it, but the list is not said to be complete";
            self.log.error(complete.span.start, message, "add `complete = true`, or leave `among` out");
        }
        let values = match (complete, counted.is_empty()) {
            (Some((from, until)), false) => counts(&members, from, until),
            (Some(_) | None, _) => Vec::new(),
        };
        let fact = self.fact(&raw.common, &raw.fact, FactKind::List, values)?;
        let mut among = match among {
            Some(among) => among?,
            None => Vec::new(),
        };
        for member in &members {
            if !among.contains(&member.name) {
                among.push(member.name);
            }
        }
        Some(Fact { measures, counted, among, members, complete, ..fact })
    }

    pub(super) fn order(&mut self, raw: &RawOrder) -> Option<Fact> {
        let first = self.cues(raw.first.as_ref());
        let then = self.cues(raw.then.as_ref());
        let fact = self.fact(&raw.common, &raw.fact, FactKind::Order, Vec::new())?;
        Some(Fact { cues: first, measures: then, ..fact })
    }

    fn member(&mut self, raw: &Written<RawMember>) -> Option<Member> {
        let name = raw.value.name.as_ref()?;
        let from = raw.value.from.as_ref().and_then(|from| self.day(from, |days| days.first));
        let until = raw.value.until.as_ref().and_then(|until| self.day(until, |days| days.last));
        self.in_order(from, until, raw.value.until.as_ref(), "until", "from");
        Some(Member { name: self.name(name)?, from, until, place: self.log.file.place(name.span) })
    }

    fn office(&mut self, raw: &Written<RawOffice>) -> Option<Office> {
        let errors = self.log.errors();
        let from = raw.value.from.as_ref().and_then(|from| self.day(from, |days| days.first));
        let until = raw.value.until.as_ref().and_then(|until| self.day(until, |days| days.last));
        let elected = raw.value.elected.as_ref().and_then(|elected| self.day(elected, |days| days.first));
        self.in_order(from, until, raw.value.until.as_ref(), "until", "from");
        self.in_order(elected, from, raw.value.from.as_ref(), "from", "elected");
        let written = raw.value.office.as_ref()?;
        let office = self.name(written)?;
        let place = self.log.file.place(written.span);
        (self.log.errors() == errors).then_some(Office { office, elected, from: from?, until, place })
    }

    fn dated(&mut self, raw: &Written<RawDatedForm>) -> Option<DatedForm> {
        let errors = self.log.errors();
        let raw = &raw.value;
        let from = raw.from.as_ref().and_then(|from| self.day(from, |days| days.first));
        let until = raw.until.as_ref().and_then(|until| self.day(until, |days| days.last));
        self.in_order(from, until, raw.until.as_ref(), "until", "from");
        let text = raw.text.as_ref()?;
        let form = DatedForm {
            text: Pattern::Text(text.value.clone()),
            language: raw.language.as_ref().and_then(|language| canonical(&language.value)),
            from,
            until,
            instead: raw.instead.as_ref()?.value.clone(),
            because: raw.because.as_ref()?.value.clone(),
            place: self.log.file.place(text.span),
        };
        (self.log.errors() == errors).then_some(form)
    }

    /// Reports a day that is before the one it has to follow.
    fn in_order(
        &mut self,
        start: Option<Date>,
        end: Option<Date>,
        written: Option<&Written<RawMoment>>,
        later: &str,
        earlier: &str,
    ) {
        if let (Some(start), Some(end), Some(written)) = (start, end, written)
            && end < start
        {
            let message = format!("`{later}` ({end}) is before `{earlier}` ({start})");
            self.log.error(written.span.start, message, "correct one of the two days");
        }
    }
}

/// How many members a list has from day to day, within the time for which they are all known.
fn counts(members: &[Member], from: Option<Date>, until: Option<Date>) -> Vec<TimedValue> {
    let known = |day: Date| from.is_none_or(|from| from < day) && until.is_none_or(|until| day <= until);
    let joined = members.iter().filter_map(|member| member.from);
    let left = members.iter().filter_map(|member| member.until).filter_map(|day| day.tomorrow().ok());
    let mut changes: Vec<Date> = joined.chain(left).filter(|day| known(*day)).collect();
    changes.sort_unstable();
    changes.dedup();
    let mut values = Vec::new();
    let starts = std::iter::once(from).chain(changes.iter().copied().map(Some));
    let ends = changes.iter().map(|day| day.yesterday().ok()).chain(std::iter::once(until));
    for (start, end) in starts.zip(ends) {
        // Of the time before the first of them joined, nothing is known.
        let Some(day) = start.or(end).or_else(|| members.iter().find_map(|member| member.until)) else {
            if let Some(first) = members.first() {
                values.push(count(members.len(), None, None, first.place.clone()));
            }
            continue;
        };
        let present: Vec<&Member> = members.iter().filter(|member| member.belongs_on(day)).collect();
        if let Some(latest) = present.iter().max_by_key(|member| (member.from, member.place.span)) {
            values.push(count(present.len(), start, end, latest.place.clone()));
        }
    }
    values
}

fn count(number: usize, from: Option<Date>, until: Option<Date>, place: Place) -> TimedValue {
    let figure = Figure::exact_integer(i64::try_from(number).unwrap_or(i64::MAX));
    TimedValue { during: None, from, until, value: FactValue::Quantity(Quantity::number(figure)), place }
}
