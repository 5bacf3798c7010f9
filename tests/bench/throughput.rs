//! How fast texts are read and checked, in bytes a second: `cargo bench`.
//!
//! Texts are made of the seeds of one language: of their sentences that no check questions, since hardly one article in a
//! hundred has a mistake, in another order in each article, so that the processor learns none by heart. That is news prose
//! with more dates and figures in it than most. `BENCH_TEXTS=FOLDER cargo bench` takes the files of `FOLDER/en` and so on
//! as articles instead (`decode` keeps to the seeds). Names are invented words, spread over all lengths, so that the cost of a large rulebook shows. Each measure is
//! that of one core.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use claimlint::check::{Checker, Selection};
use claimlint::claim::Words;
use claimlint::lang::{ExtraWord, Languages};
use claimlint::mention;
use claimlint::rulebook::{self, RuleSet};
use claimlint::source::{self, Article, Defaults, Format, Furniture};
use claimlint::value::UnitTable;
use divan::Bencher;
use divan::counter::BytesCount;

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// One language for each way of writing; one without seeds is passed over.
const LANGUAGES: [&str; 5] = ["ar", "de", "en", "ja", "ru"];
const PACKS: [usize; 3] = [1, 3, 15];
const NAMES: [usize; 3] = [10, 1_000, 100_000];
/// How long a measured text is, at least.
const BYTES: usize = 1 << 20;

fn main() {
    divan::main();
}

/// The bare scan for known words and figures: the limit of all that follow.
#[divan::bench(args = LANGUAGES, sample_count = 30)]
fn scan(bencher: Bencher<'_, '_>, tag: &str) {
    count(bencher, tag, &Languages::embedded().0);
}

/// The bare scan, with the names of a rulebook in the same automaton.
#[divan::bench(args = LANGUAGES, consts = NAMES, sample_count = 30)]
fn scan_with_names<const N: usize>(bencher: Bencher<'_, '_>, tag: &str) {
    count(bencher, tag, &Languages::embedded().0.with_words(names(N), BTreeMap::new()));
}

/// All mentions.
#[divan::bench(args = LANGUAGES, sample_count = 30)]
fn mentions(bencher: Bencher<'_, '_>, tag: &str) {
    read(bencher, tag, &Languages::embedded().0);
}

/// All mentions, with the names of a rulebook among them.
#[divan::bench(args = LANGUAGES, consts = NAMES, sample_count = 30)]
fn mentions_with_names<const N: usize>(bencher: Bencher<'_, '_>, tag: &str) {
    read(bencher, tag, &Languages::embedded().0.with_words(names(N), BTreeMap::new()));
}

/// All mentions with 1,000 names, while so many packs are ready for use.
#[divan::bench(args = LANGUAGES, consts = PACKS, sample_count = 30)]
fn mentions_with_packs<const N: usize>(bencher: Bencher<'_, '_>, tag: &str) {
    let languages = Languages::embedded().0.with_words(names(1_000), BTreeMap::new());
    let others: Vec<&str> = languages.tags().filter(|other| *other != tag).take(N - 1).collect();
    for other in others {
        divan::black_box(languages.get(other));
    }
    read(bencher, tag, &languages);
}

/// All mentions, and all checks of an article by itself that need no rulebook: what it takes longer than `mentions` is what
/// the checks cost. They may cost a quarter of it.
#[divan::bench(args = LANGUAGES, sample_count = 30)]
fn mentions_and_checks(bencher: Bencher<'_, '_>, tag: &str) {
    let articles = articles(tag);
    if articles.is_empty() {
        return;
    }
    let languages = Languages::embedded().0;
    let rules = RuleSet::default();
    let words = Words::new(&rules);
    let checker = Checker::new(&rules, &words, &languages, UnitTable::embedded(), Selection::default()).alone();
    bencher
        .counter(bytes(&articles))
        .bench(|| articles.iter().map(|article| checker.check_article(article).findings.len()).sum::<usize>());
}

/// All that `claimlint check` does with an article, by the rules of the project.
#[divan::bench(args = LANGUAGES, sample_count = 30)]
fn check(bencher: Bencher<'_, '_>, tag: &str) {
    let articles = articles(tag);
    if articles.is_empty() {
        return;
    }
    let facts: Vec<(String, String)> =
        texts("rules/facts").into_iter().map(|(path, text)| (path.display().to_string(), text)).collect();
    let rules = rulebook::compile(&facts, UnitTable::embedded()).0;
    let words = Words::new(&rules);
    let (everywhere, by_language) = words.for_languages();
    let languages = Languages::embedded().0.with_words(everywhere, by_language);
    let checker = Checker::new(&rules, &words, &languages, UnitTable::embedded(), Selection::default());
    bencher.counter(bytes(&articles)).bench(|| {
        let results = articles.iter().map(|article| checker.check_article(article)).collect();
        checker.report(results, Vec::new())
    });
}

/// From bytes to text.
#[divan::bench(args = LANGUAGES, sample_count = 30)]
fn decode(bencher: Bencher<'_, '_>, tag: &str) {
    let text = text(tag);
    if text.is_empty() {
        return;
    }
    let furniture = Furniture::embedded();
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| source::read("bench.txt", text.as_bytes(), Format::Text, &Defaults::default(), furniture).0.len());
}

