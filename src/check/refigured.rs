//! Writes another figure as the article writes the one that is there: with its digits, its signs between them, its scale
//! word, its currency. What comes out is read again, and only kept if it says what it should.

use crate::lang::{Languages, Script, digit, script};
use crate::mention::{self, Stated};
use crate::source::{self, Defaults, Format, Furniture};
use crate::span::Span;
use crate::value::{Decimal, Quantity};

/// A figure of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figure<'t> {
    /// The sentence or more that it stands in.
    pub(super) text: &'t str,
    /// Its words with the unit.
    pub(super) span: Span,
    /// The words of the number alone.
    pub(super) number: Span,
    /// What it says.
    pub(super) said: &'t Quantity,
}

/// The largest power of ten of a scale word.
const LARGEST: u32 = 24;
/// How many decimals a figure may get.
const DECIMALS: usize = 4;
/// From how many forms of a scale word on a language bends it to the number before it, and how long a form is that is
/// spelt out, in characters.
const BENDS: usize = 6;
const SPELT_OUT: usize = 5;

/// Digits with the signs between them.
struct Numeral {
    /// Where they stand.
    place: Span,
    /// The digit zero of their system.
    zero: char,
    /// The digits between signs, and the sign before each part but the first.
    parts: Vec<(Option<char>, String)>,
}

/// How a numeral is to be read and written.
struct Notation {
    value: Decimal,
    decimal: Option<char>,
    group: Option<char>,
    digits: usize,
}

/// The words of a figure with another value; none if it cannot be written so that it says that.
pub(super) fn refigured(figure: Figure<'_>, right: &Quantity, languages: &Languages, tag: &str) -> Option<String> {
    if figure.said.unit != right.unit || right.figure.value.is_sign_negative() {
        return None;
    }
    let written = match Numeral::only_in(figure.text, figure.number) {
        Some(numeral) => with_digits(figure, &numeral, right, languages, tag),
        None => with_words(figure, right, languages, tag),
    }?;
    let words = replaced(figure.span.of(figure.text), figure.span.start, &written);
    says(figure, &words, right, languages, tag).then_some(words)
}

/// The words of a figure with another value, or the value as a rulebook writes it, if that can be read there.
pub(super) fn written(figure: Figure<'_>, right: &Quantity, languages: &Languages, tag: &str) -> Option<String> {
    refigured(figure, right, languages, tag)
        .or_else(|| Some(right.to_string()).filter(|words| says(figure, words, right, languages, tag)))
}

/// What replaces which places of the text, in order.
type Changes = Vec<(Span, String)>;

