//! The world: terminal, signals, files that change, and the loop that feeds `app` and draws.
//!
//! ```text
//!   keys (tty) ───────────────┐
//!   signals ──┬──► an inbox ──┴──► the loop: update, …, update, one frame ──► terminal
//!   files ────┘◄── effects ────────────┘
//! ```
//!
//! The loop sleeps at the keyboard until something is typed or told, takes what waits behind it, and draws
//! once. Nothing typed or told, no draw, no wake-up; and a key wakes no thread but this one.
#![expect(
    clippy::disallowed_methods,
    reason = "this is the room with threads, and it may have to end the process"
)]

mod clock;
mod deadline;
mod escapes;
mod event;
mod export;
mod guard;
mod inbox;
mod inotify;
mod last_words;
mod memory;
mod paint;
mod screen;
mod sequences;
mod signals;
mod tty;
mod watch;
mod worker;

pub use escapes::Escapes;
pub use event::Why;
pub use export::Folders;
pub use worker::{Files, Reload};

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::time::Duration;

use jiff::tz::TimeZone;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::app::{Ctx, Effect, Msg, Seen};
use crate::facts;
use crate::journal::Author;
use crate::keys::Keymap;
use crate::store::Drafts;
use crate::text::{Charset, Lang};
use clock::Clock;
use event::Event;
use guard::Guard;
use inbox::Inbox;
use last_words::LastWords;
use memory::Latest;
use screen::Screen;
use tty::{Gone, Keyboard};
use worker::Job;

/// How many keys are taken before a frame is drawn.
const BATCH: usize = 64;
/// How long the end waits for the worker.
const PATIENCE: Duration = Duration::from_millis(1200);

/// How long a lone ESC is held for the rest of a sequence, at the machine and over a network.
const HOLD: Duration = Duration::from_millis(50);
const HOLD_REMOTE: Duration = Duration::from_millis(100);

/// The program that the shell runs: `app::update` and `ui::view` over their state.
pub trait Program {
    /// Takes a message and says what is to be done.
    fn update(&mut self, ctx: &Ctx<'_>, msg: Msg) -> Vec<Effect>;

    /// Draws the state into a buffer that is empty, and says where the text cursor stands, if there is one.
    fn view(&self, picture: &mut Buffer) -> (Seen, Option<Position>);
}

/// What the shell knows before it starts.
pub struct World {
    /// The zone in which times are shown.
    pub zone: TimeZone,
    /// Who sits at the keyboard.
    pub who: Author,
    /// The bindings in force.
    pub keymap: Arc<Keymap>,
    /// The language of the words that are left behind after a failure.
    pub lang: Lang,
    /// The characters that the terminal has.
    pub charset: Charset,
    /// Whether a network lies between keyboard and program (`SSH_CONNECTION` is set).
    pub remote: bool,
    /// Whether to listen to the mouse from the start.
    pub mouse: bool,
    /// Whether it may be suspended at all.
    pub stops: bool,
    /// The files.
    pub files: Files,
}

/// How the screen was left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct End {
    /// Why.
    pub why: Why,
    /// Whether everything that was to be put on disk was tried; a disk that hangs is not waited for.
    pub finished: bool,
}

/// Lets a write past a limit on file sizes fail, as one to a full disk does, instead of ending the
/// program. For the whole process; where it cannot be had, such a limit ends it as before.
pub fn survive_file_limits() {
    let noticed = Arc::default();
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, noticed);
}

/// Whether Ctrl-Z can stop the program: not where it is the login command.
pub fn can_suspend() -> bool {
    signals::can_stop()
}

/// Runs the program on the terminal until it is left. Fails where there is no terminal.
pub fn run(world: World, program: &mut impl Program) -> io::Result<End> {
    let (events, mut inbox) = inbox::open()?;
    let guard = Arc::new(Guard::new(world.mouse)?);
    signals::listen(events.clone(), Arc::clone(&guard))?;
    let _hook = LastWords::install(&guard, &events, world.lang, world.charset, world.files.drafts.as_ref());
    let screen = Screen::open(Arc::clone(&guard), world.charset)?;
    let (jobs, inbox_of_worker) = mpsc::channel();
    let latest = Arc::new(Latest::default());
    let facts = Standing { zone: world.zone, who: world.who, keymap: world.keymap };
    let (remote, charset, files) = (world.remote, world.charset, world.files);
    let drafts = files.drafts.clone();
    let mut shell = Shell {
        program,
        facts,
        screen,
        guard,
        jobs,
        latest,
        drafts,
        stops: world.stops,
        clock: Clock::default(),
        seen: Seen::default(),
        end: None,
    };
    let lived = catch_unwind(AssertUnwindSafe(|| {
        shell.resized();
        shell.draw();
        // Behind the first frame, which should not wait for them.
        worker::start(files, Arc::clone(&shell.latest), events, shell.jobs.clone(), inbox_of_worker)?;
        let keyboard = Keyboard::new(if remote { HOLD_REMOTE } else { HOLD }, charset);
        io::Result::Ok(shell.live(keyboard, &mut inbox))
    }));
    let why = match lived {
        Ok(Ok(why)) => why,
        Ok(Err(error)) => {
            shell.guard.leave();
            return Err(error);
        }
        Err(_) => Why::Panicked,
    };
    Ok(End { why, finished: shell.leave(why) })
}

/// What stays as it is while the screen is open.
struct Standing {
    zone: TimeZone,
    who: Author,
    keymap: Arc<Keymap>,
}

