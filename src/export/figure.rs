//! The timeline as a figure that stands for itself: title, what and when, the timeline, how many
//! items, the filters in words, a legend, and on demand the articles it rests on.

use crate::font::{Face, fit};
use crate::scene::geometry::{Rect, Size, pos};
use crate::scene::shape::{Align, Drawing, Shape, Stroke, TextStyle};
use crate::scene::{self, Layout, Level, Scene, SceneInput, SceneOptions, card};
use crate::store::{ItemKind, Quality};
use crate::theme::Role;
use crate::wording::Wording;

/// What a figure shows beside the timeline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FigureOptions {
    /// The title; none leaves its line out.
    pub title: Option<String>,
    /// Whether the legend is there.
    pub legend: bool,
    /// Whether the filters in force are told in words.
    pub filters: bool,
    /// Whether the articles are listed.
    pub sources: bool,
}

/// Left and right margin.
const MARGIN: f32 = 16.0;
/// Height of the head with and without a title.
const HEAD: f32 = 64.0;
const HEAD_WITHOUT_TITLE: f32 = 30.0;
/// Height of the foot.
const FOOT: f32 = 44.0;
/// Height of a line in the list of articles, and of its heading.
const SOURCE_LINE: f32 = 17.0;
const SOURCE_HEAD: f32 = 34.0;
/// The list takes at most this share of the figure.
const MAX_SOURCES: f32 = 0.4;
/// Figures narrower than this explain the kinds by their shapes alone.
const MIN_KINDS_WIDTH: f32 = 1_080.0;
/// A column of the list.
const SOURCE_COLUMN: f32 = 420.0;

/// Shapes of the figure of `input.size` points. `layout` is the window's, so that items stand where
/// they stand there.
pub fn figure(input: &SceneInput, options: &FigureOptions, layout: Option<&Layout>) -> Vec<Shape> {
    let whole = Rect::new(0.0, 0.0, input.size.width, input.size.height);
    let list = Sources::new(input, options);
    let head = if options.title.is_some() { HEAD } else { HEAD_WITHOUT_TITLE };
    let middle = Rect { top: head, bottom: (whole.bottom - FOOT - list.height).max(head + 80.0), ..whole };
    let scene = timeline(input, middle, layout);
    let mut drawing = Drawing::default();
    drawing.fill(whole, 0.0, Role::Canvas);
    draw_head(&mut drawing, input, options, &scene);
    drawing.line(pos(0.0, middle.top), pos(whole.right, middle.top), Stroke::solid(1.0, Role::Line));
    let foot = Rect { top: middle.bottom, bottom: middle.bottom + FOOT, ..whole };
    let note = scene.note.clone();
    let counted = counted(input, options, &scene);
    let level = scene.level;
    drawing.shapes.extend(scene.shapes.into_iter().map(|shape| shape.moved(0.0, middle.top)));
    drawing.clip(whole);
    drawing.line(pos(0.0, foot.top), pos(whole.right, foot.top), Stroke::solid(1.0, Role::Line2));
    let right = match (options.legend, note) {
        (false, _) => foot.right - MARGIN,
        (true, Some(note)) => draw_note(&mut drawing, foot, &note),
        (true, None) => draw_legend(&mut drawing, input.wording, foot, level),
    };
    draw_counted(&mut drawing, foot, right, &counted);
    list.draw(&mut drawing, input.wording, Rect { top: foot.bottom, ..whole });
    drawing.shapes
}

/// The timeline without overview, nothing pointed at and nothing chosen.
fn timeline(input: &SceneInput, area: Rect, layout: Option<&Layout>) -> Scene {
    let size = Size { width: area.width(), height: area.height() };
    let whole_lanes = input.options.scroll == 0.0;
    let options = SceneOptions { overview: false, whole_lanes, advice: false, ..input.options };
    let touch = scene::Touch::default();
    scene::build(&SceneInput { size, options, touch: &touch, ..*input }, layout)
}

