//! Words that checks look for beside figures, dates and lists, as a pack gives them.

use std::collections::BTreeMap;

use super::fold::{fold, folded, is_ignorable, is_word};
use super::keys::grain;
use super::pack::{Forms, RawPack};
use crate::value::{Grain, Weekday};

#[expect(clippy::struct_excessive_bools, reason = "each tells of one trait of a language")]
/// The words of one language that checks look for, folded. An empty list silences the check that needs it.
#[derive(Clone, Debug, Default)]
pub struct Glossary {
    /// What says that a figure is one of a day and will grow: "so far".
    pub so_far: WordList,
    /// What begins a correction note.
    pub correction: WordList,
    /// What says that an earlier version of the article said what follows.
    pub earlier_version: WordList,
    /// Between a measured quantity and the same in another unit: "or".
    pub or: WordList,
    /// Before the last item of a list: "and".
    pub and: WordList,
    /// What clings to the front of the last items of a list in place of such a word.
    pub and_prefix: Vec<String>,
    /// Whether the language is written in a script without capitals.
    pub has_no_capitals: bool,
    /// Whether all its nouns have capitals, so that a capital shows no name.
    pub has_capital_nouns: bool,
    /// Whether names change inside a sentence.
    pub declines_names: bool,
    /// Whether bodies of other countries keep their acronym beside a translated name whose adjective stands behind the noun,
    /// so that its last two letters change places.
    pub translates_names: bool,
    /// Before the share that is left: "the remaining".
    pub rest: WordList,
    /// What says that a list is not all: "including".
    pub partly: WordList,
    /// What opens a list like a colon.
    pub namely: WordList,
    /// Words between a count and those of its parts, all or some: "of which".
    pub of_which: WordList,
    /// Those of them that name only some of the parts: "including".
    pub including: WordList,
    /// What stands before a count whose parts follow in the same sentence: "of the".
    pub out_of: WordList,
    /// What says that a figure is that of a part of what was counted before it: "of them".
    pub of_them: WordList,
    /// What says that a figure goes up.
    pub rise: WordList,
    /// What says that a figure goes down.
    pub fall: WordList,
    /// Verbs that say of their subject that it went up, and nothing else: "rose".
    pub rose: WordList,
    /// The same of what went down.
    pub fell: WordList,
    /// Before the figure that a change starts from.
    pub from: WordList,
    /// Before the figure that a change ends at.
    pub to: WordList,
    /// Verbs of a figure that goes from one value to another, up or down.
    pub went: WordList,
    /// Before the figure that one is compared with: "compared with".
    pub against: WordList,
    /// Before the share of a change, and of nothing else: "by".
    pub by: WordList,
    /// Behind the share by which something is more.
    pub more: WordList,
    /// Behind the share by which something is less.
    pub less: WordList,
    /// Before or behind the share by which more is paid than a price: "premium of".
    pub premium: WordList,
    /// The same where less is paid: "discount of".
    pub discount: WordList,
    /// Between such a share and the price: "to", "over".
    pub premium_to: WordList,
    /// What says that a share is that of each year, or an average.
    pub average: WordList,
    /// What begins a clause about the noun before it: "which".
    pub which: WordList,
    /// Behind a word for more or less: "than".
    pub than: WordList,
    /// Before the figure that something comes to: "reached".
    pub reached: WordList,
    /// Words that begin no subject of their own between a share and its figures: "in the same period of last year".
    pub linking: WordList,
    /// What clings to the figure that a change starts from, or stands behind it.
    pub from_behind: Vec<String>,
    /// The same of the figure that it ends at.
    pub to_behind: Vec<String>,
    /// How words begin that are no names, in a script without capitals: with an article.
    pub no_name_prefix: Vec<String>,
    /// Parts of words that are written in two ways, both right, which differ by two swapped letters.
    pub two_ways: Vec<[String; 2]>,
    /// Acronyms that many texts have, so that none is a slip of another one: "TLS" beside "LTS".
    pub common_acronyms: Vec<String>,
    /// Acronyms whose letters stand in another order than those of their words: "ISO".
    pub own_letters: Vec<String>,
    /// How forms of one name end that differ by two swapped letters: "Congolees", "Congolese".
    pub name_endings: Vec<String>,
    /// Whether it is written without spaces between words.
    pub has_no_spaces: bool,
    /// Whether one mark stands before decimals in some places and between groups of digits in others.
    pub shares_marks: bool,
    /// What says that a sentence speaks of something else than another that looks like it: other, before, each.
    pub unlike: WordList,
    /// What says that two figures are not counted alike: a split of shares.
    pub adjusted: WordList,
    /// What says that a figure is the highest or lowest that something reached: "a two-year high of".
    pub extreme: WordList,
    /// What says that a figure is one that somebody foresaw: a forecast, a target.
    pub foreseen: WordList,
    /// What says that a day is on no calendar.
    pub no_such_day: WordList,
    /// Words of a date that is put on another day: brought forward, postponed.
    pub moved: WordList,
    /// Words of a change by a factor: 2 for "doubled", in thousandths.
    pub times: Vec<(u32, WordList)>,
    /// Before a day of birth.
    pub born: WordList,
    /// Before a day of death.
    pub died: WordList,
    /// Before an age.
    pub aged: WordList,
    /// What stands before a range of ages and nothing else: "aged".
    pub ages: WordList,
    /// A year, as what is counted.
    pub years: WordList,
    /// After an age.
    pub years_old: WordList,
    /// Beside its number, what comes back every year.
    pub anniversary: WordList,
    /// Before the year of a beginning.
    pub founded: WordList,
    /// Between a stretch of time and the day it is counted from.
    pub after: WordList,
    /// Behind a stretch of time that is counted from the date before it.
    pub later: WordList,
    /// What stretches of time are counted in.
    pub stretches: Vec<(Grain, WordList)>,
    /// The words of each weekday from Monday, with those that are one only in brackets behind a date.
    weekdays: [WordList; 7],
    /// Numbers in an order, with their words that are weekdays, too.
    ordinal_weekdays: Vec<(u64, WordList)>,
    /// The months of the Islamic calendar, in a language whose texts have dates in it.
    pub lunar_months: WordList,
    /// Between a date and its weekday: "a" in "5 May 2022, a Thursday".
    pub before_weekday: WordList,
    /// Between a weekday and its date: "evening" in "Thursday evening, 5 May 2022".
    pub after_weekday: WordList,
    /// Between a name and an age: "aged" in "Anna Weber, aged 45".
    pub of_age: WordList,
    /// Right behind an age that stands before a name: "year-old".
    pub year_old: WordList,
    /// Behind an age of another time: "at the time".
    pub then: WordList,
    /// Behind a year that is what the clause speaks of: "was" in "2018 was a good year".
    pub of_year: WordList,
    /// Before the first end of a period, besides `from`: "since".
    pub period_from: WordList,
    /// Between the two ends of a period, besides `to`: "until".
    pub period_to: WordList,
    /// What clings to the first end of a period, or stands behind it.
    pub period_from_behind: Vec<String>,
    /// The same of the last end.
    pub period_to_behind: Vec<String>,
    /// Behind two ends of a period that stand side by side or are joined by "and".
    pub between_behind: Vec<String>,
    /// Before two ends of a period that "and" joins: "between".
    pub between: WordList,
    /// What is listed by its places: "events" in "five events (Leeds and York)".
    pub with_places: WordList,
    /// What is listed by fields, whose names have an "and" of their own: "ministries".
    pub fields: WordList,
    /// The words for 1.
    pub one: WordList,
    /// Before two years that are compared: "the difference between 2015 and 2014".
    pub comparison: WordList,
    /// Beside a weekday that is the last or the next one from the article's day: "this Thursday, 5 May".
    pub near_weekday: WordList,
    /// Before a day, and never before a month alone: "on June 30".
    pub on_day: WordList,
    /// Behind a day, where nothing that its number counts begins: "June 30 in Leeds".
    pub behind_day: WordList,
    /// After a year, for years before year 1.
    pub before_era: WordList,
}

