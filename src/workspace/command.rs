//! Every change there is, by what it changes. Menus, keys, mouse, tests and the command line all
//! send these; [`Workspace::apply`](super::Workspace::apply) is the only place that acts on them.

use std::sync::Arc;

use chrono::NaiveDate;

use super::gesture::Gesture;
use super::preparation::Opening;
use super::restored::Restored;
use super::step::ItemStep;
use crate::correction::{Corrections, Rule};
use crate::finding::{FindingId, FindingStatus, Side};
use crate::item::{
    ActorId, Anchor, Apart, Decide, DecideActor, DecideArticle, DecidedActor, Extraction, Mark, Marked,
};
use crate::store::{
    ActorMatch, Clock, CountryRelation, Dated, Facet, FacetValue, Filter, FilterPart, ItemIdx, LaneKey,
    SavedFilter,
};
use crate::time::TimeInterval;
use crate::view::{BinKey, Column, LaneOrder, Mode, TimeWindow, Unfolded};

/// A change of the workspace.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Changes what is open.
    Data(DataCommand),
    /// Changes what stretch of time is seen, and how.
    View(ViewCommand),
    /// Changes what passes.
    Filter(FilterCommand),
    /// Changes how lanes are shown.
    Lane(LaneCommand),
    /// Changes what a person concludes.
    Finding(FindingCommand),
    /// Changes what is chosen. Not undone alone: undoing leaves the selection as it is.
    Select(SelectCommand),
    /// Takes the last step back. A gesture (wheel, drag, typing) is one step.
    Undo,
    /// Takes back the last undo.
    Redo,
    /// Undoes or redoes steps until so many are done.
    GoToStep(usize),
    /// Searches for the words of the filter, which had to wait until the store was ready for it.
    SearchReady,
    /// Ends a gesture that is under way, so that the next one is a step of its own: send it when the
    /// mouse button is let go, the wheel rests, or the search field is left.
    EndGesture,
}

/// Changes of what is open.
#[derive(Clone, Debug, PartialEq)]
pub enum DataCommand {
    /// Adds documents that were read. One whose identifier is open already takes the other's place.
    /// The first ones set the first view, others bring the view to them if none of them is in it. Not undone:
    /// [`Self::Remove`] takes one away.
    AddExtractions(Vec<Arc<Extraction>>),
    /// The same, made ready on another thread; quick, unless other documents were opened since.
    AddPrepared(Box<Opening>),
    /// Opens the rows of a table as items, as a step of its own.
    AddTable(Arc<Extraction>),
    /// Takes one document away.
    Remove {
        /// Identifier of the document.
        document: String,
    },
    /// Takes all documents away, with what was decided about them; the view begins anew.
    CloseAll,
    /// Sets the publication date of a document by hand, extracts it anew, and brings what it says into view; `None` goes
    /// back to what the document itself says.
    SetPublished {
        /// Identifier of the document.
        document: String,
        /// The day it was published; `None` for what the document itself says.
        date: Option<NaiveDate>,
    },
    /// Decides one more thing about documents, and extracts them anew; those that are not open are left out. What they
    /// say is brought into view where their day changes.
    DecideArticles {
        /// Identifiers of the documents.
        documents: Vec<String>,
        /// What is decided.
        what: DecideArticle,
    },
    /// Decides one more thing about some items; the program does not overwrite it.
    Decide {
        /// The items, by their positions in the store.
        items: Vec<ItemIdx>,
        /// What is decided.
        what: Decide,
    },
    /// The same about items that may not be shown: that were rejected, or that were not found again.
    DecideAt {
        /// What they rest on.
        anchors: Vec<Anchor>,
        /// What is decided.
        what: Decide,
    },
    /// Puts something on articles or actors, or takes it from them.
    Mark {
        /// On which.
        on: Vec<Marked>,
        /// What is put on them.
        mark: Mark,
    },
    /// Makes an item of a passage, of which something is decided, and chooses it. Where it is rejected later, it is none
    /// any more.
    MakeItem {
        /// The passage.
        anchor: Box<Anchor>,
        /// What is decided about it.
        what: Decide,
    },
    /// Decides one more thing about an actor. Where it gets the name of another one, both are the same.
    DecideActor {
        /// The actor as it is shown, or as it was extracted.
        actor: ActorId,
        /// What is decided.
        what: DecideActor,
    },
    /// Nothing is decided about an actor any more, nor that others are the same.
    ForgetActor {
        /// The actor as it is shown.
        actor: ActorId,
    },
    /// Tells who is meant by some words.
    SetApart {
        /// The words, and whom the program takes them for.
        apart: Box<Apart>,
        /// Who is meant; `None` for whom the program takes them for.
        other: Option<DecidedActor>,
    },
    /// Takes back some of what was decided, as one step.
    TakeBack(Vec<Rule>),
    /// Takes over what somebody else decided; where both did, theirs holds.
    AddCorrections(Box<Corrections>),
    /// All that came with articles that were added was looked at.
    SeeAll,
    /// These items are the same, whatever their words say; of one alone nothing happens.
    JoinItems {
        /// The items, by their positions in the store.
        items: Vec<ItemIdx>,
    },
    /// What an article tells of an item is another item, or each article tells one of its own.
    SplitItem {
        /// The item.
        item: ItemIdx,
        /// The identifier of the article whose item is another one; `None` for all articles.
        told_by: Option<String>,
    },
    /// The items of an article are counted by themselves, however much of it is told elsewhere, or no longer.
    CountApart {
        /// Identifier of the document.
        document: String,
        /// Whether they are.
        is_apart: bool,
    },
    /// Keeps a filter under a name; one of the same name gives way.
    KeepFilter(Box<SavedFilter>),
    /// Forgets the filter of this name.
    ForgetFilter {
        /// What the user called it.
        name: String,
    },
    /// Opens a project in place of everything that is open; the history begins anew.
    Restore(Box<Restored>),
}

