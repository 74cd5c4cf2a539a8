//! Ranges: two expressions that are the ends of one stretch.

use crate::annotate::{Pos, Prepared, Timex, TimexKind};
use crate::language::time::RangeWords;
use crate::time::Grain;

/// Words that may stand between the two ends of a range.
const JOINT: usize = 3;

/// Tells both ends of each range the whole stretch: "from 3 to 5 September", "between 2014 and 2022".
pub(super) fn join(prepared: &Prepared, timexes: &mut [Timex]) {
    for at in 1..timexes.len() {
        let [first, last] = &mut timexes[at - 1..=at] else { continue };
        let dates = |timex: &Timex| matches!(timex.kind, TimexKind::Date | TimexKind::Time);
        if !dates(first) || !dates(last) || !is_range(prepared, first, last) {
            continue;
        }
        let ends = first.interval.zip(last.interval).filter(|(from, to)| from.start < to.end);
        let whole = ends.map(|(from, to)| from.hull(&to));
        (first.range, last.range) = (whole, whole);
    }
}

/// Whether one day, month or year is the next after the other: "am Samstag und Sonntag", "in den Jahren 2009 und 2010".
fn are_neighbours(first: &Timex, last: &Timex) -> bool {
    let alike = first.grain == last.grain && first.grain >= Some(Grain::Day);
    alike && first.interval.zip(last.interval).is_some_and(|(first, last)| first.end == last.start)
}

/// Whether the words round and between two expressions make them the ends of a range.
fn is_range(prepared: &Prepared, first: &Timex, last: &Timex) -> bool {
    let RangeWords { to, between, and, .. } = &prepared.pack.time.ranges;
    let tokens = &prepared.tokens;
    let start = tokens.partition_point(|token| token.span.begin < first.span.begin);
    let from = tokens.partition_point(|token| token.span.begin < first.span.end);
    let until = tokens.partition_point(|token| token.span.end <= last.span.begin);
    if until <= from || until - from > JOINT {
        return false;
    }
    let joint: Vec<&str> = (from..until).map(|idx| prepared.word(idx)).collect();
    let joint = joint.join(" ");
    let opened = || {
        // "zwischen dem 18. Juli und 17. August".
        let article = start.checked_sub(1).filter(|&idx| prepared.pos[idx] == Pos::Det);
        let before = article.unwrap_or(start).checked_sub(1).map(|idx| prepared.word(idx).to_lowercase());
        before.is_some_and(|before| between.contains(&before))
    };
    to.contains(&joint) || and.contains(&joint) && (opened() || are_neighbours(first, last))
}
