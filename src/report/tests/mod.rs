//! Tests that hold for all formats, over one sample.

mod machine;
mod shown;

use insta::assert_snapshot;
use proptest::prelude::*;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use serde_json::Value;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::sample::{TEXTS, clean, report};
use super::*;
use crate::finding::{Excerpt, Finding, Problem, Report, Role, Witness};
use crate::span::Span;

/// What every format says of a finding: severity, code, path, line, column, and the words in question on one line.
type Said = (String, String, String, usize, usize, String);

fn written(report: &Report, format: Format) -> String {
    written_with(report, format, Options::default())
}

/// A report as text; the marks of direction are spelled out, because the compiler forbids them in a source file.
fn written_with(report: &Report, format: Format, options: Options) -> String {
    let text = String::from_utf8(render(report, format, &options)).expect("every format is UTF-8");
    text.replace('\u{2068}', "<FSI>").replace('\u{2066}', "<LRI>").replace('\u{2069}', "<PDI>")
}

fn flat(text: &str) -> String {
    text.replace('\n', " ")
}

fn expected() -> Vec<Said> {
    let said = |finding: &Finding| {
        let claim = finding.witnesses.first().unwrap();
        let severity = finding.severity.as_str().to_owned();
        (severity, finding.code.to_string(), claim.path.clone(), claim.line, claim.column, flat(&claim.text))
    };
    report().findings.iter().map(said).collect()
}

/// The same without the words, for a format that does not quote them.
fn places() -> Vec<Said> {
    expected().into_iter().map(|(a, b, c, d, e, _)| (a, b, c, d, e, String::new())).collect()
}

/// `path:line:column`, where the path may hold anything.
fn place(text: &str) -> (String, usize, usize) {
    let mut parts = text.rsplitn(3, ':');
    let column = parts.next().unwrap().parse().unwrap();
    let line = parts.next().unwrap().parse().unwrap();
    (parts.next().unwrap().to_owned(), line, column)
}

fn witnesses(report: &Report) -> Vec<&Witness> {
    let all = |finding| {
        let Finding { witnesses, also, .. }: &Finding = finding;
        witnesses.iter().chain(also.iter().flat_map(|also| &also.witnesses))
    };
    report.findings.iter().flat_map(all).collect()
}

#[test]
fn the_sample_says_where_its_words_are() {
    let report = report();
    for witness in witnesses(&report) {
        let (_, _, text) = TEXTS.into_iter().find(|(path, _, _)| *path == witness.path).unwrap();
        assert_eq!(Span::new(witness.start, witness.end).of(text), witness.text);
        let line = text.split('\n').nth(witness.line - 1).unwrap();
        let rest: String = line.chars().skip(witness.column - 1).collect();
        assert!(rest.starts_with(witness.text.split('\n').next().unwrap()), "{witness:?}");
        assert_eq!(witness.excerpt.parts().1, flat(&witness.text));
    }
}

#[test]
fn names_lead_back_to_formats() {
    for (at, format) in Format::ALL.into_iter().enumerate() {
        // Exhaustive, so that a new format cannot be left out of the list.
        let place = match format {
            Format::Terminal => 0,
            Format::Compact => 1,
            Format::Json => 2,
            Format::Jsonl => 3,
            Format::Sarif => 4,
            Format::Github => 5,
            Format::Markdown => 6,
            Format::Csv => 7,
        };
        assert_eq!(at, place);
        assert_eq!(Format::from_name(format.name()), Some(format));
        assert!(!format.about().is_empty());
    }
    assert_eq!(Format::from_name("xml"), None);
}

#[test]
fn problems_are_shown_where_the_format_says_so() {
    for format in Format::ALL {
        let text = written(&report(), format);
        assert_eq!(text.contains("the encoding was guessed"), format.shows_problems(), "{}", format.name());
    }
}

