//! Verbs by their form: finite, infinitive, participle.

use crate::annotate::Pos;
use crate::annotate::clause::surface::{Shape, Surface};
use crate::language::Class;

/// The form of a verb where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Finite,
    Infinitive,
    /// An infinitive with "zu", before it or inside.
    WithZu,
    Participle,
}

/// Finite verbs that another verb completes.
pub(super) const AUXILIARY: Class = Class::HAVE.with(Class::BE).with(Class::BECOME).with(Class::MODAL);

/// The form of the verb at `idx`; `None` for any other word. `initial` where it opens its sentence.
pub(super) fn form_of(surface: &Surface, idx: usize, initial: bool) -> Option<Form> {
    let prepared = surface.prepared;
    let pos = prepared.pos[idx];
    let small = surface.shape(idx) == Shape::Small;
    let opens = initial && surface.shape(idx) == Shape::Noun && pos.is_finite();
    if !small && !opens {
        return None;
    }
    let class = surface.class(idx);
    let grammar = &prepared.pack.grammar;
    let rules = &grammar.verb_rules;
    let word = surface.word(idx);
    if class.any(Class::ADVERB)
        && class.only(Class::ADVERB.with(Class::FOCUS))
        && grammar.class(word) == class
    {
        return None;
    }
    let behind_zu = idx > 0 && surface.word(idx - 1) == rules.infinitive_word;
    let infinitive = matches!(pos, Pos::Infinitive | Pos::AuxNonfinite);
    if behind_zu && word.ends_with('n') && (infinitive || pos.is_finite() || class.any(Class::INFINITIVE)) {
        return Some(Form::WithZu);
    }
    if surface.is_attributive(idx) && !matches!(pos, Pos::Aux | Pos::AuxSubjunctive) {
        return None;
    }
    let auxiliary = class.any(AUXILIARY)
        && class.only(AUXILIARY.with(Class::FINITE).with(Class::HEARSAY).with(Class::REPORTED));
    match pos {
        _ if auxiliary && !grammar.is_infinitive_helper(word) => Some(Form::Finite),
        _ if pos.is_finite() => Some(Form::Finite),
        Pos::Participle => Some(Form::Participle),
        Pos::Infinitive if has_zu_inside(word, &rules.infinitive_word) => Some(Form::WithZu),
        Pos::Infinitive => Some(Form::Infinitive),
        // "durften": the infinitive would be another form.
        Pos::AuxNonfinite if class.any(Class::MODAL) && !grammar.is_infinitive_helper(word) => {
            Some(Form::Finite)
        }
        Pos::AuxNonfinite if word.starts_with(&rules.participle_prefix) => Some(Form::Participle),
        Pos::AuxNonfinite if class.any(Class::PARTICIPLE) => Some(Form::Participle),
        Pos::AuxNonfinite => Some(Form::Infinitive),
        // The tagger may err on a form that can be nothing else.
        // "bargen", "glich": the form is one of the past, and of no adjective before a noun.
        _ if small
            && surface.shape(idx + 1) != Shape::Noun
            && is_strong_past(surface, &surface.lower(idx)) =>
        {
            Some(Form::Finite)
        }
        // "… nicht aufhörte und": no adjective stands so.
        Pos::Adj if ends_like_past(surface, idx) => Some(Form::Finite),
        Pos::Adj | Pos::Adv if surface.is_inflected(idx) => None,
        _ if small && !class.is_empty() && class.only(Class::FINITE.with(Class::REPORTED)) => {
            Some(Form::Finite)
        }
        _ if class.any(AUXILIARY) && class.only(AUXILIARY.with(Class::FINITE).with(Class::HEARSAY)) => {
            Some(Form::Finite)
        }
        _ => None,
    }
}

/// Whether the word ends like a weak verb of the past and nothing follows that an adjective could belong to.
fn ends_like_past(surface: &Surface, idx: usize) -> bool {
    let rules = &surface.prepared.pack.grammar.verb_rules;
    let word = surface.word(idx);
    let singular = word.strip_suffix('n').unwrap_or(word);
    let ends = matches!(surface.shape(idx + 1), Shape::Break | Shape::Stop)
        || surface.is(idx + 1, Class::CLAUSE_COORDINATOR) && !surface.is_adjective(idx + 2, true);
    let opener = Class::DETERMINER.with(Class::OBLIQUE).with(Class::PREPOSITION);
    ends && singular.len() > 4 && singular.ends_with(&rules.past) && idx > 0 && !surface.is(idx - 1, opener)
}

