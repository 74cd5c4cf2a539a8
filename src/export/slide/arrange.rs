//! How large the text is, which card stands where, and what goes to another slide.

use super::card::{Card, Setting};
use super::footer::Footer;
use super::input::{SlideInput, SlideOptions};
use super::material::Material;
use super::place::spread;
use super::sources::Sources;
use super::strip::Strip;
use crate::font::Face;
use crate::scene::geometry::Rect;
use crate::scene::words::{Run, SIZE, Words};
use crate::theme::Role;

/// Most cards side by side, and so on one slide.
const ABREAST: usize = 5;
/// Each of two slides holds at least so many items, where there are as many.
const LEAST: usize = 3;
/// With fewer items cards are wider, and all over the strip.
const FEW: usize = 4;
const WIDER: f32 = 1.4;
/// In sizes of the text: between cards, from card to strip, and the share of free room over the cards.
const GAP: f32 = 0.75;
const LEADER: f32 = 1.5;
const FREE_ABOVE: f32 = 0.46;
/// Smaller than this no text gets, however much there is of it.
const SMALLEST: f32 = 12.0;

/// A card in its place.
#[derive(Clone, Debug)]
pub struct PlacedCard {
    /// What it says.
    pub material: Material,
    /// Its words in lines.
    pub card: Card,
    /// Its box.
    pub rect: Rect,
    /// Where its day is on the strip.
    pub day_x: f32,
    /// Whether it stands over the strip.
    pub is_above: bool,
}

/// A slide, arranged.
#[derive(Clone, Debug)]
pub struct Arranged {
    /// The lines of the title.
    pub title: Vec<String>,
    /// Size of the cards' text.
    pub body: f32,
    /// The strip, and its top.
    pub strip: Strip,
    /// Top of the strip.
    pub strip_top: f32,
    /// The cards, in the order of time.
    pub cards: Vec<PlacedCard>,
    /// The foot, and its top.
    pub footer: Footer,
    /// Top of the foot.
    pub footer_top: f32,
}

/// The slides that hold all of `material`, in the order of time.
pub fn arrange(input: &SlideInput, options: &SlideOptions, material: Vec<Material>) -> Vec<Arranged> {
    if material.is_empty() {
        return Vec::new();
    }
    if material.len() <= 2 * ABREAST
        && let Some(arranged) =
            options.paper.bodies().find_map(|body| fitting(input, options, &material, body))
    {
        return vec![arranged];
    }
    if material.len() == 1 {
        // One card that fills more than a slide: its text gets as small as it must.
        let sizes = (0..).map(|step| options.paper.bodies().last().unwrap_or(SMALLEST) - step as f32);
        let fits = sizes
            .take_while(|&body| body >= SMALLEST)
            .find_map(|body| fitting(input, options, &material, body));
        let smallest = || Attempt::new(input, options, &material, (SMALLEST, false)).placed();
        return vec![fits.unwrap_or_else(smallest)];
    }
    let mut first = material;
    let second = first.split_off(split_at(options, &first));
    [first, second].into_iter().flat_map(|part| arrange(input, options, part)).collect()
}

/// The slide with text of size `body`, with what comes next where there is room on a page; `None` where it does
/// not fit.
fn fitting(input: &SlideInput, options: &SlideOptions, material: &[Material], body: f32) -> Option<Arranged> {
    let more = [options.paper == super::paper::Paper::A4, false];
    let attempts = more.into_iter().map(|more| Attempt::new(input, options, material, (body, more)));
    attempts.into_iter().find(|attempt| attempt.free() >= 0.0).map(Attempt::placed)
}

/// Where the items are parted: at the widest fold such that both parts have three, else in the middle.
fn split_at(options: &SlideOptions, material: &[Material]) -> usize {
    let margin = options.paper.margin();
    let days: Vec<_> = material.iter().map(|one| one.day).collect();
    let strip = Strip::new(&days, (margin, options.paper.size().width - margin), 20.0);
    let n = material.len();
    let (least, most) = if n >= 2 * LEAST { (LEAST, n - LEAST) } else { (1, n - 1) };
    let middle = n / 2;
    let width = |at: &usize| strip.folded_between(days[at - 1], days[*at]);
    (least..=most).max_by_key(|at| (width(at), std::cmp::Reverse(at.abs_diff(middle)))).unwrap_or(middle)
}

/// A slide with text of one size, which may be too high.
struct Attempt<'a> {
    options: &'a SlideOptions,
    material: &'a [Material],
    body: f32,
    title: Vec<String>,
    strip: Strip,
    cards: Vec<Card>,
    footer: Footer,
}

