//! The window in a test.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use zeitstrahl::cli::Window;
use zeitstrahl::pipeline::Source;
use zeitstrahl::record::write_line;
use zeitstrahl::ui::{App, Preferences, ThemeChoice, prepare};
use zeitstrahl::wording::Tongue;
use zeitstrahl::workspace::Workspace;

use crate::generate::generate;
use crate::rasterizer::Rasterizer;

/// The window with its state, made in its first pass.
pub type Tested = Harness<'static, Option<App>>;

/// How a tested window is set up.
#[derive(Clone)]
pub struct Setup {
    pub size: Vec2,
    pub theme: ThemeChoice,
    pub tongue: Tongue,
    pub sources: Vec<PathBuf>,
    /// Whether the reader stands beside the timeline from the start, as one that was pinned before.
    pub pinned: bool,
    /// The folder of the program, in which work without a name is kept; none is where it is not told.
    pub folder: Option<PathBuf>,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            size: vec2(1440.0, 900.0),
            theme: ThemeChoice::Light,
            tongue: Tongue::English,
            sources: Vec::new(),
            pinned: true,
            folder: None,
        }
    }
}

/// Opens a window and waits until everything is read.
pub fn open(setup: Setup) -> Tested {
    let Setup { size, theme, tongue, sources, pinned, folder } = setup;
    let draw = move |ui: &mut egui::Ui, app: &mut Option<App>| {
        let app = app.get_or_insert_with(|| {
            // A view that is on its way has a layout too, and labels keep their rows from it: how far it comes before
            // everything is read differs from run to run.
            let mut preferences = Preferences { theme, reduce_motion: true, ..Preferences::default() };
            preferences.panels.reader_pinned = pinned;
            let sources = sources.iter().cloned().map(Source::Path).collect();
            let window = Window { sources, tongue: Some(tongue), ..Window::default() };
            let app = App::new(ui.ctx(), preferences, window);
            match &folder {
                Some(folder) => app.keeping_in(folder),
                None => app,
            }
        });
        app.ui(ui);
    };
    let mut harness = Harness::builder()
        .with_size(size)
        .with_max_steps(40)
        .with_render_cursor(false)
        .with_context_setup(prepare)
        .renderer(Rasterizer::default())
        .build_ui_state(draw, None);
    settle(&mut harness);
    harness
}

/// Runs until everything is read, previews are made and nothing moves any more.
pub fn settle(harness: &mut Tested) {
    while app(harness).is_busy() {
        std::thread::sleep(Duration::from_millis(5));
        harness.step();
    }
    harness.run_steps(4);
}

/// The window with the sample open, as its button opens it.
pub fn sample(setup: Setup) -> Tested {
    let mut harness = open(setup);
    let name = if harness.query_by_label("Try the sample").is_some() {
        "Try the sample"
    } else {
        "Beispiel ansehen"
    };
    harness.get_by_label(name).click();
    harness.step();
    harness.step();
    settle(&mut harness);
    harness
}

/// The window with articles that were extracted once and for all, so that nothing here depends on
/// how well extraction does.
pub fn told(setup: Setup) -> Tested {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/ui/told.jsonl");
    open(Setup { sources: vec![file.into()], ..setup })
}

/// The window with so many made items of three years.
pub fn made(n_items: usize, setup: Setup) -> Tested {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("zeitstrahl-made-{}-{number}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("items.jsonl");
    let lines: Vec<String> = generate(7, n_items).iter().map(|one| write_line(one)).collect();
    std::fs::write(&file, lines.join("\n")).unwrap();
    let mut harness = open(Setup { sources: vec![file], ..setup });
    std::fs::remove_dir_all(&folder).unwrap();
    // All of them, however sure.
    if let Some(node) = harness.query_all_by_label_contains(" unsure").last() {
        node.click();
        harness.run();
        harness.key_press(egui::Key::Num0);
        harness.run();
        harness.remove_cursor();
    }
    harness
}

/// The state of the window.
pub fn app(harness: &Tested) -> &App {
    harness.state().as_ref().expect("the window has been drawn")
}

/// A file that is let go over the window.
#[derive(Debug)]
pub struct Dropped(pub PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("nobody asks for them".to_owned())
    }
}

/// What is open and seen.
pub fn workspace(harness: &Tested) -> &Workspace {
    app(harness).workspace()
}

/// Presses a key and waits until all that it asks for is done.
pub fn press(harness: &mut Tested, key: Key) {
    press_with(harness, Modifiers::NONE, key);
}

/// The same with other keys held.
pub fn press_with(harness: &mut Tested, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
    settle(harness);
}
