//! Periods, and how surely they are meant as such.

use super::ends::heard;
use super::page::Page;
use super::sentence_at;
use crate::lang::{WordList, is_letter};
use crate::mention::{Stated, StatedPeriod};
use crate::span::Span;
use crate::value::{DateValue, PartialDate, Period};

/// A period whose two ends are written in full.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spelled {
    /// Where.
    pub span: Span,
    /// What.
    pub period: Period,
    /// Its ends.
    pub ends: (PartialDate, PartialDate),
    /// How it is tied together.
    pub tie: Tie,
}

/// How the two ends of a period are tied together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// The words say that it is a period: "from … to …".
    Said,
    /// "Between … and …", which may compare the two.
    Between,
    /// A dash, with words beside it that say that it joins the ends of a period: "in the years 2015-2012", "from 20-10 May".
    Named,
    /// Only a dash joins two years.
    Dash,
}

/// How much of the text before two years shows that they are compared, in characters.
const COMPARED: usize = 60;
/// How much of the text before a period shows its direction, in characters.
const BEFORE: usize = 24;

/// The longest stretch of days over the end of a month that is written with one month: "from 28 to 2 May". In a longer one
/// the days are in the wrong order.
const ACROSS: i32 = 14;

/// How much of the text before a period holds a word that says that its date is moved, in bytes and in words.
const MOVED: usize = 200;
const MOVED_BEFORE: usize = 12;

/// How many words a period has at most before its first figure.
const LEAD: usize = 4;

/// How many numbers two days of one month have at most: both days, the month and the year.
const ONE_MONTH: usize = 4;
/// A leap year, to see how long a stretch of days is, and how many days it has.
const LEAP: i16 = 2024;
const DAYS: i32 = 366;

/// The periods of an article that do not count from its date; those with both ends written in full.
pub(super) fn read(page: Page<'_>) -> (Vec<Span>, Vec<Spelled>) {
    let (mut all, mut spelled, mut unsure) = (Vec::new(), Vec::new(), Vec::new());
    let mut has_ordered = false;
    for (at, mention) in page.reading.mentions.iter().enumerate() {
        let Stated::Period(stated) = &mention.stated else { continue };
        let Some((span, from, to)) = ends(page, at, mention.span, stated) else { continue };
        if !stated.relative {
            all.push(span);
        }
        let Some(tie) = tie(page, span) else { continue };
        let one_month = of_one_month(page, span, &from, &to);
        let from = one_month.unwrap_or(from);
        // "From 25 July until 13 July" may have been read as up to July of the next year.
        let named_twice = !stated.relative && is_month_named_twice(page.words(span), &from, &to);
        let to = from.year().filter(|_| named_twice).map_or(to, |year| to.with_year(year));
        let is_turned = matches!(tie, Tie::Dash | Tie::Named) && is_right_to_left(page, span);
        // Two days may be one in two calendars.
        if is_turned && [&from, &to].into_iter().any(|date| date.value.day_of_month().is_some()) {
            continue;
        }
        let tie = if is_turned { Tie::Dash } else { tie };
        let years = from.year().zip(to.year());
        has_ordered |= is_turned && years.is_some_and(|(from, to)| from < to);
        let is_written = || named_twice || !stated.relative && is_written(page, span, &from, &to);
        if (one_month.is_some() || is_written()) && !is_moved(page, span, tie) {
            let period = if one_month.is_some() { Period { from: Some(from), to: Some(to) } } else { stated.period };
            let told = Spelled { span, period, ends: (from, to), tie };
            if is_turned && is_often_turned(page, &told) { unsure.push(told) } else { spelled.push(told) }
        }
    }
    // Another one in order shows in which order the writer types.
    if has_ordered && !unsure.is_empty() {
        spelled.append(&mut unsure);
        spelled.sort_by_key(|told| told.span.start);
    }
    (all, spelled)
}

