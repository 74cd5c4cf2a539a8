//! Rules with their meaning, checked.

use foldhash::{HashMap, HashSet};

use super::lexicon::{part_of, season_of, unit_of};
use super::schema::{Example, Field, RuleEntry, RuleKind, ValueEntry};
use super::value::{Origin, Value};
use crate::language::error::{PackError, RuleFault};
use crate::language::pattern::{Names, PatternTree, SlotId};
use crate::time::Reference;

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// Unique name, "family/what".
    pub name: String,
    /// Why it holds.
    pub reason: String,
    /// What it finds.
    pub kind: RuleKind,
    /// What it means.
    pub meaning: Meaning,
    /// Whether the words bound the time only loosely.
    pub vague: bool,
    /// Whether "today" may stand for the present time at large.
    pub nowadays: bool,
    /// Whether the words tell what comes again every day, unless a day of the past was spoken of before.
    pub habit: bool,
    /// Whether the words leave out the month, which a date before them in the sentence says.
    pub elliptic: bool,
    /// What it finds in which texts.
    pub examples: Vec<Example>,
    /// Texts in which it finds nothing.
    pub rejects: Vec<String>,
}

/// What the words of a rule mean.
#[derive(Debug)]
pub enum Meaning {
    /// A point or stretch of the calendar.
    Date(HashMap<Field, Operand>),
    /// A length of time.
    Length(HashMap<Field, Operand>),
    /// Past, present or future.
    Reference(Reference),
    /// No time at all.
    Nothing,
}

/// Where a field's value comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Operand {
    /// From the words at a placeholder.
    Slot(SlotId),
    /// Always the same.
    Constant(Value),
}

/// The file that rules stand in.
const FILE: &str = "timex.toml";

/// Checks the rules and puts their patterns into one tree. The error names the rule.
pub(super) fn compile(
    entries: Vec<RuleEntry>,
    names: &mut Names,
) -> Result<(Vec<Rule>, PatternTree), PackError> {
    let (mut rules, mut tree, mut seen) = (Vec::new(), PatternTree::default(), HashSet::default());
    for (number, entry) in entries.into_iter().enumerate() {
        if !seen.insert(entry.name.clone()) {
            return Err(PackError::rule(FILE, &entry.name, RuleFault::SecondOfItsName));
        }
        let name = entry.name.clone();
        let fault = |fault| PackError::rule(FILE, &name, fault);
        for pattern in &entry.patterns {
            tree.add(pattern, number as u32, names).map_err(RuleFault::Pattern).map_err(fault)?;
        }
        rules.push(checked(entry, names).map_err(fault)?);
    }
    Ok((rules, tree))
}

fn checked(entry: RuleEntry, names: &Names) -> Result<Rule, RuleFault> {
    if entry.reason.is_empty() || entry.patterns.is_empty() {
        return Err(RuleFault::Incomplete);
    }
    let nothing = entry.kind == RuleKind::Nothing;
    if nothing != entry.value.is_none() || nothing != entry.examples.is_empty() || entry.rejects.is_empty() {
        return Err(RuleFault::Incomplete);
    }
    let meaning = match entry.value {
        None => Meaning::Nothing,
        Some(ValueEntry::Reference(reference)) => Meaning::Reference(reference),
        Some(ValueEntry::Date(fields)) => Meaning::Date(operands(&fields, names)?),
        Some(ValueEntry::Length(fields)) => Meaning::Length(operands(&fields, names)?),
    };
    Ok(Rule {
        name: entry.name,
        reason: entry.reason,
        kind: entry.kind,
        meaning,
        vague: entry.vague,
        nowadays: entry.nowadays,
        habit: entry.habit,
        elliptic: entry.elliptic,
        examples: entry.examples,
        rejects: entry.rejects,
    })
}

fn operands(
    fields: &HashMap<Field, toml::Value>,
    names: &Names,
) -> Result<HashMap<Field, Operand>, RuleFault> {
    let operand = |(field, value): (&Field, &toml::Value)| Ok((*field, operand(*field, value, names)?));
    fields.iter().map(operand).collect()
}

fn operand(field: Field, value: &toml::Value, names: &Names) -> Result<Operand, RuleFault> {
    let unknown = || RuleFault::Value { field: format!("{field:?}"), value: value.to_string() };
    if let Some(number) = value.as_integer() {
        return Ok(Operand::Constant(Value::Number(number)));
    }
    let text = value.as_str().ok_or_else(unknown)?;
    if let Some(name) = text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
        return names.known_slot(name).map(Operand::Slot).ok_or_else(unknown);
    }
    let constant = match field {
        Field::Anchor if text == "previous" => Some(Value::Origin(Origin::Previous)),
        Field::Anchor if text == "story" => Some(Value::Origin(Origin::Story)),
        Field::Anchor if text == "next" => Some(Value::Origin(Origin::Next)),
        Field::Anchor if text == "told" => Some(Value::Origin(Origin::Told)),
        Field::Anchor if text == "base" => Some(Value::Origin(Origin::Base)),
        Field::Unit | Field::Unit2 => unit_of(text).map(Value::Unit),
        Field::Part => part_of(text).map(Value::Part),
        Field::Season => season_of(text).map(Value::Season),
        Field::Count if text == "some" => Some(Value::Amount(crate::time::Amount::Some)),
        _ => None,
    };
    constant.map(Operand::Constant).ok_or_else(unknown)
}
