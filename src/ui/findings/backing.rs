//! An item of a finding: who said what, when, and where it was reported. A click goes to it.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align2, CursorIcon, Galley, Rect, Sense, Ui, UiBuilder, WidgetInfo, accesskit, pos2, vec2};

use crate::finding::Finding;
use crate::store::{ItemIdx, ItemRef};
use crate::theme::Role;
use crate::ui::compose;
use crate::ui::input::Action;
use crate::ui::pass::Pass;
use crate::ui::reader::kind_icon;
use crate::ui::style::icon::{self, paint_icon};
use crate::ui::style::typeface;
use crate::ui::widget::{focus_ring, icon_button, label_at};
use crate::workspace::{Backed, Command, FindingCommand};

/// Left of the words.
const INDENT: f32 = 20.0;
/// Of the line with the name, and of the one with the source.
const LINE: f32 = 20.0;
/// So many lines of the words are shown.
const MOST_ROWS: usize = 4;

/// Shows an item of a finding.
pub(super) fn backing_ui(ui: &mut Ui, pass: &mut Pass<'_>, finding: &Finding, backed: &Backed) {
    match backed.item {
        Some(idx) => found_ui(ui, pass, (finding, backed), idx),
        None => lost_ui(ui, pass, (finding, backed)),
    }
}

fn found_ui(ui: &mut Ui, pass: &mut Pass<'_>, of: (&Finding, &Backed), idx: ItemIdx) {
    let rect = item_ui(ui, pass, idx);
    buttons_ui(ui, pass, of, rect);
}

/// Shows an item, and gives its place; a click goes to it.
pub(super) fn item_ui(ui: &mut Ui, pass: &mut Pass<'_>, idx: ItemIdx) -> Rect {
    let look = pass.look;
    let item = pass.store().item(idx);
    let text = if item.is_event() { item.label() } else { item.text() };
    let text = item.form().told(text, item.language());
    let words = words_of(ui, pass, &text, Role::Ink);
    let height = 2.0 * LINE + words.size().y + 8.0;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let name = name_of(pass, item);
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::ListItem, true, format!("{name}: {text}")));
    if response.hovered() {
        pass.hovering = Some(idx);
    }
    if response.hovered() || pass.workspace.view().selection.contains(idx) {
        ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), 5.0, look.color(Role::Panel));
    }
    let middle = rect.top() + LINE / 2.0 + 2.0;
    let lane = look.lane(pass.country_color(item));
    paint_icon(ui.painter(), kind_icon(item.kind()), pos2(rect.left() + 7.0, middle), 13.0, lane);
    let left = rect.left() + INDENT;
    let first = (&*name, typeface::semibold(12.5), look.color(Role::Ink));
    label_at(ui, pos2(left, middle), Align2::LEFT_CENTER, first, rect.width() - INDENT - 52.0);
    ui.painter().galley(pos2(left, rect.top() + LINE + 2.0), words, look.color(Role::Ink));
    let about = (&*source_of(pass, item), typeface::regular(12.0), look.color(Role::Ink3));
    let at = pos2(left, rect.bottom() - LINE / 2.0 - 4.0);
    label_at(ui, at, Align2::LEFT_CENTER, about, rect.width() - INDENT);
    focus_ring(ui, &look, &response, 5.0);
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        pass.send(Action::Read(idx));
    }
    rect
}

/// One that is not shown any more: how it began, and that.
fn lost_ui(ui: &mut Ui, pass: &mut Pass<'_>, of: (&Finding, &Backed)) {
    let look = pass.look;
    let began = format!("{} …", of.0.items[of.1.at].words());
    let words = words_of(ui, pass, &began, Role::Ink2);
    let why = words_of(ui, pass, pass.say("findings.lost"), Role::Ink3);
    let height = words.size().y + why.size().y + 14.0;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let read = format!("{began}: {}", pass.say("findings.lost"));
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::ListItem, true, &read));
    let at = pos2(rect.left() + 7.0, rect.top() + 13.0);
    paint_icon(ui.painter(), icon::WARNING, at, 13.0, look.color(Role::Warn));
    let below = rect.top() + 4.0 + words.size().y;
    ui.painter().galley(pos2(rect.left() + INDENT, rect.top() + 3.0), words, look.color(Role::Ink2));
    ui.painter().galley(pos2(rect.left() + INDENT, below + 2.0), why, look.color(Role::Ink3));
    buttons_ui(ui, pass, of, rect);
}

/// The ways to the other side and out of the finding.
fn buttons_ui(ui: &mut Ui, pass: &mut Pass<'_>, (finding, backed): (&Finding, &Backed), rect: Rect) {
    let look = pass.look;
    let corner = Rect::from_min_size(pos2(rect.right() - 48.0, rect.top()), vec2(48.0, 24.0));
    let mut row = ui.new_child(
        UiBuilder::new().max_rect(corner).layout(egui::Layout::left_to_right(egui::Align::Center)),
    );
    row.spacing_mut().item_spacing.x = 0.0;
    let (finding, at) = (finding.id, backed.at);
    if icon_button(&mut row, &look, icon::SWAP, pass.say("findings.other-side"), true).clicked() {
        let side = backed.side.other();
        pass.change(Command::Finding(FindingCommand::SetSide { finding, at, side }));
    }
    if icon_button(&mut row, &look, icon::X, pass.say("findings.take"), true).clicked() {
        pass.change(Command::Finding(FindingCommand::Take { finding, at }));
    }
}

/// Words in the serif face, cut after some lines.
fn words_of(ui: &Ui, pass: &Pass<'_>, text: &str, role: Role) -> std::sync::Arc<Galley> {
    let font = if role == Role::Ink3 { typeface::regular(12.0) } else { typeface::serif(13.5) };
    let format = TextFormat { line_height: Some(19.0), ..TextFormat::simple(font, pass.look.color(role)) };
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    let max_width = ui.available_width() - INDENT - if role == Role::Ink { 0.0 } else { 52.0 };
    job.wrap = TextWrapping { max_width, max_rows: MOST_ROWS, ..TextWrapping::default() };
    ui.painter().layout_job(job)
}

/// Who said it, or what kind of item it is.
fn name_of(pass: &Pass<'_>, item: ItemRef<'_>) -> String {
    let speaker = item.speaker().map(|speaker| pass.store().actor(speaker).name.clone());
    speaker.unwrap_or_else(|| pass.say(compose::kind_key(item.kind())).to_owned())
}

/// When it was, and the first report with how many more there are.
fn source_of(pass: &Pass<'_>, item: ItemRef<'_>) -> String {
    let store = pass.store();
    let first = item.documents().first().map(|idx| store.document(*idx));
    let outlet = first.map(|one| one.outlet.clone().unwrap_or_else(|| one.file_name().to_owned()));
    let more = match item.n_sources() {
        0 | 1 => None,
        n => Some(pass.words.fill("findings.more-sources", &[("n", &pass.words.number(n - 1))])),
    };
    let source: Vec<String> = outlet.into_iter().chain(more).collect();
    [pass.when(item), source.join(" ")].join(" · ")
}
