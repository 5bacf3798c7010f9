//! Acronyms: whether their letters can come from the words they stand for, and places where two letters are swapped.

use std::collections::{BTreeMap, BTreeSet};

use super::page::Page;
use super::{Named, initials, sentence_at, voice_at};
use crate::finding::Voice;
use crate::lang::{is_letter, is_word};
use crate::mention::{Reading, Shape};
use crate::rulebook::{Name, NameId, RuleSet};
use crate::span::Span;

/// A definition of an acronym.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acronym {
    /// The words it stands for.
    pub long: Span,
    /// The acronym.
    pub short: Span,
    /// The words and the acronym with the brackets of one of them.
    pub whole: Span,
    /// The same letters in the order of the words, if the acronym has them in another order, and one that no body chooses
    /// for itself.
    pub ordered: Option<String>,
    /// The name the long form is known by, and its acronym in the rulebook, if that is another one.
    pub known: Option<(NameId, String)>,
    /// A place elsewhere in the article that has the letters in their right order.
    pub elsewhere: Option<Span>,
    /// Who says it.
    pub voice: Voice,
}

/// An acronym that is another one of the article but for two neighbouring letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slipped {
    /// Where it stands.
    pub span: Span,
    /// The acronym that is meant.
    pub right: String,
    /// Where the right one stands.
    pub seen: Span,
    /// The name it belongs to, if a rulebook knows it.
    pub known: Option<NameId>,
    /// Whether it is surely meant: it is long, or stands beside a word that the right one stands beside too.
    pub is_sure: bool,
    /// Who says it.
    pub voice: Voice,
}

/// Letters in brackets that are the initials of the words before them but for one slip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The words.
    pub long: Span,
    /// The letters.
    pub short: Span,
    /// The initials of the words.
    pub right: String,
    /// Whether two neighbouring letters have changed places; else one is missing or another one.
    pub is_swapped: bool,
    /// A place elsewhere in the article that has the right letters.
    pub elsewhere: Option<Span>,
}

/// Capital letters in brackets behind words of a script whose letters they are not of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// The words before the brackets.
    pub long: Span,
    /// The same words with one blank between.
    pub words: String,
    /// The letters.
    pub short: Span,
}

/// The shortest acronym in which swapped letters say anything.
const SHORTEST: usize = 3;
/// How many words before a long form are looked at for another word that the acronym may have its first letter from.
const FARTHER: usize = 10;

/// The definitions of an article and its slips.
pub(super) fn read(
    text: &str,
    reading: &Reading,
    names: &[Named],
    rules: &RuleSet,
) -> (Vec<Acronym>, Vec<Misfit>, Vec<Slipped>) {
    let mut acronyms: Vec<Acronym> =
        reading.definitions.iter().map(|found| acronym(text, reading, found.long, found.short, names, rules)).collect();
    let defined: BTreeSet<Span> = acronyms.iter().map(|known| known.short).collect();
    // Behind a name of a rulebook, letters in brackets are its acronym in any script.
    for named in names.iter().filter(|named| named.wrong.is_none() && !named.is_acronym) {
        if let Some(short) = bracketed(text, named.span.end)
            && !defined.contains(&short)
        {
            acronyms.push(acronym(text, reading, named.span, short, names, rules));
        }
    }
    acronyms.sort_by_key(|acronym| acronym.short);
    let known: Vec<(&Named, &Name)> = names
        .iter()
        .filter(|named| named.wrong.is_none())
        .filter_map(|named| Some((named, rules.name(named.name)?)))
        .filter(|(named, name)| name.acronym.as_deref() == Some(named.span.of(text)))
        .collect();
    let are_few = || reading.capitals.iter().filter(|word| word.shape == Shape::Acronym).nth(OFTEN).is_none();
    if acronyms.is_empty() && known.is_empty() && memchr::memchr(b'(', text.as_bytes()).is_none() && are_few() {
        return (acronyms, Vec::new(), Vec::new());
    }
    let words = shouted(text, reading);
    for acronym in &mut acronyms {
        let wanted = acronym.known.as_ref().map(|(_, right)| right).or(acronym.ordered.as_ref());
        acronym.elsewhere =
            wanted.and_then(|wanted| words.get(wanted.as_str())).and_then(|places| places.first()).copied();
        // Without a second witness, letters that a body may have chosen are its own.
        if acronym.elsewhere.is_none()
            && (is_chosen(acronym.long.of(text), acronym.short.of(text)) || is_cut(text, acronym.long))
        {
            acronym.ordered = None;
        }
    }
    let misfits = misfits(text, reading, &acronyms, &words, rules);
    let slipped = slips(text, reading, &acronyms, &misfits, &known, &words, rules);
    (acronyms, misfits, slipped)
}

