//! Names that stand once in another spelling than usual: with a letter too few, with another vowel, in another transcription.

use super::names::{PLACES, is_common, is_in_row, place, stands_inside};
use super::page::Page;
use crate::lang::is_letter;
use crate::mention::{Capital, Shape, letters};
use crate::plain::boundary;
use crate::source::BlockKind;
use crate::span::Span;

/// A name that stands once in another spelling than usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Respelled {
    /// Where it stands.
    pub span: Span,
    /// Where the usual spelling stands first.
    pub usual: Span,
    /// How often the usual one stands.
    pub times: usize,
    /// How the two differ.
    pub by: Differing,
}

/// How two spellings of one name differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Differing {
    /// In no letter, but in a hyphen, a blank or a capital.
    Marks,
    /// By a slip, or by another way to write the same sounds.
    Letters,
    /// In a vowel, and nothing beside them says that they are one name.
    Vowel,
}

/// How often the usual spelling stands.
pub(super) const OFTEN: usize = 3;
/// The shortest last name of which one letter says anything, in characters.
pub(super) const LAST: usize = 6;
/// The shortest given name, in characters.
const GIVEN: usize = 3;
/// The most parts of a row of names, and the most spellings that are compared with each other.
const ROW: usize = 8;
const MANY: usize = 40;
/// How many parts a name has that is compared by its consonants.
pub(super) const PARTS: usize = 3;

/// How many numbers have one part in common, as a bound for how many are the same.
struct Counts {
    each: [u8; PLACES],
    most: u8,
}

impl Counts {
    fn of(numbers: impl Iterator<Item = u64>) -> Self {
        let (mut each, mut most) = ([0_u8; PLACES], 0);
        for number in numbers {
            if let Some(count) = each.get_mut(place(number)) {
                *count = count.saturating_add(1);
                most = most.max(*count);
            }
        }
        Self { each, most }
    }

    /// Whether so many may be the same as a number.
    fn are(&self, number: u64, many: usize) -> bool {
        self.each.get(place(number)).is_some_and(|count| usize::from(*count) >= many)
    }

    /// Whether so many of any may be the same.
    fn any_is(&self, many: usize) -> bool {
        usize::from(self.most) >= many
    }
}

/// A word of a row of names.
#[derive(Clone, Copy)]
struct Part {
    span: Span,
    letters: u64,
    /// The row it belongs to.
    row: usize,
    in_title: bool,
}

/// The names of an article that stand once in another spelling than usual.
pub(super) fn respelled(page: Page<'_>) -> Vec<Respelled> {
    let words = page.glossary;
    if words.has_no_spaces || words.has_no_capitals {
        return Vec::new();
    }
    let mut found = Vec::new();
    if !words.declines_names {
        let parts = parts(page);
        found = by_consonants(page, &parts);
        if !words.has_capital_nouns {
            found.extend(by_last_name(page, &parts));
        }
    }
    let told = |word: &Respelled| found.iter().any(|name| name.span.overlaps(word.span));
    let words: Vec<Respelled> = by_word(page).into_iter().filter(|word| !told(word)).collect();
    found.extend(words);
    found
}

