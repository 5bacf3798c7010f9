//! `fact-order`: two events in the wrong order.

use super::Check;
use super::scene::{Scene, footing, severity};
use crate::finding::{Code, Confidence, Finding, Role};

pub(super) static CHECK: Check = Check {
    code: Code::new("fact-order"),
    title: "two events are told in another order than a rulebook states",
    why: "The article says that one event came before the other, and the rulebook that it came after. A sentence says so \
          with a word of order (\u{201C}before\u{201D}, \u{201C}after\u{201D}, \u{201C}in response to\u{201D}) that is followed \
          by one of the two events, with the other elsewhere in the sentence. A sentence with two orders says nothing. A \
          confirmed fact gives an error, another one a warning; reported speech is one level milder.",
    example: "The CCDCOE was founded before the cyberattack on Estonia.",
    examples: "",
    needs: &[],
    run: Some(run),
};

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for order in scene.statements.orders.iter().filter(|order| !order.holds) {
        let Some(fact) = scene.rules.fact(order.fact) else { continue };
        let mut derivation = vec![format!(
            "{} puts {} after {} (line {})",
            scene.quoted(order.span),
            scene.quoted(order.first),
            scene.quoted(order.then),
            scene.line(order.span)
        )];
        derivation.push("the rulebook has it the other way round".to_owned());
        derivation.extend(footing(fact.status, order.voice, fact.source.as_ref()));
        findings.push(Finding {
            code: CHECK.code.clone(),
            severity: severity(fact.status, order.voice),
            confidence: Confidence::High,
            message: format!("{} contradicts a fact: {}", scene.quoted(order.span), fact.states),
            derivation,
            witnesses: vec![
                scene.witness(order.span, Role::Claim, order.voice),
                scene.witness(order.first, Role::Context, order.voice),
                scene.witness(order.then, Role::Context, order.voice),
                fact.place.witness(),
            ],
            fixes: Vec::new(),
            fact: Some(fact.id.clone()),
            fingerprint: String::new(),
            also: Vec::new(),
        });
    }
}
