//! Saved web pages: which day they are of, and that every word of an article is read once and in order.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

#[path = "common/generate.rs"]
#[allow(dead_code, reason = "shared with benches and other tests")]
mod generate;
#[path = "common/markup.rs"]
mod markup;

use generate::Dice;
use zeitstrahl::document::{Document, Given, Loaded, load};

fn read(page: &str) -> Document {
    let (mut loaded, problems) = load("seite.html", page.as_bytes(), &Given::default());
    match (loaded.pop(), &problems[..]) {
        (Some(Loaded::Article(document)), []) => document,
        other => panic!("{other:?}"),
    }
}

/// A page with `head`, and with `beside` between the headline and the text.
fn page(head: &str, beside: &str, end: &str) -> String {
    let text = "<p>Der Gemeinderat von Tellstedt hat den Bau einer zweiten Schleuse beschlossen. Der Antrag war \
                mit großer Mehrheit angenommen worden, wie die Verwaltung mitteilte.</p>\
                <p>Gegen den Plan hatten sich Anwohner gewandt, die um ihre Keller fürchten. Ihre Einwände sollen \
                nun geprüft werden, ehe die Arbeiten beginnen.</p>";
    format!(
        "<!doctype html><html lang=\"de\"><head><meta charset=\"utf-8\"><title>Zweite Schleuse</title>{head}\
         </head><body><article><h1>Tellstedt bekommt eine zweite Schleuse</h1>{beside}{text}</article>{end}\
         </body></html>"
    )
}

fn ld(json: &str) -> String {
    format!("<script type=\"application/ld+json\">{json}</script>")
}

/// Asserts the publication day of each page; an empty one for none.
fn check(pages: &[(&str, String, &str)]) {
    for (name, page, day) in pages {
        let date = read(page).published.date;
        assert_eq!(date.map_or(String::new(), |date| date.to_string()), *day, "{name}");
    }
}

#[test]
fn a_page_is_of_the_day_it_was_published_and_not_of_a_later_change() {
    let both = ld(r#"{"@type":"ReportageNewsArticle","dateModified":"2021-07-14T08:30:00+02:00",
        "dateCreated":"2012-03-07","datePublished":"2012-03-08T06:15:00+01:00"}"#);
    let changed = "<meta property=\"article:modified_time\" content=\"2021-07-14T08:30:00+02:00\">";
    let old = "<p class=\"pubdate\">Erschienen am 08.03.2012, zuletzt geändert am 14.07.2021</p>";
    let changed_only = "<time itemprop=\"dateModified\" datetime=\"2021-07-14\">Stand: 14. Juli 2021</time>";
    let canonical = "<link rel=\"canonical\" href=\"https://bote.example/lokales/2012/03/08/schleuse.html\">";
    let foot =
        "<footer>© 1987–2024 Marschbote. Unsere Regeln zum Datenschutz gelten seit dem 01.02.2024.</footer>";
    check(&[
        (
            "both in JSON-LD",
            page(&both, "<div class=\"meta\">Geändert am 14.07.2021</div>", ""),
            "2012-03-08",
        ),
        ("a change in the head, the day in words", page(changed, old, ""), "2012-03-08"),
        ("nothing but a change", page("", changed_only, ""), "2021-07-14"),
        ("the address", page(canonical, "<i>Geändert am 14.07.2021</i>", ""), "2012-03-08"),
        ("days of the site below", page("", "", foot), ""),
        ("no clock is read", page("", "<span class=\"date\">vor zwei Stunden</span>", ""), ""),
    ]);
}

#[test]
fn day_and_month_of_a_head_are_not_swapped() {
    let meta = |name: &str, day: &str| page(&format!("<meta name=\"{name}\" content=\"{day}\">"), "", "");
    check(&[
        ("German", meta("date", "04.11.2019"), "2019-11-04"),
        ("short", meta("pubdate", "4.11.2019, 7:05 Uhr"), "2019-11-04"),
        ("ISO", meta("dcterms.issued", "2019-11-04"), "2019-11-04"),
        ("Dublin Core", meta("DC.Date", "2019-11-04T23:10:00+01:00"), "2019-11-04"),
        ("mail", meta("publish-date", "Mon, 04 Nov 2019 07:05:00 +0100"), "2019-11-04"),
    ]);
}

