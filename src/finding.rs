//! Holds one disagreement as data: witnesses that cannot all be right, how we know, and what could be done.
//! Nothing here formats, colours or sorts; these types are also the JSON that `claimlint` writes and reads back.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;

use serde::{Deserialize, Serialize};

/// The version of the JSON object a [`Report`] is written as. It grows when a field changes its meaning or goes.
pub const SCHEMA_VERSION: u32 = 1;

/// A check's public name, in kebab-case, such as `date-weekday`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Code(pub Cow<'static, str>);

impl Code {
    /// The code of a check that is known when the program is built.
    pub const fn new(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// What follows from a finding if it is real. Ordered from mild to grave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Worth a look; nothing is certainly wrong.
    Note,
    /// Details differ.
    Warning,
    /// A reader is told something wrong.
    Error,
}

impl Severity {
    /// One level milder; a note stays a note.
    #[must_use]
    pub fn milder(self) -> Self {
        match self {
            Self::Error => Self::Warning,
            Self::Warning | Self::Note => Self::Note,
        }
    }

    /// The word used in every format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// How sure the tool is that a finding is real.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// A reading that a careful editor may reject.
    Low,
    /// Rests on one assumption, named in the derivation.
    Medium,
    /// Follows from what is written.
    High,
}

/// What a witness speaks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The statement that is questioned.
    Claim,
    /// A place in an article that supports the other side.
    Against,
    /// A place in an article that the derivation rests on, such as where a year was taken from.
    Context,
    /// A statement of a rulebook.
    Fact,
}

/// Who says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Voice {
    /// The article itself.
    #[default]
    Own,
    /// Words between quotation marks.
    Quoted,
    /// Words of somebody else, retold ("according to …").
    Reported,
}

/// The line around a witness, so that any format can show it without the article.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Excerpt {
    /// One line of text, shortened around the witness if it is long; no line ends.
    pub text: String,
    /// Byte offset in `text` where the witness starts.
    pub start: usize,
    /// Byte offset in `text` where it ends.
    pub end: usize,
}

impl Excerpt {
    /// How many characters an excerpt shows at most, unless the witness alone is longer.
    pub const LIMIT: usize = 240;

    /// The excerpt of `line` around the witness at bytes `start..end` of it.
    ///
    /// A line of more than [`Self::LIMIT`] characters is cut on both sides of the witness, between words where
    /// there are any, and shows "…" where something is missing. The witness itself is never cut. A line end inside
    /// (of a witness that goes over several lines) becomes a space for each of its characters, so that
    /// `text[start..end]` is the witness on one line. Offsets beyond the line are taken as its end; offsets inside
    /// a character are moved outwards. Only the window is looked at, however long the line is.
    pub fn of_line(line: &str, start: usize, end: usize) -> Self {
        let start = boundary_before(line, start);
        let end = boundary_after(line, end.max(start));
        let before = line.get(..start).unwrap_or_default();
        let inside = line.get(start..end).unwrap_or_default();
        let after = line.get(end..).unwrap_or_default();

        let spare = Self::LIMIT.saturating_sub(inside.chars().count()).max(Self::LIMIT / 6);
        let left = last(before, spare).1;
        let right = first(after, spare).1;
        // Each side may have half of the room, and what the other side leaves of its half.
        let left = left.min((spare / 2).max(spare - right));
        let right = right.min(spare - left);

        let (before_at, _) = last(before, left);
        let (after_at, _) = first(after, right);
        let before_kept = before.get(before_at..).unwrap_or_default();
        let after_kept = after.get(..after_at).unwrap_or_default();

        let mut text = String::with_capacity(before_kept.len() + inside.len() + after_kept.len() + 6);
        if before_at > 0 {
            text.push('…');
            push_on_one_line(&mut text, from_a_word(before_kept));
        } else {
            push_on_one_line(&mut text, before_kept);
        }
        let start = text.len();
        push_on_one_line(&mut text, inside);
        let end = text.len();
        if after_at < after.len() {
            push_on_one_line(&mut text, to_a_word(after_kept));
            text.push('…');
        } else {
            push_on_one_line(&mut text, after_kept);
        }
        Self { text, start, end }
    }

    /// What stands before the witness, the witness, and what stands after it. An excerpt whose offsets do not
    /// fit its text (it may come from a file) is given as text before an empty witness.
    pub fn parts(&self) -> (&str, &str, &str) {
        let parts = (self.text.get(..self.start), self.text.get(self.start..self.end), self.text.get(self.end..));
        match parts {
            (Some(before), Some(inside), Some(after)) => (before, inside, after),
            (_, _, _) => (&self.text, "", ""),
        }
    }
}

