//! Which words of a corpus are names, in which forms they are written, and which of them are the same.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::joined::{self, Brackets};
use super::uncased::Uncased;
use super::words::{LONGEST_SENTENCE, Script, Told, is_listed, is_locative, is_prose, one_line, runs, words};
use crate::lang::{Language, Languages};
use crate::mention::{Reading, Stated};
use crate::source::Article;
use crate::span::Span;

/// In how many articles a name must stand.
pub(super) const FEWEST: usize = 3;
/// How many witnesses of each side are shown.
const SHOWN: usize = 3;
/// How many different words before a name are counted.
const BEFORE: usize = 12;
/// How many letters of the word before a name tell one word from another, whatever its ending.
const BEFORE_LETTERS: usize = 5;
/// How many different words stand behind several that describe.
const DESCRIBED: usize = 4;
/// How many different words stand before a name, of which most are titles.
const TITLES: usize = 3;
/// How many words are formed with a name and a hyphen at least, where all nouns have capitals.
const COMPOUNDS: usize = 2;
/// How often a noun is seen before it is known to be one.
const NOUN: usize = 3;

/// What is gathered about one run of words that looks like a name.
#[derive(Clone, Debug, Default)]
pub(super) struct NameStat {
    pub(super) articles: BTreeSet<usize>,
    pub(super) witnesses: Vec<String>,
    pub(super) sentences: Vec<Told>,
    pub(super) script: Option<Script>,
    /// How often it stands somewhere else than at the start of a sentence.
    pub(super) total: usize,
    /// Of these: beside a figure, before a word that it describes, behind a word for "in", behind an article, before a
    /// possessive ending, behind a title of a man or woman.
    pub(super) figure: usize,
    pub(super) describes: usize,
    pub(super) located: usize,
    pub(super) determined: usize,
    pub(super) possessive: usize,
    pub(super) titled: usize,
    /// Some of the words that it describes.
    pub(super) described: BTreeSet<String>,
    /// The kind that one of its words shows.
    pub(super) kind: Option<String>,
    /// The words before it that are no articles, some of them, and how often.
    pub(super) before: BTreeMap<String, usize>,
}

