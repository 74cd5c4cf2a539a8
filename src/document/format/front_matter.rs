//! Front matter: the lines about an article that stand above it, in YAML (between `---`) or TOML
//! (between `+++`).
//!
//! YAML is read here, line by line, and not by a parser of the whole language: note-taking tools write
//! what such a parser refuses (`title: A: B`), and nothing nests, so no depth of brackets costs stack.

use crate::document::metadata::{Metadata, language_tag, stamp_of, tidy};

/// Keys, the usual ones of static site generators and note-taking tools in English and German.
const TITLES: [&str; 3] = ["title", "titel", "headline"];
const AUTHORS: [&str; 4] = ["author", "authors", "autor", "autoren"];
const OUTLETS: [&str; 6] = ["outlet", "publisher", "source", "site", "quelle", "medium"];
const URLS: [&str; 3] = ["url", "link", "canonical"];
const LANGUAGES: [&str; 4] = ["language", "lang", "locale", "sprache"];
const DATES: [&str; 5] = ["date", "published", "pubdate", "publishdate", "datum"];
/// When a note was made. Beside a key of the article's own date, filled or not, it is another day.
const CREATED: [&str; 1] = ["created"];

/// Deepest nesting of TOML that is parsed; real front matter has two levels.
const DEEPEST: usize = 32;

/// Longest front matter, in bytes; what is longer is read as text.
const LONGEST: usize = 1_000_000;

/// What front matter says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Front {
    pub about: Metadata,
    /// What stands where the date should, if no day can be read in it.
    pub unread_date: Option<String>,
    /// Lines that could not be understood.
    pub n_unread: usize,
}

/// Front matter, if there is any, and the rest of the text.
pub(super) fn split(text: &str) -> (Option<Front>, &str) {
    if let Some((yaml, body)) = between(text, "---").filter(|(yaml, _)| is_yaml(yaml)) {
        let (fields, n_unread) = yaml_fields(yaml);
        return (Some(Front::new(&fields, n_unread)), body);
    }
    match between(text, "+++").filter(|(toml, _)| is_toml(toml)) {
        Some((toml, body)) => {
            let table = if is_deep(toml) { None } else { toml::from_str::<toml::Table>(toml).ok() };
            let n_unread = if table.is_some() { 0 } else { toml.lines().count() };
            let fields: Vec<Field> = table.into_iter().flatten().map(toml_field).collect();
            (Some(Front::new(&fields, n_unread)), body)
        }
        None => (None, text),
    }
}

/// What stands between two lines of `fence` at the begin of `text`, and what follows.
fn between<'t>(text: &'t str, fence: &str) -> Option<(&'t str, &'t str)> {
    let rest = text.trim_start().strip_prefix(fence)?.trim_start_matches([' ', '\t']);
    let rest = rest.strip_prefix('\n').or_else(|| rest.strip_prefix("\r\n"))?;
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == fence {
            return Some((&rest[..at], &rest[at + line.len()..]));
        }
        at += line.len();
        if at > LONGEST {
            break;
        }
    }
    None
}

/// A key and its value in one line; a list is joined by commas.
struct Field {
    key: String,
    value: String,
}

impl Front {
    fn new(fields: &[Field], n_unread: usize) -> Self {
        let all = |names: &'static [&str]| {
            let of = |name: &&str| fields.iter().find(|field| field.key.eq_ignore_ascii_case(name));
            names.iter().filter_map(of)
        };
        let first = |names| all(names).find_map(|field| tidy(&unlinked(&field.value)));
        let dates = if all(&DATES).next().is_some() { &DATES[..] } else { &CREATED[..] };
        let named = || all(dates).filter_map(|field| tidy(&field.value));
        let published = named().find_map(|text| stamp_of(&text));
        Self {
            about: Metadata {
                title: first(&TITLES),
                author: first(&AUTHORS),
                outlet: first(&OUTLETS),
                url: first(&URLS),
                language: first(&LANGUAGES).and_then(|tag| language_tag(&tag)),
                published,
            },
            unread_date: if published.is_none() { named().next() } else { None },
            n_unread,
        }
    }
}

/// Names alone of what note-taking tools write as links: "[[Mia Muster]]", "[[mm|Mia Muster]]".
fn unlinked(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, (link, after))) =
        rest.split_once("[[").and_then(|(before, link)| Some((before, link.split_once("]]")?)))
    {
        plain.push_str(before);
        plain.push_str(link.rsplit_once('|').map_or(link, |(_, name)| name));
        rest = after;
    }
    plain + rest
}

