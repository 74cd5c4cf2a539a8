//! Articles onto the timeline while others are still being read.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::effort::Effort;
use crate::item::Extraction;
use crate::workspace::{Opening, Preparation};

/// The window is not given new articles more often.
const PAUSE: Duration = Duration::from_millis(500);
/// Making them ready may take this share of the time: of many articles, each time takes longer.
const SHARE: u32 = 5;
/// From so many items on they are made ready anew only when there are twice as many: all times together then
/// take no longer than twice the last one.
const FEW: usize = 20_000;

/// Articles that are read, made ready from time to time.
pub struct Early {
    read: Mutex<Vec<Arc<Extraction>>>,
    /// How many items are in these.
    n_read: AtomicUsize,
    maker: Mutex<Maker>,
    /// What a person has changed since: how to go on from it.
    changed: Mutex<Option<Preparation>>,
}

struct Maker {
    open: Preparation,
    /// How many items must be read for the next time.
    enough: usize,
    pause: Duration,
    next: Instant,
}

impl Early {
    /// Beside what is open already.
    pub fn new(open: Preparation) -> Self {
        Self::with_pause(open, PAUSE)
    }

    fn with_pause(open: Preparation, pause: Duration) -> Self {
        let maker = Maker { open, enough: 0, pause, next: Instant::now() + pause };
        Self {
            read: Mutex::default(),
            n_read: AtomicUsize::new(0),
            maker: Mutex::new(maker),
            changed: Mutex::default(),
        }
    }

    /// Notes an article that is read. Once enough time has gone by, `tell` is given all so far.
    /// Nothing is told where `effort` ends while they are made ready.
    pub fn add(&self, article: &Arc<Extraction>, effort: &Effort, tell: impl FnOnce(Opening)) {
        let n_read = self.n_read.fetch_add(article.n_items(), Ordering::Relaxed) + article.n_items();
        if let Ok(mut read) = self.read.lock() {
            read.push(Arc::clone(article));
        }
        // Who finds another thread at it goes on reading.
        if let Ok(mut maker) = self.maker.try_lock()
            && maker.next <= Instant::now()
            && n_read >= maker.enough
        {
            let begin = Instant::now();
            self.follow(&mut maker);
            let read = self.read.lock().map(|read| read.clone()).unwrap_or_default();
            if let Some(opening) = maker.open.add_within(read, effort) {
                tell(opening);
            }
            maker.enough = if n_read < FEW { 0 } else { 2 * n_read };
            maker.next = Instant::now() + maker.pause.max(begin.elapsed() * SHARE);
        }
    }

    /// Goes on from what is open now, when articles are made ready next.
    pub fn change(&self, open: Preparation) {
        if let Ok(mut changed) = self.changed.lock() {
            *changed = Some(open);
        }
    }

    fn follow(&self, maker: &mut Maker) {
        let changed = self.changed.lock().ok().and_then(|mut changed| changed.take());
        changed.into_iter().for_each(|open| maker.open.follow(open));
    }

    /// Makes all that was read ready, in the order of the files.
    pub fn finish(&self, all: Vec<Arc<Extraction>>) -> Opening {
        let mut maker = self.maker.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        self.follow(&mut maker);
        maker.open.add(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::Annotations;
    use crate::document::Document;
    use crate::workspace::{Command, DataCommand, Workspace};

    fn article(id: &str) -> Arc<Extraction> {
        let document = Arc::new(Document::plain(id, "de", id));
        Arc::new(Extraction::new(document, Annotations::default(), Vec::new(), &[]))
    }

    #[test]
    fn what_is_read_is_told_with_all_before_and_follows_it() {
        let mut workspace = Workspace::new(vec![article("open")]);
        let early = Early::with_pause(workspace.preparation(), Duration::ZERO);
        let mut told = Vec::new();
        early.add(&article("a"), &Effort::unlimited(), |prepared| told.push(prepared));
        // Making ready took some time, of which the next has to wait five times as much.
        early.maker.lock().unwrap().next = Instant::now();
        early.add(&article("b"), &Effort::unlimited(), |prepared| told.push(prepared));
        told.push(early.finish(vec![article("b"), article("a")]));
        let ids = |workspace: &Workspace| -> Vec<String> {
            workspace.extractions().iter().map(|one| one.document.id.clone()).collect()
        };
        for (prepared, expected) in
            told.into_iter().zip([&["open", "a"][..], &["open", "a", "b"], &["open", "b", "a"]])
        {
            assert!(prepared.fits(&workspace));
            workspace.apply(Command::Data(DataCommand::AddPrepared(Box::new(prepared))));
            assert_eq!(ids(&workspace), expected);
        }
    }

    #[test]
    fn nothing_is_told_before_its_time() {
        let workspace = Workspace::default();
        let early = Early::with_pause(workspace.preparation(), Duration::from_secs(3_600));
        early.add(&article("a"), &Effort::unlimited(), |_| panic!("too early"));
        assert_eq!(early.read.lock().unwrap().len(), 1);
    }

    #[test]
    fn many_items_are_made_ready_when_there_are_twice_as_many() {
        let early = Early::with_pause(Workspace::default().preparation(), Duration::ZERO);
        let mut n_made = Vec::new();
        for number in 1..=40 {
            // As if each held a thousand times as many.
            early.n_read.fetch_add(FEW / 10, Ordering::Relaxed);
            early.maker.lock().unwrap().next = Instant::now();
            early
                .add(&article(&number.to_string()), &Effort::unlimited(), |made| n_made.push(made.n_added()));
        }
        assert_eq!(n_made, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 40]);
    }

    #[test]
    fn who_stops_is_told_nothing() {
        let early = Early::with_pause(Workspace::default().preparation(), Duration::ZERO);
        let effort = Effort::new(0);
        effort.spend(1);
        early.add(&article("a"), &effort, |_| panic!("it was stopped"));
        assert!(early.finish(vec![article("a")]).added().len() == 1);
    }
}
