//! `self-contradiction`: one measure of one thing with two values in one article.

use std::collections::BTreeSet;

use super::Check;
use super::scene::{Scene, Seen};
use crate::claim::signals_in;
use crate::finding::{Code, Confidence, Finding, Role, Severity, Voice};
use crate::lang::{Folded, Need};
use crate::mention::{Mention, Sentence, SignalKind, Stated, StatedQuantity};
use crate::source::BlockKind;
use crate::span::Span;
use crate::value::{Agreement, Decimal, Hedge, Tolerance, Unit, agree_quantities};

pub(super) static CHECK: Check = Check {
    code: Code::new("self-contradiction"),
    title: "one measure of one thing with two values",
    why: "\u{201C}The mill employs 120 people\u{201D} and, further down, \u{201C}the mill employs 210 people\u{201D} cannot both be right. The two \
          sentences must be about the same: the same thing counted or the same unit, the same names, the same dates, \
          and mostly the same words around the figure. A sentence that speaks of a change, of others, of before and \
          after, of each or of an average is silent, and so is one that holds two such figures, a plan or a condition. \
          The two figures must be one keystroke apart, a digit or two neighbours swapped, since other figures are as likely \
          said of two things. Figures of one or two digits, and sentences that share fewer words, are a note.",
    example: "The mill in Leeds employs 120 people from the valley. Visitors are rare. Most days the mill in Leeds employs 210 people from the valley.",
    examples: include_str!("../../rules/checks/self-contradiction.toml"),
    needs: &[Need::Unlike],
    run: Some(run),
};

/// How many figures before and behind one are compared with it: more stand only in what is no article.
const NEAR: usize = 20;
/// How far around a figure the words are looked for, in bytes.
const AROUND: usize = 110;
/// The shortest word that says anything, and how much of a word is compared, in characters.
const SHORTEST: usize = 4;
const STEM: usize = 6;
/// How many digits two figures must have to be sure.
const DIGITS: usize = 3;
/// How many words two sentences must share, and how many make it sure.
const FEWEST: usize = 3;
const SURE: usize = 4;

/// A figure with what it is said of.
struct Told<'s> {
    span: Span,
    stated: &'s StatedQuantity,
    sentence: Span,
    /// The word behind a bare number; empty for a figure with a unit.
    counted: String,
    words: BTreeSet<String>,
    names: BTreeSet<String>,
    /// Dates, periods and ordinals of the sentence.
    times: BTreeSet<String>,
    voice: Voice,
}

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    if scene.glossary.unlike.is_empty() {
        return;
    }
    // Hardly an article has two figures that can be mistaken for each other: only their sentences are looked at.
    let suspects = suspects(scene);
    if suspects.is_empty() {
        return;
    }
    let is_suspect = |sentence: &&Sentence| {
        let after = suspects.partition_point(|span| span.start < sentence.span.start);
        suspects.get(after).is_some_and(|span| sentence.span.contains(*span))
    };
    let told: Vec<Told<'_>> =
        scene.reading.sentences.iter().filter(is_suspect).flat_map(|sentence| figures(scene, sentence)).collect();
    for (at, later) in told.iter().enumerate() {
        for earlier in told.iter().take(at).skip(at.saturating_sub(NEAR)) {
            if let Some(finding) = judge(scene, earlier, later) {
                findings.push(finding);
                break;
            }
        }
    }
}

/// The figures, in order, that are one slip of the keyboard apart from another one with the same unit.
fn suspects(scene: &Scene<'_>) -> Vec<Span> {
    let plain: Vec<(Span, &Unit, Decimal)> = scene
        .reading
        .mentions
        .iter()
        .filter_map(quantity)
        .filter(|(_, stated)| is_plain(stated))
        .map(|(span, stated)| (span, &stated.quantity.unit, stated.quantity.figure.value.normalize()))
        .collect();
    let has_other = |at: usize, unit: &Unit, value: Decimal| {
        let mut near = plain.iter().skip(at.saturating_sub(NEAR)).take(2 * NEAR);
        near.any(|(_, other, against)| unit == *other && is_keystroke([value, *against]))
    };
    let suspects = plain.iter().enumerate().filter(|(at, (_, unit, value))| has_other(*at, unit, *value));
    suspects.map(|(_, (span, _, _))| *span).collect()
}

