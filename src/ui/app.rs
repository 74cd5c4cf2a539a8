//! The window's state, and the order of a pass: take in, draw, carry out what was asked for.

use std::path::{Path, PathBuf};

use egui::{Context, Rect, Ui};

use super::action::Action;
use super::chip_row::chip_row_ui;
use super::empty::empty_ui;
use super::export_dialog::{ExportDialog, ExportOutcome, Seen};
use super::files::{Asked, Chosen, FileDialogs};
use super::filter_panel::FilterPanel;
use super::layout::{Regions, regions};
use super::loading::loading_ui;
use super::look::Look;
use super::motion::Motion;
use super::pass::Pass;
use super::preferences::{Preference, Preferences, ThemeChoice};
use super::reader::Reader;
use super::reading::Reading;
use super::set_date::{self, SetDate};
use super::status_bar::status_bar_ui;
use super::table::Table;
use super::timeline::Timeline;
use super::toast::{Toast, Toasts};
use super::top_bar::{TopBar, search_id, top_bar_ui};
use super::{drop_zone, help, keyboard, phrase, sample, typeface};
use crate::cli::Window;
use crate::diagnostic::Diagnostic;
use crate::document::Given;
use crate::pipeline::{Outcome, Source};
use crate::store::ItemIdx;
use crate::theme::Shade;
use crate::view::{Mode, TimeWindow};
use crate::wording::Wording;
use crate::workspace::{
    Command, DataCommand, FilterCommand, Prepared, SelectCommand, ViewCommand, Workspace,
};

/// Puts the bundled faces into `ctx`; needed before the first pass.
pub fn prepare(ctx: &Context) {
    ctx.set_fonts(typeface::definitions());
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
}

/// The dialog that lies over the window.
enum Dialog {
    Help,
    Date(SetDate),
    Export(Box<ExportDialog>),
}

/// Everything the window shows and keeps.
pub struct App {
    workspace: Workspace,
    preferences: Preferences,
    /// Holds for articles that do not say so themselves.
    given: Given,
    title: Option<String>,
    search: String,
    problems: Vec<Diagnostic>,
    reading: Option<Reading>,
    /// To be read after that.
    waiting: Vec<Source>,
    filters: FilterPanel,
    reader: Reader,
    timeline: Timeline,
    table: Table,
    motion: Motion,
    toasts: Toasts,
    dialog: Option<Dialog>,
    files: FileDialogs,
    hovered: Option<ItemIdx>,
    emphasis: Option<crate::store::FacetValue>,
    shade: Option<Shade>,
    /// The window's name as the system shows it.
    named: String,
}

impl App {
    /// A window that opens what the command line names.
    pub fn new(ctx: &Context, preferences: Preferences, window: Window) -> Self {
        let mut app = Self {
            workspace: Workspace::default(),
            preferences,
            given: window.given,
            title: None,
            search: String::new(),
            problems: Vec::new(),
            reading: None,
            waiting: Vec::new(),
            filters: FilterPanel::default(),
            reader: Reader::default(),
            timeline: Timeline::default(),
            table: Table::default(),
            motion: Motion::default(),
            toasts: Toasts::default(),
            dialog: None,
            files: FileDialogs::default(),
            hovered: None,
            emphasis: None,
            shade: None,
            named: String::new(),
        };
        if !window.sources.is_empty() {
            app.read(ctx, window.sources);
        }
        app
    }

    /// What is open and seen.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The timeline as it was painted last.
    pub fn scene(&self) -> Option<&crate::scene::Scene> {
        self.timeline.scene()
    }

    /// What the user prefers, to be kept.
    pub fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    /// Whether files are being read.
    pub fn is_reading(&self) -> bool {
        self.reading.is_some()
    }

