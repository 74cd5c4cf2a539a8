//! Words in several lines.

use super::cutting::cut;
use super::label::Words;
use super::run::Run;

/// Words in lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wrapped {
    /// The lines from the top, without blanks at their ends.
    pub lines: Vec<Vec<Run>>,
    /// Whether the last line, or a word too long for a line, was cut.
    pub is_cut: bool,
}

/// A word with the blanks behind it; `run` is the place of the run it is of.
#[derive(Clone, Copy)]
struct Piece<'a> {
    run: usize,
    /// Where it begins in its run.
    begin: usize,
    text: &'a str,
}

impl Words {
    /// The words in at most `n_lines` lines of `width` points, broken between words; the last line is cut where
    /// they are more.
    pub fn wrap(&self, width: f32, n_lines: usize) -> Wrapped {
        let mut wrapped = Wrapped::default();
        let mut line: Vec<Piece> = Vec::new();
        let mut taken = 0.0;
        let pieces = self.pieces();
        for (at, piece) in pieces.iter().enumerate() {
            let run = &self.runs[piece.run];
            let to = |end: usize| run.width_before(piece.begin + end) - run.width_before(piece.begin);
            let goes_on = at > 0 && !pieces[at - 1].text.ends_with(char::is_whitespace);
            if taken + to(piece.text.trim_end().len()) > width && !line.is_empty() && !goes_on {
                if wrapped.lines.len() + 1 >= n_lines {
                    line.extend(&pieces[at..]);
                    break;
                }
                wrapped.push(self.runs_of(&line), width);
                line.clear();
                taken = 0.0;
            }
            line.push(*piece);
            taken += to(piece.text.len());
        }
        if !line.is_empty() && n_lines > 0 {
            wrapped.push(self.runs_of(&line), width);
        }
        wrapped
    }

    fn pieces(&self) -> Vec<Piece<'_>> {
        let mut pieces = Vec::new();
        for (run, of) in self.runs.iter().enumerate() {
            let mut begin = 0;
            while begin < of.text.len() {
                let rest = &of.text[begin..];
                let word = rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len());
                let gap = rest[word..].find(char::is_whitespace).map_or(rest.len(), |at| word + at);
                let end = rest[gap..].find(|c: char| !c.is_whitespace()).map_or(rest.len(), |at| gap + at);
                pieces.push(Piece { run, begin, text: &rest[..end] });
                begin += end;
            }
        }
        pieces
    }

    /// The runs that `pieces`, which follow one another, are of.
    fn runs_of(&self, pieces: &[Piece]) -> Vec<Run> {
        let mut runs: Vec<(usize, String)> = Vec::new();
        for piece in pieces {
            match runs.last_mut() {
                Some((run, text)) if *run == piece.run => text.push_str(piece.text),
                _ => runs.push((piece.run, piece.text.to_owned())),
            }
        }
        if let Some((_, last)) = runs.last_mut() {
            last.truncate(last.trim_end().len());
        }
        runs.into_iter().map(|(run, text)| Run { text: text.into(), ..self.runs[run].clone() }).collect()
    }
}

impl Wrapped {
    fn push(&mut self, line: Vec<Run>, width: f32) {
        let cut = cut(&line, width);
        self.is_cut |= cut.is_cut;
        self.lines.push(cut.runs);
    }
}

#[cfg(test)]
mod tests {
    use super::super::label::tests::words;
    use super::*;
    use crate::font::Face;
    use crate::theme::Role;

    fn texts(wrapped: &Wrapped) -> Vec<String> {
        wrapped.lines.iter().map(|line| line.iter().map(|run| &*run.text).collect()).collect()
    }

    #[test]
    fn all_words_come_back_in_lines_that_fit() {
        let words = words();
        for width in [110.0, 140.0, 180.0, 400.0] {
            let wrapped = words.wrap(width, 9);
            assert_eq!(texts(&wrapped).join(" "), words.text());
            assert!(!wrapped.is_cut);
            let fits = |line: &Vec<Run>| line.iter().map(Run::width).sum::<f32>() <= width + 0.5;
            assert!(wrapped.lines.iter().all(fits));
        }
    }

    #[test]
    fn only_the_last_line_is_cut() {
        let wrapped = words().wrap(150.0, 2);
        let lines = texts(&wrapped);
        assert!(wrapped.is_cut && lines.len() == 2);
        assert!(!lines[0].ends_with('…') && lines[1].ends_with('…'), "{lines:?}");
        assert!(words().wrap(150.0, 0).lines.is_empty());
    }

    #[test]
    fn a_word_in_two_faces_is_not_parted() {
        let runs = vec![
            Run::new("Das Angebot Put", Face::UiSemiBold, Role::Ink),
            Run::new("ins gilt weiter", Face::Ui, Role::Ink2),
        ];
        let words = Words::of_runs(runs);
        for width in 60..200 {
            assert!(texts(&words.wrap(width as f32, 9)).iter().all(|line| !line.ends_with("Put")));
        }
    }
}
