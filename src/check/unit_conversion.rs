//! `unit-conversion`: a measured quantity that is given again in another unit, and does not convert to it.

use super::Check;
use super::scene::{Scene, Seen};
use crate::finding::{Code, Confidence, Finding, Fix, Role, Severity};
use crate::mention::{Mention, Stated, StatedQuantity};
use crate::span::Span;
use crate::value::{Decimal, Unit, UnitTable};

pub(super) static CHECK: Check = Check {
    code: Code::new("unit-conversion"),
    title: "a quantity that does not convert to its other unit",
    why: "\u{201C}100 km (50 miles)\u{201D} gives one distance twice and two different ones. Both figures are taken as roughly as they \
          are written (\u{201C}100\u{201D} may be 95 to 105), and figures, gallons, tons and miles of either country fit. \
          A difference of less than a tenth beyond that is a note, because writers round as they please. Money and times \
          never convert, and a speed beside a length is another thing.",
    example: "The base lies 100 km (50 miles) from the border.",
    examples: include_str!("../../rules/checks/unit-conversion.toml"),
    needs: &[],
    run: Some(run),
};

/// Dimensions in which brackets hold other things than conversions: working days, months and years.
const NOT_CONVERTED: [&str; 2] = ["time", "calendar-time"];
/// Units that share a name in texts.
const SAME_NAME: [&[&str]; 4] =
    [&["gal-us", "gal-uk"], &["pt-us", "pt-uk"], &["floz-us", "floz-uk"], &["t", "ton-us", "ton-uk"]];

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let mentions = &scene.reading.mentions;
    for (at, pair) in mentions.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        let (Some(one), Some(other)) = (measured(first), measured(second)) else { continue };
        let Some(link) = link(scene, first, second) else { continue };
        // The unit of a range stands behind its last figure.
        let before = at.checked_sub(1).and_then(|at| mentions.get(at));
        let low = before.filter(|before| is_range(scene, before, first));
        let after = mentions.get(at + 2).filter(|after| is_range(scene, second, after));
        if low.is_some() != after.is_some()
            || is_part(scene, before, first.span)
            || goes_on(scene, after.unwrap_or(second), link)
        {
            continue;
        }
        let pairs: Vec<(&StatedQuantity, &Mention, &StatedQuantity)> =
            match (low.and_then(measured), after.and_then(|after| Some((after, measured(after)?)))) {
                (Some(low), Some((after, high))) => vec![(low, second, other), (one, after, high)],
                (_, _) => vec![(one, second, other)],
            };
        for (one, place, other) in pairs {
            findings.extend(compare(scene, one, (place.span, other), link));
        }
    }
}

/// Units that no metric country uses.
const CUSTOMARY: [&str; 34] = [
    "in", "ft", "yd", "fathom", "furlong", "mi", "nmi", "in2", "ft2", "yd2", "acre", "mi2", "in3", "ft3", "yd3",
    "floz-us", "floz-uk", "pt-us", "pt-uk", "qt-us", "gal-us", "gal-uk", "bbl", "acre-ft", "dr", "oz", "oz-troy", "lb",
    "st", "ton-us", "ton-uk", "mph", "ft/s", "degF",
];

fn is_customary(id: &str) -> bool {
    CUSTOMARY.contains(&id)
}

/// How two quantities are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    /// The second stands in brackets.
    Brackets,
    /// A word or a slash joins them.
    Or,
}

fn measured(mention: &Mention) -> Option<&StatedQuantity> {
    match &mention.stated {
        Stated::Quantity(stated) if matches!(stated.quantity.unit, Unit::Measure(_)) => Some(stated),
        Stated::Quantity(_) | Stated::Date(_) | Stated::Period(_) | Stated::Ordinal(_) | Stated::Extra(_) => None,
    }
}

fn link(scene: &Scene<'_>, first: &Mention, second: &Mention) -> Option<Link> {
    let between = scene.between(first.span, second.span);
    let trimmed = between.trim();
    match trimmed {
        "(" | "\u{FF08}" | "[" => Some(Link::Brackets),
        "/" => Some(Link::Or),
        _ => scene.glossary.or.is(trimmed.trim_matches(',')).then_some(Link::Or),
    }
}

/// Whether two mentions are the ends of one range: the first one has no unit of its own.
fn is_range(scene: &Scene<'_>, first: &Mention, second: &Mention) -> bool {
    let shared = matches!(&first.stated, Stated::Quantity(stated) if stated.shared_unit);
    shared && measured(second).is_some() && scene.between(first.span, second.span).len() <= 8
}

