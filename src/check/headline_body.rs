//! `headline-body`: a figure in the headline that the article gives with another scale or with swapped digits, a name that
//! it spells in another way, a day that is a slip of its day.

use std::collections::BTreeMap;

use super::Check;
use super::scene::{Scene, Seen, quote};
use super::slips;
use crate::claim::{self, Headed, Misheaded};
use crate::finding::{Code, Confidence, Finding, Fix, Role, Severity};
use crate::mention::{Mention, Stated, StatedPeriod, StatedQuantity};
use crate::source::BlockKind;
use crate::span::Span;
use crate::value::{
    Agreement, Decimal, PartialDate, Period, Quantity, Slip, Tolerance, Unit, agree_dates, agree_quantities,
};

pub(super) static CHECK: Check = Check {
    code: Code::new("headline-body"),
    title: "a figure, name or day of the headline, teaser or caption that the article contradicts",
    why: "The headline says $1.7 million and the article $1.7 billion. Headlines round and shorten, so only a figure with a \
          unit, or a count of three digits or more or of thousands, counts that nowhere in the article stands as it is in the headline, and that stands there in one way with the same \
          digits at another scale, with two neighbouring digits swapped, or with one other digit. One digit at another scale counts only where the sentence has two \
          words of the headline, and a count at another scale where the same word follows. A count of two digits is a note if \
          its digits are swapped and the same word follows or the sentence has two words of the headline. Swapped digits are a warning, and one other digit counts, only \
          where the same word follows a count or the sentence has two words of the headline. One other digit in fewer, too, is a note if the \
          sentence is most like the headline of all and one of the first two, or has two words of it and the unit or the counted word, \
          unless figures of the sentence make the one of the headline; and so is the only figure of the headline against another one \
          up to five times as large in the first two sentences, if that sentence has three words of the headline. Years are passed over. \
          A name that stands only in the headline, and in the article three times or more with a letter more or less or with \
          another vowel inside, is misspelt; so is one of a headline that does not stand in the text, if two neighbouring letters are \
          swapped and it has six letters (eight in languages that decline names or write all nouns with capitals). \
          But for that, languages that decline names, write all nouns with capitals or have none are \
          passed over. A day whose only like in the article has day and month swapped, or is of the month before or after, is a note (\"until 15 January\" is such a day, too), and so is one \
          with another digit in one of the first two sentences that has two words of the headline. \
          The same holds for a teaser (`teaser` or `description` of the metadata, a first paragraph in Markdown in a type of its own) and \
          for captions (`caption`, the descriptions of pictures in Markdown).",
    example: "Hackers steal $17.3 million\n\nHackers have stolen virtual assets worth $17.3 billion, a court said on Monday in a long statement to the press.",
    examples: include_str!("../../rules/checks/headline-body.toml"),
    needs: &[],
    run: Some(run),
};

