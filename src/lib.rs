//! `claimlint` reads articles and rule files and reports where claims cannot all be true.
//!
//! The program is one straight line; every arrow is a function of its inputs:
//!
//! ```text
//! bytes ─ source → text ─ mention (lang) → mentions ─ claim (rulebook) → claims ─ check → findings ─ report → bytes
//! ```
//!
//! | room | its job | it must never |
//! | --- | --- | --- |
//! | [`span`] | says where text is | know what text means |
//! | `plain` | passes over letters of ASCII, eight bytes at a time | know what a word means |
//! | [`value`] | says what a date, period, quantity or name *is*, and whether two agree | see text, spans or languages |
//! | [`finding`] | holds one disagreement as data | format, colour or sort for a reader |
//! | [`source`] | turns bytes of any format into text, with a map back to the bytes | open files |
//! | [`lang`] | turns a language's data file into matchers | name a language |
//! | [`rulebook`] | turns a rule file into checked names and facts | see articles |
//! | [`mention`] | finds what the text states, without judging | know a fact |
//! | [`claim`] | ties mentions to the fact they are about | decide right or wrong |
//! | [`tally`] | holds what articles tell of one thing, in bounded size, and carries it as lines | decide |
//! | [`store`] | keeps records in order, beyond a bound of memory in a temporary file | know what a record says |
//! | [`check`] | decides, one way of being wrong per file | read text again |
//! | [`draft`] | proposes a rulebook from a corpus | call anything right |
//! | [`report`] | writes findings in one format | filter, reorder, decide |
//! | [`cli`] | touches the world: files, terminal, exit codes | contain a decision that a library user needs |
//!
//! Articles are compared with each other through [`tally`]: what each tells is merged by key, in one process or in many.
//!
//! Deliberately absent: a clock, a network, a model, and any word of a natural language in Rust.
//! Words live in `rules/lang/<tag>.toml`; a test holds the table above.

pub mod check;
pub mod claim;
pub mod cli;
pub mod draft;
pub mod finding;
pub mod lang;
pub mod mention;
mod plain;
pub mod report;
pub mod rulebook;
pub mod source;
pub mod span;
pub mod store;
pub mod tally;
pub mod value;
