//! `parts-total`: shares of one whole that do not make a hundred.

use super::Check;
use super::scene::Scene;
use crate::finding::{Code, Confidence, Finding, Role, Severity};
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
    if ranges || words.contains([';', ':']) || scene.glossary.rise.is_in(words) || scene.glossary.fall.is_in(words) {
        return None;
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

#[cfg(test)]
mod tests {
    use super::super::try_out::{raises, silent};
    use super::CHECK;

    #[test]
    fn shares_beyond_a_hundred_are_found() {
        raises(
            &CHECK,
            &[
                ("en", "60 per cent said yes, 30 per cent said no, and the remaining [[20 per cent]] did not answer."),
                ("en", "It owns 51%, and the remaining [[59%]] belong to the state."),
                ("en", "Some 70% are men, the other [[40%]] women."),
                ("en", "The company holds 45 percent, a bank 25 percent and the remaining [[20 percent]] are traded."),
                ("de", "60 Prozent stimmten zu, 30 Prozent lehnten ab, die restlichen [[20 Prozent]] schwiegen."),
                ("de", "Ihm gehören 51 Prozent, die übrigen [[59 Prozent]] hält der Staat."),
                ("ar", "وافق 60 في المئة ورفض 30 في المئة والنسبة المتبقية [[20 في المئة]] لم تجب."),
            ],
        );
    }

    #[test]
    fn shares_of_different_wholes_are_silent() {
        silent(
            &CHECK,
            &[
                ("en", "60 per cent said yes, 30 per cent said no, and the remaining 10 per cent did not answer."),
                ("en", "33.3% are red, 33.3% blue and the remaining 33.3% green."),
                ("en", "A third is red: 33% blue and the remaining 34% green."),
                ("en", "82% of men, 75% of women and 60% of children agreed."),
                ("en", "It sold 20% and rose 5%, with the remaining 90% unsold."),
                ("en", "More than 60% said yes, and the remaining 45% said no."),
                ("en", "The remaining 20% agreed, 90% of them at once."),
                ("en", "Of the rest, 20% left and 90% stayed."),
                (
                    "en",
                    "He keeps two per cent of the shares and four per cent of the bonds and the remaining 40 per cent of the votes.",
                ),
                ("en", "They own 50 to 60%, and the remaining 45% are lost."),
                ("de", "60 Prozent stimmten zu, 30 Prozent lehnten ab, die restlichen 10 Prozent schwiegen."),
                ("de", "82 Prozent der Männer und 75 Prozent der Frauen stimmten zu."),
                ("ar", "وافق 60 في المئة ورفض 40 في المئة و80 في المئة من النساء."),
            ],
        );
    }
}
