//! Somebody at a machine. Waiting is looking: until the screen has answered, until a file says so; whoever waits in vain
//! says what for, and keeps the last picture.

use std::fs::File;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use hotwash::base::Lang;
use tempfile::TempDir;

use crate::disk::Disk;
use crate::keyboard;
use crate::reader::{Reader, Thing};
use crate::screen::{Picture, Screen, Spot, folder};

/// Nothing takes as long as this.
const PATIENCE: Duration = Duration::from_secs(60);
/// Time between two looks.
const BLINK: Duration = Duration::from_millis(40);
/// Time before a screen reader reads again.
const BREATH: Duration = Duration::from_millis(80);
/// Who did nothing for so long is at rest.
const STILL: Duration = Duration::from_millis(300);

/// A person at a machine, with a screen and a folder of their own.
pub(crate) struct Person {
    journey: String,
    screen: Screen,
    reader: Option<Reader>,
    home: TempDir,
    program: Option<Child>,
    window: u32,
    /// Keys pressed so far; keys held together count once.
    pub(crate) presses: usize,
    pictures: usize,
}

impl Person {
    /// Sits down before a screen of this size. Pictures are kept under the name of the journey.
    pub(crate) fn sits_down(journey: &str, screen: (usize, usize)) -> Self {
        Self {
            journey: journey.to_owned(),
            screen: Screen::new(screen),
            reader: None,
            home: TempDir::new().unwrap(),
            program: None,
            window: 0,
            presses: 0,
            pictures: 0,
        }
    }

    /// Has the screen read to them from the next start on.
    pub(crate) fn listens(&mut self) {
        self.reader = Some(Reader::new());
    }

    /// Sits at a keyboard with the letters of this language.
    pub(crate) fn has_the_keyboard_of(&self, lang: Lang) {
        let layout = Command::new("setxkbmap")
            .args(["-display", &self.screen.name, "-layout", keyboard::layout(lang)])
            .status()
            .expect("the layout of the keyboard needs setxkbmap (package x11-xkb-utils)");
        assert!(layout.success());
    }

    /// Starts the program on a system that speaks this language, and waits for the first picture.
    pub(crate) fn starts(&mut self, lang: &str) {
        let complaints = File::create(folder().join(format!("{}.log", self.journey))).unwrap();
        // A disk that is full is an error of writing, and does not end the program as a limit of the system would.
        let mut program = Command::new("sh");
        program
            .args(["-c", "trap '' XFSZ; exec \"$0\"", env!("CARGO_BIN_EXE_hotwash")])
            .env("DISPLAY", &self.screen.name)
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("LC_ALL")
            .env("LANG", lang)
            .env("HOTWASH_HOME", self.home.path())
            .stdin(Stdio::null())
            .stderr(complaints);
        if let Some(reader) = &self.reader {
            program.env("DBUS_SESSION_BUS_ADDRESS", &reader.session).env("XDG_RUNTIME_DIR", reader.folder());
        }
        let program = program.spawn().unwrap();
        self.program = Some(program);
        let window = self.until("the window of the program", |person| {
            let found = person.xdotool(&["search", "--onlyvisible", "--name", "Hotwash"]);
            found.lines().next().and_then(|window| window.parse().ok())
        });
        self.window = window;
        let (width, height) = self.screen.size;
        let [window, width, height] = [window as usize, width, height].map(|number| number.to_string());
        // As large as the screen, and where keys go: nobody else here does that for it.
        self.xdotool(&["windowmove", &window, "0", "0", "windowsize", &window, &width, &height]);
        self.xdotool(&["windowfocus", "--sync", &window]);
        self.until("something on the screen", |person| (!person.screen.look().is_blank()).then_some(()));
        self.settles();
    }

    /// What is on disk.
    pub(crate) fn disk(&self) -> Disk {
        Disk::of(self.home.path())
    }

    /// Presses a key, or several held together; the screen has to answer.
    pub(crate) fn presses(&mut self, key: &str) {
        self.presses += 1;
        self.does(&format!("the screen to answer to {key}"), &["key", key]);
    }

