//! Finds what a text states, without judging: dates, periods, figures, amounts, names, definitions, quotations.
//! It is one pass: a lexer finds the known words and figures, one number grammar and one date grammar read around them.

mod acronym;
mod amount;
mod calendar;
mod capital;
mod code;
mod date;
mod days;
mod example;
mod figure;
mod grammar;
mod lexer;
mod money;
mod moon;
mod number;
mod quotation;
mod range;
mod row;
mod sentence;
mod title;

use jiff::civil::Date;

pub use acronym::Definition;
pub(crate) use capital::letters;
pub use capital::{Capital, Shape};
pub use example::{PackFailure, PackOutcome, run_pack_examples};
pub use quotation::Quotation;
pub use sentence::Sentence;
pub use title::Title;

use crate::lang::{Language, Unstated};
use crate::source::{Article, AsideKind, BlockKind};
use crate::span::Span;
use crate::value::{Grain, PartialDate, Period, Quantity, Weekday};

/// A typed span of an article: what the text says there, not what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Where, in the article's plain text.
    pub span: Span,
    /// What.
    pub stated: Stated,
}

/// What a mention states.
#[derive(Clone, Debug, PartialEq)]
pub enum Stated {
    /// A date.
    Date(StatedDate),
    /// A stretch of time.
    Period(StatedPeriod),
    /// A number, percentage, amount of money or measured quantity.
    Quantity(StatedQuantity),
    /// A place in an order.
    Ordinal(u64),
}

/// A name or cue of a rulebook, where a text has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleWord {
    /// Where.
    pub span: Span,
    /// The caller's numbers for what it may be, as in [`crate::lang::ExtraWord`].
    pub ids: Vec<u32>,
}

/// A date as a text states it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StatedDate {
    /// What the words alone say; with the article's date for words that count from it.
    pub written: Option<PartialDate>,
    /// The same, with what is open filled in from the article's date, if it has one.
    pub resolved: Option<PartialDate>,
    /// Whether it counts from the article's date: "last year".
    pub relative: bool,
    /// The unit it names, for a relative date in an article without a date.
    pub open: Option<Grain>,
    /// Where its weekday stands, if it has one beside a day of a month.
    pub weekday: Option<Span>,
}

/// A stretch of time as a text states it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StatedPeriod {
    /// Its ends.
    pub period: Period,
    /// Whether it counts from the article's date.
    pub relative: bool,
}

/// A figure with its unit as a text states it.
#[derive(Clone, Debug, PartialEq)]
pub struct StatedQuantity {
    /// The value, its unit and its hedge.
    pub quantity: Quantity,
    /// Where the figure itself stands, without its unit.
    pub figure: Span,
    /// Where the hedge stands.
    pub hedge: Option<Span>,
    /// Whether the unit is taken from the other end of a range: the "3" of "3–5 %".
    pub shared_unit: bool,
    /// In how many of the words' unit the amount is counted for one of its currency: 100 for cents, else 1.
    pub minor: u16,
}

/// A word of the text that the grammars do not take but later rooms ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signal {
    /// Where.
    pub span: Span,
    /// What it signals.
    pub kind: SignalKind,
}

/// What a signal says of the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignalKind {
    /// They are not stated as true.
    Unstated(Unstated),
    /// Somebody else says them.
    Attribution,
}

/// All that was read out of one article.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// In order; no two overlap.
    pub mentions: Vec<Mention>,
    /// Words of rulebooks, in order of their start. They may overlap mentions, and stand apart from them, so that an
    /// article states the same with rulebooks and without.
    pub words: Vec<RuleWord>,
    /// Definitions of acronyms.
    pub definitions: Vec<Definition>,
    /// Quotations.
    pub quotations: Vec<Quotation>,
    /// Negations, conditions, attributions.
    pub signals: Vec<Signal>,
    /// The sentences of running text, titles, headings and list items, in order.
    pub sentences: Vec<Sentence>,
    /// Words of the sentences that look like names, in order.
    pub capitals: Vec<Capital>,
    /// The title, where it stands beside the text.
    pub title: Option<Title>,
    /// The teaser and the captions, where they stand beside the text.
    pub asides: Vec<(AsideKind, Title)>,
}

impl Mention {
    /// The name of its kind in the JSON of `claimlint mentions`.
    pub fn kind(&self) -> &'static str {
        use crate::value::Unit;
        match &self.stated {
            Stated::Date(_) => "date",
            Stated::Period(_) => "period",
            Stated::Ordinal(_) => "ordinal",
            Stated::Quantity(stated) => match stated.quantity.unit {
                Unit::One => "number",
                Unit::Percent | Unit::PercentPoint => "percent",
                Unit::Money(_) => "money",
                Unit::Measure(_) => "quantity",
            },
        }
    }
}

