//! Mutants: one small mistake put into a sentence that a rule accepts. A rule that lets one pass would let the same
//! mistake pass in an article.

use std::collections::BTreeSet;

use super::examples::{article_of, flagged};
use super::{Checker, Examined};
use crate::claim::{self, Claim, Said, Statements};
use crate::rulebook::{Example, Fact, FactId, Name, NameId, RuleSet, speaks};
use crate::span::Span;

/// A mistake that was put into a sentence and not found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survivor {
    /// The name or fact.
    pub rule: String,
    /// The kind of the mistake: digit, month, weekday, scale, letters, member, order.
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
                mutants.extend(self.digits(claim.span).into_iter().filter_map(|run| self.last_digit(run)));
                let months: Vec<&[String]> = (1..=12).map(|month| languages.month_words(self.tag, month)).collect();
                mutants.extend(self.cycled("month", claim.span, &months));
                let weekdays: Vec<&[String]> = crate::value::Weekday::Monday
                    .cycle_forward()
                    .take(7)
                    .map(|day| languages.weekday_words(self.tag, day))
                    .collect();
                mutants.extend(self.cycled("weekday", claim.span, &weekdays));
            }
            Said::Quantity(_) => {
                mutants.extend(self.digits(claim.span).into_iter().take(1).filter_map(|run| self.first_digit(run)));
                let numbers: Vec<&[String]> = (2..=12).map(|number| languages.number_words(self.tag, number)).collect();
                mutants.extend(self.cycled("digit", claim.span, &numbers));
                let scales: Vec<&[String]> = [6, 9].map(|power| languages.scale_words(self.tag, power)).to_vec();
                mutants.extend(self.cycled("scale", claim.span, &scales));
            }
            Said::Name(_) => {
                let others: Vec<NameId> = fact.among.clone();
                mutants.extend(self.another_name(claim.span, &others));
            }
        }
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
    fn cycled(&self, kind: &'static str, place: Span, rows: &[&[String]]) -> Option<Mutant> {
        let words = place.of(self.text);
        let mut found: Vec<(usize, usize, &str)> = Vec::new();
        for (row, forms) in rows.iter().enumerate() {
            for form in *forms {
                let stands = words.match_indices(form.as_str()).find(|(at, _)| {
                    let before = words.get(..*at).and_then(|before| before.chars().next_back());
                    let after = words.get(at + form.len()..).and_then(|after| after.chars().next());
                    !before.is_some_and(char::is_alphabetic) && !after.is_some_and(char::is_alphabetic)
                });
                found.extend(stands.map(|(at, _)| (at, row, form.as_str())));
            }
        }
        let (at, row, form) = found.into_iter().max_by_key(|(at, row, form)| (form.len(), usize::MAX - at, *row))?;
        let next = rows.get((row + 1) % rows.len())?;
        let is_alike = |other: &String| {
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