/// How far behind a figure another one may give it its scale, in words.
const SHARED: usize = 6;
/// How many digits of a count say what is counted.
const COUNTED: usize = 3;
/// How many figures and days of headlines are held against the body, and how many of the body that are a digit off: more
/// stand only in what is no article.
const HEADS: usize = 200;
const LIKE: usize = 50;
/// How many sentences behind the headline say once more what it says.
const LEAD: usize = 2;
/// How many figures of a sentence, or on each side of one, may make one of the headline.
const PARTS: usize = 6;
/// How many times another figure may be one of the headline at most, where only the words around both say that they are the same.
const FAR: usize = 5;
/// One in so many is what rounding may take or add.
const NEAR: usize = 20;
/// How much of a long sentence on each side of a figure is compared with the headline, in bytes.
const AROUND: usize = 1000;
/// The shortest abbreviation of a word of scale that a headline makes, in characters.
const SHORT: usize = 3;
/// How much of a word of scale its forms share, in characters.
const STEM: usize = 4;
/// The shortest word that says what a figure is of, in characters, and how many words from the figure it stands at most.
const LONG: usize = 4;
const NEXT: usize = 3;

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let mentions = &scene.reading.mentions;
    let titles: Vec<Span> = scene
        .reading
        .sentences
        .iter()
        .filter(|sentence| sentence.kind == BlockKind::Title)
        .map(|sentence| sentence.span)
        .collect();
    let teaser = scene.article.teaser;
    let is_title = |span: Span| titles.iter().any(|title| title.contains(span));
    let is_teaser = |span: Span| teaser.is_some_and(|teaser| teaser.contains(span));
    let start = titles.first().map_or(0, |title| title.end);
    let last = titles.iter().chain(&teaser).map(|head| head.end).max().unwrap_or(0);
    let inside = mentions.iter().take_while(|mention| mention.span.start < last).filter_map(|mention| {
        let of = if is_title(mention.span) { Headed::Title } else { Headed::Teaser };
        let is_head = is_title(mention.span) || is_teaser(mention.span);
        let line = match of {
            Headed::Title | Headed::Caption => line_of(&titles, mention.span),
            Headed::Teaser => teaser.unwrap_or(mention.span),
        };
        let line = scene.words(line);
        is_head.then(|| (of, mention, line, scene.words(mention.span), scene.after(mention.span), Some(mention.span)))
    });
    let asides = scene.reading.asides.iter().map(|(kind, aside)| (Headed::from(*kind), aside));
    let beside = scene.reading.title.iter().map(|title| (Headed::Title, title)).chain(asides);
    let beside = beside.flat_map(|(of, aside)| {
        aside.mentions.iter().map(move |mention| {
            let after = aside.text.get(mention.span.end..).unwrap_or_default();
            (of, mention, aside.text.as_str(), mention.span.of(&aside.text), after, None)
        })
    });
    // Most headlines hold neither a figure nor a day.
    let heads: Vec<_> = inside
        .chain(beside)
        .filter(|(_, mention, ..)| figure(mention).is_some() || day(mention).is_some())
        .take(HEADS)
        .collect();
    if !heads.is_empty() {
        let lead = lead(scene);
        let mut days_of: BTreeMap<usize, usize> = BTreeMap::new();
        for (_, _, line, ..) in heads.iter().filter(|(_, mention, ..)| day(mention).is_some()) {
            *days_of.entry(line.as_ptr().addr()).or_default() += 1;
        }
        let body = || mentions.iter().filter(|mention| mention.span.start >= start && !is_title(mention.span));
        let below = |of: Headed| body().filter(move |mention| of == Headed::Title || !is_teaser(mention.span));
        for of in [Headed::Title, Headed::Teaser, Headed::Caption] {
            let figures: Vec<_> = below(of).filter_map(figure).collect();
            let days: Vec<_> = below(of).filter_map(day).collect();
            for (_, mention, line, words, after, place) in heads.iter().filter(|(head, ..)| *head == of) {
                if let Some((_, stated)) = figure(mention) {
                    let head = Head { of, place: *place, line, words, after, stated, lead: &lead };
                    findings.extend(judge(scene, &head, &figures));
                }
                // A line that is only a date tells when the article was written.
                let alone = place.is_some_and(|place| scene.words(line_of(&titles, place)).trim() == *words);
                if let Some((_, date)) = day(mention).filter(|_| !alone) {
                    // "Leeds, 26 Shawwal 1436, 11 August 2015": a dateline says nothing of its days.
                    let line = if days_of.get(&line.as_ptr().addr()) == Some(&1) { *line } else { "" };
                    let told = Day { of, place: *place, line, words, lead: &lead };
                    findings.extend(judge_day(scene, &told, &date, &days));
                }
            }
        }
    }
    findings.extend(scene.statements.misheaded.iter().map(|name| misspelt(scene, name)));
}

/// The title that a place is in, else the place.
fn line_of(titles: &[Span], place: Span) -> Span {
    titles.iter().copied().find(|title| title.contains(place)).unwrap_or(place)
}

