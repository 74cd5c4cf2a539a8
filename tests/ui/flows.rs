//! What a user does, from opening to export, by the names of the controls.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, TouchPhase, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT, Queryable};
use zeitstrahl::store::{Facet, FacetValue, fold};
use zeitstrahl::view::Mode;

use crate::harness::{Dropped, Setup, Tested, app, open, sample, settle, told, workspace};

/// The row of a facet's value: its label begins with the name.
fn row<'h>(harness: &'h Tested, name: &str) -> Node<'h> {
    let begins = format!("{name}, ");
    harness.get_by(move |node| {
        node.role() == egui::accesskit::Role::CheckBox
            && node.label().is_some_and(|label| label.starts_with(&begins))
    })
}

/// The first value of a facet that an item has, with its name in the window.
fn first_value(harness: &Tested, facet: Facet) -> (FacetValue, String) {
    let workspace = workspace(harness);
    let row = workspace.result().rows(workspace.store(), facet).swap_remove(0);
    let words = zeitstrahl::wording::Wording::of(zeitstrahl::wording::Tongue::English);
    let name = words.facet_value(workspace.store(), &row.value);
    (row.value, name)
}

fn wheel(harness: &Tested, at: Pos2, notches: f32) {
    harness.hover_at(at);
    harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: vec2(0.0, notches),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
}

#[test]
fn the_sample_opens_with_one_click() {
    let harness = sample(Setup::default());
    assert_eq!(workspace(&harness).store().n_documents(), 9);
    assert!(workspace(&harness).store().len() > 50);
    assert!(harness.query_by_label("9 articles").is_some());
}

#[test]
fn a_click_on_a_country_filters_and_undo_takes_it_back() {
    let mut harness = told(Setup::default());
    let all = workspace(&harness).result().n_passing;
    let (value, name) = first_value(&harness, Facet::Country);
    row(&harness, &name).click();
    harness.run();
    let now = workspace(&harness);
    assert!(now.view().filter.facet(Facet::Country).include.contains(&value));
    assert!(now.result().n_passing < all);
    assert!(now.result().items().all(|idx| FacetValue::Country(now.store().item(idx).country()) == value));
    harness.get_by_label("Clear all").click();
    harness.run();
    assert_eq!(workspace(&harness).result().n_passing, all);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert!(workspace(&harness).result().n_passing < all);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert!(!workspace(&harness).is_filtered());
}

#[test]
fn a_click_with_alt_excludes() {
    let mut harness = told(Setup::default());
    let (value, name) = first_value(&harness, Facet::Actor);
    row(&harness, &name).click_modifiers(Modifiers::ALT);
    harness.run();
    let now = workspace(&harness);
    assert!(now.view().filter.facet(Facet::Actor).exclude.contains(&value));
    let FacetValue::Actor(id) = &value else { panic!("{value:?} is no actor") };
    let is_in = |idx| now.store().item(idx).actors().iter().any(|actor| now.store().actor(*actor).id == *id);
    assert!(!now.result().items().any(is_in));
}

#[test]
fn search_filters_while_it_is_typed_and_escape_clears_it() {
    let mut harness = told(Setup::default());
    let all = workspace(&harness).result().n_passing;
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    let field = harness.get_by_role(egui::accesskit::Role::TextInput);
    assert!(field.is_focused());
    field.type_text("waffen");
    harness.run();
    let now = workspace(&harness);
    assert_eq!(now.view().filter.text, "waffen");
    assert!((1..all).contains(&now.result().n_passing), "{} of {all}", now.result().n_passing);
    let found = now.result().items().next().unwrap();
    assert!(fold(now.store().item(found).text()).contains("waffen"));
    harness.key_press(Key::Escape);
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(workspace(&harness).result().n_passing, all);
}

#[test]
fn a_click_on_an_item_shows_it_in_the_reader() {
    let mut harness = told(Setup::default());
    let nodes: Vec<_> = harness
        .query_all_by_role(egui::accesskit::Role::ListItem)
        .map(|node| (node.rect(), node.accesskit_node().label().unwrap_or_default()))
        .collect();
    let (rect, said) = nodes.first().expect("items in view").clone();
    harness.drag_at(rect.left_center() + vec2(20.0, 0.0));
    harness.drop_at(rect.left_center() + vec2(20.0, 0.0));
    harness.run();
    let now = workspace(&harness);
    let chosen = now.view().selection.primary().expect("an item is chosen");
    let text = now.store().item(chosen).label().chars().take(20).collect::<String>();
    assert!(said.contains(&text), "{said:?} {text:?}");
    assert!(
        harness.query_by_label("Reported by").is_some() || harness.query_by_label_contains("sure").is_some()
    );
}

