//! Turns bytes of any format into text, with a map back to the bytes. It opens no file and judges nothing.

mod blocks;
mod encoding;
mod furniture;
mod markdown;
mod metadata;
mod text;

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value;

pub use furniture::Furniture;
pub use text::Text;

use crate::finding::Problem;
use crate::span::Span;
use metadata::{FrontMatter, Metadata};

/// One input text with its metadata.
#[derive(Clone, Debug)]
pub struct Article {
    /// Names the article in findings: the JSON line's `id`, the front matter's `id`, or the path.
    pub id: String,
    /// The file as it was named, with `/` between its parts; `-` for standard input.
    pub path: String,
    /// The title from the metadata (a title that stands in the text is a [`BlockKind::Title`] block).
    pub title: Option<String>,
    /// What stands beside the text: a teaser in the metadata, the descriptions of pictures.
    pub asides: Vec<Aside>,
    /// The paragraph that leads the text in a type of its own, in the plain text.
    pub teaser: Option<Span>,
    /// BCP 47 tag, where the metadata or a flag gives one.
    pub language: Option<String>,
    /// The day of publication, where the metadata, a flag or a date line gives one.
    pub date: Option<Date>,
    /// Who published it.
    pub source: Option<String>,
    /// The text, and where each byte of it comes from.
    pub text: Text,
    /// The parts of the text, in order, without overlap.
    pub blocks: Vec<Block>,
}

/// Words of an article that have no place in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// What they are.
    pub kind: AsideKind,
    /// The words.
    pub text: String,
}

/// What stands beside a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AsideKind {
    /// A few sentences that announce the article.
    Teaser,
    /// What is said of a picture.
    Caption,
}

/// A part of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What kind of part.
    pub kind: BlockKind,
    /// Where, in the plain text.
    pub span: Span,
}

/// What a part of an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// The article's headline.
    Title,
    /// A heading inside.
    Heading,
    /// Running text.
    Paragraph,
    /// One item of a list.
    ListItem,
    /// A quotation set apart.
    Quote,
    /// Program text or preformatted text.
    Code,
    /// A table.
    Table,
    /// What a web page adds around an article: "Leave a comment", navigation, disclaimers.
    Furniture,
    /// A line of data about the article: a date line, front matter, a version mark.
    Metadata,
}

/// How the bytes of a file hold articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// One article as plain text.
    Text,
    /// One article as Markdown.
    Markdown,
    /// One article on each line, as a JSON object with `id`, `lang`, `title`, `teaser`, `caption`, `date`, `source`
    /// and `text`.
    JsonLines,
}

impl Format {
    /// The format that a path's extension stands for, in small or capital letters; a path without an extension is text.
    /// None for an extension that stands for none of them.
    pub fn of_path(path: &str) -> Option<Self> {
        let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
        let Some((_, extension)) = name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()) else {
            return Some(Self::Text);
        };
        match extension.to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Self::Text),
            "md" | "markdown" => Some(Self::Markdown),
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            _ => None,
        }
    }
}

/// What flags say of all articles; it wins over what the articles say of themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Defaults {
    /// BCP 47 tag.
    pub language: Option<String>,
    /// The day of publication.
    pub date: Option<Date>,
}

/// Reads all articles of a file: exactly one of a text or Markdown file, one for each good line of a JSON lines file.
///
/// Bytes that are no text give no article and one problem of severity `error`; so does every malformed line.
/// Milder problems (a guessed encoding, broken bytes, odd front matter) come beside their article.
pub fn read(
    path: &str,
    bytes: &[u8],
    format: Format,
    defaults: &Defaults,
    furniture: &Furniture,
) -> (Vec<Article>, Vec<Problem>) {
    match format {
        Format::Text | Format::Markdown => match encoding::decode(path, bytes) {
            Ok(decoded) => {
                let (article, problems) = read_file(path, decoded, format, defaults, furniture);
                (vec![article], problems)
            }
            Err(problem) => (Vec::new(), vec![problem]),
        },
        Format::JsonLines => read_json_lines(path, bytes, defaults, furniture),
    }
}

