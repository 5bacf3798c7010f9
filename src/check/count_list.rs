//! `count-list`: a number of things, and a list of them that holds more or fewer.

use super::Check;
use super::scene::{Scene, Seen};
use crate::finding::{Code, Confidence, Finding, Role, Severity};
use crate::lang::Need;
use crate::mention::{Mention, Stated, StatedQuantity};
use crate::span::Span;
use crate::value::{Hedge, Unit};

pub(super) static CHECK: Check = Check {
    code: Code::new("count-list"),
    title: "a count that does not match its list",
    why: "\u{201C}Five partners (Sweden, Finland, Switzerland and South Korea)\u{201D} counts one that the list leaves out. Only flat lists \
          count, in brackets or after a colon, whose items are all of one make: names of a few words, or single words. \
          Lists that say they are not all (\u{201C}including\u{201D}, \u{201C}such as\u{201D}) are silent, and so are items with figures, brackets or \
          quotations; a name with an \u{201C}and\u{201D} in it counts as one or as two. A list that stands elsewhere in the article beside \
          the same rare word is a note.",
    example: "The centre has five partners (Sweden, Finland, Switzerland and Austria).",
    examples: include_str!("../../rules/checks/count-list.toml"),
    needs: &[Need::And],
    run: Some(run),
};

/// The counts that writers list.
const COUNTS: std::ops::RangeInclusive<usize> = 2..=12;
/// The longest phrase of counted things and the longest item, in words.
const PHRASE: usize = 5;
const ITEM: usize = 4;

/// A list and how many items it may have.
struct List {
    span: Span,
    fewest: usize,
    most: usize,
    named: bool,
}

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let mut rare = Vec::new();
    for (at, mention) in scene.reading.mentions.iter().enumerate() {
        let Some(count) = count(mention) else { continue };
        let figure = figure(mention);
        // "Within six months to visit seven countries: ...": the last number counts.
        let next = scene.reading.mentions.iter().skip(at + 1).find(|next| next.span.start >= figure.end);
        let is_last = |open: usize| next.is_none_or(|next| next.span.start >= open);
        if let Some((phrase, open, colon)) = phrase(scene, figure).filter(|(_, open, _)| is_last(*open))
            && let Some(list) = list(scene, open, colon).inspect(|list| {
                scene.look(Seen::Figure, figure);
                scene.look(Seen::List, list.span);
            })
            && !scene.glossary.partly.is_in(phrase)
            && !(list.fewest..=list.most).contains(&count)
        {
            let severity = if colon && !list.named { Severity::Note } else { Severity::Warning };
            findings.push(finding(scene, figure, count, &list, severity));
            continue;
        }
        if let Some(word) = rare_word(scene.after(figure)) {
            rare.push((figure, count, word));
        }
    }
    elsewhere(scene, &rare, findings);
}

fn count(mention: &Mention) -> Option<usize> {
    let Stated::Quantity(stated) = &mention.stated else { return None };
    let plain = stated.quantity.unit == Unit::One && stated.quantity.hedge == Hedge::None && !stated.shared_unit;
    let count = usize::try_from(stated.quantity.figure.value.normalize().mantissa()).ok()?;
    (plain
        && stated.quantity.figure.value.is_integer()
        && stated.quantity.figure.value.normalize().scale() == 0
        && COUNTS.contains(&count))
    .then_some(count)
}

fn figure(mention: &Mention) -> Span {
    match &mention.stated {
        Stated::Quantity(StatedQuantity { figure, .. }) => *figure,
        Stated::Date(_) | Stated::Period(_) | Stated::Ordinal(_) | Stated::Extra(_) => mention.span,
    }
}

/// The words between a number and the bracket or colon that opens a list, and where that is.
fn phrase<'t>(scene: &'t Scene<'_>, figure: Span) -> Option<(&'t str, usize, bool)> {
    let after = scene.after(figure);
    let length =
        after.find(['(', ':', ')', '.', ',', ';', '\n', '!', '?', '"', '\u{201C}', '\u{201E}', '\u{AB}', '\u{60C}'])?;
    let phrase = after.get(..length)?;
    let colon = after.get(length..)?.starts_with(':');
    let opens = colon || after.get(length..)?.starts_with('(');
    let words = phrase.split_whitespace().count();
    let clean = phrase.starts_with(' ') && !phrase.contains(char::is_numeric) && (1..=PHRASE).contains(&words);
    (opens && clean).then_some((phrase, figure.end + length + 1, colon))
}

