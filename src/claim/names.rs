//! Names that stand once with two letters swapped, and what tells that two words with capitals are one name.

use super::page::Page;
use super::respelled::is_vowel;
use crate::lang::{is_ignorable, is_letter, is_word};
use crate::mention::{Capital, Shape};
use crate::plain::{boundary, number_of};
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
    /// Whether the other one stands in another form, with another ending maybe.
    pub in_other_form: bool,
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

/// The shortest name in which swapped letters say anything, in characters; and how often the right form stands.
const SWAPPED: usize = 5;
const TWICE: usize = 2;
/// The shortest name in which they say something where each of the two stands once, in characters; and the same in languages
/// that decline names or write all nouns with capitals.
pub(super) const ONCE: usize = 6;
pub(super) const ONCE_AMONG_FORMS: usize = 8;
/// The shortest word of a script without capitals that is a slip of one that stands only twice, in characters.
const UNCASED: usize = 8;
/// The shortest declined name that is held against other forms, the shortest that has other forms, and how much of its end
/// is another one's, in characters.
const DECLINED: usize = 7;
const STEM: usize = 6;
const ENDING: usize = 2;
/// How many words that begin alike are compared with each other one by one.
const MANY: usize = 64;
/// The shortest neighbour that says that two names are one, in characters.
const NEIGHBOUR: usize = 4;

/// The names of an article that stand once with two letters swapped: in the order of their letters, then those in other forms.
pub(super) fn swapped(page: Page<'_>) -> Vec<Swapped> {
    let mut found = in_one_form(page);
    let mut forms = in_other_forms(page);
    forms.retain(|form| found.iter().all(|known| known.span != form.span));
    found.extend(forms);
    found
}

/// The names that stand once with two letters swapped, and in the same form without.
fn in_one_form(page: Page<'_>) -> Vec<Swapped> {
    let mut found = Vec::new();
    let prefixes = &page.glossary.no_name_prefix;
    let uncased = page.glossary.has_no_capitals;
    if page.glossary.has_no_spaces || uncased && prefixes.is_empty() {
        return found;
    }
    let often = |word: &str| if uncased && word.chars().count() < UNCASED { TWICE + 1 } else { TWICE };
    let has_forms = page.glossary.has_capital_nouns || page.glossary.declines_names;
    let least_alone = if has_forms { ONCE_AMONG_FORMS } else { ONCE };
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
    for alike in names.chunk_by(|one, other| one.0 == other.0).filter(|alike| alike.len() >= TWICE) {
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
                    if are_forms(page, word, right) || is_one_word(page, word, right) {
                        continue;
                    }
                    let spans = || others.iter().map(|(_, span)| *span);
                    let is_once = || {
                        let shares = share_neighbour(page, *span, *usual);
                        let is_sure = (place == Place::Inside || uncased && shares) && usual.start < span.start;
                        // "Gilles Simeoni", and "Simoeni" alone: the one of whom the whole name was told.
                        let is_long = !uncased && (length >= least_alone || is_last_name(page, *usual, *span));
                        // Two aspects of a verb may begin two sentences: "Przypomniał", "Przypominał".
                        let is_name =
                            !page.glossary.declines_names || stands_inside(page, *span) || stands_inside(page, *usual);
                        is_sure && is_name && words.len() == TWICE && (is_long || shares)
                    };
                    if others.len() < often(word) && !is_once() {
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
                        in_other_form: false,
                    });
                }
            }
        }
    }
    found
}

