//! Which of two figures a change starts from, and which it ends at, by the words right before each and by their dates:
//! "… 180 million …, against … 140 million", "in 2014 it sold 140, in 2015 180".
//!
//! What else stands between a share and its figures is not read here. Where it may begin a subject of its own, only a
//! share that is a slip of the right one is worth a word.

use super::changes::quantity;
use super::clauses::{Clause, MARKS, begin, breaks, goes_on, is_behind_figure, is_short, resumes, without_brackets};
use super::ends::{LONGEST, heard};
use super::owners::has_own_noun;
use super::page::Page;
use super::tied::{Pair, are_alike, dates, rises, year_of};
use crate::lang::{WordList, is_letter, is_word};
use crate::mention::Mention;
use crate::span::Span;

/// How many words before a figure are read, and how many of them may be of a noun.
const WORDS: usize = 12;
const NOUN: usize = 3;
/// How many figures to each side are looked at.
const OTHERS: usize = 3;
/// How many words there may be between a figure and its date.
const NEAR: usize = 7;
/// How many words between a share and a figure are read at most.
const FAR: usize = 40;

/// What a word before a figure makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cue {
    /// "Against": it is compared with what stands before it.
    Against,
    /// "From".
    From,
    /// "Than", behind a share that is more or less.
    Than,
    /// "To".
    To,
    /// "Reached".
    Reached,
    /// "By", "or": it is how large a change is.
    By,
}

/// What the words before a figure make of it: a word may be several.
#[derive(Clone, Debug, Default)]
struct Role(Vec<Cue>);

impl Role {
    fn is(&self, cue: Cue) -> bool {
        self.0.contains(&cue)
    }

    fn starts(&self) -> bool {
        self.0.iter().any(|cue| matches!(cue, Cue::Against | Cue::From | Cue::Than))
    }

    fn ends(&self) -> bool {
        self.0.iter().any(|cue| matches!(cue, Cue::To | Cue::Reached))
    }
}

/// The two figures of a share by the words before each, and by their dates, the likeliest first.
pub(super) fn cued<'m>(
    page: Page<'_>,
    told: &Mention,
    before: &[&'m Mention],
    behind: &[&'m Mention],
) -> Vec<Pair<'m>> {
    let leading = others(page, behind).filter_map(|(one, other)| leading(page, told, one, other));
    let following = others(page, before).filter_map(|(other, one)| following(page, told, one, other));
    leading
        .chain(following)
        .chain(around(page, told, before, behind))
        .chain(dated(page, told, before, behind))
        .collect()
}

/// "Rose 52 per cent … to 180, … against 140", "… from 140 to 180".
fn leading<'m>(page: Page<'_>, told: &Mention, one: &'m Mention, other: &'m Mention) -> Option<Pair<'m>> {
    let (first, second) = (role(page, told.span.end, one, false), role(page, one.span.end, other, false));
    if !reads(page, told, begin(one)) || !reads(page, one, begin(other)) || goes_on(page, other) {
        return None;
    }
    let gap = page.without_dates(told.span.end, begin(one));
    let loose = is_loose(page, &gap) || goes_astray(page, &page.without_dates(one.span.end, begin(other)));
    let is_fixed = page.words(Span::new(told.span.start.saturating_sub(1), told.span.start)) == "("
        && first.is(Cue::From)
        && second.is(Cue::To)
        && !gap.contains(')')
        && heard(&gap).nth(1).is_none();
    let pair = |from, to, either_way| Pair { from, to, either_way, loose, is_fixed };
    match (first.ends() && second.starts(), first.is(Cue::From) && second.is(Cue::To)) {
        (true, both) => Some(pair(other, one, both)),
        (false, true) => Some(pair(one, other, false)),
        (false, false) => None,
    }
}

/// "180 …, against 140 …, which is a rise of 52 per cent".
fn following<'m>(page: Page<'_>, told: &Mention, one: &'m Mention, other: &'m Mention) -> Option<Pair<'m>> {
    let start = page.sentence(told.span)?.start;
    let (first, second) = (role(page, start, one, false), role(page, one.span.end, other, false));
    if first.is(Cue::By) || !reads(page, other, begin(told)) || !reads(page, one, begin(other)) {
        return None;
    }
    let loose = !resumes(page, &page.without_dates(other.span.end, begin(told)), told) || has_own_noun(page, told);
    let pair = |from, to, either_way| Pair { from, to, either_way, loose, is_fixed: false };
    match (
        second.is(Cue::Against) || first.is(Cue::To) && second.is(Cue::From),
        first.is(Cue::From) && second.is(Cue::To),
    ) {
        (true, both) => Some(pair(other, one, both)),
        (false, true) => Some(Pair { loose: true, ..pair(one, other, false) }),
        (false, false) => None,
    }
}

