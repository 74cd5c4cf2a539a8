//! What stands around the canvas: table, search, filters, commands, keys.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT, Queryable};
use zeitstrahl::store::{Clock, CountryRelation, Facet, FacetValue, ItemIdx, fold};
use zeitstrahl::view::{Column, LaneOrder, Mode};

use crate::harness::{Setup, Tested, app, told, workspace};

fn press(harness: &mut Tested, key: Key) {
    harness.key_press(key);
    harness.run();
}

fn press_with(harness: &mut Tested, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

fn click(harness: &mut Tested, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

/// Types into the field that has the keyboard.
fn type_text(harness: &mut Tested, text: &str) {
    let focused: Vec<Node<'_>> =
        harness.get_all_by_role(Role::TextInput).filter(|node| node.is_focused()).collect();
    focused.last().expect("a field has the keyboard").type_text(text);
    harness.run();
}

/// The names of the rows of the table, from top to bottom.
fn table_rows(harness: &Tested) -> Vec<String> {
    let mut rows: Vec<_> = harness
        .get_all_by_role(Role::Row)
        .map(|node| (node.rect().top(), node.accesskit_node().label().unwrap_or_default()))
        .collect();
    rows.sort_by(|one, next| one.0.total_cmp(&next.0));
    rows.into_iter().map(|(_, name)| name).collect()
}

fn chosen(harness: &Tested) -> Option<ItemIdx> {
    workspace(harness).view().selection.primary()
}

fn run_command(harness: &mut Tested, typed: &str) {
    press_with(harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    type_text(harness, typed);
    press(harness, Key::Enter);
}

#[test]
fn the_palette_finds_commands_by_a_few_letters() {
    let mut harness = told(Setup::default());
    run_command(&mut harness, "group actor");
    assert_eq!(workspace(&harness).view().grouping.by, Some(Facet::Actor));
    run_command(&mut harness, "lanes name");
    assert_eq!(workspace(&harness).view().lanes.order, LaneOrder::Name);
    run_command(&mut harness, "when publ");
    assert_eq!(workspace(&harness).view().clock, Clock::Published);
    run_command(&mut harness, "undo");
    assert_eq!(workspace(&harness).view().clock, Clock::Happened);
}

#[test]
fn the_palette_is_walked_by_keys_and_left_by_escape() {
    let mut harness = told(Setup::default());
    press_with(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    type_text(&mut harness, "lane");
    let offered = harness.get_all_by_role(Role::MenuItem).count();
    assert!(offered >= 3, "{offered}");
    press(&mut harness, Key::Escape);
    assert!(harness.query_by_label("Group by actor").is_none());
    press_with(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    type_text(&mut harness, "order lanes");
    press(&mut harness, Key::ArrowUp);
    press(&mut harness, Key::Enter);
    assert_eq!(workspace(&harness).view().lanes.order, LaneOrder::FirstAppearance);
}

#[test]
fn a_typed_date_is_gone_to_and_a_wrong_one_is_told() {
    let mut harness = told(Setup::default());
    press_with(&mut harness, Modifiers::COMMAND, Key::G);
    type_text(&mut harness, "30. Februar");
    assert!(harness.query_by_label("The calendar has no such day, week or month.").is_some());
    press_with(&mut harness, Modifiers::COMMAND, Key::A);
    type_text(&mut harness, "3.–5. Sep 2025");
    press(&mut harness, Key::Enter);
    let days = workspace(&harness).view().window.interval();
    assert_eq!(days.first_day().to_string(), "2025-09-02");
    assert_eq!(days.last_day().to_string(), "2025-09-06");
    assert!(!workspace(&harness).is_filtered());
    press_with(&mut harness, Modifiers::COMMAND, Key::G);
    type_text(&mut harness, "KW 36");
    click(&mut harness, "Only this time");
    let time = workspace(&harness).view().filter.time.expect("a time to filter by");
    assert_eq!(time.first_day().to_string(), "2025-09-01");
}

/// The row of a facet's value that is shown first.
fn first_row(harness: &Tested) -> Node<'_> {
    let rows = harness.get_all_by_role(Role::CheckBox);
    rows.into_iter()
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.contains(", ")))
        .unwrap()
}

#[test]
fn shift_with_a_click_excludes_and_so_does_delete() {
    let mut harness = told(Setup::default());
    first_row(&harness).click_modifiers(Modifiers::SHIFT);
    harness.run();
    let excluded = |harness: &Tested| workspace(harness).view().filter.facet(Facet::Country).exclude.len();
    assert_eq!(excluded(&harness), 1);
    press_with(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(excluded(&harness), 0);
    first_row(&harness).focus();
    harness.run();
    press(&mut harness, Key::Delete);
    assert_eq!(excluded(&harness), 1);
}

#[test]
fn the_search_of_a_facet_takes_the_keyboard() {
    let mut harness = told(Setup::default());
    harness.get_by_label("Search in Actors").click();
    harness.run();
    type_text(&mut harness, "put");
    let rows = harness.get_all_by_role(Role::CheckBox).filter_map(|node| node.accesskit_node().label());
    assert!(rows.into_iter().any(|name| name.contains("Putin")));
    assert!(!workspace(&harness).is_filtered(), "it was typed into the field of the facet");
}

#[test]
fn chips_without_room_stand_behind_their_number() {
    let mut harness = told(Setup { size: egui::vec2(1100.0, 700.0), ..Setup::default() });
    for command in ["only items with a date", "only the time", "countries that the article"] {
        run_command(&mut harness, command);
    }
    press_with(&mut harness, Modifiers::COMMAND, Key::F);
    type_text(&mut harness, "putin");
    let chips = |harness: &Tested| harness.query_all_by_label_contains("Remove filter: ").count();
    let (n_filters, n_chips) = (4, chips(&harness));
    let clear = harness.get_by_label("Clear all").rect();
    let zoom = harness.get_all_by_label_contains("Zoom out").next().unwrap().rect();
    assert!(n_chips < n_filters && clear.right() <= zoom.left(), "{n_chips} {clear} {zoom}");
    harness.get_by_label_contains("more filter").click();
    harness.run();
    assert_eq!(chips(&harness), n_filters);
    click(&mut harness, "Clear all");
    assert!(!workspace(&harness).is_filtered());
}

#[test]
fn a_typo_is_searched_for_as_it_must_be_meant_and_the_chip_says_so() {
    let mut harness = told(Setup::default());
    press_with(&mut harness, Modifiers::COMMAND, Key::F);
    type_text(&mut harness, "Selenskij");
    assert!(workspace(&harness).result().n_passing > 0);
    assert!(harness.query_by_label_contains("“Selenskyj” instead of “Selenskij”").is_some());
    press_with(&mut harness, Modifiers::COMMAND, Key::A);
    type_text(&mut harness, "5. September");
    let now = workspace(&harness);
    let day = chrono::NaiveDate::from_ymd_opt(2025, 9, 5);
    let on_it = now.store().items().filter(|item| {
        item.interval().is_some_and(|at| at.seconds() <= 86_400 && Some(at.first_day()) == day)
    });
    let found: Vec<ItemIdx> = now.result().items().collect();
    let on_it: Vec<ItemIdx> = on_it.map(|item| item.idx).filter(|idx| !found.contains(idx)).collect();
    assert!(!found.is_empty() && on_it.is_empty(), "{on_it:?}");
}

#[test]
fn a_click_on_a_heading_sorts_and_the_same_again_turns_round() {
    let mut harness = told(Setup::default());
    press(&mut harness, Key::T);
    let by_time = table_rows(&harness);
    let heading = |harness: &mut Tested, name: &str| {
        harness.get_by_role_and_label(Role::ColumnHeader, name).click();
        harness.run();
    };
    heading(&mut harness, "Who");
    let by_name = table_rows(&harness);
    let speakers: Vec<String> = workspace(&harness)
        .result()
        .items()
        .filter_map(|idx| workspace(&harness).store().item(idx).speaker_short_name().map(fold))
        .collect();
    let first = speakers.iter().min().unwrap();
    assert!(fold(&by_name[0]).starts_with(first), "{by_name:?}");
    heading(&mut harness, "Who");
    assert!(fold(&table_rows(&harness)[0]).starts_with(speakers.iter().max().unwrap()));
    press_with(&mut harness, Modifiers::COMMAND, Key::Z);
    press_with(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(table_rows(&harness), by_time);
}

#[test]
fn columns_are_chosen() {
    let mut harness = told(Setup::default());
    press(&mut harness, Key::T);
    assert!(harness.query_by_role_and_label(Role::ColumnHeader, "Place").is_none());
    click(&mut harness, "Columns");
    harness.get_by_role_and_label(Role::CheckBox, "Place").click();
    harness.run();
    assert!(harness.query_by_role_and_label(Role::ColumnHeader, "Place").is_some());
    assert!(workspace(&harness).view().table.columns.contains(&Column::Place));
}

#[test]
fn the_table_is_walked_by_keys_in_its_own_order() {
    let mut harness = told(Setup::default());
    press(&mut harness, Key::T);
    harness.get_by_role_and_label(Role::ColumnHeader, "Who").click();
    harness.run();
    let label = |harness: &Tested| {
        let workspace = workspace(harness);
        let item = workspace.store().item(chosen(harness).unwrap());
        [item.speaker_short_name().unwrap_or_default(), item.label()].join(" ").trim().to_owned()
    };
    let rows = table_rows(&harness);
    press(&mut harness, Key::ArrowDown);
    assert_eq!(label(&harness), rows[0]);
    press(&mut harness, Key::ArrowDown);
    assert_eq!(label(&harness), rows[1]);
    press_with(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(workspace(&harness).view().selection.len(), 2);
    assert_eq!(label(&harness), rows[2]);
    press(&mut harness, Key::End);
    assert_eq!(label(&harness), *rows.last().unwrap());
    press_with(&mut harness, Modifiers::COMMAND, Key::A);
    assert_eq!(workspace(&harness).view().selection.len(), workspace(&harness).result().n_passing);
}

#[test]
fn clicks_with_shift_and_ctrl_choose_several_rows() {
    let mut harness = told(Setup::default());
    press(&mut harness, Key::T);
    let row = |harness: &mut Tested, at: usize, modifiers: Modifiers| {
        let mut rows: Vec<_> = harness.get_all_by_role(Role::Row).collect();
        rows.sort_by(|one, next| one.rect().top().total_cmp(&next.rect().top()));
        rows[at].click_modifiers(modifiers);
        harness.run();
    };
    row(&mut harness, 1, Modifiers::NONE);
    row(&mut harness, 4, Modifiers::SHIFT);
    assert_eq!(workspace(&harness).view().selection.len(), 4);
    row(&mut harness, 2, Modifiers::COMMAND);
    assert_eq!(workspace(&harness).view().selection.len(), 3);
    row(&mut harness, 0, Modifiers::NONE);
    assert_eq!(workspace(&harness).view().selection.len(), 1);
}

#[test]
fn choosing_a_row_leaves_the_timeline_where_it_is_until_it_is_seen() {
    let mut harness = told(Setup::default());
    press_with(&mut harness, Modifiers::COMMAND, Key::G);
    type_text(&mut harness, "3. Sep 1990");
    press(&mut harness, Key::Enter);
    let window = workspace(&harness).view().window;
    press(&mut harness, Key::T);
    press(&mut harness, Key::End);
    press(&mut harness, Key::ArrowUp);
    assert_eq!(workspace(&harness).view().window, window);
    let idx = chosen(&harness).expect("a row is chosen");
    press(&mut harness, Key::T);
    let now = workspace(&harness);
    let at = now.store().interval(idx, Clock::Happened).expect("it has a date");
    assert!(now.view().window.overlaps(at));
}

#[test]
fn a_column_is_drawn_wider_and_kept_so() {
    let mut harness = told(Setup::default());
    press(&mut harness, Key::T);
    let edge = |harness: &Tested| harness.get_by_label("Width of “Who”").rect().center();
    let width = |harness: &Tested| app(harness).preferences().columns.get("who").copied();
    let from = edge(&harness);
    harness.drag_at(from);
    harness.run();
    harness.hover_at(from + egui::vec2(80.0, 0.0));
    harness.run();
    harness.drop_at(from + egui::vec2(80.0, 0.0));
    harness.run();
    let drawn = width(&harness).expect("it is kept");
    assert!((drawn - 198.0).abs() < 4.0, "{drawn}");
    assert!((edge(&harness).x - from.x - 80.0).abs() < 4.0);
}

#[test]
fn a_row_has_the_menu_of_its_item() {
    let mut harness = told(Setup::default());
    press(&mut harness, Key::T);
    harness.get_all_by_role(Role::Row).next().unwrap().click_secondary();
    harness.run();
    assert!(harness.query_by_role_and_label(Role::MenuItem, "Copy with source").is_some());
    assert!(chosen(&harness).is_some());
    press(&mut harness, Key::Escape);
    assert!(harness.query_by_role_and_label(Role::MenuItem, "Copy with source").is_none());
    assert!(chosen(&harness).is_some(), "Escape closed the menu alone");
    harness.get_all_by_role(Role::Row).next().unwrap().click();
    harness.run();
    press_with(&mut harness, Modifiers::SHIFT, Key::F10);
    harness.get_by_role_and_label(Role::MenuItem, "Show first").click();
    harness.run();
    assert!(workspace(&harness).view().pinned.contains(&chosen(&harness).unwrap()));
}

#[test]
fn what_is_unsure_is_shown_on_demand() {
    let mut harness = crate::harness::sample(Setup::default());
    let (all, shown) = (workspace(&harness).store().len(), workspace(&harness).result().n_passing);
    assert!(shown < all);
    assert!(harness.query_by_label_contains("Remove filter").is_none(), "it is no filter that anybody set");
    let words = format!("+ {} unsure", all - shown);
    // At the foot of the window; the one beside the slider may be scrolled out of sight.
    harness.get_all_by_label(&words).last().unwrap().click();
    harness.run();
    assert_eq!(workspace(&harness).result().n_passing, all);
    run_command(&mut harness, "only items that are sure");
    assert_eq!(workspace(&harness).result().n_passing, shown);
}

#[test]
fn one_switch_leaves_what_happened() {
    let mut harness = crate::harness::sample(Setup::default());
    run_command(&mut harness, "also items that are unsure");
    let before = workspace(&harness).result().n_passing;
    click(&mut harness, "Only what happened");
    let now = workspace(&harness);
    assert!(now.view().filter.happened && now.result().n_passing < before);
    let asserted =
        |idx: ItemIdx| now.store().item(idx).modality() == zeitstrahl::annotate::Modality::Asserted;
    assert!(now.result().items().all(asserted));
    assert_eq!(now.store().items().filter(|item| asserted(item.idx)).count(), now.result().n_passing);
    click(&mut harness, "Clear all");
    assert!(!workspace(&harness).view().filter.happened);
}

#[test]
fn enter_goes_from_hit_to_hit_and_round() {
    let mut harness = told(Setup::default());
    press_with(&mut harness, Modifiers::COMMAND, Key::F);
    type_text(&mut harness, "e");
    let n_hits = workspace(&harness).result().n_passing;
    assert!(n_hits > 2);
    let hits: Vec<ItemIdx> = workspace(&harness).result().items().collect();
    let mut seen = Vec::new();
    for _ in 0..n_hits {
        press(&mut harness, Key::Enter);
        seen.extend(chosen(&harness));
    }
    let first = seen[0];
    seen.sort();
    assert_eq!(seen, hits);
    press(&mut harness, Key::Enter);
    assert_eq!(chosen(&harness), Some(first));
    let place = hits.iter().position(|idx| *idx == first).unwrap() + 1;
    assert!(harness.query_all_by_label(&format!("{place} of {n_hits}")).next().is_some());
    press_with(&mut harness, Modifiers::SHIFT, Key::Enter);
    let before = (place + n_hits - 2) % n_hits;
    assert_eq!(chosen(&harness), Some(hits[before]));
}

#[test]
fn escape_clears_the_search_then_leaves_it() {
    let mut harness = told(Setup::default());
    press_with(&mut harness, Modifiers::COMMAND, Key::F);
    type_text(&mut harness, "waffen");
    press(&mut harness, Key::Enter);
    press(&mut harness, Key::Escape);
    assert!(!workspace(&harness).is_filtered());
    assert!(chosen(&harness).is_some());
    assert!(harness.get_by_role(Role::TextInput).is_focused());
    press(&mut harness, Key::Escape);
    assert!(!harness.get_by_role(Role::TextInput).is_focused());
    press(&mut harness, Key::Escape);
    assert!(chosen(&harness).is_none());
}

#[test]
fn where_nothing_matches_the_filter_that_keeps_most_out_is_lifted() {
    let mut harness = told(Setup::default());
    press_with(&mut harness, Modifiers::COMMAND, Key::F);
    type_text(&mut harness, "zzzz");
    assert_eq!(workspace(&harness).result().n_passing, 0);
    click(&mut harness, "Lift “Search”");
    assert!(workspace(&harness).result().n_passing > 0);
}

#[test]
fn a_filter_is_saved_under_a_name_and_applied_again() {
    let mut harness = told(Setup::default());
    let value = {
        let workspace = workspace(&harness);
        workspace.result().rows(workspace.store(), Facet::Kind).swap_remove(0).value
    };
    harness.get_by_label_contains("Events, ").click();
    harness.run();
    let kept = workspace(&harness).view().filter.clone();
    assert!(kept.facet(Facet::Kind).include.contains(&value));
    click(&mut harness, "Saved and earlier filters");
    let field = harness.get_all_by_role(Role::TextInput).last().unwrap();
    field.focus();
    harness.run();
    type_text(&mut harness, "Nur Ereignisse");
    click(&mut harness, "Save");
    assert_eq!(app(&harness).preferences().filters[0].name, "Nur Ereignisse");
    press(&mut harness, Key::Escape);
    harness.get_by_label("Clear all").click();
    harness.run();
    assert!(!workspace(&harness).is_filtered());
    run_command(&mut harness, "nur ereig");
    assert_eq!(workspace(&harness).view().filter, kept);
}

#[test]
fn the_relation_to_countries_is_switched() {
    let mut harness = told(Setup::default());
    click(&mut harness, "speaks or happens there");
    click(&mut harness, "is spoken of");
    assert_eq!(workspace(&harness).view().filter.country_relation, CountryRelation::SpokenOf);
}

#[test]
fn two_actors_may_both_be_needed() {
    let mut harness = told(Setup::default());
    for at in 0..2 {
        let name = {
            let workspace = workspace(&harness);
            let row = workspace.result().rows(workspace.store(), Facet::Actor).swap_remove(at);
            let FacetValue::Actor(id) = row.value else { panic!("no actor") };
            workspace.store().actor(workspace.store().actor_idx(&id).unwrap()).name.clone()
        };
        harness.get_by_label_contains(&format!("{name}, ")).click();
        harness.run();
    }
    let any = workspace(&harness).result().n_passing;
    click(&mut harness, "all of them");
    assert!(workspace(&harness).result().n_passing < any);
}

#[test]
fn f6_goes_through_the_parts_of_the_window() {
    let mut harness = told(Setup::default());
    press(&mut harness, Key::F6);
    let timeline = |harness: &Tested| harness.get_by_role_and_label(Role::List, "Timeline").is_focused();
    assert!(timeline(&harness));
    press(&mut harness, Key::F6);
    assert!(harness.get_by_role_and_label(Role::Group, "Reader").is_focused());
    press_with(&mut harness, Modifiers::SHIFT, Key::F6);
    press_with(&mut harness, Modifiers::SHIFT, Key::F6);
    press_with(&mut harness, Modifiers::SHIFT, Key::F6);
    assert!(harness.get_by_role_and_label(Role::Group, "Filters").is_focused());
    press(&mut harness, Key::Tab);
    assert!(harness.query_by_role_and_label(Role::Group, "Filters").is_none());
}

#[test]
fn keys_pressed_faster_than_the_window_is_drawn_all_count() {
    let mut harness = told(Setup::default());
    let key = |key, pressed, repeat| Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat,
        modifiers: Modifiers::NONE,
    };
    press(&mut harness, Key::Home);
    let first = chosen(&harness).unwrap();
    harness.input_mut().events.extend([key(Key::ArrowRight, true, false), key(Key::ArrowRight, true, true)]);
    harness.step();
    harness.run();
    let now = chosen(&harness).unwrap();
    assert_eq!(workspace(&harness).result().passing.count_range(first.index(), now.index()), 2);
    for _ in 0..2 {
        harness.input_mut().events.extend([key(Key::F6, true, false), key(Key::F6, false, false)]);
    }
    harness.step();
    harness.run();
    // From nowhere to the timeline, and on to the reader.
    assert!(harness.get_by_role_and_label(Role::Group, "Reader").is_focused());
}

#[test]
fn escape_closes_a_menu_before_anything_else() {
    let mut harness = told(Setup::default());
    press(&mut harness, Key::Home);
    click(&mut harness, "Settings");
    assert!(harness.query_by_label("Reduce motion").is_some());
    press(&mut harness, Key::Escape);
    assert!(harness.query_by_label("Reduce motion").is_none());
    assert!(chosen(&harness).is_some());
    press(&mut harness, Key::Escape);
    assert!(chosen(&harness).is_none());
}

#[test]
fn escape_closes_what_was_opened_on_the_timeline_before_anything_else() {
    let mut harness = told(Setup::default());
    press(&mut harness, Key::Home);
    let before = chosen(&harness);
    assert!(before.is_some());
    let in_tray = |harness: &Tested| harness.query_by_label("Without a date").is_some();
    harness.get_by_role_and_label(Role::Button, "1 undated").click_accesskit();
    harness.run_steps(6);
    assert!(in_tray(&harness));
    press(&mut harness, Key::Escape);
    assert!(!in_tray(&harness) && chosen(&harness) == before);
    let lane = harness.get_all_by_role(Role::Button).find_map(|node| {
        node.accesskit_node().label().filter(|label| label.ends_with(" items") && !label.contains(" more, "))
    });
    harness.get_by_role_and_label(Role::Button, &lane.unwrap()).click_accesskit();
    harness.run_steps(6);
    assert!(harness.query_by_label("Only this").is_some());
    press(&mut harness, Key::Escape);
    assert!(harness.query_by_label("Only this").is_none() && chosen(&harness) == before);
}

#[test]
fn the_window_speaks_another_language_at_once() {
    let mut harness = told(Setup::default());
    run_command(&mut harness, "window german");
    assert!(harness.query_all_by_label("Zeitleiste").next().is_some());
    assert_eq!(workspace(&harness).view().mode, Mode::Timeline);
}
