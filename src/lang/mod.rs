//! Turns a language's data file into matchers. No language is named here: a sixteenth costs one TOML file.

mod compile;
mod feast;
mod fold;
mod glossary;
mod keys;
mod language;
mod pack;
mod pattern;
mod sense;
mod set;
mod trie;

pub(crate) use fold::{Letter, Script, digit, fold, folded, is_ignorable, is_letter, is_same, is_word, letter, script};
pub use glossary::{Folded, Glossary, Need, WordList};
pub use language::{DateOrder, ExtraWord, Language};
pub(crate) use language::{DateRule, DayTime, Feast, FeastDay, Holiday, LexemeId, PeriodRule, RelativeRule, Second};
pub use pack::Reference;
pub(crate) use pattern::{
    GAP_COMMA, GAP_DASH, GAP_HYPHEN, GAP_NONE, GAP_OPEN, GAP_SLASH, GAP_SPACE, GAP_STOP, Gaps, PatternTree, Slot,
    Slots, WordSet, slots_of,
};
pub(crate) use sense::{HIJRI, Powers};
pub use sense::{Sense, Unstated};
pub use set::{Languages, PackExample};
