//! What `rules/lang/README.md` says of language packs is so.

use std::collections::BTreeSet;

use claimlint::lang::Languages;
use claimlint::mention;
use regex::Regex;

use crate::support::{root, text};

#[test]
fn the_pack_of_the_readme_passes_its_examples() {
    let readme = readme();
    let pack = readme.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    let file = ("my-rules/lang/sv.toml".to_owned(), pack.to_owned());
    let (languages, problems) = Languages::with_overrides(&[file]);
    assert!(problems.is_empty() && languages.problems("sv").is_empty(), "{problems:?} {:?}", languages.problems("sv"));
    let outcomes = mention::run_pack_examples(&languages, "sv");
    assert_eq!(outcomes.len(), 5);
    for outcome in outcomes {
        assert_eq!(outcome.failure, None, "{outcome:?}");
    }
}

#[test]
fn the_readme_names_every_key_of_a_pack() {
    let key = Regex::new(r"(?m)^    pub(?:\(crate\))? (\w+): ").unwrap();
    let source = text(&root().join("src/lang/pack.rs"));
    let keys: BTreeSet<String> = key.captures_iter(&source).map(|found| found[1].replace('_', "-")).collect();
    assert!(keys.len() > 90, "{}", keys.len());
    let quoted = Regex::new(r"`\[{0,2}([\w.-]+)\]{0,2}`").unwrap();
    let readme = readme();
    let named: BTreeSet<&str> =
        quoted.captures_iter(&readme).flat_map(|found| found.get(1).unwrap().as_str().split('.')).collect();
    let missing: Vec<&String> = keys.iter().filter(|key| !named.contains(key.as_str())).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_readme_names_every_slot_of_a_pattern() {
    let source = text(&root().join("src/lang/pattern.rs"));
    let names = source.split("fn named").nth(1).unwrap().split("_ => return None").next().unwrap();
    let slots: Vec<&str> =
        Regex::new(r#""(\w+)" =>"#).unwrap().captures_iter(names).map(|slot| slot.get(1).unwrap().as_str()).collect();
    assert!(slots.len() > 25, "{slots:?}");
    let readme = readme();
    let table = readme.split("| slot |").nth(1).unwrap();
    let missing: Vec<&&str> = slots.iter().filter(|slot| !table.contains(&format!("`{{{slot}}}`"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

fn readme() -> String {
    text(&root().join("rules/lang/README.md"))
}
