//! Laws that hold for any text, in every language.

use std::fmt::Write;
use std::path::PathBuf;
use std::sync::OnceLock;

use claimlint::lang::Languages;
use claimlint::mention::{self, Reading, Stated};
use claimlint::rulebook;
use claimlint::source::{Article, BlockKind, Format};
use claimlint::span::Span;
use claimlint::value::UnitTable;
use proptest::prelude::*;

use crate::support::{article, article_of, files, shown, text};

const FORMATS: [Format; 3] = [Format::Text, Format::Markdown, Format::JsonLines];

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), tag in tag()) {
        for format in FORMATS {
            if let Some(article) = article_of(&bytes, format, tag) {
                holds_together(&article, &read(&article, tag))?;
            }
        }
    }

    #[test]
    fn any_characters_are_read_without_panic(text in "\\PC{0,200}|[0-9٠-٩.,:/%$€()\\[\\]“”\"'«» \\n\\t-]{0,120}", tag in tag()) {
        let article = article(&text, tag);
        holds_together(&article, &read(&article, tag))?;
    }

    #[test]
    fn words_in_any_order_give_a_reading_that_holds_together((tag, text) in shuffled_seeds()) {
        for format in [Format::Text, Format::Markdown] {
            let article = article_of(text.as_bytes(), format, &tag).expect("it is text");
            holds_together(&article, &read(&article, &tag))?;
        }
    }

    #[test]
    fn line_ends_do_not_change_values((tag, text) in shuffled_seeds()) {
        let unix = article(&text, &tag);
        let dos = article(&text.replace('\n', "\r\n"), &tag);
        prop_assert_eq!(values(&read(&unix, &tag)), values(&read(&dos, &tag)));
    }

    #[test]
    fn digits_of_another_script_do_not_change_values((_, text) in shuffled(vec![" ", " ", ". ", ", ", " (", ") ", "\n"]).prop_filter("Arabic", |(tag, _)| tag == "ar")) {
        let western = article(&text, "ar");
        let eastern = article(&arabic_indic(&text), "ar");
        // A date line at the top is data about the article, in one of the two.
        prop_assume!(!western.blocks.iter().chain(&eastern.blocks).any(|block| block.kind == BlockKind::Metadata));
        prop_assert_eq!(values(&read(&western, "ar")), values(&read(&eastern, "ar")));
    }

    #[test]
    fn any_bytes_are_refused_as_a_rulebook_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        match rulebook::decode("any.toml", &bytes) {
            Ok(text) => compile_rulebook(text)?,
            Err(problem) => prop_assert!(problem.place.is_some()),
        }
    }

    #[test]
    fn any_characters_are_refused_as_a_rulebook_without_panic(text in "(\\[\\[(name|date|quantity)\\]\\]\n|id = \"[a-z]\"\n|[a-z.-]{1,9} = (\"\\PC{0,9}\"|[0-9-]{1,10}|\\[\"a\"\\]|\\{ text = \"b\" \\})\n|\\PC{0,9}){0,20}") {
        compile_rulebook(text)?;
    }

    #[test]
    fn any_characters_are_refused_as_a_pack_without_panic(text in "\\PC{0,200}") {
        let (_, problems) = Languages::with_overrides(&[("rules/lang/xx.toml".to_owned(), text)]);
        prop_assert!(!problems.is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_rulebook_is_read_without_panic(book in damaged("rules/facts")) {
        compile_rulebook(book.text)?;
    }

    #[test]
    fn a_damaged_pack_is_read_without_panic(pack in damaged("rules/lang"), (_, text) in shuffled_seeds()) {
        let tag = pack.text.lines().find_map(|line| line.strip_prefix("language = \"")?.strip_suffix('"')).unwrap_or("und").to_owned();
        let (languages, _) = Languages::with_overrides(&[(format!("rules/lang/{tag}.toml"), pack.text)]);
        let _ = languages.problems(&tag);
        if let Some(language) = languages.get(&tag) {
            let article = article(&text, &tag);
            holds_together(&article, &mention::read(&article, language, None))?;
        }
    }
}

#[test]
fn the_seeds_themselves_hold_together() {
    for path in files("seeds") {
        let name = shown(&path);
        let tag = name.split('/').nth(1).unwrap();
        let article = article_of(text(&path).as_bytes(), Format::of_path(&name).unwrap(), tag).unwrap();
        let reading = read(&article, tag);
        holds_together(&article, &reading).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(!reading.mentions.is_empty(), "{name}");
    }
}

/// The packs of the program.
fn languages() -> &'static Languages {
    static LANGUAGES: OnceLock<Languages> = OnceLock::new();
    LANGUAGES.get_or_init(|| Languages::embedded().0)
}

fn read(article: &Article, tag: &str) -> Reading {
    mention::read(article, languages().get(tag).unwrap(), article.date)
}

/// Any language.
fn tag() -> impl Strategy<Value = &'static str> {
    prop::sample::select(languages().tags().collect::<Vec<_>>())
}

/// What was read, without where.
fn values(reading: &Reading) -> Vec<String> {
    reading.mentions.iter().map(|mention| format!("{} {}", mention.kind(), mention.short())).collect()
}

/// Words of the seeds of one language, in any order, with the marks that stand between words.
fn shuffled_seeds() -> impl Strategy<Value = (String, String)> {
    shuffled(vec![" ", " ", " ", " ", "\n", "\n\n", " - ", "-", ". ", ", ", " – ", "/", " (", ") ", ""])
}

