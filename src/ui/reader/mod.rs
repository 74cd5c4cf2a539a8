//! The reader: the detail card of the chosen item, and below it the article with its marks; of several
//! chosen items, what they are together.

mod article;
mod card;
mod cluster;
mod copies;
mod day_strip;
mod documents;
pub mod edge;
mod field;
mod marks;
mod passage;
mod replies;
mod sentence;
mod sources;

use std::collections::BTreeSet;

use egui::{Align2, CursorIcon, Rect, ScrollArea, Sense, Stroke, Ui, WidgetInfo, accesskit, pos2, vec2};

use super::compose;
use super::input::{Action, MarkField};
use super::marking::{MarkEditor, marks_button, marks_line};
use super::pass::Pass;
use super::style::icon;
use super::style::typeface;
use super::widget::{Button, cut_text, hline, icon_button, label, label_at, paragraph};
use crate::annotate::MentionKind;
use crate::document::{BlockKind, Document};
use crate::item::Marked;
use crate::store::{DocumentIdx, ItemIdx, ItemRef, Store};
use crate::text::Span;
use crate::theme::Role;
use crate::workspace::{Command, SelectCommand};
use article::{Article, Heights, article_ui, offset_of};
pub use card::kind_icon;
use cluster::Cluster;
use copies::copies_ui;
use documents::documents_ui;
use marks::{Mark, MarkKind};
use passage::{Passage, passage_menu};
pub use sentence::sentence_around;

const PADDING: f32 = 20.0;
/// The card takes at most this share of the height; a longer one scrolls by itself.
const CARD_SHARE: f32 = 0.6;
/// How far below the top of the article the chosen words come to stand.
const WORDS_TOP: f32 = 48.0;
/// How long the way to a span takes, and how long its wash then takes to calm down.
const SCROLL_SECONDS: f64 = 0.2;
const GLOW_SECONDS: f64 = 0.5;

/// What the reader keeps between passes.
pub struct ReaderPanel {
    heights: Heights,
    /// Kinds that the legend has off.
    off: BTreeSet<MarkKind>,
    /// The identifier of the document that is shown: the chosen item's, or the one that was asked for.
    shown: Option<String>,
    /// The article whose words of the chosen item are shown, where that was asked for, with the item and the generation
    /// of its store.
    told_by: Option<(ItemIdx, u64, DocumentIdx)>,
    /// The item whose place was last scrolled to, with the generation of its store.
    seen: Option<(ItemIdx, u64)>,
    /// The way to the chosen item's words.
    scroll: Option<Scroll>,
    offset: f32,
    marks: Marks,
    cluster: Cluster,
    /// The passage that is marked.
    passage: Option<Passage>,
    /// Star, words and note of the chosen items, of the article, and of who said it.
    own: MarkEditor,
    of_article: MarkEditor,
    of_actor: MarkEditor,
}

impl Default for ReaderPanel {
    fn default() -> Self {
        Self {
            heights: Heights::default(),
            off: BTreeSet::new(),
            shown: None,
            told_by: None,
            seen: None,
            scroll: None,
            offset: 0.0,
            marks: Marks::default(),
            passage: None,
            cluster: Cluster::default(),
            own: MarkEditor::new("marks-of-items"),
            of_article: MarkEditor::new("marks-of-article"),
            of_actor: MarkEditor::new("marks-of-actor"),
        }
    }
}

/// The page on its way to a span.
struct Scroll {
    from: f32,
    to: f32,
    since: f64,
    /// Whether it is there: from then on the user scrolls, and only the wash still calms down.
    arrived: bool,
}

/// The marks of one document of one store, kept while it is shown.
#[derive(Default)]
struct Marks {
    of: Option<(u64, DocumentIdx)>,
    all: Vec<Mark>,
}

