//! A language pack as written: the TOML of `rules/lang/<tag>.toml`. Unknown keys are refused at their place.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Forms of a word, or several words, as they may be written.
pub(crate) type Forms = Vec<String>;

/// The whole file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct RawPack {
    pub(crate) pack: RawHead,
    pub(crate) words: RawWords,
    pub(crate) number: RawNumber,
    pub(crate) hedge: RawHedges,
    pub(crate) hedge_after: RawHedges,
    /// Hedges that hold before counts and shares, but not before money.
    pub(crate) hedge_counts: RawHedges,
    pub(crate) percent: RawPercent,
    /// Currency words by ISO 4217 code; `USD/100` holds the words of its hundredth part, `USD*1000000` those of millions.
    pub(crate) money: BTreeMap<String, Forms>,
    /// Currency signs and codes that may stand before the figure, by ISO 4217 code.
    pub(crate) money_before: BTreeMap<String, Forms>,
    /// Words of measured units by the unit's id in `rules/units.toml`.
    pub(crate) measure: BTreeMap<String, Forms>,
    pub(crate) calendar: RawCalendar,
    pub(crate) date: RawDate,
    pub(crate) statement: RawStatement,
    pub(crate) reference: Reference,
    pub(crate) example: Vec<RawExample>,
    pub(crate) nothing: RawNothing,
    pub(crate) check: RawCheck,
}

/// `[pack]`: what the language is and how it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct RawHead {
    /// BCP 47 tag.
    pub(crate) language: String,
    /// Its English name.
    pub(crate) name: String,
    /// ISO 639-3 code, by which the detector names it.
    pub(crate) iso639_3: String,
    /// Order of a purely numeric date: `dmy`, `mdy` or `ymd`.
    pub(crate) date_order: String,
}

/// `[words]`: how words run into each other.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct RawWords {
    /// What may cling to the front of any word.
    pub(crate) prefixes: Forms,
    /// What may cling to the end of any word.
    pub(crate) suffixes: Forms,
    /// What may cling to the end of a rulebook's name.
    pub(crate) name_suffixes: Forms,
    /// Words that are something else when written small and alone ("may", "sat").
    pub(crate) ambiguous: Forms,
    /// Abbreviations that end no sentence, with their full stop.
    pub(crate) abbreviations: Forms,
    /// Words of the pack of no language (`und`) that this language has another use for.
    pub(crate) not: Forms,
    /// Words that name a date only with figures beside them, however they are spelled ("Mo", "Jan").
    pub(crate) dependent: Forms,
    /// Words that are meant only where they are written small, or begin a sentence.
    pub(crate) small: Forms,
    /// Words before a figure of up to 24 that make it a time of day.
    pub(crate) clock_before: Forms,
    /// Words after a figure (up to 24, or of four digits) that make it a time of day.
    pub(crate) clock: Forms,
    /// Words after which a figure is no quantity.
    pub(crate) labels: Forms,
    /// Words after which a figure with a word for days is a count of days, and no day of a month.
    pub(crate) spans: Forms,
}

