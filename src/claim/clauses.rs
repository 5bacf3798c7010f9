//! The words between a share and its figures, and between two figures: whether they lead from the one to the other, or
//! begin a subject of their own.

use super::changes::{quantity, signed};
use super::ends::{LONGEST, heard};
use super::page::Page;
use crate::lang::{WordList, is_letter, is_word};
use crate::mention::{Mention, Stated, StatedQuantity};
use crate::span::Span;
use crate::value::{Hedge, Unit};

/// How many words of a subject may stand behind a share before its clause ends, and behind a figure.
const TAIL: usize = 6;

/// How many words that are none of the language's own linking words a clause may hold beside its verb.
const STRANGE: usize = 1;

/// How many words may stand between the word that compares and the figure that is compared: "against a profit of".
pub(super) const COMPARED: usize = 4;

/// How many of them may be of its noun: "a net profit of", and not "a basket of major currencies at".
const NOUN: usize = 2;

/// How many words there may be between two figures, or between a figure and its share.
pub(super) const FAR: usize = 18;
/// How many words behind a share may be its own: "a 52 per cent rise in".
const OWN: usize = 1;

/// The longest gap before a bracket, in characters.
pub(super) const SHORT: usize = 3;

/// Whether a figure is where the one before it ends up: "20 million a year ago to".
pub(super) fn goes_to(page: Page<'_>, between: &str) -> bool {
    let words = page.glossary;
    let between = without_brackets(between);
    let clause = Clause::of(page, &between);
    is_short(&between, FAR / 2) && !clause.joins && clause.strange <= COMPARED && ends_near(page, &words.to, &between)
}

/// Whether the words between a figure and a share only say what the figure is of.
pub(super) fn is_behind_figure(page: Page<'_>, gap: &str) -> bool {
    let gap = without_brackets(gap);
    let cut = gap.rfind(MARKS).and_then(|at| gap.split_at_checked(at)).unwrap_or((&gap, ""));
    let (tail, clause) = (Clause::behind_figure(page, cut.0), Clause::of(page, cut.1));
    gap.len() <= 2 * LONGEST
        && is_short(&gap, FAR)
        && !tail.joins
        && !clause.joins
        && tail.strange <= TAIL
        && clause.strange <= STRANGE
}

/// Whether the words between a share and the first of its figures lead to it: "in the first half of the year, to".
pub(super) fn leads(page: Page<'_>, gap: &str, from: bool) -> bool {
    let words = page.glossary;
    let gap = gap.trim_end();
    if gap.len() > 2 * LONGEST || !is_short(gap, FAR) {
        return false;
    }
    let (gap, opens) = match gap.strip_suffix('(') {
        Some(gap) => (gap, true),
        None => (gap, false),
    };
    let gap = without_brackets(gap);
    let cut = gap.rfind(MARKS).filter(|at| gap.get(*at..).is_some_and(|last| heard(last).next().is_some()));
    let (first, last) = cut.and_then(|at| gap.split_at_checked(at)).unwrap_or((&gap, ""));
    // A second change has figures of its own, but "to rise to" leads on, and the word of the share stands right behind it.
    let own: usize = gap.split_inclusive(char::is_whitespace).take(OWN).map(str::len).sum();
    let moves = |text: &str| words.rise.is_in(text) || words.fall.is_in(text);
    let first = if last.is_empty() { gap.get(own..).unwrap_or_default() } else { first.get(own..).unwrap_or_default() };
    let clear = |text: &str| {
        let said: Vec<&str> = heard(text).collect();
        said.get(..said.len().saturating_sub(COMPARED - 1)).is_none_or(|rest| !moves(&rest.join(" ")))
    };
    let is_clear = match (last.is_empty(), opens) {
        (_, true) => !moves(gap.get(own..).unwrap_or_default()),
        (true, false) => clear(first),
        (false, false) => !moves(first) && clear(last),
    };
    if !is_clear {
        return false;
    }
    // "Rose 5 per cent, and the number grew from": it has a subject of its own.
    let word = heard(last).next().unwrap_or_default();
    let mut rest = words.and_prefix.iter().filter_map(|prefix| word.strip_prefix(prefix.as_str()));
    let leads_on = |word: &str| words.reached.is(word) || words.went.is(word) || words.to.is(word);
    if begins_anew(page, last) && !leads_on(word) && !rest.any(leads_on) {
        return false;
    }
    let (first, last) = (Clause::of(page, first), Clause::of(page, last));
    if opens && first.strange >= COMPARED {
        return false;
    }
    if first.strange > TAIL || first.joins || last.joins || last.strange > STRANGE {
        return false;
    }
    if from {
        return ends_near(page, &words.from, &gap);
    }
    // "Fell by 5 per cent: it was 19 million this year, against 20 million". "Compared with last year (20 million": that is the figure it starts from.
    let marks = [':', '\u{2013}', '\u{2014}'];
    let explains = cut.is_some_and(|at| gap.get(at..).is_some_and(|last| last.starts_with(marks)))
        || gap.trim_end().ends_with(marks);
    let near = cut.filter(|_| explains).and_then(|at| gap.get(at..)).unwrap_or(&gap);
    let rest = first_of(&words.against, near).and_then(|at| near.get(at..)).unwrap_or_default();
    if !opens && !rest.is_empty() && !words.reached.is_in(rest) && !words.to.ends(gap.trim_end()) {
        return false;
    }
    let tail = gap.rsplit(MARKS).next().unwrap_or_default();
    opens || explains || words.to.ends(gap.trim_end()) || words.reached.is_in(tail)
}

