//! The top of the findings: what this is, and the field for a new one.

use egui::{
    Align, Align2, Id, Key, Layout, Modifiers, Sense, Ui, UiBuilder, WidgetInfo, accesskit, pos2, vec2,
};

use crate::finding::Side;
use crate::theme::Role;
use crate::ui::input::Action;
use crate::ui::pass::Pass;
use crate::ui::reader::edge;
use crate::ui::style::icon::{self, paint_icon};
use crate::ui::style::typeface;
use crate::ui::widget::{icon_button, label_at, path_field};
use crate::workspace::{Command, FindingCommand};

/// What this is, how many there are, and the buttons of the panel.
pub(super) fn head_ui(ui: &mut Ui, pass: &mut Pass<'_>) {
    let look = pass.look;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
    let title = pass.say("findings.title");
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Label, true, title));
    let middle = rect.center().y;
    paint_icon(ui.painter(), icon::SCALES, pos2(rect.left() + 8.0, middle), 16.0, look.color(Role::Ink2));
    let words = (title, typeface::semibold(13.0), look.color(Role::Ink));
    label_at(ui, pos2(rect.left() + 24.0, middle), Align2::LEFT_CENTER, words, rect.width() - 150.0);
    let right = rect.translate(vec2(8.0, 0.0));
    let mut row = ui.new_child(UiBuilder::new().max_rect(right).layout(Layout::right_to_left(Align::Center)));
    row.spacing_mut().item_spacing.x = 0.0;
    row.set_max_height(28.0);
    edge::buttons_ui(&mut row, pass);
    let can = !pass.workspace.findings().is_empty();
    let export = pass.say("action.export-findings");
    if icon_button(&mut row, &look, icon::EXPORT, export, can).clicked() {
        pass.send(Action::ExportFindings);
    }
}

/// The field for a new finding: Enter or the plus makes it.
pub(super) fn new_ui(ui: &mut Ui, pass: &mut Pass<'_>, typed: &mut String) {
    let look = pass.look;
    let id = Id::unique("new-finding");
    // The key is taken before the field sees it; it would lose the focus with Enter.
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let entered = has_focus && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let can = !typed.trim().is_empty();
    let mut added = entered && can;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let room = ui.available_width() - 38.0;
        ui.scope(|ui| {
            ui.set_width(room);
            path_field(ui, &look, id, typed, pass.say("findings.new"));
        });
        added |= icon_button(ui, &look, icon::PLUS, pass.say("findings.add"), can).clicked();
    });
    if added {
        let sentence = std::mem::take(typed);
        pass.change(Command::Finding(FindingCommand::Add { sentence, items: Vec::new(), side: Side::For }));
    }
}
