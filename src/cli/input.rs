//! Finds the articles and rule files that a command names, and hands the articles on in batches, in a fixed order.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use crate::cli::interrupt;
use crate::cli::progress::Progress;
use crate::finding::{Problem, Severity};
use crate::source::{self, Article, Defaults, Format, Furniture};

/// How much text is read before it is worked on: enough for all threads, little enough to stay flat in memory.
const BATCH_BYTES: usize = 8 << 20;
/// The longest article that is read, in bytes: some twenty long novels. What is longer is no article, and would take
/// memory without end.
const LONGEST: usize = 16 << 20;

/// The endings of files that a folder is searched for.
const ENDINGS: [&str; 6] = ["txt", "text", "md", "markdown", "jsonl", "ndjson"];

/// Where articles come from and how they are to be read.
#[derive(Debug)]
pub(crate) struct Input {
    /// Files, folders, and `-` for standard input, as they were named.
    pub(crate) paths: Vec<PathBuf>,
    /// What standard input is called.
    pub(crate) stdin_path: String,
    /// The format of standard input and of files whose ending does not tell.
    pub(crate) format: Option<Format>,
    /// What flags say of all articles.
    pub(crate) defaults: Defaults,
    /// Lines that web pages add.
    pub(crate) furniture: &'static Furniture,
}

/// Whether to go on reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// Not before the end.
    Later,
    /// At once.
    Now,
}

/// What came of reading articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// What is wrong with the input.
    pub(crate) problems: Vec<Problem>,
    /// How many bytes of text the articles have.
    pub(crate) bytes: u64,
    /// How many articles there are.
    pub(crate) articles: u64,
    /// How many lines and files hold no article.
    pub(crate) malformed: u64,
    /// Why not all was read, if so.
    pub(crate) stopped: Option<String>,
}

/// The articles that were read and not yet worked on.
struct Batch<'w> {
    work: &'w mut dyn FnMut(Vec<Article>) -> Stop,
    waiting: Vec<Article>,
    bytes: usize,
    strict: bool,
    outcome: Outcome,
    progress: Progress,
}

impl Input {
    /// Calls `work` with batch after batch of articles, in the order of their paths. With `strict` the first line or
    /// file that holds no article ends it; so do `work` and the user.
    pub(crate) fn for_each_batch(&self, strict: bool, mut work: impl FnMut(Vec<Article>) -> Stop) -> Outcome {
        let (files, problems) = files(&self.paths);
        let size = |file: &PathBuf| file.metadata().ok().filter(std::fs::Metadata::is_file).map(|data| data.len());
        let size = files.iter().map(size).sum();
        let mut batch = Batch {
            work: &mut work,
            waiting: Vec::new(),
            bytes: 0,
            strict,
            outcome: Outcome { problems, ..Outcome::default() },
            progress: Progress::new(size),
        };
        for file in files {
            if self.read(&file, &mut batch) == Stop::Now {
                break;
            }
        }
        batch.hand_on();
        batch.outcome
    }

    fn read(&self, file: &Path, batch: &mut Batch<'_>) -> Stop {
        let is_standard = file.as_os_str() == "-";
        let name = if is_standard { self.stdin_path.clone() } else { shown(file) };
        let format = self.format.or_else(|| Format::of_path(&name)).unwrap_or(Format::Text);
        let reader: Box<dyn Read> = if is_standard {
            Box::new(std::io::stdin().lock())
        } else {
            match File::open(file) {
                Ok(file) => Box::new(file),
                Err(error) => return batch.refuse(unreadable(&name, &error)),
            }
        };
        match format {
            Format::JsonLines => self.read_lines(&name, reader, batch),
            Format::Text | Format::Markdown => self.read_whole(&name, reader, format, batch),
        }
    }

    fn read_lines(&self, name: &str, reader: Box<dyn Read>, batch: &mut Batch<'_>) -> Stop {
        let mut lines = BufReader::with_capacity(1 << 20, reader);
        let mut line = Vec::new();
        let mut number = 0;
        loop {
            line.clear();
            match lines.by_ref().take(limit()).read_until(b'\n', &mut line) {
                Ok(0) => return Stop::Later,
                Ok(length) if length > LONGEST => {
                    number += 1;
                    if let Err(error) = lines.skip_until(b'\n') {
                        return batch.refuse(unreadable(name, &error));
                    }
                    if batch.take(None, vec![too_long(name).at(number, 1)]) == Stop::Now {
                        return Stop::Now;
                    }
                }
                Ok(_) => {
                    number += 1;
                    let (article, found) = source::read_json_line(name, number, &line, &self.defaults, self.furniture);
                    if batch.take(article, found) == Stop::Now {
                        return Stop::Now;
                    }
                }
                Err(error) => return batch.refuse(unreadable(name, &error)),
            }
        }
    }

    fn read_whole(&self, name: &str, reader: Box<dyn Read>, format: Format, batch: &mut Batch<'_>) -> Stop {
        let mut content = Vec::new();
        if let Err(error) = reader.take(limit()).read_to_end(&mut content) {
            return batch.refuse(unreadable(name, &error));
        }
        if content.len() > LONGEST {
            return batch.take(None, vec![too_long(name)]);
        }
        if let Some(problem) = foreign(name, &content).filter(|_| self.format.is_none() && format == Format::Text) {
            return batch.take(None, vec![problem]);
        }
        let (articles, found) = source::read(name, &content, format, &self.defaults, self.furniture);
        if articles.is_empty() {
            return batch.take(None, found);
        }
        let mut stop = batch.take(None, Vec::new());
        batch.outcome.problems.extend(found);
        for article in articles {
            if stop == Stop::Later {
                stop = batch.take(Some(article), Vec::new());
            }
        }
        stop
    }
}

