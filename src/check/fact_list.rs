//! `fact-list`: a member that is none.

use super::Check;
use super::scene::{Scene, footing, quote, severity};
use crate::claim::Membership;
use crate::finding::{Code, Confidence, Finding, Role};
use crate::rulebook::{Fact, Member};
use crate::value::Period;

pub(super) static CHECK: Check = Check {
    code: Code::new("fact-list"),
    title: "a name is counted among the members of a list that it is not on",
    why: "The article calls somebody a member who is none, or is none yet, or is none any more, by a rulebook's list of all members. The name must stand \
          right beside the words for a membership, or open the list behind the members' noun. The time is that of the \
          sentence, else the article's date; without either, only a name that never was a member is flagged. How many members \
          there are is checked by `fact-quantity`.",
    example: "Austria is a member of NATO.",
    examples: "",
    needs: &[],
    run: Some(run),
};

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for membership in &scene.statements.memberships {
        let Some(fact) = scene.rules.fact(membership.fact) else { continue };
        let Some((from, until)) = fact.complete else { continue };
        let stints: Vec<&Member> = fact.members.iter().filter(|member| member.name == membership.name).collect();
        // Outside of the time for which all members are known, anybody may be one.
        let is_known = |time: &Period| {
            let (first, last) = time.days().unwrap_or((None, None));
            from.is_none_or(|from| first.is_some_and(|first| from <= first))
                && until.is_none_or(|until| last.is_some_and(|last| last <= until))
        };
        let is_wrong = if membership.times.is_empty() {
            stints.is_empty() && until.is_none()
        } else {
            membership.times.iter().all(|time| is_known(time) && !stints.iter().any(|member| is_in(member, time)))
        };
        if is_wrong {
            findings.push(finding(scene, membership, fact, &stints));
        }
    }
}

/// Whether a name is on the list at a time that the sentence may mean.
pub(super) fn agrees(membership: &Membership, fact: &Fact) -> bool {
    fact.members
        .iter()
        .filter(|member| member.name == membership.name)
        .any(|member| membership.times.is_empty() || membership.times.iter().any(|time| is_in(member, time)))
}

/// Whether it is a member on some day of a period.
fn is_in(member: &Member, time: &Period) -> bool {
    let (first, last) = time.days().unwrap_or((None, None));
    member.from.is_none_or(|from| last.is_none_or(|last| from <= last))
        && member.until.is_none_or(|until| first.is_none_or(|first| first <= until))
}

fn finding(scene: &Scene<'_>, membership: &Membership, fact: &Fact, stints: &[&Member]) -> Finding {
    let name = scene.rules.name(membership.name).map_or("", |name| &name.preferred);
    let mut derivation = vec![format!(
        "the article counts {} among them, with {} (line {})",
        quote(name),
        scene.quoted(membership.cue),
        scene.line(membership.cue)
    )];
    if let Some(time) = membership.times.first() {
        derivation.push(format!("the time is {time}"));
    }
    let mut witnesses = vec![scene.witness(membership.span, Role::Claim, membership.voice)];
    let what = match stints.first() {
        None => {
            derivation.push("the rulebook has the whole list, and the name is not on it".to_owned());
            "is not on the list".to_owned()
        }
        Some(member) => {
            let since = member.from.map_or_else(String::new, |from| format!(" from {from}"));
            let until = member.until.map_or_else(String::new, |until| format!(" until {until}"));
            derivation.push(format!("the rulebook has it as a member{since}{until}"));
            witnesses.push(member.place.witness());
            format!("is a member only{since}{until}")
        }
    };
    derivation.extend(footing(fact.status, membership.voice, fact.source.as_ref()));
    witnesses.push(fact.place.witness());
    Finding {
        code: CHECK.code.clone(),
        severity: severity(fact.status, membership.voice),
        confidence: Confidence::High,
        message: format!("{} {what}: {}", scene.quoted(membership.span), fact.states),
        derivation,
        witnesses,
        fixes: Vec::new(),
        fact: Some(fact.id.clone()),
        fingerprint: String::new(),
        also: Vec::new(),
    }
}
