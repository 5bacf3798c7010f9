//! A document for a desk: what disagrees, grouped by article, with the words of both sides.

use std::{fmt, io};

use crate::finding::{Also, ArticleSummary, Confidence, Finding, Role, Sheets, Witness};

use super::repeats::{places, repeated};
use super::text::{article_id, last_line, parts, shown, visible, voice};
use super::{Options, summary};

/// Writes a report in Markdown, as `CommonMark` defines it.
pub(super) fn write(report: &dyn Sheets, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "# Discrepancies\n\n{}", escaped(&summary::sentence(report)))?;
    let mut home: Option<Option<(String, Option<String>)>> = None;
    for (placed, number) in report.by_article().zip(1_usize..) {
        let (finding, article) = placed?;
        let here = finding.home().map(|(path, article)| (path.to_owned(), article.map(str::to_owned)));
        if home.as_ref() != Some(&here) {
            writeln!(out, "\n## {}", heading(finding.witnesses.first(), article.as_deref()))?;
            home = Some(here);
        }
        write!(out, "{}", shown(|f| write_finding(f, number, &finding)))?;
    }
    if !report.problems().is_empty() {
        writeln!(out, "\n## Problems with the input\n")?;
    }
    for problem in report.problems() {
        let place = problem.place.map(|(line, _)| format!(", line {line}")).unwrap_or_default();
        let help = problem.help.as_deref().map(|help| format!(" ({})", escaped(help))).unwrap_or_default();
        let (severity, path) = (problem.severity.as_str(), escaped(&problem.path));
        writeln!(out, "- {severity}: {path}{place}: {}{help}", escaped(&problem.message))?;
    }
    if options.coverage {
        coverage(report, out)?;
    }
    Ok(())
}

/// Writes what was checked in each article, if there are any.
fn coverage(report: &dyn Sheets, out: &mut dyn io::Write) -> io::Result<()> {
    let mut is_first = true;
    for article in report.articles() {
        if std::mem::take(&mut is_first) {
            writeln!(out, "\n## Checked in each article\n")?;
        }
        let article = article?;
        let kinds = summary::coverage(&article.coverage).unwrap_or_else(|| "nothing to check".to_owned());
        let looked = summary::looked(&article.looked).map(|looked| format!(" (looked at: {looked})"));
        let confirmed = summary::confirmed(&article.confirmed).map(|confirmed| format!("; {}", escaped(&confirmed)));
        let path = escaped(&article.path);
        writeln!(out, "- {path}: {kinds}{}{}", looked.unwrap_or_default(), confirmed.unwrap_or_default())?;
    }
    Ok(())
}

fn heading(witness: Option<&Witness>, article: Option<&ArticleSummary>) -> String {
    let Some(witness) = witness else {
        return "No place given".to_owned();
    };
    let id = article_id(witness).map(|id| format!("article {id}"));
    let language = article.and_then(|article| article.language.clone());
    let date = article.and_then(|article| article.date.clone());
    let more: Vec<String> = [id, language, date].into_iter().flatten().map(|part| escaped(&part)).collect();
    let path = escaped(&witness.path);
    if more.is_empty() { path } else { format!("{path} ({})", more.join(", ")) }
}

fn write_finding(f: &mut fmt::Formatter<'_>, number: usize, finding: &Finding) -> fmt::Result {
    writeln!(f, "\n### {number}. {}\n", escaped(&finding.message))?;
    let doubt = match finding.confidence {
        Confidence::High => "",
        Confidence::Medium => ", fairly sure",
        Confidence::Low => ", not very sure",
    };
    writeln!(f, "{}, `{}`{doubt}", finding.severity.as_str(), finding.code.as_str().replace('`', "'"))?;
    let (places, repeats) = places(&finding.witnesses);
    for witness in places {
        write_witness(f, witness)?;
    }
    for group in &repeats {
        writeln!(f, "\n… {}", escaped(&repeated(group, &finding.witnesses)))?;
    }
    for rule in finding.witnesses.iter().filter(|witness| witness.role == Role::Fact) {
        write_witness(f, rule)?;
    }
    if !finding.derivation.is_empty() {
        writeln!(f, "\nBecause:\n")?;
    }
    for step in &finding.derivation {
        writeln!(f, "- {}", escaped(step))?;
    }
    if !finding.fixes.is_empty() {
        writeln!(f, "\nPossible corrections:\n")?;
    }
    for fix in &finding.fixes {
        writeln!(f, "- {}: “{}”", escaped(&fix.label), escaped(&fix.text))?;
    }
    for also in &finding.also {
        write_also(f, also)?;
    }
    Ok(())
}

