//! Journals: what is torn is dropped, what was changed is refused, nothing panics.

use std::io::{BufRead, BufReader, Read};

use hotwash::base::{
    ActionId, ChannelId, EntityId, FactId, InjectId, KindId, Reliability, SeatId, SeatMask, SignalId, SimTime,
};
use hotwash::journal::{Encoder, Head, Header, JournalError, Manifest, Origin, Parent, Print, Reader, Torn};
use hotwash::trace::{
    Args, Author, Command, Due, Envelope, Event, Holder, MessageNo, Names, Reach, Record, RecordNo, Step,
    StepCause, StepNo, Table, TaskNo, Val, WordId,
};
use proptest::prelude::*;

/// Names without content: the number in words.
struct Numbers;

const WORDS: [&str; 8] = ["zero", "one", "two", "three", "four", "five", "six", "seven"];

impl Names for Numbers {
    fn name(&self, _: Table, index: u16) -> &str {
        WORDS.get(usize::from(index)).copied().unwrap_or("?")
    }
    fn find(&self, _: Table, name: &str) -> Option<u16> {
        WORDS.iter().position(|word| *word == name).map(|at| at as u16)
    }
    fn member(&self, _: KindId, position: u32) -> Option<EntityId> {
        u16::try_from(position).ok().filter(|at| *at < 8).map(EntityId)
    }
    fn kind_of(&self, thing: EntityId) -> (KindId, u32) {
        (KindId(0), u32::from(thing.0))
    }
}

fn header() -> Header {
    let mut manifest = Manifest::default();
    manifest.add("clause", "ACT-04", Print { meaning: 1, texts: 2 });
    manifest.add("inject", "first „call“", Print { meaning: u64::MAX, texts: 0 });
    Header {
        format: hotwash::journal::FORMAT,
        rules: 1,
        scoring: 1,
        scenario: Origin { id: "first-hour".into(), version: "1.0".into() },
        procedure: Origin { id: "reference".into(), version: "1.0".into() },
        seed: u64::MAX,
        seats: vec![
            ("consul".into(), Holder::Person("P1".into())),
            ("cell".into(), Holder::Bot("expert".into())),
        ],
        paper: vec!["consul".into()],
        variant: Some("solo-25".into()),
        part: Some("night".into()),
        last: Some("road".into()),
        folded: Some(("careful".into(), Head::EMPTY.after(b"run"))),
        from: Some(SimTime(7_800_000)),
        reference: Some("careful".into()),
        parent: Some(Parent { id: Head::EMPTY, step: 7, head: Head::EMPTY.after(b"x") }),
        manifest,
    }
}

fn steps() -> Vec<Step> {
    let mut steps = Vec::new();
    let mut records = 0;
    let mut add = |at: i64, cause: StepCause, events: Vec<(Author, Option<u32>, Event)>| {
        let records = events
            .into_iter()
            .map(|(author, cause, event)| {
                records += 1;
                Record {
                    no: RecordNo(records - 1),
                    at: SimTime(at),
                    author,
                    cause: cause.map(RecordNo),
                    actor: None,
                    event,
                }
            })
            .collect();
        steps.push(Step { no: StepNo(steps.len() as u32), at: SimTime(at), cause, records });
    };
    add(-1, StepCause::Due(Due::Start), vec![(Author::Kernel, None, Event::Started { part: None })]);
    add(
        0,
        StepCause::Due(Due::Inject(InjectId(1))),
        vec![
            (Author::Script, None, Event::InjectFired { inject: InjectId(1), occurrence: 0 }),
            (
                Author::Script,
                Some(1),
                Event::MessageSent {
                    message: MessageNo(0),
                    inject: Some(InjectId(1)),
                    channel: ChannelId(2),
                    to: SeatMask(0b101),
                    reliability: Reliability::Rumour,
                },
            ),
            (
                Author::Script,
                Some(2),
                Event::MessageReached { message: MessageNo(0), seat: SeatId(0), how: Reach::Arrived },
            ),
            (
                Author::Script,
                Some(1),
                Event::SignalRaised {
                    signal: SignalId(3),
                    args: Args::new(
                        [Val::Entity(EntityId(4)), Val::Text(0)].into(),
                        ["„\"\\\n“".into()].into(),
                    ),
                    message: Some(MessageNo(0)),
                    reliability: Reliability::Reported,
                },
            ),
        ],
    );
    let begin = Command::Begin {
        action: ActionId(1),
        args: Args::of(&[Val::Many(KindId(0), 0b11), Val::Word(WordId(2)), Val::Num(-5), Val::Nil]),
        front: true,
    };
    let envelope = Envelope {
        seat: Some(SeatId(0)),
        by: Holder::Person("P1".into()),
        decided_by: Some("P3".into()),
        for_table: true,
        command: begin,
    };
    add(
        60_000,
        StepCause::Command(envelope.clone()),
        vec![(
            Author::Seat(SeatId(0)),
            None,
            Event::ActionBegun { task: TaskNo(0), seat: SeatId(0), until: SimTime(120_000) },
        )],
    );
    add(
        60_000,
        StepCause::Command(envelope),
        vec![(
            Author::Seat(SeatId(0)),
            None,
            Event::CommandRefused {
                seat: Some(SeatId(0)),
                code: Box::new("K001".into()),
                args: ["a".into()].into(),
            },
        )],
    );
    add(
        120_000,
        StepCause::Due(Due::Completion(TaskNo(0))),
        vec![(
            Author::Seat(SeatId(0)),
            None,
            Event::FactChanged { fact: FactId(2), of: Some(EntityId(1)), to: -1 },
        )],
    );
    steps
}

