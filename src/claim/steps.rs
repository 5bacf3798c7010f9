//! Changes that are told by an amount: "rose 4.29 points, or 0.36 per cent, to 1,173.81", "fell 53,000 to 357,000 from
//! 410,000".

use super::changes::{Heading, is_turned_round, plain, quantity, share, size};
use super::ends::{BEFORE, Ends, LONGEST, ends, heard, without_last};
use super::page::Page;
use super::rescaled::may_group;
use crate::lang::{Need, WordList};
use crate::mention::{Mention, StatedQuantity};
use crate::span::Span;
use crate::value::{Decimal, Quantity, Unit};

/// A change by an amount, with what else is told of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The amount, and where it stands.
    pub by: (Quantity, Span),
    /// What the figure has come to, and where that stands.
    pub to: (Quantity, Span),
    /// What else is told.
    pub told: StepTold,
    /// All three figures with the words between.
    pub span: Span,
}

/// What is told beside the amount of a change and what the figure has come to.
#[derive(Clone, Debug, PartialEq)]
pub enum StepTold {
    /// The share that the amount is of the figure before.
    Share(Quantity, Span),
    /// The figure before.
    From {
        /// It, and where it stands.
        from: (Quantity, Span),
        /// Which way the words say that the figure goes.
        heads: Heading,
        /// Whether other words stand between, so that it may be of something else.
        is_loose: bool,
    },
}

/// Two figures of a change, beside a verb that says which way the figure goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// The figure it starts from.
    pub from: Quantity,
    /// The figure it ends at.
    pub to: Quantity,
    /// Which way the verb says that it goes, and where that stands.
    pub heads: (Heading, Span),
    /// Both figures with the words between.
    pub span: Span,
}

/// How many words stand at most between an amount and its share, "points, or": basis points are those of another figure.
const NOUN: usize = 1;
/// How many between "to" and the figure that follows: "to a seasonally adjusted 357,000".
const LOOSE: usize = 3;
/// How many words before an amount tell which way the figure goes.
const VERB: usize = 3;

