//! Bodies that common nouns name, "der Aufsichtsrat", "das Seeamt": actors where they act.

use super::memory::Memory;
use super::noun;
use super::reader::Reader;
use super::roster::Roster;
use super::topic::{About, topics};
use crate::annotate::{Mention, MentionKind};
use crate::language::Cases;

/// How a mention of a body is called that no name stands for.
const RULE: &str = "acts";

/// Enters the bodies whom clauses are about and adds their mentions, in text order.
pub(super) fn enroll(roster: &mut Roster, mentions: &mut Vec<Mention>) {
    let (prepared, clauses) = (roster.prepared, roster.clauses);
    let words = &prepared.pack.actors;
    let memory = Memory::default();
    let mut found = Vec::new();
    for sentence in prepared.sentences.iter().take_while(|_| prepared.effort.spend(1)) {
        for topic in topics(roster, mentions, sentence.span) {
            let About::Body(tokens) = topic.about else { continue };
            let Some(head) = noun::head_of(clauses, tokens.clone()) else { continue };
            let article = prepared.word(tokens.start).to_lowercase();
            let several = !topic.genders.any(Cases::SINGULAR);
            // "das Gremium" stands for one that has a name of its own.
            let stands_in = words.stand_ins.contains(&prepared.word(head).to_lowercase());
            // "die alte Koalition" is none that has its name from it.
            let described = (tokens.start + 1..head).any(|at| {
                let adjective = prepared.word(at).starts_with(char::is_lowercase);
                adjective && prepared.info(at).countries.is_empty()
            });
            if several || described || stands_in || words.indefinite.contains(&article) {
                continue;
            }
            let actor = Reader::new(&memory, mentions, &[], false).phrase(roster, tokens, 0);
            let span = prepared.tokens[head].span;
            let (kind, rule) = (MentionKind::Org, RULE.to_owned());
            found.push(Mention { span, kind, actor, country: None, rule, is_name: false });
        }
    }
    mentions.extend(found);
    mentions.sort_by_key(|mention| mention.span.begin);
}
