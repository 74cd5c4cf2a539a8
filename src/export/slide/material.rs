//! What each card of a slide says.

use super::circumstance::circumstance;
use super::honest::honest;
use super::input::{SlideEntry, SlideInput};
use crate::annotate::Modality;
use crate::font::Face;
use crate::scene::words::{Words, modality, sentence_of};
use crate::store::{DocumentIdx, ItemIdx, ItemKind, ItemRef, LaneKey, Quality};
use crate::text::{sentences, tokens};
use crate::theme::LaneColor;
use crate::time::date_of;
use crate::wording::Wording;
use crate::{effort::Effort, language::reading_of};

/// A text of several sentences and more letters than this is told by its first.
const LONG: usize = 150;
/// A title of fewer words says less than its sentence.
const FEW_WORDS: usize = 4;
/// How far behind an item the next one of its speaker is looked for, in bytes.
const NEXT: u32 = 240;

/// What a card says.
#[derive(Clone, Debug)]
pub struct Material {
    /// The item.
    pub idx: ItemIdx,
    /// The day on which it begins.
    pub day: chrono::NaiveDate,
    /// The lane it stands in, with its color.
    pub lane: LaneKey,
    /// The color of the lane.
    pub color: LaneColor,
    /// What it is.
    pub kind: ItemKind,
    /// How well its time is known.
    pub quality: Quality,
    /// Who said it, in full; none for events.
    pub name: Option<String>,
    /// What was said or happened.
    pub text: String,
    /// Where and on what occasion.
    pub circumstance: Option<String>,
    /// What comes next, where there is room.
    pub more: Option<String>,
    /// The articles that tell it.
    pub documents: Vec<DocumentIdx>,
}

