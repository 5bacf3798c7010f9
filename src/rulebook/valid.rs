//! Rule files as they are meant: checked names and facts that refer to each other.

use std::collections::{BTreeMap, BTreeSet};

use super::pattern::Pattern;
use super::place::Place;
use crate::span::Span;
use crate::value::{Date, PartialDate, Period, Quantity, Tolerance, Unit};

/// Everything that all rule files state. Ids are unique; the order is that of the paths, then of the places.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    /// The files.
    pub books: Vec<Rulebook>,
    /// All names; a [`NameId`] counts in here.
    pub names: Vec<Name>,
    /// All facts; a [`FactId`] counts in here.
    pub facts: Vec<Fact>,
    ids: BTreeMap<String, RuleId>,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rulebook {
    /// As it was named.
    pub path: String,
    /// What it is about; its path if it does not say.
    pub title: String,
    /// Who keeps it.
    pub owner: Option<String>,
    /// The day on which somebody last went through it.
    pub checked: Option<Date>,
}

/// The index of a name in [`RuleSet::names`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameId(pub usize);

/// The index of a fact in [`RuleSet::facts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactId(pub usize);

/// What an id stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleId {
    /// A name.
    Name(NameId),
    /// A fact.
    Fact(FactId),
}

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A human being.
    Person,
    /// A body of people.
    Organisation,
    /// A place, a country, a building.
    Place,
    /// A treaty or agreement.
    Treaty,
    /// An operation or exercise.
    Operation,
    /// An event.
    Event,
    /// An office that somebody holds.
    Office,
    /// A law.
    Law,
    /// Anything else.
    Other,
}

/// How a person is referred to where the language tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pronouns {
    /// Masculine.
    He,
    /// Feminine.
    She,
    /// Several, or one without a gender.
    They,
    /// A thing.
    It,
}

/// A person, organisation, place … with its right forms and its known wrong ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Unique in a [`RuleSet`]; kebab-case ASCII.
    pub id: String,
    /// What it is the name of.
    pub kind: NameKind,
    /// The form that is best to use.
    pub preferred: String,
    /// Its short form.
    pub acronym: Option<String>,
    /// All right forms, the preferred one first, then the acronym, then the variants; none twice.
    pub forms: Vec<Form>,
    /// Known wrong forms. None of them is a right form of any name.
    pub wrong: Vec<WrongForm>,
    /// What a person is referred to with.
    pub pronouns: Option<Pronouns>,
    /// What the holder of this office is called right beside the name.
    pub titles: Vec<Title>,
    /// The offices that this person held.
    pub offices: Vec<Office>,
    /// Right forms that are right for a time only; they are among `forms` too.
    pub dated: Vec<DatedForm>,
    /// Sentences to test it with.
    pub examples: Vec<Example>,
    /// Where the preferred form stands.
    pub place: Place,
}

/// A right form of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The words.
    pub text: Pattern,
    /// The language it is used in, as a BCP 47 tag; none if in all.
    pub language: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// A known wrong form of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongForm {
    /// The words.
    pub text: Pattern,
    /// The language it is wrong in, as a BCP 47 tag; none if in all.
    pub language: Option<String>,
    /// Why it is wrong.
    pub because: String,
    /// What to write, if not the preferred form.
    pub instead: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// What the holder of an office is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// The words.
    pub text: String,
    /// Their language as a BCP 47 tag; none if they are looked for in all.
    pub language: Option<String>,
}

/// An office that a person held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// The office's name.
    pub office: NameId,
    /// The day of the election or appointment; not after `from`.
    pub elected: Option<Date>,
    /// The first day in office.
    pub from: Date,
    /// The last day in office; none if it is not over, or not known.
    pub until: Option<Date>,
    /// Where it stands.
    pub place: Place,
}

/// A form of a name that is right for a time only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedForm {
    /// The words.
    pub text: Pattern,
    /// The language it is used in, as a BCP 47 tag; none if in all.
    pub language: Option<String>,
    /// The first day on which it is right.
    pub from: Option<Date>,
    /// The last day on which it is right.
    pub until: Option<Date>,
    /// What to write outside of that time.
    pub instead: String,
    /// Why it is right for a time only.
    pub because: String,
    /// Where it stands.
    pub place: Place,
}

/// A member of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its name.
    pub name: NameId,
    /// The first day of its membership; none if it always was a member.
    pub from: Option<Date>,
    /// The last day of its membership; none if that is not over.
    pub until: Option<Date>,
    /// Where it stands.
    pub place: Place,
}

/// The kinds of facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FactKind {
    /// When something was.
    Date,
    /// How much or how many.
    Quantity,
    /// Which of several names.
    Category,
    /// Who belongs to something.
    List,
    /// What came first.
    Order,
}

/// How sure a rulebook is of a fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Its source is good.
    #[default]
    Confirmed,
    /// Somebody says so.
    Reported,
    /// Sources contradict each other.
    Disputed,
}