/// `[number]`.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, not a state")]
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct RawNumber {
    /// Decimal separators.
    pub(crate) decimal: Forms,
    /// Whether three digits before a scale word are decimals where one sign is used both ways.
    pub(crate) decimal_before_scale: bool,
    /// Signs that separate decimals only where a unit, a percent sign or a scale word follows.
    pub(crate) decimal_with_unit: Forms,
    /// Group separators.
    pub(crate) group: Forms,
    /// Whether number words run together into one word.
    pub(crate) joined: bool,
    /// Whether large numbers are grouped by ten thousands.
    pub(crate) myriad: bool,
    /// Whether 60 and 80 take 10 to 19.
    pub(crate) vigesimal: bool,
    /// Whether plain digits go on below a scale word: "3 mil 500" is 3500.
    pub(crate) digits_after_scale: bool,
    /// Whether units stand before tens, with an "and".
    pub(crate) units_first: bool,
    /// Whether digits may be said one by one: "two zero one nine".
    pub(crate) digit_by_digit: bool,
    /// Whether a weak number word counts after "and": "duzentos e um".
    pub(crate) weak_after_and: bool,
    /// Number words by value; a value is `7`, `1000`, or a product such as `2*1000`.
    pub(crate) cardinals: BTreeMap<String, Forms>,
    /// Number words that count only together with more; `0*1000` holds scale words that are vague alone ("thousands").
    pub(crate) weak: BTreeMap<String, Forms>,
    /// Words that multiply by a power of ten, by that power.
    pub(crate) multipliers: BTreeMap<String, Forms>,
    /// Letters that multiply by a power of ten right after digits.
    pub(crate) touching: BTreeMap<String, Forms>,
    /// Letters that multiply an amount of money by a power of ten, right after its figure.
    pub(crate) money_scales: BTreeMap<String, Forms>,
    /// Words that multiply by something else, such as 12.
    pub(crate) times: BTreeMap<String, Forms>,
    /// The forms of nouns behind digits, with which a figure is written anew: behind 1, behind 2 to 4, behind 5 and more, and
    /// behind decimals.
    pub(crate) bent: Vec<[String; 4]>,
    /// Whether 21, 31 and so on take the form of 1.
    pub(crate) bent_by_last: bool,
    /// Words between the numerator and the denominator of a fraction where both are number words: "three *of* five".
    pub(crate) fraction_of: Forms,
    /// Words that make a fraction with the number before them, by value: "three *twentieths*".
    pub(crate) denominators: BTreeMap<String, Forms>,
    /// Ordinal words by value.
    pub(crate) ordinals: BTreeMap<String, Forms>,
    /// Ordinal words that multiply by a power of ten, by that power.
    pub(crate) ordinal_multipliers: BTreeMap<String, Forms>,
    /// Value to what is said behind an ordinal to add that much to it: "the fifth after the hundredth".
    pub(crate) ordinals_behind: BTreeMap<String, Forms>,
    /// What stands before a figure to make it an ordinal.
    pub(crate) ordinal_prefixes: Forms,
    /// What stands right after a figure (or the last word of a joined number) to make it an ordinal.
    pub(crate) ordinal_suffixes: Forms,
    /// Whether a full stop after digits makes them an ordinal.
    pub(crate) ordinal_dot: bool,
    /// Words after which digits with a full stop are an ordinal.
    pub(crate) ordinal_before: Forms,
    /// Words of counting, before which a weak number is a number.
    pub(crate) counters: Forms,
    /// The same, for numbers above one.
    pub(crate) counters_many: Forms,
    /// Whether a last digit after a power of ten counts in the next lower power ("four hundred five" is 450).
    pub(crate) elliptic: bool,
    /// Number words that never end a number above ten, though they begin one: Chinese "liang" behind "thirty" is a weight.
    pub(crate) not_last: Forms,
    /// Number words in a form that ends a number.
    pub(crate) closing: Forms,
    /// Between a number and the power it is raised to: "10 *to the* 13th".
    pub(crate) power_links: Forms,
    /// After that power.
    pub(crate) power_words: Forms,
    /// Fraction words by value, such as `1/2`.
    pub(crate) fractions: BTreeMap<String, Forms>,
    /// "and a half" by value.
    pub(crate) plus_fractions: BTreeMap<String, Forms>,
    /// Between the denominator and the numerator that follows it.
    pub(crate) fraction_links: Forms,
    /// Between a whole number and its fraction only.
    pub(crate) fraction_connectors: Forms,
    /// Between the numerator and the denominator that follows it.
    pub(crate) fraction_over: Forms,
    /// Between two figures that share the unit behind the second: "3 *to* 4 per cent".
    pub(crate) figure_links: Forms,
    /// Between the parts of a number.
    pub(crate) connectors: Forms,
    /// "point".
    pub(crate) points: Forms,
    /// "minus".
    pub(crate) minus: Forms,
    /// "a few".
    pub(crate) vague: Forms,
}

/// `[hedge]` and `[hedge-after]`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct RawHedges {
    pub(crate) about: Forms,
    pub(crate) nearly: Forms,
    pub(crate) up_to: Forms,
    pub(crate) at_least: Forms,
    pub(crate) more_than: Forms,
    pub(crate) less_than: Forms,
    /// Words that may stand between a hedge and its figure.
    pub(crate) links: Forms,
}

