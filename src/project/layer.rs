//! What a person did with the articles, and the lines that tell it.

use std::sync::Arc;

use super::line::{
    ActorLine, AloneLine, ApartLine, ArticleLine, DecidedLine, DismissedLine, Line, MarksLine, OriginLine,
    OwnLine, PublishedLine, SameLine, SeenLine,
};
use super::seen::Seen;
use crate::correction::{Corrections, Origin};
use crate::finding::{Finding, FindingId, Findings};
use crate::item::{
    ActorDecision, ActorId, Alone, Anchor, Apart, ArticleDecision, DecidedActor, ItemDecision, Marked, Marks,
    SameItem,
};
use crate::store::{News, SavedFilter, keep_filter};
use crate::text::ContentHash;
use crate::workspace::{PaletteList, Workspace};

/// What a person did with the articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layer {
    /// What the project is called, where that is not the name of its file.
    pub title: Option<String>,
    /// What was decided about articles and items.
    pub corrections: Corrections,
    /// What they conclude.
    pub findings: Findings,
    /// What came with articles that were added to others, and was not looked at.
    pub news: Arc<News>,
    /// Filters under a name, in the order of the names.
    pub filters: Vec<SavedFilter>,
    /// The colors of lanes.
    pub colors: Arc<Vec<PaletteList>>,
    /// What is looked at; `None` for the first view.
    pub seen: Option<Box<Seen>>,
}

impl Layer {
    /// Of what is open now.
    pub fn of(workspace: &Workspace, title: Option<String>) -> Self {
        Self {
            title,
            corrections: workspace.corrections().clone(),
            findings: workspace.findings().clone(),
            news: Arc::clone(workspace.news()),
            filters: workspace.filters().to_vec(),
            colors: Arc::new(workspace.palette().lists()),
            seen: Some(Box::new(Seen::of(workspace))),
        }
    }

    /// The lines that make this of `before`.
    pub(super) fn lines_since(&self, before: &Self) -> Vec<Line> {
        let mut lines = Vec::new();
        if self.title != before.title {
            lines.push(Line::Title(self.title.clone()));
        }
        self.dates_since(before, &mut lines);
        self.articles_since(before, &mut lines);
        self.decisions_since(before, &mut lines);
        self.own_since(before, &mut lines);
        self.origins_since(before, &mut lines);
        self.findings_since(before, &mut lines);
        self.actors_since(before, &mut lines);
        self.marks_since(before, &mut lines);
        self.joined_since(before, &mut lines);
        self.news_since(before, &mut lines);
        self.filters_since(before, &mut lines);
        if self.colors != before.colors {
            lines.push(Line::Colors(self.colors.to_vec()));
        }
        if let Some(seen) = self.seen.as_ref().filter(|_| self.seen != before.seen) {
            lines.push(Line::View(seen.clone()));
        }
        lines
    }

    fn dates_since(&self, before: &Self, lines: &mut Vec<Line>) {
        let (now, then) = (&self.corrections.published, &before.corrections.published);
        let line = |article: &String, date| {
            Line::Published(PublishedLine { article: article.clone(), date, text: None })
        };
        lines.extend(
            now.iter()
                .filter(|(id, date)| then.get(*id) != Some(*date))
                .map(|(id, date)| line(id, Some(*date))),
        );
        lines.extend(then.keys().filter(|id| !now.contains_key(*id)).map(|id| line(id, None)));
    }

    fn articles_since(&self, before: &Self, lines: &mut Vec<Line>) {
        let (now, then) = (&self.corrections.articles, &before.corrections.articles);
        let line = |of: &String, decision: &ArticleDecision| {
            Line::Article(ArticleLine { of: of.clone(), text: None, decision: decision.clone() })
        };
        let is_new = |(id, decision): &(&String, &ArticleDecision)| then.get(*id) != Some(*decision);
        lines.extend(now.iter().filter(is_new).map(|(id, decision)| line(id, decision)));
        let nothing = ArticleDecision::default();
        lines.extend(then.keys().filter(|id| !now.contains_key(*id)).map(|id| line(id, &nothing)));
    }

    fn decisions_since(&self, before: &Self, lines: &mut Vec<Line>) {
        let (now, then) = (&self.corrections.items, &before.corrections.items);
        let line = |(anchor, decision): (&Anchor, &ItemDecision)| {
            Line::Decided(Box::new(DecidedLine { anchor: anchor.clone(), decision: decision.clone() }))
        };
        lines.extend(now.iter().filter(|(anchor, decision)| then.get(*anchor) != Some(*decision)).map(line));
        let nothing = ItemDecision::default();
        lines.extend(
            then.keys().filter(|anchor| !now.contains_key(*anchor)).map(|anchor| line((anchor, &nothing))),
        );
    }

