//! The export dialog: what the picture shows and how large, with a preview. Pictures are made off the
//! window's thread from the same scene the window paints; "whole window" is a picture of the screen.

mod job;
mod making;
mod slide_form;
mod slide_job;
mod slide_ui;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use egui::{
    Align, Align2, ColorImage, Context, Id, Layout, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2,
};

use super::modal::modal;
use crate::export::{SaveError, figure, slide};
use crate::pipeline::Source;
use crate::scene::Layout as SceneLayout;
use crate::scene::geometry::Size;
use crate::theme::{Role, Shade};
use crate::ui::input::Action;
use crate::ui::pass::Pass;
use crate::ui::style::Look;
use crate::ui::style::icon;
use crate::ui::style::typeface;
use crate::ui::timeline::Timeline;
use crate::ui::widget::{
    Button, check_box, hline, icon_button, label_at, paragraph, path_field, radio, segments, vline,
};
use crate::wording::Wording;
use crate::workspace::Workspace;
pub use job::Seen;
use job::{Choice, Colors, Job, PixelSize, Place, What};
use making::{Copied, Copying, Making, Preview, Wanted};
use slide_form::{SlideForm, input_of};
use slide_job::SlideJob;
use slide_ui::{heading, slide_ui};

const WIDTH: f32 = 1060.0;
const OPTIONS: f32 = 336.0;
const BODY: f32 = 452.0;
const FOOT: f32 = 60.0;
/// Sizes on offer, in points.
const SIZES: [Size; 4] = [
    Size { width: 1280.0, height: 720.0 },
    Size { width: 1920.0, height: 1080.0 },
    Size { width: 2560.0, height: 1440.0 },
    Size { width: 1080.0, height: 1080.0 },
];
const SCALES: [f32; 3] = [1.0, 2.0, 3.0];

/// How saving ended.
pub struct ExportOutcome {
    /// Where the picture was to be.
    pub path: PathBuf,
    /// The reason where it is not.
    pub result: Result<(), SaveError>,
}

/// A picture of the screen on its way: the dialog is out of sight meanwhile.
enum Shot {
    /// Out of sight for this many more passes before the picture is taken.
    Hiding(u8, Place),
    Waiting,
}

/// The dialog while it is open.
pub struct ExportDialog {
    /// What is open, after which the file is called.
    project: String,
    /// The title unless one is typed.
    usual_title: String,
    /// The title that was typed.
    title: String,
    path: String,
    /// The path that was put there; another one was typed.
    proposed_path: String,
    choice: Choice,
    slide: SlideForm,
    preview: Preview,
    making: Making,
    copying: Copying,
    saving: Option<Receiver<ExportOutcome>>,
    shot: Option<Shot>,
}

impl ExportDialog {
    /// A dialog for what is seen now.
    pub fn new(project: &str, workspace: &Workspace, words: &'static Wording) -> Self {
        let path = job::suggested_path(project, workspace.view().window).display().to_string();
        Self {
            project: project.to_owned(),
            usual_title: figure::usual_title(workspace.store(), words),
            title: String::new(),
            proposed_path: path.clone(),
            path,
            choice: Choice::default(),
            slide: SlideForm::new(workspace, words),
            preview: Preview::default(),
            making: Making::default(),
            copying: Copying::default(),
            saving: None,
            shot: None,
        }
    }

    /// The title of a picture of the timeline.
    fn title(&self) -> &str {
        if self.title.trim().is_empty() { &self.usual_title } else { self.title.trim() }
    }

    /// What is to be seen.
    fn wanted(&self, shade: Shade) -> Wanted {
        match self.choice.what {
            What::Slide => Wanted::Slide(self.slide.options(&self.title), self.choice.colors.shade(shade)),
            _ => Wanted::Timeline(self.title().to_owned(), self.choice.clone(), shade),
        }
    }

    /// How saving ended, once it has.
    pub fn poll(&mut self) -> Option<ExportOutcome> {
        let outcome = self.saving.as_ref()?.try_recv().ok()?;
        self.saving = None;
        self.shot = None;
        Some(outcome)
    }

    /// Whether the preview of what is chosen is still being made.
    pub fn is_making(&self) -> bool {
        self.making.is_busy()
    }

