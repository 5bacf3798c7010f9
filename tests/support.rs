//! What several tests need: where things are, and the program to run.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use claimlint::check::{Checker, Selection};
use claimlint::claim::Words;
use claimlint::finding::Problem;
use claimlint::lang::Languages;
use claimlint::rulebook::{self, RuleSet};
use claimlint::source::{Article, Defaults, Format, Furniture};
use claimlint::value::UnitTable;

/// The folder of the package.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder of the package, sorted; hidden ones too, ignored ones not.
pub(crate) fn files(folder: &str) -> Vec<PathBuf> {
    let mut walk = ignore::WalkBuilder::new(root().join(folder));
    walk.hidden(false).require_git(false).filter_entry(|entry| entry.file_name() != ".git");
    let mut files: Vec<PathBuf> =
        walk.build().map(Result::unwrap).map(ignore::DirEntry::into_path).filter(|path| path.is_file()).collect();
    files.sort();
    assert!(!files.is_empty(), "{folder} is empty");
    files
}

/// A path as messages show it: below the package, with `/` between its parts.
pub(crate) fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// A file's text.
pub(crate) fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The packs of the program, read once for all tests.
pub(crate) fn languages() -> &'static Languages {
    static LANGUAGES: OnceLock<Languages> = OnceLock::new();
    LANGUAGES.get_or_init(|| Languages::embedded().0)
}

/// An article of plain text in a language, without a date.
pub(crate) fn article(text: &str, language: &str) -> Article {
    article_of(text.as_bytes(), Format::Text, language).expect("text is an article")
}

/// The first article of any bytes.
pub(crate) fn article_of(bytes: &[u8], format: Format, language: &str) -> Option<Article> {
    let defaults = Defaults { language: Some(language.to_owned()), date: None };
    claimlint::source::read("any", bytes, format, &defaults, Furniture::embedded()).0.into_iter().next()
}

/// The program, in the folder of the package, with no colour and nothing on its standard input.
pub(crate) fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claimlint"));
    command.args(arguments).current_dir(root()).env_remove("CLICOLOR_FORCE").stdin(std::process::Stdio::null());
    command
}

/// What a run of the program gave.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Run {
    /// Everything it wrote: formats that have a place for problems tell them there, others on standard error.
    pub(crate) fn said(&self) -> String {
        format!("{}{}", self.out, self.err)
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("output is UTF-8"),
            err: String::from_utf8(output.stderr).expect("messages are UTF-8"),
        }
    }
}

/// Runs the program.
pub(crate) fn run(arguments: &[&str]) -> Run {
    program(arguments).output().expect("the program starts").into()
}

/// The rules of the project, ready for use.
pub(crate) struct Desk {
    pub(crate) rules: RuleSet,
    pub(crate) languages: Languages,
    /// What is wrong with the rule files.
    pub(crate) problems: Vec<Problem>,
    words: Words,
}

impl Desk {
    /// What stands in `rules`.
    pub(crate) fn of_project() -> &'static Self {
        static DESK: OnceLock<Desk> = OnceLock::new();
        DESK.get_or_init(|| {
            let facts: Vec<(String, String)> =
                files("rules/facts").iter().map(|path| (shown(path), text(path))).collect();
            Self::new(&facts)
        })
    }

    /// Rule files, each a path and its text, with the packs of the program.
    pub(crate) fn new(files: &[(String, String)]) -> Self {
        let (rules, mut problems) = rulebook::compile(files, UnitTable::embedded());
        let words = Words::new(&rules);
        let (everywhere, by_language) = words.for_languages();
        let (languages, found) = Languages::embedded();
        problems.extend(found);
        Self { languages: languages.with_words(everywhere, by_language), rules, problems, words }
    }

    pub(crate) fn checker(&self) -> Checker<'_> {
        self.checker_with(&self.rules)
    }

    /// A checker with other values of the same facts.
    pub(crate) fn checker_with<'a>(&'a self, rules: &'a RuleSet) -> Checker<'a> {
        Checker::new(rules, &self.words, &self.languages, UnitTable::embedded(), Selection::default())
    }
}
