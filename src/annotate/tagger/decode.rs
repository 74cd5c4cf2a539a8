//! Labels of a document's tokens by a model.

use super::features::{NEIGHBORS, Task, context_features, word_features};
use crate::annotate::Prepared;
use crate::language::Model;

/// The label of each token, as an index into the labels of `model`.
pub fn tag(model: &Model, prepared: &Prepared, task: Task) -> Vec<u8> {
    let n = model.labels().len();
    let mut cache = WordScores::new(model, prepared, task);
    let mut found = vec![0; prepared.tokens.len()];
    let mut scores = Vec::new();
    for sentence in &prepared.sentences {
        scores.clear();
        scores.resize(sentence.tokens.len() * n, 0);
        for (row, idx) in scores.chunks_exact_mut(n).zip(sentence.tokens.clone()) {
            for offset in NEIGHBORS {
                let at = idx.checked_add_signed(offset).filter(|at| sentence.tokens.contains(at));
                cache.add(at, offset, row);
            }
            context_features(task, prepared, &sentence.tokens, idx, |feature| model.add(feature, row));
        }
        model.best_path(&mut scores, &mut found[sentence.tokens.clone()]);
    }
    found
}

/// What the features of a word alone add up to, for each distance it is seen from, summed when first
/// asked for: most words of a text are seen many times.
struct WordScores<'a> {
    model: &'a Model,
    prepared: &'a Prepared<'a>,
    task: Task,
    /// For each distinct word and distance (and once more for the edge of the sentence): its row in `sums`.
    rows: Vec<Option<u32>>,
    sums: Vec<i32>,
}

impl<'a> WordScores<'a> {
    fn new(model: &'a Model, prepared: &'a Prepared<'a>, task: Task) -> Self {
        let rows = vec![None; (prepared.n_types() + 1) * NEIGHBORS.len()];
        Self { model, prepared, task, rows, sums: Vec::new() }
    }

    /// Adds the scores of the word at `at`, `None` beyond the sentence, seen from `offset` tokens before it.
    fn add(&mut self, at: Option<usize>, offset: isize, row: &mut [i32]) {
        let n = row.len();
        let word = at.map_or(self.prepared.n_types(), |at| self.prepared.type_of(at));
        let slot = word * NEIGHBORS.len() + (offset - NEIGHBORS[0]) as usize;
        let known = self.rows[slot].map(|known| known as usize * n);
        let begin = known.unwrap_or_else(|| {
            let begin = self.sums.len();
            self.rows[slot] = Some((begin / n) as u32);
            self.sums.resize(begin + n, 0);
            let sum = &mut self.sums[begin..];
            word_features(self.task, self.prepared, at, offset, |feature| self.model.add(feature, sum));
            begin
        });
        for (score, weight) in row.iter_mut().zip(&self.sums[begin..begin + n]) {
            *score += weight;
        }
    }
}
