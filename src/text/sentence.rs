//! Sentences: which full stop ends one is for the words of a language to say.

use foldhash::HashSet;

use super::{Span, Token, TokenKind};
use crate::effort::Effort;

/// One sentence: its span, without the blanks around it, and its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token to its last.
    pub span: Span,
    /// Indices into the document's tokens, end exclusive.
    pub tokens: std::ops::Range<usize>,
}

/// The words that tell a full stop at the end of a sentence from one inside it. A language without
/// such words gets the default: every full stop before a capital letter ends a sentence.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SentenceRules {
    /// Abbreviations that are never the last word, without the last full stop: "Dr", "z.B".
    pub never_last: HashSet<String>,
    /// Abbreviations that may be the last word: "usw", "a.D".
    pub may_be_last: HashSet<String>,
    /// Abbreviations that are common words too: their full stop counts as one of an abbreviation only
    /// in front of a number, a comma or a lower-case word.
    pub only_inside: HashSet<String>,
    /// Words after an ordinal: "September", "Quartal".
    pub after_ordinal: HashSet<String>,
    /// Words in front of an ordinal: "am", "der".
    pub before_ordinal: HashSet<String>,
    /// Words that are written with a capital letter at the beginning of a sentence only.
    pub starters: HashSet<String>,
}

/// Most tokens of a sentence; one that goes on ends all the same. Who reads a sentence looks at the bound of
/// its effort before the next, and keeps some hundred bytes for each token until then.
pub const LONGEST_SENTENCE: usize = 1_000;

/// Splits `tokens` of `text` into sentences, in one pass, a step for each token. A line break always ends
/// one; a colon never does; the dash behind a dateline ends one too; closing quotation marks and brackets belong to the sentence before them. Every
/// token is in one, also where `effort` is spent.
pub fn sentences(text: &str, tokens: &[Token], rules: &SentenceRules, effort: &Effort) -> Vec<Sentence> {
    let splitter = Splitter { text, tokens, rules };
    let mut found = Vec::new();
    let mut first = 0;
    let mut dateline = splitter.dateline_end(0);
    for idx in 0..tokens.len() {
        effort.count();
        let is_long = idx + 1 - first == LONGEST_SENTENCE;
        let line_ends = splitter.line_ends(idx);
        let in_dateline = dateline.is_some_and(|end| idx < end);
        if is_long || line_ends || dateline == Some(idx) || !in_dateline && splitter.sentence_ends(idx, first)
        {
            let span = tokens[first].span.hull(tokens[idx].span);
            found.push(Sentence { span, tokens: first..idx + 1 });
            first = idx + 1;
        }
        if line_ends {
            dateline = splitter.dateline_end(idx + 1);
        }
    }
    found
}

struct Splitter<'a> {
    text: &'a str,
    tokens: &'a [Token],
    rules: &'a SentenceRules,
}

/// The longest dotted chain that is looked up as one abbreviation, in letters ("i.H.v").
const LONGEST_CHAIN: usize = 4;

/// Marks that close behind one full stop: a bracket and three quotation marks at most.
const MOST_CLOSING: usize = 4;