/// A day of a month.
fn day(mention: &Mention) -> Option<(Span, PartialDate)> {
    let date = match &mention.stated {
        Stated::Date(stated) => stated.written.filter(|_| !stated.relative)?,
        // "Until 15 January"
        Stated::Period(StatedPeriod { period: Period { from: None, to: Some(day) }, relative: false, .. }) => *day,
        Stated::Period(_) | Stated::Quantity(_) | Stated::Ordinal(_) => return None,
    };
    date.value.day_of_month().map(|_| (mention.span, date))
}

/// A day of the headline of which the article has only a slip.
fn judge_day(scene: &Scene<'_>, told: &Day<'_>, date: &PartialDate, days: &[(Span, PartialDate)]) -> Option<Finding> {
    let Day { of, place, words, .. } = *told;
    if !days.is_empty()
        && let Some(place) = place
    {
        scene.look(Seen::Date, place);
    }
    let mut found: Option<(Span, Slip, PartialDate)> = None;
    let mut near: Option<(Span, PartialDate)> = None;
    for (span, other) in days {
        match agree_dates(date, other) {
            Agreement::Agree | Agreement::AgreeByRounding => return None,
            Agreement::Differ(Some(slip @ (Slip::DayMonthSwapped | Slip::NeighbourMonth | Slip::SwappedDigits))) => {
                if found.is_some_and(|(_, _, known)| known != *other) {
                    return None;
                }
                found = found.or(Some((*span, slip, *other)));
            }
            // "16 March" and "11 March" are two days as well, but where the article says the headline again.
            Agreement::Differ(_) => {
                if near.is_none() && is_other_day(date, other) && says_again(scene, told, *span) {
                    near = Some((*span, *other));
                }
            }
            Agreement::Incomparable => {}
        }
    }
    let (span, slip) = match (found, near) {
        (Some((span, slip, _)), _) => (span, Some(slip)),
        (None, near) => (near?.0, None),
    };
    let said = quote(words);
    let message =
        format!("The {} says {said}, the body {} in line {}.", of.called(), scene.quoted(span), scene.line(span));
    let mut finding = scene.finding(&CHECK, place.unwrap_or(span), Severity::Note, message);
    finding.confidence = Confidence::Low;
    finding.derivation.push(slip.map_or("one digit differs", slips::between).to_owned());
    finding.derivation.push(format!("{said} stands nowhere in the body; the two may be two days"));
    if place.is_some() {
        finding.witnesses.push(scene.witness(span, Role::Against, scene.voice(span)));
    }
    Some(finding)
}

/// Whether two days of one month differ in one digit.
fn is_other_day(one: &PartialDate, other: &PartialDate) -> bool {
    let (Some((year, month, day)), Some((other_year, other_month, other_day))) =
        (one.value.day_of_month(), other.value.day_of_month())
    else {
        return false;
    };
    let same = month == other_month && year.zip(other_year).is_none_or(|(year, other)| year == other);
    same && slips::is_slip(Decimal::from(day), Decimal::from(other_day))
}

/// Whether a place is in the first sentences and its sentence has words of the headline beside the day's own.
fn says_again(scene: &Scene<'_>, told: &Day<'_>, place: Span) -> bool {
    is_in(told.lead, place) && shared(told.line, told.words, sentence_of(scene, place)) >= FEWEST
}

/// How many words a line and a sentence have in common, but for those of a figure or day of the line.
fn shared(line: &str, own: &str, sentence: &str) -> usize {
    let (line, own, sentence) = (claim::stems(beginning(line)), claim::stems(own), claim::stems(sentence));
    line.intersection(&sentence).filter(|word| !own.contains(*word)).count()
}

