//! Quotations whose words are nearly the same.

use std::cell::OnceCell;

use super::heads::Headed;
use super::page::Page;
use super::speaker;
use crate::lang::{fold, is_ignorable, is_word};
use crate::mention::{Quotation, Stated};
use crate::plain::{char_at, numbered, plain_end, plain_run};
use crate::span::Span;

/// Two quotations of different sentences that hold nearly the same words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requoted {
    /// If the later one stands beside the text: of what it is, and it as written. Its spans are places of that.
    pub beside: Option<(Headed, String)>,
    /// The one that stands first.
    pub earlier: Wording,
    /// The other.
    pub later: Wording,
    /// Whether the second may have other words on purpose: it goes on from the first, or a word before one of them says that
    /// it is another one ("an earlier draft had said").
    pub on_purpose: bool,
}

/// A long quotation: what another article may have in other words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// Where it stands, without its marks.
    pub span: Span,
    /// Its words in small letters, with one blank between; a stop stands behind what is cut short, and a question mark
    /// behind what asks.
    pub words: String,
    /// Where the name of the speaker stands, if it stands beside it.
    pub speaker: Option<Span>,
    /// The text before and behind it, by which copies of one text are known.
    pub around: [Span; 2],
}

/// A quotation word by word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// Where it stands, without its marks.
    pub span: Span,
    /// Its words in small letters without punctuation.
    pub words: Vec<String>,
    /// Those of its words that have a stop behind them, as what is cut short has.
    pub stopped: Vec<String>,
    /// Whether it asks.
    pub asks: bool,
    /// The word right before its opening mark, if the quotation goes on with the sentence; else empty.
    pub before: String,
}

/// The shortest quotation that is looked at, in words, and in bytes.
const SHORTEST: usize = 6;
const BYTES: usize = 2 * SHORTEST - 1;
/// How many words of the shorter one may be missing in the longer one.
const MISSING: usize = 2;
/// How many quotations before one are compared with it: more stand only in what is no article.
const NEAR: usize = 100;
/// How many of them are held against it word by word.
const ALIKE: usize = 12;
/// The length, in words, of quotations that are held against those of other articles, and how many of one article: what is
/// kept of it is bounded.
const LONG: std::ops::RangeInclusive<usize> = 8..=60;
const SPOKEN: usize = 20;
/// How far around a quotation its text is taken, in bytes.
const AROUND: usize = 96;
/// More characters than a word has with the mark behind it.
const WORD: usize = 32;
/// How many bytes stand at most between a quotation and the one that goes on from it, and between two that are compared:
/// "'…' means this. You need not say '…'".
const GOES_ON: usize = 24;
const COMPARED: usize = 64;
/// How far before a quotation its lead is read, in bytes.
const LEAD: usize = 120;
/// How much stands behind a title in a list of references at most, in characters.
const REFERENCE: usize = 300;
/// How many digits a year has.
const YEAR: usize = 4;
/// The shortest word that says something, in characters.
const CONTENT: usize = 4;
/// What ends a question.
const QUESTION: [char; 3] = ['?', '\u{61F}', '\u{FF1F}'];

/// A quotation as it is compared at first.
struct Known {
    outer: Span,
    inner: Span,
    /// The numbers of its words.
    words: Vec<u64>,
    /// The same in order of the numbers, once somebody asks: few quotations of an article are alike.
    sorted: OnceCell<Vec<u64>>,
    /// A bit for each of its words: what lacks more than a few of them is another quotation.
    bits: u64,
}

/// A long quotation, which other articles may have in other words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Long {
    /// Where it stands, with its marks.
    pub outer: Span,
    /// Where it stands, without its marks.
    pub inner: Span,
    /// How many words it has.
    pub words: usize,
}

