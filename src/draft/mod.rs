//! Proposes a rulebook from a corpus: the names that come up often, with their variants, and the figures and dates that
//! several articles give for them. What is proposed is a draft: every entry shows where it is from, and passes its tests.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::check::{self, Checker, Selection, Verdict};
use crate::claim::Words;
use crate::lang::{Language, Languages};
use crate::mention::{self, Reading, Stated};
use crate::rulebook;
use crate::source::{Article, BlockKind};
use crate::span::Span;
use crate::value::{Grain, Hedge, PartialDate, Quantity, Tolerance, Unit, UnitTable, agree_dates, agree_quantities};

/// In how many articles a name must stand.
const FEWEST: usize = 3;
/// How many names are proposed at most.
const MOST_NAMES: usize = 40;
/// How many facts are proposed at most.
const MOST_FACTS: usize = 60;
/// How many witnesses of each side are shown.
const SHOWN: usize = 3;
/// The longest sentence that is taken as an example, in characters.
const LONGEST_SENTENCE: usize = 300;
/// How many words may stand between a value and the word that tells what it is of.
const REACH: usize = 4;
/// The shortest word that tells anything, in letters.
const SHORTEST_WORD: usize = 4;

/// One sentence of the corpus that speaks of names.
#[derive(Clone, Debug)]
struct Told {
    article: usize,
    place: String,
    sentence: String,
    tag: String,
}

/// A figure or date with where it is told.
#[derive(Clone, Debug)]
enum Value {
    Quantity(Quantity),
    Date(PartialDate),
}

/// What is gathered about one name.
#[derive(Clone, Debug, Default)]
struct NameStat {
    articles: BTreeSet<usize>,
    witnesses: Vec<(String, String)>,
    sentences: Vec<Told>,
}

/// What a fact is recognised by: the name, the word, and the unit (or that it is a date); whether the word is counted.
type Key = (String, String, String, bool);

/// Everything that is gathered.
#[derive(Debug, Default)]
struct Corpus {
    names: BTreeMap<String, NameStat>,
    /// How often a word is written small, and with a capital inside a sentence.
    small: BTreeMap<String, (usize, usize)>,
    acronyms: BTreeMap<String, BTreeMap<String, usize>>,
    facts: BTreeMap<Key, Vec<(Value, Told)>>,
}

/// A rulebook that these articles suggest, as the text of a rule file.
pub fn draft(articles: &[Article], languages: &Languages, units: &UnitTable) -> String {
    let mut corpus = Corpus::default();
    for (number, article) in articles.iter().enumerate() {
        let text = article.text.plain();
        let tag = article.language.as_deref().or_else(|| languages.detect(text));
        if let Some(language) = tag.and_then(|tag| languages.get(tag)) {
            let reading = mention::read(article, language, article.date);
            corpus.gather_names(number, article, &reading, language);
        }
    }
    let chosen = corpus.choose();
    for (number, article) in articles.iter().enumerate() {
        let text = article.text.plain();
        let tag = article.language.as_deref().or_else(|| languages.detect(text));
        if let Some(language) = tag.and_then(|tag| languages.get(tag)) {
            let reading = mention::read(article, language, article.date);
            corpus.gather_facts(number, article, &reading, language, &chosen);
        }
    }
    let mut entries = corpus.entries(&chosen, articles.len(), units);
    // What does not pass its own tests is left out, until all that is left does.
    for _ in 0..4 {
        let text = written(&entries, articles.len());
        let failing = failing(&text, languages, units);
        if failing.is_empty() {
            break;
        }
        entries.retain(|entry| !failing.contains(&entry.id));
        let ids: BTreeSet<String> = entries.iter().map(|entry| entry.id.clone()).collect();
        entries.retain(|entry| entry.about.as_ref().is_none_or(|about| ids.contains(about)));
    }
    written(&entries, articles.len())
}

