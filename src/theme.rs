//! Colors: what a color means (its role) → what it is in the light or dark theme.
//!
//! The picture as data holds [`Paint`]s. They become a [`Color`] when they are drawn, so one scene
//! serves both themes. A hue on the canvas means the lane, and nothing else.

use std::sync::OnceLock;

use serde::Deserialize;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Shade {
    /// Dark ink on a light ground.
    #[default]
    Light,
    /// Light ink on a dark ground.
    Dark,
}

/// An sRGB color with straight (not premultiplied) alpha.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct Color {
    /// Red, from 0 to 255.
    pub r: u8,
    /// Green, from 0 to 255.
    pub g: u8,
    /// Blue, from 0 to 255.
    pub b: u8,
    /// Opacity, 255 is opaque.
    pub a: u8,
}

impl Color {
    /// An opaque color.
    pub const fn rgb(r: u8, g: u8, b: u8) -> Self {
        Self { r, g, b, a: 255 }
    }

    /// `part` of `self` and the rest of `other`, channel by channel.
    pub fn mix(self, other: Self, part: f32) -> Self {
        let lerp = |a: u8, b: u8| (f32::from(a) * part + f32::from(b) * (1.0 - part)).round() as u8;
        Self {
            r: lerp(self.r, other.r),
            g: lerp(self.g, other.g),
            b: lerp(self.b, other.b),
            a: lerp(self.a, other.a),
        }
    }

    /// The same color at `opacity` (0 to 1) of its own.
    pub fn faded(self, opacity: f32) -> Self {
        Self { a: (f32::from(self.a) * opacity).round() as u8, ..self }
    }

    /// Contrast ratio of two opaque colors, 1 to 21 (WCAG 2.2).
    pub fn contrast(self, other: Self) -> f32 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f32 {
        let linear = |c: u8| {
            let c = f32::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.r) + 0.7152 * linear(self.g) + 0.0722 * linear(self.b)
    }
}

/// A text that is no color.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoColor(String);

impl std::fmt::Display for NoColor {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{:?} is no color: write \"#RRGGBB\" or \"#RRGGBBAA\"", self.0)
    }
}

impl std::error::Error for NoColor {}

impl TryFrom<String> for Color {
    type Error = NoColor;

    /// From "#RRGGBB" or "#RRGGBBAA".
    fn try_from(text: String) -> Result<Self, NoColor> {
        let digits = text.strip_prefix('#').unwrap_or_default();
        let byte = |at: usize| digits.get(at..at + 2).and_then(|two| u8::from_str_radix(two, 16).ok());
        let alpha = if digits.len() == 8 { byte(6) } else { Some(255) };
        match (byte(0), byte(2), byte(4), alpha) {
            (Some(r), Some(g), Some(b), Some(a)) if matches!(digits.len(), 6 | 8) => Ok(Self { r, g, b, a }),
            _ => Err(NoColor(text)),
        }
    }
}

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// What a color of the interface is for; the values stand in `assets/theme/*.toml`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Role { $($(#[$doc])* $name),* }

        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        #[allow(non_snake_case, reason = "the fields are the roles")]
        struct Roles { $($name: Color),* }

        impl Roles {
            fn get(&self, role: Role) -> Color {
                match role { $(Role::$name => self.$name),* }
            }
        }
    };
}

roles! {
    /// Window, side panels, bars.
    Panel,
    /// Ground of the timeline.
    Canvas,
    /// Chips, cards, fields, dialogs.
    Surface,
    /// Filter chips, pressed, progress track.
    Sunk,
    /// Hairlines between lanes and rows.
    Line,
    /// Borders, stronger rules.
    Line2,
    /// Borders of boxes; the lane without a country.
    Line3,
    /// Text, and what marks a selection.
    Ink,
    /// Secondary text, icons.
    Ink2,
    /// Meta text, counts, ticks.
    Ink3,
    /// Text of what is disabled, and nothing else.
    Ink4,
    /// Links, primary button, focus ring.
    Accent,
    /// Text on the accent.
    OnAccent,
    /// Selected row of a menu.
    AccentWeak,
    /// Errors, and what cannot be undone.
    Danger,
    /// Problems, and what was assumed.
    Warn,
    /// What was done or stored.
    Ok,
    /// Near shadow, with alpha.
    Shadow,
    /// Far shadow, with alpha.
    Shadow2,
    /// Behind dialogs, with alpha.
    Scrim,
    /// Plot after the last publication date.
    Future,
    /// Optional ground of weekends.
    Weekend,
    /// Check mark on a lane's swatch.
    OnLane,
    /// Wash of a statement in the reader.
    Statement,
    /// Wash of the current statement.
    StatementCurrent,
    /// Wash of an event.
    Event,
    /// Wash of the current event.
    EventCurrent,
    /// Wash of a time.
    Time,
    /// Underline of a time.
    TimeLine,
    /// Chip of an actor.
    Actor,
    /// Underline of an actor.
    ActorLine,
    /// Chip of a country.
    Country,
    /// Underline of a country.
    CountryLine,
    /// Density: all items, before filters.
    Total,
    /// Density: statements; facet bars without a lane's color.
    Statements,
    /// Events in bars of how many there are.
    Events,
    /// Track of a segmented control.
    SegmentTrack,
    /// The active one of several segments.
    SegmentOn,
}

