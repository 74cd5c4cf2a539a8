//! Pages with an article whose words are known, from a seed.

use super::generate::Dice;

/// A page, and the words of its article as a reader sees them.
pub struct Made {
    pub page: String,
    pub words: Vec<String>,
}

/// A page with an article of paragraphs, lists, tables, quotes, captions and blocks in blocks.
pub fn article(dice: &mut Dice) -> Made {
    let mut maker = Maker { dice, words: Vec::new(), n_nouns: 0 };
    let mut blocks = maker.paragraph();
    for _ in 0..4 + maker.dice.below(8) {
        let block = maker.block();
        blocks += &maker.wrapped(block);
    }
    // Below the last sentence labels are no article.
    blocks += &maker.paragraph();
    let words = std::mem::take(&mut maker.words);
    let page = format!(
        "<!doctype html><html lang=\"de\"><head><meta charset=\"utf-8\"><title>Die Lage an der Schleuse</title>\
         <meta name=\"date\" content=\"2019-11-04\"></head><body><nav><a href=\"/\">Start</a> \
         <a href=\"/sport\">Sport</a></nav><main><article><h1>Die Lage an der Schleuse</h1>\n{blocks}</article>\
         </main><footer><a href=\"/impressum\">Impressum</a></footer></body></html>"
    );
    Made { page, words }
}

/// Sentences with a gap for each noun, so that a text reads like German and no word stands twice.
const SENTENCES: [&str; 7] = [
    "Die _ hat am Abend den _ der _ gesehen, weil der _ noch nicht fertig war.",
    "Nach Angaben der _ sollen im nächsten Jahr mehr als 20 _ in den _ gebaut werden.",
    "„Wir werden die _ nicht vergessen“, sagte der _ vor dem _ und ging zurück.",
    "Am 3. Mai kamen etwa 1.200 _ zur _, um gegen den _ zu protestieren – vergeblich.",
    "Ob der _ damit zufrieden ist, wollte die _ auf Anfrage nicht sagen.",
    "Zuvor war die _ & _ mit einem _ über die Größe des Schadens einig geworden.",
    "Das _ liegt weit hinter dem _ und wird von der _ kaum noch genutzt.",
];

const SYLLABLES: [&str; 16] =
    ["ba", "ker", "lo", "mün", "sta", "tel", "ra", "fe", "grö", "du", "wes", "ni", "hal", "ße", "jo", "pi"];

struct Maker<'d> {
    dice: &'d mut Dice,
    words: Vec<String>,
    n_nouns: usize,
}

impl Maker<'_> {
    /// One of the blocks that articles are made of.
    fn block(&mut self) -> String {
        match self.dice.below(9) {
            0 => {
                let heading = self.inline("Die _ und die _ im Streit");
                format!("<h2>{heading}</h2>{}", self.paragraph())
            }
            1 => self.list(),
            2 => format!("<blockquote>{}</blockquote>", self.paragraph()),
            3 => self.table(),
            4 => "<figure><img src=\"a.jpg\" alt=\"Ein Bild\"><figcaption>Ein Blick auf die Schleuse im Herbst. \
                  Foto: Jo Muster</figcaption></figure>"
                .to_owned(),
            5 => {
                let (first, second) = (self.sentence(), self.sentence());
                format!("<p>{first}<br>\n{second}</p>")
            }
            _ => self.paragraph(),
        }
    }

    /// The block inside others that say nothing.
    fn wrapped(&mut self, mut block: String) -> String {
        for _ in 0..[0, 0, 1, 3][self.dice.below(4)] {
            let (open, close) =
                [("<div>", "</div>"), ("<section class=\"inner\">\n", "\n</section>")][self.dice.below(2)];
            block = format!("{open}{block}{close}");
        }
        block + "\n"
    }

    fn paragraph(&mut self) -> String {
        let sentences: Vec<String> = (0..2 + self.dice.below(3)).map(|_| self.sentence()).collect();
        format!("<p>{}</p>\n", sentences.join(" "))
    }

    fn list(&mut self) -> String {
        let tag = ["ul", "ol"][self.dice.below(2)];
        let points: String =
            (0..2 + self.dice.below(3)).map(|_| format!("<li>{}</li>\n", self.sentence())).collect();
        format!("<{tag}>\n{points}</{tag}>")
    }

    fn table(&mut self) -> String {
        let rows = (0..2 + self.dice.below(3)).map(|_| {
            let cells: String = (0..2).map(|_| format!("<td>{}</td>", self.inline("die _ der _"))).collect();
            format!("<tr>{cells}</tr>\n")
        });
        format!("<table>\n{}</table>", rows.collect::<String>())
    }

    fn sentence(&mut self) -> String {
        let sentence = SENTENCES[self.dice.below(SENTENCES.len())];
        self.inline(sentence)
    }

    /// The mark-up of words in a line; the words are noted as they are seen.
    fn inline(&mut self, words: &str) -> String {
        let marked: Vec<String> = words
            .split(' ')
            .map(|word| {
                let word = if word.contains('_') { word.replace('_', &self.noun()) } else { word.to_owned() };
                self.words.push(word.clone());
                self.marked(&word)
            })
            .collect();
        let mut line = String::new();
        for word in marked {
            let blank = if self.dice.chance(5) { "&nbsp;" } else { [" ", " ", "\n  "][self.dice.below(3)] };
            line += if line.is_empty() { "" } else { blank };
            line += &word;
        }
        line
    }

    /// A word as a page may write it: with references for letters, marks around or inside it.
    fn marked(&mut self, word: &str) -> String {
        let written: Vec<String> = word.chars().map(|letter| self.letter(letter)).collect();
        let (open, close) = [
            ("<b>", "</b>"),
            ("<em>", "</em>"),
            ("<a href=\"/thema\">", "</a>"),
            ("<span class=\"x\">", "</span>"),
            ("<strong><i>", "</i></strong>"),
        ][self.dice.below(5)];
        match self.dice.below(30) {
            0 => format!("{open}{}{close}", written.concat()),
            1 if written.len() > 4 => {
                format!("{}{open}{}{close}", written[..2].concat(), written[2..].concat())
            }
            2 if word.len() > 8 => format!("{}&shy;{}", written[..4].concat(), written[4..].concat()),
            3 => format!("<!-- {} -->{}", word.len(), written.concat()),
            _ => written.concat(),
        }
    }

    fn letter(&mut self, letter: char) -> String {
        let named = match letter {
            'ä' => "&auml;",
            'ö' => "&ouml;",
            'ü' => "&uuml;",
            'ß' => "&szlig;",
            '„' => "&bdquo;",
            '“' => "&ldquo;",
            '–' => "&#8211;",
            '&' => return "&amp;".to_owned(),
            _ => return letter.to_string(),
        };
        if self.dice.chance(50) { named.to_owned() } else { letter.to_string() }
    }

    /// A noun that no other place of the article has.
    fn noun(&mut self) -> String {
        self.n_nouns += 1;
        let mut rest = self.n_nouns + SYLLABLES.len() * SYLLABLES.len();
        let mut noun = String::new();
        while rest > 0 {
            noun += SYLLABLES[rest % SYLLABLES.len()];
            rest /= SYLLABLES.len();
        }
        let mut letters = noun.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }
}