/// Changes of the visible stretch of time and of how it is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum ViewCommand {
    /// Shows a window, as part of a gesture: for dragging the brush of the overview or its handles,
    /// and for each frame of an animation. For a jump use `JumpTo`.
    SetWindow(TimeWindow),
    /// Shows a window, as a step of its own: for a typed range, a click on a count at the edge, the
    /// end of an animation.
    JumpTo(TimeWindow),
    /// Moves by seconds toward the future, as part of a gesture.
    Pan(f64),
    /// Zooms by `factor` (above 1 comes closer) with `time` kept in place, as part of a gesture.
    ZoomAt {
        /// The time under the pointer.
        time: f64,
        /// How much closer.
        factor: f64,
    },
    /// The first view: most of what passes.
    Fit,
    /// Everything that passes, whole.
    ShowAll,
    /// Keeps the zoom and centers on a time.
    GoTo(i64),
    /// The same where something else leads the view along: no step of its own, which undo would stop at.
    Follow(i64),
    /// Comes closer so that an item's day, or its time where that is longer, is 40 % of the window; an item known to no
    /// day of it is shown whole.
    ZoomToItem(ItemIdx),
    /// The same for the chosen item, if any.
    ZoomToSelection,
    /// One step closer, around the chosen item where it is in sight, else around the middle. Steps in
    /// quick succession belong together, like those of the next three: they are for keys.
    ZoomIn,
    /// One step farther.
    ZoomOut,
    /// A fifth of the window toward the past.
    PanLeft,
    /// A fifth of the window toward the future.
    PanRight,
    /// Timeline or table.
    SetMode(Mode),
    /// The table in place of the timeline, or the timeline in place of the table.
    ToggleMode,
    /// What makes the lanes.
    SetGrouping(Option<Facet>),
    /// The next grouping of the menu.
    NextGrouping,
    /// What divides each lane into parts, if anything.
    SetWithin(Option<Facet>),
    /// Which time of an item is shown.
    SetClock(Clock),
    /// Sorts the table by a column; the one in force is turned round.
    SortBy(Column),
    /// Shows a column of the table, or no longer.
    ToggleColumn(Column),
    /// Unfolds what stands in short, or folds it again.
    ToggleUnfolded(Unfolded),
    /// Folds quiet stretches, or none.
    ToggleFolds,
    /// Shows what was rejected or hidden too, or no longer.
    ToggleRemoved,
    /// Opens the folded stretch in which this time is.
    OpenFold(i64),
    /// Ranks an item before all others, or no longer.
    TogglePin(ItemIdx),
}

/// Changes of what passes. Where nothing that passes is in view, the view goes there; without the filter it comes back.
#[derive(Clone, Debug, PartialEq)]
pub enum FilterCommand {
    /// Items need this value, or another included one of the facet.
    Include(FacetValue),
    /// Items must not have this value.
    Exclude(FacetValue),
    /// The value is not filtered by any more.
    Neutral(FacetValue),
    /// This value alone of its facet.
    Only(FacetValue),
    /// One part of the filter lets everything pass.
    Lift(FilterPart),
    /// As at the begin: everything passes that is sure enough, and that was not rejected or hidden. The relation to countries and actors stays, as it is a
    /// way of looking.
    ClearAll,
    /// A whole filter: one that was saved, or one from before.
    Set(Box<Filter>),
    /// Words that must be found; send it with each key typed, they become one step.
    SetText(String),
    /// The time that items must overlap; `None` for any. Part of a gesture while it is dragged.
    SetTimeRange(Option<TimeInterval>),
    /// The time that items must overlap is the stretch that is seen.
    ToWindow,
    /// The least confidence, 0 to 1. Part of a gesture while the slider moves.
    SetMinConfidence(f32),
    /// How items must be connected with a country.
    SetCountryRelation(CountryRelation),
    /// Whether items need one or all of the included actors.
    SetActorMatch(ActorMatch),
    /// Whether items need a date.
    SetDated(Dated),
    /// Whether items of a country that is only assumed are kept out.
    SetStatedCountry(bool),
    /// Whether what is only planned, possible or denied is kept out.
    SetHappened(bool),
}

