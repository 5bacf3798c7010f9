//! Reads what is written in digits: figures, dates in figures, years side by side, and codes that are none of them.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a word may have many senses; a figure asks for the few that may touch it"
)]

use std::ops::RangeInclusive;

use crate::lang::{DateOrder, Script, Sense, digit, is_ignorable, is_letter, is_word, script};
use crate::mention::lexer::{Lexer, TokenKind, same_word};
use crate::value::Decimal;

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
    /// Whether letters that touch the figure can be a scale: a capital after a single digit is a name or a code ("3M",
    /// "5G").
    pub(crate) fn takes_letter(&self, capital: bool, letters: &str) -> bool {
        !capital || letters.chars().all(char::is_uppercase) && (self.integer_digits > 1 || self.decimals > 0)
    }

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

impl Lexer<'_> {
    pub(super) fn figure(&mut self, at: usize) -> usize {
        let before = self.char_before(at);
        if let Some(end) = self.bare_decimals(at, before) {
            return end;
        }
        let touches = |c: char| {
            let kind = script(c);
            (kind == Script::Spaced) && !matches!(u32::from(c), 0x0600..=0x06FF)
        };
        let bound = self.last_end() == at && !self.tokens.is_empty();
        if before.is_some_and(touches) && !bound {
            return self.skip_code(at);
        }
        let (first, first_end) = self.digits_from(at);
        // "24/7", "1080p"
        if let Some((end, id)) = self.best_word(at)
            && self.language.senses(id).contains(&Sense::Nothing)
        {
            self.push(at, end, TokenKind::Word(id));
            return end;
        }
        // "near-400,000" is no code.
        if self.is_hyphened_code(at) && self.groups(&first, first_end).is_none() {
            return self.skip_code(at);
        }
        if let Some(end) = self.telephone(at, &first, first_end).or_else(|| self.stamp(at, &first, first_end)) {
            self.push(at, end, TokenKind::Other);
            return end;
        }
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

    /// The digits from `at` on, as values, and where they end.
    pub(super) fn digits_from(&self, at: usize) -> (Vec<u8>, usize) {
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

    pub(super) fn suffix_at(&self, at: usize, suffixes: &[String]) -> Option<usize> {
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

    /// Decimals without a whole part: ".08", "$.50".
    fn bare_decimals(&mut self, at: usize, before: Option<char>) -> Option<usize> {
        let separator =
            before.filter(|separator| self.language.decimal.contains(separator) || *separator == '\u{066B}')?;
        let start = at - separator.len_utf8();
        let free = self.char_before(start).is_none_or(|c| {
            c.is_whitespace()
                || matches!(c, '-' | '(' | '=' | '\u{2212}')
                || separator == '.' && matches!(script(c), Script::Kana | Script::Unspaced)
                || self.is_behind_money(start)
        });
        let (digits, end) = self.digits_from(at);
        if !free || digits.len() > 20 || self.last_end() > start {
            return None;
        }
        let value = decimal_of(&digits, u8::try_from(digits.len()).ok()?)?;
        let decimals = u8::try_from(digits.len()).ok()?;
        self.push(start, end, TokenKind::Digits(Digits { decimals, ..Digits::plain(value, 1) }));
        Some(end)
    }

    /// Whether a word or sign of money ends at a place.
    fn is_behind_money(&self, place: usize) -> bool {
        let is_money =
            |id| self.language.senses(id).iter().any(|sense| matches!(sense, Sense::Money { prefix: true, .. }));
        let last = self.tokens.last().filter(|token| token.span.end == place);
        last.is_some_and(|token| matches!(token.kind, TokenKind::Word(id) if is_money(id)))
    }

    /// The next place that is no mark of direction: those stand around the signs inside a figure in mixed text.
    fn past_marks(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        at + rest.len() - rest.trim_start_matches(is_ignorable).len()
    }

    /// Figures joined by stops, slashes, hyphens or colons that are no single number: dates, times, scores, versions.
    fn composite(&self, at: usize, first: &[u8], first_end: usize) -> Option<(TokenKind, usize)> {
        let first_end = self.past_marks(first_end);
        let separator = self.char_at(first_end)?;
        let separator_end = first_end + separator.len_utf8();
        // "9·11", "3・11": a day that is a name, unless a unit makes decimals of it.
        if matches!(separator, '\u{B7}' | '\u{30FB}' | '\u{2027}' | '\u{318D}') && first.len() <= 2 {
            let (second, end) = self.digits_from(separator_end);
            let joined = (1..=2).contains(&second.len()) && !self.has_unit_at(end);
            return joined.then_some((TokenKind::Other, end));
        }
        if !matches!(separator, '.' | '/' | '-' | ':' | '\u{2013}' | '\u{2044}' | '\u{FF0F}' | '\u{FF1A}') {
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
        let second_mark = self.past_marks(second_end);
        let third = (self.char_at(second_mark) == Some(separator)).then(|| {
            let start = second_mark + separator.len_utf8();
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
                // "2021/03", but "2021/22" are two years.
                if first.len() == 4
                    && second.len() == 2
                    && self.language.date_order == DateOrder::YearMonthDay
                    && (1900..2200).contains(&one)
                    && (1..=12).contains(&two)
                {
                    let (year, month) = (i16::try_from(one).ok(), u8::try_from(two).ok()?);
                    return Some((TokenKind::NumericDate { year, month, day: None }, end));
                }
                // No fraction is written "01/10".
                let has_zero = [first, second].iter().any(|part| part.len() == 2 && part.first() == Some(&0));
                if (short("d/m") || short("m/d"))
                    && first.len() <= 2
                    && second.len() <= 2
                    && (has_zero || !(one < two && two <= 10 && one <= 5))
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
                // Nobody cuts anything in nineteen parts: "3/19" is the third of nineteen.
                let is_cut = two <= 10 || two % 10 == 0 || two.is_power_of_two() || two == 12 || two == 24;
                // "the 9/4 favourite"; alone it may be the cell of a table.
                let is_odds = one > two && end - at < self.text.trim().len();
                let in_code = self.char_at(end).is_some_and(|c| is_letter(c) && script(c) == Script::Spaced);
                if two == 0 || self.char_before(at) == Some('/') || !is_cut || in_code || has_zero || is_odds {
                    return Some((TokenKind::Other, end));
                }
                let value = Decimal::from(one).checked_div(Decimal::from(two))?;
                Some((TokenKind::Digits(Digits { decimals: 2, fraction: true, ..Digits::plain(value, 1) }), end))
            }
            // The slash of fractions is in nothing else: "1⁄32".
            '\u{2044}' => {
                let value = Decimal::from(one).checked_div(Decimal::from(two))?;
                Some((TokenKind::Digits(Digits { decimals: 2, fraction: true, ..Digits::plain(value, 1) }), end))
            }
            _ => None,
        }
    }

    fn numeric_date(&self, separator: char, first: &[u8], second: &[u8], third: &[u8]) -> Option<TokenKind> {
        if separator == '\u{2013}' || second.len() > 2 || second.is_empty() {
            return None;
        }
        let (one, two, three) = (small(first)?, small(second)?, small(third)?);
        let within = |year: u16, month: u16, day: u16, months: RangeInclusive<u8>| {
            let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
            (months.contains(&month) && (1..=31).contains(&day)).then_some(TokenKind::NumericDate {
                year: i16::try_from(year).ok(),
                month,
                day: Some(day),
            })
        };
        let make = |year: u16, month: u16, day: u16| within(year, month, day, 1..=12);
        // "15.13.2020": what is written like a date is one, of a month that there is not.
        let impossible = |year: u16, month: u16, day: u16| {
            (1900..2200).contains(&year).then(|| within(year, month, day, 13..=31)).flatten()
        };
        if first.len() == 4 && third.len() <= 2 {
            let date = (1000..2200).contains(&one).then(|| make(one, two, three)).flatten();
            let full = second.len() == 2 && third.len() == 2 && separator == '-';
            return date.or_else(|| full.then(|| impossible(one, two, three)).flatten());
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
        let full = first.len() == 2 && second.len() == 2 && third.len() == 4;
        let (month, day) = if self.language.date_order != DateOrder::DayMonthYear && separator != '.' {
            (one, two)
        } else {
            (two, one)
        };
        make(year, month, day)
            .or_else(|| make(year, day, month))
            .or_else(|| full.then(|| impossible(year, month, day)).flatten())
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
        let marked = self.past_marks(end);
        if let Some(separator) = self.char_at(marked) {
            let (fraction, fraction_end) = self.digits_from(self.past_marks(marked + separator.len_utf8()));
            let own = self.language.decimal.contains(&separator)
                || separator == '\u{066B}'
                || separator == '\u{FF0E}'
                || self.language.decimal_with_unit.contains(&separator) && self.has_unit_at(fraction_end);
            // A foreign point between figures is still one where it cannot group: "4.80".
            let foreign = (separator == '.' || separator == ',' && fraction.len() < 3)
                && !grouped
                && !fraction.is_empty()
                && fraction.len() != 3
                && !own
                && !(separator == ',' && self.is_listed(at, fraction_end));
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
        let Some(value) = decimal_of(&digits, decimals) else { return self.skip_code(at) };
        if let Some((power, stop)) = self.power(end) {
            let Some(value) = power.of(value) else { return self.skip_code(at) };
            let decimals = u8::try_from(value.normalize().scale()).unwrap_or(0);
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
                let is_unit = |sense: &Sense| matches!(sense, Sense::Measure(_) | Sense::Money { .. });
                longer > stop && self.language.senses(id).iter().any(is_unit)
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
            let has_sign = self.last_end() == at && at > 0;
            let unit = self.best_word(end).is_some_and(|(stop, id)| {
                let letters = self.text.get(end..stop).unwrap_or_default();
                self.language.senses(id).iter().any(|sense| match *sense {
                    Sense::Measure(_) => self.language.symbol_fits(id, letters),
                    Sense::TouchingScale { capital, .. } => figure.takes_letter(capital, letters),
                    // "$3M", but the company 3M.
                    Sense::MoneyScale(_) => {
                        has_sign || figure.takes_letter(letters.chars().all(char::is_uppercase), letters)
                    }
                    Sense::Number { .. }
                    | Sense::Money { .. }
                    | Sense::Percent
                    | Sense::Grain(_)
                    | Sense::Times(_)
                    | Sense::Month(_)
                    | Sense::Era { .. }
                    | Sense::Clock => true,
                    _ => false,
                })
            });
            if !unit {
                return self.skip_code(at);
            }
        }
        self.push(at, end, TokenKind::Digits(figure));
        end
    }

    /// Whether a unit, a percent sign or a scale word touches the end of a figure.
    fn has_unit_at(&self, end: usize) -> bool {
        self.best_word(end).is_some_and(|(_, id)| {
            self.language.senses(id).iter().any(|sense| {
                matches!(
                    sense,
                    Sense::Percent
                        | Sense::PercentPoint
                        | Sense::Tenths
                        | Sense::Money { .. }
                        | Sense::Measure(_)
                        | Sense::Number { add: 0, power: 3.., .. }
                )
            })
        })
    }

    /// Whether a figure stands in a row of figures with commas and no blanks: "22,24,26".
    fn is_listed(&self, start: usize, end: usize) -> bool {
        let digit_at = |at: Option<char>| at.is_some_and(|c| digit(c).is_some());
        let before = self.text.get(..start).unwrap_or_default();
        let goes_on = self.char_at(end) == Some(',') && digit_at(self.char_at(end + 1));
        goes_on || before.strip_suffix(',').is_some_and(|before| digit_at(before.chars().next_back()))
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
        let start = before.rfind(|c: char| !is_letter(c)).map_or(0, |place| {
            place + before.get(place..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
        });
        let word = before.get(start..).unwrap_or_default();
        is_letter(next) && self.language.ordinal_before.iter().any(|known| same_word(word, known))
    }

    /// A power in figures right after a number, and where it ends: "e6", "x10^6", "× 10⁶", "^2".
    fn power(&self, at: usize) -> Option<(Power, usize)> {
        let rest = self.text.get(at..)?;
        let (ten, after) = match rest.chars().next()? {
            'e' | 'E' | '\u{FF45}' | '\u{FF25}' => (true, rest.chars().next().map_or(0, char::len_utf8)),
            '^' => (false, 1),
            _ => {
                let times = rest.trim_start_matches([' ', '\u{A0}']);
                let times =
                    times.strip_prefix(['x', 'X', '\u{D7}', '*', '\u{B7}'])?.trim_start_matches([' ', '\u{A0}']);
                let times = times.strip_prefix("10")?;
                let written = times.strip_prefix('^').map_or(times.len(), str::len);
                if written == times.len() {
                    let (power, length) = superscript(times)?;
                    return Some((Power::OfTen(power), self.text.len() - times.len() + length));
                }
                (true, rest.len() - written)
            }
        };
        let mut start = at + after;
        let mut negative = false;
        while let Some(sign) =
            self.char_at(start).filter(|c| matches!(c, '-' | '+' | '\u{2212}' | '\u{FF0D}' | '\u{FF0B}'))
        {
            negative ^= !matches!(sign, '+' | '\u{FF0B}');
            start += sign.len_utf8();
        }
        let (digits, end) = self.digits_from(start);
        if digits.is_empty() || digits.len() > 2 || self.char_at(end).is_some_and(is_word) {
            return None;
        }
        let power = digits.iter().fold(0, |value, &digit| value * 10 + i32::from(digit));
        let power = if negative { -power } else { power };
        Some((if ten { Power::OfTen(power) } else { Power::Itself(power) }, end))
    }

    /// The groups of three (in India: of two, and a last one of three) after the first.
    pub(super) fn groups(&self, first: &[u8], first_end: usize) -> Option<(Vec<u8>, usize)> {
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
            let rest = self.text.get(end..).unwrap_or_default();
            let next = end + (rest.len() - rest.trim_start_matches(char::is_whitespace).len());
            let decimals = self.best_word(next).is_some_and(|(_, id)| {
                self.language.senses(id).iter().any(|sense| {
                    matches!(sense, Sense::Percent)
                        || matches!(sense, Sense::Number { power: 3.., .. }) && self.language.decimal_before_scale
                })
            });
            if decimals && self.decimal_mark.is_none_or(|mark| mark == separator) {
                return None;
            }
        }
        if by_space && groups.len() < 2 && groups.last().is_none_or(|group| group != &[0, 0, 0]) {
            return None;
        }
        Some((groups.concat(), end))
    }
}

/// What a number is raised to, or multiplied by.
#[derive(Clone, Copy, Debug)]
enum Power {
    /// It is multiplied by a power of ten.
    OfTen(i32),
    /// It is raised to a power.
    Itself(i32),
}

impl Power {
    /// The number after its power; none if it is too large to be held.
    fn of(self, number: Decimal) -> Option<Decimal> {
        let (base, power) = match self {
            Self::OfTen(power) => (Decimal::TEN, power),
            Self::Itself(power) => (number, power),
        };
        let raised = (0..power.unsigned_abs()).try_fold(Decimal::ONE, |value, _| value.checked_mul(base))?;
        let factor = if power < 0 { Decimal::ONE.checked_div(raised)? } else { raised };
        match self {
            Self::OfTen(_) => number.checked_mul(factor),
            Self::Itself(_) => Some(factor),
        }
    }
}

/// A power in raised digits, and how many bytes it takes.
fn superscript(text: &str) -> Option<(i32, usize)> {
    const DIGITS: &str = "\u{2070}\u{B9}\u{B2}\u{B3}\u{2074}\u{2075}\u{2076}\u{2077}\u{2078}\u{2079}";
    let (negative, rest) = text.strip_prefix('\u{207B}').map_or((false, text), |rest| (true, rest));
    let mut power = 0_i32;
    let mut length = 0;
    for c in rest.chars() {
        let Some(digit) = DIGITS.chars().position(|known| known == c) else { break };
        power = power.checked_mul(10)?.checked_add(i32::try_from(digit).ok()?)?;
        length += c.len_utf8();
    }
    (length > 0).then_some((if negative { -power } else { power }, text.len() - rest.len() + length))
}

/// Up to four digits as a number.
fn small(digits: &[u8]) -> Option<u16> {
    (digits.len() <= 4 && !digits.is_empty())
        .then(|| digits.iter().fold(0, |value, &digit| value * 10 + u16::from(digit)))
}

pub(super) fn number_of(digits: &[u8]) -> Decimal {
    decimal_of(digits, 0).unwrap_or_default()
}

fn decimal_of(digits: &[u8], decimals: u8) -> Option<Decimal> {
    let mut value: i128 = 0;
    for &digit in digits {
        value = value.checked_mul(10)?.checked_add(i128::from(digit))?;
    }
    Decimal::try_from_i128_with_scale(value, u32::from(decimals)).ok()
}
