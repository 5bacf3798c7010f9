//! Counts and the lists that they announce: "five partners (Sweden, Finland, Switzerland and South Korea)".

use std::borrow::Cow;

use super::page::Page;
use super::sentence_at;
use crate::lang::{is_letter, is_word};
use crate::mention::{Mention, Stated, StatedQuantity};
use crate::source::BlockKind;
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

/// A flat list whose items are all of one make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Where.
    pub span: Span,
    /// How many items it has at least: an "and" may belong to a name.
    pub fewest: usize,
    /// How many items it has at most.
    pub most: usize,
    /// Whether the items are names.
    pub named: bool,
    /// Whether a word or letter says which item is the last.
    pub joined: bool,
    /// What its items are like.
    pub make: Make,
}

/// What the items of a list are like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Make {
    /// All are names, or all are single words.
    One,
    /// Single words of several makes: "workers, owners and Parliament".
    Mixed,
    /// A few words each, the last of which is joined: "the first computer, the tablet and a clock".
    Loose,
}

/// What opens a list behind the counted things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opens {
    Bracket,
    Colon,
    Dash,
    /// A word that says that they are named now.
    Namely,
}

/// The counts that writers list.
const COUNTS: std::ops::RangeInclusive<usize> = 2..=15;
/// The longest phrase of counted things, the longest before a list of names that is one item off, the longest item and the
/// longest name, in words.
const PHRASE: usize = 5;
const LONG_PHRASE: usize = 9;
const ITEM: usize = 4;
const NAME_ITEM: usize = 7;
/// The longest line of a list whose items stand below each other, in bytes.
const LINE: usize = 160;
/// How much before a count is read, in characters, and how many words before it say of which of them a list is.
const BEFORE: usize = 60;
const OF: usize = 5;
/// The longest brackets behind an item, in characters.
const ASIDE: usize = 60;
/// How long a word is at most that links what is counted to something else, in characters: "of", "mit".
const LINK: usize = 3;
/// The shortest word that is taken for a name at the beginning of a sentence, in characters: articles and the like are
/// shorter.
const NAME: usize = 5;
/// How many items a list has at least that is of what is counted, whatever stands between.
const LONG: usize = 4;
/// How much of the text on each side of a list shows whether its words are names, in bytes.
const ARTICLE: usize = 4000;
/// How long a word is at least behind the letter that joins it, in characters.
const CHAINED: usize = 3;
/// How many rare words of an article are looked for elsewhere, and how far before a bracket, in bytes.
const RARE: usize = 8;
const REACH: usize = 120;

/// The counts of an article that announce a list, in order; then those whose list stands elsewhere.
pub(super) fn read(page: Page<'_>) -> Vec<Counted> {
    let (mut found, mut rare) = (Vec::new(), Vec::new());
    for (at, mention) in page.reading.mentions.iter().enumerate() {
        let Some(count) = count(page, mention) else { continue };
        let figure = figure(mention);
        if let Some((phrase, open, opens)) = phrase(page, figure).filter(|(_, open, _)| is_last(page, at, *open))
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
        } else if let Some((phrase, open, Opens::Colon)) =
            phrase(page, figure).filter(|(_, open, _)| is_last(page, at, *open))
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
        Stated::Date(_) | Stated::Period(_) | Stated::Ordinal(_) | Stated::Extra(_) => false,
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
    // "WCAG 2.0" is a version, "a couple of" is vague.
    let written = page.words(figure(mention));
    // "«Vier Pfoten»", "the Five Eyes"
    let begins = || {
        let before = page.text.get(..mention.span.start).unwrap_or_default().trim_end();
        let begins = sentence_at(page.reading, mention.span.start).is_none_or(|it| it.start == mention.span.start);
        begins || before.ends_with(['.', '!', '?', ':'])
    };
    let is_count = !written.contains(['.', ',', ' ']) && (!written.starts_with(char::is_uppercase) || begins());
    let plain =
        is_count && stated.quantity.unit == Unit::One && stated.quantity.hedge == Hedge::None && !stated.shared_unit;
    whole(stated.quantity.figure.value).filter(|count| plain && COUNTS.contains(count))
}

/// A number that counts things; none if it has decimals, is below zero, or is too large to be held.
fn whole(value: Decimal) -> Option<usize> {
    let value = value.normalize();
    usize::try_from(value.mantissa()).ok().filter(|_| value.scale() == 0)
}