/// How many words before letters of another script are held for their long form.
const LONG_FORM: usize = 3;

/// Acronyms in brackets behind words, in a script without capitals, in order.
pub(super) fn foreign(page: Page<'_>) -> Vec<Foreign> {
    let mut found = Vec::new();
    let text = if page.glossary.has_no_capitals { page.text } else { "" };
    for open in memchr::memchr_iter(b'(', text.as_bytes()) {
        let Some(short) = bracketed(text, open).filter(|short| {
            (3..=6).contains(&(short.end - short.start)) && short.of(text).bytes().all(|byte| byte.is_ascii_uppercase())
        }) else {
            continue;
        };
        let Some(sentence) = sentence_at(page.reading, open) else { continue };
        let start = page.boundary(open.saturating_sub(LONGEST_NAME)).max(sentence.start);
        let words = page.words_in(Span::new(start.min(open), open));
        let long = words.len().checked_sub(LONG_FORM).and_then(|at| words.get(at..));
        if let Some(long @ [first, .., last]) = long
            && !long.iter().any(|(_, word)| word.contains(|c: char| c.is_ascii_alphabetic()))
        {
            let words = long.iter().map(|(_, word)| *word).collect::<Vec<_>>().join(" ");
            found.push(Foreign { long: first.0.cover(last.0), words, short });
        }
    }
    found
}

/// The longest article, in characters.
const ARTICLE: usize = 3;
/// The most letters of an acronym.
const MOST_LETTERS: usize = 10;
/// More bytes than a name has.
const LONGEST_NAME: usize = 1024;

fn acronym(text: &str, reading: &Reading, long: Span, short: Span, names: &[Named], rules: &RuleSet) -> Acronym {
    let letters = letters(short.of(text));
    // Only names nearby, for an article may hold many definitions and many names.
    let from = names.partition_point(|named| named.span.start + LONGEST_NAME < long.start);
    let known = names
        .get(from..)
        .unwrap_or_default()
        .iter()
        .take_while(|named| named.span.start < short.end)
        .filter(|named| {
            named.span.end == long.end && named.wrong.is_none() || named.wrong.is_some() && named.span.contains(short)
        })
        .filter_map(|named| Some((named.name, rules.name(named.name)?)))
        .find_map(|(id, name)| {
            let right = name.acronym.as_ref()?;
            let is_right = name.forms.iter().any(|form| form.text.as_str() == short.of(text));
            let is_swapped = !is_right && sorted(&self::letters(right)) == sorted(&letters);
            is_swapped.then(|| (id, right.clone()))
        });
    // "Der Norddeutsche Rundfunk (NDR)": the article at the beginning of a sentence is no part of the name.
    let sentence = sentence_at(reading, short.start);
    let whole_form = long.of(text);
    let form = match whole_form.split_once(' ') {
        Some((first, rest))
            if first.chars().count() <= ARTICLE
                && sentence.is_some_and(|at| initials::begins_clause(text, at.start, long.start)) =>
        {
            rest
        }
        Some(_) | None => whole_form,
    };
    let ordered = if letters.len() >= SHORTEST { in_order(form, &letters) } else { None };
    let whole = long.cover(short);
    let closes = Span::new(whole.end, whole.end + 1);
    Acronym {
        long,
        short,
        whole: if closes.of(text) == ")" { whole.cover(closes) } else { whole },
        ordered,
        known,
        elsewhere: None,
        voice: voice_at(text, reading, short, sentence_at(reading, short.start)),
    }
}

/// The capital letters in brackets right behind a place.
fn bracketed(text: &str, end: usize) -> Option<Span> {
    let inside = text.get(end..)?.strip_prefix(" (").or_else(|| text.get(end..)?.strip_prefix('('))?;
    let start = text.len() - inside.len();
    let length = inside.bytes().take(MOST_LETTERS + 1).position(|byte| byte == b')')?;
    let letters = inside.get(..length)?;
    let is_acronym = (2..=MOST_LETTERS).contains(&length)
        && letters.bytes().all(|byte| byte.is_ascii_alphabetic())
        && letters.bytes().filter(u8::is_ascii_uppercase).count() > 1;
    is_acronym.then(|| Span::new(start, start + length))
}

