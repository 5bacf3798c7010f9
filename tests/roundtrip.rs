//! Values printed in each pack's own forms, and read back.
//!
//! Every form that a pack lists is tried, each with figures drawn anew: its separators, scale words, percent words,
//! currencies, units and months, and its own examples with other days and years put in.

use std::collections::{BTreeMap, BTreeSet};

use claimlint::mention::{self, Mention, Stated};
use claimlint::value::Decimal;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngSeed, TestRunner};

use crate::support::{article, files, languages, shown, text};

/// Spaces that may stand between groups of digits wherever a plain one may: no-break, narrow no-break, thin.
const SPACES: [&str; 3] = ["\u{A0}", "\u{202F}", "\u{2009}"];

/// Words that are not tried, as pack, word and the reason.
const EXCEPTIONS: [(&str, &str, &str); 2] = [
    ("ar", "د.أ", "it differs from the dirham's only by a hamza, which writers leave out at will"),
    ("it", "centesimo", "after a figure in digits it is the hundredth"),
];

#[test]
fn whole_numbers_survive_every_group_separator() {
    let mut trial = Trial::new();
    for pack in &packs() {
        let decimals = pack.list("number.decimal");
        let spaces = SPACES.iter().map(|space| (*space).to_owned());
        for separator in pack.list("number.group").into_iter().chain(spaces) {
            // One group after a sign that also stands before decimals is a matter of its own.
            let least = if decimals.contains(&separator) { 1_000_000 } else { 10_000 };
            for _ in 0..8 {
                let value = Decimal::from(trial.draw(&(least..1_000_000_000_000_u64)));
                trial.expect(pack, &figure(value, &separator, ""), &value.to_string());
            }
        }
        for _ in 0..8 {
            let value = Decimal::from(trial.draw(&(0..1_000_u64)));
            trial.expect(pack, &value.to_string(), &value.to_string());
            let value = Decimal::from(trial.draw(&(10_000..1_000_000_000_u64)));
            trial.expect(pack, &value.to_string(), &value.to_string());
        }
    }
    trial.assert_none();
}

#[test]
fn decimals_survive_every_decimal_separator() {
    let mut trial = Trial::new();
    for pack in &packs() {
        let groups = pack.list("number.group");
        for separator in pack.list("number.decimal").iter().map(String::as_str).chain(["\u{66B}"]) {
            for scale in [1, 1, 2, 4, 5] {
                let value = trial.decimal(1_000, scale);
                trial.expect(pack, &figure(value, "", separator), &value.normalize().to_string());
            }
            for group in groups.iter().filter(|group| *group != separator) {
                let value = Decimal::from(trial.draw(&(10_000..100_000_000_u32))) + trial.decimal(1, 2);
                trial.expect(pack, &figure(value, group, separator), &value.normalize().to_string());
            }
        }
    }
    trial.assert_none();
}

#[test]
fn figures_survive_every_scale_word() {
    let mut trial = Trial::new();
    for pack in &packs() {
        for (power, forms) in pack.table("number.multipliers") {
            let power: u32 = power.parse().unwrap();
            let scale = Decimal::from(10_i128.pow(power));
            for form in forms.iter().filter(|_| power >= 3) {
                for decimals in [0, 1, 2] {
                    let value = trial.decimal(100, decimals);
                    let text = format!("{}{}{form}", figure(value, "", &pack.point()), pack.space());
                    trial.expect(pack, &text, &(value * scale).normalize().to_string());
                }
            }
        }
    }
    trial.assert_none();
}

#[test]
fn percentages_survive_every_percent_word() {
    let mut trial = Trial::new();
    for pack in &packs() {
        for (list, sign) in [("percent.words", "%"), ("percent.points", "pp")] {
            for form in pack.own_and_shared(list) {
                for decimals in [0, 1, 2] {
                    let value = trial.decimal(100, decimals);
                    let digits = figure(value, "", &pack.point());
                    let wanted = format!("{} {sign}", value.normalize());
                    trial.expect(pack, &format!("{digits} {form}"), &wanted);
                    if !form.starts_with(char::is_alphabetic) {
                        trial.expect(pack, &format!("{digits}{form}"), &wanted);
                    }
                }
            }
        }
    }
    trial.assert_none();
}

