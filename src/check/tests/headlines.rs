//! What stands above and beside a text, held against it.

use super::*;

#[test]
fn teasers_and_captions_are_held_against_the_text() {
    let house = House::new();
    let checker = house.checker();
    let report = |path: &str, format, text: &str| {
        let defaults = crate::source::Defaults { language: Some("en".to_owned()), date: None };
        let furniture = crate::source::Furniture::embedded();
        let (articles, problems) = crate::source::read(path, text.as_bytes(), format, &defaults, furniture);
        assert_eq!(problems, []);
        let results = articles.iter().map(|article| checker.check_article(article)).collect();
        let report = checker.report(results, Vec::new()).unwrap();
        let heads = report.findings.iter().filter(|finding| finding.code.as_str() == "headline-body");
        heads.map(|finding| finding.message.as_str()).collect::<Vec<_>>().join("\n")
    };
    let said = |of: &str, line: usize| {
        format!("The {of} says \u{201C}$17.3 million\u{201D}, the body \u{201C}$17.3 billion\u{201D} in line {line}.")
    };
    let body = "Thieves have stolen paintings worth $17.3 billion from the old mint, a court said on Monday in a long statement.";
    let markdown = |lead: &str| {
        report("a.md", crate::source::Format::Markdown, &format!("# Thieves at the mint\n\n{lead}\n\n{body}\n"))
    };
    assert_eq!(markdown("**Paintings worth $17.3 million are gone.**"), said("teaser", 5));
    assert_eq!(markdown("![The mint, robbed of $17.3 million](mint.jpg)"), said("caption", 5));
    assert_eq!(markdown("**Paintings worth $17.3 billion are gone.**"), "");
    // What is plain is no teaser, but text.
    assert_eq!(markdown("Paintings **worth** $17.3 million are gone."), "");
    let json = |key: &str, words: &str| {
        let line = serde_json::json!({"id": "1", "title": "Thieves at the mint", key: words, "text": body});
        report("a.jsonl", crate::source::Format::JsonLines, &line.to_string())
    };
    assert_eq!(json("teaser", "Paintings worth $17.3 million are gone"), said("teaser", 1));
    assert_eq!(json("description", "Paintings worth $17.3 million are gone"), said("teaser", 1));
    assert_eq!(json("caption", "The mint, robbed of $17.3 million"), said("caption", 1));
    assert_eq!(json("keywords", "$17.3 million"), "");
}

#[test]
fn swapped_letters_of_a_headline_beside_the_text_are_held_against_its_names() {
    let house = House::of(&[]);
    let found = |tag: &str, title: &str, body: &str| {
        let text = format!("---\ntitle: {title}\n---\n\n{body}\n");
        show(&report_in(&house, crate::source::Format::Markdown, &[("a.md", tag, None, &text)]))
    };
    let town = "Rain fell on the town of Stoltenberg. The mayor slept.";
    insta::assert_snapshot!(found("en", "Rain for Stotlenberg today", town), @"a.md:5 warning[headline-body] Stoltenberg →");
    assert_eq!(found("en", "Rain for Stoltenberg today", town), "");
    // Short ones say nothing, and where all nouns have capitals they must have more letters.
    insta::assert_snapshot!(found("en", "The end of Bernka", "The owner of Brenka wept. He was old."), @"a.md:5 warning[headline-body] Brenka →");
    insta::assert_snapshot!(found("en", "Bernka is sold", "The owner of Brenka wept. He was old."), @"a.md:5 warning[headline-body] Brenka →");
    assert_eq!(found("en", "The end of Bernk", "The owner of Brenk wept. He was old."), "");
    insta::assert_snapshot!(found("de", "Regen für Stotlenberg", "In Stoltenberg fiel Regen. Der Bürgermeister schlief."), @"a.md:5 warning[headline-body] Stoltenberg →");
    assert_eq!(found("de", "Regen für Halnedn", "In Halnden fiel Regen. Der Bürgermeister schlief."), "");
}

#[test]
fn quotations_of_a_headline_are_held_against_those_of_the_text() {
    let house = House::of(&[]);
    let checker = house.checker();
    let found = |tag: &str, key: &str, head: &str, body: &str| {
        let line = serde_json::json!({"id": "1", "lang": tag, key: head, "text": body}).to_string();
        let furniture = crate::source::Furniture::embedded();
        let (format, defaults) = (crate::source::Format::JsonLines, crate::source::Defaults::default());
        let (articles, _) = crate::source::read("a.jsonl", line.as_bytes(), format, &defaults, furniture);
        let results = articles.iter().map(|article| checker.check_article(article)).collect();
        let report = checker.report(results, Vec::new()).unwrap();
        let drifts = report.findings.iter().filter(|finding| finding.code.as_str() == "quote-drift");
        drifts
            .map(|finding| format!("{} {}", finding.severity.as_str(), finding.message))
            .collect::<Vec<_>>()
            .join("; ")
    };
    let market = "“I think that we will never close the old market of our town, and so it is,” she said.";
    // A piece of the text's quotation is right, and so are fewer words; what has other words is another one.
    for silent in [
        "Mayor: “We will never close the old market”",
        "Mayor: ‘We will never close the market of our town’",
        "Mayor: “We will never leave the old market of this …”",
        "Mayor: “Will we never leave the old market?”",
        "Mayor: “We will keep the old mill of our town”",
        "Mayor: we will never leave the old market",
    ] {
        assert_eq!(found("en", "title", silent, market), "", "{silent}");
    }
    let soldiers = "“All the soldiers, all the children of this town have left”, she said at the gate.";
    assert_eq!(found("en", "title", "“All the soldiers of this town have left”", soldiers), "");
    let raised = [
        ("en", "title", "We will never leave the old market", market),
        ("en", "teaser", "I think that you will never close the old market", market),
        (
            "de",
            "title",
            "Wir geben den Markt nicht her",
            "„Wir geben den Laden nicht her, so wahr ich hier stehe“, sagte sie.",
        ),
        ("fr", "title", "Nous ne fermons pas le marché", "« Nous ne vendons pas le marché de nos parents », dit-elle."),
        (
            "ar",
            "title",
            "لن نغلق السوق الذي شيده أجدادنا",
            "وقالت: «لن نغلق السوق الذي بناه أجدادنا بأيديهم قبل عقود».",
        ),
        (
            "ru",
            "title",
            "Мы никогда не продадим старый рынок",
            "«Мы никогда не закроем старый рынок, пока я жива», — сказала она.",
        ),
    ];
    for (tag, key, words, body) in raised {
        let of = if key == "title" { "headline" } else { key };
        let told = format!("warning The {of} has the quotation in other words: \u{201C}{words}\u{201D}.");
        for head in [format!("\u{AB}{words}\u{BB}, she says"), format!("Town: '{words}'")] {
            assert_eq!(found(tag, key, &head, body), told);
        }
    }
    // The sentence of the headline may take the words at a cut into its own.
    let opens = "« Je ne vois pas comment on peut rouvrir », a-t-elle dit lundi devant la mairie.";
    let adapted = found("fr", "title", "Elle « ne voit pas comment on peut rouvrir »", opens);
    assert!(adapted.starts_with("note "), "{adapted}");
}