    /// One pass of the window.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let now = ui.input(|input| input.time);
        self.take_in(&ctx, now);
        let look = self.dress(&ctx);
        let mut actions = keyboard::actions(ui, self.dialog.is_some());
        let window = ui.ctx().content_rect();
        let before = self.shown(now);
        actions.extend(self.draw(ui, look, window));
        for action in actions {
            self.act(&ctx, action, now);
        }
        self.name_window(&ctx);
        let moved = self.glide(now);
        if moved || self.motion.is_running() || self.shown(now) != before {
            ctx.request_repaint();
        }
    }

    /// Calls the window after what is open.
    fn name_window(&mut self, ctx: &Context) {
        let is_open = self.workspace.store().n_documents() > 0;
        let name = match self.title.as_ref().filter(|_| is_open) {
            Some(title) => format!("{title} – Zeitstrahl"),
            None => "Zeitstrahl".to_owned(),
        };
        if self.named != name {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(name.clone()));
            self.named = name;
        }
    }

    fn words(&self) -> &'static Wording {
        Wording::of(self.preferences.tongue())
    }

    /// The window in time as it is shown now.
    fn shown(&mut self, now: f64) -> TimeWindow {
        self.motion.shown(self.workspace.view().window, now)
    }

    /// Sets egui's style when the theme or the text size has changed.
    fn dress(&mut self, ctx: &Context) -> Look {
        let shade = self.preferences.shade(ctx.system_theme());
        let look = Look::of(shade);
        if self.shade != Some(shade) {
            self.shade = Some(shade);
            let theme = if shade == Shade::Dark { egui::Theme::Dark } else { egui::Theme::Light };
            ctx.set_theme(theme);
            ctx.set_style_of(theme, look.style());
        }
        if (ctx.zoom_factor() - self.preferences.text_size).abs() > 0.001 {
            ctx.set_zoom_factor(self.preferences.text_size);
        }
        look
    }

    /// What has happened outside: files read, dialogs closed, files dropped.
    fn take_in(&mut self, ctx: &Context, now: f64) {
        if let Some((outcome, prepared)) = self.reading.as_mut().and_then(Reading::poll) {
            self.reading = None;
            self.take_outcome(outcome, prepared, now);
            if !self.waiting.is_empty() {
                let waiting = std::mem::take(&mut self.waiting);
                self.read(ctx, waiting);
            }
        }
        match self.files.poll() {
            Some(Chosen::Open(paths)) => self.open(ctx, paths),
            Some(Chosen::Save(path)) => self.save_picture(ctx, path),
            Some(Chosen::NoDialog) => {
                let (title, text) = match &self.dialog {
                    // The dialog has a field for the path.
                    Some(Dialog::Export(_)) => return,
                    _ => ("files.no-dialog", "files.no-dialog-text"),
                };
                self.tell(true, title, self.words().text(text).to_owned(), now);
            }
            Some(Chosen::Cancelled) | None => {}
        }
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if !dropped.is_empty() {
            self.open(ctx, dropped);
        }
        if let Some(Dialog::Export(dialog)) = &mut self.dialog
            && let Some(outcome) = dialog.poll()
        {
            self.picture_saved(outcome, now);
        }
    }

    fn draw(&mut self, ui: &mut Ui, look: Look, window: Rect) -> Vec<Action> {
        let now = ui.input(|input| input.time);
        let shown = self.shown(now);
        let mut pass = Pass {
            look,
            words: Wording::of(self.preferences.tongue()),
            workspace: &self.workspace,
            hovered: self.hovered,
            hovering: None,
            emphasis: None,
            reduce_motion: self.preferences.reduce_motion,
            actions: Vec::new(),
        };
        let parts = regions(window, &self.preferences.panels);
        let is_open = self.workspace.store().n_documents() > 0;
        let title = self.title.clone().unwrap_or_else(|| pass.say("top.untitled").to_owned());
        let bar = TopBar {
            title: &title,
            search: &mut self.search,
            enabled: is_open,
            icons_only: parts.icons_only,
            preferences: &self.preferences,
        };
        top_bar_ui(ui, &mut pass, parts.top, bar);
        if is_open {
            match self.preferences.panels.filters && window.width() >= 1200.0 {
                true => self.filters.ui(ui, &mut pass, parts.filters),
                false => self.filters.rail_ui(ui, &mut pass, parts.filters, window.width() >= 1200.0),
            }
            chip_row_ui(ui, &mut pass, parts.chips);
            match self.workspace.view().mode {
                Mode::Timeline => {
                    self.timeline.ui(ui, &mut pass, parts.center, shown, self.emphasis.as_ref());
                }
                Mode::Table => self.table.ui(ui, &mut pass, parts.center),
            }
            reader_ui(&mut self.reader, ui, &mut pass, &parts);
        } else {
            let body = Rect::from_min_max(parts.filters.min, parts.status.right_top());
            match &self.reading {
                Some(reading) => loading_ui(ui, &mut pass, body, reading),
                None => empty_ui(ui, &mut pass, body),
            }
        }
        let reading = self.reading.as_ref();
        status_bar_ui(ui, &mut pass, parts.status, &self.problems, reading);
        let toasts = self.toasts.ui(ui, &look, window, pass.say("keys.close"));
        pass.actions.extend(toasts);
        let closed = dialog_ui(&mut self.dialog, ui, &mut pass, &self.timeline);
        drop_zone::drop_zone_ui(ui, &pass, window);
        let Pass { hovering, emphasis, actions, .. } = pass;
        // What is under the pointer here is shown elsewhere in the next pass.
        if (self.hovered, &self.emphasis) != (hovering, &emphasis) {
            (self.hovered, self.emphasis) = (hovering, emphasis);
            ui.ctx().request_repaint();
        }
        if closed {
            self.dialog = None;
        }
        actions
    }

    /// Carries out what was asked for.
    fn act(&mut self, ctx: &Context, action: Action, now: f64) {
        match action {
            Action::Change(command) => self.change(command, now),
            Action::Glide(speed) if !self.preferences.reduce_motion => self.motion.glide(speed, now),
            Action::Glide(_) => {}
            Action::ZoomTo(window) => self.change(Command::View(ViewCommand::JumpTo(window)), now),
            Action::Show(idx) => {
                self.preferences.panels.reader = true;
                self.change(Command::Select(SelectCommand::One(idx)), now);
            }
            Action::OpenFiles => self.files.ask(Asked::Files, self.words(), ctx),
            Action::OpenFolder => self.files.ask(Asked::Folder, self.words(), ctx),
            Action::OpenSample => {
                self.title = Some(self.words().text("top.sample").to_owned());
                self.read(ctx, sample::sources());
            }
            Action::StopReading => self.reading.iter().for_each(Reading::stop),
            Action::CloseAll => self.close_all(),
            Action::ToggleExport => self.toggle_export(),
            Action::SavePicture(path) => self.save_picture(ctx, path),
            Action::AskSavePlace(path) => self.files.ask(Asked::Picture(path), self.words(), ctx),
            Action::Copy => self.copy(ctx, now),
            Action::Search => ctx.memory_mut(|memory| memory.request_focus(search_id())),
            Action::ToggleTheme => {
                let dark = self.shade == Some(Shade::Dark);
                self.preferences.theme = if dark { ThemeChoice::Light } else { ThemeChoice::Dark };
            }
            Action::ToggleFilters => self.preferences.panels.filters ^= true,
            Action::ToggleReader => self.preferences.panels.reader ^= true,
            Action::ToggleHelp => {
                self.dialog = match self.dialog {
                    Some(Dialog::Help) => None,
                    _ => Some(Dialog::Help),
                };
            }
            Action::Escape => self.escape(ctx, now),
            Action::AskDate(document) => self.ask_date(document),
            Action::Prefer(preference) => self.prefer(preference),
            other => self.navigate(other, now),
        }
        ctx.request_repaint();
    }

    /// Moves in time and from item to item.
    fn navigate(&mut self, action: Action, now: f64) {
        let view = self.workspace.view();
        let chosen = view.selection.primary();
        let middle = chosen
            .and_then(|idx| self.workspace.store().interval(idx, view.clock))
            .map(|at| (at.start + at.end) as f64 / 2.0)
            .filter(|time| view.window.contains(*time))
            .unwrap_or(view.window.middle());
        let fifth = view.window.seconds() / 5.0;
        // In the table, up and down are earlier and later.
        let action = match (view.mode, action) {
            (Mode::Table, Action::ItemAbove) => Action::PreviousItem,
            (Mode::Table, Action::ItemBelow) => Action::NextItem,
            (_, action) => action,
        };
        let zoom = |factor| ViewCommand::JumpTo(view.window.zoom_at(middle, factor));
        let command = match action {
            Action::Undo => Command::Undo,
            Action::Redo => Command::Redo,
            Action::ZoomIn => Command::View(zoom(1.5)),
            Action::ZoomOut => Command::View(zoom(1.0 / 1.5)),
            Action::Fit => Command::View(ViewCommand::Fit),
            Action::ShowAll => Command::View(ViewCommand::ShowAll),
            Action::PanLeft => Command::View(ViewCommand::JumpTo(view.window.pan(-fifth))),
            Action::PanRight => Command::View(ViewCommand::JumpTo(view.window.pan(fifth))),
            Action::ZoomToSelection => match chosen {
                Some(idx) => Command::View(ViewCommand::ZoomToItem(idx)),
                None => return,
            },
            Action::NextItem => Command::Select(SelectCommand::Next),
            Action::PreviousItem => Command::Select(SelectCommand::Previous),
            Action::ItemAbove => Command::Select(SelectCommand::Above),
            Action::ItemBelow => Command::Select(SelectCommand::Below),
            Action::FirstItem => Command::Select(SelectCommand::First),
            Action::LastItem => Command::Select(SelectCommand::Last),
            Action::NextGrouping => Command::View(ViewCommand::NextGrouping),
            Action::ToggleMode => {
                let mode = if view.mode == Mode::Timeline { Mode::Table } else { Mode::Timeline };
                Command::View(ViewCommand::SetMode(mode))
            }
            _ => return,
        };
        let by_key = matches!(command, Command::Select(_));
        self.change(command, now);
        if by_key {
            self.reveal(now);
        }
    }

    /// Applies a command; a jump of the window is shown as motion, a gesture at once.
    fn change(&mut self, command: Command, now: f64) {
        let shown = self.shown(now);
        let goal = self.workspace.view().window;
        let gesture = matches!(
            command,
            Command::View(ViewCommand::SetWindow(_) | ViewCommand::Pan(_) | ViewCommand::ZoomAt { .. })
        );
        let was_empty = self.workspace.store().is_empty();
        self.workspace.apply(command);
        if self.workspace.view().window != goal {
            match gesture || was_empty || self.preferences.reduce_motion {
                true => self.motion.follow(),
                false => self.motion.jump(shown, now),
            }
        }
        if self.search != self.workspace.view().filter.text {
            self.search = self.workspace.view().filter.text.clone();
        }
    }

    /// Moves the window so that the chosen item is in it, where it is not.
    fn reveal(&mut self, now: f64) {
        let view = self.workspace.view();
        let Some(idx) = view.selection.primary() else { return };
        let Some(at) = self.workspace.store().interval(idx, view.clock) else { return };
        if !view.window.overlaps(at) {
            let middle = (at.start + at.end) / 2;
            self.change(Command::View(ViewCommand::GoTo(middle)), now);
        }
    }

    /// Moves on after a drag; tells whether it did.
    fn glide(&mut self, now: f64) -> bool {
        let Some(moved) = self.motion.glided(now) else { return false };
        let seconds = moved * self.workspace.view().window.seconds();
        self.workspace.apply(Command::View(ViewCommand::Pan(seconds)));
        if !self.motion.is_running() {
            self.workspace.apply(Command::EndGesture);
        }
        true
    }

    fn prefer(&mut self, preference: Preference) {
        self.preferences.set(preference);
    }

    /// In the search field clears it, then leaves it; elsewhere clears the selection, then the search.
    fn escape(&mut self, ctx: &Context, now: f64) {
        if self.timeline.cancel_mark() {
            return;
        }
        if ctx.text_edit_focused() && self.search.is_empty() {
            ctx.memory_mut(|memory| memory.focused().inspect(|id| memory.surrender_focus(*id)));
            return;
        }
        if !ctx.text_edit_focused() && !self.workspace.view().selection.is_empty() {
            self.change(Command::Select(SelectCommand::Clear), now);
        } else if !self.search.is_empty() {
            self.change(Command::Filter(FilterCommand::SetText(String::new())), now);
        }
    }

    fn copy(&mut self, ctx: &Context, now: f64) {
        let Some(idx) = self.workspace.view().selection.primary() else { return };
        let store = self.workspace.store();
        ctx.copy_text(phrase::citation(self.words(), store, store.item(idx)));
        self.tell(false, "action.copied", String::new(), now);
    }

    fn ask_date(&mut self, document: crate::store::DocumentIdx) {
        if document.index() < self.workspace.store().n_documents() {
            let dialog = SetDate::new(self.words(), self.workspace.store(), document);
            self.dialog = Some(Dialog::Date(dialog));
        }
    }

    /// Shows a message with a worded title.
    fn tell(&mut self, failed: bool, title: &str, text: String, now: f64) {
        let title = self.words().text(title).to_owned();
        self.toasts.push(Toast { failed, title, text, offer: None }, now);
    }
}

