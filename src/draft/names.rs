//! Which words of a corpus are names, in which forms they are written, and which of them are the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::words::{
    LONGEST_SENTENCE, Script, Told, has_no_meaning, is_listed, is_locative, is_mentioned, is_prose, one_line, runs,
    words,
};
use super::{Entry, id_of, quoted};
use crate::lang::{Language, Languages, folded};
use crate::mention::{Reading, Stated};
use crate::source::Article;
use crate::span::Span;

/// In how many articles a name must stand.
const FEWEST: usize = 3;
/// How many witnesses of each side are shown.
const SHOWN: usize = 3;
/// How many misspelt forms are shown.
const MISSPELT: usize = 2;
/// How many letters two forms of a word share at least, and how many its ending has at most.
const STEM: usize = 5;
const ENDING: usize = 2;
/// How many different words before a name are counted.
const BEFORE: usize = 12;
/// How many words a name has at most in a script without capitals, and how many letters a word inside it has at most that
/// is no part of names elsewhere.
const LONGEST_PHRASE: usize = 4;
const JOINT: usize = 3;
/// How many times as often a word may stand with what looks like a prefix as without it.
const PREFIXED: usize = 5;
/// The shortest name that may be misspelt, in letters.
const LONG: usize = 7;

/// What is gathered about one run of words that looks like a name.
#[derive(Clone, Debug, Default)]
struct NameStat {
    articles: BTreeSet<usize>,
    witnesses: Vec<String>,
    sentences: Vec<Told>,
    script: Option<Script>,
    /// How often it stands somewhere else than at the start of a sentence.
    total: usize,
    /// Of these: beside a figure, before a word that it describes, behind a word for "in", behind an article, before a
    /// possessive ending, behind a title of a man or woman.
    figure: usize,
    describes: usize,
    located: usize,
    determined: usize,
    possessive: usize,
    titled: usize,
    /// The kind that one of its words shows.
    kind: Option<String>,
    /// The words before it that are no articles, some of them, and how often.
    before: BTreeMap<String, usize>,
}

/// All that is gathered about names.
#[derive(Debug, Default)]
pub(super) struct Names {
    found: BTreeMap<String, NameStat>,
    /// How often a word is written small, and with a capital inside a sentence.
    small: BTreeMap<String, (usize, usize)>,
    /// In how many sentences a word of a script without capitals stands.
    uncased: BTreeMap<String, usize>,
    acronyms: BTreeMap<String, BTreeMap<String, usize>>,
    /// What clings to the front of words of scripts without capitals, and which of it says that they are definite.
    prefixes: BTreeSet<String>,
    articles: BTreeSet<String>,
    /// Letters that stand for words which are no name: "gross domestic product (GDP)".
    terms: BTreeSet<String>,
}

/// A name as it is proposed.
#[derive(Clone, Debug)]
pub(super) struct Chosen {
    pub(super) preferred: String,
    pub(super) id: String,
    acronym: Option<String>,
    /// Other forms, with the number of articles.
    variants: Vec<(String, usize)>,
    is_person: bool,
    articles: usize,
    /// Whether there is something about its forms that could be wrong.
    telling: bool,
}

impl Chosen {
    /// Whether there is something about its forms that an article could get wrong.
    pub(super) const fn is_telling(&self) -> bool {
        self.telling
    }

    /// Whether these words are one of its forms.
    pub(super) fn is(&self, words: &str) -> bool {
        self.preferred == words
            || self.acronym.as_deref() == Some(words)
            || self.variants.iter().any(|(form, _)| form == words)
    }
}

