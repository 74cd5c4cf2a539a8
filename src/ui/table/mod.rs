//! The same items, a line each, in the order of a column. Only the lines in view are laid out.

mod columns;
mod row;

use egui::{
    Align2, EventFilter, Id, Key, LayerId, Modifiers, Order, Popup, PopupAnchor, Pos2, Rect, ScrollArea,
    Sense, Ui, UiBuilder, WidgetInfo, accesskit, pos2, vec2,
};

use super::blank::nothing::nothing_ui;
use super::input::Action;
use super::pass::Pass;
use super::preferences::ColumnWidths;
use super::style::typeface;
use super::timeline::item_lines;
use super::widget::{focus_ring, label_at};
use crate::store::ItemIdx;
use crate::table::Rows;
use crate::theme::Role;
use crate::workspace::{Command, ItemStep, SelectCommand, ViewCommand, Workspace};
use columns::{Columns, HEADER, header_ui};
use row::{ROW, heading_width, row_ui, width_of};

/// A column that fits is as wide as the widest of so many first rows.
const FITTED: usize = 500;

/// What the table keeps between passes.
#[derive(Default)]
pub struct Table {
    rows: Rows,
    /// The chosen item that was last scrolled to, and the row it stood in.
    seen: Option<(ItemIdx, usize)>,
    /// Where a choice of several rows began.
    anchor: Option<ItemIdx>,
    /// How far the columns are scrolled.
    scrolled: f32,
    /// The item whose menu is open, and where.
    menu: Option<(ItemIdx, Pos2)>,
}

/// The table's identity, by which it keeps the keyboard's focus.
pub fn table_id() -> Id {
    Id::unique("table")
}

impl Table {
    /// Makes the rows fit the workspace.
    pub fn update(&mut self, workspace: &Workspace, words: &crate::wording::Wording) {
        self.rows.update(workspace, words);
    }

    /// Where a step from the chosen row leads.
    pub fn step(&self, workspace: &Workspace, step: ItemStep) -> Option<SelectCommand> {
        let chosen = workspace.view().selection.primary();
        let at = chosen.and_then(|idx| self.position(idx));
        let idx = self.rows.items()[step.in_rows(at, self.rows.items().len())?];
        Some(if step.extends() { SelectCommand::Extend(idx) } else { SelectCommand::One(idx) })
    }

