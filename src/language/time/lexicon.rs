//! Words of time → readings: lexemes of a text with all that they may mean.

use foldhash::HashSet;
use serde::Deserialize;
use serde::de::value::{Error, StrDeserializer};

use super::digits::{amount_of, clock_parts, date_parts, digits};
use super::number::NumberGrammar;
use super::schema;
use super::value::Value;
use crate::language::error::{Expected, PackError};
use crate::language::pattern::{ClassId, Lexeme, NO_WORD, Names, Readable, Reading, WordId};
use crate::text::{Sentence, Span, Token, TokenKind, tokens};
use crate::time::{Amount, DayPart, Season, Timex3, Unit};

/// Marks between a number and an ending.
const HYPHENS: [&str; 2] = ["-", "‑"];
/// The years that four digits alone may mean.
const YEARS: std::ops::Range<i64> = 1800..2100;
/// The years that four digits may mean beside a word that says so.
const OLD_YEARS: std::ops::Range<i64> = 1000..1800;

/// The words of a language with their readings.
#[derive(Debug)]
pub(super) struct Lexicon {
    names: Names,
    /// By word: the forms that begin with it.
    forms: Vec<Vec<Form>>,
    numbers: NumberGrammar,
    /// The first two bytes of every number word.
    number_beginnings: HashSet<[u8; 2]>,
    /// Adjectives of length as endings of a word, with their unit.
    adjectives: Vec<(String, Unit)>,
    some: HashSet<String>,
    nouns_capitalized: bool,
    classes: Classes,
}

/// A form of the lexicon.
#[derive(Debug)]
struct Form {
    class: ClassId,
    value: Value,
    /// Whether it is written with a capital.
    capital: bool,
    /// The words after the first.
    rest: Vec<WordId>,
}

/// Declares the classes whose words are computed or typed, so that each name stands once.
macro_rules! classes {
    ($($field:ident = $name:literal),* $(,)?) => {
        #[derive(Debug)]
        struct Classes { $($field: ClassId),* }
        impl Classes {
            fn new(names: &mut Names) -> Self {
                Self { $($field: names.class($name)),* }
            }
        }
    };
}

classes! {
    month = "month", weekday = "weekday", weekday_part = "weekday-part", part = "part", season = "season",
    unit = "unit", unit_one = "unit-one", unit_many = "unit-many", weekly = "weekly", daily = "daily", day_habit = "day-habit", unit_adjective = "unit-adjective", lasting = "lasting", repeated = "repeated",
    offset = "offset", offset_adjective = "offset-adjective", clock_unit = "clock-unit", direction = "direction",
    stage = "stage", zone = "zone", clock_word = "clock-word", holiday = "holiday",
    int = "int", count = "count",
    half = "half", year = "year", year2 = "year2", old_year = "old-year", day = "day", month_number = "month-number", month_ordinal = "month-ordinal",
    hour = "hour", minute = "minute", clock = "clock", dotted_clock = "dotted-clock", date = "date", short_date = "short-date",
    ordinal = "ordinal", ordinal_word = "ordinal-word", decade = "decade", decade_word = "decade-word",
    span = "span", year_span = "year-span", year_adjective = "year-adjective",
}

impl Lexicon {
    pub(super) fn new(words: schema::Lexicon, names: &mut Names) -> Result<Self, PackError> {
        let classes = Classes::new(names);
        let numbers = NumberGrammar::new(words.number.clone())?;
        let number_beginnings =
            numbers.beginnings().filter_map(|word| word.as_bytes().first_chunk().copied());
        let mut lexicon = Self {
            names: Names::default(),
            forms: Vec::new(),
            number_beginnings: number_beginnings.collect(),
            adjectives: Vec::new(),
            some: words.some.iter().map(|word| word.to_lowercase()).collect(),
            nouns_capitalized: words.nouns_capitalized,
            numbers,
            classes,
        };
        lexicon.add_typed(&words, names)?;
        lexicon.add_compounds(&words, names)?;
        for (class, forms) in &words.words {
            let class = names.class(class);
            forms.iter().for_each(|form| lexicon.add(form, class, Value::Word, names));
        }
        for form in &words.some {
            lexicon.add(form, lexicon.classes.count, Value::Amount(Amount::Some), names);
        }
        Ok(lexicon)
    }