impl Names {
    pub(super) fn gather(
        &mut self,
        number: usize,
        article: &Article,
        reading: &Reading,
        language: &Language,
        languages: &Languages,
    ) {
        let text = article.text.plain();
        let script = Script::of(language, languages);
        for definition in &reading.definitions {
            let (long, short) = (one_line(definition.long.of(text)), definition.short.of(text).to_owned());
            let is_name = script.uncased || long.chars().filter(|c| c.is_uppercase()).count() >= 2;
            if !is_name {
                self.terms.insert(short);
            } else if short.chars().count() >= 2 {
                *self.acronyms.entry(long).or_default().entry(short).or_default() += 1;
            }
        }
        for sentence in reading.sentences.iter().filter(|sentence| is_prose(sentence.kind)) {
            let words = words(text, sentence.span);
            let found = if script.joined {
                Vec::new()
            } else if script.uncased {
                self.phrases(text, &words, reading, language, script)
            } else {
                for (at, word) in words.iter().enumerate() {
                    let written = word.of(text);
                    let counts = self.small.entry(written.to_lowercase()).or_default();
                    if written.starts_with(char::is_lowercase) {
                        counts.0 += 1;
                    } else if at > 0 {
                        counts.1 += 1;
                    }
                }
                runs(text, &words, reading, language)
            };
            let place = format!("{}:{}", article.id, article.text.position(sentence.span.start).line);
            let told = Told {
                article: number,
                place,
                sentence: one_line(sentence.span.of(text)),
                tag: language.tag().to_owned(),
            };
            for run in found {
                // The first word of a sentence has a capital whatever it is.
                let is_first = run.start == sentence.span.start;
                if is_first && !run.of(text).contains(' ') {
                    continue;
                }
                let stat = self.found.entry(one_line(run.of(text))).or_default();
                stat.script = Some(script);
                stat.articles.insert(number);
                if stat.kind.is_none() {
                    stat.kind = kind_of(run.of(text), language, script);
                }
                if !is_first {
                    stat.note(text, run, &words, reading, language);
                }
                if script.uncased {
                    self.prefixes.extend(language.prefixes.iter().cloned());
                    self.articles.extend(
                        languages
                            .glossary(language.tag())
                            .map(|words| words.no_name_prefix.clone())
                            .unwrap_or_default(),
                    );
                }
                if stat.sentences.len() < SHOWN && told.sentence.chars().count() <= LONGEST_SENTENCE {
                    if !stat.witnesses.contains(&told.place) {
                        stat.witnesses.push(told.place.clone());
                    }
                    stat.sentences.push(told.clone());
                }
            }
        }
    }

    /// Up to four neighbouring words of a script without capitals: some of them are names.
    fn phrases(
        &mut self,
        text: &str,
        words: &[Span],
        reading: &Reading,
        language: &Language,
        script: Script,
    ) -> Vec<Span> {
        for word in words {
            *self.uncased.entry(word.of(text).to_owned()).or_default() += 1;
        }
        let is_part = |word: &Span| has_no_meaning(text, *word, reading, language, script);
        let touches = |one: &Span, next: &Span| Span::new(one.end, next.start).of(text) == " ";
        let mut found = Vec::new();
        for (at, first) in words.iter().enumerate().filter(|(_, word)| is_part(word)) {
            let mut last = first;
            for word in
                words.iter().skip(at + 1).take(LONGEST_PHRASE - 1).take_while(|word| !is_mentioned(reading, **word))
            {
                if !touches(last, word) {
                    break;
                }
                last = word;
                if is_part(word) {
                    found.push(first.cover(*word));
                } else if word.of(text).chars().count() > JOINT
                    || is_listed(&language.reference.stop_words, word.of(text))
                {
                    break;
                }
            }
        }
        found
    }

    /// Drops what is mostly a part of something longer, and forms with a prefix of another.
    fn drop_parts(&mut self, prefixes: &[String], articles: &[String]) {
        let count = |word: &str| self.uncased.get(word).copied().unwrap_or_default();
        let is_prefixed = |name: &str| {
            let first = name.split(' ').next().unwrap_or_default();
            prefixes
                .iter()
                .filter_map(|prefix| first.strip_prefix(prefix.as_str()))
                .filter(|rest| !rest.is_empty())
                .any(|rest| {
                    // "With injuries" beside "injuries": what is seen without it now and then has a prefix.
                    count(rest) * PREFIXED >= count(first)
                        || articles
                            .iter()
                            .map(|article| format!("{article}{rest}"))
                            .any(|other| other != first && count(&other) >= count(first))
                })
        };
        let mut parts: BTreeSet<String> = BTreeSet::new();
        for (name, stat) in self.found.iter().filter(|(_, stat)| stat.script.is_some_and(|script| script.uncased)) {
            if stat.articles.len() < FEWEST || is_prefixed(name) {
                parts.insert(name.clone());
                continue;
            }
            if !self.is_name(name, stat) {
                continue;
            }
            let words: Vec<&str> = name.split(' ').collect();
            for length in 2..words.len() {
                for part in words.windows(length).map(|part| part.join(" ")) {
                    if self.found.get(&part).is_some_and(|part| stat.seen() * 10 >= part.seen() * 6) {
                        parts.insert(part);
                    }
                }
            }
        }
        self.found.retain(|name, _| !parts.contains(name));
    }

