//! From rule files as they are written to names and facts as they are meant.
//!
//! A fact with any error in it is not used, because half a fact raises false alarms; of a name, only what is wrong
//! in it is left out.

use std::collections::{BTreeMap, BTreeSet};

use super::fields::{canonical, choose, examples, lists, notation_of, pattern};
use super::kinds;
use super::log::Log;
use super::notation::{self, NotationError};
use super::pattern::Pattern;
use super::place::Place;
use super::raw::{
    ByLanguage, RawBook, RawCommon, RawDate, RawEntry, RawFact, RawFigure, RawList, RawMoment, RawName, RawQuantity,
    RawSource, RawTimed, RawUncaught, RawWords, RawWrong,
};
use super::table::{Written, closest, shown};
use super::valid::{
    Cue, Fact, FactKind, FactValue, Form, Name, NameId, NameKind, Pronouns, Rulebook, Source, Status, TimedValue,
    Title, Uncaught, WrongForm,
};
use crate::span::Span;
use crate::value::{Date, Days, Decimal, Hedge, PartialDate, Period, Quantity, Tolerance, Unit, UnitTable};

const KINDS: [(&str, NameKind); 9] = [
    ("person", NameKind::Person),
    ("organisation", NameKind::Organisation),
    ("place", NameKind::Place),
    ("treaty", NameKind::Treaty),
    ("operation", NameKind::Operation),
    ("event", NameKind::Event),
    ("office", NameKind::Office),
    ("law", NameKind::Law),
    ("other", NameKind::Other),
];

const PRONOUNS: [(&str, Pronouns); 4] =
    [("he", Pronouns::He), ("she", Pronouns::She), ("they", Pronouns::They), ("it", Pronouns::It)];

const STATUSES: [(&str, Status); 3] =
    [("confirmed", Status::Confirmed), ("reported", Status::Reported), ("disputed", Status::Disputed)];

/// The kinds of mistakes that are put into sentences a fact accepts.
pub(super) const MUTANTS: [&str; 8] =
    ["digit", "month", "weekday", "day-month", "scale", "outdated", "member", "order"];

/// The longest id, in bytes: ids become part of keys of bounded size.
const LONGEST_ID: usize = 100;

/// One file on its way.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) raw: RawBook,
    pub(super) log: Log,
}

/// What an id was first written for.
#[derive(Clone, Debug)]
pub(super) struct Known {
    place: Place,
    is_name: bool,
    pub(super) name: Option<NameId>,
}

/// Turns all files into names and facts. Ids are resolved across the files.
pub(super) fn compile(readings: &mut [Reading], units: &UnitTable) -> (Vec<Rulebook>, Vec<Name>, Vec<Fact>) {
    let (mut known, unusable) = register(readings);
    let mut names = Vec::new();
    for (number, Reading { raw, log }) in readings.iter_mut().enumerate() {
        for entry in &raw.entries {
            if let RawEntry::Name(raw) = entry
                && let Some(id) = raw.common.id.as_ref().filter(|id| !unusable.contains(&(number, id.span)))
                && let Some(name) = compile_name(raw, id, log)
            {
                if let Some(known) = known.get_mut(&id.value) {
                    known.name = Some(NameId(names.len()));
                }
                names.push(name);
            }
        }
    }
    kinds::fill_offices(readings, &known, &unusable, units, &mut names);
    let some_are_broken = readings.iter().any(|reading| reading.log.is_broken_anywhere());
    let mut facts = Vec::new();
    for (number, Reading { raw, log }) in readings.iter_mut().enumerate() {
        for entry in &raw.entries {
            let errors = log.errors();
            let mut reader = FactReader { known: &known, units, log, some_are_broken };
            let fact = match entry {
                RawEntry::Name(_) => continue,
                RawEntry::Date(raw) => reader.date(raw),
                RawEntry::Quantity(raw) => reader.quantity(raw),
                RawEntry::Category(raw) => reader.category(raw),
                RawEntry::List(raw) => reader.list(raw),
                RawEntry::Order(raw) => reader.order(raw),
            };
            let common = entry.common();
            let is_usable = common.id.as_ref().is_some_and(|id| !unusable.contains(&(number, id.span)));
            if is_usable && !common.broken && log.errors() == errors {
                facts.extend(fact);
            }
        }
    }
    let mut books = Vec::new();
    for Reading { raw, log } in readings.iter_mut() {
        let checked = raw.head.as_ref().and_then(|head| head.checked.as_ref());
        let mut reader = FactReader { known: &known, units, log, some_are_broken };
        let checked = checked.and_then(|checked| reader.day(checked, |days| days.last));
        books.push(compile_head(raw, checked, log));
    }
    (books, names, facts)
}

