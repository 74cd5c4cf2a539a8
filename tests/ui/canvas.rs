//! What mouse and keys do on the timeline itself.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, pos2, vec2};
use egui_kittest::kittest::Queryable;
use zeitstrahl::scene::hit::{ItemNode, Target};
use zeitstrahl::store::Clock;
use zeitstrahl::time::DAY;

use crate::harness::{Setup, Tested, app, made, sample, told, workspace};

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
    let corners = (at(plot.left + 6.0, lane.rect.top + 4.0), at(plot.right - 20.0, lane.rect.bottom - 4.0));
    drag(&mut harness, corners.0, corners.1, Modifiers::COMMAND | Modifiers::CTRL);
    let now = workspace(&harness);
    let chosen: Vec<_> = now.view().selection.iter().collect();
    assert!(chosen.len() > 1, "{} chosen", chosen.len());
    let items = &now.result().lane(&lane.slot.keys()[0]).unwrap().items;
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

/// Where the first target of a kind is on the screen.
fn place_of(harness: &Tested, is_it: impl Fn(&Target) -> bool) -> Option<Pos2> {
    let rect = timeline(harness);
    let hit = app(harness).scene().unwrap().hits.iter().rfind(|hit| is_it(&hit.target))?;
    let center = hit.rect.center();
    Some(pos2(rect.left() + center.x, rect.top() + center.y))
}

fn click(harness: &mut Tested, at: Pos2) {
    harness.drag_at(at);
    harness.drop_at(at);
    harness.run_steps(20);
}

#[test]
fn a_lane_is_unfolded_and_folded_where_its_rest_is_counted() {
    let mut harness = made(7_000, Setup { size: vec2(1100.0, 600.0), ..Setup::default() });
    let rest = |target: &Target| matches!(target, Target::Rest(_));
    let at = place_of(&harness, rest).expect("something without words");
    click(&mut harness, at);
    assert_eq!(workspace(&harness).view().unfolded.len(), 1);
    let open = workspace(&harness).view().unfolded.first().cloned().unwrap();
    let at = place_of(&harness, |target| *target == Target::Rest(open.clone())).expect("the way back");
    click(&mut harness, at);
    assert!(workspace(&harness).view().unfolded.is_empty());
}

#[test]
fn a_label_is_chosen_by_a_click_and_zoomed_to_by_two() {
    let mut harness = sample(Setup::default());
    let scene = app(&harness).scene().unwrap();
    let of_a_day = |node: &&ItemNode| {
        let time = workspace(&harness).store().interval(node.item, Clock::Happened);
        time.is_some_and(|time| time.seconds() <= DAY)
    };
    let nodes = scene.nodes.iter().filter(of_a_day);
    let node = nodes.max_by(|a, b| a.rect.width().total_cmp(&b.rect.width())).unwrap().clone();
    let rect = timeline(&harness);
    let at = pos2(rect.left() + node.rect.center().x, rect.top() + node.rect.center().y);
    click(&mut harness, at);
    assert!(workspace(&harness).view().selection.contains(node.item));
    let before = workspace(&harness).view().window;
    // Quick ones: both ends of a click in one pass.
    for _ in 0..2 {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        let click = [true, false].map(|pressed| Event::PointerButton { pos: at, button, pressed, modifiers });
        harness.input_mut().events.extend(click);
        harness.step();
    }
    harness.run_steps(20);
    let near = workspace(&harness).view().window;
    assert!(near.seconds() < before.seconds() / 2.0, "{before:?} {near:?}");
    let time = workspace(&harness).store().interval(node.item, Clock::Happened).unwrap();
    assert!(near.overlaps(time));
}

#[test]
fn the_other_button_opens_the_menu_of_a_label() {
    let mut harness = told(Setup::default());
    let node = app(&harness).scene().unwrap().nodes[0].clone();
    let rect = timeline(&harness);
    let at = pos2(rect.left() + node.rect.center().x, rect.top() + node.rect.center().y);
    harness.event(Event::PointerMoved(at));
    for pressed in [true, false] {
        let modifiers = Modifiers::NONE;
        harness.event(Event::PointerButton { pos: at, button: PointerButton::Secondary, pressed, modifiers });
        harness.step();
    }
    harness.run_steps(4);
    assert!(workspace(&harness).view().selection.contains(node.item));
    let zoom = harness
        .get_all_by_label_contains("Zoom to the chosen item")
        .last()
        .expect("what can be done with it");
    zoom.click();
    harness.run_steps(20);
    let time = workspace(&harness).store().interval(node.item, Clock::Happened).unwrap();
    assert!(workspace(&harness).view().window.overlaps(time));
}

#[test]
fn a_fold_is_opened_by_a_click_on_its_length() {
    let mut harness = told(Setup::default());
    let n_folds = |harness: &Tested| app(harness).scene().unwrap().scale.folds().count();
    let before = n_folds(&harness);
    let hits = &app(&harness).scene().unwrap().hits;
    let fold = hits.iter().rfind(|hit| matches!(hit.target, Target::Fold { .. })).expect("a fold").rect;
    // Its left end: the other one may lie under the edge of the reader.
    let at = timeline(&harness).min + vec2(fold.left + 3.0, fold.center().y);
    click(&mut harness, at);
    assert_eq!(workspace(&harness).view().folds.open.len(), 1);
    assert!(n_folds(&harness) < before);
}

#[test]
fn a_bar_shows_what_is_in_it() {
    let mut harness = made(7_000, Setup::default());
    assert!(app(&harness).scene().unwrap().note.is_some());
    let at = place_of(&harness, |target| matches!(target, Target::Bin(_))).expect("a bar");
    click(&mut harness, at);
    let chosen: Vec<_> = workspace(&harness).view().selection.iter().collect();
    assert!(chosen.len() > 1, "{} chosen", chosen.len());
    assert!(harness.query_by_label("Several items").is_some());
    assert!(harness.query_by_label("Most reported").is_some());
    let all = format!("Show all {} in the table", chosen.len());
    harness.get_by_label(&all).click();
    harness.run_steps(8);
    assert_eq!(workspace(&harness).view().mode, zeitstrahl::view::Mode::Table);
}
