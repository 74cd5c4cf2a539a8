//! Scenes of generated articles, without a window: what must hold at every size and zoom.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what fails here fails the test")]

#[allow(dead_code, reason = "shared with other tests, which use more of it")]
#[path = "common/generate.rs"]
mod generate;
#[path = "common/still.rs"]
mod still;
#[path = "common/weeks.rs"]
mod weeks;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use still::{input_of, scene_of};
use weeks::{Shape as Made, extractions};
use zeitstrahl::export::FigureOptions;
use zeitstrahl::export::figure::figure;
use zeitstrahl::scene::geometry::{Rect, Size, pos};
use zeitstrahl::scene::hit::{self, Target};
use zeitstrahl::scene::shape::{Shape, TextRun};
use zeitstrahl::scene::{Layout, Scene, SceneInput, SceneOptions, Touch, spoken};
use zeitstrahl::store::{Facet, FacetValue, ItemIdx, Quality};
use zeitstrahl::theme::Shade;
use zeitstrahl::view::TimeWindow;
use zeitstrahl::wording::{Tongue, Wording};
use zeitstrahl::workspace::{Command, FilterCommand, LaneCommand, SelectCommand, ViewCommand, Workspace};

const DAY: f64 = 86_400.0;
const SIZE: Size = Size { width: 832.0, height: 740.0 };

fn workspace(n_items: usize, n_days: usize) -> Workspace {
    let first = "2025-08-25".parse().unwrap();
    Workspace::new(extractions(&Made { n_items, n_countries: 6, first, n_days, seed: 7 }))
}

fn scene_with(workspace: &Workspace, size: Size, options: SceneOptions, layout: Option<&Layout>) -> Scene {
    scene_of(workspace, workspace.view(), size, options, layout)
}

fn scene(workspace: &Workspace, layout: Option<&Layout>) -> Scene {
    scene_with(workspace, SIZE, SceneOptions::default(), layout)
}

fn show(workspace: &mut Workspace, start: f64, end: f64) {
    workspace.apply(Command::View(ViewCommand::JumpTo(TimeWindow::new(start, end))));
}

fn texts(scene: &Scene) -> impl Iterator<Item = &TextRun> {
    scene.shapes.iter().filter_map(|shape| match shape {
        Shape::Text(run) => Some(run),
        _ => None,
    })
}

/// Top of each item's box, by item and lane: its slot.
fn tops(scene: &Scene) -> BTreeMap<(usize, ItemIdx), i32> {
    scene.nodes.iter().map(|node| ((node.lane, node.item), node.rect.top as i32)).collect()
}

#[test]
fn what_is_kept_of_other_lanes_after_a_filter_draws_the_same() {
    let mut workspace = workspace(20_000, 2_000);
    let before = scene(&workspace, None);
    let country = workspace.store().countries()[1];
    workspace.apply(Command::Filter(FilterCommand::Exclude(FacetValue::Country(country))));
    let (kept, anew) = (scene(&workspace, Some(&before.layout)), scene(&workspace, None));
    assert!(anew.note.is_some());
    let bars = |scene: &Scene| {
        let of_bars = |stop: &&hit::KeyStop| matches!(scene.hits[stop.hit].target, Target::Bin(_));
        scene.stops.iter().filter(of_bars).map(|stop| stop.n_items).collect::<Vec<_>>()
    };
    assert!(bars(&kept) == bars(&anew) && bars(&kept) != bars(&before));
}

#[test]
fn nothing_open_and_nothing_in_view_are_drawn_too() {
    let empty = scene(&Workspace::default(), None);
    assert!(empty.nodes.is_empty() && !empty.shapes.is_empty());
    let mut workspace = workspace(60, 4);
    show(&mut workspace, 0.0, 30.0 * DAY);
    let scene = scene(&workspace, None);
    assert_eq!(scene.n_visible, 0);
    let words = Wording::of(Tongue::German).text("timeline.no-items-in-view");
    assert!(texts(&scene).any(|run| &*run.text == words));
    // The foot line leads back to what there is.
    assert!(scene.hits.iter().any(|hit| hit.target == Target::Foot));
}

#[test]
fn items_without_a_date_are_counted_and_never_placed() {
    let workspace = workspace(200, 3);
    let undated: BTreeSet<ItemIdx> =
        workspace.result().lanes.iter().flat_map(|lane| lane.undated.iter().copied()).collect();
    assert!(!undated.is_empty());
    let scene = scene(&workspace, None);
    assert!(scene.nodes.iter().all(|node| !undated.contains(&node.item)));
    assert!(scene.hits.iter().any(|hit| hit.target == Target::Tray));
}

