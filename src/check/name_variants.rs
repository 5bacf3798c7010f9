//! `name-variants`: a name that is written once with two letters swapped, and elsewhere right.

use super::Check;
use super::scene::{Scene, quote};
use crate::finding::{Code, Confidence, Finding, Fix, Role, Severity};
use crate::lang::Need;
use crate::source::BlockKind;
use crate::span::Span;

pub(super) static CHECK: Check = Check {
    code: Code::new("name-variants"),
    title: "a name with two letters swapped",
    why: "A name that stands several times in an article and once with two neighbouring letters exchanged is the \
          commonest slip of the keyboard, and a search for the name misses that place. In scripts without \
          capitals only long words that stand often count, and are a note. Short names, and names that differ only in their last letters (Castro and Castor, Center and Centre, \
          inflected forms), count only if the word before or after them is the same, and are a note at their end. Two names that \
          both stand often are two names.",
    example: "Minister Stoltenberg spoke. Then Stoltenberg left, and Stotlenberg was not asked.",
    examples: include_str!("../../rules/checks/name-variants.toml"),
    needs: &[Need::Spaces],
    run: Some(run),
};

/// The shortest name in which swapped letters say anything, and the shortest that says it without its neighbours.
const SHORTEST: usize = 5;
const SURE: usize = 7;
/// The shortest that differs from no other name in its last letters alone, in characters.
const LONG: usize = 9;
/// The shortest neighbour that says that two names are one, in characters.
const NEIGHBOUR: usize = 4;
/// How often the right form must stand.
const OFTEN: usize = 2;

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let often = if scene.glossary.has_no_capitals { OFTEN + 1 } else { OFTEN };
    let mut names = names(scene);
    // Words of the same letters stand together, the same words beside each other.
    names.sort_unstable_by_key(|name| (name.letters, name.word, name.span.start));
    for alike in names.chunk_by(|one, other| one.letters == other.letters) {
        let words: Vec<&[Name<'_>]> = alike.chunk_by(|one, other| one.word == other.word).collect();
        if words.len() < 2 {
            continue;
        }
        for places in &words {
            let [place] = places else { continue };
            for others in words.iter().filter(|others| others.len() >= often) {
                if let Some(at_end) = others.first().and_then(|other| swapped(place.word, other.word)) {
                    findings.extend(slip(scene, place, others, at_end));
                }
            }
        }
    }
}

/// A word with a capital.
#[derive(Clone, Copy, Debug)]
struct Name<'t> {
    word: &'t str,
    span: Span,
    /// The same number for all words of the same letters in any order.
    letters: u64,
}

/// Whether two words differ in nothing but two neighbouring letters that changed places, the first letter, which is
/// the capital, left alone; and if so, whether those are the last two.
fn swapped(word: &str, other: &str) -> Option<bool> {
    let (one, other): (Vec<char>, Vec<char>) = (word.chars().collect(), other.chars().collect());
    if one.len() != other.len() || one.len() < SHORTEST {
        return None;
    }
    let at = one.iter().zip(&other).position(|(one, other)| one != other).filter(|&at| at > 0)?;
    let crossed = one.get(at) == other.get(at + 1) && one.get(at + 1) == other.get(at);
    (crossed && one.get(at + 2..) == other.get(at + 2..)).then_some(at + 2 == one.len())
}

/// Words that begin with a capital and go on in small letters; without capitals, long words without an article.
fn names<'t>(scene: &'t Scene<'_>) -> Vec<Name<'t>> {
    let mut found = Vec::new();
    let prefixes = &scene.glossary.no_name_prefix;
    let uncased = scene.glossary.has_no_capitals;
    if scene.glossary.has_no_spaces || uncased && prefixes.is_empty() {
        return found;
    }
    let is_long =
        |word: &str| word.chars().count() >= SURE && !prefixes.iter().any(|prefix| word.starts_with(prefix.as_str()));
    for sentence in &scene.reading.sentences {
        let text = scene.words(sentence.span);
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            // Most of a text is small letters, signs and blanks.
            let start = at;
            let capital = match byte {
                b'A'..=b'Z' => true,
                0..=0x7F => false,
                _ => text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_uppercase),
            };
            let (end, small, letters) = word_at(text, at);
            at = end.max(start + 1);
            let word = text.get(start..end).unwrap_or_default();
            if uncased && is_long(word) || capital && small {
                let span = Span::new(sentence.span.start + start, sentence.span.start + end);
                found.push(Name { word, span, letters });
            }
        }
    }
    found
}

