//! Words between quotation marks are words of the article, whoever edits them.

/// Signs that open or close a quotation.
const MARKS: [char; 7] = ['„', '“', '”', '"', '»', '«', '‟'];

/// `words` without the quotation marks round what does not stand in `article`.
pub fn honest(words: &str, article: &str) -> String {
    let article = plain(article);
    let places: Vec<usize> =
        words.char_indices().filter(|(_, c)| MARKS.contains(c)).map(|(at, _)| at).collect();
    let is_quoted = |pair: &[usize]| {
        let [open, close] = pair else { return false };
        let begin = open + words[*open..].chars().next().map_or(0, char::len_utf8);
        let inside = plain(&words[begin..*close]);
        let inside = inside.trim_end_matches(['.', ',', '…']);
        !inside.is_empty() && article.contains(inside)
    };
    let dropped: Vec<usize> = places.chunks(2).filter(|pair| !is_quoted(pair)).flatten().copied().collect();
    words.char_indices().filter(|(at, _)| !dropped.contains(at)).map(|(_, letter)| letter).collect()
}

/// `text` with one blank between words and all marks alike.
fn plain(text: &str) -> String {
    let alike: String = text.chars().map(|c| if MARKS.contains(&c) { '"' } else { c }).collect();
    alike.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::honest;

    #[test]
    fn marks_stay_round_words_of_the_article_alone() {
        let article = "Sie sagte: \"Wir bauen die\nBrücke noch heute.\" Das gilt.";
        assert_eq!(honest("„Wir bauen die Brücke noch heute“", article), "„Wir bauen die Brücke noch heute“");
        assert_eq!(honest("„Wir bauen die Brücke“", article), "„Wir bauen die Brücke“");
        assert_eq!(honest("„Wir bauen keine Brücke“", article), "Wir bauen keine Brücke");
        let half = "Der Bau beginne „noch heute“, so „die Chefin“";
        assert_eq!(honest(half, article), "Der Bau beginne „noch heute“, so die Chefin");
        assert_eq!(honest("Nur ein „Wort", article), "Nur ein Wort");
    }
}
