//! Figures as texts give them: an exact decimal, how precisely it is written, a unit and a hedge.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::OnceLock;

use rust_decimal::Decimal;
use serde::Deserialize;

/// A figure and how precisely it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Figure {
    /// The exact value: 1700000000 for "1.7 billion".
    pub value: Decimal,
    /// The weight of the last written digit: 100000000 for "1.7 billion", 1 for "38", 0.01 for "3.84".
    pub step: Decimal,
    /// Whether it is written with a scale word or decimals, so that it stands for all that rounds to it.
    /// "38" is not: it stands for exactly 38; nor is "6,000", whose zeros only *may* be rounding.
    pub rounded: bool,
}

/// What a writer put before (or after) a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hedge {
    /// Nothing.
    #[default]
    None,
    /// "about".
    About,
    /// "nearly": a little less.
    Nearly,
    /// "up to": at most.
    UpTo,
    /// "at least".
    AtLeast,
    /// "more than".
    MoreThan,
    /// "less than".
    LessThan,
}

impl Hedge {
    /// Whether it leaves one side open: "up to", "at least", "more than", "less than".
    pub fn is_bound(self) -> bool {
        match self {
            Self::UpTo | Self::AtLeast | Self::MoreThan | Self::LessThan => true,
            Self::None | Self::About | Self::Nearly => false,
        }
    }
}

/// An ISO 4217 code in capitals.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(pub [u8; 3]);

/// What a figure counts or measures.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Nothing but number.
    #[default]
    One,
    /// Hundredths.
    Percent,
    /// Percentage points: differences of percents.
    PercentPoint,
    /// Money.
    Money(Currency),
    /// A unit of `rules/units.toml`, by its id.
    Measure(String),
}

/// A figure with its unit and its hedge.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity {
    /// The figure.
    pub figure: Figure,
    /// Its unit.
    pub unit: Unit,
    /// Its hedge.
    pub hedge: Hedge,
}

/// The units that convert into each other, with exact factors, and the words of the notation of quantities:
/// `rules/units.toml`.
#[derive(Clone, Debug, Default)]
pub struct UnitTable {
    /// By unit id: what it measures, and the factor to that dimension's base unit. For the few units whose factor is
    /// a ratio, it is the numerator; [`UnitTable::to_base`] knows the rest.
    pub units: BTreeMap<String, (String, Decimal)>,
    /// What to divide by, for factors that are no finite decimal.
    divisors: BTreeMap<String, Decimal>,
    /// What to add before multiplying, for temperatures.
    offsets: BTreeMap<String, Decimal>,
    /// How much of a currency was changed for one euro.
    euro: BTreeMap<Currency, Decimal>,
    /// The words in which rulebooks write quantities.
    pub(super) notation: Notation,
}

/// The words in which rulebooks write quantities.
#[derive(Clone, Debug, Default)]
pub(super) struct Notation {
    /// Scale words, each with its power of ten.
    pub(super) scales: BTreeMap<String, u32>,
    /// Phrases before a figure, the longest first.
    pub(super) hedges: Vec<(String, Hedge)>,
    /// Words for percents and percentage points.
    pub(super) shares: BTreeMap<String, Unit>,
    /// The known currencies.
    pub(super) currencies: BTreeSet<Currency>,
}

/// What the end of a range is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    /// The end itself fits.
    Closed,
    /// A number half-way between two roundings: it fits if it is what was written elsewhere, but two roundings that
    /// only meet there (1.7 and 1.8) do not fit each other.
    Soft,
    /// The end itself does not fit.
    Open,
}

/// The numbers a quantity may stand for; an end that is none is unbounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    /// The lower end.
    pub(super) low: Option<(Decimal, Edge)>,
    /// The upper end.
    pub(super) high: Option<(Decimal, Edge)>,
}

