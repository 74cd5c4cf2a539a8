//! What the user looks at, as plain values: window in time, filter in force, grouping, selection.

mod fit;
mod pins;
mod selection;
mod state;
mod table;
mod window;

pub use fit::{brought_in, bulk_of, fit, show_all, stretch_of, zoomed_to};
pub use pins::Pins;
pub use selection::Selection;
pub use state::{BinKey, FoldOptions, LaneOptions, LaneOrder, Mode, Unfolded, ViewState, lanes_in_order};
pub use table::{Column, Sort, TableOptions};
pub use window::TimeWindow;
