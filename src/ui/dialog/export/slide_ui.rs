//! The part of the dialog in which a slide is put together.

use egui::{FontId, Id, Margin, Stroke, StrokeKind, TextEdit, Ui};

use super::slide_form::{Pick, Row, SlideForm};
use crate::export::slide::{COUNTS, Paper};
use crate::theme::Role;
use crate::ui::pass::Pass;
use crate::ui::style::typeface;
use crate::ui::widget::{Button, check_box, label, path_field, radio, segments};

/// The fields of a slide under its title.
pub fn slide_ui(ui: &mut Ui, pass: &Pass<'_>, form: &mut SlideForm) {
    let look = pass.look;
    heading(ui, pass, "export.subtitle");
    path_field(ui, &look, Id::unique("export-subtitle"), &mut form.subtitle, pass.say("export.subtitle"));
    heading(ui, pass, "export.paper");
    let papers = Paper::ALL.map(|paper| (None, if paper == Paper::A4 { "A4" } else { paper.name() }));
    let active = Paper::ALL.iter().position(|one| *one == form.paper).unwrap_or(0);
    if let Some(clicked) = segments(ui, &look, &papers, active, false) {
        form.paper = Paper::ALL[clicked];
    }
    heading(ui, pass, "export.items");
    pick_ui(ui, pass, form);
    ui.add_space(4.0);
    for (at, row) in form.rows.iter_mut().enumerate() {
        row_ui(ui, pass, row, at);
    }
    if form.rows.is_empty() {
        label(ui, pass.say("export.no-items"), typeface::regular(12.5), look.color(Role::Ink3));
    }
}

fn pick_ui(ui: &mut Ui, pass: &Pass<'_>, form: &mut SlideForm) {
    let look = pass.look;
    if form.n_selected > 0 {
        let words = pass.words.fill("export.selected", &[("n", &pass.words.number(form.n_selected))]);
        if radio(ui, &look, form.pick == Pick::Selected, &words).clicked() {
            form.pick = Pick::Selected;
        }
    }
    let is_important = form.pick != Pick::Selected;
    if radio(ui, &look, is_important, pass.say("export.important")).clicked() {
        form.pick = Pick::Important(form.n_important);
    }
    let counts: Vec<String> = COUNTS.map(|n| n.to_string()).collect();
    let words: Vec<(Option<char>, &str)> = counts.iter().map(|n| (None, n.as_str())).collect();
    let active = if is_important { form.n_important - COUNTS.start() } else { usize::MAX };
    if let Some(clicked) = segments(ui, &look, &words, active, false) {
        form.n_important = COUNTS.start() + clicked;
        form.pick = Pick::Important(form.n_important);
    }
}

/// An item with its check box and its words, which can be changed.
fn row_ui(ui: &mut Ui, pass: &Pass<'_>, row: &mut Row, at: usize) {
    let look = pass.look;
    ui.horizontal(|ui| {
        if check_box(ui, &look, row.on, &row.name).clicked() {
            row.on = !row.on;
        }
        if row.is_edited()
            && Button::link(pass.say("export.from-article")).height(24.0).show(ui, &look).clicked()
        {
            row.words.clone_from(&row.own);
        }
    });
    if row.on {
        words_field(ui, pass, row, Id::unique(("export-words", at)));
    }
}

/// A field of several lines.
fn words_field(ui: &mut Ui, pass: &Pass<'_>, row: &mut Row, id: Id) {
    let look = pass.look;
    let font: FontId = typeface::regular(12.5);
    let width = ui.available_width();
    let place = ui.painter().add(egui::Shape::Noop);
    let text = TextEdit::multiline(&mut row.words)
        .id(id)
        .frame(egui::Frame::NONE)
        .margin(Margin::symmetric(8, 5))
        .font(font)
        .text_color(look.color(Role::Ink))
        .desired_rows(1)
        .desired_width(width - 16.0);
    let response = ui.add(text);
    let border = Stroke::new(1.0, look.color(Role::Line2));
    let (fill, radius) = (look.color(Role::Surface), 6.0);
    let rect = egui::epaint::RectShape::new(response.rect, radius, fill, border, StrokeKind::Inside);
    ui.painter().set(place, rect);
    crate::ui::widget::focus_ring(ui, &look, &response, radius);
    ui.add_space(4.0);
}

/// A heading over a part of the options.
pub fn heading(ui: &mut Ui, pass: &Pass<'_>, key: &'static str) {
    ui.add_space(10.0);
    label(ui, pass.say(key), typeface::semibold(12.0), pass.look.color(Role::Ink2));
    ui.add_space(3.0);
}