impl Currency {
    /// From three ASCII letters in either case.
    pub fn new(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_alphabetic).then(|| Self(bytes.map(|byte| byte.to_ascii_uppercase())))
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Figure {
    /// An integer that stands for itself: 38, or 6,000 whose zeros may be rounding.
    pub fn exact_integer(value: impl Into<Decimal>) -> Self {
        Self { value: value.into(), step: Decimal::ONE, rounded: false }
    }

    /// A figure as written: its full value, the weight of its last written digit, and whether a scale word stands with
    /// it. 1.7 billion is `written(1_700_000_000, 100_000_000, true)`; 3.84 is `written(3.84, 0.01, false)`.
    pub fn written(value: Decimal, step: Decimal, scaled: bool) -> Self {
        let step = step.abs();
        Self { value, step, rounded: scaled || step < Decimal::ONE }
    }

    /// The numbers it stands for as written: half a step to both sides of a rounded figure, else the value alone.
    /// A number too large for half a step to make a difference stands for itself.
    pub fn interval(&self) -> (Decimal, Decimal) {
        if self.rounded { around(self.value, half(self.step.abs())) } else { (self.value, self.value) }
    }

    /// The numbers it stands for if trailing zeros are rounding: as many of them as leave two digits, so that 6,000
    /// stands for 5,950 to 6,050, 600,000 for 595,000 to 605,000, and 60 for itself.
    ///
    /// It is the same as [`Figure::interval`] for figures without such zeros, and for figures with decimals, whose
    /// zeros are written to show precision ("6.00 billion"). The zeros of "600 million" count: that is a whole number of
    /// a scale word, and 595 to 605 million.
    pub fn loose_interval(&self) -> (Decimal, Decimal) {
        let (zeros, digits) = self.trailing_zeros();
        let loose = zeros.min(digits.saturating_sub(2));
        match power_of_ten(loose).and_then(|factor| self.step.checked_mul(factor)) {
            Some(step) if loose > 0 => around(self.value, half(step.abs())),
            Some(_) | None => self.interval(),
        }
    }

    /// How far "about" reaches to both sides: one unit of the last digit that is no zero, but no further than a tenth
    /// of the value, and at least as far as the figure reaches as written. About 1.7 billion is 1.6 to 1.8 billion,
    /// about 6,000 is 5,400 to 6,600, about 38 is 37 to 39.
    fn about(&self) -> Decimal {
        let (zeros, _) = self.trailing_zeros();
        let unit = power_of_ten(zeros).and_then(|factor| self.step.checked_mul(factor)).unwrap_or(self.step).abs();
        let tenth = self.value.abs().checked_div(Decimal::TEN).unwrap_or_default();
        let written = if self.rounded { half(self.step.abs()) } else { Decimal::ZERO };
        unit.min(tenth).max(written)
    }

    /// How many zeros end its written digits, and how many digits there are, where those zeros can be rounding.
    fn trailing_zeros(&self) -> (u32, u32) {
        // A step of a whole thousand, million … is a figure without decimals before a scale word.
        let whole = if self.rounded { thousands(self.step) } else { self.step == Decimal::ONE };
        let digits = self.value.abs().checked_div(self.step).unwrap_or_default().normalize();
        if !whole || digits.scale() != 0 || digits.is_zero() {
            return (0, 0);
        }
        let digits = digits.mantissa().to_string();
        let zeros = digits.len() - digits.trim_end_matches('0').len();
        (u32::try_from(zeros).unwrap_or(0), u32::try_from(digits.len()).unwrap_or(0))
    }
}

impl Quantity {
    /// A bare number.
    pub fn number(figure: Figure) -> Self {
        Self { figure, unit: Unit::One, hedge: Hedge::None }
    }

    /// The numbers its figure stands for as written, without the hedge. Only bare numbers count things: with a unit,
    /// whole numbers are rounded too, so that 62 miles are 61.5 to 62.5.
    pub fn interval(&self) -> (Decimal, Decimal) {
        let (low, high) = self.figure_range();
        (low.0, high.0)
    }

    /// The smallest and the largest number it may stand for, the hedge included; an end without a bound is none.
    ///
    /// "About" widens to both sides by one unit of the last digit that is no zero, at most by a tenth; "nearly" does so
    /// only downwards (towards zero). "Up to" has no lower end and "at least" no upper one; they reach to the end of the
    /// figure's interval. "More than" and "less than" end at the figure itself, which does not fit any more.
    pub fn range(&self) -> (Option<Decimal>, Option<Decimal>) {
        let Range { low, high } = self.bounds();
        (low.map(|(low, _)| low), high.map(|(high, _)| high))
    }

