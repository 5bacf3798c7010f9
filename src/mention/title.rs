//! What a title states that stands beside its text, in the article's metadata.

use jiff::civil::Date;

use super::capital::{Capital, capitals};
use super::sentence::Sentence;
use super::{Mention, grammar, lexer, number};
use crate::lang::Language;
use crate::source::{Article, BlockKind};
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
}

/// Reads the title of an article; none if it has none, or one that stands in the text.
pub(crate) fn title(article: &Article, language: &Language, date: Option<Date>) -> Option<Title> {
    let text = article.title.as_ref().filter(|title| !title.is_empty())?;
    if article.blocks.iter().any(|block| block.kind == BlockKind::Title) {
        return None;
    }
    let tokens = lexer::lex(text, language);
    let (mentions, _) = grammar::mentions(&number::row(text, &tokens, language), date);
    let whole = Sentence { span: Span::new(0, text.len()), block: 0, kind: BlockKind::Title };
    Some(Title { text: text.clone(), mentions, capitals: capitals(text, &[whole]) })
}
