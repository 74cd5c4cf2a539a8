//! Quotation marks: which one opens, which one closes, and what stands inside.

use super::{Span, Token, TokenKind};
use crate::effort::Effort;

/// A pair of quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuotePair {
    /// With the marks.
    pub outer: Span,
    /// Without the marks; may begin or end with a blank or be empty.
    pub inner: Span,
    /// 0 for the outermost.
    pub depth: usize,
    /// Whether it is known where it ends: by its closing mark, or with its paragraph where the next paragraph opens
    /// with the same mark, as print does where a quotation goes on. Without either the pair ends with its paragraph,
    /// or before the next mark that opens the same kind.
    pub closed: bool,
}

/// Pairs more deeply nested than this are not looked for: print uses two, a third is rare.
const DEEPEST: usize = 4;

/// The pairs of quotation marks in `text`, in the order of their opening marks. All marks of German
/// and English print, straight ones included. A pair may run over paragraphs as long as no other mark
/// opens the same kind in between. Takes steps in line with the number of tokens; once `effort` is
/// spent no more pairs are found.
pub fn pairs(text: &str, tokens: &[Token], effort: &Effort) -> Vec<QuotePair> {
    let mut pairing = Pairing { text, tokens, effort, paragraph: 0, open: Vec::new(), found: Vec::new() };
    for (idx, token) in tokens.iter().enumerate() {
        if effort.stop().is_some() {
            break;
        }
        if token.kind == TokenKind::Mark
            && let Some(mark) = Mark::of(token.of(text))
        {
            pairing.mark(idx, mark);
        }
        pairing.paragraph += usize::from(pairing.line_ends(idx));
    }
    while let Some(open) = pairing.open.pop() {
        pairing.give_up(open, tokens.len(), false);
    }
    pairing.finish()
}

/// The shape of a quotation mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Mark {
    /// „ which only opens.
    Low,
    /// “ ” which close „ and open or close English style.
    High,
    /// " at either end.
    Straight,
    /// » and «, or the other way round.
    Angle,
    /// ‚ which only opens.
    SingleLow,
    /// ‘ and ’ as outer marks.
    SingleHigh,
    /// ' at either end.
    SingleStraight,
    /// › and ‹, or the other way round.
    SingleAngle,
}

impl Mark {
    fn of(token: &str) -> Option<Self> {
        Some(match token {
            "„" => Self::Low,
            "“" | "”" => Self::High,
            "\"" | "＂" => Self::Straight,
            "»" | "«" => Self::Angle,
            "‚" => Self::SingleLow,
            "‘" | "’" | "‛" => Self::SingleHigh,
            "'" => Self::SingleStraight,
            "›" | "‹" => Self::SingleAngle,
            _ => return None,
        })
    }

    fn closes(self, opening: Self) -> bool {
        match opening {
            Self::Low => matches!(self, Self::High | Self::Straight),
            Self::SingleLow => matches!(self, Self::SingleHigh | Self::SingleStraight),
            other => self == other,
        }
    }

    /// Apostrophes and commas look the same: without a partner they are nothing.
    fn needs_partner(self) -> bool {
        matches!(self, Self::SingleLow | Self::SingleHigh | Self::SingleStraight)
    }

    fn only_opens(self) -> bool {
        matches!(self, Self::Low | Self::SingleLow)
    }
}

#[derive(Clone, Copy)]
struct Open {
    token: usize,
    mark: Mark,
    paragraph: usize,
    /// Index of its pair in the list found, reserved so that pairs stand in order of opening.
    slot: usize,
}

struct Pairing<'a> {
    text: &'a str,
    tokens: &'a [Token],
    effort: &'a Effort<'a>,
    /// Number of the current paragraph.
    paragraph: usize,
    open: Vec<Open>,
    found: Vec<Option<QuotePair>>,
}

