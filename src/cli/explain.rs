//! `claimlint explain`: what a check finds, or what a rulebook says.

use std::fmt::{self, Display, Formatter, Write};

use crate::check::{self, Check};
use crate::lang::{Languages, Need};
use crate::rulebook::{
    Cue, Example, Fact, FactKind, FactValue, Name, NameId, NameKind, Pattern, RuleId, RuleSet, Status, TimedValue,
};
use crate::value::{Decimal, Hedge, Period, Quantity, Tolerance, Unit};

/// The page for a code or an id, the list of all if none is asked for, or what may have been meant.
pub(crate) fn page(what: Option<&str>, rules: &RuleSet, languages: &Languages) -> Result<String, Vec<String>> {
    let Some(what) = what else { return Ok(list(rules)) };
    if let Some(check) = check::find(what) {
        return Ok(CheckPage(check, languages).to_string());
    }
    match rules.find(what) {
        Some(RuleId::Name(id)) => {
            Ok(rules.name(id).map(|name| NamePage(name, rules, id).to_string()).unwrap_or_default())
        }
        Some(RuleId::Fact(id)) => Ok(rules.fact(id).map(|fact| FactPage(fact, rules).to_string()).unwrap_or_default()),
        None => Err(similar_to(what, rules)),
    }
}

/// Codes and ids that look like `what`, the nearest first.
fn similar_to(what: &str, rules: &RuleSet) -> Vec<String> {
    let ids = rules.names.iter().map(|name| name.id.as_str()).chain(rules.facts.iter().map(|fact| fact.id.as_str()));
    let known: Vec<&str> = check::CHECKS.iter().map(|check| check.code.as_str()).chain(ids).collect();
    similar::get_close_matches(what, &known, 3, 0.6).into_iter().map(str::to_owned).collect()
}

/// Everything that has a page.
fn list(rules: &RuleSet) -> String {
    let mut out = String::new();
    out.push_str("Checks\n");
    for check in check::CHECKS {
        let _ = writeln!(out, "  {}  {}", check.code, check.title);
    }
    out.push_str("\nNames\n");
    for name in &rules.names {
        let _ = writeln!(out, "  {}  {}", name.id, name.preferred);
    }
    out.push_str("\nFacts\n");
    for fact in &rules.facts {
        let _ = writeln!(out, "  {}  {}", fact.id, fact.states);
    }
    out
}

struct CheckPage<'l>(&'static Check, &'l Languages);

/// How many examples of a kind are shown for a language.
const SHOWN: usize = 3;

impl Display for CheckPage<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self(check, languages) = self;
        writeln!(f, "{}: {}\n\n{}\n\nExample\n  {}", check.code, check.title, check.why, check.example)?;
        let examples = check.examples().unwrap_or_default();
        for (heading, table) in [("It questions", &examples.raises), ("It accepts", &examples.silent)] {
            if table.is_empty() {
                continue;
            }
            writeln!(f, "\n{heading}")?;
            for (tag, texts) in table {
                for text in texts.iter().take(SHOWN) {
                    writeln!(f, "  {} ({tag})", text.split_whitespace().collect::<Vec<_>>().join(" "))?;
                }
            }
        }
        let silent: Vec<(&str, Vec<&str>)> = languages
            .tags()
            .map(|tag| {
                let lacks = |need: &&Need| !languages.glossary(tag).is_some_and(|words| words.has(**need));
                (tag, check.needs.iter().filter(lacks).map(|need| need.name()).collect::<Vec<_>>())
            })
            .filter(|(_, lacks)| !lacks.is_empty())
            .collect();
        if !silent.is_empty() {
            writeln!(f, "\nSilent, since the language pack does not have")?;
            for (tag, lacks) in silent {
                writeln!(f, "  {tag}: {}", lacks.join(", "))?;
            }
        }
        Ok(())
    }
}

struct NamePage<'r>(&'r Name, &'r RuleSet, NameId);

