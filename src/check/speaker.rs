//! Who speaks in a quotation: the name beside the word of saying that stands beside it.

use super::scene::Scene;
use crate::claim::{sentence_at, signals_in};
use crate::mention::SignalKind;
use crate::span::Span;

/// How far from a quotation its word of saying stands, in bytes.
const NEAR: usize = 120;
/// How far from the word of saying the name stands, in words.
const BESIDE: usize = 4;

impl Scene<'_> {
    /// The name of whom a quotation is of, as the text has it. It is looked for in scripts with capitals: behind the
    /// quotation first, then before it.
    pub(super) fn speaker(&self, span: Span) -> Option<&str> {
        let quotation = self.reading.quotations.iter().find(|quotation| quotation.outer.contains(span))?;
        let (start, end) = (quotation.outer.start, quotation.outer.end);
        let after = self.clip(Span::new(end, end.saturating_add(NEAR)));
        let before = self.clip(Span::new(start.saturating_sub(NEAR), start));
        [after, before].into_iter().find_map(|part| {
            let sayings = signals_in(self.reading, part).filter(|(_, kind)| *kind == SignalKind::Attribution);
            sayings.map(|(saying, _)| saying).find_map(|saying| self.name_beside(saying, part))
        })
    }

    /// A stretch without what is beyond its paragraph or the text, on character boundaries.
    fn clip(&self, span: Span) -> Span {
        let block = |at: usize| {
            let after = self.article.blocks.partition_point(|block| block.span.end <= at);
            self.article.blocks.get(after).map_or(span, |block| block.span)
        };
        let inside = block(if span.start == 0 { 0 } else { span.start.min(self.text.len().saturating_sub(1)) });
        let boundary = |mut at: usize| {
            at = at.min(self.text.len());
            while !self.text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        Span::new(boundary(span.start), boundary(span.end.min(inside.end.max(span.start))))
    }

    /// The words with capitals nearest to a word of saying, in its sentence and outside quotations.
    fn name_beside(&self, saying: Span, part: Span) -> Option<&str> {
        let sentence = sentence_at(self.reading, saying.start).unwrap_or(part);
        let words = self.words_in(Span::new(sentence.start.max(part.start), sentence.end.min(part.end)));
        let is_name = |word: &str| word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase);
        let names = |words: &[(Span, &str)]| -> Option<Span> {
            let first = words.iter().take(BESIDE).position(|(_, word)| is_name(word))?;
            let run: Vec<Span> =
                words.get(first..)?.iter().take_while(|(_, word)| is_name(word)).map(|(span, _)| *span).collect();
            Some(run.first()?.cover(*run.last()?))
        };
        let behind: Vec<(Span, &str)> = words.iter().filter(|(span, _)| span.start >= saying.end).copied().collect();
        let mut ahead: Vec<(Span, &str)> = words.iter().filter(|(span, _)| span.end <= saying.start).copied().collect();
        ahead.reverse();
        let distance = |list: &[(Span, &str)]| list.iter().take(BESIDE).position(|(_, word)| is_name(word));
        let found = match (distance(&ahead), distance(&behind)) {
            (Some(before), Some(after)) if after < before => names(&behind),
            (Some(_), _) => names(&ahead),
            (None, _) => names(&behind),
        };
        found.map(|span| self.words(span)).filter(|name| !name.is_empty())
    }
}
