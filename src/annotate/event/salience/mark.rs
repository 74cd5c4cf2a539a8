//! What speaks for or against an event, and how much.

/// What speaks for or against an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Its clause says when, exactly.
    Dated,
    /// The clause on which its own depends says when.
    DatedNearby,
    /// Its clause says when, loosely.
    DatedLoosely,
    /// Its clause names the place.
    Placed,
    /// Its clause names a country.
    Country,
    /// Its clause names several.
    Countries,
    /// Somebody named takes part.
    Participants,
    /// It stands in the first sentence.
    Opening,
    /// The verb of that sentence tells it.
    News,
    /// It stands where the article tells its news: in the summary or first paragraph.
    Leading,
    /// The same, where somebody named has done it and no day is told: it is the news of the day of the article.
    NewsOfDay,
    /// Its title has two nouns or names of the article's headline: it is what the article is about.
    Headlined,
    /// Somebody named has done it, on the day that its paragraph told before.
    Passage,
    /// Only a time of day says when, and the text elsewhere the day.
    Clock,
    /// Its time is a year or longer, behind the first paragraph: background.
    Year,
    /// Somebody does something.
    Active,
    /// Something is done to somebody.
    Passive,
    /// It is in the state after that.
    State,
    /// Not even that.
    Nobody,
    /// A verb of no sense of the tables, with a date.
    AnyVerb,
    /// The same, in a year or longer: mostly what went before.
    Coarse,
    /// The same, behind the first paragraph.
    Late,
    /// It was long before the article, and the article is not about what was.
    Background,
    /// … and only tells who somebody is: their birth.
    Describes,
    /// It was to be at a time that is over: nothing tells that it was.
    Unmet,
    /// A participle before the noun of which it tells something.
    Participle,
    /// Its title has the result of a game.
    Score,
    /// A noun of which the title does not say which one: "Erstes Spiel".
    Unspecific,
    /// The title only tells of something known from the text before: "Die Gespräche beginnen".
    Vague,
    /// The same of two things, or of one that the article is about: "Richter eröffnet Sitzung".
    RatherVague,
    /// Somebody does something, and the title does not say what: "Behörde gibt Stellungnahme ab".
    Empty,
    /// Something is done to what the title does not tell: "Bilder aufgenommen".
    Anonymous,
    /// It is only what something else is for: "Komplott zur Ermordung".
    Purpose,
    /// A verb of no sense of the tables tells what is only possible.
    AnyPossible,
    /// The title points to the text before: "Führung beschließt, ihn zu holen".
    Anaphoric,
    /// The title leaves out something without which it says too little.
    Torn,
    /// Who does it is told by the age of the day of publication, long after.
    Aged,
    /// It happens again and again.
    Habitual,
    /// It goes on since long.
    Lasting,
    /// Its time is longer than a year.
    Long,
    /// A noun.
    Noun,
    /// Noun with attributes behind it.
    Attributed,
    /// Noun with a name behind it: "Beratungen der Koalition der Willigen".
    Named,
    /// Noun that is the last part of a compound.
    Compound,
    /// Noun in the plural.
    Plural,
    /// Noun in a clause that says that it happens.
    Told,
    /// Noun that is neither behind a preposition nor the subject.
    Beside,
    /// A pronoun stands for who does it.
    Pronoun,
    /// The verb is not told whom or what it is about.
    Bare,
    /// The same of something without a name that headline and lead do not tell of.
    BareAside,
    /// Noun with a day of its own.
    OwnTime,
    /// In a clause that describes somebody or something.
    Relative,
    /// In an infinitive.
    Infinitive,
    /// In another clause that depends on one.
    Subordinate,
    /// The word that announces what somebody said.
    Announces,
    /// Somebody's own words.
    InDirect,
    /// Only possible.
    Hypothetical,
    /// Said not to be.
    Denied,
    /// Its class is often on timelines.
    Often,
    /// It mostly is.
    Mostly,
}

impl Mark {
    /// What the mark adds to the log odds.
    pub fn weight(self) -> f32 {
        match self {
            Self::Dated => 2.2,
            Self::DatedNearby => 0.6,
            Self::DatedLoosely => 0.3,
            Self::Placed => 0.5,
            Self::Country => 0.35,
            Self::Countries => 0.3,
            Self::Participants => -0.1,
            Self::Opening => 0.8,
            Self::News => 0.25,
            Self::Leading => 0.6,
            Self::NewsOfDay => 0.6,
            Self::Headlined => 0.8,
            Self::Passage => 1.0,
            Self::Clock => 1.8,
            Self::Year => -0.4,
            Self::Active => 0.1,
            Self::Passive => 0.4,
            Self::State => -0.2,
            Self::Nobody => -0.1,
            Self::AnyVerb => -0.5,
            Self::Coarse => -0.45,
            Self::Late => -0.15,
            Self::Background => -0.2,
            Self::Describes => -1.6,
            Self::Unmet => -1.5,
            Self::Participle => -1.2,
            Self::Score => 0.95,
            Self::Unspecific => -0.7,
            Self::Vague => -0.9,
            Self::Empty => -0.7,
            Self::Anonymous => -0.9,
            Self::Purpose => -1.2,
            Self::AnyPossible => -0.7,
            Self::RatherVague => -0.2,
            Self::Anaphoric => -1.0,
            Self::Torn => -1.2,
            Self::Aged => -1.5,
            Self::Habitual => -2.0,
            Self::Lasting => -0.7,
            Self::Long => -1.5,
            Self::Noun => -0.1,
            Self::Attributed => 0.1,
            Self::Named => 0.4,
            Self::Compound => 0.15,
            Self::Plural => -0.3,
            Self::Told => 0.3,
            Self::Beside => -0.4,
            Self::Pronoun => -0.5,
            Self::Bare => -0.35,
            Self::BareAside => -0.7,
            Self::OwnTime => 0.1,
            Self::Relative => -0.05,
            Self::Infinitive => -0.1,
            Self::Subordinate => -0.3,
            Self::Announces => -0.5,
            Self::InDirect => -0.7,
            Self::Hypothetical => -1.2,
            Self::Denied => -1.2,
            Self::Often => 0.05,
            Self::Mostly => 0.25,
        }
    }
}

impl Mark {
    /// Whether the mark is one of the title, the time or the length, and not of whether it is an event.
    pub fn is_of_title(self) -> bool {
        matches!(
            self,
            Self::Vague
                | Self::RatherVague
                | Self::Empty
                | Self::Torn
                | Self::Aged
                | Self::Anonymous
                | Self::Background
                | Self::Describes
                | Self::Late
                | Self::Coarse
                | Self::Year
                | Self::Unmet
                | Self::Participle
                | Self::Hypothetical
                | Self::Anaphoric
                | Self::Lasting
                | Self::Long
        )
    }
}
