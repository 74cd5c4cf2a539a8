//! A light reader of clauses: word classes, noun phrases, and the pieces between commas.
//!
//! German gives much away in writing: nouns have capitals, every clause has its finite verb in second or in
//! last place, and commas stand round every clause. So tables of closed classes and one pass from left to
//! right find noun phrases and clauses well enough without a parser.

use std::ops::Range;

use crate::language::Class;
use crate::text::TokenKind;

use super::{Mention, MentionKind, Prepared, Timex};

/// Tokens of one stretch of text: indices into the document's tokens, end exclusive.
pub(super) type Tokens = Range<usize>;

/// A document with what the words of its language are.
pub(super) struct Clauses<'a> {
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
}

/// What a token looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
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
pub(super) enum Reach {
    /// With every attribute: as subject before the verb.
    Whole,
    /// Without attributes that may belong to the clause: behind the verb.
    Close,
}

/// Phrases longer than this are not followed further; keeps hostile text linear.
const LONGEST_PHRASE: usize = 60;

/// Brackets further apart are taken for marks.
const LONGEST_BRACKET: usize = 40;

impl<'a> Clauses<'a> {
    /// Reads the words of a document.
    pub fn new(prepared: &'a Prepared<'a>, mentions: &[Mention], timexes: &[Timex]) -> Self {
        let count = prepared.tokens.len();
        let mut clauses = Self {
            prepared,
            classes: Vec::with_capacity(count),
            shapes: Vec::with_capacity(count),
            jumps: (1..=count as u32).collect(),
            timed: vec![false; count],
            named: vec![false; count],
        };
        clauses.classify();
        clauses.join_quotes();
        clauses.join_brackets();
        for timex in timexes {
            for idx in clauses.tokens_of(timex.span) {
                clauses.timed[idx] = true;
            }
        }
        let speakers =
            mentions.iter().filter(|mention| matches!(mention.kind, MentionKind::Per | MentionKind::Org));
        for mention in speakers {
            for idx in clauses.tokens_of(mention.span) {
                clauses.named[idx] = true;
            }
        }
        clauses
    }

