//! What a person decides about articles: title, medium, author, language and the day one was published; of several at
//! once what they may have in common.

use std::sync::Arc;

use chrono::NaiveDate;
use egui::{Id, Key, Modifiers, Ui};

use super::modal::show_at_top;
use super::reference;
use super::set_date::read_day;
use crate::document::Document;
use crate::item::{ArticleDecision, DecideArticle, Extraction};
use crate::language::pack_for;
use crate::store::{DocumentIdx, Store};
use crate::theme::Role;
use crate::typed::Reference;
use crate::ui::compose;
use crate::ui::input::Action;
use crate::ui::pass::Pass;
use crate::ui::style::{icon, typeface};
use crate::ui::widget::{Button, label, path_field, segments};
use crate::wording::Wording;
use crate::workspace::{Command, DataCommand, Workspace};

const WIDTH: f32 = 480.0;

/// Languages that can be chosen, beside the one an article is in, with the keys of their names.
const LANGUAGES: [(&str, &str); 2] = [("de", "article.german"), ("en", "article.english")];

/// The dialog while it is open: what stands in its fields, and what stood there at first.
pub struct ArticleDialog {
    documents: Vec<String>,
    generation: u64,
    now: Fields,
    before: Fields,
    /// What the articles say themselves.
    own: Fields,
    /// Fields of which something was decided.
    decided: ArticleDecision,
    is_dated: bool,
    reference: Reference,
    is_asked: bool,
}

/// What can be decided; blank where several articles differ or say nothing.
#[derive(Clone, Debug, PartialEq)]
struct Fields {
    title: String,
    author: String,
    outlet: String,
    date: String,
    language: String,
}

/// A field of words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Title,
    Outlet,
    Author,
    Date,
}

impl Fields {
    fn of(words: &Wording, document: &Document) -> Self {
        let said = |words: &Option<String>| words.clone().unwrap_or_default();
        let date = document.published.date;
        Self {
            title: said(&document.title),
            author: said(&document.author),
            outlet: said(&document.outlet),
            date: date.map(|date| words.date("date.day-long", date)).unwrap_or_default(),
            language: document.language.clone(),
        }
    }

    /// What all have in common.
    fn common(all: impl Iterator<Item = Self>) -> Option<Self> {
        all.reduce(|one, next| {
            let same = |one: String, next: &String| if one == *next { one } else { String::new() };
            Self {
                title: same(one.title, &next.title),
                author: same(one.author, &next.author),
                outlet: same(one.outlet, &next.outlet),
                date: same(one.date, &next.date),
                language: same(one.language, &next.language),
            }
        })
    }

    fn of_field(&mut self, field: Field) -> &mut String {
        match field {
            Field::Title => &mut self.title,
            Field::Outlet => &mut self.outlet,
            Field::Author => &mut self.author,
            Field::Date => &mut self.date,
        }
    }
}

impl ArticleDialog {
    /// For these documents of the workspace; `None` where there are none.
    pub fn new(words: &Wording, workspace: &Workspace, documents: &[DocumentIdx]) -> Option<Self> {
        let store = workspace.store();
        let ids: Vec<String> = documents.iter().map(|idx| store.document(*idx).id.clone()).collect();
        let before = Fields::common(documents.iter().map(|idx| Fields::of(words, store.document(*idx))))?;
        let is_one = |one: &&Arc<Extraction>| ids.contains(&one.document.id);
        let own = workspace.extractions().iter().filter(is_one);
        let own = Fields::common(own.map(|one| Fields::of(words, &one.document)))?;
        let corrections = workspace.corrections();
        let mut decided = ArticleDecision::default();
        for one in ids.iter().filter_map(|id| corrections.articles.get(id)) {
            let ArticleDecision { title, author, outlet, language } = one.clone();
            decided.title = decided.title.or(title);
            decided.author = decided.author.or(author);
            decided.outlet = decided.outlet.or(outlet);
            decided.language = decided.language.or(language);
        }
        Some(Self {
            is_dated: ids.iter().any(|id| corrections.published.contains_key(id)),
            documents: ids,
            generation: store.generation(),
            now: before.clone(),
            before,
            own,
            decided,
            reference: reference::of_articles(store),
            is_asked: false,
        })
    }

