//! Periods, and how surely they are meant as such.

use super::page::Page;
use super::sentence_at;
use crate::mention::Stated;
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
    /// Whether the words say that it is a period ("from … to …"); else only a dash joins two years.
    pub is_said: bool,
}

/// How much of the text before a period shows its direction, in characters.
const BEFORE: usize = 24;

/// The periods of an article that do not count from its date; those with both ends written in full.
pub(super) fn read(page: Page<'_>) -> (Vec<Span>, Vec<Spelled>) {
    let (mut all, mut spelled) = (Vec::new(), Vec::new());
    for mention in &page.reading.mentions {
        let Stated::Period(stated) = &mention.stated else { continue };
        let (Some(from), Some(to), false) = (stated.period.from, stated.period.to, stated.relative) else { continue };
        all.push(mention.span);
        let words = page.words(mention.span);
        let is_said = page.glossary.from.begins(words) && !page.glossary.and.is_in(words);
        if (is_said || is_dashed(words) && !is_right_to_left(page, mention.span))
            && is_written(page, mention.span, &from, &to)
            && !is_moved(page, mention.span)
        {
            spelled.push(Spelled { span: mention.span, period: stated.period, ends: (from, to), is_said });
        }
    }
    (all, spelled)
}

/// Whether the sentence tells of a date that is put on another day: "brought forward from 2021 to 2015".
fn is_moved(page: Page<'_>, span: Span) -> bool {
    sentence_at(page.reading, span.start).is_some_and(|sentence| page.glossary.moved.is_in(page.near(sentence, span)))
}

/// Whether a place stands in a text that is read from the right, where two years are typed in the order in which they are seen.
fn is_right_to_left(page: Page<'_>, span: Span) -> bool {
    page.just_before(span, BEFORE).chars().any(|c| matches!(c, '\u{590}'..='\u{8FF}'))
}

/// Whether it is nothing but two years with a dash between.
fn is_dashed(words: &str) -> bool {
    let dash = |c: char| matches!(c, '-' | '\u{2010}'..='\u{2014}');
    words.chars().all(|c| c.is_numeric() || dash(c)) && words.chars().filter(|c| dash(*c)).count() == 1
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
            year == other_year && month == other && days.iter().all(written) && numbers.len() == 3
        }
        (_, _) => false,
    };
    !era && (years >= 2 || years == 1 && one_month)
}
