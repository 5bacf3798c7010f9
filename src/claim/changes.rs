//! Changes from one figure to another with what is said of them, and shares of one whole.

use super::page::Page;
use crate::lang::WordList;
use crate::mention::{Mention, Stated, StatedQuantity};
use crate::span::Span;
use crate::value::{Decimal, Hedge, Quantity, Unit};

/// "From 20 to 25", with the share or the factor beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The figure it starts from, and where.
    pub from: (Quantity, Span),
    /// The figure it ends at, and where.
    pub to: (Quantity, Span),
    /// Both with the words between.
    pub span: Span,
    /// What is said of it.
    pub told: ChangeBy,
    /// Where that stands.
    pub place: Span,
    /// Which way the word beside the share goes, if no word of the sentence goes the other way.
    pub heads: Option<Heading>,
}

/// By how much a figure changes.
#[derive(Clone, Debug, PartialEq)]
pub enum ChangeBy {
    /// By a share, whose figure stands here.
    Share(Quantity, Span),
    /// By a factor in thousandths.
    Factor(u32),
}

/// Which way a figure goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// Up.
    Up,
    /// Down.
    Down,
}

/// The shares of a sentence that says that the last one is the rest.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares {
    /// The shares, in order.
    pub parts: Vec<(Span, Quantity)>,
    /// Whether they may be of several wholes: ends of ranges, a change, a semicolon.
    pub mixed: bool,
}

/// The longest stretch, in words, between the share and its two figures.
const NEAR: usize = 4;
/// The same where the share stands behind: "which is an increase of 5 per cent".
const BEHIND: usize = 7;
/// The longest stretch, in words, between the two figures.
const BETWEEN: usize = 5;
/// More bytes than a few words have.
const LONGEST: usize = 160;
/// How much of the text before a figure is looked at, in characters.
const BEFORE: usize = 40;

/// Two figures with what lies between.
struct Ends<'m> {
    from: &'m StatedQuantity,
    to: &'m StatedQuantity,
    span: Span,
    /// Its mentions' places in the list.
    first: usize,
    last: usize,
}

/// The changes of an article, in order.
pub(super) fn read(page: Page<'_>) -> Vec<Change> {
    let words = page.glossary;
    if words.from.is_empty() || words.to.is_empty() {
        return Vec::new();
    }
    let changes = (0..page.reading.mentions.len()).filter_map(|first| {
        let ends = ends(page, first)?;
        // "From 20 up to 25": in some languages the word of the change is that of a limit, too.
        let plain = |stated: &StatedQuantity| {
            let hedge = if stated.hedge.is_some_and(|hedge| is_of_change(page, hedge)) {
                Hedge::None
            } else {
                stated.quantity.hedge
            };
            Quantity { hedge, ..stated.quantity.clone() }
        };
        let (told, place) = told(page, &ends)?;
        let heads = heads(page, &ends, &told, place);
        Some(Change {
            from: (plain(ends.from), ends.from.figure),
            to: (plain(ends.to), ends.to.figure),
            span: ends.span,
            told,
            place,
            heads,
        })
    });
    changes.collect()
}

/// Whether a hedge is one of the words between which a figure changes.
fn is_of_change(page: Page<'_>, hedge: Span) -> bool {
    page.glossary.to.is(page.words(hedge)) || page.glossary.from.is(page.words(hedge))
}

/// A share that is one: no figure that took in another one.
fn share(mention: &Mention) -> Option<&StatedQuantity> {
    let is_sane = |share: &&StatedQuantity| {
        share.quantity.unit == Unit::Percent && share.quantity.figure.value < Decimal::from(10_000)
    };
    quantity(mention).filter(is_sane)
}

fn quantity(mention: &Mention) -> Option<&StatedQuantity> {
    match &mention.stated {
        Stated::Quantity(stated) => Some(stated),
        Stated::Date(_) | Stated::Period(_) | Stated::Ordinal(_) | Stated::Extra(_) => None,
    }
}

