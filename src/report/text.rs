//! What the formats share: places, the words for roles and voices, and text that is safe to show.

use std::borrow::Cow;
use std::fmt;

use crate::finding::{Finding, Role, Voice, Witness};

/// What a function writes, as a part of a format string.
pub(super) fn shown(write: impl Fn(&mut fmt::Formatter<'_>) -> fmt::Result) -> impl fmt::Display {
    Shown(write)
}

struct Shown<F>(F);

impl<F: Fn(&mut fmt::Formatter<'_>) -> fmt::Result> fmt::Display for Shown<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (self.0)(f)
    }
}

/// Where a finding is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place<'a> {
    /// The file.
    pub(super) path: &'a str,
    /// Line, from 1.
    pub(super) line: usize,
    /// Column in characters, from 1.
    pub(super) column: usize,
}

impl<'a> Place<'a> {
    /// The place of the first witness; a finding without one (it may come from a file) is shown at the start of
    /// standard input.
    pub(super) fn of(finding: &'a Finding) -> Self {
        finding.witnesses.first().map_or(Self { path: "-", line: 1, column: 1 }, |witness| Self {
            path: &witness.path,
            line: witness.line,
            column: witness.column,
        })
    }
}

/// What a witness speaks for, in words that can stand before or after its place.
pub(super) fn role(role: Role) -> &'static str {
    match role {
        Role::Claim => "claim",
        Role::Against => "against it",
        Role::Context => "context",
        Role::Fact => "rule",
    }
}

/// Who speaks, if it is not the article itself.
pub(super) fn voice(voice: Voice) -> Option<&'static str> {
    match voice {
        Voice::Own => None,
        Voice::Quoted => Some("in a quotation"),
        Voice::Reported => Some("somebody's words, retold"),
    }
}

/// The last line of a witness that goes over several lines.
pub(super) fn last_line(witness: &Witness) -> Option<usize> {
    match witness.text.matches('\n').count() {
        0 => None,
        more => Some(witness.line + more),
    }
}

/// The id of the article a witness stands in, where the path alone does not name it: one of many in a file, or one
/// with an id of its own.
pub(super) fn article_id(witness: &Witness) -> Option<&str> {
    let id = witness.article.as_deref()?;
    let name = witness.path.rsplit('/').next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    (id != witness.path && id != name && id != stem).then_some(id)
}

/// The witness with what stands around it. A witness without a usable excerpt stands alone.
pub(super) fn parts(witness: &Witness) -> (&str, &str, &str) {
    let (before, inside, after) = witness.excerpt.parts();
    if inside.is_empty() && witness.excerpt.start != witness.excerpt.end || witness.excerpt.text.is_empty() {
        return ("", &witness.text, "");
    }
    (before, inside, after)
}

/// `text` on one line: each line end or control character becomes a space.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    let breaks = |character: char| character.is_control() || matches!(character, '\u{2028}' | '\u{2029}');
    if text.contains(breaks) { Cow::Owned(text.replace(breaks, " ")) } else { Cow::Borrowed(text) }
}

/// `text` as it may be shown to a person, on one line and with its columns known: a tab is four spaces, a line end
/// one, and other control characters, which could rewrite a terminal, are "�". The marks that embed, override or
/// isolate a direction are left out: a stray one would turn around what stands behind it.
pub(super) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\t' => out.push_str("    "),
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            other if other.is_control() => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
    out
}

/// Whether some of `text` runs from right to left, by the blocks that Unicode sets aside for such scripts.
pub(super) fn runs_right_to_left(text: &str) -> bool {
    text.chars().any(|character| {
        matches!(character,
            '\u{590}'..='\u{8ff}'
            | '\u{200f}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}')
    })
}

/// Words of an article or a rulebook as they may stand in a line for a person: in an isolate (U+2068, U+2069) if
/// some of them run from right to left, so that they do not turn around what stands beside them.
pub(super) fn words(text: &str) -> String {
    isolated(visible(text), '\u{2068}')
}

/// A sentence of ours as it may stand in a line for a person. It runs from left to right (U+2066), even if it starts
/// with words of an article that do not.
pub(super) fn sentence(text: &str) -> String {
    isolated(visible(text), '\u{2066}')
}

fn isolated(text: String, open: char) -> String {
    if runs_right_to_left(&text) { format!("{open}{text}\u{2069}") } else { text }
}

/// A number and its noun: "1 error", "2 errors".
pub(super) fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
