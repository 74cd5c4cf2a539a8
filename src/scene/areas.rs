//! The areas of a scene: axis, band, lanes, foot line, overview, and the gutter on their left.

use super::geometry::{Rect, Size};
use super::shape::Drawing;
use super::ticks::{Ladder, TickUnit};
use super::time_scale::TimeScale;
use crate::theme::Role;

/// Height of the axis.
pub const AXIS: f32 = 44.0;
/// Height of the overview.
pub const OVERVIEW: f32 = 64.0;
/// Width of the gutter, and of that of a small scene.
const GUTTER: f32 = 132.0;
const SMALL_GUTTER: f32 = 118.0;
/// Scenes that are lower, or narrower, are small.
const SMALL: Size = Size { width: 640.0, height: 640.0 };

/// Where everything is, and how time maps to x.
#[derive(Clone, Debug, PartialEq)]
pub struct Areas {
    /// The whole scene.
    pub all: Rect,
    /// The axis with its labels, right of the gutter.
    pub axis: Rect,
    /// The band over the lanes, over gutter and plot; empty where nothing is in it.
    pub band: Rect,
    /// The lanes, right of the gutter.
    pub plot: Rect,
    /// Labels of the lanes.
    pub gutter: Rect,
    /// The line with the lanes of which nothing is in view, over gutter and plot; empty where there is none.
    pub foot: Rect,
    /// The overview with its gutter; empty where none is wanted.
    pub overview: Rect,
    /// Time to x.
    pub scale: TimeScale,
    /// What the axis shows.
    pub ladder: Ladder,
    /// The end of the last publication day, if it is in view: behind it lies what was announced.
    pub boundary: Option<f32>,
    /// x of the lines that run through the lanes.
    pub lines: Vec<f32>,
}

/// Height of what stands between axis and overview beside the lanes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Beside {
    /// The band.
    pub band: f32,
    /// The foot line.
    pub foot: f32,
}

/// Width of the gutter of a scene.
pub fn gutter_width(size: Size) -> f32 {
    let small = size.height < SMALL.height || size.width < SMALL.width;
    let width = if small { SMALL_GUTTER } else { GUTTER };
    width.min(size.width * 0.4).round()
}

/// Left and right end of the plot of a scene.
pub fn plot_ends(size: Size) -> (f32, f32) {
    let left = gutter_width(size);
    (left, size.width.max(left + 1.0))
}

/// Height between axis and overview.
pub fn middle_height(size: Size, overview: bool) -> f32 {
    (size.height - AXIS - if overview { OVERVIEW } else { 0.0 }).max(0.0)
}

impl Areas {
    /// Lays the areas out. `last_published` is the end of the last publication day.
    pub fn new(
        size: Size,
        overview: bool,
        scale: TimeScale,
        beside: Beside,
        last_published: Option<f64>,
    ) -> Self {
        let all = Rect::new(0.0, 0.0, size.width, size.height);
        let (left, right) = plot_ends(size);
        let bottom = AXIS + middle_height(size, overview);
        let plot_top = (AXIS + beside.band).min(bottom);
        let plot_bottom = (bottom - beside.foot).max(plot_top);
        let plot = Rect::edges(left, plot_top, right, plot_bottom);
        let boundary = last_published.map(|time| scale.x_from_time(time)).filter(|x| *x < plot.right);
        let ladder = Ladder::at(&scale);
        let lines = unit_lines(&scale, plot, ladder.label).chain(boundary).collect();
        Self {
            all,
            axis: Rect::edges(left, 0.0, plot.right, AXIS),
            band: Rect::edges(0.0, AXIS, plot.right, plot_top),
            plot,
            gutter: Rect::edges(0.0, plot_top, left, plot_bottom),
            foot: Rect::edges(0.0, plot_bottom, plot.right, bottom),
            overview: Rect::edges(0.0, bottom, all.right, all.bottom),
            scale,
            ladder,
            boundary,
            lines,
        }
    }

    /// x of the beginnings of all units in view, those inside folds and at the left edge left out.
    pub fn unit_lines(&self, unit: TickUnit) -> impl Iterator<Item = f32> {
        unit_lines(&self.scale, self.plot, unit)
    }

    /// The ground behind `rect`, drawn so that lines do not run through what stands on it; split
    /// where the announced time begins.
    pub fn ground(&self, drawing: &mut Drawing, rect: Rect) {
        let split = self.boundary.unwrap_or(f32::INFINITY);
        if rect.left < split {
            let left = Rect { right: rect.right.min(split - 1.0), ..rect };
            drawing.fill(left, 0.0, self.ground_at(rect.left));
        }
        if rect.right > split {
            let right = Rect { left: rect.left.max(split + 1.0), ..rect };
            drawing.fill(right, 0.0, Role::Future);
        }
    }

    /// The role of the ground at `x`.
    pub fn ground_at(&self, x: f32) -> Role {
        match self.boundary.is_some_and(|boundary| boundary <= x) {
            true => Role::Future,
            false if self.scale.folds().any(|(_, fold)| fold.contains(x)) => Role::Panel,
            false => Role::Canvas,
        }
    }
}

fn unit_lines(scale: &TimeScale, plot: Rect, unit: TickUnit) -> impl Iterator<Item = f32> {
    let window = scale.window.interval();
    let starts = unit.boundaries(window.start, window.end).into_iter();
    let shown =
        starts.filter(|start| !scale.is_folded(*start as f64) || !scale.is_folded(*start as f64 + 1.0));
    let xs: Vec<f32> = shown.map(|start| scale.x_from_time(start as f64)).collect();
    xs.into_iter().filter(move |x| *x > plot.left + 0.5 && *x < plot.right)
}
