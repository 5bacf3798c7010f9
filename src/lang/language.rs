//! A language ready for use: one automaton over its words and the caller's names, and its patterns.

use super::fold::is_ignorable;
use super::glossary::Glossary;
use super::pack::Reference;
use super::pattern::{PatternTree, Slot, Slots, WordSet, slots_of, word_bit};
use super::sense::{Powers, Sense};
use super::trie::{Trie, word_at};
use crate::value::{Grain, Weekday};

/// A word or phrase that a rulebook brings: a name's variant, a cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtraWord {
    /// As the rulebook writes it. Capitals in it must be capitals in the text.
    pub text: String,
    /// What the caller knows it by: the number of [`Sense::Extra`].
    pub id: u32,
    /// Whether it is a name, which may take the endings of a name.
    pub is_name: bool,
}

/// The order of a purely numeric date that could be read in two ways.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateOrder {
    /// 5/4/2022 is 5 April.
    #[default]
    DayMonthYear,
    /// 5/4/2022 is May 4.
    MonthDayYear,
    /// 2022/4/5.
    YearMonthDay,
}

/// What a complete date pattern means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateRule {
    /// It stands on the calendar.
    Absolute,
    /// It is counted from the article's date.
    Relative(RelativeRule),
}

/// How a date is counted from another.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, not a state")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RelativeRule {
    /// Units forward or back.
    pub(crate) shift: i32,
    /// Which, where the pattern has no slot for it.
    pub(crate) unit: Option<Grain>,
    /// Multiplied by the number in the pattern, and as exact as the unit.
    pub(crate) counted: bool,
    /// The stretch of those units.
    pub(crate) stretch: bool,
    /// A weekday of the week so far away.
    pub(crate) by_week: bool,
    /// Counted from the date in the pattern.
    pub(crate) from_date: bool,
    /// The first so many units of a year.
    pub(crate) leading: bool,
}

/// What a complete period pattern means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PeriodRule {
    /// From one date to another.
    Range,
    /// From a date on.
    Since,
    /// Up to a date.
    Until,
    /// No period, but a date counted from another in the text.
    Offset(RelativeRule),
}

/// A feast: a day of each year, or all days up to a last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Feast {
    pub(crate) first: FeastDay,
    pub(crate) last: Option<FeastDay>,
}

/// A day that is reckoned from a holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FeastDay {
    pub(crate) holiday: Holiday,
    /// So many days on if the holiday is a Monday, a Tuesday and so on.
    pub(crate) moved: [i16; 7],
    /// And so many days on after that.
    pub(crate) more: i16,
}

/// When a holiday is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holiday {
    /// The same day every year.
    Fixed { month: u8, day: u8 },
    /// So many days after Western Easter Sunday.
    Easter(i16),
    /// So many days after Orthodox Easter Sunday.
    OrthodoxEaster(i16),
    /// A day of the Islamic year, by the Umm al-Qura calendar.
    Hijri { month: u8, day: u8 },
    /// The n-th (or, negative, n-th last) weekday of a month, and so many days more.
    Nth { nth: i8, weekday: Weekday, month: u8, more: i16 },
    /// A day of the Hebrew year; months count from Tishri, leap months left out.
    Hebrew { month: u8, day: u8 },
    /// A day of the Chinese year.
    Chinese { month: u8, day: u8 },
    /// A day of the Parsi (Shahenshahi) year, which has twelve months of 30 days and five days more.
    Parsi { month: u8, day: u8 },
    /// The day on which a tithi of the Hindu year prevails at a time of day. Months count from Chaitra and begin at
    /// new moon, leap months left out; a tithi is a thirtieth of a month.
    Hindu { month: u8, tithi: u8, time: DayTime },
    /// The day on which the sun, by a time of day, has entered a sign of the sidereal zodiac (1, Aries, to 12).
    Sankranti { sign: u8, time: DayTime },
    /// The last day of a solar month (by its sign) on which a lunar mansion (1, Ashvini, to 27) prevails at a time of
    /// day.
    Nakshatra { mansion: u8, sign: u8, time: DayTime },
    /// The day on which the sun reaches a longitude, by clocks so many hours ahead of universal time.
    Sun { degrees: u16, zone: i8 },
    /// A day of the Persian year.
    Persian { month: u8, day: u8 },
}

