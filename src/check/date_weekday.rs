//! `date-weekday`: a weekday that its date does not have.

use super::Check;
use super::scene::{Scene, Seen};
use super::wording::reworded;
use crate::claim::{Dated, MonthDay, YearFrom};
use crate::finding::{Code, Confidence, Finding, Fix, Role, Severity, Voice};
use crate::span::Span;
use crate::value::{Date, PartialDate, Weekday, weekday_name};

pub(super) static CHECK: Check = Check {
    code: Code::new("date-weekday"),
    title: "a weekday that its date does not have",
    why: "One of the two is wrong, and a reader who plans by it comes on the wrong day. With the year written this is \
          nearly always real, wherever the weekday stands: before, behind, in brackets. Without it, only a year that the article itself gives for that month, or an article's \
          date at most a week away (a month, if a word says that the weekday is the last or the next one), decides; so does a month that is wrong where the weekday and the number of the day fit \
          a day within a week of the article's date. Two dates without a year that lie at most ten days apart are held against each other; the one that fewer others fit is a warning, \
          and a note where they stand far apart and no third decides; so are days without a month (\u{201C}this Tuesday (19)\u{201D}, \u{201C}this \
          Wednesday (21)\u{201D}), which an article's date at most a week away decides, too. Else the check is silent. Where the weekday fits a year long ago that the article tells of, it is a note. Dates before 1900 and dates in figures that \
          fit when day and month change places are passed over; a day of the Islamic calendar may be a day off.",
    example: "The summit was held on Thursday, 18 August 2023.",
    examples: include_str!("../../rules/checks/date-weekday.toml"),
    needs: &[],
    run: Some(run),
};

/// How far off another month or year is still offered.
const FARTHEST_MONTH: i16 = 3;
const FARTHEST_YEAR: i16 = 2;
/// Before this year other calendars were in use.
const FIRST_YEAR: i16 = 1900;
/// What looks like one of these years is the time of a day: "Feb 10 2315".
const HOURS: std::ops::Range<i16> = 2200..2400;

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for dated in &scene.statements.dates {
        let Some(written) = dated.weekday else { continue };
        let Some(day) = dated.date.value.full_date() else { continue };
        if dated.year == YearFrom::Open || day.year() < FIRST_YEAR || HOURS.contains(&day.year()) {
            continue;
        }
        scene.look(Seen::Date, dated.span);
        if let Some(lunar) = dated.lunar {
            let fits = |day: Date| {
                [day.weekday(), day.weekday().wrapping_add(1), day.weekday().wrapping_sub(1)].contains(&written)
            };
            if !fits(day) && !lunar.swapped.is_some_and(fits) {
                findings.push(of_moon(scene, dated, day, written));
            }
            continue;
        }
        if dated.date.fits_weekday() != Some(false) {
            continue;
        }
        let swapped = Date::new(day.year(), day.day(), day.month()).ok();
        // Nobody who writes dots puts the month first.
        let either_way = dated.doubtful && !scene.words(dated.span).contains('.');
        if either_way && swapped.is_some_and(|swapped| swapped.weekday() == written) {
            continue;
        }
        // "(FR, 28.2.2013)" names a newspaper.
        let shouted = dated.weekday_span.is_some_and(|span| scene.words(span).chars().all(char::is_uppercase));
        if dated.doubtful && shouted {
            continue;
        }
        findings.push(finding(scene, dated, day, written));
    }
    side_by_side(scene, findings);
}

/// A common year: the days of two dates without a year lie as far apart in it as in any other, but for the end of February.
const COMMON_YEAR: i16 = 2001;
/// How many days lie at most between two dates without a year that are those of one year.
const NEAR: i32 = 10;
/// How many of them are held against each other: more stand only in what is no article.
const MOST: usize = 100;
/// How far apart they stand at most, in bytes, where no third date says which of them is wrong.
const ASIDE: usize = 200;

/// A date without a year, as a day of a common one; one without a month, as a day of its first.
#[derive(Clone, Copy)]
struct Yearless {
    span: Span,
    voice: Voice,
    day: Date,
    weekday: Weekday,
}

impl Yearless {
    fn gap(&self, other: &Self) -> i32 {
        i32::from(other.day.day_of_year()) - i32::from(self.day.day_of_year())
    }

    /// Whether both are days of one year, and as far apart in a leap year.
    fn is_near(&self, other: &Self) -> bool {
        self.gap(other).abs() <= NEAR && (self.day.month() > 2) == (other.day.month() > 2)
    }

    /// Whether some year has both weekdays on these days.
    fn fits(&self, other: &Self) -> bool {
        self.weekday.wrapping_add(self.gap(other)) == other.weekday
    }

    /// How many of some dates near it fit it, itself among them.
    fn fitting(&self, days: &[Self]) -> usize {
        days.iter().filter(|other| self.is_near(other) && self.fits(other)).count()
    }
}

