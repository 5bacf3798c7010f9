//! Shares of one whole, the last of which is called the rest, and counts with their parts in brackets.

use super::changes::quantity;
use super::page::Page;
use crate::lang::{WordList, is_letter};
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

/// How the parts of a whole are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartsTold {
    /// All of them, in brackets or between dashes: "45 passengers (20 men and 25 women)".
    Enclosed,
    /// Behind a colon: "45 passengers: 20 men and 25 women".
    Announced,
    /// Maybe not all of them: "45 passengers, among them 20 men and 25 women".
    Among,
    /// Behind "of which", which names all of them, or so it seems.
    Which,
}

/// A figure with the figures of its parts in brackets, behind a dash, or behind "of which": "45 passengers (20 men and 25
/// women)".
#[derive(Clone, Debug, PartialEq)]
pub struct Totalled {
    /// The whole, and where.
    pub total: (Span, Decimal),
    /// Its parts, in order.
    pub parts: Vec<(Span, Decimal)>,
    /// How they are told.
    pub told: PartsTold,
    /// Whether the sentence tells of no other figure and of no rest behind the parts.
    pub is_whole: bool,
    /// Whether they are counted, and not measured or shares themselves: "45 passengers", but not "45 per cent".
    pub is_count: bool,
}

/// What ends a clause, and with it the last part.
const STOPS: [char; 8] = ['.', ';', '\u{61B}', ':', ')', '\n', ',', '\u{60C}'];

/// How many words may stand behind a count before its parts begin, and behind a part.
const NOUN: usize = 4;
/// How many words may stand behind what is no count before its parts begin: "68 per cent of those asked are for it (…)".
const PHRASE: usize = 8;
/// How much of the text before a whole tells that parts of it follow, in characters: "of the".
const BEFORE: usize = 16;
/// How much of a noun its forms share, in characters.
const STEM: usize = 4;
/// The fewest of a whole whose parts are named behind "of which".
const FEWEST: Decimal = Decimal::from_parts(20, 0, 0, false, 0);
/// How many parts are read.
const PARTS: usize = 4;
/// The longest stretch between two parts, and between a whole and its parts in brackets, in bytes.
const LONGEST: usize = 80;
/// The longest stretch between a whole and "of which", in bytes.
const FARTHEST: usize = 140;

/// The figures of an article with their parts, in order.
pub(super) fn totals(page: Page<'_>) -> Vec<Totalled> {
    (0..page.reading.mentions.len()).filter_map(|at| totalled(page, at)).collect()
}

/// A figure that may be a whole or a part of it.
fn plain(mention: &Mention) -> Option<(Span, &Quantity)> {
    let stated = quantity(mention)?;
    let quantity = &stated.quantity;
    let value = quantity.figure.value;
    let is_count = quantity.unit == Unit::One;
    let is_plain = quantity.hedge == Hedge::None && !stated.shared_unit;
    let fits = if is_count { value.is_integer() && value > Decimal::ONE } else { value > Decimal::ZERO };
    (is_plain && fits).then_some((mention.span, quantity))
}

/// Whether a text is some words and nothing else.
fn is_words(text: &str, least: usize, most: usize) -> bool {
    let count = text.split_whitespace().take(most + 1).count();
    let is_quote = |c: char| matches!(c, '"' | '\u{AB}' | '\u{BB}' | '\u{201C}' | '\u{201D}' | '\u{201E}');
    (least..=most).contains(&count)
        && text.chars().all(|c| is_letter(c) || c.is_whitespace() || matches!(c, '-' | '\'') || is_quote(c))
}

