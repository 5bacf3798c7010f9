//! A table for a spreadsheet: one row a finding, after RFC 4180. It starts with a byte order mark, without which
//! spreadsheets take UTF-8 for something else.

use std::io;

use crate::finding::{Confidence, Finding, Role, Sheets, Witness};

use super::text::{Place, role, voice};

const HEADER: [&str; 16] = [
    "severity",
    "code",
    "path",
    "line",
    "column",
    "article",
    "text",
    "message",
    "because",
    "voice",
    "against",
    "rule",
    "fixes",
    "also",
    "confidence",
    "fingerprint",
];

/// Writes the findings of a report as a table.
pub(super) fn write(report: &dyn Sheets, out: &mut dyn io::Write) -> io::Result<()> {
    write!(out, "\u{feff}{}\r\n", HEADER.join(","))?;
    for finding in report.findings() {
        let row = row(&*finding?).map(|cell| field(&cell));
        write!(out, "{}\r\n", row.join(","))?;
    }
    Ok(())
}

fn row(finding: &Finding) -> [String; HEADER.len()] {
    let Place { path, line, column } = Place::of(finding);
    let claim = finding.witnesses.first();
    let others = |fact: bool| {
        let folded = finding.also.iter().flat_map(|also| &also.witnesses);
        let chosen = finding.witnesses.iter().skip(1).chain(folded);
        let chosen = chosen.filter(|witness| (witness.role == Role::Fact) == fact);
        chosen.map(place).collect::<Vec<_>>().join("\n")
    };
    let fixes = finding.fixes.iter().map(|fix| format!("{}: {}", fix.label, fix.text));
    let also = finding.also.iter().map(|also| format!("{}: {}", also.code, also.message));
    [
        finding.severity.as_str().to_owned(),
        finding.code.to_string(),
        path.to_owned(),
        line.to_string(),
        column.to_string(),
        claim.and_then(|claim| claim.article.clone()).unwrap_or_default(),
        claim.map(|claim| claim.text.clone()).unwrap_or_default(),
        finding.message.clone(),
        finding.derivation.join("\n"),
        claim.and_then(|claim| voice(claim.voice)).unwrap_or_default().to_owned(),
        others(false),
        others(true),
        fixes.collect::<Vec<_>>().join("\n"),
        also.collect::<Vec<_>>().join("\n"),
        confidence(finding).to_owned(),
        finding.fingerprint.clone(),
    ]
}

fn place(witness: &Witness) -> String {
    let said = voice(witness.voice).map(|voice| format!(" ({voice})")).unwrap_or_default();
    format!("{}: {}:{}:{}: {}{said}", role(witness.role), witness.path, witness.line, witness.column, witness.text)
}

fn confidence(finding: &Finding) -> &'static str {
    match finding.confidence {
        Confidence::Low => "low",
        Confidence::Medium => "medium",
        Confidence::High => "high",
    }
}

/// A cell: quoted if it has to be, and kept from being run. A spreadsheet takes a cell that starts with one of
/// `= + - @` for a formula; such a cell gets an apostrophe before it, except a plain negative number.
fn field(text: &str) -> String {
    let number =
        |rest: &str| rest.chars().all(|character| character.is_ascii_digit() || matches!(character, '.' | ','));
    let formula = match text.chars().next() {
        Some('=' | '+' | '@' | '\t' | '\r') => true,
        Some('-') => !number(text.trim_start_matches('-')),
        Some(_) | None => false,
    };
    let guard = if formula { "'" } else { "" };
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{guard}{text}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_quoted_where_needed_and_never_a_formula() {
        assert_eq!(field("plain"), "plain");
        assert_eq!(field("5,000 \"men\""), "\"5,000 \"\"men\"\"\"");
        assert_eq!(field("-5.3"), "-5.3");
        assert_eq!(field("=1+1"), "'=1+1");
        assert_eq!(field("-1+cmd|' /C calc'!A0"), "'-1+cmd|' /C calc'!A0");
        assert_eq!(field("@sum(a,b)"), "\"'@sum(a,b)\"");
    }
}
