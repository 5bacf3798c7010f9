//! A rule file as it is written: every value with its place, nothing interpreted.
//!
//! A new kind of entry is a struct here, a variant of [`RawEntry`], and a line in [`RawBook::read`], in the next file.

use super::table::Written;
use crate::span::Span;

/// A list with a place for each item.
pub type RawList<T> = Vec<Written<T>>;

/// Lists by language tag, in the order they are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByLanguage<T> {
    /// Language tag as written, and its list.
    pub lists: Vec<(Written<String>, RawList<T>)>,
}

/// One file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawBook {
    /// `[rulebook]`.
    pub head: Option<RawHead>,
    /// All entries in the order they are written.
    pub entries: Vec<RawEntry>,
}

/// `[rulebook]`: what the file is about and who keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawHead {
    /// What the file is about.
    pub title: Option<Written<String>>,
    /// Who keeps it.
    pub owner: Option<Written<String>>,
    /// The day on which somebody last went through it.
    pub checked: Option<Written<RawMoment>>,
    /// For those who edit it.
    pub note: Option<Written<String>>,
}

/// One entry of a table array.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RawEntry {
    /// `[[name]]`.
    Name(RawName),
    /// `[[date]]`.
    Date(RawDate),
    /// `[[quantity]]`.
    Quantity(Box<RawQuantity>),
    /// `[[category]]`.
    Category(RawCategory),
    /// `[[list]]`.
    List(Box<RawMembership>),
    /// `[[order]]`.
    Order(RawOrder),
}

/// What every entry has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawCommon {
    /// The entry's header, or the whole entry if it is an inline table.
    pub span: Span,
    /// Whether some of it could not be read.
    pub broken: bool,
    /// Its id.
    pub id: Option<Written<String>>,
    /// For those who edit it.
    pub note: Option<Written<String>>,
    /// Sentences in which nothing is wrong.
    pub accepts: Option<Written<ByLanguage<String>>>,
    /// Sentences with what is wrong between double brackets.
    pub rejects: Option<Written<ByLanguage<String>>>,
}

/// `[[name]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawName {
    /// What every entry has.
    pub common: RawCommon,
    /// Person, organisation, place …
    pub kind: Option<Written<String>>,
    /// The form that is best to use.
    pub preferred: Option<Written<String>>,
    /// Its short form.
    pub acronym: Option<Written<String>>,
    /// Other right forms.
    pub variants: Option<Written<ByLanguage<RawWords>>>,
    /// Known wrong forms.
    pub wrong: Option<Written<RawList<RawWrong>>>,
    /// What a person is referred to with.
    pub pronouns: Option<Written<String>>,
    /// What the holder of an office is called right beside the name.
    pub titles: Option<Written<ByLanguage<String>>>,
    /// The offices that a person held.
    pub offices: Option<Written<RawList<RawOffice>>>,
    /// Right forms that are right for a time only.
    pub dated: Option<Written<RawList<RawDatedForm>>>,
}

/// An office that a person held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawOffice {
    /// The id of the office's name.
    pub office: Option<Written<String>>,
    /// The day of the election or appointment.
    pub elected: Option<Written<RawMoment>>,
    /// The first day in office.
    pub from: Option<Written<RawMoment>>,
    /// The last day in office.
    pub until: Option<Written<RawMoment>>,
}

/// A form of a name that is right for a time only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawDatedForm {
    /// The words.
    pub text: Option<Written<String>>,
    /// The language it is used in.
    pub language: Option<Written<String>>,
    /// The first day on which it is right.
    pub from: Option<Written<RawMoment>>,
    /// The last day on which it is right.
    pub until: Option<Written<RawMoment>>,
    /// What to write outside of that time.
    pub instead: Option<Written<String>>,
    /// Why it is right for a time only.
    pub because: Option<Written<String>>,
}

/// What every fact has, for its type of value `V`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawFact<V> {
    /// The fact in one sentence.
    pub states: Option<Written<String>>,
    /// Ids of the names it is about.
    pub about: Option<Written<RawList<String>>>,
    /// Words that show that a sentence speaks of it.
    pub cues: Option<Written<ByLanguage<RawWords>>>,
    /// Its one value.
    pub value: Option<Written<V>>,
    /// Its values over time.
    pub values: Option<Written<RawList<RawTimed<V>>>>,
    /// Who says so.
    pub source: Option<Written<RawSource>>,
    /// Confirmed, reported or disputed.
    pub status: Option<Written<String>>,
    /// Mistakes that its words cannot find.
    pub uncaught: Option<Written<RawList<RawUncaught>>>,
}

