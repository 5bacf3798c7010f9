//! `percent-change`: a change in per cent, or by a factor, that its two figures do not give.

use std::collections::BTreeSet;

use super::scene::{Scene, Seen};
use super::slips;
use super::{Check, by_amount};
use crate::claim::{Change, ChangeBy, Heading};
use crate::finding::{Code, Confidence, Finding, Fix, Role, Severity};
use crate::lang::Need;
use crate::span::Span;
use crate::value::{Decimal, Hedge, Quantity, Unit};

pub(super) static CHECK: Check = Check {
    code: Code::new("percent-change"),
    title: "a change that its two figures do not give",
    why: "\u{201C}Rose 50 per cent from 20 to 25\u{201D} holds three figures of which one is wrong: 20 to 25 is 25 per cent. The two \
          figures are taken as roughly as they are written, so that only a share that no rounding explains is found. The \
          figures must stand together (\u{201C}from \u{2026} to \u{2026}\u{201D}, \u{201C}\u{2026} against \u{2026}\u{201D}), in one unit and one sentence; shares of per cents are silent, since \
          writers mean percentage points, so is a figure that was only foreseen, a high, a low or an average \
          (\u{201C}against a forecast of 20\u{201D}, \u{201C}after a low of 19\u{201D}), and the share of what follows from a condition. A premium or a discount is the share between the price paid and the one behind it (\u{201C}53 dollars a share, a 17 per cent premium to the closing price of 45.29\u{201D}). A change by an amount is held against the share beside it (\u{201C}4.29 points, or 0.36 per cent, to 1,173.81\u{201D}) and \
          the figure it starts from (\u{201C}fell 53,000 to 357,000 from 410,000\u{201D}), and a verb right before two figures against them (\u{201C}rose to 15 million from 20 million\u{201D}). Factors are held against the two figures \
          behind or before them, of shares, too: \u{201C}doubled\u{201D} is said of all that comes near it, \u{201C}more than doubled\u{201D} of nothing that \
          comes near three or four times.",
    example: "Sales rose 50 per cent from 20 million to 25 million dollars.",
    examples: include_str!("../../rules/checks/percent-change.toml"),
    needs: &[Need::FromTo, Need::Moves],
    run: Some(run),
};

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    findings.extend(scene.statements.steps.iter().filter_map(|step| by_amount::judge(scene, step)));
    findings.extend(scene.statements.moves.iter().filter_map(|told| by_amount::judge_move(scene, told)));
    // A share may be of several pairs of figures: one that it fits is enough.
    let fitting = scene.statements.changes.iter().filter(|change| match &change.told {
        ChangeBy::Share(share, _) => {
            change.rivals.is_some() && share_fits(share, &change.from.0, &change.to.0) == Some(true)
        }
        ChangeBy::Factor { .. } => false,
    });
    let mut told: BTreeSet<Span> = fitting.map(|change| change.place).collect();
    for change in &scene.statements.changes {
        for figure in [change.from.1, change.to.1, change.place] {
            scene.look(Seen::Figure, figure);
        }
        if !told.contains(&change.place)
            && let Some(finding) = judge(scene, change)
        {
            told.insert(change.place);
            findings.push(finding);
        }
    }
}

