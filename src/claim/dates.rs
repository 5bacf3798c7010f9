//! Days with their weekdays, and days that do not exist, with the year they are of.

use std::collections::{BTreeMap, BTreeSet};

use super::{Dated, Lunar, YearFrom, sentence_at, voice_at, weekday};
use crate::lang::{Glossary, is_letter};
use crate::mention::{self, Mention, Reading, Stated, StatedDate, StatedPeriod};
use crate::span::Span;
use crate::value::{Date, DateValue, Decimal, Direction, Grain, PartialDate, Weekday};

/// The years of the Islamic calendar that texts of our time write.
const LUNAR_YEARS: std::ops::RangeInclusive<i16> = 1300..=1500;
/// How many days may lie between an article's date and a day without a year that is taken to be near it.
const NEAR: u16 = 7;
/// How many days, if a word says that the weekday is the last or the next one.
const NEAR_AS_SAID: u16 = 31;
/// How far before a day the month with its year may stand to be surely its year, in bytes: a sentence or two.
const JUST_BEFORE: usize = 300;
/// How many days may lie between an article's date and a day whose year stands elsewhere in the article.
const SAME_SEASON: u16 = 60;
/// How many days from an article's date on a day without a year is hardly of another year.
const HALF_YEAR: u16 = 200;
/// How many years ago is lately: older years that an article tells are those of a story.
const LATELY: i16 = 2;
/// How many years after one that an article names it may have been written.
const YEARS_AFTER: i16 = 3;

/// How far from a day a year may stand that tells which year the story is of, in bytes.
const BESIDE: usize = 40;
/// How many mentions, and how many bytes, behind a day in brackets may lead to another day in them.
const SEVERAL: usize = 3;
const BETWEEN_DAYS: usize = 24;
/// How many bytes lie between two weekdays of one row.
const BETWEEN_WEEKDAYS: usize = 6;

/// How many years around one that is told anywhere in an article no other may have the weekday.
const LONG_BEFORE: i16 = 3;
const LONG_AFTER: i16 = 5;

/// A year that stands with a month.
#[derive(Clone, Copy)]
struct Told {
    year: i16,
    /// Where first.
    span: Span,
    /// Whether a day stands with them: "8 March 2018" is an event of its own, "in March 2018" sets the scene.
    has_day: bool,
}

/// The years that an article states.
#[derive(Default)]
struct Years {
    /// With each month, and where first.
    months: BTreeMap<u8, Vec<Told>>,
    /// How often.
    counts: BTreeMap<i16, usize>,
    /// Whole numbers that may count years.
    numbers: BTreeSet<i16>,
    /// Where each stands, in order.
    places: Vec<(usize, i16)>,
}

