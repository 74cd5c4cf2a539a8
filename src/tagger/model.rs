//! A linear sequence model with hashed features: weights, scores and the best path.

use super::bytes::{BadModel, number, push_number};

/// A linear sequence model with hashed features.
#[derive(Debug)]
pub struct Model {
    labels: Vec<String>,
    /// Number of buckets as a power of two.
    bits: u32,
    /// Which buckets have weights: most features of a text were never seen in training.
    filled: Vec<Filled>,
    /// For each bucket that has weights one for each label, and [`LANES`] zeros behind the last.
    weights: Vec<i8>,
    /// From each label (the last row: from the beginning of a sentence) to each label.
    transitions: Vec<i32>,
}

/// Which of 64 buckets have weights.
#[derive(Clone, Copy, Debug)]
struct Filled {
    bits: u64,
    /// How many buckets before these have some.
    before: u32,
}

/// Weights are added so many at a time.
pub const LANES: usize = 16;

/// First bytes of a file of weights.
const MAGIC: &str = "zeitstrahl tagger 2";
/// A transition that never happens: an inside label without its beginning.
const NEVER: i32 = -1_000_000;
/// The lowest score a path may have, so that sums do not overflow.
const LOWEST: i32 = -100_000_000;

/// The bucket of a feature among 2^`bits`.
pub fn bucket(feature: u64, bits: u32) -> usize {
    (feature.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - bits)) as usize
}

impl Model {
    /// From its parts: for each bucket a weight for each label, for each label and for the beginning of
    /// a sentence the transitions to each label.
    pub fn new(
        labels: Vec<String>,
        bits: u32,
        weights: Vec<i8>,
        transitions: Vec<i32>,
    ) -> Result<Self, BadModel> {
        let n = labels.len();
        if n == 0 || weights.len() != n << bits || transitions.len() != n * (n + 1) {
            return Err(BadModel);
        }
        let mut rows = Rows::new(bits);
        let filled = weights.chunks(n).enumerate().filter(|(_, row)| row.iter().any(|w| *w != 0));
        filled.for_each(|(bucket, row)| rows.push(bucket).extend_from_slice(row));
        Ok(rows.model(labels, bits, transitions))
    }

    /// Reads what `to_bytes` wrote.
    ///
    /// # Errors
    /// Where the bytes are not that.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BadModel> {
        let end = bytes.iter().position(|b| *b == b'\n').ok_or(BadModel)?;
        let head = std::str::from_utf8(&bytes[..end]).map_err(|_| BadModel)?;
        let mut parts = head.strip_prefix(MAGIC).ok_or(BadModel)?.split_whitespace();
        let bits: u32 =
            parts.next().and_then(|bits| bits.parse().ok()).filter(|bits| *bits < 24).ok_or(BadModel)?;
        let labels: Vec<String> = parts.map(str::to_owned).collect();
        let n = labels.len();
        let (moves, weights) = bytes[end + 1..].split_at_checked(4 * n * (n + 1)).ok_or(BadModel)?;
        let transitions =
            moves.chunks_exact(4).map(|b| i32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect();
        if n == 0 {
            return Err(BadModel);
        }
        Ok(Rows::read(weights, n, bits)?.model(labels, bits, transitions))
    }

