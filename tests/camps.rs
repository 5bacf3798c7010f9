//! What articles say against each other: camps, copies, updates, slips, and one fact in three languages.

use claimlint::finding::{Finding, Report, Severity};
use claimlint::source::{self, Defaults, Furniture};

use crate::support::{Desk, root, text};

const RULES: &str = r#"
[rulebook]
title = "Kestrel Bay"

[[name]]
id = "kestrel-bay"
kind = "place"
preferred = "Kestrel Bay"
variants.de = ["Kestrelbucht"]
variants.ar = ["خليج كسترل"]
accepts.en = ["Kestrel Bay is quiet."]

[[quantity]]
id = "ferry-seats"
states = "How many seats the ferry of Kestrel Bay has is not settled."
about = ["kestrel-bay"]
measure.en = ["seats"]
measure.de = ["Sitze"]
measure.ar = ["مقعدا", "مقعد"]
of.en = ["seats"]
of.de = ["Sitze"]
of.ar = ["مقعدا", "مقعد"]
accepts.en = ["The ferry of Kestrel Bay has 525 seats."]

[[quantity]]
id = "storm-toll"
states = "How many people the storm killed in Kestrel Bay grows from day to day."
about = ["kestrel-bay"]
measure.en = ["killed", "died"]
of.en = ["people"]
grows = true
accepts.en = ["The storm killed 12 people in Kestrel Bay."]

[[date]]
id = "bay-charter"
states = "When Kestrel Bay got its charter is not settled."
about = ["kestrel-bay"]
cues.en = ["charter"]
cues.de = ["Stadtrecht"]
cues.ar = ["ميثاق"]
accepts.en = ["Kestrel Bay got its charter on 4 May 1911."]
"#;

/// The disagreements of some articles, each a language, a day and a text.
fn disagreements(articles: &[(&str, &str, &str)]) -> Vec<Finding> {
    report(articles).findings.into_iter().filter(|finding| finding.code.as_str() == "articles-disagree").collect()
}

fn report(articles: &[(&str, &str, &str)]) -> Report {
    report_by(RULES, articles)
}

fn report_by(rules: &str, articles: &[(&str, &str, &str)]) -> Report {
    let desk = Desk::new(&[("bay.toml".to_owned(), rules.to_owned())]);
    assert!(desk.problems.is_empty(), "{:#?}", desk.problems);
    let checker = desk.checker();
    let results = articles.iter().zip(1..).map(|((language, day, text), number)| {
        let mut line = serde_json::json!({"id": format!("article {number}"), "lang": language, "text": text});
        if !day.is_empty() {
            line["date"] = (*day).into();
        }
        let line = line.to_string();
        let read =
            source::read_json_line("a.jsonl", number, line.as_bytes(), &Defaults::default(), Furniture::embedded());
        checker.check_article(&read.0.unwrap())
    });
    checker.report(results.collect(), Vec::new()).unwrap()
}

/// Severity, message and derivation.
fn said(articles: &[(&str, &str, &str)]) -> String {
    let line = |finding: &Finding| {
        format!("{}: {}\n  {}\n", finding.severity.as_str(), finding.message, finding.derivation.join("\n  "))
    };
    disagreements(articles).iter().map(line).collect()
}