impl Display for NamePage<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self(name, rules, id) = self;
        writeln!(f, "{}: {}", name.id, name.preferred)?;
        writeln!(f, "\nA name ({}), at {}.", kind(name.kind), name.place)?;
        writeln!(f, "\nRight forms")?;
        for form in &name.forms {
            writeln!(f, "  {}{}", form.text.as_str(), language(form.language.as_deref()))?;
        }
        if !name.wrong.is_empty() {
            writeln!(f, "\nWrong forms")?;
            for wrong in &name.wrong {
                let instead = wrong.instead.as_ref().unwrap_or(&name.preferred);
                writeln!(
                    f,
                    "  {}{}: {}; write \"{instead}\"",
                    wrong.text.as_str(),
                    language(wrong.language.as_deref()),
                    wrong.because
                )?;
            }
        }
        if !name.titles.is_empty() {
            writeln!(f, "\nCalled, right beside a name")?;
            for title in &name.titles {
                writeln!(f, "  {}{}", title.text, language(title.language.as_deref()))?;
            }
        }
        if !name.offices.is_empty() {
            writeln!(f, "\nOffices")?;
            for office in &name.offices {
                let title = rules.name(office.office).map_or("", |office| &office.preferred);
                let elected = office.elected.map_or_else(String::new, |day| format!(", elected {day}"));
                let until = office.until.map_or_else(String::new, |until| format!(" until {until}"));
                writeln!(f, "  {title}{elected}, from {}{until}", office.from)?;
            }
        }
        if !name.dated.is_empty() {
            writeln!(f, "\nRight for a time")?;
            for form in &name.dated {
                let from = form.from.map_or_else(String::new, |from| format!(" from {from}"));
                let until = form.until.map_or_else(String::new, |until| format!(" until {until}"));
                writeln!(f, "  {}{from}{until}, else \"{}\"", form.text.as_str(), form.instead)?;
            }
        }
        let about: Vec<&Fact> = rules.facts.iter().filter(|fact| fact.about.contains(id)).collect();
        if !about.is_empty() {
            writeln!(f, "\nFacts about it")?;
            for fact in about {
                writeln!(f, "  {}  {}", fact.id, fact.states)?;
            }
        }
        examples(f, &name.examples)
    }
}

struct FactPage<'r>(&'r Fact, &'r RuleSet);

impl Display for FactPage<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self(fact, rules) = self;
        writeln!(f, "{}: {}", fact.id, fact.states)?;
        writeln!(f, "\nA {}, {}, at {}.", fact_kind(fact), status(fact.status), fact.place)?;
        if let Some(source) = &fact.source {
            let published = source.published.map_or_else(String::new, |date| format!(", {}", date.timex()));
            writeln!(f, "Source: {}{published}", source.title)?;
            if let Some(url) = &source.url {
                writeln!(f, "        {url}")?;
            }
        }
        if fact.kind == FactKind::Order {
            writeln!(f, "\nOne event came before the other; see the words for both.")?;
        } else if fact.values.is_empty() && fact.members.is_empty() {
            writeln!(f, "\nNo value: whatever it is, all articles must agree.")?;
        } else {
            writeln!(f, "\nValue")?;
            for value in &fact.values {
                writeln!(f, "  {}", timed(value, rules))?;
            }
        }
        if let Some(tolerance) = tolerance(fact) {
            writeln!(f, "  {tolerance}")?;
        }
        writeln!(f, "\nAbout")?;
        for name in fact.about.iter().filter_map(|&id| rules.name(id)) {
            writeln!(f, "  {}  {}", name.id, name.preferred)?;
        }
        if !fact.members.is_empty() {
            writeln!(f, "\nMembers{}", if fact.complete.is_some() { "" } else { " (not all)" })?;
            for member in &fact.members {
                let name = rules.name(member.name).map_or("", |name| &name.preferred);
                let from = member.from.map_or_else(String::new, |from| format!(", from {from}"));
                let until = member.until.map_or_else(String::new, |until| format!(", until {until}"));
                writeln!(f, "  {name}{from}{until}")?;
            }
        }
        if fact.kind == FactKind::Order {
            cues(f, "Words for what came first", &fact.cues)?;
            cues(f, "Words for what came then", &fact.measures)?;
        } else {
            cues(f, "Words that tell that a sentence speaks of it", &fact.cues)?;
            cues(f, "Words for what is measured", &fact.measures)?;
            cues(f, "Words for what is counted", &fact.counted)?;
        }
        examples(f, &fact.examples)
    }
}

fn cues(f: &mut Formatter<'_>, title: &str, cues: &[Cue]) -> fmt::Result {
    if cues.is_empty() {
        return Ok(());
    }
    writeln!(f, "\n{title}")?;
    let mut languages: Vec<Option<&str>> = cues.iter().map(|cue| cue.language.as_deref()).collect();
    languages.sort_unstable();
    languages.dedup();
    for wanted in languages {
        let words: Vec<String> = cues
            .iter()
            .filter(|cue| cue.language.as_deref() == wanted)
            .map(|cue| cue.parts.iter().map(Pattern::as_str).collect::<Vec<_>>().join(" \u{2026} "))
            .collect();
        writeln!(f, "  {}: {}", wanted.unwrap_or("any language"), words.join(", "))?;
    }
    Ok(())
}

