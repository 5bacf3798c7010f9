//! Mutants: one small mistake put into a sentence that a rule accepts. A rule that lets one pass would let the same
//! mistake pass in an article.

use std::collections::BTreeSet;

use super::examples::{article_of, flagged};
use super::refigured::{Figure, refigured};
use super::wording::reworded;
use super::{Checker, Examined};
use crate::claim::{self, Claim, Said, Statements};
use crate::mention::{Reading, Stated};
use crate::rulebook::{Example, Fact, FactId, FactValue, Name, NameId, RuleSet, speaks};
use crate::span::Span;
use crate::value::{DateValue, PartialDate};

/// A mistake that was put into a sentence and not found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survivor {
    /// The name or fact.
    pub rule: String,
    /// The kind of the mistake: digit, month, weekday, day-month (swapped), scale, outdated (what was right at another
    /// time), letters, member, order.
    pub kind: &'static str,
    /// The sentence it was put into.
    pub example: Example,
    /// The sentence with the mistake.
    pub text: String,
    /// Where the mistake stands in it.
    pub place: Span,
}

/// What came of all mutants.
#[derive(Clone, Debug, Default)]
pub struct Trial {
    /// How many mistakes were put into sentences.
    pub planted: usize,
    /// How many of them agree with the fact all the same: "more than 3,000" where it is more than 2,000.
    pub equivalent: usize,
    /// Those that were not found, and that no `uncaught` explains.
    pub survivors: Vec<Survivor>,
    /// Facts of whose sentences none says anything that can be held against the fact.
    pub unbound: Vec<FactId>,
    /// Kinds of mistakes that a rule says are not found, though all of them are: the rule, the kind.
    pub needless: Vec<(String, String)>,
}

/// Puts mistakes into the sentences that the rules accept. `checker` must have been made of the same rules.
pub fn run_mutants(rules: &RuleSet, checker: &Checker<'_>) -> Trial {
    let mut trial = Trial::default();
    for (id, fact) in rules.facts() {
        let mut bound = false;
        let mut escaped = BTreeSet::new();
        for example in &fact.examples {
            let Some(article) = article_of("example", example, checker) else { continue };
            let Some(examined) = checker.examine(&article) else { continue };
            bound |= is_told(&examined.statements, id);
            if example.expected.is_empty() {
                let mutants = of_fact(example, &examined, rules, checker, (id, fact));
                try_all(&mut trial, &mut escaped, (&fact.id, Some(id)), example, mutants, checker);
            }
        }
        if !bound {
            trial.unbound.push(id);
        }
        let needless = fact.uncaught.iter().filter(|uncaught| !escaped.contains(uncaught.mutant.as_str()));
        trial.needless.extend(needless.map(|uncaught| (fact.id.clone(), uncaught.mutant.clone())));
        trial.survivors.retain(|survivor| {
            survivor.rule != fact.id || !fact.uncaught.iter().any(|uncaught| uncaught.mutant == survivor.kind)
        });
    }
    for (id, name) in rules.names() {
        for example in name.examples.iter().filter(|example| example.expected.is_empty()) {
            let Some(article) = article_of("example", example, checker) else { continue };
            let Some(examined) = checker.examine(&article) else { continue };
            let mutants = of_name(example, &examined, id, name);
            try_all(&mut trial, &mut BTreeSet::new(), (&name.id, None), example, mutants, checker);
        }
    }
    trial
}