/// How much of a text is looked at for a phrase at its beginning or end, in characters.
const LONGEST: usize = 80;

/// Folded words and phrases.
#[derive(Clone, Debug, Default)]
pub struct WordList {
    words: Vec<Phrase>,
    /// What they begin with, and what they end with: most texts do not even share that with one.
    first: Letters,
    last: Letters,
}

/// A character of each word, with a bit for each that is of ASCII, and whether there are others.
#[derive(Clone, Debug, Default)]
struct Letters {
    /// In order, each with the place of its word.
    each: Vec<(char, usize)>,
    ascii: u128,
    others: bool,
}

/// A folded word or phrase, ready to be looked for.
#[derive(Clone, Debug)]
struct Phrase {
    text: String,
    finder: memchr::memmem::Finder<'static>,
}

/// A text as words are looked for in it, made once for many lists.
#[derive(Clone, Debug)]
pub struct Folded(String);

impl Folded {
    /// Of a text as it is written.
    pub fn new(text: &str) -> Self {
        Self(folded(text))
    }
}

impl WordList {
    fn new(forms: &Forms) -> Self {
        let texts = forms.iter().map(|form| folded(form).trim().to_owned()).filter(|form| !form.is_empty());
        let phrase = |text: String| Phrase { finder: memchr::memmem::Finder::new(&text).into_owned(), text };
        let words: Vec<Phrase> = texts.map(phrase).collect();
        let first = Letters::of(words.iter().filter_map(|word| word.text.chars().next()));
        let last = Letters::of(words.iter().filter_map(|word| word.text.chars().next_back()));
        Self { words, first, last }
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Where one of the words stands first in a folded text, between characters that are no letters. Scripts that
    /// leave no spaces between words are found inside too.
    pub fn find(&self, text: &str) -> Option<(usize, usize)> {
        self.words.iter().filter_map(|word| word.places(text).next()).min()
    }

    /// Where one of the words stands last.
    pub fn find_last(&self, text: &str) -> Option<(usize, usize)> {
        self.words.iter().filter_map(|word| word.places(text).last()).max()
    }

    /// Whether one of the words stands in a text as it is written.
    pub fn is_in(&self, text: &str) -> bool {
        !self.words.is_empty() && self.is_in_folded(&Folded::new(text))
    }

    /// Whether one of the words stands in a text that was folded before.
    pub fn is_in_folded(&self, text: &Folded) -> bool {
        let text = text.0.as_str();
        let mut last = None;
        text.char_indices().any(|(at, c)| {
            let before = last.replace(c);
            // Most characters stand inside of words, or begin none of these.
            self.first.may_have(c)
                && !joined(before, Some(c))
                && self.first.places(c).filter_map(|word| self.words.get(word)).any(|word| {
                    let rest = text.get(at..).and_then(|rest| rest.strip_prefix(word.text.as_str()));
                    rest.is_some_and(|rest| !joined(word.text.chars().next_back(), rest.chars().next()))
                })
        })
    }

    /// Whether a text begins with one of the words.
    pub fn begins(&self, text: &str) -> bool {
        let letters = looked_up(text.chars());
        let Some(first) = letter(text.bytes().next(), &letters) else { return false };
        self.first.places(first).any(|at| self.words.get(at).is_some_and(|word| word.begins(letters.clone())))
    }

    /// Whether a text ends with one of the words.
    pub fn ends(&self, text: &str) -> bool {
        let letters = looked_up(text.chars().rev());
        let Some(last) = letter(text.bytes().next_back(), &letters) else { return false };
        self.last.places(last).any(|at| self.words.get(at).is_some_and(|word| word.ends(letters.clone())))
    }

    /// Where the longest of the words ends that a text begins with; what stands before it does not count.
    pub fn at_start(&self, text: &str) -> Option<usize> {
        if !self.begins(text) {
            return None;
        }
        let near = text.char_indices().take_while(|(at, _)| *at <= LONGEST);
        let ends = near.filter(|(_, c)| !c.is_alphanumeric()).map(|(at, _)| at);
        let ends = ends.chain(std::iter::once(text.len()).filter(|end| *end <= LONGEST));
        ends.filter(|end| text.get(..*end).is_some_and(|word| self.is(word))).last()
    }

    /// Where the longest of the words begins that a text ends with.
    pub fn at_end(&self, text: &str) -> Option<usize> {
        if !self.ends(text) {
            return None;
        }
        let near = text.char_indices().rev().take_while(|(at, _)| text.len() - at <= LONGEST);
        let starts = near.filter(|(_, c)| !c.is_alphanumeric()).map(|(at, c)| at + c.len_utf8());
        let starts = starts.chain(std::iter::once(0)).filter(|at| text.len() - at <= LONGEST);
        starts.filter(|start| text.get(*start..).is_some_and(|word| self.is(word))).last()
    }

    /// Whether a text is one of the words.
    pub fn is(&self, text: &str) -> bool {
        let letters = looked_up(text.chars()).skip_while(|c| *c == ' ');
        let Some(first) = letter(text.bytes().next(), &letters) else { return false };
        self.first.places(first).any(|at| self.words.get(at).is_some_and(|word| word.is(letters.clone())))
    }
}

/// Words that a check cannot do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// `and`, or what clings to a word in its place.
    And,
    /// `rest`.
    Rest,
    /// `rise` and `fall`.
    Moves,
    /// `from`, or `period_from_behind`.
    From,
    /// `from` and `to`.
    FromTo,
    /// `born` and `died`.
    BornDied,
    /// `aged`.
    Aged,
    /// `unlike`.
    Unlike,
    /// Spaces between words.
    Spaces,
}