fn figure(mention: &Mention) -> Span {
    match &mention.stated {
        Stated::Quantity(StatedQuantity { figure, .. }) => *figure,
        Stated::Date(_) | Stated::Period(_) | Stated::Ordinal(_) | Stated::Extra(_) => mention.span,
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
fn first_dash(text: &str) -> Option<(usize, usize)> {
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
/// More than a list is long, in bytes.
const LONGEST: usize = 4000;
/// Dashes between two words.
const DASHES: [&str; 4] = [" \u{2013} ", " \u{2014} ", " - ", " -- "];
/// What parts the items of a list.
const COMMAS: [char; 3] = [',', '\u{60C}', '\u{3001}'];

/// The list that begins at a place: up to the closing bracket or dash, or to the end of the sentence.
fn list(page: Page<'_>, start: usize, opens: Opens) -> Option<Listed> {
    let colon = opens != Opens::Bracket;
    let rest = page.text.get(start..page.boundary(start.saturating_add(LONGEST)))?;
    let stops: &[char] = if colon { &['.', '\n', '!', '?', '"', '\u{201D}', '\u{BB}'] } else { &[')', '\n', '!', '?'] };
    // "Bank & Co., Mill & Co., and Ferry & Co.": a stop before a comma ends a word.
    let mut ends = rest.match_indices(stops).map(|(at, _)| at);
    let runs_on = |at: usize| {
        let (before, behind) = rest.split_at_checked(at).unwrap_or_default();
        let is_open = || {
            let before = before.trim_end();
            before.ends_with(COMMAS)
                || before.split_whitespace().next_back().is_some_and(|word| page.glossary.and.is(word))
        };
        // A line that is wrapped behind a comma or an "and".
        behind.starts_with(".,") || behind.starts_with('\n') && !behind.starts_with("\n\n") && is_open()
    };
    let end = ends.find(|at| !runs_on(*at))?;
    let inside = rest.get(..end)?;
    let dash = first_dash(inside).filter(|_| colon);
    let inside = dash.map_or(inside, |(end, _)| inside.split_at(end).0);
    let whole = !colon && rest.get(end..)?.starts_with(')') || colon && inside.starts_with(' ');
    let cleared = if colon { without_asides(inside) } else { Cow::Borrowed(inside) };
    if !whole || page.glossary.and.is_empty() || page.glossary.partly.is_in(inside) {
        return None;
    }
    if colon && cleared.contains(';') {
        return parted(page, start, &cleared);
    }
    let clean = !cleared.contains([
        '(', ')', '[', ';', ':', '"', '\u{201C}', '\u{201D}', '\u{201E}', '\u{2013}', '\u{2014}', '\u{2026}', '.',
    ]) && !cleared.contains(char::is_numeric);
    if !clean {
        return None;
    }
    let length = if colon { without_clause(page, &cleared, opens) } else { cleared.len() };
    let is_cut = length < cleared.len() && opens != Opens::Namely;
    let inside = cleared.get(..length)?;
    let end = length;
    let parts: Vec<&str> = inside.split(COMMAS).map(str::trim).collect();
    // "And" that clings to words in pairs says not where an item ends.
    if opens == Opens::Namely && parts.len() > 1 && !page.glossary.and_prefix.is_empty() {
        return None;
    }
    let chain = chained(page, inside);
    let parts = chain.as_ref().unwrap_or(&parts);
    let two = parts.len() < 2;
    // "Three (a brother and a friend of his)": few words in brackets explain.
    let loose = if two { loosely_chained(page, inside).filter(|(_, most)| colon || *most >= LONG) } else { None };
    let joins_two = || inside.split_whitespace().filter(|word| page.glossary.and.is(word)).count() == 1;
    if parts.iter().any(|part| part.is_empty()) || two && loose.is_none() && !joins_two() {
        return None;
    }
    // "Canada, two Koreas and Taiwan" are four.
    let span = Span::new(start, start + end);
    let first = page.reading.mentions.partition_point(|mention| mention.span.end <= span.start);
    let within = page.reading.mentions.get(first).filter(|mention| mention.span.start < span.end);
    let counts = |mention: &Mention| {
        let rest = page.text.get(mention.span.end..span.end).and_then(|rest| rest.strip_prefix(' '));
        matches!(mention.stated, Stated::Quantity(_)) && rest.is_some_and(|rest| rest.starts_with(is_letter))
    };
    if within.is_some_and(counts) {
        return None;
    }
    if let Some((fewest, most)) = loose {
        return Some(Listed { span, fewest, most, named: false, joined: true, make: Make::Loose });
    }
    let mut fewest = parts.len();
    let mut items = Vec::new();
    let (mut joined, mut begins_with_and) = (false, false);
    for (at, part) in parts.iter().enumerate() {
        let last = at + 1 == parts.len();
        let words: Vec<&str> = part.split_whitespace().collect();
        let joins = |word: &&str| page.glossary.and.is(word);
        // "English, French or Dutch" are choices.
        if words.iter().any(|word| page.glossary.or.is(word)) {
            return None;
        }
        let groups: Vec<&[&str]> = words.split(joins).filter(|group| !group.is_empty()).collect();
        joined |= last && words.iter().any(joins);
        // The last comma part holds the last two items, unless a comma stands before its "and".
        let begins = words.first().is_some_and(joins);
        begins_with_and = begins;
        if last && !begins && groups.len() >= 2 {
            fewest += 1;
        }
        items.extend(groups.iter().map(|group| if last { without_adverb(group) } else { group }.to_vec()));
    }
    // A name with an "and" of its own may take the place of the one before the last item.
    let inner = items.len() > fewest;
    if inner {
        fewest = parts.len();
    }
    // A letter that joins a word to the one before it: inside of an item it may add one; at its beginning it adds none.
    let is_joined_word = |word: &&&str| page.glossary.and_prefix.iter().any(|prefix| word.starts_with(prefix.as_str()));
    let unchained = items.get(..if chain.is_some() { 0 } else { items.len() }).unwrap_or_default();
    let clings = unchained.iter().skip(1).map(|item| item.iter().skip(1).filter(is_joined_word).count()).sum::<usize>();
    let clung = clings > 0
        || unchained
            .iter()
            .skip(1)
            .next_back()
            .is_some_and(|item| item.iter().take(1).any(|word| is_joined_word(&word)));
    // "Two are undecided and one (Anna Weber, Ohio)", "the tribes (clans, families)": two without an "and" explain.
    if !colon && parts.len() == 2 && items.len() == 2 && !clung {
        return None;
    }
    let told_twice = items.iter().zip(items.iter().skip(1)).filter(|(one, next)| is_same(one, next)).count();
    fewest = fewest.saturating_sub(told_twice);
    let named = items.iter().all(|item| is_name(item));
    let is_loose = joined && !inner && clings == 0 && told_twice == 0 && items.iter().all(|item| item.len() <= ITEM);
    // Two that "and" joins are two things of one kind only if they have names.
    let are_two = two && items.len() == 2;
    let two_names =
        named && inside.trim_start().starts_with(char::is_uppercase) && !(colon && page.glossary.has_capital_nouns);
    if two && !(are_two && (two_names || is_loose)) {
        return None;
    }
    // "Education, Health, Sport and Leisure": two fields may be one, and nothing but names shows where they part.
    if joined && named && is_of_common_nouns(page, &items, span) {
        fewest = fewest.saturating_sub(2);
    }
    let single = items.iter().all(|item| item.len() == 1 && item.iter().all(|word| word.chars().all(is_of_word)));
    // Behind a colon the first word may have a capital of its own.
    let small =
        items.iter().skip(usize::from(colon)).all(|item| !item.iter().any(|word| word.starts_with(char::is_uppercase)));
    let uncased = page.glossary.has_no_capitals && items.iter().all(|item| item.len() <= 2);
    // "The supplier, the dealer and the middlemen": what has an article is no name, and may be many.
    let no_name = |item: &Vec<&str>| {
        item.first().is_some_and(|word| page.glossary.no_name_prefix.iter().any(|prefix| word.starts_with(prefix)))
    };
    if uncased && clung && items.iter().take(items.len() - 1).all(no_name) {
        return None;
    }
    // A list after a colon that has no "and" may go on as a sentence.
    let closed = !colon || joined || chain.is_some() || clung || dash.is_some() && opens == Opens::Dash;
    // What follows names is surely none of them only if it is written small.
    if is_cut && !named {
        return None;
    }
    let one_make = named && !page.glossary.has_no_capitals || single && small || uncased;
    let make = match (one_make, single) {
        _ if two && !two_names => Make::Loose,
        (true, _) => Make::One,
        (false, true) => Make::Mixed,
        (false, false) => Make::Loose,
    };
    // "A man, who is a doctor, and his brother": what stands between commas may be no item.
    if make == Make::Loose && begins_with_and {
        fewest = fewest.saturating_sub(1);
    }
    ((one_make || single || is_loose) && closed).then(|| Listed {
        span,
        fewest: if clings > 0 { parts.len() } else { fewest },
        // "Pfizer/BioNTech" may be two.
        most: items.len() + clings + inside.matches('/').count(),
        named,
        joined: joined || clung,
        make,
    })
}

/// The short items that stand under a line which ends in a colon, one to a line.
fn itemized(page: Page<'_>, figure: Span, start: usize) -> Option<Listed> {
    let sentences = &page.reading.sentences;
    // The paragraphs of an item that holds a list are not told from its items.
    let place = sentences.partition_point(|sentence| sentence.span.end <= figure.start);
    sentences.get(place).filter(|sentence| sentence.kind != BlockKind::ListItem)?;
    let first = sentences.partition_point(|sentence| sentence.span.start < start);
    let items = || sentences.iter().skip(first).take_while(|sentence| sentence.kind == BlockKind::ListItem);
    let (top, last) = (items().next()?, items().last()?);
    let between = page.text.get(start..top.span.start)?;
    let is_under = between.contains('\n') && !between.contains(is_word);
    // What stands under an item is no item of the list.
    let is_flat = !items().any(|item| item.span.of(page.text).ends_with(':'));
    // An item of several paragraphs is not told from several items.
    let is_short = items().all(|item| item.span.end - item.span.start <= LINE);
    let mut length = 0;
    let mut block = None;
    for item in items() {
        length += usize::from(block != Some(item.block));
        block = Some(item.block);
    }
    (is_under && is_flat && is_short && length > 1).then(|| Listed {
        span: Span::new(top.span.start, last.span.end),
        fewest: length,
        most: length,
        named: false,
        joined: true,
        make: Make::One,
    })
}

/// A text in which blanks stand for what is in brackets behind an item: "Anna Weber (Germany), Karl Horn (Austria)".
fn without_asides(text: &str) -> Cow<'_, str> {
    let mut kept = Cow::Borrowed(text);
    for (open, _) in text.match_indices('(') {
        let rest = text.get(open..).unwrap_or_default();
        let near = rest.char_indices().take(ASIDE).find(|(_, c)| *c == ')');
        let aside = near.and_then(|(length, _)| rest.get(..=length)).filter(|aside| aside.matches('(').count() == 1);
        if let Some(aside) = aside {
            kept.to_mut().replace_range(open..open + aside.len(), &" ".repeat(aside.len()));
        }
    }
    kept
}

/// How much of a list is one, where a clause follows: "Poland, Spain and Italy, writes the paper".
fn without_clause(page: Page<'_>, inside: &str, opens: Opens) -> usize {
    // Where "and" clings to each item, a comma begins a clause.
    let first = inside.split(COMMAS).next().unwrap_or_default();
    if opens == Opens::Namely && loosely_chained(page, first).is_some_and(|(_, most)| most > 2) {
        return first.len();
    }
    let joins = |part: &str| part.split_whitespace().any(|word| page.glossary.and.is(word));
    let mut at = 0;
    for (place, part) in inside.split_inclusive(COMMAS).enumerate() {
        let end = at + part.trim_end_matches(COMMAS).len();
        at += part.len();
        if place > 0 && joins(part) {
            let rest = inside.get(at..).unwrap_or_default();
            let is_clause = rest.trim_start().starts_with(char::is_lowercase) && !joins(rest);
            return if is_clause { end } else { inside.len() };
        }
    }
    inside.len()
}

/// A list whose items are parted by semicolons, the last of which begins with an "and": "Maria, 47; Luciana, 44; and Clara".
fn parted(page: Page<'_>, start: usize, inside: &str) -> Option<Listed> {
    let parts: Vec<&str> = inside.split(';').map(str::trim).collect();
    let joins = |word: &&str| page.glossary.and.is(word);
    let (last, others) = parts.split_last()?;
    let mut words = last.split_whitespace();
    let joined = words.next().as_ref().is_some_and(joins);
    let more = others.iter().map(|part| part.split_whitespace().filter(joins).count()).sum::<usize>();
    let first = |part: &&str| part.split_whitespace().next().is_some_and(|word| word.starts_with(char::is_uppercase));
    let named = !page.glossary.has_capital_nouns
        && others.iter().all(first)
        && words.next().is_some_and(|word| word.starts_with(char::is_uppercase));
    (joined && named && others.len() > 1).then(|| Listed {
        span: Span::new(start, start + inside.len()),
        fewest: parts.len(),
        most: parts.len() + more,
        named,
        joined,
        make: Make::One,
    })
}

/// The words of a list without commas whose "and" is a letter that each of them but the first begins with.
fn chained<'t>(page: Page<'_>, inside: &'t str) -> Option<Vec<&'t str>> {
    let joins = |word: &&str| {
        let rest = page.glossary.and_prefix.iter().find_map(|prefix| word.strip_prefix(prefix.as_str()));
        rest.is_some_and(|rest| rest.chars().count() >= CHAINED)
    };
    let words: Vec<&str> = inside.split_whitespace().collect();
    let is_chain = !page.glossary.and_prefix.is_empty() && words.len() > 2 && words.iter().skip(1).all(joins);
    (is_chain && words.iter().all(|word| word.chars().all(is_letter))).then_some(words)
}

/// How many items a list without commas has at least and at most whose "and" is a letter that clings to the first word of
/// each item, if some items have more than one word. A word may begin with that letter itself, unless an article follows it.
fn loosely_chained(page: Page<'_>, inside: &str) -> Option<(usize, usize)> {
    let joined = |word: &str| {
        let rest = page.glossary.and_prefix.iter().find_map(|prefix| word.strip_prefix(prefix.as_str()))?;
        let has_article = page.glossary.no_name_prefix.iter().any(|article| rest.starts_with(article.as_str()));
        (rest.chars().count() >= CHAINED).then_some(has_article)
    };
    let words: Vec<&str> = inside.split_whitespace().collect();
    if page.glossary.and_prefix.is_empty() || !words.iter().all(|word| word.chars().all(is_letter)) {
        return None;
    }
    let (mut fewest, mut most, mut length) = (1, 1, 0);
    for (at, word) in words.iter().enumerate() {
        if page.glossary.and.is(word) {
            (fewest, most, length) = (fewest + 1, most + 1, 0);
            continue;
        }
        match joined(word).filter(|_| at > 0 && length > 0) {
            Some(is_sure) => (fewest, most, length) = (fewest + usize::from(is_sure), most + 1, 1),
            None => length += 1,
        }
        if length > ITEM {
            return None;
        }
    }
    (most > 1 && words.len() > most).then_some((fewest, most))
}

/// Whether a character is part of a word: "socio-economic".
fn is_of_word(c: char) -> bool {
    is_letter(c) || matches!(c, '-' | '\'' | '\u{2019}' | '\u{2010}')
}

/// Whether an item is the one before it again: its acronym, or a title with its first word.
fn is_same(one: &[&str], next: &[&str]) -> bool {
    let initials = || one.iter().filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase());
    match next {
        [short] => one.len() > 1 && initials().eq(short.chars()),
        [.., last] => one.len() > 1 && one.first() == Some(last),
        [] => false,
    }
}

/// Whether some of the items are words that the article writes small elsewhere.
fn is_of_common_nouns(page: Page<'_>, items: &[Vec<&str>], list: Span) -> bool {
    let start = page.boundary(list.start.saturating_sub(ARTICLE));
    let near = page.text.get(start..page.boundary(list.end + ARTICLE)).unwrap_or_default();
    let words = || items.iter().filter(|item| item.len() == 1).flatten().filter(|word| word.chars().count() >= NAME);
    let is_small = |word: &str| {
        let small = word.to_lowercase();
        near.match_indices(small.as_str()).any(|(at, _)| {
            let beside = |c: Option<char>| c.is_some_and(is_word);
            !beside(near.get(..at).and_then(|text| text.chars().next_back()))
                && !beside(near.get(at + small.len()..).and_then(|text| text.chars().next()))
        })
    };
    !page.glossary.has_capital_nouns && words().any(|word| is_small(word))
}

/// A name without the small word before it: "now South Korea".
fn without_adverb<'t, 'w>(item: &'w [&'t str]) -> &'w [&'t str] {
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    match item {
        [first, rest @ ..] if !rest.is_empty() && !capital(first) && rest.iter().all(|word| capital(word)) => rest,
        [..] => item,
    }
}

/// A few words, all with capitals but small ones between.
fn is_name(item: &[&str]) -> bool {
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    item.len() <= NAME_ITEM
        && item.first().is_some_and(capital)
        && item.last().is_some_and(capital)
        && item.iter().all(|word| capital(word) || word.chars().count() <= 3)
}

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