/// The letters of an acronym in small, without the s of a plural.
fn letters(short: &str) -> Vec<char> {
    let has_capitals = short.chars().filter(|c| c.is_uppercase()).count() >= 2;
    let bare = if has_capitals { short.strip_suffix('s').unwrap_or(short) } else { short };
    bare.chars().filter(|c| is_letter(*c)).flat_map(char::to_lowercase).collect()
}

fn sorted(letters: &[char]) -> Vec<char> {
    let mut letters = letters.to_vec();
    letters.sort_unstable();
    letters
}

/// The initials of the long form, if the acronym has them with two neighbours swapped. Small words between may be left
/// out. Letters in any other order are as likely those of another language: "Revolutionary Armed Forces (FAR)".
fn in_order(long: &str, letters: &[char]) -> Option<String> {
    let words: Vec<char> = long
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '/'))
        .filter_map(|word| without_article(word).chars().find(|c| is_letter(*c)))
        .collect();
    let capitals: Vec<char> = words.iter().copied().filter(|c| c.is_uppercase()).collect();
    let all = [capitals, words].map(|initials| initials.iter().flat_map(|c| c.to_lowercase()).collect::<Vec<char>>());
    // Letters that fit in one way fit, also those of the last words: "Sony's PlayStation Portable (PSP)".
    let inner = |from: usize| {
        let rest = long.get(from..).unwrap_or_default().chars().filter(|c| c.is_uppercase());
        rest.flat_map(char::to_lowercase).eq(letters.iter().copied())
    };
    if all.iter().any(|initials| initials == letters) || long.char_indices().any(|(at, _)| inner(at)) {
        return None;
    }
    all.into_iter()
        .find(|initials| is_swapped(initials, letters))
        .map(|initials| initials.iter().flat_map(|c| c.to_uppercase()).collect())
}

/// How many words of a long form an acronym may pass over.
const PASSED: usize = 1;
/// How many small words may stand between two of its words.
const SMALL: usize = 2;
/// How many letters of the last word it may take.
const LAST: usize = 2;

/// Whether an acronym may be the one that a body has chosen for its name: it passes over a word inside of it, or takes a
/// letter more of the last one, as in "Tribunal de Justiça do Estado de Pernambuco (TJPE)"; or the words before it are cut from
/// a row, as a comma shows.
fn is_chosen(long: &str, short: &str) -> bool {
    let words: Vec<&str> = long.split(|c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '/')).collect();
    let words: Vec<&str> = words.into_iter().map(without_article).filter(|word| !word.is_empty()).collect();
    let letters = letters(short);
    let Some((last, others)) = words.split_last() else { return false };
    let others = match others {
        [article, rest @ ..] if article.chars().count() <= ARTICLE && !rest.is_empty() => rest,
        others => others,
    };
    // Of three letters nearly every other order could be had so.
    let (passed, most) = if letters.len() > SHORTEST { (PASSED, LAST) } else { (0, LAST) };
    long.contains(',')
        || takes(others, last, &letters, (passed, most))
        || letters.len() == SHORTEST && takes(others, last, &letters, (PASSED, 1))
}

/// Whether the name may begin before the words that are taken for it, with another word of the same first letter:
/// "Committee on the *Constitution and Justice and on Citizenship* (CCJ)".
fn is_cut(text: &str, long: Span) -> bool {
    let before = text.get(..long.start).unwrap_or_default();
    let mut words = before.split_inclusive(' ').rev().take(SMALL + 1).map(str::trim_end);
    let word = words.find(|word| !word.chars().all(char::is_lowercase)).unwrap_or_default();
    let first = |word: &str| word.chars().next();
    first(word).is_some_and(char::is_uppercase)
        && word.chars().count() > ARTICLE
        && word.chars().all(is_letter)
        && first(word) == first(long.of(text))
}

