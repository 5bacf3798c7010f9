//! Puts what was found together into one report, whether it comes from this process or from many.

use std::collections::{BTreeMap, BTreeSet};

use super::told::ties;
use super::{ArticleResult, Levels, articles_disagree, fingerprint, fold};
use crate::finding::{
    Also, ArticleSummary, Finding, Problem, Report, Role, SCHEMA_VERSION, Severity, Summary, Witness,
};
use crate::rulebook::RuleSet;
use crate::tally::{Disagreement, Failure, Key, Line, Record, Stage, Stats, Tally, Tie};
use crate::value::UnitTable;

/// Which articles a report lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Keep {
    /// None: what is kept does not grow with the number of articles that have no findings.
    None,
    /// All.
    #[default]
    All,
}

/// Gathers what comes of articles, in any order, and makes a report of it.
#[derive(Clone, Debug, Default)]
pub struct Collector {
    keep: Keep,
    levels: Levels,
    findings: Vec<(Finding, Vec<Tie>)>,
    articles: Vec<ArticleSummary>,
    problems: BTreeSet<Problem>,
    summary: Summary,
    undecided: u64,
    tallies: BTreeMap<Key, Tally>,
    disagreements: BTreeMap<Key, Disagreement>,
    balance: Balance,
}

/// What was sent and what has arrived.
#[derive(Clone, Debug, Default)]
struct Balance {
    scanned: Option<Stats>,
    articles: u64,
    findings: u64,
    claims: u64,
    uncompared: u64,
    unread: u64,
    failures: BTreeSet<Failure>,
}

impl ArticleResult {
    /// All that must be known of the article in another process, as lines.
    pub fn lines(self) -> Vec<Line> {
        let Self { summary, findings, told, undecided, touched: _, problem } = self;
        let of_article = |record| Line::of_article(&summary.path, &summary.article, record);
        let mut lines = Vec::with_capacity(1 + findings.len() + told.len());
        lines.extend(findings.into_iter().map(|finding| {
            let ties = ties(&finding, &told);
            of_article(Record::Finding { finding: Box::new(finding), ties })
        }));
        let undecided = u64::try_from(undecided).unwrap_or(u64::MAX);
        lines.push(of_article(Record::Article { summary: summary.clone(), undecided }));
        lines.extend(told.into_iter().map(|told| {
            let (key, tally) = told.tally();
            Line { key, record: Record::Tally { tally, disagreement: None, compared: false } }
        }));
        lines.extend(problem.map(Line::of_problem));
        lines
    }
}

impl Collector {
    /// Of nothing yet.
    pub fn new(keep: Keep) -> Self {
        Self { keep, ..Self::default() }
    }

    /// Says how grave the findings of each check count.
    pub fn set_levels(&mut self, levels: Levels) {
        self.levels = levels;
    }

    /// Adds what came of an article.
    pub fn add(&mut self, result: ArticleResult) {
        for line in result.lines() {
            self.add_line(line);
        }
    }

    /// Adds trouble with the input; the same trouble twice is told once.
    pub fn add_problems(&mut self, problems: impl IntoIterator<Item = Problem>) {
        self.problems.extend(problems);
    }

    /// Says that lines could not be read.
    pub fn add_unread(&mut self, lines: u64) {
        self.balance.unread = self.balance.unread.saturating_add(lines);
    }

    /// Adds what a line says.
    pub fn add_line(&mut self, line: Line) {
        match line.record {
            Record::Article { summary, undecided } => {
                self.balance.articles += 1;
                self.summary.articles += 1;
                self.summary.coverage += summary.coverage;
                self.undecided = self.undecided.saturating_add(undecided);
                match self.keep {
                    Keep::None => {}
                    Keep::All => self.articles.push(summary),
                }
            }
            Record::Finding { finding, ties } => {
                self.balance.findings += 1;
                self.findings.push((*finding, ties));
            }
            Record::Tally { tally, disagreement, compared } => {
                self.balance.claims = self.balance.claims.saturating_add(tally.told);
                if compared {
                    self.disagreements.extend(disagreement.map(|disagreement| (line.key, *disagreement)));
                } else {
                    self.balance.uncompared += 1;
                    match self.tallies.entry(line.key) {
                        std::collections::btree_map::Entry::Occupied(own) => own.into_mut().merge(tally),
                        std::collections::btree_map::Entry::Vacant(place) => {
                            place.insert(tally);
                        }
                    }
                }
            }
            Record::Problem(problem) => {
                self.problems.insert(problem);
            }
            Record::Stats(stats) => match (stats.stage, &mut self.balance.scanned) {
                (Stage::Scan, Some(sum)) => sum.add(stats),
                (Stage::Scan, none) => *none = Some(stats),
                (Stage::Compare, _) => self.balance.unread = self.balance.unread.saturating_add(stats.malformed),
            },
            Record::Failure(failure) => {
                self.balance.failures.insert(failure);
            }
        }
    }

    /// Compares what articles tell, where that was not done before.
    pub fn compare(&mut self, rules: &RuleSet, units: &UnitTable) {
        for (key, tally) in std::mem::take(&mut self.tallies) {
            if let Some(disagreement) = super::compare(&key, &tally, rules, units) {
                self.disagreements.insert(key, disagreement);
            }
        }
        self.balance.uncompared = 0;
    }

