//! The article with its marks. Paragraphs are laid out only while they are in view, so that a long
//! text costs no more than a short one; heights of the others are estimated until they are seen.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{CharIndex, LayoutJob, TextFormat};
use egui::{
    Color32, CursorIcon, EventFilter, FontId, Galley, Key, PointerButton, Pos2, Rect, Response, Sense,
    Stroke, Ui, WidgetInfo, accesskit, pos2, vec2,
};

use super::marks::{Mark, MarkKind, Stretch, item_at, stretches};
use super::passage::Marking;
use crate::document::{Block, BlockKind, Document};
use crate::store::ItemIdx;
use crate::text::Span;
use crate::theme::Role;
use crate::ui::style::Look;
use crate::ui::style::typeface;
use crate::ui::widget::hits_in;

/// What of the article is shown how.
pub struct Article<'a> {
    /// The article whose text is laid out.
    pub document: &'a Document,
    /// What is marked in it, by kinds the legend has on.
    pub marks: &'a [Mark],
    /// The item the detail card shows.
    pub current: Option<ItemIdx>,
    /// The item under the pointer, here or on the timeline.
    pub hovered: Option<ItemIdx>,
    /// What is searched for; empty for nothing.
    pub searched: &'a str,
    /// How much stronger the wash of the current item still is, 1 to 0.
    pub glow: f32,
    /// The passage that is marked.
    pub marked: Option<Span>,
}

/// Heights of the article's blocks as laid out at one width.
#[derive(Default)]
pub struct Heights {
    of: Option<(String, f32)>,
    blocks: Vec<f32>,
}

/// What the pointer did in the article.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Touched {
    /// The item of the span under the pointer.
    pub hovered: Option<ItemIdx>,
    /// The item whose span was clicked.
    pub clicked: Option<ItemIdx>,
    /// What marks a passage.
    pub marking: Option<Marking>,
    /// Below the end of the passage that is marked, where it is in view.
    pub below_marked: Option<Pos2>,
}

impl Heights {
    /// Keeps what is known of `document` at `width`, else starts with estimates.
    fn prepare(&mut self, document: &Document, width: f32) {
        let known = self.of.as_ref().is_some_and(|(id, at)| *id == document.id && *at == width);
        if !known || self.blocks.len() != document.blocks().len() {
            self.blocks = document.blocks().iter().map(|block| estimated_height(block, width)).collect();
            self.of = Some((document.id.clone(), width));
        }
    }

    fn top_of(&self, block: usize) -> f32 {
        self.blocks[..block].iter().sum()
    }

    /// The blocks that a stretch of the page touches.
    fn in_view(&self, view: Range<f32>) -> Range<usize> {
        let mut bottom = 0.0;
        let mut first = self.blocks.len();
        for (idx, height) in self.blocks.iter().enumerate() {
            let top = bottom;
            bottom += height;
            if bottom >= view.start && first > idx {
                first = idx;
            }
            if top > view.end {
                return first..idx;
            }
        }
        first..self.blocks.len()
    }
}

/// Shows the article as wide as there is room; `viewport` is the part of it that is in view.
pub fn article_ui(
    ui: &mut Ui,
    look: &Look,
    article: &Article<'_>,
    heights: &mut Heights,
    viewport: Rect,
) -> Touched {
    let width = ui.available_width();
    heights.prepare(article.document, width);
    let origin = ui.cursor().min;
    let mut touched = Touched::default();
    // Only what is in view is laid out. Other blocks have the height they had then, or an estimate.
    for idx in heights.in_view(viewport.y_range().min..viewport.y_range().max) {
        let block = &article.document.blocks()[idx];
        let (galley, washes) = layout(ui, look, article, block, width);
        let top = origin.y + heights.top_of(idx) + space_above(block.kind);
        let rect = Rect::from_min_size(pos2(origin.x, top), vec2(width, galley.size().y));
        paint_washes(ui, rect.min, &galley, &washes);
        paint_hits(ui, look, article, block, (rect.min, &galley));
        paint_marked(ui, look, article, block, (rect.min, &galley));
        let seen = block_ui(ui, look, article, block, rect, galley);
        touched.hovered = touched.hovered.or(seen.hovered);
        touched.clicked = touched.clicked.or(seen.clicked);
        touched.marking = touched.marking.or(seen.marking);
        touched.below_marked = touched.below_marked.or(seen.below_marked);
        heights.blocks[idx] = space_above(block.kind) + rect.height();
    }
    let total = heights.top_of(heights.blocks.len()) + 24.0;
    ui.allocate_exact_size(vec2(width, total), Sense::hover());
    touched
}

