//! The lanes of which nothing is in view: each with what it has before and behind the view, a click away.

use egui::{Id, Order, Popup, PopupAnchor, PopupCloseBehavior, Response, ScrollArea, Ui};

use super::place::on_screen;
use super::state::Timeline;
use crate::scene::hit::Target;
use crate::store::LaneKey;
use crate::theme::Role;
use crate::time::TimeInterval;
use crate::ui::pass::Pass;
use crate::ui::style::typeface;
use crate::ui::widget::{Button, label};
use crate::view::TimeWindow;
use crate::workspace::{Command, ViewCommand};

/// Width and greatest height of the list.
const WIDTH: f32 = 380.0;
const HEIGHT: f32 = 360.0;

/// What a lane holds on one side of the view.
#[derive(Clone, Copy, Default)]
struct Beyond {
    n_items: usize,
    nearest: Option<i64>,
}

impl Timeline {
    pub(super) fn foot_ui(&mut self, ui: &Ui, pass: &mut Pass<'_>, response: &Response) {
        let Some(scene) = self.scene.as_ref().filter(|_| self.open_foot) else { return };
        let Some(hit) = scene.hits.iter().find(|hit| hit.target == Target::Foot) else {
            self.open_foot = false;
            return;
        };
        let anchor = PopupAnchor::ParentRect(on_screen(hit.rect, response.rect));
        let layer = egui::LayerId::new(Order::Foreground, response.id);
        let lanes = scene.layout.laid().empty.clone();
        let window = scene.scale.window;
        Popup::new(Id::unique("foot"), ui.ctx().clone(), anchor, layer)
            .frame(pass.look.popover(12))
            .align(egui::RectAlign::TOP_START)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .open_bool(&mut self.open_foot)
            .show(|ui| {
                ui.set_width(WIDTH);
                ScrollArea::vertical().max_height(HEIGHT).show(ui, |ui| {
                    ui.set_width(WIDTH - 12.0);
                    lanes.iter().for_each(|key| lane_ui(ui, pass, key, window));
                });
            });
    }
}

fn lane_ui(ui: &mut Ui, pass: &mut Pass<'_>, key: &LaneKey, window: TimeWindow) {
    let [before, after] = beyond(pass, key, window.interval());
    ui.horizontal(|ui| {
        ui.set_height(26.0);
        let name = pass.words.lane(pass.store(), key);
        let side = |(words, beyond): (&str, Beyond)| {
            let words = pass.words.fill(words, &[("n", &pass.words.number(beyond.n_items))]);
            beyond.nearest.map(|time| (words, time))
        };
        let sides = [side(("timeline.earlier", before)), side(("timeline.later", after))];
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

/// What a lane holds before and behind a stretch of time.
fn beyond(pass: &Pass<'_>, key: &LaneKey, seen: TimeInterval) -> [Beyond; 2] {
    let (store, clock) = (pass.store(), pass.workspace.view().clock);
    let items = pass.workspace.result().lane(key).map_or(&[][..], |lane| &lane.items);
    let times = items.iter().filter_map(|idx| store.interval(*idx, clock));
    let mut found = [Beyond::default(); 2];
    for time in times {
        let (side, nearest) = if time.end <= seen.start { (0, time.start) } else { (1, time.start) };
        if side == 1 && time.start < seen.end {
            continue;
        }
        found[side].n_items += 1;
        let known = found[side].nearest;
        let is_nearer = known.is_none_or(|known| if side == 0 { nearest > known } else { nearest < known });
        if is_nearer {
            found[side].nearest = Some(nearest);
        }
    }
    found
}
