//! `period-reversed`: a period that ends before it begins.

use super::Check;
use super::scene::{Scene, Seen};
use crate::finding::{Code, Confidence, Finding, Fix, Severity};
use crate::lang::Need;
use crate::mention::Stated;
use crate::span::Span;
use crate::value::{DateValue, PartialDate, Period};

pub(super) static CHECK: Check = Check {
    code: Code::new("period-reversed"),
    title: "a period that ends before it begins",
    why: "\u{201C}From 2015 to 2012\u{201D} holds no day: one of the two dates is wrong, or they have changed places, and a reader \
          cannot tell which. Both ends must be written in full, so that \u{201C}from November to February\u{201D} and the season \
          \u{201C}1998-99\u{201D} are silent, and so are years before year 1 and figures that fall. Two years that are only joined \
          by a dash may be a list and are a note; any other two dates without \u{201C}from\u{201D} are silent.",
    example: "She led the agency from 2015 to 2012.",
    examples: include_str!("../../rules/checks/period-reversed.toml"),
    needs: &[Need::From],
    run: Some(run),
};

/// The years that are taken for years: a figure outside may count something.
const YEARS: std::ops::RangeInclusive<i16> = 1500..=2099;

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for mention in &scene.reading.mentions {
        let Stated::Period(stated) = &mention.stated else { continue };
        if !stated.relative
            && let (Some(from), Some(to)) = (stated.period.from, stated.period.to)
            && is_seen(scene, mention.span)
            && is_reversed(&from, &to)
            && is_written(scene, mention.span, &from, &to)
            && (is_stated(scene, scene.words(mention.span)) || is_dashed(scene.words(mention.span)))
        {
            findings.push(finding(scene, mention.span, &stated.period, (&from, &to)));
        }
    }
}

/// Tells the coverage of a period; always true.
fn is_seen(scene: &Scene<'_>, span: Span) -> bool {
    scene.look(Seen::Date, span);
    true
}

/// Whether no day of the first date is on or before a day of the second.
fn is_reversed(from: &PartialDate, to: &PartialDate) -> bool {
    let known = [from, to].into_iter().all(|date| date.year().is_some_and(|year| YEARS.contains(&year)));
    let days = from.days().zip(to.days());
    known && days.is_some_and(|(from, to)| to.last < from.first)
}

/// Whether the words say that it is a period: "from … to …", and not "in July 1986 and August 1985".
fn is_stated(scene: &Scene<'_>, words: &str) -> bool {
    scene.glossary.from.begins(words) && !scene.glossary.and.is_in(words)
}

/// Whether it is nothing but two years with a dash between.
fn is_dashed(words: &str) -> bool {
    let dash = |c: char| matches!(c, '-' | '\u{2010}'..='\u{2014}');
    words.chars().all(|c| c.is_numeric() || dash(c)) && words.chars().filter(|c| dash(*c)).count() == 1
}

/// Whether both ends are given in full, so that neither is filled in from the other one, and read from digits: two
/// years, or two days of one month.
fn is_written(scene: &Scene<'_>, span: Span, from: &PartialDate, to: &PartialDate) -> bool {
    let words = scene.words(span);
    let numbers: Vec<&str> = words.split(|c: char| !c.is_numeric()).filter(|digits| !digits.is_empty()).collect();
    let years = numbers.iter().filter(|digits| digits.chars().count() == 4).count();
    let era = scene.glossary.before_era.begins(scene.after(span).trim_start());
    // "From 12 to 8 May 2015": one month and one year for both, and nothing else.
    let one_month = match (from.value, to.value) {
        (
            DateValue::Day { year, month, day: Some(first), .. },
            DateValue::Day { year: other_year, month: other, day: Some(second), .. },
        ) => {
            let days = [first, second].map(|day| day.to_string());
            let written = |day: &String| numbers.iter().any(|digits| digits.trim_start_matches('0') == day);
            year == other_year && month == other && days.iter().all(written) && numbers.len() == 3
        }
        (_, _) => false,
    };
    !era && (years >= 2 || years == 1 && one_month)
}

fn finding(scene: &Scene<'_>, span: Span, period: &Period, (from, to): (&PartialDate, &PartialDate)) -> Finding {
    let words = scene.words(span);
    let severity = if is_stated(scene, words) { Severity::Error } else { Severity::Note };
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
    if let Some(text) = swapped(words, from, to) {
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
