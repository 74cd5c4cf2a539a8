//! Markdown, with front matter in YAML (between `---`) or TOML (between `+++`).

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use saphyr::{LoadableYamlNode, Yaml};

use crate::document::draft::Draft;
use crate::document::metadata::{Metadata, day_of, language_tag, tidy};
use crate::document::{Block, BlockKind, PublishedEvidence};
use crate::text::Span;

/// Keys of front matter, the usual ones of static site generators in English and German.
const TITLES: [&str; 3] = ["title", "titel", "headline"];
const AUTHORS: [&str; 4] = ["author", "authors", "autor", "autoren"];
const OUTLETS: [&str; 6] = ["outlet", "publisher", "source", "site", "quelle", "medium"];
const URLS: [&str; 3] = ["url", "link", "canonical"];
const LANGUAGES: [&str; 4] = ["language", "lang", "locale", "sprache"];
const DATES: [&str; 6] = ["date", "published", "pubdate", "publishdate", "datum", "created"];

/// One article. The first heading of rank one is the title, where the front matter has none.
pub(super) fn read(text: &str) -> Draft {
    let (front, body) = split(text);
    let about = front.map(Front::metadata).unwrap_or_default();
    let mut writer = Writer::default();
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    Parser::new_ext(body, options).for_each(|event| writer.take(event));
    writer.end();
    let title = about.title.or_else(|| writer.title().map(str::to_owned));
    let same = |span: &Span| title.as_deref().is_some_and(|title| span.of(&writer.text) == title);
    if let Some(first) = writer.blocks.first_mut()
        && (first.kind == BlockKind::Title || same(&first.span))
    {
        first.kind = BlockKind::Title;
    }
    Draft {
        title,
        author: about.author,
        outlet: about.outlet,
        url: about.url,
        language: about.language,
        published: about.published.map(|date| (date, PublishedEvidence::Metadata)),
        text: writer.text,
        blocks: Some(writer.blocks),
        ..Draft::default()
    }
}

enum Front<'t> {
    Yaml(&'t str),
    Toml(&'t str),
}

/// Front matter, if there is any, and the rest.
fn split(text: &str) -> (Option<Front<'_>>, &str) {
    let between = |fence: &str| {
        let rest = text.trim_start().strip_prefix(fence)?;
        let rest = rest.strip_prefix('\n').or_else(|| rest.strip_prefix("\r\n"))?;
        let end = format!("\n{fence}");
        let at = rest.find(&end)?;
        let body = &rest[at + end.len()..];
        Some((&rest[..at], body.split_once('\n').map_or("", |(_, body)| body)))
    };
    match (between("---"), between("+++")) {
        (Some((yaml, body)), _) => (Some(Front::Yaml(yaml)), body),
        (_, Some((toml, body))) => (Some(Front::Toml(toml)), body),
        _ => (None, text),
    }
}

impl Front<'_> {
    /// Its fields; nothing where it is damaged.
    fn metadata(self) -> Metadata {
        let fields: Vec<(String, String)> = match self {
            Self::Yaml(text) => Yaml::load_from_str(text)
                .ok()
                .and_then(|mut documents| documents.pop())
                .map(|document| yaml_fields(&document))
                .unwrap_or_default(),
            Self::Toml(text) => toml::from_str(text).map(toml_fields).unwrap_or_default(),
        };
        let first = |names: &[&str]| {
            let of = |name: &&str| fields.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
            names.iter().find_map(of).and_then(|(_, value)| tidy(value))
        };
        Metadata {
            title: first(&TITLES),
            author: first(&AUTHORS),
            outlet: first(&OUTLETS),
            url: first(&URLS),
            language: first(&LANGUAGES).and_then(|tag| language_tag(&tag)),
            published: first(&DATES).and_then(|text| day_of(&text)),
        }
    }
}

fn yaml_fields(document: &Yaml) -> Vec<(String, String)> {
    let Some(mapping) = document.as_mapping() else { return Vec::new() };
    let field = |(key, value): (&Yaml, &Yaml)| Some((key.as_str()?.to_owned(), yaml_text(value)?));
    mapping.iter().filter_map(field).collect()
}

/// A value as text; those of a list joined by commas.
fn yaml_text(value: &Yaml) -> Option<String> {
    if let Some(list) = value.as_sequence() {
        return Some(list.iter().filter_map(yaml_text).collect::<Vec<_>>().join(", "));
    }
    let number = || value.as_integer().map(|number| number.to_string());
    value.as_str().map(str::to_owned).or_else(number)
}

fn toml_fields(table: toml::Table) -> Vec<(String, String)> {
    table.into_iter().map(|(key, value)| (key, toml_text(&value))).collect()
}

fn toml_text(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Array(list) => list.iter().map(toml_text).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// Writes blocks of plain text, one a line.
#[derive(Default)]
struct Writer {
    text: String,
    blocks: Vec<Block>,
    begin: usize,
    kind: Option<BlockKind>,
    /// Inside code, images and HTML, which are no article text.
    silent: usize,
}

impl Writer {
    fn take(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.finish(tag),
            Event::Text(words) | Event::Code(words) if self.silent == 0 => self.text.push_str(&words),
            Event::SoftBreak if self.silent == 0 => self.text.push(' '),
            Event::HardBreak if self.silent == 0 => self.end(),
            Event::Rule => self.end(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag) {
        match tag {
            Tag::Heading { level: HeadingLevel::H1, .. } if self.blocks.is_empty() => {
                self.begin_as(BlockKind::Title);
            }
            Tag::Heading { .. } => self.begin_as(BlockKind::Heading),
            Tag::Paragraph | Tag::Item | Tag::TableHead | Tag::TableRow => {
                self.begin_as(BlockKind::Paragraph)
            }
            Tag::CodeBlock(_) | Tag::Image { .. } | Tag::HtmlBlock | Tag::MetadataBlock(_) => {
                self.silent += 1
            }
            _ => {}
        }
    }

    fn finish(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item | TagEnd::TableHead | TagEnd::TableRow => {
                self.end()
            }
            TagEnd::TableCell => self.text.push(' '),
            TagEnd::CodeBlock | TagEnd::Image | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {
                self.silent = self.silent.saturating_sub(1);
            }
            _ => {}
        }
    }

    fn begin_as(&mut self, kind: BlockKind) {
        self.end();
        self.kind = Some(kind);
    }

    /// Ends the block: its line, without blanks around it.
    fn end(&mut self) {
        let kind = self.kind.take().unwrap_or(BlockKind::Paragraph);
        self.text.truncate(self.begin + self.text[self.begin..].trim_end().len());
        let blanks = self.text[self.begin..].len() - self.text[self.begin..].trim_start().len();
        self.text.drain(self.begin..self.begin + blanks);
        if self.text.len() > self.begin {
            self.blocks.push(Block { span: Span::new(self.begin, self.text.len()), kind });
            self.text.push('\n');
            self.begin = self.text.len();
        }
    }

    fn title(&self) -> Option<&str> {
        let first = self.blocks.first().filter(|block| block.kind == BlockKind::Title)?;
        Some(first.span.of(&self.text))
    }
}