fn compile_head(raw: &RawBook, checked: Option<Date>, log: &mut Log) -> Rulebook {
    let path = log.file.path.to_string();
    let is_silent = raw.entries.is_empty() && log.errors() == 0 && !log.is_broken_anywhere();
    if let Some(title) = raw.head.as_ref().and_then(|head| head.title.as_ref())
        && is_silent
    {
        log.warning(title.span.start, "this rulebook states nothing", "add `[[name]]`, `[[date]]` or `[[quantity]]`");
    }
    let title = raw.head.as_ref().and_then(|head| head.title.as_ref()).map(|title| title.value.clone());
    let owner = raw.head.as_ref().and_then(|head| head.owner.as_ref()).map(|owner| owner.value.clone());
    Rulebook { title: title.unwrap_or_else(|| path.clone()), path, owner, checked }
}

/// Notes every id at its first place; gives the places of those that cannot be used.
fn register(readings: &mut [Reading]) -> (BTreeMap<String, Known>, BTreeSet<(usize, Span)>) {
    let mut known: BTreeMap<String, Known> = BTreeMap::new();
    let mut unusable = BTreeSet::new();
    for (number, Reading { raw, log }) in readings.iter_mut().enumerate() {
        for entry in &raw.entries {
            let Some(id) = &entry.common().id else { continue };
            if !is_kebab_case(&id.value) {
                unusable.insert((number, id.span));
                let message = format!("`{}` is no id", shown(&id.value));
                let help = format!("use small letters, digits and single hyphens: `{}`", kebab_case(&id.value));
                log.error(id.span.start, message, help);
            }
            if let Some(first) = known.get(&id.value) {
                unusable.insert((number, id.span));
                let message = format!("the id `{}` is already in use at {}", shown(&id.value), first.place);
                log.error(id.span.start, message, "give one of the two another id; only the first is used");
                continue;
            }
            let is_name = match entry {
                RawEntry::Name(_) => true,
                RawEntry::Date(_)
                | RawEntry::Quantity(_)
                | RawEntry::Category(_)
                | RawEntry::List(_)
                | RawEntry::Order(_) => false,
            };
            known.insert(id.value.clone(), Known { place: log.file.place(id.span), is_name, name: None });
        }
    }
    (known, unusable)
}

fn is_kebab_case(id: &str) -> bool {
    id.len() <= LONGEST_ID
        && id
            .split('-')
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}

/// A proposal for an id.
fn kebab_case(words: &str) -> String {
    let lower = words.to_lowercase();
    let parts: Vec<&str> =
        lower.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let id: String = parts.join("-").chars().take(LONGEST_ID).collect();
    if id.is_empty() { "an-id".to_owned() } else { id.trim_end_matches('-').to_owned() }
}

fn compile_name(raw: &RawName, id: &Written<String>, log: &mut Log) -> Option<Name> {
    let examples = examples(&raw.common, log);
    let kind = raw.kind.as_ref().and_then(|kind| choose(kind, "kind", &KINDS, log));
    let pronouns = raw.pronouns.as_ref().and_then(|pronouns| choose(pronouns, "pronouns", &PRONOUNS, log));
    let mut forms = Vec::new();
    for text in [&raw.preferred, &raw.acronym].into_iter().flatten() {
        add_form(&mut forms, Pattern::Text(text.value.clone()), None, log.file.place(text.span));
    }
    for (language, words) in lists(raw.variants.as_ref()) {
        for words in words {
            if let Some(text) = pattern(words, log) {
                add_form(&mut forms, text, language.clone(), log.file.place(words.span));
            }
        }
    }
    let wrong: Vec<WrongForm> = raw
        .wrong
        .iter()
        .flat_map(|wrong| &wrong.value)
        .filter_map(|raw| {
            let errors = log.errors();
            let wrong = wrong_form(&raw.value, log)?;
            (log.errors() == errors).then_some(wrong)
        })
        .collect();
    let preferred = raw.preferred.as_ref()?;
    Some(Name {
        id: id.value.clone(),
        kind: kind.unwrap_or(NameKind::Other),
        preferred: preferred.value.clone(),
        acronym: raw.acronym.as_ref().map(|acronym| acronym.value.clone()),
        forms,
        wrong,
        pronouns,
        titles: lists(raw.titles.as_ref())
            .flat_map(|(language, words)| {
                words.iter().map(move |text| Title { text: text.value.clone(), language: language.clone() })
            })
            .collect(),
        offices: Vec::new(),
        dated: Vec::new(),
        examples,
        place: log.file.place(preferred.span),
    })
}

