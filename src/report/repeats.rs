//! The same words at many places: a few are shown, the others are listed.

use std::collections::BTreeMap;

use crate::finding::{Role, Witness};

use super::text::{counted, one_line, words};

/// How many places with the same words are shown before the rest are only listed.
const REPEATS: usize = 3;

/// The places in articles to show in full, and the others: groups of further places where the same words say the same.
pub(super) fn places(witnesses: &[Witness]) -> (Vec<&Witness>, Vec<Vec<&Witness>>) {
    let mut seen: BTreeMap<(Role, &str), usize> = BTreeMap::new();
    let mut groups: BTreeMap<(Role, &str), usize> = BTreeMap::new();
    let mut shown = Vec::new();
    let mut repeats: Vec<Vec<&Witness>> = Vec::new();
    for witness in witnesses.iter().filter(|witness| witness.role != Role::Fact) {
        let key = (witness.role, witness.text.as_str());
        let times = seen.entry(key).or_default();
        *times += 1;
        if *times <= REPEATS {
            shown.push(witness);
            continue;
        }
        let group = *groups.entry(key).or_insert(repeats.len());
        match repeats.get_mut(group) {
            Some(group) => group.push(witness),
            None => repeats.push(vec![witness]),
        }
    }
    (shown, repeats)
}

/// "and 4 more places with "NSI": lines 10, 12; b.txt: line 3".
pub(super) fn repeated(group: &[&Witness], witnesses: &[Witness]) -> String {
    let home = witnesses.first().map(|witness| witness.path.as_str());
    let mut files: Vec<(&str, Vec<String>)> = Vec::new();
    for witness in group {
        let line = witness.line.to_string();
        match files.last_mut() {
            Some((path, lines)) if *path == witness.path => lines.push(line),
            Some(_) | None => files.push((&witness.path, vec![line])),
        }
    }
    let listed: Vec<String> = files
        .into_iter()
        .map(|(path, lines)| {
            let file = if Some(path) == home { String::new() } else { format!("{}: ", one_line(path)) };
            let noun = if lines.len() == 1 { "line" } else { "lines" };
            format!("{file}{noun} {}", lines.join(", "))
        })
        .collect();
    let said = group.first().map(|witness| words(&witness.text)).unwrap_or_default();
    let more = counted(group.len(), "more place", "more places");
    format!("and {more} with \"{said}\": {}", listed.join("; "))
}
