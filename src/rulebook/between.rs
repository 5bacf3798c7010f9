//! What can only be seen when all files are read: names that share a form, and facts that contradict each other.

use std::collections::BTreeMap;

use super::compile::{Reading, hold_together};
use super::notation;
use super::pattern::Pattern;
use super::place::Place;
use super::table::shown;
use super::valid::{Cue, Fact, Form, Name, NameId, WrongForm, speaks};
use crate::value::UnitTable;

/// Reports what is wrong between entries, and takes away the wrong forms that are right ones.
pub(super) fn check(readings: &mut [Reading], names: &mut [Name], facts: &[Fact], units: &UnitTable) {
    report_shared_forms(readings, names);
    report_matched_forms(readings, names);
    report_shared_wrong_forms(readings, names);
    remove_right_wrong_forms(readings, names);
    report_contradictions(readings, facts, units);
}

/// Two names that share a form: a text that uses it may mean either.
fn report_shared_forms(readings: &mut [Reading], names: &[Name]) {
    let mut by_text: BTreeMap<(bool, &str), Vec<(&Name, &Form)>> = BTreeMap::new();
    for name in names {
        for form in &name.forms {
            let others = by_text.entry(form.text.sort_key()).or_default();
            let shared = others.iter().find(|(other, with)| {
                other.id != name.id && overlap(with.language.as_deref(), form.language.as_deref())
            });
            if let Some((other, with)) = shared {
                let message = format!(
                    "`{}` means `{}`, and also `{}` at {}",
                    shown(form.text.as_str()),
                    name.id,
                    other.id,
                    with.place
                );
                let help = "take it out of one of them, or give each a form that tells them apart";
                warn(readings, &form.place, &message, help);
            }
            others.push((name, form));
        }
    }
}

/// A pattern of one name that matches a form of another.
fn report_matched_forms(readings: &mut [Reading], names: &[Name]) {
    let forms = || names.iter().flat_map(|name| name.forms.iter().map(move |form| (name, form)));
    for (name, pattern) in forms().filter(|(_, form)| matches!(form.text, Pattern::Regex(_))) {
        let matched = forms().find(|(other, form)| {
            other.id != name.id
                && matches!(&form.text, Pattern::Text(text) if pattern.text.is_whole(text))
                && overlap(pattern.language.as_deref(), form.language.as_deref())
        });
        if let Some((other, form)) = matched {
            let message = format!(
                "the pattern `{}` of `{}` matches `{}`, which means `{}` at {}",
                shown(pattern.text.as_str()),
                name.id,
                shown(form.text.as_str()),
                other.id,
                form.place
            );
            warn(readings, &pattern.place, &message, "make the pattern narrower, so that each text means one name");
        }
    }
}

/// Two names with the same wrong form: it is not clear which of them is meant, and what to write instead.
fn report_shared_wrong_forms(readings: &mut [Reading], names: &[Name]) {
    let mut by_text: BTreeMap<(bool, &str), Vec<(&Name, &WrongForm)>> = BTreeMap::new();
    for name in names {
        for wrong in &name.wrong {
            let others = by_text.entry(wrong.text.sort_key()).or_default();
            let shared = others.iter().find(|(other, with)| {
                other.id != name.id && overlap(with.language.as_deref(), wrong.language.as_deref())
            });
            if let Some((other, with)) = shared {
                let message = format!(
                    "`{}` is a wrong form of `{}`, and also of `{}` at {}",
                    shown(wrong.text.as_str()),
                    name.id,
                    other.id,
                    with.place
                );
                warn(readings, &wrong.place, &message, "take it out of one of them: it is not clear which is meant");
            }
            others.push((name, wrong));
        }
    }
}

