//! Runs the example sentences of rulebooks: each is an article of one sentence.

use super::{ArticleResult, Checker};
use crate::finding::{Finding, Role};
use crate::rulebook::{Example, RuleId, RuleSet, speaks};
use crate::source::{self, Article, Defaults, Format, Furniture};
use crate::span::Span;

/// What came of an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// A right sentence was silent, or a wrong one raised exactly what is marked.
    Ok,
    /// A right sentence raised something.
    Noisy,
    /// A wrong sentence raised nothing of its rule.
    Missing,
    /// A wrong sentence raised its rule elsewhere than marked.
    Wrong,
}

/// One example and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The name or fact it belongs to.
    pub rule: String,
    /// The example.
    pub example: Example,
    /// What came of it.
    pub verdict: Verdict,
    /// The places that were flagged, as spans of the example's text, with the codes, in order.
    pub raised: Vec<(Span, String)>,
}

/// Runs all examples of all rules, in the order of the rules. An example without a language, or of one without a
/// pack, is read as the first pack's. `checker` must have been made of the same rules; it checks `name-wrong`,
/// `fact-date` and `fact-quantity`, with no name carried and no date of the article.
pub fn run_examples(rules: &RuleSet, checker: &Checker<'_>) -> Vec<Outcome> {
    let of_names = rules.names.iter().flat_map(|name| name.examples.iter().map(|example| (name.id.as_str(), example)));
    let of_facts = rules.facts.iter().flat_map(|fact| fact.examples.iter().map(|example| (fact.id.as_str(), example)));
    of_names.chain(of_facts).map(|(rule, example)| run(rules, rule, example, checker)).collect()
}

/// An example as an article of one sentence.
pub(crate) fn article_of(rule: &str, example: &Example, checker: &Checker<'_>) -> Option<Article> {
    let language = example
        .language
        .clone()
        .filter(|wanted| checker.languages().tags().any(|tag| speaks(Some(tag), wanted) || speaks(Some(wanted), tag)))
        .or_else(|| checker.languages().detect(&example.text).map(str::to_owned))
        .or_else(|| checker.languages().tags().next().map(str::to_owned));
    let defaults = Defaults { language, date: None };
    let (articles, _) = source::read(rule, example.text.as_bytes(), Format::Text, &defaults, Furniture::embedded());
    articles.into_iter().next()
}

/// The places of an article that a finding questions.
pub(super) fn flagged(finding: &Finding) -> impl Iterator<Item = Span> {
    let own = finding.witnesses.iter().filter(|witness| witness.article.is_some() && witness.role == Role::Claim);
    own.map(|witness| Span::new(witness.start, witness.end))
}

fn run(rules: &RuleSet, rule: &str, example: &Example, checker: &Checker<'_>) -> Outcome {
    let results: Vec<ArticleResult> =
        article_of(rule, example, checker).iter().map(|article| checker.check_article(article)).collect();
    let findings: Vec<&Finding> =
        results.iter().flat_map(|result| &result.findings).filter(|finding| is_of_rules(finding)).collect();
    let about_fact = |finding: &&&Finding| match rules.find(rule) {
        Some(RuleId::Name(_) | RuleId::Fact(_)) => finding.fact.as_deref() == Some(rule),
        None => false,
    };
    let places = |finding: &&Finding| -> Vec<(Span, String)> {
        flagged(finding).map(|span| (span, finding.code.to_string())).collect()
    };
    let mut raised: Vec<(Span, String)> = findings.iter().flat_map(places).collect();
    raised.sort();
    let verdict = if example.expected.is_empty() {
        if raised.is_empty() { Verdict::Ok } else { Verdict::Noisy }
    } else {
        let mut own: Vec<Span> = findings.iter().filter(about_fact).flat_map(places).map(|(span, _)| span).collect();
        own.sort_unstable();
        own.dedup();
        let elsewhere = raised.iter().any(|(span, _)| !example.expected.contains(span));
        if own.is_empty() {
            Verdict::Missing
        } else if own != example.expected || elsewhere {
            Verdict::Wrong
        } else {
            Verdict::Ok
        }
    };
    Outcome { rule: rule.to_owned(), example: example.clone(), verdict, raised }
}

/// Whether a finding comes from a rule.
fn is_of_rules(finding: &Finding) -> bool {
    finding.fact.is_some()
}