#[test]
fn a_zoom_under_way_keeps_slots() {
    let mut workspace = workspace(60, 6);
    let window = workspace.view().window;
    let first = scene(&workspace, None);
    let gesture = SceneOptions { gesture: true, ..SceneOptions::default() };
    let closer = window.zoom_at(window.middle(), 1.05);
    show(&mut workspace, closer.start, closer.end);
    let next = scene_with(&workspace, SIZE, gesture, Some(&first.layout));
    let (before, after) = (tops(&first), tops(&next));
    let kept = after.iter().filter(|(key, top)| before.get(key) == Some(top)).count();
    assert!(kept * 10 >= after.len() * 9, "{kept} of {} kept their slot", after.len());
}

#[test]
fn the_chosen_item_always_has_a_place_of_its_own() {
    let mut workspace = workspace(300, 20);
    let before = scene(&workspace, None);
    assert_eq!(before.scrollable, 0.0);
    let single: BTreeSet<ItemIdx> = before.nodes.iter().map(|node| node.item).collect();
    let window = workspace.view().window;
    let touches = |idx: &ItemIdx| {
        workspace.store().interval(*idx, workspace.view().clock).is_some_and(|time| window.overlaps(time))
    };
    let hidden = workspace.result().items().filter(touches).find(|idx| !single.contains(idx)).unwrap();
    workspace.apply(Command::Select(SelectCommand::One(hidden)));
    let after = scene(&workspace, Some(&before.layout));
    assert!(after.nodes.iter().any(|node| node.item == hidden));
}

#[test]
fn a_point_on_an_item_finds_it() {
    let scene = scene(&workspace(60, 4), None);
    for node in scene.nodes.iter().filter(|node| node.rect.width() > 2.0) {
        let center = node.rect.center();
        let Some(Target::Item(hit)) = scene.hit(pos(center.x, center.y)) else {
            panic!("nothing at {center:?}")
        };
        // Items of one sentence stand in one place.
        let of_hit = scene.nodes.iter().find(|other| other.item == *hit && other.lane == node.lane).unwrap();
        assert_eq!(of_hit.rect, node.rect);
    }
}

#[test]
fn texts_in_chips_end_inside_the_plot_or_are_cut_by_it() {
    for n_items in [10, 60, 400] {
        let scene = scene(&workspace(n_items, 4), None);
        for run in texts(&scene) {
            assert!(run.at.x >= -200.0 && run.at.y <= SIZE.height, "{run:?}");
            assert!(!run.text.contains('\n'), "{run:?}");
        }
    }
}

#[test]
fn the_same_picture_comes_out_byte_for_byte() {
    let workspace = workspace(40, 4);
    let draw = || {
        let touch = Touch::default();
        let size = Size { width: 640.0, height: 400.0 };
        let input = input_of(&workspace, workspace.view(), size, SceneOptions::default(), &touch);
        let options = FigureOptions {
            title: Some("Test".to_owned()),
            legend: true,
            filters: true,
            sources: true,
            made: None,
        };
        figure(&input, &options, None).png(Shade::Dark, 1.0).unwrap()
    };
    let first = draw();
    assert!(first.starts_with(b"\x89PNG") && first.len() > 10_000);
    assert_eq!(first, draw());
}

/// Pairs of rectangles that share more than an edge.
fn overlapping(rects: &[Rect]) -> Option<(Rect, Rect)> {
    let pairs = rects.iter().enumerate().flat_map(|(at, a)| rects[at + 1..].iter().map(move |b| (*a, *b)));
    pairs.into_iter().find(|(a, b)| a.grown(-0.6).overlaps(&b.grown(-0.6)))
}

#[test]
fn divided_lanes_hold_what_they_held_whole() {
    let mut workspace = workspace(60, 4);
    let whole = scene(&workspace, None);
    let n_lanes = whole.lanes.len();
    workspace.apply(Command::View(ViewCommand::SetWithin(Some(Facet::Kind))));
    let tall = Size { height: 3_000.0, ..SIZE };
    let divided = scene_with(&workspace, tall, SceneOptions::default(), None);
    assert!(divided.lanes.len() > n_lanes);
    assert_eq!(divided.n_visible, whole.n_visible);
    let first = divided.lanes[0].slot.keys()[0].whole().clone();
    workspace.apply(Command::Lane(LaneCommand::ToggleCollapsed(first.clone())));
    let collapsed = scene_with(&workspace, tall, SceneOptions::default(), None);
    assert!(collapsed.lanes.iter().filter(|lane| *lane.slot.keys()[0].whole() == first).count() == 1);
    workspace.apply(Command::Lane(LaneCommand::ToggleHidden(first.clone())));
    let hidden = scene_with(&workspace, tall, SceneOptions::default(), None);
    assert!(hidden.lanes.iter().all(|lane| *lane.slot.keys()[0].whole() != first));
}

