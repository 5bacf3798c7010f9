//! Figures that are told twice, in digits that look alike: one of them may be a slip of the other.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::page::Page;
use super::signals_in;
use super::surroundings::{Surroundings, right_beside};
use crate::finding::Voice;
use crate::lang::{Folded, is_letter};
use crate::mention::{Mention, Sentence, SignalKind, Stated, StatedQuantity};
use crate::plain::numbered;
use crate::source::BlockKind;
use crate::span::Span;
use crate::value::{Decimal, Hedge, Quantity, Unit};

/// Two figures of one measure in two sentences of the same times, whose digits are one slip of the keyboard apart.
#[derive(Clone, Debug, PartialEq)]
pub struct ToldTwice {
    /// The one that stands first.
    pub earlier: Measured,
    /// The other.
    pub later: Measured,
    /// What both count, as the later sentence has it; empty for figures with a unit.
    pub counted: String,
    /// Whether both have so many digits before the zeros at their end that they are hardly alike by chance.
    pub many: bool,
    /// Whether all that speaks for one measure is that the article has no other value of what they count.
    pub only_two: bool,
}

/// A figure with what it is said of.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// Where.
    pub span: Span,
    /// What.
    pub quantity: Quantity,
    /// The words around it by their beginnings, without names.
    pub words: BTreeMap<String, String>,
    /// The names of its sentence, where capitals tell them.
    pub names: BTreeSet<String>,
    /// Who says it.
    pub voice: Voice,
}

/// How many figures before and behind one are compared with it: more stand only in what is no article.
const NEAR: usize = 20;
/// How far around a figure the words are looked for, in characters.
const AROUND: usize = 110;
/// The shortest word that says anything, and how much of a word is compared, in characters.
const SHORTEST: usize = 4;
const STEM: usize = 6;
/// How many words two sentences share at least.
const FEWEST: usize = 3;
/// How many digits, without zeros at the end, are hardly those of another figure but for a slip.
const MANY: u32 = 4;
/// How many quantities a sentence holds at most that tells of one thing.
const QUANTITIES: usize = 3;

/// How many figures an article has at most of what it gives two values of.
const MOST: usize = 4;
/// How many digits such values have at least, and how many words their sentences share.
const TELLING: u32 = 3;
const SHARED: usize = 2;

/// A figure of its own in running text, and the sentence it stands in.
struct Plain<'s> {
    span: Span,
    stated: &'s StatedQuantity,
    sentence: Sentence,
    digits: Digits,
    /// Whether it stands in running text, with no other of its unit in the sentence and few others.
    is_alone: bool,
    /// The words around it by numbers of their beginnings, once somebody asks.
    stems: OnceCell<Vec<u64>>,
}

impl Plain<'_> {
    fn stems(&self, page: Page<'_>) -> &[u64] {
        self.stems.get_or_init(|| words(page, self).map(stem).collect())
    }
}

/// Pairs of figures that look alike, in the order of the later ones.
pub(super) fn twice(page: Page<'_>) -> Vec<ToldTwice> {
    let mut found = Vec::new();
    if page.glossary.unlike.is_empty() {
        return found;
    }
    let plain = plain(page);
    // Figures of one unit stand together, each with those before it.
    let mut groups: Vec<(&Unit, Vec<usize>)> = Vec::new();
    for (at, figure) in plain.iter().enumerate() {
        let unit = &figure.stated.quantity.unit;
        match groups.iter_mut().find(|(known, _)| *known == unit) {
            Some((_, places)) => places.push(at),
            None => groups.push((unit, vec![at])),
        }
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (_, places) in &groups {
        for (at, later) in places.iter().enumerate() {
            for earlier in places.iter().take(at).skip(at.saturating_sub(NEAR)).rev() {
                let (Some(one), Some(other)) = (plain.get(*earlier), plain.get(*later)) else { continue };
                if one.digits.is_keystroke(other.digits) && one.sentence.span != other.sentence.span {
                    pairs.push((*later, *earlier));
                }
            }
        }
    }
    pairs.sort_unstable();
    let mut sentences = Sentences { page, known: BTreeMap::new() };
    let told = OnceCell::new();
    for (later, earlier) in pairs {
        if let (Some(later), Some(earlier)) = (plain.get(later), plain.get(earlier)) {
            let pair = if later.is_alone && earlier.is_alone { pair(&mut sentences, earlier, later) } else { None };
            found.extend(pair.or_else(|| {
                let told = || told.get_or_init(|| values(page, &plain));
                only_two(page, told, earlier, later)
            }));
        }
    }
    found
}

/// The values of all figures by what they count.
type Values<'s> = BTreeMap<String, Vec<(&'s Unit, Decimal)>>;

