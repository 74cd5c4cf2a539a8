//! A slide in words: the line under its title, and what stands for it where it cannot be seen.

use super::input::{SlideInput, SlideOptions};
use super::material::{Material, material};
use crate::time::TimeInterval;

/// The line under the title unless somebody writes another: what is asked, and from which day to which the items are.
pub fn subtitle(input: &SlideInput, options: &SlideOptions) -> String {
    let days: Vec<_> = material(input, &options.entries).iter().map(|one| one.day).collect();
    let (Some(&first), Some(&last)) = (days.first(), days.last()) else { return String::new() };
    let range = input.wording.days(first, last);
    let title = options.title.trim();
    if title.is_empty() || title == input.wording.text("figure.title") {
        // The title asks already.
        return range;
    }
    input.wording.fill("slide.subtitle", &[("range", &range)])
}

/// Title, line under it and the items as sentences, for who cannot see the slide.
pub fn said(input: &SlideInput, options: &SlideOptions) -> String {
    let title = options.title.trim();
    let title = if title.is_empty() { input.wording.text("figure.title") } else { title };
    let mut lines = vec![title.to_owned()];
    if !options.subtitle.trim().is_empty() {
        lines.push(options.subtitle.trim().to_owned());
    }
    lines.extend(material(input, &options.entries).iter().map(|one| sentence(input, one)));
    lines.join("\n")
}

/// "15. August 2025, Donald Trump: „Es gibt keine Einigung“ (vor der Presse)."
fn sentence(input: &SlideInput, one: &Material) -> String {
    let day = TimeInterval::day(one.day);
    let day = input.wording.days(day.first_day(), day.first_day());
    let text = one.text.trim_end_matches('.');
    let beside = one.circumstance.as_ref().map_or(String::new(), |words| format!(" ({words})"));
    let goes_on = text.starts_with(char::is_lowercase);
    match &one.name {
        Some(name) if goes_on => format!("{day}: {name} {text}{beside}."),
        Some(name) => format!("{day}, {name}: {text}{beside}."),
        None => format!("{day}: {text}{beside}."),
    }
}