/// A kind of mistake that a fact's words cannot find, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawUncaught {
    /// The kind.
    pub mutant: Option<Written<String>>,
    /// Why it is not found.
    pub because: Option<Written<String>>,
}

/// `[[date]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawDate {
    /// What every entry has.
    pub common: RawCommon,
    /// What every fact has.
    pub fact: RawFact<RawMoment>,
    /// Whether other events bear the same name.
    pub recurs: Option<Written<bool>>,
}

/// `[[quantity]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawQuantity {
    /// What every entry has.
    pub common: RawCommon,
    /// What every fact has.
    pub fact: RawFact<RawFigure>,
    /// What is measured.
    pub measure: Option<Written<ByLanguage<RawWords>>>,
    /// The noun that is counted.
    pub of: Option<Written<ByLanguage<RawWords>>>,
    /// The unit of the figures.
    pub unit: Option<Written<String>>,
    /// The period the figure covers.
    pub during: Option<Written<RawMoment>>,
    /// Whether a rounded figure disagrees.
    pub exact: Option<Written<bool>>,
    /// How far a figure may be off.
    pub tolerance: Option<Written<RawFigure>>,
    /// Whether it only ever grows.
    pub grows: Option<Written<bool>>,
}

/// `[[category]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawCategory {
    /// What every entry has.
    pub common: RawCommon,
    /// What every fact has; the value is the id of a name.
    pub fact: RawFact<String>,
    /// The ids of the names that could stand there, right or wrong.
    pub among: Option<Written<RawList<String>>>,
}

/// `[[list]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawMembership {
    /// What every entry has.
    pub common: RawCommon,
    /// What every fact has, without a value.
    pub fact: RawFact<String>,
    /// Who belongs to it.
    pub members: Option<Written<RawList<RawMember>>>,
    /// The ids of names that do not belong to it, and may be taken for members.
    pub among: Option<Written<RawList<String>>>,
    /// Words right beside the number of all members.
    pub measure: Option<Written<ByLanguage<RawWords>>>,
    /// The noun that counts the members.
    pub of: Option<Written<ByLanguage<RawWords>>>,
    /// Whether nobody else belongs to it.
    pub complete: Option<Written<bool>>,
    /// The first day from which on the list is known.
    pub from: Option<Written<RawMoment>>,
    /// The last day until which the list is known.
    pub until: Option<Written<RawMoment>>,
}

/// One member of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawMember {
    /// The id of its name.
    pub name: Option<Written<String>>,
    /// The first day of its membership.
    pub from: Option<Written<RawMoment>>,
    /// The last day of its membership.
    pub until: Option<Written<RawMoment>>,
}

/// `[[order]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawOrder {
    /// What every entry has.
    pub common: RawCommon,
    /// What every fact has, without a value.
    pub fact: RawFact<String>,
    /// Words for what came first.
    pub first: Option<Written<ByLanguage<RawWords>>>,
    /// Words for what came then.
    pub then: Option<Written<ByLanguage<RawWords>>>,
}

/// Words to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RawWords {
    /// As they stand.
    Text(String),
    /// `{ pattern = '…' }`.
    Pattern(Written<String>),
}

/// A known wrong form of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawWrong {
    /// The words.
    pub words: Option<Written<RawWords>>,
    /// The language it is wrong in.
    pub language: Option<Written<String>>,
    /// Why it is wrong.
    pub because: Option<Written<String>>,
    /// What to write.
    pub instead: Option<Written<String>>,
}

/// A point or stretch of time: a TOML date, or text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RawMoment {
    /// `2022-05-05`: year, month, day.
    Day(u16, u8, u8),
    /// `"2022-04"`, `"2016/2020"`.
    Text(String),
}

/// A figure: text with a unit, or a bare TOML number, digit by digit as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawFigure(pub String);

/// One of several values over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawTimed<V> {
    /// The first day it holds.
    pub from: Option<Written<RawMoment>>,
    /// The last day it holds.
    pub until: Option<Written<RawMoment>>,
    /// The period it covers.
    pub during: Option<Written<RawMoment>>,
    /// The value.
    pub value: Option<Written<V>>,
}

/// Who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawSource {
    /// What it is called.
    pub title: Option<Written<String>>,
    /// When it was published.
    pub published: Option<Written<RawMoment>>,
    /// The last day on which it is good.
    pub until: Option<Written<RawMoment>>,
    /// Where it is found.
    pub url: Option<Written<String>>,
}
