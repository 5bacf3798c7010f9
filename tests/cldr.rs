//! The months and weekdays of every pack, held against those of the Unicode CLDR.
//!
//! CLDR says how each locale writes its dates, and gives each name in up to four forms: written out and abbreviated,
//! inside a date ("5 мая") and alone ("май"). Each form is put where it stands in the locale's own date, and must be
//! read there as what it is.

use std::collections::{BTreeMap, BTreeSet};

use claimlint::mention::{self, Mention, Stated};
use icu_calendar::Gregorian;
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::enums::DateFieldSet;
use icu_datetime::fieldsets::{YMD, YMDE};
use icu_datetime::input::Date;
use icu_datetime::pattern::{DateTimePattern, FixedCalendarDateTimeNames};
use icu_locale_core::Locale;
use writeable::TryWriteable;

use crate::support::{article, languages};

/// The locales of each pack whose names or patterns differ; a pack that is not listed is tested with its tag alone.
const LOCALES: [(&str, &[&str]); 9] = [
    (
        "ar",
        &[
            "ar", "ar-AE", "ar-DZ", "ar-EG", "ar-IQ", "ar-JO", "ar-LB", "ar-LY", "ar-MA", "ar-PS", "ar-SA", "ar-SY",
            "ar-TN",
        ],
    ),
    ("de", &["de", "de-AT", "de-CH", "de-IT", "de-LU"]),
    ("en", &["en", "en-AU", "en-CA", "en-GB", "en-IE", "en-IN", "en-ZA"]),
    ("es", &["es", "es-419", "es-AR", "es-CL", "es-CO", "es-MX", "es-US"]),
    ("fr", &["fr", "fr-BE", "fr-CA", "fr-CH"]),
    ("it", &["it", "it-CH"]),
    ("nl", &["nl", "nl-BE"]),
    ("pt", &["pt", "pt-PT"]),
    ("zh", &["zh", "zh-Hant", "zh-Hant-HK"]),
];

/// What CLDR has and no newspaper prints, as locale, text and the reason.
const EXCEPTIONS: [(&str, &str, &str); 9] = [
    ("ru", "среда", "alone and small it is the environment"),
    ("tr", "Pazar", "at the beginning of a sentence it may be a market"),
    ("ko", "2022/7/4 월", BARE),
    ("ko", "2022/7/5 화", BARE),
    ("ko", "2022/7/6 수", BARE),
    ("ko", "2022/7/7 목", BARE),
    ("ko", "2022/7/8 금", BARE),
    ("ko", "2022/7/9 토", BARE),
    ("ko", "2022/7/10 일", BARE),
];
const BARE: &str =
    "one letter is a weekday only between brackets, where newspapers put it; elsewhere it counts months or days";

#[test]
fn every_month_of_cldr_is_read() {
    assert_all_read(&months());
}

#[test]
fn every_weekday_of_cldr_is_read() {
    assert_all_read(&weekdays());
}

#[test]
fn every_date_as_cldr_writes_it_is_read() {
    assert_all_read(&dates());
}

#[test]
fn exceptions_are_needed() {
    let cases: Vec<Case> = [months(), weekdays(), dates()].into_iter().flatten().collect();
    for (locale, text, _) in EXCEPTIONS {
        let misses = |case: &Case| case.locale.to_string() == locale && case.text == text && case.miss().is_some();
        assert!(cases.iter().any(misses), "{locale} `{text}` is read after all, or never written");
    }
}

/// Each form of each month, in a date with its day.
fn months() -> Vec<Case> {
    let mut cases = Vec::new();
    for (tag, locale) in locales() {
        for month in 1..=12 {
            let date = Date::try_new_gregorian(2022, month, 5).unwrap();
            let long = pattern_of(&locale, DateFieldSet::YMD(YMD::long()), date);
            for pattern in with_each(&long, &["MMMM", "MMM", "LLLL", "LLL"]) {
                let value = format!("2022-{month:02}-05");
                cases.push(Case::new(&tag, &locale, written(&locale, &pattern, date), value));
            }
        }
    }
    cases
}

/// Each form of each weekday, in a date and alone.
fn weekdays() -> Vec<Case> {
    let mut cases = Vec::new();
    for (tag, locale) in locales() {
        // 4 July 2022 was a Monday.
        for day in 1..=7 {
            let date = Date::try_new_gregorian(2022, 7, day + 3).unwrap();
            let long = pattern_of(&locale, DateFieldSet::YMDE(YMDE::long()), date);
            let medium = pattern_of(&locale, DateFieldSet::YMDE(YMDE::medium()), date);
            for pattern in with_each(&long, &["EEEE", "cccc"]).union(&with_each(&medium, &["EEE", "ccc"])) {
                let value = format!("2022-07-{:02}", day + 3);
                let case = Case::new(&tag, &locale, written(&locale, pattern, date), value);
                cases.push(Case { weekday: Some(day), ..case });
            }
            for pattern in ["EEEE", "cccc"] {
                let value = format!("XXXX-WXX-{day}");
                cases.push(Case::new(&tag, &locale, written(&locale, pattern, date), value));
            }
        }
    }
    cases
}

