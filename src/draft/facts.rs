//! Which figures and dates several articles give for a name, and in which words.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::names::Chosen;
use super::words::{LONGEST_SENTENCE, Script, Told, is_prose, one_line, runs, tells, words};
use super::{Entry, id_of, quoted};
use crate::lang::{Language, Languages};
use crate::mention::{Mention, Reading, Sentence, Stated};
use crate::source::Article;
use crate::span::Span;
use crate::value::{
    Decimal, Grain, Hedge, PartialDate, Quantity, Tolerance, Unit, UnitTable, agree_dates, agree_quantities,
};

/// How many words may stand between a value and a word that tells what it is of.
const REACH: usize = 6;
/// How many witnesses of each side are shown.
const SHOWN: usize = 3;
/// A word that stands in more than one of so many sentences with values tells nothing of one of them.
const COMMON: usize = 12;
/// How many sentences there must be before a word can be common.
const MANY: usize = 60;
/// How many words near their value sentences share that tell the same; and how many if the value is a bare year.
const SHARED: usize = 2;
const SHARED_WITH_YEAR: usize = 4;
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
    /// The words that may tell what it is of, with how many words stand between.
    words: BTreeMap<String, usize>,
    told: Told,
}

/// The name, the unit (or that it is a date), the noun that is counted, and the time that a figure is said of.
type Key = (String, String, String, String);

/// All values that stand near names.
#[derive(Debug, Default)]
pub(super) struct Facts {
    given: BTreeMap<Key, Vec<Given>>,
    /// In how many sentences with a value a word stands.
    common: BTreeMap<String, usize>,
    sentences: usize,
}

/// A fact that may be proposed.
struct Proposal<'f> {
    name: &'f Chosen,
    key: &'f Key,
    word: &'f str,
    camps: Vec<Vec<&'f Given>>,
    /// How many articles tell the value of the first camp.
    articles: usize,
    /// How far the word stands from the value, in all sentences of the first camp.
    distance: usize,
}

