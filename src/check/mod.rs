//! Decides: holds what articles state against rulebooks, the calendar, themselves and each other. One file is one way
//! of being wrong.

mod acronym_letters;
mod acronym_redefined;
mod age_date;
mod anniversaries;
mod articles_disagree;
mod by_amount;
mod collect;
mod count_list;
mod date_impossible;
mod date_weekday;
mod examples;
mod fact_category;
mod fact_date;
mod fact_list;
mod fact_order;
mod fact_quantity;
mod fingerprint;
mod fold;
mod gathered;
mod headline_body;
mod levels;
mod mutants;
mod name_office;
mod name_period;
mod name_pronoun;
mod name_variants;
mod name_wrong;
mod number_words;
mod own_examples;
mod parts_total;
mod percent_change;
mod period_reversed;
mod quote_drift;
mod rates;
mod refigured;
mod scale_slip;
mod scene;
mod self_contradiction;
mod slips;
mod tallies;
mod told;
#[cfg(test)]
mod try_out;
mod unit_conversion;
mod wording;

use std::collections::BTreeSet;
use std::io;

pub use collect::{Collector, Keep};
pub(crate) use examples::article_of;
pub use examples::{Outcome, Verdict, run_examples};
pub use gathered::Gathered;
pub use levels::{Level, Levels};
pub use mutants::{Survivor, Trial, run_mutants};
pub use own_examples::{CheckExamples, CheckFailure, CheckOutcomes, run_check_examples};

use crate::claim::{self, Statements, Words};
use crate::finding::{ArticleSummary, Code, Count, Coverage, Finding, Looked, Problem, Report};
use crate::lang::{Language, Languages, Need};
use crate::mention::{self, Reading, Stated};
use crate::rulebook::{FactId, RuleSet};
use crate::source::Article;
use crate::span::Span;
use crate::tally::{Disagreement, Key, Tally, Told};
use crate::value::UnitTable;
use scene::{Scene, Seen, View};

/// One way of being wrong, as `claimlint explain` shows it.
#[derive(Debug)]
pub struct Check {
    /// Its public name.
    pub code: Code,
    /// What it finds, in a few words.
    pub title: &'static str,
    /// Why that matters, when it is silent, and how grave it is.
    pub why: &'static str,
    /// A sentence that raises it.
    pub example: &'static str,
    /// The table of its executed examples, for a check that needs no rulebook; else empty.
    examples: &'static str,
    /// The words without which it is silent in a language.
    pub needs: &'static [Need],
    /// Looks at one article; none for a check between articles.
    run: Option<fn(&Scene<'_>, &mut Vec<Finding>)>,
}

/// All checks. Where several see one mistake, the first of the gravest speaks.
pub static CHECKS: [&Check; 26] = [
    &name_wrong::CHECK,
    &name_office::CHECK,
    &name_pronoun::CHECK,
    &name_period::CHECK,
    &fact_date::CHECK,
    &fact_quantity::CHECK,
    &fact_category::CHECK,
    &fact_list::CHECK,
    &fact_order::CHECK,
    &date_weekday::CHECK,
    &date_impossible::CHECK,
    &acronym_letters::CHECK,
    &acronym_redefined::CHECK,
    &name_variants::CHECK,
    &period_reversed::CHECK,
    &number_words::CHECK,
    &unit_conversion::CHECK,
    &count_list::CHECK,
    &percent_change::CHECK,
    &parts_total::CHECK,
    &age_date::CHECK,
    &scale_slip::CHECK,
    &self_contradiction::CHECK,
    &headline_body::CHECK,
    &quote_drift::CHECK,
    &articles_disagree::CHECK,
];

/// The check of this name.
pub fn find(code: &str) -> Option<&'static Check> {
    CHECKS.iter().copied().find(|check| check.code.as_str() == code)
}

/// Which checks run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only these, if there are any.
    pub only: BTreeSet<String>,
    /// Not these.
    pub skip: BTreeSet<String>,
}

impl Selection {
    /// Whether a check of this name runs.
    pub fn has(&self, code: &Code) -> bool {
        (self.only.is_empty() || self.only.contains(code.as_str())) && !self.skip.contains(code.as_str())
    }
}

/// Everything that articles are held against.
#[derive(Debug)]
pub struct Checker<'a> {
    rules: &'a RuleSet,
    words: &'a Words,
    languages: &'a Languages,
    units: &'a UnitTable,
    selection: Selection,
    /// Whether each article stands alone.
    alone: bool,
}

