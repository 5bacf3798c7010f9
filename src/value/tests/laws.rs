//! Laws that hold for all values.

use proptest::prelude::*;

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