/// Wrong forms that are right forms, of the same or of another name, would flag what is right.
fn remove_right_wrong_forms(readings: &mut [Reading], names: &mut [Name]) {
    let right: Vec<(String, Form)> =
        names.iter().flat_map(|name| name.forms.iter().map(|form| (name.id.clone(), form.clone()))).collect();
    let mut texts: BTreeMap<&str, Vec<&(String, Form)>> = BTreeMap::new();
    let mut patterns: Vec<&(String, Form)> = Vec::new();
    for entry in &right {
        match &entry.1.text {
            Pattern::Text(text) => texts.entry(text).or_default().push(entry),
            Pattern::Regex(_) => patterns.push(entry),
        }
    }
    for name in names {
        let id = name.id.clone();
        name.wrong.retain(|wrong| {
            let candidates: Vec<&(String, Form)> = match &wrong.text {
                Pattern::Text(text) => texts
                    .get(text.as_str())
                    .into_iter()
                    .flatten()
                    .chain(patterns.iter().filter(|(_, form)| form.text.is_whole(text)))
                    .copied()
                    .collect(),
                Pattern::Regex(_) => right
                    .iter()
                    .filter(|(_, form)| match &form.text {
                        Pattern::Text(text) => wrong.text.is_whole(text),
                        Pattern::Regex(_) => form.text == wrong.text,
                    })
                    .collect(),
            };
            let clash = candidates
                .into_iter()
                .filter(|(_, form)| overlap(wrong.language.as_deref(), form.language.as_deref()))
                .min_by_key(|(owner, form)| (*owner != id, &form.place));
            let Some((owner, form)) = clash else { return true };
            let whose = if *owner == id { "of this name itself".to_owned() } else { format!("of `{owner}`") };
            let message =
                format!("the wrong form `{}` is a right form {whose}, at {}", shown(wrong.text.as_str()), form.place);
            if let Some(reading) = reading_of(readings, &wrong.place) {
                reading.log.error(wrong.place.span.start, message, "take it out of one of the two; it is not flagged");
            }
            false
        });
    }
}

/// Facts about the same names, with the same words and for the same time, whose values cannot both be right.
fn report_contradictions(readings: &mut [Reading], facts: &[Fact], units: &UnitTable) {
    let mut by_names: BTreeMap<Vec<NameId>, Vec<&Fact>> = BTreeMap::new();
    for fact in facts {
        let mut names = fact.about.clone();
        names.sort_unstable();
        let others = by_names.entry(names).or_default();
        let clash = others.iter().filter(|other| speak_of_the_same(other, fact)).find_map(|other| {
            fact.values.iter().find_map(|value| {
                let against = other.values.iter().find(|against| {
                    hold_together(against, value) && notation::differ(&against.value, &value.value, units)
                })?;
                Some((*other, value, against))
            })
        });
        if let Some((other, value, against)) = clash {
            let message = format!("`{}` has another value than `{}` at {}", fact.id, other.id, against.place);
            let help = "both have the same names, words and period: correct one, or tell them apart with cues, `of` or `during`";
            warn(readings, &value.place, &message, help);
        }
        others.push(fact);
    }
}

/// Whether a sentence that speaks of one fact speaks of the other too.
fn speak_of_the_same(left: &Fact, right: &Fact) -> bool {
    let share = |left: &[Cue], right: &[Cue]| left.iter().any(|cue| right.iter().any(|other| is_same_cue(cue, other)));
    // What only one of them asks for does not tell them apart in a sentence that has it.
    let share_if_given = |left: &[Cue], right: &[Cue]| left.is_empty() || right.is_empty() || share(left, right);
    left.kind == right.kind
        && left.unit == right.unit
        && share_if_given(&left.cues, &right.cues)
        && share_if_given(&left.counted, &right.counted)
        && share_if_given(&left.measures, &right.measures)
        && (share(&left.cues, &right.cues) || share(&left.measures, &right.measures))
}

fn is_same_cue(left: &Cue, right: &Cue) -> bool {
    left.parts == right.parts && overlap(left.language.as_deref(), right.language.as_deref())
}

/// Whether there is a language that both belong to.
fn overlap(left: Option<&str>, right: Option<&str>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => speaks(Some(left), right) || speaks(Some(right), left),
        (None, _) | (_, None) => true,
    }
}

fn warn(readings: &mut [Reading], place: &Place, message: &str, help: &str) {
    if let Some(reading) = reading_of(readings, place) {
        reading.log.warning(place.span.start, message, help);
    }
}

fn reading_of<'a>(readings: &'a mut [Reading], place: &Place) -> Option<&'a mut Reading> {
    readings.iter_mut().find(|reading| reading.log.file.path == place.path)
}