    /// Tells a name that stands behind a title or a common noun to the name alone: "President Bush" of "Bush".
    fn untitle(&mut self) {
        let titled: Vec<(String, String)> = self
            .found
            .keys()
            .filter_map(|name| Some((name.clone(), name.split_once(' ')?.1.to_owned())))
            .filter(|(name, rest)| self.is_titled(name, rest))
            .collect();
        // The longest first: of two words before a name each is taken away in turn.
        for (name, rest) in titled.into_iter().rev() {
            if let Some(stat) = self.found.remove(&name) {
                let own = self.found.entry(rest).or_default();
                own.script = stat.script;
                own.total += stat.total;
                own.articles.extend(stat.articles);
            }
        }
    }

    /// The names to propose, those that stand in most articles first.
    pub(super) fn choose(&mut self) -> Vec<Chosen> {
        let (prefixes, articles) = (Vec::from_iter(self.prefixes.clone()), Vec::from_iter(self.articles.clone()));
        self.drop_parts(&prefixes, &articles);
        self.untitle();
        let mut ranked: Vec<(&String, &NameStat)> =
            self.found.iter().filter(|(name, stat)| self.is_name(name, stat)).collect();
        ranked.sort_by_key(|(name, stat)| (std::cmp::Reverse(stat.articles.len()), *name));
        let mut chosen: Vec<Chosen> = Vec::new();
        let mut taken: BTreeSet<&str> = BTreeSet::new();
        let mut ids: BTreeSet<String> = BTreeSet::new();
        let by_last = |last: &str| ranked.iter().filter(|(name, _)| name.contains(' ') && name.ends_with(last)).count();
        for (name, stat) in &ranked {
            if taken.contains(name.as_str()) {
                continue;
            }
            // "Europäischen Union" and "Europäische Union" are one name; the shortest form is the one to look up.
            let mut forms: Vec<(&String, &NameStat)> = vec![(name, stat)];
            forms.extend(
                ranked
                    .iter()
                    .filter(|(other, _)| other != name && is_inflected(name, other) && !taken.contains(other.as_str())),
            );
            // Rare forms of a name of several words are forms of it, too.
            let rare = self.found.iter().filter(|(other, stat)| {
                stat.articles.len() < FEWEST && name.contains(' ') && is_inflected(name, other)
            });
            forms.extend(rare);
            taken.extend(forms.iter().map(|(form, _)| form.as_str()));
            let articles = forms.iter().flat_map(|(_, stat)| &stat.articles).collect::<BTreeSet<_>>().len();
            forms.sort_by_key(|(form, stat)| (form.chars().count(), std::cmp::Reverse(stat.articles.len()), *form));
            let Some((preferred, own)) = forms.first().copied() else { continue };
            let mut variants: Vec<(String, usize)> =
                forms.iter().skip(1).map(|(form, stat)| ((*form).clone(), stat.articles.len())).collect();
            let last = preferred.rsplit(' ').next().filter(|last| *last != preferred.as_str());
            // A family name is used alone where the whole name stands too; the last word of other names is not.
            let alone = last.filter(|last| by_last(&format!(" {last}")) == 1).and_then(|last| {
                let alone = self.found.get(last)?;
                let with = alone.articles.intersection(&own.articles).count();
                let is_own = alone.articles.len() >= 2 && with * 5 >= alone.articles.len() * 3;
                (is_own && alone.determined * 10 <= alone.total && !self.is_word(last)).then_some((last, alone))
            });
            let is_person = alone.is_some_and(|(last, _)| !last.chars().all(char::is_uppercase))
                && own.determined * 4 <= own.total
                && forms.iter().skip(1).all(|(form, _)| form.trim_end_matches('s') == preferred.trim_end_matches('s'))
                && preferred.split(' ').count() <= 4
                && !preferred.split(' ').any(|word| word.chars().count() > 1 && word.chars().all(char::is_uppercase));
            if let Some((last, stat)) = alone.filter(|_| is_person) {
                variants.push((last.to_owned(), stat.articles.len()));
                taken.insert(last);
            }
            let acronym = forms
                .iter()
                .filter_map(|(form, _)| self.acronyms.get(form.as_str()))
                .flatten()
                .max_by_key(|(_, count)| **count)
                .map(|(short, _)| short.clone());
            let mut id = id_of(preferred, chosen.len() + 1);
            if !ids.insert(id.clone()) {
                id = format!("{id}-{}", chosen.len() + 1);
                ids.insert(id.clone());
            }
            let telling = preferred.contains(' ') || acronym.is_some() || !variants.is_empty();
            chosen.push(Chosen { preferred: preferred.clone(), id, acronym, variants, is_person, articles, telling });
        }
        // What is the acronym of a longer name is no name of its own.
        let short: BTreeSet<String> = chosen.iter().filter_map(|name| name.acronym.clone()).collect();
        chosen.retain(|name| !short.contains(&name.preferred));
        for name in &mut chosen {
            name.telling |= !self.misspelt(&name.preferred, name.articles).is_empty();
        }
        chosen
    }