/// Some days of the year, with and without their weekdays, as they are written usually.
fn dates() -> Vec<Case> {
    let mut cases = Vec::new();
    for (tag, locale) in locales() {
        for (month, day) in [(1, 31), (2, 28), (3, 13), (5, 24), (8, 1), (10, 15), (12, 25)] {
            let date = Date::try_new_gregorian(2022, month, day).unwrap();
            for fields in [
                DateFieldSet::YMD(YMD::long()),
                DateFieldSet::YMD(YMD::medium()),
                DateFieldSet::YMDE(YMDE::long()),
                DateFieldSet::YMDE(YMDE::medium()),
            ] {
                let text = written(&locale, &pattern_of(&locale, fields, date), date);
                cases.push(Case::new(&tag, &locale, text, format!("2022-{month:02}-{day:02}")));
            }
        }
    }
    cases
}

/// A text that must be read as one date over its whole length.
struct Case {
    /// Of the pack.
    tag: String,
    locale: Locale,
    text: String,
    value: String,
    /// What weekday must be seen in it, Monday being 1.
    weekday: Option<u8>,
}

impl Case {
    fn new(tag: &str, locale: &Locale, text: String, value: String) -> Self {
        Self { tag: tag.to_owned(), locale: locale.clone(), text, value, weekday: None }
    }

    /// What is read instead, if it is not read as it should.
    fn miss(&self) -> Option<String> {
        let Self { tag, text, value, .. } = self;
        let mentions = mention::read(&article(text, tag), languages().get(tag).unwrap(), None).mentions;
        let shorts: Vec<String> = mentions.iter().map(Mention::short).collect();
        let [Mention { stated: Stated::Date(date), .. }] = mentions.as_slice() else {
            return Some(format!("{tag}: `{text}` is not {value}, but {shorts:?}"));
        };
        let seen = date.stated_weekday().map(|day| day.to_monday_one_offset().unsigned_abs());
        if shorts != [value.as_str()] {
            return Some(format!("{tag}: `{text}` is not {value}, but {shorts:?}"));
        }
        (self.weekday.is_some() && seen != self.weekday)
            .then(|| format!("{tag}: `{text}` is not weekday {:?}, but {seen:?}", self.weekday))
    }

    fn is_exception(&self) -> bool {
        EXCEPTIONS.iter().any(|(locale, text, _)| self.locale.to_string() == *locale && self.text == *text)
    }
}

fn assert_all_read(cases: &[Case]) {
    let mut locales_by_miss: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for case in cases.iter().filter(|case| !case.is_exception()) {
        if let Some(miss) = case.miss() {
            locales_by_miss.entry(miss).or_default().insert(case.locale.to_string());
        }
    }
    assert!(cases.len() > 500, "{}", cases.len());
    let lines: Vec<String> = locales_by_miss.iter().map(|(miss, locales)| format!("{miss} (in {locales:?})")).collect();
    assert!(lines.is_empty(), "{} misses\n{}\n", lines.len(), lines.join("\n"));
}

/// Each pack's tag with each of its locales.
fn locales() -> Vec<(String, Locale)> {
    let mut locales = Vec::new();
    for tag in languages().tags() {
        let own = [tag];
        let known = LOCALES.iter().find(|(pack, _)| *pack == tag).map_or(own.as_slice(), |(_, known)| known);
        locales.extend(known.iter().map(|locale| (tag.to_owned(), locale.parse().unwrap())));
    }
    locales
}

/// The pattern by which CLDR writes this date.
fn pattern_of(locale: &Locale, fields: DateFieldSet, date: Date<Gregorian>) -> String {
    let formatter = FixedCalendarDateTimeFormatter::<Gregorian, DateFieldSet>::try_new(locale.into(), fields).unwrap();
    formatter.format(&date).pattern().to_string()
}

/// A pattern with its month or weekday in each of the wanted lengths; itself if it has neither in letters.
fn with_each(pattern: &str, wanted: &[&str]) -> BTreeSet<String> {
    let pattern = &abbreviated(pattern);
    match ["MMMM", "LLLL", "MMM", "LLL", "EEEE", "cccc", "EEE", "ccc"]
        .iter()
        .filter(|field| wanted.contains(field))
        .find(|field| pattern.contains(**field))
    {
        Some(field) => wanted.iter().map(|other| pattern.replacen(field, other, 1)).collect(),
        None => BTreeSet::from([pattern.clone()]),
    }
}

/// A pattern with its abbreviated weekday in the longest of its spellings.
fn abbreviated(pattern: &str) -> String {
    if pattern.contains("EE") { pattern.to_owned() } else { pattern.replacen('E', "EEE", 1) }
}

/// A date written by a pattern, with the names of a locale.
fn written(locale: &Locale, pattern: &str, date: Date<Gregorian>) -> String {
    let pattern = DateTimePattern::try_from_pattern_str(pattern).unwrap();
    let mut names = FixedCalendarDateTimeNames::<Gregorian, DateFieldSet>::try_new(locale.into()).unwrap();
    let formatter = names.include_for_pattern(&pattern).unwrap();
    formatter.format(&date).try_write_to_string().unwrap().into_owned()
}
