//! Builds a language from its pack: every word of every list becomes an entry of the dictionary, every pattern a path.

use std::collections::BTreeMap;

use super::fold::folded;
use super::glossary::Glossary;
use super::keys::{grain, product, season};
use super::language::{DateOrder, DateRule, ExtraWord, Language, Lexeme, PeriodRule, RelativeRule, Second};
use super::pack::{Forms, RawHedges, RawPack};
use super::pattern::{GAP_SPACE, Item, PatternTree, Slot, What, expand};
use super::sense::{HIJRI, Powers, Sense, Unstated};
use super::trie::Trie;
use crate::value::{Currency, Hedge, Part, Weekday};

impl Language {
    /// Builds a language from its pack, the pack of what belongs to no language, and the caller's words.
    /// Every problem of the pack is returned, each as one sentence; what is sound is used.
    pub(crate) fn new(pack: &RawPack, shared: &RawPack, extras: Vec<ExtraWord>) -> (Self, Vec<String>) {
        let mut builder = Builder::default();
        builder.shared(shared);
        for form in &pack.words.not {
            if builder.words.remove(&folded(form)).is_none() {
                builder.problems.push(format!("`{form}` of words.not is no word of the shared pack"));
            }
        }
        let mut language = builder.pack(pack);
        language.name_suffixes.extend(shared.words.name_suffixes.iter().map(|form| folded(form)));
        for (at, extra) in extras.iter().enumerate() {
            let id = u32::try_from(at).unwrap_or(u32::MAX);
            builder.words.entry(folded(&extra.text)).or_default().senses.push(Sense::Extra(id));
        }
        language.extras = extras;
        let words = &pack.words;
        let lists = [
            ("words.ambiguous", &words.ambiguous),
            ("words.dependent", &words.dependent),
            ("words.small", &words.small),
            ("number.closing", &pack.number.closing),
        ];
        for (list, forms) in lists {
            for form in forms {
                match builder.words.get_mut(&folded(form)) {
                    Some(draft) => match list {
                        "words.ambiguous" => draft.ambiguous = true,
                        "words.dependent" => draft.dependent = true,
                        "words.small" => draft.small = true,
                        _ => draft.senses.push(Sense::Closing),
                    },
                    None => builder.problems.push(format!("`{form}` of {list} is no word of this pack")),
                }
            }
        }
        let mut entries = BTreeMap::new();
        let mut morphemes = BTreeMap::new();
        for (text, draft) in std::mem::take(&mut builder.words) {
            if text.is_empty() {
                builder.problems.push("an empty word stands in a list".to_owned());
                continue;
            }
            let id = u32::try_from(language.lexemes.len()).unwrap_or(u32::MAX);
            let first = u32::try_from(language.senses.len()).unwrap_or(u32::MAX);
            let symbols: Vec<String> =
                builder.exact.iter().filter(|(key, _)| *key == text).map(|(_, form)| form.clone()).collect();
            let bound_by_case = draft.senses.iter().all(|sense| matches!(sense, Sense::Measure(_) | Sense::Extra(_)));
            let mut exact = 0;
            if !symbols.is_empty() {
                language.exact_forms.push(symbols);
                exact = u16::try_from(language.exact_forms.len()).unwrap_or(0);
            }
            language.lexemes.push(Lexeme {
                first,
                count: u16::try_from(draft.senses.len()).unwrap_or(u16::MAX),
                ambiguous: draft.ambiguous,
                dependent: draft.dependent,
                small: draft.small,
                shouted: draft.shouted,
                exact,
                bound_by_case,
                powers: Powers::NONE,
                slots: 0,
                words: 0,
                second: Second::default(),
                own: draft.senses.iter().any(|sense| !matches!(sense, Sense::Extra(_))),
            });
            if draft.senses.iter().any(|sense| is_morpheme(*sense)) {
                morphemes.insert(text.clone(), id);
            }
            language.senses.extend(draft.senses);
            entries.insert(text, id);
        }
        if language.joined {
            // The endings of ordinals live only inside compounds; as words of their own they would be noise.
            for suffix in &language.ordinal_suffixes {
                let id = u32::try_from(language.lexemes.len()).unwrap_or(u32::MAX);
                let first = u32::try_from(language.senses.len()).unwrap_or(u32::MAX);
                if !morphemes.contains_key(suffix) {
                    language.lexemes.push(Lexeme { first, count: 1, own: true, ..Lexeme::default() });
                    language.senses.push(Sense::OrdinalSuffix { apart: false });
                    morphemes.insert(suffix.clone(), id);
                }
            }
        }
        language.words = Trie::new(&entries);
        language.prefix_entries =
            language.prefixes.iter().map(|prefix| entries.get(prefix).copied().map(super::LexemeId)).collect();
        let endings: Vec<&String> = language.suffixes.iter().chain(&language.name_suffixes).collect();
        language.words.add_endings(entries.keys(), &endings);
        language.morphemes = Trie::new(&morphemes);
        language.find_powers();
        (language, builder.problems)
    }