/// A place that supports one side: a span of an article, or of a rulebook.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Witness {
    /// The article's id; none for a rulebook.
    pub article: Option<String>,
    /// The file as it was named on the command line, with `/` between its parts.
    pub path: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Column in UTF-16 code units, from 1.
    pub column_utf16: usize,
    /// First byte in the file (in the article's text, for an article that is a JSON line).
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The words at that place.
    pub text: String,
    /// What it speaks for.
    pub role: Role,
    /// Who says it.
    pub voice: Voice,
    /// The line it stands in.
    pub excerpt: Excerpt,
}

/// One way to mend a finding. All are given, none preferred, unless a rulebook decides.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Fix {
    /// What it changes: "the weekday".
    pub label: String,
    /// What to write instead of the claim's words.
    pub text: String,
}

/// What another check saw at the same place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Also {
    /// That check.
    pub code: Code,
    /// Its message.
    pub message: String,
    /// Its derivation.
    pub derivation: Vec<String>,
    /// Its witnesses that the main finding does not have.
    pub witnesses: Vec<Witness>,
    /// Its fixes.
    pub fixes: Vec<Fix>,
    /// The fact it rests on, if any.
    pub fact: Option<String>,
}

/// Two or more witnesses that cannot all be right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Which way of being wrong.
    pub code: Code,
    /// What follows if it is real.
    pub severity: Severity,
    /// How sure it is.
    pub confidence: Confidence,
    /// One sentence that says what is wrong.
    pub message: String,
    /// How it is known, step by step.
    pub derivation: Vec<String>,
    /// The places; the first is the claim the finding is shown at.
    pub witnesses: Vec<Witness>,
    /// What could be written instead of the first witness.
    pub fixes: Vec<Fix>,
    /// The id of the fact or name it rests on.
    pub fact: Option<String>,
    /// Names this finding across runs; holds no line number.
    pub fingerprint: String,
    /// What other checks saw at the same place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Also>,
}

impl Finding {
    /// The path and the article it is shown at; none for a finding without a place.
    pub fn home(&self) -> Option<(&str, Option<&str>)> {
        self.witnesses.first().map(|witness| (witness.path.as_str(), witness.article.as_deref()))
    }
}

/// How many of one kind of statement an article holds, and how many of those were compared with something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// How many were read.
    pub found: usize,
    /// How many were held against something.
    pub checked: usize,
}

impl std::ops::AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.found += other.found;
        self.checked += other.checked;
    }
}

/// What was checked, and against how much nothing was there to check.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Dates and periods.
    pub dates: Count,
    /// Numbers, ordinals, percents, amounts of money and measured quantities.
    pub figures: Count,
    /// Names that a rulebook knows.
    pub names: Count,
    /// Definitions of acronyms.
    pub acronyms: Count,
}

impl std::ops::AddAssign for Coverage {
    fn add_assign(&mut self, other: Self) {
        self.dates += other.dates;
        self.figures += other.figures;
        self.names += other.names;
        self.acronyms += other.acronyms;
    }
}

/// How many statements of an article a check held against something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looked {
    /// The check.
    pub check: Code,
    /// Dates and periods.
    pub dates: usize,
    /// Numbers, percents, amounts of money and measured quantities.
    pub figures: usize,
    /// Acronyms.
    pub acronyms: usize,
    /// Lists.
    pub lists: usize,
}

/// What a report says of one article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleSummary {
    /// The article's id.
    pub article: String,
    /// Its file.
    pub path: String,
    /// Its language as a BCP 47 tag; none if no pack fits.
    pub language: Option<String>,
    /// Its date, as `YYYY-MM-DD`.
    pub date: Option<String>,
    /// What was checked in it.
    pub coverage: Coverage,
    /// How much each check looked at, in the order of the checks; those that found nothing to look at are left out.
    #[serde(default)]
    pub looked: Vec<Looked>,
    /// The ids of the facts that it tells as the rulebooks have them, in order.
    #[serde(default)]
    pub confirmed: Vec<String>,
}

/// A trouble with the input itself: a broken rule, an encoding that was guessed, an unreadable file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Problem {
    /// `error` if something could not be used, `warning` or `note` if it was used with a reservation.
    pub severity: Severity,
    /// The file.
    pub path: String,
    /// Line and column (both from 1), where there is one place.
    pub place: Option<(usize, usize)>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl Problem {
    /// Something that could not be used.
    pub fn error(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Error, path: path.into(), place: None, message: message.into(), help: None }
    }

    /// Something that was used with a reservation.
    pub fn note(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Note, ..Self::error(path, message) }
    }

    /// The same problem, at a line and column (both from 1).
    #[must_use]
    pub fn at(mut self, line: usize, column: usize) -> Self {
        self.place = Some((line, column));
        self
    }

    /// The same problem, with what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Numbers for the last line of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Articles read.
    pub articles: usize,
    /// Findings of severity `error`.
    pub errors: usize,
    /// Findings of severity `warning`.
    pub warnings: usize,
    /// Findings of severity `note`.
    pub notes: usize,
    /// The sum of the articles' coverage.
    pub coverage: Coverage,
}

