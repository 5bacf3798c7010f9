//! One person in two spellings: "Yoon Suk Yeol" and "Yun Seok-yeol", "Stephen Paddock" and "Stephen Padock".

use super::scene::Scene;
use crate::mention::Shape;
use crate::source::BlockKind;
use crate::span::Span;

/// How often the usual spelling must stand.
const OFTEN: usize = 3;
/// The shortest last name of which one letter says anything, in characters.
const SHORTEST: usize = 6;
/// The shortest given name, in characters.
const GIVEN: usize = 3;
/// The most parts of a row of names, and the most spellings that are compared with each other.
const ROW: usize = 8;
const MANY: usize = 40;
/// How many parts a name has that is compared by its consonants.
const PARTS: usize = 3;

/// Two spellings of one name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spellings {
    /// The rare one.
    pub(super) place: Span,
    /// The usual one, where it stands first.
    pub(super) usual: Span,
    /// How often the usual one stands.
    pub(super) count: usize,
    /// Whether they differ in no letter, but in a hyphen, a blank or a capital.
    pub(super) same_letters: bool,
}

/// A stretch of a row of capital words.
#[derive(Clone, Debug)]
struct Stretch<'t> {
    parts: Vec<&'t str>,
    span: Span,
    in_title: bool,
}

/// The names that stand once in another spelling than usual.
pub(super) fn spellings(scene: &Scene<'_>) -> Vec<Spellings> {
    let words = scene.glossary;
    if words.has_no_spaces || words.has_no_capitals || words.declines_names {
        return Vec::new();
    }
    let rows = rows(scene);
    let mut found = by_consonants(scene, &rows);
    if !words.has_capital_nouns {
        found.extend(by_last_name(scene, &rows));
    }
    found
}

/// The rows of words with capitals that only a blank or a hyphen divides; a small part behind a hyphen belongs to them.
fn rows<'t>(scene: &'t Scene<'_>) -> Vec<Stretch<'t>> {
    let mut rows: Vec<Stretch<'t>> = Vec::new();
    let mut sentences = scene.reading.sentences.iter().peekable();
    for capital in scene.reading.capitals.iter().filter(|capital| capital.shape == Shape::Name) {
        while sentences.next_if(|sentence| sentence.span.end <= capital.span.start).is_some() {}
        let sentence = sentences.peek();
        let in_title = sentence.is_some_and(|sentence| !matches!(sentence.kind, BlockKind::Paragraph));
        let word = scene.words(capital.span);
        let rest = scene.after(capital.span);
        let small = rest.strip_prefix('-').map_or(0, |rest| {
            let letters = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            if rest.starts_with(char::is_lowercase) { letters } else { 0 }
        });
        let end = if small > 0 { capital.span.end + 1 + small } else { capital.span.end };
        let behind = (small > 0).then(|| scene.text.get(capital.span.end + 1..end)).flatten();
        let joins = |row: &Stretch<'_>| {
            let between = scene.text.get(row.span.end..capital.span.start);
            matches!(between, Some(" " | "-")) && row.parts.len() < ROW
        };
        match rows.last_mut().filter(|row| joins(row)) {
            Some(row) => {
                row.parts.extend(std::iter::once(word).chain(behind));
                row.span = Span::new(row.span.start, end);
            }
            None => rows.push(Stretch {
                parts: std::iter::once(word).chain(behind).collect(),
                span: Span::new(capital.span.start, end),
                in_title,
            }),
        }
    }
    rows.retain(|row| row.parts.len() >= 2);
    rows
}

/// All stretches of so many parts.
fn stretches<'t>(rows: &[Stretch<'t>], length: usize) -> Vec<Stretch<'t>> {
    let mut found = Vec::new();
    for row in rows {
        let mut starts = vec![row.span.start];
        for part in &row.parts {
            starts.extend(starts.last().map(|start| start + part.len() + 1));
        }
        for (parts, from) in row.parts.windows(length).zip(&starts) {
            let letters: usize = parts.iter().map(|part| part.len() + 1).sum();
            let span = Span::new(*from, from + letters.saturating_sub(1));
            found.push(Stretch { parts: parts.to_vec(), span, in_title: row.in_title });
        }
    }
    found
}

