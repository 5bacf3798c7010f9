//! One line a finding: `path:line:column: severity[code] message`, with `(article ID)` after it where the path alone
//! does not name the article, and nothing else.

use std::io;

use crate::finding::Sheets;

use super::text::{Place, article_id, one_line};

/// Writes the findings of a report, one a line.
pub(super) fn write(report: &dyn Sheets, out: &mut dyn io::Write) -> io::Result<()> {
    for finding in report.findings() {
        let finding = finding?;
        let Place { path, line, column } = Place::of(&finding);
        let (path, message) = (one_line(path), one_line(&finding.message));
        let (severity, code) = (finding.severity.as_str(), one_line(finding.code.as_str()));
        let id = finding.witnesses.first().and_then(article_id);
        let id = id.map(|id| format!(" (article {})", one_line(id))).unwrap_or_default();
        writeln!(out, "{path}:{line}:{column}: {severity}[{code}] {message}{id}")?;
    }
    Ok(())
}
