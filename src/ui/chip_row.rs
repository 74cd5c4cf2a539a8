//! The row above the timeline: the filters in force, and the zoom.

use egui::{Align, Align2, Layout, Rect, ScrollArea, Sense, Ui, UiBuilder, vec2};

use super::action::Action;
use super::icon;
use super::pass::Pass;
use super::widget::{Button, FilterChip, chip, hline, icon_button, label, label_at};
use super::{phrase, typeface};
use crate::store::{FacetValue, Filter};
use crate::theme::Role;
use crate::view::Mode;
use crate::workspace::{Command, FilterCommand};

/// A chip: its words and what takes it away.
struct Shown {
    about: String,
    name: String,
    more: String,
    removal: Vec<FilterCommand>,
}

/// Shows the row.
pub fn chip_row_ui(ui: &mut Ui, pass: &mut Pass<'_>, rect: Rect) {
    let look = pass.look;
    ui.painter().rect_filled(rect, 0.0, look.color(Role::Canvas));
    hline(ui, &look, rect, rect.bottom() - 0.5);
    let inner = rect.shrink2(vec2(12.0, 4.0));
    let mut right =
        ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)));
    right.spacing_mut().item_spacing.x = 2.0;
    let zoom_left = zoom_ui(&mut right, pass);
    let room = Rect::from_min_max(inner.min, egui::pos2(zoom_left - 8.0, inner.bottom()));
    let mut left = ui.new_child(UiBuilder::new().max_rect(room).layout(Layout::left_to_right(Align::Center)));
    left.set_clip_rect(room.intersect(ui.clip_rect()));
    ScrollArea::horizontal().id_salt("chips").show(&mut left, |ui| {
        ui.horizontal_centered(|ui| chips_ui(ui, pass));
    });
}

fn chips_ui(ui: &mut Ui, pass: &mut Pass<'_>) {
    let shown = shown(pass);
    let look = pass.look;
    ui.spacing_mut().item_spacing.x = 6.0;
    for one in &shown {
        let filter = FilterChip {
            about: &one.about,
            name: &one.name,
            more: &one.more,
            remove: pass.say("chip.remove"),
        };
        if chip(ui, &look, &filter).1 {
            one.removal.iter().for_each(|removal| pass.change(Command::Filter(removal.clone())));
        }
    }
    ui.add_space(8.0);
    if !shown.is_empty() && Button::link(pass.say("facet.clear-all")).show(ui, &look).clicked() {
        pass.change(Command::Filter(FilterCommand::ClearAll));
    }
}

/// The filters in force, a chip each.
fn shown(pass: &Pass<'_>) -> Vec<Shown> {
    let filter: &Filter = &pass.workspace.view().filter;
    let neutral = |values: Vec<FacetValue>| values.into_iter().map(FilterCommand::Neutral).collect();
    let mut shown: Vec<Shown> = phrase::facet_filters(pass.words, pass.store(), filter)
        .into_iter()
        .map(|words| Shown {
            about: words.about,
            name: words.name,
            more: words.more,
            removal: neutral(words.values),
        })
        .collect();
    let single = |key, name: String, removal| Shown {
        about: pass.say(key).to_owned(),
        name,
        more: String::new(),
        removal: vec![removal],
    };
    if !filter.text.trim().is_empty() {
        let name = format!("„{}“", filter.text.trim());
        shown.push(single("chip.text", name, FilterCommand::SetText(String::new())));
    }
    if let Some(time) = filter.time {
        let name = phrase::interval(pass.words, time, None);
        shown.push(single("chip.time", name, FilterCommand::SetTimeRange(None)));
    }
    if filter.min_confidence > 0.0 {
        let name = format!("{} %", (filter.min_confidence * 100.0).round());
        shown.push(single("chip.confidence", name, FilterCommand::SetMinConfidence(0.0)));
    }
    shown
}

/// The zoom at the right end; gives its left edge.
fn zoom_ui(ui: &mut Ui, pass: &mut Pass<'_>) -> f32 {
    let look = pass.look;
    if pass.workspace.view().mode == Mode::Table {
        let words = pass.say("table.sorted");
        return label(ui, words, typeface::regular(12.5), look.color(Role::Ink2)).rect.left();
    }
    let buttons = |ui: &mut Ui, pass: &mut Pass<'_>, glyph, action: Action| {
        let name = pass.named(&action);
        if icon_button(ui, &look, glyph, &name, true).clicked() {
            pass.send(action);
        }
    };
    buttons(ui, pass, icon::ARROWS_OUT_LINE_HORIZONTAL, Action::Fit);
    buttons(ui, pass, icon::PLUS, Action::ZoomIn);
    let words = phrase::span(pass.words, pass.workspace.view().window);
    let (rect, response) = ui.allocate_exact_size(vec2(66.0, 32.0), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, &words));
    let text = (&*words, typeface::medium(12.5), look.color(Role::Ink));
    label_at(ui, rect.center(), Align2::CENTER_CENTER, text, rect.width() + 8.0);
    buttons(ui, pass, icon::MINUS, Action::ZoomOut);
    ui.min_rect().left()
}
