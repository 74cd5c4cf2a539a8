//! Fields to type in.

use egui::{
    Align2, EventFilter, Id, Margin, Rect, Response, Sense, Stroke, StrokeKind, TextEdit, Ui, UiBuilder,
    WidgetInfo, accesskit, pos2, vec2,
};

use super::{focus_ring, label_at};
use crate::theme::Role;
use crate::ui::style::Look;
use crate::ui::style::icon::{self, paint_icon};
use crate::ui::style::typeface;

/// The words in a search field.
#[derive(Clone, Copy)]
pub struct SearchWords<'a> {
    /// What can be typed, while nothing is.
    pub hint: &'a str,
    /// The key that leads to it; empty for none.
    pub shortcut: &'a str,
    /// What its cross does, for screen readers.
    pub clear: &'a str,
}

/// A search field with room beside its cross.
pub struct CountingField {
    /// Of the field.
    pub response: Response,
    /// The room, once there is text.
    pub beside: Rect,
}

/// A search field with a magnifier, a hint and its shortcut; once there is text, a cross clears it.
/// `id` is fixed so that the shortcut can give it the focus. Esc leaves it to whoever asked for it.
pub fn search_field(ui: &mut Ui, look: &Look, id: Id, text: &mut String, words: SearchWords<'_>) -> Response {
    counting_search_field(ui, look, id, text, words, 0.0).response
}

/// The same with room of a width beside the cross, for what is to be told of the search; gives the
/// field and that room, which is there once there is text.
pub fn counting_search_field(
    ui: &mut Ui,
    look: &Look,
    id: Id,
    text: &mut String,
    SearchWords { hint, shortcut, clear }: SearchWords<'_>,
    room: f32,
) -> CountingField {
    let (rect, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), ui.available_height().min(32.0)), Sense::hover());
    frame(ui, look, rect);
    let ink3 = look.color(Role::Ink3);
    paint_icon(ui.painter(), icon::MAGNIFYING_GLASS, pos2(rect.left() + 18.0, rect.center().y), 16.0, ink3);
    let right = if text.is_empty() { badge(ui, look, rect, shortcut) } else { rect.right() - 28.0 - room };
    let inner = Rect::from_min_max(pos2(rect.left() + 34.0, rect.top()), pos2(right - 4.0, rect.bottom()));
    // The cross comes after the text, so that the keyboard reaches it second.
    let mut response = edit(ui, look, id, text, (inner, hint));
    if !text.is_empty() {
        let cross = Rect::from_center_size(pos2(rect.right() - 16.0, rect.center().y), vec2(24.0, 24.0));
        let cleared = ui.interact(cross, id.with("clear"), Sense::click());
        cleared.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, clear));
        paint_icon(ui.painter(), icon::X, cross.center(), 13.0, look.color(Role::Ink2));
        if cleared.clicked() {
            text.clear();
            response.mark_changed();
        }
    }
    focus_ring(ui, look, &response.clone().with_new_rect(rect), 6.0);
    let beside = Rect::from_min_max(pos2(right, rect.top()), pos2(rect.right() - 28.0, rect.bottom()));
    CountingField { response, beside }
}

/// A plain field for a path or a date.
pub fn path_field(ui: &mut Ui, look: &Look, id: Id, text: &mut String, hint: &str) -> Response {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
    frame(ui, look, rect);
    let inner = rect.shrink2(vec2(10.0, 0.0));
    let response = edit(ui, look, id, text, (inner, hint));
    focus_ring(ui, look, &response.clone().with_new_rect(rect), 6.0);
    response
}

fn frame(ui: &Ui, look: &Look, rect: Rect) {
    let border = Stroke::new(1.0, look.color(Role::Line2));
    ui.painter().rect(rect, 6.0, look.color(Role::Surface), border, StrokeKind::Inside);
}

fn edit(ui: &mut Ui, look: &Look, id: Id, text: &mut String, (rect, hint): (Rect, &str)) -> Response {
    let mut inner = ui.new_child(UiBuilder::new().max_rect(rect));
    let font = typeface::regular(13.0);
    let hint = egui::RichText::new(hint).font(font.clone()).color(look.color(Role::Ink3));
    let line = TextEdit::singleline(text)
        .id(id)
        .frame(egui::Frame::NONE)
        .margin(Margin::ZERO)
        .font(font)
        .text_color(look.color(Role::Ink))
        .hint_text(hint)
        .align(Align2::LEFT_CENTER)
        .min_size(rect.size())
        .event_filter(EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
            ..EventFilter::default()
        })
        .desired_width(rect.width());
    inner.add(line)
}

/// The shortcut at the right end of a field; gives its left edge.
fn badge(ui: &Ui, look: &Look, rect: Rect, shortcut: &str) -> f32 {
    if shortcut.is_empty() {
        return rect.right() - 10.0;
    }
    let words = (shortcut, typeface::regular(11.0), look.color(Role::Ink3));
    let right = pos2(rect.right() - 15.0, rect.center().y);
    let text = label_at(ui, right, Align2::RIGHT_CENTER, words, 90.0);
    let outline = text.expand2(vec2(6.0, 2.0));
    ui.painter().rect_stroke(outline, 4.0, Stroke::new(1.0, look.color(Role::Line2)), StrokeKind::Inside);
    outline.left() - 6.0
}
