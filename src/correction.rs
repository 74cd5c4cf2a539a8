//! What a person decided, kept as rules and replayed on every extraction.

mod amend;
mod cast;
mod changes;
mod moved;
mod origin;
mod recast;
mod revise;
mod rule;
mod settle;
mod together;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::document::{Document, Published, PublishedEvidence};
use crate::item::{
    ActorDecision, ActorId, Alone, Anchor, AnchorKind, Apart, ArticleDecision, DecidedActor, DocumentCast,
    Extraction, ItemDecision, Marked, Marks, SameItem,
};
use crate::text::{ContentHash, Span};
use cast::Cast;
pub use changes::Changes;
pub use moved::Moved;
pub use origin::{Origin, Passage};
pub use rule::Rule;
pub use settle::Settled;

/// All decisions: about documents by their identifier, about items by what they rest on, so that they outlive their
/// extraction.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrections {
    /// Publication dates that were set by hand.
    pub published: BTreeMap<String, NaiveDate>,
    /// What else was decided about articles, by their identifiers; none of them is empty.
    pub articles: BTreeMap<String, ArticleDecision>,
    /// What was decided about items; none of them is empty.
    pub items: BTreeMap<Anchor, ItemDecision>,
    /// Passages that a person made items of; what was decided about those is among `items`.
    pub own: BTreeSet<Anchor>,
    /// What was decided about actors, by their identifiers as they were extracted; none of them is empty.
    pub actors: BTreeMap<ActorId, ActorDecision>,
    /// Words by which somebody else is meant than the articles seem to say, and who.
    pub apart: BTreeMap<Apart, DecidedActor>,
    /// What was put on articles and actors; none of them is empty.
    pub marks: BTreeMap<Marked, Marks>,
    /// By what articles are known that are not open, by their texts. That decides nothing.
    pub origins: BTreeMap<ContentHash, Origin>,
    /// Items that are the same, whatever their words say.
    pub same: BTreeSet<SameItem>,
    /// What is counted by itself, however much of it is told elsewhere.
    pub alone: BTreeSet<Alone>,
}

impl Corrections {
    /// The publication of a document as corrected.
    pub fn published(&self, document: &Document) -> Published {
        let given = self.published.get(&document.id);
        given.map_or(document.published, |&date| Published::on(date, PublishedEvidence::Given))
    }