/// Adds a form unless it is there for all languages or for this one.
pub(super) fn add_form(forms: &mut Vec<Form>, text: Pattern, language: Option<String>, place: Place) {
    let is_known = |form: &Form| form.text == text && (form.language.is_none() || form.language == language);
    if !forms.iter().any(is_known) {
        forms.push(Form { text, language, place });
    }
}

fn wrong_form(raw: &RawWrong, log: &mut Log) -> Option<WrongForm> {
    let words = raw.words.as_ref()?;
    let text = pattern(words, log)?;
    let place = match &words.value {
        RawWords::Text(_) => log.file.place(words.span),
        RawWords::Pattern(pattern) => log.file.place(pattern.span),
    };
    Some(WrongForm {
        text,
        language: raw.language.as_ref().and_then(|language| canonical(&language.value)),
        because: raw.because.as_ref()?.value.clone(),
        instead: raw.instead.as_ref().map(|instead| instead.value.clone()),
        place,
    })
}

/// Reads the facts of one file.
pub(super) struct FactReader<'a> {
    pub(super) known: &'a BTreeMap<String, Known>,
    pub(super) units: &'a UnitTable,
    pub(super) log: &'a mut Log,
    /// Whether some file could not be read as TOML: then a name may be missing because it is in there.
    pub(super) some_are_broken: bool,
}

