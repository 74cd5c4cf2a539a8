//! The window without a display: driven by the names of its controls, drawn by a software rasteriser.

mod flows;
mod harness;
mod look;
mod rasterizer;
mod snapshots;
