//! `number-words`: digits in brackets that contradict the number word before them.

use super::Check;
use super::scene::{Scene, Seen};
use crate::finding::{Code, Confidence, Finding, Fix, Role, Severity};
use crate::mention::{Mention, Stated, StatedQuantity};
use crate::value::{Decimal, Unit};

pub(super) static CHECK: Check = Check {
    code: Code::new("number-words"),
    title: "digits that contradict the words beside them",
    why: "\u{201C}Twelve (21) men\u{201D} says one number twice and two different ones; which one counts decides a contract or a toll \
          of dead. It is found where the brackets hold nothing but the figure and the counted thing follows them, so that \
          ages, notes and years in brackets are silent: \u{201C}her son Twelve (21)\u{201D}, \u{201C}number two (2012)\u{201D}. Where only the \
          digits look alike, it is a note.",
    example: "The police held twelve (21) men for two days.",
    examples: include_str!("../../rules/checks/number-words.toml"),
    needs: &[],
    run: Some(run),
};

fn run(scene: &Scene<'_>, findings: &mut Vec<Finding>) {
    for pair in scene.reading.mentions.windows(2) {
        if let [first, second] = pair {
            findings.extend(beside(scene, first, second));
        }
    }
}

fn beside(scene: &Scene<'_>, first: &Mention, second: &Mention) -> Option<Finding> {
    let (Stated::Quantity(one), Stated::Quantity(other)) = (&first.stated, &second.stated) else { return None };
    if !matches!(scene.between(first.span, second.span), " (" | "(" | "\u{FF08}" | " [")
        || first.span.end < one.figure.end
    {
        return None;
    }
    scene.look(Seen::Figure, one.figure);
    scene.look(Seen::Figure, other.figure);
    let after = scene.after(second.span).strip_prefix([')', '\u{FF09}', ']'])?;
    let same_unit = one.unit_kind() == other.unit_kind();
    // "16,818 (nil) tonnes" compares two years.
    let positive = [one, other].into_iter().all(|stated| stated.quantity.figure.value > Decimal::ZERO);
    let differ = one.quantity.figure.value != other.quantity.figure.value;
    // One of the two is in words and the other in digits, and the digits are all that the brackets hold.
    let in_words = |stated: &StatedQuantity| !scene.words(stated.figure).contains(char::is_numeric);
    let in_digits = |stated: &StatedQuantity| !scene.words(stated.figure).contains(char::is_alphabetic);
    let told_twice = in_words(one) && in_digits(other) || in_digits(one) && in_words(other);
    let integers = [one, other].into_iter().all(|stated| stated.quantity.figure.value.is_integer());
    if !same_unit
        || !positive
        || !differ
        || !told_twice
        || !integers
        || second.span != other.figure
        || is_year(other)
        || is_year(one)
    {
        return None;
    }
    // The first number alone: "one (14)" is a pronoun with an age, "one hundred (10)" is not.
    let small = one.quantity.figure.value <= Decimal::ONE;
    let counted = after.strip_prefix(' ').is_some_and(|rest| {
        let noun = scene.glossary.has_capital_nouns && rest.starts_with(char::is_uppercase);
        noun || rest.starts_with(char::is_lowercase) || rest.starts_with(is_uncased)
    });
    let alike = alike(one.quantity.figure.value, other.quantity.figure.value);
    let severity = match (counted && !small, alike) {
        (true, _) => Severity::Warning,
        (false, true) => Severity::Note,
        (false, false) => return None,
    };
    let mut finding = scene.finding(
        &CHECK,
        other.figure,
        severity,
        format!("{} in brackets contradicts {} beside it.", scene.quoted(other.figure), scene.quoted(one.figure)),
    );
    finding.confidence = if alike { Confidence::High } else { Confidence::Medium };
    finding.derivation.push(format!(
        "{} is {}, {} is {}",
        scene.quoted(one.figure),
        one.quantity.figure.value.normalize(),
        scene.quoted(other.figure),
        other.quantity.figure.value.normalize()
    ));
    finding.witnesses.push(scene.witness(one.figure, Role::Against, scene.voice(one.figure)));
    if in_digits(other) {
        finding.fixes.push(Fix {
            label: "the number of the words".to_owned(),
            text: one.quantity.figure.value.normalize().to_string(),
        });
    }
    Some(finding)
}

impl StatedQuantity {
    fn unit_kind(&self) -> &Unit {
        &self.quantity.unit
    }
}

/// A letter of a script without capitals.
fn is_uncased(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

fn is_year(stated: &StatedQuantity) -> bool {
    stated.quantity.unit == Unit::One && (1800..2100).any(|year| Decimal::from(year) == stated.quantity.figure.value)
}

/// Whether two numbers are one slip apart: the same digits, or all but one.
fn alike(one: Decimal, other: Decimal) -> bool {
    let digits = |number: Decimal| number.normalize().to_string().chars().collect::<Vec<char>>();
    let (one, other) = (digits(one), digits(other));
    let sorted = |digits: &[char]| {
        let mut digits = digits.to_vec();
        digits.sort_unstable();
        digits
    };
    let differing = one.iter().zip(&other).filter(|(a, b)| a != b).count();
    one.len() == other.len() && one.len() >= 2 && (differing == 1 || sorted(&one) == sorted(&other))
}
