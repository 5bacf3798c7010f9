//! `age-date`: an age, an anniversary or a stretch of time that the dates beside it do not allow.

use super::scene::{Scene, Seen};
use super::{Check, anniversaries, slips};
use crate::claim::{Born, Life, OneBy, TwoAges};
use crate::finding::{Code, Confidence, Finding, Fix, Role, Severity};
use crate::lang::Need;
use crate::value::{Date, Slip};

pub(super) static CHECK: Check = Check {
    code: Code::new("age-date"),
    title: "an age or an anniversary that its dates do not allow",
    why: "Who was born on 5 May 1950 and died on 2 March 2000 was 49 and not 60. The birth and the death must be told in \
          one sentence, or in two that follow each other, with the age at death; a year alone leaves a year of doubt. \
          An age that stands beside a whole name is held against a birth that is told with it and the article's date, give \
          or take a year, and against another age of the same name in the article: as a note where no word says that they are ages, and where only the \
          family name stands beside one of them and nobody else has it. Two ages with swapped digits (\u{201C}the 62-year-old\u{201D}, \u{201C}the 26-year-old\u{201D}) are a note, too. \
          An anniversary is held against the year of the beginning in its sentence and the year it is held in; without \
          that year, against the article's date, give or take a year. \u{201C}Five months after\u{201D} is held against two whole days that stand \
          right before and behind it, give or take one, and so is \u{201C}six days later, on \u{2026}\u{201D} against the whole day before it.",
    example: "Born on 5 May 1950 in Leeds, he died on 2 March 2000 at the age of 60.",
    examples: include_str!("../../rules/checks/age-date.toml"),
    needs: &[Need::BornDied, Need::Aged],
    run: Some(run),
};

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    findings.extend(anniversaries::findings(scene, &CHECK));
    findings.extend(scene.statements.two_ages.iter().map(|twice| two_ages(scene, twice)));
    findings.extend(scene.statements.births.iter().filter_map(|born| judge_birth(scene, born)));
    findings.extend(scene.statements.lives.iter().filter_map(|life| judge(scene, life)));
}

fn judge(scene: &Scene<'_>, life: &Life) -> Option<Finding> {
    scene.look(Seen::Date, life.birth);
    scene.look(Seen::Date, life.death);
    scene.look(Seen::Figure, life.age);
    let oldest = full_years(life.born.first, life.died.last)?;
    let youngest = full_years(life.born.last, life.died.first)?;
    if oldest < 0 || (youngest..=oldest).contains(&life.years) {
        return None;
    }
    let fits = if youngest == oldest { oldest.to_string() } else { format!("{youngest} or {oldest}") };
    let mut finding = scene.finding(
        &CHECK,
        life.age,
        Severity::Warning,
        format!(
            "{} does not fit: born {}, dead {}, one is {fits}.",
            scene.quoted(life.age),
            scene.quoted(life.birth),
            scene.quoted(life.death)
        ),
    );
    finding.confidence = Confidence::High;
    finding.derivation.push(format!("from {} to {} are {oldest} full years at most", life.born.first, life.died.last));
    finding.witnesses.push(scene.witness(life.birth, Role::Against, scene.voice(life.birth)));
    finding.witnesses.push(scene.witness(life.death, Role::Against, scene.voice(life.death)));
    let words = scene.words(life.age);
    let stated = life.years.to_string();
    if youngest == oldest && words.contains(&stated) {
        finding.fixes.push(Fix { label: "the age".to_owned(), text: words.replacen(&stated, &oldest.to_string(), 1) });
    }
    Some(finding)
}

/// One person cannot be of two ages in one article.
fn two_ages(scene: &Scene<'_>, twice: &TwoAges) -> Finding {
    let (first, second) = (twice.first, twice.second);
    scene.look(Seen::Figure, first.age);
    scene.look(Seen::Figure, second.age);
    if twice.by == OneBy::Digits {
        return swapped_ages(scene, twice);
    }
    // Nothing says that bare numbers are ages: they may count what a list is of. Brothers share a family name.
    let is_sure = twice.by == OneBy::Name && (first.is_said || second.is_said);
    let severity = if is_sure { Severity::Warning } else { Severity::Note };
    let message = format!(
        "{} is {} here, and {} in line {}.",
        scene.quoted(second.name),
        second.years,
        first.years,
        scene.line(first.age)
    );
    let mut finding = scene.finding(&CHECK, second.age, severity, message);
    finding.witnesses.push(scene.witness(first.age, Role::Against, scene.voice(first.age)));
    finding.derivation.push(match twice.by {
        OneBy::FamilyName => format!("only {} has the family name here", scene.quoted(first.name)),
        OneBy::Name | OneBy::Digits => format!("both ages stand beside the name {}", scene.quoted(first.name)),
    });
    finding.fixes.push(Fix { label: "the age".to_owned(), text: first.years.to_string() });
    finding
}

/// Two ages with swapped digits, of one person perhaps.
fn swapped_ages(scene: &Scene<'_>, twice: &TwoAges) -> Finding {
    let (first, second) = (twice.first, twice.second);
    let message = format!(
        "The age is {} here, and {} in line {}, if it is that of the same person.",
        scene.quoted(second.age),
        scene.quoted(first.age),
        scene.line(first.age)
    );
    let mut finding = scene.finding(&CHECK, second.age, Severity::Note, message);
    finding.confidence = Confidence::Low;
    finding.witnesses.push(scene.witness(first.age, Role::Against, scene.voice(first.age)));
    finding.derivation.push(slips::between(Slip::SwappedDigits).to_owned());
    finding
}

/// An age against the birth beside it, on the article's day. A birthday may lie ahead, and an age may be told a little late.
fn judge_birth(scene: &Scene<'_>, told: &Born) -> Option<Finding> {
    let Born { birth, born, aged } = *told;
    let today = scene.article.date?;
    scene.look(Seen::Date, birth);
    scene.look(Seen::Figure, aged.age);
    let (youngest, oldest) = (full_years(born.last, today)?, full_years(born.first, today)?);
    if youngest < 1 || (youngest - 1..=oldest + 1).contains(&aged.years) {
        return None;
    }
    let fits = if youngest == oldest { oldest.to_string() } else { format!("{youngest} or {oldest}") };
    let message = format!(
        "{} does not fit: born {}, one is {fits} on the article's day.",
        scene.quoted(aged.age),
        scene.quoted(birth)
    );
    let mut finding = scene.finding(&CHECK, aged.age, Severity::Warning, message);
    finding
        .derivation
        .push(format!("from {} to {today}, the article's date, are {oldest} full years at most", born.first));
    finding.witnesses.push(scene.witness(birth, Role::Against, scene.voice(birth)));
    Some(finding)
}

/// How many birthdays lie between two days.
fn full_years(from: Date, to: Date) -> Option<i16> {
    let years = to.year().checked_sub(from.year())?;
    let had = (to.month(), to.day()) >= (from.month(), from.day());
    Some(if had { years } else { years - 1 })
}