/// The changes by an amount of an article, in order.
pub(super) fn read(page: Page<'_>) -> Vec<Step> {
    if !page.glossary.has(Need::Moves) || page.glossary.has_no_spaces {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (sentence, places) in page.sentences() {
        let mentions = page.reading.mentions.get(places.clone()).unwrap_or_default();
        if mentions.iter().filter(|mention| quantity(mention).is_some()).nth(2).is_none() {
            continue;
        }
        let three = places.filter_map(|at| three(page, at)).filter(|[_, _, last]| sentence.span.contains(last.span));
        found.extend(three.filter_map(|figures| with_share(page, figures).or_else(|| with_start(page, figures))));
    }
    found
}

/// The changes of an article beside whose figures the verb stands: "fell from 20 to 15", in order.
pub(super) fn moves(page: Page<'_>) -> Vec<Move> {
    if !page.glossary.has(Need::FromTo) || page.glossary.has_no_spaces {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (sentence, places) in page.sentences() {
        let ends = places.filter_map(|at| ends(page, at)).filter(|ends| sentence.span.contains(ends.span));
        found.extend(ends.filter_map(|ends| moved(page, &ends)));
    }
    found
}

/// The verb right before the two figures of a change, or right behind them: "fell from 20 to 15", "von 20 auf 15 gefallen".
fn moved(page: Page<'_>, ends: &Ends<'_>) -> Option<Move> {
    let words = page.glossary;
    if ends.is_compared || ends.is_marked_behind {
        return None;
    }
    let before = page.just_before(Span::new(ends.start, ends.start), BEFORE);
    let lead = without_last(&[&words.from, &words.to], before)?.trim_end();
    let at_end = |list: &WordList| list.at_end(lead).map(|at| ends.start - before.len() + at);
    let (heading, place) = match (at_end(&words.rose), at_end(&words.fell)) {
        (Some(at), None) => (Heading::Up, at),
        (None, Some(at)) => (Heading::Down, at),
        (Some(_), Some(_)) | (None, None) => return None,
    };
    let verb = Span::new(place, ends.start - before.len() + lead.len());
    let plain = |stated: &StatedQuantity| {
        let quantity = plain(page, stated);
        // "Slipped to 16 from 11", "fell to 101.30 per dollar": a rank, and what another thing costs.
        let is_amount = quantity.unit != Unit::One || quantity.figure.value >= Decimal::ONE_THOUSAND;
        // "Fell from 5 per cent in the north to 25 in the south": each by so much.
        let is_extent = ends.is_forwards && ends.are_shares();
        let words = page.words(stated.figure);
        let is_open = words.contains(['/', '-']) || page.glossary.shares_marks && may_group(words);
        let is_plain = !quantity.hedge.is_bound() && !is_open && !is_extent;
        (is_amount && is_plain).then_some(quantity)
    };
    Some(Move { from: plain(ends.from)?, to: plain(ends.to)?, heads: (heading, verb), span: ends.span })
}

/// Three quantities that follow each other, each in full and told as it is.
fn three(page: Page<'_>, at: usize) -> Option<[&Mention; 3]> {
    let first = page.reading.mentions.get(at)?;
    let (second_at, second) = page.next_quantity(at)?;
    let (_, third) = page.next_quantity(second_at)?;
    let is_near = third.span.end - first.span.start <= LONGEST;
    let figures = [first, second, third];
    let is_plain = |mention: &Mention| {
        quantity(mention).is_some_and(|stated| {
            let figure = page.words(stated.figure);
            stated.quantity.figure.value > Decimal::ZERO
                && !stated.shared_unit
                && !plain(page, stated).hedge.is_bound()
                // "8-3/4 cents"
                && figure.chars().all(|c| c.is_ascii_digit() || !c.is_numeric() && c != '/')
                && figure.contains(char::is_numeric)
                && !is_turned_round(figure)
        })
    };
    (is_near && figures.into_iter().all(is_plain)).then_some(figures)
}

/// "4.29 points, or 0.36 per cent, to 1,173.81", "0.36 per cent, or 4.29 points, to 1,173.81".
fn with_share(page: Page<'_>, [first, second, to]: [&Mention; 3]) -> Option<Step> {
    let words = page.glossary;
    let (told, amount) = match (share(first).is_some(), share(second).is_some()) {
        (false, true) => (second, first),
        (true, false) => (first, second),
        (true, true) | (false, false) => return None,
    };
    let (told_size, by, end) = (size(share(told)?), quantity(amount)?, quantity(to)?);
    if !is_one_unit(&by.quantity, &end.quantity) {
        return None;
    }
    let between = page.between(first.span, second.span).trim();
    let is_told_again = match between.strip_suffix('(') {
        Some(noun) => is_noun(noun),
        None => {
            words.or.ends(between) && {
                let noun = words.or.at_end(between).and_then(|at| between.get(..at)).unwrap_or_default();
                is_noun(noun.trim_end().trim_end_matches([',', '\u{60C}']))
            }
        }
    };
    // "Or 0.36 per cent, to 1,173.81", "(0.36 per cent) to", "or 4.29 points, to"
    let behind = page.between(second.span, to.span).trim();
    let noun = without_last(&[&words.to, &words.reached], behind)?.trim_end();
    let rest = noun.trim_end_matches([',', ')', '\u{60C}']);
    // "7 per cent, or 50 million to 70 million": from here to there.
    let is_cut = rest.len() < noun.len() || share(second).is_some();
    let is_next = is_noun(rest) && is_cut;
    (is_told_again && is_next).then(|| Step {
        by: (plain(page, by), amount.span),
        to: (plain(page, end), to.span),
        told: StepTold::Share(told_size, told.span),
        span: first.span.cover(to.span),
    })
}

/// "Fell 53,000 to 357,000 from 410,000", "fell 53,000 from 410,000 to 357,000".
fn with_start(page: Page<'_>, [first, second, third]: [&Mention; 3]) -> Option<Step> {
    let words = page.glossary;
    let (by, one, other) = (quantity(first)?, quantity(second)?, quantity(third)?);
    let heads = heads(page, first.span)?;
    let (lead, loose_to) = joined(page, first, second)?;
    let (again, loose_from) = joined(page, second, third)?;
    let is_loose = loose_to || loose_from;
    let ((to, end), (from, start)) = match (lead, again) {
        (Joint::To, Joint::From) => ((one, second.span), (other, third.span)),
        // "By 300 million from its previous 350 to 450 million"
        (Joint::From, Joint::To) if !is_loose => ((other, third.span), (one, second.span)),
        (Joint::To, Joint::To) | (Joint::From, Joint::To | Joint::From) => return None,
    };
    // "To 45 to 47 from 43": from here to there, again.
    let most = to.quantity.figure.value.max(from.quantity.figure.value);
    if by.quantity.figure.value.checked_mul(Decimal::TWO).is_none_or(|twice| twice > most) {
        return None;
    }
    let is_one = is_one_unit(&by.quantity, &to.quantity) && is_one_unit(&to.quantity, &from.quantity);
    let is_averaged = words.average.is_in(page.between(first.span, third.span));
    (is_one && !is_averaged).then(|| Step {
        by: (plain(page, by), first.span),
        to: (plain(page, to), end),
        told: StepTold::From { from: (plain(page, from), start), heads, is_loose },
        span: first.span.cover(third.span),
    })
}

/// What joins two figures of a change.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    To,
    From,
}

/// The word that joins two figures, and whether others stand beside it: "to a seasonally adjusted", "points to".
fn joined(page: Page<'_>, one: &Mention, other: &Mention) -> Option<(Joint, bool)> {
    let words = page.glossary;
    let between = page.without_dates(one.span.end, other.span.start);
    // "Caiu 53 reais, para 350 reais, de 403 reais"
    let between = between.trim_start_matches([',', '\u{60C}']).trim();
    if between.len() > LONGEST
        || between.contains([',', ';', ':', '(', ')', '.', '\n', '\u{60C}'])
        || words.and.is_in(between)
    {
        return None;
    }
    let folded = crate::lang::folded(between);
    let to = words.to.find(&folded).map(|place| (Joint::To, place));
    let (joint, (start, end)) = to.or_else(|| words.from.find(&folded).map(|place| (Joint::From, place)))?;
    let (before, behind) = (folded.get(..start)?, folded.get(end..)?);
    let both = heard(before).count() + heard(behind).count();
    (both <= LOOSE && heard(before).count() <= NOUN).then_some((joint, both > 0))
}

/// Whether two quantities are of one unit, and no shares.
fn is_one_unit(one: &Quantity, other: &Quantity) -> bool {
    one.unit == other.unit && matches!(one.unit, Unit::One | Unit::Money(_) | Unit::Measure(_))
}

/// Whether a text is a noun and nothing else, or nothing.
fn is_noun(text: &str) -> bool {
    heard(text).count() <= NOUN && !text.contains([',', ';', ':', '(', ')', '.', '\n', '\u{60C}'])
}

/// Which way the words before an amount say that the figure goes.
fn heads(page: Page<'_>, place: Span) -> Option<Heading> {
    let words = page.glossary;
    let before = page.just_before(place, BEFORE).rsplit(['.', ';', ':', '\n']).next().unwrap_or_default();
    let last: Vec<&str> = heard(before).collect();
    let last = last.get(last.len().saturating_sub(VERB)..).unwrap_or_default().join(" ");
    match (words.rise.is_in(&last) || words.more.is_in(&last), words.fall.is_in(&last) || words.less.is_in(&last)) {
        (true, false) => Some(Heading::Up),
        (false, true) => Some(Heading::Down),
        (true, true) | (false, false) => None,
    }
}
