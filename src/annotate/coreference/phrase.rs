//! Noun phrases: the office in them, and the country that they speak of.

use std::borrow::Cow;
use std::ops::Range;

use crate::annotate::{Pos, Prepared};
use crate::language::{BodyKind, Country, CountryForm, Entry, Gender, Organisation, bare_office};
use crate::text::{Span, TokenKind};

/// A phrase around an office: "der stellvertretende russische Außenminister".
pub(super) struct Phrase {
    /// The office in the nominative, with what is joined to it: "EU-Kommissionspräsidentin".
    pub office: String,
    pub gender: Option<Gender>,
    pub country: Option<Country>,
    /// Whether it is an office of a body that belongs to no one country.
    pub international: bool,
    /// Whether only the office itself tells the country, as one that few countries have.
    pub by_office: bool,
}

impl Phrase {
    /// The phrase around the office at `at`; it lies between the tokens `first` and `end`.
    pub fn around(prepared: &Prepared, at: usize, first: usize, end: usize) -> Self {
        let word = prepared.word(at);
        let office = prepared.info(at).office.as_ref();
        // "Sprecher:in": a word for women and men stays as it is written, and tells no gender.
        let both = office
            .filter(|_| matches!(prepared.pack.names.inflection.without_gender_mark(word), Cow::Owned(_)));
        let base = match (both, office) {
            (Some(_), _) => word.to_owned(),
            (None, Some(office)) => word[..office.begin].to_owned() + &office.base,
            (None, None) => String::new(),
        };
        let joined = prepared.info(at).countries.first().map(|part| part.country);
        let said = joined
            .or_else(|| country_before(prepared, first, at))
            .or_else(|| country_behind(prepared, at + 1, end))
            .or_else(|| prepared.country_of(body_in_compound(prepared, word)?))
            .or_else(|| prepared.country_of(sole_party(prepared, word)?));
        let sole = holder_country(prepared, at);
        let country = sole.or(said).or_else(|| office_country(prepared, &base));
        let by_office = joined.is_none() && (sole.is_some() || said.is_none());
        let part = body_in_compound(prepared, word).is_some_and(is_international);
        let international = country.is_none() && (part || of_no_country(prepared, first..end));
        Self {
            office: base,
            gender: office.filter(|_| both.is_none()).map(|office| office.gender),
            country,
            international,
            by_office,
        }
    }
}

impl Phrase {
    /// "des Angestellten" is a man, though the word alone reads like "die Angestellte".
    pub fn after_article(mut self, prepared: &Prepared, start: usize) -> Self {
        let words = &prepared.pack.actors;
        let article = start.checked_sub(1).map_or("", |before| prepared.word(before)).to_lowercase();
        let adjective = prepared.word(start);
        let feminine = self.gender == Some(Gender::Feminine);
        let masculine = feminine && words.gender_behind(&article, adjective) == Some('m');
        let ending = words.strong_ending_of('f');
        if let Some(stem) = self.office.strip_suffix(ending).filter(|_| masculine) {
            self.office = format!("{stem}{}", words.strong_ending_of('m'));
            self.gender = Some(Gender::Masculine);
        }
        self
    }
}

/// The country of an office that only one country has: "Bundeskanzler", "Kremlchef".
fn holder_country(prepared: &Prepared, at: usize) -> Option<Country> {
    let name = prepared.table_name(at).filter(|name| name.tokens.end == at + 1)?;
    name.entries.iter().find_map(|entry| match entry {
        Entry::Holder(idx) => match prepared.pack.names.holders[*idx].countries.as_slice() {
            [only] => Some(*only),
            _ => None,
        },
        _ => None,
    })
}

/// The country of an office that only some have, the one of the article first: "Landeshauptmann".
fn office_country(prepared: &Prepared, office: &str) -> Option<Country> {
    let countries = prepared.pack.actors.countries_of_office(office);
    prepared.homeland.filter(|country| countries.contains(country)).or(countries.first().copied())
}

/// "SPD-Chef", "Bild-Redakteur": the body in a compound.
fn body_in_compound<'p>(prepared: &'p Prepared, word: &str) -> Option<&'p Organisation> {
    let (front, _) = word.rsplit_once('-')?;
    let names = &prepared.pack.names;
    let body = names.organisation(front).map(|idx| &names.organisations[idx])?;
    (!is_short_for_other(prepared, front, body)).then_some(body)
}