impl Batch<'_> {
    /// Takes an article, or what is wrong instead of one.
    fn take(&mut self, article: Option<Article>, found: Vec<Problem>) -> Stop {
        let is_broken = article.is_none() && found.iter().any(|problem| problem.severity == Severity::Error);
        self.outcome.problems.extend(found);
        if is_broken {
            self.outcome.malformed += 1;
            if self.strict {
                self.outcome.stopped = Some("A line or file holds no article, and the reading is strict.".to_owned());
                return Stop::Now;
            }
        }
        if let Some(article) = article {
            let length = article.text.plain().len();
            self.bytes += length;
            self.outcome.articles += 1;
            self.outcome.bytes = self.outcome.bytes.saturating_add(u64::try_from(length).unwrap_or(u64::MAX));
            self.waiting.push(article);
        }
        if interrupt::is_wished() {
            self.outcome.stopped =
                Some(format!("It was interrupted: {} articles were read, the others were not.", self.outcome.articles));
            return Stop::Now;
        }
        if self.bytes >= BATCH_BYTES { self.hand_on() } else { Stop::Later }
    }

    /// Passes over something that cannot be read.
    fn refuse(&mut self, problem: Problem) -> Stop {
        self.outcome.problems.push(problem);
        Stop::Later
    }

    fn hand_on(&mut self) -> Stop {
        self.bytes = 0;
        self.progress.show(self.outcome.bytes, self.outcome.articles);
        if self.waiting.is_empty() { Stop::Later } else { (self.work)(std::mem::take(&mut self.waiting)) }
    }
}

/// The text of every `.toml` file below the paths, with its name, in order.
pub(crate) fn rule_files(paths: &[PathBuf]) -> (Vec<(String, String)>, Vec<Problem>) {
    let mut files = BTreeSet::new();
    let mut problems = Vec::new();
    for path in paths {
        if path.is_dir() {
            walk(path, &["toml"], &mut files, &mut problems);
        } else if path.is_file() {
            files.insert(path.clone());
        } else {
            problems.push(missing(&shown(path)));
        }
    }
    let mut texts = Vec::new();
    for file in files {
        let name = shown(&file);
        #[expect(clippy::disallowed_methods, reason = "this room touches files")]
        match std::fs::read(&file) {
            Ok(bytes) => match crate::rulebook::decode(&name, &bytes) {
                Ok(text) => texts.push((name, text)),
                Err(problem) => problems.push(problem),
            },
            Err(error) => problems.push(unreadable(&name, &error)),
        }
    }
    (texts, problems)
}

/// All article files below the paths, sorted, each once; what cannot be found is a problem.
fn files(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<Problem>) {
    let mut files = BTreeSet::new();
    let mut problems = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" || path.is_file() {
            files.insert(path.clone());
        } else if path.is_dir() {
            let before = files.len();
            walk(path, &ENDINGS, &mut files, &mut problems);
            if files.len() == before {
                problems.push(
                    Problem::error(shown(path), "The folder holds no article.")
                        .help("Articles end in .txt, .md or .jsonl; name other files one by one."),
                );
            }
        } else {
            problems.push(missing(&shown(path)));
        }
    }
    (files.into_iter().collect(), problems)
}

/// Files below a folder with one of the endings; `.gitignore` and hidden files are respected.
fn walk(folder: &Path, endings: &[&str], files: &mut BTreeSet<PathBuf>, problems: &mut Vec<Problem>) {
    for entry in ignore::WalkBuilder::new(folder).require_git(false).build() {
        match entry {
            Ok(entry) => {
                let path = entry.path();
                let wanted =
                    path.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| endings.contains(&ending));
                if wanted && path.is_file() {
                    files.insert(path.to_owned());
                }
            }
            Err(error) => {
                problems.push(Problem::error(shown(folder), format!("The folder cannot be searched: {error}.")));
            }
        }
    }
}

/// A path as reports show it, with `/` between its parts.
pub(crate) fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// One byte more than an article may have.
fn limit() -> u64 {
    u64::try_from(LONGEST).map_or(u64::MAX, |longest| longest + 1)
}

fn too_long(name: &str) -> Problem {
    Problem::error(name, format!("It is longer than {} MB and was not read: that is no article.", LONGEST >> 20))
        .help("Split it into articles, or give them as JSON lines, one object a line.")
}

/// What is wrong with text that has a form of its own: read as plain text, its tags and keys would be checked as sentences.
fn foreign(name: &str, content: &[u8]) -> Option<Problem> {
    let start = content.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(content).trim_ascii_start();
    let begins = |mark: &[u8]| start.get(..mark.len()).is_some_and(|found| found.eq_ignore_ascii_case(mark));
    let form = if [&b"<!doctype html"[..], b"<html"].into_iter().any(begins) {
        "a web page (HTML)"
    } else if begins(b"<?xml") {
        "an XML file"
    } else if begins(b"{\\rtf") {
        "an RTF file"
    } else if name.to_ascii_lowercase().ends_with(".json") && (begins(b"{") || begins(b"[")) {
        "a JSON file"
    } else {
        return None;
    };
    let help = if form == "a JSON file" {
        "Give the articles as JSON lines, one object a line, in a file that ends in .jsonl."
    } else {
        "Save its text as .txt or .md, or say `--input text` to check it with all its marks."
    };
    Some(
        Problem::error(name, format!("It is {form}, which is no format that is read: nothing in it was checked."))
            .help(help),
    )
}

fn missing(name: &str) -> Problem {
    Problem::error(name, "There is no such file or folder.").help("Check the path; nothing of this name was read.")
}

fn unreadable(name: &str, error: &std::io::Error) -> Problem {
    Problem::error(name, format!("The file cannot be read: {error}."))
}
