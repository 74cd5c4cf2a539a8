//! What is opened, closed and saved.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::Local;
use egui::Context;

use super::{App, Dialog};
use crate::diagnostic::{Cause, Diagnostic};
use crate::item::Extraction;
use crate::pipeline::{Outcome, Source};
use crate::project::is_project;
use crate::sheet::is_sheet;
use crate::store::ItemIdx;
use crate::ui::dialog::export::{ExportDialog, ExportOutcome, Seen};
use crate::ui::dialog::files::Asked;
use crate::ui::input::Action;
use crate::ui::overlay::toast::{Toast, ToastOffer};
use crate::ui::preferences::{LastExport, Preference};
use crate::ui::reader::ReaderPanel;
use crate::ui::reading::pasted::{self, Pasted};
use crate::ui::reading::{Reading, sample};
use crate::ui::settings_file::Trouble;
use crate::ui::timeline::Timeline;
use crate::ui::{compose, folder};
use crate::workspace::{Command, DataCommand, Opening, Repeated, ViewCommand};

impl App {
    pub(super) fn open(&mut self, ctx: &Context, paths: Vec<PathBuf>) {
        if let [path] = paths.as_slice()
            && !is_project(path)
        {
            self.remember(path);
        }
        self.open_sources(ctx, paths.into_iter().map(Source::Path).collect());
    }

    /// Opens a project that is among the sources, then the others beside it; of several projects the first.
    pub(super) fn open_sources(&mut self, ctx: &Context, sources: Vec<Source>) {
        let sources = self.take_sheets(ctx, sources);
        let project = |source: &Source| match source {
            Source::Path(path) if is_project(path) => Some(path.clone()),
            _ => None,
        };
        let mut projects = sources.iter().filter_map(project);
        match projects.next() {
            Some(path) => {
                let articles = sources.iter().filter(|source| project(source).is_none()).cloned().collect();
                self.open_project(ctx, path, articles);
            }
            None => self.read(ctx, sources),
        }
    }

    pub(super) fn read(&mut self, ctx: &Context, sources: Vec<Source>) {
        if sources.is_empty() {
            return;
        }
        for source in &sources {
            if matches!(source, Source::Path(_)) && !self.session.sources.contains(source) {
                self.session.sources.push(source.clone());
            }
        }
        if self.reading.is_some() {
            self.waiting.extend(sources);
            return;
        }
        // More beside what is open already: a name of one of them would name a part. A project keeps its name.
        if !self.session.place.as_ref().is_some_and(|place| place.is_named) {
            self.session.title = if self.is_open() { None } else { title_of(&sources) };
        }
        self.reading = Some(Reading::start(sources, self.given.clone(), self.workspace.preparation(), ctx));
    }

    /// Opens what was pasted: files, or an article as text or page.
    pub(super) fn paste(&mut self, ctx: &Context, text: Option<String>, now: f64) {
        let Some(text) = text.or_else(pasted::text) else {
            return self.tell(true, "paste.nothing", self.words().text("paste.nothing-help").to_owned(), now);
        };
        let name = self.words().text("paste.name");
        match Pasted::of(&text, pasted::page(), name, Local::now().naive_local()) {
            Pasted::Paths(paths) => self.open(ctx, paths),
            Pasted::Article(source) => self.read(ctx, vec![source]),
            Pasted::Address => {
                self.tell(true, "paste.address", self.words().text("paste.address-help").to_owned(), now);
            }
            Pasted::Short => {
                self.tell(true, "paste.short", self.words().text("paste.short-help").to_owned(), now);
            }
        }
    }

    /// Reads the file of the article that the reader shows anew. What was decided about it follows its words.
    pub(super) fn reload_article(&mut self, ctx: &Context, now: f64) {
        let store = self.workspace.store();
        let Some(idx) = self.reader.shown().and_then(|id| store.document_idx(id)) else { return };
        let document = store.document(idx);
        let file = document.provenance.as_ref().map(|one| &*one.file).or(document.path.as_deref());
        match file.map(PathBuf::from).filter(|file| file.is_file()) {
            Some(file) if is_sheet(&file.to_string_lossy()) => self.open(ctx, vec![file]),
            Some(file) => {
                let title = self.session.title.clone();
                self.read(ctx, vec![Source::Path(file)]);
                self.session.title = title;
            }
            None => self.tell(true, "reader.no-file", file.unwrap_or_default().to_owned(), now),
        }
    }

    pub(super) fn open_sample(&mut self, ctx: &Context) {
        if !self.session.place.as_ref().is_some_and(|place| place.is_named) {
            self.session.title = Some(self.words().text("top.sample").into());
        }
        self.read(ctx, sample::sources());
    }