fn misspelt(scene: &Scene<'_>, told: &Misheaded) -> Finding {
    let Misheaded { of, name, span: place, usual, times: often } = told;
    let of = of.called();
    let (place, usual) = (*place, *usual);
    let right = scene.quoted(usual);
    let message = format!("The {of} writes {}, the article {right}.", quote(name));
    let mut finding = scene.finding(&CHECK, place.unwrap_or(usual), Severity::Warning, message);
    let often = if *often == 1 { "once".to_owned() } else { format!("{often} times") };
    finding.derivation.push(format!("{right} stands {often} in the article, first in line {}", scene.line(usual)));
    finding.derivation.push(format!("{} stands only in the {of}", quote(name)));
    if place.is_some() {
        finding.witnesses.push(scene.witness(usual, Role::Against, scene.voice(usual)));
        finding
            .fixes
            .push(Fix { label: "the spelling of the article".to_owned(), text: scene.words(usual).to_owned() });
    }
    finding
}

/// A figure of the headline, the teaser or a caption.
struct Head<'h> {
    /// Of what.
    of: Headed,
    /// Where, if that stands in the text.
    place: Option<Span>,
    /// All of the headline, the teaser or the caption.
    line: &'h str,
    words: &'h str,
    /// What stands behind it.
    after: &'h str,
    stated: &'h StatedQuantity,
    /// The first sentences behind the headline.
    lead: &'h [Span],
}

/// A day of the headline, the teaser or a caption.
struct Day<'h> {
    /// Of what.
    of: Headed,
    /// Where, if that stands in the text.
    place: Option<Span>,
    /// All of the headline, the teaser or the caption; empty for a dateline.
    line: &'h str,
    words: &'h str,
    /// The first sentences behind the headline.
    lead: &'h [Span],
}

/// Whether a figure of the body is only a bound, and another one far from it.
fn is_far_bound(own: &Quantity, body: &Quantity) -> bool {
    let (one, other) = (own.figure.value, body.figure.value);
    let is_near = |low: Decimal, high: Decimal| low.checked_mul(BOUND).is_some_and(|most| most >= high);
    body.hedge.is_bound() && !is_near(one.min(other), one.max(other))
}

/// How many times as much as a bound a figure is at most that is told by it.
const BOUND: Decimal = Decimal::from_parts(125, 0, 0, false, 2);

/// Whether a figure goes on behind a blank: "24, 2 million", "12. 473.000".
fn is_torn(after: &str) -> bool {
    let rest = after.strip_prefix([',', '.']).and_then(|rest| rest.strip_prefix([' ', '\u{A0}']));
    rest.is_some_and(|rest| rest.starts_with(char::is_numeric))
}

/// Whether a figure lacks the scale that stands behind another one: what the other is followed by is glued to a word
/// ("315 millionin"), or stands behind the next figure only ("1.7 and not 4.7 million").
fn lacks_scale(words: &str, after: &str, other: &str) -> bool {
    let scale = other.trim_start_matches(|c: char| !c.is_numeric()).trim_start_matches(|c: char| !c.is_alphabetic());
    if scale.is_empty() || !words.ends_with(char::is_numeric) {
        return false;
    }
    let line = after.lines().next().unwrap_or_default();
    let mut next = line.split_whitespace().take(SHARED).skip_while(|word| !word.contains(char::is_numeric));
    let shared = next.next().is_some() && next.next().is_some_and(|word| scale.starts_with(stem(word)));
    // "$46 mill"
    let short = stem(line.split_whitespace().next().unwrap_or_default());
    let is_short = short.chars().count() >= SHORT && scale.starts_with(short);
    line.trim_start().starts_with(scale) || is_short || shared
}

/// A word without its last letters, which tell of one or more.
fn stem(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphabetic());
    let end = word.char_indices().nth(STEM).map_or(word.len(), |(at, _)| at);
    word.get(..end).unwrap_or_default()
}

/// The first word of what stands behind a figure.
fn next_word(after: &str) -> &str {
    let line = after.lines().next().unwrap_or_default();
    let rest = line.strip_prefix([' ', '\u{A0}', '-']);
    rest.and_then(|rest| rest.split(|c: char| c.is_whitespace() || c == '-').next()).unwrap_or_default()
}

