//! Tables of figures and units: what they stand for, their notation, and whether two agree.

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
    let table = UnitTable::from_toml(include_str!("../../../rules/units.toml")).unwrap();
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
    insta::assert_snapshot!(UnitTable::from_toml(&format!("{notation}[units]\n[euro]\nUSD = \"1,95\"")).unwrap_err(), @r#"euro USD = "1,95": write a known currency and an exact decimal above zero"#);
    insta::assert_snapshot!(UnitTable::from_toml(&format!("{notation}[units]\n[euro]\nXYZ = \"1.95\"")).unwrap_err(), @r#"euro XYZ = "1.95": write a known currency and an exact decimal above zero"#);
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
    let agree =
        |a: &str, b: &str| agree_quantities(&quantity(a), &quantity(b), UnitTable::embedded(), Tolerance::AsWritten);
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
