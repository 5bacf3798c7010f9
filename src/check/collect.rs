//! Puts what was found together into one report, whether it comes from this process or from many.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use super::gathered::{Articles, Findings, Gathered};
use super::tallies::Tallies;
use super::told::ties;
use super::{ArticleResult, Levels};
use crate::finding::{Code, Finding, Problem, Severity, Summary};
use crate::rulebook::RuleSet;
use crate::tally::{Disagreement, Failure, Key, Line, Record, Stage, Stats, Tie};
use crate::value::UnitTable;

/// Which articles a report lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Keep {
    /// None.
    None,
    /// All.
    #[default]
    All,
}

/// Gathers what comes of articles, in any order, and makes a report of it. What it holds in memory does not grow with
/// the number of articles: findings, articles and what they tell each other go to a temporary file beyond a bound.
#[derive(Debug)]
pub struct Collector {
    keep: Keep,
    bound: usize,
    levels: Levels,
    findings: Findings,
    /// How many findings there are of each check and severity, before levels.
    counts: BTreeMap<(Code, Severity), usize>,
    articles: Articles,
    problems: BTreeSet<Problem>,
    summary: Summary,
    undecided: u64,
    tallies: Tallies,
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
    /// How many bytes of findings, as many of articles, and as many of what they tell are kept in memory where nobody says otherwise.
    pub const BOUND: usize = 32 << 20;

    /// Of nothing yet, with so many bytes of findings, of articles, and of what they tell in memory.
    pub fn new(keep: Keep, bound: usize) -> Self {
        Self {
            keep,
            bound,
            levels: Levels::default(),
            findings: Findings::new(bound),
            counts: BTreeMap::new(),
            articles: Articles::new(bound),
            problems: BTreeSet::new(),
            summary: Summary::default(),
            undecided: 0,
            tallies: Tallies::new(bound),
            disagreements: BTreeMap::new(),
            balance: Balance::default(),
        }
    }

    /// Says how grave the findings of each check count.
    pub fn set_levels(&mut self, levels: Levels) {
        self.levels = levels;
    }

    /// Adds what came of an article. It fails if a temporary file cannot be written.
    pub fn add(&mut self, result: ArticleResult) -> io::Result<()> {
        result.lines().into_iter().try_for_each(|line| self.add_line(line))
    }

    /// Adds trouble with the input; the same trouble twice is told once.
    pub fn add_problems(&mut self, problems: impl IntoIterator<Item = Problem>) {
        self.problems.extend(problems);
    }

    /// Says that lines could not be read.
    pub fn add_unread(&mut self, lines: u64) {
        self.balance.unread = self.balance.unread.saturating_add(lines);
    }

    /// Adds what a line says. It fails if a temporary file cannot be written.
    pub fn add_line(&mut self, line: Line) -> io::Result<()> {
        match line.record {
            Record::Article { summary, undecided } => {
                self.balance.articles += 1;
                self.summary.articles += 1;
                self.summary.coverage += summary.coverage;
                self.undecided = self.undecided.saturating_add(undecided);
                match self.keep {
                    Keep::None => {}
                    Keep::All => self.articles.add(&summary)?,
                }
            }
            Record::Finding { finding, ties } => {
                self.balance.findings += 1;
                self.add_finding(&finding, &ties)?;
            }
            Record::Tally { tally, disagreement, compared } => {
                self.balance.claims = self.balance.claims.saturating_add(tally.told);
                if compared {
                    self.disagreements.extend(disagreement.map(|disagreement| (line.key, *disagreement)));
                } else {
                    self.balance.uncompared += 1;
                    self.tallies.add(line.key, tally)?;
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
        Ok(())
    }

    fn add_finding(&mut self, finding: &Finding, ties: &[Tie]) -> io::Result<()> {
        *self.counts.entry((finding.code.clone(), finding.severity)).or_default() += 1;
        self.findings.add(finding, ties)
    }

    /// Compares what articles tell, where that was not done before. It fails if a temporary file cannot be written or
    /// read.
    pub fn compare(&mut self, rules: &RuleSet, units: &UnitTable) -> io::Result<()> {
        let Self { tallies, disagreements, balance, .. } = self;
        balance.uncompared = 0;
        tallies.drain(|key, tally| {
            if let Some(disagreement) = super::compare(&key, tally, rules, units) {
                disagreements.insert(key, disagreement);
            }
        })
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

    /// Joins what the articles' own findings and the comparison say: a disagreement is told at the findings that it
    /// explains, or as a finding of its own if there are none. Brings everything into its order; the order in which it
    /// came does not matter. It fails if a temporary file cannot be written or read.
    pub fn finish(mut self) -> io::Result<Gathered> {
        let told_there = self.findings.told_there(&self.disagreements)?;
        for (key, disagreement) in std::mem::take(&mut self.disagreements) {
            if let Some(finding) = disagreement.finding.as_ref().filter(|_| !told_there.contains(key.as_str())) {
                self.add_finding(finding, &[])?;
            }
            self.disagreements.insert(key, disagreement);
        }
        let mut summary = self.summary;
        for ((code, own), count) in &self.counts {
            match self.levels.severity(code, *own) {
                Severity::Error => summary.errors += count,
                Severity::Warning => summary.warnings += count,
                Severity::Note => summary.notes += count,
            }
        }
        let problems = self.problems.into_iter().collect();
        let Self { findings, articles, disagreements, levels, bound, .. } = self;
        Gathered::new(findings, articles, disagreements, levels, problems, summary, bound)
    }
}