fn totalled(page: Page<'_>, at: usize) -> Option<Totalled> {
    let (span, whole) = page.reading.mentions.get(at).and_then(plain)?;
    let (next, first) = page.next_quantity(at)?;
    let gap = page.between(span, first.span);
    // Most figures stand in clauses of their own, which is asked before any words.
    if gap.len() > FARTHEST
        || gap.bytes().any(|byte| matches!(byte, b';' | b'\n'))
        || plain(first).is_none_or(|(_, part)| part.unit != whole.unit)
    {
        return None;
    }
    // "They asked 1,000 people. Of them, 561 were women and 484 men."
    let again = gap.split_once('.').map(|(noun, next)| (noun, !next.contains('.') && opens(page, next)));
    if again.is_some_and(|(_, opens)| !opens) {
        return None;
    }
    let total = (span, whole.figure.value);
    let is_count = whole.unit == Unit::One;
    let found = |parts: Vec<(Span, Decimal)>, told| {
        let last = parts.last().map_or(span, |(last, _)| *last);
        let end = page.sentence(last).map_or(last.end, |sentence| sentence.end);
        let tail = page.text.get(last.end..end.max(last.end)).unwrap_or_default();
        let is_whole = !tail.contains(char::is_numeric) && !page.glossary.rest.is_in(tail);
        Totalled { total, parts, told, is_whole, is_count }
    };
    let (gap, of_which) = behind_whole(page, gap.trim_end(), first.span);
    // "67 dogs: the 5 of hers and 62 of others".
    let announced =
        gap.rsplit_once(':').filter(|(_, rest)| is_words(rest, 0, 1)).map(|(noun, _)| (noun, PartsTold::Announced));
    // "Of the 24 ships, 16 sailed and 10 stayed", "62 planes left, 47 of them from Bonn and 15 from Rome".
    let of_them = gap.strip_suffix([',', '\u{60C}']).filter(|noun| !noun.contains([',', '\u{60C}'])).filter(|_| {
        let begins = |list: &WordList| list.begins(page.after(first.span).trim_start());
        page.glossary.out_of.ends(page.just_before(span, BEFORE).trim_end()) || begins(&page.glossary.of_them)
    });
    let among = of_which.or(again.map(|(noun, _)| noun)).or(of_them).map(|noun| {
        let word = gap.get(noun.len()..).unwrap_or_default().trim();
        (noun, if page.glossary.including.ends(word) { PartsTold::Among } else { PartsTold::Which })
    });
    if let Some((noun, told)) = among.or(announced) {
        // "(+245 in 48 hours), of which": what stands in brackets is not meant.
        let noun = noun.strip_prefix(')').unwrap_or(noun);
        let is_inner = noun.contains(')') && !noun.contains('(');
        let is_many = total.1 >= if told == PartsTold::Announced { Decimal::TEN } else { FEWEST };
        let is_sure = is_count && is_many && !noun.contains(['\u{61B}', ':']) && !is_inner;
        let parts = is_sure.then(|| open_parts(page, (span, whole), next, told)).flatten()?;
        // "45 passengers (including 20 men and 52 crates)"
        let is_aside = noun.contains('(') && parts.iter().any(|(_, part)| *part >= total.1);
        return (!is_aside).then(|| found(parts, told));
    }
    let closing: &[char] = if gap.ends_with(['(', '\u{FF08}']) {
        &[')', '\u{FF09}']
    } else if gap.ends_with(['\u{2013}', '\u{2014}']) {
        &['\u{2013}', '\u{2014}']
    } else {
        return None;
    };
    let noun = gap.trim_end_matches(['(', '\u{FF08}', '\u{2013}', '\u{2014}']);
    let is_near = if is_count { is_words(noun, 1, NOUN) } else { is_words(noun, 0, PHRASE) };
    let parts = is_near.then(|| parts(page, whole, next, closing)).flatten()?;
    Some(found(parts, PartsTold::Enclosed))
}

/// Whether a sentence opens with "of which" and hardly a word more.
fn opens(page: Page<'_>, next: &str) -> bool {
    let next = next.trim_start();
    page.glossary.of_which.begins(next)
        && !page.glossary.including.begins(next)
        && next.split_whitespace().count() <= NOUN
}

