//! Shares of one whole, the last of which is called the rest, and counts with their parts in brackets.

use super::changes::quantity;
use super::page::Page;
use crate::lang::is_letter;
use crate::mention::{Mention, StatedQuantity};
use crate::span::Span;
use crate::value::{Decimal, Hedge, Quantity, Unit};

/// The shares of a sentence that says that the last one is the rest.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares {
    /// The shares, in order.
    pub parts: Vec<(Span, Quantity)>,
    /// Whether they may be of several wholes: ends of ranges, a change, a semicolon.
    pub mixed: bool,
}

/// A count with the counts of its parts in brackets, or behind a dash: "45 passengers (20 men and 25 women)".
#[derive(Clone, Debug, PartialEq)]
pub struct Totalled {
    /// The whole, and where.
    pub total: (Span, Decimal),
    /// Its parts, in order.
    pub parts: Vec<(Span, Decimal)>,
    /// Whether there may be other parts: "45 passengers, among them 20 men and 25 women".
    pub is_open: bool,
}

/// What ends a clause, and with it the last part; a comma does so, too, where it is no longer that of a list.
const STOPS: [char; 6] = ['.', ';', ':', ')', '\n', ','];

/// How many words may stand behind a count before its parts begin, and behind a part.
const NOUN: usize = 4;
/// The fewest of a whole whose parts are named behind "of which".
const FEWEST: Decimal = Decimal::from_parts(20, 0, 0, false, 0);
/// How many parts are read.
const PARTS: usize = 4;
/// The longest stretch between two counts, in bytes.
const LONGEST: usize = 80;

/// The counts of an article with their parts, in order.
pub(super) fn totals(page: Page<'_>) -> Vec<Totalled> {
    (0..page.reading.mentions.len()).filter_map(|at| totalled(page, at)).collect()
}

fn totalled(page: Page<'_>, at: usize) -> Option<Totalled> {
    let words = page.glossary;
    let count = |mention: &Mention| {
        let stated = quantity(mention)?;
        let value = stated.quantity.figure.value;
        let is_plain = stated.quantity.unit == Unit::One && stated.quantity.hedge == Hedge::None && !stated.shared_unit;
        (is_plain && value.is_integer() && value > Decimal::ONE).then_some((mention.span, value))
    };
    let total = page.reading.mentions.get(at).and_then(count)?;
    let (mut at, first) = page.next(at)?;
    let gap = page.between(total.0, first.span);
    let is_noun = |text: &str| {
        let count = text.split_whitespace().take(NOUN + 1).count();
        (1..=NOUN).contains(&count)
            && text.chars().all(|c| is_letter(c) || c.is_whitespace() || matches!(c, '-' | '\''))
    };
    if gap.len() > LONGEST {
        return None;
    }
    let gap = gap.trim_end();
    let of_which = words.of_which.at_end(gap).and_then(|at| gap.get(..at));
    let (noun, closing): (&str, &[char]) = match (gap, of_which) {
        (gap, _) if gap.ends_with(['(', '\u{FF08}']) => (gap.trim_end_matches(['(', '\u{FF08}']), &[')', '\u{FF09}']),
        (gap, _) if gap.ends_with(['\u{2013}', '\u{2014}']) => {
            (gap.trim_end_matches(['\u{2013}', '\u{2014}']), &['\u{2013}', '\u{2014}'])
        }
        (_, Some(noun)) => {
            (noun.trim_end().trim_end_matches([',', '\u{60C}', '(', '\u{2013}', '\u{2014}']).trim_end(), &STOPS)
        }
        (_, None) => return None,
    };
    let is_open = of_which.is_some() && closing == STOPS;
    if !is_noun(noun) {
        return None;
    }
    let mut parts = vec![count(first)?];
    let mut joined = false;
    loop {
        let (last, _) = parts.last().copied()?;
        let rest = page.just_behind(last, LONGEST);
        let closing = if is_open && !joined { STOPS.get(..STOPS.len() - 1).unwrap_or_default() } else { closing };
        let end = rest.find(closing).unwrap_or(rest.len());
        let next = page.next(at).filter(|(_, next)| next.span.start < last.end + end);
        let Some((place, next)) = next else {
            let tail = rest.get(..end).unwrap_or_default();
            let goes_on = words.and.is_in(tail)
                || words
                    .and_prefix
                    .iter()
                    .any(|prefix| tail.split_whitespace().any(|word| word.starts_with(prefix.as_str())));
            // "6 women, 3 of them young, and 5 men": small numbers and those in words are soon of two wholes.
            let is_written = |span: Span| page.words(span).contains(|c: char| c.is_numeric());
            let is_sure = total.1 >= FEWEST && is_written(total.0) && parts.iter().all(|(span, _)| is_written(*span));
            let fits = (!is_open || is_sure)
                && joined
                && !goes_on
                && rest.contains(closing)
                && is_noun(tail)
                && !words.partly.is_in(tail);
            return fits.then_some(Totalled { total, parts, is_open });
        };
        let between = page.between(last, next.span);
        let (noun, ends) = if let Some((noun, rest)) = between.split_once([',', '\u{60C}']) {
            (noun, words.and.is(rest))
        } else {
            // "20 men and 25 women": the word for and stands right before the next count, or clings to it.
            let clings = words
                .and_prefix
                .iter()
                .any(|prefix| between.ends_with(prefix.as_str()) || page.words(next.span).starts_with(prefix.as_str()));
            let count = between.split_whitespace().count();
            let last = between.split_whitespace().next_back().unwrap_or_default();
            if !words.and.is(last) && !clings || count == 0 {
                return None;
            }
            (between.trim_end().strip_suffix(last).filter(|_| words.and.is(last)).unwrap_or(between), true)
        };
        let is_list = between.contains([',', '\u{60C}']) && !ends && !joined;
        if joined || parts.len() == PARTS || !(ends || is_list) || !is_noun(noun) || words.partly.is_in(noun) {
            return None;
        }
        joined |= ends;
        parts.push(count(next)?);
        at = place;
    }
}

