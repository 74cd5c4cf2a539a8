//! Keys → actions, from the one list of actions.

use egui::{Event, Key, Ui};

use super::action::Action;
use super::entries::entries;
use crate::ui::table::table_id;
use crate::ui::timeline::timeline_id;
use crate::workspace::{Command, SelectCommand};

/// What the keys of this pass ask for. While text is being typed, only keys with Ctrl, Esc and the
/// function keys count; while a control beside timeline and table has the focus, Enter, Space and the
/// arrows are its own; while a menu is open, Esc closes it.
pub fn actions(ui: &Ui, dialog_open: bool) -> Vec<Action> {
    let typing = ui.ctx().text_edit_focused();
    let center = [timeline_id(), table_id()];
    let focused = ui.memory(|memory| memory.focused().is_some_and(|id| !center.contains(&id)));
    let popup = egui::Popup::is_any_open(ui.ctx());
    let mut asked = Vec::new();
    ui.input_mut(|input| {
        if !typing && input.events.iter().any(|event| matches!(event, Event::Copy)) {
            asked.push(Action::Copy);
        }
        if !typing && !dialog_open {
            let pasted = input.events.iter().filter_map(|event| match event {
                Event::Paste(text) => Some(Action::Paste(Some(text.clone()))),
                _ => None,
            });
            asked.extend(pasted);
        }
        let mut keys: Vec<_> =
            entries().iter().flat_map(|entry| entry.keys.iter().map(move |key| (key, entry))).collect();
        // The ones with more modifiers first: a shortcut without Shift also answers to one with it.
        keys.sort_by_key(|(key, _)| {
            let held = key.modifiers;
            std::cmp::Reverse(u8::from(held.shift) + u8::from(held.alt) + u8::from(held.command))
        });
        for (key, entry) in keys {
            let plain = !key.modifiers.command && !key.modifiers.alt;
            let is_function =
                matches!(key.logical_key, Key::F1 | Key::F3 | Key::F5 | Key::F6 | Key::F12 | Key::Escape);
            let is_own = is_own(key.logical_key) && !key.modifiers.any();
            let taken = (typing && plain && !is_function)
                || (typing && is_editing(&entry.action))
                || (focused && is_own)
                || (popup && matches!(entry.action, Action::Escape));
            let in_dialog = dialog_open && !works_in_dialogs(&entry.action);
            if !taken && !in_dialog {
                // A slow pass may hold several presses of one key.
                let n_presses = input.count_and_consume_key(key.modifiers, key.logical_key);
                asked.extend((0..n_presses).map(|_| entry.action.clone()));
            }
        }
    });
    asked
}

/// Whether a control that has the focus takes this key for itself.
fn is_own(key: Key) -> bool {
    use Key::{ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Enter, Space};
    matches!(key, Enter | Space | ArrowDown | ArrowLeft | ArrowRight | ArrowUp)
}

/// Whether the text being typed has a meaning of its own for these keys.
fn is_editing(action: &Action) -> bool {
    matches!(
        action,
        Action::Walk(_)
            | Action::Copy
            | Action::Paste(_)
            | Action::Change(Command::Undo | Command::Redo | Command::Select(SelectCommand::All))
    )
}

/// Whether an action works while a dialog is open.
fn works_in_dialogs(action: &Action) -> bool {
    use Action::{TextLarger, TextSmaller, ToggleHelp, TogglePalette, ToggleTheme};
    matches!(action, ToggleHelp | TogglePalette | ToggleTheme | TextLarger | TextSmaller)
}
