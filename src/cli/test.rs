//! `claimlint test`: runs the examples that rule files and language packs bring with them.

use std::io::Write;

use rayon::prelude::*;

use crate::check::{self, CheckFailure, Checker, Outcome, Selection, Survivor, Verdict};
use crate::claim::Words;
use crate::cli::exit::Exit;
use crate::cli::input::{Input, Stop};
use crate::cli::near;
use crate::finding::Problem;
use crate::lang::Languages;
use crate::mention::{self, PackFailure, PackOutcome};
use crate::rulebook::{RuleId, RuleSet};
use crate::span::Span;
use crate::value::UnitTable;

/// Counts what passed and what did not.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    passed: usize,
    failed: usize,
}

/// Runs all examples, writes those that fail, and how many there were.
///
/// `pack_files` are the texts of packs that can be named with a line; `broken` says that some file could not be used.
pub(crate) fn run(
    rules: &RuleSet,
    languages: Languages,
    pack_files: &[(String, String)],
    check_files: &[(String, String)],
    broken: bool,
    out: &mut dyn Write,
) -> std::io::Result<Exit> {
    let mut tally = Tally::default();
    // Packs are tested without the words of rulebooks, as they are read where there are none.
    packs(&languages, pack_files, &mut tally, out)?;
    let broken = checks(&languages, check_files, &mut tally, out)? || broken;
    let words = Words::new(rules);
    let (everywhere, by_language) = words.for_languages();
    let languages = languages.with_words(everywhere, by_language);
    let checker = Checker::new(rules, &words, &languages, UnitTable::embedded(), Selection::default());
    rulebooks(rules, &checker, &mut tally, out)?;
    let caught = mutants(rules, &checker, &mut tally, out)?;
    writeln!(out, "{} passed, {} failed; {caught}", tally.passed, tally.failed)?;
    Ok(if broken || tally.passed + tally.failed == 0 {
        Exit::Failed
    } else if tally.failed > 0 {
        Exit::Findings
    } else {
        Exit::Clean
    })
}

/// Runs the examples of the checks; whether some of their files are no examples.
fn checks(
    languages: &Languages,
    files: &[(String, String)],
    tally: &mut Tally,
    out: &mut dyn Write,
) -> std::io::Result<bool> {
    let outcomes = check::run_check_examples(languages, files);
    tally.passed += outcomes.passed.values().sum::<usize>();
    for CheckFailure { code, language, text, got } in &outcomes.failures {
        tally.failed += 1;
        let name = format!("{code}.toml");
        let file = files.iter().find(|(path, _)| path.rsplit('/').next() == Some(&name));
        let place = file.map_or_else(
            || format!("check `{code}`"),
            |(path, toml)| line_of(toml, text).map_or_else(|| path.clone(), |line| format!("{path}:{line}")),
        );
        writeln!(out, "{place}: wrong ({language}): {got} was questioned\n  \"{text}\"")?;
    }
    for (path, why) in &outcomes.broken {
        writeln!(out, "{path}: broken: {why}")?;
    }
    Ok(!outcomes.broken.is_empty())
}

/// Lists the facts that no article says anything of, and how many there are.
pub(crate) fn coverage(
    rules: &RuleSet,
    languages: Languages,
    input: &Input,
    broken: bool,
    out: &mut dyn Write,
) -> std::io::Result<(Exit, Vec<Problem>)> {
    let words = Words::new(rules);
    let (everywhere, by_language) = words.for_languages();
    let languages = languages.with_words(everywhere, by_language);
    let checker = Checker::new(rules, &words, &languages, UnitTable::embedded(), Selection::default());
    let mut touched = std::collections::BTreeSet::new();
    let mut articles = 0;
    let outcome = input.for_each_batch(false, |batch| {
        let results: Vec<_> = batch.par_iter().map(|article| checker.check_article(article)).collect();
        articles += results.len();
        touched.extend(results.into_iter().flat_map(|result| result.touched));
        Stop::Later
    });
    let mut problems = outcome.problems;
    for (_, fact) in rules.facts().filter(|(id, _)| !touched.contains(id)) {
        writeln!(out, "{}: never told: `{}`: {}", fact.place, fact.id, fact.states)?;
    }
    writeln!(out, "{articles} articles tell something of {} of {} facts", touched.len(), rules.facts.len())?;
    if articles == 0 {
        problems
            .push(Problem::error("input", "No article was read.").help("Name files or folders that hold articles."));
    }
    Ok((if broken || articles == 0 { Exit::Failed } else { Exit::Clean }, problems))
}

/// Puts mistakes into the examples, writes those that are not found, and says how many were.
fn mutants(rules: &RuleSet, checker: &Checker<'_>, tally: &mut Tally, out: &mut dyn Write) -> std::io::Result<String> {
    let trial = check::run_mutants(rules, checker);
    for fact in trial.unbound.iter().filter_map(|id| rules.fact(*id)) {
        tally.failed += 1;
        writeln!(
            out,
            "{}: unbound: `{}`: none of its examples says anything that is held against it\n  {}",
            fact.place, fact.id, fact.states
        )?;
        let first = fact.examples.first().and_then(|example| check::article_of(&fact.id, example, checker));
        if let (Some(article), Some(RuleId::Fact(id))) = (first, rules.find(&fact.id)) {
            out.write_all(near::reasons(&article, id, rules, checker).as_bytes())?;
        }
    }
    for Survivor { rule, kind, example, text, place } in &trial.survivors {
        tally.failed += 1;
        writeln!(
            out,
            "{}: uncaught: `{rule}`: the {kind} \"{}\" is wrong, but was not flagged\n  \"{text}\"",
            example.place,
            place.of(text)
        )?;
    }
    for (rule, kind) in &trial.needless {
        tally.failed += 1;
        writeln!(out, "`{rule}`: needless: every {kind} that is wrong is flagged; take it out of `uncaught`")?;
    }
    let caught = trial.planted - trial.equivalent - trial.survivors.len();
    Ok(format!("{caught} of {} mistakes put into them were found", trial.planted - trial.equivalent))
}