/// A name as it is proposed.
#[derive(Clone, Debug)]
struct Chosen {
    preferred: String,
    id: String,
    acronym: Option<String>,
    variants: Vec<(String, usize)>,
    articles: usize,
}

/// An entry of the rule file.
#[derive(Clone, Debug)]
struct Entry {
    id: String,
    about: Option<String>,
    text: String,
}

impl Corpus {
    fn gather_names(&mut self, number: usize, article: &Article, reading: &Reading, language: &Language) {
        let text = article.text.plain();
        for definition in &reading.definitions {
            let (long, short) = (one_line(definition.long.of(text)), definition.short.of(text).to_owned());
            if short.chars().count() >= 2 {
                *self.acronyms.entry(long).or_default().entry(short).or_default() += 1;
            }
        }
        for sentence in reading.sentences.iter().filter(|sentence| is_prose(sentence.kind)) {
            let words = words(text, sentence.span);
            for (at, word) in words.iter().enumerate() {
                let written = word.of(text);
                let counts = self.small.entry(written.to_lowercase()).or_default();
                if written.starts_with(char::is_lowercase) {
                    counts.0 += 1;
                } else if at > 0 {
                    counts.1 += 1;
                }
            }
            let place = article.text.position(sentence.span.start);
            for run in runs(text, &words, reading, language) {
                // The first word of a sentence has a capital whatever it is.
                if run.start == sentence.span.start && !run.of(text).contains(' ') {
                    continue;
                }
                let name = one_line(run.of(text));
                let stat = self.names.entry(name).or_default();
                stat.articles.insert(number);
                if stat.sentences.len() < SHOWN {
                    let place = format!("{}:{}", article.id, place.line);
                    stat.witnesses.push((place.clone(), one_line(run.of(text))));
                    stat.sentences.push(told(number, place, sentence.span.of(text), language));
                }
            }
        }
    }

    /// The names to propose, those that stand in most articles first.
    fn choose(&self) -> Vec<Chosen> {
        let is_word = |word: &str| {
            let (small, capital) = self.small.get(&word.to_lowercase()).copied().unwrap_or_default();
            small * 4 >= capital.max(1)
        };
        let capitals: (usize, usize) =
            self.small.values().fold((0, 0), |(small, capital), (a, b)| (small + a, capital + b));
        // Where nouns have capitals, one word with a capital is no name.
        let nouns_have_capitals = capitals.1 * 5 > capitals.0;
        let mut ranked: Vec<(&String, usize)> = self
            .names
            .iter()
            .map(|(name, stat)| (name, stat.articles.len()))
            .filter(|(name, count)| {
                let words: Vec<&str> = name.split(' ').collect();
                *count >= FEWEST
                    && name.chars().count() >= 3
                    && !words.iter().all(|word| is_word(word))
                    && (words.len() > 1 || !nouns_have_capitals)
            })
            .collect();
        ranked.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
        let long: Vec<&str> = ranked.iter().map(|(name, _)| name.as_str()).filter(|name| name.contains(' ')).collect();
        let mut chosen: Vec<Chosen> = Vec::new();
        let mut taken: BTreeSet<String> = BTreeSet::new();
        for (name, count) in &ranked {
            // A last name, or the short form of exactly one longer name, is a variant of that.
            let owners: Vec<&&str> = long
                .iter()
                .filter(|long| **long != name.as_str() && long.split(' ').next_back() == Some(name))
                .collect();
            if !name.contains(' ') && !owners.is_empty() {
                continue;
            }
            let id = kebab(name);
            if id.is_empty() || !taken.insert(id.clone()) {
                continue;
            }
            let last = name.split(' ').next_back().filter(|last| *last != name.as_str());
            let alone = last.and_then(|last| {
                let shared = long.iter().filter(|other| other.split(' ').next_back() == Some(last)).count();
                let count = self.names.get(last).map_or(0, |stat| stat.articles.len());
                (shared == 1 && count >= FEWEST && !is_word(last)).then(|| (last.to_owned(), count))
            });
            let acronym = self
                .acronyms
                .get(name.as_str())
                .and_then(|short| short.iter().max_by_key(|(_, count)| **count).map(|(short, _)| short.clone()));
            chosen.push(Chosen {
                preferred: (*name).clone(),
                id,
                acronym,
                variants: alone.into_iter().collect(),
                articles: *count,
            });
            if chosen.len() == MOST_NAMES {
                break;
            }
        }
        chosen
    }