    /// What is wrong with the pack of what belongs to no language.
    pub(crate) fn problems_of_shared(shared: &RawPack) -> Vec<String> {
        let mut builder = Builder::default();
        builder.shared(shared);
        builder.problems
    }
}

/// Whether a sense can be part of a number word that is written as one.
fn is_morpheme(sense: Sense) -> bool {
    matches!(
        sense,
        Sense::Number { .. }
            | Sense::Ordinal { .. }
            | Sense::NumberAnd
            | Sense::Times(_)
            | Sense::Fraction { .. }
            | Sense::PlusFraction { .. }
    )
}

/// Makes a sense of a hedge.
type HedgeSense = fn(Hedge) -> Sense;

#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, not a state")]
#[derive(Debug, Default)]
struct Draft {
    senses: Vec<Sense>,
    ambiguous: bool,
    dependent: bool,
    small: bool,
    shouted: bool,
}

#[derive(Debug, Default)]
struct Builder {
    words: BTreeMap<String, Draft>,
    literals: BTreeMap<String, u16>,
    /// The literals' texts, by number.
    literal_texts: Vec<String>,
    measures: Vec<String>,
    /// Symbols that count only as they are written, by their folded form.
    exact: Vec<(String, String)>,
    problems: Vec<String>,
}

impl Builder {
    fn add(&mut self, forms: &Forms, sense: Sense) {
        for form in forms {
            let draft = self.words.entry(folded(form)).or_default();
            // A code of capitals ("USD", "GW") is a code only in capitals, unless it is listed in small letters too.
            let letters = form.chars().filter(|c| c.is_alphabetic());
            let shouts = form.is_ascii() && letters.clone().count() > 1 && letters.clone().all(char::is_uppercase);
            draft.shouted = shouts && (draft.senses.is_empty() || draft.shouted);
            if !draft.senses.contains(&sense) {
                draft.senses.push(sense);
            }
        }
    }

    fn problem(&mut self, text: impl Into<String>) {
        self.problems.push(text.into());
    }

    /// What belongs to no language: signs, codes, symbols.
    fn shared(&mut self, shared: &RawPack) {
        self.quantities(shared);
        self.numbers(shared);
        self.add(&shared.nothing.phrases, Sense::Nothing);
        for (quarter, forms) in &shared.calendar.quarters {
            match quarter.parse() {
                Ok(number @ 1..=4) => self.add(forms, Sense::Quarter(number)),
                _ => self.problem(format!("`{quarter}` of calendar.quarters is not 1 to 4")),
            }
        }
        for (half, forms) in &shared.calendar.halves {
            match half.parse() {
                Ok(number @ 1..=2) => self.add(forms, Sense::Half(number)),
                _ => self.problem(format!("`{half}` of calendar.halves is not 1 or 2")),
            }
        }
    }

