//! A frame of the timeline at every zoom, and the first picture of items already extracted.

mod common;
#[allow(dead_code, reason = "shared with tests, which use more of it")]
#[path = "../tests/common/generate.rs"]
mod generate;
#[path = "../tests/common/still.rs"]
mod still;

use std::sync::Arc;

use common::{Report, cpu_ms, memory};
use generate::generate;
use still::scene_of;
use zeitstrahl::item::Extraction;
use zeitstrahl::scene::geometry::Size;
use zeitstrahl::scene::{Layout, Scene, SceneOptions};
use zeitstrahl::store::{Query, Store, run};
use zeitstrahl::view::{TimeWindow, ViewState, fit};
use zeitstrahl::workspace::Workspace;

/// Number of items with the budget of their first picture, in milliseconds (ARCHITECTURE.md).
const SIZES: [(usize, &str, Option<f64>); 4] = [
    (1_000, "1 k", None),
    (10_000, "10 k", Some(30.0)),
    (100_000, "100 k", Some(150.0)),
    (1_000_000, "1 M", Some(1_000.0)),
];

/// Budget of a frame, in milliseconds.
const FRAME: f64 = 4.0;

/// Budget of a frame for which everything is laid out anew, in milliseconds.
const LAYOUT: f64 = 4.0;

/// Bytes an item may cost beside the text of the documents.
const BYTES_AN_ITEM: f64 = 160.0;

/// Lengths of the visible window, in days: hours, a week, two months, everything.
const ZOOMS: [(&str, f64); 4] =
    [("2 hours", 1.0 / 12.0), ("1 week", 7.0), ("2 months", 60.0), ("4 years", 1_460.0)];

const DAY: f64 = 86_400.0;

fn main() {
    let mut report = Report::new("Scene");
    for (n_items, name, budget) in SIZES {
        let before = memory::held();
        let extractions = generate(1, n_items);
        first_picture(&extractions, name, budget, &mut report);
        let workspace = Workspace::new(extractions);
        everything_held(&workspace, before, name, budget.map(|_| BYTES_AN_ITEM), &mut report);
        zooms(&workspace, name, &mut report);
    }
    report.write();
}

const SIZE: Size = Size { width: 1_240.0, height: 940.0 };

/// The scene of a window, in the middle of a gesture where there was a layout before.
fn scene(workspace: &Workspace, window: TimeWindow, layout: Option<&Layout>) -> Scene {
    let view = ViewState { window, ..workspace.view().clone() };
    let options = SceneOptions { gesture: layout.is_some(), ..SceneOptions::default() };
    scene_of(workspace, &view, SIZE, options, layout)
}

/// The scene once everything rests a little further on: laid out anew.
fn scene_at_rest(workspace: &Workspace, window: TimeWindow, layout: &Layout) -> Scene {
    let view = ViewState { window: window.pan(window.seconds() / 50.0), ..workspace.view().clone() };
    scene_of(workspace, &view, SIZE, SceneOptions::default(), Some(layout))
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
    let before = cpu_ms(5, || (), store);
    let drawing = cpu_ms(5, || (), |()| scene(&made, window, None));
    report.add(&format!("{name}: first scene of a store"), drawing, None, "ms");
    report.add(&format!("{name}: first picture, store and scene"), before + drawing, budget, "ms");
}

/// What is held once there is a picture: documents, store, and what one scene hands to the next.
fn everything_held(
    workspace: &Workspace,
    before: usize,
    name: &str,
    budget: Option<f64>,
    report: &mut Report,
) {
    let layout = scene(workspace, workspace.view().window, None).layout;
    let n_text: usize = workspace.extractions().iter().map(|one| one.document.text.len()).sum();
    let each = |bytes: usize| bytes as f64 / workspace.store().len() as f64;
    let all = each(memory::held() - before - n_text);
    report.add(&format!("{name}: all memory beside the text, with a picture"), all, budget, "B/item");
    let series = each(layout.n_bytes());
    report.add(&format!("{name}: of this, the scene's index of time"), series, None, "B/item");
}

/// The middles of the histogram's bins, the fullest first.
fn fullest(workspace: &Workspace) -> Vec<f64> {
    let Some(histogram) = &workspace.result().histogram else { return Vec::new() };
    let mut bins: Vec<usize> = (0..histogram.all.len()).collect();
    bins.sort_by_key(|&bin| std::cmp::Reverse(histogram.all[bin]));
    bins.into_iter()
        .map(|bin| (histogram.bin_start(bin) + histogram.bin_start(bin + 1)) as f64 / 2.0)
        .collect()
}

fn around(middle: f64, days: f64) -> TimeWindow {
    TimeWindow::new(middle - days * DAY / 2.0, middle + days * DAY / 2.0)
}

/// Frames and layouts where items stand closest, at every zoom.
fn zooms(workspace: &Workspace, name: &str, report: &mut Report) {
    let middles = fullest(workspace);
    for (zoom, days) in ZOOMS {
        frames(workspace, &format!("{name}, {zoom}"), around(middles[0], days), report);
    }
}

/// Frames that pan and frames that zoom, after a first one.
fn frames(workspace: &Workspace, name: &str, window: TimeWindow, report: &mut Report) {
    let warm = scene(workspace, window, None);
    let layout = scene(workspace, window, Some(&warm.layout)).layout;
    let name = format!("{name}, {} in view", warm.n_visible);
    let anew = cpu_ms(15, || (), |()| scene_at_rest(workspace, window, &layout));
    report.add(&format!("{name}: layout and frame"), anew, Some(LAYOUT), "ms");
    let panned = window.pan(window.seconds() / 50.0);
    let closer = window.zoom_at(window.middle(), 1.05);
    for (way, window) in [("pan", panned), ("zoom", closer)] {
        let ms = cpu_ms(15, || (), |()| scene(workspace, window, Some(&layout)));
        report.add(&format!("{name}: {way}"), ms, Some(FRAME), "ms");
    }
    let taken = memory::allocated(|| scene(workspace, panned, Some(&layout)));
    report.add(&format!("{name}: allocated in a frame"), taken as f64 / 1024.0, None, "KB");
}