/// The party that a noun for its members names without a hyphen, where that is only one: "Linkspolitiker".
fn sole_party<'p>(prepared: &'p Prepared, word: &str) -> Option<&'p Organisation> {
    let [party] = prepared.pack.actors.party_of(word)? else { return None };
    let names = &prepared.pack.names;
    names.organisation(party).map(|idx| &names.organisations[idx])
}

/// Whether the article itself gives `short` in brackets behind another name than that of `body`: "Thai Rak Thai (TRT)" is
/// not the broadcaster that the tables know.
fn is_short_for_other(prepared: &Prepared, short: &str, body: &Organisation) -> bool {
    /// Letters in which the last words of two spellings of one name agree.
    const ALIKE: usize = 4;
    let is_letters = short.len() > 1 && short.chars().all(char::is_uppercase);
    let bracketed = format!("({short})");
    let front = prepared.text().split_once(&bracketed).filter(|_| is_letters).map(|(front, _)| front);
    let Some(last) = front.and_then(|front| front.split_whitespace().next_back()) else { return false };
    let beginning = |word: &str| word.chars().take(ALIKE).collect::<String>();
    let known = body.name.split_whitespace().next_back().unwrap_or_default();
    beginning(known) != beginning(last)
}

/// Whether a body belongs to no one country; associations have their people in each.
pub(super) fn is_international(body: &Organisation) -> bool {
    body.country.is_none() && body.kind == BodyKind::International
}

/// Whether a stretch of tokens names a body that belongs to no one country.
pub(super) fn of_no_country(prepared: &Prepared, tokens: Range<usize>) -> bool {
    let mut entries = tokens.filter_map(|at| prepared.table_name(at)).flat_map(|name| &name.entries);
    let organisations = &prepared.pack.names.organisations;
    entries.any(|entry| matches!(entry, Entry::Organisation(idx) if is_international(&organisations[*idx])))
}

/// The country in front of an office, the closest first: "der russische Präsident", "Frankreichs Präsident".
fn country_before(prepared: &Prepared, first: usize, at: usize) -> Option<Country> {
    let span = (first < at).then(|| prepared.span(first..at))?;
    let refs = refs_in(prepared, span);
    refs.iter()
        .rev()
        .map(|found| found.country)
        .next()
        .or_else(|| (first..at).rev().find_map(|at| town_country(prepared, at)))
        .or_else(|| {
            owner_country(prepared, at).filter(|_| {
                // A club's trainer is no more at home there than anybody.
                prepared.info(at).office.as_ref().is_some_and(|office| office.is_public())
            })
        })
}

/// The country of the place whose name in the genitive stands before the office at `at`: "Südtirols Landesrat".
fn owner_country(prepared: &Prepared, at: usize) -> Option<Country> {
    let name = prepared.table_name(at.checked_sub(1)?).filter(|name| name.tokens.end == at)?;
    let genitive = prepared.word(at - 1).ends_with('s');
    name.entries.iter().filter(|_| genitive).find_map(|entry| match entry {
        Entry::Place(idx) => {
            let place = &prepared.pack.names.places[*idx];
            place.country.filter(|_| !place.ambiguous)
        }
        _ => None,
    })
}

/// The country of the place from which the one named before the token `end` comes: "[Jo Tal] aus Winterthur"; a small
/// town too, where the word is a name.
pub(super) fn origin(prepared: &Prepared, end: usize) -> Option<Country> {
    /// Adjectives in between: "aus dem nahen Graz".
    const MOST: usize = 3;
    if !prepared.pack.actors.whence.contains(prepared.word(end)) {
        return None;
    }
    let name = (end + 1..end + 1 + MOST).find_map(|at| {
        prepared.tokens.get(at).and_then(|_| prepared.table_name(at)).filter(|name| name.tokens.start == at)
    })?;
    let proper = prepared.pos[name.tokens.start] == Pos::Propn;
    let places = &prepared.pack.names.places;
    let home = prepared.homeland;
    let found: Vec<Country> = name
        .entries
        .iter()
        .filter_map(|entry| match entry {
            Entry::Country(country, _) => Some(*country),
            Entry::Place(idx) if proper || !places[*idx].ambiguous => places[*idx].country,
            _ => None,
        })
        .collect();
    home.filter(|home| found.contains(home)).or(found.first().copied())
}

/// The party in brackets behind a name that ends before the token `end`: "(SPD)", "(SP, Graubünden)".
pub(super) fn party_behind(prepared: &Prepared, end: usize) -> Option<String> {
    let opens = prepared.word(end) == "(";
    let known = prepared.tokens.get(end + 1).filter(|_| opens).and_then(|_| prepared.table_name(end + 1))?;
    known.entries.iter().find_map(|entry| match entry {
        Entry::Organisation(idx) => {
            let body = &prepared.pack.names.organisations[*idx];
            (body.kind == BodyKind::Party).then(|| body.name.to_owned())
        }
        _ => None,
    })
}