    fn add_typed(&mut self, words: &schema::Lexicon, names: &mut Names) -> Result<(), PackError> {
        let c = &self.classes;
        let unit_word = |text: &str| unit_of(text).map(Value::Unit);
        let some_of = |text: &str| unit_of(text).map(|unit| Value::Span(Amount::Some, unit));
        let one_of = |text: &str| unit_of(text).map(|unit| Value::Span(Amount::whole(1), unit));
        let number = |text: &str| text.parse().ok().map(Value::Number);
        let part = |text: &str| part_of(text).map(Value::Part);
        let season = |text: &str| season_of(text).map(Value::Season);
        type Meaning<'m> = &'m dyn Fn(&str) -> Option<Value>;
        let tables: [(&schema::Forms, ClassId, Meaning); 20] = [
            (&words.month, c.month, &number),
            (&words.weekday, c.weekday, &number),
            (&words.part, c.part, &part),
            (&words.season, c.season, &season),
            (&words.unit, c.unit, &unit_word),
            (&words.unit, c.unit_one, &unit_word),
            (&words.units, c.unit, &unit_word),
            (&words.units, c.unit_many, &unit_word),
            (&words.length, c.span, &length_of),
            (&words.weekly, c.weekly, &number),
            (&words.daily, c.daily, &part),
            (&words.day_habit, c.day_habit, &part),
            (&words.lasting, c.lasting, &some_of),
            (&words.repeated, c.repeated, &one_of),
            (&words.offset, c.offset, &number),
            (&words.offset_adjective, c.offset_adjective, &number),
            (&words.direction, c.direction, &number),
            (&words.stage, c.stage, &number),
            (&words.zone, c.zone, &number),
            (&words.clock_word, c.clock_word, &clock_of),
        ];
        for (table, class, meaning) in tables {
            for (value, forms) in table {
                let value = meaning(value).ok_or_else(|| PackError::lexicon(value, Expected::Meaning))?;
                for form in forms {
                    self.add(form, class, value, names);
                    if matches!(value, Value::Unit(unit) if unit.is_clock()) {
                        self.add(form, self.classes.clock_unit, value, names);
                    }
                }
            }
        }
        Ok(())
    }

    /// Words that are put together of two of the lexicon's.
    fn add_compounds(&mut self, words: &schema::Lexicon, names: &mut Names) -> Result<(), PackError> {
        for (letters, endings) in &words.weekday_ending {
            let part = part_of(letters).ok_or_else(|| PackError::lexicon(letters, Expected::PartOfDay))?;
            for (day, forms) in &words.weekday {
                let day = day.parse().map_err(|_| PackError::lexicon(day, Expected::Weekday))?;
                for (form, ending) in forms.iter().flat_map(|f| endings.iter().map(move |e| (f, e))) {
                    let value = Value::WeekdayPart(day, part);
                    self.add(&format!("{form}{ending}"), self.classes.weekday_part, value, names);
                }
            }
        }
        for (name, stems) in &words.unit_adjective {
            let unit = unit_of(name).ok_or_else(|| PackError::lexicon(name, Expected::Unit))?;
            for form in
                stems.iter().flat_map(|s| words.adjective_endings.iter().map(move |e| format!("{s}{e}")))
            {
                let c = &self.classes;
                let class = if unit == Unit::Year { c.year_adjective } else { c.unit_adjective };
                self.add(&form, class, Value::Unit(unit), names);
                self.adjectives.push((form, unit));
            }
        }
        Ok(())
    }

    pub(super) fn add_holidays(&mut self, feasts: &schema::Holidays, names: &mut Names) {
        for (number, entry) in feasts.holiday.iter().enumerate() {
            let value = Value::Holiday(number as u16);
            entry.forms.iter().for_each(|form| self.add(form, self.classes.holiday, value, names));
        }
    }

    /// Takes the names once every rule has been read.
    pub(super) fn close(&mut self, names: Names) {
        self.forms.resize_with(names.word_count() + 1, Vec::new);
        self.names = names;
    }

    fn add(&mut self, form: &str, class: ClassId, value: Value, names: &mut Names) {
        let capital = form.chars().next().is_some_and(char::is_uppercase);
        let tokens = tokens(form);
        let mut words = pieces(form, &tokens).map(|(span, _)| names.word(span.of(form)));
        let Some(first) = words.next() else { return };
        let rest = words.collect();
        if self.forms.len() <= first as usize {
            self.forms.resize_with(first as usize + 1, Vec::new);
        }
        self.forms[first as usize].push(Form { class, value, capital, rest });
    }

    #[cfg(test)]
    pub(super) fn numbers(&self) -> &NumberGrammar {
        &self.numbers
    }

