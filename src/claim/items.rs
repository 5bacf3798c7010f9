//! The items of flat lists: "Sweden, Finland, Switzerland and South Korea".

use std::borrow::Cow;

use super::lists::{LONG, NAME, Opens, first_dash};
use super::page::Page;
use crate::lang::{is_letter, is_word};
use crate::mention::{Mention, Stated};
use crate::source::BlockKind;
use crate::span::Span;

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

/// The longest item, and the longest name, in words.
const ITEM: usize = 4;
const NAME_ITEM: usize = 7;
/// The longest line of a list whose items stand below each other, in bytes.
const LINE: usize = 160;
/// The longest brackets behind an item, in characters.
const ASIDE: usize = 60;
/// How much of the text on each side of a list shows whether its words are names, in bytes.
const ARTICLE: usize = 4000;
/// More than a list is long, in bytes.
const LONGEST: usize = 4000;
/// How long a word is at least behind the letter that joins it, in characters.
const CHAINED: usize = 3;
/// What parts the items of a list.
const COMMAS: [char; 3] = [',', '\u{60C}', '\u{3001}'];

/// The list that begins at a place: up to the closing bracket or dash, or to the end of the sentence.
pub(super) fn list(page: Page<'_>, start: usize, opens: Opens) -> Option<Listed> {
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
pub(super) fn itemized(page: Page<'_>, figure: Span, start: usize) -> Option<Listed> {
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
    // "- >4 hours": what stands quoted behind an item is one, too, perhaps.
    let is_quoted = sentences.get(first + items().count()).is_some_and(|next| next.kind == BlockKind::Quote);
    let mut length = 0;
    let mut block = None;
    for item in items() {
        length += usize::from(block != Some(item.block));
        block = Some(item.block);
    }
    (is_under && is_flat && is_short && !is_quoted && length > 1).then(|| Listed {
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
