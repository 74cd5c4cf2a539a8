//! The options of the dialog: the format, and what a picture shows, how large, in which colors.

use egui::{Id, Ui};

use super::ExportDialog;
use super::data_ui::format_ui;
use super::job::{Colors, What};
use super::slide_ui::{heading, slide_ui};
use crate::export::Format;
use crate::scene::geometry::Size;
use crate::ui::pass::Pass;
use crate::ui::style::Look;
use crate::ui::widget::{Button, check_box, path_field, radio, segments};

/// Sizes on offer, in points.
const SIZES: [Size; 4] = [
    Size { width: 1280.0, height: 720.0 },
    Size { width: 1920.0, height: 1080.0 },
    Size { width: 2560.0, height: 1440.0 },
    Size { width: 1080.0, height: 1080.0 },
];
const SCALES: [f32; 3] = [1.0, 2.0, 3.0];

impl ExportDialog {
    pub(super) fn options_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>) {
        let look = pass.look;
        if let Some(format) = format_ui(ui, pass, self.format) {
            self.set_format(format);
        }
        if !self.format.is_picture() {
            let usual = self.usual_title.clone();
            self.title_ui(ui, pass, &usual);
            return;
        }
        heading(ui, pass, "export.what");
        for (what, key) in [
            (What::Shown, "export.as-shown"),
            (What::WholeSpan, "export.whole-span"),
            (What::Window, "export.whole-window"),
            (What::Slide, "export.slide"),
        ] {
            let is_possible = what != What::Window || self.format == Format::Png;
            if is_possible && radio(ui, &look, self.choice.what == what, pass.say(key)).clicked() {
                self.choice.what = what;
            }
        }
        if self.choice.what == What::Window {
            return;
        }
        if self.choice.what == What::Slide {
            self.title_ui(ui, pass, pass.say("figure.title"));
            slide_ui(ui, pass, &mut self.slide);
            if self.format == Format::Png {
                heading(ui, pass, "export.size");
                self.scale_ui(ui, &look);
            }
            self.colors_ui(ui, pass);
            return;
        }
        if self.choice.title {
            let usual = self.usual_title.clone();
            self.title_ui(ui, pass, &usual);
        }
        heading(ui, pass, "export.add");
        let add = &mut self.choice;
        for pair in [
            [("export.add-title", &mut add.title), ("export.add-legend", &mut add.legend)],
            [("export.add-filters", &mut add.filters), ("export.add-sources", &mut add.sources)],
        ] {
            ui.columns(2, |columns| {
                for (ui, (key, on)) in columns.iter_mut().zip(pair) {
                    if check_box(ui, &look, *on, pass.say(key)).clicked() {
                        *on = !*on;
                    }
                }
            });
        }
        self.size_ui(ui, pass);
        self.colors_ui(ui, pass);
    }

    /// The field for the title; while nothing is typed it shows what stands there then.
    fn title_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>, hint: &str) {
        heading(ui, pass, "export.add-title");
        path_field(ui, &pass.look, Id::unique("export-title"), &mut self.title, hint);
    }

    fn colors_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>) {
        let look = pass.look;
        heading(ui, pass, "export.colors");
        let colors = [Colors::Shown, Colors::Light, Colors::Dark];
        let words = ["export.colors-shown", "export.colors-light", "export.colors-dark"]
            .map(|key| (None, pass.say(key)));
        let active = colors.iter().position(|one| *one == self.choice.colors).unwrap_or(0);
        if let Some(clicked) = segments(ui, &look, &words, active, false) {
            self.choice.colors = colors[clicked];
        }
    }

    fn size_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>) {
        let look = pass.look;
        heading(ui, pass, "export.size");
        let name = |Size { width, height }: Size| format!("{width} × {height}");
        ui.horizontal(|ui| {
            let shown = name(self.choice.size);
            let button = Button::new(&shown).caret().show(ui, &look);
            egui::Popup::menu(&button).frame(look.popover(6)).show(|ui| {
                ui.set_width(150.0);
                for size in SIZES {
                    let words = name(size);
                    if Button::bare(&words).height(28.0).show(ui, &look).clicked() {
                        self.choice.size = size;
                        ui.close();
                    }
                }
            });
            if self.format == Format::Png {
                self.scale_ui(ui, &look);
            }
        });
    }

    fn scale_ui(&mut self, ui: &mut Ui, look: &Look) {
        let words = ["1×", "2×", "3×"].map(|words| (None, words));
        let active = SCALES.iter().position(|one| *one == self.choice.scale).unwrap_or(0);
        if let Some(clicked) = segments(ui, look, &words, active, false) {
            self.choice.scale = SCALES[clicked];
        }
    }
}
