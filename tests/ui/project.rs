//! Work that lasts: saved, closed, killed, opened again.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use zeitstrahl::export::FigureOptions;
use zeitstrahl::project::ProjectFile;
use zeitstrahl::scene::geometry::Size;
use zeitstrahl::scene::{SceneInput, SceneOptions, Touch};
use zeitstrahl::theme::Shade;
use zeitstrahl::wording::{Tongue, Wording};

use crate::folder::Folder;
use crate::harness::{Dropped, Setup, Tested, open, settle, workspace};

const DATED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/ui/told.jsonl");
const UNDATED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/sample_data/peking_einladung.txt");

fn setup(folder: &Folder, sources: &[&str]) -> Setup {
    let sources = sources.iter().map(PathBuf::from).collect();
    Setup { folder: Some(folder.file("program")), sources, ..Setup::default() }
}

/// Answers the dialog of the system.
fn save_at(harness: &mut Tested, path: &Path) {
    let ctx = harness.ctx.clone();
    harness.state_mut().as_mut().unwrap().save_project_at(&ctx, path.to_owned(), 0.0);
    settle(harness);
}

/// Sets the date of the undated article, as a user does.
fn set_date(harness: &mut Tested, date: &str) {
    harness.get_all_by_label("Set date").next().unwrap().click();
    harness.run();
    harness.get_all_by_role(Role::TextInput).last().unwrap().type_text(date);
    harness.run();
    harness.get_all_by_label("Set date").last().unwrap().click();
    harness.run();
    settle(harness);
}

fn key(harness: &mut Tested, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
    settle(harness);
}

/// Lets the view rest until it is kept.
fn rest(harness: &mut Tested) {
    for _ in 0..80 {
        harness.step();
    }
    settle(harness);
}