/// Whether the lines after an opening rule are front matter and not the begin of an article: the
/// first of them is a key, and so are most that are neither indented nor of a list.
fn is_yaml(text: &str) -> bool {
    let mut top = text
        .lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty() && !line.starts_with([' ', '\t', '#', '-', ']', '}', '%']));
    let Some(first) = top.next() else { return text.trim().is_empty() };
    let (keys, others): (Vec<&str>, Vec<&str>) = top.partition(|line| key_of(line).is_some());
    key_of(first).is_some() && others.len() <= keys.len()
}

/// The same for TOML: what opens it is a field or the head of a table.
fn is_toml(text: &str) -> bool {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
    first.is_none_or(|line| line.contains('=') || line.starts_with('['))
}

/// The key of a line "key: value", and the value.
fn key_of(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_apart = value.is_empty() || value.starts_with([' ', '\t']);
    let key = key.trim().trim_matches(['"', '\'']);
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | ' ' | ':');
    let words = key.split(' ').count();
    (is_apart && !key.is_empty() && words <= 2 && key.len() <= 60 && key.chars().all(is_word))
        .then(|| (key, value.trim()))
}

/// The fields at the top level, and how many lines belong to none.
fn yaml_fields(text: &str) -> (Vec<Field>, usize) {
    let (mut fields, mut n_unread) = (Vec::new(), 0);
    let mut lines = text.lines().map(str::trim_end).peekable();
    while let Some(line) = lines.next() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let Some((key, value)) = key_of(line).filter(|_| !line.starts_with([' ', '\t'])) else {
            n_unread += 1;
            continue;
        };
        let mut value = Value::begin(value);
        while let Some(next) = lines.next_if(|next| value.goes_on_in(next)) {
            value.add(next);
        }
        fields.push(Field { key: key.to_owned(), value: value.text() });
    }
    (fields, n_unread)
}

/// A value as it is read, line by line.
struct Value {
    style: Style,
    /// What is read of it, with its quotes.
    raw: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// Words as they stand, which may go on in indented lines; or nothing yet.
    Plain,
    /// Between two of this quotation mark, over any number of lines.
    Quoted(char),
    /// In brackets, over any number of lines.
    Brackets,
    /// The indented lines that follow (`|`, `>`).
    Indented,
    /// Lines that begin with a dash.
    List,
    /// Keys of its own, which are not asked for.
    Nested,
}

impl Value {
    fn begin(text: &str) -> Self {
        let text = without_mark(text);
        let (style, raw) = match text.chars().next() {
            Some('|' | '>') if text.len() <= 3 => (Style::Indented, ""),
            Some(quote @ ('"' | '\'')) => (Style::Quoted(quote), text),
            Some('[' | '{') => (Style::Brackets, text),
            Some('#') => (Style::Plain, ""),
            _ => (Style::Plain, text.split_once(" #").map_or(text, |(words, _)| words)),
        };
        Self { style, raw: raw.to_owned() }
    }

    /// Whether the value is not at its end before `line`.
    fn goes_on_in(&self, line: &str) -> bool {
        let is_inside = line.trim().is_empty() || line.starts_with([' ', '\t']);
        let is_entry = line.trim_start().starts_with("- ") || line.trim() == "-";
        match self.style {
            Style::Quoted(quote) => !is_closed(&self.raw, quote) && (is_inside || key_of(line).is_none()),
            Style::Brackets => !self.raw.ends_with([']', '}']) && (is_inside || key_of(line).is_none()),
            Style::Plain if self.raw.is_empty() => is_inside || is_entry,
            Style::List => is_inside || is_entry,
            Style::Plain | Style::Indented | Style::Nested => is_inside,
        }
    }

    fn add(&mut self, line: &str) {
        let words = line.trim();
        if self.style == Style::Plain && self.raw.is_empty() && !words.is_empty() {
            self.style = match words {
                _ if words == "-" || words.starts_with("- ") => Style::List,
                _ if key_of(words).is_some() => Style::Nested,
                _ => Style::Plain,
            };
        }
        let (joint, words) = match self.style {
            Style::Nested => return,
            Style::List => match words.strip_prefix('-') {
                Some(entry) => (", ", plain(entry.trim())),
                // A key or further words of the entry.
                None => return,
            },
            _ => (" ", words.to_owned()),
        };
        if !self.raw.is_empty() && !words.is_empty() {
            self.raw.push_str(joint);
        }
        self.raw.push_str(&words);
    }

