//! The timeline as a figure that stands for itself: title, what and when, the timeline, how many
//! items, the filters in words, a legend, and on demand the articles it rests on.

use chrono::NaiveDate;

use super::data::made;
use super::foot::{Foot, Legend, ONE_LINE};
use super::sheet::{OF_SCREEN, Sheet};
use crate::font::{Face, fit};
use crate::scene::geometry::{Rect, Size, pos};
use crate::scene::shape::{Align, Drawing, Stroke, TextStyle};
use crate::scene::{self, Layout, Scene, SceneInput, SceneOptions};
use crate::store::Store;
use crate::theme::Role;
use crate::wording::Wording;

/// The title of a figure unless somebody writes one: the headline of the only article, else what every timeline tells.
pub fn usual_title(store: &Store, wording: &Wording) -> String {
    let mut documents = store.documents();
    let only = match (documents.next(), documents.next()) {
        (Some((_, only)), None) => only.title.clone(),
        _ => None,
    };
    only.unwrap_or_else(|| wording.text("figure.title").to_owned())
}

/// What a figure shows beside the timeline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FigureOptions {
    /// The title; with `None` there is no line for it.
    pub title: Option<String>,
    /// Whether the legend is there.
    pub legend: bool,
    /// Whether the filters in force are told in words.
    pub filters: bool,
    /// Whether the articles are listed.
    pub sources: bool,
    /// The day it is made on, told with the version of the program; not told with `None`.
    pub made: Option<NaiveDate>,
}

/// Left and right margin, in points as all lengths here.
const MARGIN: f32 = 16.0;
/// Height of the head with and without a title.
const HEAD: f32 = 64.0;
const HEAD_WITHOUT_TITLE: f32 = 30.0;
/// The least height of the timeline.
const MIN_TIMELINE: f32 = 80.0;
/// Height of a line in the list of articles, and of its heading.
const SOURCE_LINE: f32 = 17.0;
const SOURCE_HEAD: f32 = 34.0;
/// The list takes at most this share of the figure.
const MAX_SOURCES: f32 = 0.4;
/// The least width of a column of the list.
const SOURCE_COLUMN: f32 = 420.0;

/// A figure of `input.size` points. With the `layout` of the window, items stand where they stand
/// there; with `None` they are packed anew.
pub fn figure(input: &SceneInput, options: &FigureOptions, layout: Option<&Layout>) -> Sheet {
    let whole = Rect::new(0.0, 0.0, input.size.width, input.size.height);
    let head = if options.title.is_some() { HEAD } else { HEAD_WITHOUT_TITLE };
    let Middle { area: middle, scene, foot, list, account } = middle(input, options, head, layout);
    let mut drawing = Drawing::default();
    drawing.fill(whole, 0.0, Role::Canvas);
    draw_head(&mut drawing, input, options, &scene);
    drawing.line(pos(0.0, middle.top), pos(whole.right, middle.top), Stroke::solid(1.0, Role::Line));
    drawing.shapes.extend(scene.shapes.into_iter().map(|shape| shape.moved(0.0, middle.top)));
    drawing.clip(whole);
    let under = Rect { top: middle.bottom, bottom: middle.bottom + foot.height(), ..whole };
    drawing.line(pos(0.0, under.top), pos(whole.right, under.top), Stroke::solid(1.0, Role::Line2));
    foot.draw(&mut drawing, under);
    list.draw(&mut drawing, input.wording, Rect { top: under.bottom, ..whole });
    Sheet { shapes: drawing.shapes, size: input.size, on_paper: OF_SCREEN, account }
}

/// The timeline in its place, and what stands under it.
struct Middle {
    area: Rect,
    scene: Scene,
    foot: Foot,
    list: Sources,
    account: String,
}

/// The timeline under a head of this height, with its foot and the list of articles. What the foot says
/// depends on what the timeline shows, and how high that is on what the foot says: so the foot of a first
/// picture gives its height to the next, until it is high enough.
fn middle(input: &SceneInput, options: &FigureOptions, head: f32, layout: Option<&Layout>) -> Middle {
    const MAX_ROUNDS: usize = 4;
    let mut reserved = ONE_LINE;
    let mut round = 0;
    loop {
        round += 1;
        let list = Sources::new(input, options, input.size.height - head - MIN_TIMELINE - reserved);
        let bottom = (input.size.height - list.height - reserved).max(head + MIN_TIMELINE);
        let area = Rect::edges(0.0, head, input.size.width, bottom);
        let scene = timeline(input, area, layout);
        let legend = match (options.legend, &scene.note) {
            (false, _) => Legend::None,
            (true, Some(note)) => Legend::Note(note),
            (true, None) => Legend::Shapes,
        };
        let account = counted(input, options, &scene);
        let foot = Foot::new(input.wording, input.size, &account, &legend);
        if foot.height() <= reserved || round == MAX_ROUNDS {
            return Middle { area, scene, foot, list, account };
        }
        reserved = foot.height();
    }
}

/// The timeline without overview, nothing pointed at and nothing chosen.
fn timeline(input: &SceneInput, area: Rect, layout: Option<&Layout>) -> Scene {
    let size = Size { width: area.width(), height: area.height() };
    let options = SceneOptions { overview: false, still: true, ..input.options };
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
    let articles = wording.count("timeline.articles-of", input.store.n_documents());
    let n_shown = scene.n_visible - scene.n_hidden;
    let (shown, all) = (wording.number(n_shown), wording.number(input.store.len()));
    let key = if n_shown == input.store.len() { "figure.everything" } else { "figure.counted" };
    let mut sentences = vec![wording.fill(key, &[("shown", &shown), ("all", &all), ("articles", &articles)])];
    let filters = wording.filter(input.store, &input.result.query.filter);
    if options.filters && !filters.is_empty() {
        sentences.push(wording.fill("figure.filtered", &[("filters", &filters.join(" · "))]));
    }
    let n_hidden = input.store.len().saturating_sub(input.result.n_passing);
    if n_hidden > 0 {
        sentences.push(wording.count("account.hidden", n_hidden));
    }
    if input.result.n_undated > 0 {
        sentences.push(wording.fill("figure.undated", &[("n", &wording.number(input.result.n_undated))]));
    }
    if scene.n_hidden > 0 {
        sentences.push(wording.fill("figure.unshown", &[("n", &wording.number(scene.n_hidden))]));
    }
    sentences.extend(options.made.map(|day| made(wording, day)));
    sentences.join(". ") + "."
}

/// The list of articles that the figure rests on, cut into lines.
struct Sources {
    lines: Vec<String>,
    n_columns: usize,
    height: f32,
}

impl Sources {
    /// The list of all articles, or of as many as fit into `most` points.
    fn new(input: &SceneInput, options: &FigureOptions, most: f32) -> Self {
        if !options.sources || input.store.n_documents() == 0 {
            return Self { lines: Vec::new(), n_columns: 1, height: 0.0 };
        }
        let mut lines: Vec<String> =
            input.store.documents().map(|(_, document)| source_line(input.wording, document)).collect();
        let n_columns = ((input.size.width - 2.0 * MARGIN) / SOURCE_COLUMN).max(1.0) as usize;
        let room = (input.size.height * MAX_SOURCES).min(most) - SOURCE_HEAD;
        let most = (room / SOURCE_LINE).max(1.0) as usize * n_columns;
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