/// The days of an article that can be held against the calendar.
pub(super) fn dated(text: &str, reading: &Reading, words: &Glossary, day: Option<Date>) -> Vec<Dated> {
    let mut years: Option<Years> = None;
    let mut found = Vec::new();
    for (at, mention) in reading.mentions.iter().enumerate() {
        let is_day = matches!(mention.stated, Stated::Date(_) | Stated::Period(_));
        if !is_day || is_of_several(text, &reading.mentions, at, words) {
            continue;
        }
        let stated = match &mention.stated {
            Stated::Date(stated) => stated,
            Stated::Period(stated) => {
                let found_ends = ends(text, reading, words, mention.span, stated);
                found
                    .extend(found_ends.into_iter().filter(|end| !stated.relative || !is_of_this_month(&end.date, day)));
                if let Some(date) = open_end(text, mention.span, stated)
                    && let DateValue::Day { month: Some(month), day: Some(number), weekday, .. } = date.value
                {
                    let years = years.get_or_insert_with(|| stated_years(&reading.mentions));
                    let place =
                        Place { span: mention.span, is_said_near: is_said_near(text, mention.span, None, words) };
                    let (date, year) = with_year(text, date, place, (None, month, number), years, day);
                    found.push(Dated {
                        span: mention.span,
                        date,
                        weekday,
                        weekday_span: None,
                        day_span: digits(text, mention.span, number),
                        year,
                        doubtful: is_in_figures(text, mention.span, number),
                        lunar: None,
                        is_on_purpose: false,
                        voice: voice_at(text, reading, mention.span, sentence_at(reading, mention.span.start)),
                    });
                }
                continue;
            }
            Stated::Quantity(_) | Stated::Ordinal(_) => continue,
        };
        let Some((date, fields)) = whole_day(stated) else { continue };
        if stated.relative && is_of_this_month(&date, day) {
            continue;
        }
        let lunar = lunar(text, without(mention.span, stated.weekday), fields, words);
        let own = stated.stated_weekday().or_else(|| {
            let named = stated.weekday.filter(|_| lunar.is_some())?;
            named.of(text).split_whitespace().next_back().and_then(|word| words.weekday(word))
        });
        // Without a year a weekday of its own may stand anywhere near; brackets tie it to the date.
        let near = if own.is_none() {
            weekday::beside(text, &reading.mentions, at, words)
                .filter(|near| fields.0.is_some() || near.is_enclosed(text, mention.span))
        } else {
            None
        };
        // "The first, on 6 February, and the second": a weekday that is a number in an order, too.
        let own = own.filter(|_| !stated.weekday.is_some_and(|place| is_next_in_order(text, reading, place, words)));
        let weekday = own.or(near.map(|near| near.weekday));
        if weekday.is_none() && date.exists() {
            continue;
        }
        if let Some((date, lunar)) = lunar {
            found.push(Dated {
                span: mention.span,
                date: with_weekday(date, weekday),
                weekday,
                weekday_span: stated.weekday,
                day_span: None,
                year: YearFrom::Written,
                doubtful: false,
                lunar: Some(lunar),
                is_on_purpose: false,
                voice: voice_at(text, reading, mention.span, sentence_at(reading, mention.span.start)),
            });
            continue;
        }
        let date = if near.is_some() { with_weekday(date, weekday) } else { date };
        let years = years.get_or_insert_with(|| stated_years(&reading.mentions));
        // What looks like a year behind a date without one is its year, however it was read; behind a comma it may be
        // another one: "le jeudi 18 avril, 2018 a été …".
        let rest = Span::new(mention.span.end, text.len()).of(text);
        let close = rest.trim_start_matches(' ');
        let behind = close.trim_start_matches([' ', ',', '\u{60C}']);
        let is_apart = behind.len() < close.len();
        let figures: String = behind.chars().take_while(char::is_ascii_digit).collect();
        let known = figures.parse::<i16>().ok().filter(|year| fields.0.is_none() && (1900..2100).contains(year));
        // "This Wednesday, 19 May 1,318 cases": a figure with a separator is no year.
        let goes_on = behind.get(figures.len()..).and_then(|rest| rest.strip_prefix(['.', ',']));
        let is_year = goes_on.is_none_or(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
        let known = known.filter(|_| is_year);
        let is_open = if is_apart { known.is_some() } else { is_year && behind.starts_with(char::is_numeric) };
        let known = known.filter(|_| !is_apart);
        let (span, date, year) = match (fields.0, known) {
            (None, Some(year)) => {
                let end = mention.span.end + (rest.len() - behind.len()) + figures.len();
                (Span::new(mention.span.start, end), date.with_year(year), YearFrom::Written)
            }
            (None, None) if is_open => (mention.span, date, YearFrom::Open),
            (Some(_), _) if !has_full_year(mention.span.of(text)) => (mention.span, date, YearFrom::Open),
            (Some(year), _) if weekday.is_some() && is_year_of_next(text, mention.span, &date, year, words, day) => {
                (mention.span, date, YearFrom::Open)
            }
            (None, None) if weekday.is_some() && is_of_told_year(reading, mention.span, &date, day) => {
                (mention.span, date, YearFrom::Open)
            }
            (None | Some(_), _) => {
                let weekday_at = stated.weekday.or(near.map(|near| near.place));
                let place =
                    Place { span: mention.span, is_said_near: is_said_near(text, mention.span, weekday_at, words) };
                let (date, year) = with_year(text, date, place, fields, years, day);
                (mention.span, date, year)
            }
        };
        let sentence = sentence_at(reading, mention.span.start);
        let month_first = mention.span.of(text).ends_with(char::is_numeric) && weekday.is_none();
        let goes_on = counts_what_follows(text, mention.span.end, words) && !is_behind_on(text, mention.span, words);
        let without_weekday = without(mention.span, stated.weekday);
        let bare = without_weekday.of(text).trim();
        let only_figures = !bare.contains(is_letter) && (date.exists() || !is_full_figures(bare));
        found.push(Dated {
            span: near.map_or_else(|| weekday::closed(text, span), |near| near.whole),
            date,
            weekday,
            weekday_span: stated.weekday.or(near.map(|near| near.place)),
            day_span: digits(text, without_weekday, fields.2),
            year,
            doubtful: only_figures || month_first && goes_on && fields.0.is_none(),
            lunar: None,
            is_on_purpose: false,
            voice: voice_at(text, reading, mention.span, sentence),
        });
    }
    found
}

/// How many mentions before a weekday may be the number before it in an order.
const ORDER: usize = 8;

/// Whether a word for a weekday is one for a number in an order, and the sentence has the number before it in words.
fn is_next_in_order(text: &str, reading: &Reading, weekday: Span, words: &Glossary) -> bool {
    let Some(number) = words.order_of_weekday(weekday.of(text)) else { return false };
    let start = sentence_at(reading, weekday.start).map_or(weekday.start, |sentence| sentence.start);
    let here = reading.mentions.partition_point(|mention| mention.span.start < weekday.start);
    let before = reading.mentions.get(here.saturating_sub(ORDER)..here).unwrap_or_default();
    before
        .iter()
        .filter(|mention| mention.span.start >= start)
        .any(|mention| mention.stated == Stated::Ordinal(number.saturating_sub(1)))
}

/// Whether a year behind a comma opens what follows: "it closed on Thursday, April 18, 2018 was a good year". The weekday
/// then fits the year of the article.
fn is_year_of_next(text: &str, span: Span, date: &PartialDate, year: i16, words: &Glossary, day: Option<Date>) -> bool {
    let written = span.of(text);
    let before = written.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_apart = before.len() + 4 == written.len() && before.trim_end().ends_with(',');
    let fits = |day: Date| {
        let own = day.year();
        own != year && [own, own.saturating_sub(1)].iter().any(|own| date.with_year(*own).fits_weekday() == Some(true))
    };
    is_apart
        && day.is_some_and(fits)
        && words.of_year.begins(text.get(span.end..).unwrap_or_default().trim_start_matches(' '))
}

/// How far before a day the words may stand that tell its year: a sentence or two, in bytes.
const TOLD_BEFORE: usize = 250;

/// Whether a day without a year has its weekday in a year that is told from the article's: "three years ago, on Wednesday,
/// October 1", "last year". "Last December" tells no year of other months.
fn is_of_told_year(reading: &Reading, day: Span, date: &PartialDate, article: Option<Date>) -> bool {
    let is_of_month = |told: &PartialDate| {
        told.grain() >= Grain::Year
            || told.days().zip(article).is_some_and(|(days, article)| days.first.month() == article.month())
    };
    let end = sentence_at(reading, day.start).map_or(day.end, |sentence| sentence.end);
    let first = reading.mentions.partition_point(|mention| mention.span.end + TOLD_BEFORE < day.start);
    let near = reading.mentions.iter().skip(first).take_while(|mention| mention.span.start < end);
    let year = |mention: &Mention| match &mention.stated {
        Stated::Date(stated) if stated.relative => stated.resolved.filter(is_of_month)?.year(),
        Stated::Period(stated) if stated.relative => stated.period.from.filter(is_of_month)?.year(),
        Stated::Date(_) | Stated::Period(_) | Stated::Quantity(_) | Stated::Ordinal(_) => None,
    };
    near.filter_map(year).any(|year| date.with_year(year).fits_weekday() == Some(true))
}

/// Whether a weekday and a date stand together by chance: in brackets that hold more dates ("until Tuesday (20/1 to 21/2)"),
/// or before another weekday ("until 2 December 2007, Tuesday to Friday").
fn is_of_several(text: &str, mentions: &[Mention], at: usize, glossary: &Glossary) -> bool {
    let (Some(mention), Some(next)) = (mentions.get(at), mentions.get(at + 1)) else { return false };
    let words = mention.span.of(text);
    if let Some(open) = words.rfind('(')
        && !words.get(open..).is_some_and(|rest| rest.contains(')'))
    {
        let inside = mentions.iter().skip(at + 1).take(SEVERAL).find(|next| matches!(next.stated, Stated::Date(_)));
        let gap = |next: &Mention| text.get(mention.span.end..next.span.start).unwrap_or("\n");
        return inside.is_some_and(|next| gap(next).len() <= BETWEEN_DAYS && !gap(next).contains([')', '\n']));
    }
    // The cheap questions first: this is asked of every mention.
    let gap = text.get(mention.span.end..next.span.start).unwrap_or("\n");
    let is_near = gap.len() <= BETWEEN_WEEKDAYS && !gap.contains(['.', '\n']);
    let last = || words.split_whitespace().next_back().unwrap_or_default();
    is_near
        && matches!(next.stated, Stated::Date(_))
        && words.contains(char::is_numeric)
        && glossary.weekday(last()).is_some()
        && glossary.weekday(next.span.of(text)).is_some()
}

/// The ends of a period that the calendar has an answer to: "until Friday, 31 June 2024". Of an end without a year of
/// its own nothing is said.
fn ends(text: &str, reading: &Reading, glossary: &Glossary, span: Span, stated: &StatedPeriod) -> Vec<Dated> {
    let words = span.of(text);
    let years = words.split(|c: char| !c.is_numeric()).filter(|digits| digits.chars().count() == 4).count();
    let (from, to) = (stated.period.from, stated.period.to);
    let own_years = from.iter().chain(&to).filter(|end| end.year().is_some()).count();
    // "From Monday, August 24, to Friday, August 29, 2020": the year that is written last is that of both.
    let is_shared = years == 1 && from.and_then(|from| from.year()) == to.and_then(|to| to.year());
    let has_years = !stated.relative && (years >= own_years || is_shared);
    let is_day = |end: &PartialDate| {
        is_of_no_year(end)
            || has_years && matches!(end.value, DateValue::Day { year: Some(_), month: Some(_), day: Some(_), .. })
    };
    let weekday = |end: &PartialDate| match end.value {
        DateValue::Day { weekday, .. } => weekday,
        DateValue::Week { .. }
        | DateValue::Quarter { .. }
        | DateValue::Half { .. }
        | DateValue::Season { .. }
        | DateValue::Decade { .. }
        | DateValue::Century { .. } => None,
    };
    let voice = voice_at(text, reading, span, sentence_at(reading, span.start));
    let is_one = from.is_some() != to.is_some();
    let day_of = |end: &PartialDate| end.value.full_date().and_then(|day| u8::try_from(day.day()).ok());
    from.into_iter()
        .chain(to)
        .filter(is_day)
        .filter(|end| !end.exists() || weekday(end).is_some())
        .map(|end| Dated {
            span,
            date: end,
            weekday: weekday(&end),
            weekday_span: None,
            day_span: day_of(&end).filter(|_| is_one).and_then(|day| digits(text, span, day)),
            year: YearFrom::Written,
            doubtful: years == 0
                && (words.ends_with(|c: char| c.is_ascii_digit()) && counts_what_follows(text, span.end, glossary)
                    || day_of_month(&end).is_some_and(|day| is_in_figures(text, span, day))),
            lunar: None,
            is_on_purpose: false,
            voice,
        })
        .collect()
}

/// Whether a day is on the calendar of no year at all: 31 June.
fn is_of_no_year(date: &PartialDate) -> bool {
    // A leap year has all days that any year has.
    const LEAP: i16 = 2024;
    date.value.day_of_month().is_some() && !date.with_year(LEAP).exists()
}

/// Whether a day may have its month from the article's date: "from the 15th to the 31st of the same month".
fn is_of_this_month(date: &PartialDate, article: Option<Date>) -> bool {
    let month = date.value.day_of_month().map(|(_, month, _)| month);
    article.is_some_and(|article| u8::try_from(article.month()).ok() == month)
}

fn day_of_month(date: &PartialDate) -> Option<u8> {
    date.value.day_of_month().map(|(_, _, day)| day)
}

/// Whether the number that ends at a place may count the word behind it: "in June 31 people", and not "June 31 in Leeds".
fn counts_what_follows(text: &str, end: usize, glossary: &Glossary) -> bool {
    let after = text.get(end..).and_then(|after| after.strip_prefix(' ')).unwrap_or_default();
    let word = after.split(|c: char| !is_letter(c)).next().unwrap_or_default();
    !word.is_empty() && !glossary.behind_day.is(word) && !glossary.linking.is(word)
}

/// Whether the word before a day stands before days only: "on June 31 people were sent home".
fn is_behind_on(text: &str, span: Span, glossary: &Glossary) -> bool {
    let before = text.get(..span.start).unwrap_or_default().trim_end_matches(' ');
    let word = before.rsplit(|c: char| !is_letter(c)).next().unwrap_or_default();
    glossary.on_day.is(word)
}

/// Whether the month of a day is a figure too.
fn is_in_figures(text: &str, span: Span, day: u8) -> bool {
    let Some(digits) = digits(text, span, day) else { return false };
    let is_figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let after = text.get(digits.end..span.end).unwrap_or_default();
    let before = text.get(span.start..digits.start).unwrap_or_default();
    is_figure(after.strip_prefix(['.', '/']).and_then(|rest| rest.chars().next()))
        || is_figure(before.strip_suffix(['.', '/']).and_then(|rest| rest.chars().next_back()))
}

/// Whether a day in figures is written as nothing else is: two digits each for day and month, four for the year.
fn is_full_figures(words: &str) -> bool {
    let mut lengths: Vec<usize> = words.split(['.', '/', '-']).map(str::len).collect();
    lengths.sort_unstable();
    words.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '/' | '-')) && lengths == [2, 2, 4]
}

