//! What articles tell, by key, with no more of it in memory than a bound.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::io;

use super::gathered::garbled;
use crate::store::Store;
use crate::tally::{Key, Tally};

/// About how many bytes a tally takes in memory: it was measured on news.
const EACH: usize = 4096;
/// Between the key of a record and what follows. No key holds such a byte.
const END: u8 = 0;
/// Behind that, for a tally of one value, which disagrees with nothing as long as no other comes.
const ALONE: u8 = b'1';
const SEVERAL: u8 = b'+';

/// Tallies that merge as they come. Those beyond the bound are set aside as records that sort by key: the key, whether
/// there is but one value, and the tally.
#[derive(Debug)]
pub(super) struct Tallies {
    held: BTreeMap<Key, Tally>,
    most: usize,
    aside: Store,
}

impl Tallies {
    /// Of nothing yet, with about so many bytes in memory, or those of one tally.
    pub(super) fn new(bound: usize) -> Self {
        Self { held: BTreeMap::new(), most: bound / EACH, aside: Store::new(bound) }
    }

    /// Adds what was told of a key. It fails if a temporary file cannot be written.
    pub(super) fn add(&mut self, key: Key, tally: Tally) -> io::Result<()> {
        match self.held.entry(key) {
            Entry::Occupied(own) => own.into_mut().merge(tally),
            Entry::Vacant(place) => {
                place.insert(tally);
            }
        }
        if self.held.len() > self.most { self.set_aside() } else { Ok(()) }
    }

    /// Goes through all keys that may hold two values, in order, and leaves nothing. It fails if a temporary file cannot
    /// be written or read.
    pub(super) fn drain(&mut self, mut each: impl FnMut(Key, &Tally)) -> io::Result<()> {
        if self.aside.is_empty() {
            for (key, tally) in std::mem::take(&mut self.held) {
                each(key, &tally);
            }
            return Ok(());
        }
        self.set_aside()?;
        let mut aside = std::mem::replace(&mut self.aside, Store::new(0));
        aside.sort();
        let mut records = aside.records().peekable();
        while let Some(first) = records.next() {
            let first = first?;
            let key = key_of(&first)?;
            let is_same =
                |next: &io::Result<Vec<u8>>| next.as_ref().map_or(true, |next| key_of(next).ok() == Some(key));
            let mut next = records.next_if(is_same);
            if next.is_none() && first.get(key.len() + 1) == Some(&ALONE) {
                continue;
            }
            let mut tally = tally_of(&first)?;
            while let Some(more) = next {
                tally.merge(tally_of(&more?)?);
                next = records.next_if(is_same);
            }
            each(Key::parse(key).ok_or_else(garbled)?, &tally);
        }
        Ok(())
    }

    fn set_aside(&mut self) -> io::Result<()> {
        let mut record = Vec::with_capacity(1024);
        for (key, tally) in std::mem::take(&mut self.held) {
            record.clear();
            record.extend_from_slice(key.as_str().as_bytes());
            record.extend([END, if tally.sides.len() < 2 { ALONE } else { SEVERAL }]);
            serde_json::to_writer(&mut record, &tally)?;
            self.aside.push(&record)?;
        }
        Ok(())
    }
}

fn key_of(record: &[u8]) -> io::Result<&[u8]> {
    let end = record.iter().position(|byte| *byte == END).ok_or_else(garbled)?;
    record.get(..end).ok_or_else(garbled)
}

fn tally_of(record: &[u8]) -> io::Result<Tally> {
    let start = key_of(record)?.len() + 2;
    Ok(serde_json::from_slice(record.get(start..).unwrap_or_default())?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::tally::Side;
    use crate::value::Date;

    /// What one article tells of one of a few things.
    fn told(thing: u8, value: u8, article: u8) -> (Key, Tally) {
        let day = Date::new(1900 + i16::from(article), 1, 1).ok();
        let side = Side { told: 1, first: day, last: day, ..Side::default() };
        let sides = BTreeMap::from([(value.to_string(), side)]);
        (Key::new(&["fact", &"long".repeat(thing.into())]), Tally { subject: None, told: 1, sides })
    }

    fn drained(claims: &[(u8, u8, u8)], bound: usize) -> Vec<(Key, Tally)> {
        let mut tallies = Tallies::new(bound);
        for &(thing, value, article) in claims {
            let (key, tally) = told(thing, value, article);
            tallies.add(key, tally).unwrap();
        }
        let mut all = Vec::new();
        tallies.drain(|key, tally| all.push((key, tally.clone()))).unwrap();
        tallies.drain(|key, _| panic!("{key:?} is told twice")).unwrap();
        all.retain(|(_, tally)| tally.sides.len() > 1);
        all
    }

    proptest! {
        #[test]
        fn what_is_told_is_the_same_whatever_the_bound(
            claims in prop::collection::vec((0..12_u8, 0..3_u8, any::<u8>()), 0..60),
            most in 0..8_usize,
        ) {
            prop_assert_eq!(drained(&claims, most * EACH), drained(&claims, 1 << 20));
        }
    }
}
