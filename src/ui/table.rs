//! The same items, a line each, in the order of time. Only the lines in view are laid out.

use egui::{Align2, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, accesskit, pos2, vec2};

use super::action::Action;
use super::icon::paint_icon;
use super::pass::Pass;
use super::reader::kind_icon;
use super::widget::{Button, focus_ring, hline, label_at};
use super::{phrase, typeface};
use crate::store::{ItemIdx, ItemRef};
use crate::theme::Role;
use crate::workspace::{Command, FilterCommand};

const ROW: f32 = 32.0;
const HEADER: f32 = 34.0;

/// Where the columns begin, from the left edge, and where the last ends.
struct Columns {
    kind: f32,
    when: f32,
    who: f32,
    what: f32,
    country: f32,
    sources: f32,
}

impl Columns {
    fn of(width: f32) -> Self {
        let sources = width - 20.0;
        let country = sources - 60.0 - 130.0;
        Self { kind: 20.0, when: 42.0, who: 236.0, what: 366.0_f32.min(country - 60.0), country, sources }
    }
}

/// What the table keeps between passes.
#[derive(Default)]
pub struct Table {
    /// The chosen item that was last scrolled to.
    seen: Option<ItemIdx>,
}

impl Table {
    /// Shows the table in `rect`, with the chosen item in view.
    pub fn ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>, rect: Rect) {
        let chosen = pass.workspace.view().selection.primary();
        table_ui(ui, pass, rect, chosen.filter(|_| chosen != self.seen));
        self.seen = chosen;
    }
}

fn table_ui(ui: &mut Ui, pass: &mut Pass<'_>, rect: Rect, to_show: Option<ItemIdx>) {
    let look = pass.look;
    ui.painter().rect_filled(rect, 0.0, look.color(Role::Canvas));
    let columns = Columns::of(rect.width());
    header_ui(ui, pass, rect, &columns);
    let body = Rect::from_min_max(pos2(rect.left(), rect.top() + HEADER), rect.max);
    let n_items = pass.workspace.result().n_passing;
    if n_items == 0 {
        nothing_ui(ui, pass, body);
        return;
    }
    let mut content = ui.new_child(UiBuilder::new().max_rect(body));
    content.set_clip_rect(body.intersect(ui.clip_rect()));
    content.spacing_mut().item_spacing.y = 0.0;
    let area = ScrollArea::vertical().id_salt("table").auto_shrink(false);
    area.show_rows(&mut content, ROW, n_items, |ui, rows| {
        let result = pass.workspace.result().clone();
        if let Some(idx) = to_show.filter(|idx| result.passing.contains(*idx)) {
            let place = result.passing.count_range(0, idx.index()) as f32 - rows.start as f32;
            let top = ui.cursor().min + vec2(0.0, place * ROW);
            ui.scroll_to_rect(Rect::from_min_size(top, vec2(1.0, ROW)), None);
        }
        for idx in result.items().skip(rows.start).take(rows.len()) {
            row_ui(ui, pass, idx, &columns);
        }
    });
}

fn header_ui(ui: &Ui, pass: &Pass<'_>, rect: Rect, columns: &Columns) {
    let look = pass.look;
    let y = rect.top() + HEADER / 2.0;
    let entry = |x: f32, align: Align2, key| {
        let words = (pass.say(key), typeface::semibold(12.0), look.color(Role::Ink2));
        label_at(ui, pos2(rect.left() + x, y), align, words, 200.0);
    };
    entry(columns.when, Align2::LEFT_CENTER, "table.when");
    entry(columns.who, Align2::LEFT_CENTER, "table.who");
    entry(columns.what, Align2::LEFT_CENTER, "table.what");
    entry(columns.country, Align2::LEFT_CENTER, "table.country");
    entry(columns.sources, Align2::RIGHT_CENTER, "table.sources");
    hline(ui, &look, rect, rect.top() + HEADER - 0.5);
}

