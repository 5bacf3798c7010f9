//! What is said only of money: scale letters, codes between two figures, cents behind an amount.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a word may have many senses; each grammar asks for the few that it takes"
)]

use super::amount::Found;
use super::grammar::Grammar;
use crate::lang::{GAP_COMMA, GAP_NONE, GAP_SPACE, Sense, is_letter};
use crate::mention::date::is_close;
use crate::mention::number::{Number, power_of_ten};
use crate::value::{Currency, Decimal, Figure};

impl Grammar<'_> {
    /// The power of a scale word behind a currency's sign, which then has no figure of its own: "75 USD *million*".
    pub(super) fn scale_behind(&self, at: usize) -> Option<u8> {
        (self.gap_before(at) & GAP_SPACE != 0).then_some(())?;
        self.senses(at).iter().find_map(|sense| match *sense {
            Sense::Number { add: 0, power: power @ 3.., .. } => Some(power),
            _ => None,
        })
    }

    /// Whether a sign with blanks on both sides belongs to the figure before it, though one follows: "10 RMB 20 USD",
    /// where the next has a sign of its own, and "17 USD 25", where cents follow. After a year it does not.
    pub(super) fn is_between(&self, sign: usize, found: &Found) -> bool {
        let is_code = self.row.get(sign).is_some_and(|node| node.span.of(self.text).chars().all(is_letter));
        let may_be_year = sign
            .checked_sub(1)
            .and_then(|at| self.number(at))
            .and_then(|number| number.digits)
            .is_none_or(|digits| digits.integer_digits == 4 && !digits.grouped);
        if !is_code || found.weak || may_be_year || self.gap_before(sign + 1) & GAP_SPACE == 0 {
            return false;
        }
        let is_money = |sense: &Sense| matches!(sense, Sense::Money { .. });
        let next_is_paid = is_close(self.gap_before(sign + 2)) && self.senses(sign + 2).iter().any(is_money);
        let cents = self.number(sign + 1).and_then(|next| next.digits);
        let cents_follow = cents.is_some_and(|cents| cents.integer_digits == 2 && cents.decimals == 0)
            && found.figure.value.is_integer();
        next_is_paid || cents_follow && !self.row.word_follows(sign + 1)
    }

    /// Whether a hundredth of a currency follows: "3 CAD 3 *cents*".
    pub(super) fn is_small_change(&self, at: usize) -> bool {
        is_close(self.gap_before(at))
            && self.senses(at).iter().any(|sense| matches!(sense, Sense::Money { minor, .. } if *minor > 1))
    }

    /// "five dollars and twenty cents"; "8亿元人民币".
    pub(super) fn more_money(&self, found: &mut Found, currency: Currency) {
        if is_close(self.gap_before(found.next))
            && self
                .senses(found.next)
                .iter()
                .any(|sense| matches!(sense, Sense::Money { currency: again, minor: 1, .. } if *again == currency))
        {
            found.span = found.span.cover(self.row.get(found.next).map_or(found.span, |node| node.span));
            found.next += 1;
        }
        // "50 cents, 5 euro cents" are two.
        if found.minor != 1 || !found.figure.value.is_integer() {
            return;
        }
        let mut at = found.next;
        let links = |at: usize| self.has(at, Sense::NumberAnd) || self.has(at, Sense::FractionAnd);
        if is_close(self.gap_before(at)) && links(at) {
            at += 1;
        }
        if self.gap_before(at) & (GAP_NONE | GAP_SPACE | GAP_COMMA) == 0 {
            return;
        }
        let Some(small) = self.number(at).filter(|small| !small.ordinal && !small.vague) else { return };
        if !is_close(self.gap_before(at + 1)) {
            self.cents_without_word(found, at, *small);
            return;
        }
        for &sense in self.senses(at + 1) {
            let Sense::Money { minor, currency: of, .. } = sense else { continue };
            if minor <= 1 || of != currency && minor != 100 {
                continue;
            }
            let Some(part) = small.value.checked_div(Decimal::from(minor)).filter(|part| *part < Decimal::ONE) else {
                continue;
            };
            let Some(value) = found.figure.value.checked_add(part) else { continue };
            let step = Decimal::ONE.checked_div(Decimal::from(minor)).unwrap_or(Decimal::ONE);
            found.figure = Figure { value, step, rounded: false };
            found.span = found.span.cover(self.row.get(at + 1).map_or(found.span, |node| node.span));
            found.next = at + 2;
            return;
        }
    }

    /// "15 dollars 50": a figure of two digits behind an amount, which counts nothing else.
    fn cents_without_word(&self, found: &mut Found, at: usize, small: Number) {
        let whole = found.figure.value.is_integer() && !found.figure.rounded && !found.scaled && found.minor == 1;
        let plain = small.digits.is_none_or(|digits| digits.integer_digits == 2 && digits.decimals == 0);
        let fits = small.whole().is_some_and(|cents| (10..100).contains(&cents)) && plain && !small.weak;
        let in_range = found.next < at && (at.saturating_sub(6)..at).any(|at| self.has(at, Sense::RangeOpen));
        if !whole || !fits || in_range || self.row.word_follows(at) || self.gap_before(at) & GAP_COMMA != 0 {
            return;
        }
        let cents = small.value.checked_div(Decimal::ONE_HUNDRED);
        let Some(value) = cents.and_then(|cents| found.figure.value.checked_add(cents)) else { return };
        let step = Decimal::ONE.checked_div(Decimal::ONE_HUNDRED).unwrap_or(Decimal::ONE);
        found.figure = Figure { value, step, rounded: false };
        found.span = found.span.cover(self.row.get(at).map_or(found.span, |node| node.span));
        found.next = at + 1;
    }

    /// The letter that multiplies an amount: "£5m".
    pub(super) fn money_scale(&self, found: &mut Found) {
        let power = self.senses(found.next).iter().find_map(|sense| match *sense {
            Sense::MoneyScale(power) => Some(power),
            _ => None,
        });
        let Some(scale) = power.and_then(power_of_ten) else { return };
        if let (Some(value), Some(step)) = (found.figure.value.checked_mul(scale), found.figure.step.checked_mul(scale))
        {
            found.figure = Figure { value, step, rounded: true };
            found.factor = scale;
            let letter = self.row.get(found.next).map_or(found.span, |node| node.span);
            found.span = found.span.cover(letter);
            found.figure_span = found.figure_span.cover(letter);
            found.next += 1;
        }
    }
}