    fn findings_since(&self, before: &Self, lines: &mut Vec<Line>) {
        let (now, then) = (&self.findings, &before.findings);
        let is_new = |one: &&Arc<Finding>| then.get(one.id) != Some(*one);
        lines.extend(now.iter().filter(is_new).map(|one| Line::Finding(Arc::clone(one))));
        let is_gone = |one: &&Arc<Finding>| now.get(one.id).is_none();
        lines.extend(then.iter().filter(is_gone).map(|one| Line::NoFinding(one.id)));
        let line = |is_dismissed| {
            move |items: &[Anchor; 2]| {
                Line::Dismissed(Box::new(DismissedLine { items: items.clone(), is_dismissed }))
            }
        };
        lines.extend(now.dismissed().difference(then.dismissed()).map(line(true)));
        lines.extend(then.dismissed().difference(now.dismissed()).map(line(false)));
        // Those that stayed keep their places, and new ones come behind them.
        let stayed = then.iter().filter(|one| now.get(one.id).is_some());
        let added = now.iter().filter(|one| then.get(one.id).is_none());
        let ids = || now.iter().map(|one| one.id);
        if !stayed.chain(added).map(|one| one.id).eq(ids()) {
            lines.push(Line::Findings(ids().collect::<Vec<FindingId>>()));
        }
    }

    fn own_since(&self, before: &Self, lines: &mut Vec<Line>) {
        let (now, then) = (&self.corrections.own, &before.corrections.own);
        let line = |is_item| move |anchor: &Anchor| Line::Own(OwnLine { anchor: anchor.clone(), is_item });
        lines.extend(now.difference(then).map(line(true)));
        lines.extend(then.difference(now).map(line(false)));
    }

    fn origins_since(&self, before: &Self, lines: &mut Vec<Line>) {
        let (now, then) = (&self.corrections.origins, &before.corrections.origins);
        let line = |text: &ContentHash, origin| Line::Origin(OriginLine { text: *text, origin });
        let is_new = |(text, origin): &(&ContentHash, &Origin)| then.get(*text) != Some(*origin);
        lines.extend(now.iter().filter(is_new).map(|(text, origin)| line(text, Some(origin.clone()))));
        lines.extend(then.keys().filter(|text| !now.contains_key(*text)).map(|text| line(text, None)));
    }

    fn actors_since(&self, before: &Self, lines: &mut Vec<Line>) {
        let (now, then) = (&self.corrections.actors, &before.corrections.actors);
        let line = |id: &ActorId, decision: &ActorDecision| {
            Line::Actor(ActorLine { id: id.clone(), decision: decision.clone() })
        };
        let is_new = |(id, decision): &(&ActorId, &ActorDecision)| then.get(*id) != Some(*decision);
        lines.extend(now.iter().filter(is_new).map(|(id, decision)| line(id, decision)));
        let nothing = ActorDecision::default();
        lines.extend(then.keys().filter(|id| !now.contains_key(*id)).map(|id| line(id, &nothing)));
        let (now, then) = (&self.corrections.apart, &before.corrections.apart);
        let line = |apart: &Apart, other| Line::Apart(ApartLine { apart: apart.clone(), other });
        let is_new = |(apart, other): &(&Apart, &DecidedActor)| then.get(*apart) != Some(*other);
        lines.extend(now.iter().filter(is_new).map(|(apart, other)| line(apart, Some(other.clone()))));
        lines.extend(then.keys().filter(|apart| !now.contains_key(*apart)).map(|apart| line(apart, None)));
    }

    fn marks_since(&self, before: &Self, lines: &mut Vec<Line>) {
        let (now, then) = (&self.corrections.marks, &before.corrections.marks);
        let line = |on: &Marked, marks: &Marks| {
            Line::Marks(MarksLine { on: on.clone(), text: None, marks: marks.clone() })
        };
        let is_new = |(on, marks): &(&Marked, &Marks)| then.get(*on) != Some(*marks);
        lines.extend(now.iter().filter(is_new).map(|(on, marks)| line(on, marks)));
        let nothing = Marks::default();
        lines.extend(then.keys().filter(|on| !now.contains_key(*on)).map(|on| line(on, &nothing)));
    }