/// "From 20 to 25", "to 25 from 20".
fn ends(page: Page<'_>, first: usize) -> Option<Ends<'_>> {
    let one = page.reading.mentions.get(first).filter(|one| quantity(one).is_some())?;
    let (last, other) = page.next(first)?;
    let (left, right) = (quantity(one)?, quantity(other)?);
    let between = page.between(one.span, other.span);
    if between.len() > LONGEST {
        return None;
    }
    let words = page.glossary;
    let (ends_to, ends_from) = (words.to.ends(between.trim_end()), words.from.ends(between.trim_end()));
    let few = || between.split_whitespace().take(BETWEEN + 1).count() <= BETWEEN;
    if !(ends_to || ends_from) || !few() || between.contains(['.', ';', ':', '(', ')', '\n', '!', '?']) {
        return None;
    }
    // "Comes to 379,000 households, a fall of 6,000": the second figure is the change itself.
    if words.rise.is_in(between) || words.fall.is_in(between) {
        return None;
    }
    let before = page.just_before(one.span, BEFORE);
    let (from, to) = if ends_to && words.from.ends(before.trim_end()) {
        (left, right)
    } else if ends_from && words.to.ends(before.trim_end()) {
        (right, left)
    } else {
        return None;
    };
    let unit = (&from.quantity.unit, &to.quantity.unit);
    // The unit may stand behind the last figure only.
    let alike = unit.0 == unit.1 || left.quantity.unit == Unit::One && std::ptr::eq(left, from);
    let shares = matches!(unit.1, Unit::Percent | Unit::PercentPoint);
    let positive = from.quantity.figure.value > Decimal::ZERO && to.quantity.figure.value > Decimal::ZERO;
    (alike && !shares && positive).then_some(Ends { from, to, span: one.span.cover(other.span), first, last })
}

/// Whether a stretch of text is one of so many words in one clause.
fn within(text: &str, most: usize) -> bool {
    text.split_whitespace().take(most + 1).count() <= most && !text.contains(['.', ';', ':', '\n', '(', ')'])
}

fn few(text: &str) -> bool {
    within(text, NEAR)
}

/// The share or the factor that stands right before or right after the two figures.
fn told(page: Page<'_>, ends: &Ends<'_>) -> Option<(ChangeBy, Span)> {
    let words = page.glossary;
    let sentence = page.sentence(ends.span)?;
    // "To six cents post-split from eight pre-split": not the same things are counted.
    if words.adjusted.is_in(page.near(sentence, ends.span)) {
        return None;
    }
    // "32 per cent of adults from 18 to 75 years".
    if words.years_old.begins(page.after(ends.span).trim_start()) {
        return None;
    }
    // "Prices for 51 to 100 kilowatts to 30 piastres": what they end at stands behind them.
    let goes_on = page.next(ends.last).is_some_and(|(_, next)| {
        let between = page.between(ends.span, next.span);
        quantity(next).is_some()
            && between.len() <= LONGEST
            && few(between)
            && between.split_whitespace().rev().take(2).any(|word| words.to.is(word))
    });
    if goes_on {
        return None;
    }
    let clause = page.near(Span::new(sentence.start, ends.span.end.max(sentence.start)), ends.span);
    // Texts that were joined without a blank hold the stop of a sentence: "in November.In 2018".
    let stop =
        clause.char_indices().zip(clause.chars().skip(1)).filter(|((_, c), next)| *c == '.' && next.is_uppercase());
    let clause = stop.last().and_then(|((at, _), _)| clause.get(at..)).unwrap_or(clause);
    let moves = words.rise.is_in(clause) || words.fall.is_in(clause);
    if let Some((at, before)) = page.last(ends.first)
        && !is_average(page, before)
        && !is_second(page, at)
        && let Some(share) = share(before)
    {
        let between = page.between(before.span, ends.span);
        // "By 5 per cent (from 20 to 21)": the bracket holds the change and nothing else.
        let opened = between.rsplit_once('(').filter(|(_, rest)| words.from.is(rest) || words.to.is(rest));
        if let Some((rest, _)) = opened
            && moves
            && few(rest)
            && !rest.contains([',', ')'])
            && page.after(ends.span).split(')').next().is_some_and(few)
        {
            return Some((ChangeBy::Share(size(share), share.figure), before.span));
        }
        // "By 5 per cent, from 20 to 21": the comma stands right before the change.
        let joined = between.split_once(',').is_none_or(|(_, rest)| words.from.is(rest) || words.to.is(rest));
        // "Those of 0 to 11 rose 2 per cent and those of 12 to 19 rose 4": the figures belong to what follows.
        if moves && few(between) && joined && !words.and.is_in(between) {
            return Some((ChangeBy::Share(size(share), share.figure), before.span));
        }
    }
    if let Some((at, after)) = page.next(ends.last)
        && let Some(share) = share(after)
    {
        let between = page.between(ends.span, after.span);
        let changes = words.rise.is_in(between) || words.fall.is_in(between);
        // "From 20 to 25 million, or 25 per cent", "von 20 auf 25 um 25 Prozent gestiegen".
        let clause = between.trim_start_matches([' ', ',', '\u{A0}']);
        let is_said_again = moves && between.len() > clause.len() && words.or.begins(clause) && within(clause, 2);
        let verb = page.after(after.span).trim_start_matches([' ', '\u{A0}']);
        let has_verb =
            within(between, 2) && !between.contains(',') && (words.rise.begins(verb) || words.fall.begins(verb));
        if (is_said_again || has_verb) && !words.and.is_in(between) && !starts_change(page, at) {
            return Some((ChangeBy::Share(size(share), share.figure), after.span));
        }
        // Without a comma a clause goes on: "in a market that grew 3 per cent". Without a verb before the figures they may be
        // of a class: "of those who earn 500 to 1,000, the rise was 8 per cent".
        let closed = moves && between.contains([',', '\u{60C}', '\u{2013}', '\u{2014}']);
        if within(between, if closed { BEHIND } else { NEAR })
            && changes
            && !words.and.is_in(between)
            && !is_subject(page, between)
            && !follows_share(page, ends)
            && !starts_change(page, at)
        {
            return Some((ChangeBy::Share(size(share), share.figure), after.span));
        }
    }
    let before = page.just_before(ends.span, BEFORE);
    for (factor, forms) in &words.times {
        if let Some((begin, end)) = last_written(forms, before)
            && before.get(end..).is_some_and(|rest| {
                // "A double room, and from 370 to 500 for a single"
                few(rest)
                    && rest.split_whitespace().count() <= 3
                    && !rest.contains(char::is_numeric)
                    && !words.and.is_in(rest)
            })
        {
            let start = ends.span.start - before.len();
            return Some((ChangeBy::Factor(*factor), Span::new(start + begin, start + end)));
        }
    }
    None
}

/// Whether a share is one of each year or an average: "rose on average 1.2 per cent a year, from 117 to 125".
fn is_average(page: Page<'_>, share: &Mention) -> bool {
    let start = quantity(share).and_then(|stated| stated.hedge).map_or(share.span.start, |hedge| hedge.start);
    let start = start.min(share.span.start);
    let near = page.just_before(Span::new(start, start), BEFORE);
    let clause = near.rsplit(['.', ',', ';', ':', '\n']).next().unwrap_or_default();
    let behind = page.after(share.span).split(['.', ',', ';', ':', '(', '\n']).next().unwrap_or_default();
    let last: Vec<&str> = clause.split_whitespace().rev().take(3).collect();
    last.iter().any(|word| page.glossary.unlike.is(word))
        || behind.split_whitespace().take(2).any(|word| page.glossary.unlike.is(word))
}

/// Whether another share stands right before one: "fell 4.1 and 3.3 per cent, from 116 and from 109" has its figures crosswise.
fn is_second(page: Page<'_>, at: usize) -> bool {
    let (Some(one), Some((_, other))) = (page.reading.mentions.get(at), page.last(at)) else { return false };
    let between = page.between(other.span, one.span);
    let is_share = share(other).is_some() || quantity(other).is_some_and(|stated| stated.shared_unit);
    is_share && between.len() <= BEFORE && !between.contains(['.', ';', '\n']) && page.glossary.and.is_in(between)
}

/// A share without the sign that says which way it goes: "(-19.4%, from 11,282 to 9,089)".
fn size(share: &StatedQuantity) -> Quantity {
    let mut quantity = share.quantity.clone();
    quantity.figure.value = quantity.figure.value.abs();
    quantity
}

/// Whether the words behind two figures begin with the verb whose subject they are part of: "girls from 15 to 17 rose 700
/// per cent".
fn is_subject(page: Page<'_>, behind: &str) -> bool {
    let words = page.glossary;
    let mut first = behind.split_whitespace().take(2);
    let moves = |word: &str| words.rise.is(word) || words.fall.is(word);
    !behind.contains([',', '\u{60C}', '-', '\u{2013}', '\u{2014}']) && first.any(moves)
}

/// Whether a share is itself what a change starts from: "for terms of 2 to 24 months they went from 1.8 to 1.7 per cent".
fn starts_change(page: Page<'_>, at: usize) -> bool {
    let (Some(one), Some((_, other))) = (page.reading.mentions.get(at), page.next(at)) else { return false };
    let between = page.between(one.span, other.span);
    share(other).is_some() && between.len() <= BEFORE && page.glossary.to.ends(between.trim_end())
}

/// Whether a share that went up or down stands before the two figures already: "up 1.3 per cent for those who earn from 2,000
/// to 5,000, down 0.2 per cent for those who earn more".
fn follows_share(page: Page<'_>, ends: &Ends<'_>) -> bool {
    let Some(sentence) = page.sentence(ends.span) else { return false };
    let before = page.last(ends.first).map(|(_, before)| before);
    before.filter(|before| before.span.start >= sentence.start && share(before).is_some()).is_some_and(|before| {
        let near = page.just_before(before.span, BEFORE);
        let words = page.glossary;
        near.split_whitespace().rev().take(2).any(|word| words.rise.is(word) || words.fall.is(word))
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

/// Which way the words say that a figure goes.
fn heads(page: Page<'_>, ends: &Ends<'_>, told: &ChangeBy, place: Span) -> Option<Heading> {
    let words = page.glossary;
    match told {
        ChangeBy::Share(..) => {}
        ChangeBy::Factor(_) => return None,
    }
    let sentence = page.near(page.sentence(ends.span)?, ends.span);
    // The word stands right before the share, so that nothing else can be what moves.
    let near = page.just_before(place, BEFORE);
    let beside: Vec<&str> = near.split_whitespace().rev().take(2).collect();
    let is_beside = |list: &WordList| beside.iter().any(|word| list.is(word));
    match (words.rise.is_in(sentence), words.fall.is_in(sentence)) {
        (true, false) => is_beside(&words.rise).then_some(Heading::Up),
        (false, true) => is_beside(&words.fall).then_some(Heading::Down),
        (true, true) | (false, false) => None,
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
        if !page.glossary.rest.ends(between.trim_end()) && !behind() {
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
