//! Some decisions in place of others, so that each change can be taken back.

use chrono::NaiveDate;

use super::{Corrections, Moved, Origin};
use crate::item::{
    ActorDecision, ActorId, Alone, Anchor, Apart, ArticleDecision, DecidedActor, ItemDecision, Marked, Marks,
    SameItem,
};
use crate::text::ContentHash;

/// Decisions in place of those before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// When documents were published, by their identifiers; `None` for what they say themselves.
    pub dates: Vec<(String, Option<NaiveDate>)>,
    /// What else was decided about documents, by their identifiers.
    pub articles: Vec<(String, ArticleDecision)>,
    /// About items.
    pub items: Vec<(Anchor, ItemDecision)>,
    /// Whether passages are items that a person made.
    pub own: Vec<(Anchor, bool)>,
    /// About actors.
    pub actors: Vec<(ActorId, ActorDecision)>,
    /// Who is meant by some words; `None` for who the articles say.
    pub apart: Vec<(Apart, Option<DecidedActor>)>,
    /// What is put on articles and actors.
    pub marks: Vec<(Marked, Marks)>,
    /// By what articles are known that are not open.
    pub origins: Vec<(ContentHash, Option<Origin>)>,
    /// Whether two items are the same.
    pub same: Vec<(SameItem, bool)>,
    /// Whether something is counted by itself.
    pub alone: Vec<(Alone, bool)>,
}

impl Changes {
    /// Those that make `theirs` hold.
    pub fn taking(theirs: Corrections) -> Self {
        Self {
            dates: theirs.published.into_iter().map(|(id, date)| (id, Some(date))).collect(),
            articles: theirs.articles.into_iter().collect(),
            items: theirs.items.into_iter().collect(),
            own: theirs.own.into_iter().map(|anchor| (anchor, true)).collect(),
            actors: theirs.actors.into_iter().collect(),
            apart: theirs.apart.into_iter().map(|(apart, other)| (apart, Some(other))).collect(),
            marks: theirs.marks.into_iter().collect(),
            origins: theirs.origins.into_iter().map(|(text, origin)| (text, Some(origin))).collect(),
            same: theirs.same.into_iter().map(|same| (same, true)).collect(),
            alone: theirs.alone.into_iter().map(|alone| (alone, true)).collect(),
        }
    }

    /// Lets them be about where the words stand now.
    pub fn follow(&mut self, moved: &Moved) {
        let own = self.own.iter_mut().map(|(anchor, _)| anchor);
        for anchor in self.items.iter_mut().map(|(anchor, _)| anchor).chain(own) {
            if let Some(to) = moved.get(anchor) {
                *anchor = to.clone();
            }
        }
        for (same, _) in &mut self.same {
            *same = same.moved(|anchor| moved.get(anchor).unwrap_or(anchor));
        }
        for (alone, _) in &mut self.alone {
            if let Alone::Item(anchor) = alone
                && let Some(to) = moved.get(anchor)
            {
                *anchor = to.clone();
            }
        }
    }

    /// What the items rest on that it is about.
    pub fn anchors(&self) -> impl Iterator<Item = &Anchor> {
        let same = self.same.iter().flat_map(|(same, _)| same.anchors());
        let alone = self.alone.iter().filter_map(|(alone, _)| match alone {
            Alone::Article(_) => None,
            Alone::Item(anchor) => Some(anchor),
        });
        self.items.iter().map(|(anchor, _)| anchor).chain(same).chain(alone)
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        let Self { dates, articles, items, own, actors, apart, marks, origins, same, alone } = self;
        let of_items = items.is_empty() && own.is_empty() && same.is_empty() && alone.is_empty();
        let of_articles = dates.is_empty() && articles.is_empty();
        of_items
            && of_articles
            && origins.is_empty()
            && actors.is_empty()
            && apart.is_empty()
            && marks.is_empty()
    }

    /// Whether items are other ones after it: what is only put on them changes none.
    pub fn changes_items(&self, before: &Self) -> bool {
        let Self { articles, items, own, actors, apart, same, alone, .. } = self;
        let is_other = |(one, was): (&(Anchor, ItemDecision), &(Anchor, ItemDecision))| {
            one.1.content() != was.1.content()
        };
        let is_made = !articles.is_empty() || !own.is_empty() || !actors.is_empty() || !apart.is_empty();
        let is_joined = !same.is_empty() || !alone.is_empty();
        is_made || is_joined || items.iter().zip(&before.items).any(is_other)
    }
}

impl Corrections {
    /// Makes changes; gives those of them that made a difference, and how to take them back.
    pub fn change(&mut self, changes: Changes) -> (Changes, Changes) {
        let (mut made, mut back) = (Changes::default(), Changes::default());
        for (id, date) in changes.dates {
            let was = match date {
                Some(date) => self.published.insert(id.clone(), date),
                None => self.published.remove(&id),
            };
            note(&mut made.dates, &mut back.dates, id, (date, was));
        }
        for (id, decision) in changes.articles {
            let was = self.put_article(id.clone(), decision.clone());
            note(&mut made.articles, &mut back.articles, id, (decision, was));
        }
        for (anchor, decision) in changes.items {
            let was = self.put(anchor.clone(), decision.clone());
            note(&mut made.items, &mut back.items, anchor, (decision, was));
        }
        for (anchor, is_item) in changes.own {
            let was = self.put_own(anchor.clone(), is_item);
            note(&mut made.own, &mut back.own, anchor, (is_item, was));
        }
        for (actor, decision) in changes.actors {
            let was = self.put_actor(actor.clone(), decision.clone());
            note(&mut made.actors, &mut back.actors, actor, (decision, was));
        }
        for (apart, other) in changes.apart {
            let was = self.put_apart(apart.clone(), other.clone());
            note(&mut made.apart, &mut back.apart, apart, (other, was));
        }
        for (marked, marks) in changes.marks {
            let was = self.put_marks(marked.clone(), marks.clone());
            note(&mut made.marks, &mut back.marks, marked, (marks, was));
        }
        for (text, origin) in changes.origins {
            let was = match origin.clone() {
                Some(origin) => self.origins.insert(text, origin),
                None => self.origins.remove(&text),
            };
            note(&mut made.origins, &mut back.origins, text, (origin, was));
        }
        for (same, is_same) in changes.same {
            let was = self.put_same(same.clone(), is_same);
            note(&mut made.same, &mut back.same, same, (is_same, was));
        }
        for (alone, is_alone) in changes.alone {
            let was = self.put_alone(alone.clone(), is_alone);
            note(&mut made.alone, &mut back.alone, alone, (is_alone, was));
        }
        (made, back)
    }
}

/// Notes a change and the way back, unless both are the same.
fn note<Key: Clone, Value: PartialEq>(
    made: &mut Vec<(Key, Value)>,
    back: &mut Vec<(Key, Value)>,
    key: Key,
    (now, was): (Value, Value),
) {
    if now != was {
        made.push((key.clone(), now));
        back.push((key, was));
    }
}