fn is_strong_past(surface: &Surface, word: &str) -> bool {
    const SHORTEST: usize = 4;
    let words = &surface.prepared.pack.time.tense;
    word.len() >= SHORTEST && words.is_past(word, true)
}

/// The forms of the verbs among `tokens`, each seen with the others of its stretch between commas.
pub(super) fn forms(surface: &Surface, tokens: &[usize], first: usize) -> Vec<Option<Form>> {
    let mut forms: Vec<Option<Form>> =
        tokens.iter().map(|&idx| form_of(surface, idx, idx == first)).collect();
    let grammar = &surface.prepared.pack.grammar;
    // The last finite verb of the stretch that others complete.
    let mut helped: Option<Class> = None;
    // The same in the stretch before, and whether "und" stands behind it.
    let (mut before, mut joined) = (None, false);
    for at in 0..tokens.len() {
        let idx = tokens[at];
        if matches!(surface.shape(idx), Shape::Break | Shape::Quote) {
            (before, helped) = (helped.or(before), None);
            continue;
        }
        let class = surface.class(idx);
        joined |= surface.is(idx, Class::CLAUSE_COORDINATOR);
        let perfect = Class::HAVE.with(Class::BE).with(Class::BECOME);
        let behind_verb = at > 0 && matches!(forms[at - 1], Some(Form::Participle | Form::Infinitive));
        let ends =
            at + 1 == tokens.len() || !matches!(surface.shape(tokens[at + 1]), Shape::Small | Shape::Noun);
        let before_finite =
            at + 1 < tokens.len() && form_of(surface, tokens[at + 1], false) == Some(Form::Finite);
        let of_modal = helped.is_some_and(|helped| helped.any(Class::MODAL.with(Class::BECOME)));
        forms[at] = match forms[at] {
            // "soll … geschlagen haben", "gestohlen haben soll".
            Some(Form::Finite)
                if behind_verb
                    && grammar.is_infinitive_helper(&surface.lower(idx))
                    && (of_modal && ends || before_finite) =>
            {
                Some(Form::Infinitive)
            }
            // "hätte die Werft überlebt": the tagger cannot tell the participle.
            Some(Form::Finite)
                if ends
                    && !joined
                    && (class.any(Class::PARTICIPLE) || looks_perfect(surface, idx))
                    && helped.is_some_and(|helped| helped.any(perfect)) =>
            {
                Some(Form::Participle)
            }
            // "durften … wählen".
            Some(Form::Finite)
                if of_modal && !joined && !class.any(AUXILIARY) && surface.word(idx).ends_with('n') =>
            {
                Some(Form::Infinitive)
            }
            // "wurde … vertagt, sondern beendet".
            None if ends
                && looks_like_participle(surface, idx)
                && surface.shape(idx) == Shape::Small
                && helped.or(before).is_some_and(|helped| helped.any(perfect)) =>
            {
                Some(Form::Participle)
            }
            // "wurde … beendet", taken for an adjective.
            None if (class.any(Class::PARTICIPLE) || ends && looks_like_participle(surface, idx))
                && surface.shape(idx) == Shape::Small
                && !surface.is_attributive(idx)
                && helped
                    .is_some_and(|helped| helped.any(Class::HAVE.with(Class::BECOME).with(Class::MODAL))) =>
            {
                Some(Form::Participle)
            }
            form => form,
        };
        if forms[at] == Some(Form::Finite) && class.any(AUXILIARY) {
            (helped, joined) = (Some(class), false);
        }
    }
    find_unseen(surface, tokens, &mut forms);
    forms
}

/// Whether the word is a participle by its ending and its prefix, a particle before it apart: "fortgerissen".
fn looks_perfect(surface: &Surface, idx: usize) -> bool {
    let grammar = &surface.prepared.pack.grammar;
    let word = surface.word(idx);
    let prefix = word.find(grammar.verb_rules.participle_prefix.as_str());
    let prefixed = prefix.is_some_and(|at| at == 0 || grammar.is_particle(&word[..at]));
    (prefixed || word.ends_with(&grammar.verb_rules.third))
        && surface.prepared.pack.time.tense.is_participle(word)
}

/// Whether the word has beginning and ending of a participle, and joins one before it.
fn looks_like_participle(surface: &Surface, idx: usize) -> bool {
    let joined = idx > 0 && surface.is(idx - 1, Class::COORDINATOR.with(Class::CLAUSE_COORDINATOR));
    joined && surface.prepared.pack.time.tense.is_participle(surface.word(idx))
}

