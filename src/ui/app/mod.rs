//! The window's state, and the order of a pass: take in, draw, carry out what was asked for.

mod act;
mod actor;
mod article;
mod check;
mod conclude;
mod find;
mod finish;
mod judge;
mod keep;
mod open;
mod project;
mod save;
mod share;
mod sheet;
mod tables;
mod unsaved;

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Context, Rect, Ui};

use super::bar::chips::chip_row_ui;
use super::bar::status::status_bar_ui;
use super::bar::top::{TopBar, top_bar_ui};
use super::blank::loading::loading_ui;
use super::blank::welcome::empty_ui;
use super::checking::Check;
use super::compose;
use super::dialog::about::About;
use super::dialog::actor::ActorDialog;
use super::dialog::article::ArticleDialog;
use super::dialog::correct::Correct;
use super::dialog::corrections::CorrectionList;
use super::dialog::export::ExportDialog;
use super::dialog::files::{Chosen, FileDialogs};
use super::dialog::finding::PickFinding;
use super::dialog::go_to::GoTo;
use super::dialog::help;
use super::dialog::palette::Palette;
use super::dialog::set_date::{self, SetDate};
use super::dialog::sheet::SheetDialog;
use super::filter::menu::FilterMenu;
use super::filter::panel::FilterPanel;
use super::findings::FindingsPanel;
use super::findings::carry::carried_ui;
use super::input::Action;
use super::input::keyboard;
use super::keeping::{Keeping, Place};
use super::layout::{Regions, regions};
use super::motion::Motion;
use super::overlay::check_bar::{CHECK_BAR, check_bar_ui};
use super::overlay::drop_zone;
use super::overlay::toast::Toasts;
use super::pass::Pass;
use super::preferences::{Preference, Preferences};
use super::reader::ReaderPanel;
use super::reader::edge::rail_ui;
use super::reading::problems::Problems;
use super::reading::{AllRead, Reading, Searching};
use super::region::Region;
use super::style::Look;
use super::style::typeface;
use super::table::Table;
use super::timeline::Timeline;
use crate::cli::Window;
use crate::document::Given;
use crate::pipeline::Source;
use crate::store::ItemIdx;
use crate::theme::Shade;
use crate::view::{Mode, TimeWindow};
use crate::wording::{Form, Tongue, Wording};
use crate::workspace::{Command, DataCommand, Workspace};

/// Puts the bundled faces into `ctx`; needed before the first pass.
pub fn prepare(ctx: &Context) {
    ctx.set_fonts(typeface::definitions());
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
}

/// The dialog that lies over the window.
enum Dialog {
    Help,
    About(About),
    Palette(Palette),
    GoTo(GoTo),
    Date(SetDate),
    Correct(Box<Correct>),
    Corrections(Box<CorrectionList>),
    Actor(Box<ActorDialog>),
    Article(Box<ArticleDialog>),
    Sheet(Box<SheetDialog>),
    Finding(PickFinding),
    Export(Box<ExportDialog>),
}

/// What belongs to the open documents as a whole, beside the workspace.
#[derive(Default)]
struct Session {
    /// What they are called together.
    title: Option<Arc<str>>,
    /// What went wrong while they were read.
    problems: Problems,
    /// What they are read from, so that no picture is written over it.
    sources: Vec<Source>,
    /// Where they are kept as a project, once they are.
    place: Option<Place>,
    /// Lines of the project that are kept as they are.
    others: Arc<Vec<String>>,
    /// Whether they come from a project that may not be written.
    is_read_only: bool,
}