/// The times of day by which Hindu feasts go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DayTime {
    /// Sunrise.
    Sunrise,
    /// Three muhurtas (144 minutes) after sunrise.
    Morning,
    /// After two fifths of the day.
    LateMorning,
    /// The first two fifths of the day.
    Forenoon,
    /// The middle fifth of the day.
    Noon,
    /// The fourth fifth of the day.
    Afternoon,
    /// Some two hours before sunset.
    LateAfternoon,
    /// The three muhurtas after sunset.
    Sunset,
    /// The muhurta around midnight.
    Midnight,
}

/// A language, with the names and cues of the rulebooks in use.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, not a state")]
#[derive(Clone, Debug, Default)]
pub struct Language {
    pub(crate) tag: String,
    pub(crate) name: String,
    pub(crate) glossary: Glossary,
    pub(crate) date_order: DateOrder,
    pub(crate) decimal: Vec<char>,
    pub(crate) decimal_with_unit: Vec<char>,
    pub(crate) group: Vec<char>,
    pub(crate) joined: bool,
    pub(crate) myriad: bool,
    pub(crate) vigesimal: bool,
    pub(crate) units_first: bool,
    pub(crate) digits_after_scale: bool,
    /// Whether every noun has a capital letter, so that a capital tells no name.
    pub(crate) capital_nouns: bool,
    pub(crate) ordinal_years: bool,
    pub(crate) digit_by_digit: bool,
    pub(crate) ordinal_dot: bool,
    pub(crate) ordinal_suffixes: Vec<String>,
    pub(crate) ordinal_before: Vec<String>,
    pub(crate) elliptic: bool,
    pub(crate) weak_after_and: bool,
    pub(crate) decimal_before_scale: bool,
    pub(crate) decade_suffixes: Vec<String>,
    /// Words before a decade that make it one of somebody's life.
    pub(crate) owners: Vec<String>,
    pub(crate) prefixes: Vec<String>,
    /// The entries that those are by themselves.
    pub(crate) prefix_entries: Vec<Option<LexemeId>>,
    pub(crate) suffixes: Vec<String>,
    pub(crate) name_suffixes: Vec<String>,
    pub(crate) short_dates: Vec<String>,
    /// Whether weekdays have a capital wherever they stand.
    pub(crate) capital_weekdays: bool,
    /// How its texts refer to what they name.
    pub(crate) reference: Reference,
    pub(crate) measures: Vec<String>,
    pub(crate) holidays: Vec<Feast>,
    pub(crate) dates: PatternTree,
    /// Only the patterns that count from the article's date: what may stand inside another date.
    pub(crate) relatives: PatternTree,
    pub(crate) date_rules: Vec<DateRule>,
    pub(crate) periods: PatternTree,
    /// What can stand second in a pattern of dates that begins with a number.
    pub(super) behind_number: Second,
    pub(crate) period_rules: Vec<PeriodRule>,
    pub(super) lexemes: Vec<Lexeme>,
    pub(super) senses: Vec<Sense>,
    pub(super) words: Trie,
    pub(super) morphemes: Trie,
    pub(super) extras: Vec<ExtraWord>,
    pub(super) exact_forms: Vec<Vec<String>>,
}

