//! Changes from one figure to another with what is said of them.

use std::ops::Range;

use super::clauses::Clause;
use super::ends::{BEFORE, Ends, LONGEST, ends, heard, right_behind, without_last};
use super::factors;
use super::owners::{has_own_noun, is_compared_again, settle, without_change};
use super::page::Page;
use super::signals_in;
use crate::lang::{Folded, Need, Unstated, WordList, is_letter};
use crate::mention::{Mention, SignalKind, Stated, StatedQuantity};
use crate::span::Span;
use crate::value::{Decimal, Hedge, Quantity, Unit};

/// "From 20 to 25", with the share or the factor beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The figure it starts from, and where.
    pub from: (Quantity, Span),
    /// The figure it ends at, and where.
    pub to: (Quantity, Span),
    /// Both with the words between.
    pub span: Span,
    /// What is said of it.
    pub told: ChangeBy,
    /// Where that stands.
    pub place: Span,
    /// Which way the word beside the share goes, if no word of the sentence goes the other way.
    pub heads: Option<Heading>,
    /// What else of the sentence the share or the figures may belong to, where no fixed form of words binds them.
    pub rivals: Option<Rivals>,
}

/// The other figures of a sentence with a change.
#[derive(Clone, Debug, PartialEq)]
pub struct Rivals {
    /// All figures in the unit of the two, in order, from which the share may be.
    pub figures: Vec<Quantity>,
    /// Other shares, which may be that of the two figures.
    pub shares: Vec<Quantity>,
    /// Whether nothing tells which of the two figures is the earlier one.
    pub either_way: bool,
    /// Whether the words between begin a subject of their own, perhaps, so that only a slip of the pen shows.
    pub is_loose: bool,
}

/// By how much a figure changes.
#[derive(Clone, Debug, PartialEq)]
pub enum ChangeBy {
    /// By a share, whose figure stands here.
    Share(Quantity, Span),
    /// By a factor.
    Factor {
        /// In thousandths.
        thousandths: u32,
        /// Whether words say that it is more than that.
        is_beyond: bool,
    },
}

/// Which way a figure goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// Up.
    Up,
    /// Down.
    Down,
}

/// The longest stretch, in words, between the share and its two figures.
const NEAR: usize = 4;
/// The same where the share stands behind ("which is an increase of 5 per cent"), or is surely that of a change.
pub(super) const BEHIND: usize = 8;
/// How many words around a share tell that it is one of a change.
pub(super) const BESIDE: usize = 4;
/// How far a share may stand from its figures where no spaces part words, in characters.
const UNSPACED: usize = 10;

/// The changes of an article, in order.
pub(super) fn read(page: Page<'_>) -> Vec<Change> {
    let words = page.glossary;
    if !words.has(Need::FromTo) {
        return Vec::new();
    }
    // A figure that stands alone in its sentence is none of a change.
    let figures = |places: &Range<usize>| {
        let mentions = page.reading.mentions.get(places.clone()).unwrap_or_default();
        mentions.iter().filter(|mention| matches!(mention.stated, Stated::Quantity(_))).nth(1).is_some()
    };
    let places = page.sentences().map(|(_, places)| places).filter(figures).flatten();
    let changes = places.filter_map(|at| {
        let (ends, told, place) = match ends(page, at) {
            Some(ends) => {
                let (told, place) = told(page, &ends)?;
                (ends, told, place)
            }
            None => beside_one(page, at)?,
        };
        if [ends.from.figure, ends.to.figure, place]
            .into_iter()
            .any(|place| is_turned_round(page.words(place).trim_matches(['\u{200E}', '\u{200F}', ' ', '%'])))
        {
            return None;
        }
        // Where only a comparison binds the share, or no word beside it says that it is one of a change, it may be that of
        // something else.
        let mentions = &page.reading.mentions;
        let share = mentions.get(mentions.partition_point(|mention| mention.span.start < place.start));
        let is_loose = ends.is_compared
            || ends.span.contains(place)
            || share.is_some_and(|share| !tells_change(page, share) && !leads_right_to(page, share, &ends));
        let rivals = Rivals { figures: Vec::new(), shares: Vec::new(), either_way: false, is_loose: false };
        let rivals = Some(rivals).filter(|_| is_loose && matches!(told, ChangeBy::Share(..)));
        let heads = heads(page, &ends, &told, place);
        Some(Change {
            from: (plain(page, ends.from), ends.from.figure),
            to: (plain(page, ends.to), ends.to.figure),
            span: ends.span,
            told,
            place,
            heads,
            rivals,
        })
    });
    let mut changes = super::tied::with_tied(page, changes.collect());
    settle(page, &mut changes);
    changes
}