    fn pack(&mut self, pack: &RawPack) -> Language {
        let number = &pack.number;
        let mut language = Language {
            tag: pack.pack.language.clone(),
            name: pack.pack.name.clone(),
            glossary: Glossary::of(pack),
            date_order: match pack.pack.date_order.as_str() {
                "mdy" => DateOrder::MonthDayYear,
                "ymd" => DateOrder::YearMonthDay,
                "dmy" => DateOrder::DayMonthYear,
                other => {
                    self.problem(format!("pack.date-order is `{other}`; it must be dmy, mdy or ymd"));
                    DateOrder::DayMonthYear
                }
            },
            decimal: number.decimal.iter().filter_map(|form| form.chars().next()).collect(),
            decimal_with_unit: number.decimal_with_unit.iter().filter_map(|form| form.chars().next()).collect(),
            digits_after_scale: number.digits_after_scale,
            capital_nouns: pack.check.has_capital_nouns,
            ordinal_years: pack.date.ordinal_years,
            group: number.group.iter().filter_map(|form| form.chars().next()).collect(),
            joined: number.joined,
            myriad: number.myriad,
            vigesimal: number.vigesimal,
            units_first: number.units_first,
            digit_by_digit: number.digit_by_digit,
            ordinal_dot: number.ordinal_dot,
            ordinal_before: number.ordinal_before.iter().map(|form| folded(form)).collect(),
            elliptic: number.elliptic,
            weak_after_and: number.weak_after_and,
            decimal_before_scale: number.decimal_before_scale,
            ordinal_suffixes: number.ordinal_suffixes.iter().map(|form| folded(form)).collect(),
            decade_suffixes: pack.calendar.decade_suffixes.iter().map(|form| folded(form)).collect(),
            owners: pack.calendar.owners.iter().map(|form| folded(form)).collect(),
            reference: pack.reference.clone(),
            prefixes: longest_first(&pack.words.prefixes),
            suffixes: longest_first(&pack.words.suffixes),
            name_suffixes: longest_first(&pack.words.name_suffixes),
            short_dates: pack.date.short.clone(),
            capital_weekdays: has_capitals(&pack.calendar.weekdays),
            ..Language::default()
        };
        self.numbers(pack);
        self.quantities(pack);
        self.calendar(pack, &mut language);
        self.statement(pack);
        self.add(&pack.words.labels, Sense::Label);
        self.add(&pack.words.spans, Sense::Duration);
        self.add(&pack.words.clock, Sense::Clock);
        self.add(&pack.words.clock_before, Sense::ClockBefore);
        self.add(&pack.number.counters, Sense::Counter { many: false });
        self.add(&pack.number.counters_many, Sense::Counter { many: true });
        if pack.number.myriad {
            let (apart, touching): (Forms, Forms) =
                pack.number.ordinal_suffixes.iter().cloned().partition(|form| form.starts_with(' '));
            self.add(&touching, Sense::OrdinalSuffix { apart: false });
            let apart: Forms = apart.iter().map(|form| form.trim().to_owned()).collect();
            self.add(&apart, Sense::OrdinalSuffix { apart: true });
        }
        self.add(&pack.words.abbreviations, Sense::Abbreviation);
        self.add(&pack.nothing.phrases, Sense::Nothing);
        // Patterns come last, since they have to know which of their words another list has joined into one.
        self.patterns(pack, &mut language);
        language.measures = std::mem::take(&mut self.measures);
        language
    }

