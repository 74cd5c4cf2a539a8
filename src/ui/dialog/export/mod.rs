//! The export dialog: which format; what a picture shows and how large; with a preview of the picture, or the begin of
//! the data. All is made off the window's thread, pictures from the same scene the window paints; "whole window" is a
//! picture of the screen.

mod data_job;
mod data_ui;
mod foot;
mod job;
mod making;
mod options;
mod path;
mod saving;
mod slide_form;
mod slide_job;
mod slide_ui;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::channel;

use egui::{Align, Align2, ColorImage, Context, Layout, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use super::modal::modal;
use crate::export::{Format, OF_SCREEN, SaveError, data, figure, save_by};
use crate::pipeline::Source;
use crate::scene::Layout as SceneLayout;
use crate::scene::geometry::Size;
use crate::theme::{Role, Shade};
use crate::ui::input::Action;
use crate::ui::pass::Pass;
use crate::ui::preferences::LastExport;
use crate::ui::style::icon;
use crate::ui::style::typeface;
use crate::ui::timeline::Timeline;
use crate::ui::widget::{hline, icon_button, label_at, paragraph, vline};
use crate::wording::Wording;
use crate::workspace::Workspace;
use data_job::{DataLook, selection};
use data_ui::begin_ui;
pub use job::Seen;
use job::{Choice, Job, PixelSize, Place, What};
use making::{Copying, Making, Preview, Wanted};
pub use saving::ExportOutcome;
use saving::Saving;
use slide_form::SlideForm;
use slide_job::SlideJob;

const WIDTH: f32 = 1060.0;
const OPTIONS: f32 = 336.0;
const BODY: f32 = 452.0;
const FOOT: f32 = 60.0;

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
    /// The folder of the last export.
    folder: Option<PathBuf>,
    format: Format,
    choice: Choice,
    data: DataLook,
    slide: SlideForm,
    preview: Preview,
    making: Making,
    copying: Copying,
    saving: Option<Saving>,
    shot: Option<Shot>,
}

impl ExportDialog {
    /// A dialog for what is seen now.
    pub fn new(project: &str, workspace: &Workspace, words: &'static Wording, last: &LastExport) -> Self {
        Self {
            project: project.to_owned(),
            usual_title: figure::usual_title(workspace.store(), words),
            title: String::new(),
            proposed_path: String::new(),
            path: String::new(),
            folder: last.folder.as_ref().map(PathBuf::from),
            format: last.format.as_deref().and_then(Format::named).unwrap_or(Format::Png),
            choice: Choice::default(),
            data: DataLook::default(),
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
        let outcome = self.saving.as_ref()?.poll()?;
        self.saving = None;
        self.shot = None;
        Some(outcome)
    }

    /// Whether the preview of what is chosen is still being made.
    pub fn is_making(&self) -> bool {
        if self.format.is_picture() { self.making.is_busy() } else { self.data.is_making() }
    }

    /// What is exported.
    pub fn format(&self) -> Format {
        self.format
    }

    /// Chooses what is exported; a path that was typed for the format before gets the ending of this one.
    pub fn set_format(&mut self, format: Format) {
        let before = self.format.entry().ending;
        self.format = format;
        if self.path != self.proposed_path {
            self.path = path::for_ending(&self.path, before, format.entry().ending);
        }
        // A picture of the screen is of dots.
        if self.choice.what == What::Window && format != Format::Png {
            self.choice.what = What::Shown;
        }
    }

    /// Saves at `path` what is chosen, unless one of the open `sources` stands there.
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
        let format = self.format;
        let path = path::confirmed_path(path, format.entry().ending);
        let place = Place { path, sources: sources.to_vec(), words: seen.words };
        if format == Format::Png && self.choice.what == What::Window {
            self.shot = Some(Shot::Hiding(2, place));
            ctx.request_repaint();
            return;
        }
        self.saving = Some(if !format.is_picture() {
            let selection = selection(workspace, &self.title, seen.words);
            Saving::start(ctx, selection.len(), move |watch| {
                let fill = |out: &mut dyn io::Write| data::write(format, &selection, watch, out);
                let result = save_by(&place.path, &place.sources, fill).map_err(SaveError::from);
                ExportOutcome { format, path: place.path, result }
            })
        } else if self.choice.what == What::Slide {
            let job = self.slide_job(workspace, seen);
            Saving::start(ctx, 0, move |_| {
                let result = place.save_all(job.files(format));
                ExportOutcome { format, path: place.path, result }
            })
        } else {
            let job = Job::new(self.title(), &self.choice, workspace, layout, seen);
            Saving::start(ctx, 0, move |_| {
                let result = place.save_all(job.files(format));
                ExportOutcome { format, path: place.path, result }
            })
        });
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
        if self.format.is_picture() {
            self.make_preview(ui.ctx(), pass, timeline);
        } else {
            self.data.refresh(ui.ctx(), self.format, &self.title, pass.workspace, pass.words);
        }
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
        match self.format.is_picture() {
            true => self.preview_ui(ui, pass, left),
            false => begin_ui(ui, pass, left, &self.data.begin),
        }
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
        let mut words = self.size_words(pass.words, size);
        if self.choice.what == What::Slide && self.preview.n_pictures() > 1 {
            let n = pass.words.count("export.slides", self.preview.n_pictures());
            words = format!("{n} · {words}");
        }
        let text = (&*words, typeface::regular(12.5), look.color(Role::Ink3));
        label_at(ui, pos2(rect.center().x, place.bottom() + 20.0), Align2::CENTER_CENTER, text, rect.width());
    }

    /// How large the file shows a picture of `size` points.
    fn size_words(&self, words: &Wording, size: Size) -> String {
        let PixelSize { width, height } = self.choice.pixels(size);
        let (key, width, height) = match self.format {
            Format::Png => ("export.pixels", width, height),
            Format::Pdf => {
                let on_paper = match self.choice.what {
                    What::Slide => self.slide.paper.on_paper(),
                    _ => OF_SCREEN,
                };
                let millimetres = |points: f32| (points * on_paper * 25.4 / 72.0).round() as u32;
                ("export.millimetres", millimetres(size.width), millimetres(size.height))
            }
            _ => ("export.points", size.width.round() as u32, size.height.round() as u32),
        };
        words.fill(key, &[("width", &*width.to_string()), ("height", &*height.to_string())])
    }

    /// The size of the picture in points.
    fn size(&self) -> Size {
        if self.choice.what == What::Slide { self.slide.paper.size() } else { self.choice.size }
    }

    /// Names the file by the title, unless another name was typed.
    fn follow_path(&mut self, workspace: &Workspace) {
        if self.path == self.proposed_path {
            let title = if self.title.trim().is_empty() { &self.project } else { &self.title };
            let (window, ending) = (workspace.view().window, self.format.entry().ending);
            let path = path::suggested_path(title, window, self.folder.as_deref(), ending);
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
                        let _ = sender.send(ExportOutcome { format: Format::Png, path: place.path, result });
                        waking.request_repaint();
                    });
                };
                let callback = egui::ScreenshotCallback::new(taken);
                ctx.send_viewport_cmd(egui::ViewportCommand::Screenshot(callback));
                self.saving = Some(Saving::waiting(receiver));
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
