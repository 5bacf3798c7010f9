//! What a word can mean to the grammars.

use crate::value::{Currency, Grain, Hedge, Part, Season, Weekday};

/// One meaning of a word or phrase. A word may have several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// A number word: multiply what stands before by `10^power` (if `power` > 0) after adding `add` (if > 0).
    /// "hundred" is `add` 0, `power` 2; "seven" is `add` 7, `power` 0; a dual such as "two thousand" in one word has both.
    Number {
        /// What is added.
        add: u32,
        /// The power of ten that multiplies.
        power: u8,
        /// Whether the word is a number only together with more: an article, a pronoun, a syllable. A weak scale word
        /// ("thousands") is vague where it begins a number.
        weak: bool,
    },
    /// Multiplies by something that is no power of ten: a dozen.
    Times(u32),
    /// An ordinal number word, alone or as the last part of one: "third", "hundredth".
    Ordinal {
        /// What is added.
        add: u32,
        /// The power of ten that multiplies.
        power: u8,
    },
    /// A fraction: one half is 1 and 2.
    Fraction {
        /// Above the line.
        numerator: u16,
        /// Below the line.
        denominator: u16,
    },
    /// Below the line after a number: "three *twentieths*".
    Denominator {
        /// What is added.
        add: u32,
        /// The power of ten that multiplies.
        power: u8,
    },
    /// "and a half": adds a fraction to the number before it.
    PlusFraction {
        /// Above the line.
        numerator: u16,
        /// Below the line.
        denominator: u16,
    },
    /// "denominator-of-numerator" link of Chinese, Japanese and Korean fractions.
    FractionLink,
    /// The same with the end of the denominator in it, as the power of ten: a word for "hundredths of" behind "five".
    ScaledFractionLink(u8),
    /// Between a numerator and the denominator that follows it: "one *in* three".
    FractionOver {
        /// Whether it is one only between number words: "three *of* five".
        words: bool,
    },
    /// Stands between the parts of one number: "and".
    NumberAnd,
    /// Stands between a whole number and a fraction, and nowhere else in a number.
    FractionAnd,
    /// "minus".
    Minus,
    /// Says "point" between the digits of a decimal.
    DecimalPoint,
    /// Stands behind an ordinal that is less, and adds to it: "the fifth after the hundredth".
    OrdinalBehind(u64),
    /// Stands before a figure to make it an ordinal.
    OrdinalPrefix,
    /// Stands right after digits (or, in a compound, after a number word) to make them an ordinal.
    OrdinalSuffix {
        /// Whether a space may stand between.
        apart: bool,
    },
    /// A vague count: "a few", "several".
    Vague,
    /// A month, 1 to 12.
    Month(u8),
    /// A month of the Islamic calendar, 1 to 12.
    HijriMonth(u8),
    /// A weekday.
    Weekday(Weekday),
    /// A weekday, but only between brackets.
    BracketedWeekday(Weekday),
    /// A season.
    Season(Season),
    /// In a date, counts from the end: "the *last* week of May".
    Last,
    /// Right after digits, multiplies them by a power of ten: the "k" of "100k".
    TouchingScale {
        /// The power of ten.
        power: u8,
        /// Whether it must be written large.
        capital: bool,
    },
    /// Right after a figure with a currency's sign, multiplies it: the "m" of "£5m".
    MoneyScale(u8),
    /// A unit of the calendar: "week".
    Grain(Grain),
    /// Early, middle, late.
    Part(Part),
    /// A quarter by name: "Q3".
    Quarter(u8),
    /// A half-year by name: "H1".
    Half(u8),
    /// A decade by name, in a century that is not said: "the nineties" is 9.
    Decade(u8),
    /// Right after a year, makes it a decade: "1990s".
    DecadeSuffix,
    /// A word of a date pattern.
    Literal(u16),
    /// The name of an era; its years count from the one given.
    Era {
        /// The Gregorian year that is this era's year 1, or the negative of the factor for years before.
        first_year: i16,
    },
    /// A feast: an entry of the language's list.
    Holiday(u16),
    /// A currency; `minor` is the number of minor units it takes to make one: 1 for the currency, 100 for cents.
    Money {
        /// The currency.
        currency: Currency,
        /// 1, or how many of these make one of the currency.
        minor: u16,
        /// Whether it may stand before the figure.
        prefix: bool,
        /// The power of ten that the word multiplies by besides: "mdd" is millions of dollars.
        power: u8,
    },
    /// A unit of measurement: an entry of the language's list of unit ids.
    Measure(u16),
    /// "per cent".
    Percent,
    /// "percentage points".
    PercentPoint,
    /// A hedge that stands before a figure.
    Hedge(Hedge),
    /// A hedge that holds for counts and shares, but means something else before money.
    HedgeOfCounts(Hedge),
    /// A word that may stand between a hedge and its figure: an article.
    HedgeLink,
    /// A hedge that stands after a figure: "or more".
    HedgeAfter(Hedge),
    /// Links a figure to its unit: "three million *of* dollars".
    Linker,
    /// A word after which a bare four-digit figure is a year: "in".
    YearCue,
    /// A word after which a figure such as 22.04 is a day of a month.
    DayCue,
    /// A word after which a figure is no quantity: "Highway 35", "paragraph 3", "No. 5".
    Label,
    /// An abbreviation that ends no sentence.
    Abbreviation,
    /// Marks what is around it as not being stated: negation, condition, plan, rumour, denial.
    Unstated(Unstated),
    /// Tells of what is over.
    Past,
    /// Tells of what is to come, though it is stated as certain.
    Future,
    /// Opens a range of figures: "between", "from".
    RangeOpen,
    /// Joins the two figures of a range: "and", "to".
    RangeLink,
    /// Joins two figures that share their unit without anything that opens a range: "3 *to* 4 per cent", "5 *or* 6".
    FigureLink,
    /// Says that somebody else speaks.
    Attribution,
    /// A word after a figure of up to 24 (or of four digits) that makes it a time of day.
    Clock,
    /// A word before a figure of up to 24 that makes it a time of day.
    ClockBefore,
    /// Counts people or things: a weak number before it is a number. With `many` only a number above one is.
    Counter {
        /// Whether "one" before it is an article.
        many: bool,
    },
    /// A word after which a figure of days is a duration, and no day of a month.
    Duration,
    /// Tenths: a figure up to ten times ten is a percentage.
    Tenths,
    /// Hundredths after tenths.
    Hundredths,
    /// A share of which so many make one per cent, before or after its figure: "per mille" is 10.
    Smaller(u16),
    /// A number word that does not end a number above ten.
    NotLast,
    /// A number word in a form behind which a number does not go on.
    Closing,
    /// Between a number and the power it is raised to.
    PowerLink,
    /// After that power.
    PowerWord,
    /// A phrase that is nothing, though parts of it look like something.
    Nothing,
    /// A name or cue that a rulebook gave: its number in the caller's list.
    Extra(u32),
}