/// The parts of the rows of words with capitals that only a blank or a hyphen divides; a small part behind a hyphen
/// belongs to them.
fn parts(page: Page<'_>) -> Vec<Part> {
    let bytes = page.text.as_bytes();
    let mut parts: Vec<Part> = Vec::new();
    let mut sentences = page.reading.sentences.iter().peekable();
    let (mut row, mut length, mut last_end) = (0, 0, page.text.len());
    let mut names = page.reading.capitals.iter().filter(|capital| capital.shape == Shape::Name).peekable();
    while let Some(capital) = names.next() {
        // Most names are in no row: nothing joins them to what stands before or behind.
        let Span { start, end } = capital.span;
        let joins = |end: usize, start: usize| end + 1 == start && matches!(bytes.get(end), Some(b' ' | b'-'));
        let goes_on = names.peek().is_some_and(|next| joins(end, next.span.start)) || bytes.get(end) == Some(&b'-');
        if !goes_on && !joins(last_end, start) {
            last_end = end;
            continue;
        }
        while sentences.next_if(|sentence| sentence.span.end <= capital.span.start).is_some() {}
        if length >= ROW || !joins(last_end, start) {
            row += 1;
            length = 0;
        }
        let in_title = sentences.peek().is_some_and(|sentence| !matches!(sentence.kind, BlockKind::Paragraph));
        parts.push(Part { span: capital.span, letters: capital.letters, row, in_title });
        length += 1;
        last_end = end;
        if bytes.get(end) == Some(&b'-')
            && let behind = end + 1
            && let rest = page.text.get(behind..).unwrap_or_default()
            && rest.starts_with(char::is_lowercase)
        {
            let span = Span::new(behind, behind + rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len()));
            parts.push(Part { span, letters: letters(page.words(span)), row, in_title });
            length += 1;
            last_end = span.end;
        }
    }
    parts
}

/// All stretches of so many parts of one row.
fn stretches(parts: &[Part], length: usize) -> impl Iterator<Item = &[Part]> {
    parts.windows(length).filter(|part| part.first().map(|first| first.row) == part.last().map(|last| last.row))
}

/// How long a name is at least of which one letter is a slip where nothing beside it says that both are one, in characters.
const ALONE: usize = 7;
/// The same in languages that decline names or write all nouns with capitals: forms, and other nouns, differ as much.
const ALONE_AMONG_FORMS: usize = 9;
/// How long it is at least where that letter is a vowel for another one ("Français", "François").
const VOWEL: usize = 9;
/// How many letters stand at least behind the one that differs where all nouns have capitals.
const NOUN_ENDING: usize = 3;
/// How long the other one is at least where it stands only twice.
const SURE: usize = 8;
/// The same where it stands only once, so that it is open which of the two is right.
const OPEN: usize = 9;

/// Single words that stand once, with one letter more, less or doubled, or another vowel, and often without; long ones once.
fn by_word(page: Page<'_>) -> Vec<Respelled> {
    let has_forms = page.glossary.has_capital_nouns || page.glossary.declines_names;
    let shortest = if has_forms { ALONE_AMONG_FORMS } else { ALONE };
    // The odd one may be a letter shorter; a letter is a byte and more.
    let is_long = |span: Span| span.end - span.start + 1 >= shortest;
    let capitals = page.reading.capitals.iter().filter(|word| word.shape == Shape::Name && is_long(word.span));
    let mut names: Vec<Word<'_>> = capitals.filter_map(|capital| Word::of(page, capital)).collect();
    // Words that begin alike stand together, then those of the same letters, in the order in which they stand in the text.
    names.sort_unstable_by_key(|word| (word.start, word.letters, word.span.start));
    let slips = names.chunk_by(|one, other| one.start == other.start).filter(|names| names.len() > 1);
    slips.flat_map(|names| among(page, names, shortest)).take(MANY).collect()
}

/// A word by which it is looked up.
struct Word<'t> {
    /// The bytes of its first two letters, which are never the slip.
    start: u64,
    /// The number of its letters.
    letters: u64,
    text: &'t str,
    span: Span,
}

impl<'t> Word<'t> {
    fn of(page: Page<'t>, capital: &Capital) -> Option<Self> {
        let text = page.words(capital.span);
        let (end, _) = text.char_indices().nth(2)?;
        let start = text.bytes().take(end).fold(0, |start, byte| start << 8 | u64::from(byte));
        Some(Self { start, letters: capital.letters, text, span: capital.span })
    }
}