    fn numbers(&mut self, pack: &RawPack) {
        let number = &pack.number;
        for (weak, table) in [(false, &number.cardinals), (true, &number.weak)] {
            for (value, forms) in table {
                match product(value) {
                    Some((add, power)) => self.add(forms, Sense::Number { add, power, weak }),
                    None => self.problem(format!("`{value}` is no value of a number word; write 7, or 2*1000")),
                }
            }
        }
        for (power, forms) in &number.multipliers {
            match power.parse() {
                Ok(power @ 1..=24) => self.add(forms, Sense::Number { add: 0, power, weak: false }),
                _ => self.problem(format!("`{power}` of number.multipliers is no power of ten from 1 to 24")),
            }
        }
        for (power, forms) in &number.touching {
            match power.parse() {
                Ok(power @ 1..=24) => {
                    for form in forms {
                        let capital = form.chars().all(char::is_uppercase);
                        self.add(&vec![form.clone()], Sense::TouchingScale { power, capital });
                    }
                }
                _ => self.problem(format!("`{power}` of number.touching is no power of ten from 1 to 24")),
            }
        }
        for (power, forms) in &number.money_scales {
            match power.parse() {
                Ok(power @ 1..=24) => self.add(forms, Sense::MoneyScale(power)),
                _ => self.problem(format!("`{power}` of number.money-scales is no power of ten from 1 to 24")),
            }
        }
        for (factor, forms) in &number.times {
            match factor.parse() {
                Ok(factor) => self.add(forms, Sense::Times(factor)),
                Err(_) => self.problem(format!("`{factor}` of number.times is no whole number")),
            }
        }
        for (value, forms) in &number.denominators {
            match product(value) {
                Some((add, power)) => self.add(forms, Sense::Denominator { add, power }),
                None => {
                    self.problem(format!("`{value}` of number.denominators is no whole number; write 7, or 1*1000"));
                }
            }
        }
        for (value, forms) in &number.ordinals {
            match value.parse() {
                Ok(add) => self.add(forms, Sense::Ordinal { add, power: 0 }),
                Err(_) => self.problem(format!("`{value}` of number.ordinals is no whole number")),
            }
        }
        for (value, forms) in &number.ordinals_behind {
            match value.parse() {
                Ok(value) => self.add(forms, Sense::OrdinalBehind(value)),
                Err(_) => self.problem(format!("`{value}` of number.ordinals-behind is no whole number")),
            }
        }
        for (power, forms) in &number.ordinal_multipliers {
            match power.parse() {
                Ok(power @ 1..=24) => self.add(forms, Sense::Ordinal { add: 0, power }),
                _ => self.problem(format!("`{power}` of number.ordinal-multipliers is no power of ten from 1 to 24")),
            }
        }
        for (is_added, table) in [(false, &number.fractions), (true, &number.plus_fractions)] {
            for (value, forms) in table {
                let parts =
                    value.split_once('/').and_then(|(above, below)| Some((above.parse().ok()?, below.parse().ok()?)));
                match parts {
                    Some((numerator, denominator)) if denominator > 0 && is_added => {
                        self.add(forms, Sense::PlusFraction { numerator, denominator });
                    }
                    Some((numerator, denominator)) if denominator > 0 => {
                        self.add(forms, Sense::Fraction { numerator, denominator });
                    }
                    _ => self.problem(format!("`{value}` is no fraction; write 1/2")),
                }
            }
        }
        self.add(&number.ordinal_prefixes, Sense::OrdinalPrefix);
        self.add(&number.fraction_links, Sense::FractionLink);
        self.add(&number.fraction_over, Sense::FractionOver { words: false });
        self.add(&number.fraction_of, Sense::FractionOver { words: true });
        self.add(&number.fraction_connectors, Sense::FractionAnd);
        self.add(&number.figure_links, Sense::FigureLink);
        self.add(&number.connectors, Sense::NumberAnd);
        self.add(&number.points, Sense::DecimalPoint);
        self.add(&number.minus, Sense::Minus);
        self.add(&number.not_last, Sense::NotLast);
        self.add(&number.power_links, Sense::PowerLink);
        self.add(&number.power_words, Sense::PowerWord);
        self.add(&number.vague, Sense::Vague);
    }