/// The day of a period with one end, without the year, if none is written: "since Wednesday, 25 August".
fn open_end(text: &str, span: Span, stated: &StatedPeriod) -> Option<PartialDate> {
    let (Some(end), None) = (stated.period.from.or(stated.period.to), stated.period.from.and(stated.period.to)) else {
        return None;
    };
    let DateValue::Day { month: Some(month), day: Some(day), weekday: Some(weekday), .. } = end.value else {
        return None;
    };
    let is_alone = !stated.relative && !has_full_year(span.of(text));
    let behind = text.get(span.end..).unwrap_or_default().trim_start_matches([' ', ',', '\u{60C}']);
    (is_alone && !behind.starts_with(char::is_numeric))
        .then(|| DateValue::Day { year: None, month: Some(month), day: Some(day), weekday: Some(weekday) }.into())
}

/// The same day with a weekday.
fn with_weekday(date: PartialDate, weekday: Option<Weekday>) -> PartialDate {
    match date.value {
        DateValue::Day { year, month, day, .. } => DateValue::Day { year, month, day, weekday }.into(),
        DateValue::Week { .. }
        | DateValue::Quarter { .. }
        | DateValue::Half { .. }
        | DateValue::Season { .. }
        | DateValue::Decade { .. }
        | DateValue::Century { .. } => date,
    }
}