    fn text(self) -> String {
        match self.style {
            Style::Quoted(_) => plain(&self.raw),
            Style::Brackets => in_brackets(&self.raw),
            Style::Nested => String::new(),
            Style::Plain if matches!(&*self.raw, "~" | "null" | "Null" | "NULL") => String::new(),
            Style::Plain | Style::Indented | Style::List => self.raw,
        }
    }
}

/// A value without the tag or anchor before it ("!!str x", "&name x").
fn without_mark(text: &str) -> &str {
    match text.split_once(' ') {
        Some((mark, rest)) if mark.starts_with(['!', '&']) => rest.trim_start(),
        _ => text,
    }
}

/// Whether the quotation mark that `text` begins with is closed in it.
fn is_closed(text: &str, quote: char) -> bool {
    end_of_quoted(text, quote).is_some()
}

/// Where the quoted words that `text` begins with end, at their closing mark.
fn end_of_quoted(text: &str, quote: char) -> Option<usize> {
    let mut signs = text.char_indices().skip(1).peekable();
    while let Some((at, sign)) = signs.next() {
        let next = signs.peek().map(|(_, next)| *next);
        if quote == '"' && sign == '\\' || quote == '\'' && sign == quote && next == Some(quote) {
            signs.next();
        } else if sign == quote {
            return Some(at);
        }
    }
    None
}

/// The words of one value, without quotation marks around it.
fn plain(text: &str) -> String {
    let Some(quote) = text.chars().next().filter(|sign| matches!(sign, '"' | '\'')) else {
        return text.to_owned();
    };
    // A mark that is never closed belongs to the words.
    let Some(end) = end_of_quoted(text, quote) else { return text.to_owned() };
    let inside = &text[1..end];
    if quote == '\'' { inside.replace("''", "'") } else { unescaped(inside) }
}

/// Words between double quotation marks; what JSON does not know stays as it is.
fn unescaped(inside: &str) -> String {
    let fallback = || inside.replace("\\\"", "\"");
    serde_json::from_str(&format!("\"{inside}\"")).unwrap_or_else(|_| fallback())
}

/// The values of a list in brackets, however deep, joined by commas.
fn in_brackets(text: &str) -> String {
    let mut values: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        let length = match sign {
            '"' | '\'' => end_of_quoted(rest, sign).map_or(rest.len(), |at| at + 1),
            '[' | ']' | '{' | '}' | ',' => 1,
            _ => rest.find(['[', ']', '{', '}', ',']).unwrap_or(rest.len()),
        };
        let value = plain(rest[..length].trim());
        if !value.trim_matches(['[', ']', '{', '}', ',']).is_empty() {
            values.push(value);
        }
        rest = rest[length..].trim_start();
    }
    values.join(", ")
}

/// Whether brackets or dotted keys nest deeper than the parser of TOML should be given.
fn is_deep(toml: &str) -> bool {
    let (mut depth, mut dots) = (0_usize, 0_usize);
    for byte in toml.bytes() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b'.' => dots += 1,
            b'\n' => dots = 0,
            b'"' | b'\'' | b' ' => dots = 0,
            _ => {}
        }
        if depth > DEEPEST || dots > DEEPEST {
            return true;
        }
    }
    false
}

fn toml_field((key, value): (String, toml::Value)) -> Field {
    Field { key, value: toml_text(&value) }
}