// What is opened and closed.
impl App {
    fn open(&mut self, ctx: &Context, paths: Vec<PathBuf>) {
        self.read(ctx, paths.into_iter().map(Source::Path).collect());
    }

    fn read(&mut self, ctx: &Context, sources: Vec<Source>) {
        if self.reading.is_some() {
            self.waiting.extend(sources);
            return;
        }
        if self.title.is_none() {
            self.title = title_of(&sources);
        }
        self.reading = Some(Reading::start(sources, self.given.clone(), self.workspace.preparation(), ctx));
    }

    /// Takes in what was read: documents onto the timeline, problems into their list.
    fn take_outcome(&mut self, outcome: Outcome, prepared: Box<Prepared>, now: f64) {
        let words = self.words();
        let known = self.problems.len();
        let of_documents = prepared.added().iter().flat_map(|one| &one.document.diagnostics);
        for problem in outcome.problems().chain(of_documents) {
            if !self.problems.contains(problem) {
                self.problems.push(problem.clone());
            }
        }
        let failed = outcome.files.iter().filter(|file| file.articles == 0);
        let failed = failed.filter_map(|file| file.problems.first()).next().cloned();
        if let Some(problem) = failed.filter(|_| self.problems.len() > known) {
            let (title, text) = phrase::problem(words, &problem);
            self.toasts.push(Toast { failed: true, title, text, offer: None }, now);
        }
        if outcome.cancelled {
            let text = words.count("loading.stopped-text", prepared.n_added());
            self.tell(false, "loading.stopped", text, now);
        }
        if prepared.n_added() > 0 {
            self.change(Command::Data(DataCommand::AddPrepared(prepared)), now);
        }
        if let [file] = outcome.files.as_slice()
            && file.articles == 1
            && self.workspace.store().n_documents() == 1
        {
            // A single article is called by its headline.
            self.title = self.workspace.store().documents().next().map(|(_, one)| phrase::document_name(one));
        }
    }

