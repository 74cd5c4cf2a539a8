//! What is made once for the result of a query, whatever part of it is looked at.

use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use super::areas;
use super::folds::Coverage;
use super::headlines::Headlines;
use super::input::SceneInput;
use super::label::WordBook;
use super::overview::Overview;
use super::series::{LaneTimes, SeriesIndex};
use super::utterances::Utterances;
use crate::time::TimeInterval;

/// Of so many items everything is made on one thread.
const ON_ONE_THREAD: usize = 20_000;

/// What is made once for a result, whatever part of it is looked at.
#[derive(Clone)]
pub struct PreparedResult {
    /// The items by time.
    pub index: Arc<SeriesIndex>,
    /// The time that they cover.
    pub coverage: Arc<Coverage>,
    /// The overview of all items, for one width of the scene.
    pub overview: Arc<Overview>,
    /// Days on which documents were published, each once, in order.
    pub published: Arc<[NaiveDate]>,
    /// Which items are one sentence; of the whole store.
    pub utterances: Arc<Utterances>,
    /// Words that are known; of the whole store, in one language.
    pub words: WordBook,
    headlines: Arc<OnceLock<Arc<Headlines>>>,
    generation: u64,
}

impl PreparedResult {
    /// Everything anew; of the index that `previous` holds, what is of the same items is taken over.
    pub fn new(input: &SceneInput, previous: Option<&Self>) -> Self {
        let published = published_days(input);
        let store = input.store;
        let generation = store.generation();
        let of_store = previous.filter(|prepared| prepared.generation == generation);
        let known = of_store.map(|prepared| Arc::clone(&prepared.utterances));
        let words = previous.map_or_else(WordBook::default, |prepared| prepared.words.clone());
        std::thread::scope(|scope| {
            // What is read from the words of all items takes as long as all the rest.
            let is_long = known.is_none() && store.len() > ON_ONE_THREAD;
            let read = is_long.then(|| scope.spawn(|| Utterances::new(store)));
            let index = previous.map(|prepared| &*prepared.index);
            let index = Arc::new(SeriesIndex::new(store, input.result, index));
            let overview = overview(input, &index, &published);
            let coverage = Arc::new(Coverage::new(store, input.result));
            let read = read.and_then(|thread| thread.join().ok()).map(Arc::new);
            Self {
                index,
                coverage,
                overview,
                published,
                utterances: known.or(read).unwrap_or_else(|| Arc::new(Utterances::new(store))),
                words: words.for_store(store, input.wording),
                headlines: Arc::default(),
                generation,
            }
        })
    }

    /// The same for another size or language of the scene.
    pub fn for_input(self, input: &SceneInput) -> Self {
        let overview = overview(input, &self.index, &self.published);
        let words = self.words.for_store(input.store, input.wording);
        Self { overview, words, ..self }
    }

    /// Headlines of articles, made when they are first asked for.
    pub fn headlines(&self, input: &SceneInput) -> Arc<Headlines> {
        let made = || Arc::new(Headlines::new(input.store, input.result));
        Arc::clone(self.headlines.get_or_init(made))
    }
}

fn overview(input: &SceneInput, index: &SeriesIndex, published: &[NaiveDate]) -> Arc<Overview> {
    if !input.options.overview {
        return Arc::default();
    }
    let last = published.last().map(|day| TimeInterval::day(*day));
    let lanes: Vec<LaneTimes> = index.lanes(input.store, input.result).collect();
    let of = (input.store, input.result.query.clock);
    Arc::new(Overview::new(of, &lanes, last, areas::plot_ends(input.size)))
}

fn published_days(input: &SceneInput) -> Arc<[NaiveDate]> {
    let mut days: Vec<NaiveDate> =
        input.store.documents().filter_map(|(_, document)| document.published.date).collect();
    days.sort_unstable();
    days.dedup();
    days.into()
}
