//! `percent-change`: a change in per cent, or by a factor, that its two figures do not give.

use super::Check;
use super::scene::{Scene, Seen};
use crate::claim::sentence_at;
use crate::finding::{Code, Confidence, Finding, Role, Severity};
use crate::lang::{Need, WordList};
use crate::mention::{Mention, Stated, StatedQuantity};
use crate::span::Span;
use crate::value::{Decimal, Hedge, Quantity, Unit};

pub(super) static CHECK: Check = Check {
    code: Code::new("percent-change"),
    title: "a change that its two figures do not give",
    why: "\u{201C}Rose 50 per cent from 20 to 25\u{201D} holds three figures of which one is wrong: 20 to 25 is 25 per cent. The two \
          figures are taken as roughly as they are written, so that only a share that no rounding explains is found. The \
          figures must stand together (\u{201C}from \u{2026} to \u{2026}\u{201D}), in one unit and one sentence; shares of per cents are silent, since \
          writers mean percentage points.",
    example: "Sales rose 50 per cent from 20 million to 25 million dollars.",
    examples: include_str!("../../rules/checks/percent-change.toml"),
    needs: &[Need::FromTo, Need::Moves],
    run: Some(run),
};

/// The longest stretch, in words, between the share and its two figures.
const NEAR: usize = 4;
/// The longest stretch, in words, between the two figures.
const BETWEEN: usize = 5;

/// Two figures with what lies between.
struct Change<'m> {
    from: &'m StatedQuantity,
    to: &'m StatedQuantity,
    /// Both with the words between.
    span: Span,
    /// Its mentions' places in the list.
    first: usize,
}

/// How the change is told.
enum Told<'m> {
    Share(&'m StatedQuantity, Span),
    /// In thousandths.
    Factor(u32, Span),
}

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let words = scene.glossary;
    if words.from.is_empty() || words.to.is_empty() {
        return;
    }
    for first in 0..scene.reading.mentions.len() {
        if let Some(change) = change(scene, first)
            && let Some(told) = told(scene, &change)
        {
            scene.look(Seen::Figure, change.from.figure);
            scene.look(Seen::Figure, change.to.figure);
            match &told {
                Told::Share(_, place) | Told::Factor(_, place) => scene.look(Seen::Figure, *place),
            }
            findings.extend(judge(scene, &change, &told));
        }
    }
}

/// A share that is one: no figure that took in another one.
fn share(mention: &Mention) -> Option<&StatedQuantity> {
    let is_sane = |share: &&StatedQuantity| {
        share.quantity.unit == Unit::Percent && share.quantity.figure.value < Decimal::from(10_000)
    };
    quantity(mention).filter(is_sane)
}

fn quantity(mention: &Mention) -> Option<&StatedQuantity> {
    match &mention.stated {
        Stated::Quantity(stated) => Some(stated),
        Stated::Date(_) | Stated::Period(_) | Stated::Ordinal(_) | Stated::Extra(_) => None,
    }
}

/// "From 20 to 25", "to 25 from 20".
fn change<'m>(scene: &'m Scene<'_>, first: usize) -> Option<Change<'m>> {
    let (one, other) = (scene.reading.mentions.get(first)?, scene.reading.mentions.get(first + 1)?);
    let (left, right) = (quantity(one)?, quantity(other)?);
    let between = scene.between(one.span, other.span);
    let before = line_before(scene, one.span);
    let calm =
        !between.contains(['.', ';', ':', '(', ')', '\n', '!', '?']) && between.split_whitespace().count() <= BETWEEN;
    let words = scene.glossary;
    let (from, to) = if calm && words.from.ends(before.trim_end()) && words.to.ends(between.trim_end()) {
        (left, right)
    } else if calm && words.to.ends(before.trim_end()) && words.from.ends(between.trim_end()) {
        (right, left)
    } else {
        return None;
    };
    let unit = (&from.quantity.unit, &to.quantity.unit);
    // The unit may stand behind the last figure only.
    let alike = unit.0 == unit.1 || left.quantity.unit == Unit::One && std::ptr::eq(left, from);
    let shares = matches!(unit.1, Unit::Percent | Unit::PercentPoint);
    let positive = from.quantity.figure.value > Decimal::ZERO && to.quantity.figure.value > Decimal::ZERO;
    (alike && !shares && positive).then_some(Change { from, to, span: one.span.cover(other.span), first })
}

/// The text before a place, at most as much as a phrase needs.
fn line_before<'t>(scene: &'t Scene<'_>, span: Span) -> &'t str {
    let before = scene.before(span);
    let start = before.char_indices().rev().take(40).last().map_or(0, |(at, _)| at);
    before.get(start..).unwrap_or_default()
}