impl Facts {
    pub(super) fn gather(
        &mut self,
        number: usize,
        article: &Article,
        reading: &Reading,
        language: &Language,
        languages: &Languages,
        chosen: &[Chosen],
    ) {
        let text = article.text.plain();
        let script = Script::of(language, languages);
        for sentence in reading.sentences.iter().filter(|sentence| is_prose(sentence.kind)) {
            let part = sentence.span.of(text);
            if part.chars().count() > LONGEST_SENTENCE || part.trim_end().ends_with(['?', '\u{61F}']) {
                continue;
            }
            let words = words(text, sentence.span);
            let named = named(text, &words, reading, language, script, chosen);
            if named.iter().all(|(_, name)| name.is_none()) {
                continue;
            }
            let telling: Vec<Span> = words
                .iter()
                .copied()
                .filter(|word| tells(text, *word, reading, language, script))
                .filter(|word| !named.iter().any(|(span, _)| span.overlaps(*word)))
                .collect();
            self.sentences += 1;
            for word in telling.iter().map(|word| word.of(text)).collect::<BTreeSet<_>>() {
                *self.common.entry(word.to_owned()).or_default() += 1;
            }
            let place = format!("{}:{}", article.id, article.text.position(sentence.span.start).line);
            for mention in reading.mentions.iter().filter(|mention| sentence.span.contains(mention.span)) {
                // The nearest name is what the value is of; where no rulebook could know that one, nothing is.
                let Some(Some(name)) = named
                    .iter()
                    .min_by_key(|(span, _)| (distance(*span, mention.span), span.start))
                    .map(|(_, name)| *name)
                else {
                    continue;
                };
                let Some((value, unit, counted)) = value_of(text, mention, &words, &telling) else { continue };
                let Some(during) = during(reading, sentence, mention, &unit) else { continue };
                let near = near(text, mention.span, &words, &telling);
                let told = Told {
                    article: number,
                    place: place.clone(),
                    sentence: one_line(part),
                    tag: language.tag().to_owned(),
                };
                let key = (name.id.clone(), unit, counted, during);
                self.given.entry(key).or_default().push(Given { value, words: near, told });
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
                .collect();
            of_key.sort_by_key(|proposal| (std::cmp::Reverse(proposal.articles), proposal.distance, proposal.word));
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
            let rank = |proposal: &Proposal<'_>| std::cmp::Reverse(proposal.articles);
            (rank(one), one.key, one.word).cmp(&(rank(other), other.key, other.word))
        });
        let mut ids: BTreeSet<String> = BTreeSet::new();
        proposals
            .iter()
            .filter(|proposal| proposal.articles * 3 <= articles.max(6) * 2)
            .enumerate()
            .filter_map(|(number, proposal)| written(proposal, number + 1, &mut ids))
            .collect()
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
    camps.sort_by_key(|camp| std::cmp::Reverse(size(camp)));
    let main = camps.first()?;
    let articles = size(main);
    let all: usize = camps.iter().map(|camp| size(camp)).sum();
    // Where as many say something else, the word is of many things: this year's profit, and last year's.
    let is_clear = articles >= 2 && articles * 2 > all;
    if !is_clear || !main.first().is_some_and(|first| is_telling(&first.value, articles)) {
        return None;
    }
    // Sentences that tell the same share more than one word; a bare year is told with everything.
    let is_year =
        matches!(main.first().map(|first| &first.value), Some(Value::Date(date)) if date.grain() == Grain::Year);
    let shared = shared(main).len() + usize::from(!key.2.is_empty());
    if shared < if is_year { SHARED_WITH_YEAR } else { SHARED } {
        return None;
    }
    let distance = main.iter().filter_map(|given| given.words.get(word)).sum();
    Some(Proposal { name, key, word, camps, articles, distance })
}

/// The words that stand near the value in sentences of several articles, those that are in most first.
fn shared(camp: &[&Given]) -> Vec<String> {
    let mut articles: BTreeMap<&str, (BTreeSet<usize>, usize)> = BTreeMap::new();
    for given in camp {
        for (word, distance) in &given.words {
            let entry = articles.entry(word).or_default();
            entry.0.insert(given.told.article);
            entry.1 += distance;
        }
    }
    let mut words: Vec<(usize, usize, &str)> = articles
        .into_iter()
        .filter(|(_, (articles, _))| articles.len() >= 2)
        .map(|(word, (articles, distance))| (usize::MAX - articles.len(), distance, word))
        .collect();
    words.sort_unstable();
    words.into_iter().map(|(_, _, word)| word.to_owned()).collect()
}

/// A word with those of its neighbours in a sentence that are shared too: "back tax bill".
fn phrase(sentence: &str, word: &str, shared: &[String]) -> String {
    let words: Vec<&str> = sentence.split(' ').collect();
    let Some(at) = words.iter().position(|other| *other == word) else { return word.to_owned() };
    let is_shared = |other: &&&str| shared.iter().any(|word| word == **other);
    let before = words.get(..at).unwrap_or_default().iter().rev().take_while(is_shared).count();
    let behind = words.get(at + 1..).unwrap_or_default().iter().take_while(is_shared).count();
    words.get(at - before..=at + behind).map_or_else(|| word.to_owned(), |words| words.join(" "))
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

fn written(proposal: &Proposal<'_>, number: usize, ids: &mut BTreeSet<String>) -> Option<Entry> {
    let Proposal { name, key: (_, unit, counted, during), word, camps, articles, .. } = proposal;
    let main = camps.first()?;
    let first = main.iter().min_by_key(|given| given.told.sentence.chars().count())?;
    let tag = &first.told.tag;
    let all: usize = camps.iter().map(|camp| size(camp)).sum();
    let (kind, shown, notation) = match &first.value {
        Value::Quantity(quantity) => {
            let plain = Quantity { hedge: Hedge::None, ..quantity.clone() };
            ("quantity", quantity.to_string(), quoted(&plain.to_string()))
        }
        Value::Date(date) => ("date", date.to_string(), quoted(&date.timex())),
    };
    let shared = shared(main);
    let words = if counted.is_empty() { vec![phrase(&first.told.sentence, word, &shared)] } else { shared };
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
    let _ = writeln!(text, "# {articles} of {all} articles say {shown}");
    for given in main.iter().take(SHOWN) {
        let _ = writeln!(text, "#   {}: {}", given.told.place, given.told.sentence);
    }
    for camp in camps.iter().skip(1) {
        let said = match &camp.first()?.value {
            Value::Quantity(quantity) => quantity.to_string(),
            Value::Date(date) => date.to_string(),
        };
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
        let _ = writeln!(text, "of.{tag} = [{}]", quoted(counted));
    }
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

/// The names of a sentence, those that are proposed and those that are not.
fn named<'c>(
    text: &str,
    words: &[Span],
    reading: &Reading,
    language: &Language,
    script: Script,
    chosen: &'c [Chosen],
) -> Vec<(Span, Option<&'c Chosen>)> {
    let of = |span: Span| {
        let written = one_line(span.of(text));
        chosen.iter().find(|name| name.is(&written))
    };
    if script.uncased {
        let phrases = (2..=4).flat_map(|length| words.windows(length));
        let spans = phrases.filter_map(|words| Some(words.first()?.cover(*words.last()?)));
        return spans.filter_map(|span| Some((span, Some(of(span)?)))).collect();
    }
    runs(text, words, reading, language)
        .into_iter()
        .filter(|run| {
            run.start > words.first().map_or(0, |word| word.start) || run.of(text).contains(' ') || of(*run).is_some()
        })
        // Where nouns have capitals, most words with one are no names.
        .filter(|run| !script.nouns || of(*run).is_some())
        .map(|run| (run, of(run)))
        .collect()
}

/// What a mention says, its unit, and the noun that it counts; none if it cannot be a fact.
fn value_of(text: &str, mention: &Mention, words: &[Span], telling: &[Span]) -> Option<(Value, String, String)> {
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
            Some((Value::Quantity(stated.quantity.clone()), unit, counted))
        }
        Stated::Date(stated) if !stated.relative => {
            let date = stated.written.filter(|date| date.year().is_some())?;
            matches!(date.grain(), Grain::Day | Grain::Month | Grain::Year)
                .then(|| (Value::Date(date), "date".to_owned(), String::new()))
        }
        Stated::Date(_) | Stated::Period(_) | Stated::Ordinal(_) | Stated::Extra(_) => None,
    }
}

