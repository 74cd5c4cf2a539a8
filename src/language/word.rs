//! What a pack knows of a word by itself, found out once, in however many documents the word stands.

mod features;

use std::sync::{Arc, PoisonError, RwLock};

use foldhash::HashMap;

use super::{Look, Model, Pack, WordInfo};
pub use features::{Feature, NEIGHBORS, Task};
use features::{Letters, form_features, name_features};

/// What a pack knows of a word by itself.
#[derive(Clone, Debug)]
pub struct Word {
    /// What the tables say.
    pub info: WordInfo,
    /// Its letters by kind, runs shortened: "Xx", "X-Xx", "d".
    pub shape: String,
    /// What it looks like by its letters; none for small words and without a model.
    pub look: Option<Look>,
    /// For each tagger and each of [`NEIGHBORS`] what its features add to the scores of the labels.
    scores: [Vec<i16>; 2],
}

impl Word {
    fn new(text: &str, pack: &Pack) -> Self {
        let look = pack.taggers.looks.as_ref().and_then(|model| Look::of(model, text));
        let scores = [Vec::new(), Vec::new()];
        let mut word = Self { info: pack.names.word(text), shape: shape(text), look, scores };
        word.scores = word.sums(text, pack);
        word
    }

    /// The features of the word, which is `text`, for one tagger, seen from a token `offset` tokens before it.
    pub fn features(
        &self,
        task: Task,
        text: &str,
        pack: &Pack,
        offset: isize,
        mut emit: impl FnMut(Feature),
    ) {
        let letters = Letters::of(text);
        form_features(&letters, self, offset, &mut emit);
        if task == Task::Names {
            name_features(&letters, self, &pack.names.inflection, offset, emit);
        }
    }

    /// Adds the scores of the word to those of a token's labels, seen from the distance `NEIGHBORS[place]`.
    pub fn add_scores(&self, task: Task, place: usize, sums: &mut [i16]) {
        let n = sums.len();
        let scores = self.scores[task as usize].get(place * n..).unwrap_or_default();
        for (sum, score) in sums.iter_mut().zip(scores) {
            *sum = sum.saturating_add(*score);
        }
    }

    /// What the features add up to, for both taggers and all distances.
    fn sums(&self, text: &str, pack: &Pack) -> [Vec<i16>; 2] {
        let letters = Letters::of(text);
        let models = [&pack.taggers.pos, &pack.taggers.names].map(Option::as_ref);
        let mut all = models.map(|model| vec![0; model.map_or(0, Model::width) * NEIGHBORS.len()]);
        let add = |model: Option<&Model>, place: usize, sums: &mut Vec<i16>, feature: Feature| {
            if let Some(model) = model {
                model.add(feature.0, &mut sums[place * model.width()..][..model.width()]);
            }
        };
        for (place, offset) in NEIGHBORS.into_iter().enumerate() {
            form_features(&letters, self, offset, |feature| {
                models.iter().zip(&mut all).for_each(|(model, sums)| add(*model, place, sums, feature));
            });
            name_features(&letters, self, &pack.names.inflection, offset, |feature| {
                add(models[Task::Names as usize], place, &mut all[Task::Names as usize], feature);
            });
        }
        all
    }
}

/// The letters of a word by kind, runs shortened.
fn shape(word: &str) -> String {
    let mut shape = String::new();
    let mut previous = ' ';
    for c in word.chars().take(24) {
        let kind = match c {
            c if c.is_uppercase() => 'X',
            c if c.is_alphabetic() => 'x',
            c if c.is_numeric() => 'd',
            c => c,
        };
        if kind != previous || kind == 'X' && shape.len() < 2 {
            shape.push(kind);
        }
        previous = kind;
    }
    shape
}

/// The words that were asked for so far. What it answers depends on the pack alone, not on what it remembers.
#[derive(Debug, Default)]
pub struct Words(RwLock<HashMap<Box<str>, Arc<Word>>>);

/// So many words are remembered, of at most so many bytes: the frequent ones come first.
const MOST_WORDS: usize = 50_000;
const LONGEST_WORD: usize = 40;

impl Words {
    /// What `pack` knows of each of `words`.
    pub fn look_up(&self, words: &[&str], pack: &Pack) -> Vec<Arc<Word>> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let found: Vec<Option<Arc<Word>>> = words.iter().map(|word| known.get(*word).cloned()).collect();
        drop(known);
        let mut new = Vec::new();
        let all = words.iter().zip(found).map(|(text, word)| {
            word.unwrap_or_else(|| {
                let word = Arc::new(Word::new(text, pack));
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
