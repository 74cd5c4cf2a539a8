//! Trains the model of what words look like: logistic regression over runs of letters.

use std::error::Error;
use std::fs;

use zeitstrahl::language::pack_for;
use zeitstrahl::tagger::{Look, Model, bucket, grams};

use crate::crf::{shuffle, xorshift};

/// Number of buckets of features as a power of two.
const BITS: u32 = 16;
const PASSES: usize = 4;
/// Length of a step.
const RATE: f32 = 0.1;
/// How hard weights are drawn towards zero.
const DECAY: f32 = 1e-4;
/// Words of a rare kind count at most so much more.
const MOST: f32 = 2.0;
/// The kinds of words, in the order of `Names::words_by_kind`.
const KINDS: [&str; 4] = ["given", "family", "place", "noun"];

/// A word by the buckets of its features, and its kind.
type Word = (Vec<usize>, usize);

/// Trains on the tables of the language and the nouns of treebank `files`; the bytes of the weights.
pub fn train(files: &[String]) -> Result<Vec<u8>, Box<dyn Error>> {
    let pack = pack_for("de")?;
    let tables = pack.names.words_by_kind();
    let mut by_kind: [Vec<String>; 4] = tables.map(|words| words.into_iter().map(str::to_owned).collect());
    for file in files {
        by_kind[3].extend(nouns(&fs::read_to_string(file)?));
    }
    by_kind[3].sort();
    by_kind[3].dedup();
    let total: usize = by_kind.iter().map(Vec::len).sum();
    let shares = by_kind.each_ref().map(|words| (total as f32 / 4.0 / words.len() as f32).min(MOST));
    eprintln!("{:?}: {:?} words", KINDS, by_kind.each_ref().map(Vec::len));
    let words: Vec<Word> =
        by_kind.iter().enumerate().flat_map(|(kind, words)| features(words, kind)).collect();
    let weights = descend(&words, &shares);
    let byte = |weight: &f32| (f64::from(*weight) * Look::UNIT).round().clamp(-127.0, 127.0) as i8;
    let labels = KINDS.map(str::to_owned).to_vec();
    let model = Model::new(labels, BITS, weights.iter().map(byte).collect(), vec![0; 4 * 5]);
    Ok(model.map_err(|_| "weights do not fit the labels")?.to_bytes())
}

/// The common nouns of a treebank, as they stand in the text.
fn nouns(content: &str) -> impl Iterator<Item = String> {
    let rows = content.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let words = rows.filter_map(|fields| match fields.as_slice() {
        [_, form, _, "NOUN", ..] => Some((*form).to_owned()),
        _ => None,
    });
    words.filter(|word| word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase))
}

fn features(words: &[String], kind: usize) -> impl Iterator<Item = Word> {
    words.iter().map(move |word| {
        let mut found = Vec::new();
        grams(word, |gram| found.push(bucket(gram, BITS)));
        (found, kind)
    })
}

/// Stochastic gradient descent with a step of its own for each weight.
fn descend(words: &[Word], shares: &[f32; 4]) -> Vec<f32> {
    let mut weights = vec![0f32; 4 << BITS];
    let mut squares = vec![1e-3f32; 4 << BITS];
    let mut order: Vec<usize> = (0..words.len()).collect();
    let mut seed = 77;
    xorshift(&mut seed);
    for _ in 0..PASSES {
        shuffle(&mut order, &mut seed);
        for (features, kind) in order.iter().map(|idx| &words[*idx]) {
            let odds = odds(&weights, features);
            for (label, share) in odds.iter().enumerate() {
                let slope = (share - f32::from(u8::from(label == *kind))) * shares[*kind];
                for at in features.iter().map(|feature| feature * 4 + label) {
                    let slope = slope + DECAY * weights[at];
                    squares[at] += slope * slope;
                    weights[at] -= RATE * slope / squares[at].sqrt();
                }
            }
        }
    }
    weights
}

/// The probability of each kind.
fn odds(weights: &[f32], features: &[usize]) -> [f32; 4] {
    let score = |kind: usize| features.iter().map(|feature| weights[feature * 4 + kind]).sum::<f32>();
    let scores = [0, 1, 2, 3].map(score);
    let largest = scores.into_iter().fold(f32::NEG_INFINITY, f32::max);
    let shares = scores.map(|score| (score - largest).exp());
    shares.map(|share| share / shares.iter().sum::<f32>())
}