impl ReaderPanel {
    /// Shows the reader in `rect`.
    pub fn ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>, rect: Rect) {
        let surface = pass.look.color(Role::Surface);
        ui.painter().rect_filled(rect, 0.0, surface);
        for editor in [&mut self.own, &mut self.of_article, &mut self.of_actor] {
            editor.settle(ui, pass);
        }
        let item = pass.chosen();
        let document = self.document(pass, item);
        if item.is_none() {
            self.seen = None;
        }
        let inner = Rect::from_min_max(rect.min + vec2(PADDING, 8.0), rect.max);
        if pass.workspace.view().selection.len() > 1 {
            return self.cluster_ui(ui, pass, inner);
        }
        let card_room = Rect::from_min_size(inner.min, vec2(inner.width(), inner.height() * CARD_SHARE));
        let mut card = child(ui, card_room);
        let area = ScrollArea::vertical().id_salt("card").auto_shrink([false, true]);
        let mut asked = None;
        let shown = area.show(&mut card, |ui| {
            ui.set_width(inner.width() - PADDING);
            match item {
                Some(item) => asked = card::card_ui(ui, pass, item, (&mut self.own, &mut self.of_actor)),
                None => nothing_chosen_ui(ui, pass),
            }
            ui.min_rect().height()
        });
        if let Some((item, document)) = item.zip(asked) {
            self.go_to_words(ui, pass, item, document);
        }
        if let Some(document) = document {
            let top = card_room.top() + shown.inner.min(card_room.height()) + 10.0;
            hline(ui, &pass.look, rect, top);
            let below = Rect::from_min_max(pos2(inner.left(), top + 8.0), inner.max);
            self.document_ui(ui, pass, document, below, item);
        }
    }

    /// The identifier of the article that is shown.
    pub fn shown(&self) -> Option<&str> {
        self.shown.as_deref()
    }

    /// Shows this article as long as nothing of another one is chosen.
    pub fn show(&mut self, document: &Document) {
        self.shown = Some(document.id.clone());
    }

    /// What was written and is not kept yet.
    pub fn unkept(&self) -> Vec<Command> {
        [&self.own, &self.of_article, &self.of_actor].iter().filter_map(|editor| editor.unkept()).collect()
    }

    /// Gives the keyboard to a field of the chosen items.
    pub fn edit(&mut self, field: MarkField) {
        self.own.focus(field);
    }

    /// Several chosen items in place of one and its article.
    fn cluster_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>, rect: Rect) {
        let mut room = child(ui, rect);
        ScrollArea::vertical().id_salt("cluster").auto_shrink(false).show(&mut room, |ui| {
            ui.set_width(rect.width() - PADDING);
            self.cluster.ui(ui, pass, &mut self.own);
        });
    }

    /// Shows what an article tells of the chosen item from the next pass on.
    fn go_to_words(&mut self, ui: &Ui, pass: &Pass<'_>, item: ItemRef<'_>, document: DocumentIdx) {
        self.told_by = Some((item.idx, pass.store().generation(), document));
        self.seen = None;
        ui.ctx().request_repaint();
    }

    /// The article whose words of the chosen item are shown: the one that was asked for, else the one that knows most.
    fn telling_of(&self, pass: &Pass<'_>, item: ItemRef<'_>) -> Option<DocumentIdx> {
        let asked = self.told_by.filter(|(idx, of, _)| (*idx, *of) == (item.idx, pass.store().generation()));
        asked.map(|asked| asked.2).or_else(|| item.evidence().next().map(|evidence| evidence.document))
    }

    fn document(&mut self, pass: &Pass<'_>, item: Option<ItemRef<'_>>) -> Option<DocumentIdx> {
        let store = pass.store();
        let of_item = item.and_then(|item| self.telling_of(pass, item));
        let kept = self.shown.as_deref().and_then(|id| store.document_idx(id));
        let shown = of_item.or(kept).or_else(|| store.documents().next().map(|(idx, _)| idx));
        let id = shown.map(|idx| &*store.document(idx).id);
        if self.shown.as_deref() != id {
            self.shown = id.map(str::to_owned);
        }
        shown
    }

    /// Where the page is on its way to a span.
    fn scrolled(&mut self, now: f64, at_once: bool) -> Option<f32> {
        let scroll = self.scroll.as_mut()?;
        if scroll.arrived {
            if now - scroll.since > SCROLL_SECONDS + GLOW_SECONDS {
                self.scroll = None;
            }
            return None;
        }
        let share =
            if at_once { 1.0 } else { ((now - scroll.since) / SCROLL_SECONDS).clamp(0.0, 1.0) as f32 };
        scroll.arrived = share >= 1.0;
        let eased = 1.0 - (1.0 - share).powi(3);
        Some(scroll.from + (scroll.to - scroll.from) * eased)
    }

    /// How much stronger the current wash still is.
    fn glow(&self, ui: &Ui) -> f32 {
        let Some(scroll) = &self.scroll else { return 0.0 };
        let now = ui.input(|input| input.time);
        ui.ctx().request_repaint();
        (1.0 - (now - scroll.since - SCROLL_SECONDS) / GLOW_SECONDS).clamp(0.0, 1.0) as f32
    }

    /// The article in `rect`: what it is and the legend stand still, its text scrolls below them.
    fn document_ui(
        &mut self,
        ui: &mut Ui,
        pass: &mut Pass<'_>,
        idx: DocumentIdx,
        rect: Rect,
        item: Option<ItemRef<'_>>,
    ) {
        let head = Rect::from_min_max(rect.min, rect.max - vec2(PADDING, 0.0));
        let mut head = child(ui, head);
        if let Some(other) = source_ui(&mut head, pass, idx, &mut self.of_article) {
            match item.filter(|item| item.documents().contains(&other)) {
                Some(item) => self.go_to_words(ui, pass, item, other),
                None => {
                    self.shown = Some(pass.store().document(other).id.clone());
                    // What is chosen would bring its own article back.
                    pass.change(Command::Select(SelectCommand::Clear));
                }
            }
        }
        if pass.store().items_of(idx).is_empty() {
            let ink = pass.look.color(Role::Ink3);
            paragraph(&mut head, pass.say("reader.nothing-found"), typeface::regular(12.5), 18.0, ink);
        }
        self.legend_ui(&mut head, pass);
        let room = Rect::from_min_max(pos2(rect.left(), head.min_rect().bottom()), rect.max);
        let mut body = child(ui, room);
        let mut area = ScrollArea::vertical().id_salt(("article", idx)).auto_shrink(false);
        let now = ui.input(|input| input.time);
        if let Some(offset) = self.scrolled(now, pass.reduce_motion) {
            area = area.vertical_scroll_offset(offset);
            ui.ctx().request_repaint();
        }
        let shown = area.show_viewport(&mut body, |ui, viewport| {
            ui.set_width(room.width() - PADDING);
            self.text_ui(ui, pass, idx, viewport, item);
        });
        self.offset = shown.state.clamped_offset().y;
    }

    fn text_ui(
        &mut self,
        ui: &mut Ui,
        pass: &mut Pass<'_>,
        idx: DocumentIdx,
        viewport: Rect,
        item: Option<ItemRef<'_>>,
    ) {
        self.prepare_marks(pass, idx);
        let whole = item.into_iter().flat_map(|item| sentences_of(pass, idx, item));
        let marks = self.marks.all.iter().copied().chain(whole);
        let marks: Vec<Mark> = marks.filter(|mark| !self.off.contains(&mark.kind)).collect();
        let article = Article {
            document: pass.store().document(idx),
            marks: &marks,
            current: item.map(|item| item.idx),
            hovered: pass.hovered,
            searched: pass.searched(),
            glow: self.glow(ui),
            marked: self.marked(pass.store().document(idx)),
        };
        self.scroll_to(ui, pass, &article, viewport.height(), item);
        let touched = article_ui(ui, &pass.look, &article, &mut self.heights, viewport);
        if let Some(hovered) = touched.hovered {
            pass.hovering = Some(hovered);
        }
        if let Some(marking) = touched.marking {
            let marked = Passage::marked(self.passage.clone(), article.document, marking);
            if self.passage != marked {
                self.passage = marked;
                ui.ctx().request_repaint();
            }
        }
        let asks = self.passage.as_ref().is_some_and(|passage| passage.is_marked);
        if let Some(at) = touched.below_marked.filter(|_| asks && touched.marking.is_none())
            && !passage_menu(ui, pass, at)
        {
            self.passage = None;
        }
        if let Some(clicked) = touched.clicked {
            // The click was here: the page stays where it is.
            self.seen = Some((clicked, pass.store().generation()));
            pass.change(Command::Select(SelectCommand::One(clicked)));
        }
    }

    /// The passage that is marked in an article.
    fn marked(&self, document: &Document) -> Option<Span> {
        let passage = self.passage.as_ref().filter(|passage| passage.document == document.id)?;
        Some(passage.span(document))
    }

    /// The identifier of the article in which a passage is marked, and the passage, which is no longer marked then.
    pub fn take_passage(&mut self, store: &Store) -> Option<(DocumentIdx, Span)> {
        let passage = self.passage.take()?;
        let idx = store.document_idx(&passage.document)?;
        Some((idx, passage.span(store.document(idx))))
    }

    /// Starts the way to the chosen item's words, once for each choice, unless they are in view.
    fn scroll_to(
        &mut self,
        ui: &Ui,
        pass: &Pass<'_>,
        article: &Article<'_>,
        height: f32,
        item: Option<ItemRef<'_>>,
    ) {
        let Some(item) = item else { return };
        let chosen = Some((item.idx, pass.store().generation()));
        if self.seen == chosen {
            return;
        }
        self.seen = chosen;
        let shown = self.telling_of(pass, item);
        let told = item.evidence().find(|evidence| Some(evidence.document) == shown);
        let Some(span) = told.and_then(|evidence| evidence.spans.first().copied()) else { return };
        let at = offset_of(ui, &pass.look, article, &mut self.heights, span);
        let in_view = (self.offset..=self.offset + height * 0.7).contains(&at);
        let goal = if in_view { self.offset } else { (at - WORDS_TOP).max(0.0) };
        let since = ui.input(|input| input.time);
        self.scroll = Some(Scroll { from: self.offset, to: goal, since, arrived: false });
        ui.ctx().request_repaint();
    }

    fn legend_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>) {
        let look = pass.look;
        // In the narrow panel the five stand closer, so that they keep one line in both languages.
        let gap = if ui.available_width() < 300.0 { 1.0 } else { 4.0 };
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(gap, 0.0);
            for kind in MarkKind::ALL {
                let on = !self.off.contains(&kind);
                if legend_entry(ui, &look, kind, pass.say(mark_key(kind)), on) {
                    if on {
                        self.off.insert(kind)
                    } else {
                        self.off.remove(&kind)
                    };
                }
            }
        });
        ui.add_space(8.0);
    }

    fn prepare_marks(&mut self, pass: &Pass<'_>, idx: DocumentIdx) {
        let key = Some((pass.store().generation(), idx));
        if self.marks.of != key {
            self.marks = Marks { of: key, all: marks_of(pass, idx) };
        }
    }
}

