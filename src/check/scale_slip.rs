//! `scale-slip`: the same digits at two scales, said of the same thing.

use std::collections::BTreeSet;

use super::Check;
use super::scene::{Scene, Seen};
use crate::claim::{Apart, Likeness, Rescaled};
use crate::finding::{Code, Confidence, Finding, Role, Severity};
use crate::lang::Need;
use crate::span::Span;
use crate::value::Decimal;

pub(super) static CHECK: Check = Check {
    code: Code::new("scale-slip"),
    title: "one figure at two scales",
    why: "$3.8 billion in one sentence and $3.8 million in another, for the same arms exports: one of the two is a thousand \
          times wrong. Only sums of one currency, quantities of one unit or counts of one thing with the same digits, a \
          thousand or a million times apart, count, and only if the words around them are the same. Three such words make an error, two a warning; in one \
          sentence they are a note, since a writer who sets two sums beside each other mostly means two, unless the second stands in \
          brackets right behind the first and says it again. Two digits are a warning at most, and a note where the words are short, tell of each or of an average, or where \
          the article has many sums; one digit is a note, and only among few sums. So is a sum among many whose noun is another one. A sum without its currency is a note. So are two sums whose sentences share \
          less, if the same digits stand before two scale words a thousand times apart and a sentence or more lies between them, \
          and two counts of one thing in different sentences (\u{201C}32 million voters \u{2026} 32 billion voters\u{201D}).",
    example: "Arms exports rose to $3.8 billion that year. The minister praised the arms exports of $3.8 million that year.",
    examples: include_str!("../../rules/checks/scale-slip.toml"),
    needs: &[Need::Spaces],
    run: Some(run),
};

/// Of how many sums of one unit hardly two have the same digit by chance.
const FEW: usize = 6;
/// How many digits say much.
const DIGITS: usize = 3;
/// The same of the digits before the zeros at the end.
const LEAST: u32 = 3;
/// The longest word that is too short to say what two sums of two digits are of, in characters.
const SHORT: usize = 4;
/// How many words two sums share at least that may be of one thing.
const FEWEST: usize = 2;

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let sums = &scene.statements.sums;
    for sum in sums.iter().filter(|_| sums.len() > 1) {
        scene.look(Seen::Figure, *sum);
    }
    findings.extend(scene.statements.rescaled.iter().filter_map(|told| judge(scene, told)));
}

/// How far apart two sums stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Distance {
    /// The second stands in brackets right behind the first and says it again.
    Restated,
    /// In one sentence: a writer who sets two sums beside each other mostly means two.
    SideBySide,
    /// In neighbouring sentences.
    Near,
    /// With a sentence or more between them.
    Apart,
}

fn distance(scene: &Scene<'_>, earlier: Span, later: Span) -> Distance {
    let between = Span::new(earlier.end, later.start.max(earlier.end));
    if matches!(scene.words(between).trim(), "(" | "[" | "\u{FF08}") {
        return Distance::Restated;
    }
    let number = |span: Span| scene.reading.sentences.partition_point(|sentence| sentence.span.end <= span.start);
    match number(later) - number(earlier) {
        0 => Distance::SideBySide,
        1 => Distance::Near,
        _ => Distance::Apart,
    }
}

/// How many of some beginnings are of words long enough to say what a sum of two digits is of.
fn long(stems: &BTreeSet<String>) -> usize {
    stems.iter().filter(|stem| stem.chars().count() > SHORT).count()
}

fn severity(scene: &Scene<'_>, told: &Rescaled, distance: Distance) -> Option<Severity> {
    let is_same = matches!(told.likeness, Likeness::Money | Likeness::Same);
    let step = Step::of(scene, told);
    // Two digits are soon those of another sum.
    let digits = |sum: Span| scene.words(sum).chars().filter(|c| c.is_numeric()).count();
    let is_short = (1..DIGITS).contains(&digits(told.earlier.0).max(digits(told.later.0)));
    // "Rüstungsexporte"
    let shared = told.shared.len() + usize::from(told.has_compound && !is_short);
    match shared {
        // "22 million dinars (22 billion)": in coins of another name.
        _ if distance == Distance::Restated => is_same.then_some(Severity::Error),
        _ if step == Step::Far => None,
        0 | 1 => {
            (is_likely(scene, told, distance, step) || is_one_count(scene, told, distance)).then_some(Severity::Note)
        }
        _ if told.digits == 1 && is_one_count(scene, told, distance) => Some(Severity::Note),
        _ if told.digits == 1 => one_digit(told, distance),
        _ if distance == Distance::SideBySide => is_same.then_some(Severity::Note),
        _ if !is_same || is_short && (long(&told.shared) < FEWEST || told.apart == Some(Apart::OfEach)) => {
            Some(Severity::Note)
        }
        _ if step == Step::Rewritten || told.crowd > FEW && (is_short || told.apart.is_some()) => Some(Severity::Note),
        2 => Some(Severity::Warning),
        _ if is_short => Some(Severity::Warning),
        _ => Some(Severity::Error),
    }
}

