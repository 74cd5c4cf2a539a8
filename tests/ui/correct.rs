//! Items that a person confirms, rejects and corrects.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use zeitstrahl::item::{Basis, Status};
use zeitstrahl::project::ProjectFile;
use zeitstrahl::store::ItemIdx;

use crate::folder::Folder;
use crate::harness::{Dropped, Setup, Tested, open, press, settle, told, workspace};

fn undo(harness: &mut Tested) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    settle(harness);
}

fn chosen(harness: &Tested) -> ItemIdx {
    workspace(harness).view().selection.primary().expect("an item is chosen")
}

fn status(harness: &Tested) -> Option<Status> {
    workspace(harness).decision(chosen(harness)).and_then(|decision| decision.status)
}

#[test]
fn one_key_confirms_and_the_same_key_takes_it_back() {
    let mut harness = told(Setup::default());
    press(&mut harness, Key::Home);
    let label = workspace(&harness).store().item(chosen(&harness)).label().to_owned();
    press(&mut harness, Key::R);
    assert_eq!(status(&harness), Some(Status::Confirmed));
    assert!(workspace(&harness).store().item(chosen(&harness)).is_decided());
    assert_eq!(workspace(&harness).store().item(chosen(&harness)).label(), label);
    assert!(harness.query_by_label("confirmed").is_some(), "the reader says so");
    press(&mut harness, Key::R);
    assert_eq!(status(&harness), None);
    undo(&mut harness);
    assert_eq!(status(&harness), Some(Status::Confirmed));
    undo(&mut harness);
    assert!(workspace(&harness).corrections().is_empty());
}

#[test]
fn one_key_rejects_and_goes_on_and_undo_brings_it_back() {
    let mut harness = told(Setup::default());
    press(&mut harness, Key::Home);
    let n_items = workspace(&harness).store().len();
    let gone = workspace(&harness).store().item(chosen(&harness)).id();
    press(&mut harness, Key::ArrowRight);
    let next = workspace(&harness).store().item(chosen(&harness)).id();
    press(&mut harness, Key::ArrowLeft);
    press(&mut harness, Key::F);
    let now = workspace(&harness);
    assert_eq!(now.store().len(), n_items - 1);
    assert_eq!(now.store().find(&gone), None);
    assert_eq!(now.store().item(chosen(&harness)).id(), next);
    assert!(harness.query_all_by_label("1 item is no longer shown.").next().is_some());
    undo(&mut harness);
    assert!(workspace(&harness).store().find(&gone).is_some());
}

#[test]
fn a_corrected_item_is_there_after_undo_redo_saving_a_kill_and_another_start() {
    let folder = Folder::new("ui-correct-saved");
    let setup = Setup { folder: Some(folder.file("program")), ..Setup::default() };
    let mut harness = told(setup.clone());
    press(&mut harness, Key::Home);
    let id = workspace(&harness).store().item(chosen(&harness)).id();
    press(&mut harness, Key::E);
    let field = harness.get_all_by_role(Role::TextInput).nth(1).unwrap();
    field.focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    harness.get_all_by_role(Role::TextInput).nth(1).unwrap().type_text("3. Februar 2024");
    harness.run();
    harness.get_by_label("disputed").click();
    harness.run();
    harness.get_by_label("Apply").click();
    harness.run();
    settle(&mut harness);
    let day = chrono::NaiveDate::from_ymd_opt(2024, 2, 3);
    let of = |harness: &Tested| {
        let store = workspace(harness).store();
        let item = store.item(store.find(&id).unwrap());
        (item.interval().map(|at| at.first_day()), item.basis() == Basis::Decided)
    };
    assert_eq!(of(&harness), (day, true));
    assert_eq!(status(&harness), Some(Status::Disputed));
    undo(&mut harness);
    assert_ne!(of(&harness).0, day);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Y);
    harness.run();
    settle(&mut harness);
    let path = folder.file("a.zeitstrahl");
    let ctx = harness.ctx.clone();
    harness.state_mut().as_mut().unwrap().save_project_at(&ctx, path.clone(), 0.0);
    settle(&mut harness);
    press(&mut harness, Key::Home);
    press(&mut harness, Key::R);
    let right = workspace(&harness).store().item(chosen(&harness)).id();
    // As after a kill: a copy of what is on the disk now.
    let copy = folder.file("copy.zeitstrahl");
    std::fs::copy(&path, &copy).unwrap();
    assert!(ProjectFile::open(&copy).unwrap().problems.is_empty());
    let again = open(Setup { sources: vec![copy], ..setup });
    assert_eq!(of(&again), (day, true));
    let right = workspace(&again).store().find(&right).unwrap();
    let decision = workspace(&again).decision(right).unwrap();
    assert_eq!(decision.status, Some(Status::Confirmed));
}

#[test]
fn corrections_are_passed_on_as_a_file_that_a_colleague_opens() {
    let folder = Folder::new("ui-correct-shared");
    let mut harness = told(Setup::default());
    press(&mut harness, Key::Home);
    press(&mut harness, Key::R);
    let right = workspace(&harness).store().item(chosen(&harness)).id();
    let path = folder.file("for-you.zeitstrahl");
    let now = harness.ctx.input(|input| input.time);
    harness.state_mut().as_mut().unwrap().share_corrections_at(path.clone(), now);
    harness.run();
    assert!(harness.query_all_by_label("Corrections saved.").next().is_some());
    let articles = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/ui/told.jsonl");
    let mut theirs = open(Setup { sources: vec![articles.into()], ..Setup::default() });
    assert!(workspace(&theirs).corrections().is_empty());
    theirs.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(path)));
    theirs.run_steps(2);
    settle(&mut theirs);
    let idx = workspace(&theirs).store().find(&right).unwrap();
    assert_eq!(workspace(&theirs).decision(idx).unwrap().status, Some(Status::Confirmed));
    assert!(theirs.query_all_by_label("1 correction taken over.").next().is_some());
    undo(&mut theirs);
    assert!(workspace(&theirs).corrections().is_empty());
}

#[test]
fn several_items_get_one_day_and_keep_what_they_differ_in() {
    let mut harness = told(Setup::default());
    press(&mut harness, Key::Home);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    harness.run();
    let ids = |harness: &Tested| -> Vec<ItemIdx> { workspace(harness).view().selection.iter().collect() };
    let labels = |harness: &Tested| -> Vec<(String, Option<String>)> {
        let store = workspace(harness).store();
        let name = |idx: &ItemIdx| {
            let item = store.item(*idx);
            (item.label().to_owned(), item.speaker().map(|at| store.actor(at).name.clone()))
        };
        let mut named: Vec<_> = ids(harness).iter().map(name).collect();
        named.sort();
        named
    };
    let before = labels(&harness);
    assert_eq!(before.len(), 3);
    press(&mut harness, Key::E);
    let field = || Role::TextInput;
    harness.get_all_by_role(field()).nth(1).unwrap().focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    harness.get_all_by_role(field()).nth(1).unwrap().type_text("2025-09-02");
    harness.run();
    harness.get_by_label("Apply").click();
    harness.run();
    settle(&mut harness);
    let store = workspace(&harness).store();
    let days: Vec<String> = ids(&harness)
        .iter()
        .map(|idx| store.item(*idx).interval().unwrap().first_day().to_string())
        .collect();
    assert_eq!(days, ["2025-09-02"; 3]);
    assert_eq!(labels(&harness), before);
    undo(&mut harness);
    assert!(workspace(&harness).corrections().is_empty(), "one step");
}