/// `[percent]`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct RawPercent {
    /// "per cent".
    pub(crate) words: Forms,
    /// "percentage points".
    pub(crate) points: Forms,
    /// Tenths: a figure up to ten times ten is a percentage.
    pub(crate) tenths: Forms,
    /// Hundredths after tenths.
    pub(crate) hundredths: Forms,
    /// Shares smaller than a hundredth, before or after their figure, by how many of them make one per cent: `10` holds
    /// "per mille".
    pub(crate) smaller: BTreeMap<String, Forms>,
    /// Between a figure and its unit.
    pub(crate) linkers: Forms,
}

/// `[calendar]`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct RawCalendar {
    /// 1 to 12.
    pub(crate) months: BTreeMap<String, Forms>,
    /// 1 (Muharram) to 12.
    pub(crate) hijri_months: BTreeMap<String, Forms>,
    /// 1 (Monday) to 7.
    pub(crate) weekdays: BTreeMap<String, Forms>,
    /// `spring`, `summer`, `autumn`, `winter`.
    pub(crate) seasons: BTreeMap<String, Forms>,
    /// `day` to `century`.
    pub(crate) units: BTreeMap<String, Forms>,
    /// `early`, `mid`, `late`.
    pub(crate) parts: BTreeMap<String, Forms>,
    /// 1 to 4.
    pub(crate) quarters: BTreeMap<String, Forms>,
    /// 1 or 2.
    pub(crate) halves: BTreeMap<String, Forms>,
    /// The tens digit, 0 to 9.
    pub(crate) decades: BTreeMap<String, Forms>,
    /// 1 (Monday) to 7, in forms that are weekdays only between brackets.
    pub(crate) weekdays_in_brackets: BTreeMap<String, Forms>,
    /// What counts from the end in "the last week of May".
    pub(crate) last: Forms,
    /// What makes a year a decade, right after it.
    pub(crate) decade_suffixes: Forms,
    /// Words before a decade that make it one of somebody's life: "his".
    pub(crate) owners: Forms,
    /// The Gregorian year of the era's first year; `-1` for years before year 1; `hijri` for years of the Islamic calendar.
    pub(crate) eras: BTreeMap<String, Forms>,
    /// Feasts: `12-25`, `easter+49`, `hijri 9-1`, `hebrew 7-15`, `chinese 1-1`, `parsi 1-1`,
    /// `4 4 of 11` (fourth Thursday of November), `4 4 of 11+1` (the day after),
    /// `hindu 7-30 sunset` (the tithi of a month from new moon, and when it must prevail),
    /// `sankranti 10 sunset` (the sun's entry into a sign), `nakshatra 22 5 sunrise` (the moon's mansion in a solar
    /// month), `sun 15 8` (the sun's longitude, by clocks eight hours ahead of universal time), `persian 1-1`.
    /// After it may follow ` +1` (days on), ` before 7` or ` after 7` (the next Sunday before or after it),
    /// ` if 7 -1` (moved if it is a Sunday). `easter-46..easter-1` and `hebrew 3-25..+7` are all days of a stretch.
    pub(crate) holidays: BTreeMap<String, Forms>,
}

/// `[date]`: how words make dates. The syntax of a pattern is described in `rules/lang/README.md`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct RawDate {
    /// Patterns of dates that stand on the calendar.
    pub(crate) absolute: Forms,
    /// Patterns of dates that are counted from the article's date.
    pub(crate) relative: Vec<RawRelative>,
    /// Patterns of periods.
    pub(crate) range: Forms,
    /// Patterns of periods that have only a beginning.
    pub(crate) since: Forms,
    /// Patterns of periods that have only an end.
    pub(crate) until: Forms,
    /// Words after which a bare four-digit figure is a year.
    pub(crate) year_cues: Forms,
    /// Words after which a figure such as 22.04 is a day of a month, where `short` has `d.m`.
    pub(crate) day_cues: Forms,
    /// Whether an ordinal of four digits is a year: "in 2020th".
    pub(crate) ordinal_years: bool,
    /// Numeric dates without a year that count as dates: `d.m.`, `d/m`, `m/d`; `d.m` after a word that calls for a day.
    pub(crate) short: Forms,
}

