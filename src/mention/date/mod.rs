//! One date grammar for all languages: walks the pack's patterns over the token row and works out what they say.

mod fill;
mod meaning;
mod period;

use std::cell::RefCell;

use crate::lang::{
    GAP_HYPHEN, GAP_NONE, GAP_SPACE, GAP_STOP, Gaps, Language, PatternTree, Powers, Second, Sense, Slot, Slots,
    WordSet, is_letter,
};
use crate::mention::calendar;
use crate::mention::number::Number;
use crate::mention::row::{Node, NodeKind, Row};
use crate::span::Span;
use crate::value::{DateValue, Direction, Grain, Part, PartialDate, Period, Season, Weekday};
use jiff::civil::Date;

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
        let is_duration = || {
            self.row.get(at).is_some_and(Node::is_number)
                && at > 0
                && is_close(self.gap_before(at))
                && self.senses(at - 1).contains(&Sense::Duration)
        };
        if !self.may_begin(at) || is_duration() {
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
            _ if node.is_number() => {
                return self.may_be_date_alone(at) || self.leads_on(at, self.language.behind_number());
            }
            NodeKind::NumericDate { .. } | NodeKind::YearPair { .. } => return true,
            NodeKind::Number | NodeKind::Other => return false,
            NodeKind::Word(id) => id,
        };
        let begins = Powers::BEGINS_DATE.with(Powers::BEGINS_RELATIVE).with(Powers::BEGINS_PERIOD);
        if !self.language.powers(id).has(begins) {
            return false;
        }
        let second = self.language.second(id);
        second.none || self.leads_on(at, second)
    }

    /// Whether what follows a node is what can stand second.
    fn leads_on(&self, at: usize, second: Second) -> bool {
        self.gap_before(at + 1) != 0
            && (second.slots & self.slots(at + 1) != 0 || second.words & self.words(at + 1) != 0)
    }

    /// Whether a number says more than a small count, which is a date only beside something: "2019", "the 80s", "22.04",
    /// "0019" for "2019".
    fn may_be_date_alone(&self, at: usize) -> bool {
        let Some(number) = self.row.number(at) else { return true };
        let is_count = number.digits.is_none_or(|digits| {
            let is_bare = !digits.decade && !digits.apostrophe && !digits.roman && !digits.fraction;
            is_bare && digits.decimals != 2 && digits.integer_digits != 4
        });
        // "Nineteen ninety" is one year of two numbers.
        let is_word = |number: &Number| number.digits.is_none();
        let is_pair = is_word(number) && self.row.number(at + 1).is_some_and(is_word);
        !is_count || is_pair || number.ordinal || number.whole().is_some_and(|whole| whole >= 1000)
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
            // "mercredi 16 octobre. En 2018": behind a stop that ends a word, a capital begins a sentence.
            let is_apart = between & GAP_STOP != 0
                && next > walk.at
                && self.row.number(next - 1).is_none()
                && this.span.of(self.text).starts_with(char::is_uppercase);
            if capital || is_apart {
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
        // "2/3" and "22.04" may be dates, if a word says so.
        let digits = self.row.number(at).and_then(|number| number.digits);
        let may_be_figures = digits.is_some_and(|digits| digits.fraction || digits.decimals == 2);
        let figures = if may_be_figures { Slot::Figures.bit() } else { 0 };
        let by_number = if node.is_number() { Slot::OF_NUMBERS | figures | dates } else { 0 };
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
            let is_limit = at > 0 && self.senses(at - 1).iter().any(|sense| matches!(sense, Sense::Hedge(_)));
            if is_unit || is_counter && (is_limit || !self.has_year_cue(at)) {
                return true;
            }
        }
        let round = self.row.number(at).and_then(Number::whole).is_some_and(|year| year % 100 == 0);
        let mut after = self.text.get(node.span.end..).unwrap_or_default().chars();
        round
            && after.next() == Some(' ')
            && after.next().is_some_and(is_letter)
            && !self.has_year_cue(at)
            && !self.ends_years(at)
    }

    /// Whether a dash joins a figure to one of four digits before it: "in 1998-2000 they".
    fn ends_years(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        let Some((from, to)) = self.row.get(before).zip(self.row.get(at)) else { return false };
        let between = self.text.get(from.span.end..to.span.start).unwrap_or_default();
        let year = self
            .row
            .number(before)
            .filter(|number| number.digits.is_some_and(|digits| digits.integer_digits == 4 && !digits.grouped));
        matches!(between, "-" | "\u{2010}" | "\u{2011}" | "\u{2013}" | "\u{2014}")
            && year.and_then(Number::whole).is_some_and(|year| (1000..3000).contains(&year))
    }

    fn begins_sentence(&self, start: usize) -> bool {
        let before = self
            .text
            .get(..start)
            .unwrap_or_default()
            .trim_end_matches([' ', '"', '\u{201C}', '\u{201E}', '\u{AB}', '(']);
        before.is_empty() || before.ends_with(['.', '!', '?', '\n', ':', '\u{2022}'])
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

    /// On which side of the article's day a date lies whose days are known.
    pub(crate) fn side(&self, date: PartialDate) -> Option<Direction> {
        let (reference, days) = (self.reference?, date.days()?);
        if reference < days.first {
            return Some(Direction::Future);
        }
        (days.last < reference).then_some(Direction::Past)
    }

    /// Whether the article's day is known.
    pub(crate) fn has_reference(&self) -> bool {
        self.reference.is_some()
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

fn reading(value: Value, elements: usize) -> Reading {
    Reading { value, relative: false, weekday: None, elements, bare_year: false, nearest: false }
}

/// Whether nothing or a space stands between.
pub(crate) fn is_close(gap: Gaps) -> bool {
    gap & (GAP_NONE | GAP_SPACE) != 0
}
