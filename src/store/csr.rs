//! Lists of unequal length in two arrays (compressed sparse rows).

/// One list of `T` for each row.
#[derive(Clone, Debug)]
pub struct Csr<T> {
    /// `ends[row]` is where row ends in `values`; it begins where the one before it ends.
    ends: Vec<u32>,
    values: Vec<T>,
}

impl<T> Default for Csr<T> {
    fn default() -> Self {
        Self { ends: Vec::new(), values: Vec::new() }
    }
}

impl<T: Copy> Csr<T> {
    /// No rows yet, with room for `n_rows`.
    pub fn with_capacity(n_rows: usize) -> Self {
        Self { ends: Vec::with_capacity(n_rows), values: Vec::with_capacity(n_rows) }
    }

    /// Adds a row.
    pub fn push(&mut self, row: impl IntoIterator<Item = T>) {
        self.values.extend(row);
        self.ends.push(self.values.len() as u32);
    }

    /// Where the row stands in [`Self::values`].
    pub fn range(&self, row: usize) -> std::ops::Range<usize> {
        let begin = if row == 0 { 0 } else { self.ends[row - 1] };
        begin as usize..self.ends[row] as usize
    }

    /// The row.
    pub fn get(&self, row: usize) -> &[T] {
        &self.values[self.range(row)]
    }

    /// All rows behind each other.
    pub fn values(&self) -> &[T] {
        &self.values
    }

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        self.ends.len() * 4 + size_of_val(self.values.as_slice())
    }

    /// Gives back memory that is not needed any more.
    pub fn shrink(&mut self) {
        self.ends.shrink_to_fit();
        self.values.shrink_to_fit();
    }
}

/// The other way round: for each of `n_values` values the rows that hold it, in the order of `rows`,
/// which yields each row with its values.
pub fn inverted<V: Iterator<Item = usize>>(
    n_values: usize,
    rows: impl Iterator<Item = (super::ItemIdx, V)> + Clone,
) -> Csr<super::ItemIdx> {
    let mut ends = vec![0u32; n_values + 1];
    rows.clone().flat_map(|(_, values)| values).for_each(|value| ends[value + 1] += 1);
    for value in 0..n_values {
        ends[value + 1] += ends[value];
    }
    let mut values = vec![super::ItemIdx(0); ends[n_values] as usize];
    // `ends[value]` is where the next row of `value` goes; in the end, where the value's list ends.
    for (row, held) in rows {
        for value in held {
            values[ends[value] as usize] = row;
            ends[value] += 1;
        }
    }
    ends.pop();
    Csr { ends, values }
}
