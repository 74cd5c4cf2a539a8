//! One document with all that was found in it.

use std::borrow::Borrow;
use std::sync::Arc;

use super::actor::{Actor, ActorId};
use super::decided::{Anchor, Apart, DecidedActor, ItemDecision};
use super::definition::{Item, Kind, ROW};
use super::packed::{ItemCore, ItemFields, ItemParts, PackedItems};
use crate::annotate::Annotations;
use crate::diagnostic::{Cause, Diagnostic};
use crate::document::Document;

/// One document with all that was found in it: what a line of `extract` holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Extraction {
    /// The document that was read.
    pub document: Arc<Document>,
    /// Its annotations; what points at an actor points into `actors` of this.
    pub annotations: Annotations,
    /// The actors its items name; documents that know the same of an actor may share it.
    pub actors: Vec<Arc<Actor>>,
    /// Its items; each rests on this document alone.
    pub(super) items: PackedItems,
    /// What it was made of, where a person decided something about its items.
    amended: Option<Arc<Amended>>,
}

/// What an extraction was made of by decisions of a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Amended {
    /// As it was extracted.
    pub base: Arc<Extraction>,
    /// The passages of its that a person made items of.
    pub own: Vec<Anchor>,
    /// What was decided about its items, as far as it changes them.
    pub decisions: Vec<(Anchor, ItemDecision)>,
    /// What was decided about its actors.
    pub cast: DocumentCast,
    /// Whether items that were rejected or hidden are among its items.
    pub shows_removed: bool,
    /// The identifier of the item that each anchor was found at.
    pub found: Vec<(Anchor, String)>,
}

/// What was decided about the actors of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentCast {
    /// Words by which somebody else is meant than it seems, and who.
    pub apart: Vec<(Apart, DecidedActor)>,
    /// Who each actor is that a person decided something about.
    pub recasts: Vec<Recast>,
}

/// Who an actor is by the decisions of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recast {
    /// The actor as it was extracted.
    pub from: ActorId,
    /// Who it is; `None` for nobody.
    pub to: Option<Actor>,
    /// Whether its country was decided, so that what it says stands there.
    pub moves: bool,
}

impl DocumentCast {
    /// Whether nothing was decided.
    pub fn is_empty(&self) -> bool {
        self.apart.is_empty() && self.recasts.is_empty()
    }
}

impl Extraction {
    /// A document with what was found in it.
    pub fn new(
        document: Arc<Document>,
        annotations: Annotations,
        actors: Vec<Arc<Actor>>,
        items: &[Item],
    ) -> Self {
        Self::of_parts(document, annotations, actors, items.iter().map(ItemParts::from))
    }

    /// The same, of items whose words stand somewhere else.
    pub fn of_parts<'a, Id: Borrow<str> + 'a>(
        document: Arc<Document>,
        annotations: Annotations,
        actors: Vec<Arc<Actor>>,
        items: impl Iterator<Item = ItemParts<'a, Id>>,
    ) -> Self {
        let items = PackedItems::new(items, &document, &actors);
        Self { document, annotations, actors, items, amended: None }
    }

    /// The same, as it was made by decisions of a person.
    #[must_use]
    pub fn amended_by(self, amended: Amended) -> Self {
        Self { amended: Some(Arc::new(amended)), ..self }
    }

    /// What it was made of, where a person decided something about its items.
    pub fn amended(&self) -> Option<&Amended> {
        self.amended.as_deref()
    }

    /// As it was before a person decided something about its items.
    pub fn base(self: &Arc<Self>) -> &Arc<Self> {
        self.amended.as_ref().map_or(self, |amended| &amended.base)
    }

    /// Notes on its document what is wrong or worth knowing.
    pub fn note(&mut self, cause: Cause) {
        let document = Arc::make_mut(&mut self.document);
        document.diagnostics.push(Diagnostic::new(cause, document.id.clone()));
    }

    /// Whether its items are rows of a table: nothing was extracted from a text.
    pub fn is_table(&self) -> bool {
        self.n_items() > 0 && self.fields(0).rule == ROW
    }

    /// How many items it has.
    pub fn n_items(&self) -> usize {
        self.items.len()
    }

    /// Who, when and where of an item, without reading the rest.
    pub fn core(&self, at: usize) -> ItemCore<'_> {
        self.items.core(at)
    }

    /// The title of an item, else its text.
    pub fn label(&self, at: usize) -> &str {
        self.core(at).label(&self.document)
    }

    /// An item where it is kept.
    pub fn fields(&self, at: usize) -> ItemFields<'_> {
        self.items.get(at, &self.document)
    }

    /// How many of the items are events.
    pub fn n_events(&self) -> usize {
        (0..self.n_items()).filter(|&at| self.core(at).kind == Kind::Event).count()
    }

    /// A copy of each item.
    pub fn items(&self) -> impl ExactSizeIterator<Item = Item> {
        (0..self.n_items()).map(|at| self.fields(at).to_item(&self.actors))
    }
}
