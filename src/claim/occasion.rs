//! Which occasion a date is of: some events bear the name of others, and an article cannot tell of what comes long after
//! its own day.

use super::Said;
use super::bind::Room;
use crate::rulebook::{Fact, FactValue};
use crate::value::{Grain, PartialDate, Period, is_misprint};

/// So many days before an event an article may already tell its date.
const AHEAD: i32 = 183;

impl Room<'_> {
    /// Whether a date that does not agree with the one date of a fact is that of another occasion.
    pub(super) fn is_of_another_occasion(&self, said: &Said, fact: &Fact) -> bool {
        let [value] = fact.values.as_slice() else { return false };
        let value = match &value.value {
            FactValue::Date(date) => Period::from(*date),
            FactValue::Period(period) => *period,
            FactValue::Quantity(_) | FactValue::Name(_) => return false,
        };
        fact.recurs && (self.is_told_too_early(said, value) || is_of_its_name(said, value))
    }

    /// Whether a date without a year stands in an article that is much older than the fact.
    fn is_told_too_early(&self, said: &Said, value: Period) -> bool {
        let Said::Date(said) = said else { return false };
        let today = self.moment.filter(|moment| !moment.inferred).and_then(|moment| moment.period.to?.days());
        let first = value.from.and_then(|from| from.days()).map(|days| days.first);
        let (Some(today), Some(first)) = (today, first) else { return false };
        said.year().is_none() && today.last.until(first).is_ok_and(|ahead| ahead.get_days() > AHEAD)
    }
}

/// Whether a date is that of another event of the same name: in another month of another year, or in a year that is
/// neither the next one nor a misprint.
fn is_of_its_name(said: &Said, value: Period) -> bool {
    let Said::Date(said) = said else { return false };
    let (Some(year), Some(right)) = (said.year(), value.from.and_then(|from| from.year())) else { return false };
    let month = |date: PartialDate| date.days().filter(|_| date.grain() <= Grain::Month).map(|days| days.first.month());
    let months = month(*said).zip(value.from.and_then(month));
    year != right
        && (months.is_some_and(|(said, right)| said != right) || year.abs_diff(right) > 1 && !is_misprint(year, right))
}
