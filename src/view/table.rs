//! How the table shows its rows.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::store::Facet;

/// A column of the table; kept by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "&'static str")]
pub enum Column {
    /// When it was said or happened.
    When,
    /// When it was first published.
    Published,
    /// Who said it.
    Who,
    /// To whom, or who else takes part.
    With,
    /// The words, or what happened.
    What,
    /// The value of a facet that it stands under: its country, its kind, its earliest document.
    Of(Facet),
    /// Where it was said or happened.
    Place,
    /// How many documents tell it.
    Sources,
    /// How sure the program is.
    Confidence,
    /// Whether it has a star.
    Star,
    /// What a person marked it with.
    Tags,
    /// What a person noted about it.
    Note,
}

impl Column {
    /// All, from left to right: those of facets between the words and the place.
    pub fn all() -> impl Iterator<Item = Self> {
        let first = [Self::When, Self::Published, Self::Who, Self::With, Self::What];
        let facets = Facet::ALL.into_iter().filter(|facet| facet.has_column()).map(Self::Of);
        first.into_iter().chain(facets).chain([
            Self::Place,
            Self::Sources,
            Self::Confidence,
            Self::Star,
            Self::Tags,
            Self::Note,
        ])
    }

    /// The name under which what is decided about it is kept.
    pub fn name(self) -> &'static str {
        match self {
            Self::When => "when",
            Self::Published => "published",
            Self::Who => "who",
            Self::With => "with",
            Self::What => "what",
            Self::Of(facet) => facet.keys().name,
            Self::Place => "place",
            Self::Sources => "sources",
            Self::Confidence => "confidence",
            Self::Star => "star",
            Self::Tags => "tags",
            Self::Note => "note",
        }
    }

    /// The column of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|column| column.name() == name)
    }

    /// Whether it holds numbers: they stand at the right, and the largest are wanted first.
    pub fn is_number(self) -> bool {
        matches!(self, Self::Sources | Self::Confidence)
    }
}

impl From<Column> for &'static str {
    fn from(column: Column) -> Self {
        column.name()
    }
}

impl TryFrom<String> for Column {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        Self::named(&name).ok_or_else(|| format!("no column is called {name}"))
    }
}

/// The column that rows stand in the order of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sort {
    /// The column whose values decide.
    pub column: Column,
    /// Whether the last comes first; rows without a value come last either way.
    pub descending: bool,
}

/// How the table shows its rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TableOptions {
    /// The column and direction that rows are sorted by.
    pub sort: Sort,
    /// The columns that are shown; the words always are.
    pub columns: BTreeSet<Column>,
}

impl Default for TableOptions {
    fn default() -> Self {
        use Column::{Of, Sources, What, When, Who};
        Self {
            sort: Sort { column: When, descending: false },
            columns: BTreeSet::from([When, Who, What, Of(Facet::Country), Sources]),
        }
    }
}

impl TableOptions {
    /// Sorts by a column; the one in force is turned round.
    pub fn sort_by(&mut self, column: Column) {
        let descending = if self.sort.column == column { !self.sort.descending } else { column.is_number() };
        self.sort = Sort { column, descending };
    }

    /// Shows a column, or no longer.
    pub fn toggle(&mut self, column: Column) {
        if column != Column::What && !self.columns.remove(&column) {
            self.columns.insert(column);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_column_again_turns_the_order_round() {
        let mut options = TableOptions::default();
        options.sort_by(Column::When);
        assert!(options.sort.descending);
        options.sort_by(Column::Sources);
        assert_eq!(options.sort, Sort { column: Column::Sources, descending: true });
        options.sort_by(Column::Who);
        assert!(!options.sort.descending);
    }

    #[test]
    fn the_words_are_always_shown() {
        let mut options = TableOptions::default();
        options.toggle(Column::What);
        options.toggle(Column::Who);
        assert!(options.columns.contains(&Column::What) && !options.columns.contains(&Column::Who));
    }
}
