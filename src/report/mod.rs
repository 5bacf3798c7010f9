//! Writes findings in one format. It shows what it is given, in the order it is given: what to report and what is
//! grave was decided before. It returns bytes and touches neither files nor the terminal.

mod compact;
mod csv;
mod github;
mod json;
mod markdown;
mod repeats;
mod sarif;
mod summary;
mod terminal;
mod text;

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

use std::io;

use crate::finding::Sheets;

/// A way to write a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// For a reader at a terminal: every finding with its places, reasons and fixes, and a summary.
    #[default]
    Terminal,
    /// One line a finding: `path:line:column: severity[code] message`, and the article's id where the path is that of many.
    Compact,
    /// The whole report as one JSON object; its schema is `tests/schema/report.schema.json`.
    Json,
    /// One finding a line, each a JSON object as in the `findings` of [`Format::Json`].
    Jsonl,
    /// SARIF 2.1.0, for code hosts and editors.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// A document for a desk: grouped by article, with what both sides say.
    Markdown,
    /// A table for a spreadsheet, one row a finding.
    Csv,
}

impl Format {
    /// All formats, in the order they are to be listed.
    pub const ALL: [Self; 8] =
        [Self::Terminal, Self::Compact, Self::Json, Self::Jsonl, Self::Sarif, Self::Github, Self::Markdown, Self::Csv];

    /// The name by which a user asks for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Terminal => "terminal",
            Self::Compact => "compact",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Sarif => "sarif",
            Self::Github => "github",
            Self::Markdown => "markdown",
            Self::Csv => "csv",
        }
    }

    /// What it is for, in a few words.
    pub fn about(self) -> &'static str {
        match self {
            Self::Terminal => "for reading: places, reasons and fixes",
            Self::Compact => "one line a finding",
            Self::Json => "the whole report as one object",
            Self::Jsonl => "one finding a line, as JSON",
            Self::Sarif => "SARIF 2.1.0, for code hosts and editors",
            Self::Github => "annotations of GitHub Actions",
            Self::Markdown => "a document, grouped by article",
            Self::Csv => "a table for a spreadsheet",
        }
    }

    /// The format of that [`name`](Self::name), if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Whether the format has a place for [`Sheets::problems`]. A caller should say them elsewhere if it has none.
    pub fn shows_problems(self) -> bool {
        match self {
            Self::Terminal | Self::Json | Self::Sarif | Self::Github | Self::Markdown => true,
            Self::Compact | Self::Jsonl | Self::Csv => false,
        }
    }

    /// Whether the format shows [`Sheets::articles`], be it only beside findings.
    pub fn shows_articles(self) -> bool {
        match self {
            Self::Json | Self::Markdown => true,
            Self::Terminal | Self::Compact | Self::Jsonl | Self::Sarif | Self::Github | Self::Csv => false,
        }
    }
}

/// How a report is to look. The formats for machines have no look and ignore it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether [`Format::Terminal`] may colour. What a colour says is said in words, too.
    pub color: bool,
    /// The width of the terminal in columns; 100 if it is not known, and never taken as less than 40. Excerpts are
    /// shortened to it, sentences are not.
    pub width: Option<usize>,
    /// Whether [`Format::Terminal`] and [`Format::Markdown`] list what was checked in each article.
    pub coverage: bool,
}

/// Writes `report` as UTF-8 text that ends with a line end, or as nothing at all where a format has one line for
/// each finding and there is none. The whole text is never held in memory.
pub fn write(report: &dyn Sheets, format: Format, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    match format {
        Format::Terminal => terminal::write(report, options, out),
        Format::Compact => compact::write(report, out),
        Format::Json => json::write(report, out),
        Format::Jsonl => json::lines(report, out),
        Format::Sarif => sarif::write(report, out),
        Format::Github => github::write(report, out),
        Format::Markdown => markdown::write(report, options, out),
        Format::Csv => csv::write(report, out),
    }
}

/// What [`write()`] writes.
pub fn render(report: &dyn Sheets, format: Format, options: &Options) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Memory takes all there is to write.
    let _ = write(report, format, options, &mut bytes);
    bytes
}
