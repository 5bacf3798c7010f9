//! Names that stand in two spellings: with two letters swapped, with one too few, in another transcription.

use std::cmp::Ordering;

use super::page::Page;
use crate::lang::{is_ignorable, is_letter, is_word};
use crate::mention::{Capital, Shape, letters};
use crate::plain::numbered;
use crate::source::BlockKind;
use crate::span::Span;

/// A name with two neighbouring letters swapped that the article has elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Swapped {
    /// Where it stands, once in the article.
    pub span: Span,
    /// Where the other one stands first.
    pub usual: Span,
    /// How often the other one stands.
    pub times: usize,
    /// Where the other one stands beside the same word.
    pub neighbour: Option<Span>,
    /// Where the swapped letters stand.
    pub place: Place,
    /// Whether both stand inside a sentence, where a capital is that of a name, and the odd one stands alone there and not
    /// beside another name.
    pub inside: bool,
    /// Whether one of the two stands in the article in small letters too, as a word of the language.
    pub is_common: bool,
    /// How many characters it has.
    pub length: usize,
}

/// Where the swapped letters of a name stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Inside of it, or at its end where no two names differ so: "Ghosn", "Ghons".
    Inside,
    /// They are the last two, with a vowel, as two names end ("Carol", "Carlo") and two forms of one.
    End,
    /// The same, as one word ends in two countries: "Center", "Centre".
    Spelling,
}

/// A name that stands once in another spelling than usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Respelled {
    /// Where it stands.
    pub span: Span,
    /// Where the usual spelling stands first.
    pub usual: Span,
    /// How often the usual one stands.
    pub times: usize,
    /// Whether they differ in no letter, but in a hyphen, a blank or a capital.
    pub same_letters: bool,
    /// Whether they may be two names: nothing beside them says that they are one, and they differ in a vowel.
    pub may_be_two: bool,
}

/// The shortest name in which swapped letters say anything, in characters; and how often the right form stands.
const SWAPPED: usize = 5;
const TWICE: usize = 2;
/// The shortest neighbour that says that two names are one, in characters.
const NEIGHBOUR: usize = 4;
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

/// The names of an article that stand once with two letters swapped, in the order of their letters.
pub(super) fn swapped(page: Page<'_>) -> Vec<Swapped> {
    let mut found = Vec::new();
    let prefixes = &page.glossary.no_name_prefix;
    let uncased = page.glossary.has_no_capitals;
    if page.glossary.has_no_spaces || uncased && prefixes.is_empty() {
        return found;
    }
    let often = if uncased { TWICE + 1 } else { TWICE };
    // One against one: with the same word beside both.
    let fewest = if uncased { often + 1 } else { TWICE };
    let has_prefix = |word: &str| uncased && prefixes.iter().any(|prefix| word.starts_with(prefix.as_str()));
    let capitals = page.reading.capitals.iter().filter(|capital| match capital.shape {
        Shape::Name => capital.span.end - capital.span.start >= SWAPPED,
        Shape::Acronym => false,
        Shape::Uncased => uncased,
    });
    // Most names are written in one way: those of whose letters there is no other word are left out before anything is
    // sorted.
    let words = Spellings::of(page, capitals.clone());
    let alike = capitals.filter(|capital| words.differ(capital.letters));
    let mut names: Vec<(u64, Span)> = alike.map(|capital| (capital.letters, capital.span)).collect();
    // Words of the same letters stand together, in the order in which they stand in the text.
    names.sort_unstable();
    for alike in names.chunk_by(|one, other| one.0 == other.0).filter(|alike| alike.len() >= fewest) {
        let Some((_, first)) = alike.first() else { continue };
        let first = page.words(*first);
        if alike.iter().all(|(_, span)| page.words(*span) == first) || has_prefix(first) {
            continue;
        }
        let mut words: Vec<(&str, Span)> = alike.iter().map(|(_, span)| (page.words(*span), *span)).collect();
        words.retain(|(word, _)| !has_prefix(word));
        words.sort_unstable_by_key(|(word, span)| (*word, span.start));
        let words: Vec<&[(&str, Span)]> = words.chunk_by(|one, other| one.0 == other.0).collect();
        for place in &words {
            let [(word, span)] = place else { continue };
            for others in &words {
                if let Some((right, usual)) = others.first()
                    && let Some((place, length)) = swap(word, right)
                {
                    if are_forms(page, word, right) {
                        continue;
                    }
                    let spans = || others.iter().map(|(_, span)| *span);
                    let is_once = || {
                        let is_sure = !uncased && place == Place::Inside && usual.start < span.start;
                        is_sure && words.len() == TWICE && share_neighbour(page, *span, *usual)
                    };
                    if others.len() < often && !is_once() {
                        continue;
                    }
                    // "Micheal Martin" and "Michael Higgins" are two.
                    let last = last_name(page.text, *span);
                    let is_another = |other: Span| last_name(page.text, other).is_some_and(|other| last != Some(other));
                    if last.is_some() && spans().all(is_another) {
                        continue;
                    }
                    // A list of persons, each with a given name of his own.
                    let given = listed(page, *span);
                    let mut listed = spans().map(|other| listed(page, other));
                    if given.is_some() && listed.all(|other| other.is_some() && other != given) {
                        continue;
                    }
                    // "Britain", "al-Britani": what a small word is joined to is a name with it.
                    let article = small_part(page.text, *span);
                    if spans().all(|other| small_part(page.text, other) != article) {
                        continue;
                    }
                    found.push(Swapped {
                        span: *span,
                        usual: *usual,
                        times: others.len(),
                        neighbour: spans().find(|other| share_neighbour(page, *span, *other)),
                        place,
                        inside: stands_inside(page, *span)
                            && spans().any(|other| stands_inside(page, other))
                            && !is_in_row(page, *span, spans()),
                        is_common: !uncased && is_common(page, &[word, right]),
                        length,
                    });
                }
            }
        }
    }
    found
}

