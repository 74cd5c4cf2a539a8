//! Items on their way to a finding: carried from the timeline or the table, and let go over one.

use egui::{Align2, DragAndDrop, LayerId, Order, Rect, Sense, Stroke, StrokeKind, Ui, vec2};

use crate::finding::{FindingId, Side};
use crate::store::ItemIdx;
use crate::theme::Role;
use crate::ui::pass::Pass;
use crate::ui::style::typeface;
use crate::ui::widget::cut_text;
use crate::workspace::{Command, FindingCommand};

/// What is carried: items of the store of a generation.
struct Carried {
    items: Vec<ItemIdx>,
    generation: u64,
}

/// Takes up the chosen items where one of them, `idx`, is dragged and findings are shown; tells whether it does.
pub fn carry(ui: &Ui, pass: &Pass<'_>, idx: ItemIdx) -> bool {
    let selection = &pass.workspace.view().selection;
    let carries = pass.shows_findings && selection.contains(idx);
    if carries {
        let (items, generation) = (selection.iter().collect(), pass.store().generation());
        DragAndDrop::set_payload(ui.ctx(), Carried { items, generation });
    }
    carries
}

/// How many items are carried, beside the pointer.
pub fn carried_ui(ui: &Ui, pass: &Pass<'_>) {
    let Some(carried) = DragAndDrop::payload::<Carried>(ui.ctx()) else { return };
    let Some(at) = ui.ctx().pointer_latest_pos() else { return };
    let look = pass.look;
    let words = pass.words.count("timeline.items", carried.items.len());
    let ink = look.color(Role::Surface);
    let galley = cut_text(ui, &words, typeface::medium(12.5), ink, 200.0);
    let text = Align2::LEFT_TOP.anchor_size(at + vec2(20.0, 14.0), galley.size());
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, egui::Id::unique("carried")));
    painter.rect_filled(text.expand2(vec2(8.0, 4.0)), 6.0, look.color(Role::Ink));
    painter.galley(text.min, galley, ink);
}

/// Where items that are let go over `rect` are put to a finding: for it, with Shift against it.
pub(super) fn let_go_ui(ui: &Ui, pass: &mut Pass<'_>, rect: Rect, finding: FindingId) {
    if !DragAndDrop::has_payload_of_type::<Carried>(ui.ctx()) {
        return;
    }
    let response = ui.interact(rect, ui.scope_id().with(("let-go", finding)), Sense::hover());
    let against = ui.input(|input| input.modifiers.shift);
    if response.dnd_hover_payload::<Carried>().is_some() {
        let role = if against { Role::Danger } else { Role::Accent };
        let stroke = Stroke::new(2.0, pass.look.color(role));
        ui.painter().rect_stroke(rect.expand2(vec2(8.0, -2.0)), 6.0, stroke, StrokeKind::Inside);
    }
    if let Some(carried) = response.dnd_release_payload::<Carried>()
        && carried.generation == pass.store().generation()
    {
        let side = if against { Side::Against } else { Side::For };
        let items = carried.items.clone();
        pass.change(Command::Finding(FindingCommand::Put { finding, items, side }));
    }
}