    /// Saves the picture at `path`, unless one of the open `sources` stands there.
    pub fn save(
        &mut self,
        ctx: &Context,
        path: PathBuf,
        sources: &[Source],
        workspace: &Workspace,
        layout: Option<&SceneLayout>,
        seen: Seen,
    ) {
        if self.saving.is_some() || self.shot.is_some() {
            return;
        }
        let place = Place { path: job::confirmed_path(path), sources: sources.to_vec(), words: seen.words };
        if self.choice.what == What::Window {
            self.shot = Some(Shot::Hiding(2, place));
            ctx.request_repaint();
            return;
        }
        let (sender, receiver) = channel();
        let ctx = ctx.clone();
        let save: Box<dyn FnOnce() -> ExportOutcome + Send> = if self.choice.what == What::Slide {
            let job = self.slide_job(workspace, seen);
            Box::new(move || {
                let result = place.save_all(job.pngs());
                ExportOutcome { path: place.path, result }
            })
        } else {
            let job = Job::new(self.title(), &self.choice, workspace, layout, seen);
            Box::new(move || {
                let result = place.save(job.png());
                ExportOutcome { path: place.path, result }
            })
        };
        std::thread::spawn(move || {
            // Nobody listens once the window is gone.
            let _ = sender.send(save());
            ctx.request_repaint();
        });
        self.saving = Some(receiver);
    }

    fn slide_job(&self, workspace: &Workspace, seen: Seen) -> SlideJob {
        let shade = self.choice.colors.shade(seen.shade);
        SlideJob::new(self.slide.options(&self.title), workspace, self.choice.scale, Seen { shade, ..seen })
    }