    fn close_all(&mut self) {
        self.workspace = Workspace::default();
        self.problems.clear();
        self.title = None;
        self.search.clear();
        self.reader = Reader::default();
        self.timeline = Timeline::default();
    }

    fn toggle_export(&mut self) {
        self.dialog = match self.dialog {
            Some(Dialog::Export(_)) => None,
            _ if self.workspace.store().n_documents() == 0 => None,
            _ => {
                let title = self.title.clone().unwrap_or_default();
                Some(Dialog::Export(Box::new(ExportDialog::new(&title, &self.workspace))))
            }
        };
    }

    fn save_picture(&mut self, ctx: &Context, path: PathBuf) {
        let seen = Seen { words: self.words(), shade: self.shade.unwrap_or_default() };
        if let Some(Dialog::Export(dialog)) = &mut self.dialog {
            dialog.save(ctx, path, &self.workspace, self.timeline.layout(), seen);
        }
    }

    fn picture_saved(&mut self, outcome: ExportOutcome, now: f64) {
        let words = self.words();
        match outcome.result {
            Ok(()) => {
                self.dialog = None;
                self.tell(false, "export.saved", outcome.path.display().to_string(), now);
            }
            Err(reason) => {
                let path = outcome.path.display().to_string();
                let text = words.fill("export.failed-text", &[("path", &path), ("reason", &reason)]);
                let title = words.text("export.failed").to_owned();
                let offer = words.text("export.choose-another").to_owned();
                let offer = Some((offer, Action::AskSavePlace(outcome.path)));
                self.toasts.push(Toast { failed: true, title, text, offer }, now);
            }
        }
    }
}