#[test]
fn no_format_fails_on_a_report_that_makes_no_sense() {
    let mut report = report();
    for finding in &mut report.findings {
        for witness in &mut finding.witnesses {
            witness.excerpt.start = usize::MAX;
            witness.excerpt.end = 1;
            (witness.start, witness.end, witness.line, witness.column) = (9, 3, 0, 0);
        }
    }
    report.findings[0].witnesses.clear();
    report.findings[1].witnesses[0].excerpt.text.clear();
    report.findings[2].witnesses[0].text.clear();
    for format in Format::ALL {
        assert!(written(&report, format).contains("date-weekday"), "{}", format.name());
    }
}

#[test]
fn terminal_says_what_the_report_says() {
    let text = written(&report(), Format::Terminal);
    let mut said = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some((severity, rest)) = line.split_once('[').filter(|_| !line.starts_with(' ')) else { continue };
        let (path, row, column) =
            place(lines.next().unwrap().split(" (article").next().unwrap().trim_start_matches([' ', '-', '>']));
        assert_eq!(lines.next(), Some("  |"));
        let words = lines.next().unwrap().split_once("| ").unwrap().1;
        let words = if let Some((_, words)) = words.split_once('⟦') {
            words.split_once('⟧').unwrap().0.to_owned()
        } else {
            // The words that stand, column by column, above the carets.
            let marks = lines.next().unwrap().split_once("| ").unwrap().1;
            let (from, to) = (marks.find('^').unwrap(), marks.rfind('^').unwrap() + 1);
            let mut at = 0;
            let above = |character: &char| {
                let starts = at;
                at += character.width().unwrap();
                from <= starts && at <= to
            };
            words.chars().filter(above).collect()
        };
        let code = rest.split(']').next().unwrap().to_owned();
        said.push((severity.to_owned(), code, path, row, column, words));
    }
    assert_eq!(said, expected());
}

#[test]
fn compact_says_what_the_report_says() {
    let said: Vec<Said> = written(&report(), Format::Compact)
        .lines()
        .map(|line| {
            let (head, _) = line.split_once("] ").unwrap();
            let (head, code) = head.rsplit_once('[').unwrap();
            let (at, severity) = head.rsplit_once(": ").unwrap();
            let (path, line, column) = place(at);
            (severity.to_owned(), code.to_owned(), path, line, column, String::new())
        })
        .collect();
    assert_eq!(said, places());
}

#[test]
fn github_says_what_the_report_says() {
    let plain = |text: &str| text.replace("%2C", ",").replace("%3A", ":").replace("%0A", "\n").replace("%25", "%");
    let text = written(&report(), Format::Github);
    let said: Vec<Said> = text
        .lines()
        .filter(|line| !line.contains("title=input::"))
        .map(|line| {
            let (command, rest) = line.strip_prefix("::").unwrap().split_once(' ').unwrap();
            let (properties, _) = rest.split_once("::").unwrap();
            let value = |name: &str| {
                let property = properties.split(',').find_map(|property| property.strip_prefix(name));
                plain(property.unwrap().strip_prefix('=').unwrap())
            };
            let severity = command.replace("notice", "note");
            let (line, column) = (value("line").parse().unwrap(), value("col").parse().unwrap());
            (severity, value("title"), value("file"), line, column, String::new())
        })
        .collect();
    assert_eq!(said, places());
    assert_eq!(text.lines().count(), 7, "a line end in a message starts no new command");
}

