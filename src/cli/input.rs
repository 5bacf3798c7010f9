//! Finds the articles and rule files that a command names, and hands the articles on in batches, in a fixed order.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use crate::finding::Problem;
use crate::source::{self, Article, Defaults, Format, Furniture};

/// How much text is read before it is worked on: enough for all threads, little enough to stay flat in memory.
const BATCH_BYTES: usize = 16 << 20;

/// The endings of files that a folder is searched for.
const ENDINGS: [&str; 6] = ["txt", "text", "md", "markdown", "jsonl", "ndjson"];

/// Where articles come from and how they are to be read.
#[derive(Debug)]
pub(crate) struct Input {
    /// Files, folders, and `-` for standard input, as they were named.
    pub(crate) paths: Vec<PathBuf>,
    /// The format of standard input and of files whose ending does not tell.
    pub(crate) format: Option<Format>,
    /// What flags say of all articles.
    pub(crate) defaults: Defaults,
    /// Lines that web pages add.
    pub(crate) furniture: Furniture,
}

impl Input {
    /// Calls `work` with batch after batch of articles, in the order of their paths; returns all problems.
    pub(crate) fn for_each_batch(&self, mut work: impl FnMut(Vec<Article>)) -> Vec<Problem> {
        let (files, mut problems) = files(&self.paths);
        let mut batch = Vec::new();
        let mut bytes = 0;
        let mut take = |article: Option<Article>, batch: &mut Vec<Article>| {
            if let Some(article) = article {
                bytes += article.text.plain().len();
                batch.push(article);
            }
            if bytes >= BATCH_BYTES {
                bytes = 0;
                work(std::mem::take(batch));
            }
        };
        for file in files {
            let name = shown(&file);
            let format = self.format.or_else(|| Format::of_path(&name)).unwrap_or(Format::Text);
            let mut reader: Box<dyn Read> = if name == "-" {
                Box::new(std::io::stdin().lock())
            } else {
                match File::open(&file) {
                    Ok(file) => Box::new(file),
                    Err(error) => {
                        problems.push(unreadable(&name, &error));
                        continue;
                    }
                }
            };
            if format == Format::JsonLines {
                let mut lines = BufReader::with_capacity(1 << 20, reader);
                let mut line = Vec::new();
                let mut number = 0;
                loop {
                    line.clear();
                    match lines.read_until(b'\n', &mut line) {
                        Ok(0) => break,
                        Ok(_) => {
                            number += 1;
                            let (article, found) =
                                source::read_json_line(&name, number, &line, &self.defaults, &self.furniture);
                            problems.extend(found);
                            take(article, &mut batch);
                        }
                        Err(error) => {
                            problems.push(unreadable(&name, &error));
                            break;
                        }
                    }
                }
            } else {
                let mut content = Vec::new();
                if let Err(error) = reader.read_to_end(&mut content) {
                    problems.push(unreadable(&name, &error));
                    continue;
                }
                let (articles, found) = source::read(&name, &content, format, &self.defaults, &self.furniture);
                problems.extend(found);
                for article in articles {
                    take(Some(article), &mut batch);
                }
            }
        }
        if !batch.is_empty() {
            work(batch);
        }
        problems
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

fn missing(name: &str) -> Problem {
    Problem::error(name, "There is no such file or folder.").help("Check the path; nothing of this name was read.")
}

fn unreadable(name: &str, error: &std::io::Error) -> Problem {
    Problem::error(name, format!("The file cannot be read: {error}."))
}