    fn joined_since(&self, before: &Self, lines: &mut Vec<Line>) {
        let (now, then) = (&self.corrections.same, &before.corrections.same);
        let line = |is_same| move |items: &SameItem| Line::Same(SameLine { items: items.clone(), is_same });
        lines.extend(now.difference(then).map(line(true)));
        lines.extend(then.difference(now).map(line(false)));
        let (now, then) = (&self.corrections.alone, &before.corrections.alone);
        let line = |is_alone| move |of: &Alone| Line::Alone(AloneLine { of: of.clone(), is_alone });
        lines.extend(now.difference(then).map(line(true)));
        lines.extend(then.difference(now).map(line(false)));
    }

    fn news_since(&self, before: &Self, lines: &mut Vec<Line>) {
        let (now, then) = (&self.news, &before.news);
        if now.articles != then.articles {
            lines.push(Line::News(now.articles.iter().cloned().collect()));
        }
        let line = |is_seen| move |anchor: &Anchor| Line::Seen(SeenLine { anchor: anchor.clone(), is_seen });
        lines.extend(now.seen.difference(&then.seen).map(line(true)));
        // Where nothing is new, nothing is kept of what was looked at.
        if !now.is_empty() {
            lines.extend(then.seen.difference(&now.seen).map(line(false)));
        }
    }

    fn filters_since(&self, before: &Self, lines: &mut Vec<Line>) {
        let is_new = |saved: &&SavedFilter| !before.filters.contains(saved);
        lines.extend(self.filters.iter().filter(is_new).map(|saved| Line::Filter(Box::new(saved.clone()))));
        let is_gone = |saved: &&SavedFilter| !self.filters.iter().any(|known| known.name == saved.name);
        lines.extend(before.filters.iter().filter(is_gone).map(|saved| Line::NoFilter(saved.name.clone())));
    }

    /// Takes in what a line tells; gives it back where it is none about this.
    pub(super) fn take(&mut self, line: Line) -> Option<Line> {
        match line {
            Line::Title(title) => self.title = title,
            Line::Published(PublishedLine { article, date: Some(date), .. }) => {
                self.corrections.published.insert(article, date);
            }
            Line::Published(PublishedLine { article, date: None, .. }) => {
                self.corrections.published.remove(&article);
            }
            Line::Article(line) => drop(self.corrections.put_article(line.of, line.decision)),
            Line::Decided(line) => drop(self.corrections.put(line.anchor, line.decision)),
            Line::Finding(finding) => self.findings.put(Arc::unwrap_or_clone(finding)),
            Line::NoFinding(id) => self.findings.remove(id),
            Line::Findings(ids) => self.findings.in_order(&ids),
            Line::Origin(OriginLine { text, origin: Some(origin) }) => {
                self.corrections.origins.insert(text, origin);
            }
            Line::Origin(OriginLine { text, origin: None }) => drop(self.corrections.origins.remove(&text)),
            Line::Dismissed(line) => self.findings.dismiss(line.items, line.is_dismissed),
            Line::Own(line) => drop(self.corrections.put_own(line.anchor, line.is_item)),
            Line::Actor(line) => drop(self.corrections.put_actor(line.id, line.decision)),
            Line::Apart(line) => drop(self.corrections.put_apart(line.apart, line.other)),
            Line::Marks(line) => drop(self.corrections.put_marks(line.on, line.marks)),
            Line::News(articles) => {
                let news = Arc::make_mut(&mut self.news);
                news.articles = articles.into_iter().collect();
                if news.is_empty() {
                    news.seen.clear();
                }
            }
            Line::Seen(SeenLine { anchor, is_seen: true }) => {
                Arc::make_mut(&mut self.news).seen.insert(anchor);
            }
            Line::Seen(SeenLine { anchor, is_seen: false }) => {
                Arc::make_mut(&mut self.news).seen.remove(&anchor);
            }
            Line::Same(line) => drop(self.corrections.put_same(line.items, line.is_same)),
            Line::Alone(line) => drop(self.corrections.put_alone(line.of, line.is_alone)),
            Line::Filter(saved) => keep_filter(&mut self.filters, *saved),
            Line::NoFilter(name) => self.filters.retain(|known| known.name != name),
            Line::Colors(lists) => self.colors = Arc::new(lists),
            Line::View(seen) => self.seen = Some(seen),
            line @ (Line::Closed(_) | Line::Order(_) | Line::Journal(_)) => return Some(line),
        }
        None
    }
}
