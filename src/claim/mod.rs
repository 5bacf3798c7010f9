//! Ties what an article states to the facts it is about. It decides nothing: which of two values is right, and whether
//! it matters, is for the checks.

mod acronyms;
mod ages;
mod beside;
mod bind;
mod changes;
mod clauses;
mod copies;
mod cues;
mod dates;
mod ends;
mod explain;
mod factors;
mod figures;
mod fractions;
mod heads;
mod initials;
mod items;
mod kinds;
mod lists;
mod lives;
mod measures;
mod misspelt;
mod moment;
mod monthdays;
mod names;
mod notes;
mod occasion;
mod owners;
mod page;
mod periods;
mod persons;
mod phrase;
mod portions;
mod priced;
mod rescaled;
mod respelled;
mod speaker;
mod steps;
mod stretches;
mod surroundings;
mod tied;
mod weekday;
mod wordings;
mod words;
mod years;

use std::collections::BTreeSet;

use crate::finding::Voice;
use crate::lang::{Glossary, Language, Unstated, is_letter};
use crate::mention::{Reading, SignalKind, Stated};
use crate::rulebook::{Fact, FactId, NameId, Pronouns, RuleSet};
use crate::source::Article;
use crate::span::Span;
use crate::value::{Date, PartialDate, Period, Quantity, UnitTable, Weekday};

pub use acronyms::{Acronym, Foreign, Misfit, Slipped};
pub use ages::{Aged, Born, OneBy, TwoAges};
pub use beside::{Bracketed, Converted, Link, Measure};
pub(crate) use bind::agreement;
pub use changes::{Change, ChangeBy, Heading, Rivals};
pub use copies::Copied;
pub use explain::{Near, Why};
pub use fractions::Fraction;
pub use heads::{Headed, Misheaded};
pub(crate) use heads::{are_versions, leads_to};
pub use items::{Listed, Make};
pub use lists::{Announced, Counted, Doubt};
pub use lives::Life;
pub use measures::{Measured, ToldTwice};
pub use monthdays::MonthDay;
pub use names::{Place, Swapped};
pub use periods::{Spelled, Tie};
pub use portions::{PartsTold, Shares, Totalled};
pub(crate) use rescaled::may_group;
pub use rescaled::{Apart, Likeness, Rescaled};
pub(crate) use respelled::skeleton;
pub use respelled::{Differing, Respelled};
pub use steps::{Move, Step, StepTold};
pub use stretches::{Anniversary, Elapsed};
pub use wordings::{Long, Requoted, Spoken, Wording};
pub use words::Words;

/// What an article says about a fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The fact.
    pub fact: FactId,
    /// What is said.
    pub value: Said,
    /// Where, in the article's plain text.
    pub span: Span,
    /// The time the figure is said to cover, or the day on which it is said to be right.
    pub time: Option<Time>,
    /// The value of the fact it is to be held against, by its place in [`Fact::values`]; none if the fact has none.
    pub against: Option<usize>,
    /// Who says it.
    pub voice: Voice,
    /// The sentence it stands in.
    pub sentence: Span,
    /// The words that show that it is about this fact, nearest to the value.
    pub cue: Span,
    /// Another value of the same fact that it agrees with, by its place: it may be out of date.
    pub also_fits: Option<usize>,
    /// Whether the sentence says that its figure is one of a day and will grow.
    pub so_far: bool,
    /// Whether the sentence is a correction note.
    pub corrected: bool,
}

/// The value of a claim.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// A date.
    Date(PartialDate),
    /// From one date to another.
    Period(Period),
    /// A figure.
    Quantity(Quantity),
    /// A name.
    Name(NameId),
}

/// A name that an article counts among the members of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Membership {
    /// The list.
    pub fact: FactId,
    /// The name.
    pub name: NameId,
    /// Where it stands.
    pub span: Span,
    /// The times that the sentence states, else the article's date; empty if neither is known.
    pub times: Vec<Period>,
    /// The words that say that it is a member.
    pub cue: Span,
    /// Who says it.
    pub voice: Voice,
}