    /// The file of weights: a line with bits and labels, the transitions, then for each bucket that has weights
    /// how far it is from the one before, which of its weights are not zero, a bit for each, and these.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = format!("{MAGIC} {} {}\n", self.bits, self.labels.join(" ")).into_bytes();
        bytes.extend(self.transitions.iter().flat_map(|weight| weight.to_le_bytes()));
        let mut next = 0;
        for bucket in 0..1 << self.bits {
            let (row, has) = self.place(bucket);
            if has {
                push_number(&mut bytes, (bucket - next) as u32);
                push_row(&mut bytes, &self.weights[row as usize..][..self.labels.len()]);
                next = bucket + 1;
            }
        }
        bytes
    }

    /// Its labels.
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// Number of scores of a token: one for each label, filled up to whole [`LANES`].
    pub fn width(&self) -> usize {
        self.labels.len().next_multiple_of(LANES)
    }

    /// The bucket of a feature.
    pub fn bucket(&self, feature: u64) -> u32 {
        bucket(feature, self.bits) as u32
    }

    /// Adds the weights of all `buckets` to the scores of the labels; what stands in `scores` behind the labels
    /// is void. They lie far apart in memory: `rows`, whose content is void, first takes where they are, so that
    /// none has to wait for another.
    pub fn add_all(&self, buckets: &[u32], rows: &mut Vec<u32>, scores: &mut [i16]) {
        rows.clear();
        rows.resize(buckets.len(), 0);
        let mut n = 0;
        for bucket in buckets {
            let (row, has) = self.place(*bucket as usize);
            rows[n] = row;
            n += usize::from(has);
        }
        rows[..n].iter().for_each(|row| self.add_row(*row, scores));
    }

    /// Where the weights of a bucket begin, and whether it has some.
    fn place(&self, bucket: usize) -> (u32, bool) {
        let Filled { bits, before } = self.filled[bucket / 64];
        let below = bits & ((1 << (bucket % 64)) - 1);
        ((before + below.count_ones()) * self.labels.len() as u32, bits >> (bucket % 64) & 1 == 1)
    }

    fn add_row(&self, row: u32, scores: &mut [i16]) {
        let (rows, _) = self.weights[row as usize..].as_chunks::<LANES>();
        for (scores, weights) in scores.as_chunks_mut::<LANES>().0.iter_mut().zip(rows) {
            for (score, weight) in scores.iter_mut().zip(weights) {
                *score = score.saturating_add(i16::from(*weight));
            }
        }
    }

    /// Adds the weights of `feature` to the scores of the labels.
    pub fn add(&self, feature: u64, scores: &mut [i16]) {
        let (row, has) = self.place(bucket(feature, self.bits));
        if has {
            self.add_row(row, scores);
        }
    }

    /// The best sequence of labels for rows of `scores`, which are overwritten; `path` takes it.
    pub fn best_path(&self, scores: &mut [i32], path: &mut [u8]) {
        best_path(&self.transitions, scores, path);
    }
}

/// Writes which weights of a row are not zero, eight to a byte, and these.
fn push_row(bytes: &mut Vec<u8>, row: &[i8]) {
    let bits = |part: &[i8]| part.iter().enumerate().fold(0, |bits, (n, w)| bits | u8::from(*w != 0) << n);
    bytes.extend(row.chunks(8).map(bits));
    bytes.extend(row.iter().filter(|weight| **weight != 0).map(|weight| weight.cast_unsigned()));
}

/// The rows of weights of a model in the making, in the order of their buckets.
struct Rows {
    filled: Vec<Filled>,
    weights: Vec<i8>,
}

impl Rows {
    fn new(bits: u32) -> Self {
        let filled = vec![Filled { bits: 0, before: 0 }; (1usize << bits).div_ceil(64)];
        Self { filled, weights: Vec::new() }
    }

    /// Marks that the next row is that of `bucket`; it is to be added to what is returned.
    fn push(&mut self, bucket: usize) -> &mut Vec<i8> {
        self.filled[bucket / 64].bits |= 1 << (bucket % 64);
        &mut self.weights
    }

    /// The rows that [`Model::to_bytes`] wrote, each with `n` weights.
    fn read(mut bytes: &[u8], n: usize, bits: u32) -> Result<Self, BadModel> {
        let mut rows = Self::new(bits);
        rows.weights.reserve(bytes.len() * 2);
        let mut bucket = 0;
        while !bytes.is_empty() {
            let (step, n_bytes) = number(bytes).ok_or(BadModel)?;
            bucket += step as usize;
            if bucket >> bits != 0 {
                return Err(BadModel);
            }
            let (which, mut rest) = bytes[n_bytes..].split_at_checked(n.div_ceil(8)).ok_or(BadModel)?;
            let row = rows.push(bucket);
            for at in 0..n {
                let mut weight = 0;
                if which[at / 8] >> (at % 8) & 1 == 1 {
                    let (first, behind) = rest.split_first().ok_or(BadModel)?;
                    (weight, rest) = (first.cast_signed(), behind);
                }
                row.push(weight);
            }
            (bytes, bucket) = (rest, bucket + 1);
        }
        Ok(rows)
    }