/// The day of a date that is written in the Islamic calendar, with its month in letters or all in figures.
fn lunar(text: &str, span: Span, (year, month, day): Fields, glossary: &Glossary) -> Option<(PartialDate, Lunar)> {
    if glossary.lunar_months.is_empty() {
        return None;
    }
    let year = year?;
    let named = span.of(text).contains(is_letter);
    if LUNAR_YEARS.contains(&year) {
        let date = PartialDate::of_date(mention::islamic_day(year, month, day).filter(|_| !named)?);
        return Some((date, Lunar { swapped: mention::islamic_day(year, day, month) }));
    }
    let words = crate::lang::folded(span.of(text));
    let mut numbers = words.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse::<i16>().ok());
    let written = named && numbers.any(|number| LUNAR_YEARS.contains(&number));
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    written.then(|| (PartialDate::of_date(date), Lunar::default()))
}

/// Year, month and day as written.
type Fields = (Option<i16>, u8, u8);

fn whole_day(stated: &StatedDate) -> Option<(PartialDate, Fields)> {
    let date = stated.written.filter(|date| !stated.relative || is_of_no_year(date))?;
    Some((date, date.value.day_of_month()?))
}

/// The years that stand with each month of the article, and where first.
fn stated_years(mentions: &[Mention]) -> Years {
    let mut found = Years::default();
    for mention in mentions {
        let number = match &mention.stated {
            Stated::Quantity(stated) => Some(stated.quantity.figure.value),
            Stated::Ordinal(number) => Some((*number).into()),
            Stated::Date(_) | Stated::Period(_) => None,
        };
        let number =
            number.filter(Decimal::is_integer).and_then(|number| i16::try_from(number.normalize().mantissa()).ok());
        found.numbers.extend(number.filter(|number| *number > LATELY));
        let dates: Vec<PartialDate> = match &mention.stated {
            Stated::Date(stated) => stated.written.filter(|_| !stated.relative).into_iter().collect(),
            Stated::Period(stated) if !stated.relative => {
                [stated.period.from, stated.period.to].into_iter().flatten().collect()
            }
            Stated::Period(_) | Stated::Quantity(_) | Stated::Ordinal(_) => Vec::new(),
        };
        for date in dates {
            if let Some(year) = date.year() {
                *found.counts.entry(year).or_default() += 1;
                found.places.push((mention.span.start, year));
            }
            if let DateValue::Day { year: Some(year), month: Some(month), day, .. } = date.value {
                let years = found.months.entry(month).or_default();
                if years.iter().all(|told| told.year != year) {
                    years.push(Told { year, span: mention.span, has_day: day.is_some() });
                }
            }
        }
    }
    found
}