/// All that is gathered about names.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) found: BTreeMap<String, NameStat>,
    /// How often a word is written small, and with a capital inside a sentence.
    pub(super) small: BTreeMap<String, (usize, usize)>,
    /// What is formed with a word and a hyphen, where all nouns have capitals: only names form words so.
    pub(super) compounds: BTreeMap<String, BTreeSet<String>>,
    pub(super) uncased: Uncased,
    /// What stands before acronyms in scripts without spaces.
    pub(super) brackets: Brackets,
    pub(super) acronyms: BTreeMap<String, BTreeMap<String, usize>>,
    /// Letters that stand for words which are no name: "gross domestic product (GDP)".
    pub(super) terms: BTreeSet<String>,
    /// In which article a sentence stands first: what is under every article is no text of one.
    pub(super) sentences: BTreeMap<u64, usize>,
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
            let place = format!("{}:{}", article.id, article.text.position(sentence.span.start).line);
            let told = Told {
                article: number,
                place,
                sentence: one_line(sentence.span.of(text)),
                tag: language.tag().to_owned(),
            };
            let found = if script.joined {
                self.brackets.gather(text, sentence.span, &told, script);
                joined::names(text, sentence.span)
            } else if script.uncased {
                self.uncased.phrases(text, &words, reading, language, languages.glossary(language.tag()), script)
            } else {
                for (at, word) in words.iter().enumerate() {
                    let written = word.of(text);
                    let counts = self.small.entry(written.to_lowercase()).or_default();
                    if written.starts_with(char::is_lowercase) {
                        counts.0 += 1;
                    } else if at > 0 {
                        counts.1 += 1;
                    }
                    if let Some((first, _)) = written.split_once('-').filter(|_| script.nouns) {
                        let formed = self.compounds.entry(first.to_owned()).or_default();
                        if formed.len() < COMPOUNDS {
                            formed.insert(written.to_owned());
                        }
                    }
                }
                runs(text, &words, reading, language)
            };
            let mut hasher = DefaultHasher::new();
            told.sentence.hash(&mut hasher);
            if *self.sentences.entry(hasher.finish()).or_insert(number) != number {
                continue;
            }
            for run in found {
                // The first word of a sentence has a capital whatever it is.
                let is_first = run.start == sentence.span.start;
                if is_first && !script.uncased && !run.of(text).contains(' ') {
                    continue;
                }
                let stat = self.found.entry(one_line(run.of(text))).or_default();
                stat.script = Some(script);
                if stat.kind.is_none() {
                    stat.kind = kind_of(run.of(text), language, script);
                }
                if !is_first {
                    stat.note(text, run, &words, reading, language);
                }
                stat.tell(&told);
            }
        }
    }

    /// Drops what is mostly a part of something longer, and forms with a prefix of another.
    pub(super) fn drop_parts(&mut self) {
        let mut parts: BTreeSet<String> = BTreeSet::new();
        for (name, stat) in self.found.iter().filter(|(_, stat)| stat.script.is_some_and(|script| script.uncased)) {
            if stat.articles.len() < FEWEST || self.uncased.is_prefixed(name) {
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

    /// Tells a name that stands behind titles or common nouns to the name alone: "President Bush" of "Bush".
    pub(super) fn untitle(&mut self) {
        // How many different words stand right before the last words of names: one name has several titles.
        let mut before: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for name in self.found.keys() {
            for (at, _) in name.match_indices(' ') {
                if let (Some(title), Some(rest)) = (name.get(..at), name.get(at + 1..)) {
                    before.entry(rest).or_default().insert(title.rsplit(' ').next().unwrap_or(title));
                }
            }
        }
        let words_before = |rest: &str| before.get(rest).map_or(0, BTreeSet::len);
        let mut titled: Vec<(String, String)> = self
            .found
            .keys()
            .filter_map(|name| {
                let rests = name.match_indices(' ').filter_map(|(at, _)| name.get(at + 1..));
                // The longest that is a name of its own.
                let rest = rests.into_iter().find(|rest| self.is_titled(name, rest, words_before(rest)))?;
                Some((name.clone(), rest.to_owned()))
            })
            .collect();
        // The longest first: of two words before a name each is taken away in turn.
        titled.sort_by_key(|(name, _)| (std::cmp::Reverse(name.split(' ').count()), std::cmp::Reverse(name.clone())));
        for (name, rest) in titled {
            if let Some(stat) = self.found.remove(&name) {
                let own = self.found.entry(rest).or_default();
                own.script = stat.script;
                own.total += stat.total;
                own.titled += 1;
                own.articles.extend(stat.articles);
                // The sentences hold the name alone as well.
                let room = SHOWN.saturating_sub(own.sentences.len());
                own.sentences.extend(stat.sentences.into_iter().take(room));
                own.witnesses.extend(stat.witnesses.into_iter().take(room));
            }
        }
    }

    /// Whether a run of words is used as names are.
    pub(super) fn is_name(&self, name: &str, stat: &NameStat) -> bool {
        let Some(script) = stat.script else { return false };
        let is_often = |part: usize, of_ten: usize| part * 10 > stat.total * of_ten;
        // Behind always the same word it is a part of something else: "Securities and Exchange Commission".
        if script.joined {
            return stat.articles.len() >= FEWEST;
        }
        let is_called = script.uncased && !name.contains(' ');
        let is_part = !is_called && stat.before.values().any(|count| is_often(*count, 7));
        if stat.articles.len() < FEWEST || name.chars().count() < 2 || is_often(stat.figure, 4) || is_part {
            return false;
        }
        if is_called {
            return self.uncased.could_be_name(name, false);
        }
        if script.uncased {
            let is_known = stat.kind.is_some() || self.acronyms.contains_key(name);
            return self.uncased.holds_together(name, stat.seen())
                && (is_known || self.uncased.could_be_name(name, stat.titled > 0));
        }
        if name.chars().all(|c| c.is_ascii_uppercase()) {
            return !self.terms.contains(name);
        }
        if name.split(' ').all(|word| self.is_word(word)) || name.chars().count() < 3 {
            return false;
        }
        // Several words that describe describe many things: "South African" players, courts and farmers.
        let describing = if name.contains(' ') { 8 } else { 6 };
        let is_adjective = is_often(stat.describes, describing)
            && stat.possessive * 50 < stat.total
            && (!name.contains(' ') || stat.described.len() >= DESCRIBED);
        if name.contains(' ') {
            return if script.nouns { self.is_phrase(name, stat) } else { !is_adjective };
        }
        if script.nouns {
            let genitive = self.found.get(&format!("{name}s"));
            let has_genitive =
                genitive.is_some_and(|genitive| genitive.total > 0 && genitive.determined * 10 <= genitive.total);
            let has_compounds = self.compounds.get(name).is_some_and(|formed| formed.len() >= COMPOUNDS);
            return (has_genitive || has_compounds) && !is_often(stat.determined, 1) && stat.total > 0;
        }
        stat.total > 0 && !is_adjective
    }

    /// Whether several words are a name, where all nouns have capitals: no noun and the name of one, nor a noun and what it
    /// is of.
    fn is_phrase(&self, name: &str, stat: &NameStat) -> bool {
        let (Some(first), Some(last)) = (name.split(' ').next(), name.rsplit(' ').next()) else { return false };
        // Only ever at the start of a sentence, where any word has a capital.
        if self.is_word(first) && stat.total * 2 < stat.articles.len() {
            return false;
        }
        if !self.is_noun(first) {
            return true;
        }
        let is_shouted = last.chars().all(char::is_uppercase);
        stat.kind.is_some() && !is_shouted
    }

    /// Whether a single word stands behind articles, where all nouns have capitals.
    pub(super) fn is_noun(&self, word: &str) -> bool {
        self.found.get(word).is_some_and(|stat| {
            stat.script.is_some_and(|script| script.nouns) && stat.total >= NOUN && stat.determined * 5 >= stat.total
        })
    }

    /// Whether the first word of a name is a title or common noun, and the rest a name of its own, before which so many
    /// words stand.
    fn is_titled(&self, name: &str, rest: &str, titles: usize) -> bool {
        let Some(own) = self.found.get(name) else { return false };
        if own.script.is_some_and(|script| script.uncased) {
            return false;
        }
        // A full name behind words more: "UN-Generalsekretär Kofi Annan".
        if rest.contains(' ')
            && own.script.is_some_and(|script| script.nouns)
            && rest.split(' ').all(|word| word.starts_with(char::is_uppercase))
            && name
                .strip_suffix(rest)
                .is_some_and(|title| titles >= TITLES || title.split(' ').any(|word| self.is_noun(word)))
            && own.kind.is_none()
        {
            return true;
        }
        let Some(alone) = self.found.get(rest) else { return false };
        if rest.contains(' ') {
            return alone.articles.len() * 3 >= own.articles.len()
                && !rest.starts_with(char::is_lowercase)
                && !self.is_word(rest.split(' ').next().unwrap_or_default());
        }
        let Some((title, _)) = name.split_once(' ').filter(|(_, behind)| *behind == rest) else { return false };
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
    pub(super) fn is_word(&self, word: &str) -> bool {
        let (small, capital) = self.small.get(&word.to_lowercase()).copied().unwrap_or_default();
        small * 4 >= capital.max(1)
    }
}

impl NameStat {
    /// How often it stands anywhere.
    pub(super) fn seen(&self) -> usize {
        self.total.max(self.articles.len())
    }

    /// Notes one of the sentences that it stands in.
    pub(super) fn tell(&mut self, told: &Told) {
        self.articles.insert(told.article);
        if self.sentences.len() < SHOWN && told.sentence.chars().count() <= LONGEST_SENTENCE {
            if !self.witnesses.contains(&told.place) {
                self.witnesses.push(told.place.clone());
            }
            self.sentences.push(told.clone());
        }
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
            // "Internationale" and "Internationalen" are one word.
            let stem: String = written.chars().take(BEFORE_LETTERS).collect();
            if is_near && !is_determiner && (self.before.contains_key(&stem) || self.before.len() < BEFORE) {
                *self.before.entry(stem).or_default() += 1;
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
            let is_described = written.starts_with(char::is_lowercase)
                && !is_listed(&reference.stop_words, written)
                && !reading.signals.iter().any(|signal| signal.span.overlaps(behind));
            self.describes += usize::from(is_described);
            if is_described && self.described.len() < DESCRIBED {
                self.described.insert(written.to_owned());
            }
        }
    }
}

/// The kind of name that one of its words shows, the last that does, before what it is of if one does there; where nouns are
/// joined, the end of a word.
fn kind_of(name: &str, language: &Language, script: Script) -> Option<String> {
    let words: Vec<String> = name.split([' ', '-']).map(str::to_lowercase).collect();
    let shows = |word: &str, known: &str| {
        let known = known.to_lowercase();
        word == known || script.nouns && word.ends_with(&known)
    };
    let of = |word: &String| {
        let kinds = &language.reference.kinds;
        kinds.iter().find(|(_, known)| known.iter().any(|known| shows(word, known))).map(|(kind, _)| kind.clone())
    };
    let joint = words.iter().position(|word| is_listed(&language.reference.joints, word)).unwrap_or(words.len());
    let (head, rest) = words.split_at(joint.min(words.len()));
    head.iter().rev().find_map(of).or_else(|| rest.iter().rev().find_map(of))
}
