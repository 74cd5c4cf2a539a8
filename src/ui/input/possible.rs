//! Whether an action would do anything now.

use super::action::Action;
use crate::workspace::{
    Command, DataCommand, FilterCommand, ItemStep, LaneCommand, SelectCommand, ViewCommand, Workspace,
};

/// Whether an action does anything to what is open now.
pub fn is_possible(workspace: &Workspace, action: &Action) -> bool {
    let is_open = workspace.store().n_documents() > 0;
    let is_chosen = !workspace.view().selection.is_empty();
    match action {
        Action::Change(command) => is_command_possible(workspace, command),
        Action::Step(ItemStep::NextHit | ItemStep::PreviousHit) => {
            has_items(workspace) && !workspace.view().filter.text.trim().is_empty()
        }
        Action::Step(_) => has_items(workspace),
        Action::AskActor(None, _) => is_chosen,
        Action::MakeItem(_) | Action::ReloadArticle | Action::AskArticle(_) => is_open,
        Action::Copy | Action::CopyAs(_) | Action::Enter | Action::Judge(_) => is_chosen,
        Action::ToggleCorrections | Action::ToggleCheck | Action::SkipCheck | Action::OrderCheck(_) => {
            is_open
        }
        Action::ToggleStar | Action::EditMarks(_) => is_chosen,
        Action::ToggleExport | Action::GoToDate | Action::Search => is_open,
        Action::ToggleReader | Action::ToggleFilters | Action::ToggleFindings => is_open,
        Action::AskFinding => is_chosen,
        Action::JoinChosen => workspace.view().selection.len() > 1,
        Action::SplitChosen => workspace.is_told_again(),
        Action::ExportFindings => !workspace.findings().is_empty(),
        Action::SaveProject | Action::SaveProjectAs(_) => is_open,
        Action::ShareCorrections => !workspace.corrections().is_empty(),
        // Each is named, so that a new action must be thought of here.
        Action::Glide(_)
        | Action::Show(_)
        | Action::Read(_)
        | Action::Walk(_)
        | Action::OpenFiles
        | Action::OpenFolder
        | Action::OpenSample
        | Action::Paste(_)
        | Action::AskTextFolder
        | Action::OpenPath(_)
        | Action::Discard(_)
        | Action::BringBack
        | Action::StopReading
        | Action::SavePicture(_)
        | Action::AskSavePlace(_)
        | Action::ShowFolder(_)
        | Action::ToggleTheme
        | Action::ToggleHelp
        | Action::ToggleAbout
        | Action::TogglePalette
        | Action::NextRegion
        | Action::PreviousRegion
        | Action::TextLarger
        | Action::TextSmaller
        | Action::Escape
        | Action::AskDate(_)
        | Action::AddTable(_)
        | Action::AskActor(Some(_), _)
        | Action::Prefer(_) => true,
    }
}

fn is_command_possible(workspace: &Workspace, command: &Command) -> bool {
    let (view, is_open) = (workspace.view(), workspace.store().n_documents() > 0);
    match command {
        Command::Undo => workspace.history().can_undo(),
        Command::GoToStep(_) => true,
        Command::Redo => workspace.history().can_redo(),
        Command::EndGesture => true,
        Command::SearchReady => workspace.is_search_pending(),
        Command::Filter(FilterCommand::ClearAll) => is_open && workspace.is_filtered(),
        Command::Filter(FilterCommand::SetTimeRange(None)) => is_open && view.filter.time.is_some(),
        Command::Lane(LaneCommand::ShowHidden) => is_open && !view.lanes.hidden.is_empty(),
        Command::Select(SelectCommand::All) => has_items(workspace),
        Command::View(ViewCommand::ZoomToSelection) => !view.selection.is_empty(),
        Command::Data(DataCommand::SeeAll) => workspace.store().n_news() > 0,
        Command::Finding(_) => is_open,
        Command::Data(_) | Command::View(_) | Command::Filter(_) | Command::Lane(_) | Command::Select(_) => {
            is_open
        }
    }
}

fn has_items(workspace: &Workspace) -> bool {
    workspace.result().n_passing > 0
}
