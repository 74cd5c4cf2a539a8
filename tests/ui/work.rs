//! What a person does with items: stars, words, notes; filtered by, undone, and there at the next start.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use zeitstrahl::item::Marked;
use zeitstrahl::store::ItemIdx;

use crate::folder::Folder;
use crate::harness::{Setup, Tested, open, press_with as press, settle, told, workspace};

fn chosen(harness: &Tested) -> ItemIdx {
    workspace(harness).view().selection.primary().expect("an item is chosen")
}

/// Types into the field that has the keyboard.
fn write(harness: &mut Tested, words: &str) {
    harness.event(egui::Event::Text(words.to_owned()));
    harness.run();
}

fn click(harness: &mut Tested, role: Role, label: &str) {
    harness
        .get_all_by_role(role)
        .find(|node| node.accesskit_node().label().is_some_and(|one| one.starts_with(label)))
        .unwrap_or_else(|| unreachable!("nothing is called {label}"))
        .click();
    harness.run();
    settle(harness);
}

#[test]
fn star_word_and_note_are_given_by_keys_filtered_by_and_undone() {
    // High enough for the whole panel.
    let mut harness = told(Setup { size: egui::vec2(1440.0, 1400.0), ..Setup::default() });
    press(&mut harness, Modifiers::NONE, Key::Home);
    assert!(harness.query_all_by_label("Your work").next().is_none(), "nothing was done yet");
    press(&mut harness, Modifiers::NONE, Key::S);
    assert!(workspace(&harness).store().item(chosen(&harness)).has_star());
    press(&mut harness, Modifiers::NONE, Key::L);
    write(&mut harness, "Gipfel");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(workspace(&harness).store().item(chosen(&harness)).tags().collect::<Vec<_>>(), ["Gipfel"]);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::NONE, Key::N);
    write(&mut harness, "Wer war dabei?");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    write(&mut harness, "Protokoll suchen");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    let first = chosen(&harness);
    let note = workspace(&harness).store().item(first).note();
    assert_eq!(note, Some("Wer war dabei?\nProtokoll suchen"));
    // Another item is told the same word, spelled as it is in use.
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    let second = chosen(&harness);
    assert_ne!(first, second);
    assert_eq!(workspace(&harness).store().item(second).note(), None);
    press(&mut harness, Modifiers::NONE, Key::L);
    write(&mut harness, "gipfel");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(workspace(&harness).store().item(second).tags().collect::<Vec<_>>(), ["Gipfel"]);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    // The panel filters by it.
    assert!(harness.query_all_by_label("Your work").next().is_some());
    click(&mut harness, Role::CheckBox, "Gipfel, 2");
    assert_eq!(workspace(&harness).result().n_passing, 2);
    click(&mut harness, Role::CheckBox, "With a star, 1");
    assert_eq!(workspace(&harness).result().items().collect::<Vec<_>>(), [first]);
    for _ in 0..2 {
        press(&mut harness, Modifiers::COMMAND, Key::Z);
    }
    // Word, note, word and star, each a step of its own.
    for n_left in (0..4).rev() {
        press(&mut harness, Modifiers::COMMAND, Key::Z);
        let decision = workspace(&harness).decision(first);
        let on_first = decision
            .map(|one| &one.marks)
            .map_or(0, |one| usize::from(one.star) + one.tags.len() + usize::from(one.note.is_some()));
        assert_eq!(on_first, n_left);
    }
    assert!(workspace(&harness).corrections().is_empty());
}

#[test]
fn several_items_get_one_word_as_one_step() {
    let mut harness = told(Setup::default());
    press(&mut harness, Modifiers::NONE, Key::Home);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    press(&mut harness, Modifiers::NONE, Key::S);
    let starred = |harness: &Tested| {
        let store = workspace(harness).store();
        store.items().filter(|item| item.has_star()).count()
    };
    assert_eq!(starred(&harness), 3);
    press(&mut harness, Modifiers::NONE, Key::L);
    write(&mut harness, "Treffen");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let store = workspace(&harness).store();
    assert_eq!(store.items().filter(|item| item.tags().any(|tag| tag == "Treffen")).count(), 3);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(workspace(&harness).corrections().is_empty());
}