#[test]
fn an_article_is_closed_from_the_list_of_the_reader() {
    let mut harness = told(Setup::default());
    let names = |harness: &Tested| -> Vec<String> {
        workspace(harness).store().documents().map(|(_, one)| one.name().to_owned()).collect()
    };
    let before = names(&harness);
    let shown = workspace(&harness).store().documents().nth(1).unwrap().1.clone();
    // The second one is chosen; closing the first does not put another into its place.
    let first = workspace(&harness).store().documents().next().unwrap().1.file_name().to_owned();
    harness.get_by_label(&first).click();
    harness.run();
    harness.get_by_role_and_label(Role::MenuItem, shown.name()).click();
    harness.run();
    harness.get_by_label(shown.file_name()).click();
    harness.run();
    harness.get_by_label(&format!("Close {}", before[0])).click();
    harness.run();
    assert_eq!(names(&harness), before[1..]);
    assert!(harness.query_by_role_and_label(Role::Button, shown.file_name()).is_some());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert_eq!(names(&harness), before);
}

#[test]
fn arrows_go_from_item_to_item() {
    let mut harness = told(Setup::default());
    harness.key_press(Key::Home);
    harness.run();
    let first = workspace(&harness).view().selection.primary().unwrap();
    harness.key_press(Key::ArrowRight);
    harness.run();
    let second = workspace(&harness).view().selection.primary().unwrap();
    assert!(second > first);
    harness.key_press(Key::ArrowLeft);
    harness.run();
    assert_eq!(workspace(&harness).view().selection.primary(), Some(first));
    harness.key_press(Key::Escape);
    harness.run();
    assert!(workspace(&harness).view().selection.is_empty());
}

#[test]
fn the_wheel_zooms_at_the_pointer() {
    let mut harness = told(Setup::default());
    let rect = harness.get_by_role_and_label(egui::accesskit::Role::List, "Timeline").rect();
    let before = workspace(&harness).view().window;
    let at = rect.center();
    let scene = app(&harness).scene().unwrap();
    let time = scene.scale.time_from_x(at.x - rect.left());
    wheel(&harness, at, 2.0);
    harness.run();
    let after = workspace(&harness).view().window;
    assert!(after.seconds() < before.seconds());
    let x = app(&harness).scene().unwrap().scale.x_from_time(time);
    assert!((x - (at.x - rect.left())).abs() < 2.0, "{x}");
}

#[test]
fn a_drag_pans_and_zero_fits() {
    let mut harness = told(Setup::default());
    let fitted = workspace(&harness).view().window;
    let before = app(&harness).scene().unwrap().scale.density();
    let rect = harness.get_by_role_and_label(egui::accesskit::Role::List, "Timeline").rect();
    let from = rect.center();
    harness.drag_at(from);
    harness.run();
    harness.hover_at(from - vec2(100.0, 0.0));
    harness.run();
    harness.drop_at(from - vec2(100.0, 0.0));
    harness.run();
    let panned = workspace(&harness).view().window;
    let density = |harness: &Tested| app(harness).scene().unwrap().scale.density();
    assert!(panned.start > fitted.start && (density(&harness) / before - 1.0).abs() < 1e-6);
    harness.key_press(Key::Num0);
    harness.run();
    assert_eq!(workspace(&harness).view().window, fitted);
}

#[test]
fn a_date_that_is_set_places_items_and_undo_takes_it_back() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/sample_data/peking_einladung.txt");
    let mut harness = open(Setup { sources: vec![file.into()], ..Setup::default() });
    let before = workspace(&harness).result().n_undated;
    assert!(before > 0);
    harness.get_all_by_label("Set date").next().unwrap().click();
    harness.run();
    harness.get_all_by_role(egui::accesskit::Role::TextInput).last().unwrap().type_text("3. September 2025");
    harness.run();
    harness.get_all_by_label("Set date").last().unwrap().click();
    harness.run();
    let now = workspace(&harness);
    assert!(now.result().n_undated < before);
    assert_eq!(now.store().last_published(), chrono::NaiveDate::from_ymd_opt(2025, 9, 3));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert_eq!(workspace(&harness).result().n_undated, before);
    assert_eq!(workspace(&harness).store().last_published(), None);
}

