//! Patterns over words, compiled into one tree that is walked once from each word.
//!
//! A pattern is words and placeholders with blanks between them:
//!
//! ```text
//! in der {part} (zum|auf) [{day:weekday}]     |  alternatives in round brackets
//! {n:count} {u:unit} lang?                    ?  the item before may be missing
//! {n:int} ~- ~{u:unit}                        ~  no blank before the item
//! ```
//!
//! `{name:class}` stands for a word of a class of the lexicon, `{class}` is short for
//! `{class:class}`. Square brackets mark the words that are annotated where these are not all words
//! of the pattern. There is no repetition, so a walk is as deep as the longest pattern at most, and
//! matching is linear in the length of the text.

use foldhash::HashMap;

use super::error::PatternError;
use crate::effort::Effort;
use crate::text::Span;

/// Number of a word in the vocabulary; [`NO_WORD`] for one that no pattern and no class knows.
pub type WordId = u32;
/// A word that nothing knows.
pub const NO_WORD: WordId = 0;
/// Number of a class of words.
pub type ClassId = u16;
/// Number of a placeholder's name.
pub type SlotId = u16;

/// How many sequences one pattern may stand for, so that a slip in the data cannot exhaust memory.
const MOST_SEQUENCES: usize = 4000;

/// A word of a text as patterns see it: hyphens divide words.
#[derive(Clone, Copy, Debug)]
pub struct Lexeme {
    /// Where it stands.
    pub span: Span,
    /// Which word it is.
    pub word: WordId,
    /// Whether it follows the one before without a blank.
    pub glued: bool,
    /// Whether it is the first of its line.
    pub starts_line: bool,
    /// Whether it begins with a capital letter.
    pub upper: bool,
    /// Whether the capital may be due to its place: first in a sentence, or all in capitals.
    pub free: bool,
}

impl Lexeme {
    /// Whether a form written with or without a capital in the data may stand here.
    pub fn fits(&self, capital: bool) -> bool {
        if capital { self.upper } else { !self.upper || self.free }
    }
}

/// That the words from some place on belong to a class.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading<V> {
    /// The class.
    pub class: ClassId,
    /// How many lexemes.
    pub len: u8,
    /// What they mean.
    pub value: V,
}

/// The names that patterns use, numbered.
#[derive(Debug, Default)]
pub struct Names {
    words: HashMap<String, WordId>,
    classes: HashMap<String, ClassId>,
    slots: HashMap<String, SlotId>,
}

impl Names {
    /// The number of a word in lower case; new words get one.
    pub fn word(&mut self, word: &str) -> WordId {
        let next = self.words.len() as WordId + 1;
        *self.words.entry(word.to_lowercase()).or_insert(next)
    }

    /// The number of a word in lower case, [`NO_WORD`] for an unknown one.
    pub fn known_word(&self, word: &str) -> WordId {
        self.words.get(word).copied().unwrap_or(NO_WORD)
    }

    /// How many words there are.
    pub fn word_count(&self) -> usize {
        self.words.len()
    }

    /// The number of a class; new classes get one.
    pub fn class(&mut self, name: &str) -> ClassId {
        let next = self.classes.len() as ClassId;
        *self.classes.entry(name.to_owned()).or_insert(next)
    }

    /// The number of a class that must be known.
    pub fn known_class(&self, name: &str) -> Option<ClassId> {
        self.classes.get(name).copied()
    }

    /// The number of a placeholder's name; new names get one.
    pub fn slot(&mut self, name: &str) -> SlotId {
        let next = self.slots.len() as SlotId;
        *self.slots.entry(name.to_owned()).or_insert(next)
    }

    /// The number of a placeholder's name that must be known.
    pub fn known_slot(&self, name: &str) -> Option<SlotId> {
        self.slots.get(name).copied()
    }
}

/// What one lexeme, or a reading of several, must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Label {
    Word { word: WordId, capital: bool },
    Class { class: ClassId, slot: SlotId },
}

impl Label {
    fn unnamed(self) -> Self {
        match self {
            Self::Class { class, .. } => Self::Class { class, slot: 0 },
            word => word,
        }
    }
}

/// One step of a pattern without alternatives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Step {
    label: Label,
    glued: bool,
    /// The annotated words begin with it.
    opens: bool,
    /// The annotated words end with it.
    closes: bool,
}

/// All patterns of a rule file in one tree.
#[derive(Debug)]
pub struct PatternTree {
    nodes: Vec<Node>,
    /// The first steps, by what they ask for whatever the placeholder's name.
    first: HashMap<Label, Vec<usize>>,
}

#[derive(Debug, Default)]
struct Node {
    steps: Vec<(Step, usize)>,
    /// Rules whose pattern ends here.
    rules: Vec<u32>,
}

