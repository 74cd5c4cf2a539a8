//! One of all that a person decided, by what it is about.

use super::{Changes, Corrections};
use crate::item::{
    ActorDecision, ActorId, Alone, Anchor, Apart, ArticleDecision, ItemDecision, Marked, Marks, SameItem,
};

/// One of all that a person decided, by what it is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// When an article was published, by its identifier.
    Published(String),
    /// What else was decided about an article, by its identifier.
    Article(String),
    /// What was decided about an item, or that a person made it.
    Item(Anchor),
    /// What was decided about an actor.
    Actor(ActorId),
    /// Who is meant by some words.
    Apart(Apart),
    /// What was put on an article or an actor.
    Marks(Marked),
    /// That two items are the same.
    Same(SameItem),
    /// That something is counted by itself.
    Alone(Alone),
}

impl Corrections {
    /// All rules there are, of each kind in the order in which they are kept.
    pub fn rules(&self) -> Vec<Rule> {
        // Each field is named, so that a new kind of rule must be thought of here.
        let Self { published, articles, items, own, actors, apart, marks, origins: _, same, alone } = self;
        let dates = published.keys().cloned().map(Rule::Published);
        let articles = articles.keys().cloned().map(Rule::Article);
        let bare = own.iter().filter(|anchor| !items.contains_key(*anchor));
        let items = items.keys().chain(bare).cloned().map(Rule::Item);
        let actors = actors.keys().cloned().map(Rule::Actor);
        let apart = apart.keys().cloned().map(Rule::Apart);
        let marks = marks.keys().cloned().map(Rule::Marks);
        let same = same.iter().cloned().map(Rule::Same);
        let alone = alone.iter().cloned().map(Rule::Alone);
        let joined = same.chain(alone);
        dates.chain(articles).chain(items).chain(actors).chain(apart).chain(marks).chain(joined).collect()
    }
}

impl Changes {
    /// Those after which nothing of these rules holds any more.
    pub fn taking_back(rules: impl IntoIterator<Item = Rule>) -> Self {
        let mut changes = Self::default();
        for rule in rules {
            match rule {
                Rule::Published(article) => changes.dates.push((article, None)),
                Rule::Article(article) => changes.articles.push((article, ArticleDecision::default())),
                Rule::Item(anchor) => {
                    changes.own.push((anchor.clone(), false));
                    changes.items.push((anchor, ItemDecision::default()));
                }
                Rule::Actor(actor) => changes.actors.push((actor, ActorDecision::default())),
                Rule::Apart(apart) => changes.apart.push((apart, None)),
                Rule::Marks(on) => changes.marks.push((on, Marks::default())),
                Rule::Same(same) => changes.same.push((same, false)),
                Rule::Alone(alone) => changes.alone.push((alone, false)),
            }
        }
        changes
    }
}
