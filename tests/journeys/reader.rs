//! A screen reader: what the program tells it of the screen, over a bus of its own. What is written where, what has the
//! focus and what is chosen is known by it without looking at a single dot.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use bevy::tasks::block_on;
use tempfile::TempDir;
use zbus::Connection;
use zbus::connection::Builder;
use zbus::zvariant::{DynamicType, OwnedObjectPath, OwnedValue, Type, Value};

/// Where something is on the bus: whose, and which.
type Place = (String, OwnedObjectPath);

/// The interface every thing of a screen has.
const THING: &str = "org.a11y.atspi.Accessible";
/// What asks for a property.
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";
/// Where all programs are found.
const ALL: (&str, &str) = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root");

/// A screen reader, with a bus that nobody else uses.
pub(crate) struct Reader {
    server: Child,
    folder: TempDir,
    bus: Connection,
    /// The bus of the session, for the program.
    pub(crate) session: String,
}

/// Something on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Thing {
    /// What a screen reader says of it.
    pub(crate) name: String,
    /// It can be pressed.
    pub(crate) is_pressed: bool,
    /// It has the focus.
    pub(crate) focused: bool,
    /// It is the chosen one of several, or ticked, or stays pressed.
    pub(crate) chosen: bool,
    /// What is written in it; none where nothing can be written.
    pub(crate) text: Option<String>,
    /// Which it is, where several say the same.
    at: OwnedObjectPath,
}

/// Kinds of things, as the bus counts them.
mod kind {
    /// A field to write in.
    pub(super) const FIELD: u32 = 79;
    /// What can be pressed: its words are its name, whatever stands in it.
    pub(super) const PRESSED: [u32; 4] = [7, 43, 44, 62];
    /// Signs and words: nothing stands in them, and they never have the focus.
    pub(super) const WORDS: [u32; 2] = [27, 29];
}

/// States of things, by their bits.
mod state {
    pub(super) const FOCUSED: u32 = 1 << 12;
    /// Checked, pressed, selected.
    pub(super) const CHOSEN: u32 = 1 << 4 | 1 << 20 | 1 << 23;
}

impl Reader {
    /// Begins to listen; programs started from now on with its bus tell it what they show.
    pub(crate) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let mut server = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--nopidfile", "--print-address=1"])
            .env("XDG_RUNTIME_DIR", folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("a screen reader needs dbus-daemon (package dbus)");
        let mut session = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut session).unwrap();
        let session = session.trim().to_owned();
        let bus = block_on(async {
            let bus = Builder::address(session.as_str())?.build().await?;
            let status = ("org.a11y.Status", "ScreenReaderEnabled", Value::from(true));
            let at = ("org.a11y.Bus", "/org/a11y/bus");
            bus.call_method(Some(at.0), at.1, Some(PROPERTIES), "Set", &status).await?;
            let told = bus.call_method(Some(at.0), at.1, Some(at.0), "GetAddress", &()).await?;
            let address: String = told.body().deserialize()?;
            Builder::address(address.as_str())?.build().await
        });
        let bus = bus.expect("a screen reader needs the bus of accessibility (package at-spi2-core)");
        Self { server, folder, bus, session }
    }

    /// Folder of what lasts as long as the session.
    pub(crate) fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// The first such thing on the screen, if there is one. An error while the screen changes under the look.
    pub(crate) fn first(&self, such: impl Fn(&Thing) -> bool) -> zbus::Result<Option<Thing>> {
        self.walk(true, such)
    }

    /// What has the focus, if anything has.
    pub(crate) fn focus(&self) -> zbus::Result<Option<Thing>> {
        self.walk(false, |thing| thing.focused)
    }

    /// Goes through what is on the screen, in its order; mere words are left out where they are not asked for.
    fn walk(&self, words: bool, such: impl Fn(&Thing) -> bool) -> zbus::Result<Option<Thing>> {
        block_on(async {
            let root = (ALL.0.to_owned(), OwnedObjectPath::try_from(ALL.1)?);
            let mut waiting: Vec<Place> = self.ask(&root, THING, "GetChildren", &()).await?;
            while let Some(place) = waiting.pop() {
                let kind: u32 = self.ask(&place, THING, "GetRole", &()).await?;
                let is_words = kind::WORDS.contains(&kind);
                if words || !is_words {
                    let thing = self.thing(kind, &place, words).await?;
                    if thing.as_ref().is_some_and(&such) {
                        return Ok(thing);
                    }
                }
                if !is_words && !kind::PRESSED.contains(&kind) {
                    let mut within: Vec<Place> = self.ask(&place, THING, "GetChildren", &()).await?;
                    within.reverse();
                    waiting.append(&mut within);
                }
            }
            Ok(None)
        })
    }

    /// What there is; what has no focus only where it is asked for.
    async fn thing(&self, kind: u32, place: &Place, unfocused: bool) -> zbus::Result<Option<Thing>> {
        let states: Vec<u32> = self.ask(place, THING, "GetState", &()).await?;
        let is = |bits: u32| states.first().is_some_and(|low| low & bits != 0);
        if !unfocused && !is(state::FOCUSED) {
            return Ok(None);
        }
        let name: OwnedValue = self.ask(place, PROPERTIES, "Get", &(THING, "Name")).await?;
        let text = match kind {
            kind::FIELD => Some(self.ask(place, "org.a11y.atspi.Text", "GetText", &(0_i32, -1_i32)).await?),
            _ => None,
        };
        Ok(Some(Thing {
            name: name.try_into()?,
            is_pressed: kind::PRESSED.contains(&kind),
            focused: is(state::FOCUSED),
            chosen: is(state::CHOSEN),
            text,
            at: place.1.clone(),
        }))
    }

    async fn ask<R>(
        &self,
        place: &Place,
        interface: &str,
        what: &str,
        with: &(impl serde::Serialize + DynamicType),
    ) -> zbus::Result<R>
    where
        R: serde::de::DeserializeOwned + Type,
    {
        let said =
            self.bus.call_method(Some(place.0.as_str()), &place.1, Some(interface), what, with).await?;
        said.body().deserialize()
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        let _gone = self.server.kill().and_then(|()| self.server.wait());
    }
}
