//! Reads TOML tables key by key. The keys that are asked for are the keys that are known: there is no second list.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use serde_json::{Value, json};

use super::log::Log;
use crate::span::Span;

/// A value and where it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written<T> {
    /// The value.
    pub value: T,
    /// Bytes of the file, with the quotation marks of a text.
    pub span: Span,
}

/// What can stand behind a key.
pub(super) trait Readable: Sized {
    /// What has to be written, as in "must be …".
    const SHAPE: &'static str;
    /// How it looks in a file.
    const LOOKS: &'static str;
    /// How a list of it looks in a file.
    const LIST: &'static str = "[\"…\"]";

    /// What editors complete and check it by, as JSON Schema; of a table, the keys that [`Self::read`] asks for.
    fn schema() -> Value {
        let empty = Spanned::new(0..0, DeValue::Table(DeTable::new()));
        let mut log = Log::recorder();
        let _ = Self::read(&empty, "", &mut log);
        log.recorded()
    }

    /// The value, or `None` after the problem was recorded. `what` says for messages what is read: "`value`".
    fn read(value: &Spanned<DeValue<'_>>, what: &str, log: &mut Log) -> Option<Self>;
}

/// One table, read key by key.
pub(super) struct Table<'t, 'l> {
    entries: &'t DeTable<'t>,
    /// What the table is, as in "unknown key in …".
    what: &'l str,
    span: Span,
    known: Vec<&'static str>,
    /// What is asked for, where that is to be recorded: the key, whether it must be there, what it takes.
    asked: Vec<(&'static str, bool, Value)>,
    pub(super) log: &'l mut Log,
}

impl<'t, 'l> Table<'t, 'l> {
    pub(super) fn new(entries: &'t DeTable<'t>, span: Span, what: &'l str, log: &'l mut Log) -> Self {
        Self { entries, what, span, known: Vec::new(), asked: Vec::new(), log }
    }

    /// The value of a key that may be left out.
    pub(super) fn optional<T: Readable>(&mut self, key: &'static str) -> Option<Written<T>> {
        self.known.push(key);
        if self.log.is_recording() {
            self.asked.push((key, false, described(T::schema(), T::LOOKS)));
        }
        let value = self.entries.get(key)?;
        Some(Written { value: T::read(value, &format!("`{key}`"), self.log)?, span: span_of(value) })
    }

    /// The value of a key that must be there.
    pub(super) fn required<T: Readable>(&mut self, key: &'static str) -> Option<Written<T>> {
        // A key that is there but wrong has its own problem.
        if !self.entries.contains_key(key) {
            let message = format!("{} has no `{key}`", self.what);
            self.log.missing(self.span.start, message, format!("add `{key}`: {}", T::LOOKS));
        }
        let value = self.optional(key);
        if let Some((_, required, _)) = self.asked.last_mut() {
            *required = true;
        }
        value
    }

    /// Whether a key is there, right or wrong.
    pub(super) fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// Reports every key that nobody asked for; gives the number of errors in the file up to now.
    pub(super) fn finish(self) -> usize {
        if self.log.is_recording() {
            let required: Vec<&str> = self.asked.iter().filter(|(_, must, _)| *must).map(|(key, ..)| *key).collect();
            let keys: serde_json::Map<String, Value> =
                self.asked.iter().map(|(key, _, schema)| ((*key).to_owned(), schema.clone())).collect();
            self.log.record_schema(json!({
                "type": "object", "additionalProperties": false, "required": required, "properties": keys
            }));
            return 0;
        }
        let mut unknown: Vec<_> =
            self.entries.iter().filter(|(key, _)| !self.known.contains(&&**key.get_ref())).collect();
        unknown.sort_by_key(|(key, _)| key.span().start);
        for (key, _) in unknown {
            let message = format!("unknown key `{}` in {}", shown(key.get_ref()), self.what);
            let help = match closest(key.get_ref(), self.known.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => moved(key.get_ref(), &self.known)
                    .unwrap_or_else(|| format!("it may have {}", listed(self.known.iter().copied(), "and"))),
            };
            self.log.error(key.span().start, message, help);
        }
        self.log.errors()
    }
}

/// A schema with how the value looks, unless it says so already.
fn described(mut schema: Value, looks: &str) -> Value {
    if let Value::Object(fields) = &mut schema {
        fields.entry("description").or_insert_with(|| json!(looks));
    }
    schema
}

/// The span of a value or key.
pub(super) fn span_of<T>(spanned: &Spanned<T>) -> Span {
    Span::new(spanned.span().start, spanned.span().end)
}

/// Records that a value is of the wrong type.
pub(super) fn mistyped<T: Readable>(value: &Spanned<DeValue<'_>>, what: &str, log: &mut Log) {
    let message = format!("{what} must be {}, not {}", T::SHAPE, kind_of(value.get_ref()));
    log.error(value.span().start, message, format!("write {}", T::LOOKS));
}

/// What a TOML value is, in words.
pub(super) fn kind_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// Words from a file for a message: of bounded length, and on one line.
pub(super) fn shown(words: &str) -> String {
    let mut shown: String =
        words.chars().take(60).map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    if words.chars().nth(60).is_some() {
        shown.push('…');
    }
    shown
}

/// `a`, `b` and `c`, with the last word before the last item.
pub(super) fn listed<'a>(words: impl Iterator<Item = &'a str>, and: &str) -> String {
    let words: Vec<String> = words.map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {and} {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

/// The word of `known` that `word` was probably meant to be: at most a third of its letters differ.
pub(super) fn closest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.to_lowercase().chars().take(64).collect();
    let allowed = (word.len() / 3).max(1);
    known
        .map(|known| (distance(&word, &known.to_lowercase().chars().take(64).collect::<Vec<char>>()), known))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, known)| known)
}