/// Reads one line of a JSON lines file; `line_number` counts from 1. A blank line gives nothing.
///
/// Offsets, lines and columns of the article are those of its `text` value. An article without an `id` is called
/// `<path>:<line>`. A problem of severity `error` comes instead of the article, a milder one beside it.
pub fn read_json_line(
    path: &str,
    line_number: usize,
    line: &[u8],
    defaults: &Defaults,
    furniture: &Furniture,
) -> (Option<Article>, Vec<Problem>) {
    let line = if line_number == 1 { encoding::without_mark(line) } else { line };
    if line.trim_ascii().is_empty() {
        return (None, Vec::new());
    }
    if !line.trim_ascii_start().starts_with(b"{") {
        let problem = Problem::error(path, "This line is no JSON object; it was passed over.");
        return (None, vec![problem.at(line_number, 1).help(JSON_LINE_HELP)]);
    }
    let fields: Fields = match serde_json::from_slice(line) {
        Ok(fields) => fields,
        Err(error) => return (None, vec![malformed(path, line_number, line, &error)]),
    };
    let Some(Value::String(text)) = fields.text else {
        let problem = Problem::error(path, "This line has no \"text\" that is a string; the article was passed over.")
            .at(line_number, 1)
            .help("Give every line a \"text\" with the whole article.");
        return (None, vec![problem]);
    };
    let mut metadata = Metadata::default();
    let mut problems = Vec::new();
    let entries = [
        ("id", fields.id),
        ("title", fields.title),
        ("language", fields.language),
        ("lang", fields.lang),
        ("date", fields.date),
        ("author", fields.author),
        ("publisher", fields.publisher),
        ("source", fields.source),
    ];
    // Whatever else a site keeps under these names is passed over.
    let asides = [("teaser", fields.teaser), ("description", fields.description), ("caption", fields.caption)];
    for (key, value) in asides {
        if let Some(Value::String(value)) = value {
            let _ = metadata.set(key, &value);
        }
    }
    for (key, value) in entries {
        let outcome = match value {
            None | Some(Value::Null) => Ok(()),
            Some(Value::String(value)) => metadata.set(key, &value),
            Some(Value::Number(number)) if key == "id" => metadata.set(key, &number.to_string()),
            Some(Value::Number(_) | Value::Bool(_) | Value::Array(_) | Value::Object(_)) => {
                Err(format!("\"{key}\" is no string and was passed over."))
            }
        };
        if let Err(message) = outcome {
            problems.push(Problem::note(path, message).at(line_number, 1).help("Mend the value, or leave it out."));
        }
    }
    if metadata.id.is_none() {
        metadata.id = Some(format!("{path}:{line_number}"));
    }
    let blocks = blocks::cut(&text, 0, furniture);
    (Some(finish(path, Text::verbatim(text), blocks, Format::JsonLines, metadata, defaults, furniture)), problems)
}

/// The keys of a JSON line that are read; others are passed over.
#[derive(Deserialize)]
struct Fields {
    id: Option<Value>,
    lang: Option<Value>,
    language: Option<Value>,
    title: Option<Value>,
    date: Option<Value>,
    source: Option<Value>,
    publisher: Option<Value>,
    author: Option<Value>,
    teaser: Option<Value>,
    description: Option<Value>,
    caption: Option<Value>,
    text: Option<Value>,
}

impl Article {
    /// The parts that belong to the article: all but furniture and data about it.
    pub fn content(&self) -> impl Iterator<Item = Block> + '_ {
        self.blocks.iter().copied().filter(|block| !matches!(block.kind, BlockKind::Furniture | BlockKind::Metadata))
    }
}

