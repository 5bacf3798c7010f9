//! The row of nodes that the grammars of dates and amounts walk over: words, numbers, dates in figures.

use crate::lang::{Gaps, Language, LexemeId, Powers, Sense, is_letter, is_word};
use crate::mention::number::Number;
use crate::span::Span;

/// All nodes of a text.
#[derive(Debug)]
pub(crate) struct Row<'t> {
    pub(crate) text: &'t str,
    pub(crate) language: &'t Language,
    nodes: Vec<Node>,
    numbers: Vec<Number>,
}

/// A token, or several that make one number.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    pub(crate) span: Span,
    /// What stands between it and the node before.
    gap: Gaps,
    pub(crate) kind: NodeKind,
    /// One more than the place of its number; 0 if it is none.
    number: u32,
}

/// What a node is besides a number.
#[derive(Clone, Copy, Debug)]
pub(crate) enum NodeKind {
    /// A word of the dictionary.
    Word(LexemeId),
    /// Only a number.
    Number,
    /// A date in figures.
    NumericDate { year: Option<i16>, month: u8, day: Option<u8> },
    /// Two years.
    YearPair { from: i16, to: i16 },
    /// Nothing that any grammar takes.
    Other,
}

impl<'t> Row<'t> {
    /// An empty row with room for so many nodes.
    pub(crate) fn with_capacity(text: &'t str, language: &'t Language, nodes: usize) -> Self {
        Self { text, language, nodes: Vec::with_capacity(nodes), numbers: Vec::new() }
    }

    /// Puts a node at the end.
    /// `gap` is what stands between it and the node before.
    pub(crate) fn push(&mut self, span: Span, gap: Gaps, kind: NodeKind, number: Option<Number>) {
        let number = number.map_or(0, |number| {
            self.numbers.push(number);
            u32::try_from(self.numbers.len()).unwrap_or(0)
        });
        self.nodes.push(Node { span, gap, kind, number });
    }

    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(crate) fn get(&self, at: usize) -> Option<&Node> {
        self.nodes.get(at)
    }

    /// The number that a node can be read as.
    pub(crate) fn number(&self, at: usize) -> Option<&Number> {
        let place = self.nodes.get(at)?.number.checked_sub(1)?;
        self.numbers.get(usize::try_from(place).ok()?)
    }

    /// What stands between node `at - 1` and node `at`; 0 where there are no two.
    pub(crate) fn gap_before(&self, at: usize) -> Gaps {
        self.nodes.get(at).map_or(0, |node| node.gap)
    }

    /// The meanings of a node that is a word.
    pub(crate) fn senses(&self, at: usize) -> &'t [Sense] {
        match self.nodes.get(at).map(|node| node.kind) {
            Some(NodeKind::Word(id)) => self.language.senses(id),
            Some(NodeKind::Number | NodeKind::NumericDate { .. } | NodeKind::YearPair { .. } | NodeKind::Other)
            | None => &[],
        }
    }

    /// What a node that is a word can begin.
    pub(crate) fn powers(&self, at: usize) -> Powers {
        match self.nodes.get(at).map(|node| node.kind) {
            Some(NodeKind::Word(id)) => self.language.powers(id),
            Some(NodeKind::Number | NodeKind::NumericDate { .. } | NodeKind::YearPair { .. } | NodeKind::Other)
            | None => Powers::NONE,
        }
    }

    /// Whether a word stands right behind a node, so that its figure may count something.
    pub(crate) fn word_follows(&self, at: usize) -> bool {
        let end = self.nodes.get(at).map_or(0, |node| node.span.end);
        let mut after = self.text.get(end..).unwrap_or_default().chars();
        after.next().is_some_and(|c| is_word(c) || c == ' ' && after.next().is_some_and(is_letter))
    }

    /// Whether a node has a meaning.
    pub(crate) fn has(&self, at: usize, wanted: Sense) -> bool {
        self.senses(at).contains(&wanted)
    }
}

impl Node {
    /// Whether it can be read as a number.
    pub(crate) const fn is_number(&self) -> bool {
        self.number > 0
    }
}
