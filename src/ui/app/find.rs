//! Articles of a project whose files were moved: looked for where the user says.

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use super::App;
use crate::diagnostic::{Cause, Diagnostic};
use crate::project::FoundTexts;
use crate::ui::input::Action;
use crate::ui::keeping::Finder;
use crate::ui::overlay::toast::{Toast, ToastOffer};
use crate::workspace::{Command, DataCommand};

impl App {
    /// Offers to look for the articles that were not found, where there are any among the problems of a project.
    pub(super) fn offer_to_find(&mut self, problems: &[Diagnostic], now: f64) {
        let is_lost =
            |problem: &&Diagnostic| matches!(problem.cause, Cause::ArticleGone | Cause::ArticleChanged);
        let n_lost = problems.iter().filter(is_lost).count();
        if n_lost > 0 {
            let words = self.words();
            let title = words.count("find.lost", n_lost);
            let text = words.text("find.lost-text").to_owned();
            let offer =
                ToastOffer { words: words.text("find.choose").to_owned(), action: Action::AskTextFolder };
            self.toasts.push(Toast { failed: true, title, text, offer: Some(offer) }, now);
        }
    }

    /// Looks below a folder for the articles of the project whose texts were not found.
    pub(super) fn find_texts(&mut self, ctx: &Context, folder: PathBuf) {
        self.keeping.finder = Some(Finder::start(Arc::clone(&self.session.others), folder, ctx));
    }

    /// Takes in the articles that were found.
    pub(super) fn take_found(&mut self, now: f64) {
        let Some(found) = self.keeping.finder.as_ref().and_then(Finder::poll) else { return };
        let Some(finder) = self.keeping.finder.take() else { return };
        let FoundTexts { articles, others } = found;
        let (words, n_found) = (self.words(), articles.len());
        if n_found == 0 {
            let text = words.fill("find.none-text", &[("folder", &finder.folder.display().to_string())]);
            let title = words.text("find.none").to_owned();
            let offer =
                ToastOffer { words: words.text("find.choose").to_owned(), action: Action::AskTextFolder };
            return self.toasts.push(Toast { failed: true, title, text, offer: Some(offer) }, now);
        }
        self.session.others = Arc::new(others);
        self.session.problems.settle(|problem| {
            let name = |path: &str| std::path::Path::new(path).file_name().map(|name| name.to_owned());
            let is_found = |document: &crate::document::Document| {
                document.path.as_deref().and_then(name) == name(&problem.origin)
            };
            matches!(problem.cause, Cause::ArticleGone | Cause::ArticleChanged)
                && articles.iter().any(|one| is_found(&one.document))
        });
        self.change(Command::Data(DataCommand::AddExtractions(articles)), now);
        self.note_decision();
        let title = words.count("find.found", n_found);
        self.toasts.push(Toast { failed: false, title, text: String::new(), offer: None }, now);
    }
}
