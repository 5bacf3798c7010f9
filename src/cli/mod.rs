//! Touches the world: files, terminal, exit codes. It holds no decision that a library user would need.

mod args;
mod check;
mod compare;
mod completions;
mod config;
mod exit;
mod explain;
mod init;
mod input;
mod interrupt;
mod lines;
mod mentions;
mod near;
mod progress;
mod report;
mod scan;
mod test;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;

use crate::check::{Checker, Selection};
use crate::claim::Words;
use crate::draft;
use crate::finding::{Problem, Severity};
use crate::lang::Languages;
use crate::rulebook;
use crate::source::{Defaults, Format, Furniture};
use crate::store::Broken;
use crate::value::UnitTable;
use args::{Cli, Command, InputArgs, InputFormat};
use exit::Exit;
use input::Input;

/// Runs the program on the process's arguments.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(&cli) {
        Ok(exit) => exit.into(),
        // Whoever reads the output has heard enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Exit::Clean.into(),
        Err(error) => {
            let problem = match error.get_ref().filter(|why| why.is::<Broken>()) {
                Some(why) => Problem::error("memory", format!("Findings beyond the memory for them: {why}."))
                    .help("Name a folder with more room in TMPDIR, or give findings more memory with --memory."),
                None => Problem::error("output", format!("The output cannot be written: {error}.")),
            };
            say(&[problem]);
            Exit::Failed.into()
        }
    }
}

fn run(cli: &Cli) -> std::io::Result<Exit> {
    match &cli.command {
        Command::Check(args) => {
            interrupt::listen();
            let input = input(&args.input);
            let (languages, _, problems) = packs(cli.rules.as_deref());
            let (exit, problems) = check::run(&input, languages, cli.rules.as_deref(), args, problems)?;
            say(&problems);
            Ok(exit)
        }
        Command::Scan(args) => {
            interrupt::listen();
            let input = input(&args.input);
            let (languages, _, problems) = packs(cli.rules.as_deref());
            let mut out = std::io::BufWriter::with_capacity(1 << 18, std::io::stdout().lock());
            let exit = scan::run(&input, languages, cli.rules.as_deref(), args, problems, &mut out)?;
            out.flush()?;
            Ok(exit)
        }
        Command::Compare(args) => {
            interrupt::listen();
            let mut out = std::io::BufWriter::with_capacity(1 << 18, std::io::stdout().lock());
            let exit = compare::run(cli.rules.as_deref(), args, &mut out)?;
            out.flush()?;
            Ok(exit)
        }
        Command::Report(args) => {
            interrupt::listen();
            let (exit, problems) = report::run(args)?;
            say(&problems);
            Ok(exit)
        }
        Command::Mentions(args) => {
            interrupt::listen();
            let input = input(&args.input);
            let (languages, _, problems) = packs(cli.rules.as_deref());
            let mut out = std::io::BufWriter::with_capacity(1 << 18, std::io::stdout().lock());
            let (exit, problems) = mentions::run(&input, &languages, args.format, problems, &mut out)?;
            out.flush()?;
            say(&problems);
            Ok(exit)
        }
        Command::Test(args) => {
            let folder = rules_folder(cli.rules.as_deref());
            let (rules, rule_problems) = check::rulebooks(folder.as_deref(), UnitTable::embedded());
            let (languages, pack_files, pack_problems) = packs(folder.as_deref());
            let examples = folder.map(|folder| folder.join("checks")).filter(|folder| folder.is_dir());
            let (check_files, check_problems) =
                examples.map_or_else(Default::default, |folder| input::rule_files(&[folder]));
            let doubts = rulebook::lint(&rules, &languages.stop_words(rules.languages()));
            let broken = say(&rule_problems) | say(&doubts) | say(&pack_problems) | say(&check_problems);
            let mut out = std::io::BufWriter::new(std::io::stdout().lock());
            if !args.coverage.is_empty() {
                let input = Input {
                    paths: args.coverage.clone(),
                    stdin_path: "-".to_owned(),
                    format: None,
                    defaults: Defaults::default(),
                    furniture: Furniture::embedded(),
                };
                let (exit, problems) = test::coverage(&rules, languages, &input, broken, &mut out)?;
                out.flush()?;
                say(&problems);
                return Ok(exit);
            }
            let exit = test::run(&rules, languages, &pack_files, &check_files, broken, &mut out)?;
            out.flush()?;
            Ok(exit)
        }
        Command::Init(args) => match init::run(&args.folder) {
            Ok(files) => {
                let mut out = std::io::stdout().lock();
                for file in files {
                    writeln!(out, "{}", file.display())?;
                }
                Ok(Exit::Clean)
            }
            Err(problems) => {
                say(&problems);
                Ok(Exit::Failed)
            }
        },
        Command::Draft(args) => {
            interrupt::listen();
            let input = input(&args.input);
            let (languages, _, mut problems) = packs(cli.rules.as_deref());
            let mut articles = Vec::new();
            let outcome = input.for_each_batch(false, |batch| {
                articles.extend(batch);
                input::Stop::Later
            });
            problems.extend(outcome.problems);
            if articles.is_empty() {
                problems.push(
                    Problem::error("input", "No article was read.").help("Name files or folders that hold articles."),
                );
            }
            let text = draft::draft(&articles, &languages, UnitTable::embedded());
            let failed = say(&problems);
            if !articles.is_empty() {
                std::io::stdout().lock().write_all(text.as_bytes())?;
            }
            Ok(if failed { Exit::Failed } else { Exit::Clean })
        }
        Command::Explain(args) if !args.articles.is_empty() => explain_in(cli.rules.as_deref(), args),
        Command::Explain(args) => {
            let (rules, problems) = check::rulebooks(cli.rules.as_deref(), UnitTable::embedded());
            match explain::page(args.what.as_deref(), &rules, &packs(rules_folder(cli.rules.as_deref()).as_deref()).0) {
                Ok(page) => {
                    std::io::stdout().lock().write_all(page.as_bytes())?;
                    Ok(Exit::Clean)
                }
                Err(similar) => {
                    say(&problems);
                    let what = args.what.as_deref().unwrap_or_default();
                    let help = if similar.is_empty() {
                        "`claimlint explain` lists all; --rules names the folder of the rule files".to_owned()
                    } else {
                        format!("did you mean `{}`?", similar.join("`, `"))
                    };
                    say(&[Problem::error(what, "There is no check, name or fact of this name.").help(help)]);
                    Ok(Exit::Failed)
                }
            }
        }
        Command::Completions(args) => {
            completions::run(args.shell, &mut std::io::stdout().lock())?;
            Ok(Exit::Clean)
        }
    }
}

