//! What lies over the window beside dialogs: short messages, and where dragged files would go.

pub mod drop_zone;
pub mod toast;
