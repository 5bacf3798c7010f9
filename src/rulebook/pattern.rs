//! Words to look for: text as it stands, or a regular expression of bounded size with a literal to anchor on.

use std::fmt;

use regex::{Regex, RegexBuilder};
use regex_syntax::hir::{Class, Hir, HirKind};

/// The most memory one compiled pattern may take, in bytes.
const LARGEST_PROGRAM: usize = 1 << 20;
/// How deep groups may be nested.
const DEEPEST_NESTING: u32 = 50;
/// A class of up to so many letters, such as `[Ss]`, counts as a letter that is written out.
const SMALL_CLASS: u32 = 4;

/// Words to look for.
#[derive(Clone)]
pub enum Pattern {
    /// As they stand; never empty.
    Text(String),
    /// A regular expression. Every match holds a letter or digit that the expression spells out.
    Regex(Regex),
}

/// Why a pattern cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PatternError {
    /// The byte of the pattern.
    pub(super) offset: usize,
    pub(super) message: String,
    pub(super) help: &'static str,
}

impl Pattern {
    /// The words or the expression, as they are written.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Regex(regex) => regex.as_str(),
        }
    }

    /// Whether `text` as a whole is what this looks for.
    pub fn is_whole(&self, text: &str) -> bool {
        match self {
            Self::Text(words) => words == text,
            Self::Regex(regex) => regex.find_iter(text).any(|found| found.range() == (0..text.len())),
        }
    }

    /// Where `text` holds what this looks for, first: from which byte to which.
    pub fn find(&self, text: &str) -> Option<(usize, usize)> {
        match self {
            Self::Text(words) => text.find(words.as_str()).map(|at| (at, at + words.len())),
            Self::Regex(regex) => regex.find(text).map(|found| (found.start(), found.end())),
        }
    }

    /// Compiles a regular expression.
    pub(super) fn regex(pattern: &str) -> Result<Self, PatternError> {
        let hir = regex_syntax::ParserBuilder::new()
            .nest_limit(DEEPEST_NESTING)
            .build()
            .parse(pattern)
            .map_err(|error| unreadable(&error))?;
        if !is_anchored(&hir) {
            return Err(PatternError {
                offset: 0,
                message: "the pattern spells out no letter or digit that is in all its matches".to_owned(),
                help: "give it a fixed word to look for: `spy agenc(y|ies)` has one, `\\w+ \\w+` has none",
            });
        }
        let regex = RegexBuilder::new(pattern).size_limit(LARGEST_PROGRAM).nest_limit(DEEPEST_NESTING).build();
        regex.map(Self::Regex).map_err(|_| PatternError {
            offset: 0,
            message: format!("the pattern is too big: it needs more than {LARGEST_PROGRAM} bytes"),
            help: "repeat less, or write the words as variants of their own",
        })
    }
}

/// Two patterns are equal if they are written alike.
impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.sort_key() == other.sort_key()
    }
}

impl Eq for Pattern {}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(f, "{text:?}"),
            Self::Regex(regex) => write!(f, "/{}/", regex.as_str()),
        }
    }
}

impl Pattern {
    /// For maps and comparisons.
    pub(super) fn sort_key(&self) -> (bool, &str) {
        (matches!(self, Self::Regex(_)), self.as_str())
    }
}

fn unreadable(error: &regex_syntax::Error) -> PatternError {
    let (offset, what) = match error {
        regex_syntax::Error::Parse(error) => (error.span().start.offset, error.kind().to_string()),
        regex_syntax::Error::Translate(error) => (error.span().start.offset, error.kind().to_string()),
        // The type may grow.
        other => (0, other.to_string()),
    };
    PatternError {
        offset,
        message: format!("the pattern cannot be read: {what}"),
        help: "a sign that stands for itself needs a backslash: `\\(`, `\\.`, `\\?`",
    }
}

