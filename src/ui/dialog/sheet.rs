//! A table whose rows become items: which column tells what, what comes of it, and which rows do not become items.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{
    Align2, CursorIcon, Popup, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, accesskit, pos2, vec2,
};

use super::modal::modal;
use super::reference;
use crate::language::Country;
use crate::sheet::{Columns, Fault, Made, Meaning, Reading, Sheet, make};
use crate::theme::Role;
use crate::typed::Reference;
use crate::ui::input::Action;
use crate::ui::pass::Pass;
use crate::ui::style::{icon, typeface};
use crate::ui::widget::{Button, hline, label, label_at, paragraph};
use crate::wording::{Tongue, Wording};
use crate::workspace::Workspace;

const WIDTH: f32 = 820.0;
/// Room that the dialog leaves beside it.
const MARGIN: f32 = 96.0;
const COLUMN: f32 = 168.0;
const LINE: f32 = 26.0;
/// Rows of the table that are shown, and items of it.
const FIRST_ROWS: usize = 4;
const FIRST_ITEMS: usize = 4;

/// The dialog while it is open.
pub struct SheetDialog {
    path: PathBuf,
    sheet: Sheet,
    columns: Columns,
    reference: Reference,
    /// The identifier of the document that will show the rows.
    id: String,
    made: Made,
}

impl SheetDialog {
    /// For the table in a file.
    pub fn new(words: &Wording, workspace: &Workspace, path: PathBuf, sheet: Sheet) -> Self {
        let reference = reference::of_articles(workspace.store());
        let columns = Columns::guess(&sheet, reference);
        let id = free_id(workspace, &path);
        let made = made_of(words, (&sheet, &columns, reference), &id, &path);
        Self { path, sheet, columns, reference, id, made }
    }