/// Whether letters are the initials of some words and the first letters of the last one; small words may be left out, and so
/// many others that are not the first.
fn takes(words: &[&str], last: &str, letters: &[char], (passed, most): (usize, usize)) -> bool {
    let initial = |word: &str| word.chars().next().map(|c| c.to_lowercase().next().unwrap_or(c));
    let Some((word, rest)) = words.split_first() else {
        let first: Vec<char> = last.chars().flat_map(char::to_lowercase).take(letters.len()).collect();
        return (1..=most).contains(&letters.len()) && first == letters;
    };
    let is_small = word.starts_with(char::is_lowercase);
    let taken = letters.split_first().filter(|(first, _)| initial(word) == Some(**first));
    taken.is_some_and(|(_, others)| takes(rest, last, others, (passed, most)))
        || is_small && takes(rest, last, letters, (passed, most))
        || !is_small && passed > 0 && takes(rest, last, letters, (passed - 1, most))
}

/// A word without the small word that is joined to it: "l'Emploi".
pub(super) fn without_article(word: &str) -> &str {
    let bare = word
        .split_once(['\'', '\u{2019}'])
        .filter(|(small, rest)| small.chars().all(char::is_lowercase) && rest.starts_with(char::is_uppercase));
    bare.map_or(word, |(_, rest)| rest)
}

/// Words of three and more capital letters in running text, and where they stand.
fn shouted<'t>(text: &'t str, reading: &Reading) -> BTreeMap<&'t str, Vec<Span>> {
    let mut words: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    // The sentence of the last word, and whether it is a line in capitals throughout, which holds no acronyms.
    let mut last: Option<(Span, bool)> = None;
    for word in reading.capitals.iter().filter(|word| word.shape == Shape::Acronym) {
        let shouts = match last {
            Some((sentence, shouts)) if sentence.contains(word.span) => shouts,
            Some(_) | None => {
                let sentence = sentence_at(reading, word.span.start).unwrap_or(word.span);
                let part = sentence.of(text);
                let shouts = part.chars().filter(|c| is_letter(*c)).all(char::is_uppercase) && part.contains(' ');
                last = Some((sentence, shouts));
                shouts
            }
        };
        // "BMPS.MI" is how an exchange calls a share.
        let is_ticker = || {
            let rest = text.get(word.span.end..).and_then(|rest| rest.strip_prefix('.'));
            rest.is_some_and(|rest| rest.starts_with(char::is_uppercase))
        };
        if !shouts && !is_ticker() {
            words.entry(word.span.of(text)).or_default().push(word.span);
        }
    }
    words
}

/// Whether letters are a Roman numeral, as it is written today.
fn is_roman(letters: &str) -> bool {
    let rest = letters.trim_start_matches('M');
    let places = [["CM", "CD", "D", "C"], ["XC", "XL", "L", "X"], ["IX", "IV", "V", "I"]];
    let rest = places.into_iter().fold(rest, |rest, [nine, four, five, one]| {
        if let Some(rest) = rest.strip_prefix(nine).or_else(|| rest.strip_prefix(four)) {
            return rest;
        }
        let ones = rest.strip_prefix(five).unwrap_or(rest);
        let ones_end = ones.len() - ones.trim_start_matches(one).len();
        ones.get(ones_end.min(MOST_ONES)..).unwrap_or_default()
    });
    rest.is_empty()
}

/// How often a sign of one stands in a row.
const MOST_ONES: usize = 3;

