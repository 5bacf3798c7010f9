//! Letters and digits of ASCII, eight bytes at a time: most of a text is made of them, and a word of a text has five.

/// The highest and the lowest bit of each of eight bytes.
const HIGH: u64 = 0x8080_8080_8080_8080;
const LOW: u64 = 0x0101_0101_0101_0101;

/// The highest bit of each of eight bytes, all below 128, that lies in a range.
const fn between(eight: u64, first: u8, last: u8) -> u64 {
    #[expect(clippy::as_conversions, reason = "a byte is a small number")]
    let (from, to) = (0x80 - first as u64, 0x7F - last as u64);
    eight.wrapping_add(LOW.wrapping_mul(from)) & !eight.wrapping_add(LOW.wrapping_mul(to)) & HIGH
}

/// Where a run of letters and digits of ASCII ends that begins at a place, or there is none. It looks at eight bytes at a
/// time: a word of a text has five.
#[inline]
pub(crate) fn plain_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    while let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let eight = u64::from_le_bytes(*eight);
        let plain = eight & !HIGH;
        // What makes a capital small leaves digits as they are.
        let small = plain | LOW << 5;
        let known = between(small, b'a', b'z') | between(plain, b'0', b'9');
        let others = (!known | eight) & HIGH;
        if others != 0 {
            return at + usize::try_from(others.trailing_zeros() / 8).unwrap_or(0);
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count()
}

/// Where a run of letters and digits of ASCII ends that begins at a place, or there is none; and the number for it, small or
/// capital, that goes on from another number. Other runs hardly ever have the same.
#[inline]
pub(crate) fn plain_run(number: u64, bytes: &[u8], start: usize) -> (usize, u64) {
    let (end, number, _) =
        run(number, bytes, start, |small, plain| between(small, b'a', b'z') | between(plain, b'0', b'9'));
    (end, number)
}

/// Where the word of letters of ASCII ends that begins at a place, and its number, as [`plain_run`] gives it from zero; none
/// if there is no such word, or more may belong to it: a digit, or a character beyond ASCII.
#[inline]
pub(crate) fn plain_word(bytes: &[u8], start: usize) -> Option<(usize, u64)> {
    let (end, number, next) = run(0, bytes, start, |small, _| between(small, b'a', b'z'));
    (end > start && !matches!(next, 0x80.. | b'0'..=b'9')).then_some((end, number))
}

/// The end of a run of known bytes, its number, and the byte behind it, or zero. `known` has the highest bit of each such byte
/// of eight, given with capitals made small and as they are, both without their highest bits.
#[inline]
fn run(number: u64, bytes: &[u8], start: usize, known: impl Fn(u64, u64) -> u64) -> (usize, u64, u8) {
    let (mut at, mut number) = (start, number);
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let eight = match rest.first_chunk() {
            Some(eight) => u64::from_le_bytes(*eight),
            None => rest.iter().rev().fold(0, |eight, byte| eight << 8 | u64::from(*byte)),
        };
        // What makes a capital small leaves digits as they are.
        let small = eight | LOW << 5;
        let others = (!known(small & !HIGH, eight & !HIGH) | eight) & HIGH;
        if others == 0 {
            number = numbered(number, small);
            at += 8;
            continue;
        }
        // How many bits there are of the run.
        let bits = others.trailing_zeros() & !7;
        if bits > 0 {
            number = numbered(number, small & ((1 << bits) - 1));
        }
        let [next, ..] = (eight >> bits).to_le_bytes();
        return (at + usize::try_from(bits / 8).unwrap_or(0), number, next);
    }
}

/// A number that depends on another one and on what comes behind it.
#[inline]
pub(crate) const fn numbered(number: u64, next: u64) -> u64 {
    (number.rotate_left(5) ^ next).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// A number for some bytes that hardly others have.
pub(crate) fn number_of(bytes: &[u8]) -> u64 {
    let eight = |bytes: &[u8]| bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte));
    bytes.chunks(8).fold(0, |number, bytes| numbered(number, eight(bytes)))
}

/// The last character boundary at or before a place.
#[inline]
pub(crate) fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The character at a place; none at the end, and inside of one.
#[inline]
pub(crate) fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
        Some(_) => text.get(at..)?.chars().next(),
        None => None,
    }
}