/// How far down the page `span` begins.
pub fn offset_of(ui: &Ui, look: &Look, article: &Article<'_>, heights: &mut Heights, span: Span) -> f32 {
    let width = ui.available_width();
    heights.prepare(article.document, width);
    let blocks = article.document.blocks();
    let Some(idx) = blocks.iter().position(|block| block.span.overlaps(span)) else { return 0.0 };
    let (galley, _) = layout(ui, look, article, &blocks[idx], width);
    let chars = chars_before(article.document, &blocks[idx], span.begin);
    let row = galley.pos_from_cursor(egui::text::CCursor::new(chars)).top();
    heights.top_of(idx) + space_above(blocks[idx].kind) + row
}

fn block_ui(
    ui: &mut Ui,
    look: &Look,
    article: &Article<'_>,
    block: &Block,
    rect: Rect,
    galley: Arc<Galley>,
) -> Touched {
    let id = ui.scope_id().with(("block", block.span.begin));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let text = block.span.of(&article.document.text);
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Paragraph, true, text));
    let item_under = |pos: Option<Pos2>| {
        let pos = pos.filter(|pos| rect.contains(*pos))?;
        item_at(byte_at(article.document, block, &galley, pos - rect.min), article.marks)
    };
    let hovered = item_under(response.hover_pos());
    let clicked = item_under(response.interact_pointer_pos()).filter(|_| response.clicked());
    if hovered.is_some() {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    }
    let marking =
        marking(ui, &response, block, |pos| byte_at(article.document, block, &galley, pos - rect.min));
    let below_marked = article.marked.filter(|span| block.span.contains(*span)).map(|span| {
        let end = egui::text::CCursor::new(chars_before(article.document, block, span.end));
        rect.min + galley.pos_from_cursor(end).left_bottom().to_vec2() + vec2(0.0, 4.0)
    });
    ui.painter().galley(rect.min, galley, look.color(Role::Ink));
    Touched { hovered, clicked, marking, below_marked }
}

/// What marks a passage of a block: a drag, or the keys while it has the focus.
fn marking(ui: &Ui, response: &Response, block: &Block, byte: impl Fn(Pos2) -> u32) -> Option<Marking> {
    if response.drag_started_by(PointerButton::Primary) {
        let at = ui.input(|input| input.pointer.press_origin())?;
        return Some(Marking::From(byte(at)));
    }
    if response.drag_stopped() {
        return Some(Marking::End);
    }
    if response.dragged_by(PointerButton::Primary) {
        return response.interact_pointer_pos().map(|at| Marking::To(byte(at)));
    }
    if !response.has_focus() {
        return None;
    }
    // The arrows would go to another control.
    let arrows = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    ui.input(|input| {
        let keys = [
            (Key::Enter, Marking::Sentence(block.span)),
            (Key::ArrowRight, Marking::Longer(true)),
            (Key::ArrowLeft, Marking::Longer(false)),
        ];
        keys.into_iter().find(|(key, _)| input.key_pressed(*key)).map(|(_, marking)| marking)
    })
}

/// Marks the passage, over the washes.
fn paint_marked(
    ui: &Ui,
    look: &Look,
    article: &Article<'_>,
    block: &Block,
    (origin, galley): (Pos2, &Galley),
) {
    let Some(span) = article.marked.filter(|span| block.span.overlaps(*span)) else { return };
    let place = |byte: u32| chars_before(article.document, block, byte);
    let (first, last) = (place(span.begin), place(span.end));
    let wash = look.color(Role::Accent).gamma_multiply(0.25);
    let mut chars = 0;
    for row in &galley.rows {
        let n_chars = row.glyphs.len() + usize::from(row.ends_with_newline);
        let (from, to) = (first.max(chars), last.min(chars + row.glyphs.len()));
        if from < to {
            let x = |nth: usize| origin.x + row.pos.x + row.x_offset(CharIndex(nth - chars));
            let lines = row.rect().translate(origin.to_vec2()).y_range();
            ui.painter().rect_filled(Rect::from_x_y_ranges(x(from)..=x(to), lines), 2.0, wash);
        }
        chars += n_chars;
    }
}

/// The byte of the document under a point of the block.
fn byte_at(document: &Document, block: &Block, galley: &Galley, point: egui::Vec2) -> u32 {
    let chars = galley.cursor_from_pos(point).index.0;
    let text = block.span.of(&document.text);
    let byte = text.char_indices().nth(chars).map_or(text.len(), |(byte, _)| byte);
    block.span.begin + byte as u32
}

fn chars_before(document: &Document, block: &Block, byte: u32) -> usize {
    let text = block.span.of(&document.text);
    let inside = byte.saturating_sub(block.span.begin) as usize;
    text.char_indices().take_while(|(at, _)| *at < inside).count()
}

