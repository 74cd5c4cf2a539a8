//! Sentences → clauses: which words belong to which verb.
//!
//! Commas, colons and dashes part a sentence into pieces. A piece that opens with a conjunction or a relative
//! pronoun begins a clause with its verb at the end, in this piece or a later one; any other piece goes on with
//! the clause that waits for its verb, or begins a main clause.

use std::ops::Range;

use crate::annotate::Pos;
use crate::annotate::clause::structure::ClauseKind;
use crate::annotate::clause::surface::{Shape, Surface};
use crate::language::Class;

use super::level::{Draft, Level};
use super::verbs::{AUXILIARY, Form};
use super::{infinitive, shared};

/// A stretch of positions between two breaks.
#[derive(Clone, Debug)]
struct Piece {
    at: Range<usize>,
    /// Whether a comma stands before it.
    behind_comma: bool,
    /// Whether a colon stands before it.
    behind_colon: bool,
    /// Whether a dash stands before it.
    behind_dash: bool,
}

struct Segmenter<'c, 'a> {
    surface: &'c Surface<'a>,
    level: &'c Level,
    drafts: Vec<Draft>,
    /// Clauses with their verb at the end that wait for it.
    waiting: Vec<usize>,
    /// The main clause that is being read.
    main: Option<usize>,
}

/// The clauses of one level, in the order in which they begin.
pub(super) fn segment(surface: &Surface, level: &Level) -> Vec<Draft> {
    let mut segmenter = Segmenter { surface, level, drafts: Vec::new(), waiting: Vec::new(), main: None };
    for piece in segmenter.pieces() {
        segmenter.take(&piece);
    }
    let drafts = infinitive::set_apart(surface, level, segmenter.drafts);
    shared::split(surface, level, drafts)
}

impl Segmenter<'_, '_> {
    fn pieces(&self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let (mut start, mut mark) = (0, "");
        let count = self.level.tokens.len();
        for at in 0..=count {
            let idx = self.level.tokens.get(at).copied();
            let is_break =
                idx.is_none_or(|idx| matches!(self.surface.shape(idx), Shape::Break | Shape::Quote));
            if is_break {
                if start < at {
                    let behind_dash = matches!(mark, "–" | "—" | "-");
                    let (behind_comma, behind_colon) = (mark == ",", mark == ":");
                    pieces.push(Piece { at: start..at, behind_comma, behind_colon, behind_dash });
                }
                mark = idx.map_or("", |idx| self.surface.word(idx));
                start = at + 1;
            }
        }
        pieces
    }

    fn idx(&self, at: usize) -> usize {
        self.level.tokens[at]
    }

    fn finites(&self, piece: &Range<usize>) -> Vec<usize> {
        piece.clone().filter(|&at| self.level.forms[at] == Some(Form::Finite)).collect()
    }

    /// Adds the words of one piece to the clauses they belong to.
    fn take(&mut self, piece: &Piece) {
        let opener = self.opener(piece);
        let mut finites = self.finites(&piece.at);
        if let Some((kind, opener)) = opener {
            if finites.is_empty() {
                finites.extend(self.unseen_finite(&piece.at));
            }
            self.open(kind, opener, &piece.at, &finites);
            return;
        }
        if finites.is_empty() {
            finites.extend(self.doubtful_finite(piece));
        }
        if finites.is_empty() {
            self.without_finite(piece);
            return;
        }
        // Behind a colon, and behind a dash unless the verb comes first, something else begins.
        let goes_on = finites.first() == Some(&piece.at.start);
        if piece.behind_colon || piece.behind_dash && !goes_on {
            self.main = None;
        } else if goes_on && piece.behind_dash {
            let open = |draft: &Draft| draft.kind == ClauseKind::Main && draft.finite.is_none();
            self.main = self.drafts.iter().rposition(open).or(self.main);
        }
        let parts = self.parted(&piece.at, &finites);
        let mut before: Option<usize> = None;
        for (n, (range, finite)) in parts.into_iter().enumerate() {
            before = Some(self.with_finite(range, finite, n > 0, before));
        }
    }

    /// A piece with an opener: a clause with its verb at the end, then what is joined to it.
    fn open(&mut self, kind: ClauseKind, opener: usize, piece: &Range<usize>, finites: &[usize]) {
        let parent = self.waiting.last().copied().or(self.drafts.len().checked_sub(1));
        let parts = self.parted(piece, finites);
        if parts.is_empty() {
            let idx = self.push(kind, Some(opener), piece.clone(), parent, None);
            self.waiting.push(idx);
            return;
        }
        for (n, (range, finite)) in parts.into_iter().enumerate() {
            let opener = (n == 0).then_some(opener);
            let shared = n > 0 && range.end - range.start <= 2;
            let idx = self.push(kind, opener, range, parent, Some(finite));
            if n > 0 {
                self.join(idx, idx - 1, shared);
            }
        }
    }

