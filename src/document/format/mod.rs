//! One file for each format.

pub(super) mod article_lines;
pub(super) mod extract_lines;
pub(super) mod html;
pub(super) mod markdown;
pub(super) mod text;
