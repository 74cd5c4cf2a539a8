//! What was meant by a word that is found nowhere.

use foldhash::HashMap;
use memchr::memmem;

use super::needle::is_ending;

/// Shorter words have too many neighbours.
const LEAST_LETTERS: usize = 5;
/// No more words are compared than this, so that one of frequent syllables makes nobody wait.
const MOST_COMPARED: usize = 200_000;

/// The word of `texts`, which are folded, that differs from `typed` by one letter: one missing, one too many, one
/// other, or two that are exchanged; of several the one that stands most often. Nothing for short words and phrases.
pub fn meant(typed: &str, texts: &[&str]) -> Option<String> {
    let letters: Vec<char> = typed.chars().collect();
    if letters.len() < LEAST_LETTERS || !letters.iter().all(|c| c.is_alphanumeric()) {
        return None;
    }
    let mut found: HashMap<&str, usize> = HashMap::default();
    let mut n_left = MOST_COMPARED;
    // One letter off leaves one of the halves as it is; two that are exchanged in the middle leave neither, but then
    // the word itself is known.
    let half = typed.char_indices().nth(letters.len() / 2).map_or(0, |(at, _)| at);
    let exchanged = with_middle_exchanged(&letters);
    for text in texts {
        for piece in [&typed[..half], &typed[half..], &exchanged] {
            for at in memmem::find_iter(text.as_bytes(), piece.as_bytes()) {
                let word = stem(word_at(text, at), letters.len());
                if n_left == 0 {
                    break;
                }
                n_left -= 1;
                if word.len().abs_diff(typed.len()) <= 2 && differs_by_one(&letters, word) {
                    *found.entry(word).or_default() += 1;
                }
            }
        }
    }
    let most = found.into_iter().max_by(|one, next| one.1.cmp(&next.1).then(next.0.cmp(one.0)));
    most.map(|(word, _)| word.to_owned())
}

fn with_middle_exchanged(letters: &[char]) -> String {
    let mut letters = letters.to_vec();
    let half = letters.len() / 2;
    letters.swap(half - 1, half);
    letters.into_iter().collect()
}

/// The word that byte `at` stands in.
fn word_at(text: &str, at: usize) -> &str {
    let begin = text[..at].rfind(|c: char| !c.is_alphanumeric());
    let begin = begin.map_or(0, |place| place + text[place..].chars().next().map_or(1, char::len_utf8));
    let end = text[at..].find(|c: char| !c.is_alphanumeric()).map_or(text.len(), |end| at + end);
    &text[begin..end]
}

/// The word without the ending of its form, where it is longer than what was typed.
fn stem(word: &str, n_typed: usize) -> &str {
    let n_letters = word.chars().count();
    if n_letters <= n_typed + 1 {
        return word;
    }
    let cut = word.char_indices().nth(n_typed).map_or(word.len(), |(at, _)| at);
    if is_ending(&word[cut..]) { &word[..cut] } else { word }
}

/// Whether one letter is missing, too many or another, or two neighbours are exchanged.
fn differs_by_one(typed: &[char], word: &str) -> bool {
    let word: Vec<char> = word.chars().collect();
    let n_same = typed.iter().zip(&word).take_while(|(a, b)| a == b).count();
    let (typed, word) = (&typed[n_same..], &word[n_same..]);
    match (typed, word) {
        ([_, typed @ ..], word) if typed == word => true,
        (typed, [_, word @ ..]) if typed == word => true,
        ([_, typed @ ..], [_, word @ ..]) if typed == word => true,
        ([a, b, typed @ ..], [c, d, word @ ..]) => (a, b) == (d, c) && typed == word,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "putin sprach, selenskyj widersprach. putins sprecher: selenskyjs armee. ein puten";

    #[test]
    fn a_word_with_one_wrong_letter_is_what_it_must_mean() {
        for (typed, word) in [
            ("putim", "putin"),
            ("ptuin", "putin"),
            ("puttin", "putin"),
            ("selenskij", "selenskyj"),
            ("selnskyj", "selenskyj"),
            ("slenskyj", "selenskyj"),
            ("seleskynj", ""),
            ("selneskyj", "selenskyj"),
        ] {
            assert_eq!(meant(typed, &[TEXT]).unwrap_or_default(), word, "{typed}");
        }
    }

    #[test]
    fn short_words_and_phrases_mean_nothing_else() {
        assert_eq!(meant("pute", &[TEXT]), None);
        assert_eq!(meant("putin sprich", &[TEXT]), None);
        assert_eq!(meant("macron", &[TEXT]), None);
    }

    #[test]
    fn the_more_frequent_one_is_meant() {
        assert_eq!(meant("putan", &["putin puten putin"]).as_deref(), Some("putin"));
    }
}
