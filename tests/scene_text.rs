//! Scenes as text, beside what they were before: level, axis, lanes, what stands where in them, and what the
//! overview says.
//!
//! `UPDATE_GOLDEN=1 cargo test --test scene_text` writes the files of `tests/golden/scenes/` anew; look at the
//! difference.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

#[allow(dead_code, reason = "shared with other tests, which use more of it")]
#[path = "common/generate.rs"]
mod generate;
#[path = "common/print.rs"]
mod print;
#[path = "common/still.rs"]
mod still;
#[path = "common/weeks.rs"]
mod weeks;

use std::path::Path;
use std::sync::Arc;

use print::printed;
use still::scene_of;
use weeks::{Shape as Made, extractions};
use zeitstrahl::document::{Document, Published};
use zeitstrahl::item::{Basis, Extraction, Item, ItemTime};
use zeitstrahl::scene::geometry::Size;
use zeitstrahl::scene::shape::Shape;
use zeitstrahl::scene::{Lack, Scene, SceneOptions};
use zeitstrahl::store::{Dated, Facet};
use zeitstrahl::view::TimeWindow;
use zeitstrahl::wording::{Tongue, Wording};
use zeitstrahl::workspace::{Command, FilterCommand, LaneCommand, SelectCommand, ViewCommand, Workspace};

const SIZE: Size = Size { width: 720.0, height: 460.0 };

/// A made-up workspace: how many items, on how many days from a first one.
fn workspace(n_items: usize, n_days: usize) -> Workspace {
    Workspace::new(made("2025-08-25", n_items, n_days))
}

fn made(first: &str, n_items: usize, n_days: usize) -> Vec<Arc<Extraction>> {
    extractions(&Made { n_items, n_countries: 4, first: first.parse().unwrap(), n_days, seed: 7 })
}

fn scene(workspace: &Workspace) -> Scene {
    scene_of(workspace, workspace.view(), SIZE, SceneOptions::default(), None)
}

/// Compares a scene with the file of its name.
fn check(name: &str, workspace: &Workspace) {
    let scene = scene(workspace);
    let new = printed(workspace, &scene);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/scenes/{name}.txt"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, new).unwrap();
        return;
    }
    let old = std::fs::read_to_string(&file).unwrap_or_default();
    let first = old.lines().zip(new.lines()).find(|(old, new)| old != new);
    assert!(old == new, "{name}: UPDATE_GOLDEN=1 accepts the new scene; the first difference is\n{first:#?}");
}

#[test]
fn items() {
    check("items", &workspace(36, 4));
}

#[test]
fn items_with_one_chosen() {
    let mut workspace = workspace(36, 4);
    let chosen = workspace.result().items().nth(20).unwrap();
    workspace.apply(Command::Select(SelectCommand::One(chosen)));
    workspace.apply(Command::View(ViewCommand::ZoomToItem(chosen)));
    check("items-chosen", &workspace);
}

#[test]
fn marks() {
    check("marks", &workspace(260, 28));
}

#[test]
fn density() {
    check("density", &workspace(3_000, 900));
}

#[test]
fn an_overview_with_a_folded_stretch_and_a_collapsed_lane() {
    let mut all = made("1961-06-01", 8, 20);
    for extraction in &mut all {
        let document = &mut Arc::make_mut(extraction).document;
        let document = Arc::make_mut(document);
        document.id.push_str("-early");
        // The same words under another name would be the same article.
        document.text = document.text.replace("von Bericht", "aus Bericht");
    }
    all.extend(made("2025-08-25", 20, 4));
    let mut workspace = Workspace::new(all);
    let lane = workspace.result().lanes[0].key.clone();
    workspace.apply(Command::Lane(LaneCommand::ToggleCollapsed(lane)));
    check("folded", &workspace);
}

