//! Fills the slots of patterns with what stands at a node.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a word may have many senses; each grammar asks for the few that it takes"
)]

use super::{Dates, End, Filled, Kind, Value, is_close, reading};
use crate::lang::{
    DateOrder, GAP_COMMA, GAP_HYPHEN, GAP_NONE, GAP_SPACE, LexemeId, Sense, Slot, is_same, is_word, slots_of,
};
use crate::mention::number::Number;
use crate::mention::row::NodeKind;
use crate::span::Span;
use crate::value::{self, DateValue, Grain};

impl Dates<'_> {
    /// Calls `found` with every way to fill a slot at a node.
    pub(super) fn fill(&self, slot: Slot, at: usize, filled: &Filled, mut found: impl FnMut(Filled, usize)) {
        let Some(node) = self.row.get(at) else { return };
        let mut filled = *filled;
        filled.elements += 1;
        match slot {
            Slot::Date | Slot::From | Slot::To => {
                let mut end = |end: End, next: usize| {
                    let mut filled = filled;
                    if slot == Slot::To {
                        filled.to = Some(end);
                    } else {
                        filled.from = Some(end);
                    }
                    found(filled, next);
                };
                if slot != Slot::Date
                    && let Some(bare) = self.row.number(at).and_then(|number| Self::bare(number, slot == Slot::From))
                    && !(bare >= 1000 && self.is_counted(at, at + 1))
                    && !self.has_unit_behind(at)
                {
                    end(End::Bare(bare), at + 1);
                }
                if let Some(place) = self.place_at(at)
                    && let Some((reading, next)) = self.found_at(place)
                    && !(reading.bare_year && self.is_counted(at, next))
                {
                    end(End::Date(place), next);
                } else if slot != Slot::Date
                    && let Some(value) = self.end_in_context(at, &filled)
                {
                    let mut dates = self.found.borrow_mut();
                    if let Ok(place) = u32::try_from(dates.len()) {
                        let elements = usize::from(value.grain() == Grain::Day);
                        dates.push((reading(Value::Date(value.into()), elements), at + 1));
                        drop(dates);
                        end(End::Date(place), at + 1);
                    }
                }
                return;
            }
            Slot::Relative => {
                if filled.relative.is_some() || filled.relative_open.is_some() {
                    return;
                }
                if let Some((reading, next)) = self.longest(Kind::Relative, at) {
                    match reading.value {
                        Value::Date(date) => filled.relative = Some(date),
                        Value::Open(grain) => filled.relative_open = Some(grain),
                        Value::Period(_) => return,
                    }
                    found(filled, next);
                }
                return;
            }
            Slot::Figures => {
                let (year, month, day) = match node.kind {
                    NodeKind::NumericDate { year, month, day } => (year, month, day),
                    NodeKind::Word(_) | NodeKind::Number | NodeKind::YearPair { .. } | NodeKind::Other => {
                        let Some((month, day)) = self.figures_after_word(at, &filled) else { return };
                        (None, month, Some(day))
                    }
                };
                filled.year = year;
                filled.month = Some(month);
                filled.day = day;
                filled.figures = true;
                filled.numeric = true;
                found(filled, at + 1);
                return;
            }
            _ => {}
        }
        if let Some(number) = self.row.number(at)
            && self.fill_number(slot, at, number, &filled, &mut found)
        {
            return;
        }
        let NodeKind::Word(id) = node.kind else { return };
        let first = node.span.of(self.text).chars().next();
        let small = first.is_some_and(|c| !c.is_uppercase());
        let caseless = first.is_some_and(|c| !c.is_uppercase() && !c.is_lowercase());
        for &sense in self.language.senses(id).iter().rev() {
            if slots_of(sense) & slot.bit() == 0 {
                continue;
            }
            if matches!(sense, Sense::Weekday(_)) && self.is_no_weekday(id, node.span, small && !caseless) {
                continue;
            }
            let mut filled = filled;
            match sense {
                Sense::Month(month) => filled.month = Some(month),
                Sense::HijriMonth(month) => filled.hijri_month = Some(month),
                Sense::Weekday(_) if filled.month.is_some() && self.is_alone(node.span) => continue,
                Sense::Weekday(weekday) => {
                    filled.weekday = Some(weekday);
                    filled.weekday_at = Some(node.span);
                }
                Sense::BracketedWeekday(weekday) if self.is_in_brackets(node.span) => {
                    filled.weekday = Some(weekday);
                    filled.weekday_at = Some(node.span);
                }
                Sense::Season(season) => filled.season = Some(season),
                Sense::Part(part) => filled.part = Some(part),
                Sense::Grain(Grain::Day) if slot == Slot::LongUnit => continue,
                Sense::Grain(grain) => filled.unit = Some(grain),
                Sense::Quarter(quarter) => filled.quarter = Some(quarter),
                Sense::Half(half) => filled.half = Some(half),
                Sense::Decade(decade) => filled.decade = Some(decade),
                Sense::Era { first_year } => filled.era = Some(first_year),
                Sense::Holiday(holiday) => filled.holiday = Some(holiday),
                Sense::Vague => filled.count = Some(3),
                Sense::Last => filled.ordinal = Some(-1),
                _ => continue,
            }
            if self.language.is_ambiguous(id) && (small || self.begins_sentence(node.span.start)) {
                // Where letters have no case, a word that calls for a date must do.
                filled.doubtful = !(caseless && self.has_year_cue(at));
            }
            // "Julio" inside a sentence is a name where months are written small.
            filled.doubtful |=
                self.language.is_small(id) && !small && !caseless && !self.begins_sentence(node.span.start);
            filled.doubtful |= self.language.is_dependent(id);
            filled.dependent |= self.language.is_dependent(id);
            found(filled, at + 1);
        }
    }

    /// Whether a word has a line to itself, as headings of programmes have.
    fn is_alone(&self, place: Span) -> bool {
        let before = self.text.get(..place.start).unwrap_or_default().trim_end_matches([' ', '\t']);
        let behind = self.text.get(place.end..).unwrap_or_default().trim_start_matches([' ', '\t', ':', '\r']);
        before.ends_with('\n') && (behind.is_empty() || behind.starts_with('\n'))
    }

    /// Whether a word for a weekday is another word or a part of a name: "so am 15. Juni", "The Sun, 15 June 2011",
    /// "15/6/2011, Sexta Câmara".
    fn is_no_weekday(&self, id: LexemeId, place: Span, is_small: bool) -> bool {
        let before = self.text.get(..place.start).unwrap_or_default();
        let after = self.text.get(place.end..).unwrap_or_default();
        if !self.language.capital_weekdays {
            let is_named = after.strip_prefix(' ').is_some_and(|next| next.starts_with(char::is_uppercase));
            return !is_small && is_named && !self.begins_sentence(place.start);
        }
        let last = before
            .strip_suffix(' ')
            .map_or("", |before| before.rsplit(|c: char| !is_word(c)).next().unwrap_or_default());
        let titles = [&self.language.reference.he_titles, &self.language.reference.she_titles];
        if !last.is_empty() && titles.into_iter().flatten().any(|title| is_same(title, last)) {
            return true;
        }
        if !self.language.is_dependent(id) {
            return false;
        }
        let is_article = || self.language.reference.articles.iter().any(|article| is_same(article, last));
        let follows_name = last.starts_with(char::is_uppercase)
            && (!self.begins_sentence(before.len().saturating_sub(1 + last.len())) || is_article());
        is_small || follows_name
    }

    /// Whether a unit follows a figure, which is then no end of a period: "from April, 10 per cent more". A word that
    /// patterns know may be theirs.
    fn has_unit_behind(&self, at: usize) -> bool {
        let senses = if is_close(self.gap_before(at + 1)) { self.senses(at + 1) } else { &[] };
        let is_unit = |sense: &Sense| {
            matches!(
                sense,
                Sense::Percent
                    | Sense::PercentPoint
                    | Sense::Tenths
                    | Sense::Money { .. }
                    | Sense::Measure(_)
                    | Sense::Counter { .. }
            )
        };
        senses.iter().any(is_unit) && !senses.iter().any(|sense| matches!(sense, Sense::Literal(_)))
    }

    /// A date that is one only as an end of a period: "2/3" behind a word, or a month whose name means something else
    /// ("from *March* to June"), which the other end has to vouch for.
    fn end_in_context(&self, at: usize, filled: &Filled) -> Option<DateValue> {
        if let Some((month, day)) = self.figures_after_word(at, filled) {
            return Some(DateValue::Day { year: None, month: Some(month), day: Some(day), weekday: None });
        }
        let month = self.senses(at).iter().find_map(|sense| match *sense {
            Sense::Month(month) => Some(month),
            _ => None,
        })?;
        Some(DateValue::Day { year: None, month: Some(month), day: None, weekday: None })
    }

    /// The month and the day of a figure that looks like a fraction or a decimal, where a word or a weekday calls for
    /// a date: "am 22.04", "le 2/3".
    fn figures_after_word(&self, at: usize, filled: &Filled) -> Option<(u8, u8)> {
        let digits = self.row.number(at)?.digits?;
        let knows = |form: &str| self.language.short_dates.iter().any(|known| known == form);
        let is_day_first = self.language.date_order == DateOrder::DayMonthYear;
        let (separator, fits) = if digits.fraction {
            ('/', knows("d/m"))
        } else {
            // "Wednesday (19.05)": in brackets behind a weekday it is a date wherever days come first.
            let in_brackets = || {
                let span = self.row.get(at).map(|node| node.span);
                filled.weekday.is_some() && is_day_first && span.is_some_and(|span| self.is_in_brackets(span))
            };
            ('.', (knows("d.m") || in_brackets()) && digits.decimals == 2 && digits.integer_digits <= 2)
        };
        let (day, month) = self.row.get(at)?.span.of(self.text).split_once(separator)?;
        let (day, month) = (day.parse().ok()?, month.parse().ok()?);
        let is_day = (1..=31).contains(&day) && (1..=12).contains(&month);
        let is_amount = self.is_counted(at, at + 1) || self.senses(at + 1).contains(&Sense::Clock);
        let is_called = at > 0 && is_close(self.gap_before(at)) && self.senses(at - 1).contains(&Sense::DayCue)
            || filled.weekday.is_some();
        (fits && is_day && !is_amount && (filled.worded || is_called)).then_some((month, day))
    }

    fn is_in_brackets(&self, span: Span) -> bool {
        self.text.get(..span.start).is_some_and(|text| text.ends_with(['(', '\u{FF08}']))
            && self.text.get(span.end..).is_some_and(|text| text.starts_with([')', '\u{FF09}']))
    }

    /// Fills a slot with a number; says whether the slot is one of numbers.
    fn fill_number(
        &self,
        slot: Slot,
        at: usize,
        number: &Number,
        filled: &Filled,
        found: &mut impl FnMut(Filled, usize),
    ) -> bool {
        let mut filled = *filled;
        let whole = number.whole();
        let small = |range: std::ops::RangeInclusive<u32>| whole.filter(|value| range.contains(value));
        if number.digits.is_some_and(|digits| digits.roman) && slot != Slot::Century {
            return true;
        }
        let plain = number.digits.filter(|digits| {
            !digits.grouped && digits.decimals == 0 && !digits.decade && !digits.fraction && !digits.apostrophe
        });
        match slot {
            Slot::Day => {
                let fits = if number.ordinal { true } else { plain.is_some_and(|digits| digits.integer_digits <= 2) };
                // Day 0 and days beyond 31 are no date that anybody means, but one that somebody mistyped.
                let first = u32::from(plain.is_none());
                if let Some(day) = small(first..=99).filter(|_| fits && !number.vague) {
                    filled.day = u8::try_from(day).ok();
                    filled.figures = true;
                    found(filled, at + 1);
                }
                true
            }
            Slot::DayDigits => {
                let fits = plain.is_some_and(|digits| digits.integer_digits <= 2 && !digits.ordinal && !digits.roman);
                let mut after =
                    self.text.get(self.row.get(at).map_or(0, |node| node.span.end)..).unwrap_or_default().chars();
                let word_follows =
                    after.next().is_some_and(|c| is_word(c) || c.is_whitespace() && after.next().is_some_and(is_word));
                if let Some(day) = small(1..=31).filter(|_| fits && !word_follows && !self.has_unit_behind(at)) {
                    filled.day = u8::try_from(day).ok();
                    filled.figures = true;
                    found(filled, at + 1);
                }
                true
            }
            Slot::WeekNumber => {
                let fits = plain.is_some_and(|digits| digits.integer_digits <= 2 && !digits.ordinal && !digits.roman);
                if let Some(week) = small(1..=53).filter(|_| fits && !self.is_counted(at, at + 1)) {
                    filled.week = u8::try_from(week).ok();
                    filled.figures = true;
                    found(filled, at + 1);
                }
                true
            }
            Slot::QuarterNumber => {
                if let Some(quarter) = small(1..=4).filter(|_| !number.vague) {
                    filled.quarter = u8::try_from(quarter).ok();
                    filled.figures = true;
                    found(filled, at + 1);
                }
                true
            }
            Slot::HalfNumber => {
                if let Some(half) = small(1..=2).filter(|_| !number.vague) {
                    filled.half = u8::try_from(half).ok();
                    filled.figures = true;
                    found(filled, at + 1);
                }
                true
            }
            Slot::DecadeNumber => {
                let fits = number.digits.is_none_or(|digits| {
                    !digits.grouped && digits.decimals == 0 && !digits.ordinal && !digits.fraction
                });
                if let Some(year) = whole.filter(|year| year % 10 == 0 && fits && !number.ordinal && !number.vague) {
                    match year {
                        1000..=2190 => filled.decade_year = i16::try_from(year).ok(),
                        20..=90 => filled.decade = u8::try_from(year / 10).ok(),
                        _ => return true,
                    }
                    filled.figures = true;
                    found(filled, at + 1);
                }
                true
            }
            Slot::DayOrdinal => {
                if let Some(day) = small(1..=31).filter(|_| number.ordinal && number.digits.is_some()) {
                    filled.day = u8::try_from(day).ok();
                    filled.figures = true;
                    found(filled, at + 1);
                }
                true
            }
            Slot::DayWord => {
                if let Some(day) = small(1..=31).filter(|_| number.digits.is_none() && !number.vague) {
                    filled.day = u8::try_from(day).ok();
                    filled.figures = true;
                    found(filled, at + 1);
                }
                true
            }
            Slot::MonthNumber => {
                // A month's name may be a number, too.
                let is_name = self.senses(at).iter().any(|sense| matches!(sense, Sense::Month(_)));
                let fits = !number.vague && !is_name && plain.is_none_or(|digits| digits.integer_digits <= 2);
                if let Some(month) = small(1..=12).filter(|_| fits) {
                    filled.month = u8::try_from(month).ok();
                    filled.figures = true;
                    found(filled, at + 1);
                }
                true
            }
            Slot::Year => {
                // A year far ahead is one only behind a day of a month ("5 May 3022"), behind a word for year, or where
                // a word calls for a year and nothing follows that it could count.
                let is_year = at > 0 && self.senses(at - 1).contains(&Sense::Grain(Grain::Year));
                let called = (is_year || self.has_year_cue(at)) && plain.is_some();
                let called = called && (is_year || !self.row.word_follows(at)) && !self.is_counted(at, at + 1);
                let dated = filled.month.is_some() && (filled.day.is_some() || !self.row.word_follows(at));
                let latest = if dated || called { 9999 } else { 2199 };
                // "5 May 0022", "in 0022" are slips of the hand.
                let slipped = whole.is_some_and(|year| (1..100).contains(&year));
                let first = if plain.is_some() && (dated || called && slipped) { 1 } else { 1000 };
                if let Some(year) = small(first..=latest) {
                    let digits = plain.is_some_and(|digits| digits.integer_digits == 4) && !number.ordinal;
                    let digits =
                        digits || number.ordinal && number.digits.is_some_and(|digits| digits.integer_digits == 4);
                    let words = number.digits.is_none() && number.ordinal
                        || number.digits.is_none() && !number.ordinal && !number.rounded
                        || number.digits.is_none() && !number.ordinal && number.step == value::Decimal::ONE;
                    if digits || words && !number.weak {
                        filled.year = i16::try_from(year).ok();
                        filled.figures = true;
                        found(filled, at + 1);
                    }
                }
                // "nineteen ninety-nine", "twenty twenty-two"
                if let Some(first) = small(17..=20).filter(|_| number.digits.is_none() && !number.ordinal)
                    && self.gap_before(at + 1) & (GAP_SPACE | GAP_HYPHEN) != 0
                    && let Some(second) =
                        self.row.number(at + 1).filter(|second| second.digits.is_none() && !second.ordinal)
                    && let Some(second) = second.whole().filter(|second| (10..=99).contains(second))
                {
                    filled.year = i16::try_from(first * 100 + second).ok();
                    filled.figures = true;
                    found(filled, at + 2);
                }
                true
            }
            Slot::EraYear => {
                if let Some(year) = small(1..=9999).filter(|_| !number.vague && !number.rounded) {
                    filled.year = i16::try_from(year).ok();
                    filled.figures = true;
                    found(filled, at + 1);
                }
                true
            }
            Slot::ShortYear => {
                let two_digits = number.digits.filter(|digits| {
                    digits.integer_digits == 2 && digits.decimals == 0 && !digits.decade && !digits.ordinal
                });
                // "July 13-15" is no July 1915, and "on July 26, 13 soldiers" none of 1913.
                // "May 68", where no word follows that it could count.
                let late = whole > Some(31) && filled.month.is_some() && !self.row.word_follows(at);
                // A word of the pattern touches it: "23年3月期".
                let worded = self.gap_before(at + 1) & GAP_NONE != 0
                    && self.senses(at + 1).iter().any(|sense| matches!(sense, Sense::Literal(_)));
                let plain = two_digits.is_some_and(|digits| digits.apostrophe)
                    || late && self.gap_before(at) & (GAP_SPACE | GAP_NONE) != 0
                    || self.language.myriad && worded
                    || filled.day.is_some()
                        && filled.month.is_some()
                        && !(self.gap_before(at) & GAP_COMMA != 0 && self.row.word_follows(at))
                        && (self.gap_before(at) & GAP_HYPHEN == 0
                            || at > 0 && self.senses(at - 1).iter().any(|sense| matches!(sense, Sense::Month(_))));
                if let Some(year) = small(0..=99).filter(|_| two_digits.is_some() && plain) {
                    filled.short_year = i16::try_from(year).ok();
                    filled.figures = true;
                    found(filled, at + 1);
                }
                true
            }
            Slot::Count => {
                // "two and a half years ago"
                let doubled = number.value.checked_mul(value::Decimal::TWO).filter(|_| whole.is_none());
                let doubled = doubled.and_then(|value| Number { value, ..*number }.whole()).filter(|_| !number.vague);
                if let Some(doubled) = doubled.filter(|doubled| (3..400).contains(doubled)) {
                    filled.count = i32::try_from(doubled / 2).ok();
                    filled.and_a_half = true;
                    found(filled, at + 1);
                    return true;
                }
                if let Some(count) = whole.filter(|_| {
                    !number.ordinal && !number.fraction && !number.digits.is_some_and(|digits| digits.roman)
                }) {
                    filled.count = i32::try_from(count).ok();
                    filled.count_is_year =
                        plain.is_some_and(|digits| digits.integer_digits == 4) && (1900..2100).contains(&count);
                    found(filled, at + 1);
                }
                true
            }
            Slot::Ordinal => {
                if let Some(ordinal) = small(1..=400).filter(|_| number.ordinal) {
                    filled.ordinal = i32::try_from(ordinal).ok();
                    filled.figures = true;
                    found(filled, at + 1);
                }
                false
            }
            Slot::DecadeYear => {
                if let Some(year) =
                    number.digits.filter(|digits| digits.decade).and(whole).filter(|year| year % 10 == 0)
                {
                    if (1000..=2190).contains(&year) {
                        filled.decade_year = i16::try_from(year).ok();
                    } else if year < 100 {
                        filled.decade = u8::try_from(year / 10).ok();
                    } else {
                        return true;
                    }
                    filled.figures = true;
                    found(filled, at + 1);
                }
                true
            }
            Slot::DecadeOrdinal => {
                if let Some(year) = number.digits.filter(|_| number.ordinal).and(whole).filter(|year| year % 10 == 0) {
                    match year {
                        1000..=2190 => filled.decade_year = i16::try_from(year).ok(),
                        20..=90 => filled.decade = u8::try_from(year / 10).ok(),
                        _ => return true,
                    }
                    filled.figures = true;
                    found(filled, at + 1);
                }
                true
            }
            Slot::Century => {
                if let Some(century) = small(1..=22).filter(|_| !number.vague && !number.weak) {
                    filled.century = i16::try_from(century).ok();
                    filled.figures = true;
                    found(filled, at + 1);
                }
                true
            }
            _ => false,
        }
    }

    /// A figure that can be an end of a period only with the other end's help; the first may be a word.
    fn bare(number: &Number, is_first: bool) -> Option<u16> {
        let digits = number.digits;
        let figure = digits.is_some_and(|digits| {
            digits.integer_digits <= 2 && digits.decimals == 0 && !digits.grouped && !digits.fraction && !digits.decade
        });
        let value = number.whole()?;
        let year = digits.is_some_and(|digits| digits.integer_digits == 4 && digits.decimals == 0 && !digits.grouped)
            && (1000..2200).contains(&value);
        let short = (1..=99).contains(&value)
            && (figure
                || (number.ordinal || is_first && digits.is_none() && !number.weak && !number.vague) && value <= 31)
            && !digits.is_some_and(|digits| digits.roman);
        (short || year).then(|| u16::try_from(value).ok()).flatten()
    }
}
