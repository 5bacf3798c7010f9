//! For a reader at a terminal: every finding with its places, the reasons, the fixes, and a summary at the end.

use std::{fmt, io};

use anstyle::{AnsiColor, Style};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::finding::{Also, Confidence, Finding, Fix, Problem, Role, Severity, Sheets, Witness};

use super::repeats::{places, repeated};
use super::text::{
    article_id, last_line, one_line, parts, role, runs_right_to_left, sentence, shown, visible, voice, words,
};
use super::{Options, summary};

/// Columns a cut may give away to fall between words.
const WORD: usize = 16;

/// A report for a terminal.
///
/// Under the words of a witness stand carets (for the claim) or dashes (for the others), counted in the columns a
/// terminal gives to each character. A terminal that reorders text which runs from right to left would show them
/// under the wrong words; in a line with such text the witness is marked inside the line, with ⟦ and ⟧, and the
/// line is isolated (U+2068, U+2069) so that the rest of the report keeps its direction. Columns in the header
/// count characters in the order they are written, in any script.
struct Terminal {
    width: usize,
    palette: Palette,
}

/// Writes `report` for a terminal, as `options` say.
pub(super) fn write(report: &dyn Sheets, options: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let palette = if options.color { Palette::COLOR } else { Palette::PLAIN };
    let terminal = Terminal { width: options.width.unwrap_or(100).max(40), palette };
    for finding in report.findings() {
        let finding = finding?;
        write!(out, "{}", shown(|f| terminal.finding(f, &finding)))?;
    }
    for problem in report.problems() {
        write!(out, "{}", shown(|f| terminal.problem(f, problem)))?;
    }
    if options.coverage {
        coverage(report, out)?;
    }
    writeln!(out, "{}", summary::sentence(report))
}

/// Writes what was checked in each article, if there are any.
fn coverage(report: &dyn Sheets, out: &mut dyn io::Write) -> io::Result<()> {
    let mut is_first = true;
    for article in report.articles() {
        if std::mem::take(&mut is_first) {
            writeln!(out, "Checked in each article:")?;
        }
        let article = article?;
        let language = article.language.as_deref().unwrap_or("language unknown");
        let kinds = summary::coverage(&article.coverage).unwrap_or_else(|| "nothing to check".to_owned());
        writeln!(out, "  {} ({}): {kinds}", one_line(&article.path), one_line(language))?;
        if let Some(looked) = summary::looked(&article.looked) {
            writeln!(out, "    looked at: {looked}")?;
        }
        if let Some(confirmed) = summary::confirmed(&article.confirmed) {
            writeln!(out, "    {}", one_line(&confirmed))?;
        }
    }
    if is_first { Ok(()) } else { writeln!(out) }
}

impl Terminal {
    fn finding(&self, f: &mut fmt::Formatter<'_>, finding: &Finding) -> fmt::Result {
        let style = self.palette.severity(finding.severity);
        let strong = self.palette.strong;
        let severity = finding.severity.as_str();
        let code = one_line(finding.code.as_str());
        writeln!(f, "{style}{severity}[{code}]{style:#}: {strong}{}{strong:#}", sentence(&finding.message))?;

        let (places, repeats) = places(&finding.witnesses);
        let gutter = places.iter().map(|witness| digits(witness.line)).max().unwrap_or(1);
        let (mut file, mut previous) = (None, None);
        for (at, witness) in places.iter().enumerate() {
            let here = (witness.path.as_str(), witness.article.as_deref());
            if file != Some(here) {
                self.header(f, gutter, witness)?;
                file = Some(here);
            }
            let underline = if at == 0 { style } else { self.palette.quiet };
            let line = Line::of(witness, self.width.saturating_sub(gutter + 3));
            let again = previous.is_some_and(|shown| shown == (here, witness.line, line.whole()));
            self.excerpt(f, gutter, witness, &line, again, underline)?;
            previous = Some((here, witness.line, line.whole()));
        }
        for group in &repeats {
            self.note(f, gutter, &repeated(group, &finding.witnesses))?;
        }
        for step in &finding.derivation {
            self.note(f, gutter, &format!("because: {}", sentence(step)))?;
        }
        for rule in rules(&finding.witnesses, finding.fact.as_deref()) {
            self.note(f, gutter, &rule)?;
        }
        if let Some(doubt) = doubt(finding) {
            self.note(f, gutter, doubt)?;
        }
        for fix in &finding.fixes {
            self.note(f, gutter, &fixed(fix))?;
        }
        for also in &finding.also {
            self.also(f, gutter, also)?;
        }
        writeln!(f)
    }

    /// The line that names a file.
    fn header(&self, f: &mut fmt::Formatter<'_>, gutter: usize, witness: &Witness) -> fmt::Result {
        let quiet = self.palette.quiet;
        let id = article_id(witness).map(|id| format!(" (article {})", words(id))).unwrap_or_default();
        let (path, line, column) = (one_line(&witness.path), witness.line, witness.column);
        writeln!(f, "{:gutter$}{quiet}-->{quiet:#} {path}:{line}:{column}{id}", "")?;
        writeln!(f, "{:gutter$} {quiet}|{quiet:#}", "")
    }

