//! Keeps records in the order of their bytes, however many there are: in memory up to a bound, beyond it in a
//! temporary file. It does not know what a record says.
//!
//! The file has no name where the system allows that, and goes with the process, however that ends.

use std::collections::BinaryHeap;
use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::ops::Range;

/// How much of each sorted run is read at once, in bytes.
const BLOCK: usize = 1 << 16;

/// Records, each a string of bytes. They come in any order and are gone through in order; equal ones all stay.
#[derive(Debug)]
pub struct Store {
    /// How many bytes are kept in memory.
    bound: usize,
    waiting: Waiting,
    /// The records that are no longer in memory: sorted runs, one behind the other.
    file: Option<File>,
    runs: Vec<Range<u64>>,
    length: u64,
}

/// The records in memory.
#[derive(Debug, Default)]
struct Waiting {
    bytes: Vec<u8>,
    places: Vec<Range<usize>>,
    is_sorted: bool,
}

/// What could not be done with a temporary file.
#[derive(Debug)]
pub struct Broken {
    doing: &'static str,
    why: io::Error,
}

/// The records of a store in order.
#[derive(Debug)]
pub struct Records<'a> {
    runs: Vec<Run<'a>>,
    /// The next record of each run that has one, with the run's number; the least is on top.
    next: BinaryHeap<std::cmp::Reverse<(Vec<u8>, usize)>>,
    failed: Option<io::Error>,
}

/// One sorted run.
#[derive(Debug)]
enum Run<'a> {
    InMemory { waiting: &'a Waiting, at: usize },
    InFile(BufReader<Section<'a>>),
}

/// A part of a file. Several are read in turn, so that each seeks its own place.
#[derive(Debug)]
struct Section<'a> {
    file: &'a File,
    rest: Range<u64>,
}

impl Store {
    /// Of nothing yet, with so many bytes in memory, or those of one record.
    pub fn new(bound: usize) -> Self {
        Self { bound, waiting: Waiting::default(), file: None, runs: Vec::new(), length: 0 }
    }

    /// How many records there are.
    pub const fn len(&self) -> u64 {
        self.length
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// Adds a record. It fails if a temporary file cannot be made or written.
    pub fn push(&mut self, record: &[u8]) -> io::Result<()> {
        if !self.waiting.places.is_empty() && self.waiting.size() + record.len() > self.bound {
            self.spill().map_err(Broken::on("written"))?;
        }
        let start = self.waiting.bytes.len();
        self.waiting.bytes.extend_from_slice(record);
        self.waiting.places.push(start..self.waiting.bytes.len());
        self.waiting.is_sorted = false;
        self.length += 1;
        Ok(())
    }

    /// Brings what is in memory into its order, for [`records`](Self::records).
    pub fn sort(&mut self) {
        self.waiting.sort();
    }

    /// All records in order, if [`sort`](Self::sort) was called after the last was added. An item is an error if the
    /// temporary file cannot be read; it is the last item then.
    pub fn records(&self) -> Records<'_> {
        let mut runs = Vec::with_capacity(self.runs.len() + 1);
        if let Some(file) = &self.file {
            let section = |run: &Range<u64>| Section { file, rest: run.clone() };
            runs.extend(self.runs.iter().map(|run| Run::InFile(BufReader::with_capacity(BLOCK, section(run)))));
        }
        runs.push(Run::InMemory { waiting: &self.waiting, at: 0 });
        let mut records = Records { runs, next: BinaryHeap::new(), failed: None };
        for number in 0..records.runs.len() {
            records.refill(number);
        }
        records
    }

    /// Writes what is in memory behind the other runs.
    fn spill(&mut self) -> io::Result<()> {
        self.waiting.sort();
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(tempfile::tempfile()?),
        };
        let start = file.seek(SeekFrom::End(0))?;
        let mut out = BufWriter::with_capacity(BLOCK, file);
        for record in self.waiting.iter() {
            out.write_all(&u64::try_from(record.len()).unwrap_or(u64::MAX).to_le_bytes())?;
            out.write_all(record)?;
        }
        out.flush()?;
        let end = out.get_mut().stream_position()?;
        self.runs.push(start..end);
        self.waiting.clear();
        Ok(())
    }
}

impl Waiting {
    /// How many bytes it takes.
    fn size(&self) -> usize {
        self.bytes.len() + self.places.len() * size_of::<Range<usize>>()
    }

    fn sort(&mut self) {
        if !self.is_sorted {
            let Self { bytes, places, .. } = self;
            places.sort_unstable_by(|one, other| bytes.get(one.clone()).cmp(&bytes.get(other.clone())));
            self.is_sorted = true;
        }
    }

    fn iter(&self) -> impl Iterator<Item = &[u8]> {
        self.places.iter().filter_map(|place| self.bytes.get(place.clone()))
    }

