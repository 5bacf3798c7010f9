//! `parts-total`: shares of one whole that do not make a hundred, and counts of parts that do not make their whole.

use super::Check;
use super::scene::{Scene, Seen};
use super::slips;
use crate::claim::{PartsTold, Shares, Totalled};
use crate::finding::{Code, Confidence, Finding, Role, Severity};
use crate::lang::Need;
use crate::span::Span;
use crate::value::{Decimal, Hedge, Quantity};

pub(super) static CHECK: Check = Check {
    code: Code::new("parts-total"),
    title: "parts that do not make their whole",
    why: "\u{201C}60 per cent said yes, 30 per cent no, and the remaining 20 per cent did not answer\u{201D} shares out 110 per cent. \
          Only a sentence that says itself that the last share is the rest is judged, since shares in a row are mostly \
          shares of different wholes. Rounding of each share is allowed for. A sum that is a \
          little below a hundred is a note: one share may be told elsewhere. Counts are judged where the parts stand in brackets or between \
          dashes right behind the whole and are all that stands there (\u{201C}45 passengers (20 men and 25 women)\u{201D}): parts that are more \
          than the whole are a warning (where one is more than a whole below a hundred, it must be a keystroke off), and less only where one keystroke mends them, \
          or a note where all are below ten; shares and measures of which some are told in brackets are \
          a note if one keystroke mends them. Behind \u{201C}of which\u{201D} or \u{201C}including\u{201D} \
          other parts may be told elsewhere, and one may be in two, so that only parts that are more than a whole of twenty and more are noted, and behind \u{201C}of which\u{201D} those \
          that one keystroke mends. \
          Parts behind a colon are a note.",
    example: "60 per cent said yes, 30 per cent said no, and the remaining 20 per cent did not answer.",
    examples: include_str!("../../rules/checks/parts-total.toml"),
    needs: &[Need::Rest],
    run: Some(run),
};

/// A part of so many times its whole is of something else.
const TOO_MANY: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    findings.extend(scene.statements.shares.iter().filter_map(|shares| judge(scene, shares)));
    findings.extend(scene.statements.totals.iter().filter_map(|counts| add_up(scene, counts)));
}

fn add_up(scene: &Scene<'_>, counts: &Totalled) -> Option<Finding> {
    let (place, total) = counts.total;
    let values = || counts.parts.iter().map(|(_, value)| *value);
    let mut sum = Decimal::ZERO;
    for value in values() {
        sum = sum.checked_add(value)?;
    }
    scene.look(Seen::Figure, place);
    for (span, _) in &counts.parts {
        scene.look(Seen::Figure, *span);
    }
    let missing = total.checked_sub(sum)?;
    let mends = |value: Decimal| value.checked_add(missing).is_some_and(|right| slips::is_slip(value, right));
    let is_slip = slips::is_slip(sum, total) || values().any(mends);
    // What is more than the whole alone is a part of something else: "two levels (4 pipes and 4 ducts)".
    let is_large = values().any(|value| value >= total);
    let most = total.checked_mul(TOO_MANY)?;
    let is_more = sum > total && values().all(|value| value < most) && !some_make(&counts.parts, total);
    let is_told = match counts.told {
        // "Including 20 men": others may be told of elsewhere. "250 members, including 20 of the board and 2,500 friends".
        PartsTold::Among => is_more,
        PartsTold::Which => is_more || is_slip && !is_large && counts.is_whole,
        // "17 projects: 7 of scouts, and 5 each of singers and climbers"
        PartsTold::Announced if values().next_back() == Some(missing) => false,
        PartsTold::Announced => is_more || is_slip && !is_large,
        PartsTold::Enclosed if counts.is_count => is_slip || sum > total && !is_large,
        // "10 per cent (12 of the men and 8 of the women)" is a mean.
        PartsTold::Enclosed => is_slip && !is_large,
    };
    if sum == total || !is_told || is_large && total < Decimal::ONE_HUNDRED && !values().any(mends) {
        return None;
    }
    // "11 titles (three slams and three masters)": so few may not be all.
    let is_part = sum < total && values().all(|value| value < Decimal::TEN);
    let sum = sum.normalize();
    let mut finding = scene.finding(
        &CHECK,
        place,
        if counts.told == PartsTold::Enclosed && counts.is_count && !is_part {
            Severity::Warning
        } else {
            Severity::Note
        },
        format!("{} is told as the whole of parts that add up to {sum}.", scene.quoted(place)),
    );
    let parts: Vec<String> = values().map(|value| value.normalize().to_string()).collect();
    finding.derivation.push(format!("{} = {sum}", parts.join(" + ")));
    finding.confidence = Confidence::Medium;
    let doubt = match counts.told {
        PartsTold::Among | PartsTold::Which => {
            Some("what is counted may belong to two of the parts, so this is only a note")
        }
        PartsTold::Announced => Some("what stands behind the colon may be something else, so this is only a note"),
        PartsTold::Enclosed if is_part => Some("others may not be told of, so this is only a note"),
        PartsTold::Enclosed if counts.is_count => None,
        PartsTold::Enclosed => Some("the brackets may hold something else, so this is only a note"),
    };
    if let Some(doubt) = doubt {
        finding.confidence = Confidence::Low;
        finding.derivation.push(doubt.to_owned());
    }
    for (span, _) in &counts.parts {
        finding.witnesses.push(scene.witness(*span, Role::Against, scene.voice(*span)));
    }
    Some(finding)
}