impl Need {
    /// What it is called where it is missing.
    pub fn name(self) -> &'static str {
        match self {
            Self::And => "`and`",
            Self::Rest => "`rest`",
            Self::Moves => "`rise` and `fall`",
            Self::From => "`from`, or `period-from-behind`",
            Self::FromTo => "`from` and `to`, or `from-behind` and `to-behind`",
            Self::BornDied => "`born` and `died`",
            Self::Aged => "`aged`",
            Self::Unlike => "`unlike`",
            Self::Spaces => "spaces between words",
        }
    }
}

impl Glossary {
    /// Whether the language has what a check needs.
    pub fn has(&self, need: Need) -> bool {
        match need {
            Need::And => !self.and.is_empty(),
            Need::Rest => !self.rest.is_empty(),
            Need::Moves => !self.rise.is_empty() && !self.fall.is_empty(),
            Need::From => !self.from.is_empty() || !self.period_from_behind.is_empty(),
            Need::FromTo => {
                !self.from.is_empty() && !self.to.is_empty()
                    || !self.from_behind.is_empty() && !self.to_behind.is_empty()
            }
            Need::BornDied => !self.born.is_empty() && !self.died.is_empty(),
            Need::Aged => !self.aged.is_empty(),
            Need::Unlike => !self.unlike.is_empty(),
            Need::Spaces => !self.has_no_spaces,
        }
    }