/// The time that a figure of a sentence is said of; empty if none is, and nothing where it is not clear.
fn during(reading: &Reading, sentence: &Sentence, value: &Mention, unit: &str) -> Option<String> {
    if unit == "date" || unit.is_empty() {
        return Some(String::new());
    }
    let mut times = reading.mentions.iter().filter(|mention| {
        sentence.span.contains(mention.span)
            && mention.span != value.span
            && matches!(mention.stated, Stated::Date(_) | Stated::Period(_))
    });
    let (time, more) = (times.next(), times.next());
    match (time.map(|time| &time.stated), more) {
        (None, _) => Some(String::new()),
        (Some(Stated::Date(stated)), None) if !stated.relative => {
            let date = stated.written.filter(|date| date.year().is_some())?;
            Some(date.timex())
        }
        (Some(_), _) => None,
    }
}

/// The telling words near a value, with how many words stand between.
fn near(text: &str, value: Span, words: &[Span], telling: &[Span]) -> BTreeMap<String, usize> {
    let split = words.partition_point(|word| word.end <= value.start);
    let before = words.get(..split).unwrap_or_default().iter().rev().take(REACH).enumerate();
    let behind = words.iter().filter(|word| word.start >= value.end).take(REACH).enumerate();
    let mut near: BTreeMap<String, usize> = BTreeMap::new();
    for (at, word) in before.chain(behind).filter(|(_, word)| telling.contains(word)) {
        let distance = near.entry(word.of(text).to_owned()).or_insert(at);
        *distance = at.min(*distance);
    }
    near
}

fn distance(one: Span, other: Span) -> usize {
    if one.end <= other.start { other.start - one.end } else { one.start.saturating_sub(other.end) }
}
