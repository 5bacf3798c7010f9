//! Cuts a text into the few tokens that mean something to the grammars: known words, figures, numeric dates.
//! Everything else is what lies between tokens, and is looked at only when a grammar asks.

use crate::lang::LexemeId;
use crate::lang::{
    DateOrder, GAP_COMMA, GAP_DASH, GAP_HYPHEN, GAP_NONE, GAP_OPEN, GAP_SLASH, GAP_SPACE, GAP_STOP, Gaps, Language, Powers,
    Script, Sense, digit, fold, is_ignorable, script,
};
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

/// A figure in digits.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, not a state")]
#[expect(clippy::struct_field_names, reason = "`integer_digits` are digits")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct Digits {
    /// Its exact value.
    pub(crate) value: Decimal,
    /// How many digits stand before the decimal separator.
    pub(crate) integer_digits: u8,
    /// How many stand after it.
    pub(crate) decimals: u8,
    /// Whether group separators were written.
    pub(crate) grouped: bool,
    /// Whether it carries an ordinal's ending.
    pub(crate) ordinal: bool,
    /// Whether it carries a decade's ending.
    pub(crate) decade: bool,
    /// Whether an apostrophe stands for its first digits.
    pub(crate) apostrophe: bool,
    /// Whether it is written as a fraction.
    pub(crate) fraction: bool,
    /// Whether it is written in Roman numerals.
    pub(crate) roman: bool,
}

impl Digits {
    /// A whole number of so many digits.
    pub(crate) fn plain(value: Decimal, integer_digits: u8) -> Self {
        Self {
            value,
            integer_digits,
            decimals: 0,
            grouped: false,
            ordinal: false,
            decade: false,
            apostrophe: false,
            fraction: false,
            roman: false,
        }
    }
}

/// What stands between two places of a text, as a single bit; 0 is anything else.
pub(crate) fn gap(text: &str, from: usize, to: usize) -> Gaps {
    let Some(between) = text.get(from..to) else { return 0 };
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
    if between.len() > 24 || between.bytes().filter(|&byte| byte == b'\n').count() > 1 {
        return 0;
    }
    match between.trim_matches(|c: char| c.is_whitespace() || is_ignorable(c)) {
        "" => GAP_SPACE,
        "-" | "\u{2010}" | "\u{2011}" | "\u{2013}" | "\u{2014}" | "\u{2212}" | "~" | "\u{301C}" | "\u{FF5E}"
        | "\u{FF0D}" | "--" | ". -" | ". \u{2013}" | ".\u{2013}" | ".-" | ".\u{2014}" => GAP_DASH,
        "," | "\u{060C}" | "\u{3001}" | "\u{FF0C}" => GAP_COMMA,
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
        tokens: Vec::with_capacity(text.len() / 16),
        entries: Vec::new(),
        looked_up: usize::MAX,
    };
    lexer.run();
    lexer.tokens
}

