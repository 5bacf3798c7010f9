//! The words of the rulebooks as the scan for mentions looks for them, and what each of them means when it is found.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;

use super::misspelt::{self, Spellings};
use super::{Named, sentence_at, voice_at};
use crate::lang::{ExtraWord, is_word};
use crate::mention::Reading;
use crate::rulebook::{Cue, FactId, NameId, Pattern, RuleSet, speaks};
use crate::span::Span;

/// What a word of a rulebook says when it is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Use {
    /// A right form of a name.
    Name { name: NameId, is_acronym: bool },
    /// A wrong form, by its place among the name's wrong forms.
    Wrong { name: NameId, wrong: usize },
    /// A part of a cue or measure; the cue and the part by their places (measures count on after the cues).
    Cue { fact: FactId, cue: usize, part: usize },
    /// What a fact counts.
    Counted { fact: FactId },
    /// A right form that is right for a time only, by its place among those of the name.
    Dated { name: NameId, dated: usize },
}

/// A word with what it means.
#[derive(Clone, Debug)]
struct Entry {
    language: Option<String>,
    means: Use,
    /// What is named or signalled by words inside of it.
    inside: Vec<(Option<String>, Use)>,
}

/// The words of all rulebooks.
#[derive(Clone, Debug, Default)]
pub struct Words {
    entries: Vec<Entry>,
    everywhere: Vec<ExtraWord>,
    by_language: BTreeMap<String, Vec<ExtraWord>>,
    expressions: Vec<(Regex, Option<String>, Use)>,
    /// Words of names of several words, for those that are misspelt.
    pub(super) spellings: Spellings,
    /// The facts that are about a name, by the name's place.
    pub(super) facts_of: Vec<Vec<FactId>>,
}

/// A word of a rulebook in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    pub(super) span: Span,
    pub(super) means: Use,
    /// Whether it is only a part of a longer word that was found here.
    pub(super) inner: bool,
}

impl Words {
    /// The words of these rules.
    pub fn new(rules: &RuleSet) -> Self {
        let mut words = Self {
            facts_of: vec![Vec::new(); rules.names.len()],
            spellings: misspelt::spellings(rules),
            ..Self::default()
        };
        let mut texts: Vec<String> = Vec::new();
        for (id, name) in rules.names() {
            for form in &name.forms {
                let is_acronym = name.acronym.as_deref() == Some(form.text.as_str());
                // A form is a form of the name in every article, whatever language it is taken from.
                words.add(&mut texts, &form.text, None, Use::Name { name: id, is_acronym }, true);
            }
            for (wrong, form) in name.wrong.iter().enumerate() {
                words.add(&mut texts, &form.text, form.language.as_deref(), Use::Wrong { name: id, wrong }, true);
            }
        }
        for (id, name) in rules.names() {
            for (dated, form) in name.dated.iter().enumerate() {
                words.add(&mut texts, &form.text, form.language.as_deref(), Use::Dated { name: id, dated }, true);
            }
        }
        for (id, fact) in rules.facts() {
            for &name in &fact.about {
                if let Some(facts) = words.facts_of.get_mut(name.0) {
                    facts.push(id);
                }
            }
            for (cue, words_of_cue) in cues(fact).enumerate() {
                for (part, pattern) in words_of_cue.parts.iter().enumerate() {
                    let means = Use::Cue { fact: id, cue, part };
                    words.add(&mut texts, pattern, words_of_cue.language.as_deref(), means, false);
                }
            }
            for counted in &fact.counted {
                if let [pattern] = counted.parts.as_slice() {
                    words.add(&mut texts, pattern, counted.language.as_deref(), Use::Counted { fact: id }, false);
                }
            }
        }
        words.look_inside(&texts);
        words
    }

    /// What [`crate::lang::Languages::with_words`] takes: the words for all languages, and those for one each.
    pub fn for_languages(&self) -> (Vec<ExtraWord>, BTreeMap<String, Vec<ExtraWord>>) {
        (self.everywhere.clone(), self.by_language.clone())
    }

    /// All words of the rulebooks in an article, in order.
    pub(super) fn find(&self, text: &str, reading: &Reading, language: &str) -> Vec<Found> {
        let mut found = Vec::new();
        for word in &reading.words {
            for id in &word.ids {
                let Some(entry) = usize::try_from(*id).ok().and_then(|id| self.entries.get(id)) else { continue };
                if !speaks(entry.language.as_deref(), language) {
                    continue;
                }
                found.push(Found { span: word.span, means: entry.means, inner: false });
                let inside = entry.inside.iter().filter(|(tag, _)| speaks(tag.as_deref(), language));
                // A cue inside a longer cue is a cue; only inside a name ("the Camp David summit") it says less.
                let is_cue = matches!(entry.means, Use::Cue { .. } | Use::Counted { .. });
                found.extend(inside.map(|&(_, means)| Found {
                    span: word.span,
                    means,
                    inner: !(is_cue && matches!(means, Use::Cue { .. })),
                }));
            }
        }
        for (expression, tag, means) in &self.expressions {
            if speaks(tag.as_deref(), language) {
                let matches = expression.find_iter(text).filter(|found| !found.is_empty());
                found.extend(matches.map(|at| Found {
                    span: Span::new(at.start(), at.end()),
                    means: *means,
                    inner: false,
                }));
            }
        }
        found.sort_unstable();
        found.dedup_by(|one, other| one.span == other.span && one.means == other.means);
        found
    }

