//! What a text says of the persons it names besides facts: whether they are men or women, and what office they hold.
//! Where a pronoun could mean anybody else, it says nothing.

use super::bind::{Desk, between};
use super::words::{Found, Use};
use super::{DatedName, InOffice, Named, Referred, Standing, Time, phrase, sentence_at, signals_in, voice_at};
use crate::lang::{Unstated, is_word};
use crate::mention::{SignalKind, Stated};
use crate::rulebook::{Name, NameKind, Pronouns, speaks};
use crate::span::Span;
use crate::value::Period;

/// How many words of an opening phrase may stand before its comma.
const OPENING: usize = 6;
/// How many words may stand between a comma or the start of a sentence and the name that is its subject.
const BEFORE_SUBJECT: usize = 3;
/// How many words a title may have with everything that belongs to it.
const TITLE: usize = 8;

/// Pronouns and titles, and offices, in the order of their places.
pub(super) fn read(desk: Desk<'_>, names: &[Named]) -> (Vec<Referred>, Vec<InOffice>) {
    let mut referred = Vec::new();
    let mut offices = Vec::new();
    let persons: Vec<(&Named, &Name)> = names
        .iter()
        .filter_map(|named| Some((named, desk.rules.name(named.name)?)))
        .filter(|(_, name)| name.kind == NameKind::Person)
        .collect();
    for (named, name) in &persons {
        let Some(sentence) = sentence_at(desk.reading, named.span.start) else { continue };
        if let Some(gender) = name.pronouns {
            referred.extend(title(desk, named, gender, sentence));
            referred.extend(predicate(desk, named, name, gender, sentence));
        }
        if !name.offices.is_empty() {
            offices.extend(office(desk, named, name, sentence));
        }
    }
    referred.extend(pronouns(desk, names, &persons));
    referred.sort_by_key(|found| (found.span, found.name));
    offices.sort_by_key(|found| (found.span, found.name));
    (referred, offices)
}

/// Forms of names that are right for a time only, each with the time it is used of.
pub(super) fn dated(desk: Desk<'_>, found: &[Found]) -> Vec<DatedName> {
    let mut names = Vec::new();
    for word in found.iter().filter(|word| !word.inner) {
        let Use::Dated { name, dated } = word.means else { continue };
        let Some(sentence) = sentence_at(desk.reading, word.span.start) else { continue };
        if let Some(time) = time_in(desk, sentence, word.span) {
            let voice = voice_at(desk.text, desk.reading, word.span, None);
            names.push(DatedName { name, dated, span: word.span, time, voice });
        }
    }
    names
}

/// The time a sentence speaks of: the nearest that it states, else the article's date. A date that is only guessed is
/// none, for a person or name is often spoken of as they are now.
fn time_in(desk: Desk<'_>, sentence: Span, near: Span) -> Option<Time> {
    stated_in(desk, sentence, near).first().copied().or_else(|| day_of(desk))
}

/// The article's date.
fn day_of(desk: Desk<'_>) -> Option<Time> {
    desk.moment.filter(|moment| !moment.inferred)
}

/// The times that a sentence states, the nearest to a place first.
fn stated_in(desk: Desk<'_>, sentence: Span, near: Span) -> Vec<Time> {
    let from = desk.reading.mentions.partition_point(|mention| mention.span.start < sentence.start);
    let rest = desk.reading.mentions.get(from..).unwrap_or_default();
    let mut stated: Vec<Time> = rest
        .iter()
        .take_while(|mention| mention.span.start < sentence.end)
        .filter_map(|mention| {
            let (period, relative) = match &mention.stated {
                Stated::Date(stated) => (Period::from(stated.resolved.or(stated.written)?), stated.relative),
                Stated::Period(stated) => (stated.period, stated.relative),
                Stated::Quantity(_) | Stated::Ordinal(_) => return None,
            };
            period.days()?;
            Some(Time { period, span: Some(mention.span), relative, inferred: false })
        })
        .collect();
    stated.sort_by_key(|time| time.span.map_or(usize::MAX, |span| between(span, near).len()));
    stated
}

