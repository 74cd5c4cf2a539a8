//! The search field: it filters while it is typed, and goes from hit to hit.

use std::sync::Arc;

use egui::{Align, Align2, Galley, Id, Layout, Rect, Sense, Ui, UiBuilder, WidgetInfo, accesskit, vec2};

use crate::theme::Role;
use crate::ui::input::Action;
use crate::ui::input::entries::entry_of;
use crate::ui::pass::Pass;
use crate::ui::style::icon;
use crate::ui::style::typeface;
use crate::ui::widget::{CountingField, SearchWords, counting_search_field, cut_text, icon_button};
use crate::workspace::{Command, FilterCommand, ItemStep};

/// The search field's identity, by which its key finds it.
pub fn search_id() -> Id {
    Id::unique("search")
}

/// Shows the field in `rect`; `typed` is the search as it is typed.
pub fn search_ui(ui: &mut Ui, pass: &mut Pass<'_>, rect: Rect, typed: &mut String, enabled: bool) {
    let look = pass.look;
    let mut room = ui.new_child(UiBuilder::new().max_rect(rect));
    if !enabled {
        room.disable();
    }
    let keys = entry_of(&Action::Search).map(|entry| entry.shown_key(pass.words)).unwrap_or_default();
    let keys = if rect.width() < 340.0 { "" } else { &*keys };
    let (hint, clear) = (pass.say("top.search"), pass.say("top.clear-search"));
    let words = SearchWords { hint, shortcut: keys, clear };
    let n_hits = pass.workspace.result().n_passing;
    let count = hits_words(pass, n_hits);
    let galley = cut_text(&room, &count, typeface::regular(12.0), look.color(Role::Ink3), 130.0);
    let beside = if rect.width() < 240.0 { 0.0 } else { galley.size().x + 8.0 + 2.0 * 24.0 };
    let CountingField { response, beside: place } =
        counting_search_field(&mut room, &look, search_id(), typed, words, beside);
    if response.changed() {
        pass.change(Command::Filter(FilterCommand::SetText(typed.clone())));
    }
    if response.lost_focus() {
        // All letters of one search are one step back.
        pass.change(Command::EndGesture);
        if ui.input(|input| input.key_pressed(egui::Key::Enter)) {
            let back = ui.input(|input| input.modifiers.shift);
            pass.send(if back {
                Action::Step(ItemStep::PreviousHit)
            } else {
                Action::Step(ItemStep::NextHit)
            });
            response.request_focus();
        }
    }
    if !typed.trim().is_empty() && beside > 0.0 {
        hits_ui(ui, pass, place, galley, n_hits);
    }
}

/// "3 of 17", once one of them is chosen; before that "17 items".
fn hits_words(pass: &Pass<'_>, n_hits: usize) -> String {
    let number = |n: usize| pass.words.number(n);
    match pass.place {
        _ if n_hits == 0 => pass.say("top.no-hits").to_owned(),
        0 => pass.words.count("timeline.items", n_hits),
        place => pass.words.fill("reader.place", &[("n", &number(place)), ("all", &number(n_hits))]),
    }
}

/// How many were found, and the way to the next and the one before.
fn hits_ui(ui: &mut Ui, pass: &mut Pass<'_>, place: Rect, count: Arc<Galley>, n_hits: usize) {
    let look = pass.look;
    let text = Align2::LEFT_CENTER.anchor_size(place.left_center(), count.size());
    let told = ui.interact(text, ui.scope_id().with("hits"), Sense::hover());
    told.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, count.text()));
    ui.painter().galley(text.min, count, look.color(Role::Ink3));
    let layout = Layout::right_to_left(Align::Center);
    let mut buttons = ui.new_child(UiBuilder::new().max_rect(place.shrink2(vec2(0.0, 4.0))).layout(layout));
    buttons.spacing_mut().item_spacing.x = 0.0;
    buttons.set_max_height(24.0);
    for (glyph, action) in [
        (icon::CARET_DOWN, Action::Step(ItemStep::NextHit)),
        (icon::CARET_UP, Action::Step(ItemStep::PreviousHit)),
    ] {
        let name = pass.named(&action);
        if icon_button(&mut buttons, &look, glyph, &name, n_hits > 0).clicked() {
            pass.send(action);
        }
    }
}
