//! The window on the screen: its size, its title, what is kept from one start to the next.

use std::panic::{AssertUnwindSafe, catch_unwind};

use eframe::{Frame, NativeOptions, Storage};
use egui::{Ui, ViewportBuilder, vec2};

use super::app::{App, prepare};
use super::preferences::Preferences;
use crate::cli::Window;

/// Name of the folder that preferences are kept in, and of the program on the desktop.
const APP_ID: &str = "zeitstrahl";
/// Key of the preferences.
const PREFERENCES: &str = "preferences";

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
    let viewport = ViewportBuilder::default()
        .with_title("Zeitstrahl")
        .with_app_id(APP_ID)
        .with_inner_size(vec2(1440.0, 900.0))
        .with_min_inner_size(vec2(900.0, 600.0))
        .with_drag_and_drop(true);
    let options = NativeOptions { viewport, ..NativeOptions::default() };
    eframe::run_native(
        APP_ID,
        options,
        Box::new(move |context| {
            let kept = context.storage.and_then(|storage| eframe::get_value(storage, PREFERENCES));
            let preferences: Preferences = kept.unwrap_or_default();
            prepare(&context.egui_ctx);
            Ok(Box::new(OnScreen(App::new(&context.egui_ctx, preferences, window))))
        }),
    )
}

/// The app as eframe runs it.
struct OnScreen(App);

impl eframe::App for OnScreen {
    fn ui(&mut self, ui: &mut Ui, _: &mut Frame) {
        self.0.ui(ui);
    }

    fn save(&mut self, storage: &mut dyn Storage) {
        eframe::set_value(storage, PREFERENCES, self.0.preferences());
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}
