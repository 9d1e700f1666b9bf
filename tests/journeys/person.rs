//! Somebody at a machine. Waiting is looking: until the screen has answered, until a file says so; whoever waits in vain
//! says what for, and keeps the last picture.

use std::fs::File;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::disk::Disk;
use crate::screen::{Picture, Screen, Spot, folder};

/// Nothing takes as long as this.
const PATIENCE: Duration = Duration::from_secs(60);
/// Time between two looks.
const BLINK: Duration = Duration::from_millis(40);
/// Who did nothing for so long is at rest.
const STILL: Duration = Duration::from_millis(300);

/// A person at a machine, with a screen and a folder of their own.
pub(crate) struct Person {
    journey: String,
    screen: Screen,
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
            home: TempDir::new().unwrap(),
            program: None,
            window: 0,
            presses: 0,
            pictures: 0,
        }
    }

    /// Starts the program on a system that speaks this language, and waits for the first picture.
    pub(crate) fn starts(&mut self, lang: &str) {
        let complaints = File::create(folder().join(format!("{}.log", self.journey))).unwrap();
        let program = Command::new(env!("CARGO_BIN_EXE_hotwash"))
            .env("DISPLAY", &self.screen.name)
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("LC_ALL")
            .env("LANG", lang)
            .env("HOTWASH_HOME", self.home.path())
            .stdin(Stdio::null())
            .stderr(complaints)
            .spawn()
            .unwrap();
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
