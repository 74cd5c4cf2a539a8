//! A frame of the timeline at every zoom, and the first picture of items already extracted.

mod common;
#[allow(dead_code, reason = "shared with tests, which use more of it")]
#[path = "../tests/common/generate.rs"]
mod generate;
#[allow(dead_code, reason = "shared with the other benches")]
#[path = "common/memory.rs"]
mod memory;

use std::sync::Arc;

use common::{Report, cpu_ms};
use generate::generate;
use zeitstrahl::item::Extraction;
use zeitstrahl::scene::geometry::Size;
use zeitstrahl::scene::{Layout, Scene, SceneInput, SceneOptions, Touch, build};
use zeitstrahl::store::{Query, Store, run};
use zeitstrahl::view::{TimeWindow, ViewState, fit};
use zeitstrahl::wording::{Tongue, Wording};
use zeitstrahl::workspace::{Command, ViewCommand, Workspace};

/// Number of items with the budget of their first picture, in milliseconds (ARCHITECTURE.md).
const SIZES: [(usize, &str, Option<f64>); 4] = [
    (1_000, "1 k", None),
    (10_000, "10 k", Some(30.0)),
    (100_000, "100 k", Some(150.0)),
    (1_000_000, "1 M", Some(1_000.0)),
];

/// Budget of a frame, in milliseconds.
const FRAME: f64 = 4.0;

/// Lengths of the visible window, in days: hours, a week, two months, everything.
const ZOOMS: [(&str, f64); 4] =
    [("6 hours", 0.25), ("1 week", 7.0), ("2 months", 60.0), ("4 years", 1_460.0)];

const DAY: f64 = 86_400.0;

fn main() {
    let mut report = Report::new("Scene");
    for (n_items, name, budget) in SIZES {
        let extractions = generate(1, n_items);
        first_picture(&extractions, name, budget, &mut report);
        let mut workspace = Workspace::new(extractions);
        for (zoom, days) in ZOOMS {
            frames(&mut workspace, &format!("{name}, {zoom}"), days, &mut report);
        }
    }
    report.write();
}

fn scene(workspace: &Workspace, window: TimeWindow, layout: Option<&Layout>) -> Scene {
    let view = ViewState { window, ..workspace.view().clone() };
    let input = SceneInput {
        store: workspace.store(),
        result: workspace.result(),
        view: &view,
        wording: Wording::of(Tongue::German),
        palette: workspace.palette(),
        touch: &Touch::default(),
        size: Size { width: 1_240.0, height: 940.0 },
        options: SceneOptions::default(),
    };
    build(&input, layout)
}

/// Store, query, first view and scene, from items already extracted.
fn first_picture(extractions: &[Arc<Extraction>], name: &str, budget: Option<f64>, report: &mut Report) {
    let made = Workspace::new(extractions.to_vec());
    let window = made.view().window;
    let store = |()| {
        let store = Store::new(1, extractions);
        let result = run(&store, &Query::default(), None);
        let window = fit(&store, &result);
        (store, result, window)
    };
    let before = cpu_ms(2, || (), store);
    let drawing = cpu_ms(2, || (), |()| scene(&made, window, None));
    report.add(&format!("{name}: first scene of a store"), drawing, None, "ms");
    report.add(&format!("{name}: first picture, store and scene"), before + drawing, budget, "ms");
}

/// Frames that pan and frames that zoom, after a first one.
fn frames(workspace: &mut Workspace, name: &str, days: f64, report: &mut Report) {
    workspace.apply(Command::View(ViewCommand::ShowAll));
    let middle = workspace.view().window.middle();
    let window = TimeWindow::new(middle - days * DAY / 2.0, middle + days * DAY / 2.0);
    let warm = scene(workspace, window, None);
    let layout = scene(workspace, window, Some(&warm.layout)).layout;
    let n_visible = warm.n_visible;
    let panned = window.pan(window.seconds() / 50.0);
    let pan = cpu_ms(15, || (), |()| scene(workspace, panned, Some(&layout)));
    let work = format!("{name}, {:?}, {n_visible} in view: pan", warm.level);
    report.add(&work, pan, Some(FRAME), "ms");
    let taken = memory::allocated(|| scene(workspace, panned, Some(&layout)));
    report.add(&format!("{name}: allocated in a frame"), taken as f64 / 1024.0, None, "KB");
    let closer = window.zoom_at(middle, 1.05);
    let zoom = cpu_ms(15, || (), |()| scene(workspace, closer, Some(&layout)));
    let work = format!("{name}, {:?}, {n_visible} in view: zoom", warm.level);
    report.add(&work, zoom, Some(FRAME), "ms");
}
