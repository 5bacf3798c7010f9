//! How fast texts are read and checked, in bytes a second: `cargo bench`.
//!
//! Texts are the clean seeds of one language, over and over. Names are invented words, spread over all lengths, so that
//! the cost of a large rulebook shows.

use std::collections::BTreeMap;
use std::path::Path;

use claimlint::check::{Checker, Selection};
use claimlint::claim::Words;
use claimlint::lang::{ExtraWord, Languages};
use claimlint::mention;
use claimlint::rulebook::RuleSet;
use claimlint::source::{self, Article, Defaults, Format, Furniture};
use claimlint::value::UnitTable;
use divan::Bencher;
use divan::counter::BytesCount;

const LANGUAGES: [&str; 3] = ["ar", "de", "en"];
const NAMES: [usize; 3] = [10, 1_000, 100_000];
/// How long a measured text is, at least.
const BYTES: usize = 2 << 20;

fn main() {
    divan::main();
}

/// The bare scan for known words and figures.
#[divan::bench(args = LANGUAGES)]
fn scan(bencher: Bencher<'_, '_>, tag: &str) {
    let articles = articles(tag);
    let languages = Languages::embedded().0;
    let Some(language) = languages.get(tag) else { return };
    bencher
        .counter(bytes(&articles))
        .bench(|| articles.iter().map(|article| mention::count_words(article.text.plain(), language)).sum::<usize>());
}

/// All mentions.
#[divan::bench(args = LANGUAGES)]
fn mentions(bencher: Bencher<'_, '_>, tag: &str) {
    read(bencher, tag, &Languages::embedded().0);
}

/// All mentions, with the names of a rulebook among them.
#[divan::bench(args = LANGUAGES, consts = NAMES)]
fn mentions_and_names<const N: usize>(bencher: Bencher<'_, '_>, tag: &str) {
    read(bencher, tag, &Languages::embedded().0.with_words(names(N), BTreeMap::new()));
}

/// From bytes to text.
#[divan::bench(args = LANGUAGES)]
fn decode(bencher: Bencher<'_, '_>, tag: &str) {
    let text = text(tag);
    let furniture = Furniture::embedded();
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| source::read("bench.txt", text.as_bytes(), Format::Text, &Defaults::default(), furniture).0.len());
}

/// All mentions, and all checks that need no rulebook: what it takes longer than `mentions` is what the checks cost. They
/// may cost a quarter of it.
#[divan::bench(args = LANGUAGES)]
fn mentions_and_checks(bencher: Bencher<'_, '_>, tag: &str) {
    let articles = articles(tag);
    let languages = Languages::embedded().0;
    let rules = RuleSet::default();
    let words = Words::new(&rules);
    let checker = Checker::new(&rules, &words, &languages, UnitTable::embedded(), Selection::default());
    bencher
        .counter(bytes(&articles))
        .bench(|| articles.iter().map(|article| checker.check_article(article).findings.len()).sum::<usize>());
}

fn read(bencher: Bencher<'_, '_>, tag: &str, languages: &Languages) {
    let articles = articles(tag);
    let Some(language) = languages.get(tag) else { return };
    bencher.counter(bytes(&articles)).bench(|| {
        articles.iter().map(|article| mention::read(article, language, article.date).mentions.len()).sum::<usize>()
    });
}

fn bytes(articles: &[Article]) -> BytesCount {
    BytesCount::new(articles.iter().map(|article| article.text.plain().len()).sum::<usize>())
}

/// Each seed of a language, again and again.
fn articles(tag: &str) -> Vec<Article> {
    let seeds: Vec<Article> = seeds(tag)
        .iter()
        .flat_map(|text| {
            let defaults = Defaults { language: Some(tag.to_owned()), date: None };
            source::read("bench.txt", text.as_bytes(), Format::Text, &defaults, Furniture::embedded()).0
        })
        .collect();
    let once: usize = seeds.iter().map(|article| article.text.plain().len()).sum();
    let times = BYTES.div_ceil(once.max(1));
    std::iter::repeat_n(seeds, times).flatten().collect()
}

/// The seeds of a language as one long text.
fn text(tag: &str) -> String {
    let once = seeds(tag).join("\n\n");
    once.repeat(BYTES.div_ceil(once.len().max(1)))
}

#[expect(clippy::disallowed_methods, reason = "the bench reads the seeds")]
fn seeds(tag: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(tag);
    let mut texts: Vec<String> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| std::fs::read_to_string(entry.ok()?.path()).ok())
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
