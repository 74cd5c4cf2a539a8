//! Items: what the timeline shows. Annotations → events and statements, actors and countries.

mod actor;
mod build;
mod merge;
mod packed;

use std::borrow::Borrow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::annotate::{ActorKind, Annotations, Derivation, LinkRole, Modality};
use crate::document::Document;
use crate::language::Country;
use crate::text::Span;
use crate::time::{Grain, TimeInterval};

pub use build::extract;
pub use merge::{Merged, Sketch, Telling, Tellings, Told, merge};
use packed::Packed;
pub use packed::{ActorRef, Core, Fields, Parts};

/// One document with all that was found in it: what a line of `extract` holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Extraction {
    /// The document.
    pub document: Arc<Document>,
    /// Its annotations; what points at an actor points into `actors` of this.
    pub annotations: Annotations,
    /// The actors its items name; documents that know the same of an actor may share it.
    pub actors: Vec<Arc<Actor>>,
    /// Its items; each rests on this document alone.
    items: Packed,
}

impl Extraction {
    /// A document with what was found in it.
    pub fn new(
        document: Arc<Document>,
        annotations: Annotations,
        actors: Vec<Arc<Actor>>,
        items: &[Item],
    ) -> Self {
        Self::of_parts(document, annotations, actors, items.iter().map(Parts::from))
    }

    /// The same, of items whose words stand somewhere else.
    pub fn of_parts<'a, Id: Borrow<str> + 'a>(
        document: Arc<Document>,
        annotations: Annotations,
        actors: Vec<Arc<Actor>>,
        items: impl Iterator<Item = Parts<'a, Id>>,
    ) -> Self {
        let items = Packed::new(items, &document, &actors);
        Self { document, annotations, actors, items }
    }

    /// How many items it has.
    pub fn n_items(&self) -> usize {
        self.items.len()
    }

    /// Who, when and where of an item, without reading the rest.
    pub fn core(&self, at: usize) -> Core<'_> {
        self.items.core(at)
    }

    /// The title of an item, else its text.
    pub fn label(&self, at: usize) -> &str {
        self.core(at).label(&self.document)
    }

    /// An item where it is kept.
    pub fn fields(&self, at: usize) -> Fields<'_> {
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

/// Identifies an actor across documents: a slug of the name, such as "wladimir-putin".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ActorId(pub Arc<str>);

impl Borrow<str> for ActorId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// A person or body.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Actor {
    /// Identifier.
    pub id: ActorId,
    /// Full name.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Office or function.
    pub role: Option<String>,
    /// The country it belongs to.
    pub country: Option<Country>,
    /// Other words for it.
    pub aliases: Vec<String>,
}

/// A statement or an event on the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Identifier: document and running number, "17:4".
    pub id: String,
    /// Statement or event.
    pub kind: Kind,
    /// A short noun phrase for an event, `None` for a statement.
    pub title: Option<String>,
    /// What was said or happened, in the words of the article.
    pub text: String,
    /// What it rests on; never empty, the first is the one `text` is from.
    pub evidence: Vec<Evidence>,
    /// When it was said or happened.
    pub time: ItemTime,
    /// The time a statement speaks about.
    pub about: Option<TimeInterval>,
    /// Fact, plan, possibility or denied.
    pub modality: Modality,
    /// Who said it.
    pub speaker: Option<ActorId>,
    /// Who else the words came through, where they come at second hand; they stand in `actors` too.
    pub chain: Vec<Through>,
    /// To whom.
    pub addressees: Vec<ActorId>,
    /// Everyone named in it or taking part, speaker excluded.
    pub actors: Vec<ActorId>,
    /// Where it stands: the speaker's country; for an event the place's or else the acting state's.
    pub country: Option<Country>,
    /// All countries it concerns, `country` included.
    pub countries: Vec<Country>,
    /// Where it was said or happened.
    pub place: Option<String>,
    /// Through which medium it was said.
    pub medium: Option<String>,
    /// Rule that made it.
    pub rule: String,
    /// Probability that it is right.
    pub confidence: f32,
}

/// Somebody through whom the words of a statement came. `Id` is what identifies actors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Through<Id = ActorId> {
    /// What they are in the chain.
    pub role: LinkRole,
    /// Who they are.
    pub actor: Id,
}

/// Statement or event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Somebody said something.
    Statement(Form),
    /// Something happened.
    Event,
}

/// How a statement is rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// Word for word.
    Direct,
    /// Partly word for word.
    Mixed,
    /// In a clause that depends on a cue.
    Indirect,
    /// Runs on from an earlier statement.
    Free,
    /// A stance or speech act without its wording.
    Reported,
}

/// What an item rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Identifier of the document.
    pub document: String,
    /// Where in its text, in text order.
    pub spans: Vec<Span>,
}

/// When an item was said or happened.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemTime {
    /// The stretch in which it was; `None` with basis none.
    pub interval: Option<TimeInterval>,
    /// Precision of the interval.
    pub grain: Option<Grain>,
    /// What it rests on.
    pub basis: Basis,
    /// The time expression, in the first evidence's document.
    pub timex: Option<Span>,
    /// How it was derived.
    pub derivation: Derivation,
}

/// What a time rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// A time expression of its own or of its scene.
    Stated,
    /// Nothing is said: the publication day.
    Assumed,
    /// A phrase that bounds it loosely.
    Vague,
    /// No publication date and nothing said.
    None,
}
