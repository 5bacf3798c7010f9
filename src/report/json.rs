//! The report as it is: one object, or one line for each finding. Keys stand in the order of the structs.

use std::cell::RefCell;
use std::io;

use serde::Serialize;
use serde::ser::{Error as _, SerializeSeq, Serializer};

use crate::finding::{Each, Problem, SCHEMA_VERSION, Sheets, Summary};

/// A [`Report`](crate::finding::Report), of which one finding and one article at a time is in memory.
#[derive(Serialize)]
struct Object<'a, F, A> {
    version: u32,
    findings: F,
    articles: A,
    problems: &'a [Problem],
    summary: &'a Summary,
}

/// Writes the whole report as one object over several lines.
pub(super) fn write(report: &dyn Sheets, out: &mut dyn io::Write) -> io::Result<()> {
    let troubles = Troubles::default();
    let object = Object {
        version: SCHEMA_VERSION,
        findings: troubles.list(|| report.findings()),
        articles: troubles.list(|| report.articles()),
        problems: report.problems(),
        summary: report.summary(),
    };
    pretty(&object, &troubles, out)
}

/// Writes the findings of a report, each on its own line.
pub(super) fn lines(report: &dyn Sheets, out: &mut dyn io::Write) -> io::Result<()> {
    for finding in report.findings() {
        serde_json::to_writer(&mut *out, &*finding?)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// Writes JSON over several lines, with a line end after it.
pub(super) fn pretty(value: &impl Serialize, troubles: &Troubles, out: &mut dyn io::Write) -> io::Result<()> {
    if let Err(error) = serde_json::to_writer_pretty(&mut *out, value) {
        return Err(troubles.0.take().unwrap_or_else(|| error.into()));
    }
    out.write_all(b"\n")
}

/// Why a list could not be gone through; a serializer has no place for it.
#[derive(Debug, Default)]
pub(super) struct Troubles(RefCell<Option<io::Error>>);

/// A list that is written while it is gone through.
pub(super) struct List<'t, M> {
    items: M,
    troubles: &'t Troubles,
}

impl Troubles {
    /// The list whose items `items` gives, once for each time it is written.
    pub(super) fn list<'a, T: Serialize, M: Fn() -> Each<'a, T>>(&self, items: M) -> List<'_, M> {
        List { items, troubles: self }
    }
}