    /// Shows the dialog, or takes the picture of the window while it is out of sight.
    pub fn ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>, timeline: &Timeline) {
        if self.shot.is_some() {
            self.shoot(ui.ctx());
            return;
        }
        if self.choice.what == What::Slide {
            self.slide.refresh(&self.title, pass.workspace, pass.words);
        }
        self.follow_path(pass.workspace);
        self.make_preview(ui.ctx(), pass, timeline);
        self.copying.poll(ui.ctx());
        let look = pass.look;
        let modal = modal(&look, "export", 0);
        let shown = modal.show(ui.ctx(), |ui| {
            let room = ui.ctx().content_rect().size() - vec2(40.0, 40.0);
            let size = vec2(WIDTH.min(room.x), (52.0 + BODY + FOOT).min(room.y));
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            self.parts_ui(ui, pass, rect, timeline);
        });
        if shown.should_close() {
            pass.send(Action::ToggleExport);
        }
    }

    fn parts_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>, rect: Rect, timeline: &Timeline) {
        let look = pass.look;
        let (head, rest) = rect.split_top_bottom_at_y(rect.top() + 52.0);
        let (body, foot) = rest.split_top_bottom_at_y(rect.bottom() - FOOT);
        let (left, right) = body.split_left_right_at_x(rect.right() - OPTIONS);
        ui.painter().rect_filled(left, 0.0, look.color(Role::Panel));
        head_ui(ui, pass, head);
        self.preview_ui(ui, pass, left);
        let mut options = ui.new_child(UiBuilder::new().max_rect(right.shrink2(vec2(0.0, 6.0))));
        ScrollArea::vertical().id_salt("export-options").auto_shrink(false).show(&mut options, |ui| {
            egui::Frame::NONE
                .inner_margin(egui::Margin::symmetric(20, 8))
                .show(ui, |ui| self.options_ui(ui, pass));
        });
        hline(ui, &look, rect, head.bottom());
        hline(ui, &look, rect, foot.top());
        vline(ui, &look, right.left(), body);
        self.foot_ui(ui, pass, foot, timeline);
    }

    fn preview_ui(&self, ui: &mut Ui, pass: &Pass<'_>, rect: Rect) {
        let look = pass.look;
        if self.choice.what == What::Window {
            let mut room =
                ui.new_child(UiBuilder::new().max_rect(rect.shrink2(vec2(80.0, rect.height() / 2.0 - 24.0))));
            paragraph(
                &mut room,
                pass.say("export.window-note"),
                typeface::regular(13.0),
                20.0,
                look.color(Role::Ink2),
            );
            return;
        }
        let size = self.size();
        let room = rect.shrink2(vec2(24.0, 30.0)).size();
        let scale = (room.x / size.width).min((room.y - 14.0) / size.height);
        let whole = vec2(size.width, size.height) * scale;
        let place = Rect::from_center_size(rect.center() - vec2(0.0, 14.0), whole);
        ui.painter().add(look.shadow().as_shape(place, 4));
        ui.painter().rect_filled(place, 4.0, look.color(Role::Canvas));
        if let Some(texture) = self.preview.first() {
            let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            ui.painter().image(texture.id(), place, whole, egui::Color32::WHITE);
        }
        let PixelSize { width: wide, height: high } = self.choice.pixels(size);
        let values = [("width", &*wide.to_string()), ("height", &*high.to_string())];
        let mut words = pass.words.fill("export.pixels", &values);
        if self.choice.what == What::Slide && self.preview.n_pictures() > 1 {
            let n = pass.words.count("export.slides", self.preview.n_pictures());
            words = format!("{n} · {words}");
        }
        let text = (&*words, typeface::regular(12.5), look.color(Role::Ink3));
        label_at(ui, pos2(rect.center().x, place.bottom() + 20.0), Align2::CENTER_CENTER, text, rect.width());
    }

    /// The size of the picture in points.
    fn size(&self) -> Size {
        if self.choice.what == What::Slide { self.slide.paper.size() } else { self.choice.size }
    }

    fn options_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>) {
        let look = pass.look;
        heading(ui, pass, "export.what");
        for (what, key) in [
            (What::Shown, "export.as-shown"),
            (What::WholeSpan, "export.whole-span"),
            (What::Window, "export.whole-window"),
            (What::Slide, "export.slide"),
        ] {
            if radio(ui, &look, self.choice.what == what, pass.say(key)).clicked() {
                self.choice.what = what;
            }
        }
        if self.choice.what == What::Window {
            return;
        }
        if self.choice.what == What::Slide {
            self.title_ui(ui, pass, pass.say("figure.title"));
            slide_ui(ui, pass, &mut self.slide);
            heading(ui, pass, "export.size");
            self.scale_ui(ui, &look);
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
            self.scale_ui(ui, &look);
        });
    }

    fn scale_ui(&mut self, ui: &mut Ui, look: &Look) {
        let words = ["1×", "2×", "3×"].map(|words| (None, words));
        let active = SCALES.iter().position(|one| *one == self.choice.scale).unwrap_or(0);
        if let Some(clicked) = segments(ui, look, &words, active, false) {
            self.choice.scale = SCALES[clicked];
        }
    }

    fn foot_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>, rect: Rect, timeline: &Timeline) {
        let look = pass.look;
        let inner = rect.shrink2(vec2(20.0, 14.0));
        let mut right =
            ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)));
        let is_empty = self.choice.what == What::Slide && !self.slide.rows.iter().any(|row| row.on);
        let free = self.saving.is_none() && !self.path.trim().is_empty() && !is_empty;
        let save = Button::primary(pass.say("export.save")).icon(icon::DOWNLOAD_SIMPLE).enabled(free);
        let clicked = save.show(&mut right, &look).clicked();
        if Button::new(pass.say("export.save-as")).show(&mut right, &look).clicked() {
            pass.send(Action::AskSavePlace(PathBuf::from(self.path.trim())));
        }
        self.copy_ui(&mut right, pass, timeline);
        let room = Rect::from_min_max(inner.min, pos2(right.min_rect().left() - 16.0, inner.bottom()));
        let mut left = ui.new_child(UiBuilder::new().max_rect(room));
        let field =
            path_field(&mut left, &look, Id::unique("export-path"), &mut self.path, pass.say("export.path"));
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if free && (clicked || entered) {
            pass.send(Action::SavePicture(job::free_path(PathBuf::from(self.path.trim()))));
        }
    }

    /// The buttons that put the picture, and a slide's words, on the clipboard.
    fn copy_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>, timeline: &Timeline) {
        let look = pass.look;
        if self.choice.what == What::Window {
            return;
        }
        let copied = self.copying.copied(ui.ctx());
        let words = |what: Copied, key| pass.say(if copied == Some(what) { "action.copied" } else { key });
        let picture = words(Copied::Picture, "export.copy-picture");
        let free = !self.copying.is_busy();
        if Button::new(picture).enabled(free).show(ui, &look).clicked() {
            let seen = Seen { words: pass.words, shade: look.theme().shade() };
            let scale = self.choice.scale;
            if self.choice.what == What::Slide {
                let job = self.slide_job(pass.workspace, seen);
                self.copying.start(ui.ctx(), move || job.images(scale).into_iter().next());
            } else {
                let job = Job::new(self.title(), &self.choice, pass.workspace, timeline.layout(), seen);
                self.copying.start(ui.ctx(), move || job.image(scale));
            }
        }
        let text = words(Copied::Text, "export.copy-text");
        if self.choice.what == What::Slide && Button::new(text).show(ui, &look).clicked() {
            let input = input_of(pass.workspace, pass.words);
            ui.ctx().copy_text(slide::said(&input, &self.slide.options(&self.title)));
            self.copying.say(ui.ctx(), Copied::Text);
        }
    }

    /// Names the file by the title, unless another name was typed.
    fn follow_path(&mut self, workspace: &Workspace) {
        if self.path == self.proposed_path {
            let title = if self.title.trim().is_empty() { &self.project } else { &self.title };
            let path = job::suggested_path(title, workspace.view().window);
            self.proposed_path = path.display().to_string();
            self.path.clone_from(&self.proposed_path);
        }
    }

    /// Starts a preview where something else is wanted, and takes in the one that is done.
    fn make_preview(&mut self, ctx: &Context, pass: &Pass<'_>, timeline: &Timeline) {
        self.making.take(ctx, &mut self.preview);
        let seen = Seen { words: pass.words, shade: pass.look.theme().shade() };
        let wanted = self.wanted(seen.shade);
        if self.preview.is_of(&wanted) || self.making.is_busy() || self.choice.what == What::Window {
            return;
        }
        let scale = 640.0 * ctx.pixels_per_point() / self.size().width;
        if self.choice.what == What::Slide {
            let job = self.slide_job(pass.workspace, seen);
            self.making.start(ctx, wanted, move || job.images(scale));
        } else {
            let job = Job::new(self.title(), &self.choice, pass.workspace, timeline.layout(), seen);
            self.making.start(ctx, wanted, move || job.image(scale).into_iter().collect());
        }
    }

    /// Takes the picture of the window once the dialog has been out of sight long enough.
    fn shoot(&mut self, ctx: &Context) {
        ctx.request_repaint();
        match self.shot.take() {
            Some(Shot::Hiding(0, place)) => {
                let (sender, receiver) = channel();
                let waking = ctx.clone();
                let taken = move |image: Arc<ColorImage>| {
                    std::thread::spawn(move || {
                        let result = place.save(job::png_of_screen(&image));
                        // Nobody listens once the window is gone.
                        let _ = sender.send(ExportOutcome { path: place.path, result });
                        waking.request_repaint();
                    });
                };
                let callback = egui::ScreenshotCallback::new(taken);
                ctx.send_viewport_cmd(egui::ViewportCommand::Screenshot(callback));
                self.saving = Some(receiver);
                self.shot = Some(Shot::Waiting);
            }
            Some(Shot::Hiding(passes, place)) => self.shot = Some(Shot::Hiding(passes - 1, place)),
            waiting => self.shot = waiting,
        }
    }
}

fn head_ui(ui: &mut Ui, pass: &mut Pass<'_>, rect: Rect) {
    let look = pass.look;
    let words = (pass.say("export.title"), typeface::semibold(16.0), look.color(Role::Ink));
    label_at(ui, pos2(rect.left() + 20.0, rect.center().y), Align2::LEFT_CENTER, words, rect.width() - 80.0);
    let inner = rect.shrink2(vec2(12.0, 10.0));
    let mut right =
        ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)));
    if icon_button(&mut right, &look, icon::X, pass.say("export.close"), true).clicked() {
        pass.send(Action::ToggleExport);
    }
}