impl Years {
    /// The first of the years that the article tells in which a day has its weekday.
    fn fitting(&self, date: &PartialDate, which: impl Fn(i16) -> bool) -> Option<i16> {
        self.counts.keys().copied().find(|&year| which(year) && date.with_year(year).fits_weekday() == Some(true))
    }

    /// The year of a story of the past that a day beside the article's date may be of. One year in seven fits by chance, so
    /// that the article must count the years since then ("31 years after …"), tell that year with the same month, or right
    /// beside the day; and of the day of the article and the one before it no story is told.
    fn of_story(&self, date: &PartialDate, month: u8, place: Span, filled: &PartialDate, article: Date) -> Option<i16> {
        let days = filled.days()?;
        if days.contains(article) || article.yesterday().is_ok_and(|yesterday| days.contains(yesterday)) {
            return None;
        }
        let first = self.places.partition_point(|(at, _)| at + BESIDE < place.start);
        let last = self.places.partition_point(|(at, _)| *at <= place.end + BESIDE);
        let beside = self.places.get(first..last).unwrap_or_default();
        self.fitting(date, |year| {
            let ago = article.year().saturating_sub(year);
            let of_month = || self.months.get(&month).is_some_and(|told| told.iter().any(|told| told.year == year));
            ago > LATELY && (self.numbers.contains(&ago) || of_month() || beside.iter().any(|(_, told)| *told == year))
        })
    }

