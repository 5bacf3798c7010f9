//! `claimlint init`: a first rulebook and a configuration file, both commented. It overwrites nothing.

use std::path::{Path, PathBuf};

use crate::finding::Problem;
use crate::rulebook;

/// The first rulebook, where it goes below the folder.
const RULEBOOK: (&str, &str) = ("rules/facts/first.toml", include_str!("../../rules/templates/first.toml"));
/// The configuration.
const CONFIG: (&str, &str) = ("claimlint.toml", include_str!("../../rules/templates/claimlint.toml"));
/// Where goes what editors complete rule files by.
const SCHEMA: &str = "rules/rulebook.schema.json";

/// Writes the files below a folder: the files that were written.
///
/// # Errors
///
/// A problem for each file that is there already, and then none is written; or for one that cannot be written.
pub(crate) fn run(folder: &Path) -> Result<Vec<PathBuf>, Vec<Problem>> {
    let schema = rulebook::schema();
    let files: Vec<(PathBuf, &str)> = [RULEBOOK, CONFIG, (SCHEMA, schema.as_str())]
        .into_iter()
        .map(|(path, text)| (folder.join(path), text))
        .collect();
    let there: Vec<Problem> = files
        .iter()
        .filter(|(path, _)| path.exists())
        .map(|(path, _)| {
            Problem::error(path.to_string_lossy(), "The file is there already; nothing was written.")
                .help("Name another folder, or move it away.")
        })
        .collect();
    if !there.is_empty() {
        return Err(there);
    }
    for (path, text) in &files {
        write(path, text).map_err(|error| {
            vec![Problem::error(path.to_string_lossy(), format!("The file cannot be written: {error}."))]
        })?;
    }
    Ok(files.into_iter().map(|(path, _)| path).collect())
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    // Not even a file that came into being since it was looked for.
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).open(path)?;
    std::io::Write::write_all(&mut file, text.as_bytes())
}
