//! One line a finding: `path:line:column: severity[code] message`, with `(article ID)` after it where the path alone
//! does not name the article, and nothing else.

use std::fmt;

use crate::finding::Report;

use super::text::{Place, article_id, one_line};

/// The findings of a report, one a line.
pub(super) struct Compact<'a>(pub(super) &'a Report);

impl fmt::Display for Compact<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for finding in &self.0.findings {
            let Place { path, line, column } = Place::of(finding);
            let (path, message) = (one_line(path), one_line(&finding.message));
            let (severity, code) = (finding.severity.as_str(), one_line(finding.code.as_str()));
            let id = finding.witnesses.first().and_then(article_id);
            let id = id.map(|id| format!(" (article {})", one_line(id))).unwrap_or_default();
            writeln!(f, "{path}:{line}:{column}: {severity}[{code}] {message}{id}")?;
        }
        Ok(())
    }
}
