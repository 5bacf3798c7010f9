//! Two figures that stand beside each other and say one thing twice: a number in words and in digits, a quantity in two
//! units.

use super::changes::is_turned_round;
use super::page::Page;
use crate::lang::{is_letter, is_word};
use crate::mention::{Mention, Stated, StatedQuantity};
use crate::span::Span;
use crate::value::{Decimal, Hedge, Quantity, Unit};

/// A number with another one in brackets behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Bracketed {
    /// The number before the brackets, without its unit.
    pub one: Span,
    /// Its value.
    pub value: Decimal,
    /// The number in them.
    pub other: Span,
    /// Its value.
    pub other_value: Decimal,
    /// Whether one of them is in words and the other in digits, and the brackets hold nothing else, but their unit.
    pub told_twice: bool,
    /// Whether the number in brackets is the one in digits.
    pub in_digits: bool,
    /// Whether a counted thing follows, or both have one unit.
    pub counted: bool,
}

/// A measured quantity with the same in another unit behind it, or a sum with the same in another currency.
#[derive(Clone, Debug, PartialEq)]
pub struct Converted {
    /// The first.
    pub one: Measure,
    /// The second.
    pub other: Measure,
    /// How they are joined.
    pub link: Link,
}

/// A measured quantity as it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// Where, with its unit, if that is its own.
    pub span: Span,
    /// Where the figure stands without it.
    pub figure: Span,
    /// What.
    pub quantity: Quantity,
    /// Whether it is only "a": one, without a digit.
    pub is_bare: bool,
    /// Whether the last three digits stand behind a comma or a point, which may be a mark of thousands.
    pub is_grouped: bool,
    /// Whether a minus sign or a dash touches it, so that it may be below nought or not.
    pub is_dashed: bool,
}

/// How two quantities are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// The second stands in brackets.
    Brackets,
    /// The second stands in brackets, a few words behind the first.
    Apart,
    /// A word or a slash joins them.
    Or,
    /// A sign says that they are equal: "$1 = 6.33 yuan".
    Equals,
}

/// The numbers of an article with another one in brackets behind them, in order.
pub(super) fn bracketed(page: Page<'_>) -> Vec<Bracketed> {
    let pairs = page.reading.mentions.windows(2).filter_map(|pair| match pair {
        [first, second] => in_brackets(page, first, second).or_else(|| before_words(page, first, second)),
        [..] => None,
    });
    pairs.collect()
}

