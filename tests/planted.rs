//! Plants one mistake after the other in the clean seeds, and in the facts they rest on: a digit, a month, a weekday,
//! two letters of an acronym, a scale word. Each must be found. A failure lists what was missed.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use claimlint::finding::{Finding, Role, Severity};
use claimlint::mention::{self, Stated};
use claimlint::rulebook::{FactValue, RuleSet};
use claimlint::source::{Article, Format};
use claimlint::span::Span;
use claimlint::value::{DateValue, Decimal, Hedge, PartialDate, Period, Quantity};

use crate::support::{Desk, article_of, files, root, shown, text};

/// How many of a hundred planted mistakes of a kind are found, at least.
const FLOORS: &[(&str, &str, usize)] = &[
    ("ar", "acronym", 100),
    ("ar", "digit of a date", 100),
    ("ar", "digit of a figure", 100),
    ("ar", "digit of a year", 100),
    ("ar", "month", 100),
    ("ar", "scale", 100),
    ("ar", "weekday", 100),
    ("de", "acronym", 100),
    ("de", "digit of a date", 100),
    ("de", "digit of a figure", 100),
    ("de", "digit of a year", 100),
    ("de", "month", 100),
    ("de", "scale", 100),
    ("de", "weekday", 100),
    ("en", "acronym", 100),
    ("en", "digit of a date", 100),
    ("en", "digit of a figure", 100),
    ("en", "digit of a year", 100),
    ("en", "month", 100),
    ("en", "scale", 100),
    ("en", "weekday", 100),
];

/// The same, for mistakes in the values of facts.
const FACT_FLOORS: &[(&str, &str, usize)] = &[
    ("fact", "day", 100),
    ("fact", "digit", 100),
    ("fact", "month", 100),
    ("fact", "scale", 100),
    ("fact", "year", 100),
];

/// Mistakes in seeds that are none: the seed, how what is written begins, and why that agrees with the fact all the same.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("seeds/ar/clean-cyber-centre.txt", "0000", "the seed says more than that"),
    ("seeds/ar/clean-cyber-centre.txt", "1000", "the seed says more than that, which 2000 are"),
    ("seeds/de/clean-cyberzentrum.txt", "0000", "the seed says more than that"),
    ("seeds/de/clean-cyberzentrum.txt", "1000", "the seed says more than that, which 2000 are"),
    ("seeds/en/clean-spy-agency-joins.txt", "1,000", "the seed says more than that, which 2,000 are"),
    ("seeds/en/clean-crypto-thefts.md", "2025", "the article is of 2025, of which the rulebook has no figure"),
    ("seeds/en/clean-crypto-thefts.md", "$30", "the fact dmm-bitcoin-stolen has a tolerance of 2 %"),
];

/// Mistakes of which only a note can be made, since what is written may be right: the seed, the year, and what is written
/// for it. The rulebook has no figure for that year, and the figure is one of those that come again ("some 8,400").
const NOTES: &[(&str, &str, &str)] = &[
    ("seeds/en/clean-crypto-thefts.md", "2023", "2003"),
    ("seeds/en/clean-crypto-thefts.md", "2023", "2013"),
    ("seeds/en/clean-crypto-thefts.md", "2024", "2004"),
    ("seeds/en/clean-crypto-thefts.md", "2024", "2014"),
    ("seeds/en/clean-crypto-thefts.md", "2024", "2020"),
    ("seeds/en/clean-crypto-thefts.md", "2024", "2021"),
    ("seeds/en/clean-crypto-thefts.md", "2024", "2023"),
];

