//! Six small pictures: filter panel, timeline and reader in both themes, drawn by the software
//! rasteriser and the same to the byte. UPDATE_SNAPSHOTS=1 writes them anew.

use egui::{Key, Rect, pos2, vec2};
use egui_kittest::{SnapshotOptions, image_snapshot_options};
use image::RgbaImage;
use image::imageops::crop_imm;
use zeitstrahl::ui::ThemeChoice;

use crate::harness::{Setup, told};

const SIZE: egui::Vec2 = vec2(1280.0, 620.0);

fn part(picture: &RgbaImage, rect: Rect) -> RgbaImage {
    let (left, top) = (rect.left() as u32, rect.top() as u32);
    crop_imm(picture, left, top, rect.width() as u32, rect.height() as u32).to_image()
}

fn check(theme: ThemeChoice, name: &str) {
    let mut harness = told(Setup { size: SIZE, theme, ..Setup::default() });
    harness.key_press(Key::Home);
    harness.run();
    harness.run_steps(6);
    let picture = harness.render().unwrap();
    let options = SnapshotOptions::new().threshold(0.0).output_path("tests/ui/snapshots");
    for (panel, rect) in [
        ("filters", Rect::from_min_max(pos2(0.0, 48.0), pos2(240.0, 594.0))),
        ("timeline", Rect::from_min_max(pos2(240.0, 48.0), pos2(912.0, 594.0))),
        ("reader", Rect::from_min_max(pos2(912.0, 48.0), pos2(1280.0, 594.0))),
    ] {
        image_snapshot_options(&part(&picture, rect), format!("{panel}-{name}"), &options);
    }
}

#[test]
fn panels_in_light() {
    check(ThemeChoice::Light, "light");
}

#[test]
fn panels_in_dark() {
    check(ThemeChoice::Dark, "dark");
}
