//! Laws of tallies: nothing of how they came together is seen in them.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::finding::{Excerpt, Problem, Role};
use crate::value::{Figure, Hedge, PartialDate, Period, Quantity, Unit, UnitTable};

fn sketch(text: &str) -> Sketch {
    Sketch::of([text], char::is_alphanumeric)
}

fn told(path: u8, article: u8, start: usize, value: i64, day: Option<i8>, own: bool) -> Told {
    let quantity = Quantity { figure: Figure::exact_integer(value), unit: Unit::One, hedge: Hedge::None };
    Told {
        key: Key::new(&["fact", "members", ""]),
        subject: Some("members".to_owned()),
        value: Value::Quantity(quantity),
        date: day.map(|day| Date::new(2022, 5, day).unwrap()),
        witness: Witness {
            article: Some(format!("{article:02}")),
            path: format!("{path}.jsonl"),
            line: 1,
            column: start + 1,
            column_utf16: start + 1,
            start,
            end: start + 2,
            text: value.to_string(),
            role: Role::Against,
            voice: if own { Voice::Own } else { Voice::Quoted },
            excerpt: Excerpt::default(),
        },
        sketch: sketch(&format!("{path} {article} one two three")),
        so_far: own,
        corrected: start == 0,
    }
}

fn any_told() -> impl Strategy<Value = Told> {
    (0..3_u8, 0..40_u8, 0..4_usize, 0..90_i64, proptest::option::of(1..28_i8), any::<bool>())
        .prop_map(|(path, article, start, value, day, own)| told(path, article, start, value % 70, day, own))
}

fn merged(all: &[Told]) -> Tally {
    let mut sum = Tally::default();
    for told in all {
        sum.merge(told.clone().tally().1);
    }
    sum
}

/// All that does not count how often a claim was merged.
fn what_is_told(mut tally: Tally) -> Tally {
    tally.told = 0;
    tally.sides.values_mut().for_each(|side| side.told = 0);
    tally
}

proptest! {
    #[test]
    fn neither_order_nor_grouping_is_seen(
        mut all in proptest::collection::vec(any_told(), 1..120),
        seed in any::<u64>(),
    ) {
        let whole = merged(&all);
        // Another order, and a tree of another shape.
        let mut state = seed | 1;
        let mut next = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            usize::try_from(state >> 33).unwrap() % below
        };
        for at in (1..all.len()).rev() {
            all.swap(at, next(at + 1));
        }
        let mut forest: Vec<Tally> = all.iter().map(|told| told.clone().tally().1).collect();
        while forest.len() > 1 {
            let other = forest.remove(next(forest.len()));
            let at = next(forest.len());
            forest[at].merge(other);
        }
        prop_assert_eq!(&forest[0], &whole);
        prop_assert!(whole.sides.len() <= Tally::SIDES);
        prop_assert!(whole.sides.values().all(|side| side.tellers.len() <= Side::TELLERS));
    }

    #[test]
    fn an_article_that_comes_twice_counts_once(all in proptest::collection::vec(any_told(), 1..60)) {
        let once = merged(&all);
        let mut twice = once.clone();
        twice.merge(once.clone());
        prop_assert_eq!(what_is_told(twice), what_is_told(once));
    }

    #[test]
    fn a_line_is_read_as_it_was_written(all in proptest::collection::vec(any_told(), 1..20), text in "\\PC*", odd in any::<char>()) {
        let mut tally = merged(&all);
        let side = tally.sides.values_mut().next().unwrap();
        side.tellers[0].witness.text = format!("{text}{odd}\t\n\u{2028}\u{85}");
        let key = Key::new(&["acronym", &text]);
        let line = Line { key, record: Record::Tally { tally, disagreement: None, compared: false } };
        let mut bytes = Vec::new();
        line.write(&mut bytes).unwrap();
        prop_assert!(bytes.iter().all(|byte| byte.is_ascii_graphic() || b" \t\n".contains(byte)));
        prop_assert_eq!(bytes.split(|byte| *byte == b'\n').count(), 2);
        prop_assert_eq!(bytes.split(|byte| *byte == b'\t').count(), 2);
        prop_assert_eq!(Line::read(&bytes).unwrap(), line);
    }

    #[test]
    fn keys_are_short_ascii_and_tell_apart_what_is_not_the_same(one in "\\PC{0,300}", other in "\\PC{0,300}") {
        let (a, b) = (Key::new(&["acronym", &one]), Key::new(&["acronym", &other]));
        prop_assert!(a.as_str().len() <= Key::LIMIT && a.as_str().bytes().all(|byte| byte.is_ascii_graphic()));
        prop_assert!(!a.is_control());
        prop_assert_eq!(a == b, one == other);
        prop_assert_eq!(Key::parse(a.as_str().as_bytes()), Some(a));
    }

    #[test]
    fn any_bytes_are_a_line_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = Line::read(&bytes);
    }
}