    /// Presses a key by its place on the keyboard; what came of it is heard or read on disk.
    pub(crate) fn strikes(&mut self, key: &str) {
        self.presses += 1;
        self.xdotool(&["key", &keyboard::by_place(key)]);
    }

    /// Writes into the field that has the focus, with the keyboard of this language; all of it has to arrive.
    pub(crate) fn writes(&mut self, lang: Lang, text: &str) {
        let keys = keyboard::writing(lang, text);
        self.presses += keys.len();
        let keys: Vec<&str> =
            ["key", "--delay", "20"].into_iter().chain(keys.iter().map(String::as_str)).collect();
        self.xdotool(&keys);
        self.is_led_to(&format!("“{text}” in the field"), |thing| thing.text.as_deref() == Some(text));
    }

    /// Waits until something is so on the screen, as it is read aloud.
    fn listened<T>(&mut self, awaited: &str, mut so: impl FnMut(&Reader) -> zbus::Result<Option<T>>) -> T {
        self.until(awaited, |person| {
            // Reading costs the program more than drawing does.
            sleep(BREATH);
            so(person.reader.as_ref()?).ok()?
        })
    }

    /// Waits until there is such a thing on the screen.
    pub(crate) fn hears_that(&mut self, awaited: &str, such: impl Fn(&Thing) -> bool) -> Thing {
        self.listened(awaited, |reader| reader.first(&such))
    }

    /// Waits until something on the screen says this, perhaps among other things.
    pub(crate) fn hears(&mut self, said: &str) -> Thing {
        self.hears_that(&format!("“{said}” to be read"), |thing| thing.name.contains(said))
    }

    /// Whether something on the screen says just this.
    pub(crate) fn is_read(&mut self, said: &str) -> bool {
        self.listened("the screen to be read", |reader| {
            Ok(Some(reader.first(|thing| thing.name == said)?.is_some()))
        })
    }

    /// Waits until the focus is on such a thing.
    pub(crate) fn is_led_to(&mut self, awaited: &str, such: impl Fn(&Thing) -> bool) -> Thing {
        self.listened(awaited, |reader| Ok(reader.focus()?.filter(&such)))
    }

    /// Presses a key until the focus is on such a thing; every press has to move it.
    pub(crate) fn goes_on_to(&mut self, awaited: &str, key: &str, such: impl Fn(&Thing) -> bool) -> Thing {
        const LONG: usize = 60;
        let mut passed = Vec::new();
        let mut focus = self.listened("the screen to be read", |reader| Ok(Some(reader.focus()?)));
        for _ in 0..LONG {
            if focus.clone().filter(&such).is_some() {
                // What is read may still be on its way: it counts once the program has come to rest.
                self.settles();
                focus = self.listened("the screen to be read", |reader| Ok(Some(reader.focus()?)));
                if let Some(thing) = focus.clone().filter(&such) {
                    return thing;
                }
            }
            self.strikes(key);
            let way = format!("{key} to move the focus, on the way to {awaited}");
            focus = Some(self.is_led_to(&way, |now| Some(now) != focus.as_ref()));
            passed.extend(focus.clone().map(|thing| thing.name));
        }
        panic!("{}: {key} does not lead to {awaited}, but to {passed:#?}", self.journey);
    }

    /// Clicks there; the screen has to answer.
    pub(crate) fn clicks(&mut self, (x, y): (usize, usize)) {
        self.xdotool(&["mousemove", &x.to_string(), &y.to_string()]);
        self.settles();
        self.does(&format!("the screen to answer to a click at {x}, {y}"), &["click", "1"]);
    }

    /// Turns the wheel of the mouse down, so many notches.
    pub(crate) fn turns_the_wheel(&mut self, (x, y): (usize, usize), notches: usize) {
        self.xdotool(&["mousemove", &x.to_string(), &y.to_string()]);
        self.does("the screen to scroll", &["click", "--repeat", &notches.to_string(), "--delay", "30", "5"]);
    }

    fn does(&mut self, awaited: &str, with: &[&str]) {
        let before = self.screen.look();
        self.xdotool(with);
        self.until(awaited, |person| (person.screen.look() != before).then_some(()));
        self.settles();
    }

