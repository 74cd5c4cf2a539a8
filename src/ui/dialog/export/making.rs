//! Pictures that are being made off the window's thread: the preview, and one for the clipboard.

use std::sync::mpsc::{Receiver, channel};

use egui::{ColorImage, Context, TextureHandle, TextureOptions};

use super::job::Choice;
use crate::export::slide::SlideOptions;
use crate::theme::Shade;

/// For how long the button says that something was copied, in seconds.
const SAID: f64 = 2.0;

/// What a preview shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Wanted {
    /// The timeline with this title, as chosen, beside a window in this theme.
    Timeline(String, Choice, Shade),
    /// A slide in this theme.
    Slide(SlideOptions, Shade),
}

/// The preview, once it is made.
#[derive(Default)]
pub struct Preview {
    of: Option<Wanted>,
    pictures: Vec<TextureHandle>,
}

/// A preview that is being made.
#[derive(Default)]
pub struct Making(Option<(Wanted, Receiver<Vec<ColorImage>>)>);

/// What was put on the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// The picture.
    Picture,
    /// The words of a slide.
    Text,
}

/// A picture that is being made for the clipboard, and what was put there last.
#[derive(Default)]
pub struct Copying {
    making: Option<Receiver<Option<ColorImage>>>,
    /// What, and when by the clock of the window.
    copied: Option<(Copied, f64)>,
}

impl Preview {
    /// Whether it shows this.
    pub fn is_of(&self, wanted: &Wanted) -> bool {
        self.of.as_ref() == Some(wanted)
    }

    /// The first of its pictures.
    pub fn first(&self) -> Option<&TextureHandle> {
        self.pictures.first()
    }

    /// How many pictures there are.
    pub fn n_pictures(&self) -> usize {
        self.pictures.len()
    }
}

impl Making {
    /// Whether one is being made.
    pub fn is_busy(&self) -> bool {
        self.0.is_some()
    }

    /// Makes one of what is `wanted`.
    pub fn start(
        &mut self,
        ctx: &Context,
        wanted: Wanted,
        make: impl FnOnce() -> Vec<ColorImage> + Send + 'static,
    ) {
        self.0 = Some((wanted, on_another_thread(ctx, make)));
    }

    /// Puts what is made into `preview`.
    pub fn take(&mut self, ctx: &Context, preview: &mut Preview) {
        let Some((_, receiver)) = &self.0 else { return };
        let Ok(images) = receiver.try_recv() else { return };
        let texture = |image| ctx.load_texture("preview", image, TextureOptions::LINEAR);
        let pictures = images.into_iter().map(texture).collect();
        *preview = Preview { of: self.0.take().map(|(wanted, _)| wanted), pictures };
    }
}

impl Copying {
    /// Whether one is being made.
    pub fn is_busy(&self) -> bool {
        self.making.is_some()
    }

    /// What was copied just now.
    pub fn copied(&self, ctx: &Context) -> Option<Copied> {
        let now = ctx.input(|input| input.time);
        self.copied.filter(|(_, at)| now < at + SAID).map(|(what, _)| what)
    }

    /// Says for a while that something was copied.
    pub fn say(&mut self, ctx: &Context, what: Copied) {
        self.copied = Some((what, ctx.input(|input| input.time)));
        ctx.request_repaint_after(std::time::Duration::from_secs_f64(SAID + 0.1));
    }

    /// Makes a picture for the clipboard.
    pub fn start(&mut self, ctx: &Context, make: impl FnOnce() -> Option<ColorImage> + Send + 'static) {
        self.making = Some(on_another_thread(ctx, make));
    }

    /// Puts what is made on the clipboard.
    pub fn poll(&mut self, ctx: &Context) {
        let Some(made) = self.making.as_ref().and_then(|receiver| receiver.try_recv().ok()) else { return };
        self.making = None;
        if let Some(image) = made {
            ctx.copy_image(image);
            self.say(ctx, Copied::Picture);
        }
    }
}

/// Runs `make` on another thread and wakes the window when it is done.
pub fn on_another_thread<T: Send + 'static>(
    ctx: &Context,
    make: impl FnOnce() -> T + Send + 'static,
) -> Receiver<T> {
    let (sender, receiver) = channel();
    let ctx = ctx.clone();
    std::thread::spawn(move || {
        // The dialog may be closed by now.
        let _ = sender.send(make());
        ctx.request_repaint();
    });
    receiver
}