    fn gather_facts(
        &mut self,
        number: usize,
        article: &Article,
        reading: &Reading,
        language: &Language,
        chosen: &[Chosen],
    ) {
        let text = article.text.plain();
        for sentence in reading.sentences.iter().filter(|sentence| is_prose(sentence.kind)) {
            let part = sentence.span.of(text);
            if part.chars().count() > LONGEST_SENTENCE {
                continue;
            }
            let words = words(text, sentence.span);
            let runs: Vec<String> =
                runs(text, &words, reading, language).iter().map(|run| one_line(run.of(text))).collect();
            let here: Vec<&Chosen> = chosen
                .iter()
                .filter(|name| {
                    runs.iter().any(|run| *run == name.preferred || name.variants.iter().any(|(form, _)| form == run))
                })
                .collect();
            // Of two names it is not clear which one a figure is about.
            let [name] = here.as_slice() else { continue };
            let place = format!("{}:{}", article.id, article.text.position(sentence.span.start).line);
            for mention in reading.mentions.iter().filter(|mention| sentence.span.contains(mention.span)) {
                let (value, unit, counted) = match &mention.stated {
                    Stated::Quantity(stated) => {
                        let (unit, counted) = match &stated.quantity.unit {
                            Unit::One => (String::new(), true),
                            Unit::Percent => ("%".to_owned(), false),
                            Unit::Money(currency) => (currency.to_string(), false),
                            Unit::PercentPoint | Unit::Measure(_) => continue,
                        };
                        (Value::Quantity(stated.quantity.clone()), unit, counted)
                    }
                    Stated::Date(stated) if !stated.relative => {
                        let Some(date) = stated.written.filter(|date| date.year().is_some()) else { continue };
                        if !matches!(date.grain(), Grain::Day | Grain::Month | Grain::Year) {
                            continue;
                        }
                        (Value::Date(date), "date".to_owned(), false)
                    }
                    Stated::Date(_) | Stated::Period(_) | Stated::Ordinal(_) | Stated::Extra(_) => continue,
                };
                let Some(word) = word_beside(text, &words, mention.span, reading, language, counted) else { continue };
                let told = told(number, place.clone(), part, language);
                self.facts.entry((name.id.clone(), word, unit, counted)).or_default().push((value, told));
            }
        }
    }

    fn entries(&self, chosen: &[Chosen], articles: usize, units: &UnitTable) -> Vec<Entry> {
        let mut entries: Vec<Entry> = chosen.iter().filter_map(|name| self.name_entry(name, articles)).collect();
        let mut facts: Vec<(usize, Entry)> =
            self.facts.iter().filter_map(|(key, told)| fact_entry(key, told, chosen, units)).collect();
        facts.sort_by(|one, other| {
            (std::cmp::Reverse(one.0), &one.1.id).cmp(&(std::cmp::Reverse(other.0), &other.1.id))
        });
        facts.truncate(MOST_FACTS);
        entries.extend(facts.into_iter().map(|(_, entry)| entry));
        entries
    }