/// A figure of a change, whose word may be that of a limit in some languages: "from 20 up to 25".
pub(super) fn plain(page: Page<'_>, stated: &StatedQuantity) -> Quantity {
    let is_word_of_change = stated.hedge.is_some_and(|hedge| is_of_change(page, hedge));
    let hedge = if is_word_of_change { Hedge::None } else { stated.quantity.hedge };
    Quantity { hedge, ..stated.quantity.clone() }
}

/// Whether nothing but the word for it stands between a share and the figures that it leads to: "raised the fee it takes from
/// each boat 5 per cent to 21 crowns from 20".
fn leads_right_to(page: Page<'_>, share: &Mention, ends: &Ends<'_>) -> bool {
    !page.glossary.linking.is_empty()
        && share.span.end <= ends.start
        && page.glossary.to.is(page.words(Span::new(share.span.end, ends.start)).trim())
}

/// Whether a hedge is one of the words between which a figure changes: "to", "went from".
pub(super) fn is_of_change(page: Page<'_>, hedge: Span) -> bool {
    let (words, text) = (page.glossary, page.words(hedge));
    let moved = |list: &WordList| without_last(&[list], text).is_some_and(|rest| has_moved(page, rest));
    words.to.is(text) || words.from.is(text) || moved(&words.from) || moved(&words.to)
}

/// Whether a text ends with a verb that says that a figure went up, down, or anywhere.
fn has_moved(page: Page<'_>, text: &str) -> bool {
    let words = page.glossary;
    [&words.rise, &words.fall, &words.went].into_iter().any(|list| list.ends(text.trim_end()))
}

/// A share that is one: no figure that took in another one.
pub(super) fn share(mention: &Mention) -> Option<&StatedQuantity> {
    let is_sane = |share: &&StatedQuantity| {
        share.quantity.unit == Unit::Percent && share.quantity.figure.value < Decimal::from(100_000)
    };
    quantity(mention).filter(is_sane)
}

/// Whether a mark of writing direction stands inside a figure, which may have come apart: "34.\u{200F}0" for 0.34.
pub(super) fn is_turned_round(text: &str) -> bool {
    text.contains(['\u{200E}', '\u{200F}'])
}

pub(super) fn quantity(mention: &Mention) -> Option<&StatedQuantity> {
    match &mention.stated {
        Stated::Quantity(stated) => Some(stated),
        Stated::Date(_) | Stated::Period(_) | Stated::Ordinal(_) => None,
    }
}

/// Whether a stretch of text is one of so many words in one clause.
fn within(text: &str, most: usize) -> bool {
    text.split_whitespace().take(most + 1).count() <= most && !text.contains(['.', ';', ':', '\n', '(', ')'])
}

pub(super) fn few(text: &str) -> bool {
    within(text, NEAR)
}

