//! What a share, or a figure beside it, belongs to instead of the change that it stands in: a high that a price had on its
//! way, a forecast, another noun, another time.

use super::changes::{BEHIND, BESIDE, Change, ChangeBy, Rivals, SHORT, is_first, last_clause};
use super::clauses::{Clause, MARKS, cut_at_change, has_dash};
use super::ends::{BEFORE, LONGEST, heard, right_behind};
use super::page::Page;
use crate::lang::is_letter;
use crate::mention::Mention;
use crate::span::Span;
use crate::value::{Decimal, Quantity, Unit};

/// How many words a noun with what belongs to it has.
const NOUN: usize = 4;

/// Drops the changes of which a figure belongs to something else, and calls those loose of which the share may.
pub(super) fn settle(page: Page<'_>, changes: &mut Vec<Change>) {
    let is_other = |change: &Change| {
        let is_no_change = is_compound(page, change) || has_short_year(page, change);
        is_no_change || is_of_two_kinds(page, change) || has_foreseen(page, change) || starts_at_extreme(page, change)
    };
    changes.retain(|change| !is_other(change));
    for change in changes {
        if matches!(change.told, ChangeBy::Share(..)) && is_of_another(page, change) {
            let rivals = Rivals { figures: Vec::new(), shares: Vec::new(), either_way: false, is_loose: false };
            change.rivals.get_or_insert(rivals).is_loose = true;
        }
    }
}

/// Whether one of the two figures is a sum whose sign stands before it, and the other none: "in the 3 months to May fell to $20".
fn is_of_two_kinds(page: Page<'_>, change: &Change) -> bool {
    let is_signed = |(quantity, figure): &(Quantity, Span)| {
        let sum = mention_at(page, *figure).filter(|_| matches!(quantity.unit, Unit::Money(_)));
        sum.is_some_and(|(_, mention)| mention.span.start < figure.start)
    };
    change.from.0.unit != change.to.0.unit && (is_signed(&change.from) || is_signed(&change.to))
}

/// The words between the two figures.
fn between(change: &Change) -> Span {
    let (one, other) = (change.from.1, change.to.1);
    let start = one.end.min(other.end);
    Span::new(start, one.start.max(other.start).max(start))
}

/// Whether one of the two figures is what somebody foresaw: "to 2.1 million, against a forecast of 2 million", "compared with
/// a 2 million estimate".
fn has_foreseen(page: Page<'_>, change: &Change) -> bool {
    let foreseen = &page.glossary.foreseen;
    foreseen.is_in(page.words(between(change)))
        || [change.from.1, change.to.1].into_iter().any(|figure| foreseen.is_in(&right_behind(page, figure, NOUN)))
}

/// Whether a change starts at the highest or lowest that a figure reached on its way, at an average or at an estimate: "rose
/// 2 per cent to 20, after a low of 19".
fn starts_at_extreme(page: Page<'_>, change: &Change) -> bool {
    let near = |figure: Span| {
        let before = page.just_before(figure, 2 * BEFORE).rsplit([',', ';', ':', '(', '\n']).next().unwrap_or_default();
        let near: Vec<&str> = heard(before).collect();
        near.get(near.len().saturating_sub(NOUN + 1)..).unwrap_or_default().join(" ")
    };
    let words = page.glossary;
    // "Up 16 per cent from a low of 38 but down 45 per cent from a high of 80": the first is where another one starts.
    let first = near(change.to.1);
    if change.to.1.end <= change.place.start && words.from.is_in(&first) && words.extreme.is_in(&first) {
        return true;
    }
    let near = near(change.from.1);
    // "Down 36 per cent to 27 from a high of 42" is one change.
    let start =
        [change.to.1, change.place].into_iter().map(|place| place.end).filter(|end| *end <= change.from.1.start);
    let gap = start.max().map_or("", |start| page.words(Span::new(start, change.from.1.start)));
    let is_said =
        !gap.contains(MARKS) && !has_dash(gap) && heard(gap).any(|word| words.from.is(word) || words.than.is(word));
    [&words.average, &words.foreseen].into_iter().any(|list| list.is_in(&near))
        || !is_said && words.extreme.is_in(&near)
        || words.extreme.is_in(&right_behind(page, change.from.1, NOUN))
}