#[test]
fn one_fact_is_compared_across_languages() {
    let agreeing = [
        ("en", "2022-05-01", "The ferry of Kestrel Bay has 1,525 seats."),
        ("de", "2022-05-02", "Die Fähre von Kestrelbucht hat 1.525 Sitze."),
        ("ar", "2022-05-03", "في عبارة خليج كسترل ١٥٢٥ مقعدا."),
    ];
    assert_eq!(said(&agreeing), "");
    let differing = [agreeing[0], agreeing[1], ("ar", "2022-05-03", "في عبارة خليج كسترل ١٢٥٥ مقعدا.")];
    insta::assert_snapshot!(said(&differing), @r"
    warning: Articles disagree (“1,525” (article 1, article 2); “١٢٥٥” (article 3)): How many seats the ferry of Kestrel Bay has is not settled.
      one side: “1,525”, in 2 articles, from 1 May 2022 to 2 May 2022
      one side: “١٢٥٥”, in 1 article, of 3 May 2022
      two neighbouring digits are swapped
    ");
    let dates = [
        ("en", "2022-05-01", "Kestrel Bay got its charter on May 4, 1911."),
        ("de", "2022-05-02", "Kestrelbucht erhielt das Stadtrecht am 4. Mai 1911."),
        ("ar", "2022-05-03", "حصل خليج كسترل على ميثاق في 5 أبريل 1911."),
    ];
    insta::assert_snapshot!(said(&dates), @r"
    warning: Articles disagree (“May 4, 1911” (article 1, article 2); “5 أبريل 1911” (article 3)): When Kestrel Bay got its charter is not settled.
      one side: “May 4, 1911”, in 2 articles, from 1 May 2022 to 2 May 2022
      one side: “5 أبريل 1911”, in 1 article, of 3 May 2022
      day and month are swapped
    ");
}

#[test]
fn hedges_that_leave_room_agree() {
    let seats = |hedge: &str| format!("The ferry of Kestrel Bay has {hedge} seats.");
    for (one, other) in
        [("at least 525", "more than 500"), ("525", "more than 500"), ("about 500", "510"), ("up to 600", "525")]
    {
        let (one, other) = (seats(one), seats(other));
        assert_eq!(said(&[("en", "2022-05-01", &one), ("en", "2022-05-02", &other)]), "", "{one} {other}");
    }
    let (one, other) = (seats("more than 600"), seats("525"));
    assert_eq!(disagreements(&[("en", "2022-05-01", &one), ("en", "2022-05-01", &other)]).len(), 1);
}

#[test]
fn a_camp_tells_how_many_say_so_and_since_when() {
    let right = "The ferry of Kestrel Bay has 525 seats.";
    let articles = [
        ("en", "2022-05-01", right),
        ("en", "2022-05-04", "Kestrel Bay is proud: its ferry has 525 seats."),
        ("en", "2022-05-02", "In Kestrel Bay the ferry has more than 500 seats."),
        ("en", "2022-05-03", "The ferry of Kestrel Bay has 255 seats."),
        ("en", "", "Everybody in Kestrel Bay knows that the ferry has 700 seats."),
    ];
    insta::assert_snapshot!(said(&articles), @r"
    warning: Articles disagree (“525” (article 1, article 2, article 3); “255” (article 4); “700” (article 5)): How many seats the ferry of Kestrel Bay has is not settled.
      one side: “525” (also more than 500), in 3 articles, from 1 May 2022 to 4 May 2022
      one side: “255”, in 1 article, of 3 May 2022
      one side: “700”, in 1 article
    ");
}

#[test]
fn copies_of_a_text_are_one_voice_and_are_named() {
    let agency = "The wind turned in the afternoon and the boats came back early. In the market, people spoke of little else. \
                  The mayor thanked everybody and went home. The ferry of Kestrel Bay has 700 seats. A band played until the \
                  lamps went out, and nobody could remember a calmer season on the shore.";
    let copy = format!("KESTREL (Agency). {agency} All rights reserved.");
    let articles = [
        ("en", "2022-05-01", agency),
        ("en", "2022-05-01", copy.as_str()),
        ("en", "2022-05-02", agency),
        ("en", "2022-05-02", "The ferry of Kestrel Bay has 525 seats."),
        ("en", "2022-05-03", "Our ferry in Kestrel Bay has 525 seats, says everybody who has counted."),
    ];
    let found = disagreements(&articles);
    assert_eq!(found.len(), 1);
    // Three articles, but one voice: the other two are the majority.
    assert_eq!(found[0].witnesses[0].text, "700");
    insta::assert_snapshot!(said(&articles), @r"
    warning: Articles disagree (“525” (article 4, article 5); “700” (article 1, article 2, article 3)): How many seats the ferry of Kestrel Bay has is not settled.
      one side: “525”, in 2 articles, from 2 May 2022 to 3 May 2022
      one side: “700”, in 3 articles, from 1 May 2022 to 2 May 2022
      article 2 is a near copy of article 1, article 3 is a near copy of article 1; copies are one voice
    ");
}

#[test]
fn so_far_says_that_a_figure_grows_and_a_correction_settles() {
    let articles = [
        ("en", "2022-05-01", "So far the ferry of Kestrel Bay has 255 seats."),
        ("de", "2022-05-01", "Bislang hat die Fähre von Kestrelbucht 255 Sitze."),
        ("ar", "2022-05-02", "في عبارة خليج كسترل ٣١٠ مقعدا."),
    ];
    insta::assert_snapshot!(said(&articles), @r"
    note: Articles tell a growing figure, no contradiction (“255” (article 1, article 2); “٣١٠” (article 3)): How many seats the ferry of Kestrel Bay has is not settled.
      one side: “255”, in 2 articles, of 1 May 2022
      one side: “٣١٠”, in 1 article, of 2 May 2022
      the figure grows, and no higher one came before a lower one: updates
    ");
    let articles = [
        ("en", "2022-05-02", "The ferry of Kestrel Bay has 255 seats."),
        ("en", "2022-05-02", "The new ferry of Kestrel Bay has 255 seats, which is a lot."),
        (
            "en",
            "2022-05-02",
            "The ferry of Kestrel Bay has 310 seats.\n\nCorrection: An earlier version of this article said that the ferry of \
             Kestrel Bay has 255 seats.",
        ),
    ];
    insta::assert_snapshot!(said(&articles), @r"
    note: Articles disagree (“255” (article 1, article 2); “310” (article 3)): How many seats the ferry of Kestrel Bay has is not settled.
      one side: “255”, in 2 articles, of 2 May 2022
      one side: “310”, in 1 article, of 2 May 2022
      a correction note settles it: an article was corrected to “310”; the others may have the old version
    ");
}

#[test]
fn what_grows_is_updated_and_not_contradicted() {
    let toll = |number: &str| format!("The storm killed {number} people in Kestrel Bay.");
    let (few, more, most) = (toll("12"), toll("15"), toll("at least 21"));
    let updates = [
        ("en", "2022-05-01", few.as_str()),
        ("en", "2022-05-01", &more),
        ("en", "2022-05-02", &few),
        ("en", "2022-05-03", &most),
    ];
    let found = disagreements(&updates);
    assert!(found.iter().all(|finding| finding.severity == Severity::Note), "{found:#?}");
    insta::assert_snapshot!(said(&updates), @r"
    note: Articles tell a growing figure, no contradiction (“12” (article 1, article 3); “15” (article 2); “21” (article 4)): How many people the storm killed in Kestrel Bay grows from day to day.
      one side: “12”, in 2 articles, from 1 May 2022 to 2 May 2022
      one side: “15”, in 1 article, of 1 May 2022
      one side: at least 21, in 1 article, of 3 May 2022
      article 3 is a near copy of article 1; copies are one voice
      the figure grows, and no higher one came before a lower one: updates
    ");
    // A lower figure after a higher one is no update.
    let shrinking = [("en", "2022-05-01", more.as_str()), ("en", "2022-05-02", &few)];
    assert_eq!(disagreements(&shrinking)[0].severity, Severity::Warning);
}

/// `tests/camps/archives.toml`.
#[derive(serde::Deserialize)]
struct Archives {
    rules: String,
    archive: Vec<Archive>,
}

#[derive(serde::Deserialize)]
struct Archive {
    tells: String,
    outcome: String,
    articles: Vec<String>,
}

#[test]
fn small_archives_come_out_as_they_must() {
    let all: Archives = toml::from_str(&text(&root().join("tests/camps/archives.toml"))).unwrap();
    let mut wrong = Vec::new();
    for archive in &all.archive {
        let parts = archive.articles.iter().map(|article| {
            let (language, rest) = article.split_once(' ').unwrap();
            let (day, text) = rest.split_once(' ').unwrap();
            (language, if day == "-" { "" } else { day }, text)
        });
        let report = report_by(&all.rules, &parts.collect::<Vec<_>>());
        let found: Vec<&Finding> =
            report.findings.iter().filter(|finding| finding.code.as_str() == "articles-disagree").collect();
        let has = |words: &str| found.iter().any(|finding| finding.derivation.join(" ").contains(words));
        let outcome = match found.iter().map(|finding| finding.severity).max() {
            None => "agree",
            Some(Severity::Note) if has("a correction note settles it") => "settled",
            Some(Severity::Note) if has("no higher one came before a lower one") => "update",
            Some(Severity::Note) if has("may be newer") => "later",
            Some(Severity::Note) => "a note",
            Some(Severity::Warning | Severity::Error) => "disagree",
        };
        if outcome != archive.outcome {
            let said: Vec<&str> = found.iter().map(|finding| finding.message.as_str()).collect();
            wrong.push(format!("{}: {outcome}, not {}: {}", archive.tells, archive.outcome, said.join(" ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(all.archive.len() >= 30);
}