fn figure(mention: &Mention) -> Option<(Span, &StatedQuantity)> {
    let Stated::Quantity(stated) = &mention.stated else { return None };
    if matches!(stated.quantity.unit, Unit::PercentPoint | Unit::Measure(_)) || stated.shared_unit {
        return None;
    }
    let value = stated.quantity.figure.value;
    (value >= Decimal::TEN || slips::digits(value) >= 2 && value > Decimal::ONE).then_some((mention.span, stated))
}

/// Whether a figure is more than a round number of two or three digits.
fn is_telling(stated: &StatedQuantity) -> bool {
    let value = stated.quantity.figure.value;
    value >= Decimal::ONE_THOUSAND || slips::digits(value) >= 2
}

/// Whether a figure has so many digits that others like it are hardly there by chance.
fn has_digits(stated: &StatedQuantity) -> bool {
    let value = stated.quantity.figure.value;
    let telling = slips::digits(value);
    // Few digits count many things.
    telling >= if stated.quantity.unit == Unit::One { COUNTED } else { 2 }
        || telling >= 2 && value >= Decimal::ONE_THOUSAND
}

fn judge(scene: &Scene<'_>, head: &Head<'_>, bodies: &[(Span, &StatedQuantity)]) -> Option<Finding> {
    let stated = head.stated;
    if !bodies.is_empty() {
        head.place.into_iter().for_each(|place| scene.look(Seen::Figure, place));
    }
    let mut found: Option<(Span, Option<Slip>, Decimal)> = None;
    if is_torn(head.after) {
        return None;
    }
    let own = &stated.quantity;
    let alike = |body: &StatedQuantity| agree_quantities(own, &body.quantity, scene.units, Tolerance::AsWritten);
    let same_unit = || bodies.iter().filter(|(_, body)| body.quantity.unit == own.unit);
    if same_unit().any(|(_, body)| body.quantity.figure.value == own.figure.value) {
        return None;
    }
    for (place, body) in same_unit().filter(|(_, body)| is_telling(body)) {
        match alike(body) {
            // "More than 160 million" holds 570 million, and says nothing of it.
            Agreement::Agree | Agreement::AgreeByRounding if is_far_bound(own, &body.quantity) => {}
            Agreement::Agree | Agreement::AgreeByRounding => return None,
            Agreement::Differ(_) if !is_telling(stated) => {}
            Agreement::Differ(slip) => {
                let value = body.quantity.figure.value;
                // "26-year-old": few digits are soon those of another thing.
                let is_meant =
                    || has_digits(stated) || has_same_word(scene, head, *place) || shares_words(scene, head, *place);
                let slip = slip.filter(|slip| *slip == Slip::Scale || *slip == Slip::SwappedDigits && is_meant());
                let own = stated.quantity.figure.value;
                // Another digit alone is a slip only where all says that the same is meant.
                let is_other_digit = slip.is_none()
                    && slips::digits(own) >= COUNTED
                    && stated.quantity.figure.step == body.quantity.figure.step
                    && slips::is_slip(own, value)
                    && (stated.quantity.unit != Unit::One || has_same_word(scene, head, *place))
                    && is_of_same(scene, head, *place);
                if slip.is_none() && !is_other_digit {
                    continue;
                }
                // "50 billion watches" and "50 million watches".
                let is_telling = matches!(stated.quantity.unit, Unit::Money(_))
                    || stated.quantity.unit == Unit::One && has_same_word(scene, head, *place);
                let is_same = || has_digits(stated) || shares_words(scene, head, *place);
                if slip == Some(Slip::Scale) && !(is_telling && by_thousands(value, own) && is_same()) {
                    continue;
                }
                let (after, words) = (scene.after(*place), scene.words(*place));
                // "1,596 million" may be 1.596 million or 1596 million where writers differ.
                let is_open = slip == Some(Slip::Scale)
                    && scene.glossary.shares_marks
                    && [head.words, words].into_iter().any(claim::may_group);
                if is_open
                    || is_torn(after)
                    || lacks_scale(head.words, head.after, words)
                    || lacks_scale(words, after, head.words)
                {
                    return None;
                }
                // Two figures that both look like it: neither is surely meant.
                if found.is_some_and(|(_, _, other)| other != value) {
                    return None;
                }
                found = found.or(Some((*place, slip, value)));
            }
            Agreement::Incomparable => {}
        }
    }
    let is_sure = found.is_some();
    let found = found.or_else(|| other_figure(scene, head, bodies));
    let (place, slip, value) = found?;
    let body = (sentence_of(scene, place), scene.words(place));
    if own.unit == Unit::One && claim::are_versions((head.line, head.words), body) {
        return None;
    }
    // "700 thousand, which costs 245 thousand more" makes the 945 thousand of the headline.
    let rest = stated.quantity.figure.value.checked_sub(value);
    if same_unit().any(|(_, body)| is_telling(body) && Some(body.quantity.figure.value) == rest) {
        return None;
    }
    let severity = match slip {
        Some(Slip::Scale) => Severity::Error,
        None if is_goal(scene, head, place) => Severity::Note,
        _ if is_sure && has_digits(stated) && is_of_same(scene, head, place) => Severity::Warning,
        _ => Severity::Note,
    };
    let (said, of) = (quote(head.words), head.of.called());
    let message = format!("The {of} says {said}, the body {} in line {}.", scene.quoted(place), scene.line(place));
    let mut finding = scene.finding(&CHECK, head.place.unwrap_or(place), severity, message);
    finding.confidence = if slip == Some(Slip::Scale) { Confidence::Medium } else { Confidence::Low };
    let is_digit = slips::is_slip(own.figure.value, value);
    let differs =
        if is_digit { "one digit differs" } else { "the sentence says the headline again with another figure" };
    finding.derivation.push(slip.map_or(differs, slips::between).to_owned());
    finding.derivation.push(format!("{said} stands nowhere in the body"));
    // Either of the two can be wrong, and a fix is for one place: none is offered.
    if head.place.is_some() {
        finding.witnesses.push(scene.witness(place, Role::Against, scene.voice(place)));
    }
    Some(finding)
}

