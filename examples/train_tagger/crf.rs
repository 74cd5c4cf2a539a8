//! A linear-chain conditional random field (Lafferty, McCallum, Pereira 2001), trained by stochastic
//! gradient descent with a step of its own for each weight (AdaGrad).

use std::error::Error;

use zeitstrahl::tagger::{Model, Task, forbid_broken_names};

use crate::corpus::Example;

/// Largest weight in the file.
const LARGEST: f64 = 127.0;
/// A score that stands for "never".
const NEVER: f32 = f32::NEG_INFINITY;
/// Gradients below this change nothing worth the time.
const NEGLIGIBLE: f32 = 1e-4;

/// How a model is trained.
pub struct Settings {
    /// Number of buckets of features as a power of two.
    pub bits: u32,
    /// Passes over the data; the weights after the last three are averaged.
    pub passes: usize,
    /// Length of a step.
    pub rate: f32,
    /// How hard weights are drawn towards zero.
    pub decay: f32,
    /// Features seen no more often get no weight.
    pub rare: u32,
    /// Share of features left out at random, in thousandths, so that none relies on another.
    pub dropout: u64,
    /// How much less a token outside of names scores in the finished model: the likelihood overlooks names.
    pub outside: f32,
    /// Weights nearer to zero, of [`LARGEST`], are left out of the finished model.
    pub least: i8,
    /// How much a sentence of a treebank counts.
    pub treebanks: f32,
}

impl Settings {
    /// For parts of speech.
    pub const POS: Self = Self {
        bits: 18,
        passes: 8,
        rate: 0.05,
        decay: 1e-3,
        rare: 1,
        dropout: 300,
        outside: 0.0,
        least: 2,
        treebanks: 1.0,
    };
    /// For names. Features seen three or four times are many and tell little: without them the weights are six
    /// tenths as many, and persons are found a little better.
    pub const NAMES: Self =
        Self { bits: 21, rate: 0.1, rare: 4, dropout: 500, outside: 1.0, treebanks: 0.5, ..Self::POS };
}

/// A model in the making.
pub struct Crf<'a> {
    settings: &'a Settings,
    labels: Vec<String>,
    names: bool,
    /// For each bucket a weight for each label, and the squares of its gradients so far.
    weights: Vec<f32>,
    squares: Vec<f32>,
    /// From each label (the last row: from the beginning) to each label; likewise.
    moves: Vec<f32>,
    move_squares: Vec<f32>,
    /// How often each bucket is seen.
    counts: Vec<u32>,
    seed: u64,
}

/// Log sums over the paths that reach a token with a label, and over those that go on from there.
struct Sums {
    forward: Vec<f32>,
    backward: Vec<f32>,
    total: f32,
}

impl<'a> Crf<'a> {
    /// A model that knows nothing yet.
    pub fn new(labels: &[String], task: Task, settings: &'a Settings) -> Self {
        let n = labels.len();
        let mut forbidden = vec![0; n * (n + 1)];
        if task == Task::Names {
            forbid_broken_names(labels, &mut forbidden);
        }
        Self {
            settings,
            labels: labels.to_vec(),
            names: task == Task::Names,
            weights: vec![0.0; n << settings.bits],
            squares: vec![1e-4; n << settings.bits],
            moves: forbidden.iter().map(|score| if *score < 0 { NEVER } else { 0.0 }).collect(),
            move_squares: vec![1e-4; n * (n + 1)],
            counts: vec![0; 1 << settings.bits],
            seed: 0x9e37_79b9_7f4a_7c15,
        }
    }

