//! Puts the grammars together: at each node the longest date, period, amount or number wins.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a word may have many senses; each grammar asks for the few that it takes"
)]

use jiff::civil::Date;

use super::lexer::same_word;
use crate::lang::{GAP_DASH, GAP_HYPHEN, Gaps, Language, Powers, Sense, Unstated, is_letter, is_word};
use crate::mention::date::{Dates, Reading, Value, is_close};
use crate::mention::number::Number;
use crate::mention::row::{NodeKind, Row};
use crate::mention::{Mention, RuleWord, Signal, SignalKind, Stated, StatedDate, StatedPeriod};
use crate::plain::{boundary, bytes_in};
use crate::span::Span;
use crate::value::{DateValue, Decimal, Direction, PartialDate, Period};

/// All mentions and signals of a row of nodes.
pub(crate) fn mentions(row: &Row<'_>, reference: Option<Date>) -> (Vec<Mention>, Vec<RuleWord>, Vec<Signal>) {
    let mut grammar = Grammar {
        text: row.text,
        row,
        language: row.language,
        dates: Dates::new(row, reference),
        mentions: Vec::new(),
        words: Vec::new(),
        signals: Vec::new(),
        tenses: Vec::new(),
    };
    let mut at = 0;
    while at < row.len() {
        at = grammar.step(at);
    }
    grammar.resolve();
    (grammar.mentions, grammar.words, grammar.signals)
}

pub(super) struct Grammar<'t> {
    pub(super) text: &'t str,
    pub(super) row: &'t Row<'t>,
    pub(super) language: &'t Language,
    pub(super) dates: Dates<'t>,
    pub(super) mentions: Vec<Mention>,
    words: Vec<RuleWord>,
    signals: Vec<Signal>,
    /// Where words tell of what is over, or to come.
    tenses: Vec<(usize, Direction)>,
}

