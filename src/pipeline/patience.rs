//! How long work on another thread may take, in time of the processor: on a busy machine the clock
//! runs on while nothing is done.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use cpu_time::ProcessTime;

/// How often it is looked how much time is spent.
const STEP: Duration = Duration::from_millis(200);

/// Why a thread sent nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Silence {
    /// It is still at work, and its time is up.
    TimeIsUp,
    /// It has ended without a word.
    Ended,
    /// Nobody waits for it any more.
    Cancelled,
}

/// The threads that work beside each other.
#[derive(Debug, Default)]
pub(super) struct Crew(AtomicUsize);

impl Crew {
    /// Does `work` as one of the crew.
    pub fn with<T>(&self, work: impl FnOnce() -> T) -> T {
        self.0.fetch_add(1, Ordering::Relaxed);
        let done = work();
        self.0.fetch_sub(1, Ordering::Relaxed);
        done
    }

    /// Waits for what one of the crew sends, until it has spent `budget` or `cancel` is set.
    ///
    /// # Errors
    /// Why it sent nothing.
    pub fn wait<T>(
        &self,
        receive: &Receiver<T>,
        budget: Duration,
        cancel: &AtomicBool,
    ) -> Result<T, Silence> {
        let mut spent = Duration::ZERO;
        let mut before = ProcessTime::try_now().ok();
        loop {
            match receive.recv_timeout(STEP) {
                Ok(sent) => return Ok(sent),
                Err(RecvTimeoutError::Disconnected) => return Err(Silence::Ended),
                Err(RecvTimeoutError::Timeout) => {}
            }
            if cancel.load(Ordering::Relaxed) {
                return Err(Silence::Cancelled);
            }
            let now = ProcessTime::try_now().ok();
            // Where a system does not tell, the clock has to do.
            let all = before.zip(now).map_or(STEP, |(before, now)| now.duration_since(before));
            before = now;
            spent += share(all, self.0.load(Ordering::Relaxed));
            if spent >= budget {
                return Err(Silence::TimeIsUp);
            }
        }
    }
}

/// What one of `n_threads` has of the time that all spent.
fn share(all: Duration, n_threads: usize) -> Duration {
    all / n_threads.clamp(1, u32::MAX as usize) as u32
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    static GO_ON: AtomicBool = AtomicBool::new(false);

    #[test]
    fn a_thread_is_counted_what_it_can_have_spent() {
        let second = Duration::from_secs(1);
        assert_eq!(share(second, 0), second);
        assert_eq!(share(second, 1), second);
        assert_eq!(share(second, 4), second / 4);
    }

    #[test]
    fn what_is_sent_arrives_and_who_ends_silently_is_told() {
        let crew = Crew::default();
        let (send, receive) = channel();
        send.send(7).unwrap();
        drop(send);
        assert_eq!(crew.with(|| crew.wait(&receive, Duration::ZERO, &GO_ON)), Ok(7));
        assert_eq!(crew.wait(&receive, Duration::MAX, &GO_ON), Err(Silence::Ended));
    }

    #[test]
    fn without_a_budget_a_silent_thread_is_given_up() {
        let (_send, receive) = channel::<()>();
        assert_eq!(Crew::default().wait(&receive, Duration::ZERO, &GO_ON), Err(Silence::TimeIsUp));
        let stop = AtomicBool::new(true);
        assert_eq!(Crew::default().wait(&receive, Duration::MAX, &stop), Err(Silence::Cancelled));
    }
}
