//! Cuts a text into the few tokens that mean something to the grammars: known words, figures, numeric dates.
//! Everything else is what lies between tokens, and is looked at only when a grammar asks.

use crate::lang::LexemeId;
use crate::lang::{
    GAP_COMMA, GAP_DASH, GAP_HYPHEN, GAP_NONE, GAP_OPEN, GAP_SLASH, GAP_SPACE, GAP_STOP, Gaps, Language, Letter,
    Powers, Script, Sense, digit, fold, is_ignorable, is_word, letter, script,
};
use crate::mention::figure::{Digits, number_of};
use crate::plain::{char_at, plain_end};
use crate::span::Span;
use crate::value::Decimal;

/// A piece of text that means something.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) span: Span,
    /// Where what follows begins: behind an ending that an apostrophe ties to the token.
    pub(crate) after: usize,
    /// What stands between it and the token before.
    pub(crate) gap: Gaps,
    pub(crate) kind: TokenKind,
}

/// What a token is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum TokenKind {
    /// A word or phrase of the dictionary.
    Word(LexemeId),
    /// A figure.
    Digits(Digits),
    /// A date in figures, as far as it is given.
    NumericDate { year: Option<i16>, month: u8, day: Option<u8> },
    /// Two years that follow each other: "2019/20".
    YearPair { from: i16, to: i16 },
    /// Figures that are no quantity: a time, a score, a version, a model number.
    Other,
}

/// What stands between two places of a text, as a single bit; 0 is anything else.
pub(crate) fn gap(text: &str, from: usize, to: usize) -> Gaps {
    let Some(between) = text.get(from..to).filter(|between| between.len() <= 24) else { return 0 };
    match between.as_bytes() {
        [] => return GAP_NONE,
        b" " => return GAP_SPACE,
        b"-" => return GAP_HYPHEN,
        b", " => return GAP_COMMA,
        // Mostly there are words between.
        [first, ..] if first.is_ascii_alphanumeric() => return 0,
        [_, second, ..] if second.is_ascii_alphanumeric() => return 0,
        _ => {}
    }
    if matches!(between, "\u{2010}" | "\u{2011}") {
        return GAP_HYPHEN;
    }
    // In other alphabets, too.
    if between.chars().nth(1).is_some_and(|second| letter(second).is_some() && !is_ignorable(second)) {
        return 0;
    }
    if between.bytes().filter(|&byte| byte == b'\n').count() > 1 {
        return 0;
    }
    match between.trim_matches(|c: char| c.is_whitespace() || is_ignorable(c)) {
        "" => GAP_SPACE,
        "-" | "\u{2010}" | "\u{2011}" | "\u{2013}" | "\u{2014}" | "\u{2212}" | "~" | "\u{223C}" | "\u{301C}"
        | "\u{FF5E}" | "\u{FF0D}" | "--" | ". -" | ". \u{2013}" | ".\u{2013}" | ".-" | ".\u{2014}" => GAP_DASH,
        "," | ".," | "\u{060C}" | "\u{3001}" | "\u{FF0C}" => GAP_COMMA,
        "." => GAP_STOP,
        "(" | "\u{FF08}" => GAP_OPEN,
        "/" | "./" => GAP_SLASH,
        _ => 0,
    }
}

/// All tokens of a text, in order, without overlap.
pub(crate) fn lex(text: &str, language: &Language) -> Vec<Token> {
    let mut lexer = Lexer {
        text,
        bytes: text.as_bytes(),
        language,
        decimal_mark: decimal_mark(text, language),
        tokens: Vec::with_capacity(text.len() / 16),
        entries: Vec::new(),
        looked_up: usize::MAX,
        kept: Vec::new(),
    };
    lexer.run();
    lexer.tokens
}