struct Lexer<'t> {
    text: &'t str,
    bytes: &'t [u8],
    language: &'t Language,
    tokens: Vec<Token>,
    /// The entries that begin at the word in hand, shortest first, whether or not they end or are spelled well.
    entries: Vec<(usize, LexemeId)>,
    /// The place of that word.
    looked_up: usize,
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

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    fn char_before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind) {
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
    fn last_end(&self) -> usize {
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
        let starts_word = !self.char_before(at).is_some_and(char::is_alphanumeric);
        if starts_word && digits.len() == 2 {
            let (_, end) = self.digits_from(after);
            let decade = self.suffix_at(end, &self.language.decade_suffixes);
            if decade.is_some() || !self.char_at(end).is_some_and(char::is_alphanumeric) {
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
        let ascii = |at: usize| self.bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
        if ascii(end) && end > 0 && ascii(end - 1) {
            return false;
        }
        let Some(next) = self.char_at(end) else { return true };
        if !next.is_alphanumeric() {
            return true;
        }
        if !self.char_before(end).is_some_and(char::is_alphanumeric) {
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

    fn end_of_word(&self, at: usize) -> usize {
        let plain = self.bytes.get(at..).unwrap_or_default();
        let plain = plain.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(plain.len());
        if plain > 0 && self.bytes.get(at + plain).is_none_or(u8::is_ascii) {
            return at + plain;
        }
        let rest = self.text.get(at..).unwrap_or_default();
        let length = rest
            .char_indices()
            .find(|&(_, c)| {
                !(c.is_ascii_alphanumeric() || !c.is_ascii() && (script(c) == Script::Spaced || digit(c).is_some()))
            })
            .map_or(rest.len(), |(length, _)| length);
        at + length.max(rest.chars().next().map_or(1, char::len_utf8))
    }

    /// The longest entry that begins and ends a word and is spelled well.
    fn best_word(&self, at: usize) -> Option<(usize, LexemeId)> {
        let mut best = None;
        self.language.entries_at(self.text, at, |end, id| {
            if self.is_boundary(end, id) && self.accepts(at, end, id) {
                best = Some((end, id));
            }
        });
        best
    }

    fn accepts(&self, start: usize, end: usize, id: LexemeId) -> bool {
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
        if let Some((end, id)) = self.look_up(at) {
            self.push(at, end, TokenKind::Word(id));
            return end;
        }
        let end = self.end_of_word(at);
        if let Some(value) = self.roman(at, end) {
            self.push(at, end, TokenKind::Digits(Digits { roman: true, ..Digits::plain(Decimal::from(value), 1) }));
            return end;
        }
        if self.language.joined && self.compound(at, end) {
            return end;
        }
        if self.with_prefixes(at, end, 3) || self.with_suffix(at, end) {
            return self.last_end();
        }
        end
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
        for prefix in &self.language.prefixes {
            let Some(after) = self.starts_with(at, prefix) else { continue };
            if after >= end {
                continue;
            }
            let before = self.tokens.len();
            let mut clitic = None;
            self.language.words_at(self.text, at, |stop, id| {
                if stop == after {
                    clitic = Some(id);
                }
            });
            if let Some(id) = clitic {
                self.push(at, after, TokenKind::Word(id));
            }
            if self.char_at(after).is_some_and(|next| digit(next).is_some()) {
                self.figure(after);
                return true;
            }
            if let Some((stop, id)) = self.best_word(after) {
                self.push(after, stop, TokenKind::Word(id));
                return true;
            }
            if self.with_prefixes(after, end, depth - 1) || self.with_suffix(after, end) {
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
        if self.agglutinated_from(at, end, &mut parts) {
            let stop = parts.last().map_or(end, |&(_, stop, _)| stop).max(end);
            for (start, stop, id) in parts {
                self.push(start, stop, TokenKind::Word(id));
            }
            return stop;
        }
        if follows {
            let mut best = None;
            self.language.words_at(self.text, at, |stop, id| best = Some((stop, id)));
            if let Some((stop, id)) = best {
                self.push(at, stop, TokenKind::Word(id));
                return stop;
            }
        }
        end
    }

    fn agglutinated_from(&self, at: usize, end: usize, parts: &mut Vec<(usize, usize, LexemeId)>) -> bool {
        if at >= end {
            return true;
        }
        let rest = self.text.get(at..end).unwrap_or_default();
        if !parts.is_empty() && self.language.suffixes.iter().any(|suffix| same_word(rest, suffix)) {
            return true;
        }
        if parts.len() > 32 {
            return false;
        }
        let mut ways = Vec::new();
        self.language.words_at(self.text, at, |stop, id| ways.push((stop, id)));
        for &(stop, id) in ways.iter().rev() {
            parts.push((at, stop, id));
            if self.agglutinated_from(stop, end, parts) {
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
    fn starts_with(&self, at: usize, prefix: &str) -> Option<usize> {
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

    /// The digits from `at` on, as values, and where they end.
    fn digits_from(&self, at: usize) -> (Vec<u8>, usize) {
        let mut digits = Vec::new();
        let mut end = at;
        for c in self.text.get(at..).unwrap_or_default().chars() {
            let Some(value) = digit(c) else { break };
            digits.push(value);
            end += c.len_utf8();
            if digits.len() > 40 {
                break;
            }
        }
        (digits, end)
    }

    fn suffix_at(&self, at: usize, suffixes: &[String]) -> Option<usize> {
        suffixes
            .iter()
            .filter_map(|suffix| self.starts_with(at, suffix))
            .filter(|&end| {
                let next = self.char_at(end).map_or(Script::None, script);
                let last = self.char_before(end).map_or(Script::None, script);
                !(next == last && next == Script::Spaced)
            })
            .max()
    }

    fn figure(&mut self, at: usize) -> usize {
        let before = self.char_before(at);
        if let Some(end) = self.bare_decimals(at, before) {
            return end;
        }
        let touches = |c: char| {
            let kind = script(c);
            (kind == Script::Spaced) && !matches!(u32::from(c), 0x0600..=0x06FF)
        };
        let bound = self.last_end() == at && !self.tokens.is_empty();
        if before.is_some_and(touches) && !bound || self.is_hyphened_code(at) {
            return self.skip_code(at);
        }
        let (first, first_end) = self.digits_from(at);
        if first.len() > 30 {
            return self.skip_code(at);
        }
        if matches!(before, Some('#' | '§' | '№')) || self.is_bracketed(at, first_end) {
            let end = self.end_of_word(at);
            self.push(at, end, TokenKind::Other);
            return end;
        }
        if let Some((kind, end)) = self.composite(at, &first, first_end) {
            self.push(at, end, kind);
            return end;
        }
        self.number(at, &first, first_end)
    }

    /// "COVID-19", "F-16": a hyphen ties the figure to letters that are no known word.
    fn is_hyphened_code(&self, at: usize) -> bool {
        let Some(hyphen) = self.char_before(at).filter(|c| matches!(c, '-' | '\u{2010}' | '\u{2011}')) else {
            return false;
        };
        let end = at - hyphen.len_utf8();
        self.char_before(end).is_some_and(|c| c.is_alphabetic() && script(c) == Script::Spaced)
            && (self.tokens.is_empty() || self.last_end() != end)
    }

    /// Decimals without a whole part: ".08".
    fn bare_decimals(&mut self, at: usize, before: Option<char>) -> Option<usize> {
        let separator =
            before.filter(|separator| self.language.decimal.contains(separator) || *separator == '\u{066B}')?;
        let start = at - separator.len_utf8();
        let free = self.char_before(start).is_none_or(|c| c.is_whitespace() || matches!(c, '-' | '(' | '\u{2212}'));
        let (digits, end) = self.digits_from(at);
        if !free || digits.len() > 20 || self.last_end() > start {
            return None;
        }
        let value = decimal_of(&digits, u8::try_from(digits.len()).ok()?)?;
        let decimals = u8::try_from(digits.len()).ok()?;
        self.push(start, end, TokenKind::Digits(Digits { decimals, ..Digits::plain(value, 1) }));
        Some(end)
    }

    /// A model number or code: passed over as a whole.
    fn skip_code(&mut self, at: usize) -> usize {
        let end = self.end_of_word(at);
        self.push(at, end, TokenKind::Other);
        end
    }

    /// A figure in square brackets: a note or citation.
    fn is_bracketed(&self, at: usize, end: usize) -> bool {
        self.char_before(at) == Some('[') && self.char_at(end) == Some(']')
    }

    /// Figures joined by stops, slashes, hyphens or colons that are no single number: dates, times, scores, versions.
    fn composite(&self, at: usize, first: &[u8], first_end: usize) -> Option<(TokenKind, usize)> {
        let separator = self.char_at(first_end)?;
        let separator_end = first_end + separator.len_utf8();
        if !matches!(separator, '.' | '/' | '-' | ':' | '\u{2013}' | '\u{FF0F}' | '\u{FF1A}') {
            return None;
        }
        // "5. 4. 2022" is written with spaces in some languages.
        let spaced = separator == '.' && self.char_at(separator_end) == Some(' ');
        let second_start = separator_end + usize::from(spaced);
        let (second, second_end) = self.digits_from(second_start);
        if second.is_empty() {
            return None;
        }
        if matches!(separator, ':' | '\u{FF1A}') {
            let mut end = second_end;
            while matches!(self.char_at(end), Some(':' | '.')) {
                let (more, more_end) = self.digits_from(end + 1);
                if more.is_empty() {
                    break;
                }
                end = more_end;
            }
            return Some((TokenKind::Other, end));
        }
        let third = (self.char_at(second_end) == Some(separator)).then(|| {
            let start = second_end + separator.len_utf8();
            let start = start + usize::from(spaced && self.char_at(start) == Some(' '));
            self.digits_from(start)
        });
        if let Some((third, third_end)) = third.as_ref().filter(|(third, _)| !third.is_empty()) {
            let goes_on = matches!(self.char_at(*third_end), Some(c) if c == separator && self.char_at(*third_end + c.len_utf8()).is_some_and(|c| digit(c).is_some()));
            let is_grouped =
                first.len() <= 3 && second.len() == 3 && third.len() == 3 && matches!(separator, '.' | ',');
            if goes_on && !is_grouped {
                return (!spaced).then(|| (TokenKind::Other, self.end_of_chain(*third_end, separator)));
            }
            if let Some(date) = self.numeric_date(separator, first, &second, third) {
                return Some((date, *third_end));
            }
            let grouped = second.len() == 3 && third.len() == 3 && self.language.group.contains(&separator);
            return (!grouped && !spaced && separator != '\u{2013}').then_some((TokenKind::Other, *third_end));
        }
        if spaced {
            return None;
        }
        self.two_parts(separator, first, &second, at, second_end)
    }

    /// Two figures with a slash, stop or hyphen between them.
    fn two_parts(
        &self,
        separator: char,
        first: &[u8],
        second: &[u8],
        at: usize,
        end: usize,
    ) -> Option<(TokenKind, usize)> {
        if self.char_at(end).is_some_and(|c| digit(c).is_some()) {
            return None;
        }
        let (one, two) = (small(first)?, small(second)?);
        let dated = |day: u16, month: u16| {
            let (day, month) = (u8::try_from(day).ok()?, u8::try_from(month).ok()?);
            ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some(TokenKind::NumericDate {
                year: None,
                month,
                day: Some(day),
            })
        };
        let short = |form: &str| self.language.short_dates.iter().any(|known| known == form);
        match separator {
            '.' if self.char_at(end) == Some('.') && short("d.m.") && first.len() <= 2 && second.len() <= 2 => {
                dated(one, two).map(|kind| (kind, end + 1))
            }
            '-' if second.len() == 4 && first.len() <= 2 && (1900..2200).contains(&two) && (1..=12).contains(&one) => {
                Some((
                    TokenKind::NumericDate { year: i16::try_from(two).ok(), month: u8::try_from(one).ok()?, day: None },
                    end,
                ))
            }
            // "2014-10" is a month; "2010-12" may be two years.
            '-' if first.len() == 4
                && second.len() <= 2
                && (1..=12).contains(&two)
                && (1900..2200).contains(&one)
                && two <= one % 100 =>
            {
                Some((
                    TokenKind::NumericDate { year: i16::try_from(one).ok(), month: u8::try_from(two).ok()?, day: None },
                    end,
                ))
            }
            '/' | '\u{FF0F}' => {
                if first.len() == 4
                    && (second.len() == 2 && (one + 1) % 100 == two || second.len() == 4 && two > one)
                    && (1000..2200).contains(&one)
                {
                    let to = if second.len() == 2 { one + 1 } else { two };
                    return Some((
                        TokenKind::YearPair { from: i16::try_from(one).ok()?, to: i16::try_from(to).ok()? },
                        end,
                    ));
                }
                if second.len() == 4 && (1900..2200).contains(&two) && (1..=12).contains(&one) {
                    let kind = TokenKind::NumericDate {
                        year: i16::try_from(two).ok(),
                        month: u8::try_from(one).ok()?,
                        day: None,
                    };
                    return Some((kind, end));
                }
                if first.len() > 3 || second.len() > 3 {
                    return Some((TokenKind::Other, end));
                }
                let month_first = self.language.date_order != DateOrder::DayMonthYear;
                if (short("d/m") || short("m/d"))
                    && first.len() <= 2
                    && second.len() <= 2
                    && !(one < two && two <= 10 && one <= 5)
                    && !matches!(self.char_before(at), Some('-' | '\u{2212}'))
                {
                    let date = if month_first {
                        dated(two, one).or_else(|| dated(one, two))
                    } else {
                        dated(one, two).or_else(|| dated(two, one))
                    };
                    if let Some(kind) = date {
                        return Some((kind, end));
                    }
                }
                if two == 0 || self.char_before(at) == Some('/') {
                    return Some((TokenKind::Other, end));
                }
                let value = Decimal::from(one).checked_div(Decimal::from(two))?;
                Some((TokenKind::Digits(Digits { decimals: 2, fraction: true, ..Digits::plain(value, 1) }), end))
            }
            _ => None,
        }
    }

    fn end_of_chain(&self, mut end: usize, separator: char) -> usize {
        while self.char_at(end) == Some(separator) {
            let (more, more_end) = self.digits_from(end + separator.len_utf8());
            if more.is_empty() {
                break;
            }
            end = more_end;
        }
        end
    }

    fn numeric_date(&self, separator: char, first: &[u8], second: &[u8], third: &[u8]) -> Option<TokenKind> {
        if separator == '\u{2013}' || second.len() > 2 || second.is_empty() {
            return None;
        }
        let (one, two, three) = (small(first)?, small(second)?, small(third)?);
        let make = |year: u16, month: u16, day: u16| {
            let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
            ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(TokenKind::NumericDate {
                year: i16::try_from(year).ok(),
                month,
                day: Some(day),
            })
        };
        if first.len() == 4 && third.len() <= 2 {
            return (1000..2200).contains(&one).then(|| make(one, two, three)).flatten();
        }
        if first.len() > 2 {
            return None;
        }
        let year = match third.len() {
            4 if (1000..2200).contains(&three) => three,
            2 if separator != '-' && separator != '.'
                || third.len() == 2
                    && separator == '.'
                    && (second.len() == 2 || !self.language.decimal.contains(&'.')) =>
            {
                if three < 70 {
                    2000 + three
                } else {
                    1900 + three
                }
            }
            _ => return None,
        };
        if self.language.date_order != DateOrder::DayMonthYear && separator != '.' {
            make(year, one, two).or_else(|| make(year, two, one))
        } else {
            make(year, two, one).or_else(|| make(year, one, two))
        }
    }

    /// One number: digits in groups, decimals, an ordinal's or decade's ending, or a unit that touches it.
    fn number(&mut self, at: usize, first: &[u8], first_end: usize) -> usize {
        let mut digits = first.to_vec();
        let mut end = first_end;
        let mut grouped = false;
        if let Some((more, more_end)) = self.groups(first, first_end) {
            digits.extend(more);
            end = more_end;
            grouped = true;
        }
        let integer_digits = u8::try_from(digits.len()).unwrap_or(u8::MAX);
        let mut decimals = 0;
        if let Some(separator) = self.char_at(end) {
            let (fraction, fraction_end) = self.digits_from(end + separator.len_utf8());
            let own = self.language.decimal.contains(&separator) || separator == '\u{066B}' || separator == '\u{FF0E}';
            // A foreign point between figures is still one where it cannot group: "4.80".
            let foreign = (separator == '.' || separator == ',' && fraction.len() < 3)
                && !grouped
                && !fraction.is_empty()
                && fraction.len() != 3
                && !own;
            if !fraction.is_empty() && (own || foreign) && fraction.len() <= 20 {
                let after = self.char_at(fraction_end);
                let chain = after == Some(separator)
                    && self.char_at(fraction_end + separator.len_utf8()).is_some_and(|c| digit(c).is_some());
                if chain {
                    if separator == '.' && !foreign {
                        let end = self.end_of_chain(fraction_end, separator);
                        self.push(at, end, TokenKind::Other);
                        return end;
                    }
                } else {
                    decimals = u8::try_from(fraction.len()).unwrap_or(u8::MAX);
                    digits.extend(fraction);
                    end = fraction_end;
                }
            }
        }
        let exponent = self.exponent(end);
        let value = decimal_of(&digits, decimals).and_then(|value| match exponent {
            Some((power, _)) if power >= 0 => {
                value.checked_mul(decimal_of(&[&[1_u8][..], &vec![0; usize::try_from(power).ok()?]].concat(), 0)?)
            }
            Some((power, _)) => {
                value.checked_div(decimal_of(&[&[1_u8][..], &vec![0; usize::try_from(-power).ok()?]].concat(), 0)?)
            }
            None => Some(value),
        });
        let Some(value) = value else { return self.skip_code(at) };
        if let Some((_, stop)) = exponent {
            self.push(at, stop, TokenKind::Digits(Digits { decimals, ..Digits::plain(value, integer_digits) }));
            return stop;
        }
        let mut figure = Digits { decimals, grouped, ..Digits::plain(value, integer_digits) };
        let is_decade = decimals == 0
            && !grouped
            && (digits.last() == Some(&0))
            && (integer_digits == 4 && matches!(digits.first(), Some(1 | 2))
                || integer_digits == 2 && digits.first() > Some(&1));
        if is_decade && let Some(stop) = self.suffix_at(end, &self.language.decade_suffixes) {
            figure.decade = true;
            self.push(at, stop, TokenKind::Digits(figure));
            return stop;
        }
        if decimals == 0
            && let Some(stop) = self.suffix_at(end, &self.language.ordinal_suffixes)
            && !self.best_word(end).is_some_and(|(longer, id)| {
                longer > stop && self.language.senses(id).iter().any(|sense| matches!(sense, Sense::Measure(_)))
            })
        {
            figure.ordinal = true;
            self.push(at, stop, TokenKind::Digits(figure));
            return stop;
        }
        if self.language.ordinal_dot
            && decimals == 0
            && !grouped
            && integer_digits <= 3
            && self.char_at(end) == Some('.')
            && self.is_dotted_ordinal(at, end + 1)
        {
            figure.ordinal = true;
            self.push(at, end + 1, TokenKind::Digits(figure));
            return end + 1;
        }
        // Letters that touch the figure must be its unit; else it is a code such as "5G" or "747s".
        if let Some(next) = self.char_at(end)
            && script(next) == Script::Spaced
            && !matches!(u32::from(next), 0x0600..=0x06FF)
            && !is_ignorable(next)
        {
            let unit = self.best_word(end).is_some_and(|(_, id)| {
                self.language.senses(id).iter().any(|sense| {
                    matches!(
                        sense,
                        Sense::Number { .. }
                            | Sense::Money { .. }
                            | Sense::Measure(_)
                            | Sense::Percent
                            | Sense::Grain(_)
                            | Sense::Times(_)
                            | Sense::Month(_)
                            | Sense::Era { .. }
                            | Sense::TouchingScale(_)
                            | Sense::MoneyScale(_)
                            | Sense::Clock
                    )
                })
            });
            if !unit {
                return self.skip_code(at);
            }
        }
        self.push(at, end, TokenKind::Digits(figure));
        end
    }

    /// Whether the full stop after digits makes them an ordinal: a small letter follows, or a word that calls for one
    /// stands before.
    fn is_dotted_ordinal(&self, at: usize, after: usize) -> bool {
        let rest = self.text.get(after..).unwrap_or_default();
        let Some(next) = rest.strip_prefix([' ', '\u{A0}']).and_then(|rest| rest.chars().next()) else { return false };
        if next.is_lowercase() {
            return true;
        }
        let before = self.text.get(..at).unwrap_or_default().trim_end_matches([' ', '\u{A0}']);
        let start = before.rfind(|c: char| !c.is_alphabetic()).map_or(0, |place| {
            place + before.get(place..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
        });
        let word = before.get(start..).unwrap_or_default();
        next.is_alphabetic() && self.language.ordinal_before.iter().any(|known| same_word(word, known))
    }

    /// A power of ten in figures, "e6", right after a number, and where it ends.
    fn exponent(&self, at: usize) -> Option<(i32, usize)> {
        matches!(self.char_at(at), Some('e' | 'E')).then_some(())?;
        let (sign, start) = match self.char_at(at + 1)? {
            '-' => (-1, at + 2),
            '+' => (1, at + 2),
            _ => (1, at + 1),
        };
        let (digits, end) = self.digits_from(start);
        if digits.is_empty() || digits.len() > 2 || self.char_at(end).is_some_and(char::is_alphanumeric) {
            return None;
        }
        let power = digits.iter().fold(0, |value, &digit| value * 10 + i32::from(digit));
        (power <= 24).then_some((sign * power, end))
    }

    /// The groups of three (in India: of two, and a last one of three) after the first.
    fn groups(&self, first: &[u8], first_end: usize) -> Option<(Vec<u8>, usize)> {
        let separator = self.char_at(first_end)?;
        let known = self.language.group.contains(&separator)
            || matches!(separator, '\u{066C}' | '\u{202F}' | '\u{2009}' | '\u{00A0}' | '\u{FF0C}');
        // A space groups in every language where nothing else can be meant: before "000", or twice.
        let by_space = separator == ' ' && !known;
        // Twice in one figure, a stop or comma can only group.
        let by_mark = matches!(separator, ',' | '.') && !known;
        if !(known || by_space || by_mark) || first.len() > 3 || first == [0] {
            return None;
        }
        let mut groups: Vec<Vec<u8>> = Vec::new();
        let mut end = first_end;
        while self.char_at(end) == Some(separator) {
            let (group, group_end) = self.digits_from(end + separator.len_utf8());
            if !(2..=3).contains(&group.len()) {
                break;
            }
            groups.push(group);
            end = group_end;
        }
        let indian = groups.len() > 1
            && separator == ','
            && first.len() <= 2
            && groups
                .split_last()
                .is_some_and(|(last, others)| last.len() == 3 && others.iter().all(|group| group.len() == 2));
        if groups.is_empty() || !indian && groups.iter().any(|group| group.len() != 3) {
            return None;
        }
        if by_mark && groups.len() < 2
            || separator == '\u{FF0C}' && self.char_before(first_end).is_none_or(|c| c.is_ascii())
        {
            return None;
        }
        // Where one sign is used both ways, a scale word or percent sign after three digits makes them decimals.
        if groups.len() == 1 && self.language.decimal.contains(&separator) && self.language.group.contains(&separator) {
            let next = end + usize::from(matches!(self.char_at(end), Some(' ')));
            let decimals = self.best_word(next).is_some_and(|(_, id)| {
                self.language.senses(id).iter().any(|sense| {
                    matches!(sense, Sense::Percent)
                        || matches!(sense, Sense::Number { power: 3.., .. }) && self.language.decimal_before_scale
                })
            });
            if decimals {
                return None;
            }
        }
        if by_space && groups.len() < 2 && groups.last().is_none_or(|group| group != &[0, 0, 0]) {
            return None;
        }
        Some((groups.concat(), end))
    }
}

fn is_katakana(c: char) -> bool {
    matches!(u32::from(c), 0x30A1..=0x30FA | 0x30FC..=0x30FF | 0xFF66..=0xFF9F)
}

/// Whether a piece of text is a folded word.
fn same_word(text: &str, word: &str) -> bool {
    text.chars().filter(|&c| !is_ignorable(c)).map(fold).eq(word.chars())
}

/// Up to four digits as a number.
fn small(digits: &[u8]) -> Option<u16> {
    (digits.len() <= 4 && !digits.is_empty())
        .then(|| digits.iter().fold(0, |value, &digit| value * 10 + u16::from(digit)))
}

fn number_of(digits: &[u8]) -> Decimal {
    decimal_of(digits, 0).unwrap_or_default()
}

fn decimal_of(digits: &[u8], decimals: u8) -> Option<Decimal> {
    let mut value: i128 = 0;
    for &digit in digits {
        value = value.checked_mul(10)?.checked_add(i128::from(digit))?;
    }
    Decimal::try_from_i128_with_scale(value, u32::from(decimals)).ok()
}
