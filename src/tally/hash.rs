//! The hashes that must be the same on every machine: of keys FNV-1a, mixed so that every bit depends on every byte; of words
//! the numbers of `plain`.

use crate::plain::{char_at, numbered, plain_run};

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// The hash of several texts; a zero ends each, so that "ab", "c" and "a", "bc" differ.
pub(super) fn of_texts(texts: &[&str]) -> u64 {
    let mut hash = OFFSET;
    for text in texts {
        for byte in text.bytes().chain([0]) {
            hash = step(hash, byte);
        }
    }
    mixed(hash)
}

/// The hash with one byte more.
fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(PRIME)
}

/// A number whose bits are all like drawn by lot (the finalizer of `SplitMix64`).
pub(super) const fn mixed(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

/// A number for each word of a text, a run of letters and digits, small or capital (in ASCII), whose bits are not yet
/// mixed. `is_word` says which characters beyond ASCII are letters and digits.
pub(super) fn each_word(text: &str, is_word: impl Fn(char) -> bool, mut each: impl FnMut(u64)) {
    let bytes = text.as_bytes();
    let (mut word, mut at) = (0, 0);
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii_alphanumeric() {
            (at, word) = plain_run(word, bytes, at);
            continue;
        }
        let c = char_at(text, at);
        at += c.map_or(1, char::len_utf8);
        match c {
            Some(c) if !c.is_ascii() && is_word(c) => word = numbered(word, u64::from(u32::from(c))),
            Some(_) | None => {
                if word != 0 {
                    each(word);
                    word = 0;
                }
            }
        }
    }
    if word != 0 {
        each(word);
    }
}