/// What came of one article.
#[derive(Clone, Debug)]
pub struct ArticleResult {
    /// The article and what was checked in it.
    pub summary: ArticleSummary,
    /// What is wrong in it, in order.
    pub findings: Vec<Finding>,
    /// What it tells, for the comparison with other articles.
    pub told: Vec<Told>,
    /// Values that stand beside a fact's words without it being clear that they belong to it.
    pub undecided: usize,
    /// The facts that it tells something of.
    pub touched: BTreeSet<FactId>,
    /// Why it was not read, if it was not.
    pub problem: Option<Problem>,
}

/// An article with all that was read out of it.
#[derive(Debug)]
struct Examined<'a> {
    tag: &'a str,
    language: &'a Language,
    reading: Reading,
    statements: Statements,
}

impl<'a> Checker<'a> {
    /// `languages` must hold the words of `words` ([`Words::for_languages`]), and `words` must be of `rules`.
    pub fn new(
        rules: &'a RuleSet,
        words: &'a Words,
        languages: &'a Languages,
        units: &'a UnitTable,
        selection: Selection,
    ) -> Self {
        Self { rules, words, languages, units, selection, alone: false }
    }

    /// The same for articles that are not compared with others: [`ArticleResult::told`] stays empty, which saves its cost.
    #[must_use]
    pub fn alone(self) -> Self {
        Self { alone: true, ..self }
    }

    /// The language packs it reads with.
    pub fn languages(&self) -> &Languages {
        self.languages
    }

    /// Checks one article on its own. The answer depends on nothing but the article and the rules.
    pub fn check_article(&self, article: &Article) -> ArticleResult {
        let mut result = ArticleResult {
            summary: ArticleSummary {
                article: article.id.clone(),
                path: article.path.clone(),
                language: None,
                date: article.date.map(|date| date.to_string()),
                coverage: Coverage::default(),
                looked: Vec::new(),
                confirmed: Vec::new(),
            },
            findings: Vec::new(),
            told: Vec::new(),
            undecided: 0,
            touched: BTreeSet::new(),
            problem: None,
        };
        let Some(Examined { tag, language, reading, statements }) = self.examine(article) else {
            let what = self.tag_of(article).map_or_else(
                || "Its language is not clear".to_owned(),
                |tag| format!("There is no pack for the language `{tag}`"),
            );
            result.problem = Some(
                Problem::note(&article.path, format!("{what}; nothing was checked in article `{}`.", article.id))
                    .help("Say the language with --lang, or give the article a `lang`."),
            );
            return result;
        };
        let scene = Scene::new(View {
            article,
            reading: &reading,
            statements: &statements,
            glossary: language.glossary(),
            rules: self.rules,
            units: self.units,
            languages: self.languages,
            tag,
        });
        let mut findings = Vec::new();
        let mut compared = Vec::new();
        for check in CHECKS.iter().filter(|check| self.selection.has(&check.code)) {
            if let Some(run) = check.run {
                run(&scene, &mut findings);
            }
            let seen = scene.take_seen();
            if !seen.is_empty() {
                result.summary.looked.push(looked(&check.code, &seen));
                // That a day is on the calendar says little of the article.
                if check.code != date_impossible::CHECK.code {
                    compared.extend(seen.into_iter().map(|(_, span)| span));
                }
            }
        }
        result.findings = fold::fold(findings);
        if !self.alone && self.selection.has(&articles_disagree::CHECK.code) {
            result.told = told::told(&scene);
        }
        if !self.alone && self.selection.has(&quote_drift::CHECK.code) {
            result.told.extend(quote_drift::told(&scene));
        }
        result.summary.language = Some(language.tag().to_owned());
        result.summary.coverage = coverage(&reading, &scene, &compared);
        result.summary.confirmed = confirmed(&scene);
        result.undecided = statements.undecided;
        result.touched = touched(&statements);
        result
    }

    /// Why the sentences of an article that are near a fact are claims about it, or why not.
    pub fn explain(&self, article: &Article, fact: FactId) -> Vec<claim::Near> {
        let Some(Examined { language, reading, .. }) = self.examine(article) else { return Vec::new() };
        claim::explain(article, &reading, language, article.date, self.rules, self.words, self.units, fact)
    }

    /// The language of an article: what it says, or what is detected.
    fn tag_of<'t>(&'t self, article: &'t Article) -> Option<&'t str> {
        article.language.as_deref().or_else(|| self.languages.detect(article.text.plain()))
    }

    /// What an article states, before anything is held against it; none if there is no pack for its language.
    fn examine<'t>(&'t self, article: &'t Article) -> Option<Examined<'t>> {
        let tag = self.tag_of(article)?;
        let language = self.languages.get(tag)?;
        let reading = mention::read(article, language, article.date);
        let statements = claim::read(article, &reading, language, article.date, self.rules, self.words, self.units);
        Some(Examined { tag, language, reading, statements })
    }