fn draw_head(drawing: &mut Drawing, input: &SceneInput, options: &FigureOptions, scene: &Scene) {
    let width = input.size.width - 2.0 * MARGIN;
    if let Some(title) = &options.title {
        let style = TextStyle::new(Face::UiSemiBold, 20.0, Role::Ink);
        let title = fit::fit(style.face, style.size, title, width);
        drawing.text(pos(MARGIN, 33.0), Align::Left, style, &*title);
    }
    let interval = scene.scale.window.interval();
    let wording = input.wording;
    let n_articles = input.store.n_documents();
    let range = wording.days(interval.first_day(), interval.last_day());
    let values = [("range", &*range), ("articles", &*wording.count("timeline.articles", n_articles))];
    let subtitle = wording.fill("figure.subtitle", &values);
    let style = TextStyle::new(Face::Ui, 12.0, Role::Ink3);
    let baseline = if options.title.is_some() { 53.0 } else { 19.0 };
    drawing.text(
        pos(MARGIN, baseline),
        Align::Left,
        style,
        &*fit::fit(style.face, style.size, &subtitle, width),
    );
}

/// How many items are in view of how many there are, and what was left out by which filter.
fn counted(input: &SceneInput, options: &FigureOptions, scene: &Scene) -> String {
    let wording = input.wording;
    let articles = wording.count("timeline.articles", input.store.n_documents());
    let n_shown = scene.n_visible - scene.n_hidden;
    let (shown, all) = (wording.number(n_shown), wording.number(input.store.len()));
    let key = if n_shown == input.store.len() { "figure.everything" } else { "figure.counted" };
    let mut sentences = vec![wording.fill(key, &[("shown", &shown), ("all", &all), ("articles", &articles)])];
    let filters = wording.filter(input.store, &input.result.query.filter);
    if options.filters && !filters.is_empty() {
        sentences.push(wording.fill("figure.filtered", &[("filters", &filters.join(" · "))]));
    }
    if input.result.n_undated > 0 {
        sentences.push(wording.fill("figure.undated", &[("n", &wording.number(input.result.n_undated))]));
    }
    if scene.n_hidden > 0 {
        sentences.push(wording.fill("figure.unshown", &[("n", &wording.number(scene.n_hidden))]));
    }
    sentences.join(". ") + "."
}

fn foot_style() -> TextStyle {
    TextStyle::new(Face::Ui, 12.0, Role::Ink3)
}

fn draw_counted(drawing: &mut Drawing, foot: Rect, right: f32, text: &str) {
    let style = foot_style();
    let text = fit::fit(style.face, style.size, text, right - MARGIN - 24.0);
    drawing.text(pos(MARGIN, foot.center().y + 4.5), Align::Left, style, &*text);
}

/// What a bar's height means; returns its left end.
fn draw_note(drawing: &mut Drawing, foot: Rect, note: &str) -> f32 {
    let right = foot.right - MARGIN;
    drawing.text(pos(right, foot.center().y + 4.5), Align::Right, foot_style(), note);
    right - foot_style().width(note)
}

/// How well a time is known, and, where there is room, the kinds; returns the left end.
fn draw_legend(drawing: &mut Drawing, wording: &Wording, foot: Rect, level: Level) -> f32 {
    let mut right = foot.right - MARGIN;
    let y = foot.center().y;
    for quality in [Quality::Planned, Quality::Vague, Quality::Assumed, Quality::Stated] {
        right = legend_text(drawing, right, y, wording.quality(quality)) - 6.0;
        legend_line(drawing, Rect::edges(right - 24.0, y - 2.0, right, y + 2.0), quality);
        right -= 24.0 + 14.0;
    }
    if foot.width() < MIN_KINDS_WIDTH {
        return right;
    }
    right -= 10.0;
    if level == Level::Marks {
        for (key, kind) in [("mark.statement", ItemKind::Direct), ("mark.event", ItemKind::Event)] {
            right = legend_text(drawing, right, y, wording.text(key)) - 13.0;
            legend_kind(drawing, kind, level, pos(right, y));
            right -= 9.0 + 12.0;
        }
        return right;
    }
    for kind in ItemKind::ALL.into_iter().rev() {
        right = legend_text(drawing, right, y, wording.kind(kind)) - 13.0;
        legend_kind(drawing, kind, level, pos(right, y));
        right -= 9.0 + 12.0;
    }
    right
}

fn legend_text(drawing: &mut Drawing, right: f32, y: f32, text: &str) -> f32 {
    let style = TextStyle { paint: Role::Ink2.into(), ..foot_style() };
    drawing.text(pos(right, y + 4.5), Align::Right, style, text);
    right - style.width(text)
}

