//! `scale-slip`: the same digits at two scales, said of the same thing.

use super::Check;
use super::scene::{Scene, Seen};
use crate::claim::{Rescaled, sentence_at};
use crate::finding::{Code, Confidence, Finding, Role, Severity};
use crate::lang::Need;
use crate::span::Span;

pub(super) static CHECK: Check = Check {
    code: Code::new("scale-slip"),
    title: "one figure at two scales",
    why: "$3.8 billion in one sentence and $3.8 million in another, for the same arms exports: one of the two is a thousand \
          times wrong. Only sums of one currency, quantities of one unit or counts of one thing with the same digits, a \
          thousand or a million times apart, count, and only if the words around them are the same. Three such words make an error, two a warning; in one \
          sentence they are a note, since a writer who sets two sums beside each other mostly means two, unless the second stands in \
          brackets right behind the first and says it again. Two digits are a warning at most, and a note where the words are short or tell of each or of an average; \
          one digit is so, too, and only among few sums. A sum without its currency is a note.",
    example: "Arms exports rose to $3.8 billion that year. The minister praised the arms exports of $3.8 million that year.",
    examples: include_str!("../../rules/checks/scale-slip.toml"),
    needs: &[Need::Spaces],
    run: Some(run),
};

/// Of how many sums of one unit hardly two have the same digit by chance.
const FEW: usize = 6;
/// How many digits say much.
const DIGITS: usize = 3;
/// The longest word that is too short to say what two sums of two digits are of, in characters.
const SHORT: usize = 4;

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let sums = &scene.statements.sums;
    for sum in sums.iter().filter(|_| sums.len() > 1) {
        scene.look(Seen::Figure, *sum);
    }
    findings.extend(scene.statements.rescaled.iter().filter_map(|told| judge(scene, told)));
}

/// How grave it is that two sums of one digit share so many long words; none if that may be by chance.
fn one_digit(scene: &Scene<'_>, told: &Rescaled, is_alone: bool, long: usize) -> Option<Severity> {
    // "1 million" stands for many things.
    let is_round = scene.words(told.later.0).chars().filter(|c| c.is_numeric() && *c != '0').all(|c| c == '1');
    if !is_alone || told.of_each || long < 2 {
        return None;
    }
    Some(if is_round || told.is_bare { Severity::Note } else { Severity::Warning })
}

fn judge(scene: &Scene<'_>, told: &Rescaled) -> Option<Finding> {
    let ((earlier, one), (later, other)) = (told.earlier, told.later);
    let sentence = |span: Span| sentence_at(scene.reading, span.start);
    // "R$ 1.200,000,00": what goes on behind a figure is not understood.
    let is_torn = |span: Span| {
        let rest = scene.after(span).strip_prefix([',', '.']);
        rest.is_some_and(|rest| rest.starts_with(char::is_numeric))
    };
    if is_torn(earlier) || is_torn(later) {
        return None;
    }
    let between = Span::new(earlier.end, later.start.max(earlier.end));
    let is_restated = matches!(scene.words(between).trim(), "(" | "[" | "\u{FF08}");
    let is_side_by_side = !is_restated && sentence(earlier).is_some() && sentence(earlier) == sentence(later);
    // Two digits are soon those of another sum.
    let digits = |sum: &Span| scene.words(*sum).chars().filter(|c| c.is_numeric()).count();
    let is_short = [earlier, later].iter().map(digits).max().is_some_and(|digits| (1..DIGITS).contains(&digits));
    let long = || told.shared.iter().filter(|stem| stem.chars().count() > SHORT).count();
    // "Rüstungsexporte"
    let shared = told.shared.len() + usize::from(told.has_compound && !is_short);
    let is_alone = told.crowd <= FEW;
    let severity = match shared {
        // "22 million dinars (22 billion)": in coins of another name.
        _ if is_restated && told.is_bare => return None,
        _ if is_restated => Severity::Error,
        0 | 1 => return None,
        _ if told.is_bare && is_side_by_side => return None,
        _ if told.digits == 1 => one_digit(scene, told, is_alone && !is_side_by_side, long())?,
        _ if told.is_bare => Severity::Note,
        _ if is_side_by_side => Severity::Note,
        _ if is_short && (long() < 2 || told.of_each) => Severity::Note,
        _ if is_short => Severity::Warning,
        2 => Severity::Warning,
        _ => Severity::Error,
    };
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
    let shown: Vec<&str> = told.shared.iter().map(String::as_str).collect();
    finding.derivation.push(format!("both stand beside words that begin with {}", shown.join(", ")));
    if is_side_by_side {
        finding.derivation.push("one sentence sets the two beside each other, so they may be two sums".to_owned());
    } else if severity == Severity::Note {
        finding.derivation.push("two digits say little, so this is only a note".to_owned());
    }
    finding.witnesses.push(scene.witness(earlier, Role::Against, scene.voice(earlier)));
    Some(finding)
}
