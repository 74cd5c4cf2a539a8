//! In which country something happens, by what is told nearest to it: a place of its clause, the state that acts, the
//! place of its passage, that of the article, and last whose people they are.

use crate::annotate::clause::structure::{Argument, Clause, Role, Voice};
use crate::annotate::clause::{Clauses, Shape, Tokens};
use crate::annotate::stage::{Located, Site, place_behind};
use crate::annotate::{CountryBasis, Mention, MentionKind, Prepared, Timex};
use crate::language::{BodyKind, Class, Country, CountryForm, NounClass};
use crate::text::Span;
use crate::time::TimeInterval;

use super::setting::Scene;
use super::telling::{Candidate, Word};
use super::wording;

/// What the places of a clause tell.
enum Place {
    /// It is in this country.
    In(Located),
    /// It is in no one country: "in Südamerika".
    Wide,
    /// Nothing.
    Untold,
}

/// The country in which what `candidate` tells happens, with what that rests on; `timex` dates it.
pub(super) fn of_event(scene: &Scene, candidate: &Candidate, timex: Option<usize>) -> Option<Located> {
    match place(scene, candidate) {
        Place::In(located) => return Some(located),
        Place::Wide => return None,
        Place::Untold => {}
    }
    if let Some(country) = suffering(scene, candidate) {
        return Some(stated(country));
    }
    let at = scene.clauses.prepared.tokens[candidate.at].span.begin;
    let is_news = !is_background(scene, timex.map(|idx| &scene.found.timexes[idx]));
    of_state(scene, candidate)
        .or_else(|| scene.stage.place_near(at, is_news))
        .or_else(|| of_names(scene, candidate))
        .or_else(|| scene.stage.plays_in())
        .or_else(|| of_party(scene, candidate))
}

/// Whether a time lies so far from the day of publication that the passage before tells nothing of the place.
fn is_background(scene: &Scene, timex: Option<&Timex>) -> bool {
    /// News are told of so many days.
    const DAYS: i64 = 60;
    let Some(timex) = timex else { return false };
    let Some(day) = scene.clauses.prepared.document.published.date else { return false };
    let Some(told) = timex.interval else { return false };
    let holds = told.overlaps(&TimeInterval::day(day));
    !holds && (day - told.first_day()).num_days().abs() > DAYS
}

/// The places in which a clause is set, the one nearest to the word that tells it first.
fn place(scene: &Scene, candidate: &Candidate) -> Place {
    let (clauses, prepared) = (scene.clauses, scene.clauses.prepared);
    let clause = &clauses.list[candidate.clause];
    let words = &prepared.pack.scenes;
    let travels = prepared.pack.events.frames[candidate.frame].goes;
    let mut found: Vec<(usize, Site)> = Vec::new();
    for part in &clause.parts {
        for at in clauses.outer(part.clone()) {
            let set =
                words.set_in.contains(&clauses.lower(at)) && !hangs_on_other(clauses, clause, candidate, at);
            let inside = || {
                place_behind(prepared, &scene.found.mentions, at, part.end)
                    .or_else(|| body_behind(scene, at, part.end))
            };
            let site = if set { inside() } else { None };
            let site = site.or_else(|| goal(scene, clause, at).filter(|_| travels));
            found.extend(site.map(|site| (at.abs_diff(candidate.at), site)));
        }
    }
    found.sort_by_key(|(distance, _)| *distance);
    let known = found.iter().find_map(|(_, site)| Some((site.country?, site.words)));
    match known {
        Some((country, words)) => {
            Place::In(Located { country, basis: CountryBasis::Stated, words: Some(words) })
        }
        None if found.iter().any(|(_, site)| is_wide(scene, site.words)) => Place::Wide,
        None if is_everywhere(clauses, clause) => Place::Wide,
        None => Place::Untold,
    }
}

/// The country of the place to which it is done, where that is where it happens: "griff Charkiw an".
fn suffering(scene: &Scene, candidate: &Candidate) -> Option<Country> {
    let clauses = scene.clauses;
    let Word::Verb(telling) = &candidate.word else { return None };
    let passive = clauses.list[candidate.clause].predicate.voice != Voice::Active;
    let whom = if passive { telling.subject.party() } else { telling.object.as_ref() };
    let tokens = whom.filter(|_| clauses.prepared.pack.events.frames[candidate.frame].there)?.tokens.clone();
    let mut places = scene.mentions_in(clauses.prepared.span(tokens)).map(|idx| &scene.found.mentions[idx]);
    places.find(|mention| mention.kind == MentionKind::Loc)?.country
}

