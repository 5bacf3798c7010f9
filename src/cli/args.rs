//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::cli::mentions::day;

/// Finds where articles disagree with stated facts, with each other, and with themselves.
#[derive(Debug, Parser)]
#[command(name = "claimlint", version, about, max_term_width = 100)]
pub(crate) struct Cli {
    /// The folder of rules: rulebooks in its `facts`, and language packs in its `lang` that replace or join the built-in ones.
    #[arg(long, global = true, value_name = "FOLDER")]
    pub(crate) rules: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check articles against rulebooks, against themselves and against each other.
    Check(CheckArgs),
    /// Read articles on one of many machines: write what they tell, and what is wrong in each, as lines.
    Scan(ScanArgs),
    /// Merge sorted lines of `scan` and compare what articles tell; what it writes it can merge again.
    Compare(CompareArgs),
    /// Write the report of the lines of `compare`: the same as `check` writes of all articles.
    Report(ReportArgs),
    /// Show what is read out of articles: dates, periods, figures, amounts, definitions, quotations.
    Mentions(MentionsArgs),
    /// Run the examples of rule files and language packs, and see whether small mistakes in them are found.
    Test(TestArgs),
    /// Explain a check, a name or a fact, or what articles say of a fact; without one, list them all.
    Explain(ExplainArgs),
    /// Write a first rulebook and a configuration file, both commented.
    Init(InitArgs),
    /// Propose a rulebook: names, figures and dates that several articles give.
    Draft(DraftArgs),
    /// Write a script that completes the command line in a shell.
    Completions(CompletionsArgs),
}

#[derive(Debug, Args)]
pub(crate) struct InputArgs {
    /// Files and folders to read; `-` is standard input.
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// What standard input is called in reports.
    #[arg(long, value_name = "PATH", default_value = "-")]
    pub(crate) stdin_path: String,
    /// The language of all articles, as a BCP 47 tag; wins over what they say, and over detection.
    #[arg(long, value_name = "TAG")]
    pub(crate) lang: Option<String>,
    /// The day of publication of all articles; wins over what they say.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) date: Option<Date>,
    /// The format of the input, where its name does not tell.
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) input: Option<InputFormat>,
    /// How many threads work; as many as the machine has by default.
    #[arg(short = 'j', long, value_name = "N")]
    pub(crate) threads: Option<usize>,
}

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    #[command(flatten)]
    pub(crate) select: SelectArgs,
}

#[derive(Debug, Args)]
pub(crate) struct OutputArgs {
    /// How to write the report.
    #[arg(long, value_name = "FORMAT", default_value = "terminal", value_parser = report_format())]
    pub(crate) format: crate::report::Format,
    /// Where to write the report; standard output by default.
    #[arg(short = 'o', long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// From which severity on a finding makes the run fail, with exit code 1.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) fail_on: FailOn,
    /// List for each article what was checked in it.
    #[arg(long)]
    pub(crate) coverage: bool,
    /// How many megabytes of findings, and of what articles tell each other, are kept in memory; more go to a temporary
    /// file, which is gone at the end.
    #[arg(long, value_name = "MB")]
    pub(crate) memory: Option<usize>,
    /// Whether to colour the report.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) color: ColorChoice,
}

#[derive(Debug, Args)]
pub(crate) struct SelectArgs {
    /// Run only these checks.
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub(crate) only: Vec<String>,
    /// Do not run these checks.
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    pub(crate) skip: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct ScanArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) select: SelectArgs,
    /// End at the first line that holds no article, with exit code 2; else such lines are told and counted.
    #[arg(long)]
    pub(crate) strict: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CompareArgs {
    /// Files of lines that `scan` or `compare` wrote, each sorted by `LC_ALL=C sort`; standard input by default.
    pub(crate) paths: Vec<PathBuf>,
    /// Take lines in any order, and keep what they tell in memory.
    #[arg(long)]
    pub(crate) unsorted: bool,
    /// End at the first line that cannot be read, with exit code 2; else such lines are counted.
    #[arg(long)]
    pub(crate) strict: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ReportArgs {
    /// Files of lines that `compare` wrote; standard input by default.
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    /// End at the first line that cannot be read, with exit code 2; else such lines are counted.
    #[arg(long)]
    pub(crate) strict: bool,
}

/// From which severity on a finding counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Errors.
    #[default]
    Error,
    /// Errors and warnings.
    Warning,
    /// All findings.
    Note,
    /// None.
    Never,
}

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorChoice {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Reads the name of a report format.
fn report_format() -> impl clap::builder::TypedValueParser<Value = crate::report::Format> {
    use crate::report::Format;
    use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
    PossibleValuesParser::new(Format::ALL.map(|format| PossibleValue::new(format.name()).help(format.about())))
        .map(|name| Format::from_name(&name).unwrap_or_default())
}

#[derive(Debug, Args)]
pub(crate) struct MentionsArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    /// How to write them.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: MentionsFormat,
}

/// What the input is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    /// Plain text.
    Text,
    /// Markdown, as `CommonMark` has it.
    Markdown,
    /// One JSON object a line, with `id`, `lang`, `title`, `date` and `text`.
    Jsonl,
}

/// How `mentions` writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum MentionsFormat {
    /// `path:line:column: kind value "text"`.
    #[default]
    Compact,
    /// One JSON object a line: `article`, `start`, `end` (bytes), `kind`, `value`, `text`, `hedge`.
    Jsonl,
}

#[derive(Debug, Args)]
pub(crate) struct TestArgs {
    /// Instead, list the facts that none of these articles says anything of.
    #[arg(long, value_name = "PATHS", num_args = 1..)]
    pub(crate) coverage: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct InitArgs {
    /// The folder to write into.
    #[arg(default_value = ".")]
    pub(crate) folder: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct DraftArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// A code such as `date-weekday`, or the id of a name or fact.
    #[arg(value_name = "CODE|ID")]
    pub(crate) what: Option<String>,
    /// Articles in which to explain why each sentence near the fact is a claim about it, or why not.
    #[arg(value_name = "ARTICLES")]
    pub(crate) articles: Vec<PathBuf>,
    /// The language of all articles, as a BCP 47 tag; wins over what they say, and over detection.
    #[arg(long, value_name = "TAG")]
    pub(crate) lang: Option<String>,
    /// The day of publication of all articles; wins over what they say.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(crate) date: Option<Date>,
}

#[derive(Debug, Args)]
pub(crate) struct CompletionsArgs {
    /// The shell.
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}