fn toml_text(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Array(list) => list.iter().map(toml_text).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn front(text: &str) -> (Front, &str) {
        let (front, body) = split(text);
        (front.unwrap_or_else(|| panic!("no front matter in {text:?}")), body)
    }

    fn title(line: &str) -> Option<String> {
        front(&format!("---\n{line}\ndate: 2025-09-05\n---\nText.")).0.about.title
    }

    #[test]
    fn a_value_is_read_however_it_is_written() {
        for (line, value) in [
            ("title: Hafen wird größer", "Hafen wird größer"),
            ("title: Hafen: Streit um Kosten", "Hafen: Streit um Kosten"),
            ("Titel:   Hafen   # vorläufig", "Hafen"),
            ("title: \"Hafen: \\\"Nein\\\"\"", "Hafen: \"Nein\""),
            ("title: 'Hafen ''Nord'''", "Hafen 'Nord'"),
            ("title: \"Hafen\n  wird größer\"", "Hafen wird größer"),
            ("title: Hafen\n  wird größer", "Hafen wird größer"),
            ("title: >-\n  Hafen\n  wird größer", "Hafen wird größer"),
            ("title: |\n  Hafen", "Hafen"),
            ("title:\n  Hafen", "Hafen"),
            ("title: !!str Hafen", "Hafen"),
            ("\"title\": Hafen", "Hafen"),
            ("title: \"Hafen", "\"Hafen"),
            ("title: „Nein“, sagt der Hafen", "„Nein“, sagt der Hafen"),
        ] {
            assert_eq!(title(line).as_deref(), Some(value), "{line}");
        }
        for line in ["title:", "title: null", "title: ~", "title: \"\"", "title:\n  de: Hafen\n  en: Port"] {
            assert_eq!(title(line), None, "{line}");
        }
    }

    #[test]
    fn lists_are_joined_and_links_are_names() {
        for lines in [
            "author: [Mia Muster, Jo Tal]",
            "author: [\"Mia Muster\",\n  'Jo Tal']",
            "author:\n  - Mia Muster\n  - Jo Tal",
            "author:\n- \"[[Mia Muster]]\"\n- \"[[jo|Jo Tal]]\"",
            "author: Mia Muster, Jo Tal",
        ] {
            let text = format!("---\n{lines}\ntitle: Hafen\n---\n");
            let about = front(&text).0.about;
            assert_eq!(about.author.as_deref(), Some("Mia Muster, Jo Tal"), "{lines}");
            assert_eq!(about.title.as_deref(), Some("Hafen"), "{lines}");
        }
    }

    #[test]
    fn dates_are_read_or_named() {
        let day = chrono::NaiveDate::from_ymd_opt(2025, 9, 5).map(crate::language::Stamp::from);
        for line in
            ["published: \"[[2025-09-05]]\"", "datum: 5.9.2025", "date: [2025-09-05]", "created: 2025-09-05"]
        {
            assert_eq!(front(&format!("---\n{line}\n---\n")).0.about.published, day, "{line}");
        }
        let (unread, _) = front("---\npublished: demnächst\ncreated: 2025-09-05\n---\n");
        assert_eq!((unread.about.published, unread.unread_date.as_deref()), (None, Some("demnächst")));
        let (empty, _) = front("---\npublished:\ncreated: 2025-09-05\n---\n");
        assert_eq!((empty.about.published, empty.unread_date), (None, None));
    }

    #[test]
    fn an_article_that_opens_with_a_rule_has_no_front_matter() {
        for text in [
            "---\n\nDer Hafen wächst.\n\n---\n\nMehr.",
            "---\nDer Hafen wächst.\n---\nMehr.",
            "---\nHafen: Er wächst.\nDas sagte er.\nUnd mehr.\nUnd noch mehr.\n---\nMehr.",
            "---\n: : : :\n---\nMehr.",
            "---\ntitle: Hafen\n",
        ] {
            assert_eq!(split(text), (None, text));
        }
    }

    #[test]
    fn lines_that_are_not_understood_are_counted() {
        let (read, body) = front("---\ntitle: Hafen\nlose Worte\ndate: 2025-09-05\n---\nText.");
        assert_eq!((read.n_unread, body), (1, "Text."));
        assert_eq!(front("+++\ntitle = \n+++\nText.").0.n_unread, 1);
    }

    #[test]
    fn no_depth_is_too_deep() {
        let deep = 200_000;
        for value in ["[".repeat(deep), "{a: ".repeat(deep), "- ".repeat(deep), "\"[".repeat(deep)] {
            let text = format!("---\ntitle: Hafen\nx: {value}\n---\nText.");
            assert_eq!(front(&text).0.about.title.as_deref(), Some("Hafen"));
        }
        for line in ["x = ".to_owned() + &"[".repeat(deep), "a.".repeat(deep) + "a = 1"] {
            let text = format!("+++\n{line}\n+++\nText.");
            assert_eq!(front(&text).0.n_unread, 1, "{}", &line[..10]);
        }
    }
}
