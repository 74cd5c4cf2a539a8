//! What every phase reads: the document's tokens and sentences, made once.

use std::sync::Arc;

use foldhash::HashMap;

use super::CountryRef;
use super::homeland;
use super::tagger::{Pos, parts_of_speech};
use crate::document::{BlockKind, Document};
use crate::effort::Effort;
use crate::language::{Country, Entry, Look, Pack, Word, WordInfo};
use crate::text::{QuotePair, Sentence, Span, Token, TokenKind, pairs, sentences, tokens_within};

/// A name of the pack's tables in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct TableName {
    /// Indices into the tokens, end exclusive.
    pub tokens: std::ops::Range<usize>,
    /// All that the name may stand for; never empty.
    pub entries: Vec<Entry>,
}

/// A document with its tokens and sentences and the pack of its language.
pub struct Prepared<'a> {
    /// The document.
    pub document: &'a Document,
    /// The words and rules of its language.
    pub pack: &'a Pack,
    /// How much reading it may cost; every phase ends early once that is spent.
    pub effort: &'a Effort<'a>,
    /// All tokens, boilerplate included; none behind the place where the effort was spent.
    pub tokens: Vec<Token>,
    /// All sentences in order. None crosses a line break, and none has more tokens than
    /// [`LONGEST_SENTENCE`](crate::text::LONGEST_SENTENCE).
    pub sentences: Vec<Sentence>,
    /// All pairs of quotation marks, in the order of their opening marks.
    pub quotes: Vec<QuotePair>,
    /// For each sentence the kind of block it stands in.
    pub kinds: Vec<BlockKind>,
    /// The names of the pack's tables in the text, longest first where two begin at one token; none
    /// overlaps another.
    pub names: Vec<TableName>,
    /// Countries that words name, adjectives ("russische"), inhabitants ("Ukrainer") and compounds
    /// ("US-Präsident") included, in text order.
    pub countries: Vec<CountryRef>,
    /// In which of the countries that read its language the article was written.
    pub homeland: Option<Country>,
    /// For each token its part of speech; all [`Pos::Other`] where the pack has no model.
    pub pos: Vec<Pos>,
    /// What the pack knows of each distinct word.
    words: Vec<Arc<Word>>,
    /// Each distinct word with its index in `words`.
    indices: Indices<'a>,
    /// For each token the index of its word in `words`.
    types: Vec<u32>,
    /// For each token one more than the index of the name in `names` that it stands in, 0 for none.
    name_of: Vec<u32>,
    /// For each token the number of tokens between the closest quotation marks around it, 0 for none
    /// or for more than a title has.
    quoted: Vec<u8>,
}

impl<'a> Prepared<'a> {
    /// Splits the text of `document`.
    pub fn new(document: &'a Document, pack: &'a Pack, effort: &'a Effort<'a>) -> Self {
        effort.phase("words", || Self::split(document, pack, effort))
    }

    fn split(document: &'a Document, pack: &'a Pack, effort: &'a Effort<'a>) -> Self {
        let tokens = tokens_within(&document.text, effort);
        let sentences = sentences(&document.text, &tokens, &pack.sentences, effort);
        let quotes = pairs(&document.text, &tokens, effort);
        let kinds = kinds_of(&sentences, document);
        let (distinct, types, indices) = distinct_words(&document.text, &tokens);
        let words = pack.words.look_up(&distinct, pack);
        let begins = |at: usize| words[types[at] as usize].info.begins_name;
        let names = table_names(&document.text, &tokens, begins, pack);
        let name_of = name_of(&names, tokens.len());
        let quoted = quoted(&quotes, &tokens);
        let (countries, homeland, pos) = (Vec::new(), None, Vec::new());
        let mut prepared = Self {
            document,
            pack,
            effort,
            tokens,
            sentences,
            quotes,
            kinds,
            names,
            countries,
            homeland,
            pos,
            words,
            indices,
            types,
            name_of,
            quoted,
        };
        prepared.homeland = homeland::homeland(&prepared);
        prepared.countries = country_refs(&prepared);
        prepared.pos = parts_of_speech(&prepared, pack.taggers.pos.as_ref());
        prepared
    }

    /// What the pack knows of the token at `idx` by itself.
    pub fn known(&self, idx: usize) -> &Word {
        self.effort.count();
        &self.words[self.types[idx] as usize]
    }

    /// What the tables know of the token at `idx` by itself.
    pub fn info(&self, idx: usize) -> &WordInfo {
        &self.known(idx).info
    }

    /// The letters of the token at `idx` by kind, runs shortened: "Xx", "X-Xx", "d".
    pub fn shape(&self, idx: usize) -> &str {
        &self.known(idx).shape
    }

    /// What the token at `idx` looks like by its letters; none for small words and without a model.
    pub fn look(&self, idx: usize) -> Option<Look> {
        self.known(idx).look
    }

    /// The name of the tables that the token at `idx` stands in.
    pub fn table_name(&self, idx: usize) -> Option<&TableName> {
        self.names.get((self.name_of[idx] as usize).checked_sub(1)?)
    }

