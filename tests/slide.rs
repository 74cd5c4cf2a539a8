//! Slides of generated articles: nothing cut, nothing at an edge, everything in its order.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

#[allow(dead_code, reason = "shared with other tests, which use more of it")]
#[path = "common/generate.rs"]
mod generate;
#[path = "common/weeks.rs"]
mod weeks;

use std::path::Path;

use weeks::{Shape as Made, extractions};
use zeitstrahl::annotate::Modality;
use zeitstrahl::export::Sheet;
use zeitstrahl::export::slide::{
    Paper, SlideEntry, SlideInput, SlideOptions, important, paths, said, selected, slides, subtitle, words_of,
};
use zeitstrahl::font::{Face, width};
use zeitstrahl::scene::geometry::Rect;
use zeitstrahl::scene::shape::{Shape, TextRun};
use zeitstrahl::store::ItemIdx;
use zeitstrahl::theme::{Role, Shade};
use zeitstrahl::view::TimeWindow;
use zeitstrahl::wording::{Tongue, Wording};
use zeitstrahl::workspace::{Command, SelectCommand, ViewCommand, Workspace};

/// How far text keeps from the edges of its card.
const CLEAR: f32 = 12.0;

/// A workspace that looks at all its `n_days`.
fn workspace(seed: u64, n_items: usize, n_days: usize) -> Workspace {
    let first = "2025-08-01".parse().unwrap();
    let made = Made { n_items, n_countries: 5, first, n_days, seed };
    let mut workspace = Workspace::new(extractions(&made));
    let start = zeitstrahl::time::TimeInterval::day(first).start as f64;
    let window = TimeWindow::new(start, start + n_days as f64 * 86_400.0);
    workspace.apply(Command::View(ViewCommand::JumpTo(window)));
    workspace
}

fn input(workspace: &Workspace) -> SlideInput<'_> {
    SlideInput {
        store: workspace.store(),
        result: workspace.result(),
        view: workspace.view(),
        wording: Wording::of(Tongue::German),
        palette: workspace.palette(),
    }
}

fn options(entries: Vec<SlideEntry>, paper: Paper) -> SlideOptions {
    SlideOptions {
        title: "Drei Wochen".to_owned(),
        subtitle: "Wer sprach?".to_owned(),
        paper,
        entries,
        made: None,
    }
}

fn entries(items: &[ItemIdx]) -> Vec<SlideEntry> {
    items.iter().copied().map(SlideEntry::of).collect()
}

fn texts(slide: &Sheet) -> Vec<&TextRun> {
    slide
        .shapes
        .iter()
        .filter_map(|shape| if let Shape::Text(run) = shape { Some(run) } else { None })
        .collect()
}

fn is_icon(run: &TextRun) -> bool {
    matches!(run.face, Face::Icon | Face::IconFill | Face::IconBold)
}

fn right_of(run: &TextRun) -> f32 {
    run.at.x + width(run.face, run.size, &run.text)
}

/// The boxes of statements, in the order in which they are drawn.
fn cards(slide: &Sheet) -> Vec<Rect> {
    let card = |shape: &Shape| match shape {
        Shape::Rect { rect, radius, fill: Some(fill), .. }
            if *radius == 8.0 && *fill == Role::Surface.into() =>
        {
            Some(*rect)
        }
        _ => None,
    };
    slide.shapes.iter().filter_map(card).collect()
}

/// The text on a card, in one line.
fn text_in(slide: &Sheet, card: &Rect) -> String {
    let inside = |run: &&&TextRun| card.contains(run.at) && !is_icon(run);
    texts(slide).iter().filter(inside).map(|run| run.text.to_string()).collect::<Vec<_>>().join(" ")
}

fn check(slide: &Sheet, least: f32) {
    let cards = cards(slide);
    for (at, one) in cards.iter().enumerate() {
        assert!(one.left >= 80.0 && one.right <= slide.size.width - 80.0, "{one:?}");
        assert!(cards[at + 1..].iter().all(|other| !one.overlaps(other)), "{one:?}");
        for run in texts(slide).iter().filter(|run| one.contains(run.at)) {
            assert!(run.at.x >= one.left + CLEAR && right_of(run) <= one.right - CLEAR, "{run:?} in {one:?}");
            assert!(run.at.y - 0.73 * run.size >= one.top + CLEAR, "{run:?} in {one:?}");
            assert!(run.at.y + 0.22 * run.size <= one.bottom - CLEAR, "{run:?} in {one:?}");
        }
    }
    for run in texts(slide) {
        assert!(is_icon(run) || run.size >= least, "{run:?}");
        assert!(
            run.at.x >= 0.0 && right_of(run) <= slide.size.width && run.at.y <= slide.size.height,
            "{run:?}"
        );
        assert!(!run.text.ends_with('…') || run.at.y > slide.size.height * 0.7, "cut: {run:?}");
    }
}

#[test]
fn nothing_is_cut_and_nothing_comes_near_an_edge() {
    for seed in 1..25 {
        let workspace = workspace(seed, 30 + 9 * seed as usize, 8 + seed as usize);
        let input = input(&workspace);
        let chosen = important(&input, 10);
        assert!(!chosen.is_empty());
        for (paper, least) in [(Paper::Wide, 15.0), (Paper::A4, 13.0)] {
            let slides = slides(&input, &options(entries(&chosen), paper));
            slides.iter().for_each(|slide| check(slide, least));
            let said: Vec<String> = slides
                .iter()
                .flat_map(|slide| cards(slide).into_iter().map(|card| text_in(slide, &card)))
                .collect();
            for &idx in chosen.iter().filter(|&&idx| !workspace.store().item(idx).is_event()) {
                let words = words_of(&input, idx);
                assert!(said.iter().any(|text| text.contains(&words)), "{words:?} in {said:?}");
            }
        }
    }
}

