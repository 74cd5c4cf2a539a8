//! What every phase reads: the document's tokens and sentences, made once.

use super::CountryRef;
use super::homeland;
use crate::document::{BlockKind, Document};
use crate::effort::Effort;
use crate::language::{Country, Entry, Organisation, Pack, PlaceKind, WordInfo};
use crate::tagger::{Form, Indices, Known, Pos, Seen, TableName, parts_of_speech};
use crate::text::{QuotePair, Sentence, Span, Token, pairs, sentences, tokens_within};

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
    /// Countries that words name, adjectives ("russische"), inhabitants ("Ukrainer") and compounds
    /// ("US-Präsident") included, in text order.
    pub countries: Vec<CountryRef>,
    /// In which of the countries that read its language the article was written.
    pub homeland: Option<Country>,
    /// For each token its part of speech; all [`Pos::Other`] where the pack has no model.
    pub pos: Vec<Pos>,
    /// What is known of each token by itself.
    known: Known,
    /// Each distinct word.
    indices: Indices<'a>,
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
        let (known, indices) = Known::new(&document.text, &tokens, &quotes, pack);
        let (countries, homeland, pos) = (Vec::new(), None, Vec::new());
        let mut prepared = Self {
            document,
            pack,
            effort,
            tokens,
            sentences,
            quotes,
            kinds,
            countries,
            homeland,
            pos,
            known,
            indices,
        };
        let entries = prepared.names().iter().map(|name| &*name.entries);
        prepared.homeland =
            homeland::homeland(document, pack, entries, |word| prepared.indices.contains_key(word));
        prepared.countries = country_refs(&prepared);
        prepared.pos = parts_of_speech(&prepared.seen());
        prepared
    }

    /// The document as the taggers see it.
    pub fn seen(&self) -> Seen<'_> {
        Seen {
            text: &self.document.text,
            tokens: &self.tokens,
            sentences: &self.sentences,
            known: &self.known,
            pos: &self.pos,
            pack: self.pack,
            effort: self.effort,
        }
    }

    /// The names of the pack's tables in the text, longest first where two begin at one token; none
    /// overlaps another.
    pub fn names(&self) -> &[TableName] {
        &self.known.names
    }

    /// What tables and models know of the token at `idx` by itself.
    pub fn form(&self, idx: usize) -> &Form {
        self.effort.count();
        &self.known.word(idx).form
    }

    /// What the tables know of the token at `idx` by itself.
    pub fn info(&self, idx: usize) -> &WordInfo {
        &self.form(idx).info
    }

    /// The name of the tables that the token at `idx` stands in.
    pub fn table_name(&self, idx: usize) -> Option<&TableName> {
        self.known.table_name(idx)
    }

    /// The country of `body` that the article means: of bodies that share a name that of the article's own homeland, else
    /// of the country that its words name most.
    pub fn country_of(&self, body: &Organisation) -> Option<Country> {
        let named = |country: Country| self.countries.iter().filter(|named| named.country == country).count();
        let home = self.homeland.filter(|home| body.elsewhere.contains(home));
        let others = body.elsewhere.iter().filter(|_| home.is_none() && body.country != self.homeland);
        let most = others.map(|other| (named(*other), *other)).filter(|(n, _)| *n > 0);
        // Of two that are named as often the first in the table is the likelier.
        let most = most.rev().max_by_key(|(n, _)| *n);
        let told = most.filter(|(n, _)| body.country.is_none_or(|first| named(first) < *n));
        home.or(told.map(|(_, country)| country)).or(body.country)
    }

    /// Whether `word` stands in the text as a token.
    pub fn knows_word(&self, word: &str) -> bool {
        self.indices.contains_key(word)
    }

    /// The number of tokens between the quotation marks around the token at `idx`, where they are so few
    /// that they may be a title or nickname.
    pub fn short_quote(&self, idx: usize) -> Option<usize> {
        self.known.short_quote(idx)
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

impl Prepared<'_> {
    /// Whether the name of a continent stands at the token `idx`: no country is named by its parts.
    pub fn is_continent(&self, idx: usize) -> bool {
        let continent = |entry: &Entry| match entry {
            Entry::Place(place) => self.pack.names.places[*place].kinds.contains(&PlaceKind::Continent),
            _ => false,
        };
        self.table_name(idx).is_some_and(|name| name.entries.iter().any(continent))
    }
}

/// The countries that names, adjectives, inhabitants and parts of compounds name.
fn country_refs(prepared: &Prepared) -> Vec<CountryRef> {
    let mut found = Vec::new();
    let mut names = prepared.names().iter().peekable();
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
        if country.is_none() && prepared.is_continent(at) {
            at += 1;
            continue;
        }
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
