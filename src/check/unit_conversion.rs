//! `unit-conversion`: a quantity that is given again in another unit or currency, and does not convert to it.

use super::Check;
use super::rates::{self, is_near};
use super::scene::{Scene, Seen};
use super::slips::{digits, is_slip};
use crate::claim::{Converted, Link, Measure};
use crate::finding::{Code, Confidence, Finding, Fix, Role, Severity};
use crate::value::{Decimal, Unit, UnitTable};

pub(super) static CHECK: Check = Check {
    code: Code::new("unit-conversion"),
    title: "a quantity that does not convert to its other unit or currency",
    why: "\u{201C}100 km (50 miles)\u{201D} gives one distance twice and two different ones. Both figures are taken as roughly as they \
          are written (\u{201C}100\u{201D} may be 95 to 105), and figures, gallons, tons and miles of either country fit. \
          A difference of less than a tenth beyond that is a note, because writers round as they please. Times \
          never convert, and a speed beside a length is another thing. A dash that touches degrees may be their sign or none, and where two lengths \
          agree as areas it says so. Two metric units may be those of two things, and count \
          only with the same digits at another scale, or with one digit slipped. A few words may stand before the brackets; a bare number of degrees \
          is one of the other scale; and pounds beside kilograms are the weight. Sums that are given again in another currency are \
          held against the rate that the article states (\u{201C}$1 = 6.33 yuan\u{201D}), and where it states none, against each other: where one rate of an article is ten, a hundred, a thousand \u{2026} times another one, a \
          scale has slipped, for no market does that in a day; rates that lie apart in other ways may be those of two \
          times, and are a note (of two alone only half as much and more) unless two other sums agree and this one is more than five times off. The currencies that \
          the euro took the place of first have one rate for ever; what is more than two and a half times off it is of another country's.",
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
    findings.extend(scene.statements.converted.iter().filter_map(|pair| compare(scene, pair)));
    rates::run(scene, findings);
}

/// Units that no metric country uses, and those of engines, which stand beside kilowatts.
const CUSTOMARY: [&str; 36] = [
    "in", "ft", "yd", "fathom", "furlong", "mi", "nmi", "in2", "ft2", "yd2", "acre", "mi2", "in3", "ft3", "yd3",
    "floz-us", "floz-uk", "pt-us", "pt-uk", "qt-us", "gal-us", "gal-uk", "bbl", "acre-ft", "dr", "oz", "oz-troy", "lb",
    "st", "ton-us", "ton-uk", "mph", "ft/s", "degF", "hp", "PS",
];

/// How far a sum lies at most from a weight whose unit has the name of its currency, in hundredths: farther off it is a price.
const PRICE: i64 = 250;
/// The currency and the unit that share a name.
const POUND: (&str, &str) = ("GBP", "lb");

fn is_customary(id: &str) -> bool {
    CUSTOMARY.contains(&id)
}

fn compare(scene: &Scene<'_>, pair: &Converted) -> Option<Finding> {
    let Converted { one, other, link } = pair;
    let place = other.span;
    let Unit::Measure(from) = &one.quantity.unit else { return None };
    let dimension = scene.units.dimension(from)?;
    let (to, is_pound) = match &other.quantity.unit {
        Unit::Measure(to) => (to.as_str(), false),
        // In many languages one word is that of the weight and of the money.
        Unit::Money(currency) if dimension == scene.units.dimension(POUND.1)? && currency.as_str() == POUND.0 => {
            (POUND.1, true)
        }
        Unit::Money(_) | Unit::One | Unit::Percent | Unit::PercentPoint => return None,
    };
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
    let right = scene.units.convert(one.quantity.figure.value, from, to)?;
    let rounded = rounded(right, &other.quantity.figure.step);
    // One slip of the keyboard from the right figure is no rounding; neither are some degrees.
    let figures = [&one.quantity.figure, &other.quantity.figure];
    let precise = figures.iter().any(|figure| digits(figure.value) >= PRECISE) || digits(rounded) >= PRECISE;
    let slipped = precise && is_slip(rounded, other.quantity.figure.value);
    // "5,000 m² (5 ha)"
    let rescaled = right.checked_div(other.quantity.figure.value).is_some_and(is_power_of_ten);
    let enough = if heat && !figures.iter().all(|figure| is_round(figure.value)) {
        Decimal::new(4, 2)
    } else {
        Decimal::new(1, 1)
    };
    let clear = share > enough || slipped;
    // Whoever writes for two systems of units converts; two units of one system may measure two things.
    let converts = is_customary(from) != is_customary(to);
    // What a kilogram costs is hardly what it weighs.
    if is_pound && !slipped && !is_near(right, other.quantity.figure.value, PRICE) {
        return None;
    }
    let severity = match (converts, link) {
        (true, Link::Brackets) if clear => Severity::Warning,
        (true, Link::Or | Link::Apart) if clear && precise => Severity::Warning,
        (true, _) if clear || *link == Link::Brackets => Severity::Note,
        (false, Link::Brackets) if slipped || rescaled && digits(other.quantity.figure.value) > 1 => Severity::Warning,
        (false, Link::Brackets) if rescaled => Severity::Note,
        (false, Link::Or) if slipped => Severity::Note,
        (true | false, _) => return None,
    };
    if is_nautical(one, from, other, to, (scene.units, slipped)) || is_misread(scene, one, from, other, to) {
        return None;
    }
    let mut finding = scene.finding(
        &CHECK,
        place,
        severity,
        format!("{} is not {}; it is {rounded} {to}.", scene.quoted(one.span), scene.quoted(place)),
    );
    finding.confidence = if clear { Confidence::High } else { Confidence::Low };
    finding.derivation.push(format!(
        "{} {from} are {} {to}",
        one.quantity.figure.value.normalize(),
        right.round_dp(3).normalize()
    ));
    let are_areas = is_square(scene.units, one, from, other, to);
    if are_areas {
        finding.derivation.push("as areas the two agree: the word for a square is missing".to_owned());
    }
    finding.derivation.push(format!(
        "as roughly as they are written, the one stands for {} to {} {from} and the other for {} to {} {to}",
        low.normalize(),
        high.normalize(),
        other_low.normalize(),
        other_high.normalize()
    ));
    finding.witnesses.push(scene.witness(one.span, Role::Against, scene.voice(one.figure)));
    let figure = scene.words(other.figure);
    if !are_areas && let Some(text) = scene.words(place).replacen(figure, &rounded.to_string(), 1).into() {
        finding.fixes.push(Fix { label: "the converted figure".to_owned(), text });
    }
    Some(finding)
}

