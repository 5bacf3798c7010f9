//! Counts and the lists that they announce: "five partners (Sweden, Finland, Switzerland and South Korea)".

use super::items::{Listed, Make, itemized, list};
use super::page::Page;
use super::sentence_at;
use crate::lang::is_letter;
use crate::mention::{Mention, Stated, StatedQuantity};
use crate::span::Span;
use crate::value::{Decimal, Hedge, Unit};

/// A count, and a list of what is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Where the number stands.
    pub figure: Span,
    /// The number.
    pub count: usize,
    /// The list.
    pub list: Listed,
    /// What announces it.
    pub by: Announced,
    /// Why the list may be of something else than what is counted.
    pub doubt: Option<Doubt>,
}

/// Why a list may be of something else than what is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// What is counted happens or stands in places, and the list may be of them.
    Places,
    /// It may be of another word that stands before the colon, or its items are of several makes.
    Words,
}

/// How a list is tied to its count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Announced {
    /// It stands in brackets behind the counted things.
    Brackets,
    /// It stands behind a colon.
    Colon,
    /// It stands behind a dash, or behind a word that says so ("namely").
    Dash,
    /// It stands elsewhere behind the same rare word, which stands here behind the count and there before the list.
    Elsewhere(Span, Span),
}

/// What opens a list behind the counted things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opens {
    Bracket,
    Colon,
    Dash,
    /// A word that says that they are named now.
    Namely,
}

/// The counts that writers list.
const COUNTS: std::ops::RangeInclusive<usize> = 2..=15;
/// The longest phrase of counted things, and the longest before a list of names that is one item off, in words.
const PHRASE: usize = 5;
const LONG_PHRASE: usize = 9;
/// How much before a count is read, in characters, and how many words before it say of which of them a list is.
const BEFORE: usize = 60;
const OF: usize = 5;
/// How long a word is at most that links what is counted to something else, in characters: "of", "mit".
const LINK: usize = 3;
/// The shortest word that is taken for a name at the beginning of a sentence, in characters: articles and the like are
/// shorter.
pub(super) const NAME: usize = 5;
/// How many items a list has at least that is of what is counted, whatever stands between.
pub(super) const LONG: usize = 4;
/// How many rare words of an article are looked for elsewhere, and how far before a bracket, in bytes.
const RARE: usize = 8;
const REACH: usize = 120;

/// The counts of an article that announce a list, in order; then those whose list stands elsewhere.
pub(super) fn read(page: Page<'_>) -> Vec<Counted> {
    let (mut found, mut rare) = (Vec::new(), Vec::new());
    for (at, mention) in page.reading.mentions.iter().enumerate() {
        let Some(count) = count(page, mention) else { continue };
        let figure = figure(mention);
        let announced = phrase(page, figure).filter(|(_, open, _)| is_last(page, at, *open));
        if let Some((phrase, open, opens)) = announced
            && let Some(list) = list(page, open, opens)
            && !page.glossary.partly.is_in(phrase)
            && !counts_time(page, phrase)
            && (opens != Opens::Bracket || !is_of_each(page, phrase))
            && !is_of_another(page, figure, &list)
            && !goes_on(page, count, &list)
            && !(count > list.most && adds_one(page, &list))
            && !follows_name(page, figure)
        {
            found.extend(judged(page, (figure, count), phrase, list, opens));
        } else if let Some((phrase, open, Opens::Colon)) = announced
            && let Some(list) = itemized(page, figure, open)
            && list.fewest.abs_diff(count) == 1
            && !page.glossary.partly.is_in(phrase)
            && !counts_time(page, phrase)
            && !is_of_another(page, figure, &list)
            && !follows_name(page, figure)
        {
            // "Between the two services: …", "the three bodies: … ask for it; … send it;" may list what they do.
            let goes_on = page.words(list.span).contains(';');
            let is_far = phrase.split_whitespace().count() > PHRASE;
            let doubt = (count == 2 || is_far || goes_on).then_some(Doubt::Words);
            found.push(Counted { figure, count, list, by: Announced::Colon, doubt });
        } else if let Some(word) = rare_word(page.after(figure)) {
            rare.push((figure, count, word));
        }
    }
    found.extend(elsewhere(page, &rare));
    found
}

