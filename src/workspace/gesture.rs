//! Which changes belong together.

/// Which gesture a step belongs to; steps of the same continuous gesture become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// A step of its own.
    Single,
    /// Panning and zooming by wheel, drag or touch.
    Navigation,
    /// Keys that move the window, pressed in quick succession.
    Stepping,
    /// Typing into the search field.
    Typing,
    /// Moving a slider or the handles of the time brush.
    Brushing,
}