/// The two ends of a period: of one mention, or of two that stand side by side, "since 2009 until 2012".
fn ends(page: Page<'_>, at: usize, span: Span, stated: &StatedPeriod) -> Option<(Span, PartialDate, PartialDate)> {
    match (stated.period.from, stated.period.to, stated.relative) {
        (Some(from), Some(to), _) => Some((span, from, to)),
        (Some(from), None, false) => {
            let (_, next) = page.next(at)?;
            let Stated::Period(until) = &next.stated else { return None };
            let (None, Some(to), false) = (until.period.from, until.period.to, until.relative) else { return None };
            (page.between(span, next.span) == " ").then(|| (span.cover(next.span), from, to))
        }
        (Some(_) | None, _, _) => None,
    }
}

/// How the words of a period tie its ends together; none if they may be two things of their own.
fn tie(page: Page<'_>, span: Span) -> Option<Tie> {
    let words = page.words(span);
    let before = page.just_before(span, BEFORE).trim_end();
    let lead = words.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default();
    let is_led_by = |list: &WordList| list.begins(words) || list.ends(lead.trim_end()) || list.ends(before);
    let clings = |word: &str| {
        page.glossary.and_prefix.iter().any(|prefix| {
            word.strip_prefix(prefix.as_str()).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        })
    };
    if let Some(tie) = tied_behind(page, words) {
        return Some(tie);
    }
    let has_and = page.glossary.and.is_in(words) || words.split(' ').any(clings);
    let is_led = || is_led_by(&page.glossary.from) || is_led_by(&page.glossary.period_from);
    let joint = joint(words).unwrap_or_default();
    let has_years = || words.split(|c: char| !c.is_numeric()).filter(|digits| digits.chars().count() == 4).count() == 2;
    if is_dash(joint) {
        let is_named = is_led()
            || is_led_by(&page.glossary.between)
            || has_years() && is_called(page, span)
            || !has_years() && is_led_by(&page.glossary.on_day);
        return if is_named { Some(Tie::Named) } else { has_years().then_some(Tie::Dash) };
    }
    // "2001 bis 1998": the word between says enough, where it is no word of a change. The month of the second year may follow.
    let word = heard(joint.trim_start_matches(is_letter)).next().unwrap_or_default();
    let says_until = || page.glossary.period_to.is(word) && !page.glossary.to.is(word) && has_years();
    // "Between 1991 to 1998" has no "and".
    let says_to = || is_led_by(&page.glossary.between) && page.glossary.to.is(word);
    if !has_and && (is_led() || says_to()) || says_until() {
        return Some(Tie::Said);
    }
    // "Between the first quarters of 1987 and 1986" compares.
    let between = &page.glossary.between;
    // "Between September 1948 and May 1945": the months stand before the years.
    let is_bare = between.begins(words) && heard(lead).count() <= LEAD || lead.is_empty() && between.ends(before);
    let compares = || page.glossary.comparison.is_in(page.just_before(span, COMPARED));
    (has_and && is_bare && !compares()).then_some(Tie::Between)
}

/// How endings of the two ends, or words behind them, tie them together, in languages that have such: "2018'den 2015'e kadar".
fn tied_behind(page: Page<'_>, words: &str) -> Option<Tie> {
    let glossary = page.glossary;
    if glossary.period_from_behind.is_empty() {
        return None;
    }
    let numbers = numbers(words);
    let [.., first, last] = numbers[..] else { return None };
    let (joint, behind) = (words.get(first.end..last.start)?, words.get(last.end..)?);
    if ends_in(joint, &glossary.period_from_behind) && ends_in(behind, &glossary.period_to_behind) {
        return Some(Tie::Said);
    }
    (!is_dash(joint) && ends_in(behind, &glossary.between_behind)).then_some(Tie::Between)
}

fn ends_in(text: &str, forms: &[String]) -> bool {
    forms.iter().any(|form| text.trim_end().ends_with(form.as_str()))
}

