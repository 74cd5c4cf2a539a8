//! The window on the screen: its size, its title, what is kept from one start to the next.

use std::panic::{AssertUnwindSafe, catch_unwind};

use std::time::Duration;

use eframe::{Frame, NativeOptions, glow};
use egui::{Context, Ui, Vec2, ViewportBuilder, vec2};

use super::app::{App, prepare};
use super::preferences::{Preferences, WindowSize};
use super::settings_file::{SettingsFile, Trouble, folder};
use crate::cli::Window;

/// Name of the folder that preferences are kept in, and of the program on the desktop.
const APP_ID: &str = "zeitstrahl";
/// The size of the window at the first start, in points.
const FIRST_SIZE: Vec2 = vec2(1440.0, 900.0);
/// The smallest size that everything finds room in, in points.
const LEAST_SIZE: Vec2 = vec2(900.0, 600.0);

/// Opens the window and runs until it is closed; gives the exit code. Where there is no display, or
/// a library of the desktop is missing, says so in one line.
pub fn open(window: Window) -> i32 {
    let previous = std::panic::take_hook();
    // A missing library ends in a panic deep below; its one line is told below instead.
    std::panic::set_hook(Box::new(|info| log::error!("{info}")));
    let run = catch_unwind(AssertUnwindSafe(|| run(window)));
    std::panic::set_hook(previous);
    let reason = match run {
        Ok(Ok(())) => return 0,
        Ok(Err(error)) => error.to_string(),
        Err(panic) => panic_words(&*panic),
    };
    // The last part is the cause; before it stand the places in the code it came through.
    let reason = reason.lines().next().unwrap_or_default().trim_end_matches('.');
    let reason = reason.rsplit(": ").next().unwrap_or(reason);
    crate::cli::say(&format!(
        "zeitstrahl: no window could be opened ({reason}). \
         `zeitstrahl extract` and `zeitstrahl render` work without a display."
    ));
    1
}

fn panic_words(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}

fn run(window: Window) -> eframe::Result {
    let folder = folder(APP_ID);
    let (file, preferences, trouble) = match folder.as_deref().map(SettingsFile::open) {
        Some(opened) => (Some(opened.file), opened.preferences, opened.trouble),
        None => (None, Preferences::default(), None),
    };
    let size = preferences.window.map_or(FIRST_SIZE, |window| vec2(window.width, window.height));
    let viewport = ViewportBuilder::default()
        .with_title("Zeitstrahl")
        .with_app_id(APP_ID)
        .with_inner_size(size.max(LEAST_SIZE))
        .with_maximized(preferences.window.is_some_and(|window| window.maximized))
        .with_min_inner_size(LEAST_SIZE)
        .with_drag_and_drop(true);
    let options = NativeOptions { viewport, ..NativeOptions::default() };
    eframe::run_native(
        APP_ID,
        options,
        Box::new(move |context| {
            prepare(&context.egui_ctx);
            let size = preferences.window;
            let mut app = App::new(&context.egui_ctx, preferences, window);
            if let Some(folder) = &folder {
                app = app.keeping_in(folder);
            }
            Ok(Box::new(OnScreen { app, file, size, trouble }))
        }),
    )
}

/// The app as eframe runs it.
struct OnScreen {
    app: App,
    /// `None` where the system has no folder for it.
    file: Option<SettingsFile>,
    size: Option<WindowSize>,
    /// What is to be told of the file of settings.
    trouble: Option<Trouble>,
}

impl eframe::App for OnScreen {
    fn ui(&mut self, ui: &mut Ui, _: &mut Frame) {
        self.app.ui(ui);
        self.size = Some(size_of(ui.ctx(), self.size));
        let (now, preferences) = (ui.input(|input| input.time), self.preferences());
        if let Some(file) = &mut self.file {
            self.trouble = self.trouble.take().or_else(|| file.follow(&preferences, now));
            if let Some(seconds) = file.is_waiting() {
                ui.ctx().request_repaint_after(Duration::from_secs_f64(seconds));
            }
        }
        if let Some(trouble) = self.trouble.take() {
            self.app.tell_settings(&trouble, now);
            ui.ctx().request_repaint();
        }
        if ui.input(|input| input.viewport().close_requested()) && !self.app.finish(now) {
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::CancelClose);
            ui.ctx().request_repaint();
        }
    }

    fn on_exit(&mut self, _: Option<&glow::Context>) {
        // Nothing is left to do where the window was asked to close; a session that ends may not ask.
        self.app.finish(0.0);
        let preferences = self.preferences();
        if let Some(trouble) = self.file.as_mut().and_then(|file| file.finish(&preferences)) {
            // Nobody sees the window any more.
            log::error!("{trouble:?}");
        }
    }
}

impl OnScreen {
    /// What is to be kept for the next start.
    fn preferences(&self) -> Preferences {
        Preferences { window: self.size, ..self.app.preferences().clone() }
    }
}

/// The size of the window now; one that fills the screen keeps the size it had before.
fn size_of(ctx: &Context, before: Option<WindowSize>) -> WindowSize {
    let (maximized, fullscreen) = ctx.input(|input| {
        let window = input.viewport();
        (window.maximized.unwrap_or(false), window.fullscreen.unwrap_or(false))
    });
    // In points of the screen, whatever the size of text is.
    let size = ctx.content_rect().size() * ctx.zoom_factor();
    match before {
        Some(before) if maximized || fullscreen => WindowSize { maximized, ..before },
        _ => kept_size(size, before, maximized),
    }
}

/// The size to keep, in whole points: what a size of text that is no whole number makes of the same window
/// would else creep from start to start.
fn kept_size(size: Vec2, before: Option<WindowSize>, maximized: bool) -> WindowSize {
    let is_same =
        |before: &WindowSize| (before.width - size.x).abs() < 1.0 && (before.height - size.y).abs() < 1.0;
    match before.filter(is_same) {
        Some(before) => WindowSize { maximized, ..before },
        None => WindowSize { width: size.x.round(), height: size.y.round(), maximized },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_window_is_kept_as_it_is_at_every_size_of_text() {
        let first = kept_size(vec2(1300.0, 800.0), None, false);
        assert_eq!((first.width, first.height), (1300.0, 800.0));
        let mut kept = first;
        for start in 0..100 {
            // What rounding to pixels leaves of a zoom by 1.1.
            let off = if start % 2 == 0 { 0.4 } else { -0.4 };
            kept = kept_size(vec2(1300.0 + off, 800.0 + off), Some(kept), false);
        }
        assert_eq!(kept, first);
        let wider = kept_size(vec2(1400.2, 800.0), Some(kept), false);
        assert_eq!(wider.width, 1400.0);
    }
}
