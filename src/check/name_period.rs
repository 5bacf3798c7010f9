//! `name-period`: a form of a name that is not right at the time that is spoken of.

use std::collections::BTreeMap;

use super::Check;
use super::scene::{Scene, quote};
use crate::claim::DatedName;
use crate::finding::{Code, Confidence, Finding, Fix, Role, Severity};
use crate::rulebook::NameId;

pub(super) static CHECK: Check = Check {
    code: Code::new("name-period"),
    title: "a name is used at a time when it was another one",
    why: "Countries, bodies and companies change their names. A rulebook can say since when, or until when, a form is \
          right; the time is that of the sentence, else the article's date. All places of one form in an article are one \
          finding. It is a note: which name to use is a choice of the house.",
    example: "Turkey joined the exercise on 2 May 2024.",
    examples: "",
    needs: &[],
    run: Some(run),
};

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let mut groups: BTreeMap<(NameId, usize), Vec<&DatedName>> = BTreeMap::new();
    for named in &scene.statements.dated_names {
        let Some(form) = scene.rules.name(named.name).and_then(|name| name.dated.get(named.dated)) else { continue };
        let (first, last) = named.time.period.days().unwrap_or((None, None));
        let is_early = form.from.is_some_and(|from| last.is_some_and(|last| last < from));
        let is_late = form.until.is_some_and(|until| first.is_some_and(|first| until < first));
        if is_early || is_late {
            groups.entry((named.name, named.dated)).or_default().push(named);
        }
    }
    for ((id, dated), places) in groups {
        let Some(name) = scene.rules.name(id) else { continue };
        let (Some(form), Some(first)) = (name.dated.get(dated), places.first()) else { continue };
        let time = first.time;
        let derivation = vec![
            match time.span {
                Some(span) => format!(
                    "the sentence speaks of {} ({} in line {})",
                    time.period,
                    scene.quoted(span),
                    scene.line(span)
                ),
                None => format!("the article is of {}", time.period),
            },
            match (form.from, form.until) {
                (Some(from), Some(until)) => format!("the rulebook has the form from {from} until {until}"),
                (Some(from), None) => format!("the rulebook has the form from {from} on"),
                (None, Some(until)) => format!("the rulebook has the form until {until}"),
                (None, None) => String::new(),
            },
        ];
        let mut witnesses: Vec<_> =
            places.iter().map(|named| scene.witness(named.span, Role::Claim, named.voice)).collect();
        witnesses.push(form.place.witness());
        findings.push(Finding {
            code: CHECK.code.clone(),
            severity: Severity::Note,
            confidence: Confidence::Medium,
            message: format!(
                "{} is {} at that time: {}.",
                scene.quoted(first.span),
                quote(&form.instead),
                form.because
            ),
            derivation,
            witnesses,
            fixes: vec![Fix { label: "the name of that time".to_owned(), text: form.instead.clone() }],
            fact: Some(name.id.clone()),
            fingerprint: String::new(),
            also: Vec::new(),
        });
    }
}
