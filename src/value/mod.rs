//! Says what a date, period, quantity or name *is*, and whether two of them agree.
//! It sees no text, no span and no language.

mod agree;
mod date;
mod quantity;

pub use agree::{Agreement, Slip};
pub use date::{DateValue, Days, Grain, Part, PartialDate, Period, Season};
pub use jiff::civil::{Date, Weekday};
pub use quantity::{Currency, Figure, Hedge, Quantity, Unit, UnitTable};
pub use rust_decimal::Decimal;