/// The words of one side, with their place.
fn write_witness(f: &mut fmt::Formatter<'_>, witness: &Witness) -> fmt::Result {
    let (line, column) = (witness.line, witness.column);
    let lines = match last_line(witness) {
        None => format!("line {line}, column {column}"),
        Some(last) => format!("line {line}, column {column}, to line {last}"),
    };
    let said = voice(witness.voice).map(|voice| format!(", {voice}")).unwrap_or_default();
    let path = escaped(&witness.path);
    let id = article_id(witness).map(|id| format!(", article {}", escaped(id))).unwrap_or_default();
    match witness.role {
        Role::Claim => writeln!(f, "\nThe article says ({path}{id}, {lines}{said}):\n")?,
        Role::Against => writeln!(f, "\nAgainst it ({path}{id}, {lines}{said}):\n")?,
        Role::Context => writeln!(f, "\nContext ({path}{id}, {lines}{said}):\n")?,
        Role::Fact => {
            let words = if witness.text.is_empty() { &witness.excerpt.text } else { &witness.text };
            return writeln!(f, "\nThe rule says ({path}, {lines}):\n\n> {}", escaped(words));
        }
    }
    writeln!(f, "> {}", quoted(witness))
}

fn write_also(f: &mut fmt::Formatter<'_>, also: &Also) -> fmt::Result {
    writeln!(f, "\nAlso (`{}`): {}", also.code.as_str().replace('`', "'"), escaped(&also.message))?;
    for witness in &also.witnesses {
        write_witness(f, witness)?;
    }
    let reasons = also.derivation.iter().map(|step| format!("because: {}", escaped(step)));
    let fixes = also.fixes.iter().map(|fix| format!("correction: {}: “{}”", escaped(&fix.label), escaped(&fix.text)));
    let items: Vec<String> = reasons.chain(fixes).collect();
    if !items.is_empty() {
        writeln!(f)?;
    }
    for item in items {
        writeln!(f, "- {item}")?;
    }
    Ok(())
}

/// The line of a witness, with the witness in bold.
///
/// Two asterisks are bold only where they stand at the edge of a word, as `CommonMark` sees it; elsewhere a tag says
/// it.
fn quoted(witness: &Witness) -> String {
    let (before, inside, after) = parts(witness);
    let (before, inside, after) = (visible(before), visible(inside), visible(after));
    let before = before.trim_start();
    if inside.is_empty() {
        return at_line_start(before);
    }
    let starts = inside.starts_with(char::is_alphanumeric)
        || !inside.starts_with(char::is_whitespace) && (before.is_empty() || before.ends_with(char::is_whitespace));
    let ends = inside.ends_with(char::is_alphanumeric)
        || !inside.ends_with(char::is_whitespace) && (after.is_empty() || after.starts_with(char::is_whitespace));
    let (open, close) = if starts && ends { ("**", "**") } else { ("<strong>", "</strong>") };
    let inside = in_line(&inside);
    format!("{}{open}{inside}{close}{}", at_line_start(before), in_line(after.trim_end()))
}

/// Text that stands for itself in Markdown, wherever it stands in a line.
fn escaped(text: &str) -> String {
    at_line_start(visible(text).trim())
}

/// Text that stands for itself at the start of a line, where a few more signs mean something.
fn at_line_start(text: &str) -> String {
    let rest = text.trim_start_matches(|character: char| character.is_ascii_digit());
    let number = text.strip_suffix(rest).unwrap_or_default();
    let sign = if number.is_empty() { rest.starts_with(['>', '-', '+', '=']) } else { rest.starts_with(['.', ')']) };
    format!("{number}{}{}", if sign { "\\" } else { "" }, in_line(rest))
}

/// Text that stands for itself inside a line.
fn in_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '~' | '|' | '$' | '#') {
            out.push('\\');
        }
        out.push(character);
    }
    out
}
