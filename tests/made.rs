//! A made-up archive of 2,000 articles in three languages with 200 known mistakes of ten kinds: how many are found, and
//! how much is found that is none. `cargo test --test integration made -- --nocapture` prints the table.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use claimlint::finding::{Finding, Role, Severity};
use claimlint::value::Date;
use serde::Deserialize;

use crate::archive::Draw;
use crate::support::{root, run, text};

/// How many articles there are, and how many of them have a mistake.
const ARTICLES: usize = 2000;
const OF_EACH_KIND: usize = 20;

/// The ten kinds, each with the check that is to see it.
const KINDS: [(&str, &str); 10] = [
    ("the neighbour month", "fact-date"),
    ("day and month swapped", "fact-date"),
    ("another scale", "fact-quantity"),
    ("swapped digits", "fact-quantity"),
    ("an old value", "fact-quantity"),
    ("a wrong name", "name-wrong"),
    ("letters of an acronym", "acronym-letters"),
    ("a wrong weekday", "date-weekday"),
    ("another figure than others", "articles-disagree"),
    ("another date than others", "articles-disagree"),
];

const FERRIES: [&str; 20] = [
    "Aurelia", "Bregana", "Corvessa", "Dalmira", "Elvanta", "Farrosa", "Gelmara", "Hestoria", "Ilvenna", "Jorvika",
    "Kalmera", "Lorenda", "Mirvanta", "Norvessa", "Ostrelia", "Pelvanna", "Quorina", "Rosvelda", "Silmarra",
    "Torvella",
];

/// The words of one language in `tests/archive/templates.toml`.
#[derive(Deserialize)]
struct Words {
    title: Vec<String>,
    filler: Vec<String>,
    treaty: Vec<String>,
    agency: Vec<String>,
    bridge: Vec<String>,
    cost: Vec<String>,
    tunnel: Vec<String>,
    members: Vec<String>,
    name: Vec<String>,
    acronym: Vec<String>,
    weekday: Vec<String>,
    containers: Vec<String>,
    ferry: Vec<String>,
    toll: Vec<String>,
    agency_name: String,
    agency_wrong: String,
    date: String,
    months: Vec<String>,
    weekdays: Vec<String>,
    group: String,
    amount: Vec<String>,
    amount_wrong: Vec<String>,
    about: String,
    more: String,
}

/// One article with what is wrong in it.
struct Made {
    id: String,
    line: String,
    /// Which kind of mistake, and the bytes of its sentence in the text.
    mistake: Option<(usize, std::ops::Range<usize>)>,
}

#[test]
fn made_archive_has_its_mistakes_and_no_others() {
    let made = archive();
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("made.jsonl");
    let lines: Vec<&str> = made.iter().map(|article| article.line.as_str()).collect();
    std::fs::write(&path, lines.join("\n")).unwrap();
    let run = run(&["check", path.to_str().unwrap(), "--rules", "tests/archive/rules", "--format", "jsonl"]);
    assert_eq!(run.code, Some(1), "{}", run.err);
    let findings: Vec<Finding> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let places: BTreeMap<&str, &Made> = made.iter().map(|article| (article.id.as_str(), article)).collect();

    let mut found = vec![false; made.len()];
    let mut right = [0_usize; KINDS.len()];
    let mut wrong: BTreeMap<String, usize> = BTreeMap::new();
    let mut told = String::new();
    for finding in findings.iter().filter(|finding| finding.severity >= Severity::Warning) {
        let claims = finding.witnesses.iter().filter(|witness| witness.role == Role::Claim);
        let hit = claims.filter_map(|claim| {
            let article = places[claim.article.as_deref()?];
            let (kind, place) = article.mistake.as_ref()?;
            place.contains(&claim.start).then_some((article.id.parse::<usize>().unwrap(), *kind))
        });
        let hit: Vec<(usize, usize)> = hit.collect();
        for (number, kind) in &hit {
            if !std::mem::replace(&mut found[*number], true) {
                right[*kind] += 1;
            }
        }
        if hit.is_empty() {
            *wrong.entry(finding.code.to_string()).or_default() += 1;
            let first = &finding.witnesses[0];
            let _ = writeln!(told, "no mistake: {} {:?}: {}", finding.code, first.article, finding.message);
        }
    }
    for (article, _) in made.iter().zip(&found).filter(|(article, found)| article.mistake.is_some() && !**found) {
        let (kind, place) = article.mistake.clone().unwrap();
        let text: serde_json::Value = serde_json::from_str(&article.line).unwrap();
        let _ = writeln!(told, "missed: {}, {}: {}", KINDS[kind].0, article.id, &text["text"].as_str().unwrap()[place]);
    }
    let (table, recall, precision) = table(&right, &wrong);
    println!("{told}{table}");
    assert!(recall >= 95 && precision >= 98, "{told}{table}");
    assert!(right.iter().all(|found| found * 100 >= OF_EACH_KIND * 95), "{told}{table}");
}

