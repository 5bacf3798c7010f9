//! `quote-drift`: one quotation in two wordings.

use super::Check;
use super::scene::{Scene, name, quote};
use crate::claim::{Requoted, Spoken, Wording, skeleton};
use crate::finding::{Code, Confidence, Finding, Fix, Role, Severity, Voice, Witness};
use crate::lang::{Need, is_word};
use crate::tally::{Camp, Disagreement, Key, Side, Sketch, Tally, Teller, Told, Value};

pub(super) static CHECK: Check = Check {
    code: Code::new("quote-drift"),
    title: "one quotation in two wordings",
    why: "Words between quotation marks are somebody's own; given twice in one article they must be the same. Two \
          quotations of at least six words are held against each other where one begins and ends in the middle of the \
          other or like it, and only a few words inside differ. Shortened quotations, those with an ellipsis or an \
          addition in brackets, and differences of case, accents or punctuation are silent. Between two articles of one week, long \
          quotations (of eight words and more) are compared, the twenty longest of each article, and those of two named speakers \
          where ten words are the same. Since a speech may be translated twice, that is mostly a note, and always one where an article \
          is a copy of the other. \
          Where one goes on from the other, where each stands behind a day or number of its own or one is called an earlier draft, or where an article has \
          three such pairs, it is a note. Refrains and chants vary on purpose, and a shorter wording may leave a word out, so that short ones are a note, \
          unless at least six words are the same and both begin and end alike, or a word has become another. \
          A quotation of a headline, teaser or caption that stands beside the text (`title`, `teaser`, `caption` of the metadata) \
          may be a piece of one of the text, and counts where one word inside is another; words left out there shorten it.",
    example: "\u{201C}We will never accept the plan that they have made for us\u{201D}, she said. Later she repeated: \u{201C}We will never accept the plan that they had made for us\u{201D}.",
    examples: include_str!("../../rules/checks/quote-drift.toml"),
    needs: &[Need::Spaces],
    run: Some(run),
};

/// The shortest quotation that is judged, and the shortest whose drift is no refrain, in words.
const SHORTEST: usize = 6;
const LONG: usize = 10;
/// How many words must be the same where nothing is cut off, and where a word has become another one.
const WHOLE: usize = 6;
const FAIRLY_LONG: usize = 8;
/// How many words are the beginning of a quotation, and how long the end of a word is, in characters.
const BEGINNING: usize = 3;
const END: usize = 3;
/// The shortest word that is misspelt and not another one, in characters.
const SPELT: usize = 4;
/// The shortest word that two houses spell in two ways, in characters; shorter ones are soon two words ("these", "those").
const SPELT_AT_HOME: usize = 6;
/// The longest quotation that is looked for word by word in a longer one, in words.
const RUN: usize = 200;
/// How many words may differ inside.
const DRIFT: usize = 2;

/// How many quotations that an article has in two wordings are set beside each other on purpose, as two statements or drafts.
const COMPARED: usize = 3;

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let (mut last, first) = (None, findings.len());
    for requoted in &scene.statements.requoted {
        let Requoted { beside, earlier, later, .. } = requoted;
        let place = Some((beside, later.span));
        if last != place
            && !is_asked(earlier, later, beside.is_some())
            && let Some(drift) = judge(earlier, later)
            && !(beside.is_some() && is_shortened(&drift))
        {
            findings.push(finding(scene, requoted, &drift));
            last = place;
        }
    }
    let found = findings.get_mut(first..).unwrap_or_default();
    if found.len() >= COMPARED {
        for finding in found.iter_mut().filter(|finding| finding.severity > Severity::Note) {
            finding.severity = Severity::Note;
            finding.derivation.push("the article compares several quotations, so this is only a note".to_owned());
        }
    }
}

/// What two wordings of one quotation share, and what differs.
struct Drift {
    /// How many words are the same.
    same: usize,
    /// What has become of what.
    differing: Vec<(String, String)>,
    /// Whether both begin and end alike: nothing is cut off.
    whole: bool,
    /// Whether both begin alike.
    begins: bool,
    /// How many words stand before the first that differs.
    before: usize,
}

