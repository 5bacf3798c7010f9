//! Which figures and dates several articles give for a name, and in which words.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::choose::Chosen;
use super::words::{LONGEST_PHRASE, LONGEST_SENTENCE, Script, Told, is_prose, one_line, runs, tells, words};
use super::{Entry, id_of, quoted};
use crate::lang::{Language, Languages};
use crate::mention::{Mention, Reading, Sentence, SignalKind, Stated};
use crate::source::Article;
use crate::span::Span;
use crate::value::{
    Decimal, Grain, Hedge, PartialDate, Quantity, Tolerance, Unit, UnitTable, agree_dates, agree_quantities,
};

/// How many words may stand between a value and a word that tells what it is of.
const REACH: usize = 10;
/// How many witnesses of each side are shown.
const SHOWN: usize = 3;
/// A word that stands in more than one of so many sentences with values tells nothing of one of them.
const COMMON: usize = 12;
/// How many sentences there must be before a word can be common.
const MANY: usize = 60;
/// How many words near their value sentences share that tell the same; and how many if the value is a bare year.
const SHARED: usize = 2;
const SHARED_WITH_YEAR: usize = 4;
/// Of how many names, the nearest first, a value may be.
const NAMES: usize = 3;
/// How many words sentences of one article share, besides the name and the value, that tell the same.
const SHARED_IN_ONE: usize = 3;
/// The longest sentence that is taken by itself, in characters, and the shortest, in words.
const PLAIN_SENTENCE: usize = 160;
const PLAIN_WORDS: usize = 6;
/// How near a word stands beside a value, how often at least, and in how many of ten of its sentences, if it tells what such
/// values are of.
const BESIDE: usize = 5;
const OFTEN: usize = 3;
const TELLS: usize = 1;
const TELLS_OF_YEARS: usize = 3;
/// How far behind "according to" a name may stand that told it, in bytes.
const SOURCE: usize = 24;
/// How many words are given at most that tell what is counted.
const MEASURES: usize = 4;
/// How many letters tell one word from another, whatever its ending.
const STEM: usize = 5;
/// The smallest count that is proposed: of two or three there is much in every article.
const SMALLEST_COUNT: i64 = 5;

/// A figure or date.
#[derive(Clone, Debug)]
enum Value {
    Quantity(Quantity),
    Date(PartialDate),
}

/// A value that an article gives near a name.
#[derive(Clone, Debug)]
struct Given {
    value: Value,
    /// The words that may tell what it is of, by how they begin, with how many words stand between.
    words: BTreeMap<String, (usize, String)>,
    /// How far the name is, in bytes.
    name: usize,
    /// The noun that is counted.
    counted: String,
    /// The time that it is said of; empty if none is.
    during: String,
    /// Whether the sentence is short and holds no other name and no other value of this kind.
    plain: bool,
    told: Told,
}

/// The name, the unit (or that it is a date), and how the noun that is counted begins.
type Key = (String, String, String);

/// All values that stand near names.
#[derive(Debug, Default)]
pub(super) struct Facts {
    given: BTreeMap<Key, Vec<Given>>,
    /// In how many sentences with a value and a name a word stands.
    common: BTreeMap<String, usize>,
    sentences: usize,
    /// In how many sentences a word stands, and beside values of a unit.
    seen: BTreeMap<String, usize>,
    beside: BTreeMap<(String, String), usize>,
}

/// A fact that may be proposed.
struct Proposal<'f> {
    name: &'f Chosen,
    key: &'f Key,
    word: &'f str,
    camps: Vec<Vec<&'f Given>>,
    /// How many articles tell the value of the first camp, and in how many sentences.
    articles: usize,
    sentences: usize,
    /// How far the word stands from the value, in all sentences of the first camp, and how far the name does.
    distance: usize,
    name_distance: usize,
}

