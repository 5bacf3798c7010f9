//! `claimlint.toml`: what a project wants of every run. It is found upwards from the working directory.

use std::path::PathBuf;

use crate::check::Levels;
use crate::finding::Problem;

/// The file's name.
const NAME: &str = "claimlint.toml";

/// The levels that the nearest configuration sets, and what is wrong with it.
pub(crate) fn levels() -> (Levels, Vec<Problem>) {
    let Some(path) = nearest() else { return (Levels::default(), Vec::new()) };
    let shown = path.to_string_lossy().replace('\\', "/");
    #[expect(clippy::disallowed_methods, reason = "this room touches files")]
    match std::fs::read_to_string(&path) {
        Ok(text) => Levels::read(&shown, &text),
        Err(error) => (Levels::default(), vec![Problem::error(shown, format!("It cannot be read: {error}."))]),
    }
}

/// The configuration in the working directory, or in the nearest folder above it that has one.
fn nearest() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let found = here.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file())?;
    // Below the working directory a name is enough to find it.
    Some(found.strip_prefix(&here).map_or_else(|_| found.clone(), PathBuf::from))
}
