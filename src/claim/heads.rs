//! Names of what stands above or beside the text, in another spelling than the article's.

use super::names::{ONCE, ONCE_AMONG_FORMS, Place, is_common, last_name, swap};
use super::page::Page;
use super::respelled::{LAST, OFTEN, PARTS, is_slip};
use crate::lang::{Glossary, is_letter, is_word};
use crate::mention::{Capital, Shape};
use crate::source::{AsideKind, BlockKind};
use crate::span::Span;

/// What stands above or beside the text of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Headed {
    /// Its title.
    Title,
    /// The sentences that announce it.
    Teaser,
    /// What is said of a picture.
    Caption,
}

impl Headed {
    /// What it is called in a sentence.
    pub const fn called(self) -> &'static str {
        match self {
            Self::Title => "headline",
            Self::Teaser => "teaser",
            Self::Caption => "caption",
        }
    }
}

impl From<AsideKind> for Headed {
    fn from(kind: AsideKind) -> Self {
        match kind {
            AsideKind::Teaser => Self::Teaser,
            AsideKind::Caption => Self::Caption,
        }
    }
}

/// Whether a line says of a figure that something goes there: "to raise its stake to *39.9 per cent*".
pub(crate) fn leads_to(glossary: &Glossary, line: &str, figure: &str) -> bool {
    line.split_once(figure).is_some_and(|(before, _)| glossary.to.ends(before.trim_end()))
}

/// Whether two figures with decimals stand behind one name, as those of two versions do: "Halos *11.2*", "Halos *11.1*".
pub(crate) fn are_versions((line, figure): (&str, &str), (sentence, other): (&str, &str)) -> bool {
    let name = name_of_version(line, figure);
    name.is_some() && name == name_of_version(sentence, other)
}

fn name_of_version<'t>(line: &'t str, figure: &str) -> Option<&'t str> {
    let (before, _) = line.split_once(figure).filter(|_| figure.contains('.'))?;
    let name = before.strip_suffix(' ')?.rsplit(char::is_whitespace).next()?;
    name.contains(char::is_uppercase).then_some(name)
}

/// A name of a headline, teaser or caption that the article always writes in another way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misheaded {
    /// Of what the name is.
    pub of: Headed,
    /// The name.
    pub name: String,
    /// Where it stands, if the headline stands in the text.
    pub span: Option<Span>,
    /// Where the spelling of the article stands first.
    pub usual: Span,
    /// How often.
    pub times: usize,
}

/// More bytes than stand between a given name and the last of its last names.
const FULL_NAME: usize = 60;
/// The shortest word at the beginning of a headline of which another vowel says anything, in characters: "Study" and "Stady"
/// may both be words.
const FIRST: usize = 8;

/// Names of the headline, of the teaser, which may stand in the text, and of captions that the article always spells in
/// another way.
pub(super) fn misheaded(page: Page<'_>, teaser: Option<Span>) -> Vec<Misheaded> {
    let words = page.glossary;
    if words.has_no_spaces || words.has_no_capitals {
        return Vec::new();
    }
    let titles: Vec<Span> = page
        .reading
        .sentences
        .iter()
        .filter(|sentence| sentence.kind == BlockKind::Title)
        .map(|title| title.span)
        .collect();
    let last = titles.iter().chain(&teaser).map(|head| head.end).max().unwrap_or(0);
    let is_name = |capital: &&Capital| capital.shape == Shape::Name;
    let of = |capital: &Capital| {
        if capital.span.start >= last {
            return None;
        }
        let is_title = titles.iter().any(|title| title.contains(capital.span));
        let is_teaser = teaser.is_some_and(|teaser| teaser.contains(capital.span));
        if is_title { Some(Headed::Title) } else { is_teaser.then_some(Headed::Teaser) }
    };
    let inside = page.reading.capitals.iter().filter(is_name).filter_map(|capital| {
        let of = of(capital)?;
        let sentence = page.sentence(capital.span).unwrap_or(capital.span);
        let begins = sentence.start == capital.span.start;
        Some(Header { of, capital, text: page.text, begins, span: Some(capital.span) })
    });
    let asides = page.reading.asides.iter().map(|(kind, aside)| (Headed::from(*kind), aside));
    let beside = page.reading.title.iter().map(|title| (Headed::Title, title)).chain(asides);
    let beside = beside.flat_map(|(of, aside)| {
        let names = aside.capitals.iter().filter(is_name);
        names.map(move |capital| {
            let begins = !aside.text.get(..capital.span.start).unwrap_or_default().contains(is_word);
            Header { of, capital, text: &aside.text, begins, span: None }
        })
    });
    let heads: Vec<Header<'_>> = inside.chain(beside).filter(|head| head.name().chars().count() + 1 >= LAST).collect();
    if heads.is_empty() {
        return Vec::new();
    }
    let mut body: Vec<&Capital> = Vec::with_capacity(page.reading.capitals.len());
    body.extend(page.reading.capitals.iter().filter(is_name).filter(|capital| of(capital).is_none()));
    heads.into_iter().filter_map(|head| misheaded_name(page, &body, &head)).collect()
}

