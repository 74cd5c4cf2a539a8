//! What the form of a pronoun tells of whom it stands for.

use super::roster::Member;
use crate::annotate::{ActorKind, Prepared};
use crate::language::{ActorWords, Cases, Gender, NounClass};

/// Whom a pronoun can stand for, by its form.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Form {
    /// One person or body of these genders.
    One(Cases),
    /// Several, or a body.
    Several,
}

impl Form {
    /// The form of the pronoun `word`; `plural` tells whether the verb beside it is one.
    pub fn of(words: &ActorWords, word: &str, plural: bool) -> Self {
        if plural && ActorWords::is(&words.plural, word) {
            return Self::Several;
        }
        let of = [
            (&words.masculine, Cases::MASCULINE),
            (&words.feminine, Cases::FEMININE),
            (&words.neuter, Cases::NEUTER),
        ];
        let known = of.into_iter().find(|(list, _)| ActorWords::is(list, word));
        Self::One(known.map_or(Cases::FEMININE, |(_, genders)| genders))
    }
}

/// Whether the form agrees with `member`. A body is spoken of by the gender of its noun: "Die Konferenz …, sie lehne es ab".
pub(super) fn fits(prepared: &Prepared, member: &Member, form: Form) -> bool {
    let body = matches!(member.actor.kind, ActorKind::Organisation | ActorKind::Country);
    match form {
        Form::Several => member.plural || body,
        Form::One(genders) if member.actor.kind == ActorKind::Organisation => {
            let (declension, nouns) = (&prepared.pack.grammar.declension, &prepared.pack.nouns);
            let mut words = member.actor.name.split(' ');
            let noun = words.find(|word| nouns.class(word) == Some(NounClass::Body));
            noun.is_some_and(|noun| declension.noun(noun).any(genders))
        }
        Form::One(genders) => {
            let known = member.gender.map(cases_of);
            !member.plural && !body && known.is_none_or(|known| known.any(genders))
        }
    }
}

/// A gender as a set of cases.
pub(super) fn cases_of(gender: Gender) -> Cases {
    if gender == Gender::Masculine { Cases::MASCULINE } else { Cases::FEMININE }
}
