//! Ages beside names: "Anna Weber, 45, runs the bank", "the 45-year-old Anna Weber". One person has one age in an
//! article, and the one that goes with the year of birth.

use std::collections::{BTreeMap, BTreeSet};

use super::lives::is_birth;
use super::page::Page;
use super::periods::is_dash;
use crate::lang::is_letter;
use crate::mention::{Mention, Stated};
use crate::span::Span;
use crate::value::{Date, Days, Hedge, Unit};

/// An age of somebody who is called by a whole name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aged {
    /// The name.
    pub name: Span,
    /// Where the age stands.
    pub age: Span,
    /// The age, in full years.
    pub years: i16,
    /// Whether words say that it is an age.
    pub is_said: bool,
    /// Whether it stands in brackets.
    is_bracketed: bool,
}

/// One person with two ages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TwoAges {
    /// The first.
    pub first: Aged,
    /// The other one.
    pub second: Aged,
    /// What says that they are of one person.
    pub by: OneBy,
}

/// What says that two ages are of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OneBy {
    /// The same name beside both.
    Name,
    /// The family name that only one person in the article has.
    FamilyName,
    /// Their digits, two of which are swapped.
    Digits,
}

/// Somebody's age in an article, and the birth that is told beside it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Born {
    /// Where the birth stands.
    pub birth: Span,
    /// The days it may have been on.
    pub born: Days,
    /// The age.
    pub aged: Aged,
}

/// The ages that articles tell of people beside their names.
const AGES: std::ops::RangeInclusive<i16> = 3..=110;
/// How many words the name of a person has.
const NAME: std::ops::RangeInclusive<usize> = 2..=6;
/// The longest small word inside of a name, in characters.
const PARTICLE: usize = 3;
/// How much of the text before an age holds its name, in characters.
const BEFORE: usize = 120;
/// How many small words stand between "45-year-old" and the name.
const BETWEEN: usize = 2;
/// How far apart two ages may be: farther off they are those of father and son.
const FAR: i16 = 20;
/// The same, where one stands bare in brackets, as minutes do in reports of games.
const NEAR: i16 = 12;
/// How far behind an age a birth of the same person stands, in bytes.
const REACH: usize = 200;
/// How far before an age the year may stand in which somebody was of that age, in bytes.
const BESIDE: usize = 400;
/// The longest word that stands before other ranges than those of ages, too, in characters: "от", "de".
const SHORT: usize = 3;
/// How much of the text stands between the two ages of a range, or holds the words before it, in characters.
const RANGE: usize = 24;
/// How much of a sentence stands before a birth that has no subject but a pronoun, in characters.
const SUBJECT: usize = 40;

/// The persons with two ages, and the births with an age, of an article. `day` is its date.
pub(super) fn read(page: Page<'_>, day: Option<Date>) -> (Vec<TwoAges>, Vec<Born>) {
    if page.glossary.has_no_capitals {
        return (Vec::new(), Vec::new());
    }
    let ages: Vec<(Span, i16)> = page.reading.mentions.iter().filter_map(|mention| age(page, mention)).collect();
    let all: Vec<Aged> = ages.iter().filter_map(|age| aged(page, *age)).collect();
    // What a name may be without its first words is known apart: two names that share that are two.
    let (mut known, mut parts): (BTreeMap<&str, Aged>, BTreeMap<&str, Aged>) = (BTreeMap::new(), BTreeMap::new());
    let mut twice: BTreeMap<&str, TwoAges> = BTreeMap::new();
    for &aged in &all {
        let (name, shorter) = (page.words(aged.name), shorter_names(page, aged.name));
        let first =
            known.get(name).or_else(|| parts.get(name)).or_else(|| shorter.iter().find_map(|part| known.get(part)));
        match first.copied() {
            Some(first) if differ(first, aged) => {
                if !is_of_another_time(page, aged.age, day) && !is_of_another_time(page, first.age, day) {
                    twice.entry(page.words(first.name)).or_insert(TwoAges { first, second: aged, by: OneBy::Name });
                }
            }
            Some(_) => {}
            None => {
                known.insert(name, aged);
                parts.extend(shorter.into_iter().map(|part| (part, aged)));
            }
        }
    }
    let mut twice: Vec<TwoAges> = twice.into_values().collect();
    if twice.is_empty() {
        let found = of_family(page, &ages, &all).or_else(|| swapped(page, &ages));
        let is_now = |aged: Aged| !is_of_another_time(page, aged.age, day);
        twice.extend(found.filter(|twice| is_now(twice.first) && is_now(twice.second)));
    }
    twice.sort_by_key(|twice| twice.second.age.start);
    let births = all.iter().filter_map(|aged| born(page, *aged, day)).collect();
    (twice, births)
}

