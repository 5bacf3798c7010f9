//! Shares that stand further off from the two figures they are of, or on the other side of a clause: "rose 5 per cent in
//! the first half, to 21 million, against 20 million", "21 million, against 20 million a year ago, which is a rise of 5
//! per cent".
//!
//! No fixed form of words binds them, so the words between must be such as begin no subject of their own, and whatever
//! else the share may be of is carried along for the check to weigh.

use std::collections::BTreeSet;

use super::changes::{
    Change, ChangeBy, Heading, Rivals, is_level, is_of_change, is_turned_round, quantity, share, signed, size,
    starts_change, tells_change,
};
use super::clauses::{
    COMPARED, Clause, FAR, MARKS, SHORT, begin, breaks, compares, first_of, goes_on, goes_to, is_behind_figure,
    is_compared, is_dated, is_short, leads, resumes,
};
use super::cues::cued;
use super::ends::{LONGEST, heard};
use super::owners::{has_own_noun, is_compared_again};
use super::page::Page;
use super::priced::{is_priced, priced};
use crate::lang::{WordList, is_letter, is_word};
use crate::mention::{Mention, Stated, StatedQuantity};
use crate::span::Span;
use crate::value::{Decimal, Hedge, Quantity, Unit};

/// How many words around a share tell which way it goes.
const BESIDE: usize = 4;

/// How many figures to each side are looked at.
const FIGURES: usize = 3;

/// How many times as large as another one a figure of the same thing is at most.
const EACH: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// The changes of an article with those that are tied more loosely, in order.
pub(super) fn with_tied(page: Page<'_>, mut changes: Vec<Change>) -> Vec<Change> {
    if page.glossary.has_no_spaces || page.glossary.linking.is_empty() {
        return changes;
    }
    let bound: BTreeSet<Span> =
        changes.iter().filter(|change| change.rivals.is_none()).map(|change| change.place).collect();
    let count = changes.len();
    let places = page.reading.mentions.iter().enumerate().filter(|(_, told)| share(told).is_some());
    for (at, _) in places.filter(|(_, told)| !bound.contains(&told.span)) {
        changes.extend(tied(page, at));
    }
    if changes.len() > count {
        changes.sort_by_key(|change| (change.span.start, change.place.start));
    }
    changes
}

/// Two figures that a share is of: the first and the second in time, and whether nothing tells which is which.
pub(super) struct Pair<'m> {
    pub(super) from: &'m Mention,
    pub(super) to: &'m Mention,
    pub(super) either_way: bool,
    /// Whether the share may be of something else as well.
    pub(super) loose: bool,
    /// Whether it stands so near that the share need not be said to be that of a change.
    pub(super) is_fixed: bool,
}

/// The changes that a share may be of, the likeliest first.
fn tied(page: Page<'_>, at: usize) -> Vec<Change> {
    let pairs = pairs(page, at).unwrap_or_default();
    pairs.iter().filter_map(|pair| change(page, page.reading.mentions.get(at)?, pair)).collect()
}