/// What stands between a whole and its first part, and the same without "of which" where that stands right before the
/// part, which may be in brackets or quotation marks of its own.
fn behind_whole<'p>(page: Page<'p>, gap: &'p str, first: Span) -> (&'p str, Option<&'p str>) {
    let before = |gap: &'p str| page.glossary.of_which.at_end(gap).and_then(|at| gap.get(..at));
    let alone = gap.trim_end_matches(['(', '"', '\u{201C}', '\u{AB}']);
    let is_alone = alone.len() < gap.len() && page.after(first).starts_with([')', '"', '\u{201D}', '\u{BB}']);
    let gap = if is_alone { alone.trim_end() } else { gap };
    (gap, before(gap))
}

/// The parts that stand in brackets or between dashes and are all that stands there.
fn parts(page: Page<'_>, whole: &Quantity, first: usize, closing: &[char]) -> Option<Vec<(Span, Decimal)>> {
    let words = page.glossary;
    let part = |at: usize| {
        let (span, quantity) = page.reading.mentions.get(at).and_then(plain)?;
        (quantity.unit == whole.unit).then_some((span, quantity.figure.value))
    };
    let shortest = usize::from(whole.unit == Unit::One);
    let mut at = first;
    let mut parts = vec![part(at)?];
    let mut joined = false;
    loop {
        let (last, _) = parts.last().copied()?;
        let rest = page.just_behind(last, LONGEST);
        let end = rest.find(closing).unwrap_or(rest.len());
        let next = page.next(at).filter(|(_, next)| next.span.start < last.end + end);
        let Some((place, next)) = next else {
            let tail = rest.get(..end).unwrap_or_default();
            let fits = joined
                && !goes_on(page, tail)
                && rest.contains(closing)
                && is_words(tail, shortest, NOUN)
                && !words.partly.is_in(tail);
            return fits.then_some(parts);
        };
        let between = page.between(last, next.span);
        let (noun, ends) = if let Some((noun, rest)) = between.split_once([',', '\u{60C}']) {
            (noun, words.and.is(rest))
        } else {
            (joined_words(page, between, next.span)?, true)
        };
        let is_list = between.contains([',', '\u{60C}']) && !ends && !joined;
        if joined
            || parts.len() == PARTS
            || !(ends || is_list)
            || !is_words(noun, shortest, NOUN)
            || words.partly.is_in(noun)
        {
            return None;
        }
        joined |= ends;
        parts.push(part(place)?);
        at = place;
    }
}

/// Whether a text goes on with "and", or with a word that "and" clings to.
fn goes_on(page: Page<'_>, text: &str) -> bool {
    page.glossary.and.is_in(text) || text.split_whitespace().any(|word| is_clung_to(page, word))
}

/// Whether a word begins as one does that "and" clings to.
fn is_clung_to(page: Page<'_>, word: &str) -> bool {
    page.glossary.and_prefix.iter().any(|prefix| word.starts_with(prefix.as_str()))
}

/// What stands between two figures without the "and" right before the second one, which may cling to it.
fn joined_words<'p>(page: Page<'p>, between: &'p str, second: Span) -> Option<&'p str> {
    let words = page.glossary;
    let clings = words.and_prefix.iter().any(|prefix| between.ends_with(prefix.as_str()))
        || is_clung_to(page, page.words(second));
    let last = between.split_whitespace().next_back()?;
    let is_and = words.and.is(last);
    (is_and || clings).then(|| between.trim_end().strip_suffix(last).filter(|_| is_and).unwrap_or(between))
}

/// What stands before an "and" that a few words are between and the second figure: "and the other", "and the number of women".
fn joined_before<'p>(page: Page<'p>, between: &'p str) -> Option<&'p str> {
    let mut rest = between.trim_end();
    for _ in 0..NOUN {
        let start = rest.rfind(char::is_whitespace)?;
        let word = rest.get(start..).unwrap_or_default().trim();
        if page.glossary.and.is(word) || is_clung_to(page, word) {
            return rest.get(..start);
        }
        rest = rest.get(..start).unwrap_or_default().trim_end();
    }
    None
}

