//! Items that a person made of a passage, and what the passage tells of them.

use super::{Anchor, AnchorKind, Evidence, Extraction, Form, Item, Kind};
use crate::annotate::MentionKind;
use crate::document::Document;
use crate::language::Country;
use crate::text::Span;
use crate::time::{Grain, TimeInterval};

/// The rule of items that a person made.
pub const HAND: &str = "hand";

/// What the article around a passage tells of an item that is made of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Guess {
    /// When it was said or happened.
    pub time: Option<(TimeInterval, Grain)>,
    /// Who said it or takes part, by the position among the actors of the extraction.
    pub actor: Option<usize>,
    /// Where it stands.
    pub country: Option<Country>,
}

impl Anchor {
    /// Of a passage that a person makes an item of; `None` where no word is in it.
    pub fn of_passage(document: &Document, passage: Span, kind: AnchorKind) -> Option<Self> {
        let text = document.text.get(passage.begin as usize..passage.end as usize)?;
        let (front, whole) = (text.len() - text.trim_start().len(), text.trim());
        let begin = passage.begin as usize + front;
        let span = Span::new(begin, begin + whole.len());
        let words = Self::words_of(whole);
        whole.contains(char::is_alphanumeric).then(|| Self { article: document.hash(), span, kind, words })
    }
}

/// The item of a passage that a person made one of, as far as the passage alone tells it; `None` where the text has
/// no such passage.
pub fn own_item(document: &Document, anchor: &Anchor) -> Option<Item> {
    let (begin, end) = (anchor.span.begin, anchor.span.end);
    let text = document.text.get(begin as usize..end as usize)?.trim().to_owned();
    let is_quoted = text.starts_with(['„', '“', '»', '«', '"', '”']);
    let (kind, letter) = match anchor.kind {
        AnchorKind::Event => (Kind::Event, 'e'),
        AnchorKind::Statement if is_quoted => (Kind::Statement(Form::Direct), 's'),
        AnchorKind::Statement => (Kind::Statement(Form::Indirect), 's'),
    };
    Some(Item {
        id: format!("{}:{HAND}-{letter}{begin}-{end}", document.id),
        title: (kind == Kind::Event).then(|| anchor.words.clone()),
        evidence: vec![Evidence { document: document.id.clone(), spans: vec![anchor.span] }],
        rule: HAND.to_owned(),
        ..Item::of_words(kind, text)
    })
}

/// Guesses what is known of a passage: its sentences are `around` it, within its paragraph. The time is that of the
/// nearest time expression of the sentence, else that of the item before it in the paragraph; the actor is one that is
/// named beside a statement, or in an event; the country is the actor's, or for an event that of a place.
pub fn guess(
    extraction: &Extraction,
    passage: Span,
    (around, paragraph): (Span, Span),
    kind: AnchorKind,
) -> Guess {
    let annotations = &extraction.annotations;
    let is_event = kind == AnchorKind::Event;
    let distance = |span: Span| match span.overlaps(passage) {
        true => 0,
        false => passage.begin.saturating_sub(span.end).max(span.begin.saturating_sub(passage.end)),
    };
    let timexes = annotations.timexes.iter().filter(|timex| around.contains(timex.span));
    let timed = timexes.filter_map(|timex| Some((distance(timex.span), timex.interval?, timex.grain?)));
    let time = timed.min_by_key(|(distance, ..)| *distance).map(|(_, interval, grain)| (interval, grain));
    let named = annotations.mentions.iter().filter(|mention| around.contains(mention.span));
    // Who is named in words that are said is spoken of; who is named beside them says them.
    let is_outside = |span: Span| !passage.contains(span);
    let actors = named.clone().filter_map(|mention| Some((mention.span, mention.actor?)));
    let actors = actors.filter(|(span, _)| is_event || is_outside(*span) || around == passage);
    let actor = actors.min_by_key(|(span, _)| (distance(*span), span.begin)).map(|(_, actor)| actor);
    let mut places = named.filter(|mention| mention.kind == MentionKind::Loc);
    let place = places.find_map(|mention| mention.country).filter(|_| is_event);
    let of_actor = actor.and_then(|at| extraction.actors.get(at)).and_then(|actor| actor.country);
    Guess {
        time: time.or_else(|| time_before(extraction, passage, paragraph)),
        actor,
        country: place.or(of_actor),
    }
}

/// The time of the last item that begins in the paragraph before the passage ends.
fn time_before(extraction: &Extraction, passage: Span, paragraph: Span) -> Option<(TimeInterval, Grain)> {
    let timed = (0..extraction.n_items()).filter_map(|at| {
        let first = extraction.fields(at).spans().next()?;
        let core = extraction.core(at);
        let is_before = paragraph.contains(first) && first.begin <= passage.end;
        is_before.then_some((first.begin, core.interval?, core.grain?))
    });
    timed.max_by_key(|(begin, ..)| *begin).map(|(_, interval, grain)| (interval, grain))
}
