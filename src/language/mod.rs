//! Language packs: the data in `assets/lang/<tag>/`, checked and embedded at build time.
//!
//! Words, patterns and rules of a language are data; calendars, number grammar and search are code.

mod actors;
mod boilerplate;
mod conjugation;
mod counted;
mod country;
mod date;
mod declension;
mod detect;
mod error;
mod events;
mod folder;
mod grammar;
mod inflect;
mod kind;
mod marks;
mod names;
mod noun_class;
mod pack;
pub mod pattern;
mod quotes;
mod reading;
mod replies;
mod scene;
mod speech;
pub mod time;
mod title;
mod zone;

pub use actors::{ActorWords, Spelling};
pub use boilerplate::{Boilerplate, BoilerplateRule, BoilerplateRules, Reach, boilerplate_for};
pub use conjugation::{Conjugation, Lemma};
pub use counted::{Bound, CountWord, Counted, counted_for};
pub use country::Country;
pub use date::{LiteralDate, Stamp, literal_dates, month_number};
pub use declension::{Cases, Declension};
pub use detect::detect_language;
pub use error::{Expected, NoPack, PackError, PackFault, PatternError, RowFault, RuleFault};
pub use events::{EventNoun, Events, Frame, Mood, NounUse, VerbSense};
pub use folder::file_of;
pub use grammar::{Class, Grammar, Modal};
pub use inflect::VerbForm;
pub(crate) use kind::words;
pub use marks::{in_marks, quoted};
pub use names::{
    BodyKind, CountryForm, CountryPart, CountryRow, CountryWords, Entry, Gender, GivenName, Holder,
    Inflection, Names, NounForm, OfficeKind, OfficePart, OfficeWord, Offices, Organisation, Person, Place,
    PlaceKind, Term, WordInfo, bare_office,
};
pub use noun_class::{NounClass, NounClasses};
pub use pack::{Pack, pack_for};
pub use quotes::{QuotationExample, QuotationRule, QuotationRules, Standing};
pub use reading::{Reading, reading_of};
pub use replies::{ReplyExample, ReplyRule};
pub use scene::{SceneRules, ends_compound};
pub use speech::{Construction, Cue, CueClass, CueForm, Medium, Speech, Words};
pub use title::TitleWords;
pub use zone::Zone;