/// What two wordings of one quotation share, and what differs; none if they are no two wordings of one.
fn judge(earlier: &Wording, later: &Wording) -> Option<Drift> {
    let drift = drift(&earlier.words, &later.words)?;
    let Drift { same, differing, .. } = &drift;
    let same = *same;
    let is_spelling = |(old, new): &(String, String)| {
        is_abbreviated(old, new, earlier, later)
            || are_one_spelling(old, new)
            || is_contraction(old, new)
            || is_contraction(new, old)
            || is_acronym_of(old, new)
            || is_acronym_of(new, old)
            || is_outside(old, new, earlier, later)
    };
    // "A wage up to 1.5" and "a wage between 1.5 and 3" are two groups.
    let adds_figure = differing.len() > 1 && differing.iter().any(|(old, new)| has_figure(old) != has_figure(new));
    let is_other = adds_figure || differing.iter().all(is_spelling) || same < LONG && differing.iter().all(are_figures);
    (!is_other).then_some(drift)
}

/// Whether one is asked and the other said: that are two things. A headline may leave a question out.
fn is_asked(earlier: &Wording, later: &Wording, beside: bool) -> bool {
    earlier.asks != later.asks && (later.asks || !beside)
}

/// Whether the later one is the other in fewer words, as headlines give it, or with more than one word changed.
fn is_shortened(drift: &Drift) -> bool {
    let count = |words: &str| words.split_whitespace().count();
    drift.differing.len() > 1 || drift.differing.iter().any(|(old, new)| count(old) > count(new))
}

/// Whether a difference is surely none that a writer makes on purpose: many words are the same, or nothing is cut off, or
/// a word has become another one. A word that a shorter one lacks may be cut out.
fn is_sure(drift: &Drift, beside: bool) -> bool {
    let [(old, new)] = drift.differing.as_slice() else { return drift.same >= LONG };
    // What stands at a cut may follow the sentence around the quotation, and so may a verb at the beginning.
    let is_at_cut = !drift.begins && drift.before == 1;
    let is_adapted = beside && is_at_cut
        || drift.same < LONG && (are_turned(old, new) || drift.before < BEGINNING && are_forms(old, new));
    let is_other_word = !old.is_empty() && !new.is_empty();
    let is_sure_word = beside
        || drift.same >= FAIRLY_LONG
        || drift.same >= SHORTEST && (!is_at_cut || is_misspelt(old, new) || are_contents(old, new));
    !is_adapted && (drift.same >= LONG || drift.whole && drift.same >= WHOLE || is_other_word && is_sure_word)
}

/// Whether two words are long enough to say something, and are no forms of one word.
fn are_contents(old: &str, new: &str) -> bool {
    let is_content = |word: &str| word.chars().count() >= SPELT && word.chars().all(char::is_alphabetic);
    is_content(old) && is_content(new) && !are_forms(old, new)
}

/// Whether two long words differ in their first letter only, as those of one person and another do: "ready to excuse
/// myself", "himself" ("m'excuser", "s'excuser").
fn are_turned(old: &str, new: &str) -> bool {
    old.chars().count() > SPELT && old.chars().skip(1).eq(new.chars().skip(1))
}

/// Whether two words differ only in their ends, as forms of one word do.
fn are_forms(old: &str, new: &str) -> bool {
    let same = old.chars().zip(new.chars()).take_while(|(one, other)| one == other).count();
    let (short, long) = (old.chars().count().min(new.chars().count()), old.chars().count().max(new.chars().count()));
    same + 1 >= SPELT && same + if same == short { END + 1 } else { END } >= long
}

/// Whether two words are one with one letter too few, too many or another, or with two that change places, inside of it:
/// its end may follow the sentence around it.
fn is_misspelt(old: &str, new: &str) -> bool {
    let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let (short, long) = if old.len() <= new.len() { (&old, &new) } else { (&new, &old) };
    let same = short.iter().zip(long).take_while(|(one, other)| one == other).count();
    let after = short.iter().rev().zip(long.iter().rev()).take_while(|(one, other)| one == other).count();
    let changed = long.len().saturating_sub(same + after.min(short.len() - same));
    short.len() >= SPELT
        && same > 0
        && after > 0
        && long.len() <= short.len() + 1
        && changed <= 2
        && !short.iter().any(|c| c.is_numeric())
}

