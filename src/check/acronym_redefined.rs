//! `acronym-redefined`: one acronym for two bodies, one body with two acronyms, or a defined acronym with two letters swapped.

use std::collections::BTreeMap;

use super::Check;
use super::scene::{Scene, Seen, quote};
use super::slips::has_same_letters;
use crate::claim::{Acronym, Foreign, Slipped};
use crate::finding::{Code, Confidence, Finding, Fix, Role, Severity, Voice};

pub(super) static CHECK: Check = Check {
    code: Code::new("acronym-redefined"),
    title: "an acronym that is defined twice, differently, or written later with two letters swapped",
    why: "A body that is given two acronyms is miscalled in one of the places, and an acronym that is given to two bodies \
          leaves the reader to guess which is meant afterwards. The same words with two acronyms are a warning, if one \
          follows the words' letters and the other does not; else both can be right (another language, a parent body) \
          and it is silent. Two long forms that share a word are one body spelled in two ways and silent. \
          A defined acronym that stands once with two letters swapped is a warning; of three letters only if the right one \
          stands more often, or the sentence is another, and the first letter is the same. One that nothing defines must stand four times \
          without the slip, and with three letters begin with the same one. Where the definition has letters that its \
          words do not have, and the article uses other ones elsewhere, it is the definition that is misspelt. A rulebook that knows it makes it an error.",
    example: "The World Trade Organization (WTO) spoke first. The World Trade Organization (WHO) spoke again.",
    examples: include_str!("../../rules/checks/acronym-redefined.toml"),
    needs: &[],
    run: Some(run),
};

/// The shortest acronym that two bodies hardly share by chance, in letters.
const SHORTEST: usize = 3;
/// How many definitions before one are compared with it: more stand only in what is no article.
const NEAR: usize = 100;
/// The shortest word whose stem says anything, and how long that stem is, in characters.
const STEM: usize = 4;

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let is_common = |slipped: &&Slipped| {
        let words = scene.words(slipped.span);
        slipped.known.is_none() && scene.glossary.common_acronyms.iter().any(|known| known == words)
    };
    let slipped = scene.statements.slipped.iter().filter(|slipped| !is_common(slipped));
    findings.extend(slipped.map(|slipped| slip(scene, slipped)));
    if scene.glossary.has_no_capitals {
        foreign(scene, findings);
        return;
    }
    let acronyms = &scene.statements.acronyms;
    if acronyms.len() < 2 {
        return;
    }
    let mut by_short: BTreeMap<String, &Acronym> = BTreeMap::new();
    for (at, acronym) in acronyms.iter().enumerate() {
        scene.look(Seen::Acronym, acronym.short);
        let is_same = |earlier: &&Acronym| is_one_body(scene.words(earlier.long), scene.words(acronym.long));
        if let Some(first) = acronyms.iter().take(at).skip(at.saturating_sub(NEAR)).find(is_same) {
            findings.extend(two_acronyms(scene, first, acronym));
        }
        let short = letters(scene.words(acronym.short));
        match by_short.get(&short) {
            Some(first) => findings.extend(two_bodies(scene, first, acronym)),
            None => {
                by_short.insert(short, acronym);
            }
        }
    }
}

/// A defined acronym with two letters swapped.
fn slip(scene: &Scene<'_>, slipped: &Slipped) -> Finding {
    let name = slipped.known.and_then(|id| scene.rules.name(id));
    // Three letters are soon those of somebody else, unless the words beside them are the same.
    let severity = match (name.is_some(), slipped.is_sure) {
        (true, _) => Severity::Error,
        (false, true) => Severity::Warning,
        (false, false) => Severity::Note,
    };
    let message =
        format!("{} looks like {} with two letters swapped.", scene.quoted(slipped.span), quote(&slipped.right));
    let mut finding = scene.slip(&CHECK, slipped.span, severity, message);
    finding.witnesses.push(scene.witness(slipped.seen, Role::Against, Voice::Own));
    finding.witnesses.extend(name.map(|name| name.place.witness()));
    let mut derivation = vec![
        format!("the article writes {} in line {}", quote(&slipped.right), scene.line(slipped.seen)),
        "two neighbouring letters have changed places".to_owned(),
    ];
    derivation
        .extend(name.map(|name| format!("the rulebook knows {} as {}", quote(&name.preferred), quote(&slipped.right))));
    if severity == Severity::Note {
        finding.confidence = Confidence::Low;
        derivation.push("it may be the acronym of another body".to_owned());
    }
    finding.derivation.splice(0..0, derivation);
    finding.fixes.push(Fix { label: "the letters".to_owned(), text: slipped.right.clone() });
    finding.fact = name.map(|name| name.id.clone());
    finding
}