    /// Puts the results of all articles together: compares the articles with each other, folds what is one mistake,
    /// and brings everything into its order. The order of the results does not matter.
    ///
    /// It fails if findings of more than [`Collector::BOUND`] bytes cannot be set aside in a temporary file.
    pub fn report(&self, results: Vec<ArticleResult>, problems: Vec<Problem>) -> io::Result<Report> {
        let mut collector = Collector::new(Keep::All, Collector::BOUND);
        for result in results {
            collector.add(result)?;
        }
        collector.add_problems(problems);
        collector.compare(self.rules, self.units)?;
        collector.finish()?.into_report()
    }
}

/// Compares what articles tell of one key; none if they all can be right.
pub fn compare(key: &Key, tally: &Tally, rules: &RuleSet, units: &UnitTable) -> Option<Disagreement> {
    if quote_drift::is_key(key) {
        return quote_drift::between(key, tally);
    }
    articles_disagree::judge(key, tally, rules, units)
}

/// How many of each kind a check looked at.
fn looked(check: &Code, seen: &BTreeSet<(Seen, Span)>) -> Looked {
    let count = |kind: Seen| seen.iter().filter(|(seen, _)| *seen == kind).count();
    Looked {
        check: check.clone(),
        dates: count(Seen::Date),
        figures: count(Seen::Figure),
        acronyms: count(Seen::Acronym),
        lists: count(Seen::List),
    }
}

/// The facts that an article tells something of, right or wrong.
fn touched(statements: &Statements) -> BTreeSet<FactId> {
    let claims = statements.claims.iter().map(|claim| claim.fact);
    let memberships = statements.memberships.iter().map(|membership| membership.fact);
    claims.chain(memberships).chain(statements.orders.iter().map(|order| order.fact)).collect()
}

/// The ids of the facts that an article tells as the rulebooks have them.
fn confirmed(scene: &Scene<'_>) -> Vec<String> {
    let statements = scene.statements;
    let claims = statements.claims.iter().filter(|claim| {
        scene.rules.fact(claim.fact).is_some_and(|fact| {
            claim::value_of(fact, claim.against)
                .is_some_and(|value| claim::agreement(&claim.value, &value.value, fact.tolerance, scene.units).agrees())
        })
    });
    let members = statements
        .memberships
        .iter()
        .filter(|membership| scene.rules.fact(membership.fact).is_some_and(|fact| fact_list::agrees(membership, fact)));
    let orders = statements.orders.iter().filter(|order| order.holds);
    let facts: BTreeSet<_> = claims
        .map(|claim| claim.fact)
        .chain(members.map(|membership| membership.fact))
        .chain(orders.map(|order| order.fact))
        .collect();
    let mut ids: Vec<String> =
        facts.into_iter().filter_map(|fact| scene.rules.fact(fact)).map(|fact| fact.id.clone()).collect();
    ids.sort();
    ids
}

/// How many statements there are, and how many of them were held against something.
fn coverage(reading: &Reading, scene: &Scene<'_>, compared: &[Span]) -> Coverage {
    let statements = scene.statements;
    let dated = statements.dates.iter().filter(|dated| dated.is_checkable()).map(|dated| dated.span);
    let times = statements.claims.iter().filter_map(|claim| claim.time.and_then(|time| time.span));
    let claimed = statements.claims.iter().map(|claim| claim.span);
    let checked: Vec<_> = {
        let mut spans: Vec<_> = dated.chain(times).chain(claimed).chain(compared.iter().copied()).collect();
        spans.sort_unstable();
        spans.dedup();
        spans
    };
    let mut coverage = Coverage::default();
    for mention in &reading.mentions {
        // A claim's place may be its mention's without the hedge, which is cut off at the start.
        let from = checked.partition_point(|span| span.start < mention.span.start);
        let is_checked = checked
            .get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(|span| span.start < mention.span.end)
            .any(|span| mention.span.contains(*span));
        let one = Count { found: 1, checked: usize::from(is_checked) };
        match &mention.stated {
            Stated::Date(_) | Stated::Period(_) => coverage.dates += one,
            Stated::Quantity(_) | Stated::Ordinal(_) => coverage.figures += one,
        }
    }
    let names: BTreeSet<_> = statements.names.iter().map(|name| name.span).collect();
    coverage.names = Count { found: names.len(), checked: names.len() };
    let definitions = statements.acronyms.len();
    coverage.acronyms = Count { found: definitions, checked: definitions };
    coverage
}

#[cfg(test)]
mod tests;