fn examples(f: &mut Formatter<'_>, examples: &[Example]) -> fmt::Result {
    for (title, flagged) in [("Accepts", false), ("Rejects", true)] {
        let mut chosen = examples.iter().filter(|example| example.expected.is_empty() != flagged).peekable();
        if chosen.peek().is_some() {
            writeln!(f, "\n{title}")?;
        }
        for example in chosen {
            writeln!(f, "  {}{}", marked(example), language(example.language.as_deref()))?;
        }
    }
    Ok(())
}

/// The sentence with its marks put back.
fn marked(example: &Example) -> String {
    let mut text = example.text.clone();
    for span in example.expected.iter().rev() {
        for (at, mark) in [(span.end, "]]"), (span.start, "[[")] {
            if text.is_char_boundary(at) {
                text.insert_str(at, mark);
            }
        }
    }
    text
}

fn language(tag: Option<&str>) -> String {
    tag.map_or_else(String::new, |tag| format!("  ({tag})"))
}

fn timed(value: &TimedValue, rules: &RuleSet) -> String {
    let shown = match &value.value {
        FactValue::Date(date) => date.timex(),
        FactValue::Period(value) => period(value),
        FactValue::Quantity(value) => quantity(value),
        FactValue::Name(name) => rules.name(*name).map_or_else(String::new, |name| name.preferred.clone()),
    };
    let during = value.during.as_ref().map_or_else(String::new, |during| format!(" over {}", period(during)));
    let validity = match (value.from, value.until) {
        (Some(from), Some(until)) => format!(", from {from} until {until}"),
        (Some(from), None) => format!(", from {from} on"),
        (None, Some(until)) => format!(", until {until}"),
        (None, None) => String::new(),
    };
    shown + &during + &validity
}

fn period(value: &Period) -> String {
    let (from, to) = value.timex();
    format!("{}/{}", from.unwrap_or_else(|| "..".to_owned()), to.unwrap_or_else(|| "..".to_owned()))
}

fn quantity(value: &Quantity) -> String {
    let hedge = match value.hedge {
        Hedge::None => "",
        Hedge::About => "about ",
        Hedge::Nearly => "nearly ",
        Hedge::UpTo => "up to ",
        Hedge::AtLeast => "at least ",
        Hedge::MoreThan => "more than ",
        Hedge::LessThan => "less than ",
    };
    let unit = match &value.unit {
        Unit::One => String::new(),
        Unit::Percent => " %".to_owned(),
        Unit::PercentPoint => " percentage points".to_owned(),
        Unit::Money(currency) => format!(" {}", currency.as_str()),
        Unit::Measure(unit) => format!(" {unit}"),
    };
    format!("{hedge}{}{unit}", grouped(value.figure.value))
}

/// The figure with its thousands apart.
fn grouped(value: Decimal) -> String {
    let plain = value.normalize().to_string();
    let (whole, rest) = plain.find('.').map_or((plain.as_str(), ""), |at| plain.split_at(at));
    let digits: Vec<char> = whole.chars().collect();
    let mut out = String::new();
    for (index, digit) in digits.iter().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) && out != "-" {
            out.push(',');
        }
        out.push(*digit);
    }
    out + rest
}

fn tolerance(fact: &Fact) -> Option<String> {
    match fact.tolerance {
        Tolerance::Exact => Some("exactly this figure, not a rounded one".to_owned()),
        Tolerance::AsWritten => None,
        Tolerance::Within(share) => {
            Some(format!("or a figure up to {} % away", (share * Decimal::ONE_HUNDRED).normalize()))
        }
    }
}

fn fact_kind(fact: &Fact) -> &'static str {
    match fact.kind {
        FactKind::Date => "date",
        FactKind::Quantity => "quantity",
        FactKind::Category => "category",
        FactKind::List => "list",
        FactKind::Order => "order",
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Confirmed => "confirmed",
        Status::Reported => "reported: nobody but an article says so",
        Status::Disputed => "disputed",
    }
}

fn kind(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Person => "person",
        NameKind::Organisation => "organisation",
        NameKind::Place => "place",
        NameKind::Treaty => "treaty",
        NameKind::Operation => "operation",
        NameKind::Event => "event",
        NameKind::Office => "office",
        NameKind::Law => "law",
        NameKind::Other => "other",
    }
}
