//! One line a finding: `path:line:column: severity[code] message`, and nothing else.

use std::fmt;

use crate::finding::Report;

use super::text::{Place, one_line};

/// The findings of a report, one a line.
pub(super) struct Compact<'a>(pub(super) &'a Report);

impl fmt::Display for Compact<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in &self.0.findings {
            let Place { path, line, column } = Place::of(finding);
            let (path, message) = (one_line(path), one_line(&finding.message));
            let (severity, code) = (finding.severity.as_str(), one_line(finding.code.as_str()));
            writeln!(f, "{path}:{line}:{column}: {severity}[{code}] {message}")?;
        }
        Ok(())
    }
}
