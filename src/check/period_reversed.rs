//! `period-reversed`: a period that ends before it begins.

use super::Check;
use super::scene::{Scene, Seen};
use crate::claim::{Spelled, Tie};
use crate::finding::{Code, Confidence, Finding, Fix, Severity};
use crate::lang::Need;
use crate::span::Span;
use crate::value::PartialDate;

pub(super) static CHECK: Check = Check {
    code: Code::new("period-reversed"),
    title: "a period that ends before it begins",
    why: "\u{201C}From 2015 to 2012\u{201D} holds no day: one of the two dates is wrong, or they have changed places, and a reader \
          cannot tell which. Both ends must be written in full, so that \u{201C}from November to February\u{201D} and the season \
          \u{201C}1998-99\u{201D} are silent, and so are years before year 1, figures that fall, \
          a stretch of days that goes on into the next month (\u{201C}December 28-3\u{201D}), and a date that is moved (\u{201C}brought forward from 2021 to 2015\u{201D}). \u{201C}Between 2015 and 2012\u{201D} is a warning, since it may compare the two. Two dates that \
          are joined by a dash are a warning behind \u{201C}from\u{201D}, \u{201C}the years\u{201D} or in brackets behind a name; two years joined only by it may be a list \
          and are a note, and so are those in a text that is read from the right, but for seasons and brackets where no other two years are in \
          order; any other two dates without \u{201C}from\u{201D} or \u{201C}until\u{201D} are silent. Two ages are a warning where the words before them open a range \
          (\u{201C}aged 28 to 24\u{201D}, \u{201C}between 69 and 58 years\u{201D}).",
    example: "She led the agency from 2015 to 2012.",
    examples: include_str!("../../rules/checks/period-reversed.toml"),
    needs: &[Need::From],
    run: Some(run),
};

/// The years that are taken for years: a figure outside may count something.
const YEARS: std::ops::RangeInclusive<i16> = 1500..=2099;

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for span in &scene.statements.periods {
        scene.look(Seen::Date, *span);
    }
    let reversed = scene.statements.spelled.iter().filter(|told| is_reversed(&told.ends.0, &told.ends.1));
    findings.extend(reversed.map(|told| finding(scene, told)));
    findings.extend(scene.statements.ages_turned.iter().map(|ages| turned(scene, *ages)));
}

/// A range of ages whose first one is the higher.
fn turned(scene: &Scene<'_>, (from, to): (Span, Span)) -> Finding {
    let span = from.cover(to);
    scene.look(Seen::Figure, from);
    scene.look(Seen::Figure, to);
    let (one, other) = (scene.words(from), scene.words(to));
    let message = format!("{} ends before it begins: {other} is less than {one}.", scene.quoted(span));
    let mut finding = scene.finding(&CHECK, span, Severity::Warning, message);
    finding.derivation.push(format!("the ages are read as from {one} to {other}"));
    let between = scene.words(Span::new(from.end, to.start));
    finding.fixes.push(Fix { label: "the two ages in order".to_owned(), text: format!("{other}{between}{one}") });
    finding
}

/// Whether no day of the first date is on or before a day of the second.
fn is_reversed(from: &PartialDate, to: &PartialDate) -> bool {
    // "From 12 to 8 May": one month of any year.
    if let (Some((None, month, first)), Some((None, other, last))) =
        (from.value.day_of_month(), to.value.day_of_month())
    {
        return month == other && last < first;
    }
    let known = [from, to].into_iter().all(|date| date.year().is_some_and(|year| YEARS.contains(&year)));
    let days = from.days().zip(to.days());
    known && days.is_some_and(|(from, to)| to.last < from.first)
}

fn finding(scene: &Scene<'_>, told: &Spelled) -> Finding {
    let Spelled { span, period, ends: (from, to), tie } = *told;
    let severity = match tie {
        Tie::Said => Severity::Error,
        Tie::Between | Tie::Named => Severity::Warning,
        Tie::Dash => Severity::Note,
    };
    let mut finding = scene.finding(
        &CHECK,
        span,
        severity,
        format!("{} ends before it begins: {to} is before {from}.", scene.quoted(span)),
    );
    finding.confidence = if severity == Severity::Error { Confidence::High } else { Confidence::Low };
    finding.derivation.push(format!("the period is read as {period}"));
    if severity == Severity::Note {
        finding.derivation.push("the two may be a list and not a period, so this is only a note".to_owned());
    }
    if let Some(text) = swapped(scene.words(span), &from, &to) {
        finding.fixes.push(Fix { label: "the two dates in order".to_owned(), text });
    }
    finding
}

/// The words with their two years exchanged, if the years are all that differs.
fn swapped(words: &str, from: &PartialDate, to: &PartialDate) -> Option<String> {
    let (first, second) = (from.year()?.to_string(), to.year()?.to_string());
    if first == second || from.with_year(to.year()?) != *to {
        return None;
    }
    let (before, rest) = words.split_once(&first)?;
    let (between, after) = rest.split_once(&second)?;
    Some(format!("{before}{second}{between}{first}{after}"))
}

#[cfg(test)]
mod tests {
    use super::super::try_out::found;
    use super::CHECK;

    #[test]
    fn the_years_are_offered_in_order() {
        let finding = &found(&CHECK, "en", None, "She led it from 2015 to 2012.")[0];
        assert_eq!(finding.fixes[0].text, "from 2012 to 2015");
    }
}
