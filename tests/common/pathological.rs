//! Texts that nobody wrote to be read, of any length: for the tests that count steps and the bench that
//! measures time.

/// A text of about `n_bytes`, made by repeating or nesting what its name says.
pub struct Pathological {
    /// What it is.
    pub name: &'static str,
    make: fn(usize) -> String,
}

impl Pathological {
    /// The text of about `n_bytes`.
    pub fn of(&self, n_bytes: usize) -> String {
        (self.make)(n_bytes)
    }
}

fn repeat(words: &str, n_bytes: usize) -> String {
    words.repeat(n_bytes.div_ceil(words.len()))
}

/// A word of letters that differs for each `number`.
fn word(mut number: usize) -> String {
    let mut letters = String::new();
    for _ in 0..5 {
        letters.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
    }
    letters
}

/// One piece of text after the other, each made of its number.
fn numbered(n_bytes: usize, piece: fn(usize) -> String) -> String {
    let mut text = String::new();
    for number in 0.. {
        if text.len() >= n_bytes {
            break;
        }
        text.push_str(&piece(number));
    }
    text
}

macro_rules! repeated {
    ($($name:literal => $words:literal),* $(,)?) => {
        [$(Pathological { name: $name, make: |n_bytes| repeat($words, n_bytes) }),*]
    };
}

/// All of them.
pub fn all() -> Vec<Pathological> {
    let repeated = repeated! {
        "preposition and article" => "gegen das ",
        "an attack and prepositions" => "Angriff gegen das gegen das Angriffskrieg gegen das ges",
        "preposition after preposition" => "der in der von dem ",
        "adjectives" => "großer und kleiner ",
        "cut compounds" => "Such- und ",
        "subordinators" => "dass ",
        "clauses in clauses" => "sagte, dass er sagte, dass ",
        "coordinators" => "und der ",
        "weekdays" => "am Montag ",
        "dates" => "am 3. Mai 2024 und ",
        "ranges" => "von 1990 bis ",
        "opening marks" => "„",
        "closing marks" => "“",
        "straight marks" => "\" ",
        "short quotations" => "»Nein« ",
        "pairs of brackets" => "() ",
        "one small letter" => "a",
        "one capital" => "A",
        "one compound" => "Bundes",
        "one umlaut" => "ü",
        "digits" => "7",
        "commas" => ",",
        "full stops" => ". ",
        "initials" => "A. ",
        "abbreviations" => "z. B. ",
        "hyphens" => "a-",
        "soft hyphens" => "Wort\u{ad}",
        "blanks" => "\u{a0} \t",
        "short lines" => "Wort\n",
        "one name" => "Jana Holm und ",
        "verbs of saying" => "sagte er, ",
        "sources without a verb" => "laut nach Angaben von ",
        "statements" => "„Nein“, sagte Holm. ",
        "reported speech" => "Er habe es gesehen und sei gegangen. ",
        "genitives" => "des Sprechers der Ministerin ",
        "relative pronouns" => "der, die, das, ",
        "attacks" => "Bei dem Angriff in Berlin am Montag starben zwei Menschen. ",
        "refusals" => "Moskau lehnte das Treffen in Berlin ab. ",
        "separable verbs" => "weist zurück, lehnt ab, ",
        "headings" => "Neue Brücke\n\nHolm kam am Montag.\n\n",
        "one sentence" => "sagte Holm, dass die Ministerin in Berlin am Montag kommen werde, ",
        "small words" => "auch dann sehr ",
        "marks of all kinds" => "„ “ » « ‚ ‘ › ‹ \" ' ",
        "marks between words" => "a„b“c»d«e\"f'",
        "no blanks" => "Jana„Holm“,sagte.der",
    };
    let nested = [
        Pathological {
            name: "marks in marks",
            make: |n_bytes| format!("{}Nein{}", "„".repeat(n_bytes / 6), "“".repeat(n_bytes / 6)),
        },
        Pathological {
            name: "brackets in brackets",
            make: |n_bytes| format!("{}{}", "(".repeat(n_bytes / 2), ")".repeat(n_bytes / 2)),
        },
        Pathological {
            name: "a person in every sentence",
            make: |n_bytes| {
                numbered(n_bytes, |n| format!("Minister Jan Holm{} sagte, er sei sicher. ", word(n)))
            },
        },
        Pathological {
            name: "a body in every sentence",
            make: |n_bytes| numbered(n_bytes, |n| format!("Der Verband {}bund teilte mit: „Ja.“ ", word(n))),
        },
        Pathological {
            name: "an office in every sentence",
            make: |n_bytes| numbered(n_bytes, |n| format!("Die {}ministerin erklärte, sie gehe. ", word(n))),
        },
        Pathological {
            name: "an event in every sentence",
            make: |n_bytes| {
                numbered(n_bytes, |n| format!("Am {}. Mai {} stürzte {}burg ab. ", n % 31, n % 2000, word(n)))
            },
        },
    ];
    repeated.into_iter().chain(nested).collect()
}