/// A name of a headline, teaser or caption.
struct Header<'h> {
    of: Headed,
    capital: &'h Capital,
    /// What it stands in.
    text: &'h str,
    /// Whether it is the first word there, which has a capital though it may be none.
    begins: bool,
    /// Where it stands, if that is in the article's text.
    span: Option<Span>,
}

impl Header<'_> {
    fn name(&self) -> &str {
        self.capital.span.of(self.text)
    }
}

/// Whether two names are two given names, each before last names of its own: "Mariana Dantas", "Marina Silva".
fn are_two_persons(page: Page<'_>, head: &Header<'_>, usual: &[Span]) -> bool {
    let Some(last) = last_name(head.text, head.capital.span) else { return false };
    let mut others = usual.iter().filter(|place| last_name(page.text, **place).is_some()).peekable();
    // "Fernando Lins" may be "Fernando Ribeiro Lins", and a last name may be misspelt too.
    let begins = |word: &str| word.starts_with(char::is_uppercase) && word.chars().take(2).eq(last.chars().take(2));
    let has_last = |place: &Span| {
        let end = page.boundary(place.end + FULL_NAME);
        let behind = page.text.get(place.end..end).unwrap_or_default();
        behind.split(|c: char| !is_letter(c)).take(PARTS + 2).any(begins)
    };
    others.peek().is_some() && !others.any(has_last)
}

/// Whether the article has words in small letters that begin as the first word of a headline does, but for its ending.
fn is_word_of_the_language(page: Page<'_>, name: &str) -> bool {
    let small = name.to_lowercase();
    let stem = small.char_indices().next_back().map_or("", |(at, _)| small.get(..at).unwrap_or_default());
    page.text
        .match_indices(stem)
        .any(|(at, _)| !page.text.get(..at).and_then(|text| text.chars().next_back()).is_some_and(is_letter))
}

/// How often another spelling of a name stands in the article at least to be the right one; none if it is another name.
fn fewest(glossary: &Glossary, head: &Header<'_>, right: &str) -> Option<usize> {
    let name = head.name();
    let has_forms = glossary.declines_names || glossary.has_capital_nouns;
    if !has_forms && is_slip(name, right) {
        return Some(OFTEN);
    }
    // Those of a headline in the text are found with all other names.
    let (place, length) = swap(name, right).filter(|_| head.span.is_none())?;
    let once = if has_forms { ONCE_AMONG_FORMS } else { ONCE };
    (place == Place::Inside && length >= once).then_some(1)
}

fn misheaded_name(page: Page<'_>, body: &[&Capital], head: &Header<'_>) -> Option<Misheaded> {
    let (name, letters) = (head.name(), head.capital.letters);
    if body.iter().any(|other| other.letters == letters && page.words(other.span) == name) {
        return None;
    }
    // Most names do not even begin alike.
    let begins_alike = |other: &&&Capital| {
        page.text.get(other.span.start..).and_then(|rest| rest.chars().next()) == name.chars().next()
    };
    let mut alike = body.iter().filter(begins_alike).filter_map(|other| {
        let right = page.words(other.span);
        fewest(page.glossary, head, right).map(|fewest| (other, right, fewest))
    });
    let (usual, right, fewest) = alike.next()?;
    let places: Vec<Span> = body.iter().map(|other| other.span).filter(|other| page.words(*other) == right).collect();
    let times = places.len();
    let one = alike.all(|(_, other, _)| other == right);
    if !one || times < fewest || are_two_persons(page, head, &places) {
        return None;
    }
    // A word in small letters is a word of the language.
    let has_other_vowel = name.chars().count() == right.chars().count() && swap(name, right).is_none();
    let may_be_word = has_other_vowel && name.chars().count() < FIRST;
    let common = is_common(page, &[name, right]) || head.begins && (may_be_word || is_word_of_the_language(page, name));
    (!common).then(|| Misheaded { of: head.of, name: name.to_owned(), span: head.span, usual: usual.span, times })
}