#[test]
fn the_article_is_found_among_several_descriptions_and_in_damaged_ones() {
    let others = ld(r#"{"@type":"WebSite","name":"Marschbote","dateCreated":"1998-05-01"}"#)
        + &ld(r#"{"@type":"NewsMediaOrganization","name":"Marschbote","foundingDate":"1987-01-02"}"#)
        + &ld(r#"{"@type":"ImageObject","uploadDate":"2015-06-07","datePublished":"2015-06-07"}"#);
    let article = ld(r#"{"@type":"NewsArticle","datePublished":"2019-11-04","headline":"Zweite Schleuse"}"#);
    let broken = "{\"@type\":\"NewsArticle\",\"headline\":\"Zweite\nSchleuse\",\"description\":\"Eine\tZeile\r\nund noch\",\
         \"keywords\":[\"Bau\",],\"wordCount\":NaN,\"datePublished\":\"2019-11-04\",};";
    let graphs = r#"[{"@graph":[{"@type":"WebPage","datePublished":"2001-01-01"},
        {"@type":"BreadcrumbList"}]},{"@graph":[{"@type":["Thing","NewsArticle"],"datePublished":"2019-11-04"}]}]"#;
    let inner = r#"{"@type":"NewsArticle","comment":{"@type":"Comment","datePublished":"2020-02-02"},
        "hasPart":[{"@type":"Clip","uploadDate":"2018-01-01"}],"datePublished":"2019-11-04"}"#;
    let marked = "\n/*<![CDATA[*/ {\"@type\":\"NewsArticle\",\"datePublished\":\"2019-11-04\"} /*]]>*/\n";
    let marked_so = "\n//<![CDATA[\n{\"@type\":\"NewsArticle\",\"datePublished\":\"2019-11-04\"}\n//]]>\n";
    let escaped =
        "{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;datePublished&quot;:&quot;2019-11-04&quot;}";
    let cut = ld(r#"{"@type":"NewsArticle","datePublished":"2001-01-01","#) + &article;
    check(&[
        ("others before it", page(&(others.clone() + &article), "", ""), "2019-11-04"),
        ("others behind it", page(&(article + &others), "", ""), "2019-11-04"),
        ("only others", page(&others, "", ""), ""),
        ("line breaks, commas, no number", page(&ld(broken), "", ""), "2019-11-04"),
        ("graphs in a list", page(&ld(graphs), "", ""), "2019-11-04"),
        ("a comment and a clip inside", page(&ld(inner), "", ""), "2019-11-04"),
        ("CDATA", page(&ld(marked_so), "", ""), "2019-11-04"),
        ("CDATA in comments", page(&ld(marked), "", ""), "2019-11-04"),
        ("references for marks", page(&ld(escaped), "", ""), "2019-11-04"),
        ("one that breaks off", page(&cut, "", ""), "2019-11-04"),
    ]);
}

#[test]
fn every_word_of_an_article_is_read_once_and_in_order() {
    for seed in 0..150 {
        let made = markup::article(&mut Dice::new(seed));
        let read = read(&made.page).text;
        let words: Vec<&str> = read.split_whitespace().collect();
        let expected: Vec<&str> = made.words.iter().map(String::as_str).collect();
        let at = words.iter().zip(&expected).position(|(read, made)| read != made);
        let at = at.unwrap_or(words.len().min(expected.len()));
        let around = |words: &[&str]| words[at.saturating_sub(4)..words.len().min(at + 8)].join(" ");
        assert!(
            words == expected,
            "seed {seed}, word {at}: read “{}” of “{}”\n{}",
            around(&words),
            around(&expected),
            made.page
        );
    }
}