impl Pairing<'_> {
    fn mark(&mut self, idx: usize, mark: Mark) {
        let partner = self.open.iter().rposition(|open| self.fits(*open, idx, mark));
        match partner {
            Some(at) if self.may_close(idx, mark, self.open[at]) => self.close(idx, at),
            _ if self.may_open(idx, mark) => self.begin(idx, mark),
            Some(at) if !mark.needs_partner() && !mark.only_opens() => self.close(idx, at),
            _ => {}
        }
    }

    /// Whether the mark at `idx` could be the partner of `open`: » closes « and the other way round.
    fn fits(&self, open: Open, idx: usize, mark: Mark) -> bool {
        let same_angle = matches!(mark, Mark::Angle | Mark::SingleAngle)
            && self.tokens[open.token].of(self.text) == self.tokens[idx].of(self.text);
        mark.closes(open.mark) && !same_angle
    }

    fn before(&self, idx: usize) -> Option<char> {
        self.text[..self.tokens[idx].span.begin as usize].chars().next_back()
    }

    fn after(&self, idx: usize) -> Option<char> {
        self.text[self.tokens[idx].span.end as usize..].chars().next()
    }

    /// A mark closes where something stands straight before it and no word straight behind it;
    /// where blanks stand on both sides, whatever is open decides.
    fn may_close(&self, idx: usize, mark: Mark, open: Open) -> bool {
        let tight_before = self.before(idx).is_some_and(|c| !c.is_whitespace());
        let word_after = self.after(idx).is_some_and(char::is_alphanumeric);
        match mark {
            Mark::Low | Mark::SingleLow => false,
            Mark::SingleHigh | Mark::SingleStraight => tight_before && !word_after,
            Mark::Straight => (tight_before && open.token + 1 != idx) || !word_after,
            Mark::High if open.mark == Mark::High => tight_before || !word_after,
            _ => true,
        }
    }

    fn may_open(&self, idx: usize, mark: Mark) -> bool {
        let free_before = self.before(idx).is_none_or(|c| !c.is_alphanumeric());
        let tight_after = self.after(idx).is_some_and(|c| !c.is_whitespace());
        match mark {
            Mark::Low => true,
            Mark::SingleLow | Mark::SingleHigh | Mark::SingleStraight => {
                free_before && self.after(idx).is_some_and(char::is_alphanumeric)
            }
            _ => free_before && tight_after,
        }
    }

    fn begin(&mut self, idx: usize, mark: Mark) {
        // The same kind is open: unless „ nests within its paragraph, the one before was never closed.
        let nests = |open: &Open| mark == Mark::Low && open.paragraph == self.paragraph;
        if let Some(at) = self.open.iter().position(|open| open.mark == mark && !nests(open)) {
            let goes_on = self.goes_on(self.open[at], idx);
            for (depth, open) in self.open.split_off(at).into_iter().enumerate() {
                self.give_up(open, idx, goes_on && depth == 0);
            }
        }
        if self.open.len() == DEEPEST {
            let oldest = self.open.remove(0);
            self.give_up(oldest, idx, false);
        }
        self.open.push(Open { token: idx, mark, paragraph: self.paragraph, slot: self.found.len() });
        self.found.push(None);
    }

    /// Whether the mark at `idx`, which opens the paragraph behind that of `open`, shows that a quotation goes on.
    fn goes_on(&self, open: Open, idx: usize) -> bool {
        let before = idx.checked_sub(1).map(|before| self.tokens[before].of(self.text));
        let ended = before.is_some_and(|before| matches!(before, "." | "!" | "?" | "…"));
        ended && open.paragraph + 1 == self.paragraph && self.line_ends(idx - 1)
    }

    fn line_ends(&self, idx: usize) -> bool {
        self.effort.spend(1);
        let Some(next) = self.tokens.get(idx + 1) else { return true };
        Span { begin: self.tokens[idx].span.end, end: next.span.begin }.of(self.text).contains('\n')
    }

    /// Closes the open mark at `at`; those opened inside it had no partner.
    fn close(&mut self, idx: usize, at: usize) {
        for inner in self.open.split_off(at + 1) {
            self.give_up(inner, idx, false);
        }
        if let Some(open) = self.open.pop() {
            self.record(open, self.tokens[idx].span, true);
        }
    }

    /// Ends an open mark that found no partner: with its paragraph, at the latest before token `limit`.
    fn give_up(&mut self, open: Open, limit: usize, goes_on: bool) {
        if open.mark.needs_partner() {
            return;
        }
        let last = (open.token..limit.max(open.token + 1)).find(|idx| self.line_ends(*idx));
        let last = last.unwrap_or(limit - 1);
        let end = self.tokens[last].span.end;
        self.record(open, Span { begin: end, end }, goes_on);
    }

    fn record(&mut self, open: Open, closing: Span, closed: bool) {
        let opening = self.tokens[open.token].span;
        let inner = Span { begin: opening.end, end: closing.begin.max(opening.end) };
        self.found[open.slot] = Some(QuotePair { outer: opening.hull(closing), inner, depth: 0, closed });
    }

    /// The pairs with their depths.
    fn finish(self) -> Vec<QuotePair> {
        let mut ends: Vec<u32> = Vec::new();
        let mut pairs: Vec<QuotePair> = self.found.into_iter().flatten().collect();
        for pair in &mut pairs {
            while ends.last().is_some_and(|end| *end <= pair.outer.begin) {
                ends.pop();
            }
            pair.depth = ends.len();
            ends.push(pair.outer.end);
        }
        pairs
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = pairs(text, &tokens(text), &Effort::unlimited())
            .iter()
            .map(|p| {
                format!("{}{}{}", ">".repeat(p.depth), p.outer.of(text), if p.closed { "" } else { "~" })
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn every_kind_of_mark_pairs() {
        check(
            "„a“ „b” „c\" \"d\" »e« «f» ‚g‘ ›h‹ “i” 'j k'",
            &["„a“", "„b”", "„c\"", "\"d\"", "»e«", "«f»", "‚g‘", "›h‹", "“i”", "'j k'"],
        );
    }

    #[test]
    fn nested_pairs_know_their_depth() {
        check("Er: „Sie sagte: ‚Komm!‘, und ging.“", &["„Sie sagte: ‚Komm!‘, und ging.“", ">‚Komm!‘"]);
        check(
            "»Das „Manifest“ gilt ›heute‹.«",
            &["»Das „Manifest“ gilt ›heute‹.«", ">„Manifest“", ">›heute‹"],
        );
        check("„Der „Spiegel“ lügt“, rief er.", &["„Der „Spiegel“ lügt“", ">„Spiegel“"]);
    }

    #[test]
    fn a_pair_runs_over_paragraphs() {
        check("„Eins.\nZwei.“ Ende", &["„Eins.\nZwei.“"]);
        check("\"Eins.\nZwei.\" Ende", &["\"Eins.\nZwei.\""]);
    }

    #[test]
    fn a_quotation_that_goes_on_opens_anew_in_each_paragraph() {
        check("„Eins.\n„Zwei.\n„Drei.“ Ende", &["„Eins.", "„Zwei.", "„Drei.“"]);
    }

    #[test]
    fn an_unclosed_mark_ends_with_its_paragraph() {
        check("„Eins und\n„Zwei.“ Ende", &["„Eins und~", "„Zwei.“"]);
        check("»Eins und\nzwei", &["»Eins und~"]);
    }

    #[test]
    fn apostrophes_are_no_quotation_marks() {
        check("Hans' Auto, Grass’ Werk, 's war gut, geht's", &[]);
    }

    #[test]
    fn many_unclosed_marks_are_no_burden() {
        for mark in ["„", " \"a", "»", "“a ", " 'a", "„a\n"] {
            let text = mark.repeat(100_000);
            assert!(pairs(&text, &tokens(&text), &Effort::unlimited()).len() <= 100_000);
        }
    }
}
