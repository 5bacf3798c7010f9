//! All packs, and the language of a text.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::glossary::Glossary;
use super::language::{ExtraWord, Language};
use super::pack::{RawPack, Reference};
use crate::finding::Problem;
use crate::plain::boundary;

/// The packs in the binary: tag, ISO 639-3 code, text. `und` (BCP 47 for "undetermined") holds what belongs to no
/// language.
const EMBEDDED: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// An executed example of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackExample {
    /// The mentions' values in short, in order, separated by `; `; empty if the text holds nothing.
    pub value: String,
    /// The text, with `[[` and `]]` around the mention if it is not the whole.
    pub text: String,
    /// The article's date as `YYYY-MM-DD`; none where the example says `none`.
    pub date: Option<String>,
}

/// The tag of the pack of what belongs to no language.
const SHARED: &str = "und";

/// All packs, each read and compiled when an article first needs it.
#[derive(Debug, Default)]
pub struct Languages {
    shared: Pack,
    packs: BTreeMap<String, Pack>,
    compiled: BTreeMap<String, OnceLock<(Language, Vec<String>)>>,
    extras: BTreeMap<String, Vec<ExtraWord>>,
    everywhere: Vec<ExtraWord>,
}

/// A pack's text, and what it says once somebody asked.
#[derive(Debug, Default)]
struct Pack {
    /// Its language's ISO 639-3 code, by which the detector names it.
    code: String,
    text: &'static str,
    raw: OnceLock<RawPack>,
    glossary: OnceLock<Glossary>,
}

impl Pack {
    fn raw(&self) -> &RawPack {
        // The packs of the binary are known to be sound; those of the user were read when they came in.
        self.raw.get_or_init(|| toml::from_str(self.text).unwrap_or_default())
    }

    fn glossary(&self) -> &Glossary {
        self.glossary.get_or_init(|| Glossary::of(self.raw()))
    }
}

impl Languages {
    /// The packs of the binary.
    pub fn embedded() -> (Self, Vec<Problem>) {
        Self::with_overrides(&[])
    }

    /// The packs of the binary, some of them replaced or joined by files: pairs of path and text.
    pub fn with_overrides(files: &[(String, String)]) -> (Self, Vec<Problem>) {
        let mut languages = Self::default();
        let (mut problems, mut read) = (Vec::new(), Vec::new());
        for &(tag, code, text) in EMBEDDED {
            languages.put(tag, Pack { code: code.to_owned(), text, ..Pack::default() });
        }
        for (path, text) in files {
            let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
            let tag = name.strip_suffix(".toml").unwrap_or(name);
            if !EMBEDDED.iter().any(|&(known, _, own)| known == tag && own == text) {
                languages.read(tag, path, text, &mut problems);
                read.push((tag, path));
            }
        }
        languages.compiled = languages.packs.keys().map(|tag| (tag.clone(), OnceLock::new())).collect();
        let of_shared = if read.is_empty() { Vec::new() } else { Language::problems_of_shared(languages.shared.raw()) };
        for (tag, path) in read {
            let own = languages.problems(tag).iter().filter(|text| !of_shared.contains(text));
            let unsound: Vec<&String> = if tag == SHARED { of_shared.iter().collect() } else { own.collect() };
            problems.extend(
                unsound
                    .into_iter()
                    .map(|text| Problem::error(path, text).help("mend it; the rest of the pack is used")),
            );
        }
        (languages, problems)
    }

    /// The same packs, with a rulebook's names (for every language) and cues (for one language each).
    /// The [`ExtraWord::id`]s are the caller's.
    #[must_use]
    pub fn with_words(mut self, everywhere: Vec<ExtraWord>, by_language: BTreeMap<String, Vec<ExtraWord>>) -> Self {
        self.everywhere = everywhere;
        self.extras = by_language;
        self.compiled = self.packs.keys().map(|tag| (tag.clone(), OnceLock::new())).collect();
        self
    }