#[test]
fn sarif_says_what_the_report_says() {
    let report = report();
    let log: Value = serde_json::from_str(&written(&report, Format::Sarif)).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let path = |uri: &Value| uri.as_str().unwrap().replace("%2C", ",").replace("%20", " ");

    // Every region, read out of the text by lines and UTF-16 columns, and by bytes where they are given.
    let quoted = |location: &Value| {
        let (place, region) = (&location["physicalLocation"], &location["physicalLocation"]["region"]);
        let path = path(&place["artifactLocation"]["uri"]);
        let (_, _, text) = TEXTS.into_iter().find(|(name, _, _)| *name == path).unwrap();
        let units: Vec<u16> = text.encode_utf16().collect();
        let offset = |line: usize, column: usize| {
            let before: usize = text.split('\n').take(line - 1).map(|line| line.encode_utf16().count() + 1).sum();
            before + column - 1
        };
        let start = offset(number(&region["startLine"]), number(&region["startColumn"]));
        let end = offset(number(&region["endLine"]), number(&region["endColumn"]));
        let words = String::from_utf16(&units[start..end]).unwrap();
        assert_eq!(region["snippet"]["text"], words.as_str());
        if let Some(byte) = region["byteOffset"].as_u64() {
            let byte = usize::try_from(byte).unwrap();
            assert_eq!(Span::new(byte, byte + number(&region["byteLength"])).of(text), words);
        } else {
            assert_eq!(path, "desk/batch, 1.jsonl");
        }
        let column = text.split('\n').nth(number(&region["startLine"]) - 1).unwrap().encode_utf16();
        let before: Vec<u16> = column.take(number(&region["startColumn"]) - 1).collect();
        let column = String::from_utf16(&before).unwrap().chars().count() + 1;
        (path, number(&region["startLine"]), column, flat(&words))
    };
    let said: Vec<Said> = results
        .iter()
        .map(|result| {
            let (path, line, column, words) = quoted(&result["locations"][0]);
            let text = |key: &str| result[key].as_str().unwrap().to_owned();
            (text("level"), text("ruleId"), path, line, column, words)
        })
        .collect();
    assert_eq!(said, expected());

    let related = results.iter().flat_map(|result| result["relatedLocations"].as_array().unwrap());
    assert_eq!(related.map(quoted).count() + results.len(), witnesses(&report).len());
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    for result in results {
        assert_eq!(rules[number(&result["ruleIndex"])]["id"], result["ruleId"]);
    }
    assert_eq!(rules.len(), 6, "the code of the folded finding is a rule, too");
}

#[test]
#[expect(clippy::wildcard_enum_match_arm, reason = "the many events of Markdown that mean nothing here")]
fn markdown_says_what_the_report_says() {
    let text = written(&report(), Format::Markdown);
    let mut said: Vec<Said> = Vec::new();
    let (mut code, mut severity, mut at, mut strong) = (String::new(), String::new(), None, false);
    let mut paragraph = String::new();
    for event in Parser::new(&text) {
        match event {
            Event::Start(Tag::Paragraph) => paragraph.clear(),
            Event::Code(text) => {
                code = text.to_string();
                severity = paragraph.split(',').next().unwrap().to_owned();
            }
            Event::Start(Tag::Strong) => strong = true,
            Event::End(TagEnd::Strong) => (strong, at) = (false, None),
            Event::Text(text) if strong => {
                if let Some((path, line, column)) = at.clone() {
                    match said.last_mut() {
                        Some(last) if last.1 == code => last.5.push_str(&text),
                        _ => said.push((severity.clone(), code.clone(), path, line, column, text.to_string())),
                    }
                }
            }
            Event::Text(text) => {
                paragraph.push_str(&text);
                if let Some(head) = paragraph.strip_prefix("The article says (").filter(|head| head.ends_with("):"))
                    && !said.iter().any(|said| said.1 == code)
                {
                    let (path, rest) = head.split_once(", line ").unwrap();
                    let path = path.split(", article").next().unwrap().to_owned();
                    let (line, rest) = rest.split_once(", column ").unwrap();
                    let column = rest.split([',', ')']).next().unwrap();
                    at = Some((path, line.parse().unwrap(), column.parse().unwrap()));
                }
            }
            _ => {}
        }
    }
    said.sort();
    let mut expected = expected();
    expected.sort();
    assert_eq!(said, expected);
}