fn in_brackets(page: Page<'_>, first: &Mention, second: &Mention) -> Option<Bracketed> {
    let (Stated::Quantity(one), Stated::Quantity(other)) = (&first.stated, &second.stated) else { return None };
    if first.span.end < one.figure.end {
        return None;
    }
    let between = page.between(first.span, second.span).strip_suffix(['(', '\u{FF08}', '['])?;
    let noun = between.trim();
    let (rest, after) = page.just_behind(second.span, BRACKET).split_once([')', '\u{FF09}', ']'])?;
    let in_digits = |stated: &StatedQuantity| page.words(stated.figure).contains(char::is_numeric);
    let in_words = |stated: &StatedQuantity| !in_digits(stated);
    let is_near = is_near(one.quantity.figure.value, other.quantity.figure.value);
    let bracket = match (noun.is_empty(), rest.trim().is_empty()) {
        (true, true) => Bracket::Bare,
        // "20 days (thirty days)", "20 (thirty days)"
        (false, false) if is_one_noun(noun, rest.trim()) => Bracket::SameNoun,
        (true, false) if in_digits(one) && in_words(other) && is_near && is_noun(rest) => Bracket::SameNoun,
        (true | false, _) => return None,
    };
    if !is_one_unit(page, one, other, is_near) {
        return None;
    }
    // "More than one million (1,265,000)" gives the figure that it rounds.
    let agrees = one.quantity.hedge != Hedge::None && one.quantity.figure.value >= Decimal::ONE_HUNDRED && {
        let (low, high) = one.quantity.range();
        let value = other.quantity.figure.value;
        let is_near = value.checked_div(one.quantity.figure.value).is_some_and(|ratio| ratio < Decimal::TWO);
        is_near && low.is_none_or(|low| low <= value) && high.is_none_or(|high| value <= high)
    };
    // "390,749,500 (three hundred and ninety million)" rounds it.
    let rounds = in_digits(one) && {
        let (written, told) = (one.quantity.figure.value, other.quantity.figure.value);
        let apart = written.checked_sub(told).and_then(|apart| apart.abs().checked_mul(Decimal::ONE_HUNDRED));
        let digits = told.normalize().mantissa().to_string().trim_end_matches('0').len();
        digits <= 3 && told >= Decimal::from(1_000_000) && apart.is_some_and(|apart| apart < written)
    };
    // "Palazzo dei Quattro Venti (1730)"
    let dates = in_words(one)
        && one.quantity.figure.value < Decimal::ONE_HUNDRED
        && other.quantity.unit == Unit::One
        && page.words(other.figure).chars().filter(|c| c.is_numeric()).count() == 4
        && page.words(other.figure).chars().all(char::is_numeric);
    // In Arabic "the districts the seven (66) wards": with its article, the number says which ones.
    let with_article = page.glossary.has_no_capitals
        && page.glossary.no_name_prefix.iter().any(|prefix| page.words(one.figure).starts_with(prefix.as_str()));
    let is_twice = in_words(one) && in_digits(other) || in_digits(one) && in_words(other);
    // A year is not written in words beside its digits, but for "1986 (one thousand nine hundred and eighty-six)".
    let is_told_year = in_digits(one) && in_words(other) && other.quantity.figure.value >= Decimal::ONE_THOUSAND;
    let has_year = (is_year(one) || is_year(other)) && !is_told_year;
    let (spelled, written) = if in_words(one) { (one, other) } else { (other, one) };
    // "赤乌六年（243年）": the year of a reign, and which one that is.
    let is_of_reign =
        bracket == Bracket::SameNoun && page.glossary.years.is(noun) && (!is_near || between.starts_with(is_uncased));
    let has_other_scale = is_twice && leaves_scale(spelled.quantity.figure.value, written.quantity.figure.value);
    let is_twice = is_twice
        && !has_year
        && !is_of_reign
        && !with_article
        && !agrees
        && !rounds
        && !dates
        && !has_other_scale
        && !follows_number(page, first);
    // "$2,400 (two thousand five hundred dollars)": what has its unit both times is counted.
    let has_unit = one.quantity.unit != Unit::One || other.quantity.unit != Unit::One || bracket == Bracket::SameNoun;
    // The first number alone: "one (14)" is a pronoun with an age, "one hundred (10)" is not.
    let counted = after.strip_prefix(' ').is_some_and(|rest| {
        let noun = page.glossary.has_capital_nouns && rest.starts_with(char::is_uppercase);
        noun || rest.starts_with(char::is_lowercase) || rest.starts_with(is_uncased)
    });
    // Where words run into each other, the counted thing stands right behind the brackets.
    let unspaced = page.glossary.has_no_capitals && after.starts_with(is_uncased);
    Some(Bracketed {
        one: one.figure,
        value: one.quantity.figure.value,
        other: other.figure,
        other_value: other.quantity.figure.value,
        told_twice: is_twice && (has_unit || second.span == other.figure),
        in_digits: in_digits(other) && !page.words(other.figure).contains(is_letter),
        counted: counted || unspaced || has_unit,
    })
}

/// A number in digits and brackets before the same in words, as Arabic writers have it: "نقل (15) خمسة عشر مصابا".
fn before_words(page: Page<'_>, first: &Mention, second: &Mention) -> Option<Bracketed> {
    let (Stated::Quantity(digits), Stated::Quantity(words)) = (&first.stated, &second.stated) else { return None };
    let before = page.before(first.span).strip_suffix('(')?.trim_end_matches([' ', '\u{A0}']);
    let between = page.between(first.span, second.span).strip_prefix(')')?;
    let other = digits.quantity.figure.value;
    // "(20) twenty million": the word of scale belongs to both; "(751) thousand" has no other number.
    let scales = [1, 1_000, 1_000_000, 1_000_000_000].map(Decimal::from);
    if scales.contains(&words.quantity.figure.value) {
        return None;
    }
    let values = scales.map(|scale| words.quantity.figure.value.checked_div(scale).unwrap_or_default());
    let value = values.into_iter().find(|value| *value == other || is_within_twice(*value, other));
    let value = value.or_else(|| values.into_iter().find(|value| has_same_digits(*value, other)))?;
    // "Last night (19) ten ships": the day of a month, where the words do not follow as a habit.
    let least = if page.glossary.has_no_capitals { Decimal::TEN } else { LAST_DAY };
    // "As follows: (2) three members": small numbers, and those behind a mark, are those of clauses.
    let is_told = before.ends_with(is_letter)
        && between.trim().is_empty()
        && !between.contains('\n')
        && page.words(first.span).chars().all(char::is_numeric)
        && !page.words(words.figure).contains(char::is_numeric)
        && other >= least;
    let is_plain = [digits, words].iter().all(|stated| stated.quantity.hedge == Hedge::None);
    (is_told && is_plain).then_some(Bracketed {
        one: words.figure,
        value,
        other: digits.figure,
        other_value: other,
        told_twice: true,
        in_digits: true,
        counted: true,
    })
}

