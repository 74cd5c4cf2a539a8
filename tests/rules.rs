//! Every example and every reject of every rule of every pack, through the whole annotator: an example
//! fails when another rule wins it, a reject when its rule finds something in it.
//!
//! A new rule file gets a function that returns its cases and a line in `every_rule_file`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

#[path = "common/article.rs"]
mod article;

use article::article;
use chrono::NaiveDate;
use zeitstrahl::annotate::{Annotations, EventMention, Link, Quotation, annotate};
use zeitstrahl::language::time::RuleKind;
use zeitstrahl::language::{Pack, pack_for};
use zeitstrahl::text::Span;

/// One example or reject of one rule.
struct Case<'a> {
    /// Its rule.
    rule: &'a str,
    /// The sentence.
    text: &'a str,
    /// When it is taken to be published.
    published: Option<NaiveDate>,
    /// What is wrong with what was found in it; `None` where all is well.
    verdict: Verdict<'a>,
}

/// What is wrong with the annotations of a text.
type Verdict<'a> = Box<dyn Fn(&Annotations) -> Option<String> + 'a>;

#[test]
fn every_rule_file() {
    let pack = pack_for("de").expect("the German pack loads");
    let mut failures = Vec::new();
    let files = [
        ("timex.toml", time_cases(pack)),
        ("timex.toml, ranges", range_cases(pack)),
        ("quotes.toml", quotation_cases(pack)),
        ("quotes.toml", link_cases(pack)),
        ("replies.toml", reply_cases(pack)),
        ("events.toml", event_cases(pack)),
    ];
    for (file, cases) in files {
        assert!(!cases.is_empty(), "{file} has no cases");
        for case in cases {
            let found = annotate(&article(case.text, case.published), pack);
            if let Some(problem) = (case.verdict)(&found) {
                failures.push(format!("{file}: {}: {:?}: {problem}", case.rule, case.text));
            }
        }
    }
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
}

/// The cases of the ranges of timex.toml.
fn range_cases(pack: &Pack) -> Vec<Case<'_>> {
    fn case<'a>(text: &'a str, expected: &'a str) -> Case<'a> {
        let verdict = move |found: &Annotations| {
            let ends = found.timexes.iter().filter(|timex| timex.range.is_some()).map(|timex| timex.span);
            let words = ends.reduce(Span::hull).map_or("", |span| span.of(text));
            (words != expected).then(|| format!("the range is {words:?}, {}", listed(found, text)))
        };
        Case { rule: "range", text, published: "2025-09-05".parse().ok(), verdict: Box::new(verdict) }
    }
    let ranges = &pack.time.ranges;
    let examples = ranges.examples.iter().map(|example| case(&example.text, &example.span));
    examples.chain(ranges.rejects.iter().map(|text| case(text, ""))).collect()
}

/// The cases of timex.toml.
fn time_cases(pack: &Pack) -> Vec<Case<'_>> {
    let mut cases = Vec::new();
    for rule in &pack.time.rules {
        for example in &rule.examples {
            cases.push(Case {
                rule: &rule.name,
                text: &example.text,
                published: example.dct,
                verdict: Box::new(move |found| {
                    let fits = |timex: &&zeitstrahl::annotate::Timex| {
                        let words = timex.span.of(&example.text);
                        timex.rule == rule.name && example.span.as_deref().is_none_or(|span| span == words)
                    };
                    match found.timexes.iter().find(fits) {
                        Some(timex) if timex.value == example.value => None,
                        _ => Some(format!(
                            "expected {}, found {}",
                            example.value,
                            listed(found, &example.text)
                        )),
                    }
                }),
            });
        }
        for text in &rule.rejects {
            let nothing = rule.kind == RuleKind::Nothing;
            cases.push(Case {
                rule: &rule.name,
                text,
                published: "2025-09-05".parse().ok(),
                verdict: Box::new(move |found| {
                    let hit = found.timexes.iter().any(|timex| nothing || timex.rule == rule.name);
                    hit.then(|| format!("should not be found, but {}", listed(found, text)))
                }),
            });
        }
    }
    cases
}

/// A text in which a rule of quotes.toml must find what `is_it` looks for.
fn must_find<'a>(rule: &'a str, text: &'a str, is_it: impl Fn(&Quotation) -> bool + 'a) -> Case<'a> {
    let verdict = move |found: &Annotations| {
        let missing = !found.quotations.iter().any(&is_it);
        missing.then(|| format!("found {}", quoted(found, text)))
    };
    Case { rule, text, published: None, verdict: Box::new(verdict) }
}

/// A text in which it must not.
fn must_not_find<'a>(rule: &'a str, text: &'a str, is_it: impl Fn(&Quotation) -> bool + 'a) -> Case<'a> {
    let verdict = move |found: &Annotations| {
        let hit = found.quotations.iter().any(&is_it);
        hit.then(|| format!("should not be found, but {}", quoted(found, text)))
    };
    Case { rule, text, published: None, verdict: Box::new(verdict) }
}

