//! What the tests of values share.

mod dates;
mod laws;
mod quantities;

use std::fmt::Write as _;

use super::*;

fn date(text: &str) -> PartialDate {
    PartialDate::parse_notation(text).unwrap()
}

fn day(text: &str) -> Date {
    date(text).days().unwrap().first
}

fn period(text: &str) -> Period {
    Period::parse_notation(text).unwrap()
}

fn quantity(text: &str) -> Quantity {
    Quantity::parse_notation(text, UnitTable::embedded()).unwrap()
}

fn decimal(text: &str) -> Decimal {
    Decimal::from_str_exact(text).unwrap()
}

/// One line for each case: the case, and what `answer` says of it.
fn table<T: std::fmt::Display + Copy>(cases: &[T], answer: impl Fn(T) -> String) -> String {
    cases.iter().fold(String::new(), |mut out, &case| {
        writeln!(out, "{case}: {}", answer(case)).unwrap();
        out
    })
}

fn shown(days: Option<Days>) -> String {
    days.map_or_else(|| "-".to_owned(), |days| format!("{}..{}", days.first, days.last))
}

/// "a ~ b: outcome" for each pair; asserts that the order does not matter.
fn outcomes(pairs: &[(&str, &str)], agree: impl Fn(&str, &str) -> Agreement) -> String {
    pairs.iter().fold(String::new(), |mut out, &(a, b)| {
        let outcome = agree(a, b);
        assert_eq!(outcome, agree(b, a), "{a} ~ {b}");
        writeln!(out, "{a} ~ {b}: {outcome:?}").unwrap();
        out
    })
}
