//! HTML: one page, day by day, that needs no network and no script; with a script it is searched and filtered.

use std::io::{self, Write};

use sha2::{Digest, Sha256};

use super::days::Days;
use super::entry::{Entry, Source, one_line};
use super::escape::html_escaped;
use super::selection::{Selection, Watch};
use crate::export::base64;
use crate::theme::{Role, Shade, Theme};
use crate::wording::Wording;

const STYLE: &str = include_str!("../../../assets/export/page.css");
const SCRIPT: &str = include_str!("../../../assets/export/page.js");

/// The colors of the page, each with its name in the style sheet.
const COLORS: [(&str, Role); 9] = [
    ("canvas", Role::Canvas),
    ("surface", Role::Surface),
    ("line", Role::Line),
    ("line2", Role::Line2),
    ("ink", Role::Ink),
    ("ink2", Role::Ink2),
    ("ink3", Role::Ink3),
    ("accent", Role::Accent),
    ("sunk", Role::Sunk),
];

/// Writes the page.
pub fn write(selection: &Selection, watch: &Watch, out: &mut dyn Write) -> io::Result<()> {
    let wording = selection.wording();
    let account = selection.account.words(wording);
    begin(selection, &account, out)?;
    let mut days = Days::default();
    let mut is_open = false;
    for entry in selection.watched(watch) {
        let entry = entry?;
        if let Some(heading) = days.heading(&entry) {
            let end = if is_open { "</section>\n" } else { "" };
            writeln!(out, "{end}<section class=\"day\">\n<h2>{}</h2>", html_escaped(&heading))?;
            is_open = true;
        }
        out.write_all(item(&entry).as_bytes())?;
    }
    if is_open {
        writeln!(out, "</section>")?;
    }
    writeln!(out, "</main>")?;
    sources(selection, out)?;
    writeln!(out, "<footer><p class=\"account\">{}</p></footer>", html_escaped(&account))?;
    writeln!(out, "<script>{SCRIPT}</script>\n</body>\n</html>")
}

