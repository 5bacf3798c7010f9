//! One number grammar for all languages: number words, digits and scale words add up to a value.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a word may have many senses; each grammar asks for the few that it takes"
)]

mod fraction;
mod part;
mod sum;
#[cfg(test)]
mod tests;

pub(crate) use sum::power_of_ten;

use part::Part;
use sum::{Rules, Sum};

use std::cell::Cell;

use crate::lang::{
    GAP_HYPHEN, GAP_NONE, GAP_SPACE, Gaps, Language, Powers, Script, Sense, digit, is_letter, is_word, script,
};
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
    /// What its last scale word multiplies the rest by, if there is only one; 1 without any.
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

    /// Whether it is a whole number down to its last digit, so that it can stand above the line of a fraction.
    fn is_exact(&self) -> bool {
        self.value.is_integer() && (!self.rounded || self.digits.is_none() && self.step == Decimal::ONE)
    }

    /// The same without its sign.
    fn whole_magnitude(&self) -> Option<u32> {
        Self { value: self.value.abs(), ..*self }.whole()
    }
}

/// Reads all numbers of a token row; every token ends in exactly one node.
pub(crate) fn row<'t>(text: &'t str, tokens: &[Token], language: &'t Language) -> Row<'t> {
    let reader = Reader { text, tokens, language, depth: Cell::new(0) };
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

/// How many bytes may stand behind a figure in a cell that holds nothing else: a percent sign, a full stop.
const MAX_CELL_END: usize = 4;

const fn is_minus(c: char) -> bool {
    matches!(c, '-' | '\u{2212}' | '\u{FF0D}')
}

struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
    language: &'t Language,
    /// How many numbers are being read that end in the one being read.
    depth: Cell<u8>,
}

