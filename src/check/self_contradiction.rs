//! `self-contradiction`: one measure of one thing with two values in one article.

use std::collections::{BTreeMap, BTreeSet};

use super::Check;
use super::scene::{Scene, Seen};
use super::slips;
use crate::claim::{Copied, ToldTwice};
use crate::finding::{Code, Confidence, Finding, Role, Severity};
use crate::lang::Need;
use crate::span::Span;
use crate::value::{Agreement, Decimal, Slip, Tolerance, Unit, agree_quantities};

pub(super) static CHECK: Check = Check {
    code: Code::new("self-contradiction"),
    title: "one measure of one thing with two values",
    why: "\u{201C}The mill employs 120 people\u{201D} and, further down, \u{201C}the mill employs 210 people\u{201D} cannot both be right. The two \
          sentences must be about the same: the same thing counted or the same unit, the same names, the same dates, \
          and mostly the same words around the figure. A sentence that speaks of a change, of others, of before and \
          after, of each or of an average is silent, and so is one that holds two such figures, a plan or a condition. \
          The two figures must be one keystroke apart, a digit or two neighbours swapped, since other figures are as likely \
          said of two things; where both have four digits before the zeros at their end, one word or name beside both is enough. \
          Figures of two digits, unless two neighbours are swapped, and sentences that share fewer words and names, are a note, and silent \
          where more than two values are told; figures of one digit are silent. Two whole numbers of three digits are a note also where \
          the sentences share only two words or one is the headline, if the article has no other value of what they count. \
          Two sentences that begin with the same words and have a dozen of them in a row, but for one number a keystroke apart, are a \
          warning whatever the number is of, a date or an age, too; with twenty words any other figure or day is. Years, items of a list, \
          and sentences that are there with a third number are left out.",
    example: "The mill in Leeds employs 120 people from the valley. Visitors are rare. Most days the mill in Leeds employs 210 people from the valley.",
    examples: include_str!("../../rules/checks/self-contradiction.toml"),
    needs: &[Need::Unlike],
    run: Some(run),
};

/// How many digits two figures must have to be sure.
const DIGITS: usize = 3;
/// How many words two sentences must share, and how many make it sure.
const FEWEST: usize = 3;
const SURE: usize = 4;

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let rows = Rows::of(&scene.statements.twice);
    let mut last = None;
    let copied = &scene.statements.copied;
    findings.extend(copied.iter().map(|copied| in_same_words(scene, copied)));
    let known: BTreeSet<Span> = copied.iter().map(|copied| copied.later).collect();
    for told in scene.statements.twice.iter().filter(|told| !known.contains(&told.later.span)) {
        if last != Some(told.later.span)
            && let Some(finding) = judge(scene, told)
            && (finding.severity != Severity::Note || !rows.has(told))
        {
            findings.push(finding);
            last = Some(told.later.span);
        }
    }
}

/// What two sentences say in the same words but for one number.
fn in_same_words(scene: &Scene<'_>, copied: &Copied) -> Finding {
    let Copied { earlier, later, words } = *copied;
    scene.look(Seen::Figure, earlier);
    scene.look(Seen::Figure, later);
    let message = format!(
        "{} in line {} and {} in line {} stand in the same words.",
        scene.quoted(earlier),
        scene.line(earlier),
        scene.quoted(later),
        scene.line(later)
    );
    let mut finding = scene.finding(&CHECK, later, Severity::Warning, message);
    finding.derivation.push(format!("the {words} words around both are the same"));
    finding.witnesses.push(scene.witness(earlier, Role::Against, scene.voice(earlier)));
    finding
}