/// What the dictionary knows of one folded spelling.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, not a state")]
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lexeme {
    pub(super) first: u32,
    pub(super) count: u16,
    /// Something else when written small and alone.
    pub(super) ambiguous: bool,
    /// Something else unless figures stand beside it.
    pub(super) dependent: bool,
    /// Something else when written with a capital inside a sentence.
    pub(super) small: bool,
    /// Its pack form has capitals throughout: it must have them in the text.
    pub(super) shouted: bool,
    /// One more than the place of the spellings it is bound to; 0 if it is bound to none.
    pub(super) exact: u16,
    /// All its senses are bound to those spellings.
    pub(super) bound_by_case: bool,
    /// It holds a sense of the pack, so that the spelling of a rulebook's word does not decide.
    pub(super) own: bool,
    /// What its senses let it begin.
    pub(super) powers: Powers,
    /// The slots of date patterns that it fills.
    pub(super) slots: Slots,
    /// The words of patterns that it is.
    pub(super) words: WordSet,
    /// What can stand second in a pattern of dates that begins with it.
    pub(super) second: Second,
}

/// What can stand second in some patterns: what is not in here does not, what is in here may.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Second {
    /// Whether one of them is complete without a second item.
    pub(crate) none: bool,
    pub(crate) slots: Slots,
    pub(crate) words: WordSet,
}

impl Second {
    fn add(&mut self, tree: &PatternTree, node: usize) {
        self.none |= tree.rule(node).is_some();
        self.slots |= tree.slot_set(node);
        self.words |= tree.word_set(node);
    }

    fn join(&mut self, other: Self) {
        self.none |= other.none;
        self.slots |= other.slots;
        self.words |= other.words;
    }
}

/// The number of an entry of the dictionary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LexemeId(pub(crate) u32);

impl Language {
    /// Its BCP 47 tag.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The words that later rooms look for beside what it finds.
    pub fn glossary(&self) -> &Glossary {
        &self.glossary
    }

    /// Its English name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The number of nodes of its automaton, for the bench.
    pub fn automaton_nodes(&self) -> usize {
        self.words.nodes()
    }

    /// The meanings of an entry.
    pub(crate) fn senses(&self, lexeme: LexemeId) -> &[Sense] {
        let Some(entry) = self.lexeme(lexeme) else { return &[] };
        let first = usize::try_from(entry.first).unwrap_or(0);
        self.senses.get(first..first + usize::from(entry.count)).unwrap_or_default()
    }

    /// Whether the word is something else when written small and alone.
    pub(crate) fn is_ambiguous(&self, lexeme: LexemeId) -> bool {
        self.lexeme(lexeme).is_some_and(|entry| entry.ambiguous)
    }

    /// Whether the word is something else unless figures stand beside it.
    pub(crate) fn is_dependent(&self, lexeme: LexemeId) -> bool {
        self.lexeme(lexeme).is_some_and(|entry| entry.dependent)
    }

    /// Whether the word is something else when written with a capital inside a sentence.
    pub(crate) fn is_small(&self, lexeme: LexemeId) -> bool {
        self.lexeme(lexeme).is_some_and(|entry| entry.small)
    }

    /// The word that a rulebook brought, if the text spells it as the rulebook does.
    pub(crate) fn extra_fits(&self, id: u32, text: &str) -> bool {
        usize::try_from(id).ok().and_then(|at| self.extras.get(at)).is_some_and(|extra| case_fits(&extra.text, text))
    }

    /// The caller's words, by the number of their [`Sense::Extra`].
    pub(crate) fn extra(&self, id: u32) -> Option<&ExtraWord> {
        self.extras.get(usize::try_from(id).ok()?)
    }

    /// What an entry's senses let it begin.
    pub(crate) fn powers(&self, lexeme: LexemeId) -> Powers {
        self.lexeme(lexeme).map_or(Powers::NONE, |entry| entry.powers)
    }

    /// The slots of date patterns that an entry fills.
    pub(crate) fn slots(&self, lexeme: LexemeId) -> Slots {
        self.lexeme(lexeme).map_or(0, |entry| entry.slots)
    }

