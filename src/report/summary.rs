//! The sentence at the end of a report. It says what was compared, so that silence is not read as approval.

use crate::finding::{Count, Coverage, Looked, Sheets};

use super::text::counted;

/// What was read, what was found, and what could not be judged, in one or a few sentences.
pub(super) fn sentence(report: &dyn Sheets) -> String {
    let summary = report.summary();
    if summary.articles + summary.errors + summary.warnings + summary.notes == 0 {
        return with_problems("No article read, so nothing was compared.".to_owned(), report.problems().len());
    }
    let read = match summary.articles {
        0 => "No article read".to_owned(),
        articles => format!("{} read", counted(articles, "article", "articles")),
    };
    let found = found(summary.errors, summary.warnings, summary.notes);
    let clean = found.is_none();
    let mut text = format!("{read}: {}. ", found.as_deref().unwrap_or("no discrepancy found"));
    text.push_str(&compared(&summary.coverage, clean));
    with_problems(text, report.problems().len())
}

fn with_problems(text: String, problems: usize) -> String {
    match problems {
        0 => text,
        problems => format!("{text} {} with the input.", counted(problems, "problem", "problems")),
    }
}

/// "3 of 14 dates, 1 of 1 figure", without the kinds that do not occur; none if there are none at all.
pub(super) fn coverage(coverage: &Coverage) -> Option<String> {
    let kinds = [
        (coverage.dates, "date", "dates"),
        (coverage.figures, "figure", "figures"),
        (coverage.names, "name", "names"),
        (coverage.acronyms, "acronym", "acronyms"),
    ];
    let parts: Vec<String> = kinds
        .into_iter()
        .filter(|(count, _, _)| count.found > 0)
        .map(|(count, one, many)| format!("{} of {}", count.checked, counted(count.found, one, many)))
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// "date-weekday 2 dates; count-list 1 figure, 1 list": what each check looked at; none if none did.
pub(super) fn looked(looked: &[Looked]) -> Option<String> {
    let checks: Vec<String> = looked
        .iter()
        .map(|looked| {
            let kinds = [
                (looked.dates, "date", "dates"),
                (looked.figures, "figure", "figures"),
                (looked.acronyms, "acronym", "acronyms"),
                (looked.lists, "list", "lists"),
            ];
            let parts: Vec<String> = kinds
                .into_iter()
                .filter(|(count, _, _)| *count > 0)
                .map(|(count, one, many)| counted(count, one, many))
                .collect();
            format!("{} {}", looked.check, parts.join(", "))
        })
        .collect();
    (!checks.is_empty()).then(|| checks.join("; "))
}

/// "as the rulebooks have it: ccdcoe-seat": the facts that an article tells rightly; none if it tells none.
pub(super) fn confirmed(facts: &[String]) -> Option<String> {
    (!facts.is_empty()).then(|| format!("as the rulebooks have it: {}", facts.join(", ")))
}

/// "9 errors, 2 warnings, 1 note"; none if there is nothing.
fn found(errors: usize, warnings: usize, notes: usize) -> Option<String> {
    let kinds = [(errors, "error", "errors"), (warnings, "warning", "warnings"), (notes, "note", "notes")];
    let parts: Vec<String> = kinds
        .into_iter()
        .filter(|(number, _, _)| *number > 0)
        .map(|(number, one, many)| counted(number, one, many))
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// What was held against something and what was not; for a clean run also what that does not mean.
fn compared(coverage: &Coverage, clean: bool) -> String {
    let total = [coverage.dates, coverage.figures, coverage.names, coverage.acronyms].into_iter().fold(
        Count::default(),
        |mut sum, count| {
            sum += count;
            sum
        },
    );
    let Some(kinds) = self::coverage(coverage) else {
        return "There was no date, figure, acronym or known name to check.".to_owned();
    };
    let rest = match (total.checked, total.found.saturating_sub(total.checked)) {
        (0, _) => "; there was nothing to hold them against",
        (_, 0) => "",
        (_, 1) => "; the other one had nothing to be held against",
        (_, _) => "; the rest had nothing to be held against",
    };
    let caution = if clean { " What was not compared, or agrees, can still be wrong." } else { "" };
    format!("Checked: {kinds}{rest}.{caution}")
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::finding::{Problem, Report, Summary};

    fn count(checked: usize, found: usize) -> Count {
        Count { found, checked }
    }

    fn report(articles: usize, found: [usize; 3], coverage: Coverage) -> Report {
        let [errors, warnings, notes] = found;
        Report { summary: Summary { articles, errors, warnings, notes, coverage }, ..Report::default() }
    }

    #[test]
    fn the_sentence_counts_in_singular_and_plural() {
        let coverage =
            Coverage { dates: count(3, 14), figures: count(1, 1), names: count(20, 20), acronyms: Count::default() };
        assert_snapshot!(sentence(&report(5, [9, 2, 1], coverage)), @"5 articles read: 9 errors, 2 warnings, 1 note. Checked: 3 of 14 dates, 1 of 1 figure, 20 of 20 names; the rest had nothing to be held against.");
        let coverage = Coverage { dates: count(1, 2), ..Coverage::default() };
        assert_snapshot!(sentence(&report(1, [1, 0, 0], coverage)), @"1 article read: 1 error. Checked: 1 of 2 dates; the other one had nothing to be held against.");
    }

    #[test]
    fn finding_nothing_is_not_called_truth() {
        let coverage = Coverage { dates: count(2, 3), figures: count(0, 9), ..Coverage::default() };
        assert_snapshot!(sentence(&report(2, [0, 0, 0], coverage)), @"2 articles read: no discrepancy found. Checked: 2 of 3 dates, 0 of 9 figures; the rest had nothing to be held against. What was not compared, or agrees, can still be wrong.");
        let coverage = Coverage { names: count(4, 4), ..Coverage::default() };
        assert_snapshot!(sentence(&report(1, [0, 0, 0], coverage)), @"1 article read: no discrepancy found. Checked: 4 of 4 names. What was not compared, or agrees, can still be wrong.");
        let coverage = Coverage { dates: count(0, 4), ..Coverage::default() };
        assert_snapshot!(sentence(&report(1, [0, 0, 0], coverage)), @"1 article read: no discrepancy found. Checked: 0 of 4 dates; there was nothing to hold them against. What was not compared, or agrees, can still be wrong.");
        assert_snapshot!(sentence(&report(1, [0, 0, 0], Coverage::default())), @"1 article read: no discrepancy found. There was no date, figure, acronym or known name to check.");
    }

    #[test]
    fn no_article_and_problems_are_said() {
        let mut report = report(0, [0, 0, 0], Coverage::default());
        report.problems.push(Problem::error("a.toml", "broken"));
        assert_snapshot!(sentence(&report), @"No article read, so nothing was compared. 1 problem with the input.");
    }
}
