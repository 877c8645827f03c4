//! A small program for the shell to run: it writes down what it is told.
//!
//! The tests of the shell start this test binary again as their child, so that what they test is
//! the shell alone, in a real terminal.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use folj::app::{Ctx, Draft, Effect, Msg, Seen};
use folj::journal::{Act, AppendError, Author, Entry, Record, Target};
use folj::keys::{Code, Key};
use folj::model::PlanId;
use folj::problem::Problem;
use folj::shell::{Files, Folders, Program, World, run};
use folj::store::{Drafts, Reading, Store};
use folj::text::Lang;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Stylize;
use ratatui::text::Line;

/// Set for the child, and where it keeps its drafts.
pub(super) const CHILD: &str = "FOLJ_STAND_IN";
/// The arguments that make this binary the child.
pub(super) const ARGUMENTS: [&str; 4] = ["pty::stand_in::child", "--exact", "--ignored", "--nocapture"];

/// What it was told, newest last.
struct Echo {
    told: Vec<String>,
    panics: bool,
}

impl Program for Echo {
    fn update(&mut self, ctx: &Ctx<'_>, msg: Msg) -> Vec<Effect> {
        let plain = |c| Msg::Key(Key::char(c));
        let effects = match &msg {
            msg if *msg == plain('q') => vec![Effect::Quit],
            msg if *msg == plain('!') => panic!("on purpose"),
            msg if *msg == plain('?') => {
                self.panics = true;
                Vec::new()
            }
            msg if *msg == plain('s') => vec![Effect::Append { record: Box::new(record(ctx)), ask: false }],
            msg if *msg == plain('m') => vec![Effect::Mouse(true)],
            Msg::Key(Key { code: Code::Char('z'), ctrl: true, .. }) => vec![Effect::Suspend],
            Msg::Key(Key { code: Code::Char('l'), ctrl: true, .. }) => vec![Effect::Redraw],
            Msg::Leave => vec![Effect::KeepDraft(self.draft()), Effect::Quit],
            _ => Vec::new(),
        };
        self.told.push(name(msg));
        effects
    }

    fn view(&self, picture: &mut Buffer) -> (Seen, Option<Position>) {
        assert!(!self.panics, "on purpose, while drawing");
        let area = picture.area;
        let newest = self.told.len().saturating_sub(12);
        let rows = [
            format!(
                "stand-in {} {}x{} told {}",
                std::process::id(),
                area.width,
                area.height,
                self.told.len()
            ),
            format!("[{}]", self.told[newest..].join(" ")),
        ];
        for (row, text) in rows.into_iter().enumerate().take(usize::from(area.height)) {
            let line = if row == 0 { Line::from(text).reversed().green() } else { Line::from(text) };
            picture.set_line(0, u16::try_from(row).unwrap(), &line, area.width);
        }
        // Every frame changes every row, so that frames can be counted in bytes.
        for row in 2..area.height {
            let text = char::from(b'a' + u8::try_from(self.told.len() % 26).unwrap()).to_string();
            picture.set_line(0, row, &Line::from(text.repeat(usize::from(area.width))), area.width);
        }
        (Seen::default(), None)
    }
}

impl Echo {
    fn draft(&self) -> Draft {
        Draft { target: target(), act: Act::Note(self.told.join(" ")), on: Vec::new() }
    }
}

fn name(msg: Msg) -> String {
    match msg {
        Msg::Key(key) => key.to_string(),
        Msg::Paste(text) => format!("paste:{}", text.chars().take(30).collect::<String>()),
        Msg::Resized(columns, rows) => format!("{columns}x{rows}"),
        Msg::Resumed => "resumed".to_owned(),
        other => format!("{other:?}"),
    }
}

fn target() -> Target {
    Target { plan: "stand-in".into(), year: None, id: None }
}

fn record(ctx: &Ctx<'_>) -> Record {
    Record {
        id: "0190a1b2c3d4e5f6a7b8c9".into(),
        at: ctx.now,
        by: ctx.who.clone(),
        meeting: None,
        target: target(),
        act: Act::Note(String::new()),
        on: Vec::new(),
        saw: String::new(),
    }
}

/// A store on a disk that hangs.
struct Stuck;

impl Store for Stuck {
    fn read(&mut self, _plan: &PlanId) -> Reading {
        Reading::default()
    }

    fn append(&mut self, _record: Record, _ask: bool) -> Result<Entry, AppendError> {
        std::thread::sleep(Duration::from_hours(1));
        Err(AppendError::NotSaved(Problem::NotUtf8))
    }

    fn read_only(&mut self, _plan: &PlanId) -> Option<Problem> {
        None
    }

    fn watched(&self, _plan: &PlanId) -> Vec<PathBuf> {
        vec![std::env::current_dir().unwrap()]
    }
}

#[test]
#[ignore = "the child of the other tests"]
fn child() {
    let Some(drafts) = std::env::var_os(CHILD) else { return };
    let world = World {
        zone: jiff::tz::TimeZone::UTC,
        who: Author { uid: 1001, login: "anna".to_owned(), name: None },
        keymap: Arc::default(),
        lang: Lang::Sv,
        charset: folj::text::Charset::Utf8,
        remote: false,
        mouse: false,
        stops: true,
        files: Files {
            store: Box::new(Stuck),
            reload: Box::new(|_| None),
            origins: Vec::new(),
            plan: "stand-in".into(),
            abridged: false,
            drafts: Some(Drafts::new(drafts.into())),
            visits: None,
            folders: Folders { here: ".".into(), home: None },
        },
    };
    let end = run(world, &mut Echo { told: Vec::new(), panics: false }).unwrap();
    std::process::exit(i32::from(end.why.code()));
}