fn read_json_lines(
    path: &str,
    bytes: &[u8],
    defaults: &Defaults,
    furniture: &Furniture,
) -> (Vec<Article>, Vec<Problem>) {
    let mut articles = Vec::new();
    let mut problems = Vec::new();
    let decoded = match encoding::is_marked_utf16(bytes).then(|| encoding::decode(path, bytes)).transpose() {
        Ok(decoded) => decoded,
        Err(problem) => return (articles, vec![problem]),
    };
    if let Some(decoded) = &decoded {
        problems.extend(decoded.problem.clone());
    }
    let bytes = decoded.as_ref().map_or(bytes, |decoded| decoded.text.as_bytes());
    for (line, number) in bytes.split(|&byte| byte == b'\n').zip(1..) {
        let (article, more) = read_json_line(path, number, line, defaults, furniture);
        articles.extend(article);
        problems.extend(more);
    }
    (articles, problems)
}

const JSON_LINE_HELP: &str =
    "Each line is one JSON object in UTF-8: {\"id\": …, \"lang\": …, \"title\": …, \"date\": …, \"text\": …}.";

fn malformed(path: &str, line_number: usize, line: &[u8], error: &serde_json::Error) -> Problem {
    // The parser counts columns in bytes, and its message ends with a line number that is always 1 here.
    let before = line.get(..error.column().saturating_sub(1)).unwrap_or(line);
    let column = String::from_utf8_lossy(before).chars().count() + 1;
    let message = error.to_string();
    let reason = message.split(" at line ").next().unwrap_or_default();
    Problem::error(path, format!("This line is no article: {reason}; it was passed over."))
        .at(line_number, column)
        .help(JSON_LINE_HELP)
}

fn read_file(
    path: &str,
    decoded: encoding::Decoded,
    format: Format,
    defaults: &Defaults,
    furniture: &Furniture,
) -> (Article, Vec<Problem>) {
    let encoding::Decoded { text, map, problem } = decoded;
    let mut problems = Vec::from_iter(problem);
    let (metadata, front_matter, rest) = match metadata::front_matter(path, &text) {
        Some(FrontMatter { metadata, span, rest, problems: more }) => {
            problems.extend(more);
            (metadata, Some(span), rest)
        }
        None => (Metadata::default(), None, 0),
    };
    let (mut metadata, mut teaser) = (metadata, None);
    let (text, blocks) = match format {
        Format::Text | Format::JsonLines => {
            let front_matter = front_matter.map(|span| Block { kind: BlockKind::Metadata, span });
            let blocks = front_matter.into_iter().chain(blocks::cut(&text, rest, furniture)).collect();
            (Text::decoded(text, map), blocks)
        }
        Format::Markdown => {
            let visible = markdown::read(&text, rest, front_matter);
            teaser = visible.teaser;
            metadata.captions.extend(visible.captions);
            (Text::visible(visible.plain, visible.map, text, map), visible.blocks)
        }
    };
    let article = finish(path, text, blocks, format, metadata, defaults, furniture);
    (Article { teaser, ..article }, problems)
}

/// Says what the blocks are in the article, and puts the article together.
fn finish(
    path: &str,
    text: Text,
    mut blocks: Vec<Block>,
    format: Format,
    metadata: Metadata,
    defaults: &Defaults,
    furniture: &Furniture,
) -> Article {
    let date_line = blocks::set_apart(text.plain(), &mut blocks, furniture);
    match format {
        Format::Text | Format::JsonLines => {
            blocks::find_headings(text.plain(), &mut blocks, metadata.title.as_deref());
        }
        // Markdown says itself what a heading is.
        Format::Markdown => {}
    }
    let aside = |kind: AsideKind| move |text: String| Aside { kind, text };
    let teaser = metadata.teaser.clone().map(aside(AsideKind::Teaser));
    let captions = metadata.captions.clone().into_iter().map(aside(AsideKind::Caption));
    Article {
        asides: teaser.into_iter().chain(captions).collect(),
        teaser: None,
        source: metadata.source(),
        id: metadata.id.unwrap_or_else(|| path.to_owned()),
        path: path.to_owned(),
        title: metadata.title,
        language: defaults.language.clone().or(metadata.language),
        date: defaults.date.or(metadata.date).or(date_line),
        text,
        blocks,
    }
}

#[cfg(test)]
mod tests;