/// Whether two wordings are one word written out and cut short, or a number in letters and in digits.
fn is_abbreviated(old: &str, new: &str, one: &Wording, other: &Wording) -> bool {
    let (short, long, place) = if old.len() < new.len() { (old, new, one) } else { (new, old, other) };
    let cut = !short.is_empty() && long.starts_with(short) && place.stopped.iter().any(|word| word == short);
    let digits = |word: &str| !word.is_empty() && word.chars().all(char::is_numeric);
    let letters = |word: &str| !word.is_empty() && !word.contains(char::is_numeric);
    cut || digits(short) && letters(long) || digits(long) && letters(short)
}

/// Whether one wording is the initials of the other: "AI", "artificial intelligence".
fn is_acronym_of(short: &str, long: &str) -> bool {
    let words = || long.split(' ').filter(|word| !word.is_empty());
    words().nth(1).is_some() && words().filter_map(|word| word.chars().next()).eq(short.chars())
}

/// Whether one wording is the two words of the other drawn together: "don't" (read without its mark), "do not".
fn is_contraction(short: &str, long: &str) -> bool {
    long.split_once(' ').is_some_and(|(first, second)| {
        let mut letters = second.chars();
        let rest = short.strip_prefix(first);
        rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| letters.any(|letter| letter == c)))
    })
}

/// Whether two wordings differ only in a letter that one has with an accent: some newspapers set none on capitals.
fn are_one_spelling(old: &str, new: &str) -> bool {
    let accented = |c: char| !c.is_ascii() && c.is_alphabetic();
    let plain = |c: char| c.is_ascii_alphabetic();
    let plain_letters = |word: &str| word.replace('\u{DF}', "ss").replace('\u{153}', "oe").replace('\u{E6}', "ae");
    if plain_letters(old) == plain_letters(new) {
        return true;
    }
    let mut differing = old.chars().zip(new.chars()).filter(|(one, other)| one != other);
    let (first, second) = (differing.next(), differing.next());
    old.chars().count() == new.chars().count()
        && second.is_none()
        && first.is_some_and(|(one, other)| plain(one) && accented(other) || accented(one) && plain(other))
}

/// Whether two words differ as the spellings of two houses do: "harbour" and "harbor", "realise" and "realize", "sceptical"
/// and "skeptical".
fn are_house_styles(old: &str, new: &str) -> bool {
    let bones = |word: &str| skeleton(&word.replace('z', "s").replace('k', "c"));
    let is_long = |word: &str| word.chars().count() >= SPELT_AT_HOME && !word.contains(' ');
    is_long(old) && is_long(new) && bones(old) == bones(new)
}

/// Whether a word that one of them lacks stands right before its opening mark: "that France 'must be …'".
fn is_outside(old: &str, new: &str, earlier: &Wording, later: &Wording) -> bool {
    old.is_empty() && new == earlier.before || new.is_empty() && old == later.before
}

fn has_figure(words: &str) -> bool {
    words.contains(char::is_numeric)
}

/// Whether both wordings are figures: of another thing, in words that anybody uses.
fn are_figures((old, new): &(String, String)) -> bool {
    [old, new].iter().all(|word| word.starts_with(char::is_numeric))
}

