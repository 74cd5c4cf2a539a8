//! What a person decided about an item, and how the item is found again.

mod actor;
mod anchor;
mod article;
mod decision;
mod find;
mod marks;
mod together;

pub use actor::{ActorDecision, Apart, DecideActor, OtherActor};
pub use anchor::{Anchor, AnchorKind};
pub use article::{ArticleDecision, DecideArticle};
pub use decision::{Decide, DecidedActor, DecidedTime, ItemDecision, Removal, Status};
pub use find::find_anchors;
pub use marks::{Mark, Marked, Marks};
pub use together::{Alone, SameItem};