/// The share or the factor that stands before or after the two figures.
fn told(page: Page<'_>, ends: &Ends<'_>) -> Option<(ChangeBy, Span)> {
    let words = page.glossary;
    let sentence = page.sentence(ends.span)?;
    // "To six cents post-split from eight pre-split": not the same things are counted.
    if words.adjusted.is_in(page.near(sentence, ends.span)) {
        return None;
    }
    // "32 per cent of adults from 18 to 75 years".
    if words.years_old.begins(page.after(ends.span).trim_start()) {
        return None;
    }
    // "Prices for 51 to 100 kilowatts to 30 piastres": what they end at stands behind them.
    let goes_on = page.next_quantity(ends.last).is_some_and(|(_, next)| {
        let between = page.without_dates(ends.span.end, next.span.start);
        between.len() <= LONGEST
            && within(&between, NEAR + 1)
            && between.split_whitespace().rev().take(2).any(|word| words.to.is(word))
    });
    if goes_on {
        return None;
    }
    let clause = page.near(Span::new(sentence.start, ends.span.end.max(sentence.start)), ends.span);
    // Texts that were joined without a blank hold the stop of a sentence: "in November.In 2018".
    let stop =
        clause.char_indices().zip(clause.chars().skip(1)).filter(|((_, c), next)| *c == '.' && next.is_uppercase());
    let clause = stop.last().and_then(|((at, _), _)| clause.get(at..)).unwrap_or(clause);
    // In some languages the verb stands behind: "von 20 auf 25 aufgestockt".
    let behind =
        page.just_behind(ends.span, LONGEST).split([',', '\u{60C}', '(', ';', '.', '\n']).next().unwrap_or_default();
    let behind: String = heard(behind).take(NEAR).collect::<Vec<_>>().join(" ");
    let lists = [&words.rise, &words.fall, &words.went];
    let moves = lists.into_iter().any(|list| list.is_in(clause) || list.is_in(&behind));
    if ends.are_shares() {
        return factors::told(page, ends);
    }
    if let Some((at, before)) = page.last_quantity(ends.first)
        && sentence.contains(before.span)
        && let Some(share) = share(before)
        && !is_average(page, before)
        && !is_second(page, at)
        && leads(page, before, ends, moves)
    {
        return Some((ChangeBy::Share(size(share), share.figure), before.span));
    }
    if let Some((at, after)) = page.next_quantity(ends.last)
        && sentence.contains(after.span)
        && let Some(share) = share(after)
        && !starts_change(page, at)
        && !is_first(page, at)
        && !has_own_noun(page, after)
        && follows(page, after, ends, moves)
    {
        return Some((ChangeBy::Share(size(share), share.figure), after.span));
    }
    factors::told(page, ends)
}

