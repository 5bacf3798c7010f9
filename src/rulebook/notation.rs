//! The one place where this room asks `value` to read a notation or to compare.

use super::valid::FactValue;
use crate::value::{
    Date, PartialDate, Period, Quantity, Tolerance, Unit, UnitTable, agree_dates, agree_periods, agree_quantities,
};

/// What is wrong with a notation, and what to write instead.
pub(super) type NotationError = (String, String);

/// A date such as `2022-05-05`, `2022-05` or `2022`.
pub(super) fn date(text: &str) -> Result<PartialDate, NotationError> {
    PartialDate::parse_notation(text).map_err(|error| split(&error))
}

/// A period such as `2016/2020`; a single date is the period from it to itself.
pub(super) fn period(text: &str) -> Result<Period, NotationError> {
    Period::parse_notation(text).map_err(|error| split(&error))
}

/// A figure such as `3.8 billion USD`.
pub(super) fn quantity(text: &str, units: &UnitTable) -> Result<Quantity, NotationError> {
    Quantity::parse_notation(text, units).map_err(|error| split(&error))
}

/// A unit such as `USD` or `km`.
pub(super) fn unit(text: &str, units: &UnitTable) -> Result<Unit, NotationError> {
    units.parse_unit(text).map_err(|error| split(&error))
}

/// The first and the last day that a period may mean; an open end is none.
pub(super) fn bounds(period: &Period) -> (Option<Date>, Option<Date>) {
    period.days().unwrap_or((None, None))
}

/// Whether two values of a fact cannot both be right.
pub(super) fn differ(left: &FactValue, right: &FactValue, units: &UnitTable) -> bool {
    match (left, right) {
        (FactValue::Date(left), FactValue::Date(right)) => agree_dates(left, right).differs(),
        (FactValue::Period(left), FactValue::Period(right)) => agree_periods(left, right).differs(),
        (FactValue::Date(date), FactValue::Period(period)) | (FactValue::Period(period), FactValue::Date(date)) => {
            agree_periods(&Period::from(*date), period).differs()
        }
        (FactValue::Quantity(left), FactValue::Quantity(right)) => {
            agree_quantities(left, right, units, Tolerance::AsWritten).differs()
        }
        (FactValue::Name(left), FactValue::Name(right)) => left != right,
        (FactValue::Quantity(_) | FactValue::Name(_), FactValue::Date(_) | FactValue::Period(_))
        | (FactValue::Date(_) | FactValue::Period(_), FactValue::Quantity(_) | FactValue::Name(_))
        | (FactValue::Quantity(_), FactValue::Name(_))
        | (FactValue::Name(_), FactValue::Quantity(_)) => true,
    }
}

/// `value` says in one sentence what is wrong and what to write; a problem has two places for that.
fn split(error: &str) -> NotationError {
    let at = [": write ", "; write ", ": did you mean "].iter().filter_map(|advice| error.find(advice)).min();
    match at.and_then(|at| Some((error.get(..at)?, error.get(at + 2..)?))) {
        Some((message, help)) => (message.to_owned(), help.to_owned()),
        None => (error.to_owned(), String::new()),
    }
}
