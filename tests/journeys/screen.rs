//! A screen that nobody sees: its pixels lie in a file, as the X window dump format has them.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead as _, BufReader, BufWriter};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;
use x11rb::protocol::xproto::{ClientMessageEvent, ConnectionExt as _, EventMask};

/// The screen.
pub(crate) struct Screen {
    server: Child,
    folder: TempDir,
    /// Width and height in dots.
    pub(crate) size: (usize, usize),
    /// Its name for programs, as in `DISPLAY`.
    pub(crate) name: String,
}

impl Screen {
    /// A screen of so many dots, with a number no other has.
    pub(crate) fn new((width, height): (usize, usize)) -> Self {
        let folder = TempDir::new().unwrap();
        let mut server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-nolisten",
                "tcp",
                "-noreset",
                "-screen",
                "0",
                &format!("{width}x{height}x24"),
            ])
            .arg("-fbdir")
            .arg(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("journeys need Xvfb (package xvfb)");
        let mut number = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut number).unwrap();
        Self { server, folder, size: (width, height), name: format!(":{}", number.trim()) }
    }

    /// What it shows now.
    pub(crate) fn look(&self) -> Picture {
        Picture::of_dump(&std::fs::read(self.folder.path().join("Xvfb_screen0")).unwrap())
    }

    /// Asks a window to close, as the cross in its corner does.
    pub(crate) fn asks_to_close(&self, window: u32) {
        let (x, _) = x11rb::connect(Some(&self.name)).unwrap();
        let atom = |name: &str| x.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom;
        let data = [atom("WM_DELETE_WINDOW"), x11rb::CURRENT_TIME, 0, 0, 0];
        let event = ClientMessageEvent::new(32, window, atom("WM_PROTOCOLS"), data);
        x.send_event(false, window, EventMask::NO_EVENT, event).unwrap();
        // Whoever hangs up before the answer may not have been heard.
        x.get_input_focus().unwrap().reply().unwrap();
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _gone = self.server.kill().and_then(|()| self.server.wait());
    }
}

/// Where pictures are kept, and what the program complained of.
pub(crate) fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/journeys");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// What a screen showed.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Picture {
    width: usize,
    height: usize,
    /// Red, green, blue of every dot.
    dots: Vec<[u8; 3]>,
}

/// A rectangle on a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spot {
    pub(crate) x: usize,
    pub(crate) y: usize,
    pub(crate) width: usize,
    pub(crate) height: usize,
}

impl Spot {
    /// Its middle.
    pub(crate) fn middle(self) -> (usize, usize) {
        (self.x + self.width / 2, self.y + self.height / 2)
    }
}

impl Picture {
    fn of_dump(dump: &[u8]) -> Self {
        let word = |no: usize| {
            let bytes = dump.get(no * 4..no * 4 + 4).unwrap();
            usize::try_from(u32::from_be_bytes(bytes.try_into().unwrap())).unwrap()
        };
        let (head, width, height, line, colors) = (word(0), word(4), word(5), word(12), word(19));
        let lines = dump[head + colors * 12..].chunks(line).take(height);
        let dots =
            lines.flat_map(|line| line[..width * 4].as_chunks::<4>().0).map(|[b, g, r, _]| [*r, *g, *b]);
        Self { width, height, dots: dots.collect() }
    }

    /// Keeps it as a file among the pictures of the journeys.
    pub(crate) fn keep(&self, name: &str) -> PathBuf {
        let path = folder().join(name).with_extension("png");
        let size = |dots: usize| u32::try_from(dots).unwrap();
        let file = BufWriter::new(File::create(&path).unwrap());
        let mut encoder = png::Encoder::new(file, size(self.width), size(self.height));
        encoder.set_color(png::ColorType::Rgb);
        encoder.write_header().unwrap().write_image_data(self.dots.as_flattened()).unwrap();
        path
    }

    /// Whether nothing is written on it yet: letters have many shades.
    pub(crate) fn is_blank(&self) -> bool {
        self.dots.iter().collect::<BTreeSet<_>>().len() < 32
    }

    /// The buttons of this colour, from above.
    pub(crate) fn buttons(&self, color: [u8; 3]) -> Vec<Spot> {
        const LEAST: (usize, usize) = (40, 24);
        let same = |x: usize, y: usize| {
            let dot = self.dots[y * self.width + x];
            dot.iter().zip(color).all(|(is, wanted)| is.abs_diff(wanted) <= 3)
        };
        let mut found: Vec<Spot> = Vec::new();
        for y in 0..self.height {
            let mut x = 0;
            while x < self.width {
                let width = (x..self.width).take_while(|x| same(*x, y)).count();
                let known = found.iter().any(|spot| {
                    (spot.x..spot.x + spot.width).contains(&x) && (spot.y..spot.y + spot.height).contains(&y)
                });
                if width >= LEAST.0 && !known {
                    // Letters interrupt the lines of a button, its left edge stands.
                    let edge = x + 2;
                    let height = (y..self.height).take_while(|y| same(edge, *y)).count();
                    if height >= LEAST.1 {
                        found.push(Spot { x, y, width, height });
                    }
                }
                x += width.max(1);
            }
        }
        found
    }
}