impl StatedDate {
    /// The weekday the text gives, if it gives one beside a day of a month.
    pub fn stated_weekday(&self) -> Option<Weekday> {
        use crate::value::DateValue;
        match self.written?.value {
            DateValue::Day { day: Some(_), weekday, .. } => weekday,
            DateValue::Day { .. }
            | DateValue::Week { .. }
            | DateValue::Quarter { .. }
            | DateValue::Half { .. }
            | DateValue::Season { .. }
            | DateValue::Decade { .. }
            | DateValue::Century { .. } => None,
        }
    }
}

/// Reads an article in its language. `date` is the day that relative dates count from.
pub fn read(article: &Article, language: &Language, date: Option<Date>) -> Reading {
    let (mut reading, tokens) = stated(article, language, date);
    let text = article.text.plain();
    reading.sentences = sentence::sentences(article, &tokens, &reading, language);
    reading.capitals = capital::capitals(text, &reading.sentences);
    reading.title = title::title(article, language, date);
    reading.asides = title::asides(article, language, date);
    reading
}

/// Reads what an article states, and leaves out its sentences, capitals and title: what a list of mentions needs.
pub fn read_stated(article: &Article, language: &Language, date: Option<Date>) -> Reading {
    stated(article, language, date).0
}

fn stated(article: &Article, language: &Language, date: Option<Date>) -> (Reading, Vec<lexer::Token>) {
    let text = article.text.plain();
    let tokens = lexer::lex(text, language);
    let row = number::row(text, &tokens, language);
    let (mut mentions, mut words, signals) = grammar::mentions(&row, date);
    let skipped: Vec<Span> = article
        .blocks
        .iter()
        .filter(|block| matches!(block.kind, BlockKind::Furniture | BlockKind::Metadata | BlockKind::Code))
        .map(|block| block.span)
        .collect();
    // A text that is nothing but a date line is still read.
    let skipped = if skipped.len() == article.blocks.len() { Vec::new() } else { skipped };
    let outside = |span: Span| {
        let at = skipped.partition_point(|block| block.end <= span.start);
        skipped.get(at).is_none_or(|block| !block.overlaps(span))
    };
    mentions.retain(|mention| outside(mention.span));
    words.retain(|word| outside(word.span));
    let mut quotations = quotation::quotations(text);
    quotations.retain(|quotation| outside(quotation.outer));
    let definitions = acronym::definitions(text).into_iter().filter(|definition| outside(definition.short)).collect();
    (Reading { mentions, words, definitions, quotations, signals, ..Reading::default() }, tokens)
}

/// The day of a day of the Islamic calendar (Umm al-Qura); none if there is none.
pub fn islamic_day(year: i16, month: u8, day: u8) -> Option<Date> {
    calendar::hijri(year, month, Some(day)).and_then(|value| value.full_date())
}

/// The bare scan for words, without any grammar: what the bench holds the whole against.
pub fn count_words(text: &str, language: &Language) -> usize {
    lexer::lex(text, language).len()
}

impl Mention {
    /// The value in short, as packs write it in their examples: `2022-04-05`, `2016/2020`, `6000`, `38 %`,
    /// `3800000000 USD`, `12 km`, `#3` for an ordinal.
    pub fn short(&self) -> String {
        use crate::value::Unit;
        let end = |end: Option<PartialDate>| end.map_or_else(|| "..".to_owned(), |end| end.timex());
        match &self.stated {
            Stated::Date(date) => match date.resolved.or(date.written) {
                Some(shown) => {
                    shown.mod_timex().map_or_else(|| shown.timex(), |part| format!("{} {part}", shown.timex()))
                }
                None => "open".to_owned(),
            },
            Stated::Period(stated) => format!("{}/{}", end(stated.period.from), end(stated.period.to)),
            Stated::Ordinal(ordinal) => format!("#{ordinal}"),
            Stated::Quantity(stated) => {
                let value = stated.quantity.figure.value.normalize();
                match &stated.quantity.unit {
                    Unit::One => value.to_string(),
                    Unit::Percent => format!("{value} %"),
                    Unit::PercentPoint => format!("{value} pp"),
                    Unit::Money(currency) => format!("{value} {}", currency.as_str()),
                    Unit::Measure(unit) => format!("{value} {unit}"),
                }
            }
        }
    }
}