/// For each part of the numbers of letters, the word that has it, or that there are several.
struct Spellings([u64; PLACES]);

impl Spellings {
    const SEVERAL: u64 = u64::MAX;

    fn of<'c>(page: Page<'_>, capitals: impl Iterator<Item = &'c Capital>) -> Self {
        let mut words = [0_u64; PLACES];
        for capital in capitals {
            let word = Self::number(page.words(capital.span).as_bytes());
            if let Some(known) = words.get_mut(place(capital.letters)) {
                *known = if *known == 0 || *known == word { word } else { Self::SEVERAL };
            }
        }
        Self(words)
    }

    /// A number for a word that hardly another one has, and none that is made of it by swapping two letters.
    fn number(word: &[u8]) -> u64 {
        let eight = |bytes: &[u8]| bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte));
        let number = word.chunks(8).fold(0, |number, bytes| numbered(number, eight(bytes)));
        number.clamp(1, Self::SEVERAL - 1)
    }

    /// Whether several words may have the same letters.
    fn differ(&self, letters: u64) -> bool {
        self.0.get(place(letters)) == Some(&Self::SEVERAL)
    }
}

/// How many places a table of numbers has.
const PLACES: usize = 512;

/// The place of a number in such a table.
fn place(number: u64) -> usize {
    usize::try_from((number ^ number >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 55).unwrap_or(0)
}

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

/// Whether two words are forms of one.
fn are_forms(page: Page<'_>, word: &str, other: &str) -> bool {
    let root = |word: &'_ str| {
        let mut endings = page.glossary.name_endings.iter();
        endings.find_map(|ending| word.strip_suffix(ending.as_str()).map(str::len))
    };
    root(word).is_some_and(|length| root(other) == Some(length) && word.get(..length) == other.get(..length))
}