    /// The weekday that a text is, in any of its forms.
    pub fn weekday(&self, text: &str) -> Option<Weekday> {
        let at = self.weekdays.iter().position(|words| words.is(text))?;
        Weekday::from_monday_zero_offset(i8::try_from(at).ok()?).ok()
    }

    /// The place in an order that a word for a weekday means, too: "segunda" is Monday, and the second.
    pub fn order_of_weekday(&self, word: &str) -> Option<u64> {
        self.ordinal_weekdays.iter().find(|(_, words)| words.is(word)).map(|(number, _)| *number)
    }

    pub(super) fn of(pack: &RawPack) -> Self {
        let check = &pack.check;
        let list = WordList::new;
        let times = |(factor, forms): (&String, &Forms)| Some((thousandths(factor)?, list(forms)));
        let none = BTreeMap::new();
        let eras = if pack.calendar.eras.is_empty() { &none } else { &pack.calendar.eras };
        Self {
            so_far: list(&check.so_far),
            correction: list(&check.correction),
            earlier_version: list(&check.earlier_version),
            or: list(&check.or),
            and: list(&check.and),
            and_prefix: check.and_prefix.clone(),
            has_no_capitals: check.has_no_capitals,
            has_capital_nouns: check.has_capital_nouns,
            declines_names: check.declines_names,
            translates_names: check.translates_names,
            rest: list(&check.rest),
            partly: list(&check.partly),
            namely: list(&check.namely),
            of_which: list(&check.of_which),
            including: list(&check.including),
            out_of: list(&check.out_of),
            of_them: list(&check.of_them),
            rise: list(&check.rise),
            fall: list(&check.fall),
            rose: list(&check.rose),
            fell: list(&check.fell),
            from: list(&check.from),
            to: list(&check.to),
            went: list(&check.went),
            against: list(&check.against),
            by: list(&check.by),
            more: list(&check.more),
            less: list(&check.less),
            premium: list(&check.premium),
            discount: list(&check.discount),
            premium_to: list(&check.premium_to),
            average: list(&check.average),
            which: list(&check.which),
            than: list(&check.than),
            reached: list(&check.reached),
            linking: list(&check.linking),
            from_behind: check.from_behind.clone(),
            to_behind: check.to_behind.clone(),
            no_name_prefix: check.no_name_prefix.clone(),
            two_ways: check.two_ways.clone(),
            name_endings: check.name_endings.clone(),
            own_letters: check.own_letters.clone(),
            common_acronyms: check.common_acronyms.clone(),
            has_no_spaces: check.has_no_spaces,
            shares_marks: pack.number.decimal.iter().any(|mark| pack.number.group.contains(mark)),
            unlike: list(&check.unlike),
            adjusted: list(&check.adjusted),
            extreme: list(&check.extreme),
            foreseen: list(&check.foreseen),
            no_such_day: list(&check.no_such_day),
            moved: list(&check.moved),
            times: check.times.iter().filter_map(times).collect(),
            born: list(&check.born),
            died: list(&check.died),
            aged: list(&check.aged),
            ages: list(&check.ages),
            years: pack.calendar.units.get("year").map(list).unwrap_or_default(),
            years_old: list(&check.years_old),
            anniversary: list(&check.anniversary),
            founded: list(&check.founded),
            after: list(&check.after),
            later: list(&check.later),
            stretches: check.stretches.iter().filter_map(|(of, forms)| Some((grain(of)?, list(forms)))).collect(),
            weekdays: std::array::from_fn(|at| {
                let number = (at + 1).to_string();
                let calendar = &pack.calendar;
                let tables = [&calendar.weekdays, &calendar.weekdays_in_brackets, &check.weekdays];
                let forms = tables.map(|weekdays| weekdays.get(&number));
                list(&forms.into_iter().flatten().flatten().cloned().collect())
            }),
            ordinal_weekdays: (pack.number.ordinals.iter())
                .filter_map(|(number, forms)| {
                    let weekdays: Vec<&String> = pack.calendar.weekdays.values().flatten().collect();
                    let both = forms.iter().filter(|form| weekdays.contains(form)).cloned().collect();
                    Some((number.parse().ok()?, list(&both))).filter(|(_, words)| !words.is_empty())
                })
                .collect(),
            lunar_months: list(&pack.calendar.hijri_months.values().flatten().cloned().collect()),
            before_weekday: list(&check.before_weekday),
            after_weekday: list(&check.after_weekday),
            of_age: list(&check.of_age),
            year_old: list(&check.year_old),
            then: list(&check.then),
            of_year: list(&check.of_year),
            period_from: list(&check.period_from),
            period_to: list(&check.period_to),
            period_from_behind: check.period_from_behind.clone(),
            period_to_behind: check.period_to_behind.clone(),
            between_behind: check.between_behind.clone(),
            between: list(&check.between),
            with_places: list(&check.with_places),
            fields: list(&check.fields),
            one: {
                let tables = [&pack.number.cardinals, &pack.number.weak];
                list(&tables.iter().filter_map(|table| table.get("1")).flatten().cloned().collect())
            },
            comparison: list(&check.comparison),
            near_weekday: list(&check.near_weekday),
            on_day: list(&check.on_day),
            behind_day: list(&check.behind_day),
            before_era: eras.get("-1").map(list).unwrap_or_default(),
        }
    }
}

