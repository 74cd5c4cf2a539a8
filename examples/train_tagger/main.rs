//! Trains the models of the tagger.
//!
//! ```text
//! train_tagger pos   OUT.bin FILE.conllu…              parts of speech from Universal Dependencies treebanks
//! train_tagger looks OUT.bin FILE.conllu…              what words look like, from the tables of the language
//!                                                      and the nouns of treebanks
//! train_tagger clusters OUT.bin FILE.tsv               which words are used alike, from word, path lines
//! train_tagger names OUT.bin FILE.jsonl… FILE.tsv FILE.conllu…
//!                                                      names from {"text", "entities": [{"begin", "end",
//!                                                      "kind"}]} lines, offsets in characters, and from
//!                                                      treebanks with the names listed in FILE.tsv; of
//!                                                      FILE.jsonl@0.3, where many names are not marked,
//!                                                      only texts with a name, each counting so much
//! ```
//!
//! The models of names read the parts of speech and looks that are installed, so they come last; build anew
//! between the steps. With `HOLDOUT=k` in the environment every k-th text of the first file (of all files for
//! parts of speech) is kept out and scored instead. The result depends on the input alone.

mod corpus;
mod crf;
mod looks;
mod score;

use std::error::Error;
use std::{env, fs};

use corpus::{Annotated, Example, examples, read_conllu, read_listed, read_names};
use crf::{Crf, Settings};
use zeitstrahl::language::pack_for;
use zeitstrahl::tagger::{Clusters, Task};

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = env::args().skip(1).collect();
    let [what, out, files @ ..] = args.as_slice() else {
        return Err("usage: train_tagger clusters|pos|looks|names OUT FILE…".into());
    };
    let model = match what.as_str() {
        "clusters" => clusters(files)?,
        "looks" => looks::train(files)?,
        "pos" => train(Task::Pos, &Settings::POS, files)?,
        "names" => train(Task::Names, &Settings::NAMES, files)?,
        _ => return Err(format!("no model is called {what}").into()),
    };
    Ok(fs::write(out, model)?)
}

/// The file of clusters from lines of word and path, most frequent words first.
fn clusters(files: &[String]) -> Result<Vec<u8>, Box<dyn Error>> {
    let [file] = files else { return Err("one file of clusters is needed".into()) };
    let content = fs::read_to_string(file)?;
    let rows = content.lines().filter_map(|row| row.split_once('\t'));
    let words = rows.filter_map(|(word, path)| Some((word, path.parse().ok()?)));
    Ok(Clusters::new(words).to_bytes())
}

/// Trains a tagger from annotated `files`; the bytes of its weights.
fn train(task: Task, settings: &Settings, files: &[String]) -> Result<Vec<u8>, Box<dyn Error>> {
    let pack = pack_for("de")?;
    let mut labels: Vec<String> = if task == Task::Pos { Vec::new() } else { vec!["O".to_owned()] };
    let holdout: usize = env::var("HOLDOUT").ok().and_then(|value| value.parse().ok()).unwrap_or(0);
    let (mut kept, mut held_out): (Vec<Example>, Vec<Example>) = (Vec::new(), Vec::new());
    let mut listed = None;
    for (n, file) in files.iter().enumerate() {
        let (file, share) =
            file.rsplit_once('@').map_or((file.as_str(), None), |(file, share)| (file, Some(share)));
        let content = fs::read_to_string(file)?;
        if file.ends_with(".tsv") {
            listed = Some(read_listed(&content)?);
            continue;
        }
        let treebank = file.ends_with(".conllu");
        let texts: Vec<Annotated> = match &listed {
            _ if !treebank => read_names(&content)?,
            Some(names) if task == Task::Names => read_conllu(&content, Some(names))?,
            _ => read_conllu(&content, None)?,
        };
        let own = if treebank && task == Task::Names { settings.treebanks } else { 1.0 };
        let weight = share.map(str::parse).transpose()?.unwrap_or(own);
        for (idx, text) in texts.iter().enumerate() {
            let out = holdout > 0 && idx % holdout == 0 && (n == 0 || task == Task::Pos);
            if share.is_some() && text.has_no_name() {
                continue;
            }
            let found = examples(text, task, settings.bits, pack, weight, &mut labels);
            if out { held_out.extend(found) } else { kept.extend(found) }
        }
    }
    eprintln!("{} sentences, {} labels: {}", kept.len(), labels.len(), labels.join(" "));
    let model = Crf::new(&labels, task, settings).run(&kept)?;
    if holdout > 0 {
        score::print(&model, &held_out);
    }
    Ok(model.to_bytes())
}
