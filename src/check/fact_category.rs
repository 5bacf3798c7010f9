//! `fact-category`: one of several names that contradicts a fact of a rulebook.

use super::Check;
use super::fact_date::about;
use super::scene::{Scene, footing, quote, severity};
use crate::claim::{Claim, Said};
use crate::finding::{Code, Confidence, Finding, Fix, Role};
use crate::rulebook::{Fact, FactKind, FactValue, NameId};

pub(super) static CHECK: Check = Check {
    code: Code::new("fact-category"),
    title: "a place, person or other name contradicts a fact of a rulebook",
    why: "The article says that something was in another place, or done by somebody else, than the rulebook states. Only \
          the names that the fact lists as possible (`among`) are held against each other, where one of them stands \
          beside the fact's words: a name that is not among them, and two of them in one place, say nothing. A confirmed fact gives an error, \
          another one a warning; reported speech is one level milder.",
    example: "The CCDCOE was founded in Riga in 2008.",
    examples: "",
    needs: &[],
    run: Some(run),
};

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for claim in &scene.statements.claims {
        let Some(fact) = scene.rules.fact(claim.fact).filter(|fact| fact.kind == FactKind::Category) else { continue };
        let Some(value) = claim.against.and_then(|at| fact.values.get(at)) else { continue };
        if let (Said::Name(said), FactValue::Name(right)) = (&claim.value, &value.value)
            && said != right
        {
            findings.push(finding(scene, claim, fact, *right));
        }
    }
}

fn finding(scene: &Scene<'_>, claim: &Claim, fact: &Fact, right: NameId) -> Finding {
    let right = scene.name_of(right, fact);
    let mut derivation = vec![
        about(scene, claim, fact),
        format!("the rulebook states {}, the article {}", quote(&right), scene.quoted(claim.span)),
    ];
    derivation.extend(footing(fact.status, claim.voice, fact.source.as_ref()));
    Finding {
        code: CHECK.code.clone(),
        severity: severity(fact.status, claim.voice),
        confidence: Confidence::High,
        message: format!("{} contradicts a fact: {}", scene.quoted(claim.span), fact.states),
        derivation,
        witnesses: vec![scene.witness(claim.span, Role::Claim, claim.voice), fact.place.witness()],
        fixes: vec![Fix { label: "the name of the rulebook".to_owned(), text: right }],
        fact: Some(fact.id.clone()),
        fingerprint: String::new(),
        also: Vec::new(),
    }
}
