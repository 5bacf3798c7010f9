//! Patterns of dates: what a pack says in words and slots, compiled into one tree that is walked once.
//!
//! A pattern is a row of items: a word, a `{slot}`, or a choice `(a|b c)`; `?` after an item makes it optional.
//! `,` after an item asks for a comma there, `,?` allows one; `.` allows a full stop; `-` between items asks for a dash,
//! `/` for a slash, `[` for an opening bracket (`]` may close it). An item's own `/?` allows a slash.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a word may have many senses; each grammar asks for the few that it takes"
)]

use super::sense::Sense;

/// What can fill a place of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Slot {
    /// A day of a month: digits or an ordinal, 1 to 31.
    Day,
    /// A day that is an ordinal in digits: "15th".
    DayOrdinal,
    /// A day in plain digits that no word follows.
    DayDigits,
    /// A quarter by its number, 1 to 4.
    QuarterNumber,
    /// A half-year by its number, 1 or 2.
    HalfNumber,
    /// A week by its number, 1 to 53, in digits that count nothing.
    WeekNumber,
    /// A figure or number word that is a decade: 1990 or 90.
    DecadeNumber,
    /// A day said as a plain number word.
    DayWord,
    /// A month by name.
    Month,
    /// A month by number, 1 to 12.
    MonthNumber,
    /// A month of the Islamic calendar.
    HijriMonth,
    /// A year: four digits, spelled out, or relative ("last year").
    Year,
    /// A year of any number of digits, before an era.
    EraYear,
    /// A year with an apostrophe or of two digits.
    ShortYear,
    /// A weekday.
    Weekday,
    /// A season.
    Season,
    /// Early, middle, late.
    Part,
    /// A unit of the calendar.
    Unit,
    /// A unit of the calendar that is longer than a day.
    LongUnit,
    /// A cardinal number.
    Count,
    /// An ordinal number.
    Ordinal,
    /// Q1 to Q4.
    Quarter,
    /// H1 or H2.
    Half,
    /// A decade by name.
    Decade,
    /// A year that is a decade: "1990s".
    DecadeYear,
    /// A decade that is an ordinal in digits: "90th".
    DecadeOrdinal,
    /// A number that is a century.
    Century,
    /// An era.
    Era,
    /// A feast.
    Holiday,
    /// A relative date that is a week, month, or year and takes a smaller date beside it.
    Relative,
    /// A date in figures.
    Figures,
    /// A date, in a period's pattern.
    Date,
    /// The first end of a period: a date, or a bare day.
    From,
    /// The second end of a period: a date, or a bare day.
    To,
}

impl Slot {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "day" => Self::Day,
            "dayth" => Self::DayOrdinal,
            "daydigits" => Self::DayDigits,
            "quarternumber" => Self::QuarterNumber,
            "halfnumber" => Self::HalfNumber,
            "decadenumber" => Self::DecadeNumber,
            "weeknumber" => Self::WeekNumber,
            "dayword" => Self::DayWord,
            "month" => Self::Month,
            "monthnumber" => Self::MonthNumber,
            "hijrimonth" => Self::HijriMonth,
            "year" => Self::Year,
            "erayear" => Self::EraYear,
            "shortyear" => Self::ShortYear,
            "weekday" => Self::Weekday,
            "season" => Self::Season,
            "part" => Self::Part,
            "unit" => Self::Unit,
            "longunit" => Self::LongUnit,
            "n" => Self::Count,
            "ordinal" => Self::Ordinal,
            "quarter" => Self::Quarter,
            "half" => Self::Half,
            "decade" => Self::Decade,
            "decadeyear" => Self::DecadeYear,
            "decadeth" => Self::DecadeOrdinal,
            "century" => Self::Century,
            "era" => Self::Era,
            "holiday" => Self::Holiday,
            "relative" => Self::Relative,
            "figures" => Self::Figures,
            "date" => Self::Date,
            "a" => Self::From,
            "b" => Self::To,
            _ => return None,
        })
    }
}

/// What stands in the text between two tokens, as a set of bits.
pub(crate) type Gaps = u8;