fn pairs(page: Page<'_>, at: usize) -> Option<Vec<Pair<'_>>> {
    let told = page.reading.mentions.get(at)?;
    share(told).filter(|stated| page.words(stated.figure).contains(char::is_numeric))?;
    // Few shares have two figures of one unit near them: that is asked first, since words cost more.
    let sentence = page.sentence(told.span)?;
    let before = figures(page, sentence, page.reading.mentions.iter().take(at).rev());
    let behind = figures(page, sentence, page.reading.mentions.iter().skip(at + 1));
    let all: Vec<&Mention> = before.iter().rev().chain(&behind).copied().collect();
    let alike = |one: &Mention| all.iter().filter(|other| are_alike(page, one, other)).count() > 1;
    if !all.iter().any(|one| alike(one)) || starts_change(page, at) {
        return None;
    }
    // "By 40, or 29 per cent, from 140 to 180": the difference is none of the two.
    let is_step = |step: &Mention| is_step(page, step, &all);
    let before: Vec<&Mention> = before.into_iter().filter(|figure| alike(figure) && !is_step(figure)).collect();
    let behind: Vec<&Mention> = behind.into_iter().filter(|figure| alike(figure) && !is_step(figure)).collect();
    let lead = page.just_before(Span::new(begin(told), begin(told)), LONGEST);
    let bare = lead.trim_end().trim_end_matches(['+', '-', '\u{2212}', ' ']);
    let in_brackets = bare.ends_with('(') && page.after(told.span).trim_start().starts_with(')');
    let near: Vec<&str> = lead
        .rsplit(['.', ';', '(', '\n'])
        .next()
        .unwrap_or_default()
        .split_whitespace()
        .rev()
        .take(2 * BESIDE)
        .collect();
    let near: String = near.into_iter().rev().collect::<Vec<_>>().join(" ");
    let tells = tells_change(page, told)
        || is_priced(page, told, lead)
        || page.glossary.by.ends(lead.trim_end())
        || page.glossary.rise.is_in(&near)
        || page.glossary.fall.is_in(&near);
    if is_level(page, told) && !is_change_that_came_to(page, told) || !tells && !in_brackets || is_of_each(page, told) {
        return None;
    }
    // "By" alone may be said of a part: "small cars with a share of 40 per cent".
    let moves = rises(page, told).is_some();
    let cued = cued(page, told, &before, &behind).into_iter().filter(|pair| moves || pair.is_fixed);
    let pairs = [
        priced(page, told, &before, &behind),
        leading(page, told, &behind).filter(|_| tells),
        following(page, told, &before),
        around(page, told, &before, &behind).filter(|_| tells),
    ];
    Some(pairs.into_iter().flatten().chain(cued).collect())
}

/// Whether a figure is the difference of two others: less than both, or said to be by how much they differ.
fn is_step(page: Page<'_>, step: &Mention, all: &[&Mention]) -> bool {
    let words = page.glossary;
    let value = |mention: &Mention| quantity(mention).map(|stated| stated.quantity.figure.value);
    let Some((low, high)) = quantity(step).map(|stated| stated.quantity.figure.interval()) else { return false };
    let slack = (high - low).max(high.checked_div(Decimal::from(50)).unwrap_or_default());
    let others = all.iter().filter(|other| other.span != step.span && are_alike(page, step, other));
    let values: Vec<Decimal> = others.filter_map(|other| value(other)).collect();
    let is_said = |figure: &Mention| {
        let before = page.just_before(figure.span, LONGEST).trim_end();
        let behind = heard(page.just_behind(figure.span, LONGEST)).take(2).collect::<Vec<_>>().join(" ");
        let hedge = quantity(figure).and_then(|stated| stated.hedge).map_or("", |hedge| page.words(hedge));
        [&words.or, &words.by].into_iter().any(|list| list.ends(before) || list.is(hedge))
            || words.more.is_in(&behind)
            || words.less.is_in(&behind)
    };
    values.windows(2).any(|two| match two {
        [one, other] => {
            let apart = (*one - *other).abs();
            apart >= low - slack
                && apart <= high + slack
                && (is_said(step) || *one.min(other) > high && !all.iter().any(|other| is_said(other)))
        }
        _ => false,
    })
}

/// What two figures and a share say together, if the words beside the share do not go the other way.
fn change(page: Page<'_>, told: &Mention, pair: &Pair<'_>) -> Option<Change> {
    let sentence = page.sentence(told.span)?;
    if is_bound(page, told, pair.from) || is_bound(page, told, pair.to) {
        return None;
    }
    let (stated, from, to) = (share(told)?, quantity(pair.from)?, quantity(pair.to)?);
    if [from.figure, to.figure, stated.figure].into_iter().any(|place| is_turned_round(page.words(place))) {
        return None;
    }
    // "Up 16 per cent to 278 million from 239 million, with same-store sales up 14 per cent": said of the next clause.
    let end = [told, pair.from, pair.to].iter().map(|figure| figure.span.end).max().unwrap_or(sentence.end);
    let rest = Span::new(end.min(sentence.end), sentence.end);
    let clause = page.words(rest).find(MARKS).map_or(sentence.end, |at| rest.start + at);
    if page.glossary.adjusted.is_in(page.near(Span::new(sentence.start, clause), told.span)) {
        return None;
    }
    let (first, last) = (from.quantity.figure.value, to.quantity.figure.value);
    if let (Some(rises), false) = (rises(page, told), pair.either_way)
        && rises != (last > first)
    {
        return None;
    }
    let plain = |stated: &StatedQuantity| Quantity { hedge: Hedge::None, ..stated.quantity.clone() };
    let mut rivals =
        Rivals { figures: Vec::new(), shares: Vec::new(), either_way: pair.either_way, is_loose: pair.loose };
    let first = page.reading.mentions.partition_point(|other| other.span.start < sentence.start);
    let others = page.reading.mentions.iter().skip(first).take_while(|other| sentence.contains(other.span));
    for other in others.take(RIVALS) {
        match quantity(other) {
            Some(_) if share(other).is_some() => {
                let plain = |stated: &&StatedQuantity| {
                    matches!(stated.quantity.hedge, Hedge::None | Hedge::About | Hedge::Nearly)
                };
                rivals.shares.extend(quantity(other).filter(plain).filter(|_| other.span != told.span).map(size));
            }
            Some(figure) if are_alike(page, pair.from, other) => rivals.figures.push(figure.quantity.clone()),
            Some(_) | None => {}
        }
    }
    Some(Change {
        from: (plain(from), from.figure),
        to: (plain(to), to.figure),
        span: pair.from.span.cover(pair.to.span),
        told: ChangeBy::Share(size(stated), stated.figure),
        place: told.span,
        heads: None,
        rivals: Some(rivals).filter(|rivals| !is_bound_together(page, told, pair, rivals)),
    })
}

/// Whether the words leave no doubt: "rose 5 per cent to 210 million, or 1.28 a share, from 200 million, or 1.20 a share", with
/// no other share in the sentence, and no other figure but those of each part.
fn is_bound_together(page: Page<'_>, told: &Mention, pair: &Pair<'_>, rivals: &Rivals) -> bool {
    let words = page.glossary;
    let value = |mention: &Mention| quantity(mention).map(|stated| stated.quantity.figure.value);
    let least = value(pair.from).min(value(pair.to)).and_then(|value| value.checked_div(Decimal::ONE_THOUSAND));
    let of_each = |figure: &Quantity| least.is_some_and(|least| figure.figure.value < least);
    let is_end = |figure: &Quantity| [value(pair.from), value(pair.to)].contains(&Some(figure.figure.value));
    let (before, lead) = (page.before(pair.from.span).trim_end(), page.between(told.span, pair.to.span));
    told.span.end <= pair.to.span.start
        && pair.to.span.end <= pair.from.span.start
        && words.to.is(lead.trim())
        && words.from.ends(before)
        && !pair.either_way
        && !pair.loose
        && rivals.shares.is_empty()
        && rivals.figures.iter().all(|figure| of_each(figure) || is_end(figure))
}

/// How many figures of a sentence are looked at.
const RIVALS: usize = 24;

/// The figures nearest to a share on one side of it, as far as the next share. The same figure in another unit, in
/// brackets behind it, does not count.
fn figures<'m>(page: Page<'_>, sentence: Span, on_the_way: impl Iterator<Item = &'m Mention>) -> Vec<&'m Mention> {
    let mut figures: Vec<&Mention> = Vec::new();
    for mention in on_the_way.take_while(|mention| sentence.contains(mention.span)) {
        let Some(stated) = quantity(mention) else { continue };
        let before = page.before(mention.span);
        // "June/16", "DAS-5": part of a name or a date. A year is none of the two.
        let is_label = before.ends_with('/') || before.strip_suffix('-').is_some_and(|rest| rest.ends_with(is_letter));
        let digits = page.words(stated.figure);
        let is_year = digits.len() == 4
            && stated.quantity.unit == Unit::One
            && (1900..=2100).contains(&digits.parse::<u32>().unwrap_or(0));
        // "To 104 million, or 1.28 a share, from 99 million": the same told for each.
        let lead = before.trim_end();
        let lead = page.glossary.or.at_end(lead).and_then(|at| lead.get(..at));
        let is_each = lead.is_some_and(|lead| lead.trim_end().ends_with([',', '\u{60C}']));
        // "420 million, including 40 million": a part of it.
        let is_part = page.glossary.including.ends(before.trim_end());
        if is_label || is_year || is_each || is_part {
            continue;
        }
        // "2ر7" for 2.7: one number read as two.
        let after = page.after(mention.span);
        let mut next = after.chars();
        let is_torn = next.next().is_some_and(is_letter) && next.next().is_some_and(char::is_numeric)
            || before.chars().next_back().is_some_and(is_letter)
                && before.chars().rev().nth(1).is_some_and(char::is_numeric)
            || after
                .strip_prefix([',', '.'])
                .is_some_and(|rest| rest.trim_start_matches(' ').starts_with(char::is_numeric))
                && digits.chars().count() <= SHORT;
        if is_torn {
            return Vec::new();
        }
        // "In three days": small numbers in words are seldom the figures of a change, nor is a length of time.
        let noun = heard(page.just_behind(mention.span, LONGEST)).next().unwrap_or_default();
        let is_stretch = page.glossary.stretches.iter().any(|(_, forms)| forms.is(noun.trim_end_matches([',', '.'])));
        if is_stretch || !page.words(stated.figure).contains(char::is_numeric) {
            continue;
        }
        if matches!(stated.quantity.unit, Unit::Percent | Unit::PercentPoint) || figures.len() > FIGURES {
            break;
        }
        figures.push(mention);
    }
    let in_brackets = |mention: &Mention| {
        let before = page.just_before(Span::new(begin(mention), begin(mention)), SHORT);
        let opens = before.trim_end().ends_with('(');
        // "(1.8 million)" right behind another figure says it again; "(21, against 20)" holds the figures themselves.
        opens
            && page.just_behind(mention.span, LONGEST).find(')').is_some_and(|end| {
                page.just_behind(mention.span, LONGEST).get(..end).is_some_and(|rest| heard(rest).nth(1).is_none())
            })
            && page
                .before(Span::new(begin(mention), begin(mention)))
                .trim_end()
                .trim_end_matches('(')
                .trim_end()
                .ends_with(|c: char| is_word(c))
            && figures.iter().any(|other| {
                let gap = page.between(other.span, mention.span);
                other.span.end <= mention.span.start && !gap.is_empty() && heard(gap).nth(1).is_none()
            })
    };
    let kept: Vec<bool> = figures.iter().map(|mention| !in_brackets(mention)).collect();
    let mut kept = kept.into_iter();
    figures.retain(|_| kept.next().unwrap_or(true));
    figures
}

/// Whether a figure is told as a bound, which is no end of a change: "to at most 20". "From 20 up to 25", "5 per cent more
/// than 20" say it of the change.
fn is_bound(page: Page<'_>, told: &Mention, mention: &Mention) -> bool {
    let Some(stated) = quantity(mention) else { return true };
    let is_of_share = |hedge: Span| {
        told.span.end <= hedge.start
            && hedge.start - told.span.end <= LONGEST
            && is_short(page.between(told.span, hedge), 1)
    };
    stated.quantity.hedge.is_bound()
        && !stated.hedge.is_some_and(|hedge| is_of_change(page, hedge) || is_of_share(hedge))
}

/// "Rose 5 per cent last year, to 21 million, against 20 million", "rose 5 per cent in a year, from 20 to 21 million":
/// both figures behind the share.
fn leading<'m>(page: Page<'_>, told: &Mention, behind: &[&'m Mention]) -> Option<Pair<'m>> {
    let gap = |from: &Mention, to: &Mention| page.without_dates(from.span.end, begin(to));
    let pair = |before: &Mention, one: &'m Mention, other: &'m Mention| {
        let (lead, between) = (gap(before, one), gap(one, other));
        if !are_alike(page, one, other) || breaks(page, before, begin(one)) || breaks(page, one, begin(other)) {
            None
        } else if is_compared(page, one, other) && leads(page, &lead, false) {
            Some(Pair { from: other, to: one, either_way: false, loose: false, is_fixed: false })
        } else if goes_to(page, &between)
            && !goes_on(page, other)
            && (leads(page, &lead, true) || lead.trim_end().ends_with('(') && leads(page, &lead, false))
        {
            Some(Pair { from: one, to: other, either_way: false, loose: false, is_fixed: false })
        } else {
            None
        }
    };
    match behind {
        [one, other, ..] => pair(told, one, other),
        _ => None,
    }
}

/// "21 million, against 20 million a year ago, which is a rise of 5 per cent": both figures before the share.
fn following<'m>(page: Page<'_>, told: &Mention, before: &[&'m Mention]) -> Option<Pair<'m>> {
    let words = page.glossary;
    let gap = |one: &Mention| page.without_dates(one.span.end, begin(told));
    if is_compared_again(page, told) || has_own_noun(page, told) {
        return None;
    }
    let (last, first) = match before {
        [last, first, ..] if resumes(page, &gap(last), told) => (*last, *first),
        _ => return None,
    };
    if !are_alike(page, first, last)
        || breaks(page, first, begin(last))
        || breaks(page, last, begin(told))
        || page.glossary.than.begins(page.after(told.span).trim_start())
    {
        return None;
    }
    let in_brackets = page.before(told.span).trim_end().ends_with('(');
    let between = page.without_dates(first.span.end, begin(last));
    if is_compared(page, first, last) {
        // "Against 15,576 of the second, Lee (33.7%)"
        let is_told = !in_brackets || signed(page, told).is_some() || rises(page, told).is_some();
        return is_told.then_some(Pair { from: last, to: first, either_way: false, loose: false, is_fixed: false });
    }
    // "For incomes from 500 to 1,000, the rise was 8 per cent": without a verb they are a class.
    let lead = page.just_before(Span::new(begin(first), begin(first)), LONGEST).trim_end();
    let starts = words.from.at_end(lead).is_some_and(|at| {
        let (verb, phrase) = lead.split_at_checked(at).unwrap_or_default();
        let verb: Vec<&str> = heard(verb.rsplit(['.', ';', '(']).next().unwrap_or_default()).collect();
        let verb = verb.get(verb.len().saturating_sub(FAR)..).unwrap_or_default().join(" ");
        let moves = |text: &str| [&words.rise, &words.fall, &words.went].into_iter().any(|list| list.is_in(text));
        heard(phrase).nth(1).is_some() || moves(&verb) || moves(&between)
    });
    if goes_to(page, &between) && starts {
        return Some(Pair { from: first, to: last, either_way: false, loose: false, is_fixed: false });
    }
    if in_brackets {
        return None;
    }
    // "In 2012 it had 200, in 2013 it had 250, which is a rise of 25 per cent": nothing else in the sentence may be of it,
    // and neither figure is the difference.
    let is_alone = before.iter().filter(|other| are_alike(page, first, other)).count() == 2;
    let clause = gap(last);
    let clause = clause.get(clause.rfind(MARKS)?..).unwrap_or_default();
    let behind = page.after(told.span).trim_start();
    let is_less = words.or.is_in(clause) && (words.more.begins(behind) || words.less.begins(behind));
    let moves = is_less || [&words.rise, &words.fall].into_iter().any(|list| list.is_in(clause));
    let is_said = words.or.is_in(clause);
    let is_by = |mention: &Mention| {
        let before = page.just_before(Span::new(begin(mention), begin(mention)), LONGEST).trim_end();
        let behind = heard(page.just_behind(mention.span, LONGEST)).take(3).collect::<Vec<_>>().join(" ");
        [&words.by, &words.rise, &words.fall].into_iter().any(|list| list.ends(before))
            || words.more.is_in(&behind)
            || words.less.is_in(&behind)
    };
    // "Sales of 4.3 to 4.75 billion" are a range.
    let is_range = words.to.is(between.trim()) || heard(&between).next().is_none();
    let fits = is_alone && is_said && moves && !is_range && !is_by(first) && !is_by(last);
    fits.then_some(Pair { from: first, to: last, either_way: true, loose: false, is_fixed: false })
}

/// The dates of a year behind a place, in order.
pub(super) fn dates(page: Page<'_>, start: usize) -> impl Iterator<Item = &Mention> {
    let mentions = &page.reading.mentions;
    let first = mentions.partition_point(|mention| mention.span.start < start);
    mentions.get(first..).unwrap_or_default().iter().filter(|mention| year_of(mention).is_some())
}

/// The year that a date names, or in which a period begins.
pub(super) fn year_of(mention: &Mention) -> Option<i16> {
    match &mention.stated {
        Stated::Date(date) if !date.relative => date.written?.year(),
        Stated::Period(period) if !period.relative => period.period.from?.year(),
        Stated::Date(_) | Stated::Period(_) | Stated::Quantity(_) | Stated::Ordinal(_) => None,
    }
}

/// "21 million, up 5 per cent from the 20 million of last year", "21 million, 5 per cent more than the 20 million": the
/// share between its figures.
fn around<'m>(page: Page<'_>, told: &Mention, before: &[&'m Mention], behind: &[&'m Mention]) -> Option<Pair<'m>> {
    let words = page.glossary;
    let (to, from) = (before.first()?, behind.first()?);
    if !are_alike(page, to, from) || breaks(page, to, begin(told)) || breaks(page, told, begin(from)) {
        return None;
    }
    // "By 2.2 per cent to 1,663, before the others by 1.7 per cent to 1,601": each figure has its own share.
    let mentions = &page.reading.mentions;
    let place = mentions.partition_point(|mention| mention.span.start < to.span.start);
    // "A profit of 792 million, or 1.22 a share, up 96 per cent": the second is told beside the first.
    let is_aside = words.or.ends(page.just_before(Span::new(begin(to), begin(to)), LONGEST).trim_end());
    let is_told = is_aside
        || page.last(place).is_some_and(|(_, last)| {
            let between = page.between(last.span, to.span);
            share(last).is_some() && between.len() <= LONGEST && is_short(between, COMPARED)
        });
    let lead = page.just_before(Span::new(begin(from), begin(from)), LONGEST).trim_end();
    if is_told || words.to.ends(lead) && !words.from.ends(lead) && !words.than.ends(lead) && !words.against.ends(lead) {
        return None;
    }
    let in_brackets = page.before(told.span).trim_end().ends_with('(');
    if in_brackets && signed(page, told).is_none() && rises(page, told).is_none() {
        return None;
    }
    let pair = Pair { from, to, either_way: false, loose: false, is_fixed: false };
    let (gap, between) = (page.without_dates(to.span.end, begin(told)), page.without_dates(told.span.end, begin(from)));
    let rest = between.trim_start();
    if let Some(end) = words.more.at_start(rest).or_else(|| words.less.at_start(rest)) {
        let rest = rest.get(end..).unwrap_or_default().trim_start_matches([',', ' ', '\u{A0}']);
        let is_more = words.than.begins(rest) || compares(page, rest);
        let clause = Clause::of(page, rest);
        // "More than in the same month of last year, when it was": the clause has no subject.
        let is_one = match rest.trim_end().trim_end_matches('(').rsplit_once([',', '\u{60C}']) {
            Some((lead, tail)) => {
                let first = heard(tail).next().unwrap_or_default();
                let begins = words.linking.is(first) || words.which.is(first);
                begins && Clause::of(page, tail).strange <= 1 && !lead.contains([',', '\u{60C}'])
            }
            None => true,
        };
        let fits = is_more && is_one && is_short(rest, FAR) && !clause.joins && clause.strange < COMPARED;
        return (fits && is_behind_figure(page, &gap)).then_some(pair);
    }
    let clause = Clause::of(page, rest);
    let starts = words.from.begins(rest) && is_short(&between, COMPARED) && !clause.joins;
    // "A rise of 5 per cent on the same month of last year, when it was 20 million", "... of last year (20 million)".
    let lists = [&words.than, &words.from, &words.against];
    let tail = rest.rsplit(MARKS).next().unwrap_or_default();
    let tail_reads = Clause::of(page, tail).strange == 0 || rest.find(MARKS).is_none();
    let comes = rest.trim_end().ends_with('(') && tail_reads
        || tail.len() < rest.len() && words.reached.is_in(tail) && is_short(tail, COMPARED) && tail_reads;
    let starts = starts
        || lists.iter().any(|list| list.begins(rest))
            && comes
            && !clause.joins
            && clause.strange < COMPARED
            && is_short(&between, FAR);
    let is_compared = compares(page, &between) || is_dated(page, told, from);
    (resumes(page, &gap, told) && (starts || is_compared)).then_some(pair)
}

/// Whether two figures may be values of one thing.
pub(super) fn are_alike(page: Page<'_>, one: &Mention, other: &Mention) -> bool {
    let (Some(left), Some(right)) = (quantity(one), quantity(other)) else { return false };
    let (first, second) = (&left.quantity, &right.quantity);
    // The unit may be left out behind one of them: "17.3 billion dollars, against 13.1 billion".
    let is_bare = |stated: &StatedQuantity, mention: &Mention| {
        let behind = page.just_behind(mention.span, LONGEST).trim_start_matches([' ', '\u{A0}']);
        let first = heard(behind).next().unwrap_or_default();
        stated.quantity.unit == Unit::One
            && (stated.quantity.figure.rounded
                || behind.is_empty()
                || behind.starts_with([',', '.', ')', ';', '\u{60C}'])
                || page.glossary.linking.is(first) && is_before_date(page, mention))
    };
    // "4.0 billion, or 3.99 a share, from 3.62": one of them is told for each.
    let (low, high) = (first.figure.value.min(second.figure.value), first.figure.value.max(second.figure.value));
    if first.unit != Unit::One && second.unit != Unit::One && high.checked_div(low).is_none_or(|times| times > EACH) {
        return false;
    }
    let alike = first.unit == second.unit || is_bare(left, one) || is_bare(right, other);
    alike && first.figure.value > Decimal::ZERO && second.figure.value > Decimal::ZERO
}

/// Whether a date stands right behind a figure: "20 million in 2015".
fn is_before_date(page: Page<'_>, mention: &Mention) -> bool {
    let mentions = &page.reading.mentions;
    let next = mentions.get(mentions.partition_point(|other| other.span.start < mention.span.end));
    next.is_some_and(|next| {
        matches!(next.stated, Stated::Date(_) | Stated::Period(_))
            && page.text.get(mention.span.end..next.span.start).is_some_and(|gap| heard(gap).nth(2).is_none())
    })
}

/// Which way the words beside a share say that it goes, if they do.
pub(super) fn rises(page: Page<'_>, told: &Mention) -> Option<bool> {
    let words = page.glossary;
    if let Some(sign) = signed(page, told) {
        return Some(sign == Heading::Up);
    }
    let before = page.just_before(told.span, LONGEST);
    let before = before.rsplit(['.', ';', '(', '\n']).next().unwrap_or_default();
    let before: Vec<&str> = before.split_whitespace().rev().take(BESIDE).collect();
    let before: String = before.into_iter().rev().collect::<Vec<_>>().join(" ");
    let behind: String = heard(page.just_behind(told.span, LONGEST)).take(2).collect::<Vec<_>>().join(" ");
    let is = |list: &WordList| list.is_in(&before) || list.is_in(&behind);
    let up = is(&words.rise) || words.more.begins(&behind);
    let down = is(&words.fall) || words.less.begins(&behind);
    (up != down).then_some(up)
}

/// "A rise that came to 5 per cent": in front of the word for "to" stands a verb, and in front of that the change.
fn is_change_that_came_to(page: Page<'_>, told: &Mention) -> bool {
    let words = page.glossary;
    let before = page.just_before(Span::new(begin(told), begin(told)), LONGEST).trim_end();
    let Some(lead) = words.to.at_end(before).and_then(|at| before.get(..at)) else { return false };
    let lead = lead.trim_end();
    let Some((lead, verb)) = lead.rsplit_once(char::is_whitespace) else { return false };
    let comes = words.reached.is(verb) || words.went.is(verb);
    comes && (words.rise.ends(lead.trim_end()) || words.fall.ends(lead.trim_end()))
}

/// Whether a share is one of each year, or an average.
fn is_of_each(page: Page<'_>, told: &Mention) -> bool {
    let words = page.glossary;
    let start = begin(told);
    let near = page.just_before(Span::new(start, start), LONGEST);
    let clause = near.rsplit(['.', ',', '\u{60C}', ';', ':', '(', ')', '\n']).next().unwrap_or_default();
    let clause: Vec<&str> = clause.split_whitespace().rev().take(2 * BESIDE).collect();
    let clause: String = clause.into_iter().rev().collect::<Vec<_>>().join(" ");
    let behind = page.just_behind(told.span, LONGEST);
    let behind = behind.split(['.', ',', '\u{60C}', ';', ':', '(', '\n']).next().unwrap_or_default();
    // "Than a year ago" is none.
    let behind = match first_of(&words.against, behind) {
        Some(at) => behind.get(..at).unwrap_or_default(),
        None => behind,
    };
    let behind: String = heard(behind).take(BESIDE).collect::<Vec<_>>().join(" ");
    words.average.is_in(&clause) || words.average.is_in(&behind)
}
