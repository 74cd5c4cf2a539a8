//! Noun phrases: article, adjectives, nouns and names, and the attributes behind them.

use crate::annotate::Pos;
use crate::annotate::clause::surface::{Reach, Shape, Surface};
use crate::language::{Class, NounClass};

/// Phrases longer than this are not followed further; keeps hostile text linear.
pub(super) const LONGEST_PHRASE: usize = 60;

/// The phrases inside one phrase that were read so far: where each begins, and its end if it is one.
#[derive(Default)]
struct Inner(Vec<(usize, Option<usize>)>);

impl Surface<'_> {
    /// Whether the word is an adjective by its ending; behind an article verbs may look like one too.
    pub fn is_adjective(&self, idx: usize, determined: bool) -> bool {
        let class = self.class(idx);
        let closed = Class::PREPOSITION
            .with(Class::COORDINATOR)
            .with(Class::SUBORDINATOR)
            .with(Class::ADVERB)
            .with(Class::OBJECT)
            .with(Class::HAVE)
            .with(Class::BE)
            .with(Class::BECOME)
            .with(Class::MODAL)
            .with(Class::CLAUSE_COORDINATOR);
        if self.shape(idx) != Shape::Small || class.any(closed) {
            return false;
        }
        let verb = Class::FINITE.with(Class::INFINITIVE).with(Class::SUBJECT);
        (determined || !class.any(verb)) && self.is_inflected(idx)
    }

    /// Whether the word has an ending that adjectives take.
    pub fn is_inflected(&self, idx: usize) -> bool {
        let word = self.word(idx);
        word.len() > 3 && ["e", "en", "er", "es", "em"].iter().any(|ending| word.ends_with(ending))
    }

    /// The end of the noun phrase that begins at `at`, if one does.
    pub fn noun_phrase(&self, at: usize, end: usize, reach: Reach) -> Option<usize> {
        let end = end.min(at + LONGEST_PHRASE);
        let core = self.core(at, end)?;
        Some(self.attributes(core, end, reach))
    }

    /// The end of article, adjectives and nouns.
    pub fn core(&self, at: usize, end: usize) -> Option<usize> {
        self.core_within(at, end.min(at + LONGEST_PHRASE), &mut Inner::default())
    }

    /// The same, with what was found of the phrases inside it.
    fn core_within(&self, at: usize, end: usize, inner: &mut Inner) -> Option<usize> {
        if !self.prepared.effort.spend(1) {
            return None;
        }
        let class = self.class(at);
        // "hat 2021 eine Versammlung": a year before an article is no number of something.
        let article = Class::DETERMINER.with(Class::OBLIQUE);
        if self.shape(at) == Shape::Number && self.is_timed(at) && self.is(at + 1, article) {
            return None;
        }
        if self.is_particle_of_name(at) {
            let name = (at..end).find(|&idx| self.shape(idx) == Shape::Noun)?;
            return Some(self.nouns(name, end));
        }
        if self.shape(at) == Shape::Noun || (self.shape(at) == Shape::Quote && self.is_name_quote(at)) {
            return Some(self.nouns(at, end));
        }
        let article = class.any(Class::DETERMINER.with(Class::OBLIQUE).with(Class::GENITIVE));
        let first = if article { at + 1 } else { at };
        if let Some(nouns) = self.prenominal(first, end, article, inner) {
            return Some(self.nouns(nouns, end));
        }
        let pronoun = class.any(Class::SUBJECT.with(Class::OBJECT).with(Class::DEMONSTRATIVE));
        (pronoun && at < end).then_some(at + 1)
    }

    /// Passes over what may stand between an article and its noun; gives the noun's index.
    fn prenominal(&self, first: usize, end: usize, article: bool, inner: &mut Inner) -> Option<usize> {
        let mut at = first;
        let mut adjective = article || self.shape(at) == Shape::Number || self.is_adjective(at, false);
        if !adjective {
            return None;
        }
        while at < end {
            let determined = article || at > first;
            match self.shape(at) {
                Shape::Noun if self.is_years(at) => {}
                Shape::Noun if adjective => return Some(at),
                Shape::Quote if adjective && self.is_name_quote(at) => return Some(at),
                Shape::Number => adjective = true,
                // "das 11. Treffen": the sentence goes on.
                Shape::Stop if at > first && self.shape(at - 1) == Shape::Number => {}
                Shape::Bracket => {}
                Shape::Mark if self.word(at) == "%" => {}
                Shape::Small if self.is_adjective(at, determined) => adjective = true,
                Shape::Small
                    if determined && self.is(at, Class::DETERMINER.with(Class::OBLIQUE)) && at == first => {}
                Shape::Small if determined && self.is(at, Class::PREPOSITION) => {
                    at = self.inner(at + 1, end, inner)?;
                    adjective = false;
                    continue;
                }
                Shape::Small if determined && self.is(at, Class::COORDINATOR) => adjective = false,
                Shape::Small if article && at == first && self.is_doing_to_oneself(at, end) => {
                    adjective = false;
                }
                Shape::Small if determined && self.is_modifier(at) => adjective = article,
                Shape::Break if self.word(at) == "," && at > first && self.is_adjective(at + 1, true) => {}
                _ => return None,
            }
            at = self.after(at);
        }
        None
    }

    /// Whether a reflexive pronoun stands behind an article, and a present participle before the next noun that no
    /// preposition brings: "der [sich] als Gegner Lohms darstellende Verleger". A relative clause ends with its verb.
    pub fn is_doing_to_oneself(&self, at: usize, end: usize) -> bool {
        let grammar = &self.prepared.pack.grammar;
        grammar.is_reflexive(self.word(at))
            && (at + 1..end.saturating_sub(1)).take_while(|&idx| self.shape(idx) != Shape::Break).any(|idx| {
                grammar.is_present_participle(self.word(idx)) && self.shape(idx + 1) == Shape::Noun
            })
    }

    /// Whether a name begins with the small word at `at`: "[von] der Leyen".
    pub fn is_particle_of_name(&self, at: usize) -> bool {
        let begins = self.is_named(at) && !(at > 0 && self.is_named(at - 1));
        begins && self.shape(at) == Shape::Small && self.is(at, Class::NAME_PARTICLE)
    }

    /// "die 71 [Jahre] alte Frau".
    pub fn is_years(&self, at: usize) -> bool {
        let number = at > 0 && self.shape(at - 1) == Shape::Number;
        number && self.prepared.pack.actors.years.contains(self.word(at)) && self.is_adjective(at + 1, true)
    }

    /// The end of a phrase inside another. Where it cannot be read the outer one is read on from another
    /// place, and would come to the same inner ones again and again: twice as often with each more.
    fn inner(&self, at: usize, end: usize, inner: &mut Inner) -> Option<usize> {
        if let Some((_, known)) = inner.0.iter().find(|(begin, _)| *begin == at) {
            return *known;
        }
        let found = self.core_within(at, end, inner);
        inner.0.push((at, found));
        found
    }

    /// An adverb or participle before an adjective: "weltweit größte".
    fn is_modifier(&self, idx: usize) -> bool {
        self.shape(idx) == Shape::Small
            && !self
                .is(idx, Class::FINITE.with(Class::SUBORDINATOR).with(Class::RELATIVE).with(Class::OBJECT))
    }

    /// The end of a row of nouns and names: "Ursula von der Leyen", "Papst Pius XII.", "Haus (CDU)".
    fn nouns(&self, at: usize, end: usize) -> usize {
        let mut last = self.after(at).min(end.max(at + 1));
        while last < end {
            if let Some(name) = self.behind_degrees(last, end) {
                last = name;
                continue;
            }
            let next = match self.shape(last) {
                Shape::Quote if !self.is_name_quote(last) => break,
                Shape::Noun if self.is_next_phrase(last) => break,
                Shape::Noun | Shape::Quote | Shape::Bracket => self.after(last),
                Shape::Number if self.shape(last - 1) == Shape::Noun => last + 1,
                Shape::Stop if self.is_initial(last) => last + 1,
                Shape::Mark if matches!(self.word(last), "/" | "&" | "+" | "*") => last + 1,
                Shape::Mark if self.is_cut_compound(last) => last + 3,
                Shape::Small if self.is_particle(last, end) => last + 1,
                _ => break,
            };
            last = next.min(end);
        }
        last
    }

    /// Whether the common noun at `idx` stands behind one of somebody and is a phrase of its own: "meldete die Firma
    /// Insolvenz an".
    fn is_next_phrase(&self, idx: usize) -> bool {
        let class = |idx: usize| self.prepared.pack.nouns.class_of_word(self.word(idx));
        let named = self.is_named(idx) || self.is_named(idx - 1) || self.prepared.pos[idx] == Pos::Propn;
        let doing = self.prepared.pack.events.noun_use(self.word(idx), |_| false).is_some();
        !named
            && (doing || matches!(class(idx), Some(NounClass::Event | NounClass::Abstract)))
            && matches!(class(idx - 1), Some(NounClass::Human | NounClass::Body))
    }

    /// Whether the marks that open at `idx` hold a name: few words, the first with a capital.
    pub fn is_name_quote(&self, idx: usize) -> bool {
        const LONGEST_NAME: usize = 8;
        self.shape(idx + 1) == Shape::Noun && self.after(idx) - idx <= LONGEST_NAME
            || self.is(idx + 1, Class::DETERMINER)
                && self.shape(idx + 2) == Shape::Noun
                && self.after(idx) - idx <= 4
    }

    /// A full stop inside a name: "George W. Bush", "Dr. Müller".
    fn is_initial(&self, idx: usize) -> bool {
        idx > 0
            && self.shape(idx - 1) == Shape::Noun
            && self.word(idx - 1).chars().count() <= 4
            && self.shape(idx + 1) == Shape::Noun
    }

    /// Where the name begins behind abbreviated degrees, the first of which ends before `at` or begins there: "Dr. h. c.
    /// [Jo Tal]", "Dipl.-Ing. [Jo Tal]".
    fn behind_degrees(&self, at: usize, end: usize) -> Option<usize> {
        /// "Prof. Dr. Dr. h. c. mult." takes no more tokens.
        const MOST: usize = 14;
        let inflection = &self.prepared.pack.names.inflection;
        let degree = |idx: usize| inflection.is_degree(self.word(idx));
        let follows = at > 0 && degree(at - 1);
        if !(follows || degree(at) && self.word(at + 1) == ".") {
            return None;
        }
        let inside = |idx: &usize| matches!(self.word(*idx), "." | "-" | "‑") || degree(*idx);
        let first = (at..end.min(at + MOST)).find(|idx| !inside(idx))?;
        let stopped = first > at && self.word(first - 1) == ".";
        (stopped && self.shape(first) == Shape::Noun).then_some(first)
    }

    /// The hyphen in "Such- und Rettungsdienst".
    fn is_cut_compound(&self, idx: usize) -> bool {
        matches!(self.word(idx), "-" | "‑")
            && self.is(idx + 1, Class::COORDINATOR)
            && self.shape(idx + 2) == Shape::Noun
    }

    /// "von", "der" and the like between two parts of a name; up to two in a row.
    fn is_particle(&self, idx: usize, end: usize) -> bool {
        let particle = |at: usize| self.is(at, Class::NAME_PARTICLE);
        let name = |at: usize| at < end && self.shape(at) == Shape::Noun;
        particle(idx)
            && !self.is(idx, Class::DETERMINER.with(Class::OBLIQUE))
            && (name(idx + 1) || (particle(idx + 1) && name(idx + 2)))
            || (particle(idx) && particle(idx - 1) && name(idx + 1) && idx > 0)
    }

    /// Takes in the attributes behind a noun.
    fn attributes(&self, core: usize, end: usize, reach: Reach) -> usize {
        let mut at = core;
        while at < end {
            let Some(next) = self.attribute(at, end, reach) else { break };
            at = next;
        }
        at
    }

    /// The end of one attribute at `at`: genitive, preposition, bracket, "und" with another noun.
    fn attribute(&self, at: usize, end: usize, reach: Reach) -> Option<usize> {
        let class = self.class(at);
        if self.shape(at) == Shape::Bracket {
            return Some(self.after(at));
        }
        if class.any(Class::GENITIVE) {
            // Behind a full name "der" opens a dative: "sagte Anna Berg der Zeitung".
            let full_name =
                reach == Reach::Close && at > 1 && class.any(Class::DETERMINER) && self.is_full_name(at);
            // "am Vormittag der Gutachter": a time has nobody.
            let of_time = reach == Reach::Close && at > 0 && self.is_timed(at - 1);
            let next = self.core(at, end);
            let somebody = of_time && next.is_some_and(|next| self.may_speak(&(at..next)));
            return if full_name || somebody { None } else { next };
        }
        if class.any(Class::PREPOSITION) {
            let attributive = class.any(Class::ATTRIBUTIVE) || reach == Reach::Whole;
            let timed = self.is_timed(at + 1) || self.is_timed(at);
            return if attributive && (!timed || reach == Reach::Whole) {
                self.core(at + 1, end)
            } else {
                None
            };
        }
        if class.any(Class::COORDINATOR) && (reach == Reach::Whole || self.shape(at + 1) == Shape::Noun) {
            return self
                .core(at + 1, end)
                .filter(|_| !self.is(at + 1, Class::SUBJECT) || self.is(at + 1, Class::DETERMINER));
        }
        let genitive = self.word(at).ends_with("er") && self.is_adjective(at, false);
        if genitive { self.core(at, end) } else { None }
    }

    /// Whether the two words before `at` are the name of a person or body.
    fn is_full_name(&self, at: usize) -> bool {
        self.shape(at - 1) == Shape::Noun
            && self.shape(at - 2) == Shape::Noun
            && (self.is_named(at - 1) || at < 3 || !self.is(at - 3, Class::DETERMINER))
    }
}