/// The values that are told of each thing counted and each unit, as far as there are two.
struct Rows<'t>(BTreeMap<&'t str, Vec<(&'t Unit, BTreeSet<Decimal>)>>);

impl<'t> Rows<'t> {
    fn of(all: &'t [ToldTwice]) -> Self {
        let mut rows: BTreeMap<&str, Vec<(&Unit, BTreeSet<Decimal>)>> = BTreeMap::new();
        for (told, counted) in
            all.iter().flat_map(|told| [(&told.earlier, &told.counted), (&told.later, &told.counted)])
        {
            let (row, unit) = (rows.entry(counted).or_default(), &told.quantity.unit);
            let value = told.quantity.figure.value.normalize();
            match row.iter_mut().find(|(known, _)| *known == unit) {
                Some((_, values)) if values.len() > 2 => {}
                Some((_, values)) => {
                    values.insert(value);
                }
                None => row.push((unit, BTreeSet::from([value]))),
            }
        }
        Self(rows)
    }

    /// Whether more than two values are told of what two figures count: those of one thing after the other.
    fn has(&self, told: &ToldTwice) -> bool {
        let row = self.0.get(told.counted.as_str());
        row.into_iter().flatten().any(|(unit, values)| **unit == told.later.quantity.unit && values.len() > 2)
    }
}

fn judge(scene: &Scene<'_>, told: &ToldTwice) -> Option<Finding> {
    let ToldTwice { earlier, later, counted, many, only_two } = told;
    let both: Vec<&str> = later
        .words
        .iter()
        .filter(|(stem, _)| earlier.words.contains_key(*stem))
        .map(|(_, word)| word.as_str())
        .collect();
    let shared = both.len();
    let (fewer, more) = (earlier.words.len().min(later.words.len()), earlier.words.len().max(later.words.len()));
    let names = earlier.names.intersection(&later.names).count();
    let unlike = !earlier.names.is_empty() && !later.names.is_empty() && names == 0;
    // A name says as much as another word.
    let score = shared + names;
    let mostly = shared * 10 >= fewer * 7 || shared >= SURE && shared * 2 >= fewer;
    let alike = score >= FEWEST && mostly && shared * 10 >= more * 3;
    let many = *many && score > 0;
    let nearly = shared >= FEWEST && shared * 2 >= fewer;
    if !(alike || many || nearly || *only_two) || unlike {
        return None;
    }
    scene.look(Seen::Figure, earlier.span);
    scene.look(Seen::Figure, later.span);
    let swapped = match agree_quantities(&earlier.quantity, &later.quantity, scene.units, Tolerance::AsWritten) {
        Agreement::Differ(slip) => slip == Some(Slip::SwappedDigits),
        Agreement::Agree | Agreement::AgreeByRounding | Agreement::Incomparable => return None,
    };
    let values = [earlier, later].map(|told| told.quantity.figure.value.normalize());
    let digits = values.iter().map(|value| slips::digits(*value)).min()?;
    // Two values far from each other are as likely said of two things; one keystroke apart they are hardly.
    if digits < 2 && score < FEWEST {
        return None;
    }
    // Neighbours that have changed places are hardly two things' figures, not even of two digits.
    let long = values.iter().all(|value| *value >= Decimal::ONE_HUNDRED);
    let one_kind = names == earlier.names.len() || names == later.names.len();
    // Shares and prices are told of one after the other; the same ones with two neighbours swapped hardly are.
    let counts = matches!(later.quantity.unit, Unit::One | Unit::Measure(_)) || swapped;
    let sure = !only_two
        && one_kind
        && counts
        && (many || alike && (score >= SURE && digits >= DIGITS || swapped && digits >= 2 && (score >= SURE || long)));
    let severity = if sure { Severity::Warning } else { Severity::Note };
    let message = format!(
        "{} in line {} and {} in line {} are said of the same.",
        scene.quoted(earlier.span),
        scene.line(earlier.span),
        scene.quoted(later.span),
        scene.line(later.span)
    );
    let mut finding = scene.finding(&CHECK, later.span, severity, message);
    finding.derivation.push(format!("both sentences have words like {}", both.join(", ")));
    if !counted.is_empty() {
        finding.derivation.push(format!("both count {counted}"));
    }
    if !sure {
        finding.confidence = Confidence::Low;
        finding.derivation.push("they may be about two things or two times, so this is only a note".to_owned());
    }
    finding.witnesses.push(scene.witness(earlier.span, Role::Against, earlier.voice));
    Some(finding)
}
