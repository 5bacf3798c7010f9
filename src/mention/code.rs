//! Figures that count nothing by their form alone: model numbers, codes, telephone numbers, notes.

use crate::lang::{Script, digit, is_letter, is_word, script};
use crate::mention::lexer::{Lexer, TokenKind};

/// The years of days that are written in digits alone.
const STAMPED: std::ops::Range<i16> = 1900..2100;

impl Lexer<'_> {
    /// "COVID-19", "F-16": a hyphen ties the figure to letters that are no known word.
    pub(super) fn is_hyphened_code(&self, at: usize) -> bool {
        let Some(hyphen) = self.char_before(at).filter(|c| matches!(c, '-' | '\u{2010}' | '\u{2011}')) else {
            return false;
        };
        let end = at - hyphen.len_utf8();
        // "J1131-1231"
        let word = self.text.get(..end).unwrap_or_default();
        let run = word.len() - word.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        if run > 0 {
            let letters = self.char_before(end - run).is_some_and(|c| c.is_ascii_alphabetic());
            return run < 6 && letters && self.last_end() != end;
        }
        let Some(letter) = self.char_before(end).filter(|&c| is_letter(c) && script(c) == Script::Spaced) else {
            return false;
        };
        // "B-2", though the letter alone may be known as something else.
        let single =
            letter.is_uppercase() && !self.char_before(end - letter.len_utf8()).is_some_and(|c| is_word(c) || c == '-');
        single || self.tokens.is_empty() || self.last_end() != end
    }

    /// The end of a telephone number that begins with a plus sign or a zero: "+44 20 7946 0958", "030/123 45 67"; and
    /// of any figure of four digits and more that begins with a zero: "0700" counts nothing.
    pub(super) fn telephone(&self, at: usize, first: &[u8], first_end: usize) -> Option<usize> {
        const MOST: usize = 7;
        let plus = self.char_before(at) == Some('+');
        let zero = first.first() == Some(&0) && first.len() > 1;
        if !plus && !zero {
            return None;
        }
        let mut count = first.len();
        let mut groups = 1;
        let mut end = first_end;
        while groups < MOST {
            let Some(separator) = self.char_at(end).filter(|c| matches!(c, ' ' | '\u{A0}' | '-' | '/')) else { break };
            let (more, more_end) = self.digits_from(end + separator.len_utf8());
            if more.len() < 2 {
                break;
            }
            count += more.len();
            groups += 1;
            end = more_end;
        }
        let is_number = |c: char| digit(c).is_some();
        let ends = |end: usize| {
            let mut after = self.text.get(end..).unwrap_or_default().chars();
            !after
                .next()
                .is_some_and(|c| matches!(c, '.' | ',' | ':' | '/' | '-') && after.next().is_some_and(is_number))
        };
        let enough = count >= 9 || count >= 7 && first.len() > 2 && zero;
        if groups > 1 && enough && ends(end) && (plus || first.len() > 2 || groups > 3) {
            return Some(end);
        }
        // "April 0023" is a year mistaken.
        let is_year = first.len() == 4 && first.get(1) == Some(&0);
        let counts_nothing = zero && first.len() > 3 && !is_year;
        (counts_nothing && ends(first_end)).then_some(first_end)
    }

    /// The end of a day in eight digits, which names a state of something: "the snapshot 20221104".
    pub(super) fn stamp(&self, at: usize, digits: &[u8], end: usize) -> Option<usize> {
        let &[y1, y2, y3, y4, m1, m2, d1, d2] = digits else { return None };
        let two = |tens: u8, ones: u8| tens * 10 + ones;
        let year = i16::from(two(y1, y2)) * 100 + i16::from(two(y3, y4));
        let is_day = STAMPED.contains(&year) && super::calendar::date(year, two(m1, m2), two(d1, d2)).is_some();
        let is_apart =
            |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | ')' | '.' | ',' | ';' | ':'));
        let goes_on = self.text.get(end + 1..).is_some_and(|rest| rest.starts_with(|c| digit(c).is_some()));
        (is_day && is_apart(self.char_before(at)) && is_apart(self.char_at(end)) && !goes_on).then_some(end)
    }

    /// A model number or code: passed over as a whole.
    pub(super) fn skip_code(&mut self, at: usize) -> usize {
        let mut end = self.end_of_word(at);
        // "J1131-1231", "720p29.96"
        while matches!(self.char_at(end), Some('-' | '.')) && self.char_at(end + 1).is_some_and(|c| digit(c).is_some())
        {
            end = self.end_of_word(end + 1);
        }
        self.push(at, end, TokenKind::Other);
        end
    }

    /// Where a word ends that a digit ended so far: "PS2.7m" and "V2,300" go on behind their marks.
    pub(super) fn end_of_code(&self, mut end: usize) -> usize {
        while matches!(self.char_at(end), Some('.' | ',')) && self.char_at(end + 1).is_some_and(|c| digit(c).is_some())
        {
            end = self.end_of_word(end + 1);
        }
        end
    }

    /// A figure in square brackets: a note or citation.
    pub(super) fn is_bracketed(&self, at: usize, end: usize) -> bool {
        self.char_before(at) == Some('[') && self.char_at(end) == Some(']')
    }

    pub(super) fn end_of_chain(&self, mut end: usize, separator: char) -> usize {
        while self.char_at(end) == Some(separator) {
            let (more, more_end) = self.digits_from(end + separator.len_utf8());
            if more.is_empty() {
                break;
            }
            end = more_end;
        }
        end
    }
}
