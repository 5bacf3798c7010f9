//! Sentences that stand twice in an article but for one figure or day: "54 thousand" in the teaser, "55 thousand" in the text.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::measures::Digits;
use super::page::Page;
use crate::finding::Voice;
use crate::lang::{digit, is_word};
use crate::mention::Stated;
use crate::plain::{boundary, number_of};
use crate::source::BlockKind;
use crate::span::Span;
use crate::value::{DateValue, Hedge, PartialDate};

/// Two figures or dates in the same words that cannot both be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copied {
    /// The one that stands first.
    pub earlier: Span,
    /// The other one.
    pub later: Span,
    /// How many words they share in a row around them, of each sentence.
    pub words: usize,
}

/// How much text before a figure is looked up, in bytes.
const KEY: usize = 24;
/// How many words right before two figures are the same at least, and around them.
const BEFORE: usize = 8;
const AROUND: usize = 12;
/// How many words behind them are the same at least, to the end of both sentences, and before that.
const TO_END: usize = 2;
const BEHIND: usize = 4;
/// How many words before them say enough where both sentences end behind them.
const ALONE: usize = 14;
/// How many figures before one are compared with it.
const NEAR: usize = 4;
/// How many words around them are the same at least where more than a keystroke is between the two numbers.
const SURELY: usize = 20;
/// How much text to each side is compared, in bytes.
const REACH: usize = 800;
/// How many letters make a word where no spaces part words.
const LETTERS: usize = 2;
/// Numbers that are years: what recurs each year is told in the same words.
const YEARS: RangeInclusive<u64> = 1900..=2100;

/// A figure or date, and its sentence.
#[derive(Clone, Copy)]
struct Place<'m> {
    /// A number for the text right before it.
    key: u64,
    span: Span,
    stated: &'m Stated,
    sentence: Span,
    is_item: bool,
}

/// The pairs of figures in the same words, in the order of the later ones.
pub(super) fn read(page: Page<'_>) -> Vec<Copied> {
    let mut places: Vec<Place<'_>> = Vec::new();
    for (sentence, inside) in page.sentences() {
        let is_item = sentence.kind == BlockKind::ListItem;
        if !is_item && !matches!(sentence.kind, BlockKind::Title | BlockKind::Paragraph) {
            continue;
        }
        let mentions = page.reading.mentions.get(inside).unwrap_or_default();
        for mention in mentions.iter().filter(|mention| mention.span.start >= sentence.span.start + KEY) {
            let before = page.text.as_bytes().get(mention.span.start - KEY..mention.span.start).unwrap_or_default();
            places.push(Place {
                key: number_of(before),
                span: mention.span,
                stated: &mention.stated,
                sentence: sentence.span,
                is_item,
            });
        }
    }
    // Hardly a figure stands behind the same words as another one.
    places.sort_unstable_by_key(|place| (place.key, place.span.start));
    let alike = places.chunk_by(|one, other| one.key == other.key).filter(|places| places.len() > 1);
    let mut found: Vec<Copied> = alike.flat_map(|places| among(page, places)).collect();
    found.sort_unstable_by_key(|copied| copied.later.start);
    found
}

/// The pairs among figures behind the same words; none if they tell more than two values, as a list of one thing after the
/// other does.
fn among(page: Page<'_>, places: &[Place<'_>]) -> Vec<Copied> {
    let pairs = places.iter().enumerate().filter_map(|(at, later)| {
        let earlier = places.get(at.saturating_sub(NEAR)..at)?;
        earlier.iter().rev().find_map(|earlier| copied(page, earlier, later))
    });
    let pairs: Vec<Copied> = pairs.collect();
    let told: BTreeSet<&str> =
        pairs.iter().flat_map(|pair| [pair.earlier, pair.later]).map(|span| page.words(span)).collect();
    if told.len() > 2 { Vec::new() } else { pairs }
}

fn copied(page: Page<'_>, earlier: &Place<'_>, later: &Place<'_>) -> Option<Copied> {
    if earlier.is_item && later.is_item {
        return None;
    }
    let is_slip = |numbers: [u64; 2]| {
        let [one, other] = numbers.map(|number| Digits::of(number.into()));
        one.zip(other).is_some_and(|(one, other)| one.is_keystroke(other))
    };
    let around = match numbers_apart(page.words(earlier.span), page.words(later.span)) {
        Some(years) if years.iter().all(|number| YEARS.contains(number)) => return None,
        Some(numbers) if is_slip(numbers) => AROUND,
        Some(_) | None if are_apart(earlier.stated, later.stated) => SURELY,
        Some(_) | None => return None,
    };
    let before = |place: &Place<'_>| {
        let start = boundary(page.text, place.span.start.saturating_sub(REACH)).max(place.sentence.start);
        let text = page.words(Span::new(start, place.span.start));
        let mut words = words(page, text.rsplit('\n').next().unwrap_or_default());
        words.reverse();
        words
    };
    let behind = |place: &Place<'_>| {
        let end = boundary(page.text, place.span.end + REACH).min(place.sentence.end).max(place.span.end);
        words(page, page.words(Span::new(place.span.end, end)).split('\n').next().unwrap_or_default())
    };
    let (before, is_whole) = same(page, &before(earlier), &before(later));
    let (behind, is_all) = same(page, &behind(earlier), &behind(later));
    let fewest = match (is_all, before >= ALONE) {
        (true, true) => 0,
        (true, false) => TO_END,
        (false, _) => BEHIND,
    };
    // "A Latino borrower paid on average 20 more in fees", "an African-American one": another subject, and the same words.
    let is_copy = is_whole && before >= BEFORE && behind >= fewest && before + behind >= around;
    (is_copy && page.voice(later.span) != Voice::Quoted).then_some(Copied {
        earlier: earlier.span,
        later: later.span,
        words: before + behind,
    })
}