/// Ends the window as a kill does: nothing is asked of it.
fn kill(harness: Tested, held: &Path) {
    drop(harness);
    let lock = held.with_file_name(format!(".{}.lock", held.file_name().unwrap().to_str().unwrap()));
    let since = Instant::now();
    while lock.exists() && since.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// The one file of work without a name.
fn unsaved(folder: &Folder) -> Option<PathBuf> {
    let entries = std::fs::read_dir(folder.file("program/unsaved")).ok()?;
    let mut paths = entries.map(|entry| entry.unwrap().path());
    paths.find(|path| path.extension().is_some_and(|ending| ending == "zeitstrahl"))
}

fn says(harness: &Tested, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

/// The timeline as it is drawn of what is open, wherever labels stood before.
fn picture(harness: &Tested) -> Vec<u8> {
    let workspace = workspace(harness);
    let input = SceneInput {
        store: workspace.store(),
        result: workspace.result(),
        view: workspace.view(),
        wording: Wording::of(Tongue::English),
        palette: workspace.palette(),
        touch: &Touch::default(),
        size: Size { width: 1200.0, height: 800.0 },
        options: SceneOptions::default(),
    };
    let options = FigureOptions { title: None, legend: true, filters: true, sources: true, made: None };
    zeitstrahl::export::figure::figure(&input, &options, None).png(Shade::Light, 1.0).unwrap()
}

#[test]
fn a_date_that_was_set_is_there_when_the_project_is_opened_again() {
    let folder = Folder::new("ui-project-saved");
    let mut harness = open(setup(&folder, &[UNDATED]));
    set_date(&mut harness, "3. September 2025");
    key(&mut harness, Modifiers::NONE, Key::G);
    let path = folder.file("Einladung");
    save_at(&mut harness, &path);
    let path = folder.file("Einladung.zeitstrahl");
    assert!(path.is_file() && says(&harness, "Project saved."));
    assert!(unsaved(&folder).is_none(), "it has a name now");
    assert!(harness.query_by_role_and_label(Role::Button, "Einladung").is_some(), "it is called by its file");
    let (seen, view) = (picture(&harness), workspace(&harness).view().clone());
    // What is done after that needs no key.
    key(&mut harness, Modifiers::NONE, Key::T);
    rest(&mut harness);
    kill(harness, &path);
    let mut harness = open(setup(&folder, &[path.to_str().unwrap()]));
    assert_eq!(workspace(&harness).store().last_published(), chrono::NaiveDate::from_ymd_opt(2025, 9, 3));
    assert!(harness.query_by_role_and_label(Role::Button, "Einladung").is_some());
    key(&mut harness, Modifiers::NONE, Key::T);
    harness.run_steps(8);
    assert_eq!(workspace(&harness).view().grouping, view.grouping);
    assert_eq!(workspace(&harness).view().lanes, view.lanes);
    assert!(picture(&harness) == seen, "another picture");
    assert!(unsaved(&folder).is_none(), "opening a project makes no other one");
}

#[test]
fn each_decision_is_on_the_disk_at_once_and_undo_is_one_of_them() {
    let folder = Folder::new("ui-project-journal");
    let mut harness = open(setup(&folder, &[UNDATED]));
    let path = folder.file("a.zeitstrahl");
    save_at(&mut harness, &path);
    let dates = |path: &Path| {
        let copy = path.with_file_name("copy.zeitstrahl");
        std::fs::copy(path, &copy).unwrap();
        ProjectFile::open(&copy).unwrap().contents.layer.corrections.published.len()
    };
    assert_eq!(dates(&path), 0);
    set_date(&mut harness, "3. September 2025");
    assert_eq!(dates(&path), 1);
    key(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(dates(&path), 0);
    key(&mut harness, Modifiers::COMMAND, Key::Y);
    assert_eq!(dates(&path), 1);
}

#[test]
fn work_that_was_not_saved_is_offered_at_the_next_start() {
    let folder = Folder::new("ui-project-unsaved");
    let mut harness = open(setup(&folder, &[UNDATED]));
    set_date(&mut harness, "3. September 2025");
    let path = unsaved(&folder).expect("work without a name is kept");
    kill(harness, &path);
    let mut harness = open(setup(&folder, &[]));
    assert!(says(&harness, "Unsaved work of "));
    harness.get_by_label_contains("Continue: ").click();
    harness.run();
    settle(&mut harness);
    assert_eq!(workspace(&harness).store().last_published(), chrono::NaiveDate::from_ymd_opt(2025, 9, 3));
    // It goes on where it was, and closing keeps it.
    key(&mut harness, Modifiers::NONE, Key::G);
    assert!(harness.state_mut().as_mut().unwrap().finish(0.0));
    drop(harness);
    assert_eq!(unsaved(&folder), Some(path.clone()));
    let mut harness = open(setup(&folder, &[]));
    harness.get_by_label_contains("Discard: ").click();
    harness.run();
    assert!(!says(&harness, "Unsaved work of "));
    harness.get_by_label("Bring back").click();
    harness.run();
    settle(&mut harness);
    assert!(says(&harness, "Unsaved work of "));
}

#[test]
fn closing_all_leaves_the_project_as_it_was_and_undo_goes_on_with_it() {
    let folder = Folder::new("ui-project-closed");
    let mut harness = open(setup(&folder, &[DATED]));
    let path = folder.file("a.zeitstrahl");
    save_at(&mut harness, &path);
    let n_articles = workspace(&harness).store().n_documents();
    let open_menu = harness.get_all_by_role_and_label(Role::Button, "a").next().unwrap();
    open_menu.click();
    harness.run();
    harness.get_by_role_and_label(Role::MenuItem, "Close all articles").click();
    harness.run();
    settle(&mut harness);
    assert_eq!(workspace(&harness).store().n_documents(), 0);
    let kept = |path: &Path| ProjectFile::open(path).unwrap();
    assert_eq!(kept(&path).contents.articles.len(), n_articles);
    assert!(kept(&path).file.is_ok(), "nobody holds it");
    assert!(says(&harness, "a.zeitstrahl"), "it is offered again");
    key(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(workspace(&harness).store().n_documents(), n_articles);
    assert!(kept(&path).file.is_err(), "it is held again");
    assert!(harness.query_by_role_and_label(Role::Button, "a").is_some());
}

#[test]
fn a_project_takes_the_place_of_what_is_open_which_is_not_lost() {
    let folder = Folder::new("ui-project-instead");
    let mut harness = open(setup(&folder, &[DATED]));
    let path = folder.file("a.zeitstrahl");
    save_at(&mut harness, &path);
    let n_articles = workspace(&harness).store().n_documents();
    assert!(harness.state_mut().as_mut().unwrap().finish(0.0));
    drop(harness);
    let mut harness = open(setup(&folder, &[UNDATED]));
    set_date(&mut harness, "3. September 2025");
    harness.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(path)));
    harness.run_steps(2);
    settle(&mut harness);
    assert_eq!(workspace(&harness).store().n_documents(), n_articles);
    assert!(!workspace(&harness).history().can_undo());
    let left = unsaved(&folder).expect("what was open is kept");
    let left = ProjectFile::open(&left).unwrap();
    assert_eq!((left.contents.articles.len(), left.contents.layer.corrections.published.len()), (1, 1));
}

#[test]
fn a_newer_project_can_be_looked_at_and_what_is_changed_in_it_is_kept_elsewhere() {
    let folder = Folder::new("ui-project-newer");
    let mut harness = open(setup(&folder, &[UNDATED]));
    let path = folder.file("a.zeitstrahl");
    save_at(&mut harness, &path);
    assert!(harness.state_mut().as_mut().unwrap().finish(0.0));
    drop(harness);
    let text = std::fs::read_to_string(&path).unwrap().replacen("\"version\":1", "\"version\":99", 1);
    std::fs::write(&path, &text).unwrap();
    let mut harness = open(setup(&folder, &[path.to_str().unwrap()]));
    assert!(says(&harness, "Opened to look at only"));
    rest(&mut harness);
    assert!(unsaved(&folder).is_none(), "looking is no work");
    set_date(&mut harness, "3. September 2025");
    assert!(unsaved(&folder).is_some());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn a_folder_that_is_gone_is_told_and_closing_loses_nothing() {
    let folder = Folder::new("ui-project-gone");
    std::fs::create_dir(folder.file("stick")).unwrap();
    let path = folder.file("stick/a.zeitstrahl");
    let mut harness = open(setup(&folder, &[UNDATED]));
    save_at(&mut harness, &path);
    std::fs::remove_dir_all(folder.file("stick")).unwrap();
    set_date(&mut harness, "3. September 2025");
    assert!(says(&harness, "The project could not be saved"));
    assert!(harness.query_by_label("Save project as …").is_some(), "there is a way on");
    assert!(harness.state_mut().as_mut().unwrap().finish(0.0));
    let rescued = unsaved(&folder).expect("it is kept without a name");
    assert_eq!(ProjectFile::open(&rescued).unwrap().contents.layer.corrections.published.len(), 1);
}

#[test]
fn what_is_no_project_is_told() {
    let folder = Folder::new("ui-project-none");
    let path = folder.write("a.zeitstrahl", b"nonsense\n");
    let harness = open(setup(&folder, &[path.to_str().unwrap()]));
    assert!(says(&harness, "The project could not be opened"));
    assert_eq!(workspace(&harness).store().n_documents(), 0);
}
