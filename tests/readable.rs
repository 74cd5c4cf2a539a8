//! The timeline is readable at every zoom: how many labels with how many words there are, that every item is counted
//! once, that no room is wasted, and that panning moves and does not shuffle. Over a frozen extraction of the sample
//! (`readable/sample.jsonl`), so that what is found in articles does not move these figures.
//!
//! Where `ZEITSTRAHL_ARCHIVE` names a file of JSON lines with some hundred articles of several years (those that
//! the crowded cases were seen in), its rows run too.

#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "what fails here fails the test")]

#[allow(dead_code, reason = "shared with benches, which use more of it")]
#[path = "common/generate.rs"]
mod generate;
#[path = "common/still.rs"]
mod still;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, OnceLock};

use still::scene_of;
use zeitstrahl::item::Extraction;
use zeitstrahl::record::read_line;
use zeitstrahl::scene::candidate::Subject;
use zeitstrahl::scene::geometry::{Rect, Size, XRange};
use zeitstrahl::scene::hit::Target;
use zeitstrahl::scene::label::Label;
use zeitstrahl::scene::laid::{Laid, LaidLane};
use zeitstrahl::scene::lanes::LaneSlot;
use zeitstrahl::scene::place::{Block, Place, Rows, Side};
use zeitstrahl::scene::strip::Strip;
use zeitstrahl::scene::utterances::Utterances;
use zeitstrahl::scene::{Layout, Scene, SceneOptions};
use zeitstrahl::store::{ItemIdx, LaneKey};
use zeitstrahl::time::{DAY, TimeInterval};
use zeitstrahl::view::{TimeWindow, Unfolded};
use zeitstrahl::workspace::{Command, ViewCommand, Workspace};

fn sample() -> Vec<Arc<Extraction>> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readable/sample.jsonl");
    let text = std::fs::read_to_string(file).unwrap();
    text.lines().map(|line| Arc::new(read_line(line).unwrap())).collect()
}

fn workspace() -> Workspace {
    Workspace::new(sample())
}

fn day(text: &str) -> TimeInterval {
    TimeInterval::day(text.parse().unwrap())
}

fn window(first: &str, last: &str) -> TimeWindow {
    TimeWindow::of(day(first).hull(&day(last)))
}

fn four_weeks() -> TimeWindow {
    window("2025-08-13", "2025-09-09")
}

fn show(workspace: &mut Workspace, window: TimeWindow) {
    workspace.apply(Command::View(ViewCommand::JumpTo(window)));
}

/// The timeline of a window of this size: without the filter panel, the bars, and the reader or its rail.
fn size(window: (f32, f32), panel: f32, reader: f32) -> Size {
    Size { width: window.0 - panel - reader, height: window.1 - 114.0 }
}

const USUAL: Size = Size { width: 1_156.0, height: 786.0 };

fn scene(workspace: &Workspace, size: Size, layout: Option<&Layout>) -> Scene {
    scene_of(workspace, workspace.view(), size, SceneOptions::default(), layout)
}

fn labels(laid: &Laid) -> impl Iterator<Item = &Label> {
    laid.lanes.iter().flat_map(|lane| &lane.labels)
}

/// Words that a label shows, the name of its lane not counted.
fn n_shown(label: &Label) -> usize {
    let prefixed = label.measured.words.lane_width() > 0.0;
    let first = usize::from(prefixed);
    let runs: Vec<_> = label.lines.iter().flatten().skip(first).cloned().collect();
    zeitstrahl::scene::words::n_words(&runs)
}

