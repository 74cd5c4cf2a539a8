//! Proper names: found by the model and by the tables, then made consistent within the document.

mod candidate;
mod elsewhere;
mod introduced;
mod place;
mod whole;

use std::ops::Range;

use self::candidate::{Candidate, Evidence, is_common_noun, is_everyday, is_no_actor};
use self::elsewhere::{repeated, with_sure};
use super::{Mention, MentionKind, Pos, Prepared, TableName, Timex};
use crate::language::{ActorWords, Country, CountryForm, Entry, NounForm};
use crate::tagger::proper_names;
use crate::text::Span;

/// The names in the document, in text order, none overlapping another; none inside a time expression.
pub(super) fn find(prepared: &Prepared, timexes: &[Timex]) -> Vec<Mention> {
    let full = prepared
        .names()
        .iter()
        .filter(|name| name.tokens.len() > 1)
        .filter_map(|name| by_table(prepared, name));
    let mut candidates: Vec<Candidate> = full.filter(|name| name.kind == MentionKind::Per).collect();
    let model = by_model(prepared);
    let table = prepared.names().iter().filter_map(|name| by_table(prepared, name));
    // "Leipzig" in "Universität Leipzig" is part of a longer name.
    let table = table.filter(|name| !is_part(&name.tokens, &model));
    let table = table.map(|name| Candidate { is_name: is_name(&name, &model), ..name });
    // Of what a single word stands for the model sees more: "Bremen" may be a town or its club.
    let (alone, sure): (Vec<_>, Vec<_>) =
        table.partition(|name| name.tokens.len() == 1 && name.evidence != Evidence::Country);
    candidates.extend(sure);
    candidates.extend(model);
    candidates.extend(alone);
    candidates.extend(in_office(prepared));
    let candidates = without_overlaps(candidates, prepared.tokens.len());
    let repeated = repeated(prepared, &candidates).into_iter();
    let mut candidates = with_longer(candidates, repeated.collect(), prepared.tokens.len());
    candidates.retain(|name| {
        !(is_common_noun(prepared, name) || is_everyday(prepared, name) || is_no_actor(prepared, name))
    });
    candidates = with_sure(prepared, candidates);
    introduced::by_noun(prepared, &mut candidates);
    candidates.iter_mut().for_each(|name| name.country = place::country_beside(prepared, name));
    let mut times = timexes.iter().peekable();
    let mentions = candidates.into_iter().map(|candidate| Mention {
        span: prepared.span(candidate.tokens),
        kind: candidate.kind,
        actor: None,
        country: candidate.country,
        rule: candidate.evidence.word().to_owned(),
        is_name: candidate.is_name,
    });
    mentions
        .filter(|mention| {
            while times.next_if(|timex| timex.span.end <= mention.span.begin).is_some() {}
            times.peek().is_none_or(|timex| !timex.span.overlaps(mention.span))
        })
        .collect()
}

/// Whether `tokens` are part of a longer one of `names`, which stand in text order.
fn is_part(tokens: &Range<usize>, names: &[Candidate]) -> bool {
    let at = names.partition_point(|name| name.tokens.end <= tokens.start);
    names.get(at).is_some_and(|name| {
        name.tokens.start <= tokens.start && tokens.end <= name.tokens.end && name.tokens.len() > tokens.len()
    })
}

/// Whether the model sees a proper name in what the tables take for one. It knows best of bodies: "Nationalrat" and
/// "Gesundheitsamt" name one in some sentences only. In others they are actors all the same.
fn is_name(name: &Candidate, model: &[Candidate]) -> bool {
    let at = model.partition_point(|found| found.tokens.end <= name.tokens.start);
    let mut overlapping = model[at..].iter().take_while(|found| found.tokens.start < name.tokens.end);
    name.kind != MentionKind::Org
        || name.evidence == Evidence::Country
        || overlapping.any(|found| found.kind == MentionKind::Org)
}

