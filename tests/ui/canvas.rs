//! What mouse and keys do on the timeline itself.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Pos2, Rect, pos2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use zeitstrahl::scene::Level;
use zeitstrahl::scene::hit::{KeyStop, Target};
use zeitstrahl::wording::{Tongue, Wording};
use zeitstrahl::workspace::Workspace;

use crate::harness::{Setup, Tested, app, made, told};

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
    let corners = (at(plot.left + 6.0, lane.rect.top + 4.0), at(plot.right - 20.0, lane.rect.bottom - 4.0));
    drag(&mut harness, corners.0, corners.1, Modifiers::COMMAND | Modifiers::CTRL);
    let now = workspace(&harness);
    let chosen: Vec<_> = now.view().selection.iter().collect();
    assert!(chosen.len() > 1, "{} chosen", chosen.len());
    let items = &now.result().lane(&lane.key).unwrap().items;
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

/// What the buttons of the timeline say: lanes, pills, bars.
fn stops(harness: &Tested, contains: &str) -> Vec<String> {
    let timeline = timeline(harness);
    let inside = harness.get_all_by_role(Role::Button).filter(|node| timeline.contains_rect(node.rect()));
    let said = inside.filter_map(|node| node.accesskit_node().label());
    said.filter(|said| said.contains(contains)).collect()
}

/// How many stops the keyboard passes before the first pill: lane by lane, each from the left.
fn n_stops_before_a_pill(harness: &Tested) -> usize {
    let scene = app(harness).scene().unwrap();
    let hit = |stop: &KeyStop| &scene.hits[stop.hit];
    let place = |stop: &KeyStop| (hit(stop).target != Target::Tray, stop.lane, hit(stop).rect.left as i32);
    let mut stops: Vec<&KeyStop> = scene.stops.iter().collect();
    stops.sort_by_key(|stop| place(stop));
    stops.iter().position(|stop| matches!(hit(stop).target, Target::Pill(_))).unwrap()
}

#[test]
fn a_pill_is_opened_by_a_screen_reader_and_by_key() {
    let mut harness = told(Setup { size: vec2(1100.0, 600.0), ..Setup::default() });
    let pills = |harness: &Tested| {
        let scene = app(harness).scene().unwrap();
        let is_pill =
            |stop: &&KeyStop| matches!(scene.hits[stop.hit].target, Target::Pill(_)) && stop.n_items > 0;
        scene.stops.iter().filter(is_pill).map(|stop| (stop.n_items, stop.words.clone())).collect::<Vec<_>>()
    };
    let (n_items, names) = pills(&harness)[0].clone();
    let items = Wording::of(Tongue::English).count("timeline.items", n_items);
    let said = stops(&harness, &format!("{items}, {names}"));
    assert_eq!(said.len(), 1, "{said:?} of {:?}", stops(&harness, ""));
    harness.get_by_role_and_label(Role::Button, &said[0]).click_accesskit();
    harness.run_steps(20);
    assert_eq!(workspace(&harness).view().expanded.len(), 1);
    let less = stops(&harness, "less");
    harness.get_by_role_and_label(Role::Button, &less[0]).click_accesskit();
    harness.run_steps(20);
    assert!(workspace(&harness).view().expanded.is_empty());
    // By key: past the tray, the lanes and what else stands before it; Enter opens it.
    let before = workspace(&harness).view().window;
    for _ in 0..=n_stops_before_a_pill(&harness) {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::ArrowRight);
        harness.run_steps(2);
    }
    harness.key_press(Key::Enter);
    harness.run_steps(20);
    assert_eq!(workspace(&harness).view().expanded.len(), 1);
    let now = workspace(&harness).view();
    assert!(now.selection.is_empty() && now.window.seconds() == before.seconds(), "Enter did something else");
}

#[test]
fn a_bar_is_walked_to_and_shows_what_is_in_it() {
    let mut harness = made(7_000, Setup::default());
    assert_eq!(app(&harness).scene().unwrap().level, Level::Density);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::ArrowRight);
    harness.run_steps(2);
    for key in
        [Key::ArrowDown, Key::ArrowRight, Key::ArrowRight, Key::ArrowRight, Key::ArrowRight, Key::ArrowRight]
    {
        harness.key_press_modifiers(Modifiers::COMMAND, key);
        harness.run_steps(2);
    }
    harness.key_press(Key::Enter);
    harness.run_steps(8);
    let chosen: Vec<_> = workspace(&harness).view().selection.iter().collect();
    assert!(chosen.len() > 1, "{} chosen", chosen.len());
    assert!(harness.query_by_label("Several items").is_some());
    assert!(harness.query_by_label("Most reported").is_some());
    let all = format!("Show all {} in the table", chosen.len());
    harness.get_by_label(&all).click();
    harness.run_steps(8);
    assert_eq!(workspace(&harness).view().mode, zeitstrahl::view::Mode::Table);
}

#[test]
fn spans_stand_in_the_menu_of_their_lane() {
    let mut harness = made(7_000, Setup::default());
    // From three years to one, which some of the made items last longer than.
    for _ in 0..2 {
        harness.key_press(Key::Plus);
        harness.run_steps(30);
    }
    let scene = app(&harness).scene().unwrap();
    let seen = (scene.level, scene.n_spans, scene.n_visible, scene.scale.window.seconds() / 86_400.0);
    assert!(scene.n_spans > 0 && scene.level == Level::Density, "{seen:?}");
    let (store, result) = (workspace(&harness).store(), workspace(&harness).result());
    let window = workspace(&harness).view().window;
    let spans = |key| zeitstrahl::scene::density::spans(store, result, key, window);
    let (key, listed) = scene
        .lanes
        .iter()
        .map(|lane| (&lane.key, spans(&lane.key)))
        .find(|(_, spans)| !spans.is_empty())
        .unwrap();
    let lane = Target::Lane(key.clone());
    let rect = scene.hits.iter().find(|hit| hit.target == lane).unwrap().rect;
    let first = listed[0];
    let at = timeline(&harness).min + vec2(rect.left + 40.0, rect.top + 16.0);
    harness.drag_at(at);
    harness.drop_at(at);
    harness.run_steps(8);
    let said = store_label(&harness, first);
    harness.get_all_by_role_and_label(Role::ListItem, &said).last().unwrap().click();
    harness.run_steps(8);
    assert_eq!(workspace(&harness).view().selection.primary(), Some(first));
}

fn store_label(harness: &Tested, idx: zeitstrahl::store::ItemIdx) -> String {
    workspace(harness).store().item(idx).label().to_owned()
}
