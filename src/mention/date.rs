//! One date grammar for all languages: walks the pack's patterns over the token row and works out what they say.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a word may have many senses; each grammar asks for the few that it takes"
)]

use std::cell::RefCell;

use jiff::civil::Date;

use crate::lang::{
    DateRule, Feast, GAP_HYPHEN, GAP_NONE, GAP_SPACE, Gaps, HIJRI, Holiday, Language, PatternTree, PeriodRule, Powers,
    RelativeRule, Sense, Slot, Slots, WordSet, slots_of,
};
use crate::mention::calendar;
use crate::mention::number::Number;
use crate::mention::row::{Node, NodeKind, Row};
use crate::span::Span;
use crate::value::{self, DateValue, Direction, Grain, Part, PartialDate, Period, Season, Weekday};

/// A calendar expression as read at one place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Reading {
    /// What the words say, with the article's date where they count from it.
    pub(crate) value: Value,
    /// Whether it is counted from the article's date ("last year").
    pub(crate) relative: bool,
    /// Where its weekday stands, if it has one beside a day.
    pub(crate) weekday: Option<Span>,
    /// How many elements decided it: a lone word is weaker than a full date.
    pub(crate) elements: usize,
    /// Whether it is a bare year, which may be a plain figure.
    pub(crate) bare_year: bool,
    /// Whether it is a feast that names no year, taken for the nearest one.
    pub(crate) nearest: bool,
}

/// A date or a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Value {
    Date(PartialDate),
    Period(Period),
    /// A relative date in an article without a date.
    Open(Grain),
}

/// The grammar at work on one row of nodes.
pub(crate) struct Dates<'t> {
    text: &'t str,
    row: &'t Row<'t>,
    language: &'t Language,
    reference: Option<Date>,
    /// For each node 0 for not yet known, 1 for no date, else two more than the place of its date in `found`.
    memo: RefCell<Vec<u32>>,
    found: RefCell<Vec<(Reading, usize)>>,
}

/// Which patterns are walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Date,
    /// Only those that count from the article's date, to stand inside another date.
    Relative,
    Period,
}

/// One walk over a tree of patterns.
struct Walk<'t> {
    kind: Kind,
    tree: &'t PatternTree,
    /// The node it begins at.
    at: usize,
    /// The longest reading so far, and the node after it.
    best: Option<(Reading, usize)>,
}

/// What the slots of a pattern have been filled with so far.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, not a state")]
#[derive(Clone, Copy, Debug, Default)]
struct Filled {
    year: Option<i16>,
    short_year: Option<i16>,
    month: Option<u8>,
    hijri_month: Option<u8>,
    day: Option<u8>,
    weekday: Option<Weekday>,
    weekday_at: Option<Span>,
    season: Option<Season>,
    part: Option<Part>,
    unit: Option<Grain>,
    count: Option<i32>,
    /// That number looks like a year.
    count_is_year: bool,
    /// Half a unit more than that number.
    and_a_half: bool,
    ordinal: Option<i32>,
    week: Option<u8>,
    quarter: Option<u8>,
    half: Option<u8>,
    decade: Option<u8>,
    decade_year: Option<i16>,
    century: Option<i16>,
    era: Option<i16>,
    holiday: Option<u16>,
    relative: Option<PartialDate>,
    relative_open: Option<Grain>,
    from: Option<End>,
    to: Option<End>,
    /// A word that is something else when written small and alone.
    doubtful: bool,
    /// A word that is something else unless figures stand beside it.
    dependent: bool,
    /// A word of the pattern itself stands in it.
    worded: bool,
    /// Some figure stands in it.
    figures: bool,
    elements: usize,
    numeric: bool,
}

/// An end of a period.
#[derive(Clone, Copy, Debug)]
enum End {
    /// A date of its own, by its place among those found.
    Date(u32),
    /// A figure that takes its month (or century) from the other end.
    Bare(u16),
}

impl<'t> Dates<'t> {
    pub(crate) fn new(row: &'t Row<'t>, reference: Option<Date>) -> Self {
        let memo = RefCell::new(vec![0; row.len()]);
        Self { text: row.text, row, language: row.language, reference, memo, found: RefCell::default() }
    }

    /// The longest period or date that begins at a node, and the node after it.
    pub(crate) fn at(&self, at: usize) -> Option<(Reading, usize)> {
        // "for 5 days" is no fifth day.
        let is_duration = self.row.get(at).is_some_and(Node::is_number)
            && at > 0
            && is_close(self.gap_before(at))
            && self.senses(at - 1).contains(&Sense::Duration);
        if is_duration || !self.may_begin(at) {
            return None;
        }
        let date = self.date_at(at);
        let period = self.period_at(at, date.is_some());
        match (date, period) {
            (Some(date), Some(period)) => Some(if period.1 > date.1 { period } else { date }),
            (date, period) => date.or(period),
        }
    }

    /// Whether some pattern may begin at a node, by what stands there and next: a cheap test, since most nodes begin
    /// none.
    fn may_begin(&self, at: usize) -> bool {
        let Some(node) = self.row.get(at) else { return false };
        let id = match node.kind {
            _ if node.is_number() => return true,
            NodeKind::NumericDate { .. } | NodeKind::YearPair { .. } => return true,
            NodeKind::Number | NodeKind::Other => return false,
            NodeKind::Word(id) => id,
        };
        let begins = Powers::BEGINS_DATE.with(Powers::BEGINS_RELATIVE).with(Powers::BEGINS_PERIOD);
        if !self.language.powers(id).has(begins) {
            return false;
        }
        let second = self.language.second(id);
        second.none
            || self.gap_before(at + 1) != 0
                && (second.slots & self.slots(at + 1) != 0 || second.words & self.words(at + 1) != 0)
    }