/// "180, which is 52 per cent more than … 140", "180, up 52 per cent from … 140".
fn around<'m>(page: Page<'_>, told: &Mention, before: &[&'m Mention], behind: &[&'m Mention]) -> Option<Pair<'m>> {
    let one = before.first()?;
    let other = behind.iter().find(|other| are_alike(page, one, other))?;
    let start = page.sentence(told.span)?.start;
    let (first, second) = (role(page, start, one, false), role(page, told.span.end, other, true));
    if !reads(page, one, begin(told)) || !reads(page, told, begin(other)) {
        return None;
    }
    let gap = page.without_dates(one.span.end, begin(told));
    let loose = !is_behind_figure(page, &gap) && !resumes(page, &gap, told)
        || is_loose(page, &page.without_dates(told.span.end, begin(other)));
    // "A profit of 792 million, or 1.22 a share, up 96 per cent": the second is told beside the first.
    if page.glossary.or.ends(page.just_before(Span::new(begin(one), begin(one)), LONGEST).trim_end()) {
        return None;
    }
    // "To 699,800, or 9 per cent of the workforce, from 671,400"
    let is_part = page.glossary.or.ends(page.just_before(told.span, LONGEST).trim_end()) && has_own_noun(page, told);
    // "In comparison with the same time of 2008, with a value of": in some languages "from" is "of", too.
    let gap = page.without_dates(told.span.end, begin(other));
    let clause = gap.rsplit(MARKS).next().unwrap_or_default();
    let comes = heard(&gap).take(NOUN).any(|word| page.glossary.from.is(word))
        && (clause.len() == gap.len() || page.glossary.from.begins(clause.trim_start()));
    let is_start = match (second.is(Cue::Against), second.is(Cue::To)) {
        (true, _) => true,
        (false, true) => false,
        (false, false) => second.starts() && (comes || !second.is(Cue::From)),
    };
    // "From 3.6 in January, but up 43 per cent from 2.5": both are what another figure is compared with.
    let is_start_of_other =
        first.starts() && !first.is(Cue::To) && before.get(1).is_some_and(|last| are_alike(page, last, one));
    let pair = Pair { from: other, to: one, either_way: false, loose, is_fixed: false };
    (is_start && !is_part && !first.is(Cue::By) && !is_start_of_other).then_some(pair)
}