/// Whether the headline says where a figure goes, and the body where it is: "to raise its stake to 39.9 per cent", "now holds
/// 29.9 per cent".
fn is_goal(scene: &Scene<'_>, head: &Head<'_>, place: Span) -> bool {
    let goes = |line: &str, words: &str| claim::leads_to(scene.glossary, line, words);
    goes(head.line, head.words) && !goes(sentence_of(scene, place), scene.words(place))
}

/// The figure of the body whose sentence says most like the headline, if no other is as like: one that differs from the
/// headline's in one digit, or in the first sentences another one.
fn other_figure(
    scene: &Scene<'_>,
    head: &Head<'_>,
    bodies: &[(Span, &StatedQuantity)],
) -> Option<(Span, Option<Slip>, Decimal)> {
    let (stated, own) = (head.stated, head.stated.quantity.figure.value);
    let mut best: Option<(usize, Span, Decimal)> = None;
    let mut tied = false;
    let same_unit = |body: &StatedQuantity| body.quantity.unit == stated.quantity.unit;
    let is_like = |body: &StatedQuantity| {
        body.quantity.figure.step == stated.quantity.figure.step && slips::is_slip(own, body.quantity.figure.value)
    };
    let own_words = beside(head.line.split(head.words).next().unwrap_or_default(), head.after);
    let words_of = |place: Span| beside(scene.before(place), scene.after(place));
    // Of several figures of a sentence that one is meant which has the same word before or behind it.
    let is_alone = |place: Span, body: &StatedQuantity| {
        let sentence = claim::sentence_at(scene.reading, place.start);
        let mut others = bodies.iter().filter(|(other, one)| {
            *other != place
                && sentence.is_some_and(|sentence| sentence.contains(*other))
                && one.quantity.unit == body.quantity.unit
        });
        let has_word =
            |place: Span| own_words.iter().zip(words_of(place)).any(|(one, other)| !one.is_empty() && *one == other);
        others.clone().next().is_none() || has_word(place) && !others.any(|(other, _)| has_word(*other))
    };
    // Another figure of the headline's own, or a sum of others, may stand in its place.
    let numbers = |line: &str| line.split(|c: char| !c.is_numeric()).filter(|digits| digits.len() > 1).count();
    let is_only = numbers(head.line) == numbers(head.words);
    // What the first sentence says in the words of the headline is the same, whatever its digits are.
    let says_same = |place: Span, body: &StatedQuantity| {
        is_in(head.lead, place)
            && shared(head.line, head.words, sentence_of(scene, place)) > FEWEST
            && is_telling(stated)
            && is_telling(body)
            && is_only
            && is_alone(place, body)
            && !is_near(own, body.quantity.figure.value)
            // "3.8 billion pounds ($7.57 billion)"
            && !scene.before(place).ends_with('(')
            && [(own, body.quantity.figure.value), (body.quantity.figure.value, own)]
                .into_iter()
                .all(|(one, other)| one.checked_mul(Decimal::from(FAR)).is_some_and(|most| most > other))
    };
    let alike = |place: Span, body: &StatedQuantity| same_unit(body) && (is_like(body) || says_same(place, body));
    for (place, body) in bodies.iter().filter(|(place, body)| alike(*place, body)).take(LIKE) {
        let value = body.quantity.figure.value;
        // "$1.7 and not $4.7 million": the headline has both.
        let digits = scene.words(body.figure).trim_end_matches(|c: char| !c.is_numeric());
        let is_written = !digits.is_empty() && head.words.contains(char::is_numeric);
        let is_other = head.line.contains(digits);
        let shared = shared(head.line, head.words, sentence_of(scene, *place));
        let is_unit = body.quantity.unit != Unit::One || has_same_word(scene, head, *place);
        let leads = is_in(head.lead, *place);
        let likeness = shared + usize::from(is_unit) + usize::from(leads);
        let is_round = !is_telling(stated) || !is_telling(body);
        if shared == 0
            || shared < FEWEST && !leads
            || is_round && !(leads && is_unit && is_telling(stated) == is_telling(body))
            || !is_written
            || is_other
            || likeness <= FEWEST
            || is_made(scene, *place, own)
        {
            continue;
        }
        match best {
            Some((most, ..)) if most > likeness => {}
            Some((most, _, other)) if most == likeness => tied |= other != value,
            Some(_) | None => (best, tied) = (Some((likeness, *place, value)), false),
        }
    }
    best.filter(|_| !tied).map(|(_, place, value)| (place, None, value))
}