/// A title of a man or a woman right before the full name of a person.
fn title(desk: Desk<'_>, named: &Named, gender: Pronouns, sentence: Span) -> Option<Referred> {
    // A family name alone may be that of a wife or a brother.
    if !named.span.of(desk.text).contains(char::is_whitespace) {
        return None;
    }
    let reference = &desk.language.reference;
    let (titles, says) = match gender {
        Pronouns::He => (&reference.she_titles, Pronouns::She),
        Pronouns::She => (&reference.he_titles, Pronouns::He),
        Pronouns::They | Pronouns::It => return None,
    };
    let tokens = phrase::tokens(desk.text, Span::new(sentence.start, named.span.start));
    let from = tokens.len().saturating_sub(TITLE);
    let found = phrase::places(desk.text, tokens.get(from..).unwrap_or_default(), titles, desk.language);
    let last = *found.last()?;
    let gap = Span::new(last.end, named.span.start).of(desk.text);
    let voice = voice_at(desk.text, desk.reading, last, Some(sentence));
    let is_beside = gap.chars().all(|c| c.is_whitespace() || c == '.') && gap.chars().count() <= 2;
    is_beside.then_some(Referred { name: named.name, named: named.span, span: last, says, is_title: true, voice })
}

/// A verb or participle in the form for a man or a woman, right behind the full name that begins a sentence and so is its
/// subject. A family name alone may be that of a wife or a brother.
fn predicate(desk: Desk<'_>, named: &Named, name: &Name, gender: Pronouns, sentence: Span) -> Option<Referred> {
    let reference = &desk.language.reference;
    let (forms, says) = match gender {
        Pronouns::He => (&reference.she_behind, Pronouns::She),
        Pronouns::She => (&reference.he_behind, Pronouns::He),
        Pronouns::They | Pronouns::It => return None,
    };
    let before = Span::new(sentence.start, named.span.start).of(desk.text);
    let written = named.span.of(desk.text);
    // Forms that come later in a rulebook may be in another case: "to her said", with the speaker behind.
    let mut own = name
        .forms
        .iter()
        .filter(|form| form.language.as_deref().is_some_and(|tag| speaks(Some(desk.language.tag()), tag)));
    let is_nominative = written == name.preferred || own.next().is_some_and(|form| form.text.as_str() == written);
    let full = written.contains(char::is_whitespace) && is_nominative;
    if forms.is_empty() || !full || before.contains(is_word) {
        return None;
    }
    let tokens = phrase::tokens(desk.text, Span::new(named.span.end, sentence.end));
    let near = tokens.get(..tokens.len().min(TITLE)).unwrap_or_default();
    let span = *phrase::places(desk.text, near, forms, desk.language).first()?;
    let gap = Span::new(named.span.end, span.start).of(desk.text);
    let voice = voice_at(desk.text, desk.reading, span, Some(sentence));
    matches!(gap.trim_end(), "" | ",").then_some(Referred {
        name: named.name,
        named: named.span,
        span,
        says,
        is_title: false,
        voice,
    })
}

/// Pronouns of the other gender, where nobody else can be meant: in a phrase that opens the sentence whose subject is
/// the person ("After her election, he …"), and at the start of the sentence after one whose subject is the person.
fn pronouns(desk: Desk<'_>, names: &[Named], persons: &[(&Named, &Name)]) -> Vec<Referred> {
    let reference = &desk.language.reference;
    let mut found = Vec::new();
    if reference.he.is_empty() && reference.she.is_empty() || persons.is_empty() {
        return found;
    }
    let sentences = &desk.reading.sentences;
    let persons_in = |sentence: Span| {
        let from = persons.partition_point(|(named, _)| named.span.start < sentence.start);
        let rest = persons.get(from..).unwrap_or_default();
        let count = rest.partition_point(|(named, _)| named.span.start < sentence.end);
        rest.get(..count).unwrap_or_default()
    };
    for (at, sentence) in sentences.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| sentences.get(at));
        let here = persons_in(sentence.span);
        let earlier = before.map(|before| persons_in(before.span)).unwrap_or_default();
        let (subject, name, is_before) = match (here.first(), earlier.first()) {
            (Some(&(subject, name)), _) => (subject, name, false),
            (None, Some(&(subject, name))) => (subject, name, true),
            (None, None) => continue,
        };
        let (other, says, others) = match name.pronouns {
            Some(Pronouns::He) => (&reference.she, Pronouns::She, &reference.women),
            Some(Pronouns::She) => (&reference.he, Pronouns::He, &reference.men),
            Some(Pronouns::They | Pronouns::It) | None => continue,
        };
        let tokens = phrase::tokens(desk.text, sentence.span);
        let Some(&pronoun) = phrase::places(desk.text, &tokens, other, desk.language).first() else { continue };
        let fits = if is_before {
            before.is_some_and(|before| before.block == sentence.block && is_subject(desk, before.span, subject.span))
                && tokens.first().is_some_and(|first| first.span == pronoun)
        } else {
            opens_before(desk, sentence.span, pronoun, subject.span)
        };
        let is_alone = here.iter().chain(earlier).all(|(_, person)| person.pronouns == name.pronouns);
        let stretch = before.map_or(sentence.span, |before| before.span.cover(sentence.span));
        if fits && is_alone && !may_be_another(desk, names, stretch, others) {
            let voice = voice_at(desk.text, desk.reading, pronoun, None);
            found.push(Referred {
                name: subject.name,
                named: subject.span,
                span: pronoun,
                says,
                is_title: false,
                voice,
            });
        }
    }
    found
}

