//! Words for offices and roles, and the phrases that name the holder of one particular office.

use foldhash::{HashMap, HashSet};

use super::table::{Row, Table};
use super::{Gender, Inflection};
use crate::language::kind::kinds;
use crate::language::{Country, PackError, RowFault};

kinds! {
    /// What kind of office or role a word names.
    OfficeKind {
        /// A head of state.
        HeadOfState = "head-of-state",
        /// A head of government.
        HeadOfGovernment = "head-of-government",
        /// A minister, diplomat or official.
        Minister = "minister",
        /// A spokesperson.
        Spokesperson = "spokesperson",
        /// A mayor or governor.
        Mayor = "mayor",
        /// A leader of a party or movement.
        PartyLeader = "party-leader",
        /// A member of a parliament.
        Parliament = "parliament",
        /// A judge.
        Judge = "judge",
        /// A prosecutor.
        Prosecutor = "prosecutor",
        /// A lawyer.
        Lawyer = "lawyer",
        /// Police, rescue, secret services.
        Police = "police",
        /// An officer or soldier.
        Military = "military",
        /// A post in a firm, union or association.
        Business = "business",
        /// A profession of science.
        Science = "science",
        /// An office of a church.
        Church = "church",
        /// A part in sport.
        Sport = "sport",
        /// Press and arts.
        Press = "press",
        /// An activist.
        Activist = "activist",
        /// An expert.
        Expert = "expert",
        /// Somebody without office, also a relation: "Nachfolger".
        Citizen = "citizen",
        /// A title.
        Title = "title",
        /// Held it before; of holders of one particular office only.
        Former = "former",
        /// A government as one voice; of such holders only.
        Government = "government",
        /// A parliament as one voice; of such holders only.
        ParliamentBody = "parliament-body",
        /// A court as one voice; of such holders only.
        Court = "court",
    }
}

/// The words for offices and roles.
#[derive(Debug, Default)]
pub struct Offices {
    rows: Vec<Office>,
    forms: HashMap<String, Form>,
    /// Last parts of compounds: "minister", "chefin".
    tails: HashMap<String, Form>,
    /// The first bytes of all tails: most places in a word are ruled out by them.
    tail_beginnings: HashSet<[u8; SHORTEST_TAIL]>,
}

/// An office or role.
#[derive(Clone, Copy, Debug)]
pub struct Office {
    /// Masculine form: "Minister", or the last part of compounds, "minister".
    pub masculine: &'static str,
    /// Feminine form; empty where there is none.
    pub feminine: &'static str,
    /// Masculine plural.
    pub plural: &'static str,
    /// What kind of office it is.
    pub kind: OfficeKind,
    /// Whether the word is a common family name or another word too.
    pub ambiguous: bool,
}

#[derive(Clone, Copy, Debug)]
struct Form {
    office: usize,
    gender: Gender,
    plural: bool,
}

/// What an office is in somebody's life, as far as it tells who is meant by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfficePart {
    /// Public office: whoever is called by it is told with it.
    Public,
    /// A post that one holds beside no other: "Geschäftsführer".
    Post,
    /// What one learned, beside any office: "Archäologe", "Anwalt".
    Profession,
    /// What one is in a story: "Zeuge", "Torwart", "Sänger".
    Role,
}

/// A word that names an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeWord {
    /// What kind of office it is.
    pub kind: OfficeKind,
    /// The office in the nominative singular, in its own gender: "Außenminister", "Kommissionspräsidentin".
    pub base: String,
    /// Where the office begins within the word: behind "US-" in "US-Präsident".
    pub begin: usize,
    /// Gender of the holder.
    pub gender: Gender,
    /// Whether it has the form of the plural; "Präsidenten" may still be one in the dative.
    pub plural: bool,
    /// Whether the word is a common family name or another word too.
    pub ambiguous: bool,
}

impl OfficeWord {
    /// Whether its holder speaks for a state and may do so from anywhere.
    pub fn is_of_state(&self) -> bool {
        matches!(
            self.kind,
            OfficeKind::HeadOfState
                | OfficeKind::HeadOfGovernment
                | OfficeKind::Minister
                | OfficeKind::Military
        )
    }

