//! Words of a card in lines; nothing is cut.

use crate::font::{Face, width};
use crate::scene::words::{Run, SIZE, Words};
use crate::theme::Role;

/// How much narrower lines may be so that no word stands alone in the last.
const NARROWER: [f32; 7] = [1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64];

/// The lines of a text in `inner` points, the last in at most `last` points, and whether what stands behind it needs a
/// line of its own: the fewest lines, in which no word stands alone at the end where that can be helped.
pub fn text_lines(text: &str, (face, size): (Face, f32), inner: f32, last: f32) -> (Vec<String>, bool) {
    let tries: Vec<Vec<String>> =
        NARROWER.iter().map(|share| lines(text, face, size, inner * share)).collect();
    let fits = |lines: &[String]| lines.last().is_none_or(|line| width(face, size, line) <= last);
    let is_alone = |lines: &[String]| lines.len() > 1 && lines.last().is_some_and(|line| !line.contains(' '));
    let best = tries.iter().filter(|lines| fits(lines)).min_by_key(|lines| (lines.len(), is_alone(lines)));
    match best {
        Some(lines) if lines.len() <= tries[0].len() + 1 => (lines.clone(), false),
        _ => (tries[0].clone(), true),
    }
}

/// `text` in lines of at most `room` points; words that are longer than a line are broken with a hyphen.
pub fn lines(text: &str, face: Face, size: f32, room: f32) -> Vec<String> {
    let whole = broken(text, face, size, room);
    let words = Words::of_runs(vec![Run::new(whole, face, Role::Ink)]);
    let wrapped = words.wrap(room * SIZE / size, usize::MAX);
    let text = |line: Vec<Run>| line.iter().map(|run| &*run.text).collect::<String>();
    wrapped.lines.into_iter().map(text).filter(|line| !line.is_empty()).collect()
}

/// `text` with a hyphen and a blank in every word that is wider than `room`.
fn broken(text: &str, face: Face, size: f32, room: f32) -> String {
    let fits = |word: &str| width(face, size, word) <= room;
    let mut words: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let mut rest = word;
        while !fits(rest) {
            let ends = rest.char_indices().map(|(at, _)| at).skip(1);
            let end = ends.take_while(|&end| fits(&format!("{}-", &rest[..end]))).last();
            let Some(end) = end.filter(|&end| end < rest.len()) else { break };
            let (head, tail) = rest.split_at(end);
            words.push(format!("{}-", head.trim_end_matches('-')));
            rest = tail;
        }
        words.push(rest.to_owned());
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Width of the words of a card.
    const INNER: f32 = 280.0;

    #[test]
    fn no_word_is_lost_and_none_stands_alone_where_it_can_be_helped() {
        let text = "Die Stadt wolle die neue Brücke noch in diesem Jahr bauen lassen";
        let (lines, below) = text_lines(text, (Face::Ui, 24.0), INNER, INNER - 20.0);
        assert_eq!(lines.join(" "), text);
        assert!(lines.last().unwrap().contains(' ') && !below);
    }

    #[test]
    fn a_word_that_is_too_long_is_broken_and_not_cut() {
        let word = "Rindfleischetikettierungsüberwachungsaufgabenübertragung";
        let found = lines(word, Face::Ui, 24.0, INNER);
        assert!(found.len() > 1 && found.iter().all(|line| width(Face::Ui, 24.0, line) <= INNER));
        assert_eq!(found.concat().replace('-', ""), word);
    }
}
