//! Cuts text into its parts: title, headings, paragraphs, lists, quotations, and what is not part of the article.

use jiff::civil::Date;

use super::furniture::{Furniture, Role};
use super::metadata::{is_version_mark, parse_date};
use super::{Block, BlockKind};
use crate::span::Span;

/// A line with more characters than this is a paragraph by itself: nobody wraps lines so late.
const LONGEST_WRAPPED_LINE: usize = 120;
/// Text is not wrapped to fewer characters than this.
const NARROWEST_WRAP: usize = 60;
/// Titles are shorter than this, in characters.
const LONGEST_TITLE: usize = 160;
/// Headings are shorter than this, in characters.
const LONGEST_HEADING: usize = 100;
/// Headings that ask or call are shorter than this, in characters: longer ones are sentences.
const LONGEST_ASKING_HEADING: usize = 80;
/// A paragraph of this many characters may follow a heading even if it does not end like a sentence.
const LONG_PARAGRAPH: usize = 100;
/// Date lines and version marks are looked for in this many parts from the top.
const TOP: usize = 8;
/// A long paragraph that begins like furniture is furniture only this near to an end of the article, in parts.
const EDGE: usize = 5;
/// A paragraph with more characters than this is long furniture.
const SHORT_FURNITURE: usize = 200;
/// What follows a closing line belongs to it if it has no more bytes than this, and no long paragraph.
const SHORT_REST: usize = 1500;

/// Marks before an item of a list.
const BULLETS: [char; 12] = ['-', '*', '+', '•', '‣', '◦', '·', '▪', '●', '■', '–', '⁃'];
/// Marks that close a quotation or bracket after the end of a sentence.
const CLOSERS: [char; 14] = ['"', '\'', '”', '“', '’', '‘', '»', '«', ')', ']', '』', '」', '）', '›'];
/// Marks that end a statement or announce something, so that no title ends with them.
const STATING: [char; 11] = ['.', '。', '．', '۔', '…', '।', ':', '：', ';', ',', '؛'];
/// Marks that end a question or a call; titles may end with them.
const ASKING: [char; 6] = ['?', '!', '？', '！', '؟', '‽'];
/// The zeros of the decimal digits that number lists.
const ZEROS: [char; 5] = ['0', '٠', '۰', '०', '０'];

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    Stating,
    Asking,
    Open,
}

/// A line that is not blank, without the white space around it.
#[derive(Clone, Copy, Debug)]
struct Line<'text> {
    text: &'text str,
    span: Span,
    after_blank: bool,
}

/// The parts of plain text from byte `from` on, before it is known what they are in the article.
/// Every line is a part if most of the text stands in long lines; otherwise lines are joined into paragraphs.
pub(super) fn cut(text: &str, from: usize, furniture: &Furniture) -> Vec<Block> {
    let mut long_bytes = 0;
    let mut all_bytes = 0;
    let mut widest = 0;
    for line in lines(text, from) {
        let is_long = is_longer(line.text, LONGEST_WRAPPED_LINE);
        all_bytes += line.text.len();
        if is_long {
            long_bytes += line.text.len();
        } else {
            widest = widest.max(line.text.chars().count());
        }
    }
    let line_is_paragraph = long_bytes * 2 > all_bytes;

    let mut blocks: Vec<Block> = Vec::new();
    let mut previous: Option<(Line<'_>, Opening)> = None;
    for line in lines(text, from) {
        let opening = Opening::of(line.text);
        let is_first_of_text =
            blocks.len() == 1 && blocks.first().map(|block| block.span) == previous.map(|(line, _)| line.span);
        let is_top = blocks.len() <= TOP;
        let continues = previous.is_some_and(|(before, opened)| {
            !line.after_blank
                && !line_is_paragraph
                && opening.may_continue(opened)
                && (!ends_sentence(before.text)
                    || line.text.starts_with(char::is_lowercase)
                    || is_wrapped(before.text, line.text, widest))
                && !(is_first_of_text && stands_alone(before.text, line.text, widest))
                && !(is_top && (is_about_article(before.text) || is_about_article(line.text)))
        });
        let last = blocks.last_mut().filter(|block| continues && block.kind != BlockKind::Furniture);
        if let Some(last) = last {
            last.span.end = line.span.end;
            // The block stays what its first line made it, and the next line is held against that.
            previous = previous.map(|(_, opened)| (line, opened));
            continue;
        }
        let kind = match opening {
            _ if is_rule(line.text) || furniture.line(line.text).is_some() => BlockKind::Furniture,
            Opening::Bullet | Opening::Number(_) => BlockKind::ListItem,
            Opening::Quote => BlockKind::Quote,
            Opening::Words => BlockKind::Paragraph,
        };
        blocks.push(Block { kind, span: line.span });
        previous = Some((line, opening));
    }
    blocks
}

/// How a line opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    Bullet,
    Number(u32),
    Quote,
    Words,
}

