//! Paragraphs whose lines were wrapped: what was copied from a printed page or a mail has a line break where a line
//! was full.

use crate::text::Span;

/// Lines longer than this, in letters, are paragraphs; nothing is wrapped so wide.
const WIDEST: usize = 110;

/// Lines shorter than this are full in no column of print.
const NARROWEST: usize = 24;

/// Of so many places where a line goes on in small letters a text is known to be wrapped.
const LEAST: usize = 2;

/// The `lines` of `text`, those of one paragraph joined where the text is wrapped. A line goes on in the next where its
/// first word had no room any more.
pub(super) fn paragraphs(text: &str, lines: Vec<Span>) -> Vec<Span> {
    let lengths: Vec<usize> = lines.iter().map(|line| line.of(text).chars().count()).collect();
    let mut goes_on = vec![false; lines.len()];
    let mut begin = 0;
    for at in 0..lines.len() {
        let next = lines.get(at + 1).filter(|next| !is_parted(text, lines[at], **next));
        if next.is_some() {
            continue;
        }
        mark(text, &lines[begin..=at], &lengths[begin..=at], &mut goes_on[begin..=at]);
        begin = at + 1;
    }
    let small = (0..lines.len()).filter(|&at| goes_on[at] && begins_small(lines[at + 1].of(text))).count();
    if small < LEAST {
        return lines;
    }
    let mut found: Vec<Span> = Vec::new();
    for (at, line) in lines.into_iter().enumerate() {
        match found.last_mut() {
            Some(last) if at > 0 && goes_on[at - 1] => *last = last.hull(line),
            _ => found.push(line),
        }
    }
    found
}

/// Whether an empty line stands between two lines.
fn is_parted(text: &str, line: Span, next: Span) -> bool {
    Span { begin: line.end, end: next.begin }.of(text).bytes().filter(|byte| *byte == b'\n').count() > 1
}

/// Notes of lines that follow each other which of them go on in the next: a word that the break cuts, or a line in which
/// the next word had no room.
fn mark(text: &str, lines: &[Span], lengths: &[usize], goes_on: &mut [bool]) {
    let width = lengths.iter().copied().filter(|length| *length <= WIDEST).max().unwrap_or(0);
    for at in 0..lines.len().saturating_sub(1) {
        let (line, next) = (lines[at].of(text), lines[at + 1].of(text));
        let word = next.split_whitespace().next().map_or(0, |word| word.chars().count());
        let full = lengths[at] + 1 + word > width && lengths[at] <= WIDEST && lengths[at] >= NARROWEST;
        let cut = line.strip_suffix('-').is_some_and(|head| head.ends_with(char::is_alphabetic));
        goes_on[at] = full || cut && begins_small(next) && lengths[at] <= WIDEST;
    }
}

fn begins_small(line: &str) -> bool {
    line.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `marked` is the text, its paragraphs parted by bars.
    fn check(marked: &str) {
        let text = marked.replace('|', "");
        let lines = text
            .split('\n')
            .scan(0, |begin, line| {
                let span = Span::new(*begin, *begin + line.len());
                *begin += line.len() + 1;
                Some(span)
            })
            .filter(|span| !span.is_empty())
            .collect();
        let found: Vec<&str> = paragraphs(&text, lines).iter().map(|span| span.of(&text)).collect();
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn lines_of_one_paragraph_are_joined() {
        check(
            "Der Hafen bleibt zu\n|\n\
             Am Montag hat der Rat beschlossen, den Hafen für\n\
             zwei Wochen zu sperren. Grund ist ein Riss in der\n\
             alten Kaimauer.\n|\
             Am Dienstag beginnen die Arbeiten. Der Leiter des\n\
             Hafenamts rechnet mit hohen Kosten für den Stadt-\n\
             haushalt.",
        );
    }

    #[test]
    fn paragraphs_of_a_line_each_stay() {
        check(
            "Der Hafen bleibt zu.\n|Am Montag hat der Rat beschlossen, ihn zu sperren.\n|\
             und dann kam alles anders als geplant war\n|Ende",
        );
        check("Nord gegen Süd\n|Ost gegen West\n|Alle Spiele beginnen um drei.");
    }
}
