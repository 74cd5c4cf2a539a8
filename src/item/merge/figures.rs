//! What a text counts: "zwei Tote und 14 Verletzte" counts two dead and fourteen injured.
//!
//! The words are data of the language (`language::Counted`); the reading is grammar: a number with its
//! bound, then the word that says what is counted. Two texts contradict each other where they count the
//! same and the numbers do not agree.

use super::words::stem;
use crate::language::{Bound, CountWord, Counted};
use crate::text::{Token, TokenKind, tokens};

/// How much of a text is read, in bytes.
const MAX_BYTES: usize = 2_000;
/// How many counts of one text are kept.
const MAX_FIGURES: usize = 12;
/// How many words behind a number the counted one may stand: "zwei weitere russische Drohnen".
const REACH: usize = 4;

/// A count in an item's words: "at least 12 dead".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Figure {
    /// What is counted.
    pub counted: Thing,
    /// The least that it may be, in hundredths.
    pub low: u64,
    /// The most that it may be, in hundredths.
    pub high: u64,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// People of whom nothing more is said.
    People,
    /// People to whom this happened, by the number of the language's data.
    Fate(u8),
    /// A unit, by the number of the language's data.
    Unit(u8),
    /// What a word names, by the hash of its stem.
    Named(u32),
}

/// The counts of a text, in the order of what they count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures(Box<[Figure]>);

impl Figures {
    /// Reads the texts of an item. Without words of the language only digits are numbers.
    pub fn of<'a>(texts: impl Iterator<Item = &'a str>, counted: Option<&Counted>) -> Self {
        let mut found = Vec::new();
        texts.for_each(|text| Sentence::new(text, counted).read(&mut found));
        found.sort_unstable();
        found.dedup();
        found.truncate(MAX_FIGURES);
        Self(found.into())
    }

    /// Whether nothing that both count differs.
    pub fn agree(&self, other: &Self) -> bool {
        self.runs().all(|run| {
            let theirs = other.run(run[0].counted);
            theirs.is_empty() || run_agrees(run, theirs)
        })
    }

    /// Whether both count the same things, and agree.
    pub fn equal(&self, other: &Self) -> bool {
        let counts_all = |a: &Self, b: &Self| a.runs().all(|run| !b.run(run[0].counted).is_empty());
        counts_all(self, other) && counts_all(other, self) && self.agree(other)
    }

    /// The counts, one slice for each thing that is counted.
    fn runs(&self) -> impl Iterator<Item = &[Figure]> {
        self.0.chunk_by(|a, b| a.counted == b.counted)
    }

    fn run(&self, counted: Thing) -> &[Figure] {
        self.runs().find(|run| run[0].counted == counted).unwrap_or(&[])
    }
}

/// Whether two texts that count the same thing agree: each number of the one that has fewer is among those
/// of the other ("fünf Tote" and "fünf Tote, darunter zwei …"), or one of them adds up the other's.
fn run_agrees(a: &[Figure], b: &[Figure]) -> bool {
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let meets = |one: &Figure, low: u64, high: u64| one.low <= high && low <= one.high;
    let sum = |bound: fn(&Figure) -> u64| many.iter().map(bound).fold(0, u64::saturating_add);
    few.iter().all(|one| many.iter().any(|other| meets(one, other.low, other.high)))
        || matches!(few, [one] if meets(one, sum(|of| of.low), sum(|of| of.high)))
}

/// A word or mark of a text, as counting sees it.
#[derive(Clone, Copy)]
struct Piece {
    kind: PieceKind,
    /// Whether it begins with a capital letter: in German every noun does.
    is_noun: bool,
    /// The hash of its stem.
    stem: u32,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum PieceKind {
    /// A number in hundredths.
    Number { value: u64, doubt: Option<Doubt> },
    /// A word that means something for counting.
    Means(CountWord),
    /// A word that means nothing for counting.
    Word,
    /// Joins the ends of a range.
    Range,
    /// Ends a sentence.
    End,
    /// A mark that neither joins a range nor ends a sentence.
    Mark,
}

/// What a number may be instead.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Doubt {
    /// An article ("ein"): it counts people alone.
    Article,
    /// A year: it counts what stands right behind it and has a place in the language's data ("2000
    /// Menschen"), or belongs to the noun before it ("Haushalt 2025").
    Year,
}

