//! Reads tables as they are written into plain structs; what is not as it should be goes into the log.

use serde_json::{Value, json};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::log::Log;
use super::raw::{
    ByLanguage, RawBook, RawCategory, RawCommon, RawDate, RawDatedForm, RawEntry, RawFact, RawFigure, RawHead, RawList,
    RawMember, RawMembership, RawMoment, RawName, RawOffice, RawOrder, RawQuantity, RawSource, RawTimed, RawUncaught,
    RawWords, RawWrong,
};
use super::syntax::{Header, not_a_list};
use super::table::{Readable, Table, Written, closest, kind_of, listed, mistyped, shown, span_of};
use crate::span::Span;

/// The names of the table arrays, as they stand between double brackets.
const NAME: &str = "name";
const DATE: &str = "date";
const QUANTITY: &str = "quantity";
const CATEGORY: &str = "category";
const LIST: &str = "list";
const ORDER: &str = "order";
const RULEBOOK: &str = "rulebook";
const SECTIONS: [&str; 7] = [RULEBOOK, NAME, DATE, QUANTITY, CATEGORY, LIST, ORDER];

impl RawEntry {
    /// What every entry has.
    pub fn common(&self) -> &RawCommon {
        match self {
            Self::Name(name) => &name.common,
            Self::Date(date) => &date.common,
            Self::Quantity(quantity) => &quantity.common,
            Self::Category(category) => &category.common,
            Self::List(list) => &list.common,
            Self::Order(order) => &order.common,
        }
    }
}

impl RawBook {
    /// Reads what is there; problems go to `log`.
    pub(super) fn read(document: &DeTable<'_>, log: &mut Log) -> Self {
        let starts = entry_starts(document);
        if document.is_empty() && !log.is_broken_anywhere() {
            log.error(0, "the file is empty", "begin it with `[rulebook]` and `title = \"…\"`");
        } else if !document.contains_key(RULEBOOK) && !log.is_broken_anywhere() {
            log.error(0, "the file has no `[rulebook]`", "begin it with `[rulebook]` and `title = \"…\"`");
        }
        let head = document.get(RULEBOOK).and_then(|value| RawHead::read_section(value, log));
        let mut entries = Vec::new();
        for (section, value) in document {
            let read: fn(Table<'_, '_>, Span) -> RawEntry = match section.get_ref().as_ref() {
                RULEBOOK => continue,
                NAME => |table, span| RawEntry::Name(RawName::read_entry(table, span)),
                DATE => |table, span| RawEntry::Date(RawDate::read_entry(table, span)),
                QUANTITY => |table, span| RawEntry::Quantity(Box::new(RawQuantity::read_entry(table, span))),
                CATEGORY => |table, span| RawEntry::Category(RawCategory::read_entry(table, span)),
                LIST => |table, span| RawEntry::List(Box::new(RawMembership::read_entry(table, span))),
                ORDER => |table, span| RawEntry::Order(RawOrder::read_entry(table, span)),
                unknown => {
                    let message = format!("unknown section `{}`", shown(unknown));
                    let help = match closest(unknown, SECTIONS.into_iter()) {
                        Some(meant) => format!("did you mean `{meant}`?"),
                        None => format!("a rule file has {}", listed(SECTIONS.into_iter(), "and")),
                    };
                    log.error(section.span().start, message, help);
                    continue;
                }
            };
            read_entries(value, section.get_ref(), &starts, read, &mut entries, log);
        }
        entries.sort_by_key(|entry| entry.common().span);
        Self { head, entries }
    }
}

