//! `claimlint mentions`: what was read out of a text.

use std::io::Write;

use jiff::civil::Date;
use rayon::prelude::*;
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::cli::args::MentionsFormat;
use crate::cli::exit::Exit;
use crate::cli::input::{Input, Stop};
use crate::finding::Problem;
use crate::lang::Languages;
use crate::mention::{self, Mention, Reading, Stated};
use crate::source::Article;
use crate::span::Span;
use crate::value::{Decimal, Grain, Hedge, PartialDate, Unit};

/// Writes the mentions of all articles, a line each; `problems` are those of the packs.
pub(crate) fn run(
    input: &Input,
    languages: &Languages,
    format: MentionsFormat,
    mut problems: Vec<Problem>,
    out: &mut dyn Write,
) -> std::io::Result<(Exit, Vec<Problem>)> {
    let mut failure = None;
    let mut untold = Vec::new();
    let read = input.for_each_batch(false, |batch| {
        let written: Vec<(Vec<u8>, Option<Problem>)> =
            batch.par_iter().map(|article| lines(article, languages, format)).collect();
        for (bytes, problem) in written {
            untold.extend(problem);
            if failure.is_none()
                && let Err(error) = out.write_all(&bytes)
            {
                failure = Some(error);
            }
        }
        if failure.is_some() { Stop::Now } else { Stop::Later }
    });
    problems.extend(read.problems);
    problems.extend(untold);
    problems.extend(read.stopped.map(|why| Problem::error("input", why)));
    if let Some(error) = failure {
        return Err(error);
    }
    let failed =
        read.articles == 0 || problems.iter().any(|problem| problem.severity == crate::finding::Severity::Error);
    Ok((if failed { Exit::Failed } else { Exit::Clean }, problems))
}

/// A mention as a JSON line.
#[derive(Serialize)]
struct Line<'a> {
    article: &'a str,
    /// Bytes of the original file.
    start: usize,
    end: usize,
    kind: &'a str,
    value: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    short: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hedge: Option<&'static str>,
    text: &'a str,
}

impl Line<'_> {
    fn write(&self, out: &mut Vec<u8>) {
        let begin = out.len();
        // Writing to memory cannot fail; if it did, half a line would be worse than none.
        if serde_json::to_writer(&mut *out, self).is_err() {
            out.truncate(begin);
        } else {
            out.push(b'\n');
        }
    }
}

fn lines(article: &Article, languages: &Languages, format: MentionsFormat) -> (Vec<u8>, Option<Problem>) {
    let text = article.text.plain();
    let tag = article.language.as_deref().or_else(|| languages.detect(text));
    let Some(language) = tag.and_then(|tag| languages.get(tag)) else {
        let what = tag.map_or_else(
            || "Its language is not clear".to_owned(),
            |tag| format!("There is no pack for the language `{tag}`"),
        );
        let problem = Problem::note(&article.path, format!("{what}; nothing was read from article `{}`.", article.id))
            .help("Say the language with --lang, or give the article a `lang`.");
        return (Vec::new(), Some(problem));
    };
    let reading = mention::read_stated(article, language, article.date);
    let mut out = Vec::new();
    for mention in &reading.mentions {
        let row = Row {
            kind: mention.kind(),
            span: mention.span,
            // The compact format shows the value in short only.
            value: if format == MentionsFormat::Jsonl { value(mention) } else { Value::Null },
            short: Some(mention.short()),
            hedge: hedge(mention),
        };
        line(&mut out, article, row, format);
    }
    extra_lines(&mut out, article, &reading, format);
    (out, None)
}

/// One thing that was read.
struct Row {
    kind: &'static str,
    span: Span,
    value: Value,
    /// The value in short; the first text of it, where there is none.
    short: Option<String>,
    hedge: Option<&'static str>,
}

