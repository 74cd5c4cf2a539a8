//! Reads annotated texts and turns them into features and labels.

use std::collections::HashMap;
use std::error::Error;
use std::ops::Range;

use zeitstrahl::annotate::Prepared;
use zeitstrahl::document::Document;
use zeitstrahl::effort::Effort;
use zeitstrahl::language::Pack;
use zeitstrahl::tagger::{Seen, Task, bucket, labels_of_spans, token_features};
use zeitstrahl::text::Span;

/// A text with spans and their labels.
pub struct Annotated {
    text: String,
    spans: Vec<(Span, String)>,
}

impl Annotated {
    /// Whether nothing is marked in it.
    pub fn has_no_name(&self) -> bool {
        self.spans.is_empty()
    }
}

/// A sentence ready for training.
pub struct Example {
    /// For each token the buckets of its features.
    pub features: Vec<Vec<u32>>,
    /// For each token its label.
    pub labels: Vec<u8>,
    /// How much it counts.
    pub weight: f32,
}

/// Names listed for the sentences of treebanks: first character, kind and name by sentence.
pub type Listed = HashMap<String, Vec<(usize, String, String)>>;

/// The sentences of `annotated`; new labels are added to `labels`.
pub fn examples(
    annotated: &Annotated,
    task: Task,
    bits: u32,
    pack: &Pack,
    weight: f32,
    labels: &mut Vec<String>,
) -> Vec<Example> {
    let document = document(&annotated.text);
    let effort = Effort::unlimited();
    let prepared = Prepared::new(&document, pack, &effort);
    let seen = prepared.seen();
    let pos = |token: Span| pos_at(&annotated.spans, token);
    let gold = match task {
        Task::Pos => prepared.tokens.iter().map(|token| pos(token.span)).collect(),
        Task::Names => labels_of_spans(&prepared.tokens, &annotated.spans),
    };
    let sentences = prepared.sentences.iter().map(|sentence| sentence.tokens.clone());
    sentences
        .map(|tokens| Example {
            features: tokens.clone().map(|at| buckets(&seen, task, &tokens, at, bits)).collect(),
            labels: whole(&gold[tokens]).iter().map(|label| index_of(labels, label)).collect(),
            weight,
        })
        .collect()
}

/// The labels of a sentence; a name that an end of sentence cuts in two begins anew.
fn whole(labels: &[String]) -> Vec<String> {
    let before = std::iter::once("O").chain(labels.iter().map(String::as_str));
    let pairs = labels.iter().zip(before);
    let cut = |label: &str, before: &str| match label.strip_prefix("I-") {
        Some(kind) => before.get(2..) != Some(kind),
        None => false,
    };
    let begun = |label: &str| format!("B-{}", &label[2..]);
    pairs.map(|(label, before)| if cut(label, before) { begun(label) } else { label.clone() }).collect()
}

fn buckets(seen: &Seen, task: Task, sentence: &Range<usize>, idx: usize, bits: u32) -> Vec<u32> {
    let mut found = Vec::new();
    token_features(task, seen, sentence, idx, |feature| found.push(bucket(feature.0, bits) as u32));
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
    Document::plain("", "de", text)
}

/// Sentences of a treebank with their parts of speech, or with the names `listed` for them. Tokens are
/// taken as they stand in the text, so "im" is one and has its first part's tag.
pub fn read_conllu(content: &str, listed: Option<&Listed>) -> Result<Vec<Annotated>, Box<dyn Error>> {
    let mut found = Vec::new();
    for block in content.split("\n\n") {
        let comment = |key: &str| block.lines().find_map(|line| line.strip_prefix(key));
        let Some(text) = comment("# text = ") else { continue };
        let spans = match listed {
            None => parts_of_speech(text, block),
            Some(listed) => listed_names(text, comment("# sent_id = ").unwrap_or(""), listed)?,
        };
        found.push(Annotated { text: text.to_owned(), spans });
    }
    Ok(found)
}

fn parts_of_speech(text: &str, block: &str) -> Vec<(Span, String)> {
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
    spans
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

fn listed_names(text: &str, sentence: &str, listed: &Listed) -> Result<Vec<(Span, String)>, Box<dyn Error>> {
    let names = listed.get(sentence).into_iter().flatten();
    let spans = names.map(|(first, kind, name)| {
        let begin = text.char_indices().nth(*first).map_or(text.len(), |(at, _)| at);
        let stands = text[begin..].starts_with(name.as_str());
        let span = Span::new(begin, begin + name.len());
        if stands { Ok((span, kind.clone())) } else { Err(format!("{sentence} has no {name:?} at {first}")) }
    });
    Ok(spans.collect::<Result<_, String>>()?)
}

/// Rows of sentence, first character, kind and name.
pub fn read_listed(content: &str) -> Result<Listed, Box<dyn Error>> {
    let mut listed = Listed::new();
    for row in content.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let fields: Vec<&str> = row.split('\t').collect();
        let [sentence, first, kind, name] = fields.as_slice() else {
            return Err(format!("{row:?} has no four fields").into());
        };
        let name = (first.parse()?, (*kind).to_owned(), (*name).to_owned());
        listed.entry((*sentence).to_owned()).or_default().push(name);
    }
    Ok(listed)
}

/// Lines with names. Derivations ("LOCderiv") and words that hold a name ("ORGpart") are no names, but have
/// labels of their own, so that they are told from names; kinds of other guidelines are left out.
pub fn read_names(content: &str) -> Result<Vec<Annotated>, Box<dyn Error>> {
    let mut found = Vec::new();
    for line in content.lines() {
        let line: serde_json::Value = serde_json::from_str(line)?;
        let text = line["text"].as_str().ok_or("a line without text")?;
        let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut spans = Vec::new();
        for entity in line["entities"].as_array().into_iter().flatten() {
            let at = |key: &str| entity[key].as_u64().and_then(|at| bytes.get(at as usize)).copied();
            let (Some(begin), Some(end), Some(kind)) = (at("begin"), at("end"), entity["kind"].as_str())
            else {
                continue;
            };
            let label = match kind {
                "PER" | "ORG" | "LOC" | "OTH" => kind,
                _ if kind.ends_with("deriv") => "DRV",
                _ if kind.ends_with("part") => "PRT",
                _ => continue,
            };
            spans.push((Span::new(begin, end), label.to_owned()));
        }
        found.push(Annotated { text: text.to_owned(), spans });
    }
    Ok(found)
}
