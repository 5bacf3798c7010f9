//! Data about an article that stands in its text: front matter, date lines, version marks.

use jiff::civil::Date;

use crate::finding::Problem;
use crate::span::Span;

/// What the metadata of an article say, as far as they say it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    pub(super) id: Option<String>,
    pub(super) title: Option<String>,
    pub(super) teaser: Option<String>,
    pub(super) captions: Vec<String>,
    pub(super) language: Option<String>,
    pub(super) date: Option<Date>,
    source: Option<String>,
    publisher: Option<String>,
    author: Option<String>,
}

/// A block of front matter.
#[derive(Debug)]
pub(super) struct FrontMatter {
    pub(super) metadata: Metadata,
    /// The block with its marks, without the line end after it.
    pub(super) span: Span,
    /// Where the text goes on.
    pub(super) rest: usize,
    /// Reservations, with their lines.
    pub(super) problems: Vec<Problem>,
}

/// Front matter longer than this is taken for text.
const FRONT_MATTER_BYTES: usize = 64 * 1024;

impl Metadata {
    /// Who published the article: the source it names, else its publisher, else its author.
    pub(super) fn source(&self) -> Option<String> {
        self.source.as_ref().or(self.publisher.as_ref()).or(self.author.as_ref()).cloned()
    }

    /// Takes one entry of front matter or of a JSON line. Keys that say nothing about the article are passed over.
    /// The error says what is wrong with the value.
    pub(super) fn set(&mut self, key: &str, value: &str) -> Result<(), String> {
        let value = value.trim();
        if value.is_empty() {
            return Ok(());
        }
        match key {
            "id" => self.id = Some(value.to_owned()),
            "title" => self.title = Some(value.to_owned()),
            "teaser" => self.teaser = Some(value.to_owned()),
            // What a site says of a page is its teaser, if it has no other.
            "description" if self.teaser.is_none() => self.teaser = Some(value.to_owned()),
            "caption" => self.captions.push(value.to_owned()),
            "lang" | "language" => {
                self.language = Some(language_tag(value).ok_or_else(|| {
                    format!(
                        "\"{value}\" is no language tag such as \"en\" or \"pt-BR\"; the language is taken as unknown."
                    )
                })?);
            }
            "date" => {
                self.date = Some(parse_date(value).ok_or_else(|| {
                    format!("\"{value}\" is no date such as \"2024-01-20\"; the date is taken as unknown.")
                })?);
            }
            "source" => self.source = Some(value.to_owned()),
            "publisher" => self.publisher = Some(value.to_owned()),
            "author" => self.author = Some(value.to_owned()),
            _ => {}
        }
        Ok(())
    }
}

/// A BCP 47 tag as far as its shape goes; `_` between the parts is read as `-`.
pub(super) fn language_tag(tag: &str) -> Option<String> {
    let tag = tag.trim().replace('_', "-");
    let mut parts = tag.split('-');
    let primary = parts.next()?;
    let is_tag = (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    is_tag.then_some(tag)
}

/// The day of a date or timestamp that fills `text`: `2024-01-20`, `2024-01-20 04:13:56.49`, `2024-01-20T04:13:56+01:00`.
/// The year comes first and has four digits; `/` and `.` may stand for `-`. The day is the one that is written,
/// whatever the time zone.
pub(super) fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let (year, rest) = digits(text, 4)?;
    let separator = rest.chars().next().filter(|&mark| matches!(mark, '-' | '/' | '.'))?;
    let (month, rest) = digits(rest.strip_prefix(separator)?, 2)?;
    let (day, rest) = digits(rest.strip_prefix(separator)?, 2)?;
    let date = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    if rest.is_empty() {
        return Some(date);
    }
    let time = rest.strip_prefix(['T', 't']).or_else(|| rest.strip_prefix(char::is_whitespace))?;
    is_time(time.trim_start()).then_some(date)
}

