//! Stretches of time that two stated dates contradict: "the tenth anniversary of the club, founded in 2008" in 2020,
//! "on 5 October 2020, five months after the vote of 3 March 2020".

use super::Check;
use super::scene::{Scene, Seen};
use crate::claim::sentence_at;
use crate::finding::{Confidence, Finding, Role, Severity};
use crate::mention::{Mention, Stated, StatedQuantity};
use crate::span::Span;
use crate::value::{Date, DateValue, Decimal, Grain, Hedge, PartialDate, Unit};

/// The anniversaries that are told of by their number.
const YEARS: std::ops::RangeInclusive<u64> = 2..=500;
/// How many words may stand between a word for a beginning and its year, and between "after" and its date.
const FEW: usize = 6;
/// How many years before the article a year is taken for that of the anniversary.
const RECENT: i64 = 3;
/// How much of a text before a date is looked at, in characters.
const NEAR: usize = 60;

/// The stretches of time of an article that its dates contradict.
pub(super) fn findings(scene: &Scene<'_>, check: &Check) -> Vec<Finding> {
    let words = scene.glossary;
    let mut found = Vec::new();
    for (at, mention) in scene.reading.mentions.iter().enumerate() {
        if !words.anniversary.is_empty()
            && let Stated::Ordinal(number) = mention.stated
            && YEARS.contains(&number)
        {
            found.extend(anniversary(scene, check, mention.span, number));
        }
        if !words.after.is_empty()
            && let Some((length, grain)) = stretch(scene, mention)
        {
            found.extend(distance(scene, check, at, length, grain));
        }
    }
    found
}

/// A year and where it stands.
type Year = (i16, Span);

fn anniversary(scene: &Scene<'_>, check: &Check, place: Span, number: u64) -> Option<Finding> {
    let words = scene.glossary;
    let beside = words.anniversary.begins(scene.after(place).trim_start_matches([' ', '-']))
        || words.anniversary.ends(scene.before(place).trim_end());
    if !beside {
        return None;
    }
    let sentence = sentence_at(scene.reading, place.start)?;
    let mentions = &scene.reading.mentions;
    let from = mentions.partition_point(|mention| mention.span.start < sentence.start);
    let inside = mentions.iter().skip(from).take_while(|mention| mention.span.start < sentence.end);
    let (mut begun, mut other): (Option<Year>, Option<Year>) = (None, None);
    for mention in inside {
        let year = match &mention.stated {
            Stated::Date(stated) => stated.written.filter(|_| !stated.relative).and_then(|date| date.year()),
            // "From 1990 to 1995": more years than one can tell apart.
            Stated::Period(_) => return None,
            Stated::Quantity(_) | Stated::Ordinal(_) | Stated::Extra(_) => None,
        };
        let Some(year) = year else { continue };
        let slot = if is_beginning(scene, mention.span) { &mut begun } else { &mut other };
        if slot.is_some_and(|(known, _)| known != year) {
            return None;
        }
        *slot = Some((year, mention.span));
    }
    let (begun, begun_at) = begun?;
    let article = scene.article.date.map(Date::year);
    let held = other.map(|(year, _)| year).or(article)?;
    let passed = i64::from(held) - i64::from(begun);
    scene.look(Seen::Date, begun_at);
    scene.look(Seen::Figure, place);
    // Without a year of its own an anniversary is one of last year or next year as well.
    let slack = i64::from(other.is_none());
    let stated = i64::try_from(number).ok()?;
    // "The tenth anniversary of its founding in 2018", in an article of 2019: held, not founded.
    let is_held = other.is_none() && passed < stated && passed <= RECENT;
    if passed <= 0 || is_held || (passed - stated).abs() <= slack {
        return None;
    }
    let mut finding = scene.finding(
        check,
        place,
        Severity::Warning,
        format!("{} does not fit: from {begun} to {held} are {passed} years.", scene.quoted(place)),
    );
    match other {
        Some((_, span)) => finding.witnesses.push(scene.witness(span, Role::Against, scene.voice(span))),
        None => finding.derivation.push(format!("the year {held} is from the article's date")),
    }
    finding.derivation.push(format!("{held} less {begun} is {passed}, and not {number}"));
    finding.witnesses.push(scene.witness(begun_at, Role::Against, scene.voice(begun_at)));
    Some(finding)
}

