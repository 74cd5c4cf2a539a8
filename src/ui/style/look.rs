//! The theme as egui's colors and style.

use egui::{
    Color32, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Visuals, vec2,
};

use crate::theme::{Color, LaneColor, Paint, Role, Shade, Theme, Tint};

/// The colors of the window in the theme in force.
#[derive(Clone, Copy)]
pub struct Look {
    theme: &'static Theme,
}

impl Look {
    /// The light or the dark look.
    pub fn of(shade: Shade) -> Self {
        Self { theme: Theme::of(shade) }
    }

    /// The theme itself.
    pub fn theme(&self) -> &'static Theme {
        self.theme
    }

    /// The color of a role.
    pub fn color(&self, role: Role) -> Color32 {
        color32(self.theme.role(role))
    }

    /// The color of a paint of the scene.
    pub fn paint(&self, paint: Paint) -> Color32 {
        color32(self.theme.color(paint))
    }

    /// A lane's own color.
    pub fn lane(&self, lane: LaneColor) -> Color32 {
        self.paint(Paint::lane(lane, Tint::Full))
    }

    /// The ink that reads on a lane's color, for the check in its swatch.
    pub fn on_lane(&self, color: Color32) -> Color32 {
        if color == self.color(Role::Accent) { self.color(Role::OnAccent) } else { self.color(Role::OnLane) }
    }

    /// `part` of `a` and the rest of `b`.
    pub fn mix(&self, a: Color32, b: Color32, part: f32) -> Color32 {
        b.lerp_to_gamma(a, part)
    }

    /// The ground of something pressable that rests on `ground`.
    pub fn pressable(&self, ground: Role, hovered: bool, pressed: bool) -> Color32 {
        match (pressed, hovered) {
            (true, _) => self.color(Role::Sunk),
            (false, true) => self.mix(self.color(Role::Sunk), self.color(ground), 0.5),
            _ => self.color(ground),
        }
    }

    /// The shadow under tooltips, toasts and popovers.
    pub fn shadow(&self) -> Shadow {
        Shadow { offset: [0, 6], blur: 20, spread: 0, color: self.color(Role::Shadow2) }
    }

    /// The shadow under dialogs.
    pub fn dialog_shadow(&self) -> Shadow {
        Shadow { offset: [0, 16], blur: 48, spread: 0, color: self.color(Role::Shadow2) }
    }

    /// The frame of a popover.
    pub fn popover(&self, margin: i8) -> egui::Frame {
        egui::Frame {
            inner_margin: Margin::same(margin),
            corner_radius: CornerRadius::same(8),
            fill: self.color(Role::Surface),
            stroke: Stroke::new(1.0, self.color(Role::Line2)),
            shadow: self.shadow(),
            ..Default::default()
        }
    }

    /// egui's own style, for what it draws itself: text fields, scroll bars, tooltips.
    pub fn style(&self) -> Style {
        let mut style = Style { visuals: self.visuals(), animation_time: 0.12, ..Style::default() };
        let ui = |size| FontId::new(size, FontFamily::Proportional);
        style.text_styles = [
            (TextStyle::Small, ui(11.0)),
            (TextStyle::Body, ui(13.0)),
            (TextStyle::Button, ui(13.0)),
            (TextStyle::Monospace, ui(13.0)),
            (TextStyle::Heading, ui(16.0)),
        ]
        .into();
        style.spacing.item_spacing = vec2(8.0, 0.0);
        style.spacing.interact_size = vec2(24.0, 24.0);
        style.spacing.menu_margin = Margin::same(8);
        style.interaction.selectable_labels = false;
        style.interaction.tooltip_delay = 0.35;
        style.spacing.scroll =
            egui::style::ScrollStyle { bar_width: 8.0, ..egui::style::ScrollStyle::thin() };
        style
    }

    fn visuals(&self) -> Visuals {
        let dark = self.theme.shade() == Shade::Dark;
        let mut visuals = if dark { Visuals::dark() } else { Visuals::light() };
        // Text is measured unhinted, so it is drawn unhinted.
        visuals.text_options.font_hinting = false;
        visuals.override_text_color = Some(self.color(Role::Ink));
        visuals.weak_text_color = Some(self.color(Role::Ink3));
        visuals.panel_fill = self.color(Role::Panel);
        visuals.window_fill = self.color(Role::Surface);
        visuals.window_stroke = Stroke::new(1.0, self.color(Role::Line2));
        visuals.window_corner_radius = CornerRadius::same(8);
        visuals.menu_corner_radius = CornerRadius::same(8);
        visuals.window_shadow = self.shadow();
        visuals.popup_shadow = self.shadow();
        visuals.extreme_bg_color = self.color(Role::Surface);
        visuals.selection.bg_fill = self.mix(self.color(Role::Accent), self.color(Role::Surface), 0.3);
        visuals.selection.stroke = Stroke::new(1.0, self.color(Role::Ink));
        visuals.text_cursor.stroke = Stroke::new(1.5, self.color(Role::Accent));
        visuals.widgets.noninteractive.bg_stroke = Stroke::new(1.0, self.color(Role::Line));
        visuals.hyperlink_color = self.color(Role::Accent);
        visuals
    }
}

/// A theme's color as egui's.
pub fn color32(color: Color) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
}