/// A journal with the heads after each of its lines.
fn journal() -> (Vec<u8>, Vec<Head>) {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::begin(&header(), &mut bytes);
    let mut heads = vec![encoder.head()];
    for step in steps() {
        encoder.step(&step, &Numbers, &mut bytes);
        heads.push(encoder.head());
    }
    (bytes, heads)
}

/// Everything that can be read, and what came at the end.
fn read(bytes: &[u8]) -> Result<(Vec<Step>, Option<Torn>, Head), (Vec<Step>, JournalError)> {
    let mut reader = Reader::open(bytes).map_err(|error| (Vec::new(), error))?;
    let mut steps = Vec::new();
    loop {
        match reader.next_step(&Numbers) {
            Ok(Some(step)) => steps.push(step),
            Ok(None) => return Ok((steps, reader.torn(), reader.head())),
            Err(error) => return Err((steps, error)),
        }
    }
}

fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split_inclusive(|byte| *byte == b'\n').collect()
}

#[test]
fn a_journal_reads_back_as_written() {
    let (bytes, heads) = journal();
    let reader = Reader::open(&bytes[..]).unwrap();
    assert_eq!(reader.header(), &header());
    let (read, torn, head) = read(&bytes).unwrap();
    assert_eq!(read, steps());
    assert_eq!((torn, head), (None, *heads.last().unwrap()));
}

#[test]
fn a_journal_torn_at_any_byte_of_its_last_line_loses_only_that_line() {
    let (bytes, heads) = journal();
    let all = lines(&bytes);
    let last = bytes.len() - all.last().unwrap().len();
    for cut in last + 1..bytes.len() {
        let (steps, torn, head) = read(&bytes[..cut]).unwrap();
        assert_eq!(steps.len(), all.len() - 2);
        assert_eq!(torn, Some(Torn { line: all.len(), bytes: cut - last }));
        assert_eq!(head, heads[heads.len() - 2]);
        let mut reader = Reader::open(&bytes[..cut]).unwrap();
        while reader.next_step(&Numbers).unwrap().is_some() {}
        assert_eq!(reader.end(), last as u64);
    }
}

#[test]
fn a_journal_goes_on_after_its_torn_end_as_if_never_torn() {
    let (bytes, _) = journal();
    let last = lines(&bytes).last().unwrap().len();
    let mut reader = Reader::open(&bytes[..bytes.len() - last / 2]).unwrap();
    while reader.next_step(&Numbers).unwrap().is_some() {}
    let mut again = bytes[..usize::try_from(reader.end()).unwrap()].to_vec();
    let mut encoder = Encoder::after(reader.head());
    encoder.step(steps().last().unwrap(), &Numbers, &mut again);
    assert_eq!(again, bytes);
}

