//! What the user looks at, as plain values: window in time, filter in force, grouping, selection.

mod pins;
mod selection;
mod state;
mod table;
mod window;

pub use pins::Pins;
pub use selection::Selection;
pub use state::{
    BinKey, FoldOptions, LaneOptions, LaneOrder, Mode, Unfolded, ViewState, fit, lanes_in_order, show_all,
    stretch_of,
};
pub use table::{Column, Sort, TableOptions};
pub use window::TimeWindow;