    fn clear(&mut self) {
        self.bytes.clear();
        self.places.clear();
    }
}

impl Records<'_> {
    /// Takes the next record of a run.
    fn refill(&mut self, number: usize) {
        match self.runs.get_mut(number).map_or(Ok(None), Run::next) {
            Ok(Some(record)) => self.next.push(std::cmp::Reverse((record, number))),
            Ok(None) => {}
            Err(error) => self.failed = Some(Broken::on("read")(error)),
        }
    }
}

impl Iterator for Records<'_> {
    type Item = io::Result<Vec<u8>>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(error) = self.failed.take() {
            self.next.clear();
            return Some(Err(error));
        }
        let std::cmp::Reverse((record, number)) = self.next.pop()?;
        self.refill(number);
        Some(Ok(record))
    }
}

impl Run<'_> {
    fn next(&mut self) -> io::Result<Option<Vec<u8>>> {
        match self {
            Self::InMemory { waiting, at } => {
                let place = waiting.places.get(*at);
                *at += 1;
                Ok(place.and_then(|place| waiting.bytes.get(place.clone())).map(<[u8]>::to_vec))
            }
            Self::InFile(reader) => {
                if reader.buffer().is_empty() && reader.get_ref().rest.is_empty() {
                    return Ok(None);
                }
                let mut length = [0; 8];
                reader.read_exact(&mut length)?;
                let mut record = Vec::new();
                let length = u64::from_le_bytes(length);
                let read = reader.by_ref().take(length).read_to_end(&mut record)?;
                if u64::try_from(read).ok() == Some(length) {
                    Ok(Some(record))
                } else {
                    Err(io::ErrorKind::UnexpectedEof.into())
                }
            }
        }
    }
}

impl Read for Section<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let rest = usize::try_from(self.rest.end.saturating_sub(self.rest.start)).unwrap_or(usize::MAX);
        let wanted = buffer.len().min(rest);
        let mut file = self.file;
        file.seek(SeekFrom::Start(self.rest.start))?;
        let read = file.read(buffer.get_mut(..wanted).unwrap_or_default())?;
        self.rest.start = self.rest.start.saturating_add(u64::try_from(read).unwrap_or(u64::MAX));
        Ok(read)
    }
}

impl Broken {
    /// The error of an attempt.
    fn on(doing: &'static str) -> impl Fn(io::Error) -> io::Error {
        move |why| io::Error::new(why.kind(), Self { doing, why })
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { doing, why } = self;
        write!(f, "a temporary file in {} cannot be {doing}: {why}", std::env::temp_dir().display())
    }
}

impl std::error::Error for Broken {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.why)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn kept(records: &[Vec<u8>], bound: usize) -> (Vec<Vec<u8>>, Store) {
        let mut store = Store::new(bound);
        for record in records {
            store.push(record).unwrap();
        }
        store.sort();
        (store.records().map(Result::unwrap).collect(), store)
    }

    #[test]
    fn what_does_not_fit_in_memory_goes_to_a_file() {
        let records: Vec<Vec<u8>> = (0..100_u8).map(|number| vec![number ^ 0x55; 40]).collect();
        let (_, store) = kept(&records, 1 << 20);
        assert!(store.file.is_none());
        let (_, store) = kept(&records, 600);
        assert_eq!(store.runs.len(), 9, "ten records of 40 bytes and their places in each run");
        assert!(store.waiting.size() <= 600);
    }

    #[test]
    fn a_store_is_gone_through_as_often_as_one_likes_and_goes_on() {
        let (first, mut store) = kept(&[b"b".to_vec(), b"a".to_vec()], 0);
        assert_eq!(first, [b"a", b"b"]);
        store.push(b"aa").unwrap();
        store.sort();
        for _ in 0..2 {
            let again: Vec<Vec<u8>> = store.records().map(Result::unwrap).collect();
            assert_eq!(again, [&b"a"[..], b"aa", b"b"]);
        }
        assert_eq!(store.len(), 3);
    }

    #[test]
    fn a_file_that_ends_early_is_an_error_and_the_end() {
        let (_, store) = kept(&[b"b".to_vec(), b"a".to_vec(), b"c".to_vec()], 0);
        store.file.as_ref().unwrap().set_len(14).unwrap();
        let read: Vec<_> = store.records().take(9).collect();
        assert_eq!(read.iter().filter(|record| record.is_err()).count(), 1);
        let error = read.last().unwrap().as_ref().unwrap_err();
        assert!(error.to_string().contains("cannot be read"), "{error}");
    }

    proptest! {
        #[test]
        fn records_come_in_order_whatever_the_bound(
            mut records in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..30), 0..60),
            bound in 0_usize..2000,
        ) {
            let (got, _) = kept(&records, bound);
            records.sort();
            prop_assert_eq!(got, records);
        }
    }
}
