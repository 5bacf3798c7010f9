//! Writes another date in the words of the one that is there, in the article's language.

use crate::lang::Languages;
use crate::value::{DateValue, PartialDate};

/// How many characters a word has at least that is spelt out.
const SPELT_OUT: usize = 5;

/// The words of a date with its weekday, day, month and year changed to those of another date. None if one of them
/// cannot be found in the words, or if the other date leaves it open, so that nothing half changed is ever offered.
pub(super) fn reworded(
    words: &str,
    old: &PartialDate,
    new: &PartialDate,
    languages: &Languages,
    tag: &str,
) -> Option<String> {
    let DateValue::Day { year, month, day, weekday } = old.value else { return None };
    let DateValue::Day { year: new_year, month: new_month, day: new_day, .. } = new.value else { return None };
    let mut out = words.to_owned();
    if let Some(weekday) = weekday {
        let new = new.value.full_date()?.weekday();
        if weekday != new {
            out = replace_word(&out, languages.weekday_words(tag, weekday), languages.weekday_words(tag, new))?;
        }
    }
    if let Some(month) = month
        && month != new_month?
    {
        out = replace_word(&out, languages.month_words(tag, month), languages.month_words(tag, new_month?))?;
    }
    if let Some(day) = day
        && day != new_day?
    {
        out = replace_number(&out, &day.to_string(), &new_day?.to_string())?;
    }
    if let Some(year) = year
        && out.contains(&year.to_string())
        && year != new_year?
    {
        out = replace_number(&out, &year.to_string(), &new_year?.to_string())?;
    }
    Some(out)
}

/// The words with the first of `forms` that occurs, the longest first, replaced by the form that stands at its place
/// among `others`: packs list the forms of all months, and of all weekdays, in one order.
fn replace_word(words: &str, forms: &[String], others: &[String]) -> Option<String> {
    let mut known: Vec<(usize, &String)> = forms.iter().enumerate().collect();
    known.sort_by_key(|(_, form)| (std::cmp::Reverse(form.len()), form.as_str()));
    known.into_iter().find_map(|(at, form)| {
        let (before, after) = words.split_once(form.as_str())?;
        let alone = !before.ends_with(char::is_alphabetic) && !after.starts_with(char::is_alphabetic);
        let is_short = |word: &str| word.ends_with('.') || word.chars().count() < SPELT_OUT;
        let right = others.get(at).filter(|other| is_short(other) == is_short(form)).or_else(|| others.first())?;
        alone.then(|| format!("{before}{right}{after}"))
    })
}

/// The words with a number that stands alone replaced.
fn replace_number(words: &str, number: &str, right: &str) -> Option<String> {
    let found = words.match_indices(number).find(|(at, _)| {
        let before = words.get(..*at).and_then(|before| before.chars().next_back());
        let after = words.get(at + number.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(char::is_numeric) && !after.is_some_and(char::is_numeric)
    });
    let (at, _) = found?;
    let (before, after) = (words.get(..at)?, words.get(at + number.len()..)?);
    Some(format!("{before}{right}{after}"))
}