impl<'a> Attempt<'a> {
    fn new(
        input: &SlideInput,
        options: &'a SlideOptions,
        material: &'a [Material],
        (body, more): (f32, bool),
    ) -> Self {
        let paper = options.paper;
        let (left, right) = (paper.margin(), paper.size().width - paper.margin());
        let gap = GAP * body;
        let mut width = (right - left - (ABREAST - 1) as f32 * gap) / ABREAST as f32;
        if material.len() < FEW {
            width *= WIDER;
        }
        let sources = Sources::new(input, material);
        let setting = Setting { body, width, least: paper.least_text().min(body), more };
        let days: Vec<_> = material.iter().map(|one| one.day).collect();
        let strip = Strip::new(&days, (left, right), body);
        let cards = material.iter().map(|one| {
            let dated = (!strip.is_of_days()).then(|| one.dated(input.wording));
            Card::new(dated.as_ref().unwrap_or(one), &sources.numbers(one), setting)
        });
        let cards = cards.collect();
        let sizes = (body, paper.least_text());
        let footer = Footer::new(input, material, &sources, options.made, (left, right), sizes);
        let title = title_lines(input, options, right - left);
        Self { options, material, body, title, strip, cards, footer }
    }

    /// The width of a card.
    fn width(&self) -> f32 {
        self.cards.first().map_or(0.0, Card::width)
    }

    fn is_above(&self, at: usize) -> bool {
        self.material.len() < FEW || at.is_multiple_of(2)
    }

    /// The height of the highest card over or under the strip.
    fn highest(&self, above: bool) -> f32 {
        let cards = self.cards.iter().enumerate().filter(|(at, _)| self.is_above(*at) == above);
        cards.map(|(_, card)| card.height).fold(0.0, f32::max)
    }

    fn top(&self) -> f32 {
        let paper = self.options.paper;
        let subtitle = if self.options.subtitle.is_empty() { 0.0 } else { 1.12 * self.body };
        let title = self.title.len().max(1) as f32 * paper.title() * 1.15;
        paper.margin() + title + subtitle + 1.1 * self.body - 0.2 * paper.title()
    }

    fn footer_top(&self) -> f32 {
        let paper = self.options.paper;
        paper.size().height - 0.62 * paper.margin() - self.footer.height()
    }

    /// The room left between head and foot, in points; below zero where it does not fit.
    fn free(&self) -> f32 {
        let below = self.highest(false);
        let under = if below > 0.0 { below + LEADER * self.body } else { 0.0 };
        let needed = self.highest(true) + LEADER * self.body + self.strip.height() + under;
        self.footer_top() - 0.8 * self.body - self.top() - needed
    }

    fn placed(self) -> Arranged {
        let strip_top =
            self.top() + self.highest(true) + LEADER * self.body + self.free().max(0.0) * FREE_ABOVE;
        let paper = self.options.paper;
        let sides = (paper.margin(), paper.size().width - paper.margin());
        let width = self.width();
        let mut cards: Vec<Option<PlacedCard>> = vec![None; self.cards.len()];
        for above in [true, false] {
            let places: Vec<usize> = (0..self.cards.len()).filter(|&at| self.is_above(at) == above).collect();
            let days: Vec<f32> = places.iter().map(|&at| self.strip.x(self.material[at].day)).collect();
            let middles = spread(&days, width, GAP * self.body, sides);
            for ((at, middle), day_x) in places.into_iter().zip(middles).zip(days) {
                let card = self.cards[at].clone();
                let top = if above {
                    strip_top - LEADER * self.body - card.height
                } else {
                    strip_top + self.strip.height() + LEADER * self.body
                };
                let rect = Rect::new(middle - width / 2.0, top, width, card.height);
                let material = self.material[at].clone();
                cards[at] = Some(PlacedCard { material, card, rect, day_x, is_above: above });
            }
        }
        Arranged {
            footer_top: self.footer_top(),
            title: self.title,
            body: self.body,
            strip: self.strip,
            strip_top,
            cards: cards.into_iter().flatten().collect(),
            footer: self.footer,
        }
    }
}

/// The title in lines.
fn title_lines(input: &SlideInput, options: &SlideOptions, room: f32) -> Vec<String> {
    let title = options.title.trim();
    let title = if title.is_empty() { input.wording.text("figure.title") } else { title };
    let words = Words::of_runs(vec![Run::new(title, Face::UiSemiBold, Role::Ink)]);
    let wrapped = words.wrap(room * SIZE / options.paper.title(), 3);
    wrapped.lines.into_iter().map(|line| line.iter().map(|run| &*run.text).collect()).collect()
}