/// How two sums with the same digits are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    /// The same digits, before two scale words.
    Scale,
    /// A thousand times apart, in other digits: "140,000", "140 million".
    Rewritten,
    /// A million times apart, in other digits: "$7,500 per car" is no slip of "$7.5 billion".
    Far,
}

impl Step {
    fn of(scene: &Scene<'_>, told: &Rescaled) -> Self {
        let written = |sum: Span| scene.words(sum).chars().filter(|c| c.is_numeric()).collect::<String>();
        if written(told.earlier.0) == written(told.later.0) {
            Self::Scale
        } else if is_thousand(told) {
            Self::Rewritten
        } else {
            Self::Far
        }
    }
}

/// Whether two sums are a thousand times apart.
fn is_thousand(told: &Rescaled) -> bool {
    let ((_, one), (_, other)) = (told.earlier, told.later);
    one.max(other).checked_div(one.min(other)) == Some(Decimal::ONE_THOUSAND)
}

/// Whether two counts of one thing are likely one, "70 million copies … 70 billion copies": there are hardly as many of it in
/// both places.
fn is_one_count(scene: &Scene<'_>, told: &Rescaled, distance: Distance) -> bool {
    let written = scene.words(told.later.0).chars().filter(|c| c.is_numeric()).count();
    told.likeness == Likeness::Same
        && !told.shared.is_empty()
        && told.apart != Some(Apart::OfEach)
        && distance != Distance::SideBySide
        && Step::of(scene, told) == Step::Scale
        && is_thousand(told)
        && written >= LEAST_WRITTEN
}

/// How many digits, zeros as well, are seldom those of two counts of one thing.
const LEAST_WRITTEN: usize = 2;

/// Whether two sums are likely one though few of the words around them are the same. Among few sums, two in one currency are
/// seldom alike by chance in two digits or more.
fn is_likely(scene: &Scene<'_>, told: &Rescaled, distance: Distance, step: Step) -> bool {
    if distance == Distance::SideBySide || step != Step::Scale || !is_thousand(told) {
        return false;
    }
    let shared = long(&told.in_sentences);
    let is_apart = told.likeness == Likeness::Money && distance == Distance::Apart;
    match told.likeness {
        _ if told.digits < LEAST && (told.crowd > FEW || told.apart == Some(Apart::OfEach)) => false,
        _ if told.digits == 1 => is_apart && shared > 0 && !is_round(scene, told),
        Likeness::Money | Likeness::Same => is_apart || shared >= FEWEST || told.is_named,
        Likeness::Bare | Likeness::Loose => distance == Distance::Apart && shared > 0,
    }
}

/// Whether two sums are a million, a billion or the like, which stand for many things.
fn is_round(scene: &Scene<'_>, told: &Rescaled) -> bool {
    scene.words(told.later.0).chars().filter(|c| c.is_numeric() && *c != '0').all(|c| c == '1')
}

/// How grave it is that two sums of one digit share words: they may by chance, so it is never more than a note.
fn one_digit(told: &Rescaled, distance: Distance) -> Option<Severity> {
    let is_chance = told.likeness == Likeness::Loose
        || distance == Distance::SideBySide
        || told.crowd > FEW
        || told.apart == Some(Apart::OfEach);
    (!is_chance && long(&told.shared) > 0).then_some(Severity::Note)
}

fn judge(scene: &Scene<'_>, told: &Rescaled) -> Option<Finding> {
    let ((earlier, one), (later, other)) = (told.earlier, told.later);
    // "R$ 1.200,000,00": what goes on behind a figure is not understood.
    let is_torn = |span: Span| {
        let rest = scene.after(span).strip_prefix([',', '.']);
        rest.is_some_and(|rest| rest.starts_with(char::is_numeric))
    };
    if is_torn(earlier) || is_torn(later) {
        return None;
    }
    let distance = distance(scene, earlier, later);
    let severity = severity(scene, told, distance)?;
    let mut finding = scene.finding(
        &CHECK,
        later,
        severity,
        format!(
            "{} in line {} and {} in line {} have the same digits at another scale.",
            scene.quoted(earlier),
            scene.line(earlier),
            scene.quoted(later),
            scene.line(later)
        ),
    );
    finding.confidence = if severity == Severity::Error { Confidence::Medium } else { Confidence::Low };
    finding.derivation.push(format!(
        "{} is {}, {} is {}",
        scene.quoted(earlier),
        one.normalize(),
        scene.quoted(later),
        other.normalize()
    ));
    let shared = if told.shared.is_empty() { &told.in_sentences } else { &told.shared };
    if !shared.is_empty() {
        let shown: Vec<&str> = shared.iter().map(String::as_str).collect();
        finding.derivation.push(format!("both stand beside words that begin with {}", shown.join(", ")));
    }
    if distance == Distance::SideBySide {
        finding.derivation.push("one sentence sets the two beside each other, so they may be two sums".to_owned());
    } else if severity == Severity::Note {
        finding.derivation.push("that they are of one thing is likely and not sure, so this is only a note".to_owned());
    }
    finding.witnesses.push(scene.witness(earlier, Role::Against, scene.voice(earlier)));
    Some(finding)
}
