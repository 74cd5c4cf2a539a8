//! The elements of a scene: what the window, PNG, SVG and PDF draw, in order.

use std::sync::Arc;

use super::geometry::{Pos, Rect};
use crate::font::Face;
use crate::theme::Paint;

/// How an outline or line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Width in points.
    pub width: f32,
    /// Color as a role or that of a lane, with its opacity.
    pub paint: Paint,
    /// Lengths of dash and gap; `None` for a solid line.
    pub dash: Option<[f32; 2]>,
}

impl Stroke {
    /// A solid line.
    pub fn solid(width: f32, paint: impl Into<Paint>) -> Self {
        Self { width, paint: paint.into(), dash: None }
    }

    /// A dashed line.
    pub fn dashed(width: f32, paint: impl Into<Paint>, dash: [f32; 2]) -> Self {
        Self { width, paint: paint.into(), dash: Some(dash) }
    }

    /// The same line at `opacity` of its own.
    pub fn faded(self, opacity: f32) -> Self {
        Self { paint: self.paint.faded(opacity), ..self }
    }
}

/// One element. A stroke is centered on its outline; whoever draws snaps horizontal and vertical
/// edges to the pixels of its own scale.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle; a dashed stroke begins at its top left corner.
    Rect {
        /// Its edges, on which the stroke is centered.
        rect: Rect,
        /// Radius of the corners.
        radius: f32,
        /// Color inside; `None` where only the outline is drawn.
        fill: Option<Paint>,
        /// Outline; `None` where there is none.
        stroke: Option<Stroke>,
    },
    /// A straight line.
    Line {
        /// One end of the line.
        from: Pos,
        /// The other end of the line.
        to: Pos,
        /// Width, color and dashes of the line.
        stroke: Stroke,
    },
    /// A closed, filled polygon.
    Polygon {
        /// Corners in order; the last is joined to the first.
        points: Vec<Pos>,
        /// Color between the corners.
        fill: Paint,
    },
    /// A circle, filled or in outline.
    Circle {
        /// Middle of the circle.
        center: Pos,
        /// Radius to the outline.
        radius: f32,
        /// Color inside; `None` where only the outline is drawn.
        fill: Option<Paint>,
        /// Outline; `None` where there is none.
        stroke: Option<Stroke>,
    },
    /// Stripes rising to the right at 45°, cut off at the rectangle's edges. Stripes keep their
    /// place relative to the rectangle's left bottom corner.
    Hatch {
        /// The rectangle at whose edges the stripes end.
        rect: Rect,
        /// Color of the stripes; the ground is not drawn.
        paint: Paint,
        /// Thickness of a stripe, measured across it.
        stripe: f32,
        /// Distance from stripe to stripe along the horizontal.
        period: f32,
    },
    /// A ground that fades from transparent at the left edge to `paint` at the right edge.
    Fade {
        /// The rectangle that the ground covers.
        rect: Rect,
        /// Color at the right edge.
        paint: Paint,
    },
    /// One line of text in one face, or an icon.
    Text(TextRun),
    /// All that follows is cut off at this rectangle, until the next of these.
    Clip(Rect),
}

impl Shape {
    /// The same element elsewhere.
    pub fn moved(self, x: f32, y: f32) -> Self {
        let at = |from: Pos| Pos { x: from.x + x, y: from.y + y };
        match self {
            Self::Rect { rect, radius, fill, stroke } => {
                Self::Rect { rect: rect.moved(x, y), radius, fill, stroke }
            }
            Self::Line { from, to, stroke } => Self::Line { from: at(from), to: at(to), stroke },
            Self::Polygon { points, fill } => {
                Self::Polygon { points: points.into_iter().map(at).collect(), fill }
            }
            Self::Circle { center, radius, fill, stroke } => {
                Self::Circle { center: at(center), radius, fill, stroke }
            }
            Self::Hatch { rect, paint, stripe, period } => {
                Self::Hatch { rect: rect.moved(x, y), paint, stripe, period }
            }
            Self::Fade { rect, paint } => Self::Fade { rect: rect.moved(x, y), paint },
            Self::Text(run) => Self::Text(TextRun { at: at(run.at), ..run }),
            Self::Clip(rect) => Self::Clip(rect.moved(x, y)),
        }
    }
}