/// Whether the words between a figure and the share say that it is that of the change: "which is a rise of".
pub(super) fn resumes(page: Page<'_>, gap: &str, told: &Mention) -> bool {
    let words = page.glossary;
    if gap.len() > 2 * LONGEST || !is_short(gap, FAR) {
        return false;
    }
    let gap = gap.trim_end().trim_end_matches(['+', '-', '\u{2212}', ' ', '\u{A0}']);
    // "From 20 to 25 (+25 %)": the bracket holds the share and nothing else.
    if let Some(tail) = gap.strip_suffix('(') {
        let tail = Clause::behind_figure(page, tail);
        let behind = page.just_behind(told.span, LONGEST);
        let closes = behind.split(')').next().is_some_and(|rest| rest.len() < behind.len() && is_short(rest, COMPARED));
        return closes && !tail.joins && tail.strange <= TAIL;
    }
    let cut = gap.rfind(MARKS);
    let (tail, clause) = match cut {
        Some(at) => gap.split_at_checked(at).unwrap_or((gap, "")),
        // No comma: the clause begins with its first word of a change.
        None => cut_at_change(page, gap),
    };
    let clause = clause.trim_start_matches(MARKS);
    // "A rise below inflation, which was 6 per cent"
    let more = heard(clause).any(|word| {
        let is = |list: &WordList| list.is(word);
        (is(&words.more) || is(&words.less)) && !is(&words.rise) && !is(&words.fall)
    });
    let mut parts = tail.split(MARKS).map(|part| Clause::behind_figure(page, part));
    let most = if cut.is_some() { TAIL } else { 2 };
    let first = parts.next().unwrap_or_default();
    let tail_reads = !first.joins && first.strange <= most && parts.all(|part| !part.joins && part.strange <= STRANGE);
    let behind: String = heard(page.just_behind(told.span, LONGEST)).take(2).collect::<Vec<_>>().join(" ");
    let is_told = words.or.is_in(clause) && signed(page, told).is_some() || !clause.trim().is_empty() || cut.is_some();
    // "Income earned by 77 per cent of them": the word for "by" alone is that of a change only where the clause ends.
    let ends = !page.after(told.span).trim_start_matches([' ', '\u{A0}']).starts_with(is_letter);
    let by = words.by.is_in(clause) && (ends || words.has_no_capitals);
    let moves = by
        || [&words.rise, &words.fall].into_iter().any(|list| list.is_in(clause))
        || is_told && (words.rise.is_in(&behind) || words.fall.is_in(&behind) || signed(page, told).is_some())
        || words.or.is_in(clause) && (words.more.begins(&behind) || words.less.begins(&behind));
    let most = if words.or.is_in(clause) || words.which.is_in(clause) { STRANGE + 1 } else { STRANGE };
    let new = begins_anew(page, clause);
    let clause = Clause::of(page, clause);
    tail_reads && moves && !more && !new && !clause.joins && clause.strange <= most
}

