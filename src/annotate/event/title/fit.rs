//! The phrases of a title, as many of them as fit.

use crate::text::capitalized;

use crate::annotate::event::pieces::{Piece, Spare};
use crate::annotate::event::wording::{self, LONGEST};

/// A title that is short enough.
pub(super) struct Fitted {
    pub title: String,
    /// Whether a phrase is left that tells whom or what the verb is about.
    pub says_what: bool,
    /// Whether only who and the verb are left.
    pub is_bare: bool,
    /// Whether a phrase is left out without which the verb says too little.
    pub is_torn: bool,
    /// How much was left out.
    pub loss: u32,
}

/// The phrases joined, with as many of them as fit; `needs_all` tells that nothing is known of what the verb needs.
pub(super) fn fitted(mut pieces: Vec<Piece>, needs_all: bool) -> Option<Fitted> {
    pieces.retain(|piece| !piece.text.is_empty());
    let mut kept = vec![true; pieces.len()];
    let mut dropped = Vec::new();
    while length(&pieces, &kept) > LONGEST {
        let least = (0..pieces.len()).filter(|&at| kept[at] && pieces[at].spare > Spare::Never);
        let at = least.max_by_key(|&at| (pieces[at].spare, at))?;
        let run = run_of(&pieces, at);
        kept[run.clone()].fill(false);
        dropped.push(run);
    }
    // A shorter one that was left out before a longer one may fit after all.
    dropped.retain(|run| {
        let hangs = pieces[run.start].hangs && run.start > 0 && !kept[run.start - 1];
        let again: Vec<bool> = (0..kept.len()).map(|at| kept[at] || run.contains(&at)).collect();
        let fits = !hangs && length(&pieces, &again) <= LONGEST;
        if fits {
            kept = again;
        }
        !fits
    });
    let left_out = || pieces.iter().zip(&kept).filter(|(_, kept)| !**kept).map(|(piece, _)| piece);
    let loss = left_out().map(|piece| match piece.spare {
        Spare::Closest => 9,
        Spare::Never | Spare::Kept | Spare::Last => 5,
        Spare::Where => 3,
        Spare::First => 1,
    });
    let loss = loss.sum();
    let told: Vec<&Piece> =
        pieces.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(piece, _)| piece).collect();
    let texts: Vec<&str> = told.iter().map(|piece| piece.text.as_str()).collect();
    let title = texts.join(" ");
    let says_what = told.iter().any(|piece| piece.says_what);
    // "ermittelt wegen Untreue" says something without against whom.
    let is_torn = (needs_all || !says_what) && left_out().any(|piece| piece.spare == Spare::Closest);
    let only_who = |piece: &&Piece| piece.is_attribute || piece.spare == Spare::Never && !piece.says_what;
    let is_bare = told.iter().all(only_who);
    let title = title.contains(' ').then(|| capitalized(&wording::balanced(title)))?;
    Some(Fitted { title, says_what, is_bare, is_torn, loss })
}

/// A phrase with those behind it that belong to it.
fn run_of(pieces: &[Piece], at: usize) -> std::ops::Range<usize> {
    let hanging = pieces[at + 1..].iter().take_while(|piece| piece.hangs).count();
    at..at + 1 + hanging
}

/// Letters of the phrases that are kept, with blanks between them.
fn length(pieces: &[Piece], kept: &[bool]) -> usize {
    let texts = pieces.iter().zip(kept).filter(|(_, kept)| **kept);
    let letters: usize = texts.map(|(piece, _)| piece.text.chars().count() + 1).sum();
    letters.saturating_sub(1)
}
