//! The day of a time of day that is said alone: "gegen 19 Uhr", "am Abend".

use super::memory::Previous;
use super::said::Said;
use super::scene::Scene;
use super::surroundings::Surroundings;
use crate::annotate::Derivation;
use crate::language::time::{Field, Origin, RuleKind};
use crate::text::Span;
use crate::time::{DayTime, Grain, PartialDate, TimeInterval, Toward};

/// How many words may stand between a time of day and its day behind it.
const BEHIND: usize = 8;

impl Scene<'_> {
    /// A time of day alone lies on the day of its clause; else on the one that was spoken of last in its paragraph,
    /// on the day that the article tells of, or on the day of publication. A clock time takes a day from outside its
    /// sentence only where it is told in the past, since lists of times name each day once.
    pub fn day_of_scene(&self, said: &Said) -> (PartialDate, Derivation) {
        let span = self.span(said);
        let past = self.toward(said) == Toward::Past;
        let clock = matches!(said.day_time(), Some(DayTime::Clock(_)));
        let in_sentence =
            self.memory.days.iter().rev().find(|day| self.one_sentence(day.span, span)).copied();
        let open = past || !clock;
        let been = |day: &Previous| !past || self.has_been(day.date);
        let found = in_sentence
            .filter(|day| self.in_one_clause(day.span, span))
            .or_else(|| self.day_behind(said))
            .or(in_sentence);
        if let Some(entry) = self.entry(said).filter(|entry| found.is_none() && entry.head != span) {
            return (entry.date(), Derivation::FromTimex(entry.head));
        }
        let found = found
            .or_else(|| self.reported_day(said).filter(|_| open))
            .or_else(|| self.day_of_block(span).filter(|_| open).filter(been))
            .or_else(|| self.frame.filter(|_| past))
            .or_else(|| self.day_ahead(said).filter(|_| past))
            .or_else(|| self.near(said).filter(|day| day.is_day() && open).filter(been));
        let head = self.entry(said).filter(|entry| entry.head == span);
        match (found, self.published) {
            (_, Some(published)) if let Some(entry) = head.filter(|_| in_sentence.is_none()) => {
                (entry.date(), Derivation::FromPublication(published))
            }
            (Some(day), _) => (day.date, Derivation::FromTimex(day.span)),
            (None, Some(published)) => (PartialDate::day(published), Derivation::FromPublication(published)),
            (None, None) => (PartialDate::Day(None, None, None), Derivation::Unresolved),
        }
    }

    /// Whether a date does not lie after publication.
    fn has_been(&self, date: PartialDate) -> bool {
        let published = self.published.map(TimeInterval::day);
        date.interval().zip(published).is_none_or(|(date, published)| date.start < published.end)
    }

    /// Whether no mark of a clause stands between two expressions.
    fn in_one_clause(&self, first: Span, second: Span) -> bool {
        let clause = Surroundings::of(self.prepared, second).map(|round| round.clause());
        clause.is_some_and(|clause| self.prepared.tokens[clause.start].span.begin <= first.begin)
    }

    /// The last day told, for the words of somebody: what is reported happened on a day of its own.
    fn reported_day(&self, said: &Said) -> Option<Previous> {
        self.told_day().filter(|_| self.voice(said).reported)
    }

    /// The day told last, where it dates what follows it and stands in the same paragraph.
    fn day_of_block(&self, span: Span) -> Option<Previous> {
        let block = self.block(span.begin);
        let last = self.memory.days.iter().rev().find(|day| day.leads)?;
        (last.block == block).then_some(*last)
    }

    /// The day that stands behind the time of day in its clause: "ab 14 Uhr ist die Brücke am Samstag zu".
    fn day_behind(&self, said: &Said) -> Option<Previous> {
        let mut behind = self.following(said).take(2).skip_while(|next| is_clock(next));
        let next = behind.next()?;
        let gap = next.found.lexemes.start.checked_sub(said.found.lexemes.end)?;
        let (own, span) = (self.span(said), self.span(next));
        let with_clock = self.following(next).next().is_some_and(|other| {
            other.day_time().is_some() && other.found.lexemes.start < next.found.lexemes.end + BEHIND
        });
        let fits = gap <= BEHIND && self.one_sentence(own, span) && self.in_one_clause(own, span);
        if fits && !with_clock && is_day(next) { self.dated(next) } else { None }
    }

    /// The day that the expression behind it tells, for the first expression of a paragraph: "Um 22 Uhr war es vorbei. Am
    /// Mittwochabend …"
    fn day_ahead(&self, said: &Said) -> Option<Previous> {
        let block = self.block(self.span(said).begin);
        let first = self.memory.previous.is_none_or(|before| before.block != block);
        let next = self.following(said).next().filter(|next| first && names_day(next))?;
        self.dated(next).filter(|day| day.block == block && self.has_been(day.date))
    }

    fn following(&self, said: &Said) -> impl Iterator<Item = &Said<'_>> {
        let next = self.all.partition_point(|other| other.found.lexemes.start < said.found.lexemes.end);
        self.all[next..].iter()
    }

    /// What `said` will be anchored to, as far as nothing told before it is needed.
    fn dated(&self, said: &Said) -> Option<Previous> {
        let (date, _) = match said.unit(Field::Unit).zip(said.steps()) {
            Some((unit, steps)) => self.counted(said, unit, steps),
            None => self.named(said),
        };
        let span = self.span(said);
        let day = Previous {
            date,
            span,
            end: said.found.lexemes.end,
            block: self.block(span.begin),
            voice: self.voice(said),
            leads: true,
            far: false,
        };
        (date.interval().is_some() && date.grain() == Grain::Day).then_some(day)
    }
}

/// Whether an expression is a clock time with no day.
fn is_clock(said: &Said) -> bool {
    matches!(said.day_time(), Some(DayTime::Clock(_))) && !names_day(said)
}

/// Whether an expression is a day by its weekday or counted from publication, with no time of day.
fn is_day(said: &Said) -> bool {
    said.day_time().is_none() && names_day(said)
}

fn names_day(said: &Said) -> bool {
    let counted = said.unit(Field::Unit) == Some(crate::time::Unit::Day);
    matches!(said.rule.kind, RuleKind::Date | RuleKind::Time)
        && said.origin() == Origin::Publication
        && (said.weekday().is_some() || counted)
}
