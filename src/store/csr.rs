//! Lists of unequal length in two arrays (compressed sparse rows).

/// One list of `T` for each row.
#[derive(Clone, Debug)]
pub struct Csr<T> {
    /// Row `n` is `values[bounds[n]..bounds[n + 1]]`.
    bounds: Vec<u32>,
    values: Vec<T>,
}

impl<T> Default for Csr<T> {
    fn default() -> Self {
        Self { bounds: vec![0], values: Vec::new() }
    }
}

impl<T: Copy> Csr<T> {
    /// No rows yet, with room for `n_rows`.
    pub fn with_capacity(n_rows: usize) -> Self {
        let mut bounds = Vec::with_capacity(n_rows + 1);
        bounds.push(0);
        Self { bounds, values: Vec::with_capacity(n_rows) }
    }

    /// Adds a row.
    pub fn push(&mut self, row: impl IntoIterator<Item = T>) {
        self.values.extend(row);
        self.bounds.push(self.values.len() as u32);
    }

    /// The row.
    pub fn get(&self, row: usize) -> &[T] {
        &self.values[self.bounds[row] as usize..self.bounds[row + 1] as usize]
    }

    /// Where the rows from `first` to before `last` stand in [`Self::values`].
    pub fn run(&self, first: usize, last: usize) -> std::ops::Range<usize> {
        self.bounds[first] as usize..self.bounds[last] as usize
    }

    /// All rows behind each other.
    pub fn values(&self) -> &[T] {
        &self.values
    }

    /// All rows behind each other, to change them.
    pub fn values_mut(&mut self) -> &mut [T] {
        &mut self.values
    }

    /// The rows in another order.
    pub fn reordered(&self, order: &[u32]) -> Self {
        let mut rows = Self { bounds: Vec::with_capacity(order.len() + 1), values: Vec::new() };
        rows.values.reserve_exact(self.values.len());
        rows.bounds.push(0);
        order.iter().for_each(|&at| rows.push(self.get(at as usize).iter().copied()));
        rows
    }

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        self.bounds.len() * 4 + size_of_val(self.values.as_slice())
    }
}

/// The other way round: for each of `n_values` values the rows that hold it, in the order of `rows`,
/// which yields each row with its values.
pub fn inverted<V: Iterator<Item = usize>>(
    n_values: usize,
    rows: impl Iterator<Item = (super::ItemIdx, V)> + Clone,
) -> Csr<super::ItemIdx> {
    let mut bounds = vec![0u32; n_values + 2];
    rows.clone().flat_map(|(_, values)| values).for_each(|value| bounds[value + 2] += 1);
    for value in 0..n_values {
        bounds[value + 2] += bounds[value + 1];
    }
    let mut values = vec![super::ItemIdx(0); bounds[n_values + 1] as usize];
    // `bounds[value + 1]` is where the next row of `value` goes; in the end, where its list ends.
    for (row, held) in rows {
        for value in held {
            values[bounds[value + 1] as usize] = row;
            bounds[value + 1] += 1;
        }
    }
    bounds.pop();
    Csr { bounds, values }
}