    fn name_entry(&self, name: &Chosen, articles: usize) -> Option<Entry> {
        let stat = self.names.get(&name.preferred)?;
        let mut text = String::new();
        let _ = writeln!(text, "# in {} of {articles} articles: {}", name.articles, places(&stat.witnesses));
        let _ = writeln!(text, "[[name]]\nid = \"{}\"", name.id);
        let kind = match (&name.acronym, name.variants.is_empty()) {
            (Some(_), _) => "organisation",
            (None, false) => "person",
            (None, true) => "other",
        };
        let _ = writeln!(
            text,
            "kind = \"{kind}\" # or person, organisation, place, treaty, operation, event, office, law, other"
        );
        let _ = writeln!(text, "preferred = {}", quoted(&name.preferred));
        if let Some(acronym) = &name.acronym {
            let _ = writeln!(text, "acronym = {}", quoted(acronym));
        }
        let told = stat.sentences.iter().find(|told| told.sentence.chars().count() <= LONGEST_SENTENCE)?;
        for (variant, count) in &name.variants {
            let _ = writeln!(text, "variants.{} = [{}] # in {count} articles", told.tag, quoted(variant));
        }
        for (wrong, count) in self.misspelt(name) {
            let _ = writeln!(
                text,
                "# wrong = [{{ text = {}, because = \"…\" }}] # in {count} articles; is it the same?",
                quoted(&wrong)
            );
        }
        let _ = writeln!(text, "accepts.{} = [{}]", told.tag, quoted(&told.sentence));
        Some(Entry { id: name.id.clone(), about: None, text })
    }

    /// Rare names that are a frequent one but for one letter.
    fn misspelt(&self, name: &Chosen) -> Vec<(String, usize)> {
        if name.preferred.chars().count() < 7 {
            return Vec::new();
        }
        let near = self.names.iter().filter(|(other, stat)| {
            **other != name.preferred
                && stat.articles.len() * 10 <= name.articles
                && other.chars().count().abs_diff(name.preferred.chars().count()) <= 1
                && is_one_off(other, &name.preferred)
        });
        near.map(|(other, stat)| (other.clone(), stat.articles.len())).take(SHOWN).collect()
    }
}

/// A fact that several articles tell, and how many of them; none if no two of them agree.
fn fact_entry(
    (name, word, unit, counted): &Key,
    told: &[(Value, Told)],
    chosen: &[Chosen],
    units: &UnitTable,
) -> Option<(usize, Entry)> {
    let known = chosen.iter().find(|known| known.id == *name)?;
    let mut sentences = BTreeSet::new();
    let mut camps: Vec<Vec<&(Value, Told)>> = Vec::new();
    for one in told.iter().filter(|(_, told)| sentences.insert(&told.sentence)) {
        match camps.iter_mut().find(|camp| camp.first().is_some_and(|first| agree(&first.0, &one.0, units))) {
            Some(camp) => camp.push(one),
            None => camps.push(vec![one]),
        }
    }
    let size = |camp: &Vec<&(Value, Told)>| camp.iter().map(|(_, told)| told.article).collect::<BTreeSet<_>>().len();
    camps.sort_by_key(|camp| std::cmp::Reverse(size(camp)));
    let main = camps.first().filter(|camp| size(camp) >= 2)?;
    let articles: usize = camps.iter().map(size).sum();
    // Where more say something else, the word is of many things: this year's profit, and last year's.
    if size(main) * 2 <= articles {
        return None;
    }
    let (value, first) = main.first()?;
    let tag = &first.tag;
    let id = format!("{name}-{}", kebab(word));
    let (kind, shown, notation) = match value {
        Value::Quantity(quantity) => {
            let plain = Quantity { hedge: Hedge::None, ..quantity.clone() };
            ("quantity", quantity.to_string(), quoted(&plain.to_string()))
        }
        Value::Date(date) => ("date", date.to_string(), quoted(&date.timex())),
    };
    let id = if unit == "date" { format!("{id}-date") } else { id };
    let mut text = String::new();
    let _ = writeln!(text, "# {} of {articles} articles say {shown}", size(main));
    for (_, told) in main.iter().take(SHOWN) {
        let _ = writeln!(text, "#   {}: {}", told.place, told.sentence);
    }
    for camp in camps.iter().skip(1) {
        let said = match &camp.first()?.0 {
            Value::Quantity(quantity) => quantity.to_string(),
            Value::Date(date) => date.to_string(),
        };
        let _ = writeln!(text, "# but {} says {said}", size(camp));
        for (_, told) in camp.iter().take(SHOWN) {
            let _ = writeln!(text, "#   {}: {}", told.place, told.sentence);
        }
    }
    let _ = writeln!(text, "[[{kind}]]\nid = \"{id}\"");
    let _ = writeln!(text, "states = {}", quoted(&format!("{}, {word}: {shown}.", known.preferred)));
    let _ = writeln!(text, "about = [\"{name}\"]");
    let words = if unit == "date" { "cues" } else { "measure" };
    let _ = writeln!(text, "{words}.{tag} = [{}]", quoted(word));
    if *counted {
        let _ = writeln!(text, "of.{tag} = [{}]", quoted(word));
    }
    let _ = writeln!(text, "value = {notation}");
    let _ = writeln!(text, "source = {{ title = {} }}", quoted(&first.place));
    let _ = writeln!(text, "status = \"reported\"");
    let _ = writeln!(text, "accepts.{tag} = [{}]", quoted(&first.sentence));
    Some((size(main), Entry { id, about: Some(name.clone()), text }))
}

