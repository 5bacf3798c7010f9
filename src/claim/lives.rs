//! Lives: a birth, a death, and the age at death.

use super::page::Page;
use crate::lang::{WordList, is_letter, is_word};
use crate::mention::{Mention, Stated};
use crate::span::Span;
use crate::value::{Days, Hedge, Unit};

/// Somebody's birth and death with the age at death, told in one sentence or in two that follow each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Life {
    /// Where the birth stands.
    pub birth: Span,
    /// The days it may have been on.
    pub born: Days,
    /// Where the death stands.
    pub death: Span,
    /// The days it may have been on.
    pub died: Days,
    /// Where the age stands.
    pub age: Span,
    /// The age, in full years.
    pub years: i16,
}

/// The ages that people reach.
const AGES: std::ops::RangeInclusive<i16> = 1..=115;
/// How many mentions and how many bytes after a birth the death and the age stand.
const MENTIONS: usize = 5;
const REACH: usize = 300;
/// How many characters before a date its word stands, and how many words between.
const NEAR: usize = 48;
const FEW: usize = 4;
/// How many words stand between a birth and the death in the same sentence, and how many in the clause of the death.
const SAME: usize = 7;
const CLAUSE: usize = 3;
/// The longest pronoun, in characters.
const PRONOUN: usize = 4;

/// The lives of an article. An age is rarer than a date, so it is looked for first.
pub(super) fn read(page: Page<'_>) -> Vec<Life> {
    let words = page.glossary;
    let mut lives = Vec::new();
    if words.born.is_empty() || words.died.is_empty() {
        return lives;
    }
    let mentions = &page.reading.mentions;
    let ages: Vec<(usize, i16)> =
        mentions.iter().enumerate().filter_map(|(at, mention)| Some((at, age(page, mention)?))).collect();
    let mut next = 0;
    for (age, _) in &ages {
        for at in next.max(age.saturating_sub(MENTIONS))..*age {
            lives.extend(life(page, at, &ages));
        }
        next = next.max(*age);
    }
    lives
}

/// The life that begins with the birth at a place of the list of mentions.
fn life(page: Page<'_>, at: usize, ages: &[(usize, i16)]) -> Option<Life> {
    let mentions = &page.reading.mentions;
    let words = page.glossary;
    let birth = mentions.get(at)?;
    let born = days(birth).filter(|_| is_birth(page, birth.span))?;
    let (mut death, mut age) = (None, None);
    // Somebody else's birth ends the search.
    let later = mentions.iter().enumerate().skip(at + 1).take(MENTIONS);
    for (place, later) in later.take_while(|(_, later)| !is_birth(page, later.span)) {
        if later.span.start.saturating_sub(birth.span.end) > REACH {
            break;
        }
        // "Died aged 62 in 1616"
        let behind_age = || {
            let before = place
                .checked_sub(1)
                .and_then(|place| mentions.get(place))
                .filter(|_| ages.iter().any(|(known, _)| known + 1 == place));
            before.is_some_and(|before| {
                follows(page, before.span, &words.died)
                    && page.between(before.span, later.span).split_whitespace().count() <= FEW
            })
        };
        if death.is_none() && (follows(page, later.span, &words.died) || behind_age()) {
            death = days(later).map(|days| (later.span, days));
        }
        // The age at death stands behind the word that tells of it.
        let told = ages.iter().find(|(known, _)| *known == place);
        age = age.or_else(|| {
            told.filter(|_| words.died.is_in(page.between(birth.span, later.span)) && is_of_death(page, later.span))
                .map(|(_, years)| (later.span, *years))
        });
    }
    let ((death, died), (age, years)) = (death?, age?);
    is_same_person(page, birth.span).then_some(Life { birth: birth.span, born, death, died, age, years })
}

/// Whether the sentence of an age tells of a death: "she began to work at the age of four" does not.
fn is_of_death(page: Page<'_>, age: Span) -> bool {
    page.sentence(age).is_some_and(|sentence| page.glossary.died.is_in(page.near(sentence, age)))
}

/// Whether the death after a birth is the same person's: it is told a few words later, or at the beginning of the next
/// sentence. "Born in 1950, the eldest son of a baker who died in 1960" is another one's.
fn is_same_person(page: Page<'_>, birth: Span) -> bool {
    let after = page.after(birth);
    let end = after.char_indices().nth(200).map_or(after.len(), |(at, _)| at);
    let after = crate::lang::folded(after.get(..end).unwrap_or_default());
    let Some(before) = page.glossary.died.find(&after).and_then(|(start, _)| after.get(..start)) else { return false };
    let count = |text: &str| text.split_whitespace().count();
    let Some((_, next)) = before.rsplit_once(['.', '!', '?', '\n', ';']) else {
        // "Mary, born in 1950, was married to John, who died in 2010": another clause in between may name somebody else.
        let mut clauses = before.split(super::bind::COMMAS);
        let (first, last) = (clauses.next().unwrap_or_default(), clauses.next_back());
        return clauses.all(|clause| count(clause) <= 1)
            && count(last.unwrap_or(first)) <= CLAUSE
            && count(first) <= SAME;
    };
    // "Their daughter, who was born in 1941. He died in 1999": the clause was of somebody beside the one told of.
    let lead = page.just_before(birth, CLAUSE_BEFORE);
    let before_born = page.glossary.born.find_last(lead).and_then(|(start, _)| lead.get(..start));
    let opens = |lead: &str| {
        let clause = lead.rsplit(super::bind::COMMAS).next().unwrap_or_default();
        page.glossary.which.ends(lead.trim_end())
            || clause.len() < lead.len() && page.glossary.which.begins(clause.trim_start())
    };
    if before_born.is_some_and(opens) {
        return false;
    }
    // "She was born in 1950. Her brother died in 2000": before the word there is room for a pronoun only.
    next.split_whitespace().map(|word| word.chars().count()).sum::<usize>() <= PRONOUN
        && !next.split_whitespace().any(|word| is_name_of_another(page, birth, word))
}

