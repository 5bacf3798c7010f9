//! All that a report says, in order, with no more of it in memory than [`Store`] holds.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

use super::{Levels, articles_disagree, fingerprint, fold};
use crate::finding::{
    Also, ArticleSummary, Each, Finding, Placed, Problem, Report, Role, SCHEMA_VERSION, Sheets, Summary, Witness,
};
use crate::store::{Records, Store};
use crate::tally::{Disagreement, Key, Tie};

/// Findings as records that sort into the order they are shown in: their place, their fingerprint as if no other were
/// like them, their ties, and themselves.
#[derive(Debug)]
pub(super) struct Findings(Store);

/// Articles as records that sort by path and id.
#[derive(Debug)]
pub(super) struct Articles(Store);

/// Everything a run has to say. Findings and articles are read again each time they are asked for.
#[derive(Debug)]
pub struct Gathered {
    findings: Findings,
    /// The findings whose fingerprint is that of an earlier one: where they stand among all, and their number.
    alike: Store,
    articles: Articles,
    disagreements: BTreeMap<Key, Disagreement>,
    levels: Levels,
    problems: Vec<Problem>,
    summary: Summary,
}

/// The parts of a record of [`Findings`].
struct Entry<'r> {
    fingerprint: u64,
    ties: &'r [u8],
    finding: &'r [u8],
}

impl Findings {
    pub(super) fn new(bound: usize) -> Self {
        Self(Store::new(bound))
    }

    pub(super) fn add(&mut self, finding: &Finding, ties: &[Tie]) -> io::Result<()> {
        let mut record = Vec::with_capacity(2048);
        let (path, article, start, code, fact, message) = fold::order(finding);
        push_text(&mut record, path);
        push_text(&mut record, article);
        record.extend(u64::try_from(start).unwrap_or(u64::MAX).to_be_bytes());
        push_text(&mut record, code.as_str());
        push_text(&mut record, fact);
        push_text(&mut record, message);
        record.extend(fingerprint::shown(fingerprint::of(finding)).into_bytes());
        serde_json::to_writer(&mut record, ties)?;
        record.push(b'\n');
        serde_json::to_writer(&mut record, finding)?;
        self.0.push(&record)
    }

    /// The disagreements that are told at findings which they explain.
    pub(super) fn told_there(&mut self, disagreements: &BTreeMap<Key, Disagreement>) -> io::Result<BTreeSet<String>> {
        let mut told = BTreeSet::new();
        self.0.sort();
        if disagreements.is_empty() {
            return Ok(told);
        }
        let open = by_name(disagreements);
        for record in self.0.records() {
            let record = record?;
            let entry = Entry::of(&record)?;
            if entry.is_tied(&open)? {
                told.extend(entry.joined(&open)?.1.into_iter().map(str::to_owned));
            }
        }
        Ok(told)
    }

    /// The findings whose fingerprint is that of an earlier one, by where they stand among all.
    pub(super) fn alike(&mut self, bound: usize) -> io::Result<Store> {
        self.0.sort();
        let mut prints = Store::new(bound);
        for (record, at) in self.0.records().zip(0_u64..) {
            let mut print = Vec::with_capacity(16);
            print.extend(Entry::of(&record?)?.fingerprint.to_be_bytes());
            print.extend(at.to_be_bytes());
            prints.push(&print)?;
        }
        prints.sort();
        let mut alike = Store::new(bound);
        let mut last = None;
        let mut count: u32 = 0;
        for record in prints.records() {
            let record = record?;
            let (print, at) = record.split_first_chunk::<8>().ok_or_else(garbled)?;
            count = if last == Some(*print) { count.saturating_add(1) } else { 1 };
            last = Some(*print);
            if count > 1 {
                alike.push(&[at, &count.to_be_bytes()].concat())?;
            }
        }
        alike.sort();
        Ok(alike)
    }
}

impl Articles {
    pub(super) fn new(bound: usize) -> Self {
        Self(Store::new(bound))
    }

    pub(super) fn add(&mut self, article: &ArticleSummary) -> io::Result<()> {
        let mut record = Vec::with_capacity(512);
        push_text(&mut record, &article.path);
        push_text(&mut record, &article.article);
        serde_json::to_writer(&mut record, article)?;
        self.0.push(&record)
    }
}

impl Gathered {
    /// Of findings that are complete.
    pub(super) fn new(
        mut findings: Findings,
        mut articles: Articles,
        disagreements: BTreeMap<Key, Disagreement>,
        levels: Levels,
        problems: Vec<Problem>,
        summary: Summary,
        bound: usize,
    ) -> io::Result<Self> {
        let alike = findings.alike(bound)?;
        articles.0.sort();
        Ok(Self { findings, alike, articles, disagreements, levels, problems, summary })
    }

    /// The whole report in memory.
    pub fn into_report(self) -> io::Result<Report> {
        let findings =
            Sheets::findings(&self).map(|finding| finding.map(Cow::into_owned)).collect::<io::Result<_>>()?;
        let articles =
            Sheets::articles(&self).map(|article| article.map(Cow::into_owned)).collect::<io::Result<_>>()?;
        let Self { problems, summary, .. } = self;
        Ok(Report { version: SCHEMA_VERSION, findings, articles, problems, summary })
    }