/// Whether `text` is a time of day with or without a zone: `04:13`, `4:13:56.490000`, `04:13:56Z`, `04:13 +0100`, `04:13 -5`.
fn is_time(text: &str) -> bool {
    let clock = |text| {
        let (hour, rest) = digits(text, 2).or_else(|| digits(text, 1))?;
        let (minute, rest) = digits(rest.strip_prefix(':')?, 2)?;
        let (second, rest) = match rest.strip_prefix(':') {
            Some(rest) => digits(rest, 2)?,
            None => (0, rest),
        };
        let rest = match rest.strip_prefix(['.', ',']) {
            Some(fraction) => {
                let rest = fraction.trim_start_matches(|character: char| character.is_ascii_digit());
                (rest.len() < fraction.len()).then_some(rest)?
            }
            None => rest,
        };
        (hour <= 24 && minute <= 59 && second <= 60).then_some(rest)
    };
    let is_zone = |text: &str| match text.strip_prefix(['+', '-']) {
        Some(offset) => {
            let bare = offset.replacen(':', "", 1);
            matches!(bare.len(), 1 | 2 | 4) && bare.bytes().all(|byte| byte.is_ascii_digit())
        }
        None => text.is_empty() || ["z", "utc", "gmt"].contains(&text.to_ascii_lowercase().as_str()),
    };
    clock(text).is_some_and(|zone| is_zone(zone.trim_start()))
}

/// A number of exactly `count` ASCII digits at the start of `text`, and what follows.
fn digits(text: &str, count: usize) -> Option<(u32, &str)> {
    let (number, rest) = text.split_at_checked(count)?;
    let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
    let ends = !rest.starts_with(|character: char| character.is_ascii_digit());
    (is_number && ends).then(|| number.parse().ok()).flatten().map(|number| (number, rest))
}

/// Whether a line is the mark of the program that made the page, such as `v0.21` with or without a picture after it.
pub(super) fn is_version_mark(line: &str) -> bool {
    let Some(version) = line.trim().strip_prefix(['v', 'V']) else { return false };
    let rest = version.trim_start_matches(|character: char| character.is_ascii_digit() || character == '.');
    version.starts_with(|character: char| character.is_ascii_digit())
        && version.contains('.')
        && !rest.chars().any(char::is_alphanumeric)
}

/// Front matter at the very start of `text`, if there is any: YAML between `---` lines or TOML between `+++` lines.
/// Of YAML only `key: value` lines at the margin are read, the value plain, quoted, or folded over indented lines;
/// nested values are passed over. Text between two `---` lines that holds no such line is no front matter.
pub(super) fn front_matter(path: &str, text: &str) -> Option<FrontMatter> {
    let window = text.get(..floor_boundary(text, FRONT_MATTER_BYTES)).unwrap_or(text);
    let (first, after_first) = split_line(window);
    let is_toml = match first.trim_end() {
        "---" => false,
        "+++" => true,
        _ => return None,
    };
    let mut body_end = window.len() - after_first.len();
    let mut rest = after_first;
    let closing = loop {
        if rest.is_empty() {
            return None;
        }
        let (line, next) = split_line(rest);
        match (line.trim_end(), is_toml) {
            ("---" | "...", false) | ("+++", true) => break line.trim_end(),
            (_, _) => body_end = window.len() - next.len(),
        }
        rest = next;
    };
    let body = Span::new(window.len() - after_first.len(), body_end);
    let mut found = FrontMatter {
        metadata: Metadata::default(),
        span: Span::new(0, body_end + closing.len()),
        rest: window.len() - split_line(rest).1.len(),
        problems: Vec::new(),
    };
    if is_toml {
        read_toml(path, body.of(text), &mut found);
        return Some(found);
    }
    read_yaml(path, body.of(text), &mut found).then_some(found)
}

const FRONT_MATTER_HELP: &str = "Write `title`, `date`, `lang`, `id` and `source` as `key: value` lines.";