#[test]
fn the_first_view_of_the_sample_can_be_read() {
    let mut workspace = workspace();
    show(&mut workspace, four_weeks());
    let rows = [
        ("1100 × 700, closed", (1_100.0, 700.0), 48.0, 44.0, 28, 23),
        ("1100 × 700, open", (1_100.0, 700.0), 48.0, 328.0, 18, 15),
        ("1440 × 900, closed", (1_440.0, 900.0), 240.0, 44.0, 56, 48),
        ("1440 × 900, open", (1_440.0, 900.0), 240.0, 368.0, 40, 36),
        ("1920 × 1080, closed", (1_920.0, 1_080.0), 272.0, 44.0, 100, 90),
        ("1920 × 1080, open", (1_920.0, 1_080.0), 272.0, 440.0, 82, 66),
    ];
    let mut missed = Vec::new();
    for (name, of, panel, reader, least, least_words) in rows {
        let scene = scene(&workspace, size(of, panel, reader), None);
        let laid = scene.layout.laid();
        let n_labels = labels(laid).count();
        let n_wordy = labels(laid).filter(|label| n_shown(label) >= 5).count();
        eprintln!("{name}: {n_labels} labels, {n_wordy} with five words, {} tests", scene.layout.n_tests());
        if n_labels < least || n_wordy < least_words {
            missed.push(format!(
                "{name}: {n_labels} of {least} labels, {n_wordy} of {least_words} with five words"
            ));
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

/// Views of the sample at every zoom.
fn views() -> Vec<TimeWindow> {
    let mut views =
        vec![four_weeks(), window("2025-01-01", "2025-12-31"), window("2000-01-01", "2029-12-31")];
    let first = day("2025-08-10").start;
    for days in [1, 3, 7, 14, 45] {
        for step in 0..6 {
            let start = (first + step * 5 * DAY) as f64;
            views.push(TimeWindow::new(start, start + (days * DAY) as f64));
        }
    }
    views
}

fn sizes() -> [Size; 3] {
    [USUAL, Size { width: 724.0, height: 586.0 }, Size { width: 1_604.0, height: 966.0 }]
}

/// The time that an item is drawn at: a clock time takes an hour at least.
fn drawn(time: TimeInterval) -> TimeInterval {
    TimeInterval { end: time.end.max(time.start + 3_600), ..time }
}

/// Fine items of a lane in view, as they are counted without the layout.
fn fine_in(workspace: &Workspace, laid: &Laid, lane: &LaidLane) -> usize {
    let (store, clock) = (workspace.store(), workspace.view().clock);
    let is_fine = |idx: &ItemIdx| {
        let Some(time) = store.interval(*idx, clock) else { return false };
        let seen = laid.scale.window;
        let covers = time.start as f64 <= seen.start && seen.end <= time.end as f64;
        let short = time.seconds() < laid.dayless || (store.item(*idx).is_lasting() && !covers);
        short && seen.overlaps(drawn(time))
    };
    let lanes = lane.slot.keys().iter().filter_map(|key| workspace.result().lane(key));
    lanes.map(|lane| lane.items.iter().filter(|idx| is_fine(idx)).count()).sum()
}

/// What a lane shows of its items in view: by labels, by marks, by numbers.
fn shown(workspace: &Workspace, laid: &Laid, lane: &LaidLane) -> usize {
    let (store, clock) = (workspace.store(), workspace.view().clock);
    let by_labels: usize = lane.labels.iter().map(|label| label.candidate.n_items).sum();
    let in_view = |idx: ItemIdx| {
        let time = store.interval(idx, clock).unwrap();
        laid.scale.window.overlaps(drawn(time))
    };
    let by_strip = match &lane.strip {
        Strip::Marks(bins) => bins.iter().flat_map(|bin| &bin.items).filter(|(idx, _)| in_view(*idx)).count(),
        // Bars are of all items.
        Strip::Bars(_) => lane.n_fine - by_labels,
        Strip::None => 0,
    };
    by_labels + by_strip
}

#[test]
fn every_item_in_view_is_counted_once() {
    let mut workspace = workspace();
    for view in views() {
        show(&mut workspace, view);
        for size in sizes() {
            let scene = scene(&workspace, size, None);
            let laid = scene.layout.laid();
            for lane in laid.lanes.iter().filter(|lane| !lane.collapsed && !laid.headlines) {
                let n_fine = fine_in(&workspace, laid, lane);
                assert_eq!(lane.n_fine, n_fine, "{:?} in {view:?}", lane.slot);
                assert_eq!(shown(&workspace, laid, lane), n_fine, "{:?} in {view:?}", lane.slot);
            }
            for key in &laid.empty {
                let items = &workspace.result().lane(key).unwrap().items;
                let lane = |idx: &&ItemIdx| {
                    let time = workspace.store().interval(**idx, workspace.view().clock).unwrap();
                    laid.scale.window.overlaps(time)
                };
                assert_eq!(items.iter().filter(lane).count(), 0, "{key:?} is not empty");
            }
        }
    }
}

/// Items of a lane in view that have words, as far as they are fine.
fn n_with_words(workspace: &Workspace, laid: &Laid, lane: &LaidLane, utterances: &Utterances) -> usize {
    let store = workspace.store();
    let lanes: Vec<_> = lane.slot.keys().iter().filter_map(|key| workspace.result().lane(key)).collect();
    let is_fine = |idx: &ItemIdx| {
        let time = store.interval(*idx, workspace.view().clock).unwrap();
        let is_short = time.seconds() < laid.dayless;
        is_short
            && laid.scale.window.overlaps(drawn(time))
            && lanes.iter().any(|lane| lane.items.contains(idx))
    };
    let items = lane.labels.iter().flat_map(|label| match label.candidate.subject {
        Subject::Item(idx) => [&[idx], utterances.inner(idx)].concat(),
        Subject::Headline(_) => Vec::new(),
    });
    items.filter(is_fine).count()
}

#[test]
fn a_crowded_lane_counts_all_and_has_words_from_edge_to_edge() {
    let mut workspace = Workspace::new(generate::generate(1, 20_000));
    let utterances = Utterances::new(workspace.store());
    let mut n_crowded = 0;
    for (first, last) in
        [("2024-05-06", "2024-05-26"), ("2024-05-06", "2024-06-30"), ("2024-05-06", "2024-05-08")]
    {
        show(&mut workspace, window(first, last));
        let scene = scene(&workspace, USUAL, None);
        let laid = scene.layout.laid();
        for lane in laid.lanes.iter().filter(|lane| lane.slot.keys().len() == 1) {
            assert_eq!(lane.n_fine, fine_in(&workspace, laid, lane), "{:?} from {first}", lane.slot);
            let Strip::Marks(bins) = &lane.strip else { continue };
            if bins.iter().all(|bin| bin.items.len() == bin.n_items) {
                continue;
            }
            n_crowded += 1;
            let in_view = bins.iter().filter(|bin| laid.scale.window.overlaps(bin.time));
            let by_strip: usize = in_view.map(|bin| bin.n_items).sum();
            let by_labels = n_with_words(&workspace, laid, lane, &utterances);
            assert_eq!(by_labels + by_strip, lane.n_fine, "{:?} from {first}", lane.slot);
            for quarter in 0..4 {
                let width = scene.plot.width() / 4.0;
                let left = scene.plot.left + width * quarter as f32;
                let is_in = |label: &&Label| label.place.x.left < left + width && left < label.place.x.right;
                let n_labels = lane.labels.iter().filter(is_in).count();
                assert!(n_labels > 0, "{:?} from {first} has no words in quarter {quarter}", lane.slot);
            }
        }
    }
    assert!(n_crowded >= 3, "{n_crowded} lanes are crowded");
}

#[test]
fn what_is_known_to_no_day_stands_in_the_band_alone() {
    let mut workspace = workspace();
    for view in views() {
        show(&mut workspace, view);
        let scene = scene(&workspace, USUAL, None);
        let laid = scene.layout.laid();
        for label in labels(laid) {
            let lasts = label.measured.kind == zeitstrahl::scene::label::LabelKind::Event;
            assert!(label.candidate.time.seconds() < laid.dayless || lasts, "{label:?}");
        }
        for entry in &laid.band.entries {
            let time = workspace.store().interval(entry.item, workspace.view().clock).unwrap();
            assert!(time.seconds() >= laid.dayless && !entry.words.is_empty());
        }
    }
}

#[test]
fn labels_overlap_nowhere_and_stay_in_the_plot() {
    let mut workspace = workspace();
    for view in views() {
        show(&mut workspace, view);
        for size in sizes() {
            let scene = scene(&workspace, size, None);
            for lane in &scene.layout.laid().lanes {
                for (at, label) in lane.labels.iter().enumerate() {
                    let place = label.place;
                    assert!(
                        place.x.left >= scene.plot.left && place.x.right <= scene.plot.right,
                        "{label:?}"
                    );
                    assert!(place.row + place.n_rows <= lane.n_rows);
                    for other in lane.labels[..at].iter().map(|label| label.place) {
                        let rows =
                            place.row < other.row + other.n_rows && other.row < place.row + place.n_rows;
                        let apart = place.x.left > other.x.right + 3.0 || other.x.left > place.x.right + 3.0;
                        assert!(!rows || apart, "{place:?} and {other:?}");
                    }
                }
            }
        }
    }
}

/// Candidates without words that would have had room.
fn wasted(workspace: &Workspace, scene: &Scene) -> Vec<String> {
    let laid = scene.layout.laid();
    let plot = XRange::new(laid.scale.left, laid.scale.right);
    let mut wasted = Vec::new();
    for lane in &laid.lanes {
        let places: Vec<Option<Place>> = lane.labels.iter().map(|label| Some(label.place)).collect();
        let mut rows = Rows::new(lane.n_rows, plot);
        rows.refill(places.iter().flatten());
        for one in lane.left_over(workspace.store(), &laid.scale) {
            let block: &Block = &one.1;
            if rows.has_room(block, block.widths.full, &mut 0) {
                wasted.push(format!("{:?}: {:?}", lane.slot, one.0));
            }
        }
    }
    wasted
}

#[test]
fn no_candidate_is_without_words_where_its_room_is_free() {
    let mut workspace = workspace();
    for view in views() {
        show(&mut workspace, view);
        for size in sizes() {
            let scene = scene(&workspace, size, None);
            let wasted = wasted(&workspace, &scene);
            assert!(wasted.is_empty(), "{view:?}: {wasted:#?}");
        }
    }
}

/// Lane, row and left end of each label in view, by what it stands for.
fn places(scene: &Scene) -> Vec<(String, usize, usize, f32)> {
    let laid = scene.layout.laid();
    let lanes = laid.lanes.iter().enumerate();
    let places = lanes.flat_map(|(at, lane)| {
        lane.labels.iter().map(move |label| {
            (format!("{:?}", label.candidate.subject), at, label.place.row, label.place.x.left)
        })
    });
    places.collect()
}

#[test]
fn panning_moves_everything_alike_and_back_is_as_it_was() {
    let mut workspace = workspace();
    show(&mut workspace, four_weeks());
    let gesture = SceneOptions { gesture: true, ..SceneOptions::default() };
    let first = scene(&workspace, USUAL, None);
    let mut at = scene_of(&workspace, workspace.view(), USUAL, gesture, Some(&first.layout));
    let step = first.plot.width() / 40.0;
    for by in [step; 10].into_iter().chain([-step; 10]) {
        show(&mut workspace, at.scale.panned(by));
        let next = scene_of(&workspace, workspace.view(), USUAL, gesture, Some(&at.layout));
        let is_row_kept = places(&next).iter().zip(places(&first)).all(|(now, before)| now.2 == before.2);
        assert!(is_row_kept && next.layout.n_tests() == first.layout.n_tests(), "a label changed its row");
        at = next;
    }
    assert_eq!(places(&at), places(&first));
    let rects = |scene: &Scene| scene.nodes.iter().map(|node| node.rect).collect::<Vec<Rect>>();
    let moved =
        rects(&at).iter().zip(rects(&first)).map(|(a, b)| (a.left - b.left).abs()).fold(0.0, f32::max);
    assert!(moved < 0.5, "{moved} points off");
}

/// Lane, side and row of each label, by what it stands for.
fn stands(scene: &Scene) -> BTreeMap<String, (String, Side, usize)> {
    let lanes = scene.layout.laid().lanes.iter();
    let stands = lanes.flat_map(|lane| {
        lane.labels.iter().map(move |label| {
            let slot = if matches!(lane.slot, LaneSlot::Shared(_)) {
                "shared".to_owned()
            } else {
                format!("{:?}", lane.slot)
            };
            (format!("{:?}", label.candidate.subject), (slot, label.place.side, label.place.row))
        })
    });
    stands.collect()
}

/// Labels of two scenes: how many both have, how many of these stand alike, and how many only one has.
fn compared(one: &Scene, other: &Scene) -> (usize, usize, usize) {
    let (one, other) = (stands(one), stands(other));
    let both = one.iter().filter(|(subject, _)| other.contains_key(*subject));
    let n_both = both.clone().count();
    let n_alike = both.filter(|(subject, stand)| other[*subject] == **stand).count();
    (n_both, n_alike, one.len() + other.len() - 2 * n_both)
}

/// Labels of both scenes that no longer fit between their time and the edge of the plot on the side they had.
fn n_without_side(before: &Scene, after: &Scene) -> usize {
    let before = stands(before);
    let scale = &after.layout.laid().scale;
    let must_turn = |label: &&Label| {
        let Some((_, side, _)) = before.get(&format!("{:?}", label.candidate.subject)) else { return false };
        let (time, full) = (label.candidate.time, label.measured.widths.full);
        let x = scale.x_range(time.start, time.end);
        match side {
            Side::Right => x.left.max(scale.left) + 2.0 + full > scale.right - 1.0,
            Side::Left => (x.right - 2.0).max(x.left + 12.0).min(scale.right - 2.0) - full < scale.left + 1.0,
            Side::Column | Side::Bar => false,
        }
    };
    labels(after.layout.laid()).filter(must_turn).count()
}

fn shared_lanes(scene: &Scene) -> Vec<LaneKey> {
    let lanes = scene.layout.laid().lanes.iter();
    lanes
        .filter(|lane| matches!(lane.slot, LaneSlot::Shared(_)))
        .flat_map(|lane| lane.slot.keys().to_vec())
        .collect()
}

#[test]
fn a_step_closer_and_back_keeps_sides_and_rows() {
    let mut workspace = workspace();
    show(&mut workspace, four_weeks());
    let first = scene(&workspace, USUAL, None);
    for factor in [1.15, 1.0 / 1.15] {
        for share in [0.1, 0.5, 0.9] {
            let x = first.plot.left + first.plot.width() * share;
            let closer = first.zoomed(&workspace.view().folds, x, factor);
            show(&mut workspace, closer);
            let second = scene(&workspace, USUAL, Some(&first.layout));
            show(&mut workspace, four_weeks());
            let third = scene(&workspace, USUAL, Some(&second.layout));
            let (n_both, n_alike, _) = compared(&first, &second);
            let n_turned = n_without_side(&first, &second);
            assert!(
                n_both > 30 && n_turned * 5 <= n_both,
                "{n_turned} of {n_both} have no room on their side"
            );
            assert!(
                n_alike * 10 >= (n_both - n_turned) * 9,
                "{factor:.2} at {share}: {n_alike} of {n_both} keep side and row, {n_turned} must turn"
            );
            assert_eq!(stands(&third), stands(&first));
        }
    }
}

/// Small numbers from a seed.
fn dice(seed: u64) -> impl FnMut(u64) -> u64 {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) + 1;
    move |n| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % n
    }
}

/// A window a pan or a zoom further.
fn stepped(workspace: &Workspace, at: &Scene, mut roll: impl FnMut(u64) -> u64) -> TimeWindow {
    let share = roll(160) as f32 / 100.0 - 0.8;
    match roll(2) {
        0 => at.scale.panned(at.plot.width() * share),
        _ => at.zoomed(
            &workspace.view().folds,
            at.plot.center().x + 200.0 * share,
            1.0 + 0.4 * f64::from(share),
        ),
    }
}

#[test]
fn who_comes_back_finds_a_view_as_it_was() {
    let mut workspace = workspace();
    show(&mut workspace, four_weeks());
    let fresh = scene(&workspace, USUAL, None);
    for walk in 0..20 {
        let mut roll = dice(walk);
        let mut at = scene(&workspace, USUAL, None);
        for _ in 0..15 {
            let next = stepped(&workspace, &at, &mut roll);
            show(&mut workspace, next);
            at = scene(&workspace, USUAL, Some(&at.layout));
        }
        show(&mut workspace, four_weeks());
        let back = scene(&workspace, USUAL, Some(&at.layout));
        let (n_both, n_alike, n_other) = compared(&fresh, &back);
        assert!(
            n_other == 0 && n_alike * 100 >= n_both * 95,
            "{walk}: {n_alike} of {n_both}, {n_other} others"
        );
        assert_eq!(shared_lanes(&back), shared_lanes(&fresh));
    }
}

#[test]
fn a_view_reached_by_another_way_is_nearly_as_laid_out_afresh() {
    let mut workspace = workspace();
    let (mut n_all, mut n_alike) = (0, 0);
    for walk in 0..20 {
        let mut roll = dice(100 + walk);
        show(&mut workspace, four_weeks());
        let mut at = scene(&workspace, USUAL, None);
        // There and back again, past views that are never seen a second time.
        for (n_steps, share) in [(4, 0.2), (4, -0.2)] {
            for _ in 0..n_steps {
                let by = at.plot.width() * (share + roll(10) as f32 / 100.0 - 0.05);
                show(&mut workspace, at.scale.panned(by));
                at = scene(&workspace, USUAL, Some(&at.layout));
            }
            let fresh = scene(&workspace, USUAL, None);
            let (n_both, alike, n_other) = compared(&fresh, &at);
            assert_eq!(shared_lanes(&at), shared_lanes(&fresh));
            n_all += n_both + n_other;
            n_alike += alike;
        }
    }
    eprintln!("{n_alike} of {n_all} labels are the same");
    assert!(n_alike * 10 >= n_all * 6, "{n_alike} of {n_all} labels are the same");
}

#[test]
fn a_zoom_under_way_keeps_rows_and_is_laid_out_anew_once_it_rests() {
    let mut workspace = workspace();
    show(&mut workspace, four_weeks());
    let first = scene(&workspace, USUAL, None);
    let gesture = SceneOptions { gesture: true, ..SceneOptions::default() };
    let closer = first.zoomed(&workspace.view().folds, first.plot.center().x, 1.6);
    show(&mut workspace, closer);
    let under_way = scene_of(&workspace, workspace.view(), USUAL, gesture, Some(&first.layout));
    let rows: Vec<_> = places(&first).into_iter().map(|one| (one.0, one.1, one.2)).collect();
    assert!(places(&under_way).into_iter().all(|one| rows.contains(&(one.0, one.1, one.2))));
    let rested = scene(&workspace, USUAL, Some(&under_way.layout));
    assert!(!rested.layout.laid().follows && rested.layout.n_tests() > 0);
    assert!(places(&rested) != places(&under_way), "nothing was laid out anew");
}

#[test]
fn a_lane_that_is_unfolded_has_words_for_all() {
    let mut workspace = workspace();
    show(&mut workspace, four_weeks());
    let first = scene(&workspace, USUAL, None);
    let laid = first.layout.laid();
    let lane = laid.lanes.iter().find(|lane| lane.n_rest > 5).unwrap();
    let key = lane.slot.keys()[0].clone();
    let slot = lane.slot.clone();
    let unfolds = Unfolded::Lane(key);
    assert!(first.hits.iter().any(|hit| hit.target == Target::Rest(unfolds.clone())));
    workspace.apply(Command::View(ViewCommand::ToggleUnfolded(unfolds)));
    let open = scene(&workspace, USUAL, Some(&first.layout));
    let after = open.layout.laid().lanes.iter().find(|lane| lane.slot == slot).unwrap();
    assert_eq!((after.n_rest, after.n_rows), (0, after.need));
    assert!(open.scrollable > 0.0 || after.n_rows > lane.n_rows);
    // Folded again, it is as it was.
    workspace.apply(Command::View(ViewCommand::ToggleUnfolded(Unfolded::Lane(slot.keys()[0].clone()))));
    let closed = scene(&workspace, USUAL, Some(&open.layout));
    let again = closed.layout.laid().lanes.iter().find(|lane| lane.slot == slot).unwrap();
    assert_eq!((again.n_rows, again.n_rest > 0), (lane.n_rows, true));
}

#[test]
fn a_quiet_stretch_is_folded_opened_by_a_click_and_by_the_switch() {
    let mut workspace = workspace();
    show(&mut workspace, four_weeks());
    let first = scene(&workspace, USUAL, None);
    let fold = first.hits.iter().find_map(|hit| match hit.target {
        Target::Fold { start, end } => Some((start, end)),
        _ => None,
    });
    let (start, end) = fold.expect("a fold");
    let times =
        workspace.result().items().filter_map(|idx| workspace.store().interval(idx, workspace.view().clock));
    let inside = times.filter(|time| time.seconds() <= DAY && time.start < end && start < time.end);
    assert_eq!(inside.count(), 0, "an item stands in the fold");
    workspace.apply(Command::View(ViewCommand::OpenFold(start.midpoint(end))));
    assert_eq!(scene(&workspace, USUAL, None).scale.folds().count(), first.scale.folds().count() - 1);
    workspace.apply(Command::View(ViewCommand::ToggleFolds));
    assert_eq!(scene(&workspace, USUAL, None).scale.folds().count(), 0);
}

#[test]
fn the_layout_takes_few_comparisons_and_a_frame_that_pans_none() {
    let mut workspace = workspace();
    show(&mut workspace, four_weeks());
    let scene = scene(&workspace, USUAL, None);
    assert!(scene.layout.n_tests() <= 100_000, "{} comparisons", scene.layout.n_tests());
}

fn archive() -> Option<&'static Vec<Arc<Extraction>>> {
    static ARCHIVE: OnceLock<Option<Vec<Arc<Extraction>>>> = OnceLock::new();
    let read = || {
        let file = std::env::var_os("ZEITSTRAHL_ARCHIVE")?;
        let text = std::fs::read_to_string(file).unwrap();
        Some(text.lines().map(|line| Arc::new(read_line(line).unwrap())).collect())
    };
    let archive = ARCHIVE.get_or_init(read).as_ref();
    if archive.is_none() {
        eprintln!("not run: ZEITSTRAHL_ARCHIVE names no file of lines of `extract`");
    }
    archive
}