fn rulebooks(rules: &RuleSet, checker: &Checker<'_>, tally: &mut Tally, out: &mut dyn Write) -> std::io::Result<()> {
    for Outcome { rule, example, verdict, raised } in check::run_examples(rules, checker) {
        let (outcome, wanted) = match verdict {
            Verdict::Ok => {
                tally.passed += 1;
                continue;
            }
            Verdict::Noisy => ("noisy", "nothing was to be flagged".to_owned()),
            Verdict::Missing => ("missing", format!("{} was to be flagged", quoted(&example.text, &example.expected))),
            Verdict::Wrong => ("wrong", format!("{} was to be flagged", quoted(&example.text, &example.expected))),
        };
        tally.failed += 1;
        let got = if raised.is_empty() {
            "nothing was".to_owned()
        } else {
            let codes: Vec<&str> = raised.iter().map(|(_, code)| code.as_str()).collect();
            let spans: Vec<Span> = raised.iter().map(|(span, _)| *span).collect();
            format!("{} was ({})", quoted(&example.text, &spans), codes.join(", "))
        };
        writeln!(out, "{}: {outcome}: `{rule}`: {wanted}, but {got}\n  \"{}\"", example.place, example.text)?;
        let spans: Vec<Span> = raised.iter().map(|(span, _)| *span).collect();
        if verdict == Verdict::Wrong && spans.len() == example.expected.len() {
            let near = spans.iter().zip(&example.expected).all(|(raised, marked)| raised.overlaps(*marked));
            if near {
                writeln!(out, "  help: it is there, so mark all of it: \"{}\"", marked(&example.text, &spans))?;
            }
        }
        let is_silent = raised.is_empty();
        if let Some(RuleId::Fact(fact)) = rules.find(&rule)
            && is_silent
            && let Some(article) = check::article_of(&rule, &example, checker)
        {
            out.write_all(near::reasons(&article, fact, rules, checker).as_bytes())?;
        }
    }
    Ok(())
}

/// A sentence with marks around some places, which are in order.
fn marked(text: &str, spans: &[Span]) -> String {
    let mut out = String::new();
    let mut at = 0;
    for span in spans {
        let before = Span::new(at, span.start.max(at)).of(text);
        out.extend([before, "[[", span.of(text), "]]"]);
        at = span.end;
    }
    out.push_str(Span::new(at, text.len()).of(text));
    out
}

/// The words at some places of a sentence.
fn quoted(text: &str, spans: &[Span]) -> String {
    let words: Vec<String> = spans.iter().map(|span| format!("\"{}\"", span.of(text))).collect();
    words.join(", ")
}

fn packs(
    languages: &Languages,
    files: &[(String, String)],
    tally: &mut Tally,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let tags: Vec<&str> = languages.tags().collect();
    let outcomes: Vec<Vec<PackOutcome>> =
        tags.par_iter().map(|tag| mention::run_pack_examples(languages, tag)).collect();
    for (tag, outcomes) in tags.into_iter().zip(outcomes) {
        let name = format!("{tag}.toml");
        let file = files.iter().find(|(path, _)| path.rsplit('/').next() == Some(&name));
        for PackOutcome { example, failure } in outcomes {
            let Some(failure) = failure else {
                tally.passed += 1;
                continue;
            };
            tally.failed += 1;
            // A pack does not keep the places of its examples, but hardly any stands twice in its file.
            let place = match file {
                Some((path, text)) => {
                    line_of(text, &example.text).map_or_else(|| path.clone(), |line| format!("{path}:{line}"))
                }
                None => format!("pack `{tag}`"),
            };
            let (outcome, got) = match failure {
                PackFailure::Noisy(got) => ("noisy", format!("nothing was to be read, but `{got}` was")),
                PackFailure::Missing => ("missing", format!("`{}` was to be read, but nothing was", example.value)),
                PackFailure::Wrong(got) => ("wrong", format!("`{}` was to be read, but `{got}` was", example.value)),
                PackFailure::Elsewhere(words) => {
                    ("wrong", format!("the value was read from \"{}\"", words.join("\", \"")))
                }
                PackFailure::Broken(why) => ("broken", why),
            };
            writeln!(out, "{place}: {outcome}: {got}\n  \"{}\"", example.text)?;
        }
    }
    Ok(())
}

/// The line, from 1, that holds `example` as a TOML string.
fn line_of(text: &str, example: &str) -> Option<usize> {
    let quoted = [format!("\"{}\"", example.replace('\\', "\\\\").replace('"', "\\\"")), format!("'{example}'")];
    quoted.iter().filter_map(|quoted| text.lines().position(|line| line.contains(quoted))).min().map(|index| index + 1)
}