    /// Takes in what was read: documents onto the timeline, problems into their list.
    pub(super) fn take_outcome(&mut self, outcome: Outcome, prepared: Box<Opening>, now: f64) {
        let words = self.words();
        let of_documents = prepared.added().iter().flat_map(|one| &one.document.diagnostics);
        let mut any_new = false;
        for problem in outcome.problems().chain(of_documents) {
            any_new |= self.session.problems.add(problem);
        }
        let failed = outcome.files.iter().filter(|file| file.articles == 0);
        let failed = failed.filter_map(|file| file.problems.first()).next().cloned();
        if let Some(problem) = failed.filter(|_| any_new) {
            let compose::ProblemWords { what: title, help: text } = compose::problem(words, &problem);
            self.toasts.push(Toast { failed: true, title, text, offer: None }, now);
        }
        if outcome.cancelled {
            let text = words.count("loading.stopped-text", prepared.n_added());
            self.tell(false, "loading.stopped", text, now);
        }
        if prepared.n_added() > 0 {
            let added: Vec<String> = prepared.added().iter().map(|one| one.document.id.clone()).collect();
            let unchanged = self.unchanged(&prepared);
            self.change(Command::Data(DataCommand::AddPrepared(prepared)), now);
            let n_repeated = self.note_repeated(&added);
            if added.len() == 1 && (n_repeated == 1 || unchanged == 1) {
                self.tell_repeated(&added[0], now);
            } else if self.workspace.store().n_documents() > added.len() {
                // Of the first ones all can be seen.
                self.tell_added(&added, now);
            }
        }
        if let [file] = outcome.files.as_slice()
            && file.articles == 1
            && self.session.place.as_ref().is_none_or(|place| !place.is_named)
            && self.workspace.store().n_documents() == 1
        {
            // A single article is called by its headline.
            self.session.title = self.workspace.store().documents().next().map(|(_, one)| one.name().into());
        }
    }

    /// How many of the articles that are added are open already with the same text.
    fn unchanged(&self, opening: &Opening) -> usize {
        let store = self.workspace.store();
        let is_open = |one: &&Arc<Extraction>| {
            let known = store.document_idx(&one.document.id);
            known.is_some_and(|idx| store.document(idx).text == one.document.text)
        };
        // Of files that are read for long the first articles are open by now.
        if opening.continues() { 0 } else { opening.added().iter().filter(is_open).count() }
    }

    /// Notes which of the articles that were added repeat another one; gives how many do.
    fn note_repeated(&mut self, added: &[String]) -> usize {
        let repeated = self.workspace.repeated(added);
        for Repeated { document, first } in &repeated {
            self.session.problems.add(&Diagnostic::new(Cause::Duplicate(first.clone()), document.clone()));
        }
        repeated.len()
    }

    /// Tells that the one article that was added is open already, under its own name or another one.
    fn tell_repeated(&mut self, document: &str, now: f64) {
        let words = self.words();
        let title = match self.workspace.repeated(&[document.to_owned()]).pop() {
            Some(Repeated { document, first }) => {
                compose::problem(words, &Diagnostic::new(Cause::Duplicate(first), document)).what
            }
            None => {
                let file = document.rsplit(['/', '\\']).next().unwrap_or(document);
                words.fill("across.unchanged", &[("file", file)])
            }
        };
        self.toasts.push(Toast { failed: false, title, text: String::new(), offer: None }, now);
    }

    /// Tells how much came with articles that were added to others, and how much of it lies outside of what is seen.
    fn tell_added(&mut self, documents: &[String], now: f64) {
        let words = self.words();
        let workspace = &self.workspace;
        let (store, view) = (workspace.store(), workspace.view());
        let n_documents = documents.len();
        let documents = documents.iter().filter_map(|id| store.document_idx(id));
        let items = documents.flat_map(|idx| store.items_of(idx).iter().copied());
        let items: HashSet<ItemIdx> = items.filter(|idx| workspace.result().passing.contains(*idx)).collect();
        let is_outside = |idx: &&ItemIdx| {
            store.interval(**idx, view.clock).is_some_and(|time| !view.window.overlaps(time))
        };
        let n_outside = items.iter().filter(is_outside).count();
        let values = [
            ("items", &*words.count("timeline.items", items.len())),
            ("articles", &*words.count("timeline.articles-of", n_documents)),
        ];
        let title = words.fill("loading.added", &values);
        let offer = (n_outside > 0).then(|| ToastOffer {
            words: words.count("loading.outside", n_outside),
            action: Action::Change(Command::View(ViewCommand::ShowAll)),
        });
        self.toasts.push(Toast { failed: false, title, text: String::new(), offer }, now);
    }

    /// Gives up what is being read.
    pub(super) fn stop_for_good(&mut self) {
        self.reading = None;
        self.waiting.clear();
    }

    /// Name and problems go away with the last document, and come back with it where `undone`; tells whether they came
    /// back.
    pub(super) fn keep_session(&mut self, was_open: bool, undone: bool) -> bool {
        if was_open && !self.is_open() {
            self.closed = Some(std::mem::take(&mut self.session));
            self.reader = ReaderPanel::default();
            self.timeline = Timeline::default();
        }
        if !was_open
            && self.is_open()
            && undone
            && let Some(closed) = self.closed.take()
        {
            let since = std::mem::replace(&mut self.session, closed);
            for problem in since.problems.iter() {
                self.session.problems.add(problem);
            }
            self.session.sources.extend(since.sources);
            return true;
        }
        false
    }