/// The pairs of quotations of an article that are alike, in the order of the later ones; and the long quotations, in order.
pub(super) fn read(page: Page<'_>) -> (Vec<Requoted>, Vec<Long>) {
    let known: Vec<Known> =
        page.reading.quotations.iter().filter_map(|quotation| known(page.text, quotation)).collect();
    let mut found = requoted(page, &known);
    found.extend(beside(page, &known));
    let long = known.iter().filter(|known| LONG.contains(&known.words.len()));
    let long = long.map(|known| Long { outer: known.outer, inner: known.inner, words: known.words.len() }).collect();
    (found, long)
}

fn known(text: &str, quotation: &Quotation) -> Option<Known> {
    if quotation.inner.end - quotation.inner.start < BYTES {
        return None;
    }
    // Where one mark is missing, what stands between two quotations is taken for one: 'grow." He added: "We'.
    let (inner, outer) = (quotation.inner.of(text), quotation.outer);
    if text.get(outer.end..).is_some_and(|rest| rest.starts_with(is_word))
        && !text.get(..outer.start).is_some_and(|rest| rest.ends_with(char::is_whitespace))
        && inner.starts_with(char::is_whitespace)
        && inner.ends_with(char::is_whitespace)
    {
        return None;
    }
    let words = numbers(inner).filter(|words| words.len() >= SHORTEST)?;
    let bits = words.iter().fold(0, |bits, word| bits | 1 << (word >> 58));
    Some(Known { outer: quotation.outer, inner: quotation.inner, words, sorted: OnceCell::new(), bits })
}

/// The quotations beside the text that are like one of it, and that are no piece of one of it.
fn beside(page: Page<'_>, body: &[Known]) -> Vec<Requoted> {
    let asides = page.reading.asides.iter().map(|(kind, aside)| (Headed::from(*kind), aside));
    let heads = page.reading.title.iter().map(|title| (Headed::Title, title)).chain(asides);
    let mut found = Vec::new();
    for (of, head) in heads {
        let head_page = Page { text: &head.text, ..page };
        for known in head.quotations.iter().filter_map(|quotation| known(&head.text, quotation)) {
            let alike: Vec<&Known> = body.iter().take(NEAR).filter(|earlier| are_alike(earlier, &known)).collect();
            if alike.is_empty() {
                continue;
            }
            let later = wording(head_page, known.inner);
            let alike: Vec<Wording> = alike.into_iter().map(|earlier| wording(page, earlier.inner)).collect();
            if alike.iter().any(|earlier| later.is_piece_of(earlier)) {
                continue;
            }
            let of = (of, head_page.words(known.inner).to_owned());
            let pairs = alike.into_iter().map(|earlier| (earlier, later.clone(), of.clone()));
            found.extend(pairs.map(|(earlier, later, of)| Requoted {
                beside: Some(of),
                earlier,
                later,
                on_purpose: false,
            }));
        }
    }
    found
}

fn requoted(page: Page<'_>, known: &[Known]) -> Vec<Requoted> {
    let mut found = Vec::new();
    for (at, later) in known.iter().enumerate() {
        let before = found.len();
        for earlier in known.iter().take(at).skip(at.saturating_sub(NEAR)) {
            // What is alike so often is a refrain.
            if found.len() - before >= ALIKE {
                break;
            }
            // Two alike in one sentence are set against each other: "not 'shall I …' but 'what shall I …'".
            let apart = || page.sentence(later.outer).is_none_or(|sentence| !sentence.overlaps(earlier.outer));
            if are_alike(earlier, later) && apart() {
                found.push(Requoted {
                    beside: None,
                    earlier: wording(page, earlier.inner),
                    later: wording(page, later.inner),
                    on_purpose: is_on_purpose(page, earlier.outer, later.outer),
                });
            }
        }
    }
    found
}

