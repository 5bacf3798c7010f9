//! Proposes a rulebook from a corpus: the names that come up often, with their variants, and the figures and dates that
//! several articles give for them. What is proposed is a draft: every entry shows where it is from, and passes its tests.

mod choose;
mod facts;
mod forms;
mod joined;
mod names;
#[cfg(test)]
mod tests;
mod uncased;
mod words;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::check::{self, Checker, Selection, Verdict};
use crate::claim::Words;
use crate::lang::{Language, Languages};
use crate::mention::{self, Reading};
use crate::rulebook;
use crate::source::Article;
use crate::value::UnitTable;

use choose::Chosen;
use facts::{Facts, Forms};
use names::Names;
use words::Script;

/// How many names are proposed at most.
const MOST_NAMES: usize = 60;
/// How many facts are proposed at most.
const MOST_FACTS: usize = 60;
/// Marks that stand behind the letter they are on.
const MARKS: std::ops::RangeInclusive<char> = '\u{300}'..='\u{36F}';
/// How often what does not pass its tests is left out; each time less is left that could fail.
const ROUNDS: usize = 4;

/// A rulebook that these articles suggest, as the text of a rule file.
pub fn draft(articles: &[Article], languages: &Languages, units: &UnitTable) -> String {
    let mut joined: BTreeSet<String> = BTreeSet::new();
    let mut names = Names::default();
    each(articles, languages, |number, article, reading, language| {
        if Script::of(language, languages).joined {
            joined.insert(language.tag().to_owned());
        }
        names.gather(number, article, reading, language, languages);
    });
    let chosen = names.choose();
    let forms = Forms::new(&chosen);
    let mut facts = Facts::default();
    each(articles, languages, |number, article, reading, language| {
        facts.gather(number, article, reading, language, languages, &forms);
    });
    let mut entries: Vec<Entry> = facts.entries(&chosen, articles.len(), units);
    entries.truncate(MOST_FACTS);
    // A name that nothing is told of, and that is written in one way only, can neither be right nor wrong.
    let told: BTreeSet<&str> = entries.iter().filter_map(|entry| entry.about.as_deref()).collect();
    let is_told = |name: &&Chosen| told.contains(name.id.as_str());
    let mut room = MOST_NAMES.saturating_sub(chosen.iter().filter(is_told).count());
    let mut all: Vec<Entry> = Vec::new();
    for name in &chosen {
        if is_told(&name) {
            all.extend(names.entry(name, articles.len()));
        } else if name.is_telling() && room > 0 {
            room -= 1;
            all.extend(names.entry(name, articles.len()));
        }
    }
    all.extend(entries);
    keep_known(&mut all);
    for _ in 0..ROUNDS {
        let failing = failing(&written(&all, articles.len(), &joined), languages, units);
        if failing.is_empty() {
            break;
        }
        all.retain(|entry| !failing.contains(&entry.id));
        keep_known(&mut all);
    }
    written(&all, articles.len(), &joined)
}

/// An entry of the rule file.
#[derive(Clone, Debug)]
struct Entry {
    id: String,
    /// The name that a fact is about.
    about: Option<String>,
    text: String,
}

/// Reads each article that a pack can read.
fn each(articles: &[Article], languages: &Languages, mut work: impl FnMut(usize, &Article, &Reading, &Language)) {
    for (number, article) in articles.iter().enumerate() {
        let tag = article.language.as_deref().or_else(|| languages.detect(article.text.plain()));
        if let Some(language) = tag.and_then(|tag| languages.get(tag)) {
            let reading = mention::read(article, language, article.date);
            work(number, article, &reading, language);
        }
    }
}

/// Leaves out the facts about names that are left out.
fn keep_known(entries: &mut Vec<Entry>) {
    let ids: BTreeSet<String> = entries.iter().map(|entry| entry.id.clone()).collect();
    entries.retain(|entry| entry.about.as_ref().is_none_or(|about| ids.contains(about)));
}