/// How many words two quotations share, and the pairs of stretches that differ between shared ones; none if they are
/// the same, or two quotations of their own.
fn drift(one: &[String], other: &[String]) -> Option<Drift> {
    // One of them is cut: what is said twice in it may stand on either side of the cut.
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    if long.windows(short.len().max(1)).any(|part| part == short) {
        return None;
    }
    if let Some(Slot { start, before, short_word, long_word }) = slot(short, long) {
        let (in_short, in_long) = (short_word.unwrap_or_default(), long_word.unwrap_or_default());
        let same = short.len() - usize::from(!in_short.is_empty());
        let whole = start == 0 && same + usize::from(!in_long.is_empty()) == long.len();
        let pair = (in_short.to_owned(), in_long.to_owned());
        let differing = vec![if one.len() < other.len() { pair } else { (pair.1, pair.0) }];
        return Some(Drift { same, differing, whole, begins: start == 0, before });
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
    // The stretches at both ends must be more than a chance; where many words are the same, or nothing is cut off, one
    // word is enough.
    let whole = inside.len() == ops.len();
    let fewest = if same >= LONG && differing.len() == 1 || whole && same >= WHOLE { 1 } else { 2 };
    let anchor = |op: Option<&similar::DiffOp>| op.is_some_and(|op| op.old_range().len() >= fewest);
    let few = (1..=DRIFT).contains(&differing.len());
    // In a short one more than a word is as likely said twice, differently.
    let slight = differing.iter().all(|(old, new)| !old.contains(' ') && !new.contains(' '));
    let few = few && (same >= LONG || slight && differing.len() == 1);
    (few && same >= SHORTEST - 1 && anchor(inside.first()) && anchor(inside.last())).then_some(Drift {
        same,
        differing,
        whole,
        begins: first == 0,
        before: inside.first().map_or(0, |op| op.old_range().len()),
    })
}

/// Where a run of words stands in a longer one but for a single word inside.
struct Slot<'w> {
    /// How many words of the longer one stand before the run.
    start: usize,
    /// How many words of the run stand before the word.
    before: usize,
    /// The word of the shorter one, if it has one there.
    short_word: Option<&'w str>,
    /// The word of the longer one, if it has one there.
    long_word: Option<&'w str>,
}

fn slot<'w>(short: &'w [String], long: &'w [String]) -> Option<Slot<'w>> {
    if !(SHORTEST..=RUN).contains(&short.len()) {
        return None;
    }
    let found = (0..long.len()).find_map(|start| {
        let part = long.get(start..)?;
        let before = short.iter().zip(part).take_while(|(one, other)| one == other).count();
        let (rest, other) = (short.get(before..)?, part.get(before..)?);
        let (word, tail) = rest.split_first().filter(|_| before > 0)?;
        let (other_word, other_tail) = other.split_first()?;
        let (short_word, long_word) = if !tail.is_empty() && other_tail.starts_with(tail) {
            (Some(word.as_str()), Some(other_word.as_str()))
        } else if short.len() > LONG && other_tail.starts_with(rest) {
            (None, Some(other_word.as_str()))
        } else if short.len() > LONG && !tail.is_empty() && other.starts_with(tail) {
            (Some(word.as_str()), None)
        } else {
            return None;
        };
        Some(Slot { start, before, short_word, long_word })
    })?;
    // "All soldiers, all officers are here" and "all soldiers are here": words are cut out, and none is another.
    let head = short.get(..=found.before)?;
    let tail = short.get(found.before..)?;
    let is_cut = long.get(..found.start)?.windows(head.len()).any(|part| part == head)
        || long.get(found.start + found.before..)?.windows(tail.len()).any(|part| part == tail);
    (found.short_word.is_none() || !is_cut).then_some(found)
}

/// What the keys of quotations begin with.
const KEY: &str = "quote";
/// How many words at either end of a quotation stand in its key.
const ENDS: usize = 4;
/// How many wordings of one key are held against each other: more are no drift.
const WORDINGS: usize = 12;
/// How many days lie at most between two articles on one speech.
const SAME_TIME: i32 = 7;
/// How many words must be the same in two articles for a warning, and for a note where they do not name one speaker.
const SURE: usize = 16;
const ANYBODYS: usize = 7;

/// Whether a key is that of a quotation.
pub(super) fn is_key(key: &Key) -> bool {
    key.as_str().strip_prefix(KEY).is_some_and(|rest| rest.starts_with('/'))
}

/// What stands between the words of a quotation and its speaker where both are told other articles: no word holds it.
const BY: &str = " | ";