/// How deep numbers may end in others: "minus one over two".
const MAX_DEPTH: u8 = 8;

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
            Some(sign) if is_minus(sign) => start - sign.len_utf8(),
            Some(_) if before.trim().chars().eq(before.trim().chars().next().filter(|&sign| is_minus(sign))) => {
                before.len() - before.trim_start().len()
            }
            Some(_) | None => start,
        }
    }

    /// Whether a minus sign touches the figure from the left and nothing touches the sign, or whether sign and figure
    /// are all that there is, as in the cell of a table.
    fn is_signed(&self, at: usize, start: usize, end: usize) -> bool {
        let before = self.text.get(..start).unwrap_or_default();
        let mut chars = before.chars().rev();
        let signed = chars.next().is_some_and(is_minus);
        if !signed {
            let after = self.text.get(end..).unwrap_or_default();
            let mut sign = before.trim().chars();
            return after.len() <= MAX_CELL_END
                && !after.contains(is_word)
                && sign.next().is_some_and(is_minus)
                && sign.next().is_none();
        }
        let free = match chars.next() {
            None => true,
            // "75 -300" are two figures.
            Some(c) if c.is_whitespace() => chars.next().is_none_or(|c| digit(c).is_none()),
            Some(c) => {
                "([{\"'“„=:".contains(c) || script(c) == Script::Kana || !is_letter(c) && self.is_behind_currency(at)
            }
        };
        signed && free
    }

    /// Whether what stands before a token and its sign stands before amounts of money: "$-5".
    fn is_behind_currency(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| {
            let is_prefix = |sense: &Sense| matches!(sense, Sense::Money { prefix: true, .. });
            self.gap_before(at) & GAP_HYPHEN != 0 && self.senses(before).iter().any(is_prefix)
        })
    }

    /// The number that begins at a token, and the token after it.
    fn number(&self, at: usize) -> Option<(Number, usize)> {
        self.deeper(|| self.signed(at))
    }

    fn signed(&self, at: usize) -> Option<(Number, usize)> {
        if self.senses(at).iter().any(|sense| matches!(sense, Sense::Minus)) {
            if self.gap_before(at + 1) & (GAP_NONE | GAP_SPACE | GAP_HYPHEN) == 0 {
                return None;
            }
            let (number, next) = self.unsigned(at + 1)?;
            // "minus one" is a number where no noun follows that the one could be an article of.
            let weak = number.weak && !self.language.myriad && !self.ends_sentence(next);
            let negative = Number { value: -number.value, digits: None, weak, ..number };
            return (!number.ordinal && !number.vague).then(|| self.raised(negative, next));
        }
        let start = self.tokens.get(at)?.span.start;
        let (number, next) = self.unsigned(at)?;
        let end = self.tokens.get(next - 1)?.span.end;
        if self.digits(at).is_some() && !number.ordinal && self.is_signed(at, start, end) {
            return Some(self.raised(Number { value: -number.value, digits: None, ..number }, next));
        }
        Some(self.raised(number, next))
    }

    /// Whether a sentence, or the text, ends before a token.
    fn ends_sentence(&self, next: usize) -> bool {
        let end = next.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(0, |token| token.span.end);
        let after = self.text.get(end..).unwrap_or_default().trim_start_matches(' ');
        after.chars().next().is_none_or(|c| matches!(c, '.' | '!' | '?' | '\n' | '\u{3002}' | '\u{061F}'))
    }

    /// The number with the power that follows it in words, if one does: "10 to the 13th".
    fn raised(&self, number: Number, next: usize) -> (Number, usize) {
        let is = |at: usize, wanted: Sense| {
            self.gap_before(at) & (GAP_NONE | GAP_SPACE) != 0 && self.senses(at).contains(&wanted)
        };
        let raised = || {
            // A minus sign stands between the link and its power.
            let near = self.gap_before(next + 1) & (GAP_NONE | GAP_SPACE | GAP_HYPHEN) != 0;
            let (power, after) = self.number(next + 1).filter(|_| near)?;
            let exponent = power.whole_magnitude()?;
            let negative = power.value.is_sign_negative();
            let factor = (0..exponent).try_fold(Decimal::ONE, |value, _| value.checked_mul(number.value))?;
            let value = if negative { Decimal::ONE.checked_div(factor)? } else { factor };
            is(after, Sense::PowerWord).then_some((Number { value, digits: None, weak: false, ..number }, after + 1))
        };
        if is(next, Sense::PowerLink) { raised().unwrap_or((number, next)) } else { self.multiplied(number, next) }
    }

    /// The number with the power of ten in words that it is multiplied by, if one follows: "1.2 × 10 to the 13th".
    fn multiplied(&self, number: Number, next: usize) -> (Number, usize) {
        let multiplied = || {
            let ten = self.digits(next).filter(|digits| digits.value == Decimal::TEN)?;
            self.senses(next + 1).contains(&Sense::PowerLink).then_some(())?;
            let from = self.tokens.get(next.checked_sub(1)?)?.span.end;
            let sign = self.text.get(from..self.tokens.get(next)?.span.start)?.trim();
            matches!(sign, "\u{D7}" | "x" | "*").then_some(())?;
            let ten = Number { value: ten.value, digits: Some(ten), ..Number::EMPTY };
            let (power, after) = self.raised(ten, next + 1);
            let value = number.value.checked_mul(power.value)?;
            let step = number.step.checked_mul(power.value)?;
            (after > next + 1).then_some((Number { value, step, rounded: true, digits: None, ..number }, after))
        };
        multiplied().unwrap_or((number, next))
    }

    /// The same without a sign and a power; none where numbers end in numbers without end, "one over one over one …".
    fn unsigned(&self, at: usize) -> Option<(Number, usize)> {
        self.deeper(|| self.plain(at))
    }

    fn deeper<T>(&self, read: impl FnOnce() -> Option<T>) -> Option<T> {
        let depth = self.depth.get();
        (depth < MAX_DEPTH).then_some(())?;
        self.depth.set(depth + 1);
        let found = read();
        self.depth.set(depth);
        found
    }

    fn plain(&self, at: usize) -> Option<(Number, usize)> {
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
                // "140 milyondan 180": the ending of the first number ends it.
                if self.senses(next - 1).contains(&Sense::Closing) {
                    break;
                }
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
            // "three *million*"
            if let (Some(power @ 3..), [(_, _)]) = (sum.last_power, sum.parts.as_slice())
                && number.scale == Decimal::ONE
                && next > at + 1
            {
                number.scale = power_of_ten(power)?;
            }
            if next == at + 1
                && plain_digits.is_none()
                && number.value == Decimal::ONE
                && let Some((below, after)) = self.below_one(next, weak)
            {
                let value = Decimal::ONE.checked_div(below)?;
                return Some((Number { value, fraction: true, ..Number::EMPTY }, after));
            }
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
            let is_times = |sense: &Sense| matches!(sense, Sense::Times(_));
            let several = is_vague && self.gap_before(next) & GAP_SPACE != 0 && self.senses(next).iter().any(is_times);
            if self.scale(linked).is_none() && !several {
                return Some(next);
            }
            next = linked + 1;
        }
    }

    /// Whether a token is nothing but a scale word.
    fn is_bare_scale(&self, at: usize) -> bool {
        self.senses(at).iter().any(|sense| matches!(sense, Sense::Number { add: 0, power: 1.., .. }))
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
                    let spelled =
                        self.tokens.get(at).is_some_and(|token| token.span.of(self.text).starts_with(is_letter));
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
                    let (value, next) = self.added_behind(sum.value()?, next)?;
                    return Some((Number { value, ordinal: true, ..base }, next));
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
}