/// Whether a figure is the first part of a word: "its 10-year median".
fn is_compound(page: Page<'_>, change: &Change) -> bool {
    let is_part = |(quantity, figure): &(Quantity, Span)| {
        let mut behind = page.after(*figure).chars();
        quantity.unit == Unit::One
            && !quantity.figure.rounded
            && behind.next().is_some_and(|c| matches!(c, '-' | '\u{2011}'))
            && behind.next().is_some_and(is_letter)
    };
    is_part(&change.from) || is_part(&change.to)
}

/// How many times as large as two bare digits a figure is at least that did not grow from them: they are its year.
const YEARLY: Decimal = Decimal::ONE_HUNDRED;
/// The first two digits that may be a year beside another one, and how many years apart two are at most that are compared.
const LATE: i64 = 50;
const YEARS: i64 = 10;

/// Whether a figure may be the last two digits of a year: "100 million, 15 per cent up from 93", "of 92 to that of 93".
fn has_short_year(page: Page<'_>, change: &Change) -> bool {
    let is_short = |(quantity, figure): &(Quantity, Span)| {
        let words = page.words(*figure);
        quantity.unit == Unit::One && words.chars().count() == 2 && words.chars().all(char::is_numeric)
    };
    let (from, to) = (change.from.0.figure.value, change.to.0.figure.value);
    match (is_short(&change.from), is_short(&change.to)) {
        (true, true) => {
            let are_years = from >= Decimal::from(LATE) && to > from && to - from <= Decimal::from(YEARS);
            are_years && is_far(change)
        }
        // "From 20 to 25 million" shares its scale, and is written in that order.
        (true, false) if change.to.1.end <= change.from.1.start => {
            from.checked_mul(YEARLY).is_some_and(|most| to > most)
        }
        (true | false, false) | (false, true) => false,
    }
}

/// Whether a share is more than twice that of the two figures.
fn is_far(change: &Change) -> bool {
    let ChangeBy::Share(share, ..) = &change.told else { return false };
    let (from, to) = (change.from.0.figure.value, change.to.0.figure.value);
    let twice = (to - from).checked_mul(Decimal::TWO * Decimal::ONE_HUNDRED).and_then(|twice| twice.checked_div(from));
    twice.is_some_and(|twice| share.figure.value > twice)
}

/// Whether the words say, or may say, that a share is of something else than the two figures.
fn is_of_another(page: Page<'_>, change: &Change) -> bool {
    let words = page.glossary;
    if words.linking.is_empty() || words.has_no_spaces {
        return false;
    }
    let (one, other) = (change.from.1, change.to.1);
    // "Compared with Halden's multiple of 24": the words before the figure it starts from have a name.
    let start = if other.end <= one.start { change.place.end.max(other.end) } else { change.place.end };
    // "R$ 41", "US$5": the sign of a currency is no name.
    let begin = mention_at(page, one).map_or(one.start, |(_, mention)| mention.span.start);
    let has_name = !words.has_capital_nouns
        && start <= begin
        && page.without_dates(start, begin).split_whitespace().any(|word| word.starts_with(char::is_uppercase));
    let end = one.end.max(other.end);
    if change.place.start < end {
        return has_name;
    }
    let Some((at, share)) = mention_at(page, change.place) else { return has_name };
    let gap = page.without_dates(end, change.place.start);
    // "From 850 million on sales up 12 per cent", "to 299 million despite a 1 per cent rise in shipments"
    let runs_on = last_clause(&gap).is_none() && {
        let first = heard(&gap).next().unwrap_or_default();
        let at = cut_at_change(page, &gap).0;
        let binds = at.len() < gap.len();
        heard(&gap).nth(1).is_some() && (!binds || words.linking.is(first) && Clause::of(page, at).strange > 0)
    };
    // "629 billion in 2011, when it grew by 14 per cent", "68 million, with that figure expected to rise by 85 per cent"
    let clause = last_clause(&gap).map_or(gap.as_str(), |(_, _, clause)| clause);
    let is_of_then = words.then.begins(clause) || words.foreseen.is_in(&gap);
    has_name
        || runs_on
        || is_of_then
        || has_subject(page, clause)
        || is_compared_again(page, share)
        || has_own_noun(page, share)
        || ends_at_another(page, share)
        || is_first(page, at)
}