    /// Holds what has arrived against what the processes say they sent. What is missing is a problem: an engine may
    /// lose a process without a word.
    pub fn settle(&mut self) {
        let balance = std::mem::take(&mut self.balance);
        for Failure { stage, message } in balance.failures {
            let stage = match stage {
                Stage::Scan => "scan",
                Stage::Compare => "compare",
            };
            self.problems.insert(Problem::error(stage, message));
        }
        if balance.unread > 0 {
            let lines = if balance.unread == 1 { "line was" } else { "lines were" };
            self.problems.insert(
                Problem::error(
                    "report",
                    format!("{} {lines} none of claimlint's and could not be used.", balance.unread),
                )
                .help(
                    "Only what `claimlint scan` and `claimlint compare` write can be merged; run them with --strict.",
                ),
            );
        }
        let Some(scanned) = balance.scanned else {
            self.problems.insert(Problem::error("report", "No process says how much it has scanned.").help(
                "Pass on every line that `claimlint scan` and `claimlint compare` write, also those that begin with #.",
            ));
            return;
        };
        let sums = [
            ("articles", scanned.articles, balance.articles),
            ("findings", scanned.findings, balance.findings),
            ("claims", scanned.claims, balance.claims),
        ];
        for (what, sent, arrived) in sums.into_iter().filter(|(_, sent, arrived)| sent != arrived) {
            self.problems.insert(
                Problem::error("report", format!("{sent} {what} were scanned and {arrived} have arrived."))
                    .help("A process ended early, or lines were lost or doubled on the way; run that part again."),
            );
        }
        if balance.uncompared > 0 {
            self.problems.insert(
                Problem::error("report", "Some claims were never compared with those of other articles.")
                    .help("Sort the lines and run them through `claimlint compare` first."),
            );
        }
    }

    /// How many articles were added.
    pub const fn articles(&self) -> usize {
        self.summary.articles
    }

    /// How many values stand beside a fact's words without it being clear that they belong to it.
    pub const fn undecided(&self) -> u64 {
        self.undecided
    }

    /// Folds what is one mistake, and brings everything into its order. The order in which it came does not matter.
    pub fn finish(mut self) -> Report {
        let mut findings = join(self.findings, &self.disagreements);
        fingerprint::name(&mut findings);
        findings.sort_by(|one, other| fold::order(one).cmp(&fold::order(other)));
        self.articles.sort_by(|one, other| (&one.path, &one.article).cmp(&(&other.path, &other.article)));
        let mut summary = self.summary;
        for finding in &mut findings {
            self.levels.apply(finding);
            match finding.severity {
                Severity::Error => summary.errors += 1,
                Severity::Warning => summary.warnings += 1,
                Severity::Note => summary.notes += 1,
            }
        }
        let problems = self.problems.into_iter().collect();
        Report { version: SCHEMA_VERSION, findings, articles: self.articles, problems, summary }
    }
}

/// What the articles' own findings and the comparison say together: a disagreement is told at the findings that it
/// explains, or as a finding of its own if there are none.
fn join(findings: Vec<(Finding, Vec<Tie>)>, disagreements: &BTreeMap<Key, Disagreement>) -> Vec<Finding> {
    let mut open: BTreeMap<&str, &Disagreement> =
        disagreements.iter().map(|(key, disagreement)| (key.as_str(), disagreement)).collect();
    let mut told_there = BTreeSet::new();
    let mut joined = Vec::with_capacity(findings.len());
    for (mut finding, ties) in findings {
        let own = finding.witnesses.first().map(|witness| (witness.path.clone(), witness.article.clone()));
        for tie in &ties {
            let Some((key, disagreement)) = open.get_key_value(tie.key.as_str()) else { continue };
            let Some(also) = own.as_ref().and_then(|own| also(&finding, own, tie, disagreement)) else { continue };
            told_there.insert(*key);
            if !finding.also.contains(&also) {
                finding.also.push(also);
            }
        }
        joined.push(finding);
    }
    open.retain(|key, _| !told_there.contains(key));
    joined.extend(open.into_values().filter_map(|disagreement| disagreement.finding.clone()));
    joined
}

/// What other articles say at the place of a finding.
fn also(finding: &Finding, own: &(String, Option<String>), tie: &Tie, disagreement: &Disagreement) -> Option<Also> {
    let home = disagreement.camps.iter().position(|camp| camp.values.contains(&tie.value))?;
    let is_elsewhere = |witness: &&Witness| (&witness.path, &witness.article) != (&own.0, &own.1);
    let others: Vec<_> = disagreement
        .camps
        .iter()
        .enumerate()
        .filter(|(at, camp)| *at != home && (camp.articles > 1 || camp.witnesses.iter().any(|one| is_elsewhere(&one))))
        .map(|(_, camp)| camp)
        .collect();
    if others.is_empty() {
        return None;
    }
    let witnesses: Vec<Witness> =
        others.iter().flat_map(|camp| &camp.witnesses).filter(is_elsewhere).cloned().collect();
    let sides: Vec<&str> = others.iter().map(|camp| camp.says.as_str()).collect();
    let claim = finding.witnesses.iter().find(|witness| witness.role == Role::Claim)?;
    Some(Also {
        code: articles_disagree::CHECK.code.clone(),
        message: format!("Articles say it differently: {}.", sides.join("; ")),
        derivation: vec![format!("{} says {}", super::scene::name(claim), super::scene::quote(&claim.text))],
        witnesses,
        fixes: Vec::new(),
        fact: disagreement.subject.clone(),
    })
}
