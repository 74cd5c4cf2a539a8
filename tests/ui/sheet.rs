//! Tables that are dropped on the window: their columns are chosen, and their rows become items.

use std::sync::Arc;

use egui::Key;
use egui_kittest::kittest::Queryable;

use crate::folder::Folder;
use crate::harness::{Dropped, Setup, Tested, open, press, settle, workspace};

const TABLE: &str = "Day,Who,Words,Remark
2025-09-03,Carla Stein,\"The bridge stays closed, she said.\",a
2025-09-04,Nora Falk,The money is not enough.,b
soon,Nora Falk,Nobody knows.,c
";

fn dropped(name: &str, table: &str) -> Tested {
    let folder = Folder::new(name);
    folder.write("events.csv", table.as_bytes());
    let mut harness = open(Setup::default());
    harness.input_mut().dropped_files.push(Arc::new(Dropped(folder.file("events.csv"))));
    harness.step();
    settle(&mut harness);
    harness
}

#[test]
fn a_dropped_table_becomes_items_in_one_step() {
    let mut harness = dropped("ui-sheet-items", TABLE);
    assert!(harness.query_by_label("Read a table").is_some());
    assert!(harness.query_all_by_label("Something is wrong with 1 row").next().is_some());
    // What stands in a column of another name is told by hand.
    harness.get_by_label("Who: Speaker").click();
    harness.run();
    harness.get_by_label("leave out").click();
    harness.run();
    harness.get_by_label("Who: leave out").click();
    harness.run();
    harness.get_by_label("Speaker").click();
    harness.run();
    harness.get_by_label("Make 2 items").click();
    harness.run();
    settle(&mut harness);
    let store = workspace(&harness).store();
    assert_eq!((store.len(), store.n_documents()), (2, 1));
    assert!(store.items().all(|item| item.speaker().is_some()));
    press(&mut harness, Key::Home);
    assert!(harness.query_all_by_label("Rows of a table").next().is_some(), "the reader shows the row");
    harness.get_by_label("Undo (Ctrl Z)").click();
    harness.run();
    settle(&mut harness);
    assert!(workspace(&harness).store().is_empty());
}

#[test]
fn a_table_that_cannot_be_read_is_told_in_a_line() {
    let harness = dropped("ui-sheet-empty", "");
    assert!(harness.query_by_label("Read a table").is_none());
    assert!(workspace(&harness).store().is_empty());
}