    /// The words of patterns that an entry is.
    pub(crate) fn pattern_words(&self, lexeme: LexemeId) -> WordSet {
        self.lexeme(lexeme).map_or(0, |entry| entry.words)
    }

    /// What can stand second in a pattern of dates that begins with a number.
    pub(crate) fn behind_number(&self) -> Second {
        self.behind_number
    }

    /// What can stand second in a pattern of dates that begins with an entry.
    pub(crate) fn second(&self, lexeme: LexemeId) -> Second {
        self.lexeme(lexeme).map_or_else(Second::default, |entry| entry.second)
    }

    /// Every entry that `text` begins with at `start`, shortest first, whether or not it is spelled acceptably.
    #[inline]
    pub(crate) fn entries_at(&self, text: &str, start: usize, mut found: impl FnMut(usize, LexemeId)) {
        self.words.walk(text, start, |end, entry| found(end, LexemeId(entry)));
    }

    /// Whether an entry, bare or with an ending, may be the word that stands at `start`: see [`Trie::may_begin`].
    #[inline]
    pub(crate) fn may_begin(&self, text: &str, start: usize) -> bool {
        self.words.may_begin(text.as_bytes().get(start..).unwrap_or_default())
    }

    /// Where the word ends that begins at `start`, and whether an entry, bare or with an ending, may begin with it: an answer
    /// that is seldom yes where there is none. None if it is of letters that are not looked up so.
    #[inline]
    pub(crate) fn head(&self, text: &str, start: usize) -> Option<(usize, bool)> {
        word_at(text, start).map(|(end, number)| (end, self.words.may_be_head(number)))
    }

    /// Every entry that `text` begins with at `start` and that is spelled acceptably, shortest first.
    pub(crate) fn words_at(&self, text: &str, start: usize, mut found: impl FnMut(usize, LexemeId)) {
        self.entries_at(text, start, |end, id| {
            if self.accepts(id, text.get(start..end).unwrap_or_default()) {
                found(end, id);
            }
        });
    }

    /// Whether an entry may be spelled as the text has it.
    pub(crate) fn accepts(&self, id: LexemeId, written: &str) -> bool {
        let Some(lexeme) = self.lexeme(id) else { return false };
        if lexeme.own {
            (!lexeme.shouted || !written.chars().any(char::is_lowercase))
                && (!lexeme.bound_by_case || self.symbol_fits(id, written))
        } else {
            self.senses(id).iter().any(|sense| matches!(sense, Sense::Extra(extra) if self.extra_fits(*extra, written)))
        }
    }

    /// Whether a unit's symbol is spelled as it must be: "5 g" is a weight, "5G" a network.
    pub(crate) fn symbol_fits(&self, id: LexemeId, written: &str) -> bool {
        let exact = self.lexeme(id).map_or(0, |lexeme| usize::from(lexeme.exact));
        exact
            .checked_sub(1)
            .and_then(|at| self.exact_forms.get(at))
            .is_none_or(|forms| forms.iter().any(|form| form == written))
    }

    /// The parts of a joined number word that `text` begins with at `start`, shortest first.
    pub(crate) fn morphemes_at(&self, text: &str, start: usize, mut found: impl FnMut(usize, LexemeId)) {
        self.morphemes.walk(text, start, |end, entry| found(end, LexemeId(entry)));
    }

    fn lexeme(&self, id: LexemeId) -> Option<&Lexeme> {
        self.lexemes.get(usize::try_from(id.0).ok()?)
    }