fn values<'s>(page: Page<'_>, plain: &[Plain<'s>]) -> Values<'s> {
    let mut values = Values::new();
    for figure in plain {
        if let Some((counted, _)) = counted(page, figure.span, figure.stated) {
            let row = values.entry(counted).or_default();
            let of_unit = row.iter().filter(|(unit, _)| **unit == figure.stated.quantity.unit);
            // More are not asked for.
            if of_unit.take(MOST + 1).count() <= MOST {
                row.push((&figure.stated.quantity.unit, figure.stated.quantity.figure.value));
            }
        }
    }
    values
}

/// The figures of running text that stand alone in a sentence with their unit.
fn plain(page: Page<'_>) -> Vec<Plain<'_>> {
    let mut found = Vec::new();
    for (sentence, places) in page.sentences() {
        let inside = page.reading.mentions.get(places).unwrap_or_default();
        let quantities = || inside.iter().filter_map(quantity);
        let is_prose = matches!(sentence.kind, BlockKind::Paragraph | BlockKind::ListItem);
        if !is_prose && sentence.kind != BlockKind::Title {
            continue;
        }
        let is_calm = is_prose && quantities().count() <= QUANTITIES;
        for (span, stated) in quantities().filter(|(_, stated)| is_plain(stated)) {
            let same = |other: &(Span, &StatedQuantity)| other.1.quantity.unit == stated.quantity.unit;
            let is_alone = is_calm && quantities().filter(same).count() == 1;
            if let Some(digits) = Digits::of(stated.quantity.figure.value)
                // Any two figures of one digit are a keystroke apart.
                && (digits.significant() > 1 || is_alone && stated.quantity.figure.value >= Decimal::TEN)
            {
                found.push(Plain { span, stated, sentence: *sentence, digits, is_alone, stems: OnceCell::new() });
            }
        }
    }
    found
}

pub(super) fn quantity(mention: &Mention) -> Option<(Span, &StatedQuantity)> {
    match &mention.stated {
        Stated::Quantity(stated) => Some((mention.span, stated)),
        Stated::Date(_) | Stated::Period(_) | Stated::Ordinal(_) => None,
    }
}

/// A figure of its own: no end of a range, no limit.
fn is_plain(stated: &StatedQuantity) -> bool {
    let calm = matches!(stated.quantity.hedge, Hedge::None | Hedge::About | Hedge::Nearly);
    calm && !stated.shared_unit && stated.quantity.figure.value >= Decimal::TWO
}

/// What is known of the sentences that were looked at.
struct Sentences<'a> {
    page: Page<'a>,
    /// By where they begin: whether they move, their times and their names.
    known: BTreeMap<usize, bool>,
}

/// Whether a figure stands in the item of a list, which may have lost its lines: "• Sales: 20 • Loss: 30".
fn is_item(page: Page<'_>, figure: &Plain<'_>) -> bool {
    figure.sentence.kind == BlockKind::ListItem || page.words(figure.sentence.span).starts_with(['*', '\u{2022}'])
}

fn pair(sentences: &mut Sentences<'_>, earlier: &Plain<'_>, later: &Plain<'_>) -> Option<ToldTwice> {
    let page = sentences.page;
    let (counted, _) = counted(page, earlier.span, earlier.stated)?;
    let (also_counted, noun) = self::counted(page, later.span, later.stated)?;
    if also_counted != counted {
        return None;
    }
    // The items of a list tell of one thing after the other.
    if [earlier, later].into_iter().all(|figure| is_item(page, figure)) {
        return None;
    }
    let voices = [earlier, later].map(|figure| page.voice(figure.span));
    if voices.contains(&Voice::Quoted) {
        return None;
    }
    // Figures of many digits are hardly alike by chance.
    let is_whole = later.stated.quantity.unit != Unit::One || earlier.digits.scale == 0 && later.digits.scale == 0;
    let many = is_whole && earlier.digits.significant().min(later.digits.significant()) >= MANY;
    let fewest = if many { 1 } else { FEWEST - 1 };
    // Most sentences with two such figures share no words, which their numbers tell sooner.
    let [one, other] = [earlier, later].map(|figure| figure.stems(page));
    if one.iter().filter(|stem| other.contains(stem)).count() < fewest {
        return None;
    }
    let times = [earlier, later].map(|figure| times(page, figure.sentence.span));
    let [some, more] = &times;
    if some != more && !some.is_empty() && !more.is_empty() {
        return None;
    }
    let words = [earlier, later].map(|figure| stems_without(page, figure, &counted));
    let [one, other] = &words;
    if one.keys().filter(|stem| other.contains_key(*stem)).count() < fewest
        || sentences.is_moving(earlier.sentence.span)
        || sentences.is_moving(later.sentence.span)
    {
        return None;
    }
    // "9,097 girls of 39,273" and "7,904 boys of 35,630" are two things.
    let others = [earlier, later].map(|figure| other_figures(page, figure));
    let [some, more] = &others;
    if !some.is_empty() && !more.is_empty() && some.is_disjoint(more) {
        return None;
    }
    let measured = |figure: &Plain<'_>, words: BTreeMap<String, String>, voice: Voice| Measured {
        span: figure.span,
        quantity: figure.stated.quantity.clone(),
        words,
        names: names(page, figure.sentence.span),
        voice,
    };
    let ([one, other], [first, second]) = (words, voices);
    let (earlier, later) = (measured(earlier, one, first), measured(later, other, second));
    Some(ToldTwice { earlier, later, counted: noun, many, only_two: false })
}