/// "2", "1.5" or "1/2" in thousandths.
fn thousandths(factor: &str) -> Option<u32> {
    let number = |text: &str| -> Option<u32> {
        let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
        let rest: String = rest.chars().chain("000".chars()).take(3).collect();
        whole.parse::<u32>().ok()?.checked_mul(1000)?.checked_add(rest.parse().ok()?)
    };
    match factor.split_once('/') {
        Some((above, below)) => number(above)?.checked_div(below.parse().ok()?),
        None => number(factor),
    }
}

impl Phrase {
    /// Where it stands whole, in order.
    fn places<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, usize)> + 't {
        let starts = self.finder.find_iter(text.as_bytes());
        starts.filter(|start| self.is_whole(text, *start)).map(|start| (start, start + self.text.len()))
    }

    /// Whether what begins at a place of a text, where its letters stand, is no part of a longer word.
    fn is_whole(&self, text: &str, start: usize) -> bool {
        let before = text.get(..start).and_then(|text| text.chars().next_back());
        let after = text.get(start + self.text.len()..).and_then(|text| text.chars().next());
        !joined(before, self.text.chars().next()) && !joined(self.text.chars().next_back(), after)
    }

    /// Whether a text begins with it, whose characters come one by one.
    fn begins(&self, mut letters: impl Iterator<Item = char>) -> bool {
        self.text.chars().all(|c| letters.next() == Some(c)) && !joined(self.text.chars().next_back(), letters.next())
    }

    /// Whether a text ends with it, whose characters come one by one from the last.
    fn ends(&self, mut letters: impl Iterator<Item = char>) -> bool {
        self.text.chars().rev().all(|c| letters.next() == Some(c)) && !joined(self.text.chars().next(), letters.next())
    }

    /// Whether a text is it, whose characters come one by one.
    fn is(&self, mut letters: impl Iterator<Item = char>) -> bool {
        self.text.chars().all(|c| letters.next() == Some(c)) && letters.all(|c| c == ' ')
    }
}