/// The quotations that other articles may have in other words: by the first words, and by the last, for one of the two
/// ends is the same.
pub(super) fn told(scene: &Scene<'_>) -> Vec<Told> {
    let mut told = Vec::new();
    for Spoken { span, words, speaker, around } in scene.spoken() {
        let last_name =
            |speaker| scene.words(speaker).split_whitespace().next_back().unwrap_or_default().to_lowercase();
        let by = speaker.map_or_else(String::new, |speaker| format!("{BY}{}", last_name(speaker)));
        let one = Told {
            key: Key::default(),
            subject: None,
            value: Value::Words(format!("{words}{by}")),
            date: scene.article.date,
            witness: scene.witness(span, Role::Against, Voice::Quoted),
            sketch: Sketch::of(around.map(|around| scene.words(around)), is_word),
            so_far: false,
            corrected: false,
        };
        // Blanks are no letters of keys.
        let key = |end: &str, words: &str| Key::new(&[KEY, scene.tag, end, &words.replace(' ', "-")]);
        // As many blanks as there are between the words of an end.
        let first = words.match_indices(' ').nth(ENDS - 1).and_then(|(at, _)| words.get(..at));
        let last = words.rmatch_indices(' ').nth(ENDS - 1).and_then(|(at, _)| words.get(at + 1..));
        let keys = [first.map(|first| key("begins", first)), last.map(|last| key("ends", last))];
        told.extend(keys.into_iter().flatten().map(|key| Told { key, ..one.clone() }));
    }
    told
}

/// Compares the wordings that articles give of what may be one quotation; none if all can be right.
pub(super) fn between(key: &Key, tally: &Tally) -> Option<Disagreement> {
    if tally.sides.len() < 2 {
        return None;
    }
    let sides: Vec<(&str, Said, &Side)> = tally
        .sides
        .iter()
        .take(WORDINGS)
        .filter_map(|(text, side)| match Value::from_text(text)? {
            Value::Words(words) => {
                let (words, by) = words.split_once(BY).unwrap_or((&words, ""));
                Some((text.as_str(), Said { words: Wording::of_written(words), by: by.to_owned() }, side))
            }
            Value::Date(_)
            | Value::Period(_)
            | Value::Quantity(_)
            | Value::Right
            | Value::Wrong(_)
            | Value::Named(_)
            | Value::Form(_) => None,
        })
        .collect();
    for (at, later) in sides.iter().enumerate() {
        for earlier in sides.iter().take(at) {
            // The wording of fewer articles is the one that is questioned, or the later one.
            let rank = |side: &Side| {
                let first =
                    side.tellers.first().map(|teller| (teller.witness.path.clone(), teller.witness.article.clone()));
                (side.articles.count().0, std::cmp::Reverse((side.first, first)))
            };
            let (rare, usual) = if rank(earlier.2) < rank(later.2) { (earlier, later) } else { (later, earlier) };
            if let Some(finding) = differ(key, rare, usual) {
                let camp = |(text, _, side): &(&str, Said, &Side)| Camp {
                    values: vec![(*text).to_owned()],
                    says: side.tellers.first().map_or_else(String::new, |teller| quote(&teller.witness.text)),
                    articles: side.articles.count().0,
                    witnesses: side.tellers.iter().map(|teller| teller.witness.clone()).collect(),
                };
                let camps = vec![camp(rare), camp(usual)];
                return Some(Disagreement { subject: None, finding: Some(finding), camps });
            }
        }
    }
    None
}

/// What an article quotes.
struct Said {
    words: Wording,
    /// The last name of the speaker; empty where none stands beside it.
    by: String,
}

