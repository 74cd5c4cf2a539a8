//! Labels of a document's tokens by a model.

use std::ops::Range;

use super::context::context_features;
use crate::annotate::Prepared;
use crate::language::{Feature, Model, NEIGHBORS, Task};

/// The label of each token, as an index into the labels of `model`.
pub fn tag(model: &Model, prepared: &Prepared, task: Task) -> Vec<u8> {
    let n = model.labels().len();
    let mut found = vec![0; prepared.tokens.len()];
    let mut scores = Vec::new();
    for sentence in &prepared.sentences {
        let tokens = &sentence.tokens;
        scores.clear();
        scores.resize(tokens.len() * n, 0);
        for (row, idx) in scores.chunks_exact_mut(n).zip(tokens.clone()) {
            for (place, offset) in NEIGHBORS.into_iter().enumerate() {
                match neighbor(tokens, idx, offset) {
                    Some(at) => prepared.known(at).add_scores(task, place, row),
                    None => model.add(Feature::edge(offset).0, row),
                }
            }
            context_features(task, prepared, tokens, idx, |feature| model.add(feature.0, row));
        }
        model.best_path(&mut scores, &mut found[tokens.clone()]);
    }
    found
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