/// Mistakes in facts that are none: the fact, its mistaken value, and why the seeds agree with it all the same.
const FACT_EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("locked-shields-2022-held", "2022-04-20/2022-04-23", "the seeds name only days inside"),
    ("locked-shields-2023-held", "2023-04-19/2023-04-22", "the seeds name only the month"),
    ("ruge-seoul-tokyo", "2025-01-15/2025-01-17", "the seeds say mid-January"),
    ("ruge-seoul-tokyo", "2025-01-24/2025-01-26", "the seeds say mid-January"),
    ("ruge-seoul-tokyo", "2025-02-14/2025-02-16", "the seeds say mid-January"),
    ("security-advisers-seoul", "2023-12-09/2023-12-10", "the seeds name only a day inside"),
    ("locked-shields-2022-participants", "2001", "the seeds say more than 2000"),
    ("locked-shields-2022-participants", "2010", "the seeds say more than 2000"),
    ("locked-shields-2022-participants", "2100", "the seeds say more than 2000"),
    ("locked-shields-2022-participants", "3000", "the seeds say more than 2000"),
    ("locked-shields-2022-participants", "2000000", "the seeds say more than 2000"),
    ("north-korea-cyber-personnel", "8401", "the seeds say some 8400"),
    ("north-korea-cyber-personnel", "8410", "the seeds say some 8400"),
    ("north-korea-cyber-personnel", "8500", "the seeds say some 8400"),
    ("north-korea-stolen-crypto", "1100000000", "the seeds say about 1.0 billion"),
    ("ronin-stolen", "621000000", "the seeds say some 620 million"),
    ("ronin-stolen", "630000000", "the seeds say some 620 million"),
    ("dmm-bitcoin-stolen", "306000000", "the fact has a tolerance of 2 %"),
];

/// How many values of facts the clean seeds rest on, at least.
const FACT_VALUES: usize = 40;

#[test]
fn a_mistake_in_a_clean_seed_is_found() {
    let mut tally = Tally::default();
    for seed in clean_seeds() {
        for case in cases(&seed) {
            let changed = format!("{}{}{}", &seed.file[..case.place.start], case.written, &seed.file[case.place.end..]);
            let article = seed.read(&changed);
            let findings = Desk::of_project().checker().check_article(&article).findings;
            let place = Span::new(case.place.start, case.place.start + case.written.len());
            // The seed is clean, so whatever is found comes from the change. It must be shown in its line: a year
            // that says what a figure is of is questioned at the figure.
            let line = line_around(&changed, place);
            let found = findings.iter().any(|finding| is_at(finding, line, case.least(&seed)));
            if found
                || !EXCEPTIONS.iter().any(|(name, written, _)| *name == seed.name && case.written.starts_with(written))
            {
                tally.add(&seed.tag, case.kind, found, || case.shown(&seed));
            }
        }
    }
    tally.hold(FLOORS);
}

#[test]
fn a_mistake_in_a_fact_is_found_from_the_other_side() {
    let desk = Desk::of_project();
    let articles: Vec<Article> = clean_seeds().iter().map(|seed| seed.read(&seed.file)).collect();
    let is_found = |rules: &RuleSet, fact: &str| {
        let checker = desk.checker_with(rules);
        articles.iter().any(|article| {
            checker.check_article(article).findings.iter().any(|finding| {
                finding.severity >= Severity::Warning
                    && (finding.fact.as_deref() == Some(fact)
                        || finding.also.iter().any(|also| also.fact.as_deref() == Some(fact)))
            })
        })
    };
    let mut tally = Tally::default();
    let mut values = 0;
    for (index, fact) in desk.rules.facts.iter().enumerate() {
        for (at, timed) in fact.values.iter().enumerate() {
            let with = |value: FactValue| {
                let mut rules = desk.rules.clone();
                rules.facts[index].values[at].value = value;
                is_found(&rules, &fact.id)
            };
            // What no clean seed speaks of is not found, however far it is off.
            if !with(far_off(&timed.value)) {
                continue;
            }
            values += 1;
            for (kind, mutant) in mutants(&timed.value) {
                let mistaken = brief(&mutant);
                let found = with(mutant);
                if found || !FACT_EXCEPTIONS.iter().any(|(id, value, _)| *id == fact.id && *value == mistaken) {
                    tally.add("fact", kind, found, || format!("{}: {mistaken} for {}", fact.id, brief(&timed.value)));
                }
            }
        }
    }
    assert!(values >= FACT_VALUES, "the clean seeds rest on {values} values only");
    tally.hold(FACT_FLOORS);
}

/// A seed without a mistake.
struct Seed {
    name: String,
    tag: String,
    file: String,
}

impl Seed {
    fn read(&self, file: &str) -> Article {
        article_of(file.as_bytes(), Format::of_path(&self.name).unwrap(), &self.tag).unwrap()
    }
}