/// Whether a figure is compared with the one behind it: "21 million, against a profit of 20 million", "21 million (in
/// 2015: 20 million)".
pub(super) fn is_compared(page: Page<'_>, one: &Mention, other: &Mention) -> bool {
    let between = page.without_dates(one.span.end, begin(other));
    compares(page, &between) || is_dated(page, one, other) || comes_from(page, &between, one, other)
}

/// Whether a figure is one that another change starts from, which ends at the next figure.
pub(super) fn goes_on(page: Page<'_>, figure: &Mention) -> bool {
    let mentions = &page.reading.mentions;
    let next = mentions.iter().skip(mentions.partition_point(|mention| mention.span.start < figure.span.end));
    next.take(2).any(|next| {
        let gap = page.text.get(figure.span.end..begin(next)).unwrap_or_default();
        let mut last = gap.split_whitespace().rev().take(2);
        gap.len() <= LONGEST && is_short(gap, COMPARED + 1) && last.any(|word| page.glossary.to.is(word))
    })
}

/// Whether a figure stands alone in brackets with its date: "21 million people (in 2015: 20 million)".
pub(super) fn is_dated(page: Page<'_>, one: &Mention, other: &Mention) -> bool {
    let between = page.text.get(one.span.end..begin(other)).unwrap_or_default();
    let Some((tail, inside)) = between.rsplit_once('(') else { return false };
    let start = begin(other) - inside.len();
    let mentions = &page.reading.mentions;
    let first = mentions.partition_point(|mention| mention.span.start < start);
    let is_date = |mention: &Mention| matches!(mention.stated, Stated::Date(_) | Stated::Period(_));
    let dates = mentions.iter().skip(first).take_while(|mention| mention.span.end <= begin(other));
    let closes = page.just_behind(other.span, LONGEST).split(')').next().is_some_and(|rest| is_short(rest, COMPARED));
    let tail = Clause::of(page, tail);
    let lead = Clause::of(page, &page.without_dates(start, begin(other)));
    dates.filter(|mention| is_date(mention)).count() == 1
        && closes
        && lead.strange == 0
        && !tail.joins
        && tail.strange <= TAIL
}

/// Whether the words between two figures compare the first with the second: "million, against a loss of".
pub(super) fn compares(page: Page<'_>, between: &str) -> bool {
    let words = page.glossary;
    let between = without_brackets(between.trim_end().trim_end_matches(['(', '\u{2013}', '\u{2014}', '-']).trim_end());
    if between.len() > 2 * LONGEST || !is_short(&between, FAR) || between.contains(')') {
        return false;
    }
    let mut last = ' ';
    for (at, c) in between.char_indices() {
        if is_letter(c) && !is_word(last) {
            let rest = between.get(at..).unwrap_or_default();
            if let Some(end) = words.against.at_start(rest) {
                let (before, behind) = (between.get(..at).unwrap_or_default(), rest.get(end..).unwrap_or_default());
                let (before, behind) = (Clause::behind_figure(page, before), Clause::of(page, behind));
                let comma = rest.get(end..).unwrap_or_default().trim_start().trim_end_matches([',', '\u{60C}', ' ']);
                if comma.contains([',', '\u{60C}']) {
                    return false;
                }
                let moves = rest.get(end..).is_some_and(|text| words.rise.is_in(text) || words.fall.is_in(text));
                return !moves && !before.joins && before.strange <= TAIL && !behind.joins && behind.strange <= NOUN;
            }
        }
        last = c;
    }
    false
}

/// Where a figure begins, with the word that says that it is rough: "about 20". Other hedges are often words of the
/// change: "to 20", "more than 20".
pub(super) fn begin(mention: &Mention) -> usize {
    let rough = |stated: &&StatedQuantity| matches!(stated.quantity.hedge, Hedge::About | Hedge::Nearly);
    let hedge = quantity(mention).filter(rough).and_then(|stated| stated.hedge);
    hedge.map_or(mention.span.start, |hedge| hedge.start.min(mention.span.start))
}

