//! The tray of items without a date: article by article, each with the way to set its date.

use egui::{Id, Order, Popup, PopupAnchor, PopupCloseBehavior, Response, ScrollArea, Ui};

use super::item_line::item_line;
use super::place::on_screen;
use super::state::Timeline;
use crate::scene::hit::Target;
use crate::store::{Dated, DocumentIdx, ItemIdx};
use crate::theme::Role;
use crate::ui::input::Action;
use crate::ui::pass::Pass;
use crate::ui::style::typeface;
use crate::ui::widget::{Button, label, paragraph};
use crate::view::Mode;
use crate::workspace::{Command, FilterCommand, SelectCommand, ViewCommand};

impl Timeline {
    pub(super) fn tray_ui(&mut self, ui: &Ui, pass: &mut Pass<'_>, response: &Response) {
        let Some(scene) = self.scene.as_ref().filter(|_| self.open_tray) else { return };
        let Some(hit) = scene.hits.iter().find(|hit| hit.target == Target::Tray) else {
            self.open_tray = false;
            return;
        };
        let anchor = PopupAnchor::ParentRect(on_screen(hit.rect, response.rect));
        let layer = egui::LayerId::new(Order::Foreground, response.id);
        let look = pass.look;
        Popup::new(Id::unique("tray"), ui.ctx().clone(), anchor, layer)
            .frame(look.popover(16))
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .open_bool(&mut self.open_tray)
            .show(|ui| {
                ui.set_width(380.0);
                title_ui(ui, pass);
                ui.add_space(4.0);
                paragraph(ui, pass.say("tray.note"), typeface::regular(12.5), 18.0, look.color(Role::Ink3));
                filter_ui(ui, pass);
                ui.add_space(8.0);
                ScrollArea::vertical().max_height(380.0).show(ui, |ui| {
                    ui.set_width(368.0);
                    for (document, items) in undated(pass) {
                        document_ui(ui, pass, document, &items);
                    }
                });
            });
    }
}

/// What the tray is, and the way to see its items as a table.
fn title_ui(ui: &mut Ui, pass: &mut Pass<'_>) {
    let look = pass.look;
    ui.horizontal(|ui| {
        let button = Button::link(pass.say("chosen.table"));
        let room = ui.available_width() - button.width(ui) - 8.0;
        ui.scope(|ui| {
            ui.set_width(room);
            label(ui, pass.say("tray.title"), typeface::semibold(13.0), look.color(Role::Ink));
        });
        if button.show(ui, &look).clicked() {
            let items = undated(pass).into_iter().flat_map(|(_, items)| items).collect();
            pass.change(Command::Select(SelectCommand::Many(items)));
            pass.change(Command::View(ViewCommand::SetMode(Mode::Table)));
            ui.close();
        }
    });
}

/// The ways to see these alone, or all others.
fn filter_ui(ui: &mut Ui, pass: &mut Pass<'_>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        for (words, dated) in [("tray.only", Dated::Without), ("tray.leave-out", Dated::With)] {
            let is_in_force = pass.workspace.view().filter.dated == dated;
            if !is_in_force && Button::link(pass.say(words)).show(ui, &pass.look).clicked() {
                pass.change(Command::Filter(FilterCommand::SetDated(dated)));
                ui.close();
            }
        }
    });
}

/// The undated items that pass, by their first document.
fn undated(pass: &Pass<'_>) -> Vec<(DocumentIdx, Vec<ItemIdx>)> {
    let (store, clock) = (pass.store(), pass.workspace.view().clock);
    let mut found: Vec<(DocumentIdx, Vec<ItemIdx>)> = Vec::new();
    for idx in pass.workspace.result().items().filter(|idx| store.interval(*idx, clock).is_none()) {
        let Some(&document) = store.item(idx).documents().first() else { continue };
        match found.iter_mut().find(|(known, _)| *known == document) {
            Some((_, items)) => items.push(idx),
            None => found.push((document, vec![idx])),
        }
    }
    found
}

fn document_ui(ui: &mut Ui, pass: &mut Pass<'_>, document: DocumentIdx, items: &[ItemIdx]) {
    let look = pass.look;
    ui.horizontal(|ui| {
        ui.set_height(28.0);
        let name = pass.store().document(document).name();
        let button = Button::link(pass.say("reader.set-date"));
        let room = ui.available_width() - button.width(ui) - 16.0;
        ui.scope(|ui| {
            ui.set_width(room);
            label(ui, name, typeface::semibold(12.5), look.color(Role::Ink));
        });
        if button.show(ui, &look).clicked() {
            pass.send(Action::AskDate(document));
            ui.close();
        }
    });
    for &idx in items {
        item_ui(ui, pass, idx);
    }
    ui.add_space(8.0);
}

fn item_ui(ui: &mut Ui, pass: &mut Pass<'_>, idx: ItemIdx) {
    let response = item_line(ui, pass, pass.store().item(idx), "");
    if response.hovered() {
        pass.hovering = Some(idx);
    }
    if response.clicked() {
        pass.send(Action::Show(idx));
    }
}
