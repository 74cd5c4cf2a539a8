//! Labels of a document's tokens by a model.

use std::ops::Range;

use super::context::context_features;
use crate::annotate::Prepared;
use crate::language::{Feature, Model, NEIGHBORS, Task};

/// The label of each token, as an index into the labels of `model`.
pub fn tag(model: &Model, prepared: &Prepared, task: Task) -> Vec<u8> {
    let mut found = vec![0; prepared.tokens.len()];
    let (mut buckets, mut rows, mut scores) = (Vec::new(), Vec::new(), Vec::new());
    let mut sums = vec![0; model.width()];
    for sentence in prepared.sentences.iter().take_while(|_| prepared.effort.spend(1)) {
        let tokens = &sentence.tokens;
        scores.clear();
        for idx in tokens.clone() {
            buckets.clear();
            context_features(task, prepared, tokens, idx, |feature| buckets.push(model.bucket(feature.0)));
            sums.fill(0);
            add_neighbors(model, prepared, task, tokens, idx, &mut sums);
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
    prepared: &Prepared,
    task: Task,
    sentence: &Range<usize>,
    idx: usize,
    sums: &mut [i16],
) {
    for (place, offset) in NEIGHBORS.into_iter().enumerate() {
        match neighbor(sentence, idx, offset) {
            Some(at) => prepared.known(at).add_scores(task, place, sums),
            None => model.add(Feature::edge(offset).0, sums),
        }
    }
}

/// All features of the token at `idx` of `sentence`, for training.
pub fn token_features(
    task: Task,
    prepared: &Prepared,
    sentence: &Range<usize>,
    idx: usize,
    mut emit: impl FnMut(Feature),
) {
    for offset in NEIGHBORS {
        match neighbor(sentence, idx, offset) {
            Some(at) => {
                prepared.known(at).features(task, prepared.word(at), prepared.pack, offset, &mut emit);
            }
            None => emit(Feature::edge(offset)),
        }
    }
    context_features(task, prepared, sentence, idx, emit);
}

/// The token `offset` tokens behind `idx`, if `sentence` has one there.
pub fn neighbor(sentence: &Range<usize>, idx: usize, offset: isize) -> Option<usize> {
    idx.checked_add_signed(offset).filter(|at| sentence.contains(at))
}
