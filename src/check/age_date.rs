//! `age-date`: an age, an anniversary or a stretch of time that the dates beside it do not allow.

use super::scene::{Scene, Seen};
use super::{Check, anniversaries};
use crate::finding::{Code, Confidence, Finding, Fix, Role, Severity};
use crate::lang::{Glossary, Need, WordList};
use crate::mention::{Mention, Stated};
use crate::span::Span;
use crate::value::{Days, Hedge, Unit};

pub(super) static CHECK: Check = Check {
    code: Code::new("age-date"),
    title: "an age or an anniversary that its dates do not allow",
    why: "Who was born on 5 May 1950 and died on 2 March 2000 was 49 and not 60. The birth and the death must be told in \
          one sentence, or in two that follow each other, with the age at death; a year alone leaves a year of doubt. \
          An age of somebody who lives would hang on a day that nobody wrote down, and is passed over. \
          An anniversary is held against the year of the beginning in its sentence and the year it is held in; without \
          that year, against the article's date, give or take a year. \u{201C}Five months after\u{201D} is held against two whole days that stand \
          right before and behind it, give or take one.",
    example: "Born on 5 May 1950 in Leeds, he died on 2 March 2000 at the age of 60.",
    examples: include_str!("../../rules/checks/age-date.toml"),
    needs: &[Need::BornDied, Need::Aged],
    run: Some(run),
};

/// The ages that people reach.
const AGES: std::ops::RangeInclusive<i16> = 1..=115;

struct Age {
    span: Span,
    years: i16,
}

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    findings.extend(anniversaries::findings(scene, &CHECK));
    let words = scene.glossary;
    if words.born.is_empty() || words.died.is_empty() {
        return;
    }
    let mentions = &scene.reading.mentions;
    for (at, mention) in mentions.iter().enumerate() {
        let Some(birth) = days(mention).filter(|_| follows(scene, mention.span, &words.born)) else { continue };
        let (mut death, mut age) = (None, None);
        // Somebody else's birth ends the search.
        for later in mentions.iter().skip(at + 1).take(5).take_while(|later| !follows(scene, later.span, &words.born)) {
            if later.span.start.saturating_sub(mention.span.end) > 300 {
                break;
            }
            if death.is_none() && follows(scene, later.span, &words.died) {
                death = days(later).map(|days| (later.span, days));
            }
            // The age at death stands behind the word that tells of it.
            let is_told = || words.died.is_in(scene.text.get(mention.span.end..later.span.start).unwrap_or_default());
            age = age.or_else(|| age_at(scene, later).filter(|_| is_told()));
        }
        if let (Some((place, death)), Some(age)) = (death, age)
            && is_same_person(scene, mention.span, words)
        {
            findings.extend(judge(scene, (mention.span, birth), (place, death), &age));
        }
    }
}

/// Whether the death after a birth is the same person's: it is told a few words later, or at the beginning of the next
/// sentence. "Born in 1950, the eldest son of a baker who died in 1960" is another one's.
fn is_same_person(scene: &Scene<'_>, birth: Span, words: &Glossary) -> bool {
    let after = crate::lang::folded(
        scene
            .after(birth)
            .get(..)
            .map_or("", |text| text.char_indices().nth(200).and_then(|(at, _)| text.get(..at)).unwrap_or(text)),
    );
    let Some(before) = words.died.find(&after).and_then(|(start, _)| after.get(..start)) else { return false };
    let (same, next) =
        before.rsplit_once(['.', '!', '?', '\n']).map_or((before, None), |(same, next)| (same, Some(next)));
    let count = |text: &str| text.split_whitespace().count();
    next.map_or(count(same) <= 7, |next| count(next) <= 4)
}

fn days(mention: &Mention) -> Option<Days> {
    match &mention.stated {
        Stated::Date(stated) if !stated.relative => stated.written?.days().filter(|days| days.count() <= 366),
        Stated::Date(_) | Stated::Period(_) | Stated::Quantity(_) | Stated::Ordinal(_) | Stated::Extra(_) => None,
    }
}

/// Whether one of the words stands before a place in its clause, with at most a few words between.
fn follows(scene: &Scene<'_>, span: Span, words: &WordList) -> bool {
    let before = scene.before(span);
    let start = before.char_indices().rev().take(48).last().map_or(0, |(at, _)| at);
    let near = before.get(start..).unwrap_or_default();
    let clause = near.rsplit(['.', ';', '\n', '(', ')']).next().unwrap_or_default();
    let folded = crate::lang::folded(clause);
    words
        .find_last(&folded)
        .and_then(|(_, end)| folded.get(end..))
        .is_some_and(|rest| rest.split_whitespace().count() <= 4 && !rest.contains(char::is_numeric))
}

/// An age: a number after "aged", or before "years old" with such a word before it.
fn age_at(scene: &Scene<'_>, mention: &Mention) -> Option<Age> {
    use rust_decimal::prelude::ToPrimitive;
    let Stated::Quantity(stated) = &mention.stated else { return None };
    let countable =
        matches!(&stated.quantity.unit, Unit::One | Unit::Measure(_)) && stated.quantity.hedge == Hedge::None;
    let value = stated.quantity.figure.value;
    let years = value.is_integer().then(|| value.to_i16()).flatten().filter(|years| AGES.contains(years))?;
    let before = scene.before(mention.span).trim_end();
    let words = scene.glossary;
    let measured = stated.quantity.unit != Unit::One;
    let after = scene.after(stated.figure).trim_start_matches([' ', '-']);
    let told = words.aged.ends(before) && (!measured || words.years_old.begins(after));
    (countable && told).then_some(Age { span: mention.span, years })
}

fn judge(
    scene: &Scene<'_>,
    (birth_place, birth): (Span, Days),
    (death_place, death): (Span, Days),
    age: &Age,
) -> Option<Finding> {
    scene.look(Seen::Date, birth_place);
    scene.look(Seen::Date, death_place);
    scene.look(Seen::Figure, age.span);
    let oldest = full_years(birth.first, death.last)?;
    let youngest = full_years(birth.last, death.first)?;
    if oldest < 0 || (youngest..=oldest).contains(&age.years) {
        return None;
    }
    let fits = if youngest == oldest { oldest.to_string() } else { format!("{youngest} or {oldest}") };
    let mut finding = scene.finding(
        &CHECK,
        age.span,
        Severity::Warning,
        format!(
            "{} does not fit: born {}, dead {}, one is {fits}.",
            scene.quoted(age.span),
            scene.quoted(birth_place),
            scene.quoted(death_place)
        ),
    );
    finding.confidence = Confidence::High;
    finding.derivation.push(format!("from {} to {} are {oldest} full years at most", birth.first, death.last));
    finding.witnesses.push(scene.witness(birth_place, Role::Against, scene.voice(birth_place)));
    finding.witnesses.push(scene.witness(death_place, Role::Against, scene.voice(death_place)));
    let words = scene.words(age.span);
    let stated = age.years.to_string();
    if youngest == oldest && words.contains(&stated) {
        finding.fixes.push(Fix { label: "the age".to_owned(), text: words.replacen(&stated, &oldest.to_string(), 1) });
    }
    Some(finding)
}

/// How many birthdays lie between two days.
fn full_years(from: crate::value::Date, to: crate::value::Date) -> Option<i16> {
    let years = to.year().checked_sub(from.year())?;
    let had = (to.month(), to.day()) >= (from.month(), from.day());
    Some(if had { years } else { years - 1 })
}
