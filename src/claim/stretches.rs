//! Stretches of time that stand beside the dates they are counted from: anniversaries, "five months after".

use rust_decimal::prelude::ToPrimitive;

use super::page::Page;
use crate::mention::{Mention, Stated, StatedQuantity};
use crate::span::Span;
use crate::value::{Date, Grain, Hedge, Unit};

/// An anniversary with the year of what it is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anniversary {
    /// Where its number stands.
    pub span: Span,
    /// Its number.
    pub number: u64,
    /// The year of the beginning, and where it stands.
    pub begun: (i16, Span),
    /// The other year of the sentence, in which it is held, and where it stands.
    pub held: Option<(i16, Span)>,
}

/// A stretch of time between two whole days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elapsed {
    /// Where its length stands.
    pub span: Span,
    /// Its length, in the unit of `grain`.
    pub length: i64,
    /// What it is counted in.
    pub grain: Grain,
    /// The day it is counted from, and where it stands.
    pub from: (Date, Span),
    /// The day it ends on, and where it stands.
    pub until: (Date, Span),
}

/// The anniversaries that are told of by their number.
const YEARS: std::ops::RangeInclusive<u64> = 2..=500;
/// The lengths that are counted out.
const LENGTHS: std::ops::RangeInclusive<i64> = 1..=400;
/// How many words may stand between a word for a beginning and its year, and between "after" and its date.
const FEW: usize = 6;
/// How much of a text before a date is looked at, in characters.
const NEAR: usize = 60;

/// The anniversaries and the stretches of time of an article, in order.
pub(super) fn read(page: Page<'_>) -> (Vec<Anniversary>, Vec<Elapsed>) {
    let (mut anniversaries, mut elapsed) = (Vec::new(), Vec::new());
    for (at, mention) in page.reading.mentions.iter().enumerate() {
        match &mention.stated {
            Stated::Ordinal(number) if !page.glossary.anniversary.is_empty() && YEARS.contains(number) => {
                anniversaries.extend(anniversary(page, mention.span, *number));
            }
            Stated::Quantity(stated) if !page.glossary.after.is_empty() => {
                elapsed.extend(between_days(page, at, stated).or_else(|| later_day(page, at, stated)));
            }
            Stated::Ordinal(_) | Stated::Quantity(_) | Stated::Date(_) | Stated::Period(_) => {}
        }
    }
    (anniversaries, elapsed)
}

fn anniversary(page: Page<'_>, span: Span, number: u64) -> Option<Anniversary> {
    let words = page.glossary;
    let beside = words.anniversary.begins(page.after(span).trim_start_matches([' ', '-']))
        || words.anniversary.ends(page.before(span).trim_end());
    if !beside {
        return None;
    }
    let sentence = page.sentence(span)?;
    let mentions = &page.reading.mentions;
    let from = mentions.partition_point(|mention| mention.span.start < sentence.start);
    let inside = mentions.iter().skip(from).take_while(|mention| mention.span.start < sentence.end);
    let mut begun: Option<(i16, Span)> = None;
    let mut held = None;
    for mention in inside {
        let year = match &mention.stated {
            Stated::Date(stated) => stated.written.filter(|_| !stated.relative).and_then(|date| date.year()),
            // "From 1990 to 1995": more years than one can tell apart.
            Stated::Period(_) => return None,
            Stated::Quantity(_) | Stated::Ordinal(_) => None,
        };
        let Some(year) = year else { continue };
        let slot = if is_beginning(page, mention.span) { &mut begun } else { &mut held };
        if slot.is_some_and(|(known, _)| known != year) {
            return None;
        }
        *slot = Some((year, mention.span));
    }
    Some(Anniversary { span, number, begun: begun?, held })
}