/// The country of the place that opens the sentence of the token `at`: "In Wien gab man sich wortkarg, hieß es im
/// [Ministerium]".
pub(super) fn place_before(prepared: &Prepared, at: usize) -> Option<Country> {
    let begin = prepared.tokens[at].span.begin;
    let sentence = prepared.sentences.get(prepared.sentences.partition_point(|one| one.span.end <= begin))?;
    let first = sentence.tokens.start;
    let opens = prepared.pack.scenes.set_in.contains(&prepared.word(first).to_lowercase()) && first + 1 < at;
    let place = prepared.tokens.get(first + 1).filter(|_| opens)?;
    refs_in(prepared, place.span).first().map(|found| found.country)
}

/// The country of the place that stands straight behind a body, whose words end before the token `end`: "das Parlament [in
/// Kiew]".
pub(super) fn place_behind(prepared: &Prepared, end: usize) -> Option<Country> {
    let next = prepared.tokens.get(end + 1)?;
    let linked = prepared.pack.scenes.place_links.contains(prepared.word(end));
    let place = linked.then(|| refs_in(prepared, next.span).first().map(|found| found.country));
    place?.or_else(|| body_country(prepared, end + 1..end + 2))
}

/// The party in a compound: "CDU-Politiker".
pub(super) fn party_of(prepared: &Prepared, word: &str) -> Option<String> {
    body_in_compound(prepared, word)
        .filter(|body| body.kind == BodyKind::Party)
        .map(|body| body.name.to_owned())
}

/// The age behind a name that ends before the token `end`: "(54)", ", 84,".
pub(super) fn age_behind(prepared: &Prepared, end: usize) -> Option<u32> {
    let closes = match prepared.word(end) {
        "(" => [")", ","].as_slice(),
        "," => [",", "."].as_slice(),
        _ => return None,
    };
    let age: u32 = prepared.word(end + 1).parse().ok()?;
    (closes.contains(&prepared.word(end + 2)) && (14..=110).contains(&age)).then_some(age)
}

/// The country behind an office: "Präsident der Ukraine", "Bürgermeister von Paris", "Sprecher des
/// russischen Außenministeriums".
fn country_behind(prepared: &Prepared, first: usize, end: usize) -> Option<Country> {
    let behind = prepared.word(first).to_lowercase();
    let genitive = prepared.pack.actors.links.contains(&behind) || prepared.pos.get(first) == Some(&Pos::Det);
    (genitive || prepared.pack.actors.office_links.contains(&behind))
        .then(|| body_country(prepared, first..end))
        .flatten()
}

/// The country of the body or place in a stretch of tokens.
pub(super) fn body_country(prepared: &Prepared, tokens: Range<usize>) -> Option<Country> {
    country_in(prepared, tokens.clone()).or_else(|| {
        let mut names = tokens.filter_map(|at| prepared.table_name(at));
        names.find_map(|name| {
            name.entries.iter().find_map(|entry| match entry {
                Entry::Organisation(idx) => {
                    let (names, words) = (&prepared.pack.names, prepared.span(name.tokens.clone()));
                    let organisation = &names.organisations[*idx];
                    let sure = !organisation.is_ambiguous(&names.inflection, words.of(prepared.text()));
                    prepared.country_of(organisation).filter(|_| sure)
                }
                Entry::Holder(idx) => prepared.pack.names.holders[*idx].country_in(prepared.homeland),
                Entry::Place(idx) => {
                    let place = &prepared.pack.names.places[*idx];
                    place.country.filter(|_| !place.ambiguous)
                }
                _ => None,
            })
        })
    })
}

/// The country of what stands in brackets behind a name, "(SPD)", "(Mitte, Obwalden)": the one where the article is read,
/// if anything there is of it.
pub(super) fn bracketed_country(prepared: &Prepared, tokens: Range<usize>) -> Option<Country> {
    let parts = tokens.clone().filter_map(|at| body_country(prepared, at..at + 1));
    let found: Vec<Country> = parts.collect();
    prepared.homeland.filter(|home| found.contains(home)).or(found.first().copied())
}

/// The first country named in a stretch of tokens, or that of a town's adjective.
pub(super) fn country_in(prepared: &Prepared, tokens: Range<usize>) -> Option<Country> {
    if tokens.is_empty() {
        return None;
    }
    let refs = refs_in(prepared, prepared.span(tokens.clone()));
    refs.first()
        .map(|found| found.country)
        .or_else(|| tokens.clone().find_map(|at| town_country(prepared, at)))
}

