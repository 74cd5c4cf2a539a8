//! The lanes of which nothing is in view: each with what it has before and behind the view, a click away.

use egui::{Id, Order, Popup, PopupAnchor, PopupCloseBehavior, Response, ScrollArea, Ui};

use super::place::on_screen;
use super::state::Timeline;
use crate::scene::EmptyLane;
use crate::scene::hit::Target;
use crate::scene::series::ItemsOutside;
use crate::theme::Role;
use crate::ui::pass::Pass;
use crate::ui::style::typeface;
use crate::ui::widget::{Button, label};
use crate::workspace::{Command, ViewCommand};

/// Width and greatest height of the list.
const WIDTH: f32 = 380.0;
const HEIGHT: f32 = 360.0;

impl Timeline {
    pub(super) fn foot_ui(&mut self, ui: &Ui, pass: &mut Pass<'_>, response: &Response) {
        let Some(scene) = self.scene.as_ref().filter(|_| self.open_foot) else { return };
        let Some(hit) = scene.hits.iter().find(|hit| hit.target == Target::Foot) else {
            self.open_foot = false;
            return;
        };
        let anchor = PopupAnchor::ParentRect(on_screen(hit.rect, response.rect));
        let layer = egui::LayerId::new(Order::Foreground, response.id);
        let lanes = &scene.empty;
        Popup::new(Id::unique("foot"), ui.ctx().clone(), anchor, layer)
            .frame(pass.look.popover(12))
            .align(egui::RectAlign::TOP_START)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .open_bool(&mut self.open_foot)
            .show(|ui| {
                ui.set_width(WIDTH);
                ScrollArea::vertical().max_height(HEIGHT).show(ui, |ui| {
                    ui.set_width(WIDTH - 12.0);
                    lanes.iter().for_each(|lane| lane_ui(ui, pass, lane));
                });
            });
    }
}

fn lane_ui(ui: &mut Ui, pass: &mut Pass<'_>, lane: &EmptyLane) {
    ui.horizontal(|ui| {
        ui.set_height(26.0);
        let name = pass.words.lane(pass.store(), &lane.key);
        let side = |(words, outside): (&str, ItemsOutside)| {
            let words = pass.words.fill(words, &[("n", &pass.words.number(outside.n_items))]);
            outside.nearest.map(|time| (words, time))
        };
        let sides = [side(("timeline.earlier", lane.before)), side(("timeline.later", lane.after))];
        let sides: Vec<(String, i64)> = sides.into_iter().flatten().collect();
        let room: f32 = sides.iter().map(|(words, _)| Button::link(words).width(ui) + 8.0).sum();
        ui.scope(|ui| {
            ui.set_width((ui.available_width() - room - 8.0).max(40.0));
            label(ui, &name, typeface::medium(12.5), pass.look.color(Role::Ink));
        });
        for (words, time) in sides {
            if Button::link(&words).show(ui, &pass.look).clicked() {
                pass.change(Command::View(ViewCommand::GoTo(time)));
                ui.close();
            }
        }
    });
}
