//! Commands → what their step of undo is called.

use super::command::{Command, DataCommand, ViewCommand};
use super::deed::Deed;
use crate::item::DecideArticle;

/// What the step of a command did.
pub(super) fn deed_of(command: &Command) -> Deed {
    match command {
        Command::Data(command) => deed_of_data(command),
        Command::View(command) => deed_of_view(command),
        Command::Filter(_) => Deed::Filter,
        Command::Lane(_) => Deed::Look,
        Command::Finding(_) => Deed::Finding,
        _ => Deed::Other,
    }
}

fn deed_of_data(command: &DataCommand) -> Deed {
    match command {
        DataCommand::Remove { document } => Deed::Closed(document.clone()),
        DataCommand::AddTable(table) => Deed::AddedTable(table.document.name().to_owned()),
        DataCommand::CloseAll => Deed::ClosedAll,
        DataCommand::SetPublished { date, .. }
        | DataCommand::DecideArticles { what: DecideArticle::Published(date), .. } => Deed::Published(*date),
        DataCommand::DecideArticles { what, .. } => Deed::Article(what.clone()),
        DataCommand::Decide { what, .. } | DataCommand::DecideAt { what, .. } => Deed::Decided(what.clone()),
        DataCommand::MakeItem { what, .. } => Deed::Decided(what.clone()),
        DataCommand::Mark { mark, .. } => Deed::Marked(mark.clone()),
        DataCommand::DecideActor { what, .. } => Deed::Actor(what.clone()),
        DataCommand::ForgetActor { actor } => Deed::Actors(actor.clone()),
        DataCommand::SetApart { apart, .. } => Deed::Actors(apart.actor.clone()),
        DataCommand::TakeBack(rules) => Deed::TookBack(rules.len()),
        DataCommand::AddCorrections(theirs) => Deed::TookOver(theirs.len()),
        DataCommand::SeeAll => Deed::SawAll,
        DataCommand::JoinItems { .. } => Deed::Joined,
        DataCommand::SplitItem { .. } => Deed::Split,
        DataCommand::CountApart { is_apart, .. } => Deed::CountedApart(*is_apart),
        DataCommand::KeepFilter(saved) => Deed::KeptFilter(saved.name.clone()),
        DataCommand::ForgetFilter { name } => Deed::ForgotFilter(name.clone()),
        _ => Deed::Other,
    }
}

fn deed_of_view(command: &ViewCommand) -> Deed {
    use ViewCommand as View;
    match command {
        View::SetWindow(_)
        | View::JumpTo(_)
        | View::Pan(_)
        | View::GoTo(_)
        | View::Follow(_)
        | View::PanLeft
        | View::PanRight => Deed::Window,
        View::ZoomAt { .. }
        | View::Fit
        | View::ShowAll
        | View::ZoomToItem(_)
        | View::ZoomToSelection
        | View::ZoomIn
        | View::ZoomOut => Deed::Zoom,
        View::SetMode(_) | View::ToggleMode => Deed::Mode,
        View::SetGrouping(_) | View::NextGrouping | View::SetWithin(_) => Deed::Grouping,
        View::SetClock(_) => Deed::Clock,
        View::SortBy(_) | View::ToggleColumn(_) => Deed::Table,
        View::ToggleUnfolded(_)
        | View::ToggleFolds
        | View::ToggleRemoved
        | View::OpenFold(_)
        | View::TogglePin(_) => Deed::Look,
    }
}