/// The country of the town that the token at `at` is an adjective of: "Berliner".
fn town_country(prepared: &Prepared, at: usize) -> Option<Country> {
    prepared.info(at).town.and_then(|idx| prepared.pack.names.places[idx].country)
}

/// The common noun that introduces the name of `tokens`, in small letters: "die Hilfsorganisation „Brückenbau“", "Jo
/// Tal, eine erfahrene Taucherin".
pub(super) fn noun_beside(prepared: &Prepared, tokens: &Range<usize>) -> Option<String> {
    /// An apposition's noun stands so near.
    const NEAR: usize = 4;
    let noun = |at: usize| prepared.pos.get(at) == Some(&Pos::Noun);
    let mark = |at: usize| prepared.tokens[at].kind == TokenKind::Mark && prepared.word(at) != ",";
    let before = tokens.start.checked_sub(1)?;
    let before = if mark(before) { before.checked_sub(1)? } else { before };
    let end = tokens.end;
    let indefinite = &prepared.pack.actors.indefinite;
    let apposition = prepared.word(end) == "," && indefinite.contains(prepared.word(end + 1));
    let behind = || (end + 2..end + 2 + NEAR).filter(|_| apposition).find(|at| noun(*at));
    let at = Some(before).filter(|at| noun(*at)).or_else(behind)?;
    Some(prepared.word(at).to_lowercase())
}

/// The country of the adjective in front of a name that begins at `start`, or of the noun that introduces it: "die
/// japanische Zeitung [Asahi]".
pub(super) fn introduced_country(prepared: &Prepared, start: usize) -> Option<Country> {
    /// Adjectives and a noun take no more words.
    const MOST: usize = 4;
    let inside = |at: &usize| {
        let mark = prepared.tokens[*at].kind == TokenKind::Mark && prepared.word(*at) != ",";
        mark || matches!(prepared.pos[*at], Pos::Adj | Pos::Noun)
    };
    let front = (start.saturating_sub(MOST)..start).rev().take_while(inside);
    let adjective = |at: usize| {
        let mut parts = prepared.info(at).countries.iter();
        parts.find(|part| part.form == CountryForm::Adjective).map(|part| part.country)
    };
    let mut found = front.filter_map(|at| adjective(at).or_else(|| town_country(prepared, at)));
    found.next()
}

/// The country that stands right beside the name of a body: "die polnische [Volkspartei]", "die [Volkspartei] Polens".
pub(super) fn country_beside(prepared: &Prepared, tokens: &Range<usize>) -> Option<Country> {
    let adjective = tokens.start.checked_sub(1).and_then(|at| prepared.info(at).countries.first());
    let adjective = adjective.filter(|part| part.form == CountryForm::Adjective).map(|part| part.country);
    adjective.or_else(|| {
        let behind = refs_in(prepared, prepared.tokens.get(tokens.end)?.span).first()?;
        let name = prepared.pack.names.countries.row(behind.country)?.name;
        let genitive = behind.form == CountryForm::Name && behind.span.of(prepared.text()) != name;
        genitive.then_some(behind.country)
    })
}

/// The countries named inside `span`.
pub(super) fn refs_in<'p>(prepared: &'p Prepared, span: Span) -> &'p [crate::annotate::CountryRef] {
    let refs = &prepared.countries;
    let first = refs.partition_point(|found| found.span.begin < span.begin);
    let end = refs.partition_point(|found| found.span.begin < span.end);
    &refs[first..end.max(first)]
}

/// The tokens of `span`.
pub(super) fn tokens_in(prepared: &Prepared, span: Span) -> Range<usize> {
    let first = prepared.tokens.partition_point(|token| token.span.begin < span.begin);
    first..prepared.tokens.partition_point(|token| token.span.begin < span.end).max(first)
}

/// Whether a noun phrase cannot run over the token at `at`.
pub(super) fn ends_phrase(prepared: &Prepared, at: usize) -> bool {
    let mark = prepared.tokens[at].kind == TokenKind::Mark
        && !matches!(prepared.word(at), "-" | "„" | "“" | "\"" | "(" | ")");
    let pos = prepared.pos[at];
    mark || pos.is_finite() || matches!(pos, Pos::Pron | Pos::Sconj | Pos::Infinitive)
}

/// Whether two words name the same office; see [`bare_office`].
pub(super) fn same_office(one: &str, other: &str) -> bool {
    one == other || bare_office(one) == bare_office(other)
}
