//! All tests of the program as a whole, in one binary.
//!
//! | file | what it holds |
//! | --- | --- |
//! | `tidy` | the rooms import only what they may; every folder holds only what belongs there |
//! | `rules` | every example of every rule file and language pack |
//! | `pipeline` | what is reported of the seeds, as reviewed snapshots |
//! | `planted` | a change in a clean seed, or in the fact it rests on, is found |
//! | `recall` | a mistake in a right sentence is found by the check it is for |
//! | `properties` | laws for any text: no panic, spans that fit, values that survive rewriting |
//! | `pairs` | a fact of one sentence tells right from wrong in other sentences about the same |
//! | `camps` | what articles say against each other: sides, copies, updates, across languages |
//! | `cli` | exit codes, standard input, odd files, the same bytes with any number of threads |
//! | `readme` | the README's example does what the README says |
//! | `archive` | scanned in parts, merged in any tree, reported: the same bytes as in one process |
//! | `made` | the mistakes of a made-up archive are found, and nothing else |
//! | `big` | very long lines |
//! | `packs` | what the README of the packs teaches |
//! | `roundtrip` | values printed in the forms of a pack are read back as they were |
//! | `cldr` | months, weekdays and dates as the Unicode CLDR has them are read |
//!
//! `bench/` measures, `schema/` holds the schema of the JSON report.

#![cfg(test)]
#![expect(clippy::disallowed_methods, reason = "tests read and write files")]
#![expect(clippy::string_slice, reason = "a test may fail by a panic")]

mod archive;
mod big;
mod camps;
mod cldr;
mod cli;
mod made;
mod packs;
mod pairs;
mod pipeline;
mod planted;
mod properties;
mod readme;
mod recall;
mod roundtrip;
mod rules;
mod support;
mod tidy;