/// More than the last day of a month.
const LAST_DAY: Decimal = Decimal::from_parts(32, 0, 0, false, 0);

/// Whether the digits leave the word of scale to the words, "two million (2)", or the words hold nothing else but one, which
/// may be the end of a number in a dialect, or the same word of another language: "4.5 billion (milliard)".
fn leaves_scale(words: Decimal, digits: Decimal) -> bool {
    let scales = [1_000, 1_000_000, 1_000_000_000, 1_000_000_000_000_i64].map(Decimal::from);
    let is_left =
        || digits < Decimal::ONE_THOUSAND && words.checked_div(digits).is_some_and(|times| scales.contains(&times));
    let is_part = || digits > words && digits.checked_div(words).is_some_and(|times| times < Decimal::ONE_THOUSAND);
    is_left() || scales.contains(&words) && (digits < Decimal::ONE_THOUSAND || is_part())
}

/// What stands in brackets with a number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bracket {
    /// Nothing but its unit.
    Bare,
    /// The counted noun again.
    SameNoun,
}

/// Whether two texts are one noun, in two forms maybe: "day" and "days".
fn is_one_noun(one: &str, other: &str) -> bool {
    let start = |text: &str| text.chars().flat_map(char::to_lowercase).take(STEM).collect::<String>();
    is_noun(one) && is_noun(other) && start(one) == start(other)
}

/// How much of a word is compared, in characters.
const STEM: usize = 3;
/// How far behind a number its bracket closes, and what is counted begins, in characters.
const BRACKET: usize = 80;

/// Whether a text is one word of letters.
fn is_noun(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.chars().all(is_letter)
}

/// Whether one number could be meant by the other: not more than twice as much, or the same digits at another scale.
fn is_near(one: Decimal, other: Decimal) -> bool {
    let digits = |number: Decimal| number.normalize().mantissa().to_string().trim_end_matches('0').to_owned();
    let positive = one > Decimal::ZERO && other > Decimal::ZERO;
    positive && (is_within_twice(one, other) || digits(one) == digits(other))
}

/// Whether two numbers have the same digits in some order.
fn has_same_digits(one: Decimal, other: Decimal) -> bool {
    let sorted = |number: Decimal| {
        let mut digits = number.normalize().to_string().into_bytes();
        digits.sort_unstable();
        digits
    };
    sorted(one) == sorted(other)
}

fn is_within_twice(one: Decimal, other: Decimal) -> bool {
    one.min(other).checked_mul(Decimal::TWO).is_some_and(|most| one.max(other) <= most)
}

/// Whether two figures are told in one unit: "R$ 2.400 (dois mil e quinhentos) reais" gives it behind the brackets, and the
/// sign of the dollar stands for many currencies.
fn is_one_unit(page: Page<'_>, one: &StatedQuantity, other: &StatedQuantity, is_near: bool) -> bool {
    let in_digits = |stated: &StatedQuantity| page.words(stated.figure).contains(char::is_numeric);
    let is_twice = in_digits(one) != in_digits(other);
    match (&one.quantity.unit, &other.quantity.unit) {
        (one, other) if one == other => true,
        // "$2,400 (two thousand five hundred pesos)": the sign is that of several currencies. "Three billion euros
        // ($4.3 billion)" is the same sum in another one.
        (Unit::Money(_), Unit::Money(_)) => {
            is_twice && is_near && in_digits(one) && page.before(one.figure).trim_end().ends_with('$')
        }
        (Unit::Money(_), Unit::One) => {
            let (first, second) = (one.quantity.figure.value, other.quantity.figure.value);
            // "Eighteen thousand dollars (48,000)"
            let length = |value: Decimal| value.trunc().to_string().len();
            let is_as_long = first.min(second) >= Decimal::ONE_THOUSAND && length(first) == length(second);
            is_twice && (in_digits(one) && is_within_twice(first, second) || is_as_long)
        }
        (Unit::One, Unit::Money(_)) => is_twice && is_near && in_digits(one),
        (_, _) => false,
    }
}

