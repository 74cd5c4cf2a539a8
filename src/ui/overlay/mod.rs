//! What lies over the window beside dialogs: short messages, and where dragged files would go.

pub mod check_bar;
pub mod drop_zone;
pub mod toast;