    /// A piece with a finite verb and no opener.
    fn with_finite(
        &mut self,
        range: Range<usize>,
        finite: usize,
        joined: bool,
        before: Option<usize>,
    ) -> usize {
        let last_word = finite + 1 == range.end;
        if let Some(&waiting) = self.waiting.last().filter(|_| !joined) {
            if last_word || finite == range.start || self.all_verbs(finite + 1..range.end) {
                self.waiting.pop();
                self.add(waiting, range, finite);
                return waiting;
            }
            self.waiting.clear();
        }
        if let Some(before) = before.filter(|_| joined) {
            let kind = self.drafts[before].kind;
            let parent = self.drafts[before].parent;
            let verb_at = range.clone().find(|&at| !self.is_joiner(at)).unwrap_or(range.start);
            let shared = verb_at == finite;
            let idx = self.push(kind, None, range, parent, Some(finite));
            self.join(idx, before, shared);
            if kind == ClauseKind::Main {
                self.main = Some(idx);
            }
            return idx;
        }
        if let Some(main) = self.main.filter(|&main| self.drafts[main].finite.is_none()) {
            self.add(main, range, finite);
            return main;
        }
        let starts = range.clone().find(|&at| !self.is_joiner(at)).unwrap_or(range.start);
        let shared = starts > range.start && starts == finite;
        // "Er kam, sah …": without a subject of its own it has the one before.
        let may_share = starts == finite;
        // "…, und die Häuser zerstört wurden" goes on with the clause before.
        let inherits = starts > range.start
            && last_word
            && range.len() > 3
            && self.drafts.last().is_some_and(|last| last.kind != ClauseKind::Main && last.finite.is_some());
        if inherits {
            let last = self.drafts.len() - 1;
            let (kind, parent) = (self.drafts[last].kind, self.drafts[last].parent);
            let idx = self.push(kind, None, range, parent, Some(finite));
            self.join(idx, last, false);
            return idx;
        }
        let idx = self.push(ClauseKind::Main, None, range, None, Some(finite));
        if let Some(main) = self.main.filter(|_| may_share) {
            self.join(idx, main, shared);
        }
        self.main = Some(idx);
        idx
    }

    /// A piece without a finite verb: an infinitive, or more of a clause that was begun.
    fn without_finite(&mut self, piece: &Piece) {
        let with_zu = piece.at.clone().any(|at| self.level.forms[at] == Some(Form::WithZu));
        let awaited = self.main.is_some_and(|main| self.drafts[main].finite.is_none());
        if with_zu && !(awaited && self.waiting.is_empty() && !piece.behind_comma) {
            let parent = self.drafts.len().checked_sub(1);
            let opener = Some(piece.at.start).filter(|&at| self.surface.is(self.idx(at), Class::PURPOSE));
            self.push(ClauseKind::Infinitive, opener, piece.at.clone(), parent, None);
            return;
        }
        if let Some(&waiting) = self.waiting.last() {
            self.drafts[waiting].at.extend(piece.at.clone());
            return;
        }
        // "Es blieb dabei: Anna Berg, die dort sitzt, lehnte ab."
        if piece.behind_colon && self.resumes(piece.at.end) {
            self.main = None;
        }
        match self.main {
            Some(main) => self.drafts[main].at.extend(piece.at.clone()),
            None => {
                self.main = Some(self.push(ClauseKind::Main, None, piece.at.clone(), None, None));
            }
        }
    }

    /// Whether a clause goes on with its verb behind the relative clause that begins at the comma at `comma`.
    fn resumes(&self, comma: usize) -> bool {
        let count = self.level.tokens.len();
        let is_comma = |at: usize| self.surface.word(self.idx(at)) == ",";
        let describes =
            comma + 1 < count && is_comma(comma) && self.surface.is(self.idx(comma + 1), Class::RELATIVE);
        let mut behind = (comma + 2..count.saturating_sub(1)).filter(|at| is_comma(*at));
        // "…: Der Bär, auch Bruno genannt, ist zurück": behind what is set in the auxiliary goes on.
        let helps = |at: usize| self.surface.is(self.idx(at), AUXILIARY);
        behind.any(|at| self.level.forms[at + 1] == Some(Form::Finite) && (describes || helps(at + 1)))
    }