/// Whether a quotation may say what another one says in other words on purpose.
fn is_on_purpose(page: Page<'_>, earlier: Span, later: Span) -> bool {
    let between = Span::new(earlier.end, later.start.max(earlier.end));
    let is_other = |quotation: Span| {
        let before = page.just_before(quotation, LEAD).rsplit(['.', '!', '?', '\n']).next().unwrap_or_default();
        page.glossary.earlier_version.is_in(before)
    };
    // "April 7 – '…'. June 9 – '…'": two statements are held against each other.
    let date = |quotation: Span| {
        let mentions = &page.reading.mentions;
        let last =
            mentions.get(mentions.partition_point(|mention| mention.span.start < quotation.start).checked_sub(1)?)?;
        let is_date = matches!(last.stated, Stated::Date(_)) && last.span.end <= quotation.start;
        let gap = page.text.get(last.span.end..quotation.start).filter(|_| is_date)?;
        (!gap.contains(is_word)).then(|| page.words(last.span))
    };
    // "No. 64 '…' and No. 62 '…'": titles of two papers.
    let number = |quotation: Span| {
        let before = page.just_before(quotation, LEAD).trim_end_matches(|c| !is_word(c));
        before.rsplit(|c: char| !c.is_numeric()).next().filter(|digits| !digits.is_empty())
    };
    let mark = |quotation: Span| date(quotation).or_else(|| number(quotation));
    let are_of_two = mark(earlier).zip(mark(later)).is_some_and(|(one, other)| one != other);
    // "Weber, Anna: \u{201C}…\u{201D} Halden Press, 2019": titles of two works.
    let is_reference = |quotation: Span| {
        let line = page.just_behind(quotation, REFERENCE).lines().next().unwrap_or_default();
        let is_year = |word: &str| word.chars().count() == YEAR && word.chars().all(char::is_numeric);
        line.trim_end().trim_end_matches(['.', ')']).rsplit([' ', '(']).next().is_some_and(is_year)
    };
    let are_references = || is_reference(earlier) && is_reference(later);
    let (gap, words) = (between.end - between.start, page.words(between));
    let is_compared = || gap <= COMPARED && !words.contains('\n') && words.matches(['.', '!', '?']).count() <= 1;
    gap <= GOES_ON || are_references() || is_compared() || are_of_two || is_other(later) || is_other(earlier)
}

/// The longest of the long quotations of an article, in order.
pub(super) fn spoken(page: Page<'_>, long: &[Long]) -> Vec<Spoken> {
    let mut long = long.to_vec();
    long.sort_by_key(|known| (std::cmp::Reverse(known.words), known.inner.start));
    long.truncate(SPOKEN);
    let mut found: Vec<Spoken> = long
        .into_iter()
        .map(|known| {
            let (start, end) = (known.outer.start, known.outer.end);
            let before = Span::new(page.boundary(start.saturating_sub(AROUND)), start);
            let behind = Span::new(end, page.boundary(end.saturating_add(AROUND)).max(end));
            let words = written(page.words(known.inner));
            Spoken { span: known.inner, words, speaker: speaker::of(page, known.inner), around: [before, behind] }
        })
        .collect();
    found.sort_by_key(|spoken| spoken.span.start);
    found
}

impl Known {
    fn sorted(&self) -> &[u64] {
        self.sorted.get_or_init(|| {
            let mut words = self.words.clone();
            words.sort_unstable();
            words
        })
    }
}

fn are_alike(one: &Known, other: &Known) -> bool {
    let (short, long) = if one.words.len() <= other.words.len() { (one, other) } else { (other, one) };
    let missing = usize::try_from((short.bits & !long.bits).count_ones()).unwrap_or(usize::MAX);
    if missing > MISSING {
        return false;
    }
    let shared = shared(short.sorted(), long.sorted());
    shared + MISSING >= short.words.len() && shared + 1 >= SHORTEST
}

/// How many entries of the first sorted row stand in the second, too.
fn shared(one: &[u64], other: &[u64]) -> usize {
    let mut rest = other;
    one.iter()
        .filter(|word| {
            rest = rest.get(rest.partition_point(|candidate| candidate < *word)..).unwrap_or_default();
            rest.first() == Some(*word)
        })
        .count()
}

