//! Buttons: with a border, bare, primary or as a link, and those with an icon alone.

use std::sync::Arc;

use egui::{
    Align2, Color32, CursorIcon, Galley, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    accesskit, pos2, vec2,
};

use super::{cut_text, focus_ring};
use crate::theme::Role;
use crate::ui::style::Look;
use crate::ui::style::icon::{self, paint_icon};
use crate::ui::style::typeface;

const RADIUS: f32 = 6.0;
const ICON: f32 = 16.0;
const GAP: f32 = 8.0;

#[derive(Clone, Copy, PartialEq)]
enum Style {
    Bordered,
    Bare,
    Primary,
    Link,
}

/// A button with words on it.
#[must_use]
pub struct Button<'a> {
    label: &'a str,
    icon: Option<char>,
    style: Style,
    enabled: bool,
    caret: bool,
    height: f32,
    before: &'a str,
    name: &'a str,
    on: bool,
}

impl<'a> Button<'a> {
    /// White, with a border.
    pub fn new(label: &'a str) -> Self {
        let style = Style::Bordered;
        Self {
            label,
            icon: None,
            style,
            enabled: true,
            caret: false,
            height: 32.0,
            before: "",
            name: label,
            on: false,
        }
    }

    /// Without ground or border until the pointer is over it.
    pub fn bare(label: &'a str) -> Self {
        Self { style: Style::Bare, ..Self::new(label) }
    }

    /// The one main action of a place.
    pub fn primary(label: &'a str) -> Self {
        Self { style: Style::Primary, ..Self::new(label) }
    }

    /// Words in the accent color alone.
    pub fn link(label: &'a str) -> Self {
        Self { style: Style::Link, height: 24.0, ..Self::new(label) }
    }

    /// Puts an icon before the words.
    pub fn icon(self, icon: char) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// Puts a caret after the words: it opens a menu.
    pub fn caret(self) -> Self {
        Self { caret: true, ..self }
    }

    /// Puts quieter words before its own.
    pub fn before(self, words: &'a str) -> Self {
        Self { before: words, ..self }
    }

    /// What screen readers say, where that is not its words.
    pub fn named(self, name: &'a str) -> Self {
        Self { name, ..self }
    }

    /// Whether it can be pressed.
    pub fn enabled(self, enabled: bool) -> Self {
        Self { enabled, ..self }
    }

    /// Whether what it switches is on.
    pub fn on(self, on: bool) -> Self {
        Self { on, ..self }
    }

    /// Height in points; 32 unless told.
    pub fn height(self, height: f32) -> Self {
        Self { height, ..self }
    }

    fn padding(&self) -> f32 {
        match self.style {
            Style::Bordered | Style::Primary => 12.0,
            Style::Bare => 8.0,
            Style::Link => 0.0,
        }
    }

    fn words(&self, ui: &Ui) -> Arc<Galley> {
        let size = if self.style == Style::Link { 12.5 } else { 13.0 };
        cut_text(ui, self.label, typeface::medium(size), Color32::PLACEHOLDER, f32::INFINITY)
    }

    fn quiet_words(&self, ui: &Ui, color: Color32) -> Arc<Galley> {
        cut_text(ui, self.before, typeface::regular(13.0), color, f32::INFINITY)
    }

    fn icon_width(&self) -> f32 {
        let gap = if self.label.is_empty() { 0.0 } else { GAP };
        if self.icon.is_some() { ICON + gap } else { 0.0 }
    }

    fn quiet_width(&self, ui: &Ui) -> f32 {
        if self.before.is_empty() { 0.0 } else { self.quiet_words(ui, Color32::PLACEHOLDER).size().x + 6.0 }
    }

    /// How wide it will be.
    pub fn width(&self, ui: &Ui) -> f32 {
        let caret = if self.caret { 18.0 } else { 0.0 };
        let inside = self.icon_width() + self.quiet_width(ui) + self.words(ui).size().x + caret;
        (2.0 * self.padding() + inside).ceil()
    }

