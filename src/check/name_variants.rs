//! `name-variants`: a name that is written once in another way than usual: two letters swapped, one too few, another
//! hyphen.

use super::Check;
use super::scene::{Scene, quote};
use crate::claim::{Differing, Place, Respelled, Swapped};
use crate::finding::{Code, Confidence, Finding, Fix, Role, Severity};
use crate::lang::Need;

pub(super) static CHECK: Check = Check {
    code: Code::new("name-variants"),
    title: "a name in two spellings",
    why: "A name that stands several times in an article and once with two neighbouring letters exchanged is the \
          commonest slip of the keyboard, and a search for the name misses that place; two that stand once each count where the word beside them is the same, where they have six letters \
          and more (eight where all nouns have capitals or names are declined), or where one stands behind a given name and the other alone. In scripts without \
          capitals only long words that stand three times count (twice from eight letters on), or those beside the same word, and are a note where their last letters differ; \
          words that are written in two ways, both right, are passed over. Short names, and names that differ only in their last letters (Castro and Castor, Center and Centre, \
          inflected forms), count only if the word before or after them is the same, and are a note at their end; or if the \
          usual one stands three times inside sentences (four where the last letters differ, and not where names are \
          declined) and no other name stands beside the odd one. Two consonants at the end are as odd as inside (Ghosn, Ghons). Two names that \
          both stand often are two names. Behind the same given name a last name with a letter too few or too many, or with another one, is \
          the same name misspelt, but for an accent; and a name of three parts with the same consonants is one in another transcription, if it stands \
          once and the other at least three times; where only hyphens and capitals differ, that is a note. A word of seven letters and more that has a letter too \
          few or too many, where the article has it three times without (twice from eight letters on), is misspelt as well, if no other name stands beside it; \
          of nine letters and more it may stand once, which is a note where all nouns have capitals or names are declined; with \
          another vowel it must have nine letters, and is a note. Where all nouns have capitals or names are declined, it must have nine. For the rest, languages that \
          decline names are held against swapped letters only.",
    example: "Minister Stoltenberg spoke. Then Stoltenberg left, and Stotlenberg was not asked.",
    examples: include_str!("../../rules/checks/name-variants.toml"),
    needs: &[Need::Spaces],
    run: Some(run),
};

/// The shortest name in which swapped letters say something, and the shortest that says it without its neighbours, in
/// characters.
const SHORTEST: usize = 5;
const SURE: usize = 7;
/// How often the right one stands where a short one is a slip without the same word beside it.
const USUAL: usize = 3;
/// The shortest that differs from no other name in its last letters alone, in characters.
const LONG: usize = 9;

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let slips: Vec<(&Swapped, Finding)> =
        scene.statements.swapped.iter().filter_map(|told| Some((told, slip(scene, told)?))).collect();
    for two in &scene.statements.respelled {
        if !slips.iter().any(|(told, _)| two.span.contains(told.span)) {
            findings.push(spelling(scene, two));
        }
    }
    findings.extend(slips.into_iter().map(|(_, finding)| finding));
}

fn slip(scene: &Scene<'_>, told: &Swapped) -> Option<Finding> {
    let (word, right) = (scene.words(told.span), scene.words(told.usual));
    let uncased = scene.glossary.has_no_capitals;
    let declines = scene.glossary.declines_names || scene.glossary.has_capital_nouns;
    let is_usual = told.times >= USUAL && told.inside && !told.is_common;
    let severity = match (told.neighbour.is_some(), told.place != Place::Inside) {
        (_, false) if uncased => Severity::Warning,
        // The last letters may be those of a dual or plural.
        (_, _) if uncased => Severity::Note,
        (true, false) => Severity::Warning,
        (false, false) if told.length >= SURE && !told.is_common => Severity::Warning,
        // A short one that stands often is no other name by chance, where nouns have no capitals.
        (false, false) if is_usual && !scene.glossary.has_capital_nouns => Severity::Warning,
        (_, true) if is_usual && told.times > USUAL && told.place == Place::End && !declines => Severity::Warning,
        (true, true) => Severity::Note,
        (false, true) if told.length >= LONG && !told.is_common => Severity::Note,
        (false, false) if told.length > SHORTEST && !told.is_common && !scene.glossary.has_capital_nouns => {
            Severity::Note
        }
        (false, _) => return None,
    };
    let witness = told.neighbour.unwrap_or(told.usual);
    let mut finding = scene.slip(
        &CHECK,
        told.span,
        severity,
        if told.times == 1 {
            format!("{} and {} differ by two letters that are swapped in one of them.", quote(word), quote(right))
        } else {
            format!("{} is {} elsewhere in the article: two letters are swapped.", quote(word), quote(right))
        },
    );
    finding.derivation.push(format!(
        "{} stands {} in the article, first in line {}, and {} once",
        quote(right),
        if told.times == 1 { "once".to_owned() } else { format!("{} times", told.times) },
        scene.line(told.usual),
        quote(word)
    ));
    if told.times == 1 {
        finding.derivation.push("each stands once, so it may be the other one that is wrong".to_owned());
    }
    if told.neighbour.is_some() {
        finding.derivation.push(format!("the word beside it is the same as in line {}", scene.line(witness)));
        finding.confidence = Confidence::High;
    }
    finding.witnesses.push(scene.witness(witness, Role::Against, scene.voice(witness)));
    if !told.in_other_form {
        finding.fixes.push(Fix { label: "the letters".to_owned(), text: right.to_owned() });
    }
    Some(finding)
}

fn spelling(scene: &Scene<'_>, two: &Respelled) -> Finding {
    let (place, usual) = (scene.quoted(two.span), scene.quoted(two.usual));
    let has_forms = scene.glossary.declines_names || scene.glossary.has_capital_nouns;
    let is_open = two.times == 1;
    let severity = match two.by {
        // "Mitgliedstaat", "Mitgliedsstaat": where nouns are made of nouns, and names have endings, both may be right.
        Differing::Letters if is_open && has_forms => Severity::Note,
        Differing::Letters => Severity::Warning,
        Differing::Marks | Differing::Vowel => Severity::Note,
    };
    let message = if is_open {
        format!("{place} and {usual} differ by one letter.")
    } else {
        format!("{place} is {usual} elsewhere in the article.")
    };
    let mut finding = scene.finding(&CHECK, two.span, severity, message);
    let line = scene.line(two.usual);
    finding.derivation.push(if is_open {
        format!("each stands once in the article, {usual} in line {line}, so it may be the other one that is wrong")
    } else {
        format!("{usual} stands {} times in the article, first in line {line}, and {place} once", two.times)
    });
    let differing = match two.by {
        Differing::Marks => "the letters are the same, the hyphens, blanks or capitals are not",
        Differing::Letters => "the letters differ by a slip or by another way to write the same sounds",
        Differing::Vowel => "one vowel differs; they may be two names, so this is only a note",
    };
    finding.derivation.push(differing.to_owned());
    if two.by == Differing::Vowel || is_open {
        finding.confidence = Confidence::Low;
    }
    finding.witnesses.push(scene.witness(two.usual, Role::Against, scene.voice(two.usual)));
    let label = if is_open { "the other spelling" } else { "the usual spelling" };
    finding.fixes.push(Fix { label: label.to_owned(), text: scene.words(two.usual).to_owned() });
    finding
}