/// The first figure on the way with each that may be a value of the same thing: those with its noun, if there are.
fn others<'a, 'm>(page: Page<'a>, figures: &'a [&'m Mention]) -> impl Iterator<Item = (&'m Mention, &'m Mention)> {
    let noun = move |figure: &Mention| heard(page.just_behind(figure.span, LONGEST)).next().unwrap_or_default();
    let one = figures.first().copied();
    let others = move || figures.iter().skip(1).take(OTHERS).copied().zip(one).map(|(other, one)| (one, other));
    let is_told = others().any(|(one, other)| noun(one) == noun(other));
    others().filter(move |(one, other)| are_alike(page, one, other) && (!is_told || noun(one) == noun(other)))
}

/// Whether the words between two places are of one sentence.
fn reads(page: Page<'_>, one: &Mention, end: usize) -> bool {
    let gap = page.text.get(one.span.end..end).unwrap_or_default();
    gap.len() <= 3 * LONGEST && is_short(gap, FAR) && !breaks(page, one, end)
}

/// Whether the words between a share and its figures may begin a subject of their own: "and", a change of its own, or a
/// clause that does not begin with a word that leads on.
fn is_loose(page: Page<'_>, gap: &str) -> bool {
    let words = page.glossary;
    let gap = without_brackets(gap);
    // Its own noun stands first: "a 52 per cent rise in".
    let own: usize = gap.trim_start().split_inclusive(char::is_whitespace).take(1).map(str::len).sum();
    let rest = gap.trim_start().get(own..).unwrap_or_default();
    // "To 155 billion, a long way from 177 billion"
    let begins = gap.split(MARKS).skip(1).any(|clause| {
        let first = heard(clause).next();
        let names = || first.is_some_and(|first| words.linking.is(first)) && Clause::of(page, clause).strange > 1;
        first.is_some() && (!leads_on(page, clause) || names())
    });
    begins
        || heard(&gap).any(|word| words.and.is(word))
        || [&words.rise, &words.fall].into_iter().any(|l| l.is_in(rest))
}

/// Whether the words between the two figures of a share come to the second in a clause that does not begin with the word for
/// it: "to 2,722 last week, its lowest level since May and a far cry from 7,414", and not "to 309, the lowest since 1963, from".
fn goes_astray(page: Page<'_>, gap: &str) -> bool {
    let gap = without_brackets(gap);
    match gap.trim_end().rsplit_once(MARKS) {
        Some((_, clause)) => {
            let words = page.glossary;
            let cues = [&words.against, &words.from, &words.than, &words.to, &words.went, &words.reached, &words.which];
            let clause = clause.trim_start();
            !cues.into_iter().any(|list| list.begins(clause)) || Clause::of(page, clause).strange > NOUN
        }
        None => is_loose(page, &gap),
    }
}

/// Whether a clause begins with a word that goes on with what was said before: "which", "to", "compared with".
fn leads_on(page: Page<'_>, clause: &str) -> bool {
    let words = page.glossary;
    let lists = [
        &words.linking,
        &words.which,
        &words.reached,
        &words.went,
        &words.against,
        &words.from,
        &words.to,
        &words.than,
        &words.or,
        &words.by,
    ];
    let clause = clause.trim_start_matches(|c: char| !is_word(c));
    let clings = words.and_prefix.iter().any(|prefix| clause.starts_with(prefix.as_str()));
    clause.starts_with(char::is_numeric)
        || lists.into_iter().any(|list| list.begins(clause)) && !clings
        || clings && (words.reached.begins(clause) || words.against.begins(clause) || words.by.begins(clause))
}

/// What the words before a figure make of it, as far back as only its own noun is between. Behind "52 per cent more", what
/// "than" begins is a comparison, too.
fn role(page: Page<'_>, start: usize, figure: &Mention, is_more: bool) -> Role {
    let words = page.glossary;
    let gap = without_brackets(&page.without_dates(start, begin(figure)));
    let mut starts: Vec<usize> = Vec::new();
    let mut last = ' ';
    for (at, c) in gap.char_indices() {
        if is_letter(c) && !is_word(last) {
            starts.push(at);
        }
        last = c;
    }
    let mut starts = starts.split_off(starts.len().saturating_sub(WORDS)).into_iter().peekable();
    // "Compared with that of last year, when it was 140"
    let mut has_against = false;
    let (mut role, mut strange, mut since) = (Role::default(), 0, 0);
    let mut last_cue = 0;
    while let Some(at) = starts.next() {
        let rest = gap.get(at..).unwrap_or_default();
        let lead = gap.get(..at).unwrap_or_default().trim_end();
        if lead.ends_with(MARKS) {
            since = 0;
        }
        if lead.ends_with(MARKS) && !leads_on(page, rest) {
            (role, has_against) = (Role::default(), false);
        }
        // "Of which 140 million"
        if let Some(end) = words.partly.at_start(rest) {
            (role, has_against) = (Role::default(), false);
            while starts.next_if(|next| *next < at + end).is_some() {}
            continue;
        }
        let clings = words.and_prefix.iter().any(|prefix| rest.starts_with(prefix.as_str()));
        has_against &= !clings || words.reached.begins(rest) || words.against.begins(rest);
        let longest = |list: &WordList| list.at_start(rest).unwrap_or(0);
        let [against, than, from, to, reached, went, by, or, and] = [
            &words.against,
            &words.than,
            &words.from,
            &words.to,
            &words.reached,
            &words.went,
            &words.by,
            &words.or,
            &words.and,
        ]
        .map(longest);
        let end = [against, than, from, to, reached, went, by, or, and].into_iter().max().unwrap_or(0);
        if end > 0 {
            let is = |length: usize| length == end;
            strange = 0;
            // "Up 2 per cent on Friday at 20": what is left of a day is no comparison.
            has_against &= !lead.get(last_cue..).unwrap_or_default().trim().is_empty();
            last_cue = at + end;
            has_against |= is(against) || is_more && is(than);
            // "Against a profit of", but not "against a forecast rise of".
            if role.starts() && is(by) && !words.rise.begins(rest) && !words.fall.begins(rest) {
                while starts.next_if(|next| *next < at + end).is_some() {}
                continue;
            }
            let cues = [
                (Cue::Against, is(against)),
                (Cue::From, is(from)),
                (Cue::Than, is_more && is(than)),
                (Cue::To, is(to)),
                (Cue::Reached, is(reached) || is(went)),
                (Cue::By, is(by) || is(or)),
            ];
            role = Role(cues.into_iter().filter(|(_, is)| *is).map(|(cue, _)| cue).collect());
            while starts.next_if(|next| *next < at + end).is_some() {}
        } else {
            let word = heard(rest).next().unwrap_or_default().trim_matches(|c: char| !is_word(c));
            let is_strange = !words.linking.is(word) && word.chars().count() > 2;
            strange += usize::from(is_strange);
            // "Against a forecast rise to"
            if words.rise.begins(rest) || words.fall.begins(rest) {
                (role, has_against) = (Role::default(), false);
            }
            since += usize::from(is_strange);
        }
    }
    if role.ends() && has_against && since <= 1 {
        role.0.push(Cue::Against);
    }
    let hedge = quantity(figure).and_then(|stated| stated.hedge);
    if !role.starts() && hedge.is_some_and(|hedge| words.by.is(page.words(hedge))) {
        role.0.push(Cue::By);
    }
    let most = match (role.ends(), role.is(Cue::Against) || role.is(Cue::From)) {
        (true, false) => NOUN - 1,
        (false, false) if role.starts() => 1,
        (_, _) => NOUN,
    };
    if strange > most { Role::default() } else { role }
}

/// Two figures that stand with a date each, of which one is earlier: the only two of a sentence.
pub(super) fn dated<'m>(
    page: Page<'_>,
    told: &Mention,
    before: &[&'m Mention],
    behind: &[&'m Mention],
) -> Option<Pair<'m>> {
    let (one, other) = match (before, behind) {
        ([], [one, other]) | ([other, one], []) | ([one], [other]) => (*one, *other),
        _ => return None,
    };
    let (first, second) = years(page, one, other)?;
    let gap = page.without_dates(other.span.end, begin(told));
    let leads_to = |figure: &Mention| {
        reads(page, told, begin(figure)) && !is_loose(page, &page.without_dates(told.span.end, begin(figure)))
    };
    let clause = match (other.span.end <= told.span.start, one.span.end <= told.span.start) {
        (true, _) => resumes(page, &gap, told) && !has_own_noun(page, told),
        (false, true) => {
            let gap = page.without_dates(one.span.end, begin(told));
            leads_to(other)
                && reads(page, one, begin(told))
                && (is_behind_figure(page, &gap) || resumes(page, &gap, told))
        }
        (false, false) => leads_to(one) && !is_loose(page, &page.without_dates(one.span.end, begin(other))),
    };
    let (from, to) = if first < second { (one, other) } else { (other, one) };
    let agrees = rises(page, told).is_some();
    (clause && agrees && first != second && are_alike(page, one, other)).then_some(Pair {
        from,
        to,
        either_way: false,
        loose: false,
        is_fixed: false,
    })
}

/// The years of two figures: each has one right behind it or right before it.
fn years(page: Page<'_>, one: &Mention, other: &Mention) -> Option<(i16, i16)> {
    let near = |from: usize, to: usize| is_short(page.text.get(from..to).unwrap_or_default(), NEAR);
    let start = page.sentence(one.span)?.start;
    let lead = dates(page, start).take_while(|date| date.span.end <= begin(one)).last();
    let between: Vec<&Mention> = dates(page, one.span.end).take_while(|date| date.span.end <= begin(other)).collect();
    let lead = lead.filter(|date| near(date.span.end, begin(one)));
    let first = between.first().filter(|date| near(one.span.end, date.span.start));
    let last = between.last().filter(|date| near(date.span.end, begin(other)));
    let tail = dates(page, other.span.end).next().filter(|date| near(other.span.end, date.span.start));
    let (one, other) = match (lead, first, last, tail) {
        (_, Some(first), Some(last), _) if first.span != last.span => (*first, *last),
        (_, Some(first), _, Some(tail)) => (*first, tail),
        (Some(lead), _, Some(last), _) => (lead, *last),
        _ => return None,
    };
    year_of(one).zip(year_of(other))
}
