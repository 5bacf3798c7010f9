//! `age-date`: an age, an anniversary or a stretch of time that the dates beside it do not allow.

use super::scene::{Scene, Seen};
use super::{Check, anniversaries};
use crate::claim::Life;
use crate::finding::{Code, Confidence, Finding, Fix, Role, Severity};
use crate::lang::Need;
use crate::value::Date;

pub(super) static CHECK: Check = Check {
    code: Code::new("age-date"),
    title: "an age or an anniversary that its dates do not allow",
    why: "Who was born on 5 May 1950 and died on 2 March 2000 was 49 and not 60. The birth and the death must be told in \
          one sentence, or in two that follow each other, with the age at death; a year alone leaves a year of doubt. \
          An age of somebody who lives would hang on a day that nobody wrote down, and is passed over. \
          An anniversary is held against the year of the beginning in its sentence and the year it is held in; without \
          that year, against the article's date, give or take a year. \u{201C}Five months after\u{201D} is held against two whole days that stand \
          right before and behind it, give or take one.",
    example: "Born on 5 May 1950 in Leeds, he died on 2 March 2000 at the age of 60.",
    examples: include_str!("../../rules/checks/age-date.toml"),
    needs: &[Need::BornDied, Need::Aged],
    run: Some(run),
};

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    findings.extend(anniversaries::findings(scene, &CHECK));
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

/// How many birthdays lie between two days.
fn full_years(from: Date, to: Date) -> Option<i16> {
    let years = to.year().checked_sub(from.year())?;
    let had = (to.month(), to.day()) >= (from.month(), from.day());
    Some(if had { years } else { years - 1 })
}
