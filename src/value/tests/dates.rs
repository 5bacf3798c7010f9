//! Tables of dates and periods: their days, their notation, and whether two agree.

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
    let cases =
        ["2022-02", "2022", "2022-Q3", "2022-H2", "2022-SP", "2022-W27", "2022-W27-WE", "2022-04-05", "199X", "19XX"];
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
    let on = |weekday| PartialDate::from(DateValue::Day { year: Some(2022), month: Some(4), day: Some(5), weekday });
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