fn agree(one: &Value, other: &Value, units: &UnitTable) -> bool {
    match (one, other) {
        (Value::Quantity(one), Value::Quantity(other)) => {
            agree_quantities(one, other, units, Tolerance::AsWritten).agrees()
        }
        (Value::Date(one), Value::Date(other)) => agree_dates(one, other).agrees(),
        (Value::Quantity(_), Value::Date(_)) | (Value::Date(_), Value::Quantity(_)) => false,
    }
}

/// The rule file.
fn written(entries: &[Entry], articles: usize) -> String {
    let mut text = format!(
        "# A draft, made of {articles} articles by `claimlint draft`. Nothing here is known to be right: look at each entry and\n\
         # its witnesses, correct it, give it a source, or delete it.\n\n[rulebook]\ntitle = \"Draft from {articles} articles\"\n"
    );
    for entry in entries {
        let _ = write!(text, "\n{}", entry.text);
    }
    text
}

/// The ids of the entries that do not pass their own tests, or cannot be used.
fn failing(text: &str, languages: &Languages, units: &UnitTable) -> BTreeSet<String> {
    let (rules, _) = rulebook::compile(&[("draft.toml".to_owned(), text.to_owned())], units);
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
    let doubted: BTreeSet<usize> = doubts.iter().filter_map(|doubt| doubt.place.map(|(line, _)| line)).collect();
    failing.extend(
        rules
            .facts
            .iter()
            .filter(|fact| fact.cues.iter().chain(&fact.measures).any(|cue| doubted.contains(&cue.place.line())))
            .map(|fact| fact.id.clone()),
    );
    failing.extend(
        rules
            .names
            .iter()
            .filter(|name| name.forms.iter().any(|form| doubted.contains(&form.place.line())))
            .map(|name| name.id.clone()),
    );
    failing
}

fn told(article: usize, place: String, sentence: &str, language: &Language) -> Told {
    Told { article, place, sentence: one_line(sentence), tag: language.tag().to_owned() }
}

const fn is_prose(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Paragraph | BlockKind::Quote | BlockKind::ListItem)
}

/// The words of a sentence: runs of letters and digits, with the hyphens inside.
fn words(text: &str, sentence: Span) -> Vec<Span> {
    let mut words = Vec::new();
    let mut start = None;
    let part = sentence.of(text);
    for (at, c) in part.char_indices().chain(std::iter::once((part.len(), ' '))) {
        let next = part.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        let inside = c.is_alphanumeric() || c == '-' && start.is_some() && next.is_some_and(char::is_alphanumeric);
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(Span::new(sentence.start + from, sentence.start + at));
                start = None;
            }
            (true, Some(_)) | (false, None) => {}
        }
    }
    words
}