    fn quantities(&mut self, pack: &RawPack) {
        for (is_prefix, table) in [(false, &pack.money), (true, &pack.money_before)] {
            for (code, forms) in table {
                let (code, power) = code.split_once('*').map_or((code.as_str(), Some(0)), |(code, factor)| {
                    (code, product(&format!("1*{factor}")).map(|(_, power)| power))
                });
                let (code, minor) =
                    code.split_once('/').map_or((code, Some(1)), |(code, minor)| (code, minor.parse().ok()));
                match (Currency::new(code), minor, power) {
                    (Some(currency), Some(minor), Some(power)) if minor > 0 => {
                        self.add(forms, Sense::Money { currency, minor, prefix: is_prefix, power });
                    }
                    _ => self.problem(format!("`{code}` of money is no ISO 4217 code, or code/100")),
                }
            }
        }
        if pack.pack.language == "und" {
            // Symbols differ by case: "g" is a gram, "5G" a network.
            self.exact.extend(pack.measure.values().flatten().map(|form| (folded(form), form.clone())));
        } else {
            // A pack may spell such a symbol in another way, too.
            for form in pack.measure.values().flatten() {
                let key = folded(form);
                if self.exact.iter().any(|(known, _)| *known == key) {
                    self.exact.push((key, form.clone()));
                }
            }
        }
        for (unit, forms) in &pack.measure {
            let at = self.measures.iter().position(|known| known == unit).unwrap_or_else(|| {
                self.measures.push(unit.clone());
                self.measures.len() - 1
            });
            self.add(forms, Sense::Measure(u16::try_from(at).unwrap_or(u16::MAX)));
        }
        self.add(&pack.percent.words, Sense::Percent);
        self.add(&pack.percent.points, Sense::PercentPoint);
        self.add(&pack.percent.linkers, Sense::Linker);
        self.add(&pack.percent.tenths, Sense::Tenths);
        self.add(&pack.percent.hundredths, Sense::Hundredths);
        // What says "hundredths of" before its figure ends a denominator behind a number: "five hundredths of".
        let links = &pack.number.fraction_links;
        let ends_with_link = |form: &&String| links.iter().any(|link| form.ends_with(link.as_str()) && *form != link);
        for (power, forms) in
            [(2, Some(&pack.percent.words)), (3, pack.percent.smaller.get("10")), (4, pack.percent.smaller.get("100"))]
        {
            let forms: Forms = forms.into_iter().flatten().filter(ends_with_link).cloned().collect();
            self.add(&forms, Sense::ScaledFractionLink(power));
        }
        for (divisor, forms) in &pack.percent.smaller {
            match divisor.parse() {
                Ok(divisor) if divisor > 1 => self.add(forms, Sense::Smaller(divisor)),
                _ => self.problem(format!("`{divisor}` of percent.smaller is no whole number above one")),
            }
        }
        let kinds: [(&RawHedges, HedgeSense); 3] = [
            (&pack.hedge, Sense::Hedge),
            (&pack.hedge_after, Sense::HedgeAfter),
            (&pack.hedge_counts, Sense::HedgeOfCounts),
        ];
        for (hedges, sense) in kinds {
            let RawHedges { about, nearly, up_to, at_least, more_than, less_than, links } = hedges;
            self.add(links, Sense::HedgeLink);
            for (forms, hedge) in [
                (about, Hedge::About),
                (nearly, Hedge::Nearly),
                (up_to, Hedge::UpTo),
                (at_least, Hedge::AtLeast),
                (more_than, Hedge::MoreThan),
                (less_than, Hedge::LessThan),
            ] {
                self.add(forms, sense(hedge));
            }
        }
    }