/// Two figures a keystroke apart that are the only values the article gives of what they count.
fn only_two<'v, 's: 'v>(
    page: Page<'_>,
    told: impl Fn() -> &'v Values<'s>,
    earlier: &Plain<'_>,
    later: &Plain<'_>,
) -> Option<ToldTwice> {
    let unit = &later.stated.quantity.unit;
    let digits = earlier.digits.significant().min(later.digits.significant());
    if digits < TELLING || matches!(unit, Unit::Percent | Unit::PercentPoint) {
        return None;
    }
    let (counted, noun) = counted(page, later.span, later.stated)?;
    let is_same = self::counted(page, earlier.span, earlier.stated).is_some_and(|(other, _)| other == counted);
    if !is_same
        || is_item(page, earlier) && is_item(page, later)
        || [earlier, later].into_iter().any(|figure| page.voice(figure.span) == Voice::Quoted)
    {
        return None;
    }
    let same = told().get(&counted)?.iter().filter(|(other, _)| *other == unit);
    let values: BTreeSet<Decimal> = same.clone().map(|(_, value)| value.normalize()).collect();
    // Prices and indices move by their last digit.
    let is_whole = values.iter().all(|value| value.scale() == 0);
    if values.len() > 2 || same.count() > MOST || !is_whole {
        return None;
    }
    let [before, after] = [earlier, later].map(|figure| times(page, figure.sentence.span));
    if before.is_disjoint(&after) && !before.is_empty() && !after.is_empty() {
        return None;
    }
    let [first, second] = [earlier, later].map(|figure| other_figures(page, figure));
    if first.is_disjoint(&second) && !first.is_empty() && !second.is_empty() {
        return None;
    }
    let (one, other) = (Surroundings::of(page, earlier.span), Surroundings::of(page, later.span));
    let shared = one.shared(&other, |_| true).into_iter().filter(|stem| !counted.starts_with(stem.as_str()));
    let words: BTreeMap<String, String> =
        shared.filter_map(|stem| Some((stem.clone(), other.words.get(&stem)?.whole.clone()))).collect();
    let is_other = |figure: &Plain<'_>| page.glossary.unlike.is_in(right_beside(page, figure.span));
    if words.len() < SHARED || is_other(earlier) || is_other(later) {
        return None;
    }
    let measured = |figure: &Plain<'_>| Measured {
        span: figure.span,
        quantity: figure.stated.quantity.clone(),
        words: words.clone(),
        names: BTreeSet::new(),
        voice: page.voice(figure.span),
    };
    Some(ToldTwice { earlier: measured(earlier), later: measured(later), counted: noun, many: false, only_two: true })
}

/// The other figures of the sentence of a figure.
fn other_figures(page: Page<'_>, figure: &Plain<'_>) -> BTreeSet<Decimal> {
    let mentions = &page.reading.mentions;
    let sentence = figure.sentence.span;
    let first = mentions.partition_point(|mention| mention.span.start < sentence.start);
    let inside = mentions.iter().skip(first).take_while(|mention| mention.span.end <= sentence.end);
    let others = inside.filter_map(quantity).filter(|(span, _)| *span != figure.span);
    others.map(|(_, stated)| stated.quantity.figure.value.normalize()).collect()
}

