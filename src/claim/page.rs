//! The text of an article with what was read out of it: what a reader looks at around an anchor of the one scan.

use std::ops::Range;

use super::{sentence_at, voice_at};
use crate::finding::Voice;
use crate::lang::{Glossary, letter};
use crate::mention::{Mention, Reading, Sentence, Stated};
use crate::plain::{boundary, char_at};
use crate::span::Span;

/// One article as its readers see it.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) text: &'a str,
    pub(super) reading: &'a Reading,
    /// The words of the article's language that stand beside figures, dates and lists.
    pub(super) glossary: &'a Glossary,
}

/// Where the first letter stands from a place on, or the first character that is none; the end of the text if there is no such.
fn until(text: &str, mut at: usize, is_letter: bool) -> usize {
    while let Some(byte) = text.as_bytes().get(at) {
        if byte.is_ascii() {
            if byte.is_ascii_alphabetic() == is_letter {
                return at;
            }
            at += 1;
        } else {
            let Some(c) = char_at(text, at) else { break };
            if letter(c).is_some() == is_letter {
                return at;
            }
            at += c.len_utf8();
        }
    }
    at
}

/// How many dates may stand between two figures.
const DATES: usize = 2;

/// The first quantity on the way from a mention, with dates and places in an order between at most.
fn past_dates<'a>(from: usize, step: impl Fn(usize) -> Option<(usize, &'a Mention)>) -> Option<(usize, &'a Mention)> {
    let mut steps = std::iter::successors(step(from), |(at, _)| step(*at)).take(DATES + 1);
    steps.find(|(_, mention)| matches!(mention.stated, Stated::Quantity(_)))
}

impl<'a> Page<'a> {
    /// The mention behind another one.
    pub(super) fn next(self, at: usize) -> Option<(usize, &'a Mention)> {
        Some((at + 1, self.reading.mentions.get(at + 1)?))
    }

    /// The mention before another one.
    pub(super) fn last(self, at: usize) -> Option<(usize, &'a Mention)> {
        let before = at.checked_sub(1)?;
        Some((before, self.reading.mentions.get(before)?))
    }

    /// The sentences that hold mentions whole, in order, each with the places of those in the list.
    pub(super) fn sentences(self) -> impl Iterator<Item = (&'a Sentence, Range<usize>)> {
        let mentions = self.reading.mentions.as_slice();
        let mut next = 0;
        self.reading.sentences.iter().map_while(move |sentence| {
            let rest = mentions.get(next..).filter(|rest| !rest.is_empty())?;
            let before = rest.iter().take_while(|mention| mention.span.start < sentence.span.start).count();
            let inside = rest.iter().skip(before).take_while(|mention| mention.span.end <= sentence.span.end).count();
            let start = next + before;
            next = start + inside;
            Some((sentence, start..next))
        })
    }

    /// The quantity behind a mention, with dates between at most.
    pub(super) fn next_quantity(self, at: usize) -> Option<(usize, &'a Mention)> {
        past_dates(at, |at| self.next(at))
    }

    /// The quantity before a mention, with dates between at most.
    pub(super) fn last_quantity(self, at: usize) -> Option<(usize, &'a Mention)> {
        past_dates(at, |at| self.last(at))
    }

    /// The words at a place.
    pub(super) fn words(self, span: Span) -> &'a str {
        span.of(self.text)
    }

    /// The words at a place one by one: letters, and where they stand.
    pub(super) fn words_in(self, span: Span) -> Vec<(Span, &'a str)> {
        let text = self.words(span);
        let mut words = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let begin = until(text, at, true);
            at = until(text, begin, false);
            if at > begin {
                let place = Span::new(span.start + begin, span.start + at);
                words.push((place, text.get(begin..at).unwrap_or_default()));
            }
        }
        words
    }

    /// The text between two places, or nothing if they are not in order.
    pub(super) fn between(self, one: Span, other: Span) -> &'a str {
        self.text.get(one.end..other.start).unwrap_or_default()
    }

    /// The text between two places without the dates in it, which hold words of their own.
    pub(super) fn without_dates(self, start: usize, end: usize) -> String {
        let mentions = &self.reading.mentions;
        let first = mentions.partition_point(|mention| mention.span.start < start);
        let inside = mentions.iter().skip(first).take_while(|mention| mention.span.end <= end);
        let mut text = String::new();
        let mut last = start;
        for mention in inside.filter(|mention| matches!(mention.stated, Stated::Date(_) | Stated::Period(_))) {
            text.push_str(self.text.get(last..mention.span.start).unwrap_or_default());
            last = last.max(mention.span.end);
        }
        text.push_str(self.text.get(last..end).unwrap_or_default());
        text
    }

    /// The text after a place.
    pub(super) fn after(self, span: Span) -> &'a str {
        self.text.get(span.end..).unwrap_or_default()
    }

    /// The text before a place.
    pub(super) fn before(self, span: Span) -> &'a str {
        self.text.get(..span.start).unwrap_or_default()
    }

    /// The end of the text before a place, of so many characters.
    pub(super) fn just_before(self, span: Span, characters: usize) -> &'a str {
        let before = self.before(span);
        let start = match before.len().checked_sub(characters) {
            // Nearly all characters of many texts are a byte long.
            Some(start) if before.as_bytes().get(start..).is_some_and(<[u8]>::is_ascii) => start,
            Some(_) | None => before.char_indices().rev().take(characters).last().map_or(0, |(at, _)| at),
        };
        before.get(start..).unwrap_or_default()
    }

    /// The beginning of the text behind a place, of so many characters.
    pub(super) fn just_behind(self, span: Span, characters: usize) -> &'a str {
        let behind = self.after(span);
        let end = match behind.as_bytes().get(..characters) {
            Some(near) if near.is_ascii() => characters,
            Some(_) | None => behind.char_indices().nth(characters).map_or(behind.len(), |(at, _)| at),
        };
        behind.get(..end).unwrap_or_default()
    }

    /// The sentence of a place.
    pub(super) fn sentence(self, span: Span) -> Option<Span> {
        sentence_at(self.reading, span.start)
    }

    /// Who says what stands at a place.
    pub(super) fn voice(self, span: Span) -> Voice {
        voice_at(self.text, self.reading, span, self.sentence(span))
    }

    /// A stretch of a sentence as far as words about a place of it reach: a sentence may have megabytes.
    pub(super) fn near(self, sentence: Span, place: Span) -> &'a str {
        const REACH: usize = 400;
        let start = sentence.start.max(self.boundary(place.start.saturating_sub(REACH)));
        let end = sentence.end.min(self.boundary(place.end + REACH));
        Span::new(start.min(end), end).of(self.text)
    }

    /// The last character boundary at or before a place.
    pub(super) fn boundary(self, at: usize) -> usize {
        boundary(self.text, at)
    }
}
