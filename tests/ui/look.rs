//! Draws the window at every size, theme and language into `target/window`, to be looked at.

use std::path::Path;

use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable;
use zeitstrahl::ui::ThemeChoice;
use zeitstrahl::wording::Tongue;

use crate::harness::{Setup, Tested, open, sample, told};

fn save(harness: &mut Tested, name: &str) {
    harness.run_steps(8);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/window");
    std::fs::create_dir_all(&folder).unwrap();
    harness.render().unwrap().save(folder.join(format!("{name}.png"))).unwrap();
}

#[test]
#[ignore = "makes pictures to look at and asserts nothing"]
fn draw_the_window() {
    save(&mut open(Setup::default()), "empty");
    for (width, height) in [(1440.0, 900.0), (1100.0, 700.0), (1920.0, 1080.0)] {
        for (theme, tongue, name) in [
            (ThemeChoice::Light, Tongue::English, "light-en"),
            (ThemeChoice::Dark, Tongue::German, "dark-de"),
        ] {
            let setup = Setup { size: vec2(width, height), theme, tongue, ..Setup::default() };
            let mut harness = sample(setup);
            harness.key_press(Key::ArrowRight);
            save(&mut harness, &format!("{width}-{name}"));
        }
    }
}

#[test]
#[ignore = "makes pictures to look at and asserts nothing"]
fn draw_what_opens() {
    for (theme, tongue, name) in
        [(ThemeChoice::Light, Tongue::German, "light-de"), (ThemeChoice::Dark, Tongue::English, "dark-en")]
    {
        let setup = Setup { theme, tongue, ..Setup::default() };
        let mut harness = told(setup.clone());
        harness.key_press(Key::Home);
        harness.run_steps(2);
        harness.key_press(Key::ArrowRight);
        save(&mut harness, &format!("chosen-{name}"));
        harness.key_press(Key::F1);
        save(&mut harness, &format!("keys-{name}"));
        harness.key_press(Key::Escape);
        harness.run_steps(2);
        harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
        harness.run_steps(3);
        std::thread::sleep(std::time::Duration::from_secs(3));
        save(&mut harness, &format!("export-{name}"));
        harness.get_by_label(if tongue == Tongue::German { "Folie" } else { "Slide" }).click();
        harness.run_steps(3);
        std::thread::sleep(std::time::Duration::from_secs(3));
        save(&mut harness, &format!("export-slide-{name}"));
        let mut harness = told(setup.clone());
        harness.key_press(Key::T);
        save(&mut harness, &format!("table-{name}"));
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/sample_data/peking_einladung.txt");
        let mut harness =
            open(Setup { sources: vec![file.into()], size: vec2(1100.0, 700.0), ..setup.clone() });
        let set_date = if tongue == Tongue::German { "Datum festlegen" } else { "Set date" };
        harness.get_all_by_label(set_date).next().unwrap().click();
        save(&mut harness, &format!("date-{name}"));
        let settings = if tongue == Tongue::German { "Einstellungen" } else { "Settings" };
        let told_file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/ui/told.jsonl");
        let sources = vec![told_file.into(), "film.mp4".into()];
        let mut harness = open(Setup { sources, ..setup });
        harness.get_by_label(settings).click();
        harness.run_steps(2);
        save(&mut harness, &format!("settings-{name}"));
        harness.key_press(Key::Escape);
        harness.run_steps(2);
        harness.get_by_label_contains("roblem").click();
        save(&mut harness, &format!("problems-{name}"));
    }
}