impl Sentences<'_> {
    /// Whether a sentence speaks of a change, of others or of other times, of a plan, a condition or a denial.
    fn is_moving(&mut self, sentence: Span) -> bool {
        let page = self.page;
        *self.known.entry(sentence.start).or_insert_with(|| {
            let words = Folded::new(page.words(sentence));
            let glossary = page.glossary;
            let lists = [&glossary.unlike, &glossary.rise, &glossary.fall, &glossary.partly, &glossary.rest];
            lists.iter().any(|list| list.is_in_folded(&words))
                || signals_in(page.reading, sentence).any(|(_, kind)| matches!(kind, SignalKind::Unstated(_)))
        })
    }
}

/// The dates, periods and ordinals of a sentence.
fn times(page: Page<'_>, sentence: Span) -> BTreeSet<String> {
    let mentions = &page.reading.mentions;
    let first = mentions.partition_point(|mention| mention.span.start < sentence.start);
    let inside = mentions.iter().skip(first).take_while(|mention| mention.span.end <= sentence.end);
    inside
        .filter(|mention| matches!(mention.stated, Stated::Date(_) | Stated::Period(_) | Stated::Ordinal(_)))
        .map(Mention::short)
        .collect()
}

/// What a bare number counts: the word behind it, with the next one if it is short, as it is compared and as it stands
/// there. A figure with a unit needs none; a bare number without such a word says nothing.
pub(super) fn counted(page: Page<'_>, span: Span, stated: &StatedQuantity) -> Option<(String, String)> {
    if stated.quantity.unit != Unit::One {
        return Some((String::new(), String::new()));
    }
    let rest = page.after(span).strip_prefix(' ')?;
    let mut found = String::new();
    let mut shown: Vec<String> = Vec::new();
    for word in rest.split(' ').take(2) {
        let letters: String = word.chars().take_while(|c| is_letter(*c) || *c == '-').collect();
        if letters.is_empty() {
            break;
        }
        found.extend(letters.chars().flat_map(char::to_lowercase).take(STEM));
        let is_enough = letters.chars().count() >= SHORTEST || letters.len() < word.len();
        shown.push(letters);
        if is_enough {
            break;
        }
    }
    (found.chars().count() >= SHORTEST).then(|| (found, shown.join(" ")))
}

/// The words around a figure, without names.
fn words<'t>(page: Page<'t>, figure: &Plain<'_>) -> impl Iterator<Item = &'t str> {
    let (span, sentence) = (figure.span, figure.sentence.span);
    let before = span.start - page.just_before(span, AROUND).len();
    let behind = page.just_behind(span, AROUND).len();
    let near = move |place: Span| place.end > before && place.start < span.end + behind;
    let is_name =
        move |at: usize, word: &str| at > 0 && word.starts_with(char::is_uppercase) && !page.glossary.has_capital_nouns;
    let all = page.words_in(sentence).into_iter().enumerate();
    all.filter(move |(at, (place, word))| near(*place) && !span.overlaps(*place) && !is_name(*at, word))
        .map(|(_, (_, word))| word)
        .filter(|word| word.chars().nth(SHORTEST - 1).is_some())
}

/// A number for the beginning of a word, small or capital.
fn stem(word: &str) -> u64 {
    let letters = word.chars().flat_map(char::to_lowercase).take(STEM);
    letters.fold(0, |number, c| numbered(number, u64::from(u32::from(c))))
}

/// The words around a figure by their beginnings, without names and without what it counts.
fn stems_without(page: Page<'_>, figure: &Plain<'_>, counted: &str) -> BTreeMap<String, String> {
    words(page, figure)
        .map(|word| (word.chars().flat_map(char::to_lowercase).take(STEM).collect::<String>(), word.to_owned()))
        .filter(|(stem, _)| stem != counted)
        .collect()
}

/// The words with capitals of a sentence but for its first; none where capitals show no names.
fn names(page: Page<'_>, sentence: Span) -> BTreeSet<String> {
    if page.glossary.has_capital_nouns {
        return BTreeSet::new();
    }
    let words = page.words_in(sentence);
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    words.iter().skip(1).filter(|(_, word)| capital(word)).map(|(_, word)| (*word).to_owned()).collect()
}

