//! What is reported of the seeds, from bytes to bytes. Every snapshot is read before it is approved.

use std::path::Path;

use claimlint::finding::{Report, Role, Severity};
use claimlint::report::{self, Options};
use claimlint::source::{self, Defaults, Format, Furniture};

use crate::support::{Desk, files, root, run, shown, text};

#[test]
fn each_seed_has_the_findings_of_its_snapshot() {
    settings("seeds").bind(|| {
        insta::glob!("../seeds", "**/*.{txt,md,jsonl}", |path| {
            insta::assert_snapshot!("seed", terminal(&report_of(&[path.to_owned()])));
        });
    });
}

#[test]
fn all_seeds_together_have_the_findings_of_their_snapshot() {
    let report = report_of(&files("seeds"));
    settings("").bind(|| {
        insta::assert_snapshot!("seeds-compact", rendered(&report, report::Format::Compact));
        insta::assert_snapshot!("seeds-json", rendered(&report, report::Format::Json));
    });
}

#[test]
fn the_program_writes_what_the_library_reports() {
    let report = report_of(&files("seeds"));
    let program = run(&["check", "seeds", "--rules", "rules", "--format", "json"]);
    assert!(program.out == rendered(&report, report::Format::Json), "{}", program.err);
}

#[test]
fn a_clean_seed_is_clean_and_any_other_has_its_mistake() {
    for path in files("seeds") {
        let report = report_of(std::slice::from_ref(&path));
        let grave: Vec<&str> = report
            .findings
            .iter()
            .filter(|finding| finding.severity >= Severity::Warning)
            .map(|finding| finding.code.as_str())
            .collect();
        let name = shown(&path);
        if name.contains("/clean-") {
            assert_eq!(grave, [""; 0], "{name}");
        } else if name.contains("/disagree-") || name.contains("/uneinig-") {
            // These disagree with each other only.
            assert_eq!(grave, [""; 0], "{name}");
        } else {
            assert_eq!(grave.len(), 1, "{name}: {grave:?}");
        }
    }
}

/// A snapshot shows a change, it does not know what is right. This does.
#[test]
fn every_witness_says_what_its_file_holds_at_its_place() {
    let mut witnesses = 0;
    let report = report_of(&files("seeds"));
    for finding in &report.findings {
        let places = finding.witnesses.iter().chain(finding.also.iter().flat_map(|also| &also.witnesses));
        for witness in places {
            witnesses += 1;
            let file = text(&root().join(&witness.path));
            let held = &file[witness.start..witness.end];
            assert_eq!(held.replace("**", ""), witness.text, "{witness:?}");
            let before = &file[..witness.start];
            let line_start = before.rfind('\n').map_or(0, |at| at + 1);
            let place = (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1);
            assert_eq!((witness.line, witness.column), place, "{witness:?}");
            assert_eq!(witness.excerpt.parts().1, witness.text, "{witness:?}");
            assert_eq!(witness.article.is_none(), witness.role == Role::Fact, "{witness:?}");
        }
        assert!(!finding.derivation.is_empty(), "no derivation: {}", finding.message);
        assert!(!finding.fingerprint.is_empty());
    }
    assert!(witnesses > 30, "{witnesses}");
}

/// Where the snapshots of a test are, whatever module it is in.
fn settings(folder: &str) -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("snapshots").join(folder));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

/// The report of some files with the rules of the project.
fn report_of(paths: &[impl AsRef<Path>]) -> Report {
    let checker = Desk::of_project().checker();
    let mut results = Vec::new();
    let mut problems = Vec::new();
    for path in paths {
        let name = shown(&path.as_ref().canonicalize().unwrap());
        let bytes = std::fs::read(path).unwrap();
        let format = Format::of_path(&name).unwrap();
        let (articles, found) = source::read(&name, &bytes, format, &Defaults::default(), Furniture::embedded());
        problems.extend(found);
        results.extend(articles.iter().map(|article| checker.check_article(article)));
    }
    checker.report(results, problems).unwrap()
}

fn terminal(report: &Report) -> String {
    rendered(report, report::Format::Terminal)
}

fn rendered(report: &Report, format: report::Format) -> String {
    let options = Options { color: false, width: Some(100), coverage: false };
    String::from_utf8(report::render(report, format, &options)).unwrap()
}