    /// The tags of all packs, in order.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.packs.keys().map(String::as_str)
    }

    /// The language of a tag, or of its first subtag ("de-AT" is read as "de").
    pub fn get(&self, tag: &str) -> Option<&Language> {
        let tag = if self.packs.contains_key(tag) { tag } else { tag.split(['-', '_']).next().unwrap_or(tag) };
        Some(&self.compile(tag)?.0)
    }

    /// What is wrong with a pack, found when it is compiled.
    pub fn problems(&self, tag: &str) -> &[String] {
        self.compile(tag).map_or(&[], |(_, problems)| problems)
    }

    /// The tag of the language a text is in, among the packs; none where there is too little text to tell.
    pub fn detect(&self, text: &str) -> Option<&str> {
        let codes: Vec<(&str, whatlang::Lang)> = self
            .packs
            .iter()
            .filter_map(|(tag, pack)| Some((tag.as_str(), whatlang::Lang::from_code(&pack.code)?)))
            .collect();
        let detector = whatlang::Detector::with_allowlist(codes.iter().map(|&(_, code)| code).collect());
        // The beginning tells enough, and mostly some samples of it, which keeps detection cheap.
        let beginning = part(text, 0, DETECTED);
        let sure = samples(beginning)
            .and_then(|samples| detector.detect(&samples))
            .filter(whatlang::Info::is_reliable)
            .map(|info| info.lang());
        let found = sure.or_else(|| detector.detect_lang(beginning))?;
        codes.iter().find(|&&(_, code)| code == found).map(|&(tag, _)| tag)
    }

    /// The words of a language for a month, 1 to 12, the one to write first.
    pub fn month_words(&self, tag: &str, month: u8) -> &[String] {
        self.pack(tag).and_then(|pack| pack.calendar.months.get(&month.to_string())).map_or(&[], Vec::as_slice)
    }

    /// The words of a language for a small whole number.
    pub fn number_words(&self, tag: &str, number: u8) -> &[String] {
        self.pack(tag).and_then(|pack| pack.number.cardinals.get(&number.to_string())).map_or(&[], Vec::as_slice)
    }

    /// The words of a language that multiply by a power of ten, 6 for "million", the ones to write first.
    pub fn scale_words(&self, tag: &str, power: u32) -> Vec<&str> {
        self.scale_lists(tag, power).into_iter().flatten().map(String::as_str).collect()
    }

    /// The word for another power of ten in the form that a scale word has: "Milliarden" for "Millionen". Packs list the
    /// forms of all scale words in one order.
    pub fn scale_word_like(&self, tag: &str, word: &str, power: u32, other: u32) -> Option<&str> {
        let lists = self.scale_lists(tag, power).into_iter().zip(self.scale_lists(tag, other));
        let same = lists.filter_map(|(from, to)| to.get(from.iter().position(|form| form == word)?));
        same.map(String::as_str).next().or_else(|| self.scale_words(tag, other).first().copied())
    }

    /// The forms of nouns behind digits: behind 1, behind 2 to 4, behind 5 and more, behind decimals; and whether 21 takes the
    /// form of 1.
    pub(crate) fn bent(&self, tag: &str) -> (&[[String; 4]], bool) {
        self.pack(tag).map_or((&[], false), |pack| (&pack.number.bent, pack.number.bent_by_last))
    }

    /// Whether there is such a word in the same form, and not only another.
    pub(crate) fn has_scale_like(&self, tag: &str, word: &str, power: u32, other: u32) -> bool {
        let (rows, _) = self.bent(tag);
        if rows.iter().flatten().any(|form| form == word) {
            return rows.iter().flatten().any(|form| self.scale_words(tag, other).contains(&form.as_str()));
        }
        let mut lists = self.scale_lists(tag, power).into_iter().zip(self.scale_lists(tag, other));
        lists.any(|(from, to)| from.iter().position(|form| form == word).is_some_and(|at| to.get(at).is_some()))
    }

    /// Forms behind a number, stems, and what only multiplies money.
    fn scale_lists(&self, tag: &str, power: u32) -> [&[String]; 3] {
        let Some(number) = self.pack(tag).map(|pack| &pack.number) else { return [&[]; 3] };
        let vague = format!("0*1{}", "0".repeat(usize::try_from(power).unwrap_or(0).min(30)));
        let power = power.to_string();
        let lists = [number.weak.get(&vague), number.multipliers.get(&power), number.money_scales.get(&power)];
        lists.map(|forms| forms.map_or(&[][..], Vec::as_slice))
    }

    /// The signs that a language writes before decimals and between groups of digits, the ones to write first.
    pub fn digit_signs(&self, tag: &str) -> (&[String], &[String]) {
        self.pack(tag).map_or((&[], &[]), |pack| (&pack.number.decimal, &pack.number.group))
    }

    /// The words that are in almost every text, of each of some languages.
    pub fn stop_words<'t>(&self, tags: impl IntoIterator<Item = &'t str>) -> BTreeMap<&'t str, &[String]> {
        tags.into_iter().map(|tag| (tag, self.reference(tag).stop_words.as_slice())).collect()
    }

    /// The words of a language for a weekday, the one to write first.
    pub fn weekday_words(&self, tag: &str, weekday: crate::value::Weekday) -> &[String] {
        let number = weekday.to_monday_one_offset().to_string();
        self.pack(tag).and_then(|pack| pack.calendar.weekdays.get(&number)).map_or(&[], Vec::as_slice)
    }

    /// The words of a language that checks look for beside figures; those of its first subtag, if it has no pack.
    pub fn glossary(&self, tag: &str) -> Option<&Glossary> {
        self.packs.get(tag).or_else(|| self.packs.get(tag.split(['-', '_']).next().unwrap_or(tag))).map(Pack::glossary)
    }

    /// The words by which texts of a language refer to what they name; none are known of a language without a pack.
    pub fn reference(&self, tag: &str) -> &Reference {
        &self.pack(tag).unwrap_or_else(|| self.shared.raw()).reference
    }

    /// The executed examples of a pack.
    pub fn examples(&self, tag: &str) -> Vec<PackExample> {
        let Some(pack) = self.packs.get(tag).map(Pack::raw) else { return Vec::new() };
        pack.example
            .iter()
            .flat_map(|example| {
                example.forms.iter().map(|form| PackExample {
                    value: example.value.clone(),
                    text: form.clone(),
                    date: match example.date.as_deref() {
                        Some("none") => None,
                        Some(date) => Some(date.to_owned()),
                        None => Some("2022-05-18".to_owned()),
                    },
                })
            })
            .collect()
    }

    fn pack(&self, tag: &str) -> Option<&RawPack> {
        self.packs.get(tag).or_else(|| self.packs.get(tag.split(['-', '_']).next().unwrap_or(tag))).map(Pack::raw)
    }

    fn compile(&self, tag: &str) -> Option<&(Language, Vec<String>)> {
        let pack = self.packs.get(tag)?;
        Some(self.compiled.get(tag)?.get_or_init(|| {
            let extras = self.everywhere.iter().chain(self.extras.get(tag).into_iter().flatten()).cloned().collect();
            Language::new(pack.raw(), self.shared.raw(), extras)
        }))
    }

    fn put(&mut self, tag: &str, pack: Pack) {
        if tag == SHARED {
            self.shared = pack;
        } else {
            self.packs.insert(tag.to_owned(), pack);
        }
    }

    fn read(&mut self, tag: &str, path: &str, text: &str, problems: &mut Vec<Problem>) {
        match toml::from_str::<RawPack>(text) {
            Ok(pack) if tag == SHARED || pack.pack.language == tag => {
                let code = pack.pack.iso639_3.clone();
                self.put(tag, Pack { code, raw: OnceLock::from(pack), ..Pack::default() });
            }
            Ok(pack) => problems.push(
                Problem::error(path, format!("the pack says it is `{}`, its file name `{tag}`", pack.pack.language))
                    .help("name the file after pack.language"),
            ),
            Err(error) => {
                let mut problem = Problem::error(path, error.message().to_owned());
                if let Some(span) = error.span() {
                    let place = crate::span::LineIndex::new(text).position(text, span.start);
                    problem = problem.at(place.line, place.column);
                }
                problems.push(problem.help("the pack is not used; `rules/lang/README.md` lists its keys"));
            }
        }
    }
}

