//! Single keys of entries, from how they are written to what they mean.

use super::example::unmark;
use super::log::Log;
use super::pattern::Pattern;
use super::raw::{ByLanguage, RawCommon, RawList, RawMoment, RawWords};
use super::table::{Written, closest, listed, shown};
use super::valid::Example;

pub(super) fn notation_of(moment: &RawMoment) -> String {
    match moment {
        RawMoment::Day(year, month, day) => format!("{year:04}-{month:02}-{day:02}"),
        RawMoment::Text(text) => text.clone(),
    }
}

/// The value of one of a few words.
pub(super) fn choose<T: Copy>(written: &Written<String>, key: &str, choices: &[(&str, T)], log: &mut Log) -> Option<T> {
    let chosen = choices.iter().find(|(word, _)| *word == written.value).map(|(_, value)| *value);
    if chosen.is_none() {
        let message = format!("`{key}` cannot be `{}`", shown(&written.value));
        let help = match closest(&written.value, choices.iter().map(|(word, _)| *word)) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("it can be {}", listed(choices.iter().map(|(word, _)| *word), "or")),
        };
        log.error(written.span.start, message, help);
    }
    chosen
}

/// The lists of a key, each with its language.
pub(super) fn lists<T>(raw: Option<&Written<ByLanguage<T>>>) -> impl Iterator<Item = (Option<String>, &RawList<T>)> {
    raw.into_iter().flat_map(|raw| &raw.value.lists).map(|(tag, list)| (canonical(&tag.value), list))
}

/// A language tag as BCP 47 recommends to write it; none for `und`, the tag for no language in particular.
pub(super) fn canonical(tag: &str) -> Option<String> {
    if tag.eq_ignore_ascii_case("und") {
        return None;
    }
    let mut canonical = String::with_capacity(tag.len());
    for (index, part) in tag.split('-').enumerate() {
        if index > 0 {
            canonical.push('-');
        }
        let mut part = part.to_ascii_lowercase();
        match part.len() {
            2 if index > 0 => part.make_ascii_uppercase(),
            4 if index > 0 => {
                if let Some(first) = part.get_mut(..1) {
                    first.make_ascii_uppercase();
                }
            }
            _ => {}
        }
        canonical.push_str(&part);
    }
    Some(canonical)
}

pub(super) fn pattern(words: &Written<RawWords>, log: &mut Log) -> Option<Pattern> {
    match &words.value {
        RawWords::Text(text) => Some(Pattern::Text(text.clone())),
        RawWords::Pattern(written) => match Pattern::regex(&written.value) {
            Ok(pattern) => Some(pattern),
            Err(error) => {
                let at = log.file.inside(written.span, &written.value, error.offset);
                log.error(at, error.message, error.help);
                None
            }
        },
    }
}

/// The sentences of an entry, those to accept first; sentences with wrong marks are reported and left out.
pub(super) fn examples(common: &RawCommon, log: &mut Log) -> Vec<Example> {
    let mut examples = Vec::new();
    for (raw, is_reject) in [(&common.accepts, false), (&common.rejects, true)] {
        for (language, sentences) in lists(raw.as_ref()) {
            for sentence in sentences {
                let place = log.file.place(sentence.span);
                match unmark(&sentence.value) {
                    Err((offset, message)) => {
                        let at = log.file.inside(sentence.span, &sentence.value, offset);
                        log.error(at, message, "put `[[` before and `]]` after the words that are wrong");
                    }
                    Ok((_, expected)) if is_reject && expected.is_empty() => log.error(
                        sentence.span.start,
                        "a sentence of `rejects` must mark what is wrong in it",
                        "put `[[` before and `]]` after the words that are wrong",
                    ),
                    Ok((_, expected)) if !is_reject && !expected.is_empty() => log.error(
                        sentence.span.start,
                        "a sentence of `accepts` has nothing wrong to mark",
                        "take the brackets out, or move it to `rejects`",
                    ),
                    Ok((text, expected)) => {
                        examples.push(Example { language: language.clone(), text, expected, place });
                    }
                }
            }
        }
    }
    examples
}