    /// Shows the dialog; tells whether it is done.
    pub fn ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>) -> bool {
        let look = pass.look;
        let shown = modal(&look, "sheet", 20).show(ui.ctx(), |ui| {
            let window = ui.ctx().content_rect().size();
            ui.set_width(WIDTH.min(window.x - MARGIN));
            self.content_ui(ui, pass)
        });
        shown.should_close() || shown.inner
    }

    fn content_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>) -> bool {
        let look = pass.look;
        label(ui, pass.say("sheet.title"), typeface::semibold(16.0), look.color(Role::Ink));
        ui.add_space(2.0);
        let name = self.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let about = format!("{name} · {}", pass.words.count("sheet.rows", self.sheet.rows.len()));
        label(ui, &about, typeface::regular(12.5), look.color(Role::Ink3));
        ui.add_space(12.0);
        if self.table_ui(ui, pass) {
            let table = (&self.sheet, &self.columns, self.reference);
            self.made = made_of(pass.words, table, &self.id, &self.path);
        }
        ui.add_space(10.0);
        self.items_ui(ui, pass);
        self.faults_ui(ui, pass);
        ui.add_space(12.0);
        self.buttons_ui(ui, pass)
    }

    /// The first rows, below what each column tells; tells whether that was changed.
    fn table_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>) -> bool {
        let look = pass.look;
        let height = 64.0 + LINE * FIRST_ROWS.min(self.sheet.rows.len()) as f32;
        let mut is_changed = false;
        let area = ScrollArea::horizontal().id_salt("sheet-columns").auto_shrink([false, true]);
        area.show(ui, |ui| {
            let n_columns = self.sheet.n_columns();
            let size = vec2(COLUMN * n_columns as f32, height);
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            for at in 0..n_columns {
                let left = rect.left() + COLUMN * at as f32;
                let column = Rect::from_min_size(pos2(left, rect.top()), vec2(COLUMN - 12.0, height));
                if !ui.is_rect_visible(column) {
                    continue;
                }
                let name = self.name(pass, at);
                let text = (&*name, typeface::medium(12.5), look.color(Role::Ink2));
                label_at(ui, column.left_top() + vec2(0.0, 10.0), Align2::LEFT_CENTER, text, column.width());
                let spot = Rect::from_min_size(column.min + vec2(0.0, 22.0), vec2(column.width(), 30.0));
                is_changed |= self.meaning_ui(ui, pass, spot, (at, &name));
                for (nth, row) in self.sheet.rows.iter().take(FIRST_ROWS).enumerate() {
                    let middle = column.left_top() + vec2(0.0, 62.0 + LINE * (nth as f32 + 0.5));
                    let ink = if self.columns.of(at).is_some() { Role::Ink } else { Role::Ink4 };
                    let text = (&*row.cells[at], typeface::regular(12.5), look.color(ink));
                    label_at(ui, middle, Align2::LEFT_CENTER, text, column.width());
                }
            }
            for nth in 0..=FIRST_ROWS.min(self.sheet.rows.len()) {
                hline(ui, &look, rect, rect.top() + 61.5 + LINE * nth as f32);
            }
        });
        is_changed
    }

    fn name(&self, pass: &Pass<'_>, at: usize) -> String {
        match self.sheet.header[at].as_str() {
            "" => pass.words.fill("sheet.column", &[("n", &pass.words.number(at + 1))]),
            name => name.to_owned(),
        }
    }

    /// What a column tells, as a menu; tells whether another thing was chosen.
    fn meaning_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>, spot: Rect, (at, name): (usize, &str)) -> bool {
        let look = pass.look;
        let now = self.columns.of(at);
        let words = pass.say(key_of(now));
        let mut room = ui.new_child(UiBuilder::new().max_rect(spot).id_salt(("meaning", at)));
        let spoken = format!("{name}: {words}");
        let button = Button::new(words).caret().named(&spoken).on(now.is_some()).height(28.0);
        let response = button.show(&mut room, &look);
        let mut chosen = None;
        Popup::menu(&response).frame(look.popover(6)).show(|ui| {
            ui.set_width(200.0);
            for meaning in [None].into_iter().chain(Meaning::ALL.map(Some)) {
                if choice_ui(ui, pass, pass.say(key_of(meaning)), meaning == now) {
                    chosen = Some(meaning);
                    ui.close();
                }
            }
        });
        if let Some(meaning) = chosen {
            self.columns.put(at, meaning);
        }
        chosen.is_some()
    }

    /// The first items as they will be.
    fn items_ui(&self, ui: &mut Ui, pass: &Pass<'_>) {
        let look = pass.look;
        if !self.columns.are_enough() {
            paragraph(ui, pass.say("sheet.needs"), typeface::regular(13.0), 20.0, look.color(Role::Warn));
            return;
        }
        label(ui, pass.say("sheet.preview"), typeface::semibold(12.5), look.color(Role::Ink2));
        ui.add_space(4.0);
        let extraction = &self.made.extraction;
        for item in extraction.items().take(FIRST_ITEMS) {
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
            let time =
                item.time.interval.map(|at| pass.words.interval(at, item.time.grain)).unwrap_or_default();
            let who = item.speaker.as_ref().or(item.actors.first());
            let who = who.and_then(|id| extraction.actors.iter().find(|actor| actor.id == *id));
            let country = item.country.map(|country| pass.words.country(&country).to_owned());
            let who = [who.map(|actor| actor.name.clone()), country].into_iter().flatten();
            let who = who.collect::<Vec<_>>().join(", ");
            let what = item.title.as_deref().unwrap_or(&item.text);
            response.widget_info(|| {
                WidgetInfo::labeled(accesskit::Role::ListItem, true, format!("{time} {who} {what}"))
            });
            let middle = rect.left_center();
            let text = (&*time, typeface::regular(12.5), look.color(Role::Ink3));
            label_at(ui, middle, Align2::LEFT_CENTER, text, 140.0);
            let text = (&*who, typeface::medium(12.5), look.color(Role::Ink2));
            label_at(ui, middle + vec2(150.0, 0.0), Align2::LEFT_CENTER, text, 170.0);
            let text = (what, typeface::regular(12.5), look.color(Role::Ink));
            label_at(ui, middle + vec2(330.0, 0.0), Align2::LEFT_CENTER, text, rect.width() - 330.0);
        }
        if self.columns.hold_articles(&self.sheet) {
            ui.add_space(4.0);
            paragraph(ui, pass.say("sheet.articles"), typeface::regular(12.5), 18.0, look.color(Role::Warn));
        }
    }

    /// The rows of which something is wrong.
    fn faults_ui(&self, ui: &mut Ui, pass: &Pass<'_>) {
        let look = pass.look;
        let faults = &self.made.faults;
        if !self.columns.are_enough() || (faults.is_empty() && self.sheet.n_left_out == 0) {
            return;
        }
        ui.add_space(8.0);
        if self.sheet.n_left_out > 0 {
            let words = pass.words.count("sheet.too-many", self.sheet.n_left_out);
            label(ui, &words, typeface::regular(12.5), look.color(Role::Warn));
        }
        if faults.is_empty() {
            return;
        }
        let title = pass.words.count("sheet.faults", faults.len());
        label(ui, &title, typeface::semibold(12.5), look.color(Role::Warn));
        ui.add_space(2.0);
        let lines = faults.len().min(4) as f32;
        let area = ScrollArea::vertical().id_salt("sheet-faults").max_height(20.0 * lines);
        area.auto_shrink([false, true]).show_rows(ui, 20.0, faults.len(), |ui, rows| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for one in &faults[rows] {
                let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
                let number = pass.words.number(one.number);
                let values = [("n", &*number), ("fault", &*fault_words(pass.words, &one.fault))];
                let words = pass.words.fill("sheet.fault", &values);
                let text = (&*words, typeface::regular(12.5), look.color(Role::Ink2));
                label_at(ui, rect.left_center(), Align2::LEFT_CENTER, text, rect.width());
            }
        });
    }

    fn buttons_ui(&self, ui: &mut Ui, pass: &mut Pass<'_>) -> bool {
        let look = pass.look;
        let mut done = false;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let n_items = if self.columns.are_enough() { self.made.extraction.n_items() } else { 0 };
            let words = pass.words.count("sheet.make", n_items);
            if Button::primary(&words).enabled(n_items > 0).show(ui, &look).clicked() {
                pass.send(Action::AddTable(Arc::new(self.made.extraction.clone())));
                done = true;
            }
            done |= Button::bare(pass.say("date-dialog.cancel")).show(ui, &look).clicked();
        });
        done
    }
}

