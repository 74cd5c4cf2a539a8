//! The words of a document as a reader of clauses sees them: class and shape of each token, and where
//! quotations and brackets are passed over.

use std::ops::Range;

use crate::annotate::{Mention, MentionKind, Pos, Prepared, Timex};
use crate::language::Class;
use crate::text::{Span, TokenKind};

/// Tokens of one stretch of text: indices into the document's tokens, end exclusive.
pub(in crate::annotate) type Tokens = Range<usize>;

/// A document with what the words of its language are.
pub(in crate::annotate) struct Surface<'a> {
    /// The document.
    pub prepared: &'a Prepared<'a>,
    classes: Vec<Class>,
    shapes: Vec<Shape>,
    /// For each token the next one to read: behind the closing mark for an opening mark or bracket.
    jumps: Vec<u32>,
    /// Whether a token belongs to a time expression.
    timed: Vec<bool>,
    /// Whether a token belongs to the name of a person or body.
    named: Vec<bool>,
    /// Whether the name of a person or body begins with a token.
    opens_name: Vec<bool>,
}

/// What a token looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::annotate) enum Shape {
    /// A capitalised word that is in no class of small words.
    Noun,
    /// A number.
    Number,
    /// Any other word.
    Small,
    /// An opening quotation mark that has its partner.
    Quote,
    /// An opening bracket that has its partner nearby.
    Bracket,
    /// Comma, semicolon, colon or a dash between blanks.
    Break,
    /// Full stop and the like.
    Stop,
    /// Any other mark.
    Mark,
}

/// How far a noun phrase reaches.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::annotate) enum Reach {
    /// With every attribute: as subject before the verb.
    Whole,
    /// Without attributes that may belong to the clause: behind the verb.
    Close,
}

/// Brackets further apart are taken for marks.
const LONGEST_BRACKET: usize = 40;

impl<'a> Surface<'a> {
    /// Reads the words of a document.
    pub fn new(prepared: &'a Prepared<'a>, mentions: &[Mention], timexes: &[Timex]) -> Self {
        let count = prepared.tokens.len();
        let mut surface = Self {
            prepared,
            classes: Vec::with_capacity(count),
            shapes: Vec::with_capacity(count),
            jumps: (1..=count as u32).collect(),
            timed: vec![false; count],
            named: vec![false; count],
            opens_name: vec![false; count],
        };
        surface.classify();
        surface.join_quotes();
        surface.join_brackets();
        for timex in timexes {
            for idx in surface.tokens_of(timex.span) {
                surface.timed[idx] = true;
            }
        }
        let speakers =
            mentions.iter().filter(|mention| matches!(mention.kind, MentionKind::Per | MentionKind::Org));
        for mention in speakers {
            let tokens = surface.tokens_of(mention.span);
            if let Some(opens) = surface.opens_name.get_mut(tokens.start) {
                *opens = true;
            }
            for idx in tokens {
                surface.named[idx] = true;
            }
        }
        surface
    }

    /// The tokens that lie in `span`.
    pub fn tokens_of(&self, span: Span) -> Tokens {
        let first = self.prepared.tokens.partition_point(|token| token.span.begin < span.begin);
        let end = self.prepared.tokens.partition_point(|token| token.span.begin < span.end);
        first..end.max(first)
    }

    fn classify(&mut self) {
        let prepared = self.prepared;
        let mut starts = prepared.sentences.iter().map(|sentence| sentence.tokens.start).peekable();
        let mut initial = true;
        for (idx, token) in prepared.tokens.iter().enumerate() {
            if starts.next_if_eq(&idx).is_some() {
                initial = true;
            }
            let word = prepared.word(idx);
            let (class, shape) = match token.kind {
                TokenKind::Word => self.word_class(idx, word, initial),
                TokenKind::Number => (Class::default(), Shape::Number),
                // "3:1" is one number.
                TokenKind::Mark if word == ":" && self.is_score(idx) => (Class::default(), Shape::Mark),
                TokenKind::Mark => (Class::default(), self.mark_shape(idx, word)),
            };
            self.classes.push(class);
            self.shapes.push(shape);
            // A quotation, a bullet or a colon begins anew.
            initial = (initial && token.kind == TokenKind::Mark)
                || matches!(word, ":" | "„" | "»" | "“" | "\"" | "+")
                || shape == Shape::Break && matches!(word, "–" | "—" | "-");
        }
    }