/// The color of a lane: a place in the palette, kept for the life of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LaneColor(u16);

impl LaneColor {
    /// The lane of items without a country: gray, never a palette color.
    pub const NEUTRAL: Self = Self(u16::MAX);
    /// Colors in the palette; later lanes use them again, with a ring.
    pub const PALETTE: usize = 12;

    /// The `place`-th color, counted from 0.
    pub fn new(place: usize) -> Self {
        Self(u16::try_from(place).unwrap_or(u16::MAX - 1).min(u16::MAX - 1))
    }

    /// Whether this color is used a second time, so that its swatch carries a ring.
    pub fn ringed(self) -> bool {
        self != Self::NEUTRAL && usize::from(self.0) >= Self::PALETTE
    }
}

/// A color derived from a lane's color at start-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tint {
    /// The lane's color itself.
    Full,
    /// Text on the full color.
    Text,
    /// Fill of a chip under the pointer.
    Hover,
    /// Fill of a pressed chip.
    Pressed,
    /// Border of a chip or pill under the pointer.
    HoverBorder,
    /// Kind glyph in a chip.
    Glyph,
    /// Fill of an overflow pill.
    Pill,
    /// Ground of a bar whose extent is vague.
    VagueGround,
    /// Stripes of a bar whose extent is vague.
    VagueStripe,
    /// Fill of a planned bar.
    Planned,
    /// Whisker of an instant event.
    Whisker,
    /// Stripes after a chip that may reach further.
    Tail,
    /// Statements in a density bar.
    Density,
    /// A mark whose time is vague.
    VagueMark,
    /// An event's bar under the pointer.
    HoverBar,
}

/// What a shape is drawn with: a meaning, not yet a color.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paint {
    base: Base,
    opacity: f32,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Base {
    Role(Role),
    Lane(LaneColor, Tint),
}

impl Paint {
    /// A derived color of a lane.
    pub fn lane(lane: LaneColor, tint: Tint) -> Self {
        Self { base: Base::Lane(lane, tint), opacity: 1.0 }
    }

    /// The same paint at `opacity` of its own.
    pub fn faded(self, opacity: f32) -> Self {
        Self { opacity: self.opacity * opacity, ..self }
    }
}

impl From<Role> for Paint {
    fn from(role: Role) -> Self {
        Self { base: Base::Role(role), opacity: 1.0 }
    }
}

/// The colors of one theme.
pub struct Theme {
    shade: Shade,
    roles: Roles,
    lanes: [Color; LaneColor::PALETTE],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ThemeFile {
    roles: Roles,
    lanes: [Color; LaneColor::PALETTE],
}

/// The two inks of which the one that contrasts more stands on a lane's color.
const TEXT_ON_LANE: [Color; 2] = [Color::rgb(0xFF, 0xFF, 0xFF), Color::rgb(0x14, 0x16, 0x1A)];

impl Theme {
    /// The light or the dark theme.
    pub fn of(shade: Shade) -> &'static Self {
        static THEMES: OnceLock<[Theme; 2]> = OnceLock::new();
        let [light, dark] = THEMES.get_or_init(|| {
            [
                Self::read(Shade::Light, include_str!("../assets/theme/light.toml")),
                Self::read(Shade::Dark, include_str!("../assets/theme/dark.toml")),
            ]
        });
        if shade == Shade::Light { light } else { dark }
    }

