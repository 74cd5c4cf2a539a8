//! The parts of the window that F6 goes through.

use egui::{Context, Id, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit};

use super::layout::Regions;
use super::style::Look;
use super::table::table_id;
use super::timeline::timeline_id;
use crate::theme::Role;
use crate::view::Mode;

/// A part of the window that takes the keyboard as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    /// The bar at the top.
    TopBar,
    /// The filter panel or its rail.
    Filters,
    /// The filters in force.
    Chips,
    /// Timeline or table.
    Center,
    /// The reader of an article or of a cluster, or the rail that opens it.
    Reader,
}

impl Region {
    /// All, in the order of F6.
    const ALL: [Self; 5] = [Self::TopBar, Self::Filters, Self::Chips, Self::Center, Self::Reader];

    /// Where it stands; `None` where it is not shown.
    fn rect(self, parts: &Regions) -> Option<Rect> {
        match self {
            Self::TopBar => Some(parts.top),
            Self::Filters => Some(parts.filters),
            Self::Chips => Some(parts.chips),
            Self::Center => Some(parts.center),
            Self::Reader => parts.reader.or(parts.reader_rail),
        }
    }

    /// The control that has the keyboard when the region has it as a whole.
    fn id(self, mode: Mode) -> Id {
        match (self, mode) {
            (Self::Center, Mode::Timeline) => timeline_id(),
            (Self::Center, Mode::Table) => table_id(),
            _ => Id::unique(("region", self as u8)),
        }
    }

    /// Gives the region the keyboard where it was asked for: from there Tab goes to its first control.
    /// To be called before its controls are shown. Not a stop of Tab itself.
    pub fn show(self, ui: &mut Ui, look: &Look, rect: Rect, name: &str) {
        let id = self.id(Mode::Table);
        if !ui.memory(|memory| memory.has_focus(id)) {
            return;
        }
        let response = ui.interact(rect, id, Sense::focusable_noninteractive());
        response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Group, true, name));
        let stroke = Stroke::new(2.0, look.color(Role::Accent));
        let above = egui::LayerId::new(egui::Order::Middle, id);
        let painter = ui.ctx().layer_painter(above).with_clip_rect(rect);
        painter.rect_stroke(rect.shrink(1.0), 2.0, stroke, StrokeKind::Inside);
    }
}

/// Gives the next part of the window the keyboard, or the one before.
pub fn go(ctx: &Context, parts: &Regions, mode: Mode, forward: bool) {
    let shown: Vec<Region> = Region::ALL.into_iter().filter(|region| region.rect(parts).is_some()).collect();
    let focused = ctx.memory(|memory| memory.focused());
    let at = focused.and_then(|id| {
        let place = ctx.read_response(id).map(|response| response.rect.center());
        // The reader may lie over the timeline: what comes last is on top.
        shown.iter().rposition(|region| {
            region.id(mode) == id
                || place.is_some_and(|place| region.rect(parts).is_some_and(|rect| rect.contains(place)))
        })
    });
    let next = match (at, forward) {
        (Some(at), true) => (at + 1) % shown.len(),
        (Some(at), false) => (at + shown.len() - 1) % shown.len(),
        // From nowhere, to the timeline.
        (None, _) => shown.iter().position(|region| *region == Region::Center).unwrap_or(0),
    };
    ctx.memory_mut(|memory| memory.request_focus(shown[next].id(mode)));
}