/// The same among the words that begin alike.
fn among(page: Page<'_>, names: &[Word<'_>], shortest: usize) -> Vec<Respelled> {
    let (mut usual, mut once) = (Vec::new(), Vec::new());
    for alike in names.chunk_by(|one, other| one.letters == other.letters) {
        let [Word { text: word, span: first, .. }, others @ ..] = alike else { continue };
        if others.is_empty() {
            once.push((*word, *first));
        }
        let fewest = match word.chars().count() {
            OPEN.. => 1,
            SURE.. => 2,
            _ => OFTEN,
        };
        if alike.len() >= fewest && others.iter().all(|other| other.text == *word) {
            usual.push((*word, alike.len(), *first));
        }
    }
    // "Versicherer", "Versicherter": nouns that are made of one word differ before their last letters, too.
    let fewest = if page.glossary.has_capital_nouns { NOUN_ENDING } else { 1 };
    let is_telling = |slip: &Slip| slip.is_more && (slip.is_doubled || slip.behind >= fewest) || slip.is_vowel;
    let slips = once.into_iter().filter_map(|(word, span)| {
        let near = usual.iter().filter(|(right, ..)| slip(word, right).is_some_and(|slip| is_telling(&slip)));
        // One that stands more often than all others is meant.
        let (mut usual, mut is_one) = (None, false);
        for (right, times, first) in near {
            match usual {
                Some((_, most, _)) if times < most => {}
                Some((_, most, _)) if times == most => is_one = false,
                Some(_) | None => (usual, is_one) = (Some((right, times, first)), true),
            }
        }
        let (right, times, first) = usual.filter(|_| is_one)?;
        let (length, right_length) = (word.chars().count(), right.chars().count());
        let by = if length == right_length { Differing::Vowel } else { Differing::Letters };
        // Of two that stand once each the later one is shown; another vowel may make another word.
        if *times == 1 && (first.start > span.start || by == Differing::Vowel) {
            return None;
        }
        let least = if by == Differing::Vowel { VOWEL } else { shortest };
        let others =
            || page.reading.capitals.iter().map(|other| other.span).filter(|other| page.words(*other) == *right);
        // The first word of a sentence has a capital whatever it is.
        let are_names = || others().filter(|other| stands_inside(page, *other)).count() >= OFTEN;
        let is_sure = length.max(right_length) >= least
            && (stands_inside(page, span) || begins_sentence(page, span) && are_names())
            && !is_in_row(page, span, others())
            && !is_common(page, &[word, right]);
        is_sure.then_some(Respelled { span, usual: *first, times: *times, by })
    });
    slips.collect()
}

/// Whether a word begins a sentence of running text.
fn begins_sentence(page: Page<'_>, span: Span) -> bool {
    let sentences = &page.reading.sentences;
    let sentence = sentences.get(sentences.partition_point(|sentence| sentence.span.end <= span.start));
    sentence.is_some_and(|sentence| sentence.span.start == span.start && sentence.kind != BlockKind::Title)
}

/// Names of three parts whose consonants are the same, and whose letters or hyphens are not.
fn by_consonants(page: Page<'_>, parts: &[Part]) -> Vec<Respelled> {
    let mut found = Vec::new();
    // Hardly an article has a name of three parts three times.
    let sum = |name: &[Part]| name.iter().fold(0, |sum: u64, part| sum.rotate_left(7) ^ part.letters);
    if !Counts::of(stretches(parts, PARTS).map(sum)).any_is(OFTEN) {
        return found;
    }
    let mut keyed: Vec<(String, &str, Span, &[Part])> = stretches(parts, PARTS)
        .filter(|name| name.iter().all(|part| page.words(part.span).chars().nth(1).is_some()))
        .filter_map(|name| {
            let span = name.first()?.span.cover(name.last()?.span);
            let skeletons: Vec<String> = name.iter().map(|part| skeleton(page.words(part.span))).collect();
            Some((skeletons.join(" "), page.words(span), span, name))
        })
        .collect();
    keyed.sort_by(|one, other| (&one.0, one.1, one.2.start).cmp(&(&other.0, other.1, other.2.start)));
    for alike in keyed.chunk_by(|one, other| one.0 == other.0) {
        let spellings: Vec<_> = alike.chunk_by(|one, other| one.1 == other.1).collect();
        let Some(usual) = spellings.iter().max_by_key(|places| places.len()) else { continue };
        let (Some(first), true) = (usual.first(), usual.len() >= OFTEN && spellings.len() <= MANY) else { continue };
        for rare in spellings.iter().filter(|places| places.len() == 1).filter_map(|places| places.first()) {
            let same_letters = plain(rare.1) == plain(first.1);
            // An ending may be a case or a plural, and what has another first letter another name.
            let pairs = rare.3.iter().zip(first.3);
            let inside =
                pairs.into_iter().any(|(one, other)| differs_inside(page.words(one.span), page.words(other.span)));
            let capitals = rare.1.chars().all(|c| !is_letter(c) || c.is_uppercase());
            let in_title = rare.3.iter().any(|part| part.in_title);
            if (same_letters || inside) && !in_title && !capitals {
                let by = if same_letters { Differing::Marks } else { Differing::Letters };
                found.push(Respelled { span: rare.2, usual: first.2, times: usual.len(), by });
            }
        }
    }
    found
}

