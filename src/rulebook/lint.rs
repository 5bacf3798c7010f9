//! Reservations about healthy rules that need more than the rule files: the words of the languages they are for.

use std::collections::{BTreeMap, BTreeSet};

use super::pattern::Pattern;
use super::place::Place;
use super::table::shown;
use super::valid::{Cue, RuleSet, speaks};
use crate::finding::{Problem, Severity};

/// Words that are in almost every text of a language, by its tag.
pub type StopWords<'a> = BTreeMap<&'a str, &'a [String]>;

/// What is doubtful about rules that can be used, in the order of the files and places: cues and names that are words
/// of every text, measures without the noun that is counted, sources that have run out, members that join when the list has
/// ended.
pub fn lint(rules: &RuleSet, stop_words: &StopWords<'_>) -> Vec<Problem> {
    let mut found: Vec<(Place, String, &'static str)> = Vec::new();
    let small = |words: &[String]| words.iter().map(|word| word.to_lowercase()).collect();
    let stop_words = stop_words.iter().map(|(tag, words)| (*tag, small(words))).collect();
    for fact in &rules.facts {
        let cues = fact.cues.iter().chain(&fact.measures).chain(&fact.counted);
        for cue in cues.filter(|cue| is_everywhere(cue, &stop_words)) {
            let words: Vec<&str> = cue.parts.iter().map(Pattern::as_str).collect();
            let message = format!("`{}` of `{}` is a word of almost every text", shown(&words.join(" … ")), fact.id);
            found.push((
                cue.place.clone(),
                message,
                "add a word that tells of this fact alone: \"was founded\", not \"was\"",
            ));
        }
        // A noun that is counted in one language is none in another.
        let has_noun = |language: &Option<String>| {
            let same = |noun: &Cue| noun.language.is_none() || language.is_none() || noun.language == *language;
            fact.counted.iter().any(same)
        };
        let mut silent: Vec<&Cue> = Vec::new();
        if !fact.counted.is_empty() {
            for measure in fact.measures.iter().filter(|measure| !has_noun(&measure.language)) {
                if silent.iter().all(|other| other.language != measure.language) {
                    silent.push(measure);
                }
            }
        }
        for measure in silent {
            let tag = measure.language.as_deref().unwrap_or_default();
            let message = format!("`{}` has `measure.{tag}` but no `of.{tag}`: no figure is read there", fact.id);
            found.push((measure.place.clone(), message, "add the noun that is counted, with all its forms"));
        }
        let checked = rules.books.iter().find(|book| *book.path == *fact.place.path).and_then(|book| book.checked);
        if let (Some(source), Some(checked)) = (&fact.source, checked)
            && let Some(until) = source.until.filter(|until| *until < checked)
        {
            let message = format!(
                "the source of `{}` was good until {until}, and the rulebook was checked on {checked}",
                fact.id
            );
            found.push((fact.place.clone(), message, "look for a newer source, or take `until` out of this one"));
        }
        if let Some((_, Some(until))) = fact.complete {
            for member in fact.members.iter().filter(|member| member.from.is_some_and(|from| until < from)) {
                let message = format!("this member joins after the list of `{}` has ended, on {until}", fact.id);
                found.push((member.place.clone(), message, "correct the day, or the `until` of the list"));
            }
        }
    }
    for name in &rules.names {
        for form in name.forms.iter().filter(|form| !matches!(form.text, Pattern::Regex(_))) {
            let words = form.text.as_str().to_lowercase();
            // A form of capitals only, such as an acronym, is looked for with its capitals.
            let is_acronym = form.text.as_str().chars().all(|c| !c.is_lowercase()) && words.is_ascii();
            // A form is looked for in texts of all languages.
            if !is_acronym && stop_words.values().any(|stop| stop.contains(&words)) {
                let message =
                    format!("`{}` of `{}` is a word of almost every text", shown(form.text.as_str()), name.id);
                found.push((form.place.clone(), message, "a name must tell who is meant: leave this form out"));
            }
        }
    }
    found.sort();
    found.dedup();
    found
        .into_iter()
        .map(|(place, message, help)| Problem {
            severity: Severity::Warning,
            ..Problem::error(&*place.path, message).at(place.line(), place.column()).help(help)
        })
        .collect()
}

/// Whether a cue has no other words than those of every text.
fn is_everywhere(cue: &Cue, stop_words: &BTreeMap<&str, BTreeSet<String>>) -> bool {
    let is_stop = |word: &str| {
        let word = word.to_lowercase();
        let mut languages = stop_words.iter().filter(|(tag, _)| speaks(cue.language.as_deref(), tag));
        languages.any(|(_, stop)| stop.contains(&word))
    };
    cue.parts.iter().all(|part| match part {
        Pattern::Text(text) => text.split_whitespace().all(is_stop),
        Pattern::Regex(_) => false,
    })
}