    /// The words of patterns that a node is.
    fn words(&self, at: usize) -> WordSet {
        match self.row.get(at).map(|node| node.kind) {
            Some(NodeKind::Word(id)) => self.language.pattern_words(id),
            Some(NodeKind::Number | NodeKind::NumericDate { .. } | NodeKind::YearPair { .. } | NodeKind::Other)
            | None => 0,
        }
    }

    fn gap_before(&self, at: usize) -> Gaps {
        self.row.gap_before(at)
    }

    fn senses(&self, at: usize) -> &[Sense] {
        self.row.senses(at)
    }

    fn date_at(&self, at: usize) -> Option<(Reading, usize)> {
        self.place_at(at).and_then(|place| self.found_at(place))
    }

    fn found_at(&self, place: u32) -> Option<(Reading, usize)> {
        self.found.borrow().get(usize::try_from(place).ok()?).copied()
    }

    /// The place in `found` of the date that begins at a node.
    fn place_at(&self, at: usize) -> Option<u32> {
        match self.memo.borrow().get(at).copied().unwrap_or(1) {
            0 => {}
            1 => return None,
            known => return Some(known - 2),
        }
        // A pattern that begins with a date must not look for itself at the same place.
        self.remember(at, 1);
        let date = self.longest(Kind::Date, at)?;
        let mut found = self.found.borrow_mut();
        let place = u32::try_from(found.len()).ok()?;
        found.push(date);
        self.remember(at, place + 2);
        Some(place)
    }

    fn remember(&self, at: usize, known: u32) {
        if let Some(slot) = self.memo.borrow_mut().get_mut(at) {
            *slot = known;
        }
    }

    fn period_at(&self, at: usize, has_date: bool) -> Option<(Reading, usize)> {
        let node = self.row.get(at)?;
        if let NodeKind::YearPair { from, to } = node.kind {
            let period = Period { from: Some(DateValue::year(from).into()), to: Some(DateValue::year(to).into()) };
            return Some((reading(Value::Period(period), 2), at + 1));
        }
        if !(has_date || node.is_number() || self.row.powers(at).has(Powers::BEGINS_PERIOD)) {
            return None;
        }
        self.longest(Kind::Period, at)
    }

    /// Walks a pattern tree from a node and keeps the longest reading that makes sense.
    fn longest(&self, kind: Kind, at: usize) -> Option<(Reading, usize)> {
        let (tree, power) = match kind {
            Kind::Date => (&self.language.dates, Powers::BEGINS_DATE),
            Kind::Relative => (&self.language.relatives, Powers::BEGINS_RELATIVE),
            Kind::Period => (&self.language.periods, Powers::NONE),
        };
        let node = self.row.get(at)?;
        let may_begin = match node.kind {
            _ if node.is_number() || kind == Kind::Period => true,
            NodeKind::Word(id) => self.language.powers(id).has(power),
            NodeKind::NumericDate { .. } => true,
            NodeKind::Number | NodeKind::YearPair { .. } | NodeKind::Other => false,
        };
        if !(may_begin && self.may_begin(at)) {
            return None;
        }
        let mut walk = Walk { kind, tree, at, best: None };
        self.walk(&mut walk, 0, at, &Filled::default());
        walk.best
    }

    /// Follows the patterns from a node of their tree and a place in the row: slots before words, the last first.
    fn walk(&self, walk: &mut Walk<'_>, node: usize, next: usize, filled: &Filled) {
        if next > walk.at
            && let Some(rule) = walk.tree.rule(node)
            && walk.best.is_none_or(|(_, end)| next > end)
            && let Some(mut reading) = self.meaning(walk.kind, filled, rule)
        {
            // Only a figure without a word that says "year" may be something else.
            reading.bare_year &= next == walk.at + 1;
            walk.best = Some((reading, next));
        }
        let Some(this) = self.row.get(next) else { return };
        let between = if next == walk.at { u8::MAX } else { self.gap_before(next) };
        if between == 0 {
            return;
        }
        let tree = walk.tree;
        let fitting = self.slots(next);
        // What can follow this node, if it takes but one place of a pattern.
        let (slots, words) =
            if self.gap_before(next + 1) == 0 { (0, 0) } else { (self.slots(next + 1), self.words(next + 1)) };
        let leads_on =
            |to: usize| tree.rule(to).is_some() || tree.slot_set(to) & slots != 0 || tree.word_set(to) & words != 0;
        if tree.slot_set(node) & fitting != 0 {
            for &(slot, gaps, to) in tree.slots(node).iter().rev() {
                let is_one = slot.bit() & Slot::OF_MANY == 0;
                if gaps & between != 0 && slot.bit() & fitting != 0 && (!is_one || leads_on(to)) {
                    self.fill(slot, next, filled, |filled, after| self.walk(walk, to, after, &filled));
                }
            }
        }
        let NodeKind::Word(id) = this.kind else { return };
        if tree.word_set(node) & self.language.pattern_words(id) == 0 {
            return;
        }
        for &sense in self.language.senses(id).iter().rev() {
            let Sense::Literal(literal) = sense else { continue };
            let ways = tree.words(node, literal);
            if ways.is_empty() {
                continue;
            }
            // Where such words are written small, a capital inside a sentence makes a name of one.
            let capital = self.language.is_small(id)
                && this.span.of(self.text).starts_with(char::is_uppercase)
                && !self.begins_sentence(this.span.start);
            if capital {
                break;
            }
            for &(_, gaps, to) in ways.iter().rev() {
                if gaps & between != 0 && leads_on(to) {
                    self.walk(walk, to, next + 1, &Filled { worded: true, ..*filled });
                }
            }
        }
    }