/// Whether the number goes on from one before it: "one thousand, two hundred (1200)", "2. 700 (two thousand …)".
fn follows_number(page: Page<'_>, number: &Mention) -> bool {
    let mentions = &page.reading.mentions;
    let at = mentions.partition_point(|other| other.span.start < number.span.start);
    at.checked_sub(1).and_then(|at| mentions.get(at)).is_some_and(|last| {
        matches!(last.stated, Stated::Quantity(_))
            && matches!(page.between(last.span, number.span), ", " | ". " | " " | "")
    })
}

/// A letter of a script without capitals.
fn is_uncased(c: char) -> bool {
    is_letter(c) && !c.is_lowercase() && !c.is_uppercase()
}

fn is_year(stated: &StatedQuantity) -> bool {
    let value = stated.quantity.figure.value;
    stated.quantity.unit == Unit::One && value >= Decimal::from(1800) && value < Decimal::from(2100)
}

/// The quantities of an article that are given again in another unit, in order.
pub(super) fn converted(page: Page<'_>) -> Vec<Converted> {
    let mentions = &page.reading.mentions;
    let mut found = Vec::new();
    for (at, pair) in mentions.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        found.extend(of_degrees(page, first, second));
        let (Some(one), Some(other)) = (measured(first), measured(second)) else { continue };
        let Some(link) = link(page, first, second) else { continue };
        if [one, other].into_iter().any(|stated| is_turned_round(page.words(stated.figure))) {
            continue;
        }
        // The unit of a range stands behind its last figure.
        let before = at.checked_sub(1).and_then(|at| mentions.get(at));
        let low = before.filter(|before| is_range(page, before, first));
        let after = mentions.get(at + 2).filter(|after| is_range(page, second, after));
        if low.is_some() != after.is_some()
            || is_part(page, before, first.span)
            || goes_on(page, after.unwrap_or(second), link)
        {
            continue;
        }
        let pairs: Vec<(&StatedQuantity, &Mention, &StatedQuantity)> =
            match (low.and_then(measured), after.and_then(|after| Some((after, measured(after)?)))) {
                (Some(low), Some((after, high))) => vec![(low, second, other), (one, after, high)],
                (_, _) => vec![(one, second, other)],
            };
        for (one, place, other) in pairs {
            let with_unit = with_unit(page, one);
            found.push(Converted { one: measure(page, with_unit, one), other: measure(page, place.span, other), link });
        }
    }
    found
}

/// A number of degrees with the same on the other scale in brackets: "8.8 degrees (48 degrees Fahrenheit)".
fn of_degrees(page: Page<'_>, first: &Mention, second: &Mention) -> Option<Converted> {
    let (Stated::Quantity(one), Stated::Quantity(other)) = (&first.stated, &second.stated) else { return None };
    let (Unit::One, Unit::Measure(scale)) = (&one.quantity.unit, &other.quantity.unit) else { return None };
    let other_scale = SCALES.iter().find_map(|[one, other]| (scale == one).then_some(other))?;
    let word = page.between(first.span, second.span).trim().strip_suffix('(')?.trim();
    let degrees = page.words(Span::new(other.figure.end.min(second.span.end), second.span.end)).split_whitespace();
    let is_same = degrees.take(1).any(|unit| is_one_noun(word, unit));
    let one = Measure {
        quantity: Quantity { unit: Unit::Measure((*other_scale).to_owned()), ..one.quantity.clone() },
        ..measure(page, first.span, one)
    };
    let other = measure(page, second.span, other);
    (is_same && !goes_on(page, second, Link::Brackets)).then_some(Converted { one, other, link: Link::Brackets })
}

/// The scale of a thermometer, and the one that a figure is of which this one stands beside.
const SCALES: [[&str; 2]; 2] = [["degF", "degC"], ["degC", "degF"]];

fn measured(mention: &Mention) -> Option<&StatedQuantity> {
    match &mention.stated {
        Stated::Quantity(stated) if matches!(stated.quantity.unit, Unit::Measure(_) | Unit::Money(_)) => Some(stated),
        Stated::Quantity(_) | Stated::Date(_) | Stated::Period(_) | Stated::Ordinal(_) => None,
    }
}