/// Whether a sentence ends between: "4.1 tn. In India", "joined.Without a blank", or a bracket closes that opened before.
pub(super) fn breaks(page: Page<'_>, one: &Mention, end: usize) -> bool {
    let gap = page.text.get(one.span.end..end).unwrap_or_default();
    let ends = page.words(one.span).ends_with('.');
    let is_new = |text: &str| text.trim_start().starts_with(char::is_uppercase);
    let mut stops = gap.match_indices('.').filter_map(|(at, _)| gap.get(at + 1..));
    let has_stop = page.glossary.has_no_capitals
        && stops.clone().any(|rest| rest.chars().take(SHORT).filter(|c| is_letter(*c)).count() == SHORT);
    // "(21 million) rose by": the bracket held the figure alone.
    let is_alone = page.before(Span::new(begin(one), begin(one))).trim_end().ends_with('(');
    let closed = !is_alone && without_brackets(gap).contains(')');
    ends && is_new(gap) && !page.glossary.has_capital_nouns || stops.any(is_new) || has_stop || closed
}

/// What parts clauses of a sentence.
pub(super) const MARKS: [char; 7] = [',', '\u{60C}', '\u{2013}', '\u{2014}', '(', ')', ':'];

pub(super) fn is_short(text: &str, most: usize) -> bool {
    text.split_whitespace().take(most + 1).count() <= most
        && !text.contains([';', '\n', '!', '?'])
        && !text.contains(". ")
}

/// Where one of some phrases begins first in a text.
pub(super) fn first_of(words: &WordList, text: &str) -> Option<usize> {
    let mut last = ' ';
    for (at, c) in text.char_indices() {
        if is_letter(c) && !is_word(last) && words.begins(text.get(at..).unwrap_or_default()) {
            return Some(at);
        }
        last = c;
    }
    None
}

/// What the words of a clause are.
#[derive(Default)]
pub(super) struct Clause {
    /// How many of them may begin a subject of their own.
    pub(super) strange: usize,
    /// Whether one joins it to another: "and".
    pub(super) joins: bool,
}

impl Clause {
    /// The words behind a figure, of which the first is its noun.
    fn behind_figure(page: Page<'_>, text: &str) -> Self {
        let (noun, rest) = text.trim_start().split_once(char::is_whitespace).unwrap_or((text, ""));
        if noun.chars().all(is_letter) && !page.glossary.and.is(noun) {
            return Self::of(page, rest);
        }
        Self::of(page, text)
    }

    pub(super) fn of(page: Page<'_>, text: &str) -> Self {
        let words = page.glossary;
        let lists: [&WordList; 13] = [
            &words.linking,
            &words.rise,
            &words.fall,
            &words.from,
            &words.to,
            &words.went,
            &words.against,
            &words.by,
            &words.or,
            &words.which,
            &words.more,
            &words.less,
            &words.reached,
        ];
        let mut clause = Self::default();
        let verbs = [&words.went, &words.reached];
        let mut said = heard(text).map(|word| word.trim_matches(|c: char| !is_word(c))).peekable();
        while let Some(word) = said.next() {
            // "Rose 5 per cent and reached 21 million" has one subject; where "and" clings, another word for it begins one.
            let is_bare = words.and_prefix.is_empty() || words.and_prefix.iter().any(|prefix| prefix == word);
            let goes_on = is_bare && said.peek().is_some_and(|next| verbs.iter().any(|list| list.is(next)));
            if words.and.is(word) && !goes_on || words.partly.is(word) {
                clause.joins = true;
            } else if !words.and.is(word)
                && !lists.iter().any(|list| list.is(word))
                && !word.chars().all(char::is_numeric)
            {
                clause.strange += 1;
                // In some languages "and" clings to the first word of what it joins.
                let mut joined = words.and_prefix.iter().filter_map(|prefix| word.strip_prefix(prefix.as_str()));
                let rest = joined.find(|rest| rest.chars().count() >= SHORT);
                if rest.is_some_and(|rest| lists.iter().any(|list| list.is(rest))) {
                    clause.strange -= 1;
                } else {
                    clause.joins |= rest.is_some();
                }
            }
        }
        clause
    }
}