impl Material {
    /// The same with its day under the text, for a slide that does not show days.
    pub fn dated(&self, wording: &Wording) -> Self {
        let day = wording.date("date.day", self.day);
        let beside =
            [Some(day), self.circumstance.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        Self { circumstance: Some(beside), ..self.clone() }
    }
}

/// What the card of each entry says, in the order of time; entries without a date are left out.
pub fn material(input: &SlideInput, entries: &[SlideEntry]) -> Vec<Material> {
    let mut found: Vec<Material> = entries.iter().filter_map(|entry| of_entry(input, entry)).collect();
    found.sort_by_key(|one| (input.store.start(one.idx, input.view.clock), one.idx));
    found
}

fn of_entry(input: &SlideInput, entry: &SlideEntry) -> Option<Material> {
    let item = input.store.item(entry.idx);
    let at = input.store.interval(entry.idx, input.view.clock)?;
    let own = words_of(input, entry.idx);
    let text = match &entry.words {
        Some(words) if !words.trim().is_empty() => honest(words.trim(), &article_of(item)),
        _ => own,
    };
    let lane = input.lane(entry.idx);
    Some(Material {
        idx: entry.idx,
        day: date_of(at.start),
        color: input.color(&lane),
        lane,
        kind: item.kind(),
        quality: item.quality(),
        name: item.speaker().filter(|_| !item.is_event()).map(|who| input.store.actor(who).name.clone()),
        more: more_of(input, item, &text),
        circumstance: beside(input, item, &text),
        text,
        documents: item.documents().to_vec(),
    })
}

/// What stands under the text of a card: that it did not happen, and the circumstance.
fn beside(input: &SlideInput, item: ItemRef, text: &str) -> Option<String> {
    let word = modality(item.modality(), input.wording).map(str::to_owned);
    let circumstance = circumstance(item).filter(|words| !text.contains(words.as_str()));
    let parts: Vec<String> = word.into_iter().chain(circumstance).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// What the card of an item says unless somebody writes it anew.
pub fn words_of(input: &SlideInput, idx: ItemIdx) -> String {
    let item = input.store.item(idx);
    let words = Words::of_item(input.store, idx, input.wording);
    if item.is_event() {
        let title = words.runs.iter().find(|run| run.face == Face::UiMedium).map(|run| run.text.to_string());
        let title = title.unwrap_or_else(|| item.label().to_owned());
        let says_little = title.split_whitespace().count() < FEW_WORDS;
        let sentence = if says_little { whole_sentence(item) } else { String::new() };
        return if sentence.is_empty() || sentence.chars().count() > LONG { title } else { sentence };
    }
    // The name stands over the text already, unless the sentence needs it.
    let begin = usize::from(item.modality() != Modality::Asserted);
    let name = words.runs.get(begin).filter(|run| run.face == Face::UiSemiBold);
    let after = name.filter(|run| is_whole_name(item, &run.text)).and_then(|_| words.runs.get(begin + 1));
    let behind =
        usize::from(after.is_some_and(|run| !reading_of(item.language()).is_postposition(&run.text)));
    let text: String = words.runs[begin + behind..].iter().map(|run| &*run.text).collect();
    first_sentence(text.trim(), item.language())
}

/// Whether `run` is the name of the speaker as it is, and not in the genitive.
fn is_whole_name(item: ItemRef, run: &str) -> bool {
    let name = run.trim_end_matches([':', ' ']).to_lowercase();
    let known = item.speaker().map(|speaker| item.store().actor(speaker).name.to_lowercase());
    known.is_some_and(|known| known.ends_with(&name))
}

/// The article's sentence of an item, without a full stop.
fn whole_sentence(item: ItemRef) -> String {
    let found =
        item.evidence().next().map(|told| sentence_of(item.store().document(told.document), told.spans));
    found.unwrap_or_default().trim_end_matches('.').to_owned()
}

/// The text of the article that tells an item best.
fn article_of(item: ItemRef) -> String {
    item.store().document(item.home()).text.clone()
}

/// The first sentence of a long text of several, with its closing mark.
fn first_sentence(text: &str, language: &str) -> String {
    if text.chars().count() <= LONG {
        return text.to_owned();
    }
    let reading = reading_of(language);
    let found = sentences(text, &tokens(text), &reading.sentences, &Effort::unlimited());
    let Some(first) = found.first().filter(|first| first.span.end < text.len() as u32) else {
        return text.to_owned();
    };
    let first = first.span.of(text).trim_end_matches('.');
    let opens = text.chars().next().filter(|c| matches!(c, '„' | '“' | '»'));
    match opens {
        Some(_) if !first.ends_with(['“', '”', '«']) => {
            let closing = text.chars().next_back().filter(|c| matches!(c, '“' | '”' | '«')).unwrap_or('“');
            format!("{first}{closing}")
        }
        _ => first.to_owned(),
    }
}

/// What comes next: of an event its sentence, of a statement the next one of the same speaker.
fn more_of(input: &SlideInput, item: ItemRef, text: &str) -> Option<String> {
    if item.is_event() {
        let sentence = whole_sentence(item);
        return (!sentence.is_empty() && sentence != text && !sentence.contains(text))
            .then(|| sentence + ".");
    }
    let end = item.evidence().next()?.spans.last()?.end;
    let begin_of =
        |other: &ItemRef| other.evidence().next().and_then(|told| told.spans.first().map(|span| span.begin));
    let of_speaker = |other: &ItemRef| {
        !other.is_event()
            && other.speaker() == item.speaker()
            && other.home() == item.home()
            && other.idx != item.idx
    };
    let others =
        input.store.items_of(item.home()).iter().map(|&idx| input.store.item(idx)).filter(of_speaker);
    let near = others.filter_map(|other| Some((begin_of(&other)?, other)));
    let (_, next) =
        near.filter(|(begin, _)| (end..end + NEXT).contains(begin)).min_by_key(|(begin, _)| *begin)?;
    let words = words_of(input, next.idx);
    let is_sentence = words.starts_with(|c: char| c.is_uppercase() || c == '„' || c == '“');
    (is_sentence && words != text).then(|| if words.ends_with(['“', '”']) { words } else { words + "." })
}
