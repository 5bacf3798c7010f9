//! Figures as texts give them: an exact decimal, how precisely it is written, a unit and a hedge.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

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

/// The units that convert into each other, with exact factors: `rules/units.toml`.
#[derive(Clone, Debug, Default)]
pub struct UnitTable {
    /// By unit id: what it measures, and the factor to that dimension's base unit.
    pub units: BTreeMap<String, (String, Decimal)>,
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

impl std::fmt::Debug for Currency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
