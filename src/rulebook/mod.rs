//! Turns rule files into checked names and facts, or into problems about the files. It sees no articles.
//!
//! A file is read twice: as it is written ([`RawBook`], every value with its place), then as it is meant
//! ([`RuleSet`]). Both times nothing stops at the first problem: all problems of all files are reported, and rules
//! that are healthy are used.

mod between;
mod compile;
mod example;
mod fields;
mod kinds;
mod lint;
mod log;
mod notation;
mod pattern;
mod place;
mod raw;
mod read;
mod syntax;
mod table;
mod valid;

#[cfg(test)]
mod tests;

pub use lint::{StopWords, lint};
pub use pattern::Pattern;
pub use place::Place;
pub use raw::{
    ByLanguage, RawBook, RawCategory, RawCommon, RawDate, RawDatedForm, RawEntry, RawFact, RawFigure, RawHead, RawList,
    RawMember, RawMembership, RawMoment, RawName, RawOffice, RawOrder, RawQuantity, RawSource, RawTimed, RawUncaught,
    RawWords, RawWrong,
};
pub use table::Written;
pub use valid::{
    Cue, DatedForm, Example, Fact, FactId, FactKind, FactValue, Form, Member, Name, NameId, NameKind, Office, Pronouns,
    RuleId, RuleSet, Rulebook, Source, Status, TimedValue, Title, Uncaught, WrongForm, speaks,
};

use toml::de::DeTable;

use self::compile::Reading;
use self::log::Log;
use self::place::RuleFile;
use crate::finding::Problem;
use crate::span::LineIndex;
use crate::value::UnitTable;

/// The largest rule file, in bytes. What is larger is no rulebook, or should be several.
const LARGEST_FILE: usize = 4 << 20;
/// The longest line of a rule file, in bytes.
const LONGEST_LINE: usize = 64 << 10;

/// The text of a rule file, which must be UTF-8.
///
/// # Errors
///
/// The problem, at the first byte that is not UTF-8.
pub fn decode(path: &str, bytes: &[u8]) -> Result<String, Problem> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(text.to_owned()),
        Err(error) => error,
    };
    let good = bytes.get(..error.valid_up_to()).and_then(|good| std::str::from_utf8(good).ok()).unwrap_or_default();
    let position = LineIndex::new(good).position(good, good.len());
    let problem = Problem::error(path, "the file is not UTF-8").at(position.line, position.column);
    Err(problem.help("save it as UTF-8: rule files have no other encoding"))
}

/// One file as it is written, and the problems that can be seen without knowing what it means.
pub fn read(path: &str, text: &str) -> (RawBook, Vec<Problem>) {
    let Reading { raw, log } = parse(path, text);
    (raw, log.into_problems())
}

/// All files, each a path and its text, as they are meant: the healthy names and facts, and the problems of all
/// files. The order of the files does not matter; a path that comes twice is read once.
pub fn compile(files: &[(String, String)], units: &UnitTable) -> (RuleSet, Vec<Problem>) {
    let mut files: Vec<&(String, String)> = files.iter().collect();
    files.sort();
    files.dedup_by_key(|(path, _)| path.as_str());
    let mut readings: Vec<Reading> = files.into_iter().map(|(path, text)| parse(path, text)).collect();
    let (books, mut names, facts) = compile::compile(&mut readings, units);
    between::check(&mut readings, &mut names, &facts, units);
    let problems = readings.into_iter().flat_map(|reading| reading.log.into_problems()).collect();
    (RuleSet::new(books, names, facts), problems)
}

/// The JSON Schema of a rule file, by which editors complete it: made of the code that reads rule files, so that it is
/// never out of date.
pub fn schema() -> String {
    let mut text = serde_json::to_string_pretty(&read::schema()).unwrap_or_default();
    text.push('\n');
    text
}

/// Reads the TOML of a file, as much of it as there is.
fn parse(path: &str, text: &str) -> Reading {
    if text.len() > LARGEST_FILE {
        return refuse(
            RuleFile::new(path, ""),
            0,
            "the file is too big for a rule file",
            "4 MiB is the most: split it by subject",
        );
    }
    let file = RuleFile::new(path, text);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        // Columns are counted from the start of a line, again and again.
        if line.len() > LONGEST_LINE {
            return refuse(file, at, "the line is too long for a rule file", "64 KiB is the most: break it up");
        }
        at += line.len();
    }
    let mut log = Log::new(file);
    let (document, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        let raw = RawBook::read(document.get_ref(), &mut log);
        return Reading { raw, log };
    }
    let mended = syntax::mend(text, read::header, &mut log);
    let (document, errors) = DeTable::parse_recoverable(&mended);
    for error in errors {
        syntax::report(error.message(), error.span().map_or(0, |span| span.start), &mut log);
    }
    let raw = RawBook::read(document.get_ref(), &mut log);
    Reading { raw, log }
}

/// A file that is not even looked at.
fn refuse(file: RuleFile, at: usize, message: &str, help: &str) -> Reading {
    let mut log = Log::new(file);
    log.error(at, message, help);
    Reading { raw: RawBook::default(), log }
}
