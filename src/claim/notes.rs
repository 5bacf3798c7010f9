//! What an article says of its own claims and days: that they are corrected, of one day only, or named as what they are
//! not.

use std::collections::BTreeSet;

use super::page::Page;
use super::{Claim, Dated, signals_in};
use crate::lang::Unstated;
use crate::mention::SignalKind;
use crate::rulebook::FactId;
use crate::span::Span;

/// Takes back the claims that a correction note only tells to be wrong (what stands in a sentence on an earlier version of
/// the article), and says of the others whether a correction note tells them, and whether their figure will grow. The
/// answer is the facts that were taken back.
pub(super) fn mark(page: Page<'_>, claims: &mut Vec<Claim>) -> BTreeSet<FactId> {
    let words = page.glossary;
    let mut retracted = BTreeSet::new();
    claims.retain_mut(|claim| {
        let sentence = page.near(claim.sentence, claim.span);
        claim.so_far = words.so_far.is_in(sentence);
        claim.corrected = words.correction.begins(sentence.trim_start());
        let is_old = words.earlier_version.is_in(sentence);
        if is_old {
            retracted.insert(claim.fact);
        }
        !is_old
    });
    retracted
}

/// Says of days that do not exist whether the text knows that.
pub(super) fn mark_days(page: Page<'_>, days: &mut [Dated]) {
    for day in days.iter_mut().filter(|day| !day.date.exists()) {
        day.is_on_purpose = page.glossary.no_such_day.is_in(around(page, day.span))
            || is_between_marks(page, day.span)
            || is_denied(page, day.span);
    }
}

/// How far before a day a word that denies it may stand, in bytes.
const DENIED: usize = 24;

/// Whether a word right before a place denies it: "a day that is not 31 November".
fn is_denied(page: Page<'_>, span: Span) -> bool {
    let sentence = page.sentence(span).unwrap_or(span);
    let near =
        Span::new(page.boundary(span.start.saturating_sub(DENIED)).max(sentence.start.min(span.start)), span.start);
    signals_in(page.reading, near).any(|(_, kind)| kind == SignalKind::Unstated(Unstated::Negated))
}

/// The sentence of a place with the one before and the one after it.
fn around(page: Page<'_>, span: Span) -> &str {
    let sentences = &page.reading.sentences;
    let at = sentences.partition_point(|sentence| sentence.span.end <= span.start);
    let first = sentences.get(at.saturating_sub(1)).map_or(span.start, |sentence| sentence.span.start);
    let last = sentences.get(at + 1).or_else(|| sentences.last()).map_or(span.end, |sentence| sentence.span.end);
    page.near(Span::new(first.min(span.start), last.max(span.end)), span)
}

/// Whether a place stands between quotation marks of any kind, however few words they hold.
fn is_between_marks(page: Page<'_>, span: Span) -> bool {
    let quoted = page.reading.quotations.iter().any(|quotation| quotation.outer.contains(span));
    // Single marks are no quotations, since they look like apostrophes.
    let near = |text: &str, mark: char| text.chars().filter(|c| *c == mark).count();
    let sentence = page.sentence(span).unwrap_or(span);
    let before = page.near(Span::new(sentence.start, span.start.max(sentence.start)), span);
    let after = page.near(Span::new(span.end, sentence.end.max(span.end)), span);
    quoted || near(before, '\u{2018}') > near(before, '\u{2019}') && after.contains('\u{2019}')
}