impl FactReader<'_> {
    fn date(&mut self, raw: &RawDate) -> Option<Fact> {
        let values = self.values(&raw.fact, None, Self::date_value);
        let recurs = raw.recurs.as_ref().is_some_and(|recurs| recurs.value);
        Some(Fact { recurs, ..self.fact(&raw.common, &raw.fact, FactKind::Date, values)? })
    }

    fn quantity(&mut self, raw: &RawQuantity) -> Option<Fact> {
        let during = raw.during.as_ref().and_then(|during| self.period(during));
        let stated = raw.unit.as_ref().and_then(|unit| self.unit(unit));
        let read = |reader: &mut Self, value: &Written<RawFigure>| {
            reader.figure(value, raw.unit.as_ref().zip(stated.as_ref())).map(FactValue::Quantity)
        };
        let values = self.values(&raw.fact, during, read);
        let unit = stated.or_else(|| self.common_unit(&values));
        let tolerance = self.tolerance(raw.exact.as_ref(), raw.tolerance.as_ref());
        let measures = self.cues(raw.measure.as_ref());
        let counted = self.cues(raw.of.as_ref());
        let fact = self.fact(&raw.common, &raw.fact, FactKind::Quantity, values)?;
        let grows = raw.grows.as_ref().is_some_and(|grows| grows.value);
        Some(Fact { measures, counted, unit, during, tolerance, grows, ..fact })
    }

    /// What all kinds of facts have.
    pub(super) fn fact<V>(
        &mut self,
        common: &RawCommon,
        raw: &RawFact<V>,
        kind: FactKind,
        values: Vec<TimedValue>,
    ) -> Option<Fact> {
        let about = self.names(raw.about.as_ref(), "about");
        let cues = self.cues(raw.cues.as_ref());
        let status = raw.status.as_ref().and_then(|status| choose(status, "status", &STATUSES, self.log));
        let source = raw.source.as_ref().and_then(|source| self.source(&source.value));
        let uncaught = raw.uncaught.iter().flat_map(|uncaught| &uncaught.value);
        let uncaught: Vec<Uncaught> = uncaught.filter_map(|raw| self.uncaught(&raw.value)).collect();
        let examples = examples(common, self.log);
        let id = common.id.as_ref()?;
        if common.accepts.is_none() && common.rejects.is_none() && !common.broken {
            self.log.warning(
                id.span.start,
                format!("nothing tests `{}`: it has neither `accepts` nor `rejects`", shown(&id.value)),
                "add a sentence that is right, `accepts.en = [\"…\"]`, and one that is wrong with the mistake marked, \
                 `rejects.en = [\"… [[…]] …\"]`",
            );
        }
        if raw.source.is_none() && !values.is_empty() && !common.broken {
            let message = format!("`{}` has a value and no source", shown(&id.value));
            self.log.warning(id.span.start, message, "add `source = { title = \"…\", published = 2022-05-05 }`");
        }
        Some(Fact {
            id: id.value.clone(),
            kind,
            states: raw.states.as_ref()?.value.clone(),
            about: about?,
            cues,
            measures: Vec::new(),
            counted: Vec::new(),
            among: Vec::new(),
            members: Vec::new(),
            complete: None,
            unit: None,
            values,
            during: None,
            tolerance: Tolerance::default(),
            grows: false,
            recurs: false,
            status: status.unwrap_or_default(),
            source,
            uncaught,
            examples,
            place: self.log.file.place(raw.states.as_ref()?.span),
        })
    }

    /// The names that the ids of a key stand for; none if one of them is broken itself.
    pub(super) fn names(&mut self, ids: Option<&Written<RawList<String>>>, key: &str) -> Option<Vec<NameId>> {
        let mut names = Vec::new();
        let mut all_known = true;
        for id in &ids?.value {
            match self.name(id) {
                Some(name) if names.contains(&name) => {
                    let message = format!("`{}` is named twice in `{key}`", shown(&id.value));
                    self.log.error(id.span.start, message, "name it once");
                }
                Some(name) => names.push(name),
                None => all_known = false,
            }
        }
        (all_known && !names.is_empty()).then_some(names)
    }

    /// The name that an id stands for; none after the problem was recorded.
    pub(super) fn name(&mut self, id: &Written<String>) -> Option<NameId> {
        match self.known.get(&id.value) {
            None if self.some_are_broken => {
                let message =
                    format!("not used: no name has the id `{}` as far as the files can be read", shown(&id.value));
                self.log.note(id.span.start, message, "mend the TOML first");
                None
            }
            None => {
                let near = self.known.iter().filter(|(_, known)| known.is_name).map(|(id, _)| id.as_str());
                let help = match closest(&id.value, near) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => "add a `[[name]]` with this id, or use the id of one that is there".to_owned(),
                };
                self.log.error(id.span.start, format!("no name has the id `{}`", shown(&id.value)), help);
                None
            }
            Some(known) if !known.is_name => {
                let message = format!("`{}` is the id of a fact, not of a name", shown(&id.value));
                self.log.error(id.span.start, message, format!("it is at {}", known.place));
                None
            }
            Some(known) => {
                if known.name.is_none() {
                    let message = format!("not used: the name `{}` has errors", shown(&id.value));
                    self.log.note(id.span.start, message, format!("see {}", known.place));
                }
                known.name
            }
        }
    }

    pub(super) fn cues(&mut self, raw: Option<&Written<ByLanguage<RawWords>>>) -> Vec<Cue> {
        let mut cues = Vec::new();
        for (language, list) in lists(raw) {
            for words in list {
                if let Some(parts) = self.parts(words) {
                    cues.push(Cue { language: language.clone(), parts, place: self.log.file.place(words.span) });
                }
            }
        }
        cues
    }

    /// A cue in its parts: an ellipsis stands for other words.
    fn parts(&mut self, words: &Written<RawWords>) -> Option<Vec<Pattern>> {
        let RawWords::Text(text) = &words.value else {
            return pattern(words, self.log).map(|pattern| vec![pattern]);
        };
        let text = text.replace("...", "…");
        let parts: Vec<&str> = text.split('…').map(str::trim).collect();
        if parts.iter().any(|part| part.is_empty()) {
            let message = "`…` must have words on both sides";
            self.log.error(words.span.start, message, "it stands for the words between two parts: `took … over`");
            return None;
        }
        Some(parts.into_iter().map(|part| Pattern::Text(part.to_owned())).collect())
    }

    fn uncaught(&mut self, raw: &RawUncaught) -> Option<Uncaught> {
        let mutant = raw.mutant.as_ref()?;
        choose(mutant, "mutant", &MUTANTS.map(|kind| (kind, ())), self.log)?;
        Some(Uncaught { mutant: mutant.value.clone(), because: raw.because.as_ref()?.value.clone() })
    }

    fn source(&mut self, raw: &RawSource) -> Option<Source> {
        Some(Source {
            published: raw.published.as_ref().and_then(|published| self.moment(published)),
            until: raw.until.as_ref().and_then(|until| self.day(until, |days| days.last)),
            url: raw.url.as_ref().map(|url| url.value.clone()),
            title: raw.title.as_ref()?.value.clone(),
        })
    }

    /// The value or values of a fact; `during` is what the fact as a whole covers.
    pub(super) fn values<V>(
        &mut self,
        raw: &RawFact<V>,
        during: Option<Period>,
        read: impl Fn(&mut Self, &Written<V>) -> Option<FactValue>,
    ) -> Vec<TimedValue> {
        let errors = self.log.errors();
        if let (Some(_), Some(values)) = (&raw.value, &raw.values) {
            self.log.error(
                values.span.start,
                "a fact has `value` or `values`, not both",
                "put the one value into `values`",
            );
        }
        let mut values = Vec::new();
        if let Some(written) = &raw.value
            && let Some(value) = read(self, written)
        {
            let place = self.log.file.place(written.span);
            values.push(TimedValue { during, from: None, until: None, value, place });
        }
        for raw in raw.values.iter().flat_map(|values| &values.value) {
            values.extend(self.timed_value(raw, during, &read));
        }
        // Of values that could not all be read, it is not known when they hold.
        let is_read = !raw.values.as_ref().is_some_and(|values| self.log.has_error_in(values.span));
        if self.log.errors() == errors && is_read {
            self.report_overlaps(&values);
        }
        values
    }

    fn timed_value<V>(
        &mut self,
        raw: &Written<RawTimed<V>>,
        during: Option<Period>,
        read: impl Fn(&mut Self, &Written<V>) -> Option<FactValue>,
    ) -> Option<TimedValue> {
        let from = raw.value.from.as_ref().and_then(|from| self.day(from, |days| days.first));
        let until = raw.value.until.as_ref().and_then(|until| self.day(until, |days| days.last));
        if let (Some(start), Some(end), Some(written)) = (from, until, &raw.value.until)
            && end < start
        {
            let message = format!("`until` ({end}) is before `from` ({start})");
            self.log.error(
                written.span.start,
                message,
                "`from` is the first day on which a value holds, `until` the last",
            );
        }
        let during = match &raw.value.during {
            Some(own) => self.period(own),
            None => during,
        };
        let written = raw.value.value.as_ref()?;
        let value = read(self, written)?;
        if let Some(during) = &during
            && is_outside(&value, during)
        {
            let message = "the date is outside the period it is given for";
            self.log.error(written.span.start, message, "correct the date or `during`");
        }
        Some(TimedValue { during, from, until, value, place: self.log.file.place(written.span) })
    }

    /// Reports values that hold on the same day, for the same period, and are not the same.
    fn report_overlaps(&mut self, values: &[TimedValue]) {
        for (index, later) in values.iter().enumerate() {
            let clash = values.iter().take(index).find(|earlier| {
                hold_together(earlier, later) && notation::differ(&earlier.value, &later.value, self.units)
            });
            if let Some(earlier) = clash {
                let shares_one_day = earlier.until.is_some() && earlier.until == later.from;
                let help = if shares_one_day {
                    "`until` is the last day on which a value holds: let it end a day earlier"
                } else {
                    "give them `from` and `until` that do not overlap, or each its own `during`"
                };
                let message = format!("this value holds at the same time as the one at {}", earlier.place);
                self.log.error(later.place.span.start, message, help);
            }
        }
    }

    fn date_value(&mut self, raw: &Written<RawMoment>) -> Option<FactValue> {
        match &raw.value {
            RawMoment::Text(text) if text.contains('/') => self.period(raw).map(FactValue::Period),
            RawMoment::Text(_) | RawMoment::Day(..) => self.moment(raw).map(FactValue::Date),
        }
    }

    fn moment(&mut self, raw: &Written<RawMoment>) -> Option<PartialDate> {
        let read = notation::date(&notation_of(&raw.value));
        self.accept(read, raw.span)
    }

    fn period(&mut self, raw: &Written<RawMoment>) -> Option<Period> {
        let read = notation::period(&notation_of(&raw.value));
        self.accept(read, raw.span)
    }

    /// The first or last day of a date whose days are known.
    pub(super) fn day(&mut self, raw: &Written<RawMoment>, pick: impl Fn(Days) -> Date) -> Option<Date> {
        let days = self.moment(raw)?.days();
        if days.is_none() {
            let message = format!("`{}` leaves open which day it is", shown(&notation_of(&raw.value)));
            self.log.error(raw.span.start, message, "write 2022-05-05, \"2022-05\" or \"2022\"");
        }
        days.map(pick)
    }

    /// A figure; one without a unit takes the unit of the fact.
    fn figure(&mut self, raw: &Written<RawFigure>, stated: Option<(&Written<String>, &Unit)>) -> Option<Quantity> {
        let read = notation::quantity(&raw.value.0, self.units);
        let quantity = self.accept(read, raw.span)?;
        match stated {
            Some((_, unit)) if quantity.unit == Unit::One => Some(Quantity { unit: unit.clone(), ..quantity }),
            Some((written, unit)) if quantity.unit != *unit => {
                let message =
                    format!("`{}` is not in the unit of the fact, `{}`", shown(&raw.value.0), shown(&written.value));
                self.log.error(raw.span.start, message, "use one unit in a fact");
                None
            }
            Some(_) | None => Some(quantity),
        }
    }

    fn unit(&mut self, raw: &Written<String>) -> Option<Unit> {
        let read = notation::unit(&raw.value, self.units);
        let read = read.map_err(|(message, help)| (message, format!("{help}; a noun that is counted goes into `of`")));
        self.accept(read, raw.span)
    }

    /// What a notation stands for, or a problem at its place.
    fn accept<T>(&mut self, read: Result<T, NotationError>, span: Span) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err((message, help)) => {
                self.log.error(span.start, message, help);
                None
            }
        }
    }

    /// The unit that all values share.
    fn common_unit(&mut self, values: &[TimedValue]) -> Option<Unit> {
        let mut common: Option<Unit> = None;
        for timed in values {
            let FactValue::Quantity(quantity) = &timed.value else { continue };
            match &common {
                None => common = Some(quantity.unit.clone()),
                Some(unit) if *unit != quantity.unit => {
                    self.log.error(
                        timed.place.span.start,
                        "the values of a fact have different units",
                        "use one unit in a fact",
                    );
                    return None;
                }
                Some(_) => {}
            }
        }
        common
    }

    fn tolerance(&mut self, exact: Option<&Written<bool>>, raw: Option<&Written<RawFigure>>) -> Tolerance {
        let is_exact = exact.is_some_and(|exact| exact.value);
        let Some(raw) = raw else {
            return if is_exact { Tolerance::Exact } else { Tolerance::AsWritten };
        };
        if is_exact {
            self.log.error(raw.span.start, "a fact cannot be exact and have a tolerance", "leave one of them out");
        }
        let share = notation::quantity(&raw.value.0, self.units)
            .ok()
            .filter(|quantity| quantity.unit == Unit::Percent && quantity.hedge == Hedge::None)
            .and_then(|quantity| quantity.figure.value.checked_div(Decimal::ONE_HUNDRED))
            .filter(|share| *share > Decimal::ZERO && *share < Decimal::ONE);
        if share.is_none() {
            let message = format!("`{}` is no tolerance", shown(&raw.value.0));
            self.log.error(raw.span.start, message, "write a share of the value between 0 and 100 %: \"5 %\"");
        }
        share.map_or(Tolerance::AsWritten, Tolerance::Within)
    }
}

/// Whether two values could be right on one day and for one period.
pub(super) fn hold_together(left: &TimedValue, right: &TimedValue) -> bool {
    let starts_before_end = |start: Option<Date>, end: Option<Date>| match (start, end) {
        (Some(start), Some(end)) => start <= end,
        (None, _) | (_, None) => true,
    };
    left.during == right.during
        && starts_before_end(left.from, right.until)
        && starts_before_end(right.from, left.until)
}

/// Whether a date lies wholly outside a period. A date may well lie outside `from` and `until`: what was planned
/// until April may be planned for May.
fn is_outside(value: &FactValue, during: &Period) -> bool {
    let (first, last) = match value {
        FactValue::Date(date) => match date.days() {
            Some(days) => (Some(days.first), Some(days.last)),
            None => return false,
        },
        FactValue::Period(period) => notation::bounds(period),
        FactValue::Quantity(_) | FactValue::Name(_) => return false,
    };
    let (begin, end) = notation::bounds(during);
    let is_after = |left: Option<Date>, right: Option<Date>| left.zip(right).is_some_and(|(left, right)| left > right);
    is_after(first, end) || is_after(begin, last)
}