/// The place behind the preposition at `at` to which somebody goes: "nach Peking".
fn goal(scene: &Scene, clause: &Clause, at: usize) -> Option<Site> {
    let clauses = scene.clauses;
    let to = clauses.prepared.pack.events.title.goals.contains(&clauses.lower(at));
    let argument = clause.arguments.iter().find(|argument| argument.role == Role::Prepositional(at))?;
    let span = clauses.prepared.span(argument.phrase.tokens.clone());
    let mut places = scene.mentions_in(span).map(|idx| &scene.found.mentions[idx]);
    let place = places.find(|mention| mention.kind == MentionKind::Loc).filter(|_| to)?;
    Some(Site { country: place.country, words: place.span })
}

/// The body behind the preposition of place at `at`, which is where it sits: "vor dem Landgericht Bremen".
fn body_behind(scene: &Scene, at: usize, end: usize) -> Option<Site> {
    /// An article and an adjective stand between.
    const NEAR: usize = 3;
    let clauses = scene.clauses;
    let tokens = at + 1..(at + 1 + NEAR).min(end);
    let span = clauses.prepared.span(tokens.start..tokens.end.max(tokens.start + 1));
    let mut bodies = scene.mentions_in(span).map(|idx| &scene.found.mentions[idx]);
    let body = bodies.next().filter(|mention| mention.kind == MentionKind::Org)?;
    let known = actor_country(scene, body)?;
    (known.country != Country::EU).then_some(Site { country: Some(known.country), words: body.span })
}

/// Whether the preposition at `at` stands straight behind a phrase that tells of something else that happened: "nach der
/// WM in Deutschland", "zu einem Anschlag in Kuba".
fn hangs_on_other(clauses: &Clauses, clause: &Clause, candidate: &Candidate, at: usize) -> bool {
    let mood = &clauses.prepared.pack.events.mood;
    let own = |tokens: &Tokens| tokens.contains(&candidate.at);
    clause.arguments.iter().any(|Argument { role, phrase }| {
        let Role::Prepositional(before) = *role else { return false };
        let word = clauses.lower(before);
        let apart =
            mood.followed.contains(&word) || mood.apart.contains(&word) || mood.leads_to.contains(&word);
        let doing = || clauses.class_of_head(&phrase.tokens) == Some(NounClass::Event);
        // "im Zuge der Krise in der Ukraine".
        let linked = || phrase.tokens.clone().any(|idx| mood.linked.contains(clauses.word(idx)));
        phrase.tokens.end == at && !own(&phrase.tokens) && (apart && doing() || linked())
    })
}

/// Whether a name is that of a part of the world with many countries.
fn is_wide(scene: &Scene, span: Span) -> bool {
    let first = scene.clauses.tokens_of(span).start;
    scene.clauses.prepared.is_continent(first)
}

/// The state that acts: by its name or by a body or an office of it.
fn of_state(scene: &Scene, candidate: &Candidate) -> Option<Located> {
    let (clauses, prepared) = (scene.clauses, scene.clauses.prepared);
    let tokens = acting(scene, candidate)?;
    let span = prepared.span(tokens.clone());
    // "die Schweizer Bundesversammlung": the adjective tells more than the name of a body that many have.
    let adjective = scene.country_words(span).find(|word| {
        // "europäische Hersteller" are nowhere, "EU-Minister" act for the Union.
        let union = word.country == Country::EU;
        word.form == CountryForm::Compound || word.form == CountryForm::Adjective && !union
    });
    let by_adjective = adjective.and_then(|adjective| {
        let noun = wording::head(clauses, &tokens)?;
        let public = prepared.info(noun).office.as_ref().is_some_and(|office| office.is_seated());
        let body = clauses.class_of_head(&(noun..noun + 1)) == Some(NounClass::Body);
        let acts = public || body && !prepared.pack.actors.is_firm(clauses.word(noun));
        acts.then_some(stated(adjective.country))
    });
    let mut named = scene.mentions_in(span).map(|idx| &scene.found.mentions[idx]);
    by_adjective.or_else(|| {
        named.find_map(|mention| match mention.kind {
            MentionKind::Loc => {
                let first = clauses.tokens_of(mention.span).start;
                let before = first.checked_sub(1).map(|idx| clauses.lower(idx)).unwrap_or_default();
                let from = prepared.pack.events.title.ways.contains(&before);
                mention.country.filter(|_| !from).map(stated)
            }
            MentionKind::Org if !is_public(scene, mention) => None,
            MentionKind::Per if !holds_public_office(scene, mention) => None,
            MentionKind::Org | MentionKind::Per => actor_country(scene, mention),
            MentionKind::Oth => None,
        })
    })
}

