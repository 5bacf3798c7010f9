//! `name-variants`: a name that is written once in another way than usual: two letters swapped, one too few, another
//! hyphen.

use super::Check;
use super::name_spellings::{self, Spellings};
use super::scene::{Scene, quote};
use crate::finding::{Code, Confidence, Finding, Fix, Role, Severity};
use crate::lang::Need;
use crate::mention::Shape;
use crate::source::BlockKind;
use crate::span::Span;

pub(super) static CHECK: Check = Check {
    code: Code::new("name-variants"),
    title: "a name in two spellings",
    why: "A name that stands several times in an article and once with two neighbouring letters exchanged is the \
          commonest slip of the keyboard, and a search for the name misses that place. In scripts without \
          capitals only long words that stand often count, and are a note. Short names, and names that differ only in their last letters (Castro and Castor, Center and Centre, \
          inflected forms), count only if the word before or after them is the same, and are a note at their end. Two names that \
          both stand often are two names. Behind the same given name a last name with a letter too few or too many, or with another vowel, is \
          the same name misspelt, and a name of three parts with the same consonants is one in another transcription, if it stands \
          once and the other at least three times; where only hyphens and capitals differ, that is a note. Languages that \
          decline names are held against swapped letters only.",
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
    names.sort_by_key(|name| name.letters);
    for alike in names.chunk_by_mut(|one, other| one.letters == other.letters) {
        if alike.iter().all(|name| alike.first().is_some_and(|first| first.word == name.word)) {
            continue;
        }
        alike.sort_by_key(|name| (name.word, name.span.start));
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
    let found: Vec<Span> = findings
        .iter()
        .filter(|finding| finding.code == CHECK.code)
        .filter_map(|finding| Some(Span::new(finding.witnesses.first()?.start, finding.witnesses.first()?.end)))
        .collect();
    for two in name_spellings::spellings(scene) {
        let original = scene.article.text.original(two.place);
        if !found.iter().any(|span| original.contains(*span)) {
            findings.push(spelling(scene, &two));
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

/// Words that may be names: with a capital; in a script without capitals, long words without an article.
fn names<'t>(scene: &'t Scene<'_>) -> Vec<Name<'t>> {
    let prefixes = &scene.glossary.no_name_prefix;
    let uncased = scene.glossary.has_no_capitals;
    if scene.glossary.has_no_spaces || uncased && prefixes.is_empty() {
        return Vec::new();
    }
    let capitals = scene.reading.capitals.iter().filter(|capital| match capital.shape {
        Shape::Name => capital.span.end - capital.span.start >= SHORTEST,
        Shape::Acronym => false,
        Shape::Uncased => uncased,
    });
    capitals
        .map(|capital| Name { word: scene.words(capital.span), span: capital.span, letters: capital.letters })
        .filter(|name| !uncased || !prefixes.iter().any(|prefix| name.word.starts_with(prefix.as_str())))
        .collect()
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

fn spelling(scene: &Scene<'_>, two: &Spellings) -> Finding {
    let (place, usual) = (scene.quoted(two.place), scene.quoted(two.usual));
    let severity = if two.same_letters { Severity::Note } else { Severity::Warning };
    let message = format!("{place} is {usual} elsewhere in the article.");
    let mut finding = scene.finding(&CHECK, two.place, severity, message);
    finding.derivation.push(format!(
        "{usual} stands {} times in the article, first in line {}, and {place} once",
        two.count,
        scene.line(two.usual)
    ));
    finding.derivation.push(if two.same_letters {
        "the letters are the same, the hyphens, blanks or capitals are not".to_owned()
    } else {
        "the letters differ by a slip or by another way to write the same sounds".to_owned()
    });
    finding.witnesses.push(scene.witness(two.usual, Role::Against, scene.voice(two.usual)));
    finding.fixes.push(Fix { label: "the usual spelling".to_owned(), text: scene.words(two.usual).to_owned() });
    finding
}

/// Whether a word in small letters stands in the article.
pub(super) fn has_word(scene: &Scene<'_>, small: &str) -> bool {
    scene.reading.sentences.iter().filter(|sentence| sentence.kind != BlockKind::Title).any(|sentence| {
        let text = scene.words(sentence.span);
        text.match_indices(small).any(|(at, found)| {
            let before = text.get(..at).and_then(|text| text.chars().next_back());
            let after = text.get(at + found.len()..).and_then(|text| text.chars().next());
            !before.is_some_and(char::is_alphabetic) && !after.is_some_and(char::is_alphabetic)
        })
    })
}
