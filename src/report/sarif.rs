//! SARIF 2.1.0, for code hosts and editors. Columns are UTF-16 code units, from 1; an end column is one past.
//!
//! An article that its path does not name may be one of many in the file, so that its bytes are not counted from the
//! file's start. For such an article no byte offsets and no replacements are written; the message has the fixes.

use std::collections::BTreeSet;
use std::io;

use serde::Serialize;
use serde_json::{Value, json};

use crate::finding::{Also, Each, Finding, Problem, Severity, Sheets, Witness};

use super::json::{Troubles, pretty};
use super::text::{article_id, role, voice};

/// A log with one run.
#[derive(Serialize)]
struct Log<R> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    runs: [Run<R>; 1],
    version: &'static str,
}

/// What is written while it is gone through stands between what is small.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<R> {
    column_kind: &'static str,
    invocations: Value,
    results: R,
    tool: Value,
}

/// Writes the report as one SARIF log with one run.
pub(super) fn write(report: &dyn Sheets, out: &mut dyn io::Write) -> io::Result<()> {
    let codes = codes(report)?;
    let rules: Vec<Value> = codes.iter().map(|code| rule(code)).collect();
    let notifications: Vec<Value> = report.problems().iter().map(notification).collect();
    let successful = report.problems().iter().all(|problem| problem.severity != Severity::Error);
    let troubles = Troubles::default();
    let results = || -> Each<'_, Value> {
        Box::new(report.findings().map(|finding| finding.map(|finding| result(&finding, &codes))))
    };
    let run = Run {
        column_kind: "utf16CodeUnits",
        invocations: json!([{
            "executionSuccessful": successful,
            "toolExecutionNotifications": notifications,
        }]),
        results: troubles.list(results),
        tool: json!({"driver": {
            "name": env!("CARGO_PKG_NAME"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": rules,
        }}),
    };
    let log = Log { schema: "https://json.schemastore.org/sarif-2.1.0.json", runs: [run], version: "2.1.0" };
    pretty(&log, &troubles, out)
}

/// The codes of all findings and of what is folded into them.
fn codes(report: &dyn Sheets) -> io::Result<BTreeSet<String>> {
    let mut codes = BTreeSet::new();
    for finding in report.findings() {
        let finding = finding?;
        for code in std::iter::once(&finding.code).chain(finding.also.iter().map(|also| &also.code)) {
            if !codes.contains(code.as_str()) {
                codes.insert(code.to_string());
            }
        }
    }
    Ok(codes)
}

fn rule(code: &str) -> Value {
    json!({
        "id": code,
        "shortDescription": {"text": code.replace('-', " ")},
        "help": {"text": format!("`{} explain {code}` says what this check looks for.", env!("CARGO_PKG_NAME"))},
    })
}

fn result(finding: &Finding, codes: &BTreeSet<String>) -> Value {
    let claim = finding.witnesses.first();
    let others = finding.witnesses.iter().skip(1).chain(finding.also.iter().flat_map(|also| &also.witnesses));
    let related: Vec<Value> = others.enumerate().map(|(at, witness)| related(at + 1, witness)).collect();
    let in_file = claim.filter(|claim| article_id(claim).is_none());
    let fixes: Vec<Value> = in_file
        .into_iter()
        .flat_map(|claim| finding.fixes.iter().map(move |fix| fix_of(claim, &fix.label, &fix.text)))
        .collect();
    let also: Vec<Value> = finding.also.iter().map(also).collect();
    let mut text = finding.message.clone();
    for step in &finding.derivation {
        text.push_str("\nBecause: ");
        text.push_str(step);
    }
    for fix in &finding.fixes {
        text.push_str("\nFix: ");
        text.push_str(&[fix.label.as_str(), ": ", &fix.text].concat());
    }
    let mut result = json!({
        "ruleId": finding.code,
        "ruleIndex": codes.iter().position(|code| *code == finding.code.as_str()),
        "level": level(finding.severity),
        "message": {"text": text},
        "locations": claim.map(location).into_iter().collect::<Vec<_>>(),
        "partialFingerprints": {"claimlint/v1": finding.fingerprint},
        "properties": {
            "confidence": finding.confidence,
            "fact": finding.fact,
            "voice": claim.map(|claim| claim.voice),
            "also": also,
        },
    });
    if let Some(result) = result.as_object_mut() {
        if !related.is_empty() {
            result.insert("relatedLocations".to_owned(), Value::Array(related));
        }
        if !fixes.is_empty() {
            result.insert("fixes".to_owned(), Value::Array(fixes));
        }
    }
    result
}

