//! Tables of events and statements that people keep in a spreadsheet: rows with a day and words become items.

mod columns;
mod grid;
mod made;
mod when;

pub use columns::{Columns, Meaning};
pub use grid::{LARGEST, Row, Sheet, is_sheet};
pub use made::{Fault, FaultyRow, Made, Reading, make};