#[test]
fn a_note_on_an_article_is_there_after_a_kill() {
    let folder = Folder::new("ui-work-article");
    let setup = Setup { folder: Some(folder.file("program")), ..Setup::default() };
    let mut harness = told(setup.clone());
    press(&mut harness, Modifiers::NONE, Key::Home);
    let path = folder.file("a.zeitstrahl");
    let ctx = harness.ctx.clone();
    harness.state_mut().as_mut().unwrap().save_project_at(&ctx, path.clone(), 0.0);
    settle(&mut harness);
    harness.get_by_label("Star, tags and note of the article").click();
    harness.run();
    harness.get_all_by_role_and_label(Role::Button, "Note").last().unwrap().click();
    harness.run();
    write(&mut harness, "nur eine Quelle");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    let copy = folder.file("copy.zeitstrahl");
    std::fs::copy(&path, &copy).unwrap();
    let again = open(Setup { sources: vec![copy], ..setup });
    let marks = &workspace(&again).corrections().marks;
    let (on, marks) = marks.first_key_value().expect("the note is on the disk");
    assert!(matches!(on, Marked::Article(_)));
    assert_eq!(marks.note.as_deref(), Some("nur eine Quelle"));
    assert!(again.query_all_by_label("nur eine Quelle").next().is_some(), "it stands below its name");
}

#[test]
fn what_was_rejected_is_counted_and_shown_again() {
    let mut harness = told(Setup::default());
    press(&mut harness, Modifiers::NONE, Key::Home);
    let n_items = workspace(&harness).store().len();
    press(&mut harness, Modifiers::NONE, Key::F);
    assert_eq!(workspace(&harness).store().len(), n_items - 1);
    harness.get_by_role_and_label(Role::Button, "1 rejected").click();
    harness.run();
    settle(&mut harness);
    assert_eq!(workspace(&harness).store().len(), n_items);
    click(&mut harness, Role::CheckBox, "Show 1 rejected");
    assert_eq!(workspace(&harness).store().len(), n_items - 1);
}

/// The items that pass and that nobody has checked.
fn n_unchecked(harness: &Tested) -> usize {
    let store = workspace(harness).store();
    let items = workspace(harness).result().items().map(|idx| store.item(idx));
    items.filter(|item| item.status().is_none() && !item.is_decided()).count()
}

#[test]
fn items_are_checked_by_keys_alone_the_least_sure_first_until_none_is_left() {
    let mut harness = told(Setup::default());
    let n_items = n_unchecked(&harness);
    press(&mut harness, Modifiers::NONE, Key::V);
    harness.run_steps(2);
    let says = |harness: &Tested, words: &str| harness.query_all_by_label(words).next().is_some();
    assert!(says(&harness, &format!("0 of {n_items} checked")));
    let least =
        workspace(&harness).result().items().map(|idx| workspace(&harness).store().item(idx).confidence());
    let least = least.fold(f32::INFINITY, f32::min);
    let first = workspace(&harness).store().item(chosen(&harness));
    assert_eq!(first.confidence(), least);
    let label = first.label().to_owned();
    assert!(harness.query_all_by_label_contains(&label).next().is_some(), "the reader shows it");
    // Right, wrong, later: each goes on to another one.
    let first = first.id();
    press(&mut harness, Modifiers::NONE, Key::R);
    harness.run_steps(2);
    assert!(says(&harness, &format!("1 of {n_items} checked")));
    let second = workspace(&harness).store().item(chosen(&harness)).id();
    assert_ne!(second, first);
    press(&mut harness, Modifiers::NONE, Key::F);
    harness.run_steps(2);
    assert!(says(&harness, &format!("2 of {n_items} checked")));
    let third = workspace(&harness).store().item(chosen(&harness)).id();
    press(&mut harness, Modifiers::NONE, Key::U);
    harness.run_steps(2);
    assert_ne!(workspace(&harness).store().item(chosen(&harness)).id(), third);
    assert!(says(&harness, &format!("2 of {n_items} checked")));
    // Undo brings the last one back into the way.
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    harness.run_steps(2);
    assert!(says(&harness, &format!("1 of {n_items} checked")));
    for _ in 0..n_items {
        press(&mut harness, Modifiers::NONE, Key::R);
        harness.run_steps(2);
        if !says(&harness, "Skip") {
            break;
        }
    }
    assert!(!says(&harness, "Skip"), "the way is at its end");
    assert!(says(&harness, &format!("Done: {} items checked.", n_items - 1)));
    assert!(says(&harness, "1 was skipped and stays unchecked."));
    assert_eq!(n_unchecked(&harness), 1);
}

