//! The weekday that stands beside a date without being part of it: "17 March 2021 (Thursday)", "17 March 2021, a
//! Thursday", "Thursday (17 March 2021)", "Thursday evening, 17 March 2021".

use crate::lang::{Glossary, is_letter};
use crate::mention::{Mention, Stated};
use crate::span::Span;
use crate::value::{DateValue, Weekday};

/// The longest text between brackets that is looked up, in bytes.
const LONGEST: usize = 40;
/// The opening brackets with what closes them.
const BRACKETS: [(char, char); 3] = [('(', ')'), ('\u{FF08}', '\u{FF09}'), ('[', ']')];
/// How many words may stand between a weekday and its date.
const BETWEEN: usize = 3;

/// A weekday beside a date.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beside {
    /// Which.
    pub(super) weekday: Weekday,
    /// Where its word stands.
    pub(super) place: Span,
    /// Date and weekday, with the bracket behind them if they hold the one that it closes.
    pub(super) whole: Span,
}

/// The longest abbreviation of a weekday, in letters.
const ABBREVIATION: usize = 4;

impl Beside {
    /// Whether the weekday stands in brackets, or behind the date and closed by a mark: so it is of that date, even of
    /// one without a year.
    pub(super) fn is_enclosed(&self, text: &str, date: Span) -> bool {
        let after = text.get(self.place.end..).unwrap_or_default();
        self.whole.of(text).ends_with([')', ']', '\u{FF09}'])
            || text.get(date.end..self.place.start).is_some_and(|gap| gap.starts_with([',', '\u{60C}']))
                && (after.is_empty() || after.starts_with([',', '.', ';', '\n', '\u{60C}']))
    }
}

/// The weekday beside a date. `at` is the date's place among the mentions.
pub(super) fn beside(text: &str, mentions: &[Mention], at: usize, words: &Glossary) -> Option<Beside> {
    let date = mentions.get(at)?.span;
    let last = at.checked_sub(1).and_then(|at| mentions.get(at));
    let found = in_brackets(text, date, words).or_else(|| before_brackets(text, date, words)).or_else(|| {
        mentions
            .get(at + 1)
            .and_then(|next| lone(text, next, words))
            .filter(|(_, weekday)| stands_after(text, date, *weekday, words))
            .or_else(|| right_behind(text, date, words))
    });
    let (weekday, place) = found.or_else(|| {
        let last = last.filter(|last| stands_before(text, last.span, date, words))?;
        lone(text, last, words).or_else(|| of_moon(text, last, words))
    })?;
    Some(Beside { weekday, place, whole: closed(text, date.cover(place)) })
}

/// A place with the bracket behind it that closes one of its own.
pub(super) fn closed(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let next = text.get(span.end..).and_then(|rest| rest.chars().next());
    let is_open =
        |(open, close): &(char, char)| words.contains(*open) && !words.contains(*close) && next == Some(*close);
    let more = BRACKETS.iter().find(|bracket| is_open(bracket)).map_or(0, |(_, close)| close.len_utf8());
    Span::new(span.start, span.end + more)
}

/// A weekday that is nothing more, or one that counts from the article's date: "this Thursday".
fn lone(text: &str, mention: &Mention, words: &Glossary) -> Option<(Weekday, Span)> {
    let Stated::Date(stated) = &mention.stated else { return None };
    if stated.relative {
        let mut named = mention.span.of(text).split(' ').filter_map(|word| words.weekday(word));
        return named.next().map(|weekday| (weekday, mention.span));
    }
    match stated.written?.value {
        DateValue::Day { year: None, month: None, day: None, weekday: Some(weekday) } => Some((weekday, mention.span)),
        DateValue::Day { .. }
        | DateValue::Week { .. }
        | DateValue::Quarter { .. }
        | DateValue::Half { .. }
        | DateValue::Season { .. }
        | DateValue::Decade { .. }
        | DateValue::Century { .. } => None,
    }
}

/// The weekday of a day of the Islamic calendar, before the same day in the other one.
fn of_moon(text: &str, mention: &Mention, words: &Glossary) -> Option<(Weekday, Span)> {
    let Stated::Date(stated) = &mention.stated else { return None };
    let span = stated.weekday.filter(|_| !words.lunar_months.is_empty() && stated.stated_weekday().is_none())?;
    Some((words.weekday(span.of(text).split_whitespace().next_back()?)?, span))
}

