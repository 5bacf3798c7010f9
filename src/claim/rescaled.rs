//! Sums that are told with the same digits at two scales: one of them may be a thousand times wrong.

use std::collections::BTreeSet;

use super::measures::{Digits, counted, quantity};
use super::page::Page;
use super::surroundings::{Surroundings, right_beside};
use crate::lang::{is_letter, is_word};
use crate::mention::Mention;
use crate::span::Span;
use crate::value::{Decimal, Unit};

/// Two sums of one currency, quantities of one unit or counts of one thing, with the same digits, a thousand or a million times
/// apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Rescaled {
    /// The one that stands first.
    pub earlier: (Span, Decimal),
    /// The other.
    pub later: (Span, Decimal),
    /// The beginnings of the words that stand around both.
    pub shared: BTreeSet<String>,
    /// The beginnings of the words that both sentences have.
    pub in_sentences: BTreeSet<String>,
    /// Whether both stand beside one word that is so long that it says as much as two.
    pub has_compound: bool,
    /// What says that the two are of two things.
    pub apart: Option<Apart>,
    /// How many digits both have before the zeros at their end.
    pub digits: u32,
    /// How the two are alike.
    pub likeness: Likeness,
    /// Whether both sentences have a word with a capital that does not only begin them.
    pub is_named: bool,
    /// How many sums of that unit the article has, as far as ten: among many, two have the same digits by chance.
    pub crowd: usize,
}

/// What says that two figures with the same digits are of two things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// A word right beside one of them tells of each, of an average or of others.
    OfEach,
    /// Other words stand right behind the two: "$307 billion in assets", "$307 million in deposits".
    OfTwo,
}

/// How two figures with the same digits are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// Both are sums of one currency.
    Money,
    /// Both are quantities of one unit or counts of what is called the same.
    Same,
    /// One is a sum, the other a number with nothing behind it: "the 750 billion".
    Bare,
    /// One is a number that may count something else: "the 27 million dead" and "27 billion soldiers".
    Loose,
}

/// How many sums before one are compared with it: more stand only in what is no article.
const NEAR: usize = 100;
/// How many sums are a crowd.
const CROWD: usize = 10;

/// How far behind a sum its noun is looked for, in characters; how many words are read, and how many characters of each.
const CLAUSE: usize = 48;
const WORDS: usize = 3;
const WORD: usize = 4;
/// How long a word is that says as much as two, in characters.
const COMPOUND: usize = 10;

struct Sum {
    span: Span,
    unit: Unit,
    /// What a bare number counts.
    counted: String,
    value: Decimal,
    digits: u32,
}

impl Sum {
    /// Whether nothing says what it is of.
    fn is_bare(&self) -> bool {
        self.unit == Unit::One && self.counted.is_empty()
    }
}

/// The sums of money and other large figures of an article; and of those that have the same digits at another scale, for
/// each later one the first that is most like it.
pub(super) fn read(page: Page<'_>) -> (Vec<Span>, Vec<Rescaled>) {
    let sums: Vec<Sum> = page.reading.mentions.iter().filter_map(|mention| sum(page, mention)).collect();
    let mut found = Vec::new();
    for (at, later) in sums.iter().enumerate() {
        let near = sums.iter().take(at).skip(at.saturating_sub(NEAR));
        let is_open = |sum: &Sum| page.glossary.shares_marks && may_group(page.words(sum.span));
        let alike = near.filter(|earlier| is_rescaled(earlier, later) && !is_open(earlier) && !is_open(later));
        let mut alike = alike.map(|earlier| (earlier, likeness(earlier, later)));
        let first = alike.next();
        let same = first.filter(|(_, likeness)| *likeness != Likeness::Loose);
        let same = same.or_else(|| alike.find(|(_, likeness)| *likeness != Likeness::Loose));
        if let Some((earlier, likeness)) = same.or(first) {
            let (one, other) = (Surroundings::of(page, earlier.span), Surroundings::of(page, later.span));
            found.push(Rescaled {
                earlier: (earlier.span, earlier.value),
                later: (later.span, later.value),
                shared: one.shared(&other, |word| word.is_near),
                in_sentences: one.shared(&other, |_| true),
                has_compound: one.words.iter().any(|(stem, word)| {
                    word.is_near
                        && word.whole.chars().count() >= COMPOUND
                        && other.words.get(stem).is_some_and(|other| other.is_near && other.whole == word.whole)
                }),
                apart: apart(page, earlier.span, later.span),
                digits: later.digits,
                likeness,
                is_named: one.is_named(&other),
                crowd: sums.iter().filter(|sum| sum.unit == later.unit || sum.unit == earlier.unit).take(CROWD).count(),
            });
        }
    }
    (sums.iter().map(|sum| sum.span).collect(), found)
}

