//! `number-words`: digits in brackets that contradict the number word before them.

use super::Check;
use super::scene::{Scene, Seen};
use crate::claim::{Bracketed, Fraction};
use crate::finding::{Code, Confidence, Finding, Fix, Role, Severity};
use crate::value::{Decimal, Hedge};

pub(super) static CHECK: Check = Check {
    code: Code::new("number-words"),
    title: "digits that contradict the words beside them",
    why: "\u{201C}Twelve (21) men\u{201D} says one number twice and two different ones; which one counts decides a contract or a toll \
          of dead. It is found where the brackets hold nothing but the figure and the counted thing follows them, so that \
          ages, notes and years in brackets are silent: \u{201C}her son Twelve (21)\u{201D}, \u{201C}number two (2012)\u{201D}. The digits may stand in brackets before the words, too, and may leave the word of scale to them (\u{201C}two million (2)\u{201D}). Where only the \
          digits look alike, it is a note. A fraction in words is held against the share in brackets behind it: \u{201C}a quarter \
          of the firms (42 per cent)\u{201D}; writers round fractions, so that seven points are let pass.",
    example: "The police held twelve (21) men for two days.",
    examples: include_str!("../../rules/checks/number-words.toml"),
    needs: &[],
    run: Some(run),
};

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    findings.extend(scene.statements.bracketed.iter().filter_map(|pair| judge(scene, pair)));
    findings.extend(scene.statements.fractions.iter().filter_map(|told| judge_fraction(scene, told)));
}

fn judge(scene: &Scene<'_>, pair: &Bracketed) -> Option<Finding> {
    let (one, other) = (pair.value, pair.other_value);
    scene.look(Seen::Figure, pair.one);
    scene.look(Seen::Figure, pair.other);
    // "16,818 (nil) tonnes" compares two years.
    let positive = one > Decimal::ZERO && other > Decimal::ZERO;
    if !pair.told_twice || !positive || one == other || !one.is_integer() || !other.is_integer() {
        return None;
    }
    let small = one <= Decimal::ONE;
    let alike = alike(one, other);
    let severity = match (pair.counted && !small, alike) {
        (true, _) => Severity::Warning,
        (false, true) => Severity::Note,
        (false, false) => return None,
    };
    let mut finding = scene.finding(
        &CHECK,
        pair.other,
        severity,
        format!("{} in brackets contradicts {} beside it.", scene.quoted(pair.other), scene.quoted(pair.one)),
    );
    finding.confidence = if alike { Confidence::High } else { Confidence::Medium };
    finding.derivation.push(format!(
        "{} is {}, {} is {}",
        scene.quoted(pair.one),
        one.normalize(),
        scene.quoted(pair.other),
        other.normalize()
    ));
    finding.witnesses.push(scene.witness(pair.one, Role::Against, scene.voice(pair.one)));
    if pair.in_digits {
        finding.fixes.push(Fix { label: "the number of the words".to_owned(), text: one.normalize().to_string() });
    }
    Some(finding)
}

/// How far a share lies at most from the fraction that rounds it, in points, and as a share of the fraction in hundredths.
const ROUND: i64 = 7;
const SMALL: i64 = 40;
/// How far it lies at most on the wrong side of one that is told as a bound.
const BEYOND: i64 = 2;

/// A fraction in words against its share in brackets.
fn judge_fraction(scene: &Scene<'_>, told: &Fraction) -> Option<Finding> {
    scene.look(Seen::Figure, told.place);
    scene.look(Seen::Figure, told.told);
    let part = told.part.figure.value.checked_mul(Decimal::ONE_HUNDRED)?;
    let share = told.share.figure.value;
    let most = Decimal::from(ROUND).min(part.checked_mul(Decimal::new(SMALL, 2))?);
    let (below, above) = match told.part.hedge {
        Hedge::LessThan | Hedge::UpTo => (None, Some(Decimal::from(BEYOND))),
        Hedge::MoreThan | Hedge::AtLeast => (Some(Decimal::from(BEYOND)), None),
        Hedge::None | Hedge::About | Hedge::Nearly => (Some(most), Some(most)),
    };
    let is_less = below.is_some_and(|below| share + below < part);
    let is_more = above.is_some_and(|above| share - above > part);
    if !is_less && !is_more {
        return None;
    }
    let message =
        format!("{} in brackets contradicts {} before it.", scene.quoted(told.told), scene.quoted(told.place));
    let mut finding = scene.finding(&CHECK, told.told, Severity::Warning, message);
    finding.confidence = Confidence::Medium;
    finding.derivation.push(format!("{} is {} per cent", scene.quoted(told.place), part.round_dp(1).normalize()));
    finding.witnesses.push(scene.witness(told.place, Role::Against, scene.voice(told.place)));
    Some(finding)
}

/// Whether two numbers are one slip apart: the same digits, or all but one.
fn alike(one: Decimal, other: Decimal) -> bool {
    let digits = |number: Decimal| number.normalize().to_string().chars().collect::<Vec<char>>();
    let (one, other) = (digits(one), digits(other));
    let sorted = |digits: &[char]| {
        let mut digits = digits.to_vec();
        digits.sort_unstable();
        digits
    };
    let differing = one.iter().zip(&other).filter(|(a, b)| a != b).count();
    one.len() == other.len() && one.len() >= 2 && (differing == 1 || sorted(&one) == sorted(&other))
}