    /// Whether a run of words is used as names are.
    fn is_name(&self, name: &str, stat: &NameStat) -> bool {
        let Some(script) = stat.script else { return false };
        let is_often = |part: usize, of_ten: usize| part * 10 > stat.total * of_ten;
        // Behind always the same word it is a part of something else: "Securities and Exchange Commission".
        let is_part = stat.before.values().any(|count| is_often(*count, 7));
        if stat.articles.len() < FEWEST || name.chars().count() < 2 || is_often(stat.figure, 4) || is_part {
            return false;
        }
        let is_shouted = name.chars().all(|c| c.is_ascii_uppercase());
        if script.uncased {
            return self.holds_together(name, stat);
        }
        if is_shouted {
            return !self.terms.contains(name);
        }
        if name.split(' ').all(|word| self.is_word(word)) || name.chars().count() < 3 {
            return false;
        }
        if name.contains(' ') {
            return true;
        }
        if script.nouns {
            let genitive = self.found.get(&format!("{name}s"));
            return genitive.is_some_and(|genitive| genitive.total > 0 && genitive.determined * 10 <= genitive.total)
                && !is_often(stat.determined, 1)
                && stat.total > 0;
        }
        let is_adjective = is_often(stat.describes, 6) && stat.possessive * 50 < stat.total;
        stat.total > 0 && !is_adjective
    }

    /// Whether words are together more often than not: all the more where they could be any noun and what it is of.
    fn holds_together(&self, name: &str, stat: &NameStat) -> bool {
        let count = |word: &str| self.uncased.get(word).copied().unwrap_or_default();
        let words: Vec<&str> = name.split(' ').collect();
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
        let is_definite = |word: &str| self.articles.iter().any(|article| word.starts_with(article.as_str()));
        // "tear of gas", "industry and trade": what clings to a later word makes it a phrase and no name.
        let tails = |article: &&String| self.articles.iter().filter(|other| other.ends_with(article.as_str())).count();
        let bare = self.articles.iter().max_by_key(tails);
        let clings = |word: &str| {
            self.articles.iter().any(|article| Some(article) != bare && word.starts_with(article.as_str()))
        };
        if words.iter().skip(1).any(|word| clings(word)) {
            return false;
        }
        let fewest = words.iter().map(|word| count(word)).min().unwrap_or_default();
        let most = count(first).max(count(last));
        // How much of the rarest word, and of the more frequent end, is together with the rest, in tenths. Of a person
        // the last word often stands alone.
        let (rarest, end) = match (is_definite(first), is_definite(last)) {
            (true, false) => return false,
            (true, true) => (6, 2),
            (false, true) => (6, 3),
            (false, false) => (8, 2),
        };
        stat.seen() * 10 >= fewest * rarest && stat.seen() * 10 >= most * end
    }