/// The one mark of a language's decimals that a text has before one or two digits, and not in a date: that of "659.3".
fn decimal_mark(text: &str, language: &Language) -> Option<char> {
    let is_digit = |c: char| digit(c).is_some();
    let is_mark = |c: char| language.decimal.contains(&c);
    let mut shown: Option<char> = None;
    if !language.group.iter().any(|mark| is_mark(*mark)) {
        return None;
    }
    for (at, mark) in language.decimal.iter().flat_map(|mark| text.match_indices(*mark).map(|(at, _)| (at, *mark))) {
        let mut before = text.get(..at).unwrap_or_default().chars().rev();
        let mut after = text.get(at + mark.len_utf8()..).unwrap_or_default().chars();
        let touches = before.next().is_some_and(is_digit) && after.next().is_some_and(is_digit);
        let mut in_row = || before.find(|&c| !is_digit(c)).is_some_and(is_mark);
        if !touches || in_row() {
            continue;
        }
        let is_short = match (after.next(), after.next()) {
            (Some(c), next) if is_digit(c) => !next.is_some_and(|c| is_digit(c) || is_mark(c)),
            (Some(c), next) => !(is_mark(c) && next.is_some_and(is_digit)),
            (None, _) => true,
        };
        match shown {
            _ if !is_short => {}
            Some(shown) if shown != mark => return None,
            Some(_) | None => shown = Some(mark),
        }
    }
    shown
}

/// The longest word, in bytes: what is longer is no word, and must not be read to its end again from each of its figures.
const LONGEST: usize = 512;

pub(super) struct Lexer<'t> {
    pub(super) text: &'t str,
    bytes: &'t [u8],
    pub(super) language: &'t Language,
    /// The mark before the decimals of this text, where its language has marks that may also group, and the text shows
    /// which it uses.
    pub(super) decimal_mark: Option<char>,
    pub(super) tokens: Vec<Token>,
    /// The entries that begin at the word in hand, shortest first, whether or not they end or are spelled well.
    entries: Vec<(usize, LexemeId)>,
    /// The place of that word.
    looked_up: usize,
    /// Those entries, while words behind its particles are looked up.
    kept: Vec<(usize, LexemeId)>,
}