    /// Shows the dialog; tells whether it is done.
    pub fn ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>) -> bool {
        if pass.store().generation() != self.generation {
            // Something else was decided or opened meanwhile.
            return true;
        }
        let look = pass.look;
        show_at_top(ui, &look, "article", (WIDTH, 20), |ui| self.content_ui(ui, pass))
    }

    /// The only article that is asked about.
    fn only(&self, store: &Store) -> Option<DocumentIdx> {
        match self.documents.as_slice() {
            [only] => store.document_idx(only),
            _ => None,
        }
    }

    fn content_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>) -> bool {
        let look = pass.look;
        let only = self.only(pass.store());
        let (title, about) = match only {
            Some(idx) => (pass.say("article.title").to_owned(), place_of(pass.store().document(idx))),
            None => (
                pass.words.count("article.several", self.documents.len()),
                pass.say("article.differ").to_owned(),
            ),
        };
        label(ui, &title, typeface::semibold(16.0), look.color(Role::Ink));
        ui.add_space(2.0);
        label(ui, &about, typeface::regular(12.5), look.color(Role::Ink3));
        ui.add_space(10.0);
        // The key is taken before a field sees it; it would lose the focus with Enter.
        let entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        if only.is_some() {
            self.field_ui(ui, pass, Field::Title);
        }
        self.field_ui(ui, pass, Field::Outlet);
        if only.is_some() {
            self.field_ui(ui, pass, Field::Author);
        }
        let asks_month = self.date_ui(ui, pass, only);
        self.language_ui(ui, pass);
        let fault = self.has_no_day().then_some("date-dialog.wrong");
        label(ui, fault.map_or("", |key| pass.say(key)), typeface::regular(12.5), look.color(Role::Danger));
        ui.add_space(6.0);
        self.buttons_ui(ui, pass, entered) || asks_month
    }

    /// A field of words; what the articles say themselves stands in it as long as it is blank.
    fn field_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>, field: Field) {
        let (key, is_decided) = match field {
            Field::Title => ("article.headline", self.decided.title.is_some()),
            Field::Outlet => ("article.outlet", self.decided.outlet.is_some()),
            Field::Author => ("article.author", self.decided.author.is_some()),
            Field::Date => ("article.published", self.is_dated),
        };
        heading_ui(ui, pass, key, is_decided);
        let own = self.own.of_field(field).clone();
        let blank = pass.say(if field == Field::Date { "date-dialog.hint" } else { key });
        let hint = if own.is_empty() { blank } else { &own };
        let id = Id::unique(("article", key));
        let response = path_field(ui, &pass.look, id, self.now.of_field(field), hint);
        if !self.is_asked {
            self.is_asked = true;
            response.request_focus();
        }
        ui.add_space(8.0);
    }

    /// The day, how it is known, and the way to the months; tells whether that was gone.
    fn date_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>, only: Option<DocumentIdx>) -> bool {
        self.field_ui(ui, pass, Field::Date);
        let Some(idx) = only else { return false };
        let look = pass.look;
        let published = pass.store().document(idx).published;
        let known = compose::evidence(published.evidence).filter(|_| published.date.is_some());
        let mut asked = false;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            let button = Button::new(pass.say("article.months")).icon(icon::CALENDAR_BLANK).height(26.0);
            asked = button.show(ui, &look).clicked();
            let known = pass.say(known.unwrap_or("article.undated"));
            label(ui, known, typeface::regular(12.5), look.color(Role::Ink3));
        });
        if asked {
            pass.send(Action::AskDate(idx));
        }
        ui.add_space(8.0);
        asked
    }

    fn language_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>) {
        heading_ui(ui, pass, "article.language", self.decided.language.is_some());
        let other = [&self.own.language, &self.before.language]
            .into_iter()
            .find(|tag| !tag.is_empty() && LANGUAGES.iter().all(|(known, _)| known != tag));
        let mut choices: Vec<(&str, &str)> =
            LANGUAGES.iter().map(|(tag, key)| (*tag, pass.say(key))).collect();
        let unknown = pass.say("article.unknown-language");
        choices.extend(other.map(|tag| (&**tag, if tag == "und" { unknown } else { tag })));
        let named: Vec<(Option<char>, &str)> = choices.iter().map(|(_, name)| (None, *name)).collect();
        let active = choices.iter().position(|(tag, _)| *tag == self.now.language).unwrap_or(usize::MAX);
        if let Some(clicked) = segments(ui, &pass.look, &named, active, false) {
            self.now.language = choices[clicked].0.to_owned();
        }
        let is_unread = !self.now.language.is_empty() && pack_for(&self.now.language).is_err();
        let note = if is_unread { pass.say("article.unread") } else { "" };
        ui.add_space(3.0);
        label(ui, note, typeface::regular(12.5), pass.look.color(Role::Warn));
    }

    fn buttons_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>, entered: bool) -> bool {
        let look = pass.look;
        let mut done = false;
        ui.horizontal(|ui| {
            let can = !self.has_no_day() && self.now != self.before;
            let apply = Button::primary(pass.say("correct.apply")).enabled(can).show(ui, &look).clicked();
            let is_decided = self.is_dated || !self.decided.is_empty();
            let nothing = Button::new(pass.say("correct.nothing")).enabled(is_decided).show(ui, &look);
            if nothing.clicked() {
                self.send(pass, DecideArticle::Nothing);
                done = true;
            }
            done |= Button::bare(pass.say("date-dialog.cancel")).show(ui, &look).clicked();
            if can && (apply || entered) {
                self.apply(pass);
                done = true;
            }
        });
        done
    }

    /// The day that is typed.
    fn day(&self) -> Option<NaiveDate> {
        read_day(&self.now.date, self.reference)
    }

    fn has_no_day(&self) -> bool {
        self.now.date != self.before.date && !self.now.date.trim().is_empty() && self.day().is_none()
    }

    /// Decides all that was changed as one step; what was made blank is as the articles say.
    fn apply(&self, pass: &mut Pass<'_>) {
        let (now, before, own) = (&self.now, &self.before, &self.own);
        let typed = |now: &String, own: &String| Some(now.clone()).filter(|now| now != own);
        let mut decided = Vec::new();
        if now.title != before.title {
            decided.push(DecideArticle::Title(typed(&now.title, &own.title)));
        }
        if now.outlet != before.outlet {
            decided.push(DecideArticle::Outlet(typed(&now.outlet, &own.outlet)));
        }
        if now.author != before.author {
            decided.push(DecideArticle::Author(typed(&now.author, &own.author)));
        }
        if now.date != before.date {
            decided.push(DecideArticle::Published(self.day()));
        }
        if now.language != before.language {
            decided.push(DecideArticle::Language(typed(&now.language, &own.language)));
        }
        match <[DecideArticle; 1]>::try_from(decided) {
            Ok([only]) => self.send(pass, only),
            Err(all) => self.send(pass, DecideArticle::All(all)),
        }
    }

    fn send(&self, pass: &mut Pass<'_>, what: DecideArticle) {
        pass.change(Command::Data(DataCommand::DecideArticles { documents: self.documents.clone(), what }));
    }
}

/// The name of a field, and whether a person set what stands there.
fn heading_ui(ui: &mut Ui, pass: &Pass<'_>, key: &'static str, is_decided: bool) {
    let look = pass.look;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        label(ui, pass.say(key), typeface::medium(12.0), look.color(Role::Ink2));
        if is_decided {
            label(ui, pass.say("article.by-hand"), typeface::regular(12.0), look.color(Role::Accent));
        }
    });
    ui.add_space(5.0);
}

/// The file an article came from, else where it was published.
fn place_of(document: &Document) -> String {
    let file = document.provenance.as_ref().map(|one| one.file.to_string());
    file.or(document.path.clone()).or(document.url.clone()).unwrap_or_else(|| document.id.clone())
}