#[test]
fn few_items_of_an_archive_all_have_words() {
    let Some(archive) = archive() else { return };
    let mut workspace = Workspace::new(archive.clone());
    let (mut n_views, mut without, mut least) = (0, Vec::new(), 1.0f64);
    let first = day("2005-01-01").start;
    for step in 0..150 {
        let days = [1, 3, 7, 14, 28][step % 5];
        let start = (first + (step as i64 * 7_919 % 2_900) * DAY) as f64;
        show(&mut workspace, TimeWindow::new(start, start + (days * DAY) as f64));
        for size in [USUAL, Size { width: 832.0, ..USUAL }] {
            let scene = scene(&workspace, size, None);
            let laid = scene.layout.laid();
            let n_fine: usize = laid.lanes.iter().map(|lane| lane.n_fine).sum();
            let n_words: usize = labels(laid).map(|label| label.candidate.n_items).sum();
            if (1..=30).contains(&n_fine) {
                n_views += 1;
                if n_words < n_fine {
                    without.push(format!("{days} days from {start}: {n_words} of {n_fine}"));
                }
            } else if (31..=45).contains(&n_fine) {
                least = least.min(n_words as f64 / n_fine as f64);
            }
            assert!(wasted(&workspace, &scene).is_empty());
        }
    }
    eprintln!(
        "{n_views} views with at most 30, {} not whole; of 31 to 45 at least {least:.2}",
        without.len()
    );
    assert!(without.is_empty(), "{without:#?}");
    assert!(least >= 0.6);
}

#[test]
fn headlines_of_an_archive_stand_once() {
    let Some(archive) = archive() else { return };
    let mut workspace = Workspace::new(archive.clone());
    show(&mut workspace, window("2005-01-01", "2012-12-31"));
    let scene = scene(&workspace, USUAL, None);
    let laid = scene.layout.laid();
    let words: Vec<String> = labels(laid).map(|label| label.measured.words.text()).collect();
    let different: BTreeSet<&String> = words.iter().collect();
    eprintln!("{} headlines", words.len());
    assert!(laid.headlines && words.len() >= 40, "{} headlines", words.len());
    assert_eq!(different.len(), words.len());
    assert!(laid.lanes.iter().all(|lane| !lane.labels.is_empty()));
}