/// The same, with these marks.
fn shuffled(marks: Vec<&'static str>) -> impl Strategy<Value = (String, String)> {
    static WORDS: OnceLock<Vec<(String, Vec<String>)>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let mut words: Vec<(String, Vec<String>)> = Vec::new();
        for path in files("seeds") {
            let tag = shown(&path).split('/').nth(1).unwrap().to_owned();
            let found = text(&path).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            match words.iter_mut().find(|(known, _)| *known == tag) {
                Some((_, list)) => list.extend(found),
                None => words.push((tag, found)),
            }
        }
        words
    });
    let marks = prop::sample::select(marks);
    prop::sample::select(words.as_slice()).prop_flat_map(move |(tag, words)| {
        prop::collection::vec((prop::sample::select(words), marks.clone()), 1..40)
            .prop_map(move |parts| (tag.clone(), parts.iter().flat_map(|(word, mark)| [word.as_str(), mark]).collect()))
    })
}

/// A file of a folder with some of its characters taken out, doubled or replaced.
fn damaged(folder: &'static str) -> impl Strategy<Value = Damaged> {
    let wanted = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "toml");
    let files: Vec<(String, String)> =
        files(folder).into_iter().filter(wanted).map(|path| (shown(&path), text(&path))).collect();
    let put = prop::sample::select(vec!['"', '[', ']', '=', '\n', '0', '-', '{', '\'', '\0', '\u{e4}', 'a']);
    let damages = prop::collection::vec((any::<prop::sample::Index>(), 0..4_usize, put), 1..6);
    (prop::sample::select(files), damages).prop_map(|((name, text), damages)| {
        let mut characters: Vec<char> = text.chars().collect();
        let mut log = name;
        for (index, what, put) in damages {
            let at = index.index(characters.len());
            let _ = write!(log, ", {}", ["without", "before", "instead of", "without 40 from"][what]);
            let _ = write!(log, " character {at}: {put:?}");
            match what {
                0 => drop(characters.remove(at)),
                1 => characters.insert(at, put),
                2 => characters[at] = put,
                _ => drop(characters.drain(at..(at + 40).min(characters.len()))),
            }
        }
        Damaged { text: characters.into_iter().collect(), log }
    })
}

/// A damaged file; in messages only what was done to it.
struct Damaged {
    text: String,
    log: String,
}

impl std::fmt::Debug for Damaged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.log)
    }
}

/// Compiles a rulebook; every problem must have its place, and say what to do.
fn compile_rulebook(text: String) -> Result<(), TestCaseError> {
    let (_, problems) = rulebook::compile(&[("any.toml".to_owned(), text)], UnitTable::embedded());
    for problem in problems {
        prop_assert!(problem.place.is_some(), "{:?}", problem);
        // What the TOML parser expected is told in the message itself.
        prop_assert!(problem.help.is_some() || problem.message.starts_with("the TOML is broken: "), "{:?}", problem);
    }
    Ok(())
}

/// Spans fit the text and each other, and sentences leave out nothing but white space.
fn holds_together(article: &Article, reading: &Reading) -> Result<(), TestCaseError> {
    let plain = article.text.plain();
    let fits = |span: Span| plain.get(span.start..span.end).is_some() && !span.is_empty();
    let mut last = 0;
    for mention in &reading.mentions {
        prop_assert!(fits(mention.span), "{:?} in {:?}", mention, plain);
        prop_assert!(last <= mention.span.start, "{:?} begins before {} in {:?}", mention, last, plain);
        last = mention.span.end;
        match &mention.stated {
            Stated::Quantity(stated) => {
                prop_assert!(fits(stated.figure), "{:?} in {:?}", mention, plain);
                prop_assert!(stated.hedge.is_none_or(fits), "{:?} in {:?}", mention, plain);
            }
            Stated::Date(stated) => prop_assert!(stated.weekday.is_none_or(fits), "{:?} in {:?}", mention, plain),
            Stated::Period(_) | Stated::Ordinal(_) => {}
        }
    }
    for definition in &reading.definitions {
        prop_assert!(fits(definition.short) && fits(definition.long), "{:?} in {:?}", definition, plain);
    }
    for quotation in &reading.quotations {
        prop_assert!(
            fits(quotation.outer) && quotation.outer.contains(quotation.inner),
            "{:?} in {:?}",
            quotation,
            plain
        );
    }
    prop_assert!(reading.signals.iter().all(|signal| fits(signal.span)));
    let mut sentences = reading.sentences.iter().peekable();
    for (number, block) in article.blocks.iter().enumerate() {
        if matches!(block.kind, BlockKind::Furniture | BlockKind::Metadata | BlockKind::Code) {
            continue;
        }
        let mut at = block.span.start;
        while let Some(sentence) = sentences.next_if(|sentence| sentence.block == number) {
            prop_assert!(
                fits(sentence.span) && block.span.contains(sentence.span) && at <= sentence.span.start,
                "{:?} in {:?}",
                sentence,
                plain
            );
            prop_assert_eq!(sentence.kind, block.kind);
            prop_assert_eq!(Span::new(at, sentence.span.start).of(plain).trim(), "");
            at = sentence.span.end;
        }
        prop_assert_eq!(Span::new(at, block.span.end).of(plain).trim(), "", "after the last sentence of {:?}", plain);
    }
    prop_assert!(sentences.next().is_none(), "a sentence outside of all blocks in {:?}", plain);
    Ok(())
}

/// The text with the digits of Arabic script.
fn arabic_indic(text: &str) -> String {
    text.chars()
        .map(|character| character.to_digit(10).and_then(|digit| char::from_u32(0x660 + digit)).unwrap_or(character))
        .collect()
}
