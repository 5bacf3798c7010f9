//! Forms of names: which are the same but for an ending, and which differ by a slip.

use super::words::Script;
use crate::lang::folded;

/// How many letters two forms of a word share at least, and how many its ending has at most.
const STEM: usize = 5;
const ENDING: usize = 2;
/// The same where names are declined, so that short ones have endings too: an ending that is added, and one that changes.
const ADDED_TO: usize = 3;
const CHANGED_AFTER: usize = 4;

/// Whether two names are the same but for the ends of their words; a single word may only be its own genitive. Where
/// neither adjectives nor names have cases, another ending is another word.
pub(super) fn is_inflected(one: &str, other: &str, script: Script) -> bool {
    // Spelled with and without the marks that writers leave out.
    if one != other && one.contains(' ') && folded(one) == folded(other) {
        return true;
    }
    let (words, others): (Vec<&str>, Vec<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    let is_single = words.len() == 1;
    let is_same = |one: &str, other: &str| {
        let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
        let (left, right) = (one.chars().count() - shared, other.chars().count() - shared);
        if is_single {
            left + right == 1 && (one.ends_with('s') || other.ends_with('s'))
        } else if left + right == 0 {
            true
        } else if script.declined {
            let (less, more) = (left.min(right), left.max(right));
            shared >= STEM && more <= ENDING
                || shared >= ADDED_TO && less == 0 && more <= ENDING
                || shared >= CHANGED_AFTER && more <= 1
        } else {
            script.nouns && shared >= STEM && left.max(right) <= ENDING
        }
    };
    one != other && words.len() == others.len() && words.iter().zip(&others).all(|(one, other)| is_same(one, other))
}

/// Whether two names differ only in a letter or two at their ends: another ending, or a prefix.
pub(super) fn has_other_end(one: &str, other: &str) -> bool {
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    shared + 1 >= one.chars().count().max(other.chars().count()) || one.ends_with(other) || other.ends_with(one)
}

/// Whether two words differ in one letter, or in the order of two neighbours.
pub(super) fn is_one_off(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let start = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (one, other) = (one.get(start..).unwrap_or_default(), other.get(start..).unwrap_or_default());
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let (left, right) = (one.len().saturating_sub(end), other.len().saturating_sub(end));
    let swapped = left == 2 && right == 2 && one.first() == other.get(1) && one.get(1) == other.first();
    left <= 1 && right <= 1 || swapped
}

/// Whether letters can stand for a name: they are in it in their order, from the start of a word on. Of two letters each
/// must begin a word.
pub(super) fn can_stand_for(short: &str, long: &str) -> bool {
    let letters: Vec<char> = short.chars().flat_map(char::to_lowercase).collect();
    let words: Vec<String> = long.split([' ', '-']).map(str::to_lowercase).collect();
    if letters.len() <= 2 {
        let mut firsts = words.iter().filter_map(|word| word.chars().next());
        return letters.iter().all(|letter| firsts.any(|first| first == *letter));
    }
    (0..words.len()).any(|from| {
        let rest = words.get(from..).unwrap_or_default().concat();
        let mut rest = rest.chars();
        rest.clone().next() == letters.first().copied() && letters.iter().all(|letter| rest.any(|c| c == *letter))
    })
}
