//! Points and rectangles, in points from the scene's top left corner, y down.

/// A point, in points from the top left corner of the scene.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pos {
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
}

/// The point `x` from the left and `y` from the top.
pub const fn pos(x: f32, y: f32) -> Pos {
    Pos { x, y }
}

/// Width and height.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
}

/// A stretch of x.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct XRange {
    /// Left end, in points from the scene's left edge.
    pub left: f32,
    /// Right end, in points from the scene's left edge.
    pub right: f32,
}

impl XRange {
    /// From both ends.
    pub const fn new(left: f32, right: f32) -> Self {
        Self { left, right }
    }

    /// From end to end; negative where the right end is left of the left one.
    pub fn width(self) -> f32 {
        self.right - self.left
    }

    /// The x halfway between both ends.
    pub fn center(self) -> f32 {
        (self.left + self.right) / 2.0
    }

    /// Whether `x` is inside; the right end is outside.
    pub fn contains(self, x: f32) -> bool {
        self.left <= x && x < self.right
    }
}

/// A rectangle by its edges.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge, in points from the scene's left edge.
    pub left: f32,
    /// Top edge, in points from the scene's top edge.
    pub top: f32,
    /// Right edge, in points from the scene's left edge.
    pub right: f32,
    /// Bottom edge, in points from the scene's top edge.
    pub bottom: f32,
}

impl Rect {
    /// From the top left corner and the size.
    pub const fn new(left: f32, top: f32, width: f32, height: f32) -> Self {
        Self { left, top, right: left + width, bottom: top + height }
    }

    /// From all four edges.
    pub const fn edges(left: f32, top: f32, right: f32, bottom: f32) -> Self {
        Self { left, top, right, bottom }
    }

    /// The square of `radius` around `center`.
    pub const fn around(center: Pos, radius: f32) -> Self {
        Self::edges(center.x - radius, center.y - radius, center.x + radius, center.y + radius)
    }

    /// From the left edge to the right one, in points.
    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    /// From the top edge to the bottom one, in points.
    pub fn height(&self) -> f32 {
        self.bottom - self.top
    }

    /// The point halfway between all edges.
    pub fn center(&self) -> Pos {
        pos((self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0)
    }

    /// Larger by `by` on every side; smaller where negative.
    pub fn grown(&self, by: f32) -> Self {
        Self::edges(self.left - by, self.top - by, self.right + by, self.bottom + by)
    }

    /// Moved by `x` to the right and `y` down.
    pub fn moved(&self, x: f32, y: f32) -> Self {
        Self::edges(self.left + x, self.top + y, self.right + x, self.bottom + y)
    }

    /// Whether the point is inside; the right and bottom edges are outside.
    pub fn contains(&self, at: Pos) -> bool {
        self.left <= at.x && at.x < self.right && self.top <= at.y && at.y < self.bottom
    }

    /// Whether the two share an area.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// What both share; empty (with no width or height) where they do not overlap.
    pub fn intersection(&self, other: &Self) -> Self {
        let (left, top) = (self.left.max(other.left), self.top.max(other.top));
        let (right, bottom) = (self.right.min(other.right), self.bottom.min(other.bottom));
        Self::edges(left, top, right.max(left), bottom.max(top))
    }

    /// Grown to at least `height`, around its middle.
    pub fn at_least_high(&self, height: f32) -> Self {
        let more = ((height - self.height()) / 2.0).max(0.0);
        Self::edges(self.left, self.top - more, self.right, self.bottom + more)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rectangles_that_only_touch_do_not_overlap() {
        let a = Rect::new(0.0, 0.0, 10.0, 10.0);
        assert!(!a.overlaps(&Rect::new(10.0, 0.0, 5.0, 5.0)));
        assert!(a.overlaps(&Rect::new(9.0, 9.0, 5.0, 5.0)));
        assert_eq!(a.intersection(&Rect::new(20.0, 0.0, 5.0, 5.0)).width(), 0.0);
    }

    #[test]
    fn a_hit_target_grows_around_its_middle() {
        assert_eq!(Rect::new(0.0, 10.0, 50.0, 20.0).at_least_high(24.0), Rect::new(0.0, 8.0, 50.0, 24.0));
        assert_eq!(Rect::new(0.0, 10.0, 50.0, 44.0).at_least_high(24.0).height(), 44.0);
    }
}