/// Names of three parts whose consonants are the same, and whose letters or hyphens are not.
fn by_consonants(scene: &Scene<'_>, rows: &[Stretch<'_>]) -> Vec<Spellings> {
    let mut keyed: Vec<(String, &str, Stretch<'_>)> = stretches(rows, PARTS)
        .into_iter()
        .filter(|name| name.parts.iter().all(|part| part.chars().count() >= 2))
        .map(|name| (name.parts.iter().map(|part| skeleton(part)).collect::<Vec<_>>().join(" "), name))
        .map(|(key, name)| (key, scene.words(name.span), name))
        .collect();
    keyed.sort_by(|one, other| (&one.0, one.1, one.2.span.start).cmp(&(&other.0, other.1, other.2.span.start)));
    let mut found = Vec::new();
    for alike in keyed.chunk_by(|one, other| one.0 == other.0) {
        let spellings: Vec<_> = alike.chunk_by(|one, other| one.1 == other.1).collect();
        let Some(usual) = spellings.iter().max_by_key(|places| places.len()) else { continue };
        let (Some(first), true) = (usual.first(), usual.len() >= OFTEN && spellings.len() <= MANY) else { continue };
        for rare in spellings.iter().filter(|places| places.len() == 1).filter_map(|places| places.first()) {
            let same_letters = letters(rare.1) == letters(first.1);
            // An ending may be a case or a plural, and what has another first letter another name.
            let inside = rare.2.parts.iter().zip(&first.2.parts).any(|(one, other)| differs_inside(one, other));
            let capitals = rare.1.chars().all(|c| !c.is_alphabetic() || c.is_uppercase());
            if (same_letters || inside) && !rare.2.in_title && !capitals {
                let (place, usual_place) = (rare.2.span, first.2.span);
                found.push(Spellings { place, usual: usual_place, count: usual.len(), same_letters });
            }
        }
    }
    found
}

/// A last name that stands once, behind the same given name, with one letter more, less or doubled, or another vowel.
fn by_last_name(scene: &Scene<'_>, rows: &[Stretch<'_>]) -> Vec<Spellings> {
    let mut names: Vec<(&str, &str, Stretch<'_>)> = stretches(rows, 2)
        .into_iter()
        .filter_map(|name| match name.parts.as_slice() {
            &[given, last]
                if given.chars().count() >= GIVEN
                    && last.chars().count() >= SHORTEST - 1
                    && given.starts_with(char::is_uppercase)
                    && last.starts_with(char::is_uppercase) =>
            {
                Some((given, last, name))
            }
            _ => None,
        })
        .collect();
    names.sort_by(|one, other| (one.0, one.1, one.2.span.start).cmp(&(other.0, other.1, other.2.span.start)));
    let mut found = Vec::new();
    for alike in names.chunk_by(|one, other| one.0 == other.0) {
        let spellings: Vec<_> = alike.chunk_by(|one, other| one.1 == other.1).collect();
        if spellings.len() < 2 || spellings.len() > MANY {
            continue;
        }
        for rare in spellings.iter().filter(|places| places.len() == 1).filter_map(|places| places.first()) {
            for usual in spellings.iter().filter_map(|places| places.first()) {
                if rare.1 == usual.1 || rare.2.in_title || !is_slip(rare.1, usual.1) {
                    continue;
                }
                let count = |word: &str| {
                    scene.reading.capitals.iter().filter(|capital| scene.words(capital.span) == word).count()
                };
                let often = count(usual.1);
                if often >= OFTEN && count(rare.1) == 1 {
                    found.push(Spellings {
                        place: rare.2.span,
                        usual: usual.2.span,
                        count: often,
                        same_letters: false,
                    });
                }
            }
        }
    }
    found
}

/// Whether one name is the other with a slip of the keyboard inside of it: a letter too few or too many, another vowel.
pub(super) fn is_slip(one: &str, other: &str) -> bool {
    // Most names do not even begin alike.
    if !one.chars().take(2).eq(other.chars().take(2)) {
        return false;
    }
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    let same = short.iter().zip(long).take_while(|(one, other)| one == other).count();
    // The last two letters may be an ending, the first two make another name.
    if long.len() < SHORTEST || same < 2 || same + 2 >= long.len() {
        return false;
    }
    let (rest, more) = (short.get(same..).unwrap_or_default(), long.get(same..).unwrap_or_default());
    match long.len() - short.len() {
        1 => more.get(1..) == Some(rest),
        0 => {
            let vowels = rest.first().is_some_and(|c| is_vowel(*c)) && more.first().is_some_and(|c| is_vowel(*c));
            vowels && rest.get(1..) == more.get(1..)
        }
        _ => false,
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
fn skeleton(word: &str) -> String {
    let mut consonants = String::new();
    for (at, c) in word.chars().flat_map(char::to_lowercase).enumerate() {
        if (at == 0 || !is_vowel(c)) && !consonants.ends_with(c) {
            consonants.push(c);
        }
    }
    consonants
}

fn letters(word: &str) -> String {
    word.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

/// Letters that spellings of one name in Latin letters differ in.
fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}