/// Where the numbers of a text stand in it.
fn numbers(words: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for (at, _) in words.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        match found.last_mut() {
            Some(last) if last.end == at => last.end = at + 1,
            Some(_) | None => found.push(Span::new(at, at + 1)),
        }
    }
    found
}

/// The first day, in the month of the last one, where one month is written for both and the month before would make a long
/// stretch: "from 12 to 8 May".
fn of_one_month(page: Page<'_>, span: Span, from: &PartialDate, to: &PartialDate) -> Option<PartialDate> {
    let (_, first_month, first) = from.value.day_of_month()?;
    let (year, month, last) = to.value.day_of_month()?;
    let words = page.words(span);
    let is = |place: &Span, day: u8| place.of(words).parse() == Ok(day);
    // In some languages the month stands first, and may be a number.
    let numbers = numbers(words);
    // "2023-04-05 to 2023-05-03", "3月16日至5月5日": each has its own.
    let both = [first_month, first, month, last];
    if numbers.len() > ONE_MONTH
        || numbers.len() == both.len() && numbers.iter().zip(both).all(|(at, part)| is(at, part))
    {
        return None;
    }
    let mut pairs = numbers.windows(2).filter_map(|pair| <[Span; 2]>::try_from(pair).ok());
    let [before, behind] = pairs.find(|[one, other]| is(one, first) && is(other, last))?;
    let (joint, rest) = (words.get(before.end..behind.start)?, words.get(behind.end..)?);
    let glossary = page.glossary;
    let is_bare = is_dash(joint) || {
        let word = joint.trim_matches(|c: char| !is_letter(c));
        let is_to = |list: &WordList| list.is(word) || glossary.has_no_spaces && list.ends(word);
        is_to(&glossary.to) || is_to(&glossary.period_to) || glossary.and.is(word) && glossary.between.begins(words)
    };
    let is_tied = || ends_in(joint, &glossary.period_from_behind) && ends_in(rest, &glossary.period_to_behind);
    if !(is_bare || is_tied()) || first <= last {
        return None;
    }
    let own = PartialDate::from(DateValue::Day { year, month: Some(month), day: Some(first), weekday: None });
    // "December 10-9": the month before both is that of both; "December 28-3" goes on into the next one.
    if first_month == month {
        let whole = DateValue::Day { year: Some(LEAP), month: Some(month), day: None, weekday: None };
        let length = i32::from(whole.days()?.last.day());
        return (length - i32::from(first) + i32::from(last) > ACROSS).then_some(own);
    }
    let long = |date: &PartialDate| date.with_year(LEAP).days().map(|days| i32::from(days.first.day_of_year()));
    let days = long(to)? - long(from)?;
    let days = if days < 0 { days + DAYS } else { days };
    (days > ACROSS).then_some(own)
}

/// Whether a date is put on another day, as words near a period in its sentence say: "brought forward from 2021 to 2015".
/// A stretch "between" two years is not that of such a change.
fn is_moved(page: Page<'_>, span: Span, tie: Tie) -> bool {
    let moved = &page.glossary.moved;
    let Some(sentence) = sentence_at(page.reading, span.start).filter(|_| tie != Tie::Between) else { return false };
    let lead = Span::new(sentence.start.max(page.boundary(span.start.saturating_sub(MOVED))), span.start);
    let words: Vec<&str> = page.words(lead).split_whitespace().rev().take(MOVED_BEFORE).collect();
    let before = words.into_iter().rev().collect::<Vec<_>>().join(" ");
    moved.is_in(&before) || moved.is_in(page.near(Span::new(span.start, sentence.end.max(span.end)), span))
}

