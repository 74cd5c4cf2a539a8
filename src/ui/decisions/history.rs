//! The steps of undo, by name.

use super::decided::{Decided, decided, decided_actor, decided_article, marked};
use crate::item::{ActorDecision, ArticleDecision, ItemDecision, Marks};
use crate::store::Filter;
use crate::ui::compose::{clock_key, grouping_key, range, span};
use crate::view::Mode;
use crate::wording::Wording;
use crate::workspace::{Deed, Done, Workspace};

/// Of the words of an item so many letters are told.
const MOST_LETTERS: usize = 48;

/// What a step did: "Filter: Russia", "Time: Wed 3 Sep 2025 · “War against Ukraine”".
pub fn step(words: &Wording, workspace: &Workspace, done: &Done<'_>) -> String {
    let what = deed(words, workspace, done);
    let mut anchors = done.anchors();
    match (anchors.next(), anchors.count()) {
        (None, _) => what,
        (Some(only), 0) => words.fill("history.item", &[("what", &what), ("item", &short(&only.words))]),
        (Some(_), n) => words.fill("history.items", &[("what", &what), ("n", &words.number(n + 1))]),
    }
}

fn deed(words: &Wording, workspace: &Workspace, done: &Done<'_>) -> String {
    let (say, view) = (|key: &str| words.text(key).to_owned(), done.view);
    match done.deed {
        Deed::Window => words.fill("history.window", &[("range", &range(words, view.window))]),
        Deed::Zoom => words.fill("history.zoom", &[("span", &span(words, view.window))]),
        Deed::Mode => say(if view.mode == Mode::Table { "top.table" } else { "top.timeline" }),
        Deed::Grouping => {
            words.fill("history.grouping", &[("by", words.text(grouping_key(view.grouping.by)))])
        }
        Deed::Clock => words.fill("clock.shown", &[("clock", words.text(clock_key(view.clock)))]),
        Deed::Table => say("history.table"),
        Deed::Filter => match filter_parts(words, workspace, &view.filter) {
            parts if parts.is_empty() => say("history.unfiltered"),
            parts => words.fill("history.filter", &[("filter", &parts.join(" · "))]),
        },
        Deed::Look => say("history.look"),
        Deed::Finding => say("history.finding"),
        Deed::Published(Some(date)) => {
            words.fill("history.published", &[("date", &words.date("date.day-year", *date))])
        }
        Deed::Published(None) => say("history.unpublished"),
        Deed::Article(what) => {
            let (mut decision, mut date) = (ArticleDecision::default(), None);
            decision.decide(&mut date, what);
            let day = |date| words.fill("history.published", &[("date", &words.date("date.day-year", date))]);
            let told = decided_article(words, &decision, None);
            let told = told.iter().map(Decided::line).chain(date.map(day)).collect::<Vec<_>>().join(" · ");
            if told.is_empty() { say("history.article") } else { told }
        }
        Deed::Decided(what) => {
            let mut decision = ItemDecision::default();
            decision.decide(what.clone());
            lines(words, &decided(words, &decision, None))
        }
        Deed::Marked(mark) => {
            let mut marks = Marks::default();
            marks.mark(mark.clone());
            lines(words, &marked(words, &marks))
        }
        Deed::Actor(what) => {
            let mut decision = ActorDecision::default();
            decision.decide(what.clone());
            lines(words, &decided_actor(words, &decision))
        }
        Deed::Actors(_) => say("history.actor"),
        Deed::TookBack(n) => words.count("history.took-back", *n),
        Deed::TookOver(n) => words.count("correct.taken", *n),
        Deed::SawAll => say("across.seen"),
        Deed::Joined => say("history.joined"),
        Deed::Split => say("history.split"),
        Deed::CountedApart(true) => say("across.apart"),
        Deed::CountedApart(false) => say("history.together"),
        Deed::KeptFilter(name) => words.fill("history.kept-filter", &[("name", name)]),
        Deed::ForgotFilter(name) => words.fill("history.forgot-filter", &[("name", name)]),
        Deed::AddedTable(name) => words.fill("history.added-table", &[("name", name)]),
        Deed::Closed(id) => {
            let name = id.rsplit(['/', '\\']).next().unwrap_or(id);
            words.fill("history.closed", &[("name", name)])
        }
        Deed::ClosedAll => say("history.closed-all"),
        Deed::Other => say("history.other"),
    }
}

/// What is filtered by beside what is from the begin on.
fn filter_parts(words: &Wording, workspace: &Workspace, filter: &Filter) -> Vec<String> {
    let mut filter = filter.clone();
    if filter.min_confidence == workspace.usual_filter().min_confidence {
        filter.min_confidence = 0.0;
    }
    words.filter(workspace.store(), &filter)
}

/// All that was decided in a line; where nothing is left of it, it was taken back.
fn lines(words: &Wording, told: &[Decided]) -> String {
    match told {
        [] => words.text("history.taken-back").to_owned(),
        told => told.iter().map(Decided::line).collect::<Vec<_>>().join(" · "),
    }
}

fn short(text: &str) -> String {
    let begin: String = text.chars().take(MOST_LETTERS).collect();
    if begin.len() < text.len() { format!("{}…", begin.trim_end()) } else { begin }
}