/// Of overlapping candidates the one that stands first in the list, in text order.
fn without_overlaps(candidates: Vec<Candidate>, n_tokens: usize) -> Vec<Candidate> {
    let mut taken = vec![false; n_tokens];
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        if !taken[candidate.tokens.clone()].contains(&true) {
            taken[candidate.tokens.clone()].fill(true);
            kept.push(candidate);
        }
    }
    kept.sort_by_key(|candidate| candidate.tokens.start);
    kept
}

/// `candidates` with those of `others` that overlap none of them or reach beyond the one they overlap.
fn with_longer(candidates: Vec<Candidate>, others: Vec<Candidate>, n_tokens: usize) -> Vec<Candidate> {
    let (longer, others): (Vec<_>, Vec<_>) = others.into_iter().partition(|other| other.tokens.len() > 1);
    without_overlaps(
        longer
            .into_iter()
            .filter(|longer| {
                let at = candidates.partition_point(|candidate| candidate.tokens.end <= longer.tokens.start);
                candidates.get(at).is_none_or(|known| known.tokens.start >= longer.tokens.start)
            })
            .chain(candidates.clone())
            .chain(others)
            .collect(),
        n_tokens,
    )
}

/// The name that an entry of the tables makes by itself: one that is no common word.
fn by_table(prepared: &Prepared, name: &TableName) -> Option<Candidate> {
    let span = prepared.span(name.tokens.clone());
    let (kind, country, evidence) = name.entries.iter().find_map(|entry| of_entry(prepared, *entry, span))?;
    // "Frankfurt Hahn", "Paris Hilton": the model sees more of it.
    let alone = name.tokens.len() > 1 || !continues(prepared, name.tokens.end);
    let sure = alone || evidence == Evidence::Country;
    let place =
        evidence != Evidence::Place || name.tokens.len() > 1 || may_be_place(prepared, name.tokens.start);
    (sure && place).then(|| Candidate { tokens: name.tokens.clone(), kind, country, evidence, is_name: true })
}

/// Whether the word at `at`, the name of a place, is one here: not "Seine" or "Weil" at the beginning of a
/// sentence, nor "Burg", "Löwen" or "Kanton" as common nouns.
fn may_be_place(prepared: &Prepared, at: usize) -> bool {
    let noun = matches!(prepared.pos[at], Pos::Propn | Pos::Noun);
    noun && prepared.info(at).noun != NounForm::Whole
}

/// Whether a name goes on at the token `idx`: with another proper noun.
fn continues(prepared: &Prepared, idx: usize) -> bool {
    prepared.pos.get(idx) == Some(&Pos::Propn) && prepared.table_name(idx).is_none()
}

fn of_entry(
    prepared: &Prepared,
    entry: Entry,
    span: Span,
) -> Option<(MentionKind, Option<Country>, Evidence)> {
    let names = &prepared.pack.names;
    let words = span.of(prepared.text());
    match entry {
        Entry::Country(country, CountryForm::Name) => {
            let kind = if country == Country::EU { MentionKind::Org } else { MentionKind::Loc };
            Some((kind, Some(country), Evidence::Country))
        }
        Entry::Country(country, _) => {
            let town = names.countries.row(country).is_some_and(|row| words.starts_with(row.capital));
            let kind = if town { MentionKind::Loc } else { MentionKind::Org };
            Some((kind, Some(country), Evidence::Metonym))
        }
        Entry::Person(idx) => {
            let person = &names.people[idx];
            words.contains(' ').then(|| (MentionKind::Per, person.country(), Evidence::Person))
        }
        Entry::Place(idx) => {
            let place = &names.places[idx];
            (!place.ambiguous).then_some((MentionKind::Loc, place.country, Evidence::Place))
        }
        Entry::Organisation(idx) => {
            let organisation = &names.organisations[idx];
            let country = prepared.country_of(organisation);
            // "Die Mitte" is a party where that is read, "Die Partei" is any.
            let last = words.rsplit_once(' ').map(|(_, last)| last.to_lowercase());
            let own = last.is_some_and(|last| !prepared.pack.actors.stand_ins.contains(&last));
            let here = own && country == prepared.homeland;
            let plain = here || !organisation.is_ambiguous(&names.inflection, words);
            plain.then_some((MentionKind::Org, country, Evidence::Organisation))
        }
        Entry::Body(..) => None,
        Entry::Holder(idx) => {
            let holder = &names.holders[idx];
            let country = holder.country_in(prepared.homeland);
            (!holder.person).then_some((MentionKind::Org, country, Evidence::Body))
        }
    }
}

