//! The country in which an article plays.

use std::collections::BTreeMap;

use crate::annotate::{Mention, MentionKind, Prepared};
use crate::language::Country;

/// The country named by at least this share of all words for countries and places is where it plays.
const LEAST_SHARE: f64 = 0.6;

/// The country in which most of the article plays; `None` where several share it.
pub(super) fn home(prepared: &Prepared, mentions: &[Mention]) -> Option<Country> {
    let mut counts: BTreeMap<Country, usize> = BTreeMap::new();
    let refs = prepared.countries.iter().map(|found| found.country);
    let named = |mention: &&Mention| {
        let begin = prepared.countries.partition_point(|found| found.span.end <= mention.span.begin);
        let counted = prepared.countries.get(begin).is_some_and(|found| found.span.overlaps(mention.span));
        mention.kind == MentionKind::Loc && !counted
    };
    let places = mentions.iter().filter(named).filter_map(|mention| mention.country);
    let bodies = mentions
        .iter()
        .filter(|mention| mention.kind == MentionKind::Org)
        .filter_map(|mention| mention.country);
    let places: Vec<Country> = refs.chain(places).collect();
    // Bodies tell where they come from, not where the article plays: only where nothing else tells.
    let bodies = bodies.filter(|_| places.is_empty());
    for country in places.iter().copied().chain(bodies).filter(|country| *country != Country::EU) {
        *counts.entry(country).or_default() += 1;
    }
    let all: usize = counts.values().sum();
    let (country, n) = counts.into_iter().max_by_key(|(_, n)| *n)?;
    (n as f64 >= LEAST_SHARE * all as f64).then_some(country)
}
