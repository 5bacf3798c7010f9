//! Holds what articles tell of one thing, in bounded size, however many articles there are; and carries it, with all
//! else that a report needs, from one process to another as lines. It decides nothing.
//!
//! A claim is a tally of one. Tallies of one key merge exactly: in any order, in any grouping, and an article that
//! comes twice counts once. So an archive can be scanned in parts, on any number of machines, and what comes out is
//! the same as from one process.

mod distinct;
mod hash;
mod key;
mod line;
mod sketch;
mod value;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::finding::{Finding, Voice, Witness};
use crate::value::Date;

pub use distinct::Distinct;
pub use key::Key;
pub use line::{Failure, Line, Record, Stage, Stats, Tie};
pub use sketch::Sketch;
pub use value::Value;

/// One claim of an article, with what must be known of it when the article is gone.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// What it is about: the fact and the time it is told of, or the name.
    pub key: Key,
    /// The id of that fact or name; none for an acronym that no rulebook knows.
    pub subject: Option<String>,
    /// What is told.
    pub value: Value,
    /// The article's date.
    pub date: Option<Date>,
    /// Where.
    pub witness: Witness,
    /// The article's text in short, to know copies by.
    pub sketch: Sketch,
    /// Whether it says that the figure is one of a day and will grow.
    pub so_far: bool,
    /// Whether it is what the article has been corrected to.
    pub corrected: bool,
}

/// What articles tell of one key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// The id of the fact or name; none for an acronym that no rulebook knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// How many claims were merged into this; more than those of `sides`, if there are more than [`Self::SIDES`] values.
    pub told: u64,
    /// By value, as [`Value::to_text`] writes it; of more than [`Self::SIDES`] values the first in that order.
    pub sides: BTreeMap<String, Side>,
}

/// Who tells one value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is true of the whole as soon as it is true of one")]
pub struct Side {
    /// How many claims were merged into this.
    pub told: u64,
    /// The articles.
    pub articles: Distinct,
    /// Whether an article says it in its own voice, not only in somebody's words.
    #[serde(default, skip_serializing_if = "is_false")]
    pub own: bool,
    /// The date of the earliest article that has one.
    #[serde(default, with = "day", skip_serializing_if = "Option::is_none")]
    pub first: Option<Date>,
    /// The date of the latest article that has one.
    #[serde(default, with = "day", skip_serializing_if = "Option::is_none")]
    pub last: Option<Date>,
    /// Whether an article has no date.
    #[serde(default, skip_serializing_if = "is_false")]
    pub undated: bool,
    /// Whether an article says that the figure is one of a day and will grow.
    #[serde(default, skip_serializing_if = "is_false")]
    pub so_far: bool,
    /// Whether an article was corrected to it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub corrected: bool,
    /// The first articles in the order of path and id, at most [`Self::TELLERS`], each with its first witness.
    pub tellers: Vec<Teller>,
}

/// An article that tells a value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Teller {
    /// Where.
    pub witness: Witness,
    /// The article's date.
    #[serde(default, with = "day", skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The article's text in short.
    pub sketch: Sketch,
}

/// What came of comparing what articles tell of one key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disagreement {
    /// The id of the fact or name; none for an acronym that no rulebook knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// The disagreement as a finding of its own; none where each article that is wrong has a finding already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<Finding>,
    /// What is told, the side with the most voices first.
    pub camps: Vec<Camp>,
}

/// The claims about one thing that agree with each other, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Camp {
    /// Their values, as [`Value::to_text`] writes them.
    pub values: Vec<String>,
    /// What they say and who, in a few words.
    pub says: String,
    /// How many articles; a lower bound.
    pub articles: u64,
    /// Some of the places.
    pub witnesses: Vec<Witness>,
}

impl Told {
    /// The claim as a tally of one.
    pub fn tally(self) -> (Key, Tally) {
        let Self { key, subject, value, date, witness, sketch, so_far, corrected } = self;
        let side = Side {
            told: 1,
            articles: Distinct::of(&[&witness.path, witness.article.as_deref().unwrap_or_default()]),
            own: witness.voice == Voice::Own,
            first: date,
            last: date,
            undated: date.is_none(),
            so_far,
            corrected,
            tellers: vec![Teller { witness, date, sketch }],
        };
        (key, Tally { subject, told: 1, sides: BTreeMap::from([(value.to_text(), side)]) })
    }
}

impl Tally {
    /// How many values are kept.
    pub const SIDES: usize = 64;

    /// Adds what another tally of the same key holds.
    pub fn merge(&mut self, other: Self) {
        self.told = self.told.saturating_add(other.told);
        self.subject = self.subject.take().max(other.subject);
        for (value, side) in other.sides {
            match self.sides.entry(value) {
                std::collections::btree_map::Entry::Occupied(own) => own.into_mut().merge(side),
                std::collections::btree_map::Entry::Vacant(place) => {
                    place.insert(side);
                }
            }
        }
        while self.sides.len() > Self::SIDES {
            self.sides.pop_last();
        }
    }

    /// How many claims have values that were not kept.
    pub fn beyond(&self) -> u64 {
        self.told.saturating_sub(self.sides.values().map(|side| side.told).fold(0, u64::saturating_add))
    }
}

impl Side {
    /// How many articles are kept with their places.
    pub const TELLERS: usize = 16;

    fn merge(&mut self, other: Self) {
        self.told = self.told.saturating_add(other.told);
        self.articles.merge(&other.articles);
        self.own |= other.own;
        self.undated |= other.undated;
        self.so_far |= other.so_far;
        self.corrected |= other.corrected;
        self.first = [self.first, other.first].into_iter().flatten().min();
        self.last = self.last.max(other.last);
        for teller in other.tellers {
            self.add(teller);
        }
        self.tellers.truncate(Self::TELLERS);
    }

    /// Adds an article at its place; of two places in one article the first stays.
    fn add(&mut self, teller: Teller) {
        let at = self.tellers.partition_point(|own| own.article() < teller.article());
        match self.tellers.get_mut(at) {
            Some(own) if own.article() == teller.article() => {
                if teller.order() < own.order() {
                    *own = teller;
                }
            }
            Some(_) | None => {
                if at < Self::TELLERS {
                    self.tellers.insert(at, teller);
                }
            }
        }
    }
}

impl Teller {
    /// What tells articles apart.
    pub fn article(&self) -> (&str, &str) {
        (&self.witness.path, self.witness.article.as_deref().unwrap_or_default())
    }

    /// The first place in the article; the rest is only there so that no two are alike.
    fn order(&self) -> (usize, &Self) {
        (self.witness.start, self)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// Days as `YYYY-MM-DD`.
mod day {
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::value::Date;

    #[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde hands over the field as it is")]
    pub(super) fn serialize<S: Serializer>(day: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        match day {
            Some(day) => serializer.collect_str(day),
            None => serializer.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
        let text: Option<String> = Option::deserialize(deserializer)?;
        text.map(|text| text.parse().map_err(serde::de::Error::custom)).transpose()
    }
}