    /// The tokens that lie in `span`.
    pub fn tokens_of(&self, span: crate::text::Span) -> Tokens {
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
                TokenKind::Word => self.word_class(word, initial),
                TokenKind::Number => (Class::default(), Shape::Number),
                TokenKind::Mark => (Class::default(), self.mark_shape(idx, word)),
            };
            self.classes.push(class);
            self.shapes.push(shape);
            // A quotation, a bullet or a colon begins anew.
            initial =
                (initial && token.kind == TokenKind::Mark) || matches!(word, ":" | "„" | "»" | "“" | "\"");
        }
    }

    fn word_class(&self, word: &str, initial: bool) -> (Class, Shape) {
        let grammar = &self.prepared.pack.grammar;
        if !word.starts_with(char::is_uppercase) {
            // "eBay" is a name.
            let shape = if word.contains(char::is_uppercase) { Shape::Noun } else { Shape::Small };
            return (grammar.class(word), shape);
        }
        let lower = word.to_lowercase();
        let mut class = grammar.class(&lower);
        if initial && class.is_empty() && grammar.is_adverb_by_ending(&lower) {
            class = Class::ADVERB;
        }
        let polite = class.any(Class::SUBJECT) && !class.any(Class::DETERMINER) && word.len() == 3;
        if (initial && !class.is_empty() && !self.only_infinitive(class)) || polite {
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
        let mut open: Option<usize> = None;
        for idx in 0..self.shapes.len() {
            match self.word(idx) {
                "(" | "[" => open = Some(idx),
                ")" | "]" => {
                    if let Some(begin) = open.take().filter(|begin| idx - begin < LONGEST_BRACKET) {
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
        self.classes.get(idx).copied().unwrap_or_default()
    }

    /// Whether the word at `idx` is in one of `classes`.
    pub fn is(&self, idx: usize, classes: Class) -> bool {
        self.class(idx).any(classes)
    }

    /// What the token at `idx` looks like; a stop behind the end.
    pub fn shape(&self, idx: usize) -> Shape {
        self.shapes.get(idx).copied().unwrap_or(Shape::Stop)
    }

    /// The token to read after `idx`; a quotation or bracket that opens there is passed over.
    pub fn after(&self, idx: usize) -> usize {
        self.jumps.get(idx).map_or(idx + 1, |&next| next as usize)
    }

    /// Whether the token at `idx` belongs to a time expression.
    pub fn is_timed(&self, idx: usize) -> bool {
        self.timed.get(idx).copied().unwrap_or(false)
    }

    /// Whether the token at `idx` belongs to the name of a person or body.
    pub fn is_named(&self, idx: usize) -> bool {
        self.named.get(idx).copied().unwrap_or(false)
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

    /// Whether the word is an adjective by its ending; behind an article verbs may look like one too.
    pub fn is_adjective(&self, idx: usize, determined: bool) -> bool {
        let class = self.class(idx);
        let closed = Class::PREPOSITION
            .with(Class::COORDINATOR)
            .with(Class::SUBORDINATOR)
            .with(Class::ADVERB)
            .with(Class::OBJECT)
            .with(Class::HAVE)
            .with(Class::BE)
            .with(Class::BECOME)
            .with(Class::MODAL)
            .with(Class::CLAUSE_COORDINATOR);
        if self.shape(idx) != Shape::Small || class.any(closed) {
            return false;
        }
        let verb = Class::FINITE.with(Class::INFINITIVE).with(Class::SUBJECT);
        (determined || !class.any(verb)) && self.is_inflected(idx)
    }

    /// Whether the word has an ending that adjectives take.
    pub fn is_inflected(&self, idx: usize) -> bool {
        let word = self.word(idx);
        word.len() > 3 && ["e", "en", "er", "es", "em"].iter().any(|ending| word.ends_with(ending))
    }

    /// The end of the noun phrase that begins at `at`, if one does.
    pub fn noun_phrase(&self, at: usize, end: usize, reach: Reach) -> Option<usize> {
        let end = end.min(at + LONGEST_PHRASE);
        let core = self.core(at, end)?;
        Some(self.attributes(core, end, reach))
    }

    /// The end of article, adjectives and nouns.
    pub fn core(&self, at: usize, end: usize) -> Option<usize> {
        let class = self.class(at);
        if self.shape(at) == Shape::Noun || (self.shape(at) == Shape::Quote && self.is_name_quote(at)) {
            return Some(self.nouns(at, end));
        }
        let article = class.any(Class::DETERMINER.with(Class::OBLIQUE).with(Class::GENITIVE));
        let first = if article { at + 1 } else { at };
        if let Some(nouns) = self.prenominal(first, end, article) {
            return Some(self.nouns(nouns, end));
        }
        let pronoun = class.any(Class::SUBJECT.with(Class::OBJECT).with(Class::DEMONSTRATIVE));
        (pronoun && at < end).then_some(at + 1)
    }

    /// Passes over what may stand between an article and its noun; gives the noun's index.
    fn prenominal(&self, first: usize, end: usize, article: bool) -> Option<usize> {
        let mut at = first;
        let mut adjective = article || self.shape(at) == Shape::Number || self.is_adjective(at, false);
        if !adjective {
            return None;
        }
        while at < end {
            let determined = article || at > first;
            match self.shape(at) {
                Shape::Noun if adjective => return Some(at),
                Shape::Quote if adjective && self.is_name_quote(at) => return Some(at),
                Shape::Number => adjective = true,
                Shape::Bracket => {}
                Shape::Mark if self.word(at) == "%" => {}
                Shape::Small if self.is_adjective(at, determined) => adjective = true,
                Shape::Small
                    if determined && self.is(at, Class::DETERMINER.with(Class::OBLIQUE)) && at == first => {}
                Shape::Small if determined && self.is(at, Class::PREPOSITION) => {
                    at = self.core(at + 1, end)?;
                    adjective = false;
                    continue;
                }
                Shape::Small if determined && self.is(at, Class::COORDINATOR) => adjective = false,
                Shape::Small if determined && self.is_modifier(at) => adjective = article,
                Shape::Break if self.word(at) == "," && at > first && self.is_adjective(at + 1, true) => {}
                _ => return None,
            }
            at = self.after(at);
        }
        None
    }

    /// An adverb or participle before an adjective: "weltweit größte".
    fn is_modifier(&self, idx: usize) -> bool {
        self.shape(idx) == Shape::Small
            && !self.is(idx, Class::FINITE.with(Class::SUBORDINATOR).with(Class::RELATIVE))
    }

    /// The end of a row of nouns and names: "Ursula von der Leyen", "Papst Pius XII.", "Haus (CDU)".
    fn nouns(&self, at: usize, end: usize) -> usize {
        let mut last = self.after(at).min(end.max(at + 1));
        while last < end {
            let next = match self.shape(last) {
                Shape::Quote if !self.is_name_quote(last) => break,
                Shape::Noun | Shape::Quote | Shape::Bracket => self.after(last),
                Shape::Number if self.shape(last - 1) == Shape::Noun => last + 1,
                Shape::Stop if self.is_initial(last) => last + 1,
                Shape::Mark if matches!(self.word(last), "/" | "&" | "+" | "*") => last + 1,
                Shape::Mark if self.is_cut_compound(last) => last + 3,
                Shape::Small if self.is_particle(last, end) => last + 1,
                _ => break,
            };
            last = next.min(end);
        }
        last
    }

    /// Whether the marks that open at `idx` hold a name: few words, the first with a capital.
    pub fn is_name_quote(&self, idx: usize) -> bool {
        const LONGEST_NAME: usize = 8;
        self.shape(idx + 1) == Shape::Noun && self.after(idx) - idx <= LONGEST_NAME
            || self.is(idx + 1, Class::DETERMINER)
                && self.shape(idx + 2) == Shape::Noun
                && self.after(idx) - idx <= 4
    }

    /// A full stop inside a name: "George W. Bush", "Dr. Müller".
    fn is_initial(&self, idx: usize) -> bool {
        idx > 0
            && self.shape(idx - 1) == Shape::Noun
            && self.word(idx - 1).chars().count() <= 4
            && self.shape(idx + 1) == Shape::Noun
    }

    /// The hyphen in "Such- und Rettungsdienst".
    fn is_cut_compound(&self, idx: usize) -> bool {
        matches!(self.word(idx), "-" | "‑")
            && self.is(idx + 1, Class::COORDINATOR)
            && self.shape(idx + 2) == Shape::Noun
    }

    /// "von", "der" and the like between two parts of a name; up to two in a row.
    fn is_particle(&self, idx: usize, end: usize) -> bool {
        let particle = |at: usize| self.is(at, Class::NAME_PARTICLE);
        let name = |at: usize| at < end && self.shape(at) == Shape::Noun;
        particle(idx)
            && !self.is(idx, Class::DETERMINER)
            && (name(idx + 1) || (particle(idx + 1) && name(idx + 2)))
            || (particle(idx) && particle(idx - 1) && name(idx + 1) && idx > 0)
    }

    /// Takes in the attributes behind a noun.
    fn attributes(&self, core: usize, end: usize, reach: Reach) -> usize {
        let mut at = core;
        while at < end {
            let Some(next) = self.attribute(at, end, reach) else { break };
            at = next;
        }
        at
    }

    /// The end of one attribute at `at`: genitive, preposition, bracket, "und" with another noun.
    fn attribute(&self, at: usize, end: usize, reach: Reach) -> Option<usize> {
        let class = self.class(at);
        if self.shape(at) == Shape::Bracket {
            return Some(self.after(at));
        }
        if class.any(Class::GENITIVE) {
            // Behind a full name "der" opens a dative: "sagte Anna Berg der Zeitung".
            let full_name =
                reach == Reach::Close && at > 1 && class.any(Class::DETERMINER) && self.is_full_name(at);
            return if full_name { None } else { self.core(at, end) };
        }
        if class.any(Class::PREPOSITION) {
            let attributive = class.any(Class::ATTRIBUTIVE) || reach == Reach::Whole;
            let timed = self.is_timed(at + 1) || self.is_timed(at);
            return if attributive && (!timed || reach == Reach::Whole) {
                self.core(at + 1, end)
            } else {
                None
            };
        }
        if class.any(Class::COORDINATOR) && (reach == Reach::Whole || self.shape(at + 1) == Shape::Noun) {
            return self
                .core(at + 1, end)
                .filter(|_| !self.is(at + 1, Class::SUBJECT) || self.is(at + 1, Class::DETERMINER));
        }
        let genitive = self.word(at).ends_with("er") && self.is_adjective(at, false);
        if genitive { self.core(at, end) } else { None }
    }

    /// Whether the two words before `at` are the name of a person or body.
    fn is_full_name(&self, at: usize) -> bool {
        self.shape(at - 1) == Shape::Noun
            && self.shape(at - 2) == Shape::Noun
            && (self.is_named(at - 1) || at < 3 || !self.is(at - 3, Class::DETERMINER))
    }

    /// Where `range` breaks outside quotations and brackets: the indices of its commas, colons and dashes.
    pub fn breaks(&self, range: Tokens) -> Vec<usize> {
        self.outer(range).filter(|&idx| self.shape(idx) == Shape::Break).collect()
    }

    /// Whether the words of `piece`, which stands between two breaks, are a relative clause.
    pub fn is_relative(&self, piece: &Tokens) -> bool {
        let first = match self.is(piece.start, Class::PREPOSITION) {
            true => piece.start + 1,
            false => piece.start,
        };
        let behind_break = piece.start > 0 && self.shape(piece.start - 1) == Shape::Break;
        behind_break && self.is(first, Class::RELATIVE) && self.is_verb_final(piece)
    }

    /// Whether a subordinate clause, of whatever kind, fills `piece`.
    pub fn is_subordinate(&self, piece: &Tokens) -> bool {
        let doubt = Class::PREPOSITION.with(Class::DOUBTFUL);
        let auxiliary = Class::MODAL.with(Class::HAVE).with(Class::BE).with(Class::REPORTED_WEAK);
        let condition = self.is(piece.start, auxiliary) && self.starts_sentence(piece.start);
        let opener = condition || self.is(piece.start, Class::SUBORDINATOR) && !self.is(piece.start, doubt);
        let doubtful = self.is(piece.start, Class::SUBORDINATOR) && self.is_verb_final(piece);
        opener || doubtful || self.is_relative(piece)
    }

    /// Whether the last word of `piece` can be the finite verb of a subordinate clause. A participle or
    /// infinitive at the end of a clause whose auxiliary stands before it is none.
    pub fn is_verb_final(&self, piece: &Tokens) -> bool {
        let Some(last) = self.last_word(piece).filter(|&last| last > piece.start) else { return false };
        if self.shape(last) != Shape::Small {
            return false;
        }
        let class = self.class(last);
        let other = Class::PARTICIPLE.with(Class::INFINITIVE);
        if class.any(Class::FINITE) && !class.any(other) {
            return true;
        }
        let auxiliary = Class::HAVE.with(Class::BE).with(Class::BECOME).with(Class::MODAL);
        let verb = class.any(Class::FINITE.with(other)) || self.looks_finite(last);
        verb && !self.outer(piece.start + 1..last).any(|idx| self.is(idx, auxiliary))
    }

    /// Whether an unknown small word has an ending that finite verbs take.
    pub fn looks_finite(&self, idx: usize) -> bool {
        let word = self.word(idx);
        self.class(idx).is_empty()
            && self.shape(idx) == Shape::Small
            && ["t", "te", "ten", "en"].iter().any(|ending| word.ends_with(ending))
    }

    /// The last word of `piece` outside quotations.
    pub fn last_word(&self, piece: &Tokens) -> Option<usize> {
        piece.clone().rev().find(|&idx| matches!(self.shape(idx), Shape::Small | Shape::Noun | Shape::Number))
    }

    /// Whether an infinitive with its small word ("zu gehen", "mitzuteilen") ends `piece`.
    pub fn is_infinitive(&self, piece: &Tokens) -> bool {
        if self.is(piece.start, Class::PURPOSE) {
            return false;
        }
        let word = self.prepared.pack.grammar.verb_rules.infinitive_word.as_str();
        let window = piece.end.saturating_sub(5).max(piece.start)..piece.end;
        window.clone().any(|idx| {
            let ends = |at: usize| self.word(at).ends_with('n') && self.shape(at) == Shape::Small;
            let apart = self.word(idx) == word
                && idx + 1 < piece.end
                && ends(idx + 1)
                && !self.is_adjective_use(idx + 1, piece.end);
            let joined = self.shape(idx) == Shape::Small && self.has_infinitive_inside(idx, word);
            apart || joined
        })
    }

    /// "zu" and infinitive before a noun: "zu erwartenden Kosten".
    fn is_adjective_use(&self, idx: usize, end: usize) -> bool {
        idx + 1 < end && self.shape(idx + 1) == Shape::Noun && self.word(idx).ends_with("den")
    }

    fn has_infinitive_inside(&self, idx: usize, word: &str) -> bool {
        let text = self.word(idx);
        let inside =
            text.char_indices().skip(2).any(|(at, _)| text[at..].starts_with(word) && text.len() > at + 5);
        inside
            && text.ends_with('n')
            && !self.is(idx, Class::FINITE)
            && !self.is_adjective_use(idx, usize::MAX)
    }

    /// The finite verb of a clause with its verb in second place that fills the head of `piece`.
    pub fn second_verb(&self, piece: &Tokens) -> Option<usize> {
        self.outer(piece.clone()).take(LONGEST_PHRASE).find(|&idx| {
            let finite = self.is(idx, Class::FINITE) || self.looks_reported(idx);
            finite && self.shape(idx) == Shape::Small && !self.is_attributive(idx)
        })
    }

    /// Whether the word at `idx`, a verb by its form, stands as an adjective between article or preposition
    /// and noun: "das neu erklärte Ziel".
    pub fn is_attributive(&self, idx: usize) -> bool {
        const FARTHEST: usize = 4;
        let auxiliary = Class::HAVE.with(Class::BE).with(Class::BECOME).with(Class::MODAL);
        let noun_next = self.shape(idx + 1) == Shape::Noun
            || (self.is_adjective(idx + 1, true) && self.shape(idx + 2) == Shape::Noun);
        if idx == 0 || !noun_next || !self.is_inflected(idx) || self.is(idx, auxiliary) {
            return false;
        }
        let opener = Class::DETERMINER.with(Class::OBLIQUE).with(Class::PREPOSITION);
        let between = |at: &usize| self.shape(*at) == Shape::Small && !self.is(*at, opener);
        let opened = (idx.saturating_sub(FARTHEST)..idx).rev().find(|at| !between(at));
        opened.is_some_and(|at| {
            let pronoun = Class::DEMONSTRATIVE.with(Class::SUBJECT);
            let alone = at + 1 == idx
                && self.is(at, pronoun)
                && (!self.is(at, Class::DETERMINER) || self.starts_sentence(at));
            self.is(at, opener) && !alone
        })
    }

    /// Whether the token opens its sentence.
    fn starts_sentence(&self, idx: usize) -> bool {
        self.prepared.sentences.binary_search_by_key(&idx, |sentence| sentence.tokens.start).is_ok()
    }

    /// Whether a form of Konjunktiv I stands in `range`, outside quotations.
    pub fn reported(&self, range: Tokens) -> Option<usize> {
        self.outer(range).find(|&idx| self.is_reported(idx))
    }

    /// Whether the word at `idx` is a Konjunktiv I and not an adjective.
    pub fn is_reported(&self, idx: usize) -> bool {
        (self.is(idx, Class::REPORTED) || self.looks_reported(idx))
            && self.shape(idx) == Shape::Small
            && !self.is(idx, Class::DETERMINER)
            // "Ich habe" is no Konjunktiv.
            && !self.is(idx + 1, Class::FIRST_PERSON)
            && !(idx > 0 && self.is(idx - 1, Class::FIRST_PERSON))
            && !(idx > 0
                && self.is(idx - 1, Class::DETERMINER.with(Class::OBLIQUE))
                && self.shape(idx + 1) == Shape::Noun)
    }

    /// Whether an unknown small word can only be a Konjunktiv I: it ends like one, stands behind a noun or
    /// pronoun and before a word that no adjective stands before.
    fn looks_reported(&self, idx: usize) -> bool {
        let word = self.word(idx);
        let rules = &self.prepared.pack.grammar.verb_rules;
        let ending = word.len() > 4 && word.ends_with(&rules.reported) && !word.ends_with(&rules.past);
        if !ending || !self.class(idx).is_empty() || self.shape(idx) != Shape::Small || idx == 0 {
            return false;
        }
        let subject = matches!(self.shape(idx - 1), Shape::Noun) || self.is(idx - 1, Class::SUBJECT);
        let next = Class::DETERMINER
            .with(Class::OBLIQUE)
            .with(Class::PREPOSITION)
            .with(Class::ADVERB)
            .with(Class::OBJECT)
            .with(Class::NEGATION);
        subject && self.shape(idx + 1) == Shape::Small && self.is(idx + 1, next)
    }
}