/// The sentences of an article with shares of which the last is called the rest, in order.
pub(super) fn shares(page: Page<'_>) -> Vec<Shares> {
    let mut found = Vec::new();
    if page.glossary.rest.is_empty() {
        return found;
    }
    let mentions = &page.reading.mentions;
    let percent = |mention: &Mention| quantity(mention).is_some_and(|stated| stated.quantity.unit == Unit::Percent);
    let mut last: Option<Span> = None;
    for mention in mentions.iter().filter(|mention| percent(mention)) {
        let Some(previous) = last.replace(mention.span) else { continue };
        let between = page.between(previous, mention.span);
        // In some languages the word stands behind the share.
        let behind = || {
            page.after(mention.span).strip_prefix([' ', '\u{A0}']).is_some_and(|text| page.glossary.rest.begins(text))
        };
        // "And the rest, 20 per cent, did not answer."
        if !page.glossary.rest.ends(between.trim_end().trim_end_matches(',')) && !behind() {
            continue;
        }
        let Some(sentence) = page.sentence(mention.span).filter(|sentence| sentence.contains(previous)) else {
            continue;
        };
        let first = mentions.partition_point(|mention| mention.span.start < sentence.start);
        let inside = mentions.iter().skip(first).take_while(|mention| mention.span.end <= sentence.end);
        let mut parts: Vec<(Span, &StatedQuantity)> = Vec::new();
        for mention in inside.filter(|mention| percent(mention)) {
            let Some(stated) = quantity(mention) else { continue };
            // "70 per cent of the shares (70 per cent are 5 million)" tells of one share twice.
            let is_repeated = parts.last().is_some_and(|(_, last)| last.quantity.figure == stated.quantity.figure)
                && page.just_before(mention.span, 2).trim_end().ends_with('(');
            if !is_repeated {
                parts.push((mention.span, stated));
            }
        }
        if parts.last().is_some_and(|(span, _)| *span == mention.span) {
            let mixed = is_mixed(page, sentence, &parts);
            found.push(Shares {
                parts: parts.into_iter().map(|(span, stated)| (span, stated.quantity.clone())).collect(),
                mixed,
            });
        }
    }
    found
}

fn is_mixed(page: Page<'_>, sentence: Span, parts: &[(Span, &StatedQuantity)]) -> bool {
    let one_sided =
        |stated: &StatedQuantity| !matches!(stated.quantity.hedge, Hedge::None | Hedge::About | Hedge::Nearly);
    let words = page.words(sentence);
    parts.iter().any(|(span, stated)| stated.shared_unit || one_sided(stated) || is_range_end(page, *span))
        || words.contains([';', ':'])
        || page.glossary.rise.is_in(words)
        || page.glossary.fall.is_in(words)
}

/// Whether another number stands right before a share: "50 to 60 per cent".
fn is_range_end(page: Page<'_>, share: Span) -> bool {
    let mentions = &page.reading.mentions;
    let at = mentions.partition_point(|mention| mention.span.start < share.start);
    let before = page.last(at).map(|(_, before)| before);
    before.is_some_and(|before| {
        quantity(before).is_some_and(|stated| stated.quantity.unit != Unit::Percent)
            && page.between(before.span, share).trim().chars().take(4).count() <= 3
    })
}