fn with_digits(
    figure: Figure<'_>,
    numeral: &Numeral,
    right: &Quantity,
    languages: &Languages,
    tag: &str,
) -> Option<Changes> {
    let behind = Span::new(numeral.place.end, figure.span.end);
    let (signs, groups) = languages.digit_signs(tag);
    let (notation, power, scale) = numeral.readings().find_map(|notation| {
        let power = power_between(notation.value, figure.said.figure.value)?;
        if power == 0 {
            return Some((notation, 0, None));
        }
        let scale = scale_in(figure.text, behind, &languages.scale_words(tag, power));
        // A scale word that is part of the unit is kept as it is.
        let is_hidden = behind.of(figure.text).trim_start().starts_with(char::is_alphabetic);
        (scale.is_some() || power >= 3 && is_hidden).then_some((notation, power, scale))
    })?;
    let value = right.figure.value;
    let one = |power: u32| 10_i128.checked_pow(power).and_then(|ten| Decimal::try_from_i128_with_scale(ten, 0).ok());
    let kept = value.checked_div(one(power)?)?.normalize();
    let step = if power % 3 == 0 { 3 } else { 4 };
    let fits = |amount: Decimal| amount >= Decimal::ONE && amount < one(step).unwrap_or(Decimal::MAX);
    let mut changes = Vec::new();
    let (amount, other) = if power == 0 || fits(kept) {
        (kept, power)
    } else {
        scale?;
        let other = (step..=LARGEST)
            .step_by(usize::try_from(step).ok()?)
            .find(|power| one(*power).and_then(|ten| value.checked_div(ten)).is_some_and(fits))
            .filter(|other| !languages.scale_words(tag, *other).is_empty());
        match other {
            Some(other) if languages.has_scale_like(tag, scale?.1, power, other) => {
                (value.checked_div(one(other)?)?.normalize(), other)
            }
            // A language without such a word counts on: "38.000 millones".
            Some(_) | None if kept >= Decimal::ONE_THOUSAND && kept.scale() == 0 => (kept, power),
            Some(_) | None => return None,
        }
    };
    let bending = Bending::new(languages, tag, notation.value, amount);
    let words: Changes = match scale {
        Some((place, form)) if bending.has(form) => {
            let bent = bending.word(form, |row| languages.scale_words(tag, other).contains(&row))?;
            vec![(place, bent.to_owned())]
        }
        Some((place, form)) => {
            let forms = languages.scale_words(tag, power);
            let forms = forms.iter().filter(|form| form.chars().count() >= SPELT_OUT).count();
            if !is_bent_alike(notation.value, amount, forms) {
                return None;
            }
            let like = if other == power { Some(form) } else { languages.scale_word_like(tag, form, power, other) };
            vec![(place, like?.to_owned())]
        }
        None => bending.noun(figure, numeral.place.end)?,
    };
    let usual = |signs: &[String]| signs.first().and_then(|sign| sign.chars().next());
    let decimal = notation.decimal.or_else(|| usual(signs)).unwrap_or('.');
    let group = match (notation.group, notation.digits) {
        (Some(group), _) => Some(group),
        // Whoever writes four digits without a sign may still part five.
        (None, 0..=4) => groups.iter().filter_map(|sign| sign.chars().next()).find(|group| *group != decimal),
        (None, _) => None,
    };
    let shortest = if notation.group.is_some() && notation.digits <= 4 { 4 } else { 5 };
    changes.push((numeral.place, spelled(amount, decimal, group, shortest, numeral.zero)?));
    changes.extend(words);
    Some(changes)
}

/// A number in words becomes one in words, if the language has one form for each, else one in digits.
fn with_words(figure: Figure<'_>, right: &Quantity, languages: &Languages, tag: &str) -> Option<Changes> {
    let value = right.figure.value.normalize();
    if figure.said.figure.value.scale() > 0 || value.scale() > 0 || value >= Decimal::ONE_THOUSAND {
        return None;
    }
    let number = figure.number.of(figure.text).trim();
    let small = |value: Decimal| u8::try_from(value).ok().map(|value| languages.number_words(tag, value));
    let words = match (small(figure.said.figure.value.normalize()), small(value)) {
        (Some([said]), Some([right])) if said == number => right.clone(),
        (_, _) => value.to_string(),
    };
    Some(vec![(figure.number, words)])
}

impl Numeral {
    /// The digits of a place, if they stand in one run.
    fn only_in(text: &str, place: Span) -> Option<Self> {
        let words = place.of(text);
        let (start, first) = words.char_indices().find(|(_, c)| digit(*c).is_some())?;
        let zero = char::from_u32(u32::from(first).checked_sub(u32::from(digit(first)?))?)?;
        let mut numeral = Self { place, zero, parts: vec![(None, String::new())] };
        let mut sign: Option<char> = None;
        let mut end = start;
        for (at, c) in words.get(start..)?.char_indices() {
            if let Some(value) = digit(c) {
                if let Some(sign) = sign.take() {
                    numeral.parts.push((Some(sign), String::new()));
                }
                numeral.parts.last_mut()?.1.push(char::from(b'0' + value));
                end = start + at + c.len_utf8();
            } else if sign.is_none() && !c.is_alphabetic() {
                sign = Some(c);
            } else {
                break;
            }
        }
        let is_alone = words.get(end..)?.chars().all(|c| digit(c).is_none());
        numeral.place = Span::new(place.start + start, place.start + end);
        is_alone.then_some(numeral)
    }