    pub(super) fn toggle_export(&mut self) {
        self.dialog = match self.dialog {
            Some(Dialog::Export(_)) => None,
            _ if self.workspace.store().n_documents() == 0 => None,
            _ => {
                let title = self.title();
                let (words, last) = (self.words(), &self.preferences.export);
                Some(Dialog::Export(Box::new(ExportDialog::new(&title, &self.workspace, words, last))))
            }
        };
    }

    pub(super) fn ask_save_place(&mut self, ctx: &Context, path: PathBuf) {
        if let Some(Dialog::Export(dialog)) = &self.dialog {
            let asked = Asked::Export(path, dialog.format());
            self.files.ask(asked, self.words(), ctx);
        }
    }

    /// Shows a file in the system's program for files, or says that there is none.
    pub(super) fn show_folder(&mut self, path: &Path, now: f64) {
        if let Err(error) = folder::show(path) {
            let reason = self.words().failure(&error.to_string());
            let values = [("path", &*path.display().to_string()), ("reason", &*reason)];
            let text = self.words().fill("export.failed-text", &values);
            self.tell(true, "export.no-folder", text, now);
        }
    }

    pub(super) fn save_picture(&mut self, ctx: &Context, path: PathBuf) {
        let seen = Seen { words: self.words(), shade: self.shade.unwrap_or_default() };
        if let Some(Dialog::Export(dialog)) = &mut self.dialog {
            let sources = &self.session.sources;
            dialog.save(ctx, path, sources, &self.workspace, self.timeline.layout(), seen);
        }
    }

    /// Tells what went wrong with the file of settings.
    pub(in crate::ui) fn tell_settings(&mut self, trouble: &Trouble, now: f64) {
        let words = self.words();
        let (title, text) = match trouble {
            Trouble::Damaged { kept } => {
                let kept = kept.display().to_string();
                ("settings.damaged", words.fill("settings.damaged-text", &[("path", &kept)]))
            }
            Trouble::Unreadable { path, error } => {
                let values =
                    [("path", &*path.display().to_string()), ("reason", &*words.failure(&error.to_string()))];
                ("settings.unreadable", words.fill("settings.unreadable-text", &values))
            }
            Trouble::Unwritten { path, error } => {
                let reason = compose::write_error(words, error);
                let values = [("path", &*path.display().to_string()), ("reason", &*reason)];
                ("settings.unwritten", words.fill("settings.unwritten-text", &values))
            }
        };
        self.tell(true, title, text, now);
    }

    pub(super) fn picture_saved(&mut self, outcome: ExportOutcome, now: f64) {
        let words = self.words();
        match outcome.result {
            Ok(()) => {
                self.dialog = None;
                self.session.problems.forget(words.text("export.failed"));
                let folder = outcome.path.parent().map(|folder| folder.display().to_string());
                let format = Some(outcome.format.entry().name.to_owned());
                self.preferences.set(Preference::Exported(LastExport { format, folder }));
                let title = if outcome.format.is_picture() { "export.saved" } else { "export.written" };
                let title = words.text(title).to_owned();
                let text = outcome.path.display().to_string();
                let action = Action::ShowFolder(outcome.path);
                let offer = Some(ToastOffer { words: words.text("export.show-folder").to_owned(), action });
                self.show_message(Toast { failed: false, title, text, offer }, now);
            }
            Err(error) if error.is_stop() => {
                self.tell(false, "export.stopped", outcome.path.display().to_string(), now);
            }
            Err(error) => {
                let path = outcome.path.display().to_string();
                let reason = compose::save_error(words, &error);
                let text = words.fill("export.failed-text", &[("path", &path), ("reason", &reason)]);
                let title = words.text("export.failed").to_owned();
                let offer = words.text("export.choose-another").to_owned();
                let offer = Some(ToastOffer { words: offer, action: Action::AskSavePlace(outcome.path) });
                self.show_message(Toast { failed: true, title, text, offer }, now);
            }
        }
    }
}

/// A folder or file that is opened alone gives its name; several are called by what they hold.
fn title_of(sources: &[Source]) -> Option<Arc<str>> {
    let [Source::Path(path)] = sources else { return None };
    // Where the path is "." or "..", the name stands in the file system.
    let path = if path.file_name().is_some() { path.clone() } else { path.canonicalize().ok()? };
    let name = if path.is_dir() { path.file_name() } else { path.file_stem() };
    name.map(|name| name.to_string_lossy().replace('_', " ").into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_folder_or_file_gives_its_name_and_several_do_not() {
        let source = |path: &str| Source::Path(path.into());
        assert_eq!(title_of(&[source("/artikel/pariser_gipfel.txt")]).as_deref(), Some("pariser gipfel"));
        assert_eq!(title_of(&[source("files/a.txt"), source("files/b.txt")]), None);
        assert_eq!(title_of(&[Source::Stdin]), None);
    }
}
