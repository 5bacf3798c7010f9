//! Keeps the house as `src/lib.rs` describes it.

use std::path::Path;

use crate::support::{files, root, shown, text};

/// Which rooms a room may import. `src/lib.rs` says why.
const ROOMS: &[(&str, &[&str])] = &[
    ("span", &[]),
    ("plain", &[]),
    ("value", &[]),
    ("finding", &["span"]),
    ("source", &["span", "finding"]),
    ("lang", &["span", "plain", "value", "finding"]),
    ("rulebook", &["span", "value", "finding"]),
    ("mention", &["span", "plain", "value", "lang", "source"]),
    ("claim", &["span", "plain", "value", "lang", "source", "mention", "rulebook", "finding"]),
    ("tally", &["value", "plain", "finding"]),
    ("store", &[]),
    ("check", &["span", "value", "lang", "source", "mention", "rulebook", "finding", "claim", "tally", "store"]),
    ("draft", &["span", "value", "lang", "source", "mention", "rulebook", "claim", "check", "finding"]),
    ("report", &["span", "finding"]),
    (
        "cli",
        &[
            "span", "value", "finding", "source", "lang", "rulebook", "mention", "claim", "tally", "store", "check",
            "draft", "report",
        ],
    ),
];

#[test]
fn rooms_import_only_what_they_may() {
    let mut wrong = Vec::new();
    for (path, line, code) in rust_lines() {
        let name = shown(&path);
        let room = name.trim_start_matches("src/").split(['/', '.']).next().unwrap_or_default().to_owned();
        if room == "lib" || room == "main" {
            continue;
        }
        let Some((_, allowed)) = ROOMS.iter().find(|(known, _)| *known == room) else {
            wrong.push(format!("{name}: there is no room `{room}`; say in ROOMS what it may import"));
            continue;
        };
        for imported in imports(&code) {
            let known = ROOMS.iter().any(|(known, _)| *known == imported);
            if known && imported != room && !allowed.contains(&imported.as_str()) {
                wrong.push(format!("{name}:{line}: `{room}` must not import `{imported}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// How text is read. A check decides on what `claim` has read; it only shows the words at a place.
const READING: [&str; 12] = [
    ".plain()",
    "scene.text",
    "Folded",
    "folded(",
    "WordList",
    "Regex::new",
    ".is_in(",
    ".begins(",
    ".ends(",
    ".find_last(",
    "memchr",
    "Page",
];

#[test]
fn no_check_reads_the_text_again() {
    // The scene shows words, and the checker asks for the language of a whole text.
    let may = [("scene.rs", ".plain()"), ("mod.rs", ".plain()")];
    let mut wrong = Vec::new();
    for (path, line, code) in rust_lines().into_iter().filter(|(path, ..)| shown(path).starts_with("src/check/")) {
        for read in READING.iter().filter(|read| code.contains(**read)) {
            if !may.iter().any(|(file, known)| path.ends_with(file) && known == read) {
                wrong.push(format!("{}:{line}: `{read}` reads text; read it in `claim`", shown(&path)));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn the_table_of_rooms_is_the_list_of_modules() {
    let modules: Vec<String> = text(&root().join("src/lib.rs"))
        .lines()
        .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';').map(str::to_owned))
        .collect();
    let mut rooms: Vec<&str> = ROOMS.iter().map(|(room, _)| *room).collect();
    rooms.sort_unstable();
    assert_eq!(modules, rooms);
}

#[test]
fn imports_are_seen_in_every_form() {
    assert_eq!(imports("use crate::finding::Problem;"), ["finding"]);
    assert_eq!(imports("use crate::{span::Span, value::{Date, Unit}, lang};"), ["span", "value", "lang"]);
    assert_eq!(
        imports("    crate::claim::read(super::check::all, super::super::report::x)"),
        ["claim", "check", "report"]
    );
    assert_eq!(imports("use self::compile::Reading; use super::*;"), [""; 0]);
}

#[test]
fn every_folder_holds_only_what_belongs_there() {
    let mut wrong = Vec::new();
    let folders: [(&str, &[&str]); 5] = [
        ("src", &["rs"]),
        ("rules", &["toml", "README.md", "aside.md", "rulebook.schema.json"]),
        ("seeds", &["txt", "md", "jsonl"]),
        ("tests", &["rs", "json", "toml", "py"]),
        ("snapshots", &["snap"]),
    ];
    for (folder, endings) in folders {
        for path in files(folder) {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
            if !endings.contains(&ending) && !endings.contains(&name) {
                wrong.push(format!("{}: `{folder}` holds only {endings:?}", shown(&path)));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// Words that are looked for live in `rules`. Letters beyond ASCII are the part of them that a test can see.
#[test]
fn no_letters_of_other_scripts_stand_in_rust() {
    let mut wrong = Vec::new();
    for (path, line, code) in rust_lines() {
        if let Some(letter) = code.chars().find(|letter| !letter.is_ascii() && letter.is_alphabetic()) {
            wrong.push(format!(
                "{}:{line}: `{letter}`; write \\u{{{:04x}}}, or move the word to rules/",
                shown(&path),
                u32::from(letter)
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn no_test_is_switched_off() {
    let switch = concat!("#[", "ignore");
    let off: Vec<String> = ["src", "tests"]
        .iter()
        .flat_map(|folder| files(folder))
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs") && text(path).contains(switch))
        .map(|path| shown(&path))
        .collect();
    assert_eq!(off, [""; 0]);
}

#[test]
fn no_file_names_a_place_of_one_machine() {
    let places = [
        concat!("/ho", "me/"),
        concat!("/wo", "rk/"),
        concat!("/Us", "ers/"),
        concat!("/ro", "ot/"),
        concat!("C:\\", "Users"),
    ];
    let mut wrong = Vec::new();
    for path in files("") {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        for (line, number) in text.lines().zip(1..) {
            if let Some(place) = places.iter().find(|place| line.contains(**place)) {
                wrong.push(format!("{}:{number}: {place}", shown(&path)));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn rule_files_and_seeds_have_plain_line_ends() {
    let wrong: Vec<String> = ["rules", "seeds"]
        .iter()
        .flat_map(|folder| files(folder))
        .filter(|path| {
            let text = text(path);
            !text.ends_with('\n') || text.contains('\r') || text.starts_with('\u{feff}')
        })
        .map(|path| shown(&path))
        .collect();
    assert_eq!(wrong, [""; 0]);
}

/// The code lines of `src`, with their numbers: no comments, no test modules.
fn rust_lines() -> Vec<(std::path::PathBuf, usize, String)> {
    let mut lines = Vec::new();
    for path in files("src") {
        if is_test_file(&path) {
            continue;
        }
        let text = text(&path);
        for (line, number) in text.lines().zip(1..) {
            if line.starts_with("#[cfg(test)]") && text.lines().nth(number).is_some_and(|next| next.ends_with('{')) {
                break;
            }
            let code = line.split("//").next().unwrap_or_default();
            lines.push((path.clone(), number, code.to_owned()));
        }
    }
    assert!(lines.len() > 1000, "only {} lines of Rust were found", lines.len());
    lines
}

/// Whether the file is named as one that its module includes for tests only, or stands in a folder of such files.
fn is_test_file(path: &Path) -> bool {
    ["tests.rs", "sample.rs"].iter().any(|name| path.ends_with(name))
        || path.parent().is_some_and(|folder| folder.ends_with("tests"))
}

/// The first names of paths that begin at the crate, or that climb out of a room.
fn imports(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for marker in ["crate::", "super::"] {
        for (at, _) in code.match_indices(marker) {
            let rest = &code[at + marker.len()..];
            let Some(list) = rest.strip_prefix('{') else {
                found.extend(Some(first_name(rest)).filter(|name| !name.is_empty() && name != "super"));
                continue;
            };
            let mut depth = 0;
            let mut start = true;
            for (offset, character) in list.char_indices() {
                match character {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => start = true,
                    ' ' => {}
                    _ if start && depth == 0 => {
                        found.push(first_name(&list[offset..]));
                        start = false;
                    }
                    _ => {}
                }
            }
        }
    }
    found
}

fn first_name(path: &str) -> String {
    path.chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect()
}