    /// The ways to read it: with signs only between groups of three, and with the last sign before decimals.
    fn readings(&self) -> impl Iterator<Item = Notation> + '_ {
        let digits =
            |count: usize| -> String { self.parts.iter().take(count).map(|(_, part)| part.as_str()).collect() };
        let count = self.parts.len();
        let groups = self.parts.iter().skip(1).all(|(_, part)| part.len() == 3);
        let whole = groups.then(|| digits(count));
        let group = self.parts.get(1).and_then(|(sign, _)| *sign);
        let whole = whole.and_then(|whole| {
            let value = whole.parse().ok()?;
            Some(Notation { value, decimal: None, group, digits: whole.len() })
        });
        let decimals = self.parts.last().filter(|_| count > 1).and_then(|(sign, decimals)| {
            let whole = digits(count - 1);
            let value = format!("{whole}.{decimals}").parse().ok()?;
            let group = if count > 2 { group } else { None };
            Some(Notation { value, decimal: *sign, group, digits: whole.len() })
        });
        [whole, decimals].into_iter().flatten()
    }
}

/// The power of ten that leads from one number to another.
fn power_between(written: Decimal, value: Decimal) -> Option<u32> {
    let mut scaled = written;
    for power in 0..=LARGEST {
        if scaled == value {
            return Some(power);
        }
        scaled = scaled.checked_mul(Decimal::TEN)?;
    }
    None
}

/// The longest of some words that stands in a place, and where.
fn scale_in<'f>(text: &str, place: Span, forms: &[&'f str]) -> Option<(Span, &'f str)> {
    let words = place.of(text);
    let mut found: Option<(Span, &str)> = None;
    for form in forms {
        let stands = words.match_indices(form).find(|(at, _)| {
            let after = words.get(at + form.len()..).and_then(|after| after.chars().next());
            let before = words.get(..*at).and_then(|before| before.chars().next_back());
            // A script without spaces has letters on both sides.
            let is_open =
                form.chars().any(|c| matches!(script(c), Script::Agglutinated | Script::Kana | Script::Unspaced));
            is_open || !before.is_some_and(char::is_alphabetic) && !after.is_some_and(char::is_alphabetic)
        });
        if let Some((at, _)) = stands
            && found.is_none_or(|(_, known)| known.len() < form.len())
        {
            found = Some((Span::new(place.start + at, place.start + at + form.len()), form));
        }
    }
    found
}

/// The forms of nouns behind a number, and behind the one that takes its place.
struct Bending<'l> {
    rows: &'l [[String; 4]],
    /// Which of a row stands behind each.
    from: usize,
    to: usize,
    /// Whether the language has forms that are not in its rows.
    bends: bool,
}

impl<'l> Bending<'l> {
    fn new(languages: &'l Languages, tag: &str, from: Decimal, to: Decimal) -> Self {
        let (rows, by_last) = languages.bent(tag);
        let class = |number: Decimal| {
            if number.normalize().scale() > 0 {
                return 3;
            }
            let last = |count: i64| number.checked_rem(Decimal::from(count)).unwrap_or(number);
            let (ten, hundred) = (last(10), last(100));
            let teens = hundred > Decimal::TEN && hundred < Decimal::from(20);
            if number == Decimal::ONE || by_last && ten == Decimal::ONE && !teens {
                0
            } else if !teens && ten >= Decimal::TWO && ten <= Decimal::from(4) {
                1
            } else {
                2
            }
        };
        let bends = rows.iter().any(|[_, few, many, _]| few != many);
        Self { rows, from: class(from), to: class(to), bends }
    }

    /// Whether a word is in one of the rows.
    fn has(&self, form: &str) -> bool {
        self.rows.iter().flatten().any(|known| known == form)
    }

