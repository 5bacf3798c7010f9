//! What counts as the same character when a word is looked up, and what kind of character it is.

use std::sync::LazyLock;

use crate::plain::{char_at, numbered};

/// The first code point beyond Latin, Greek, Cyrillic and Arabic: what is known of the characters below it stands in tables.
pub(crate) const LOW: u32 = 0x0700;
#[expect(clippy::as_conversions, reason = "a small number")]
const PLACES: usize = LOW as usize;

/// The character a word is compared by: lower case, plain apostrophe, hyphen and space, half-width, without the
/// dots and hamzas that Arabic and Turkish writers leave out at will.
pub(crate) fn fold(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    match c {
        // Alef with hamza or madda, alef maqsura, teh marbuta: the variants ICU's Arabic folding unites.
        '\u{0623}' | '\u{0625}' | '\u{0622}' | '\u{0671}' => '\u{0627}',
        '\u{0649}' | '\u{06CC}' => '\u{064A}',
        '\u{06A9}' => '\u{0643}',
        '\u{0629}' => '\u{0647}',
        // Neither Arabic letters nor Kana, Han and Hangul have capitals; to look each of them up costs much.
        // So does it for the small letters of Russian and Ukrainian, of which one is another.
        '\u{0600}'..='\u{06FF}'
        | '\u{3041}'..='\u{A4CF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{0430}'..='\u{0450}'
        | '\u{0452}'..='\u{045F}' => c,
        // Apostrophes, hyphens and spaces that stand for the plain ones.
        '\u{2018}' | '\u{2019}' | '\u{02BC}' | '\u{FF07}' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        '\u{00A0}' | '\u{202F}' | '\u{2009}' | '\u{3000}' => ' ',
        // Dotted and dotless i are one letter to a reader of mixed sources.
        '\u{0130}' | '\u{0131}' => 'i',
        '\u{0451}' | '\u{0401}' => '\u{0435}',
        // Full-width forms of ASCII.
        '\u{FF01}'..='\u{FF5E}' => {
            let narrow = u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c);
            narrow.to_ascii_lowercase()
        }
        _ => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(one), None) => one,
                _ => c,
            }
        }
    }
}

/// Characters that a look-up passes over: vowel signs and tatweel, soft hyphens, joiners, direction marks.
pub(crate) fn is_ignorable(c: char) -> bool {
    FIRST.get(place(c)).map_or_else(|| is_passed_over(c), |(_, is_ignorable)| *is_ignorable)
}

const fn is_passed_over(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{0640}' | '\u{064B}'..='\u{0652}' | '\u{0670}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'
        | '\u{FE0E}' | '\u{FE0F}')
}

/// How a script separates its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    /// Not a letter.
    None,
    /// Words stand between spaces.
    Spaced,
    /// Words stand between spaces, but run into their endings: Hangul.
    Agglutinated,
    /// Syllables: a word begins where the script does, Hiragana and Katakana.
    Kana,
    /// Any character may begin a word: Han, Thai, Lao, Khmer, Burmese.
    Unspaced,
}

/// The script class of a character; digits and marks inside words are not letters.
pub(crate) fn script(c: char) -> Script {
    if c.is_ascii() {
        return if c.is_ascii_alphabetic() { Script::Spaced } else { Script::None };
    }
    match known(c) {
        Known::Letter(_) if c < '\u{0700}' => return Script::Spaced,
        Known::NoLetter if c != '\u{00AD}' => return Script::None,
        Known::Letter(_) | Known::NoLetter | Known::Open => {}
    }
    match u32::from(c) {
        0x1100..=0x11FF | 0x3130..=0x318F | 0xAC00..=0xD7AF => Script::Agglutinated,
        0x3041..=0x3096 | 0x309D..=0x309F | 0x30A1..=0x30FA | 0x30FC..=0x30FF | 0x31F0..=0x31FF | 0xFF66..=0xFF9F => {
            Script::Kana
        }
        0x0E00..=0x0E4F
        | 0x0E81..=0x0ECD
        | 0x1000..=0x103F
        | 0x1780..=0x17D3
        | 0x3005..=0x3007
        | 0x3400..=0x4DBF
        | 0x4E00..=0x9FFF
        | 0xF900..=0xFAFF
        | 0x20000..=0x3FFFF => Script::Unspaced,
        0xFF10..=0xFF19 => Script::None,
        _ if is_common_letter(c)
            || c.is_alphabetic()
            || is_ignorable(c) && matches!(c, '\u{0640}' | '\u{064B}'..='\u{0652}' | '\u{0670}' | '\u{00AD}') =>
        {
            Script::Spaced
        }
        0x0300..=0x036F => Script::Spaced,
        _ => Script::None,
    }
}