/// What is said of all stops beside the items.
fn said(workspace: &Workspace, scene: &Scene) -> Vec<String> {
    let touch = Touch::default();
    let input = input_of(workspace, workspace.view(), SIZE, SceneOptions::default(), &touch);
    scene.stops.iter().map(|stop| spoken::stop(&input, scene, stop)).collect()
}

#[test]
fn everything_beside_single_items_can_be_walked_to_and_is_said() {
    for (n_items, n_days) in [(90, 3), (400, 28), (20_000, 2_000)] {
        let workspace = workspace(n_items, n_days);
        let scene = scene(&workspace, None);
        let bins = scene.hits.iter().filter(|hit| matches!(hit.target, Target::Bin(_)));
        let bins: BTreeSet<String> = bins.map(|hit| format!("{:?}", hit.target)).collect();
        let of_stops = scene.stops.iter().map(|stop| format!("{:?}", scene.hits[stop.hit].target));
        let of_stops: BTreeSet<String> = of_stops.filter(|target| target.starts_with("Bin")).collect();
        assert_eq!(bins, of_stops);
        let lanes = scene.lanes.iter().filter(|lane| lane.rect.overlaps(&scene.plot)).count();
        let is_lane =
            |stop: &&hit::KeyStop| matches!(scene.hits[stop.hit].target, Target::Lane(_) | Target::Shared);
        assert_eq!(scene.stops.iter().filter(is_lane).count(), lanes);
        let words = said(&workspace, &scene);
        assert!(words.iter().all(|words| !words.is_empty()), "{words:?}");
        assert!(words.iter().any(|words| words.starts_with("Russland, ") && words.contains(" Einträge")));
    }
}

#[test]
fn far_out_bars_hold_all_items_and_say_what_they_mean() {
    let workspace = workspace(20_000, 2_000);
    let scene = scene(&workspace, None);
    assert!(scene.note.is_some() && scene.has_headlines);
    let of_bars = |stop: &&hit::KeyStop| matches!(scene.hits[stop.hit].target, Target::Bin(_));
    let counted: usize = scene.stops.iter().filter(of_bars).map(|stop| stop.n_items).sum();
    let shown = scene.n_in_pills;
    // What began before the view and what lasted through all of it are in no bar, or in none but one.
    assert!(counted.abs_diff(shown) * 100 < shown, "{counted} in bars of {shown}");
}

#[test]
fn a_picture_has_all_its_lanes_whole() {
    let workspace = workspace(60, 4);
    let options = SceneOptions { still: true, overview: false, ..SceneOptions::default() };
    let low = scene_with(&workspace, Size { width: 800.0, height: 230.0 }, options, None);
    assert_eq!((low.scrollable, low.n_hidden), (0.0, 0));
}

#[test]
fn searched_words_are_washed_where_they_are_found() {
    let mut workspace = workspace(60, 4);
    let washes = |scene: &Scene| {
        let wash = zeitstrahl::theme::Paint::from(zeitstrahl::theme::Role::StatementCurrent);
        scene
            .shapes
            .iter()
            .filter(|shape| matches!(shape, Shape::Rect { fill: Some(fill), .. } if *fill == wash))
            .count()
    };
    assert_eq!(washes(&scene(&workspace, None)), 0);
    workspace.apply(Command::Filter(FilterCommand::SetText("Lage".to_owned())));
    assert!(washes(&scene(&workspace, None)) > 0);
}

/// All words of a figure.
fn words_of(workspace: &Workspace, wording: Tongue, size: Size, layout: Option<&Layout>) -> Vec<TextRun> {
    let options = FigureOptions {
        title: Some("Wer wann".to_owned()),
        legend: true,
        filters: true,
        sources: true,
        made: None,
    };
    let touch = Touch::default();
    let input = SceneInput {
        wording: Wording::of(wording),
        ..input_of(workspace, workspace.view(), size, SceneOptions::default(), &touch)
    };
    let shapes = figure(&input, &options, layout).shapes.into_iter();
    shapes.filter_map(|shape| if let Shape::Text(run) = shape { Some(run) } else { None }).collect()
}