impl Opening {
    fn of(line: &str) -> Self {
        let mut characters = line.chars();
        match characters.next() {
            Some('>') => Self::Quote,
            Some(mark) if BULLETS.contains(&mark) && characters.next().is_some_and(char::is_whitespace) => Self::Bullet,
            Some(first) if digit(first).is_some() => number(line).map_or(Self::Words, Self::Number),
            Some(_) | None => Self::Words,
        }
    }

    /// Whether a line that opens so may go on with a block that opened as `block` did. A number goes on with words
    /// unless it counts on from there: "am / 5. April" is one sentence.
    fn may_continue(self, block: Self) -> bool {
        match (self, block) {
            (Self::Bullet, _) => false,
            (Self::Quote, _) | (_, Self::Quote) => self == block,
            (Self::Number(next), Self::Number(before)) => before.checked_add(1) != Some(next),
            (Self::Number(_) | Self::Words, _) => true,
        }
    }
}

/// The number of a list item: up to three digits, `.` or `)`, white space.
fn number(line: &str) -> Option<u32> {
    let mut value = 0;
    for (count, character) in line.chars().enumerate() {
        if let Some(digit) = digit(character) {
            value = value * 10 + digit;
            if count >= 3 {
                return None;
            }
            continue;
        }
        let after = line.chars().nth(count + 1);
        return (matches!(character, '.' | ')') && after.is_some_and(char::is_whitespace)).then_some(value);
    }
    None
}

fn digit(character: char) -> Option<u32> {
    ZEROS.iter().find_map(|&zero| u32::from(character).checked_sub(u32::from(zero)).filter(|&value| value < 10))
}

/// Whether the first line of a text was broken on purpose: it leaves much room for the next line's first word.
fn stands_alone(first: &str, next: &str, widest: usize) -> bool {
    next.starts_with(char::is_uppercase) && width_with_next_word(first, next) * 10 < widest * 6
}

/// Whether a line was broken because the next word did not fit, whatever the line ends with.
fn is_wrapped(line: &str, next: &str, widest: usize) -> bool {
    widest >= NARROWEST_WRAP && width_with_next_word(line, next) > widest
}

/// The characters of a line if it held the next line's first word too.
fn width_with_next_word(line: &str, next: &str) -> usize {
    let word = next.split_whitespace().next().unwrap_or_default();
    line.chars().count() + 1 + word.chars().count()
}

/// Whether a line is about the article: a date line, a version mark.
fn is_about_article(line: &str) -> bool {
    parse_date(line).is_some() || is_version_mark(line)
}

/// The lines of `text` from byte `from` on that are not blank.
fn lines(text: &str, from: usize) -> impl Iterator<Item = Line<'_>> {
    let rest = text.get(from..).unwrap_or_default();
    let ends = memchr::memchr_iter(b'\n', rest.as_bytes()).chain(std::iter::once(rest.len()));
    let mut start = 0;
    let mut after_blank = true;
    ends.filter_map(move |end| {
        let line = rest.get(start..end).unwrap_or_default();
        let begins = from + start + (line.len() - line.trim_start_matches(is_space).len());
        start = end + 1;
        let line = line.trim_matches(is_space);
        if line.is_empty() {
            after_blank = true;
            return None;
        }
        let span = Span::new(begins, begins + line.len());
        Some(Line { text: line, span, after_blank: std::mem::take(&mut after_blank) })
    })
}

