//! What a person decides about an actor in the window.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use zeitstrahl::item::{Actor, ActorId};
use zeitstrahl::store::ItemIdx;
use zeitstrahl::workspace::Workspace;

use crate::harness::{Setup, Tested, press, settle, told, workspace};

/// Types into the field at a position of the dialog.
fn fill(harness: &mut Tested, nth: usize, text: &str) {
    let field = |harness: &mut Tested, what: &dyn Fn(&egui_kittest::Node<'_>)| {
        // The first field is that of the search, behind the dialog.
        what(&harness.get_all_by_role(Role::TextInput).nth(nth).unwrap());
    };
    field(harness, &|field| field.focus());
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    field(harness, &|field| field.type_text(text));
    harness.run();
}

/// The first item that somebody says whom others name too.
fn said(workspace: &Workspace) -> ItemIdx {
    workspace.store().items().find(|item| item.speaker().is_some()).unwrap().idx
}

fn speaker(harness: &Tested) -> Actor {
    let store = workspace(harness).store();
    let chosen = workspace(harness).view().selection.primary().unwrap();
    store.actor(store.item(chosen).speaker().unwrap()).clone()
}

/// Chooses an item of a speaker with the keyboard.
fn choose(harness: &mut Tested) -> Actor {
    press(harness, Key::Home);
    while workspace(harness).view().selection.primary() != Some(said(workspace(harness))) {
        press(harness, Key::ArrowRight);
    }
    speaker(harness)
}

#[test]
fn an_actor_is_renamed_moved_and_merged_in_one_dialog_and_undone() {
    let mut harness = told(Setup::default());
    let before = choose(&mut harness);
    press(&mut harness, Key::A);
    fill(&mut harness, 1, "Nora Falk");
    fill(&mut harness, 4, "Norway");
    harness.get_by_label("Body").click();
    harness.run();
    harness.get_by_label("Apply").click();
    harness.run();
    settle(&mut harness);
    let now = speaker(&harness);
    assert_eq!((now.name.as_str(), now.id), ("Nora Falk", before.id.clone()));
    assert_eq!(now.country.map(|country| country.code().to_owned()).as_deref(), Some("NO"));
    assert!(harness.query_all_by_label_contains("set by hand").next().is_some(), "the card says so");
    let other = workspace(&harness).store().actors().iter().find(|one| one.id != before.id).unwrap().clone();
    press(&mut harness, Key::A);
    let begin: String = other.name.chars().take(other.name.chars().count() - 1).collect();
    fill(&mut harness, 2, &begin);
    assert!(harness.query_by_label("No other actor has this name.").is_some());
    // Taken from the proposals.
    press(&mut harness, Key::Enter);
    assert!(harness.query_by_label("No other actor has this name.").is_none());
    harness.get_by_label("Apply").click();
    harness.run();
    settle(&mut harness);
    assert_eq!(speaker(&harness).id, other.id);
    for _ in 0..2 {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        harness.run();
        settle(&mut harness);
    }
    assert_eq!(speaker(&harness), before);
    assert!(workspace(&harness).corrections().is_empty());
}

#[test]
fn the_menu_of_the_speaker_makes_nobody_of_it_and_takes_that_back() {
    let mut harness = told(Setup::default());
    let before = choose(&mut harness);
    let id: ActorId = before.id.clone();
    harness
        .get_all_by_role(Role::Button)
        .find(|node| node.accesskit_node().label().as_deref() == Some(&*before.name))
        .unwrap()
        .click();
    harness.run();
    harness.get_by_label("Is no actor").click();
    harness.run();
    settle(&mut harness);
    let store = workspace(&harness).store();
    assert!(store.actor_idx(&id).is_none());
    let chosen = workspace(&harness).view().selection.primary().unwrap();
    assert_eq!(store.item(chosen).speaker(), None);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    settle(&mut harness);
    assert_eq!(speaker(&harness), before);
}