/// All before the first day.
fn begin(selection: &Selection, account: &str, out: &mut dyn Write) -> io::Result<()> {
    let wording = selection.wording();
    let language = wording.tongue().tag();
    let title = one_line(&selection.title);
    let title = html_escaped(&title);
    writeln!(out, "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">")?;
    // No address is ever asked for anything, and no script runs but this page's own, even had an article one.
    let hash = base64::encoded(&Sha256::digest(SCRIPT));
    writeln!(
        out,
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
         script-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'\">"
    )?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
    writeln!(out, "<meta name=\"color-scheme\" content=\"light dark\">")?;
    writeln!(out, "<meta name=\"generator\" content=\"Zeitstrahl {}\">", super::account::VERSION)?;
    writeln!(out, "<title>{title}</title>\n<style>\n{}{STYLE}</style>\n</head>\n<body>", colors())?;
    writeln!(
        out,
        "<header>\n<h1>{title}</h1>\n<p class=\"account\">{}</p>\n</header>",
        html_escaped(account)
    )?;
    form(wording, out)?;
    writeln!(out, "<main>")
}

/// The colors in light and dark.
fn colors() -> String {
    let of = |shade| {
        let theme = Theme::of(shade);
        let color = |(name, role): (&str, Role)| {
            let color = theme.color(role.into());
            format!("--{name}:#{:02x}{:02x}{:02x};", color.r, color.g, color.b)
        };
        COLORS.map(color).concat()
    };
    let (light, dark) = (of(Shade::Light), of(Shade::Dark));
    format!(
        ":root{{color-scheme:light dark;{light}}}\n@media screen and (prefers-color-scheme: dark){{:root{{{dark}}}}}\n"
    )
}

/// Search field and filters; the script shows them.
fn form(wording: &Wording, out: &mut dyn Write) -> io::Result<()> {
    let words = |key| html_escaped(wording.text(key));
    writeln!(out, "<form id=\"filters\" hidden>")?;
    let search = words("entry.search");
    writeln!(
        out,
        "<input type=\"search\" name=\"search\" placeholder=\"{search}\" aria-label=\"{search}\">"
    )?;
    let filters = [
        ("country", words("entry.all-countries")),
        ("actor", words("entry.all-actors")),
        ("kind", words("entry.all-kinds")),
    ];
    for (name, all) in filters {
        writeln!(
            out,
            "<select name=\"{name}\" aria-label=\"{all}\"><option value=\"\">{all}</option></select>"
        )?;
    }
    writeln!(out, "<button type=\"reset\">{}</button>", words("entry.reset"))?;
    writeln!(out, "<output data-words=\"{}\"></output>\n</form>", words("entry.shown"))
}

/// An item as an `article` of HTML: who, the words as a quotation, when, and the source; it ends with a line break.
fn item(entry: &Entry<'_>) -> String {
    let mut html = opening(entry);
    let who = entry.speaker().map(|actor| format!("<b>{}</b>", html_escaped(&one_line(&actor.name))));
    let about = entry.country().into_iter().chain([entry.kind().to_owned()]);
    let about = about.map(|words| format!("<span>{}</span>", html_escaped(&words)));
    html += &format!("<p class=\"who\">{}</p>\n", who.into_iter().chain(about).collect::<Vec<_>>().join(" "));
    if let Some(title) = entry.title().filter(|title| **title != *entry.quotation()) {
        html += &format!("<h3>{}</h3>\n", html_escaped(&title));
    }
    let language = html_escaped(entry.item.language());
    html += &format!(
        "<blockquote lang=\"{language}\">{}</blockquote>\n<ul class=\"facts\">\n",
        html_escaped(&entry.quotation())
    );
    let when = entry.wording.fill("entry.when", &[("when", &entry.when()), ("known", &entry.how_known())]);
    html += &format!("<li>{}</li>\n", html_escaped(&when));
    for words in entry.replies() {
        html += &format!("<li>{}</li>\n", html_escaped(&words));
    }
    for told in entry.sources() {
        html += &format!("<li>{}</li>\n", source(&told, entry.wording));
    }
    let marks = entry.marks();
    if !marks.is_empty() {
        html += &format!("<li class=\"marks\">{}</li>\n", html_escaped(&marks.join(" · ")));
    }
    html + "</ul>\n</article>\n"
}

/// The tag of an item, with what it is filtered by.
fn opening(entry: &Entry<'_>) -> String {
    let countries = entry.item.countries().map(|country| entry.wording.country(&country).to_owned());
    let lists = [
        ("country", countries.collect::<Vec<_>>()),
        ("actor", entry.actors().map(|name| one_line(name).into_owned()).collect()),
        ("kind", vec![entry.kind().to_owned()]),
    ];
    let lists = lists.map(|(name, values)| format!(" data-{name}=\"{}\"", html_escaped(&values.join("\n"))));
    format!("<article{}>\n", lists.concat())
}

/// The article, with its address where it has one, and the place in it.
fn source(told: &Source<'_>, wording: &Wording) -> String {
    let credit = told.credit(wording);
    let credit = if credit.is_empty() { credit } else { format!(", {}", html_escaped(&credit)) };
    format!("{}{credit} <small>· {}</small>", linked(told), html_escaped(&told.place(wording)))
}

/// What the article is called, as a link where it has an address.
fn linked(told: &Source<'_>) -> String {
    let name = one_line(told.document.name());
    let name = html_escaped(&name);
    match told.url() {
        Some(url) => format!("<a href=\"{}\" rel=\"noreferrer noopener\">{name}</a>", html_escaped(url)),
        None => format!("<cite>{name}</cite>"),
    }
}

/// The list of articles.
fn sources(selection: &Selection, out: &mut dyn Write) -> io::Result<()> {
    let documents = selection.documents();
    if documents.is_empty() {
        return Ok(());
    }
    let wording = selection.wording();
    writeln!(
        out,
        "<section>\n<h2>{}</h2>\n<ol class=\"facts\">",
        html_escaped(wording.text("figure.sources"))
    )?;
    for idx in documents {
        let told = Source::whole(selection.store().document(idx));
        let parts = [told.credit(wording), one_line(told.file()).into_owned()];
        let parts =
            parts.iter().filter(|part| !part.is_empty()).map(|part| format!(" · {}", html_escaped(part)));
        writeln!(out, "<li>{}{}</li>", linked(&told), parts.collect::<String>())?;
    }
    writeln!(out, "</ol>\n</section>")
}
