//! What a title, a teaser or a caption states that stands beside its text.

use jiff::civil::Date;

use super::capital::{Capital, capitals};
use super::sentence::Sentence;
use super::{Mention, Quotation, grammar, lexer, number, quotation};
use crate::lang::Language;
use crate::source::{Article, AsideKind, BlockKind};
use crate::span::Span;

/// A title that has no place in the text, with what it states. Its spans are places of the title.
#[derive(Clone, Debug, Default)]
pub struct Title {
    /// The title.
    pub text: String,
    /// What it states, in order.
    pub mentions: Vec<Mention>,
    /// Its words that look like names, in order.
    pub capitals: Vec<Capital>,
    /// Its quotations, also those between single marks, in order.
    pub quotations: Vec<Quotation>,
}

/// Reads the title of an article; none if it has none, or one that stands in the text.
pub(crate) fn title(article: &Article, language: &Language, date: Option<Date>) -> Option<Title> {
    let text = article.title.as_ref().filter(|title| !title.is_empty())?;
    if article.blocks.iter().any(|block| block.kind == BlockKind::Title) {
        return None;
    }
    Some(beside(text, language, date))
}

/// Reads what stands beside the text of an article.
pub(crate) fn asides(article: &Article, language: &Language, date: Option<Date>) -> Vec<(AsideKind, Title)> {
    article.asides.iter().map(|aside| (aside.kind, beside(&aside.text, language, date))).collect()
}

fn beside(text: &str, language: &Language, date: Option<Date>) -> Title {
    let tokens = lexer::lex(text, language);
    let (mentions, ..) = grammar::mentions(&number::row(text, &tokens, language), date);
    let whole = Sentence { span: Span::new(0, text.len()), block: 0, kind: BlockKind::Title };
    let quotations = quotation::of_headline(text);
    Title { text: text.to_owned(), mentions, capitals: capitals(text, &[whole]), quotations }
}