fn row_ui(ui: &mut Ui, pass: &mut Pass<'_>, idx: ItemIdx, columns: &Columns) {
    let look = pass.look;
    let item = pass.store().item(idx);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let selected = pass.workspace.view().selection.contains(idx);
    let said = [item.speaker_short_name().unwrap_or_default(), item.label()].join(" ");
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::Row, true, selected, said.trim()));
    if selected {
        let ground = look.mix(look.color(Role::Ink), look.color(Role::Canvas), 0.08);
        ui.painter().rect_filled(rect, 0.0, ground);
        let bar = Rect::from_min_size(rect.min, vec2(3.0, ROW));
        ui.painter().rect_filled(bar, 0.0, look.color(Role::Ink));
    } else if response.hovered() || pass.hovered == Some(idx) {
        let ground = look.mix(look.color(Role::Sunk), look.color(Role::Canvas), 0.45);
        ui.painter().rect_filled(rect, 0.0, ground);
    }
    if response.hovered() {
        pass.hovering = Some(idx);
    }
    cells(ui, pass, item, rect, columns);
    hline(ui, &look, rect, rect.bottom() - 0.5);
    focus_ring(ui, &look, &response, 0.0);
    if response.clicked() {
        pass.send(Action::Show(idx));
    }
}

fn cells(ui: &Ui, pass: &Pass<'_>, item: ItemRef<'_>, rect: Rect, columns: &Columns) {
    let look = pass.look;
    let middle = rect.center().y;
    let lane = look.lane(pass.country_color(item));
    let left = |x: f32| pos2(rect.left() + x, middle);
    paint_icon(ui.painter(), kind_icon(item.kind()), left(columns.kind), 14.0, lane);
    let text = |at, align, words: &str, font, role, width: f32| {
        label_at(ui, at, align, (words, font, look.color(role)), width);
    };
    let when = phrase::when(pass.words, item);
    let role = if item.interval().is_some() { Role::Ink } else { Role::Ink3 };
    let width = columns.who - columns.when - 12.0;
    text(left(columns.when), Align2::LEFT_CENTER, &when, typeface::regular(12.5), role, width);
    let who = item.speaker_short_name().unwrap_or_default();
    let width = columns.what - columns.who - 12.0;
    text(left(columns.who), Align2::LEFT_CENTER, who, typeface::semibold(12.5), Role::Ink, width);
    let width = columns.country - columns.what - 16.0;
    text(left(columns.what), Align2::LEFT_CENTER, item.label(), typeface::regular(12.5), Role::Ink, width);
    if let Some(country) = item.country() {
        let swatch = Rect::from_center_size(left(columns.country + 5.0), vec2(10.0, 10.0));
        ui.painter().rect_filled(swatch, 3.0, lane);
        let words = pass.words.country(&country);
        text(
            left(columns.country + 17.0),
            Align2::LEFT_CENTER,
            words,
            typeface::regular(12.5),
            Role::Ink2,
            110.0,
        );
    }
    let n = pass.words.number(item.n_sources());
    text(left(columns.sources), Align2::RIGHT_CENTER, &n, typeface::regular(12.5), Role::Ink2, 50.0);
}

fn nothing_ui(ui: &mut Ui, pass: &mut Pass<'_>, body: Rect) {
    let look = pass.look;
    let center = body.center();
    let words = (pass.say("timeline.nothing-matches"), typeface::regular(13.0), look.color(Role::Ink3));
    label_at(ui, center, Align2::CENTER_CENTER, words, body.width());
    let button = Button::new(pass.say("facet.clear-all")).height(28.0);
    let place = Rect::from_center_size(center + vec2(0.0, 32.0), vec2(button.width(ui), 28.0));
    let mut room = ui.new_child(UiBuilder::new().max_rect(place));
    if button.show(&mut room, &look).clicked() {
        pass.change(Command::Filter(FilterCommand::ClearAll));
    }
}