/// The table, and recall and precision in percent, rounded down.
fn table(right: &[usize; 10], wrong: &BTreeMap<String, usize>) -> (String, usize, usize) {
    let mut table = format!(
        "{:28} {:18} {:>7} {:>6} {:>7} {:>10}\n",
        "mistake", "check", "planted", "found", "recall", "precision"
    );
    let percent = |part: usize, whole: usize| (part * 100).checked_div(whole).unwrap_or(100);
    for ((name, check), right) in KINDS.iter().zip(right) {
        // What a check flags beside the mistakes counts against each of its kinds.
        let wrong = wrong.get(*check).copied().unwrap_or(0);
        let (recall, precision) = (percent(*right, OF_EACH_KIND), percent(*right, right + wrong));
        let _ = writeln!(table, "{name:28} {check:18} {OF_EACH_KIND:>7} {right:>6} {recall:>5} % {precision:>8} %");
    }
    let (planted, all): (usize, usize) = (KINDS.len() * OF_EACH_KIND, right.iter().sum());
    let false_alarms: usize = wrong.values().sum();
    let (recall, precision) = (percent(all, planted), percent(all, all + false_alarms));
    let _ = writeln!(table, "{:28} {:18} {planted:>7} {all:>6} {recall:>5} % {precision:>8} %", "all", "");
    (table, recall, precision)
}

/// All articles. The first have the mistakes, kind by kind; what is right in the others is drawn by lot.
fn archive() -> Vec<Made> {
    let all: BTreeMap<String, Words> = toml::from_str(&text(&root().join("tests/archive/templates.toml"))).unwrap();
    let languages: Vec<(&String, &Words)> = all.iter().collect();
    let mut draw = Draw::new(2022);
    let mut made: Vec<Made> = Vec::new();
    for number in 0..ARTICLES {
        let (language, words) = languages[number % languages.len()];
        let mistake = (number < KINDS.len() * OF_EACH_KIND).then_some((number / OF_EACH_KIND, number % OF_EACH_KIND));
        // Agencies copy each other: now and then a text comes again with a line before it.
        if mistake.is_none() && draw.below(25) == 0 {
            let copied = &made[draw.below(made.len())];
            if copied.mistake.is_none() {
                let mut article: serde_json::Value = serde_json::from_str(&copied.line).unwrap();
                let id = format!("{number:04}");
                article["text"] =
                    format!("{} (agency)\n\n{}", words.title[0], article["text"].as_str().unwrap()).into();
                article["id"] = id.clone().into();
                made.push(Made { id, line: article.to_string(), mistake: None });
                continue;
            }
        }
        made.push(article(number, language, words, mistake, &mut draw));
    }
    made
}

fn article(number: usize, language: &str, words: &Words, mistake: Option<(usize, usize)>, draw: &mut Draw) -> Made {
    let day = Date::new(
        2020 + i16::try_from(draw.below(4)).unwrap(),
        1 + i8::try_from(draw.below(12)).unwrap(),
        1 + i8::try_from(draw.below(28)).unwrap(),
    )
    .unwrap();
    let id = format!("{number:04}");
    let mut text = format!("{}\n\n", words.title[draw.below(words.title.len())]);
    // What is said besides is never of the subject of the mistake, which would then stand beside its own correction.
    let subjects = [0, 0, 1, 2, 3, 4, 4, 5, 6, 7];
    let avoided = mistake.map(|(kind, _)| subjects[kind]);
    let mut place = None;
    let sentences = 3 + draw.below(4);
    let planted = draw.below(sentences);
    for at in 0..sentences {
        let start = text.len();
        match mistake {
            Some((kind, which)) if at == planted => {
                text.push_str(&wrong(words, kind, which, day, draw));
                place = Some((kind, start..text.len()));
            }
            Some(_) | None => {
                let topic = draw.below(16);
                if topic < 9 && Some(topic) != avoided {
                    text.push_str(&right(words, topic, day, draw));
                } else {
                    text.push_str(&words.filler[draw.below(words.filler.len())]);
                }
            }
        }
        text.push_str(if draw.below(3) == 0 { "\n\n" } else { " " });
    }
    let line = serde_json::json!({"id": id, "lang": language, "date": day.to_string(), "text": text}).to_string();
    Made { id, line, mistake: place }
}