    /// Waits until the program has come to rest: the screen does not change, and no thread works or waits for its turn to.
    /// However slow the machine is, it has answered then.
    pub(crate) fn settles(&mut self) -> Picture {
        let mut last = (self.screen.look(), None, Instant::now());
        self.until("the program to come to rest", |person| {
            let (picture, work) = (person.screen.look(), person.work_done());
            if (&picture, work) != (&last.0, last.1) || work.is_none() {
                last = (picture, work, Instant::now());
            }
            (last.2.elapsed() >= STILL).then(|| last.0.clone())
        })
    }

    /// How much the threads of the program have worked so far; none while one of them works.
    fn work_done(&self) -> Option<u64> {
        let tasks = format!("/proc/{}/task", self.program.as_ref()?.id());
        let mut done = 0;
        for task in std::fs::read_dir(tasks).ok()?.flatten() {
            // A thread that ended meanwhile is counted at the next look.
            let stat = std::fs::read_to_string(task.path().join("stat")).ok()?;
            let mut fields = stat.rsplit_once(") ")?.1.split(' ');
            if fields.next() != Some("S") {
                return None;
            }
            // User and system time are the 14th and 15th field; the state was the third.
            done += fields.skip(10).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum::<u64>();
        }
        Some(done)
    }

    /// The buttons of this colour on the screen.
    pub(crate) fn buttons(&self, color: egui::Color32) -> Vec<Spot> {
        self.screen.look().buttons([color.r(), color.g(), color.b()])
    }

    /// Keeps a picture of the screen.
    pub(crate) fn photographs(&mut self, what: &str) -> PathBuf {
        self.pictures += 1;
        let name = format!("{}-{:02}-{what}", self.journey, self.pictures);
        self.screen.look().keep(&name)
    }

    /// Waits until something is so; the program has to be there all the while.
    pub(crate) fn until<T>(&mut self, awaited: &str, mut so: impl FnMut(&mut Self) -> Option<T>) -> T {
        let began = Instant::now();
        loop {
            if let Some(found) = so(self) {
                return found;
            }
            let ended = self.program.as_mut().and_then(|program| program.try_wait().unwrap());
            if ended.is_some() || began.elapsed() > PATIENCE {
                let picture = self.photographs("in-vain");
                let (journey, picture) = (&self.journey, picture.display());
                let ended = ended.map_or_else(String::new, |how| format!(" (the program has ended: {how})"));
                panic!("{journey}: waited in vain for {awaited}{ended}; last picture: {picture}");
            }
            sleep(BLINK);
        }
    }

    /// From now on no file can be longer than so many bytes, as on a full disk; with none, there is room again.
    pub(crate) fn fills_the_disk(&self, longest: Option<u64>) {
        let longest = longest.map_or("unlimited".to_owned(), |bytes| bytes.to_string());
        let program = self.program.as_ref().unwrap().id().to_string();
        let filled =
            Command::new("prlimit").args(["--pid", &program, &format!("--fsize={longest}:")]).status();
        assert!(filled.expect("a full disk needs prlimit (package util-linux)").success());
    }

    /// The machine loses its power.
    pub(crate) fn pulls_the_plug(&mut self) {
        let mut program = self.program.take().unwrap();
        program.kill().and_then(|()| program.wait()).unwrap();
    }

    /// Closes the window; answers how the program ended.
    pub(crate) fn closes_the_window(&mut self) -> ExitStatus {
        self.screen.asks_to_close(self.window);
        let mut program = self.program.take().unwrap();
        self.until("the program to end", |_| program.try_wait().unwrap())
    }

    fn xdotool(&self, with: &[&str]) -> String {
        let done = Command::new("xdotool")
            .args(with)
            .env("DISPLAY", &self.screen.name)
            .output()
            .expect("journeys need xdotool");
        String::from_utf8(done.stdout).unwrap()
    }
}

impl Drop for Person {
    fn drop(&mut self) {
        if let Some(mut program) = self.program.take() {
            let _gone = program.kill().and_then(|()| program.wait());
        }
    }
}
