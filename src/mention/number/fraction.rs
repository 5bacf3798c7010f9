//! Fractions and decimals in words: "three quarters", "two and a half million", "one point five".

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a word may have many senses; each grammar asks for the few that it takes"
)]

use super::sum::{Sum, power_of_ten};
use super::{Number, Reader};
use crate::lang::{GAP_HYPHEN, GAP_NONE, GAP_SPACE, Sense, is_letter, is_word};
use crate::value::Decimal;

impl Reader<'_> {
    /// What can follow a whole number: a fraction of it, "and a half", "point five", a scale after those.
    pub(super) fn after_whole(&self, number: Number, at: usize) -> Option<(Number, usize)> {
        let gap = self.gap_before(at);
        let near = gap & (GAP_NONE | GAP_SPACE | GAP_HYPHEN) != 0;
        if !near {
            return None;
        }
        for sense in self.senses(at) {
            match *sense {
                Sense::PlusFraction { numerator, denominator } if !number.rounded || number.scaled => {
                    let part = Decimal::from(numerator).checked_div(Decimal::from(denominator))?;
                    // "two million and a half", but "a hundred and a half".
                    let unit = if number.scaled && number.rounded { number.step } else { Decimal::ONE };
                    // "two and a half dozen"
                    if let Some(factor) = self.times(at + 1).filter(|_| !number.scaled) {
                        let value = number.value.checked_add(part)?.checked_mul(Decimal::from(factor))?;
                        return Some((Number { value, digits: None, weak: false, ..number }, at + 2));
                    }
                    let mut value = number.value.checked_add(part.checked_mul(unit)?)?;
                    let mut step = Decimal::try_new(1, 1).ok()?.checked_mul(unit)?;
                    let mut next = at + 1;
                    if let Some(power) = self.scale(next) {
                        let scale = power_of_ten(power)?;
                        next += 1;
                        if number.scaled && scale < number.step {
                            // "one billion and a half million"
                            value = number.value.checked_add(part.checked_mul(scale)?)?;
                            step = scale.checked_div(Decimal::TEN)?;
                        } else {
                            value = value.checked_mul(scale)?;
                            step = step.checked_mul(scale)?;
                        }
                    }
                    return Some((
                        Number {
                            value,
                            step,
                            rounded: true,
                            digits: None,
                            weak: false,
                            scaled: next > at + 1,
                            ..number
                        },
                        next,
                    ));
                }
                // "a fifth title" is the fifth one; "a fifth of the votes" are 20 per cent.
                Sense::Fraction { .. } if number.weak && self.is_ordinal_word(at) && !self.is_shared(at) => {}
                // "2½" is no half of two.
                // "6 halves of a canton" are six.
                Sense::Fraction { numerator: 1, denominator }
                    if number.digits.is_some() && number.value >= Decimal::from(denominator) => {}
                Sense::Fraction { numerator, denominator } if number.is_exact() && !self.is_added(at) => {
                    let value =
                        number.value.checked_mul(Decimal::from(numerator))?.checked_div(Decimal::from(denominator))?;
                    let fraction = Number { value, digits: None, weak: false, fraction: true, ..number };
                    return self.scaled_fraction(fraction, at + 1);
                }
                Sense::Denominator { .. } | Sense::Number { .. } if number.is_exact() => {
                    let Some((below, next)) = self.denominator(at, number.value == Decimal::ONE) else { continue };
                    let value = number.value.checked_div(below)?;
                    let fraction = Number { value, digits: None, weak: false, fraction: true, ..number };
                    return self.scaled_fraction(fraction, next);
                }
                Sense::NumberAnd | Sense::FractionAnd => {
                    // "twenty and three fifths"
                    let Some((part, next)) = self.unsigned(at + 1).filter(|(part, _)| {
                        part.fraction && part.digits.is_none() && part.value < Decimal::ONE && !part.weak
                    }) else {
                        continue;
                    };
                    let is_round = number.rounded && !number.scaled && !number.is_exact();
                    if self.gap_before(at + 1) & (GAP_NONE | GAP_SPACE) == 0 || is_round {
                        continue;
                    }
                    let value = number.value.checked_add(part.value)?;
                    return Some((Number { value, digits: None, weak: false, fraction: true, ..number }, next));
                }
                Sense::FractionOver { words } => {
                    let Some((below, next)) = self.unsigned(at + 1) else {
                        if words && gap & GAP_SPACE != 0 && number.value == Decimal::ONE && number.digits.is_none() {
                            // "one of the leaders" counts nobody.
                            return Some((Number { vague: true, ..number }, at));
                        }
                        continue;
                    };
                    if words && (number.digits.is_some() || below.digits.is_some()) {
                        continue;
                    }
                    // "In 1932 over 17,078 miles": figures of so many digits are no fraction.
                    let whole = number.value.is_integer()
                        && below.value.is_integer()
                        && below.value > number.value
                        && number.value < Decimal::ONE_THOUSAND
                        && !below.ordinal
                        && !below.vague;
                    if self.gap_before(at + 1) & (GAP_NONE | GAP_SPACE) == 0 || !whole || number.rounded {
                        continue;
                    }
                    let value = number.value.checked_div(below.value)?;
                    return Some((Number { value, digits: None, weak: false, fraction: true, ..number }, next));
                }
                // The figure would have taken the sign if it meant decimals there.
                Sense::DecimalPoint if number.digits.is_some() && self.is_sign_with_unit(at) => {}
                Sense::DecimalPoint => {
                    let mut value = number.value;
                    let mut weight = Decimal::ONE;
                    let mut next = at + 1;
                    let more =
                        (self.gap_before(next) & (GAP_NONE | GAP_SPACE) != 0).then(|| self.decimals_at(next)).flatten();
                    if let Some((digits, places, after)) = more {
                        weight = weight.checked_div(power_of_ten(places)?)?;
                        value = value.checked_add(weight.checked_mul(digits)?)?;
                        next = after;
                    }
                    while more.is_none() && self.gap_before(next) & (GAP_NONE | GAP_SPACE) != 0 {
                        let small = self.senses(next).iter().find_map(|sense| match *sense {
                            Sense::Number { add: add @ 0..=9, power: 0, weak }
                                if !weak || self.language.myriad || !self.is_article(next) =>
                            {
                                Some(add)
                            }
                            _ => None,
                        });
                        let Some(small) = small else { break };
                        weight = weight.checked_div(Decimal::TEN)?;
                        value = value.checked_add(weight.checked_mul(Decimal::from(small))?)?;
                        next += 1;
                    }
                    if next == at + 1 {
                        continue;
                    }
                    let mut step = weight;
                    let mut scaled = false;
                    if let Some(power) = self.scale(next) {
                        value = value.checked_mul(power_of_ten(power)?)?;
                        step = step.checked_mul(power_of_ten(power)?)?;
                        next += 1;
                        scaled = true;
                    }
                    return Some((
                        Number { value, step, rounded: true, digits: None, weak: false, scaled, ..number },
                        next,
                    ));
                }
                _ => {}
            }
        }
        None
    }

    /// Whether a word that may be an article or "one" stands before a word that is no unit: "at one point *a* woman".
    fn is_article(&self, at: usize) -> bool {
        let end = self.tokens.get(at).map_or(self.text.len(), |token| token.span.end);
        let mut after = self.text.get(end..).unwrap_or_default().chars();
        let word_follows = after.next() == Some(' ') && after.next().is_some_and(is_letter);
        let takes = |sense: &Sense| {
            matches!(sense, Sense::Number { .. } | Sense::Percent | Sense::Money { .. } | Sense::Measure(_))
        };
        word_follows && !(self.gap_before(at + 1) & GAP_SPACE != 0 && self.senses(at + 1).iter().any(takes))
    }

    fn is_sign_with_unit(&self, at: usize) -> bool {
        let sign = self.tokens.get(at).and_then(|token| token.span.of(self.text).chars().next());
        sign.is_some_and(|sign| self.language.decimal_with_unit.contains(&sign))
    }

    fn is_added(&self, at: usize) -> bool {
        self.senses(at).iter().any(|sense| matches!(sense, Sense::PlusFraction { .. }))
    }

    fn is_ordinal_word(&self, at: usize) -> bool {
        self.senses(at).iter().any(|sense| matches!(sense, Sense::Ordinal { .. }))
    }

    /// Whether a fraction word is followed by what is shared, or by nothing.
    fn is_shared(&self, at: usize) -> bool {
        let end = self.tokens.get(at).map_or(self.text.len(), |token| token.span.end);
        let mut after = self.text.get(end..).unwrap_or_default().chars();
        let word_follows = after.next() == Some(' ') && after.next().is_some_and(is_word);
        // A preposition or a hedge is no noun that could have a place in an order.
        let takes = |sense: &Sense| {
            matches!(
                sense,
                Sense::Linker
                    | Sense::Percent
                    | Sense::Money { .. }
                    | Sense::Measure(_)
                    | Sense::Number { add: 0, power: 3.., .. }
                    | Sense::Literal(_)
                    | Sense::YearCue
                    | Sense::NumberAnd
                    | Sense::HedgeAfter(_)
            )
        };
        let is_place = |sense: &Sense| matches!(sense, Sense::Grain(_) | Sense::Month(_) | Sense::Weekday(_));
        let follows = self.senses(at + 1);
        let hedged = at > 1
            && self.gap_before(at - 1) & GAP_SPACE != 0
            && self.senses(at - 2).iter().any(|sense| matches!(sense, Sense::Hedge(_) | Sense::HedgeOfCounts(_)));
        let goes_on =
            self.gap_before(at + 1) & GAP_SPACE != 0 && follows.iter().any(takes) && !follows.iter().any(is_place);
        !word_follows || hedged || goes_on
    }

    /// What stands below "one" at a token, and the token after it, where it is no place in an order: "one millionth of a
    /// second", but "a twenty-first title". What is up to ten has words of its own.
    pub(super) fn below_one(&self, at: usize, weak: bool) -> Option<(Decimal, usize)> {
        let mut next = at;
        let mut sum = Sum::default();
        let (below, after) = loop {
            let gap = self.gap_before(next);
            if gap & (GAP_SPACE | GAP_HYPHEN | GAP_NONE) == 0 || gap & GAP_NONE != 0 && !self.language.joined {
                return None;
            }
            let began = next > at;
            if let Some(end) = self.ordinal_end(next, began, &sum) {
                break end;
            }
            let ordinal = |sense: &Sense| match *sense {
                Sense::Ordinal { add, power: 0 } => Some(Decimal::from(add)),
                Sense::Ordinal { add, power } => Decimal::from(add.max(1)).checked_mul(power_of_ten(power)?),
                _ => None,
            };
            if let Some(below) = self.senses(next).iter().find_map(ordinal).filter(|_| !began) {
                break (below, next + 1);
            }
            next = self.part(next, gap, &mut sum, false)?.1;
        };
        // "one hundredth" is a place, "one hundredth of a second" and "ein hundertstel" are shares.
        let is_power =
            after == at + 1 && self.senses(at).iter().any(|sense| matches!(sense, Sense::Ordinal { power: 1.., .. }));
        let shared = if is_power && !weak {
            self.senses(after).iter().any(|sense| matches!(sense, Sense::Linker | Sense::Nothing))
        } else {
            self.is_shared(after - 1)
        };
        (below > Decimal::TEN && shared).then_some((below, after))
    }

    /// What stands below the line, in one word or after its tens ("twenty-fifths"), and the token after it.
    fn denominator(&self, at: usize, one: bool) -> Option<(Decimal, usize)> {
        let below = |at: usize| {
            self.senses(at).iter().find_map(|sense| match *sense {
                Sense::Denominator { add, power } => Decimal::from(add).checked_mul(power_of_ten(power)?),
                _ => None,
            })
        };
        if let Some(value) = below(at) {
            return Some((value, at + 1));
        }
        let tens = self.senses(at).iter().find_map(|sense| match *sense {
            Sense::Number { add: add @ 20..=90, power: 0, weak: false } if add % 10 == 0 => Some(Decimal::from(add)),
            _ => None,
        })?;
        let gap = self.gap_before(at + 1);
        // "one twenty-fifth"
        let single = || {
            (one && gap & GAP_HYPHEN != 0).then_some(())?;
            self.senses(at + 1).iter().find_map(|sense| match *sense {
                Sense::Ordinal { add: add @ 1..=9, power: 0 } => Some(Decimal::from(add)),
                _ => None,
            })
        };
        let near = gap & (GAP_NONE | GAP_SPACE | GAP_HYPHEN) != 0;
        let unit = below(at + 1).or_else(single).filter(|unit| near && *unit < Decimal::TEN)?;
        Some((tens.checked_add(unit)?, at + 2))
    }

    /// Decimals after "point" that are no row of single digits: a figure, or a number word of two digits and more.
    /// The answer is their value, how many places they fill, and the token after them.
    fn decimals_at(&self, at: usize) -> Option<(Decimal, u8, usize)> {
        if let Some(digits) =
            self.digits(at).filter(|digits| digits.decimals == 0 && !digits.grouped && !digits.ordinal)
        {
            return Some((digits.value, digits.integer_digits, at + 1));
        }
        let (number, next) = self.unsigned(at)?;
        let value = number
            .whole()
            .filter(|&value| (10..10_000).contains(&value) && !number.ordinal && !number.fraction && !number.vague)?;
        Some((number.value, value.checked_ilog10().and_then(|places| u8::try_from(places + 1).ok())?, next))
    }

    /// "half a million", "a quarter of a million", "half a dozen": the scale after a fraction.
    pub(super) fn scaled_fraction(&self, fraction: Number, at: usize) -> Option<(Number, usize)> {
        let mut next = at;
        while self.gap_before(next) & (GAP_SPACE | GAP_NONE | GAP_HYPHEN) != 0
            && self
                .senses(next)
                .iter()
                .any(|sense| matches!(sense, Sense::Number { add: 1, power: 0, weak: true } | Sense::Linker))
        {
            next += 1;
        }
        // "half a metre"
        let is_unit = |sense: &Sense| matches!(sense, Sense::Measure(_) | Sense::Money { prefix: false, .. });
        if next > at && self.gap_before(next) & GAP_SPACE != 0 && self.senses(next).iter().any(is_unit) {
            return Some((Number { weak: false, fraction: false, ..fraction }, next));
        }
        if let Some(power) = self.scale(next) {
            let unit = power_of_ten(power)?;
            let value = fraction.value.checked_mul(unit)?;
            let step = unit.checked_div(Decimal::TEN)?;
            return Some((
                Number { value, step, rounded: true, scaled: true, fraction: false, weak: false, ..fraction },
                next + 1,
            ));
        }
        if let Some(factor) = self.times(next) {
            let value = fraction.value.checked_mul(Decimal::from(factor))?;
            return Some((Number { value, fraction: false, weak: false, ..fraction }, next + 1));
        }
        Some((fraction, at))
    }

    /// What the word at a token multiplies by that is no power of ten: "dozen".
    fn times(&self, at: usize) -> Option<u32> {
        (self.gap_before(at) & (GAP_SPACE | GAP_NONE | GAP_HYPHEN) != 0).then_some(())?;
        self.senses(at).iter().find_map(|sense| match *sense {
            Sense::Times(factor) => Some(factor),
            _ => None,
        })
    }

    /// "five parts of which three": the denominator, a link, the numerator.
    pub(super) fn linked_fraction(&self, at: usize) -> Option<(Number, usize)> {
        if !self.language.myriad {
            return None;
        }
        let link =
            (at + 1..at + 12).take_while(|&to| self.gap_before(to) & (GAP_NONE | GAP_SPACE) != 0).find(|&to| {
                let links = |sense: &Sense| matches!(sense, Sense::FractionLink | Sense::ScaledFractionLink(_));
                self.senses(to).iter().any(links)
            })?;
        let power = self.senses(link).iter().find_map(|sense| match *sense {
            Sense::ScaledFractionLink(power) => Some(power),
            _ => None,
        });
        let before = Reader { tokens: self.tokens.get(..link)?, depth: self.depth.clone(), ..*self };
        // "a hundred and 3/5": the whole number is none of the denominator.
        let has_whole = |at: usize| self.senses(at).contains(&Sense::FractionAnd);
        if (at + 1..link).any(has_whole) {
            return None;
        }
        let (denominator, end) = before.unsigned(at)?;
        if end != link
            || denominator.value.is_zero()
            || denominator.ordinal
            || self.gap_before(link + 1) & (GAP_NONE | GAP_SPACE) == 0
        {
            return None;
        }
        let (numerator, next) = self.number(link + 1)?;
        let below = match power {
            Some(power) => denominator.value.checked_mul(power_of_ten(power)?)?,
            None => denominator.value,
        };
        let value = numerator.value.checked_div(below)?;
        Some((Number { value, digits: None, weak: false, fraction: true, rounded: false, ..numerator }, next))
    }
}
