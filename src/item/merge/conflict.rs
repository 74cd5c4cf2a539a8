//! In what two tellings may contradict one another.

/// In what two tellings of the same may contradict one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Conflict {
    /// They count the same, and the numbers do not agree: twelve dead, fourteen dead.
    Figures,
    /// They tell different days.
    Days,
    /// One says that it is so, the other that it is not.
    Polarity,
}
