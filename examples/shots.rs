#[path = "../tests/support/generated.rs"]
mod generated;
use generated::*;
use zeitstrahl::scene::geometry::Size;
use zeitstrahl::scene::{self, *};
use zeitstrahl::theme::*;
use zeitstrahl::wording::*;
use zeitstrahl::workspace::*;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let n: usize = a[1].parse().unwrap();
    let days: usize = a[2].parse().unwrap();
    let (w, h): (f32, f32) = (a[3].parse().unwrap(), a[4].parse().unwrap());
    let dark = a[5] == "dark";
    let countries = a.get(7).and_then(|c| c.parse().ok()).unwrap_or(6);
    let scale = a.get(8).and_then(|c| c.parse().ok()).unwrap_or(1.0);
    let shape = Shape {
        n_items: n,
        n_countries: countries,
        first: "2025-08-25".parse().unwrap(),
        n_days: days,
        seed: 7,
    };
    let mut workspace = Workspace::new(extractions(&shape));
    let t = std::time::Instant::now();
    if a.get(9).is_some_and(|x| x == "all") {
        workspace.apply(Command::View(ViewCommand::ShowAll));
    }
    let input = SceneInput {
        store: workspace.store(),
        result: workspace.result(),
        view: workspace.view(),
        wording: Wording::of(Tongue::English),
        palette: workspace.palette(),
        touch: &Touch::default(),
        size: Size { width: w, height: h },
        options: SceneOptions::default(),
    };
    let scene = scene::build(&input, None);
    let t1 = t.elapsed();
    let t = std::time::Instant::now();
    let scene2 = scene::build(&input, Some(&scene.layout));
    println!(
        "{:?} visible {} drawn {:?} first {:?} warm {:?} shapes {} window {:?}",
        scene2.level,
        scene.n_visible,
        scene.n_drawn,
        t1,
        t.elapsed(),
        scene.shapes.len(),
        workspace.view().window.interval()
    );
    let t = std::time::Instant::now();
    let pix = zeitstrahl::export::raster::rasterize(
        &scene.shapes,
        scene.size,
        scale,
        Theme::of(if dark { Shade::Dark } else { Shade::Light }),
    )
    .unwrap();
    println!("raster {:?}", t.elapsed());
    std::fs::write(&a[6], zeitstrahl::export::raster::png_bytes(&pix).unwrap()).unwrap();
}
