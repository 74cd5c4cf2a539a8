//! What the columns of a table tell.

use std::sync::OnceLock;

use serde::Deserialize;

use super::grid::Sheet;
use super::when::When;
use crate::typed::Reference;

/// Cells of so many bytes are whole articles.
const LONG: usize = 1_500;
/// So many cells of a column are looked at.
const MOST_CELLS: usize = 50;

/// What a column tells of the item of each row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// When it was said or happened.
    Date,
    /// What was said or happened.
    Text,
    /// Who said it.
    Speaker,
    /// Where it stands.
    Country,
    /// Whether it is a statement or an event.
    Kind,
    /// What the event is called.
    Title,
    /// Where it was told.
    Source,
    /// An address where it can be read.
    Link,
}

impl Meaning {
    /// All, in the order of menus.
    pub const ALL: [Self; 8] = [
        Self::Date,
        Self::Text,
        Self::Speaker,
        Self::Country,
        Self::Kind,
        Self::Title,
        Self::Source,
        Self::Link,
    ];
}

/// What each column tells; none tells what another one does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns(Vec<Option<Meaning>>);

/// The words of headers, of all languages together, written small.
#[derive(Default, Deserialize)]
struct Words {
    date: Vec<String>,
    text: Vec<String>,
    speaker: Vec<String>,
    country: Vec<String>,
    kind: Vec<String>,
    title: Vec<String>,
    source: Vec<String>,
    link: Vec<String>,
    event: Vec<String>,
    statement: Vec<String>,
}

fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| toml::from_str(include_str!("../../assets/lang/columns.toml")).unwrap_or_default())
}

impl Words {
    fn of(&self, meaning: Meaning) -> &[String] {
        match meaning {
            Meaning::Date => &self.date,
            Meaning::Text => &self.text,
            Meaning::Speaker => &self.speaker,
            Meaning::Country => &self.country,
            Meaning::Kind => &self.kind,
            Meaning::Title => &self.title,
            Meaning::Source => &self.source,
            Meaning::Link => &self.link,
        }
    }
}

impl Columns {
    /// Guesses what the columns tell, by their names; a day and words by what stands in them where no name tells.
    pub fn guess(sheet: &Sheet, reference: Reference) -> Self {
        let mut columns = Self(vec![None; sheet.n_columns()]);
        for meaning in Meaning::ALL {
            let named = |name: &String| words().of(meaning).contains(&name.to_lowercase());
            let free =
                (0..sheet.n_columns()).find(|at| columns.0[*at].is_none() && named(&sheet.header[*at]));
            columns
                .0
                .iter_mut()
                .enumerate()
                .filter(|(at, _)| Some(*at) == free)
                .for_each(|(_, of)| *of = Some(meaning));
        }
        if columns.at(Meaning::Date).is_none() {
            let dated = |at: &usize| {
                share(sheet, *at, |cell| cell.len() >= 4 && When::read(cell, reference).is_some()) > 0.7
            };
            let found = columns.free().find(dated);
            columns.set(found, Meaning::Date);
        }
        if columns.at(Meaning::Text).is_none() {
            let length = |at: &usize| sheet.column(*at).take(MOST_CELLS).map(str::len).sum::<usize>();
            let found = columns.free().max_by_key(length).filter(|at| length(at) > 0);
            columns.set(found, Meaning::Text);
        }
        columns
    }

    /// The column that tells something.
    pub fn at(&self, meaning: Meaning) -> Option<usize> {
        self.0.iter().position(|of| *of == Some(meaning))
    }

    /// What a column tells.
    pub fn of(&self, at: usize) -> Option<Meaning> {
        self.0.get(at).copied().flatten()
    }

    /// Lets a column tell something, or nothing; another one tells that no more.
    pub fn put(&mut self, at: usize, meaning: Option<Meaning>) {
        for of in self.0.iter_mut().filter(|of| meaning.is_some() && **of == meaning) {
            *of = None;
        }
        if let Some(of) = self.0.get_mut(at) {
            *of = meaning;
        }
    }

    /// Whether the rows can become items.
    pub fn are_enough(&self) -> bool {
        self.at(Meaning::Date).is_some() && self.at(Meaning::Text).is_some()
    }

    /// Whether the rows seem to hold whole articles rather than single events.
    pub fn hold_articles(&self, sheet: &Sheet) -> bool {
        let text = self.at(Meaning::Text);
        text.is_some_and(|at| share(sheet, at, |cell| cell.len() > LONG) > 0.5)
    }

    fn free(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.0.iter().enumerate().filter(|(_, of)| of.is_none()).map(|(at, _)| at)
    }

    fn set(&mut self, at: Option<usize>, meaning: Meaning) {
        if let Some(at) = at {
            self.put(at, Some(meaning));
        }
    }
}

/// Whether the kind that stands in a cell is that of events, or of statements; `None` where it is neither.
pub(super) fn is_event(cell: &str) -> Option<bool> {
    let (words, cell) = (words(), cell.to_lowercase());
    let is_event = words.event.contains(&cell);
    (is_event || words.statement.contains(&cell)).then_some(is_event)
}

/// Which share of the first cells of a column is so, 0 to 1.
fn share(sheet: &Sheet, at: usize, is_so: impl Fn(&str) -> bool) -> f64 {
    let cells: Vec<&str> = sheet.column(at).take(MOST_CELLS).collect();
    cells.iter().filter(|cell| is_so(cell)).count() as f64 / cells.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn guessed(table: &str) -> Vec<Option<Meaning>> {
        let reference = Reference { year: 2025, today: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() };
        Columns::guess(&Sheet::read(table.as_bytes()).unwrap(), reference).0
    }

    #[test]
    fn columns_are_known_by_their_names_in_both_languages_else_by_what_they_hold() {
        use Meaning::*;
        let german = guessed(
            "Nr;Datum;Sprecher;Land;Aussage;Quelle\n1;3.9.2025;Carla Stein;Polen;„Nein.“;Hafenbote\n",
        );
        assert_eq!(german, [None, Some(Date), Some(Speaker), Some(Country), Some(Text), Some(Source)]);
        let english =
            guessed("Date,Type,Headline,Description,URL\n2025-09-03,event,Bridge,It opens,https://a.de\n");
        assert_eq!(english, [Some(Date), Some(Kind), Some(Title), Some(Text), Some(Link)]);
        let bare = guessed("1;Die Brücke ist fertig;4. Oktober 2025\n2;Der Hafen ist zu;5. Oktober 2025\n");
        assert_eq!(bare, [None, Some(Text), Some(Date)]);
    }

    #[test]
    fn no_two_columns_tell_the_same() {
        let mut columns = Columns(vec![Some(Meaning::Date), None]);
        columns.put(1, Some(Meaning::Date));
        assert_eq!(columns.0, [None, Some(Meaning::Date)]);
        columns.put(1, None);
        assert!(!columns.are_enough());
    }
}