    /// The findings as they are shown.
    fn shown(&self) -> impl Iterator<Item = io::Result<Finding>> + '_ {
        let open = by_name(&self.disagreements);
        let mut alike = self.alike.records().peekable();
        self.findings.0.records().zip(0_u64..).map(move |(record, at)| {
            let record = record?;
            let entry = Entry::of(&record)?;
            let (mut finding, _) = entry.joined(&open)?;
            finding.fingerprint = fingerprint::shown(match number_of(at, &mut alike)? {
                None => entry.fingerprint,
                Some(count) => fingerprint::again(entry.fingerprint, count),
            });
            self.levels.apply(&mut finding);
            Ok(finding)
        })
    }

    fn each_article(&self) -> impl Iterator<Item = io::Result<ArticleSummary>> + '_ {
        self.articles.0.records().map(|record| {
            let record = record?;
            Ok(serde_json::from_slice(after_key(&record))?)
        })
    }
}

impl Sheets for Gathered {
    fn findings(&self) -> Each<'_, Cow<'_, Finding>> {
        Box::new(self.shown().map(|finding| finding.map(Cow::Owned)))
    }

    fn by_article(&self) -> Each<'_, Placed<'_>> {
        // Both lists are in the order of path and id.
        let mut articles = self.each_article().peekable();
        let mut known: Option<ArticleSummary> = None;
        Box::new(self.shown().map(move |finding| {
            let finding = finding?;
            let home = finding.home().and_then(|(path, article)| Some((path, article?)));
            if let Some(home) = home {
                while let Some(article) = articles.next_if(|article| {
                    article.as_ref().map_or(true, |article| (article.path.as_str(), article.article.as_str()) <= home)
                }) {
                    known = Some(article?);
                }
            }
            let article = known.clone().filter(|known| home == Some((known.path.as_str(), known.article.as_str())));
            Ok((Cow::Owned(finding), article.map(Cow::Owned)))
        }))
    }

    fn articles(&self) -> Each<'_, Cow<'_, ArticleSummary>> {
        Box::new(self.each_article().map(|article| article.map(Cow::Owned)))
    }

    fn problems(&self) -> &[Problem] {
        &self.problems
    }

    fn summary(&self) -> &Summary {
        &self.summary
    }
}

impl<'r> Entry<'r> {
    fn of(record: &'r [u8]) -> io::Result<Self> {
        let (print, rest) = after_key(record).split_at_checked(fingerprint::LENGTH).ok_or_else(garbled)?;
        let print = std::str::from_utf8(print).ok().and_then(fingerprint::read).ok_or_else(garbled)?;
        let end = rest.iter().position(|byte| *byte == b'\n').ok_or_else(garbled)?;
        let (ties, finding) = rest.split_at_checked(end).ok_or_else(garbled)?;
        Ok(Self { fingerprint: print, ties, finding: finding.get(1..).unwrap_or_default() })
    }

    /// Whether a claim at the place of the finding is one of those that articles disagree on.
    fn is_tied(&self, open: &BTreeMap<&str, &Disagreement>) -> io::Result<bool> {
        // Most findings have no ties.
        if open.is_empty() || self.ties == b"[]" {
            return Ok(false);
        }
        let ties: Vec<Tie> = serde_json::from_slice(self.ties)?;
        Ok(ties.iter().any(|tie| open.contains_key(tie.key.as_str())))
    }

    /// The finding with what other articles say at its place, and the disagreements that are told there.
    fn joined<'o>(&self, open: &BTreeMap<&'o str, &Disagreement>) -> io::Result<(Finding, BTreeSet<&'o str>)> {
        let mut finding: Finding = serde_json::from_slice(self.finding)?;
        let mut told = BTreeSet::new();
        if !self.is_tied(open)? {
            return Ok((finding, told));
        }
        let ties: Vec<Tie> = serde_json::from_slice(self.ties)?;
        let own = finding.witnesses.first().map(|witness| (witness.path.clone(), witness.article.clone()));
        for tie in &ties {
            let Some((key, disagreement)) = open.get_key_value(tie.key.as_str()) else { continue };
            let Some(also) = own.as_ref().and_then(|own| also(&finding, own, tie, disagreement)) else { continue };
            told.insert(*key);
            if !finding.also.contains(&also) {
                finding.also.push(also);
            }
        }
        Ok((finding, told))
    }
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

fn by_name(disagreements: &BTreeMap<Key, Disagreement>) -> BTreeMap<&str, &Disagreement> {
    disagreements.iter().map(|(key, disagreement)| (key.as_str(), disagreement)).collect()
}

/// The number of the finding at a place among all that are like it, if it is not the first of them. Places are asked
/// for in their order.
fn number_of(at: u64, alike: &mut std::iter::Peekable<Records<'_>>) -> io::Result<Option<u32>> {
    let is_here =
        |record: &io::Result<Vec<u8>>| record.as_ref().map_or(true, |record| record.starts_with(&at.to_be_bytes()));
    let Some(record) = alike.next_if(is_here) else { return Ok(None) };
    let record = record?;
    let (_, count) = record.split_last_chunk::<4>().ok_or_else(garbled)?;
    Ok(Some(u32::from_be_bytes(*count)))
}

/// Appends text so that records sort as their texts do, whatever follows. JSON holds no zero byte, so that the last one
/// of a record ends its key.
fn push_text(record: &mut Vec<u8>, text: &str) {
    for byte in text.bytes() {
        record.push(byte);
        if byte == 0 {
            record.push(1);
        }
    }
    record.extend([0, 0]);
}

/// What follows the key of a record.
fn after_key(record: &[u8]) -> &[u8] {
    let end = record.iter().rposition(|byte| *byte == 0).map_or(0, |last| last + 1);
    record.get(end..).unwrap_or_default()
}

pub(super) fn garbled() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "what was set aside in a temporary file came back garbled")
}
