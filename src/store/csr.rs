//! Lists of unequal length in two arrays (compressed sparse rows), and lists that seldom hold more
//! than one value.

use super::ItemIdx;
use super::ItemSet;

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
    /// No rows yet, with room for `n_rows` and the values of all.
    pub fn with_capacity(n_rows: usize, n_values: usize) -> Self {
        let mut bounds = Vec::with_capacity(n_rows + 1);
        bounds.push(0);
        Self { bounds, values: Vec::with_capacity(n_values) }
    }

    /// One row for each number below `n_rows`; most rows have one value.
    pub fn of_rows<R: IntoIterator<Item = T>>(n_rows: usize, row: impl FnMut(usize) -> R) -> Self {
        let mut rows = Self::with_capacity(n_rows, n_rows);
        (0..n_rows).map(row).for_each(|row| rows.push(row));
        rows
    }

    /// Adds a row.
    pub fn push(&mut self, row: impl IntoIterator<Item = T>) {
        self.values.extend(row);
        self.bounds.push(self.values.len() as u32);
    }

    /// Gives back the room that was not needed.
    pub fn shrink(&mut self) {
        self.bounds.shrink_to_fit();
        self.values.shrink_to_fit();
    }

    /// The values of the row at this position.
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

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.bounds.len() - 1
    }

    /// Bytes held by bounds and values.
    pub fn bytes(&self) -> usize {
        self.bounds.capacity() * 4 + self.values.capacity() * size_of::<T>()
    }
}

/// The other way round: for each of `n_values` values the rows that hold it, in the order of `rows`,
/// which yields each row with its values.
pub fn inverted<V: Iterator<Item = usize>>(
    n_values: usize,
    rows: impl Iterator<Item = (ItemIdx, V)> + Clone,
) -> Csr<ItemIdx> {
    let mut bounds = vec![0u32; n_values + 2];
    rows.clone().for_each(|(_, held)| held.for_each(|value| bounds[value + 2] += 1));
    for value in 0..n_values {
        bounds[value + 2] += bounds[value + 1];
    }
    let mut values = vec![ItemIdx(0); bounds[n_values + 1] as usize];
    // `bounds[value + 1]` is where the next row of `value` goes; in the end, where its list ends.
    rows.for_each(|(row, held)| {
        held.for_each(|value| {
            values[bounds[value + 1] as usize] = row;
            bounds[value + 1] += 1;
        });
    });
    bounds.pop();
    Csr { bounds, values }
}

/// Lists that seldom hold more than one value, and never none. Of a list of one only `F` is kept.
#[derive(Debug)]
pub struct MostlySingle<F, T = F> {
    /// What is kept of each row: its first value, or what tells it.
    first: Vec<F>,
    /// The rows with more than one value.
    with_more: ItemSet,
    /// Their positions, rising, and all of their values.
    rows: Vec<u32>,
    all: Csr<T>,
}

impl<F, T> Default for MostlySingle<F, T> {
    fn default() -> Self {
        Self::with_capacity(0)
    }
}

impl<F, T> MostlySingle<F, T> {
    /// No rows yet, with room for `n_rows`, which must be the number of them in the end.
    pub fn with_capacity(n_rows: usize) -> Self {
        Self {
            first: Vec::with_capacity(n_rows),
            with_more: ItemSet::none(n_rows),
            rows: Vec::new(),
            all: Csr::default(),
        }
    }
}

impl<F: Copy, T: Copy> MostlySingle<F, T> {
    /// Adds a row of one value.
    pub fn push_one(&mut self, first: F) {
        self.first.push(first);
    }

    /// Adds a row of `values`, for which `first` stands in [`Self::first`].
    pub fn push(&mut self, first: F, values: &[T]) {
        let row = self.first.len();
        self.first.push(first);
        if values.len() > 1 {
            self.with_more.insert(ItemIdx::new(row));
            self.rows.push(row as u32);
            self.all.push(values.iter().copied());
        }
    }

    /// All values of a row that has more than one.
    pub fn more(&self, row: usize) -> Option<&[T]> {
        if !self.with_more.contains(ItemIdx::new(row)) {
            return None;
        }
        self.rows.binary_search(&(row as u32)).ok().map(|at| self.all.get(at))
    }

    /// What is kept of each row.
    pub fn first(&self, row: usize) -> F {
        self.first[row]
    }

    /// Gives every value but the first of each of `items` to `each`.
    pub fn for_each_more(&self, items: &ItemSet, mut each: impl FnMut(T)) {
        for (at, _) in self.rows.iter().enumerate().filter(|(_, row)| items.contains(ItemIdx(**row))) {
            self.all.get(at)[1..].iter().for_each(|&value| each(value));
        }
    }

    /// Bytes held by the first values, the set, and the longer lists.
    pub fn bytes(&self) -> usize {
        self.first.capacity() * size_of::<F>()
            + self.with_more.bytes()
            + self.rows.capacity() * 4
            + self.all.bytes()
    }
}

impl<T: Copy> MostlySingle<T> {
    /// All values of the row at this position; never none.
    pub fn get(&self, row: usize) -> &[T] {
        self.more(row).unwrap_or_else(|| std::slice::from_ref(&self.first[row]))
    }
}