#[test]
fn the_list_of_corrections_goes_to_an_item_and_takes_one_back() {
    let mut harness = told(Setup::default());
    press(&mut harness, Modifiers::NONE, Key::Home);
    press(&mut harness, Modifiers::NONE, Key::R);
    let right = workspace(&harness).store().item(chosen(&harness)).label().to_owned();
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    let wrong = workspace(&harness).store().item(chosen(&harness)).label().to_owned();
    let n_items = workspace(&harness).store().len();
    press(&mut harness, Modifiers::NONE, Key::F);
    press(&mut harness, Modifiers::NONE, Key::K);
    assert!(harness.query_all_by_label("2 corrections").next().is_some());
    assert!(harness.query_all_by_label(&format!("{wrong}: rejected")).next().is_some());
    // The search leaves the one that holds the word.
    harness.get_all_by_role(Role::TextInput).last().unwrap().focus();
    harness.run();
    write(&mut harness, "rejected");
    assert!(harness.query_all_by_label(&format!("{right}: confirmed")).next().is_none());
    harness.get_by_label("Take back").click();
    harness.run();
    settle(&mut harness);
    assert_eq!(workspace(&harness).store().len(), n_items);
    assert_eq!(workspace(&harness).corrections().len(), 1);
    harness.get_by_label("Clear the search").click();
    harness.run();
    harness.get_by_label(&format!("{right}: confirmed")).click();
    harness.run();
    settle(&mut harness);
    assert_eq!(workspace(&harness).store().item(chosen(&harness)).label(), right);
    assert!(harness.query_all_by_label("1 correction").next().is_none(), "the list is closed");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(workspace(&harness).corrections().len(), 2);
    assert_eq!(workspace(&harness).store().len(), n_items - 1);
}

#[test]
fn the_history_names_its_steps_and_goes_to_any_of_them() {
    let mut harness = told(Setup::default());
    press(&mut harness, Modifiers::NONE, Key::Home);
    let label = workspace(&harness).store().item(chosen(&harness)).label().to_owned();
    press(&mut harness, Modifiers::NONE, Key::R);
    press(&mut harness, Modifiers::NONE, Key::S);
    press(&mut harness, Modifiers::NONE, Key::T);
    let n_done = workspace(&harness).history().n_done();
    harness.get_by_label("History").click();
    harness.run();
    let says = |harness: &Tested, words: &str| harness.query_all_by_label(words).next().is_some();
    assert!(says(&harness, &format!("Star · “{label}”")));
    harness.get_by_label(&format!("confirmed · “{label}”")).click();
    harness.run();
    settle(&mut harness);
    assert_eq!(workspace(&harness).history().n_done(), n_done - 2);
    assert!(!workspace(&harness).store().item(chosen(&harness)).has_star());
    assert!(workspace(&harness).store().item(chosen(&harness)).status().is_some());
    assert!(says(&harness, &format!("Star · “{label}”")), "what was undone is still listed");
    harness.get_by_role_and_label(Role::ListItem, "Table").click();
    harness.run();
    settle(&mut harness);
    assert_eq!(workspace(&harness).history().n_done(), n_done);
}

#[test]
fn what_was_rejected_comes_back_by_the_same_key_and_clearing_filters_hides_it() {
    let mut harness = told(Setup::default());
    press(&mut harness, Modifiers::NONE, Key::Home);
    let label = workspace(&harness).store().item(chosen(&harness)).label().to_owned();
    let n_items = workspace(&harness).store().len();
    press(&mut harness, Modifiers::NONE, Key::F);
    harness.get_by_role_and_label(Role::Button, "1 rejected").click();
    harness.run();
    settle(&mut harness);
    assert_eq!(workspace(&harness).store().len(), n_items);
    harness.get_by_label("Clear all").click();
    harness.run();
    settle(&mut harness);
    assert_eq!(workspace(&harness).store().len(), n_items - 1);
    harness.get_by_role_and_label(Role::Button, "1 rejected").click();
    harness.run();
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Home);
    assert_eq!(workspace(&harness).store().item(chosen(&harness)).label(), label);
    assert!(harness.query_all_by_label("rejected").next().is_some(), "the reader says so");
    press(&mut harness, Modifiers::NONE, Key::F);
    assert!(workspace(&harness).corrections().is_empty());
}
