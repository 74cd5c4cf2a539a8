//! Results of several threads in the order of the work, with a bound on how far ahead they are.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Jobs that may be begun ahead of the one whose result is taken next.
const MOST_JOBS: usize = 64;

/// Bytes of text that may wait for their turn; a thread that would add to them waits itself.
const MOST_BYTES: usize = 16 << 20;

/// Results that wait for their turn.
pub(super) struct Order<T> {
    buffer: Mutex<Buffer<T>>,
    changed: Condvar,
}

struct Buffer<T> {
    /// By the number of the job, each with its weight in bytes.
    waiting: BTreeMap<usize, (T, usize)>,
    /// The job whose result is taken next.
    next: usize,
    n_bytes: usize,
    n_workers: usize,
    is_closed: bool,
}

impl<T> Order<T> {
    /// For so many threads, each of which calls [`Self::leave`] at its end.
    pub(super) fn new(n_workers: usize) -> Self {
        let buffer = Buffer { waiting: BTreeMap::new(), next: 0, n_bytes: 0, n_workers, is_closed: false };
        Self { buffer: Mutex::new(buffer), changed: Condvar::new() }
    }

    /// Waits until job `job` may be begun; `false` where nobody takes results any more.
    pub(super) fn wait_for_room(&self, job: usize) -> bool {
        let is_early = |buffer: &mut Buffer<T>| {
            // The job that is taken next never waits, so that all others get their turn.
            let is_next = job <= buffer.next;
            !buffer.is_closed && !is_next && (job >= buffer.next + MOST_JOBS || buffer.n_bytes > MOST_BYTES)
        };
        let buffer = self.changed.wait_while(self.lock(), is_early);
        !buffer.unwrap_or_else(PoisonError::into_inner).is_closed
    }

    /// Hands over the result of a job, with its weight in bytes.
    pub(super) fn put(&self, job: usize, result: T, n_bytes: usize) {
        let mut buffer = self.lock();
        buffer.n_bytes += n_bytes;
        buffer.waiting.insert(job, (result, n_bytes));
        self.changed.notify_all();
    }

    /// One thread less brings results.
    pub(super) fn leave(&self) {
        let mut buffer = self.lock();
        buffer.n_workers = buffer.n_workers.saturating_sub(1);
        self.changed.notify_all();
    }

    /// The next result in order; waits for it. Once all threads have left, what there is, even where jobs
    /// between were never begun; `None` at the end.
    pub(super) fn take(&self) -> Option<T> {
        let is_missing =
            |buffer: &mut Buffer<T>| buffer.n_workers > 0 && !buffer.waiting.contains_key(&buffer.next);
        let waited = self.changed.wait_while(self.lock(), is_missing);
        let mut buffer = waited.unwrap_or_else(PoisonError::into_inner);
        let (job, (result, n_bytes)) = buffer.waiting.pop_first()?;
        buffer.next = job + 1;
        buffer.n_bytes -= n_bytes;
        self.changed.notify_all();
        Some(result)
    }

    /// Nobody takes results any more: threads that wait go on, and end.
    pub(super) fn close(&self) {
        self.lock().is_closed = true;
        self.changed.notify_all();
    }

    /// Whether nobody takes results any more.
    pub(super) fn is_closed(&self) -> bool {
        self.lock().is_closed
    }

    /// Nothing is half done where a thread panics: each change below is one assignment.
    fn lock(&self) -> MutexGuard<'_, Buffer<T>> {
        self.buffer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread::scope;

    use super::*;

    /// What four threads bring of `n` jobs, each of `n_bytes`, and how far ahead they were at most.
    fn run(n: usize, n_bytes: usize) -> (Vec<usize>, usize) {
        let (order, next) = (Order::new(4), AtomicUsize::new(0));
        let (n_done, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let mut taken = Vec::new();
        scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    loop {
                        let job = next.fetch_add(1, Ordering::SeqCst);
                        if job >= n || !order.wait_for_room(job) {
                            break;
                        }
                        n_done.fetch_add(1, Ordering::SeqCst);
                        order.put(job, job, n_bytes);
                    }
                    order.leave();
                });
            }
            while let Some(job) = order.take() {
                taken.push(job);
                most.fetch_max(n_done.load(Ordering::SeqCst) - taken.len(), Ordering::SeqCst);
            }
        });
        (taken, most.into_inner())
    }

    #[test]
    fn results_come_in_order_and_threads_wait_for_them() {
        let (taken, most) = run(5_000, 1);
        assert!(taken.iter().copied().eq(0..5_000));
        assert!(most <= MOST_JOBS + 1, "{most}");
        // Heavy ones: beside what fills the room, each thread may have begun one.
        let (taken, most) = run(200, MOST_BYTES);
        assert!(taken.iter().copied().eq(0..200));
        assert!(most <= 8, "{most}");
    }

    #[test]
    fn what_is_done_is_taken_when_threads_leave_early() {
        let order = Order::new(1);
        order.put(3, "c", 1);
        order.put(1, "a", 1);
        order.leave();
        assert_eq!((order.take(), order.take(), order.take()), (Some("a"), Some("c"), None));
    }

    #[test]
    fn threads_go_on_when_nobody_takes_results() {
        let order = Order::<()>::new(1);
        scope(|scope| {
            let waiting = scope.spawn(|| order.wait_for_room(MOST_JOBS + 5));
            order.close();
            assert_eq!(waiting.join().ok(), Some(false));
        });
        assert!(order.is_closed());
    }
}