impl Proposal<'_> {
    /// Whether its value is a bare year.
    fn is_year(&self) -> bool {
        let first = self.camps.first().and_then(|camp| camp.first());
        matches!(first.map(|first| &first.value), Some(Value::Date(date)) if date.grain() == Grain::Year)
    }
}

impl Facts {
    pub(super) fn gather(
        &mut self,
        number: usize,
        article: &Article,
        reading: &Reading,
        language: &Language,
        languages: &Languages,
        forms: &Forms<'_>,
    ) {
        let text = article.text.plain();
        let script = Script::of(language, languages);
        for sentence in reading.sentences.iter().filter(|sentence| is_prose(sentence.kind)) {
            let part = sentence.span.of(text);
            if part.chars().count() > LONGEST_SENTENCE || part.trim_end().ends_with(['?', '\u{61F}']) {
                continue;
            }
            let words = words(text, sentence.span);
            let telling: Vec<Span> =
                words.iter().copied().filter(|word| tells(text, *word, reading, language, script)).collect();
            for word in telling.iter().map(|word| stem(word.of(text))).collect::<BTreeSet<_>>() {
                *self.seen.entry(word).or_default() += 1;
            }
            let values: Vec<(&Mention, Stating)> = reading
                .mentions
                .iter()
                .filter(|mention| sentence.span.contains(mention.span))
                .filter(|mention| script.nouns || !is_part_of_a_name(text, mention, &words))
                .filter_map(|mention| Some((mention, value_of(text, mention, &words, &telling)?)))
                .collect();
            for (mention, stating) in &values {
                for (word, (distance, _)) in near(text, mention.span, &words, &telling) {
                    if distance <= BESIDE {
                        *self.beside.entry((stating.unit.clone(), word)).or_default() += 1;
                    }
                }
            }
            let named = forms.named(text, &words, reading, language, script);
            if values.is_empty() || named.iter().all(|(_, name)| name.is_none()) {
                continue;
            }
            let telling: Vec<Span> =
                telling.into_iter().filter(|word| !named.iter().any(|(span, _)| span.overlaps(*word))).collect();
            self.sentences += 1;
            for word in telling.iter().map(|word| stem(word.of(text))).collect::<BTreeSet<_>>() {
                *self.common.entry(word).or_default() += 1;
            }
            let place = format!("{}:{}", article.id, article.text.position(sentence.span.start).line);
            for (mention, Stating { value, unit, counted }) in values {
                let during = during(reading, sentence, mention, &unit);
                let near = near(text, mention.span, &words, &telling);
                let told = Told {
                    article: number,
                    place: place.clone(),
                    sentence: one_line(part),
                    tag: language.tag().to_owned(),
                };
                // One of the nearest names is what the value is of; which one, the other sentences tell that have it.
                let mut told_of: Vec<(usize, &Chosen)> = Vec::new();
                let mut nearest: Vec<(usize, &Chosen)> = named
                    .iter()
                    .filter(|(span, _)| !is_source(*span, reading))
                    .filter_map(|(span, name)| Some((distance(*span, mention.span), (*name)?)))
                    .collect();
                nearest.sort_by_key(|(distance, name)| (*distance, name.id.as_str()));
                for (distance, name) in nearest {
                    if told_of.len() < NAMES && told_of.iter().all(|(_, other)| other.id != name.id) {
                        told_of.push((distance, name));
                    }
                }
                let rivals = reading.mentions.iter().filter(|other| {
                    sentence.span.contains(other.span)
                        && other.span != mention.span
                        && matches!(
                            (&other.stated, &mention.stated),
                            (Stated::Quantity(_), Stated::Quantity(_))
                                | (Stated::Date(_) | Stated::Period(_), Stated::Date(_))
                        )
                });
                let is_signature = part.trim_start().starts_with('(') || part.contains('@');
                let plain = part.chars().count() <= PLAIN_SENTENCE
                    && words.len() >= PLAIN_WORDS
                    && !is_signature
                    && rivals.count() == 0
                    && named.iter().all(|(_, name)| name.is_some())
                    && told_of.len() == 1;
                for (name_distance, name) in told_of {
                    let key = (name.id.clone(), unit.clone(), stem(&counted));
                    self.given.entry(key).or_default().push(Given {
                        value: value.clone(),
                        words: near.clone(),
                        name: name_distance,
                        counted: counted.clone(),
                        during: during.clone(),
                        plain,
                        told: told.clone(),
                    });
                }
            }
        }
    }

