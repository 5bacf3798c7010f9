//! A text in short, so that copies of it are known without it.

use std::fmt::Write;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::hash;

/// How many numbers a sketch has.
const BINS: usize = 32;
/// How many words stand in a shingle.
const SHINGLE: usize = 4;
/// Texts are copies if this many tenths of their numbers are the same.
const ALIKE: usize = 7;
/// With fewer numbers than this, all must be the same.
const ENOUGH: usize = 20;

/// The least hash, in each of 32 bins, of all runs of four words of a text. Two texts share about as many of these
/// as they share runs of words (one permutation hashing). Zero is a bin without a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sketch([u16; BINS]);

impl Sketch {
    /// The sketch of a text in parts. Only letters and digits count, small or capital (in ASCII); `is_word` says which
    /// characters beyond ASCII those are, and must be the same for all texts that are held against each other.
    pub fn of<'t>(parts: impl IntoIterator<Item = &'t str>, is_word: impl Fn(char) -> bool) -> Self {
        let mut least = [u64::MAX; BINS];
        let mut latest = [0_u64; SHINGLE];
        let (mut shingle, mut words) = (0_u64, 0_usize);
        let mut end = |word: u64| {
            let [first, second, third, fourth] = latest;
            latest = [second, third, fourth, word];
            // Each word is turned on by a quarter of its bits for each word behind it; turned round as a whole it is taken
            // out again (a rolling hash, "buzhash").
            shingle = shingle.rotate_left(64 / 4) ^ word ^ first;
            words += 1;
            if words >= SHINGLE {
                let run = hash::mixed(shingle);
                let bin = usize::try_from(run >> 59).unwrap_or(0);
                if let Some(least) = least.get_mut(bin) {
                    *least = run.min(*least);
                }
            }
        };
        for part in parts {
            hash::each_word(part, &is_word, &mut end);
        }
        Self(least.map(|least| match least {
            u64::MAX => 0,
            least => u16::try_from(least % 65_535).unwrap_or(0) + 1,
        }))
    }

    /// Whether two texts are near copies of each other.
    pub fn is_like(&self, other: &Self) -> bool {
        let filled = self.0.iter().zip(&other.0).filter(|(one, other)| **one != 0 || **other != 0).count();
        let same = self.0.iter().zip(&other.0).filter(|(one, other)| **one != 0 && one == other).count();
        if filled < ENOUGH { filled > 0 && same == filled } else { same * 10 >= filled * ALIKE }
    }
}

/// All numbers, each in 4 hex digits.
impl Serialize for Sketch {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = String::with_capacity(4 * BINS);
        for number in &self.0 {
            let _ = write!(text, "{number:04x}");
        }
        serializer.serialize_str(&text)
    }
}

impl<'de> Deserialize<'de> for Sketch {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let problem = || serde::de::Error::custom("a sketch has 32 times four hex digits");
        let mut numbers = [0; BINS];
        if text.len() != 4 * BINS {
            return Err(problem());
        }
        for (number, digits) in numbers.iter_mut().zip(text.as_bytes().chunks(4)) {
            let digits = std::str::from_utf8(digits).map_err(|_| problem())?;
            *number = u16::from_str_radix(digits, 16).map_err(|_| problem())?;
        }
        Ok(Self(numbers))
    }
}