/// A country that the text itself tells.
fn stated(country: Country) -> Located {
    Located { country, basis: CountryBasis::Stated, words: None }
}

/// The words of who does it.
fn acting(scene: &Scene, candidate: &Candidate) -> Option<Tokens> {
    let clauses = scene.clauses;
    let clause = &clauses.list[candidate.clause];
    match &candidate.word {
        Word::Verb(telling) if clause.predicate.voice == Voice::Active => {
            telling.subject.party().map(|party| party.tokens.clone())
        }
        Word::Verb(_) => {
            let agents = &clauses.prepared.pack.events.title.agents;
            let mut arguments = clause.arguments.iter();
            let agent = arguments.find(|argument| match argument.role {
                Role::Prepositional(at) => agents.contains(&clauses.lower(at)),
                _ => false,
            });
            agent.map(|argument| argument.phrase.tokens.clone())
        }
        Word::Noun(naming) => Some(naming.head + 1..naming.phrase.end).filter(|tokens| !tokens.is_empty()),
        Word::Attribute(_) => None,
    }
}

/// Whether a body is one of a state, and no firm, club or medium.
fn is_public(scene: &Scene, mention: &Mention) -> bool {
    let prepared = scene.clauses.prepared;
    let names = &prepared.pack.names;
    let known = names.organisation(mention.span.of(prepared.text()));
    let of_table = known.map(|idx| {
        !matches!(
            names.organisations[idx].kind,
            BodyKind::Company
                | BodyKind::Media
                | BodyKind::Agency
                | BodyKind::Club
                | BodyKind::Bank
                | BodyKind::Ngo
        )
    });
    let last = mention.span.of(prepared.text());
    let firm = || prepared.pack.actors.is_firm(last.split(' ').next().unwrap_or_default());
    of_table.unwrap_or_else(|| {
        let tokens = scene.clauses.tokens_of(mention.span);
        scene.clauses.class_of_head(&tokens) == Some(NounClass::Body) && !firm()
    })
}

/// Whether somebody holds a public office.
fn holds_public_office(scene: &Scene, mention: &Mention) -> bool {
    let actor = mention.actor.and_then(|idx| scene.found.actors.get(idx));
    let role = actor.and_then(|actor| actor.role.as_deref());
    let office = role.and_then(|role| scene.clauses.prepared.pack.names.word(role).office);
    office.is_some_and(|office| office.is_seated())
}

/// The country of somebody or of a body, where it is more than assumed.
fn actor_country(scene: &Scene, mention: &Mention) -> Option<Located> {
    let actor = scene.found.actors.get(mention.actor?)?;
    let basis = actor.country_basis.filter(|basis| !basis.is_assumed())?;
    Some(Located { country: actor.country?, basis, words: None })
}

/// The one country whose name or place its clause has, that of a source apart.
fn of_names(scene: &Scene, candidate: &Candidate) -> Option<Located> {
    let (clauses, prepared) = (scene.clauses, scene.clauses.prepared);
    let clause = &clauses.list[candidate.clause];
    let ways = &clauses.prepared.pack.events.title.ways;
    let places = &clauses.prepared.pack.scenes.places;
    let mut only = None;
    for part in &clause.parts {
        for idx in scene.mentions_in(clauses.prepared.span(part.clone())) {
            let mention = &scene.found.mentions[idx];
            let first = clauses.tokens_of(mention.span).start;
            let before = first.checked_sub(1).map(|idx| clauses.lower(idx)).unwrap_or_default();
            // "gegen Schweden": with whom, not where.
            let with =
                clauses.is(first.saturating_sub(1), Class::PREPOSITION) && !places.contains(before.as_str());
            let aside = is_of_office(prepared, first)
                || with
                || ways.contains(&before)
                || hangs_on_other(clauses, clause, candidate, first.saturating_sub(1));
            let place = mention.kind == MentionKind::Loc && !aside && !in_source(clauses, clause, first);
            let Some(country) = mention.country.filter(|country| place && *country != Country::EU) else {
                continue;
            };
            if only.is_some_and(|only| only != country) {
                return None;
            }
            only = Some(country);
        }
    }
    only.map(stated)
}

