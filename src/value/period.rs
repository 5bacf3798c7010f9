//! Stretches of time from one date to another.

use jiff::civil::Date;

use super::date::PartialDate;

/// A stretch of time between two dates; an open end is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// Its beginning.
    pub from: Option<PartialDate>,
    /// Its end, included.
    pub to: Option<PartialDate>,
}

impl Period {
    /// Its first and last day; an open end is none. No answer at all if a stated end has no known days, or if it ends
    /// before it begins.
    pub fn days(&self) -> Option<(Option<Date>, Option<Date>)> {
        let first = match self.from {
            Some(from) => Some(from.days()?.first),
            None => None,
        };
        let last = match self.to {
            Some(to) => Some(to.days()?.last),
            None => None,
        };
        let reversed = first.zip(last).is_some_and(|(first, last)| last < first);
        (!reversed).then_some((first, last))
    }

    /// Whether `day` lies in it; none if its days are not known.
    pub fn contains(&self, day: Date) -> Option<bool> {
        let (first, last) = self.days()?;
        Some(first.is_none_or(|first| first <= day) && last.is_none_or(|last| day <= last))
    }

    /// Whether the two share a day; none if the days of either are not known.
    pub fn overlaps(&self, other: &Self) -> Option<bool> {
        let (first, last) = self.days()?;
        let (other_first, other_last) = other.days()?;
        let after = first.zip(other_last).is_some_and(|(first, last)| last < first);
        let before = other_first.zip(last).is_some_and(|(first, last)| last < first);
        Some(!after && !before)
    }

    /// The TIMEX3 values of its two ends; an open end is none.
    pub fn timex(&self) -> (Option<String>, Option<String>) {
        (self.from.map(|from| from.timex()), self.to.map(|to| to.timex()))
    }
}

impl From<PartialDate> for Period {
    /// All of what one date names, from its beginning to its end.
    fn from(date: PartialDate) -> Self {
        Self { from: Some(date), to: Some(date) }
    }
}