/// Whether two words differ in nothing but two neighbouring letters that changed places, the first letter, which is
/// the capital, left alone; and if so, where those are, and how many characters there are.
fn swap(word: &str, other: &str) -> Option<(Place, usize)> {
    // Vowel signs stand where the writer likes.
    let letters = |word: &str| word.chars().filter(|&c| !is_ignorable(c)).collect::<Vec<char>>();
    let (one, other) = (letters(word), letters(other));
    if one.len() != other.len() || one.len() < SWAPPED {
        return None;
    }
    let at = one.iter().zip(&other).position(|(one, other)| one != other).filter(|&at| at > 0)?;
    let pair = [*one.get(at)?, *one.get(at + 1)?];
    let crossed = other.get(at..at + 2) == Some(&[pair[1], pair[0]][..]);
    let vowels = pair.iter().filter(|c| is_sounded(**c)).count();
    let has_case = pair.iter().all(|c| c.is_lowercase());
    let place = if at + 2 < one.len() || has_case && vowels == 0 {
        Place::Inside
    } else if !has_case || pair.contains(&'e') && pair.contains(&'r') {
        Place::Spelling
    } else {
        Place::End
    };
    (crossed && one.get(at + 2..) == other.get(at + 2..)).then_some((place, one.len()))
}

/// Whether a letter is a vowel, or one of a script or with an accent of which that is not known.
fn is_sounded(c: char) -> bool {
    // A, ie, i, short i, o, u, soft sign, yeru, e, yu, ya, io, and the Ukrainian ie, i and yi.
    let is_vowel_of_cyrillic = matches!(
        c,
        '\u{430}'
            | '\u{435}'
            | '\u{438}'
            | '\u{439}'
            | '\u{43E}'
            | '\u{443}'
            | '\u{44C}'
            | '\u{44B}'
            | '\u{44D}'
            | '\u{44E}'
            | '\u{44F}'
            | '\u{451}'
            | '\u{454}'
            | '\u{456}'
            | '\u{457}'
    );
    is_vowel(c) || is_vowel_of_cyrillic || !c.is_ascii() && !matches!(c, '\u{400}'..='\u{52F}')
}

/// Whether a word with a capital stands right before or behind a name, and beside none of others: "Jean-Marie" is no
/// "Maire".
fn is_in_row(page: Page<'_>, span: Span, others: impl Iterator<Item = Span>) -> bool {
    let [before, behind] = row(page, span);
    let (befores, behinds): (Vec<&str>, Vec<&str>) =
        others.map(|other| row(page, other)).map(|[before, behind]| (before, behind)).unzip();
    !before.is_empty() && !befores.contains(&before) || !behind.is_empty() && !behinds.contains(&behind)
}

/// The words with capitals right before and behind a name; empty where there is none. The first word of a sentence has a
/// capital whatever it is.
fn row(page: Page<'_>, span: Span) -> [&str; 2] {
    let joins = [' ', '-'];
    let sentence = page.sentence(span).unwrap_or(span);
    let behind = page.text.get(span.end..sentence.end).and_then(|rest| rest.strip_prefix(joins));
    let before = page.text.get(sentence.start..span.start).and_then(|rest| rest.strip_suffix(joins));
    let before = before.and_then(|rest| rest.rsplit_once(|c: char| !is_letter(c))).map(|(_, word)| word);
    let behind = behind.and_then(|rest| rest.split(|c: char| !is_letter(c)).next());
    [before, behind].map(|word| word.filter(|word| word.starts_with(char::is_uppercase)).unwrap_or_default())
}

/// Whether a word stands in a sentence behind others, and not in a title, whose words may all have capitals.
fn stands_inside(page: Page<'_>, span: Span) -> bool {
    let sentences = &page.reading.sentences;
    let sentence = sentences.get(sentences.partition_point(|sentence| sentence.span.end <= span.start));
    sentence.is_some_and(|sentence| {
        let before = page.text.get(sentence.span.start..span.start).unwrap_or_default();
        sentence.kind != BlockKind::Title && before.contains(is_word)
    })
}

/// Whether the same name stands before two places, or behind them.
fn share_neighbour(page: Page<'_>, one: Span, other: Span) -> bool {
    // An article at the beginning of a sentence has a capital too.
    let uncased = page.glossary.has_no_capitals;
    let is_name = |word: &str| (uncased || word.starts_with(char::is_uppercase)) && word.chars().count() >= NEIGHBOUR;
    let same = |one: &str, other: &str| one == other && is_name(one);
    let ((before, after), (other_before, other_after)) = (beside(page, one), beside(page, other));
    same(before, other_before) || same(after, other_after)
}