/// Whether a pronoun stands in a phrase that opens a sentence, and the person right behind its comma.
fn opens_before(desk: Desk<'_>, sentence: Span, pronoun: Span, subject: Span) -> bool {
    if pronoun.end > subject.start {
        return false;
    }
    let opening = Span::new(sentence.start, subject.start).of(desk.text);
    let Some(comma) = opening.find(',').map(|at| sentence.start + at) else { return false };
    let count = |from: usize, to: usize| phrase::tokens(desk.text, Span::new(from, to)).len();
    pronoun.end <= comma
        && count(sentence.start, comma) <= OPENING
        && count(comma, subject.start) <= BEFORE_SUBJECT
        && !Span::new(comma + 1, subject.start).of(desk.text).contains(',')
}

/// Whether a name stands where the subject of a sentence stands.
fn is_subject(desk: Desk<'_>, sentence: Span, name: Span) -> bool {
    phrase::tokens(desk.text, Span::new(sentence.start, name.start)).len() <= BEFORE_SUBJECT
}

/// Whether somebody else is mentioned whom a pronoun could mean: a word for a person of that gender, or a word with a
/// capital that no rulebook knows.
fn may_be_another(desk: Desk<'_>, names: &[Named], stretch: Span, others: &[String]) -> bool {
    let tokens = phrase::tokens(desk.text, stretch);
    if !phrase::places(desk.text, &tokens, others, desk.language).is_empty() {
        return true;
    }
    let stop_words = &desk.language.reference.stop_words;
    let from = names.partition_point(|named| named.span.end <= stretch.start);
    let known = names.get(from..).unwrap_or_default();
    let starts = desk.reading.sentences.partition_point(|sentence| sentence.span.end <= stretch.start);
    let sentences = desk.reading.sentences.get(starts..).unwrap_or_default();
    tokens.iter().any(|token| {
        token.is_capitalised(desk.text)
            && !stop_words.contains(&token.folded)
            && !sentences
                .iter()
                .take_while(|sentence| sentence.span.start <= token.span.start)
                .any(|sentence| sentence.span.start == token.span.start)
            && !known
                .iter()
                .take_while(|named| named.span.start < stretch.end)
                .any(|named| named.span.overlaps(token.span))
            && !desk.reading.mentions.iter().any(|mention| mention.span.overlaps(token.span))
    })
}

/// One word of a title, or something that may stand between its words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Piece {
    /// A title of these offices, by their places.
    Title,
    Elect,
    Former,
    Then,
    Lesser,
    /// A country or body that the office is of.
    Known,
}

/// The office that stands beside a name, and how it is said to be held: "former President X", "X, president-elect".
fn office(desk: Desk<'_>, named: &Named, name: &Name, sentence: Span) -> Option<InOffice> {
    let before = Span::new(sentence.start, named.span.start);
    let after = Span::new(named.span.end, sentence.end);
    let (span, standing, titled) = beside(desk, name, before, false).or_else(|| beside(desk, name, after, true))?;
    let day = day_of(desk);
    let is_planned = signals_in(desk.reading, sentence).any(|(_, kind)| match kind {
        SignalKind::Unstated(Unstated::Planned | Unstated::Conditional) => true,
        SignalKind::Unstated(Unstated::Negated | Unstated::Denied | Unstated::Rumoured) | SignalKind::Attribution => {
            false
        }
    });
    let stated = if is_planned { Vec::new() } else { stated_in(desk, sentence, named.span) };
    // Of several times in one office the one that fits what is said.
    let office = titled.into_iter().min_by_key(|&at| {
        let fits = name.offices.get(at).is_some_and(|office| {
            day.iter().chain(&stated).any(|time| super::fits_office(office, standing, &time.period))
        });
        (!fits, at)
    })?;
    let voice = voice_at(desk.text, desk.reading, span, Some(sentence));
    Some(InOffice { name: named.name, named: named.span, office, span, standing, day, stated, voice })
}

