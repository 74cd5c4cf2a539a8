//! Items that may contradict one another, side by side: one click makes a finding of two, or dismisses them.

use egui::Ui;

use super::backing::item_ui;
use crate::finding::Findings;
use crate::item::Conflict;
use crate::store::MayContradict;
use crate::theme::Role;
use crate::ui::pass::Pass;
use crate::ui::style::typeface;
use crate::ui::widget::{Button, label, paragraph};
use crate::workspace::{Command, FindingCommand};

/// So many are shown; the next ones come when these are decided.
const MOST_SHOWN: usize = 30;

/// The items that may contradict one another, as they were found last.
#[derive(Default)]
pub(super) struct Contradictions {
    /// The generation of the store that all of them are of.
    of: Option<u64>,
    all: Vec<MayContradict>,
    /// Those that are undecided with these findings.
    undecided: Option<(Findings, Vec<MayContradict>)>,
}

impl Contradictions {
    /// Looks for them where the store is another one, and leaves out those about which was concluded.
    fn refresh(&mut self, pass: &Pass<'_>) -> &[MayContradict] {
        let generation = Some(pass.store().generation());
        if self.of != generation {
            *self = Self { of: generation, all: pass.store().contradictions(), undecided: None };
        }
        let findings = pass.workspace.findings();
        if self.undecided.as_ref().is_none_or(|(of, _)| of != findings) {
            self.undecided = Some((findings.clone(), pass.workspace.undecided(&self.all)));
        }
        self.undecided.as_ref().map_or(&[], |(_, undecided)| undecided)
    }
}

/// Lists them, where there are any.
pub(super) fn contradictions_ui(found: &mut Contradictions, ui: &mut Ui, pass: &mut Pass<'_>) {
    let pairs = found.refresh(pass);
    if pairs.is_empty() {
        return;
    }
    let (n, ink3) = (pass.words.number(pairs.len()), pass.look.color(Role::Ink3));
    let title = pass.words.fill("findings.contradictions", &[("n", &n)]);
    ui.add_space(18.0);
    label(ui, &title, typeface::semibold(13.0), pass.look.color(Role::Ink));
    paragraph(ui, pass.say("findings.contradictions-hint"), typeface::regular(12.0), 18.0, ink3);
    for pair in pairs.iter().take(MOST_SHOWN) {
        pair_ui(ui, pass, pair);
    }
}

fn pair_ui(ui: &mut Ui, pass: &mut Pass<'_>, pair: &MayContradict) {
    let look = pass.look;
    ui.add_space(12.0);
    label(ui, pass.say(conflict_key(pair.conflict)), typeface::medium(12.0), look.color(Role::Ink2));
    for idx in pair.items {
        item_ui(ui, pass, idx);
    }
    let [one, other] = pair.items;
    ui.horizontal(|ui| {
        if Button::new(pass.say("findings.from-pair")).height(26.0).show(ui, &look).clicked() {
            pass.change(Command::Finding(FindingCommand::AddPair { one, other }));
        }
        if Button::link(pass.say("findings.dismiss")).show(ui, &look).clicked() {
            pass.change(Command::Finding(FindingCommand::Dismiss { one, other }));
        }
    });
}

fn conflict_key(conflict: Conflict) -> &'static str {
    match conflict {
        Conflict::Figures => "findings.other-figures",
        Conflict::Days => "findings.other-days",
        Conflict::Polarity => "findings.other-polarity",
    }
}