/// Whether a year is one of a beginning: "founded in 2008".
fn is_beginning(scene: &Scene<'_>, span: Span) -> bool {
    let before = scene.before(span);
    let start = before.char_indices().rev().take(NEAR).last().map_or(0, |(at, _)| at);
    let near = before.get(start..).unwrap_or_default();
    let clause = near.rsplit(['.', ';', '\n', '(', ')']).next().unwrap_or_default();
    let folded = crate::lang::folded(clause);
    if scene.glossary.founded.begins(scene.after(span).trim_start()) {
        return true;
    }
    // "The club founded in 2008" begins; what is "2008 founded" has its year already.
    let own = |start: usize| !folded.get(..start).unwrap_or_default().trim_end().ends_with(char::is_numeric);
    let founded = scene.glossary.founded.find_last(&folded).filter(|(start, _)| own(*start));
    let rest = founded.and_then(|(_, end)| folded.get(end..));
    rest.is_some_and(|rest| rest.split_whitespace().count() <= FEW && !rest.contains(char::is_numeric))
}

/// A plain number of days, weeks, months or years.
fn stretch(scene: &Scene<'_>, mention: &Mention) -> Option<(i64, Grain)> {
    let Stated::Quantity(StatedQuantity { quantity, .. }) = &mention.stated else { return None };
    let plain = quantity.unit == Unit::One && quantity.hedge == Hedge::None;
    let length = (1..=400_i64).find(|length| plain && Decimal::from(*length) == quantity.figure.value)?;
    let behind = scene.after(mention.span).trim_start();
    let (grain, _) = scene.glossary.stretches.iter().find(|(_, words)| words.begins(behind))?;
    Some((length, *grain))
}

/// "On 5 October 2020, five months after the vote of 3 March 2020".
fn distance(scene: &Scene<'_>, check: &Check, at: usize, length: i64, grain: Grain) -> Option<Finding> {
    let mentions = &scene.reading.mentions;
    let place = mentions.get(at)?.span;
    let (later, earlier) = (at.checked_sub(1).and_then(|at| mentions.get(at))?, mentions.get(at + 1)?);
    let (until, from) = (full(later)?, full(earlier)?);
    let before = scene.between(later.span, place);
    let behind = scene.between(place, earlier.span);
    let calm = |text: &str| !text.contains(['.', ';', ':', '\n', '(', ')', '!', '?']);
    let words = scene.glossary;
    // "After five months of the vote" says the same.
    let word = before.trim_matches([' ', ',', '\u{60C}']);
    let close = (word.is_empty() || words.after.is(word)) && behind.split_whitespace().count() <= FEW + 2;
    if !close || !calm(before) || !calm(behind) || behind.contains([',', '\u{60C}']) {
        return None;
    }
    let unit = behind.trim_start();
    let counted = unit.split_once(' ').is_some_and(|(_, rest)| words.after.begins(rest));
    if !counted {
        return None;
    }
    scene.look(Seen::Date, later.span);
    scene.look(Seen::Date, earlier.span);
    scene.look(Seen::Figure, place);
    let days = from.until(until).ok().map(|span| i64::from(span.get_days()))?;
    let months =
        (i64::from(until.year()) - i64::from(from.year())) * 12 + i64::from(until.month()) - i64::from(from.month());
    // Writers round, and count the first or the last one in.
    let (told, fits) = match grain {
        Grain::Day => (format!("{days} days"), (days - length).abs() <= 1),
        Grain::Week => (format!("{days} days"), (days - 7 * length).abs() <= 7),
        Grain::Month => (format!("{months} months"), (months - length).abs() <= 1),
        Grain::Year => (format!("{months} months"), (months - 12 * length).abs() <= 12),
        Grain::Weekend | Grain::Quarter | Grain::Season | Grain::Half | Grain::Decade | Grain::Century => return None,
    };
    if fits && days > 0 {
        return None;
    }
    let (one, other) = (scene.quoted(earlier.span), scene.quoted(later.span));
    let message = if days > 0 {
        format!("{} does not fit: from {one} to {other} are {told}.", scene.quoted(place))
    } else {
        format!("{} does not fit: {other} is not after {one}.", scene.quoted(place))
    };
    let mut finding = scene.finding(check, place, Severity::Warning, message);
    finding.confidence = Confidence::High;
    finding.derivation.push(format!("{} to {} are {told}", PartialDate::of_date(from), PartialDate::of_date(until)));
    finding.witnesses.push(scene.witness(earlier.span, Role::Against, scene.voice(earlier.span)));
    finding.witnesses.push(scene.witness(later.span, Role::Against, scene.voice(later.span)));
    Some(finding)
}

/// A whole day that is written out.
fn full(mention: &Mention) -> Option<Date> {
    let Stated::Date(stated) = &mention.stated else { return None };
    let date = stated.written.filter(|_| !stated.relative)?;
    match date.value {
        DateValue::Day { year: Some(_), month: Some(_), day: Some(_), .. } => date.value.full_date(),
        DateValue::Day { .. }
        | DateValue::Week { .. }
        | DateValue::Quarter { .. }
        | DateValue::Half { .. }
        | DateValue::Season { .. }
        | DateValue::Decade { .. }
        | DateValue::Century { .. } => None,
    }
}