/// A sentence that puts two events in an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ordered {
    /// The fact.
    pub fact: FactId,
    /// The word that puts them in an order.
    pub span: Span,
    /// Whether the order is that of the fact.
    pub holds: bool,
    /// The words of what came first by the fact.
    pub first: Span,
    /// The words of what came then.
    pub then: Span,
    /// Who says it.
    pub voice: Voice,
}

/// A pronoun or title that says whether a person is a man or a woman.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Referred {
    /// The person.
    pub name: NameId,
    /// Where the name stands.
    pub named: Span,
    /// Where the pronoun or title stands.
    pub span: Span,
    /// What it says.
    pub says: Pronouns,
    /// Whether it is a title right before the name.
    pub is_title: bool,
    /// Who says it.
    pub voice: Voice,
}

/// An office that a person is given.
#[derive(Clone, Debug, PartialEq)]
pub struct InOffice {
    /// The person.
    pub name: NameId,
    /// Where the name stands.
    pub named: Span,
    /// The office, by its place among those of the person; the one that fits best, if there are several of one title.
    pub office: usize,
    /// Where the title stands, with the words that say how it is held.
    pub span: Span,
    /// How it is said to be held.
    pub standing: Standing,
    /// The article's date, if it has one.
    pub day: Option<Time>,
    /// The times that the sentence states, the nearest first; none of a sentence that tells of plans.
    pub stated: Vec<Time>,
    /// Who says it.
    pub voice: Voice,
}

/// How somebody holds an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Chosen, and not yet in office.
    Elect,
    /// In office.
    Holder,
    /// No longer in office.
    Former,
}

/// A form of a name that is right for a time only.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DatedName {
    /// The name.
    pub name: NameId,
    /// The form, by its place among those of the name.
    pub dated: usize,
    /// Where it stands.
    pub span: Span,
    /// When the sentence, or else the article, speaks of it.
    pub time: Time,
    /// Who says it.
    pub voice: Voice,
}

/// The time of a claim and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Time {
    /// The time.
    pub period: Period,
    /// Where it is written; none if it is the article's date.
    pub span: Option<Span>,
    /// Whether it counts from the article's date: "last year".
    pub relative: bool,
    /// Whether it is only the latest date of an article that has no date of its own.
    pub inferred: bool,
}

/// A place where an article calls something by a form that a rulebook knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// The name.
    pub name: NameId,
    /// Which of its wrong forms it is, by its place in [`crate::rulebook::Name::wrong`]; none for a right one.
    pub wrong: Option<usize>,
    /// Whether the right form is the name's acronym.
    pub is_acronym: bool,
    /// Where, in the article's plain text.
    pub span: Span,
    /// Who says it.
    pub voice: Voice,
}

/// A name in which two neighbouring letters have changed places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misspelt {
    /// The name.
    pub name: NameId,
    /// Where it stands, in the article's plain text.
    pub span: Span,
    /// The form that is meant.
    pub right: String,
    /// Who says it.
    pub voice: Voice,
}

/// A day with a weekday, or a day that does not exist.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dated {
    /// Where, in the article's plain text.
    pub span: Span,
    /// The day with its year, if one is known.
    pub date: PartialDate,
    /// The weekday as written.
    pub weekday: Option<Weekday>,
    /// Where the weekday's word stands.
    pub weekday_span: Option<Span>,
    /// Where the digits of the day stand.
    pub day_span: Option<Span>,
    /// Where the year comes from.
    pub year: YearFrom,
    /// Whether the date is so written that it may be none: "in June 31 people", or only in figures.
    pub doubtful: bool,
    /// Whether it is a day of the Islamic calendar, which begins a day sooner or later from place to place, and if so,
    /// which day it is with day and month in the other order, where both are figures.
    pub lunar: Option<Lunar>,
    /// Of a day that does not exist: whether the words around it say so, or quote it.
    pub is_on_purpose: bool,
    /// Who says it.
    pub voice: Voice,
}

/// A day of the Islamic calendar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lunar {
    /// The day with day and month in the other order.
    pub swapped: Option<Date>,
}