    fn word_class(&self, idx: usize, word: &str, initial: bool) -> (Class, Shape) {
        let grammar = &self.prepared.pack.grammar;
        let tagged = self.prepared.pos[idx];
        if !word.starts_with(char::is_uppercase) {
            // "eBay" and "beispiel.de" are names.
            let shape = if word.contains(|c: char| c.is_uppercase() || c == '.') {
                Shape::Noun
            } else {
                Shape::Small
            };
            let class = grammar.class(word);
            // In the plural the Konjunktiv of a weak verb looks like the indicative.
            let reported = word.ends_with(grammar.verb_rules.reported.as_str());
            let tagged = match tagged {
                Pos::VerbSubjunctive if !reported => Pos::Verb,
                tagged => tagged,
            };
            return (if class.is_empty() { class_of(tagged) } else { class }, shape);
        }
        let lower = word.to_lowercase();
        let mut class = grammar.class(&lower);
        if initial && class.is_empty() && grammar.is_adverb_by_ending(&lower) {
            class = Class::ADVERB;
        }
        // "Abgewehrt worden seien …", "Festgenommen hat die Polizei …": what goes with the auxiliary is no noun.
        let next = if idx + 1 < self.prepared.tokens.len() { self.prepared.word(idx + 1) } else { "" };
        let auxiliary = Class::HAVE.with(Class::BE).with(Class::BECOME);
        let unknown =
            || self.prepared.pack.nouns.class_of_word(word).is_none() && !grammar.declension.is_noun(word);
        let helped = grammar.is_perfect_participle(next) || grammar.class(next).any(auxiliary) && unknown();
        if initial && class.is_empty() && helped && self.prepared.pack.time.tense.is_participle(&lower) {
            return (Class::PARTICIPLE, Shape::Small);
        }
        let quoted = idx > 0 && self.prepared.tokens[idx - 1].kind == TokenKind::Mark;
        if initial && !quoted && class.is_empty() && matches!(tagged, Pos::Adv | Pos::Adj | Pos::Participle) {
            return (class_of(tagged), Shape::Small);
        }
        let polite = class.any(Class::SUBJECT) && !class.any(Class::DETERMINER) && word.len() == 3;
        // "Bestätigen wollte er das nicht": before a modal verb it is one.
        let next = idx + 1 < self.prepared.tokens.len();
        let fronted = next && grammar.class(self.prepared.word(idx + 1)).any(Class::MODAL);
        let noun = self.only_infinitive(class) && !fronted;
        if (initial && !class.is_empty() && !noun) || polite {
            (class, Shape::Small)
        } else {
            (Class::default(), Shape::Noun)
        }
    }

    /// "Treffen" at the head of a sentence is a noun, not a verb.
    fn only_infinitive(&self, class: Class) -> bool {
        let auxiliary = Class::HAVE.with(Class::BE).with(Class::BECOME).with(Class::MODAL);
        let verb = Class::INFINITIVE.with(Class::FINITE).with(Class::REPORTED).with(Class::REPORTED_WEAK);
        class.only(verb) && !class.any(auxiliary)
    }

    fn mark_shape(&self, idx: usize, word: &str) -> Shape {
        match word {
            "," | ";" | ":" => Shape::Break,
            "–" | "—" | "-" if self.is_spaced(idx) => Shape::Break,
            "." | "!" | "?" | "…" => Shape::Stop,
            _ => Shape::Mark,
        }
    }

    /// Whether the mark stands between two numbers without blanks.
    fn is_score(&self, idx: usize) -> bool {
        let tokens = &self.prepared.tokens;
        let (Some(before), Some(next)) = (idx.checked_sub(1).map(|idx| tokens[idx]), tokens.get(idx + 1))
        else {
            return false;
        };
        let numbers = before.kind == TokenKind::Number && next.kind == TokenKind::Number;
        numbers && before.span.end == tokens[idx].span.begin && tokens[idx].span.end == next.span.begin
    }

    /// Whether a blank stands before the token.
    fn is_spaced(&self, idx: usize) -> bool {
        let tokens = &self.prepared.tokens;
        idx == 0 || tokens[idx - 1].span.end < tokens[idx].span.begin
    }

    /// Whether a new line begins before the token.
    pub fn gap_has_line(&self, idx: usize) -> bool {
        let tokens = &self.prepared.tokens;
        let Some(before) = idx.checked_sub(1) else { return true };
        let (Some(left), Some(right)) = (tokens.get(before), tokens.get(idx)) else { return true };
        self.prepared.text()[left.span.end as usize..right.span.begin as usize].contains('\n')
    }