/// The JSON Schema of a rule file, made of the same code that reads it.
pub(super) fn schema() -> Value {
    let entry = |read: &dyn Fn(Table<'_, '_>, Span)| {
        let mut log = Log::recorder();
        let empty = DeTable::new();
        read(Table::new(&empty, Span::new(0, 0), "", &mut log), Span::new(0, 0));
        json!({"type": "array", "items": log.recorded()})
    };
    let mut log = Log::recorder();
    let empty = Spanned::new(0..0, DeValue::Table(DeTable::new()));
    let _ = RawHead::read_section(&empty, &mut log);
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A rulebook of claimlint",
        "type": "object",
        "additionalProperties": false,
        "required": [RULEBOOK],
        "properties": {
            RULEBOOK: log.recorded(),
            NAME: entry(&|table, span| drop(RawName::read_entry(table, span))),
            DATE: entry(&|table, span| drop(RawDate::read_entry(table, span))),
            QUANTITY: entry(&|table, span| drop(RawQuantity::read_entry(table, span))),
            CATEGORY: entry(&|table, span| drop(RawCategory::read_entry(table, span))),
            LIST: entry(&|table, span| drop(RawMembership::read_entry(table, span))),
            ORDER: entry(&|table, span| drop(RawOrder::read_entry(table, span))),
        }
    })
}

/// The section that a line begins, even with a bracket too many or too few.
pub(super) fn header(line: &str) -> Option<Header> {
    let line = line.split('#').next().unwrap_or_default().trim();
    let word = line.starts_with('[').then(|| line.trim_matches(['[', ']', ' ']))?;
    let section = SECTIONS.into_iter().find(|section| *section == word)?;
    let (opening, closing) = if section == RULEBOOK { ("[", "]") } else { ("[[", "]]") };
    let inner = line.strip_prefix(opening).and_then(|rest| rest.strip_suffix(closing));
    Some(Header { section, is_whole: inner.is_some_and(|inner| inner.trim() == section) })
}

/// The first bytes of all entries and sections, sorted: an entry ends where the next one starts.
fn entry_starts(document: &DeTable<'_>) -> Vec<usize> {
    let mut starts: Vec<usize> = document
        .iter()
        .flat_map(|(_, value)| match value.get_ref() {
            DeValue::Array(items) => items.iter().map(|item| item.span().start).collect(),
            DeValue::Table(_) => vec![value.span().start],
            DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_) => Vec::new(),
        })
        .collect();
    starts.sort_unstable();
    starts
}

fn read_entries(
    value: &Spanned<DeValue<'_>>,
    section: &str,
    starts: &[usize],
    read: fn(Table<'_, '_>, Span) -> RawEntry,
    entries: &mut Vec<RawEntry>,
    log: &mut Log,
) {
    let DeValue::Array(items) = value.get_ref() else {
        let (message, help) = not_a_list(section);
        log.error(value.span().start, message, help);
        return;
    };
    let what = format!("this `[[{section}]]`");
    for item in items {
        let DeValue::Table(table) = item.get_ref() else {
            let message = format!("an entry of `{section}` must be a table, not {}", kind_of(item.get_ref()));
            log.error(item.span().start, message, format!("begin each entry with `[[{section}]]`"));
            continue;
        };
        let span = span_of(item);
        let next = starts.get(starts.partition_point(|&start| start <= span.start));
        let whole = Span::new(span.start, next.copied().unwrap_or(usize::MAX));
        let is_broken = log.is_broken(whole);
        log.in_broken_entry(is_broken);
        entries.push(read(Table::new(table, span, &what, log), span));
        log.in_broken_entry(false);
    }
}

impl RawHead {
    fn read_section(value: &Spanned<DeValue<'_>>, log: &mut Log) -> Option<Self> {
        let DeValue::Table(table) = value.get_ref() else {
            let message = format!("`{RULEBOOK}` must be one table, not {}", kind_of(value.get_ref()));
            log.error(value.span().start, message, format!("write `[{RULEBOOK}]`, in single brackets, once"));
            return None;
        };
        let mut table = Table::new(table, span_of(value), "`[rulebook]`", log);
        let head = Self {
            title: table.required("title"),
            owner: table.optional("owner"),
            checked: table.optional("checked"),
            note: table.optional("note"),
        };
        table.finish();
        Some(head)
    }
}

