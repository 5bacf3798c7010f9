//! The two figures of a change, "from 20 to 25", and the words before them.

use super::changes::quantity;
use super::clauses::has_dash;
use super::page::Page;
use crate::lang::{WordList, is_letter, is_word};
use crate::mention::StatedQuantity;
use crate::span::Span;
use crate::value::{Decimal, Unit};

/// The longest stretch, in words, between the two figures, and the same with a date between them.
const BETWEEN: usize = 5;
const WITH_DATE: usize = 8;
/// More bytes than a few words have.
pub(super) const LONGEST: usize = 160;
/// How much of the text before a figure is looked at, in characters.
pub(super) const BEFORE: usize = 40;
/// The most words of a phrase.
const PHRASE: usize = 5;

/// Two figures with what lies between.
pub(super) struct Ends<'m> {
    pub(super) from: &'m StatedQuantity,
    pub(super) to: &'m StatedQuantity,
    pub(super) span: Span,
    /// Where the first of them begins.
    pub(super) start: usize,
    /// Its mentions' places in the list.
    pub(super) first: usize,
    pub(super) last: usize,
    /// Whether the second is only compared with the first: "to 25, against 20".
    pub(super) is_compared: bool,
    /// Whether what tells the ends clings to the figures, or stands behind them.
    pub(super) is_marked_behind: bool,
    /// Whether the first is before the second, with a word before each.
    pub(super) is_forwards: bool,
}

/// "From 20 to 25", "to 25 from 20".
pub(super) fn ends(page: Page<'_>, first: usize) -> Option<Ends<'_>> {
    let one = page.reading.mentions.get(first).filter(|one| quantity(one).is_some())?;
    let (last, other) = page.next_quantity(first)?;
    let (left, right) = (quantity(one)?, quantity(other)?);
    let between = page.between(one.span, other.span);
    // Most figures stand in two sentences, or no word of a change stands between: that is seen soonest.
    let is_stop = |byte| matches!(byte, b'.' | b';' | b':' | b'(' | b')' | b'\n' | b'!' | b'?');
    if between.len() > LONGEST || between.bytes().any(is_stop) {
        return None;
    }
    let words = page.glossary;
    let close = between.trim_end();
    let (ends_to, ends_from) = (words.to.ends(close), words.from.ends(close));
    let is_compared = words.against.ends(close);
    if !ends_to && !ends_from && !is_compared && words.from_behind.is_empty() {
        return None;
    }
    let most = if last > first + 1 { WITH_DATE } else { BETWEEN };
    if heard(between).nth(most).is_some() {
        return None;
    }
    let before = page.just_before(one.span, BEFORE).trim_end();
    let forwards = ends_to && words.from.ends(before);
    let backwards = ends_from && words.to.ends(before) || is_compared;
    // "Fell to 12 last year, a change of 3", "to 155 -- a long way from 177": the second figure is of another clause.
    let is_cut = || {
        let lead = without_last(&[&words.from, &words.against], close).unwrap_or_default();
        lead.trim_end().trim_end_matches([',', '\u{60C}']).contains([',', '\u{60C}'])
            || lead.contains([',', '\u{60C}']) && !lead.trim_end().ends_with([',', '\u{60C}'])
    };
    let backwards = backwards && !is_cut() && !has_dash(between);
    let is_marked_behind = !forwards && !backwards && is_marked_behind(page, one.span, other.span);
    let (from, to) = match (forwards || is_marked_behind, backwards) {
        (true, _) => (left, right),
        (false, true) => (right, left),
        (false, false) => return None,
    };
    // "Comes to 379,000 households, a fall of 6,000": the second figure is the change itself.
    if !words.has_no_spaces && (words.rise.is_in(between) || words.fall.is_in(between)) {
        return None;
    }
    let unit = (&from.quantity.unit, &to.quantity.unit);
    // The unit may stand behind the last figure only.
    let alike = unit.0 == unit.1 || left.quantity.unit == Unit::One && std::ptr::eq(left, from);
    let positive = from.quantity.figure.value > Decimal::ZERO && to.quantity.figure.value > Decimal::ZERO;
    let span = one.span.cover(other.span);
    let start = one.span.start;
    (alike && positive).then_some(Ends {
        from,
        to,
        span,
        start,
        first,
        last,
        is_compared,
        is_marked_behind,
        is_forwards: forwards,
    })
}

impl Ends<'_> {
    /// Whether the two are shares themselves, whose change may be told in percentage points.
    pub(super) const fn are_shares(&self) -> bool {
        matches!(self.to.quantity.unit, Unit::Percent | Unit::PercentPoint)
    }
}

/// Whether endings of the two figures, or words right behind them, tell where a change begins and ends.
fn is_marked_behind(page: Page<'_>, one: Span, other: Span) -> bool {
    let words = page.glossary;
    if words.from_behind.is_empty() || words.to_behind.is_empty() {
        return false;
    }
    let until = Span::new(one.start, other.start);
    let start = page.words(until).trim_end();
    let behind = page.after(other);
    let end = if words.has_no_spaces {
        behind.char_indices().nth(MARK).map_or(behind, |(at, _)| behind.get(..at).unwrap_or(behind)).to_owned()
    } else {
        let rest: String = behind.chars().take_while(|c| is_letter(*c) || matches!(c, '\'' | '\u{2019}')).collect();
        format!("{}{rest}", page.words(other))
    };
    let is_end =
        |form: &String| if words.has_no_spaces { end.contains(form.as_str()) } else { end.ends_with(form.as_str()) };
    words.from_behind.iter().any(|form| start.ends_with(form.as_str())) && words.to_behind.iter().any(is_end)
}

/// How far behind a figure the word that ends a change stands, where no spaces part words, in characters.
const MARK: usize = 4;

/// The words of a text that hold a letter or a digit.
pub(super) fn heard(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|word| word.contains(is_word))
}

/// The words right behind a figure, as far as its clause goes.
pub(super) fn right_behind(page: Page<'_>, figure: Span, most: usize) -> String {
    let behind =
        page.just_behind(figure, LONGEST).split([',', '.', ';', ':', '(', ')', '\n']).next().unwrap_or_default();
    heard(behind).take(most).collect::<Vec<_>>().join(" ")
}

/// The text before the longest phrase of some lists that it ends with.
pub(super) fn without_last<'t>(lists: &[&WordList], text: &'t str) -> Option<&'t str> {
    let text = text.trim_end();
    if !lists.iter().any(|list| list.ends(text)) {
        return None;
    }
    let mut starts: Vec<usize> = Vec::new();
    let mut last = ' ';
    for (at, c) in text.char_indices() {
        let begins = !c.is_whitespace() && !is_mark(c) && (last.is_whitespace() || is_mark(last));
        if begins {
            starts.push(at);
        }
        last = c;
    }
    let first = starts.len().saturating_sub(PHRASE);
    let found = starts.into_iter().skip(first).find_map(|at| {
        let tail = text.get(at..)?;
        lists.iter().any(|list| list.is(tail)).then(|| text.get(..at))?
    });
    // Where no spaces part words, a phrase is the end of one: what stands before it is nothing that could be told apart.
    Some(found.unwrap_or_default())
}

fn is_mark(c: char) -> bool {
    matches!(c, '(' | ',' | '\u{60C}' | '\u{FF0C}' | '\u{3001}' | '\u{2013}' | '\u{2014}' | ':' | '[')
}
