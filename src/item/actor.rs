//! Actors of one document → actors that can be told apart across documents.

use std::borrow::Borrow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::annotate::{ActorKind, CountryBasis, LocalActor};
use crate::language::Country;

/// Identifies an actor across documents: a slug of the name, such as "wladimir-putin".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ActorId(pub Arc<str>);

impl Borrow<str> for ActorId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// A person or body.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Actor {
    /// Identifier, the same in all documents that name it alike.
    pub id: ActorId,
    /// Full name as its document gives it.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// Office or function.
    pub role: Option<String>,
    /// The country it belongs to.
    pub country: Option<Country>,
    /// What the country rests on; none where a record does not say.
    pub country_basis: Option<CountryBasis>,
    /// The place that tells the country, where it is assumed from one.
    pub country_words: Option<String>,
    /// Other words for it.
    pub aliases: Vec<String>,
    /// Whether a person decided something about it; no record tells that.
    #[serde(skip)]
    pub is_decided: bool,
}

/// The actors of a document.
pub(super) struct DocumentActors {
    /// Each once, in the order in which they are first named.
    pub actors: Vec<Actor>,
    /// For each local actor of the annotations, where it stands in `actors`.
    pub places: Vec<usize>,
}

/// The actors of a document: local actors with the same identifier are one.
pub(super) fn actors_of(locals: &[LocalActor]) -> DocumentActors {
    let mut actors: Vec<Actor> = Vec::new();
    let mut places = Vec::with_capacity(locals.len());
    let mut known = foldhash::HashMap::default();
    for local in locals {
        let id = ActorId::of_name(&local.name);
        let at = *known.entry(id.clone()).or_insert(actors.len());
        match actors.get_mut(at) {
            Some(actor) => actor.learn(&actor_of(local, id)),
            None => actors.push(actor_of(local, id)),
        }
        places.push(at);
    }
    DocumentActors { actors, places }
}

impl ActorId {
    /// The identifier of whoever has this full name.
    pub fn of_name(name: &str) -> Self {
        Self(Arc::from(slug(name)))
    }
}

fn actor_of(local: &LocalActor, id: ActorId) -> Actor {
    Actor {
        id,
        name: local.name.clone(),
        kind: local.kind,
        role: local.role.clone(),
        country: local.country,
        country_basis: local.country_basis,
        country_words: local.country_words.clone(),
        aliases: local.aliases.clone(),
        is_decided: false,
    }
}

impl Actor {
    /// Takes over what `other` knows of the same actor; what is known already stays.
    pub fn learn(&mut self, other: &Self) {
        self.is_decided |= other.is_decided;
        self.learn_country(other);
        if self.role.is_none() {
            self.role.clone_from(&other.role);
        }
        for alias in &other.aliases {
            if !self.aliases.contains(alias) {
                self.aliases.push(alias.clone());
            }
        }
    }

    /// Takes over the country that `other` has of the same actor, where it rests on more than the one known here.
    pub fn learn_country(&mut self, other: &Self) {
        if other.country.is_some()
            && (self.country.is_none() || rank(other.country_basis) < rank(self.country_basis))
        {
            self.country = other.country;
            self.country_basis = other.country_basis;
            self.country_words.clone_from(&other.country_words);
        }
    }
}

/// A basis for comparison; of a country without one nothing says that it is assumed.
fn rank(basis: Option<CountryBasis>) -> CountryBasis {
    basis.unwrap_or(CountryBasis::Stated)
}

/// A name in small letters without accents, words joined by hyphens: "Péter Szijjártó" → "peter-szijjarto".
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        match base_letters(c) {
            Some(letters) => slug.push_str(letters),
            None if c.is_alphanumeric() => slug.push(c),
            None if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            None => {}
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

/// The plain letters for an accented one of the Latin script, lower case.
fn base_letters(c: char) -> Option<&'static str> {
    Some(match c {
        'ä' | 'æ' => "ae",
        'ö' | 'œ' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'č' | 'ĉ' | 'ċ' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ə' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ø' | 'ō' | 'ő' => "o",
        'ŕ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ţ' | 'ť' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ū' | 'ů' | 'ű' | 'ų' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'þ' => "th",
        // Combining accents and apostrophes vanish.
        '\u{300}'..='\u{36f}' | '\'' | '’' | '\u{ad}' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::ActorKind;

    #[test]
    fn slugs_are_plain() {
        assert_eq!(slug("Péter Szijjártó"), "peter-szijjarto");
        assert_eq!(slug("  Recep Tayyip Erdoğan (AKP)"), "recep-tayyip-erdogan-akp");
        assert_eq!(slug("Außenministerium"), "aussenministerium");
    }

    #[test]
    fn one_identifier_is_one_actor() {
        let local = |name: &str, alias: &str| LocalActor {
            name: name.to_owned(),
            kind: ActorKind::Person,
            role: None,
            country: None,
            country_basis: None,
            country_words: None,
            aliases: vec![alias.to_owned()],
        };
        let DocumentActors { actors, places } =
            actors_of(&[local("Anna Berg", "Berg"), local("Jo Tal", ""), local("Anna Berg", "sie")]);
        assert_eq!(actors.len(), 2);
        assert_eq!(places, [0, 1, 0]);
        assert_eq!(actors[0].aliases, ["Berg", "sie"]);
    }
}
