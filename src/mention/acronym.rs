//! Definitions of acronyms: "Long Form (LF)" and "LF (Long Form)".

use crate::lang::{is_letter, is_word};
use crate::span::Span;

/// A place that gives an acronym and what it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The words it stands for.
    pub long: Span,
    /// The acronym.
    pub short: Span,
}

/// All definitions of a text, in order.
pub(crate) fn definitions(text: &str) -> Vec<Definition> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    for open in memchr::memchr_iter(b'(', bytes) {
        let inside_start = open + 1;
        let Some(rest) = text.get(inside_start..) else { continue };
        let mut window = rest.len().min(120);
        while !rest.is_char_boundary(window) {
            window -= 1;
        }
        let Some(length) = rest.get(..window).and_then(|rest| rest.find([')', '\n'])) else { continue };
        if !rest.get(length..).is_some_and(|rest| rest.starts_with(')')) {
            continue;
        }
        let inside = rest.get(..length).unwrap_or_default();
        let unquoted = inside.trim_matches(|c: char| c.is_whitespace() || is_quote(c));
        let offset = inside.find(unquoted).unwrap_or(0);
        let span = Span::new(inside_start + offset, inside_start + offset + unquoted.len());
        if is_acronym(unquoted) {
            if let Some(long) = long_form_before(text, open, unquoted) {
                found.push(Definition { long, short: span });
            }
        } else if let Some(short) = acronym_before(text, open) {
            let words = unquoted.split_whitespace().count();
            let letters = short.of(text).chars().count();
            if (2..=letters + 4).contains(&words)
                && unquoted.chars().any(char::is_uppercase)
                && !unquoted.contains([',', ';', ':'])
            {
                found.push(Definition { long: span, short });
            }
        }
    }
    found
}

/// Two to ten letters, most of them capitals, of a script that has capitals.
fn is_acronym(text: &str) -> bool {
    let letters = text.chars().filter(|c| is_letter(*c)).count();
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    let other = text.chars().any(|c| !is_word(c) && !matches!(c, '-' | '&' | '.' | '/'));
    (2..=10).contains(&letters)
        && capitals >= 2
        && capitals * 3 >= letters * 2
        && !other
        && text.chars().next().is_some_and(char::is_uppercase)
}

fn acronym_before(text: &str, open: usize) -> Option<Span> {
    let before = text.get(..open)?;
    // In a line of capitals every word looks like an acronym.
    let shouting = before.split_whitespace().rev().take(2).all(|word| !word.chars().any(char::is_lowercase));
    if shouting {
        return None;
    }
    let trimmed = before.trim_end_matches(' ');
    if before.len() - trimmed.len() > 1 {
        return None;
    }
    let start = trimmed.char_indices().rev().take(14).take_while(|(_, c)| is_word(*c)).last()?.0;
    let word = trimmed.get(start..)?;
    is_acronym(word).then(|| Span::new(start, trimmed.len()))
}

/// The words before the bracket that the acronym most likely stands for: as many words with capitals as it has
/// letters, and the small words between them.
fn long_form_before(text: &str, open: usize, acronym: &str) -> Option<Span> {
    let before = text.get(..open)?;
    let end = before.trim_end_matches(|c: char| c == ' ' || is_quote(c)).len();
    let letters: Vec<char> = acronym.chars().filter(|c| c.is_uppercase()).collect();
    let mut window = end.saturating_sub(200);
    while !text.is_char_boundary(window) {
        window += 1;
    }
    let clause = text.get(window..end)?;
    let clause_start =
        clause.rfind(['.', ';', ':', '\n', '(', ')', '!', '?', '\u{201C}', '\u{201E}', '"']).map_or(window, |at| {
            window + at + clause.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
        });
    let clause = text.get(clause_start..end)?;
    // Words with their places, last first.
    let words: Vec<(usize, &str)> = words(clause).into_iter().rev().collect();
    let mut start = None;
    let mut capitals = 0;
    let mut small = 0;
    let wanted = *letters.first()?;
    for (at, word) in words {
        let first = word.chars().next()?;
        if first.is_uppercase() || first.is_ascii_digit() {
            capitals += word
                .split(['-', '\u{2010}', '\u{2011}', '/'])
                .filter(|part| part.chars().next().is_some_and(char::is_uppercase))
                .count()
                .max(1);
            small = 0;
            start = Some(at);
            if capitals >= letters.len() && first.to_lowercase().eq(wanted.to_lowercase()) {
                break;
            }
            if capitals > letters.len() + 2 {
                break;
            }
        } else {
            small += 1;
            if small > 3 || capitals == 0 && small > 1 {
                break;
            }
        }
    }
    let start = start?;
    let words = clause.get(start..)?;
    let shouted = words
        .split_whitespace()
        .filter(|word| word.chars().count() > 2)
        .all(|word| !word.chars().any(char::is_lowercase));
    if words.contains(|c: char| c.is_ascii_digit() || c == '%') || shouted {
        return None;
    }
    (capitals >= 2 || letters.len() <= 3 && capitals >= 1 && end - clause_start - start > letters.len() * 4)
        .then(|| Span::new(clause_start + start, end))
}

/// The words of a text with their byte offsets; a hyphenated word is one.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain(std::iter::once((text.len(), ' '))) {
        let inside = is_word(c) || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\'' | '\u{2019}' | '&');
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(begin)) => {
                if let Some(word) = text.get(begin..at)
                    && word.chars().any(is_word)
                {
                    found.push((begin, word));
                }
                start = None;
            }
            (true, Some(_)) | (false, None) => {}
        }
    }
    found
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '\u{2018}'..='\u{201F}' | '\u{AB}' | '\u{BB}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        definitions(text)
            .iter()
            .map(|found| format!("{} = {}", found.short.of(text), found.long.of(text)))
            .collect::<Vec<_>>()
            .join("\n")
    }

    #[test]
    fn the_long_form_is_what_the_letters_ask_for() {
        insta::assert_snapshot!(show("South Korea’s National Intelligence Service (NSI) is an agency."), @"NSI = National Intelligence Service");
        insta::assert_snapshot!(show("warnt das Bundesamt für Verfassungsschutz (BfV) die Industrie"), @"BfV = Bundesamt für Verfassungsschutz");
        insta::assert_snapshot!(show("join NATO's Cyber Defense Group (CDG). And the OPCW (Organisation for the Prohibition of Chemical Weapons)"), @r"
        CDG = Cyber Defense Group
        OPCW = Organisation for the Prohibition of Chemical Weapons
        ");
        insta::assert_snapshot!(show("the NATO Cooperative Cyber Defense Center of Excellence (CCDCOE)"), @"CCDCOE = NATO Cooperative Cyber Defense Center of Excellence");
        insta::assert_snapshot!(show("He came late (OK) and left (see above)."), @"");
    }
}
