//! Reads and writes the lines that pass between `scan`, `compare` and `report`.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::PathBuf;

use crate::tally::Line;

/// What came of reading lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reading {
    /// How many bytes were read.
    pub(crate) bytes: u64,
    /// How many lines could not be read.
    pub(crate) malformed: u64,
}

/// Calls `work` with each line of the files (`-` or none at all is standard input); blank lines are passed over.
///
/// What is no line of ours is counted, and with `strict` ends the reading. The error says why it ended early.
pub(crate) fn for_each(
    paths: &[PathBuf],
    strict: bool,
    mut work: impl FnMut(Line) -> Result<(), String>,
) -> Result<Reading, String> {
    let standard = [PathBuf::from("-")];
    let paths = if paths.is_empty() { &standard[..] } else { paths };
    let mut read = Reading::default();
    for path in paths {
        let unreadable = |error: io::Error| format!("{} cannot be read: {error}.", path.display());
        let reader: Box<dyn Read> = if path.as_os_str() == "-" {
            Box::new(io::stdin().lock())
        } else {
            Box::new(File::open(path).map_err(unreadable)?)
        };
        let mut reader = BufReader::with_capacity(1 << 18, reader);
        let mut bytes = Vec::new();
        let mut number: u64 = 0;
        // No wish to stop is heard here: what an interrupted stage before this one has found is still passed on.
        loop {
            bytes.clear();
            let length = reader.read_until(b'\n', &mut bytes).map_err(unreadable)?;
            if length == 0 {
                break;
            }
            number += 1;
            read.bytes = read.bytes.saturating_add(u64::try_from(length).unwrap_or(u64::MAX));
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            match Line::read(&bytes) {
                Ok(line) => work(line)?,
                Err(what) if strict => return Err(format!("{}:{number} is no line of ours: {what}.", path.display())),
                Err(_) => read.malformed += 1,
            }
        }
    }
    Ok(read)
}