impl RawCommon {
    /// Reads what every entry has. `errors` is how many errors there were before the entry.
    fn read(mut table: Table<'_, '_>, span: Span, errors: usize) -> Self {
        let mut common = Self {
            span,
            broken: false,
            id: table.required("id"),
            note: table.optional("note"),
            accepts: table.optional("accepts"),
            rejects: table.optional("rejects"),
        };
        let is_broken = table.log.is_in_broken_entry();
        common.broken = table.finish() > errors || is_broken;
        common
    }
}

impl RawName {
    fn read_entry(mut table: Table<'_, '_>, span: Span) -> Self {
        let errors = table.log.errors();
        Self {
            kind: table.required("kind"),
            preferred: table.required("preferred"),
            acronym: table.optional("acronym"),
            variants: table.optional("variants"),
            wrong: table.optional("wrong"),
            pronouns: table.optional("pronouns"),
            titles: table.optional("titles"),
            offices: table.optional("offices"),
            dated: table.optional("dated"),
            common: RawCommon::read(table, span, errors),
        }
    }
}

impl RawDate {
    fn read_entry(mut table: Table<'_, '_>, span: Span) -> Self {
        let errors = table.log.errors();
        let mut fact = read_fact(&mut table);
        fact.cues = table.required("cues");
        Self { fact, recurs: table.optional("recurs"), common: RawCommon::read(table, span, errors) }
    }
}

impl RawQuantity {
    fn read_entry(mut table: Table<'_, '_>, span: Span) -> Self {
        let errors = table.log.errors();
        let mut fact = read_fact(&mut table);
        fact.cues = table.optional("cues");
        Self {
            fact,
            measure: table.required("measure"),
            of: table.optional("of"),
            unit: table.optional("unit"),
            during: table.optional("during"),
            exact: table.optional("exact"),
            tolerance: table.optional("tolerance"),
            grows: table.optional("grows"),
            common: RawCommon::read(table, span, errors),
        }
    }
}

impl RawCategory {
    fn read_entry(mut table: Table<'_, '_>, span: Span) -> Self {
        let errors = table.log.errors();
        let mut fact = read_fact(&mut table);
        fact.cues = table.required("cues");
        Self { fact, among: table.required("among"), common: RawCommon::read(table, span, errors) }
    }
}

impl RawMembership {
    fn read_entry(mut table: Table<'_, '_>, span: Span) -> Self {
        let errors = table.log.errors();
        let mut fact = read_fact_without_value(&mut table);
        fact.cues = table.required("cues");
        Self {
            fact,
            members: table.required("members"),
            among: table.optional("among"),
            measure: table.optional("measure"),
            of: table.optional("of"),
            complete: table.optional("complete"),
            from: table.optional("from"),
            until: table.optional("until"),
            common: RawCommon::read(table, span, errors),
        }
    }
}

impl RawOrder {
    fn read_entry(mut table: Table<'_, '_>, span: Span) -> Self {
        let errors = table.log.errors();
        let fact = read_fact_without_value(&mut table);
        Self {
            fact,
            first: table.required("first"),
            then: table.required("then"),
            common: RawCommon::read(table, span, errors),
        }
    }
}

/// Reads what facts have whose kind has no value.
fn read_fact_without_value<V: Readable>(table: &mut Table<'_, '_>) -> RawFact<V> {
    RawFact {
        states: table.required("states"),
        about: table.required("about"),
        cues: None,
        value: None,
        values: None,
        source: table.optional("source"),
        status: table.optional("status"),
        uncaught: table.optional("uncaught"),
    }
}

/// Reads what all facts have, but for the cues, which not every kind must have.
fn read_fact<V: Readable>(table: &mut Table<'_, '_>) -> RawFact<V> {
    RawFact {
        states: table.required("states"),
        about: table.required("about"),
        cues: None,
        value: table.optional("value"),
        values: table.optional("values"),
        source: table.optional("source"),
        status: table.optional("status"),
        uncaught: table.optional("uncaught"),
    }
}