/// "Na quinta (17/3/2021)": words that are a weekday only in such a place, too.
fn before_brackets(text: &str, date: Span, words: &Glossary) -> Option<(Weekday, Span)> {
    let close = text.get(date.end..)?.chars().next()?;
    let (open, _) = BRACKETS.into_iter().find(|bracket| bracket.1 == close)?;
    let before = text.get(..date.start)?.strip_suffix(open)?.trim_end_matches(' ');
    let last = before.rfind(' ')?;
    let start = before.get(..last)?.rfind([' ', '\n']).map_or(0, |at| at + 1);
    let named = before.get(start..)?;
    Some((words.weekday(named)?, Span::new(last + 1, before.len())))
}

/// "17 March 2021 (Thursday)", "2021年3月17日（木）": a word that is one only in such a place, too.
fn in_brackets(text: &str, date: Span, words: &Glossary) -> Option<(Weekday, Span)> {
    let after = text.get(date.end..)?;
    let opened = after.trim_start_matches(' ');
    let first = opened.chars().next()?;
    let (_, close) = BRACKETS.into_iter().find(|(open, _)| *open == first)?;
    let inside = opened.get(first.len_utf8()..)?;
    let end = inside.char_indices().take_while(|(at, _)| *at <= LONGEST).find(|(_, c)| *c == close)?.0;
    let inside = inside.get(..end)?;
    let start = date.end + (after.len() - opened.len()) + first.len_utf8();
    Some((words.weekday(inside)?, Span::new(start, start + end)))
}

/// "31 January 2018 Tuesday Weather: …": the next word, in languages where a capital hides it.
fn right_behind(text: &str, date: Span, words: &Glossary) -> Option<(Weekday, Span)> {
    let word = text.get(date.end..)?.strip_prefix(' ')?.split([' ', '\n', ',', '.']).next()?;
    let weekday = words.weekday(word).filter(|_| word.starts_with(char::is_uppercase))?;
    let place = Span::new(date.end + 1, date.end + 1 + word.len());
    stands_after(text, date, place, words).then_some((weekday, place))
}

/// "17 March 2021, a Thursday", "17 марта 2021 года в четверг".
fn stands_after(text: &str, date: Span, weekday: Span, words: &Glossary) -> bool {
    let between = text.get(date.end..weekday.start).unwrap_or_default();
    let (comma, word) = match between.trim().strip_prefix([',', '\u{60C}', '\u{3001}', '\u{FF0C}']) {
        Some(word) => (true, word),
        None => (false, between.trim()),
    };
    let after = text.get(weekday.end..).unwrap_or_default();
    let behind = after.trim_start_matches(' ');
    let is_closed = !behind.starts_with(is_letter);
    // "31 January 2018 Tuesday Weather: …": a line of data.
    let goes_on = || !words.has_capital_nouns && behind.starts_with(char::is_uppercase);
    let has_day = || date.of(text).split(|c: char| !c.is_ascii_digit()).any(|digits| (1..=2).contains(&digits.len()));
    let is_line = || has_day() && words.weekday(weekday.of(text)).is_some() && (is_closed || goes_on());
    // "16 March 2021, Monday, Tuesday and Friday were …" are days of a list.
    let next = after.trim_start_matches([' ', ',', '\u{60C}', '/', '-']);
    let next = next.split(|c: char| !is_letter(c)).next().unwrap_or_default();
    let is_alone = || word.is_empty() && (comma || is_line()) && words.weekday(next).is_none();
    !between.contains('\n') && (words.before_weekday.is(word) || is_alone()) && (!comma || is_closed)
}

/// "Thursday (17 March 2021)", "Thursday evening, 17 March 2021".
fn stands_before(text: &str, weekday: Span, date: Span, words: &Glossary) -> bool {
    let between = text.get(weekday.end..date.start).unwrap_or_default();
    let after = text.get(date.end..).unwrap_or_default();
    if let Some(open) = between.chars().next_back()
        && let Some((_, close)) = BRACKETS.into_iter().find(|bracket| bracket.0 == open)
    {
        let inner = between.strip_suffix(open).unwrap_or_default().trim();
        return after.starts_with([close, ',']) && (inner.is_empty() || words.after_weekday.is(inner));
    }
    // "On Black Tuesday. 26 May 1932 was": a full stop behind a whole word ends a sentence.
    let is_cut = between.starts_with('.') && weekday.of(text).chars().count() > ABBREVIATION;
    let word = between.trim_matches([' ', ',', '\u{60C}', '.']);
    !is_cut
        && !between.contains('\n')
        && between.split_whitespace().count() <= BETWEEN
        && (word.is_empty() || words.after_weekday.is(word))
}
