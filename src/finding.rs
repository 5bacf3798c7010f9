//! Holds one disagreement as data: witnesses that cannot all be right, how we know, and what could be done.
//! Nothing here formats, colours or sorts; these types are also the JSON that `claimlint` writes and reads back.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// The version of the JSON object a [`Report`] is written as. It grows when a field changes its meaning or goes.
pub const SCHEMA_VERSION: u32 = 1;

/// A check's public name, in kebab-case, such as `date-weekday`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Code(pub Cow<'static, str>);

impl Code {
    /// The code of a check that is known when the program is built.
    pub const fn new(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// What follows from a finding if it is real. Ordered from mild to grave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth a look; nothing is certainly wrong.
    Note,
    /// Details differ.
    Warning,
    /// A reader is told something wrong.
    Error,
}

impl Severity {
    /// One level milder; a note stays a note.
    #[must_use]
    pub fn milder(self) -> Self {
        match self {
            Self::Error => Self::Warning,
            Self::Warning | Self::Note => Self::Note,
        }
    }

    /// The word used in every format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// How sure the tool is that a finding is real.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// A reading that a careful editor may reject.
    Low,
    /// Rests on one assumption, named in the derivation.
    Medium,
    /// Follows from what is written.
    High,
}

/// What a witness speaks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The statement that is questioned.
    Claim,
    /// A place in an article that supports the other side.
    Against,
    /// A place in an article that the derivation rests on, such as where a year was taken from.
    Context,
    /// A statement of a rulebook.
    Fact,
}

/// Who says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Voice {
    /// The article itself.
    #[default]
    Own,
    /// Words between quotation marks.
    Quoted,
    /// Words of somebody else, retold ("according to …").
    Reported,
}

/// The line around a witness, so that any format can show it without the article.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Excerpt {
    /// One line of text, shortened around the witness if it is long; no line ends.
    pub text: String,
    /// Byte offset in `text` where the witness starts.
    pub start: usize,
    /// Byte offset in `text` where it ends.
    pub end: usize,
}

/// A place that supports one side: a span of an article, or of a rulebook.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Witness {
    /// The article's id; none for a rulebook.
    pub article: Option<String>,
    /// The file as it was named on the command line, with `/` between its parts.
    pub path: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Column in UTF-16 code units, from 1.
    pub column_utf16: usize,
    /// First byte in the file (in the article's text, for an article that is a JSON line).
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The words at that place.
    pub text: String,
    /// What it speaks for.
    pub role: Role,
    /// Who says it.
    pub voice: Voice,
    /// The line it stands in.
    pub excerpt: Excerpt,
}

/// One way to mend a finding. All are given, none preferred, unless a rulebook decides.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Fix {
    /// What it changes: "the weekday".
    pub label: String,
    /// What to write instead of the claim's words.
    pub text: String,
}

/// What another check saw at the same place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Also {
    /// That check.
    pub code: Code,
    /// Its message.
    pub message: String,
    /// Its derivation.
    pub derivation: Vec<String>,
    /// Its witnesses that the main finding does not have.
    pub witnesses: Vec<Witness>,
    /// Its fixes.
    pub fixes: Vec<Fix>,
    /// The fact it rests on, if any.
    pub fact: Option<String>,
}

/// Two or more witnesses that cannot all be right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Which way of being wrong.
    pub code: Code,
    /// What follows if it is real.
    pub severity: Severity,
    /// How sure it is.
    pub confidence: Confidence,
    /// One sentence that says what is wrong.
    pub message: String,
    /// How it is known, step by step.
    pub derivation: Vec<String>,
    /// The places; the first is the claim the finding is shown at.
    pub witnesses: Vec<Witness>,
    /// What could be written instead of the first witness.
    pub fixes: Vec<Fix>,
    /// The id of the fact or name it rests on.
    pub fact: Option<String>,
    /// Names this finding across runs; holds no line number.
    pub fingerprint: String,
    /// What other checks saw at the same place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Also>,
}

/// How many of one kind of statement an article holds, and how many of those were compared with something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// How many were read.
    pub found: usize,
    /// How many were held against something.
    pub checked: usize,
}

impl std::ops::AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.found += other.found;
        self.checked += other.checked;
    }
}

/// What was checked, and against how much nothing was there to check.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Dates and periods.
    pub dates: Count,
    /// Numbers, ordinals, percents, amounts of money and measured quantities.
    pub figures: Count,
    /// Names that a rulebook knows.
    pub names: Count,
    /// Definitions of acronyms.
    pub acronyms: Count,
}

impl std::ops::AddAssign for Coverage {
    fn add_assign(&mut self, other: Self) {
        self.dates += other.dates;
        self.figures += other.figures;
        self.names += other.names;
        self.acronyms += other.acronyms;
    }
}

/// What a report says of one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleSummary {
    /// The article's id.
    pub article: String,
    /// Its file.
    pub path: String,
    /// Its language as a BCP 47 tag; none if no pack fits.
    pub language: Option<String>,
    /// Its date, as `YYYY-MM-DD`.
    pub date: Option<String>,
    /// What was checked in it.
    pub coverage: Coverage,
}

/// A trouble with the input itself: a broken rule, an encoding that was guessed, an unreadable file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Problem {
    /// `error` if something could not be used, `warning` or `note` if it was used with a reservation.
    pub severity: Severity,
    /// The file.
    pub path: String,
    /// Line and column (both from 1), where there is one place.
    pub place: Option<(usize, usize)>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl Problem {
    /// Something that could not be used.
    pub fn error(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Error, path: path.into(), place: None, message: message.into(), help: None }
    }

    /// Something that was used with a reservation.
    pub fn note(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Note, ..Self::error(path, message) }
    }

    /// The same problem, at a line and column (both from 1).
    #[must_use]
    pub fn at(mut self, line: usize, column: usize) -> Self {
        self.place = Some((line, column));
        self
    }

    /// The same problem, with what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Numbers for the last line of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Articles read.
    pub articles: usize,
    /// Findings of severity `error`.
    pub errors: usize,
    /// Findings of severity `warning`.
    pub warnings: usize,
    /// Findings of severity `note`.
    pub notes: usize,
    /// The sum of the articles' coverage.
    pub coverage: Coverage,
}

/// Everything a run has to say: the object of `--format json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// [`SCHEMA_VERSION`].
    pub version: u32,
    /// In the order they are to be shown.
    pub findings: Vec<Finding>,
    /// In the order they were read.
    pub articles: Vec<ArticleSummary>,
    /// Troubles with the input.
    #[serde(default)]
    pub problems: Vec<Problem>,
    /// Numbers.
    pub summary: Summary,
}
