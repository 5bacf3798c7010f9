//! `count-list`: a number of things, and a list of them that holds more or fewer.

use super::Check;
use super::scene::{Scene, Seen};
use crate::claim::{Announced, Counted, Doubt};
use crate::finding::{Code, Confidence, Finding, Role, Severity};
use crate::lang::Need;

pub(super) static CHECK: Check = Check {
    code: Code::new("count-list"),
    title: "a count that does not match its list",
    why: "\u{201C}Five partners (Sweden, Finland, Switzerland and South Korea)\u{201D} counts one that the list leaves out. Only flat lists \
          count, in brackets, after a colon or between dashes, whose items are all of one make: names of a few words, or single words; single words of several makes, a list in brackets behind a name, and names behind a \
          colon with a \u{201C}of\u{201D} before it count only where they are one item off, and the last are a note; so are lists behind a dash that hold more, or no names, and items of a few words of any make, the last of which \
          is joined by an \u{201C}and\u{201D}, where they are one item off. \
          A count that is off by more than two is \
          passed over, for then the list is of something else. Lists that say they are not all (\u{201C}including\u{201D}, \u{201C}such as\u{201D}) are silent, and so are items with figures or \
          quotations; a name with an \u{201C}and\u{201D} in it counts as one or as two, and so do the last ones of ministries, themes and the \
          like. A list of places for what happens or stands there (events, plants) is a note. Short items that stand under the counting line, one to a line, count where they are one item off; two of them are a note. A list that stands elsewhere in the article beside \
          the same rare word is a note.",
    example: "The centre has five partners (Sweden, Finland, Switzerland and Austria).",
    examples: include_str!("../../rules/checks/count-list.toml"),
    needs: &[Need::And],
    run: Some(run),
};

/// By how much a count may be off: a list that is farther from it is of something else.
const SLIP: usize = 2;

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for counted in &scene.statements.counted {
        match counted.by {
            Announced::Brackets | Announced::Colon | Announced::Dash => {
                scene.look(Seen::Figure, counted.figure);
                scene.look(Seen::List, counted.list.span);
            }
            Announced::Elsewhere(..) => {}
        }
        let (fewest, most) = (counted.list.fewest, counted.list.most);
        let is_near = counted.count.saturating_add(SLIP) >= fewest && counted.count <= most.saturating_add(SLIP);
        if !(fewest..=most).contains(&counted.count) && is_near {
            findings.push(finding(scene, counted));
        }
    }
}

fn finding(scene: &Scene<'_>, counted: &Counted) -> Finding {
    let list = &counted.list;
    let (figure, severity) = match counted.by {
        Announced::Brackets | Announced::Colon | Announced::Dash if counted.doubt.is_some() => {
            (counted.figure, Severity::Note)
        }
        Announced::Brackets | Announced::Dash => (counted.figure, Severity::Warning),
        // A list of more things than are counted may be of something else that stands before the colon.
        Announced::Colon if list.named || counted.count == list.most + 1 => (counted.figure, Severity::Warning),
        Announced::Colon if counted.count + 1 == list.fewest => (counted.figure, Severity::Warning),
        Announced::Colon => (counted.figure, Severity::Note),
        Announced::Elsewhere(word, _) => (counted.figure.cover(word), Severity::Note),
    };
    let listed =
        if list.fewest == list.most { list.most.to_string() } else { format!("{} to {}", list.fewest, list.most) };
    let mut finding = scene.finding(
        &CHECK,
        figure,
        severity,
        format!("{} is the count, but the list names {listed}: {}.", scene.quoted(figure), scene.quoted(list.span)),
    );
    finding.derivation.push(format!(
        "the count is {}, and the list in line {} has {listed} items",
        counted.count,
        scene.line(list.span)
    ));
    finding.witnesses.push(scene.witness(list.span, Role::Against, scene.voice(list.span)));
    match counted.by {
        Announced::Brackets | Announced::Colon | Announced::Dash => {
            let doubt = counted.doubt.map(|doubt| match doubt {
                Doubt::Places => "the list may be of places, so this is only a note",
                Doubt::Words => "the list may be of something else that is named there, so this is only a note",
            });
            finding.derivation.extend(doubt.map(str::to_owned));
        }
        Announced::Elsewhere(_, place) => {
            finding.confidence = Confidence::Low;
            finding.derivation.push(format!("both are said of {}; they may be two groups", scene.quoted(place)));
        }
    }
    finding
}