/// How many letters have to be added, dropped, replaced or swapped with their neighbour.
fn distance(left: &[char], right: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (row, letter) in left.iter().enumerate() {
        let mut next = vec![row + 1];
        for (column, other) in right.iter().enumerate() {
            let at = |line: &[usize], column: usize| line.get(column).copied().unwrap_or(usize::MAX - 1);
            let mut cost = (at(&last, column) + usize::from(letter != other))
                .min(at(&last, column + 1) + 1)
                .min(at(&next, column) + 1);
            let swapped =
                row > 0 && column > 0 && left.get(row - 1) == Some(other) && right.get(column - 1) == Some(letter);
            if swapped {
                cost = cost.min(at(&before, column - 1) + 1);
            }
            next.push(cost);
        }
        before = std::mem::replace(&mut last, next);
    }
    last.last().copied().unwrap_or(left.len())
}

/// Help for keys that exist elsewhere.
fn moved(key: &str, known: &[&str]) -> Option<String> {
    (matches!(key, "from" | "until" | "during") && known.contains(&"values"))
        .then(|| format!("write it with a value: `values = [{{ {key} = …, value = … }}]`"))
}

impl Readable for String {
    const SHAPE: &'static str = "text";
    const LOOKS: &'static str = "\"…\"";

    fn schema() -> Value {
        json!({"type": "string", "minLength": 1})
    }

    fn read(value: &Spanned<DeValue<'_>>, what: &str, log: &mut Log) -> Option<Self> {
        if let DeValue::String(text) = value.get_ref() {
            let text = text.trim();
            if text.is_empty() {
                log.error(value.span().start, format!("{what} is empty"), "write something, or leave it out");
                return None;
            }
            return Some(text.to_owned());
        }
        mistyped::<Self>(value, what, log);
        None
    }
}

impl Readable for bool {
    const SHAPE: &'static str = "true or false";
    const LOOKS: &'static str = "`true` or `false`, without quotes";

    fn schema() -> Value {
        json!({"type": "boolean"})
    }

    fn read(value: &Spanned<DeValue<'_>>, what: &str, log: &mut Log) -> Option<Self> {
        if let DeValue::Boolean(yes) = value.get_ref() {
            return Some(*yes);
        }
        mistyped::<Self>(value, what, log);
        None
    }
}

/// A list; items that cannot be read are reported and left out.
impl<T: Readable> Readable for Vec<Written<T>> {
    const SHAPE: &'static str = "a list";
    const LOOKS: &'static str = T::LIST;

    fn schema() -> Value {
        json!({"type": "array", "minItems": 1, "items": T::schema()})
    }

    fn read(value: &Spanned<DeValue<'_>>, what: &str, log: &mut Log) -> Option<Self> {
        let DeValue::Array(items) = value.get_ref() else {
            mistyped::<Self>(value, what, log);
            return None;
        };
        if items.is_empty() {
            log.error(value.span().start, format!("{what} is an empty list"), "write something, or leave it out");
        }
        let what_item = format!("an item of {what}");
        let read =
            |item: &Spanned<DeValue<'_>>| Some(Written { value: T::read(item, &what_item, log)?, span: span_of(item) });
        Some(items.iter().filter_map(read).collect())
    }
}