/// The figures of a sentence that say something of one thing.
fn figures<'s>(scene: &'s Scene<'_>, sentence: &Sentence) -> Vec<Told<'s>> {
    let mentions = &scene.reading.mentions;
    let first = mentions.partition_point(|mention| mention.span.start < sentence.span.start);
    let inside: Vec<&Mention> = mentions
        .get(first..)
        .unwrap_or_default()
        .iter()
        .take_while(|mention| mention.span.end <= sentence.span.end)
        .collect();
    let quantities: Vec<(Span, &StatedQuantity)> = inside.iter().filter_map(|mention| quantity(mention)).collect();
    let is_prose = matches!(sentence.kind, BlockKind::Paragraph | BlockKind::ListItem);
    if !is_prose || quantities.len() > 3 {
        return Vec::new();
    }
    let figures: Vec<(Span, &StatedQuantity, String, Voice)> = quantities
        .iter()
        .filter(|(_, stated)| is_plain(stated))
        .filter(|(_, stated)| {
            let same = |other: &&(Span, &StatedQuantity)| other.1.quantity.unit == stated.quantity.unit;
            quantities.iter().filter(same).count() == 1
        })
        .filter_map(|&(span, stated)| Some((span, stated, counted(scene, span, stated)?, scene.voice(span))))
        .filter(|(_, _, _, voice)| *voice != Voice::Quoted)
        .collect();
    if figures.is_empty() || is_moving(scene, sentence.span) {
        return Vec::new();
    }
    let times: BTreeSet<String> = inside
        .iter()
        .filter(|mention| matches!(mention.stated, Stated::Date(_) | Stated::Period(_) | Stated::Ordinal(_)))
        .map(|mention| mention.short())
        .collect();
    let names = names(scene, sentence.span);
    figures
        .into_iter()
        .map(|(span, stated, counted, voice)| Told {
            span,
            stated,
            sentence: sentence.span,
            words: words(scene, sentence.span, span, &counted),
            counted,
            names: names.clone(),
            times: times.clone(),
            voice,
        })
        .collect()
}

fn quantity(mention: &Mention) -> Option<(Span, &StatedQuantity)> {
    match &mention.stated {
        Stated::Quantity(stated) => Some((mention.span, stated)),
        Stated::Date(_) | Stated::Period(_) | Stated::Ordinal(_) | Stated::Extra(_) => None,
    }
}

/// A figure of its own: no end of a range, no limit.
fn is_plain(stated: &StatedQuantity) -> bool {
    let value = stated.quantity.figure.value;
    let calm = matches!(stated.quantity.hedge, Hedge::None | Hedge::About | Hedge::Nearly);
    calm && !stated.shared_unit && value >= Decimal::TWO
}

/// Whether a sentence speaks of a change, of others or of other times, of a plan, a condition or a denial.
fn is_moving(scene: &Scene<'_>, sentence: Span) -> bool {
    let words = Folded::new(scene.words(sentence));
    let glossary = scene.glossary;
    let lists = [&glossary.unlike, &glossary.rise, &glossary.fall, &glossary.partly, &glossary.rest];
    lists.iter().any(|list| list.is_in_folded(&words))
        || signals_in(scene.reading, sentence).any(|(_, kind)| matches!(kind, SignalKind::Unstated(_)))
}

/// What a bare number counts: the word behind it, with the next one if it is short. A figure with a unit needs none;
/// a bare number without such a word says nothing.
fn counted(scene: &Scene<'_>, span: Span, stated: &StatedQuantity) -> Option<String> {
    if stated.quantity.unit != Unit::One {
        return Some(String::new());
    }
    let rest = scene.after(span).strip_prefix(' ')?;
    let mut found = String::new();
    for word in rest.split(' ').take(2) {
        let letters: String = word.chars().take_while(|c| c.is_alphabetic() || *c == '-').collect();
        if letters.is_empty() {
            break;
        }
        found.extend(letters.chars().flat_map(char::to_lowercase).take(STEM));
        if letters.chars().count() >= SHORTEST || letters.len() < word.len() {
            break;
        }
    }
    (found.chars().count() >= SHORTEST).then_some(found)
}

/// The beginnings of the words around a figure, without names.
fn words(scene: &Scene<'_>, sentence: Span, figure: Span, counted: &str) -> BTreeSet<String> {
    let near = |place: Span| place.start + AROUND > figure.start && place.start < figure.end + AROUND;
    let all = scene.words_in(sentence);
    let is_name =
        |at: usize, word: &str| at > 0 && word.starts_with(char::is_uppercase) && !scene.glossary.has_capital_nouns;
    all.iter()
        .enumerate()
        .filter(|(at, (place, word))| near(*place) && !figure.overlaps(*place) && !is_name(*at, word))
        .map(|(_, (_, word))| word)
        .filter(|word| word.chars().count() >= SHORTEST)
        .map(|word| word.chars().flat_map(char::to_lowercase).take(STEM).collect::<String>())
        .filter(|stem| stem != counted)
        .collect()
}