/// What a name at the beginning of a sentence may be without its first word: "Then Anna Weber, 45, …", "Friends of Anna
/// Weber, 45, …".
fn shorter_names(page: Page<'_>, name: Span) -> Vec<&str> {
    let whole = page.words(name);
    if page.sentence(name).is_none_or(|sentence| sentence.start != name.start) {
        return Vec::new();
    }
    let rest = whole.split_once(' ').map(|(_, rest)| rest);
    let behind = rest.and_then(|rest| rest.split_once(' ')).filter(|(word, _)| is_particle(word)).map(|(_, rest)| rest);
    behind.or(rest).filter(|rest| rest.contains(' ')).into_iter().collect()
}

/// Whether two ages of one name are surely both ages, and not those of father and son.
fn differ(one: Aged, other: Aged) -> bool {
    let is_bare = |aged: Aged| aged.is_bracketed && !aged.is_said;
    let has_bare = is_bare(one) || is_bare(other);
    let apart = one.years.abs_diff(other.years);
    apart > 0
        && apart <= if has_bare { NEAR } else { FAR }.unsigned_abs()
        && (one.is_said || other.is_said || !has_bare)
}

/// Two ages, one beside the whole name of a person and one beside the family name, which nobody else has.
fn of_family(page: Page<'_>, ages: &[(Span, i16)], all: &[Aged]) -> Option<TwoAges> {
    if all.is_empty() {
        return None;
    }
    let mut bearers: BTreeMap<&str, Option<Aged>> = BTreeMap::new();
    for &aged in all {
        let name = page.words(aged.name);
        let bearer = bearers.entry(name.rsplit(' ').next().unwrap_or_default()).or_insert(Some(aged));
        *bearer = bearer.filter(|known| page.words(known.name) == name);
    }
    let named: BTreeSet<Span> = all.iter().map(|aged| aged.age).collect();
    ages.iter().filter(|(age, _)| !named.contains(age)).find_map(|&(age, years)| {
        let second = behind_name(page, age, years, 1)?;
        let first = (*bearers.get(page.words(second.name))?)?;
        let two = TwoAges { first, second, by: OneBy::FamilyName };
        (first.age.start < age.start && differ(first, second)).then_some(two)
    })
}

/// Two ages of which words say that they are ages and whose digits are swapped, one of which is told only once.
fn swapped(page: Page<'_>, ages: &[(Span, i16)]) -> Option<TwoAges> {
    let words = page.glossary;
    let mut times: BTreeMap<i16, usize> = BTreeMap::new();
    for (_, years) in ages {
        *times.entry(*years).or_default() += 1;
    }
    let turn = |years: i16| years % 10 * 10 + years / 10;
    let is_single = |years: i16| times.get(&years) == Some(&1);
    let mut known: BTreeMap<i16, Aged> = BTreeMap::new();
    ages.iter().find_map(|&(age, years)| {
        let turned = turn(years);
        if years < 10 || turned == years || !times.contains_key(&turned) || !(is_single(years) || is_single(turned)) {
            return None;
        }
        let behind = page.after(age).trim_start_matches(['-', ' ', '\u{2010}', '\u{2011}']);
        let before = page.just_before(age, BEFORE).trim_end();
        let phrase = words.of_age.at_end(before).and_then(|at| before.get(at..));
        // "A sentence of 12 years": a word for "of" alone says nothing.
        let is_said = words.year_old.begins(behind) || phrase.is_some_and(|phrase| !words.linking.is(phrase));
        let second = Aged { name: age, age, years, is_said, is_bracketed: false };
        let first = known.get(&turned).copied();
        if is_said {
            known.entry(years).or_insert(second);
        }
        first.filter(|_| is_said).map(|first| TwoAges { first, second, by: OneBy::Digits })
    })
}

