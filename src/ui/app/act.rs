//! Carrying out what was asked for.

use std::sync::Arc;

use egui::Context;

use super::{App, Dialog};
use crate::export::data::{self, Selection};
use crate::store::{Clock, DocumentIdx, ItemIdx, ItemSet};
use crate::theme::Shade;
use crate::ui::bar::search_id;
use crate::ui::dialog::about::About;
use crate::ui::dialog::files::Asked;
use crate::ui::dialog::go_to::GoTo;
use crate::ui::dialog::palette::Palette;
use crate::ui::dialog::set_date::SetDate;
use crate::ui::input::{Action, CopyForm, Walk};
use crate::ui::layout::{Beside, Regions, regions};
use crate::ui::motion::STEP_ENDS;
use crate::ui::overlay::toast::Toast;
use crate::ui::preferences::{Preference, ThemeChoice};
use crate::ui::reading::Reading;
use crate::ui::reading::problems::Notice;
use crate::ui::timeline::timeline_id;
use crate::ui::{compose, region};
use crate::view::Mode;
use crate::workspace::{Command, DataCommand, FilterCommand, Gesture, ItemStep, SelectCommand, ViewCommand};

impl App {
    /// Carries out what was asked for.
    pub(super) fn act(&mut self, ctx: &Context, action: Action, now: f64) {
        match action {
            Action::Change(command) => {
                self.remember_filter(&command);
                let selects = matches!(&command, Command::Select(select) if *select != SelectCommand::Clear);
                let told = self.told_of(&command);
                self.ask(command, now);
                told.into_iter().for_each(|toast| self.show_message(toast, now));
                if selects {
                    self.open_reader(ctx, now);
                }
            }
            Action::Glide(speed) => self.start_glide(speed, now),
            Action::Show(idx) => {
                self.change(Command::Select(SelectCommand::One(idx)), now);
                self.open_reader(ctx, now);
            }
            Action::Step(step) => {
                self.step(step, now);
                self.open_reader(ctx, now);
            }
            Action::Walk(way) => self.walk(ctx, way),
            Action::Enter => self.enter(now),
            Action::OpenFiles => self.files.ask(Asked::Files, self.words(), ctx),
            Action::OpenFolder => self.files.ask(Asked::Folder, self.words(), ctx),
            Action::Paste(text) => self.paste(ctx, text, now),
            Action::OpenSample => self.open_sample(ctx),
            Action::OpenPath(path) => self.open(ctx, vec![path]),
            Action::Discard(path) => self.discard(&path, now),
            Action::BringBack => self.bring_back(now),
            Action::SaveProject => {
                if self.is_open() {
                    self.save_project(ctx, now);
                }
            }
            Action::ShareCorrections => self.ask_corrections_place(ctx),
            Action::SaveProjectAs(articles) => self.ask_project_place(ctx, articles),
            Action::AskTextFolder => self.files.ask(Asked::Texts, self.words(), ctx),
            Action::StopReading => self.reading.iter().for_each(Reading::stop),
            Action::ToggleExport => self.toggle_export(),
            Action::SavePicture(path) => self.save_picture(ctx, path),
            Action::AskSavePlace(path) => self.ask_save_place(ctx, path),
            Action::ShowFolder(path) => self.show_folder(&path, now),
            Action::Copy => self.copy(ctx, now),
            Action::CopyAs(form) => self.copy_as(ctx, form, now),
            Action::GoToDate => self.ask_time(),
            Action::Search => ctx.memory_mut(|memory| memory.request_focus(search_id())),
            Action::ToggleTheme => self.toggle_theme(),
            Action::ToggleFilters => self.preferences.panels.filters ^= true,
            Action::ToggleReader => self.toggle_side(Beside::Reader),
            Action::ToggleFindings => self.toggle_side(Beside::Findings),
            Action::AskFinding => self.ask_finding(),
            Action::ExportFindings => self.ask_findings_place(ctx),
            Action::Read(idx) => {
                self.preferences.panels.beside = Beside::Reader;
                self.change(Command::Select(SelectCommand::One(idx)), now);
                self.reveal(now);
                self.open_reader(ctx, now);
            }
            Action::ToggleHelp => {
                self.dialog = match self.dialog {
                    Some(Dialog::Help) => None,
                    _ => Some(Dialog::Help),
                };
            }
            Action::ToggleAbout => {
                self.dialog = match self.dialog {
                    Some(Dialog::About(_)) => None,
                    _ => Some(Dialog::About(About::default())),
                };
            }
            Action::TogglePalette => {
                self.dialog = match self.dialog {
                    Some(Dialog::Palette(_)) => None,
                    _ => Some(Dialog::Palette(Palette::default())),
                };
            }
            Action::NextRegion => self.go_to_region(ctx, true),
            Action::PreviousRegion => self.go_to_region(ctx, false),
            Action::TextLarger => self.resize_text(true),
            Action::TextSmaller => self.resize_text(false),
            Action::Escape => self.escape(ctx, now),
            Action::Judge(judgement) => self.judge(ctx, judgement, now),
            Action::ToggleCorrections => {
                self.dialog = match self.dialog {
                    Some(Dialog::Corrections(_)) => None,
                    _ if !self.is_open() => None,
                    _ => Some(Dialog::Corrections(Box::default())),
                };
            }
            Action::ToggleCheck => self.toggle_check(now),
            Action::SkipCheck => self.skip_check(),
            Action::OrderCheck(order) => self.order_check(order),
            Action::ToggleStar => self.toggle_star(now),
            Action::EditMarks(field) => self.edit_marks(ctx, field, now),
            Action::ReloadArticle => self.reload_article(ctx, now),
            Action::JoinChosen => self.join_chosen(now),
            Action::SplitChosen => self.split_chosen(now),
            Action::MakeItem(kind) => self.ask_passage(kind),
            Action::AskActor(actor, part) => self.ask_actor(actor.as_ref(), part),
            Action::AddTable(table) => self.add_table(table, now),
            Action::AskArticle(document) => self.ask_article(document),
            Action::AskDate(document) => self.ask_date(document, now),
            Action::Prefer(preference) => {
                // What is chosen here goes before what the command line told.
                if matches!(preference, Preference::Tongue(_)) {
                    self.told_tongue = None;
                }
                self.preferences.set(preference);
            }
        }
        ctx.request_repaint();
    }

