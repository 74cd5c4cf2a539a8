//! Files that hold several articles in a form that has no reader yet. Read as one they would put wrong
//! dates on all items but those of one article, so they are refused.
//!
//! Databases mark where an article begins or ends: by a counter, a container or a closing line. One such
//! mark is an article, two are several.

use chrono::NaiveDate;
use dom_query::{Document, NodeRef, Selection};

use super::metadata::day_of;

/// A mark that a database writes once for each article.
struct Mark {
    /// Whose it is.
    of: &'static str,
    /// Words that its line holds.
    words: &'static str,
    /// Whether a line that holds them is such a mark.
    is_mark: fn(&str) -> bool,
}

/// Marks in text, whatever file it came out of.
const IN_TEXT: [Mark; 7] = [
    Mark { of: "Nexis", words: " DOCUMENT", is_mark: is_counter },
    Mark { of: "Nexis", words: "Dokument ", is_mark: is_counter },
    Mark { of: "Nexis or ProQuest", words: "Document ", is_mark: is_counter },
    Mark { of: "Nexis Uni", words: "End of Document", is_mark: |line| line == "End of Document" },
    Mark { of: "GENIOS", words: "GBI-Genios", is_mark: |line| line.starts_with("© GBI-Genios") },
    Mark { of: "Factiva", words: "Dokument ", is_mark: is_factiva_id },
    Mark { of: "Factiva", words: "Document ", is_mark: is_factiva_id },
];

/// Marks in the source of pages.
const IN_PAGES: [Mark; 3] = [
    Mark { of: "Nexis", words: "<DOCFULL>", is_mark: |_| true },
    Mark { of: "Factiva", words: "Article\"", is_mark: |_| true },
    Mark { of: "Europresse", words: "DocPublicationName", is_mark: |_| true },
];

/// Whose collection of several articles a text is; `None` where nothing says that it holds several.
pub(super) fn in_text(text: &str) -> Option<&'static str> {
    let is_several =
        |mark: &&Mark| lines_with(text, mark.words).filter(|line| (mark.is_mark)(line)).nth(1).is_some();
    let head = text.lines().next().unwrap_or_default();
    let is_swissdox = head.contains('\t') && head.split('\t').any(|column| column == "pubtime");
    IN_TEXT.iter().find(is_several).map(|mark| mark.of).or(is_swissdox.then_some("Swissdox"))
}

/// The lines of `text` that hold `words`, without blanks around them; each once.
fn lines_with<'t>(text: &'t str, words: &'static str) -> impl Iterator<Item = &'t str> {
    let mut behind = 0;
    memchr::memmem::find_iter(text.as_bytes(), words).filter_map(move |at| {
        if at < behind {
            return None;
        }
        let begin = text[..at].rfind('\n').map_or(0, |at| at + 1);
        behind = text[at..].find('\n').map_or(text.len(), |length| at + length);
        Some(text[begin..behind].trim())
    })
}

/// "3 of 10 DOCUMENTS", "Dokument 3 von 10", "Document 3 of 10".
fn is_counter(line: &str) -> bool {
    let line = line.strip_prefix("FOCUS - ").unwrap_or(line);
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    match line.split_whitespace().collect::<Vec<_>>()[..] {
        [n, "of" | "de" | "von", all, "DOCUMENT" | "DOCUMENTS"] => is_number(n) && is_number(all),
        ["Dokument" | "Document", n, "of" | "de" | "von" | "sur", all] => is_number(n) && is_number(all),
        _ => false,
    }
}

/// The line with which Factiva ends an article: "Dokument TAGON00020170401ed4100001".
fn is_factiva_id(line: &str) -> bool {
    let id = line.split_once(' ').map_or("", |(_, id)| id);
    let figures = id.bytes().filter(u8::is_ascii_digit).count();
    id.len() >= 18 && figures >= 10 && id.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Whose collection of several articles the source of a page is.
pub(super) fn in_page(html: &str) -> Option<&'static str> {
    let is_several = |mark: &&Mark| {
        let found = memchr::memmem::find_iter(html.as_bytes(), mark.words);
        let in_class = found.filter(|at| mark.of == "Nexis" || is_class_of_article(&html[..*at], mark));
        in_class.take(2).count() == 2
    };
    IN_PAGES.iter().find(is_several).map(|mark| mark.of)
}

/// Whether what stands before a mark opens the class of a container: `class="article deArticle"` of
/// Factiva with the language of the article, `class="DocPublicationName"` of Europresse.
fn is_class_of_article(before: &str, mark: &Mark) -> bool {
    if mark.of == "Europresse" {
        return before.ends_with("class=\"");
    }
    let class = before.get(before.len().saturating_sub(2)..).map(|_| before.len() - 2);
    class.is_some_and(|at| before[..at].ends_with("class=\"article "))
}

/// Paragraphs shorter than this are teasers and comments, in bytes.
const PARAGRAPH: usize = 80;

