//! Changes that are told by an amount, with a share or a figure before that does not go with it.

use super::percent_change::{CHECK, reach};
use super::scene::{Scene, Seen};
use super::slips::{digits, is_slip};
use crate::claim::{Heading, Move, Step, StepTold};
use crate::finding::{Confidence, Finding, Fix, Role, Severity};
use crate::span::Span;
use crate::value::{Decimal, Quantity};

/// How many digits a figure has at least of which one slipped says that it is the same.
const SLIPPED: usize = 2;

/// How often a month and a quarter fit into a year, and the year itself.
const YEARLY: [Decimal; 3] =
    [Decimal::ONE, Decimal::from_parts(4, 0, 0, false, 0), Decimal::from_parts(12, 0, 0, false, 0)];

pub(super) fn judge(scene: &Scene<'_>, step: &Step) -> Option<Finding> {
    scene.look(Seen::Figure, step.by.1);
    scene.look(Seen::Figure, step.to.1);
    match &step.told {
        StepTold::Share(share, place) => {
            scene.look(Seen::Figure, *place);
            with_share(scene, step, share, *place)
        }
        StepTold::From { from, heads, is_loose } => {
            scene.look(Seen::Figure, from.1);
            with_start(scene, step, from, (*heads, *is_loose))
        }
    }
}

/// "Rose 4.29 points, or 3.6 per cent, to 1,173.81"
fn with_share(scene: &Scene<'_>, step: &Step, share: &Quantity, place: Span) -> Option<Finding> {
    let (by, to) = (&step.by.0, &step.to.0);
    let (told_low, told_high) = share.interval();
    // A share may be cut off instead of rounded.
    let step_of_share = share.figure.step.abs().max(told_high.checked_div(Decimal::from(50)).unwrap_or_default());
    let (told_low, told_high) = (told_low - step_of_share, told_high + step_of_share);
    let mut right = None;
    // What the words say of the direction is not needed: the two shares lie near each other.
    for heading in [Heading::Up, Heading::Down] {
        let (low, high) = shares(reach(by), reach(to), heading)?;
        let reaches = |(low, high): (Decimal, Decimal), times: Decimal| {
            let (low, high) = (low.checked_mul(times)?, high.checked_mul(times)?);
            Some(low <= told_high && told_low <= high)
        };
        // "By 5.65 billion, or 4.4 per cent": twelve months of it are, at that rate.
        if YEARLY.into_iter().any(|times| reaches((low, high), times) == Some(true)) {
            return None;
        }
        let (exact, _) = shares((by.figure.value, by.figure.value), (to.figure.value, to.figure.value), heading)?;
        right =
            Some(right.map_or((low, high, exact), |(first_low, first_high, first): (Decimal, Decimal, Decimal)| {
                (first_low.min(low), first_high.max(high), first)
            }));
    }
    let (low, high, exact) = right?;
    let message = format!(
        "{} does not fit a change by {} to {}.",
        scene.quoted(place),
        scene.quoted(step.by.1),
        scene.quoted(step.to.1)
    );
    let mut finding = scene.finding(&CHECK, place, Severity::Warning, message);
    let shown = |number: Decimal| number.round_dp(2).normalize();
    finding.derivation.push(format!(
        "{} of what was there before is {} per cent; with both figures rounded, between {} and {}",
        by.figure.value.normalize(),
        shown(exact),
        shown(low),
        shown(high)
    ));
    finding.confidence = Confidence::High;
    finding.witnesses.push(scene.witness(step.span, Role::Against, scene.voice(step.span)));
    Some(finding)
}

/// The least and the greatest share that an amount is of what was there before it came to a figure.
fn shares(by: (Decimal, Decimal), to: (Decimal, Decimal), heading: Heading) -> Option<(Decimal, Decimal)> {
    let share = |by: Decimal, to: Decimal| {
        let before = match heading {
            Heading::Up => to.checked_sub(by)?,
            Heading::Down => to.checked_add(by)?,
        };
        by.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(before).filter(|share| *share > Decimal::ZERO)
    };
    Some((share(by.0, to.1)?, share(by.1, to.0)?))
}

/// "Fell 53,000 to 357,000 from 401,000"
fn with_start(
    scene: &Scene<'_>,
    step: &Step,
    (from, place): &(Quantity, Span),
    (heading, is_loose): (Heading, bool),
) -> Option<Finding> {
    let (by, to) = (&step.by.0, &step.to.0);
    let difference = |to: (Decimal, Decimal), from: (Decimal, Decimal)| {
        Some(match heading {
            Heading::Up => (to.0.checked_sub(from.1)?, to.1.checked_sub(from.0)?),
            Heading::Down => (from.0.checked_sub(to.1)?, from.1.checked_sub(to.0)?),
        })
    };
    let (low, high) = difference(reach(to), reach(from))?;
    let (told_low, told_high) = reach(by);
    if low <= told_high && told_low <= high {
        return None;
    }
    let own = |quantity: &Quantity| (quantity.figure.value, quantity.figure.value);
    let (right, _) = difference(own(to), own(from))?;
    let value = by.figure.value;
    let is_turned = right < Decimal::ZERO;
    // What it would take to make one of the three right.
    let (end, start) = match heading {
        Heading::Up => (from.figure.value.checked_add(value)?, to.figure.value.checked_sub(value)?),
        Heading::Down => (from.figure.value.checked_sub(value)?, to.figure.value.checked_add(value)?),
    };
    let pairs = [(value, right), (to.figure.value, end), (from.figure.value, start)];
    let is_slipped =
        pairs.into_iter().any(|(told, right)| digits(told) >= SLIPPED && right > Decimal::ZERO && is_slip(told, right));
    if is_loose && !is_slipped {
        return None;
    }
    let message = format!(
        "{} does not fit a change from {} to {}.",
        scene.quoted(step.by.1),
        scene.quoted(*place),
        scene.quoted(step.to.1)
    );
    let severity = if is_turned { Severity::Error } else { Severity::Warning };
    let mut finding = scene.finding(&CHECK, step.by.1, severity, message);
    finding.confidence = if is_slipped { Confidence::High } else { Confidence::Medium };
    finding.derivation.push(if is_turned {
        "the words and the two figures go in opposite directions".to_owned()
    } else {
        format!("from {} to {} it is {}", from.figure.value.normalize(), to.figure.value.normalize(), right.normalize())
    });
    let (words, written) = (scene.words(step.by.1), value.to_string());
    if !is_turned && words.contains(&written) {
        let text = words.replacen(&written, &right.normalize().to_string(), 1);
        finding.fixes.push(Fix { label: "the difference".to_owned(), text });
    }
    finding.witnesses.push(scene.witness(step.span, Role::Against, scene.voice(step.span)));
    Some(finding)
}

/// A figure that goes the other way than its verb says: "fell from 15 to 20".
pub(super) fn judge_move(scene: &Scene<'_>, told: &Move) -> Option<Finding> {
    let (from, to) = (reach(&told.from), reach(&told.to));
    let (heading, verb) = told.heads;
    let is_turned = match heading {
        Heading::Up => to.1 < from.0,
        Heading::Down => to.0 > from.1,
    };
    is_turned.then(|| {
        let message = format!("{} does not fit the figures, which go the other way.", scene.quoted(verb));
        let mut finding = scene.finding(&CHECK, verb, Severity::Error, message);
        let (from, to) = (told.from.figure.value.normalize(), told.to.figure.value.normalize());
        finding.derivation.push(format!("it starts from {from} and ends at {to}"));
        finding.witnesses.push(scene.witness(told.span, Role::Against, scene.voice(told.span)));
        finding
    })
}
