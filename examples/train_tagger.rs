//! Trains the models of parts of speech and of names.
//!
//! ```text
//! train_tagger pos   OUT.bin FILE.conllu…   parts of speech from Universal Dependencies treebanks
//! train_tagger names OUT.bin FILE.jsonl… FILE.conllu…
//!                                           names from {"text", "entities": [{"begin", "end", "kind"}]} lines,
//!                                           offsets in characters; reads the parts of speech of the installed
//!                                           model. In treebanks proper nouns are names of a kind to be found out
//! ```
//!
//! With `HOLDOUT=k` in the environment every k-th sentence is kept out and scored instead; `PASSES`, `MARGIN`,
//! `RARE` and `BITS` change the settings.
//! An averaged structured perceptron (Collins 2002) that demands a margin; the result depends on the input alone.

use std::error::Error;
use std::{env, fs};

use zeitstrahl::annotate::Prepared;
use zeitstrahl::annotate::tagger::{NEIGHBORS, Task, context_features, labels_of_spans, word_features};
use zeitstrahl::document::{Document, Published, PublishedEvidence};
use zeitstrahl::language::{Model, Pack, best_path, bucket, forbid_broken_names, pack_for};
use zeitstrahl::text::Span;

/// A score that no path overcomes.
const RULED_OUT: i32 = 100_000;
/// Largest weight in the file.
const LARGEST: f64 = 127.0;

/// A text with spans and their labels.
struct Annotated {
    text: String,
    spans: Vec<(Span, String)>,
}

/// A sentence ready for training: for each token the buckets of its features, and its label.
struct Example {
    features: Vec<Vec<u32>>,
    labels: Vec<u8>,
    /// Where only parts of speech are known: what each token may be, instead of `labels`.
    hints: Option<Vec<Hint>>,
}

/// What a part of speech says about names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hint {
    /// A proper noun is part of a name, of whatever kind.
    Name,
    /// Verbs, pronouns and the like are not.
    NoName,
    /// The rest may be.
    Open,
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = env::args().skip(1).collect();
    let [what, out, files @ ..] = args.as_slice() else {
        return Err("usage: train_tagger pos|names OUT FILE…".into());
    };
    let task = if what == "pos" { Task::Pos } else { Task::Names };
    let bits = setting("BITS", if task == Task::Pos { 17 } else { 18 }) as u32;
    let pack = pack_for("de").ok_or("no German pack")?;
    let mut labels: Vec<String> = if task == Task::Pos { Vec::new() } else { vec!["O".to_owned()] };
    let (mut train, mut test) = (Vec::new(), Vec::new());
    let holdout = setting("HOLDOUT", 0) as usize;
    for (n, file) in files.iter().enumerate() {
        let content = fs::read_to_string(file)?;
        let treebank = file.ends_with(".conllu");
        let texts = if treebank { read_conllu(&content) } else { read_names(&content)? };
        let found = texts.iter().flat_map(|text| examples(text, task, bits, pack, &mut labels));
        for (idx, example) in found.enumerate() {
            let kept_out = holdout > 0 && idx % holdout == 0 && (n == 0 || task == Task::Pos);
            if kept_out { test.push(example) } else { train.push(example) }
        }
    }
    eprintln!("{} sentences, {} labels: {}", train.len(), labels.len(), labels.join(" "));
    let model = Training::new(labels, bits, task).run(&train)?;
    if holdout > 0 {
        score(&model, &test);
    }
    Ok(fs::write(out, model.to_bytes())?)
}

/// A number from the environment.
fn setting(name: &str, default: i32) -> i32 {
    env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}

