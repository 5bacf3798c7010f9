//! One number grammar for all languages: number words, digits and scale words add up to a value.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a word may have many senses; each grammar asks for the few that it takes"
)]

use crate::lang::{GAP_HYPHEN, GAP_NONE, GAP_SPACE, Gaps, Language, Powers, Script, Sense, digit, script};
use crate::mention::figure::Digits;
use crate::mention::lexer::{Token, TokenKind, gap};
use crate::mention::row::{NodeKind, Row};
use crate::span::Span;
use crate::value::Decimal;

/// A number as it is written.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, not a state")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Number {
    /// Its exact value.
    pub(crate) value: Decimal,
    /// The weight of its last written digit.
    pub(crate) step: Decimal,
    /// Whether it carries a scale word or decimals.
    pub(crate) rounded: bool,
    /// Whether it is an ordinal.
    pub(crate) ordinal: bool,
    /// Whether it counts only with something beside it.
    pub(crate) weak: bool,
    /// Whether it is vague: "a few".
    pub(crate) vague: bool,
    /// The digits it is written in, if it is nothing else.
    pub(crate) digits: Option<Digits>,
    /// Whether its last part is a scale word.
    pub(crate) scaled: bool,
    /// Whether it is a fraction of something: "half", "three quarters".
    pub(crate) fraction: bool,
    /// What its scale words multiply digits by; 1 without any.
    pub(crate) scale: Decimal,
}

impl Number {
    /// Zero, without anything that makes it more than a number.
    const EMPTY: Self = Self {
        value: Decimal::ZERO,
        step: Decimal::ONE,
        rounded: false,
        ordinal: false,
        weak: false,
        vague: false,
        digits: None,
        scaled: false,
        fraction: false,
        scale: Decimal::ONE,
    };

    /// Its value as a small whole number, if it is one.
    pub(crate) fn whole(&self) -> Option<u32> {
        use rust_decimal::prelude::ToPrimitive;
        self.value.is_integer().then(|| self.value.to_u32()).flatten()
    }

    /// The same without its sign.
    fn whole_magnitude(&self) -> Option<u32> {
        Self { value: self.value.abs(), ..*self }.whole()
    }
}

/// Reads all numbers of a token row; every token ends in exactly one node.
pub(crate) fn row<'t>(text: &'t str, tokens: &[Token], language: &'t Language) -> Row<'t> {
    let reader = Reader { text, tokens, language };
    let mut row = Row::with_capacity(text, language, tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let may_begin = match token.kind {
            TokenKind::Word(id) => language.powers(id).has(Powers::BEGINS_NUMBER),
            TokenKind::Digits(_) => true,
            TokenKind::NumericDate { .. } | TokenKind::YearPair { .. } | TokenKind::Other => false,
        };
        if may_begin && let Some((number, next)) = reader.number(at) {
            let last = tokens.get(next - 1).unwrap_or(token);
            let kind = match token.kind {
                TokenKind::Word(id) if next == at + 1 => NodeKind::Word(id),
                TokenKind::Word(_)
                | TokenKind::Digits(_)
                | TokenKind::NumericDate { .. }
                | TokenKind::YearPair { .. }
                | TokenKind::Other => NodeKind::Number,
            };
            let start =
                if number.value.is_sign_negative() { reader.signed_start(token.span.start) } else { token.span.start };
            // A sign that belongs to the number stands no longer between it and what is before.
            let gap = match at.checked_sub(1).and_then(|before| tokens.get(before)) {
                Some(before) if start < token.span.start => gap(text, before.after, start),
                Some(_) | None => token.gap,
            };
            row.push(Span::new(start, last.span.end), gap, kind, Some(number));
            at = next;
            continue;
        }
        let kind = match token.kind {
            TokenKind::Word(id) => NodeKind::Word(id),
            TokenKind::NumericDate { year, month, day } => NodeKind::NumericDate { year, month, day },
            TokenKind::YearPair { from, to } => NodeKind::YearPair { from, to },
            TokenKind::Digits(_) | TokenKind::Other => NodeKind::Other,
        };
        row.push(token.span, token.gap, kind, None);
        at += 1;
    }
    row
}