/// Nothing.
pub(crate) const GAP_NONE: Gaps = 1;
/// White space within a paragraph.
pub(crate) const GAP_SPACE: Gaps = 2;
/// A hyphen without spaces.
pub(crate) const GAP_HYPHEN: Gaps = 4;
/// A dash, or a hyphen between spaces.
pub(crate) const GAP_DASH: Gaps = 8;
/// A comma.
pub(crate) const GAP_COMMA: Gaps = 16;
/// A full stop.
pub(crate) const GAP_STOP: Gaps = 32;
/// An opening bracket.
pub(crate) const GAP_OPEN: Gaps = 64;
/// A slash.
pub(crate) const GAP_SLASH: Gaps = 128;
/// What stands between words that belong together.
pub(crate) const GAP_WORDS: Gaps = GAP_NONE | GAP_SPACE | GAP_HYPHEN;

/// One item of a flat pattern: what may stand before it, and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) gaps: Gaps,
    pub(crate) what: What,
}

/// A word or a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Word(u16),
    Slot(Slot),
}

/// A set of slots, a bit each.
pub(crate) type Slots = u64;

impl Slot {
    /// The set of this slot alone.
    pub(crate) fn bit(self) -> Slots {
        1 << self.number()
    }

    const fn number(self) -> u8 {
        match self {
            Self::Day => 0,
            Self::DayOrdinal => 1,
            Self::DayWord => 2,
            Self::Month => 3,
            Self::MonthNumber => 4,
            Self::HijriMonth => 5,
            Self::Year => 6,
            Self::EraYear => 7,
            Self::ShortYear => 8,
            Self::Weekday => 9,
            Self::Season => 10,
            Self::Part => 11,
            Self::Unit => 12,
            Self::LongUnit => 13,
            Self::Count => 14,
            Self::Ordinal => 15,
            Self::Quarter => 16,
            Self::Half => 17,
            Self::Decade => 18,
            Self::DecadeYear => 19,
            Self::DecadeOrdinal => 20,
            Self::Century => 21,
            Self::Era => 22,
            Self::Holiday => 23,
            Self::Relative => 24,
            Self::Figures => 25,
            Self::Date => 26,
            Self::From => 27,
            Self::To => 28,
            Self::DayDigits => 29,
            Self::QuarterNumber => 30,
            Self::HalfNumber => 31,
            Self::DecadeNumber => 32,
            Self::WeekNumber => 33,
        }
    }

    /// The slots that a number may fill, if its value is right.
    pub(crate) const OF_NUMBERS: Slots = 0b11
        | 1 << 2
        | 1 << 4
        | 1 << 6
        | 1 << 7
        | 1 << 8
        | 1 << 14
        | 1 << 15
        | 1 << 19
        | 1 << 20
        | 1 << 21
        | 0b1_1111 << 29;

    /// The slots that more than one node may fill: dates, relative dates, years ("nineteen ninety").
    pub(crate) const OF_MANY: Slots = Self::OF_DATES | 1 << 24 | 1 << 6;

    /// The slots that hold a date: what can fill them is known only by trying.
    pub(crate) const OF_DATES: Slots = 1 << 26 | 1 << 27 | 1 << 28;
}

/// A set of words that may hold more than was put in: a bit for each remainder of their numbers by 64.
pub(crate) type WordSet = u64;

/// The set of this word alone.
pub(crate) fn word_bit(word: u16) -> WordSet {
    1 << (word % 64)
}

/// Patterns merged by their common beginnings.
#[derive(Clone, Debug, Default)]
pub(crate) struct PatternTree {
    nodes: Vec<PatternNode>,
}

#[derive(Clone, Debug, Default)]
struct PatternNode {
    /// Sorted by word.
    words: Vec<(u16, Gaps, usize)>,
    slots: Vec<(Slot, Gaps, usize)>,
    /// All of `slots` as a set.
    slot_set: Slots,
    /// All of `words` as a set.
    word_set: WordSet,
    rule: Option<u16>,
}