    #[expect(clippy::expect_used, reason = "the files are part of the program; a test reads them")]
    fn read(shade: Shade, text: &str) -> Self {
        let ThemeFile { roles, lanes } = toml::from_str(text).expect("a theme that reads");
        Self { shade, roles, lanes }
    }

    /// Which of the two this is.
    pub fn shade(&self) -> Shade {
        self.shade
    }

    /// The color of a role.
    pub fn role(&self, role: Role) -> Color {
        self.roles.get(role)
    }

    /// The color of a paint.
    pub fn color(&self, paint: Paint) -> Color {
        let color = match paint.base {
            Base::Role(role) => self.role(role),
            Base::Lane(lane, tint) => self.tint(lane, tint),
        };
        color.faded(paint.opacity)
    }

    fn tint(&self, lane: LaneColor, tint: Tint) -> Color {
        let full = match lane {
            LaneColor::NEUTRAL => self.role(Role::Line3),
            LaneColor(place) => self.lanes[usize::from(place) % LaneColor::PALETTE],
        };
        let dark = self.shade == Shade::Dark;
        let on = |role, part| full.mix(self.role(role), part);
        match tint {
            Tint::Full => full,
            Tint::Text => {
                let [white, black] = TEXT_ON_LANE;
                if full.contrast(white) >= full.contrast(black) { white } else { black }
            }
            Tint::Hover => on(Role::Surface, 0.10),
            Tint::Pressed => on(Role::Surface, 0.18),
            Tint::HoverBorder => on(Role::Line2, 0.70),
            Tint::Glyph => on(Role::Ink, if dark { 0.85 } else { 0.80 }),
            Tint::Pill => on(Role::Canvas, if dark { 0.26 } else { 0.16 }),
            Tint::VagueGround => on(Role::Canvas, 0.13),
            Tint::VagueStripe => on(Role::Canvas, 0.28),
            Tint::Planned => on(Role::Canvas, 0.07),
            Tint::Whisker => on(Role::Canvas, 0.55),
            Tint::Tail => on(Role::Canvas, 0.60),
            Tint::Density => on(Role::Canvas, if dark { 0.55 } else { 0.50 }),
            Tint::VagueMark => on(Role::Canvas, 0.50),
            Tint::HoverBar => full.mix(Color::rgb(255, 255, 255), 0.92),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_are_read_and_bad_ones_refused() {
        assert_eq!(Color::try_from("#1A1C20".to_owned()), Ok(Color::rgb(0x1A, 0x1C, 0x20)));
        assert_eq!(Color::try_from("#1a1c2014".to_owned()).map(|c| c.a), Ok(0x14));
        for bad in ["", "1A1C20", "#1A1C2", "#1A1C2G", "#ä1A1C"] {
            assert!(Color::try_from(bad.to_owned()).is_err(), "{bad}");
        }
    }

    #[test]
    fn mixes_are_plain_lerps() {
        assert_eq!(Color::rgb(0, 100, 200).mix(Color::rgb(100, 100, 0), 0.25), Color::rgb(75, 100, 50));
    }

    #[test]
    fn text_is_readable_in_both_themes() {
        for shade in [Shade::Light, Shade::Dark] {
            let theme = Theme::of(shade);
            for ink in [Role::Ink, Role::Ink2, Role::Ink3] {
                for ground in [Role::Panel, Role::Canvas, Role::Surface, Role::Sunk, Role::Future] {
                    assert!(
                        theme.role(ink).contrast(theme.role(ground)) >= 4.5,
                        "{shade:?} {ink:?} {ground:?}"
                    );
                }
            }
            for place in 0..LaneColor::PALETTE {
                let lane = LaneColor::new(place);
                let full = theme.color(Paint::lane(lane, Tint::Full));
                assert!(full.contrast(theme.role(Role::Canvas)) >= 3.0);
                assert!(theme.color(Paint::lane(lane, Tint::Text)).contrast(full) >= 4.5);
            }
        }
    }

    #[test]
    fn the_thirteenth_lane_takes_the_first_color_with_a_ring() {
        let theme = Theme::of(Shade::Light);
        let color = |place| theme.color(Paint::lane(LaneColor::new(place), Tint::Full));
        assert_eq!(color(0), color(12));
        assert!(LaneColor::new(12).ringed() && !LaneColor::new(11).ringed());
        assert!(!LaneColor::NEUTRAL.ringed());
    }
}
