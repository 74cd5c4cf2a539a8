//! A scene of a workspace as it is, with nobody at the mouse.

use zeitstrahl::scene::geometry::Size;
use zeitstrahl::scene::{Layout, Scene, SceneInput, SceneOptions, Touch, build};
use zeitstrahl::view::ViewState;
use zeitstrahl::wording::{Tongue, Wording};
use zeitstrahl::workspace::Workspace;

/// The scene of `view`, after `layout`.
pub fn scene_of(
    workspace: &Workspace,
    view: &ViewState,
    size: Size,
    options: SceneOptions,
    layout: Option<&Layout>,
) -> Scene {
    build(&input_of(workspace, view, size, options, &Touch::default()), layout)
}

/// What that scene is made of.
pub fn input_of<'a>(
    workspace: &'a Workspace,
    view: &'a ViewState,
    size: Size,
    options: SceneOptions,
    touch: &'a Touch<'a>,
) -> SceneInput<'a> {
    SceneInput {
        store: workspace.store(),
        result: workspace.result(),
        view,
        wording: Wording::of(Tongue::German),
        palette: workspace.palette(),
        touch,
        size,
        options,
    }
}