fn line(out: &mut Vec<u8>, article: &Article, row: Row, format: MentionsFormat) {
    let Row { kind, span, value, short, hedge } = row;
    let text = span.of(article.text.plain());
    match format {
        MentionsFormat::Jsonl => {
            let original = article.text.original(span);
            let (start, end) = (original.start, original.end);
            Line { article: &article.id, start, end, kind, value, short, hedge, text }.write(out);
        }
        MentionsFormat::Compact => {
            let place = article.text.position(span.start);
            let first = value.as_object().and_then(|object| object.values().next()).and_then(Value::as_str);
            let shown = short.as_deref().or(first).unwrap_or_default();
            let (path, line, column) = (&article.path, place.line, place.column);
            // Writing to memory cannot fail.
            let _ = write!(out, "{path}:{line}:{column}: {kind} ");
            push_line(out, shown);
            if let Some(hedge) = hedge {
                let _ = write!(out, " ({hedge})");
            }
            out.extend_from_slice(b"  \"");
            push_line(out, text);
            out.extend_from_slice(b"\"\n");
        }
    }
}

/// Adds a text as part of one line.
fn push_line(out: &mut Vec<u8>, text: &str) {
    out.extend(text.bytes().map(|byte| if byte == b'\n' { b' ' } else { byte }));
}

/// Definitions of acronyms and quotations, which are no values.
fn extra_lines(out: &mut Vec<u8>, article: &Article, reading: &Reading, format: MentionsFormat) {
    let text = article.text.plain();
    let rows =
        reading.definitions.iter().map(|found| ("acronym", found.short, json!({"long": found.long.of(text)}))).chain(
            reading.quotations.iter().map(|found| ("quotation", found.outer, json!({"words": found.inner.of(text)}))),
        );
    for (kind, span, value) in rows {
        line(out, article, Row { kind, span, value, short: None, hedge: None }, format);
    }
}

/// The value as the JSON lines have it.
fn value(mention: &Mention) -> Value {
    match &mention.stated {
        Stated::Date(date) => {
            let mut object = Map::new();
            if let Some(shown) = date.resolved.or(date.written) {
                object.insert("timex".to_owned(), json!(shown.timex()));
                if shown.grain() > Grain::Day
                    && let Some(days) = shown.days()
                {
                    object.insert("from".to_owned(), json!(days.first.to_string()));
                    object.insert("to".to_owned(), json!(days.last.to_string()));
                }
                if let Some(part) = shown.mod_timex() {
                    object.insert("mod".to_owned(), json!(part));
                }
            }
            Value::Object(object)
        }
        Stated::Period(stated) => {
            let bare_years = !stated.relative
                && [stated.period.from, stated.period.to]
                    .iter()
                    .flatten()
                    .all(|end| end.grain() == Grain::Year && end.part.is_none());
            // A stated end is named by the day it begins on, since writers differ in whether they include it; a stretch
            // counted from the article's date, or one until "the end of June", ends with its last day.
            let end = |end: Option<PartialDate>, is_last: bool| {
                end.map(|end| match end.days() {
                    Some(days) if is_last && (stated.relative || end.part.is_some()) => days.last.to_string(),
                    Some(days) if !bare_years => days.first.to_string(),
                    _ => end.timex(),
                })
            };
            json!({"from": end(stated.period.from, false), "to": end(stated.period.to, true)})
        }
        Stated::Ordinal(ordinal) => json!({"amount": ordinal.to_string()}),
        Stated::Quantity(stated) => {
            let amount = plain(stated.quantity.figure.value);
            match &stated.quantity.unit {
                Unit::One | Unit::Percent | Unit::PercentPoint => json!({"amount": amount}),
                Unit::Money(currency) if stated.minor > 1 => {
                    let in_words =
                        stated.quantity.figure.value.checked_mul(Decimal::from(stated.minor)).unwrap_or_default();
                    json!({"amount": plain(in_words), "currency": currency.as_str(), "minor": stated.minor})
                }
                Unit::Money(currency) => json!({"amount": amount, "currency": currency.as_str()}),
                Unit::Measure(unit) => json!({"amount": amount, "unit": unit}),
            }
        }
    }
}

fn plain(value: Decimal) -> String {
    value.normalize().to_string()
}

fn hedge(mention: &Mention) -> Option<&'static str> {
    let Stated::Quantity(stated) = &mention.stated else { return None };
    Some(match stated.quantity.hedge {
        Hedge::None => return None,
        Hedge::About => "about",
        Hedge::Nearly => "nearly",
        Hedge::UpTo => "up-to",
        Hedge::AtLeast => "at-least",
        Hedge::MoreThan => "more-than",
        Hedge::LessThan => "less-than",
    })
}

/// Parses a day of a flag.
pub(crate) fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| format!("`{text}` is no date; write YYYY-MM-DD"))
}