fn clean_seeds() -> Vec<Seed> {
    let seeds: Vec<Seed> = files("seeds")
        .iter()
        .filter(|path| shown(path).contains("/clean-"))
        .map(|path| Seed {
            tag: shown(path).split('/').nth(1).unwrap().to_owned(),
            name: shown(path),
            file: text(path),
        })
        .collect();
    assert!(seeds.len() >= 6);
    seeds
}

/// One mistake: what is written at a place of the file instead of what stands there.
struct Case {
    kind: &'static str,
    place: Span,
    written: String,
}

impl Case {
    /// How grave it must be found at least. Less than half of a figure may be a part of the whole, which a note says.
    fn least(&self, seed: &Seed) -> Severity {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>().parse::<u64>().unwrap();
        let is_part = self.kind == "digit of a figure"
            && 2 * digits(&self.written) < digits(self.place.of(&seed.file))
            && self.written.len() == self.place.end - self.place.start;
        let told = (seed.name.as_str(), self.place.of(&seed.file), self.written.as_str());
        if is_part || NOTES.contains(&told) { Severity::Note } else { Severity::Warning }
    }

    fn shown(&self, seed: &Seed) -> String {
        let line = seed.file[..self.place.start].matches('\n').count() + 1;
        format!("{}:{line}: {:?} for {:?}", seed.name, self.written, self.place.of(&seed.file))
    }
}

/// All mistakes that are planted in a seed.
fn cases(seed: &Seed) -> Vec<Case> {
    let words = Words::of(&seed.tag);
    let article = seed.read(&seed.file);
    let plain = article.text.plain();
    let language = Desk::of_project().languages.get(&seed.tag).unwrap();
    let reading = mention::read(&article, language, article.date);
    let mut cases = Vec::new();
    let mut plant = |kind: &'static str, span: Span, written: Vec<String>| {
        let place = article.text.original(span);
        // Words with marks inside are left alone.
        if place.of(&seed.file) == span.of(plain) {
            cases.extend(written.into_iter().map(|written| Case { kind, place, written }));
        }
    };
    for mention in &reading.mentions {
        let stated = mention.span.of(plain);
        match &mention.stated {
            Stated::Date(_) | Stated::Period(_) => {
                // A bare year mostly says what a figure is of, and there need not be a figure for another year.
                let kind = if stated.chars().all(|digit| digit.is_ascii_digit()) {
                    "digit of a year"
                } else {
                    "digit of a date"
                };
                plant(kind, mention.span, other_digits(stated).collect());
                plant("month", mention.span, next_word(stated, &words.months).into_iter().collect());
                plant("weekday", mention.span, next_word(stated, &words.weekdays).into_iter().collect());
            }
            Stated::Quantity(quantity) => {
                // "Some 620" and "some 630" agree: behind a hedge only the first digit must be right.
                let digits = if quantity.quantity.hedge == Hedge::None { usize::MAX } else { 9 };
                plant("digit of a figure", mention.span, other_digits(stated).take(digits).collect());
                plant("scale", mention.span, other_scale(stated, &words).into_iter().collect());
            }
            Stated::Ordinal(_) => {}
        }
    }
    for short in acronyms(plain) {
        plant("acronym", short, swapped_letters(short.of(plain)));
    }
    cases
}

/// The acronyms in brackets: a script without capitals has no long form that is known by its letters.
fn acronyms(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    for (open, _) in text.match_indices('(') {
        let inside = text[open + 1..].split(')').next().unwrap_or_default();
        let capitals = inside.chars().filter(char::is_ascii_uppercase).count();
        if capitals > 1 && inside.chars().all(|c| c.is_ascii_alphabetic()) {
            found.push(Span::new(open + 1, open + 1 + inside.len()));
        }
    }
    found
}

/// The words that a pack has for what is planted.
struct Words {
    months: Vec<Vec<String>>,
    weekdays: Vec<Vec<String>>,
    millions: Vec<String>,
    billions: Vec<String>,
}

