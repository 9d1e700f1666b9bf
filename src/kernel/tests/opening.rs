//! The opening, the parts and the end.

use super::play::Play;

#[test]
fn the_history_comes_first_and_is_known_at_the_start() {
    let play = Play::new();
    let lines: Vec<String> = play.records.iter().map(|record| play.line(record)).collect();
    assert_eq!(
        lines,
        [
            "-120 {e:Started}",
            "-120 {e:MessageSent,message:0,channel:phone,to:[consul],reliability:confirmed}",
            "-120 {e:FactChanged,fact:mood,to:1}",
            "0 {e:FactChanged,fact:airport-open,to:1}",
            "0 {e:MessageReached,message:0,seat:consul,how:told}",
            "0 {e:PartBegun,part:first}",
            "0 {e:SeatGiven,seat:duty,holder:trainer}",
            "0 {e:SeatGiven,seat:consul,holder:trainer}",
        ]
    );
    assert_eq!(play.steps.len(), 2);
}

#[test]
fn left_alone_it_runs_to_the_horizon() {
    let mut play = Play::new();
    play.to(10_000);
    assert_eq!(play.last(), "1440 {e:Stopped,by:horizon}");
    assert_eq!(play.story("Part").len(), 4);
}