/// The words of a text; its letters where no spaces part words.
fn words<'t>(page: Page<'t>, text: &'t str) -> Vec<&'t str> {
    if page.glossary.has_no_spaces {
        let letters = text.char_indices().filter(|(_, c)| is_word(*c));
        letters.filter_map(|(at, c)| text.get(at..at + c.len_utf8())).collect()
    } else {
        text.split(|c| !is_word(c)).filter(|word| !word.is_empty()).collect()
    }
}

/// How many words two rows share from their beginning, and whether those are all.
fn same(page: Page<'_>, one: &[&str], other: &[&str]) -> (usize, bool) {
    let same = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let is_all = same == one.len() && same == other.len();
    (if page.glossary.has_no_spaces { same / LETTERS } else { same }, is_all)
}

/// Whether two figures of one unit, or two days, cannot be the same, not even rounded.
fn are_apart(one: &Stated, other: &Stated) -> bool {
    match (one, other) {
        (Stated::Quantity(one), Stated::Quantity(other)) => {
            let (one, other) = (&one.quantity, &other.quantity);
            let ((low, high), (others_low, others_high)) = (one.figure.interval(), other.figure.interval());
            let is_plain = one.hedge == Hedge::None && other.hedge == Hedge::None && one.unit == other.unit;
            is_plain && (high < others_low || others_high < low)
        }
        (Stated::Date(one), Stated::Date(other)) => {
            !one.relative && !other.relative && one.written.zip(other.written).is_some_and(are_days_apart)
        }
        (Stated::Period(one), Stated::Period(other)) => {
            let ends = [(one.period.from, other.period.from), (one.period.to, other.period.to)];
            let are_apart = |(one, other): (Option<_>, Option<_>)| one.zip(other).is_some_and(are_days_apart);
            !one.relative && !other.relative && ends.into_iter().any(are_apart)
        }
        (Stated::Quantity(_) | Stated::Date(_) | Stated::Period(_) | Stated::Ordinal(_), _) => false,
    }
}

/// Whether two dates are two days. Months and years are left out: what recurs is told in the same words.
fn are_days_apart((one, other): (PartialDate, PartialDate)) -> bool {
    let day = |date: PartialDate| {
        let DateValue::Day { year, month: Some(month), day: Some(day), .. } = date.value else { return None };
        Some((year, month, day))
    };
    day(one).zip(day(other)).is_some_and(|(one, other)| one.0.is_some() == other.0.is_some() && one != other)
}

/// The one number in which two texts differ; none if they differ in more, or in what stands around the numbers.
fn numbers_apart(one: &str, other: &str) -> Option<[u64; 2]> {
    let ((shape, one), (other_shape, other)) = (numbers(one)?, numbers(other)?);
    let mut apart = one.into_iter().zip(other).filter(|(one, other)| one != other);
    match (apart.next(), apart.next()) {
        (Some((one, other)), None) if shape == other_shape => Some([one, other]),
        _ => None,
    }
}

/// What stands around the numbers of a text, and the numbers; none if one is too long.
fn numbers(text: &str) -> Option<(String, Vec<u64>)> {
    let (mut shape, mut numbers) = (String::new(), Vec::new());
    let mut number: Option<u64> = None;
    for c in text.chars() {
        if let Some(digit) = digit(c) {
            if number.is_none() {
                shape.push('#');
            }
            number = Some(number.unwrap_or(0).checked_mul(10)?.checked_add(digit.into())?);
        } else {
            numbers.extend(number.take());
            shape.push(c);
        }
    }
    numbers.extend(number);
    Some((shape, numbers))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_texts_differ_in_one_number() {
        let apart = [
            ("93 mil", "94 mil"),
            ("14 May", "18 May"),
            ("٠٣", "3"),
            ("3-5", "4-6"),
            ("9 May", "9 June"),
            ("12", "15"),
        ];
        let apart = apart.into_iter().map(|(one, other)| numbers_apart(one, other));
        assert_eq!(apart.collect::<Vec<_>>(), [Some([93, 94]), Some([14, 18]), None, None, None, Some([12, 15])]);
    }
}