fn count(bencher: Bencher<'_, '_>, tag: &str, languages: &Languages) {
    let articles = articles(tag);
    let Some(language) = languages.get(tag).filter(|_| !articles.is_empty()) else { return };
    bencher
        .counter(bytes(&articles))
        .bench(|| articles.iter().map(|article| mention::count_words(article.text.plain(), language)).sum::<usize>());
}

fn read(bencher: Bencher<'_, '_>, tag: &str, languages: &Languages) {
    let articles = articles(tag);
    let Some(language) = languages.get(tag).filter(|_| !articles.is_empty()) else { return };
    bencher.counter(bytes(&articles)).bench(|| {
        articles.iter().map(|article| mention::read(article, language, article.date).mentions.len()).sum::<usize>()
    });
}

fn bytes(articles: &[Article]) -> BytesCount {
    BytesCount::new(articles.iter().map(|article| article.text.plain().len()).sum::<usize>())
}

/// Articles of a language, of the length that news has; none if it has no seeds.
#[expect(clippy::disallowed_methods, reason = "the bench may be given other texts")]
fn articles(tag: &str) -> Vec<Article> {
    const PARAGRAPH: usize = 4;
    const PARAGRAPHS: usize = 5;
    let defaults = Defaults { language: Some(tag.to_owned()), date: None };
    let read =
        |text: &str| source::read("bench.txt", text.as_bytes(), Format::Text, &defaults, Furniture::embedded()).0;
    if let Ok(folder) = std::env::var("BENCH_TEXTS") {
        return texts(&format!("{folder}/{tag}")).iter().flat_map(|(_, text)| read(text)).collect();
    }
    let seeds: Vec<Article> = texts(&format!("seeds/{tag}")).iter().flat_map(|(_, text)| read(text)).collect();
    let mut sentences = unquestioned(&seeds, tag);
    let mut articles = Vec::new();
    let (mut bytes, mut random) = (0, 1);
    while bytes < BYTES && !sentences.is_empty() {
        shuffle(&mut sentences, &mut random);
        for few in sentences.chunks(PARAGRAPH * PARAGRAPHS) {
            let text = few.chunks(PARAGRAPH).map(|few| few.join(" ")).collect::<Vec<_>>().join("\n\n");
            bytes += text.len();
            articles.extend(read(&text));
        }
    }
    articles
}

/// The sentences of articles that no check questions.
fn unquestioned(articles: &[Article], tag: &str) -> Vec<String> {
    let languages = Languages::embedded().0;
    let Some(language) = languages.get(tag) else { return Vec::new() };
    let rules = RuleSet::default();
    let words = Words::new(&rules);
    let checker = Checker::new(&rules, &words, &languages, UnitTable::embedded(), Selection::default()).alone();
    let mut found = Vec::new();
    for article in articles {
        let text = article.text.plain();
        let findings = checker.check_article(article).findings;
        let questioned: Vec<&str> =
            findings.iter().flat_map(|finding| &finding.witnesses).map(|witness| witness.text.as_str()).collect();
        let sentences = mention::read(article, language, None).sentences;
        let sentences = sentences.iter().map(|sentence| sentence.span.of(text));
        found.extend(
            sentences.filter(|sentence| !questioned.iter().any(|text| sentence.contains(text))).map(str::to_owned),
        );
    }
    found
}

/// Brings texts into another order, the same on every machine (a linear congruential generator).
fn shuffle(texts: &mut [String], random: &mut u64) {
    for at in (1..texts.len()).rev() {
        *random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let other = usize::try_from(*random >> 33).unwrap_or(0) % (at + 1);
        texts.swap(at, other);
    }
}

/// The seeds of a language as one long text; empty if it has none.
fn text(tag: &str) -> String {
    let once = texts(&format!("seeds/{tag}")).into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n\n");
    if once.is_empty() { once } else { once.repeat(BYTES.div_ceil(once.len())) }
}

/// The files of a folder of the project and what they hold, in order.
#[expect(clippy::disallowed_methods, reason = "the bench reads the seeds and rules")]
fn texts(folder: &str) -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut texts: Vec<(PathBuf, String)> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let text = std::fs::read_to_string(&path).ok()?;
            Some((path, text))
        })
        .collect();
    texts.sort();
    texts
}

/// Invented names: two words of syllables, counted through.
fn names(count: usize) -> Vec<ExtraWord> {
    const SYLLABLES: [&str; 16] =
        ["ka", "lo", "mi", "ne", "ru", "sa", "to", "vi", "ban", "der", "fel", "gor", "hin", "jas", "kul", "mer"];
    let word = |mut number: usize| {
        let mut word = String::new();
        loop {
            word.push_str(SYLLABLES.get(number % SYLLABLES.len()).copied().unwrap_or_default());
            number /= SYLLABLES.len();
            if number == 0 {
                break;
            }
        }
        let first = word.remove(0).to_ascii_uppercase();
        word.insert(0, first);
        word
    };
    (0..count)
        .zip(0..)
        .map(|(number, id)| ExtraWord { text: format!("{} {}", word(number % 977), word(number)), id, is_name: true })
        .collect()
}