impl<T: Readable> Readable for ByLanguage<T> {
    const SHAPE: &'static str = "given for each language";
    const LOOKS: &'static str = "{ en = [\"…\"] }";

    fn schema() -> Value {
        json!({"type": "object", "minProperties": 1, "additionalProperties": RawList::<T>::schema()})
    }

    fn read(value: &Spanned<DeValue<'_>>, what: &str, log: &mut Log) -> Option<Self> {
        let key = what.trim_matches('`');
        let DeValue::Table(table) = value.get_ref() else {
            let message = format!("{what} must be given for each language, not as {}", kind_of(value.get_ref()));
            log.error(value.span().start, message, format!("write `{key}.en = {}`", T::LIST));
            return None;
        };
        let mut lists = Vec::new();
        for (language, list) in table {
            let tag = Written { value: language.get_ref().to_string(), span: span_of(language) };
            if !is_language(&tag.value) {
                let message = format!("`{}` is no language tag", shown(&tag.value));
                log.error(tag.span.start, message, format!("write a tag such as `en`, `de` or `pt-BR`: `{key}.en`"));
                continue;
            }
            let what = format!("`{key}.{}`", tag.value);
            if let Some(items) = RawList::<T>::read(list, &what, log) {
                lists.push((tag, items));
            }
        }
        if table.is_empty() {
            log.error(value.span().start, format!("{what} is empty"), format!("write `{key}.en = {}`", T::LIST));
        }
        lists.sort_by_key(|(tag, _)| tag.span);
        Some(Self { lists })
    }
}

/// Reads what must be a table; `named` is what a message calls it.
fn in_table<T: Readable>(
    value: &Spanned<DeValue<'_>>,
    what: &str,
    named: &str,
    log: &mut Log,
    read: impl FnOnce(&mut Table<'_, '_>) -> T,
) -> Option<T> {
    let DeValue::Table(table) = value.get_ref() else {
        mistyped::<T>(value, what, log);
        return None;
    };
    let mut table = Table::new(table, span_of(value), named, log);
    let read = read(&mut table);
    table.finish();
    Some(read)
}

/// Whether it looks like a BCP 47 tag: a language of 2 to 8 letters, and parts of up to 8 letters or digits.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=8).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

impl Readable for RawWords {
    const SHAPE: &'static str = "text or a pattern";
    const LOOKS: &'static str = "\"…\" or { pattern = '…' }";

    fn schema() -> Value {
        json!({"anyOf": [
            {"type": "string", "minLength": 1},
            {"type": "object", "additionalProperties": false, "required": ["pattern"],
             "properties": {"pattern": {"type": "string"}}}
        ]})
    }

    fn read(value: &Spanned<DeValue<'_>>, what: &str, log: &mut Log) -> Option<Self> {
        match value.get_ref() {
            DeValue::String(_) => String::read(value, what, log).map(Self::Text),
            DeValue::Table(table) => {
                let mut table = Table::new(table, span_of(value), what, log);
                let pattern = table.required("pattern");
                table.finish();
                pattern.map(Self::Pattern)
            }
            DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_) => {
                mistyped::<Self>(value, what, log);
                None
            }
        }
    }
}

impl Readable for RawWrong {
    const SHAPE: &'static str = "a table";
    const LOOKS: &'static str = "{ text = \"…\", because = \"…\" }";
    const LIST: &'static str = "[{ text = \"…\", because = \"…\" }]";