/// Whether a year is one of a beginning: "founded in 2008".
fn is_beginning(page: Page<'_>, span: Span) -> bool {
    let near = page.just_before(span, NEAR);
    let clause = near.rsplit(['.', ';', '\n', '(', ')']).next().unwrap_or_default();
    let folded = crate::lang::folded(clause);
    if page.glossary.founded.begins(page.after(span).trim_start()) {
        return true;
    }
    // "The club founded in 2008" begins; what is "2008 founded" has its year already.
    let own = |start: usize| !folded.get(..start).unwrap_or_default().trim_end().ends_with(char::is_numeric);
    let founded = page.glossary.founded.find_last(&folded).filter(|(start, _)| own(*start));
    let rest = founded.and_then(|(_, end)| folded.get(end..));
    rest.is_some_and(|rest| rest.split_whitespace().count() <= FEW && !rest.contains(char::is_numeric))
}

/// "On 5 October 2020, five months after the vote of 3 March 2020": a plain number between two whole days.
fn between_days(page: Page<'_>, at: usize, stated: &StatedQuantity) -> Option<Elapsed> {
    let ((_, later), (_, earlier)) = (page.last(at)?, page.next(at)?);
    let (until, from) = (full(later)?, full(earlier)?);
    let (span, length, grain) = length(page, at, stated)?;
    let words = page.glossary;
    let before = page.between(later.span, span);
    let behind = page.between(span, earlier.span);
    let calm = |text: &str| !text.contains(['.', ';', ':', '\n', '(', ')', '!', '?']);
    // "After five months of the vote" says the same.
    let word = before.trim_matches([' ', ',', '\u{60C}']);
    let close = (word.is_empty() || words.after.is(word)) && behind.split_whitespace().count() <= FEW + 2;
    let counted = behind.trim_start().split_once(' ').is_some_and(|(_, rest)| words.after.begins(rest));
    let joined = close && counted && calm(before) && calm(behind) && !behind.contains([',', '\u{60C}']);
    joined.then_some(Elapsed { span, length, grain, from: (from, earlier.span), until: (until, later.span) })
}

/// How far before "six days later" the day stands that it is counted from, in bytes.
const REACH: usize = 200;

/// "On 14 September 2016. Six days later, on 20 September 2016": a plain number behind one whole day and before another.
fn later_day(page: Page<'_>, at: usize, stated: &StatedQuantity) -> Option<Elapsed> {
    let words = page.glossary;
    if words.later.is_empty() {
        return None;
    }
    let ((_, earlier), (_, later)) = (page.last(at)?, page.next(at)?);
    let (from, until) = (full(earlier)?, full(later)?);
    let (span, length, grain) = length(page, at, stated)?;
    let (before, behind) = (page.between(earlier.span, span), page.between(span, later.span));
    // "Six days later, on the 20th": nothing but the day itself follows.
    let counted = behind.trim_start().split_once(' ').is_some_and(|(_, rest)| words.later.begins(rest));
    let is_told = counted
        && behind.split_whitespace().count() <= FEW
        && behind.contains([',', '\u{60C}'])
        && !behind.contains(['.', ';', ':', '\n', '(', ')', '!', '?']);
    let is_near = before.len() <= REACH && !before.contains('\n');
    (is_told && is_near).then_some(Elapsed {
        span,
        length,
        grain,
        from: (from, earlier.span),
        until: (until, later.span),
    })
}

/// A plain number of days, weeks, months or years: where it stands, how many, and of what.
fn length(page: Page<'_>, at: usize, stated: &StatedQuantity) -> Option<(Span, i64, Grain)> {
    if stated.quantity.unit != Unit::One || stated.quantity.hedge != Hedge::None {
        return None;
    }
    let span = page.reading.mentions.get(at)?.span;
    let value = stated.quantity.figure.value;
    let length = value.is_integer().then(|| value.to_i64()).flatten().filter(|length| LENGTHS.contains(length))?;
    let unit = page.after(span).trim_start();
    let (grain, _) = page.glossary.stretches.iter().find(|(_, words)| words.begins(unit))?;
    Some((span, length, *grain))
}

/// A whole day that is written out.
fn full(mention: &Mention) -> Option<Date> {
    let Stated::Date(stated) = &mention.stated else { return None };
    let date = stated.written.filter(|_| !stated.relative)?;
    date.value.full_date()
}
