//! The most important items, or chosen ones, as a slide or a page: cards over and under a strip of days.
//!
//! Nothing on it is cut: text gets smaller, and what does not fit then goes to a second slide. Lengths are in points.

mod arrange;
mod card;
mod choose;
mod circumstance;
mod divide;
mod draw;
mod footer;
mod honest;
mod input;
mod legend;
mod lines;
mod material;
mod paper;
mod place;
mod said;
mod sources;
mod strip;
mod unit;

use std::path::{Path, PathBuf};

use super::Sheet;
use crate::wording::Wording;

pub use choose::{COUNTS, USUAL, important, selected};
pub use input::{SlideEntry, SlideInput, SlideOptions};
pub use material::words_of;
pub use paper::Paper;
pub use said::{said, subtitle};

/// The slides that hold all entries of `options`; none where no entry has a date.
pub fn slides(input: &SlideInput, options: &SlideOptions) -> Vec<Sheet> {
    let material = material::material(input, &options.entries);
    let arranged = arrange::arrange(input, options, material);
    let (size, on_paper) = (options.paper.size(), options.paper.on_paper());
    let sheet = |one: arrange::Arranged| Sheet {
        shapes: draw::shapes(input, options, &one),
        size,
        on_paper,
        account: one.footer.counted().to_owned(),
    };
    arranged.into_iter().map(sheet).collect()
}

/// Where `n` slides go that were to go to `path`: there, or beside it, numbered: "… 1 von 2.png".
pub fn paths(path: &Path, n: usize, wording: &Wording) -> Vec<PathBuf> {
    if n < 2 {
        return vec![path.to_owned(); n];
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let name = |at: usize| {
        let part = wording.fill("slide.part", &[("n", &at.to_string()), ("all", &n.to_string())]);
        path.with_file_name(format!("{stem} {part}.{ending}"))
    };
    (1..=n).map(name).collect()
}