    /// The line of a witness, with the witness marked; only the mark if the line was shown just before.
    fn excerpt(
        &self,
        f: &mut fmt::Formatter<'_>,
        gutter: usize,
        witness: &Witness,
        line: &Line,
        again: bool,
        underline: Style,
    ) -> fmt::Result {
        let quiet = self.palette.quiet;
        let labels = labels(witness);
        let number = format!("{quiet}{:>gutter$} |{quiet:#}", witness.line);
        let Line { before, inside, after, right_to_left } = line;
        if *right_to_left {
            writeln!(f, "{number} \u{2068}{before}{underline}⟦{inside}⟧{underline:#}{after}\u{2069}")?;
            if !labels.is_empty() {
                writeln!(f, "{:gutter$} {quiet}|{quiet:#} {underline}⟦⟧ {labels}{underline:#}", "")?;
            }
            return Ok(());
        }
        if !again {
            writeln!(f, "{number} {}", line.whole().trim_end())?;
        }
        let mark = if witness.role == Role::Claim { "^" } else { "-" };
        let marks = mark.repeat(inside.width().max(1));
        let space = if labels.is_empty() { "" } else { " " };
        let indent = before.width();
        let mark_line = format!("{underline}{marks}{space}{labels}{underline:#}");
        writeln!(f, "{:gutter$} {quiet}|{quiet:#} {:indent$}{mark_line}", "", "")
    }

    fn note(&self, f: &mut fmt::Formatter<'_>, gutter: usize, text: &str) -> fmt::Result {
        let quiet = self.palette.quiet;
        writeln!(f, "{:gutter$} {quiet}={quiet:#} {text}", "")
    }

    /// What another check saw at the same place, with what the finding itself does not have.
    fn also(&self, f: &mut fmt::Formatter<'_>, gutter: usize, also: &Also) -> fmt::Result {
        self.note(f, gutter, &format!("also {}: {}", one_line(also.code.as_str()), sentence(&also.message)))?;
        let derivation = also.derivation.iter().map(|step| format!("because: {}", sentence(step)));
        let witnesses = also.witnesses.iter().filter(|witness| witness.role != Role::Fact).map(|witness| {
            let said = voice(witness.voice).map(|voice| format!(", {voice}")).unwrap_or_default();
            let said_words = words(&witness.text);
            let place = format!("{}:{}:{}", one_line(&witness.path), witness.line, witness.column);
            format!("{}: \"{said_words}\" ({place}{said})", role(witness.role))
        });
        let rules = rules(&also.witnesses, also.fact.as_deref());
        let fixes = also.fixes.iter().map(fixed);
        for line in derivation.chain(witnesses).chain(rules).chain(fixes) {
            writeln!(f, "{:gutter$}     {line}", "")?;
        }
        Ok(())
    }

    fn problem(&self, f: &mut fmt::Formatter<'_>, problem: &Problem) -> fmt::Result {
        let (style, quiet) = (self.palette.severity(problem.severity), self.palette.quiet);
        let severity = problem.severity.as_str();
        writeln!(f, "{style}{severity}{style:#}: {}", sentence(&problem.message))?;
        let place = problem.place.map(|(line, column)| format!(":{line}:{column}")).unwrap_or_default();
        writeln!(f, " {quiet}-->{quiet:#} {}{place}", one_line(&problem.path))?;
        if let Some(help) = &problem.help {
            writeln!(f, "  {quiet}={quiet:#} help: {}", sentence(help))?;
        }
        writeln!(f)
    }
}

/// The colours. All of them are for comfort; none says what no word says.
struct Palette {
    error: Style,
    warning: Style,
    note: Style,
    quiet: Style,
    strong: Style,
}

impl Palette {
    const PLAIN: Self = Self {
        error: Style::new(),
        warning: Style::new(),
        note: Style::new(),
        quiet: Style::new(),
        strong: Style::new(),
    };
    const COLOR: Self = Self {
        error: AnsiColor::Red.on_default().bold(),
        warning: AnsiColor::Yellow.on_default().bold(),
        note: AnsiColor::Cyan.on_default().bold(),
        quiet: AnsiColor::BrightBlue.on_default(),
        strong: Style::new().bold(),
    };

    fn severity(&self, severity: Severity) -> Style {
        match severity {
            Severity::Error => self.error,
            Severity::Warning => self.warning,
            Severity::Note => self.note,
        }
    }
}

/// A line that fits the terminal.
struct Line {
    before: String,
    inside: String,
    after: String,
    right_to_left: bool,
}