/// Whether two figures differ by no more than rounding, or cutting off, makes of one of them.
fn is_near(one: Decimal, other: Decimal) -> bool {
    let most = one.abs().max(other.abs()).checked_div(Decimal::from(NEAR)).unwrap_or_default();
    one.checked_sub(other).is_none_or(|gap| gap.abs() <= most)
}

/// The last long word near before a figure, and the first near behind it, in small letters.
fn beside(before: &str, after: &str) -> [String; 2] {
    let is_long = |word: &&str| word.chars().count() >= LONG;
    let split = |c: char| !c.is_alphanumeric();
    let last = before.rsplit(split).filter(|word| !word.is_empty()).take(NEXT).find(is_long);
    let first = after.split(split).filter(|word| !word.is_empty()).take(NEXT).find(is_long);
    [last, first].map(|word| word.unwrap_or_default().to_lowercase())
}

/// The first sentences behind the headline, which say once more what it says.
fn lead(scene: &Scene<'_>) -> Vec<Span> {
    let body = scene.reading.sentences.iter().filter(|sentence| sentence.kind != BlockKind::Title);
    body.take(LEAD).map(|sentence| sentence.span).collect()
}

fn is_in(lead: &[Span], place: Span) -> bool {
    lead.iter().any(|sentence| sentence.contains(place))
}