impl<'a> Splitter<'a> {
    fn word(&self, idx: usize) -> &'a str {
        self.tokens.get(idx).map_or("", |token| token.of(self.text))
    }

    /// What stands between the token at `idx` and the next one.
    fn gap(&self, idx: usize) -> &'a str {
        let (Some(token), Some(next)) = (self.tokens.get(idx), self.tokens.get(idx + 1)) else { return "" };
        Span { begin: token.span.end, end: next.span.begin }.of(self.text)
    }

    fn line_ends(&self, idx: usize) -> bool {
        idx + 1 >= self.tokens.len() || self.gap(idx).contains('\n')
    }

    /// The dash that ends a dateline, where the line that begins with the token at `first` has one: nothing but names,
    /// numbers and marks stands before it, a sentence behind it.
    fn dateline_end(&self, first: usize) -> Option<usize> {
        const LONGEST: usize = 14;
        let capital = |idx: usize| self.word(idx).starts_with(char::is_uppercase);
        if !capital(first) || self.starts(self.word(first)) {
            return None;
        }
        let mut bracket = false;
        for idx in first + 1..self.tokens.len().min(first + LONGEST) {
            let word = self.word(idx);
            bracket = (bracket || word == "(") && word != ")";
            let spaced = !self.gap(idx).is_empty() && !self.gap(idx - 1).is_empty();
            match self.tokens[idx].kind {
                _ if self.line_ends(idx) => return None,
                TokenKind::Mark if matches!(word, "–" | "—" | "-") && spaced => {
                    return self.is_running(idx + 1).then_some(idx);
                }
                TokenKind::Mark if matches!(word, "/" | "," | "." | "-" | "(" | ")" | "*") => {}
                TokenKind::Number => {}
                TokenKind::Word if bracket || capital(idx) => {}
                _ => return None,
            }
        }
        None
    }

    /// Whether a sentence begins with the token at `idx`: a word that is written with a capital there only, or one with
    /// a small word behind it and many more in its line.
    fn is_running(&self, idx: usize) -> bool {
        const MANY: usize = 10;
        let first = if begins_word(self.word(idx)) { idx } else { idx + 1 };
        let small = self.word(first + 1).starts_with(char::is_lowercase);
        let many = || (first..first + MANY).all(|at| !self.line_ends(at));
        begins_sentence(self.word(idx)) && (self.starts(self.word(first)) || small && many())
    }

    /// Whether the sentence that began at token `first` ends with the token at `idx`: a mark that ends
    /// sentences, or a closing mark straight behind one.
    fn sentence_ends(&self, idx: usize, first: usize) -> bool {
        let mut stop = idx;
        while stop > first.max(idx.saturating_sub(MOST_CLOSING))
            && is_closing(self.word(stop))
            && self.gap(stop - 1).is_empty()
        {
            stop -= 1;
        }
        if !matches!(self.word(stop), "." | "!" | "?" | "…") {
            return false;
        }
        let next = self.word(idx + 1);
        if self.gap(idx).is_empty() {
            return !is_closing(next) && self.blank_is_missing(stop, next);
        }
        if !begins_sentence(next) {
            return false;
        }
        let opened = if begins_word(next) { next } else { self.word(idx + 2) };
        match self.word(stop) {
            "." if stop > first => self.full_stop_ends(stop, opened, idx > stop),
            "…" => stop == first || idx > stop || self.starts(opened),
            _ => true,
        }
    }

    fn starts(&self, word: &str) -> bool {
        self.rules.starters.contains(word)
    }

    /// "Er ging.Der andere blieb": a blank forgotten after a full stop.
    fn blank_is_missing(&self, stop: usize, next: &str) -> bool {
        let before = if stop > 0 { self.word(stop - 1) } else { "" };
        let long = before.chars().count() > 2 && before.ends_with(char::is_lowercase);
        long && self.starts(next) && !self.rules.never_last.contains(before)
    }

    /// Whether the full stop at `stop` ends a sentence, given the word that begins after it.
    fn full_stop_ends(&self, stop: usize, next: &str, closed: bool) -> bool {
        if !self.gap(stop - 1).is_empty() {
            return true;
        }
        let before = self.tokens[stop - 1];
        let word = before.of(self.text);
        match before.kind {
            TokenKind::Number => self.number_ends(stop - 1, next),
            TokenKind::Mark if word == "." => closed || self.starts(next),
            TokenKind::Mark => true,
            TokenKind::Word => self.word_ends(stop - 1, next, closed),
        }
    }

    /// "am 4. September", "die 2. Mannschaft", but "im Jahr 2007. Kritiker …".
    fn number_ends(&self, idx: usize, next: &str) -> bool {
        let number = self.word(idx);
        if number.len() > 3 || !number.bytes().all(|b| b.is_ascii_digit()) {
            return true;
        }
        if self.rules.after_ordinal.contains(next) {
            return false;
        }
        let before = if idx > 0 { self.word(idx - 1) } else { "" };
        let ordinal = idx == 0 || self.rules.before_ordinal.contains(before) || before == ".";
        self.starts(next) || !(ordinal && number.len() < 3)
    }

    fn word_ends(&self, idx: usize, next: &str, closed: bool) -> bool {
        let word = self.word(idx);
        let starts = self.starts(next);
        let number = next.starts_with(|c: char| c.is_ascii_digit());
        let Some(chain) = self.chain(idx) else { return true };
        if self.rules.only_inside.contains(&*chain) {
            return !number;
        }
        if self.rules.never_last.contains(&*chain) {
            return false;
        }
        let single = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
        let roman = word.len() > 1 && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
        if self.rules.may_be_last.contains(&*chain) || single || roman {
            return starts || closed;
        }
        true
    }

    /// The abbreviation that ends with the word at `idx`, its dotted letters joined: "z. B." gives
    /// "z.B". `None` for words too long to be one.
    fn chain(&self, idx: usize) -> Option<String> {
        /// No abbreviation in use is longer, in bytes.
        const LONGEST: usize = 16;
        let mut chain = Some(self.word(idx)).filter(|word| word.len() <= LONGEST)?.to_owned();
        let mut at = idx;
        for _ in 1..LONGEST_CHAIN {
            if at < 2 || self.word(at - 1) != "." || !self.gap(at - 2).is_empty() {
                break;
            }
            let before = self.word(at - 2);
            if before.chars().count() != 1 || !before.chars().all(char::is_alphabetic) {
                break;
            }
            chain = format!("{before}.{chain}");
            at -= 2;
        }
        Some(chain)
    }
}