/// Dates without a year whose weekdays no year has: "on Tuesday, July 28, and Thursday, July 29".
fn side_by_side(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    let days: Vec<Yearless> =
        scene.statements.dates.iter().filter_map(|dated| yearless(scene, dated)).take(MOST).collect();
    of_one_year(scene, &days, "year", findings);
    let told = &scene.statements.month_days;
    let near = |told: &MonthDay| nearest_day(told, scene.article.date?);
    findings.extend(told.iter().filter_map(|told| near_article(scene, told, near(told)?)));
    let days: Vec<Yearless> =
        told.iter().filter(|told| near(told).is_none()).filter_map(monthless).take(MOST).collect();
    of_one_year(scene, &days, "month", findings);
}

/// How many days off the article's date a day without a month is surely the nearest one of its number.
const WEEK: i32 = 7;

/// The day of a number that lies at most a week off the article's date.
fn nearest_day(told: &MonthDay, article: Date) -> Option<Date> {
    let number = i8::try_from(told.day).ok()?;
    (-WEEK..=WEEK).filter_map(|days| shifted(article, days)).find(|day| day.day() == number)
}

/// A day without a month whose weekday that day near the article's date does not have.
fn near_article(scene: &Scene<'_>, told: &MonthDay, day: Date) -> Option<Finding> {
    scene.look(Seen::Date, told.span);
    if day.weekday() == told.weekday {
        return None;
    }
    let right = weekday_name(day.weekday());
    let message = format!("{} is a {right}, not a {}.", PartialDate::of_date(day), weekday_name(told.weekday));
    let mut finding = scene.finding(&CHECK, told.span, Severity::Warning, message);
    finding.confidence = Confidence::Medium;
    let article = PartialDate::of_date(scene.article.date?);
    finding.derivation.push(format!("month and year are from the article's date, {article}"));
    finding.derivation.push(format!("{} was a {right}", PartialDate::of_date(day)));
    Some(finding)
}

/// Holds days that lie near each other against each other; `stretch` is what they are of.
fn of_one_year(scene: &Scene<'_>, days: &[Yearless], stretch: &str, findings: &mut Vec<Finding>) {
    let mut called: Vec<Span> = Vec::new();
    for (at, later) in days.iter().enumerate() {
        let is_called = |day: &Yearless| called.contains(&day.span);
        let mut earlier = days.iter().take(at).filter(|day| later.is_near(day) && !is_called(day));
        let Some(earlier) = earlier.find(|day| !later.fits(day)) else { continue };
        let (fit_later, fit_earlier) = (later.fitting(days), earlier.fitting(days));
        // Which is wrong the others say, else it is the later one.
        let (wrong, right) = if fit_later > fit_earlier { (earlier, later) } else { (later, earlier) };
        called.push(wrong.span);
        findings.push(of_no_year(scene, wrong, right, fit_later != fit_earlier, stretch));
    }
}