/// The words before and after a place in its sentence; empty where there is none.
fn beside(page: Page<'_>, span: Span) -> (&str, &str) {
    let sentence = page.sentence(span).unwrap_or(span);
    let part = |from: usize, to: usize| page.text.get(from..to).unwrap_or_default();
    let is_word = |word: &&str| !word.is_empty();
    let before = part(sentence.start, span.start).rsplit(|c: char| !is_letter(c)).find(is_word);
    let after = part(span.end, sentence.end).split(|c: char| !is_letter(c)).find(is_word);
    (before.unwrap_or_default(), after.unwrap_or_default())
}

/// Whether one of some names stands in the article in small letters: a word of the language.
pub(super) fn is_common(page: Page<'_>, names: &[&str]) -> bool {
    let sentences = || page.reading.sentences.iter().filter(|sentence| sentence.kind != BlockKind::Title);
    names.iter().any(|name| {
        let small = name.to_lowercase();
        sentences().any(|sentence| {
            let text = page.words(sentence.span);
            text.match_indices(small.as_str()).any(|(at, found)| {
                let before = text.get(..at).and_then(|text| text.chars().next_back());
                let after = text.get(at + found.len()..).and_then(|text| text.chars().next());
                !before.is_some_and(is_letter) && !after.is_some_and(is_letter)
            })
        })
    })
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
        found.extend(by_consonants(page, &parts));
        if !words.has_capital_nouns {
            found.extend(by_last_name(page, &parts));
        }
    }
    let by_word = by_word(page);
    found.extend(
        by_word.into_iter().filter(|two| !found.iter().any(|known| known.span.overlaps(two.span))).collect::<Vec<_>>(),
    );
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

/// How long a name is at least of which one letter is a slip where nothing beside it says that both are one.
const ALONE: usize = 7;
/// The same in languages that decline names or write all nouns with capitals.
const ALONE_AMONG_FORMS: usize = 9;
/// How long it is at least where that letter is a vowel for another one.
const VOWEL: usize = 9;

