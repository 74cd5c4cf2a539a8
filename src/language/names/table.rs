//! Tables of names: tab-separated files with a header, `#` lines in front.

use std::ops::Index;

use crate::language::PackError;

/// A checked table: every row has as many fields as the header.
#[derive(Debug)]
pub(super) struct Table {
    file: &'static str,
    header: Vec<&'static str>,
    rows: Vec<Vec<&'static str>>,
}

/// One row; indexed by the name of a column, which `Table::read` has checked.
pub(super) struct Row<'a> {
    table: &'a Table,
    fields: &'a [&'static str],
}

impl Table {
    /// Reads `text` of `file`, whose header must hold `columns`.
    pub fn read(file: &'static str, text: &'static str, columns: &[&str]) -> Result<Self, PackError> {
        let fail = |reason: String| PackError { file: file.to_owned(), reason };
        let mut lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let header: Vec<&str> = lines.next().unwrap_or("").split('\t').collect();
        if let Some(missing) = columns.iter().find(|column| !header.contains(column)) {
            return Err(fail(format!("has no column {missing:?}")));
        }
        let rows: Vec<Vec<&str>> = lines.map(|line| line.split('\t').map(str::trim).collect()).collect();
        match rows.iter().find(|row| row.len() != header.len()) {
            Some(row) => Err(fail(format!("row {row:?} does not have {} fields", header.len()))),
            None => Ok(Self { file, header, rows }),
        }
    }

    /// Its rows.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|fields| Row { table: self, fields })
    }
}

impl Row<'_> {
    /// The parts of a list, "a|b".
    pub fn list(&self, column: &str) -> impl Iterator<Item = &'static str> + use<> {
        self[column].split('|').map(str::trim).filter(|part| !part.is_empty())
    }

    /// An error about this row.
    pub fn wrong(&self, reason: &str) -> PackError {
        PackError { file: self.table.file.to_owned(), reason: format!("row {:?}: {reason}", self.fields) }
    }
}

impl Index<&str> for Row<'_> {
    type Output = &'static str;

    fn index(&self, column: &str) -> &&'static str {
        let at = self.table.header.iter().position(|name| *name == column);
        at.and_then(|at| self.fields.get(at)).unwrap_or(&"")
    }
}