    fn calendar(&mut self, pack: &RawPack, language: &mut Language) {
        let calendar = &pack.calendar;
        for (number, forms) in &calendar.months {
            match number.parse() {
                Ok(month @ 1..=12) => self.add(forms, Sense::Month(month)),
                _ => self.problem(format!("`{number}` of calendar.months is not 1 to 12")),
            }
        }
        for (number, forms) in &calendar.hijri_months {
            match number.parse() {
                Ok(month @ 1..=12) => self.add(forms, Sense::HijriMonth(month)),
                _ => self.problem(format!("`{number}` of calendar.hijri-months is not 1 to 12")),
            }
        }
        for (bracketed, table) in [(false, &calendar.weekdays), (true, &calendar.weekdays_in_brackets)] {
            for (number, forms) in table {
                match number.parse().ok().and_then(|day| Weekday::from_monday_one_offset(day).ok()) {
                    Some(weekday) if bracketed => self.add(forms, Sense::BracketedWeekday(weekday)),
                    Some(weekday) => self.add(forms, Sense::Weekday(weekday)),
                    None => self.problem(format!("`{number}` of calendar.weekdays is not 1 (Monday) to 7")),
                }
            }
        }
        for (name, forms) in &calendar.seasons {
            match season(name) {
                Some(season) => self.add(forms, Sense::Season(season)),
                None => self.problem(format!("`{name}` of calendar.seasons is not spring, summer, autumn or winter")),
            }
        }
        for (name, forms) in &calendar.units {
            match grain(name) {
                Some(grain) => self.add(forms, Sense::Grain(grain)),
                None => self.problem(format!("`{name}` of calendar.units is no unit of the calendar (day to century)")),
            }
        }
        for (name, forms) in &calendar.parts {
            match name.as_str() {
                "early" => self.add(forms, Sense::Part(Part::Early)),
                "mid" => self.add(forms, Sense::Part(Part::Mid)),
                "late" => self.add(forms, Sense::Part(Part::Late)),
                _ => self.problem(format!("`{name}` of calendar.parts is not early, mid or late")),
            }
        }
        self.add(&calendar.last, Sense::Last);
        for (name, forms) in &calendar.quarters {
            match name.parse() {
                Ok(quarter @ 1..=4) => self.add(forms, Sense::Quarter(quarter)),
                _ => self.problem(format!("`{name}` of calendar.quarters is not 1 to 4")),
            }
        }
        for (name, forms) in &calendar.halves {
            match name.parse() {
                Ok(half @ 1..=2) => self.add(forms, Sense::Half(half)),
                _ => self.problem(format!("`{name}` of calendar.halves is not 1 or 2")),
            }
        }
        for (name, forms) in &calendar.decades {
            match name.parse() {
                Ok(decade @ 0..=9) => self.add(forms, Sense::Decade(decade)),
                _ => self.problem(format!("`{name}` of calendar.decades is not 0 to 9")),
            }
        }
        for (name, forms) in &calendar.eras {
            let first_year = if name == "hijri" { Ok(HIJRI) } else { name.parse() };
            match first_year {
                Ok(first_year) => self.add(forms, Sense::Era { first_year }),
                Err(_) => self.problem(format!("`{name}` of calendar.eras is no year")),
            }
        }
        for (rule, forms) in &calendar.holidays {
            match super::feast::feast(rule) {
                Some(feast) => {
                    let at = u16::try_from(language.holidays.len()).unwrap_or(u16::MAX);
                    language.holidays.push(feast);
                    self.add(forms, Sense::Holiday(at));
                }
                None => self.problem(format!(
                    "`{rule}` of calendar.holidays is no day of a year; write 12-25, easter+49, hijri 9-1 or easter-46..easter-1"
                )),
            }
        }
        self.add(&pack.date.year_cues, Sense::YearCue);
        self.add(&pack.date.day_cues, Sense::DayCue);
    }

    fn patterns(&mut self, pack: &RawPack, language: &mut Language) {
        let mut dates = Vec::new();
        for form in &pack.date.absolute {
            dates.push((form, DateRule::Absolute));
        }
        for relative in &pack.date.relative {
            let unit = if relative.unit.is_empty() { None } else { grain(&relative.unit) };
            if unit.is_none() && !relative.unit.is_empty() {
                self.problem(format!(
                    "`{}` of date.relative is no unit of the calendar (day to century)",
                    relative.unit
                ));
            }
            let rule = RelativeRule {
                shift: relative.shift,
                unit,
                counted: relative.counted,
                stretch: relative.stretch,
                by_week: relative.by_week,
                from_date: relative.from_date,
                leading: relative.leading,
            };
            if rule.from_date {
                // These may begin with a date, so they stand beside the dates, as periods do.
                language.period_rules.push(PeriodRule::Offset(rule));
                let at = u16::try_from(language.period_rules.len() - 1).unwrap_or(u16::MAX);
                for form in &relative.forms {
                    self.pattern(form, at, &mut language.periods);
                }
                continue;
            }
            let rule = DateRule::Relative(rule);
            dates.extend(relative.forms.iter().map(|form| (form, rule)));
        }
        for (form, rule) in dates {
            let at = language.date_rules.iter().position(|known| *known == rule).unwrap_or_else(|| {
                language.date_rules.push(rule);
                language.date_rules.len() - 1
            });
            let at = u16::try_from(at).unwrap_or(u16::MAX);
            self.pattern(form, at, &mut language.dates);
            if let DateRule::Relative(RelativeRule { stretch: false, leading: false, .. }) = rule {
                self.pattern(form, at, &mut language.relatives);
            }
        }
        for (rule, forms) in [
            (PeriodRule::Range, &pack.date.range),
            (PeriodRule::Since, &pack.date.since),
            (PeriodRule::Until, &pack.date.until),
        ] {
            language.period_rules.push(rule);
            let at = u16::try_from(language.period_rules.len() - 1).unwrap_or(u16::MAX);
            for form in forms {
                self.pattern(form, at, &mut language.periods);
                if rule == PeriodRule::Range {
                    self.range_words(form);
                }
            }
        }
    }

