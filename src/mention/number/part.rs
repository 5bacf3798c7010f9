//! One part of a number after the other, and the ordinal that may end it.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a word may have many senses; each grammar asks for the few that it takes"
)]

use super::Reader;
use super::sum::{Sum, power_of_ten};
use crate::lang::{GAP_HYPHEN, GAP_NONE, GAP_SPACE, Gaps, Sense, is_letter};
use crate::value::Decimal;

/// What a part of a number did.
pub(super) enum Part {
    Scale(u8),
    Added,
    Weak,
    Digits(u8),
}

impl Reader<'_> {
    /// Whether a word that is a dual and also a form of its scale is the scale here. The short dual stands right before
    /// what it counts: "مليونا نسمة" are two million, "مليونا و200 ألف" are 1.2 million.
    fn is_scale_alone(&self, at: usize, power: u8) -> bool {
        let is_scale = |sense: &Sense| matches!(sense, Sense::Number { add: 0, power: own, .. } if *own == power);
        let Some(token) = self.tokens.get(at).filter(|_| self.senses(at).iter().any(is_scale)) else { return false };
        let behind = self.text.get(token.span.end..).unwrap_or_default();
        let counts = behind.strip_prefix(' ').is_some_and(|rest| rest.starts_with(is_letter));
        let has_more = || {
            let is_number = |sense: &Sense| matches!(sense, Sense::Number { .. });
            self.digits(at + 2).is_some() || self.senses(at + 2).iter().any(is_number)
        };
        let is_sum = self.gap_before(at + 1) & (GAP_NONE | GAP_SPACE) != 0
            && self.senses(at + 1).iter().any(|sense| match sense {
                Sense::PlusFraction { .. } => true,
                Sense::NumberAnd => has_more(),
                _ => false,
            });
        is_sum || !counts
    }

    /// One more part of a number: a number word, a scale word, "and" with what follows, or digits after a scale.
    pub(super) fn part(&self, at: usize, gap: Gaps, sum: &mut Sum, after_digits: bool) -> Option<(Part, usize)> {
        let rules = self.rules();
        if let Some(digits) = self.digits(at) {
            // "3억 5천만", "2 million 300 thousand": digits go on only below a scale word, and only to a scale or an end.
            let below =
                sum.parts.last().and_then(|&(_, power)| power_of_ten(power)).filter(|_| sum.last_power.is_some());
            let room = below.or_else(|| (rules.myriad && sum.scaled).then_some(Decimal::ONE_THOUSAND))?;
            let below_scale = self.language.digits_after_scale
                && gap & GAP_SPACE != 0
                && digits.integer_digits <= 3
                && digits.decimals == 0
                && !(digits.grouped || digits.roman || sum.has_decimals)
                && !self.senses(at + 1).iter().any(|sense| matches!(sense, Sense::Month(_)));
            let allowed = rules.myriad
                || below_scale
                || self.senses(at + 1).iter().any(|sense| matches!(sense, Sense::Number { add: 0, power: 2.., .. }));
            // A scale word that begins a number takes digits only where they touch it.
            if gap & GAP_SPACE != 0 && !sum.by_digits && rules.myriad {
                return None;
            }
            if !allowed
                || digits.value >= room
                || digits.ordinal
                || digits.decade
                || digits.apostrophe
                || digits.fraction
            {
                return None;
            }
            sum.tail = Some(digits.value);
            sum.last_power = None;
            return Some((Part::Digits(digits.decimals), at + 1));
        }
        // "thirty liang" is a weight.
        if sum.started && self.senses(at).contains(&Sense::NotLast) && self.scale(at + 1).is_none() {
            return None;
        }
        for sense in self.senses(at) {
            match *sense {
                Sense::Number { add, power, weak } => {
                    let mut grown = sum.clone();
                    if power == 0 {
                        if after_digits
                            || (weak
                                && sum.started
                                && !(self.language.myriad || self.language.vigesimal || self.language.joined)
                                && gap & (GAP_NONE | GAP_HYPHEN) == 0
                                && sum.tail.is_none())
                        {
                            continue;
                        }
                        if !grown.add(Decimal::from(add), rules, false) {
                            continue;
                        }
                        // "three hundred six hundred" are two numbers.
                        let is_inner = |power: &u8| *power < if rules.myriad { 4 } else { 3 };
                        if sum.last_power.is_some()
                            && self
                                .scale(at + 1)
                                .filter(is_inner)
                                .is_some_and(|power| grown.clone().multiply(power, rules).is_none())
                        {
                            continue;
                        }
                        if let Some(last) = sum.last_power.filter(|&last| {
                            self.language.elliptic && last >= 2 && add < 10 && add > 0 && sum.tail.is_none()
                        }) && gap & GAP_NONE != 0
                            && !(self.gap_before(at + 1) & GAP_NONE != 0
                                && self.senses(at + 1).iter().any(|sense| matches!(sense, Sense::Number { .. })))
                        {
                            // "four hundred five" for 450: the digit counts in the next lower power.
                            let lower = power_of_ten(last - 1).and_then(|unit| unit.checked_mul(Decimal::from(add)));
                            grown.tail = lower;
                        }
                        *sum = grown;
                        return Some((if weak { Part::Weak } else { Part::Added }, at + 1));
                    }
                    // A dual ("two thousand" in one word) begins a section; after another number the same word only multiplies.
                    if add > 0 && (after_digits || sum.tail.is_some() || !grown.add(Decimal::from(add), rules, false)) {
                        continue;
                    }
                    if add > 0 && self.is_scale_alone(at, power) {
                        continue;
                    }
                    // "a 5-million-dollar deal", but no "3-hundred".
                    if gap & GAP_HYPHEN != 0 && after_digits && power < 3 {
                        continue;
                    }
                    // "50 cents" of a language whose hundred is spelled alike.
                    if after_digits
                        && power == 2
                        && self.senses(at).iter().any(|sense| matches!(sense, Sense::Money { .. }))
                    {
                        continue;
                    }
                    if grown.multiply(power, rules).is_none() {
                        continue;
                    }
                    *sum = grown;
                    return Some((Part::Scale(power), at + 1));
                }
                Sense::TouchingScale { power, capital } if after_digits && gap & GAP_NONE != 0 => {
                    let letters = self.tokens.get(at).map_or("", |token| token.span.of(self.text));
                    if !at
                        .checked_sub(1)
                        .and_then(|at| self.digits(at))
                        .is_some_and(|digits| digits.takes_letter(capital, letters))
                    {
                        continue;
                    }
                    let scale = power_of_ten(power)?;
                    *sum = Sum {
                        parts: vec![(sum.value()?.checked_mul(scale)?, power)],
                        last_power: Some(power),
                        started: true,
                        scaled: true,
                        ..Sum::default()
                    };
                    return Some((Part::Scale(power), at + 1));
                }
                Sense::Times(factor) => {
                    let factor = Decimal::from(factor);
                    // "three hundred and two dozen": only the last part is multiplied.
                    if let Some(tail) = sum.tail.filter(|_| !sum.section.is_zero() || sum.has_scale()) {
                        sum.tail = Some(tail.checked_mul(factor)?);
                        return Some((Part::Added, at + 1));
                    }
                    let value = sum.value()?;
                    if sum.started && (value.is_zero() || sum.has_scale() || value >= Decimal::ONE_THOUSAND) {
                        continue;
                    }
                    let count = if sum.started { value } else { Decimal::ONE };
                    *sum = Sum { tail: Some(count.checked_mul(factor)?), started: true, ..Sum::default() };
                    return Some((Part::Added, at + 1));
                }
                Sense::NumberAnd if sum.started && !after_digits => {
                    if self.gap_before(at + 1) & (GAP_NONE | GAP_SPACE | GAP_HYPHEN) == 0 {
                        continue;
                    }
                    if let Some(digits) = self.digits(at + 1)
                        && sum.scaled
                        && !sum.has_decimals
                        && digits.decimals == 0
                        && !digits.value.is_zero()
                        && !(digits.ordinal || digits.decade || digits.apostrophe || digits.fraction || digits.grouped)
                        && sum.last_power.and_then(power_of_ten).is_some_and(|below| digits.value < below)
                        && sum.tail.is_none()
                        && self
                            .scale(at + 2)
                            .is_none_or(|next| sum.parts.last().is_some_and(|&(_, power)| next < power))
                    {
                        sum.tail = Some(digits.value);
                        sum.last_power = None;
                        return Some((Part::Digits(0), at + 2));
                    }
                    // "twenty and three fifths" is 20 + 3/5, not 23/5; "hundred and thirty fifths" are 130/5.
                    let above = self.senses(at + 1).iter().find_map(|sense| match *sense {
                        Sense::Number { add, power: 0, .. } => Some(add),
                        _ => None,
                    });
                    let is_numerator = self.gap_before(at + 2) & (GAP_NONE | GAP_SPACE | GAP_HYPHEN) != 0
                        && self.senses(at + 2).iter().any(|sense| {
                            matches!(sense, Sense::Fraction { denominator, .. }
                                if above.is_none_or(|above| above < u32::from(*denominator)))
                        });
                    if is_numerator && gap & GAP_NONE == 0 {
                        continue;
                    }
                    for sense in self.senses(at + 1) {
                        let Sense::Number { add, power, weak } = *sense else { continue };
                        // "5 million and a car"
                        if weak
                            && power == 0
                            && sum.last_power.is_some()
                            && gap & GAP_NONE == 0
                            && !self.language.units_first
                            && (!self.language.weak_after_and || sum.by_digits)
                        {
                            continue;
                        }
                        let mut grown = sum.clone();
                        // "hundred and five", "cinq et demi"; "two and three" are two numbers.
                        let after_tens =
                            sum.tail.is_some_and(|tail| tail < Decimal::ONE_HUNDRED && tail >= Decimal::TEN);
                        if after_tens
                            && weak
                            && gap & GAP_NONE == 0
                            && !self.language.units_first
                            && !self.language.vigesimal
                            && !self.language.weak_after_and
                        {
                            continue;
                        }
                        let done = if add > 0 || power == 0 {
                            grown.add(Decimal::from(add), rules, true)
                                && (power == 0 || grown.multiply(power, rules).is_some())
                        } else {
                            // "a thousand and hundred": a bare scale after "and" must be below what was read.
                            sum.last_power.is_some_and(|last| last > power) && grown.multiply(power, rules).is_some()
                        };
                        // "between 1000 and two thousand": what follows "and" is a number of its own.
                        let own = sum.tail.is_none()
                            && self.scale(at + 2).is_some_and(|next| match sum.parts.last() {
                                Some(&(_, power)) => next >= power,
                                None => next == 2 && !sum.section.is_zero(),
                            });
                        if done && !own {
                            *sum = grown;
                            return Some((if power > 0 { Part::Scale(power) } else { Part::Added }, at + 2));
                        }
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// The ordinal word or ending that completes a number.
    pub(super) fn ordinal_end(&self, at: usize, began: bool, sum: &Sum) -> Option<(Decimal, usize)> {
        let gap = self.gap_before(at);
        if !began || gap & (GAP_NONE | GAP_SPACE | GAP_HYPHEN) == 0 {
            return None;
        }
        let mut at = at;
        let mut by_and = false;
        if self.senses(at).iter().any(|sense| matches!(sense, Sense::NumberAnd))
            && self.gap_before(at + 1) & (GAP_NONE | GAP_SPACE | GAP_HYPHEN) != 0
        {
            at += 1;
            by_and = true;
        }
        for sense in self.senses(at) {
            let mut grown = sum.clone();
            match *sense {
                Sense::OrdinalSuffix { apart }
                    if !by_and && gap & if apart { GAP_NONE | GAP_SPACE } else { GAP_NONE } != 0 =>
                {
                    return Some((sum.value()?, at + 1));
                }
                Sense::Ordinal { add, power } => {
                    // "On 2 June 2000 second places went to": nothing is added to bare digits.
                    let is_bare = sum.by_digits && sum.parts.is_empty() && sum.last_power.is_none();
                    let fits = if add > 0 && is_bare {
                        false
                    } else if power == 0 {
                        grown.add(Decimal::from(add), self.rules(), by_and)
                    } else {
                        (add == 0 || grown.add(Decimal::from(add), self.rules(), by_and))
                            && grown.multiply(power, self.rules()).is_some()
                    };
                    if fits {
                        let next = self.more_ordinals(&mut grown, at + 1);
                        return self.added_behind(grown.value()?, next);
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// The whole of an ordinal whose hundreds are said behind: "the fifth after the hundredth".
    pub(super) fn added_behind(&self, ordinal: Decimal, next: usize) -> Option<(Decimal, usize)> {
        let hundreds = self.senses(next).iter().find_map(|sense| match *sense {
            Sense::OrdinalBehind(value) => Some(Decimal::from(value)).filter(|hundreds| *hundreds > ordinal),
            _ => None,
        });
        match hundreds.filter(|_| self.gap_before(next) & GAP_SPACE != 0) {
            Some(hundreds) => Some((ordinal.checked_add(hundreds)?, next + 1)),
            None => Some((ordinal, next)),
        }
    }

    /// Further ordinals that belong to one: "the twenty and fifth", where each part is an ordinal.
    pub(super) fn more_ordinals(&self, sum: &mut Sum, mut next: usize) -> usize {
        loop {
            let near = GAP_NONE | GAP_SPACE | GAP_HYPHEN;
            if self.gap_before(next) & near == 0 {
                return next;
            }
            let by_and = self.senses(next).contains(&Sense::NumberAnd) && self.gap_before(next + 1) & near != 0;
            let at = next + usize::from(by_and);
            let add = self.senses(at).iter().find_map(|sense| match *sense {
                Sense::Ordinal { add, power: 0 } => Some(add),
                Sense::Number { add, power: 0, .. } if by_and && self.language.units_first && add >= 20 => Some(add),
                _ => None,
            });
            let Some(add) = add else { return next };
            if !sum.add(Decimal::from(add), self.rules(), by_and) {
                return next;
            }
            next = at + 1;
        }
    }
}