/// Whether it is a Latin, Cyrillic or Arabic letter, as nearly all are that are not ASCII: to look each of them up in the
/// tables of Unicode costs much.
const fn is_common_letter(c: char) -> bool {
    matches!(c,
        '\u{00C0}'..='\u{00D6}' | '\u{00D8}'..='\u{00F6}' | '\u{00F8}'..='\u{02AF}'
        | '\u{0400}'..='\u{0481}' | '\u{048A}'..='\u{052F}'
        | '\u{0620}'..='\u{063F}' | '\u{0641}'..='\u{064A}' | '\u{0671}'..='\u{06D3}'
        | '\u{4E00}'..='\u{9FA5}')
}

/// Whether it is a letter or a digit of any script: [`char::is_alphanumeric`], sooner.
pub(crate) fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    match known(c) {
        Known::Letter(_) => true,
        // Some of the signs before it are numbers.
        Known::NoLetter if c >= '\u{00D7}' => false,
        Known::NoLetter | Known::Open => is_common_letter(c) || c.is_alphanumeric(),
    }
}

/// What kind of letter a letter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Letter {
    /// A capital.
    Capital,
    /// A small one.
    Small,
    /// One of a script without capitals.
    Uncased,
}

/// What kind of letter a character is, by [`char::is_uppercase`], [`char::is_lowercase`] and [`char::is_alphabetic`],
/// sooner; none if it is no letter.
#[inline]
pub(crate) fn letter(c: char) -> Option<Letter> {
    match known(c) {
        Known::Letter(letter) => Some(letter),
        Known::NoLetter => None,
        Known::Open if c.is_uppercase() => Some(Letter::Capital),
        Known::Open if c.is_lowercase() => Some(Letter::Small),
        Known::Open => c.is_alphabetic().then_some(Letter::Uncased),
    }
}

/// Whether it is a letter of any script: [`char::is_alphabetic`], sooner.
#[inline]
pub(crate) fn is_letter(c: char) -> bool {
    letter(c).is_some()
}

/// What is known of a character without the tables of Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    Letter(Letter),
    NoLetter,
    Open,
}

/// What is known of the characters of Latin, Greek, Cyrillic and Arabic, in their order, and whether a look-up passes over
/// them: a look at a table is sooner done than a row of comparisons.
const FIRST: [(Known, bool); PLACES] = {
    let mut first = [(Known::Open, false); PLACES];
    let mut code: u32 = 0;
    #[expect(clippy::as_conversions, clippy::indexing_slicing, reason = "a number below the length of the table")]
    while code < LOW {
        if let Some(c) = char::from_u32(code) {
            first[code as usize] = (compared(c), is_passed_over(c));
        }
        code += 1;
    }
    first
};

#[inline]
fn place(c: char) -> usize {
    usize::try_from(u32::from(c)).unwrap_or(usize::MAX)
}

#[inline]
fn known(c: char) -> Known {
    FIRST.get(place(c)).map_or_else(|| compared(c), |(known, _)| *known)
}

