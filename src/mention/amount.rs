//! Amounts: figures with a currency, a percent sign, a unit, or alone, and the hedges around them.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a word may have many senses; each grammar asks for the few that it takes"
)]

use super::grammar::Grammar;
use crate::lang::{GAP_DASH, GAP_HYPHEN, GAP_NONE, GAP_SPACE, Script, Sense, is_word, script};
use crate::mention::date::is_close;
use crate::mention::lexer::gap;
use crate::mention::number::{Number, power_of_ten};
use crate::mention::row::NodeKind;
use crate::mention::{Mention, Stated, StatedQuantity};
use crate::span::Span;
use crate::value::{Decimal, Figure, Hedge, Quantity, Unit, UnitTable};

/// An amount as found: its value, its figure's place, and the node after it.
pub(super) struct Found {
    pub(super) figure: Figure,
    /// How many of these make one of the currency.
    pub(super) minor: u16,
    /// Whether the figure counts only with its unit.
    pub(super) weak: bool,
    /// Whether it carries a scale word.
    pub(super) scaled: bool,
    /// What its scale word or letter multiplies by, which the other end of a range shares: "3 to 4 *million*".
    pub(super) factor: Decimal,
    /// A hedge between the figure and its unit.
    pub(super) hedge: Option<(Hedge, Span)>,
    pub(super) unit: Unit,
    pub(super) figure_span: Span,
    pub(super) span: Span,
    pub(super) next: usize,
}

