//! Draws the window at every size, theme and language into `target/window`, to be looked at.

use std::path::Path;

use egui::vec2;
use zeitstrahl::ui::ThemeChoice;
use zeitstrahl::wording::Tongue;

use crate::harness::{Setup, Tested, open, sample};

fn save(harness: &mut Tested, name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/window");
    std::fs::create_dir_all(&folder).unwrap();
    harness.render().unwrap().save(folder.join(format!("{name}.png"))).unwrap();
}

#[test]
#[ignore = "makes pictures to look at and asserts nothing"]
fn draw_the_window() {
    save(&mut open(Setup::default()), "empty-light");
    for (width, height) in [(1440.0, 900.0), (1100.0, 700.0), (1920.0, 1080.0)] {
        for (theme, tongue, name) in [
            (ThemeChoice::Light, Tongue::English, "light-en"),
            (ThemeChoice::Dark, Tongue::German, "dark-de"),
        ] {
            let setup = Setup { size: vec2(width, height), theme, tongue, ..Setup::default() };
            save(&mut sample(setup), &format!("{width}-{name}"));
        }
    }
}