fn examples(
    annotated: &Annotated,
    task: Task,
    bits: u32,
    pack: &Pack,
    labels: &mut Vec<String>,
) -> Vec<Example> {
    let document = document(&annotated.text);
    let prepared = Prepared::new(&document, pack);
    let treebank = annotated.spans.iter().any(|(_, label)| label == "PUNCT" || label == "NOUN");
    let pos = || prepared.tokens.iter().map(|token| pos_at(&annotated.spans, token.span)).collect::<Vec<_>>();
    let gold = if task == Task::Pos { pos() } else { labels_of_spans(&prepared, &annotated.spans) };
    let hints: Option<Vec<Hint>> =
        (treebank && task == Task::Names).then(|| pos().iter().map(|label| hint(label)).collect());
    let sentences = prepared.sentences.iter();
    sentences
        .map(|sentence| {
            let tokens = sentence.tokens.clone();
            let features =
                tokens.clone().map(|idx| token_features(&prepared, task, &tokens, idx, bits)).collect();
            let known = gold[tokens.clone()].iter().filter(|_| hints.is_none());
            let labels = known.map(|label| index_of(labels, label)).collect();
            Example { features, labels, hints: hints.as_ref().map(|hints| hints[tokens].to_vec()) }
        })
        .collect()
}

/// What a part of speech says about names.
fn hint(label: &str) -> Hint {
    match label {
        "PROPN" => Hint::Name,
        "NOUN" | "ADJ" | "ADP" | "DET" | "X" => Hint::Open,
        _ => Hint::NoName,
    }
}

fn token_features(
    prepared: &Prepared,
    task: Task,
    sentence: &std::ops::Range<usize>,
    idx: usize,
    bits: u32,
) -> Vec<u32> {
    let mut found = Vec::new();
    for offset in NEIGHBORS {
        let at = idx.checked_add_signed(offset).filter(|at| sentence.contains(at));
        word_features(task, prepared, at, offset, |feature| found.push(bucket(feature, bits) as u32));
    }
    context_features(task, prepared, sentence, idx, |feature| found.push(bucket(feature, bits) as u32));
    found
}

fn pos_at(spans: &[(Span, String)], token: Span) -> String {
    let at = spans.partition_point(|(span, _)| span.end <= token.begin);
    spans.get(at).map_or("X".to_owned(), |(_, label)| label.clone())
}

fn index_of(labels: &mut Vec<String>, label: &str) -> u8 {
    let known = labels.iter().position(|known| known == label);
    known.unwrap_or_else(|| {
        labels.push(label.to_owned());
        labels.len() - 1
    }) as u8
}

fn document(text: &str) -> Document {
    Document {
        id: String::new(),
        path: None,
        title: None,
        author: None,
        outlet: None,
        url: None,
        language: "de".to_owned(),
        published: Published { date: None, evidence: PublishedEvidence::None },
        text: text.to_owned(),
        blocks: Vec::new(),
        diagnostics: Vec::new(),
    }
}

/// Sentences of a treebank; tokens as they stand in the text, so "im" is one and has its first part's tag.
fn read_conllu(content: &str) -> Vec<Annotated> {
    let mut found = Vec::new();
    for block in content.split("\n\n") {
        let Some(text) = block.lines().find_map(|line| line.strip_prefix("# text = ")) else { continue };
        let mut spans = Vec::new();
        let (mut at, mut covered) = (0, 0);
        let mut surface: Option<Span> = None;
        for line in block.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [id, form, _, upos, xpos, feats, ..] = fields.as_slice() else { continue };
            let numbers: Vec<usize> = id.split('-').filter_map(|n| n.parse().ok()).collect();
            if numbers.len() == 1 && numbers[0] <= covered {
                if let Some(span) = surface.take() {
                    spans.push((span, label_of(upos, xpos, feats)));
                }
                continue;
            }
            let Some(begin) = text[at..].find(form).map(|found| at + found) else { continue };
            at = begin + form.len();
            match numbers.as_slice() {
                [_, last] => (covered, surface) = (*last, Some(Span::new(begin, at))),
                _ => spans.push((Span::new(begin, at), label_of(upos, xpos, feats))),
            }
        }
        found.push(Annotated { text: text.to_owned(), spans });
    }
    found
}