/// The ranges of ages of an article that end before they begin: "men aged 28 to 24", "entre 69 y 58 años".
pub(super) fn reversed(page: Page<'_>) -> Vec<(Span, Span)> {
    let words = page.glossary;
    let mentions = &page.reading.mentions;
    if words.ages.is_empty() {
        return Vec::new();
    }
    let pairs = mentions.iter().zip(mentions.iter().skip(1));
    let found = pairs.filter_map(|(one, other)| {
        let ((first, from), (second, to)) = (years(page, one)?, years(page, other)?);
        let joint = page.text.get(first.end..second.start).filter(|joint| joint.len() <= RANGE)?.trim();
        let before = page.just_before(first, RANGE).trim_end();
        let cue = before.get(words.ages.at_end(before)?..)?;
        let is_between = words.between.is_in(before);
        // "Between the", "от": what is counted may be anything, and only years behind the second number say that it is ages.
        let is_weak = cue.split_whitespace().all(|word| word.chars().count() <= SHORT || words.between.is(word));
        let is_and = || words.and.is(joint) || words.and_prefix.iter().any(|and| and == joint);
        let is_range =
            is_dash(joint) || words.to.is(joint) || words.period_to.is(joint) || (is_weak || is_between) && is_and();
        let is_told = !is_weak || words.years_old.begins(page.after(second).trim_start());
        (from > to && is_range && is_told).then_some((first, second))
    });
    found.collect()
}

/// A number without a unit that may be an age, in full years.
fn age(page: Page<'_>, mention: &Mention) -> Option<(Span, i16)> {
    let is_bare = matches!(&mention.stated, Stated::Quantity(stated) if stated.quantity.unit == Unit::One);
    years(page, mention).filter(|_| is_bare)
}

/// A number in up to three digits that may be an age, bare or with a unit: "58 años" is a stretch of time, too.
fn years(page: Page<'_>, mention: &Mention) -> Option<(Span, i16)> {
    let Stated::Quantity(stated) = &mention.stated else { return None };
    let (figure, quantity) = (stated.figure, &stated.quantity);
    let value = quantity.figure.value;
    let is_plain = matches!(quantity.unit, Unit::One | Unit::Measure(_)) && quantity.hedge == Hedge::None;
    let digits = page.words(figure);
    if !is_plain || value.scale() > 0 || !(1..=3).contains(&digits.len()) || !digits.chars().all(|c| c.is_ascii_digit())
    {
        return None;
    }
    let years = i16::try_from(value.mantissa()).ok().filter(|years| AGES.contains(years))?;
    Some((figure, years))
}

/// The age with the whole name that it stands beside.
fn aged(page: Page<'_>, (figure, years): (Span, i16)) -> Option<Aged> {
    behind_name(page, figure, years, *NAME.start()).or_else(|| before_name(page, figure, years))
}

