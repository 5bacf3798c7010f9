//! What a check sees of an article, and how it points at a place of it.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::Check;
use super::refigured::{self, Figure};
use crate::claim::{self, Spoken, Statements, sentence_at, speaker_at, voice_at};
use crate::finding::{Confidence, Excerpt, Finding, Role, Severity, Voice, Witness};
use crate::lang::{Glossary, Languages};
use crate::mention::{Reading, Stated};
use crate::rulebook::{Fact, Form, NameId, Pattern, RuleSet, Source, Status, speaks};
use crate::source::Article;
use crate::span::Span;
use crate::value::{Quantity, UnitTable};

/// One article with all that was read out of it.
pub(super) struct Scene<'a> {
    view: View<'a>,
    /// Only to show what stands somewhere: what is read out of it has been read.
    text: &'a str,
    /// What the check that runs has held against something.
    seen: RefCell<BTreeSet<(Seen, Span)>>,
}

/// Everything that a check sees of an article.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) article: &'a Article,
    pub(super) reading: &'a Reading,
    pub(super) statements: &'a Statements,
    /// The words of the article's language that checks look for.
    pub(super) glossary: &'a Glossary,
    pub(super) rules: &'a RuleSet,
    pub(super) units: &'a UnitTable,
    pub(super) languages: &'a Languages,
    pub(super) tag: &'a str,
}

/// A kind of statement that a check holds against something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Seen {
    Date,
    Figure,
    Acronym,
    List,
}

impl<'a> Scene<'a> {
    /// Of what was read out of an article.
    pub(super) fn new(view: View<'a>) -> Self {
        Self { view, text: view.article.text.plain(), seen: RefCell::default() }
    }
}

impl<'a> std::ops::Deref for Scene<'a> {
    type Target = View<'a>;

    fn deref(&self) -> &View<'a> {
        &self.view
    }
}

impl Scene<'_> {
    /// Says that the check that runs holds a statement against something, so that coverage can tell.
    pub(super) fn look(&self, kind: Seen, span: Span) {
        self.seen.borrow_mut().insert((kind, span));
    }

    /// What has been looked at since this was last asked.
    pub(super) fn take_seen(&self) -> BTreeSet<(Seen, Span)> {
        self.seen.take()
    }

    /// The words at a place.
    pub(super) fn words(&self, span: Span) -> &str {
        span.of(self.text)
    }

    /// What stands behind a place.
    pub(super) fn after(&self, span: Span) -> &str {
        self.text.get(span.end..).unwrap_or_default()
    }

    /// The text before a place.
    pub(super) fn before(&self, span: Span) -> &str {
        self.text.get(..span.start).unwrap_or_default()
    }

    /// A place with so many bytes before and behind it.
    pub(super) fn around(&self, span: Span, bytes: usize) -> Span {
        let start = boundary(self.text, span.start.min(self.text.len()).saturating_sub(bytes));
        Span::new(start, boundary(self.text, span.end.saturating_add(bytes).min(self.text.len())))
    }

    /// The words at a place as they are quoted in a sentence: on one line, between marks.
    pub(super) fn quoted(&self, span: Span) -> String {
        quote(self.words(span))
    }

    /// A name of a fact as the article's language writes it, if the rulebook says how, else in its preferred form, which
    /// is in the language in which the rulebook states the fact.
    pub(super) fn name_of(&self, id: NameId, fact: &Fact) -> String {
        let Some(name) = self.rules.name(id) else { return String::new() };
        if self.languages.detect(&fact.states).is_some_and(|tag| speaks(Some(tag), self.tag)) {
            return name.preferred.clone();
        }
        let is_own = |form: &&Form| form.language.is_some() && speaks(form.language.as_deref(), self.tag);
        let own = name.forms.iter().filter(is_own).find_map(|form| match &form.text {
            Pattern::Text(text) => Some(text.clone()),
            Pattern::Regex(_) => None,
        });
        own.unwrap_or_else(|| name.preferred.clone())
    }

    /// The words of a figure with another value, as the article writes figures, or as the rulebook does where that can be
    /// read in the article's language.
    pub(super) fn refigured(&self, span: Span, sentence: Span, said: &Quantity, right: &Quantity) -> Option<String> {
        let mentions = &self.reading.mentions;
        let first = mentions.partition_point(|mention| mention.span.end <= span.start);
        let number = mentions.get(first).filter(|mention| mention.span.overlaps(span)).and_then(|mention| {
            match &mention.stated {
                Stated::Quantity(stated) => Some(stated.figure),
                Stated::Date(_) | Stated::Period(_) | Stated::Ordinal(_) => None,
            }
        })?;
        let moved = |place: Span| {
            Some(Span::new(place.start.checked_sub(sentence.start)?, place.end.checked_sub(sentence.start)?))
        };
        let figure = Figure { text: self.words(sentence), span: moved(span)?, number: moved(number)?, said };
        refigured::written(figure, right, self.languages, self.tag)
    }

    /// Who says what stands at a place.
    pub(super) fn voice(&self, span: Span) -> Voice {
        voice_at(self.text, self.reading, span, sentence_at(self.reading, span.start))
    }

    /// A finding of a check at a place, of middling confidence and without anything else; quoted speech is judged one
    /// level milder, and the derivation says who speaks, if that is clear.
    pub(super) fn finding(&self, check: &Check, span: Span, severity: Severity, message: String) -> Finding {
        let voice = self.voice(span);
        let told = self.told_in_quotation(span).map(|told| format!("{told}, so it is judged one level milder"));
        Finding {
            code: check.code.clone(),
            severity: match voice {
                Voice::Own | Voice::Reported => severity,
                Voice::Quoted => severity.milder(),
            },
            confidence: Confidence::Medium,
            message,
            derivation: told.into_iter().collect(),
            witnesses: vec![self.witness(span, Role::Claim, voice)],
            fixes: Vec::new(),
            fact: None,
            fingerprint: String::new(),
            also: Vec::new(),
        }
    }

    /// The same for a slip of the keyboard: the letters are the writer's, whoever is quoted, so that nothing is milder.
    pub(super) fn slip(&self, check: &Check, span: Span, severity: Severity, message: String) -> Finding {
        let told = self.told_in_quotation(span).map(|told| format!("{told}, but its letters are the writer's"));
        let derivation = told.into_iter().collect();
        Finding { severity, derivation, ..self.finding(check, span, severity, message) }
    }

    /// That a place stands in a quotation, and of whom.
    fn told_in_quotation(&self, span: Span) -> Option<String> {
        match self.voice(span) {
            Voice::Own | Voice::Reported => None,
            Voice::Quoted => {
                let speaker = speaker_at(self.text, self.reading, self.glossary, span);
                let whose = speaker.map_or_else(String::new, |speaker| format!(" of {}", self.quoted(speaker)));
                Some(format!("it stands in a quotation{whose}"))
            }
        }
    }

    /// The line of a place, from 1.
    pub(super) fn line(&self, span: Span) -> usize {
        self.article.text.position(span.start).line
    }

    /// The longest quotations.
    pub(super) fn spoken(&self) -> Vec<Spoken> {
        claim::spoken(self.text, self.reading, self.glossary, &self.statements.long)
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
