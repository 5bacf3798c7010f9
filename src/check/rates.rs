//! Sums that are given again in another currency at a rate that is not the one the article states, or ten, a thousand, a
//! million … times that of its other sums.

use std::collections::BTreeMap;

use super::scene::{Scene, Seen};
use super::slips::{digits, is_slip};
use super::unit_conversion::{CHECK, reach, rounded};
use crate::claim::{self, Converted, Link};
use crate::finding::{Confidence, Finding, Role, Severity};
use crate::value::{Currency, Decimal, Figure, Unit};

/// How far two rates of one article lie from each other at most, in hundredths: figures are rounded, and days differ.
const APART: i64 = 125;
/// How far the rates of one day lie from each other at most, in hundredths.
const SAME_DAY: i64 = 105;
/// How far two rates lie from each other at least that are hardly those of two days, in hundredths.
const UNLIKELY: i64 = 150;
/// How far two rates lie from each other at least that are those of no two days, in hundredths.
const FAR: i64 = 500;
/// How far a rate lies at most from a power of ten times another one, in hundredths.
const CLOSE: i64 = 115;
/// How many digits a sum has at least of which one slipped says that it is the same.
const SLIPPED: usize = 3;
/// The most powers of ten by which a scale slips.
const POWERS: usize = 9;
/// How many rates of an article are compared: more stand only in what is no article.
const MOST: usize = 50;

/// How far a sum lies at most from what it is in euros, in hundredths: farther off it is of another currency of that name.
const OTHER: i64 = 250;
/// How far it lies at most from it by the writer's rounding, in hundredths.
const ROUNDED: i64 = 102;
/// How far it lies from it at least that is a warning, if no digit is slipped, in hundredths.
const CLEAR: i64 = 110;

/// How many units of the currency that is later in the alphabet are one of the earlier, by one sum in brackets, or as stated.
struct Rate<'s> {
    pair: &'s Converted,
    value: Decimal,
}