/// Everything the window shows and keeps.
pub struct App {
    workspace: Workspace,
    preferences: Preferences,
    /// The language that the command line told, until another is chosen here; it is not kept.
    told_tongue: Option<Tongue>,
    /// Holds for articles that do not say so themselves.
    given: Given,
    search: String,
    session: Session,
    /// That of what was closed last, for when it is undone.
    closed: Option<Session>,
    keeping: Keeping,
    /// Whether what was closed is open again, so that it is kept where it was.
    reopens: bool,
    reading: Option<Reading>,
    tables: tables::Tables,
    searching: Searching,
    /// To be read after that.
    waiting: Vec<Source>,
    filters: FilterPanel,
    filter_menu: FilterMenu,
    reader: ReaderPanel,
    findings: FindingsPanel,
    timeline: Timeline,
    table: Table,
    motion: Motion,
    toasts: Toasts,
    dialog: Option<Dialog>,
    /// The way through what nobody has checked, while it is gone.
    check: Option<Check>,
    files: FileDialogs,
    /// When a key moved the window last.
    stepped: Option<f64>,
    hovered: Option<ItemIdx>,
    emphasis: Option<crate::store::FacetValue>,
    shade: Option<Shade>,
    /// Where the parts of the window were in the last pass.
    parts: Option<Regions>,
    /// The window's name as the system shows it.
    named: String,
    /// What the store of a generation holds, in words of a language.
    held: Option<((u64, Form), Arc<str>)>,
}