/// What is opened is called after its folder or its file.
fn title_of(sources: &[Source]) -> Option<String> {
    let paths: Vec<&Path> = sources
        .iter()
        .filter_map(|source| match source {
            Source::Path(path) => Some(path.as_path()),
            Source::Stdin | Source::Memory { .. } => None,
        })
        .collect();
    let named = match paths.as_slice() {
        [] => return None,
        [one] => one.file_stem(),
        [first, ..] => first.parent()?.file_name(),
    };
    named.map(|name| name.to_string_lossy().replace('_', " "))
}

/// The reader beside the timeline, or over it on small windows, with the edge that drags.
fn reader_ui(reader: &mut Reader, ui: &mut Ui, pass: &mut Pass<'_>, parts: &Regions) {
    let Some(rect) = parts.reader else { return };
    reader.ui(ui, pass, rect);
    super::widget::vline(ui, &pass.look, rect.left() + 0.5, rect);
    let edge = Rect::from_center_size(rect.left_center(), egui::vec2(8.0, rect.height()));
    let drag = ui.interact(edge, ui.scope_id().with("reader-edge"), egui::Sense::drag());
    if let Some(pos) = drag.interact_pointer_pos().filter(|_| drag.dragged()) {
        pass.send(Action::Prefer(Preference::ReaderWidth(rect.right() - pos.x)));
    }
    drag.on_hover_and_drag_cursor(egui::CursorIcon::ResizeHorizontal);
}

/// Shows the dialog; tells whether it closed itself.
fn dialog_ui(dialog: &mut Option<Dialog>, ui: &mut Ui, pass: &mut Pass<'_>, timeline: &Timeline) -> bool {
    match dialog {
        Some(Dialog::Help) => help::help_ui(ui, pass),
        Some(Dialog::Date(dialog)) => return dialog.ui(ui, pass) == set_date::Outcome::Done,
        Some(Dialog::Export(dialog)) => dialog.ui(ui, pass, timeline),
        None => {}
    }
    false
}