pub(super) fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let mut by_currency: BTreeMap<(Currency, Currency), Vec<Rate<'_>>> = BTreeMap::new();
    let mut stated: BTreeMap<(Currency, Currency), Vec<Rate<'_>>> = BTreeMap::new();
    for pair in &scene.statements.converted {
        if let Some(finding) = of_euro(scene, pair) {
            findings.push(finding);
        } else if let Some((currencies, value)) = rate(pair) {
            let rates = if pair.link == Link::Equals { &mut stated } else { &mut by_currency };
            rates.entry(currencies).or_default().push(Rate { pair, value });
        }
    }
    for (currencies, known) in &stated {
        let sums = by_currency.remove(currencies).unwrap_or_default();
        findings.extend(sums.iter().filter_map(|sum| against_stated(scene, sum, known)));
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

/// A sum in euros and one in a currency that the euro took the place of, which do not make each other.
fn of_euro(scene: &Scene<'_>, pair: &Converted) -> Option<Finding> {
    let Converted { one, other, link } = pair;
    let (Unit::Money(from), Unit::Money(to)) = (&one.quantity.unit, &other.quantity.unit) else { return None };
    let euro = Currency::new("EUR");
    // How much of the second currency is one of the first.
    let (currency, rate, multiplied, divided) = match (scene.units.per_euro(*from), scene.units.per_euro(*to)) {
        (None, Some(rate)) if Some(*from) == euro => (to, rate, rate, Decimal::ONE),
        (Some(rate), None) if Some(*to) == euro => (from, rate, Decimal::ONE, rate),
        (_, _) => return None,
    };
    scene.look(Seen::Figure, one.figure);
    scene.look(Seen::Figure, other.figure);
    let convert = |value: Decimal| value.checked_mul(multiplied)?.checked_div(divided);
    let (low, high) = reach(&one.quantity.figure, false);
    let (low, high) = (convert(low)?, convert(high)?);
    let (other_low, other_high) = reach(&other.quantity.figure, false);
    // What lies between all that the one and all that the other may stand for.
    let (below, above) = if high < other_low { (high, other_low) } else { (other_high, low) };
    if below >= above || is_near(below, above, ROUNDED) || *link != Link::Brackets {
        return None;
    }
    let right = convert(one.quantity.figure.value)?;
    let rounded = rounded(right, &other.quantity.figure.step);
    let shown = Figure { value: rounded, ..other.quantity.figure };
    let value = other.quantity.figure.value;
    let is_slipped = digits(value) >= SLIPPED && is_slip(rounded, value);
    // A hundred francs of one country are one of another's, and "4,749 million" may be read in two ways.
    let by_thousands = is_by_thousands(right, value);
    if by_thousands && is_open(scene, pair) || !is_slipped && !is_near(right, value, OTHER) && !by_thousands {
        return None;
    }
    let severity = if is_slipped || !is_near(below, above, CLEAR) { Severity::Warning } else { Severity::Note };
    let message = format!("{} is not {}; it is {shown} {to}.", scene.quoted(one.span), scene.quoted(other.span));
    let mut finding = scene.finding(&CHECK, other.span, severity, message);
    finding.confidence = if severity == Severity::Warning { Confidence::High } else { Confidence::Low };
    finding.derivation.push(format!("one euro is {rate} {currency} for ever"));
    finding.witnesses.push(scene.witness(one.span, Role::Against, scene.voice(one.figure)));
    Some(finding)
}

/// Holds a sum that is given again in another currency against the rates that the article states: "($1 = 6.33 yuan)".
fn against_stated(scene: &Scene<'_>, sum: &Rate<'_>, stated: &[Rate<'_>]) -> Option<Finding> {
    let Converted { one, other, .. } = sum.pair;
    scene.look(Seen::Figure, one.figure);
    scene.look(Seen::Figure, other.figure);
    let mut nearest: Option<(Decimal, Decimal, &Rate<'_>)> = None;
    for rate in stated {
        let (below, above) = gap(sum.pair, rate.pair)?;
        let is_nearer = |(known_below, known_above, _): (Decimal, Decimal, _)| {
            above.checked_mul(known_below).zip(known_above.checked_mul(below)).is_some_and(|(own, known)| own < known)
        };
        if nearest.is_none_or(is_nearer) {
            nearest = Some((below, above, rate));
        }
    }
    let (below, above, rate) = nearest?;
    if below >= above || is_near(below, above, SAME_DAY) || is_open(scene, sum.pair) || is_open(scene, rate.pair) {
        return None;
    }
    let is_rescaled = is_rescaled(sum.value, rate.value);
    let severity = match is_near(below, above, CLEAR) {
        _ if is_rescaled => Severity::Error,
        true => Severity::Note,
        false => Severity::Warning,
    };
    let (known, again) = (&rate.pair.one, &rate.pair.other);
    let span = known.span.cover(again.span);
    let right = convert(one.quantity.figure.value, &one.quantity.unit, rate.pair)?;
    let shown = Figure { value: rounded(right, &other.quantity.figure.step), ..other.quantity.figure };
    let Unit::Money(currency) = &other.quantity.unit else { return None };
    let message = format!(
        "{} is not {} at the rate in line {}; it is {shown} {currency}.",
        scene.quoted(one.span),
        scene.quoted(other.span),
        scene.line(known.span)
    );
    let mut finding = scene.finding(&CHECK, other.span, severity, message);
    finding.confidence = if severity == Severity::Note { Confidence::Low } else { Confidence::High };
    finding.derivation.push(format!("the article says {}", scene.quoted(span)));
    finding.witnesses.push(scene.witness(one.span, Role::Context, scene.voice(one.figure)));
    finding.witnesses.push(scene.witness(span, Role::Against, scene.voice(known.figure)));
    Some(finding)
}

/// What lies between all that the second sum may stand for and all that the first one may come to, at a stated rate.
fn gap(sum: &Converted, stated: &Converted) -> Option<(Decimal, Decimal)> {
    let (low, high) = reach(&sum.one.quantity.figure, false);
    let (other_low, other_high) = reach(&sum.other.quantity.figure, false);
    let unit = &sum.one.quantity.unit;
    let (low, high) = (convert(low, unit, stated)?, convert(high, unit, stated)?);
    Some(if high < other_low { (high, other_low) } else { (other_high, low) })
}

/// A sum of a currency in the other one, at a stated rate.
fn convert(value: Decimal, unit: &Unit, stated: &Converted) -> Option<Decimal> {
    let (one, other) = (&stated.one.quantity, &stated.other.quantity);
    let (times, parts) = if one.unit == *unit { (other, one) } else { (one, other) };
    value.checked_mul(times.figure.value)?.checked_div(parts.figure.value)
}

/// Whether two sums lie a thousand or a million times apart.
fn is_by_thousands(one: Decimal, other: Decimal) -> bool {
    let (small, large) = if one < other { (one, other) } else { (other, one) };
    [Decimal::ONE_THOUSAND, Decimal::from(1_000_000)]
        .into_iter()
        .any(|times| small.checked_mul(times).is_some_and(|times| is_near(times, large, CLOSE)))
}

fn rate(pair: &Converted) -> Option<((Currency, Currency), Decimal)> {
    let (Unit::Money(one), Unit::Money(other)) = (&pair.one.quantity.unit, &pair.other.quantity.unit) else {
        return None;
    };
    let (from, to) = (pair.one.quantity.figure.value, pair.other.quantity.figure.value);
    let is_told = from > Decimal::ZERO
        && to > Decimal::ZERO
        && match pair.link {
            Link::Brackets => true,
            Link::Equals => from == Decimal::ONE || to == Decimal::ONE,
            Link::Apart | Link::Or => false,
        };
    match one.cmp(other) {
        _ if !is_told => None,
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Less => Some(((*one, *other), to.checked_div(from)?)),
        std::cmp::Ordering::Greater => Some(((*other, *one), from.checked_div(to)?)),
    }
}

/// Whether one number is at most so many hundredths of the other, and the other of it.
pub(super) fn is_near(one: Decimal, other: Decimal, hundredths: i64) -> bool {
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
            let are_two = rates.len() == 2 && !is_near(odd.value, usual.value, UNLIKELY);
            (are_two || is_only_other && own == 1).then_some(Severity::Note)?
        }
    };
    if [odd, usual].into_iter().any(|rate| is_open(scene, rate.pair)) {
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
fn is_open(scene: &Scene<'_>, pair: &Converted) -> bool {
    let Converted { one, other, .. } = pair;
    let may_group = |figure| claim::may_group(scene.words(figure));
    scene.glossary.shares_marks && (may_group(one.figure) || may_group(other.figure)) || one.is_bare || other.is_bare
}