#[test]
fn a_journal_without_a_whole_first_line_is_refused() {
    let (bytes, _) = journal();
    for cut in 0..lines(&bytes)[0].len() {
        assert!(matches!(read(&bytes[..cut]), Err((_, JournalError::NoHeader))), "{cut}");
    }
}

#[test]
fn another_version_is_named_as_such_before_the_hash_is_checked() {
    let (bytes, _) = journal();
    let with_format = |format: &str| {
        let text = String::from_utf8(bytes.clone()).unwrap();
        // The hash is that of the line before: it does not fit any more, as it would not if it were made in another way.
        text.replacen("{\"hotwash\":1,", &format!("{{\"hotwash\":{format},"), 1).into_bytes()
    };
    assert!(matches!(read(&with_format("0")), Err((_, JournalError::Older { found: 0, oldest: 1 }))));
    assert!(matches!(read(&with_format("9")), Err((_, JournalError::Newer { found: 9, known: 1 }))));
    assert!(matches!(read(&with_format("x")), Err((_, JournalError::NotAJournal))));
    assert!(matches!(read(&with_format("99999999999")), Err((_, JournalError::NotAJournal))));
}

#[test]
fn no_flipped_byte_goes_unnoticed() {
    let (bytes, heads) = journal();
    for at in 0..bytes.len() {
        for mask in [0x01, 0x20, 0x80] {
            let mut flipped = bytes.clone();
            flipped[at] ^= mask;
            if let Ok((_, torn, head)) = read(&flipped) {
                // Only the last newline can turn a whole line into a torn one.
                assert!(torn.is_some() && at == bytes.len() - 1, "byte {at} mask {mask}");
                assert_ne!(head, *heads.last().unwrap());
            }
        }
    }
}

#[test]
fn removed_swapped_and_doubled_lines_are_refused_with_their_number() {
    let (bytes, _) = journal();
    let all = lines(&bytes);
    for at in 1..all.len() - 1 {
        let mut removed = all.clone();
        removed.remove(at);
        let mut swapped = all.clone();
        swapped.swap(at, at + 1);
        let mut doubled = all.clone();
        doubled.insert(at, all[at]);
        for (changed, line) in [(removed, at + 1), (swapped, at + 1), (doubled, at + 2)] {
            let (steps, error) = read(&changed.concat()).unwrap_err();
            assert!(matches!(error, JournalError::Chain { line: found } if found == line), "{error}");
            assert_eq!(steps.len(), line - 2);
        }
    }
}

#[test]
fn a_missing_end_shows_by_the_head_kept_outside() {
    let (bytes, heads) = journal();
    let all = lines(&bytes);
    let (steps, torn, head) = read(&all[..all.len() - 2].concat()).unwrap();
    assert_eq!((steps.len(), torn), (all.len() - 3, None));
    assert_ne!(head, *heads.last().unwrap());
}

/// A journal whose lines after the first are sealed as given, so that only their meaning can be wrong.
fn sealed(bodies: &[String]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut head = Encoder::begin(&header(), &mut bytes).head();
    for body in bodies {
        head = head.after(body.as_bytes());
        bytes.extend_from_slice(body.as_bytes());
        bytes.extend_from_slice(b",\"h\":\"");
        bytes.extend_from_slice(&head.digits());
        bytes.extend_from_slice(b"\"}\n");
    }
    bytes
}

/// Bodies of the lines of the sample journal, changed and sealed anew.
fn resealed(change: impl Fn(usize, String) -> String) -> Vec<u8> {
    let (bytes, _) = journal();
    let bodies: Vec<String> = lines(&bytes)[1..]
        .iter()
        .enumerate()
        .map(|(at, line)| change(at, String::from_utf8(line[..line.len() - 41].to_vec()).unwrap()))
        .collect();
    sealed(&bodies)
}

