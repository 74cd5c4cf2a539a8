//! The rows of a table → a document that shows them, with an item of each.

use std::sync::Arc;

use super::columns::{Columns, Meaning, is_event};
use super::grid::{Row, Sheet};
use super::when::When;
use crate::annotate::{ActorKind, Annotations, CountryBasis, Derivation};
use crate::document::{Block, BlockKind, Document};
use crate::item::{Actor, Basis, DecidedActor, Evidence, Extraction, Form, Item, ItemTime, Kind, ROW};
use crate::language::{Country, detect_language};
use crate::text::Span;
use crate::typed::Reference;

/// A title is cut after so many letters.
const MOST_TITLE: usize = 80;
/// What stands between the cells of a row.
const BETWEEN: &str = " · ";

/// How rows are read.
pub struct Reading<'r> {
    /// What each column tells.
    pub columns: &'r Columns,
    /// What days are counted from that are not written whole.
    pub reference: Reference,
    /// The country of a name.
    pub country: &'r dyn Fn(&str) -> Option<Country>,
}

/// Why no item came of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It has no day.
    NoDate,
    /// What stands as its day is none.
    BadDate(String),
    /// It has no words.
    NoText,
    /// No country has the name that stands there. The item is made without it.
    NoCountry(String),
}

/// A row of which something is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultyRow {
    /// Its number in the file.
    pub number: usize,
    /// What is wrong.
    pub fault: Fault,
}

/// What was made of a table.
pub struct Made {
    /// The document that shows the rows, with their items.
    pub extraction: Extraction,
    /// The rows of which something is wrong, in their order.
    pub faults: Vec<FaultyRow>,
}

/// Makes an item of each row, in a document that is called `id` and stands in the file at `path`.
pub fn make(sheet: &Sheet, reading: &Reading<'_>, id: &str, path: &str) -> Made {
    let mut making = Making::default();
    for row in &sheet.rows {
        match making.item(row, reading, id) {
            Ok(item) => making.items.push(item),
            Err(fault) => making.faults.push(FaultyRow { number: row.number, fault }),
        }
    }
    let Making { text, blocks, items, actors, faults } = making;
    let mut document = Document::plain(id, detect_language(&text), &text);
    document.path = Some(path.to_owned());
    document.title = Some(document.file_name().to_owned());
    document.parts = blocks.into();
    let extraction = Extraction::new(Arc::new(document), Annotations::default(), actors, &items);
    Made { extraction, faults }
}

#[derive(Default)]
struct Making {
    text: String,
    blocks: Vec<Block>,
    items: Vec<Item>,
    actors: Vec<Arc<Actor>>,
    faults: Vec<FaultyRow>,
}

impl Making {
    /// The item of a row, which is written below the others.
    fn item(&mut self, row: &Row, reading: &Reading<'_>, document: &str) -> Result<Item, Fault> {
        let cell = |meaning| reading.columns.at(meaning).map_or("", |at| &*row.cells[at]);
        let said = |meaning| Some(cell(meaning)).filter(|cell| !cell.is_empty());
        let day = said(Meaning::Date).ok_or(Fault::NoDate)?;
        let when = When::read(day, reading.reference).ok_or_else(|| Fault::BadDate(short(day)))?;
        let words = said(Meaning::Text).or(said(Meaning::Title)).ok_or(Fault::NoText)?;
        let span = self.write(row, words);
        let kind = kind_of(said(Meaning::Kind), said(Meaning::Speaker).is_some(), words);
        let mut item = Item::of_words(kind, words.to_owned());
        item.id = format!("{document}:{}", self.items.len() + 1);
        item.evidence = vec![Evidence { document: document.to_owned(), spans: vec![span] }];
        item.rule = ROW.to_owned();
        let (interval, grain) = (Some(when.interval), Some(when.grain));
        item.time =
            ItemTime { interval, grain, basis: Basis::Decided, timex: None, derivation: Derivation::Literal };
        if kind == Kind::Event {
            item.title = Some(said(Meaning::Title).map_or_else(|| short(words), str::to_owned));
        }
        if let Some(name) = said(Meaning::Speaker) {
            let actor = self.actor(name);
            match kind {
                Kind::Event => item.actors.push(actor.id.clone()),
                Kind::Statement(_) => item.speaker = Some(actor.id.clone()),
            }
        }
        if let Some(name) = said(Meaning::Country) {
            match (reading.country)(name) {
                Some(country) => {
                    (item.country, item.country_basis) = (Some(country), Some(CountryBasis::Decided));
                    item.countries.push(country);
                }
                None => {
                    let fault = Fault::NoCountry(name.to_owned());
                    self.faults.push(FaultyRow { number: row.number, fault });
                }
            }
        }
        item.medium = said(Meaning::Source).map(str::to_owned);
        Ok(item)
    }

    /// Writes a row below the others; gives where its words stand.
    fn write(&mut self, row: &Row, words: &str) -> Span {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        let begin = self.text.len();
        let line: Vec<&str> = row.cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
        let at = line
            .iter()
            .take_while(|cell| **cell != words)
            .map(|cell| cell.len() + BETWEEN.len())
            .sum::<usize>();
        self.text.push_str(&line.join(BETWEEN));
        let whole = Span::new(begin, self.text.len());
        self.blocks.push(Block { span: whole, kind: BlockKind::Paragraph });
        Span::new(begin + at, begin + at + words.len())
    }

    fn actor(&mut self, name: &str) -> Arc<Actor> {
        let actor = DecidedActor { name: name.to_owned(), kind: ActorKind::Person }.to_actor();
        let known = self.actors.iter().find(|known| known.id == actor.id).cloned();
        known.unwrap_or_else(|| {
            let actor = Arc::new(actor);
            self.actors.push(Arc::clone(&actor));
            actor
        })
    }
}

/// What a row tells: what its kind says, else a statement where somebody says it.
fn kind_of(kind: Option<&str>, has_speaker: bool, words: &str) -> Kind {
    let quoted = words.starts_with(['„', '“', '»', '«', '"', '”']);
    let statement = Kind::Statement(if quoted { Form::Direct } else { Form::Indirect });
    match kind.and_then(is_event) {
        Some(true) => Kind::Event,
        Some(false) => statement,
        None if has_speaker => statement,
        None => Kind::Event,
    }
}

fn short(words: &str) -> String {
    let begin: String = words.chars().take(MOST_TITLE).collect();
    if begin.len() < words.len() { format!("{}…", begin.trim_end()) } else { begin }
}
