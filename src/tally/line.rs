//! The lines that carry all this from one process to another: `KEY`, a tab, and one JSON object in ASCII.

use std::io;

use serde::{Deserialize, Serialize};
use serde_json::ser::{CompactFormatter, Formatter};

use super::{Disagreement, Key, Tally};
use crate::finding::{ArticleSummary, Finding, Problem};

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What lines are sorted and grouped by.
    pub key: Key,
    /// What it says.
    pub record: Record,
}

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Record {
    /// An article was read.
    Article {
        /// The article and what was checked in it.
        summary: ArticleSummary,
        /// Values in it that may or may not belong to a fact.
        #[serde(default)]
        undecided: u64,
    },
    /// Something is wrong inside of an article.
    Finding {
        /// What.
        finding: Box<Finding>,
        /// The claims that stand at its places.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        ties: Vec<Tie>,
    },
    /// What articles tell of the key.
    Tally {
        /// Who tells what.
        tally: Tally,
        /// What came of comparing them, if they cannot all be right. It is no part of the tally: whoever merges
        /// tallies compares again.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        disagreement: Option<Box<Disagreement>>,
        /// Whether they were compared.
        #[serde(default, skip_serializing_if = "super::is_false")]
        compared: bool,
    },
    /// Trouble with the input.
    Problem(Problem),
    /// What a process did, at its end.
    Stats(Stats),
    /// Why a process could not do its work.
    Failure(Failure),
}

/// A claim that stands at the place of a finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Tie {
    /// The claim's key.
    pub key: String,
    /// Its value, as [`super::Value::to_text`] writes it.
    pub value: String,
}

/// A stage of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Articles in, claims and findings out.
    Scan,
    /// Sorted lines in, merged and compared lines out.
    Compare,
}

/// What processes of one stage did. The stats of several add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stats {
    /// Which stage.
    pub stage: Stage,
    /// How many processes.
    pub processes: u64,
    /// Bytes of input: of the articles' text, or of the lines.
    pub bytes: u64,
    /// Lines of input that could not be used.
    pub malformed: u64,
    /// Articles.
    pub articles: u64,
    /// Claims; each is merged into some tally.
    pub claims: u64,
    /// Findings inside of articles.
    pub findings: u64,
}

/// Why a process could not do its work.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Failure {
    /// Which stage.
    pub stage: Stage,
    /// Why, in one sentence.
    pub message: String,
}

impl Stats {
    /// Of one process that has done nothing yet.
    pub const fn new(stage: Stage) -> Self {
        Self { stage, processes: 1, bytes: 0, malformed: 0, articles: 0, claims: 0, findings: 0 }
    }

    /// Adds what other processes of the stage did.
    pub fn add(&mut self, other: Self) {
        let sums = [
            (&mut self.processes, other.processes),
            (&mut self.bytes, other.bytes),
            (&mut self.malformed, other.malformed),
            (&mut self.articles, other.articles),
            (&mut self.claims, other.claims),
            (&mut self.findings, other.findings),
        ];
        for (sum, more) in sums {
            *sum = sum.saturating_add(more);
        }
    }
}

impl Line {
    /// The line of an article, or of a finding inside of one.
    pub fn of_article(path: &str, article: &str, record: Record) -> Self {
        Self { key: Key::new(&["article", path, article]), record }
    }

    /// The line of trouble with the input.
    pub fn of_problem(problem: Problem) -> Self {
        Self { key: Key::new(&["problem", &problem.path]), record: Record::Problem(problem) }
    }

    /// The line that ends a process's output.
    pub fn of_stats(stats: Stats) -> Self {
        Self { key: Key::control("stats"), record: Record::Stats(stats) }
    }

    /// The line that says why there will be no more.
    pub fn of_failure(stage: Stage, message: impl Into<String>) -> Self {
        Self { key: Key::control("failure"), record: Record::Failure(Failure { stage, message: message.into() }) }
    }

    /// Writes the line with its end.
    pub fn write(&self, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(self.key.as_str().as_bytes())?;
        out.write_all(b"\t")?;
        let mut serializer = serde_json::Serializer::with_formatter(&mut *out, Ascii);
        self.record.serialize(&mut serializer)?;
        out.write_all(b"\n")
    }

    /// Reads a line, with or without its end. The error says in a few words what is wrong.
    pub fn read(line: &[u8]) -> Result<Self, String> {
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let tab = line.iter().position(|&byte| byte == b'\t').ok_or("it has no tab after a key")?;
        let (key, rest) = line.split_at_checked(tab).unwrap_or_default();
        let key = Key::parse(key).ok_or("its key is no key")?;
        let json = rest.get(1..).unwrap_or_default();
        let record: Record = serde_json::from_slice(json).map_err(|error| format!("its JSON is no record: {error}"))?;
        let of_process = matches!(record, Record::Stats(_) | Record::Failure(_));
        if of_process != key.is_control() {
            return Err("its key does not fit its record".to_owned());
        }
        Ok(Self { key, record })
    }
}

/// JSON in ASCII: engines split lines at odd places, and decode them in odd ways.
struct Ascii;

impl Formatter for Ascii {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, character)) =
            rest.char_indices().find(|(_, character)| !character.is_ascii() || *character == '\u{7f}')
        {
            let (plain, odd) = rest.split_at_checked(at).unwrap_or_default();
            CompactFormatter.write_string_fragment(writer, plain)?;
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = odd.get(character.len_utf8()..).unwrap_or_default();
        }
        CompactFormatter.write_string_fragment(writer, rest)
    }
}