/// "abzulehnen".
fn has_zu_inside(word: &str, zu: &str) -> bool {
    word.char_indices().skip(2).any(|(at, _)| word[at..].starts_with(zu) && word.len() > at + 5)
}

/// Finds finite verbs that the tagger took for other words, in pieces that have none: "Nun melden Medien",
/// "brummte Felten". Only words in one of the first places count, with no article before them.
fn find_unseen(surface: &Surface, tokens: &[usize], forms: &mut [Option<Form>]) {
    let is_break = |idx: usize| matches!(surface.shape(idx), Shape::Break | Shape::Quote);
    let mut start = 0;
    for end in 0..=tokens.len() {
        if end < tokens.len() && !is_break(tokens[end]) {
            continue;
        }
        let piece = start..end;
        start = end + 1;
        let other = [Form::Finite, Form::WithZu];
        if piece.is_empty() || piece.clone().any(|at| forms[at].is_some_and(|form| other.contains(&form))) {
            continue;
        }
        let unseen = piece.clone().find(|&at| {
            let before = (at > piece.start).then(|| tokens[at - 1]);
            let after = (at + 1 < piece.end).then(|| tokens[at + 1]);
            // "Experten befürchten, dass …": more follows behind the comma.
            let announces = at + 1 == piece.end && end < tokens.len() && piece.start == 0;
            may_be_finite(surface, tokens[at], before, after, forms[at])
                || at > 0 && piece.start == 0 && is_told(surface, tokens, at, forms[at])
                || announces && announces_more(surface, tokens[at], before, forms[at])
        });
        if let Some(at) = unseen {
            forms[at] = Some(Form::Finite);
        }
    }
}

/// Whether a word that is tagged as another can be a finite verb between its neighbours.
fn may_be_finite(
    surface: &Surface,
    idx: usize,
    before: Option<usize>,
    after: Option<usize>,
    form: Option<Form>,
) -> bool {
    let Some(after) = after.filter(|_| surface.shape(idx) == Shape::Small) else { return false };
    let article = Class::DETERMINER.with(Class::OBLIQUE).with(Class::PREPOSITION).with(Class::COORDINATOR);
    let nominal = surface.shape(after) == Shape::Noun || surface.is(after, article.with(Class::SUBJECT));
    let free = before.is_none_or(|before| {
        !surface.is(before, article) && !surface.is_adjective(before, true)
            || surface.is(before, Class::ADVERB)
    });
    let class = surface.class(idx);
    if !nominal || !free || class.any(Class::SUBORDINATOR.with(Class::DETERMINER).with(Class::PREPOSITION)) {
        return false;
    }
    // "man prüfe den Vorschlag".
    if form.is_none() && surface.is_reported(idx) {
        return true;
    }
    if form == Some(Form::Infinitive) {
        return class.any(Class::FINITE);
    }
    let past = surface.prepared.pack.grammar.verb_rules.past.as_str();
    let word = surface.word(idx).trim_end_matches('n');
    form.is_none() && class.is_empty() && word.len() > past.len() + 2 && word.ends_with(past)
}

/// Whether a participle by its tag in a whole sentence without another verb is its finite verb: "Die Behörde der Stadt
/// ermittelt nach dem Brand gegen zwei Männer."
fn is_told(surface: &Surface, tokens: &[usize], at: usize, form: Option<Form>) -> bool {
    let rules = &surface.prepared.pack.grammar.verb_rules;
    let (idx, word) = (tokens[at], surface.word(tokens[at]));
    let open = Class::DETERMINER.with(Class::OBLIQUE).with(Class::PREPOSITION).with(Class::ADVERB);
    let follows = tokens.get(at + 1).is_some_and(|&next| surface.is(next, open));
    let told = word.ends_with(&rules.third) && !word.contains(&rules.participle_prefix);
    let whole = tokens
        .last()
        .is_some_and(|&last| surface.shape(last + 1) == Shape::Stop && surface.word(last + 1) == ".");
    form == Some(Form::Participle)
        && told
        && follows
        && whole
        && surface.shape(tokens[at - 1]) == Shape::Noun
        && surface.shape(idx) == Shape::Small
}

/// Whether an infinitive by its tag at the end of a piece can be a finite verb of the plural behind its subject.
fn announces_more(surface: &Surface, idx: usize, before: Option<usize>, form: Option<Form>) -> bool {
    let subject = before.is_some_and(|before| {
        surface.shape(before) == Shape::Noun || surface.is(before, Class::SUBJECT.with(Class::ADVERB))
    });
    form == Some(Form::Infinitive) && subject && surface.is(idx, Class::FINITE)
}