    /// The facts to propose, those that most articles tell first.
    pub(super) fn entries(&self, chosen: &[Chosen], articles: usize, units: &UnitTable) -> Vec<Entry> {
        let mut proposals: Vec<Proposal<'_>> = Vec::new();
        for (key, given) in &self.given {
            let Some(name) = chosen.iter().find(|name| name.id == key.0) else { continue };
            let mut sentences = BTreeSet::new();
            let given: Vec<&Given> = given.iter().filter(|given| sentences.insert(&given.told.sentence)).collect();
            let words: BTreeSet<&str> = if key.2.is_empty() {
                given.iter().flat_map(|given| given.words.keys()).map(String::as_str).collect()
            } else {
                BTreeSet::from([key.2.as_str()])
            };
            let mut of_key: Vec<Proposal<'_>> = words
                .into_iter()
                .filter(|word| !key.2.is_empty() || !self.is_common(word))
                .filter_map(|word| proposals_of(name, key, word, &given, units))
                .filter(|proposal| {
                    let wanted = match (proposal.is_year(), proposal.sentences) {
                        (true, _) => TELLS_OF_YEARS,
                        (false, 1) => TELLS,
                        (false, _) => 0,
                    };
                    self.tells_of(proposal.word, &key.1) >= wanted
                })
                .collect();
            of_key.sort_by_key(|proposal| {
                let often = (proposal.articles, proposal.sentences, self.tells_of(proposal.word, &key.1));
                (std::cmp::Reverse(often), proposal.distance, proposal.word)
            });
            // One value is one fact, in the words that are nearest to it.
            let mut taken: Vec<&Value> = Vec::new();
            for proposal in of_key {
                let Some(value) = proposal.camps.first().and_then(|camp| camp.first()).map(|given| &given.value) else {
                    continue;
                };
                if !taken.iter().any(|other| agree(other, value, units)) {
                    taken.push(value);
                    proposals.push(proposal);
                }
            }
        }
        proposals.sort_by(|one, other| {
            let rank = |proposal: &Proposal<'_>| {
                (std::cmp::Reverse((proposal.articles, proposal.sentences)), proposal.name_distance, proposal.distance)
            };
            (rank(one), one.key, one.word).cmp(&(rank(other), other.key, other.word))
        });
        // What one sentence gives once is one fact, of the name that is nearest.
        let mut told: BTreeSet<(&str, String)> = BTreeSet::new();
        proposals.retain(|proposal| {
            let main = proposal.camps.first().into_iter().flatten();
            let places: Vec<(&str, String)> =
                main.map(|given| (given.told.sentence.as_str(), shown(&given.value))).collect();
            let is_new = !places.iter().any(|place| told.contains(place));
            told.extend(places);
            is_new
        });
        let mut ids: BTreeSet<String> = BTreeSet::new();
        proposals
            .iter()
            .filter(|proposal| proposal.articles * 3 <= articles.max(6) * 2)
            .enumerate()
            .filter_map(|(number, proposal)| written(proposal, number + 1, &mut ids))
            .collect()
    }

    /// In how many of ten of its sentences a word stands beside a value of a unit: "turnover" does often, "against" does not.
    fn tells_of(&self, word: &str, unit: &str) -> usize {
        let beside = self.beside.get(&(unit.to_owned(), word.to_owned())).copied().unwrap_or_default();
        if beside < OFTEN { 0 } else { beside * 10 / self.seen.get(word).copied().unwrap_or(1).max(1) }
    }

    fn is_common(&self, word: &str) -> bool {
        self.sentences > MANY && self.common.get(word).is_some_and(|count| count * COMMON > self.sentences)
    }
}