/// What a list behind a count says of it; none if it is of something else.
fn judged(page: Page<'_>, (figure, count): (Span, usize), phrase: &str, list: Listed, opens: Opens) -> Option<Counted> {
    let colon = opens != Opens::Bracket;
    let by = match opens {
        Opens::Bracket => Announced::Brackets,
        Opens::Colon => Announced::Colon,
        Opens::Dash | Opens::Namely => Announced::Dash,
    };
    let length = phrase.split_whitespace().count();
    // "In the four corners of the region (six of its departments)": without an "and" the list may be of the last word.
    let loose = !colon && !list.joined && length > 2;
    if loose && count.abs_diff(list.fewest) > 1 {
        return None;
    }
    // "Three countries (Poland and Latvia)": two that "and" joins are one short of three and of nothing else.
    if list.most == 2 && (count != 3 || !colon && is_long_form(page, phrase, &list)) {
        return None;
    }
    // "Five themes: Health, Transport, Culture, Sport and Leisure": names of fields have an "and" of their own.
    let fields = page.glossary.fields.is_in(phrase);
    let list = if fields { Listed { fewest: list.fewest.saturating_sub(2), ..list } } else { list };
    // "Nine states and the capital": one more is named beside them.
    let fewest = if names_another(page, phrase) { list.fewest.saturating_sub(1) } else { list.fewest };
    let list = Listed { fewest, ..list };
    // "When the two countries meet: trade, drugs and steel" lists what is said by more words than one.
    if colon && !list.named && length > 1 && is_of_fewer(count, &list) {
        return None;
    }
    let is_near = count + 1 == list.fewest || count == list.most + 1;
    let is_loose = list.make == Make::Loose;
    let is_far = length > PHRASE;
    // Behind a dash stands more than lists: "two languages – their own, an old one, and Russian".
    let is_dashed = by == Announced::Dash;
    let is_explained = || list.most < 3 || list.make != Make::One && count < list.fewest;
    // "One of its four regions – Europe and Africa", "two sons and three daughters: …"
    let is_more = is_more_told(page, figure, is_dashed, count < list.fewest);
    if is_more || is_dashed && (!is_near || is_explained()) {
        return None;
    }
    // Beside a name may stand what it is, or where: "Salt Lake City, Utah and Austin, Texas".
    let is_unsure = is_far || is_dashed && (!list.named || count < list.fewest);
    let is_another = is_unsure || list.make != Make::One || may_be_of_words(page, phrase, count, &list, colon);
    if is_another && !is_near || is_far && !(list.named && list.joined && list.fewest > 2) {
        return None;
    }
    let places = page.glossary.with_places.is_in(phrase).then_some(Doubt::Places);
    let doubt = places.or((colon && is_another || is_loose || is_far).then_some(Doubt::Words));
    Some(Counted { figure, count, list, by, doubt })
}

/// Lists elsewhere in the article behind the same rare word.
fn elsewhere(page: Page<'_>, rare: &[(Span, usize, &str)]) -> Vec<Counted> {
    let mut found = Vec::new();
    let mut words: Vec<&str> = Vec::new();
    for (_, _, word) in rare {
        if words.len() < RARE && !words.contains(word) {
            words.push(word);
        }
    }
    let opens = if words.is_empty() { "" } else { page.text };
    for (open, _) in opens.match_indices('(') {
        let start = page.boundary(open.saturating_sub(REACH));
        for word in &words {
            let near = page.text.get(start..open).unwrap_or_default();
            let Some(place) = near.rfind(word).map(|at| Span::new(start + at, start + at + word.len())) else {
                continue;
            };
            // The list stands right behind the counted things.
            let Some((phrase, at, Opens::Bracket)) = phrase(page, place) else { continue };
            if at != open + 1 || phrase.split_whitespace().count() > 2 {
                continue;
            }
            let Some(list) = list(page, at, Opens::Bracket).filter(|list| list.named) else { continue };
            // One rare word with two counts tells of two groups.
            let mut counts = rare.iter().filter(|(_, _, other)| other == word);
            let Some((first, count, _)) = counts.next().filter(|(_, one, _)| counts.all(|(_, other, _)| other == one))
            else {
                continue;
            };
            if first.end + 1 != place.start {
                let counted = Span::new(first.end + 1, first.end + 1 + word.len());
                found.push(Counted {
                    figure: *first,
                    count: *count,
                    list,
                    by: Announced::Elsewhere(counted, place),
                    doubt: None,
                });
            }
        }
    }
    found
}