/// Whether every match holds a letter or digit that the expression spells out.
fn is_anchored(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) | HirKind::Class(Class::Bytes(_)) => false,
        HirKind::Literal(literal) => {
            std::str::from_utf8(&literal.0).is_ok_and(|text| text.chars().any(char::is_alphanumeric))
        }
        HirKind::Class(Class::Unicode(class)) => {
            let letters: u32 = class
                .iter()
                .map(|range| u32::from(range.end()) - u32::from(range.start()) + 1)
                .fold(0, u32::saturating_add);
            letters > 0
                && letters <= SMALL_CLASS
                && class.iter().all(|range| (range.start()..=range.end()).all(char::is_alphanumeric))
        }
        HirKind::Repetition(repetition) => repetition.min > 0 && is_anchored(&repetition.sub),
        HirKind::Capture(capture) => is_anchored(&capture.sub),
        HirKind::Concat(parts) => parts.iter().any(is_anchored),
        HirKind::Alternation(parts) => parts.iter().all(is_anchored),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(pattern: &str) -> String {
        match Pattern::regex(pattern) {
            Ok(pattern) => format!("{pattern:?}"),
            Err(error) => format!("{}: {}", error.offset, error.message),
        }
    }

    #[test]
    fn a_pattern_needs_a_literal() {
        insta::assert_snapshot!(
            [
                "spy agenc(y|ies)", "(?i)nis", "[Cc]entre", "a|bc", r"\bNIS\b", r"\d+ states", "الدفاع", r"(?:x\d){2}",
                r"\w+", "", "a?", "a|", r"a|\d", r"\w+ \w+", "(?:abc)*", "^$", "[a-z]+", "[.,]",
            ]
            .map(|pattern| format!("{pattern:<18} {}", outcome(pattern)))
            .join("\n"),
            @r"
        spy agenc(y|ies)   /spy agenc(y|ies)/
        (?i)nis            /(?i)nis/
        [Cc]entre          /[Cc]entre/
        a|bc               /a|bc/
        \bNIS\b            /\bNIS\b/
        \d+ states         /\d+ states/
        الدفاع             /الدفاع/
        (?:x\d){2}         /(?:x\d){2}/
        \w+                0: the pattern spells out no letter or digit that is in all its matches
                           0: the pattern spells out no letter or digit that is in all its matches
        a?                 0: the pattern spells out no letter or digit that is in all its matches
        a|                 0: the pattern spells out no letter or digit that is in all its matches
        a|\d               0: the pattern spells out no letter or digit that is in all its matches
        \w+ \w+            0: the pattern spells out no letter or digit that is in all its matches
        (?:abc)*           0: the pattern spells out no letter or digit that is in all its matches
        ^$                 0: the pattern spells out no letter or digit that is in all its matches
        [a-z]+             0: the pattern spells out no letter or digit that is in all its matches
        [.,]               0: the pattern spells out no letter or digit that is in all its matches
        "
        );
    }

    #[test]
    fn a_pattern_that_cannot_be_used_says_where_and_why() {
        insta::assert_snapshot!(
            ["né(a", "a)", "a**", r"a\q", "a{9999}{99}", "x(((((((((((((((((((((((((((((((((((((((((((((((((((((("]
                .map(outcome)
                .join("\n"),
            @"
        3: the pattern cannot be read: unclosed group
        1: the pattern cannot be read: unopened group
        0: the pattern spells out no letter or digit that is in all its matches
        1: the pattern cannot be read: unrecognized escape sequence
        0: the pattern is too big: it needs more than 1048576 bytes
        54: the pattern cannot be read: unclosed group
        "
        );
    }

    #[test]
    fn a_whole_text() {
        let pattern = Pattern::regex("Quad(rilateral)?").unwrap();
        assert!(pattern.is_whole("Quad") && pattern.is_whole("Quadrilateral"));
        assert!(!pattern.is_whole("the Quad") && !pattern.is_whole(""));
        assert!(!Pattern::Text("Quad".to_owned()).is_whole("quad"));
    }
}
