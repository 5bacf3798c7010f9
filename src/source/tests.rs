use std::fmt::Write as _;

use encoding_rs::{Encoding, SHIFT_JIS, WINDOWS_1252};
use proptest::prelude::*;

use super::*;
use crate::span::Position;

/// Reads one article and writes down its metadata, blocks and problems.
fn shown(bytes: impl AsRef<[u8]>, format: Format) -> String {
    let (articles, problems) = read("a.txt", bytes.as_ref(), format, &Defaults::default(), Furniture::embedded());
    let mut out = String::new();
    for article in &articles {
        let fields = [
            ("id", Some(article.id.clone()).filter(|id| id != "a.txt")),
            ("title", article.title.clone()),
            ("language", article.language.clone()),
            ("date", article.date.map(|date| date.to_string())),
            ("source", article.source.clone()),
        ];
        for (name, value) in fields {
            if let Some(value) = value {
                writeln!(out, "{name} = {value}").unwrap();
            }
        }
        for block in &article.blocks {
            writeln!(out, "{:?}: {}", block.kind, block.span.of(article.text.plain()).replace('\n', "⏎")).unwrap();
        }
    }
    for problem in &problems {
        writeln!(out, "{:?} {:?} {}", problem.severity, problem.place, problem.message).unwrap();
    }
    out
}

fn text(source: &str) -> String {
    shown(source, Format::Text)
}

fn markdown(source: &str) -> String {
    shown(source, Format::Markdown)
}

fn article(bytes: &[u8], format: Format) -> Article {
    let (mut articles, _) = read("a.txt", bytes, format, &Defaults::default(), Furniture::embedded());
    assert_eq!(articles.len(), 1);
    articles.remove(0)
}

#[test]
fn the_embedded_furniture_is_valid() {
    assert_eq!(Furniture::from_toml(include_str!("../../rules/furniture.toml")).map(|_| ()), Ok(()));
}

#[test]
fn formats_are_known_by_extension() {
    let formats =
        ["a/b.TXT", "a.md", "x.ndjson", "a.b/README", "-", ".hidden", "a.png", "a.md.gz"].map(Format::of_path);
    insta::assert_snapshot!(format!("{formats:?}"), @"[Some(Text), Some(Markdown), Some(JsonLines), Some(Text), Some(Text), Some(Text), None, None]");
}