fn slips(
    text: &str,
    reading: &Reading,
    acronyms: &[Acronym],
    misfits: &[Misfit],
    known: &[(&Named, &Name)],
    words: &BTreeMap<&str, Vec<Span>>,
    rules: &RuleSet,
) -> Vec<Slipped> {
    // The right letters, where they stand, and whose they are.
    let mut right: BTreeMap<&str, (Span, Option<NameId>)> = BTreeMap::new();
    let misfits: BTreeSet<Span> = misfits.iter().map(|misfit| misfit.short).collect();
    let is_right =
        |acronym: &&Acronym| acronym.ordered.is_none() && acronym.known.is_none() && !misfits.contains(&acronym.short);
    for acronym in acronyms.iter().filter(is_right) {
        right.entry(acronym.short.of(text)).or_insert((acronym.short, None));
    }
    for (named, _) in known {
        let entry = right.entry(named.span.of(text)).or_insert((named.span, Some(named.name)));
        entry.1 = Some(named.name);
    }
    // What stands in brackets is defined there, whatever script its long form is in.
    for (word, places) in words {
        if let Some(place) = places.iter().find(|place| is_in_brackets(text, **place)) {
            let is_wrong = acronyms
                .iter()
                .any(|acronym| acronym.short == *place && (acronym.ordered.is_some() || acronym.known.is_some()));
            if !is_wrong && !misfits.contains(place) {
                right.entry(word).or_insert((*place, None));
            }
        }
    }
    // What is used often needs no definition to be the right one.
    let (mut used, mut often) = (BTreeSet::new(), Vec::new());
    for (word, places) in words.iter().filter(|(_, places)| places.len() >= OFTEN) {
        let is_told = right.contains_key(word) || swaps(word).any(|swapped| right.contains_key(swapped.as_str()));
        if let (Some(first), false) = (places.first(), is_told) {
            used.insert(word);
            often.push((*word, *first));
        }
    }
    right.extend(often.into_iter().map(|(word, first)| (word, (first, None))));
    let mut found = Vec::new();
    // Only a swapped acronym asks for the names of the article.
    let mut names: Option<Vec<Span>> = None;
    for (word, places) in words {
        let is_defined = right.contains_key(word) || acronyms.iter().any(|acronym| acronym.short.of(text) == *word);
        let is_name = rules.names().any(|(_, name)| name.forms.iter().any(|form| form.text.as_str() == *word));
        if is_defined || is_name {
            continue;
        }
        let Some((wanted, (seen, name))) = swaps(word).find_map(|swapped| right.get_key_value(swapped.as_str())) else {
            continue;
        };
        // "Louis XIV and Louis XVI" are two kings.
        if is_roman(word) && is_roman(wanted) {
            continue;
        }
        let right = words.get(wanted).map_or(&[][..], Vec::as_slice);
        let has_first = word.chars().next() == wanted.chars().next();
        let is_long = word.chars().count() > SHORTEST;
        // Three letters with another one in front are soon another body's.
        let is_used = used.contains(wanted);
        if is_used && (places.len() > 1 || !is_long && !has_first) {
            continue;
        }
        // Joined to a word before it, it is a part of another name.
        if places.iter().any(|span| text.get(..span.start).is_some_and(|before| before.ends_with('-'))) {
            continue;
        }
        // Defined once, in letters that its words do not have, and in other ones wherever it is used: the definition has the slip.
        let in_brackets = |span: &Span| is_in_brackets(text, *span);
        if let [defined] = right
            && places.len() > 1
            && in_brackets(defined)
            && !places.iter().any(in_brackets)
            && !fits(text, reading, *defined)
            && !places.iter().any(|span| is_beside(text, *span, *defined))
        {
            let is_sure = has_first;
            let voice = voice_at(text, reading, *defined, sentence_at(reading, defined.start));
            let first = places.first().copied().unwrap_or(*defined);
            found.push(Slipped { span: *defined, right: (*word).to_owned(), seen: first, known: None, is_sure, voice });
            continue;
        }
        // In brackets it is defined, and is an acronym of its own.
        if places.len() > right.len() || places.iter().any(|span| is_in_brackets(text, *span)) {
            continue;
        }
        // Two that stand side by side are two: "the PMPE and the MPPE", "SRAS (or SARS-CoV)".
        let beside = |span: &Span| right.iter().any(|other| is_beside(text, *span, *other));
        let all_names =
            || reading.capitals.iter().filter(|word| word.shape == Shape::Name).map(|word| word.span).collect();
        if places.iter().any(beside) || is_spelled_out(names.get_or_insert_with(all_names), text, word) {
            continue;
        }
        for &span in places {
            // Once behind the definition, and the right one more than that: nobody names another body so. Where the first
            // letter is the same, the definition is enough, if its words have the letters.
            // Who names two bodies in one sentence means two.
            let is_apart = || sentence_at(reading, seen.start).is_none_or(|sentence| !sentence.contains(span));
            let is_fitting = || has_first && is_apart() && fits(text, reading, *seen);
            let is_once = places.len() == 1 && seen.start < span.start && (right.len() >= USED || is_fitting());
            // "The SCT", "the CST"
            let is_near = || is_once || right.iter().any(|other| share_neighbour(text, span, *other));
            let is_sure = is_long || is_used || has_first && is_near();
            let voice = voice_at(text, reading, span, sentence_at(reading, span.start));
            found.push(Slipped { span, right: (*wanted).to_owned(), seen: *seen, known: *name, is_sure, voice });
        }
    }
    found.sort_by_key(|slipped| slipped.span);
    found
}