/// The declined names of an article that stand once with two letters swapped before their endings, and often without in any
/// form: "Климкин", "Кликмина".
fn in_other_forms(page: Page<'_>) -> Vec<Swapped> {
    if !page.glossary.declines_names || page.glossary.has_no_capitals {
        return Vec::new();
    }
    let is_long = |span: Span| span.end - span.start >= STEM && page.words(span).chars().nth(STEM - 1).is_some();
    let capitals = page.reading.capitals.iter().filter(|capital| capital.shape == Shape::Name && is_long(capital.span));
    let mut words: Vec<(&str, Span)> = capitals.map(|capital| (page.words(capital.span), capital.span)).collect();
    // Hardly an article has two words of which one goes on as the other does with two letters swapped.
    let mut starts: Vec<(char, &str)> =
        words.iter().filter_map(|(word, _)| Some((word.chars().next()?, *word))).collect();
    starts.sort_unstable_by_key(|(first, _)| *first);
    let has_crossed = |words: &[(char, &str)]| {
        let pairs = words
            .iter()
            .enumerate()
            .flat_map(|(at, (_, one))| words.iter().skip(at + 1).map(move |(_, other)| (one, other)));
        words.len() > MANY || pairs.into_iter().any(|(one, other)| are_crossed(one, other))
    };
    if !starts.chunk_by(|one, other| one.0 == other.0).any(has_crossed) {
        return Vec::new();
    }
    words.sort_unstable_by_key(|(word, span)| (*word, span.start));
    let with_stem = |stem: &[char]| {
        let stem: String = stem.iter().collect();
        let behind = words.get(words.partition_point(|(word, _)| *word < stem.as_str())..).unwrap_or_default();
        behind.get(..behind.partition_point(|(word, _)| word.starts_with(stem.as_str()))).unwrap_or_default()
    };
    let mut found = Vec::new();
    let once = words.chunk_by(|one, other| one.0 == other.0).filter_map(|places| match places {
        [once] => Some(once),
        [..] => None,
    });
    for (word, span) in once {
        let letters: Vec<char> = word.chars().collect();
        let stem = letters.get(..letters.len().saturating_sub(ENDING)).unwrap_or_default();
        if letters.len() < DECLINED || with_stem(stem).len() > 1 || !stands_inside(page, *span) {
            continue;
        }
        // The first letter is the capital.
        for at in 1..stem.len().saturating_sub(1) {
            let mut right = stem.to_vec();
            right.swap(at, at + 1);
            let others = if right == stem { &[] } else { with_stem(&right) };
            let places = || others.iter().map(|(_, other)| *other);
            let Some((right, usual)) = others.iter().min_by_key(|(_, other)| other.start) else { continue };
            if others.len() < TWICE || is_in_row(page, *span, places()) || is_common(page, &[word, right]) {
                continue;
            }
            found.push(Swapped {
                span: *span,
                usual: *usual,
                times: others.len(),
                neighbour: places().find(|other| share_neighbour(page, *span, *other)),
                place: Place::Inside,
                inside: true,
                is_common: false,
                length: letters.len(),
                in_other_form: true,
            });
        }
    }
    found
}

/// Whether two words go on with the same two letters in another order where they first differ.
fn are_crossed(one: &str, other: &str) -> bool {
    let same = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    let same = boundary(one, same);
    let two = |word: &str| {
        let mut letters = word.get(same..).unwrap_or_default().chars();
        Some((letters.next()?, letters.next()?))
    };
    let (Some((a, b)), Some((c, d))) = (two(one), two(other)) else { return false };
    a == d && b == c
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
        number_of(word).clamp(1, Self::SEVERAL - 1)
    }

    /// Whether several words may have the same letters.
    fn differ(&self, letters: u64) -> bool {
        self.0.get(place(letters)) == Some(&Self::SEVERAL)
    }
}

/// How many places a table of numbers has.
pub(super) const PLACES: usize = 512;

/// The place of a number in such a table.
pub(super) fn place(number: u64) -> usize {
    usize::try_from((number ^ number >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 55).unwrap_or(0)
}

/// Whether two words are forms of one.
fn are_forms(page: Page<'_>, word: &str, other: &str) -> bool {
    let root = |word: &'_ str| {
        let mut endings = page.glossary.name_endings.iter();
        endings.find_map(|ending| word.strip_suffix(ending.as_str()).map(str::len))
    };
    root(word).is_some_and(|length| root(other) == Some(length) && word.get(..length) == other.get(..length))
}

/// Whether two words are one that is written in two ways, both right.
fn is_one_word(page: Page<'_>, word: &str, other: &str) -> bool {
    let is = |from: &String, to: &String| word.contains(from.as_str()) && word.replacen(from.as_str(), to, 1) == other;
    page.glossary.two_ways.iter().any(|[one, two]| is(one, two) || is(two, one))
}

/// Whether two words differ in nothing but two neighbouring letters that changed places, the first letter, which is
/// the capital, left alone; and if so, where those are, and how many characters there are.
pub(super) fn swap(word: &str, other: &str) -> Option<(Place, usize)> {
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
pub(super) fn is_in_row(page: Page<'_>, span: Span, others: impl Iterator<Item = Span>) -> bool {
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
    // "In the USA Winnick": an acronym is no given name.
    let is_name = |word: &&str| word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase);
    [before, behind].map(|word| word.filter(is_name).unwrap_or_default())
}

/// Whether a word stands in a sentence behind others, and not in a title, whose words may all have capitals.
pub(super) fn stands_inside(page: Page<'_>, span: Span) -> bool {
    let sentences = &page.reading.sentences;
    let sentence = sentences.get(sentences.partition_point(|sentence| sentence.span.end <= span.start));
    sentence.is_some_and(|sentence| {
        let before = page.text.get(sentence.span.start..span.start).unwrap_or_default();
        sentence.kind != BlockKind::Title && before.contains(is_word)
    })
}

/// Whether the one name stands behind a given name, and the other alone, both inside of sentences.
fn is_last_name(page: Page<'_>, whole: Span, alone: Span) -> bool {
    let ([given, behind], [before, after]) = (row(page, whole), row(page, alone));
    !given.is_empty()
        && [behind, before, after].iter().all(|word| word.is_empty())
        && stands_inside(page, whole)
        && stands_inside(page, alone)
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