    fn add(&mut self, texts: &mut Vec<String>, pattern: &Pattern, language: Option<&str>, means: Use, is_name: bool) {
        match pattern {
            Pattern::Regex(expression) => {
                self.expressions.push((expression.clone(), language.map(str::to_owned), means));
            }
            // The scan takes a figure as a figure, so what begins with one is looked for on its own.
            Pattern::Text(text) if text.starts_with(char::is_numeric) => {
                if let Ok(expression) = Regex::new(&format!(r"\b{}\b", regex::escape(text))) {
                    self.expressions.push((expression, language.map(str::to_owned), means));
                }
            }
            Pattern::Text(text) => {
                let Ok(id) = u32::try_from(self.entries.len()) else { return };
                let word = ExtraWord { text: text.clone(), id, is_name };
                match language {
                    None => self.everywhere.push(word),
                    Some(tag) => {
                        let pack = tag.split(['-', '_']).next().unwrap_or(tag).to_owned();
                        self.by_language.entry(pack).or_default().push(word);
                    }
                }
                self.entries.push(Entry { language: language.map(str::to_owned), means, inside: Vec::new() });
                texts.push(text.clone());
            }
        }
    }

    /// The scan reports only the longest word at a place. This finds the shorter ones inside it once and for all:
    /// "South Korea's spy agency" also names South Korea, "Camp David summit" also says "summit".
    fn look_inside(&mut self, texts: &[String]) {
        let mut by_text: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, text) in texts.iter().enumerate() {
            by_text.entry(text).or_default().push(at);
        }
        let mut inside = Vec::with_capacity(texts.len());
        for text in texts {
            let mut found = BTreeSet::new();
            for part in parts(text).into_iter().filter(|part| part != text) {
                for &at in by_text.get(part.as_str()).into_iter().flatten() {
                    let Some(entry) = self.entries.get(at) else { continue };
                    match entry.means {
                        Use::Name { .. } | Use::Cue { .. } => {
                            found.insert((entry.language.clone(), entry.means));
                        }
                        // What is wrong or counted alone may be right, or count something else, in a longer word.
                        Use::Wrong { .. } | Use::Counted { .. } | Use::Dated { .. } => {}
                    }
                }
            }
            inside.push(found.into_iter().collect());
        }
        for (entry, inside) in self.entries.iter_mut().zip(inside) {
            entry.inside = inside;
        }
    }
}

/// The cues of a fact, then its measures: both show that a sentence speaks of it.
pub(super) fn cues(fact: &crate::rulebook::Fact) -> impl Iterator<Item = &Cue> {
    fact.cues.iter().chain(&fact.measures)
}

/// The names among what was found; of several names at one place the one that is not part of another's form.
pub(super) fn names(text: &str, found: &[Found], rules: &RuleSet, reading: &Reading) -> Vec<Named> {
    let mut names: Vec<Named> = Vec::new();
    for word in found.iter().filter(|word| !word.inner) {
        let (name, wrong, is_acronym) = match word.means {
            Use::Name { name, is_acronym } => (name, None, is_acronym),
            Use::Wrong { name, wrong } => (name, Some(wrong), false),
            Use::Cue { .. } | Use::Counted { .. } | Use::Dated { .. } => continue,
        };
        if rules.name(name).is_some() {
            names.push(Named { name, wrong, is_acronym, span: word.span, voice: crate::finding::Voice::Own });
        }
    }
    // A wrong form that is somebody's right form at the same place is right.
    let right: BTreeSet<Span> = names.iter().filter(|name| name.wrong.is_none()).map(|name| name.span).collect();
    names.retain(|name| name.wrong.is_none() || !right.contains(&name.span));
    names.retain(|name| sentence_at(reading, name.span.start).is_some());
    for name in names.iter_mut().filter(|name| name.wrong.is_some()) {
        name.voice = voice_at(text, reading, name.span, None);
    }
    names
}

/// All runs of whole words of a text, with and without a possessive ending.
fn parts(text: &str) -> BTreeSet<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut found = BTreeSet::new();
    for from in 0..words.len() {
        for to in from + 1..=words.len() {
            let run = words.get(from..to).unwrap_or_default().join(" ");
            let bare = run.trim_matches(|c: char| !is_word(c)).to_owned();
            if let Some((stem, ending)) = bare.rsplit_once(['\'', '\u{2019}'])
                && ending.chars().count() <= 1
            {
                found.insert(stem.to_owned());
            }
            found.insert(bare);
        }
    }
    found
}
