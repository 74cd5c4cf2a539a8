//! Steps from the chosen item to another one.

/// A step from the chosen item to another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemStep {
    /// To the next item; the first in view where none is chosen.
    Next,
    /// To the item before.
    Previous,
    /// To the item nearest in time in the lane above.
    Above,
    /// To the item nearest in time in the lane below.
    Below,
    /// To the first item.
    First,
    /// To the last item.
    Last,
    /// To the next item, with those that are chosen.
    ExtendNext,
    /// To the item before, with those that are chosen.
    ExtendPrevious,
    /// To the next item, and from the last one to the first.
    NextHit,
    /// To the item before, and from the first one to the last.
    PreviousHit,
}

impl ItemStep {
    /// In which of `n_rows` rows it ends when the chosen item stands in row `at`, if it ends in any.
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

    /// Whether the items that are chosen stay so.
    pub fn extends(self) -> bool {
        matches!(self, Self::ExtendNext | Self::ExtendPrevious)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_end_but_hits_go_round() {
        assert_eq!(ItemStep::Next.in_rows(Some(2), 3), None);
        assert_eq!(ItemStep::NextHit.in_rows(Some(2), 3), Some(0));
        assert_eq!(ItemStep::PreviousHit.in_rows(Some(0), 3), Some(2));
        assert_eq!(ItemStep::Previous.in_rows(Some(0), 3), None);
        assert_eq!(ItemStep::Next.in_rows(None, 3), Some(0));
        assert_eq!(ItemStep::PreviousHit.in_rows(None, 3), Some(2));
        assert_eq!(ItemStep::Last.in_rows(None, 0), None);
    }
}