/// Acronyms in brackets behind the same words, in a script whose letters they are not of.
fn foreign(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let mut earlier: BTreeMap<&str, &Foreign> = BTreeMap::new();
    for acronym in &scene.statements.foreign {
        scene.look(Seen::Acronym, acronym.short);
        let Some(first) = earlier.get(acronym.words.as_str()) else {
            earlier.insert(&acronym.words, acronym);
            continue;
        };
        let (span, short, other, other_long) = (acronym.long, acronym.short, first.short, first.long);
        let inside = scene.words(short);
        let right = scene.words(other);
        // Of two players of one name the letters tell the country.
        let alike = right.len() == inside.len() && right.chars().next() == inside.chars().next();
        if right != inside && alike {
            let message = format!(
                "{} is called {} in line {} and {} in line {}.",
                scene.quoted(span),
                quote(right),
                scene.line(other),
                quote(inside),
                scene.line(short)
            );
            // "The sea defence forces of Japan (JMSDF), its air defence forces (JASDF)": more words may stand before.
            let is_swapped = has_same_letters(right, inside);
            let severity = if is_swapped { Severity::Warning } else { Severity::Note };
            let mut finding = scene.finding(&CHECK, short, severity, message);
            finding.derivation.push("the same words stand before both, and the letters are nearly the same".to_owned());
            if !is_swapped {
                finding.confidence = Confidence::Low;
                finding.derivation.push("the two may have longer names, so this is only a note".to_owned());
            }
            finding.witnesses.push(scene.witness(other, Role::Against, scene.voice(other)));
            finding.witnesses.push(scene.witness(other_long, Role::Context, scene.voice(other_long)));
            findings.push(finding);
        }
    }
}

/// Whether two long forms are the same words; one of them may have taken in a word before them.
fn is_one_body(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    short.len() >= 2 && long.len() <= short.len() + 1 && long.ends_with(short)
}

/// Whether the first long form has a word more than the other, which its acronym begins with: the "Supreme Court (SC)" is
/// no "Court".
fn has_word_of_its_own(scene: &Scene<'_>, one: &Acronym, other: &Acronym) -> bool {
    let (words, others) = (plain(scene.words(one.long)), plain(scene.words(other.long)));
    let initial = |text: &str| text.chars().next().map(|c| c.to_lowercase().to_string());
    words.len() > others.len()
        && words.first().is_some_and(|word| initial(word) == initial(&letters(scene.words(one.short))))
}

