//! What an article says of its own claims: that they are corrected, or of one day only.

use std::collections::BTreeSet;

use crate::claim::{Claim, Statements};
use crate::lang::Glossary;
use crate::rulebook::FactId;
use crate::span::Span;

/// Takes back the claims that a correction note only tells to be wrong: what stands in a sentence on an earlier version
/// of the article. The answer is the facts they are about.
pub(super) fn retract(text: &str, statements: &mut Statements, glossary: &Glossary) -> BTreeSet<FactId> {
    let mut facts = BTreeSet::new();
    if glossary.earlier_version.is_empty() {
        return facts;
    }
    statements.claims.retain(|claim| {
        let is_old = glossary.earlier_version.is_in(sentence(text, claim));
        if is_old {
            facts.insert(claim.fact);
        }
        !is_old
    });
    facts
}

/// Whether the sentence of a claim is a correction note.
pub(super) fn is_correction(text: &str, claim: &Claim, glossary: &Glossary) -> bool {
    glossary.correction.begins(sentence(text, claim).trim_start())
}

/// Whether the sentence of a claim says that its figure is one of a day and will grow.
pub(super) fn is_so_far(text: &str, claim: &Claim, glossary: &Glossary) -> bool {
    glossary.so_far.is_in(sentence(text, claim))
}

/// The sentence of a claim, as far as words about the claim reach: a sentence may have megabytes.
fn sentence<'t>(text: &'t str, claim: &Claim) -> &'t str {
    const REACH: usize = 400;
    let boundary = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = claim.sentence.start.max(boundary(claim.span.start.saturating_sub(REACH)));
    let end = claim.sentence.end.min(boundary((claim.span.end + REACH).min(text.len())));
    Span::new(start.min(end), end).of(text)
}
