//! How many different articles there are, in bounded size, whatever comes twice.

use std::fmt::Write;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::hash;

/// The smallest hashes of different things. Up to [`Distinct::LIMIT`] things it counts exactly; of more it tells
/// how many there are about, from how densely the smallest hashes lie.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distinct(Vec<u64>);

impl Distinct {
    /// Up to how many things are counted exactly.
    pub const LIMIT: usize = 1024;

    /// One thing.
    pub(super) fn of(parts: &[&str]) -> Self {
        Self(vec![hash::of_texts(parts)])
    }

    /// Adds other things.
    pub fn merge(&mut self, other: &Self) {
        for &one in &other.0 {
            match self.0.binary_search(&one) {
                Ok(_) => {}
                Err(at) if at >= Self::LIMIT => break,
                Err(at) => self.0.insert(at, one),
            }
        }
        self.0.truncate(Self::LIMIT);
    }

    /// How many there are, and whether that is exact. An estimate has two digits.
    pub fn count(&self) -> (u64, bool) {
        let kept = u64::try_from(self.0.len()).unwrap_or(u64::MAX);
        match self.0.last() {
            Some(&largest) if self.0.len() >= Self::LIMIT => {
                // With n numbers drawn from 0..2^64, the k-th smallest lies near 2^64 * k / n.
                let estimate = (u128::from(kept - 1) << 64) / (u128::from(largest) + 1);
                let mut power = 1;
                while estimate / power >= 100 {
                    power *= 10;
                }
                let rounded = (estimate + power / 2) / power * power;
                (u64::try_from(rounded).unwrap_or(u64::MAX).max(kept), false)
            }
            Some(_) | None => (kept, true),
        }
    }
}

/// All hashes, each in 16 hex digits.
impl Serialize for Distinct {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = String::with_capacity(16 * self.0.len());
        for hash in &self.0 {
            let _ = write!(text, "{hash:016x}");
        }
        serializer.serialize_str(&text)
    }
}

impl<'de> Deserialize<'de> for Distinct {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let problem = || serde::de::Error::custom("16 hex digits for each article, in order, are wanted");
        let mut hashes = Vec::new();
        for digits in text.as_bytes().chunks(16) {
            let digits = std::str::from_utf8(digits).ok().filter(|digits| digits.len() == 16);
            let hash = digits.and_then(|digits| u64::from_str_radix(digits, 16).ok()).ok_or_else(problem)?;
            if hashes.last().is_some_and(|last| *last >= hash) || hashes.len() >= Self::LIMIT {
                return Err(problem());
            }
            hashes.push(hash);
        }
        Ok(Self(hashes))
    }
}
