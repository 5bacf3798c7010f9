//! Stretches of time that two stated dates contradict: "the tenth anniversary of the club, founded in 2008" in 2020,
//! "on 5 October 2020, five months after the vote of 3 March 2020".

use super::Check;
use super::scene::{Scene, Seen};
use crate::claim::{Anniversary, Elapsed};
use crate::finding::{Confidence, Finding, Role, Severity};
use crate::value::{Date, Grain, PartialDate};

/// How many years before the article a year is taken for that of the anniversary.
const RECENT: i64 = 3;
/// How many years off a number may be to be a slip.
const FAR: i64 = 15;

/// The stretches of time of an article that its dates contradict.
pub(super) fn findings(scene: &Scene<'_>, check: &Check) -> Vec<Finding> {
    let statements = scene.statements;
    let anniversaries = statements.anniversaries.iter().filter_map(|told| anniversary(scene, check, told));
    anniversaries.chain(statements.elapsed.iter().filter_map(|told| distance(scene, check, told))).collect()
}

fn anniversary(scene: &Scene<'_>, check: &Check, told: &Anniversary) -> Option<Finding> {
    let (place, number, other) = (told.span, told.number, told.held);
    let (begun, begun_at) = told.begun;
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
    // Far off, it is the anniversary of something else.
    let is_another = (passed - stated).abs() > FAR;
    if passed <= 0 || is_held || is_another || (passed - stated).abs() <= slack {
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

fn distance(scene: &Scene<'_>, check: &Check, told: &Elapsed) -> Option<Finding> {
    let Elapsed { span: place, length, grain, from: (from, earlier_at), until: (until, later_at) } = *told;
    scene.look(Seen::Date, later_at);
    scene.look(Seen::Date, earlier_at);
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
    let (one, other) = (scene.quoted(earlier_at), scene.quoted(later_at));
    let message = if days > 0 {
        format!("{} does not fit: from {one} to {other} are {told}.", scene.quoted(place))
    } else {
        format!("{} does not fit: {other} is not after {one}.", scene.quoted(place))
    };
    let mut finding = scene.finding(check, place, Severity::Warning, message);
    finding.confidence = Confidence::High;
    finding.derivation.push(format!("{} to {} are {told}", PartialDate::of_date(from), PartialDate::of_date(until)));
    finding.witnesses.push(scene.witness(earlier_at, Role::Against, scene.voice(earlier_at)));
    finding.witnesses.push(scene.witness(later_at, Role::Against, scene.voice(later_at)));
    Some(finding)
}
