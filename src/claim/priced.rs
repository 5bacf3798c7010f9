//! What is paid above or below a price: "53 dollars a share, a 17 per cent premium to the closing price of 45.29".

use super::changes::quantity;
use super::clauses::{FAR, MARKS, begin, breaks, is_short};
use super::ends::LONGEST;
use super::page::Page;
use super::tied::{Pair, are_alike};
use crate::mention::Mention;
use crate::span::Span;
use crate::value::Unit;

/// How many words stand at most between the share and the price it is counted from.
const WORDS: usize = 12;

/// The price before a share that is told as a premium or a discount, and the one behind it that the share is of.
pub(super) fn priced<'m>(
    page: Page<'_>,
    told: &Mention,
    before: &[&'m Mention],
    behind: &[&'m Mention],
) -> Option<Pair<'m>> {
    let words = page.glossary;
    let (to, from) = (*before.first()?, *behind.first()?);
    let price = |mention: &Mention| {
        quantity(mention)
            .filter(|stated| matches!(stated.quantity.unit, Unit::Money(_)))
            .map(|stated| stated.quantity.figure.value)
    };
    let (paid, known) = (price(to)?, price(from)?);
    let rest = page.without_dates(told.span.end, begin(from));
    let rest = rest.trim_start();
    let lead = page.just_before(Span::new(begin(told), begin(told)), LONGEST).trim_end();
    let (is_above, rest) = if let Some(end) = words.premium.at_start(rest) {
        (true, rest.get(end..)?)
    } else if let Some(end) = words.discount.at_start(rest) {
        (false, rest.get(end..)?)
    } else if words.premium.ends(lead) || words.discount.ends(lead) {
        (words.premium.ends(lead), rest)
    } else {
        return None;
    };
    let rest = rest.trim_start();
    let clause = words.premium_to.at_start(rest).and_then(|end| rest.get(end..))?;
    let gap = page.between(to.span, told.span);
    // "53 dollars and a 20 per cent premium": something else is paid.
    let joins = words.and.is_in(gap.rsplit(MARKS).next().unwrap_or_default());
    let is_near = !joins && is_short(clause, WORDS) && !clause.contains(MARKS) && is_short(gap, FAR);
    let is_one = are_alike(page, to, from) && !breaks(page, to, begin(told)) && !breaks(page, told, begin(from));
    (is_near && is_one && (paid > known) == is_above).then_some(Pair {
        from,
        to,
        either_way: false,
        loose: false,
        is_fixed: false,
    })
}

/// Whether a share is told as a premium or a discount.
pub(super) fn is_priced(page: Page<'_>, told: &Mention, lead: &str) -> bool {
    let words = page.glossary;
    let behind = page.after(told.span).trim_start();
    [&words.premium, &words.discount].into_iter().any(|list| list.begins(behind) || list.ends(lead.trim_end()))
}