/// Whether two lengths agree as soon as they are areas: "10,887 km (4,203 miles)".
fn is_square(units: &UnitTable, one: &Measure, from: &str, other: &Measure, to: &str) -> bool {
    let times = units.dimension(from).filter(|dimension| *dimension == "length");
    let times = times.and_then(|_| units.convert(Decimal::ONE, from, to));
    let right = times.and_then(|times| times.checked_mul(times)?.checked_mul(one.quantity.figure.value));
    let apart = |right: Decimal| right.checked_sub(other.quantity.figure.value)?.abs().checked_div(right);
    right.and_then(apart).is_some_and(|share| share < Decimal::new(2, 2))
}

/// Whether a number is 1, 10, 0.1 and so on.
fn is_power_of_ten(number: Decimal) -> bool {
    number > Decimal::ZERO && number.normalize().mantissa().to_string().trim_end_matches('0') == "1"
}

/// How many digits, without zeros at the end, tell that a figure was reckoned and not guessed.
const PRECISE: usize = 3;

fn is_round(number: Decimal) -> bool {
    (number % Decimal::from(5)).is_zero()
}

/// Whether the miles are nautical ones without saying so: "100 km (54 miles)". Where a slip makes them others, they must fit
/// exactly.
fn is_nautical(one: &Measure, from: &str, other: &Measure, to: &str, (units, slipped): (&UnitTable, bool)) -> bool {
    let nautical = |unit: &str| if unit == "mi" { "nmi".to_owned() } else { unit.to_owned() };
    if from != "mi" && to != "mi" {
        return false;
    }
    let right = units.convert(one.quantity.figure.value, &nautical(from), &nautical(to));
    let apart = |right: Decimal| right.checked_sub(other.quantity.figure.value)?.abs().checked_div(right.abs());
    // Writers take 1.8 kilometres for one.
    let most = if slipped { Decimal::new(3, 3) } else { Decimal::new(3, 2) };
    right.and_then(apart).is_some_and(|share| share < most)
}

/// Whether a figure is only "a", or fits as soon as its mark before three digits is read as the other mark ("29,000 feet
/// (8,8 km)"), or a dash before it as a sign, or as none.
fn is_misread(scene: &Scene<'_>, one: &Measure, from: &str, other: &Measure, to: &str) -> bool {
    let Some(right) = scene.units.convert(one.quantity.figure.value, from, to) else { return false };
    let close = |right: Option<Decimal>, value: Decimal| {
        let apart = |right: Decimal| right.checked_sub(value)?.abs().checked_div(right.abs());
        right.and_then(apart).is_some_and(|share| share < Decimal::new(1, 1))
    };
    let thousand = Decimal::ONE_THOUSAND;
    let value = other.quantity.figure.value;
    // "From 5.5 °C -7 °C (44.6 °F)": the dash is no sign, or the sign was taken for a dash.
    let either = |measure: &Measure| {
        let value = measure.quantity.figure.value;
        [Some(value), measure.is_dashed.then_some(-value)].into_iter().flatten()
    };
    let is_turned = (one.is_dashed || other.is_dashed)
        && either(one).any(|value| {
            let right = scene.units.convert(value, from, to);
            either(other).any(|value| {
                right.and_then(|right| right.checked_sub(value)).is_some_and(|gap| gap.abs() < Decimal::TWO)
            })
        });
    let times = close(right.checked_mul(thousand), value);
    let parts = close(right.checked_div(thousand), value);
    one.is_bare || other.is_bare || is_turned || (one.is_grouped || other.is_grouped) && (times || parts)
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
pub(super) fn reach(figure: &crate::value::Figure, heat: bool) -> (Decimal, Decimal) {
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

/// A number as precisely as a step tells, where that does not make nothing of it.
pub(super) fn rounded(value: Decimal, step: &Decimal) -> Decimal {
    let to_step = || value.checked_div(*step)?.round().checked_mul(*step);
    let whole = to_step().filter(|whole| !whole.is_zero());
    whole.or_else(|| value.round_sf(2)).unwrap_or(value).normalize()
}