    /// The year that the article gives for a month, and where: the only one that stands with it, and the latest of all.
    /// An article that looks back names older years, and one that looks ahead a later one.
    fn of_month(&self, month: u8) -> Option<Told> {
        let &[told] = self.months.get(&month)?.as_slice() else { return None };
        (self.counts.last_key_value().map(|(latest, _)| *latest) == Some(told.year)).then_some(told)
    }

    /// Whether a day with its weekday is surely of this year, though the weekday does not fit. Writers leave out the year
    /// they are in, so that a year beside another day of the month is as likely one that the article looks back to.
    fn is_sure(&self, text: &str, date: &PartialDate, told: Told, place: Span, article: Option<Date>) -> bool {
        let year = told.year;
        let fits = |other: i16| date.with_year(other).fits_weekday() == Some(true);
        if let Some(article) = article
            && let Some(days) = date.with_year(year).days()
        {
            // A day of the very weeks in which the article was written.
            return days.widen(SAME_SEASON).contains(article) && !fits(year.saturating_add(1));
        }
        let just_told = told.span.start < place.start && place.start - told.span.start <= JUST_BEFORE;
        let is_near = !told.has_day || !text.get(told.span.end..place.start).unwrap_or_default().contains('\n');
        let is_subject = is_near && self.counts.get(&year).is_some_and(|count| *count > 1);
        let before = year.saturating_sub(1);
        let is_before = fits(before) && self.counts.contains_key(&before);
        let fits_from_to = |first: i16, last: i16| (first..=last).filter(|other| *other != year).any(fits);
        if just_told {
            return !is_before && (is_subject || !fits_from_to(before, year.saturating_add(YEARS_AFTER)));
        }
        // A month that is told elsewhere without a day sets the scene of the whole article; where the weekday fits no
        // year for long before and after, it is wrong in whichever is meant.
        !told.has_day && !fits_from_to(year.saturating_sub(LONG_BEFORE), year.saturating_add(LONG_AFTER))
    }
}

