//! A name for each finding that stays when lines move: a hash of what is said, not of where.

use crate::finding::Finding;

/// FNV-1a with 64 bits: small, documented, and the same on every machine.
const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// How many letters a fingerprint has.
pub(super) const LENGTH: usize = 16;

/// The hash of code, article, words and fact.
pub(super) fn of(finding: &Finding) -> u64 {
    let first = finding.witnesses.first();
    let words = first.map_or_else(String::new, |witness| {
        witness.text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
    });
    let article = first.and_then(|witness| witness.article.as_deref()).unwrap_or_default();
    let fact = finding.fact.as_deref().unwrap_or_default();
    hash([finding.code.as_str(), article, &words, fact].into_iter().map(str::as_bytes))
}

/// The hash of the second or a later one of several findings with one hash, in the order of their places.
pub(super) fn again(print: u64, count: u32) -> u64 {
    hash([&print.to_le_bytes()[..], &count.to_le_bytes()[..]].into_iter())
}

/// A hash as it is written.
pub(super) fn shown(print: u64) -> String {
    format!("{print:016x}")
}

/// The hash that [`shown`] writes so.
pub(super) fn read(text: &str) -> Option<u64> {
    u64::from_str_radix(text, 16).ok()
}

fn hash<'a>(parts: impl Iterator<Item = &'a [u8]>) -> u64 {
    let mut hash = OFFSET;
    for part in parts {
        // A zero ends each part, so that "ab", "c" and "a", "bc" differ.
        for byte in part.iter().chain(&[0]) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(PRIME);
        }
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        // FNV-1a of "a" and the ending zero.
        let expected = (OFFSET ^ 0x61).wrapping_mul(PRIME).wrapping_mul(PRIME);
        assert_eq!(hash(std::iter::once(&b"a"[..])), expected);
        assert_ne!(hash([&b"ab"[..], b"c"].into_iter()), hash([&b"a"[..], b"bc"].into_iter()));
    }
}
