//! Writes another date in the words of the one that is there, in the article's language.

use crate::lang::Languages;
use crate::value::{Date, DateValue, PartialDate};

/// The words of a date with its weekday, day, month and year changed to those of another day. None if one of them
/// cannot be found in the words, so that nothing half changed is ever offered.
pub(super) fn reworded(words: &str, old: &PartialDate, new: Date, languages: &Languages, tag: &str) -> Option<String> {
    let DateValue::Day { year, month, day, weekday } = old.value else { return None };
    let mut out = words.to_owned();
    if let Some(weekday) = weekday
        && weekday != new.weekday()
    {
        let right = languages.weekday_words(tag, new.weekday()).first()?;
        out = replace_word(&out, languages.weekday_words(tag, weekday), right)?;
    }
    let new_month = u8::try_from(new.month()).ok()?;
    if let Some(month) = month
        && month != new_month
    {
        let right = languages.month_words(tag, new_month).first()?;
        out = replace_word(&out, languages.month_words(tag, month), right)?;
    }
    let new_day = u8::try_from(new.day()).ok()?;
    if let Some(day) = day
        && day != new_day
    {
        out = replace_number(&out, &day.to_string(), &new_day.to_string())?;
    }
    if let Some(year) = year
        && year != new.year()
        && out.contains(&year.to_string())
    {
        out = replace_number(&out, &year.to_string(), &new.year().to_string())?;
    }
    Some(out)
}

/// The words with the first of `forms` that occurs, the longest first, replaced.
fn replace_word(words: &str, forms: &[String], right: &str) -> Option<String> {
    let mut forms: Vec<&String> = forms.iter().collect();
    forms.sort_by_key(|form| (std::cmp::Reverse(form.len()), form.as_str()));
    forms.into_iter().find_map(|form| {
        let (before, after) = words.split_once(form.as_str())?;
        let alone = !before.ends_with(char::is_alphabetic) && !after.starts_with(char::is_alphabetic);
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
