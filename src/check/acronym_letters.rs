//! `acronym-letters`: an acronym whose letters stand in another order than its words.

use super::Check;
use super::scene::{Scene, Seen, quote};
use crate::claim::{Acronym, Misfit};
use crate::finding::{Code, Confidence, Finding, Fix, Role, Severity, Voice};
use crate::span::Span;

pub(super) static CHECK: Check = Check {
    code: Code::new("acronym-letters"),
    title: "an acronym whose letters are swapped, missing or others",
    why: "A reader looks the acronym up and finds something else. Many right acronyms do not follow their words: those of \
          another language, of inner letters, of syllables. So letters in another order than the initials are a note, \
          unless a second witness has them right: a rulebook makes it an error, another place of the article a warning. \
          One letter that is missing or another one counts only with such a witness, where the wrong ones stand once and \
          the right ones are defined for nothing else. A defined acronym that stands elsewhere with two letters swapped is \
          told by acronym-redefined.",
    example: "South Korea's National Intelligence Service (NSI) has joined.",
    examples: include_str!("../../rules/checks/acronym-letters.toml"),
    needs: &[],
    run: Some(run),
};

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let is_own = |short: Span| scene.glossary.own_letters.iter().any(|known| known == scene.words(short));
    for acronym in &scene.statements.acronyms {
        scene.look(Seen::Acronym, acronym.short);
        if acronym.known.is_none() && is_own(acronym.short) {
            continue;
        }
        findings.extend(defined(scene, acronym));
    }
    for misfit in &scene.statements.misfits {
        scene.look(Seen::Acronym, misfit.short);
        if is_own(misfit.short) {
            continue;
        }
        findings.extend(unfit(scene, misfit));
    }
}

fn defined(scene: &Scene<'_>, acronym: &Acronym) -> Option<Finding> {
    let short = scene.quoted(acronym.short);
    let mut witnesses = vec![scene.witness(acronym.long, Role::Context, acronym.voice)];
    let mut derivation = Vec::new();
    if let Some(ordered) = &acronym.ordered {
        derivation.push(format!("the initials of {} are {}", scene.quoted(acronym.long), quote(ordered)));
    }
    let (right, severity, confidence, fact) = if let Some((id, right)) = &acronym.known {
        let name = scene.rules.name(*id)?;
        derivation.push(format!("the rulebook knows {} as {}", quote(&name.preferred), quote(right)));
        witnesses.push(name.place.witness());
        (right.clone(), Severity::Error, Confidence::High, Some(name.id.clone()))
    } else {
        let ordered = acronym.ordered.clone()?;
        let is_foreign = scene.glossary.translates_names && acronym.elsewhere.is_none();
        if is_foreign && only_the_end_differs(scene.words(acronym.short), &ordered) {
            return None;
        }
        let severity = if acronym.elsewhere.is_some() { Severity::Warning } else { Severity::Note };
        let confidence = if acronym.elsewhere.is_some() { Confidence::Medium } else { Confidence::Low };
        (ordered, severity, confidence, None)
    };
    if let Some(span) = acronym.elsewhere {
        derivation.push(format!("the article writes {} in line {}", quote(&right), scene.line(span)));
        witnesses.push(scene.witness(span, Role::Against, Voice::Own));
    } else if fact.is_none() {
        derivation.push("nothing else says which is right; the acronym may come from another language".to_owned());
    }
    let message =
        format!("{short} has the letters of {} in another order than {}.", scene.quoted(acronym.long), quote(&right));
    let mut finding = scene.finding(&CHECK, acronym.short, severity, message);
    finding.confidence = confidence;
    finding.derivation.splice(0..0, derivation);
    finding.witnesses.extend(witnesses);
    finding.fixes.push(Fix { label: "the letters".to_owned(), text: right });
    finding.fact = fact;
    Some(finding)
}

fn unfit(scene: &Scene<'_>, misfit: &Misfit) -> Option<Finding> {
    let is_foreign = scene.glossary.translates_names && misfit.elsewhere.is_none();
    if is_foreign && only_the_end_differs(scene.words(misfit.short), &misfit.right) {
        return None;
    }
    let (short, long, right) = (scene.quoted(misfit.short), scene.quoted(misfit.long), quote(&misfit.right));
    let severity = if misfit.elsewhere.is_some() { Severity::Warning } else { Severity::Note };
    let message = if misfit.is_swapped {
        format!("{short} has the letters of {long} in another order than {right}.")
    } else {
        format!("{short} stands for {long}, whose initials are {right}.")
    };
    let mut finding = scene.slip(&CHECK, misfit.short, severity, message);
    finding.derivation.push(format!("the initials of {long} are {right}"));
    finding.witnesses.push(scene.witness(misfit.long, Role::Context, scene.voice(misfit.long)));
    if let Some(span) = misfit.elsewhere {
        finding.derivation.push(format!("the article writes {right} in line {}, and {short} once", scene.line(span)));
        finding.witnesses.push(scene.witness(span, Role::Against, Voice::Own));
    } else {
        finding.confidence = Confidence::Low;
        finding
            .derivation
            .push("nothing else says which is right; the acronym may come from another language".to_owned());
    }
    finding.fixes.push(Fix { label: "the letters".to_owned(), text: misfit.right.clone() });
    Some(finding)
}

/// Whether two acronyms begin alike, so that only their last two letters are in another order.
fn only_the_end_differs(one: &str, other: &str) -> bool {
    let letters = one.chars().count();
    let same = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    same > 0 && same + 2 == letters
}
