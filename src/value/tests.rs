//! Tables of values and what becomes of them, and the laws that hold for all of them.

use std::fmt::Write as _;

use proptest::prelude::*;

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

mod dates {
    use super::*;

    #[test]
    fn days_of_every_kind() {
        let cases = [
            "2022-04-05",
            "2022-04",
            "2024-02",
            "2022",
            "2022-Q3",
            "2022-H2",
            "2022-SU",
            "2022-WI",
            "2022-W27",
            "2022-W27-WE",
            "2020-W53",
            "199X",
            "19XX",
            "00XX",
            "BC0005",
            "BC049X",
            "BC04XX",
            "BC00XX",
            "XXXX-04-05",
            "XXXX-WXX-5",
            "2022-04-WXX-5",
            "XX9X",
            "9999-12",
            "9999-12-31",
        ];
        insta::assert_snapshot!(table(&cases, |case| format!("{} {}", shown(date(case).days()), date(case))), @r"
        2022-04-05: 2022-04-05..2022-04-05 5 April 2022
        2022-04: 2022-04-01..2022-04-30 April 2022
        2024-02: 2024-02-01..2024-02-29 February 2024
        2022: 2022-01-01..2022-12-31 2022
        2022-Q3: 2022-07-01..2022-09-30 the 3rd quarter of 2022
        2022-H2: 2022-07-01..2022-12-31 the 2nd half of 2022
        2022-SU: 2022-06-01..2022-08-31 summer 2022
        2022-WI: 2022-12-01..2023-02-28 winter 2022
        2022-W27: 2022-07-04..2022-07-10 week 27 of 2022
        2022-W27-WE: 2022-07-09..2022-07-10 the weekend of week 27 of 2022
        2020-W53: 2020-12-28..2021-01-03 week 53 of 2020
        199X: 1990-01-01..1999-12-31 the 1990s
        19XX: 1900-01-01..1999-12-31 the 20th century
        00XX: 0001-01-01..0099-12-31 the 1st century
        BC0005: -000004-01-01..-000004-12-31 5 BC
        BC049X: -000498-01-01..-000489-12-31 the 490s BC
        BC04XX: -000498-01-01..-000399-12-31 the 5th century BC
        BC00XX: -000098-01-01..0000-12-31 the 1st century BC
        XXXX-04-05: - 5 April
        XXXX-WXX-5: - Friday
        2022-04-WXX-5: - Friday in April 2022
        XX9X: - the 90s
        9999-12: 9999-12-01..9999-12-31 December 9999
        9999-12-31: 9999-12-31..9999-12-31 31 December 9999
        ");
    }

    #[test]
    fn parts_narrow() {
        let parts = [Part::Early, Part::Mid, Part::Late];
        let cases = [
            "2022-02",
            "2022",
            "2022-Q3",
            "2022-H2",
            "2022-SP",
            "2022-W27",
            "2022-W27-WE",
            "2022-04-05",
            "199X",
            "19XX",
        ];
        let narrowed = |case: &str| {
            let parts = parts.map(|part| shown(PartialDate { part: Some(part), ..date(case) }.days()));
            parts.join("  ")
        };
        insta::assert_snapshot!(table(&cases, narrowed), @r"
        2022-02: 2022-02-01..2022-02-10  2022-02-11..2022-02-20  2022-02-21..2022-02-28
        2022: 2022-01-01..2022-04-30  2022-05-01..2022-08-31  2022-09-01..2022-12-31
        2022-Q3: 2022-07-01..2022-07-31  2022-08-01..2022-08-31  2022-09-01..2022-09-30
        2022-H2: 2022-07-01..2022-08-31  2022-09-01..2022-10-31  2022-11-01..2022-12-31
        2022-SP: 2022-03-01..2022-03-31  2022-04-01..2022-04-30  2022-05-01..2022-05-31
        2022-W27: 2022-07-04..2022-07-05  2022-07-06..2022-07-07  2022-07-08..2022-07-10
        2022-W27-WE: 2022-07-09..2022-07-10  2022-07-09..2022-07-10  2022-07-09..2022-07-10
        2022-04-05: 2022-04-05..2022-04-05  2022-04-05..2022-04-05  2022-04-05..2022-04-05
        199X: 1990-01-01..1993-04-30  1993-05-01..1996-08-31  1996-09-01..1999-12-31
        19XX: 1900-01-01..1933-04-30  1933-05-01..1966-08-31  1966-09-01..1999-12-31
        ");
    }

    #[test]
    fn what_exists() {
        let written =
            |year: Option<i16>, month, day| DateValue::Day { year, month: Some(month), day: Some(day), weekday: None };
        assert!(written(None, 2, 29).exists());
        assert!(written(Some(2024), 2, 29).exists());
        assert!(!written(Some(2023), 2, 29).exists());
        assert!(!written(None, 6, 31).exists());
        assert!(!written(None, 13, 1).exists());
        assert!(!written(None, 1, 0).exists());
        assert_eq!(written(Some(2022), 6, 31).days(), None);
        assert!(DateValue::Week { year: None, week: Some(53), weekend: false }.exists());
        assert!(DateValue::Week { year: Some(2020), week: Some(53), weekend: true }.exists());
        assert!(!DateValue::Week { year: Some(2022), week: Some(53), weekend: false }.exists());
        assert!(!DateValue::Quarter { year: None, quarter: 5 }.exists());
        assert!(!DateValue::Half { year: None, half: 0 }.exists());
        assert!(!DateValue::Quarter { year: None, quarter: 255 }.exists());
        assert!(!DateValue::Decade { century: None, decade: 10 }.exists());
        assert!(!DateValue::year(i16::MAX).exists());
        assert!(!DateValue::Century { century: i16::MIN }.exists());
    }

    #[test]
    fn weekdays() {
        let on = |text: &str, weekday| {
            let DateValue::Day { year, month, day, .. } = date(text).value else { panic!("{text} is a day") };
            PartialDate::from(DateValue::Day { year, month, day, weekday: Some(weekday) })
        };
        assert_eq!(on("2022-04-05", Weekday::Thursday).weekday_of(), Some(Weekday::Tuesday));
        assert_eq!(on("2022-04-05", Weekday::Thursday).fits_weekday(), Some(false));
        assert_eq!(on("2022-04-05", Weekday::Tuesday).fits_weekday(), Some(true));
        assert_eq!(on("XXXX-04-05", Weekday::Tuesday).fits_weekday(), None);
        assert_eq!(date("2022-04-05").fits_weekday(), None);
        assert_eq!(on("2022-04-05", Weekday::Thursday).to_string(), "Thursday, 5 April 2022");
        assert_eq!(on("2022-04-05", Weekday::Thursday).timex(), "2022-04-05");
    }

    #[test]
    fn timex_values() {
        let cases = [
            "2022-04-05",
            "XXXX-04-05",
            "2022-04",
            "2022",
            "0999",
            "XXXX-WXX-5",
            "XXXX-WXX-WE",
            "2022-W07",
            "2022-W27-WE",
            "2022-Q3",
            "XXXX-Q3",
            "2022-H1",
            "2022-SU",
            "XXXX-WI",
            "199X",
            "XX9X",
            "19XX",
            "00XX",
            "BC0005",
            "BC0044-03-15",
            "BC049X",
            "BC04XX",
            "XXXX-XX-05",
            "2022-04-WXX-5",
        ];
        insta::assert_snapshot!(table(&cases, |case| date(case).timex()), @r"
        2022-04-05: 2022-04-05
        XXXX-04-05: XXXX-04-05
        2022-04: 2022-04
        2022: 2022
        0999: 0999
        XXXX-WXX-5: XXXX-WXX-5
        XXXX-WXX-WE: XXXX-WXX-WE
        2022-W07: 2022-W07
        2022-W27-WE: 2022-W27-WE
        2022-Q3: 2022-Q3
        XXXX-Q3: XXXX-Q3
        2022-H1: 2022-H1
        2022-SU: 2022-SU
        XXXX-WI: XXXX-WI
        199X: 199
        XX9X: XX9
        19XX: 19
        00XX: 00
        BC0005: BC0005
        BC0044-03-15: BC0044-03-15
        BC049X: BC049
        BC04XX: BC04
        XXXX-XX-05: XXXX-XX-05
        2022-04-WXX-5: 2022-04-WXX-5
        ");
        let approximate = PartialDate { approximate: true, ..date("2022") };
        assert_eq!(approximate.mod_timex(), Some("APPROX"));
        assert_eq!(PartialDate { part: Some(Part::Mid), ..approximate }.mod_timex(), Some("MID"));
        assert_eq!(PartialDate { part: Some(Part::Mid), ..approximate }.to_string(), "about mid-2022");
        assert_eq!(date("2022").mod_timex(), None);
    }

    #[test]
    fn open_dates_resolve_near_the_reference() {
        // A Wednesday.
        let reference = day("2022-07-06");
        let cases = [
            "XXXX-04-05",
            "XXXX-12-30",
            "XXXX-07-06",
            "XXXX-02-29",
            "XXXX-07",
            "XXXX-01",
            "XXXX-WXX-3",
            "XXXX-WXX-2",
            "XXXX-WXX-6",
            "XXXX-Q1",
            "XXXX-WI",
            "XXXX-W30",
            "XXXX-WXX-WE",
            "XXXX-XX-31",
            "XX9X",
            "XX2X",
            "2022-Q1",
            "2022-04-WXX-5",
        ];
        let resolved = |case: &str| {
            let all = [Direction::Past, Direction::Nearest, Direction::Future].map(|direction| {
                date(case).resolve(reference, direction).map_or_else(|| "-".to_owned(), |date| date.timex())
            });
            all.join("  ")
        };
        insta::assert_snapshot!(table(&cases, resolved), @r"
        XXXX-04-05: 2022-04-05  2022-04-05  2023-04-05
        XXXX-12-30: 2021-12-30  2022-12-30  2022-12-30
        XXXX-07-06: 2022-07-06  2022-07-06  2022-07-06
        XXXX-02-29: 2020-02-29  2024-02-29  2024-02-29
        XXXX-07: 2022-07  2022-07  2022-07
        XXXX-01: 2022-01  2022-01  2023-01
        XXXX-WXX-3: 2022-07-06  2022-07-06  2022-07-06
        XXXX-WXX-2: 2022-07-05  2022-07-05  2022-07-12
        XXXX-WXX-6: 2022-07-02  2022-07-09  2022-07-09
        XXXX-Q1: 2022-Q1  2022-Q1  2023-Q1
        XXXX-WI: 2021-WI  2021-WI  2022-WI
        XXXX-W30: 2021-W30  2022-W30  2022-W30
        XXXX-WXX-WE: 2022-W26-WE  2022-W26-WE  2022-W27-WE
        XXXX-XX-31: 2022-05-31  2022-07-31  2022-07-31
        XX9X: 199  199  209
        XX2X: 202  202  202
        2022-Q1: 2022-Q1  2022-Q1  2022-Q1
        2022-04-WXX-5: -  -  -
        ");
        let impossible = DateValue::Day { year: None, month: Some(6), day: Some(31), weekday: None };
        assert_eq!(PartialDate::from(impossible).resolve(reference, Direction::Nearest), None);
        let wrong = DateValue::Day { year: None, month: Some(4), day: Some(5), weekday: Some(Weekday::Thursday) };
        let resolved = PartialDate::from(wrong).resolve(reference, Direction::Past).unwrap();
        assert_eq!((resolved.timex().as_str(), resolved.fits_weekday()), ("2022-04-05", Some(false)));
    }

    const GRAINS: [Grain; 10] = [
        Grain::Day,
        Grain::Weekend,
        Grain::Week,
        Grain::Month,
        Grain::Quarter,
        Grain::Season,
        Grain::Half,
        Grain::Year,
        Grain::Decade,
        Grain::Century,
    ];

    #[test]
    fn units_shift() {
        let reference = day("2013-02-12");
        let rows = GRAINS.map(|grain| {
            let cells = [-1, 0, 1, -5].map(|count| shift(reference, grain, count).unwrap().timex());
            format!("{grain:?}: {}", cells.join("  "))
        });
        insta::assert_snapshot!(rows.join("\n"), @r"
        Day: 2013-02-11  2013-02-12  2013-02-13  2013-02-07
        Weekend: 2013-W06-WE  2013-W07-WE  2013-W08-WE  2013-W02-WE
        Week: 2013-W06  2013-W07  2013-W08  2013-W02
        Month: 2013-01  2013-02  2013-03  2012-09
        Quarter: 2012-Q4  2013-Q1  2013-Q2  2011-Q4
        Season: 2012-FA  2012-WI  2013-SP  2011-FA
        Half: 2012-H2  2013-H1  2013-H2  2010-H2
        Year: 2012  2013  2014  2008
        Decade: 200  201  202  196
        Century: 19  20  21  15
        ");
        for grain in GRAINS {
            assert_eq!(shift(reference, grain, i32::MAX), None, "{grain:?}");
            assert_eq!(shift(reference, grain, i32::MIN), None, "{grain:?}");
            assert_eq!(ago(reference, grain, i32::MIN), None, "{grain:?}");
            assert_eq!(shift(reference, grain, 0), shift(Date::constant(2013, 2, 12), grain, 0));
        }
        assert_eq!(shift(day("9999-12-31"), Grain::Season, 0).map(|date| date.timex()), None);
    }

    #[test]
    fn ago_is_one_step_finer_than_its_unit() {
        let reference = day("2018-10-31");
        let rows = GRAINS.map(|grain| {
            let cells = [1, -3].map(|count| ago(reference, grain, count).unwrap().timex());
            format!("{grain:?}: {}", cells.join("  "))
        });
        insta::assert_snapshot!(rows.join("\n"), @r"
        Day: 2018-10-30  2018-11-03
        Weekend: 2018-W43-WE  2018-W47-WE
        Week: 2018-10-24  2018-11-21
        Month: 2018-09-30  2019-01-31
        Quarter: 2018-07  2019-07
        Season: 2018-07  2019-07
        Half: 2018-04  2020-04
        Year: 2017-10  2021-10
        Decade: 2008  2048
        Century: 191  231
        ");
    }

    #[test]
    fn periods() {
        let cases = ["2016/2020", "2022-04/..", "../2020", "2021", "XXXX-04-05/XXXX-04-08"];
        let answer = |case: &str| {
            let period = period(case);
            let days = period.days().map(|(first, last)| {
                let end = |date: Option<Date>| date.map_or_else(|| "..".to_owned(), |date| date.to_string());
                format!("{}/{}", end(first), end(last))
            });
            let (from, to) = period.timex();
            format!(
                "{} {} {} | {period}",
                days.as_deref().unwrap_or("-"),
                from.as_deref().unwrap_or("-"),
                to.as_deref().unwrap_or("-")
            )
        };
        insta::assert_snapshot!(table(&cases, answer), @r"
        2016/2020: 2016-01-01/2020-12-31 2016 2020 | 2016 to 2020
        2022-04/..: 2022-04-01/.. 2022-04 - | from April 2022
        ../2020: ../2020-12-31 - 2020 | until 2020
        2021: 2021-01-01/2021-12-31 2021 2021 | 2021
        XXXX-04-05/XXXX-04-08: - XXXX-04-05 XXXX-04-08 | 5 April to 8 April
        ");
        assert_eq!(period("2016/2020").contains(day("2020-12-31")), Some(true));
        assert_eq!(period("2016/2020").contains(day("2021-01-01")), Some(false));
        assert_eq!(period("../2020").overlaps(&period("2020/..")), Some(true));
        assert_eq!(period("../2020").overlaps(&period("2021/..")), Some(false));
        assert_eq!(period("../2020").overlaps(&period("XXXX-04/..")), None);
        let reversed = Period { from: Some(date("2020")), to: Some(date("2016")) };
        assert_eq!(reversed.days(), None);
    }

    #[test]
    fn notation_errors_say_what_to_do() {
        let cases = [
            "",
            "2022-4-5",
            "2022-06-31",
            "2023-02-29",
            "XXXX",
            "199",
            "44",
            "0000",
            "2022-W53",
            "2022-Q5",
            "5 April 2022",
            "199X-04",
            "ä",
            "2022-04-05-06",
            "2022-13",
            "BC",
            "BCXXXX",
            "+199",
            "20-22",
        ];
        let messages = table(&cases, |case| PartialDate::parse_notation(case).unwrap_err());
        insta::assert_snapshot!(messages, @r#"
        : "" is no date: it begins with no year: write four digits, or XXXX for an open year; "199X" for a decade, "19XX" for a century
        2022-4-5: "2022-4-5" is no date: write it as "2022-04-05", "2022-04", "2022", "2022-Q3", "2022-H1", "2022-SU", "2022-W27" or "199X", with two digits for a month, a day or a week, and X for what is open, as in "XXXX-04-05"
        2022-06-31: "2022-06-31" is no date: the calendar has no such day, month or week
        2023-02-29: "2023-02-29" is no date: the calendar has no such day, month or week
        XXXX: "XXXX" is no date: write it as "2022-04-05", "2022-04", "2022", "2022-Q3", "2022-H1", "2022-SU", "2022-W27" or "199X", with two digits for a month, a day or a week, and X for what is open, as in "XXXX-04-05"
        199: "199" is no date: write a year with four digits ("0199"), and a decade or a century with X ("199X", "19XX")
        44: "44" is no date: write a year with four digits ("0044"), and a decade or a century with X ("199X", "19XX")
        0000: "0000" is no date: there is no year 0: write "BC0001" for the year before 0001
        2022-W53: "2022-W53" is no date: the calendar has no such day, month or week
        2022-Q5: "2022-Q5" is no date: the calendar has no such day, month or week
        5 April 2022: "5 April 2022" is no date: it begins with no year: write four digits, or XXXX for an open year; "199X" for a decade, "19XX" for a century
        199X-04: "199X-04" is no date: after a decade or a century nothing may stand
        ä: "ä" is no date: it begins with no year: write four digits, or XXXX for an open year; "199X" for a decade, "19XX" for a century
        2022-04-05-06: "2022-04-05-06" is no date: write it as "2022-04-05", "2022-04", "2022", "2022-Q3", "2022-H1", "2022-SU", "2022-W27" or "199X", with two digits for a month, a day or a week, and X for what is open, as in "XXXX-04-05"
        2022-13: "2022-13" is no date: the calendar has no such day, month or week
        BC: "BC" is no date: it begins with no year: write four digits, or XXXX for an open year; "199X" for a decade, "19XX" for a century
        BCXXXX: "BCXXXX" is no date: it begins with no year: write four digits, or XXXX for an open year; "199X" for a decade, "19XX" for a century
        +199: "+199" is no date: it begins with no year: write four digits, or XXXX for an open year; "199X" for a decade, "19XX" for a century
        20-22: "20-22" is no date: write a year with four digits ("0020"), and a decade or a century with X ("199X", "19XX")
        "#);
        let cases = ["2016/", "../..", "2020/2016", "2016/x", "2016-2020", "2016/2017/2018"];
        insta::assert_snapshot!(table(&cases, |case| Period::parse_notation(case).unwrap_err()), @r#"
        2016/: "2016/" is no period: write ".." for an open end, as in "2016/.."
        ../..: "../.." is no period: one of its ends must be a date
        2020/2016: "2020/2016" is no period: it ends before it begins; write the earlier date first
        2016/x: "2016/x" is no period: "x" is no date: it begins with no year: write four digits, or XXXX for an open year; "199X" for a decade, "19XX" for a century
        2016-2020: "2016-2020" is no date: write it as "2022-04-05", "2022-04", "2022", "2022-Q3", "2022-H1", "2022-SU", "2022-W27" or "199X", with two digits for a month, a day or a week, and X for what is open, as in "XXXX-04-05"; a period has a slash between its ends, as in "2016/2020"
        2016/2017/2018: "2016/2017/2018" is no period: "2017/2018" is no date: it begins with no year: write four digits, or XXXX for an open year; "199X" for a decade, "19XX" for a century
        "#);
    }

    #[test]
    fn agreement() {
        let pairs = [
            ("2022-04", "2022-04-05"),
            ("2022-04-05", "2022-05"),
            ("2022-04-05", "2022-05-05"),
            ("2022-04-05", "2022-05-04"),
            ("2022-04-05", "2022-04-06"),
            ("2022-04-05", "2021-04-05"),
            ("2022-04-05", "2021-04-06"),
            ("2022-04", "2021-04"),
            ("2022", "199X"),
            ("1995", "199X"),
            ("1995", "19XX"),
            ("XXXX-04-05", "2022-04-05"),
            ("XXXX-04-05", "2022-05-05"),
            ("XXXX-04-05", "XXXX-05-05"),
            ("XXXX-04-05", "XXXX-04"),
            ("XXXX-04-05", "XXXX-05-04"),
            ("XXXX-04", "XXXX-05"),
            ("XXXX-04-05", "2022-04"),
            ("XXXX-05", "2022-04"),
            ("XXXX-04-05", "2022"),
            ("XXXX-04-05", "2022-Q2"),
            ("XXXX-04-05", "XXXX-Q3"),
            ("XXXX-01", "2021-WI"),
            ("XXXX-01", "XXXX-WI"),
            ("XXXX-02-29", "2023-02"),
            ("XXXX-W53", "2021-01-02"),
            ("XXXX-WXX-2", "2022-04-05"),
            ("XXXX-WXX-4", "2022-04-05"),
            ("XXXX-WXX-4", "2022-04"),
            ("XXXX-WXX-4", "XXXX-WXX-5"),
            ("XXXX-WXX-4", "XXXX-04-05"),
            ("XXXX-XX-05", "XXXX-04-05"),
            ("XXXX-XX-05", "2022-04-06"),
            ("XXXX-XX-05", "2022"),
            ("2022-04-WXX-5", "2022-04-05"),
            ("2022-04-WXX-2", "2022-04-05"),
            ("2022-04-WXX-2", "2022-05"),
            ("XX9X", "1995"),
            ("XX9X", "2001"),
            ("XX9X", "XX8X"),
            ("XX9X", "XXXX-04"),
            ("XX9X", "19XX"),
            ("2021-Q3", "2022-08-05"),
            ("BC0005", "0005"),
        ];
        insta::assert_snapshot!(outcomes(&pairs, |a, b| agree_dates(&date(a), &date(b))), @"
        2022-04 ~ 2022-04-05: Agree
        2022-04-05 ~ 2022-05: Differ(Some(NeighbourMonth))
        2022-04-05 ~ 2022-05-05: Differ(Some(NeighbourMonth))
        2022-04-05 ~ 2022-05-04: Differ(Some(DayMonthSwapped))
        2022-04-05 ~ 2022-04-06: Differ(Some(Day))
        2022-04-05 ~ 2021-04-05: Differ(Some(Year))
        2022-04-05 ~ 2021-04-06: Differ(None)
        2022-04 ~ 2021-04: Differ(Some(Year))
        2022 ~ 199X: Differ(None)
        1995 ~ 199X: Agree
        1995 ~ 19XX: Agree
        XXXX-04-05 ~ 2022-04-05: Agree
        XXXX-04-05 ~ 2022-05-05: Differ(Some(NeighbourMonth))
        XXXX-04-05 ~ XXXX-05-05: Differ(Some(NeighbourMonth))
        XXXX-04-05 ~ XXXX-04: Agree
        XXXX-04-05 ~ XXXX-05-04: Differ(Some(DayMonthSwapped))
        XXXX-04 ~ XXXX-05: Differ(Some(NeighbourMonth))
        XXXX-04-05 ~ 2022-04: Agree
        XXXX-05 ~ 2022-04: Differ(Some(NeighbourMonth))
        XXXX-04-05 ~ 2022: Incomparable
        XXXX-04-05 ~ 2022-Q2: Agree
        XXXX-04-05 ~ XXXX-Q3: Differ(None)
        XXXX-01 ~ 2021-WI: Agree
        XXXX-01 ~ XXXX-WI: Agree
        XXXX-02-29 ~ 2023-02: Differ(None)
        XXXX-W53 ~ 2021-01-02: Agree
        XXXX-WXX-2 ~ 2022-04-05: Agree
        XXXX-WXX-4 ~ 2022-04-05: Differ(Some(Weekday))
        XXXX-WXX-4 ~ 2022-04: Incomparable
        XXXX-WXX-4 ~ XXXX-WXX-5: Incomparable
        XXXX-WXX-4 ~ XXXX-04-05: Incomparable
        XXXX-XX-05 ~ XXXX-04-05: Agree
        XXXX-XX-05 ~ 2022-04-06: Differ(Some(Day))
        XXXX-XX-05 ~ 2022: Incomparable
        2022-04-WXX-5 ~ 2022-04-05: Differ(Some(Weekday))
        2022-04-WXX-2 ~ 2022-04-05: Agree
        2022-04-WXX-2 ~ 2022-05: Differ(Some(NeighbourMonth))
        XX9X ~ 1995: Agree
        XX9X ~ 2001: Differ(None)
        XX9X ~ XX8X: Differ(None)
        XX9X ~ XXXX-04: Incomparable
        XX9X ~ 19XX: Incomparable
        2021-Q3 ~ 2022-08-05: Differ(Some(Year))
        BC0005 ~ 0005: Differ(Some(Year))
        ");
    }

    #[test]
    fn weekdays_parts_and_about_in_agreement() {
        let on =
            |weekday| PartialDate::from(DateValue::Day { year: Some(2022), month: Some(4), day: Some(5), weekday });
        assert_eq!(
            agree_dates(&on(Some(Weekday::Thursday)), &on(Some(Weekday::Tuesday))),
            Agreement::Differ(Some(Slip::Weekday))
        );
        assert_eq!(agree_dates(&on(Some(Weekday::Thursday)), &on(None)), Agreement::Agree);
        let mid = PartialDate { part: Some(Part::Mid), ..date("XXXX-01") };
        assert_eq!(agree_dates(&mid, &date("2022-01-15")), Agreement::Agree);
        assert!(agree_dates(&mid, &date("2022-01-05")).differs());
        let about = PartialDate { approximate: true, ..date("2022") };
        assert_eq!(agree_dates(&about, &date("2023-06")), Agreement::Agree);
        assert!(agree_dates(&about, &date("2024-06")).differs());
        let june = DateValue::Day { year: Some(2022), month: Some(6), day: Some(31), weekday: None }.into();
        assert_eq!(agree_dates(&june, &date("2022-06-30")), Agreement::Differ(Some(Slip::Day)));
        assert_eq!(agree_dates(&june, &date("2022-06")), Agreement::Agree);
        assert_eq!(agree_dates(&june, &date("2022-Q2")), Agreement::Incomparable);
    }

    #[test]
    fn agreement_of_periods() {
        let pairs = [
            ("2016/2020", "2016/2020"),
            ("2016/2020", "2016-01/2020-12-31"),
            ("2016/2020", "2017/2020"),
            ("2016/2020", "2017/2021"),
            ("2016/2020", "2011/2015"),
            ("2016/..", "2016/2020"),
            ("2017/..", "2016/2020"),
            ("2016/..", "../2020"),
            ("2016/..", "../2015"),
            ("2021", "2021-01/2021-12"),
            ("2016/XXXX-04", "2016/2020"),
            ("XXXX-04-05/XXXX-04-08", "2022-04-05/2022-04-09"),
        ];
        insta::assert_snapshot!(outcomes(&pairs, |a, b| agree_periods(&period(a), &period(b))), @"
        2016/2020 ~ 2016/2020: Agree
        2016/2020 ~ 2016-01/2020-12-31: Agree
        2016/2020 ~ 2017/2020: Differ(Some(Year))
        2016/2020 ~ 2017/2021: Differ(Some(Year))
        2016/2020 ~ 2011/2015: Differ(Some(Year))
        2016/.. ~ 2016/2020: Agree
        2017/.. ~ 2016/2020: Differ(Some(Year))
        2016/.. ~ ../2020: Incomparable
        2016/.. ~ ../2015: Differ(None)
        2021 ~ 2021-01/2021-12: Agree
        2016/XXXX-04 ~ 2016/2020: Incomparable
        XXXX-04-05/XXXX-04-08 ~ 2022-04-05/2022-04-09: Differ(Some(Day))
        ");
    }
}

mod quantities {
    use super::*;

    #[test]
    fn figures_stand_for_what_rounds_to_them() {
        let cases = [
            "38",
            "6000",
            "5950",
            "600,000",
            "60",
            "1.7 billion",
            "3.84",
            "2 million",
            "600 million",
            "6.00 billion",
            "6.0 million",
        ];
        let answer = |case: &str| {
            let figure = quantity(case).figure;
            let (low, high) = figure.interval();
            let (loose_low, loose_high) = figure.loose_interval();
            format!("{low}..{high}, loosely {loose_low}..{loose_high}")
        };
        insta::assert_snapshot!(table(&cases, answer), @"
        38: 38..38, loosely 38..38
        6000: 6000..6000, loosely 5950..6050
        5950: 5950..5950, loosely 5945..5955
        600,000: 600000..600000, loosely 595000..605000
        60: 60..60, loosely 60..60
        1.7 billion: 1650000000..1750000000, loosely 1650000000..1750000000
        3.84: 3.8350..3.8450, loosely 3.8350..3.8450
        2 million: 1500000..2500000, loosely 1500000..2500000
        600 million: 599500000..600500000, loosely 595000000..605000000
        6.00 billion: 5995000000..6005000000, loosely 5995000000..6005000000
        6.0 million: 5950000..6050000, loosely 5950000..6050000
        ");
        let unwritable = Figure { value: Decimal::MAX, step: Decimal::MAX, rounded: true };
        assert_eq!(unwritable.interval().1, Decimal::MAX);
        assert_eq!(unwritable.loose_interval().1, Decimal::MAX);
        assert_eq!(
            Figure { value: Decimal::ONE, step: Decimal::ZERO, rounded: true }.interval(),
            (Decimal::ONE, Decimal::ONE)
        );
    }

    #[test]
    fn hedges_widen() {
        let cases = [
            "about 38",
            "about 6000",
            "about 1.7 billion",
            "about 2 million",
            "about 1983",
            "about 38 %",
            "nearly 6000",
            "nearly -5",
            "up to 6000",
            "up to 1.7 billion",
            "at least 27",
            "more than 27",
            "less than 27",
            "62 mi",
            "27",
        ];
        let answer = |case: &str| {
            let end = |end: Option<Decimal>| end.map_or_else(|| "*".to_owned(), |end| end.normalize().to_string());
            let (low, high) = quantity(case).range();
            format!("{}..{}", end(low), end(high))
        };
        insta::assert_snapshot!(table(&cases, answer), @"
        about 38: 37..39
        about 6000: 5400..6600
        about 1.7 billion: 1600000000..1800000000
        about 2 million: 1500000..2500000
        about 1983: 1982..1984
        about 38 %: 37..39
        nearly 6000: 5400..6000
        nearly -5: -5..-4.5
        up to 6000: *..6000
        up to 1.7 billion: *..1750000000
        at least 27: 27..*
        more than 27: 27..*
        less than 27: *..27
        62 mi: 61.5..62.5
        27: 27..27
        ");
    }

    #[test]
    fn notation_round_trips_in_the_usual_cases() {
        let cases = [
            "3.8 billion USD",
            "3.80 billion USD",
            "600 million EUR",
            "0.6 billion EUR",
            "6000",
            "2,500",
            "up to 6000",
            "27",
            "38 %",
            "38%",
            "1.5 percentage points",
            "about 1.7 billion USD",
            "100 km",
            "12 km/h",
            "-3.5 degC",
            "3.84",
            "6 thousand",
            "1234567.5",
            "fewer than 20",
            "0.05 trillion JPY",
            "\u{2212}2 %",
            "0",
        ];
        insta::assert_snapshot!(table(&cases, |case| quantity(case).to_string()), @"
        3.8 billion USD: 3.8 billion USD
        3.80 billion USD: 3.80 billion USD
        600 million EUR: 600 million EUR
        0.6 billion EUR: 0.6 billion EUR
        6000: 6,000
        2,500: 2,500
        up to 6000: up to 6,000
        27: 27
        38 %: 38 %
        38%: 38 %
        1.5 percentage points: 1.5 percentage points
        about 1.7 billion USD: about 1.7 billion USD
        100 km: 100 km
        12 km/h: 12 km/h
        -3.5 degC: -3.5 degC
        3.84: 3.84
        6 thousand: 6 thousand
        1234567.5: 1,234,567.5
        fewer than 20: less than 20
        0.05 trillion JPY: 0.05 trillion JPY
        −2 %: -2 %
        0: 0
        ");
    }

    #[test]
    fn notation_errors_say_what_to_do() {
        let cases = [
            "",
            "billion USD",
            "USD 3.8 billion",
            "3,8 billion",
            "3.8.1",
            "12,34",
            "3.8 bn USD",
            "3 usd",
            "3 XYZ",
            "3 KM",
            "3 parrots",
            "99999999999999999999999999999 USD",
            "9999999999999999999999999999 trillion",
            "-",
            "circa 5",
            "1e9",
            "3 billion billion",
            "５",
        ];
        let messages = table(&cases, |case| Quantity::parse_notation(case, UnitTable::embedded()).unwrap_err());
        insta::assert_snapshot!(messages, @r#"
        : the quantity is empty: write a figure, as in "3.8 billion USD"
        billion USD: "billion USD" has no figure where one should stand: write the figure before its unit, as in "100 km" or "3.8 billion USD"; before the figure, only these may stand: approximately, fewer than, less than, more than, at least, at most, roughly, almost, around, nearly, about, under, up to, over
        USD 3.8 billion: "USD 3.8 billion" has no figure where one should stand: write the figure before its unit, as in "100 km" or "3.8 billion USD"; before the figure, only these may stand: approximately, fewer than, less than, more than, at least, at most, roughly, almost, around, nearly, about, under, up to, over
        3,8 billion: "3,8 billion": "3,8" is no figure: write decimals after a point ("3.8") and group thousands by commas or not at all ("2,500", "2500")
        3.8.1: "3.8.1": "3.8.1" is no figure: write decimals after a point ("3.8") and group thousands by commas or not at all ("2,500", "2500")
        12,34: "12,34": "12,34" is no figure: write decimals after a point ("3.8") and group thousands by commas or not at all ("2,500", "2500")
        3.8 bn USD: "3.8 bn USD": "bn USD" is no unit: write nothing for a count, "%", the three capitals of a currency (ISO 4217), or an id of rules/units.toml such as "km"; before the unit one of these may stand: billion, million, thousand, trillion
        3 usd: "3 usd": currencies are written in capitals: write "USD"
        3 XYZ: "3 XYZ": "XYZ" is no unit: write nothing for a count, "%", the three capitals of a currency (ISO 4217), or an id of rules/units.toml such as "km"; before the unit one of these may stand: billion, million, thousand, trillion
        3 KM: "3 KM": "KM" is no unit: did you mean "km"?
        3 parrots: "3 parrots": "parrots" is no unit: write nothing for a count, "%", the three capitals of a currency (ISO 4217), or an id of rules/units.toml such as "km"; before the unit one of these may stand: billion, million, thousand, trillion
        99999999999999999999999999999 USD: "99999999999999999999999999999 USD": "99999999999999999999999999999" has too many digits: write at most 28
        9999999999999999999999999999 trillion: "9999999999999999999999999999 trillion" is too large: write a figure of at most 28 digits
        -: "-": "-" is no figure: write decimals after a point ("3.8") and group thousands by commas or not at all ("2,500", "2500")
        circa 5: "circa 5" has no figure where one should stand: write the figure before its unit, as in "100 km" or "3.8 billion USD"; before the figure, only these may stand: approximately, fewer than, less than, more than, at least, at most, roughly, almost, around, nearly, about, under, up to, over
        1e9: "1e9": "e9" is no unit: write nothing for a count, "%", the three capitals of a currency (ISO 4217), or an id of rules/units.toml such as "km"; before the unit one of these may stand: billion, million, thousand, trillion
        3 billion billion: "3 billion billion": "billion" is no unit: write nothing for a count, "%", the three capitals of a currency (ISO 4217), or an id of rules/units.toml such as "km"; before the unit one of these may stand: billion, million, thousand, trillion
        ５: "５" has no figure where one should stand: write the figure before its unit, as in "100 km" or "3.8 billion USD"; before the figure, only these may stand: approximately, fewer than, less than, more than, at least, at most, roughly, almost, around, nearly, about, under, up to, over
        "#);
    }

    #[test]
    fn the_embedded_table_is_good() {
        let table = UnitTable::from_toml(include_str!("../../rules/units.toml")).unwrap();
        assert_eq!(table.units.len(), 199);
        assert_eq!(UnitTable::embedded().units, table.units);
        // A currency whose code were a unit's id could not be written.
        assert!(table.units.keys().all(|id| Currency::new(id).is_none_or(|currency| !table.has_currency(currency))));
    }

    #[test]
    fn units_convert_exactly() {
        let cases = [
            ("1", "mi", "km"),
            ("26.2", "mi", "km"),
            ("1", "acre", "m2"),
            ("1", "gal-us", "l"),
            ("100", "degC", "degF"),
            ("-40", "degF", "degC"),
            ("0", "K", "degC"),
            ("36", "km/h", "m/s"),
            ("1", "kn", "km/h"),
            ("1", "bbl", "gal-us"),
            ("1", "GB", "MiB"),
            ("3", "year", "month"),
            ("121", "pyeong", "m2"),
            ("15", "mu", "ha"),
            ("1", "lb", "oz"),
            ("1", "t", "lb"),
            ("1", "ly", "km"),
            ("30", "psi", "bar"),
            ("1", "km", "kg"),
            ("1", "year", "day"),
            ("1", "km", "parrot"),
            ("79228162514264337593543950335", "km", "m"),
        ];
        let table = UnitTable::embedded();
        let rows = cases.map(|(value, from, to)| {
            let converted = table.convert(decimal(value), from, to);
            format!("{value} {from} = {} {to}", converted.map_or_else(|| "-".to_owned(), |value| value.to_string()))
        });
        insta::assert_snapshot!(rows.join("\n"), @"
        1 mi = 1.609344 km
        26.2 mi = 42.1648128 km
        1 acre = 4046.8564224 m2
        1 gal-us = 3.785411784 l
        100 degC = 212 degF
        -40 degF = -40 degC
        0 K = -273.15 degC
        36 km/h = 10 m/s
        1 kn = 1.852 km/h
        1 bbl = 42 gal-us
        1 GB = 953.67431640625 MiB
        3 year = 36 month
        121 pyeong = 400 m2
        15 mu = 1 ha
        1 lb = 16 oz
        1 t = 2204.6226218487758072297380135 lb
        1 ly = 9460730472580.8 km
        30 psi = 2.0684271879505084010168020336 bar
        1 km = - kg
        1 year = - day
        1 km = - parrot
        79228162514264337593543950335 km = - m
        ");
    }

    #[test]
    fn broken_tables_say_what_is_wrong() {
        let notation = "[notation]\ncurrencies = \"USD\"\nscales = { million = 6 }\nshares = { percent = [], percent-point = [] }\n\
                        [notation.hedges]\nabout = []\nnearly = []\nup-to = []\nat-least = []\nmore-than = []\nless-than = []\n";
        let broken = |units: &str| UnitTable::from_toml(&format!("{notation}{units}")).unwrap_err();
        assert!(UnitTable::from_toml(&format!("{notation}[units.length]\nm = \"1\"")).is_ok());
        insta::assert_snapshot!(broken("[units.length]\nm = \"one\""), @r#"unit "m": "one" is no exact decimal: Invalid decimal: unknown character"#);
        insta::assert_snapshot!(broken("[units.length]\nm = \"1/0\""), @r#"unit "m": the factor "1/0" must be above zero"#);
        insta::assert_snapshot!(broken("[units.length]\nm = \"1\"\n[units.mass]\nm = \"1\""), @r#"unit "m" stands below "length" and below "mass": keep one"#);
        insta::assert_snapshot!(UnitTable::from_toml(&format!("{notation}[units]").replace("million = 6", "million = 66")).unwrap_err(), @r#"scale word "million": 10 to the power of 66 is too large; the largest power is 27"#);
        insta::assert_snapshot!(UnitTable::from_toml(&format!("{notation}[units]").replace("\"USD\"", "\"US\"")).unwrap_err(), @r#"currency "US": write three letters"#);
    }

    const PAIRS: [(&str, &str); 46] = [
        ("38", "38"),
        ("38", "39"),
        ("5987", "6000"),
        ("5900", "6000"),
        ("1893", "1983"),
        ("27", "28"),
        ("30", "28"),
        ("3.8 billion USD", "3.84 billion USD"),
        ("3.8 billion USD", "3.8 million USD"),
        ("3.8 billion USD", "38 billion USD"),
        ("3.84 billion USD", "3.8 million USD"),
        ("1.7 billion", "1.8 billion"),
        ("1.7 billion", "1.75 billion"),
        ("1.7", "17"),
        ("1.7 billion", "1700000000"),
        ("3.8 billion USD", "3.8 billion EUR"),
        ("597 million", "600 million"),
        ("38 %", "38.4 %"),
        ("38 %", "38.6 %"),
        ("38 %", "38 percentage points"),
        ("38 %", "38"),
        ("38", "38 km"),
        ("100 km", "62 mi"),
        ("100 km", "62.0 mi"),
        ("100 km", "100 mi"),
        ("100 km", "1000 mi"),
        ("100 km", "100 kg"),
        ("1 km", "1000 m"),
        ("100 km", "1000 m"),
        ("37 degC", "98.6 degF"),
        ("up to 6000", "up to 8000"),
        ("up to 6000", "6000"),
        ("up to 6000", "8000"),
        ("up to 6000", "at least 6000"),
        ("more than 6000", "6000"),
        ("more than 27", "27"),
        ("more than 27", "28"),
        ("less than 27", "more than 27"),
        ("about 6000", "5500"),
        ("about 6000", "5300"),
        ("about 1983", "1893"),
        ("nearly 6000", "5987"),
        ("nearly 6000", "6100"),
        ("at least 27", "at least 28"),
        ("12", "21"),
        ("3.14", "3.41"),
    ];

    #[test]
    fn agreement_as_written() {
        let agree = |a: &str, b: &str| {
            agree_quantities(&quantity(a), &quantity(b), UnitTable::embedded(), Tolerance::AsWritten)
        };
        insta::assert_snapshot!(outcomes(&PAIRS, agree), @"
        38 ~ 38: Agree
        38 ~ 39: Differ(None)
        5987 ~ 6000: AgreeByRounding
        5900 ~ 6000: Differ(None)
        1893 ~ 1983: Differ(Some(SwappedDigits))
        27 ~ 28: Differ(None)
        30 ~ 28: Differ(None)
        3.8 billion USD ~ 3.84 billion USD: Agree
        3.8 billion USD ~ 3.8 million USD: Differ(Some(Scale))
        3.8 billion USD ~ 38 billion USD: Differ(Some(Scale))
        3.84 billion USD ~ 3.8 million USD: Differ(Some(Scale))
        1.7 billion ~ 1.8 billion: Differ(None)
        1.7 billion ~ 1.75 billion: Agree
        1.7 ~ 17: Differ(Some(Scale))
        1.7 billion ~ 1700000000: Agree
        3.8 billion USD ~ 3.8 billion EUR: Incomparable
        597 million ~ 600 million: AgreeByRounding
        38 % ~ 38.4 %: Agree
        38 % ~ 38.6 %: Differ(None)
        38 % ~ 38 percentage points: Incomparable
        38 % ~ 38: Incomparable
        38 ~ 38 km: Incomparable
        100 km ~ 62 mi: Agree
        100 km ~ 62.0 mi: Agree
        100 km ~ 100 mi: Differ(None)
        100 km ~ 1000 mi: Differ(None)
        100 km ~ 100 kg: Incomparable
        1 km ~ 1000 m: Agree
        100 km ~ 1000 m: Differ(Some(Scale))
        37 degC ~ 98.6 degF: Agree
        up to 6000 ~ up to 8000: Differ(None)
        up to 6000 ~ 6000: Agree
        up to 6000 ~ 8000: Differ(None)
        up to 6000 ~ at least 6000: Agree
        more than 6000 ~ 6000: AgreeByRounding
        more than 27 ~ 27: Differ(None)
        more than 27 ~ 28: Agree
        less than 27 ~ more than 27: Differ(None)
        about 6000 ~ 5500: Agree
        about 6000 ~ 5300: Differ(None)
        about 1983 ~ 1893: Differ(Some(SwappedDigits))
        nearly 6000 ~ 5987: Agree
        nearly 6000 ~ 6100: Differ(None)
        at least 27 ~ at least 28: Differ(None)
        12 ~ 21: Differ(Some(SwappedDigits))
        3.14 ~ 3.41: Differ(Some(SwappedDigits))
        ");
    }

    #[test]
    fn tolerance_changes_these() {
        let tolerances = [Tolerance::Exact, Tolerance::AsWritten, Tolerance::Within(decimal("0.05"))];
        let mut out = String::new();
        for (a, b) in PAIRS {
            let agree = |tolerance| agree_quantities(&quantity(a), &quantity(b), UnitTable::embedded(), tolerance);
            let [exact, written, within] = tolerances.map(agree);
            if exact != written || written != within {
                writeln!(out, "{a} ~ {b}: {exact:?}, {written:?}, {within:?}").unwrap();
            }
        }
        insta::assert_snapshot!(out, @"
        38 ~ 39: Differ(None), Differ(None), Agree
        5987 ~ 6000: Differ(None), AgreeByRounding, Agree
        5900 ~ 6000: Differ(None), Differ(None), Agree
        1893 ~ 1983: Differ(Some(SwappedDigits)), Differ(Some(SwappedDigits)), Agree
        27 ~ 28: Differ(None), Differ(None), Agree
        3.8 billion USD ~ 3.84 billion USD: Differ(None), Agree, Agree
        1.7 billion ~ 1.8 billion: Differ(None), Differ(None), Agree
        1.7 billion ~ 1.75 billion: Differ(None), Agree, Agree
        597 million ~ 600 million: Differ(None), AgreeByRounding, Agree
        38 % ~ 38.4 %: Differ(None), Agree, Agree
        38 % ~ 38.6 %: Differ(None), Differ(None), Agree
        more than 6000 ~ 6000: Differ(None), AgreeByRounding, Agree
        more than 27 ~ 27: Differ(None), Differ(None), Agree
        less than 27 ~ more than 27: Differ(None), Differ(None), Agree
        about 6000 ~ 5300: Differ(None), Differ(None), Agree
        about 1983 ~ 1893: Differ(Some(SwappedDigits)), Differ(Some(SwappedDigits)), Agree
        nearly 6000 ~ 6100: Differ(None), Differ(None), Agree
        at least 27 ~ at least 28: Differ(None), Differ(None), Agree
        ");
    }
}

mod laws {
    use super::*;

    fn weekdays() -> impl Strategy<Value = Weekday> {
        (1_i8..=7).prop_map(|day| Weekday::from_monday_one_offset(day).unwrap())
    }

    fn years() -> impl Strategy<Value = i16> {
        prop_oneof![4 => 1980..2030_i16, 1 => any::<i16>()]
    }

    /// Values as a reader may build them, possible or not.
    fn values() -> impl Strategy<Value = DateValue> {
        let year = || proptest::option::of(years());
        prop_oneof![
            6 => (year(), proptest::option::of(0..14_u8), proptest::option::of(0..33_u8), proptest::option::of(weekdays()))
                .prop_map(|(year, month, day, weekday)| DateValue::Day { year, month, day, weekday }),
            2 => (year(), proptest::option::of(0..55_u8), any::<bool>())
                .prop_map(|(year, week, weekend)| DateValue::Week { year, week, weekend }),
            1 => (year(), any::<u8>()).prop_map(|(year, quarter)| DateValue::Quarter { year, quarter: quarter % 6 }),
            1 => (year(), 0..4_u8).prop_map(|(year, half)| DateValue::Half { year, half }),
            1 => (year(), prop_oneof![Just(Season::Spring), Just(Season::Summer), Just(Season::Autumn), Just(Season::Winter)])
                .prop_map(|(year, season)| DateValue::Season { year, season }),
            1 => (proptest::option::of(-3..25_i16), any::<u8>())
                .prop_map(|(century, decade)| DateValue::Decade { century, decade: decade % 11 }),
            1 => prop_oneof![-3..25_i16, any::<i16>()].prop_map(|century| DateValue::Century { century }),
        ]
    }

    fn dates() -> impl Strategy<Value = PartialDate> {
        let part = proptest::option::weighted(0.2, prop_oneof![Just(Part::Early), Just(Part::Mid), Just(Part::Late)]);
        (values(), part, proptest::bool::weighted(0.1)).prop_map(|(value, part, approximate)| PartialDate {
            value,
            part,
            approximate,
        })
    }

    fn days() -> impl Strategy<Value = Date> {
        prop_oneof![
            4 => (1980..2030_i16, 1..=12_i8, 1..=28_i8),
            1 => (-9999..=9999_i16, 1..=12_i8, 1..=28_i8),
            1 => Just((9999, 12, 31)),
            1 => Just((-9999, 1, 1)),
        ]
        .prop_map(|(year, month, day)| Date::new(year, month, day).unwrap())
    }

    fn grains() -> impl Strategy<Value = Grain> {
        prop_oneof![
            Just(Grain::Day),
            Just(Grain::Weekend),
            Just(Grain::Week),
            Just(Grain::Month),
            Just(Grain::Quarter),
            Just(Grain::Season),
            Just(Grain::Half),
            Just(Grain::Year),
            Just(Grain::Decade),
            Just(Grain::Century),
        ]
    }

    fn hedges() -> impl Strategy<Value = Hedge> {
        prop_oneof![
            4 => Just(Hedge::None), 1 => Just(Hedge::About), 1 => Just(Hedge::Nearly), 1 => Just(Hedge::UpTo), 1 => Just(Hedge::AtLeast),
            1 => Just(Hedge::MoreThan), 1 => Just(Hedge::LessThan),
        ]
    }

    /// Figures as texts write them: digits, decimals, a scale word.
    fn figures() -> impl Strategy<Value = Figure> {
        let digits = prop_oneof![-99..10_000_i64, (1..100_i64).prop_map(|digits| digits * 100), -99..10_000_000_i64];
        (digits, 0..4_u32, prop_oneof![Just(0_u32), Just(3), Just(6), Just(9), Just(12)]).prop_map(
            |(digits, decimals, scale)| {
                let power = Decimal::from(10_i64.pow(scale));
                let value = Decimal::new(digits, decimals) * power;
                Figure::written(value.normalize(), (Decimal::new(1, decimals) * power).normalize(), scale > 0)
            },
        )
    }

    /// Figures that no text writes, but that must not break anything.
    fn odd_figures() -> impl Strategy<Value = Figure> {
        let decimals = || {
            prop_oneof![
                (any::<i64>(), 0..=28_u32).prop_map(|(digits, scale)| Decimal::new(digits, scale)),
                Just(Decimal::MAX),
                Just(Decimal::MIN),
                Just(Decimal::ZERO),
                Just(Decimal::new(1, 28)),
            ]
        };
        (decimals(), decimals(), any::<bool>()).prop_map(|(value, step, rounded)| Figure { value, step, rounded })
    }

    fn units() -> impl Strategy<Value = Unit> {
        let currency = |code: &str| Unit::Money(Currency::new(code).unwrap());
        let measure = |id: &str| Unit::Measure(id.to_owned());
        prop_oneof![
            3 => Just(Unit::One), 1 => Just(Unit::Percent), 1 => Just(Unit::PercentPoint), 1 => Just(currency("USD")),
            1 => Just(currency("KRW")), 1 => Just(measure("km")), 1 => Just(measure("mi")), 1 => Just(measure("degC")),
            1 => Just(measure("degF")), 1 => Just(measure("psi")),
        ]
    }

    fn quantities() -> impl Strategy<Value = Quantity> {
        (figures(), units(), hedges()).prop_map(|(figure, unit, hedge)| Quantity { figure, unit, hedge })
    }

    fn any_quantities() -> impl Strategy<Value = Quantity> {
        let figures = prop_oneof![3 => figures(), 1 => odd_figures()];
        (figures, units(), hedges()).prop_map(|(figure, unit, hedge)| Quantity { figure, unit, hedge })
    }

    fn agree(a: &Quantity, b: &Quantity, tolerance: Tolerance) -> Agreement {
        agree_quantities(a, b, UnitTable::embedded(), tolerance)
    }

    fn tolerances() -> impl Strategy<Value = Tolerance> {
        prop_oneof![
            Just(Tolerance::Exact),
            Just(Tolerance::AsWritten),
            (0..300_i64).prop_map(|thousandths| Tolerance::Within(Decimal::new(thousandths, 3))),
        ]
    }

    /// How much agreement there is; none for what cannot be compared.
    fn rank(agreement: Agreement) -> Option<u8> {
        match agreement {
            Agreement::Agree => Some(2),
            Agreement::AgreeByRounding => Some(1),
            Agreement::Differ(_) => Some(0),
            Agreement::Incomparable => None,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

        #[test]
        fn dates_agree_with_themselves_and_both_ways(a in dates(), b in dates()) {
            prop_assert_eq!(agree_dates(&a, &a), Agreement::Agree);
            prop_assert_eq!(agree_dates(&a, &b), agree_dates(&b, &a));
        }

        #[test]
        fn periods_agree_with_themselves_and_both_ways(ends in proptest::array::uniform4(proptest::option::of(dates()))) {
            let [from, to, other_from, other_to] = ends;
            let (a, b) = (Period { from, to }, Period { from: other_from, to: other_to });
            prop_assert_eq!(agree_periods(&a, &a), Agreement::Agree);
            prop_assert_eq!(agree_periods(&a, &b), agree_periods(&b, &a));
        }

        #[test]
        fn a_date_agrees_with_every_day_inside(date in dates(), share in 0..=1000_i32) {
            if let Some(days) = date.days() {
                let offset = i64::from(days.count() - 1) * i64::from(share) / 1000;
                let inside = days.first.checked_add(jiff::Span::new().days(offset)).unwrap();
                prop_assert!(days.contains(inside));
                prop_assert_eq!(agree_dates(&date, &PartialDate::of_date(inside)), Agreement::Agree);
                let outside = days.last.tomorrow();
                if let (Ok(outside), false) = (outside, date.approximate) {
                    prop_assert!(agree_dates(&date, &PartialDate::of_date(outside)).differs());
                }
            }
        }

        #[test]
        fn what_has_days_exists_and_parts_lie_inside(date in dates()) {
            if let Some(days) = date.days() {
                prop_assert!(date.exists());
                let whole = PartialDate { part: None, ..date }.days().unwrap();
                prop_assert_eq!(whole.intersect(days), Some(days));
                let parts = [Part::Early, Part::Mid, Part::Late].map(|part| PartialDate { part: Some(part), ..date }.days().unwrap());
                prop_assert_eq!((parts[0].first, parts[2].last), (whole.first, whole.last));
            }
        }

        #[test]
        fn resolving_fills_in_and_keeps_the_direction(date in dates(), reference in days()) {
            let [past, nearest, future] =
                [Direction::Past, Direction::Nearest, Direction::Future].map(|direction| date.resolve(reference, direction));
            for resolved in [past, nearest, future].into_iter().flatten() {
                prop_assert_eq!(resolved.resolve(reference, Direction::Past).is_some(), resolved.days().is_some());
                prop_assert_eq!((resolved.part, resolved.approximate), (date.part, date.approximate));
                prop_assert_eq!(agree_dates(&date, &resolved).differs(), false, "{} {}", date.timex(), resolved.timex());
            }
            if let (None, Some(past)) = (date.days(), past.and_then(|past| PartialDate { part: None, ..past }.days())) {
                prop_assert!(past.first <= reference);
            }
            if let (None, Some(future)) = (date.days(), future.and_then(|future| PartialDate { part: None, ..future }.days())) {
                prop_assert!(reference <= future.last);
            }
        }

        #[test]
        fn shifting_is_total_and_hits_the_reference(reference in days(), grain in grains(), count in any::<i32>()) {
            let _ = (shift(reference, grain, count), ago(reference, grain, count));
            let _ = (shift(reference, grain, count % 5000), ago(reference, grain, count % 5000));
            if let Some(here) = shift(reference, grain, 0) {
                prop_assert_eq!(here.grain(), grain);
                prop_assert!(grain == Grain::Weekend || here.days().unwrap().contains(reference), "{}", here.timex());
            }
        }

        #[test]
        fn shifted_units_follow_each_other(reference in days(), grain in grains(), count in -40..40_i32) {
            let here = shift(reference, grain, count).and_then(|date| date.days());
            let next = shift(reference, grain, count + 1).and_then(|date| date.days());
            if let (Some(here), Some(next)) = (here, next) {
                prop_assert!(here.last < next.first);
                let gap = if grain == Grain::Weekend { 6 } else { 1 };
                prop_assert_eq!(here.last.checked_add(jiff::Span::new().days(gap)).unwrap(), next.first);
            }
        }

        #[test]
        fn the_notation_of_dates_is_their_timex(value in values()) {
            let (timex, date) = (value.timex(), PartialDate::from(value));
            let without_weekday = match value {
                DateValue::Day { year, month, day: Some(day), .. } => DateValue::Day { year, month, day: Some(day), weekday: None },
                DateValue::Day { .. } | DateValue::Week { .. } | DateValue::Quarter { .. } | DateValue::Half { .. }
                | DateValue::Season { .. } | DateValue::Decade { .. } | DateValue::Century { .. } => value,
            };
            let notation = match value {
                DateValue::Decade { .. } => format!("{timex}X"),
                DateValue::Century { .. } => format!("{timex}XX"),
                DateValue::Day { .. } | DateValue::Week { .. } | DateValue::Quarter { .. } | DateValue::Half { .. }
                | DateValue::Season { .. } => timex,
            };
            let nothing = matches!(value, DateValue::Day { year: None, month: None, day: None, weekday: None }
                | DateValue::Week { week: None, weekend: false, .. });
            // Nobody says "a Friday of an unknown month in 2022, the 5th".
            if date.exists() && !nothing {
                prop_assert_eq!(PartialDate::parse_notation(&notation).map(|date| date.value), Ok(without_weekday));
            }
        }

        #[test]
        fn reading_notation_is_total(text in "[-0-9XWQHBC/. ,%a-z]{0,16}", odd in any::<String>()) {
            for text in [&text, &odd] {
                let _ = (PartialDate::parse_notation(text), Period::parse_notation(text));
                let _ = Quantity::parse_notation(text, UnitTable::embedded());
            }
        }

        #[test]
        fn quantities_agree_with_themselves_and_both_ways(a in any_quantities(), b in any_quantities(), tolerance in tolerances()) {
            prop_assert_eq!(agree(&a, &a, tolerance), Agreement::Agree);
            prop_assert_eq!(agree(&a, &b, tolerance), agree(&b, &a, tolerance));
            let _ = (a.to_string(), a.range());
        }

        #[test]
        fn more_tolerance_means_no_less_agreement(a in any_quantities(), b in any_quantities(), one in tolerances(), other in tolerances()) {
            let (less, more) = (one.min(other), one.max(other));
            prop_assert!(rank(agree(&a, &b, less)) <= rank(agree(&a, &b, more)));
        }

        #[test]
        fn near_figures_obey_the_same_laws(a in figures(), distance in -60..60_i64, hedges in (hedges(), hedges())) {
            let near = Figure { value: a.value + a.step * Decimal::from(distance), ..a };
            let (a, b) = (
                Quantity { figure: a, unit: Unit::One, hedge: hedges.0 },
                Quantity { figure: near, unit: Unit::One, hedge: hedges.1 },
            );
            let outcomes = [Tolerance::Exact, Tolerance::AsWritten, Tolerance::Within(Decimal::new(1, 2)), Tolerance::Within(Decimal::ONE)]
                .map(|tolerance| (rank(agree(&a, &b, tolerance)), agree(&a, &b, tolerance) == agree(&b, &a, tolerance)));
            prop_assert!(outcomes.is_sorted_by_key(|(rank, _)| *rank));
            prop_assert!(outcomes.iter().all(|(_, symmetric)| *symmetric));
        }

        #[test]
        fn a_slip_is_named_only_for_what_differs(figure in figures(), power in 1..4_u32, unit in units()) {
            let scaled = Figure { value: figure.value * Decimal::from(10_i64.pow(power)), ..figure };
            let quantity = |figure| Quantity { figure, unit: unit.clone(), hedge: Hedge::None };
            let outcome = agree(&quantity(figure), &quantity(scaled), Tolerance::AsWritten);
            if outcome.differs() {
                prop_assert_eq!(outcome, Agreement::Differ(Some(Slip::Scale)));
            } else {
                let ((low, high), (other_low, other_high)) = (quantity(figure).interval(), quantity(scaled).interval());
                let (loose_low, loose_high) = figure.loose_interval();
                let (other_loose_low, other_loose_high) = scaled.loose_interval();
                prop_assert!(low.min(loose_low) <= other_high.max(other_loose_high));
                prop_assert!(other_low.min(other_loose_low) <= high.max(loose_high));
            }
        }

        #[test]
        fn the_notation_of_quantities_is_their_display(quantity in quantities()) {
            let text = quantity.to_string();
            prop_assert_eq!(Quantity::parse_notation(&text, UnitTable::embedded()), Ok(quantity), "{}", text);
        }

        #[test]
        fn conversion_comes_back(digits in -1_000_000..1_000_000_i64, scale in 0..4_u32) {
            let (value, table) = (Decimal::new(digits, scale), UnitTable::embedded());
            for (one, other) in [("km", "mi"), ("degC", "degF"), ("kg", "lb"), ("m2", "pyeong"), ("l", "gal-us"), ("kn", "m/s")] {
                let back = table.convert(value, one, other).and_then(|value| table.convert(value, other, one)).unwrap();
                prop_assert!((back - value).abs() < Decimal::new(1, 18), "{value} {one} {other} {back}");
            }
        }
    }
}