/// Whether the parts without the first or the last one make the whole: the others are told of once more.
fn some_make(parts: &[(Span, Decimal)], total: Decimal) -> bool {
    let sum = |parts: &[(Span, Decimal)]| parts.iter().try_fold(Decimal::ZERO, |sum, (_, part)| sum.checked_add(*part));
    let without = [parts.split_first().map(|(_, rest)| rest), parts.split_last().map(|(_, rest)| rest)];
    without.into_iter().flatten().any(|rest| sum(rest) == Some(total))
}

fn judge(scene: &Scene<'_>, told: &Shares) -> Option<Finding> {
    let shares = &told.parts;
    let (last, _) = shares.last()?;
    if told.mixed {
        return None;
    }
    for (span, _) in shares {
        scene.look(Seen::Figure, *span);
    }
    let (mut sum, mut low, mut high) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
    for (_, quantity) in shares {
        let (from, to) = quantity.interval();
        let slack = if quantity.hedge == Hedge::None { Decimal::ZERO } else { Decimal::TWO };
        sum = sum.checked_add(quantity.figure.value)?;
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
    if low > hundred && part_is_whole(shares) {
        return None;
    }
    let sum = sum.normalize();
    let mut finding = scene.finding(
        &CHECK,
        *last,
        severity,
        format!("{} is told as the rest, but the shares add up to {sum} per cent.", scene.quoted(*last)),
    );
    let parts: Vec<String> = shares.iter().map(|(_, quantity)| quantity.figure.value.normalize().to_string()).collect();
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

/// How many shares are tried in all their choices.
const MOST: usize = 8;

/// Whether some of the shares make a whole with the last one: "10 or 15 per cent for the park, and the remaining 85 for the
/// rest", "75 per cent of the one and 50 of the other, and the remaining 25".
fn part_is_whole(shares: &[(Span, Quantity)]) -> bool {
    let Some(((_, rest), others)) = shares.split_last() else { return false };
    // "It owned 100 per cent after buying the remaining 35"
    let is_all = |(_, share): &(Span, Quantity)| share.figure.value == Decimal::ONE_HUNDRED;
    if others.iter().any(is_all) {
        return true;
    }
    let mut sums = vec![rest.interval()];
    for (_, share) in others.iter().rev().take(MOST) {
        let (from, to) = share.interval();
        let more = sums.iter().filter_map(|(low, high)| Some((low.checked_add(from)?, high.checked_add(to)?)));
        let more: Vec<(Decimal, Decimal)> = more.collect();
        sums.extend(more);
    }
    sums.iter().any(|(low, high)| *low <= Decimal::ONE_HUNDRED && *high >= Decimal::ONE_HUNDRED)
}