/// A number for each word of a quotation, in order; none if it says itself that it is cut. The same words have the same
/// number, and other words hardly ever.
fn numbers(text: &str) -> Option<Vec<u64>> {
    let bytes = text.as_bytes();
    let mut words = Vec::with_capacity(text.len() / 4);
    let (mut number, mut at, mut is_dotted) = (0, 0, false);
    while let Some(&byte) = bytes.get(at) {
        let was_dotted = std::mem::replace(&mut is_dotted, byte == b'.');
        if byte.is_ascii_alphanumeric() {
            (at, number) = plain_run(number, bytes, at);
            continue;
        }
        let c = char_at(text, at)?;
        at += c.len_utf8();
        if matches!(c, '[' | '(' | '\n' | '*' | '\u{2026}') || c == '.' && was_dotted {
            return None;
        }
        // Vowel signs are written or left out at will.
        if !c.is_ascii() && !is_ignorable(c) && is_word(c) {
            number = numbered(number, u64::from(u32::from(fold(c))));
        } else if number != 0 && ends_word(c) {
            words.push(number);
            number = 0;
        }
    }
    words.extend(Some(number).filter(|number| *number != 0));
    Some(words)
}

fn wording(page: Page<'_>, span: Span) -> Wording {
    let text = page.words(span);
    let letters =
        |word: &str| -> String { word.chars().filter(|c| is_word(*c) && !is_ignorable(*c)).map(fold).collect() };
    let before = page.just_before(span, WORD).trim_end_matches(|c: char| !is_word(c));
    let before = before.rsplit(ends_word).next().unwrap_or_default();
    // A capital begins a sentence of its own, and a small word may stand anywhere.
    let goes_on = !text.starts_with(char::is_uppercase) && before.chars().count() >= CONTENT;
    let parts = || text.split(ends_word).filter(|word| word.contains(is_word));
    Wording {
        span,
        words: parts().map(letters).collect(),
        stopped: parts().filter(|word| word.ends_with('.')).map(letters).collect(),
        asks: text.contains(QUESTION),
        before: if goes_on { letters(before) } else { String::new() },
    }
}

/// The words of a quotation in small letters, with one blank between; a stop stands behind what is cut short, and a
/// question mark behind what asks.
fn written(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = String::with_capacity(text.len());
    let (mut at, mut is_open, mut is_stopped) = (0, false, false);
    while let Some(c) = char_at(text, at) {
        if is_word(c) {
            if !is_open && !out.is_empty() {
                out.push(' ');
            }
            (is_open, is_stopped) = (true, false);
            if c.is_ascii() {
                let (start, written) = (at, out.len());
                at = plain_end(bytes, at);
                out.push_str(text.get(start..at).unwrap_or_default());
                if let Some(run) = out.get_mut(written..) {
                    run.make_ascii_lowercase();
                }
                continue;
            }
            // What writers leave out at will is no other word.
            out.extend(Some(fold(c)).filter(|_| !is_ignorable(c)));
        } else if ends_word(c) {
            if is_open && is_stopped {
                out.push('.');
            }
            is_open = false;
        } else {
            is_stopped = c == '.';
        }
        at += c.len_utf8();
    }
    if is_open && is_stopped {
        out.push('.');
    }
    if text.contains(QUESTION) {
        out.push_str(" ?");
    }
    out
}

impl Wording {
    /// Whether its words stand in another one in one run.
    pub fn is_piece_of(&self, other: &Self) -> bool {
        other.words.windows(self.words.len().max(1)).any(|part| part == self.words)
    }

    /// Reads the words of a quotation of another article as [`Spoken::words`] has them.
    pub fn of_written(text: &str) -> Self {
        let (text, asks) = text.strip_suffix(" ?").map_or((text, false), |text| (text, true));
        let words = || text.split(' ').map(|word| (word.trim_end_matches('.'), word.ends_with('.')));
        Self {
            span: Span::new(0, 0),
            words: words().map(|(word, _)| word.to_owned()).collect(),
            stopped: words().filter(|(_, stopped)| *stopped).map(|(word, _)| word.to_owned()).collect(),
            asks,
            before: String::new(),
        }
    }
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2013}' | '\u{2014}')
}