/// The share or the factor that stands right before or right after the two figures.
fn told<'m>(scene: &'m Scene<'_>, change: &Change<'m>) -> Option<Told<'m>> {
    let mentions = &scene.reading.mentions;
    let words = scene.glossary;
    let sentence = sentence_at(scene.reading, change.span.start)?;
    // "To six cents post-split from eight pre-split": not the same things are counted.
    if words.adjusted.is_in(scene.words(sentence)) {
        return None;
    }
    // "32 per cent of adults from 18 to 75 years".
    if words.years_old.begins(scene.after(change.span).trim_start()) {
        return None;
    }
    let clause = scene.text.get(sentence.start..change.span.end).unwrap_or_default();
    // Texts that were joined without a blank hold the stop of a sentence: "in November.In 2018".
    let stop =
        clause.char_indices().zip(clause.chars().skip(1)).filter(|((_, c), next)| *c == '.' && next.is_uppercase());
    let clause = stop.last().and_then(|((at, _), _)| clause.get(at..)).unwrap_or(clause);
    let moves = words.rise.is_in(clause) || words.fall.is_in(clause);
    let near = |text: &str| text.split_whitespace().count() <= NEAR && !text.contains(['.', ';', ':', '\n', '(', ')']);
    if let Some(before) = change.first.checked_sub(1).and_then(|at| mentions.get(at))
        && let Some(share) = share(before)
    {
        let between = scene.text.get(before.span.end..change.span.start).unwrap_or_default();
        if moves && near(between) && !between.contains(',') {
            return Some(Told::Share(share, before.span));
        }
    }
    if let Some(after) = mentions.get(change.first + 2)
        && let Some(share) = share(after)
    {
        let between = scene.text.get(change.span.end..after.span.start).unwrap_or_default();
        if near(between) && (words.rise.is_in(between) || words.fall.is_in(between)) && !words.and.is_in(between) {
            return Some(Told::Share(share, after.span));
        }
    }
    let before = line_before(scene, change.span);
    for (factor, forms) in &words.times {
        if let Some((_, end)) = last_written(forms, before)
            && before.get(end..).is_some_and(|rest| {
                near(rest) && rest.split_whitespace().count() <= 3 && !rest.contains(char::is_numeric)
            })
        {
            let start = change.span.start - before.len();
            let (begin, _) = last_written(forms, before)?;
            return Some(Told::Factor(*factor, Span::new(start + begin, start + end)));
        }
    }
    None
}

/// Where a word stands last in a text, if folding has left its length as it is.
fn last_written(words: &WordList, text: &str) -> Option<(usize, usize)> {
    let folded = crate::lang::folded(text);
    let (start, end) = words.find_last(&folded)?;
    // Counted from the end, in characters, so that what folding leaves out before it does not matter.
    let from_end = |at: usize| folded.get(at..).map_or(0, |rest| rest.chars().count());
    let place = |count: usize| text.char_indices().rev().nth(count.checked_sub(1)?).map(|(at, _)| at);
    Some((place(from_end(start))?, if end == folded.len() { text.len() } else { place(from_end(end))? }))
}