    /// Whether its holder acts for a state, a town, a court or the like, where that is.
    pub fn is_seated(&self) -> bool {
        matches!(
            self.kind,
            OfficeKind::HeadOfState
                | OfficeKind::HeadOfGovernment
                | OfficeKind::Minister
                | OfficeKind::Mayor
                | OfficeKind::Parliament
                | OfficeKind::PartyLeader
                | OfficeKind::Judge
                | OfficeKind::Prosecutor
                | OfficeKind::Police
                | OfficeKind::Government
                | OfficeKind::ParliamentBody
                | OfficeKind::Court
        )
    }

    /// Whether its holder speaks for a firm, club or other body, and is of its country.
    pub fn is_of_body(&self) -> bool {
        matches!(
            self.kind,
            OfficeKind::Business
                | OfficeKind::Spokesperson
                | OfficeKind::Press
                | OfficeKind::Sport
                | OfficeKind::Science
        )
    }

    /// What it is in somebody's life.
    pub fn part(&self) -> OfficePart {
        match self.kind {
            OfficeKind::Citizen
            | OfficeKind::Title
            | OfficeKind::Sport
            | OfficeKind::Press
            | OfficeKind::Expert
            | OfficeKind::Church => OfficePart::Role,
            OfficeKind::Science | OfficeKind::Lawyer => OfficePart::Profession,
            OfficeKind::Business | OfficeKind::Police | OfficeKind::Activist => OfficePart::Post,
            _ => OfficePart::Public,
        }
    }

    /// Whether it is public office: whom a table knows by such is no namesake with another one.
    pub fn is_public(&self) -> bool {
        self.part() == OfficePart::Public
    }

    /// Whether who has this part in a court has not the `other`.
    pub fn excludes(&self, other: &Self) -> bool {
        let in_court = |kind: OfficeKind| {
            matches!(
                kind,
                OfficeKind::Judge | OfficeKind::Prosecutor | OfficeKind::Police | OfficeKind::Lawyer
            )
        };
        in_court(self.kind) && in_court(other.kind) && self.kind != other.kind
    }
}

const COLUMNS: [&str; 6] = ["masculine", "feminine", "plural", "kind", "form", "ambiguous"];
/// A compound's first part has at least so many bytes.
const SHORTEST_FRONT: usize = 3;
/// A compound's last part has at least so many bytes.
const SHORTEST_TAIL: usize = 4;

impl Offices {
    /// Reads the table.
    pub(super) fn read(text: &'static str) -> Result<Self, PackError> {
        let table = Table::read("offices.tsv", text, &COLUMNS)?;
        let mut offices = Self::default();
        for row in table.rows() {
            let office = offices.rows.len();
            let suffix = row["form"] == "suffix";
            offices.rows.push(Office {
                masculine: row["masculine"].trim_start_matches('-'),
                feminine: row["feminine"].trim_start_matches('-'),
                plural: row["plural"].trim_start_matches('-'),
                kind: kind_of(&row)?,
                ambiguous: row["ambiguous"] == "1",
            });
            let forms = [
                (row["masculine"], Gender::Masculine, false),
                (row["feminine"], Gender::Feminine, false),
                (row["plural"], Gender::Masculine, row["plural"] != row["masculine"]),
            ];
            for (form, gender, plural) in forms.into_iter().filter(|(form, ..)| !form.is_empty()) {
                let form_of = Form { office, gender, plural };
                let bare: &str = form.trim_start_matches('-');
                let map = if suffix { &mut offices.tails } else { &mut offices.forms };
                map.entry(bare.to_owned()).or_insert(form_of);
                if !suffix {
                    // Behind a hyphen or another word: "US-Präsident", "Vizepräsident".
                    offices.tails.entry(bare.to_lowercase()).or_insert(form_of);
                }
            }
        }
        let beginnings = offices.tails.keys().filter_map(|tail| tail.as_bytes().first_chunk().copied());
        offices.tail_beginnings = beginnings.collect();
        Ok(offices)
    }