fn apart(page: Page<'_>, one: Span, other: Span) -> Option<Apart> {
    if [one, other].iter().any(|sum| page.glossary.unlike.is_in(right_beside(page, *sum))) {
        return Some(Apart::OfEach);
    }
    are_of_two(page, one, other).then_some(Apart::OfTwo)
}

/// Whether words stand right behind both sums, and none behind both.
fn are_of_two(page: Page<'_>, one: Span, other: Span) -> bool {
    let said = |sum: Span| {
        let clause = page.just_behind(sum, CLAUSE).split(|c: char| !is_word(c) && !matches!(c, ' ' | '-')).next();
        let words =
            clause.unwrap_or_default().split([' ', '-']).filter(|word| word.chars().count() >= WORD).take(WORDS);
        words.map(|word| word.chars().take(WORD).flat_map(char::to_lowercase).collect()).collect::<BTreeSet<String>>()
    };
    let (one, other) = (said(one), said(other));
    !one.is_empty() && !other.is_empty() && one.is_disjoint(&other)
}

fn sum(page: Page<'_>, mention: &Mention) -> Option<Sum> {
    let (span, stated) = quantity(mention)?;
    let unit = match &stated.quantity.unit {
        Unit::Percent | Unit::PercentPoint => return None,
        unit @ (Unit::Money(_) | Unit::Measure(_) | Unit::One) => unit,
    };
    let value = stated.quantity.figure.value;
    if stated.shared_unit || value < Decimal::ONE_THOUSAND {
        return None;
    }
    // A scale is slipped in words only.
    if !matches!(unit, Unit::Money(_)) && !page.words(span).contains(is_letter) {
        return None;
    }
    let digits = Digits::of(value)?.significant();
    // "A million" and "(300) thousand" have no digits that could be compared.
    if digits < 2 && !page.words(span).contains(char::is_numeric) {
        return None;
    }
    // "Of the 750 billion, half is lent": of what may stand elsewhere.
    let is_bare = || !page.after(span).starts_with([' ', '-', '\u{A0}', '\u{202F}']);
    let counted = match counted(page, span, stated) {
        Some((counted, _)) => counted,
        None if is_bare() => String::new(),
        None => return None,
    };
    Some(Sum { span, unit: unit.clone(), counted, value, digits })
}

/// Whether a figure has three digits behind its one mark, which may group them or be that of decimals: "4,749".
pub(crate) fn may_group(words: &str) -> bool {
    let is_mark = |c: char| matches!(c, ',' | '.' | '\u{60C}' | '\u{66B}');
    words.split_whitespace().any(|part| {
        let digits = part.trim_matches(|c: char| !c.is_numeric());
        let mut groups = digits.split(is_mark);
        let (first, last) = (groups.next().unwrap_or_default(), groups.next().unwrap_or_default());
        let all = |group: &str, most: usize| group.chars().all(char::is_numeric) && group.chars().count() <= most;
        groups.next().is_none() && all(first, 3) && all(last, 3) && last.chars().count() == 3
    })
}

fn likeness(one: &Sum, other: &Sum) -> Likeness {
    if one.is_bare() != other.is_bare() {
        Likeness::Bare
    } else if !one.is_bare() && one.unit == other.unit && one.counted == other.counted {
        if matches!(one.unit, Unit::Money(_)) { Likeness::Money } else { Likeness::Same }
    } else {
        Likeness::Loose
    }
}

fn is_rescaled(one: &Sum, other: &Sum) -> bool {
    if one.digits != other.digits {
        return false;
    }
    // A number may be a sum whose currency is not said, and nothing else that has a unit.
    let may_be_one = |sum: &Sum| matches!(sum.unit, Unit::Money(_) | Unit::One);
    let are_alike = match (one.unit == other.unit, likeness(one, other)) {
        (true, Likeness::Bare) => false,
        (true, Likeness::Money | Likeness::Same | Likeness::Loose) => !one.is_bare(),
        (false, _) => [one, other].iter().any(|sum| sum.unit == Unit::One) && may_be_one(one) && may_be_one(other),
    };
    if !are_alike || one.span.end > other.span.start {
        return false;
    }
    let (low, high) = if one.value < other.value { (one.value, other.value) } else { (other.value, one.value) };
    let apart = |factor: i64| low.checked_mul(Decimal::from(factor)) == Some(high);
    // Below a thousand there is no scale word to slip.
    low >= Decimal::ONE_THOUSAND && (apart(1000) || apart(1_000_000))
}