/// The list that begins at a place: up to the closing bracket, or to the end of the sentence.
fn list(scene: &Scene<'_>, start: usize, colon: bool) -> Option<List> {
    let rest = scene.text.get(start..)?;
    let end = rest.find(if colon { ['.', '\n', '!', '?'] } else { [')', '\n', '!', '?'] })?;
    let inside = rest.get(..end)?;
    let whole = !colon && rest.get(end..)?.starts_with(')') || colon && inside.starts_with(' ');
    let clean = !inside.contains([
        '(', '[', ';', ':', '"', '\u{201C}', '\u{201D}', '\u{201E}', '\u{2013}', '\u{2014}', '/', '\u{2026}', '.',
    ]) && !inside.contains(char::is_numeric);
    if !whole || !clean || scene.glossary.and.is_empty() || scene.glossary.partly.is_in(inside) {
        return None;
    }
    let parts: Vec<&str> = inside.split([',', '\u{60C}', '\u{3001}']).map(str::trim).collect();
    if parts.len() < 2 || parts.iter().any(|part| part.is_empty()) {
        return None;
    }
    let mut fewest = parts.len();
    let mut items = Vec::new();
    let mut joined = false;
    for (at, part) in parts.iter().enumerate() {
        let last = at + 1 == parts.len();
        let words: Vec<&str> = part.split_whitespace().collect();
        let joins = |word: &&str| scene.glossary.and.is(word) || scene.glossary.or.is(word);
        let groups: Vec<&[&str]> = words.split(joins).filter(|group| !group.is_empty()).collect();
        joined |= last && words.iter().any(joins);
        // The last comma part holds the last two items, unless a comma stands before its "and".
        let begins = words.first().is_some_and(joins);
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
    let clings = items
        .iter()
        .skip(1)
        .map(|item| {
            item.iter()
                .filter(|word| scene.glossary.and_prefix.iter().any(|prefix| word.starts_with(prefix.as_str())))
                .count()
        })
        .sum::<usize>();
    let named = items.iter().all(|item| is_name(item));
    let single =
        items.iter().all(|item| item.len() == 1 && item.iter().all(|word| word.chars().all(char::is_alphabetic)));
    let small = items.iter().all(|item| !item.iter().any(|word| word.starts_with(char::is_uppercase)));
    let uncased = scene.glossary.has_no_capitals && items.iter().all(|item| item.len() <= 2);
    // A list after a colon that has no "and" may go on as a sentence.
    let closed = !colon || joined || !scene.glossary.and_prefix.is_empty() && clings > 0;
    let one_make = named && !scene.glossary.has_no_capitals || single && small || uncased;
    (one_make && closed).then(|| List {
        span: Span::new(start, start + end),
        fewest: if clings > 0 { parts.len() } else { fewest },
        most: items.len() + clings,
        named,
    })
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
    item.len() <= ITEM
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
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\u{2010}' | '\u{2011}'));
    (hyphened && capital).then_some(word)
}

/// Lists elsewhere in the article beside the same rare word.
fn elsewhere(scene: &Scene<'_>, rare: &[(Span, usize, &str)], findings: &mut Vec<Finding>) {
    for (figure, count, word) in rare {
        let counts = rare.iter().filter(|(_, _, other)| other == word);
        if counts.clone().any(|(_, other, _)| other != count) {
            continue;
        }
        for (at, _) in scene.text.match_indices(word) {
            let place = Span::new(at, at + word.len());
            if figure.end + 1 == at {
                continue;
            }
            // The list stands right behind the counted things.
            let Some((phrase, open, false)) = phrase(scene, place) else { continue };
            if phrase.split_whitespace().count() <= 2
                && let Some(list) = list(scene, open, false).filter(|list| list.named)
                && !(list.fewest..=list.most).contains(count)
            {
                let counted = figure.cover(Span::new(figure.end, figure.end + 1 + word.len()));
                let mut finding = finding(scene, counted, *count, &list, Severity::Note);
                finding.confidence = Confidence::Low;
                finding.derivation.push(format!("both are said of {}; they may be two groups", scene.quoted(place)));
                findings.push(finding);
            }
        }
    }
}

fn finding(scene: &Scene<'_>, figure: Span, count: usize, list: &List, severity: Severity) -> Finding {
    let listed =
        if list.fewest == list.most { list.most.to_string() } else { format!("{} to {}", list.fewest, list.most) };
    let mut finding = scene.finding(
        &CHECK,
        figure,
        severity,
        format!("{} is the count, but the list names {listed}: {}.", scene.quoted(figure), scene.quoted(list.span)),
    );
    finding
        .derivation
        .push(format!("the count is {count}, and the list in line {} has {listed} items", scene.line(list.span)));
    finding.witnesses.push(scene.witness(list.span, Role::Against, scene.voice(list.span)));
    finding
}