fn also(also: &Also) -> Value {
    json!({"ruleId": also.code, "message": also.message, "derivation": also.derivation})
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn location(witness: &Witness) -> Value {
    let mut location = json!({
        "physicalLocation": {"artifactLocation": {"uri": uri(&witness.path)}, "region": shown_region(witness)},
    });
    if let (Some(location), Some(article)) = (location.as_object_mut(), &witness.article) {
        location.insert("logicalLocations".to_owned(), json!([{"name": article, "kind": "article"}]));
    }
    location
}

fn related(id: usize, witness: &Witness) -> Value {
    let said = voice(witness.voice).map(|voice| format!(" ({voice})")).unwrap_or_default();
    let mut location = location(witness);
    if let Some(location) = location.as_object_mut() {
        location.insert("id".to_owned(), json!(id));
        let text = format!("{}{said}: {}", role(witness.role), witness.text);
        location.insert("message".to_owned(), json!({"text": text}));
    }
    location
}

fn fix_of(claim: &Witness, label: &str, text: &str) -> Value {
    json!({
        "description": {"text": label},
        "artifactChanges": [{
            "artifactLocation": {"uri": uri(&claim.path)},
            "replacements": [{"deletedRegion": region(claim), "insertedContent": {"text": text}}],
        }],
    })
}

/// Where a witness is.
fn region(witness: &Witness) -> Value {
    let (lines, last) = witness
        .text
        .rsplit_once('\n')
        .map_or((0, witness.text.as_str()), |(before, last)| (before.matches('\n').count() + 1, last));
    let units: usize = last.chars().map(char::len_utf16).sum();
    let end_column = if lines == 0 { witness.column_utf16 + units } else { units + 1 };
    let mut region = json!({
        "startLine": witness.line,
        "startColumn": witness.column_utf16,
        "endLine": witness.line + lines,
        "endColumn": end_column,
    });
    if let (Some(region), None) = (region.as_object_mut(), article_id(witness)) {
        region.insert("byteOffset".to_owned(), json!(witness.start));
        region.insert("byteLength".to_owned(), json!(witness.end.saturating_sub(witness.start)));
    }
    region
}

/// Where a witness is, with its words.
fn shown_region(witness: &Witness) -> Value {
    let mut region = region(witness);
    if let Some(region) = region.as_object_mut() {
        region.insert("snippet".to_owned(), json!({"text": witness.text}));
    }
    region
}

fn notification(problem: &Problem) -> Value {
    let mut place = json!({"artifactLocation": {"uri": uri(&problem.path)}});
    if let (Some(place), Some((line, column))) = (place.as_object_mut(), problem.place) {
        place.insert("region".to_owned(), json!({"startLine": line, "startColumn": column}));
    }
    let help = problem.help.as_deref().map(|help| format!("\nHelp: {help}")).unwrap_or_default();
    json!({
        "level": level(problem.severity),
        "message": {"text": format!("{}{help}", problem.message)},
        "locations": [{"physicalLocation": place}],
    })
}

/// A path as a URI reference: relative paths stay relative, everything but `/` and unreserved characters is
/// escaped.
fn uri(path: &str) -> String {
    let drive = path.as_bytes().get(1) == Some(&b':') && path.as_bytes().get(2) == Some(&b'/');
    let scheme = match (path.starts_with('/'), drive) {
        (true, _) => "file://",
        (false, true) => "file:///",
        (false, false) => "",
    };
    let mut out = scheme.to_owned();
    for (at, byte) in path.bytes().enumerate() {
        let plain = byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) || (drive && at == 1);
        if plain {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.extend(
                [byte >> 4, byte & 15]
                    .into_iter()
                    .filter_map(|digit| char::from_digit(digit.into(), 16))
                    .map(|digit| digit.to_ascii_uppercase()),
            );
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("seeds/en/003.txt"), "seeds/en/003.txt");
        assert_eq!(uri("a b/기사:1%.txt"), "a%20b/%EA%B8%B0%EC%82%AC%3A1%25.txt");
        assert_eq!(uri("/srv/a.txt"), "file:///srv/a.txt");
        assert_eq!(uri("C:/desk/a.txt"), "file:///C:/desk/a.txt");
    }
}