/// The sample of a quality, as the window's status bar shows it too.
pub fn legend_line(drawing: &mut Drawing, rect: Rect, quality: Quality) {
    match quality {
        Quality::Exact | Quality::Stated => {
            drawing.fill(Rect { top: rect.top + 0.5, bottom: rect.bottom - 0.5, ..rect }, 1.5, Role::Ink2)
        }
        Quality::Assumed | Quality::Undated => {
            drawing.outline(rect.grown(-0.2), 2.0, Stroke::solid(1.2, Role::Ink2))
        }
        Quality::Vague => {
            let paint = Role::Ink2.into();
            drawing.shapes.push(Shape::Hatch { rect, paint, stripe: 1.8, period: 4.5 });
        }
        Quality::Planned => {
            for part in 0..3 {
                let left = rect.left + 9.0 * part as f32;
                drawing.fill(
                    Rect::edges(left, rect.top + 0.5, left + 6.0, rect.bottom - 0.5),
                    0.5,
                    Role::Ink2,
                );
            }
        }
    }
}

/// The sample of a kind: its glyph, or its mark.
fn legend_kind(drawing: &mut Drawing, kind: ItemKind, level: Level, center: crate::scene::geometry::Pos) {
    if kind == ItemKind::Event {
        return drawing.disc(center, 4.5, Role::Ink2);
    }
    if level == Level::Marks {
        return drawing.fill(Rect::around(center, 4.0), 1.5, Role::Ink2);
    }
    let (face, glyph) = card::kind_icon(kind);
    drawing.icon(center, TextStyle::new(face, 14.0, Role::Ink2), glyph);
}

/// The list of articles.
struct Sources {
    lines: Vec<String>,
    n_columns: usize,
    height: f32,
}

impl Sources {
    fn new(input: &SceneInput, options: &FigureOptions) -> Self {
        if !options.sources || input.store.n_documents() == 0 {
            return Self { lines: Vec::new(), n_columns: 1, height: 0.0 };
        }
        let mut lines: Vec<String> =
            input.store.documents().map(|(_, document)| source_line(input.wording, document)).collect();
        let n_columns = ((input.size.width - 2.0 * MARGIN) / SOURCE_COLUMN).max(1.0) as usize;
        let room = input.size.height * MAX_SOURCES - SOURCE_HEAD;
        let most = ((room / SOURCE_LINE).max(1.0) as usize * n_columns).max(2);
        if lines.len() > most {
            let rest = input.wording.number(lines.len() - (most - 1));
            lines.truncate(most - 1);
            lines.push(input.wording.fill("figure.more", &[("n", &rest)]));
        }
        let height = SOURCE_HEAD + lines.len().div_ceil(n_columns) as f32 * SOURCE_LINE;
        Self { lines, n_columns, height }
    }

    fn draw(&self, drawing: &mut Drawing, wording: &Wording, area: Rect) {
        if self.lines.is_empty() {
            return;
        }
        drawing.line(pos(0.0, area.top), pos(area.right, area.top), Stroke::solid(1.0, Role::Line));
        let bold = TextStyle::new(Face::UiSemiBold, 12.0, Role::Ink);
        drawing.text(pos(MARGIN, area.top + 20.0), Align::Left, bold, wording.text("figure.sources"));
        let style = TextStyle::new(Face::Ui, 11.0, Role::Ink2);
        let column = (area.width() - 2.0 * MARGIN) / self.n_columns as f32;
        let n_rows = self.lines.len().div_ceil(self.n_columns);
        for (place, line) in self.lines.iter().enumerate() {
            let at = pos(
                MARGIN + column * (place / n_rows) as f32,
                area.top + 39.0 + SOURCE_LINE * (place % n_rows) as f32,
            );
            drawing.text(at, Align::Left, style, &*fit::fit(style.face, style.size, line, column - 16.0));
        }
    }
}

/// Outlet, title and date of an article, as far as they are known.
fn source_line(wording: &Wording, document: &crate::document::Document) -> String {
    let date = document.published.date.map(|date| wording.date("date.day-year", date));
    let title = document.title.as_ref().or(document.path.as_ref()).unwrap_or(&document.id);
    let parts = [document.outlet.clone(), Some(title.clone()), date];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
