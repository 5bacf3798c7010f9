//! One hash for all that must be the same on every machine: FNV-1a, mixed so that every bit depends on every byte.

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

/// The hash of a word, small or capital (in ASCII), eight bytes at a time.
pub(super) fn of_word(word: &str) -> u64 {
    let (chunks, rest) = word.as_bytes().as_chunks::<8>();
    let hash = chunks.iter().fold(OFFSET, |hash, chunk| joined(hash, u64::from_le_bytes(*chunk)));
    let rest = rest.iter().rev().fold(0, |rest, byte| rest << 8 | u64::from(*byte));
    mixed(joined(hash, rest))
}

/// The hash with eight bytes more, the capitals of ASCII made small.
const fn joined(hash: u64, bytes: u64) -> u64 {
    /// The highest bit of each byte, which those of ASCII do not have.
    const HIGH: u64 = 0x8080_8080_8080_8080;
    /// The golden ratio in 64 bits, and odd: its bits reach all others.
    const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;
    // The bit that a small letter has and its capital has not; digits have it, too.
    let small = bytes | (!bytes & HIGH) >> 2;
    (hash ^ small).wrapping_mul(GOLDEN).rotate_left(29)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn different_words_have_different_hashes(one in "[a-z0-9éПع中]{0,20}", other in "[a-z0-9éПع中]{0,20}") {
            prop_assert_eq!(of_word(&one) == of_word(&other), one == other);
            prop_assert_eq!(of_word(&one.to_ascii_uppercase()), of_word(&one));
        }
    }
}