impl Dated {
    /// Whether the calendar has an answer: it does not exist, or it has a weekday and a year.
    pub fn is_checkable(&self) -> bool {
        !self.date.exists() || self.date.fits_weekday().is_some() && self.year != YearFrom::Open
    }
}

/// Where the year of a date comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearFrom {
    /// It is written.
    Written,
    /// The same month stands with this year elsewhere in the article, and with no other.
    Elsewhere(Span),
    /// The article's date is at most a week away.
    Article(Date),
    /// So it is, but in a year long before, which the article tells of, the weekday fits.
    Story(Date, i16),
    /// It stays open.
    Open,
}

/// All that an article states about what a rulebook or a check knows.
#[derive(Clone, Debug, Default)]
pub struct Statements {
    /// Names, in order.
    pub names: Vec<Named>,
    /// Claims, in order.
    pub claims: Vec<Claim>,
    /// Names that are counted among the members of a list, in order.
    pub memberships: Vec<Membership>,
    /// Sentences that put two events in an order.
    pub orders: Vec<Ordered>,
    /// Pronouns and titles of known persons, in order.
    pub referred: Vec<Referred>,
    /// Offices of known persons, in order.
    pub offices: Vec<InOffice>,
    /// Forms of names that are right for a time only, in order.
    pub dated_names: Vec<DatedName>,
    /// Days with weekdays and days that do not exist, in order.
    pub dates: Vec<Dated>,
    /// Definitions of acronyms, in order.
    pub acronyms: Vec<Acronym>,
    /// Acronyms with two letters swapped, in order.
    pub slipped: Vec<Slipped>,
    /// Acronyms that are the initials of their words but for one slip.
    pub misfits: Vec<Misfit>,
    /// Names of rulebooks with two letters swapped, in order.
    pub misspelt: Vec<Misspelt>,
    /// The facts of which the article says that it had them wrong before.
    pub retracted: BTreeSet<FactId>,
    /// Days that are told by their number and weekday alone, in order.
    pub month_days: Vec<MonthDay>,
    /// Acronyms behind words of another script, in order.
    pub foreign: Vec<Foreign>,
    /// Names that stand once with two letters swapped.
    pub swapped: Vec<Swapped>,
    /// Names that stand once in another spelling than usual.
    pub respelled: Vec<Respelled>,
    /// Names of the headline, teaser and captions that the article spells in another way.
    pub misheaded: Vec<Misheaded>,
    /// Periods with two ends, in order.
    pub periods: Vec<Span>,
    /// Those of them whose ends are both written in full.
    pub spelled: Vec<Spelled>,
    /// The two ages of ranges that end before they begin.
    pub ages_turned: Vec<(Span, Span)>,
    /// Numbers with another one in brackets, in order.
    pub bracketed: Vec<Bracketed>,
    /// Fractions in words with a share in brackets, in order.
    pub fractions: Vec<Fraction>,
    /// Quantities in two units, in order.
    pub converted: Vec<Converted>,
    /// Counts that announce a list.
    pub counted: Vec<Counted>,
    /// Changes from one figure to another, in order.
    pub changes: Vec<Change>,
    /// Changes by an amount, in order.
    pub steps: Vec<Step>,
    /// Changes beside whose figures their verb stands, in order.
    pub moves: Vec<Move>,
    /// Shares of which the last is called the rest, in order.
    pub shares: Vec<Shares>,
    /// Counts with the counts of their parts, in order.
    pub totals: Vec<Totalled>,
    /// Births and deaths with an age, in order.
    pub lives: Vec<Life>,
    /// Persons with two ages, in the order of the second one.
    pub two_ages: Vec<TwoAges>,
    /// Ages with a birth beside them, in order.
    pub births: Vec<Born>,
    /// Anniversaries with the year of what they are of, in order.
    pub anniversaries: Vec<Anniversary>,
    /// Stretches of time between two whole days, in order.
    pub elapsed: Vec<Elapsed>,
    /// Sums of money, in order.
    pub sums: Vec<Span>,
    /// Sums with the same digits at another scale, in the order of the later ones.
    pub rescaled: Vec<Rescaled>,
    /// Figures of one measure that look alike, in the order of the later ones.
    pub twice: Vec<ToldTwice>,
    /// Figures in which two sentences of the same words differ, in the order of the later ones.
    pub copied: Vec<Copied>,
    /// Quotations that are alike, in the order of the later ones.
    pub requoted: Vec<Requoted>,
    /// Long quotations, in order.
    pub long: Vec<Long>,
    /// How many values stand beside the words of a fact without it being clear that they belong to it.
    pub undecided: usize,
}