fn judge(scene: &Scene<'_>, change: &Change<'_>, told: &Told<'_>) -> Option<Finding> {
    let hundred = Decimal::ONE_HUNDRED;
    let (from_low, from_high) = shared_scale(&change.from.quantity, &change.to.quantity)?;
    let (to_low, to_high) = shared_scale(&change.to.quantity, &change.from.quantity)?;
    let (low, high) = (to_low.checked_div(from_high)?, to_high.checked_div(from_low)?);
    let from_value = scaled(&change.from.quantity, &change.to.quantity)?;
    let to_value = scaled(&change.to.quantity, &change.from.quantity)?;
    let ratio = to_value.checked_div(from_value)?;
    let percent = |ratio: Decimal| ratio.checked_sub(Decimal::ONE)?.checked_mul(hundred);
    let hedged = |quantity: &Quantity| {
        matches!(quantity.hedge, Hedge::UpTo | Hedge::AtLeast | Hedge::MoreThan | Hedge::LessThan)
    };
    if hedged(&change.from.quantity) || hedged(&change.to.quantity) {
        return None;
    }
    let turned = is_turned(scene, change, told, ratio);
    let (place, fits, offered) = match told {
        Told::Share(share, place) => {
            let (share_low, share_high) = share.quantity.range();
            let slack = Decimal::ONE;
            let (low, high) = (percent(low)?, percent(high)?);
            // Without a word of direction either direction is meant.
            let magnitude = if high < Decimal::ZERO { (-high, -low) } else { (low, high) };
            let below = share_high.is_some_and(|share| share + slack < magnitude.0);
            let above = share_low.is_some_and(|share| share - slack > magnitude.1);
            (*place, !below && !above, percent(ratio)?.abs().round_dp(1).normalize().to_string())
        }
        Told::Factor(factor, place) => {
            // "Doubled" is said of all that comes near it.
            let factor = Decimal::new(i64::from(*factor), 3);
            let fits =
                low <= factor.checked_mul(Decimal::new(125, 2))? && high >= factor.checked_mul(Decimal::new(8, 1))?;
            (*place, fits, String::new())
        }
    };
    if fits && !turned {
        return None;
    }
    let (from, to) = (scene.quoted(change.from.figure), scene.quoted(change.to.figure));
    let mut finding = scene.finding(
        &CHECK,
        place,
        if turned { Severity::Error } else { Severity::Warning },
        format!("{} does not fit a change from {from} to {to}.", scene.quoted(place)),
    );
    if turned {
        finding.derivation.push("the words and the two figures go in opposite directions".to_owned());
    }
    let shown = |number: Decimal| number.round_dp(2).normalize();
    finding.derivation.push(match told {
        Told::Share(..) => format!(
            "{} to {} is {} per cent; with both figures rounded, between {} and {}",
            shown(from_value),
            shown(to_value),
            shown(percent(ratio)?),
            shown(percent(low)?),
            shown(percent(high)?)
        ),
        Told::Factor(factor, _) => format!(
            "{} to {} is {} times as much; with both figures rounded, between {} and {} times, and not {}",
            shown(from_value),
            shown(to_value),
            shown(ratio),
            shown(low),
            shown(high),
            Decimal::new(i64::from(*factor), 3).normalize()
        ),
    });
    finding.witnesses.push(scene.witness(change.span, Role::Against, scene.voice(change.span)));
    if let Told::Share(share, place) = told {
        let figure = scene.words(share.figure);
        if figure.contains(char::is_numeric) && scene.words(*place).contains(figure) {
            finding.fixes.push(crate::finding::Fix {
                label: "the share that the figures give".to_owned(),
                text: scene.words(*place).replacen(figure, &offered, 1),
            });
        }
    }
    finding.confidence = Confidence::High;
    Some(finding)
}

/// Whether the words say that the figure goes up and the two figures say that it goes down, or the other way round.
fn is_turned(scene: &Scene<'_>, change: &Change<'_>, told: &Told<'_>, ratio: Decimal) -> bool {
    let words = scene.glossary;
    let Told::Share(_, place) = told else { return false };
    let Some(sentence) = sentence_at(scene.reading, change.span.start) else { return false };
    let sentence = scene.words(sentence);
    let up = words.rise.is_in(sentence);
    let down = words.fall.is_in(sentence);
    // The word stands right before the share, so that nothing else can be what moves.
    let near = line_before(scene, *place);
    let beside = near.split_whitespace().rev().take(2).collect::<Vec<_>>();
    let is_beside = |list: &WordList| beside.iter().any(|word| list.is(word));
    let apart = (ratio - Decimal::ONE).abs() > Decimal::new(2, 2);
    apart
        && (up && !down && ratio < Decimal::ONE && is_beside(&words.rise)
            || down && !up && ratio > Decimal::ONE && is_beside(&words.fall))
}

/// The scale that a figure takes from the other one: "from 91.5 to 89.4 million", "to 4.80 from 3.50 billion".
fn scale_of(one: &Quantity, other: &Quantity) -> Decimal {
    let mut scale = Decimal::ONE;
    let far = |scale: Decimal| {
        let value = one.figure.value.checked_mul(scale)?;
        Some(other.figure.value.checked_div(value)? > Decimal::ONE_HUNDRED)
    };
    while other.figure.rounded && far(scale) == Some(true) {
        scale = scale.checked_mul(Decimal::ONE_THOUSAND).unwrap_or(scale);
    }
    scale
}

fn scaled(one: &Quantity, other: &Quantity) -> Option<Decimal> {
    one.figure.value.checked_mul(scale_of(one, other))
}

fn shared_scale(one: &Quantity, other: &Quantity) -> Option<(Decimal, Decimal)> {
    let scale = scale_of(one, other);
    let (low, high) = reach(one);
    Some((low.checked_mul(scale)?, high.checked_mul(scale)?))
}

/// The numbers a figure may stand for: zeros at its end may be rounding.
fn reach(quantity: &Quantity) -> (Decimal, Decimal) {
    let (low, high) = quantity.interval();
    let (loose_low, loose_high) = quantity.figure.loose_interval();
    let about = if matches!(quantity.hedge, Hedge::About | Hedge::Nearly) { quantity.range() } else { (None, None) };
    let low = low.min(loose_low).min(about.0.unwrap_or(low));
    (low.max(Decimal::new(1, 6)), high.max(loose_high).max(about.1.unwrap_or(high)))
}
