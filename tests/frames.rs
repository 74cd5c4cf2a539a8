//! What a frame of the timeline allocates: as much as it draws, however many items there are.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

#[allow(dead_code, reason = "shared with benches and other tests")]
#[path = "common/generate.rs"]
mod generate;
#[allow(dead_code, reason = "shared with the benches")]
#[path = "../benches/common/memory.rs"]
mod memory;
#[path = "common/still.rs"]
mod still;
#[path = "common/weeks.rs"]
mod weeks;

use std::sync::Arc;

use still::scene_of;
use zeitstrahl::item::Extraction;
use zeitstrahl::scene::geometry::Size;
use zeitstrahl::scene::{Layout, Scene, SceneOptions};
use zeitstrahl::view::TimeWindow;
use zeitstrahl::workspace::{Command, ViewCommand, Workspace};

const DAY: f64 = 86_400.0;

fn scene(workspace: &Workspace, layout: Option<&Layout>) -> Scene {
    let size = Size { width: 1_240.0, height: 940.0 };
    let options = SceneOptions { gesture: layout.is_some(), ..SceneOptions::default() };
    scene_of(workspace, workspace.view(), size, options, layout)
}

/// A frame that pans over `window`, and the bytes it allocates.
fn frame(extractions: Vec<Arc<Extraction>>, window: TimeWindow) -> (Scene, usize) {
    let mut workspace = Workspace::new(extractions);
    workspace.apply(Command::View(ViewCommand::JumpTo(window)));
    let warm = scene(&workspace, None);
    workspace.apply(Command::View(ViewCommand::Pan(window.seconds() / 1_000.0)));
    let n_bytes = memory::allocated(|| scene(&workspace, Some(&warm.layout)));
    (scene(&workspace, Some(&warm.layout)), n_bytes)
}

/// Some weeks of 1975, long before all else.
fn weeks_of_1975(n_items: usize, n_days: usize) -> Vec<Arc<Extraction>> {
    let first = "1975-03-03".parse().unwrap();
    weeks::extractions(&weeks::Shape { n_items, n_countries: 6, first, n_days, seed: 3 })
}

/// All that is counted is of one thread: these are not tests of their own.
#[test]
fn a_frame_allocates_for_what_it_draws() {
    let start = 163_036_800.0;
    for (n_items, n_days) in [(60, 6), (700, 40)] {
        let window = TimeWindow::new(start, start + n_days as f64 * DAY);
        let [few, many] = [3_000, 30_000].map(|n_elsewhere| {
            let mut extractions = weeks_of_1975(n_items, n_days);
            extractions.extend(generate::generate(1, n_elsewhere));
            frame(extractions, window)
        });
        assert_eq!(few.0.n_visible, many.0.n_visible);
        assert!(
            many.1 < few.1 + few.1 / 4,
            "{n_items} in view: {} bytes, with ten times the items {}",
            few.1,
            many.1
        );
    }
    let year = TimeWindow::new(1_700_000_000.0, 1_700_000_000.0 + 365.0 * DAY);
    let [few, many] = [20_000, 80_000].map(|n_items| frame(generate::generate(1, n_items), year));
    assert!(few.0.note.is_some() && many.0.note.is_some());
    let for_each = |(scene, n_bytes): &(Scene, usize)| n_bytes / (scene.shapes.len() + scene.hits.len());
    assert!(for_each(&many) <= for_each(&few) * 2, "{} and {} bytes", for_each(&few), for_each(&many));
}