/// Everything a run has to say: the object of `--format json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// [`SCHEMA_VERSION`].
    pub version: u32,
    /// In the order they are to be shown.
    pub findings: Vec<Finding>,
    /// In the order they were read.
    pub articles: Vec<ArticleSummary>,
    /// Troubles with the input.
    #[serde(default)]
    pub problems: Vec<Problem>,
    /// Numbers.
    pub summary: Summary,
}

/// Goes through a list that may be longer than memory. An error ends it.
pub type Each<'a, T> = Box<dyn Iterator<Item = io::Result<T>> + 'a>;

/// A finding, with what is said of the article it is shown at.
pub type Placed<'a> = (Cow<'a, Finding>, Option<Cow<'a, ArticleSummary>>);

/// What a [`Report`] holds, for a report that need not be in memory as a whole: its lists can be gone through as often
/// as one likes.
pub trait Sheets {
    /// The findings in the order they are to be shown.
    fn findings(&self) -> Each<'_, Cow<'_, Finding>>;

    /// The same findings, those of one article together.
    fn by_article(&self) -> Each<'_, Placed<'_>>;

    /// What is said of each article.
    fn articles(&self) -> Each<'_, Cow<'_, ArticleSummary>>;

    /// Troubles with the input.
    fn problems(&self) -> &[Problem];

    /// Numbers.
    fn summary(&self) -> &Summary;
}

impl Sheets for Report {
    fn findings(&self) -> Each<'_, Cow<'_, Finding>> {
        Box::new(self.findings.iter().map(|finding| Ok(Cow::Borrowed(finding))))
    }

    fn by_article(&self) -> Each<'_, Placed<'_>> {
        let mut known = BTreeMap::new();
        for article in &self.articles {
            known.entry((article.path.as_str(), article.article.as_str())).or_insert(article);
        }
        // Articles in the order of their first finding.
        let mut first = BTreeMap::new();
        for (finding, at) in self.findings.iter().zip(0_usize..) {
            first.entry(finding.home()).or_insert(at);
        }
        let mut findings: Vec<&Finding> = self.findings.iter().collect();
        findings.sort_by_key(|finding| first.get(&finding.home()).copied());
        Box::new(findings.into_iter().map(move |finding| {
            let article = finding.home().and_then(|(path, article)| known.get(&(path, article?)).copied());
            Ok((Cow::Borrowed(finding), article.map(Cow::Borrowed)))
        }))
    }

    fn articles(&self) -> Each<'_, Cow<'_, ArticleSummary>> {
        Box::new(self.articles.iter().map(|article| Ok(Cow::Borrowed(article))))
    }

    fn problems(&self) -> &[Problem] {
        &self.problems
    }

    fn summary(&self) -> &Summary {
        &self.summary
    }
}

/// How many characters an excerpt gives away to end between words.
const WORD: usize = 24;