/// The label of a word: its part of speech, with the forms of verbs told apart.
fn label_of(upos: &str, xpos: &str, feats: &str) -> String {
    let subjunctive = feats.contains("Mood=Sub");
    let finite = subjunctive || feats.contains("VerbForm=Fin") || feats.contains("Mood=") || xpos == "VBC";
    let participle = feats.contains("VerbForm=Part") || xpos == "VBN" || xpos.ends_with("PP");
    let form = match (upos, subjunctive, finite, participle) {
        ("VERB" | "AUX", true, ..) => "-SUB",
        ("VERB" | "AUX", _, true, _) => "",
        ("AUX", ..) => "-NON",
        ("VERB", _, _, true) => "-PART",
        ("VERB", ..) => "-INF",
        _ => "",
    };
    let upos = if upos == "SYM" || upos == "_" { "X" } else { upos };
    format!("{upos}{form}")
}

/// Lines with names; derivations ("LOCderiv") and parts of words ("ORGpart") are no names.
fn read_names(content: &str) -> Result<Vec<Annotated>, Box<dyn Error>> {
    let mut found = Vec::new();
    for line in content.lines() {
        let line: serde_json::Value = serde_json::from_str(line)?;
        let text = line["text"].as_str().ok_or("a line without text")?;
        // The marks of short messages, and compounds set apart, are no German of newspapers.
        if ["#", "@", "_", " - "].iter().any(|mark| text.contains(mark)) {
            continue;
        }
        let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut spans = Vec::new();
        for entity in line["entities"].as_array().into_iter().flatten() {
            let at = |key: &str| entity[key].as_u64().and_then(|at| bytes.get(at as usize)).copied();
            let (Some(begin), Some(end), Some(kind)) = (at("begin"), at("end"), entity["kind"].as_str())
            else {
                continue;
            };
            let kind = if matches!(kind, "location-stop" | "location-street") { "LOC" } else { kind };
            if matches!(kind, "PER" | "ORG" | "LOC" | "OTH") {
                spans.push((Span::new(begin, end), kind.to_owned()));
            }
        }
        found.push(Annotated { text: text.to_owned(), spans });
    }
    Ok(found)
}

/// An averaged structured perceptron in the making.
struct Training {
    labels: Vec<String>,
    bits: u32,
    /// Weights by bucket and label; then those of the transitions.
    weights: Vec<i32>,
    transitions: Vec<i32>,
    /// Sums of updates times the step they were made at.
    sums: Vec<i64>,
    transition_sums: Vec<i64>,
    structured: bool,
    /// Passes over the data.
    passes: i32,
    /// How much a wrong label must be worse, in updates.
    margin: i32,
    /// Features seen no more often get no weight.
    rare: i32,
    /// Features left out at random, in per cent.
    dropout: i32,
    /// How many times worse it is to overlook a name than to find too many.
    overlooked: i32,
    seed: u64,
    step: i64,
}

impl Training {
    fn new(labels: Vec<String>, bits: u32, task: Task) -> Self {
        let n = labels.len();
        let mut transitions = vec![0; n * (n + 1)];
        if task == Task::Names {
            forbid_broken_names(&labels, &mut transitions);
        }
        Self {
            weights: vec![0; n << bits],
            sums: vec![0; n << bits],
            transition_sums: vec![0; transitions.len()],
            transitions,
            labels,
            bits,
            passes: setting("PASSES", 10),
            margin: setting("MARGIN", 8),
            rare: setting("RARE", 1),
            dropout: setting("DROPOUT", 0),
            overlooked: setting("OVERLOOKED", 5),
            seed: 1,
            structured: task == Task::Names,
            step: 1,
        }
    }

    fn run(mut self, examples: &[Example]) -> Result<Model, Box<dyn Error>> {
        let mut counts = vec![0i32; 1 << self.bits];
        examples.iter().flat_map(|e| &e.features).flatten().for_each(|bucket| counts[*bucket as usize] += 1);
        let mut order: Vec<usize> = (0..examples.len()).collect();
        for pass in 0..self.passes {
            shuffle(&mut order, &mut self.seed);
            let mut wrong = 0;
            // What kinds the names of treebanks have is anybody's guess at first.
            for idx in order.iter().filter(|idx| pass > 1 || examples[**idx].hints.is_none()) {
                wrong += self.learn(&examples[*idx], &counts);
            }
            eprintln!("pass {pass}: {wrong} tokens wrong");
        }
        self.average()
    }

