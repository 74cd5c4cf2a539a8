//! The scene in which something is said or happens: media, places, times.

use foldhash::HashSet;
use serde::Deserialize;

use super::zone::Zone;

/// The words of a language that tell through which medium, where and when something was said.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SceneRules {
    /// The clock by which articles tell the time; none where the language is written in many parts of the world.
    pub zone: Option<Zone>,
    /// Nouns that are a medium or an occasion of speech, also as the last part of a compound.
    pub occasions: Vec<String>,
    /// Nouns for a gathering or body in which people speak, also as the last part of a compound.
    pub gatherings: Vec<String>,
    /// Nouns that only end like one.
    pub not_gatherings: Vec<String>,
    /// Names of platforms.
    pub platforms: HashSet<String>,
    /// Words one of which stands right before the name of a platform.
    pub platform_before: HashSet<String>,
    /// Ends of nouns that are followed by the name of a medium.
    pub outlets: Vec<String>,
    /// Prepositions before a place at which something is.
    pub places: HashSet<String>,
    /// Prepositions before a time that is a bound of something lasting.
    pub bounds: HashSet<String>,
    /// Prepositions before the place in which a sentence is set.
    pub set_in: HashSet<String>,
    /// A paragraph that begins with one of them plays where the one before it did; in small letters.
    pub stays: HashSet<String>,
    /// Between a noun for a building or body and the name of its place.
    pub place_links: HashSet<String>,
    /// Articles behind a preposition that tell whither something goes ("in die Schweiz").
    pub whither: HashSet<String>,
    /// Between the name of a town and a noun with the state or region it lies in.
    pub state_links: HashSet<String>,
    /// Nouns for places in small letters, also as the last part of a compound.
    place_nouns: Vec<String>,
}

impl SceneRules {
    /// Whether `noun` names a medium or an occasion of speech.
    pub fn is_occasion(&self, noun: &str) -> bool {
        self.occasions.iter().any(|occasion| ends_compound(noun, occasion))
    }

    /// Whether `noun` stands for a place.
    pub fn is_place_noun(&self, noun: &str) -> bool {
        let lower = noun.to_lowercase();
        self.place_nouns.iter().any(|place| lower.ends_with(place.as_str()))
    }

    /// Whether `noun` names a gathering at which people speak, or the body that holds it.
    pub fn is_gathering(&self, noun: &str) -> bool {
        let other = self.not_gatherings.iter().any(|other| ends_compound(noun, other));
        !other && self.gatherings.iter().any(|gathering| ends_compound(noun, gathering))
    }

    /// Whether the name of a medium follows `noun`.
    pub fn is_outlet(&self, noun: &str) -> bool {
        noun.starts_with(char::is_uppercase)
            && self.outlets.iter().any(|outlet| noun.to_lowercase().ends_with(outlet.as_str()))
    }
}

/// Whether `noun` is `last` or a compound that ends with it: "Fernsehansprache" with "Ansprache".
pub fn ends_compound(noun: &str, last: &str) -> bool {
    if noun == last {
        return true;
    }
    let (Some(cut), Some(first)) = (noun.len().checked_sub(last.len()), last.chars().next()) else {
        return false;
    };
    // A compound's first part has three letters at least, and the rest is in small letters or behind a hyphen.
    if cut < 3 || !noun.is_char_boundary(cut) || !noun.starts_with(char::is_uppercase) {
        return false;
    }
    let (head, tail) = noun.split_at(cut);
    let rest = &last[first.len_utf8()..];
    let tail_rest = tail.chars().next().map_or("", |c| &tail[c.len_utf8()..]);
    let same_letter = tail.chars().next().is_some_and(|c| c.to_lowercase().eq(first.to_lowercase()));
    let joined = tail.starts_with(char::is_lowercase) || head.ends_with('-');
    rest == tail_rest && same_letter && joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_end_with_their_last_part() {
        assert!(ends_compound("Fernsehansprache", "Ansprache"));
        assert!(ends_compound("TV-Ansprache", "Ansprache"));
        assert!(ends_compound("Ansprache", "Ansprache"));
        assert!(!ends_compound("Absprache", "Ansprache"));
        assert!(!ends_compound("Ärede", "Rede"));
        assert!(!ends_compound("", "Rede"));
    }
}