#[test]
fn every_character_passes_through_a_line() {
    let all: String = ('\0'..=char::MAX).collect();
    let line = Line::of_problem(Problem::note("odd\tpath\n", all));
    let mut bytes = Vec::new();
    line.write(&mut bytes).unwrap();
    assert!(bytes.is_ascii());
    assert_eq!(Line::read(&bytes).unwrap(), line);
}

#[test]
fn values_are_read_as_they_were_written() {
    let units = UnitTable::embedded();
    let mut values = vec![
        Value::Right,
        Value::Wrong("N S I".into()),
        Value::Form("ABC".into()),
        Value::Words("no one. knows ?".into()),
    ];
    for text in ["27", "2,500", "3.8 billion USD", "up to 6000", "38 %", "100 km", "about 1.70 million EUR", "-3.5"] {
        values.push(Value::Quantity(Quantity::parse_notation(text, units).unwrap()));
    }
    let dates = [
        "2022-04-05",
        "2022-04",
        "2022",
        "XXXX-04-05",
        "2022-Q3",
        "2022-H1",
        "2022-SU",
        "2022-W27",
        "2022-W27-WE",
        "XXXX-WXX-5",
        "199X",
        "XX9X",
        "19XX",
        "BC0044-03-15",
    ];
    for text in dates {
        let date = PartialDate::parse_notation(text).unwrap();
        values.push(Value::Date(date));
        values.push(Value::Date(PartialDate { part: Some(crate::value::Part::Mid), approximate: true, ..date }));
        values.push(Value::Period(Period { from: Some(date), to: None }));
        values.push(Value::Period(Period { from: None, to: Some(date) }));
    }
    let mut texts = BTreeMap::new();
    for value in values {
        let text = value.to_text();
        assert_eq!(Value::from_text(&text).as_ref(), Some(&value), "{text}");
        assert_eq!(texts.insert(text, value), None);
    }
    for text in ["", "q", "q x y", "d day,1", "d day,1,2,3,9", "p ..", "right 1", "x"] {
        assert_eq!(Value::from_text(text), None, "{text}");
    }
}

#[test]
fn many_articles_are_counted_about() {
    let mut all = Distinct::default();
    for number in 0..20_000_u32 {
        all.merge(&Distinct::of(&["archive.jsonl", &number.to_string()]));
        if number == 999 {
            assert_eq!(all.count(), (1000, true));
        }
    }
    let (count, exact) = all.count();
    assert!(!exact && (18_000..=22_000).contains(&count), "{count}");
}

#[test]
fn copies_are_known_and_other_texts_are_not() {
    let words = |from: usize, count: usize| -> String {
        let words: Vec<String> = (from..from + count).map(|number| format!("word{}", number * 7919 % 1000)).collect();
        words.join(" ")
    };
    let text = words(0, 200);
    let own = sketch(&text);
    assert!(own.is_like(&sketch(&text.to_uppercase())));
    assert!(own.is_like(&sketch(&format!("By our staff. {text} More soon."))));
    assert!(own.is_like(&sketch(&text.replacen("word0 ", "other ", 1))));
    assert!(!own.is_like(&sketch(&words(300, 200))));
    assert!(!own.is_like(&sketch(&format!("{} {}", words(0, 100), words(400, 100)))));
    assert!(!sketch("").is_like(&sketch("")));
    let text = serde_json::to_string(&own).unwrap();
    assert_eq!(serde_json::from_str::<Sketch>(&text).unwrap(), own);
}