#[test]
#[expect(clippy::wildcard_enum_match_arm, reason = "anything else is a failure")]
fn markdown_marks_words_wherever_they_stand() {
    for (before, inside, after) in [
        ("a ", "b", " c"),
        ("a", "“b”", "c"),
        ("가", "(38%)", "나"),
        ("a", "“b", " c"),
        ("a ", "b”", "c"),
        ("", "1.7%", ""),
        ("5. ", "*b*", " -"),
        ("- ", " b ", "c"),
    ] {
        let mut report = report();
        report.findings.truncate(1);
        let claim = &mut report.findings[0].witnesses[0];
        claim.excerpt = Excerpt::of_line(&[before, inside, after].concat(), before.len(), before.len() + inside.len());
        let text = written(&report, Format::Markdown);
        let mut events = Parser::new(&text).skip_while(|event| !matches!(event, Event::Start(Tag::BlockQuote(_))));
        let mut shown = String::new();
        for event in events.by_ref().skip(2).take_while(|event| !matches!(event, Event::End(TagEnd::Paragraph))) {
            match &event {
                Event::Start(Tag::Strong) => shown.push('⟦'),
                Event::End(TagEnd::Strong) => shown.push('⟧'),
                Event::InlineHtml(tag) => shown.push(if tag.as_ref() == "<strong>" { '⟦' } else { '⟧' }),
                Event::Text(text) => shown.push_str(text),
                other => panic!("{before:?} {inside:?} {after:?} became {other:?}"),
            }
        }
        assert_eq!(shown, format!("{before}⟦{inside}⟧{after}"));
    }
}

#[test]
#[expect(clippy::wildcard_enum_match_arm, reason = "anything else is a failure")]
fn markdown_shows_text_as_it_is() {
    for hostile in
        ["# *a* _b_ [c](d) <e> `f` & &amp; ~~g~~ $h$ \\i", "5. April", "- no", "> no", "+ no", "12) no", "=== "]
    {
        let report = Report { problems: vec![Problem::error(hostile, hostile)], ..Report::default() };
        let text = written(&report, Format::Markdown);
        let list = text.split("## Problems with the input\n").nth(1).unwrap();
        let shown: String = Parser::new(list)
            .filter_map(|event| match event {
                Event::Text(text) => Some(text.to_string()),
                Event::Start(Tag::List(_) | Tag::Item) | Event::End(TagEnd::List(_) | TagEnd::Item) => None,
                other => panic!("{hostile:?} became {other:?}"),
            })
            .collect();
        let hostile = hostile.trim();
        assert_eq!(shown, format!("error: {hostile}: {hostile}"));
    }
}

#[test]
fn csv_says_what_the_report_says() {
    let text = written(&report(), Format::Csv);
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut characters = text.strip_prefix('\u{feff}').unwrap().chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                rows.last_mut().unwrap().last_mut().unwrap().push('"');
                characters.next();
            }
            '"' => quoted = !quoted,
            ',' if !quoted => rows.last_mut().unwrap().push(String::new()),
            '\r' if !quoted && characters.peek() == Some(&'\n') => {
                characters.next();
                rows.push(vec![String::new()]);
            }
            other => rows.last_mut().unwrap().last_mut().unwrap().push(other),
        }
    }
    assert_eq!(rows.pop(), Some(vec![String::new()]), "the last row ends with a line end");
    let header = rows.remove(0);
    assert!(rows.iter().all(|row| row.len() == header.len()));
    let cell = |row: &[String], name: &str| row[header.iter().position(|title| title == name).unwrap()].clone();
    let said: Vec<Said> = rows
        .iter()
        .map(|row| {
            let (line, column) = (cell(row, "line").parse().unwrap(), cell(row, "column").parse().unwrap());
            let words = flat(&cell(row, "text"));
            (cell(row, "severity"), cell(row, "code"), cell(row, "path"), line, column, words)
        })
        .collect();
    assert_eq!(said, expected());
}