/// One way in which a rule's pattern fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternMatch {
    /// Number of the rule.
    pub rule: u32,
    /// The annotated lexemes, end exclusive.
    pub lexemes: std::ops::Range<usize>,
    /// How many lexemes were read in all.
    pub extent: usize,
    /// For each placeholder where its reading stands: lexeme and place among its readings.
    pub bound: Vec<(SlotId, usize, usize)>,
}

impl PatternMatch {
    /// More annotated words win, then more words read, then the earlier rule.
    fn rank(&self) -> (usize, usize, std::cmp::Reverse<u32>) {
        (self.lexemes.len(), self.extent, std::cmp::Reverse(self.rule))
    }
}

impl Default for PatternTree {
    fn default() -> Self {
        Self { nodes: vec![Node::default()], first: HashMap::default() }
    }
}

impl PatternTree {
    /// Adds a pattern of rule number `rule`.
    ///
    /// # Errors
    /// What is wrong with the pattern.
    pub fn add(&mut self, pattern: &str, rule: u32, names: &mut Names) -> Result<(), PatternError> {
        for steps in expand(pattern, names)? {
            let last = steps.iter().fold(0, |node, step| self.child(node, *step));
            if !self.nodes[last].rules.contains(&rule) {
                self.nodes[last].rules.push(rule);
            }
        }
        Ok(())
    }

    fn child(&mut self, node: usize, step: Step) -> usize {
        if let Some((_, to)) = self.nodes[node].steps.iter().find(|(own, _)| *own == step) {
            return *to;
        }
        let to = self.nodes.len();
        self.nodes.push(Node::default());
        if node == 0 {
            self.first.entry(step.label.unnamed()).or_default().push(self.nodes[0].steps.len());
        }
        self.nodes[node].steps.push((step, to));
        to
    }

    /// The best matches that begin at lexeme `at`: one for each lexeme at which annotated words begin.
    pub fn matches_at<V>(&self, text: &Readable<V>, at: usize, effort: &Effort) -> Vec<PatternMatch> {
        let mut walk = Walk { tree: self, text, effort, at, bound: Vec::new(), best: Vec::new() };
        let lexeme = &text.lexemes[at];
        for capital in [false, true] {
            if lexeme.word != NO_WORD && lexeme.fits(capital) {
                walk.first(Label::Word { word: lexeme.word, capital }, 1, None);
            }
        }
        for (place, reading) in text.readings(at).iter().enumerate() {
            let label = Label::Class { class: reading.class, slot: 0 };
            walk.first(label, reading.len.into(), Some(place));
        }
        walk.best
    }
}

/// A text's lexemes with their readings.
#[derive(Debug)]
pub struct Readable<V> {
    /// The words.
    pub lexemes: Vec<Lexeme>,
    /// For each lexeme where its readings begin; one entry more at the end.
    pub starts: Vec<u32>,
    /// All readings, by lexeme.
    pub all: Vec<Reading<V>>,
}