    /// [`Quantity::range`], and whether its ends fit.
    fn bounds(&self) -> Range {
        let (low, high) = self.figure_range();
        self.hedged(low, high)
    }

    /// What the hedge makes of the ends of the figure's interval.
    pub(super) fn hedged(&self, low: (Decimal, Edge), high: (Decimal, Edge)) -> Range {
        let value = self.figure.value;
        let (about_low, about_high) = around(value, self.about());
        match self.hedge {
            Hedge::None => Range { low: Some(low), high: Some(high) },
            Hedge::About => Range { low: Some((about_low, Edge::Closed)), high: Some((about_high, Edge::Closed)) },
            Hedge::Nearly => {
                let (low, high) = if value < Decimal::ZERO { (value, about_high) } else { (about_low, value) };
                Range { low: Some((low, Edge::Closed)), high: Some((high, Edge::Closed)) }
            }
            Hedge::UpTo => Range { low: None, high: Some(high) },
            Hedge::AtLeast => Range { low: Some(low), high: None },
            Hedge::MoreThan => Range { low: Some((value, Edge::Open)), high: None },
            Hedge::LessThan => Range { low: None, high: Some((value, Edge::Open)) },
        }
    }

    /// [`Quantity::interval`], and whether its ends fit.
    pub(super) fn figure_range(&self) -> ((Decimal, Edge), (Decimal, Edge)) {
        let figure = Figure { rounded: self.figure.rounded || self.unit != Unit::One, ..self.figure };
        let (low, high) = figure.interval();
        let edge = if low == high { Edge::Closed } else { Edge::Soft };
        ((low, edge), (high, edge))
    }

    fn about(&self) -> Decimal {
        let (low, _) = self.interval();
        let written = self.figure.value.checked_sub(low).unwrap_or_default();
        self.figure.about().max(written)
    }
}

impl UnitTable {
    /// Reads the text of a `units.toml`. The error says what is wrong, and for syntax where.
    pub fn from_toml(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut table = Self { notation: file.notation.meant()?, ..Self::default() };
        for (code, rate) in &file.euro {
            let currency = Currency::new(code).filter(|currency| table.has_currency(*currency));
            let rate_of = Decimal::from_str_exact(rate.trim()).ok().filter(|rate| *rate > Decimal::ZERO);
            let (Some(currency), Some(value)) = (currency, rate_of) else {
                return Err(format!("euro {code} = {rate:?}: write a known currency and an exact decimal above zero"));
            };
            table.euro.insert(currency, value);
        }
        for (dimension, units) in file.units {
            for (id, unit) in units {
                let (factor, offset) = match &unit {
                    UnitText::Factor(factor) => (factor, None),
                    UnitText::Shifted(Shifted { factor, offset }) => (factor, Some(offset)),
                };
                let decimal = |text: &str| {
                    Decimal::from_str_exact(text.trim())
                        .map_err(|error| format!("unit {id:?}: {text:?} is no exact decimal: {error}"))
                };
                let (numerator, divisor) = match factor.split_once('/') {
                    Some((numerator, divisor)) => (decimal(numerator)?, Some(decimal(divisor)?)),
                    None => (decimal(factor)?, None),
                };
                if numerator <= Decimal::ZERO || divisor.is_some_and(|divisor| divisor <= Decimal::ZERO) {
                    return Err(format!("unit {id:?}: the factor {factor:?} must be above zero"));
                }
                if let Some(divisor) = divisor {
                    table.divisors.insert(id.clone(), divisor);
                }
                if let Some(offset) = offset {
                    table.offsets.insert(id.clone(), decimal(offset)?);
                }
                if let Some((other, _)) = table.units.get(&id) {
                    return Err(format!("unit {id:?} stands below {other:?} and below {dimension:?}: keep one"));
                }
                table.units.insert(id, (dimension.clone(), numerator));
            }
        }
        Ok(table)
    }

