//! Years with a wrong digit, which read as figures: "exports reached 3024 a value of …", "in April 3023".
//!
//! Nothing but a fact can tell that such a figure is a year: the rest of the sentence is what the rulebook has for the
//! year that is one digit away.

use super::bind::{Room, agreement};
use super::words::Use;
use super::{Said, Time};
use crate::lang::digit;
use crate::mention::{Mention, Stated};
use crate::rulebook::{Fact, FactValue, TimedValue};
use crate::span::Span;
use crate::value::{DateValue, Hedge, PartialDate, Period, Unit, is_misprint};

impl Room<'_> {
    /// The figure of the sentence that stands for the year of the one value of a fact that agrees with `said`, with a
    /// digit wrong or two swapped.
    pub(super) fn misprinted_time(&self, said: &Said, fact: &Fact) -> Option<Time> {
        let mut fitting =
            fact.values.iter().filter(|value| agreement(said, &value.value, fact.tolerance, self.units).agrees());
        let (Some(value), None) = (fitting.next(), fitting.next()) else { return None };
        let year = year_of(fact, value)?;
        let (span, misprint) = self.mentions.iter().find_map(|mention| {
            let misprint = self.bare_year(mention).filter(|&misprint| is_misprint(misprint, year))?;
            Some((mention.span, misprint))
        })?;
        let period = Period::from(PartialDate::from(DateValue::year(misprint)));
        Some(Time { period, span: Some(span), relative: false, inferred: false })
    }

    /// A date without a year that agrees with a date of a fact, with the figure right behind it read as the year: none
    /// if that is no misprint of the fact's year.
    pub(super) fn misprinted_date(&self, said: &Said, span: Span, fact: &Fact) -> Option<(Said, Span)> {
        let Said::Date(date) = said else { return None };
        let [value] = fact.values.as_slice() else { return None };
        let is_open = date.year().is_none() && agreement(said, &value.value, fact.tolerance, self.units).agrees();
        let year = match &value.value {
            FactValue::Date(date) => date.year(),
            FactValue::Period(period) => period.from.and_then(|from| from.year()),
            FactValue::Quantity(_) | FactValue::Name(_) => None,
        };
        let year = year.filter(|_| is_open)?;
        let next = self.mentions.iter().find(|mention| mention.span.start >= span.end)?;
        let touches = Span::new(span.end, next.span.start).of(self.text).trim().is_empty();
        let Stated::Quantity(stated) = &next.stated else { return None };
        let misprint = four_digits(stated.figure.of(self.text)).filter(|_| touches)?;
        is_misprint(misprint, year).then(|| (Said::Date(date.with_year(misprint)), span.cover(stated.figure)))
    }

    /// What a figure of four digits is as a year, if it counts and measures nothing that is known.
    fn bare_year(&self, mention: &Mention) -> Option<i16> {
        let Stated::Quantity(stated) = &mention.stated else { return None };
        let counts = self.here.iter().any(|word| {
            matches!(word.means, Use::Counted { .. })
                && word.span.start >= mention.span.end
                && Span::new(mention.span.end, word.span.start).of(self.text).trim().is_empty()
        });
        let is_bare = stated.quantity.unit == Unit::One && stated.quantity.hedge == Hedge::None && !counts;
        four_digits(mention.span.of(self.text)).filter(|_| is_bare)
    }
}

/// The year of a value that is of one year.
fn year_of(fact: &Fact, value: &TimedValue) -> Option<i16> {
    let during = value.during.or(fact.during)?;
    let (from, to) = (during.from?.year()?, during.to?.year()?);
    (from == to).then_some(from)
}

/// The value of four digits and nothing else.
fn four_digits(text: &str) -> Option<i16> {
    let digits: Vec<i16> = text.chars().map(|c| digit(c).map(i16::from)).collect::<Option<_>>()?;
    (digits.len() == 4).then(|| digits.iter().fold(0, |sum, digit| sum * 10 + digit))
}