/// Whether no other number stands between a count and the list: "within six months to visit seven countries: …".
fn is_last(page: Page<'_>, at: usize, open: usize) -> bool {
    let behind = page.reading.mentions.get(at + 1..).unwrap_or_default();
    let mut between = behind.iter().take_while(|mention| mention.span.start < open);
    !between.any(|mention| matches!(mention.stated, Stated::Quantity(_)))
}

/// Whether a list may be of a word between the count and it: "two witnesses of the crime: A, B and C", "three governors in
/// Alagoas (A and B)".
fn may_be_of_words(page: Page<'_>, phrase: &str, count: usize, list: &Listed, colon: bool) -> bool {
    if !colon {
        return ends_in_name(page, phrase) && !is_long(count, list);
    }
    let is_small = phrase.split_whitespace().next_back().is_some_and(|word| word.starts_with(char::is_lowercase));
    let has_link = phrase.split_whitespace().skip(1).any(|word| word.chars().count() <= LINK);
    is_small && has_link && phrase.split_whitespace().count() > 3 && is_of_fewer(count, list)
}

/// Whether a list holds more items than are counted, and is not so long that it is of nothing else, one item off.
fn is_of_fewer(count: usize, list: &Listed) -> bool {
    count < list.fewest && !(list.joined && list.fewest >= LONG && count + 1 == list.fewest)
}

/// Whether another number of the sentence has the length of the list: "three of his five sons: Karl, Otto and Hans".
fn is_of_another(page: Page<'_>, figure: Span, list: &Listed) -> bool {
    let Some(sentence) = sentence_at(page.reading, figure.start) else { return false };
    let mentions = &page.reading.mentions;
    let first = mentions.partition_point(|mention| mention.span.start < sentence.start);
    let others = mentions.iter().skip(first).take_while(|mention| mention.span.start < list.span.end);
    others.filter(|other| !other.span.overlaps(figure)).any(|other| match &other.stated {
        Stated::Quantity(stated) => {
            whole(stated.quantity.figure.value).is_some_and(|length| (list.fewest..=list.most).contains(&length))
        }
        Stated::Date(_) | Stated::Period(_) | Stated::Ordinal(_) => false,
    })
}

/// Whether the words before a count say that the list is of one of the counted things ("one of its four regions"), or, where it
/// holds more, that others are counted beside them.
fn is_more_told(page: Page<'_>, figure: Span, is_dashed: bool, has_more: bool) -> bool {
    let Some(sentence) = sentence_at(page.reading, figure.start) else { return false };
    let before = page.just_before(figure, BEFORE);
    let start = figure.start.saturating_sub(before.len()).max(sentence.start);
    let words = page.words_in(Span::new(start.min(figure.start), figure.start));
    let words: Vec<&str> = words.iter().rev().map(|(_, word)| *word).collect();
    let follows_and = words.first().is_some_and(|word| page.glossary.and.is(word));
    let near = words.get(..OF.min(words.len())).unwrap_or_default();
    let is_of_one = || {
        near.windows(2).any(|pair| matches!(pair, [of, one] if page.glossary.one.is(one) && of.chars().count() <= LINK))
    };
    has_more && follows_and || is_dashed && is_of_one()
}

/// Whether a stretch of time is counted, which no list names: "the leaders of the past 12 years: Anna Weber and Karl Horn".
fn counts_time(page: Page<'_>, phrase: &str) -> bool {
    let first = phrase.split_whitespace().next().unwrap_or_default();
    page.glossary.stretches.iter().any(|(_, words)| words.is(first))
}

/// Whether what stands right before brackets is another thing than the counted one, of which there are several: "the lowest two
/// bits of each colour (red, green and blue)".
fn is_of_each(page: Page<'_>, phrase: &str) -> bool {
    phrase.split_once(' ').is_some_and(|(_, rest)| page.glossary.unlike.is_in(rest))
}

