//! Tables of names: tab-separated files with a header, `#` lines in front.

use std::ops::Index;

use crate::language::error::{PackError, PackFault, RowFault};

/// A checked table: every row has as many fields as the header.
#[derive(Debug)]
pub(in crate::language) struct Table {
    file: &'static str,
    header: Vec<&'static str>,
    /// Those of all rows behind each other: a list for each row would be allocated tens of thousands of times.
    fields: Vec<&'static str>,
}

/// One row; indexed by the name of a column, which `Table::read` has checked.
pub(in crate::language) struct Row<'a> {
    table: &'a Table,
    fields: &'a [&'static str],
}

impl Table {
    /// Reads `text` of `file`, whose header must hold `columns`.
    ///
    /// # Errors
    /// A column that is missing, or a row with more or fewer fields than the header.
    pub fn read(file: &'static str, text: &'static str, columns: &[&'static str]) -> Result<Self, PackError> {
        let mut lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let header: Vec<&str> = lines.next().unwrap_or("").split('\t').collect();
        if let Some(missing) = columns.iter().find(|column| !header.contains(column)) {
            return Err(PackError::new(file, PackFault::NoColumn(missing)));
        }
        let mut fields = Vec::with_capacity(text.len() / 12);
        for line in lines {
            let before = fields.len();
            fields.extend(line.split('\t').map(str::trim));
            if fields.len() - before != header.len() {
                let fault = RowFault::NumberOfFields(header.len());
                return Err(PackError::new(file, PackFault::Row { row: line.to_owned(), fault }));
            }
        }
        Ok(Self { file, header, fields })
    }

    /// Its rows.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.fields.chunks_exact(self.header.len()).map(|fields| Row { table: self, fields })
    }
}

impl Row<'_> {
    /// The parts of a list, "a|b".
    pub fn list(&self, column: &str) -> impl Iterator<Item = &'static str> + use<> {
        self[column].split('|').map(str::trim).filter(|part| !part.is_empty())
    }

    /// An error about this row.
    pub fn wrong(&self, fault: RowFault) -> PackError {
        PackError::new(self.table.file, PackFault::Row { row: self.fields.join("\t"), fault })
    }
}

impl Index<&str> for Row<'_> {
    type Output = &'static str;

    fn index(&self, column: &str) -> &&'static str {
        let at = self.table.header.iter().position(|name| *name == column);
        at.and_then(|at| self.fields.get(at)).unwrap_or(&"")
    }
}