/// Whether a share is that of the two figures behind it.
fn leads(page: Page<'_>, share: &Mention, ends: &Ends<'_>, moves: bool) -> bool {
    let words = page.glossary;
    let between = page.without_dates(share.span.end, ends.start);
    let between = between.as_str();
    if between.len() > LONGEST || words.has_no_spaces && between.chars().count() > UNSPACED {
        return false;
    }
    let Some(lead) = without_last(&[&words.from, &words.to], between) else {
        // In some languages nothing stands before the figures.
        return moves && few(between) && !between.contains(',') && ends.is_marked_behind;
    };
    // "Passando de" may be listed as one.
    let has_gerund = between.get(lead.len()..).is_some_and(|phrase| heard(phrase).nth(1).is_some());
    let (lead, has_verb) = match without_last(&[&words.went, &words.rise, &words.fall], lead) {
        Some(rest) => (rest, true),
        None => (lead, has_gerund),
    };
    if ends.is_compared {
        return moves && heard(lead).next().is_none();
    }
    let count = |text: &str| heard(text).take(BEHIND + 1).count();
    // "Rose 5 per cent while revenue of the other division jumped" has a subject of its own; "a 5 per cent drop in net
    // profit to" has not.
    let is_strange = |text: &str| {
        let rest = without_change(page, text);
        let is_of_it =
            heard(rest).next().is_some_and(|first| words.linking.is(first)) && rest.len() < text.trim().len();
        !words.linking.is_empty() && Clause::of(page, text).strange > if is_of_it { NEAR } else { 1 }
    };
    if is_level(page, share) {
        return false;
    }
    let sure = tells_change(page, share);
    let Some((aside, mark, clause)) = last_clause(lead) else {
        // "Rose 5 per cent and went from 20 to 21".
        if sure && has_verb && words.and.ends(lead.trim_end()) && count(lead) <= NEAR + 1 {
            return true;
        }
        // "Those of 0 to 11 rose 2 per cent and those of 12 to 19 rose 4": the figures belong to what follows.
        let most = match (sure, has_verb) {
            (true, true) => BEHIND,
            // "56 per cent are against raising it from 20 to 40"
            (false, _) => 0,
            (true, false) => NEAR - 1,
        };
        let runs_on = !lead.contains(['.', ';', ')', '\n']);
        return moves && runs_on && count(lead) <= most && !words.and.is_in(lead) && !is_strange(lead);
    };
    if words.and.is_in(lead) || aside.contains(['.', ';', ')', '\n', '(']) {
        return false;
    }
    if mark == '(' {
        // "By 5 per cent (from 20 to 21)": the bracket holds the change and nothing else.
        let closes = page.just_behind(ends.span, LONGEST).split(')').next().is_some_and(few);
        return moves && closes && count(clause) == 0 && count(aside) <= NEAR && !aside.contains(',');
    }
    let is_more = words.more.is(aside) || words.less.is(aside);
    let aside_reads = words.linking.is_empty() || Clause::of(page, aside).strange == 0;
    match (count(clause), if is_more { 0 } else { count(aside) }) {
        // "By 5 per cent last year, from 20 to 21".
        (0, aside) if ends.is_forwards || ends.is_marked_behind => {
            sure && aside <= BEHIND || moves && aside < NEAR && mark == ',' && !has_verb
        }
        // "In which it has a 50 per cent stake, fell to": a share that is none of a change has a noun of its own.
        (0, aside) => moves && aside <= 2 && (aside_reads || sure),
        // "By 5 per cent, with the number of seats going from 20 to 21".
        (few, 0) => sure && has_verb && few <= BEHIND - 2 && !is_strange(clause),
        // "A cut of 5 per cent in output, which fell from 21 to 20".
        (1 | 2, aside) => sure && has_verb && aside <= BEHIND && words.which.begins(clause),
        (_, _) => false,
    }
}

/// A text cut at its last mark between clauses.
pub(super) fn last_clause(text: &str) -> Option<(&str, char, &str)> {
    let is_mark = |(_, c): &(usize, char)| {
        matches!(c, ',' | '\u{60C}' | '\u{FF0C}' | '\u{3001}' | ':' | '(' | '\u{2013}' | '\u{2014}')
    };
    let spaced = text.rfind(" - ").map(|at| (at + 1, '-'));
    let (at, mark) = text.char_indices().rev().find(is_mark).max(spaced)?;
    Some((text.get(..at)?, mark, text.get(at + mark.len_utf8()..)?.trim_start()))
}

/// Whether the words beside a share say that something rose or fell by it: "an increase of 5 per cent", "5 per cent fewer".
pub(super) fn tells_change(page: Page<'_>, share: &Mention) -> bool {
    let words = page.glossary;
    let before = page.just_before(share.span, BEFORE);
    let before = before.rsplit(['.', ';', ':', '(', '\n']).next().unwrap_or_default();
    let last: Vec<&str> = before.split_whitespace().rev().take(BESIDE).collect();
    let last: String = last.into_iter().rev().collect::<Vec<_>>().join(" ");
    // "Has a 50 per cent stake, fell to", "bonds that pay 6 per cent interest fell"
    let behind = right_behind(page, share.span, 2);
    let behind = match behind.split_once(' ') {
        Some((first, _)) if !words.linking.is_empty() && Clause::of(page, first).strange > 0 => first,
        Some(_) | None => behind.as_str(),
    };
    let around = [last.as_str(), behind].map(Folded::new);
    let lists = [&words.rise, &words.fall, &words.went];
    lists.into_iter().any(|list| around.iter().any(|text| list.is_in_folded(text)))
        || words.more.begins(behind)
        || words.less.begins(behind)
        || words.by.ends(before.trim_end())
        || signed(page, share).is_some()
}