    /// Whether any document is open.
    pub(super) fn is_open(&self) -> bool {
        self.workspace.store().n_documents() > 0
    }

    /// Applies a command that was asked for; before anything is open there is nothing to see or filter.
    fn ask(&mut self, command: Command, now: f64) {
        let needs_documents = match command {
            Command::View(_) | Command::Filter(_) | Command::Lane(_) | Command::Select(_) => true,
            Command::Finding(_) => true,
            Command::Data(_)
            | Command::Undo
            | Command::Redo
            | Command::GoToStep(_)
            | Command::SearchReady
            | Command::EndGesture => false,
        };
        if self.is_open() || !needs_documents {
            self.change(command, now);
        }
    }

    /// Goes from item to item: in the table by its rows, else in time and from lane to lane.
    fn step(&mut self, step: ItemStep, now: f64) {
        if !self.is_open() {
            return;
        }
        let command = match self.workspace.view().mode {
            Mode::Table => self.table.step(&self.workspace, step),
            Mode::Timeline => Some(SelectCommand::Step(step)),
        };
        if let Some(command) = command {
            self.timeline.leave_stops();
            self.change(Command::Select(command), now);
            // The timeline goes there when it is seen again.
            if self.workspace.view().mode == Mode::Timeline {
                self.reveal(now);
            }
        }
    }

    /// Opens what the keyboard is on in the timeline, else zooms to the chosen item.
    fn enter(&mut self, now: f64) {
        if !self.timeline.enter() {
            self.ask(Command::View(ViewCommand::ZoomToSelection), now);
        }
    }

