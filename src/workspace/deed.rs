//! What a step of undo did, for the list of all steps.

use chrono::NaiveDate;

use crate::item::{ActorId, Decide, DecideActor, DecideArticle, Mark};

/// What a step of undo did.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Deed {
    /// Another stretch of time is seen.
    Window,
    /// It was come closer, or farther.
    Zoom,
    /// Timeline or table.
    Mode,
    /// What makes lanes, or divides them.
    Grouping,
    /// Which time is shown.
    Clock,
    /// Order or columns of the table.
    Table,
    /// What passes.
    Filter,
    /// How lanes, folds, pins and the like are shown.
    Look,
    /// What is concluded.
    Finding,
    /// When an article was published; `None` for what it says itself.
    Published(Option<NaiveDate>),
    /// Something was decided about articles.
    Article(DecideArticle),
    /// Something was decided about items.
    Decided(Decide),
    /// Something was put on an article or an actor.
    Marked(Mark),
    /// Something was decided about an actor.
    Actor(DecideActor),
    /// Nothing is decided about an actor any more, or somebody else is meant by some words.
    Actors(ActorId),
    /// So many decisions were taken back.
    TookBack(usize),
    /// So many decisions were taken over from somebody.
    TookOver(usize),
    /// All that was new was looked at.
    SawAll,
    /// Items are the same from then on.
    Joined,
    /// What articles tell of an item are several items from then on.
    Split,
    /// The items of an article are counted by themselves from then on, or no longer.
    CountedApart(bool),
    /// A filter was kept under a name.
    KeptFilter(String),
    /// A kept filter was forgotten.
    ForgotFilter(String),
    /// The rows of a table were opened; holds its name.
    AddedTable(String),
    /// An article was closed, by its identifier.
    Closed(String),
    /// All articles were closed.
    ClosedAll,
    /// Anything else.
    #[default]
    Other,
}