fn yearless(scene: &Scene<'_>, dated: &Dated) -> Option<Yearless> {
    let weekday = dated.weekday?;
    // "Thursday, June 23-Friday, June 24": the weekday behind a dash is that of the next day.
    let is_next = dated.weekday_span.is_some_and(|place| scene.before(place).ends_with(['-', '\u{2013}']));
    if dated.year != YearFrom::Open || dated.doubtful || !dated.date.exists() || is_next {
        return None;
    }
    let (_, month, day) = dated.date.value.day_of_month()?;
    let day = Date::new(COMMON_YEAR, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some(Yearless { span: dated.span, voice: dated.voice, day, weekday })
}

fn monthless(told: &MonthDay) -> Option<Yearless> {
    let day = Date::new(COMMON_YEAR, 1, i8::try_from(told.day).ok()?).ok()?;
    Some(Yearless { span: told.span, voice: told.voice, day, weekday: told.weekday })
}

/// Two dates of no one year, or month. It `is_decided` which is wrong where other dates fit the right one.
fn of_no_year(scene: &Scene<'_>, wrong: &Yearless, right: &Yearless, is_decided: bool, stretch: &str) -> Finding {
    let (span, other) = (wrong.span, right.span);
    let between = span.start.max(other.start).saturating_sub(span.end.min(other.end));
    let severity = if is_decided || between <= ASIDE { Severity::Warning } else { Severity::Note };
    let message = format!("{} and {} are of no one {stretch}.", scene.quoted(other), scene.quoted(span));
    let mut finding = scene.finding(&CHECK, span, severity, message);
    finding
        .derivation
        .push(format!("{} days lie between them, and the weekdays are not those of such days", wrong.gap(right).abs()));
    finding.confidence = if is_decided { Confidence::Medium } else { Confidence::Low };
    finding.witnesses.push(scene.witness(other, Role::Against, right.voice));
    scene.look(Seen::Date, other);
    scene.look(Seen::Date, span);
    finding
}

fn finding(scene: &Scene<'_>, dated: &Dated, day: Date, written: Weekday) -> Finding {
    let right = weekday_name(day.weekday());
    let message = format!("{} is a {right}, not a {}.", PartialDate::of_date(day), weekday_name(written));
    let mut finding = scene.finding(&CHECK, dated.span, Severity::Error, message);
    finding.confidence = Confidence::High;
    match dated.year {
        YearFrom::Written | YearFrom::Open => {}
        YearFrom::Elsewhere(span) => {
            finding.derivation.push(format!(
                "the year {} is from {} in line {}",
                day.year(),
                scene.quoted(span),
                scene.line(span)
            ));
            finding.witnesses.push(scene.witness(span, Role::Context, Voice::Own));
            finding.confidence = Confidence::Medium;
        }
        YearFrom::Article(article) => {
            finding.derivation.push(format!(
                "the year {} is from the article's date, {}",
                day.year(),
                PartialDate::of_date(article)
            ));
            finding.confidence = Confidence::Medium;
        }
        YearFrom::Story(article, year) => {
            finding.derivation.push(format!(
                "the year {} is from the article's date, {}; in {year}, which the article tells of, the weekday fits, so \
                 this is only a note",
                day.year(),
                PartialDate::of_date(article)
            ));
            finding.severity = Severity::Note;
            finding.confidence = Confidence::Low;
        }
    }
    finding.derivation.push(format!("{} was a {right}", PartialDate::of_date(day)));
    finding.fixes = fixes(scene, dated, day, written);
    finding
}

/// A day of the Islamic calendar is known to a day.
fn of_moon(scene: &Scene<'_>, dated: &Dated, day: Date, written: Weekday) -> Finding {
    let right = weekday_name(day.weekday());
    let shown = PartialDate::of_date(day);
    let message = format!(
        "{} is {shown}, a {right}, a day more or less, and no {}.",
        scene.quoted(dated.span),
        weekday_name(written)
    );
    let mut finding = scene.finding(&CHECK, dated.span, Severity::Warning, message);
    finding.confidence = Confidence::High;
    finding.derivation.push(format!("by the calendar of Umm al-Qura it is {shown}"));
    finding.derivation.push("the months of the Islamic calendar may begin a day sooner or later".to_owned());
    finding.fixes.extend(weekday_fix(scene, dated, day));
    finding
}

/// The right weekday, where the mention has the wrong one.
fn weekday_fix(scene: &Scene<'_>, dated: &Dated, day: Date) -> Option<Fix> {
    let span = dated.weekday_span?;
    let right = scene.languages.weekday_words(scene.tag, day.weekday()).first()?;
    let before = scene.words(Span::new(dated.span.start, span.start));
    let text = format!("{before}{right}{}", scene.words(Span::new(span.end, dated.span.end)));
    Some(Fix { label: "the weekday".to_owned(), text })
}

/// The other weekday, the nearest days that have the written one, and the months and years in which the day has it.
fn fixes(scene: &Scene<'_>, dated: &Dated, day: Date, written: Weekday) -> Vec<Fix> {
    let words = scene.words(dated.span);
    let mut fixes: Vec<Fix> = Vec::new();
    // In words that hold two days it is not clear which of them would change.
    if dated.day_span.is_none() && dated.weekday_span.is_none() {
        return fixes;
    }
    let mut offer = |label: &str, text: Option<String>| {
        if let Some(text) = text
            && fixes.iter().all(|fix| fix.text != text)
        {
            fixes.push(Fix { label: label.to_owned(), text });
        }
    };
    // The word is where the mention has it, in whatever spelling.
    offer("the weekday", weekday_fix(scene, dated, day).map(|fix| fix.text));
    // A change of the date keeps the weekday, so the date is taken as if it had none.
    let bare = PartialDate::of_date(day);
    let change = |to: Option<Date>| {
        to.and_then(|to| reworded(words, &bare, &PartialDate::of_date(to), scene.languages, scene.tag))
    };
    let near = |step: i32| {
        (1..=6).map(|days| shifted(day, days * step)).find(|to| to.is_some_and(|to| to.weekday() == written)).flatten()
    };
    offer("the day", change(near(-1)));
    offer("the day", change(near(1)));
    let fits = |to: Option<Date>| to.filter(|to| to.weekday() == written);
    let month = |step: i16| {
        let month = i16::from(day.month()) + step;
        fits(i8::try_from(month).ok().and_then(|month| Date::new(day.year(), month, day.day()).ok()))
    };
    let year = |step: i16| fits(Date::new(day.year() + step, day.month(), day.day()).ok());
    for to in nearest(FARTHEST_MONTH, month) {
        offer("the month", change(Some(to)));
    }
    if dated.year == YearFrom::Written {
        for to in nearest(FARTHEST_YEAR, year) {
            offer("the year", change(Some(to)));
        }
    }
    fixes
}

/// What fits at the smallest distance, before and after.
fn nearest(farthest: i16, at: impl Fn(i16) -> Option<Date>) -> Vec<Date> {
    let both = |distance: i16| [at(-distance), at(distance)].into_iter().flatten().collect::<Vec<_>>();
    (1..=farthest).map(both).find(|found| !found.is_empty()).unwrap_or_default()
}

fn shifted(day: Date, days: i32) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}