/// How much of the text before a birth holds the word for it and the one that its clause begins with, in characters.
const CLAUSE_BEFORE: usize = 40;

/// How much of the text around a birth shows whether a short word is a name: so many bytes before it and words behind it.
const KNOWN: usize = 4000;

/// Whether a short word that begins the sentence of a death is a name ("Ford died") that the birth's sentence does not
/// have: inside of sentences it is written with a capital.
fn is_name_of_another(page: Page<'_>, birth: Span, folded: &str) -> bool {
    let written = page.after(birth).split_whitespace().take(KNOWN).find(|word| crate::lang::folded(word) == folded);
    let Some(word) = written.filter(|word| word.starts_with(char::is_uppercase)) else { return false };
    let start = page.boundary(birth.start.saturating_sub(KNOWN));
    let before = Span::new(start, birth.start).of(page.text);
    let is_inside = |at: usize| {
        let end = at + word.len();
        before.get(..at).is_some_and(|text| {
            text.strip_suffix(' ').is_some_and(|text| text.ends_with(|c: char| is_letter(c) || c == ','))
        }) && !before.get(end..).is_some_and(|text| text.starts_with(is_word))
    };
    let own = page.sentence(birth).map_or(birth.start, |sentence| sentence.start.max(start)) - start;
    let mut places = before.match_indices(word).map(|(at, _)| at);
    places.any(|at| at < own && is_inside(at)) && !before.get(own..).is_some_and(|sentence| sentence.contains(word))
}

fn days(mention: &Mention) -> Option<Days> {
    match &mention.stated {
        Stated::Date(stated) if !stated.relative => stated.written?.days().filter(|days| days.count() <= 366),
        Stated::Date(_) | Stated::Period(_) | Stated::Quantity(_) | Stated::Ordinal(_) => None,
    }
}

/// Whether one of the words stands before a place in its clause, with at most a few words between.
fn follows(page: Page<'_>, span: Span, words: &WordList) -> bool {
    let near = page.just_before(span, NEAR);
    let clause = near.rsplit(['.', ';', '\n', '(', ')']).next().unwrap_or_default();
    let folded = crate::lang::folded(clause);
    words
        .find_last(&folded)
        .and_then(|(_, end)| folded.get(end..))
        .is_some_and(|rest| rest.split_whitespace().count() <= FEW && !rest.contains(char::is_numeric))
}

/// Whether a date is one of a birth: behind a word for it, or before one at the end of its clause, "was on 4 May 1890 born".
pub(super) fn is_birth(page: Page<'_>, span: Span) -> bool {
    let words = page.glossary;
    if follows(page, span, &words.born) {
        return true;
    }
    if follows(page, span, &words.died) || !words.born.is_in(page.sentence(span).map_or("", |at| page.near(at, span))) {
        return false;
    }
    let behind = page.after(span);
    let end = behind.char_indices().nth(NEAR).map_or(behind.len(), |(at, _)| at);
    let behind = behind.get(..end).unwrap_or_default();
    let clause = behind.split(['.', ';', ',', '\n', '(', ')']).next().unwrap_or_default();
    let folded = crate::lang::folded(clause);
    let Some((start, end)) = words.born.find(&folded) else { return false };
    let between = folded.get(..start).unwrap_or_default();
    let is_last = folded.get(end..).is_some_and(|rest| !rest.contains(is_word));
    is_last && between.split_whitespace().count() <= FEW && !between.contains(char::is_numeric)
}

/// An age: a number after "aged", or before "years old" with such a word before it.
fn age(page: Page<'_>, mention: &Mention) -> Option<i16> {
    let Stated::Quantity(stated) = &mention.stated else { return None };
    let value = stated.quantity.figure.value;
    let countable = value.scale() == 0 && matches!(&stated.quantity.unit, Unit::One | Unit::Measure(_));
    let years = i16::try_from(value.mantissa()).ok().filter(|years| countable && AGES.contains(years))?;
    // In some languages the word before an age is the one that stands for "about" elsewhere.
    let is_aged = page.glossary.aged.ends(page.before(stated.figure).trim_end())
        || stated.quantity.hedge == Hedge::None && page.glossary.aged.ends(page.before(mention.span).trim_end());
    if !is_aged {
        return None;
    }
    let measured = stated.quantity.unit != Unit::One;
    let after = page.after(stated.figure).trim_start_matches([' ', '-']);
    (!measured || page.glossary.years_old.begins(after)).then_some(years)
}
