//! One item of a store, looked at.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::priority::points;
use super::{ActorIdx, Clock, CountryRelation, DocumentIdx, ItemIdx, ItemKind, Quality, Store};
use crate::annotate::{CountryBasis, Derivation, LinkRole, Modality};
use crate::item::{ActorRef, Basis, ItemFields};
use crate::language::Country;
use crate::text::Span;
use crate::time::{Grain, TimeInterval};

/// An item of a store.
#[derive(Clone, Copy, Debug)]
pub struct ItemRef<'a> {
    pub(super) store: &'a Store,
    /// Its position in the store, by which it is known until another store is made.
    pub idx: ItemIdx,
}

/// A place that an item rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceRef<'a> {
    /// The document that tells it.
    pub document: DocumentIdx,
    /// Where in its text, in text order.
    pub spans: Vec<Span>,
    /// What that document says, which may differ in wording.
    pub text: &'a str,
}

/// An item as one document tells it.
#[derive(Clone, Copy, Debug)]
pub struct TellingRef<'a> {
    /// The document that tells it, by position in the store.
    pub document: DocumentIdx,
    /// Its position among the items of that document.
    pub at: usize,
    /// What it says.
    pub fields: ItemFields<'a>,
}

/// A place in one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentSpan {
    /// The document in whose text it stands.
    pub document: DocumentIdx,
    /// Where in its text.
    pub span: Span,
}

/// The rank of an item: rises with its priority, then with how early it stands in how early an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ItemRank {
    /// How much an editor would want to see it.
    pub priority: u32,
    /// Where it stands, the first place of the first article highest.
    pub place: Reverse<ItemPlace>,
}

/// Where an item stands: rises with the document, then with the place in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ItemPlace {
    /// The document that knows its time best.
    document: DocumentIdx,
    /// Its position among the items of that document, which stand in the order of its text.
    in_document: u32,
    idx: ItemIdx,
}

impl Store {
    /// The item at a position below [`Store::len`].
    pub fn item(&self, idx: ItemIdx) -> ItemRef<'_> {
        ItemRef { store: self, idx }
    }

    /// All items, in time order.
    pub fn items(&self) -> impl ExactSizeIterator<Item = ItemRef<'_>> {
        (0..self.len()).map(|idx| self.item(ItemIdx::new(idx)))
    }

    /// The item with this identifier, among all or, for a merged one, among those it was made of.
    pub fn find(&self, item_id: &str) -> Option<ItemIdx> {
        let has_id = |&idx: &ItemIdx| self.item(idx).ids().any(|id| id == item_id);
        match item_id.rsplit_once(':').and_then(|(document, _)| self.document_idx(document)) {
            Some(document) => self.items_of(document).iter().copied().find(has_id),
            // An identifier that does not say its document.
            None => (0..self.len()).map(ItemIdx::new).find(has_id),
        }
    }
}