/// The two parts or more behind "of which", with any words between them.
fn open_parts(page: Page<'_>, whole: (Span, &Quantity), first: usize, told: PartsTold) -> Option<Vec<(Span, Decimal)>> {
    let words = page.glossary;
    // Small numbers and those in words are soon of two wholes: "6 women, 3 of them young, and 5 men".
    let is_written = |span: Span| page.words(span).contains(|c: char| c.is_numeric());
    let part = |at: usize| {
        let (span, quantity) = page.reading.mentions.get(at).and_then(plain)?;
        (quantity.unit == whole.1.unit && is_written(span)).then_some((span, quantity.figure.value))
    };
    if !is_written(whole.0) {
        return None;
    }
    let mut at = first;
    let mut parts = vec![part(at)?];
    let mut commas = false;
    loop {
        let (last, _) = parts.last().copied()?;
        let (place, next) = page.next(at)?;
        let between = page.between(last, next.span).trim_end_matches(['(', '"', '\u{201C}', '\u{AB}']);
        if parts.len() == PARTS || between.len() > LONGEST || between.contains(['.', ';', '\u{61B}', ':', '\n']) {
            return None;
        }
        let joined = joined_words(page, between, next.span).or_else(|| joined_before(page, between));
        let noun = joined.unwrap_or(between).trim_end();
        let inner = noun.trim_end_matches([',', '\u{60C}']);
        let has_comma = inner.len() < noun.len();
        let inner = match inner.trim_start() {
            own if parts.len() == 1 => words.of_them.at_start(own).and_then(|end| own.get(end..)).unwrap_or(inner),
            _ => inner,
        };
        if words.partly.is_in(inner) || told != PartsTold::Announced && inner.contains([',', '\u{60C}']) {
            return None;
        }
        parts.push(part(place)?);
        at = place;
        if joined.is_none() {
            if !has_comma || !is_words(inner, 1, NOUN) {
                return None;
            }
            commas = true;
            continue;
        }
        // "44 people died, including 17 women, and 37 were hurt": a comma before "and" opens another clause, but in lists.
        let is_list = !has_comma || commas || told == PartsTold::Announced || same_noun(page, whole.0, &parts);
        let tail = page.just_behind(next.span, LONGEST);
        let tail = tail.split(STOPS).next().unwrap_or_default();
        let counts_on = page
            .next(at)
            .is_some_and(|(_, after)| after.span.start < next.span.end + tail.len() && quantity(after).is_some());
        // "منها 8 ذهبية و12 فضية و5 برونزية": "and" clings to each of them.
        if counts_on && !has_comma && !page.glossary.and_prefix.is_empty() {
            continue;
        }
        return (is_list && !counts_on && !words.partly.is_in(tail)).then_some(parts);
    }
}

/// Whether the same word stands behind a whole and behind all of its parts.
fn same_noun(page: Page<'_>, whole: Span, parts: &[(Span, Decimal)]) -> bool {
    let noun = |span: Span| {
        let word = page.after(span).trim_start_matches(|c: char| !is_letter(c)).split(|c: char| !is_letter(c)).next();
        word.unwrap_or_default().chars().take(STEM).collect::<String>()
    };
    let whole = noun(whole);
    !whole.is_empty() && parts.iter().all(|(span, _)| noun(*span) == whole)
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
            // "80 per cent, and the rest of the people": the share is that of all others.
            let joins = |text: &str| page.glossary.and_prefix.iter().any(|prefix| text.starts_with(prefix.as_str()));
            let behind = page.after(mention.span).strip_prefix([' ', '\u{A0}']);
            behind.is_some_and(|text| page.glossary.rest.begins(text) && !joins(text))
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