struct Shell<'a, P> {
    program: &'a mut P,
    facts: Standing,
    screen: Screen,
    guard: Arc<Guard>,
    jobs: Sender<Job>,
    latest: Arc<Latest>,
    drafts: Option<Drafts>,
    stops: bool,
    clock: Clock,
    seen: Seen,
    end: Option<Why>,
}

impl<P: Program> Shell<'_, P> {
    /// The loop: returns why it ended.
    fn live(&mut self, mut keyboard: Keyboard, inbox: &mut Inbox) -> Why {
        loop {
            if let Some(why) = self.end {
                return why;
            }
            // The threads keep the inbox open; without them the terminal is gone.
            let awake = match keyboard.wait(inbox.bell()) {
                Ok(true) => inbox.heard().map_err(|_| Gone),
                Ok(false) => Ok(()),
                Err(Gone) => Err(Gone),
            };
            if awake.is_err() {
                return Why::HungUp;
            }
            let events = keyboard.take(BATCH).map(Event::Msg).chain(inbox.waiting());
            for event in events {
                self.take(event);
                if self.end.is_some() {
                    break;
                }
            }
            if self.end.is_none() {
                self.draw();
            }
        }
    }

    fn take(&mut self, event: Event) {
        match event {
            Event::Msg(msg) => self.update(msg),
            Event::Resized => self.resized(),
            Event::Stop => self.suspend(),
            Event::Continue => self.resume(),
            Event::Leave(why) => self.end = Some(why),
        }
    }

    fn update(&mut self, msg: Msg) {
        for effect in self.ask(msg) {
            self.carry_out(effect);
        }
    }

    fn ask(&mut self, msg: Msg) -> Vec<Effect> {
        let ctx = Ctx {
            now: self.clock.moment(facts::now()),
            zone: &self.facts.zone,
            who: &self.facts.who,
            random: facts::random(),
            keymap: &self.facts.keymap,
            seen: &self.seen,
        };
        let (now, effects) = (ctx.now, self.program.update(&ctx, msg));
        if effects.iter().any(|effect| matches!(effect, Effect::Append { .. })) {
            self.clock.used(now);
        }
        effects
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Quit => self.end = self.end.or(Some(Why::Quit)),
            Effect::Suspend => self.suspend(),
            Effect::Mouse(on) => self.hold_on(|shell| shell.guard.mouse(on)),
            Effect::Redraw => self.screen.redraw(),
            file @ (Effect::Append { .. }
            | Effect::ReadJournal(_)
            | Effect::ReadPlan(_)
            | Effect::Watch(_)
            | Effect::KeepDraft(_)
            | Effect::DropDraft(..)
            | Effect::Export(_)) => self.give(Job::Do(Box::new(file))),
            Effect::Remember(remembered) => {
                if self.latest.put(*remembered) {
                    self.give(Job::Remember);
                }
            }
        }
    }

    /// Lets the worker do something.
    fn give(&self, job: Job) {
        // A worker that is gone has panicked, and the end is on its way.
        let _ = self.jobs.send(job);
    }

    fn draw(&mut self) {
        self.hold_on(|shell| {
            shell.screen.draw(|picture| {
                let (seen, cursor) = shell.program.view(picture);
                shell.seen = seen;
                cursor
            })
        });
    }

    /// Does something with the terminal; one that fails is gone.
    fn hold_on(&mut self, with_terminal: impl FnOnce(&mut Self) -> io::Result<()>) {
        if with_terminal(self).is_err() {
            self.end = Some(Why::HungUp);
        }
    }

    fn resized(&mut self) {
        if let Ok((columns, rows)) = screen::size() {
            self.update(Msg::Resized(columns, rows));
        }
    }

    /// Gives the terminal back and stops. Nothing is drawn until the program is told to go on.
    fn suspend(&mut self) {
        if self.stops && signals::can_stop() {
            self.guard.leave();
            if !signals::stop() {
                self.resume();
            }
        }
    }

    /// Takes the terminal again, whoever had it meanwhile.
    fn resume(&mut self) {
        self.hold_on(|shell| shell.screen.reopen());
        self.resized();
        self.update(Msg::Resumed);
    }

    /// Lets the program say what is to be kept, waits for the disk, and gives the terminal back.
    /// Says whether the worker had done everything by then.
    fn leave(&mut self, why: Why) -> bool {
        if why == Why::HungUp {
            deadline::set(Arc::clone(&self.guard), why);
        }
        let last = match why {
            Why::Quit => Vec::new(),
            // A state that made `update` panic may do so again.
            Why::Signal(_) | Why::HungUp | Why::Panicked => {
                catch_unwind(AssertUnwindSafe(|| self.ask(Msg::Leave))).unwrap_or_default()
            }
        };
        for effect in last.iter().cloned() {
            self.carry_out(effect);
        }
        let (done, finished) = mpsc::channel();
        let asked = self.jobs.send(Job::Finish(done)).is_ok();
        let finished = asked && finished.recv_timeout(PATIENCE).is_ok();
        if !finished {
            self.keep_drafts(last);
        }
        self.guard.leave();
        finished
    }

    /// Keeps drafts past a worker that hangs on something else, the disk of the journal perhaps.
    fn keep_drafts(&self, effects: Vec<Effect>) {
        for effect in effects {
            if let (Effect::KeepDraft(draft), Some(drafts)) = (effect, &self.drafts) {
                // Nobody is there any more to be told of a failure.
                let _ = drafts.keep(&draft.into());
            }
        }
    }
}
