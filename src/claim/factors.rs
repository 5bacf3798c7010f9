//! Factors by which a figure changes: "doubled", "tenfold".

use super::changes::{ChangeBy, few, last_clause};
use super::clauses::Clause;
use super::ends::{BEFORE, Ends, heard};
use super::page::Page;
use crate::lang::WordList;
use crate::span::Span;

/// The factor before the two figures or behind them: "doubled from 20 to 40", "more than doubled in May, from 20 to 45", "von 20
/// auf 40 – eine Verdoppelung".
pub(super) fn told(page: Page<'_>, ends: &Ends<'_>) -> Option<(ChangeBy, Span)> {
    if ends.is_compared {
        return None;
    }
    let words = page.glossary;
    let before = page.just_before(ends.span, 2 * BEFORE);
    let start = ends.span.start - before.len();
    let behind = page.just_behind(ends.span, 2 * BEFORE).split(['.', ';', ':', '(', '\n']).next().unwrap_or_default();
    // "Fell to half" is told of what falls by the same word as "rose twofold" in some languages.
    let falls = ends.to.quantity.figure.value < ends.from.quantity.figure.value;
    let by = |factor: &u32, lead: &str, span: Span| {
        let near: Vec<&str> = lead.split_whitespace().rev().take(2).collect();
        let is_beyond = near.iter().any(|word| words.more.is(word));
        // "No longer double", "each doubled"
        if !is_beyond && near.iter().any(|word| words.unlike.is(word)) {
            return None;
        }
        let is_fall = falls && *factor > 1000 && near.iter().any(|word| words.fall.is(word));
        let factor = if is_fall { 1_000_000_u32.checked_div(*factor)? } else { *factor };
        Some((ChangeBy::Factor { thousandths: factor, is_beyond }, span))
    };
    words.times.iter().find_map(|(factor, forms)| {
        if let Some((begin, end)) = last_written(forms, before) {
            let (lead, rest) = (before.get(..begin)?, before.get(end..)?);
            // "A double room, and from 370 to 500 for a single"
            let clean = !rest.contains(char::is_numeric) && !words.and.is_in(rest) && !rest.starts_with('-');
            let is_near = match last_clause(rest) {
                None => rest.split_whitespace().count() <= 3 && few(rest),
                Some((_, ':' | '(', _)) => false,
                Some((aside, _, clause)) => few(aside) && heard(clause).count() <= 2 && ends.is_forwards,
            };
            if clean && is_near {
                return by(factor, lead, Span::new(start + begin, start + end));
            }
        }
        let (begin, end) = last_written(forms, behind)?;
        let lead = behind.get(..begin)?;
        let is_told = match last_clause(lead) {
            None => {
                heard(lead).count() <= 2
                    && !words.and_prefix.iter().any(|and| lead.trim_start().starts_with(and.as_str()))
            }
            // "From 80 to 90, it doubled again", "while sales have doubled": a verb or a noun of its own.
            Some((aside, mark, clause)) => {
                let said = heard(clause).count();
                let is_bare = words.linking.is_empty() || Clause::of(page, clause).strange == 0;
                mark != '(' && heard(aside).count() <= 1 && is_bare && (1..=2).contains(&said)
            }
        };
        let is_part = behind.get(end..).is_some_and(|rest| rest.starts_with('-'));
        let clean =
            is_told && ends.is_forwards && !is_part && !lead.contains(char::is_numeric) && !words.and.is_in(lead);
        let place = ends.span.end;
        clean.then(|| by(factor, lead, Span::new(place + begin, place + end))).flatten()
    })
}

/// Where a word stands last in a text, if folding has left its length as it is.
fn last_written(words: &WordList, text: &str) -> Option<(usize, usize)> {
    let folded = crate::lang::folded(text);
    let (start, end) = words.find_last(&folded)?;
    // Counted from the end, in characters, so that what folding leaves out before it does not matter.
    let from_end = |at: usize| folded.get(at..).map_or(0, |rest| rest.chars().count());
    let place = |count: usize| text.char_indices().rev().nth(count.checked_sub(1)?).map(|(at, _)| at);
    Some((place(from_end(start))?, if end == folded.len() { text.len() } else { place(from_end(end))? }))
}