/// A part of the panel with its own layout.
fn child(ui: &mut Ui, rect: Rect) -> Ui {
    let mut part = ui.new_child(egui::UiBuilder::new().max_rect(rect));
    part.set_clip_rect(rect.intersect(ui.clip_rect()));
    part
}

/// Everything that is marked in a document.
fn marks_of(pass: &Pass<'_>, idx: DocumentIdx) -> Vec<Mark> {
    let store = pass.store();
    let mut marks = Vec::new();
    for &item in store.items_of(idx) {
        let item = store.item(item);
        let kind = if item.is_event() { MarkKind::Event } else { MarkKind::Statement };
        for evidence in item.evidence().filter(|evidence| evidence.document == idx) {
            marks.extend(evidence.spans.iter().map(|&span| Mark { span, kind, item: Some(item.idx) }));
        }
    }
    let found = store.annotations(idx);
    let plain = |span, kind| Mark { span, kind, item: None };
    marks.extend(found.timexes.iter().map(|timex| plain(timex.span, MarkKind::Time)));
    for mention in &found.mentions {
        let kind = match mention.kind {
            MentionKind::Per | MentionKind::Org => MarkKind::Actor,
            MentionKind::Loc => MarkKind::Country,
            MentionKind::Oth => continue,
        };
        marks.push(plain(mention.span, kind));
    }
    marks
}