/// Whether a clause has a subject of its own before its verb: "with exports falling", and not "with a sharp fall of".
fn has_subject(page: Page<'_>, clause: &str) -> bool {
    let words = page.glossary;
    let mut last = None;
    let mut said = heard(clause).take(BEHIND).peekable();
    while let Some(word) = said.next() {
        let is_noun = !words.has_capital_nouns || word.starts_with(char::is_uppercase);
        let is_strange = is_noun && Clause::of(page, word).strange > 0;
        let moves = said.peek().is_some_and(|next| words.rise.is(next) || words.fall.is(next));
        let follows_article = last.is_some_and(|last: &str| last.chars().count() < SHORT && words.linking.is(last));
        if is_strange && moves && !follows_article {
            return true;
        }
        last = Some(word);
    }
    false
}

/// Whether a share leads to a figure of its own: "as the number of homes fell 36 per cent to 6,167".
fn ends_at_another(page: Page<'_>, share: &Mention) -> bool {
    let behind = page.just_behind(share.span, LONGEST).trim_start();
    let rest = page.glossary.to.at_start(behind).and_then(|end| behind.get(end..)).unwrap_or_default();
    heard(rest).next().is_some_and(|word| word.contains(char::is_numeric))
}

/// The mention of a place, with its number.
fn mention_at(page: Page<'_>, place: Span) -> Option<(usize, &Mention)> {
    let mentions = &page.reading.mentions;
    let at = mentions.partition_point(|mention| mention.span.end < place.end);
    mentions.get(at).filter(|mention| mention.span.contains(place)).map(|mention| (at, mention))
}

/// Whether a share is said of something that the sentence has not named before it: "from 44 to 40 hours, with a cut of 5
/// per cent in pay".
pub(super) fn has_own_noun(page: Page<'_>, share: &Mention) -> bool {
    let words = page.glossary;
    if words.linking.is_empty() || words.has_no_capitals || words.has_no_spaces {
        return false;
    }
    let rest = page.just_behind(share.span, LONGEST);
    let clause = rest.split(['.', ',', ';', ':', '(', '\u{2013}', '\u{2014}', '\n']).next().unwrap_or_default();
    let mut said = heard(without_change(page, clause)).take(BESIDE + 1);
    if !said.next().is_some_and(|first| words.linking.is(first)) {
        return false;
    }
    let lists = [&words.linking, &words.against, &words.rise, &words.fall, &words.average, &words.than];
    let is_known = |word: &&str| {
        let is_stretch = words.stretches.iter().any(|(_, forms)| forms.is(word));
        is_stretch || lists.into_iter().any(|list| list.is(word)) || word.contains(char::is_numeric)
    };
    let Some(noun) = said.find(|word| !is_known(word)) else { return false };
    if said.any(|word| words.stretches.iter().any(|(_, forms)| forms.is(word))) {
        return false;
    }
    let end = noun.char_indices().nth(STEM).map_or(noun.len(), |(at, _)| at);
    let stem = noun.get(..end).unwrap_or_default();
    let before = page.sentence(share.span).map(|sentence| page.near(sentence, share.span)).unwrap_or_default();
    before.matches(stem).count() < 2
}

/// How many characters of a word two forms of it share.
const STEM: usize = 4;

/// The words behind a share without those that only say that it is of a change: "(5 per cent) higher than", "(a 5 per cent)
/// rise from".
pub(super) fn without_change<'t>(page: Page<'_>, behind: &'t str) -> &'t str {
    let words = page.glossary;
    let behind = behind.trim_start();
    let lists = [&words.rise, &words.fall, &words.more, &words.less];
    let longest = lists.into_iter().filter_map(|list| list.at_start(behind)).max();
    longest.and_then(|end| behind.get(end..)).unwrap_or(behind).trim_start()
}

/// Whether the words behind a share say that it is that of another figure: "a reduction of 33 per cent compared with 2001".
pub(super) fn is_compared_again(page: Page<'_>, share: &Mention) -> bool {
    let rest = page.just_behind(share.span, LONGEST);
    let clause = rest.split(['.', ';', ':', '(', '\n']).next().unwrap_or_default();
    let near = heard(clause).take(BESIDE).collect::<Vec<_>>().join(" ");
    let behind = without_change(page, rest.trim_start_matches([' ', '\u{A0}']));
    // "A drop of 42 per cent from last year"
    page.glossary.against.is_in(&near) || page.glossary.from.begins(behind) || page.glossary.than.begins(behind)
}