/// Reads the statements of an article out of its mentions. `day` is the article's date, where it is known.
pub fn read(
    article: &Article,
    reading: &Reading,
    language: &Language,
    day: Option<Date>,
    rules: &RuleSet,
    words: &Words,
    units: &UnitTable,
) -> Statements {
    let text = article.text.plain();
    let found = words.find(text, reading, language.tag());
    let names = words::names(text, &found, rules, reading);
    let page = page::Page { text, reading, glossary: language.glossary() };
    // Only what a rulebook knows is told of a time.
    let moment = if found.is_empty() { None } else { moment::of_article(reading, day) };
    let desk = bind::Desk { text, reading, language, moment, rules, words, units };
    let bind::Bound { mut claims, memberships, orders, undecided } = bind::claims(desk, &found);
    let retracted = notes::mark(page, &mut claims);
    let (referred, offices) = persons::read(desk, &names);
    let dated_names = persons::dated(desk, &found);
    let mut dates = dates::dated(text, reading, language.glossary(), day);
    notes::mark_days(page, &mut dates);
    let (acronyms, misfits, slipped) = acronyms::read(text, reading, &names, rules);
    let misspelt = misspelt::read(text, reading, &words.spellings, &names);
    let (periods, spelled) = periods::read(page);
    let (anniversaries, elapsed) = stretches::read(page);
    let (two_ages, births) = ages::read(page, day);
    let (sums, rescaled) = rescaled::read(page);
    let (requoted, long) = wordings::read(page);
    Statements {
        names,
        claims,
        memberships,
        orders,
        referred,
        offices,
        dated_names,
        dates,
        acronyms,
        slipped,
        misfits,
        misspelt,
        retracted,
        month_days: monthdays::read(page),
        foreign: acronyms::foreign(page),
        swapped: names::swapped(page),
        respelled: respelled::respelled(page),
        misheaded: heads::misheaded(page, article.teaser),
        periods,
        spelled,
        ages_turned: ages::reversed(page),
        bracketed: beside::bracketed(page),
        fractions: fractions::read(page),
        converted: beside::converted(page),
        counted: lists::read(page),
        changes: changes::read(page),
        steps: steps::read(page),
        moves: steps::moves(page),
        shares: portions::shares(page),
        totals: portions::totals(page),
        lives: lives::read(page),
        two_ages,
        births,
        anniversaries,
        elapsed,
        sums,
        rescaled,
        twice: measures::twice(page),
        copied: copies::read(page),
        requoted,
        long,
        undecided,
    }
}

/// Why the sentences of an article are claims about a fact, or why not: those that are near it.
#[expect(clippy::too_many_arguments, reason = "the arguments of `read`, and the fact")]
pub fn explain(
    article: &Article,
    reading: &Reading,
    language: &Language,
    day: Option<Date>,
    rules: &RuleSet,
    words: &Words,
    units: &UnitTable,
    fact: FactId,
) -> Vec<Near> {
    let text = article.text.plain();
    let found = words.find(text, reading, language.tag());
    let desk = bind::Desk { text, reading, language, moment: moment::of_article(reading, day), rules, words, units };
    explain::explain(desk, &found, &bind::claims(desk, &found), fact)
}