/// The cases of quotes.toml: an example names what was said and by whom.
fn quotation_cases(pack: &Pack) -> Vec<Case<'_>> {
    let mut cases = Vec::new();
    for rule in pack.quotations.all() {
        for example in &rule.examples {
            let words = |spans: &[Span]| {
                spans.iter().map(|span| span.of(&example.text)).collect::<Vec<_>>().join(" ")
            };
            cases.push(must_find(&rule.name, &example.text, move |quotation| {
                quotation.rule == rule.name
                    && words(&quotation.content) == example.content
                    && words(&quotation.source) == example.source
                    && example.addressee.as_ref().is_none_or(|whom| *whom == words(&quotation.addressee))
            }));
        }
        let rejects = rule.rejects.iter();
        cases.extend(
            rejects.map(|text| must_not_find(&rule.name, text, |quotation| quotation.rule == rule.name)),
        );
    }
    cases
}

/// The cases of the links of quotes.toml: an example names who said it and through whom it came.
fn link_cases(pack: &Pack) -> Vec<Case<'_>> {
    let mut cases = Vec::new();
    for rule in &pack.quotations.links {
        for example in &rule.examples {
            let words = |span: &Span| span.of(&example.text);
            cases.push(must_find(&rule.name, &example.text, move |quotation| {
                let is_it = |link: &Link| link.rule == rule.name && words(&link.span) == example.link;
                quotation.source.first().is_some_and(|source| words(source) == example.source)
                    && quotation.chain.iter().any(is_it)
            }));
        }
        let links = |quotation: &Quotation| quotation.chain.iter().any(|link| link.rule == rule.name);
        cases.extend(rule.rejects.iter().map(|text| must_not_find(&rule.name, text, links)));
    }
    cases
}

/// The cases of replies.toml: an example names what is answered and the answer.
fn reply_cases(pack: &Pack) -> Vec<Case<'_>> {
    let mut cases = Vec::new();
    for rule in &pack.replies {
        for example in &rule.examples {
            cases.push(must_find(&rule.name, &example.text, move |quotation| {
                let words = |span: Span| span.of(&example.text);
                let begin = quotation.content.first().copied().map_or("", words);
                let answers = quotation.answers.as_ref().filter(|answers| answers.rule == rule.name);
                begin.starts_with(&example.answer)
                    && answers.is_some_and(|answers| words(answers.to).starts_with(&example.answered))
            }));
        }
        let answers = |quotation: &Quotation| {
            quotation.answers.as_ref().is_some_and(|answers| answers.rule == rule.name)
        };
        cases.extend(rule.rejects.iter().map(|text| must_not_find(&rule.name, text, answers)));
    }
    cases
}

/// The cases of events.toml. An example holds its trigger in brackets.
fn event_cases(pack: &Pack) -> Vec<Case<'_>> {
    let mut cases = Vec::new();
    for rule in &pack.events.frames {
        for (marked, text) in rule.examples.iter().zip(&rule.plain_examples) {
            let trigger = marked.split(['[', ']']).nth(1).unwrap_or("");
            cases.push(Case {
                rule: &rule.name,
                text,
                published: "2025-09-05".parse().ok(),
                verdict: Box::new(move |found| {
                    let fits =
                        |event: &&EventMention| is_of(event, &rule.name) && event.trigger.of(text) == trigger;
                    let missed = !found.events.iter().any(|event| fits(&event));
                    missed.then(|| format!("no event at {trigger:?}, but {}", events_listed(found, text)))
                }),
            });
        }
        for text in &rule.rejects {
            cases.push(Case {
                rule: &rule.name,
                text,
                published: "2025-09-05".parse().ok(),
                verdict: Box::new(move |found| {
                    let hit = found.events.iter().any(|event| is_of(event, &rule.name));
                    hit.then(|| format!("should not be found, but {}", events_listed(found, text)))
                }),
            });
        }
    }
    cases
}

/// Whether an event was found in a sense of this name.
fn is_of(event: &EventMention, name: &str) -> bool {
    event.rule.rsplit('/').next() == Some(name)
}

fn quoted(found: &Annotations, text: &str) -> String {
    let words = |spans: &[Span]| spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" | ");
    let one = |quotation: &Quotation| {
        let links = quotation.chain.iter().map(|link| format!(" {:?} {:?}", link.role, link.span.of(text)));
        let links: String = links.collect();
        format!(
            "{:?} of {:?} by {}{links}",
            words(&quotation.content),
            words(&quotation.source),
            quotation.rule
        )
    };
    found.quotations.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn events_listed(found: &Annotations, text: &str) -> String {
    let one =
        |event: &EventMention| format!("{} {:?} at {:?}", event.rule, event.title, event.trigger.of(text));
    found.events.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn listed(found: &Annotations, text: &str) -> String {
    let one = |timex: &zeitstrahl::annotate::Timex| {
        format!("{:?} = {} by {}", timex.span.of(text), timex.value, timex.rule)
    };
    found.timexes.iter().map(one).collect::<Vec<_>>().join("; ")
}