/// Whether the word at `idx` stands in a phrase that only tells whose words it is: "nach einem Bericht des Senders".
fn in_source(clauses: &Clauses, clause: &Clause, idx: usize) -> bool {
    let background = &clauses.prepared.pack.events.title.background;
    clause.arguments.iter().any(|Argument { role, phrase }| match *role {
        Role::Prepositional(at) => {
            phrase.tokens.contains(&idx)
                && background.contains(&clauses.lower(at))
                && clauses.class_of_head(&phrase.tokens) == Some(NounClass::Document)
        }
        _ => false,
    })
}

/// The country of whoever does or suffers it, then of whom else the clause names.
fn of_party(scene: &Scene, candidate: &Candidate) -> Option<Located> {
    let (clauses, prepared) = (scene.clauses, scene.clauses.prepared);
    let clause = &clauses.list[candidate.clause];
    let party = match &candidate.word {
        Word::Verb(telling) => telling.subject.party().map(|party| party.tokens.clone()),
        Word::Noun(naming) => Some(naming.phrase.clone()),
        Word::Attribute(attribute) => Some(attribute.phrase.clone()),
    };
    let of_people = prepared.pack.events.frames[candidate.frame].people;
    let own = clause.parts.iter().cloned();
    party.into_iter().chain(own).find_map(|tokens| {
        let span = clauses.prepared.span(tokens);
        let told = |span: Span| !in_source(clauses, clause, clauses.tokens_of(span).start);
        let named = scene.mentions_in(span).map(|idx| &scene.found.mentions[idx]);
        // Who is of a country does things everywhere, and lives and dies there.
        let counts =
            |mention: &&Mention| (mention.kind != MentionKind::Per || of_people) && told(mention.span);
        let actor = named.filter(counts).find_map(|mention| actor_country(scene, mention));
        actor.filter(|found| found.country != Country::EU).or_else(|| {
            let mut words = scene.country_words(span);
            let word = words.find(|word| {
                // "gegen den zyprischen Gegner": of people, who do things everywhere.
                let first = clauses.tokens_of(word.span).start;
                let noun = (first + 1..first + 4).find(|&idx| clauses.shape(idx) == Shape::Noun);
                let of_somebody = word.form == CountryForm::Adjective
                    && noun.is_some_and(|noun| {
                        clauses.class_of_head(&(noun..noun + 1)) == Some(NounClass::Human)
                            || prepared.info(noun).office.is_some()
                    });
                let opposed = word.form == CountryForm::Adjective && is_opposed(clauses, clause, first)
                    || is_of_office(prepared, first);
                let people = (word.form == CountryForm::Inhabitant || of_somebody) && !of_people;
                word.form != CountryForm::Compound
                    && word.country != Country::EU
                    && !(people || opposed)
                    && told(word.span)
            })?;
            Some(stated(word.country))
        })
    })
}

/// Whether the word at `idx` stands in a phrase that tells against or with whom: "gegen den zyprischen Finalisten".
fn is_opposed(clauses: &Clauses, clause: &Clause, idx: usize) -> bool {
    let against = &clauses.prepared.pack.events.mood.against;
    clause.arguments.iter().any(|Argument { role, phrase }| match *role {
        Role::Prepositional(at) => phrase.tokens.contains(&idx) && against.contains(&clauses.lower(at)),
        _ => false,
    })
}

/// Whether a clause tells what is so in every country.
fn is_everywhere(clauses: &Clauses, clause: &Clause) -> bool {
    let everywhere = &clauses.prepared.pack.events.mood.everywhere;
    clause.parts.iter().flat_map(|part| part.clone()).any(|idx| everywhere.contains(clauses.word(idx)))
}

/// Whether the word at `idx` only tells whose an office is: "Außenminister Südkoreas".
fn is_of_office(prepared: &Prepared, idx: usize) -> bool {
    idx.checked_sub(1).is_some_and(|before| prepared.info(before).office.is_some())
}