/// The words with capitals of a sentence but for its first; none where capitals show no names.
fn names(scene: &Scene<'_>, sentence: Span) -> BTreeSet<String> {
    if scene.glossary.has_capital_nouns {
        return BTreeSet::new();
    }
    let words = scene.words_in(sentence);
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    words.iter().skip(1).filter(|(_, word)| capital(word)).map(|(_, word)| (*word).to_owned()).collect()
}

fn judge(scene: &Scene<'_>, earlier: &Told<'_>, later: &Told<'_>) -> Option<Finding> {
    let same_measure = earlier.stated.quantity.unit == later.stated.quantity.unit && earlier.counted == later.counted;
    if !same_measure || earlier.sentence == later.sentence || earlier.times != later.times {
        return None;
    }
    let shared = earlier.words.intersection(&later.words).count();
    let (fewer, more) = (earlier.words.len().min(later.words.len()), earlier.words.len().max(later.words.len()));
    let names = earlier.names.intersection(&later.names).count();
    let one_kind = names == earlier.names.len() || names == later.names.len();
    let is_named = names > 0 && one_kind;
    let unnamed = earlier.names.is_empty() && later.names.is_empty();
    let alike = shared >= FEWEST && shared * 10 >= fewer * 7 && shared * 10 >= more * 4;
    if !alike || !(is_named || unnamed) {
        return None;
    }
    scene.look(Seen::Figure, earlier.span);
    scene.look(Seen::Figure, later.span);
    match agree_quantities(&earlier.stated.quantity, &later.stated.quantity, scene.units, Tolerance::AsWritten) {
        Agreement::Differ(_) => {}
        Agreement::Agree | Agreement::AgreeByRounding | Agreement::Incomparable => return None,
    }
    let values = [earlier, later].map(|told| told.stated.quantity.figure.value.normalize());
    let digits = values.iter().map(|value| significant(*value)).min()?;
    // Two values far from each other are as likely said of two things; one keystroke apart they are hardly.
    if !is_keystroke(values) || digits < 2 && shared < SURE {
        return None;
    }
    let own = earlier.voice == Voice::Own && later.voice == Voice::Own;
    let sure = own && is_named && shared >= SURE && digits >= DIGITS;
    let severity = if sure { Severity::Warning } else { Severity::Note };
    let message = format!(
        "{} in line {} and {} in line {} are said of the same.",
        scene.quoted(earlier.span),
        scene.line(earlier.span),
        scene.quoted(later.span),
        scene.line(later.span)
    );
    let mut finding = scene.finding(&CHECK, later.span, severity, message);
    let stems: Vec<&str> = earlier.words.intersection(&later.words).map(String::as_str).collect();
    finding.derivation.push(format!("both sentences have words that begin with {}", stems.join(", ")));
    if !later.counted.is_empty() {
        finding.derivation.push(format!("both count what begins with {}", later.counted));
    }
    if !sure {
        finding.confidence = Confidence::Low;
        finding.derivation.push("they may be about two things or two times, so this is only a note".to_owned());
    }
    finding.witnesses.push(scene.witness(earlier.span, Role::Against, earlier.voice));
    Some(finding)
}

/// Whether two numbers are one slip of the keyboard apart: one digit, or two neighbours that have changed places.
/// Numbers of more than nineteen digits are not compared.
fn is_keystroke([one, other]: [Decimal; 2]) -> bool {
    let scale = one.scale().max(other.scale());
    let digits = |mut number: Decimal| {
        if number.scale() != scale {
            number.rescale(scale);
        }
        u64::try_from(number.mantissa().unsigned_abs()).ok()
    };
    let (Some(mut one), Some(mut other)) = (digits(one), digits(other)) else { return false };
    // From the last digit on: where they differ, and the two digits there.
    let mut differing = [(0, 0, 0); 2];
    let (mut count, mut place) = (0, 0_u32);
    while one > 0 && other > 0 {
        if one % 10 != other % 10 {
            let Some(slot) = differing.get_mut(count) else { return false };
            *slot = (place, one % 10, other % 10);
            count += 1;
        }
        (one, other, place) = (one / 10, other / 10, place + 1);
    }
    let [(first, a, b), (second, c, d)] = differing;
    // Of the same length, both have come to their end.
    one == other && (count == 1 || count == 2 && second - first == 1 && a == d && b == c)
}

/// How many digits a number has without the zeros at its end.
fn significant(number: Decimal) -> usize {
    number.normalize().mantissa().abs().to_string().trim_end_matches('0').len()
}