/// Values with one word beside them, of which most agree: by value.
fn proposals_of<'f>(
    name: &'f Chosen,
    key: &'f Key,
    word: &'f str,
    given: &[&'f Given],
    units: &UnitTable,
) -> Option<Proposal<'f>> {
    let mut camps: Vec<Vec<&Given>> = Vec::new();
    for one in given.iter().filter(|given| !key.2.is_empty() || given.words.contains_key(word)) {
        match camps.iter_mut().find(|camp| camp.first().is_some_and(|first| agree(&first.value, &one.value, units))) {
            Some(camp) => camp.push(one),
            None => camps.push(vec![one]),
        }
    }
    camps.sort_by_key(|camp| std::cmp::Reverse((size(camp), camp.len())));
    let main = camps.first()?;
    let articles = size(main);
    // What is said of another time contradicts nothing.
    let times: BTreeSet<&str> = main.iter().map(|given| given.during.as_str()).collect();
    let is_of_that_time =
        |given: &&Given| given.during.is_empty() || times.contains(given.during.as_str()) || times.contains("");
    let camps: Vec<Vec<&Given>> = camps
        .iter()
        .map(|camp| camp.iter().copied().filter(is_of_that_time).collect::<Vec<_>>())
        .filter(|camp| !camp.is_empty())
        .collect();
    let main = camps.first()?;
    let all: usize = camps.iter().map(|camp| size(camp)).sum();
    let sentences = main.len();
    // Where as many say something else, the word is of many things: this year's profit, and last year's.
    let is_plain = main.first().is_some_and(|given| given.plain && is_large(&given.value));
    let is_clear = (sentences >= 2 || is_plain) && articles * 2 > all;
    if !is_clear || !main.first().is_some_and(|first| is_telling(&first.value, articles)) {
        return None;
    }
    // Sentences that tell the same share more than one word; a bare year is told with everything.
    let is_year =
        matches!(main.first().map(|first| &first.value), Some(Value::Date(date)) if date.grain() == Grain::Year);
    let shared = shared(main).len() + usize::from(!key.2.is_empty());
    let wanted = match (is_year, articles) {
        _ if sentences == 1 => 0,
        (true, _) => SHARED_WITH_YEAR,
        (false, 1) => SHARED_IN_ONE,
        (false, _) => SHARED,
    };
    if shared < wanted {
        return None;
    }
    let distance = main.iter().filter_map(|given| given.words.get(word)).map(|(distance, _)| distance).sum();
    let name_distance = main.iter().map(|given| given.name).sum();
    Some(Proposal { name, key, word, camps, articles, sentences, distance, name_distance })
}

/// How the words begin that stand near the value in several sentences, those that are in most first.
fn shared(camp: &[&Given]) -> Vec<String> {
    let mut sentences: BTreeMap<&str, (BTreeSet<&str>, usize)> = BTreeMap::new();
    for given in camp {
        for (word, (distance, _)) in &given.words {
            let entry = sentences.entry(word).or_default();
            entry.0.insert(&given.told.sentence);
            entry.1 += distance;
        }
    }
    let mut words: Vec<(usize, usize, &str)> = sentences
        .into_iter()
        .filter(|(_, (sentences, _))| sentences.len() >= 2)
        .map(|(word, (sentences, distance))| (usize::MAX - sentences.len(), distance, word))
        .collect();
    words.sort_unstable();
    words.into_iter().map(|(_, _, word)| word.to_owned()).collect()
}