    fn push(
        &mut self,
        kind: ClauseKind,
        opener: Option<usize>,
        at: Range<usize>,
        parent: Option<usize>,
        finite: Option<usize>,
    ) -> usize {
        let opener = opener.map(|at| self.idx(at));
        let (joined_to, is_shared, helpers) = (None, false, Vec::new());
        let at = at.collect();
        self.drafts.push(Draft { kind, opener, at, parent, finite, joined_to, is_shared, helpers });
        self.drafts.len() - 1
    }

    fn join(&mut self, idx: usize, to: usize, is_shared: bool) {
        self.drafts[idx].joined_to = Some(to);
        self.drafts[idx].is_shared = is_shared;
    }

    fn add(&mut self, draft: usize, at: Range<usize>, finite: usize) {
        let draft = &mut self.drafts[draft];
        draft.at.extend(at);
        draft.finite = Some(finite);
    }

    /// Parts a piece with several finite verbs before the "und" between them; drops finite forms that belong to
    /// the group of another.
    fn parted(&self, piece: &Range<usize>, finites: &[usize]) -> Vec<(Range<usize>, usize)> {
        let mut parts: Vec<(Range<usize>, usize)> = Vec::new();
        let mut start = piece.start;
        let mut current: Option<usize> = None;
        for &at in finites {
            let Some(before) = current else {
                current = Some(at);
                continue;
            };
            let joint = (before + 1..at).rev().find(|&joint| self.is_joiner(joint));
            match joint {
                Some(joint) => {
                    parts.push((start..joint, before));
                    (start, current) = (joint, Some(at));
                }
                // "kommen wollen", "sehen lassen hat": of two that touch the last is finite.
                None if before + 1 == at => current = Some(at),
                None => {}
            }
        }
        if let Some(finite) = current {
            parts.push((start..piece.end, finite));
        }
        parts
    }

    /// Whether the word joins two clauses: "und", "aber".
    fn is_joiner(&self, at: usize) -> bool {
        self.surface.is(self.idx(at), Class::CLAUSE_COORDINATOR.with(Class::COORDINATOR))
    }

    fn all_verbs(&self, range: Range<usize>) -> bool {
        range.clone().all(|at| self.level.forms[at].is_some())
    }

    /// A verb at the end of a clause that has no finite one: the tagger took it for another form.
    fn unseen_finite(&self, piece: &Range<usize>) -> Option<usize> {
        let last = piece.end - 1;
        let idx = self.idx(last);
        let doubtful = matches!(self.level.forms[last], Some(Form::Infinitive | Form::Participle));
        let ends = self.surface.word(idx).ends_with(['n', 't']);
        (doubtful && ends && piece.len() > 1 || self.surface.is(idx, Class::FINITE)).then_some(last)
    }

    /// A verb that the tagger took for another form: a participle where the clause has no other verb and goes on
    /// behind a comma, or an infinitive in second place.
    fn doubtful_finite(&self, piece: &Piece) -> Option<usize> {
        let begins = piece.behind_colon || self.main.is_none() && self.waiting.is_empty();
        let behind_comma = piece.behind_comma;
        let piece = &piece.at;
        let verb = piece.clone().find(|&at| self.level.forms[at].is_some());
        let infinitive = verb.filter(|&at| self.level.forms[at] == Some(Form::Infinitive));
        // "…, und die Leute fürchten, dass …": behind a whole clause another begins.
        let whole = |main: usize| {
            let helper = Class::MODAL.with(Class::BECOME).with(Class::LET);
            self.drafts[main].finite.is_some_and(|at| !self.surface.is(self.idx(at), helper))
        };
        let joined = behind_comma && self.is_joiner(piece.start) && self.waiting.is_empty();
        let joined = joined && self.main.is_some_and(whole);
        let second = infinitive.filter(|&at| {
            at > piece.start && (begins && at + 1 < piece.end || joined && at > piece.start + 1)
        });
        if second.is_some() {
            return second;
        }
        let last = piece.end - 1;
        let idx = self.idx(last);
        let ends = self.surface.word(idx).ends_with(&self.surface.prepared.pack.grammar.verb_rules.third);
        let goes_on = self.level.tokens.get(piece.end).is_some_and(|&next| self.surface.word(next) == ",");
        let first = piece.len() > 1 && begins;
        let participle = self.level.forms[last] == Some(Form::Participle);
        let prefix = &self.surface.prepared.pack.grammar.verb_rules.participle_prefix;
        let only = self.surface.word(idx).starts_with(prefix.as_str());
        (participle && ends && goes_on && first && !only).then_some(last)
    }

