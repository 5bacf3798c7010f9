//! Lists the language packs of `rules/lang` for the program to hold, so that a new language costs one file and no Rust.

#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a build script stops the build, and touches files"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn main() {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR"));
    let out = PathBuf::from(std::env::var("OUT_DIR").expect("cargo sets OUT_DIR"));
    let folder = root.join("rules/lang");
    println!("cargo::rerun-if-changed=rules/lang");
    let mut packs: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("rules/lang can be read")
        .map(|entry| entry.expect("an entry of rules/lang can be read").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    packs.sort();
    let mut text = String::from("&[\n");
    for pack in &packs {
        let tag = pack.file_stem().and_then(|stem| stem.to_str()).expect("a pack is named after its language");
        let code = iso_code(&std::fs::read_to_string(pack).expect("a pack can be read"));
        writeln!(text, "    ({tag:?}, {code:?}, include_str!({:?})),", absolute(pack))
            .expect("a string can be written to");
    }
    text.push_str("]\n");
    std::fs::write(out.join("packs.rs"), text).expect("the list of packs can be written");
}

/// The ISO 639-3 code of a pack: language is detected before any pack is parsed.
fn iso_code(pack: &str) -> String {
    let line = pack.lines().find_map(|line| line.strip_prefix("iso639-3"));
    line.and_then(|rest| rest.split('"').nth(1)).unwrap_or_default().to_owned()
}

fn absolute(path: &Path) -> &str {
    path.to_str().expect("the path is Unicode")
}
