//! `claimlint explain FACT ARTICLES`: why each sentence near a fact is a claim about it, or why not.

use std::fmt::Write as _;

use crate::check::Checker;
use crate::claim::{Near, Why};
use crate::lang::Unstated;
use crate::rulebook::{Fact, FactId, FactValue, RuleSet};
use crate::source::Article;
use crate::span::Span;

/// The sentences of an article that are near a fact, each with its verdicts; empty if there are none.
pub(crate) fn page(article: &Article, fact: FactId, rules: &RuleSet, checker: &Checker<'_>) -> String {
    let mut out = String::new();
    let text = article.text.plain();
    for near in checker.explain(article, fact) {
        let place = article.text.position(near.sentence.start);
        let words = one_line(near.sentence, text);
        let _ = writeln!(out, "{}:{}:{}: {words}", article.path, place.line, place.column);
        verdicts(&mut out, near, fact, rules, text);
    }
    out
}

/// Why the sentence of an example says nothing of its fact.
pub(crate) fn reasons(article: &Article, fact: FactId, rules: &RuleSet, checker: &Checker<'_>) -> String {
    let mut out = String::new();
    for near in checker.explain(article, fact) {
        verdicts(&mut out, near, fact, rules, article.text.plain());
    }
    if out.is_empty() {
        out.push_str("  it does not hold the fact's names beside one of its words\n");
    }
    out
}

fn verdicts(out: &mut String, near: Near, fact: FactId, rules: &RuleSet, text: &str) {
    let Some(known) = rules.fact(fact) else { return };
    let Near { cues, verdicts, .. } = near;
    let cues: Vec<String> = cues.iter().map(|cue| format!("\u{201C}{}\u{201D}", one_line(*cue, text))).collect();
    if !cues.is_empty() {
        let _ = writeln!(out, "  it has the fact's words {}", cues.join(", "));
    }
    for (span, why) in verdicts {
        let what =
            span.map_or_else(|| "no claim".to_owned(), |span| format!("\u{201C}{}\u{201D}", one_line(span, text)));
        let _ = writeln!(out, "  {what}: {}", because(&why, known, rules, text));
    }
}

fn because(why: &Why, fact: &Fact, rules: &RuleSet, text: &str) -> String {
    match why {
        Why::Claimed(None) => "a claim".to_owned(),
        Why::Claimed(Some(at)) => match fact.values.get(*at).map(|value| &value.value) {
            Some(FactValue::Date(date)) => format!("a claim, held against {date}"),
            Some(FactValue::Period(period)) => format!("a claim, held against {period}"),
            Some(FactValue::Quantity(quantity)) => format!("a claim, held against {quantity}"),
            Some(FactValue::Name(name)) => {
                format!("a claim, held against {}", rules.name(*name).map_or("", |name| &name.preferred))
            }
            None => "a claim".to_owned(),
        },
        Why::Other(id) => {
            format!("a claim about `{}`", rules.fact(*id).map_or("another fact", |fact| &fact.id))
        }
        Why::NoCue => "the names are there, but none of the fact's words".to_owned(),
        Why::NamesMissing(names) => {
            let names: Vec<&str> = names.iter().filter_map(|id| rules.name(*id)).map(|name| &*name.preferred).collect();
            format!("the sentence does not name {}", names.join(" and "))
        }
        Why::NoValue => "there is nothing in it to hold against the fact".to_owned(),
        Why::Vague => "the date is not precise enough".to_owned(),
        Why::OtherOccasion => "it is that of something else of the same name".to_owned(),
        Why::Apart => "it stands in another clause, or too far from the fact's words".to_owned(),
        Why::Unit => "it is in another unit".to_owned(),
        Why::NotCounted => "the noun that the fact counts does not follow".to_owned(),
        Why::TimeUnclear => "it is not clear of what time it is said".to_owned(),
        Why::NoValueThen => "the rulebook has no value for that time, or the time is not known".to_owned(),
        Why::Unstated(span, unstated) => {
            let what = match unstated {
                Unstated::Negated => "it is negated",
                Unstated::Conditional => "it is only a condition or a possibility",
                Unstated::Planned => "it is planned or to come",
                Unstated::Denied => "it is denied",
                Unstated::Rumoured => "it is a rumour",
            };
            format!("{what}, by \u{201C}{}\u{201D}", one_line(*span, text))
        }
        Why::Question => "the sentence is a question".to_owned(),
        Why::Surplus => "it does not fit, and another value of the sentence is nearer or fits".to_owned(),
    }
}

fn one_line(span: Span, text: &str) -> String {
    span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