    /// Tags one sentence and corrects the weights where it is wrong; the number of wrong tokens.
    fn learn(&mut self, example: &Example, counts: &[i32]) -> usize {
        let features = self.thinned(&example.features);
        let gold = match &example.hints {
            None => example.labels.clone(),
            Some(hints) => self.path(&features, |at, label| match hints[at] {
                Hint::Name if label == 0 => -RULED_OUT,
                Hint::NoName if label != 0 => -RULED_OUT,
                _ => 0,
            }),
        };
        let margin = if example.hints.is_some() { 0 } else { self.margin };
        let guess = self.path(&features, |at, label| match usize::from(gold[at]) {
            gold if gold == label => 0,
            _ if label == 0 && self.structured => margin * self.overlooked,
            _ => margin,
        });
        let (n, rare) = (self.labels.len(), self.rare);
        let mut wrong = 0;
        let (mut gold_before, mut guess_before) = (n, n);
        for (at, (gold, guess)) in gold.iter().zip(&guess).enumerate() {
            let (gold, guess) = (usize::from(*gold), usize::from(*guess));
            if gold != guess {
                wrong += 1;
                for bucket in features[at].iter().filter(|bucket| counts[**bucket as usize] > rare) {
                    self.update(*bucket as usize * n + gold, 1);
                    self.update(*bucket as usize * n + guess, -1);
                }
            }
            if (gold_before, gold) != (guess_before, guess) {
                self.update_transition(gold_before * n + gold, 1);
                self.update_transition(guess_before * n + guess, -1);
            }
            (gold_before, guess_before) = (gold, guess);
        }
        self.step += 1;
        wrong
    }

    /// Leaves out a share of the features at random, so that no feature learns to rely on another.
    fn thinned(&mut self, features: &[Vec<u32>]) -> Vec<Vec<u32>> {
        let mut keep = || {
            xorshift(&mut self.seed);
            (self.seed % 100) as i32 >= self.dropout
        };
        features.iter().map(|token| token.iter().copied().filter(|_| keep()).collect()).collect()
    }

    /// The best labels, given what is `added` to the score of each token and label.
    fn path(&self, features: &[Vec<u32>], added: impl Fn(usize, usize) -> i32) -> Vec<u8> {
        let n = self.labels.len();
        let mut scores = vec![0i32; n * features.len()];
        for (at, (row, token)) in scores.chunks_exact_mut(n).zip(features).enumerate() {
            row.iter_mut().enumerate().for_each(|(label, score)| *score = added(at, label));
            for bucket in token {
                let begin = *bucket as usize * n;
                row.iter_mut().zip(&self.weights[begin..]).for_each(|(score, weight)| *score += weight);
            }
        }
        let mut path = vec![0; features.len()];
        best_path(&self.transitions, &mut scores, &mut path);
        path
    }

    fn update(&mut self, at: usize, by: i32) {
        self.weights[at] += by;
        self.sums[at] += i64::from(by) * self.step;
    }

    fn update_transition(&mut self, at: usize, by: i32) {
        self.transitions[at] += by;
        self.transition_sums[at] += i64::from(by) * self.step;
    }

    /// The mean of the weights over all steps, scaled to bytes.
    fn average(self) -> Result<Model, Box<dyn Error>> {
        let mean = |weight: i32, sum: i64| f64::from(weight) - sum as f64 / self.step as f64;
        let weights: Vec<f64> = self.weights.iter().zip(&self.sums).map(|(w, s)| mean(*w, *s)).collect();
        let mut sizes: Vec<f64> = weights.iter().map(|weight| weight.abs()).collect();
        sizes.sort_by(f64::total_cmp);
        // A few weights in a hundred thousand may be cut off: they are large enough as they are.
        let largest = sizes[sizes.len() - 1 - sizes.len() / 100_000].max(1e-9);
        let scale = LARGEST / largest;
        let byte = |weight: &f64| (weight * scale).round().clamp(-LARGEST, LARGEST) as i8;
        let moves = self.transitions.iter().zip(&self.transition_sums);
        let mut transitions: Vec<i32> = moves.map(|(w, s)| (mean(*w, *s) * scale).round() as i32).collect();
        if self.structured {
            forbid_broken_names(&self.labels, &mut transitions);
        }
        Model::new(self.labels, self.bits, weights.iter().map(byte).collect(), transitions)
            .map_err(|_| "weights do not fit the labels".into())
    }
}

