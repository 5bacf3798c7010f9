//! The value of a number while its words are read: parts that are closed, the section in hand, its last small part.

use crate::value::Decimal;

/// The value so far: closed parts with their powers, the section being read, and its last small part.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, not a state")]
#[derive(Clone, Debug, Default)]
pub(super) struct Sum {
    pub(super) parts: Vec<(Decimal, u8)>,
    pub(super) section: Decimal,
    pub(super) tail: Option<Decimal>,
    /// The power of the last multiplier, if the last thing read was one.
    pub(super) last_power: Option<u8>,
    pub(super) started: bool,
    pub(super) scaled: bool,
    /// Whether it began with digits.
    pub(super) by_digits: bool,
    /// Whether those have decimals: such a figure is complete with its scale word.
    pub(super) has_decimals: bool,
}

/// 1 followed by so many zeros; none beyond what a decimal holds.
pub(crate) fn power_of_ten(power: u8) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(10_i128.checked_pow(u32::from(power))?, 0).ok()
}

impl Sum {
    /// Whether `value` fits below what was read so far, and if so adds it.
    pub(super) fn add(&mut self, value: Decimal, rules: Rules, joined_by_and: bool) -> bool {
        if value.is_zero() && self.started {
            return false;
        }
        let tail = match self.tail {
            None => {
                let room = if value < Decimal::TEN {
                    Decimal::TEN
                } else if value < Decimal::ONE_HUNDRED {
                    Decimal::ONE_HUNDRED
                } else {
                    Decimal::ONE_THOUSAND
                };
                let fits = (self.section % room).is_zero()
                    && self.parts.last().is_none_or(|&(_, power)| power_of_ten(power).is_some_and(|unit| value < unit));
                if !fits {
                    return false;
                }
                value
            }
            Some(tail) => {
                let ten = Decimal::TEN;
                // "zero three"
                if tail.is_zero() && self.section.is_zero() && value < ten && !self.by_digits && !joined_by_and {
                    self.tail = Some(value);
                    return true;
                }
                let low = tail % Decimal::ONE_HUNDRED;
                let tens_then_unit =
                    !rules.units_first && value < ten && low >= Decimal::TWO * ten && (low % ten).is_zero();
                let hundred_then_less = tail >= Decimal::ONE_HUNDRED
                    && value < Decimal::ONE_HUNDRED
                    && (tail % Decimal::ONE_HUNDRED).is_zero();
                let unit_then_tens = rules.units_first
                    && joined_by_and
                    && low < ten
                    && !low.is_zero()
                    && value >= Decimal::TWO * ten
                    && (value % ten).is_zero()
                    && value < Decimal::ONE_HUNDRED;
                let twenties = rules.vigesimal
                    && value >= ten
                    && value < Decimal::TWO * ten
                    && (low == Decimal::from(60) || low == Decimal::from(80));
                if !(tens_then_unit || unit_then_tens || twenties || hundred_then_less) {
                    return false;
                }
                tail + value
            }
        };
        self.tail = Some(tail);
        self.started = true;
        self.last_power = None;
        self.scaled = false;
        true
    }

    /// Multiplies what was read last; "hundred" its last part, "million" all that is below it.
    pub(super) fn multiply(&mut self, power: u8, rules: Rules) -> Option<()> {
        let unit = power_of_ten(power)?;
        let inner = power < if rules.myriad { 4 } else { 3 };
        if inner {
            let factor = match self.tail.take() {
                Some(tail) => tail,
                None => Decimal::ONE,
            };
            // "three hundred six hundred" are two numbers.
            if !(self.section % unit.checked_mul(Decimal::TEN)?).is_zero() {
                return None;
            }
            if factor >= Decimal::ONE_HUNDRED && !(self.by_digits && self.last_power.is_none()) {
                return None;
            }
            self.section = self.section.checked_add(factor.checked_mul(unit)?)?;
        } else {
            let mut below = self.section.checked_add(self.tail.take().unwrap_or_default())?;
            self.section = Decimal::ZERO;
            while let Some(&(part, part_power)) = self.parts.last() {
                if part_power >= power {
                    break;
                }
                below = below.checked_add(part)?;
                self.parts.pop();
            }
            if self.parts.last().is_some_and(|&(_, part_power)| part_power == power) {
                return None;
            }
            if below.is_zero() && !self.by_digits {
                below = Decimal::ONE;
            }
            self.parts.push((below.checked_mul(unit)?, power));
        }
        self.started = true;
        self.last_power = Some(power);
        self.scaled = true;
        Some(())
    }

    pub(super) fn value(&self) -> Option<Decimal> {
        let mut value = self.section.checked_add(self.tail.unwrap_or_default())?;
        for (part, _) in &self.parts {
            value = value.checked_add(*part)?;
        }
        Some(value)
    }

    pub(super) fn has_scale(&self) -> bool {
        !self.parts.is_empty()
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Rules {
    pub(super) myriad: bool,
    pub(super) vigesimal: bool,
    pub(super) units_first: bool,
}