fn judge(scene: &Scene<'_>, change: &Change) -> Option<Finding> {
    let (old, new, place) = (&change.from.0, &change.to.0, change.place);
    let hundred = Decimal::ONE_HUNDRED;
    let (from_low, from_high) = shared_scale(old, new)?;
    let (to_low, to_high) = shared_scale(new, old)?;
    let (low, high) = (to_low.checked_div(from_high)?, to_high.checked_div(from_low)?);
    let from_value = scaled(old, new)?;
    let to_value = scaled(new, old)?;
    let ratio = to_value.checked_div(from_value)?;
    let percent = |ratio: Decimal| ratio.checked_sub(Decimal::ONE)?.checked_mul(hundred);
    if old.hedge.is_bound() || new.hedge.is_bound() {
        return None;
    }
    let turned = is_turned(change.heads, ratio);
    let (fits, offered) = match &change.told {
        ChangeBy::Share(share, _) => {
            (share_fits(share, old, new)?, percent(ratio)?.abs().round_dp(1).normalize().to_string())
        }
        ChangeBy::Factor { thousandths, is_beyond } => {
            // "Doubled" is said of all that comes near it, and "more than doubled" of more, but of nothing that tripled.
            let factor = Decimal::new(i64::from(*thousandths), 3);
            let (least, most) = match (*is_beyond, factor < Decimal::ONE) {
                (false, _) => (80, 125),
                (true, false) => (95, 175),
                (true, true) => (0, 105),
            };
            let fits = low <= factor.checked_mul(Decimal::new(most, 2))?
                && high >= factor.checked_mul(Decimal::new(least, 2))?;
            (fits, String::new())
        }
    };
    // Percentage points without their name: "came down 2 per cent, from 4 to 2".
    let is_points = |share: &Quantity| {
        old.unit == Unit::One
            && new.unit == Unit::One
            && old.figure.value < hundred
            && new.figure.value < hundred
            && (to_value - from_value).abs() == share.figure.value
    };
    let is_points = matches!(&change.told, ChangeBy::Share(share, _) if is_points(share));
    if fits && !turned || is_points || is_of_others(change) || is_far(change, percent(ratio)?.abs()) {
        return None;
    }
    let (from, to) = (scene.quoted(change.from.1), scene.quoted(change.to.1));
    let mut finding = scene.finding(
        &CHECK,
        place,
        if turned { Severity::Error } else { Severity::Warning },
        format!("{} does not fit a change from {from} to {to}.", scene.quoted(place)),
    );
    if turned {
        finding.derivation.push("the words and the two figures go in opposite directions".to_owned());
    }
    let shown = |number: Decimal| number.round_dp(2).normalize();
    finding.derivation.push(match &change.told {
        ChangeBy::Share(..) => format!(
            "{} to {} is {} per cent; with both figures rounded, between {} and {}",
            shown(from_value),
            shown(to_value),
            shown(percent(ratio)?),
            shown(percent(low)?),
            shown(percent(high)?)
        ),
        ChangeBy::Factor { thousandths, is_beyond } => format!(
            "{} to {} is {} times as much; with both figures rounded, between {} and {} times, and not {}{}",
            shown(from_value),
            shown(to_value),
            shown(ratio),
            shown(low),
            shown(high),
            if *is_beyond { "more than " } else { "" },
            Decimal::new(i64::from(*thousandths), 3).normalize()
        ),
    });
    finding.witnesses.push(scene.witness(change.span, Role::Against, scene.voice(change.span)));
    if let ChangeBy::Share(_, figure) = &change.told {
        let figure = scene.words(*figure);
        if figure.contains(char::is_numeric) && scene.words(place).contains(figure) {
            finding.fixes.push(Fix {
                label: "the share that the figures give".to_owned(),
                text: scene.words(place).replacen(figure, &offered, 1),
            });
        }
    }
    finding.confidence = Confidence::High;
    Some(finding)
}

/// Whether a share is that of a change from one figure to another, however these were rounded. Which way it goes is told
/// in words, if at all; rounded figures may have gone either way.
fn share_fits(share: &Quantity, old: &Quantity, new: &Quantity) -> Option<bool> {
    let percent = |ratio: Decimal| ratio.checked_sub(Decimal::ONE)?.checked_mul(Decimal::ONE_HUNDRED);
    let (from_low, from_high) = shared_scale(old, new)?;
    let (to_low, to_high) = shared_scale(new, old)?;
    let (low, high) = (percent(to_low.checked_div(from_high)?)?, percent(to_high.checked_div(from_low)?)?);
    let magnitude = match (low < Decimal::ZERO, high < Decimal::ZERO) {
        (_, true) => (-high, -low),
        (true, false) => (Decimal::ZERO, high.max(-low)),
        (false, false) => (low, high),
    };
    Some(is_within(share, magnitude))
}

/// Whether a share reaches into a stretch of numbers.
fn is_within(share: &Quantity, (low, high): (Decimal, Decimal)) -> bool {
    let (share_low, share_high) = share.range();
    let slack = slack(share);
    let below = share_high.is_some_and(|share| share + slack < low);
    let above = share_low.is_some_and(|share| share - slack > high);
    !below && !above
}

/// How many times as large as the share of its figures one may be that is not fixed to them.
const TIMES: i64 = 3;

/// The same of what a fall leaves.
const LEFT: i64 = 5;

/// Whether a share that is not fixed to its two figures is so far from theirs that it is hardly meant, and no slip of the
/// pen; or so near, where it is told roughly, that nobody would ask.
fn is_far(change: &Change, right: Decimal) -> bool {
    let (ChangeBy::Share(share, _), Some(rivals)) = (&change.told, &change.rivals) else { return false };
    let told = share.figure.value;
    let (low, high) = if told < right { (told, right) } else { (right, told) };
    // Of a fall nearly all may be gone: what is left is compared, too.
    let left = |share: Decimal| Decimal::ONE_HUNDRED.checked_sub(share).filter(|left| *left > Decimal::ZERO);
    let is_fall = change.to.0.figure.value < change.from.0.figure.value;
    let is_far = low.checked_mul(Decimal::from(TIMES)).is_none_or(|most| most < high)
        || is_fall
            && left(low)
                .zip(left(high))
                .is_some_and(|(most, least)| least.checked_mul(Decimal::from(LEFT)).is_none_or(|least| least < most));
    let places = share.figure.value.scale();
    let close = right.checked_div(Decimal::from(200)).unwrap_or_default() + Decimal::new(1, places);
    let is_swapped = told >= Decimal::TEN && slips::swapped(told).any(|share| (share - right).abs() <= close);
    let right_places = [right.round_dp(places), right.trunc_with_scale(places)];
    let is_slip =
        is_swapped || told >= Decimal::TEN && right_places.into_iter().any(|right| slips::is_slip(told, right));
    let is_rough = share.hedge != Hedge::None;
    let near = right.checked_div(Decimal::from(20)).unwrap_or_default().max(Decimal::new(15, 1));
    rivals.is_loose && !is_swapped || is_far && !is_slip || is_rough && high - low <= near
}

