//! Words of sentences: which of them look like names, and which tell what a figure is of.

use crate::lang::{Language, Languages, Sense};
use crate::mention::Reading;
use crate::source::BlockKind;
use crate::span::Span;

/// The longest sentence that is taken as an example, in characters.
pub(super) const LONGEST_SENTENCE: usize = 300;
/// How many words a name of a script without capitals has at most.
pub(super) const LONGEST_PHRASE: usize = 4;
/// The shortest word that tells anything, in letters; in scripts without capitals words are shorter.
const SHORTEST_WORD: usize = 4;
const SHORTEST_UNCASED: usize = 3;

/// One sentence of the corpus.
#[derive(Clone, Debug)]
pub(super) struct Told {
    pub(super) article: usize,
    pub(super) place: String,
    pub(super) sentence: String,
    pub(super) tag: String,
}

/// How a language is written.
#[expect(clippy::struct_excessive_bools, reason = "each tells of one trait of a language")]
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Script {
    /// It has no capitals.
    pub(super) uncased: bool,
    /// All nouns have capitals.
    pub(super) nouns: bool,
    /// It has no spaces between words.
    pub(super) joined: bool,
    /// Names change inside a sentence.
    pub(super) declined: bool,
}

impl Script {
    pub(super) fn of(language: &Language, languages: &Languages) -> Self {
        languages.glossary(language.tag()).map_or_else(Self::default, |glossary| Self {
            uncased: glossary.has_no_capitals,
            nouns: glossary.has_capital_nouns,
            joined: glossary.has_no_spaces,
            declined: glossary.declines_names,
        })
    }
}

/// Whether examples may be taken from such a block.
pub(super) const fn is_prose(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Paragraph | BlockKind::Quote | BlockKind::ListItem)
}

/// The words of a sentence: runs of letters and digits, with the hyphens inside.
pub(super) fn words(text: &str, sentence: Span) -> Vec<Span> {
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

/// Runs of words with capitals that are no stop words, no titles and no dates; "Bank of England" is one.
pub(super) fn runs(text: &str, words: &[Span], reading: &Reading, language: &Language) -> Vec<Span> {
    let reference = &language.reference;
    let is_plain = |word: &str| {
        is_listed(&reference.stop_words, word)
            || is_listed(&reference.he_titles, word)
            || is_listed(&reference.she_titles, word)
    };
    let is_name = |word: &Span| {
        let written = word.of(text);
        written.starts_with(char::is_uppercase)
            && written.chars().filter(|c| c.is_alphabetic()).count() >= 2
            && !is_plain(written)
            && !is_mentioned(reading, *word)
    };
    let touches = |one: &Span, next: &Span| Span::new(one.end, next.start).of(text) == " ";
    let is_initial = |word: &Span| {
        let written = word.of(text);
        written.starts_with(char::is_uppercase) && written.chars().count() == 1
    };
    let is_joint = |word: &Span| is_listed(&reference.joints, word.of(text));
    // "von der Leyen", "de la Torre": an article between a joint and the rest.
    let joins = |last: &Span, word: &Span, next: Option<&Span>, third: Option<&Span>| {
        if !touches(last, word) {
            return false;
        }
        let leads_on = |next: &Span| is_name(next) && touches(word, next);
        let is_article = |word: &Span| is_listed(&reference.articles, word.of(text));
        is_joint(word)
            && (next.is_some_and(leads_on)
                || next.zip(third).is_some_and(|(next, third)| {
                    touches(word, next)
                        && (is_article(next) || is_joint(next))
                        && is_name(third)
                        && touches(next, third)
                }))
            || (is_article(word) || is_joint(word)) && is_joint(last) && next.is_some_and(leads_on)
    };
    let mut runs: Vec<Span> = Vec::new();
    let mut open: Option<(Span, Span)> = None;
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let next = words.get(at + 1);
        match open {
            Some((run, last))
                if is_name(word) && (touches(&last, word) || is_initial(&last) && is_dotted(text, last, *word)) =>
            {
                open = Some((run.cover(*word), *word));
            }
            Some((run, last)) if joins(&last, word, next, words.get(at + 2)) => {
                open = Some((run.cover(*word), *word));
            }
            Some((run, last))
                if touches(&last, word)
                    && is_initial(word)
                    && next.is_some_and(|next| {
                        is_name(next) && (touches(word, next) || is_dotted(text, *word, *next))
                    }) =>
            {
                open = Some((run.cover(*word), *word));
            }
            _ => {
                runs.extend(open.map(|(run, _)| run));
                open = is_name(word).then_some((*word, *word));
            }
        }
        at += 1;
    }
    runs.extend(open.map(|(run, _)| run));
    runs
}

/// Whether a word follows on an initial with its dot: "W. Bush".
fn is_dotted(text: &str, initial: Span, next: Span) -> bool {
    Span::new(initial.end, next.start).of(text) == ". "
}

/// Whether something that is read as a date or figure stands there.
pub(super) fn is_mentioned(reading: &Reading, word: Span) -> bool {
    let from = reading.mentions.partition_point(|mention| mention.span.end <= word.start);
    reading.mentions.get(from).is_some_and(|mention| mention.span.start < word.end)
}

/// Whether a word can tell what a figure is of.
pub(super) fn tells(text: &str, word: Span, reading: &Reading, language: &Language, script: Script) -> bool {
    let written = word.of(text);
    let shortest = if script.uncased { SHORTEST_UNCASED } else { SHORTEST_WORD };
    written.chars().count() >= shortest
        && (script.uncased || script.nouns || written.starts_with(char::is_lowercase))
        && written.chars().all(char::is_alphabetic)
        && !is_listed(&language.reference.stop_words, written)
        && !is_listed(&language.reference.further, written)
        && !is_mentioned(reading, word)
        && !reading.signals.iter().any(|signal| signal.span.overlaps(word))
        && !has_sense(text, word, language)
}

/// Whether a word means something to the grammars: a unit, a month, a scale.
fn has_sense(text: &str, word: Span, language: &Language) -> bool {
    let mut found = false;
    language.words_at(text, word.start, |end, id| {
        found |= end == word.end
            && language.senses(id).iter().any(|sense| !matches!(sense, Sense::Extra(_) | Sense::Literal(_)));
    });
    found
}

/// Whether a word of a script without capitals can be part of a name.
pub(super) fn has_no_meaning(text: &str, word: Span, reading: &Reading, language: &Language, script: Script) -> bool {
    tells(text, word, reading, language, script)
        && !is_listed(&language.reference.after, word.of(text))
        && !is_listed(&language.reference.before, word.of(text))
}

/// Whether the language says "in" by this word.
pub(super) fn is_locative(text: &str, word: Span, language: &Language) -> bool {
    let mut found = false;
    language.words_at(text, word.start, |end, id| {
        found |= end == word.end && language.senses(id).contains(&Sense::YearCue);
    });
    found
}

/// Whether a word is one of a list, whatever its capitals.
pub(super) fn is_listed(list: &[String], word: &str) -> bool {
    let small = || word.chars().flat_map(char::to_lowercase);
    list.iter().any(|known| known.chars().flat_map(char::to_lowercase).eq(small()))
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
