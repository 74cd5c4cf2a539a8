//! Lines of `extract` opened again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests and benches it is the assertion"
)]

use std::path::Path;
use std::sync::atomic::AtomicBool;

use zeitstrahl::annotate::{Derivation, LinkRole};
use zeitstrahl::diagnostic::Cause;
use zeitstrahl::document::Given;
use zeitstrahl::item::{Basis, Extraction, Form, Kind};
use zeitstrahl::pipeline::{Source, run};
use zeitstrahl::record::{read_line, write_line};
use zeitstrahl::time::{Grain, TimeInterval};

/// A line with everything the format knows.
const LINE: &str = concat!(
    r#"{"id":"17","path":"a.txt","provenance":{"file":"b.pdf","number":3,"page":7,"begin":120,"end":4711},"#,
    r#""title":"Er kommt","author":null,"outlet":"Bote","url":null,"language":"de","#,
    r#""published":{"date":"2025-09-05","evidence":"given"},"text":"Am Mittwoch sagte Muster: „Ich komme.“","#,
    r#""timexes":[{"begin":0,"end":11,"type":"DATE","value":"2025-09-03","rule":"date/weekday"}],"#,
    r#""mentions":[{"begin":18,"end":24,"kind":"PER","actor":"mia-muster","country":"DE"}],"#,
    r#""quotations":[{"type":"Direct","content":[[26,42]],"source":[[18,24]],"cue":[[12,17]],"addressee":[],"#,
    r#""frame":[[0,24]],"medium":"Speech","#,
    r#""chain":[{"span":[3,11],"role":"reporter","rule":"chain/cited"}],"rule":"direct/colon"}],"#,
    r#""items":[{"id":"17:1","kind":"statement","form":"direct","title":null,"text":"„Ich komme.“","spans":[[26,42]],"#,
    r#""time":{"from":"2025-09-03T14:30","to":"2025-09-03T14:59","grain":"minute","basis":"stated","timex":[0,11],"#,
    r#""derivation":"the Wednesday before publication on Fri 5 Sep 2025"},"about":{"from":"-0043-03-15","to":"-0043-03-15"},"#,
    r#""modality":"asserted","speaker":"mia-muster","#,
    r#""chain":[{"role":"reporter","actor":"bote"}],"answers":{"item":"17:0","rule":"reply/verb"},"addressees":[],"actors":[],"country":"DE","country_basis":"home","#,
    r#""countries":["DE"],"#,
    r#""place":null,"medium":"press conference","rule":"direct/colon","confidence":0.86}],"#,
    r#""actors":[{"id":"mia-muster","name":"Mia Muster","kind":"person","role":"Ministerin","country":"DE","country_basis":"stated","#,
    r#""aliases":["Muster"]}],"problems":[{"cause":"duplicate","detail":"16","origin":"17"}]}"#
);

#[test]
fn a_line_read_and_written_is_the_same_line() {
    assert_eq!(write_line(&read_line(LINE).unwrap()), LINE);
}

#[test]
fn a_line_without_provenance_is_read_and_gets_none() {
    let without =
        LINE.replace(r#""provenance":{"file":"b.pdf","number":3,"page":7,"begin":120,"end":4711},"#, "");
    assert!(without.len() < LINE.len());
    let read = read_line(&without).unwrap();
    assert_eq!(read.document.provenance, None);
    assert_eq!(write_line(&read), without);
}

#[test]
fn fields_mean_what_they_say() {
    let read = read_line(LINE).unwrap();
    let item = read.items().next().unwrap();
    assert_eq!(item.kind, Kind::Statement(Form::Direct));
    assert_eq!((item.time.basis, item.time.grain), (Basis::Stated, Some(Grain::Minute)));
    // Both bounds are inclusive on the line; the end is exclusive inside.
    assert_eq!(item.time.interval.unwrap().seconds(), 30 * 60);
    assert_eq!(item.time.derivation, Derivation::FromPublication("2025-09-05".parse().unwrap()));
    let ides = chrono::NaiveDate::from_ymd_opt(-43, 3, 15).unwrap();
    assert_eq!(item.about, Some(TimeInterval::day(ides)));
    assert_eq!((item.chain[0].role, &*item.chain[0].actor.0), (LinkRole::Reporter, "bote"));
    assert_eq!(item.answers.unwrap().item, "17:0");
    assert_eq!(read.annotations.quotations[0].chain[0].role, LinkRole::Reporter);
    assert_eq!(item.evidence[0].document, "17");
    let wednesday = chrono::NaiveDate::from_ymd_opt(2025, 9, 3).unwrap();
    assert_eq!(read.annotations.timexes[0].interval, Some(TimeInterval::day(wednesday)));
    assert_eq!(read.annotations.mentions[0].actor, Some(0));
    assert_eq!(read.document.blocks().len(), 1);
}

#[test]
fn what_extract_prints_opens_as_it_was() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_data");
    let outcome = run(&[Source::Path(sample)], &Given::default(), &|_| {}, &AtomicBool::new(false));
    assert!(outcome.extractions.len() >= 8);
    for extraction in &outcome.extractions {
        let line = write_line(extraction);
        let again = read_line(&line).unwrap();
        assert_eq!(write_line(&again), line, "{}", extraction.document.id);
        let times = |one: &Extraction| one.items().map(|item| item.time.interval).collect::<Vec<_>>();
        assert_eq!(times(&again), times(extraction), "{}", extraction.document.id);
    }
}

#[test]
fn spans_that_do_not_fit_are_refused() {
    for bad in [LINE.replace("[[26,42]]", "[[26,4200]]"), LINE.replace("\"begin\":0", "\"begin\":27")] {
        let error = read_line(&bad).unwrap_err().to_string();
        assert!(error.contains("does not fit"), "{error}");
    }
    assert!(read_line("{\"id\":\"17\"}").is_err());
}

#[test]
fn times_that_cannot_be_read_are_told() {
    let times = "\"from\":\"2025-09-03T14:30\",\"to\":\"2025-09-03T14:59\"";
    assert!(read_line(LINE).unwrap().document.diagnostics.len() == 1, "the line tells a duplicate");
    for (bad, first) in [
        ("\"from\":\"2025-13-01\",\"to\":\"2025-13-01\"", "2025-13-01 – 2025-13-01"),
        ("\"from\":\"heute\",\"to\":null", "heute – …"),
        ("\"from\":\"2025-09-04\",\"to\":\"2025-09-03\"", "2025-09-04 – 2025-09-03"),
    ] {
        let read = read_line(&LINE.replace(times, bad)).unwrap();
        let cause = Cause::UnreadableTimes(1, first.to_owned());
        let told = read.document.diagnostics.iter().filter(|problem| problem.cause == cause);
        assert_eq!(told.count(), 1, "{bad}");
    }
}
