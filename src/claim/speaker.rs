//! Who speaks in a quotation: the name beside the word of saying that stands beside it.

use super::page::Page;
use super::signals_in;
use crate::lang::is_letter;
use crate::mention::{SignalKind, Stated};
use crate::span::Span;

/// How far from a quotation its word of saying stands, in bytes.
const NEAR: usize = 120;
/// How far from the word of saying the name stands, in words, and how far it reaches, in bytes.
const BESIDE: usize = 4;
const NAMED: usize = 72;

/// Where the name stands of whom a quotation is of that holds a place. It is looked for in scripts with capitals: behind
/// the quotation first, then before it.
pub(super) fn of(page: Page<'_>, span: Span) -> Option<Span> {
    let quotations = &page.reading.quotations;
    let at = quotations.partition_point(|quotation| quotation.outer.end < span.end);
    let outer = quotations.get(at)?.outer;
    if !outer.contains(span) {
        return None;
    }
    // Not beyond its paragraph.
    let sentences = &page.reading.sentences;
    let block = sentences.get(sentences.partition_point(|sentence| sentence.span.end <= outer.start))?.block;
    let first = sentences.get(sentences.partition_point(|sentence| sentence.block < block))?.span.start;
    let last = sentences.partition_point(|sentence| sentence.block <= block).checked_sub(1);
    let last = last.and_then(|at| sentences.get(at))?.span.end;
    let before = page.boundary(outer.start.saturating_sub(NEAR)).max(first).min(outer.start);
    let after = page.boundary(outer.end.saturating_add(NEAR)).min(last).max(outer.end);
    [Span::new(outer.end, after), Span::new(before, outer.start)].into_iter().find_map(|part| {
        let sayings = signals_in(page.reading, part).filter(|(_, kind)| *kind == SignalKind::Attribution);
        sayings.map(|(saying, _)| saying).find_map(|saying| name_beside(page, saying, part))
    })
}

/// The words with capitals nearest to a word of saying, in its sentence and outside quotations.
fn name_beside(page: Page<'_>, saying: Span, part: Span) -> Option<Span> {
    let sentence = page.sentence(saying).unwrap_or(part);
    let (start, end) = (page.boundary(saying.start.saturating_sub(NAMED)), page.boundary(saying.end + NAMED));
    let near = Span::new(sentence.start.max(part.start).max(start), sentence.end.min(part.end).min(end));
    let mut words = page.words_in(near);
    // What is cut at the edge is no word.
    let before = |at: usize| page.text.get(..at).and_then(|text| text.chars().next_back());
    let behind = |at: usize| page.text.get(at..).and_then(|text| text.chars().next());
    let is_cut = |place: Span| {
        place.start == near.start && before(place.start).is_some_and(is_letter)
            || place.end == near.end && behind(place.end).is_some_and(is_letter)
    };
    words.retain(|(place, _)| !is_cut(*place));
    // "He said on Monday": a day with a capital is nobody.
    let mentions = &page.reading.mentions;
    let first = mentions.partition_point(|mention| mention.span.end <= near.start);
    let inside = mentions.iter().skip(first).take_while(|mention| mention.span.start < near.end);
    for mention in inside.filter(|mention| matches!(mention.stated, Stated::Date(_) | Stated::Period(_))) {
        words.retain(|(place, _)| !place.overlaps(mention.span));
    }
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
    found.filter(|span| !page.words(*span).is_empty())
}