    fn read(value: &Spanned<DeValue<'_>>, what: &str, log: &mut Log) -> Option<Self> {
        let DeValue::Table(table) = value.get_ref() else {
            mistyped::<Self>(value, what, log);
            return None;
        };
        let mut table = Table::new(table, span_of(value), "a wrong form", log);
        let text: Option<Written<String>> = table.optional("text");
        let pattern: Option<Written<String>> = table.optional("pattern");
        let written = (table.has("text"), table.has("pattern"));
        let wrong = Self {
            words: match (text, pattern) {
                (Some(text), _) => Some(Written { value: RawWords::Text(text.value), span: text.span }),
                (None, Some(pattern)) => Some(Written { span: pattern.span, value: RawWords::Pattern(pattern) }),
                (None, None) => None,
            },
            language: table.optional("lang"),
            because: table.required("because"),
            instead: table.optional("instead"),
        };
        table.finish();
        let help = "write `text = \"…\"`, or `pattern = '…'` where words do not do";
        match written {
            (false, false) => log.error(value.span().start, "a wrong form has neither `text` nor `pattern`", help),
            (true, true) => log.error(value.span().start, "a wrong form has both `text` and `pattern`", help),
            (true, false) | (false, true) => {}
        }
        if let Some(language) = &wrong.language
            && !is_language(&language.value)
        {
            let message = format!("`{}` is no language tag", shown(&language.value));
            log.error(language.span.start, message, "write a tag such as `en`, `de` or `pt-BR`");
        }
        Some(wrong)
    }
}

impl RawMember {
    fn of_table(table: &mut Table<'_, '_>) -> Self {
        Self { name: table.required("name"), from: table.optional("from"), until: table.optional("until") }
    }
}

impl Readable for RawMember {
    const SHAPE: &'static str = "an id or a table";
    const LOOKS: &'static str = "\"…\" or { name = \"…\", from = 2022-05-05 }";
    const LIST: &'static str = "[\"…\", { name = \"…\", from = 2022-05-05 }]";

    fn schema() -> Value {
        let mut log = Log::recorder();
        let empty = DeTable::new();
        let mut table = Table::new(&empty, Span::new(0, 0), "", &mut log);
        let _ = Self::of_table(&mut table);
        table.finish();
        json!({"anyOf": [{"type": "string", "minLength": 1}, log.recorded()]})
    }

    fn read(value: &Spanned<DeValue<'_>>, what: &str, log: &mut Log) -> Option<Self> {
        match value.get_ref() {
            DeValue::String(_) => {
                let name = Written { value: String::read(value, what, log)?, span: span_of(value) };
                Some(Self { name: Some(name), from: None, until: None })
            }
            DeValue::Table(table) => {
                let mut table = Table::new(table, span_of(value), "a member", log);
                let member = Self::of_table(&mut table);
                table.finish();
                Some(member)
            }
            DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_) => {
                mistyped::<Self>(value, what, log);
                None
            }
        }
    }
}

impl Readable for RawOffice {
    const SHAPE: &'static str = "a table";
    const LOOKS: &'static str = "{ office = \"…\", from = 2022-05-10 }";
    const LIST: &'static str = "[{ office = \"…\", from = 2022-05-10 }]";

    fn read(value: &Spanned<DeValue<'_>>, what: &str, log: &mut Log) -> Option<Self> {
        in_table(value, what, "one of `offices`", log, |table| Self {
            office: table.required("office"),
            elected: table.optional("elected"),
            from: table.required("from"),
            until: table.optional("until"),
        })
    }
}

impl Readable for RawDatedForm {
    const SHAPE: &'static str = "a table";
    const LOOKS: &'static str = "{ text = \"…\", until = 2022-06-01, instead = \"…\", because = \"…\" }";
    const LIST: &'static str = "[{ text = \"…\", until = 2022-06-01, instead = \"…\", because = \"…\" }]";