/// A changed sentence: the kind of the mistake, the text, and where the mistake stands.
type Mutant = (&'static str, String, Span);

fn try_all(
    trial: &mut Trial,
    escaped: &mut BTreeSet<&'static str>,
    (rule, fact): (&str, Option<FactId>),
    example: &Example,
    mutants: Vec<Mutant>,
    checker: &Checker<'_>,
) {
    let mut seen = BTreeSet::new();
    for (kind, text, place) in mutants {
        if !seen.insert(text.clone()) {
            continue;
        }
        trial.planted += 1;
        let changed = Example { text: text.clone(), ..example.clone() };
        let Some(article) = article_of(rule, &changed, checker) else { continue };
        let result = checker.check_article(&article);
        // Mistakes are planted in what the rule itself says, so its finding may stand elsewhere in the sentence.
        let found = result
            .findings
            .iter()
            .any(|finding| finding.fact.as_deref() == Some(rule) || flagged(finding).any(|span| span.overlaps(place)));
        if found {
            continue;
        }
        let agrees = fact.is_some_and(|fact| {
            checker.examine(&article).is_some_and(|examined| {
                examined.statements.claims.iter().any(|claim| claim.fact == fact && claim.span.overlaps(place))
            })
        });
        if agrees {
            trial.equivalent += 1;
            continue;
        }
        escaped.insert(kind);
        trial.survivors.push(Survivor { rule: rule.to_owned(), kind, example: example.clone(), text, place });
    }
}

fn is_told(statements: &Statements, fact: FactId) -> bool {
    statements.claims.iter().any(|claim| claim.fact == fact)
        || statements.memberships.iter().any(|membership| membership.fact == fact)
        || statements.orders.iter().any(|order| order.fact == fact)
}

fn of_fact(
    example: &Example,
    examined: &Examined<'_>,
    rules: &RuleSet,
    checker: &Checker<'_>,
    (id, fact): (FactId, &Fact),
) -> Vec<Mutant> {
    let writer = Writer { text: &example.text, tag: examined.tag, checker, rules };
    let mut mutants = Vec::new();
    let statements = &examined.statements;
    for claim in statements.claims.iter().filter(|claim| claim.fact == id) {
        // Only what is held against a value can be found to be wrong.
        if claim::value_of(fact, claim.against).is_some() {
            writer.of_claim(claim, fact, &mut mutants);
            mutants.extend(writer.outdated(claim, fact, &examined.reading));
        }
    }
    if fact.complete.is_some() {
        let strangers: Vec<NameId> =
            fact.among.iter().copied().filter(|name| !fact.members.iter().any(|member| member.name == *name)).collect();
        for membership in statements.memberships.iter().filter(|membership| membership.fact == id) {
            mutants.extend(writer.another_name(membership.span, &strangers));
        }
    }
    for order in statements.orders.iter().filter(|order| order.fact == id && order.holds) {
        mutants.extend(writer.other_order(order.span));
    }
    mutants
}

/// Two neighbouring letters swapped: in a name of several words, and in an acronym behind its long form.
fn of_name(example: &Example, examined: &Examined<'_>, id: NameId, name: &Name) -> Vec<Mutant> {
    let mut mutants = of_words(example, examined, id);
    mutants.extend(of_acronym(example, examined, name));
    mutants
}

/// The shortest word in which letters are swapped, in a script with capitals and in one without.
const SHORTEST: (usize, usize) = (5, 7);

/// The letters in the middle of the longest word of a name swapped, where it has several words.
fn of_words(example: &Example, examined: &Examined<'_>, id: NameId) -> Vec<Mutant> {
    let text = &example.text;
    let own = examined.statements.names.iter().filter(|named| named.name == id && named.wrong.is_none());
    own.filter_map(|named| {
        let form = named.span.of(text);
        let mut at = named.span.start;
        let mut words: Vec<(usize, Span)> = Vec::new();
        for word in form.split(' ') {
            words.push((word.chars().count(), Span::new(at, at + word.len())));
            at += word.len() + 1;
        }
        let (length, span) = words.iter().copied().filter(|_| words.len() > 1).max_by_key(|(length, _)| *length)?;
        let letters: Vec<char> = span.of(text).chars().collect();
        let cased = letters.first().is_some_and(|first| first.is_uppercase());
        let is_plain = letters.iter().all(|c| c.is_alphabetic())
            && (cased && letters.iter().skip(1).all(|c| c.is_lowercase())
                || letters.iter().all(|c| !c.is_lowercase() && !c.is_uppercase()));
        if length < if cased { SHORTEST.0 } else { SHORTEST.1 } || !is_plain {
            return None;
        }
        let place = (1..length - 1).min_by_key(|place| place.abs_diff(length / 2)).filter(|_| length > 2)?;
        let place = (place..length - 1).find(|place| letters.get(*place) != letters.get(place + 1))?;
        let mut swapped = letters;
        swapped.swap(place, place + 1);
        Some(put("letters", text, span, &swapped.into_iter().collect::<String>()))
    })
    .collect()
}

/// An acronym behind its long form with two neighbouring letters swapped.
fn of_acronym(example: &Example, examined: &Examined<'_>, name: &Name) -> Vec<Mutant> {
    let Some(acronym) = &name.acronym else { return Vec::new() };
    let defined = examined.statements.acronyms.iter().map(|acronym| acronym.short);
    defined
        .filter(|short| short.of(&example.text) == acronym)
        .flat_map(|short| {
            let letters: Vec<char> = acronym.chars().collect();
            (1..letters.len()).filter_map(move |at| {
                let mut swapped = letters.clone();
                swapped.swap(at - 1, at);
                // An acronym begins with a capital, or it is read as none.
                (swapped != letters && swapped.first().is_some_and(|first| first.is_uppercase()))
                    .then(|| (short, swapped.into_iter().collect::<String>()))
            })
        })
        .map(|(short, swapped)| put("letters", &example.text, short, &swapped))
        .collect()
}

fn texts(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

fn put(kind: &'static str, text: &str, place: Span, words: &str) -> Mutant {
    let before = Span::new(0, place.start).of(text);
    let after = Span::new(place.end, text.len()).of(text);
    (kind, format!("{before}{words}{after}"), Span::new(place.start, place.start + words.len()))
}

/// Writes mistakes into a sentence.
struct Writer<'a> {
    text: &'a str,
    tag: &'a str,
    checker: &'a Checker<'a>,
    rules: &'a RuleSet,
}

impl Writer<'_> {
    fn of_claim(&self, claim: &Claim, fact: &Fact, mutants: &mut Vec<Mutant>) {
        let languages = self.checker.languages();
        match &claim.value {
            Said::Date(_) | Said::Period(_) => {
                if let Said::Date(date) = &claim.value {
                    mutants.extend(self.day_and_month(claim.span, date));
                }
                mutants.extend(self.digits(claim.span).into_iter().filter_map(|run| self.last_digit(run)));
                let months: Vec<Vec<&str>> =
                    (1..=12).map(|month| texts(languages.month_words(self.tag, month))).collect();
                mutants.extend(self.cycled("month", claim.span, &months));
                let weekdays: Vec<Vec<&str>> = crate::value::Weekday::Monday
                    .cycle_forward()
                    .take(7)
                    .map(|day| texts(languages.weekday_words(self.tag, day)))
                    .collect();
                mutants.extend(self.cycled("weekday", claim.span, &weekdays));
            }
            Said::Quantity(_) => {
                mutants.extend(self.digits(claim.span).into_iter().take(1).filter_map(|run| self.first_digit(run)));
                let numbers: Vec<Vec<&str>> =
                    (2..=12).map(|number| texts(languages.number_words(self.tag, number))).collect();
                mutants.extend(self.cycled("digit", claim.span, &numbers));
                let scales = [6, 9].map(|power| languages.scale_words(self.tag, power));
                mutants.extend(self.cycled("scale", claim.span, &scales));
            }
            Said::Name(_) => {
                let others: Vec<NameId> = fact.among.clone();
                mutants.extend(self.another_name(claim.span, &others));
            }
        }
    }

    /// Day and month swapped, where that is another day.
    fn day_and_month(&self, place: Span, date: &PartialDate) -> Option<Mutant> {
        let DateValue::Day { year, month: Some(month), day: Some(day), .. } = date.value else { return None };
        if day > 12 || day == month {
            return None;
        }
        let runs = self.digits(place);
        let is = |run: Option<&Span>, number: u8| run.is_some_and(|run| run.of(self.text).parse() == Ok(number));
        // In figures the two stand beside each other; the year is before or behind both.
        for (one, other) in runs.iter().zip(runs.iter().skip(1)) {
            let (first, second) = if is(Some(one), day) { (day, month) } else { (month, day) };
            if is(Some(one), first) && is(Some(other), second) {
                let between = Span::new(one.end, other.start).of(self.text);
                let words = [other.of(self.text), between, one.of(self.text)].concat();
                return Some(put("day-month", self.text, one.cover(*other), &words));
            }
        }
        let plain = |month, day| PartialDate::from(DateValue::Day { year, month, day, weekday: None });
        let swapped = plain(Some(day), Some(month));
        let words = place.of(self.text);
        let languages = self.checker.languages();
        let text = reworded(words, &plain(Some(month), Some(day)), &swapped, languages, self.tag)?;
        Some(put("day-month", self.text, place, &text))
    }

    /// What was right before, or will be after, told for the time of the claim.
    fn outdated(&self, claim: &Claim, fact: &Fact, reading: &Reading) -> Option<Mutant> {
        let at = claim.against.filter(|_| fact.values.len() > 1)?;
        let other = fact.values.get(if at == 0 { 1 } else { at - 1 })?;
        let languages = self.checker.languages();
        let text = match (&claim.value, &other.value) {
            (Said::Quantity(said), FactValue::Quantity(right)) => {
                let number = reading.mentions.iter().find_map(|mention| match &mention.stated {
                    Stated::Quantity(stated) if mention.span.overlaps(claim.span) => Some(stated.figure),
                    Stated::Quantity(_) | Stated::Date(_) | Stated::Period(_) | Stated::Ordinal(_) => None,
                })?;
                let figure = Figure { text: self.text, span: claim.span, number, said };
                refigured(figure, right, languages, self.tag)?
            }
            (Said::Date(said), FactValue::Date(right)) => {
                reworded(claim.span.of(self.text), said, right, languages, self.tag)?
            }
            (Said::Name(_), FactValue::Name(right)) => {
                let (_, text, place) = self.another_name(claim.span, &[*right])?;
                return Some(("outdated", text, place));
            }
            (_, _) => return None,
        };
        (text != claim.span.of(self.text)).then(|| put("outdated", self.text, claim.span, &text))
    }

    /// The runs of digits at a place.
    fn digits(&self, place: Span) -> Vec<Span> {
        let mut runs = Vec::new();
        let mut start = None;
        let words = place.of(self.text);
        for (at, c) in words.char_indices().chain(std::iter::once((words.len(), ' '))) {
            match (c.is_ascii_digit(), start) {
                (true, None) => start = Some(at),
                (false, Some(from)) => {
                    runs.push(Span::new(place.start + from, place.start + at));
                    start = None;
                }
                (true, Some(_)) | (false, None) => {}
            }
        }
        runs
    }

    /// The last digit one less, or one more for a zero: a day stays a day, and a year a year.
    fn last_digit(&self, run: Span) -> Option<Mutant> {
        let digits = run.of(self.text);
        let last = digits.chars().next_back()?.to_digit(10)?;
        let other = if last == 0 || digits == "1" { last + 1 } else { last - 1 };
        let kept = digits.get(..digits.len() - 1)?;
        Some(put("digit", self.text, run, &format!("{kept}{other}")))
    }

    /// The first digit one more, or one less for a nine.
    fn first_digit(&self, run: Span) -> Option<Mutant> {
        let digits = run.of(self.text);
        let first = digits.chars().next()?.to_digit(10)?;
        let other = if first == 9 { 8 } else { first + 1 };
        let kept = digits.get(1..)?;
        Some(put("digit", self.text, run, &format!("{other}{kept}")))
    }

    /// A word of one row of words replaced by the word of the next row that looks most like it.
    fn cycled(&self, kind: &'static str, place: Span, rows: &[Vec<&str>]) -> Option<Mutant> {
        let words = place.of(self.text);
        let mut found: Vec<(usize, usize, &str)> = Vec::new();
        for (row, forms) in rows.iter().enumerate() {
            for form in forms {
                let stands = words.match_indices(form).find(|(at, _)| {
                    let before = words.get(..*at).and_then(|before| before.chars().next_back());
                    let after = words.get(at + form.len()..).and_then(|after| after.chars().next());
                    !before.is_some_and(char::is_alphabetic) && !after.is_some_and(char::is_alphabetic)
                });
                found.extend(stands.map(|(at, _)| (at, row, *form)));
            }
        }
        let (at, row, form) = found.into_iter().max_by_key(|(at, row, form)| (form.len(), usize::MAX - at, *row))?;
        let next = rows.get((row + 1) % rows.len())?;
        let is_alike = |other: &str| {
            let ends = other.chars().rev().zip(form.chars().rev()).take_while(|(one, other)| one == other).count();
            let capital = |word: &str| word.starts_with(char::is_uppercase);
            (capital(other) == capital(form), ends)
        };
        // Of several that are alike the first one is the usual one.
        let best = next.iter().rev().max_by_key(|other| is_alike(other))?;
        let span = Span::new(place.start + at, place.start + at + form.len());
        Some(put(kind, self.text, span, best))
    }

    /// Another name, as the language writes it.
    fn another_name(&self, place: Span, others: &[NameId]) -> Option<Mutant> {
        let here = place.of(self.text);
        let form = others.iter().filter_map(|&other| self.rules.name(other)).find_map(|name| {
            let is_here = name.forms.iter().any(|form| form.text.is_whole(here));
            let own = name
                .forms
                .iter()
                .find(|form| form.language.as_deref().is_some_and(|language| speaks(Some(language), self.tag)));
            let usual = own.filter(|_| self.prefers_variants(name)).or_else(|| name.forms.first())?;
            (!is_here).then(|| usual.text.as_str().to_owned())
        })?;
        Some(put("member", self.text, place, &form))
    }

    /// Whether a name is written differently in this language than in its preferred form.
    fn prefers_variants(&self, name: &Name) -> bool {
        name.forms.first().is_some_and(|first| {
            let is_latin = |word: &str| word.chars().any(|c| c.is_ascii_alphabetic());
            let other_script = !is_latin(self.text) && is_latin(first.text.as_str());
            let own = name.forms.iter().any(|form| form.language.as_deref() == Some(self.tag));
            other_script || own && name.kind == crate::rulebook::NameKind::Place
        })
    }

    /// A word of order that says the opposite.
    fn other_order(&self, place: Span) -> Option<Mutant> {
        let reference = self.checker.languages().reference(self.tag);
        let word = place.of(self.text).to_lowercase();
        let is_after = reference.after.iter().any(|after| word.ends_with(&after.to_lowercase()));
        let other = if is_after { reference.before.first() } else { reference.after.first() }?;
        Some(put("order", self.text, place, other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Selection;
    use crate::claim::Words;
    use crate::lang::Languages;
    use crate::rulebook;
    use crate::value::UnitTable;

    const RULES: &str = r#"
[rulebook]
title = "A bridge"

[[name]]
id = "bridge"
kind = "place"
preferred = "Halden Bridge"
variants.de = ["Haldenbr\u00fccke"]
accepts.en = ["The Halden Bridge is long."]
rejects.en = []
wrong = []

[[date]]
id = "opened"
states = "It was opened on 5 March 2004."
about = ["bridge"]
cues.en = ["opened"]
cues.de = ["er\u00f6ffnet"]
value = 2004-03-05
source = { title = "a" }
accepts.en = ["The Halden Bridge was opened on 5 March 2004."]
accepts.de = ["Die Haldenbr\u00fccke wurde am 05.03.2004 er\u00f6ffnet."]
rejects.en = ["The Halden Bridge was opened on [[6 March 2004]]."]

[[quantity]]
id = "toll"
states = "Its toll is 2 euros, and has been 3 since 2010."
about = ["bridge"]
measure.en = ["toll"]
measure.de = ["Maut"]
values = [{ during = "2008", value = "2.5 million EUR" }, { during = "2012", value = "3.25 million EUR" }]
source = { title = "a" }
accepts.en = ["In 2012 the Halden Bridge had a toll of 3.25 million euros."]
accepts.de = ["2012 hatte die Haldenbr\u00fccke eine Maut von 3,25 Millionen Euro."]
rejects.en = ["In 2012 the Halden Bridge had a toll of [[9 million euros]]."]
"#;

    /// Each mistake that is put into the sentences of the rules.
    fn all() -> Vec<String> {
        let (rules, _) = rulebook::compile(&[("a.toml".to_owned(), RULES.to_owned())], UnitTable::embedded());
        let words = Words::new(&rules);
        let (everywhere, by_language) = words.for_languages();
        let languages = Languages::embedded().0.with_words(everywhere, by_language);
        let checker = Checker::new(&rules, &words, &languages, UnitTable::embedded(), Selection::default());
        let mut shown = Vec::new();
        for (id, fact) in rules.facts() {
            for example in fact.examples.iter().filter(|example| example.expected.is_empty()) {
                let article = article_of("example", example, &checker).unwrap();
                let examined = checker.examine(&article).unwrap();
                let mutants = of_fact(example, &examined, &rules, &checker, (id, fact));
                shown.extend(
                    mutants.into_iter().map(|(kind, text, place)| format!("{kind}: {} | {text}", place.of(&text))),
                );
            }
        }
        assert_eq!(run_mutants(&rules, &checker).survivors, []);
        shown
    }

    #[test]
    fn each_kind_of_mistake_is_put_into_a_sentence() {
        insta::assert_snapshot!(all().join("\n"), @r"
day-month: 3 May 2004 | The Halden Bridge was opened on 3 May 2004.
digit: 4 | The Halden Bridge was opened on 4 March 2004.
digit: 2003 | The Halden Bridge was opened on 5 March 2003.
month: April | The Halden Bridge was opened on 5 April 2004.
day-month: 03.05 | Die Haldenbrücke wurde am 03.05.2004 eröffnet.
digit: 04 | Die Haldenbrücke wurde am 04.03.2004 eröffnet.
digit: 02 | Die Haldenbrücke wurde am 05.02.2004 eröffnet.
digit: 2003 | Die Haldenbrücke wurde am 05.03.2003 eröffnet.
digit: 4 | In 2012 the Halden Bridge had a toll of 4.25 million euros.
scale: billion | In 2012 the Halden Bridge had a toll of 3.25 billion euros.
outdated: 2.5 million euros | In 2012 the Halden Bridge had a toll of 2.5 million euros.
digit: 4 | 2012 hatte die Haldenbrücke eine Maut von 4,25 Millionen Euro.
scale: Milliarden | 2012 hatte die Haldenbrücke eine Maut von 3,25 Milliarden Euro.
outdated: 2,5 Millionen Euro | 2012 hatte die Haldenbrücke eine Maut von 2,5 Millionen Euro.
");
    }
}