impl App {
    /// A window that opens what the command line names.
    pub fn new(ctx: &Context, preferences: Preferences, window: Window) -> Self {
        let mut preferences = preferences;
        preferences.panels.reader = preferences.panels.reader_pinned;
        let mut app = Self {
            workspace: Workspace::for_window().with_filters(preferences.filters.clone()),
            preferences,
            told_tongue: window.tongue,
            given: window.given,
            search: String::new(),
            session: Session::default(),
            closed: None,
            keeping: Keeping::default(),
            reopens: false,
            reading: None,
            tables: tables::Tables::default(),
            searching: Searching::default(),
            waiting: Vec::new(),
            filters: FilterPanel::default(),
            filter_menu: FilterMenu::default(),
            reader: ReaderPanel::default(),
            findings: FindingsPanel::default(),
            timeline: Timeline::default(),
            table: Table::default(),
            motion: Motion::default(),
            toasts: Toasts::default(),
            dialog: None,
            check: None,
            files: FileDialogs::default(),
            stepped: None,
            hovered: None,
            emphasis: None,
            shade: None,
            parts: None,
            named: String::new(),
            held: None,
        };
        if !window.sources.is_empty() {
            app.open_sources(ctx, window.sources);
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

    /// Whether something is under way on another thread that the window will show.
    pub fn is_busy(&self) -> bool {
        let makes = matches!(&self.dialog, Some(Dialog::Export(dialog)) if dialog.is_making());
        self.is_reading()
            || self.tables.is_busy()
            || makes
            || self.keeping.is_busy()
            || self.workspace.is_search_pending()
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
        if self.dialog.is_none() {
            self.go_on_checking(&ctx, now);
        }
        self.name_window(&ctx);
        if std::mem::take(&mut self.reopens) {
            self.reopen_place(&ctx);
        }
        self.keep(&ctx, now);
        let moved = self.glide(now);
        if moved || self.motion.is_running() || self.shown(now) != before {
            ctx.request_repaint();
        }
    }

    /// Calls the window after what is open.
    fn name_window(&mut self, ctx: &Context) {
        let is_open = self.is_open();
        let name = if is_open { &*self.title() } else { "" };
        let name = if name.is_empty() { "Zeitstrahl".to_owned() } else { format!("{name} – Zeitstrahl") };
        // A mark while something that was decided is not on the disk yet.
        let name = if is_open && self.keeping.is_behind() { format!("• {name}") } else { name };
        if self.named != name {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(name.clone()));
            self.named = name;
        }
    }

    /// What is open, in words: a name that it was given, else what it holds.
    fn title(&mut self) -> Arc<str> {
        let words = self.words();
        let store = self.workspace.store();
        if let Some(title) = &self.session.title {
            return Arc::clone(title);
        }
        let key = (store.generation(), words.form());
        match &self.held {
            Some((of, held)) if *of == key => Arc::clone(held),
            _ => {
                let held: Arc<str> = match store.n_documents() {
                    0 => words.text("top.untitled").into(),
                    _ => compose::holdings(words, store).into(),
                };
                self.held = Some((key, Arc::clone(&held)));
                held
            }
        }
    }

    fn words(&self) -> &'static Wording {
        let tongue = self.told_tongue.unwrap_or_else(|| self.preferences.tongue());
        Wording::in_form(Form { tongue, dates: self.preferences.dates })
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

    /// Goes on with a search that had to wait for the store.
    fn search_when_ready(&mut self, ctx: &Context, now: f64) {
        if !self.workspace.is_search_pending() {
            return;
        }
        let store = Arc::clone(self.workspace.store());
        if store.is_search_ready() {
            self.change(Command::SearchReady, now);
        } else {
            self.searching.start(&store, ctx);
        }
    }

    /// What has happened outside: files read, dialogs closed, files dropped.
    fn take_in(&mut self, ctx: &Context, now: f64) {
        let done = self.reading.as_mut().and_then(Reading::poll);
        for prepared in self.reading.as_mut().map_or_else(Vec::new, Reading::take_ready) {
            // After a change meanwhile it would have to be made anew; all comes once more at the end.
            if prepared.fits(&self.workspace) {
                self.change(Command::Data(DataCommand::AddPrepared(Box::new(prepared))), now);
            }
        }
        if let Some(AllRead { outcome, opening: prepared }) = done {
            self.reading = None;
            self.take_outcome(outcome, prepared, now);
            if !self.waiting.is_empty() {
                let waiting = std::mem::take(&mut self.waiting);
                self.read(ctx, waiting);
            }
        }
        self.search_when_ready(ctx, now);
        self.take_opened(ctx, now);
        self.take_sheet(ctx, now);
        self.take_found(now);
        match self.files.poll() {
            Some(Chosen::Open(paths)) => self.open(ctx, paths),
            Some(Chosen::Texts(folder)) => self.find_texts(ctx, folder),
            Some(Chosen::Save(path)) => self.save_picture(ctx, path),
            Some(Chosen::SaveCorrections(path)) => self.share_corrections_at(path, now),
            Some(Chosen::SaveFindings(path)) => self.export_findings_at(&path, now),
            Some(Chosen::SaveProject(path)) => self.save_project_at(ctx, path, now),
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
        if self.workspace.view().mode == Mode::Table {
            self.table.update(&self.workspace, self.words());
        }
        let title = self.title();
        // Parts of the window read what stands in the pass, and leave in it what they ask for: nothing changes
        // before all of them are drawn.
        let mut pass = Pass {
            look,
            words: self.words(),
            workspace: &self.workspace,
            hovered: self.hovered,
            hovering: None,
            emphasis: None,
            reduce_motion: self.preferences.reduce_motion,
            shows_findings: self.preferences.panels.shows_findings(),
            reader_pinned: self.preferences.panels.reader_pinned,
            wheel: self.preferences.wheel,
            place: self.place(),
            actions: Vec::new(),
        };
        let parts = regions(window, &self.preferences.panels);
        self.parts = Some(parts);
        let is_open = self.is_open();
        // Each region is announced before its parts, so that a screen reader and F6 find it.
        let bar = TopBar {
            title: &title,
            search: &mut self.search,
            enabled: is_open,
            icons_only: parts.icons_only,
            is_tight: parts.is_tight,
            tongue: self.told_tongue.or(self.preferences.tongue),
            preferences: &self.preferences,
        };
        Region::TopBar.show(ui, &look, parts.top, pass.say("region.top"));
        top_bar_ui(ui, &mut pass, parts.top, bar);
        if is_open {
            Region::Filters.show(ui, &look, parts.filters, pass.say("keys.filters"));
            // A narrow window has room for the rail alone.
            match self.preferences.panels.filters && window.width() >= 1200.0 {
                true => self.filters.ui(ui, &mut pass, parts.filters),
                false => self.filters.rail_ui(ui, &mut pass, parts.filters, window.width() >= 1200.0),
            }
            Region::Chips.show(ui, &look, parts.chips, pass.say("region.chips"));
            let outside = self.timeline.scene().map(|scene| scene.n_outside).unwrap_or_default();
            chip_row_ui(ui, &mut pass, parts.chips, &mut self.filter_menu, outside);
            match self.workspace.view().mode {
                Mode::Timeline => {
                    let rects = (parts.center, parts.clear);
                    self.timeline.ui(ui, &mut pass, rects, shown, self.emphasis.as_ref());
                }
                Mode::Table => self.table.ui(ui, &mut pass, parts.clear, &self.preferences.columns),
            }
            side_ui((&mut self.reader, &mut self.findings), ui, &mut pass, &parts);
        } else {
            let body = Rect::from_min_max(parts.filters.min, parts.status.right_top());
            match &self.reading {
                Some(reading) => loading_ui(ui, &mut pass, body, reading),
                None => empty_ui(ui, &mut pass, body, &self.keeping.start, &self.preferences.recent),
            }
        }
        let reading = self.reading.as_ref();
        let problems = self.session.problems.open(pass.store());
        let note = self.timeline.scene().filter(|_| is_open).and_then(|scene| scene.note.as_deref());
        status_bar_ui(ui, &mut pass, parts.status, problems, reading, note);
        // Over everything, the topmost last.
        // Clear of the reader, which has what is being read.
        let mut clear = if is_open { parts.clear } else { window.with_max_y(parts.status.top()) };
        if let Some(progress) = self.check_progress().filter(|_| is_open) {
            check_bar_ui(ui, &mut pass, parts.clear, progress);
            clear = clear.with_max_y(clear.bottom() - CHECK_BAR);
        }
        let toasts = self.toasts.ui(ui, &look, clear, pass.say("keys.close"));
        pass.actions.extend(toasts);
        carried_ui(ui, &pass);
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
}

/// The reader or the findings over the timeline, or beside it where they are pinned, with the edge that drags; closed,
/// their rail.
fn side_ui(
    (reader, findings): (&mut ReaderPanel, &mut FindingsPanel),
    ui: &mut Ui,
    pass: &mut Pass<'_>,
    parts: &Regions,
) {
    let Some(rect) = parts.reader.or(parts.reader_rail) else { return };
    let name = if pass.shows_findings { "findings.title" } else { "region.reader" };
    Region::Reader.show(ui, &pass.look, rect, pass.say(name));
    if parts.reader.is_none() {
        return rail_ui(ui, pass, rect);
    }
    if parts.reader_floats {
        let shadow = pass.look.popover(0).shadow;
        ui.painter().add(shadow.as_shape(rect, 0.0));
        // What lies under the reader is not what is pointed at.
        ui.interact(rect, ui.scope_id().with("reader"), egui::Sense::click_and_drag());
    }
    match pass.shows_findings {
        true => findings.ui(ui, pass, rect),
        false => reader.ui(ui, pass, rect),
    }
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
        Some(Dialog::About(about)) => return about.ui(ui, pass),
        Some(Dialog::Palette(palette)) => return palette.ui(ui, pass),
        Some(Dialog::GoTo(dialog)) => return dialog.ui(ui, pass),
        Some(Dialog::Correct(dialog)) => return dialog.ui(ui, pass),
        Some(Dialog::Corrections(dialog)) => return dialog.ui(ui, pass),
        Some(Dialog::Actor(dialog)) => return dialog.ui(ui, pass),
        Some(Dialog::Article(dialog)) => return dialog.ui(ui, pass),
        Some(Dialog::Sheet(dialog)) => return dialog.ui(ui, pass),
        Some(Dialog::Finding(dialog)) => return dialog.ui(ui, pass),
        Some(Dialog::Date(dialog)) => return dialog.ui(ui, pass) == set_date::Outcome::Done,
        Some(Dialog::Export(dialog)) => dialog.ui(ui, pass, timeline),
        None => {}
    }
    false
}