struct Sentence {
    pieces: Vec<Piece>,
}

impl Sentence {
    fn new(text: &str, counted: Option<&Counted>) -> Self {
        let end = (0..=MAX_BYTES.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        let text = &text[..end];
        let tokens = tokens(text);
        let piece = |at: usize| piece(&tokens, at, text, counted);
        Self { pieces: (0..tokens.len()).map(piece).collect() }
    }

    fn read(&self, found: &mut Vec<Figure>) {
        let mut at = 0;
        while at < self.pieces.len() {
            let (figure, next) = self.figure(at);
            found.extend(figure);
            at = next;
        }
    }

    fn kind(&self, at: usize) -> Option<PieceKind> {
        self.pieces.get(at).map(|piece| piece.kind)
    }

    /// The count whose number stands at `at`, if any, and where to read on.
    fn figure(&self, at: usize) -> (Option<Figure>, usize) {
        let (mut low, mut high, doubt) = match self.kind(at) {
            Some(PieceKind::Number { value, doubt }) => (value, value, doubt),
            Some(PieceKind::Means(CountWord::Vague(low, high))) => (low * 100, high * 100, None),
            // "Millionen Menschen" without a number.
            Some(PieceKind::Means(CountWord::Multiple(value))) => {
                (value.saturating_mul(100), value.saturating_mul(10_000), None)
            }
            _ => return (None, at + 1),
        };
        let mut next = at + 1;
        if let (Some(PieceKind::Range), Some(PieceKind::Number { value, .. })) =
            (self.kind(next), self.kind(next + 1))
        {
            high = value.max(low);
            next += 2;
        }
        while let Some(PieceKind::Means(CountWord::Multiple(by))) = self.kind(next) {
            (low, high) = (low.saturating_mul(by), high.saturating_mul(by));
            next += 1;
        }
        match self.bound_before(at) {
            Some(Bound::AtLeast) => high = u64::MAX,
            Some(Bound::AtMost) => low = 0,
            Some(Bound::About) => (low, high) = (low - low / 10, high.saturating_add(high / 10)),
            None => {}
        }
        let counted = self.counted(at, next, doubt);
        (counted.map(|counted| Figure { counted, low, high }), next)
    }

    /// The bound before a number, with a word like "als" between them or not.
    fn bound_before(&self, at: usize) -> Option<Bound> {
        let means = |back: usize| match self.kind(at.checked_sub(back)?)? {
            PieceKind::Means(word) => Some(word),
            // "bis zu": elsewhere it joins a range.
            PieceKind::Range => Some(CountWord::Bound(Bound::AtMost)),
            _ => None,
        };
        let before = match means(1)? {
            CountWord::Between => means(2)?,
            _ if matches!(self.kind(at - 1), Some(PieceKind::Range)) => return None,
            word => word,
        };
        match before {
            CountWord::Bound(bound) => Some(bound),
            _ => None,
        }
    }

    /// What a number counts that begins at `at` and ends before `next`.
    fn counted(&self, at: usize, next: usize, doubt: Option<Doubt>) -> Option<Thing> {
        let is_read = |piece: &&Piece| matches!(piece.kind, PieceKind::Word | PieceKind::Means(_));
        // "2000 Menschen" are counted, of "2025 wurden Menschen" and "2025 starben" it is the year.
        let reach = if doubt == Some(Doubt::Year) { 1 } else { REACH };
        for piece in self.pieces[next..].iter().take(reach).take_while(is_read) {
            match piece.kind {
                _ if doubt == Some(Doubt::Year) && !piece.is_noun => break,
                PieceKind::Means(CountWord::Time) => return None,
                PieceKind::Means(CountWord::Person) => return Some(self.fate(at, next)),
                PieceKind::Means(CountWord::Fate(fate)) => return Some(Thing::Fate(fate)),
                PieceKind::Means(CountWord::Unit(unit)) if doubt != Some(Doubt::Article) => {
                    return Some(Thing::Unit(unit));
                }
                _ if doubt == Some(Doubt::Year) => break,
                _ if piece.is_noun => return doubt.is_none().then_some(Thing::Named(piece.stem)),
                _ => {}
            }
        }
        // "Artikel 5": the noun stands before its number.
        let before = at.checked_sub(1).map(|before| self.pieces[before]);
        let named = before.filter(|piece| {
            piece.is_noun && piece.kind == PieceKind::Word && doubt != Some(Doubt::Article)
        })?;
        Some(Thing::Named(named.stem))
    }

    /// What happened to the people counted from `at` to before `next`: the word for it stands behind them up
    /// to the next number, else before them back to the last one, else anywhere behind them in the sentence.
    fn fate(&self, at: usize, next: usize) -> Thing {
        let is_number = |piece: &&Piece| matches!(piece.kind, PieceKind::Number { doubt: None, .. });
        let in_sentence = |piece: &&Piece| piece.kind != PieceKind::End;
        let fate = |piece: &Piece| match piece.kind {
            PieceKind::Means(CountWord::Fate(fate)) => Some(Thing::Fate(fate)),
            _ => None,
        };
        let behind = || self.pieces[next..].iter().take_while(in_sentence);
        let before = || self.pieces[..at].iter().rev().take_while(in_sentence);
        behind()
            .take_while(|piece| !is_number(piece))
            .find_map(fate)
            .or_else(|| before().take_while(|piece| !is_number(piece)).find_map(fate))
            .or_else(|| behind().find_map(fate))
            .unwrap_or(Thing::People)
    }
}

fn piece(tokens: &[Token], at: usize, text: &str, counted: Option<&Counted>) -> Piece {
    let token = &tokens[at];
    let written = token.of(text);
    let lower = written.to_lowercase();
    let kind = match token.kind {
        TokenKind::Mark if matches!(written, "." | "!" | "?" | ";" | ":") => PieceKind::End,
        // "5. September": an ordinal, which counts nothing.
        TokenKind::Number if is_ordinal(tokens, at, text) => PieceKind::Mark,
        TokenKind::Number => digits(written).unwrap_or(PieceKind::Mark),
        kind => of_word(&lower, counted, kind),
    };
    let is_noun = written.chars().next().is_some_and(char::is_uppercase);
    Piece { kind, is_noun, stem: stem(written.as_bytes()) }
}

fn of_word(lower: &str, counted: Option<&Counted>, kind: TokenKind) -> PieceKind {
    if counted.is_some_and(|counted| counted.is_range(lower)) {
        return PieceKind::Range;
    }
    if let Some(means) = counted.and_then(|counted| counted.word(lower)) {
        return PieceKind::Means(means);
    }
    if kind == TokenKind::Mark {
        return PieceKind::Mark;
    }
    let number = counted.and_then(|counted| counted.tenths(lower));
    number.map_or(PieceKind::Word, |tenths| PieceKind::Number {
        value: tenths.saturating_mul(10),
        doubt: (tenths == 10).then_some(Doubt::Article),
    })
}

fn is_ordinal(tokens: &[Token], at: usize, text: &str) -> bool {
    let Some(point) = tokens.get(at + 1) else { return false };
    point.of(text) == "." && point.span.begin == tokens[at].span.end && tokens.len() > at + 2
}

/// A number in digits, in hundredths. Groups of three digits are thousands
/// ("1.500"), other digits behind a comma or point are parts ("1,5"), a score ("3:1") is a number of its own
/// that no other score is; what else is put together ("05.09.2025") counts nothing.
fn digits(written: &str) -> Option<PieceKind> {
    if let Some((ours, theirs)) = written.split_once(':') {
        let (ours, theirs): (u32, u32) = (ours.parse().ok()?, theirs.parse().ok()?);
        return Some(PieceKind::Number { value: u64::from(ours) << 32 | u64::from(theirs), doubt: None });
    }
    let mut groups = written.split(['.', ',']);
    let first = groups.next()?;
    let whole: u64 = first.parse().ok()?;
    let is_year = first.len() == 4 && (1_900..=2_100).contains(&whole) && written.len() == 4;
    let (mut value, mut is_whole) = (whole.checked_mul(100)?, true);
    for group in groups {
        let number: u64 = group.parse().ok().filter(|_| is_whole)?;
        match group.len() {
            3 => value = value.checked_mul(1_000)?.checked_add(number * 100)?,
            1 => (value, is_whole) = (value.checked_add(number * 10)?, false),
            2 => (value, is_whole) = (value.checked_add(number)?, false),
            _ => return None,
        }
    }
    Some(PieceKind::Number { value, doubt: is_year.then_some(Doubt::Year) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::counted_for;

    fn figures(text: &str) -> Figures {
        Figures::of(std::iter::once(text), counted_for("de").ok())
    }

    #[test]
    fn numbers_that_count_the_same_agree_or_not() {
        for (a, b, agree) in [
            ("Zwei Menschen wurden getötet.", "2 Tote", true),
            ("2 Menschen sind getötet worden", "drei Todesopfer", false),
            ("Es starben fünf Zivilisten", "vier Menschen kamen ums Leben", false),
            ("zwei Tote und 14 Verletzte", "zwei Tote", true),
            ("zwei Tote und 14 Verletzte", "zwei Tote und 15 Verletzte", false),
            ("zwei Tote", "14 Verletzte", true),
            ("2 Menschen getötet, 5 verletzt", "fünf Tote", false),
            ("mindestens zwei Tote", "drei Tote", true),
            ("mindestens vier Tote", "drei Tote", false),
            ("bis zu zehn Tote", "elf Tote", false),
            ("mehr als 20 Drohnen", "85 Drohnen", true),
            ("rund 100 Drohnen", "95 Drohnen", true),
            ("rund 100 Drohnen", "50 Drohnen", false),
            ("1.500 Soldaten", "1500 Soldaten", true),
            ("1.500 Soldaten", "15.000 Soldaten", false),
            ("2,5 Prozent", "2,5 %", true),
            ("2,5 Prozent", "3 Prozent", false),
            ("1,5 Millionen Euro", "1.500.000 Euro", true),
            ("1,5 Millionen Euro", "1,5 Milliarden Euro", false),
            ("Dutzende Verletzte", "34 Verletzte", true),
            ("Dutzende Verletzte", "drei Verletzte", false),
            ("drei bis fünf Tote", "vier Tote", true),
            ("drei bis fünf Tote", "sechs Tote", false),
            ("Artikel 5", "Artikel 7", false),
            ("zweiundzwanzig Raketen", "22 Raketen", true),
            ("ein Toter", "zwei Tote", false),
            ("Ein Treffen mit zwei Ministern", "Das Treffen mit zwei Ministern", true),
            ("2025 starben zwei Menschen", "zwei Tote", true),
            ("um 14 Uhr am 5. September", "um 15 Uhr am 6. September", true),
            ("Haushalt 2025", "Haushalt 2026", false),
            ("im Jahr 2025 wurden Menschen verletzt", "2024 Verletzte", true),
            ("gewann mit 3:0 gegen Bremen", "siegte 3:1 über Bremen", false),
            ("um 14:30 Uhr", "um 15:30 Uhr", true),
            ("zwei Frauen und drei Männer starben", "fünf Tote", true),
        ] {
            assert_eq!(figures(a).agree(&figures(b)), agree, "{a} / {b}: {:?} {:?}", figures(a), figures(b));
            assert_eq!(figures(b).agree(&figures(a)), agree, "{b} / {a}");
        }
    }

    #[test]
    fn equal_is_more_than_to_agree() {
        assert!(figures("zwei Tote").equal(&figures("2 Todesopfer")));
        assert!(!figures("zwei Tote").equal(&figures("ein Angriff")));
    }

    #[test]
    fn digits_are_read_in_groups() {
        let number = |value, doubt| Some(PieceKind::Number { value, doubt });
        assert_eq!(digits("1.500"), number(150_000, None));
        assert_eq!(digits("1,5"), number(150, None));
        assert_eq!(digits("1.234,56"), number(123_456, None));
        assert_eq!(digits("2025"), number(202_500, Some(Doubt::Year)));
        for other in ["14:30:05", "05.09.2025", "99999999999999999999"] {
            assert_eq!(digits(other), None, "{other}");
        }
    }
}
