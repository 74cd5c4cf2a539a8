//! The window without a display: driven by the names of its controls, drawn by a software rasteriser.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "in tests it is the assertion")]

mod across;
mod actor;
mod article;
mod canvas;
mod correct;
mod findings;
mod flows;
#[path = "../common/folder.rs"]
mod folder;
#[path = "../common/generate.rs"]
mod generate;
mod harness;
mod look;
mod panels;
mod passage;
mod paste;
mod project;
mod rasterizer;
mod reader;
mod sheet;
mod snapshots;
mod work;