    /// Trains on `examples`.
    pub fn run(mut self, examples: &[Example]) -> Result<Model, Box<dyn Error>> {
        let seen = examples.iter().flat_map(|example| &example.features).flatten();
        seen.for_each(|bucket| self.counts[*bucket as usize] += 1);
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut means = (vec![0.0; self.weights.len()], vec![0.0; self.moves.len()]);
        for pass in 0..self.settings.passes {
            shuffle(&mut order, &mut self.seed);
            let gains = order.iter().map(|idx| f64::from(self.learn(&examples[*idx])));
            eprintln!("pass {pass}: log likelihood {:.0}", gains.sum::<f64>());
            if pass + AVERAGED >= self.settings.passes {
                add(&mut means.0, &self.weights);
                add(&mut means.1, &self.moves);
            }
        }
        self.finish(&means.0, &means.1)
    }

    /// One step up the gradient for one sentence; its log likelihood before.
    fn learn(&mut self, example: &Example) -> f32 {
        let n = self.labels.len();
        if example.labels.is_empty() {
            return 0.0;
        }
        let features: Vec<Vec<u32>> = example.features.iter().map(|token| self.thinned(token)).collect();
        let scores = self.scores(&features);
        let sums = self.sums(&scores);
        let gold = |at: usize| usize::from(example.labels[at]);
        let (mut likelihood, mut before) = (-sums.total, n);
        for (at, token) in features.iter().enumerate() {
            let row = at * n..(at + 1) * n;
            likelihood += scores[row.start + gold(at)] + self.moves[before * n + gold(at)];
            before = gold(at);
            let both = sums.forward[row.clone()].iter().zip(&sums.backward[row]);
            let mut slope: Vec<f32> =
                both.map(|(f, b)| (f + b - sums.total).exp() * example.weight).collect();
            slope[gold(at)] -= example.weight;
            if slope.iter().any(|slope| slope.abs() > NEGLIGIBLE) {
                token.iter().for_each(|bucket| self.step(*bucket as usize, &slope));
            }
        }
        self.step_moves(example, &scores, &sums);
        likelihood
    }

    /// The features that are not too rare, some left out at random.
    fn thinned(&mut self, features: &[u32]) -> Vec<u32> {
        let (rare, dropout) = (self.settings.rare, self.settings.dropout);
        let common = features.iter().copied().filter(|bucket| self.counts[*bucket as usize] > rare);
        common
            .filter(|_| {
                xorshift(&mut self.seed);
                self.seed % 1000 >= dropout
            })
            .collect()
    }

    fn scores(&self, features: &[Vec<u32>]) -> Vec<f32> {
        let n = self.labels.len();
        let mut scores = vec![0.0; n * features.len()];
        for (row, token) in scores.chunks_exact_mut(n).zip(features) {
            for bucket in token {
                add(row, &self.weights[*bucket as usize * n..][..n]);
            }
        }
        scores
    }

    fn sums(&self, scores: &[f32]) -> Sums {
        let n = self.labels.len();
        let last = scores.len() / n - 1;
        let mut forward = vec![NEVER; scores.len()];
        let mut backward = vec![0.0; scores.len()];
        for (to, sum) in forward.iter_mut().take(n).enumerate() {
            *sum = scores[to] + self.moves[n * n + to];
        }
        let mut reached = vec![0.0; n];
        for at in 1..=last {
            for to in 0..n {
                let before = &forward[(at - 1) * n..][..n];
                reached.iter_mut().enumerate().for_each(|(k, sum)| *sum = before[k] + self.moves[k * n + to]);
                forward[at * n + to] = log_sum(&reached) + scores[at * n + to];
            }
        }
        for at in (0..last).rev() {
            for from in 0..n {
                let (after, score) = (&backward[(at + 1) * n..][..n], &scores[(at + 1) * n..][..n]);
                let moves = &self.moves[from * n..][..n];
                reached.iter_mut().enumerate().for_each(|(k, sum)| *sum = after[k] + score[k] + moves[k]);
                backward[at * n + from] = log_sum(&reached);
            }
        }
        let total = log_sum(&forward[last * n..]);
        Sums { forward, backward, total }
    }