/// Whether a share that is not fixed to its two figures is explained by others of the sentence, or is the share that
/// one of them has in the other.
fn is_of_others(change: &Change) -> bool {
    let (ChangeBy::Share(share, _), Some(rivals)) = (&change.told, &change.rivals) else { return false };
    let (old, new) = (&change.from.0, &change.to.0);
    // "More than 48 per cent" is that of a part only where it is nearly as much.
    let hedge = match share.hedge {
        Hedge::MoreThan | Hedge::LessThan => Hedge::About,
        hedge @ (Hedge::None | Hedge::About | Hedge::Nearly | Hedge::UpTo | Hedge::AtLeast) => hedge,
    };
    let share = &Quantity { hedge, ..share.clone() };
    let fits = |share: &Quantity, one: &Quantity, other: &Quantity| share_fits(share, one, other) == Some(true);
    let has_part = |part: &Quantity, whole: &Quantity| {
        let hundredfold = |(low, high): (Decimal, Decimal), (other_low, other_high): (Decimal, Decimal)| {
            let low = low.checked_div(other_high)?.checked_mul(Decimal::ONE_HUNDRED)?;
            Some((low, high.checked_div(other_low)?.checked_mul(Decimal::ONE_HUNDRED)?))
        };
        let parts = shared_scale(part, whole).zip(shared_scale(whole, part));
        parts.and_then(|(part, whole)| hundredfold(part, whole)).is_some_and(|stretch| is_within(share, stretch))
    };
    let either = |one: &Quantity, other: &Quantity| fits(share, one, other) || fits(share, other, one);
    let beside = |apart: usize| {
        let others = rivals.figures.iter().skip(apart);
        rivals.figures.iter().zip(others).any(|(one, other)| either(one, other))
    };
    has_part(old, new)
        || has_part(new, old)
        || rivals.either_way && fits(share, new, old)
        || rivals.shares.iter().any(|share| fits(share, old, new))
        || beside(1)
        || beside(2)
}

/// How much a share may be off beside its rounding: it may be cut off instead, and a multiple of five, and more so
/// of fifty, is soon a round one.
fn slack(share: &Quantity) -> Decimal {
    let step = share.figure.step.abs();
    let half = step.checked_div(Decimal::TWO).unwrap_or(step);
    let is_round = (share.figure.value % Decimal::from(5)).is_zero();
    // "By 100 per cent" is said of all that nearly doubles.
    let is_hundreds =
        is_round && share.figure.value <= Decimal::ONE_THOUSAND && (share.figure.value % Decimal::from(50)).is_zero();
    let twentieth = share.figure.value.checked_div(Decimal::from(20)).unwrap_or_default();
    match (is_hundreds, is_round) {
        (true, _) => twentieth.max(Decimal::ONE),
        (false, true) => Decimal::ONE,
        (false, false) => half.max(Decimal::new(3, 1)),
    }
}

/// Whether the words say that the figure goes up and the two figures say that it goes down, or the other way round.
fn is_turned(heads: Option<Heading>, ratio: Decimal) -> bool {
    let apart = (ratio - Decimal::ONE).abs() > Decimal::new(2, 2);
    apart
        && match heads {
            Some(Heading::Up) => ratio < Decimal::ONE,
            Some(Heading::Down) => ratio > Decimal::ONE,
            None => false,
        }
}

/// The scale that a figure takes from the other one: "from 91.5 to 89.4 million", "to 4.80 from 3.50 billion".
fn scale_of(one: &Quantity, other: &Quantity) -> Decimal {
    let mut scale = Decimal::ONE;
    let far = |scale: Decimal| {
        let value = one.figure.value.checked_mul(scale)?;
        Some(other.figure.value.checked_div(value)? > Decimal::ONE_HUNDRED)
    };
    while other.figure.rounded && one.figure.value < Decimal::ONE_THOUSAND && far(scale) == Some(true) {
        scale = scale.checked_mul(Decimal::ONE_THOUSAND).unwrap_or(scale);
    }
    scale
}

fn scaled(one: &Quantity, other: &Quantity) -> Option<Decimal> {
    one.figure.value.checked_mul(scale_of(one, other))
}

fn shared_scale(one: &Quantity, other: &Quantity) -> Option<(Decimal, Decimal)> {
    let scale = scale_of(one, other);
    let (low, high) = reach(one);
    Some((low.checked_mul(scale)?, high.checked_mul(scale)?))
}

/// The numbers a figure may stand for: zeros at its end may be rounding.
pub(super) fn reach(quantity: &Quantity) -> (Decimal, Decimal) {
    let (low, high) = quantity.interval();
    let (loose_low, loose_high) = quantity.figure.loose_interval();
    let about = if matches!(quantity.hedge, Hedge::About | Hedge::Nearly) { quantity.range() } else { (None, None) };
    let low = low.min(loose_low).min(about.0.unwrap_or(low));
    (low.max(Decimal::new(1, 6)), high.max(loose_high).max(about.1.unwrap_or(high)))
}
