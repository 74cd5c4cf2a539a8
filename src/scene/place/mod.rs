//! Where the labels of a lane stand: rows by priority, each label at its time, running right or left, or in
//! columns inside a wide interval. Pure geometry: nothing here knows what a label says.

mod block;
mod budget;
mod promote;
mod rows;
mod steps;
#[cfg(test)]
mod tests;

pub use block::{APART, Block, Place, Places, Side, WIDE};
pub use budget::{LaneNeed, need, shared_out};
pub use promote::{Cards, promoted};
pub use rows::Rows;
pub use steps::{placed, placed_beside};