/// Whether a share is what something has come to, and not the change: "climbs to 52 per cent".
pub(super) fn is_level(page: Page<'_>, share: &Mention) -> bool {
    page.glossary.to.ends(page.just_before(share.span, BEFORE).trim_end())
}

/// The sign that is written before a share.
pub(super) fn signed(page: Page<'_>, share: &Mention) -> Option<Heading> {
    if quantity(share).is_some_and(|stated| stated.quantity.figure.value < Decimal::ZERO) {
        return Some(Heading::Down);
    }
    let inside = page.words(share.span).trim_start();
    let before = page.before(share.span);
    match inside.chars().next()? {
        '+' => return Some(Heading::Up),
        '-' | '\u{2212}' => return Some(Heading::Down),
        _ => {}
    }
    let before = before.strip_suffix([' ', '\u{A0}', '\u{202F}']).unwrap_or(before);
    let sign = before.chars().next_back()?;
    let lead = before.strip_suffix(sign)?.trim_end();
    match sign {
        '+' => Some(Heading::Up),
        // "(-5%)", "or -5%": elsewhere it may be a dash.
        '-' | '\u{2212}' | '\u{2013}' if lead.ends_with('(') || page.glossary.or.ends(lead) => Some(Heading::Down),
        _ => None,
    }
}

/// Whether a share is that of the two figures before it.
fn follows(page: Page<'_>, share: &Mention, ends: &Ends<'_>, moves: bool) -> bool {
    let words = page.glossary;
    let between = page.without_dates(ends.span.end, share.span.start);
    let between = between.as_str();
    if between.len() > LONGEST || words.and.is_in(between) || words.average.is_in(between) {
        return false;
    }
    let behind = page.after(share.span).trim_start_matches([' ', '\u{A0}']);
    let is_more = words.more.begins(behind) || words.less.begins(behind);
    // "Likewise the customs rate rose by 300 per cent" has a subject of its own.
    let last: Vec<&str> = between.split_whitespace().rev().take(NEAR - 1).collect();
    let last = last.into_iter().rev().collect::<Vec<_>>().join(" ");
    let changes = words.rise.is_in(&last) || words.fall.is_in(&last) || is_more;
    // In some languages "and" clings to the verb of the next clause.
    let clings = last_clause(between).is_some_and(|(_, _, clause)| {
        words.and_prefix.iter().any(|prefix| clause.trim_start().starts_with(prefix.as_str()))
    });
    if clings || is_level(page, share) {
        return false;
    }
    // "From 20 to 25 places (+25%)", "(up 25%)".
    let goes_up = ends.from.quantity.figure.value < ends.to.quantity.figure.value;
    let sign = signed(page, share);
    if let Some((before, inside)) = between.split_once('(') {
        // "Towns of 200,000 to 500,000 people (-5 per cent)"
        if sign == Some(Heading::Down) && goes_up || sign == Some(Heading::Up) && !goes_up {
            return false;
        }
        let closes = page.just_behind(share.span, LONGEST).split(')').next().is_some_and(few);
        let told = changes || sign.is_some() || words.by.is(inside);
        // "(25% more)" says of the figures alone that they change, "(25% more than in May)" perhaps of something else.
        let more = [&words.more, &words.less].into_iter().find_map(|list| list.at_start(behind));
        let is_all = more.and_then(|end| behind.get(end..)).is_some_and(|rest| rest.starts_with(')'));
        return (moves || is_all) && told && closes && few(before) && few(inside) && !before.contains(',');
    }
    // "From 20 to 25 million, or 25 per cent", "von 20 auf 25 um 25 Prozent gestiegen".
    let is_said_again = moves
        && last_clause(between).is_some_and(|(aside, mark, clause)| {
            let by = words.by.begins(clause) || words.by.ends(clause);
            // "Or 19 per cent of all" is the share of another thing.
            let ends_there = by
                || is_more
                || !behind.starts_with(is_letter)
                || words.rise.begins(behind)
                || words.fall.begins(behind);
            let is_again =
                words.or.begins(clause) && ends_there || words.by.begins(clause) && !follows_share(page, ends);
            mark != ':' && is_again && few(aside) && within(clause, 3)
        });
    let has_verb = within(page.between(ends.span, share.span), 2)
        && !between.contains(',')
        && (words.rise.begins(behind) || words.fall.begins(behind));
    if is_said_again || has_verb {
        return true;
    }
    // Without a comma a clause goes on: "in a market that grew 3 per cent". Without a verb before the figures they may be
    // of a class: "of those who earn 500 to 1,000, the rise was 8 per cent".
    if ends.is_compared {
        // "Rose 64 per cent to 435 million, against 264 million, and 39 per cent in half a year": the first share is theirs.
        let sentence = page.sentence(ends.span);
        let before = page.last_quantity(ends.first).filter(|(_, before)| self::share(before).is_some());
        let is_told = before.is_some_and(|(_, before)| sentence.is_some_and(|sentence| sentence.contains(before.span)));
        return compares(page, between) && !is_told && !is_compared_again(page, share);
    }
    let is_near = match last_clause(between).filter(|_| moves) {
        Some((aside, mark, clause)) => {
            mark != ':' && ends.is_forwards && few(aside) && within(clause, NEAR + 2) && !is_condition(page, ends)
        }
        None => within(page.between(ends.span, share.span), NEAR),
    };
    is_near && moves && changes && !is_subject(page, between) && !follows_share(page, ends)
}