    fn join_quotes(&mut self) {
        for pair in self.prepared.quotes.iter().filter(|pair| pair.closed) {
            let tokens = self.tokens_of(pair.outer);
            if tokens.len() > 1 {
                self.jumps[tokens.start] = tokens.end as u32;
                self.shapes[tokens.start] = Shape::Quote;
            }
        }
    }

    fn join_brackets(&mut self) {
        let mut open: Vec<usize> = Vec::new();
        for idx in 0..self.shapes.len() {
            match self.word(idx) {
                bracket @ ("(" | "[") => {
                    // One of a kind is open at a time, square ones inside round ones.
                    let same = open.iter().position(|&begin| self.word(begin) == bracket);
                    open.truncate(same.unwrap_or(1));
                    open.push(idx);
                }
                bracket @ (")" | "]") => {
                    let partner = if bracket == ")" { "(" } else { "[" };
                    let at = open.iter().rposition(|&begin| self.word(begin) == partner);
                    let begin = at.and_then(|at| open.drain(at..).next());
                    if let Some(begin) = begin.filter(|begin| idx - begin < LONGEST_BRACKET) {
                        self.jumps[begin] = idx as u32 + 1;
                        self.shapes[begin] = Shape::Bracket;
                    }
                }
                _ => {}
            }
        }
    }

    /// The word at `idx`.
    pub fn word(&self, idx: usize) -> &'a str {
        self.prepared.word(idx)
    }

    /// The word at `idx` in lower case.
    pub fn lower(&self, idx: usize) -> String {
        self.word(idx).to_lowercase()
    }

    /// The classes of the word at `idx`.
    pub fn class(&self, idx: usize) -> Class {
        self.prepared.effort.count();
        self.classes.get(idx).copied().unwrap_or_default()
    }

    /// Whether the word at `idx` is in one of `classes`.
    pub fn is(&self, idx: usize, classes: Class) -> bool {
        self.class(idx).any(classes)
    }

    /// What the token at `idx` looks like; a stop behind the end.
    pub fn shape(&self, idx: usize) -> Shape {
        self.prepared.effort.count();
        self.shapes.get(idx).copied().unwrap_or(Shape::Stop)
    }

    /// The token to read after `idx`; a quotation or bracket that opens there is passed over.
    pub fn after(&self, idx: usize) -> usize {
        self.jumps.get(idx).map_or(idx + 1, |&next| next as usize)
    }

    /// Whether the word at `idx` is the number behind the name of a king or pope: "Coelestin V".
    pub fn is_roman(&self, idx: usize) -> bool {
        let word = if idx < self.shapes.len() { self.word(idx) } else { "" };
        !word.is_empty() && word.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X'))
    }

    /// Whether the token at `idx` belongs to a time expression.
    pub fn is_timed(&self, idx: usize) -> bool {
        self.timed.get(idx).copied().unwrap_or(false)
    }

    /// Whether the token at `idx` belongs to the name of a person or body.
    pub fn is_named(&self, idx: usize) -> bool {
        self.named.get(idx).copied().unwrap_or(false)
    }

    /// Whether the name of a person or body begins with the token at `idx`, straight behind another.
    pub fn touches_name(&self, idx: usize) -> bool {
        let opens = idx > 0 && self.opens_name.get(idx).copied().unwrap_or(false);
        // "Verdi-Chefin Rita Kolb".
        opens && self.is_named(idx - 1) && !self.word(idx - 1).contains('-')
    }

    /// The tokens of `range` outside quotations and brackets.
    pub fn outer(&self, range: Tokens) -> impl Iterator<Item = usize> + '_ {
        let mut at = range.start;
        std::iter::from_fn(move || {
            let idx = at;
            at = self.after(at);
            (idx < range.end).then_some(idx)
        })
    }
}

/// The class of a word that no list names, by its part of speech.
fn class_of(pos: Pos) -> Class {
    match pos {
        Pos::Verb => Class::FINITE,
        Pos::VerbSubjunctive => Class::FINITE.with(Class::REPORTED),
        Pos::Infinitive => Class::INFINITIVE,
        Pos::Participle => Class::PARTICIPLE,
        Pos::Adv => Class::ADVERB,
        _ => Class::default(),
    }
}