/// Whether an office can be held in a way at some day of a period.
pub(crate) fn fits_office(office: &crate::rulebook::Office, standing: Standing, period: &Period) -> bool {
    let (first, last) = period.days().unwrap_or((None, None));
    let begins_by = |day: Date| last.is_none_or(|last| day <= last);
    let lasts_until = |day: Date| first.is_none_or(|first| first <= day);
    match standing {
        Standing::Elect => office.elected.is_none_or(begins_by) && first.is_none_or(|first| first < office.from),
        Standing::Holder => begins_by(office.from) && office.until.is_none_or(lasts_until),
        Standing::Former => office.until.is_none_or(|until| last.is_none_or(|last| until < last)),
    }
}

/// The shortest quotation, in words, that is somebody's speech and not a term between marks.
const SPEECH_WORDS: usize = 6;

/// Who says what stands at a place of a sentence.
pub(crate) fn voice_at(text: &str, reading: &Reading, span: Span, sentence: Option<Span>) -> Voice {
    let before = reading.quotations.partition_point(|quotation| quotation.outer.end <= span.start);
    if let Some(quotation) = reading.quotations.get(before)
        && quotation.inner.contains(span)
        && quotation.inner.of(text).split_whitespace().count() >= SPEECH_WORDS
    {
        return Voice::Quoted;
    }
    let Some(sentence) = sentence else { return Voice::Own };
    let reported = signals_in(reading, sentence).any(|(_, kind)| match kind {
        SignalKind::Attribution | SignalKind::Unstated(Unstated::Rumoured) => true,
        SignalKind::Unstated(Unstated::Negated | Unstated::Conditional | Unstated::Planned | Unstated::Denied) => false,
    });
    if reported { Voice::Reported } else { Voice::Own }
}

/// Where the name stands of whom a quotation is of that holds a place.
pub(crate) fn speaker_at(text: &str, reading: &Reading, glossary: &Glossary, span: Span) -> Option<Span> {
    speaker::of(page::Page { text, reading, glossary }, span)
}

/// The longest quotations of an article, in order: what other articles may have in other words.
pub(crate) fn spoken(text: &str, reading: &Reading, glossary: &Glossary, long: &[Long]) -> Vec<Spoken> {
    wordings::spoken(page::Page { text, reading, glossary }, long)
}

/// The signals inside a stretch of text.
pub(crate) fn signals_in(reading: &Reading, span: Span) -> impl Iterator<Item = (Span, SignalKind)> + '_ {
    let first = reading.signals.partition_point(|signal| signal.span.start < span.start);
    let rest = reading.signals.get(first..).unwrap_or_default();
    rest.iter().take_while(move |signal| signal.span.start < span.end).map(|signal| (signal.span, signal.kind))
}

/// The sentence that holds a place.
pub(crate) fn sentence_at(reading: &Reading, at: usize) -> Option<Span> {
    let after = reading.sentences.partition_point(|sentence| sentence.span.end <= at);
    reading.sentences.get(after).map(|sentence| sentence.span).filter(|span| span.start <= at)
}

/// The piece of a text between two places, without a letter that its end would cut.
pub(crate) fn piece(text: &str, from: usize, to: usize) -> &str {
    text.get(crate::plain::boundary(text, from)..crate::plain::boundary(text, to)).unwrap_or_default()
}

/// The beginnings of the words of a text that say something, in lower case.
pub(crate) fn stems(text: &str) -> BTreeSet<String> {
    const SHORTEST: usize = 4;
    const STEM: usize = 5;
    let words = text.split(|c: char| !is_letter(c)).filter(|word| word.chars().count() >= SHORTEST);
    words.map(|word| word.chars().flat_map(char::to_lowercase).take(STEM).collect()).collect()
}

/// Whether a mention is a value that a check could hold against something.
pub(crate) const fn is_value(stated: &Stated) -> bool {
    match stated {
        Stated::Date(_) | Stated::Period(_) | Stated::Quantity(_) | Stated::Ordinal(_) => true,
    }
}

/// The value that a claim is held against.
pub(crate) fn value_of(fact: &Fact, at: Option<usize>) -> Option<&crate::rulebook::TimedValue> {
    fact.values.get(at?)
}