    /// Draws it and tells what was done with it.
    pub fn show(self, ui: &mut Ui, look: &Look) -> Response {
        let galley = self.words(ui);
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(self.width(ui), self.height), sense);
        response.widget_info(|| match self.on {
            true => WidgetInfo::selected(accesskit::Role::Button, self.enabled, true, self.name),
            false => WidgetInfo::labeled(accesskit::Role::Button, self.enabled, self.name),
        });
        let (ground, border, ink) = self.colors(look, &response);
        ui.painter().rect(rect, RADIUS, ground, Stroke::new(1.0, border), StrokeKind::Inside);
        let mut left = rect.left() + self.padding();
        if let Some(icon) = self.icon {
            paint_icon(ui.painter(), icon, pos2(left + ICON / 2.0, rect.center().y), ICON, ink);
            left += self.icon_width();
        }
        if !self.before.is_empty() {
            let quiet = look.color(if self.enabled { Role::Ink3 } else { Role::Ink4 });
            let words = self.quiet_words(ui, quiet);
            let at = Align2::LEFT_CENTER.anchor_size(pos2(left, rect.center().y), words.size());
            ui.painter().galley(at.min, words, quiet);
            left += self.quiet_width(ui);
        }
        let text = Align2::LEFT_CENTER.anchor_size(pos2(left, rect.center().y), galley.size());
        ui.painter().galley(text.min, galley, ink);
        if self.caret {
            let center = pos2(rect.right() - self.padding() - 5.0, rect.center().y);
            paint_icon(ui.painter(), icon::CARET_DOWN, center, 12.0, ink);
        }
        focus_ring(ui, look, &response, RADIUS);
        if self.enabled { response.on_hover_cursor(CursorIcon::PointingHand) } else { response }
    }

    /// Ground, border and ink in the state the pointer leaves it in.
    fn colors(&self, look: &Look, response: &Response) -> (Color32, Color32, Color32) {
        let pressed = response.is_pointer_button_down_on();
        let hovered = response.hovered() && self.enabled;
        let none = Color32::TRANSPARENT;
        let ink = if self.enabled { look.color(Role::Ink) } else { look.color(Role::Ink4) };
        match self.style {
            Style::Bordered => {
                let ground = look.pressable(Role::Surface, hovered, pressed);
                let border = if self.enabled { Role::Line2 } else { Role::Line };
                (ground, look.color(border), ink)
            }
            Style::Bare if hovered || pressed => (look.pressable(Role::Panel, hovered, pressed), none, ink),
            Style::Bare if self.on => (look.color(Role::Sunk), none, ink),
            Style::Bare => (none, none, ink),
            Style::Primary if !self.enabled => (look.color(Role::Sunk), none, ink),
            Style::Primary => {
                let base = look.color(Role::Accent);
                let ground = if hovered { look.mix(base, look.color(Role::Ink), 0.9) } else { base };
                (ground, none, look.color(Role::OnAccent))
            }
            Style::Link => {
                let role = if self.enabled { Role::Accent } else { Role::Ink4 };
                let ink = look.color(role);
                (none, none, if hovered { look.mix(ink, look.color(Role::Ink), 0.75) } else { ink })
            }
        }
    }
}

/// A square button with an icon alone. Its `name`, with the shortcut where it has one, is its tooltip
/// and what screen readers say.
pub fn icon_button(ui: &mut Ui, look: &Look, icon: char, name: &str, enabled: bool) -> Response {
    let side = ui.available_height().clamp(24.0, 32.0);
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), sense);
    response.widget_info(|| WidgetInfo::labeled(accesskit::Role::Button, enabled, name));
    let (hovered, pressed) = (response.hovered() && enabled, response.is_pointer_button_down_on());
    if hovered || pressed {
        ui.painter().rect_filled(rect, RADIUS, look.pressable(Role::Panel, hovered, pressed));
    }
    let ink = if enabled { look.color(Role::Ink2) } else { look.color(Role::Ink4) };
    paint_centered(ui, rect, icon, ink);
    focus_ring(ui, look, &response, RADIUS);
    let response = response.on_hover_text(name);
    if enabled { response.on_hover_cursor(CursorIcon::PointingHand) } else { response }
}

fn paint_centered(ui: &Ui, rect: Rect, icon: char, ink: Color32) {
    let size = match icon {
        icon::ARROWS_OUT_LINE_HORIZONTAL => 18.0,
        _ if rect.height() < 28.0 => 14.0,
        _ => ICON,
    };
    paint_icon(ui.painter(), icon, rect.center(), size, ink);
}