/// The rule file. `joined` are the languages of articles whose words do not stand apart.
fn written(entries: &[Entry], articles: usize, joined: &BTreeSet<String>) -> String {
    let mut text = format!(
        "# A draft, made of {articles} articles by `claimlint draft`. Nothing here is known to be right: look at each entry and\n\
         # its witnesses, correct it, give it a source, or delete it.\n"
    );
    if !joined.is_empty() {
        let tags = joined.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        let _ = writeln!(
            text,
            "# Of articles in {tags} only names are proposed that their signs show (letters for foreign names, brackets of titles,\n\
             # an acronym behind), and no facts: their words do not stand apart."
        );
    }
    let _ = write!(text, "\n[rulebook]\ntitle = \"Draft from {articles} articles\"\n");
    for entry in entries {
        let _ = write!(text, "\n{}", entry.text);
    }
    text
}

/// The ids of the entries that do not pass their own tests, or cannot be used.
fn failing(text: &str, languages: &Languages, units: &UnitTable) -> BTreeSet<String> {
    let (rules, problems) = rulebook::compile(&[("draft.toml".to_owned(), text.to_owned())], units);
    let words = Words::new(&rules);
    let (everywhere, by_language) = words.for_languages();
    let (own, _) = Languages::embedded();
    let own = own.with_words(everywhere, by_language);
    let checker = Checker::new(&rules, &words, &own, units, Selection::default());
    let mut failing: BTreeSet<String> = check::run_examples(&rules, &checker)
        .into_iter()
        .filter(|outcome| outcome.verdict != Verdict::Ok)
        .map(|outcome| outcome.rule)
        .collect();
    let trial = check::run_mutants(&rules, &checker);
    failing.extend(trial.survivors.into_iter().map(|survivor| survivor.rule));
    failing.extend(trial.unbound.iter().filter_map(|id| rules.fact(*id)).map(|fact| fact.id.clone()));
    let doubts = rulebook::lint(&rules, &languages.stop_words(rules.languages()));
    let doubted: BTreeSet<usize> =
        doubts.iter().chain(&problems).filter_map(|doubt| doubt.place.map(|(line, _)| line)).collect();
    // Every entry is about the lines from its id to the id of the next.
    let mut id = None;
    for (line, number) in text.lines().zip(1..) {
        if let Some(named) = line.strip_prefix("id = \"").and_then(|rest| rest.strip_suffix('"')) {
            id = Some(named.to_owned());
        }
        if doubted.contains(&number) {
            failing.extend(id.clone());
        }
    }
    failing
}

/// A TOML string.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.replace("[[", "[").replace("]]", "]").chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// The ASCII letters of a Latin letter with marks, or that stand for a Cyrillic or Arabic one; anything else as it is.
fn plain(letter: char) -> Vec<char> {
    // From U+00DF, U+0430 and U+0627 on.
    const LATIN: &str = "s a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th y a a a a a a c c c c c c c c \
        d d d d e e e e e e e e e e g g g g g g g g h h h h i i i i i i i i i i j j j j k k k l l l l l l l l l l \
        n n n n n n n n n o o o o o o oe oe r r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s";
    const CYRILLIC: &str =
        "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya e e dj g e dz i yi y";
    const ARABIC: &str = "a b h t th j h kh d dh r z s sh s d t z a gh - - - - - - f q k l m n h w y y";
    let tables = [(LATIN, 0xDF), (CYRILLIC, 0x430), (ARABIC, 0x627)];
    let found = tables.iter().find_map(|(table, first)| {
        let at = u32::from(letter).checked_sub(*first).and_then(|at| usize::try_from(at).ok())?;
        table.split_ascii_whitespace().nth(at)
    });
    match found {
        Some("-") => Vec::new(),
        Some(letters) => letters.chars().collect(),
        None => vec![letter],
    }
}

/// An id of words, with their letters as ASCII has them; `number` where nothing is left of them.
fn id_of(words: &str, number: usize) -> String {
    let mut id = String::new();
    for c in
        words.chars().flat_map(char::to_lowercase).filter(|c| !MARKS.contains(c)).map(crate::lang::fold).flat_map(plain)
    {
        if c.is_ascii_alphanumeric() {
            id.push(c);
        } else if !c.is_alphanumeric() && !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id: String = id.chars().take(60).collect();
    let id = id.trim_matches('-');
    if id.chars().filter(char::is_ascii_alphabetic).count() < 2 { format!("name-{number}") } else { id.to_owned() }
}