/// Where a day stands, and what the words beside it say of it.
#[derive(Clone, Copy)]
struct Place {
    span: Span,
    /// Whether its weekday is the last or the next one.
    is_said_near: bool,
}

/// Whether a word says that a weekday is the last or the next one: "this Wednesday, 11 May".
fn is_said_near(text: &str, day: Span, weekday: Option<Span>, words: &Glossary) -> bool {
    let near = &words.near_weekday;
    weekday.map_or_else(
        || near.is_in(day.of(text)),
        |weekday| {
            near.ends(text.get(..weekday.start).unwrap_or_default().trim_end_matches(' '))
                || near.begins(text.get(weekday.end..).unwrap_or_default().trim_start_matches(' '))
        },
    )
}

fn with_year(
    text: &str,
    date: PartialDate,
    Place { span: place, is_said_near }: Place,
    (year, month, _): Fields,
    years: &Years,
    article: Option<Date>,
) -> (PartialDate, YearFrom) {
    if year.is_some() {
        return (date, YearFrom::Written);
    }
    let is_near = |date: &PartialDate, days: u16| Some(date.days()?.widen(days).contains(article?));
    let beside = article.and_then(|article| Some((article, date.resolve(article, Direction::Nearest)?)));
    let beside = beside.filter(|(article, filled)| {
        // What was said a year ago may be told again.
        let is_old = || date.with_year(article.year().saturating_sub(1)).fits_weekday() == Some(true);
        is_near(filled, NEAR) == Some(true) || is_said_near && is_near(filled, NEAR_AS_SAID) == Some(true) && !is_old()
    });
    // A weekday that fits the days around the article's date is right, whatever year stands elsewhere.
    if let Some((article, filled)) = beside
        && filled.fits_weekday() != Some(false)
    {
        return (filled, YearFrom::Article(article));
    }
    let story = beside.filter(|_| !is_said_near).and_then(|(article, filled)| {
        let year = years.of_story(&date, month, place, &filled, article)?;
        Some((filled, YearFrom::Story(article, year)))
    });
    if let Some(story) = story {
        return story;
    }
    if let Some(told) = years.of_month(month)
        && years.is_sure(text, &date, told, place, article)
    {
        return (date.with_year(told.year), YearFrom::Elsewhere(told.span));
    }
    // An article on a day of another year that fits: the anniversary of one.
    if let Some(told) = years.of_month(month)
        && date.with_year(told.year).fits_weekday() == Some(true)
    {
        return (date.with_year(told.year), YearFrom::Elsewhere(told.span));
    }
    if let Some((article, filled)) = beside {
        return (filled, YearFrom::Article(article));
    }
    if let Some(article) = article
        && let Some(filled) = date.resolve(article, Direction::Nearest)
        && is_of_another_month(&date, month, article)
        && years.fitting(&date, |_| true).is_none()
    {
        return (filled, YearFrom::Article(article));
    }
    (date, YearFrom::Open)
}