/// The value so far: closed parts with their powers, the section being read, and its last small part.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, not a state")]
#[derive(Clone, Debug, Default)]
struct Sum {
    parts: Vec<(Decimal, u8)>,
    section: Decimal,
    tail: Option<Decimal>,
    /// The power of the last multiplier, if the last thing read was one.
    last_power: Option<u8>,
    started: bool,
    scaled: bool,
    /// Whether it began with digits.
    by_digits: bool,
    /// Whether those have decimals: such a figure is complete with its scale word.
    has_decimals: bool,
}

/// 1 followed by so many zeros; none beyond what a decimal holds.
pub(crate) fn power_of_ten(power: u8) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(10_i128.checked_pow(u32::from(power))?, 0).ok()
}

impl Sum {
    /// Whether `value` fits below what was read so far, and if so adds it.
    fn add(&mut self, value: Decimal, rules: Rules, joined_by_and: bool) -> bool {
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
                let low = tail % Decimal::ONE_HUNDRED;
                let tens_then_unit = value < ten && low >= Decimal::TWO * ten && (low % ten).is_zero();
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
    fn multiply(&mut self, power: u8, rules: Rules) -> Option<()> {
        let unit = power_of_ten(power)?;
        let inner = power < if rules.myriad { 4 } else { 3 };
        if inner {
            let factor = match self.tail.take() {
                Some(tail) => tail,
                None if self.section.is_zero() || (self.section % unit.checked_mul(Decimal::TEN)?).is_zero() => {
                    Decimal::ONE
                }
                None => return None,
            };
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
            if below.is_zero() {
                below = Decimal::ONE;
            }
            self.parts.push((below.checked_mul(unit)?, power));
        }
        self.started = true;
        self.last_power = Some(power);
        self.scaled = true;
        Some(())
    }

    fn value(&self) -> Option<Decimal> {
        let mut value = self.section.checked_add(self.tail.unwrap_or_default())?;
        for (part, _) in &self.parts {
            value = value.checked_add(*part)?;
        }
        Some(value)
    }

    fn has_scale(&self) -> bool {
        !self.parts.is_empty()
    }
}

#[derive(Clone, Copy, Debug)]
struct Rules {
    myriad: bool,
    vigesimal: bool,
    units_first: bool,
}

struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
    language: &'t Language,
}