/// Reads the lines between the marks; false if none of them is an entry.
fn read_yaml(path: &str, body: &str, found: &mut FrontMatter) -> bool {
    let mut lines = body.lines().zip(2..).peekable();
    let mut has_entry = false;
    let mut odd_line = None;
    while let Some((line, number)) = lines.next() {
        let is_passed_over = line.trim().is_empty() || line.starts_with(['#', ' ', '\t', '-', ']', '}']);
        if is_passed_over {
            continue;
        }
        let entry = line.split_once(':').filter(|(key, value)| {
            !key.contains(char::is_whitespace) && (value.is_empty() || value.starts_with([' ', '\t']))
        });
        let Some((key, value)) = entry else {
            odd_line.get_or_insert(number);
            continue;
        };
        has_entry = true;
        let value = value.trim();
        let value = if matches!(value, ">" | ">-" | ">+" | "|" | "|-" | "|+") {
            let mut folded = String::new();
            while let Some((line, _)) = lines.next_if(|(line, _)| line.is_empty() || line.starts_with([' ', '\t'])) {
                folded.push_str(line.trim());
                folded.push(' ');
            }
            Some(folded)
        } else {
            scalar(value)
        };
        let key = key.trim_matches(['"', '\'']).to_ascii_lowercase();
        let outcome = match value {
            Some(value) => found.metadata.set(&key, &value),
            None => Err("A quotation mark is not closed.".to_owned()),
        };
        if let Err(message) = outcome {
            found.problems.push(Problem::note(path, message).at(number, 1).help(FRONT_MATTER_HELP));
        }
    }
    if let Some(number) = odd_line {
        let problem = Problem::note(path, "This line of the front matter is no `key: value` and was passed over.");
        found.problems.push(problem.at(number, 1).help(FRONT_MATTER_HELP));
    }
    has_entry
}

/// A YAML value on one line; none if its quotation mark is not closed. A nested value is empty.
fn scalar(value: &str) -> Option<String> {
    if let Some(quoted) = value.strip_prefix('\'') {
        let mut text = String::new();
        let mut rest = quoted;
        loop {
            let (part, after) = rest.split_once('\'')?;
            text.push_str(part);
            let Some(next) = after.strip_prefix('\'') else { return Some(text) };
            text.push('\'');
            rest = next;
        }
    }
    if let Some(quoted) = value.strip_prefix('"') {
        let mut text = String::new();
        let mut characters = quoted.chars();
        loop {
            match characters.next()? {
                '"' => return Some(text),
                '\\' => match characters.next()? {
                    'n' | 't' => text.push(' '),
                    other => text.push(other),
                },
                other => text.push(other),
            }
        }
    }
    let plain = value.split(" #").next().unwrap_or_default().trim();
    if plain.starts_with(['[', '{', '&', '*', '#']) || plain == "null" || plain == "~" {
        return Some(String::new());
    }
    Some(plain.to_owned())
}

fn read_toml(path: &str, body: &str, found: &mut FrontMatter) {
    let table = match toml::from_str::<toml::Table>(body) {
        Ok(table) => table,
        Err(error) => {
            let offset = error.span().map_or(0, |span| span.start);
            let line = body.get(..offset).unwrap_or_default().matches('\n').count() + 2;
            let message = format!("The front matter is no TOML and was passed over: {}.", error.message());
            found.problems.push(Problem::note(path, message).at(line, 1).help("Mend it, or leave it out."));
            return;
        }
    };
    for (key, value) in &table {
        let value = match value {
            toml::Value::String(text) => text.clone(),
            toml::Value::Integer(number) => number.to_string(),
            toml::Value::Datetime(moment) => moment.to_string(),
            toml::Value::Float(_) | toml::Value::Boolean(_) | toml::Value::Array(_) | toml::Value::Table(_) => continue,
        };
        if let Err(message) = found.metadata.set(&key.to_ascii_lowercase(), &value) {
            found.problems.push(Problem::note(path, message).at(1, 1).help("Mend the value in the front matter."));
        }
    }
}

/// The first line without its line end, and what follows the line end.
fn split_line(text: &str) -> (&str, &str) {
    text.split_once('\n').unwrap_or((text, ""))
}

/// The last character boundary of `text` that is not beyond `limit`.
fn floor_boundary(text: &str, limit: usize) -> usize {
    let mut at = limit.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