/// Whether a day of this number is near the article's date and has the stated weekday, in another month than the stated
/// one, while the stated day has it in no year that lets it be near: "this Wednesday, 11 November" on 11 December.
fn is_of_another_month(date: &PartialDate, month: u8, article: Date) -> bool {
    let DateValue::Day { day: Some(day), weekday: Some(weekday), .. } = date.value else { return false };
    let near = PartialDate::of_date(article).days().map(|days| days.widen(NEAR));
    let is_such = |other: &Date| {
        u8::try_from(other.day()) == Ok(day)
            && other.weekday() == weekday
            && u8::try_from(other.month()).is_ok_and(|other| other != month)
    };
    let years = article.year().saturating_sub(1)..=article.year().saturating_add(1);
    let fits_itself = years.map(|year| date.with_year(year)).any(|filled| {
        filled.fits_weekday() == Some(true) && filled.days().is_some_and(|days| days.widen(HALF_YEAR).contains(article))
    });
    !fits_itself
        && near.is_some_and(|near| {
            std::iter::successors(Some(near.first), |day| day.tomorrow().ok())
                .take_while(|day| *day <= near.last)
                .any(|day| is_such(&day))
        })
}

/// Whether a year is written with four digits; two may be an hour: "September 15 11 a.m.".
fn has_full_year(words: &str) -> bool {
    words.split(|c: char| !c.is_numeric()).any(|digits| digits.chars().count() >= 4)
}

/// What is left of a date without its weekday at one end.
fn without(span: Span, weekday: Option<Span>) -> Span {
    match weekday {
        Some(weekday) if weekday.start <= span.start => Span::new(weekday.end.min(span.end), span.end),
        Some(weekday) if weekday.end >= span.end => Span::new(span.start, weekday.start.max(span.start)),
        Some(_) | None => span,
    }
}

/// Where a number stands in digits of its own.
fn digits(text: &str, span: Span, number: u8) -> Option<Span> {
    let part = span.of(text);
    let mut start = None;
    for (at, c) in part.char_indices().chain(std::iter::once((part.len(), ' '))) {
        match (c.is_ascii_digit(), start) {
            (true, None) => start = Some(at),
            (false, Some(begin)) => {
                if part.get(begin..at).and_then(|digits| digits.parse::<u16>().ok()) == Some(u16::from(number)) {
                    return Some(Span::new(span.start + begin, span.start + at));
                }
                start = None;
            }
            (true, Some(_)) | (false, None) => {}
        }
    }
    None
}