/// The digits of a number without zeros behind its point.
#[derive(Clone, Copy)]
pub(super) struct Digits {
    /// Four bits for each, the last digit lowest.
    each: u64,
    /// How many stand behind the point.
    scale: u32,
}

impl Digits {
    /// How many bits a digit takes.
    const WIDTH: u32 = 4;
    /// The lowest bit of each digit.
    const LOWEST: u64 = 0x1111_1111_1111_1111;

    /// None of a number of more than sixteen digits.
    pub(super) fn of(value: Decimal) -> Option<Self> {
        let value = if value.scale() > 0 { value.normalize() } else { value };
        let mut rest = u64::try_from(value.mantissa().unsigned_abs()).ok()?;
        let (mut each, mut place) = (0, 0);
        while rest > 0 {
            each |= (rest % 10).checked_shl(place).filter(|_| place < u64::BITS)?;
            (rest, place) = (rest / 10, place + Self::WIDTH);
        }
        Some(Self { each, scale: value.scale() })
    }

    /// How many there are without zeros at the end.
    pub(super) const fn significant(self) -> u32 {
        (u64::BITS - self.each.leading_zeros()).div_ceil(Self::WIDTH) - self.each.trailing_zeros() / Self::WIDTH
    }

    /// The digits with so many behind the point; none if that is more than there is room for.
    fn to_scale(self, scale: u32) -> Option<u64> {
        let more = (scale - self.scale) * Self::WIDTH;
        (more <= self.each.leading_zeros()).then(|| self.each.checked_shl(more)).flatten()
    }

    /// Whether two numbers are one slip of the keyboard apart: one digit, or two neighbours that have changed places.
    pub(super) fn is_keystroke(self, other: Self) -> bool {
        let scale = self.scale.max(other.scale);
        let (Some(one), Some(other)) = (self.to_scale(scale), other.to_scale(scale)) else { return false };
        let length = |digits: u64| (u64::BITS - digits.leading_zeros()).div_ceil(Self::WIDTH);
        if length(one) != length(other) {
            return false;
        }
        // A bit for each digit that differs.
        let apart = one ^ other;
        let apart = (apart | apart >> 1 | apart >> 2 | apart >> 3) & Self::LOWEST;
        let first = apart.trailing_zeros();
        match apart.count_ones() {
            1 => true,
            2 => {
                let pair = |digits: u64| [digits >> first & 0xF, digits >> (first + Self::WIDTH) & 0xF];
                let ([a, b], [c, d]) = (pair(one), pair(other));
                apart >> first == 0x11 && a == d && b == c
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Digits;
    use crate::value::Decimal;

    /// Whether two numbers, written out to the same place, differ by one digit or two neighbours.
    fn is_slip(one: Decimal, other: Decimal) -> bool {
        let scale = one.normalize().scale().max(other.normalize().scale());
        let written = |value: Decimal| {
            let mut value = value;
            value.rescale(scale);
            value.mantissa().to_string().into_bytes()
        };
        let (one, other) = (written(one), written(other));
        let apart: Vec<usize> = (0..one.len().min(other.len())).filter(|at| one[*at] != other[*at]).collect();
        one.len() == other.len()
            && match apart[..] {
                [_] => true,
                [first, second] => second == first + 1 && one[first] == other[second] && one[second] == other[first],
                _ => false,
            }
    }

    proptest! {
        #[test]
        fn slips_are_one_digit_or_two_neighbours(one in 1_i64..200_000, other in 1_i64..200_000, scales in (0_u32..3, 0_u32..3), place in 0_u32..5, digit in 0_i64..10) {
            let nearly = one - one / 10_i64.pow(place) % 10 * 10_i64.pow(place) + digit * 10_i64.pow(place);
            for other in [other, nearly.max(1)] {
                let (one, other) = (Decimal::new(one, scales.0), Decimal::new(other, scales.1));
                let digits = [one, other].map(|value| Digits::of(value).unwrap());
                prop_assert_eq!(digits[0].is_keystroke(digits[1]), is_slip(one, other), "{} {}", one, other);
            }
        }
    }

    #[test]
    fn zeros_at_the_end_say_nothing() {
        let digits = |value: &str| Digits::of(value.parse().unwrap()).map(Digits::significant);
        assert_eq!(["1200", "1.50", "9", "1203", "10"].map(digits), [2, 2, 1, 4, 1].map(Some));
        assert_eq!(Digits::of("12345678901234567".parse().unwrap()).map(Digits::significant), None);
    }
}