    /// Shows the table in `rect`, with the chosen item in view.
    pub fn ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>, rect: Rect, drawn: &ColumnWidths) {
        ui.painter().rect_filled(rect, 0.0, pass.look.color(Role::Canvas));
        let shown = &pass.workspace.view().table.columns;
        let shown = crate::view::Column::all().filter(|column| shown.contains(column));
        let columns = Columns::of(shown, rect.width(), drawn);
        let (header, body) = rect.split_top_bottom_at_y(rect.top() + HEADER);
        let focus = ui.interact(body, table_id(), Sense::focusable_noninteractive());
        focus.widget_info(|| WidgetInfo::labeled(accesskit::Role::Table, true, pass.say("top.table")));
        if focus.has_focus() {
            let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(focus.id, arrows));
        }
        let rows = self.rows.items();
        header_ui(ui, pass, header, (&columns, self.scrolled), |ui, pass, column| {
            let widths =
                rows.iter().take(FITTED).map(|idx| width_of(ui, pass, pass.store().item(*idx), column));
            widths.fold(heading_width(ui, pass, column), f32::max)
        });
        if self.rows.items().is_empty() {
            return empty_ui(ui, pass, body);
        }
        self.body_ui(ui, pass, body, &columns, focus.has_focus());
        if focus.has_focus() && pass.workspace.view().selection.is_empty() {
            focus_ring(ui, &pass.look, &focus.with_new_rect(body.shrink(4.0)), 2.0);
        }
    }

    fn body_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>, body: Rect, columns: &Columns, focused: bool) {
        let mut content = ui.new_child(UiBuilder::new().max_rect(body));
        content.set_clip_rect(body.intersect(ui.clip_rect()));
        let primary = pass.workspace.view().selection.primary();
        let to_show = self.row_to_show(primary);
        let area = ScrollArea::both().id_salt("table").auto_shrink(false);
        let shown = area.show_viewport(&mut content, |ui, viewport| {
            let n_rows = self.rows.items().len();
            ui.set_min_size(vec2(columns.width, n_rows as f32 * ROW));
            // In f64: a million rows are higher than an f32 counts single points.
            let top_of =
                |row: usize| body.top() + (row as f64 * f64::from(ROW) - f64::from(viewport.top())) as f32;
            let left = body.left() - viewport.left();
            let width = columns.width.max(body.width());
            let line = |row| Rect::from_min_size(pos2(left, top_of(row)), vec2(width, ROW));
            if let Some(row) = to_show {
                ui.scroll_to_rect(line(row).intersect(Rect::everything_right_of(body.left())), None);
            }
            let first = (viewport.top() / ROW) as usize;
            let last = ((viewport.bottom() / ROW) as usize + 1).min(n_rows);
            for row in first.min(last)..last {
                let idx = self.rows.items()[row];
                let ring = focused && primary == Some(idx);
                let response = row_ui(ui, pass, idx, line(row), columns, ring);
                if response.clicked() {
                    let modifiers = ui.input(|input| input.modifiers);
                    self.clicked(pass, idx, modifiers);
                    ui.memory_mut(|memory| memory.request_focus(table_id()));
                }
                let by_key = ring
                    && ui.input_mut(|input| {
                        input.consume_key(Modifiers::SHIFT, Key::F10)
                            || input.consume_key(Modifiers::NONE, Key::Menu)
                    });
                if by_key || response.secondary_clicked() {
                    let under = line(row).left_bottom() + vec2(60.0, 0.0);
                    let at = response.interact_pointer_pos().filter(|_| !by_key).unwrap_or(under);
                    self.menu = Some((idx, at));
                    if !pass.workspace.view().selection.contains(idx) {
                        pass.send(Action::Show(idx));
                    }
                }
                if response.double_clicked() {
                    pass.send(Action::Change(Command::View(ViewCommand::ZoomToSelection)));
                    pass.send(Action::Change(Command::View(ViewCommand::ToggleMode)));
                }
            }
        });
        self.scrolled = shown.state.clamped_offset().x;
        self.menu_ui(ui, pass);
    }

    /// The menu of an item, while it is open.
    fn menu_ui(&mut self, ui: &Ui, pass: &mut Pass<'_>) {
        let Some((idx, at)) = self.menu.filter(|(idx, _)| idx.index() < pass.store().len()) else { return };
        let mut open = true;
        let layer = LayerId::new(Order::Foreground, table_id());
        Popup::new(Id::unique("row-menu"), ui.ctx().clone(), PopupAnchor::Position(at), layer)
            .frame(pass.look.popover(6))
            .open_bool(&mut open)
            .show(|ui| {
                ui.set_width(260.0);
                item_lines(ui, pass, idx);
            });
        if !open {
            self.menu = None;
        }
    }

    /// Closes the menu of an item; tells whether one was open.
    pub fn close_menu(&mut self) -> bool {
        self.menu.take().is_some()
    }

    /// The row to bring into view: that of the chosen item, once, and again when rows have moved.
    fn row_to_show(&mut self, primary: Option<ItemIdx>) -> Option<usize> {
        let seen = primary.and_then(|idx| Some((idx, self.position(idx)?)));
        let is_new = seen != self.seen;
        self.seen = seen;
        seen.filter(|_| is_new).map(|(_, row)| row)
    }

    /// In which row an item stands; at hand where it did not move.
    pub fn position(&self, idx: ItemIdx) -> Option<usize> {
        let known = self.seen.filter(|(seen, row)| *seen == idx && self.rows.items().get(*row) == Some(&idx));
        known.map(|(_, row)| row).or_else(|| self.rows.position(idx))
    }

    /// A click chooses one, with Ctrl one more or less, with Shift all from where the choice began.
    fn clicked(&mut self, pass: &mut Pass<'_>, idx: ItemIdx, modifiers: Modifiers) {
        let anchor = self.anchor.filter(|_| modifiers.shift);
        let range = anchor.and_then(|anchor| Some((self.rows.position(anchor)?, self.rows.position(idx)?)));
        match range {
            Some((from, to)) => {
                let rows = &self.rows.items()[from.min(to)..=from.max(to)];
                let chosen = std::iter::once(idx).chain(rows.iter().copied().filter(|one| *one != idx));
                pass.change(Command::Select(SelectCommand::Many(chosen.collect())));
            }
            None => {
                self.anchor = Some(idx);
                match modifiers.command {
                    true => pass.change(Command::Select(SelectCommand::Toggle(idx))),
                    false => pass.send(Action::Show(idx)),
                }
            }
        }
    }
}

/// Where no row is left: what brings them back.
fn empty_ui(ui: &mut Ui, pass: &mut Pass<'_>, body: Rect) {
    let center = body.center() - vec2(0.0, 24.0);
    let words = (pass.say("timeline.nothing-matches"), typeface::regular(13.0), pass.look.color(Role::Ink3));
    label_at(ui, center, Align2::CENTER_CENTER, words, body.width());
    nothing_ui(ui, pass, center + vec2(0.0, 20.0), body.width());
}