/// Whether the quantity is the last part of one that is written in two units: "5ft 11in", "6'2".
fn is_part(scene: &Scene<'_>, before: Option<&Mention>, span: Span) -> bool {
    let text = scene.before(span).trim_end_matches([' ', ',', '-', '\u{A0}']);
    let word: String =
        text.chars().rev().take_while(|c| c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}' | '"')).collect();
    let touches = before.is_some_and(|before| {
        measured(before).is_some_and(|stated| !stated.shared_unit)
            && scene.between(before.span, span).chars().filter(|c| c.is_alphanumeric()).count() <= 3
    });
    touches
        || word.chars().any(char::is_numeric)
            && before.is_none_or(|before| !matches!(&before.stated, Stated::Quantity(stated) if stated.shared_unit))
}

/// Whether the second quantity goes on after its unit: "(1m 80cm)", "(50 miles an hour)".
fn goes_on(scene: &Scene<'_>, second: &Mention, link: Link) -> bool {
    let after = scene.after(second.span);
    match link {
        Link::Brackets => !after.starts_with([')', ',', ';', ']', '\u{FF09}']),
        Link::Or => after.trim_start().starts_with(char::is_numeric),
    }
}

fn compare(
    scene: &Scene<'_>,
    one: &StatedQuantity,
    (place, other): (Span, &StatedQuantity),
    link: Link,
) -> Option<Finding> {
    let (Unit::Measure(from), Unit::Measure(to)) = (&one.quantity.unit, &other.quantity.unit) else { return None };
    let dimension = scene.units.dimension(from)?;
    if from == to || NOT_CONVERTED.contains(&dimension) || scene.units.dimension(to)? != dimension {
        return None;
    }
    scene.look(Seen::Figure, one.figure);
    scene.look(Seen::Figure, place);
    let heat = dimension == "temperature";
    let (low, high) = reach(&one.quantity.figure, heat);
    let (other_low, other_high) = reach(&other.quantity.figure, heat);
    let mut nearest: Option<Decimal> = None;
    for from in same_name(from) {
        for to in same_name(to) {
            for scale in [Scale::Absolute, Scale::Difference] {
                if scale == Scale::Difference && !heat {
                    continue;
                }
                let convert = |value: Decimal| scale.convert(value, from, to, scene.units);
                let (low, high) = (convert(low)?, convert(high)?);
                let gap = if high < other_low { other_low.checked_sub(high)? } else { low.checked_sub(other_high)? };
                // A degree is a hundredth of what is on the thermometer.
                let size =
                    if heat { Decimal::ONE_HUNDRED } else { Decimal::ONE }.max(other.quantity.figure.value.abs());
                let share = gap.max(Decimal::ZERO).checked_div(size)?;
                nearest = Some(nearest.map_or(share, |nearest| nearest.min(share)));
            }
        }
    }
    let share = nearest.filter(|share| *share > Decimal::new(2, 2))?;
    let clear = share > Decimal::new(1, 1);
    // Whoever writes for two systems of units converts; two units of one system may measure two things.
    let converts = is_customary(from) != is_customary(to);
    let severity = match (clear, link) {
        (true, Link::Brackets) => Severity::Warning,
        (false, Link::Brackets) | (true, Link::Or) => Severity::Note,
        (false, Link::Or) => return None,
    };
    if !converts || is_nautical(one, from, other, to, scene.units) || is_misread(scene, one, from, other, to) {
        return None;
    }
    let right = scene.units.convert(one.quantity.figure.value, from, to)?;
    let rounded = rounded(right, &other.quantity.figure.step);
    let mut finding = scene.finding(
        &CHECK,
        place,
        severity,
        format!("{} is not {}; it is {rounded} {to}.", scene.quoted(one.figure_with_unit(scene)), scene.quoted(place)),
    );
    finding.confidence = if clear { Confidence::High } else { Confidence::Low };
    finding.derivation.push(format!(
        "{} {from} are {} {to}",
        one.quantity.figure.value.normalize(),
        right.round_dp(3).normalize()
    ));
    finding.derivation.push(format!(
        "as roughly as they are written, the one stands for {} to {} {from} and the other for {} to {} {to}",
        low.normalize(),
        high.normalize(),
        other_low.normalize(),
        other_high.normalize()
    ));
    finding.witnesses.push(scene.witness(one.figure_with_unit(scene), Role::Against, scene.voice(one.figure)));
    let figure = scene.words(other.figure);
    if let Some(text) = scene.words(place).replacen(figure, &rounded.to_string(), 1).into() {
        finding.fixes.push(Fix { label: "the converted figure".to_owned(), text });
    }
    Some(finding)
}

