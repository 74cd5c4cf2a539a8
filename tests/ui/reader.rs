//! The reader: closed until something is chosen, over the timeline, beside it where it is pinned; and the
//! messages that leave it clear.

use std::path::PathBuf;

use egui::accesskit::Role;
use egui::{Key, Rect, vec2};
use egui_kittest::kittest::Queryable;

use crate::harness::{Setup, Tested, app, open, settle, told};

/// A window in which the reader was not pinned.
fn unpinned(size: egui::Vec2) -> Tested {
    told(Setup { pinned: false, size, ..Setup::default() })
}

fn timeline(harness: &Tested) -> Rect {
    harness.get_by_role_and_label(Role::List, "Timeline").rect()
}

fn is_open(harness: &Tested) -> bool {
    harness.query_by_label("Close the reader").is_some()
}

fn press(harness: &mut Tested, key: Key) {
    harness.key_press(key);
    harness.run();
}

#[test]
fn the_reader_opens_over_the_timeline_once_something_is_chosen() {
    let mut harness = unpinned(vec2(1440.0, 900.0));
    let before = timeline(&harness);
    assert!(!is_open(&harness));
    press(&mut harness, Key::Home);
    assert!(is_open(&harness));
    assert_eq!(timeline(&harness), before, "the scale stays");
    press(&mut harness, Key::Escape);
    assert!(!is_open(&harness));
    assert!(app(&harness).workspace().view().selection.is_empty());
}

#[test]
fn its_rail_opens_it_and_its_cross_closes_it() {
    let mut harness = unpinned(vec2(1440.0, 900.0));
    harness.get_by_role_and_label(Role::Button, "Article").click();
    harness.run();
    assert!(is_open(&harness));
    press(&mut harness, Key::Home);
    harness.get_by_label("Close the reader").click();
    harness.run();
    assert!(!is_open(&harness));
    assert!(!app(&harness).workspace().view().selection.is_empty(), "what was chosen stays chosen");
}

#[test]
fn a_pin_keeps_it_beside_the_timeline() {
    let mut harness = unpinned(vec2(1440.0, 900.0));
    press(&mut harness, Key::Home);
    let before = timeline(&harness);
    harness.get_by_label("Keep the reader open beside the timeline").click();
    harness.run();
    assert!(timeline(&harness).width() < before.width());
    press(&mut harness, Key::Escape);
    assert!(is_open(&harness));
    assert!(app(&harness).preferences().panels.reader_pinned);
}

#[test]
fn the_zoom_stays_in_sight_in_a_narrow_window() {
    let mut harness = unpinned(vec2(900.0, 600.0));
    press(&mut harness, Key::Home);
    assert!(is_open(&harness));
    let reader = harness.get_by_label("Close the reader").rect();
    let zoom = harness.get_all_by_label_contains("Zoom in").next().unwrap().rect();
    assert!(zoom.bottom() <= reader.top(), "{zoom} {reader}");
}

#[test]
fn the_controls_of_a_small_window_with_large_text_do_not_overlap() {
    let harness = told(Setup { size: vec2(600.0, 400.0), pinned: false, ..Setup::default() });
    let mut bar: Vec<Rect> = harness
        .get_all_by_role(Role::Button)
        .chain(harness.get_all_by_role(Role::TextInput))
        .map(|node| node.rect())
        .filter(|rect| rect.bottom() < 48.0)
        .collect();
    bar.sort_by(|one, next| one.left().total_cmp(&next.left()));
    assert!(bar.len() > 6);
    for two in bar.windows(2) {
        assert!(two[0].right() <= two[1].left() + 0.5, "{} {}", two[0], two[1]);
    }
    assert!(bar.last().unwrap().right() <= 600.0);
}

#[test]
fn a_message_of_a_failure_leaves_the_reader_clear_goes_away_and_can_be_read_again() {
    let good: PathBuf = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/ui/told.jsonl").into();
    let setup =
        Setup { sources: vec![good, "there-is-no-such-file.txt".into()], pinned: true, ..Setup::default() };
    let mut harness = open(setup);
    settle(&mut harness);
    let message = harness.get_by_role(Role::Alert).rect();
    let reader = harness.get_by_label_contains("Select an item").rect();
    assert!(message.right() <= reader.left(), "{message} {reader}");
    // Each pass is a quarter of a second.
    harness.run_steps(60);
    assert!(harness.query_by_role(Role::Alert).is_none());
    harness.get_by_label_contains("problem").click();
    settle(&mut harness);
    assert!(harness.query_all_by_label_contains("there-is-no-such-file.txt").next().is_some());
}

/// Right ends of all labels in view, in points of the scene.
fn label_ends(harness: &Tested) -> Vec<f32> {
    let lanes = &app(harness).scene().unwrap().layout.laid().lanes;
    lanes.iter().flat_map(|lane| &lane.labels).map(|label| label.place.x.right).collect()
}

#[test]
fn labels_leave_what_the_reader_covers_once_the_hand_rests() {
    let mut harness = unpinned(vec2(1440.0, 900.0));
    let before = label_ends(&harness);
    press(&mut harness, Key::Home);
    harness.run_steps(8);
    // Where the reader begins in a window of this width.
    let reader = 1440.0 - 368.0 - timeline(&harness).left();
    let is_under = |ends: &[f32]| ends.iter().filter(|end| **end > reader).count();
    assert!(is_under(&before) > 3, "{before:?}");
    assert_eq!(is_under(&label_ends(&harness)), 0);
    press(&mut harness, Key::Escape);
    harness.run_steps(8);
    assert_eq!(label_ends(&harness), before, "they come back when it is closed");
}