/// Whether a text ends with one of some words, with one linking word behind at most: "from the level of".
fn ends_near(page: Page<'_>, words: &WordList, text: &str) -> bool {
    let text = text.trim_end();
    let before = || {
        let (rest, last) = text.rsplit_once(char::is_whitespace)?;
        (page.glossary.linking.is(last) && last.chars().count() > SHORT).then_some(rest.trim_end())
    };
    words.ends(text) || before().is_some_and(|rest| words.ends(rest))
}

/// Whether a clause begins with a verb that "and" is joined to, which has a subject of its own: "and rose".
fn begins_anew(page: Page<'_>, clause: &str) -> bool {
    let words = page.glossary;
    let first = heard(clause).next().unwrap_or_default();
    let is_phrase = [&words.by, &words.or, &words.which].into_iter().any(|list| list.begins(clause.trim_start()));
    let clings = words
        .and_prefix
        .iter()
        .any(|prefix| first.strip_prefix(prefix.as_str()).is_some_and(|rest| rest.chars().count() >= SHORT));
    (words.and.is(first) || clings) && !is_phrase
}

/// A text cut where its first word of a change begins.
pub(super) fn cut_at_change<'t>(page: Page<'_>, gap: &'t str) -> (&'t str, &'t str) {
    let words = page.glossary;
    let lists = [&words.or, &words.by, &words.rise, &words.fall, &words.which];
    let mut last = ' ';
    for (at, c) in gap.char_indices() {
        if is_letter(c) && !is_word(last) {
            let rest = gap.get(at..).unwrap_or_default();
            if lists.iter().any(|list| list.begins(rest)) {
                return gap.split_at_checked(at).unwrap_or((gap, ""));
            }
        }
        last = c;
    }
    (gap, "")
}

/// Whether a figure is said to have come from the one behind it: "to 21 million in May, from 20 million". In many
/// languages the word is that for "of", too, so that a comma or a unit must set the two apart.
fn comes_from(page: Page<'_>, between: &str, one: &Mention, other: &Mention) -> bool {
    let words = page.glossary;
    let between = without_brackets(between);
    let close = between.trim_end();
    let close = close
        .rsplit_once(char::is_whitespace)
        .filter(|(_, last)| words.linking.is(last) && !words.from.is(last))
        .map_or(close, |(rest, _)| rest.trim_end());
    let Some(at) = words.from.at_end(close) else { return false };
    // "(40 more, from 257 to 297)"
    if goes_on(page, other) {
        return false;
    }
    let lead = close.get(..at).unwrap_or_default().trim_end();
    let clause = Clause::of(page, lead);
    // "To 155 billion \u{2013} a long way from 177 billion"
    let last = lead.trim_end_matches([',', '\u{60C}', ' ']).rsplit(DASHES).next().unwrap_or_default();
    if last.len() < lead.len() && Clause::of(page, last).strange > 0 {
        return false;
    }
    let is_apart = lead.ends_with([',', '\u{60C}'])
        || quantity(one).zip(quantity(other)).is_some_and(|(one, other)| {
            one.quantity.unit != Unit::One
                && (other.quantity.unit == one.quantity.unit || other.quantity.figure.rounded)
                || one.quantity.figure.rounded && other.quantity.figure.rounded
        });
    is_short(&between, FAR) && is_apart && !clause.joins && clause.strange <= COMPARED
}

/// The dashes that part clauses; many write two hyphens for one.
const DASHES: [char; 2] = ['\u{2013}', '\u{2014}'];
const HYPHENS: &str = "--";

/// Whether a dash stands in a text.
pub(super) fn has_dash(text: &str) -> bool {
    text.contains(DASHES) || text.contains(HYPHENS)
}

/// A text without what stands in brackets that close, and with one character for each dash.
pub(super) fn without_brackets(text: &str) -> String {
    let text = text.replace(HYPHENS, "\u{2014}");
    let mut kept = String::new();
    let mut opened = None;
    for c in text.chars() {
        match (c, opened) {
            ('(', _) => {
                opened = Some(kept.len());
                kept.push(c);
            }
            (')', Some(start)) => {
                kept.truncate(start);
                opened = None;
            }
            _ => kept.push(c),
        }
    }
    kept
}