/// "Anna Weber, 45, …", "Anna Weber (45)", "Anna Weber, aged 45, …", "Anna Weber, 45 years old": behind a name of so many
/// words at least.
fn behind_name(page: Page<'_>, figure: Span, years: i16, fewest: usize) -> Option<Aged> {
    let words = page.glossary;
    // Most numbers stand behind no mark.
    let marks = |text: &str| text.ends_with([',', '(', '\u{60C}']);
    let near = page.before(figure).trim_end();
    if !marks(near) && !words.of_age.ends(near) {
        return None;
    }
    let before = page.just_before(figure, BEFORE);
    let trimmed = before.trim_end();
    let connector = words.of_age.at_end(trimmed);
    let rest = connector.map_or(trimmed, |start| trimmed.get(..start).unwrap_or_default().trim_end());
    let is_bracketed = rest.ends_with('(');
    let name = rest.strip_suffix([',', '(', '\u{60C}'])?.trim_end();
    let end = figure.start - (before.len() - name.len());
    let name = name.rsplit('\n').next().unwrap_or_default();
    let after = page.after(figure).trim_start_matches([' ', '\u{A0}', '-']);
    let unit = words.years_old.at_start(after);
    let is_said = unit.is_some() || connector.is_some();
    // "45 at the time", "45, 30 and 28 points": nothing but a mark follows.
    let follows = after.get(unit.unwrap_or_default()..).unwrap_or_default();
    let after_mark = follows.strip_prefix([',', '.', ')', ';', '\u{60C}']);
    let closes = follows.is_empty() || after_mark.is_some() || unit.is_some() && follows.starts_with([' ', '\n']);
    let is_row = after_mark.is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()));
    let then = words.then.begins(follows.trim_start_matches([' ', ',']));
    if !closes || is_row || then || is_bracketed && !follows.starts_with(')') {
        return None;
    }
    // A bare number may count what a list is of ("North Bank, 39; South Bank, 27") or be an ordinal ("the Court, 17. Hall").
    let goes_on = || page.sentence(figure).is_some_and(|sentence| sentence.end > figure.end + 1);
    if !is_said && (follows.starts_with(';') || follows.starts_with('.') && goes_on()) {
        return None;
    }
    let length = name_at_end(name, page.glossary.has_capital_nouns, fewest)?;
    // "Anna Weber – Head of Sales, 45": a title.
    let is_title =
        name.get(..name.len() - length).is_some_and(|rest| rest.trim_end().ends_with(['-', '\u{2013}', '\u{2014}']));
    if is_title {
        return None;
    }
    let name = Span::new(end - length, end);
    Some(Aged { name, age: figure, years, is_said, is_bracketed })
}

/// "The 45-year-old Anna Weber", "the 45-year-old baker Anna Weber".
fn before_name(page: Page<'_>, figure: Span, years: i16) -> Option<Aged> {
    let after = page.after(figure);
    let joined = after.trim_start_matches(['-', ' ', '\u{2010}', '\u{2011}']);
    let word_end = page.glossary.year_old.at_start(joined)?;
    let mut start = figure.end + (after.len() - joined.len()) + word_end;
    for _ in 0..=BETWEEN {
        let rest = page.text.get(start..)?.strip_prefix(' ')?;
        start += 1;
        let word = rest.split([' ', '\n']).next().unwrap_or_default();
        if word.starts_with(char::is_uppercase) {
            let length = name_at_start(rest)?;
            let end = start + length;
            // What is written large before a name may be no part of it.
            let shorter = name_at_end(rest.get(..length)?, page.glossary.has_capital_nouns, *NAME.start())?;
            let name = Span::new(end - shorter, end);
            // "Die 45-jährige Bäckerin aus Bad Holm"
            let lead = page.text.get(start..name.start).unwrap_or_default().split_whitespace().next_back();
            if lead.is_some_and(is_particle) {
                return None;
            }
            return Some(Aged { name, age: figure, years, is_said: true, is_bracketed: false });
        }
        // "The 45-year-old baker from North Bank"
        if !word.chars().all(is_letter) || page.glossary.linking.is(word) {
            return None;
        }
        start += word.len();
    }
    None
}

fn is_name_word(word: &str) -> bool {
    let letters = word.trim_end_matches('.');
    let is_initial = letters.chars().count() <= 2;
    word.starts_with(char::is_uppercase)
        && letters.chars().all(|c| is_letter(c) || matches!(c, '-' | '\'' | '\u{2019}' | '.'))
        && (is_initial || !word.ends_with('.') && letters.chars().any(char::is_lowercase))
}

fn is_particle(word: &str) -> bool {
    word.chars().count() <= PARTICLE && word.chars().all(char::is_lowercase)
}

/// How many bytes at the end of a text are the name of a person, of so many words at least.
fn name_at_end(text: &str, has_capital_nouns: bool, fewest: usize) -> Option<usize> {
    let (mut length, mut count, mut pending) = (0, 0, 0);
    for word in text.rsplit(' ').take(*NAME.end() + 2) {
        pending += word.len() + usize::from(pending > 0);
        if is_name_word(word) {
            count += 1;
            length = pending;
            // "The baker Anna Weber", where nouns are written large.
            if has_capital_nouns && count == 2 {
                break;
            }
        } else if count == 0 || !is_particle(word) {
            break;
        }
    }
    (fewest..=*NAME.end()).contains(&count).then_some(length)
}