    /// The kind of a clause with its verb at the end that `piece` opens, and the position of its opener.
    fn opener(&self, piece: &Piece) -> Option<(ClauseKind, usize)> {
        const FARTHEST: usize = 3;
        let Range { start, end } = piece.at;
        let first = (start..end.min(start + FARTHEST)).find(|&at| {
            let idx = self.idx(at);
            let skipped = Class::ADVERB
                .with(Class::FOCUS)
                .with(Class::CLAUSE_COORDINATOR)
                .with(Class::COORDINATOR)
                .with(Class::PREPOSITION);
            let opens = Class::SUBORDINATOR.with(Class::RELATIVE).with(Class::INTERROGATIVE);
            self.surface.is(idx, opens) || !self.surface.is(idx, skipped)
        })?;
        let idx = self.idx(first);
        let class = self.surface.class(idx);
        let pos = self.surface.prepared.pos[idx];
        // "Mehr als 200 Menschen".
        let before =
            first.checked_sub(1).filter(|&at| at >= start).map(|at| self.surface.lower(self.idx(at)));
        let grammar = &self.surface.prepared.pack.grammar;
        let counts = before.is_some_and(|before| grammar.opens_number(&before, &self.surface.lower(idx)));
        if counts && first + 1 < end && self.surface.shape(self.idx(first + 1)) == Shape::Number {
            return None;
        }
        if class.any(Class::SUBORDINATOR) {
            let doubtful = class.any(Class::DOUBTFUL.with(Class::PREPOSITION));
            let waits = !piece.behind_comma && pos == Pos::Sconj && self.finites(&piece.at).is_empty();
            let fits = !doubtful
                || waits
                || pos == Pos::Sconj && self.is_final(piece)
                || self.is_final(piece) && pos != Pos::Adp
                // "Wie … gegenüber dem Blatt bestätigte, plant …".
                || !piece.behind_comma && self.is_final(piece) && self.leads(piece);
            let kind = match () {
                // "Wie die Polizei mitteilte, …", "Wo Züge fuhren, …".
                _ if doubtful && !piece.behind_comma => ClauseKind::Adverbial,
                _ if class.any(Class::THAT.with(Class::INTERROGATIVE)) => ClauseKind::Content,
                _ => ClauseKind::Adverbial,
            };
            return fits.then_some((kind, first));
        }
        let asks = class.any(Class::INTERROGATIVE) && self.is_final(piece);
        let question = asks && (piece.behind_comma || self.leads(piece));
        if question && !class.any(Class::DETERMINER.with(Class::OBLIQUE)) {
            return Some((ClauseKind::Content, first));
        }
        if class.any(Class::RELATIVE) && piece.behind_comma {
            let alone = matches!(pos, Pos::Pron);
            let noun_next = first + 1 < end && self.is_nominal(first + 1);
            let genitive = self.surface.is(idx, Class::GENITIVE) && pos != Pos::Det;
            let fits = if self.is_final(piece) {
                alone || !noun_next
            } else {
                alone && self.finites(&piece.at).is_empty()
            };
            if fits || genitive && self.is_final(piece) {
                return Some((ClauseKind::Relative, first));
            }
        }
        question.then_some((ClauseKind::Content, first))
    }

    /// Whether a finite verb stands behind the comma that ends a piece: "Wer bleibt, zahlt."
    fn leads(&self, piece: &Piece) -> bool {
        let next = self.level.forms.get(piece.at.end + 1);
        next == Some(&Some(Form::Finite))
    }

    /// Whether the word goes on with a noun phrase that the word before opens.
    fn is_nominal(&self, at: usize) -> bool {
        let idx = self.idx(at);
        let pos = self.surface.prepared.pos[idx];
        matches!(pos, Pos::Noun | Pos::Propn | Pos::Adj | Pos::Num)
    }

    /// Whether a piece ends with its finite verb, or has none yet.
    fn is_final(&self, piece: &Piece) -> bool {
        let finites = self.finites(&piece.at);
        let Some(&first) = finites.first() else {
            return self.unseen_finite(&piece.at).is_some();
        };
        let behind = first + 1..piece.at.end;
        let start = piece.at.start;
        let ends = behind.is_empty()
            || behind.clone().all(|at| self.level.forms[at].is_some())
            || self.is_joiner(first + 1);
        // Behind a verb in last place a phrase may be set out ("… gesagt hat in Berlin").
        let noun = self.surface.is(self.idx(start), Class::DETERMINER) && self.is_nominal(start + 1);
        let early = first <= start + 1 + usize::from(noun) && behind.len() > 1;
        ends || !early && finites.len() == 1 && self.is_set_out(first + 1)
    }

    /// Whether a phrase set out behind the verb begins at `at`.
    fn is_set_out(&self, at: usize) -> bool {
        let idx = self.idx(at);
        self.surface.is(idx, Class::PREPOSITION) || matches!(self.surface.word(idx), "als" | "wie")
    }
}
