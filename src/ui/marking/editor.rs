//! Star, words and note of one thing, to be changed in place.

use egui::{EventFilter, Id, Key, Margin, Modifiers, Stroke, TextEdit, Ui, WidgetInfo, accesskit, vec2};

use super::subject::Subject;
use crate::item::{Anchor, Mark, Marks};
use crate::store::fold;
use crate::theme::Role;
use crate::ui::input::MarkField;
use crate::ui::pass::Pass;
use crate::ui::style::icon::{self, paint_filled, paint_icon};
use crate::ui::style::typeface;
use crate::ui::widget::{Button, FilterChip, MAX_NAME, chip, focus_ring, path_field};
use crate::workspace::Command;

/// So many words in use are offered.
const MOST_OFFERS: usize = 6;

/// The editor between passes: what is being typed, and on what it goes.
pub struct MarkEditor {
    /// Tells its fields from those of other editors.
    name: &'static str,
    subject: Option<Subject>,
    anchors: Vec<Anchor>,
    /// What is on the subject, as a store of this generation with this number of work tells it.
    shown: (Marks, (u64, u64)),
    typed: String,
    note: String,
    /// Whether the field for another word is shown, with the words in use.
    tag_is_open: bool,
    /// Whether the note is shown where nothing is noted yet.
    note_is_open: bool,
    /// The field that is to get the keyboard.
    wanted: Option<MarkField>,
    /// The pass in which it was shown last.
    seen: u64,
}

impl MarkEditor {
    /// An editor whose fields are called by `name`.
    pub fn new(name: &'static str) -> Self {
        Self {
            name,
            subject: None,
            anchors: Vec::new(),
            shown: (Marks::default(), (0, 0)),
            typed: String::new(),
            note: String::new(),
            tag_is_open: false,
            note_is_open: false,
            wanted: None,
            seen: 0,
        }
    }

    /// Gives a field the keyboard once it is shown.
    pub fn focus(&mut self, field: MarkField) {
        self.wanted = Some(field);
        match field {
            MarkField::Tag => self.tag_is_open = true,
            MarkField::Note => self.note_is_open = true,
        }
    }

    /// Keeps what was being written where the editor is not shown any more. To be called in every pass.
    pub fn settle(&mut self, ui: &Ui, pass: &mut Pass<'_>) {
        if self.seen + 1 < ui.ctx().cumulative_pass_nr() {
            self.keep_note(pass);
            self.subject = None;
        }
    }

