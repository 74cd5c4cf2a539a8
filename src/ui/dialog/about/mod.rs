//! What the program is, and the licences of what it is made of.

mod notices;

use egui::{
    Align2, CursorIcon, Id, Rect, Response, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, accesskit, vec2,
};

use crate::theme::Role;
use crate::ui::dialog::modal::modal;
use crate::ui::pass::Pass;
use crate::ui::style::{icon, typeface};
use crate::ui::widget::{SearchWords, icon_button, label, label_at, paragraph, search_field, vline};
use notices::{Part, parts};

const WIDTH: f32 = 900.0;
const HEIGHT: f32 = 400.0;
const LIST: f32 = 300.0;
const ROW: f32 = 26.0;
/// Room that the dialog leaves beside it, and above and below its lists with its own words.
const MARGIN: f32 = 96.0;
const ABOVE: f32 = 240.0;

/// The dialog while it is open.
#[derive(Default)]
pub struct About {
    typed: String,
    /// The part whose licence is read, by its place among all.
    chosen: usize,
}

impl About {
    /// Shows the dialog; tells whether it is done.
    pub fn ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>) -> bool {
        let look = pass.look;
        let modal = modal(&look, "about", 20);
        let shown = modal.show(ui.ctx(), |ui| {
            let window = ui.ctx().content_rect().size();
            let size = vec2(WIDTH.min(window.x - MARGIN), HEIGHT.min(window.y - ABOVE));
            ui.set_width(size.x);
            let closed = head_ui(ui, pass);
            ui.add_space(10.0);
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            let (list, text) = rect.split_left_right_at_x(rect.left() + LIST);
            vline(ui, &look, text.left() + 0.5, rect);
            self.list_ui(
                &mut ui.new_child(UiBuilder::new().max_rect(list.with_max_x(list.right() - 12.0))),
                pass,
            );
            self.text_ui(
                &mut ui.new_child(UiBuilder::new().max_rect(text.with_min_x(text.left() + 16.0))),
                pass,
            );
            closed
        });
        shown.should_close() || shown.inner
    }

    /// The parts, with a field that finds them.
    fn list_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>) {
        let words =
            SearchWords { hint: pass.say("about.search"), shortcut: "", clear: pass.say("top.clear-search") };
        search_field(ui, &pass.look, Id::unique("about-search"), &mut self.typed, words);
        ui.add_space(6.0);
        let typed = self.typed.trim().to_lowercase();
        let is_found = |part: &Part| {
            part.name.to_lowercase().contains(&typed) || part.licence.to_lowercase().contains(&typed)
        };
        let found: Vec<usize> = (0..parts().len()).filter(|at| is_found(&parts()[*at])).collect();
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().auto_shrink([false, false]).show_rows(ui, ROW, found.len(), |ui, rows| {
            for at in &found[rows] {
                if part_ui(ui, pass, &parts()[*at], *at == self.chosen).clicked() {
                    self.chosen = *at;
                }
            }
        });
    }

    /// The licence of the chosen part.
    fn text_ui(&self, ui: &mut Ui, pass: &Pass<'_>) {
        let Some(part) = parts().get(self.chosen) else { return };
        let look = pass.look;
        label(
            ui,
            &format!("{} {}", part.name, part.version),
            typeface::semibold(13.0),
            look.color(Role::Ink),
        );
        label(ui, part.licence, typeface::regular(12.0), look.color(Role::Ink2));
        ui.add_space(6.0);
        ScrollArea::vertical().id_salt(self.chosen).auto_shrink([false, false]).show(ui, |ui| {
            paragraph(ui, part.text, typeface::regular(12.0), 17.0, look.color(Role::Ink2));
        });
    }
}

/// What the program is; tells whether its closing was asked for.
fn head_ui(ui: &mut Ui, pass: &Pass<'_>) -> bool {
    let look = pass.look;
    let mut closed = false;
    ui.horizontal(|ui| {
        ui.set_height(32.0);
        let name = format!("Zeitstrahl {}", env!("CARGO_PKG_VERSION"));
        label(ui, &name, typeface::semibold(16.0), look.color(Role::Ink));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            closed = icon_button(ui, &look, icon::X, pass.say("keys.close"), true).clicked();
        });
    });
    for key in ["about.what", "about.private", "about.data"] {
        paragraph(ui, pass.say(key), typeface::regular(13.0), 19.0, look.color(Role::Ink2));
        ui.add_space(2.0);
    }
    closed
}

/// A part in the list.
fn part_ui(ui: &mut Ui, pass: &Pass<'_>, part: &Part, is_chosen: bool) -> Response {
    /// The most of a row that the licence takes.
    const LICENCE: f32 = 120.0;
    let look = pass.look;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    response.widget_info(|| {
        let name = format!("{} {}: {}", part.name, part.version, part.licence);
        WidgetInfo::selected(accesskit::Role::ListItem, true, is_chosen, name)
    });
    if is_chosen || response.hovered() {
        let role = if is_chosen { Role::AccentWeak } else { Role::Sunk };
        ui.painter().rect_filled(rect, 5.0, look.color(role));
    }
    let inner: Rect = rect.shrink2(vec2(8.0, 0.0));
    let licence = (part.licence, typeface::regular(11.5), look.color(Role::Ink3));
    let licence = label_at(ui, inner.right_center(), Align2::RIGHT_CENTER, licence, LICENCE);
    let name = (part.name, typeface::regular(13.0), look.color(Role::Ink));
    label_at(ui, inner.left_center(), Align2::LEFT_CENTER, name, licence.left() - inner.left() - 10.0);
    response.on_hover_cursor(CursorIcon::PointingHand)
}