impl Words {
    fn of(tag: &str) -> Self {
        let pack: toml::Table = text(&root().join(format!("rules/lang/{tag}.toml"))).parse().unwrap();
        let forms = |table: &str, part: &str, key: &str| -> Vec<String> {
            let forms = pack.get(table).and_then(|table| table.get(part)?.get(key)?.as_array());
            forms.into_iter().flatten().map(|form| form.as_str().unwrap().to_owned()).collect()
        };
        // A plural that is no figure when it stands alone has a place of its own.
        let scale = |power: usize, plural: &str| {
            [forms("number", "multipliers", &power.to_string()), forms("number", "weak", plural)].concat()
        };
        Self {
            months: (1..=12).map(|month| forms("calendar", "months", &month.to_string())).collect(),
            weekdays: (1..=7).map(|weekday| forms("calendar", "weekdays", &weekday.to_string())).collect(),
            millions: scale(6, "0*1000000"),
            billions: scale(9, "0*1000000000"),
        }
    }
}

/// The text with each of its digits, one after the other, replaced by each of the others.
fn other_digits(text: &str) -> impl Iterator<Item = String> + '_ {
    let digits = text.char_indices().filter_map(|(at, digit)| Some((at, digit.to_digit(10)?)));
    digits.flat_map(move |(at, digit)| {
        let others = (0..10).filter(move |other| *other != digit);
        others.map(move |other| format!("{}{other}{}", &text[..at], &text[at + 1..]))
    })
}

/// The text with its month or weekday replaced by the one after it.
fn next_word(text: &str, words: &[Vec<String>]) -> Option<String> {
    let found = words.iter().enumerate().flat_map(|(index, forms)| {
        forms.iter().filter(|form| has_word(text, form)).map(move |form| (form.len(), form, index))
    });
    let (_, form, index) = found.max()?;
    Some(text.replacen(form, words[(index + 1) % words.len()].first()?, 1))
}

/// The text with millions for billions, or the other way round, in the form that ends alike.
fn other_scale(text: &str, words: &Words) -> Option<String> {
    let lists = [(&words.millions, &words.billions), (&words.billions, &words.millions)];
    let found = lists
        .iter()
        .flat_map(|(from, to)| from.iter().filter(|form| has_word(text, form)).map(move |form| (form.len(), form, to)));
    let (_, form, to) = found.max()?;
    let common_end =
        |other: &&String| form.chars().rev().zip(other.chars().rev()).take_while(|(one, two)| one == two).count();
    Some(text.replacen(form, to.iter().rev().max_by_key(common_end)?, 1))
}

/// Whether the text holds a word that is not a part of a longer one.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphabetic) && !after.is_some_and(char::is_alphabetic)
    })
}

/// The text with two letters that stand side by side swapped, for every such pair.
fn swapped_letters(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    (1..letters.len())
        .filter(|&at| letters[at - 1] != letters[at] && letters[at - 1].is_alphabetic() && letters[at].is_alphabetic())
        .map(|at| {
            let mut swapped = letters.clone();
            swapped.swap(at - 1, at);
            swapped.into_iter().collect()
        })
        .collect()
}

/// The line that holds a place.
fn line_around(text: &str, place: Span) -> Span {
    let start = text[..place.start].rfind('\n').map_or(0, |at| at + 1);
    Span::new(start, text[place.end..].find('\n').map_or(text.len(), |at| place.end + at))
}

/// Whether a finding that counts is shown at a place.
fn is_at(finding: &Finding, place: Span, least: Severity) -> bool {
    let witnesses = finding.witnesses.iter().chain(finding.also.iter().flat_map(|also| &also.witnesses));
    finding.severity >= least
        && witnesses
            .filter(|witness| witness.article.is_some() && witness.role != Role::Context)
            .any(|witness| Span::new(witness.start, witness.end).overlaps(place))
}

/// A value that nothing agrees with. It is small: a figure that is far too low may be a part of the whole, and is a note.
fn far_off(value: &FactValue) -> FactValue {
    match value {
        FactValue::Date(date) => FactValue::Date(date.with_year(1800)),
        FactValue::Period(period) => FactValue::Period(Period {
            from: period.from.map(|date| date.with_year(1800)),
            to: period.to.map(|date| date.with_year(1800)),
        }),
        FactValue::Quantity(quantity) => FactValue::Quantity(times(quantity, Decimal::new(123, 6))),
        // Another name is as far off as any: the examples of the rules test that.
        FactValue::Name(_) => value.clone(),
    }
}

