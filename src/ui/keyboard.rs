//! Keys → actions, from the one list of actions.

use egui::{Event, Ui};

use super::action::{Action, ENTRIES};

/// What the keys of this pass ask for. While text is being typed, only keys with Ctrl, Esc and the
/// function keys count; while a control has the focus, Enter and Space are its own.
pub fn actions(ui: &Ui, dialog_open: bool) -> Vec<Action> {
    let typing = ui.ctx().text_edit_focused();
    let focused = ui.memory(|memory| memory.focused().is_some());
    let mut asked = Vec::new();
    ui.input_mut(|input| {
        if !typing && input.events.iter().any(|event| matches!(event, Event::Copy)) {
            asked.push(Action::Copy);
        }
        let mut keys: Vec<_> =
            ENTRIES.iter().flat_map(|entry| entry.keys.iter().map(move |key| (key, entry))).collect();
        // The ones with more modifiers first: a shortcut without Shift also answers to one with it.
        keys.sort_by_key(|(key, _)| {
            let held = key.modifiers;
            std::cmp::Reverse(u8::from(held.shift) + u8::from(held.alt) + u8::from(held.command))
        });
        for (key, entry) in keys {
            let plain = !key.modifiers.command && !key.modifiers.alt;
            let is_function = matches!(key.logical_key, egui::Key::F1 | egui::Key::Escape);
            let is_press = matches!(key.logical_key, egui::Key::Enter | egui::Key::Space);
            let taken = (typing && plain && !is_function) || (focused && is_press);
            let in_dialog = dialog_open && !matches!(entry.action, Action::ToggleHelp | Action::ToggleTheme);
            if !taken && !in_dialog && input.consume_shortcut(key) {
                asked.push(entry.action.clone());
            }
        }
    });
    asked
}
