//! `quote-drift`: one quotation in two wordings.

use std::hash::Hasher;

use super::Check;
use super::scene::{Scene, quote};
use crate::claim::sentence_at;
use crate::finding::{Code, Confidence, Finding, Fix, Role, Severity};
use crate::lang::Need;
use crate::mention::Quotation;
use crate::span::Span;

pub(super) static CHECK: Check = Check {
    code: Code::new("quote-drift"),
    title: "one quotation in two wordings",
    why: "Words between quotation marks are somebody's own; given twice in one article they must be the same. Two \
          quotations of at least six words are held against each other where one begins and ends in the middle of the \
          other or like it, and only a few words inside differ. Shortened quotations, those with an ellipsis or an \
          addition in brackets, and differences of case or punctuation are silent. Refrains and chants vary on purpose, so that short \
          ones are a note.",
    example: "\u{201C}We will never accept the plan that they have made for us\u{201D}, she said. Later she repeated: \u{201C}We will never accept the plan that they had made for us\u{201D}.",
    examples: include_str!("../../rules/checks/quote-drift.toml"),
    needs: &[Need::Spaces],
    run: Some(run),
};

/// The shortest quotation that is looked at, and the shortest whose drift is no refrain, in words.
const SHORTEST: usize = 6;
const LONG: usize = 10;
/// How many quotations before one are compared with it: more stand only in what is no article.
const NEAR: usize = 100;
/// What ends a question.
const QUESTION: [char; 3] = ['?', '\u{61F}', '\u{FF1F}'];
/// How many words may differ inside.
const DRIFT: usize = 2;

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    if scene.reading.quotations.len() < 2 {
        return;
    }
    let quotations: Vec<(&Quotation, Vec<u64>)> = scene
        .reading
        .quotations
        .iter()
        .filter_map(|quotation| Some((quotation, sorted_words(scene.words(quotation.inner))?)))
        .collect();
    for (at, (later, later_sorted)) in quotations.iter().enumerate() {
        let drifted = quotations.iter().take(at).skip(at.saturating_sub(NEAR)).find_map(|(earlier, earlier_sorted)| {
            // A cheap look first: most quotations have nothing to do with each other.
            let shared = shared(earlier_sorted, later_sorted);
            if shared + DRIFT < earlier_sorted.len().min(later_sorted.len()) || shared < SHORTEST - 1 {
                return None;
            }
            // Two alike in one sentence are set against each other: "not 'shall I …' but 'what shall I …'".
            let sentence = sentence_at(scene.reading, later.outer.start);
            if sentence.is_some_and(|sentence| sentence.overlaps(earlier.outer)) {
                return None;
            }
            let (one, other) = (scene.words(earlier.inner), scene.words(later.inner));
            // What is asked in one place and said in the other are two things.
            if one.contains(QUESTION) != other.contains(QUESTION) {
                return None;
            }
            let (same, differing) = drift(&words(one), &words(other))?;
            let is_spelling = |(old, new): &(String, String)| is_abbreviated(old, new, one, other);
            if differing.iter().all(is_spelling) || same < LONG && differing.iter().all(are_figures) {
                return None;
            }
            Some((earlier, (same, differing)))
        });
        if let Some((earlier, (same, differing))) = drifted {
            findings.push(finding(scene, (later.inner, earlier.inner), same, &differing));
        }
    }
}

/// Whether two wordings are one word written out and cut short, or a number in letters and in digits.
fn is_abbreviated(old: &str, new: &str, one: &str, other: &str) -> bool {
    let (short, long, text) = if old.len() < new.len() { (old, new, one) } else { (new, old, other) };
    let cut = !short.is_empty() && long.starts_with(short) && text.to_lowercase().contains(&format!("{short}."));
    let digits = |word: &str| !word.is_empty() && word.chars().all(char::is_numeric);
    let letters = |word: &str| !word.is_empty() && !word.contains(char::is_numeric);
    cut || digits(short) && letters(long) || digits(long) && letters(short)
}

/// Whether both wordings are figures: of another thing, in words that anybody uses.
fn are_figures((old, new): &(String, String)) -> bool {
    [old, new].iter().all(|word| word.starts_with(char::is_numeric))
}