/// A line of the menu; tells whether it was chosen.
fn choice_ui(ui: &mut Ui, pass: &Pass<'_>, words: &str, is_chosen: bool) -> bool {
    let look = pass.look;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::MenuItemRadio, true, is_chosen, words));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 5.0, look.color(Role::Sunk));
    }
    if is_chosen {
        let at = rect.left_center() + vec2(16.0, 0.0);
        icon::paint_icon(ui.painter(), icon::CHECK, at, 12.0, look.color(Role::Accent));
    }
    let text = (words, typeface::regular(13.0), look.color(Role::Ink));
    label_at(ui, rect.left_center() + vec2(30.0, 0.0), Align2::LEFT_CENTER, text, rect.width() - 36.0);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

fn made_of(words: &Wording, table: (&Sheet, &Columns, Reference), id: &str, path: &Path) -> Made {
    let (sheet, columns, reference) = table;
    // Each name once: a table of thousands of rows has few.
    let known: RefCell<HashMap<String, Option<Country>>> = RefCell::default();
    let country = |name: &str| {
        let look = || country_called(words, name);
        *known.borrow_mut().entry(name.to_owned()).or_insert_with(look)
    };
    make(sheet, &Reading { columns, reference, country: &country }, id, &path.to_string_lossy())
}

/// The country of this name in any language of the window, or of this code.
fn country_called(words: &Wording, name: &str) -> Option<Country> {
    let other = [Tongue::German, Tongue::English]
        .into_iter()
        .find_map(|tongue| Wording::of(tongue).country_named(name));
    words.country_named(name).or(other).or_else(|| Country::new(name))
}

/// The path, with a number behind where a document is called so.
fn free_id(workspace: &Workspace, path: &Path) -> String {
    let path = path.to_string_lossy();
    let is_free = |id: &String| workspace.store().document_idx(id).is_none();
    let numbered = (2..).map(|n: u32| format!("{path} ({n})"));
    std::iter::once(path.clone().into_owned()).chain(numbered).find(is_free).unwrap_or_default()
}

fn key_of(meaning: Option<Meaning>) -> &'static str {
    match meaning {
        None => "sheet.nothing",
        Some(Meaning::Date) => "sheet.date",
        Some(Meaning::Text) => "sheet.text",
        Some(Meaning::Speaker) => "sheet.speaker",
        Some(Meaning::Country) => "sheet.country",
        Some(Meaning::Kind) => "sheet.kind",
        Some(Meaning::Title) => "sheet.name",
        Some(Meaning::Source) => "sheet.source",
        Some(Meaning::Link) => "sheet.link",
    }
}

fn fault_words(words: &Wording, fault: &Fault) -> String {
    match fault {
        Fault::NoDate => words.text("sheet.no-date").to_owned(),
        Fault::BadDate(cell) => words.fill("sheet.bad-date", &[("cell", cell)]),
        Fault::NoText => words.text("sheet.no-text").to_owned(),
        Fault::NoCountry(cell) => words.fill("sheet.no-country", &[("cell", cell)]),
    }
}
