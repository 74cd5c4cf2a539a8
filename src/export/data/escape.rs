//! Words of articles as words of a format, whatever signs are in them.

use std::borrow::Cow;

use super::entry::one_line;

/// `text` for HTML, between tags and in quoted values.
pub fn html_escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\'', '\0']) {
        return text.into();
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\0' => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped.into()
}

/// A line of text for Markdown: it reads as the same words, without links, marks or headings of its own.
pub fn markdown_escaped(line: &str) -> String {
    let mut escaped = String::with_capacity(line.len() + 16);
    let n_digits = line.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in line.char_indices() {
        let is_mark = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' | '$' | '^'
        );
        // What makes a list or a rule at the beginning of a line.
        let begins = at == 0 && matches!(c, '-' | '+' | '=' | ':');
        let numbers = at > 0 && at == n_digits && matches!(c, '.' | ')');
        if is_mark || begins || numbers {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    // An address by itself would become a link.
    escaped.replace("://", "\\://").replace("www.", "www\\.").replace('@', "\\@")
}

/// A name in Markdown, as a link where it has an address.
pub fn markdown_link(name: &str, url: Option<&str>) -> String {
    let name = markdown_escaped(&one_line(name));
    match url {
        Some(url) => {
            format!("[{name}](<{}>)", url.replace('<', "%3C").replace('>', "%3E").replace('\\', "%5C"))
        }
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Options, Parser};

    use super::*;

    #[test]
    fn nothing_in_html_is_a_tag() {
        assert_eq!(html_escaped("a <b> & 'c' \"d\""), "a &lt;b&gt; &amp; &#39;c&#39; &quot;d&quot;");
        assert_eq!(html_escaped("Größe"), "Größe");
    }

    #[test]
    fn markdown_reads_as_the_same_words() {
        for words in [
            "# Eins",
            "- zwei * drei_vier_",
            "1. Mai: [hier](http://a.de) <script>",
            "2025) so `nicht` ~~doch~~ | a \\ b",
            "=== &amp; !bild ***",
            "12 + 3",
            "> so",
            "+ mehr",
            "schreiben@a.de und www.a.de",
        ] {
            let escaped = markdown_escaped(words);
            let mut read = String::new();
            for event in Parser::new_ext(&escaped, Options::all()) {
                match event {
                    Event::Text(text) => read.push_str(&text),
                    Event::Start(tag) => assert_eq!(tag, pulldown_cmark::Tag::Paragraph, "{words}"),
                    Event::End(_) => {}
                    other => panic!("{words}: {other:?}"),
                }
            }
            assert_eq!(read, words);
        }
    }
}
