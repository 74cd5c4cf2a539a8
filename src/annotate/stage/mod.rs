//! Where an article plays: at home in one country as a whole, and passage by passage.

mod home;
mod located;
mod setting;

use super::{CountryBasis, Mention, Prepared, Quotation};
use crate::language::Country;
use home::Home;
pub(super) use located::Located;
use setting::Setting;
pub(super) use setting::{Site, place_behind};

/// For whom somebody speaks, as far as it tells their country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Nobody else: they are where they are spoken of.
    Own,
    /// For a state: they travel.
    OfState,
    /// For a firm, club or other body: they are where that is at home.
    OfBody,
    /// A paper, station or agency: it tells of places where it is not.
    Medium,
}

/// Where an article plays.
pub(super) struct Stage<'a> {
    prepared: &'a Prepared<'a>,
    /// Where its passages play, in text order.
    settings: Vec<Setting>,
    /// The countries that words and places name, in text order.
    named: Vec<(u32, Country)>,
    home: Home,
    /// The country of the body that the headline names, where the article says it.
    topic: Option<Located>,
}

impl<'a> Stage<'a> {
    pub fn new(prepared: &'a Prepared<'a>, mentions: &[Mention], quotations: &[Quotation]) -> Self {
        let named = home::named(prepared, mentions);
        let home = Home::of(prepared, mentions, &named);
        let settings = setting::settings(prepared, mentions, quotations);
        Self { prepared, settings, named, home, topic: None }
    }

    /// The country of somebody who is introduced at the byte `at` without one: that of the passage, else that of the
    /// article. Who speaks for a state travels: the place of the passage is no evidence for them.
    pub fn country_at(&self, at: Option<u32>, part: Part) -> Option<Located> {
        let here = || self.setting_at(at?, |setting| !setting.of_body).and_then(Setting::located);
        let home = || self.home.located();
        match part {
            Part::OfState => {
                // "Präsident" of the firm that the paragraph is about
                let body = self.setting_at(at?, |setting| setting.of_body).and_then(Setting::located);
                body.or_else(home).or_else(|| self.state_before(at?))
            }
            Part::Own => here().or_else(home),
            Part::Medium => home().filter(|home| Some(home.country) == self.prepared.homeland),
            Part::OfBody => {
                let here = self.setting_at(at?, |_| true).and_then(Setting::located);
                here.or(self.topic).or_else(home)
            }
        }
    }

    /// The same, where the headline is about a body of this country: who speaks for a body not named beside them speaks
    /// for that.
    pub fn about(mut self, topic: Option<Located>) -> Self {
        self.topic = topic;
        self
    }

    /// The country of what happens at the byte `at`: the one named last before it in its paragraph, else that of the
    /// article.
    pub fn country_near(&self, at: u32) -> Option<Country> {
        self.named_before(at).or(self.home.country).or(self.home.most)
    }

    /// The place where what is told at the byte `at` happens: of its sentence or, where it `goes_on`, the last one before
    /// in its paragraph.
    pub fn place_near(&self, at: u32, goes_on: bool) -> Option<Located> {
        let sentences = &self.prepared.sentences;
        let own = sentences.get(sentences.partition_point(|sentence| sentence.span.end <= at))?.span;
        let place = |setting: &&Setting| !setting.of_body;
        let first = self.settings.partition_point(|setting| setting.words.begin < own.begin);
        let inside = self.settings[first..].iter().take_while(|setting| setting.words.begin < own.end);
        let nearest = inside.filter(place).min_by_key(|setting| setting.words.begin.abs_diff(at));
        match nearest {
            Some(setting) => setting.located(),
            None if goes_on => self.setting_at(at, |setting| !setting.of_body).and_then(Setting::located),
            None => None,
        }
    }

    /// The country in which the places of the article lie, or where it is at home.
    pub fn plays_in(&self) -> Option<Located> {
        let located = |country| Located { country, basis: CountryBasis::Home, words: None };
        self.home.plays.map(located)
    }

    /// The place where the passage at `at` plays: the one told last before it in its paragraph or after it in its
    /// sentence; where the paragraph goes on from the one before ("Dort …"), the one of that. Only those that `count`.
    fn setting_at(&self, at: u32, count: impl Fn(&Setting) -> bool) -> Option<&Setting> {
        let blocks = self.prepared.document.blocks();
        let block = self.block_at(at);
        let sentences = &self.prepared.sentences;
        let own = sentences.partition_point(|sentence| sentence.span.end <= at);
        let end = sentences.get(own).map_or(at, |sentence| sentence.span.end);
        let last = |block: usize, end: u32| {
            let before = self.settings.partition_point(|setting| setting.words.begin < end);
            let inside = self.settings[..before].iter().rev().take_while(|setting| setting.block == block);
            inside.into_iter().find(|setting| count(setting))
        };
        last(block, at).or_else(|| last(block, end)).or_else(|| {
            let first = blocks.get(block)?.span.begin;
            let before = block.checked_sub(1).filter(|_| setting::goes_on(self.prepared, first))?;
            last(before, first)
        })
    }

    fn block_at(&self, at: u32) -> usize {
        self.prepared.document.blocks().partition_point(|block| block.span.end <= at)
    }

    /// The state named last before `at` in its paragraph.
    fn state_before(&self, at: u32) -> Option<Located> {
        let country = self.named_before(at)?;
        Some(Located { country, basis: CountryBasis::Setting, words: None })
    }

    fn named_before(&self, at: u32) -> Option<Country> {
        let blocks = self.prepared.document.blocks();
        let block = blocks.get(blocks.partition_point(|block| block.span.end <= at))?;
        let before = self.named.partition_point(|(begin, _)| *begin < at);
        let (begin, country) = self.named[..before].last()?;
        (*begin >= block.span.begin).then_some(*country)
    }
}