/// Whether a figure of the headline is the sum of figures of a sentence, or the difference of two, or one and another near
/// it: "12 soldiers and 3 guests" make 15.
fn is_made(scene: &Scene<'_>, place: Span, value: Decimal) -> bool {
    let Some(sentence) = claim::sentence_at(scene.reading, place.start) else { return false };
    let mentions = &scene.reading.mentions;
    let first = mentions.partition_point(|mention| mention.span.start < sentence.start);
    let inside = mentions.iter().skip(first).take_while(|mention| mention.span.end <= sentence.end);
    let figures: Vec<Decimal> = inside.filter_map(value_of).take(PARTS).collect();
    let mut sums = vec![Decimal::ZERO];
    for figure in &figures {
        let more: Vec<Decimal> = sums.iter().filter_map(|sum| sum.checked_add(*figure)).collect();
        sums.extend(more);
    }
    let differs =
        |one: &Decimal| figures.iter().any(|other| one.checked_sub(*other).is_some_and(|apart| apart == value));
    sums.contains(&value) || figures.iter().any(differs) || is_made_near(scene, place, value)
}

fn value_of(mention: &Mention) -> Option<Decimal> {
    match &mention.stated {
        Stated::Quantity(stated) => Some(stated.quantity.figure.value),
        Stated::Date(_) | Stated::Period(_) | Stated::Ordinal(_) => None,
    }
}

/// Whether a figure of the headline is the sum of one of the body and another that stands near it.
fn is_made_near(scene: &Scene<'_>, place: Span, value: Decimal) -> bool {
    let mentions = &scene.reading.mentions;
    let at = mentions.partition_point(|mention| mention.span.start < place.start);
    let (before, behind) = mentions.split_at_checked(at).unwrap_or_default();
    let mut behind = behind.iter().filter_map(value_of);
    let Some(own) = behind.next() else { return false };
    let mut near = behind.take(PARTS).chain(before.iter().rev().filter_map(value_of).take(PARTS));
    near.any(|other| own.checked_add(other) == Some(value))
}

/// Whether a figure of the headline and one of the body are said of the same thing: the same word stands behind both with
/// another one around them, or two and more do.
fn is_of_same(scene: &Scene<'_>, head: &Head<'_>, place: Span) -> bool {
    let is_count = head.stated.quantity.unit == Unit::One;
    let enough = slips::digits(head.stated.quantity.figure.value) >= COUNTED || is_count;
    is_count && has_same_word(scene, head, place) || enough && shares_words(scene, head, place)
}

/// Whether the headline and the sentence of a figure have words in common.
fn shares_words(scene: &Scene<'_>, head: &Head<'_>, place: Span) -> bool {
    claim::stems(beginning(head.line)).intersection(&claim::stems(sentence_of(scene, place))).count() >= FEWEST
}

/// As much of a line as a headline has at most.
fn beginning(line: &str) -> &str {
    claim::piece(line, 0, AROUND)
}

/// The sentence that a place is in, as far as it is near.
fn sentence_of<'s>(scene: &'s Scene<'_>, place: Span) -> &'s str {
    let Some(sentence) = claim::sentence_at(scene.reading, place.start) else { return "" };
    let words = scene.words(sentence);
    let start = place.start.saturating_sub(sentence.start + AROUND);
    let end = place.end.saturating_sub(sentence.start) + AROUND;
    claim::piece(words, start, end)
}

fn has_same_word(scene: &Scene<'_>, head: &Head<'_>, place: Span) -> bool {
    let (one, other) = (stem(next_word(head.after)), stem(next_word(scene.after(place))));
    !one.is_empty() && one.to_lowercase() == other.to_lowercase()
}

/// How many words two sentences share that are about the same.
const FEWEST: usize = 2;

/// Whether two numbers are a thousand times apart, or a million where both have a word of scale or one has lost it ("$358"):
/// "15,000" is no slip of 15 billion.
fn by_thousands(one: Decimal, other: Decimal) -> bool {
    let (low, high) = if one < other { (one, other) } else { (other, one) };
    let million = Decimal::from(1_000_000);
    low.checked_mul(Decimal::ONE_THOUSAND) == Some(high)
        || (low >= million || low < Decimal::ONE_THOUSAND) && low.checked_mul(million) == Some(high)
}