/// Whether the figures are a condition, of which the next clause tells what follows: "if the members rise from 8 to 32, the
/// cost goes up by 10 per cent".
fn is_condition(page: Page<'_>, ends: &Ends<'_>) -> bool {
    let Some(sentence) = page.sentence(ends.span) else { return false };
    let conditional = SignalKind::Unstated(Unstated::Conditional);
    signals_in(page.reading, sentence).any(|(span, kind)| kind == conditional && span.start < ends.span.start)
}

/// Whether the words between two figures that are compared and a share are a clause that has no subject of its own: "140
/// million, against 120 million a year ago, an increase of 17 per cent".
fn compares(page: Page<'_>, between: &str) -> bool {
    let words = page.glossary;
    let (aside, clause) = match last_clause(between) {
        Some((aside, mark, clause)) if !matches!(mark, ':' | '(') => (aside, clause),
        Some(_) => return false,
        // In some languages the word for it needs no comma.
        None => {
            let begins_word = |at: &usize| between.get(..*at).is_some_and(|text| text.ends_with(char::is_whitespace));
            let mut starts = between.char_indices().map(|(at, _)| at).filter(|at| *at == 0 || begins_word(at));
            let start = starts.find(|at| between.get(*at..).is_some_and(|rest| words.by.begins(rest)));
            let Some(cut) = start.and_then(|start| between.split_at_checked(start)) else { return false };
            cut
        }
    };
    let moves = [&words.rise, &words.fall]
        .into_iter()
        .any(|list| begins(list, clause) || list.is_in(clause) && words.by.begins(clause));
    // "And imports rose by 39 per cent" has a subject of its own.
    let is_own = !page.glossary.linking.is_empty() && Clause::of(page, clause).strange > 1;
    moves && !is_own && within(aside, NEAR + 1) && within(clause, NEAR)
}

/// Whether a clause begins with one of some words, behind an article maybe.
fn begins(list: &WordList, clause: &str) -> bool {
    let rest = clause.split_once(' ').filter(|(first, _)| first.chars().count() <= SHORT).map(|(_, rest)| rest);
    list.begins(clause) || rest.is_some_and(|rest| list.begins(rest))
}

