//! Files from outside may be wrong, cut off or hostile: refused with a place, never a panic.

use std::sync::Arc;

use hotwash::base::{Diagnostics, Severity};
use hotwash::score::declare::{Compiled, LogFault, LogReader, Model, Trace};
use proptest::prelude::*;

use super::{compiled, data};

fn read(text: &[u8]) -> (Option<Model>, Diagnostics) {
    Model::read(&Arc::from("model.json"), text)
}

/// The code and path of every finding about a model, and the text it points at.
fn findings(text: &str) -> Vec<String> {
    let (model, found) = read(text.as_bytes());
    let error = found.list.iter().any(|one| one.severity == Severity::Error);
    assert_eq!(model.is_none(), error, "{text}");
    let one = |one: &hotwash::base::Diagnostic| {
        let span = one.primary.span.unwrap();
        let at = text.get(span.start as usize..span.end as usize).unwrap_or("");
        let help = one.replacement.as_ref().map_or(String::new(), |near| format!(" → {near}"));
        format!(
            "{} {}: {} `{}`{help}",
            one.code.0,
            one.primary.path,
            one.message.key,
            at.chars().take(20).collect::<String>()
        )
    };
    found.list.iter().map(one).collect()
}

fn with(constraint: &str) -> String {
    format!(r#"{{"format":"tx-declare/1","constraints":[{constraint}]}}"#)
}

#[test]
fn each_mistake_in_a_constraint_is_told_at_its_place() {
    let cases = [
        (
            r#"{"id":"c","template":"respnse","a":"a","b":"b"}"#,
            "X005 constraints[0].template: cross-check-unknown-template `\"respnse\"` → \"response\"",
        ),
        (
            r#"{"id":"c","template":"response","a":"a","b":"b","tiem":[0,1]}"#,
            "X003 constraints[0]: cross-check-unknown-field `\"tiem\"` → \"time\"",
        ),
        (
            r#"{"id":"c","template":"response","a":"a","b":"b","act":[{"attr":"x","op":"=>","val":1}]}"#,
            "X005 constraints[0].act[0].op: cross-check-unknown-operator `\"=>\"` → \"==\"",
        ),
        (
            r#"{"id":"c","template":"response","a":"a","b":"b","act":[{"attr":"x","op":"==","vall":1,"val":1}]}"#,
            "X003 constraints[0].act[0]: cross-check-unknown-field `\"vall\"` → \"val\"",
        ),
        (
            r#"{"id":"c","template":"response","a":"a","b":"b","a":"c"}"#,
            "X003 constraints[0]: cross-check-repeated-field `\"a\"`",
        ),
        (
            r#"{"id":"c","template":"choice","a":"a","b":"b","tgt":[{"attr":"x","op":"==","val":1}]}"#,
            "X007 constraints[0].tgt: cross-check-no-meaning `[{\"attr\":\"x\",\"op\":\"=`",
        ),
        (
            r#"{"id":"c","template":"exclusive_choice","a":"a","b":"b","tgt":[{"same":"x"}]}"#,
            "X007 constraints[0].tgt: cross-check-no-meaning `[{\"same\":\"x\"}]`",
        ),
        (
            r#"{"id":"c","template":"existence","a":"a","b":"b"}"#,
            "X007 constraints[0].b: cross-check-no-meaning `\"b\"`",
        ),
        (
            r#"{"id":"c","template":"response","a":"a","b":"b","act":[{"same":"x"}]}"#,
            "X007 constraints[0].act: cross-check-correlation-in-act `[{\"same\":\"x\"}]`",
        ),
        (
            r#"{"id":"c","template":"response","a":"a"}"#,
            "X006 constraints[0]: cross-check-missing-field `{\"id\":\"c\",\"template\"`",
        ),
        (
            r#"{"template":"init","a":"a"}"#,
            "X006 constraints[0]: cross-check-missing-field `{\"template\":\"init\",\"`",
        ),
        (
            r#"{"id":"c","template":"periodic","a":"a"}"#,
            "X006 constraints[0]: cross-check-missing-field `{\"id\":\"c\",\"template\"`",
        ),
        (
            r#"{"id":"c","template":"init","a":"a","every_ms":5}"#,
            "X007 constraints[0].every_ms: cross-check-no-meaning `5`",
        ),
        (r#"{"id":"c","template":"init","a":""}"#, "X004 constraints[0].a: cross-check-empty-text `\"\"`"),
        (r#"{"id":7,"template":"init","a":"a"}"#, "X004 constraints[0].id: cross-check-wrong-type `7`"),
        (
            r#"{"id":"c","template":"existence","a":"a","n":-1}"#,
            "X004 constraints[0].n: cross-check-wrong-type `-1`",
        ),
        (
            r#"{"id":"c","template":"existence","a":"a","n":1.5}"#,
            "X004 constraints[0].n: cross-check-wrong-type `1.5`",
        ),
        (
            r#"{"id":"c","template":"existence","a":"a","n":1e30}"#,
            "X004 constraints[0].n: cross-check-wrong-type `1e30`",
        ),
        (
            r#"{"id":"c","template":"response","a":"a","b":"b","time":[5,4]}"#,
            "X004 constraints[0].time: cross-check-window-upside-down `[5,4]`",
        ),
        (
            r#"{"id":"c","template":"response","a":"a","b":"b","time":[5]}"#,
            "X004 constraints[0].time: cross-check-window-of-two `[5]`",
        ),
        (
            r#"{"id":"c","template":"response","a":"a","b":"b","time":[-1,4]}"#,
            "X004 constraints[0].time: cross-check-wrong-type `-1`",
        ),
        (
            r#"{"id":"c","template":"response","a":"a","b":"b","act":{"attr":"x"}}"#,
            "X004 constraints[0].act: cross-check-wrong-type `{\"attr\":\"x\"}`",
        ),
        (
            r#"{"id":"c","template":"response","a":"a","b":"b","act":[{"attr":"x","op":"==","val":[1]}]}"#,
            "X004 constraints[0].act[0].val: cross-check-wrong-type `[1]`",
        ),
        ("7", "X004 constraints[0]: cross-check-wrong-type `7`"),
        (
            r#"{"id":"c","template":"init","a":"a"},{"id":"c","template":"end","a":"a"}"#,
            "X008 constraints[1]: cross-check-repeated-id `\"c\"`",
        ),
    ];
    for (constraint, expected) in cases {
        assert_eq!(findings(&with(constraint)), [expected], "{constraint}");
    }
}

#[test]
fn all_mistakes_of_a_model_are_told_at_once() {
    let text = with(r#"{"id":"c","template":"respnse","a":1,"b":"b","x":0},{"id":"d"},{}"#);
    assert_eq!(findings(&text).len(), 3 + 2 + 3);
}

#[test]
fn what_is_no_model_at_all_is_refused_with_its_place() {
    for (text, expected) in [
        ("", "X001 : cross-check-json-cut-off ``"),
        ("{", "X001 : cross-check-json-cut-off ``"),
        ("[]", "X004 : cross-check-wrong-type `[]`"),
        ("{} {}", "X001 : cross-check-json-after-the-end `{`"),
        (
            r#"{"format":"tx-declare/2","constraints":[]}"#,
            "X002 format: cross-check-wrong-format `\"tx-declare/2\"`",
        ),
        (r#"{"format":"tx-declare/1"}"#, "X006 : cross-check-missing-field `{\"format\":\"tx-declar`"),
        (r#"{"format":"tx-declare/1","constraints":{}}"#, "X004 constraints: cross-check-wrong-type `{}`"),
        (r#"{"format":"tx-declare/1","constraints":[NaN]}"#, "X001 : cross-check-json-expected `N`"),
        (r#"{"format":"tx-declare/1","constraints":[1e999]}"#, "X001 : cross-check-json-huge-number `1`"),
        (
            r#"{"format":"tx-declare/1","constraints":[],"seed":1}"#,
            "X003 seed: cross-check-field-ignored `\"seed\"`",
        ),
    ] {
        assert_eq!(findings(text), [expected], "{text}");
    }
    assert_eq!(read(b"{\"format\":\"\xff\"}").1.list[0].message.key, "cross-check-not-utf8");
    let deep = format!(r#"{{"constraints":{}"#, "[".repeat(1_000_000));
    assert_eq!(read(deep.as_bytes()).1.list[0].message.key, "cross-check-json-too-deep");
    let wide = format!("[{}0]", "0,".repeat(3_000_000));
    assert_eq!(read(wide.as_bytes()).1.list[0].message.key, "cross-check-too-many-values");
    let large = " ".repeat(17 << 20);
    assert_eq!(read(large.as_bytes()).1.list[0].message.key, "cross-check-file-too-large");
    let names: Vec<String> = (0..300).map(|n| format!(r#"{{"attr":"x{n}","op":"==","val":1}}"#)).collect();
    let greedy = with(&format!(r#"{{"id":"c","template":"init","a":"a","act":[{}]}}"#, names.join(",")));
    assert_eq!(read(greedy.as_bytes()).1.list[0].message.key, "cross-check-too-many-attributes");
}

#[test]
fn ten_thousand_mistakes_are_not_ten_thousand_findings() {
    let text = with(&vec!["{}"; 10_000].join(","));
    assert_eq!(read(text.as_bytes()).1.list.len(), 200);
}

fn model() -> Compiled {
    compiled(&with(
        r#"{"id":"c","template":"response","a":"a","b":"b","act":[{"attr":"x","op":">","val":1}],"tgt":[{"same":"y"}]}"#,
    ))
}

/// The fault of the last line of a log.
fn refused(lines: &[&[u8]]) -> LogFault {
    let model = model();
    let (mut reader, mut trace) = (LogReader::new(&model), Trace::default());
    let (last, before) = lines.split_last().unwrap();
    for line in before {
        reader.line(line, &mut trace).unwrap();
    }
    match reader.line(last, &mut trace) {
        Err(fault) => fault,
        Ok(_) => panic!("{} is taken", String::from_utf8_lossy(last)),
    }
}

#[test]
fn each_mistake_in_a_line_is_told_with_line_and_character() {
    let cases: &[(&str, usize, &str)] = &[
        ("{", 2, "json-cut-off"),
        ("[]", 1, "json-expected"),
        ("{}", 1, "missing-field"),
        (r#"{"id":"x"}"#, 1, "missing-field"),
        (r#"{"events":[]}"#, 1, "missing-field"),
        (r#"{"id":7,"events":[]}"#, 7, "wrong-type"),
        (r#"{"id":"x","id":"y","events":[]}"#, 11, "repeated-field"),
        (r#"{"id":"x","events":[],"events":[]}"#, 23, "repeated-field"),
        (r#"{"id":"x","events":{}}"#, 20, "wrong-type"),
        (r#"{"id":"x","events":[7]}"#, 21, "wrong-type"),
        (r#"{"id":"x","events":[{"t":0}]}"#, 21, "missing-field"),
        (r#"{"id":"x","events":[{"a":"a"}]}"#, 21, "missing-field"),
        (r#"{"id":"x","events":[{"t":"0","a":"a"}]}"#, 26, "wrong-type"),
        (r#"{"id":"x","events":[{"t":0.5,"a":"a"}]}"#, 26, "wrong-type"),
        (r#"{"id":"x","events":[{"t":1e40,"a":"a"}]}"#, 26, "wrong-type"),
        (r#"{"id":"x","events":[{"t":1e999,"a":"a"}]}"#, 26, "json-huge-number"),
        (r#"{"id":"x","events":[{"t":NaN,"a":"a"}]}"#, 26, "wrong-type"),
        (r#"{"id":"x","events":[{"t":-1,"a":"a"}]}"#, 26, "time-before-start"),
        (r#"{"id":"x","events":[{"t":5,"a":"a"},{"t":4,"a":"a"}]}"#, 42, "time-decreases"),
        (r#"{"id":"ქართული","events":[{"t":5,"a":"a"},{"t":4,"a":"a"}]}"#, 48, "time-decreases"),
        (r#"{"id":"x","events":[{"t":0,"a":7}]}"#, 32, "wrong-type"),
        (r#"{"id":"x","events":[{"t":0,"a":null}]}"#, 32, "wrong-type"),
        (r#"{"id":"x","events":[{"t":0,"t":0,"a":"a"}]}"#, 28, "repeated-field"),
        (r#"{"id":"x","events":[{"t":0,"a":"a","r":["lead"]}]}"#, 40, "wrong-type"),
        (r#"{"id":"x","events":[{"t":0,"a":"a","d":[]}]}"#, 40, "wrong-type"),
        (r#"{"id":"x","events":[{"t":0,"a":"a","d":{"x":[1]}}]}"#, 45, "wrong-type"),
        (r#"{"id":"x","events":[{"t":0,"a":"a","d":{"unused":{}}}]}"#, 50, "wrong-type"),
        (r#"{"id":"x","events":[{"t":0,"a":"a","d":{"x":Infinity}}]}"#, 45, "wrong-type"),
        (r#"{"id":"x","events":[{"t":0,"a":"a"},]}"#, 37, "wrong-type"),
        (r#"{"id":"x","events":[{"t":0,"a":"a"} {"t":0,"a":"a"}]}"#, 37, "json-expected"),
        (r#"{"id":"x","events":[]} {}"#, 24, "json-after-the-end"),
        (r#"{"id":"\ud800","events":[]}"#, 8, "json-bad-escape"),
        ("{\"id\":\"a\tb\",\"events\":[]}", 9, "json-control-character"),
    ];
    for (line, column, key) in cases {
        let fault = refused(&[b"", br#"{"id":"0","events":[]}"#, line.as_bytes()]);
        let told = (fault.line, fault.column, fault.message.key);
        assert_eq!(told, (3, *column, &*format!("cross-check-{key}")), "{line}");
    }
    let twice: &[u8] = br#"{"id":"x","events":[]}"#;
    assert_eq!(refused(&[twice, twice]).message.key, "cross-check-repeated-trace");
    let broken = refused(&[b"{\"id\":\"\xc3\x28\",\"events\":[]}"]);
    assert_eq!((broken.line, broken.column, broken.message.key), (1, 8, "cross-check-not-utf8"));
    let deep = format!(r#"{{"id":"x","more":{}"#, "[".repeat(1_000_000));
    assert_eq!(refused(&[deep.as_bytes()]).message.key, "cross-check-json-too-deep");
}

#[test]
fn a_line_cut_off_anywhere_is_refused() {
    let line = br#"{"id":"x","events":[{"t":12,"a":"a","r":"lead","d":{"x":2.5e1,"y":"\u10d0","z":true,"n":null}}],"m":[{}]}"#;
    for end in 1..line.len() {
        refused(&[&line[..end]]);
    }
    let model = model();
    assert_eq!(LogReader::new(&model).line(line, &mut Trace::default()), Ok(true));
}

#[test]
fn unusual_but_sound_lines_are_read() {
    let model = model();
    let (mut reader, mut trace) = (LogReader::new(&model), Trace::default());
    for (line, events) in [
        ("\u{feff}{\"id\":\"0\",\"events\":[]}\r", 0),
        ("  ", usize::MAX),
        (" { \"events\" : [ { \"d\" : { } , \"a\" : \"\\u0061\" , \"t\" : 0.0 } ] , \"id\" : \"1\" } ", 1),
        (
            r#"{"id":"2","label":{"a":[1,{"b":null}]},"events":[{"t":0,"a":"a","r":null,"d":null,"note":[]}]}"#,
            1,
        ),
        (r#"{"id":"","events":[{"t":9223372036854775807,"a":"a"},{"t":9223372036854775807,"a":"b"}]}"#, 2),
    ] {
        let read = reader.line(line.as_bytes(), &mut trace);
        assert_eq!(read, Ok(events != usize::MAX), "{line}");
        assert!(events == usize::MAX || trace.at.len() == events, "{line}");
    }
    assert_eq!(trace.activity.len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_sound_log_with_bytes_flipped_never_panics(flips in prop::collection::vec((0usize..2000, any::<u8>()), 1..6)) {
        let log = std::fs::read(data("synth500_edge.jsonl")).unwrap();
        let mut part = log[..2000].to_vec();
        for (place, byte) in flips {
            part[place] = byte;
        }
        let model = model();
        let (mut reader, mut trace) = (LogReader::new(&model), Trace::default());
        for line in part.split(|byte| *byte == b'\n') {
            drop(reader.line(line, &mut trace));
        }
    }

    #[test]
    fn a_sound_model_with_bytes_flipped_never_panics(flips in prop::collection::vec((0usize..1700, any::<u8>()), 1..6)) {
        let mut model = std::fs::read(data("synth_pm20.json")).unwrap();
        for (place, byte) in flips {
            model[place] = byte;
        }
        drop(read(&model));
    }

    #[test]
    fn a_line_is_taken_only_if_another_reader_of_json_takes_it(flips in prop::collection::vec((0usize..110, 0usize..24), 1..3)) {
        let signs = b"{}[]\",:\\ \n0123456789eE+-.tfn";
        let mut line = br#"{"id":"x","events":[{"t":12,"a":"a","r":"lead","d":{"x":2.5e1,"y":"\u10d0","z":true,"n":null}}],"m":[{}]}"#.to_vec();
        for (place, sign) in flips {
            if let Some(byte) = line.get_mut(place) {
                *byte = signs[sign];
            }
        }
        let model = model();
        let taken = LogReader::new(&model).line(&line, &mut Trace::default()) == Ok(true);
        let sound = serde_json::from_slice::<serde_json::Value>(&line).is_ok();
        prop_assert!(sound || !taken, "{}", String::from_utf8_lossy(&line));
    }
}