/// A number for each word of a quotation, in order; none if it is short, or says itself that it is cut. The same words
/// have the same number, and other words hardly ever.
fn sorted_words(text: &str) -> Option<Vec<u64>> {
    if text.contains(['\u{2026}', '[', '(', '\n', '*']) || text.contains("..") {
        return None;
    }
    let mut words = Vec::new();
    let mut hasher = None;
    for c in text.chars() {
        if c.is_alphanumeric() {
            let hasher = hasher.get_or_insert_with(rustc_hash::FxHasher::default);
            if c.is_ascii() {
                hasher.write_u32(u32::from(c.to_ascii_lowercase()));
            } else {
                c.to_lowercase().for_each(|c| hasher.write_u32(u32::from(c)));
            }
        } else if ends_word(c) {
            words.extend(hasher.take().map(|hasher| hasher.finish()));
        }
    }
    words.extend(hasher.map(|hasher| hasher.finish()));
    words.sort_unstable();
    (words.len() >= SHORTEST).then_some(words)
}

/// The words of a quotation in small letters without punctuation.
fn words(text: &str) -> Vec<String> {
    parts(text).map(|word| letters(word).collect()).collect()
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(ends_word).filter(|word| word.contains(char::is_alphanumeric))
}

fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2013}' | '\u{2014}')
}

fn letters(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// How many entries of the first sorted row stand in the second, too.
fn shared(one: &[u64], other: &[u64]) -> usize {
    let mut rest = other;
    one.iter()
        .filter(|word| {
            rest = rest.get(rest.partition_point(|candidate| candidate < *word)..).unwrap_or_default();
            rest.first() == Some(*word)
        })
        .count()
}

/// How many words two quotations share, and the pairs of stretches that differ between shared ones; none if they are
/// the same, or two quotations of their own.
fn drift(one: &[String], other: &[String]) -> Option<(usize, Vec<(String, String)>)> {
    // One of them is cut: what is said twice in it may stand on either side of the cut.
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    if long.windows(short.len().max(1)).any(|part| part == short) {
        return None;
    }
    let ops = similar::capture_diff_slices(similar::Algorithm::Myers, one, other);
    let equal = |op: &similar::DiffOp| op.tag() == similar::DiffTag::Equal;
    let first = ops.iter().position(equal)?;
    let last = ops.iter().rposition(equal)?;
    // What stands outside is cut off in one of the two, and never added in both.
    let outside =
        |ops: &[similar::DiffOp]| ops.iter().any(|op| !op.old_range().is_empty() && !op.new_range().is_empty());
    if outside(ops.get(..first)?) || outside(ops.get(last + 1..)?) {
        return None;
    }
    let inside = ops.get(first..=last)?;
    let same: usize = inside.iter().filter(|op| equal(op)).map(|op| op.old_range().len()).sum();
    let mut differing = Vec::new();
    for op in inside.iter().filter(|op| !equal(op)) {
        let (old, new) = (one.get(op.old_range())?, other.get(op.new_range())?);
        if old.len() > DRIFT || new.len() > DRIFT || old.concat() == new.concat() {
            return None;
        }
        differing.push((old.join(" "), new.join(" ")));
    }
    // The stretches at both ends must be more than a chance.
    let anchor = |op: Option<&similar::DiffOp>| op.is_some_and(|op| op.old_range().len() >= 2);
    let few = (1..=DRIFT).contains(&differing.len());
    // In a short one more than a word is as likely said twice, differently.
    let slight = differing.iter().all(|(old, new)| !old.contains(' ') && !new.contains(' '));
    let few = few && (same >= LONG || slight && differing.len() == 1);
    (few && same >= SHORTEST - 1 && anchor(inside.first()) && anchor(inside.last())).then_some((same, differing))
}

fn finding(scene: &Scene<'_>, (later, earlier): (Span, Span), same: usize, differing: &[(String, String)]) -> Finding {
    let severity = if same >= LONG { Severity::Warning } else { Severity::Note };
    // Both are quotations: that somebody speaks is what is judged here, and makes nothing milder.
    let mut finding = Finding {
        severity,
        derivation: Vec::new(),
        ..scene.finding(
            &CHECK,
            later,
            severity,
            format!("The quotation stands in line {} in other words: {}.", scene.line(earlier), scene.quoted(earlier)),
        )
    };
    for (old, new) in differing {
        finding.derivation.push(match (old.is_empty(), new.is_empty()) {
            (true, _) => format!("{} is added", quote(new)),
            (_, true) => format!("{} is left out", quote(old)),
            (false, false) => format!("{} has become {}", quote(old), quote(new)),
        });
    }
    finding.derivation.push(format!("{same} words are the same"));
    finding.confidence = if same >= LONG { Confidence::Medium } else { Confidence::Low };
    finding.witnesses.push(scene.witness(earlier, Role::Against, scene.voice(earlier)));
    finding
        .fixes
        .push(Fix { label: "the wording of the other place".to_owned(), text: scene.words(earlier).to_owned() });
    finding
}
