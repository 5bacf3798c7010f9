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

/// The start of a hash that grows byte by byte.
pub(super) const fn start() -> u64 {
    OFFSET
}

/// The hash with one byte more.
pub(super) fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(PRIME)
}

/// A number whose bits are all like drawn by lot (the finalizer of `SplitMix64`).
pub(super) const fn mixed(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}