const fn compared(c: char) -> Known {
    match c {
        'a'..='z' | '\u{00DF}'..='\u{00F6}' | '\u{00F8}'..='\u{00FF}' | '\u{0430}'..='\u{045F}' => {
            Known::Letter(Letter::Small)
        }
        'A'..='Z' | '\u{00C0}'..='\u{00D6}' | '\u{00D8}'..='\u{00DE}' | '\u{0400}'..='\u{042F}' => {
            Known::Letter(Letter::Capital)
        }
        '\u{0620}'..='\u{A4CF}' if is_common_letter(c) => Known::Letter(Letter::Uncased),
        // Blanks, signs and marks of Latin and Arabic texts.
        '\0'..='\u{007F}'
        | '\u{00A0}'..='\u{00A9}'
        | '\u{00AB}'..='\u{00B4}'
        | '\u{00B6}'..='\u{00B9}'
        | '\u{00BB}'..='\u{00BF}'
        | '\u{00D7}'
        | '\u{00F7}'
        | '\u{060C}'
        | '\u{061B}'
        | '\u{061F}'
        | '\u{2010}'..='\u{2060}' => Known::NoLetter,
        _ => Known::Open,
    }
}

/// The value of a decimal digit of any script (Unicode general category Nd), 0 to 9.
pub(crate) fn digit(c: char) -> Option<u8> {
    // The code points of the digit zero of each decimal system of Unicode 16; each is followed by one to nine.
    const ZEROS: [u32; 68] = [
        0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50,
        0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50,
        0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x10D30, 0x10D40, 0x11066, 0x110F0,
        0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x116D0, 0x116DA, 0x11730, 0x118E0, 0x11950,
        0x11BF0, 0x11C50, 0x11D50, 0x11DA0, 0x11F50, 0x16130, 0x16A60, 0x16AC0, 0x16B50, 0x16D70, 0x1E140, 0x1E2F0,
        0x1E4F0, 0x1E5F1, 0x1E950,
    ];
    if c.is_ascii() {
        return c.is_ascii_digit().then(|| u8::try_from(u32::from(c) - 0x30).unwrap_or(0));
    }
    let code = u32::from(c);
    // Hardly a letter of Latin, Cyrillic or Arabic needs a search.
    if code < ZEROS[0] {
        return None;
    }
    let at = ZEROS.partition_point(|&zero| zero <= code).checked_sub(1)?;
    let offset = code - ZEROS.get(at)?;
    (offset < 10).then(|| u8::try_from(offset).unwrap_or(0))
}

/// A text as it is looked up: folded, ignorable characters left out, runs of white space as one space.
pub(crate) fn folded(text: &str) -> String {
    let is_plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if is_plain && !text.as_bytes().windows(2).any(|two| two == b"  ") {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|&c| !is_ignorable(c)) {
        let c = if c.is_whitespace() { ' ' } else { fold(c) };
        if c != ' ' || !out.ends_with(' ') {
            out.push(c);
        }
    }
    out
}

/// What each character below [`LOW`] counts in [`spelled_word`]: a letter as it is looked up, or one of the three below.
static SPELLED: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let spelled = |code: u32| {
        let c = char::from_u32(code).unwrap_or('\0');
        if is_ignorable(c) {
            PASSED
        } else if script(c) == Script::None {
            if digit(c).is_some() { STRANGE } else { END }
        } else {
            let letter = u16::try_from(u32::from(fold(c))).ok();
            letter.filter(|_| script(fold(c)) != Script::None).unwrap_or(STRANGE)
        }
    };
    (0..LOW).map(spelled).collect()
});

/// It ends a word.
const END: u16 = 0;
/// A look-up passes over it.
const PASSED: u16 = 1;
/// A digit, or what is looked up as something else than a letter.
const STRANGE: u16 = 2;

