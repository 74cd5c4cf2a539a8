//! What mouse and keys do on the timeline itself.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Pos2, Rect, pos2, vec2};
use egui_kittest::kittest::Queryable;
use zeitstrahl::scene::hit::Target;
use zeitstrahl::workspace::Workspace;

use crate::harness::{Setup, Tested, app, told};

fn workspace(harness: &Tested) -> &Workspace {
    app(harness).workspace()
}

fn timeline(harness: &Tested) -> Rect {
    harness.get_by_role_and_label(Role::List, "Timeline").rect()
}

/// Drags from one point to another with keys held.
fn drag(harness: &mut Tested, from: Pos2, to: Pos2, held: Modifiers) {
    harness.event(Event::ModifiersChanged(held));
    harness.drag_at(from);
    harness.run_steps(1);
    for share in [0.3, 0.7, 1.0] {
        harness.hover_at(from + (to - from) * share);
        harness.run_steps(1);
    }
    harness.drop_at(to);
    harness.run_steps(1);
    harness.event(Event::ModifiersChanged(Modifiers::NONE));
    harness.run_steps(20);
}

#[test]
fn an_area_selects_what_was_in_it_and_escape_clears_it() {
    let mut harness = told(Setup::default());
    let rect = timeline(&harness);
    let scene = app(&harness).scene().unwrap();
    let plot = scene.plot;
    let lane = scene.lanes[0].clone();
    let at = |x: f32, y: f32| pos2(rect.left() + x, rect.top() + y);
    let corners = (at(plot.left + 6.0, lane.1.top + 4.0), at(plot.right - 20.0, lane.1.bottom - 4.0));
    drag(&mut harness, corners.0, corners.1, Modifiers::COMMAND | Modifiers::CTRL);
    let now = workspace(&harness);
    let chosen: Vec<_> = now.view().selection.iter().collect();
    assert!(chosen.len() > 1, "{} chosen", chosen.len());
    let items = &now.result().lane(&lane.0).unwrap().items;
    assert!(chosen.iter().all(|idx| items.contains(idx)));
    let said = format!("{} items", chosen.len());
    assert!(harness.query_all_by_label_contains(&said).next().is_some(), "{said} is not said");
    harness.key_press(Key::Escape);
    harness.run();
    assert!(workspace(&harness).view().selection.is_empty());
}

#[test]
fn a_stretch_that_is_marked_is_zoomed_to() {
    let mut harness = told(Setup::default());
    let before = workspace(&harness).view().window;
    let rect = timeline(&harness);
    let (from, to) = (rect.center() - vec2(60.0, 0.0), rect.center() + vec2(60.0, 0.0));
    drag(&mut harness, from, to, Modifiers::SHIFT);
    let after = workspace(&harness).view().window;
    assert!(after.seconds() < before.seconds() / 2.0 && before.start < after.start);
    drag(&mut harness, from, to, Modifiers::SHIFT | Modifiers::ALT);
    let filtered = workspace(&harness).view().filter.time.unwrap();
    assert!((filtered.seconds() as f64) < after.seconds() / 2.0);
    assert_eq!(workspace(&harness).view().window, after);
}

#[test]
fn a_drag_beside_the_brush_marks_a_stretch_of_the_overview() {
    let mut harness = told(Setup::default());
    let rect = timeline(&harness);
    let scene = app(&harness).scene().unwrap();
    let y = rect.bottom() - 12.0;
    let is_free = |x: &f32| {
        let at = zeitstrahl::scene::geometry::pos(*x - rect.left(), y - rect.top());
        scene.hit(at) == Some(&Target::Overview)
    };
    let free: Vec<f32> = (0..rect.width() as i32).map(|x| rect.left() + x as f32).filter(is_free).collect();
    let from = *free.first().expect("some overview beside the brush");
    let to = from + 60.0;
    let at = |x: f32| scene.overview.time_from_x(x - rect.left());
    let (start, end) = (at(from), at(to));
    drag(&mut harness, pos2(from, y), pos2(to, y), Modifiers::NONE);
    let window = workspace(&harness).view().window;
    assert!((window.start - start).abs() <= 600.0 && (window.end - end).abs() <= 600.0, "{window:?}");
}

#[test]
fn an_open_pill_is_closed_where_it_was_opened() {
    let mut harness = told(Setup { size: vec2(1100.0, 600.0), ..Setup::default() });
    let rect = timeline(&harness);
    let pill = |harness: &Tested| {
        let scene = app(harness).scene().unwrap();
        let hit = scene.hits.iter().find(|hit| matches!(hit.target, Target::Pill(_))).cloned();
        hit.map(|hit| pos2(rect.left() + hit.rect.left + 12.0, rect.top() + hit.rect.center().y))
    };
    let click = |harness: &mut Tested, at: Pos2| {
        harness.drag_at(at);
        harness.drop_at(at);
        harness.run_steps(20);
    };
    let at = pill(&harness).expect("a pill");
    click(&mut harness, at);
    assert_eq!(workspace(&harness).view().expanded.len(), 1);
    let opened = workspace(&harness).view().expanded.first().cloned().unwrap();
    let scene = app(&harness).scene().unwrap();
    let less = scene.hits.iter().find(|hit| hit.target == Target::Pill(opened.clone())).unwrap().rect;
    click(&mut harness, pos2(rect.left() + less.left + 12.0, rect.top() + less.center().y));
    assert!(workspace(&harness).view().expanded.is_empty());
}