    /// The form of a word behind the other number, in its own row if that will do, else in the first that will; none where
    /// its form does not tell its case.
    fn word(&self, form: &str, will_do: impl Fn(&str) -> bool) -> Option<&'l str> {
        let own = self.rows.iter().find(|row| row.iter().any(|known| known == form))?;
        let [_, few, many, _] = own;
        // "Of 5 million" and "5 million" look alike, "of 3 million" and "3 million" do not.
        let is_open = few != many && self.from >= 2 && self.to < 2;
        if own.get(self.from).is_none_or(|known| known != form) || is_open {
            return None;
        }
        let row = std::iter::once(own).chain(self.rows).find(|row| row.iter().any(|known| will_do(known)))?;
        row.get(self.to).map(String::as_str).filter(|form| !form.is_empty())
    }

    /// What becomes of the noun behind digits without a scale word, where it stands in the figure; none where it has
    /// another form behind the other number, and cannot be changed.
    fn noun(&self, figure: Figure<'_>, end: usize) -> Option<Changes> {
        let rest = figure.text.get(end..).unwrap_or_default();
        let gap = rest.chars().take_while(|c| !c.is_alphabetic()).map(char::len_utf8).sum::<usize>();
        let noun: String = rest.get(gap..).unwrap_or_default().chars().take_while(|c| c.is_alphabetic()).collect();
        let touches = rest.get(..gap).is_some_and(|gap| gap.trim().is_empty());
        if !self.bends || self.from == self.to || !touches || noun.chars().count() < SPELT_OUT {
            return Some(Vec::new());
        }
        let place = Span::new(end + gap, end + gap + noun.len());
        if !figure.span.contains(place) {
            return None;
        }
        self.word(&noun, |known| known == noun).map(|bent| vec![(place, bent.to_owned())])
    }
}

/// Whether a scale word has the same form behind two numbers.
fn is_bent_alike(one: Decimal, other: Decimal, forms: usize) -> bool {
    let ends = [Decimal::ONE, Decimal::TWO, Decimal::from(4), Decimal::TEN];
    let class = |number: Decimal| match ends.iter().position(|end| number <= *end) {
        Some(0) if number == Decimal::ONE => 0,
        _ if forms < BENDS => 1,
        _ if number.normalize().scale() > 0 => 2,
        Some(at) => 3 + at,
        None => 3 + ends.len(),
    };
    class(one) == class(other)
}

/// A number in digits of a system, with signs before decimals and between groups.
fn spelled(number: Decimal, decimal: char, group: Option<char>, shortest: usize, zero: char) -> Option<String> {
    let text = number.to_string();
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    if decimals.len() > DECIMALS {
        return None;
    }
    let mut out = String::new();
    let own = |digit: char| char::from_u32(u32::from(zero) + digit.to_digit(10)?);
    for (at, digit) in whole.chars().enumerate() {
        let left = whole.len() - at;
        if at > 0 && left % 3 == 0 && whole.len() >= shortest {
            out.extend(group);
        }
        out.push(own(digit)?);
    }
    if !decimals.is_empty() {
        out.push(decimal);
        out.extend(decimals.chars().filter_map(own));
    }
    Some(out)
}

/// Words, which begin at `start`, with changes put in.
fn replaced(words: &str, start: usize, changes: &[(Span, String)]) -> String {
    let mut out = String::new();
    let mut at = 0;
    for (place, text) in changes {
        let from = place.start.saturating_sub(start);
        out.push_str(words.get(at..from).unwrap_or_default());
        out.push_str(text);
        at = place.end.saturating_sub(start);
    }
    out.push_str(words.get(at..).unwrap_or_default());
    out
}

/// Whether a text with these words in the place of the figure says the right value there.
fn says(figure: Figure<'_>, words: &str, right: &Quantity, languages: &Languages, tag: &str) -> bool {
    let Figure { text, span, .. } = figure;
    let changed = replaced(text, 0, &[(span, words.to_owned())]);
    let place = Span::new(span.start, span.start + words.len());
    quantities(&changed, languages, tag).into_iter().any(|(span, quantity)| {
        span.overlaps(place) && quantity.unit == right.unit && quantity.figure.value == right.figure.value
    })
}

/// The quantities that a text states.
pub(super) fn quantities(text: &str, languages: &Languages, tag: &str) -> Vec<(Span, Quantity)> {
    let stated = stated(text, languages, tag).into_iter().filter_map(|(span, stated)| match stated {
        Stated::Quantity(stated) => Some((span, stated.quantity)),
        Stated::Date(_) | Stated::Period(_) | Stated::Ordinal(_) => None,
    });
    stated.collect()
}

