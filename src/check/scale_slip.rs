//! `scale-slip`: the same digits of money at two scales, said of the same thing.

use super::Check;
use super::scene::{Scene, Seen};
use crate::claim::{Rescaled, sentence_at};
use crate::finding::{Code, Confidence, Finding, Role, Severity};
use crate::lang::Need;
use crate::span::Span;

pub(super) static CHECK: Check = Check {
    code: Code::new("scale-slip"),
    title: "one sum of money at two scales",
    why: "$3.8 billion in one sentence and $3.8 million in another, for the same arms exports: one of the two is a thousand \
          times wrong. Only sums of one currency with the same digits, at least two of them, a thousand or a million times \
          apart, count, and only if the words around them are the same. Three such words make an error, two a warning; in one \
          sentence they are a note, since a writer who sets two sums beside each other mostly means two.",
    example: "Arms exports rose to $3.8 billion that year. The minister praised the arms exports of $3.8 million that year.",
    examples: include_str!("../../rules/checks/scale-slip.toml"),
    needs: &[Need::Spaces],
    run: Some(run),
};

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let sums = &scene.statements.sums;
    for sum in sums.iter().filter(|_| sums.len() > 1) {
        scene.look(Seen::Figure, *sum);
    }
    findings.extend(scene.statements.rescaled.iter().filter_map(|told| judge(scene, told)));
}

fn judge(scene: &Scene<'_>, told: &Rescaled) -> Option<Finding> {
    let ((earlier, one), (later, other)) = (told.earlier, told.later);
    let sentence = |span: Span| sentence_at(scene.reading, span.start);
    let is_side_by_side = sentence(earlier).is_some() && sentence(earlier) == sentence(later);
    let severity = match told.shared.len() {
        0 | 1 => return None,
        _ if is_side_by_side => Severity::Note,
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
    }
    finding.witnesses.push(scene.witness(earlier, Role::Against, scene.voice(earlier)));
    Some(finding)
}