/// The title at the near end of a stretch of text: its place, how the office is held, and which offices it may be.
fn beside(desk: Desk<'_>, name: &Name, stretch: Span, is_after: bool) -> Option<(Span, Standing, Vec<usize>)> {
    let reference = &desk.language.reference;
    let mut stretch = stretch;
    if is_after {
        // "X, the president-elect": behind a comma only.
        let rest = stretch.of(desk.text).strip_prefix([',', '\u{60C}'])?;
        stretch = Span::new(stretch.end - rest.len(), stretch.end);
        let end = rest.find([',', '\u{60C}', ';', '(', '.']).map_or(stretch.end, |at| stretch.start + at);
        stretch = Span::new(stretch.start, end);
    }
    let all = phrase::tokens(desk.text, stretch);
    let tokens = if is_after {
        all.get(..all.len().min(TITLE)).unwrap_or_default()
    } else {
        all.get(all.len().saturating_sub(TITLE)..).unwrap_or_default()
    };
    let mut pieces: Vec<(Span, Piece)> = Vec::new();
    let mut add = |words: &[String], piece: Piece| {
        let found = phrase::places(desk.text, tokens, words, desk.language);
        pieces.extend(found.into_iter().map(|span| (span, piece)));
    };
    add(&reference.elect, Piece::Elect);
    add(&reference.former, Piece::Former);
    add(&reference.then, Piece::Then);
    add(&reference.lesser, Piece::Lesser);
    let mut titles: Vec<(Span, usize)> = Vec::new();
    for (at, office) in name.offices.iter().enumerate() {
        let Some(office) = desk.rules.name(office.office) else { continue };
        let words: Vec<String> = office
            .titles
            .iter()
            .filter(|title| speaks(title.language.as_deref(), desk.language.tag()))
            .map(|title| title.text.clone())
            .collect();
        titles.extend(phrase::places(desk.text, tokens, &words, desk.language).into_iter().map(|span| (span, at)));
    }
    pieces.extend(titles.iter().map(|(span, _)| (*span, Piece::Title)));
    for token in tokens {
        let is_known = desk.reading.words.iter().any(|word| word.span.overlaps(token.span));
        let is_small = reference.articles.iter().any(|article| phrase::words_of(article) == [token.folded.clone()]);
        if is_known || is_small {
            pieces.push((token.span, Piece::Known));
        }
    }
    // The unbroken row of such words that touches the name.
    let mut row: Vec<(Span, Piece)> = Vec::new();
    let mut rest: Vec<&phrase::Token> = if is_after { tokens.iter().rev().collect() } else { tokens.iter().collect() };
    let mut edge = if is_after { stretch.start } else { stretch.end };
    while let Some(token) = rest.pop() {
        let gap = if is_after { Span::new(edge, token.span.start) } else { Span::new(token.span.end, edge) };
        if gap.of(desk.text).contains([',', '\u{60C}', ';', ':', '(', ')', '"', '\u{201C}', '\u{201D}']) {
            break;
        }
        let here: Vec<(Span, Piece)> = pieces.iter().filter(|(span, _)| span.overlaps(token.span)).copied().collect();
        if here.is_empty() {
            break;
        }
        // A word that belongs to a title is no word of its own: the "first" of "First Minister".
        let title = here.iter().find(|(_, piece)| *piece == Piece::Title);
        row.extend(title.map_or(here.as_slice(), std::slice::from_ref));
        edge = if is_after { token.span.end } else { token.span.start };
    }
    let has = |piece: Piece| row.iter().any(|(_, other)| *other == piece);
    // "Vice President" is no title of a president, and who was it "then" is not said to be it now.
    if !has(Piece::Title) || has(Piece::Lesser) || has(Piece::Then) {
        return None;
    }
    let longest = titles
        .iter()
        .filter(|(span, _)| row.iter().any(|(other, _)| other == span))
        .map(|(span, _)| span.len())
        .max()?;
    let held: Vec<usize> = titles
        .iter()
        .filter(|(span, _)| span.len() == longest && row.iter().any(|(other, _)| other == span))
        .map(|(_, at)| *at)
        .collect();
    let standing = match (has(Piece::Elect), has(Piece::Former)) {
        (true, _) => Standing::Elect,
        (false, true) => Standing::Former,
        (false, false) => Standing::Holder,
    };
    let said = row.iter().filter(|(_, piece)| !matches!(piece, Piece::Known)).map(|(span, _)| *span);
    let span = said.reduce(Span::cover)?;
    Some((span, standing, held))
}
