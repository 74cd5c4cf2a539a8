//! What actors are called where there is little room.

use foldhash::HashMap;

use crate::annotate::ActorKind;
use crate::item::Actor;

/// Short names of `actors`: a person's surname with its particles, where no other person has it.
pub fn short_names(actors: &[Actor]) -> Vec<String> {
    let mut n_bearers: HashMap<&str, usize> = HashMap::default();
    for actor in actors.iter().filter(|actor| actor.kind == ActorKind::Person) {
        *n_bearers.entry(surname(&actor.name)).or_default() += 1;
    }
    let short = |actor: &Actor| match (actor.kind, surname(&actor.name)) {
        (ActorKind::Person, name) if n_bearers.get(name) == Some(&1) => name.to_owned(),
        _ => actor.name.clone(),
    };
    actors.iter().map(short).collect()
}

/// The last word of a name, with the particles before it ("von der Leyen"), which are written small.
fn surname(name: &str) -> &str {
    let mut at = name.rfind(' ').map_or(0, |at| at + 1);
    while let Some(before) = name[..at].trim_end().rfind(' ') {
        let word = name[before + 1..at].trim_end();
        if !word.starts_with(char::is_lowercase) {
            break;
        }
        at = before + 1;
    }
    &name[at..]
}

#[cfg(test)]
mod tests {
    use super::surname;

    #[test]
    fn surname_keeps_its_particles() {
        assert_eq!(surname("Ursula von der Leyen"), "von der Leyen");
        assert_eq!(surname("Wladimir Putin"), "Putin");
        assert_eq!(surname("Lula"), "Lula");
        assert_eq!(surname("von Leyen"), "Leyen");
        assert_eq!(surname(""), "");
    }
}
