//! Rows of days that share a month: "on 3, 10 and 17 May", "May 3 and 4, 2022".

use super::date::is_close;
use super::grammar::Grammar;
use super::{Mention, Stated, StatedDate};
use crate::lang::{GAP_COMMA, Sense};
use crate::value::{DateValue, PartialDate};

/// A day that stands in a row of days of one month.
#[derive(Clone, Copy, Debug)]
struct Listed {
    year: Option<i16>,
    month: u8,
    day: u8,
}

impl Listed {
    fn of(date: PartialDate) -> Option<Self> {
        match date.value {
            DateValue::Day { year, month: Some(month), day: Some(day), .. } if date.part.is_none() => {
                Some(Self { year, month, day })
            }
            DateValue::Day { .. }
            | DateValue::Week { .. }
            | DateValue::Quarter { .. }
            | DateValue::Half { .. }
            | DateValue::Season { .. }
            | DateValue::Decade { .. }
            | DateValue::Century { .. } => None,
        }
    }

    fn stated(self) -> Stated {
        let Self { year, month, day } = self;
        let date = PartialDate::from(DateValue::Day { year, month: Some(month), day: Some(day), weekday: None });
        Stated::Date(StatedDate {
            written: Some(date),
            resolved: Some(date),
            relative: false,
            open: None,
            weekday: None,
        })
    }
}

