//! Collects what is wrong with one rule file, so that nothing stops at the first problem.

use std::collections::BTreeSet;

use serde_json::Value;

use super::place::RuleFile;
use crate::finding::{Problem, Severity};
use crate::span::Span;

/// How many problems of one file are shown; a file that is no rule file at all would give thousands.
const MOST_PROBLEMS: usize = 200;
/// How many problems are kept at all, to be sorted by their places.
const MOST_KEPT: usize = 20_000;

/// What is wrong with one file, by place.
#[derive(Debug)]
pub(super) struct Log {
    pub(super) file: RuleFile,
    found: Vec<(usize, Problem)>,
    errors: usize,
    /// How many problems were not even kept.
    dropped: usize,
    /// The first bytes of what could not be read as TOML, and their lines. What is left of such a line is not
    /// what was meant, so nothing else is said about it.
    broken_at: BTreeSet<usize>,
    broken_lines: BTreeSet<usize>,
    in_broken_entry: bool,
    /// The schema of the last table that was read, where only that is asked for.
    schema: Option<Value>,
}

impl Log {
    pub(super) fn new(file: RuleFile) -> Self {
        Self {
            file,
            found: Vec::new(),
            errors: 0,
            dropped: 0,
            broken_at: BTreeSet::new(),
            broken_lines: BTreeSet::new(),
            in_broken_entry: false,
            schema: None,
        }
    }

    /// One that does not take notes of problems, but of the keys that are asked for.
    pub(super) fn recorder() -> Self {
        Self { schema: Some(Value::Null), ..Self::new(RuleFile::new("", "")) }
    }

    /// Whether it takes notes of the keys that are asked for.
    pub(super) fn is_recording(&self) -> bool {
        self.schema.is_some()
    }

    /// Notes the schema of a table.
    pub(super) fn record_schema(&mut self, schema: Value) {
        self.schema = Some(schema);
    }

    /// The schema of the last table that was read.
    pub(super) fn recorded(self) -> Value {
        self.schema.unwrap_or_default()
    }

    /// Something that could not be read as TOML.
    pub(super) fn syntax(&mut self, at: usize, message: &str, help: &str) {
        let line = self.file.position(at).line;
        self.broken_at.insert(at);
        // A parser that lost its way complains again about the rest of the same line.
        if self.broken_lines.insert(line) {
            self.record(Severity::Error, at, message.to_owned(), help);
        }
    }

    /// A problem because of which an entry cannot be used as it is written.
    pub(super) fn error(&mut self, at: usize, message: impl Into<String>, help: impl AsRef<str>) {
        self.errors += 1;
        if !self.broken_lines.contains(&self.file.position(at).line) {
            self.record(Severity::Error, at, message.into(), help.as_ref());
        }
    }

    /// A key that must be there and is not; in an entry whose TOML is broken it may well be there.
    pub(super) fn missing(&mut self, at: usize, message: impl Into<String>, help: impl AsRef<str>) {
        if self.in_broken_entry {
            self.errors += 1;
        } else {
            self.error(at, message, help);
        }
    }

    /// Says whether the entry that is being read has broken TOML in it; such an entry counts as an error.
    pub(super) fn in_broken_entry(&mut self, broken: bool) {
        self.in_broken_entry = broken;
    }

    /// Whether the entry that is being read has broken TOML in it.
    pub(super) fn is_in_broken_entry(&self) -> bool {
        self.in_broken_entry
    }

    /// A problem that keeps nothing from being used.
    pub(super) fn warning(&mut self, at: usize, message: impl Into<String>, help: impl AsRef<str>) {
        self.record(Severity::Warning, at, message.into(), help.as_ref());
    }

    /// A reservation.
    pub(super) fn note(&mut self, at: usize, message: impl Into<String>, help: impl AsRef<str>) {
        self.record(Severity::Note, at, message.into(), help.as_ref());
    }

    /// How many errors there were up to now: more of them after some work means that the work went wrong.
    pub(super) fn errors(&self) -> usize {
        self.errors
    }

    /// Whether there is an error somewhere in `span`.
    pub(super) fn has_error_in(&self, span: Span) -> bool {
        self.found
            .iter()
            .any(|(at, problem)| problem.severity == Severity::Error && span.start <= *at && *at < span.end)
    }

    /// Whether the TOML itself is broken somewhere in `span`.
    pub(super) fn is_broken(&self, span: Span) -> bool {
        self.broken_at.range(span.start..span.end.max(span.start)).next().is_some()
    }

    /// Whether the TOML itself is broken anywhere.
    pub(super) fn is_broken_anywhere(&self) -> bool {
        !self.broken_at.is_empty()
    }

    /// All problems in the order of their places.
    pub(super) fn into_problems(mut self) -> Vec<Problem> {
        self.found.sort_by(|left, right| (left.0, &left.1.message).cmp(&(right.0, &right.1.message)));
        self.found.dedup();
        let more = self.found.len().saturating_sub(MOST_PROBLEMS) + self.dropped;
        // What is not shown must not hide that something could not be used.
        let severity = self.found.iter().skip(MOST_PROBLEMS).map(|(_, problem)| problem.severity).max();
        self.found.truncate(MOST_PROBLEMS);
        let mut problems: Vec<Problem> = self.found.into_iter().map(|(_, problem)| problem).collect();
        if let Some(severity) = severity {
            let message = format!("{more} more problems in this file are not shown");
            problems.push(Problem { severity, ..Problem::error(&*self.file.path, message) });
        }
        problems
    }

    fn record(&mut self, severity: Severity, at: usize, message: String, help: &str) {
        if self.found.len() >= MOST_KEPT {
            self.dropped += 1;
            return;
        }
        let position = self.file.position(at);
        let problem = Problem::error(&*self.file.path, message).at(position.line, position.column);
        let help = (!help.is_empty()).then(|| help.to_owned());
        self.found.push((at, Problem { severity, help, ..problem }));
    }
}