    /// Whether the first word of a name is a title or common noun, and the rest a name of its own.
    fn is_titled(&self, name: &str, rest: &str) -> bool {
        let (Some(own), Some(alone)) = (self.found.get(name), self.found.get(rest)) else { return false };
        if own.script.is_some_and(|script| script.uncased) {
            return false;
        }
        // A full name behind one word more: "UN-Generalsekretär Kofi Annan".
        if rest.contains(' ') {
            return alone.articles.len() * 3 >= own.articles.len()
                && !self.is_word(rest.split(' ').next().unwrap_or_default());
        }
        let Some((title, _)) = name.split_once(' ') else { return false };
        let is_bare = |stat: &NameStat, whole: &NameStat| {
            let nouns = whole.script.is_some_and(|script| script.nouns);
            let is_name = stat.titled > 0 || nouns && stat.determined * 10 <= stat.total;
            is_name && stat.articles.len() >= if nouns { 2 } else { whole.articles.len() }
        };
        let from = format!("{title} ");
        let others = self.found.range(from.clone()..).take_while(|(other, _)| other.starts_with(&from)).filter(
            |(other, stat)| {
                other.as_str() != name
                    && other
                        .split_once(' ')
                        .and_then(|(_, rest)| self.found.get(rest))
                        .is_some_and(|alone| is_bare(alone, stat))
            },
        );
        is_bare(alone, own) && others.count() > 0
    }

    /// Whether a word is written small as often as with a capital.
    fn is_word(&self, word: &str) -> bool {
        let (small, capital) = self.small.get(&word.to_lowercase()).copied().unwrap_or_default();
        small * 4 >= capital.max(1)
    }

    pub(super) fn entry(&self, name: &Chosen, articles: usize) -> Option<Entry> {
        let stat = self.found.get(&name.preferred)?;
        let told = stat.sentences.first()?;
        let mut text = String::new();
        let _ = writeln!(text, "# in {} of {articles} articles: {}", name.articles, stat.witnesses.join(", "));
        let _ = writeln!(text, "[[name]]\nid = \"{}\"", name.id);
        let kind = if let Some(kind) = &stat.kind {
            kind
        } else if name.is_person || stat.titled > 0 {
            "person"
        } else if name.acronym.is_some() {
            "organisation"
        } else if stat.located * 10 >= stat.total * 6 && stat.total > 0 {
            "place"
        } else {
            "other"
        };
        let _ = writeln!(
            text,
            "kind = \"{kind}\" # or person, organisation, place, treaty, operation, event, office, law, other"
        );
        let _ = writeln!(text, "preferred = {}", quoted(&name.preferred));
        if let Some(acronym) = &name.acronym {
            let _ = writeln!(text, "acronym = {}", quoted(acronym));
        }
        if !name.variants.is_empty() {
            let forms: Vec<String> = name.variants.iter().map(|(form, _)| quoted(form)).collect();
            let counts: Vec<String> = name.variants.iter().map(|(_, count)| count.to_string()).collect();
            let _ =
                writeln!(text, "variants.{} = [{}] # in {} articles", told.tag, forms.join(", "), counts.join(", "));
        }
        for (wrong, count) in self.misspelt(&name.preferred, name.articles) {
            let _ = writeln!(
                text,
                "# wrong = [{{ text = {}, because = \"…\" }}] # in {count} articles; is it the same?",
                quoted(&wrong)
            );
        }
        let _ = writeln!(text, "accepts.{} = [{}]", told.tag, quoted(&told.sentence));
        Some(Entry { id: name.id.clone(), about: None, text })
    }

    /// Rare names that are a frequent one but for a letter in the middle; another ending is another word.
    fn misspelt(&self, name: &str, articles: usize) -> Vec<(String, usize)> {
        if name.chars().count() < LONG {
            return Vec::new();
        }
        let near = self.found.iter().filter(|(other, stat)| {
            other.as_str() != name
                && stat.articles.len() * 10 <= articles
                && other.chars().count().abs_diff(name.chars().count()) <= 1
                && is_one_off(other, name)
                && !is_inflected(other, name)
                && !has_other_end(other, name)
                && !other.split(' ').all(|word| self.is_word(word))
        });
        near.map(|(other, stat)| (other.clone(), stat.articles.len())).take(MISSPELT).collect()
    }
}