    fn read(value: &Spanned<DeValue<'_>>, what: &str, log: &mut Log) -> Option<Self> {
        let form = in_table(value, what, "one of `dated`", log, |table| Self {
            text: table.required("text"),
            language: table.optional("lang"),
            from: table.optional("from"),
            until: table.optional("until"),
            instead: table.required("instead"),
            because: table.required("because"),
        })?;
        if form.from.is_none() && form.until.is_none() {
            let help = "say since when or until when it is right: `until = 2022-06-01`";
            log.error(value.span().start, "a form of `dated` has neither `from` nor `until`", help);
        }
        Some(form)
    }
}

impl Readable for RawMoment {
    const SHAPE: &'static str = "a date or text";
    const LOOKS: &'static str = "a date such as 2022-05-05, or text such as \"2022\", \"2022-04\" or \"2016/2020\"";

    /// Editors differ in what they take a date of TOML for.
    fn schema() -> Value {
        json!({"description": Self::LOOKS})
    }

    fn read(value: &Spanned<DeValue<'_>>, what: &str, log: &mut Log) -> Option<Self> {
        match value.get_ref() {
            DeValue::String(_) => String::read(value, what, log).map(Self::Text),
            DeValue::Datetime(moment) => {
                if let (Some(date), None) = (moment.date, moment.time) {
                    return Some(Self::Day(date.year, date.month, date.day));
                }
                let message = format!("{what} must be a day without a time");
                log.error(value.span().start, message, format!("write {}", Self::LOOKS));
                None
            }
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Array(_) | DeValue::Table(_) => {
                mistyped::<Self>(value, what, log);
                None
            }
        }
    }
}

impl Readable for RawFigure {
    const SHAPE: &'static str = "a figure";
    const LOOKS: &'static str = "a number such as 38, or text such as \"3.8 billion USD\"";

    fn schema() -> Value {
        json!({"type": ["string", "integer", "number"]})
    }

    fn read(value: &Spanned<DeValue<'_>>, what: &str, log: &mut Log) -> Option<Self> {
        match value.get_ref() {
            DeValue::String(_) => String::read(value, what, log).map(Self),
            DeValue::Integer(number) if number.radix() == 10 => Some(Self(number.as_str().to_owned())),
            // As written, digit by digit: a float would lose how precisely it is given.
            DeValue::Float(number) => Some(Self(number.as_str().to_owned())),
            DeValue::Integer(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_)
            | DeValue::Table(_) => {
                mistyped::<Self>(value, what, log);
                None
            }
        }
    }
}

impl<V: Readable> Readable for RawTimed<V> {
    const SHAPE: &'static str = "a table";
    const LOOKS: &'static str = "{ from = 2020-01-01, value = … }";
    const LIST: &'static str = "[{ from = 2020-01-01, value = … }]";

    fn read(value: &Spanned<DeValue<'_>>, what: &str, log: &mut Log) -> Option<Self> {
        in_table(value, what, "one of `values`", log, |table| Self {
            from: table.optional("from"),
            until: table.optional("until"),
            during: table.optional("during"),
            value: table.required("value"),
        })
    }
}

impl Readable for RawUncaught {
    const SHAPE: &'static str = "a table";
    const LOOKS: &'static str = "{ mutant = \"month\", because = \"…\" }";
    const LIST: &'static str = "[{ mutant = \"month\", because = \"…\" }]";

    fn read(value: &Spanned<DeValue<'_>>, what: &str, log: &mut Log) -> Option<Self> {
        in_table(value, what, "one of `uncaught`", log, |table| Self {
            mutant: table.required("mutant"),
            because: table.required("because"),
        })
    }
}

impl Readable for RawSource {
    const SHAPE: &'static str = "a table";
    const LOOKS: &'static str = "{ title = \"…\", published = 2022-05-05, url = \"…\" }";

    fn read(value: &Spanned<DeValue<'_>>, what: &str, log: &mut Log) -> Option<Self> {
        in_table(value, what, "`source`", log, |table| Self {
            title: table.required("title"),
            published: table.optional("published"),
            until: table.optional("until"),
            url: table.optional("url"),
        })
    }
}