/// Whether two years that a dash joins are such as writers of a text that is read from the right often type in the order
/// in which they are seen: a season, and years in brackets.
fn is_often_turned(page: Page<'_>, told: &Spelled) -> bool {
    let (from, to) = &told.ends;
    let is_season = from.year().zip(to.year()).is_none_or(|(from, to)| from.abs_diff(to) < 2);
    let before = page.just_before(told.span, BEFORE).trim_end();
    is_season || before.ends_with(['(', '[', '\u{AB}', '"', '\u{201C}']) || page.words(told.span).starts_with('(')
}

/// Whether a place stands in a text that is read from the right, where two years are typed in the order in which they are seen.
fn is_right_to_left(page: Page<'_>, span: Span) -> bool {
    page.just_before(span, BEFORE).chars().any(|c| matches!(c, '\u{590}'..='\u{8FF}'))
}

/// What stands between the first two numbers of a text.
fn joint(words: &str) -> Option<&str> {
    let numbers = numbers(words);
    let [first, second, ..] = numbers[..] else { return None };
    words.get(first.end..second.start)
}

/// Whether it is a dash, with or without blanks.
pub(super) fn is_dash(text: &str) -> bool {
    let mut signs = text.trim().chars();
    matches!(signs.next(), Some('-' | '\u{2010}'..='\u{2014}')) && signs.next().is_none()
}

/// Whether words for a stretch of time stand in or right before two years, or brackets around them, behind a word, as
/// around the years of a life or a reign.
fn is_called(page: Page<'_>, span: Span) -> bool {
    let before = page.just_before(span, BEFORE);
    let is_stretch = || page.glossary.stretches.iter().any(|(_, forms)| forms.ends(before.trim_end()));
    let is_bracketed = || {
        let opens = before.strip_suffix('(').is_some_and(|rest| rest.trim_end().ends_with(is_letter));
        opens && page.after(span).starts_with(')')
    };
    page.words(span).contains(is_letter) || is_stretch() || is_bracketed()
}

/// Whether two days have their month each, no year, and are of one month in the wrong order: "from 25 July until 13 July".
fn is_month_named_twice(words: &str, from: &PartialDate, to: &PartialDate) -> bool {
    let (Some((_, month, first)), Some((_, other, last))) = (from.value.day_of_month(), to.value.day_of_month()) else {
        return false;
    };
    let days = numbers(words);
    let between = days.first().zip(days.last()).and_then(|(one, other)| words.get(one.end..other.start.max(one.end)));
    // A longer number is a year, perhaps of another calendar, whose first or last day this is.
    let are_days = days.len() == 2 && days.iter().all(|digits| digits.len() <= 2);
    month == other && first > last && are_days && between.is_some_and(|joint| heard(joint).count() > 1)
}

/// Whether both ends are given in full, so that neither is filled in from the other one, and read from digits: two
/// years, or two days of one month.
fn is_written(page: Page<'_>, span: Span, from: &PartialDate, to: &PartialDate) -> bool {
    let words = page.words(span);
    let numbers: Vec<&str> = words.split(|c: char| !c.is_numeric()).filter(|digits| !digits.is_empty()).collect();
    let years = numbers.iter().filter(|digits| digits.chars().count() == 4).count();
    let era = page.glossary.before_era.begins(page.after(span).trim_start());
    // "From 12 to 8 May 2015": one month and one year for both, and nothing else.
    let one_month = match (from.value, to.value) {
        (
            DateValue::Day { year, month, day: Some(first), .. },
            DateValue::Day { year: other_year, month: other, day: Some(second), .. },
        ) => {
            let days = [first, second].map(|day| day.to_string());
            let written = |day: &String| numbers.iter().any(|digits| digits.trim_start_matches('0') == day);
            // "On 26 September 2018 — 5 days later": the year stands at one of the ends.
            let is_between = numbers.get(1).is_some_and(|digits| digits.chars().count() == 4);
            year == other_year && month == other && days.iter().all(written) && numbers.len() == 3 && !is_between
        }
        (_, _) => false,
    };
    !era && (years >= 2 || years == 1 && one_month)
}