/// The finding that two articles have one quotation in two wordings.
fn differ(key: &Key, rare: &(&str, Said, &Side), usual: &(&str, Said, &Side)) -> Option<Finding> {
    let (new, old) = (&rare.1, &usual.1);
    let is_one = !new.by.is_empty() && new.by == old.by;
    let are_two = !is_one && !new.by.is_empty() && !old.by.is_empty();
    let (new, old) = (&new.words, &old.words);
    let Drift { same, differing, .. } = judge(old, new).filter(|_| !is_asked(old, new, false))?;
    // Two may say nearly the same, in few words.
    if are_two && same < LONG {
        return None;
    }
    if differing.iter().all(|(old, new)| are_house_styles(old, new)) {
        return None;
    }
    // What begins alike was held against each other by its beginning.
    let begins_alike = new.words.first_chunk::<ENDS>() == old.words.first_chunk::<ENDS>();
    if same < if is_one { WHOLE } else { ANYBODYS } || begins_alike && key.as_str().contains("/ends/") {
        return None;
    }
    let (one, other, is_copy) = two_voices(rare.2, usual.2)?;
    let days =
        one.date.zip(other.date).and_then(|(one, other)| one.until(other).ok()).map(|span| span.get_days().abs());
    if days.is_some_and(|days| days > SAME_TIME) {
        return None;
    }
    // What is said each week has other figures each week.
    let is_again = differing.iter().all(are_figures) && days != Some(0);
    let sure = is_one && !is_copy && !is_again && same >= SURE && differing.len() == 1 && days.is_some();
    let of = match (is_one, are_two) {
        (true, _) => "one speaker",
        (false, true) => "two speakers, as it seems",
        (false, false) => "a speaker whom they do not both name",
    };
    let mut derivation = vec![format!("{} and {} give a quotation of {of}", name(&one.witness), name(&other.witness))];
    derivation.extend(told_differences(&differing));
    derivation.push(format!("{same} words are the same"));
    if is_copy {
        derivation.push(
            "one article is a copy of the other, which may have been corrected, so this is only a note".to_owned(),
        );
    } else if !sure {
        derivation.push("it may have been said twice, or translated twice, so this is only a note".to_owned());
    }
    Some(Finding {
        code: CHECK.code.clone(),
        severity: if sure { Severity::Warning } else { Severity::Note },
        confidence: if sure { Confidence::Medium } else { Confidence::Low },
        message: format!(
            "The quotation stands in {} in other words: {}.",
            name(&other.witness),
            quote(&other.witness.text)
        ),
        derivation,
        witnesses: vec![
            Witness { role: Role::Claim, ..one.witness.clone() },
            Witness { role: Role::Against, ..other.witness.clone() },
        ],
        fixes: vec![Fix { label: "the wording of the other article".to_owned(), text: other.witness.text.clone() }],
        fact: None,
        fingerprint: String::new(),
        also: Vec::new(),
    })
}

/// An article of each side, and whether one is a copy of the other. None if an article has both, for that is told there.
fn two_voices<'s>(one: &'s Side, other: &'s Side) -> Option<(&'s Teller, &'s Teller, bool)> {
    let pairs = || one.tellers.iter().flat_map(|one| other.tellers.iter().map(move |other| (one, other)));
    if pairs().any(|(one, other)| one.article() == other.article()) {
        return None;
    }
    let is_copy = pairs().any(|(one, other)| one.sketch.is_like(&other.sketch));
    pairs().next().map(|(one, other)| (one, other, is_copy))
}

/// What has become of what, in words.
fn told_differences(differing: &[(String, String)]) -> impl Iterator<Item = String> {
    differing.iter().map(|(old, new)| match (old.is_empty(), new.is_empty()) {
        (true, _) => format!("{} is added", quote(new)),
        (_, true) => format!("{} is left out", quote(old)),
        (false, false) => format!("{} has become {}", quote(old), quote(new)),
    })
}

fn finding(scene: &Scene<'_>, requoted: &Requoted, drift: &Drift) -> Finding {
    let (later, earlier) = (requoted.later.span, requoted.earlier.span);
    let Drift { same, differing, .. } = drift;
    let is_warning = is_sure(drift, requoted.beside.is_some()) && !requoted.on_purpose;
    let severity = if is_warning { Severity::Warning } else { Severity::Note };
    let line = scene.line(earlier);
    let (place, message) = match &requoted.beside {
        // What stands beside the text has no place in it: the place is that of the other wording.
        Some((of, words)) => {
            (earlier, format!("The {} has the quotation in other words: {}.", of.called(), quote(words)))
        }
        None => (later, format!("The quotation stands in line {line} in other words: {}.", scene.quoted(earlier))),
    };
    // Both are quotations: that somebody speaks is what is judged here, and makes nothing milder.
    let mut finding = Finding { severity, derivation: Vec::new(), ..scene.finding(&CHECK, place, severity, message) };
    finding.derivation.extend(told_differences(differing));
    finding.derivation.push(format!("{same} words are the same"));
    finding.confidence = if severity == Severity::Warning { Confidence::Medium } else { Confidence::Low };
    if requoted.beside.is_none() {
        finding.witnesses.push(scene.witness(earlier, Role::Against, scene.voice(earlier)));
        finding
            .fixes
            .push(Fix { label: "the wording of the other place".to_owned(), text: scene.words(earlier).to_owned() });
    }
    finding
}
