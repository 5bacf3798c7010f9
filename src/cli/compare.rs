//! `claimlint compare`: merges lines of one key and compares what they tell. What it writes it can read again.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use crate::check;
use crate::cli::args::CompareArgs;
use crate::cli::check::rulebooks;
use crate::cli::exit::Exit;
use crate::cli::lines;
use crate::rulebook::RuleSet;
use crate::tally::{Key, Line, Record, Stage, Stats, Tally};
use crate::value::UnitTable;

/// All lines of one key.
#[derive(Default)]
struct Group {
    tally: Option<Tally>,
    /// Those that are not merged.
    others: Vec<Vec<u8>>,
}

/// What is not of one key.
struct Desk<'a> {
    rules: RuleSet,
    units: &'static UnitTable,
    stats: Stats,
    scanned: Option<Stats>,
    failures: Vec<Line>,
    out: &'a mut dyn Write,
}

/// Merges and compares. Whatever happens, the output ends with a line of stats, and with one that says why if it is
/// not complete.
pub(crate) fn run(rules: Option<&Path>, args: &CompareArgs, out: &mut dyn Write) -> io::Result<Exit> {
    let units = UnitTable::embedded();
    // What is wrong with the rules was said by `scan`.
    let (rules, _) = rulebooks(rules, units);
    let stats = Stats::new(Stage::Compare);
    let mut desk = Desk { rules, units, stats, scanned: None, failures: Vec::new(), out };
    let mut groups: BTreeMap<Key, Group> = BTreeMap::new();
    let mut written = Ok(());
    let read = lines::for_each(&args.paths, args.strict, |line| {
        let Some(line) = desk.take_control(line) else { return Ok(()) };
        if !args.unsorted
            && let Some(last) = groups.keys().next_back()
            && *last != line.key
        {
            if line.key < *last {
                return Err(format!(
                    "the lines are not sorted: {} stands after {}; sort them with LC_ALL=C, or use --unsorted.",
                    line.key.as_str(),
                    last.as_str()
                ));
            }
            written = desk.write_all(std::mem::take(&mut groups));
            if written.is_err() {
                return Err("the output cannot be written.".to_owned());
            }
        }
        desk.add(groups.entry(line.key.clone()).or_default(), line);
        Ok(())
    });
    written?;
    desk.write_all(groups)?;
    match read {
        Ok(read) => {
            desk.stats.bytes = read.bytes;
            desk.stats.malformed += read.malformed;
        }
        Err(why) => desk.failures.push(Line::of_failure(Stage::Compare, why)),
    }
    desk.end()
}

impl Desk<'_> {
    /// Takes what is about processes; gives back what is not.
    fn take_control(&mut self, line: Line) -> Option<Line> {
        match line.record {
            Record::Stats(stats) => {
                match (stats.stage, &mut self.scanned) {
                    (Stage::Scan, Some(sum)) => sum.add(stats),
                    (Stage::Scan, none) => *none = Some(stats),
                    (Stage::Compare, _) => {
                        self.stats.processes += stats.processes;
                        self.stats.malformed += stats.malformed;
                    }
                }
                None
            }
            Record::Failure(_) => {
                self.failures.push(line);
                None
            }
            Record::Article { .. } | Record::Finding { .. } | Record::Tally { .. } | Record::Problem(_) => Some(line),
        }
    }

    fn add(&mut self, group: &mut Group, line: Line) {
        let count = match line.record {
            Record::Tally { tally, .. } => {
                self.stats.claims = self.stats.claims.saturating_add(tally.told);
                match &mut group.tally {
                    Some(own) => own.merge(tally),
                    none => *none = Some(tally),
                }
                return;
            }
            Record::Article { .. } => Some(&mut self.stats.articles),
            Record::Finding { .. } => Some(&mut self.stats.findings),
            Record::Problem(_) | Record::Stats(_) | Record::Failure(_) => None,
        };
        if let Some(count) = count {
            *count = count.saturating_add(1);
        }
        let mut bytes = Vec::new();
        // Writing to memory does not fail.
        if line.write(&mut bytes).is_ok() {
            group.others.push(bytes);
        }
    }

    fn write_all(&mut self, groups: BTreeMap<Key, Group>) -> io::Result<()> {
        for (key, Group { tally, mut others }) in groups {
            others.sort_unstable();
            for line in others {
                self.out.write_all(&line)?;
            }
            if let Some(tally) = tally {
                let disagreement = check::compare(&key, &tally, &self.rules, self.units).map(Box::new);
                Line { key, record: Record::Tally { tally, disagreement, compared: true } }.write(self.out)?;
            }
        }
        Ok(())
    }

    fn end(mut self) -> io::Result<Exit> {
        let exit = if self.failures.is_empty() { Exit::Clean } else { Exit::Failed };
        for line in &self.failures {
            line.write(self.out)?;
        }
        if let Some(scanned) = self.scanned.take() {
            Line::of_stats(scanned).write(self.out)?;
        }
        Line::of_stats(self.stats).write(self.out)?;
        Ok(exit)
    }
}