/// Changes of how lanes are shown.
#[derive(Clone, Debug, PartialEq)]
pub enum LaneCommand {
    /// In which order they stand.
    SetOrder(LaneOrder),
    /// Shows the lane as its label alone, or in full again.
    ToggleCollapsed(LaneKey),
    /// Keeps the lane at the top, or no longer.
    TogglePinned(LaneKey),
    /// Does not show the lane, or shows it again.
    ToggleHidden(LaneKey),
    /// Shows all hidden lanes again.
    ShowHidden,
}

/// Changes of findings. A command about one that is not there changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingCommand {
    /// Puts a new one behind the others, with items for it or against it; without words it is none.
    Add {
        /// What was found.
        sentence: String,
        /// Its first items.
        items: Vec<ItemIdx>,
        /// On which side they stand.
        side: Side,
    },
    /// Puts a new one behind the others with one item for it and another against it, called as the first is labelled.
    AddPair {
        /// What speaks for it.
        one: ItemIdx,
        /// What speaks against it.
        other: ItemIdx,
    },
    /// Wants no finding of two items that may contradict one another.
    Dismiss {
        /// One of them.
        one: ItemIdx,
        /// The other.
        other: ItemIdx,
    },
    /// Says it in other words.
    Rename {
        /// Which one.
        finding: FindingId,
        /// What was found; without words the old one stays.
        sentence: String,
    },
    /// Tells how it stands.
    SetStatus {
        /// Which one.
        finding: FindingId,
        /// How it stands.
        status: FindingStatus,
    },
    /// Puts items to it; those that are there already change to this side.
    Put {
        /// Which one.
        finding: FindingId,
        /// The items.
        items: Vec<ItemIdx>,
        /// On which side they stand.
        side: Side,
    },
    /// Puts one of its items on a side.
    SetSide {
        /// Which one.
        finding: FindingId,
        /// The position among its items.
        at: usize,
        /// The side.
        side: Side,
    },
    /// Takes one of its items away.
    Take {
        /// Which one.
        finding: FindingId,
        /// The position among its items.
        at: usize,
    },
    /// Moves it in the list.
    Move {
        /// Which one.
        finding: FindingId,
        /// Its position from then on; last where there are not so many.
        to: usize,
    },
    /// Takes it away.
    Remove(FindingId),
}

/// Changes of what is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SelectCommand {
    /// One item alone: a click.
    One(ItemIdx),
    /// Adds an item or takes it away: a click with Ctrl.
    Toggle(ItemIdx),
    /// Several items: what a tray holds, "select all".
    Many(Vec<ItemIdx>),
    /// What passes and may have been in a stretch of time, in some lanes: an area that was drawn.
    Area {
        /// The stretch of time that items must overlap.
        time: TimeInterval,
        /// The lanes that items must stand in.
        lanes: Vec<LaneKey>,
    },
    /// What begins in a bin of marks or a bar.
    Bin(BinKey),
    /// The item that a step from the chosen one leads to, in time and from lane to lane.
    Step(ItemStep),
    /// An item with those that are chosen; going back over chosen ones takes them away again.
    Extend(ItemIdx),
    /// Everything that passes; the reader stays at the chosen item.
    All,
    /// No item is chosen any more.
    Clear,
}

impl ViewCommand {
    /// The gesture it is part of.
    pub fn gesture(&self) -> Gesture {
        match self {
            Self::SetWindow(_) | Self::Pan(_) | Self::ZoomAt { .. } => Gesture::Navigation,
            Self::ZoomIn | Self::ZoomOut | Self::PanLeft | Self::PanRight => Gesture::Stepping,
            Self::JumpTo(_)
            | Self::Fit
            | Self::ShowAll
            | Self::GoTo(_)
            | Self::Follow(_)
            | Self::ZoomToItem(_)
            | Self::ZoomToSelection
            | Self::SetMode(_)
            | Self::ToggleMode
            | Self::SetGrouping(_)
            | Self::NextGrouping
            | Self::SetWithin(_)
            | Self::SetClock(_)
            | Self::SortBy(_)
            | Self::ToggleColumn(_)
            | Self::ToggleUnfolded(_)
            | Self::ToggleFolds
            | Self::ToggleRemoved
            | Self::OpenFold(_)
            | Self::TogglePin(_) => Gesture::Single,
        }
    }
}

impl FilterCommand {
    /// The gesture it is part of.
    pub fn gesture(&self) -> Gesture {
        match self {
            Self::SetText(_) => Gesture::Typing,
            Self::SetTimeRange(Some(_)) | Self::SetMinConfidence(_) => Gesture::Brushing,
            Self::SetTimeRange(None)
            | Self::ToWindow
            | Self::Include(_)
            | Self::Exclude(_)
            | Self::Neutral(_)
            | Self::Only(_)
            | Self::Lift(_)
            | Self::ClearAll
            | Self::Set(_)
            | Self::SetCountryRelation(_)
            | Self::SetActorMatch(_)
            | Self::SetDated(_)
            | Self::SetStatedCountry(_)
            | Self::SetHappened(_) => Gesture::Single,
        }
    }
}
