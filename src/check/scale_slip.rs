//! `scale-slip`: the same digits of money at two scales, said of the same thing.

use std::collections::BTreeSet;

use super::Check;
use super::scene::{Scene, Seen};
use crate::finding::{Code, Confidence, Finding, Role, Severity};
use crate::lang::Need;
use crate::mention::{Mention, Stated, StatedQuantity};
use crate::source::BlockKind;
use crate::span::Span;
use crate::value::{Currency, Decimal, Unit};

pub(super) static CHECK: Check = Check {
    code: Code::new("scale-slip"),
    title: "one sum of money at two scales",
    why: "$3.8 billion in one sentence and $3.8 million in another, for the same arms exports: one of the two is a thousand \
          times wrong. Only sums of one currency with the same digits, at least two of them, a thousand or a million times \
          apart, count, and only if the words around them are the same. Three such words make an error, two a warning.",
    example: "Arms exports rose to $3.8 billion that year. The minister praised the arms exports of $3.8 million that year.",
    examples: include_str!("../../rules/checks/scale-slip.toml"),
    needs: &[Need::Spaces],
    run: Some(run),
};

/// How far around a sum its words are looked for, in bytes, and how short a word says nothing, in characters.
const AROUND: usize = 70;
const SHORTEST: usize = 4;

struct Sum<'m> {
    span: Span,
    currency: Currency,
    stated: &'m StatedQuantity,
}

/// How many sums before one are compared with it: more stand only in what is no article.
const NEAR: usize = 100;

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let sums: Vec<Sum<'_>> = scene.reading.mentions.iter().filter_map(sum).collect();
    for sum in sums.iter().filter(|_| sums.len() > 1) {
        scene.look(Seen::Figure, sum.span);
    }
    for (at, later) in sums.iter().enumerate() {
        let mut near = sums.iter().take(at).skip(at.saturating_sub(NEAR));
        let earlier = near.find(|earlier| is_slip(earlier, later));
        if let Some(earlier) = earlier {
            findings.extend(judge(scene, earlier, later));
        }
    }
}

fn sum(mention: &Mention) -> Option<Sum<'_>> {
    let Stated::Quantity(stated) = &mention.stated else { return None };
    let Unit::Money(currency) = stated.quantity.unit else { return None };
    // One digit is too little to be the same.
    let digits = stated.quantity.figure.value.normalize().mantissa().to_string();
    (digits.trim_end_matches('0').len() >= 2 && !stated.shared_unit).then_some(Sum {
        span: mention.span,
        currency,
        stated,
    })
}

fn is_slip(one: &Sum<'_>, other: &Sum<'_>) -> bool {
    let (one_value, other_value) = (one.stated.quantity.figure.value, other.stated.quantity.figure.value);
    let (low, high) = if one_value < other_value { (one_value, other_value) } else { (other_value, one_value) };
    let apart = |factor: i64| low.checked_mul(Decimal::from(factor)) == Some(high);
    let long = one.span.end <= other.span.start;
    // Below a thousand there is no scale word to slip.
    one.currency == other.currency && long && low >= Decimal::from(1000) && (apart(1000) || apart(1_000_000))
}

fn judge(scene: &Scene<'_>, earlier: &Sum<'_>, later: &Sum<'_>) -> Option<Finding> {
    let (one, other) = (stems(scene, earlier.span), stems(scene, later.span));
    let shared: Vec<&String> = one.intersection(&other).collect();
    let severity = match shared.len() {
        0 | 1 => return None,
        2 => Severity::Warning,
        _ => Severity::Error,
    };
    let mut finding = scene.finding(
        &CHECK,
        later.span,
        severity,
        format!(
            "{} in line {} and {} in line {} have the same digits at another scale.",
            scene.quoted(earlier.span),
            scene.line(earlier.span),
            scene.quoted(later.span),
            scene.line(later.span)
        ),
    );
    finding.confidence = if severity == Severity::Error { Confidence::Medium } else { Confidence::Low };
    finding.derivation.push(format!(
        "{} is {}, {} is {}",
        scene.quoted(earlier.span),
        earlier.stated.quantity.figure.value.normalize(),
        scene.quoted(later.span),
        later.stated.quantity.figure.value.normalize()
    ));
    let shown: Vec<String> = shared.into_iter().cloned().collect();
    finding.derivation.push(format!("both stand beside words that begin with {}", shown.join(", ")));
    finding.witnesses.push(scene.witness(earlier.span, Role::Against, scene.voice(earlier.span)));
    Some(finding)
}

/// The beginnings of the words around a place, in its sentence.
fn stems(scene: &Scene<'_>, span: Span) -> BTreeSet<String> {
    const STEM: usize = 5;
    let after = scene.reading.sentences.partition_point(|sentence| sentence.span.end <= span.start);
    let Some(sentence) = scene.reading.sentences.get(after).filter(|sentence| sentence.kind != BlockKind::Table) else {
        return BTreeSet::new();
    };
    // Letters of other scripts take two bytes.
    let around = if scene.glossary.has_no_capitals { 2 * AROUND } else { AROUND };
    let mut found = BTreeSet::new();
    for (place, word) in scene.words_in(sentence.span) {
        let near = place.start + around > span.start && place.start < span.end + around && !span.overlaps(place);
        if near && word.chars().count() >= SHORTEST {
            found.insert(word.chars().flat_map(char::to_lowercase).take(STEM).collect());
        }
    }
    found
}