/// The first year of the era whose years are those of the Islamic calendar, which are no Gregorian years.
pub(crate) const HIJRI: i16 = i16::MIN;

/// What a word's senses let it do: what the grammars ask before they look closer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Powers(u8);

impl Powers {
    /// Nothing.
    pub(crate) const NONE: Self = Self(0);
    /// A number may begin with it.
    pub(crate) const BEGINS_NUMBER: Self = Self(1);
    /// An amount may begin with it: a currency's sign, a percent word.
    pub(crate) const BEGINS_AMOUNT: Self = Self(1 << 1);
    /// A date may begin with it.
    pub(crate) const BEGINS_DATE: Self = Self(1 << 2);
    /// A period may begin with it.
    pub(crate) const BEGINS_PERIOD: Self = Self(1 << 3);
    /// A date that counts from the article's may begin with it.
    pub(crate) const BEGINS_RELATIVE: Self = Self(1 << 4);
    /// It says something of the words around it, or is a rulebook's word, or nothing at all.
    pub(crate) const SIGNALS: Self = Self(1 << 5);
    /// It is an abbreviation, whose stop ends no sentence.
    pub(crate) const ABBREVIATES: Self = Self(1 << 6);

    /// The powers of one sense, as far as patterns do not decide.
    pub(crate) fn of(sense: Sense) -> Self {
        #[expect(clippy::wildcard_enum_match_arm, reason = "most senses begin nothing on their own")]
        match sense {
            Sense::Number { .. }
            | Sense::Times(_)
            | Sense::Vague
            | Sense::Fraction { .. }
            | Sense::Ordinal { .. }
            | Sense::OrdinalPrefix
            | Sense::Minus => Self::BEGINS_NUMBER,
            Sense::Money { prefix: true, .. } | Sense::Percent | Sense::Smaller(_) => Self::BEGINS_AMOUNT,
            Sense::Nothing
            | Sense::Extra(_)
            | Sense::Unstated(_)
            | Sense::Past
            | Sense::Future
            | Sense::Attribution => Self::SIGNALS,
            Sense::Abbreviation => Self::ABBREVIATES,
            _ => Self::NONE,
        }
    }

    /// Both together.
    #[must_use]
    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any of the others is among these.
    pub(crate) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// Why a statement is no claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unstated {
    /// "not", "no", "never".
    Negated,
    /// "if", "would".
    Conditional,
    /// "will", "plans to".
    Planned,
    /// "denied".
    Denied,
    /// "rumoured", "allegedly".
    Rumoured,
}