impl PatternTree {
    /// Adds a flat pattern; of two rules for one pattern the first stays.
    pub(crate) fn add(&mut self, items: &[Item], rule: u16) {
        if self.nodes.is_empty() {
            self.nodes.push(PatternNode::default());
        }
        let mut at = 0;
        for &Item { gaps, what } in items {
            let next = self.nodes.len();
            let Some(node) = self.nodes.get_mut(at) else { return };
            let known = match what {
                What::Word(word) => {
                    node.words.iter().find(|&&(have, between, _)| (have, between) == (word, gaps)).map(|&(_, _, to)| to)
                }
                What::Slot(slot) => {
                    node.slots.iter().find(|&&(have, between, _)| (have, between) == (slot, gaps)).map(|&(_, _, to)| to)
                }
            };
            if let Some(known) = known {
                at = known;
                continue;
            }
            match what {
                What::Word(word) => {
                    let place = node.words.partition_point(|&(have, _, _)| have <= word);
                    node.words.insert(place, (word, gaps, next));
                    node.word_set |= word_bit(word);
                }
                What::Slot(slot) => {
                    node.slots.push((slot, gaps, next));
                    node.slot_set |= slot.bit();
                }
            }
            self.nodes.push(PatternNode::default());
            at = next;
        }
        if let Some(node) = self.nodes.get_mut(at) {
            node.rule.get_or_insert(rule);
        }
    }

    /// The ways on from a node by a word; node 0 is the beginning.
    pub(crate) fn words(&self, node: usize, word: u16) -> &[(u16, Gaps, usize)] {
        let Some(node) = self.nodes.get(node) else { return &[] };
        let from = node.words.partition_point(|&(have, _, _)| have < word);
        let rest = node.words.get(from..).unwrap_or_default();
        rest.get(..rest.partition_point(|&(have, _, _)| have == word)).unwrap_or_default()
    }

    /// The words that lead on from a node.
    pub(crate) fn word_set(&self, node: usize) -> WordSet {
        self.nodes.get(node).map_or(0, |node| node.word_set)
    }

    /// The ways on from a node by a slot.
    pub(crate) fn slots(&self, node: usize) -> &[(Slot, Gaps, usize)] {
        self.nodes.get(node).map_or(&[], |node| &node.slots)
    }

    /// The slots that lead on from a node.
    pub(crate) fn slot_set(&self, node: usize) -> Slots {
        self.nodes.get(node).map_or(0, |node| node.slot_set)
    }

    /// The rule that is complete at a node.
    pub(crate) fn rule(&self, node: usize) -> Option<u16> {
        self.nodes.get(node)?.rule
    }
}

/// The slots that a word of this sense can fill.
pub(crate) fn slots_of(sense: Sense) -> Slots {
    match sense {
        Sense::Month(_) => Slot::Month.bit(),
        Sense::HijriMonth(_) => Slot::HijriMonth.bit(),
        Sense::Weekday(_) | Sense::BracketedWeekday(_) => Slot::Weekday.bit(),
        Sense::Season(_) => Slot::Season.bit(),
        Sense::Part(_) => Slot::Part.bit(),
        Sense::Grain(_) => Slot::Unit.bit() | Slot::LongUnit.bit(),
        Sense::Quarter(_) => Slot::Quarter.bit(),
        Sense::Half(_) => Slot::Half.bit(),
        Sense::Decade(_) => Slot::Decade.bit(),
        Sense::Era { .. } => Slot::Era.bit(),
        Sense::Holiday(_) => Slot::Holiday.bit(),
        Sense::Vague => Slot::Count.bit(),
        Sense::Last => Slot::Ordinal.bit(),
        _ => 0,
    }
}