/// Whether something is named beside the counted things: "nine states and the Federal District".
fn names_another(page: Page<'_>, phrase: &str) -> bool {
    phrase.split_whitespace().skip(1).any(|word| page.glossary.and.is(word))
}

/// Whether the count goes on behind the list: "four plants (Rome, Milan and Turin) in Italy and one in France".
fn goes_on(page: Page<'_>, count: usize, list: &Listed) -> bool {
    let Some(sentence) = sentence_at(page.reading, list.span.start) else { return false };
    let mentions = &page.reading.mentions;
    let first = mentions.partition_point(|mention| mention.span.start < list.span.end);
    let next = first.checked_sub(1).and_then(|at| page.next(at)).map(|(_, next)| next);
    let next = next.filter(|next| next.span.end <= sentence.end);
    let Some(Stated::Quantity(stated)) = next.map(|next| &next.stated) else { return false };
    let Some(more) = whole(stated.quantity.figure.value) else { return false };
    stated.quantity.unit == Unit::One
        && (list.fewest.saturating_add(more)..=list.most.saturating_add(more)).contains(&count)
}

/// How far behind a list one more may be told, in bytes.
const ONE_MORE: usize = 60;

/// Whether the sentence adds one behind the list: "four plants (Rome, Milan and Turin) in Italy and one in France".
fn adds_one(page: Page<'_>, list: &Listed) -> bool {
    let Some(sentence) = sentence_at(page.reading, list.span.start) else { return false };
    let end = page.boundary(sentence.end.min(list.span.end + ONE_MORE)).max(list.span.end);
    let words = page.words_in(Span::new(list.span.end, end));
    words
        .iter()
        .zip(words.iter().skip(1))
        .any(|((_, and), (_, one))| page.glossary.and.is(and) && page.glossary.one.is(one))
}

/// Whether a number belongs to the name before it: "Python 3 offers types (…)".
fn follows_name(page: Page<'_>, figure: Span) -> bool {
    let Some(before) = page.text.get(..figure.start).and_then(|text| text.strip_suffix(' ')) else { return false };
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let start = before.len() - word.len();
    let begins = sentence_at(page.reading, figure.start).is_none_or(|sentence| sentence.start >= start);
    let digits = figure.of(page.text).chars().all(char::is_numeric);
    digits
        && word.starts_with(char::is_uppercase)
        && (!begins || !page.glossary.has_capital_nouns && word.chars().count() >= NAME)
}

/// Whether a bracket explains the name right before it: "three governors in Alagoas (…)".
fn ends_in_name(page: Page<'_>, phrase: &str) -> bool {
    let last = phrase.split_whitespace().next_back().unwrap_or_default();
    !page.glossary.has_capital_nouns
        && phrase.split_whitespace().count() > 2
        && last.starts_with(char::is_uppercase)
        && last.chars().any(char::is_lowercase)
}

/// Whether a bracket may write out the short name right before it: "all three belong to Halmar (the Halden Marina and
/// Market)".
fn is_long_form(page: Page<'_>, phrase: &str, list: &Listed) -> bool {
    let name = phrase.split_whitespace().next_back().and_then(|name| name.chars().next());
    let long =
        page.words(list.span).split_whitespace().find_map(|word| word.chars().next().filter(|c| c.is_uppercase()));
    !page.glossary.has_capital_nouns && name.is_some_and(char::is_uppercase) && name == long
}

/// Whether a list is so long, and so nearly as long as the count, that it is of nothing else than the counted things: "the
/// six regions of Brazil (…)".
fn is_long(count: usize, list: &Listed) -> bool {
    list.named && list.joined && list.fewest >= LONG && count.abs_diff(list.fewest).min(count.abs_diff(list.most)) <= 1
}