    /// The extractions with all decisions about their documents, items and actors applied, with what was rejected or
    /// hidden where `shows_removed`. `known` gives what came of them before for a document, if anything: what of it is
    /// still right is not made again.
    pub fn apply<'k>(
        &self,
        extractions: &[Arc<Extraction>],
        known: impl Fn(&str) -> Option<&'k Arc<Extraction>>,
        shows_removed: bool,
    ) -> Vec<Arc<Extraction>> {
        let known = |one: &Arc<Extraction>| known(&one.document.id);
        let revised = extractions.iter().map(|one| self.revised(one, known(one).map(Extraction::base)));
        let revised: Vec<Arc<Extraction>> = revised.collect();
        let cast = self.casts().then(|| Cast::new(&self.actors, &self.apart, &revised));
        let amended = |one: Arc<Extraction>| self.amended(&one, known(&one), cast.as_ref(), shows_removed);
        revised.into_iter().map(amended).collect()
    }

    /// Whether anything was decided about actors.
    fn casts(&self) -> bool {
        !self.actors.is_empty() || !self.apart.is_empty()
    }

    /// The identifiers of all decisions that make an actor who it is among these extractions, its own included.
    pub fn decided_for(&self, actor: &ActorId, extractions: &[Arc<Extraction>]) -> Vec<ActorId> {
        match self.casts() {
            true => Cast::new(&self.actors, &self.apart, extractions).leading_to(actor),
            false => Vec::new(),
        }
    }

    fn amended(
        &self,
        revised: &Arc<Extraction>,
        known: Option<&Arc<Extraction>>,
        cast: Option<&Cast<'_>>,
        shows_removed: bool,
    ) -> Arc<Extraction> {
        let decisions = self.about(&revised.document);
        let own = self.own_of(&revised.document);
        let cast = cast.map_or_else(DocumentCast::default, |cast| cast.of_document(revised, &decisions));
        if decisions.is_empty() && cast.is_empty() && own.is_empty() {
            return Arc::clone(revised);
        }
        let is_same = |known: &&Arc<Extraction>| {
            known.amended().is_some_and(|amended| {
                Arc::ptr_eq(&amended.base, revised)
                    && amended.own == own
                    && amended.decisions == decisions
                    && amended.cast == cast
                    && amended.shows_removed == shows_removed
            })
        };
        match known.filter(is_same) {
            Some(known) => Arc::clone(known),
            None => Arc::new(amend::amend(revised, own, decisions, cast, shows_removed)),
        }
    }

    /// What was decided about the items of an article, as far as it changes them.
    fn about(&self, document: &Document) -> Vec<(Anchor, ItemDecision)> {
        let content =
            self.of_article(document).map(|(anchor, decision)| (anchor.clone(), decision.content()));
        content.filter(|(_, content)| !content.is_empty()).collect()
    }

    /// All that was decided about the items of an article.
    pub fn of_article(&self, document: &Document) -> impl Iterator<Item = (&Anchor, &ItemDecision)> {
        // An article is not hashed where nothing is asked of it.
        let article = if self.items.is_empty() { ContentHash::of("") } else { document.hash() };
        let first =
            Anchor { article, span: Span::default(), kind: AnchorKind::Statement, words: String::new() };
        self.items.range(first..).take_while(move |(anchor, _)| anchor.article == article)
    }

    /// The passages of a document that a person made items of.
    fn own_of(&self, document: &Document) -> Vec<Anchor> {
        if self.own.is_empty() {
            return Vec::new();
        }
        let article = document.hash();
        self.own.iter().filter(|anchor| anchor.article == article).cloned().collect()
    }

    /// Makes an item of a passage, or no longer; gives whether there was one.
    pub fn put_own(&mut self, anchor: Anchor, is_item: bool) -> bool {
        match is_item {
            true => !self.own.insert(anchor),
            false => self.own.remove(&anchor),
        }
    }

    /// Puts a decision in place of the one before, which is given back.
    pub fn put(&mut self, anchor: Anchor, decision: ItemDecision) -> ItemDecision {
        replaced(&mut self.items, anchor, decision)
    }

    /// Puts a decision about an article in place of the one before, which is given back.
    pub fn put_article(&mut self, article: String, decision: ArticleDecision) -> ArticleDecision {
        replaced(&mut self.articles, article, decision)
    }

    /// Puts a decision about an actor in place of the one before, which is given back.
    pub fn put_actor(&mut self, actor: ActorId, decision: ActorDecision) -> ActorDecision {
        replaced(&mut self.actors, actor, decision)
    }

    /// Puts who is meant by some words in place of who was before, who is given back; `None` for who the articles say.
    pub fn put_apart(&mut self, apart: Apart, other: Option<DecidedActor>) -> Option<DecidedActor> {
        match other {
            Some(other) => self.apart.insert(apart, other),
            None => self.apart.remove(&apart),
        }
    }

    /// Puts marks in place of those before, which are given back.
    pub fn put_marks(&mut self, marked: Marked, marks: Marks) -> Marks {
        replaced(&mut self.marks, marked, marks)
    }

    /// Takes over what `other` decided; where both did, the other holds.
    pub fn extend(&mut self, other: Self) {
        self.published.extend(other.published);
        self.articles.extend(other.articles);
        self.items.extend(other.items);
        self.own.extend(other.own);
        self.actors.extend(other.actors);
        self.apart.extend(other.apart);
        self.marks.extend(other.marks);
        self.origins.extend(other.origins);
        self.same.extend(other.same);
        self.alone.extend(other.alone);
    }

    /// How many decisions there are.
    pub fn len(&self) -> usize {
        let about_items =
            self.items.len() + self.own.iter().filter(|own| !self.items.contains_key(*own)).count();
        let about_articles = self.published.len() + self.articles.len();
        let of_actors = self.actors.len() + self.apart.len();
        let joined = self.same.len() + self.alone.len();
        about_articles + about_items + of_actors + self.marks.len() + joined
    }

    /// Whether nothing was decided.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Puts a value in place of the one before, which is given back; one that says nothing is not kept.
fn replaced<K: Ord, V: Default + PartialEq>(map: &mut BTreeMap<K, V>, key: K, value: V) -> V {
    let before = match value == V::default() {
        true => map.remove(&key),
        false => map.insert(key, value),
    };
    before.unwrap_or_default()
}