impl Grammar<'_> {
    /// The amount, percentage, quantity or number at a node.
    pub(super) fn amount(&self, at: usize) -> Option<Found> {
        if let Some(found) = self.sign_before(at) {
            return Some(found);
        }
        let number = self.number(at)?;
        let node = self.row.get(at)?;
        if let Some(digits) = number.digits
            && (digits.decade || digits.apostrophe || digits.roman)
        {
            return None;
        }
        let mut found = Found {
            figure: figure(number),
            minor: 1,
            weak: number.weak,
            scaled: number.scaled,
            factor: number.scale,
            hedge: None,
            unit: Unit::One,
            figure_span: node.span,
            span: node.span,
            next: at + 1,
        };
        if number.vague {
            return None;
        }
        if at > 0 && self.gap_before(at) & (GAP_NONE | GAP_SPACE | GAP_HYPHEN) != 0 && self.has(at - 1, Sense::Label) {
            return None;
        }
        if self.is_clock(at) || self.is_part_of_name(at) {
            return None;
        }
        if let Some(currency) = self.ranged_money(at) {
            found.unit = Unit::Money(currency);
            if self.gap_before(found.next) & GAP_NONE != 0 {
                self.money_scale(&mut found);
            }
            return Some(found);
        }
        if number.digits.is_some()
            && self.gap_before(found.next) & GAP_NONE != 0
            && self.senses(found.next + 1).iter().any(|sense| matches!(sense, Sense::Money { .. }))
            && self.gap_before(found.next + 1) & GAP_SPACE != 0
        {
            self.money_scale(&mut found);
        }
        if !number.ordinal && self.unit_after(&mut found) {
            return Some(found);
        }
        let counted = || {
            is_close(self.gap_before(at + 1))
                && self
                    .senses(at + 1)
                    .iter()
                    .any(|sense| matches!(sense, Sense::Counter { many } if !many || number.value > Decimal::ONE))
        };
        // What is a whole text is a cell of a table, not an article before a noun.
        let alone = || node.span.len() == self.text.trim().len();
        // "more than half" is a share.
        let hedged = || number.fraction && self.hedge(at, at + 1, false).is_some();
        let bare_scale = number.scaled && number.value >= Decimal::from(10_000);
        let lone = || self.language.myriad && !number.fraction && !bare_scale && self.is_apart(node.span);
        (!number.weak || alone() || hedged() || !number.fraction && counted() || lone()).then_some(found)
    }

    /// Whether a figure belongs to the name before it: "Halo 2, the sequel", "in Game 7." Only where nothing follows that
    /// it could count, in a sentence that is no headline with capitals throughout.
    fn is_part_of_name(&self, at: usize) -> bool {
        const WINDOW: usize = 80;
        let plain = self.number(at).and_then(|number| number.digits).is_some_and(|digits| {
            digits.integer_digits <= 3 && digits.decimals == 0 && !digits.grouped && !digits.ordinal && !digits.fraction
        });
        let Some(node) = self.row.get(at).filter(|_| plain) else { return false };
        let after = self.text.get(node.span.end..).unwrap_or_default();
        let ends = after.chars().next().is_none_or(|c| {
            matches!(
                c,
                '.' | ','
                    | ';'
                    | ':'
                    | '?'
                    | '!'
                    | ')'
                    | '"'
                    | '\''
                    | '\u{2019}'
                    | '\u{201C}'
                    | '\u{201D}'
                    | '\u{BB}'
                    | '\u{AB}'
                    | '\n'
            )
        });
        let Some(from) = self.name_before(at).filter(|_| ends) else { return false };
        let mut start = from.saturating_sub(WINDOW);
        while !self.text.is_char_boundary(start) {
            start += 1;
        }
        let before = self.text.get(start..from).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        let begins_sentence = line.trim_end().chars().next_back().is_none_or(|c| !is_word(c) && c != ',');
        let has_small = line.split(' ').any(|word| word.chars().count() > 2 && word.chars().all(char::is_lowercase));
        !begins_sentence && has_small
    }

    /// Whether a Han numeral stands apart from other Han characters, and in no list of syllables.
    fn is_apart(&self, span: Span) -> bool {
        let is_han = |c: char| script(c) == Script::Unspaced;
        let before = self.text.get(..span.start).and_then(|text| text.chars().next_back());
        let after = self.text.get(span.end..).and_then(|text| text.chars().next());
        span.of(self.text).chars().all(is_han)
            && !before.is_some_and(is_han)
            && !after.is_some_and(|c| is_han(c) || matches!(c, '\u{3001}' | '\u{FF0C}' | ','))
    }

    /// Whether a figure is a time of day, by the words around it: "17 to 18 o'clock", "at 20.30".
    fn is_clock(&self, at: usize) -> bool {
        let hour = |at: usize| {
            self.number(at).is_some_and(|number| {
                !number.ordinal
                    && (number.value <= Decimal::from(24)
                        || number.digits.is_some_and(|digits| {
                            digits.integer_digits == 4 && !digits.grouped && digits.decimals == 0
                        }) && number.whole().is_some_and(|time| time <= 2400 && time % 100 < 60))
            })
        };
        let clock = |at: usize| is_close(self.gap_before(at)) && self.has(at, Sense::Clock);
        if !hour(at) {
            // Minutes after "20 h".
            return at > 0
                && clock(at - 1)
                && is_close(self.gap_before(at))
                && hour(at.saturating_sub(2))
                && self.number(at).is_some_and(|number| number.value < Decimal::from(60));
        }
        let near = GAP_NONE | GAP_SPACE | GAP_HYPHEN | GAP_DASH;
        let before = at > 0 && is_close(self.gap_before(at)) && self.has(at - 1, Sense::ClockBefore);
        before
            || clock(at + 1)
            || at > 0 && clock(at - 1) && is_close(self.gap_before(at)) && at > 1 && hour(at - 2)
            || hour(at + 1) && self.gap_before(at + 1) & near != 0 && clock(at + 2)
            || hour(at + 2)
                && self.number(at + 1).is_none()
                && is_close(self.gap_before(at + 1))
                && is_close(self.gap_before(at + 2))
                && clock(at + 3)
    }

    /// The unit that follows a figure, if there is one; the figure then grows by it.
    fn unit_after(&self, found: &mut Found) -> bool {
        let mut at = found.next;
        let mut gap = self.gap_before(at);
        if is_close(gap) && self.has(at, Sense::Linker) {
            at += 1;
            gap = self.gap_before(at);
        }
        // "300多元": a hedge may touch the figure and stand before its unit.
        if gap & GAP_NONE != 0
            && let Some(hedge) = self.senses(at).iter().find_map(|sense| match *sense {
                Sense::HedgeAfter(hedge) => Some(hedge),
                _ => None,
            })
            && is_close(self.gap_before(at + 1))
            && self
                .senses(at + 1)
                .iter()
                .any(|sense| matches!(sense, Sense::Money { .. } | Sense::Measure(_) | Sense::Percent))
        {
            found.hedge = self.row.get(at).map(|node| (hedge, node.span));
            at += 1;
            gap = self.gap_before(at);
        }
        if gap & (GAP_NONE | GAP_SPACE | GAP_HYPHEN) == 0 {
            return false;
        }
        let is_money = self.senses(at).iter().any(|sense| matches!(sense, Sense::Money { .. }));
        // How many scale words stand behind the unit: "75 USD *million*".
        let mut scales = 0;
        for &sense in self.senses(at) {
            match sense {
                // "three million pounds" are money, three pounds may be a weight.
                Sense::Measure(_) if is_money && found.scaled => continue,
                // "a PC", "$50 a barrel": an article is no figure there.
                Sense::Percent | Sense::PercentPoint if found.weak && !self.language.myriad => continue,
                Sense::Measure(_) if found.weak && self.is_rate(found.span) => continue,
                Sense::Tenths => {
                    // Nobody means 850 per cent by "85 tenths".
                    let factor = if found.figure.value > Decimal::TEN { Decimal::ONE } else { Decimal::TEN };
                    let Some(figure) = times(found.figure, factor) else { continue };
                    found.figure = figure;
                    found.unit = Unit::Percent;
                    found.next = at + 1;
                    self.hundredths(found);
                    at = found.next - 1;
                }
                Sense::Smaller(divisor) => {
                    let Some(figure) = over(found.figure, divisor) else { continue };
                    found.figure = figure;
                    found.unit = Unit::Percent;
                }
                Sense::Percent => found.unit = Unit::Percent,
                Sense::PercentPoint => found.unit = Unit::PercentPoint,
                Sense::Money { currency, minor, prefix, power } => {
                    // "a $4 billion deal", "5 $10 notes": the sign belongs to the figure that it touches.
                    let touches_next = prefix
                        && self.number(at + 1).is_some_and(|next| !next.ordinal && !next.weak)
                        && is_close(self.gap_before(at + 1))
                        && !self.is_small_change(at + 2)
                        && self.scale_behind(at + 1).is_none();
                    if touches_next && (self.gap_before(at) != GAP_NONE || found.weak) && !self.is_between(at, found) {
                        continue;
                    }
                    found.unit = Unit::Money(currency);
                    found.minor = minor;
                    let behind = self.scale_behind(at + 1).filter(|_| prefix && !found.scaled && power == 0);
                    scales = usize::from(behind.is_some());
                    let power = behind.unwrap_or(power);
                    if power > 0
                        && let Some(scale) = power_of_ten(power)
                        && let (Some(value), Some(step)) =
                            (found.figure.value.checked_mul(scale), found.figure.step.checked_mul(scale))
                    {
                        found.figure = Figure { value, step, rounded: true };
                        found.factor = scale;
                    }
                    if minor > 1 {
                        let Some(value) = found.figure.value.checked_div(Decimal::from(minor)) else { continue };
                        let Some(step) = found.figure.step.checked_div(Decimal::from(minor)) else { continue };
                        found.figure = Figure { value, step, ..found.figure };
                    }
                }
                Sense::Measure(_) if !self.symbol_fits(at) => continue,
                // "2.3m viewers" are millions.
                Sense::Measure(_) if gap & GAP_NONE != 0 && self.counts_millions(at) => {
                    found.next = at;
                    self.money_scale(found);
                    return false;
                }
                Sense::Measure(unit) => {
                    let Some(unit) = self.language.measures.get(usize::from(unit)) else { continue };
                    found.unit = Unit::Measure(unit.clone());
                }
                _ => continue,
            }
            found.next = at + 1 + scales;
            found.span = found.span.cover(self.row.get(at + scales).map_or(found.span, |node| node.span));
            self.half_after_unit(found, if sense == Sense::Tenths { Decimal::TEN } else { Decimal::ONE });
            match found.unit.clone() {
                Unit::Money(currency) => self.more_money(found, currency),
                Unit::Measure(unit) => self.more_measure(found, &unit),
                Unit::One | Unit::Percent | Unit::PercentPoint => {}
            }
            return true;
        }
        false
    }

    /// "5 feet 2 inches": a smaller unit of the same kind behind a whole number.
    fn more_measure(&self, found: &mut Found, unit: &str) {
        let at =
            found.next + usize::from(is_close(self.gap_before(found.next)) && self.has(found.next, Sense::NumberAnd));
        let Some(small) = self.number(at).filter(|small| !small.ordinal && !small.vague && !small.weak) else { return };
        let whole = found.figure.value.is_integer() && !found.figure.rounded;
        if !whole || !is_close(self.gap_before(at)) || !is_close(self.gap_before(at + 1)) || !self.symbol_fits(at + 1) {
            return;
        }
        let units = UnitTable::embedded();
        for &sense in self.senses(at + 1) {
            let Sense::Measure(of) = sense else { continue };
            let Some(of) = self.language.measures.get(usize::from(of)) else { continue };
            let part = units.convert(small.value, of, unit).filter(|part| *part < Decimal::ONE && of != unit);
            let step = units.convert(small.step, of, unit);
            if let (Some(part), Some(step)) = (part, step)
                && let Some(value) = found.figure.value.checked_add(part)
            {
                found.figure = Figure { value, step, rounded: true };
                found.span = found.span.cover(self.row.get(at + 1).map_or(found.span, |node| node.span));
                found.next = at + 2;
                return;
            }
        }
    }

    /// "3割5分": hundredths behind tenths.
    fn hundredths(&self, found: &mut Found) {
        let at = found.next;
        let near = |at: usize| self.gap_before(at) & GAP_NONE != 0;
        let Some(more) = self.number(at).filter(|more| near(at) && !more.ordinal && more.value < Decimal::TEN) else {
            return;
        };
        if near(at + 1)
            && self.has(at + 1, Sense::Hundredths)
            && let Some(value) = found.figure.value.checked_add(more.value)
        {
            found.figure = Figure { value, step: more.step, rounded: true };
            found.next = at + 2;
            found.span = found.span.cover(self.row.get(at + 1).map_or(found.span, |node| node.span));
        }
    }

    /// "two miles and a half": half a unit behind it, counted in `unit`s.
    fn half_after_unit(&self, found: &mut Found, unit: Decimal) {
        let at = found.next;
        let close = if self.language.myriad { GAP_NONE } else { GAP_SPACE };
        if self.gap_before(at) & close == 0 || found.figure.rounded && unit == Decimal::ONE {
            return;
        }
        let part = self.senses(at).iter().find_map(|sense| match *sense {
            Sense::PlusFraction { numerator, denominator } => {
                Decimal::from(numerator).checked_div(Decimal::from(denominator).checked_mul(found.minor.into())?)
            }
            _ => None,
        });
        let grown = part.and_then(|part| found.figure.value.checked_add(part.checked_mul(unit)?));
        if let Some(value) = grown {
            found.figure = Figure {
                value,
                step: found.figure.step.checked_div(Decimal::TEN).unwrap_or(Decimal::ONE),
                rounded: true,
            };
            found.span = found.span.cover(self.row.get(at).map_or(found.span, |node| node.span));
            found.next = at + 1;
        }
    }

    /// Whether a unit is spelled as it must be. A degree's letter is a capital behind digits: "30C", but "series 3c".
    fn symbol_fits(&self, at: usize) -> bool {
        let is_degree = |sense: &Sense| match *sense {
            Sense::Measure(unit) => {
                self.language.measures.get(usize::from(unit)).is_some_and(|unit| unit.starts_with("deg"))
            }
            _ => false,
        };
        // "four F-15 fighters"
        let is_behind_digits = || {
            let end = self.row.get(at).map_or(0, |node| node.span.end);
            let tied = self.text.get(end..).is_some_and(|after| after.starts_with('-'));
            !tied
                && at
                    .checked_sub(1)
                    .and_then(|last| self.row.get(last))
                    .is_some_and(|node| node.span.of(self.text).chars().next_back().is_some_and(char::is_numeric))
        };
        let letter = self.row.get(at).map(|node| node.span.of(self.text)).filter(|letters| letters.len() == 1);
        if let Some(letter) = letter
            && (letter.chars().any(char::is_lowercase) || !is_behind_digits())
            && self.senses(at).iter().any(is_degree)
        {
            return false;
        }
        self.row.get(at).is_none_or(|node| match node.kind {
            NodeKind::Word(id) => self.language.symbol_fits(id, node.span.of(self.text)),
            NodeKind::Number | NodeKind::NumericDate { .. } | NodeKind::YearPair { .. } | NodeKind::Other => true,
        })
    }

    /// Whether a letter can be a scale and what follows is counted.
    fn counts_millions(&self, at: usize) -> bool {
        self.senses(at).iter().any(|sense| matches!(sense, Sense::MoneyScale(_)))
            && self.gap_before(at + 1) & GAP_SPACE != 0
            && self.senses(at + 1).iter().any(|sense| matches!(sense, Sense::Counter { .. }))
    }

    /// Whether an amount stands right before: "$50 *a barrel*".
    fn is_rate(&self, span: Span) -> bool {
        self.mentions.last().is_some_and(|before| {
            matches!(before.stated, Stated::Quantity(_)) && is_close(gap(self.text, before.span.end, span.start))
        })
    }

    /// A currency's sign or code, or a percent word, that stands before its figure.
    fn sign_before(&self, at: usize) -> Option<Found> {
        let sign = *self.row.get(at)?;
        if !is_close(self.gap_before(at + 1)) {
            return None;
        }
        let number = self.number(at + 1).filter(|number| {
            !number.ordinal && !number.vague && (!number.weak || self.language.myriad && !number.fraction)
        })?;
        let node = self.row.get(at + 1)?;
        let mut unit = None;
        let mut smaller = None;
        let mut factor = None;
        for &sense in self.senses(at) {
            match sense {
                Sense::Money { currency, prefix: true, power, .. } => {
                    unit = Some(Unit::Money(currency));
                    factor = power_of_ten(power);
                }
                Sense::Percent if !(is_close(self.gap_before(at + 2)) && self.has(at + 2, Sense::Percent)) => {
                    unit = Some(Unit::Percent);
                }
                Sense::Smaller(divisor) => {
                    unit = Some(Unit::Percent);
                    smaller = Some(divisor);
                }
                _ => {}
            }
        }
        let unit = unit?;
        // "5 $ 10": the sign belongs to what stands before it.
        let taken = unit == Unit::Percent || !self.gap_before(at + 1).eq(&GAP_NONE);
        // The figure before may have a sign of its own: "$ 20 $ 30".
        let is_paid = || {
            let end = self.row.get(at - 1).map_or(0, |node| node.span.end);
            self.mentions.last().is_some_and(|last| {
                last.span.end == end
                    && matches!(&last.stated, Stated::Quantity(stated) if matches!(stated.quantity.unit, Unit::Money(_)))
            })
        };
        // "in 2005 USD 20 million"
        let is_year = |at: usize| {
            self.number(at).is_some_and(|before| {
                before.digits.is_some_and(|digits| digits.integer_digits == 4 && !digits.grouped)
                    && before.whole().is_some_and(|year| (1900..2100).contains(&year))
            })
        };
        if taken
            && at > 0
            && !(unit != Unit::Percent && is_year(at - 1))
            && is_close(self.gap_before(at))
            && self.number(at - 1).is_some_and(|before| !before.ordinal && (!before.weak || self.language.myriad))
            && !is_paid()
        {
            return None;
        }
        let figure = match smaller {
            Some(divisor) => over(figure(number), divisor)?,
            None => match factor.filter(|factor| *factor > Decimal::ONE) {
                Some(factor) => times(figure(number), factor)?,
                None => figure(number),
            },
        };
        let mut found = Found {
            figure,
            minor: 1,
            weak: false,
            scaled: number.scaled,
            factor: number.scale,
            hedge: None,
            unit: unit.clone(),
            figure_span: node.span,
            span: sign.span.cover(node.span),
            next: at + 2,
        };
        if self.gap_before(found.next) & GAP_NONE != 0 {
            self.money_scale(&mut found);
        }
        // "$5 USD", "US$5 million dollars": the same currency again.
        if is_close(self.gap_before(found.next))
            && let Unit::Money(currency) = unit
        {
            let again = self
                .senses(found.next)
                .iter()
                .any(|sense| matches!(sense, Sense::Money { currency: again, minor: 1, .. } if *again == currency));
            let figure_follows = self.number(found.next + 1).is_some() && is_close(self.gap_before(found.next + 1));
            if again && !figure_follows {
                found.span = found.span.cover(self.row.get(found.next).map_or(found.span, |node| node.span));
                found.next += 1;
            }
        }
        Some(found)
    }

    pub(super) fn push_amount(&mut self, at: usize, found: Found) -> usize {
        use rust_decimal::prelude::ToPrimitive;
        let next = found.next;
        if let Some(number) = self.number(at)
            && number.ordinal
            && found.next == at + 1
        {
            if let Some(ordinal) = number.value.to_u64() {
                self.mentions.push(Mention { span: found.span, stated: Stated::Ordinal(ordinal) });
            }
            return next;
        }
        let hedge = found.hedge.or_else(|| self.hedge(at, next, matches!(found.unit, Unit::Money(_))));
        self.share(at, &found);
        self.mentions.push(Mention {
            span: found.span,
            stated: Stated::Quantity(StatedQuantity {
                quantity: Quantity {
                    figure: found.figure,
                    unit: found.unit,
                    hedge: hedge.map_or(Hedge::None, |(hedge, _)| hedge),
                },
                figure: found.figure_span,
                hedge: hedge.map(|(_, span)| span),
                shared_unit: false,
                minor: found.minor,
            }),
        });
        next
    }

    /// The hedge before or after an amount.
    fn hedge(&self, at: usize, next: usize, is_money: bool) -> Option<(Hedge, Span)> {
        let mut before = at;
        for _ in 0..2 {
            if before == 0 || !is_close(self.gap_before(before)) {
                break;
            }
            before -= 1;
            for &sense in self.senses(before) {
                match sense {
                    Sense::Hedge(hedge) => return Some((hedge, self.row.get(before)?.span)),
                    Sense::HedgeOfCounts(hedge) if !is_money => return Some((hedge, self.row.get(before)?.span)),
                    _ => {}
                }
            }
            if !self.has(before, Sense::HedgeLink) {
                break;
            }
        }
        if is_close(self.gap_before(next)) {
            for &sense in self.senses(next) {
                if let Sense::HedgeAfter(hedge) = sense {
                    return Some((hedge, self.row.get(next)?.span));
                }
            }
        }
        None
    }
}

pub(super) fn times(figure: Figure, factor: Decimal) -> Option<Figure> {
    Some(Figure { value: figure.value.checked_mul(factor)?, step: figure.step.checked_mul(factor)?, rounded: true })
}

fn over(figure: Figure, divisor: u16) -> Option<Figure> {
    let divisor = Decimal::from(divisor);
    Some(Figure { value: figure.value.checked_div(divisor)?, step: figure.step.checked_div(divisor)?, ..figure })
}

fn figure(number: &Number) -> Figure {
    Figure { value: number.value, step: number.step, rounded: number.rounded }
}