/// Whether the tables know a word of `tokens` as part of the name of a person.
fn is_personal(prepared: &Prepared, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|at| {
        let known = prepared.info(at);
        known.given.is_some() || known.family || known.surname
    })
}

/// The names that the model finds; one that the tables know for a capital, a government or another body, and for nobody's
/// name, is no person whatever it does: "Kiew warnt". They come with the country that the tables know for them.
fn by_model(prepared: &Prepared) -> Vec<Candidate> {
    let found = proper_names(&prepared.seen()).into_iter();
    let found = found
        .map(|(tokens, kind)| introduced::by_role(prepared, tokens, kind))
        .map(|(tokens, kind)| (trimmed(prepared, tokens, kind), kind))
        .filter(|(tokens, _)| !tokens.is_empty());
    whole::whole(prepared, found)
        .into_iter()
        .map(|(tokens, kind)| {
            let name = prepared.table_name(tokens.start).filter(|name| name.tokens == tokens);
            let span = prepared.span(tokens.clone());
            let capital = name.filter(|_| kind == MentionKind::Per && !is_personal(prepared, &tokens));
            if let Some(known) = capital.and_then(|name| by_table(prepared, name))
                && matches!(known.evidence, Evidence::Metonym | Evidence::Organisation)
            {
                return known;
            }
            let country = name.and_then(|name| {
                let known = name.entries.iter().filter_map(|entry| of_entry(prepared, *entry, span));
                known.filter(|(of_kind, ..)| *of_kind == kind).find_map(|(_, country, _)| country)
            });
            Candidate { tokens, kind, country, evidence: Evidence::Model, is_name: true }
        })
        .collect()
}

/// A person's name without the words before it that are none of it: "Laut Macron", "Kremlsprecher Peskow".
fn trimmed(prepared: &Prepared, mut tokens: Range<usize>, kind: MentionKind) -> Range<usize> {
    let outside = |at: usize| {
        let info = prepared.info(at);
        let word = prepared.word(at);
        let office = info.office.as_ref().is_some_and(|office| !office.ambiguous) && info.given.is_none();
        // "Alsterdorfs Japaner Daichi Moriyama"
        let inhabitant = info.countries.first().is_some_and(|part| part.form == CountryForm::Inhabitant);
        // "von der Leyen" begins with a particle, "von Putin" with a preposition.
        let particles = &prepared.pack.names.inflection.particles;
        let particle = particles.contains(&word.to_lowercase())
            && (particles.contains(prepared.word(at + 1))
                || !ActorWords::is(&prepared.pack.actors.determiners, word));
        // "Dipl.-Ing. Jo Tal"
        let inflection = &prepared.pack.names.inflection;
        let degree = matches!(word, "." | "-" | "‑")
            || inflection.is_degree(word) && word.chars().count() > 1 && prepared.word(at + 1) == ".";
        let small_word = matches!(prepared.pos[at], Pos::Adp | Pos::Det | Pos::Sconj | Pos::Adv);
        office
            || degree
            || inhabitant && info.given.is_none()
            || !particle && (small_word || ActorWords::is(&prepared.pack.actors.determiners, word))
    };
    while kind == MentionKind::Per && tokens.len() > 1 && outside(tokens.start) {
        tokens.start += 1;
    }
    // "Holmgaard S." in a list of sources
    let initial = |at: usize| {
        let letters = prepared.word(at).trim_end_matches('.').chars().count();
        letters <= 1 && (prepared.word(at).ends_with('.') || prepared.word(at + 1) == ".")
    };
    while kind == MentionKind::Per && tokens.len() > 1 && initial(tokens.end - 1) {
        tokens.end -= 1;
    }
    if kind == MentionKind::Per && tokens.len() == 2 && prepared.info(tokens.start).given.is_none() {
        let (first, second) = (tokens.start, tokens.start + 1);
        // "will Putin Frieden", "auf Wunsch Putins": the one who holds an office is the name.
        if is_in_office(prepared, first) {
            tokens.end = second;
        } else if is_in_office(prepared, second) {
            tokens.start = second;
        }
    }
    tokens
}