    /// The slots that a node may fill.
    fn slots(&self, at: usize) -> Slots {
        let Some(node) = self.row.get(at) else { return 0 };
        let dates = Slot::OF_DATES | Slot::Relative.bit();
        let by_number = if node.is_number() { Slot::OF_NUMBERS | Slot::Figures.bit() | dates } else { 0 };
        match node.kind {
            NodeKind::Word(id) => {
                let begins = self.language.powers(id).has(Powers::BEGINS_DATE.with(Powers::BEGINS_RELATIVE));
                by_number | self.language.slots(id) | if begins { dates } else { 0 }
            }
            NodeKind::NumericDate { .. } => Slot::Figures.bit() | dates,
            NodeKind::Number | NodeKind::YearPair { .. } | NodeKind::Other => by_number,
        }
    }

    /// What a complete pattern means.
    fn meaning(&self, kind: Kind, filled: &Filled, rule: u16) -> Option<Reading> {
        let rule = usize::from(rule);
        match kind {
            Kind::Date => self.evaluate(filled, *self.language.date_rules.get(rule)?),
            Kind::Relative => self.long_relative(filled, *self.language.date_rules.get(rule)?),
            Kind::Period => self.period(filled, *self.language.period_rules.get(rule)?),
        }
    }

    /// Calls `found` with every way to fill a slot at a node.
    fn fill(&self, slot: Slot, at: usize, filled: &Filled, mut found: impl FnMut(Filled, usize)) {
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
                    && let Some(bare) = self.row.number(at).and_then(Self::bare)
                    && !(bare >= 1000 && self.is_counted(at, at + 1))
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
            let mut filled = filled;
            match sense {
                Sense::Month(month) => filled.month = Some(month),
                Sense::HijriMonth(month) => filled.hijri_month = Some(month),
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
        let (separator, fits) = if digits.fraction {
            ('/', knows("d/m"))
        } else {
            ('.', knows("d.m") && digits.decimals == 2 && digits.integer_digits <= 2)
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
                // Days beyond 31 are no date that anybody means, but one that somebody mistyped.
                if let Some(day) = small(1..=99).filter(|_| fits && !number.vague) {
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
                let word_follows = after.next().is_some_and(|c| {
                    c.is_alphanumeric() || c.is_whitespace() && after.next().is_some_and(char::is_alphanumeric)
                });
                if let Some(day) = small(1..=31).filter(|_| fits && !word_follows) {
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
                if let Some(month) =
                    small(1..=12).filter(|_| !number.vague && plain.is_none_or(|digits| digits.integer_digits <= 2))
                {
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
                if let Some(year) = small(1000..=latest) {
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
                // "July 13-15" is no July 1915.
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

    /// A relative date of a week or more, to stand beside a smaller date: "of next year".
    fn long_relative(&self, filled: &Filled, rule: DateRule) -> Option<Reading> {
        if filled.relative.is_some()
            || filled.relative_open.is_some()
            || filled.weekday.is_some()
            || filled.month.is_some()
        {
            return None;
        }
        let reading = self.evaluate(filled, rule)?;
        let grain = match reading.value {
            Value::Date(date) => date.value.grain(),
            Value::Open(grain) => grain,
            Value::Period(_) => return None,
        };
        (grain > Grain::Weekend).then_some(reading)
    }

    /// Whether a bare figure that could be a year counts what follows it.
    pub(crate) fn is_counted(&self, at: usize, next: usize) -> bool {
        let Some(node) = self.row.get(at) else { return false };
        if next < self.row.len() && self.gap_before(next) & (GAP_NONE | GAP_SPACE | GAP_HYPHEN) != 0 {
            let is_unit = self.senses(next).iter().any(|sense| {
                matches!(
                    sense,
                    Sense::Percent
                        | Sense::PercentPoint
                        | Sense::Money { .. }
                        | Sense::Measure(_)
                        | Sense::Number { weak: false, .. }
                        | Sense::Grain(_)
                )
            });
            // "Nel 2021 imprese e famiglie": behind a word that calls for a year nothing is counted.
            let is_counter = self.senses(next).iter().any(|sense| matches!(sense, Sense::Counter { .. }));
            if is_unit || is_counter && !self.has_year_cue(at) {
                return true;
            }
        }
        let round = self.row.number(at).and_then(Number::whole).is_some_and(|year| year % 100 == 0);
        let mut after = self.text.get(node.span.end..).unwrap_or_default().chars();
        round && after.next() == Some(' ') && after.next().is_some_and(char::is_alphabetic) && !self.has_year_cue(at)
    }

    /// A figure that can be an end of a period only with the other end's help.
    fn bare(number: &Number) -> Option<u16> {
        let digits = number.digits;
        let figure = digits.is_some_and(|digits| {
            digits.integer_digits <= 2 && digits.decimals == 0 && !digits.grouped && !digits.fraction && !digits.decade
        });
        let value = number.whole()?;
        let year = digits.is_some_and(|digits| digits.integer_digits == 4 && digits.decimals == 0 && !digits.grouped)
            && (1000..2200).contains(&value);
        let short = (1..=99).contains(&value)
            && (figure || number.ordinal && value <= 31)
            && !digits.is_some_and(|digits| digits.roman);
        (short || year).then(|| u16::try_from(value).ok()).flatten()
    }

    fn begins_sentence(&self, start: usize) -> bool {
        let before = self
            .text
            .get(..start)
            .unwrap_or_default()
            .trim_end_matches([' ', '"', '\u{201C}', '\u{201E}', '\u{AB}', '(']);
        before.is_empty() || before.ends_with(['.', '!', '?', '\n', ':', '\u{2022}'])
    }

    fn evaluate(&self, filled: &Filled, rule: DateRule) -> Option<Reading> {
        let vouched = filled.worded && !filled.dependent;
        if filled.doubtful && !(vouched || filled.figures || filled.relative.is_some()) {
            return None;
        }
        match rule {
            DateRule::Absolute => self.absolute(filled),
            DateRule::Relative(rule) => self.relative(filled, rule),
        }
    }

    fn absolute(&self, filled: &Filled) -> Option<Reading> {
        let mut year = filled.year;
        let mut open = None;
        if let Some(short) = filled.short_year {
            year = Some(if short < 50 { 2000 + short } else { 1900 + short });
        }
        if filled.day.is_some() && filled.month.is_none() && filled.hijri_month.is_none() && year.is_some() {
            return None;
        }
        if filled.day > Some(31) && (filled.month.is_none() || year.is_none() || filled.relative.is_some()) {
            return None;
        }
        if filled.era == Some(HIJRI) && filled.month.is_none() && filled.hijri_month.is_none() {
            let first = self.hijri(year, 1, Some(1))?;
            let last = self.hijri(year, 12, Some(1))?.days().and_then(|days| calendar::hijri_month_end(days.first))?;
            let period = Period { from: Some(first.into()), to: Some(DateValue::of_date(last).into()) };
            return Some(reading(Value::Period(period), filled.elements));
        }
        if let Some(first_year) = filled.era.filter(|era| *era != HIJRI)
            && filled.century.is_none()
        {
            let count = year?;
            year = Some(if first_year < 0 { 1 - count } else { first_year.checked_add(count - 1)? });
        }
        // "the Monday of last month" is one of several.
        if filled.weekday.is_some()
            && filled.day.is_none()
            && filled.relative.is_some_and(|relative| relative.grain() > Grain::Week)
            && filled.ordinal.is_none()
        {
            return None;
        }
        let mut month = filled.month;
        let mut of_century = filled.century.map(|century| century - 1);
        if let Some(relative) = filled.relative {
            match relative.value {
                DateValue::Century { century } if filled.decade.is_some() => of_century = Some(century),
                DateValue::Day { year: of_year, month: of_month, .. } => {
                    year = year.or(of_year);
                    month = month.or(of_month);
                }
                DateValue::Week { year: Some(of_year), week: Some(week), .. } => {
                    let weekday = filled.weekday?;
                    let day = jiff::civil::ISOWeekDate::new(of_year, i8::try_from(week).ok()?, weekday).ok()?.date();
                    return Some(Reading {
                        relative: true,
                        ..reading(Value::Date(PartialDate::of_date(day)), filled.elements + 1)
                    });
                }
                DateValue::Week { .. }
                | DateValue::Quarter { .. }
                | DateValue::Half { .. }
                | DateValue::Season { .. }
                | DateValue::Decade { .. }
                | DateValue::Century { .. } => return None,
            }
        }
        if let Some(grain) = filled.relative_open {
            if grain == Grain::Week && filled.weekday.is_none() {
                return None;
            }
            open = Some(grain);
        }
        if let (Some(hijri_month), None) = (filled.hijri_month, filled.day) {
            // A lunar month begins and ends on days of its own.
            let day = |day| self.hijri(year, hijri_month, Some(day));
            let first = day(1)?;
            let last = first.days().and_then(|days| calendar::hijri_month_end(days.first))?;
            let period = Period { from: Some(first.into()), to: Some(DateValue::of_date(last).into()) };
            return Some(Reading { relative: year.is_none(), ..reading(Value::Period(period), filled.elements) });
        }
        if filled.and_a_half {
            return None;
        }
        if let (Some(count), Some(Grain::Week), None) = (filled.count, filled.unit, filled.ordinal) {
            let week = u8::try_from(count).ok().filter(|week| (1..=53).contains(week))?;
            return Some(reading(
                Value::Date(DateValue::Week { year, week: Some(week), weekend: false }.into()),
                filled.elements,
            ));
        }
        if let Some(holiday) = filled.holiday {
            let feast = *self.language.holidays.get(usize::from(holiday))?;
            let (relative, nearest) = (filled.relative.is_some() || open.is_some(), year.is_none());
            let value = self.holiday(feast, year, filled.part)?;
            return Some(Reading { relative, nearest, ..reading(value, filled.elements) });
        }
        let value = if let Some(hijri_month) = filled.hijri_month {
            self.hijri(year, hijri_month, filled.day)?
        } else if let Some(week) = filled.week {
            DateValue::Week { year, week: Some(week), weekend: false }
        } else if let Some(quarter) = filled.quarter {
            DateValue::Quarter { year, quarter }
        } else if let Some(half) = filled.half {
            DateValue::Half { year, half }
        } else if let Some(season) = filled.season {
            DateValue::Season { year, season }
        } else if let (Some(century), Some(decade)) = (of_century, filled.decade) {
            DateValue::Decade { century: Some(century), decade }
        } else if let Some(decade_year) = filled.decade_year {
            DateValue::Decade { century: Some(decade_year / 100), decade: u8::try_from(decade_year / 10 % 10).ok()? }
        } else if let Some(decade) = filled.decade {
            DateValue::Decade { century: None, decade }
        } else if let Some(century) = filled.century {
            let before_christ = filled.era.is_some_and(|era| era < 0);
            DateValue::Century { century: if before_christ { -century } else { century - 1 } }
        } else if let (Some(ordinal), Some(unit)) = (filled.ordinal, filled.unit) {
            let year = if matches!(unit, Grain::Week | Grain::Weekend | Grain::Day) && month.is_some() {
                year.or_else(|| self.reference.map(Date::year))
            } else {
                year
            };
            nth_unit(ordinal, unit, year, month)?
        } else if let (Some(ordinal), Some(weekday), Some(month)) = (filled.ordinal, filled.weekday, month) {
            let year = year.or_else(|| self.reference.map(Date::year))?;
            let day = calendar::nth_weekday(year, month, weekday, i8::try_from(ordinal).ok()?)?;
            return Some(reading(Value::Date(PartialDate::of_date(day)), filled.elements));
        } else if year.is_none() && month.is_none() && filled.day.is_none() && filled.weekday.is_none() {
            return None;
        } else {
            DateValue::Day { year, month, day: filled.day, weekday: filled.weekday }
        };
        let bare_year = filled.elements == 1 && filled.year.is_some();
        let part = filled.part.or_else(|| filled.relative?.part);
        let date = PartialDate { value, part, approximate: false };
        Some(Reading {
            value: open.map_or(Value::Date(date), |_| Value::Date(date)),
            relative: filled.relative.is_some() || open.is_some(),
            weekday: filled.weekday_at.filter(|_| filled.day.is_some()),
            elements: filled.elements,
            bare_year,
            nearest: false,
        })
    }

    fn relative(&self, filled: &Filled, rule: RelativeRule) -> Option<Reading> {
        let RelativeRule { shift, unit, counted, stretch, by_week, leading, from_date: _ } = rule;
        if filled.day > Some(31) {
            return None;
        }
        let grain = unit.or(filled.unit);
        if leading && !filled.count_is_year && !filled.and_a_half {
            return self.leading(filled, grain?, shift < 0);
        }
        let narrowed = |value: PartialDate| PartialDate { part: filled.part.or(value.part), ..value };
        let finish = |value: Value| Some(Reading { relative: true, ..reading(value, filled.elements.max(1)) });
        let Some(reference) = self.reference else {
            if let Some(weekday) = filled.weekday {
                let value = DateValue::Day { year: None, month: None, day: None, weekday: Some(weekday) };
                return finish(Value::Date(value.into()));
            }
            if let Some(month) = filled.month {
                return finish(Value::Date(
                    DateValue::Day { year: None, month: Some(month), day: filled.day, weekday: None }.into(),
                ));
            }
            return finish(Value::Open(grain.unwrap_or(Grain::Day)));
        };
        if let Some(weekday) = filled.weekday.filter(|_| filled.day.is_none() || filled.month.is_none()) {
            let day = if by_week {
                let week = value::shift(reference, Grain::Week, shift)?.days()?.first;
                calendar::near_weekday(week, weekday, 0)?
            } else {
                calendar::near_weekday(reference, weekday, shift)?
            };
            return finish(Value::Date(PartialDate::of_date(day)));
        }
        if let Some(month) = filled.month {
            let mut year = calendar::year_of_near_month(reference, month, shift)?;
            if let Some(day) = filled.day
                && let Some(this) = calendar::date(reference.year(), month, day)
            {
                year = match shift {
                    -1 => reference.year() - i16::from(this >= reference),
                    1 => reference.year() + i16::from(this <= reference),
                    _ => year,
                };
            }
            let value = DateValue::Day { year: Some(year), month: Some(month), day: filled.day, weekday: None };
            return finish(Value::Date(narrowed(value.into())));
        }
        if let Some(season) = filled.season {
            let year = reference.year().checked_add(i16::try_from(shift).ok()?)?;
            return finish(Value::Date(narrowed(DateValue::Season { year: Some(year), season }.into())));
        }
        if let Some(holiday) = filled.holiday {
            let feast = *self.language.holidays.get(usize::from(holiday))?;
            let this = |year: i16| calendar::feast(feast, year);
            let year = reference.year();
            let days = match shift.signum() {
                1 => [year, year + 1].into_iter().filter_map(this).find(|(day, _)| *day > reference)?,
                -1 => [year, year - 1].into_iter().filter_map(this).find(|(day, _)| *day < reference)?,
                _ => this(year)?,
            };
            return finish(kept(days, None));
        }
        let grain = grain?;
        let count = filled.count.unwrap_or(1);
        if stretch && (filled.count_is_year || filled.and_a_half) {
            return None;
        }
        if stretch {
            return finish(Value::Period(calendar::stretch(reference, grain, shift.checked_mul(count)?)?));
        }
        if filled.count_is_year && grain == Grain::Year {
            return None;
        }
        if filled.and_a_half {
            let (smaller, many, half) = match grain {
                Grain::Year => (Grain::Month, 12, 6),
                Grain::Decade => (Grain::Year, 10, 5),
                Grain::Century => (Grain::Year, 100, 50),
                Grain::Day
                | Grain::Weekend
                | Grain::Week
                | Grain::Month
                | Grain::Quarter
                | Grain::Season
                | Grain::Half => return None,
            };
            let units = count.checked_mul(many)?.checked_add(half)?;
            let day = value::ago(reference, smaller, shift.checked_mul(units)?.checked_neg()?)?.days()?.first;
            let value = if smaller == Grain::Month {
                DateValue::month(day.year(), u8::try_from(day.month()).ok()?)
            } else {
                DateValue::year(day.year())
            };
            return if counted { finish(Value::Date(narrowed(value.into()))) } else { None };
        }
        if counted {
            let value = value::ago(reference, grain, shift.checked_mul(count)?.checked_neg()?)?;
            return finish(Value::Date(narrowed(value)));
        }
        finish(Value::Date(narrowed(value::shift(reference, grain, shift)?)))
    }

    /// "two days before Christmas": counted from a date in the text.
    fn counted_from(&self, filled: &Filled, shift: i32, grain: Grain) -> Option<Reading> {
        let Some(End::Date(place)) = filled.from else { return None };
        let (anchor, _) = self.found_at(place)?;
        let date = match anchor.value {
            Value::Date(date) => date,
            // A feast that lasts: before its first day, after its last.
            Value::Period(Period { from: Some(first), to: Some(last) }) if !anchor.relative => {
                if shift < 0 {
                    first
                } else {
                    last
                }
            }
            Value::Period(_) | Value::Open(_) => return None,
        };
        let day = self.resolve(date, Direction::Nearest).value.days()?.first;
        let count = shift.checked_mul(filled.count.unwrap_or(1))?;
        let value = match filled.weekday {
            Some(weekday) => PartialDate::of_date(calendar::near_weekday(day, weekday, count)?),
            // Counted from a day, a year is exact to the day.
            None if grain == Grain::Year => value::ago(day, Grain::Month, count.checked_mul(-12)?)?,
            None => value::ago(day, grain, count.checked_neg()?)?,
        };
        Some(Reading { relative: anchor.relative, ..reading(Value::Date(value), filled.elements) })
    }

    /// "the first nine months of 2021": the first (or last) so many units of a year.
    fn leading(&self, filled: &Filled, grain: Grain, from_end: bool) -> Option<Reading> {
        let year = filled.year.or_else(|| filled.relative?.year()).or_else(|| self.reference.map(Date::year))?;
        let count = u8::try_from(filled.count?).ok().filter(|count| *count > 1)?;
        let weeks = u8::try_from(calendar::date(year, 12, 28)?.iso_week_date().week()).ok()?;
        let value = |nth: u8| match grain {
            Grain::Month if nth <= 12 => Some(DateValue::month(year, nth)),
            Grain::Quarter if nth <= 4 => Some(DateValue::Quarter { year: Some(year), quarter: nth }),
            Grain::Week if nth <= weeks => Some(DateValue::Week { year: Some(year), week: Some(nth), weekend: false }),
            Grain::Day
            | Grain::Weekend
            | Grain::Week
            | Grain::Month
            | Grain::Quarter
            | Grain::Season
            | Grain::Half
            | Grain::Year
            | Grain::Decade
            | Grain::Century => None,
        };
        // "the last four months of 2021" are those from the end.
        let (first, last) = if from_end {
            let last = match grain {
                Grain::Month => 12,
                Grain::Quarter => 4,
                Grain::Week => weeks,
                Grain::Day
                | Grain::Weekend
                | Grain::Season
                | Grain::Half
                | Grain::Year
                | Grain::Decade
                | Grain::Century => return None,
            };
            (last.checked_sub(count - 1)?, last)
        } else {
            (1, count)
        };
        let period = Period { from: Some(value(first)?.into()), to: Some(value(last)?.into()) };
        Some(Reading { relative: filled.year.is_none(), ..reading(Value::Period(period), filled.elements) })
    }

    fn holiday(&self, feast: Feast, year: Option<i16>, part: Option<Part>) -> Option<Value> {
        if let (Holiday::Fixed { month, day }, [0, 0, 0, 0, 0, 0, 0], 0, None, None) =
            (feast.first.holiday, feast.first.moved, feast.first.more, feast.last, year)
        {
            let value = DateValue::Day { year: None, month: Some(month), day: Some(day), weekday: None };
            return Some(Value::Date(PartialDate { value, part, approximate: false }));
        }
        let days = match (year, self.reference) {
            (Some(year), _) => calendar::feast(feast, year)?,
            // A feast without a year is the nearest one; it does not come twice within 340 days.
            (None, Some(reference)) => {
                let of = |step: i16| calendar::feast(feast, reference.year().checked_add(step)?);
                let away = |(day, _): &(Date, Option<Date>)| {
                    reference.until(*day).map_or(i32::MAX, |span| span.get_days().abs())
                };
                of(0)
                    .filter(|days| away(days) < 170)
                    .or_else(|| [-1, 0, 1].into_iter().filter_map(of).min_by_key(away))?
            }
            (None, None) => return None,
        };
        Some(kept(days, part))
    }

    fn hijri(&self, year: Option<i16>, month: u8, day: Option<u8>) -> Option<DateValue> {
        match year {
            Some(year) if year < 1700 => calendar::hijri(year, month, day),
            // A Gregorian year beside a month of the Islamic calendar means that month in that year.
            Some(year) => calendar::hijri_month_in(year, month, day),
            None => calendar::hijri_month_near(self.reference?, month, day),
        }
    }

    fn period(&self, filled: &Filled, rule: PeriodRule) -> Option<Reading> {
        let date_of = |place: u32| self.found_at(place).map(|(reading, _)| reading);
        let end = |end: Option<End>, first: bool| match end {
            Some(End::Date(place)) => match date_of(place)? {
                Reading { value: Value::Date(date), .. } => Some(date),
                // A feast that lasts.
                Reading {
                    value: Value::Period(Period { from: Some(from), to: Some(to) }), relative: false, ..
                } => Some(if first { from } else { to }),
                Reading { value: Value::Period(_) | Value::Open(_), .. } => None,
            },
            Some(End::Bare(_)) | None => None,
        };
        let relative = [filled.from, filled.to]
            .iter()
            .flatten()
            .any(|end| matches!(end, End::Date(place) if date_of(*place).is_some_and(|reading| reading.relative)));
        let finish = |period: Period| Some(Reading { relative, ..reading(Value::Period(period), filled.elements + 1) });
        match rule {
            PeriodRule::Offset(rule) => self.counted_from(filled, rule.shift, rule.unit.or(filled.unit)?),
            PeriodRule::Since | PeriodRule::Until => {
                let sure = !matches!(filled.from, Some(End::Date(place)) if date_of(place)?.elements == 0);
                let end = end(filled.from, true).filter(|_| sure)?;
                let is_start = rule == PeriodRule::Since;
                finish(Period { from: is_start.then_some(end), to: (!is_start).then_some(end) })
            }
            PeriodRule::Range => {
                let (from, to) = match (filled.from?, filled.to?) {
                    (End::Bare(day), End::Date(_)) => {
                        let to = end(filled.to, false)?;
                        // "Nov 18-Dec 19": the first day has a month of its own.
                        let from = match (filled.month, month_of(to)) {
                            (Some(month), Some(_)) => {
                                let year = to.year();
                                let first = DateValue::Day { year, month: Some(month), day: Some(1), weekday: None };
                                like(first.into(), day)?
                            }
                            (Some(_) | None, _) => like(to, day)?,
                        };
                        (from, to)
                    }
                    (End::Date(place), End::Bare(figure)) => {
                        let reading = date_of(place)?;
                        let from = end(filled.from, true)?;
                        (from, if reading.bare_year { later_year(from, figure)? } else { like(from, figure)? })
                    }
                    (End::Date(one), End::Date(two)) => {
                        let (one, two) = (date_of(one)?, date_of(two)?);
                        // A doubtful month needs another month that is sure.
                        let is_month = |reading: Reading| match reading.value {
                            Value::Date(date) => date.grain() == Grain::Month && reading.elements > 0,
                            Value::Period(_) | Value::Open(_) => false,
                        };
                        let is_doubtful = |reading: Reading| match reading.value {
                            Value::Date(date) => date.grain() == Grain::Month && reading.elements == 0,
                            Value::Period(_) | Value::Open(_) => false,
                        };
                        if is_doubtful(one) && !is_month(two) || is_doubtful(two) && !is_month(one) {
                            return None;
                        }
                        if one.bare_year != two.bare_year
                            && (one.bare_year || two.bare_year)
                            && end(filled.to, false)?.year().is_none()
                        {
                            return None;
                        }
                        let (from, to) = (end(filled.from, true)?, end(filled.to, false)?);
                        // "From Easter to Pentecost 2019": the year of the second is that of the first.
                        let days = |date: PartialDate| date.value.days().map(|days| days.first);
                        if one.nearest && !two.nearest && days(from) > days(to) {
                            return None;
                        }
                        (from, to)
                    }
                    (End::Bare(first), End::Bare(last)) => {
                        // The month stands apart: "5月 1 to 3"; or the year: "2022年 1 to 4月".
                        let (month, day) = match (filled.month, filled.year) {
                            (Some(month), _) => (month, Some(1)),
                            (None, Some(_)) => (1, None),
                            (None, None) => return None,
                        };
                        let beside = DateValue::Day { year: filled.year, month: Some(month), day, weekday: None };
                        (like(beside.into(), first)?, like(beside.into(), last)?)
                    }
                };
                let (from, to) = share(from, to);
                finish(Period { from: Some(from), to: Some(to) })
            }
        }
    }

    /// Fills in what the words leave open from the article's date.
    pub(crate) fn resolve(&self, date: PartialDate, direction: Direction) -> PartialDate {
        if let (DateValue::Day { year: None, month: None, day: Some(day), weekday: Some(weekday) }, Some(reference)) =
            (date.value, self.reference)
            && let Some(fitting) = calendar::near_weekday_and_day(reference, weekday, day)
        {
            return PartialDate::of_date(fitting);
        }
        if let (
            DateValue::Day { year: None, month: Some(month), day: Some(day), weekday: Some(weekday) },
            Some(reference),
        ) = (date.value, self.reference)
        {
            // Of the last and the next such day, the one that has the stated weekday is meant.
            let near = [Direction::Past, Direction::Future].map(|direction| {
                DateValue::Day { year: None, month: Some(month), day: Some(day), weekday: None }
                    .resolve_day(reference, direction)
            });
            if let Some(fitting) = near.into_iter().flatten().find(|candidate| candidate.weekday() == weekday) {
                return date.with_year(fitting.year());
            }
        }
        self.reference.and_then(|reference| date.resolve(reference, direction)).unwrap_or(date)
    }

    /// Whether the nearest day that a date can mean lies within so many days of the article's.
    pub(crate) fn is_near(&self, date: PartialDate, limit: i32) -> bool {
        let Some(reference) = self.reference else { return false };
        let near = date.resolve(reference, Direction::Nearest).and_then(|near| near.days());
        near.is_some_and(|days| {
            [days.first, days.last]
                .iter()
                .any(|&day| reference.until(day).is_ok_and(|span| span.get_days().abs() <= limit))
        })
    }

    /// The next such weekday after the article's day.
    pub(crate) fn next_weekday(&self, weekday: Weekday) -> Option<PartialDate> {
        calendar::near_weekday(self.reference?, weekday, 1).map(PartialDate::of_date)
    }

    /// Whether a year cue stands right before a node.
    pub(crate) fn has_year_cue(&self, at: usize) -> bool {
        at > 0 && self.gap_before(at) & (GAP_SPACE | GAP_NONE) != 0 && self.senses(at - 1).contains(&Sense::YearCue)
    }
}

/// A feast's day, or all its days.
fn kept((first, last): (Date, Option<Date>), part: Option<Part>) -> Value {
    let day = |day: Date| PartialDate { part, ..PartialDate::of_date(day) };
    match last {
        Some(last) => Value::Period(Period { from: Some(day(first)), to: Some(day(last)) }),
        None => Value::Date(day(first)),
    }
}

fn reading(value: Value, elements: usize) -> Reading {
    Reading { value, relative: false, weekday: None, elements, bare_year: false, nearest: false }
}

/// A bare figure beside a date: another day of its month, another month of its year, another year.
fn like(date: PartialDate, figure: u16) -> Option<PartialDate> {
    if figure >= 1000 {
        let year = i16::try_from(figure).ok()?;
        return (date.grain() == Grain::Year).then(|| DateValue::year(year).into());
    }
    let day = u8::try_from(figure).ok().filter(|day| (1..=31).contains(day))?;
    match date.value {
        DateValue::Day { year, month: Some(_), day: None, .. } if day <= 12 => {
            Some(DateValue::Day { year, month: Some(day), day: None, weekday: None }.into())
        }
        DateValue::Day { year, month: Some(month), day: Some(_), .. } => {
            Some(DateValue::Day { year, month: Some(month), day: Some(day), weekday: None }.into())
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

/// The year that two digits stand for after a full year: 2016–20.
fn later_year(from: PartialDate, figure: u16) -> Option<PartialDate> {
    let year = from.year()?;
    let later = year / 100 * 100 + i16::try_from(figure).ok()?;
    (later > year && (10..100).contains(&figure)).then(|| DateValue::year(later).into())
}

/// What one end of a period leaves open and the other says.
fn share(from: PartialDate, to: PartialDate) -> (PartialDate, PartialDate) {
    let (mut from, mut to) = (from, to);
    match (from.value, to.value) {
        (
            DateValue::Day { year, month: Some(month), day: Some(_), .. },
            DateValue::Day { year: None, month: None, day: Some(day), weekday },
        ) => {
            to.value = DateValue::Day { year, month: Some(month), day: Some(day), weekday };
        }
        (
            DateValue::Day { year: None, month: None, day: Some(day), weekday },
            DateValue::Day { year, month: Some(month), day: Some(_), .. },
        ) => {
            from.value = DateValue::Day { year, month: Some(month), day: Some(day), weekday };
        }
        _ => {}
    }
    let is_weekday =
        |date: PartialDate| matches!(date.value, DateValue::Day { year: None, month: None, day: None, .. });
    match (from.year(), to.year()) {
        _ if is_weekday(from) || is_weekday(to) => {}
        (None, Some(year)) => {
            let wraps = matches!((month_of(from), month_of(to)), (Some(first), Some(last)) if first > last);
            from = from.with_year(if wraps { year - 1 } else { year });
        }
        (Some(year), None) => {
            let wraps = matches!((month_of(from), month_of(to)), (Some(first), Some(last)) if first > last);
            to = to.with_year(if wraps { year + 1 } else { year });
        }
        (None, None) | (Some(_), Some(_)) => {}
    }
    (from, to)
}

fn month_of(date: PartialDate) -> Option<u8> {
    match date.value {
        DateValue::Day { month, .. } => month,
        DateValue::Week { .. }
        | DateValue::Quarter { .. }
        | DateValue::Half { .. }
        | DateValue::Season { .. }
        | DateValue::Decade { .. }
        | DateValue::Century { .. } => None,
    }
}

/// "the third quarter of 2022", "the first half", "the last day of October", "the second week of May".
fn nth_unit(ordinal: i32, unit: Grain, year: Option<i16>, month: Option<u8>) -> Option<DateValue> {
    let counted =
        |last: u8| if ordinal < 0 { Some(last) } else { u8::try_from(ordinal).ok().filter(|nth| *nth <= last) };
    match unit {
        Grain::Quarter => Some(DateValue::Quarter { year, quarter: counted(4)? }),
        Grain::Half => Some(DateValue::Half { year, half: counted(2)? }),
        Grain::Day => {
            let Some(month) = month else {
                let (year, ordinal) = (year?, i16::try_from(ordinal).ok()?);
                let day = if ordinal < 0 {
                    calendar::date(year, 12, 31)?
                } else {
                    calendar::plus(calendar::date(year, 1, 1)?, ordinal - 1)?
                };
                return Some(DateValue::of_date(day));
            };
            let last = calendar::date(year?, month, 1)?.days_in_month();
            Some(DateValue::Day { year, month: Some(month), day: counted(last.unsigned_abs()), weekday: None })
        }
        Grain::Century => Some(DateValue::Century { century: i16::try_from(ordinal).ok().filter(|nth| *nth > 0)? - 1 }),
        Grain::Decade => {
            let decade = u8::try_from(ordinal - 1).ok().filter(|decade| *decade < 10)?;
            Some(DateValue::Decade { century: Some(year? / 100), decade })
        }
        Grain::Week | Grain::Weekend => {
            let year = year?;
            // The first week of a year is ISO's; of a month, the one that holds its first Thursday.
            let thursday = match month {
                Some(month) => calendar::nth_weekday(year, month, Weekday::Thursday, i8::try_from(ordinal).ok()?)?,
                None if ordinal < 0 => calendar::date(year, 12, 28)?,
                None => calendar::plus(calendar::date(year, 1, 4)?, i16::try_from((ordinal - 1) * 7).ok()?)?,
            };
            let week = thursday.iso_week_date();
            Some(DateValue::Week {
                year: Some(week.year()),
                week: u8::try_from(week.week()).ok(),
                weekend: unit == Grain::Weekend,
            })
        }
        Grain::Month if month.is_none() => {
            Some(DateValue::Day { year: Some(year?), month: counted(12), day: None, weekday: None })
        }
        Grain::Month | Grain::Season | Grain::Year => None,
    }
}

/// Whether nothing or a space stands between.
pub(crate) fn is_close(gap: Gaps) -> bool {
    gap & (GAP_NONE | GAP_SPACE) != 0
}