/// One statement of a rulebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Unique in a [`RuleSet`]; kebab-case ASCII.
    pub id: String,
    /// What kind of value it has.
    pub kind: FactKind,
    /// The fact in one sentence.
    pub states: String,
    /// The names it is about; at least one, none twice.
    pub about: Vec<NameId>,
    /// Words that show that a sentence speaks of it; for a quantity they may be missing. Of an order, words for what
    /// came first.
    pub cues: Vec<Cue>,
    /// What is measured: of a quantity. Of a list, words right beside the number of its members,
    /// or the noun that counts them; of an order, words for what came
    /// then.
    pub measures: Vec<Cue>,
    /// The noun that is counted ("states"); only for quantities and lists, and may be missing.
    pub counted: Vec<Cue>,
    /// The names that could be the value of a category, or be taken for members of a list, right or wrong.
    pub among: Vec<NameId>,
    /// Who belongs to a list.
    pub members: Vec<Member>,
    /// From when to when the members of a list are all known; none if they are not.
    pub complete: Option<(Option<Date>, Option<Date>)>,
    /// The unit its figures are in, if the fact says so, by a value or by itself.
    pub unit: Option<Unit>,
    /// Its values. No value means: whatever it is, all articles must agree. Of a list, how many members it has, if its
    /// members are all known and have a noun that counts them.
    pub values: Vec<TimedValue>,
    /// The period that the figure covers, where the fact as a whole says so; also for a fact without a value.
    pub during: Option<Period>,
    /// How far a figure may be off; always as written for a date.
    pub tolerance: Tolerance,
    /// Whether its figure only ever grows, as a toll or a count so far: a later and higher figure is an update.
    pub grows: bool,
    /// Whether other events bear the same name, as the summits of one place: a date in another month of another year is
    /// that of another event.
    pub recurs: bool,
    /// How sure the rulebook is.
    pub status: Status,
    /// Who says so.
    pub source: Option<Source>,
    /// Kinds of mistakes that its words cannot find.
    pub uncaught: Vec<Uncaught>,
    /// Sentences to test it with.
    pub examples: Vec<Example>,
    /// Where the sentence that states it stands.
    pub place: Place,
}

/// Words that show what a sentence speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Its language as a BCP 47 tag; none if it is looked for in all.
    pub language: Option<String>,
    /// What must be found, in this order and with other words between them; at least one.
    pub parts: Vec<Pattern>,
    /// Where it stands.
    pub place: Place,
}

/// A value and when it is the right one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimedValue {
    /// The period that the value covers ("from 2016 to 2020").
    pub during: Option<Period>,
    /// The first day on which this is the right value.
    pub from: Option<Date>,
    /// The last day on which this is the right value.
    pub until: Option<Date>,
    /// The value.
    pub value: FactValue,
    /// Where the value stands.
    pub place: Place,
}

/// A value of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactValue {
    /// A date, perhaps only a month or a year.
    Date(PartialDate),
    /// From one date to another.
    Period(Period),
    /// A figure.
    Quantity(Quantity),
    /// A name.
    Name(NameId),
}

/// A kind of mistake that the words of a fact cannot find: no mutant of this kind has to be caught.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncaught {
    /// The kind: digit, month, weekday, scale, member, order.
    pub mutant: String,
    /// Why it is not found.
    pub because: String,
}

/// Who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What it is called.
    pub title: String,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// The last day on which it is good; none if it does not run out.
    pub until: Option<Date>,
    /// Where it is found.
    pub url: Option<String>,
}

/// A sentence to test a rule with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Its language as a BCP 47 tag; none if it is not told.
    pub language: Option<String>,
    /// The sentence without the marks.
    pub text: String,
    /// What must be flagged, as spans of `text` in order; empty if nothing may be.
    pub expected: Vec<Span>,
    /// Where it stands.
    pub place: Place,
}

impl RuleSet {
    /// Ids must be unique.
    pub(super) fn new(books: Vec<Rulebook>, names: Vec<Name>, facts: Vec<Fact>) -> Self {
        let of_names = names.iter().enumerate().map(|(index, name)| (name.id.clone(), RuleId::Name(NameId(index))));
        let of_facts = facts.iter().enumerate().map(|(index, fact)| (fact.id.clone(), RuleId::Fact(FactId(index))));
        let ids = of_names.chain(of_facts).collect();
        Self { books, names, facts, ids }
    }

    /// The name with this index.
    pub fn name(&self, id: NameId) -> Option<&Name> {
        self.names.get(id.0)
    }

    /// The fact with this index.
    pub fn fact(&self, id: FactId) -> Option<&Fact> {
        self.facts.get(id.0)
    }

    /// What an id stands for.
    pub fn find(&self, id: &str) -> Option<RuleId> {
        self.ids.get(id).copied()
    }

    /// The languages that cues are given for.
    pub fn languages(&self) -> BTreeSet<&str> {
        let cues = self.facts.iter().flat_map(|fact| fact.cues.iter().chain(&fact.measures).chain(&fact.counted));
        cues.filter_map(|cue| cue.language.as_deref()).collect()
    }

    /// All names with their indices.
    pub fn names(&self) -> impl Iterator<Item = (NameId, &Name)> {
        self.names.iter().enumerate().map(|(index, name)| (NameId(index), name))
    }

    /// All facts with their indices.
    pub fn facts(&self) -> impl Iterator<Item = (FactId, &Fact)> {
        self.facts.iter().enumerate().map(|(index, fact)| (FactId(index), fact))
    }
}

impl Cue {
    /// Whether it is to be looked for in a text of this language: see [`speaks`].
    pub fn speaks(&self, language: &str) -> bool {
        speaks(self.language.as_deref(), language)
    }
}

impl Member {
    /// Whether it is a member on a day.
    pub fn belongs_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

impl TimedValue {
    /// Whether this is the right value on a day.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// Whether words of one language belong in a text of another: those of `pt` also in one of `pt-BR`, and those of no
/// language in all.
pub fn speaks(words: Option<&str>, text: &str) -> bool {
    words.is_none_or(|words| {
        text.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words))
            && matches!(text.as_bytes().get(words.len()), None | Some(b'-'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_belong_to_a_language_and_all_its_kinds() {
        assert!(speaks(None, "de") && speaks(Some("de"), "de") && speaks(Some("de"), "de-AT"));
        assert!(!speaks(Some("de-AT"), "de") && !speaks(Some("de"), "den") && !speaks(Some("de"), "en"));
    }
}
