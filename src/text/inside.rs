//! What of a list in text order begins inside a stretch of the text.

use std::ops::Range;

use super::Span;

/// The indices of those of `items` that begin inside `zone`; `span` tells where each stands, and the items are in the
/// order of their beginnings.
pub fn beginning_in<T>(items: &[T], zone: Span, span: impl Fn(&T) -> Span) -> Range<usize> {
    let first = items.partition_point(|item| span(item).begin < zone.begin);
    let inside = items[first..].iter().take_while(|item| span(item).begin < zone.end).count();
    first..first + inside
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_before_is_left_out_and_what_ends_later_is_not() {
        let spans = [Span::new(0, 4), Span::new(3, 6), Span::new(5, 20), Span::new(9, 10)];
        assert_eq!(beginning_in(&spans, Span::new(2, 9), |span| *span), 1..3);
        assert_eq!(beginning_in(&spans, Span::new(10, 12), |span| *span), 4..4);
    }
}
