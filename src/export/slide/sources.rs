//! The articles that the cards of a slide rest on, numbered.

use super::input::SlideInput;
use super::material::Material;
use crate::font::fit;
use crate::scene::shape::TextStyle;
use crate::scene::words::Words;
use crate::store::DocumentIdx;

/// Most articles that are named; of more it is said how many.
const MOST: usize = 12;

/// The articles of a slide, in the order of their numbers, which begin at one.
#[derive(Clone, Debug, Default)]
pub struct Sources(Vec<DocumentIdx>);

impl Sources {
    /// Those of `shown`, the earliest published first.
    pub fn new(input: &SlideInput, shown: &[Material]) -> Self {
        let mut all: Vec<DocumentIdx> = shown.iter().flat_map(|one| one.documents.iter().copied()).collect();
        all.sort_unstable();
        all.dedup();
        all.sort_by_key(|&idx| {
            let day = input.store.document(idx).published.date;
            (day.is_none(), day, idx)
        });
        Self(all)
    }

    /// The numbers of the articles that tell an item; of very many the first ones.
    pub fn numbers(&self, material: &Material) -> Vec<usize> {
        let place = |idx: &DocumentIdx| self.0.iter().position(|known| known == idx);
        let mut numbers: Vec<usize> =
            material.documents.iter().filter_map(place).map(|at| at + 1).filter(|&n| n <= MOST).collect();
        numbers.sort_unstable();
        numbers.truncate(4);
        numbers
    }

    /// Number and words of each: headline and day, in at most `room` points.
    pub fn lines(&self, input: &SlideInput, style: TextStyle, room: f32) -> Vec<(String, String)> {
        let line = |(at, idx): (usize, &DocumentIdx)| ((at + 1).to_string(), name(input, *idx, style, room));
        let mut lines: Vec<(String, String)> = self.0.iter().enumerate().take(MOST).map(line).collect();
        if self.0.len() > MOST {
            let n = input.wording.number(self.0.len() - MOST);
            lines.push(("+".to_owned(), input.wording.fill("figure.more", &[("n", &n)])));
        }
        lines
    }
}

/// Headline and day of an article, the headline cut where it is very long.
fn name(input: &SlideInput, idx: DocumentIdx, style: TextStyle, room: f32) -> String {
    /// Most of a line that one article takes.
    const SHARE: f32 = 0.45;
    let document = input.store.document(idx);
    let headline = Words::of_document(input.store, idx, input.wording).map(|words| words.text());
    let headline = headline.unwrap_or_else(|| document.file_name().to_owned());
    let headline = fit::fit(style.face, style.size, &headline, room * SHARE);
    match document.published.date {
        Some(day) => format!("{headline}, {}", input.wording.date("date.day", day)),
        None => headline.into_owned(),
    }
}
