//! Scores a model on sentences it has not seen.

use std::collections::BTreeMap;
use std::ops::Range;

use zeitstrahl::tagger::Model;

use crate::corpus::Example;

/// Prints the share of right tokens, and precision, recall and F1 of names.
pub fn print(model: &Model, examples: &[Example]) {
    let (mut right, mut all) = (0, 0);
    let mut counts = BTreeMap::<String, [usize; 3]>::new();
    for example in examples {
        let path = path(model, example);
        right += path.iter().zip(&example.labels).filter(|(a, b)| a == b).count();
        all += path.len();
        let (gold, guessed) = (chunks(model.labels(), &example.labels), chunks(model.labels(), &path));
        let both: Vec<_> = gold.iter().filter(|chunk| guessed.contains(chunk)).cloned().collect();
        for (set, column) in [(both, 0), (guessed, 1), (gold, 2)] {
            set.into_iter().for_each(|(_, kind)| counts.entry(kind).or_default()[column] += 1);
        }
    }
    println!("tokens right: {:.2} % of {all}", 100.0 * right as f64 / all as f64);
    for (kind, [hit, guessed, gold]) in counts {
        let share = |of: usize| 100.0 * hit as f64 / of.max(1) as f64;
        let f1 = 200.0 * hit as f64 / (guessed + gold) as f64;
        println!("{kind}: P {:.1} R {:.1} F1 {f1:.1} ({gold})", share(guessed), share(gold));
    }
}

/// The best labels.
fn path(model: &Model, example: &Example) -> Vec<u8> {
    let n = model.labels().len();
    let (mut scores, mut rows, mut sums) = (Vec::new(), Vec::new(), vec![0; model.width()]);
    let mut path = vec![0; example.labels.len()];
    for features in &example.features {
        sums.fill(0);
        model.add_all(features, &mut rows, &mut sums);
        scores.extend(sums[..n].iter().map(|sum| i32::from(*sum)));
    }
    model.best_path(&mut scores, &mut path);
    path
}

/// The names in a row of labels: tokens and kind.
fn chunks(labels: &[String], path: &[u8]) -> Vec<(Range<usize>, String)> {
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    for (at, label) in path.iter().enumerate() {
        match labels[usize::from(*label)].split_once('-') {
            Some(("B", kind)) => found.push((at..at + 1, kind.to_owned())),
            Some(("I", _)) => {
                if let Some((tokens, _)) = found.last_mut().filter(|(tokens, _)| tokens.end == at) {
                    tokens.end = at + 1;
                }
            }
            _ => {}
        }
    }
    found
}