    /// The chosen item's place among those that pass, in the order in which they are gone through.
    pub(super) fn place(&self) -> usize {
        let Some(idx) = self.workspace.view().selection.primary() else { return 0 };
        let result = self.workspace.result();
        match self.workspace.view().mode {
            _ if !result.passing.contains(idx) => 0,
            Mode::Table => self.table.position(idx).map_or(0, |row| row + 1),
            Mode::Timeline if self.workspace.view().clock == Clock::Happened => {
                result.passing.count_range(0, idx.index() + 1)
            }
            Mode::Timeline => {
                let store = self.workspace.store();
                let day =
                    |idx: ItemIdx| store.interval(idx, Clock::Published).map_or(i64::MAX, |day| day.start);
                let at = |idx: ItemIdx| (day(idx), idx);
                result.items().filter(|one| at(*one) <= at(idx)).count()
            }
        }
    }

    /// Goes from lane to lane and bar to bar, on the timeline.
    fn walk(&mut self, ctx: &Context, way: Walk) {
        if self.workspace.view().mode == Mode::Timeline {
            ctx.memory_mut(|memory| memory.request_focus(timeline_id()));
            self.timeline.walk(way);
        }
    }

    fn go_to_region(&self, ctx: &Context, forward: bool) {
        if let Some(parts) = self.parts.as_ref().filter(|_| self.is_open()) {
            region::go(ctx, parts, self.workspace.view().mode, forward);
        }
    }

    /// Applies a command, and lets the rest of the window follow; a jump in time is shown as motion, a
    /// gesture at once.
    pub(super) fn change(&mut self, command: Command, now: f64) {
        self.end_old_steps(&command, now);
        let shown = self.shown(now);
        let goal = self.workspace.view().window;
        let changes_mode =
            matches!(&command, Command::View(ViewCommand::SetMode(_) | ViewCommand::ToggleMode));
        let is_gesture = matches!(&command, Command::View(view) if view.gesture() == Gesture::Navigation);
        let was_empty = self.workspace.store().is_empty();
        let was_read = matches!(command, Command::Data(DataCommand::AddPrepared(_)));
        let store = Arc::clone(self.workspace.store());
        let text = self.workspace.view().filter.text.clone();
        if command == Command::Data(DataCommand::CloseAll) {
            self.stop_for_good();
        }
        let placed = match &command {
            Command::Data(DataCommand::SetPublished { document, date: Some(_) }) => Some(document.clone()),
            _ => None,
        };
        let (was_open, undone) =
            (self.is_open(), matches!(command, Command::Undo | Command::Redo | Command::GoToStep(_)));
        let decides = undone || (matches!(command, Command::Data(_) | Command::Finding(_)) && !was_read);
        // What is closed as a whole stays on the disk as it was before.
        let before = (was_open && decides).then(|| self.contents());
        self.workspace.apply(command);
        if decides {
            self.note_decision();
        }
        if let Some(before) = before.filter(|_| !self.is_open()) {
            self.close_place(before);
        }
        let is_back = self.keep_session(was_open, undone);
        self.reopens |= is_back;
        let searches = self.workspace.view().filter.text != text;
        if !was_read && (searches || !Arc::ptr_eq(self.workspace.store(), &store)) {
            // A date was set, a document taken away or a search begun: what is still being read goes on from
            // there.
            self.reading.iter().for_each(|reading| reading.follow(self.workspace.preparation()));
        }
        let is_shown_again = changes_mode && self.workspace.view().mode == Mode::Timeline;
        if self.workspace.view().window != goal {
            match is_gesture || was_empty || self.preferences.reduce_motion {
                true => self.motion.follow(),
                false => self.motion.jump(shown, now),
            }
        }
        if self.search != self.workspace.view().filter.text {
            self.search = self.workspace.view().filter.text.clone();
        }
        if is_shown_again {
            self.reveal(now);
        }
        if let Some(document) = placed.and_then(|id| self.workspace.store().document_idx(&id)) {
            let store = self.workspace.store();
            self.timeline.show_fresh(ItemSet::from_items(store.len(), store.items_of(document)), now);
        }
    }

