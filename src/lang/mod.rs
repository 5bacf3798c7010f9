//! Turns a language's data file into matchers. No language is named here: a sixteenth costs one TOML file.

mod compile;
mod fold;
mod pack;
mod pattern;
mod sense;
mod set;
mod trie;

pub use compile::{DateOrder, ExtraWord, Language};
pub(crate) use compile::{DateRule, PeriodRule, RelativeRule};
pub(crate) use compile::{Holiday, LexemeId};
pub(crate) use fold::{Script, digit, fold, is_ignorable, script};
pub(crate) use pattern::{
    GAP_COMMA, GAP_DASH, GAP_HYPHEN, GAP_NONE, GAP_OPEN, GAP_SLASH, GAP_SPACE, GAP_STOP, Gaps, PatternTree, Slot,
    Slots, slots_of,
};
pub use sense::{Sense, Unstated};
pub use set::{Languages, PackExample};
