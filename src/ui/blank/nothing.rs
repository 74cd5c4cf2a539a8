//! Where nothing passes: which filter to lift.

use egui::{Align, Align2, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use crate::store::LiftedPart;
use crate::theme::Role;
use crate::ui::compose;
use crate::ui::input::Action;
use crate::ui::pass::Pass;
use crate::ui::style::typeface;
use crate::ui::widget::{Button, label_at};
use crate::workspace::{Command, FilterCommand};

/// Offers what brings items back, in the middle at `top`: the filter that keeps out most, and all.
pub fn nothing_ui(ui: &mut Ui, pass: &mut Pass<'_>, top: egui::Pos2, width: f32) {
    let look = pass.look;
    // A part of the filter that brings nothing back when it is lifted is no help.
    let best = pass.workspace.result().lifted(pass.store()).into_iter().find(|one| one.n_passing > 0);
    let lift = best.map(|one| (one.part, lift_words(pass, one)));
    let all = Button::new(pass.say("facet.clear-all")).height(28.0);
    let mut row_top = top.y;
    if let Some((part, (about, words))) = lift {
        let text = (&*about, typeface::regular(12.5), look.color(Role::Ink3));
        label_at(ui, pos2(top.x, row_top + 8.0), Align2::CENTER_CENTER, text, width);
        row_top += 24.0;
        let button = Button::new(&words).height(28.0);
        let total = button.width(ui) + 8.0 + all.width(ui);
        let place = Rect::from_min_size(pos2(top.x - total / 2.0, row_top), vec2(total, 28.0));
        let layout = Layout::left_to_right(Align::Center);
        let mut room = ui.new_child(UiBuilder::new().max_rect(place).layout(layout));
        room.spacing_mut().item_spacing.x = 8.0;
        if button.show(&mut room, &look).clicked() {
            pass.change(Command::Filter(FilterCommand::Lift(part)));
        }
        clear_all_ui(&mut room, pass, all);
        return;
    }
    let place = Rect::from_min_size(pos2(top.x - all.width(ui) / 2.0, row_top), vec2(all.width(ui), 28.0));
    let mut room = ui.new_child(UiBuilder::new().max_rect(place));
    clear_all_ui(&mut room, pass, all);
}

fn clear_all_ui(ui: &mut Ui, pass: &mut Pass<'_>, button: Button<'_>) {
    if button.show(ui, &pass.look).clicked() {
        pass.send(Action::Change(Command::Filter(FilterCommand::ClearAll)));
    }
}

/// "Without the filter on actors there are 12 items." and "Lift it".
fn lift_words(pass: &Pass<'_>, LiftedPart { part, n_passing }: LiftedPart) -> (String, String) {
    let name = pass.say(compose::part_key(part));
    let items = pass.words.count("timeline.items", n_passing);
    let about = pass.words.fill("nothing.without", &[("part", name), ("items", &items)]);
    (about, pass.words.fill("nothing.lift", &[("part", name)]))
}