    /// The office that `word` names, whatever its case: "Präsidenten", "US-Präsidentin", "Sprechers",
    /// "Vorsitzende", "Umweltminister".
    pub(super) fn of(&self, inflection: &Inflection, word: &str) -> Option<OfficeWord> {
        if !word.contains(char::is_uppercase) {
            return None;
        }
        if let Some(form) = self.look_up(&self.forms, inflection, word) {
            return Some(self.word(form, word, 0, 0));
        }
        let begin =
            word.rfind(['-', '‑']).map_or(0, |at| at + word[at..].chars().next().map_or(1, char::len_utf8));
        if begin > 0
            && let Some(form) = self.look_up(&self.forms, inflection, &word[begin..])
        {
            return Some(self.word(form, word, begin, begin));
        }
        let fronts = word[begin..].char_indices().map(|(at, _)| begin + at);
        let fronts = fronts.filter(|at| *at == begin && begin > 0 || *at >= begin + SHORTEST_FRONT);
        fronts
            .take_while(|at| word.len() - at >= SHORTEST_TAIL)
            .filter(|at| {
                word.as_bytes()[*at..].first_chunk().is_some_and(|first| self.tail_beginnings.contains(first))
            })
            .filter_map(|at| Some((at, self.look_up(&self.tails, inflection, &word[at..])?)))
            .find(|(_, form)| !self.rows[form.office].ambiguous)
            .map(|(at, form)| self.word(form, word, begin, at))
    }

    /// The form that `word` is.
    fn look_up(&self, forms: &HashMap<String, Form>, inflection: &Inflection, word: &str) -> Option<Form> {
        let mut stems = inflection.inhabitant_stems(word).chain(inflection.genitive_stems(word));
        let whole = forms.get(word).or_else(|| stems.find_map(|stem| forms.get(stem)));
        whole.copied().or_else(|| {
            // "der Vorsitzende", "dem Beamten": filed as "Vorsitzender"; "Unternehmen" is no "Unternehmer".
            let stem = inflection.adjective_stem(word);
            let declined = |form: &&Form| self.rows[form.office].plural.strip_suffix('e') == Some(stem);
            let form = (stem.len() < word.len()).then(|| forms.get(&format!("{stem}er"))).flatten();
            form.filter(declined).copied()
        })
    }

    /// The office of `form` in `word`, which holds it from byte `tail`; the office begins at `begin`.
    fn word(&self, form: Form, word: &str, begin: usize, tail: usize) -> OfficeWord {
        let Office { kind, masculine, feminine, ambiguous, .. } = self.rows[form.office];
        let name = if form.gender == Gender::Feminine && !feminine.is_empty() { feminine } else { masculine };
        let lower = if tail > begin { name.to_lowercase() } else { name.to_owned() };
        let base = word.get(begin..tail).unwrap_or("").to_owned() + &lower;
        OfficeWord { kind, base, begin, gender: form.gender, plural: form.plural, ambiguous }
    }
}

/// A phrase that names the holder of one particular office, or a body as one voice: "Kremlchef".
#[derive(Debug)]
pub struct Holder {
    /// The phrase.
    pub phrase: &'static str,
    /// Countries, the likeliest first; empty: international.
    pub countries: Vec<Country>,
    /// What kind of office it is.
    pub kind: OfficeKind,
    /// The word in the table of people that finds the holder on a day; empty: not there.
    pub office: &'static str,
    /// Whether it names a person, not a body.
    pub person: bool,
}

impl Holder {
    /// The country that an article from `homeland` means.
    pub fn country_in(&self, homeland: Option<Country>) -> Option<Country> {
        homeland.filter(|country| self.countries.contains(country)).or(self.countries.first().copied())
    }
}

const HOLDER_COLUMNS: [&str; 5] = ["phrase", "aliases", "country", "kind", "office"];

/// Reads the table; each phrase of it goes to `add` with the index of its holder.
pub(super) fn read_holders(
    text: &'static str,
    mut add: impl FnMut(&'static str, usize),
) -> Result<Vec<Holder>, PackError> {
    let table = Table::read("office_holders.tsv", text, &HOLDER_COLUMNS)?;
    let mut holders = Vec::new();
    for row in table.rows() {
        for phrase in row.list("phrase").chain(row.list("aliases")) {
            add(phrase, holders.len());
        }
        let kind = kind_of(&row)?;
        holders.push(Holder {
            phrase: row["phrase"],
            countries: row.list("country").filter_map(Country::new).collect(),
            kind,
            office: row["office"],
            person: !matches!(kind, OfficeKind::Government | OfficeKind::ParliamentBody | OfficeKind::Court),
        });
    }
    Ok(holders)
}

fn kind_of(row: &Row) -> Result<OfficeKind, PackError> {
    OfficeKind::from_word(row["kind"]).ok_or_else(|| row.wrong(RowFault::Kind))
}