    /// A filter that gets a name is there in other projects too.
    fn remember_filter(&mut self, command: &Command) {
        match command {
            Command::Data(DataCommand::KeepFilter(saved)) => {
                self.preferences.set(Preference::KeepFilter(saved.clone()));
            }
            Command::Data(DataCommand::ForgetFilter { name }) => {
                self.preferences.set(Preference::ForgetFilter(name.clone()));
            }
            _ => {}
        }
    }

    /// A key that is pressed again and again is one step of undo; after a pause it begins a new one.
    fn end_old_steps(&mut self, command: &Command, now: f64) {
        if matches!(command, Command::View(view) if view.gesture() == Gesture::Stepping) {
            if self.stepped.is_none_or(|since| now - since > STEP_ENDS) {
                self.workspace.apply(Command::EndGesture);
            }
            self.stepped = Some(now);
        }
    }

    /// Moves the window so that the chosen item is in it, where it is not.
    pub(super) fn reveal(&mut self, now: f64) {
        if let Some(time) = self.out_of_view() {
            self.change(Command::View(ViewCommand::GoTo(time)), now);
        }
    }

    /// The middle of the chosen item's time, where that is not in view.
    pub(super) fn out_of_view(&self) -> Option<i64> {
        let view = self.workspace.view();
        let at = self.workspace.store().interval(view.selection.primary()?, view.clock)?;
        (!view.window.overlaps(at)).then_some((at.start + at.end) / 2)
    }

    /// Shows the reader of what is chosen; what would lie beneath it comes out from there by the least pan.
    pub(super) fn open_reader(&mut self, ctx: &Context, now: f64) {
        if !self.is_open() || self.workspace.view().selection.is_empty() {
            return;
        }
        self.preferences.panels.reader = true;
        let parts = regions(ctx.content_rect(), &self.preferences.panels);
        if let Some(seconds) = self.covered(&parts) {
            let window = self.workspace.view().window.pan(seconds);
            self.change(Command::View(ViewCommand::JumpTo(window)), now);
        }
    }

    /// How far the view must go, in seconds, so that the chosen item does not lie under the reader.
    fn covered(&self, parts: &Regions) -> Option<f64> {
        /// So much of the item's words stands clear, in points.
        const WORDS: f32 = 180.0;
        let view = self.workspace.view();
        if !parts.reader_floats || view.mode != Mode::Timeline {
            return None;
        }
        let scene = self.timeline.scene()?;
        let idx = view.selection.primary()?;
        let at = self.workspace.store().interval(idx, view.clock)?;
        let left = scene.scale.x_from_time(at.start as f64);
        let most = parts.clear.width() - WORDS;
        // The scene is the one that was seen last: what it does not show has been gone to since.
        let hidden = (scene.plot.left..=scene.plot.right).contains(&left) && left > most;
        hidden.then(|| scene.scale.time_from_x(left) - scene.scale.time_from_x(most.max(scene.plot.left)))
    }

    fn start_glide(&mut self, speed: f64, now: f64) {
        if !self.preferences.reduce_motion {
            self.motion.glide(speed, now);
        }
    }

    /// Moves on after a drag; tells whether it did.
    pub(super) fn glide(&mut self, now: f64) -> bool {
        let Some(moved) = self.motion.glided(now) else { return false };
        let seconds = moved * self.workspace.view().window.seconds();
        self.workspace.apply(Command::View(ViewCommand::Pan(seconds)));
        if !self.motion.is_running() {
            self.workspace.apply(Command::EndGesture);
        }
        true
    }

    fn toggle_theme(&mut self) {
        let dark = self.shade == Some(Shade::Dark);
        self.preferences.theme = if dark { ThemeChoice::Light } else { ThemeChoice::Dark };
    }