/// The sentences that an item rests on, marked as its own words are.
fn sentences_of(pass: &Pass<'_>, idx: DocumentIdx, item: ItemRef<'_>) -> Vec<Mark> {
    let kind = if item.is_event() { MarkKind::Event } else { MarkKind::Statement };
    let document = pass.store().document(idx);
    let told = item.evidence().filter(|evidence| evidence.document == idx);
    let spans = told.flat_map(|evidence| evidence.spans);
    let mark = |span| Mark { span: sentence_around(document, span), kind, item: Some(item.idx) };
    spans.map(mark).collect()
}

fn mark_key(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Statement => "mark.statement",
        MarkKind::Event => "mark.event",
        MarkKind::Time => "mark.time",
        MarkKind::Actor => "mark.actor",
        MarkKind::Country => "mark.country",
    }
}

/// One entry of the legend, with the look of its marks; a click takes the kind out or in.
fn legend_entry(ui: &mut Ui, look: &super::style::Look, kind: MarkKind, words: &str, on: bool) -> bool {
    let ink = look.color(if on { Role::Ink2 } else { Role::Ink4 });
    let galley = cut_text(ui, words, typeface::regular(11.5), ink, f32::INFINITY);
    let size = vec2(15.0 + galley.size().x + 4.0, 24.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(accesskit::Role::CheckBox, true, on, words));
    let swatch = Rect::from_center_size(pos2(rect.left() + 5.0, rect.center().y), vec2(10.0, 10.0));
    if on {
        if let Some(role) = kind.wash(false) {
            let strong = kind.wash(true).unwrap_or(role);
            ui.painter().rect_filled(swatch, 2.0, look.mix(look.color(strong), look.color(role), 0.4));
        }
        if let Some(role) = kind.underline() {
            let y = swatch.bottom() - 0.75;
            ui.painter().hline(swatch.x_range(), y, Stroke::new(1.5, look.color(role)));
        }
    } else {
        ui.painter().rect_stroke(swatch, 2.0, Stroke::new(1.0, ink), egui::StrokeKind::Inside);
    }
    let text = Align2::LEFT_CENTER.anchor_size(pos2(rect.left() + 15.0, rect.center().y), galley.size());
    ui.painter().galley(text.min, galley, ink);
    super::widget::focus_ring(ui, look, &response, 3.0);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

/// Which article it is and when it was published, with the way to change that; gives another article
/// that was chosen from the list of all.
fn source_ui(
    ui: &mut Ui,
    pass: &mut Pass<'_>,
    idx: DocumentIdx,
    editor: &mut MarkEditor,
) -> Option<DocumentIdx> {
    let look = pass.look;
    let document = pass.store().document(idx);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    let middle = rect.center().y;
    let date = document.published.date.map(|date| pass.words.date("date.day-year", date)).unwrap_or_default();
    let on = Marked::Article(document.id.clone());
    let spot = Rect::from_min_max(pos2(rect.right() - 24.0, rect.top()), rect.max);
    let mut corner = ui.new_child(egui::UiBuilder::new().max_rect(spot));
    marks_button(&mut corner, pass, editor, on.clone());
    let mut right = spot.left() - 4.0;
    let pencil = Rect::from_min_max(pos2(right - 24.0, rect.top()), pos2(right, rect.bottom()));
    let mut corner = ui.new_child(egui::UiBuilder::new().max_rect(pencil));
    if icon_button(&mut corner, &look, icon::PENCIL_SIMPLE, pass.say("action.article"), true).clicked() {
        pass.send(Action::AskArticle(Some(idx)));
    }
    right = pencil.left() - 4.0;
    let words = (&*date, typeface::regular(12.0), look.color(Role::Ink3));
    let date = label_at(ui, pos2(right, middle), Align2::RIGHT_CENTER, words, 110.0);
    let room = Rect::from_min_max(rect.min, pos2(date.left() - 10.0, rect.bottom()));
    let other = documents_ui(ui, pass, idx, room);
    published_ui(ui, pass, idx, document);
    let other = copies_ui(ui, pass, idx).or(other);
    marks_line(ui, pass, &on);
    // A title stands before every paragraph.
    let mut top = document.blocks().iter().take_while(|block| block.kind != BlockKind::Paragraph);
    let in_text = top.any(|block| block.kind == BlockKind::Title);
    if let Some(title) = document.title.as_deref().filter(|_| !in_text) {
        ui.add_space(6.0);
        paragraph(ui, title, typeface::semibold(16.0), 22.0, look.color(Role::Ink));
        ui.add_space(4.0);
    }
    other
}

fn published_ui(ui: &mut Ui, pass: &mut Pass<'_>, idx: DocumentIdx, document: &Document) {
    let look = pass.look;
    if pass.store().extraction(idx).base().is_table() && document.published.date.is_none() {
        label(ui, pass.say("sheet.is-table"), typeface::regular(12.0), look.color(Role::Ink3));
        return;
    }
    if let Some(key) =
        compose::evidence(document.published.evidence).filter(|_| document.published.date.is_some())
    {
        let outlet = document.outlet.clone();
        let is_edited = pass.workspace.corrections().articles.contains_key(&document.id);
        let edited = is_edited.then(|| pass.say("article.edited").to_owned());
        let parts: Vec<String> = outlet.into_iter().chain([pass.say(key).to_owned()]).chain(edited).collect();
        label(ui, &parts.join(" · "), typeface::regular(12.0), look.color(Role::Ink3));
        return;
    }
    egui::Frame::new().fill(look.color(Role::Sunk)).corner_radius(6.0).inner_margin(10.0).show(ui, |ui| {
        ui.set_width(ui.available_width());
        paragraph(ui, pass.say("reader.no-date"), typeface::regular(12.5), 18.0, look.color(Role::Ink));
        ui.add_space(6.0);
        if Button::new(pass.say("reader.set-date"))
            .height(28.0)
            .icon(icon::CALENDAR_BLANK)
            .show(ui, &look)
            .clicked()
        {
            pass.send(Action::AskDate(idx));
        }
    });
    ui.add_space(4.0);
}

fn nothing_chosen_ui(ui: &mut Ui, pass: &mut Pass<'_>) {
    edge::row_ui(ui, pass);
    let ink = pass.look.color(Role::Ink2);
    paragraph(ui, pass.say("reader.nothing-chosen"), typeface::regular(13.0), 20.0, ink);
}