/// A last name behind its given name.
#[derive(Clone, Copy)]
struct FullName<'t> {
    /// The same number for the same given name and the same two first letters of the last name.
    key: u64,
    letters: u64,
    given: &'t str,
    last: &'t str,
    span: Span,
    in_title: bool,
}

/// A last name that stands once, behind the same given name, with one letter more, less or doubled, or another one.
fn by_last_name(page: Page<'_>, parts: &[Part]) -> Vec<Respelled> {
    let bytes = page.text.as_bytes();
    let key = |given: &Part, last: &Part| {
        let start = [last.span.start, last.span.start + 1].map(|at| bytes.get(at).copied().unwrap_or_default());
        given.letters.wrapping_mul(3) ^ u64::from(u16::from_be_bytes(start)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    };
    // Hardly a given name stands before two last names that begin alike.
    let counts = Counts::of(stretches(parts, 2).filter_map(pair).map(|(given, last)| key(given, last)));
    if !counts.any_is(2) {
        return Vec::new();
    }
    let often = stretches(parts, 2).filter_map(pair).map(|(given, last)| (key(given, last), given, last));
    let often = often.filter(|(key, ..)| counts.are(*key, 2));
    let mut names: Vec<FullName<'_>> =
        often.filter_map(|(key, given, last)| full_name(page, key, given, last)).collect();
    names.sort_unstable_by_key(|name| (name.key, name.span.start));
    let mut found = Vec::new();
    for alike in names.chunk_by_mut(|one, other| one.key == other.key) {
        let Some(first) = alike.first().map(|name| name.letters) else { continue };
        if alike.iter().all(|name| name.letters == first) {
            continue;
        }
        alike.sort_unstable_by_key(|name| (name.given, name.last, name.span.start));
        for alike in alike.chunk_by(|one, other| one.given == other.given) {
            let spellings: Vec<_> = alike.chunk_by(|one, other| one.last == other.last).collect();
            if spellings.len() < 2 || spellings.len() > MANY {
                continue;
            }
            for rare in spellings.iter().filter(|places| places.len() == 1).filter_map(|places| places.first()) {
                for usual in spellings.iter().filter_map(|places| places.first()) {
                    if rare.last == usual.last || rare.in_title || slip(rare.last, usual.last).is_none() {
                        continue;
                    }
                    let times = count(page, usual.last, usual.letters);
                    if times >= OFTEN && count(page, rare.last, rare.letters) == 1 {
                        found.push(Respelled { span: rare.span, usual: usual.span, times, by: Differing::Letters });
                    }
                }
            }
        }
    }
    found
}

/// The two parts of a stretch of two.
fn pair(parts: &[Part]) -> Option<(&Part, &Part)> {
    match parts {
        [given, last] => Some((given, last)),
        [..] => None,
    }
}

fn full_name<'t>(page: Page<'t>, key: u64, given: &Part, last: &Part) -> Option<FullName<'t>> {
    // Bytes are a bound for characters.
    if last.span.end - last.span.start + 1 < LAST || given.span.end - given.span.start < GIVEN {
        return None;
    }
    let span = given.span.cover(last.span);
    let (given_word, last_word) = (page.words(given.span), page.words(last.span));
    let begins = |word: &str| word.starts_with(char::is_uppercase);
    let long = last_word.chars().count() + 1 >= LAST && given_word.chars().count() >= GIVEN;
    (long && begins(given_word) && begins(last_word)).then_some(FullName {
        key,
        letters: last.letters,
        given: given_word,
        last: last_word,
        span,
        in_title: given.in_title,
    })
}

