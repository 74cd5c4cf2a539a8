//! The words of items as they are compared, read when they are first asked for.

use std::cell::OnceCell;

use foldhash::HashMap;

use super::figures::Figures;
use super::words::WordSet;
use crate::item::ItemFields;
use crate::language::{Counted, counted_for};
use crate::text::tokens;

/// How much of a text is searched for words of negation, in bytes.
const MAX_BYTES: usize = 600;

/// The words of one wording; items with the same words share it.
pub struct Wording<'a> {
    title: Option<&'a str>,
    text: &'a str,
    counted: Option<&'static Counted>,
    /// Those of the title, or of the text where there is none.
    pub label: WordSet,
    /// Those of the label that do not name the place.
    pub without_place: WordSet,
    says: OnceCell<Says>,
}

/// What a wording says besides its label: read only of those whose labels may be the same, which are few.
pub struct Says {
    /// The words of the text.
    pub text: WordSet,
    /// What title and text count.
    pub figures: Figures,
    /// Whether the label says that something is not so.
    pub is_negated: bool,
}

impl<'a> Wording<'a> {
    fn of(
        title: Option<&'a str>,
        text: &'a str,
        place: Option<&str>,
        counted: Option<&'static Counted>,
    ) -> Self {
        let label = WordSet::of(title.unwrap_or(text));
        let without_place = label.without(&WordSet::of(place.unwrap_or_default()));
        Self { title, text, counted, label, without_place, says: OnceCell::new() }
    }

    /// What it says besides its label.
    pub fn says(&self) -> &Says {
        self.says.get_or_init(|| Says {
            text: if self.title.is_some() { WordSet::of(self.text) } else { self.label },
            figures: Figures::of(self.title.into_iter().chain([self.text]), self.counted),
            is_negated: self
                .counted
                .is_some_and(|counted| is_negated(self.title.unwrap_or(self.text), counted)),
        })
    }
}

fn is_negated(text: &str, counted: &Counted) -> bool {
    let end = (0..=MAX_BYTES.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let text = &text[..end];
    let negates = |word: &str| counted.negates(&word.to_lowercase());
    tokens(text).iter().any(|token| negates(token.of(text)))
}

/// What a wording is read from: title, text, place, and the language.
type Source<'a> = (Option<&'a str>, &'a str, Option<&'a str>, &'a str);

/// The wordings of many items.
pub struct Wordings<'a> {
    /// For each item its place in `found` and one; 0 where it was not asked for.
    places: Vec<u32>,
    found: Vec<Wording<'a>>,
    /// Copies of one report have the same words, which are read once.
    known: HashMap<Source<'a>, u32>,
}

impl<'a> Wordings<'a> {
    /// For `n_items`, of which none is known yet.
    pub fn new(n_items: usize) -> Self {
        Self { places: vec![0; n_items], found: Vec::new(), known: HashMap::default() }
    }

    /// The number of the wording of the item `at`; `fields` finds it with its language. Two items have the
    /// same number where they have the same words.
    pub fn number(&mut self, at: usize, fields: impl FnOnce() -> (ItemFields<'a>, &'a str)) -> u32 {
        if self.places[at] == 0 {
            let (item, language) = fields();
            let source = (item.title, item.text, item.place, language);
            let found = &mut self.found;
            self.places[at] = *self.known.entry(source).or_insert_with(|| {
                found.push(Wording::of(item.title, item.text, item.place, counted_for(language).ok()));
                found.len() as u32
            });
        }
        self.places[at] - 1
    }

    /// A wording by its number.
    pub fn get(&self, number: u32) -> &Wording<'a> {
        &self.found[number as usize]
    }
}