/// The words of a camp that begin so, as they are written; that of the first sentence first.
fn forms(first: &Given, camp: &[&Given], word: &str) -> Vec<String> {
    let mut forms: Vec<String> = Vec::new();
    for given in std::iter::once(&first).chain(camp) {
        if let Some((_, form)) = given.words.get(word)
            && !forms.contains(form)
        {
            forms.push(form.clone());
        }
    }
    forms
}

/// A word with those of its neighbours in a sentence that are shared too: "back tax bill".
fn phrase(sentence: &str, word: &str, shared: &[String]) -> String {
    let words: Vec<&str> = sentence.split(' ').collect();
    let Some(at) = words.iter().position(|other| *other == word) else { return word.to_owned() };
    let is_shared = |other: &&&str| {
        let letters = other.chars().all(char::is_alphabetic);
        letters && shared.contains(&stem(other))
    };
    let before = words.get(..at).unwrap_or_default().iter().rev().take_while(is_shared).count();
    let behind = words.get(at + 1..).unwrap_or_default().iter().take_while(is_shared).count();
    words.get(at - before..=at + behind).map_or_else(|| word.to_owned(), |words| words.join(" "))
}

/// How a word begins: what it keeps in all its forms.
fn stem(word: &str) -> String {
    word.chars().take(STEM).flat_map(char::to_lowercase).collect()
}

fn shown(value: &Value) -> String {
    match value {
        Value::Quantity(quantity) => quantity.to_string(),
        Value::Date(date) => date.to_string(),
    }
}

fn size(camp: &[&Given]) -> usize {
    camp.iter().map(|given| given.told.article).collect::<BTreeSet<_>>().len()
}

/// Whether two articles hardly have a value in common by chance: it has two digits, or many articles tell it.
fn is_telling(value: &Value, articles: usize) -> bool {
    match value {
        Value::Date(_) => true,
        Value::Quantity(quantity) => {
            let digits = quantity.figure.value.normalize().mantissa().unsigned_abs().to_string();
            let is_count = quantity.unit == Unit::One;
            let is_small = is_count && quantity.figure.value < Decimal::from(SMALLEST_COUNT);
            !is_small && (digits.trim_end_matches('0').len() > 1 || articles > 2)
        }
    }
}

/// Whether a value is told for its own sake: it has three digits or more that are no zeros at the end, or is a day.
fn is_large(value: &Value) -> bool {
    match value {
        Value::Date(date) => date.grain() == Grain::Day,
        Value::Quantity(quantity) => {
            let digits = quantity.figure.value.normalize().mantissa().unsigned_abs().to_string();
            digits.trim_end_matches('0').len() >= 3 || quantity.figure.value >= Decimal::from(1_000_000_i64)
        }
    }
}

