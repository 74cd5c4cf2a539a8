//! Several chosen items: the area that is being drawn with its summary, and the bar that says what is
//! chosen and what can be done with it.

use egui::{Align, Color32, Layout, Painter, Pos2, Rect, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use super::gesture::MarkedArea;
use super::place::on_screen;
use super::state::Timeline;
use crate::scene::summary::summary;
use crate::theme::Role;
use crate::ui::pass::Pass;
use crate::ui::style::icon;
use crate::ui::style::typeface;
use crate::ui::widget::{cut_text, icon_button, label};
use crate::view::{Mode, TimeWindow};
use crate::workspace::{Command, FilterCommand, SelectCommand, ViewCommand};

const BAR: f32 = 36.0;
const PADDING: f32 = 12.0;
const BUTTON: f32 = 28.0;
const N_BUTTONS: f32 = 4.0;

impl Timeline {
    /// Paints the stretch or area that is being marked.
    pub(super) fn marked_ui(&self, ui: &Ui, pass: &Pass<'_>, rect: Rect) {
        let Some(scene) = &self.scene else { return };
        let Some(marked) = self.gesture.marked(scene, rect) else { return };
        let ink = pass.look.color(Role::Ink);
        ui.painter().rect_filled(marked, 0.0, ink.gamma_multiply(0.08));
        ui.painter().rect_stroke(marked, 0.0, Stroke::new(1.0, ink), StrokeKind::Inside);
        if let Some(MarkedArea { time, lanes }) = self.gesture.area(scene, rect) {
            let (store, result) = (pass.store(), pass.workspace.result());
            let items = lanes.iter().flat_map(|key| result.lane_in(store, key, time));
            let words = summary(pass.words, items.map(|idx| store.item(idx)));
            paint_note(ui, pass, &words, marked, on_screen(scene.plot, rect));
        }
    }

    /// The bar at the plot's lower edge while more than one item is chosen.
    pub(super) fn chosen_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>, rect: Rect) {
        if pass.workspace.view().selection.len() < 2 || self.gesture.is_dragging() {
            return;
        }
        self.said.follow(pass);
        let Some(scene) = &self.scene else { return };
        let plot = on_screen(scene.plot, rect);
        let buttons = N_BUTTONS * (BUTTON + 2.0) + PADDING;
        let words = cut_text(
            ui,
            &self.said.text,
            typeface::medium(12.5),
            Color32::PLACEHOLDER,
            (plot.width() - buttons - 4.0 * PADDING).max(60.0),
        );
        let size = vec2(words.size().x + buttons + 2.0 * PADDING, BAR);
        let place =
            Rect::from_min_size(pos2(plot.center().x - size.x / 2.0, plot.bottom() - BAR - 12.0), size);
        ui.painter().add(pass.look.popover(0).paint(place));
        // What lies under the bar is not what is pointed at.
        ui.interact(place, ui.scope_id().with("chosen"), egui::Sense::click_and_drag());
        let inner = place.shrink2(vec2(PADDING, 4.0));
        let layout = Layout::left_to_right(Align::Center);
        let mut room = ui.new_child(UiBuilder::new().max_rect(inner).layout(layout));
        room.spacing_mut().item_spacing.x = 2.0;
        room.scope(|ui| {
            ui.set_max_width(words.size().x + 1.0);
            label(ui, &self.said.text, typeface::medium(12.5), pass.look.color(Role::Ink));
        });
        room.add_space(PADDING - 4.0);
        self.buttons_ui(&mut room, pass);
    }

    fn buttons_ui(&self, ui: &mut Ui, pass: &mut Pass<'_>) {
        let look = pass.look;
        let has_time = self.said.time.is_some();
        if icon_button(ui, &look, icon::MAGNIFYING_GLASS_PLUS, pass.say("chosen.zoom"), has_time).clicked()
            && let Some(time) = self.said.time
        {
            pass.change(Command::View(ViewCommand::JumpTo(TimeWindow::around(time, 0.1))));
        }
        if icon_button(ui, &look, icon::FUNNEL_SIMPLE, pass.say("chosen.filter"), has_time).clicked() {
            pass.change(Command::Filter(FilterCommand::SetTimeRange(self.said.time)));
        }
        if icon_button(ui, &look, icon::TABLE, pass.say("chosen.table"), true).clicked() {
            pass.change(Command::View(ViewCommand::SetMode(Mode::Table)));
        }
        if icon_button(ui, &look, icon::X, pass.say("chosen.clear"), true).clicked() {
            pass.change(Command::Select(SelectCommand::Clear));
        }
    }
}

/// Words beside what is marked: below its right corner, inside the plot.
fn paint_note(ui: &Ui, pass: &Pass<'_>, words: &str, marked: Rect, plot: Rect) {
    let ink = pass.look.color(Role::Ink);
    let galley = cut_text(ui, words, typeface::medium(12.5), ink, plot.width() - 40.0);
    let size = galley.size() + vec2(20.0, 12.0);
    let left = (marked.right() - size.x).max(plot.left() + 4.0);
    let below = marked.bottom() + 8.0;
    let top = if below + size.y > plot.bottom() { marked.bottom() - size.y - 8.0 } else { below };
    let note = Rect::from_min_size(pos2(left, top), size);
    let painter: &Painter = ui.painter();
    painter.add(pass.look.popover(0).paint(note));
    let at: Pos2 = note.min + vec2(10.0, 6.0);
    painter.galley(at, galley, ink);
}