    /// Shows star, words and note of `subject`, as wide as there is room.
    pub fn ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>, subject: Subject) {
        self.seen = ui.ctx().cumulative_pass_nr();
        self.follow(ui, pass, subject);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
            self.star_ui(ui, pass);
            self.tags_ui(ui, pass);
            self.openers_ui(ui, pass);
        });
        if self.tag_is_open {
            self.offers_ui(ui, pass);
        }
        if self.note_is_open || !self.note.is_empty() {
            ui.add_space(4.0);
            self.note_ui(ui, pass);
        }
    }

    /// The ways to another word and to a note, as long as their fields are not shown.
    fn openers_ui(&mut self, ui: &mut Ui, pass: &Pass<'_>) {
        let shown = [
            (MarkField::Tag, icon::TAG, "marks.tag", self.tag_is_open),
            (MarkField::Note, icon::NOTE, "marks.note", self.note_is_open || !self.note.is_empty()),
        ];
        for (field, glyph, key, is_open) in shown {
            let button = Button::bare(pass.say(key)).icon(glyph).height(28.0);
            if !is_open && button.show(ui, &pass.look).clicked() {
                self.focus(field);
            }
        }
    }

    fn follow(&mut self, ui: &Ui, pass: &mut Pass<'_>, subject: Subject) {
        let work = (pass.store().generation(), pass.store().work_number());
        if self.subject.as_ref() != Some(&subject) {
            self.keep_note(pass);
            self.anchors = subject.anchors(pass);
            self.shown = (subject.marks(pass), work);
            self.note = self.shown.0.note.clone().unwrap_or_default();
            self.typed.clear();
            // A field that was asked for with this subject stays.
            self.tag_is_open = self.wanted == Some(MarkField::Tag);
            self.note_is_open = self.wanted == Some(MarkField::Note);
            self.subject = Some(subject);
        } else if self.shown.1 != work || matches!(subject, Subject::Other(_)) {
            let marks = subject.marks(pass);
            // What is being written is not overwritten by what is undone meanwhile.
            if marks.note != self.shown.0.note
                && !ui.memory(|memory| memory.has_focus(self.id(MarkField::Note)))
            {
                self.note = marks.note.clone().unwrap_or_default();
            }
            self.shown = (marks, work);
        }
    }

    fn id(&self, field: MarkField) -> Id {
        Id::unique((self.name, field as u8))
    }

    fn send(&self, pass: &mut Pass<'_>, mark: Mark) {
        if let Some(subject) = &self.subject {
            pass.change(subject.command(&self.anchors, mark));
        }
    }

    /// The command that puts the note where it was written for, if it is another one.
    pub fn unkept(&self) -> Option<Command> {
        let (now, kept) = (self.note.trim(), self.shown.0.note.as_deref().unwrap_or_default());
        let subject = self.subject.as_ref().filter(|_| now != kept)?;
        Some(subject.command(&self.anchors, Mark::Note(Some(now.to_owned()))))
    }

    fn keep_note(&mut self, pass: &mut Pass<'_>) {
        if let Some(command) = self.unkept() {
            let now = self.note.trim().to_owned();
            self.shown.0.note = Some(now).filter(|note| !note.is_empty());
            pass.change(command);
        }
    }

    fn star_ui(&self, ui: &mut Ui, pass: &mut Pass<'_>) {
        let (look, on) = (pass.look, self.shown.0.star);
        let (rect, response) = ui.allocate_exact_size(vec2(28.0, 28.0), egui::Sense::click());
        let name = pass.say("marks.star");
        response.widget_info(|| WidgetInfo::selected(accesskit::Role::CheckBox, true, on, name));
        if response.hovered() {
            ui.painter().rect_filled(rect, 6.0, look.pressable(Role::Surface, true, false));
        }
        match on {
            true => paint_filled(ui.painter(), icon::STAR, rect.center(), 17.0, look.color(Role::Warn)),
            false => paint_icon(ui.painter(), icon::STAR, rect.center(), 17.0, look.color(Role::Ink3)),
        }
        focus_ring(ui, &look, &response, 6.0);
        if response.on_hover_text(name).on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            self.send(pass, Mark::Star(!on));
        }
    }

    fn tags_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>) {
        let look = pass.look;
        for tag in &self.shown.0.tags {
            let remove = pass.say("marks.remove");
            let shown = FilterChip { about: "", name: tag, more: "", remove, most: MAX_NAME };
            if chip(ui, &look, &shown) {
                self.send(pass, Mark::Untag(tag.clone()));
            }
        }
        if self.tag_is_open {
            self.tag_field_ui(ui, pass);
        }
    }

    fn tag_field_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>) {
        let (look, id) = (pass.look, self.id(MarkField::Tag));
        // The key is taken before the field sees it, which would lose the keyboard with it.
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        let entered = has_focus && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let hint = pass.say("marks.tag");
        let field =
            ui.allocate_ui(vec2(132.0, 28.0), |ui| path_field(ui, &look, id, &mut self.typed, hint)).inner;
        if self.wanted == Some(MarkField::Tag) {
            self.wanted = None;
            field.request_focus();
        }
        if entered {
            self.take(pass, self.typed.clone());
        } else if field.lost_focus() && self.typed.trim().is_empty() {
            // A press may be one on a word that is offered.
            self.tag_is_open = ui.input(|input| input.pointer.any_down());
        }
    }

    /// Puts a word on the subject, as it is spelled where it is in use already.
    fn take(&mut self, pass: &mut Pass<'_>, word: String) {
        let folded = fold(word.trim());
        self.typed.clear();
        if folded.is_empty() {
            return;
        }
        let known = pass.workspace.tags_in_use().into_iter().find(|tag| fold(tag) == folded);
        let word = known.map_or_else(|| word.trim().to_owned(), str::to_owned);
        self.send(pass, Mark::Tag(word));
    }

    /// The words in use that go on with what is typed.
    fn offers_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>) {
        let typed = fold(self.typed.trim());
        let fits = |tag: &&str| !self.shown.0.tags.contains(*tag) && fold(tag).contains(&typed);
        let offers: Vec<&str> =
            pass.workspace.tags_in_use().into_iter().filter(fits).take(MOST_OFFERS).collect();
        let mut taken = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 2.0);
            for tag in offers {
                if Button::new(tag).icon(icon::TAG).height(26.0).show(ui, &pass.look).clicked() {
                    taken = Some(tag.to_owned());
                }
            }
        });
        if let Some(tag) = taken {
            self.take(pass, tag);
        }
    }

    fn note_ui(&mut self, ui: &mut Ui, pass: &mut Pass<'_>) {
        let look = pass.look;
        let (id, font) = (self.id(MarkField::Note), typeface::regular(13.0));
        let hint =
            egui::RichText::new(pass.say("marks.note")).font(font.clone()).color(look.color(Role::Ink3));
        let border = Stroke::new(1.0, look.color(Role::Line2));
        let frame = egui::Frame::new().fill(look.color(Role::Surface)).stroke(border).corner_radius(6.0);
        let field = frame
            .inner_margin(Margin::symmetric(10, 6))
            .show(ui, |ui| {
                let edit = TextEdit::multiline(&mut self.note)
                    .id(id)
                    .frame(egui::Frame::NONE)
                    .margin(Margin::ZERO)
                    .font(font)
                    .text_color(look.color(Role::Ink))
                    .hint_text(hint)
                    .desired_rows(1)
                    .desired_width(f32::INFINITY)
                    .event_filter(EventFilter {
                        horizontal_arrows: true,
                        vertical_arrows: true,
                        // The window takes the keyboard from it, as from every field.
                        escape: true,
                        ..EventFilter::default()
                    });
                ui.add(edit)
            })
            .inner;
        focus_ring(ui, &look, &field, 6.0);
        if self.wanted == Some(MarkField::Note) {
            self.wanted = None;
            field.request_focus();
        }
        if field.lost_focus() {
            self.keep_note(pass);
            self.note_is_open = false;
        }
    }
}
