//! What the rest of a document tells of a name.

use foldhash::HashMap;

use super::candidate::{Candidate, Evidence, is_common_noun};
use crate::annotate::{MentionKind, Pos, Prepared};
use crate::language::{ActorWords, Country, NounForm};
use crate::text::TokenKind;

/// Family names and other last words of persons' names found elsewhere in the document, standing alone.
pub(super) fn repeated(prepared: &Prepared, found: &[Candidate]) -> Vec<Candidate> {
    let mut last_words: HashMap<&str, Option<Country>> = HashMap::default();
    for person in found.iter().filter(|name| name.kind == MentionKind::Per && name.tokens.len() > 1) {
        let last = prepared.word(person.tokens.end - 1);
        if last.len() > 2 {
            last_words.insert(last, person.country);
        }
    }
    let inflection = &prepared.pack.names.inflection;
    let known = |word: &str| {
        let mut forms = std::iter::once(word).chain(inflection.genitive_stems(word));
        forms.find_map(|form| last_words.get(form).copied())
    };
    let alone = (0..prepared.tokens.len()).filter(|idx| prepared.tokens[*idx].kind == TokenKind::Word);
    alone
        .filter_map(|idx| {
            let country = known(prepared.word(idx))?;
            let begin = family_begin(prepared, idx);
            Some(Candidate {
                tokens: begin..idx + 1,
                kind: MentionKind::Per,
                country,
                evidence: Evidence::NamedBefore,
                is_name: true,
            })
        })
        .collect()
}

/// `candidates` with what the rest of the document tells of single words: a word that is a name of one kind wherever
/// the model finds it is that too where the model saw none, and where it saw another kind less than half as often.
pub(super) fn with_sure(prepared: &Prepared, mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    let single = |name: &&mut Candidate| name.tokens.len() == 1 && name.is_name;
    let mut known: HashMap<&str, Seen> = HashMap::default();
    for name in candidates.iter_mut().filter(single) {
        known.entry(prepared.word(name.tokens.start)).or_default().add(name);
    }
    for name in candidates.iter_mut().filter(single).filter(|name| name.evidence == Evidence::Model) {
        let (kind, n) = known[prepared.word(name.tokens.start)].most();
        if known[prepared.word(name.tokens.start)].times[name.kind as usize] * 2 < n {
            name.kind = kind;
        }
    }
    let mut taken = vec![false; prepared.tokens.len()];
    candidates.iter().for_each(|name| taken[name.tokens.clone()].fill(true));
    let alone = (0..prepared.tokens.len()).filter(|at| !taken[*at] && prepared.pos[*at] == Pos::Propn);
    let found = alone.filter(|at| prepared.info(*at).noun != NounForm::Whole).filter_map(|at| {
        let seen = known.get(prepared.word(at))?;
        let (kind, n) = seen.most();
        let sure = kind != MentionKind::Oth && n == seen.times.iter().sum::<usize>();
        let (tokens, country, evidence) = (at..at + 1, seen.country, Evidence::NamedElsewhere);
        sure.then_some(Candidate { tokens, kind, country, evidence, is_name: true })
    });
    let found: Vec<Candidate> = found.filter(|name| !is_common_noun(prepared, name)).collect();
    candidates.extend(found);
    candidates.sort_by_key(|name| name.tokens.start);
    candidates
}

/// As which kinds of names a word stands in a document.
#[derive(Default)]
struct Seen {
    /// How often as each kind, in the order of [`KINDS`].
    times: [usize; 4],
    country: Option<Country>,
}

/// All kinds, in their order.
const KINDS: [MentionKind; 4] = [MentionKind::Per, MentionKind::Org, MentionKind::Loc, MentionKind::Oth];

impl Seen {
    fn add(&mut self, name: &Candidate) {
        self.times[name.kind as usize] += 1;
        self.country = self.country.or(name.country);
    }

    /// The kind that it is most often, and how often.
    fn most(&self) -> (MentionKind, usize) {
        let all = KINDS.into_iter().zip(self.times);
        all.max_by_key(|(_, n)| *n).unwrap_or((MentionKind::Oth, 0))
    }
}

/// Where the family name that ends with the token at `idx` begins: "[von der] Leyen".
fn family_begin(prepared: &Prepared, idx: usize) -> usize {
    let particles = &prepared.pack.names.inflection.family_particles;
    let longest = idx.saturating_sub(2);
    let mut begin = idx;
    while begin > longest && particles.contains(prepared.word(begin - 1)) {
        begin -= 1;
    }
    // Articles are no particles: "der Peskow" has none, "von der Leyen" begins with one that is no article.
    let article = ActorWords::is(&prepared.pack.actors.determiners, prepared.word(begin));
    let preposition = begin + 1 < idx;
    if article && !preposition { idx } else { begin }
}

#[cfg(test)]
mod tests {
    use super::{Candidate, Evidence, with_sure};
    use crate::annotate::{MentionKind, Prepared};
    use crate::document::Document;
    use crate::effort::Effort;
    use crate::language::Pack;

    /// The kinds of "Krallendorf" in `text`, wherever it is a name after a first look that gave it `kinds`, one for
    /// each place where it stands; none where the first look saw no name.
    fn kinds(text: &str, kinds: &[Option<MentionKind>]) -> Vec<MentionKind> {
        let pack = Pack::load("de").unwrap();
        let document = Document::plain("", "de", text);
        let effort = Effort::unlimited();
        let prepared = Prepared::new(&document, &pack, &effort);
        let places = (0..prepared.tokens.len()).filter(|at| prepared.word(*at) == "Krallendorf");
        let found = places.zip(kinds).filter_map(|(at, kind)| {
            let (tokens, country, evidence) = (at..at + 1, None, Evidence::Model);
            kind.map(|kind| Candidate { tokens, kind, country, evidence, is_name: true })
        });
        with_sure(&prepared, found.collect()).into_iter().map(|name| name.kind).collect()
    }

    #[test]
    fn a_name_that_is_sure_in_one_place_helps_elsewhere() {
        use MentionKind::{Loc, Org};
        let twice = "In Krallendorf brannte es. Die Feuerwehr kam aus Krallendorf.";
        assert_eq!(kinds(twice, &[Some(Loc), None]), [Loc, Loc]);
        let thrice =
            format!("{twice} Aus Krallendorf kam auch Hilfe. Krallendorf dankt. Das ist Krallendorf.");
        let sides = [Some(Loc), Some(Loc), Some(Org), Some(Loc), None];
        assert_eq!(kinds(&thrice, &sides), [Loc; 4], "one that is told both ways is added nowhere");
    }
}
