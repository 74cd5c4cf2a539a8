//! Items: what the timeline shows. Annotations → events and statements, actors and countries.

mod actor;
mod build;
mod decided;
mod definition;
mod extraction;
mod length;
#[cfg(test)]
pub(crate) mod made;
mod merge;
mod own;
mod packed;

pub use actor::{Actor, ActorId};
pub use build::extract;
pub use decided::{
    ActorDecision, Alone, Anchor, AnchorKind, Apart, ArticleDecision, Decide, DecideActor, DecideArticle,
    DecidedActor, DecidedTime, ItemDecision, Mark, Marked, Marks, OtherActor, Removal, SameItem, Status,
    find_anchors,
};
pub use definition::{Answered, Basis, Evidence, Form, Item, ItemTime, Kind, ROW, Through};
pub use extraction::{Amended, DocumentCast, Extraction, Recast};
pub use length::Length;
pub use merge::{
    ByHand, Conflict, Contradiction, Copies, KnownActors, Merged, Sketch, StandsIn, Telling, Tellings, Told,
    contradictions, merge, merge_with,
};
pub use own::{Guess, HAND, guess, own_item};
pub use packed::{ActorRef, ChainLink, ItemCore, ItemFields, ItemParts, PlaceAndRule};