impl Reader<'_> {
    fn senses(&self, at: usize) -> &[Sense] {
        match self.tokens.get(at).map(|token| token.kind) {
            Some(TokenKind::Word(id)) => self.language.senses(id),
            Some(
                TokenKind::Digits(_) | TokenKind::NumericDate { .. } | TokenKind::YearPair { .. } | TokenKind::Other,
            )
            | None => &[],
        }
    }

    fn digits(&self, at: usize) -> Option<Digits> {
        match self.tokens.get(at)?.kind {
            TokenKind::Digits(digits) => Some(digits),
            TokenKind::Word(_) | TokenKind::NumericDate { .. } | TokenKind::YearPair { .. } | TokenKind::Other => None,
        }
    }

    /// What stands between token `at - 1` and token `at`.
    fn gap_before(&self, at: usize) -> Gaps {
        self.tokens.get(at).map_or(0, |token| token.gap)
    }

    fn rules(&self) -> Rules {
        Rules {
            myriad: self.language.myriad,
            vigesimal: self.language.vigesimal,
            units_first: self.language.units_first,
        }
    }

    /// Where a number begins whose minus sign touches its first digit.
    fn signed_start(&self, start: usize) -> usize {
        let before = self.text.get(..start).unwrap_or_default();
        match before.chars().next_back() {
            Some(sign @ ('-' | '\u{2212}' | '\u{FF0D}')) => start - sign.len_utf8(),
            _ => start,
        }
    }

    /// Whether a minus sign touches the figure from the left and nothing touches the sign.
    fn is_signed(&self, start: usize) -> bool {
        let before = self.text.get(..start).unwrap_or_default();
        let mut chars = before.chars().rev();
        let signed = matches!(chars.next(), Some('-' | '\u{2212}' | '\u{FF0D}'));
        let free = match chars.next() {
            None => true,
            // "75 -300" are two figures.
            Some(c) if c.is_whitespace() => chars.next().is_none_or(|c| digit(c).is_none()),
            Some(c) => "([{\"'“„=:".contains(c) || script(c) == Script::Kana,
        };
        signed && free
    }

    /// The number that begins at a token, and the token after it.
    fn number(&self, at: usize) -> Option<(Number, usize)> {
        if self.senses(at).iter().any(|sense| matches!(sense, Sense::Minus)) {
            if self.gap_before(at + 1) & (GAP_NONE | GAP_SPACE) == 0 {
                return None;
            }
            let (number, next) = self.unsigned(at + 1)?;
            let weak = number.weak && !self.language.myriad;
            let negative = Number { value: -number.value, digits: None, weak, ..number };
            return (!number.ordinal && !number.vague).then(|| self.raised(negative, next));
        }
        let start = self.tokens.get(at)?.span.start;
        let (number, next) = self.unsigned(at)?;
        if self.digits(at).is_some() && self.is_signed(start) && !number.ordinal {
            return Some(self.raised(Number { value: -number.value, digits: None, ..number }, next));
        }
        Some(self.raised(number, next))
    }

    /// The number with the power that follows it in words, if one does: "10 to the 13th".
    fn raised(&self, number: Number, next: usize) -> (Number, usize) {
        let is = |at: usize, wanted: Sense| {
            self.gap_before(at) & (GAP_NONE | GAP_SPACE) != 0 && self.senses(at).contains(&wanted)
        };
        let raised = || {
            let near = self.gap_before(next + 1) & (GAP_NONE | GAP_SPACE) != 0;
            let (power, after) = self.number(next + 1).filter(|_| near)?;
            let exponent = power.whole_magnitude()?;
            let negative = power.value.is_sign_negative();
            let factor = (0..exponent).try_fold(Decimal::ONE, |value, _| value.checked_mul(number.value))?;
            let value = if negative { Decimal::ONE.checked_div(factor)? } else { factor };
            is(after, Sense::PowerWord).then_some((Number { value, digits: None, weak: false, ..number }, after + 1))
        };
        if is(next, Sense::PowerLink) { raised().unwrap_or((number, next)) } else { (number, next) }
    }

    fn unsigned(&self, at: usize) -> Option<(Number, usize)> {
        if let Some(found) = self.digit_row(at) {
            return Some(found);
        }
        if let Some(found) = self.linked_fraction(at) {
            return Some(found);
        }
        let mut sum = Sum::default();
        let mut step = Decimal::ONE;
        let mut rounded = false;
        let mut weak = false;
        let mut next = at;
        let mut plain_digits = None;
        let mut scale = Decimal::ONE;
        if let Some(next) = self.neighbours(at) {
            let (number, after) = self.unsigned(next)?;
            return Some((Number { vague: true, ..number }, after));
        }
        if let Some(next) = self.vague(at) {
            return Some((Number { value: Decimal::from(3), vague: true, ..Number::EMPTY }, next));
        }
        if let Some(digits) = self.digits(at) {
            if digits.ordinal || digits.decade || digits.apostrophe || digits.roman {
                let number = Number {
                    value: digits.value,
                    step: Decimal::ONE,
                    rounded: false,
                    ordinal: digits.ordinal,
                    weak: false,
                    vague: false,
                    digits: Some(digits),
                    scaled: false,
                    fraction: false,
                    scale: Decimal::ONE,
                };
                return Some((number, at + 1));
            }
            step = if digits.fraction { Decimal::ONE } else { Decimal::try_new(1, u32::from(digits.decimals)).ok()? };
            rounded = digits.decimals > 0 && !digits.fraction;
            sum.tail = Some(digits.value);
            sum.started = true;
            sum.by_digits = true;
            sum.has_decimals = digits.decimals > 0;
            plain_digits = Some(digits);
            next += 1;
            if self.gap_before(next) & (GAP_NONE | GAP_SPACE | GAP_HYPHEN) == 0 {
                let number = Number {
                    value: digits.value,
                    step,
                    rounded,
                    digits: plain_digits,
                    fraction: digits.fraction,
                    ..Number::EMPTY
                };
                return Some((number, next));
            }
            // "1 4/5"
            if let Some(part) = self
                .digits(next)
                .filter(|part| part.fraction && part.value < Decimal::ONE && digits.decimals == 0 && !digits.fraction)
                && self.gap_before(next) & GAP_SPACE != 0
            {
                let value = digits.value.checked_add(part.value)?;
                return Some((Number { value, fraction: true, ..Number::EMPTY }, next + 1));
            }
        }
        loop {
            let gap = if next == at { GAP_NONE } else { self.gap_before(next) };
            if gap & (GAP_NONE | GAP_SPACE | GAP_HYPHEN) == 0 {
                break;
            }
            if let Some((fresh_step, after)) = self.part(next, gap, &mut sum, plain_digits.is_some() && next == at + 1)
            {
                match fresh_step {
                    Part::Scale(power) => {
                        if next == at + 1 && plain_digits.is_some() {
                            scale = power_of_ten(power)?;
                        }
                        step = step.checked_mul(power_of_ten(power)?)?;
                        rounded |= power >= 3;
                    }
                    Part::Added => step = Decimal::ONE,
                    Part::Weak => {
                        step = Decimal::ONE;
                        weak = next == at;
                    }
                    Part::Digits(decimals) => {
                        step = Decimal::try_new(1, u32::from(decimals)).ok()?;
                    }
                }
                if next > at {
                    plain_digits = None;
                    weak = false;
                }
                next = after;
                continue;
            }
            break;
        }
        let mut number = Number {
            value: Decimal::ZERO,
            step,
            rounded: rounded || sum.has_scale(),
            ordinal: false,
            weak: next == at + 1
                && (weak || self.language.myriad && plain_digits.is_none() && sum.scaled && self.is_bare_scale(at)),
            vague: false,
            digits: plain_digits,
            scaled: sum.scaled,
            fraction: plain_digits.is_some_and(|digits| digits.fraction),
            scale,
        };
        if sum.started {
            number.value = sum.value()?;
            if let Some((ordinal, after)) = self.ordinal_end(next, next > at, &sum) {
                number.value = ordinal;
                number.ordinal = true;
                number.digits = None;
                number.weak = false;
                return Some((number, after));
            }
            if let Some((number, after)) = self.after_whole(number, next) {
                return Some((number, after));
            }
            return Some((number, next));
        }
        self.other_start(at)
    }

    /// One more part of a number: a number word, a scale word, "and" with what follows, or digits after a scale.
    fn part(&self, at: usize, gap: Gaps, sum: &mut Sum, after_digits: bool) -> Option<(Part, usize)> {
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
                    if gap & GAP_HYPHEN != 0 && after_digits {
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
    fn ordinal_end(&self, at: usize, began: bool, sum: &Sum) -> Option<(Decimal, usize)> {
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
                    let fits = if power == 0 {
                        grown.add(Decimal::from(add), self.rules(), by_and)
                    } else {
                        (add == 0 || grown.add(Decimal::from(add), self.rules(), by_and))
                            && grown.multiply(power, self.rules()).is_some()
                    };
                    if fits {
                        let next = self.more_ordinals(&mut grown, at + 1);
                        return Some((grown.value()?, next));
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// Further ordinals that belong to one: "the twenty and fifth", where each part is an ordinal.
    fn more_ordinals(&self, sum: &mut Sum, mut next: usize) -> usize {
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

    /// What can follow a whole number: a fraction of it, "and a half", "point five", a scale after those.
    fn after_whole(&self, number: Number, at: usize) -> Option<(Number, usize)> {
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
                Sense::Fraction { numerator, denominator } if !number.rounded && number.value.is_integer() => {
                    let value =
                        number.value.checked_mul(Decimal::from(numerator))?.checked_div(Decimal::from(denominator))?;
                    let fraction = Number { value, digits: None, weak: false, fraction: true, ..number };
                    return self.scaled_fraction(fraction, at + 1);
                }
                Sense::Denominator { .. } | Sense::Number { .. } if !number.rounded && number.value.is_integer() => {
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
                    if self.gap_before(at + 1) & (GAP_NONE | GAP_SPACE) == 0 || number.rounded && !number.scaled {
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
                    let whole = number.value.is_integer()
                        && below.value.is_integer()
                        && below.value > number.value
                        && !below.ordinal
                        && !below.vague;
                    if self.gap_before(at + 1) & (GAP_NONE | GAP_SPACE) == 0 || !whole || number.scaled {
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
                            Sense::Number { add: add @ 0..=9, power: 0, .. } => Some(add),
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

    fn is_sign_with_unit(&self, at: usize) -> bool {
        let sign = self.tokens.get(at).and_then(|token| token.span.of(self.text).chars().next());
        sign.is_some_and(|sign| self.language.decimal_with_unit.contains(&sign))
    }

    fn is_ordinal_word(&self, at: usize) -> bool {
        self.senses(at).iter().any(|sense| matches!(sense, Sense::Ordinal { .. }))
    }

    /// Whether a fraction word is followed by what is shared, or by nothing.
    fn is_shared(&self, at: usize) -> bool {
        let end = self.tokens.get(at).map_or(self.text.len(), |token| token.span.end);
        let mut after = self.text.get(end..).unwrap_or_default().chars();
        let word_follows = after.next() == Some(' ') && after.next().is_some_and(char::is_alphanumeric);
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

    /// "five six ten-thousand" for fifty or sixty thousand: a digit before a number that begins with the next one.
    /// The answer is the token of that number.
    fn neighbours(&self, at: usize) -> Option<usize> {
        if !self.language.myriad || self.gap_before(at + 1) & GAP_NONE == 0 || self.gap_before(at + 2) & GAP_NONE == 0 {
            return None;
        }
        let small = |at: usize| {
            self.senses(at).iter().find_map(|sense| match *sense {
                Sense::Number { add: add @ 1..=9, power: 0, .. } => Some(add),
                _ => None,
            })
        };
        let goes_on = self
            .senses(at + 2)
            .iter()
            .any(|sense| matches!(sense, Sense::Number { add: 0, power: 1.., .. } | Sense::Counter { .. }));
        (small(at)? + 1 == small(at + 1)? && goes_on).then_some(at + 1)
    }

    /// The token after a vague count: "several thousand", "hundreds of thousands", "thousands" alone.
    fn vague(&self, at: usize) -> Option<usize> {
        let is_vague = self.senses(at).iter().any(|sense| matches!(sense, Sense::Vague));
        let is_weak_scale =
            self.senses(at).iter().any(|sense| matches!(sense, Sense::Number { add: 0, power: 1.., weak: true }));
        // After a hedge a scale word stands for one of it: "about a thousand" in languages without an article.
        let hedged = at > 0
            && self.gap_before(at) & GAP_SPACE != 0
            && self.senses(at - 1).iter().any(|sense| matches!(sense, Sense::Hedge(_)));
        if !(is_vague || is_weak_scale && !hedged) {
            return None;
        }
        let mut next = at + 1;
        loop {
            let linked = next
                + usize::from(self.gap_before(next) & GAP_SPACE != 0 && self.senses(next).contains(&Sense::Linker));
            if self.scale(linked).is_none() {
                return Some(next);
            }
            next = linked + 1;
        }
    }

    /// Whether a token is nothing but a scale word.
    fn is_bare_scale(&self, at: usize) -> bool {
        self.senses(at).iter().any(|sense| matches!(sense, Sense::Number { add: 0, power: 1.., .. }))
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
            .filter(|&value| (10..1000).contains(&value) && !number.ordinal && !number.fraction && !number.vague)?;
        Some((number.value, if value < 100 { 2 } else { 3 }, next))
    }

    /// The power of a scale word at a token.
    fn scale(&self, at: usize) -> Option<u8> {
        (self.gap_before(at) & (GAP_NONE | GAP_SPACE | GAP_HYPHEN) != 0).then_some(())?;
        self.senses(at).iter().find_map(|sense| match *sense {
            Sense::Number { add: 0, power, .. } if power > 0 => Some(power),
            _ => None,
        })
    }

    /// A fraction ("half a million"), an ordinal word, or a vague count.
    fn other_start(&self, at: usize) -> Option<(Number, usize)> {
        let base = Number::EMPTY;
        for sense in self.senses(at) {
            match *sense {
                Sense::Fraction { numerator, denominator } => {
                    let value = Decimal::from(numerator).checked_div(Decimal::from(denominator))?;
                    // "half" alone is no figure; "one and a half" in one word is, and "½".
                    let spelled = self
                        .tokens
                        .get(at)
                        .is_some_and(|token| token.span.of(self.text).starts_with(char::is_alphabetic));
                    let weak = spelled && numerator == 1;
                    return self.scaled_fraction(Number { value, fraction: true, weak, ..base }, at + 1);
                }
                Sense::Ordinal { add, power } => {
                    let mut sum = Sum::default();
                    if add > 0 || power == 0 {
                        sum.add(Decimal::from(add), self.rules(), false);
                    }
                    if power > 0 {
                        sum.multiply(power, self.rules())?;
                    }
                    let next = self.more_ordinals(&mut sum, at + 1);
                    return Some((Number { value: sum.value()?, ordinal: true, ..base }, next));
                }
                Sense::OrdinalPrefix if self.gap_before(at + 1) & (GAP_NONE | GAP_SPACE) != 0 => {
                    let (number, next) = self.unsigned(at + 1)?;
                    if number.value.is_integer() && !number.fraction && !number.vague {
                        return Some((Number { ordinal: true, digits: None, weak: false, ..number }, next));
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// "half a million", "a quarter of a million", "half a dozen": the scale after a fraction.
    fn scaled_fraction(&self, fraction: Number, at: usize) -> Option<(Number, usize)> {
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
        let times = self.senses(next).iter().find_map(|sense| match *sense {
            Sense::Times(factor) => Some(factor),
            _ => None,
        });
        if let Some(factor) = times.filter(|_| self.gap_before(next) & (GAP_SPACE | GAP_NONE) != 0) {
            let value = fraction.value.checked_mul(Decimal::from(factor))?;
            return Some((Number { value, fraction: false, weak: false, ..fraction }, next + 1));
        }
        Some((fraction, at))
    }

    /// Digits said or written one by one: "二〇二二", "two zero one nine".
    fn digit_row(&self, at: usize) -> Option<(Number, usize)> {
        let small = |at: usize| {
            self.senses(at).iter().find_map(|sense| match *sense {
                Sense::Number { add: add @ 0..=9, power: 0, .. } => Some(u8::try_from(add).unwrap_or(0)),
                _ => None,
            })
        };
        let allowed = if self.language.digit_by_digit {
            GAP_NONE | GAP_SPACE
        } else if self.language.myriad {
            GAP_NONE
        } else {
            return None;
        };
        let mut digits = vec![small(at)?];
        let mut next = at + 1;
        while self.gap_before(next) & allowed != 0 {
            let Some(digit) = small(next) else { break };
            digits.push(digit);
            next += 1;
        }
        let scale = self.scale(next);
        let short = match digits.as_slice() {
            // "七〇", "三五％", "五〇億円", but "二三人" are two or three.
            [first, second] => {
                let counts = scale.is_some_and(|power| power >= 4)
                    || self.gap_before(next) & GAP_NONE != 0
                        && self.senses(next).iter().any(|sense| {
                            matches!(
                                sense,
                                Sense::Percent
                                    | Sense::Tenths
                                    | Sense::Money { .. }
                                    | Sense::Measure(_)
                                    | Sense::Counter { .. }
                                    | Sense::Grain(_)
                            )
                        });
                self.language.myriad && *first > 0 && first + 1 != *second && (*second == 0 || counts)
            }
            [_] => false,
            [..] => scale.is_none() || self.language.myriad && scale.is_some_and(|power| power >= 4),
        };
        if !short {
            return None;
        }
        let value = digits.iter().try_fold(Decimal::ZERO, |value, &digit| {
            value.checked_mul(Decimal::TEN)?.checked_add(Decimal::from(digit))
        })?;
        if let Some(power) = scale {
            let step = power_of_ten(power)?;
            let value = value.checked_mul(step)?;
            return Some((Number { value, step, rounded: true, scaled: true, ..Number::EMPTY }, next + 1));
        }
        let written = Digits::plain(value, u8::try_from(digits.len()).unwrap_or(u8::MAX));
        Some((Number { value, digits: Some(written), ..Number::EMPTY }, next))
    }

    /// "five parts of which three": the denominator, a link, the numerator.
    fn linked_fraction(&self, at: usize) -> Option<(Number, usize)> {
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
        let before = Reader { text: self.text, tokens: self.tokens.get(..link)?, language: self.language };
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

/// What a part of a number did.
enum Part {
    Scale(u8),
    Added,
    Weak,
    Digits(u8),
}