fn count(page: Page<'_>, mention: &Mention) -> Option<usize> {
    let Stated::Quantity(stated) = &mention.stated else { return None };
    let count = whole(stated.quantity.figure.value).filter(|count| COUNTS.contains(count))?;
    let is_plain = stated.quantity.unit == Unit::One && stated.quantity.hedge == Hedge::None && !stated.shared_unit;
    let written = page.words(figure(mention));
    // "WCAG 2.0" is a version, and "a couple of" vague.
    let is_one_word = !written.contains(['.', ',', ' ']);
    // "«Vier Pfoten»", "the Five Eyes": a number with a capital inside of a sentence belongs to a name.
    let begins = || {
        sentence_at(page.reading, mention.span.start).is_none_or(|sentence| sentence.start == mention.span.start)
            || page.before(mention.span).trim_end().ends_with(['.', '!', '?', ':'])
    };
    (is_plain && is_one_word && (!written.starts_with(char::is_uppercase) || begins())).then_some(count)
}

/// A number that counts things; none if it has decimals, is below zero, or is too large to be held.
fn whole(value: Decimal) -> Option<usize> {
    let value = value.normalize();
    usize::try_from(value.mantissa()).ok().filter(|_| value.scale() == 0)
}

fn figure(mention: &Mention) -> Span {
    match &mention.stated {
        Stated::Quantity(StatedQuantity { figure, .. }) => *figure,
        Stated::Date(_) | Stated::Period(_) | Stated::Ordinal(_) => mention.span,
    }
}

/// The words between a number and what opens a list, and where the list begins.
fn phrase(page: Page<'_>, figure: Span) -> Option<(&str, usize, Opens)> {
    let after = page.text.get(figure.end..page.boundary(figure.end.saturating_add(FARTHEST)))?;
    let stops = |c: char| {
        matches!(
            c,
            '(' | ':' | ')' | '.' | ',' | ';' | '\n' | '!' | '?' | '"' | '\u{201C}' | '\u{201E}' | '\u{AB}' | '\u{60C}'
        )
    };
    let length = after.find(stops)?;
    let before = after.get(..length)?;
    let (end, open, opens) = if let Some((end, open)) = first_dash(before).filter(|_| !page.glossary.has_no_capitals) {
        (end, open, Opens::Dash)
    } else if let Some(place) = namely(page, before) {
        (place.start, place.end, Opens::Namely)
    } else {
        let opens = match after.get(length..)?.chars().next()? {
            ':' => Opens::Colon,
            '(' => Opens::Bracket,
            _ => return None,
        };
        (length, length + 1, opens)
    };
    let phrase = after.get(..end)?;
    let words = phrase.split_whitespace().count();
    let clean = phrase.starts_with(' ') && !phrase.contains(char::is_numeric) && (1..=LONG_PHRASE).contains(&words);
    clean.then_some((phrase, figure.end + open, opens))
}

/// Where the first dash between two words of a text begins, with the blank before it, and where it ends.
pub(super) fn first_dash(text: &str) -> Option<(usize, usize)> {
    DASHES.iter().filter_map(|dash| text.find(dash).map(|at| (at, at + dash.len() - 1))).min()
}

/// Where a word stands that opens a list.
fn namely(page: Page<'_>, text: &str) -> Option<Span> {
    if page.glossary.namely.is_empty() {
        return None;
    }
    let mut at = 0;
    text.split_inclusive(' ').find_map(|word| {
        let start = at;
        at += word.len();
        let plain = word.trim_end();
        page.glossary.namely.is(plain).then(|| Span::new(start, start + plain.len()))
    })
}

/// More than stands between a count and its list, in bytes.
const FARTHEST: usize = 300;
/// Dashes between two words.
const DASHES: [&str; 4] = [" \u{2013} ", " \u{2014} ", " - ", " -- "];
/// A word after a number that names what is counted by a name: "non-NATO".
fn rare_word(after: &str) -> Option<&str> {
    let word = after.strip_prefix(' ')?.split_whitespace().next()?;
    let hyphened = word
        .split_once(['-', '\u{2010}', '\u{2011}'])
        .is_some_and(|(first, last)| first.chars().count() >= 2 && last.chars().count() >= 2);
    let capital = word.contains(char::is_uppercase)
        && word.chars().all(|c| is_letter(c) || matches!(c, '-' | '\u{2010}' | '\u{2011}'));
    (hyphened && capital).then_some(word)
}