/// Expands a pattern into flat rows of items; `word` gives each word its number.
/// Errors say what is wrong with the pattern in words.
pub(crate) fn expand(pattern: &str, mut word: impl FnMut(&str) -> u16) -> Result<Vec<Vec<Item>>, String> {
    let mut rows: Vec<(Vec<Item>, Gaps)> = vec![(Vec::new(), GAP_WORDS)];
    let mut rest = pattern.trim();
    while !rest.is_empty() {
        let (alternatives, after) = if let Some(inner) = rest.strip_prefix('(') {
            let end = inner.find(')').ok_or_else(|| format!("`{pattern}` opens a bracket that it does not close"))?;
            let (choice, after) = inner.split_at(end);
            (choice.split('|').collect::<Vec<_>>(), after.strip_prefix(')').unwrap_or_default())
        } else if rest.starts_with('{') {
            let end = rest.find('}').ok_or_else(|| format!("`{pattern}` opens a slot that it does not close"))?;
            let (slot, after) = rest.split_at(end + 1);
            (vec![slot], after)
        } else {
            let end = rest.find([' ', ',', '?', '{', '(', '}', ')']).unwrap_or(rest.len());
            let end = if end == 0 { rest.chars().next().map_or(0, char::len_utf8) } else { end };
            let (item, after) = rest.split_at(end);
            // A stop at the end of a word belongs to the word (an abbreviation); after a slot it is a gap.
            (vec![item], after)
        };
        let (optional, after) = match after.strip_prefix('?') {
            Some(after) => (true, after),
            None => (false, after),
        };
        let (next_gaps, after) = if let Some(after) = after.strip_prefix(",?") {
            (GAP_WORDS | GAP_COMMA, after)
        } else if let Some(after) = after.strip_prefix(',') {
            (GAP_COMMA, after)
        } else if let Some(after) = after.strip_prefix('.') {
            (GAP_WORDS | GAP_STOP, after)
        } else if let Some(after) = after.strip_prefix("/?") {
            (GAP_WORDS | GAP_SLASH, after)
        } else {
            (GAP_WORDS, after)
        };
        let mut grown = Vec::new();
        for (row, gaps) in &rows {
            if optional {
                grown.push((row.clone(), gaps | (next_gaps & !GAP_WORDS)));
            }
            for alternative in &alternatives {
                let alternative = alternative.trim();
                if alternative == "[" {
                    grown.push((row.clone(), GAP_OPEN));
                    continue;
                }
                if alternative == "]" {
                    // Where a bracket closes, the date is over.
                    grown.push((row.clone(), next_gaps));
                    continue;
                }
                if alternative == "/" {
                    grown.push((row.clone(), GAP_SLASH));
                    continue;
                }
                if alternative == "-" {
                    grown.push((row.clone(), GAP_HYPHEN | GAP_DASH));
                    continue;
                }
                let mut row = row.clone();
                let mut gaps = *gaps;
                for part in alternative.split(' ').filter(|part| !part.is_empty()) {
                    let what = if let Some(name) = part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
                        What::Slot(
                            Slot::named(name)
                                .ok_or_else(|| format!("`{pattern}` has a slot `{name}` that does not exist"))?,
                        )
                    } else {
                        What::Word(word(part))
                    };
                    row.push(Item { gaps, what });
                    gaps = GAP_WORDS;
                }
                grown.push((row, next_gaps));
            }
        }
        if grown.len() > 512 {
            return Err(format!("`{pattern}` stands for more than 512 patterns; write it as several"));
        }
        rows = grown;
        rest = after.trim_start();
    }
    let rows: Vec<Vec<Item>> = rows.into_iter().map(|(row, _)| row).filter(|row| !row.is_empty()).collect();
    if rows.is_empty() { Err(format!("`{pattern}` is empty")) } else { Ok(rows) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(pattern: &str) -> String {
        let mut words = Vec::new();
        let rows = expand(pattern, |word| {
            words.push(word.to_owned());
            u16::try_from(words.len() - 1).unwrap()
        });
        match rows {
            Ok(rows) => rows
                .iter()
                .map(|row| {
                    row.iter()
                        .map(|item| match item.what {
                            What::Word(at) => format!("{}:{}", item.gaps, words[usize::from(at)]),
                            What::Slot(slot) => format!("{}:{slot:?}", item.gaps),
                        })
                        .collect::<Vec<_>>()
                        .join(" ")
                })
                .collect::<Vec<_>>()
                .join("\n"),
            Err(error) => error,
        }
    }

    #[test]
    fn optional_items_and_choices_become_rows() {
        insta::assert_snapshot!(show("{weekday}?,? {day}. (of|in the) {month}"), @r"
        23:Day 39:of 7:Month
        23:Day 39:in 7:the 7:Month
        7:Weekday 23:Day 39:of 7:Month
        7:Weekday 23:Day 39:in 7:the 7:Month
        ");
        insta::assert_snapshot!(show("{a} - {b}"), @"7:From 12:To");
    }

    #[test]
    fn a_broken_pattern_says_what_is_wrong() {
        insta::assert_snapshot!(show("{dya} of"), @"`{dya} of` has a slot `dya` that does not exist");
        insta::assert_snapshot!(show("(a|b"), @"`(a|b` opens a bracket that it does not close");
    }
}