impl<'a> ItemRef<'a> {
    /// The store it is of.
    pub fn store(&self) -> &'a Store {
        self.store
    }

    /// The item as it was extracted, from the document that knows its time best.
    fn told(&self) -> ItemFields<'a> {
        let at = self.store.columns.told_best(self.idx.index());
        self.store.extractions[at.document as usize].fields(at.item as usize)
    }

    /// The item as each document tells it, the one that knows its time best first.
    pub fn tellings(&self) -> impl Iterator<Item = TellingRef<'a>> + use<'a> {
        let store = self.store;
        store.columns.told(self.idx.index()).map(|at| TellingRef {
            document: DocumentIdx(at.document),
            at: at.item as usize,
            fields: store.extractions[at.document as usize].fields(at.item as usize),
        })
    }

    /// The document that knows its time best.
    pub fn home(&self) -> DocumentIdx {
        DocumentIdx(self.store.columns.told_best(self.idx.index()).document)
    }

    /// The identifier under which the document that knows its time best tells it: "17:4".
    pub fn id(&self) -> String {
        self.told().id()
    }

    /// The identifiers under which the documents tell it, its own first.
    pub fn ids(&self) -> impl Iterator<Item = String> + use<'a> {
        self.tellings().map(|telling| telling.fields.id())
    }

    /// Its kind, as the filter panel tells kinds apart.
    pub fn kind(&self) -> ItemKind {
        self.store.columns.kind[self.idx.index()]
    }

    /// Its kind with the form of a statement.
    pub fn form(&self) -> crate::item::Kind {
        self.told().core.kind
    }

    /// Whether it is an event and no statement.
    pub fn is_event(&self) -> bool {
        self.kind() == ItemKind::Event
    }

    /// Whether a person decided something about it: it is not overwritten by what another document says.
    pub fn is_decided(&self) -> bool {
        self.store.columns.decided.contains(self.idx)
    }

    /// What its time rests on.
    pub fn basis(&self) -> Basis {
        self.told().core.basis
    }

    /// The noun phrase of an event; `None` for statements.
    pub fn title(&self) -> Option<&'a str> {
        self.told().title
    }

    /// What was said or happened, in the words of the article.
    pub fn text(&self) -> &'a str {
        self.told().text
    }

    /// What stands on the timeline: the title, else the text.
    pub fn label(&self) -> &'a str {
        let item = self.told();
        item.title.unwrap_or(item.text)
    }

    /// The language that [`Self::text`] and [`Self::label`] are in, as a tag such as "de".
    pub fn language(&self) -> &'a str {
        let at = self.store.columns.told_best(self.idx.index());
        &self.store.document(DocumentIdx(at.document)).language
    }

    /// When it was said or happened.
    pub fn interval(&self) -> Option<TimeInterval> {
        self.store.interval(self.idx, Clock::Happened)
    }

    /// How its time was derived.
    pub fn derivation(&self) -> Derivation {
        self.told().derivation()
    }

    /// The words its time is from: document and span.
    pub fn timex(&self) -> Option<DocumentSpan> {
        let TellingRef { document, fields, .. } = self.tellings().next()?;
        fields.timex.map(|span| DocumentSpan { document, span })
    }

    /// Precision of its time.
    pub fn grain(&self) -> Option<Grain> {
        self.told().core.grain
    }

    /// How well its time is known.
    pub fn quality(&self) -> Quality {
        self.store.columns.quality[self.idx.index()]
    }

    /// Whether it is an event that really lasted: longer than one unit of its grain.
    pub fn is_lasting(&self) -> bool {
        self.store.columns.is_lasting(self.idx.index())
    }

    /// The time a statement speaks about.
    pub fn about(&self) -> Option<TimeInterval> {
        self.told().about
    }

    /// Whether it is told as what was said or happened: not planned, possible or denied.
    pub fn is_asserted(&self) -> bool {
        self.store.columns.asserted.contains(self.idx)
    }

    /// Fact, plan, possibility or denied.
    pub fn modality(&self) -> Modality {
        self.told().core.modality
    }

    /// Who said it.
    pub fn speaker(&self) -> Option<ActorIdx> {
        self.store.columns.speaker(self.idx.index())
    }

    /// The name of who said it, for chips and pills.
    pub fn speaker_short_name(&self) -> Option<&'a str> {
        self.speaker().map(|speaker| self.store.short_name(speaker))
    }

    /// To whom it was said, in the order of the text.
    pub fn addressees(&self) -> impl Iterator<Item = ActorIdx> + use<'a> {
        let known = self.known();
        self.told().core.addressees().filter_map(known)
    }

    /// Who else the words of a statement came through as `role`.
    pub fn through(&self, role: LinkRole) -> impl Iterator<Item = ActorIdx> + use<'a> {
        let known = self.known();
        self.told().chain().filter(move |link| link.role == role).filter_map(move |link| known(link.actor))
    }

    /// From who is named in the document that tells it best to actors of the store.
    fn known(&self) -> impl Fn(ActorRef<'a>) -> Option<ActorIdx> + use<'a> {
        let store = self.store;
        let document = store.columns.told_best(self.idx.index()).document;
        move |actor| match actor {
            ActorRef::Known(at) => store.actor_idx(&store.extractions[document as usize].actors.get(at)?.id),
            ActorRef::Unknown(id) => store.actor_idx.get(id).copied(),
        }
    }

    /// Everyone in it, once each: speaker first, then those addressed, then all others.
    pub fn actors(&self) -> &'a [ActorIdx] {
        self.store.columns.actors.get(self.idx.index())
    }

    /// The country it stands in.
    pub fn country(&self) -> Option<Country> {
        self.store.columns.country_values[self.store.columns.country[self.idx.index()] as usize]
    }

    /// Whether the country it stands in is only assumed.
    pub fn country_is_assumed(&self) -> bool {
        self.store.columns.assumed_country.contains(self.idx)
    }

    /// What the country it stands in rests on.
    pub fn country_basis(&self) -> Option<CountryBasis> {
        self.told().core.country_basis
    }

    /// The place or body that the country of who said it is assumed from.
    pub fn country_words(&self) -> Option<&'a str> {
        let told = self.store.columns.told_best(self.idx.index());
        let extraction = &self.store.extractions[told.document as usize];
        match extraction.core(told.item as usize).speaker? {
            ActorRef::Known(at) => extraction.actors.get(at)?.country_words.as_deref(),
            ActorRef::Unknown(_) => None,
        }
    }

    /// All countries it concerns; the one it stands in comes first where there is one.
    pub fn countries(&self) -> impl Iterator<Item = Country> + use<'a> {
        let columns = &self.store.columns;
        let countries = columns.countries(self.idx.index(), CountryRelation::Either);
        countries.filter_map(|at| columns.country_values[at as usize])
    }

    /// Where it was said or happened.
    pub fn place(&self) -> Option<&'a str> {
        self.told().place
    }

    /// Through which medium it was said.
    pub fn medium(&self) -> Option<&'a str> {
        self.told().medium
    }

    /// What it rests on, in all documents; the one that knows its time best comes first.
    pub fn evidence(&self) -> impl Iterator<Item = EvidenceRef<'a>> + use<'a> {
        self.tellings().map(|TellingRef { document, fields, .. }| EvidenceRef {
            document,
            spans: fields.spans().collect(),
            text: fields.text,
        })
    }

    /// From the first byte to the last of what it rests on, in the document that knows its time best.
    pub fn hull(&self) -> Option<Span> {
        self.told().spans().reduce(Span::hull)
    }

    /// The documents that tell it, each once, the earliest published first.
    pub fn documents(&self) -> &'a [DocumentIdx] {
        self.store.columns.documents.get(self.idx.index())
    }

    /// How many documents tell it.
    pub fn n_sources(&self) -> usize {
        self.documents().len()
    }

    /// When it was first published, among the documents open.
    pub fn published(&self) -> Option<NaiveDate> {
        self.store.interval(self.idx, Clock::Published).map(|day| day.first_day())
    }

    /// How much an editor would want to see it, from what was reported (never what is drawn), as a number for
    /// comparing: in quarters of [`Self::points`].
    pub fn priority(&self) -> u32 {
        u32::from(self.store.columns.priority[self.idx.index()])
    }

    /// The same in points: what was reported by many or said by a person adds some, what says little or did not
    /// happen takes some away.
    pub fn points(&self) -> f32 {
        points(self.store.columns.priority[self.idx.index()])
    }

    /// Its rank among all items: what an editor would want to see first is highest.
    pub fn rank(&self) -> ItemRank {
        let at = self.store.columns.told_best(self.idx.index());
        let place = ItemPlace { document: DocumentIdx(at.document), in_document: at.item, idx: self.idx };
        ItemRank { priority: self.priority(), place: Reverse(place) }
    }

    /// Rule that made it.
    pub fn rule(&self) -> &'a str {
        self.told().rule
    }

    /// Probability that it is right.
    pub fn confidence(&self) -> f32 {
        self.told().core.confidence
    }
}