/// Where the word at a place ends, whether all but its first letter are small, and a number that its letters give in
/// any order. A place without a letter is a word of one character.
fn word_at(text: &str, start: usize) -> (usize, bool, u64) {
    // An odd factor spreads the letters over the number; a sum does not know their order.
    const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
    let weight = |c: char| (u64::from(c) | 1 << 40).wrapping_mul(SPREAD).rotate_left(u32::from(c) % 61);
    let (mut end, mut small, mut letters) = (start, true, 0_u64);
    for c in text.get(start..).unwrap_or_default().chars() {
        if !c.is_alphabetic() {
            if end == start {
                end += c.len_utf8();
            }
            break;
        }
        small &= end == start || c.is_lowercase();
        letters = letters.wrapping_add(weight(c));
        end += c.len_utf8();
    }
    (end, small, letters)
}

/// The words before and after a place in its sentence; empty where there is none.
fn beside<'t>(scene: &'t Scene<'_>, span: Span) -> (&'t str, &'t str) {
    let sentence = crate::claim::sentence_at(scene.reading, span.start).unwrap_or(span);
    let part = |from: usize, to: usize| scene.text.get(from..to).unwrap_or_default();
    let is_word = |word: &&str| !word.is_empty();
    let before = part(sentence.start, span.start).rsplit(|c: char| !c.is_alphabetic()).find(is_word);
    let after = part(span.end, sentence.end).split(|c: char| !c.is_alphabetic()).find(is_word);
    (before.unwrap_or_default(), after.unwrap_or_default())
}

fn slip(scene: &Scene<'_>, place: &Name<'_>, others: &[Name<'_>], at_end: bool) -> Option<Finding> {
    let (word, right) = (place.word, others.first()?.word);
    let (before, after) = beside(scene, place.span);
    let neighbour = others.iter().find(|other| {
        // An article at the beginning of a sentence has a capital too.
        let capital = |word: &str| word.starts_with(char::is_uppercase) && word.chars().count() >= NEIGHBOUR;
        let same = |one: &str, other: &str| one == other && capital(one);
        let (other_before, other_after) = beside(scene, other.span);
        same(before, other_before) || same(after, other_after)
    });
    // A word in small letters elsewhere is a word of the language, and this is its other spelling.
    let small = [word, right].map(str::to_lowercase);
    let uncased = scene.glossary.has_no_capitals;
    let is_common = !uncased && small.iter().any(|small| has_word(scene, small));
    let length = word.chars().count();
    let severity = match (neighbour.is_some(), at_end) {
        (_, _) if uncased => Severity::Note,
        (true, false) => Severity::Warning,
        (false, false) if length >= SURE && !is_common => Severity::Warning,
        (true, true) => Severity::Note,
        (false, true) if length >= LONG && !is_common => Severity::Note,
        (false, false) if length > SHORTEST && !is_common && !scene.glossary.has_capital_nouns => Severity::Note,
        (false, _) => return None,
    };
    let witness = neighbour.or(others.first())?;
    let mut finding = scene.finding(
        &CHECK,
        place.span,
        severity,
        format!("{} is {} elsewhere in the article: two letters are swapped.", quote(word), quote(right)),
    );
    finding.derivation.push(format!(
        "{} stands {} times in the article, first in line {}, and {} once",
        quote(right),
        others.len(),
        others.first().map_or(0, |first| scene.line(first.span)),
        quote(word)
    ));
    if neighbour.is_some() {
        finding.derivation.push(format!("the word beside it is the same as in line {}", scene.line(witness.span)));
        finding.confidence = Confidence::High;
    }
    finding.witnesses.push(scene.witness(witness.span, Role::Against, scene.voice(witness.span)));
    finding.fixes.push(Fix { label: "the letters".to_owned(), text: right.to_owned() });
    Some(finding)
}

/// Whether a word in small letters stands in the article.
fn has_word(scene: &Scene<'_>, small: &str) -> bool {
    scene.reading.sentences.iter().filter(|sentence| sentence.kind != BlockKind::Title).any(|sentence| {
        let text = scene.words(sentence.span);
        text.match_indices(small).any(|(at, found)| {
            let before = text.get(..at).and_then(|text| text.chars().next_back());
            let after = text.get(at + found.len()..).and_then(|text| text.chars().next());
            !before.is_some_and(char::is_alphabetic) && !after.is_some_and(char::is_alphabetic)
        })
    })
}