    /// Whether `word` stands in the text as a token.
    pub fn knows_word(&self, word: &str) -> bool {
        self.indices.contains_key(word)
    }

    /// The number of tokens between the quotation marks around the token at `idx`, where they are so few
    /// that they may be a title or nickname.
    pub fn short_quote(&self, idx: usize) -> Option<usize> {
        (self.quoted[idx] > 0).then_some(usize::from(self.quoted[idx]))
    }

    /// The span of some tokens; the range must not be empty.
    pub fn span(&self, tokens: std::ops::Range<usize>) -> Span {
        self.tokens[tokens.start].span.hull(self.tokens[tokens.end - 1].span)
    }

    /// The text.
    pub fn text(&self) -> &'a str {
        &self.document.text
    }

    /// The words of the token at `idx`; empty outside.
    pub fn word(&self, idx: usize) -> &'a str {
        self.effort.count();
        self.tokens.get(idx).map_or("", |token| token.span.of(&self.document.text))
    }
}

/// The kind of the block that each sentence starts in; paragraph where no block covers it.
fn kinds_of(sentences: &[Sentence], document: &Document) -> Vec<BlockKind> {
    let mut blocks = document.blocks().iter().peekable();
    sentences
        .iter()
        .map(|sentence| {
            while blocks.next_if(|block| block.span.end <= sentence.span.begin).is_some() {}
            let inside = |block: &&&crate::document::Block| block.span.begin <= sentence.span.begin;
            blocks.peek().filter(inside).map_or(BlockKind::Paragraph, |block| block.kind)
        })
        .collect()
}

/// The names of the tables in `tokens`, leftmost and longest first.
fn table_names(text: &str, tokens: &[Token], begins: impl Fn(usize) -> bool, pack: &Pack) -> Vec<TableName> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let may_begin = tokens[at].kind != TokenKind::Mark && begins(at);
        let name = may_begin.then(|| pack.names.phrase(text, tokens, at)).flatten();
        at += match name {
            Some((n, entries)) => {
                found.push(TableName { tokens: at..at + n, entries });
                n
            }
            None => 1,
        };
    }
    found
}

/// Words with their indices.
type Indices<'t> = HashMap<&'t str, u32>;

/// Each distinct word, and for each token which one it is.
fn distinct_words<'t>(text: &'t str, tokens: &[Token]) -> (Vec<&'t str>, Vec<u32>, Indices<'t>) {
    let mut distinct = Vec::new();
    let mut indices = Indices::default();
    let types = tokens.iter().map(|token| {
        *indices.entry(token.of(text)).or_insert_with_key(|word| {
            distinct.push(*word);
            distinct.len() as u32 - 1
        })
    });
    let types = types.collect();
    (distinct, types, indices)
}

fn name_of(names: &[TableName], n_tokens: usize) -> Vec<u32> {
    let mut name_of = vec![0; n_tokens];
    for (idx, name) in names.iter().enumerate() {
        name_of[name.tokens.clone()].fill(idx as u32 + 1);
    }
    name_of
}

/// A title or nickname in quotation marks has at most so many tokens.
const LONGEST_TITLE: usize = 8;

fn quoted(quotes: &[QuotePair], tokens: &[Token]) -> Vec<u8> {
    let mut quoted = vec![0; tokens.len()];
    let mut first = 0;
    for pair in quotes {
        first += tokens[first..].partition_point(|token| token.span.end <= pair.outer.begin);
        let inside = tokens[first..].iter().skip(1).take(LONGEST_TITLE + 1);
        let n = inside.take_while(|token| token.span.end <= pair.inner.end).count();
        if pair.closed && n <= LONGEST_TITLE {
            quoted[first + 1..first + 1 + n].fill(n as u8);
        }
    }
    quoted
}

/// The countries that names, adjectives, inhabitants and parts of compounds name.
fn country_refs(prepared: &Prepared) -> Vec<CountryRef> {
    let mut found = Vec::new();
    let mut names = prepared.names.iter().peekable();
    let mut at = 0;
    while at < prepared.tokens.len() {
        while names.next_if(|name| name.tokens.end <= at).is_some() {}
        let name = names.peek().filter(|name| name.tokens.start == at);
        let country = name.and_then(|name| {
            let of = |entry: &Entry| match entry {
                Entry::Country(country, form) => Some((*country, *form)),
                _ => None,
            };
            name.entries.iter().find_map(of).map(|(country, form)| (country, form, name.tokens.end))
        });
        let begin = prepared.tokens[at].span.begin as usize;
        if let Some((country, form, end)) = country {
            let span = Span::new(begin, prepared.tokens[end - 1].span.end as usize);
            found.push(CountryRef { span, country, form });
            at = end;
            continue;
        }
        for part in &prepared.info(at).countries {
            let span = Span::new(begin + part.range.start, begin + part.range.end);
            found.push(CountryRef { span, country: part.country, form: part.form });
        }
        at += 1;
    }
    found
}
