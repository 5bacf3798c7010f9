//! Sums that are given again in another currency at a rate that is ten, a thousand, a million … times that of the article.

use std::collections::BTreeMap;

use super::scene::{Scene, Seen};
use super::unit_conversion::CHECK;
use crate::claim::{self, Converted, Link};
use crate::finding::{Confidence, Finding, Role, Severity};
use crate::value::{Currency, Decimal, Unit};

/// How far two rates of one article lie from each other at most, in hundredths: figures are rounded, and days differ.
const APART: i64 = 125;
/// How far the rates of one day lie from each other at most, in hundredths.
const SAME_DAY: i64 = 105;
/// How far two rates lie from each other at least that are those of no two days, in hundredths.
const FAR: i64 = 500;
/// How far a rate lies at most from a power of ten times another one, in hundredths.
const CLOSE: i64 = 115;
/// The most powers of ten by which a scale slips.
const POWERS: usize = 9;
/// How many rates of an article are compared: more stand only in what is no article.
const MOST: usize = 50;

/// How many units of the currency that is later in the alphabet are one of the earlier, by one sum in brackets.
struct Rate<'s> {
    pair: &'s Converted,
    value: Decimal,
}

pub(super) fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let mut by_currency: BTreeMap<(Currency, Currency), Vec<Rate<'_>>> = BTreeMap::new();
    for pair in &scene.statements.converted {
        if let Some((currencies, value)) = rate(pair) {
            by_currency.entry(currencies).or_default().push(Rate { pair, value });
        }
    }
    for ((one, other), rates) in by_currency.iter_mut().filter(|(_, rates)| rates.len() > 1) {
        rates.truncate(MOST);
        for rate in rates.iter() {
            scene.look(Seen::Figure, rate.pair.one.figure);
            scene.look(Seen::Figure, rate.pair.other.figure);
        }
        let says = |odd: &Rate<'_>, usual: &Rate<'_>| {
            let shown = |value: Decimal| value.round_sf(4).unwrap_or(value).normalize();
            format!("1 {one} is {} {other} here and {} {other} there", shown(odd.value), shown(usual.value))
        };
        findings.extend(rates.iter().enumerate().filter_map(|(at, odd)| judge(scene, rates, (at, odd), says)));
    }
}

fn rate(pair: &Converted) -> Option<((Currency, Currency), Decimal)> {
    let (Unit::Money(one), Unit::Money(other)) = (&pair.one.quantity.unit, &pair.other.quantity.unit) else {
        return None;
    };
    let (from, to) = (pair.one.quantity.figure.value, pair.other.quantity.figure.value);
    let is_told = pair.link == Link::Brackets && from > Decimal::ZERO && to > Decimal::ZERO;
    match one.cmp(other) {
        _ if !is_told => None,
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Less => Some(((*one, *other), to.checked_div(from)?)),
        std::cmp::Ordering::Greater => Some(((*other, *one), from.checked_div(to)?)),
    }
}

/// Whether one number is at most so many hundredths of the other, and the other of it.
fn is_near(one: Decimal, other: Decimal, hundredths: i64) -> bool {
    let most = Decimal::new(hundredths, 2);
    let reaches = |small: Decimal, large: Decimal| small.checked_mul(most).is_some_and(|most| large <= most);
    !one.is_zero() && !other.is_zero() && reaches(one, other) && reaches(other, one)
}

/// Whether one of two rates is ten, a hundred, a thousand … times the other.
fn is_rescaled(one: Decimal, other: Decimal) -> bool {
    let (small, large) = if one < other { (one, other) } else { (other, one) };
    let times_ten = |value: &Decimal| value.checked_mul(Decimal::TEN);
    let mut larger = std::iter::successors(times_ten(&small), times_ten).take(POWERS);
    larger.any(|rescaled| is_near(rescaled, large, CLOSE))
}

/// Holds a rate against the one that most others of the article agree with.
fn judge(
    scene: &Scene<'_>,
    rates: &[Rate<'_>],
    (at, odd): (usize, &Rate<'_>),
    says: impl Fn(&Rate<'_>, &Rate<'_>) -> String,
) -> Option<Finding> {
    let agreeing = |rate: &Rate<'_>| rates.iter().filter(|other| is_near(rate.value, other.value, APART)).count();
    let most = rates.iter().map(agreeing).max()?;
    // Of two that differ the later one is shown, and which is wrong is open.
    let (usual_at, usual) = rates.iter().enumerate().find(|(_, rate)| agreeing(rate) == most)?;
    if at == usual_at {
        return None;
    }
    let own = agreeing(odd);
    let is_outvoted = own < most;
    let severity = match (is_rescaled(odd.value, usual.value), is_near(odd.value, usual.value, FAR)) {
        (true, _) if is_outvoted => Severity::Error,
        (true, _) => Severity::Warning,
        (false, false) if is_outvoted => Severity::Warning,
        (false, false) => Severity::Note,
        (false, true) => {
            let of_one_day = |rate: &&Rate<'_>| is_near(rate.value, usual.value, SAME_DAY);
            let is_only_other = is_outvoted && rates.iter().filter(of_one_day).count() + 1 == rates.len();
            (is_only_other && own == 1).then_some(Severity::Note)?
        }
    };
    if [odd, usual].into_iter().any(|rate| is_open(scene, rate)) {
        return None;
    }
    let Converted { one, other, .. } = odd.pair;
    let (known, again) = (&usual.pair.one, &usual.pair.other);
    let message = format!(
        "{} is not {} where {} is {}, in line {}.",
        scene.quoted(one.span),
        scene.quoted(other.span),
        scene.quoted(known.span),
        scene.quoted(again.span),
        scene.line(known.span)
    );
    let mut finding = scene.finding(&CHECK, other.span, severity, message);
    finding.confidence = match severity {
        Severity::Error => Confidence::High,
        Severity::Warning => Confidence::Medium,
        Severity::Note => Confidence::Low,
    };
    finding.derivation.push(says(odd, usual));
    finding.derivation.push(if is_outvoted {
        format!("{most} sums of the article are given at the second rate, {own} at the first")
    } else {
        "nothing else says which of the two is right".to_owned()
    });
    if severity == Severity::Note {
        finding.derivation.push("one may be the rate of another time, so this is only a note".to_owned());
    }
    finding.witnesses.push(scene.witness(one.span, Role::Context, scene.voice(one.figure)));
    finding.witnesses.push(scene.witness(known.span.cover(again.span), Role::Against, scene.voice(known.figure)));
    Some(finding)
}

/// Whether a figure may be read in two ways: "4,749 million" where writers differ in the marks.
fn is_open(scene: &Scene<'_>, rate: &Rate<'_>) -> bool {
    let Converted { one, other, .. } = rate.pair;
    let may_group = |figure| claim::may_group(scene.words(figure));
    scene.glossary.shares_marks && (may_group(one.figure) || may_group(other.figure)) || one.is_bare || other.is_bare
}
