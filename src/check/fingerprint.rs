//! A name for each finding that stays when lines move: a hash of what is said, not of where.

use std::collections::BTreeMap;

use super::fold;
use crate::finding::Finding;

/// FNV-1a with 64 bits: small, documented, and the same on every machine.
const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// Names all findings: the hash of code, article, words and fact. Of several that are alike in these, the second and
/// later ones, in the order of their places, hash their number too.
pub(super) fn name(findings: &mut [Finding]) {
    findings.sort_by(|one, other| fold::order(one).cmp(&fold::order(other)));
    let mut seen: BTreeMap<u64, u32> = BTreeMap::new();
    for finding in findings {
        let first = finding.witnesses.first();
        let words = first.map_or_else(String::new, |witness| {
            witness.text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
        });
        let article = first.and_then(|witness| witness.article.as_deref()).unwrap_or_default();
        let fact = finding.fact.as_deref().unwrap_or_default();
        let hash = hash([finding.code.as_str(), article, &words, fact].into_iter().map(str::as_bytes));
        let count = seen.entry(hash).or_default();
        *count += 1;
        let hash = if *count == 1 {
            hash
        } else {
            self::hash([&hash.to_le_bytes()[..], &count.to_le_bytes()[..]].into_iter())
        };
        finding.fingerprint = format!("{hash:016x}");
    }
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
