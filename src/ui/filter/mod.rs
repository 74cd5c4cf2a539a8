//! Filtering: the panel with its facets, the switches below them, and the menu of kept filters.

mod base;
pub mod menu;
pub mod panel;
mod switches;