impl Line {
    /// The excerpt of a witness in at most `room` columns, shortened around the witness, and in the witness's middle
    /// only if it alone is too long.
    fn of(witness: &Witness, room: usize) -> Self {
        let (before, inside, after) = parts(witness);
        let (before, inside, after) = (visible(before), visible(inside), visible(after));
        let right_to_left = [&before, &inside, &after].into_iter().any(|text| runs_right_to_left(text));
        let room = if right_to_left { room.saturating_sub(2) } else { room };
        let (left, right) = (before.width(), after.width());
        if left + inside.width() + right <= room {
            return Self { before, inside, after, right_to_left };
        }
        // One column on each side is for the "…".
        let inside = without_middle(inside, room.saturating_sub(2));
        let spare = room.saturating_sub(inside.width() + 2);
        let left = left.min((spare / 2).max(spare.saturating_sub(right)));
        let right = right.min(spare.saturating_sub(left));
        Self { before: tail(before, left), after: head(after, right), inside, right_to_left }
    }

    /// The line without marks.
    fn whole(&self) -> String {
        [self.before.as_str(), &self.inside, &self.after].concat()
    }
}

/// The statements of rulebooks among `witnesses`, or at least the name of the rule.
fn rules(witnesses: &[Witness], fact: Option<&str>) -> Vec<String> {
    let name = fact.map(|fact| format!(" {}", words(fact))).unwrap_or_default();
    let mut lines: Vec<String> = witnesses
        .iter()
        .filter(|witness| witness.role == Role::Fact)
        .map(|witness| {
            let statement = if witness.text.is_empty() { &witness.excerpt.text } else { &witness.text };
            format!("rule{name}: {} ({}:{})", words(statement), one_line(&witness.path), witness.line)
        })
        .collect();
    if lines.is_empty() && fact.is_some() {
        lines.push(format!("rule{name}"));
    }
    lines
}

/// What to say of a finding that is not certain.
fn doubt(finding: &Finding) -> Option<&'static str> {
    match finding.confidence {
        Confidence::High => None,
        Confidence::Medium => Some("how sure: fairly; it rests on the reading given here"),
        Confidence::Low => Some("how sure: not very; it may be read otherwise"),
    }
}

fn fixed(fix: &Fix) -> String {
    format!("fix: {}: \"{}\"", sentence(&fix.label), words(&fix.text))
}

/// What is said beside the mark of a witness.
fn labels(witness: &Witness) -> String {
    let what = match witness.role {
        Role::Claim => None,
        Role::Against | Role::Context | Role::Fact => Some(role(witness.role).to_owned()),
    };
    let who = voice(witness.voice).map(str::to_owned);
    let until = last_line(witness).map(|line| format!("goes on to line {line}"));
    [what, who, until].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The end of `text` in at most `columns` columns, after "…" if something is missing.
fn tail(text: String, columns: usize) -> String {
    if text.width() <= columns {
        return text;
    }
    let mut used = 0;
    let fits = |&(_, character): &(usize, char)| {
        used += columns_of(character);
        used <= columns
    };
    let at = text.char_indices().rev().take_while(fits).last().map_or(text.len(), |(at, _)| at);
    // A mark that belongs on the character before it must not end up on the "…".
    let kept = text.get(at..).unwrap_or_default().trim_start_matches(has_no_width);
    let space = kept.char_indices().take(WORD.min(columns / 2)).find(|(_, character)| character.is_whitespace());
    format!("…{}", space.and_then(|(at, _)| kept.get(at..)).unwrap_or(kept))
}

/// The start of `text` in at most `columns` columns, before "…" if something is missing.
fn head(text: String, columns: usize) -> String {
    if text.width() <= columns {
        return text;
    }
    let kept = text.get(..fitting(&text, columns)).unwrap_or_default();
    let near = kept.char_indices().rev().take(WORD.min(columns / 2));
    let space = near.into_iter().find(|(_, character)| character.is_whitespace());
    let kept = space.and_then(|(at, space)| kept.get(..at + space.len_utf8())).unwrap_or(kept);
    format!("{kept}…")
}

/// `text` in at most `columns` columns, with "…" in its middle if it is longer.
fn without_middle(text: String, columns: usize) -> String {
    if text.width() <= columns {
        return text;
    }
    let half = columns.saturating_sub(1) / 2;
    let start = text.get(..fitting(&text, half)).unwrap_or_default();
    let end = tail(text.clone(), half);
    format!("{}{end}", start.trim_end())
}

/// How many bytes of `text` fit in `columns` columns, with the marks on the last character.
fn fitting(text: &str, columns: usize) -> usize {
    let mut used = 0;
    let fits = |&(_, character): &(usize, char)| {
        used += columns_of(character);
        used <= columns
    };
    text.char_indices().take_while(fits).last().map_or(0, |(at, character)| at + character.len_utf8())
}

fn has_no_width(character: char) -> bool {
    character.width() == Some(0)
}

/// The columns of one character; 1 for the mark that makes the character before it an emoji, which is then wider.
fn columns_of(character: char) -> usize {
    if character == '\u{fe0f}' { 1 } else { character.width().unwrap_or(0) }
}

fn digits(number: usize) -> usize {
    number.to_string().len()
}