#[test]
fn the_most_important_items_are_spread_over_speakers_and_days() {
    let workspace = workspace(3, 400, 20);
    let (input, store) = (input(&workspace), workspace.store());
    for n in [4, 7, 10] {
        let chosen = important(&input, n);
        assert_eq!(chosen.len(), n);
        assert!(chosen.is_sorted_by_key(|&idx| store.start(idx, Default::default())));
        for &idx in &chosen {
            let item = store.item(idx);
            assert_eq!(item.modality(), Modality::Asserted);
            let like = |other: &&ItemIdx| {
                item.speaker().is_some() && store.item(**other).speaker() == item.speaker()
            };
            assert!(chosen.iter().filter(like).count() <= 2);
            let day = item.interval().unwrap().first_day();
            let of_day = |other: &&ItemIdx| store.item(**other).interval().unwrap().first_day() == day;
            assert!(chosen.iter().filter(of_day).count() <= 2);
        }
    }
}

#[test]
fn more_than_ten_items_go_to_two_slides_in_the_order_of_time() {
    let mut workspace = workspace(5, 60, 12);
    let all: Vec<ItemIdx> = workspace.result().items().take(14).collect();
    workspace.apply(Command::Select(SelectCommand::Many(all)));
    let input = input(&workspace);
    let chosen = selected(&input);
    let made = slides(&input, &options(entries(&chosen), Paper::Wide));
    assert!(made.len() >= 2);
    made.iter().for_each(|slide| check(slide, 12.0));
    let counted =
        |slide: &Sheet| texts(slide).iter().filter(|run| run.text.contains("Einträgen aus")).count();
    assert!(made.iter().all(|slide| counted(slide) == 1));
    let wording = Wording::of(Tongue::German);
    let names = paths(Path::new("b/Drei Wochen.png"), 2, wording);
    assert_eq!(names, [Path::new("b/Drei Wochen 1 von 2.png"), Path::new("b/Drei Wochen 2 von 2.png")]);
    assert_eq!(paths(Path::new("b/a.png"), 1, wording), [Path::new("b/a.png")]);
    assert!(paths(Path::new("b/a.png"), 0, wording).is_empty());
}

#[test]
fn few_items_stand_over_the_strip_on_wider_cards() {
    let workspace = workspace(4, 200, 20);
    let input = input(&workspace);
    let statements: Vec<ItemIdx> =
        important(&input, 10).into_iter().filter(|&idx| !workspace.store().item(idx).is_event()).collect();
    let many = slides(&input, &options(entries(&statements[..4]), Paper::Wide));
    let few = slides(&input, &options(entries(&statements[..3]), Paper::Wide));
    let (many, few) = (cards(&many[0]), cards(&few[0]));
    assert_eq!((many.len(), few.len()), (4, 3));
    assert!(few.iter().all(|card| card.bottom == few[0].bottom), "all over the strip");
    assert!((few[0].width() / many[0].width() - 1.4).abs() < 0.02);
    assert!(many.iter().any(|card| card.top > many[0].bottom), "some under the strip");
}

#[test]
fn an_edited_card_says_what_was_written_and_quotes_the_article_alone() {
    let workspace = workspace(3, 100, 12);
    let input = input(&workspace);
    let idx = important(&input, 4).into_iter().find(|&idx| !workspace.store().item(idx).is_event()).unwrap();
    let on_card = |words: &str| {
        let entry = SlideEntry { idx, words: Some(words.to_owned()) };
        let made = slides(&input, &options(vec![entry], Paper::Wide));
        text_in(&made[0], &cards(&made[0])[0])
    };
    let article = "Es gibt keinen Grund zur Eile";
    assert!(on_card(&format!("„{article}“")).contains(&format!("„{article}“")));
    let other = on_card("„Es gibt jeden Grund zur Eile“");
    assert!(other.contains("Es gibt jeden Grund zur Eile") && !other.contains('„'), "{other}");
}

#[test]
fn the_slide_is_told_in_words() {
    let workspace = workspace(2, 100, 12);
    let input = input(&workspace);
    let chosen = important(&input, 6);
    let mut options = options(entries(&chosen), Paper::Wide);
    options.subtitle = subtitle(&input, &options);
    assert!(options.subtitle.starts_with("Wer hat wann was gesagt? ") && options.subtitle.ends_with("2025"));
    let said = said(&input, &options);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[..2], ["Drei Wochen", &*options.subtitle]);
    assert_eq!(lines.len(), 2 + chosen.len());
    for (line, &idx) in lines[2..].iter().zip(&chosen) {
        assert!(line.contains(words_of(&input, idx).trim_end_matches('.')) && line.ends_with('.'), "{line}");
    }
}

#[test]
fn a_slide_is_a_picture_of_its_size_in_both_themes() {
    let workspace = workspace(2, 100, 12);
    let input = input(&workspace);
    let made = slides(&input, &options(entries(&important(&input, 4)), Paper::A4));
    let [light, dark] = [Shade::Light, Shade::Dark].map(|shade| made[0].png(shade, 0.25).unwrap());
    assert!(light != dark);
    // Width and height of the header.
    assert_eq!(light[16..24], [[0, 0, 1, 0xb7], [0, 0, 1, 0x36]].concat());
    assert!(slides(&input, &options(Vec::new(), Paper::Wide)).is_empty());
}