impl Lexer<'_> {
    fn run(&mut self) {
        let mut at = 0;
        while let Some(&byte) = self.bytes.get(at) {
            at = match byte {
                b' ' | b'\n' | b'\r' | b'\t' | b'.' | b',' | b'-' | b';' | b'!' | b'?' | b'"' | b'(' | b')' | b'/'
                | b'[' | b']' | b'*' | b'_' => at + 1,
                b'a'..=b'z' | b'A'..=b'Z' => self.word(at),
                b'0'..=b'9' => self.figure(at),
                b':' if self.bytes.get(at + 1..at + 3) == Some(b"//") => self.address(at),
                b'\'' => self.apostrophe(at, 1),
                0..=0x7F => self.symbol(at, 1),
                _ => {
                    let Some(c) = self.char_at(at) else { break };
                    match script(c) {
                        Script::Spaced => self.word(at),
                        Script::Agglutinated => self.agglutinated(at),
                        Script::Kana | Script::Unspaced => self.unspaced(at, c),
                        Script::None if digit(c).is_some() => self.figure(at),
                        Script::None if c == '\u{2019}' => self.apostrophe(at, c.len_utf8()),
                        Script::None if c.is_whitespace() => at + c.len_utf8(),
                        Script::None => self.symbol(at, c.len_utf8()),
                    }
                }
            };
        }
    }

    pub(super) fn char_at(&self, at: usize) -> Option<char> {
        char_at(self.text, at)
    }

    pub(super) fn char_before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    pub(super) fn push(&mut self, start: usize, end: usize, kind: TokenKind) {
        let after = self.tied_ending(end).unwrap_or(end);
        let gap = self.tokens.last().map_or(0, |before| gap(self.text, before.after, start));
        self.tokens.push(Token { span: Span::new(start, end), after, gap, kind });
    }

    /// The end of an ending behind an apostrophe: "2015'ten".
    fn tied_ending(&self, end: usize) -> Option<usize> {
        if self.language.suffixes.is_empty() {
            return None;
        }
        let mark = self.char_at(end).filter(|c| matches!(c, '\'' | '\u{2019}'))?;
        let start = end + mark.len_utf8();
        let stop = self.end_of_word(start);
        let ending = self.text.get(start..stop)?;
        self.language.suffixes.iter().any(|suffix| same_word(ending, suffix.trim_start_matches('\''))).then_some(stop)
    }

    /// The end of the last token; 0 if there is none.
    pub(super) fn last_end(&self) -> usize {
        self.tokens.last().map_or(0, |token| token.span.end)
    }

    fn symbol(&mut self, at: usize, length: usize) -> usize {
        // Between two figures a tilde joins them.
        if self.bytes.get(at) == Some(&b'~') && self.char_before(at).is_some_and(|c| digit(c).is_some()) {
            return at + length;
        }
        match self.best_word(at) {
            Some((end, id)) => {
                self.push(at, end, TokenKind::Word(id));
                end
            }
            None => at + length,
        }
    }

    /// An apostrophe may stand for the century of a year.
    fn apostrophe(&mut self, at: usize, length: usize) -> usize {
        let after = at + length;
        let digits: Vec<u8> = self.digits_from(after).0;
        let starts_word = !self.char_before(at).is_some_and(is_word);
        if starts_word && digits.len() == 2 {
            let (_, end) = self.digits_from(after);
            let decade = self.suffix_at(end, &self.language.decade_suffixes);
            if decade.is_some() || !self.char_at(end).is_some_and(is_word) {
                self.push(
                    at,
                    decade.unwrap_or(end),
                    TokenKind::Digits(Digits {
                        decade: decade.is_some(),
                        apostrophe: true,
                        ..Digits::plain(number_of(&digits), 2)
                    }),
                );
                return decade.unwrap_or(end);
            }
        }
        after
    }

    /// Whether a word may end at `end`.
    fn is_boundary(&self, end: usize, id: LexemeId) -> bool {
        // Mostly a blank or a mark follows.
        if self.bytes.get(end).is_none_or(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric()) {
            return true;
        }
        let ascii = |at: usize| self.bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
        if ascii(end) && end > 0 && ascii(end - 1) {
            return false;
        }
        let Some(next) = self.char_at(end) else { return true };
        if !is_word(next) {
            return true;
        }
        if !self.char_before(end).is_some_and(is_word) {
            return true;
        }
        if digit(next).is_some() {
            // A currency's sign, a label, or the mark of an ordinal may touch its figure.
            return self
                .language
                .senses(id)
                .iter()
                .any(|sense| matches!(sense, Sense::Money { prefix: true, .. } | Sense::OrdinalPrefix | Sense::Minus));
        }
        let before = self.char_before(end).map_or(Script::None, script);
        before != script(next) && script(next) != Script::Spaced || before == Script::None
    }

    pub(super) fn end_of_word(&self, at: usize) -> usize {
        let plain = plain_end(self.bytes, at);
        if plain > at && self.bytes.get(plain).is_none_or(u8::is_ascii) {
            return plain;
        }
        let rest = self.text.get(at..).unwrap_or_default();
        let length = rest
            .char_indices()
            .find(|&(length, c)| {
                let goes_on =
                    c.is_ascii_alphanumeric() || !c.is_ascii() && (script(c) == Script::Spaced || digit(c).is_some());
                !goes_on || length >= LONGEST
            })
            .map_or(rest.len(), |(length, _)| length);
        at + length.max(rest.chars().next().map_or(1, char::len_utf8))
    }

    /// The longest entry that begins and ends a word and is spelled well.
    pub(super) fn best_word(&self, at: usize) -> Option<(usize, LexemeId)> {
        let mut best = None;
        self.language.entries_at(self.text, at, |end, id| {
            if self.is_boundary(end, id) && self.accepts(at, end, id) {
                best = Some((end, id));
            }
        });
        best
    }

    pub(super) fn accepts(&self, start: usize, end: usize, id: LexemeId) -> bool {
        self.language.accepts(id, self.text.get(start..end).unwrap_or_default())
    }

    /// Finds all entries that begin at a word, and which of them is the longest that ends where a word does.
    fn look_up(&mut self, at: usize) -> Option<(usize, LexemeId)> {
        self.looked_up = at;
        let entries = &mut self.entries;
        entries.clear();
        self.language.entries_at(self.text, at, |end, id| entries.push((end, id)));
        let mut entries = self.entries.iter().rev();
        entries.find(|&&(end, id)| self.is_boundary(end, id) && self.accepts(at, end, id)).copied()
    }

    /// A web address, up to the next white space.
    fn address(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        at + rest.find(char::is_whitespace).unwrap_or(rest.len())
    }

    fn word(&mut self, at: usize) -> usize {
        if self.bytes.get(at..at + 4) == Some(b"www.") {
            return self.address(at);
        }
        let head = self.language.head(self.text, at);
        let may_be_known =
            head.map_or_else(|| self.language.may_begin(self.text, at), |(_, may_be_known)| may_be_known);
        if may_be_known {
            if let Some((end, id)) = self.look_up(at) {
                self.push(at, end, TokenKind::Word(id));
                return end;
            }
        } else {
            self.looked_up = at;
            self.entries.clear();
        }
        let end = head.map_or_else(|| self.end_of_word(at), |(end, _)| end);
        if let Some(value) = self.roman(at, end) {
            self.push(at, end, TokenKind::Digits(Digits { roman: true, ..Digits::plain(Decimal::from(value), 1) }));
            return end;
        }
        if self.language.joined && self.compound(at, end) {
            return end;
        }
        // Most languages have no such particles, and most words begin like no entry.
        if !self.language.prefixes.is_empty() {
            // What is looked up behind a particle must not make us look this word up again.
            let looked_up = std::mem::replace(&mut self.looked_up, usize::MAX);
            std::mem::swap(&mut self.entries, &mut self.kept);
            let is_done = self.with_prefixes(at, end, 3);
            std::mem::swap(&mut self.entries, &mut self.kept);
            self.looked_up = looked_up;
            if is_done {
                return self.last_end();
            }
        }
        let may_end = self.looked_up != at || !self.entries.is_empty();
        if may_end && self.with_suffix(at, end) {
            return self.last_end();
        }
        // A word of letters alone ends where it ends.
        if head.is_some() {
            return end;
        }
        let is_code = || self.bytes.get(end - 1).is_some_and(u8::is_ascii_digit);
        self.before_figure(at, end).unwrap_or_else(|| if is_code() { self.end_of_code(end) } else { end })
    }

    /// Where a figure begins that touches a word without capitals: no code is written so, and a blank is missing.
    fn before_figure(&self, start: usize, end: usize) -> Option<usize> {
        let word = self.text.get(start..end)?;
        let (length, _) = word.char_indices().find(|(_, c)| digit(*c).is_some())?;
        let before = word.get(..length)?.chars().next_back().and_then(letter);
        (before == Some(Letter::Uncased)).then_some(start + length)
    }

    /// A Roman numeral of a century: of two letters or more, or of one right after the word for century.
    fn roman(&self, at: usize, end: usize) -> Option<u8> {
        if end - at > 5 || !matches!(self.bytes.get(at), Some(b'I' | b'V' | b'X')) {
            return None;
        }
        let word = self.text.get(at..end)?;
        let value = |c: char| match c {
            'I' => Some(1_u8),
            'V' => Some(5),
            'X' => Some(10),
            _ => None,
        };
        let digits: Vec<u8> = word.chars().map(value).collect::<Option<_>>()?;
        let after_century = self.tokens.last().is_some_and(|token| {
            at - token.span.end <= 2
                && matches!(token.kind, TokenKind::Word(id) if self.language.senses(id).contains(&Sense::Grain(crate::value::Grain::Century)))
        });
        let total = digits.iter().enumerate().try_fold(0_i8, |total, (place, &digit)| {
            let digit = i8::try_from(digit).ok()?;
            let smaller = digits.get(place + 1).is_some_and(|&next| i8::try_from(next).is_ok_and(|next| next > digit));
            total.checked_add(if smaller { -digit } else { digit })
        });
        let total = total.and_then(|total| u8::try_from(total).ok())?;
        (digits.len() > 1 || after_century).then_some(total).filter(|total| (1..=22).contains(total))
    }

    /// A word behind particles that cling to its front.
    fn with_prefixes(&mut self, at: usize, end: usize, depth: usize) -> bool {
        if depth == 0 {
            return false;
        }
        let first = self.text.get(at..).and_then(|rest| rest.chars().find(|c| !is_ignorable(*c))).map(fold);
        let prefixes = self.language.prefixes.iter().zip(&self.language.prefix_entries);
        for (prefix, entry) in prefixes.filter(|(prefix, _)| first.is_some_and(|first| prefix.starts_with(first))) {
            let Some(after) = self.starts_with(at, prefix) else { continue };
            if after >= end {
                continue;
            }
            let before = self.tokens.len();
            if let Some(id) = entry.filter(|id| self.accepts(at, after, *id)) {
                self.push(at, after, TokenKind::Word(id));
            }
            if self.char_at(after).is_some_and(|next| digit(next).is_some()) {
                self.figure(after);
                return true;
            }
            let may_be_known = self.language.head(self.text, after).is_none_or(|(_, may_be_known)| may_be_known);
            if may_be_known && let Some((stop, id)) = self.best_word(after) {
                self.push(after, stop, TokenKind::Word(id));
                return true;
            }
            if self.with_prefixes(after, end, depth - 1) || may_be_known && self.with_suffix(after, end) {
                return true;
            }
            self.tokens.truncate(before);
        }
        false
    }

    /// A word with an ending that clings to it; a name may take a name's endings.
    fn with_suffix(&mut self, at: usize, end: usize) -> bool {
        if self.language.suffixes.is_empty() && self.language.name_suffixes.is_empty() {
            return false;
        }
        if self.looked_up != at {
            self.look_up(at);
        }
        let is_name = |id: LexemeId| {
            self.language.senses(id).iter().any(
                |sense| matches!(sense, Sense::Extra(extra) if self.language.extra(*extra).is_some_and(|word| word.is_name)),
            )
        };
        let only_names = self.language.suffixes.is_empty();
        let fits = |stop: usize, id: LexemeId| {
            if only_names && !self.language.powers(id).has(Powers::SIGNALS) {
                return false;
            }
            let word_end = if stop > end { self.end_of_word(stop) } else { end };
            let rest = self.text.get(stop..word_end).unwrap_or_default();
            stop != end
                && (self.language.suffixes.iter().any(|suffix| same_word(rest, suffix))
                    || self.language.name_suffixes.iter().any(|suffix| same_word(rest, suffix)) && is_name(id))
                && self.accepts(at, stop, id)
        };
        let best = self.entries.iter().rev().find(|&&(stop, id)| fits(stop, id)).copied();
        match best {
            Some((stop, id)) => {
                self.push(at, stop, TokenKind::Word(id));
                true
            }
            None => false,
        }
    }

    /// A number written as one word: cut into its parts, each a token of its own.
    fn compound(&mut self, at: usize, end: usize) -> bool {
        let mut parts = Vec::new();
        if !self.compound_from(at, end, &mut parts) || parts.len() < 2 {
            return false;
        }
        for (start, stop, id) in parts {
            self.push(start, stop, TokenKind::Word(id));
        }
        true
    }

    fn compound_from(&self, at: usize, end: usize, parts: &mut Vec<(usize, usize, LexemeId)>) -> bool {
        if at == end {
            return true;
        }
        if parts.len() > 24 {
            return false;
        }
        let mut ways = Vec::new();
        self.language.morphemes_at(self.text, at, |stop, id| {
            if stop <= end {
                ways.push((stop, id));
            }
        });
        for &(stop, id) in ways.iter().rev() {
            parts.push((at, stop, id));
            if self.compound_from(stop, end, parts) {
                return true;
            }
            parts.pop();
        }
        false
    }

    /// Hangul: a word runs into its endings, so all of it must be known, unless it follows a figure.
    fn agglutinated(&mut self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        let length = rest
            .char_indices()
            .find(|&(_, c)| script(c) != Script::Agglutinated)
            .map_or(rest.len(), |(length, _)| length);
        let end = at + length;
        let follows = self.last_end() == at && !self.tokens.is_empty()
            || self.char_before(at).is_some_and(|c| digit(c).is_some());
        let mut parts = Vec::new();
        if self.agglutinated_from(at, end, follows, &mut parts) {
            let stop = parts.last().map_or(end, |&(_, stop, _)| stop).max(end);
            for (start, stop, id) in parts {
                self.push(start, stop, TokenKind::Word(id));
            }
            return stop;
        }
        if follows {
            let mut best = None;
            self.language.words_at(self.text, at, |stop, id| {
                if !self.is_nothing(id) {
                    best = Some((stop, id));
                }
            });
            if let Some((stop, id)) = best {
                self.push(at, stop, TokenKind::Word(id));
                return stop;
            }
        }
        end
    }

    /// Whether an entry is a phrase that holds nothing, and no more than that.
    fn is_nothing(&self, id: LexemeId) -> bool {
        self.language.senses(id).iter().all(|sense| matches!(sense, Sense::Nothing))
    }

    fn agglutinated_from(
        &self,
        at: usize,
        end: usize,
        after_figure: bool,
        parts: &mut Vec<(usize, usize, LexemeId)>,
    ) -> bool {
        if at > end {
            // An entry of several words must end where a word does, or before an ending.
            let rest = self.text.get(at..).unwrap_or_default();
            let length = rest.find(|c| script(c) != Script::Agglutinated).unwrap_or(rest.len());
            let rest = rest.get(..length).unwrap_or_default();
            let is_unit = |id: LexemeId| {
                let senses = self.language.senses(id);
                senses.iter().any(|sense| matches!(sense, Sense::Money { .. } | Sense::Measure(_)))
            };
            return rest.is_empty()
                || parts.last().is_some_and(|&(_, _, id)| is_unit(id))
                || self.language.suffixes.iter().any(|suffix| same_word(rest, suffix));
        }
        if at == end {
            return true;
        }
        let rest = self.text.get(at..end).unwrap_or_default();
        if !parts.is_empty() && self.language.suffixes.iter().any(|suffix| same_word(rest, suffix)) {
            return true;
        }
        if parts.len() > 48 {
            return false;
        }
        let mut ways = Vec::new();
        self.language.words_at(self.text, at, |stop, id| {
            // A phrase that is nothing is so as a whole word only: its syllables may be a number's.
            let rest = self.text.get(stop..end).unwrap_or_default();
            let whole = parts.is_empty()
                && !after_figure
                && (rest.is_empty() || self.language.suffixes.iter().any(|suffix| same_word(rest, suffix)));
            if whole || !self.is_nothing(id) {
                ways.push((stop, id));
            }
        });
        for &(stop, id) in ways.iter().rev() {
            parts.push((at, stop, id));
            if self.agglutinated_from(stop, end, after_figure, parts) {
                return true;
            }
            parts.pop();
        }
        false
    }

    /// Scripts without spaces: the longest word that begins here, else the next character.
    fn unspaced(&mut self, at: usize, c: char) -> usize {
        let mut best = None;
        let in_kana = script(c) == Script::Kana
            && self.last_end() != at
            && self
                .char_before(at)
                .is_some_and(|before| script(before) == Script::Kana && is_katakana(before) == is_katakana(c));
        if !in_kana {
            self.language.words_at(self.text, at, |end, id| {
                let cut = self.char_before(end).is_some_and(is_katakana) && self.char_at(end).is_some_and(is_katakana);
                let latin = self.char_at(end).is_some_and(|next| script(next) == Script::Spaced)
                    && self.char_before(end).is_some_and(|before| script(before) == Script::Spaced);
                if !cut && !latin {
                    best = Some((end, id));
                }
            });
        }
        match best {
            Some((end, id)) => {
                self.push(at, end, TokenKind::Word(id));
                end
            }
            None => at + c.len_utf8(),
        }
    }

    /// The byte after `prefix` (folded) if the text has it at `at`.
    pub(super) fn starts_with(&self, at: usize, prefix: &str) -> Option<usize> {
        let end = at + prefix.len();
        if self.text.get(at..end) == Some(prefix) && !self.char_at(end).is_some_and(is_ignorable) {
            return Some(end);
        }
        let mut wanted = prefix.chars().peekable();
        let mut end = at;
        for c in self.text.get(at..)?.chars() {
            if wanted.peek().is_none() {
                if !is_ignorable(c) {
                    break;
                }
            } else if !is_ignorable(c) && wanted.next() != Some(fold(c)) {
                return None;
            }
            end += c.len_utf8();
        }
        wanted.peek().is_none().then_some(end)
    }
}

fn is_katakana(c: char) -> bool {
    matches!(u32::from(c), 0x30A1..=0x30FA | 0x30FC..=0x30FF | 0xFF66..=0xFF9F)
}

/// Whether a piece of text is a folded word.
pub(super) fn same_word(text: &str, word: &str) -> bool {
    text.chars().filter(|&c| !is_ignorable(c)).map(fold).eq(word.chars())
}