impl Letters {
    fn of(letters: impl Iterator<Item = char>) -> Self {
        let mut each: Vec<(char, usize)> = letters.zip(0..).collect();
        each.sort_unstable();
        let ascii = each.iter().fold(0, |ascii, (c, _)| ascii | Self::bit(*c));
        Self { ascii, others: !each.iter().all(|(c, _)| c.is_ascii()), each }
    }

    /// Whether a word may have a character.
    fn may_have(&self, c: char) -> bool {
        self.ascii & Self::bit(c) != 0 || self.others && !c.is_ascii()
    }

    /// The places of the words that have a character.
    fn places(&self, c: char) -> impl Iterator<Item = usize> + '_ {
        let each = if self.may_have(c) { self.each.as_slice() } else { &[] };
        let first = each.partition_point(|(known, _)| *known < c);
        each.iter().skip(first).take_while(move |(known, _)| *known == c).map(|(_, at)| *at)
    }

    /// None for what is not of ASCII.
    fn bit(c: char) -> u128 {
        1_u128.checked_shl(u32::from(c)).unwrap_or(0)
    }
}

/// Whether two characters side by side are of one word.
fn joined(one: Option<char>, other: Option<char>) -> bool {
    let spaced = |c: char| is_word(c) && !is_unspaced(c);
    one.is_some_and(spaced) && other.is_some_and(spaced)
}

/// The first of some characters that are looked up, where the byte it begins with, or ends with, may tell it sooner.
fn letter(byte: Option<u8>, letters: &(impl Iterator<Item = char> + Clone)) -> Option<char> {
    match byte {
        Some(byte) if byte.is_ascii_graphic() => Some(char::from(byte.to_ascii_lowercase())),
        Some(_) | None => letters.clone().next(),
    }
}

/// The characters of a text, or those from its end, as [`folded`] has them, without a text being made of them.
fn looked_up<'t>(letters: impl Iterator<Item = char> + Clone + 't) -> impl Iterator<Item = char> + Clone + 't {
    let mut last = None;
    let letters = letters.filter(|c| !is_ignorable(*c)).map(|c| if c.is_whitespace() { ' ' } else { fold(c) });
    letters.filter(move |&c| last.replace(c) != Some(' ') || c != ' ')
}

/// Letters of scripts that write no spaces between words.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_are_found_whole() {
        let list = WordList::new(&vec!["or".to_owned(), "in all".to_owned()]);
        assert_eq!(list.find("for or against"), Some((4, 6)));
        assert_eq!(list.find("for in  all"), None);
        assert!(list.is(" OR "));
        assert!(list.begins("Or so") && !list.begins("Oracle"));
        assert!(list.ends("so or") && !list.ends("for"));
    }

    proptest! {
        #[test]
        fn beginnings_and_ends_are_those_of_the_folded_text(
            text in r"[oOrRaf \u{a0}\u{200f}é、中.’2]{0,12}",
            words in prop::sample::subsequence(vec!["or", "of a", "é", "or’s", "2 a", "of2", "中", "a—", "'o"], 0..6),
        ) {
            let list = WordList::new(&words.iter().map(|word| (*word).to_owned()).collect());
            let folded = folded(&text);
            let begins = list.words.iter().any(|word| folded.starts_with(&word.text) && word.is_whole(&folded, 0));
            let ends = |word: &Phrase| folded.strip_suffix(&word.text).is_some_and(|rest| word.is_whole(&folded, rest.len()));
            prop_assert_eq!(list.begins(&text), begins);
            prop_assert_eq!(list.ends(&text), list.words.iter().any(ends));
            prop_assert_eq!(list.is(&text), list.words.iter().any(|word| word.text == folded.trim()));
            prop_assert_eq!(list.is_in(&text), list.find(&folded).is_some());
        }
    }

    #[test]
    fn factors_are_thousandths() {
        assert_eq!(["2", "1.5", "1/2", "x"].map(thousandths), [Some(2000), Some(1500), Some(500), None]);
    }
}