#[test]
fn amounts_survive_every_currency_word() {
    let mut trial = Trial::new();
    for pack in &packs() {
        let codes = pack.codes();
        for (money, before) in [("money", false), ("money-before", true)] {
            for (code, forms) in pack.own_and_shared_table(money) {
                let (code, factor) = money_factor(&code);
                for form in forms.iter().filter(|form| !is_exception(pack, form)) {
                    for decimals in [0, 2] {
                        let value = trial.decimal(100, decimals);
                        let digits = figure(value, "", &pack.point());
                        let (value, space) = ((value * factor).normalize(), pack.space());
                        let any = codes.get(&form.to_lowercase()).into_iter().flatten();
                        let wanted: Vec<String> = any
                            .filter(|other| factor == Decimal::ONE || **other == code)
                            .map(|code| format!("{value} {code}"))
                            .collect();
                        trial.expect_any(pack, &format!("{digits}{space}{form}"), &wanted);
                        if before {
                            trial.expect_any(pack, &format!("{form} {digits}"), &wanted);
                        }
                    }
                }
            }
        }
    }
    trial.assert_none();
}

#[test]
fn quantities_survive_every_unit_word() {
    let mut trial = Trial::new();
    for pack in &packs() {
        for (unit, forms) in pack.own_and_shared_table("measure") {
            for form in forms {
                for decimals in [0, 1] {
                    let value = trial.decimal(100, decimals);
                    let digits = figure(value, "", &pack.point());
                    let wanted = format!("{} {unit}", value.normalize());
                    trial.expect(pack, &format!("{digits} {form}"), &wanted);
                }
            }
        }
    }
    trial.assert_none();
}

#[test]
fn dates_survive_with_every_month_in_the_forms_of_the_examples() {
    let mut trial = Trial::new();
    for pack in &packs() {
        let templates = pack.date_templates();
        assert!(
            !templates.is_empty(),
            "{}: no example writes a full date in figures, or with a name for its month",
            pack.tag
        );
        for template in &templates {
            for (number, names) in pack.table("calendar.months") {
                let month: u8 = number.parse().unwrap();
                for form in if template.contains("{n}") { vec![number] } else { names } {
                    if is_exception(pack, &form) {
                        continue;
                    }
                    let (year, day) = (trial.draw(&(1901..2100_i16)), trial.draw(&(1..=28_u8)));
                    let text = template.replace("{m}", &form).replace("{n}", &form).replace("{d}", &day.to_string());
                    let text = text.replace("{y}", &year.to_string());
                    trial.expect(pack, &text, &format!("{year}-{month:02}-{day:02}"));
                }
            }
        }
    }
    trial.assert_none();
}

#[test]
fn dates_in_figures_survive_in_the_order_of_the_pack() {
    let mut trial = Trial::new();
    for pack in &packs() {
        let order = pack.list("pack.date-order").remove(0);
        for _ in 0..8 {
            let (y, m, d) = (trial.draw(&(1901..2100_i16)), trial.draw(&(1..=12_u8)), trial.draw(&(1..=28_u8)));
            let wanted = format!("{y}-{m:02}-{d:02}");
            trial.expect(pack, &wanted, &wanted);
            trial.expect(pack, &format!("{d:02}.{m:02}.{y}"), &wanted);
            let slashed = match order.as_str() {
                "dmy" => [format!("{d}/{m}/{y}"), format!("{d:02}/{m:02}/{y}")],
                "mdy" => [format!("{m}/{d}/{y}"), format!("{m:02}/{d:02}/{y}")],
                _ => [format!("{y}/{m}/{d}"), format!("{y}/{m:02}/{d:02}")],
            };
            for text in slashed {
                trial.expect(pack, &text, &wanted);
            }
        }
    }
    trial.assert_none();
}

#[test]
fn years_and_spans_of_years_survive_in_the_forms_of_the_examples() {
    let mut trial = Trial::new();
    for pack in &packs() {
        let (years, spans) = (pack.year_templates(1), pack.year_templates(2));
        assert!(!years.is_empty() && !spans.is_empty(), "{}: no example of a year, or of years from and to", pack.tag);
        for template in years.iter().chain(&spans) {
            for _ in 0..3 {
                let (from, more) = (trial.draw(&(1901..2050_i16)), trial.draw(&(2..50_i16)));
                // A round year may be a round number, or a decade.
                let round = if template.text.split(' ').any(|word| is_exception(pack, word)) { 10 } else { 100 };
                let odd = |year: i16| year + i16::from(year % round == 0);
                let (from, to) = (odd(from), odd(from + more));
                let text = template.text.replace("{a}", &from.to_string()).replace("{b}", &to.to_string());
                let wanted = template.value.replace("{a}", &from.to_string()).replace("{b}", &to.to_string());
                trial.expect(pack, &text, &wanted);
            }
        }
    }
    trial.assert_none();
}