/// The value with one mistake in it, of each kind.
fn mutants(value: &FactValue) -> Vec<(&'static str, FactValue)> {
    match value {
        FactValue::Date(date) => {
            changed_dates(date).into_iter().map(|(kind, date)| (kind, FactValue::Date(date))).collect()
        }
        FactValue::Period(period) => {
            let both = period.from.iter().flat_map(changed_dates).zip(period.to.iter().flat_map(changed_dates));
            both.filter(|((_, from), (_, to))| from.days() <= to.days())
                .map(|((kind, from), (_, to))| (kind, FactValue::Period(Period { from: Some(from), to: Some(to) })))
                .collect()
        }
        FactValue::Quantity(quantity) => {
            let mut mutants =
                vec![("scale", times(quantity, Decimal::ONE_THOUSAND)), ("scale", times(quantity, Decimal::new(1, 3)))];
            let mut weight = quantity.figure.step;
            while weight <= quantity.figure.value {
                let mut mutant = quantity.clone();
                let digit = (quantity.figure.value / weight).trunc() % Decimal::TEN;
                mutant.figure.value += if digit == Decimal::from(9) { -weight } else { weight };
                mutants.push(("digit", mutant));
                weight *= Decimal::TEN;
            }
            mutants.into_iter().map(|(kind, quantity)| (kind, FactValue::Quantity(quantity))).collect()
        }
        FactValue::Name(_) => Vec::new(),
    }
}

fn changed_dates(date: &PartialDate) -> Vec<(&'static str, PartialDate)> {
    let DateValue::Day { year, month, day, .. } = date.value else { return Vec::new() };
    let with = |year: Option<i16>, month: Option<u8>, day: Option<u8>| PartialDate {
        value: DateValue::Day { year, month, day, weekday: None },
        ..*date
    };
    let mut changed = Vec::new();
    if let Some(day) = day {
        changed.push(("day", with(year, month, Some(if day > 27 { day - 1 } else { day + 1 }))));
        changed.push(("day", with(year, month, Some(if day > 18 { day - 10 } else { day + 10 }))));
    }
    if let Some(month) = month {
        changed.push(("month", with(year, Some(month % 12 + 1), day)));
    }
    if let Some(year) = year {
        changed.push(("year", with(Some(year + 1), month, day)));
        changed.push(("year", with(Some(year - 10), month, day)));
    }
    changed.retain(|(_, date)| date.exists());
    changed
}

fn times(quantity: &Quantity, factor: Decimal) -> Quantity {
    let mut mutant = quantity.clone();
    mutant.figure.value *= factor;
    mutant.figure.step *= factor;
    mutant
}

fn brief(value: &FactValue) -> String {
    match value {
        FactValue::Date(date) => date.timex(),
        FactValue::Period(period) => {
            let (from, to) = period.timex();
            format!("{}/{}", from.unwrap_or_default(), to.unwrap_or_default())
        }
        FactValue::Quantity(quantity) => quantity.figure.value.normalize().to_string(),
        FactValue::Name(name) => format!("{name:?}"),
    }
}

/// How many planted mistakes of each kind were found, and which were not.
#[derive(Default)]
struct Tally(BTreeMap<(String, &'static str), (usize, Vec<String>)>);

impl Tally {
    fn add(&mut self, group: &str, kind: &'static str, found: bool, shown: impl FnOnce() -> String) {
        let (count, missed) = self.0.entry((group.to_owned(), kind)).or_default();
        if found {
            *count += 1;
        } else {
            missed.push(shown());
        }
    }

    /// Fails if less is found than the floors say. The message tells what is reached, and what is missed.
    fn hold(&self, floors: &[(&str, &str, usize)]) {
        let mut message = String::new();
        let mut holds = true;
        for (group, kind, floor) in floors {
            let Some((found, missed)) = self.0.get(&((*group).to_owned(), *kind)) else {
                holds &= *floor == 0;
                writeln!(message, "{group}, {kind}: none was planted").unwrap();
                continue;
            };
            let total = found + missed.len();
            let reached = found * 100 / total;
            holds &= reached >= *floor;
            writeln!(message, "{group}, {kind}: {found} of {total} found, {reached} % (at least {floor} %)").unwrap();
            for case in missed {
                writeln!(message, "    {case}").unwrap();
            }
        }
        assert_eq!(
            self.0.len(),
            self.0
                .keys()
                .filter(|(group, kind)| floors.iter().any(|floor| floor.0 == group && floor.1 == *kind))
                .count()
        );
        assert!(holds, "\n{message}");
    }
}
