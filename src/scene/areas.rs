//! The areas of a scene: axis, density strip, lanes, overview, and the gutter on their left.

use super::geometry::{Rect, Size};
use super::shape::Drawing;
use super::ticks::Ladder;
use super::time_scale::TimeScale;
use crate::theme::Role;
use crate::view::TimeWindow;

/// Height of the axis without its strip.
pub const AXIS: f32 = 44.0;
/// Height of the density strip under the axis.
pub const STRIP: f32 = 28.0;
/// Height of the overview.
pub const OVERVIEW: f32 = 64.0;
/// The gutter is at least and at most this wide.
pub const GUTTER: (f32, f32) = (112.0, 172.0);

/// Where everything is, and how time maps to x.
#[derive(Clone, Debug, PartialEq)]
pub struct Areas {
    /// The whole scene.
    pub all: Rect,
    /// The axis with its labels, right of the gutter.
    pub axis: Rect,
    /// The density strip; empty where the level has none.
    pub strip: Rect,
    /// The lanes, right of the gutter.
    pub plot: Rect,
    /// Labels of the lanes.
    pub gutter: Rect,
    /// The overview with its gutter; empty where none is wanted.
    pub overview: Rect,
    /// Time to x.
    pub scale: TimeScale,
    /// What the axis shows.
    pub ladder: Ladder,
    /// The end of the last publication day, if it is in view: behind it lies what was announced.
    pub boundary: Option<f32>,
}

/// What a frame is made for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AreaOptions {
    /// Size of the scene.
    pub size: Size,
    /// Width of the gutter.
    pub gutter: f32,
    /// Whether there is a strip.
    pub strip: bool,
    /// Whether there is an overview.
    pub overview: bool,
}

impl Areas {
    /// Lays the areas out. `last_published` is the end of the last publication day.
    pub fn new(options: AreaOptions, window: TimeWindow, last_published: Option<f64>) -> Self {
        let all = Rect::new(0.0, 0.0, options.size.width, options.size.height);
        let left = options.gutter.min(all.right * 0.4).round();
        let strip_height = if options.strip { STRIP } else { 0.0 };
        let overview_height = if options.overview { OVERVIEW } else { 0.0 };
        let lanes_top = AXIS + strip_height;
        let lanes_bottom = (all.bottom - overview_height).max(lanes_top);
        let plot = Rect::edges(left, lanes_top, all.right.max(left + 1.0), lanes_bottom);
        let scale = TimeScale::new(window, plot.left, plot.right);
        let boundary = last_published.map(|time| scale.x_from_time(time));
        Self {
            all,
            axis: Rect::edges(left, 0.0, plot.right, AXIS),
            strip: Rect::edges(left, AXIS, plot.right, lanes_top),
            plot,
            gutter: Rect::edges(0.0, lanes_top, left, lanes_bottom),
            overview: Rect::edges(0.0, lanes_bottom, all.right, all.bottom),
            scale,
            ladder: Ladder::at(&scale),
            boundary: boundary.filter(|x| *x < plot.right),
        }
    }

    /// The ground behind `rect`, drawn so that lines do not run through what stands on it; split
    /// where the announced time begins.
    pub fn ground(&self, drawing: &mut Drawing, rect: Rect) {
        let split = self.boundary.unwrap_or(f32::INFINITY);
        if rect.left < split {
            let left = Rect { right: rect.right.min(split - 1.0), ..rect };
            drawing.fill(left, 0.0, Role::Canvas);
        }
        if rect.right > split {
            let right = Rect { left: rect.left.max(split + 1.0), ..rect };
            drawing.fill(right, 0.0, Role::Future);
        }
    }

    /// The role of the ground at `x`.
    pub fn ground_at(&self, x: f32) -> Role {
        if self.boundary.is_some_and(|boundary| boundary <= x) { Role::Future } else { Role::Canvas }
    }
}