impl Grammar<'_> {
    /// Reads what begins at a node; the answer is the next node to look at.
    fn step(&mut self, at: usize) -> usize {
        let Some(node) = self.row.get(at).copied() else { return at + 1 };
        let powers = self.row.powers(at);
        // Most words only stand beside what says something.
        if powers == Powers::NONE && matches!(node.kind, NodeKind::Word(_)) && !node.is_number() {
            return at + 1;
        }
        if let NodeKind::Word(id) = node.kind
            && powers.has(Powers::SIGNALS)
        {
            let mut ids = Vec::new();
            for &sense in self.language.senses(id) {
                match sense {
                    Sense::Nothing => return at + 1,
                    Sense::Extra(extra) if self.language.extra_fits(extra, node.span.of(self.text)) => {
                        ids.extend(self.language.extra(extra).map(|word| word.id));
                    }
                    Sense::Unstated(reason) => {
                        self.signals.push(Signal { span: node.span, kind: SignalKind::Unstated(reason) });
                        if reason == Unstated::Planned {
                            self.tenses.push((node.span.start, Direction::Future));
                        }
                    }
                    Sense::Past => self.tenses.push((node.span.start, Direction::Past)),
                    Sense::Future => self.tenses.push((node.span.start, Direction::Future)),
                    Sense::Attribution => self.signals.push(Signal { span: node.span, kind: SignalKind::Attribution }),
                    _ => {}
                }
            }
            if !ids.is_empty() {
                self.words.push(RuleWord { span: node.span, ids });
            }
        }
        let date = self.dates.at(at).filter(|(reading, next)| self.is_date(at, *next, reading));
        let amount = if node.is_number() || powers.has(Powers::BEGINS_AMOUNT) { self.amount(at) } else { None };
        if date.is_none()
            && node.is_number()
            && let Some(after) = self.score(at)
        {
            return after;
        }
        match (date, amount) {
            (Some((_, next)), Some(amount)) if amount.next > next => self.push_amount(at, amount),
            (Some((reading, next)), _) => {
                self.push_date(at, next, &reading);
                match reading.value {
                    Value::Date(date) => self.days_after(next, date),
                    Value::Period(_) | Value::Open(_) => next,
                }
            }
            (None, Some(amount)) => self.push_amount(at, amount),
            (None, None) => at + 1,
        }
    }

    /// "22-6", "1-1": two figures with a hyphen, the second not above the first, that count nothing; and "4-6" beside
    /// another pair, or between two names. The answer is the node after them.
    fn score(&self, at: usize) -> Option<usize> {
        let (first, second) = self.pair(at)?;
        if second > first && !self.is_one_of_scores(at) {
            return None;
        }
        let counts = is_close(self.gap_before(at + 2))
            && self.senses(at + 2).iter().any(|sense| {
                matches!(
                    sense,
                    Sense::Percent
                        | Sense::PercentPoint
                        | Sense::Money { .. }
                        | Sense::Measure(_)
                        | Sense::Grain(_)
                        | Sense::Month(_)
                )
            });
        let sign = at > 0
            && self.senses(at - 1).iter().any(|sense| matches!(sense, Sense::Money { prefix: true, .. }))
            && is_close(self.gap_before(at));
        (!counts && !sign).then_some(at + 2)
    }

    /// Two small figures with nothing but a hyphen between them.
    fn pair(&self, at: usize) -> Option<(Decimal, Decimal)> {
        let small = |at: usize| {
            let digits = self.number(at)?.digits.filter(|digits| {
                digits.integer_digits <= 3 && digits.decimals == 0 && !digits.ordinal && !digits.fraction
            })?;
            (self.row.get(at)?.span.len() <= 3).then_some(digits.value)
        };
        let (first, second) = (small(at)?, small(at + 1)?);
        let near = self.row.get(at + 1)?.span.start - self.row.get(at)?.span.end <= 3;
        (self.gap_before(at + 1) & (GAP_HYPHEN | GAP_DASH) != 0 && near).then_some((first, second))
    }

    /// Whether a pair of figures stands beside another one ("4-6 7-6 (8-6)"), or between two names.
    fn is_one_of_scores(&self, at: usize) -> bool {
        // "16-24, 25-34" are ages; tennis has "2-6 3-6", or one set that goes the other way.
        let beside = |pair: Option<(Decimal, Decimal)>, from: usize, to: usize| {
            let Some((first, second)) = pair else { return false };
            let (from, to) =
                (self.row.get(from).map(|node| node.span.end), self.row.get(to).map(|node| node.span.start));
            let text = from.zip(to).and_then(|(from, to)| self.text.get(from..to)).unwrap_or_default();
            text == " " || second <= first && matches!(text, ", " | " (" | ") ")
        };
        let follows = beside(self.pair(at + 2), at + 1, at + 2);
        let precedes = at > 1 && beside(self.pair(at - 2), at - 1, at);
        let name_follows = || {
            let end = self.row.get(at + 1).map_or(0, |node| node.span.end);
            let mut after = self.text.get(end..).unwrap_or_default().chars();
            after.next() == Some(' ') && after.next().is_some_and(char::is_uppercase)
        };
        // "Texans (4-11)"
        let in_brackets = || {
            let (start, end) = (
                self.row.get(at).map_or(0, |node| node.span.start),
                self.row.get(at + 1).map_or(0, |node| node.span.end),
            );
            let before = self.text.get(..start).and_then(|text| text.strip_suffix(" ("));
            let word = before.map(|text| text.rsplit(' ').next().unwrap_or_default());
            word.is_some_and(|word| word.starts_with(char::is_uppercase))
                && self.text.get(end..).is_some_and(|text| text.starts_with(')'))
        };
        follows
            || precedes
            || !self.language.capital_nouns && in_brackets()
            || !self.language.capital_nouns && self.name_before(at).is_some() && name_follows()
    }

    /// Where the name begins that stands right before a node: a word with a capital letter that is nothing else.
    pub(super) fn name_before(&self, at: usize) -> Option<usize> {
        let start = self.row.get(at)?.span.start;
        let before = self.text.get(..start)?.strip_suffix(' ')?;
        let from = before
            .rfind(|c: char| !(is_word(c) || matches!(c, '\'' | '\u{2019}')))
            .map_or(0, |at| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
        let word = before.get(from..)?;
        let known = at.checked_sub(1).is_some_and(|last| {
            self.row.get(last).is_some_and(|node| node.span.end == before.len())
                && self.senses(last).iter().any(|sense| !matches!(sense, Sense::Extra(_)))
        });
        (word.chars().next().is_some_and(char::is_uppercase) && !known).then_some(from)
    }

    pub(super) fn senses(&self, at: usize) -> &[Sense] {
        self.row.senses(at)
    }

    /// What stands right before a place: a few words, in a text without blanks no more than their length.
    fn text_before(&self, end: usize) -> Option<&str> {
        const WORDS: usize = 48;
        self.text.get(boundary(self.text, end.saturating_sub(WORDS))..end)
    }

    pub(super) fn has(&self, at: usize, wanted: Sense) -> bool {
        self.row.has(at, wanted)
    }

    pub(super) fn gap_before(&self, at: usize) -> Gaps {
        self.row.gap_before(at)
    }

    pub(super) fn number(&self, at: usize) -> Option<&Number> {
        self.row.number(at)
    }

    /// Whether what the patterns found is a date here, and not a figure that looks like one.
    fn is_date(&self, at: usize, next: usize, reading: &Reading) -> bool {
        // "1日3回" is three times a day.
        if self.language.myriad
            && let Value::Date(PartialDate {
                value: DateValue::Day { year: None, month: None, day: Some(1), weekday: None },
                ..
            }) = reading.value
            && is_close(self.gap_before(next))
            && self.number(next).is_some()
        {
            return false;
        }
        // "In his early 30s"
        if let Value::Date(PartialDate { value: DateValue::Decade { century: None, .. }, .. }) = reading.value
            && let Some(before) = self.row.get(at).and_then(|node| self.text_before(node.span.start))
            && let mut last = before.split_whitespace().rev().take(2)
            && last.any(|word| self.language.owners.iter().any(|owner| same_word(word, owner)))
        {
            return false;
        }
        if !reading.bare_year {
            return true;
        }
        let Some(number) = self.number(at) else { return true };
        let Some(year) = number.whole() else { return false };
        if self.dates.is_counted(at, next) {
            return false;
        }
        if at > 0 && is_close(self.gap_before(at)) {
            let spoiled = self.senses(at - 1).iter().any(|sense| match sense {
                Sense::Money { prefix: true, .. } | Sense::Label => true,
                // "about 2005 people", but "optimistic about 2005".
                Sense::Hedge(_) => year % 100 == 0 || self.row.word_follows(at),
                _ => false,
            });
            if spoiled && !self.dates.has_year_cue(at) {
                return false;
            }
        }
        if self.dates.has_year_cue(at) {
            return true;
        }
        let ordinal_year =
            self.language.ordinal_years && number.digits.is_some_and(|digits| digits.integer_digits == 4);
        if number.digits.is_none() || number.ordinal && !ordinal_year {
            // A number in words is a year only where something says so.
            return false;
        }
        let Some(node) = self.row.get(at) else { return false };
        let after = self.text.get(node.span.end..).unwrap_or_default();
        let mut following = after.chars();
        let first = following.next();
        let stands_alone = first.is_none_or(|c| !is_word(c) && !c.is_whitespace())
            || first.is_some_and(char::is_whitespace) && following.next().is_none_or(|c| !is_letter(c));
        if !(1900..=2099).contains(&year) {
            return false;
        }
        // "2000 people" is a count; "2000." may end a sentence.
        year % 100 != 0 || stands_alone && self.text.trim() != node.span.of(self.text)
    }

    fn push_date(&mut self, at: usize, next: usize, reading: &Reading) {
        let (Some(first), Some(last)) = (self.row.get(at), self.row.get(next - 1)) else { return };
        let mut span = first.span.cover(last.span);
        // A bracket that opens inside closes inside: "quarta-feira (18)".
        for (open, close) in [('(', ')'), ('\u{FF08}', '\u{FF09}')] {
            let inside = span.of(self.text);
            let opened = inside.rfind(open) > inside.rfind(close);
            if opened && self.text.get(span.end..).is_some_and(|rest| rest.starts_with(close)) {
                span = Span::new(span.start, span.end + close.len_utf8());
            }
        }
        let stated = match reading.value {
            Value::Date(date) => Stated::Date(StatedDate {
                written: Some(date),
                resolved: Some(date),
                relative: reading.relative,
                open: None,
                weekday: reading.weekday,
            }),
            Value::Open(grain) => Stated::Date(StatedDate {
                written: None,
                resolved: None,
                relative: true,
                open: Some(grain),
                weekday: None,
            }),
            Value::Period(period) => Stated::Period(StatedPeriod { period, relative: reading.relative }),
        };
        if let Value::Date(date) = reading.value {
            // "Tomorrow and on Saturday": what lies ahead tells as much as a tense.
            if reading.relative
                && let Some(direction) = self.dates.side(date)
            {
                self.tenses.push((first.span.start, direction));
            }
            self.days_before(at..next, date);
            self.months_before(at, date);
        }
        self.mentions.push(Mention { span, stated });
    }

    /// Fills in from the article's date what dates leave open, now that the tense of their sentences is known.
    fn resolve(&mut self) {
        let mut mentions = std::mem::take(&mut self.mentions);
        for mention in &mut mentions {
            match &mut mention.stated {
                Stated::Date(stated) => {
                    if let Some(date) = stated.resolved {
                        if let Some(day) = self.lone_weekday(mention.span, date) {
                            stated.resolved = Some(day);
                            continue;
                        }
                        stated.resolved = Some(self.dates.resolve(date, self.direction(mention.span, date)));
                    }
                }
                Stated::Period(stated) => {
                    let Period { from, to } = stated.period;
                    // "It must be done by 1 March" is told in any tense.
                    let direction = from.map_or(Direction::Nearest, |date| self.direction(mention.span, date));
                    // A stretch that is not over is what plans speak of: "April to June will be better", said in May.
                    let running = match (direction, from, to) {
                        (Direction::Future, Some(from), Some(to)) if from.year().is_none() && to.year().is_none() => {
                            let last = self.dates.resolve(to, direction);
                            last.days().and_then(|days| from.resolve(days.last, Direction::Past))
                        }
                        (Direction::Past | Direction::Future | Direction::Nearest, _, _) => None,
                    };
                    let from = running.or_else(|| from.map(|from| self.dates.resolve(from, direction)));
                    // "from Friday to Sunday": the Sunday after that Friday.
                    let to = match (from.and_then(|from| from.days()), to.map(|to| (to, to.value))) {
                        (
                            Some(days),
                            Some((_, DateValue::Day { year: None, month: None, day: None, weekday: Some(weekday) })),
                        ) => days.last.nth_weekday(1, weekday).ok().map(PartialDate::of_date),
                        // "from November to February": the February after that November.
                        (Some(days), Some((to, _))) => Some(to.resolve(days.first, Direction::Future).unwrap_or(to)),
                        (Some(_), None) => None,
                        (None, _) => to.map(|to| self.dates.resolve(to, direction)),
                    };
                    stated.period = Period { from, to };
                }
                Stated::Quantity(_) | Stated::Ordinal(_) => {}
            }
        }
        self.mentions = mentions;
    }

    /// A weekday that stands alone, as in a calendar, is the next one after the article's day.
    fn lone_weekday(&self, span: Span, date: PartialDate) -> Option<PartialDate> {
        let DateValue::Day { year: None, month: None, day: None, weekday: Some(weekday) } = date.value else {
            return None;
        };
        (self.text.trim().len() <= span.len() + 4).then_some(())?;
        self.dates.next_weekday(weekday)
    }

    /// Where an open date lies, by the words of its sentence: ahead if something is planned, behind if something is
    /// over. Without a word of either kind a weekday or decade is the last one; other dates are the nearest. A date
    /// that stands alone, as in a calendar, looks ahead.
    fn direction(&self, span: Span, date: PartialDate) -> Direction {
        const REACH: usize = 300;
        // Without the article's date there is nothing that it could be ahead of or behind.
        if !self.dates.has_reference() {
            return Direction::Nearest;
        }
        let mut from = span.start.saturating_sub(REACH);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let mut to = (span.end + REACH).min(self.text.len());
        while !self.text.is_char_boundary(to) {
            to -= 1;
        }
        let ends = |at: &usize| self.text.get(*at..).and_then(end_mark).is_some();
        let stands_out = |at: &usize| {
            let byte = self.text.as_bytes().get(*at).copied().unwrap_or_default();
            MAY_END.get(usize::from(byte)).copied().unwrap_or_default()
        };
        let start = (from..span.start).rev().filter(stands_out).find(ends);
        let start = start.map_or(from, |at| at + self.text.get(at..).and_then(end_mark).map_or(1, char::len_utf8));
        let end = (span.end..to).filter(stands_out).find(ends).unwrap_or(to);
        let first = self.tenses.partition_point(|&(at, _)| at < start);
        let tenses = self.tenses.iter().skip(first).take_while(|&&(at, _)| at < end);
        let mixed = [Direction::Past, Direction::Future]
            .iter()
            .all(|wanted| tenses.clone().any(|(_, direction)| direction == wanted));
        let tense =
            tenses.min_by_key(|&&(at, _)| if at < span.start { span.start - at } else { at.saturating_sub(span.end) });
        let is_decade = matches!(date.value, DateValue::Decade { .. });
        let is_weekday = matches!(date.value, DateValue::Day { month: None, day: None, weekday: Some(_), .. });
        let alone = self.text.get(start..end).unwrap_or_default().trim().len() <= span.len() + 4;
        if alone && !is_decade {
            return Direction::Future;
        }
        // Nobody writes "3 May" on 18 May for a day a year ahead or a year ago, whatever the tense; "it said on Monday that
        // it will pay on December 7" is told of the next one. Of a month alone what is near is meant where both tenses stand.
        let is_day = matches!(date.value, DateValue::Day { month: Some(_), day: Some(_), .. });
        let near = match tense {
            Some((_, Direction::Past)) if is_day => NEAR_TOLD,
            _ if is_day => NEAR_DAY,
            _ => 0,
        };
        if !is_weekday && (mixed && self.dates.is_near(date, NEAR) || near > 0 && self.dates.is_near(date, near)) {
            return Direction::Nearest;
        }
        match tense {
            Some(&(_, direction)) => direction,
            None if is_weekday || is_decade => Direction::Past,
            None => Direction::Nearest,
        }
    }
}

/// How many days away a date is near: a day of a month, one in a sentence of what is over, and others in a sentence of two
/// tenses.
const NEAR_DAY: i32 = 31;
const NEAR_TOLD: i32 = 90;
const NEAR: i32 = 60;

/// The bytes that the marks at the end of a sentence begin with.
const MAY_END: [bool; 256] =
    bytes_in(&[(b'.', b'.'), (b'!', b'!'), (b'?', b'?'), (b'\n', b'\n'), (0xD8, 0xD8), (0xE3, 0xE3)]);

/// The mark at the end of a sentence that a text begins with.
fn end_mark(text: &str) -> Option<char> {
    text.chars().next().filter(|c| matches!(c, '.' | '!' | '?' | '\n' | '\u{3002}' | '\u{061F}'))
}
