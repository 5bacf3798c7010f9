//! What the README shows is so.

use claimlint::check::{self, CHECKS, Verdict};

use crate::support::{Desk, root, run, text};

#[test]
fn the_rule_of_the_readme_does_what_its_examples_say() {
    let rule = block("toml");
    let desk = Desk::new(&[("README.md".to_owned(), rule)]);
    assert!(desk.problems.is_empty(), "{:#?}", desk.problems);
    assert_eq!((desk.rules.names.len(), desk.rules.facts.len()), (1, 2));
    let outcomes = check::run_examples(&desk.rules, &desk.checker());
    assert_eq!(outcomes.len(), 6);
    for outcome in outcomes {
        assert_eq!(outcome.verdict, Verdict::Ok, "{outcome:?}");
    }
}

#[test]
fn the_output_of_the_readme_is_the_output_of_the_program() {
    let shown = block("text\nerror");
    let run = run(&["check", "seeds", "--rules", "rules"]);
    assert_eq!(run.code, Some(1));
    for part in shown.split("\n\n") {
        assert!(run.out.contains(part.trim_end()), "the program does not write\n{part}\nbut\n{}", run.out);
    }
}

#[test]
fn the_readme_names_every_check() {
    let readme = text(&root().join("README.md"));
    for check in CHECKS {
        assert!(readme.contains(&format!("| `{}` |", check.code)), "{}", check.code);
        assert!(!check.title.is_empty() && check.why.len() > 80 && !check.example.is_empty(), "{}", check.code);
        assert!(check.code.as_str().bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{}", check.code);
    }
    let mut codes: Vec<&str> = CHECKS.iter().map(|check| check.code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), CHECKS.len());
}

/// The first block of code of the README whose text begins so, with its fence's word.
fn block(start: &str) -> String {
    let readme = text(&root().join("README.md"));
    let (_, rest) = readme.split_once(&format!("```{start}")).expect("the README has such a block");
    let (inside, _) = rest.split_once("\n```").expect("the block ends");
    format!("{}{inside}\n", start.split_once('\n').map_or("", |(_, start)| start))
}