/// "180 million dollars, up 25 per cent from 144 million": a share between two figures, with the place of the first.
fn beside_one(page: Page<'_>, at: usize) -> Option<(Ends<'_>, ChangeBy, Span)> {
    let words = page.glossary;
    let mentions = &page.reading.mentions;
    let one = mentions.get(at).filter(|one| quantity(one).is_some_and(|one| !is_rate(one)))?;
    let (place, told) = page.next_quantity(at)?;
    let share = share(told)?;
    let (last, other) = page.next_quantity(place)?;
    let (to, from) = (quantity(one)?, quantity(other)?);
    let sentence = page.sentence(one.span).filter(|sentence| sentence.contains(other.span))?;
    let (before, behind) = (page.between(one.span, told.span), page.between(told.span, other.span));
    if before.len() > LONGEST || behind.len() > LONGEST || from.quantity.unit != to.quantity.unit {
        return None;
    }
    // "Down 8 per cent from November's 182"
    let behind = page.without_dates(told.span.end, other.span.start);
    let behind = behind.trim_end().trim_end_matches(['s', '\'', '\u{2019}']);
    let (aside, mark, clause) = last_clause(before)?;
    let mut said = heard(clause);
    let tells = begins(&words.rise, clause) || begins(&words.fall, clause);
    // "From 3.6 in January, but up 43 per cent from 2.5 a year earlier": both are what another figure is compared with.
    if [&words.from, &words.or].into_iter().any(|list| list.ends(page.just_before(one.span, BEFORE).trim_end())) {
        return None;
    }
    let against = without_last(&[&words.from, &words.against], behind)?;
    let positive = from.quantity.figure.value > Decimal::ZERO && to.quantity.figure.value > Decimal::ZERO;
    let fits = mark != ':'
        && tells
        && said.nth(NEAR).is_none()
        && few(aside)
        && !words.and.is_in(aside)
        && within(against, 1)
        && positive
        && !words.adjusted.is_in(page.near(sentence, told.span))
        && !is_average(page, told);
    let goes_on = page.next_quantity(last).is_some_and(|(_, next)| {
        let between = page.between(other.span, next.span);
        between.len() <= LONGEST && few(between) && words.to.ends(between.trim_end())
    });
    let span = one.span.cover(other.span);
    (fits && !goes_on).then(|| {
        let ends = Ends {
            from,
            to,
            span,
            start: one.span.start,
            first: at,
            last,
            is_compared: false,
            is_marked_behind: false,
            is_forwards: false,
        };
        (ends, ChangeBy::Share(size(share), share.figure), told.span)
    })
}

/// The longest article before a noun, in characters.
pub(super) const SHORT: usize = 4;

fn is_rate(stated: &StatedQuantity) -> bool {
    matches!(stated.quantity.unit, Unit::Percent | Unit::PercentPoint)
}

/// Whether a share is one of each year or an average: "rose on average 1.2 per cent a year, from 117 to 125".
fn is_average(page: Page<'_>, share: &Mention) -> bool {
    let start = quantity(share).and_then(|stated| stated.hedge).map_or(share.span.start, |hedge| hedge.start);
    let start = start.min(share.span.start);
    let near = page.just_before(Span::new(start, start), 2 * BEFORE);
    let clause = near.rsplit(['.', ',', ';', ':', '\n']).next().unwrap_or_default();
    let behind =
        page.just_behind(share.span, LONGEST).split(['.', ',', ';', ':', '(', '\n']).next().unwrap_or_default();
    if page.glossary.average.is_in(clause)
        || page.glossary.average.is_in(&heard(behind).take(4).collect::<Vec<_>>().join(" "))
    {
        return true;
    }
    let last: Vec<&str> = clause.split_whitespace().rev().take(3).collect();
    last.iter().any(|word| page.glossary.unlike.is(word))
        || behind.split_whitespace().take(2).any(|word| page.glossary.unlike.is(word))
}