    /// The lexemes of `text` with all that they may mean.
    pub(super) fn read(&self, text: &str, tokens: &[Token], sentences: &[Sentence]) -> Readable<Value> {
        let mut lexemes = Vec::with_capacity(tokens.len());
        let mut lower = String::new();
        let mut begins = sentences.iter().map(|sentence| sentence.span.begin).peekable();
        let mut end = 0;
        let mut after_mark = true;
        for (span, kind) in pieces(text, tokens) {
            let gap = text.get(end..span.begin as usize).unwrap_or("");
            while begins.next_if(|begin| *begin < span.begin).is_some() {}
            let first = begins.peek() == Some(&span.begin);
            let word = span.of(text);
            lower.clear();
            lower.extend(word.chars().take(64).flat_map(char::to_lowercase));
            let upper = word.chars().next().is_some_and(char::is_uppercase);
            lexemes.push(Lexeme {
                span,
                word: self.names.known_word(&lower),
                glued: gap.is_empty(),
                starts_line: lexemes.is_empty() || gap.contains('\n'),
                upper,
                free: upper && (first || after_mark || is_shouted(word)),
            });
            after_mark = kind == TokenKind::Mark && !matches!(word, "," | "-" | "‑" | "/");
            end = span.end as usize;
        }
        self.with_readings(text, lexemes)
    }

    fn with_readings(&self, text: &str, lexemes: Vec<Lexeme>) -> Readable<Value> {
        let mut starts = Vec::with_capacity(lexemes.len() + 1);
        let mut all = Vec::new();
        let mut lower = String::new();
        for at in 0..lexemes.len() {
            starts.push(all.len() as u32);
            self.add_forms(&lexemes, at, &mut all);
            let word = lexemes[at].span.of(text);
            if word.starts_with(|c: char| c.is_ascii_digit()) {
                self.add_digits(text, &lexemes, at, &mut all);
            } else if self.may_be_number(word, &mut lower) {
                self.add_number_word(&lower, lexemes[at].fits(false), &mut all);
            }
        }
        starts.push(all.len() as u32);
        Readable { lexemes, starts, all }
    }

    fn add_forms(&self, lexemes: &[Lexeme], at: usize, all: &mut Vec<Reading<Value>>) {
        let lexeme = &lexemes[at];
        if lexeme.word == NO_WORD {
            return;
        }
        for form in &self.forms[lexeme.word as usize] {
            let follows = |(n, word): (usize, &WordId)| {
                lexemes.get(at + 1 + n).is_some_and(|next| next.word == *word && !next.starts_line)
            };
            if lexeme.fits(form.capital) && form.rest.iter().enumerate().all(follows) {
                let len = (form.rest.len() + 1) as u8;
                all.push(Reading { class: form.class, len, value: form.value });
            }
        }
    }

    /// Whether a word may be a number word; leaves it in lower case in `lower`.
    fn may_be_number(&self, word: &str, lower: &mut String) -> bool {
        if word.len() < 3 || word.len() > 60 {
            return false;
        }
        lower.clear();
        lower.extend(word.chars().flat_map(char::to_lowercase));
        lower.as_bytes().first_chunk().is_some_and(|start: &[u8; 2]| self.number_beginnings.contains(start))
    }

    fn add_number_word(&self, word: &str, fits: bool, all: &mut Vec<Reading<Value>>) {
        let c = &self.classes;
        let mut push = |class, value| all.push(Reading { class, len: 1, value });
        if let Some(amount) = self.numbers.amount(word).filter(|_| fits) {
            push(c.count, Value::Amount(amount));
            if amount == Amount::Tenths(5) {
                push(c.half, Value::Amount(amount));
            }
            return;
        }
        if let Some(number) = self.numbers.ordinal(word) {
            push(c.ordinal_word, Value::Number(number as i64));
        } else if let Some(decade) = self.numbers.decade(word) {
            push(c.decade, Value::Number(decade as i64));
            if word.contains(self.numbers.decade_noun()) {
                push(c.decade_word, Value::Number(decade as i64));
            }
        }
        for (form, unit) in &self.adjectives {
            if let Some(count) = word.strip_suffix(form.as_str()) {
                let some = self.some.contains(count).then_some(Amount::Some);
                if let Some(amount) = some.or_else(|| self.numbers.amount(count)) {
                    let class = if *unit == Unit::Year { c.year_span } else { c.span };
                    push(class, Value::Span(amount, *unit));
                    return;
                }
            }
        }
    }

    /// Whether the digits at `at` stand before a noun that they may count.
    fn counts_noun(&self, lexemes: &[Lexeme], at: usize) -> bool {
        let next = lexemes.get(at + 1).filter(|next| !next.starts_line);
        self.nouns_capitalized && next.is_some_and(|next| next.upper && !next.free)
    }