    /// The table that is built in: `rules/units.toml`.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: OnceLock<UnitTable> = OnceLock::new();
        // A test holds that the file is good.
        EMBEDDED.get_or_init(|| Self::from_toml(include_str!("../../rules/units.toml")).unwrap_or_default())
    }

    /// What a unit measures: "length" for "km". None for an unknown unit.
    pub fn dimension(&self, id: &str) -> Option<&str> {
        self.units.get(id).map(|(dimension, _)| dimension.as_str())
    }

    /// Whether the table has this currency.
    pub fn has_currency(&self, currency: Currency) -> bool {
        self.notation.currencies.contains(&currency)
    }

    /// How much of a currency is one euro for ever: of those that it took the place of first. None for all others.
    pub fn per_euro(&self, currency: Currency) -> Option<Decimal> {
        self.euro.get(&currency).copied()
    }

    /// A value in the base unit of its dimension; exact unless it needs more than 28 digits.
    /// None for an unknown unit, and if the value gets too large.
    pub fn to_base(&self, value: Decimal, id: &str) -> Option<Decimal> {
        let (numerator, divisor) = self.factor(id)?;
        value.checked_add(self.offset(id))?.checked_mul(numerator)?.checked_div(divisor).map(|value| value.normalize())
    }

    /// A value of one unit in another; exact unless it needs more than 28 digits. None if the two do not measure the
    /// same, if either is unknown, or if the value gets too large.
    pub fn convert(&self, value: Decimal, from: &str, to: &str) -> Option<Decimal> {
        if self.dimension(from)? != self.dimension(to)? {
            return None;
        }
        if from == to {
            return Some(value);
        }
        let (numerator, divisor) = self.factor(to)?;
        let base = self.to_base(value, from)?;
        let value = base.checked_mul(divisor)?.checked_div(numerator)?.checked_sub(self.offset(to))?;
        Some(value.normalize())
    }

    fn factor(&self, id: &str) -> Option<(Decimal, Decimal)> {
        let (_, numerator) = self.units.get(id)?;
        Some((*numerator, self.divisors.get(id).copied().unwrap_or(Decimal::ONE)))
    }

    fn offset(&self, id: &str) -> Decimal {
        self.offsets.get(id).copied().unwrap_or_default()
    }
}

impl fmt::Display for Hedge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "",
            Self::About => "about",
            Self::Nearly => "nearly",
            Self::UpTo => "up to",
            Self::AtLeast => "at least",
            Self::MoreThan => "more than",
            Self::LessThan => "less than",
        })
    }
}

impl fmt::Display for Figure {
    /// As it would be written in English: "3.8 billion", "6,000", "3.84". A scale word stands only where the step shows
    /// that one was written, or could have been, with at most three decimals.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.rounded && self.step >= Decimal::ONE {
            let scales = [(12, "trillion"), (9, "billion"), (6, "million"), (3, "thousand")];
            let candidates: Vec<(Decimal, u32, &str)> = scales
                .into_iter()
                .filter_map(|(exponent, word)| {
                    let scale = power_of_ten(exponent)?;
                    let decimals = (0..=3).find(|&decimals| {
                        power_of_ten(decimals).and_then(|power| self.step.checked_mul(power)) == Some(scale)
                    })?;
                    Some((scale, decimals, word))
                })
                .collect();
            // "0.6 billion", and not "600 million", where a digit of that weight was the last one written.
            let large = candidates.iter().find(|(scale, ..)| *scale <= self.value.abs());
            if let Some((scale, decimals, word)) = large.or(candidates.last())
                && let Some(mut value) = self.value.checked_div(*scale).map(|value| value.normalize())
                && value.scale() <= *decimals
            {
                value.rescale(*decimals);
                return write!(f, "{} {word}", grouped(value));
            }
        }
        let mut value = self.value.normalize();
        let decimals = self.step.normalize().scale();
        if value.scale() < decimals {
            value.rescale(decimals);
        }
        f.write_str(&grouped(value))
    }
}

