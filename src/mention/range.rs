//! What the two ends of a range of amounts share: "$10-15 million", "3 to 4 per cent".

use super::amount::{Found, times};
use super::grammar::Grammar;
use crate::lang::{GAP_DASH, GAP_HYPHEN, Sense};
use crate::mention::date::is_close;
use crate::mention::lexer::gap;
use crate::mention::{Mention, Stated};
use crate::value::{Currency, Decimal, Unit};

impl Grammar<'_> {
    /// The currency of an amount with its sign before it that a dash ties to the figure at a node: "$10-*15 million*",
    /// or a word, where nothing is counted: "between £5 and *6bn*".
    pub(super) fn ranged_money(&self, at: usize) -> Option<Currency> {
        let Mention { span, stated: Stated::Quantity(before) } = self.mentions.last()? else { return None };
        let Unit::Money(currency) = before.quantity.unit else { return None };
        let node = self.row.get(at)?;
        let between = self.text.get(span.end..node.span.start)?;
        let signed = before.figure.end == span.end && before.figure.start > span.start;
        let is_figure = self.number(at).is_some_and(|number| !number.weak && !number.ordinal && !number.fraction);
        if before.minor > 1 || !signed || !is_figure {
            return None;
        }
        let by_dash = matches!(between, "-" | "\u{2010}" | "\u{2011}" | "\u{2013}" | "\u{2014}" | "~" | "\u{FF5E}");
        let by_word = || {
            let opened = at
                .checked_sub(4)
                .is_some_and(|open| self.has(open, Sense::RangeOpen) && is_close(self.gap_before(open + 1)));
            let linked = self.has(at - 1, Sense::FigureLink) || opened && self.has(at - 1, Sense::RangeLink);
            let larger =
                self.number(at).is_some_and(|number| number.scaled && number.value > before.quantity.figure.value);
            let plain = before.quantity.figure.step <= Decimal::ONE && !before.quantity.figure.rounded;
            linked
                && is_close(self.gap_before(at))
                && is_close(self.gap_before(at - 1))
                && larger
                && plain
                && (opened || !self.row.word_follows(at))
        };
        (by_dash || at > 1 && by_word()).then_some(currency)
    }

    /// Both ends of a range share what stands at the second: "3–5 million", "3–5 %", "between 3 and 4 per cent", "50 to
    /// 250 euros".
    pub(super) fn share(&mut self, at: usize, found: &Found) {
        let near = |at: usize| is_close(self.gap_before(at));
        let first = found.span.start;
        let Some(Mention { span, stated: Stated::Quantity(before) }) = self.mentions.last() else { return };
        let bare = before.quantity.unit == Unit::One;
        let same = bare || before.quantity.unit == found.unit && before.minor == 1 && found.minor == 1;
        let by_dash = gap(self.text, span.end, first) & (GAP_DASH | GAP_HYPHEN) != 0;
        let by_word = |opened: bool| {
            let Some(last) =
                at.checked_sub(2).filter(|&last| self.row.get(last).is_some_and(|node| node.span.end == span.end))
            else {
                return false;
            };
            // A sign before the figure is a node of its own.
            let signed = self.row.get(last).is_some_and(|node| node.span.start > span.start);
            let open = last.checked_sub(1 + usize::from(signed));
            near(at)
                && near(at - 1)
                && if opened {
                    self.has(at - 1, Sense::RangeLink)
                        && open.is_some_and(|open| near(open + 1) && self.has(open, Sense::RangeOpen))
                } else {
                    self.has(at - 1, Sense::FigureLink)
                }
        };
        let opened = by_word(true);
        if !same || !(by_dash || opened || by_word(false)) || !bare && !by_dash && found.span != found.figure_span {
            return;
        }
        let figure = before.quantity.figure;
        // "gave 300 to 20 people in 5 to 6 million": only what is smaller than the second end shares with it.
        let scaled = (found.factor > Decimal::ONE && figure.step <= Decimal::ONE)
            .then(|| times(figure, found.factor))
            .flatten()
            .filter(|scaled| scaled.value < found.figure.value);
        // "rose 120 or 1.2 per cent" says the same thing twice.
        let falls = scaled.unwrap_or(figure).value >= found.figure.value;
        if falls && !by_dash && !opened {
            return;
        }
        let takes_unit = bare && found.unit != Unit::One && !(opened && figure.rounded && figure.step > Decimal::ONE);
        let unit = takes_unit.then(|| found.unit.clone());
        let Some(Mention { stated: Stated::Quantity(before), .. }) = self.mentions.last_mut() else { return };
        if let Some(scaled) = scaled {
            before.quantity.figure = scaled;
        }
        if let Some(unit) = unit {
            before.quantity.unit = unit;
            before.shared_unit = true;
        }
    }
}
