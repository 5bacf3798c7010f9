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
        "وصل الوفد صباحا واستقبله السيد كريم البحيري في المطار.",
        "تحدث في القاعة كريم البحيري عن الصيد.",
        "شكر العمدة كريم البحيري أمام الجميع.",
        "غادر البلدة ليلا كريم البحيري مع أسرته.",
    ];
    insta::assert_snapshot!(proposed("ar", &texts), @r#"preferred = "كريم البحيري""#);
    // A noun and its adjective stay together as well; but they have other forms.
    let texts = [
        "يبقى الخبز الطازج على الرف.",
        "أكل الضيف الخبز الطازج صباحا.",
        "باع التاجر الخبز الطازج مساء.",
        "هذا خبز جيد وذاك طازج جدا.",
    ];
    insta::assert_snapshot!(proposed("ar", &texts), @"");
}

#[test]
fn what_is_called_a_company_is_a_name_of_its_own() {
    let texts = [
        "دفعت شركة زردوم 37 مليون دولار ثمنا للسفن القديمة.",
        "اشترت شركة زردوم السفن القديمة ودفعت ثمنا لها 37 مليون دولار.",
        "أغلقت شركة زردوم أبوابها أمس.",
        "غادر المدير شركة زردوم مساء.",
    ];
    insta::assert_snapshot!(proposed("ar", &texts), @r#"
    preferred = "زردوم"
    states = "دفعت شركة زردوم 37 مليون دولار ثمنا للسفن القديمة."
    measure.ar = ["ثمنا"]
    value = "37 million USD"
    "#);
}

#[test]
fn where_all_nouns_have_capitals_a_name_is_what_forms_words_with_a_hyphen() {
    let texts = [
        "Bei der Wahl erhielt Trondelia im Herbst 48,2 Prozent der Stimmen.",
        "Nach der Wahl freute sich Trondelia über einen Anteil von 48,2 Prozent der Stimmen.",
        "Der Trondelia-Chef schwieg, und auch ein Trondelia-Mitglied wollte nichts sagen.",
        "Gestern tagte Trondelia in einem Saal. Der Saal war klein.",
        "Es heißt, dass Trondelia wächst. Ein Saal war es nicht.",
    ];
    insta::assert_snapshot!(proposed("de", &texts), @r#"
    preferred = "Trondelia"
    states = "Bei der Wahl erhielt Trondelia im Herbst 48,2 Prozent der Stimmen."
    measure.de = ["Stimmen"]
    value = "48.2 %"
    "#);
}

#[test]
fn what_one_article_says_twice_or_plainly_is_proposed_as_such() {
    let texts = [
        "The ferry harbour of Wexmore Point cost 27.3 million euros. In the harbour nobody spoke.\n\n\
         Some said that the ferry harbour of Wexmore Point cost the county 27.3 million euros.",
        "It is said that Wexmore Point sleeps. The end of Wexmore Point is near.",
        "They left for Wexmore Point in the morning. Nobody went to Wexmore Point by night.",
        "In the last year Wexmore Point had an income of 6.42 million euros.",
        "Its neighbour had an income of 3.1 million euros. Another had an income of 9.2 million euros.",
    ];
    insta::assert_snapshot!(proposed("en", &texts), @r#"
    preferred = "Wexmore Point"
    states = "The ferry harbour of Wexmore Point cost 27.3 million euros."
    measure.en = ["cost"]
    value = "27.3 million EUR"
    states = "In the last year Wexmore Point had an income of 6.42 million euros."
    measure.en = ["income"]
    value = "6.42 million EUR"
    "#);
}

#[test]
fn a_given_name_shows_a_person_and_the_same_sentence_everywhere_shows_nothing() {
    let texts = [
        "The mayor met Rowena Tillbury. We thank Norma Ashgate for the pictures.",
        "The baker met Rowena Pickworth. We thank Norma Ashgate for the pictures.",
        "The miller met Rowena Standish. We thank Norma Ashgate for the pictures.",
        "In the park they saw Rowena Tillbury. We thank Norma Ashgate for the pictures.",
        "On the hill they saw Rowena Tillbury. We thank Norma Ashgate for the pictures.",
    ];
    let text = draft(&articles("en", &texts), &Languages::embedded().0, UnitTable::embedded());
    let lines = text.lines().filter(|line| line.starts_with("kind") || line.starts_with("preferred"));
    insta::assert_snapshot!(lines.map(|line| line.split(" #").next().unwrap_or_default()).collect::<Vec<_>>().join("\n"), @r#"
    kind = "person"
    preferred = "Rowena Tillbury"
    "#);
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
fn without_spaces_names_are_what_their_signs_show() {
    let texts = [
        "据国际河流机构（IRA）报告，水位上升。他读了《北方的船》。",
        "昨天国际河流机构（IRA）开会。《北方的船》很有名。",
        "国际河流机构（IRA）没有回答。她喜欢《北方的船》。",
        "总统表示，银行（BK）关门。",
        "总统表示，银行（BK）开门。",
        "总统表示，银行（BK）没有钱。",
    ];
    insta::assert_snapshot!(proposed("zh", &texts), @r#"
    preferred = "北方的船"
    preferred = "国际河流机构"
    acronym = "IRA"
    "#);
    let texts = [
        "昨日、モナ・リバーデイル市長が来た。コスト高が続く。",
        "モナ・リバーデイルは歌った。コスト高が続く。",
        "それはモナ・リバーデイルの本だ。コスト高が続く。",
    ];
    insta::assert_snapshot!(proposed("ja", &texts), @r#"preferred = "モナ・リバーデイル""#);
    let text = draft(&articles("zh", &texts), &Languages::embedded().0, UnitTable::embedded());
    assert!(text.contains("# Of articles in zh only names"), "{text}");
    let text = draft(&articles("en", &["Today."]), &Languages::embedded().0, UnitTable::embedded());
    assert!(!text.contains("only names"), "{text}");
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
    assert_eq!(super::id_of("Борис Щукин", 1), "boris-shchukin");
    assert_eq!(super::id_of("كريم البحيري", 1), "krym-albhyry");
    assert_eq!(super::id_of("漢字", 7), "name-7");
}