/// Whether another share stands right before one: "fell 4.1 and 3.3 per cent, from 116 and from 109" has its figures crosswise.
fn is_second(page: Page<'_>, at: usize) -> bool {
    let (Some(one), Some((_, other))) = (page.reading.mentions.get(at), page.last_quantity(at)) else { return false };
    let between = page.without_dates(other.span.end, one.span.start);
    let is_share = share(other).is_some() || quantity(other).is_some_and(|stated| stated.shared_unit);
    is_share && between.len() <= BEFORE && !between.contains(['.', ';', '\n']) && page.glossary.and.is_in(&between)
}

/// Whether another share stands right behind one: "a rise of 23 per cent in a year and of 5 per cent in the quarter".
pub(super) fn is_first(page: Page<'_>, at: usize) -> bool {
    let (Some(one), Some((_, other))) = (page.reading.mentions.get(at), page.next_quantity(at)) else { return false };
    let between = page.without_dates(one.span.end, other.span.start);
    let is_share = share(other).is_some();
    is_share && within(&between, BEHIND) && page.glossary.and.is_in(&between)
}

/// A share without the sign that says which way it goes: "(-19.4%, from 11,282 to 9,089)".
pub(super) fn size(share: &StatedQuantity) -> Quantity {
    let mut quantity = share.quantity.clone();
    quantity.figure.value = quantity.figure.value.abs();
    quantity
}

/// Whether the words behind two figures begin with the verb whose subject they are part of: "girls from 15 to 17 rose 700
/// per cent".
fn is_subject(page: Page<'_>, behind: &str) -> bool {
    let words = page.glossary;
    let mut first = behind.split_whitespace().take(2);
    let moves = |word: &str| words.rise.is(word) || words.fall.is(word);
    let is_again = words.by.begins(behind.trim_start());
    !is_again && !behind.contains([',', '\u{60C}', '-', '\u{2013}', '\u{2014}']) && first.any(moves)
}

/// Whether a share is itself what a change starts from: "for terms of 2 to 24 months they went from 1.8 to 1.7 per cent".
pub(super) fn starts_change(page: Page<'_>, at: usize) -> bool {
    let (Some(one), Some((_, other))) = (page.reading.mentions.get(at), page.next(at)) else { return false };
    let between = page.between(one.span, other.span);
    share(other).is_some() && between.len() <= BEFORE && page.glossary.to.ends(between.trim_end())
}

/// Whether a share that went up or down stands before the two figures already: "up 1.3 per cent for those who earn from 2,000
/// to 5,000, down 0.2 per cent for those who earn more".
fn follows_share(page: Page<'_>, ends: &Ends<'_>) -> bool {
    let Some(sentence) = page.sentence(ends.span) else { return false };
    let before = page.last(ends.first).map(|(_, before)| before);
    before.filter(|before| before.span.start >= sentence.start && share(before).is_some()).is_some_and(|before| {
        let near = page.just_before(before.span, BEFORE);
        let words = page.glossary;
        near.split_whitespace().rev().take(2).any(|word| words.rise.is(word) || words.fall.is(word))
    })
}

/// Which way the words or the sign of the share say that a figure goes.
fn heads(page: Page<'_>, ends: &Ends<'_>, told: &ChangeBy, place: Span) -> Option<Heading> {
    let words = page.glossary;
    match told {
        ChangeBy::Share(..) => {}
        ChangeBy::Factor { .. } => return None,
    }
    let sentence = page.near(page.sentence(ends.span)?, ends.span);
    // The word stands right before the share, so that nothing else can be what moves.
    let near = page.just_before(place, BEFORE);
    let beside: Vec<&str> = near.split_whitespace().rev().take(2).collect();
    let is_beside = |list: &WordList| beside.iter().any(|word| list.is(word));
    match (words.rise.is_in(sentence), words.fall.is_in(sentence)) {
        (true, false) => is_beside(&words.rise).then_some(Heading::Up),
        (false, true) => is_beside(&words.fall).then_some(Heading::Down),
        (true, true) | (false, false) => None,
    }
}