/// One way of counting from the article's date.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, not a state")]
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct RawRelative {
    /// Units forward (positive) or back.
    pub(crate) shift: i32,
    /// `day` to `century`, where the pattern has no slot for it.
    pub(crate) unit: String,
    /// Whether the shift is multiplied by the number in the pattern, and the result is as exact as the unit ("ago").
    pub(crate) counted: bool,
    /// Whether it is the stretch of that many units up to (or from) now: "the last three years".
    pub(crate) stretch: bool,
    /// Whether a weekday is meant that lies in the week so many weeks away, and not the nearest such day.
    pub(crate) by_week: bool,
    /// Whether it is the stretch of the first so many units of the year in the pattern, or of the article's.
    pub(crate) leading: bool,
    /// Whether it counts from the date in the pattern's `{date}` slot.
    pub(crate) from_date: bool,
    /// The patterns.
    pub(crate) forms: Forms,
}

/// `[statement]`: what keeps a sentence from being a claim, and who speaks.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct RawStatement {
    pub(crate) negated: Forms,
    pub(crate) conditional: Forms,
    pub(crate) planned: Forms,
    pub(crate) denied: Forms,
    pub(crate) rumoured: Forms,
    /// Words that tell of what is to come, though it is stated as certain.
    pub(crate) future: Forms,
    /// Words that tell of what is over: verbs in the past tense.
    pub(crate) past: Forms,
    pub(crate) attribution: Forms,
}

/// `[reference]`: words by which a text refers to somebody it names, and puts events in their order.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Reference {
    /// Pronouns that can only mean one man.
    pub he: Vec<String>,
    /// Pronouns that can only mean one woman.
    pub she: Vec<String>,
    /// Titles, right before a name, of men only.
    pub he_titles: Vec<String>,
    /// Titles, right before a name, of women only.
    pub she_titles: Vec<String>,
    /// Words that can only be said of a man, right behind the full name that begins a sentence: a verb or participle in the
    /// form for men.
    pub he_behind: Vec<String>,
    /// The same of a woman: "fue elegida".
    pub she_behind: Vec<String>,
    /// Words for men, whom a pronoun may mean.
    pub men: Vec<String>,
    /// Words for women, and for what is spoken of as one.
    pub women: Vec<String>,
    /// Words after or before a title: chosen, and not yet in office.
    pub elect: Vec<String>,
    /// Words before or after a title: no longer in office.
    pub former: Vec<String>,
    /// Words before or after a title: in office at the time that is spoken of.
    pub then: Vec<String>,
    /// Words that make another office of a title: deputy, acting.
    pub lesser: Vec<String>,
    /// Words that may stand before a title behind a name: articles.
    pub articles: Vec<String>,
    /// Words after which the earlier of two events is named.
    pub after: Vec<String>,
    /// Words after which the later of two events is named.
    pub before: Vec<String>,
    /// Words that open the list of some members: "such as".
    pub such_as: Vec<String>,
    /// Small words between two words of one name: "of".
    pub joints: Vec<String>,
    /// Words before a noun that is no name, where all nouns have capitals: articles and the like.
    pub determiners: Vec<String>,
    /// Words right beside a figure that say that it is of others or of a part: "another", "only".
    pub further: Vec<String>,
    /// Verbs that say that there is more than the figure behind them, with other words in between: "exceeded".
    pub exceed: Vec<String>,
    /// Words right before the name of what something is compared with: "than", "as long as", "unlike".
    pub compared: Vec<String>,
    /// What stands around the name of what something is compared with, `…` in its place: "…より", "比…多"; behind a second
    /// `…` what stands later in its clause.
    pub compared_around: Vec<String>,
    /// By kind of name (`organisation`, `place`, `event`, `treaty`, `law`, `operation`): words inside of names that show it.
    pub kinds: BTreeMap<String, Vec<String>>,
    /// Words that are in almost every text, and tell of nothing.
    pub stop_words: Vec<String>,
}

