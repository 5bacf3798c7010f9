//! `claimlint scan`: what articles tell and what is wrong in each of them, as lines for `compare` and `report`.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

use rayon::prelude::*;

use crate::check::Checker;
use crate::claim::Words;
use crate::cli::args::ScanArgs;
use crate::cli::check::{rulebooks, selection};
use crate::cli::config;
use crate::cli::exit::Exit;
use crate::cli::input::{Input, Stop};
use crate::finding::{Problem, Severity};
use crate::lang::Languages;
use crate::source::Article;
use crate::tally::{Line, Record, Stage, Stats};
use crate::value::UnitTable;

/// Scans all articles. Whatever happens, the output ends with a line of stats, and with one that says why if it is
/// not complete.
pub(crate) fn run(
    input: &Input,
    languages: Languages,
    rules: Option<&Path>,
    args: &ScanArgs,
    mut problems: Vec<Problem>,
    out: &mut dyn Write,
) -> io::Result<Exit> {
    let units = UnitTable::embedded();
    let (rules, found) = rulebooks(rules, units);
    problems.extend(found);
    let (levels, found) = config::levels();
    problems.extend(found);
    let selection = selection(&args.select, &levels, &mut problems);
    let words = Words::new(&rules);
    let (everywhere, by_language) = words.for_languages();
    let languages = languages.with_words(everywhere, by_language);
    let desk = Checker::new(&rules, &words, &languages, units, selection);

    let mut stats = Stats::new(Stage::Scan);
    let mut written = Ok(());
    let mut nameless: BTreeMap<String, usize> = BTreeMap::new();
    let read = input.for_each_batch(args.strict, |batch| {
        for article in batch.iter().filter(|article| is_nameless(article)) {
            *nameless.entry(article.path.clone()).or_default() += 1;
        }
        let scanned: Vec<io::Result<(Vec<u8>, Stats)>> =
            batch.par_iter().map(|article| lines(desk.check_article(article).lines())).collect();
        for one in scanned {
            written = one.and_then(|(bytes, counts)| {
                stats.claims += counts.claims;
                stats.findings += counts.findings;
                stats.articles += counts.articles;
                out.write_all(&bytes)
            });
            if written.is_err() {
                return Stop::Now;
            }
        }
        Stop::Later
    });
    written?;
    problems.extend(read.problems);
    problems.extend(nameless.into_iter().map(|(path, count)| {
        Problem {
            severity: Severity::Warning,
            ..Problem::error(
                path,
                format!("{count} articles have no id and are called by their line in this part of the input."),
            )
            .help("Give each article an \"id\": those of another part may be called alike, and count as one.")
        }
    }));
    let mut exit = Exit::Clean;
    for problem in problems {
        Line::of_problem(problem).write(out)?;
    }
    if let Some(why) = read.stopped {
        Line::of_failure(Stage::Scan, why).write(out)?;
        exit = Exit::Failed;
    }
    (stats.bytes, stats.malformed) = (read.bytes, read.malformed);
    Line::of_stats(stats).write(out)?;
    Ok(exit)
}

/// Whether an article is called by its line.
fn is_nameless(article: &Article) -> bool {
    let line = article.id.strip_prefix(&article.path).and_then(|rest| rest.strip_prefix(':'));
    line.is_some_and(|line| !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Lines as bytes, and how many of what they are.
fn lines(lines: Vec<Line>) -> io::Result<(Vec<u8>, Stats)> {
    let mut counts = Stats::new(Stage::Scan);
    let mut bytes = Vec::new();
    for line in lines {
        match &line.record {
            Record::Article { .. } => counts.articles += 1,
            Record::Finding { .. } => counts.findings += 1,
            Record::Tally { tally, .. } => counts.claims += tally.told,
            Record::Problem(_) | Record::Stats(_) | Record::Failure(_) => {}
        }
        line.write(&mut bytes)?;
    }
    Ok((bytes, counts))
}