impl fmt::Display for Unit {
    /// What stands after a figure; nothing for a bare number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One => Ok(()),
            Self::Percent => f.write_str("%"),
            Self::PercentPoint => f.write_str("percentage points"),
            Self::Money(currency) => f.write_str(currency.as_str()),
            Self::Measure(id) => f.write_str(id),
        }
    }
}

impl fmt::Display for Quantity {
    /// In English, and in the notation of rulebooks: "up to 6,000", "about 1.7 billion USD", "38 %".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.hedge != Hedge::None {
            write!(f, "{} ", self.hedge)?;
        }
        write!(f, "{}", self.figure)?;
        if self.unit == Unit::One { Ok(()) } else { write!(f, " {}", self.unit) }
    }
}

/// `units.toml` as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    units: BTreeMap<String, BTreeMap<String, UnitText>>,
    #[serde(default)]
    euro: BTreeMap<String, String>,
    notation: NotationText,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum UnitText {
    Factor(String),
    Shifted(Shifted),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shifted {
    factor: String,
    offset: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NotationText {
    scales: BTreeMap<String, u32>,
    hedges: HedgeWords,
    shares: ShareWords,
    currencies: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct HedgeWords {
    about: Vec<String>,
    nearly: Vec<String>,
    up_to: Vec<String>,
    at_least: Vec<String>,
    more_than: Vec<String>,
    less_than: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct ShareWords {
    percent: Vec<String>,
    percent_point: Vec<String>,
}

impl NotationText {
    fn meant(self) -> Result<Notation, String> {
        if let Some((word, power)) = self.scales.iter().find(|&(_, &power)| power_of_ten(power).is_none()) {
            return Err(format!(
                "scale word {word:?}: 10 to the power of {power} is too large; the largest power is 27"
            ));
        }
        let mut currencies = BTreeSet::new();
        for code in self.currencies.split_whitespace() {
            let currency = Currency::new(code).ok_or_else(|| format!("currency {code:?}: write three letters"))?;
            currencies.insert(currency);
        }
        let HedgeWords { about, nearly, up_to, at_least, more_than, less_than } = self.hedges;
        let mut hedges: Vec<(String, Hedge)> = [
            (about, Hedge::About),
            (nearly, Hedge::Nearly),
            (up_to, Hedge::UpTo),
            (at_least, Hedge::AtLeast),
            (more_than, Hedge::MoreThan),
            (less_than, Hedge::LessThan),
        ]
        .into_iter()
        .flat_map(|(words, hedge)| words.into_iter().map(move |word| (word, hedge)))
        .collect();
        hedges.sort_by(|(one, _), (other, _)| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
        let ShareWords { percent, percent_point } = self.shares;
        let shares = percent
            .into_iter()
            .map(|word| (word, Unit::Percent))
            .chain(percent_point.into_iter().map(|word| (word, Unit::PercentPoint)))
            .collect();
        Ok(Notation { scales: self.scales, hedges, shares, currencies })
    }
}

/// Ten to the power of `exponent`, up to 10^27.
pub(super) fn power_of_ten(exponent: u32) -> Option<Decimal> {
    if exponent > 27 {
        return None;
    }
    10_i128.checked_pow(exponent).map(Decimal::from)
}

/// Half of a step; a step so small that it has no half counts as it is.
fn half(step: Decimal) -> Decimal {
    step.checked_div(Decimal::TWO).unwrap_or(step)
}

/// `reach` to both sides of a value; an end too large to be a number is the value itself.
fn around(value: Decimal, reach: Decimal) -> (Decimal, Decimal) {
    (value.checked_sub(reach).unwrap_or(value), value.checked_add(reach).unwrap_or(value))
}

/// Whether `step` is 1,000 to some power of at least one.
fn thousands(step: Decimal) -> bool {
    (1..=9).any(|power| power_of_ten(power * 3) == Some(step))
}

/// Digits with a comma after every third from the point, and a decimal point.
fn grouped(value: Decimal) -> String {
    let text = value.abs().to_string();
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::new();
    if value.is_sign_negative() && !value.is_zero() {
        out.push('-');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !decimals.is_empty() {
        out.push('.');
        out.push_str(decimals);
    }
    out
}
