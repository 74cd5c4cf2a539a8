//! Findings in words, whatever form they are written in.

use crate::export::data::Source;
use crate::finding::{Finding, Side};
use crate::scene::band::range_words;
use crate::store::{ItemRef, Store, TellingRef};
use crate::wording::Wording;
use crate::workspace::Workspace;

/// All findings in words.
pub struct Told {
    /// What they are about.
    pub title: String,
    /// What they were made of: articles, program and day.
    pub foot: String,
    /// Each of them, in their order.
    pub findings: Vec<ToldFinding>,
}

/// A finding in words.
pub struct ToldFinding {
    /// What was found.
    pub sentence: String,
    /// How it stands.
    pub status: String,
    /// What speaks for it and against it, under its heading; sides without items are left out.
    pub sides: Vec<(String, Vec<ToldItem>)>,
}

/// An item in words.
pub struct ToldItem {
    /// When it was, and who said it; empty where neither is known.
    pub about: String,
    /// Its words, in quotation marks where they were said so; of an event its title comes first.
    pub words: String,
    /// Why nothing more is told, where it is not found.
    pub lost: Option<String>,
    /// Where it was reported, the first report first.
    pub sources: Vec<ToldSource>,
}

/// A report in words.
pub struct ToldSource {
    /// The article, its outlet and the day it was published.
    pub article: String,
    /// Where it can be read on the web.
    pub url: Option<String>,
    /// What this report says, where it says it in other words than the first.
    pub other_words: Option<String>,
    /// The file with the bytes of its text, the rule and how sure it is.
    pub found: String,
}

impl Told {
    /// The findings of `workspace`.
    pub fn new(workspace: &Workspace, words: &Wording, title: &str) -> Self {
        let today = words.date("date.day-long", chrono::Local::now().date_naive());
        let articles = words.count("findings.articles", workspace.store().n_documents());
        let values = [("articles", &*articles), ("version", env!("CARGO_PKG_VERSION")), ("day", &today)];
        let told = |finding: &Finding| ToldFinding::new(workspace, words, finding);
        Self {
            title: words.fill("findings.of", &[("title", title)]),
            foot: words.fill("findings.foot", &values),
            findings: workspace.findings().iter().map(|finding| told(finding)).collect(),
        }
    }
}

impl ToldFinding {
    fn new(workspace: &Workspace, words: &Wording, finding: &Finding) -> Self {
        let backed = workspace.backed(finding);
        let side = |side: Side| {
            let items = backed.iter().filter(|one| one.side == side);
            let items = items.map(|one| match one.item {
                Some(idx) => ToldItem::new(words, workspace.store().item(idx)),
                None => ToldItem::lost(words, finding.items[one.at].words()),
            });
            (words.side(side).to_owned(), items.collect::<Vec<_>>())
        };
        Self {
            sentence: finding.sentence.clone(),
            status: words.finding_status(finding.status).to_owned(),
            sides: Side::BOTH.into_iter().map(side).filter(|(_, items)| !items.is_empty()).collect(),
        }
    }
}

impl ToldItem {
    fn new(words: &Wording, item: ItemRef<'_>) -> Self {
        let store = item.store();
        let when = item.interval().map(|at| range_words(words, at, item.quality()));
        let who = item.speaker().map(|speaker| {
            let actor = store.actor(speaker);
            let role = actor.role.iter().cloned();
            [actor.name.clone()].into_iter().chain(role).collect::<Vec<_>>().join(", ")
        });
        let about: Vec<String> = when.into_iter().chain(who).collect();
        let text = item.text().trim();
        let said = item.form().told(text, item.language());
        let told = item.title().map_or(said.clone().into_owned(), |title| format!("{title}: {said}"));
        let mut tellings: Vec<TellingRef<'_>> = item.tellings().collect();
        tellings.sort_by_key(|one| {
            let day = store.document(one.document).published.date;
            (day.is_none(), day, one.document)
        });
        let sources = tellings.iter().map(|one| ToldSource::new(words, store, one, text)).collect();
        Self { about: about.join(" · "), words: told, lost: None, sources }
    }

    fn lost(words: &Wording, began: &str) -> Self {
        let lost = Some(words.text("findings.lost").to_owned());
        Self { about: String::new(), words: format!("{began} …"), lost, sources: Vec::new() }
    }
}

impl ToldSource {
    fn new(words: &Wording, store: &Store, telling: &TellingRef<'_>, shown: &str) -> Self {
        let (document, fields) = (store.document(telling.document), &telling.fields);
        let day = document.published.date.map(|day| words.date("date.day-year", day));
        let about = [document.name().to_owned()].into_iter().chain(document.outlet.clone()).chain(day);
        let text = fields.text.trim();
        let other = || fields.core.kind.told(text, &document.language).into_owned();
        let spans = fields.spans().map(|span| format!("{}–{}", span.begin, span.end));
        let sure = format!("{:.0} %", fields.core.confidence * 100.0);
        let file = document.path.as_deref().unwrap_or(&document.id);
        let bytes = spans.collect::<Vec<_>>().join(", ");
        let values = [("file", file), ("bytes", &*bytes), ("rule", fields.rule), ("sure", &*sure)];
        Self {
            article: about.collect::<Vec<_>>().join(", "),
            url: Source::whole(document).url().map(str::to_owned),
            other_words: (text != shown).then(other),
            found: words.fill("findings.found", &values),
        }
    }
}