    fn resize_text(&mut self, larger: bool) {
        self.preferences.set(Preference::TextSize(self.preferences.next_text_size(larger)));
    }

    fn ask_time(&mut self) {
        if self.is_open() {
            self.dialog = Some(Dialog::GoTo(GoTo::default()));
        }
    }

    /// In the search field clears it, then leaves it, as in every other field; elsewhere clears the
    /// selection with the reader that shows it, then the search.
    fn escape(&mut self, ctx: &Context, now: f64) {
        if self.table.close_menu()
            || self.timeline.close_menus()
            || self.timeline.cancel_mark()
            || self.timeline.leave_stops()
        {
            return;
        }
        let focused = ctx.memory(|memory| memory.focused());
        let clears = focused == Some(search_id()) && !self.search.is_empty();
        if ctx.text_edit_focused() && !clears {
            ctx.memory_mut(|memory| focused.inspect(|id| memory.surrender_focus(*id)));
        } else if !clears && self.closes_reader() {
            self.preferences.panels.reader = false;
            self.change(Command::Select(SelectCommand::Clear), now);
        } else if !clears && !self.workspace.view().selection.is_empty() {
            self.change(Command::Select(SelectCommand::Clear), now);
        } else if !self.search.is_empty() {
            self.change(Command::Filter(FilterCommand::SetText(String::new())), now);
        }
    }

    /// Whether the reader is open and not pinned.
    fn closes_reader(&self) -> bool {
        let panels = &self.preferences.panels;
        self.is_open() && panels.reader && !panels.reader_pinned
    }

    fn copy(&mut self, ctx: &Context, now: f64) {
        let (store, chosen) = (self.workspace.store(), &self.workspace.view().selection);
        if chosen.is_empty() {
            return;
        }
        let citations = chosen.iter().map(|idx| compose::citation(self.words(), store, store.item(idx)));
        ctx.copy_text(citations.collect::<Vec<_>>().join("\n\n"));
        self.tell(false, "action.copied", String::new(), now);
    }

    fn copy_as(&mut self, ctx: &Context, form: CopyForm, now: f64) {
        let chosen: Vec<ItemIdx> = self.workspace.view().selection.iter().collect();
        if chosen.is_empty() {
            return;
        }
        let made = chrono::Local::now().fixed_offset();
        let selection = Selection::chosen(&self.workspace, chosen, self.words(), made);
        ctx.copy_text(match form {
            CopyForm::Cells => data::cells(&selection),
            CopyForm::Markdown => data::passages(&selection),
        });
        self.tell(false, "action.copied", String::new(), now);
    }

    /// Asks for the date of an article, which the reader shows meanwhile.
    fn ask_date(&mut self, document: DocumentIdx, now: f64) {
        if document.index() < self.workspace.store().n_documents() {
            let store = self.workspace.store();
            let chosen = self.workspace.view().selection.primary().map(|idx| store.item(idx));
            let is_shown =
                chosen.and_then(|item| item.evidence().next()).is_some_and(|one| one.document == document);
            self.reader.show(store.document(document));
            if !is_shown {
                self.change(Command::Select(SelectCommand::Clear), now);
            }
            self.preferences.panels.reader = true;
            self.preferences.panels.beside = Beside::Reader;
            let dialog = SetDate::new(self.words(), self.workspace.store(), document);
            self.dialog = Some(Dialog::Date(dialog));
        }
    }

    /// Shows a message with a worded title.
    pub(super) fn tell(&mut self, failed: bool, title: &str, text: String, now: f64) {
        let title = self.words().text(title).to_owned();
        self.show_message(Toast { failed, title, text, offer: None }, now);
    }

    /// Shows a message; a failure can be read in the list of problems once it is gone.
    pub(super) fn show_message(&mut self, toast: Toast, now: f64) {
        if toast.failed {
            self.session.problems.note(Notice { what: toast.title.clone(), help: toast.text.clone() });
        }
        self.toasts.push(toast, now);
    }
}