#[test]
fn the_words_of_a_picture_stay_inside_its_edge() {
    // Single items, marks, and bars; at sizes from the smallest that `render` draws.
    for n_items in [12, 60, 400, 6_000] {
        let mut workspace = workspace(n_items, 9);
        let window = workspace.view().window;
        for share in [0.0, 0.37] {
            show(&mut workspace, window.start, window.end - share * window.seconds());
            for (width, height) in [(320.0, 320.0), (640.0, 480.0), (1280.0, 720.0), (5000.0, 700.0)] {
                for tongue in [Tongue::English, Tongue::German] {
                    for run in words_of(&workspace, tongue, Size { width, height }, None) {
                        let right = run.at.x + zeitstrahl::font::width(run.face, run.size, &run.text);
                        let is_inside = run.at.x >= 0.0 && right <= width + 0.5 && run.at.y <= height;
                        assert!(
                            is_inside,
                            "{n_items} items, {width} x {height}: {:?} at {:?}",
                            run.text, run.at
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn the_footnote_of_a_picture_is_whole() {
    let mut workspace = workspace(60, 9);
    for value in workspace.store().countries().to_vec() {
        workspace.apply(Command::Filter(FilterCommand::Include(FacetValue::Country(value))));
    }
    for width in [320.0, 640.0, 1280.0, 5000.0] {
        let words = words_of(&workspace, Tongue::German, Size { width, height: 720.0 }, None);
        let foot: Vec<&str> = words.iter().map(|run| &*run.text).collect();
        let foot = foot.join(" ");
        let country = Wording::of(Tongue::German).facet_value(
            workspace.store(),
            &FacetValue::Country(*workspace.store().countries().last().unwrap()),
        );
        assert!(foot.contains("Nur: ") && foot.contains(&country), "{width}: {foot}");
        for quality in [Quality::Stated, Quality::Assumed, Quality::Vague, Quality::Planned] {
            assert!(foot.contains(Wording::of(Tongue::German).quality(quality)), "{width}: {foot}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn prop_counts_add_up_at_any_zoom(share in 0.0..1.0f64, span in -3.0..7.0f64, n_items in 1..900usize) {
        let mut workspace = workspace(n_items, 30);
        let window = workspace.view().window;
        let start = window.start + share * 25.0 * DAY;
        show(&mut workspace, start, start + DAY * span.exp2());
        let tall = Size { width: 900.0, height: 4_000.0 };
        let scene = scene_with(&workspace, tall, SceneOptions::default(), None);
        let shown = (scene.n_single, scene.n_in_pills, scene.n_in_band, scene.n_hidden);
        prop_assert_eq!(shown.0 + shown.1 + shown.2, scene.n_visible, "{:?}", shown);
    }

    #[test]
    fn prop_items_never_overlap(share in 0.0..1.0f64, span in -1.0..4.0f64, n_items in 1..120usize) {
        let mut workspace = workspace(n_items, 10);
        let start = workspace.view().window.start + share * 8.0 * DAY;
        show(&mut workspace, start, start + DAY * span.exp2());
        let scene = scene(&workspace, None);
        let mut rects: Vec<Rect> = scene.nodes.iter().map(|node| node.rect).filter(|rect| rect.width() > 1.0).collect();
        // Items of one sentence stand in one place.
        rects.dedup();
        prop_assert_eq!(overlapping(&rects), None);
    }

    #[test]
    fn prop_axis_labels_never_overlap(start in -5e10..5e10f64, span in 3.0..10.8f64) {
        let mut workspace = workspace(3, 3);
        show(&mut workspace, start, start + 10f64.powf(span));
        let scene = scene(&workspace, None);
        for row in [15.0, 36.0] {
            let mut labels: Vec<Rect> = texts(&scene)
                .filter(|run| run.at.y == row && run.at.x > scene.plot.left)
                .map(|run| Rect::new(run.at.x, 0.0, zeitstrahl::font::width(run.face, run.size, &run.text), 10.0))
                .collect();
            labels.sort_by(|a, b| a.left.total_cmp(&b.left));
            prop_assert!(labels.windows(2).all(|pair| pair[0].right + 4.0 <= pair[1].left), "{labels:?}");
        }
    }
}