impl<V> Readable<V> {
    /// What the words from lexeme `at` on may be.
    pub fn readings(&self, at: usize) -> &[Reading<V>] {
        &self.all[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

/// State of one walk down the tree.
struct Walk<'a, V> {
    tree: &'a PatternTree,
    text: &'a Readable<V>,
    effort: &'a Effort<'a>,
    at: usize,
    bound: Vec<(SlotId, usize, usize)>,
    best: Vec<PatternMatch>,
}

impl<V> Walk<'_, V> {
    fn first(&mut self, label: Label, len: usize, place: Option<usize>) {
        let tree = self.tree;
        for &index in tree.first.get(&label).into_iter().flatten() {
            let (step, to) = &tree.nodes[0].steps[index];
            self.take(step, *to, self.at, len, place, (self.at, self.at));
        }
    }

    /// Takes `step` over `len` lexemes from `at`; `marked` are the annotated lexemes so far.
    fn take(
        &mut self,
        step: &Step,
        to: usize,
        at: usize,
        len: usize,
        place: Option<usize>,
        marked: (usize, usize),
    ) {
        let mut marked = marked;
        if step.opens {
            marked.0 = at;
        }
        if step.closes {
            marked.1 = at + len;
        }
        if let (Label::Class { slot, .. }, Some(place)) = (step.label, place) {
            self.bound.push((slot, at, place));
        }
        self.visit(to, at + len, marked);
        if place.is_some() {
            self.bound.pop();
        }
    }

    /// Keeps a match where it is the best with its beginning.
    fn offer(&mut self, rule: u32, lexemes: std::ops::Range<usize>, extent: usize) {
        let rank = (lexemes.len(), extent, std::cmp::Reverse(rule));
        let before = self.best.iter().position(|best| best.lexemes.start == lexemes.start);
        if before.is_some_and(|before| self.best[before].rank() >= rank) {
            return;
        }
        let found = PatternMatch { rule, lexemes, extent, bound: self.bound.clone() };
        match before {
            Some(before) => self.best[before] = found,
            None => self.best.push(found),
        }
    }

    fn visit(&mut self, node: usize, at: usize, marked: (usize, usize)) {
        self.effort.count();
        let tree = self.tree;
        for &rule in &tree.nodes[node].rules {
            self.offer(rule, marked.0..marked.1, at - self.at);
        }
        let Some(lexeme) = self.text.lexemes.get(at).filter(|lexeme| !lexeme.starts_line) else { return };
        for (step, to) in &tree.nodes[node].steps {
            if step.glued && !lexeme.glued {
                continue;
            }
            match step.label {
                Label::Word { word, capital } if word == lexeme.word && lexeme.fits(capital) => {
                    self.take(step, *to, at, 1, None, marked);
                }
                Label::Word { .. } => {}
                Label::Class { class, .. } => {
                    let text = self.text;
                    for (place, reading) in text.readings(at).iter().enumerate() {
                        if reading.class == class {
                            self.take(step, *to, at, reading.len.into(), Some(place), marked);
                        }
                    }
                }
            }
        }
    }
}

/// The sequences of steps that `pattern` stands for.
fn expand(pattern: &str, names: &mut Names) -> Result<Vec<Vec<Step>>, PatternError> {
    let mut parser = Parser { rest: pattern, names };
    let sequences = parser.alternatives()?;
    if !parser.rest.is_empty() {
        return Err(PatternError::OutOfPlace(parser.rest.to_owned()));
    }
    sequences.into_iter().map(|items| steps_of(&items).ok_or(PatternError::MarksNothing)).collect()
}

/// A part of a pattern without alternatives.
#[derive(Clone, Copy, Debug)]
enum Item {
    Open,
    Close,
    Step(Step),
}

fn steps_of(items: &[Item]) -> Option<Vec<Step>> {
    let mut steps: Vec<Step> = Vec::new();
    let mut open = false;
    for item in items {
        match item {
            Item::Open => open = true,
            Item::Close => steps.last_mut()?.closes = true,
            Item::Step(step) => {
                steps.push(Step { opens: open, ..*step });
                open = false;
            }
        }
    }
    if !steps.iter().any(|step| step.opens) {
        steps.first_mut()?.opens = true;
    }
    if !steps.iter().any(|step| step.closes) {
        steps.last_mut()?.closes = true;
    }
    Some(steps)
}

struct Parser<'a> {
    rest: &'a str,
    names: &'a mut Names,
}

impl Parser<'_> {
    fn alternatives(&mut self) -> Result<Vec<Vec<Item>>, PatternError> {
        let mut all = self.sequence()?;
        while self.eat('|') {
            all.extend(self.sequence()?);
        }
        Ok(all)
    }

    fn sequence(&mut self) -> Result<Vec<Vec<Item>>, PatternError> {
        let mut all: Vec<Vec<Item>> = vec![Vec::new()];
        loop {
            self.rest = self.rest.trim_start();
            if self.rest.is_empty() || self.rest.starts_with(['|', ')']) {
                return Ok(all);
            }
            let mut choices = self.item()?;
            if self.eat('?') {
                choices.push(Vec::new());
            }
            all = all
                .iter()
                .flat_map(|left| choices.iter().map(move |right| [&left[..], right].concat()))
                .collect();
            if all.len() > MOST_SEQUENCES {
                return Err(PatternError::TooManySequences);
            }
        }
    }

    fn item(&mut self) -> Result<Vec<Vec<Item>>, PatternError> {
        if self.eat('[') {
            return Ok(vec![vec![Item::Open]]);
        }
        if self.eat(']') {
            return Ok(vec![vec![Item::Close]]);
        }
        if self.eat('(') {
            let inner = self.alternatives()?;
            return if self.eat(')') { Ok(inner) } else { Err(PatternError::OpenBracket) };
        }
        let glued = self.eat('~');
        let label = if self.eat('{') { self.placeholder()? } else { self.word()? };
        Ok(vec![vec![Item::Step(Step { label, glued, opens: false, closes: false })]])
    }

    fn placeholder(&mut self) -> Result<Label, PatternError> {
        let (inner, rest) = self.rest.split_once('}').ok_or(PatternError::OpenPlaceholder)?;
        self.rest = rest;
        let (slot, class) = inner.split_once(':').unwrap_or((inner, inner));
        let class = self.names.known_class(class).ok_or_else(|| PatternError::NoClass(class.to_owned()))?;
        Ok(Label::Class { class, slot: self.names.slot(slot) })
    }

    fn word(&mut self) -> Result<Label, PatternError> {
        let end = self.rest.find([' ', '|', '(', ')', '[', ']', '?', '{', '~']).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        if word.is_empty() {
            return Err(PatternError::OutOfPlace(self.rest.to_owned()));
        }
        if word.chars().any(char::is_alphanumeric) && !word.chars().all(char::is_alphanumeric) {
            return Err(PatternError::SeveralWords(word.to_owned()));
        }
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        Ok(Label::Word { word: self.names.word(word), capital })
    }

    fn eat(&mut self, c: char) -> bool {
        match self.rest.strip_prefix(c) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }
}