fn two_acronyms(scene: &Scene<'_>, first: &Acronym, second: &Acronym) -> Option<Finding> {
    // "( ALBK.I )" is how an exchange calls a share.
    if scene.words(first.short).contains('.') != scene.words(second.short).contains('.') {
        return None;
    }
    let (one, other) = (letters(scene.words(first.short)), letters(scene.words(second.short)));
    let holds = |one: &str, other: &str| one.starts_with(other) || one.ends_with(other);
    if holds(&one, &other) || holds(&other, &one) {
        return None;
    }
    let fits = |short: &str, acronym: &Acronym| is_of(short, scene.words(acronym.long));
    // Two that both fit, or none of which does, may be a party and a state behind a name.
    let (wrong, right) = match (fits(&one, first), fits(&other, second)) {
        (true, false) => (second, first),
        (false, true) => (first, second),
        (true, true) | (false, false) => return None,
    };
    // A party or a state behind a name is no acronym of it: a slip keeps the first letter, or all letters but one.
    let is_slip = one.chars().next() == other.chars().next()
        || one.len() == other.len() && one.chars().zip(other.chars()).filter(|(a, b)| a != b).count() == 1;
    if !is_slip || has_word_of_its_own(scene, first, second) || has_word_of_its_own(scene, second, first) {
        return None;
    }
    // Letters that are only in another order are the business of another check.
    let sorted = |letters: &str| {
        let mut letters: Vec<char> = letters.chars().collect();
        letters.sort_unstable();
        letters
    };
    let severity = if sorted(&one) == sorted(&other) { Severity::Note } else { Severity::Warning };
    let mut finding = scene.finding(
        &CHECK,
        wrong.short,
        severity,
        format!(
            "{} is called {} in line {} and {} in line {}.",
            scene.quoted(right.long),
            scene.quoted(right.short),
            scene.line(right.short),
            scene.quoted(wrong.short),
            scene.line(wrong.short)
        ),
    );
    finding.derivation.push(format!("the words begin with the letters of {}", scene.quoted(right.short)));
    finding.fixes.push(Fix { label: "the acronym".to_owned(), text: scene.words(right.short).to_owned() });
    finding.witnesses.push(scene.witness(right.short, Role::Against, right.voice));
    finding.witnesses.push(scene.witness(wrong.long, Role::Context, wrong.voice));
    Some(finding)
}

fn two_bodies(scene: &Scene<'_>, first: &Acronym, second: &Acronym) -> Option<Finding> {
    let (one, other) = (plain(scene.words(first.long)), plain(scene.words(second.long)));
    let stem = |word: &String| word.chars().take(STEM).collect::<String>();
    let long = |word: &&String| word.chars().count() >= STEM;
    let share = one.iter().filter(long).any(|word| other.iter().filter(long).any(|other| stem(word) == stem(other)));
    let short = letters(scene.words(first.short));
    let fit = is_of(&short, scene.words(first.long)) && is_of(&short, scene.words(second.long));
    // Only letters that fit both are surely given to both: the long form of another language is no second body.
    if share || !fit || one.len() < 2 || other.len() < 2 || short.chars().count() < SHORTEST {
        return None;
    }
    let mut finding = scene.finding(
        &CHECK,
        second.short,
        Severity::Note,
        format!(
            "{} stands for {} in line {} and for {} in line {}.",
            scene.quoted(second.short),
            scene.quoted(first.long),
            scene.line(first.long),
            scene.quoted(second.long),
            scene.line(second.long)
        ),
    );
    finding.derivation.push(format!("both have the letters {}", quote(&short.to_uppercase())));
    finding.witnesses.push(scene.witness(first.short, Role::Against, first.voice));
    finding.witnesses.push(scene.witness(second.long, Role::Context, second.voice));
    Some(finding)
}

/// The words of a long form in small letters.
fn plain(long: &str) -> Vec<String> {
    let split = |c: char| !(c.is_alphanumeric() || c == '\'' || c == '\u{2019}');
    long.split(split).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// The letters of an acronym in small, without the s of a plural.
fn letters(short: &str) -> String {
    short
        .strip_suffix('s')
        .unwrap_or(short)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether an acronym is made of the initials of the words, of all or of those with capitals.
fn is_of(short: &str, long: &str) -> bool {
    let initial = |word: &str| word.chars().find(|c| c.is_alphabetic());
    let initials: Vec<char> = long.split(|c: char| !c.is_alphanumeric()).filter_map(initial).collect();
    let capitals = initials.iter().copied().filter(|c| c.is_uppercase()).flat_map(char::to_lowercase);
    let all = initials.iter().copied().flat_map(char::to_lowercase);
    capitals.eq(short.chars()) || all.eq(short.chars())
}