/// How much of a text tells its language, in bytes.
const DETECTED: usize = 4096;
/// How many samples are looked at first, and how long each is, in bytes.
const SAMPLES: usize = 4;
const SAMPLE: usize = 160;

/// A part of a text of so many bytes at most.
fn part(text: &str, start: usize, bytes: usize) -> &str {
    let (start, end) = (boundary(text, start), boundary(text, start.saturating_add(bytes)));
    text.get(start..end).unwrap_or_default()
}

/// Samples from all over a text, as one; none of a text that is hardly longer.
fn samples(text: &str) -> Option<String> {
    let apart = text.len() / SAMPLES;
    let each = (0..SAMPLES).map(|at| part(text, at * apart, SAMPLE));
    (apart > 2 * SAMPLE).then(|| each.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_of_all_parts_of_a_long_text() {
        let text = ["a", "\u{E9}", "c", "d"].map(|letter| letter.repeat(400 / letter.len())).join("");
        let counts = samples(&text).map(|all| all.split(' ').map(str::len).collect::<Vec<_>>());
        assert_eq!(counts, Some(vec![160; 4]));
        assert_eq!(samples("short"), None);
    }

    #[test]
    fn every_pack_of_the_binary_is_sound_and_has_its_code() {
        for &(tag, code, text) in EMBEDDED {
            let pack: RawPack = toml::from_str(text).unwrap();
            assert_eq!(pack.pack.iso639_3, code, "{tag}");
            assert!(tag == SHARED || pack.pack.language == tag, "{tag}");
        }
    }
}