#[test]
fn a_tray_of_undated_items() {
    let mut workspace = workspace(120, 3);
    assert!(workspace.result().n_undated > 0);
    let start = workspace.view().window.start;
    let half_a_day = TimeWindow::new(start, start + 43_200.0);
    workspace.apply(Command::View(ViewCommand::JumpTo(half_a_day)));
    check("undated", &workspace);
}

#[test]
fn where_no_item_has_a_date_the_scene_says_where_they_are() {
    let mut workspace = workspace(120, 3);
    workspace.apply(Command::Filter(FilterCommand::SetDated(Dated::Without)));
    let n_undated = workspace.result().n_passing;
    assert_eq!(workspace.result().n_undated, n_undated);
    let scene = scene(&workspace);
    let said = Wording::of(Tongue::German).count("timeline.all-undated", n_undated);
    assert!(scene.shapes.iter().any(|shape| matches!(shape, Shape::Text(run) if *run.text == *said)));
    let hint = scene.hint.unwrap();
    assert_eq!(hint.lack, Lack::Undated);
    assert!(scene.plot.contains(hint.below));
    // All documents have a date: none is asked for.
    assert_eq!(workspace.store().undated_documents().count(), 0);
    assert_eq!(waiting(&scene), 0);
}

/// How many articles the scene says to be waiting for a date.
fn waiting(scene: &Scene) -> usize {
    let wording = Wording::of(Tongue::German);
    let says = |n: &usize| {
        let said = wording.count("timeline.undated-until", *n);
        scene.shapes.iter().any(|shape| matches!(shape, Shape::Text(run) if *run.text == *said))
    };
    (1..5).find(says).unwrap_or(0)
}

/// The same without the dates of its items but the first `n_dated`, and without its own.
fn undated(one: &Extraction, n_dated: usize) -> Arc<Extraction> {
    let mut items: Vec<Item> = one.items().collect();
    for item in items.iter_mut().filter(|item| item.time.interval.is_some()).skip(n_dated) {
        item.time = ItemTime { interval: None, grain: None, basis: Basis::None, ..item.time.clone() };
    }
    let published = Published::UNKNOWN;
    let document = Document { published, ..(*one.document).clone() };
    Arc::new(Extraction::new(document.into(), one.annotations.clone(), one.actors.clone(), &items))
}

#[test]
fn the_hint_counts_the_articles_that_wait_for_a_date() {
    let made = made("2025-08-25", 700, 40);
    assert!(made.len() >= 3);
    for n_articles in [1, 3] {
        let workspace = Workspace::new(made[..n_articles].iter().map(|one| undated(one, 0)).collect());
        assert_eq!(waiting(&scene(&workspace)), n_articles);
    }
}

#[test]
fn where_most_items_have_no_date_the_scene_says_so_below_the_others_and_a_picture_for_print_does_not() {
    let made = made("2025-08-25", 12, 3);
    // One item keeps its date.
    let workspace =
        Workspace::new(made.iter().enumerate().map(|(at, one)| undated(one, usize::from(at == 0))).collect());
    let (n_undated, n_passing) = (workspace.result().n_undated, workspace.result().n_passing);
    assert!(n_undated < n_passing && 2 * n_undated > n_passing);
    let seen = scene(&workspace);
    assert!(seen.n_visible > 0);
    assert_eq!(seen.hint.map(|hint| hint.lack), Some(Lack::Undated));
    let says = |scene: &Scene, said: &str| {
        scene.shapes.iter().any(|shape| matches!(shape, Shape::Text(run) if run.text.contains(said)))
    };
    let said = format!("{n_undated} von {n_passing}");
    assert!(says(&seen, &said));
    let options = SceneOptions { still: true, ..SceneOptions::default() };
    let printed = scene_of(&workspace, workspace.view(), SIZE, options, None);
    assert!(printed.hint.is_none() && !says(&printed, &said));
}

#[test]
fn lanes_divided_by_kind() {
    let mut workspace = workspace(30, 4);
    workspace.apply(Command::View(ViewCommand::SetWithin(Some(Facet::Kind))));
    check("divided", &workspace);
}