    /// Changes the weights of one bucket.
    fn step(&mut self, bucket: usize, slope: &[f32]) {
        let n = slope.len();
        let decay = self.settings.decay / self.counts[bucket] as f32;
        let weights = &mut self.weights[bucket * n..][..n];
        for ((weight, square), slope) in weights.iter_mut().zip(&mut self.squares[bucket * n..]).zip(slope) {
            let slope = slope + decay * *weight;
            *square += slope * slope;
            *weight -= self.settings.rate * slope / square.sqrt();
        }
    }

    /// Changes the transitions.
    fn step_moves(&mut self, example: &Example, scores: &[f32], sums: &Sums) {
        let n = self.labels.len();
        let mut slopes = vec![0.0; self.moves.len()];
        for (at, to) in example.labels.iter().enumerate() {
            let from = if at == 0 { n } else { usize::from(example.labels[at - 1]) };
            slopes[from * n + usize::from(*to)] -= example.weight;
            for to in 0..n {
                let after = scores[at * n + to] + sums.backward[at * n + to] - sums.total;
                let froms = if at == 0 { n..n + 1 } else { 0..n };
                for from in froms {
                    let before = if at == 0 { 0.0 } else { sums.forward[(at - 1) * n + from] };
                    let share = (before + self.moves[from * n + to] + after).exp();
                    slopes[from * n + to] += share * example.weight;
                }
            }
        }
        for ((weight, square), slope) in self.moves.iter_mut().zip(&mut self.move_squares).zip(slopes) {
            if *weight > NEVER {
                *square += slope * slope;
                *weight -= self.settings.rate * slope / square.sqrt();
            }
        }
    }

    /// The finished model: weights scaled to bytes.
    fn finish(self, weights: &[f32], moves: &[f32]) -> Result<Model, Box<dyn Error>> {
        let n = self.labels.len();
        let mut sizes: Vec<f32> = weights.iter().map(|weight| weight.abs()).collect();
        sizes.sort_by(f32::total_cmp);
        // A few weights in a hundred thousand may be cut off: they are large enough as they are.
        let largest = f64::from(sizes[sizes.len() - 1 - sizes.len() / 100_000]).max(1e-9);
        let scale = LARGEST / largest;
        let byte = |weight: &f32| (f64::from(*weight) * scale).round().clamp(-LARGEST, LARGEST) as i8;
        let least = self.settings.least;
        let kept = |weight: &f32| Some(byte(weight)).filter(|byte| byte.abs() >= least).unwrap_or(0);
        let outside = if self.names { f64::from(self.settings.outside) } else { 0.0 };
        let bias = |to: usize| if to == 0 { outside } else { 0.0 };
        let scaled = |(at, weight): (usize, &f32)| {
            ((f64::from(*weight) / AVERAGED as f64 - bias(at % n)) * AVERAGED as f64 * scale).round() as i32
        };
        let mut transitions: Vec<i32> = moves.iter().enumerate().map(scaled).collect();
        if self.names {
            forbid_broken_names(&self.labels, &mut transitions);
        }
        Model::new(self.labels, self.settings.bits, weights.iter().map(kept).collect(), transitions)
            .map_err(|_| "weights do not fit the labels".into())
    }
}

/// The weights after so many last passes are averaged.
const AVERAGED: usize = 3;

fn add(sums: &mut [f32], values: &[f32]) {
    sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += value);
}

/// The logarithm of the sum of what `logs` are logarithms of.
fn log_sum(logs: &[f32]) -> f32 {
    let largest = logs.iter().copied().fold(NEVER, f32::max);
    if largest == NEVER {
        return NEVER;
    }
    largest + logs.iter().map(|log| (log - largest).exp()).sum::<f32>().ln()
}

/// The next number of Marsaglia's xorshift.
pub fn xorshift(seed: &mut u64) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
}

/// Fisher and Yates.
pub fn shuffle(order: &mut [usize], seed: &mut u64) {
    for at in (1..order.len()).rev() {
        xorshift(seed);
        order.swap(at, (*seed % (at as u64 + 1)) as usize);
    }
}
