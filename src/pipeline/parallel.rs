//! The same work on many entries at once.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::available_parallelism;

/// `work` on every entry, on as many threads as there are cores; results in the order of `entries`.
/// Once `cancel` is set, no further entry is begun, and the results are those there are.
pub(super) fn parallel<T: Sync, R: Send>(
    entries: &[T],
    cancel: &AtomicBool,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut results = Vec::new();
        while !cancel.load(Ordering::Relaxed) {
            let idx = next.fetch_add(1, Ordering::Relaxed);
            let Some(entry) = entries.get(idx) else { break };
            results.push((idx, work(entry)));
        }
        results
    };
    let threads = available_parallelism().map_or(1, |n| n.get()).min(entries.len());
    if threads < 2 {
        return worker().into_iter().map(|(_, result)| result).collect();
    }
    let mut results: Vec<_> = std::thread::scope(|scope| {
        let handles: Vec<_> = (0..threads).map(|_| scope.spawn(worker)).collect();
        // Work that can panic catches it itself; a thread that is lost all the same loses its share.
        handles.into_iter().flat_map(|handle| handle.join().unwrap_or_default()).collect()
    });
    results.sort_unstable_by_key(|(idx, _)| *idx);
    results.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_order_and_stops_when_told() {
        let entries: Vec<usize> = (0..1000).collect();
        let cancel = AtomicBool::new(false);
        assert_eq!(parallel(&entries, &cancel, |n| n * 2), entries.iter().map(|n| n * 2).collect::<Vec<_>>());
        let stopped = parallel(&entries, &cancel, |&n| {
            cancel.fetch_or(n == 10, Ordering::Relaxed);
            n
        });
        assert!(stopped.len() < 1000, "{}", stopped.len());
    }
}