/// White space, and the characters without width that pages leave at the ends of lines.
fn is_space(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// Whether `text` has more characters than `limit`, at the price of `limit` and not of the text.
fn is_longer(text: &str, limit: usize) -> bool {
    text.len() > limit && (text.len() > limit * 4 || text.chars().count() > limit)
}

/// A line of signs only, such as `* * *` or `-----`.
fn is_rule(line: &str) -> bool {
    line.len() <= LONGEST_WRAPPED_LINE && !line.chars().any(char::is_alphanumeric)
}

fn ending(text: &str) -> Ending {
    match text.trim_end_matches(|character| CLOSERS.contains(&character) || is_space(character)).chars().next_back() {
        Some(mark) if STATING.contains(&mark) => Ending::Stating,
        Some(mark) if ASKING.contains(&mark) => Ending::Asking,
        Some(_) | None => Ending::Open,
    }
}

/// Whether a line break after `text` may be the end of a paragraph: not after a comma, nor after "5.", which may be a day.
fn ends_sentence(text: &str) -> bool {
    let is_ordinal = text.strip_suffix('.').is_some_and(|before| before.chars().next_back().and_then(digit).is_some());
    !is_ordinal && !text.ends_with([',', ';', '؛']) && ending(text) != Ending::Open
}

/// Says which parts are data about the article and which are furniture. Gives the date of the first date line.
pub(super) fn set_apart(text: &str, blocks: &mut [Block], furniture: &Furniture) -> Option<Date> {
    let mut date = None;
    for block in blocks.iter_mut().filter(|block| block.kind != BlockKind::Metadata).take(TOP) {
        let line = block.span.of(text);
        if !is_prose(block.kind) || is_longer(line, LONGEST_HEADING) {
            continue;
        }
        date = date.or_else(|| parse_date(line));
        if is_about_article(line) {
            block.kind = BlockKind::Metadata;
        }
    }

    let count = blocks.len();
    let end = blocks.last().map_or(0, |block| block.span.end);
    let mut over_from = None;
    for (at, block) in blocks.iter_mut().enumerate() {
        if !is_prose(block.kind) && block.kind != BlockKind::Furniture {
            continue;
        }
        let line = block.span.of(text);
        let role = furniture.line(line);
        let is_at_edge = at < EDGE || at + EDGE >= count;
        let begins_so = (is_at_edge || !is_longer(line, SHORT_FURNITURE)) && furniture.starts(line);
        let rest = end - block.span.end;
        if role == Some(Role::Closing) && rest <= SHORT_REST && rest < block.span.start {
            over_from = over_from.or(Some(at));
        }
        if begins_so || role.is_some() {
            block.kind = BlockKind::Furniture;
        } else if is_longer(line, SHORT_FURNITURE) {
            // The article goes on: the closing line was set into it.
            over_from = None;
        }
    }
    for block in over_from.and_then(|from| blocks.get_mut(from..)).unwrap_or_default() {
        block.kind = BlockKind::Furniture;
    }
    date
}

/// Whether a part of this kind may turn out to be something else.
fn is_prose(kind: BlockKind) -> bool {
    match kind {
        BlockKind::Paragraph | BlockKind::Heading | BlockKind::ListItem => true,
        BlockKind::Title
        | BlockKind::Quote
        | BlockKind::Code
        | BlockKind::Table
        | BlockKind::Furniture
        | BlockKind::Metadata => false,
    }
}

/// Finds the title and the headings among the paragraphs of plain text. `known` is the title that the metadata give.
pub(super) fn find_headings(text: &str, blocks: &mut [Block], known: Option<&str>) {
    let first = blocks.iter().position(|block| !matches!(block.kind, BlockKind::Metadata | BlockKind::Furniture));
    let title = first.and_then(|at| {
        let (block, after) = blocks.get(at..)?.split_first()?;
        let line = block.span.of(text);
        let is_title = block.kind == BlockKind::Paragraph
            && after.iter().any(|block| is_prose(block.kind))
            && !is_longer(line, LONGEST_TITLE - 1)
            && (known == Some(line) || ending(line) != Ending::Stating && has_letter(line) && !is_remark(line));
        is_title.then_some((at, line))
    });
    if let Some((at, title)) = title {
        for block in blocks.iter_mut().skip(at).take(TOP / 2) {
            if block.kind == BlockKind::Paragraph && block.span.of(text) == title {
                block.kind = BlockKind::Title;
            }
        }
    }

    // From the end, because a heading is known by what follows it.
    let mut is_followed = false;
    for (at, block) in blocks.iter_mut().enumerate().rev() {
        match block.kind {
            BlockKind::Paragraph => {
                let line = block.span.of(text);
                if is_followed && Some(at) != first && is_heading(line) {
                    block.kind = BlockKind::Heading;
                } else {
                    is_followed = ending(line) != Ending::Open || is_longer(line, LONG_PARAGRAPH - 1);
                }
            }
            BlockKind::ListItem | BlockKind::Quote | BlockKind::Code | BlockKind::Table => is_followed = true,
            BlockKind::Title | BlockKind::Heading => is_followed = false,
            BlockKind::Furniture | BlockKind::Metadata => {}
        }
    }
}

fn is_heading(line: &str) -> bool {
    let limit = match ending(line) {
        Ending::Stating => return false,
        Ending::Asking => LONGEST_ASKING_HEADING,
        Ending::Open => LONGEST_HEADING,
    };
    !is_longer(line, limit - 1) && !line.contains('\n') && has_letter(line) && !is_remark(line)
}

/// Whether a line stands in brackets, as remarks of editors do: "(Corrects the sum in the third paragraph)".
fn is_remark(line: &str) -> bool {
    line.starts_with('(') && line.ends_with(')')
}

fn has_letter(line: &str) -> bool {
    line.chars().any(char::is_alphabetic)
}
