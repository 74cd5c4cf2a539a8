//! Anchors → the items of an extraction.

use std::cmp::Ordering;

use super::anchor::Anchor;
use crate::item::Extraction;
use crate::text::Span;

/// For each of `anchors` the position of its item in an extraction: the one of its kind that shares most of its
/// bytes, of several the one of the same words; no item is found twice.
pub fn find_anchors(anchors: &[&Anchor], extraction: &Extraction) -> Vec<Option<usize>> {
    let article = extraction.document.hash();
    let items: Vec<Anchor> =
        (0..extraction.n_items()).map(|at| Anchor::of(article, &extraction.fields(at))).collect();
    let mut pairs: Vec<(f64, bool, usize, usize)> = Vec::new();
    for (nth, anchor) in anchors.iter().enumerate() {
        for (at, item) in items.iter().enumerate() {
            if anchor.article == article && anchor.kind == item.kind && anchor.span.overlaps(item.span) {
                pairs.push((shared(anchor.span, item.span), anchor.words == item.words, nth, at));
            }
        }
    }
    // The surest first; ties by the order of the text.
    pairs.sort_by(|a, b| (b.0, b.1).partial_cmp(&(a.0, a.1)).unwrap_or(Ordering::Equal));
    let (mut found, mut taken) = (vec![None; anchors.len()], vec![false; items.len()]);
    for (_, _, nth, at) in pairs {
        if found[nth].is_none() && !taken[at] {
            (found[nth], taken[at]) = (Some(at), true);
        }
    }
    found
}

/// The share of the bytes of both that both have, 0 to 1.
fn shared(a: Span, b: Span) -> f64 {
    let both = a.end.min(b.end).saturating_sub(a.begin.max(b.begin));
    f64::from(both) / a.hull(b).len().max(1) as f64
}
