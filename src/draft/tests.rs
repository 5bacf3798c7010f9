use super::draft;
use crate::lang::Languages;
use crate::source::{self, Article, Defaults, Format, Furniture};
use crate::value::UnitTable;

fn articles(language: &str, texts: &[&str]) -> Vec<Article> {
    let defaults = Defaults { language: Some(language.to_owned()), date: None };
    let read = |(number, text): (usize, &&str)| {
        let name = format!("{number}");
        source::read(&name, text.as_bytes(), Format::Text, &defaults, Furniture::embedded()).0
    };
    texts.iter().enumerate().flat_map(read).collect()
}

/// What is proposed, without the witnesses.
fn proposed(language: &str, texts: &[&str]) -> String {
    let text = draft(&articles(language, texts), &Languages::embedded().0, UnitTable::embedded());
    let lines = text.lines().skip_while(|line| !line.starts_with("title"));
    let kept = lines.filter(|line| {
        ["preferred", "acronym", "variants", "# wrong", "value", "measure", "cues", "of.", "during", "states", "# but"]
            .iter()
            .any(|key| line.starts_with(key))
    });
    kept.flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn names_have_their_short_forms_and_their_misspellings() {
    let texts = [
        "In the town the mayor met Tobias Wendlinger. Later, the Coastal Rescue Union (CRU) thanked Wendlinger.",
        "A boat of the Coastal Rescue Union (CRU) left. On board, said the crew, was Tobias Wendlinger.",
        "They say that Tobias Wendlinger climbs. In the end, everybody thanked Wendlinger and the Coastal Rescue Union.",
        "Nobody has seen Tobias Wendlinger since. In the harbour the Coastal Rescue Union waits.",
        "It was Tobias Wendlinger who came. It was Tobias Wendlinger who left.",
        "We asked Tobias Wendlinger. We asked nobody else.",
        "Yesterday Tobias Wendlinger slept. Some say that Tobias Wendlinger dreamt.",
        "The old tower of Tobias Wendlinger fell. The tower was old.",
        "A friend of Tobias Wendlinger wrote a book. The book was old.",
        "A song of Tobias Wendlinger was heard. The song was old.",
        "In the hall they praised Tobias Wendilnger. The hall was old.",
    ];
    insta::assert_snapshot!(proposed("en", &texts), @r#"
    preferred = "Tobias Wendlinger"
    variants.en = ["Wendlinger"] # in 2 articles
    # wrong = [{ text = "Tobias Wendilnger", because = "…" }] # in 1 articles; is it the same?
    preferred = "Coastal Rescue Union"
    acronym = "CRU"
    "#);
}

#[test]
fn adjectives_times_and_plain_words_are_no_names() {
    let texts = [
        "The report came at 1200 GMT in March. A few European banks fell, and the Moravian press wrote of it.",
        "Shops opened at 0900 GMT and closed. Many European farmers came, and a Moravian band played.",
        "Trains left at 1430 GMT again. Some European towns were dark, and the Moravian coast was foggy.",
        "It ended at 2200 GMT at last. The European summer was short, and the Moravian winter was long.",
    ];
    insta::assert_snapshot!(proposed("en", &texts), @"");
}

#[test]
fn inflected_forms_are_one_name_and_common_nouns_are_none() {
    let texts = [
        "Gestern tagte die Europäische Wetterunion in einem Saal. Danach gab es im Saal eine Feier mit Musik.",
        "Ein Sprecher der Europäischen Wetterunion sprach. Danach gab es im Saal eine Feier mit Musik.",
        "Niemand in der Europäischen Wetterunion schwieg. Danach gab es im Saal eine Feier mit Musik.",
        "Heute ist die Europäische Wetterunion alt. Danach gab es im Saal eine Feier mit Musik.",
        "Es hieß, dass die Europäische Wetterunion wächst. Danach gab es im Saal eine Feier mit Musik.",
        "Nun wird der Europäischen Wetterunion gedankt. Danach gab es im Saal eine Feier mit Musik.",
    ];
    insta::assert_snapshot!(proposed("de", &texts), @r#"
    preferred = "Europäische Wetterunion"
    variants.de = ["Europäischen Wetterunion"] # in 3 articles
    "#);
}

#[test]
fn names_of_a_script_without_capitals_are_words_that_stay_together() {
    let texts = [
        "وصل الوفد صباحا واستقبله كريم البحيري في المطار.",
        "تحدث في القاعة كريم البحيري عن الصيد.",
        "شكر العمدة كريم البحيري أمام الجميع.",
        "غادر البلدة ليلا كريم البحيري مع أسرته.",
    ];
    insta::assert_snapshot!(proposed("ar", &texts), @r#"preferred = "كريم البحيري""#);
}

#[test]
fn a_figure_is_of_the_name_beside_it_and_of_words_that_articles_share() {
    let texts = [
        "As everybody knows, the Orlen Bridge cost 640 million euros to build.",
        "In the end the Orlen Bridge cost about 640 million euros to build, said the mayor.",
        "To build it, the Orlen Bridge cost 460 million euros, wrote somebody.",
        "For three months the Orlen Bridge was closed. Then it was closed for three months more.",
        "The Orlen Bridge is crossed every day. In the night the Orlen Bridge sleeps for three months.",
    ];
    insta::assert_snapshot!(proposed("en", &texts), @r#"
    preferred = "Orlen Bridge"
    # but 1 says 460 million EUR
    states = "As everybody knows, the Orlen Bridge cost 640 million euros to build."
    measure.en = ["cost"]
    value = "640 million EUR"
    "#);
}

#[test]
fn any_corpus_gives_a_draft_that_can_be_read() {
    for texts in [&[][..], &["", "\u{feff}"], &["[[x]] \"y\" = 3 \\ ''' Zzz Zzz", "[[x]] Zzz Zzz", "Zzz \u{2028} Zzz"]]
    {
        let text = draft(&articles("en", texts), &Languages::embedded().0, UnitTable::embedded());
        let (_, problems) = crate::rulebook::compile(&[("a.toml".to_owned(), text.clone())], UnitTable::embedded());
        assert!(
            problems.iter().all(|problem| problem.severity < crate::finding::Severity::Error),
            "{text}\n{problems:?}"
        );
    }
}

#[test]
fn words_of_a_pack_show_of_what_kind_a_name_is() {
    let kinds = |language: &str, texts: &[&str]| -> Vec<String> {
        let text = draft(&articles(language, texts), &Languages::embedded().0, UnitTable::embedded());
        let lines = text.lines().filter(|line| line.starts_with("kind") || line.starts_with("preferred"));
        lines.map(|line| line.split(" #").next().unwrap_or_default().to_owned()).collect()
    };
    let german = [
        "Gestern tagte die Europäische Wetterunion. Der Minister sprach danach vor der Küste.",
        "Ein Sprecher der Europäischen Wetterunion sprach. Der Minister schwieg danach vor der Küste.",
        "Niemand in der Europäischen Wetterunion schwieg. Der Minister ging danach von der Küste.",
        "Es hieß, dass die Europäische Wetterunion wächst. Der Minister kam danach an die Küste.",
        "Heute ist die Europäische Wetterunion alt. Danach gab es im Saal eine Feier mit Musik.",
        "Gestern tagte die Europäische Wetterunion in einem Saal. Danach gab es im Saal eine Feier.",
    ];
    insta::assert_snapshot!(kinds("de", &german).join("\n"), @r#"
kind = "organisation"
preferred = "Europäische Wetterunion"
"#);
    let english = [
        "In the town the Varnow River rose. The Treaty of Lund was read by the Orlen Museum.",
        "They saw the Varnow River. Nobody knows the Treaty of Lund or the Orlen Museum.",
        "A boat crossed the Varnow River. He signed the Treaty of Lund and left the Orlen Museum.",
    ];
    insta::assert_snapshot!(kinds("en", &english).join("\n"), @r#"
kind = "organisation"
preferred = "Orlen Museum"
kind = "treaty"
preferred = "Treaty of Lund"
kind = "place"
preferred = "Varnow River"
"#);
}

#[test]
fn it_is_said_of_which_languages_nothing_is_proposed() {
    let text = draft(&articles("zh", &["\u{4eca}\u{5929}\u{3002}"]), &Languages::embedded().0, UnitTable::embedded());
    assert!(text.contains("# Of articles in zh nothing is proposed"), "{text}");
    let text = draft(&articles("en", &["Today."]), &Languages::embedded().0, UnitTable::embedded());
    assert!(!text.contains("nothing is proposed"), "{text}");
}

#[test]
fn the_kinds_that_packs_show_are_kinds_of_rulebooks() {
    let languages = Languages::embedded().0;
    for tag in languages.tags() {
        for kind in languages.reference(tag).kinds.keys() {
            let known = ["organisation", "place", "treaty", "operation", "event", "law"];
            assert!(known.contains(&kind.as_str()), "{tag}: {kind}");
        }
    }
}

#[test]
fn ids_keep_the_letters_below_marks() {
    assert_eq!(super::id_of("Europäische Union", 1), "europaische-union");
    assert_eq!(super::id_of("Škoda Łódź", 1), "skoda-lodz");
}
