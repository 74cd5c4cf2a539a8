//! Findings as Markdown.

use super::told::{Told, ToldItem};
use crate::export::data::{markdown_escaped, markdown_link, one_line};
use crate::wording::Wording;

/// All findings: a heading for each, a list for each side, and a list of reports under each item.
pub fn written(told: &Told, words: &Wording) -> String {
    let mut out = format!("# {}\n\n{}\n", escaped(&told.title), escaped(&told.foot));
    for (finding, number) in told.findings.iter().zip(1..) {
        out.push_str(&format!("\n## {number}. {}\n\n", escaped(&finding.sentence)));
        out.push_str(&format!("{}: **{}**\n", words.text("findings.status"), finding.status));
        if finding.sides.is_empty() {
            out.push_str(&format!("\n{}\n", words.text("findings.no-items")));
        }
        for (heading, items) in &finding.sides {
            out.push_str(&format!("\n### {heading}\n\n"));
            items.iter().for_each(|item| add_item(&mut out, item));
        }
    }
    out
}

fn add_item(out: &mut String, item: &ToldItem) {
    let about =
        if item.about.is_empty() { String::new() } else { format!("**{}** – ", escaped(&item.about)) };
    let lost = item.lost.as_ref().map_or(String::new(), |lost| format!(" *({})*", escaped(lost)));
    out.push_str(&format!("- {about}{}{lost}\n", escaped(&item.words)));
    for source in &item.sources {
        let article = markdown_link(&source.article, source.url.as_deref());
        let other =
            source.other_words.as_ref().map_or(String::new(), |words| format!(": {}", escaped(words)));
        out.push_str(&format!("    - {article}{other} ({})\n", escaped(&source.found)));
    }
}

/// The text in one line, with what Markdown would take for a sign of its own kept as a letter.
fn escaped(text: &str) -> String {
    markdown_escaped(&one_line(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stay_letters() {
        assert_eq!(escaped("a*b_c\n [d](e) <f>"), "a\\*b\\_c \\[d\\](e) \\<f\\>");
    }
}