/// How many bytes at the beginning of a text are the whole name of a person.
fn name_at_start(text: &str) -> Option<usize> {
    let (mut length, mut count, mut pending) = (0, 0, 0);
    for part in text.split(' ').take(*NAME.end() + 2) {
        let word = part.trim_end_matches([',', '.', ';', ':', ')', '\n']);
        let word = word.split('\n').next().unwrap_or_default();
        pending += usize::from(pending > 0) + word.len();
        if is_name_word(word) {
            count += 1;
            length = pending;
        } else if count == 0 || !is_particle(word) {
            break;
        }
        if word.len() < part.len() {
            break;
        }
    }
    NAME.contains(&count).then_some(length)
}

/// Whether the sentence of an age tells before it of a year that is not the article's: "in 2005 Anna Weber, 30, began".
fn is_of_another_time(page: Page<'_>, age: Span, day: Option<Date>) -> bool {
    let Some(sentence) = page.sentence(age) else { return false };
    let start = page.boundary(age.start.saturating_sub(BESIDE)).max(sentence.start);
    let sentence = Span::new(start.min(age.start), age.start);
    let own = day.map(Date::year);
    years_in(page, sentence).any(|year| Some(year) != own)
}

/// The years that a sentence states.
fn years_in(page: Page<'_>, sentence: Span) -> impl Iterator<Item = i16> + '_ {
    let mentions = &page.reading.mentions;
    let first = mentions.partition_point(|mention| mention.span.start < sentence.start);
    let inside = mentions.iter().skip(first).take_while(move |mention| mention.span.start < sentence.end);
    inside
        .flat_map(|mention| match &mention.stated {
            Stated::Date(stated) => vec![stated.resolved.or(stated.written).and_then(|date| date.year())],
            Stated::Period(stated) => {
                [stated.period.from, stated.period.to].into_iter().flatten().map(|date| date.year()).collect()
            }
            Stated::Quantity(_) | Stated::Ordinal(_) => Vec::new(),
        })
        .flatten()
}

/// The birth that is told beside an age: in its sentence, or at the beginning of the next one with a pronoun for the
/// name. Without an article's date, or where another year is told, nothing tells when somebody is of that age.
fn born(page: Page<'_>, aged: Aged, day: Option<Date>) -> Option<Born> {
    day?;
    let sentence = page.sentence(aged.age)?;
    let mentions = &page.reading.mentions;
    let first = mentions.partition_point(|mention| mention.span.start < sentence.start);
    let near = mentions.iter().skip(first).take_while(|mention| mention.span.start <= aged.age.end + REACH);
    let mut births = near.filter_map(|mention| {
        let Stated::Date(stated) = &mention.stated else { return None };
        let born = stated.written.filter(|_| !stated.relative)?.days().filter(|days| days.count() <= 366)?;
        is_birth(page, mention.span).then_some((mention.span, born))
    });
    let ((birth, born), None) = (births.next()?, births.next()) else { return None };
    let year = born.first.year();
    let own = day.map(Date::year);
    let is_alone = |sentence: Span| {
        sentence.len() <= 2 * BESIDE && years_in(page, sentence).all(|other| other == year || Some(other) == own)
    };
    let place = page.sentence(birth)?;
    let is_same = if place == sentence {
        // "Anna Weber, 45, and her son, born in 2004": somebody else.
        let between =
            if birth.start > aged.age.end { page.between(aged.age, birth) } else { page.between(birth, aged.name) };
        !page.glossary.and.is_in(between) && !has_name(between)
    } else {
        let opening = Span::new(place.start, birth.start.max(place.start)).of(page.text);
        place.start >= sentence.end
            && opening.chars().count() <= SUBJECT
            && !has_name(after_first_word(opening))
            && !page.between(sentence, place).contains('\n')
    };
    let is_of_death = page.glossary.died.is_in(page.near(sentence, aged.age));
    (is_same && !is_of_death && is_alone(sentence) && is_alone(place)).then_some(Born { birth, born, aged })
}

fn after_first_word(text: &str) -> &str {
    text.trim_start().split_once(' ').map_or("", |(_, rest)| rest)
}

/// Whether a word with a capital stands in a text.
fn has_name(text: &str) -> bool {
    text.split_whitespace().any(|word| word.starts_with(char::is_uppercase))
}