impl Grammar<'_> {
    /// Makes days of the figures that stand in a row before a day of a month. `nodes` are those of that date, which is
    /// not yet among the mentions.
    pub(super) fn days_before(&mut self, nodes: std::ops::Range<usize>, date: PartialDate) {
        let Some(mut later) = Listed::of(date) else { return };
        // The day must come before its month: "15 and March 3" are no two days of March.
        let is_day = |at: usize| self.row.number(at).is_some_and(|number| number.whole() == Some(later.day.into()));
        let month_at = nodes.clone().find(|&at| self.has_month(at));
        if !nodes.clone().take(3).any(|at| is_day(at) && month_at.is_none_or(|month| at < month)) {
            return;
        }
        let mut at = nodes.start;
        let mut known = self.mentions.len();
        let mut is_last = true;
        while let Some((before, day)) = self.day_before(at, is_last) {
            let span = self.row.get(before).map(|node| node.span);
            known = match known.checked_sub(1) {
                Some(place) if day < later.day => place,
                Some(_) | None => return,
            };
            match self.mentions.get_mut(known) {
                Some(mention) if Some(mention.span) == span => {
                    later.day = day;
                    mention.stated = later.stated();
                }
                Some(_) | None => return,
            }
            (at, is_last) = (before, false);
        }
    }

    /// Reads the figures that stand in a row behind a day of a month, which is the last of the mentions and ends before
    /// node `next`. The answer is the node after them.
    pub(super) fn days_after(&mut self, next: usize, date: PartialDate) -> usize {
        let Some(mut day) = Listed::of(date).filter(|day| day.year.is_none()) else { return next };
        let ends_with_day = next
            .checked_sub(1)
            .and_then(|last| self.row.number(last))
            .is_some_and(|number| number.whole() == Some(day.day.into()) && number.digits.is_some());
        if !ends_with_day {
            return next;
        }
        // "May 3, 4 and 5": the last one is joined by a word.
        let mut row: Vec<(usize, u8)> = Vec::new();
        let mut place = next;
        let mut last = day.day;
        while let Some((at, later)) =
            self.plain_day(place).filter(|(at, later)| *later > last && self.row.gap_before(*at) & GAP_COMMA != 0)
        {
            row.push((at, later));
            (place, last) = (at + 1, later);
        }
        if !self.is_list_link(place) || !self.follows_closely(place) {
            return next;
        }
        let Some((at, later)) = self
            .plain_day(place + 1)
            .filter(|(at, later)| *later > last && is_close(self.row.gap_before(*at)) && !self.row.word_follows(*at))
        else {
            return next;
        };
        let Some(mut span) = self.row.get(at).map(|node| node.span) else { return next };
        let mut after = at + 1;
        // The year behind the last of them is that of all.
        let year = self.row.number(after).filter(|number| {
            self.row.gap_before(after) & GAP_COMMA != 0
                && number.digits.is_some_and(|digits| digits.integer_digits == 4 && digits.decimals == 0)
        });
        if let Some(year) = year.and_then(|number| i16::try_from(number.whole()?).ok()).filter(|year| *year < 2200) {
            day.year = Some(year);
            if let Some(mention) = self.mentions.last_mut() {
                mention.stated = day.stated();
            }
            span = self.row.get(after).map_or(span, |node| span.cover(node.span));
            after += 1;
        }
        for (at, between) in row {
            if let Some(node) = self.row.get(at) {
                self.mentions.push(Mention { span: node.span, stated: Listed { day: between, ..day }.stated() });
            }
        }
        self.mentions.push(Mention { span, stated: Listed { day: later, ..day }.stated() });
        after
    }

    /// Gives the year of a month to the months that stand in a row before it: "in May and June 2020". `at` is its first
    /// node; it is not yet among the mentions.
    pub(super) fn months_before(&mut self, at: usize, date: PartialDate) {
        let DateValue::Day { year: Some(mut year), month: Some(mut later), day: None, .. } = date.value else { return };
        let mut at = at;
        let mut is_last = true;
        for known in (0..self.mentions.len()).rev() {
            let linked = is_last && is_close(self.row.gap_before(at)) && at > 0 && self.is_list_link(at - 1);
            let before = if linked { at - 1 } else { at };
            let near =
                if linked { is_close(self.row.gap_before(before)) } else { self.row.gap_before(at) & GAP_COMMA != 0 };
            let Some(node) = before.checked_sub(1).filter(|_| near).and_then(|before| self.row.get(before)) else {
                return;
            };
            let Some(mention) = self.mentions.get_mut(known).filter(|mention| mention.span == node.span) else {
                return;
            };
            let Stated::Date(stated) = &mut mention.stated else { return };
            let Some(DateValue::Day { year: None, month: Some(month), day: None, .. }) =
                stated.written.map(|date| date.value)
            else {
                return;
            };
            // "in December and January 2021"
            if month > later {
                year -= 1;
            }
            stated.written = stated.written.map(|date| date.with_year(year));
            stated.resolved = stated.written;
            (at, later, is_last) = (before - 1, month, false);
        }
    }

    /// The figure before a node in a row of days, and its value: the last two are joined by a word, others by a comma.
    fn day_before(&self, at: usize, is_last: bool) -> Option<(usize, u8)> {
        let link = at.checked_sub(1).filter(|&link| is_close(self.row.gap_before(at)) && self.is_list_link(link));
        let at = match link {
            // "On 11, 18, and 25 March"
            Some(link) => Some(link).filter(|&link| self.follows_closely(link))?,
            None => Some(at).filter(|&at| !is_last && self.row.gap_before(at) & GAP_COMMA != 0)?,
        };
        self.plain_day(at.checked_sub(1)?)
    }

    /// A figure or ordinal that can be a day of a month, and its value.
    fn plain_day(&self, at: usize) -> Option<(usize, u8)> {
        let number = self.row.number(at)?;
        let is_plain = number.digits.map_or(number.ordinal, |digits| {
            let marked = digits.decade || digits.apostrophe || digits.roman || digits.fraction || digits.grouped;
            digits.integer_digits <= 2 && digits.decimals == 0 && !marked
        });
        let day = u8::try_from(number.whole()?).ok().filter(|day| (1..=31).contains(day))?;
        is_plain.then_some((at, day))
    }

    /// Whether nothing but a blank or a comma stands before a node.
    fn follows_closely(&self, at: usize) -> bool {
        is_close(self.row.gap_before(at)) || self.row.gap_before(at) & GAP_COMMA != 0
    }

    fn has_month(&self, at: usize) -> bool {
        self.row.senses(at).iter().any(|sense| matches!(sense, Sense::Month(_)))
    }

    fn is_list_link(&self, at: usize) -> bool {
        self.row.has(at, Sense::RangeLink) || self.row.has(at, Sense::NumberAnd)
    }
}
