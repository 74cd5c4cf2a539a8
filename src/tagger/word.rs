//! What is known of a word by itself, found out once, in however many documents the word stands.

use std::sync::{Arc, PoisonError, RwLock};

use foldhash::HashMap;

use super::feature::{FAR, Feature, N_PLACES, NEIGHBORS, Task, far_place};
use super::form::{Form, Letters, far_features, form_features, name_features};
use super::model::Model;
use super::models::Models;
use crate::language::{Inflection, Pack};

/// What is known of a word by itself.
#[derive(Clone, Debug)]
pub struct Word {
    /// What tables and models say of it.
    pub form: Form,
    /// For each tagger and each place from which the word is seen what its features add to the scores of the
    /// labels.
    scores: [Vec<i16>; 2],
}

impl Word {
    fn new(text: &str, pack: &Pack, models: &Models) -> Self {
        let form = Form::of(text, pack, models);
        let scores = [Task::Pos, Task::Names].map(|task| sums(task, text, &form, pack, models));
        Self { form, scores }
    }

    /// Adds the scores of the word to those of a token's labels, seen from one of the places: the index of a
    /// distance in [`NEIGHBORS`], or [`far_place`].
    pub(super) fn add_scores(&self, task: Task, place: usize, sums: &mut [i16]) {
        let n = sums.len();
        let scores = self.scores[task as usize].get(place * n..).unwrap_or_default();
        for (sum, score) in sums.iter_mut().zip(scores) {
            *sum = sum.saturating_add(*score);
        }
    }
}

/// The features of the word `text` for one tagger, seen from a token `offset` tokens before it.
pub(super) fn features(
    task: Task,
    text: &str,
    form: &Form,
    inflection: &Inflection,
    offset: isize,
    emit: impl FnMut(Feature),
) {
    emit_features(task, &Letters::of(text), form, inflection, offset, emit);
}

fn emit_features(
    task: Task,
    letters: &Letters,
    form: &Form,
    inflection: &Inflection,
    offset: isize,
    mut emit: impl FnMut(Feature),
) {
    if !NEIGHBORS.contains(&offset) {
        far_features(letters, offset, emit);
        return;
    }
    form_features(letters, form, offset, &mut emit);
    if task == Task::Names {
        name_features(letters, inflection, offset, emit);
    }
}

/// What the features of a word add up to, for each place.
fn sums(task: Task, text: &str, form: &Form, pack: &Pack, models: &Models) -> Vec<i16> {
    let Some(model) = models.of(task) else { return Vec::new() };
    let letters = Letters::of(text);
    let near = NEIGHBORS.into_iter().enumerate();
    let far = [FAR[0], FAR[FAR.len() - 1]].map(|offset| (far_place(offset), offset));
    let n_places = if task == Task::Names { N_PLACES } else { NEIGHBORS.len() };
    let mut sums = vec![0; model.width() * n_places];
    for (place, offset) in near.chain(far).filter(|(place, _)| *place < n_places) {
        let row = &mut sums[place * model.width()..][..model.width()];
        add(model, row, |emit| emit_features(task, &letters, form, &pack.names.inflection, offset, emit));
    }
    sums
}

/// Adds the weights of features to a row of scores.
fn add(model: &Model, row: &mut [i16], features: impl FnOnce(&mut dyn FnMut(Feature))) {
    features(&mut |feature| model.add(feature.0, row));
}

/// The words that were asked for so far. What it answers depends on pack and models alone, not on what it
/// remembers.
#[derive(Debug, Default)]
pub struct Words(RwLock<HashMap<Box<str>, Arc<Word>>>);

/// So many words are remembered, of at most so many bytes: the frequent ones come first.
const MOST_WORDS: usize = 50_000;
const LONGEST_WORD: usize = 40;

impl Words {
    /// What `pack` and `models` know of each of `words`.
    pub fn look_up(&self, words: &[&str], pack: &Pack, models: &Models) -> Vec<Arc<Word>> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let found: Vec<Option<Arc<Word>>> = words.iter().map(|word| known.get(*word).cloned()).collect();
        drop(known);
        let mut new = Vec::new();
        let all = words.iter().zip(found).map(|(text, word)| {
            word.unwrap_or_else(|| {
                let word = Arc::new(Word::new(text, pack, models));
                new.push((*text, Arc::clone(&word)));
                word
            })
        });
        let all = all.collect();
        self.remember(new);
        all
    }

    fn remember(&self, new: Vec<(&str, Arc<Word>)>) {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let room = MOST_WORDS.saturating_sub(known.len());
        let short = new.into_iter().filter(|(text, _)| text.len() <= LONGEST_WORD).take(room);
        known.extend(short.map(|(text, word)| (Box::from(text), word)));
    }
}
