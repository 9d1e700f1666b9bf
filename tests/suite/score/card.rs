//! What a card says beside its numbers: justified findings, a reference run, data; and the other closing.

use hotwash::base::SimTime;
use hotwash::score::card::{Card, Circumstances, Headline};
use hotwash::score::clause::{Closing, Monitors, VerdictKind};

use super::{batch, model};
use crate::support::trace::parse;

const CLAUSES: &str = r#"
A-1 S2
(id: "a", owner: "DUTY", per: ["event"], rule: Response(when: Raised("fire"), then: Did("acknowledge"), within: ["15m"])),
A-2 S2
(id: "a", owner: "DUTY", rule: Response(when: Raised("fire"), then: Did("report"), within: ["1h"])),
"#;

fn monitors(trace: &str) -> Monitors {
    let model = model(CLAUSES, "");
    batch(&model, &parse(&model, trace).records)
}

fn card(trace: &str, circumstances: &Circumstances) -> Card {
    Card::of(&monitors(trace), circumstances)
}

const HALF: &str = "T+0 raised fire{event: quake} via m1 to duty\nT+0:10 duty did report\nT+5h stop\n";
const WHOLE: &str = "T+0 raised fire{event: quake} via m1 to duty\nT+0:10 duty did report\nT+0:10 duty did acknowledge{event: quake}\nT+5h stop\n";

#[test]
fn a_justified_verdict_stands_beside_and_both_numbers_are_shown() {
    let missed =
        monitors(HALF).verdicts().iter().position(|verdict| verdict.kind == VerdictKind::Missed).unwrap();
    let card = card(HALF, &Circumstances { justified: vec![missed], ..Circumstances::default() });
    let headline = |quality, judged| Headline { quality: Some(quality), judged, duties: judged };
    assert_eq!(card.team.headline, headline(5_000, 2));
    assert_eq!(card.team.after, Some(headline(10_000, 1)));
    assert!(card.verdicts[missed].justified);
    assert_eq!(card.team.counts.missed, 1, "the verdict stays what it is");
}

#[test]
fn a_run_is_compared_with_the_reference_run() {
    let (half, whole) = (card(HALF, &Circumstances::default()), card(WHOLE, &Circumstances::default()));
    let below = half.beside(&whole);
    assert_eq!((below.difference, below.better), (Some(-5_000), false));
    let above = whole.beside(&half);
    assert_eq!((above.difference, above.better), (Some(5_000), true));
    let nothing = card("T+5h stop", &Circumstances::default());
    assert_eq!(nothing.beside(&whole).difference, None);
    assert_eq!(half.beside(&half).clauses, []);
    assert!(above.clauses.iter().any(|row| row.this > row.other), "{:?}", above.clauses);
}

#[test]
fn a_card_is_data_with_names() {
    let card = card(HALF, &Circumstances { assisted: true, ..Circumstances::default() });
    let json = serde_json::to_value(&card).unwrap();
    assert_eq!(json["assisted"], true);
    assert_eq!(json["team"]["headline"]["quality"], 5_000);
    assert_eq!(json["verdicts"][1]["verdict"], "missed");
    assert_eq!(json["verdicts"][1]["subject"][0], "quake");
    assert_eq!(json["seats"][1]["seat"], "duty");
}

#[test]
fn in_a_finished_trace_what_is_open_is_violated() {
    let model = model(CLAUSES, "");
    let records =
        parse(&model, "T+0 raised fire{event: quake} via m1 to duty\nT+0:10 duty did report\n").records;
    let close = |closing: Closing| {
        let mut monitors = Monitors::new(std::sync::Arc::clone(&model));
        records.iter().for_each(|record| monitors.observe(record));
        monitors.close(closing);
        monitors.verdicts().iter().map(|verdict| verdict.kind).collect::<Vec<_>>()
    };
    let at = SimTime(10 * 60_000);
    let how = hotwash::score::clause::How::Stop;
    assert_eq!(close(Closing::Stopped { at, how }), [VerdictKind::Met, VerdictKind::NotDue]);
    assert_eq!(close(Closing::Finished { at }), [VerdictKind::Met, VerdictKind::Missed]);
}
