//! Annotations of GitHub Actions: workflow commands that set a message at a line of a changed file.

use std::io;

use crate::finding::{Finding, Severity, Sheets};

use super::text::{Place, article_id, role, voice};

/// Writes the findings and problems of a report as workflow commands, one a line.
pub(super) fn write(report: &dyn Sheets, out: &mut dyn io::Write) -> io::Result<()> {
    for finding in report.findings() {
        let finding = finding?;
        let Place { path, line, column } = Place::of(&finding);
        let command = command(finding.severity);
        let (path, title) = (property(path), property(finding.code.as_str()));
        writeln!(out, "::{command} file={path},line={line},col={column},title={title}::{}", data(&details(&finding)))?;
    }
    for problem in report.problems() {
        let command = command(problem.severity);
        let path = property(&problem.path);
        let place = problem.place.map(|(line, column)| format!(",line={line},col={column}")).unwrap_or_default();
        let help = problem.help.as_deref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
        writeln!(out, "::{command} file={path}{place},title=input::{}", data(&format!("{}{help}", problem.message)))?;
    }
    Ok(())
}

fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

/// The message, and on further lines what a reviewer needs to decide.
fn details(finding: &Finding) -> String {
    let mut lines = vec![finding.message.clone()];
    lines.extend(finding.witnesses.first().and_then(article_id).map(|id| format!("in article {id}")));
    lines.extend(finding.witnesses.first().and_then(|claim| voice(claim.voice)).map(str::to_owned));
    lines.extend(finding.derivation.iter().map(|step| format!("because: {step}")));
    lines.extend(finding.witnesses.iter().skip(1).map(|witness| {
        let said = voice(witness.voice).map(|voice| format!(", {voice}")).unwrap_or_default();
        format!("{}: \"{}\" ({}:{}{said})", role(witness.role), witness.text, witness.path, witness.line)
    }));
    lines.extend(finding.fixes.iter().map(|fix| format!("fix: {}: \"{}\"", fix.label, fix.text)));
    lines.extend(finding.also.iter().map(|also| format!("also {}: {}", also.code, also.message)));
    lines.join("\n")
}

/// Text after the `::` of a workflow command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value between the `,` of a workflow command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