#[test]
fn digits_of_every_system_of_unicode_have_the_same_value() {
    let mut trial = Trial::new();
    let zeros = zeros();
    assert!(zeros.len() > 60, "{}", zeros.len());
    for pack in &packs() {
        let month = pack.table("calendar.months").remove(0).1.remove(0);
        let date = pack.date_templates().pop_first().unwrap().replace("{m}", &month).replace("{n}", "1");
        for &zero in &zeros {
            let value = trial.decimal(1_000, 2);
            let digits = figure(value, "", &pack.point());
            trial.expect(pack, &in_digits(zero, &digits), &value.normalize().to_string());
            trial.expect(pack, &in_digits(zero, &format!("{digits} %")), &format!("{} %", value.normalize()));
            let whole = Decimal::from(trial.draw(&(1_000_000..1_000_000_000_u32)));
            let group = pack.list("number.group").remove(0);
            trial.expect(pack, &in_digits(zero, &figure(whole, &group, "")), &whole.to_string());
            let (year, day) = (trial.draw(&(1901..2100_i16)), trial.draw(&(1..=28_u8)));
            let text = date.replace("{d}", &day.to_string()).replace("{y}", &year.to_string());
            trial.expect(pack, &in_digits(zero, &text), &format!("{year}-01-{day:02}"));
        }
    }
    trial.assert_none();
}

/// A pack as its file has it, with the shared one.
struct Pack {
    tag: String,
    own: toml::Table,
    shared: toml::Table,
}

/// An example with places for other years, in its text and its value.
struct YearTemplate {
    text: String,
    value: String,
}

fn packs() -> Vec<Pack> {
    let tables: Vec<(String, toml::Table)> = files("rules/lang")
        .iter()
        .filter_map(|path| {
            let name = shown(path);
            let tag = name.rsplit('/').next()?.strip_suffix(".toml")?.to_owned();
            Some((tag, text(path).parse().unwrap()))
        })
        .collect();
    let shared = tables.iter().find(|(tag, _)| tag == "und").unwrap().1.clone();
    let own = tables.into_iter().filter(|(tag, _)| tag != "und");
    own.map(|(tag, own)| Pack { tag, own, shared: shared.clone() }).collect()
}

impl Pack {
    /// The decimal separator that the pack names first.
    fn point(&self) -> String {
        self.list("number.decimal").remove(0)
    }

    /// What stands between a figure and a word: nothing where numbers go by ten thousands, which are written so.
    fn space(&self) -> &str {
        if at(&self.own, "number.myriad").and_then(toml::Value::as_bool) == Some(true) { "" } else { " " }
    }

    /// What is read in a text of the pack's language.
    fn read(&self, text: &str) -> Vec<Mention> {
        mention::read(&article(text, &self.tag), languages().get(&self.tag).unwrap(), None).mentions
    }

    fn list(&self, path: &str) -> Vec<String> {
        list(at(&self.own, path))
    }

    fn table(&self, path: &str) -> Vec<(String, Vec<String>)> {
        table(&self.own, path)
    }

    /// What the shared pack has besides, without the words that this one gives another use.
    fn own_and_shared(&self, path: &str) -> Vec<String> {
        let not = self.list("words.not");
        let shared = list(at(&self.shared, path)).into_iter().filter(|form| !not.contains(form));
        self.list(path).into_iter().chain(shared).collect()
    }

    fn own_and_shared_table(&self, path: &str) -> Vec<(String, Vec<String>)> {
        let not = self.list("words.not");
        let mut shared = table(&self.shared, path);
        for (_, forms) in &mut shared {
            forms.retain(|form| !not.contains(form));
        }
        self.table(path).into_iter().chain(shared).collect()
    }

    /// All currencies that each word may stand for.
    fn codes(&self) -> BTreeMap<String, BTreeSet<String>> {
        let mut codes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (code, forms) in ["money", "money-before"].iter().flat_map(|path| self.own_and_shared_table(path)) {
            for form in forms {
                codes.entry(form.to_lowercase()).or_default().insert(money_factor(&code).0);
            }
        }
        codes
    }