fn written(proposal: &Proposal<'_>, number: usize, ids: &mut BTreeSet<String>) -> Option<Entry> {
    let Proposal { name, key: (_, unit, counted), word, camps, articles, sentences, .. } = proposal;
    let main = camps.first()?;
    let first = main.iter().min_by_key(|given| given.told.sentence.chars().count())?;
    let tag = &first.told.tag;
    let all: usize = camps.iter().map(|camp| size(camp)).sum();
    let (kind, notation) = match &first.value {
        Value::Quantity(quantity) => {
            let plain = Quantity { hedge: Hedge::None, ..quantity.clone() };
            ("quantity", quoted(&plain.to_string()))
        }
        Value::Date(date) => ("date", quoted(&date.timex())),
    };
    let shared = shared(main);
    let words = if counted.is_empty() {
        let mut words = forms(first, main, word);
        if let Some(first_word) = words.first_mut() {
            *first_word = phrase(&first.told.sentence, first_word, &shared);
        }
        words
    } else {
        shared.iter().take(MEASURES).filter_map(|word| forms(first, main, word).into_iter().next()).collect()
    };
    let telling = words.first()?;
    let mut id = id_of(&format!("{}-{telling}", name.id), number);
    if unit == "date" {
        id.push_str("-date");
    }
    if !ids.insert(id.clone()) {
        id = format!("{id}-{number}");
        ids.insert(id.clone());
    }
    let mut text = String::new();
    let said = shown(&first.value);
    if *articles > 1 {
        let _ = writeln!(text, "# {articles} of {all} articles say {said}");
    } else {
        let _ = writeln!(text, "# one article says {said}, {sentences} times");
    }
    for given in main.iter().take(SHOWN) {
        let _ = writeln!(text, "#   {}: {}", given.told.place, given.told.sentence);
    }
    for camp in camps.iter().skip(1) {
        let said = shown(&camp.first()?.value);
        let _ = writeln!(text, "# but {} says {said}", size(camp));
        for given in camp.iter().take(SHOWN) {
            let _ = writeln!(text, "#   {}: {}", given.told.place, given.told.sentence);
        }
    }
    let _ = writeln!(text, "[[{kind}]]\nid = \"{id}\"");
    let _ = writeln!(text, "states = {}", quoted(&first.told.sentence));
    let _ = writeln!(text, "about = [\"{}\"]", name.id);
    let list = |words: &[String]| words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(", ");
    let kind = if unit == "date" { "cues" } else { "measure" };
    let _ = writeln!(text, "{kind}.{tag} = [{}]", list(&words));
    if !counted.is_empty() {
        let mut forms: Vec<String> = vec![first.counted.clone()];
        forms.extend(main.iter().map(|given| given.counted.clone()).filter(|form| *form != first.counted));
        forms.dedup();
        let _ = writeln!(text, "of.{tag} = [{}]", list(&forms));
    }
    let during = &first.during;
    if !during.is_empty() {
        let _ = writeln!(text, "during = \"{during}\"");
    }
    let _ = writeln!(text, "value = {notation}");
    let _ = writeln!(text, "source = {{ title = {} }}", quoted(&first.told.place));
    let _ = writeln!(text, "status = \"reported\"");
    let _ = writeln!(text, "accepts.{tag} = [{}]", quoted(&first.told.sentence));
    Some(Entry { id, about: Some(name.id.clone()), text })
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

/// Names by each of their forms.
pub(super) struct Forms<'c>(BTreeMap<&'c str, &'c Chosen>);

impl<'c> Forms<'c> {
    pub(super) fn new(chosen: &'c [Chosen]) -> Self {
        let mut forms = BTreeMap::new();
        for name in chosen {
            for form in name.forms() {
                forms.entry(form).or_insert(name);
            }
        }
        Self(forms)
    }

    /// The names of a sentence, those that are proposed and those that are not.
    fn named(
        &self,
        text: &str,
        words: &[Span],
        reading: &Reading,
        language: &Language,
        script: Script,
    ) -> Vec<(Span, Option<&'c Chosen>)> {
        let of = |span: Span| self.0.get(one_line(span.of(text)).as_str()).copied();
        if script.uncased {
            let phrases = (1..=LONGEST_PHRASE).flat_map(|length| words.windows(length));
            let spans = phrases.filter_map(|words| Some(words.first()?.cover(*words.last()?)));
            return spans.filter_map(|span| Some((span, Some(of(span)?)))).collect();
        }
        let mut named = Vec::new();
        for run in runs(text, words, reading, language) {
            // A name may stand behind a title.
            let starts = words.iter().filter(|word| run.contains(**word)).map(|word| Span::new(word.start, run.end));
            let known = starts.into_iter().find_map(|span| Some((span, of(span)?)));
            let is_first = words.first().is_some_and(|word| word.start == run.start) && !run.of(text).contains(' ');
            match known {
                Some((span, name)) => named.push((span, Some(name))),
                // Where nouns have capitals, most words with one are no names.
                None if !script.nouns && !is_first => named.push((run, None)),
                None => {}
            }
        }
        named
    }
}

/// Whether a figure stands right behind a word with a capital inside of a sentence: "Level 42".
fn is_part_of_a_name(text: &str, mention: &Mention, words: &[Span]) -> bool {
    let before = words.iter().skip(1).take_while(|word| word.end <= mention.span.start).last();
    before.is_some_and(|before| {
        matches!(mention.stated, Stated::Quantity(_))
            && Span::new(before.end, mention.span.start).of(text) == " "
            && before.of(text).starts_with(char::is_uppercase)
    })
}

/// What a mention says, its unit, and the noun that it counts.
struct Stating {
    value: Value,
    unit: String,
    counted: String,
}

/// What a mention says; none if it cannot be a fact.
fn value_of(text: &str, mention: &Mention, words: &[Span], telling: &[Span]) -> Option<Stating> {
    match &mention.stated {
        Stated::Quantity(stated) => {
            let (unit, counted) = match &stated.quantity.unit {
                Unit::One => {
                    let behind = words.iter().find(|word| word.start >= mention.span.end)?;
                    let touches = Span::new(mention.span.end, behind.start).of(text) == " ";
                    if !touches || !telling.contains(behind) {
                        return None;
                    }
                    (String::new(), behind.of(text).to_owned())
                }
                Unit::Percent => ("%".to_owned(), String::new()),
                Unit::Money(currency) => (currency.to_string(), String::new()),
                Unit::PercentPoint | Unit::Measure(_) => return None,
            };
            Some(Stating { value: Value::Quantity(stated.quantity.clone()), unit, counted })
        }
        Stated::Date(stated) if !stated.relative => {
            let date = stated.written.filter(|date| date.year().is_some())?;
            matches!(date.grain(), Grain::Day | Grain::Month | Grain::Year).then(|| Stating {
                value: Value::Date(date),
                unit: "date".to_owned(),
                counted: String::new(),
            })
        }
        Stated::Date(_) | Stated::Period(_) | Stated::Ordinal(_) => None,
    }
}

/// The one time with a year that a figure of a sentence is said of; empty if there is none, or more.
fn during(reading: &Reading, sentence: &Sentence, value: &Mention, unit: &str) -> String {
    if unit == "date" || unit.is_empty() {
        return String::new();
    }
    let mut times = reading.mentions.iter().filter(|mention| {
        sentence.span.contains(mention.span)
            && mention.span != value.span
            && matches!(mention.stated, Stated::Date(_) | Stated::Period(_))
    });
    match (times.next().map(|time| &time.stated), times.next()) {
        (Some(Stated::Date(stated)), None) if !stated.relative => {
            stated.written.filter(|date| date.year().is_some()).map(|date| date.timex()).unwrap_or_default()
        }
        (Some(_) | None, _) => String::new(),
    }
}

/// The telling words near a value, with how many words stand between.
fn near(text: &str, value: Span, words: &[Span], telling: &[Span]) -> BTreeMap<String, (usize, String)> {
    let split = words.partition_point(|word| word.end <= value.start);
    let before = words.get(..split).unwrap_or_default().iter().rev().take(REACH).enumerate();
    let behind = words.iter().filter(|word| word.start >= value.end).take(REACH).enumerate();
    let mut near: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for (at, word) in before.chain(behind).filter(|(_, word)| telling.contains(word)) {
        let here = (at, word.of(text).to_owned());
        near.entry(stem(word.of(text)))
            .and_modify(|known| {
                if here.0 < known.0 {
                    known.clone_from(&here);
                }
            })
            .or_insert_with(|| here.clone());
    }
    near
}

/// Whether what is named only told it: "according to the agency".
fn is_source(name: Span, reading: &Reading) -> bool {
    reading.signals.iter().any(|signal| {
        signal.kind == SignalKind::Attribution
            && signal.span.start < name.start
            && name.start.saturating_sub(signal.span.end) <= SOURCE
    })
}

fn distance(one: Span, other: Span) -> usize {
    if one.end <= other.start { other.start - one.end } else { one.start.saturating_sub(other.end) }
}
