//! A screen without a terminal: keys go in, frames come out.

use folj::app::{Ctx, LastVisit, Launch, Msg, Opening, Own, Seen, Settings, State, can, update};
use folj::facts::Facts;
use folj::journal::AsOf;
use folj::keys::{Keymap, parse_keys};
use folj::library::{Library, Shelf};
use folj::query::Filter;
use folj::text::problems;
use folj::theme::{Theme, Themes};
use folj::ui::{Look, view};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub(crate) struct Screen {
    state: State,
    picture: Buffer,
    keymap: Keymap,
    theme: Theme,
    facts: Facts,
    seen: Seen,
}

impl Screen {
    /// The screen of a plan, with its first frame drawn.
    pub(crate) fn new(shelf: Shelf, facts: Facts, size: (u16, u16)) -> Self {
        let (themes, plan) = (Themes::bundled(), shelf.plan.id.clone());
        let settings = Settings { theme: "dark".into(), ..Settings::default() };
        let (state, _) = State::open(Opening {
            library: Library::new(vec![shelf], Vec::new()),
            plan,
            year: None,
            filter: Filter::default(),
            settings,
            read_only: None,
            as_of: AsOf::Now,
            size,
            drafts: Vec::new(),
            me: facts.who.uid,
            warnings: Vec::new(),
            own: Own::default(),
            visit: LastVisit::default(),
            launch: Launch::default(),
        });
        let picture = Buffer::empty(Rect { x: 0, y: 0, width: size.0, height: size.1 });
        let theme = themes.get("dark").expect("a theme");
        let mut screen =
            Self { state, picture, keymap: Keymap::bundled(), theme, facts, seen: Seen::default() };
        screen.draw();
        screen
    }

    /// Draws a frame.
    pub(crate) fn draw(&mut self) {
        let look = Look {
            theme: &self.theme,
            keymap: &self.keymap,
            zone: &self.facts.zone,
            now: self.facts.now,
            can,
            problem: problems::title,
        };
        self.picture.reset();
        self.seen = view(&self.state, &look, &mut self.picture).0;
    }

    /// Presses keys, as they are written for `--keys`, without drawing.
    pub(crate) fn keys(&mut self, keys: &str) {
        for key in parse_keys(keys).expect("keys") {
            let ctx = Ctx {
                now: self.facts.now,
                zone: &self.facts.zone,
                who: &self.facts.who,
                random: 1,
                keymap: &self.keymap,
                seen: &self.seen,
            };
            update(&mut self.state, &ctx, Msg::Key(key));
        }
    }

    /// Presses keys and draws the frame that follows.
    pub(crate) fn press(&mut self, keys: &str) {
        self.keys(keys);
        self.draw();
    }
}