/// The last character boundary at or before `at`.
fn boundary_before(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The first character boundary at or after `at`.
fn boundary_after(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// `text` from its first space on, if there is one near its start.
fn from_a_word(text: &str) -> &str {
    let space = text.char_indices().take(WORD).find(|(_, character)| character.is_whitespace());
    space.and_then(|(at, _)| text.get(at..)).unwrap_or(text)
}

/// `text` up to its last space, which is kept, if there is one near its end.
fn to_a_word(text: &str) -> &str {
    let space = text.char_indices().rev().take(WORD).find(|(_, character)| character.is_whitespace());
    space.and_then(|(at, character)| text.get(..at + character.len_utf8())).unwrap_or(text)
}

/// Where the first `count` characters of a text end, in bytes, and how many it has of them.
fn first(text: &str, count: usize) -> (usize, usize) {
    let end = count.min(text.len());
    if text.as_bytes().get(..end).is_some_and(<[u8]>::is_ascii) && text.is_char_boundary(end) {
        return (end, end);
    }
    let step = |(at, had): (usize, usize), c: char| (at + c.len_utf8(), had + 1);
    text.chars().take(count).fold((0, 0), step)
}

/// Where the last `count` characters of a text begin, in bytes, and how many it has of them.
fn last(text: &str, count: usize) -> (usize, usize) {
    let start = text.len().saturating_sub(count);
    if text.as_bytes().get(start..).is_some_and(<[u8]>::is_ascii) {
        return (start, text.len() - start);
    }
    let step = |(at, had): (usize, usize), c: char| (at - c.len_utf8(), had + 1);
    text.chars().rev().take(count).fold((text.len(), 0), step)
}

/// Appends `text` with a space for each character that ends a line.
fn push_on_one_line(out: &mut String, text: &str) {
    // Most texts have no such character: that is seen sooner byte by byte.
    let bytes = text.as_bytes();
    let has_control = bytes.iter().fold(false, |any, byte| any | matches!(byte, b'\n'..=b'\r'));
    let is_end = |at| matches!(bytes.get(at..), Some([0xE2, 0x80, 0xA8 | 0xA9, ..] | [0xC2, 0x85, ..]));
    if !has_control && !memchr::memchr2_iter(0xC2, 0xE2, bytes).any(is_end) {
        out.push_str(text);
        return;
    }
    out.extend(text.chars().map(|character| if ends_line(character) { ' ' } else { character }));
}

/// Whether a reader or a terminal starts a new line at `character`.
fn ends_line(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_short_line_is_its_own_excerpt() {
        let excerpt = Excerpt::of_line("On Thursday, April 5, it rained.", 3, 20);
        assert_eq!(excerpt.text, "On Thursday, April 5, it rained.");
        assert_eq!(excerpt.parts(), ("On ", "Thursday, April 5", ", it rained."));
    }

    #[test]
    fn a_long_line_is_cut_between_words_on_both_sides() {
        let line = format!("{}HERE{}", "left word ".repeat(100), " right word".repeat(100));
        let excerpt = Excerpt::of_line(&line, 1000, 1004);
        let (before, inside, after) = excerpt.parts();
        assert_eq!(inside, "HERE");
        assert!(before.starts_with("… ") && before.ends_with(" left word "), "{before}");
        assert!(after.starts_with(" right") && after.ends_with(" …"), "{after}");
        assert!((200..=242).contains(&excerpt.text.chars().count()), "{}", excerpt.text.chars().count());
    }

    #[test]
    fn room_that_one_side_does_not_need_goes_to_the_other() {
        let line = format!("HERE{}", "字".repeat(1000));
        let excerpt = Excerpt::of_line(&line, 0, 4);
        assert_eq!(excerpt.text.chars().count(), Excerpt::LIMIT + 1);
        let line = format!("{}HERE", "字".repeat(1000));
        let excerpt = Excerpt::of_line(&line, 3000, 3004);
        assert_eq!(excerpt.text.chars().count(), Excerpt::LIMIT + 1);
        assert_eq!(excerpt.parts().1, "HERE");
    }

    #[test]
    fn a_witness_over_several_lines_is_shown_on_one() {
        let excerpt = Excerpt::of_line("he said\r\n“no”\u{2028}twice", 8, 22);
        assert_eq!(excerpt.text, "he said  “no” twice");
    }

    #[test]
    fn offsets_that_fit_nothing_do_no_harm() {
        assert_eq!(Excerpt::of_line("äöü", 1, 3).parts(), ("", "äö", "ü"));
        assert_eq!(Excerpt::of_line("äöü", 70, 90).parts(), ("äöü", "", ""));
        assert_eq!(Excerpt { text: "äöü".into(), start: 1, end: 9 }.parts(), ("äöü", "", ""));
    }

    proptest! {
            #[test]
            fn the_excerpt_holds_the_witness_whole_and_at_its_place(
                before in "(\\PC{0,9}[ \n]?){0,60}",
                inside in "\\PC{1,30}(\n\\PC{0,5})?",
                after in "(\\PC{0,9}[ \n]?){0,60}",
            ) {
                let line = format!("{before}{inside}{after}");
                let excerpt = Excerpt::of_line(&line, before.len(), before.len() + inside.len());
                let mut flat = String::new();
                push_on_one_line(&mut flat, &line);
                let mut witness = String::new();
                push_on_one_line(&mut witness, &inside);

                let (left, middle, right) = excerpt.parts();
                prop_assert_eq!(middle, witness.as_str());
                prop_assert!(!excerpt.text.contains(ends_line));
                prop_assert!(excerpt.text.chars().count() <= Excerpt::LIMIT + 2);
                prop_assert!(flat.starts_with(left) || flat.contains(left.trim_start_matches('…')));
                prop_assert!(flat.ends_with(right) || flat.contains(right.trim_end_matches('…')));
    if line.chars().count() <= Excerpt::LIMIT {
                    prop_assert_eq!(excerpt.text, flat);
                }
            }
        }
}
