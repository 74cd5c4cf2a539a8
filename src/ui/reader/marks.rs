//! What is marked in an article, and how a stretch of its text is drawn.

use crate::store::ItemIdx;
use crate::text::Span;
use crate::theme::Role;

/// What a marked span is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkKind {
    /// What was said.
    Statement,
    /// The words of an event.
    Event,
    /// A time expression.
    Time,
    /// Somebody's name, or a word that stands for it.
    Actor,
    /// A place or country.
    Country,
}

impl MarkKind {
    /// All, in the order of the legend.
    pub const ALL: [Self; 5] = [Self::Statement, Self::Event, Self::Time, Self::Actor, Self::Country];

    /// The color of its wash, if it has one; stronger where its item is `current`.
    pub fn wash(self, current: bool) -> Option<Role> {
        match (self, current) {
            (Self::Statement, false) => Some(Role::Statement),
            (Self::Statement, true) => Some(Role::StatementCurrent),
            (Self::Event, false) => Some(Role::Event),
            (Self::Event, true) => Some(Role::EventCurrent),
            (Self::Time, _) => Some(Role::Time),
            (Self::Actor | Self::Country, _) => None,
        }
    }

    /// The color of its underline, if it has one.
    pub fn underline(self) -> Option<Role> {
        match self {
            Self::Time => Some(Role::TimeLine),
            Self::Actor => Some(Role::ActorLine),
            Self::Country => Some(Role::CountryLine),
            Self::Statement | Self::Event => None,
        }
    }
}

/// A marked span; statements and events know their item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands in the text of the article, in bytes.
    pub span: Span,
    /// What the words stand for.
    pub kind: MarkKind,
    /// The item that rests on it.
    pub item: Option<ItemIdx>,
}

/// A stretch of text that is drawn one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Where it stands in the text of the article, in bytes.
    pub span: Span,
    /// The innermost mark that gives a wash.
    pub wash: Option<Mark>,
    /// The innermost mark that gives an underline.
    pub underline: Option<MarkKind>,
}

/// Cuts `block` at every border of a mark in it. The innermost mark wins; washes and underlines are
/// independent of each other.
pub fn stretches(block: Span, marks: &[Mark]) -> Vec<Stretch> {
    let inside: Vec<&Mark> = marks.iter().filter(|mark| mark.span.overlaps(block)).collect();
    let mut cuts = vec![block.begin, block.end];
    for mark in &inside {
        cuts.extend([mark.span.begin.max(block.begin), mark.span.end.min(block.end)]);
    }
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2)
        .map(|ends| {
            let span = Span { begin: ends[0], end: ends[1] };
            let innermost = |fits: &dyn Fn(&Mark) -> bool| {
                let covering = inside.iter().filter(|mark| mark.span.contains(span) && fits(mark));
                covering.min_by_key(|mark| mark.span.len()).map(|mark| **mark)
            };
            Stretch {
                span,
                wash: innermost(&|mark| mark.kind.wash(false).is_some()),
                underline: innermost(&|mark| mark.kind.underline().is_some()).map(|mark| mark.kind),
            }
        })
        .collect()
}

/// The item a click at `byte` chooses: that of the innermost mark there that has one.
pub fn item_at(byte: u32, marks: &[Mark]) -> Option<ItemIdx> {
    marks
        .iter()
        .filter(|mark| mark.span.begin <= byte && byte < mark.span.end && mark.item.is_some())
        .min_by_key(|mark| mark.span.len())
        .and_then(|mark| mark.item)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(begin: usize, end: usize, kind: MarkKind) -> Mark {
        Mark { span: Span::new(begin, end), kind, item: None }
    }

    #[test]
    fn a_block_without_marks_is_one_stretch() {
        let block = Span::new(3, 9);
        assert_eq!(stretches(block, &[]), [Stretch { span: block, wash: None, underline: None }]);
    }

    #[test]
    fn the_inner_wash_wins_and_the_underline_is_its_own() {
        let marks =
            [mark(0, 20, MarkKind::Statement), mark(5, 10, MarkKind::Time), mark(12, 16, MarkKind::Actor)];
        let found = stretches(Span::new(0, 20), &marks);
        let seen: Vec<_> =
            found.iter().map(|s| (s.span.begin, s.wash.map(|mark| mark.kind), s.underline)).collect();
        use MarkKind::{Actor, Statement, Time};
        assert_eq!(
            seen,
            [
                (0, Some(Statement), None),
                (5, Some(Time), Some(Time)),
                (10, Some(Statement), None),
                (12, Some(Statement), Some(Actor)),
                (16, Some(Statement), None),
            ]
        );
    }

    #[test]
    fn marks_outside_the_block_do_not_cut_it() {
        let marks = [mark(0, 5, MarkKind::Event), mark(4, 12, MarkKind::Event)];
        let found = stretches(Span::new(5, 20), &marks);
        assert_eq!(found.iter().map(|s| s.span).collect::<Vec<_>>(), [Span::new(5, 12), Span::new(12, 20)]);
    }

    #[test]
    fn a_click_chooses_the_innermost_item() {
        let item =
            |begin, end, idx| Mark { item: Some(ItemIdx::new(idx)), ..mark(begin, end, MarkKind::Statement) };
        let marks = [item(0, 20, 1), item(4, 8, 2), mark(5, 6, MarkKind::Actor)];
        assert_eq!(item_at(5, &marks), Some(ItemIdx::new(2)));
        assert_eq!(item_at(15, &marks), Some(ItemIdx::new(1)));
        assert_eq!(item_at(20, &marks), None);
    }
}