/// What a text states.
pub(super) fn stated(text: &str, languages: &Languages, tag: &str) -> Vec<(Span, Stated)> {
    let Some(language) = languages.get(tag) else { return Vec::new() };
    let defaults = Defaults { language: Some(tag.to_owned()), date: None };
    let (articles, _) = source::read("fix", text.as_bytes(), Format::Text, &defaults, Furniture::embedded());
    let mentions = articles.first().map(|article| mention::read_stated(article, language, None).mentions);
    mentions.unwrap_or_default().into_iter().map(|mention| (mention.span, mention.stated)).collect()
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::value::UnitTable;

    /// The first figure of a text with another value, as a rulebook writes it.
    fn with(tag: &str, text: &str, right: &str) -> String {
        let (languages, _) = Languages::embedded();
        let right = Quantity::parse_notation(right, UnitTable::embedded()).unwrap();
        let all = stated(text, &languages, tag);
        let (span, found) = all
            .iter()
            .find_map(|(span, stated)| match stated {
                Stated::Quantity(stated) => Some((*span, stated)),
                Stated::Date(_) | Stated::Period(_) | Stated::Ordinal(_) => None,
            })
            .unwrap();
        let figure = Figure { text, span, number: found.figure, said: &found.quantity };
        refigured(figure, &right, &languages, tag).unwrap_or_else(|| "no way".to_owned())
    }

    #[test]
    fn the_article_s_own_notation_is_kept() {
        let rows = [
            ("en", "It cost $1.7 million.", "1.7 billion USD"),
            ("en", "It cost $17m in all.", "1.7 million USD"),
            ("en", "It cost 3.8 million US dollars.", "38 billion USD"),
            ("en", "There are 2,500 hackers.", "6800"),
            ("en", "There are 600 hackers.", "12000"),
            ("en", "It has five members.", "seven"),
            ("en", "It has twenty-seven members.", "28"),
            ("en", "A share of 38.5 percent.", "39.25 %"),
            ("de", "Sie kostete 380 Milliarden US-Dollar.", "38 billion USD"),
            ("de", "Sie kostete 1,7 Millionen Dollar.", "1.7 billion USD"),
            ("de", "Sie kostete 1,7 Mio. Euro.", "2.25 billion EUR"),
            ("de", "Es waren 2.500 Menschen.", "12000"),
            ("de", "Sie ist 7,1 Kilometer lang.", "1.75 km"),
            ("ar", "كلف 7.1 مليار دولار.", "1.7 billion USD"),
            ("ar", "كلف ٧٫١ مليون دولار.", "1.7 billion USD"),
            ("fr", "Cela a coûté 1,7 million d'euros.", "1.7 billion EUR"),
            ("es", "Costó 3,8 millones de dólares.", "38 billion USD"),
            ("ru", "Это стоило 1,7 миллиона долларов.", "1.7 billion USD"),
            ("es", "Costó 3,8 millones de dólares.", "3.8 billion USD"),
            ("es", "Costó 3.8 millones de dólares.", "38 billion USD"),
            ("es", "Costó 12 millones de dólares.", "1 million USD"),
            ("de", "Es kostete 2 Millionen Euro.", "1 million EUR"),
            ("it", "È costato 2 milioni di euro.", "1 million EUR"),
            ("pt", "Custou 1 milhão de euros.", "3.5 billion EUR"),
            ("ru", "Это стоило 3 миллиона долларов.", "38 million USD"),
            ("ru", "Это стоило 38 миллионов долларов.", "1.7 billion USD"),
            ("ru", "Это стоило 1 миллион долларов.", "22 million USD"),
            ("ru", "Длина 2 километра.", "17 km"),
            ("uk", "Це коштувало 3 мільйони доларів.", "21 billion USD"),
            ("pl", "Kosztował 2 miliardy euro.", "21 billion EUR"),
            ("pl", "Kosztował 1,7 miliona euro.", "38 million EUR"),
            ("zh", "耗资3.8亿美元。", "38 million USD"),
            ("ja", "3.8億ドルかかった。", "3.9 billion USD"),
        ];
        let shown: Vec<String> = rows
            .iter()
            .map(|(tag, text, right)| {
                let right = if *right == "seven" { "7" } else { right };
                format!("{tag}: {text} + {right} = {}", with(tag, text, right))
            })
            .collect();
        assert_snapshot!(shown.join("\n"), @r#"
        en: It cost $1.7 million. + 1.7 billion USD = $1.7 billion
        en: It cost $17m in all. + 1.7 million USD = $1.7m
        en: It cost 3.8 million US dollars. + 38 billion USD = 38 billion US dollars
        en: There are 2,500 hackers. + 6800 = 6,800
        en: There are 600 hackers. + 12000 = 12,000
        en: It has five members. + 7 = seven
        en: It has twenty-seven members. + 28 = 28
        en: A share of 38.5 percent. + 39.25 % = 39.25 percent
        de: Sie kostete 380 Milliarden US-Dollar. + 38 billion USD = 38 Milliarden US-Dollar
        de: Sie kostete 1,7 Millionen Dollar. + 1.7 billion USD = 1,7 Milliarden Dollar
        de: Sie kostete 1,7 Mio. Euro. + 2.25 billion EUR = 2,25 Mrd. Euro
        de: Es waren 2.500 Menschen. + 12000 = 12.000
        de: Sie ist 7,1 Kilometer lang. + 1.75 km = 1,75 Kilometer
        ar: كلف 7.1 مليار دولار. + 1.7 billion USD = 1.7 مليار دولار
        ar: كلف ٧٫١ مليون دولار. + 1.7 billion USD = ١٫٧ مليار دولار
        fr: Cela a coûté 1,7 million d'euros. + 1.7 billion EUR = 1,7 milliard d'euros
        es: Costó 3,8 millones de dólares. + 38 billion USD = 38.000 millones de dólares
        ru: Это стоило 1,7 миллиона долларов. + 1.7 billion USD = 1,7 миллиарда долларов
        es: Costó 3,8 millones de dólares. + 3.8 billion USD = 3800 millones de dólares
        es: Costó 3.8 millones de dólares. + 38 billion USD = 38,000 millones de dólares
        es: Costó 12 millones de dólares. + 1 million USD = 1 millón de dólares
        de: Es kostete 2 Millionen Euro. + 1 million EUR = 1 Million Euro
        it: È costato 2 milioni di euro. + 1 million EUR = 1 milione di euro
        pt: Custou 1 milhão de euros. + 3.5 billion EUR = no way
        ru: Это стоило 3 миллиона долларов. + 38 million USD = 38 миллионов долларов
        ru: Это стоило 38 миллионов долларов. + 1.7 billion USD = 1,7 миллиарда долларов
        ru: Это стоило 1 миллион долларов. + 22 million USD = 22 миллиона долларов
        ru: Длина 2 километра. + 17 km = 17 километров
        uk: Це коштувало 3 мільйони доларів. + 21 billion USD = 21 мільярд доларів
        pl: Kosztował 2 miliardy euro. + 21 billion EUR = 21 miliardów euro
        pl: Kosztował 1,7 miliona euro. + 38 million EUR = 38 milionów euro
        zh: 耗资3.8亿美元。 + 38 million USD = 3800万美元
        ja: 3.8億ドルかかった。 + 3.9 billion USD = 39億ドル
        "#);
    }

    #[test]
    fn what_cannot_be_written_so_is_not_written() {
        assert_eq!(with("en", "It cost $1.7 million.", "1.7 billion EUR"), "no way");
        assert_eq!(
            with("fr", "Cela a coûté 2 millions d'euros.", "1 million EUR"),
            "no way",
            "the word would be another"
        );
        assert_eq!(
            with("ru", "Это стоило около 5 миллионов долларов.", "3 million USD"),
            "no way",
            "the case is not clear"
        );
        assert_eq!(with("ru", "Пришли 3 человека.", "17"), "no way", "the noun would be another");
        assert_eq!(with("ru", "Длина 2 аршина.", "17 km"), "no way", "another unit");
    }
}