/// How often a word stands among the names of the article.
fn count(page: Page<'_>, word: &str, letters: u64) -> usize {
    let same = |capital: &&Capital| capital.letters == letters && page.words(capital.span) == word;
    page.reading.capitals.iter().filter(same).count()
}

/// Whether one name is the other with a slip of the keyboard inside of it: a letter too few or too many, another vowel.
pub(super) fn is_slip(one: &str, other: &str) -> bool {
    slip(one, other).is_some_and(|slip| slip.is_more || slip.is_vowel)
}

/// Where two names differ in one letter.
struct Slip {
    /// How many letters stand behind it.
    behind: usize,
    /// Whether it is a consonant that is written once and twice.
    is_doubled: bool,
    /// Whether it is a vowel for another one.
    is_vowel: bool,
    /// Whether one has it and the other has none in its place.
    is_more: bool,
}

/// The one letter in which two names differ, but for the first and last ones.
fn slip(one: &str, other: &str) -> Option<Slip> {
    // A letter has four bytes at most.
    if one.len().abs_diff(other.len()) > 4 {
        return None;
    }
    let same = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    let same = boundary(one, same);
    let (rest, more) = (one.get(same..)?, other.get(same..)?);
    let tail = |text: &str| text.chars().next().map_or(0, char::len_utf8);
    let (short, long) = (rest.get(tail(rest)..)?, more.get(tail(more)..)?);
    // Most names differ in more.
    let (rest, more, behind) = if short == long || rest == long {
        (rest, more, long)
    } else if short == more {
        (more, rest, short)
    } else {
        return None;
    };
    let (instead, differing) = (rest.chars().next(), more.chars().next()?);
    let is_more = rest.len() == behind.len();
    let (start, behind) = (one.get(..same)?, behind.chars().count());
    // The last two letters may be an ending, but for a consonant that is doubled; the first two make another name.
    let is_doubled = !is_vowel(differing) && start.ends_with(differing);
    let (begins, fewest) = (start.chars().count(), if is_doubled { 1 } else { 2 });
    if begins + 1 + behind < LAST || begins < 2 || behind < fewest {
        return None;
    }
    // "Inácio", "Inacio": an accent makes no other letter.
    let is_letter = || instead.iter().chain([&differing]).all(char::is_ascii_lowercase);
    let is_vowel = is_vowel(differing) && instead.is_some_and(is_vowel);
    (is_more || is_letter()).then_some(Slip { behind, is_doubled, is_vowel, is_more })
}

/// Whether two words differ before their endings, and begin alike.
fn differs_inside(one: &str, other: &str) -> bool {
    let same =
        one.chars().zip(other.chars()).take_while(|(one, other)| one.to_lowercase().eq(other.to_lowercase())).count();
    let (one, other) = (one.chars().count(), other.chars().count());
    same > 0 && same + 1 < one.min(other)
}

/// The first letter and the consonants of a word, doubled ones once.
pub(crate) fn skeleton(word: &str) -> String {
    let mut consonants = String::new();
    for (at, c) in word.chars().flat_map(char::to_lowercase).enumerate() {
        if (at == 0 || !is_vowel(c)) && !consonants.ends_with(c) {
            consonants.push(c);
        }
    }
    consonants
}

fn plain(word: &str) -> String {
    word.chars().filter(|c| is_letter(*c)).flat_map(char::to_lowercase).collect()
}

/// Letters that spellings of one name in Latin letters differ in.
pub(super) fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}