    /// The examples, each with its value: one mention, without its marks.
    fn examples(&self) -> Vec<(String, String)> {
        let Some(examples) = self.own.get("example").and_then(toml::Value::as_array) else { return Vec::new() };
        examples
            .iter()
            .filter_map(toml::Value::as_table)
            .flat_map(|example| {
                let value = example.get("value").and_then(toml::Value::as_str).unwrap_or_default().to_owned();
                list(example.get("forms")).into_iter().map(move |form| (value.clone(), form))
            })
            .map(|(value, form)| (value, form.replace("[[", "").replace("]]", "")))
            .collect()
    }

    /// Full dates of the examples, with `{d}`, `{m}` and `{y}` for the day, the month's name and the year, or `{n}` for
    /// the month's number.
    fn date_templates(&self) -> BTreeSet<String> {
        let months = self.table("calendar.months");
        let mut templates = BTreeSet::new();
        for (value, form) in self.examples() {
            let [Ok(year), Ok(month), Ok(day)] = value.split('-').map(str::parse::<u16>).collect::<Vec<_>>()[..] else {
                continue;
            };
            let Some(with_year) = once(&form, &year.to_string(), "{y}") else { continue };
            let Some(with_day) = once(&with_year, &day.to_string(), "{d}") else { continue };
            // An ordinal's ending goes with its day.
            let after = with_day.split("{d}").nth(1).unwrap_or_default();
            if after.starts_with(|c: char| (c.is_alphabetic() && c < '\u{2000}') || c == '-' || c == '\'') {
                continue;
            }
            let names = months.iter().find(|(number, _)| number.parse() == Ok(month)).map(|(_, names)| names);
            let longest = names
                .into_iter()
                .flatten()
                .filter(|name| with_day.contains(name.as_str()))
                .max_by_key(|name| name.len());
            templates.extend(match longest {
                Some(name) => once(&with_day, name, "{m}"),
                None => once(&with_day, &month.to_string(), "{n}"),
            });
        }
        templates
    }

    /// Examples whose value is one year, or two from and to.
    fn year_templates(&self, count: usize) -> Vec<YearTemplate> {
        let mut templates = Vec::new();
        for (value, form) in self.examples() {
            let years: Vec<&str> = value.split('/').collect();
            let are_years = years.iter().all(|year| year.len() == 4 && year.parse::<u16>().is_ok());
            // "1500" may be a number.
            if years.len() != count || !are_years || !self.read(&form).iter().all(is_dated) {
                continue;
            }
            let mut template = YearTemplate { text: form, value: value.clone() };
            let done = years.iter().zip(["{a}", "{b}"]).all(|(year, slot)| {
                let replaced = once(&template.text, year, slot).zip(once(&template.value, year, slot));
                replaced.map(|(text, value)| template = YearTemplate { text, value }).is_some()
            });
            if done {
                templates.push(template);
            }
        }
        templates
    }
}

/// The text with its only `wanted` replaced; none if it holds none, or several, or one inside a longer figure or word.
fn once(text: &str, wanted: &str, slot: &str) -> Option<String> {
    let (before, after) = text.split_once(wanted)?;
    let joins = |outer: Option<char>, inner: Option<char>| {
        outer.zip(inner).is_some_and(|(outer, inner)| {
            outer.is_numeric() && inner.is_numeric()
                || inner.is_alphabetic() && inner < '\u{2000}' && outer.is_alphabetic()
        })
    };
    let inside = joins(before.chars().next_back(), wanted.chars().next())
        || joins(after.chars().next(), wanted.chars().next_back());
    (!after.contains(wanted) && !inside).then(|| format!("{before}{slot}{after}"))
}

fn is_dated(mention: &Mention) -> bool {
    matches!(mention.stated, Stated::Date(_) | Stated::Period(_))
}

fn is_exception(pack: &Pack, form: &str) -> bool {
    EXCEPTIONS.iter().any(|(tag, word, _)| *tag == pack.tag && *word == form)
}

/// The code of a key of `[money]`, and what one of its words is worth in it.
fn money_factor(key: &str) -> (String, Decimal) {
    if let Some((code, parts)) = key.split_once('/') {
        return (code.to_owned(), Decimal::ONE / parts.parse::<Decimal>().unwrap());
    }
    let (code, times) = key.split_once('*').unwrap_or((key, "1"));
    (code.to_owned(), times.parse().unwrap())
}