#[test]
fn a_key_pressed_again_and_again_is_one_step_and_after_a_rest_another() {
    let mut harness = told(Setup::default());
    let fitted = workspace(&harness).view().window;
    for _ in 0..3 {
        harness.key_press(Key::Plus);
        harness.step();
    }
    harness.run();
    let near = workspace(&harness).view().window;
    assert!(near.seconds() < fitted.seconds() / 3.0);
    // More passes than a rest of the hand takes.
    harness.run_steps(60);
    harness.key_press(Key::Plus);
    harness.run();
    assert!(workspace(&harness).view().window.seconds() < near.seconds());
    for then in [near, fitted] {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        harness.run();
        assert_eq!(workspace(&harness).view().window, then);
    }
}

#[test]
fn a_pinch_right_after_a_key_is_a_step_of_its_own() {
    let mut harness = told(Setup::default());
    harness.hover_at(Pos2::new(700.0, 450.0));
    harness.key_press(Key::Plus);
    harness.run_steps(2);
    let near = workspace(&harness).view().window;
    harness.event(Event::Zoom(2.0));
    harness.run();
    assert!(workspace(&harness).view().window.seconds() < near.seconds());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert_eq!(workspace(&harness).view().window, near);
}

#[test]
fn what_the_text_tells_of_its_date_is_proposed_and_settles_the_problem() {
    let folder = std::env::temp_dir().join(format!("zeitstrahl-proposed-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("undatiert.txt");
    let text =
        "Seit dem Jahr 2024 wird gestritten. Am Mittwoch, 3. September, sagte Anna Berg, sie bleibe im Amt.";
    std::fs::write(&file, text).unwrap();
    let mut harness = open(Setup { sources: vec![file], ..Setup::default() });
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(harness.query_by_label("1 problem").is_some());
    harness.get_all_by_label("Set date").next().unwrap().click();
    harness.run();
    harness.get_by_label("3 September 2025").click();
    harness.run();
    harness.get_all_by_label("Set date").last().unwrap().click();
    harness.run();
    assert_eq!(workspace(&harness).store().last_published(), chrono::NaiveDate::from_ymd_opt(2025, 9, 3));
    assert!(harness.query_by_label("1 problem").is_none(), "the problem is settled");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    assert!(harness.query_by_label("1 problem").is_some(), "it is back with undo");
}

/// The sample with the article that has no date chosen in the list of problems, while an item of another is shown.
fn asked_for_the_date(harness: &mut Tested) {
    harness.key_press(Key::Home);
    harness.run();
    harness.get_by_label_contains("problem").click();
    settle(harness);
    harness.get_all_by_label("Set date").last().unwrap().click();
    harness.run();
}

#[test]
fn the_date_asked_for_in_the_list_of_problems_is_that_of_the_article_in_the_reader() {
    let mut harness = sample(Setup { pinned: false, ..Setup::default() });
    asked_for_the_date(&mut harness);
    assert!(workspace(&harness).view().selection.is_empty());
    let shown = harness.get_all_by_role_and_label(Role::Button, "peking_einladung.txt").count();
    assert_eq!(shown, 1, "the reader shows the article that is asked about");
    harness.get_all_by_role(Role::TextInput).last().unwrap().type_text("5. Sept.");
    harness.run();
    harness.get_all_by_label("Set date").last().unwrap().click();
    harness.run();
    let store = workspace(&harness).store();
    assert_eq!(store.undated_documents().count(), 0);
    let dated = store.documents().find(|(_, one)| one.file_name() == "peking_einladung.txt").unwrap().1;
    assert_eq!(dated.published.date, chrono::NaiveDate::from_ymd_opt(2025, 9, 5));
}

#[test]
fn the_undated_article_of_the_sample_gets_a_proposal_from_the_others() {
    let mut harness = sample(Setup::default());
    asked_for_the_date(&mut harness);
    harness.get_by_label("3 September 2025").click();
    harness.run();
    harness.get_all_by_label("Set date").last().unwrap().click();
    harness.run();
    assert_eq!(workspace(&harness).store().undated_documents().count(), 0);
}

#[test]
fn undoing_a_date_leaves_what_is_chosen() {
    let mut harness = sample(Setup::default());
    asked_for_the_date(&mut harness);
    harness.get_all_by_role(Role::TextInput).last().unwrap().type_text("3.9.2025");
    harness.run();
    harness.get_all_by_label("Set date").last().unwrap().click();
    harness.run();
    let of_article = |harness: &Tested| {
        let store = workspace(harness).store();
        let (idx, _) = store.documents().find(|(_, one)| one.file_name() == "peking_einladung.txt").unwrap();
        // Only what passes is walked to.
        let passing = &workspace(harness).result().passing;
        store.items_of(idx).iter().copied().filter(|idx| passing.contains(*idx)).collect::<Vec<_>>()
    };
    let told = |harness: &Tested| {
        let chosen = workspace(harness).view().selection.primary().expect("something is chosen");
        let item = workspace(harness).store().item(chosen);
        let evidence = item.evidence().map(|one| one.spans.first().copied()).collect::<Vec<_>>();
        (item.text().to_owned(), item.is_event(), evidence)
    };
    let n_items = of_article(&harness).len();
    for at in [1, n_items / 2, n_items - 1] {
        let idx = of_article(&harness)[at];
        harness.key_press(Key::Home);
        harness.run();
        // Forward to the item, by the keys of a user.
        let n_all = workspace(&harness).store().len();
        for _ in 0..n_all {
            if workspace(&harness).view().selection.primary() == Some(idx) {
                break;
            }
            harness.key_press(Key::ArrowRight);
            harness.step();
        }
        let reached = workspace(&harness).view().selection.primary();
        assert_eq!(reached, Some(idx), "{}", workspace(&harness).store().item(idx).text());
        let before = told(&harness);
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        harness.run();
        while workspace(&harness).store().undated_documents().count() == 0 {
            harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
            harness.run();
        }
        assert_eq!(told(&harness), before);
        while workspace(&harness).store().undated_documents().count() > 0 {
            harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
            harness.run();
        }
        assert_eq!(told(&harness), before);
    }
}

#[test]
fn several_files_are_called_by_what_they_hold() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/sample_data/");
    let files = ["berlin_videogipfel.md", "paris_koalition_der_willigen.txt"];
    let sources = files.iter().map(|name| format!("{folder}{name}").into()).collect();
    let harness = open(Setup { sources, ..Setup::default() });
    assert!(harness.query_by_role_and_label(Role::Button, "2 articles · Aug–Sep 2025").is_some());
}

#[test]
fn what_is_added_is_told_with_what_lies_outside_of_the_view() {
    let mut harness = told(Setup::default());
    let before = workspace(&harness).view().window;
    let file = std::env::temp_dir().join(format!("zeitstrahl-added-{}.txt", std::process::id()));
    let text = "Berlin, 12. März 2031\n\nAm 12. März 2031 sagte Kanzlerin Anna Berg in Berlin: „Wir bleiben dabei.“ \
                Am 14. März 2031 sagte Peter Holm: „Das ist ein Fehler.“";
    std::fs::write(&file, text).unwrap();
    harness.input_mut().dropped_files.push(Arc::new(Dropped(file.clone())));
    harness.step();
    settle(&mut harness);
    std::fs::remove_file(&file).unwrap();
    let told = harness.get_by_role(Role::Alert).accesskit_node().label().unwrap_or_default();
    assert_eq!(told, "1 item from 1 article");
    assert!(workspace(&harness).view().window != before, "what is new comes into view");
}

/// Types where the export dialog saves to, saves, and waits for what is said then.
fn save_at(harness: &mut Tested, path: &Path, told: &str) {
    let field = harness.get_all_by_role(egui::accesskit::Role::TextInput).last().unwrap();
    field.focus();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(2);
    let field = harness.get_all_by_role(egui::accesskit::Role::TextInput).last().unwrap();
    field.type_text(path.to_str().unwrap());
    harness.run_steps(2);
    harness.get_by_label("Save").click();
    let since = Instant::now();
    while harness.query_all_by_label(told).next().is_none() && since.elapsed() < Duration::from_secs(60) {
        harness.step();
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn data_are_exported_and_the_dialog_remembers_it() {
    let folder = std::env::temp_dir().join(format!("zeitstrahl-data-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let mut harness = told(Setup::default());
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    harness.run_steps(3);
    harness.get_by_label("CSV").click();
    settle(&mut harness);
    assert!(harness.query_all_by_label("Picture").next().is_some(), "the groups are named");
    assert!(harness.query_by_label("Whole window").is_none(), "that is a picture");
    let path = folder.join("items.csv");
    save_at(&mut harness, &path, "Exported.");
    let table = std::fs::read_to_string(&path).expect("the table is there");
    assert!(table.lines().count() > workspace(&harness).store().len());
    assert!(harness.query_all_by_label("Show folder").next().is_some());
    let last = &app(&harness).preferences().export;
    assert_eq!((last.format.as_deref(), last.folder.as_deref()), (Some("csv"), folder.to_str()));
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    harness.run_steps(3);
    assert!(harness.query_by_label("Whole window").is_none(), "CSV is chosen again");
    harness.get_by_label("SVG").click();
    harness.run_steps(3);
    let path = folder.join("picture.svg");
    save_at(&mut harness, &path, "Picture saved.");
    assert!(std::fs::read_to_string(&path).expect("the picture is there").starts_with("<svg"));
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_picture_is_exported() {
    let folder = std::env::temp_dir().join(format!("zeitstrahl-export-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("picture.png");
    let mut harness = told(Setup::default());
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    harness.run_steps(3);
    save_at(&mut harness, &path, "Picture saved.");
    let picture = image::open(&path).expect("the picture is there").to_rgba8();
    assert_eq!(picture.dimensions(), (1920, 1080));
    assert!(picture.pixels().any(|pixel| pixel != picture.get_pixel(0, 0)));
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_slide_is_put_together_and_saved() {
    let folder = std::env::temp_dir().join(format!("zeitstrahl-slide-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let mut harness = told(Setup::default());
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    harness.run_steps(3);
    harness.get_by_label("Slide").click();
    harness.run_steps(3);
    let fields = harness.query_all_by_role(egui::accesskit::Role::TextInput).count();
    assert!(fields >= 3, "title, subtitle and path: {fields}");
    assert!(harness.query_all_by_role(egui::accesskit::Role::MultilineTextInput).count() >= 4);
    harness.get_by_label("4").click_accesskit();
    harness.run_steps(3);
    assert_eq!(harness.query_all_by_role(egui::accesskit::Role::MultilineTextInput).count(), 4);
    // Without its check mark an item has no words.
    harness.query_all_by_label_contains(" Sep · ").next().unwrap().click_accesskit();
    harness.run_steps(3);
    assert_eq!(harness.query_all_by_role(egui::accesskit::Role::MultilineTextInput).count(), 3);
    assert!(harness.query_by_label("as in the article again").is_none());
    let words = harness.query_all_by_role(egui::accesskit::Role::MultilineTextInput).next().unwrap();
    words.focus();
    harness.run_steps(2);
    harness.query_all_by_role(egui::accesskit::Role::MultilineTextInput).next().unwrap().type_text("So: ");
    harness.run_steps(2);
    harness.get_by_label("as in the article again").click_accesskit();
    harness.run_steps(2);
    assert!(harness.query_by_label("as in the article again").is_none());
    let path = folder.join("slide.png");
    save_at(&mut harness, &path, "Picture saved.");
    let picture = image::open(&path).expect("the slide is there").to_rgba8();
    assert_eq!(picture.dimensions(), (1920, 1080));
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn what_cannot_be_read_is_listed_with_what_to_do() {
    let folder = std::env::temp_dir().join(format!("zeitstrahl-unread-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file: PathBuf = folder.join("film.mp4");
    std::fs::write(&file, [0_u8, 159, 146, 150]).unwrap();
    let good = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/ui/told.jsonl");
    let mut harness = open(Setup { sources: vec![file, good.into()], ..Setup::default() });
    assert!(workspace(&harness).store().n_documents() > 0);
    harness.get_by_label_contains("problem").click();
    settle(&mut harness);
    assert!(harness.query_all_by_label_contains("film.mp4").next().is_some());
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn letters_change_theme_grouping_and_view() {
    let mut harness = told(Setup::default());
    harness.key_press(Key::G);
    harness.run();
    assert_eq!(workspace(&harness).view().grouping.by, Some(Facet::Actor));
    harness.key_press(Key::T);
    harness.run();
    assert_eq!(workspace(&harness).view().mode, Mode::Table);
    assert!(harness.get_all_by_role(egui::accesskit::Role::Row).count() > 5);
    harness.key_press(Key::D);
    harness.run();
    assert_eq!(app(&harness).preferences().theme, zeitstrahl::ui::ThemeChoice::Dark);
    harness.key_press(Key::F1);
    harness.run();
    assert!(harness.query_by_label("Zoom to fit: 0").is_some());
}

#[test]
fn an_idle_window_does_not_repaint() {
    let mut harness = told(Setup::default());
    harness.remove_cursor();
    harness.run_steps(8);
    let delay = harness.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
    assert!(delay > Duration::from_secs(60), "{delay:?}");
}