/// Explains what articles say of a fact.
fn explain_in(folder: Option<&Path>, args: &args::ExplainArgs) -> std::io::Result<Exit> {
    let (rules, mut problems) = check::rulebooks(folder, UnitTable::embedded());
    let what = args.what.as_deref().unwrap_or_default();
    let Some(rulebook::RuleId::Fact(fact)) = rules.find(what) else {
        problems.push(Problem::error(what, "There is no fact of this name.").help("`claimlint explain` lists all."));
        say(&problems);
        return Ok(Exit::Failed);
    };
    let words = Words::new(&rules);
    let (everywhere, by_language) = words.for_languages();
    let (languages, _, found) = packs(folder);
    problems.extend(found);
    let languages = languages.with_words(everywhere, by_language);
    let checker = Checker::new(&rules, &words, &languages, UnitTable::embedded(), Selection::default());
    let input = Input {
        paths: args.articles.clone(),
        stdin_path: "-".to_owned(),
        format: None,
        defaults: Defaults { language: args.lang.clone(), date: args.date },
        furniture: Furniture::embedded(),
    };
    let mut page = String::new();
    let mut read = 0;
    let outcome = input.for_each_batch(false, |batch| {
        read += batch.len();
        page.extend(batch.iter().map(|article| near::page(article, fact, &rules, &checker)));
        input::Stop::Later
    });
    problems.extend(outcome.problems);
    if read == 0 {
        problems
            .push(Problem::error("input", "No article was read.").help("Name files or folders that hold articles."));
    } else if page.is_empty() {
        page.push_str("no sentence is near the fact: none holds its names and one of its words\n");
    }
    std::io::stdout().lock().write_all(page.as_bytes())?;
    Ok(if say(&problems) { Exit::Failed } else { Exit::Clean })
}

/// The folder of rules: the named one, or `rules` in the working directory, if there is one.
fn rules_folder(named: Option<&Path>) -> Option<PathBuf> {
    named.map(Path::to_owned).or_else(|| Some(PathBuf::from("rules")).filter(|folder| folder.is_dir()))
}

/// All packs, and the files of those that come from the folder.
fn packs(folder: Option<&Path>) -> (Languages, Vec<(String, String)>, Vec<Problem>) {
    let folder = folder.map(|folder| folder.join("lang")).filter(|folder| folder.is_dir());
    let (files, mut problems) = folder.map_or_else(Default::default, |folder| input::rule_files(&[folder]));
    let (languages, found) = Languages::with_overrides(&files);
    problems.extend(found);
    (languages, files, problems)
}

fn input(args: &InputArgs) -> Input {
    if let Some(threads) = args.threads {
        // The pool can be set up once only; a second call changes nothing, which is what is wanted.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads.max(1)).build_global();
    }
    Input {
        paths: args.paths.clone(),
        stdin_path: args.stdin_path.clone(),
        format: args.input.map(|format| match format {
            InputFormat::Text => Format::Text,
            InputFormat::Markdown => Format::Markdown,
            InputFormat::Jsonl => Format::JsonLines,
        }),
        defaults: Defaults { language: args.lang.clone(), date: args.date },
        furniture: Furniture::embedded(),
    }
}

/// Tells problems on standard error, and whether one of them is an error; a broken standard error is nobody's trouble.
fn say(problems: &[Problem]) -> bool {
    let mut err = anstream::stderr().lock();
    for problem in problems {
        let place = problem.place.map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
        let _ = writeln!(err, "{}: {}{place}: {}", problem.severity.as_str(), problem.path, problem.message);
        if let Some(help) = &problem.help {
            let _ = writeln!(err, "  help: {help}");
        }
    }
    problems.iter().any(|problem| problem.severity == Severity::Error)
}