/// Runs of words with capitals that are no stop words, no titles and no dates.
fn runs(text: &str, words: &[Span], reading: &Reading, language: &Language) -> Vec<Span> {
    let reference = &language.reference;
    let is_plain = |word: &str| {
        let small = word.to_lowercase();
        let listed = |list: &[String]| list.iter().any(|known| known.to_lowercase() == small);
        listed(&reference.stop_words) || listed(&reference.he_titles) || listed(&reference.she_titles)
    };
    let mut runs: Vec<Span> = Vec::new();
    let mut open: Option<Span> = None;
    for word in words {
        let written = word.of(text);
        let is_name = written.starts_with(char::is_uppercase)
            && written.chars().filter(|c| c.is_alphabetic()).count() >= 2
            && !is_plain(written)
            && !reading.mentions.iter().any(|mention| mention.span.overlaps(*word));
        let follows = open.is_some_and(|run| Span::new(run.end, word.start).of(text) == " ");
        match (is_name, open) {
            (true, Some(run)) if follows => open = Some(run.cover(*word)),
            (true, _) => {
                runs.extend(open);
                open = Some(*word);
            }
            (false, _) => {
                runs.extend(open);
                open = None;
            }
        }
    }
    runs.extend(open);
    runs
}

/// The word that tells what a value is of: the one right behind a count, else the nearest small word that says something.
fn word_beside(
    text: &str,
    words: &[Span],
    value: Span,
    reading: &Reading,
    language: &Language,
    counted: bool,
) -> Option<String> {
    let stop_words = &language.reference.stop_words;
    let tells = |word: &Span| {
        let written = word.of(text);
        written.chars().count() >= SHORTEST_WORD
            && written.starts_with(char::is_lowercase)
            && written.chars().all(char::is_alphabetic)
            && !stop_words.iter().any(|stop| stop == written)
            && !reading.mentions.iter().any(|mention| mention.span.overlaps(*word))
            && !reading.signals.iter().any(|signal| signal.span.overlaps(*word))
    };
    if counted {
        let behind = words.iter().find(|word| word.start >= value.end)?;
        let touches = Span::new(value.end, behind.start).of(text) == " ";
        return (touches && tells(behind)).then(|| behind.of(text).to_owned());
    }
    let split = words.partition_point(|word| word.end <= value.start);
    let before = words.get(..split).unwrap_or_default().iter().rev().take(REACH).enumerate();
    let behind = words.iter().filter(|word| word.start >= value.end).take(REACH).enumerate();
    let mut near: Vec<(usize, usize, &Span)> = before.map(|(at, word)| (at, 0, word)).collect();
    near.extend(behind.map(|(at, word)| (at, 1, word)));
    near.sort_by_key(|(at, side, _)| (*at, *side));
    near.into_iter().map(|(_, _, word)| word).find(|word| tells(word)).map(|word| word.of(text).to_owned())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn places(witnesses: &[(String, String)]) -> String {
    witnesses.iter().map(|(place, _)| place.clone()).collect::<Vec<_>>().join(", ")
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

fn kebab(words: &str) -> String {
    let lower = words.to_lowercase();
    let parts: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    parts.join("-").chars().take(80).collect::<String>().trim_end_matches('-').to_owned()
}

/// Whether two words differ in one letter, or in the order of two neighbours.
fn is_one_off(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let start = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (one, other) = (one.get(start..).unwrap_or_default(), other.get(start..).unwrap_or_default());
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let (left, right) = (one.len().saturating_sub(end), other.len().saturating_sub(end));
    let swapped = left == 2 && right == 2 && one.first() == other.get(1) && one.get(1) == other.first();
    left <= 1 && right <= 1 || swapped
}