/// The first byte from a place on that is a capital of ASCII or part of a character beyond ASCII.
#[inline]
pub(crate) fn next_capital(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    while let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let eight = u64::from_le_bytes(*eight);
        let found = between(eight & !HIGH, b'A', b'Z') | eight & HIGH;
        if found != 0 {
            return Some(at + usize::try_from(found.trailing_zeros() / 8).unwrap_or(0));
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    rest.iter().position(|byte| byte.is_ascii_uppercase() || !byte.is_ascii()).map(|skipped| at + skipped)
}

/// The last byte of ASCII among the fourteen from a place on, if there are so many and all of them are of Arabic and of small
/// letters, digits and marks of ASCII: where it is so, no word of seven letters begins before it.
#[inline]
pub(crate) fn short_uncased(bytes: &[u8], start: usize) -> Option<usize> {
    const MASK: u128 = (1 << (14 * 8)) - 1;
    const HIGHEST: u128 = 0x8080_8080_8080_8080_8080_8080_8080_8080;
    const LOWEST: u128 = 0x0101_0101_0101_0101_0101_0101_0101_0101;
    let sixteen = u128::from_le_bytes(*bytes.get(start..)?.first_chunk()?);
    let low = sixteen & !HIGHEST;
    let from = |first: u8| low.wrapping_add(LOWEST.wrapping_mul(u128::from(0x80 - first)));
    // Bytes of Arabic begin a character with 0xD8 to 0xDB and end it with less than 0xC0.
    let foreign = sixteen & (from(0x40) & !from(0x58) | from(0x5C));
    let capital = !sixteen & from(b'A') & !from(b'Z' + 1);
    if (foreign | capital) & HIGHEST & MASK != 0 {
        return None;
    }
    let ascii = !sixteen & HIGHEST & MASK;
    let last = ascii.checked_ilog2()?;
    Some(start + usize::try_from(last / 8).unwrap_or(0))
}

/// The bytes of some ranges, as a table: one look at it is the fastest way to pass over the rest of a text.
pub(crate) const fn bytes_in(ranges: &[(u8, u8)]) -> [bool; 256] {
    let mut bytes = [false; 256];
    let mut at = 0;
    #[expect(clippy::as_conversions, clippy::indexing_slicing, reason = "a byte is a place in a table of 256")]
    while at < ranges.len() {
        let (mut byte, last) = ranges[at];
        while byte < last {
            bytes[byte as usize] = true;
            byte += 1;
        }
        bytes[last as usize] = true;
        at += 1;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn plain_letters_and_digits_end_where_the_first_other_byte_is(text in r"[ -~éПع中]{0,40}", start in 0_usize..20) {
            let rest = text.as_bytes().get(start..).unwrap_or_default();
            let naive = rest.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
            prop_assert_eq!(plain_end(text.as_bytes(), start), start + naive);
        }

        #[test]
        fn a_plain_word_is_one_up_to_what_is_no_letter(text in r"[a-cX-Z]{0,17}[ -~é]{0,9}", start in 0_usize..20) {
            let rest = text.get(start..).unwrap_or_default();
            let length = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
            let goes_on = rest.get(length..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || !c.is_ascii()));
            let expected = (length > 0 && !goes_on)
                .then(|| (start + length, plain_run(0, rest.get(..length).unwrap_or_default().as_bytes(), 0).1));
            prop_assert_eq!(plain_word(text.as_bytes(), start), expected);
        }

        #[test]
        fn a_run_has_one_number_wherever_it_stands(run in "[a-zA-Z0-9]{1,20}", other in "[a-zA-Z0-9]{1,20}", before in "[ -~]{0,9}", behind in "[ -~]{0,9}") {
            let alone = plain_run(1, run.as_bytes(), 0);
            prop_assert_eq!(alone.0, run.len());
            let (end, number) = plain_run(1, format!("{before} {}-{behind}", run.to_uppercase()).as_bytes(), before.len() + 1);
            prop_assert_eq!((end - before.len() - 1, number), alone);
            prop_assert_eq!(run.eq_ignore_ascii_case(&other), alone == plain_run(1, other.as_bytes(), 0));
        }

        #[test]
        fn no_long_word_begins_before_the_last_byte_of_ascii(text in "[ابت 1a,]{0,16}[é中A]{0,1}[ابت 1a]{0,16}", start in 0_usize..12) {
            let bytes = text.as_bytes();
            if let Some(end) = bytes.get(start..).and_then(|_| short_uncased(bytes, start)) {
                let passed = &bytes[start..start + 14];
                prop_assert!(bytes[end].is_ascii() && bytes[end + 1..start + 14].iter().all(|byte| !byte.is_ascii()));
                prop_assert!(!passed.iter().any(|byte| byte.is_ascii_uppercase() || matches!(byte, 0xC2..=0xD7 | 0xE0..)));
            } else if let Some(passed) = bytes.get(start..start + 14).filter(|_| bytes.len() >= start + 16) {
                let is_foreign = |byte: &u8| byte.is_ascii_uppercase() || matches!(byte, 0xC0..=0xD7 | 0xDC..);
                prop_assert!(passed.iter().any(is_foreign) || passed.iter().all(|byte| !byte.is_ascii()));
            }
        }

        #[test]
        fn the_next_capital_is_the_first_one(text in "[ -Ca-c]{0,20}[@AZ\\[é]{0,3}", start in 0_usize..30) {
            let is_one = |byte: &u8| byte.is_ascii_uppercase() || !byte.is_ascii();
            let rest = text.as_bytes().get(start..).unwrap_or_default();
            prop_assert_eq!(next_capital(text.as_bytes(), start), rest.iter().position(is_one).map(|at| start + at));
        }
    }
}