/// An `<article>` with less text than this in paragraphs is a teaser, in bytes.
const ARTICLE: usize = 600;

/// How many times the longest article may be as long as the next for both to count.
const LONGEST: usize = 3;

/// Whether a page holds several whole articles of different days, each with a headline and running text
/// of its own; an article and its teasers or comments are one, and so are the sections of a page.
pub(super) fn in_containers(page: &Document) -> bool {
    let mut found: Vec<(usize, NaiveDate)> = Vec::new();
    for container in page.select("article").iter() {
        let Some(node) = container.nodes().first().filter(|node| is_article(node)) else { continue };
        let stamps = container.select("time, [class*='date'], [class*='datum']");
        let stamp = |tag: Selection| day_of(tag.attr("datetime").as_deref().unwrap_or(&tag.text()));
        let Some(day) = stamps.iter().find_map(stamp) else { continue };
        let paragraphs = node.descendants_it().filter(|node| node.has_name("p"));
        let lengths = paragraphs.map(|paragraph| paragraph.text().trim().len());
        found.push((lengths.filter(|length| *length >= PARAGRAPH).sum(), day));
    }
    let longest = found.iter().map(|(size, _)| *size).max().unwrap_or(0);
    found.retain(|(size, _)| *size >= ARTICLE && *size * LONGEST >= longest);
    found.iter().any(|(_, day)| *day != found[0].1)
}

/// Whether an `<article>` is one of a page's own: not inside another, no comment, and with a headline.
fn is_article(node: &NodeRef) -> bool {
    let names = [node.class(), node.id_attr()];
    let is_comment = names.iter().flatten().any(|name| {
        let name = name.to_ascii_lowercase();
        name.contains("comment") || name.contains("kommentar")
    });
    let is_headline = |node: NodeRef| node.node_name().is_some_and(|name| matches!(&*name, "h1" | "h2"));
    !is_comment
        && !node.ancestors_it(None).any(|around| around.has_name("article"))
        && node.descendants_it().any(is_headline)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_marks_are_several_articles_and_one_is_none() {
        for (of, mark) in [
            ("Nexis", "                  3 of 10 DOCUMENTS"),
            ("Nexis", "    Dokument 3 von 10  "),
            ("Nexis or ProQuest", "Document 3 of 10"),
            ("Nexis Uni", "End of Document"),
            ("GENIOS", "        © GBI-Genios Deutsche Wirtschaftsdatenbank GmbH"),
            ("Factiva", "Dokument MUSTER0020250905ed4100001"),
        ] {
            let one = format!("Titel\r\n\r\nText.\r\n{mark}\r\n");
            assert_eq!(in_text(&one), None, "{mark}");
            assert_eq!(in_text(&one.repeat(2)), Some(of), "{mark}");
        }
        assert_eq!(in_text("id\tpubtime\thead\tcontent\n1\t2025-09-05\tA\tB"), Some("Swissdox"));
    }

    #[test]
    fn words_of_an_article_are_no_marks() {
        let text = "Das Dokument 3 von 10 liegt vor.\nDocument 3 of 10 pages\nDokument der Schande\n\
                    Er sagte: End of Document\nDokument Nummer\nDocument 12345678901234567890 of the court\n";
        assert_eq!(in_text(&text.repeat(3)), None);
        assert_eq!(
            in_page(&"<div class=\"my-Article\"><p class=\"Article\">DocPublicationName".repeat(3)),
            None
        );
    }

    #[test]
    fn containers_of_databases_are_told_in_pages() {
        for (of, container) in [
            ("Nexis", "<!-- Hide XML section from browser\n<DOC NUMBER=1>\n<DOCFULL> -->"),
            ("Factiva", "<div class=\"article deArticle\"><p>Text.</p></div>"),
            ("Europresse", "<span class=\"DocPublicationName\">Bote</span>"),
        ] {
            assert_eq!(in_page(container), None, "{container}");
            assert_eq!(in_page(&container.repeat(2)), Some(of), "{container}");
        }
    }

    #[test]
    fn whole_articles_side_by_side_are_several_and_teasers_are_none() {
        let article = |day: u32, n: usize| {
            let text = format!("<p>{}</p>", "Ein Satz. ".repeat(12)).repeat(n);
            format!("<article><h2>Titel</h2><time>{day}.9.2025</time>{text}</article>")
        };
        let several = |html: &str| in_containers(&Document::from(html));
        assert!(several(&(article(5, 6) + &article(6, 6))));
        assert!(!several(&(article(5, 6) + &article(5, 6))), "both are of one day");
        assert!(!several(&(article(5, 6) + &article(4, 1).repeat(20))), "an article and its teasers");
        let comment = article(6, 6).replace("<article", "<article class=\"comment\"");
        assert!(!several(&(article(5, 6) + &comment)));
        let outer = format!("<article><h2>A</h2>{}{}</article>", article(5, 6), article(6, 6));
        assert!(!several(&outer));
    }
}