/// Where the word of letters below U+0700 ends that begins at a place, and its number, the same for all words that are
/// looked up alike and hardly ever for others. None if there is no such word, all its letters are looked up as letters of
/// ASCII, or something else may belong to it.
#[inline]
pub(crate) fn spelled_word(text: &str, start: usize) -> Option<(usize, u64)> {
    let bytes = text.as_bytes();
    let spelled = SPELLED.as_slice();
    let (mut at, mut number, mut highest) = (start, 0, 0);
    while let Some(&byte) = bytes.get(at) {
        let (code, width) = if byte < 0x80 {
            (u16::from(byte), 1)
        } else if byte < 0xDC {
            (u16::from(byte & 0x1F) << 6 | u16::from(bytes.get(at + 1).copied().unwrap_or(0) & 0x3F), 2)
        } else {
            let c = char_at(text, at)?;
            let ends = script(c) == Script::None && !is_ignorable(c) && digit(c).is_none();
            return (ends && highest >= 0x80).then_some((at, number));
        };
        let letter = spelled.get(usize::from(code)).copied().unwrap_or(STRANGE);
        if letter > STRANGE {
            number = numbered(number, u64::from(letter));
            highest = highest.max(letter);
        } else if letter == END {
            break;
        } else if letter == STRANGE {
            return None;
        }
        at += width;
    }
    (highest >= 0x80).then_some((at, number))
}

/// Whether two words are looked up alike.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|word| word.chars().filter(|c| !is_ignorable(*c)).map(fold));
    one.eq(other)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_that_readers_take_as_one_fold_together() {
        assert_eq!(folded("Aprİl\u{a0}’22"), "april '22");
        assert_eq!(folded("أَيَّار"), folded("ايار"));
        assert_eq!(folded("ＡＢ１"), "ab1");
        assert!(is_same("Herr", "ＨＥＲＲ") && !is_same("Herr", "Her"));
    }

    proptest! {
        #[test]
        fn folding_plain_text_is_folding_each_character(text in r"[ -~\t\n\x00é]{0,12}") {
            let each = folded(&format!("{text}\u{200b}"));
            prop_assert_eq!(folded(&text), each);
        }

        #[test]
        fn spelled_words_are_numbered_as_they_are_looked_up(
            one in "[aéÉأاаА\u{ad}\u{640}ıİ]{1,5}[ 1’\u{200d}中.]?",
            other in "[aéÉأاаА\u{ad}\u{640}ıİ]{1,5}",
        ) {
            let letters = one.trim_end_matches([' ', '1', '’', '\u{200d}', '中', '.']);
            let goes_on = one.ends_with(['1', '\u{200d}', '中']);
            let is_plain = folded(letters).is_ascii();
            let number = spelled_word(&one, 0);
            prop_assert_eq!(number.map(|(end, _)| end), (!goes_on && !is_plain).then_some(letters.len()));
            if let Some(((_, one), (_, another))) = number.zip(spelled_word(&other, 0)) {
                prop_assert_eq!(one == another, is_same(letters, &other));
            }
        }
    }

    #[test]
    fn what_is_known_without_a_table_is_what_the_tables_say() {
        for c in ('\0'..=char::MAX).filter(|c| *c < '\u{20000}') {
            assert_eq!(is_word(c), c.is_alphanumeric(), "{c:?}");
            assert!(!is_common_letter(c) || c.is_alphabetic(), "{c:?}");
            let known = match letter(c) {
                Some(Letter::Capital) => c.is_uppercase(),
                Some(Letter::Small) => c.is_lowercase(),
                Some(Letter::Uncased) => c.is_alphabetic() && !c.is_uppercase() && !c.is_lowercase(),
                None => !c.is_alphabetic(),
            };
            assert!(known, "{c:?}");
            let has_no_capitals = matches!(c, '\u{0600}'..='\u{06FF}' | '\u{3041}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' | '\u{0430}'..='\u{0450}' | '\u{0452}'..='\u{045F}');
            assert!(!has_no_capitals || c.to_lowercase().eq([c]), "{c:?}");
        }
    }

    #[test]
    fn digits_of_every_system_have_their_value() {
        assert_eq!("٣۴९４".chars().filter_map(digit).collect::<Vec<_>>(), [3, 4, 9, 4]);
        assert_eq!(digit('x'), None);
        assert_eq!(digit('²'), None);
    }
}
