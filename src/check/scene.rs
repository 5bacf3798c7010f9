//! What a check sees of an article, and how it points at a place of it.

use crate::claim::Statements;
use crate::finding::Severity;
use crate::finding::{Excerpt, Role, Voice, Witness};
use crate::lang::Languages;
use crate::rulebook::{RuleSet, Source, Status};
use crate::source::Article;
use crate::span::Span;
use crate::value::UnitTable;

/// One article with all that was read out of it.
pub(super) struct Scene<'a> {
    pub(super) article: &'a Article,
    pub(super) text: &'a str,
    pub(super) statements: &'a Statements,
    pub(super) rules: &'a RuleSet,
    pub(super) units: &'a UnitTable,
    pub(super) languages: &'a Languages,
    pub(super) tag: &'a str,
}

impl Scene<'_> {
    /// The words at a place.
    pub(super) fn words(&self, span: Span) -> &str {
        span.of(self.text)
    }

    /// The words at a place as they are quoted in a sentence: on one line, between marks.
    pub(super) fn quoted(&self, span: Span) -> String {
        quote(self.words(span))
    }

    /// The line of a place, from 1.
    pub(super) fn line(&self, span: Span) -> usize {
        self.article.text.position(span.start).line
    }

    /// A place of the article as a witness.
    pub(super) fn witness(&self, span: Span, role: Role, voice: Voice) -> Witness {
        let original = self.article.text.original(span);
        let place = self.article.text.position(span.start);
        // Only as much of the line as an excerpt can show: there are lines of many megabytes.
        let reach = 4 * (Excerpt::LIMIT + 1);
        let from = boundary(self.text, span.start.min(self.text.len()).saturating_sub(reach));
        let to = boundary(self.text, span.end.saturating_add(reach).min(self.text.len()));
        let start = Span::new(from, span.start).of(self.text).rfind('\n').map_or(from, |at| from + at + 1);
        let end = Span::new(span.end, to).of(self.text).find('\n').map_or(to, |at| span.end + at);
        let line = Span::new(start, end).of(self.text);
        let line = line.strip_suffix('\r').unwrap_or(line);
        Witness {
            article: Some(self.article.id.clone()),
            path: self.article.path.clone(),
            line: place.line,
            column: place.column,
            column_utf16: place.column_utf16,
            start: original.start,
            end: original.end,
            text: self.words(span).to_owned(),
            role,
            voice,
            excerpt: Excerpt::of_line(line, span.start - start, span.end - start),
        }
    }
}

/// The last character boundary at or before `at`.
fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// What an article is called in a sentence: its id, or its file's name.
pub(super) fn name(witness: &Witness) -> String {
    let path = witness.path.rsplit('/').next().unwrap_or(&witness.path);
    match witness.article.as_deref() {
        Some(id) if id != witness.path => id.to_owned(),
        Some(_) | None => path.to_owned(),
    }
}

/// Words as they are quoted in a sentence: on one line, between marks.
pub(super) fn quote(words: &str) -> String {
    format!("\u{201C}{}\u{201D}", words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// How grave it is to contradict a fact of this status, in this voice.
pub(super) fn severity(status: Status, voice: Voice) -> Severity {
    let own = match status {
        Status::Confirmed => Severity::Error,
        Status::Reported | Status::Disputed => Severity::Warning,
    };
    match voice {
        Voice::Own => own,
        Voice::Quoted | Voice::Reported => own.milder(),
    }
}

/// Sentences of a derivation on who speaks and how sure the rulebook is.
pub(super) fn footing(status: Status, voice: Voice, source: Option<&Source>) -> Vec<String> {
    let mut steps = Vec::new();
    if let Some(source) = source {
        let when = source.published.map_or_else(String::new, |date| format!(", {date}"));
        steps.push(format!("the rulebook has it from {}{when}", quote(&source.title)));
    }
    match status {
        Status::Confirmed => {}
        Status::Reported => {
            steps.push("the rulebook calls this fact reported, so this is a warning at most".to_owned());
        }
        Status::Disputed => {
            steps.push("the rulebook calls this fact disputed, so this is a warning at most".to_owned());
        }
    }
    match voice {
        Voice::Own => {}
        Voice::Quoted => steps.push("it stands in a quotation, so it is judged one level milder".to_owned()),
        Voice::Reported => {
            steps.push("the sentence reports what somebody says, so it is judged one level milder".to_owned());
        }
    }
    steps
}