#[test]
fn every_long_line_is_a_paragraph_and_short_ones_between_are_headings() {
    let long = "The harbour of the town was enlarged by two basins in the years after the flood, and the council paid for it with a loan.";
    insta::assert_snapshot!(text(&format!("\n{long} {long}\nA loan with consequences\n{long} {long}\n{long}\nWho pays?\n{long}\nEnd\n")), @r"
    Paragraph: The harbour of the town was enlarged by two basins in the years after the flood, and the council paid for it with a loan. The harbour of the town was enlarged by two basins in the years after the flood, and the council paid for it with a loan.
    Heading: A loan with consequences
    Paragraph: The harbour of the town was enlarged by two basins in the years after the flood, and the council paid for it with a loan. The harbour of the town was enlarged by two basins in the years after the flood, and the council paid for it with a loan.
    Paragraph: The harbour of the town was enlarged by two basins in the years after the flood, and the council paid for it with a loan.
    Heading: Who pays?
    Paragraph: The harbour of the town was enlarged by two basins in the years after the flood, and the council paid for it with a loan.
    Paragraph: End
    ");
}

#[test]
fn a_page_with_title_date_and_comments() {
    insta::assert_snapshot!(text("v1.4 🌲  \n\nHarbour Opens Ahead of Plan\n\nHarbour Opens Ahead of Plan\n\n2023-03-04 10:11:12.131415\n\nThe harbour opened on Saturday.\n\nWho came?\n\nThe mayor and some four hundred guests came to the opening, although it was raining all day long.\n\nLeave a Comment\n\nYour email address will not be published.\n\nName *\n"), @r"
    date = 2023-03-04
    Metadata: v1.4 🌲
    Title: Harbour Opens Ahead of Plan
    Title: Harbour Opens Ahead of Plan
    Metadata: 2023-03-04 10:11:12.131415
    Paragraph: The harbour opened on Saturday.
    Heading: Who came?
    Paragraph: The mayor and some four hundred guests came to the opening, although it was raining all day long.
    Furniture: Leave a Comment
    Furniture: Your email address will not be published.
    Furniture: Name *
    ");
}

#[test]
fn wrapped_lines_are_one_paragraph() {
    insta::assert_snapshot!(text("The Harbour\nThe new harbour was opened by the mayor of the town on Saturday the\n5. April, which was considerably later than it had been planned, as Dr.\nSmith had said in 2022.\nNobody was surprised.\nBut all were glad.\n\n1. first thing\n2. second thing\n- a bullet\n  that goes on\n> quoted words\n> and more\nmy answer\n\n١. بند\n\n* * *\n\nShare\nDone at last.\n"), @r"
    Title: The Harbour
    Paragraph: The new harbour was opened by the mayor of the town on Saturday the⏎5. April, which was considerably later than it had been planned, as Dr.⏎Smith had said in 2022.⏎Nobody was surprised.
    Paragraph: But all were glad.
    ListItem: 1. first thing
    ListItem: 2. second thing
    ListItem: - a bullet⏎  that goes on
    Quote: > quoted words⏎> and more
    Heading: my answer
    ListItem: ١. بند
    Furniture: * * *
    Furniture: Share
    Paragraph: Done at last.
    ");
}

#[test]
fn furniture_is_known_in_many_languages_and_only_as_whole_lines() {
    let body = "Der Hafen wurde am Samstag eröffnet, und viele Gäste kamen trotz des Regens.";
    insta::assert_snapshot!(text(&format!("Startseite | Politik\n\n{body}\n\n« Vorheriger Beitrag   Nächster Beitrag »\n\nSHARE THIS:\n\nFacebook Twitter\n\nFacebook is discussed here.\n\nShare prices rose by two percent.\n\nاترك تعليقاً\n\n关注我们\n\nTüm hakları saklıdır.\n")), @r"
    Furniture: Startseite | Politik
    Paragraph: Der Hafen wurde am Samstag eröffnet, und viele Gäste kamen trotz des Regens.
    Furniture: « Vorheriger Beitrag   Nächster Beitrag »
    Furniture: SHARE THIS:
    Furniture: Facebook Twitter
    Paragraph: Facebook is discussed here.
    Paragraph: Share prices rose by two percent.
    Furniture: اترك تعليقاً
    Furniture: 关注我们
    Furniture: Tüm hakları saklıdır.
    ");
}

#[test]
fn tags_of_templates_are_no_text_of_a_markdown_page() {
    let page = "# Boats\n\n{% image \"boat.jpg\" %}\n\nIt cost {{< img src=\"7 dollars\" >}}5 dollars &amp; more.\n\n`{{ code }}`, {no tag} and {{ open\n\nand }} more\n";
    insta::assert_snapshot!(markdown(page), @r"
    Title: Boats
    Paragraph: It cost 5 dollars & more.
    Paragraph: {{ code }}, {no tag} and {{ open
    Paragraph: and }} more
    ");
}

#[test]
fn the_address_of_a_link_is_no_text_even_where_it_is_unknown() {
    let page = "The [fund of 5 boats][fund 101] and [it](#b){: .wide}, [more](#a){title=\"7 boats\"}, [12][13] [df04be2d][0aa1b2c3] [old] [new][].\n\n{a: 5}\n";
    insta::assert_snapshot!(markdown(page), @r"
    Paragraph: The fund of 5 boats and it, more, [12][13] [df04be2d][0aa1b2c3] [old] [new][].
    Paragraph: {a: 5}
    ");
}

#[test]
fn a_closing_line_takes_only_a_short_rest_with_it() {
    let long = "The harbour opened and nobody knew why it had taken so long to build it. ".repeat(30);
    let late = text(&format!("Title\n\n{long}\n\nRelated articles\n\nAnother story\n"));
    assert!(late.contains("Furniture: Another story"), "{late}");
    let early = text(&format!("Title\n\nShort text.\n\nRelated articles\n\n{long}\n"));
    assert!(early.contains("Paragraph: The harbour opened"), "{early}");
    let amid = text(&format!("Title\n\n{long}\n\nRelated articles\n\n{}\n", "It rained on. ".repeat(20)));
    assert!(amid.contains("Paragraph: It rained on."), "{amid}");
}

#[test]
fn a_disclaimer_is_furniture_at_the_edge_however_long() {
    let long = "Disclaimer: nothing in this story is advice of any kind. ".repeat(8);
    let shown = text(&format!("Title\n\nThe harbour opened.\n\n{long}\n"));
    assert!(shown.contains("Furniture: Disclaimer"), "{shown}");
}

#[test]
fn front_matter_gives_metadata_and_stays_out_of_the_text() {
    insta::assert_snapshot!(text("---\ntitle: \"A \\\"title\\\"\" \ndate: 2024-01-20T04:13:56+02:00\nlang: pt_BR # really\nauthor: Ann\npublisher: 'The Ann''s Post'\ntags: [a, b]\nlist:\n  - x\n- y\nbroken line\n---\nText goes on here.\n"), @r#"
    title = A "title"
    language = pt-BR
    date = 2024-01-20
    source = The Ann's Post
    Metadata: ---⏎title: "A \"title\"" ⏎date: 2024-01-20T04:13:56+02:00⏎lang: pt_BR # really⏎author: Ann⏎publisher: 'The Ann''s Post'⏎tags: [a, b]⏎list:⏎  - x⏎- y⏎broken line⏎---
    Paragraph: Text goes on here.
    Note Some((11, 1)) This line of the front matter is no `key: value` and was passed over.
    "#);
    insta::assert_snapshot!(markdown("+++\ntitle = \"T\"\ndate = 2024-01-20\nid = 7\n+++\n# Heading\n\nText.\n"), @r#"
    id = 7
    title = T
    date = 2024-01-20
    Metadata: +++⏎title = "T"⏎date = 2024-01-20⏎id = 7⏎+++
    Title: Heading
    Paragraph: Text.
    "#);
    insta::assert_snapshot!(text("+++\ntitle = \n+++\nText goes on here.\n"), @r"
    Metadata: +++⏎title = ⏎+++
    Paragraph: Text goes on here.
    Note Some((2, 1)) The front matter is no TOML and was passed over: string values must be quoted, expected literal string.
    ");
    insta::assert_snapshot!(text("---\nlang: English\ndate: soon\ntitle: >-\n  Two\n  lines\n---\nText goes on here.\n"), @r#"
    title = Two lines
    Metadata: ---⏎lang: English⏎date: soon⏎title: >-⏎  Two⏎  lines⏎---
    Paragraph: Text goes on here.
    Note Some((2, 1)) "English" is no language tag such as "en" or "pt-BR"; the language is taken as unknown.
    Note Some((3, 1)) "soon" is no date such as "2024-01-20"; the date is taken as unknown.
    "#);
    insta::assert_snapshot!(text("---\nNo entry here.\n---\nText.\n"), @r"
    Furniture: ---
    Paragraph: No entry here.
    Furniture: ---
    Paragraph: Text.
    ");
}

#[test]
fn dates_are_read_with_and_without_times() {
    let dates = [
        "2024-01-20",
        "2024/01/20",
        "2024-01-20 04:13",
        "2024-01-20T04:13:56.490000Z",
        "2024-01-20 04:13:56 +0100",
        "2024-01-20 4:13:56 -5",
        "2024-02-30",
        "2024-01-20 words",
        "20.01.2024",
        "2024-1-2",
        "2024-01-2012",
        "2024-01-20T25:00",
    ];
    let read: Vec<String> = dates.iter().map(|date| format!("{date} = {:?}", metadata::parse_date(date))).collect();
    insta::assert_snapshot!(read.join("\n"), @r"
    2024-01-20 = Some(2024-01-20)
    2024/01/20 = Some(2024-01-20)
    2024-01-20 04:13 = Some(2024-01-20)
    2024-01-20T04:13:56.490000Z = Some(2024-01-20)
    2024-01-20 04:13:56 +0100 = Some(2024-01-20)
    2024-01-20 4:13:56 -5 = Some(2024-01-20)
    2024-02-30 = None
    2024-01-20 words = None
    20.01.2024 = None
    2024-1-2 = None
    2024-01-2012 = None
    2024-01-20T25:00 = None
    ");
}

#[test]
fn flags_win_over_metadata() {
    let defaults = Defaults { language: Some("de".into()), date: Some(Date::constant(2020, 1, 2)) };
    let source = b"---\nlang: en\ndate: 2024-01-20\n---\nText.";
    let (articles, _) = read("a.txt", source, Format::Text, &defaults, &Furniture::none());
    assert_eq!(articles[0].language.as_deref(), Some("de"));
    assert_eq!(articles[0].date, Some(Date::constant(2020, 1, 2)));
}

#[test]
fn markdown_shows_what_a_reader_sees() {
    insta::assert_snapshot!(markdown("2024-01-20\n\n# The *Title*\n\nOn **5** April &amp; \\*later\\*, see [the\nlink](http://x.y \"t\") ![alt](p.png)<!-- no --> `code` a<br>b.\n\n## Head\n\n- one\n- two **bold**\n  - deep\n\n5. April came\n6. May\n\n> quoted\n> words\n\n```rust\nlet x = 1;\n```\n\n| a | b |\n|---|---|\n| 1 | **2** |\n\n<!-- hidden\nlines -->\n<p>Shown <b>5</b>th</p>\n<script>no()</script>\n\n---\n\nLeave a comment\n"), @r"
    date = 2024-01-20
    Metadata: 2024-01-20
    Title: The Title
    Paragraph: On 5 April & *later*, see the⏎link  code a⏎b.
    Heading: Head
    ListItem: one
    ListItem: two bold
    ListItem: deep
    ListItem: 5. April came
    ListItem: 6. May
    Quote: quoted⏎words
    Code: let x = 1;
    Table: a	b⏎1	2
    Paragraph: Shown 5th
    Furniture: Leave a comment
    ");
}

#[test]
fn markdown_leads_back_through_its_marks() {
    let source = "# T\n\nOn **5** April &amp; 6\\. May, `7 June`.\n";
    let article = article(source.as_bytes(), Format::Markdown);
    let plain = article.text.plain();
    let back = ["5 April", "5", "&", "6. May", "7 June", "T\n\nOn"].map(|words| {
        let at = plain.find(words).unwrap();
        let span = Span::new(at, at + words.len());
        let place = article.text.position(span.start);
        let end = article.text.end_position(span.end);
        format!("{words:?} {}:{}-{} {:?}", place.line, place.column, end.column, article.text.original(span).of(source))
    });
    insta::assert_snapshot!(back.join("\n"), @r#"
    "5 April" 3:6-15 "5** April"
    "5" 3:6-7 "5"
    "&" 3:16-21 "&amp;"
    "6. May" 3:22-29 "6\\. May"
    "7 June" 3:32-38 "7 June"
    "T\n\nOn" 1:3-3 "T\n\nOn"
    "#);
}

#[test]
fn json_lines_give_articles_and_problems() {
    let lines = "\u{FEFF}{\"id\":\"a\",\"lang\":\"en\",\"title\":\"T\",\"date\":\"2024-01-20 04:13:56\",\"text\":\"One.\",\"x\":{\"y\":[1]}}\r\n\n\
                 {\"id\":12,\"language\":\"de\",\"date\":null,\"source\":\"S\",\"text\":\"Zwei.\"}\n{\"text\":\"Drei.\",\"date\":\"soon\",\"lang\":5}\n\
                 {\"id\":\"b\"}\n{\"text\": \"ä\", oops}\n[1]\n{\"id\":\"c\",\"id\":\"d\",\"text\":\"x\"}\n{\"text\":\"Last.\"}";
    insta::assert_snapshot!(shown(lines, Format::JsonLines), @r#"
    id = a
    title = T
    language = en
    date = 2024-01-20
    Paragraph: One.
    id = 12
    language = de
    source = S
    Paragraph: Zwei.
    id = a.txt:4
    Paragraph: Drei.
    id = a.txt:9
    Paragraph: Last.
    Note Some((4, 1)) "lang" is no string and was passed over.
    Note Some((4, 1)) "soon" is no date such as "2024-01-20"; the date is taken as unknown.
    Error Some((5, 1)) This line has no "text" that is a string; the article was passed over.
    Error Some((6, 15)) This line is no article: key must be a string; it was passed over.
    Error Some((7, 1)) This line is no JSON object; it was passed over.
    Error Some((8, 14)) This line is no article: duplicate field `id`; it was passed over.
    "#);
}

#[test]
fn encodings_are_found_and_reserved_against() {
    let german = "Der Präsident trifft am Samstag in München über fünf Minister – „große“ Pläne für die Länder.";
    insta::assert_snapshot!(shown(WINDOWS_1252.encode(german).0, Format::Text), @r"
    Paragraph: Der Präsident trifft am Samstag in München über fünf Minister – „große“ Pläne für die Länder.
    Note None Read as windows-1252, which is a guess.
    ");
    insta::assert_snapshot!(shown(SHIFT_JIS.encode("日本の首相は五月五日に東京で演説を行いました。").0, Format::Text), @r"
    Paragraph: 日本の首相は五月五日に東京で演説を行いました。
    Note None Read as Shift_JIS, which is a guess.
    ");
    insta::assert_snapshot!(shown(b"Gr\xC3\xBC\xC3\x9Fe\naus K\xC3\xB6ln \xFF!", Format::Text), @r"
    Paragraph: Grüße⏎aus Köln �!
    Warning Some((2, 10)) The byte at offset 18 is not UTF-8 and was read as U+FFFD.
    ");
    insta::assert_snapshot!(shown(b"cut short: \xC3\xBC \xC3", Format::Text), @r"
    Paragraph: cut short: ü �
    Warning Some((1, 14)) The byte at offset 14 is not UTF-8 and was read as U+FFFD.
    ");
    insta::assert_snapshot!(shown(b"\x7FELF\x00\x00\x01", Format::Text), @"Error None This is no text: it holds NUL bytes or mostly control characters.");
    insta::assert_snapshot!(shown(b"\x01\x02\x03\x04a", Format::Text), @"Error None This is no text: it holds NUL bytes or mostly control characters.");
    insta::assert_snapshot!(shown(b"\xFF\xFEa\x00\x00\xD8b", Format::Text), @r"
    Paragraph: a��
    Warning Some((1, 2)) The bytes at offset 4 are not UTF-16 and were read as U+FFFD.
    ");
    insta::assert_snapshot!(shown(b"H\x00i\x00!\x00", Format::Text), @"Paragraph: Hi!");
    insta::assert_snapshot!(shown(b"\x00H\x00i\x00!", Format::Text), @"Paragraph: Hi!");
}

#[test]
fn deep_nesting_and_long_lines_are_read_in_time() {
    for mark in [">", "[", "* ", "<", "`", "*a ", "![", "&amp;", "- > ", "|", "1. ", "<!--", "[^a]", "]("] {
        let source = mark.repeat(20_000);
        is_sound(source.as_bytes(), &article(source.as_bytes(), Format::Markdown)).unwrap();
    }
}

#[test]
fn an_empty_file_is_an_article_without_text() {
    for bytes in [&b""[..], b"\xEF\xBB\xBF", b"\xFF\xFE", b" \n\n"] {
        for format in [Format::Text, Format::Markdown] {
            let article = article(bytes, format);
            assert_eq!(article.blocks, []);
            assert_eq!(article.text.position(0), Position { line: 1, column: 1, column_utf16: 1 });
        }
    }
}

/// Encodes each character by itself and checks that every span of the text leads to the bytes of its characters.
fn leads_back_exactly(text: &str, mark: &[u8], encode: impl Fn(char) -> Vec<u8>) -> Result<(), TestCaseError> {
    let mut bytes = mark.to_vec();
    let mut bounds = vec![(0, bytes.len())];
    for (at, character) in text.char_indices() {
        bytes.extend(encode(character));
        bounds.push((at + character.len_utf8(), bytes.len()));
    }
    let decoded = encoding::decode("a.txt", &bytes).unwrap();
    prop_assert_eq!(&decoded.text, text);
    let text = Text::decoded(decoded.text, decoded.map);
    let mut places = Position { line: 1, column: 1, column_utf16: 1 };
    for (pair, character) in bounds.windows(2).zip(text.plain().chars()) {
        let ((from, source_from), (until, source_until)) = (pair[0], pair[1]);
        prop_assert_eq!(text.original(Span::new(from, until)), Span::new(source_from, source_until));
        prop_assert_eq!(text.original(Span::new(from, from)), Span::new(source_from, source_from));
        prop_assert_eq!(text.original(Span::new(0, until)), Span::new(mark.len(), source_until));
        prop_assert_eq!(text.position(from), places);
        places.column += 1;
        places.column_utf16 += character.len_utf16();
        if character == '\n' {
            places = Position { line: places.line + 1, column: 1, column_utf16: 1 };
        }
    }
    Ok(())
}

fn encoded(encoding: &'static Encoding) -> impl Fn(char) -> Vec<u8> {
    move |character| encoding.encode(&character.to_string()).0.into_owned()
}

/// Checks what holds for every article, whatever its bytes are.
fn is_sound(bytes: &[u8], article: &Article) -> Result<(), TestCaseError> {
    let plain = article.text.plain();
    let mut end = 0;
    for block in &article.blocks {
        prop_assert!(block.span.start >= end && !block.span.is_empty(), "{:?}", article.blocks);
        prop_assert!(!block.span.of(plain).is_empty(), "{:?} in {:?}", block, plain);
        end = block.span.end;
    }
    let mut last = 0;
    for (at, character) in plain.char_indices() {
        let original = article.text.original(Span::new(at, at + character.len_utf8()));
        prop_assert!(original.start >= last && original.end <= bytes.len(), "{original:?} of {at} in {plain:?}");
        last = original.start;
    }
    Ok(())
}

const FORMATS: [Format; 2] = [Format::Text, Format::Markdown];

proptest! {
    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        for format in FORMATS {
            let (articles, problems) = read("a", &bytes, format, &Defaults::default(), Furniture::embedded());
            prop_assert!(articles.len() + problems.len() > 0);
            for article in &articles {
                is_sound(&bytes, article)?;
            }
        }
        read("a", &bytes, Format::JsonLines, &Defaults::default(), &Furniture::none());
    }

    #[test]
    fn texts_with_marks_are_read(text in "([-+*>#|`&<!\\[\\]()_~\\\\.:;0-9a\u{e4}\u{1F600} \t\r\n]|---\n|\\*\\*|&amp;|<!--|-->|<b>|\n\n|1\\. |\\[\\^1\\]:?|title: x\n|share\n){0,60}") {
        for format in FORMATS {
            let article = article(text.as_bytes(), format);
            is_sound(text.as_bytes(), &article)?;
            if format == Format::Text {
                prop_assert_eq!(article.text.plain(), &text);
            } else {
                // What a block shows begins and ends with bytes of the source, at boundaries.
                for block in &article.blocks {
                    let original = article.text.original(block.span);
                    prop_assert!(text.get(original.start..original.end).is_some_and(|source| !source.is_empty()));
                }
            }
        }
    }

    #[test]
    fn json_text_is_read_as_it_is(text in any::<String>()) {
        let line = serde_json::json!({ "id": "x", "text": text }).to_string();
        let (article, problems) = read_json_line("a", 3, line.as_bytes(), &Defaults::default(), Furniture::embedded());
        prop_assert_eq!(problems, []);
        let article = article.unwrap();
        prop_assert_eq!(article.text.plain(), &text);
        is_sound(text.as_bytes(), &article)?;
    }

    #[test]
    fn utf16_leads_back_exactly(text in "[a-z\u{e4}\u{3b1}\u{20ac}\u{65e5}\u{1F600}\n]{1,60}") {
        let little = |character: char| character.to_string().encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big = |character: char| character.to_string().encode_utf16().flat_map(u16::to_be_bytes).collect();
        leads_back_exactly(&text, b"\xFF\xFE", little)?;
        leads_back_exactly(&text, b"\xFE\xFF", big)?;
    }

    #[test]
    fn utf8_leads_back_exactly(text in "[a-z\u{e4}\u{65e5}\u{1F600}\n]{1,60}") {
        let utf8 = |character: char| character.to_string().into_bytes();
        leads_back_exactly(&text, b"", utf8)?;
        leads_back_exactly(&text, b"\xEF\xBB\xBF", utf8)?;
    }

    #[test]
    fn windows_1252_leads_back_exactly(words in "[a-z\u{e4}\u{20ac} \n]{0,60}") {
        // The sentence tells the encoding; the words after it may be anything.
        let text = format!("Der Präsident trifft über fünf Minister für große Länder. {words}");
        leads_back_exactly(&text, b"", encoded(WINDOWS_1252))?;
    }

    #[test]
    fn shift_jis_leads_back_exactly(words in "[a-z\u{65e5}\u{672c}\u{30bd} \n]{0,60}") {
        let text = format!("日本の首相は五月五日に東京で演説を行いました。{words}");
        leads_back_exactly(&text, b"", encoded(SHIFT_JIS))?;
    }

    #[test]
    fn every_older_encoding_leads_back_in_order(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
        for encoding in [encoding_rs::GB18030, encoding_rs::BIG5, encoding_rs::EUC_KR, encoding_rs::EUC_JP, encoding_rs::ISO_2022_JP, SHIFT_JIS] {
            let (text, map) = encoding::decode_with(encoding, &bytes);
            prop_assert_eq!(&text, &encoding.decode_without_bom_handling(&bytes).0);
            let text = Text::decoded(text, map);
            let mut last = 0;
            for (at, character) in text.plain().char_indices() {
                let span = text.original(Span::new(at, at + character.len_utf8()));
                prop_assert!(span.start >= last && span.end <= bytes.len());
                last = span.start;
            }
        }
    }
}
