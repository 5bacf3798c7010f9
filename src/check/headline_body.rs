//! `headline-body`: a figure in the headline that the article gives with another scale or with swapped digits.

use super::Check;
use super::scene::{Scene, Seen, quote};
use super::slips;
use crate::finding::{Code, Confidence, Finding, Fix, Role, Severity};
use crate::mention::{self, Mention, Reading, Stated, StatedQuantity};
use crate::source::{self, BlockKind};
use crate::span::Span;
use crate::value::{Agreement, Decimal, Slip, Tolerance, Unit, agree_quantities};

pub(super) static CHECK: Check = Check {
    code: Code::new("headline-body"),
    title: "a figure of the headline that the article contradicts",
    why: "The headline says $1.7 million and the article $1.7 billion. Headlines round and shorten, so only a figure with a \
          unit counts that nowhere in the article stands as it is in the headline, and that stands there in one way with the same \
          digits at another scale, or with two neighbouring digits swapped. Bare numbers and years are passed over.",
    example: "Hackers steal $17.3 million\n\nHackers have stolen virtual assets worth $17.3 billion, a court said on Monday in a long statement to the press.",
    examples: include_str!("../../rules/checks/headline-body.toml"),
    needs: &[],
    run: Some(run),
};

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let figures = |reading: &'_ Reading| -> Vec<(Span, StatedQuantity)> {
        reading.mentions.iter().filter_map(figure).map(|(span, stated)| (span, stated.clone())).collect()
    };
    let title = scene.reading.sentences.iter().find(|sentence| sentence.kind == BlockKind::Title);
    let is_head = |span: Span| {
        let mut titles = scene.reading.sentences.iter().filter(|sentence| sentence.kind == BlockKind::Title);
        titles.any(|sentence| sentence.span.contains(span))
    };
    let end = title.map_or(0, |title| title.span.end);
    let all = figures(scene.reading);
    let bodies: Vec<_> = all.iter().filter(|(span, _)| span.start >= end && !is_head(*span)).cloned().collect();
    if title.is_some() {
        for (span, stated) in all.iter().filter(|(span, _)| is_head(*span)) {
            let words = scene.words(*span).to_owned();
            findings.extend(judge(scene, &Head { place: Some(*span), words, stated: stated.clone() }, &bodies));
        }
        return;
    }
    // A title that stands beside the text has no place in it.
    let Some((title, language)) = scene.article.title.as_ref().zip(scene.languages.get(scene.tag)) else { return };
    if !title.contains(char::is_numeric) {
        return;
    }
    let (articles, _) = source::read(
        &scene.article.path,
        title.as_bytes(),
        source::Format::Text,
        &source::Defaults::default(),
        &source::Furniture::none(),
    );
    for head in &articles {
        for (span, stated) in figures(&mention::read(head, language, scene.article.date)) {
            let words = span.of(head.text.plain()).to_owned();
            findings.extend(judge(scene, &Head { place: None, words, stated }, &bodies));
        }
    }
}

/// A figure of the headline.
struct Head {
    /// Where, if the headline stands in the text.
    place: Option<Span>,
    words: String,
    stated: StatedQuantity,
}

fn figure(mention: &Mention) -> Option<(Span, &StatedQuantity)> {
    let Stated::Quantity(stated) = &mention.stated else { return None };
    let united = matches!(stated.quantity.unit, Unit::Money(_) | Unit::Percent);
    let digits = stated.quantity.figure.value.normalize().mantissa().to_string();
    (united
        && !stated.shared_unit
        && digits.trim_end_matches('0').len() >= 2
        && stated.quantity.figure.value > Decimal::ONE)
        .then_some((mention.span, stated))
}

fn judge(scene: &Scene<'_>, head: &Head, bodies: &[(Span, StatedQuantity)]) -> Option<Finding> {
    let stated = &head.stated;
    if !bodies.is_empty() {
        head.place.into_iter().for_each(|place| scene.look(Seen::Figure, place));
    }
    let mut found: Option<(Span, Slip, Decimal)> = None;
    for (place, body) in bodies {
        if body.quantity.unit != stated.quantity.unit {
            continue;
        }
        match agree_quantities(&stated.quantity, &body.quantity, scene.units, Tolerance::AsWritten) {
            Agreement::Agree | Agreement::AgreeByRounding => return None,
            Agreement::Differ(Some(slip @ (Slip::Scale | Slip::SwappedDigits))) => {
                let value = body.quantity.figure.value;
                let money = matches!(stated.quantity.unit, Unit::Money(_));
                let scaled = slip == Slip::Scale && money && by_thousands(value, stated.quantity.figure.value);
                if !scaled && slip != Slip::SwappedDigits {
                    continue;
                }
                // Two figures that both look like it: neither is surely meant.
                if found.is_some_and(|(_, _, other)| other != value) {
                    return None;
                }
                found = found.or(Some((*place, slip, value)));
            }
            Agreement::Differ(_) | Agreement::Incomparable => {}
        }
    }
    let (place, slip, _) = found?;
    let severity = match slip {
        Slip::Scale => Severity::Error,
        Slip::SwappedDigits
        | Slip::DayMonthSwapped
        | Slip::NeighbourMonth
        | Slip::Month
        | Slip::Year
        | Slip::Day
        | Slip::Weekday => Severity::Note,
    };
    let said = quote(&head.words);
    let message =
        format!("The headline says {said}, the article {} in line {}.", scene.quoted(place), scene.line(place));
    let mut finding = scene.finding(&CHECK, head.place.unwrap_or(place), severity, message);
    finding.confidence = if slip == Slip::Scale { Confidence::Medium } else { Confidence::Low };
    finding.derivation.push(slips::between(slip).to_owned());
    finding.derivation.push(format!("{said} stands nowhere in the article"));
    if head.place.is_some() {
        finding.witnesses.push(scene.witness(place, Role::Against, scene.voice(place)));
        finding.fixes.push(Fix { label: "the figure of the article".to_owned(), text: scene.words(place).to_owned() });
    } else {
        finding.fixes.push(Fix { label: "the figure of the headline".to_owned(), text: head.words.clone() });
    }
    Some(finding)
}

/// Whether two numbers are a thousand, a million … times apart.
fn by_thousands(one: Decimal, other: Decimal) -> bool {
    let (low, high) = if one < other { (one, other) } else { (other, one) };
    [1000_i64, 1_000_000].into_iter().any(|factor| low.checked_mul(Decimal::from(factor)) == Some(high))
}