/// A placed line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct TextRun {
    /// Left end of the baseline.
    pub at: Pos,
    /// Face in which the text is set, and measured.
    pub face: Face,
    /// Size in points.
    pub size: f32,
    /// Color of the letters.
    pub paint: Paint,
    /// What it says.
    pub text: Arc<str>,
}

/// Where text stands relative to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// To the right of it.
    Left,
    /// On both sides of it.
    Center,
    /// To the left of it.
    Right,
}

/// A face with a size and a color.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextStyle {
    /// Face in which text is set, and measured.
    pub face: Face,
    /// Size in points.
    pub size: f32,
    /// Color of the letters.
    pub paint: Paint,
}

impl TextStyle {
    /// The style of a face at `size` points in one color.
    pub fn new(face: Face, size: f32, paint: impl Into<Paint>) -> Self {
        Self { face, size, paint: paint.into() }
    }

    /// Width of `text` in this style, in points.
    pub fn width(&self, text: &str) -> f32 {
        crate::font::width(self.face, self.size, text)
    }

    /// The same style at `opacity` of its own.
    pub fn faded(self, opacity: f32) -> Self {
        Self { paint: self.paint.faded(opacity), ..self }
    }
}

/// Shapes in the order in which they are drawn, with the calls that add them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// First drawn first.
    pub shapes: Vec<Shape>,
}

impl Drawing {
    /// A filled rectangle.
    pub fn fill(&mut self, rect: Rect, radius: f32, paint: impl Into<Paint>) {
        self.shapes.push(Shape::Rect { rect, radius, fill: Some(paint.into()), stroke: None });
    }

    /// The outline of a rectangle.
    pub fn outline(&mut self, rect: Rect, radius: f32, stroke: Stroke) {
        self.shapes.push(Shape::Rect { rect, radius, fill: None, stroke: Some(stroke) });
    }

    /// A filled rectangle with its outline.
    pub fn boxed(&mut self, rect: Rect, radius: f32, paint: impl Into<Paint>, stroke: Stroke) {
        self.shapes.push(Shape::Rect { rect, radius, fill: Some(paint.into()), stroke: Some(stroke) });
    }

    /// Adds a straight line between two points.
    pub fn line(&mut self, from: Pos, to: Pos, stroke: Stroke) {
        self.shapes.push(Shape::Line { from, to, stroke });
    }

    /// A filled circle.
    pub fn disc(&mut self, center: Pos, radius: f32, paint: impl Into<Paint>) {
        self.shapes.push(Shape::Circle { center, radius, fill: Some(paint.into()), stroke: None });
    }

    /// A circle's outline.
    pub fn ring(&mut self, center: Pos, radius: f32, stroke: Stroke) {
        self.shapes.push(Shape::Circle { center, radius, fill: None, stroke: Some(stroke) });
    }

    /// Text; an empty one adds nothing.
    pub fn text(&mut self, at: Pos, align: Align, style: TextStyle, text: impl Into<Arc<str>>) {
        let text = text.into();
        if text.is_empty() {
            return;
        }
        let shift = match align {
            Align::Left => 0.0,
            Align::Center => style.width(&text) / 2.0,
            Align::Right => style.width(&text),
        };
        let at = Pos { x: at.x - shift, y: at.y };
        self.shapes.push(Shape::Text(TextRun {
            at,
            face: style.face,
            size: style.size,
            paint: style.paint,
            text,
        }));
    }

    /// An icon of `size` points with its em square's middle at `center`.
    pub fn icon(&mut self, center: Pos, style: TextStyle, icon: char) {
        // Phosphor draws on an em square whose baseline is 1/16 em above its bottom edge.
        let baseline = center.y + style.size * (0.5 - ICON_DESCENT);
        self.text(Pos { x: center.x, y: baseline }, Align::Center, style, icon.to_string());
    }

    /// Cuts off all that follows at `rect`.
    pub fn clip(&mut self, rect: Rect) {
        self.shapes.push(Shape::Clip(rect));
    }
}

/// How far the icons' em square reaches below the baseline, in ems.
const ICON_DESCENT: f32 = 0.0625;
