//! Very long lines: everything stays linear, and nothing runs over. A test that is quadratic here does not end.

use std::fmt::Write;
use std::path::Path;

use crate::support::run;

#[test]
fn a_line_of_8_megabytes_is_checked() {
    let mut line = String::new();
    let mut number = 0;
    while line.len() < 8 << 20 {
        number += 1;
        let _ = write!(
            line,
            "The NIS (National Intelligence Service) said on Thursday, 5 May 2022, that {number} hackers took $1.7 million. "
        );
    }
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("long-line.txt");
    std::fs::write(&path, line).unwrap();
    let run = run(&["check", path.to_str().unwrap(), "--lang", "en", "--rules", "rules", "--format", "compact"]);
    assert!(matches!(run.code, Some(0 | 1)), "{:?} {}", run.code, run.err);
}

#[test]
fn a_json_line_of_10_megabytes_is_checked() {
    let mut text = String::new();
    while text.len() < 10 << 20 {
        text.push_str("On Thursday, 5 April 2022, “it” rained (a lot) in 12,5 towns… [[ ");
    }
    let line = serde_json::json!({"id": "long", "lang": "en", "text": text}).to_string();
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("long-line.jsonl");
    std::fs::write(&path, line).unwrap();
    let run = run(&["check", path.to_str().unwrap(), "--rules", "rules", "--format", "compact"]);
    assert_eq!(run.code, Some(1), "{}", run.err);
}

#[test]
fn a_sentence_of_20_000_sums_is_checked() {
    let mut line = "The fund pays $9.5 million".to_owned();
    for number in 0..20_000 {
        let scale = if number % 2 == 0 { "million" } else { "billion" };
        let _ = write!(line, " and $2.5 {scale} for roof{number}");
    }
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("many-sums.txt");
    std::fs::write(&path, line).unwrap();
    let run = run(&["check", path.to_str().unwrap(), "--lang", "en", "--rules", "rules", "--format", "compact"]);
    assert!(matches!(run.code, Some(0 | 1)), "{:?} {}", run.code, run.err);
}

#[test]
fn a_line_without_a_space_is_checked() {
    for piece in ["a", "1", "(", "\"", ".", "5. ", "\u{645}", "AB(", "1,", "90s", "\u{645}29", "3., "] {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("one-piece.txt");
        std::fs::write(&path, piece.repeat((1 << 20) / piece.len())).unwrap();
        for tag in ["ar", "de", "en"] {
            let run = run(&["check", path.to_str().unwrap(), "--lang", tag, "--rules", "rules", "--format", "compact"]);
            assert!(matches!(run.code, Some(0 | 1)), "{piece} in {tag}: {:?} {}", run.code, run.err);
        }
    }
}