/// A sentence in which all is right.
fn right(words: &Words, topic: usize, day: Date, draw: &mut Draw) -> String {
    let mut one = |of: &[String]| of[draw.below(of.len())].clone();
    match topic {
        0 => match day.day() % 3 {
            0 => filled(&one(&words.treaty), &[("date", &date(words, 2019, 3, 8))]),
            1 => filled(&one(&words.agency), &[("date", &date(words, 2015, 6, 7))]),
            _ => filled(&one(&words.bridge), &[("date", &date(words, 2021, 10, 4))]),
        },
        1 => filled(&one(&words.cost), &[("amount", &one(&words.amount))]),
        2 => {
            let numbers = [
                figure(words, 4732),
                figure(words, 4732),
                filled(&words.about, &[("number", &figure(words, 4700))]),
                filled(&words.more, &[("number", &figure(words, 4500))]),
            ];
            filled(&one(&words.tunnel), &[("number", &one(&numbers))])
        }
        3 => {
            let members = if day.year() < 2022 { 27 } else { 31 };
            filled(&one(&words.members), &[("number", &members.to_string())])
        }
        4 => {
            if day.day() % 2 == 0 {
                filled(&one(&words.name), &[("name", &words.agency_name)])
            } else {
                filled(&one(&words.acronym), &[("name", "CSA")])
            }
        }
        5 => {
            let day = Date::new(2018, day.month(), day.day()).unwrap();
            filled(&one(&words.weekday), &[("weekday", &weekday(words, day, 0)), ("date", &date_of(words, day))])
        }
        6 => {
            let year = 1990 + draw.below(OF_EACH_KIND);
            containers(words, year, 0, draw)
        }
        7 => {
            let which = draw.below(FERRIES.len());
            ferry(words, which, 0, draw)
        }
        _ => {
            // The toll of a storm in October 2022 grows from day to day.
            let days = usize::try_from(day.month()).unwrap() * 31 + usize::try_from(day.day()).unwrap();
            filled(
                &one(&words.toll),
                &[("number", &(20 + days * 3 + usize::try_from(day.year() - 2020).unwrap() * 1500).to_string())],
            )
        }
    }
}

/// A sentence with a mistake of a kind; `which` tells it from others of the kind.
fn wrong(words: &Words, kind: usize, which: usize, day: Date, draw: &mut Draw) -> String {
    let mut one = |of: &[String]| of[draw.below(of.len())].clone();
    match kind {
        0 => match which % 3 {
            0 => filled(&one(&words.treaty), &[("date", &date(words, 2019, [2, 4][which % 2], 8))]),
            1 => filled(&one(&words.agency), &[("date", &date(words, 2015, [5, 7][which % 2], 7))]),
            _ => filled(&one(&words.bridge), &[("date", &date(words, 2021, [9, 11][which % 2], 4))]),
        },
        1 => match which % 3 {
            0 => filled(&one(&words.treaty), &[("date", &date(words, 2019, 8, 3))]),
            1 => filled(&one(&words.agency), &[("date", &date(words, 2015, 7, 6))]),
            _ => filled(&one(&words.bridge), &[("date", &date(words, 2021, 4, 10))]),
        },
        2 => filled(&one(&words.cost), &[("amount", &one(&words.amount_wrong))]),
        3 => filled(&one(&words.tunnel), &[("number", &figure(words, [4372, 7432, 4723][which % 3]))]),
        4 => {
            // The value of the other time.
            let members = if day.year() < 2022 { 31 } else { 27 };
            filled(&one(&words.members), &[("number", &members.to_string())])
        }
        5 => filled(&one(&words.name), &[("name", &words.agency_wrong)]),
        6 => filled(&one(&words.acronym), &[("name", ["CAS", "SCA"][which % 2])]),
        7 => {
            let day = Date::new(2018, day.month(), day.day()).unwrap();
            filled(
                &one(&words.weekday),
                &[("weekday", &weekday(words, day, 1 + which % 6)), ("date", &date_of(words, day))],
            )
        }
        8 => containers(words, 1990 + which, 1 + which % 3, draw),
        _ => ferry(words, which, 1 + which % 3, draw),
    }
}

/// How many containers there were in a year; 0 is the right figure, others are not.
fn containers(words: &Words, year: usize, slip: usize, draw: &mut Draw) -> String {
    let thousands = 213 + (year - 1990) * 14;
    let number =
        [thousands * 1000 + 451, thousands * 100_000 + 45_100, thousands * 1000 + 541, (thousands + 90) * 1000 + 451]
            [slip];
    let number = if slip == 0 && draw.below(6) == 0 {
        filled(&words.about, &[("number", &figure(words, thousands * 1000))])
    } else {
        figure(words, number)
    };
    filled(&words.containers[draw.below(words.containers.len())], &[("number", &number), ("year", &year.to_string())])
}

/// When a ferry was launched; 0 is the right day, others are not.
fn ferry(words: &Words, which: usize, slip: usize, draw: &mut Draw) -> String {
    let (year, month, day) = (1990 + i16::try_from(which).unwrap(), 2 + which % 9, 11 - which % 10);
    let date = match slip {
        0 => date(words, year, month, day),
        1 => date(words, year, month + 1, day),
        2 => date(words, year + 1, month, day),
        _ => date(words, year, month, day + 14),
    };
    filled(&words.ferry[draw.below(words.ferry.len())], &[("name", FERRIES[which]), ("date", &date)])
}

fn date(words: &Words, year: i16, month: usize, day: usize) -> String {
    let (year, day) = (year.to_string(), day.to_string());
    filled(&words.date, &[("day", &day), ("month", &words.months[month - 1]), ("year", &year)])
}

fn date_of(words: &Words, day: Date) -> String {
    date(words, day.year(), usize::try_from(day.month()).unwrap(), usize::try_from(day.day()).unwrap())
}

fn weekday(words: &Words, day: Date, slip: usize) -> String {
    let real = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap();
    words.weekdays[(real + slip) % 7].clone()
}

/// A number with a sign between its thousands.
fn figure(words: &Words, number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push_str(&words.group);
        }
        text.push(digit);
    }
    text
}

fn filled(template: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(template.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}