/// A stretch's wash: how many characters it has, and its color.
type Wash = (usize, Option<Color32>);

/// The lines of a block, and the wash of each of its stretches.
fn layout(
    ui: &Ui,
    look: &Look,
    article: &Article<'_>,
    block: &Block,
    width: f32,
) -> (Arc<Galley>, Vec<Wash>) {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let (font, line_height, ink) = face_of(block.kind);
    let mut washes = Vec::new();
    for stretch in stretches(block.span, article.marks) {
        let mut format = TextFormat::simple(font.clone(), look.color(ink));
        format.line_height = Some(line_height);
        if let Some(role) = stretch.underline.and_then(MarkKind::underline) {
            format.underline = Stroke::new(1.5, look.color(role));
        }
        let text = stretch.span.of(&article.document.text);
        job.append(text, 0.0, format);
        washes.push((text.chars().count(), wash(look, article, &stretch)));
    }
    (ui.painter().layout_job(job), washes)
}

fn wash(look: &Look, article: &Article<'_>, stretch: &Stretch) -> Option<Color32> {
    let mark = stretch.wash?;
    let calm = look.color(mark.kind.wash(false)?);
    let strong = look.color(mark.kind.wash(true)?);
    let is = |item: Option<ItemIdx>| mark.item.is_some() && mark.item == item;
    Some(match (is(article.current), is(article.hovered)) {
        (true, _) => look.mix(look.color(Role::TimeLine), strong, 0.25 * article.glow),
        (false, true) => look.mix(strong, calm, 0.5),
        (false, false) => calm,
    })
}

/// Paints the washes behind the lines. egui's own backgrounds are as high as a line, so that those of
/// the next line would lie over this line's underlines.
fn paint_washes(ui: &Ui, origin: Pos2, galley: &Galley, washes: &[Wash]) {
    let mut washes = washes.iter().copied();
    let (mut left_over, mut color) = washes.next().unwrap_or_default();
    for row in &galley.rows {
        let lines = row.rect().translate(origin.to_vec2()).y_range();
        let lines = (lines.min + 1.5)..=(lines.max - 1.5);
        let x = |glyph: &egui::epaint::text::Glyph| origin.x + row.pos.x + glyph.pos.x;
        let mut glyphs = row.glyphs.as_slice();
        while !glyphs.is_empty() {
            let (run, rest) = glyphs.split_at(left_over.min(glyphs.len()));
            if let (Some(color), Some(first), Some(last)) = (color, run.first(), run.last()) {
                let right = x(last) + last.advance_width + 1.0;
                let rect = Rect::from_x_y_ranges((x(first) - 1.0)..=right, lines.clone());
                ui.painter().rect_filled(rect, 0.0, color);
            }
            (glyphs, left_over) = (rest, left_over - run.len());
            if left_over == 0 {
                let Some(next) = washes.next() else { break };
                (left_over, color) = next;
            }
        }
    }
}

/// Marks what is searched for, over the washes.
fn paint_hits(ui: &Ui, look: &Look, article: &Article<'_>, block: &Block, (origin, galley): (Pos2, &Galley)) {
    if article.searched.is_empty() {
        return;
    }
    let wash = look.color(Role::Warn).gamma_multiply(0.35);
    for hit in hits_in(galley, block.span.of(&article.document.text), article.searched) {
        let hit = hit.translate(origin.to_vec2());
        let lines = (hit.top() + 1.5)..=(hit.bottom() - 1.5);
        ui.painter().rect_filled(Rect::from_x_y_ranges(hit.x_range(), lines), 2.0, wash);
    }
}

/// Font, line height and ink of a kind of block.
fn face_of(kind: BlockKind) -> (FontId, f32, Role) {
    match kind {
        BlockKind::Title => (typeface::semibold(18.0), 25.0, Role::Ink),
        BlockKind::Lead => (typeface::medium(14.0), 22.0, Role::Ink),
        BlockKind::Heading => (typeface::semibold(15.0), 22.0, Role::Ink),
        BlockKind::Paragraph => (typeface::serif(15.0), 24.0, Role::Ink),
        BlockKind::Boilerplate => (typeface::regular(12.0), 18.0, Role::Ink3),
    }
}

fn space_above(kind: BlockKind) -> f32 {
    match kind {
        BlockKind::Heading => 20.0,
        BlockKind::Boilerplate => 16.0,
        _ => 10.0,
    }
}

/// A height good enough for the scroll bar, until the block is seen.
fn estimated_height(block: &Block, width: f32) -> f32 {
    let (font, line_height, _) = face_of(block.kind);
    let chars_a_line = (width / (font.size * 0.47)).max(1.0);
    let lines = (block.span.len() as f32 / chars_a_line).ceil();
    space_above(block.kind) + lines * line_height
}