#[test]
fn a_line_with_a_fitting_hash_must_still_make_sense() {
    let (bytes, _) = journal();
    assert_eq!(resealed(|_, body| body), bytes);
    let change = |at: usize, from: &'static str, to: &'static str| {
        resealed(move |line, body| {
            if line != at {
                return body;
            }
            let changed = body.replacen(from, to, 1);
            assert_ne!(changed, body, "{from}");
            changed
        })
    };
    let error = |bytes: Vec<u8>| read(&bytes).unwrap_err().1;
    assert!(matches!(error(change(2, "\"n\":2", "\"n\":3")), JournalError::Order { line: 4 }));
    assert!(matches!(error(change(4, "\"t\":120000", "\"t\":59999")), JournalError::Order { line: 6 }));
    assert!(matches!(error(change(1, "\"r\":1", "\"r\":7")), JournalError::Order { line: 3 }));
    assert!(matches!(error(change(1, "[1,\"Mess", "[9,\"Mess")), JournalError::Order { line: 3 }));
    assert!(matches!(error(change(1, "[[\"Inj", "[[\"script\",\"Inj")), JournalError::Foreign { line: 3 }));
    assert!(matches!(error(change(2, ",120000]", "]")), JournalError::Meaning { line: 4, .. }));
    assert!(matches!(error(change(2, ",120000]", ",null]")), JournalError::Meaning { line: 4, .. }));
    assert!(matches!(error(change(2, ",120000]", ",120000,1]")), JournalError::Meaning { line: 4, .. }));
    assert!(matches!(error(change(4, ",-1,", ",\"one\",")), JournalError::Meaning { line: 6, .. }));
    assert!(matches!(error(change(2, "\"one\"", "\"nobody\"")), JournalError::Meaning { line: 4, .. }));
    assert!(matches!(error(change(2, "ActionBegun", "ActionBegin")), JournalError::Meaning { line: 4, .. }));
    assert!(matches!(error(change(2, "\"t\":60000", "\"t\": 60000")), JournalError::Foreign { line: 4 }));
    assert!(matches!(error(change(2, "{\"n\"", "{\"x\":1,\"n\"")), JournalError::Foreign { line: 4 }));
    assert!(matches!(error(change(2, "\"t\":60000", "\"t\":6e4")), JournalError::Meaning { line: 4, .. }));
    let deep = format!("{{\"n\":0,\"t\":{}", "[".repeat(100_000));
    assert!(matches!(error(sealed(&[deep])), JournalError::Damaged { line: 2, .. }));
}

#[test]
fn a_newer_journal_says_so() {
    let mut newer = header();
    newer.format += 1;
    let mut bytes = Vec::new();
    let _encoder = Encoder::begin(&newer, &mut bytes);
    let found = read(&bytes).unwrap_err().1;
    assert!(matches!(found, JournalError::Newer { found: 2, known: 1 }), "{found}");
}

#[test]
fn an_endless_line_is_refused_in_bounded_memory() {
    let (bytes, _) = journal();
    let endless = BufReader::new(bytes.as_slice().chain(std::io::repeat(b'x')));
    let mut reader = Reader::open(endless).unwrap();
    let error = std::iter::repeat_with(|| reader.next_step(&Numbers)).find_map(Result::err).unwrap();
    assert!(matches!(error, JournalError::TooLong { line: 7, .. }), "{error}");
    let start = BufReader::new(b"{\"hotwash\":".as_slice().chain(std::io::repeat(b' ')));
    assert!(matches!(Reader::open(start).map(|_| ()), Err(JournalError::TooLong { line: 1, .. })));
}

#[test]
fn a_failing_disk_is_an_error_not_an_end() {
    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("the disk is gone"))
        }
    }
    let (bytes, _) = journal();
    let source = BufReader::new(bytes.as_slice().chain(Failing));
    fn drain(mut reader: Reader<impl BufRead>) -> JournalError {
        std::iter::repeat_with(|| reader.next_step(&Numbers)).find_map(Result::err).unwrap()
    }
    assert!(matches!(drain(Reader::open(source).unwrap()), JournalError::Io { .. }));
}

proptest! {
    #[test]
    fn hostile_bytes_never_panic(noise in proptest::collection::vec(any::<u8>(), 0..400), at in any::<prop::sample::Index>()) {
        let (mut bytes, _) = journal();
        let at = at.index(bytes.len());
        bytes.splice(at..at, noise.iter().copied());
        let _any = read(&bytes);
        let _any = read(&noise);
    }

    #[test]
    fn hostile_lines_with_fitting_hashes_never_panic(body in "\\{\"n\":0,\"t\":[-0-9a-z\\[\\]{}\",:.]{0,60}") {
        let _any = read(&sealed(&[body]));
    }
}
