//! Labels of a document's tokens by a model.

use std::ops::Range;

use super::context::context_features;
use super::feature::{FAR, Feature, NEIGHBORS, Task, far_place, neighbor};
use super::model::Model;
use super::seen::Seen;
use super::word::features;

/// The label of each token, as an index into the labels of `model`.
pub fn tag(model: &Model, seen: &Seen, task: Task) -> Vec<u8> {
    let mut found = vec![0; seen.tokens.len()];
    let (mut buckets, mut rows, mut scores) = (Vec::new(), Vec::new(), Vec::new());
    let mut sums = vec![0; model.width()];
    for sentence in seen.sentences.iter().take_while(|_| seen.effort.spend(1)) {
        let tokens = &sentence.tokens;
        scores.clear();
        for idx in tokens.clone() {
            buckets.clear();
            context_features(task, seen, tokens, idx, |feature| buckets.push(model.bucket(feature.0)));
            sums.fill(0);
            add_neighbors(model, seen, task, tokens, idx, &mut sums);
            model.add_all(&buckets, &mut rows, &mut sums);
            scores.extend(sums[..model.labels().len()].iter().map(|sum| i32::from(*sum)));
        }
        model.best_path(&mut scores, &mut found[tokens.clone()]);
    }
    found
}

/// Adds the scores of the token at `idx` of `sentence` and the tokens around it, each by itself.
fn add_neighbors(
    model: &Model,
    seen: &Seen,
    task: Task,
    sentence: &Range<usize>,
    idx: usize,
    sums: &mut [i16],
) {
    for (place, offset) in NEIGHBORS.into_iter().enumerate() {
        match neighbor(sentence, idx, offset) {
            Some(at) => seen.known(at).add_scores(task, place, sums),
            None => model.add(Feature::edge(offset).0, sums),
        }
    }
    for offset in FAR.into_iter().filter(|_| task == Task::Names) {
        if let Some(at) = neighbor(sentence, idx, offset) {
            seen.known(at).add_scores(task, far_place(offset), sums);
        }
    }
}

/// All features of the token at `idx` of `sentence`, for training.
pub fn token_features(
    task: Task,
    seen: &Seen,
    sentence: &Range<usize>,
    idx: usize,
    mut emit: impl FnMut(Feature),
) {
    let inflection = &seen.pack.names.inflection;
    for offset in NEIGHBORS {
        match neighbor(sentence, idx, offset) {
            Some(at) => features(task, seen.word(at), seen.form(at), inflection, offset, &mut emit),
            None => emit(Feature::edge(offset)),
        }
    }
    for offset in FAR.into_iter().filter(|_| task == Task::Names) {
        if let Some(at) = neighbor(sentence, idx, offset) {
            features(task, seen.word(at), seen.form(at), inflection, offset, &mut emit);
        }
    }
    context_features(task, seen, sentence, idx, emit);
}