    fn model(mut self, labels: Vec<String>, bits: u32, transitions: Vec<i32>) -> Model {
        let mut before = 0;
        for filled in &mut self.filled {
            filled.before = before;
            before += filled.bits.count_ones();
        }
        self.weights.extend([0; LANES]);
        self.weights.shrink_to_fit();
        Model { labels, bits, filled: self.filled, weights: self.weights, transitions }
    }
}

/// Viterbi's algorithm: the best sequence of labels for rows of `scores`, one for each token, which are
/// overwritten. `transitions` hold a row for each label and one for the beginning; `path` takes the result.
pub fn best_path(transitions: &[i32], scores: &mut [i32], path: &mut [u8]) {
    let Some(last) = path.len().checked_sub(1) else { return };
    let n = scores.len() / path.len();
    let mut back = vec![0u8; scores.len()];
    for (to, score) in scores.iter_mut().take(n).enumerate() {
        *score += transitions[n * n + to];
    }
    let (mut best, mut links) = (vec![0i32; n], vec![0i32; n]);
    for at in 1..path.len() {
        let (before, row) = scores.split_at_mut(at * n);
        reach(transitions, &before[(at - 1) * n..], &mut best, &mut links);
        for (score, reached) in row.iter_mut().zip(&best) {
            *score = score.saturating_add(*reached).max(LOWEST);
        }
        for (back, link) in back[at * n..].iter_mut().zip(&links) {
            *back = *link as u8;
        }
    }
    let row = &scores[last * n..];
    let mut label = (1..n).fold(0, |best, to| if row[to] > row[best] { to } else { best });
    for at in (0..=last).rev() {
        path[at] = label as u8;
        label = usize::from(back[at * n + label]);
    }
}

/// For each label the best score with which the labels `before` lead to it, and from which it comes, the
/// first of several; a plain loop over rows, so that the compiler makes vectors of it.
fn reach(transitions: &[i32], before: &[i32], best: &mut [i32], links: &mut [i32]) {
    // Keeps sums small however long the sentence is.
    let base = before.iter().copied().max().unwrap_or(0);
    for (from, (score, row)) in before.iter().zip(transitions.chunks_exact(best.len())).enumerate() {
        let score = score - base;
        for ((best, link), transition) in best.iter_mut().zip(links.iter_mut()).zip(row) {
            let reached = score + transition;
            let better = from == 0 || reached > *best;
            *best = if better { reached } else { *best };
            *link = if better { from as i32 } else { *link };
        }
    }
}

/// Forbids in `transitions` the labels inside a name ("I-PER") that do not follow a label of their kind.
pub fn forbid_broken_names(labels: &[String], transitions: &mut [i32]) {
    let n = labels.len();
    for (to, label) in labels.iter().enumerate() {
        let Some(kind) = label.strip_prefix("I-") else { continue };
        for from in 0..=n {
            if labels.get(from).and_then(|label| label.get(2..)) != Some(kind) {
                transitions[from * n + to] = NEVER;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Model, bucket};

    #[test]
    fn what_is_written_is_read() {
        let labels = ["O", "B-PER", "I-PER"].map(str::to_owned).to_vec();
        let mut weights = vec![0; 3 << 8];
        weights[3 * bucket(7, 8)..][..3].copy_from_slice(&[-5, 0, 127]);
        weights[3 * bucket(8, 8)..][..3].copy_from_slice(&[0, 1, 0]);
        let model = Model::new(labels, 8, weights, (0..12).collect()).unwrap();
        let bytes = model.to_bytes();
        let read = Model::from_bytes(&bytes).unwrap();
        assert_eq!(read.to_bytes(), bytes);
        let mut scores = [0; 16];
        [7, 8, 7].into_iter().for_each(|feature| read.add(feature, &mut scores));
        assert_eq!(scores[..3], [-10, 1, 254]);
        assert!(Model::from_bytes(&bytes[..bytes.len() - 1]).is_err());
        assert!(Model::from_bytes(b"something else").is_err());
    }
}
