//! What tells a clause of the past from one about what is to come.

use foldhash::HashSet;

use super::schema::Tense;
use crate::time::Toward;

/// The words and endings of the tenses.
#[derive(Debug)]
pub struct TenseWords {
    past: HashSet<String>,
    not_past: HashSet<String>,
    perfect: HashSet<String>,
    future: HashSet<String>,
    present: HashSet<String>,
    before_adjective: HashSet<String>,
    boundaries: HashSet<String>,
    joints: HashSet<String>,
    scheduled: HashSet<String>,
    endings: Tense,
}

impl TenseWords {
    pub(super) fn new(tense: Tense) -> Self {
        let set = |words: &[String]| words.iter().cloned().collect();
        Self {
            past: set(&tense.past),
            not_past: set(&tense.not_past),
            perfect: set(&tense.perfect),
            future: set(&tense.future),
            present: set(&tense.present),
            before_adjective: set(&tense.before_adjective),
            boundaries: set(&tense.boundaries),
            joints: set(&tense.joints),
            scheduled: set(&tense.scheduled),
            endings: tense,
        }
    }

    /// Whether `word` by itself puts its clause in the past; a `verb` may have a prefix.
    pub fn is_past(&self, word: &str, verb: bool) -> bool {
        let prefixed =
            |prefix: &String| word.strip_prefix(prefix.as_str()).is_some_and(|base| self.past.contains(base));
        self.past.contains(word) || verb && self.endings.verb_prefixes.iter().any(prefixed)
    }

    /// Whether `word`, with `before` before it, ends as weak verbs of the past do and is no other word.
    pub fn ends_as_past(&self, before: &str, word: &str) -> bool {
        word.len() > 4
            && !self.before_adjective.contains(before)
            && word.chars().next().is_some_and(char::is_lowercase)
            && self.endings.past_endings.iter().any(|ending| word.ends_with(ending.as_str()))
            && !self.not_past.contains(word)
    }

    /// Whether what stands after the preposition `word` lies behind, whatever is told.
    pub fn looks_back(&self, word: &str) -> bool {
        self.endings.back.iter().any(|own| own.eq_ignore_ascii_case(word))
    }

    /// Whether what stands after the preposition `word` lies ahead, unless the past is told.
    pub fn looks_ahead(&self, word: &str) -> bool {
        self.endings.ahead.iter().any(|own| own.eq_ignore_ascii_case(word))
    }

    /// Whether `word` after an expression makes it the beginning of a stretch.
    pub fn goes_on(&self, word: &str) -> bool {
        self.endings.goes_on.iter().any(|own| own == word)
    }

    /// What an adjective made of a verb tells about the time of what it belongs to: a participle of the past
    /// lies behind, unless it says that something is planned; one of the present lies ahead.
    pub fn attribute(&self, word: &str) -> Option<Toward> {
        let ends = |endings: &[String]| endings.iter().any(|ending| word.ends_with(ending.as_str()));
        if self.scheduled.contains(word) || ends(&self.endings.attribute_ahead) {
            return Some(Toward::Future);
        }
        (ends(&self.endings.attribute_back) && !self.not_past.contains(word)).then_some(Toward::Past)
    }

    /// Whether `word` after a participle says that something is over: "gekauft haben".
    pub fn is_done(&self, word: &str) -> bool {
        self.endings.done.iter().any(|own| own == word)
    }

    /// Whether the participle `word` after a modal verb says that something is over: "gestorben".
    pub fn is_over(&self, word: &str) -> bool {
        self.endings.over.iter().any(|own| own == word)
    }

    /// Whether `word` is a modal verb that reports: "soll gekauft haben".
    pub fn is_hearsay(&self, word: &str) -> bool {
        self.endings.hearsay.iter().any(|own| own == word)
    }

    /// Whether `word` with any participle puts its clause before what is told ("hatte").
    pub fn is_pluperfect(&self, word: &str) -> bool {
        self.endings.pluperfect.iter().any(|own| own == word)
    }

    /// Whether `word` does so with the participle of a verb of motion or change ("war gekommen").
    pub fn is_pluperfect_of_being(&self, word: &str) -> bool {
        self.endings.pluperfect_of_being.iter().any(|own| own == word)
    }

    /// Whether the participle `word` is of a verb of motion or change: "zurückgekommen".
    pub fn is_of_motion(&self, word: &str) -> bool {
        self.endings.motion.iter().any(|own| word.ends_with(own.as_str()))
    }

    /// Whether `word` opens a clause that describes or gives a reason.
    pub fn is_aside(&self, word: &str) -> bool {
        self.endings.aside.iter().any(|own| own.eq_ignore_ascii_case(word))
    }

    /// Whether the preposition `word` makes what is told the beginning of something lasting ("ab 14 Uhr ist gesperrt").
    pub fn is_onward(&self, word: &str) -> bool {
        self.endings.onward.iter().any(|own| own.eq_ignore_ascii_case(word))
    }

    /// Whether a clause that `word` opens tells what goes on beside what is told.
    pub fn is_meanwhile(&self, word: &str) -> bool {
        self.endings.meanwhile.iter().any(|own| own.eq_ignore_ascii_case(word))
    }

    /// Whether the preposition `word` makes a time an attribute or a bound.
    pub fn describes(&self, word: &str) -> bool {
        self.endings.describing.iter().any(|own| own.eq_ignore_ascii_case(word))
    }

    /// Whether `word` before a name ascribes what was said ("so Ahlers").
    pub fn attributes(&self, word: &str) -> bool {
        self.endings.attributing.iter().any(|own| own == word)
    }

    /// Whether `word` with an infinitive of a modal verb tells what should have been ("hätte").
    pub fn is_unreal(&self, word: &str) -> bool {
        self.endings.unreal.iter().any(|own| own == word)
    }

    /// Whether `word` is such an infinitive ("sollen").
    pub fn is_modal_infinitive(&self, word: &str) -> bool {
        self.endings.modal_infinitives.iter().any(|own| own == word)
    }

    /// Whether `word` with a participle makes a past.
    pub fn is_perfect(&self, word: &str) -> bool {
        self.perfect.contains(word)
    }

    /// Whether `word` looks like a participle.
    pub fn is_participle(&self, word: &str) -> bool {
        let begins = |beginning: &String| word.contains(beginning.as_str());
        let ends = |ending: &String| word.ends_with(ending.as_str());
        word.len() > 4
            && word.chars().next().is_some_and(char::is_lowercase)
            && self.endings.participle_beginnings.iter().any(begins)
            && self.endings.participle_endings.iter().any(ends)
    }

    /// Whether `word` points ahead.
    pub fn is_future(&self, word: &str) -> bool {
        self.future.contains(word)
    }

    /// Whether `word` is a finite verb of the present.
    pub fn is_present(&self, word: &str) -> bool {
        self.present.contains(word)
    }

    /// Whether `word` joins two parts of a clause, each with a verb of its own or not.
    pub fn is_joint(&self, word: &str) -> bool {
        self.joints.contains(word)
    }

    /// Whether a clause ends at `word`.
    pub fn is_boundary(&self, word: &str) -> bool {
        self.boundaries.contains(word)
    }
}