/// Single words that stand once, with one letter more, less or doubled, or another vowel, and often without.
fn by_word(page: Page<'_>) -> Vec<Respelled> {
    let glossary = page.glossary;
    // Forms of one name, and other nouns, differ as much.
    if glossary.has_no_capitals {
        return Vec::new();
    }
    let shortest = if glossary.has_capital_nouns || glossary.declines_names { ALONE_AMONG_FORMS } else { ALONE };
    let long = page
        .reading
        .capitals
        .iter()
        .filter(|capital| capital.shape == Shape::Name && capital.span.end - capital.span.start + 1 >= shortest);
    let mut names: Vec<(u64, Span)> = long.map(|capital| (capital.letters, capital.span)).collect();
    // Words of the same letters stand together, in the order in which they stand in the text.
    names.sort_unstable();
    let (mut usual, mut once) = (Vec::new(), Vec::new());
    for alike in names.chunk_by(|one, other| one.0 == other.0) {
        let [(_, first), others @ ..] = alike else { continue };
        let word = page.words(*first);
        if others.is_empty() {
            once.push((word, *first));
        } else if alike.len() >= OFTEN && others.iter().all(|(_, other)| page.words(*other) == word) {
            usual.push((word, alike.len(), *first));
        }
    }
    usual.sort_unstable_by_key(|(word, ..)| *word);
    let mut found = Vec::new();
    for (word, span) in if usual.is_empty() { Vec::new() } else { once } {
        if found.len() == MANY {
            break;
        }
        // The first two letters are never the slip.
        let start = word.char_indices().nth(2).and_then(|(end, _)| word.get(..end)).unwrap_or(word);
        let first = usual.partition_point(|(right, ..)| *right < start);
        let same_start = usual.iter().skip(first).take_while(|(right, ..)| right.starts_with(start));
        let mut near = same_start.filter(|(right, ..)| {
            right.chars().count().max(word.chars().count()) >= shortest
                && is_slip(word, right)
                && differs_inside(word, right)
        });
        let (Some((right, times, first)), None) = (near.next(), near.next()) else { continue };
        let others =
            || page.reading.capitals.iter().filter(|other| page.words(other.span) == *right).map(|other| other.span);
        if !stands_inside(page, span) || is_in_row(page, span, others()) || is_common(page, &[word, right]) {
            continue;
        }
        // "Français" and "François": another vowel is another word more often than a letter too few or too many.
        let length = word.chars().count();
        let may_be_two = length == right.chars().count();
        if !may_be_two || length >= VOWEL {
            found.push(Respelled { span, usual: *first, times: *times, same_letters: false, may_be_two });
        }
    }
    found
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
                found.push(Respelled {
                    span: rare.2,
                    usual: first.2,
                    times: usual.len(),
                    same_letters,
                    may_be_two: false,
                });
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

/// A last name that stands once, behind the same given name, with one letter more, less or doubled, or another vowel.
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
                    if rare.last == usual.last || rare.in_title || !is_slip(rare.last, usual.last) {
                        continue;
                    }
                    let times = count(page, usual.last, usual.letters);
                    if times >= OFTEN && count(page, rare.last, rare.letters) == 1 {
                        found.push(Respelled {
                            span: rare.span,
                            usual: usual.span,
                            times,
                            same_letters: false,
                            may_be_two: false,
                        });
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

/// The word with a capital right behind a name.
pub(super) fn last_name(text: &str, name: Span) -> Option<&str> {
    let rest = text.get(name.end..)?.strip_prefix(' ')?;
    let word = rest.get(..rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len()))?;
    word.starts_with(char::is_uppercase).then_some(word)
}

/// How long the line of a person in a list is at most on each side of a name, in characters.
const LINE: usize = 64;
/// How many words a name in a list of persons has at most.
const LISTED: usize = 4;

/// The given name of a person who has a line of a list for himself, if the place is behind it: nothing but capitalised words.
fn listed(page: Page<'_>, name: Span) -> Option<&str> {
    let (before, behind) = (page.just_before(name, LINE), page.just_behind(name, LINE));
    let start = name.start - before.rsplit('\n').next()?.len();
    let end = name.end + behind.split('\n').next()?.len();
    let line = page.words(Span::new(start, end)).trim_start_matches(|c: char| !is_letter(c));
    let mut words = line.split_whitespace();
    let given = words.next()?;
    let is_row = line.split_whitespace().take(LISTED + 1).count() <= LISTED
        && line.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    (is_row && words.next().is_some() && !line.starts_with(page.words(name))).then_some(given)
}

/// The small word that a hyphen joins to the front of a name; empty where there is none.
fn small_part(text: &str, name: Span) -> &str {
    let before = text.get(..name.start).and_then(|before| before.strip_suffix('-')).unwrap_or_default();
    let word = before.rsplit(|c: char| !is_letter(c)).next().unwrap_or_default();
    if word.starts_with(char::is_lowercase) { word } else { "" }
}

/// Whether one name is the other with a slip of the keyboard inside of it: a letter too few or too many, another vowel.
pub(super) fn is_slip(one: &str, other: &str) -> bool {
    // Most names do not even begin alike, or are much longer.
    if one.len().abs_diff(other.len()) > 4 || !one.chars().take(2).eq(other.chars().take(2)) {
        return false;
    }
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    let same = short.iter().zip(long).take_while(|(one, other)| one == other).count();
    // The last two letters may be an ending, the first two make another name.
    if long.len() < LAST || same < 2 || same + 2 >= long.len() {
        return false;
    }
    let (rest, more) = (short.get(same..).unwrap_or_default(), long.get(same..).unwrap_or_default());
    match long.len().cmp(&(short.len() + 1)) {
        Ordering::Equal => more.get(1..) == Some(rest),
        Ordering::Less => {
            let vowels = rest.first().is_some_and(|c| is_vowel(*c)) && more.first().is_some_and(|c| is_vowel(*c));
            vowels && rest.get(1..) == more.get(1..)
        }
        Ordering::Greater => false,
    }
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
fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}
