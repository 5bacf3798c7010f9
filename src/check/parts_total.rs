//! `parts-total`: shares of one whole that do not make a hundred.

use super::Check;
use super::scene::{Scene, Seen};
use crate::finding::{Code, Confidence, Finding, Role, Severity};
use crate::lang::Need;
use crate::mention::{Mention, Stated, StatedQuantity};
use crate::span::Span;
use crate::value::{Decimal, Hedge, Unit};

pub(super) static CHECK: Check = Check {
    code: Code::new("parts-total"),
    title: "shares of one whole that do not make a hundred",
    why: "\u{201C}60 per cent said yes, 30 per cent no, and the remaining 20 per cent did not answer\u{201D} shares out 110 per cent. \
          Only a sentence that says itself that the last share is the rest is judged, since shares in a row are mostly \
          shares of different wholes. Rounding of each share is allowed for. A sum that is a \
          little below a hundred is a note: one share may be told elsewhere.",
    example: "60 per cent said yes, 30 per cent said no, and the remaining 20 per cent did not answer.",
    examples: include_str!("../../rules/checks/parts-total.toml"),
    needs: &[Need::Rest],
    run: Some(run),
};

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    if scene.glossary.rest.is_empty() {
        return;
    }
    let mentions = &scene.reading.mentions;
    for sentence in &scene.reading.sentences {
        let first = mentions.partition_point(|mention| mention.span.start < sentence.span.start);
        let inside = mentions.get(first..).unwrap_or_default();
        let count = inside.iter().take_while(|mention| mention.span.end <= sentence.span.end).count();
        let shares: Vec<(Span, &StatedQuantity)> =
            inside.iter().take(count).filter_map(|mention| Some((mention.span, share(mention)?))).collect();
        if shares.len() >= 2 {
            findings.extend(judge(scene, sentence.span, &shares));
        }
    }
}

fn share(mention: &Mention) -> Option<&StatedQuantity> {
    match &mention.stated {
        Stated::Quantity(stated) if stated.quantity.unit == Unit::Percent => Some(stated),
        Stated::Quantity(_) | Stated::Date(_) | Stated::Period(_) | Stated::Ordinal(_) | Stated::Extra(_) => None,
    }
}

/// Whether another number stands right before a share: "50 to 60 per cent".
fn is_range_end(scene: &Scene<'_>, share: Span) -> bool {
    let mentions = &scene.reading.mentions;
    let at = mentions.partition_point(|mention| mention.span.start < share.start);
    let before = at.checked_sub(1).and_then(|at| mentions.get(at));
    before.is_some_and(|before| {
        matches!(before.stated, Stated::Quantity(_))
            && scene.between(before.span, share).trim().chars().count() <= 3
            && self::share(before).is_none()
    })
}

fn judge(scene: &Scene<'_>, sentence: Span, shares: &[(Span, &StatedQuantity)]) -> Option<Finding> {
    let (last, _) = shares.last()?;
    let (previous, _) = shares.get(shares.len().checked_sub(2)?)?;
    let before = scene.text.get(previous.end..last.start)?;
    if !scene.glossary.rest.ends(before.trim_end()) {
        return None;
    }
    let words = scene.words(sentence);
    let one_sided =
        |stated: &StatedQuantity| !matches!(stated.quantity.hedge, Hedge::None | Hedge::About | Hedge::Nearly);
    let ranges = shares.iter().any(|(_, stated)| stated.shared_unit || one_sided(stated));
    let is_end = shares.iter().any(|(span, _)| is_range_end(scene, *span));
    if ranges
        || is_end
        || words.contains([';', ':'])
        || scene.glossary.rise.is_in(words)
        || scene.glossary.fall.is_in(words)
    {
        return None;
    }
    for (span, _) in shares {
        scene.look(Seen::Figure, *span);
    }
    let (mut sum, mut low, mut high) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
    for (_, stated) in shares {
        let (from, to) = stated.quantity.interval();
        let slack = if stated.quantity.hedge == Hedge::None { Decimal::ZERO } else { Decimal::TWO };
        sum = sum.checked_add(stated.quantity.figure.value)?;
        low = low.checked_add(from)?.checked_sub(slack)?;
        high = high.checked_add(to)?.checked_add(slack)?;
    }
    let hundred = Decimal::ONE_HUNDRED;
    // A whole that is told in one sentence has three shares and more, and hardly lacks a seventh.
    let nearly_all = shares.len() >= 3 && high >= Decimal::from(85);
    let severity = if low > hundred { Severity::Warning } else { Severity::Note };
    if low <= hundred && (high >= hundred || !nearly_all) {
        return None;
    }
    let sum = sum.normalize();
    let mut finding = scene.finding(
        &CHECK,
        *last,
        severity,
        format!("{} is told as the rest, but the shares add up to {sum} per cent.", scene.quoted(*last)),
    );
    let parts: Vec<String> =
        shares.iter().map(|(_, stated)| stated.quantity.figure.value.normalize().to_string()).collect();
    finding.derivation.push(format!("{} = {sum}", parts.join(" + ")));
    finding.derivation.push(format!("with every share rounded, between {} and {}", low.normalize(), high.normalize()));
    if severity == Severity::Note {
        finding.confidence = Confidence::Low;
        finding.derivation.push("a share may be told elsewhere, so this is only a note".to_owned());
    }
    for (span, _) in shares.iter().take(shares.len() - 1) {
        finding.witnesses.push(scene.witness(*span, Role::Against, scene.voice(*span)));
    }
    Some(finding)
}