/// What an acronym is with two neighbouring letters swapped, at each place.
fn swaps(word: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = word.chars().collect();
    (1..letters.len()).filter_map(move |at| {
        let mut letters = letters.clone();
        letters.swap(at - 1, at);
        (letters.get(at - 1) != letters.get(at)).then(|| letters.into_iter().collect())
    })
}

/// Whether letters in brackets are the initials of the words before them.
fn fits(text: &str, reading: &Reading, short: Span) -> bool {
    let start = sentence_at(reading, short.start).map_or(short.start, |sentence| sentence.start);
    let letters = letters(short.of(text));
    initials::before(text, start, short.start).iter().any(|spelled| spelled.letters == letters)
}

/// Letters in brackets that are those of the words before them but for one slip, where the article has the right ones
/// elsewhere; two that have changed places also where it has not, if they are of no definition, or of words before it.
fn misfits(
    text: &str,
    reading: &Reading,
    acronyms: &[Acronym],
    words: &BTreeMap<&str, Vec<Span>>,
    rules: &RuleSet,
) -> Vec<Misfit> {
    let is_judged = |acronym: &&Acronym| acronym.ordered.is_some() || acronym.known.is_some();
    let judged: BTreeSet<Span> = acronyms.iter().filter(is_judged).map(|acronym| acronym.short).collect();
    let defined: BTreeSet<&str> = acronyms.iter().map(|acronym| acronym.short.of(text)).collect();
    // Two letters are no acronym for the reader of capitals.
    let two = |open: usize| {
        let inside = text.get(open + 1..)?.char_indices().nth(SHORTEST - 1).filter(|(_, c)| *c == ')')?;
        let letters = text.get(open + 1..open + 1 + inside.0)?;
        letters.chars().all(char::is_uppercase).then(|| Span::new(open + 1, open + 1 + letters.len()))
    };
    let short = memchr::memchr_iter(b'(', text.as_bytes()).filter_map(two);
    let alone = words.values().filter(|places| places.len() == 1).flatten().copied().chain(short);
    let mut found = Vec::new();
    for short in alone.filter(|short| is_in_brackets(text, *short) && !judged.contains(short)) {
        let word = short.of(text);
        let letters = letters(word);
        let start = sentence_at(reading, short.start).map_or(short.start, |sentence| sentence.start);
        let spelled = initials::before(text, start, short.start);
        let fits = spelled.iter().any(|spelled| spelled.letters == letters);
        // The initial of a word farther off is no other letter: "Knight Commander of the Empire (KCE)".
        let is_farther = |long: Span| {
            let first = word.chars().next();
            let before = text.get(start..long.start).unwrap_or_default();
            before.rsplit(char::is_whitespace).take(FARTHER).any(|word| word.chars().next() == first)
        };
        let near = spelled.iter().filter(|spelled| {
            let right = spelled.letters.as_slice();
            // Letters that fit may be short of the first one all the same.
            let is_short_of_first =
                || right.get(1..) == Some(letters.as_slice()) && spelled.long.of(text).starts_with(char::is_uppercase);
            let has_other_first = || right.len() == letters.len() && right.first() != letters.first();
            right.len() >= SHORTEST
                && !spelled.inner
                && (!fits || is_short_of_first())
                && (initials::is_near(right, &letters) && !(has_other_first() && is_farther(spelled.long))
                    || is_swapped(right, &letters))
        });
        let witnessed = near.filter_map(|spelled| {
            let right: String = spelled.letters.iter().flat_map(|c| c.to_uppercase()).collect();
            let elsewhere = words.get(right.as_str()).and_then(|places| places.first()).copied();
            let is_swapped = is_swapped(&spelled.letters, &letters);
            // What is defined elsewhere is another body's.
            let is_defined = defined.contains(right.as_str());
            let long = spelled.long;
            let is_sure = elsewhere.is_some() && !is_defined && is_alone(text, short);
            let may_be = || {
                letters.len() >= SHORTEST
                    && is_swapped
                    && !fits
                    && elsewhere.is_none()
                    && !is_chosen(long.of(text), word)
                    && !is_cut(text, long)
            };
            (is_sure || may_be()).then_some(Misfit { long, short, right, is_swapped, elsewhere })
        });
        let is_name = || rules.names().any(|(_, name)| name.forms.iter().any(|form| form.text.as_str() == word));
        let misfit = witnessed.min_by_key(|misfit| (misfit.elsewhere.is_none(), !misfit.is_swapped));
        found.extend(misfit.filter(|_| !is_name()));
    }
    found.sort_by_key(|misfit| misfit.short);
    found
}

