//! The system's file dialogs, off the window's thread, one at a time.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

use egui::Context;
use rfd::FileDialog;

use crate::document::{PROJECT_ENDING, readable_endings};
use crate::export::{FindingsFormat, Format};
use crate::wording::Wording;

/// A dialog that ends faster than anyone can press Cancel was never on the screen.
const NEVER_SHOWN: Duration = Duration::from_millis(120);

/// What is asked for.
#[derive(Clone, Debug)]
pub enum Asked {
    /// Files to open.
    Files,
    /// A folder to open.
    Folder,
    /// A folder to look in for texts that stand no longer where they did.
    Texts,
    /// A place for an export of this format, with a suggestion.
    Export(PathBuf, Format),
    /// A place for the project, with a suggestion.
    Project(PathBuf),
    /// A place for corrections, with a suggestion.
    Corrections(PathBuf),
    /// A place for findings, with a suggestion.
    Findings(PathBuf),
}

/// What the user chose.
#[derive(Clone, Debug, PartialEq)]
pub enum Chosen {
    /// Files and folders to open.
    Open(Vec<PathBuf>),
    /// Where to look for texts.
    Texts(PathBuf),
    /// Where to save what is exported.
    Save(PathBuf),
    /// Where to save the project.
    SaveProject(PathBuf),
    /// Where to save the corrections.
    SaveCorrections(PathBuf),
    /// Where to save the findings.
    SaveFindings(PathBuf),
    /// The user closed the dialog without a choice.
    Cancelled,
    /// There is no dialog on this system.
    NoDialog,
}

/// The dialog that is open, if any.
#[derive(Default)]
pub struct FileDialogs {
    open: Option<(Receiver<Option<Chosen>>, Instant)>,
}

impl FileDialogs {
    /// Opens a dialog, unless one is open.
    pub fn ask(&mut self, asked: Asked, words: &'static Wording, ctx: &Context) {
        if self.open.is_some() {
            return;
        }
        let (sender, receiver) = channel();
        let ctx = ctx.clone();
        std::thread::spawn(move || {
            // The window may be gone by now.
            let _ = sender.send(chosen(asked, words));
            ctx.request_repaint();
        });
        self.open = Some((receiver, Instant::now()));
    }

    /// What was chosen, once the dialog is closed.
    pub fn poll(&mut self) -> Option<Chosen> {
        let (receiver, since) = self.open.as_ref()?;
        let chosen = match receiver.try_recv() {
            Ok(Some(chosen)) => chosen,
            Ok(None) if since.elapsed() < NEVER_SHOWN => Chosen::NoDialog,
            Ok(None) => Chosen::Cancelled,
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => Chosen::NoDialog,
        };
        self.open = None;
        Some(chosen)
    }
}

/// Shows the dialog and waits for its end.
fn chosen(asked: Asked, words: &Wording) -> Option<Chosen> {
    match asked {
        Asked::Files => FileDialog::new()
            .set_title(words.text("action.open-files"))
            .add_filter(words.text("files.filter"), &[readable_endings(), vec![PROJECT_ENDING]].concat())
            .add_filter(words.text("project.filter"), &[PROJECT_ENDING])
            .add_filter(words.text("files.all-files"), &["*"])
            .pick_files()
            .map(Chosen::Open),
        Asked::Folder => FileDialog::new()
            .set_title(words.text("action.open-folder"))
            .pick_folder()
            .map(|folder| Chosen::Open(vec![folder])),
        Asked::Texts => {
            FileDialog::new().set_title(words.text("find.choose")).pick_folder().map(Chosen::Texts)
        }
        Asked::Export(suggested, format) => {
            let entry = format.entry();
            let dialog = FileDialog::new()
                .set_title(words.text("export.title"))
                .add_filter(entry.label, &[entry.ending]);
            saved(dialog, &suggested).map(Chosen::Save)
        }
        Asked::Corrections(suggested) => {
            let dialog = FileDialog::new()
                .set_title(words.text("action.share-corrections"))
                .add_filter(words.text("correct.filter"), &[PROJECT_ENDING]);
            saved(dialog, &suggested).map(Chosen::SaveCorrections)
        }
        Asked::Findings(suggested) => {
            let dialog = FileDialog::new()
                .set_title(words.text("action.export-findings"))
                .add_filter(words.text("findings.filter"), &FindingsFormat::ENDINGS);
            saved(dialog, &suggested).map(Chosen::SaveFindings)
        }
        Asked::Project(suggested) => {
            let dialog = FileDialog::new()
                .set_title(words.text("action.save-as"))
                .add_filter(words.text("project.filter"), &[PROJECT_ENDING]);
            saved(dialog, &suggested).map(Chosen::SaveProject)
        }
    }
}

/// Asks for a place, with a suggestion.
fn saved(mut dialog: FileDialog, suggested: &Path) -> Option<PathBuf> {
    if let Some(name) = suggested.file_name() {
        dialog = dialog.set_file_name(name.to_string_lossy());
    }
    // A folder that is gone would let the dialog of some systems fail.
    if let Some(folder) = suggested.parent().filter(|folder| folder.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    dialog.save_file()
}