impl<'a, T: Serialize + 'a, M: Fn() -> Each<'a, T>> Serialize for List<'_, M> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        for item in (self.items)() {
            match item {
                Ok(item) => list.serialize_element(&item)?,
                Err(error) => {
                    let message = error.to_string();
                    self.troubles.0.replace(Some(error));
                    return Err(S::Error::custom(message));
                }
            }
        }
        list.end()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::{Value, json};

    use super::super::sample;
    use super::*;
    use crate::finding::Report;

    fn written(report: &Report) -> String {
        let mut bytes = Vec::new();
        write(report, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    fn schema() -> Value {
        serde_json::from_str(include_str!("../../tests/schema/report.schema.json")).unwrap()
    }

    /// What in `value` does not fit `schema`. It knows the keywords that our schema uses and refuses others, so that
    /// no part of the schema is silently not checked. The properties it meets are added to `met`.
    fn faults(root: &Value, schema: &Value, value: &Value, at: &str, met: &mut BTreeSet<String>) -> Vec<String> {
        let mut faults_here = Vec::new();
        for (keyword, rule) in schema.as_object().unwrap() {
            let holds = match keyword.as_str() {
                "$schema" | "$id" | "$defs" | "title" | "description" => true,
                "$ref" => {
                    let name = rule.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
                    faults_here.extend(faults(root, &root["$defs"][name], value, at, met));
                    true
                }
                "type" => {
                    let kind = match value {
                        Value::Null => "null",
                        Value::Bool(_) => "boolean",
                        Value::Number(_) => "integer",
                        Value::String(_) => "string",
                        Value::Array(_) => "array",
                        Value::Object(_) => "object",
                    };
                    rule == kind || rule.as_array().is_some_and(|kinds| kinds.contains(&json!(kind)))
                }
                "const" => rule == value,
                "enum" => rule.as_array().unwrap().contains(value),
                "minimum" => value.as_u64() >= rule.as_u64(),
                "minItems" => value.as_array().is_none_or(|items| json!(items.len()).as_u64() >= rule.as_u64()),
                "maxItems" => value.as_array().is_none_or(|items| json!(items.len()).as_u64() <= rule.as_u64()),
                "items" => {
                    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                        faults_here.extend(faults(root, rule, item, &format!("{at}/{index}"), met));
                    }
                    true
                }
                "prefixItems" => {
                    for (rule, item) in rule.as_array().unwrap().iter().zip(value.as_array().into_iter().flatten()) {
                        faults_here.extend(faults(root, rule, item, at, met));
                    }
                    true
                }
                "required" => {
                    let names = rule.as_array().unwrap().iter().map(|name| name.as_str().unwrap());
                    names.into_iter().all(|name| value.get(name).is_some())
                }
                "properties" => {
                    for (name, rule) in rule.as_object().unwrap() {
                        if let Some(inner) = value.get(name) {
                            met.insert(format!("{}.{name}", schema["required"]));
                            faults_here.extend(faults(root, rule, inner, &format!("{at}/{name}"), met));
                        }
                    }
                    true
                }
                "additionalProperties" => {
                    assert_eq!(rule, false);
                    value.as_object().is_none_or(|keys| keys.keys().all(|key| schema["properties"].get(key).is_some()))
                }
                other => panic!("the schema uses `{other}`, which this test does not know"),
            };
            if !holds {
                faults_here.push(format!("{at}: {keyword}"));
            }
        }
        faults_here
    }

    fn check(value: &Value) -> Vec<String> {
        faults(&schema(), &schema(), value, "", &mut BTreeSet::new())
    }

    /// Each key of each object in `value`, as the path to it.
    fn keys(value: &Value, at: &str, out: &mut Vec<String>) {
        if let Some(object) = value.as_object() {
            for (key, inner) in object {
                out.push(format!("{at}/{key}"));
                keys(inner, &format!("{at}/{key}"), out);
            }
        }
        for (index, item) in value.as_array().into_iter().flatten().enumerate() {
            keys(item, &format!("{at}/{index}"), out);
        }
    }

    #[test]
    fn the_sample_fits_the_schema_and_uses_all_of_it() {
        for report in [sample::report(), sample::clean()] {
            let value: Value = serde_json::from_str(&written(&report)).unwrap();
            assert_eq!(check(&value), [""; 0]);
        }
        let value = serde_json::to_value(sample::report()).unwrap();
        let mut met = BTreeSet::new();
        faults(&schema(), &schema(), &value, "", &mut met);
        let root = schema();
        for object in root["$defs"].as_object().unwrap().values().chain([&root]) {
            for name in object["properties"].as_object().into_iter().flat_map(|names| names.keys()) {
                assert!(met.contains(&format!("{}.{name}", object["required"])), "nothing in the sample has `{name}`");
            }
        }
    }

    #[test]
    fn the_schema_notices_every_key_that_is_missing_or_new() {
        let value = serde_json::to_value(sample::report()).unwrap();
        let mut paths = Vec::new();
        keys(&value, "", &mut paths);
        assert!(paths.len() > 100);
        for path in paths.iter().filter(|path| !path.ends_with("/also")) {
            let (parent, key) = path.rsplit_once('/').unwrap();
            let mut broken = value.clone();
            let inner = broken.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(key).unwrap();
            assert_ne!(check(&broken), [""; 0], "{path} is missing and nobody noticed");
            broken.pointer_mut(parent).unwrap()["renamed"] = inner;
            assert!(check(&broken).iter().any(|fault| fault.ends_with("additionalProperties")), "{path}");
        }
    }

    #[test]
    fn what_is_written_can_be_read_back() {
        let report = sample::report();
        assert_eq!(serde_json::from_str::<Report>(&written(&report)).unwrap(), report);
        let mut bytes = Vec::new();
        lines(&report, &mut bytes).unwrap();
        let lines = String::from_utf8(bytes).unwrap();
        let findings: Vec<crate::finding::Finding> =
            lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(findings, report.findings);
    }
}