/// Whether the word at `at` is the family name of somebody who holds an office on the day of publication.
fn is_in_office(prepared: &Prepared, at: usize) -> bool {
    let names = &prepared.pack.names;
    let day = prepared.document.published.date;
    let mut bearers = names.bearers(prepared.word(at)).iter().map(|idx| &names.people[*idx]);
    bearers.any(|person| day.is_some_and(|day| person.term_on(day).is_some()))
}

/// Family names alone of people who hold an office on the day of publication.
fn in_office(prepared: &Prepared) -> Vec<Candidate> {
    let words = &prepared.pack.actors;
    // "Fischer" is also what somebody is: alone it is a name behind an office or a form of address.
    let titled = |at: &usize| {
        let before = at.checked_sub(1);
        before.is_some_and(|at| {
            prepared.info(at).office.is_some() || words.address(prepared.word(at)).is_some()
        })
    };
    let common = |at: &usize| {
        let word = prepared.word(*at);
        prepared.pack.nouns.class(word).is_some() || prepared.pack.grammar.declension.is_noun(word)
    };
    let holds = |at: &usize| {
        if common(at) && !titled(at) {
            return false;
        }
        let lone = prepared.table_name(*at).is_none_or(|name| by_table(prepared, name).is_none());
        // "Kurz darauf" is nobody, and "Weil es brannte" neither.
        let pos = prepared.pos[*at];
        let small = pos.is_finite() || matches!(pos, Pos::Adv | Pos::Sconj | Pos::Adp | Pos::Pron | Pos::Det);
        let no_noun = pos == Pos::Propn || !small && prepared.info(*at).noun == NounForm::Unknown;
        is_in_office(prepared, *at) && lone && no_noun
    };
    let family = |at: &usize| prepared.info(*at).family && prepared.word(*at).starts_with(char::is_uppercase);
    let found = (0..prepared.tokens.len()).filter(|at| family(at) && holds(at));
    found
        .map(|at| Candidate {
            tokens: at..at + 1,
            kind: MentionKind::Per,
            country: None,
            evidence: Evidence::HoldsOffice,
            is_name: true,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::annotate::Prepared;
    use crate::document::Document;
    use crate::effort::Effort;
    use crate::language::Pack;

    /// The names in `text` with their kinds.
    fn names(text: &str) -> String {
        let pack = Pack::load("de").unwrap();
        let document = Document::plain("", "de", text);
        let found = find(&Prepared::new(&document, &pack, &Effort::unlimited()), &[]);
        let names = found.iter().map(|name| format!("{} {:?}", name.span.of(text), name.kind));
        names.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn common_words_are_no_places() {
        assert_eq!(names("Seine Nachbarn wohnen seit Jahren in Berlin."), "Berlin Loc");
        assert_eq!(names("Weil es regnete, blieben die Gäste in der Burg."), "");
        assert_eq!(names("Waren es Löwen?"), "");
    }

    #[test]
    fn the_european_union_is_a_body() {
        assert_eq!(names("Die EU stellt Polen mehr Geld in Aussicht."), "EU Org, Polen Loc");
    }
}