impl StatedQuantity {
    /// Where the figure stands with its unit; its figure alone where the unit is that of another figure.
    fn figure_with_unit(&self, scene: &Scene<'_>) -> Span {
        let holds = |mention: &&Mention| mention.span.contains(self.figure);
        let at = scene.reading.mentions.partition_point(|mention| mention.span.end < self.figure.end);
        scene.reading.mentions.get(at).filter(holds).map_or(self.figure, |mention| mention.span)
    }
}

/// Whether the miles are nautical ones without saying so: "100 km (54 miles)".
fn is_nautical(one: &StatedQuantity, from: &str, other: &StatedQuantity, to: &str, units: &UnitTable) -> bool {
    let nautical = |unit: &str| if unit == "mi" { "nmi".to_owned() } else { unit.to_owned() };
    if from != "mi" && to != "mi" {
        return false;
    }
    let right = units.convert(one.quantity.figure.value, &nautical(from), &nautical(to));
    let apart = |right: Decimal| right.checked_sub(other.quantity.figure.value)?.abs().checked_div(right.abs());
    right.and_then(apart).is_some_and(|share| share < Decimal::new(2, 2))
}

/// Whether a figure is only "a", or fits as soon as its mark before three digits is read as the other mark: "29,000 feet
/// (8,8 km)".
fn is_misread(scene: &Scene<'_>, one: &StatedQuantity, from: &str, other: &StatedQuantity, to: &str) -> bool {
    let bare = |stated: &StatedQuantity| {
        stated.quantity.figure.value == Decimal::ONE && !scene.words(stated.figure).contains(char::is_numeric)
    };
    let grouped = |stated: &StatedQuantity| {
        let words = scene.words(stated.figure);
        words.rsplit_once([',', '.']).is_some_and(|(_, rest)| rest.len() == 3 && rest.chars().all(char::is_numeric))
    };
    let Some(right) = scene.units.convert(one.quantity.figure.value, from, to) else { return false };
    let close = |right: Option<Decimal>, value: Decimal| {
        let apart = |right: Decimal| right.checked_sub(value)?.abs().checked_div(right.abs());
        right.and_then(apart).is_some_and(|share| share < Decimal::new(1, 1))
    };
    let thousand = Decimal::ONE_THOUSAND;
    let value = other.quantity.figure.value;
    let times = close(right.checked_mul(thousand), value);
    let parts = close(right.checked_div(thousand), value);
    bare(one) || bare(other) || (grouped(one) || grouped(other)) && (times || parts)
}

/// What a temperature says: a point of the scale, or how far two points are from each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scale {
    Absolute,
    Difference,
}

impl Scale {
    fn convert(self, value: Decimal, from: &str, to: &str, units: &UnitTable) -> Option<Decimal> {
        match self {
            Self::Absolute => units.convert(value, from, to),
            Self::Difference => units.convert(value, from, to)?.checked_sub(units.convert(Decimal::ZERO, from, to)?),
        }
    }
}

fn same_name(id: &str) -> Vec<&str> {
    SAME_NAME.iter().find(|names| names.contains(&id)).map_or_else(|| vec![id], |names| names.to_vec())
}

/// The numbers a figure may stand for if all zeros at its end are rounding: half a unit of its last digit that is no
/// zero, at most a twentieth of the value; for small temperatures half a degree.
fn reach(figure: &crate::value::Figure, heat: bool) -> (Decimal, Decimal) {
    let mut unit = figure.step.abs();
    let mut digits = figure.value.abs().checked_div(unit).unwrap_or_default().normalize();
    while !digits.is_zero() && digits.is_integer() && (digits % Decimal::TEN).is_zero() {
        digits = digits.checked_div(Decimal::TEN).unwrap_or_default();
        unit = unit.checked_mul(Decimal::TEN).unwrap_or(unit);
    }
    let share = if heat && figure.value.abs() < Decimal::from(200) { Decimal::ZERO } else { Decimal::new(5, 2) };
    let most = figure.value.abs().checked_mul(share).unwrap_or_default();
    let written = figure.step.abs().checked_div(Decimal::TWO).unwrap_or_default();
    let half = unit.checked_div(Decimal::TWO).unwrap_or_default().min(most).max(written);
    let ends = (figure.value.checked_sub(half), figure.value.checked_add(half));
    (ends.0.unwrap_or(figure.value), ends.1.unwrap_or(figure.value))
}

/// A number as precisely as a step tells.
fn rounded(value: Decimal, step: &Decimal) -> Decimal {
    value.round_dp(step.normalize().scale()).normalize()
}