    /// The words that open a range and join its ends hold for figures too.
    fn range_words(&mut self, form: &str) {
        let Ok(rows) = expand(form, |word| self.literals.get(&folded(word)).copied().unwrap_or(u16::MAX)) else {
            return;
        };
        for row in rows {
            let mut before = None;
            let mut after_first = false;
            let mut between = Vec::new();
            for item in row {
                match item.what {
                    What::Word(word) if after_first => between.push(word),
                    What::Word(word) => before = Some(word),
                    What::Slot(Slot::From) => after_first = true,
                    What::Slot(_) => break,
                }
            }
            if let (Some(open), [link]) = (before, between.as_slice()) {
                for (word, sense) in [(open, Sense::RangeOpen), (*link, Sense::RangeLink)] {
                    if let Some(text) = self.literal_texts.get(usize::from(word)).cloned() {
                        self.add(&vec![text], sense);
                    }
                }
            }
        }
    }

    fn pattern(&mut self, form: &str, rule: u16, tree: &mut PatternTree) {
        let literals = &mut self.literals;
        let mut new = Vec::new();
        let rows = expand(form, |word| {
            let key = folded(word);
            let next = u16::try_from(literals.len()).unwrap_or(u16::MAX);
            *literals.entry(key).or_insert_with_key(|key| {
                new.push((key.clone(), next));
                next
            })
        });
        for (key, id) in new {
            self.add(&vec![key.clone()], Sense::Literal(id));
            self.literal_texts.push(key);
        }
        match rows {
            Ok(rows) => {
                for row in rows {
                    for joined in self.joined(&row) {
                        tree.add(&joined, rule);
                    }
                    tree.add(&row, rule);
                }
            }
            Err(problem) => self.problem(problem),
        }
    }

    /// The same row with words that stand as one phrase in another list ("up to", a hedge) taken as that phrase:
    /// the longest phrase at a place is what the text is read as.
    fn joined(&mut self, row: &[Item]) -> Vec<Vec<Item>> {
        let mut rows = Vec::new();
        for from in 0..row.len() {
            let mut phrase = String::new();
            for (length, item) in row.get(from..).unwrap_or_default().iter().enumerate() {
                let What::Word(word) = item.what else { break };
                if length > 0 {
                    if item.gaps & GAP_SPACE == 0 {
                        break;
                    }
                    phrase.push(' ');
                }
                phrase.push_str(self.literal_texts.get(usize::from(word)).map_or("", String::as_str));
                if length == 0 || !self.words.contains_key(&phrase) {
                    continue;
                }
                let next = u16::try_from(self.literals.len()).unwrap_or(u16::MAX);
                let id = *self.literals.entry(phrase.clone()).or_insert(next);
                if id == next {
                    self.literal_texts.push(phrase.clone());
                }
                self.add(&vec![phrase.clone()], Sense::Literal(id));
                let Some(first) = row.get(from) else { continue };
                let mut joined: Vec<Item> = row.get(..from).unwrap_or_default().to_vec();
                joined.push(Item { gaps: first.gaps, what: What::Word(id) });
                joined.extend(row.get(from + length + 1..).unwrap_or_default());
                rows.push(joined);
            }
        }
        rows
    }

    fn statement(&mut self, pack: &RawPack) {
        let statement = &pack.statement;
        for (forms, reason) in [
            (&statement.negated, Unstated::Negated),
            (&statement.conditional, Unstated::Conditional),
            (&statement.planned, Unstated::Planned),
            (&statement.denied, Unstated::Denied),
            (&statement.rumoured, Unstated::Rumoured),
        ] {
            self.add(forms, Sense::Unstated(reason));
        }
        self.add(&statement.attribution, Sense::Attribution);
        self.add(&statement.past, Sense::Past);
        self.add(&statement.future, Sense::Future);
    }
}

fn longest_first(forms: &Forms) -> Vec<String> {
    let mut forms: Vec<String> = forms.iter().map(|form| folded(form)).collect();
    forms.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    forms
}

/// Whether the first form of each part of a table begins with a capital.
fn has_capitals(table: &BTreeMap<String, Forms>) -> bool {
    table.values().all(|forms| forms.first().is_some_and(|form| form.starts_with(char::is_uppercase)))
}
