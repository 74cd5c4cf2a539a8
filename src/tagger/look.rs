//! What an unknown word looks like by its letters: a given name, a family name, a place or a common noun.

use super::model::{LANES, Model};

/// What a word looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// For each label of the model how much it fits, from 0 to 5.
    pub levels: [u8; 4],
    /// The label that fits best.
    pub best: u8,
}

/// How far a score must be above the best other one for each level but the lowest. Three quarters of a unit
/// of log odds are [`Look::UNIT`].
const LEVELS: [i32; 5] = [-48, -22, 0, 22, 48];

impl Look {
    /// One unit of log odds in the weights of the model.
    pub const UNIT: f64 = 16.0;

    /// The look of `word`, by a `model` of four labels; none for small words, abbreviations and numbers.
    pub fn of(model: &Model, word: &str) -> Option<Self> {
        let small = word.chars().any(char::is_lowercase) && word.chars().count() > 2;
        if !word.starts_with(char::is_uppercase) || !small {
            return None;
        }
        let mut scores = [0; LANES];
        grams(word, |gram| model.add(gram, &mut scores));
        let best = (1..4).fold(0, |best, label| if scores[label] > scores[best] { label } else { best });
        let level = |label: usize| {
            let others = (0..4).filter(|other| *other != label);
            let above =
                i32::from(scores[label]) - others.map(|other| i32::from(scores[other])).max().unwrap_or(0);
            LEVELS.iter().filter(|least| above >= **least).count() as u8
        };
        Some(Self { levels: [0, 1, 2, 3].map(level), best: best as u8 })
    }
}

/// The runs of two to five letters of `word` in small letters, its beginning and end marked, as features.
pub fn grams(word: &str, mut emit: impl FnMut(u64)) {
    let word = format!("^{}$", word.to_lowercase());
    let bounds: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
    emit(0);
    for n in 2..=5 {
        for ends in bounds.windows(n + 1) {
            let gram = &word.as_bytes()[ends[0]..ends[n]];
            emit(gram.iter().fold(0xcbf2_9ce4_8422_2325, |hash, b| {
                (hash ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3)
            }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Look;
    use crate::tagger::Models;

    #[test]
    fn unknown_words_look_like_what_they_are() {
        let models = Models::load("de").unwrap();
        let model = models.looks.as_ref().unwrap();
        let best =
            |word: &str| Look::of(model, word).map(|look| model.labels()[usize::from(look.best)].clone());
        assert_eq!(best("Brakanowski").as_deref(), Some("family"));
        assert_eq!(best("Oberkrallendorf").as_deref(), Some("place"));
        assert_eq!(best("Verkrallung").as_deref(), Some("noun"));
        assert_eq!(best("und"), None);
        assert_eq!(best("UKSH"), None);
    }
}