/// Marks that close what they stand behind.
fn is_closing(mark: &str) -> bool {
    matches!(mark, "“" | "”" | "\"" | "«" | "»" | "‘" | "’" | "'" | "‹" | "›" | ")" | "]")
}

fn begins_word(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphanumeric())
}

/// Whether a sentence can begin with `token`: a capital letter, a number, or a mark that opens.
fn begins_sentence(token: &str) -> bool {
    let Some(first) = token.chars().next() else { return false };
    let opening = "„“”\"»«‚‘‹›([–—-•*#@'¿¡…/".contains(first);
    opening || first.is_numeric() || (first.is_alphabetic() && !first.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    fn check(marked: &str) {
        let rules = include_str!("../../assets/lang/de/abbreviations.toml");
        let rules: SentenceRules = toml::from_str(rules).unwrap();
        let text = marked.replace('|', "");
        let tokens = tokens(&text);
        let split: Vec<&str> = sentences(&text, &tokens, &rules, &Effort::unlimited())
            .iter()
            .map(|s| s.span.of(&text))
            .collect();
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert_eq!(split, expected);
    }

    #[test]
    fn a_sentence_without_an_end_ends_all_the_same() {
        let text = "so und ".repeat(LONGEST_SENTENCE);
        let tokens = tokens(&text);
        let effort = Effort::unlimited();
        let found = sentences(&text, &tokens, &SentenceRules::default(), &effort);
        assert_eq!(found.iter().map(|one| one.tokens.clone()).collect::<Vec<_>>(), [0..1_000, 1_000..2_000]);
        assert_eq!(effort.spent(), 2_000);
    }

    #[test]
    fn dates_and_ordinals_stay_whole() {
        check("Am 4. September kam er. |Er blieb bis zum 7. Oktober 2025. |Kritiker murrten.");
        check("Im 3. Quartal stieg der Umsatz. |Mo., 2. Sept. |Am Mo., 2. Sept., war Ruhe.");
        check("Der 1. FC Köln verlor. |Das 2. Panzerbataillon kam an. |Es war der 11. |Danach kam nichts.");
        check("Es waren 15. |Die anderen gingen. |Ludwig XIV. |Er herrschte lange. |Papst Pius XII. sprach.");
    }

    #[test]
    fn abbreviations_stay_whole() {
        check("Das gilt z. B. für Prof. Dr. Anna Berg u. a. aus Bern. |Auch d.h. Kiel.");
        check("Oberst a. D. Hans Wolf sprach. |Er ist Oberst a. D. |Danach ging er.");
        check(
            "Es gab 3 Mio. Euro, 5 Mrd. Dollar usw. |Dann nichts mehr. |John F. Kennedy kam nach St. Pölten.",
        );
        check("So ist das so. |Aber Mo. ist frei, ca. 20 Leute, Nr. 5, vgl. Art. 3.");
    }

    #[test]
    fn closing_marks_belong_to_the_sentence_before() {
        check("„Es ist gut.“ |Der Mann ging. |„Wirklich?“, fragte sie. |„Ja!“ sagte er.");
        check("»Nein.« |»Doch!« |(So war es.) |\"Gut.\" |\"Schlecht\".");
        check("Er sagte: „Es reicht. |Wir gehen.“ |26 Staaten kamen.");
    }

    #[test]
    fn a_dateline_is_no_part_of_the_first_sentence() {
        check(
            "Husum – |Der Hafen bleibt zu. |Kiel (dpa/lno) - |Das Werk schließt."
                .replace(". |K", ".\n|K")
                .as_str(),
        );
        check("BERLIN/PARIS, 5. September – |Die Minister sprachen – kurz – miteinander.");
        check("Innsbruck – |Eigentlich hätte das Haus am Montag schon zum dritten Mal öffnen sollen.");
        check("Der Hafen – Die Perle im Norden");
        check("Kiel – Flensburg heißt die Strecke");
        check("Anna Berg – eine Lotsin – kam. |Mehr nicht.");
    }

    #[test]
    fn dots_of_omission_end_a_sentence_before_a_starter_only() {
        check("Er wollte … Frieden. |Er wollte nicht … |Aber er musste. |Und dann ... |Das war es.");
    }

    #[test]
    fn a_line_break_ends_a_sentence_and_a_colon_does_not() {
        check(
            "Überschrift\n|Putin: Moskau bereit\n|Er geht.Der andere bleibt auf Seite heise.de hier."
                .replace(".Der", ".|Der")
                .as_str(),
        );
    }
}