impl NameStat {
    /// How often it stands anywhere.
    fn seen(&self) -> usize {
        self.total.max(self.articles.len())
    }

    /// Notes what stands beside a run.
    fn note(&mut self, text: &str, run: Span, words: &[Span], reading: &Reading, language: &Language) {
        let reference = &language.reference;
        self.total += 1;
        let first = words.partition_point(|word| word.start < run.start);
        let before = first.checked_sub(1).and_then(|at| words.get(at)).copied();
        let behind = words.get(words.partition_point(|word| word.start < run.end)).copied();
        let touches = |from: usize, to: usize| Span::new(from, to).of(text) == " ";
        let is_figure = |word: Span| {
            reading.mentions.iter().any(|mention| {
                matches!(mention.stated, Stated::Quantity(_) | Stated::Ordinal(_)) && mention.span.overlaps(word)
            }) || word.of(text).starts_with(char::is_numeric)
        };
        if let Some(before) = before {
            let written = before.of(text);
            let is_near = touches(before.end, run.start);
            self.figure += usize::from(is_near && is_figure(before));
            self.located += usize::from(is_near && is_locative(text, before, language));
            let is_determiner = is_listed(&reference.determiners, written);
            self.determined += usize::from(is_near && is_determiner);
            if is_near && !is_determiner && (self.before.contains_key(written) || self.before.len() < BEFORE) {
                *self.before.entry(written.to_owned()).or_default() += 1;
            }
            let is_title = is_listed(&reference.he_titles, written) || is_listed(&reference.she_titles, written);
            let gap = Span::new(before.end, run.start).of(text);
            self.titled += usize::from(is_title && matches!(gap, " " | ". "));
        }
        let rest = Span::new(run.end, text.len()).of(text);
        self.possessive += usize::from(rest.starts_with(['\'', '\u{2019}']));
        if let Some(behind) = behind.filter(|behind| touches(run.end, behind.start)) {
            let written = behind.of(text);
            self.figure += usize::from(is_figure(behind));
            self.describes += usize::from(
                written.starts_with(char::is_lowercase)
                    && !is_listed(&reference.stop_words, written)
                    && !reading.signals.iter().any(|signal| signal.span.overlaps(behind)),
            );
        }
    }
}

/// The kind of name that one of its words shows, the last that does; where nouns are joined, the end of a word.
fn kind_of(name: &str, language: &Language, script: Script) -> Option<String> {
    let words: Vec<String> = name.split([' ', '-']).map(str::to_lowercase).collect();
    let shows = |word: &str, known: &str| {
        let known = known.to_lowercase();
        word == known || script.nouns && word.ends_with(&known)
    };
    let of = |word: &str| {
        let kinds = &language.reference.kinds;
        kinds.iter().find(|(_, known)| known.iter().any(|known| shows(word, known))).map(|(kind, _)| kind.clone())
    };
    words.iter().rev().find_map(|word| of(word))
}

/// Whether two names are the same but for the ends of their words; a single word may only be its own genitive.
fn is_inflected(one: &str, other: &str) -> bool {
    // Spelled with and without the marks that writers leave out.
    if one != other && one.contains(' ') && folded(one) == folded(other) {
        return true;
    }
    let (words, others): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    let is_single = words.len() == 1;
    let is_same = |one: &str, other: &str| {
        let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
        let (left, right) = (one.chars().count() - shared, other.chars().count() - shared);
        if is_single {
            left + right == 1 && (one.ends_with('s') || other.ends_with('s'))
        } else {
            left.max(right) <= if shared >= STEM { ENDING } else { 0 }
        }
    };
    one != other && words.len() == others.len() && words.iter().zip(&others).all(|(one, other)| is_same(one, other))
}

/// Whether two names differ only in a letter or two at their ends: another ending, or a prefix.
fn has_other_end(one: &str, other: &str) -> bool {
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    shared + 1 >= one.chars().count().max(other.chars().count()) || one.ends_with(other) || other.ends_with(one)
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