fn at<'t>(table: &'t toml::Table, path: &str) -> Option<&'t toml::Value> {
    let mut parts = path.split('.');
    let mut value = table.get(parts.next()?)?;
    for part in parts {
        value = value.get(part)?;
    }
    Some(value)
}

fn list(value: Option<&toml::Value>) -> Vec<String> {
    match value {
        Some(toml::Value::String(one)) => vec![one.clone()],
        Some(toml::Value::Array(many)) => many.iter().filter_map(toml::Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

fn table(pack: &toml::Table, path: &str) -> Vec<(String, Vec<String>)> {
    let entries = at(pack, path).and_then(toml::Value::as_table).into_iter().flatten();
    entries.map(|(key, forms)| (key.clone(), list(Some(forms)))).collect()
}

/// A value in digits, with these separators.
fn figure(value: Decimal, group: &str, point: &str) -> String {
    let plain = value.to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = String::new();
    for (place, digit) in whole.char_indices() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text.push_str(group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push_str(point);
        text.push_str(fraction);
    }
    text
}

/// The digit zero of each decimal system of Unicode, but those that are only other shapes of the European digits.
fn zeros() -> Vec<char> {
    let digit = regex::Regex::new(r"^\p{Nd}$").unwrap();
    let is_digit = |c: &char| digit.is_match(c.encode_utf8(&mut [0; 4]));
    let shapes = |c: &char| {
        ('\u{1D7CE}'..='\u{1D7FF}').contains(c)
            || ('\u{1FBF0}'..='\u{1FBF9}').contains(c)
            || ('\u{1CCF0}'..='\u{1CCF9}').contains(c)
    };
    let digits: Vec<char> = ('\0'..=char::MAX).filter(is_digit).filter(|c| !shapes(c)).collect();
    // They stand in tens, from zero to nine.
    assert_eq!(digits.len() % 10, 0);
    digits.chunks(10).map(|ten| ten[0]).collect()
}

/// The text with the digits of the system that has this zero.
fn in_digits(zero: char, text: &str) -> String {
    let other = |digit: u32| char::from_u32(u32::from(zero) + digit).unwrap();
    text.chars().map(|c| c.to_digit(10).map_or(c, other)).collect()
}

/// Draws figures, always the same ones, and collects what is not read back.
struct Trial {
    runner: TestRunner,
    tried: usize,
    misses: Vec<String>,
}

impl Trial {
    fn new() -> Self {
        let config = Config { rng_seed: RngSeed::Fixed(7), failure_persistence: None, ..Config::default() };
        Self { runner: TestRunner::new(config), tried: 0, misses: Vec::new() }
    }

    fn draw<S: Strategy>(&mut self, strategy: &S) -> S::Value {
        strategy.new_tree(&mut self.runner).unwrap().current()
    }

    /// A value from 2 up to a bound with so many decimals, the last of them not zero; below 1 where the bound is 1.
    fn decimal(&mut self, bound: u32, decimals: u32) -> Decimal {
        let whole = if bound > 2 { self.draw(&(2..bound)) } else { 0 };
        let tail =
            if decimals == 0 { 0 } else { self.draw(&(0..10_u64.pow(decimals - 1))) * 10 + self.draw(&(1..10_u64)) };
        Decimal::from(whole) + Decimal::from(tail) / Decimal::from(10_u64.pow(decimals))
    }

    /// Notes a text that is not read as exactly this.
    fn expect(&mut self, pack: &Pack, text: &str, wanted: &str) {
        self.expect_any(pack, text, &[wanted.to_owned()]);
    }

    /// Notes a text that is not read as exactly one of these.
    fn expect_any(&mut self, pack: &Pack, text: &str, wanted: &[String]) {
        let read = pack.read(text);
        let read = read.iter().map(Mention::short).collect::<Vec<_>>().join("; ");
        self.tried += 1;
        if !wanted.contains(&read) {
            let wanted = wanted.join("` or `");
            self.misses.push(format!("{}: `{text}` is not `{wanted}`, but `{read}`", pack.tag));
        }
    }

    fn assert_none(&self) {
        let Self { tried, misses, .. } = self;
        assert!(*tried > 100, "{tried}");
        assert!(misses.is_empty(), "{} of {tried} are not read back\n{}\n", misses.len(), misses.join("\n"));
    }
}
