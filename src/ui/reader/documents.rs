//! The name of the article that is shown, which opens the list of all: there each can be chosen and closed.

use egui::{Align2, CursorIcon, Rect, ScrollArea, Sense, Ui, WidgetInfo, accesskit, pos2, vec2};

use crate::store::DocumentIdx;
use crate::theme::Role;
use crate::ui::input::Action;
use crate::ui::pass::Pass;
use crate::ui::style::icon;
use crate::ui::style::typeface;
use crate::ui::widget::menu::{menu_entry, menu_line};
use crate::ui::widget::{focus_ring, icon_button, label_at};
use crate::workspace::{Command, DataCommand};

/// Height of a line of the list.
const LINE: f32 = 30.0;

/// What was asked for in the list.
enum Asked {
    /// Showing the article.
    Show(DocumentIdx),
    /// Closing it.
    Close(DocumentIdx),
    /// Deciding something about it.
    Edit(DocumentIdx),
}

/// Shows the name of the article in `room`, and the list while it is open; gives the article that was chosen
/// from it.
pub fn documents_ui(ui: &mut Ui, pass: &mut Pass<'_>, idx: DocumentIdx, room: Rect) -> Option<DocumentIdx> {
    let (look, store) = (pass.look, pass.store());
    let response = ui.interact(room, ui.scope_id().with("documents"), Sense::click());
    let file = store.document(idx).file_name();
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, true, file));
    let ink = look.color(if response.hovered() { Role::Accent } else { Role::Ink });
    let text = (file, typeface::semibold(12.0), ink);
    let text = label_at(ui, room.left_center(), Align2::LEFT_CENTER, text, room.width() - 18.0);
    icon::paint_icon(ui.painter(), icon::CARET_DOWN, pos2(text.right() + 10.0, room.center().y), 11.0, ink);
    focus_ring(ui, &look, &response, 4.0);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let shown = egui::Popup::menu(&response).frame(look.popover(6)).show(|ui| {
        ui.set_width(320.0);
        let list = ScrollArea::vertical().max_height(360.0);
        // Of thousands of articles only the lines in view are shown.
        let is_listed = |other: &DocumentIdx| store.first_copy(*other) == *other;
        let listed: Vec<DocumentIdx> = store.documents().map(|(other, _)| other).filter(is_listed).collect();
        let listed = list.show_rows(ui, LINE, listed.len(), |ui, rows| {
            ui.set_width(308.0);
            let asked =
                listed[rows].iter().map(|other| line_ui(ui, pass, *other, *other == store.first_copy(idx)));
            asked.fold(None, Option::or)
        });
        menu_line(ui, pass, Action::AskArticle(Some(idx)), pass.say("action.article"), true);
        menu_entry(ui, pass, Action::ReloadArticle, "action.reload-article", true);
        listed
    });
    match shown?.inner.inner? {
        Asked::Show(other) => Some(other),
        Asked::Edit(other) => {
            pass.send(Action::AskArticle(Some(other)));
            None
        }
        Asked::Close(other) => {
            let document = store.document(other).id.clone();
            pass.change(Command::Data(DataCommand::Remove { document }));
            None
        }
    }
}

/// One article of the list, with its date and the cross that closes it. Copies of one report are one line.
fn line_ui(ui: &mut Ui, pass: &Pass<'_>, idx: DocumentIdx, is_shown: bool) -> Option<Asked> {
    let look = pass.look;
    let document = pass.store().document(idx);
    let name = pass.words.article(pass.store(), idx);
    let name = &*name;
    let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
    let (rect, cross) = whole.split_left_right_at_x(whole.right() - LINE);
    let rect = rect.with_max_x(rect.right() - 24.0);
    let response = ui.interact(rect, ui.scope_id().with(("document", idx)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::MenuItem, true, is_shown, name));
    if is_shown {
        ui.painter().rect_filled(rect, 5.0, look.color(Role::AccentWeak));
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 5.0, look.color(Role::Sunk));
    }
    let inner = rect.shrink2(vec2(8.0, 0.0));
    let date = document.published.date.map(|date| pass.words.date("date.day-year", date));
    let text = (&*date.unwrap_or_default(), typeface::regular(12.0), look.color(Role::Ink3));
    let spot = Rect::from_min_max(pos2(cross.left() - 24.0, cross.top()), cross.left_bottom());
    let mut corner = ui.new_child(egui::UiBuilder::new().max_rect(spot.shrink2(vec2(0.0, 3.0))));
    let edit = pass.words.fill("article.edit", &[("name", name)]);
    if icon_button(&mut corner, &look, icon::PENCIL_SIMPLE, &edit, true).clicked() {
        return Some(Asked::Edit(idx));
    }
    let date = label_at(ui, inner.right_center(), Align2::RIGHT_CENTER, text, 100.0);
    let text = (name, typeface::regular(12.5), look.color(Role::Ink));
    label_at(ui, inner.left_center(), Align2::LEFT_CENTER, text, date.left() - inner.left() - 10.0);
    let mut corner = ui.new_child(egui::UiBuilder::new().max_rect(cross.shrink(3.0)));
    let close = pass.words.fill("reader.close-article", &[("name", name)]);
    if icon_button(&mut corner, &look, icon::X, &close, true).clicked() {
        return Some(Asked::Close(idx));
    }
    response.clicked().then_some(Asked::Show(idx))
}
