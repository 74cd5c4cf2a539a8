//! Going from item to item, by keys and by the buttons of the search.

use super::action::Action;
use crate::workspace::{SelectCommand, Workspace};

/// A way from the chosen item to another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The next one.
    Next,
    /// The one before.
    Previous,
    /// The one in the lane above.
    Above,
    /// The one in the lane below.
    Below,
    /// The first one.
    First,
    /// The last one.
    Last,
    /// The next one too.
    ExtendNext,
    /// The one before too.
    ExtendPrevious,
    /// The next one, behind the last one the first.
    NextHit,
    /// The one before, before the first one the last.
    PreviousHit,
}

impl Step {
    /// The step that an action asks for.
    pub fn of(action: &Action) -> Option<Self> {
        Some(match action {
            Action::NextItem => Self::Next,
            Action::PreviousItem => Self::Previous,
            Action::ItemAbove => Self::Above,
            Action::ItemBelow => Self::Below,
            Action::FirstItem => Self::First,
            Action::LastItem => Self::Last,
            Action::ExtendNext => Self::ExtendNext,
            Action::ExtendPrevious => Self::ExtendPrevious,
            Action::NextHit => Self::NextHit,
            Action::PreviousHit => Self::PreviousHit,
            _ => return None,
        })
    }

    /// What it chooses in time and from lane to lane.
    pub fn in_time(self, workspace: &Workspace) -> Option<SelectCommand> {
        let chosen = workspace.view().selection.primary();
        let passing = &workspace.result().passing;
        let is_chosen = chosen.is_some_and(|idx| passing.contains(idx));
        let is_first = is_chosen && passing.iter().next() == chosen;
        let is_last = chosen.is_some_and(|idx| passing.count_range(idx.index() + 1, passing.n_items()) == 0);
        Some(match self {
            Self::Next => SelectCommand::Next,
            Self::Previous => SelectCommand::Previous,
            Self::Above => SelectCommand::Above,
            Self::Below => SelectCommand::Below,
            Self::First => SelectCommand::First,
            Self::Last => SelectCommand::Last,
            Self::ExtendNext => SelectCommand::ExtendNext,
            Self::ExtendPrevious => SelectCommand::ExtendPrevious,
            Self::NextHit if is_last => SelectCommand::First,
            Self::NextHit => SelectCommand::Next,
            Self::PreviousHit if is_first => SelectCommand::Last,
            Self::PreviousHit => SelectCommand::Previous,
        })
    }

    /// To which of `n_rows` rows it goes from the chosen one, if any.
    pub fn in_rows(self, at: Option<usize>, n_rows: usize) -> Option<usize> {
        let last = n_rows.checked_sub(1)?;
        let Some(at) = at else {
            return Some(if matches!(self, Self::Last | Self::PreviousHit) { last } else { 0 });
        };
        match self {
            Self::Next | Self::Below | Self::ExtendNext => (at < last).then_some(at + 1),
            Self::Previous | Self::Above | Self::ExtendPrevious => at.checked_sub(1),
            Self::First => Some(0),
            Self::Last => Some(last),
            Self::NextHit => Some((at + 1) % n_rows),
            Self::PreviousHit => Some((at + last) % n_rows),
        }
    }

    /// Whether those that are chosen stay so.
    pub fn extends(self) -> bool {
        matches!(self, Self::ExtendNext | Self::ExtendPrevious)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_end_but_hits_go_round() {
        assert_eq!(Step::Next.in_rows(Some(2), 3), None);
        assert_eq!(Step::NextHit.in_rows(Some(2), 3), Some(0));
        assert_eq!(Step::PreviousHit.in_rows(Some(0), 3), Some(2));
        assert_eq!(Step::Previous.in_rows(Some(0), 3), None);
        assert_eq!(Step::Next.in_rows(None, 3), Some(0));
        assert_eq!(Step::PreviousHit.in_rows(None, 3), Some(2));
        assert_eq!(Step::Last.in_rows(None, 0), None);
    }
}
