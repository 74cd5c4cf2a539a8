//! Items that a person makes one and splits again, copies of a report, and what is new.

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use zeitstrahl::store::ItemIdx;

use crate::folder::Folder;
use crate::harness::{Dropped, Setup, Tested, open, press, press_with, settle, told, workspace};

const REPORT: &str = "Lindau, 3. September 2025. Die Stadt Lindau sperrt die alte Hafenbrücke vom Herbst an für Autos.\n\n\
    „Die Tragseile sind stärker angegriffen, als wir es erwartet hatten“, sagte Baustadträtin Vera Kolb.\n\n\
    „Wer im Advent nicht mehr zu uns findet, kommt im Januar auch nicht wieder“, sagte Händler Timo Rade.\n";

fn chosen(harness: &Tested) -> Vec<ItemIdx> {
    workspace(harness).view().selection.iter().collect()
}

fn drop_file(harness: &mut Tested, path: PathBuf) {
    harness.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    harness.run();
    settle(harness);
}

#[test]
fn chosen_items_become_one_by_a_key_and_two_by_another() {
    let mut harness = told(Setup::default());
    let n_items = workspace(&harness).store().len();
    press(&mut harness, Key::Home);
    press_with(&mut harness, Modifiers::SHIFT, Key::ArrowRight);
    assert_eq!(chosen(&harness).len(), 2);
    press(&mut harness, Key::M);
    settle(&mut harness);
    assert_eq!(workspace(&harness).store().len(), n_items - 1);
    let one = chosen(&harness);
    assert_eq!(one.len(), 1);
    assert_eq!(workspace(&harness).store().item(one[0]).tellings().count(), 2);
    assert!(harness.query_all_by_label("2 items are one now").next().is_some());
    assert!(harness.query_all_by_label("Is another one").next().is_some(), "the reader lists who tells it");
    press_with(&mut harness, Modifiers::SHIFT, Key::M);
    settle(&mut harness);
    assert_eq!(workspace(&harness).store().len(), n_items);
    for n_now in [n_items - 1, n_items] {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        harness.run();
        settle(&mut harness);
        assert_eq!(workspace(&harness).store().len(), n_now);
    }
    assert!(workspace(&harness).corrections().is_empty());
}

#[test]
fn a_copy_is_told_and_what_is_new_has_a_mark_until_all_was_seen() {
    let folder = Folder::new("ui-across");
    let write = |name: &str, text: &str| {
        let path = folder.file(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let first = write("lindau.txt", REPORT);
    let mut harness = open(Setup { sources: vec![first], ..Setup::default() });
    settle(&mut harness);
    assert_eq!(workspace(&harness).store().n_news(), 0);
    let again = write("again.txt", REPORT);
    drop_file(&mut harness, again);
    let told = "again.txt has the same text as lindau.txt and is not counted twice.";
    assert!(harness.query_all_by_label(told).next().is_some());
    let other = "Lindau, 4. September 2025. „Wir haben die Gutachten gelesen und abgelegt“, sagte Ratsherr Jens Olm.\n";
    drop_file(&mut harness, write("olm.txt", other));
    let n_news = workspace(&harness).store().n_news();
    assert!(n_news > 0);
    harness.get_by_label("Mark everything as seen").click();
    harness.run();
    settle(&mut harness);
    assert_eq!(workspace(&harness).store().n_news(), 0);
}
