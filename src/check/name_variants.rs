//! `name-variants`: a name that is written once with two letters swapped, and elsewhere right.

use std::collections::BTreeMap;

use super::Check;
use super::scene::{Scene, quote};
use crate::finding::{Code, Confidence, Finding, Fix, Role, Severity};
use crate::source::BlockKind;
use crate::span::Span;

pub(super) static CHECK: Check = Check {
    code: Code::new("name-variants"),
    title: "a name with two letters swapped",
    why: "A name that stands several times in an article and once with two neighbouring letters exchanged is the \
          commonest slip of the keyboard, and a search for the name misses that place. It is looked for in scripts with \
          capitals. Short names, and names that differ only in their last letters (Castro and Castor, Center and Centre, \
          inflected forms), count only if the word before or after them is the same, and are a note at their end. Two names that \
          both stand often are two names.",
    example: "Minister Stoltenberg spoke. Then Stoltenberg left, and Stotlenberg was not asked.",
    run: Some(run),
};

/// The shortest name in which swapped letters say anything, and the shortest that says it without its neighbours.
const SHORTEST: usize = 5;
const SURE: usize = 7;
/// How often the right form must stand.
const OFTEN: usize = 2;

/// A word with a capital, and what stands beside it.
struct Name<'t> {
    span: Span,
    before: &'t str,
    after: &'t str,
}

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let names = names(scene);
    for (word, places) in &names {
        let [place] = places.as_slice() else { continue };
        let letters: Vec<char> = word.chars().collect();
        if letters.len() < SHORTEST {
            continue;
        }
        // The first letter is the capital: swapped with the next one, it would not be one any more.
        for at in 1..letters.len() - 1 {
            let mut swapped = letters.clone();
            swapped.swap(at, at + 1);
            if swapped == letters {
                continue;
            }
            let right: String = swapped.into_iter().collect();
            if let Some(others) = names.get(right.as_str()).filter(|others| others.len() >= OFTEN) {
                findings.extend(slip(scene, (word, place), (&right, others), at + 2 == letters.len()));
            }
        }
    }
}

/// Words that begin with a capital and go on in small letters, by their letters, with their places.
fn names<'t>(scene: &'t Scene<'_>) -> BTreeMap<&'t str, Vec<Name<'t>>> {
    let mut found: BTreeMap<&str, Vec<Name<'_>>> = BTreeMap::new();
    for sentence in &scene.reading.sentences {
        let words = scene.words_in(sentence.span);
        for (at, (span, word)) in words.iter().enumerate() {
            let mut letters = word.chars();
            if letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase) {
                let beside = |at: Option<usize>| at.and_then(|at| words.get(at)).map_or("", |(_, word)| *word);
                let name = Name { span: *span, before: beside(at.checked_sub(1)), after: beside(at.checked_add(1)) };
                found.entry(word).or_default().push(name);
            }
        }
    }
    found
}

fn slip(
    scene: &Scene<'_>,
    (word, place): (&str, &Name<'_>),
    (right, others): (&str, &[Name<'_>]),
    at_end: bool,
) -> Option<Finding> {
    let neighbour = others.iter().find(|other| {
        let same = |one: &str, other: &str| one == other && one.chars().next().is_some_and(char::is_uppercase);
        same(place.before, other.before) || same(place.after, other.after)
    });
    // A word in small letters elsewhere is a word of the language, and this is its other spelling.
    let small = [word, right].map(str::to_lowercase);
    let is_common = small.iter().any(|small| has_word(scene, small));
    let length = word.chars().count();
    let severity = match (neighbour.is_some(), at_end) {
        (true, false) => Severity::Warning,
        (false, false) if length >= SURE && !is_common => Severity::Warning,
        (true, true) => Severity::Note,
        (false, false) if length > SHORTEST && !is_common => Severity::Note,
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

#[cfg(test)]
mod tests {
    use super::super::try_out::{raises, silent};
    use super::CHECK;

    #[test]
    fn two_letters_that_changed_places_are_found() {
        raises(
            &CHECK,
            &[
                ("en", "Jens Stoltenberg spoke. Stoltenberg left. [[Stotlenberg]] was not asked."),
                ("en", "Janet Yellen met Li. Later Janet Yellen spoke to the press. Janet [[Yeleln]] had no comment."),
                ("en", "Berlin and Zelensky agreed. Zelensky thanked it. [[Zelesnky]] flew home."),
                (
                    "de",
                    "Frau Baerbock sprach. Baerbock reiste ab. Danach sagte [[Baerbcok]] nichts mehr, und Baerbock schwieg.",
                ),
                ("de", "Olaf Scholz kam. Olaf Scholz ging. Olaf [[Shcolz]] blieb."),
                ("ru", "Президент Лукашенко прибыл. Лукашенко заявил. Позже [[Лукашекно]] уехал."),
                ("es", "El ministro Albares habló. Albares se fue. [[Alabres]] no dijo más."),
                ("fr", "Emmanuel Macron parle. Macron part. Emmanuel [[Marcon]] revient."),
                ("tr", "Erdoğan konuştu. Mevlüt Çavuşoğlu geldi. Çavuşoğlu gitti. [[Çavuşğolu]] sustu."),
            ],
        );
    }

    #[test]
    fn other_names_are_silent() {
        silent(
            &CHECK,
            &[
                ("en", "Fidel Castro spoke. Castro left. The plant Castor grows."),
                ("en", "The Theatre Royal opened. The Theatre was full. A Theater in New York was not."),
                ("en", "Marina and Marian met. Marina left with Marian. Marina slept, and Marian too."),
                ("en", "Brain met Brian. Brian left."),
                ("en", "Stoltenberg spoke. Stotlenberg was not asked."),
                ("en", "Yoon spoke. Yoon left. Yono stayed."),
                ("de", "Der Minister Kraus sprach. Kraus ging. Die Kruas schweigen."),
                ("de", "Die Theater öffnen. Theater sind voll. Ein Theatre nicht."),
                ("de", "Merkel kam, Merkels Rede gefiel, und Merkel ging."),
                ("ru", "Иванов прибыл. Иванова не было. Ивановой тоже."),
                ("tr", "Ankara'da konuştu. Ankara'ya gitti. Ankara sustu."),
                ("ar", "تحدث ستولتنبرغ. غادر ستولتنبرغ. لم يسأل ستوتلنبرغ."),
            ],
        );
    }
}