/// The next number of Marsaglia's xorshift.
fn xorshift(seed: &mut u64) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
}

/// Fisher and Yates.
fn shuffle(order: &mut [usize], seed: &mut u64) {
    for at in (1..order.len()).rev() {
        xorshift(seed);
        order.swap(at, (*seed % (at as u64 + 1)) as usize);
    }
}

/// Prints the share of right tokens, and precision, recall and F1 of names.
fn score(model: &Model, examples: &[Example]) {
    let n = model.labels().len();
    let (mut right, mut all) = (0, 0);
    let mut confusion = std::collections::BTreeMap::<(u8, u8), usize>::new();
    let mut counts = std::collections::BTreeMap::<String, [usize; 3]>::new();
    for example in examples {
        let mut scores = vec![0; n * example.labels.len()];
        let mut path = vec![0; example.labels.len()];
        for (row, features) in scores.chunks_exact_mut(n).zip(&example.features) {
            features.iter().for_each(|bucket| model.add_bucket(*bucket as usize, row));
        }
        model.best_path(&mut scores, &mut path);
        path.iter().zip(&example.labels).for_each(|(a, b)| *confusion.entry((*b, *a)).or_default() += 1);
        right += path.iter().zip(&example.labels).filter(|(a, b)| a == b).count();
        all += path.len();
        let (gold, guessed) = (chunks(model.labels(), &example.labels), chunks(model.labels(), &path));
        for (set, column) in [(&guessed, 1), (&gold, 2)] {
            set.iter().for_each(|(_, kind)| counts.entry(kind.clone()).or_default()[column] += 1);
        }
        gold.iter()
            .filter(|chunk| guessed.contains(chunk))
            .for_each(|(_, kind)| counts.entry(kind.clone()).or_default()[0] += 1);
    }
    for (label, name) in model.labels().iter().enumerate() {
        let pairs = || confusion.iter().filter(|(pair, _)| pair.0 != pair.1);
        let hit = confusion.get(&(label as u8, label as u8)).copied().unwrap_or(0);
        let missed: usize = pairs().filter(|(pair, _)| pair.0 == label as u8).map(|(_, n)| n).sum();
        let extra: usize = pairs().filter(|(pair, _)| pair.1 == label as u8).map(|(_, n)| n).sum();
        println!("{name}: {hit} right, {missed} missed, {extra} too many");
    }
    println!("tokens right: {:.2} % of {all}", 100.0 * right as f64 / all as f64);
    for (kind, [hit, guessed, gold]) in counts {
        let share = |of: usize| 100.0 * hit as f64 / of.max(1) as f64;
        println!(
            "{kind}: P {:.1} R {:.1} F1 {:.1} ({gold})",
            share(guessed),
            share(gold),
            200.0 * hit as f64 / (guessed + gold) as f64
        );
    }
}

/// The names in a row of labels: tokens and kind.
fn chunks(labels: &[String], path: &[u8]) -> Vec<(std::ops::Range<usize>, String)> {
    let mut found: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    for (at, label) in path.iter().enumerate() {
        match labels[usize::from(*label)].split_once('-') {
            Some(("B", kind)) => found.push((at..at + 1, kind.to_owned())),
            Some(("I", _)) => {
                if let Some((tokens, _)) = found.last_mut().filter(|(tokens, _)| tokens.end == at) {
                    tokens.end = at + 1;
                }
            }
            _ => {}
        }
    }
    found
}
