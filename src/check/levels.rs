//! How grave the findings of each check count, as a desk wants it: the `[levels]` of `claimlint.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::{CHECKS, find};
use crate::finding::{Code, Finding, Problem, Severity};

/// How grave the findings of a check count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The check does not run.
    Off,
    /// Its errors and warnings are of this severity. A note stays a note, for it says that nothing is certainly wrong.
    At(Severity),
}

/// The levels of checks by their codes; a check without one keeps its own severities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Levels(BTreeMap<String, Level>);

/// The configuration as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawConfig {
    #[serde(default)]
    levels: BTreeMap<Spanned<String>, Spanned<String>>,
}

impl Levels {
    /// Reads the `[levels]` of a configuration. `path` names it in the problems: what is no TOML, an unknown key, an
    /// unknown check, an unknown level, each with its line and column. Whatever is sound is used.
    pub fn read(path: &str, text: &str) -> (Self, Vec<Problem>) {
        let config = match toml::from_str::<RawConfig>(text) {
            Ok(config) => config,
            Err(error) => {
                let problem = Problem::error(path, format!("{}.", error.message().trim_end_matches('.')));
                let (line, column) = place(text, error.span().map_or(0, |span| span.start));
                let help = "Write `[levels]` and under it lines such as `date-weekday = \"warning\"`.";
                return (Self::default(), vec![problem.at(line, column).help(help)]);
            }
        };
        let mut levels = BTreeMap::new();
        let mut problems = Vec::new();
        for (code, level) in &config.levels {
            let mut complain = |span: std::ops::Range<usize>, message: String, help: String| {
                let (line, column) = place(text, span.start);
                problems.push(Problem::error(path, message).at(line, column).help(help));
            };
            if find(code.get_ref()).is_none() {
                let known: Vec<&str> = CHECKS.iter().map(|check| check.code.as_str()).collect();
                let help = format!("The checks are {}.", known.join(", "));
                complain(code.span(), format!("There is no check `{}`.", code.get_ref()), help);
                continue;
            }
            match level.get_ref().as_str() {
                "off" => levels.insert(code.get_ref().clone(), Level::Off),
                "note" => levels.insert(code.get_ref().clone(), Level::At(Severity::Note)),
                "warning" => levels.insert(code.get_ref().clone(), Level::At(Severity::Warning)),
                "error" => levels.insert(code.get_ref().clone(), Level::At(Severity::Error)),
                other => {
                    let help = "Write \"error\", \"warning\", \"note\" or \"off\".".to_owned();
                    complain(level.span(), format!("There is no level `{other}`."), help);
                    None
                }
            };
        }
        problems.sort();
        (Self(levels), problems)
    }

    /// The codes of the checks that are switched off.
    pub fn off(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter(|(_, level)| **level == Level::Off).map(|(code, _)| code.as_str())
    }

    /// The severity that a finding of a check counts with.
    pub fn severity(&self, code: &Code, own: Severity) -> Severity {
        match self.0.get(code.as_str()) {
            Some(Level::At(level)) if own > Severity::Note => *level,
            Some(Level::At(_) | Level::Off) | None => own,
        }
    }

    /// Gives a finding the severity it counts with.
    pub(super) fn apply(&self, finding: &mut Finding) {
        finding.severity = self.severity(&finding.code, finding.severity);
    }
}

/// Line and column (in characters) of a place, both from 1.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before.get(line..).map_or(1, |rest| rest.chars().count() + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_change_what_is_sure_and_leave_notes() {
        let (levels, problems) = Levels::read("c", "[levels]\ndate-weekday = \"note\"\nscale-slip = \"off\"\n");
        assert_eq!(problems, []);
        let code = Code::new("date-weekday");
        assert_eq!(levels.severity(&code, Severity::Error), Severity::Note);
        assert_eq!(levels.severity(&Code::new("name-wrong"), Severity::Error), Severity::Error);
        assert_eq!(levels.off().collect::<Vec<_>>(), ["scale-slip"]);
        let (levels, _) = Levels::read("c", "[levels]\ndate-weekday = \"error\"\n");
        assert_eq!(
            [Severity::Note, Severity::Warning].map(|own| levels.severity(&code, own)),
            [Severity::Note, Severity::Error]
        );
    }

    #[test]
    fn what_is_unknown_is_told_with_its_place() {
        let (_, problems) = Levels::read("c", "[levels]\ndate-weekday = \"loud\"\n dat-weekday = \"off\"\n");
        let shown: Vec<_> = problems.iter().map(|problem| (problem.place, problem.message.as_str())).collect();
        assert_eq!(
            shown,
            [(Some((2, 16)), "There is no level `loud`."), (Some((3, 2)), "There is no check `dat-weekday`.")]
        );
        let (_, problems) = Levels::read("c", "[level]\n");
        assert_eq!(problems[0].place, Some((1, 2)));
        let (_, problems) = Levels::read("c", "[levels\n");
        assert_eq!(problems.len(), 1);
    }
}
