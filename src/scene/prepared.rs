//! What is made once for the result of a query, whatever part of it is looked at.

use std::sync::Arc;

use chrono::NaiveDate;

use super::input::SceneInput;
use super::overview::Overview;
use super::series::{LaneTimes, SeriesIndex};
use super::{gutter, lanes};
use crate::time::TimeInterval;

/// What is made once for a result, whatever part of it is looked at.
#[derive(Clone)]
pub struct PreparedResult {
    /// The items by time.
    pub index: Arc<SeriesIndex>,
    /// The overview of all items, for one width of the scene.
    pub overview: Arc<Overview>,
    /// Days on which documents were published, each once, in order.
    pub published: Arc<[NaiveDate]>,
}

impl PreparedResult {
    /// Everything anew; of the index that `previous` holds, what is of the same items is taken over.
    pub fn new(input: &SceneInput, previous: Option<&Self>) -> Self {
        let published = published_days(input);
        let known = previous.map(|prepared| &*prepared.index);
        let index = Arc::new(SeriesIndex::new(input.store, input.result, known));
        let overview = overview(input, &index, &published);
        Self { index, overview, published }
    }

    /// The same for another width of the scene.
    pub fn with_overview_of(self, input: &SceneInput) -> Self {
        let overview = overview(input, &self.index, &self.published);
        Self { overview, ..self }
    }
}

fn overview(input: &SceneInput, index: &SeriesIndex, published: &[NaiveDate]) -> Arc<Overview> {
    if !input.options.overview {
        return Arc::default();
    }
    let last = published.last().map(|day| TimeInterval::day(*day));
    let gutter = gutter::width(input, &lanes::ordered(input, index)).round();
    let lanes: Vec<LaneTimes> = index.lanes(input.store, input.result).collect();
    Arc::new(Overview::new(&lanes, last, gutter, input.size.width))
}

fn published_days(input: &SceneInput) -> Arc<[NaiveDate]> {
    let mut days: Vec<NaiveDate> =
        input.store.documents().filter_map(|(_, document)| document.published.date).collect();
    days.sort_unstable();
    days.dedup();
    days.into()
}