/// Whether letters stand only once in a text; three and more are known to.
fn is_alone(text: &str, short: Span) -> bool {
    let letters = short.of(text);
    let beside = |c: Option<char>| c.is_some_and(is_word);
    let is_word = |at: usize| {
        !beside(text.get(..at).and_then(|text| text.chars().next_back()))
            && !beside(text.get(at + letters.len()..).and_then(|text| text.chars().next()))
    };
    letters.chars().nth(SHORTEST - 1).is_some()
        || text.match_indices(letters).filter(|(at, _)| is_word(*at)).nth(1).is_none()
}

/// How often an acronym stands that one other place has with two letters swapped; and where nothing defines it.
const USED: usize = 2;
const OFTEN: usize = 4;

/// How many bytes stand between acronyms that are named together, at most.
const BESIDE: usize = 12;

fn is_beside(text: &str, one: Span, other: Span) -> bool {
    let (first, second) = if one.start < other.start { (one, other) } else { (other, one) };
    let gap = text.get(first.end..second.start).unwrap_or_default();
    gap.len() <= BESIDE && !gap.contains(['.', '!', '?', '\n'])
}

/// How many bytes stand between the words of one name, at most: " de la ".
const WITHIN: usize = 7;

/// Whether some of the names of an article stand in a row and begin with the letters of an acronym; the last word may
/// give two of them: "Polícia Militar de Pernambuco", PMPE.
fn is_spelled_out(names: &[Span], text: &str, acronym: &str) -> bool {
    let letters: Vec<char> = acronym.chars().collect();
    let initial = |span: &Span| span.of(text).chars().next();
    (0..names.len()).any(|at| {
        let mut run = Vec::new();
        for span in names.get(at..).unwrap_or_default().iter().take(letters.len()) {
            let follows = run.last().is_none_or(|last: &Span| span.start.saturating_sub(last.end) <= WITHIN);
            if !follows {
                break;
            }
            run.push(*span);
        }
        let begins = |count: usize| {
            let first = run.get(..count).unwrap_or_default();
            count > 0
                && first.len() == count
                && first.iter().filter_map(initial).eq(letters.iter().take(count).copied())
        };
        let two_of_last = || {
            let count = letters.len() - 1;
            let last = run.get(count - 1).map(|span| span.of(text).chars().take(2).flat_map(char::to_uppercase));
            begins(count) && last.is_some_and(|last| last.eq(letters.iter().skip(count - 1).copied()))
        };
        begins(letters.len()) || letters.len() > 2 && two_of_last()
    })
}

fn is_in_brackets(text: &str, span: Span) -> bool {
    text.get(..span.start).is_some_and(|text| text.ends_with('('))
        && text.get(span.end..).is_some_and(|text| text.starts_with(')'))
}

/// Whether the same word stands before two places, or behind them.
fn share_neighbour(text: &str, one: Span, other: Span) -> bool {
    let letters = |word: &str| {
        let letters: String = word.chars().filter(|c| is_letter(*c)).flat_map(char::to_lowercase).collect();
        (!letters.is_empty()).then_some(letters)
    };
    let before =
        |span: Span| text.get(..span.start)?.strip_suffix(' ')?.rsplit(char::is_whitespace).next().and_then(letters);
    let behind =
        |span: Span| text.get(span.end..)?.strip_prefix(' ')?.split(char::is_whitespace).next().and_then(letters);
    let same = |one: Option<String>, other: Option<String>| one.is_some() && one == other;
    same(before(one), before(other)) || same(behind(one), behind(other))
}

/// Whether two rows of letters are the same but for two neighbours that change places.
fn is_swapped(one: &[char], other: &[char]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let differing: Vec<(usize, (&char, &char))> =
        one.iter().zip(other).enumerate().filter(|(_, (one, other))| one != other).collect();
    match differing.as_slice() {
        [(first, (a, b)), (second, (c, d))] => *second == first + 1 && a == d && b == c,
        [..] => false,
    }
}