    /// Works out what each entry can begin, now that its words and patterns are known.
    pub(super) fn find_powers(&mut self) {
        for at in 0..self.lexemes.len() {
            let Some(id) = u32::try_from(at).ok().map(LexemeId) else { continue };
            let senses = self.senses(id);
            let slots = senses.iter().fold(0, |slots, &sense| slots | slots_of(sense));
            let mut words = 0;
            for sense in senses {
                if let Sense::Literal(word) = *sense {
                    words |= word_bit(word);
                }
            }
            let (begins, second) = self.behind(senses, slots);
            let powers = senses.iter().fold(begins, |powers, &sense| powers.with(Powers::of(sense)));
            if let Some(lexeme) = self.lexemes.get_mut(at) {
                (lexeme.powers, lexeme.slots, lexeme.words, lexeme.second) = (powers, slots, words, second);
            }
        }
        // A bare number may be the first end of a period, too.
        self.behind_number = self.behind(&[], Slot::OF_NUMBERS | Slot::From.bit()).1;
    }

    /// What a node of these senses and slots begins, and what can follow it in patterns of dates that it begins.
    fn behind(&self, senses: &[Sense], slots: Slots) -> (Powers, Second) {
        let mut powers = Powers::NONE;
        let relative = Self::first(&self.relatives, senses, slots);
        let mut date = Self::first(&self.dates, senses, slots);
        // What is a date on its own may be the first part of a longer one, and of a period.
        if let Some(relative) = relative {
            powers = powers.with(Powers::BEGINS_RELATIVE);
            Self::extend(&mut date, &self.dates, relative, Slot::Relative.bit());
        }
        let mut period = Self::first(&self.periods, senses, slots);
        if let Some(date) = date {
            powers = powers.with(Powers::BEGINS_DATE);
            Self::extend(&mut period, &self.periods, date, Slot::OF_DATES);
        }
        if period.is_some() {
            powers = powers.with(Powers::BEGINS_PERIOD);
        }
        let mut second = Second::default();
        for begun in [relative, date, period].into_iter().flatten() {
            second.join(begun);
        }
        (powers, second)
    }

    /// What can follow a word that stands first in a tree of patterns; none if it cannot stand first.
    fn first(tree: &PatternTree, senses: &[Sense], slots: Slots) -> Option<Second> {
        let mut second = None;
        for sense in senses {
            if let Sense::Literal(word) = *sense {
                for &(_, _, node) in tree.words(0, word) {
                    second.get_or_insert_with(Second::default).add(tree, node);
                }
            }
        }
        for &(slot, _, node) in tree.slots(0) {
            if slot.bit() & slots != 0 {
                second.get_or_insert_with(Second::default).add(tree, node);
            }
        }
        second
    }

    /// Adds the patterns of a tree that begin with a slot which `inner`, patterns of their own, can fill.
    fn extend(outer: &mut Option<Second>, tree: &PatternTree, inner: Second, slots: Slots) {
        for &(slot, _, node) in tree.slots(0) {
            if slot.bit() & slots != 0 {
                let outer = outer.get_or_insert_with(Second::default);
                outer.slots |= inner.slots;
                outer.words |= inner.words;
                if inner.none {
                    outer.add(tree, node);
                }
            }
        }
    }
}

/// Whether `text` spells `wanted` with a capital wherever that has one. Text in capitals throughout (a headline)
/// spells everything that is not itself an acronym.
fn case_fits(wanted: &str, text: &str) -> bool {
    if !wanted.chars().any(char::is_uppercase) {
        return true;
    }
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic() && !is_ignorable(*c)).collect::<Vec<_>>();
    let (wanted, text) = (letters(wanted), letters(text));
    let all_capitals =
        wanted.iter().any(|c| c.is_lowercase()) && text.len() > 4 && !text.iter().any(|c| c.is_lowercase());
    all_capitals
        || wanted
            .iter()
            .zip(&text)
            .all(|(want, have)| !want.is_uppercase() || have.is_uppercase() || !have.is_lowercase())
            && wanted.iter().zip(&text).all(|(want, have)| {
                // "NIS" is no "Nis", and "Nis" is no "NIS".
                want.is_uppercase() || !have.is_uppercase() || want == have || wanted.iter().any(|c| c.is_lowercase())
            })
}