    fn add_digits(&self, text: &str, lexemes: &[Lexeme], at: usize, all: &mut Vec<Reading<Value>>) {
        let c = &self.classes;
        let word = lexemes[at].span.of(text);
        let mut push = |class, len, value| all.push(Reading { class, len, value });
        let Some(number) = digits(word) else {
            if let Some((hour, minute, second)) = clock_parts(word) {
                let class = if word.contains('.') { c.dotted_clock } else { c.clock };
                push(class, 1, Value::Clock { hour, minute, second });
            }
            if let Some(date) = date_parts(word) {
                let whole = matches!(date, Value::Date { year: Some(_), .. });
                push(if whole { c.date } else { c.short_date }, 1, date);
            }
            if let Some(amount) = amount_of(word) {
                push(c.count, 1, Value::Amount(amount));
            }
            return;
        };
        let value = Value::Number(number);
        push(c.int, 1, value);
        push(c.count, 1, Value::Amount(Amount::whole(number.unsigned_abs())));
        let dot = lexemes.get(at + 1).filter(|next| next.glued && next.span.of(text) == ".");
        if dot.is_some() {
            push(c.ordinal, 2, value);
            if (1..=12).contains(&number) {
                push(c.month_ordinal, 2, value);
            }
        }
        for (class, fits) in [
            (c.year, word.len() == 4 && YEARS.contains(&number)),
            (c.old_year, word.len() == 4 && OLD_YEARS.contains(&number) && !self.counts_noun(lexemes, at)),
            (c.year2, word.len() == 2),
            (c.day, word.len() <= 2 && (1..=31).contains(&number)),
            (c.month_number, word.len() <= 2 && (1..=12).contains(&number)),
            (c.hour, word.len() <= 2 && number <= 24),
            (c.minute, word.len() == 2 && number < 60),
        ] {
            if fits {
                push(class, 1, value);
            }
        }
        let glued = |at: usize| lexemes.get(at).filter(|next| next.glued).map(|next| next.span.of(text));
        let hyphen = glued(at + 1).is_some_and(|next| HYPHENS.contains(&next));
        let after = glued(if hyphen { at + 2 } else { at + 1 });
        if after.is_some_and(|next| self.numbers.is_decade_ending(&next.to_lowercase()))
            && number % 10 == 0
            && matches!(word.len(), 2 | 4)
        {
            push(c.decade, if hyphen { 3 } else { 2 }, value);
        }
    }
}

/// The unit with this name.
pub(super) fn unit_of(name: &str) -> Option<Unit> {
    Unit::deserialize(StrDeserializer::<Error>::new(name)).ok()
}

/// The part of the day with these letters.
pub(super) fn part_of(letters: &str) -> Option<DayPart> {
    DayPart::from_letters(letters)
}

/// The season with these letters.
pub(super) fn season_of(letters: &str) -> Option<Season> {
    Season::from_letters(letters)
}

fn clock_of(text: &str) -> Option<Value> {
    let (hour, minute, second) = clock_parts(text)?;
    Some(Value::Clock { hour, minute, second })
}

fn length_of(text: &str) -> Option<Value> {
    match text.parse() {
        Ok(Timex3::Length(length)) => match length.counts() {
            [(amount, unit)] => Some(Value::Span(*amount, *unit)),
            _ => None,
        },
        _ => None,
    }
}

fn is_shouted(word: &str) -> bool {
    word.len() > 1 && !word.chars().any(char::is_lowercase)
}

/// The pieces of tokens: words are cut at hyphens and after leading digits.
fn pieces<'t>(text: &'t str, tokens: &'t [Token]) -> impl Iterator<Item = (Span, TokenKind)> + 't {
    tokens.iter().flat_map(move |token| Pieces { text, rest: token.span, kind: token.kind })
}

struct Pieces<'t> {
    text: &'t str,
    rest: Span,
    kind: TokenKind,
}

impl Iterator for Pieces<'_> {
    type Item = (Span, TokenKind);

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let word = self.rest.of(self.text);
        let len = if self.kind == TokenKind::Word { piece_len(word) } else { word.len() };
        let begin = self.rest.begin as usize;
        let piece = Span::new(begin, begin + len.max(1));
        self.rest.begin = piece.end;
        let first = word.chars().next();
        let kind = match first {
            Some(c) if c.is_ascii_digit() => TokenKind::Number,
            Some(c) if c.is_alphanumeric() => TokenKind::Word,
            _ => TokenKind::Mark,
        };
        Some((piece, kind))
    }
}

/// How many bytes of `word` belong together: a hyphen, leading digits, or all up to the next hyphen.
fn piece_len(word: &str) -> usize {
    let Some(first) = word.chars().next() else { return 0 };
    if matches!(first, '-' | '‑') {
        return first.len_utf8();
    }
    let digits =
        word.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ':'))).unwrap_or(word.len());
    if digits > 0 {
        return word[..digits].trim_end_matches(['.', ',', ':']).len().max(1);
    }
    word.find(['-', '‑']).unwrap_or(word.len())
}