/// `[nothing]`: phrases whose parts look like something they are not.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct RawNothing {
    pub(crate) phrases: Forms,
}

/// One executed example.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct RawExample {
    /// The mentions' values in order, as `claimlint mentions` prints them in short: `2022-04-05`, `6000`, `38 %`,
    /// `3800000000 USD`, `12 km`, `2016/2020`, `3rd` is `#3`; empty for a phrase that holds nothing.
    pub(crate) value: String,
    /// All the ways to write it; the expected mention must cover the part between `[[` and `]]`, or all of it.
    pub(crate) forms: Forms,
    /// The article's date for this example; 2022-05-18 where none is given.
    pub(crate) date: Option<String>,
}

/// `[check]`: words that checks look for beside figures, dates and lists.
#[expect(clippy::struct_excessive_bools, reason = "each tells of one trait of a language")]
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(crate) struct RawCheck {
    /// What says that a figure is one of a day and will grow.
    pub(crate) so_far: Forms,
    /// What begins a correction note.
    pub(crate) correction: Forms,
    /// What says that an earlier version of the article said what follows.
    pub(crate) earlier_version: Forms,
    /// Between a measured quantity and the same in another unit.
    pub(crate) or: Forms,
    /// Before the last item of a list.
    pub(crate) and: Forms,
    /// What clings to the front of the last items of a list, in place of a word before them.
    pub(crate) and_prefix: Forms,
    /// Whether the language is written in a script without capitals.
    pub(crate) has_no_capitals: bool,
    /// Whether all its nouns have capitals, so that a capital shows no name.
    pub(crate) has_capital_nouns: bool,
    /// Whether names change inside a sentence.
    pub(crate) declines_names: bool,
    /// Whether bodies of other countries keep their acronym beside a translated name whose adjective stands behind the noun,
    /// so that its last two letters change places.
    pub(crate) translates_names: bool,
    /// Before the share of a whole that is left.
    pub(crate) rest: Forms,
    /// What says that a list is not all of what is counted.
    pub(crate) partly: Forms,
    /// What stands, like a colon, between counted things and the list of them: "namely".
    pub(crate) namely: Forms,
    /// Between a count and those of its parts, all or some: "of which".
    pub(crate) of_which: Forms,
    /// Those of them that name only some of the parts: "including".
    pub(crate) including: Forms,
    /// What stands before a count whose parts follow in the same sentence: "of the".
    pub(crate) out_of: Forms,
    /// What says that a figure is that of a part of what was counted before it: "of them".
    pub(crate) of_them: Forms,
    /// What says that a figure goes up.
    pub(crate) rise: Forms,
    /// What says that a figure goes down.
    pub(crate) fall: Forms,
    /// Verbs that say so of their subject, and nothing else: "rose".
    pub(crate) rose: Forms,
    /// The same of a figure that goes down.
    pub(crate) fell: Forms,
    /// Before the figure that a change starts from.
    pub(crate) from: Forms,
    /// Before the figure that a change ends at.
    pub(crate) to: Forms,
    /// Acronyms that many texts have, so that none is a slip of another one.
    pub(crate) common_acronyms: Forms,
    /// Acronyms whose letters stand in another order than those of their words.
    pub(crate) own_letters: Forms,
    /// How forms of one name end that differ by two swapped letters: "Congolees", "Congolese".
    pub(crate) name_endings: Forms,
    /// How words begin that are no names, in a script without capitals: with an article.
    pub(crate) no_name_prefix: Forms,
    /// Parts of words that are written in two ways, both right, which differ by two swapped letters.
    pub(crate) two_ways: Vec<[String; 2]>,
    /// Whether it is written without spaces between words.
    pub(crate) has_no_spaces: bool,
    /// What says that a sentence speaks of something else than another that looks like it: other, before, each.
    pub(crate) unlike: Forms,
    /// What says that two figures are not counted alike: a split of shares.
    pub(crate) adjusted: Forms,
    /// What says that a figure is the highest or lowest that something reached.
    pub(crate) extreme: Forms,
    /// What says that a figure is one that somebody foresaw: a forecast, a target.
    pub(crate) foreseen: Forms,
    /// Verbs of a figure that goes from one value to another, up or down.
    pub(crate) went: Forms,
    /// Before the figure that one is compared with.
    pub(crate) against: Forms,
    /// Before the share of a change, and of nothing else.
    pub(crate) by: Forms,
    /// Behind the share by which something is more.
    pub(crate) more: Forms,
    /// Behind the share by which something is less.
    pub(crate) less: Forms,
    /// Before or behind the share by which more is paid than a price.
    pub(crate) premium: Forms,
    /// The same where less is paid.
    pub(crate) discount: Forms,
    /// Between such a share and the price.
    pub(crate) premium_to: Forms,
    /// What says that a share is that of each year, or an average.
    pub(crate) average: Forms,
    /// What begins a clause about the noun before it.
    pub(crate) which: Forms,
    /// Behind a word for more or less: "than".
    pub(crate) than: Forms,
    /// Before the figure that something comes to: "reached".
    pub(crate) reached: Forms,
    /// Words that begin no subject of their own between a share and its figures: "in the same period of last year".
    pub(crate) linking: Forms,
    /// What clings to the figure that a change starts from, or stands behind it.
    pub(crate) from_behind: Forms,
    /// The same of the figure that it ends at.
    pub(crate) to_behind: Forms,
    /// What says that a day is on no calendar.
    pub(crate) no_such_day: Forms,
    /// Words of a date that is put on another day: brought forward, postponed.
    pub(crate) moved: Forms,
    /// Words of a change by a factor, by that factor: `2`, `1.5`, `1/2`.
    pub(crate) times: BTreeMap<String, Forms>,
    /// Before a day of birth.
    pub(crate) born: Forms,
    /// Before a day of death.
    pub(crate) died: Forms,
    /// Before an age.
    pub(crate) aged: Forms,
    /// What stands before a range of ages and nothing else: "aged".
    pub(crate) ages: Forms,
    /// After an age.
    pub(crate) years_old: Forms,
    /// Beside its number, what comes back every year.
    pub(crate) anniversary: Forms,
    /// Before the year of a beginning.
    pub(crate) founded: Forms,
    /// Between a stretch of time and the day it is counted from.
    pub(crate) after: Forms,
    /// Behind a stretch of time that is counted from the date before it: "later".
    pub(crate) later: Forms,
    /// What stretches of time are counted in: the words for `day`, `week`, `month` and `year`.
    pub(crate) stretches: BTreeMap<String, Forms>,
    /// More forms that are a weekday only beside a date, by its number from 1 for Monday.
    pub(crate) weekdays: BTreeMap<String, Forms>,
    /// Between a date and its weekday.
    pub(crate) before_weekday: Forms,
    /// Between a weekday and its date.
    pub(crate) after_weekday: Forms,
    /// Between a name and an age.
    pub(crate) of_age: Forms,
    /// Right behind an age that stands before a name.
    pub(crate) year_old: Forms,
    /// Behind an age of another time.
    pub(crate) then: Forms,
    /// Behind a year that a clause speaks of.
    pub(crate) of_year: Forms,
    /// Before the first end of a period, besides `from`.
    pub(crate) period_from: Forms,
    /// Between the two ends of a period, besides `to`.
    pub(crate) period_to: Forms,
    /// What clings to the first end of a period, or stands behind it.
    pub(crate) period_from_behind: Forms,
    /// The same of the last end.
    pub(crate) period_to_behind: Forms,
    /// Behind two ends of a period that stand side by side or are joined by "and".
    pub(crate) between_behind: Forms,
    /// Before two ends of a period that "and" joins.
    pub(crate) between: Forms,
    /// What is listed by its places.
    pub(crate) with_places: Forms,
    /// What is listed by fields.
    pub(crate) fields: Forms,
    /// Before two years that are compared.
    pub(crate) comparison: Forms,
    /// Beside a weekday that is the last or the next one from the article's day.
    pub(crate) near_weekday: Forms,
    /// Before a day, and never before a month alone.
    pub(crate) on_day: Forms,
    /// Behind a day, where something counted by its number would not begin.
    pub(crate) behind_day: Forms,
}