fn measure(page: Page<'_>, span: Span, stated: &StatedQuantity) -> Measure {
    let words = page.words(stated.figure);
    Measure {
        span,
        figure: stated.figure,
        quantity: stated.quantity.clone(),
        is_bare: stated.quantity.figure.value == Decimal::ONE && !words.contains(char::is_numeric),
        is_grouped: words
            .rsplit_once([',', '.'])
            .is_some_and(|(_, rest)| rest.len() == 3 && rest.chars().all(char::is_numeric)),
        is_dashed: stated.quantity.figure.value.is_sign_negative()
            || page.before(stated.figure).ends_with(|c| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')),
    }
}

/// Where a figure stands with its unit; the figure alone where the unit is that of another figure.
fn with_unit(page: Page<'_>, stated: &StatedQuantity) -> Span {
    let holds = |mention: &&Mention| mention.span.contains(stated.figure);
    let at = page.reading.mentions.partition_point(|mention| mention.span.end < stated.figure.end);
    page.reading.mentions.get(at).filter(holds).map_or(stated.figure, |mention| mention.span)
}

fn link(page: Page<'_>, first: &Mention, second: &Mention) -> Option<Link> {
    let between = page.between(first.span, second.span);
    // "50 miles (about 80 km)"
    let hedge = measured(second).and_then(|stated| stated.hedge).filter(|hedge| hedge.start >= first.span.end);
    let between = hedge.map_or(between, |hedge| page.between(first.span, Span::new(hedge.start, hedge.start)));
    let trimmed = between.trim();
    match trimmed {
        "(" | "\u{FF08}" | "[" => Some(Link::Brackets),
        "/" => Some(Link::Or),
        "=" => Some(Link::Equals),
        _ if page.glossary.or.is(trimmed.trim_matches(',')) => Some(Link::Or),
        // "71 metres below the water (233 feet)"
        _ => trimmed.strip_suffix('(').filter(|words| is_phrase(words)).map(|_| Link::Apart),
    }
}

/// Whether a text is a few words and nothing else.
fn is_phrase(text: &str) -> bool {
    text.split_whitespace().take(PHRASE + 1).count() <= PHRASE
        && text.chars().all(|c| is_letter(c) || c.is_whitespace() || c == '-')
}

/// How many words may stand between a quantity and the same one in brackets.
const PHRASE: usize = 4;

/// Whether two mentions are the ends of one range: the first one has no unit of its own.
fn is_range(page: Page<'_>, first: &Mention, second: &Mention) -> bool {
    let shared = matches!(&first.stated, Stated::Quantity(stated) if stated.shared_unit);
    shared && measured(second).is_some() && page.between(first.span, second.span).len() <= 8
}

/// Whether the quantity is the last part of one that is written in two units: "5ft 11in", "6'2".
fn is_part(page: Page<'_>, before: Option<&Mention>, span: Span) -> bool {
    let text = page.before(span).trim_end_matches([' ', ',', '-', '\u{A0}']);
    let mut word = text.chars().rev().take_while(|c| is_word(*c) || matches!(c, '\'' | '\u{2019}' | '"')).take(NUMBER);
    let touches = before.is_some_and(|before| {
        measured(before).is_some_and(|stated| !stated.shared_unit)
            && !page.between(before.span, span).contains([')', '\u{FF09}'])
            && page.between(before.span, span).chars().filter(|c| is_word(*c)).take(4).count() <= 3
    });
    // "8 pounds 6 ounces": in some languages the first unit is money, too.
    let follows = before.is_some_and(|before| {
        let is_told = matches!(&before.stated, Stated::Quantity(stated) if stated.quantity.unit != Unit::One);
        let between = page.between(before.span, span);
        is_told && !between.is_empty() && between.trim().is_empty()
    });
    touches
        || follows
        || word.any(char::is_numeric)
            && before.is_none_or(|before| !matches!(&before.stated, Stated::Quantity(stated) if stated.shared_unit))
}

/// More characters than a number has that touches a word.
const NUMBER: usize = 40;

/// Whether the second quantity goes on after its unit: "(1m 80cm)", "(50 miles an hour)".
fn goes_on(page: Page<'_>, second: &Mention, link: Link) -> bool {
    let after = page.after(second.span);
    match link {
        Link::Brackets | Link::Apart => !after.starts_with([')', ',', ';', ']', '\u{FF09}']),
        Link::Or | Link::Equals => after.trim_start().starts_with(char::is_numeric),
    }
}
