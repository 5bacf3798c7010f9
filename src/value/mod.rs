//! Says what a date, period, quantity or name *is*, and whether two of them agree.
//! It sees no text, no span and no language.

mod agree;
mod date;
mod notation;
mod period;
mod quantity;
mod shift;
mod shown;

#[cfg(test)]
mod tests;

pub(crate) use agree::is_misprint;
pub use agree::{Agreement, Slip, Tolerance, agree_dates, agree_periods, agree_quantities};
pub use date::{DateValue, Days, Direction, Grain, Part, PartialDate, Season};
pub use jiff::civil::{Date, Weekday};
pub use period::Period;
pub use quantity::{Currency, Figure, Hedge, Quantity, Unit, UnitTable};
pub use rust_decimal::Decimal;
pub use shift::{ago, shift};
pub(crate) use shown::weekday_name;
