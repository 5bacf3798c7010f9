//! `claimlint check`: what is wrong in articles.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::Path;

use rayon::prelude::*;

use crate::check::{self, ArticleResult, Checker, Collector, Gathered, Keep, Levels, Selection};
use crate::claim::Words;
use crate::cli::args::{CheckArgs, ColorChoice, FailOn, OutputArgs, SelectArgs};
use crate::cli::config;
use crate::cli::exit::Exit;
use crate::cli::input::{self, Input, Stop};
use crate::finding::{Problem, Severity, Sheets};
use crate::lang::Languages;
use crate::report::{self, Options};
use crate::rulebook::{self, RuleSet};
use crate::value::UnitTable;

/// The folder of rules where none is named.
const RULES: &str = "rules";

/// The rulebooks of a rules folder (by default `rules` in the working directory, if there is one), and their problems.
pub(crate) fn rulebooks(folder: Option<&Path>, units: &UnitTable) -> (RuleSet, Vec<Problem>) {
    let named = folder.is_some();
    let folder = folder.unwrap_or_else(|| Path::new(RULES));
    let facts = folder.join("facts");
    let place = match (facts.is_dir(), named) {
        (true, _) => facts,
        // A folder that holds rulebooks themselves, or a single rulebook.
        (false, true) => folder.to_owned(),
        (false, false) => return (RuleSet::default(), Vec::new()),
    };
    let (mut files, mut problems) = input::rule_files(&[place]);
    // Packs and examples of checks are no rulebooks.
    let others = ["lang", "checks"].map(|room| format!("{}/", input::shown(&folder.join(room))));
    files.retain(|(path, _)| !others.iter().any(|room| path.starts_with(room.as_str())));
    let (rules, found) = rulebook::compile(&files, units);
    problems.extend(found);
    (rules, problems)
}

/// Checks all articles and writes the report; the answer says how the run ends, and which problems the report has no
/// place for.
pub(crate) fn run(
    input: &Input,
    languages: Languages,
    rules: Option<&Path>,
    args: &CheckArgs,
    problems: Vec<Problem>,
) -> std::io::Result<(Exit, Vec<Problem>)> {
    let units = UnitTable::embedded();
    let (rules, found) = rulebooks(rules, units);
    let mut problems = problems;
    problems.extend(found);
    problems.extend(rulebook::lint(&rules, &languages.stop_words(rules.languages())));
    let words = Words::new(&rules);
    let (everywhere, by_language) = words.for_languages();
    let languages = languages.with_words(everywhere, by_language);
    let (levels, found) = config::levels();
    problems.extend(found);
    let selection = selection(&args.select, &levels, &mut problems);
    let desk = Checker::new(&rules, &words, &languages, units, selection);

    let mut collector = Collector::new(keep(&args.output), bound(&args.output));
    let mut added = Ok(());
    collector.set_levels(levels);
    let read = input.for_each_batch(false, |batch| {
        let checked: Vec<ArticleResult> = batch.par_iter().map(|article| desk.check_article(article)).collect();
        added = checked.into_iter().try_for_each(|result| collector.add(result));
        if added.is_ok() { Stop::Later } else { Stop::Now }
    });
    added?;
    problems.extend(read.problems);
    problems.extend(read.stopped.map(|why| Problem::error("input", why)));
    collector.add_problems(problems);
    collector.compare(&rules, units)?;
    deliver(collector, &args.output)
}

/// Which articles a report of this kind lists.
pub(crate) fn keep(args: &OutputArgs) -> Keep {
    if args.coverage || args.format.shows_articles() { Keep::All } else { Keep::None }
}

/// How many bytes of findings are kept in memory, and as many of articles.
pub(crate) fn bound(args: &OutputArgs) -> usize {
    args.memory.map_or(Collector::BOUND, |megabytes| megabytes.saturating_mul(1 << 20))
}

/// Writes the report of what was collected; the answer says how the run ends, and which problems the report has no
/// place for.
pub(crate) fn deliver(mut collector: Collector, args: &OutputArgs) -> std::io::Result<(Exit, Vec<Problem>)> {
    if collector.articles() == 0 {
        collector.add_problems([
            Problem::error("input", "No article was read.").help("Name files or folders that hold articles.")
        ]);
    }
    let undecided = collector.undecided();
    let report = collector.finish()?;
    write(&report, args)?;
    let mut untold = if args.format.shows_problems() { Vec::new() } else { report.problems().to_vec() };
    if undecided > 0 && args.coverage {
        untold.push(Problem::note(
            "check",
            format!(
                "{undecided} figures and dates stand beside a fact's words, but it is not clear that they belong to it."
            ),
        ));
    }
    Ok((exit(&report, args.fail_on), untold))
}

/// The checks that flags choose, without those that the configuration switches off and no flag names.
pub(crate) fn selection(args: &SelectArgs, levels: &Levels, problems: &mut Vec<Problem>) -> Selection {
    let mut selection = Selection { only: codes(&args.only, problems), skip: codes(&args.skip, problems) };
    for code in levels.off().filter(|code| !selection.only.contains(*code)) {
        selection.skip.insert(code.to_owned());
    }
    selection
}

/// The codes that a flag names; an unknown one is a problem.
fn codes(named: &[String], problems: &mut Vec<Problem>) -> BTreeSet<String> {
    for code in named.iter().filter(|code| check::find(code).is_none()) {
        let known: Vec<&str> = check::CHECKS.iter().map(|check| check.code.as_str()).collect();
        problems.push(
            Problem::error("--only, --skip", format!("There is no check `{code}`."))
                .help(format!("The checks are {}.", known.join(", "))),
        );
    }
    named.iter().cloned().collect()
}

fn write(report: &Gathered, args: &OutputArgs) -> std::io::Result<()> {
    let is_terminal = args.output.is_none() && std::io::IsTerminal::is_terminal(&std::io::stdout());
    let color = match args.color {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => {
            anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never && is_terminal
        }
    };
    let options = Options { color, width: None, coverage: args.coverage };
    let mut out: Box<dyn Write> = match &args.output {
        Some(path) => Box::new(std::fs::File::create(path)?),
        None => Box::new(std::io::stdout().lock()),
    };
    let mut out = std::io::BufWriter::with_capacity(1 << 18, &mut out);
    report::write(report, args.format, &options, &mut out)?;
    out.flush()
}

fn exit(report: &Gathered, fail_on: FailOn) -> Exit {
    let summary = report.summary();
    if summary.articles == 0 || report.problems().iter().any(|problem| problem.severity == Severity::Error) {
        return Exit::Failed;
    }
    let grave = match fail_on {
        FailOn::Error => summary.errors,
        FailOn::Warning => summary.errors + summary.warnings,
        FailOn::Note => summary.errors + summary.warnings + summary.notes,
        FailOn::Never => 0,
    };
    if grave > 0 { Exit::Findings } else { Exit::Clean }
}
