//! The screen: on the terminal, or one frame of it as text (`folj screen`).

use jiff::SignedDuration;
use ratatui::backend::TestBackend;
use ratatui::{Frame, Terminal};

use super::args::ScreenArgs;
use super::io::{Answer, Exit, Failure, Io};
use super::open::{Opened, ReadOnly};
use crate::app::{self, Ctx, Effect, Glyphs, Msg, Opening, Seen, Settings, State, ThemeName};
use crate::config;
use crate::facts::Facts;
use crate::keys::{Keymap, parse_keys};
use crate::library::Shelf;
use crate::model::Plan;
use crate::problem::Problem;
use crate::shell::{self, End, Files, Program, Why, World};
use crate::store::{Drafts, Memory, Store, reload};
use crate::text::problems;
use crate::theme::{Bundled, Theme};
use crate::ui::{self, Look};

/// `app` and `ui` over their state, as `shell` runs them.
struct Folj {
    state: State,
    keymap: Keymap,
    themes: Bundled,
    facts: Facts,
    /// What is to be done before the first message.
    first: Vec<Effect>,
}

impl Folj {
    fn theme(&self) -> &Theme {
        match self.state.settings.theme {
            ThemeName::Terminal => &self.themes.terminal,
            ThemeName::Mono => &self.themes.mono,
        }
    }
}

impl Program for Folj {
    fn update(&mut self, ctx: &Ctx<'_>, msg: Msg) -> Vec<Effect> {
        self.facts.now = ctx.now;
        let mut effects = std::mem::take(&mut self.first);
        effects.extend(app::update(&mut self.state, ctx, msg));
        effects
    }

    fn view(&self, frame: &mut Frame<'_>) -> Seen {
        let look = Look {
            theme: self.theme(),
            keymap: &self.keymap,
            zone: &self.facts.zone,
            now: self.facts.now,
            can: app::can,
            problem: problems::title,
        };
        ui::view(&self.state, &look, frame)
    }
}

/// The program for what was opened, and the store that its entries go to.
fn folj(opened: Opened, color: bool, size: (u16, u16), drafts: Option<&Drafts>) -> (Folj, Box<dyn Store>) {
    let Opened { library, store, plan, year, filter, lang, read_only, as_of, config, facts, demo } = opened;
    let settings = Settings {
        lang,
        theme: if color && config.theme() != "mono" { ThemeName::Terminal } else { ThemeName::Mono },
        glyphs: glyphs(config.glyphs(), &facts),
        mouse: config.mouse(),
        demo,
        can_suspend: shell::can_suspend(),
    };
    let (state, first) = State::open(Opening {
        library,
        plan,
        year,
        filter,
        settings,
        read_only: read_only.map(app::ReadOnly::from),
        as_of,
        size,
        drafts: drafts.map(Drafts::load).unwrap_or_default().into_iter().map(Into::into).collect(),
        me: facts.who.uid,
    });
    (Folj { state, keymap: Keymap::bundled(), themes: Bundled::read(), facts, first }, store)
}

impl From<ReadOnly> for app::ReadOnly {
    fn from(why: ReadOnly) -> Self {
        match why {
            // The past needs no reason of its own: the state's moment says it.
            ReadOnly::Option | ReadOnly::Past => Self::Asked,
            ReadOnly::Setting => Self::Configured,
            ReadOnly::NoPlace => Self::Journal(Problem::NoHome),
            ReadOnly::Store(problem) => Self::Journal(problem),
        }
    }
}

/// Which characters are drawn: lines and marks where the locale says UTF-8, else ASCII.
fn glyphs(wanted: config::Glyphs, facts: &Facts) -> Glyphs {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(|name| facts.var(name));
    let utf8 = locale.is_some_and(|name| {
        let name = name.to_lowercase();
        name.contains("utf-8") || name.contains("utf8")
    });
    match wanted {
        config::Glyphs::Unicode => Glyphs::Unicode,
        config::Glyphs::Ascii => Glyphs::Ascii,
        config::Glyphs::Auto => {
            if utf8 {
                Glyphs::Unicode
            } else {
                Glyphs::Ascii
            }
        }
    }
}

/// Opens the screen and stays until it is left.
pub(super) fn run(opened: Opened, io: &mut Io<'_>) -> Answer {
    let lang = opened.lang;
    let drafts = opened.facts.places.state.as_ref().map(|folder| Drafts::new(folder.join("drafts")));
    let (mut folj, store) = folj(opened, io.color, (0, 0), drafts.as_ref());
    let shelves = &folj.state.library.shelves;
    let origins: Vec<_> = shelves.iter().map(|shelf| (shelf.plan.id.clone(), shelf.origin.clone())).collect();
    let known: Vec<Shelf> = shelves.iter().map(unreadable).collect();
    let world = World {
        zone: folj.facts.zone.clone(),
        who: folj.facts.who.clone(),
        keymap: folj.keymap.clone(),
        lang: folj.state.settings.lang,
        remote: folj.facts.var("SSH_CONNECTION").is_some(),
        mouse: folj.state.settings.mouse,
        files: Files {
            store,
            reload: Box::new(move |id| {
                let known = known.iter().find(|shelf| shelf.plan.id == *id)?;
                let lost = |finding| Shelf { findings: vec![finding], ..known.clone() };
                Some(reload(&known.origin, id).unwrap_or_else(lost))
            }),
            origins,
            plan: folj.state.plan.clone(),
            drafts,
        },
    };
    let End { why, .. } = shell::run(world, &mut folj)?;
    let unsaved = &folj.state.saving;
    for saving in unsaved {
        let id =
            saving.record.target.id.as_ref().map_or_else(|| folj.state.plan.to_string(), ToString::to_string);
        io.complain(&lang.cli_left_unsaved(&id, &lang.recorded(&saving.record.act, None)));
    }
    Ok(match why {
        Why::Quit if !unsaved.is_empty() => Exit::NotSaved,
        Why::Quit => Exit::Done,
        Why::HungUp => Exit::HungUp,
        Why::Signal(number) => Exit::Signal(number),
        Why::Panicked => Exit::Panicked,
    })
}

/// What stands for a plan whose files cannot be read any more: it has no focus areas, and the screen
/// goes on showing those that it has.
fn unreadable(shelf: &Shelf) -> Shelf {
    let plan = Plan { focus_areas: Vec::new(), ..Plan::clone(&shelf.plan) };
    Shelf::new(plan, shelf.origin.clone(), Vec::new())
}

/// Prints the frame that some keys lead to. Entries are made in memory alone.
pub(super) fn print(mut opened: Opened, args: &ScreenArgs, io: &mut Io<'_>) -> Answer {
    let lang = opened.lang;
    let keys =
        parse_keys(&args.keys).map_err(|bad| Failure::new(Exit::Usage, lang.cli_no_such_key(&bad.0)))?;
    opened.store = Box::new(Memory::default());
    let (mut folj, mut store) = folj(opened, io.color, args.size, None);
    let (width, height) = args.size;
    let Ok(mut terminal) = Terminal::new(TestBackend::new(width, height));
    let mut seen = frame(&mut terminal, &folj);
    let start = folj.facts.now;
    for (step, key) in (0..).zip(keys) {
        // No two keys are pressed at the same moment.
        let now = start.checked_add(SignedDuration::from_millis(step)).unwrap_or(start);
        let mut waiting = vec![Msg::Key(key)];
        while let Some(msg) = waiting.pop() {
            let who = folj.facts.who.clone();
            let (zone, keymap) = (folj.facts.zone.clone(), folj.keymap.clone());
            let random = step.unsigned_abs();
            let ctx = Ctx { now, zone: &zone, who: &who, random, keymap: &keymap, seen: &seen };
            for effect in folj.update(&ctx, msg) {
                if let Effect::Append { record, .. } = effect {
                    let id = record.id.clone();
                    waiting.push(match store.append(*record, false) {
                        Ok(entry) => Msg::Appended(Box::new(entry)),
                        Err(error) => Msg::NotAppended { id, error },
                    });
                }
            }
            seen = frame(&mut terminal, &folj);
        }
    }
    let buffer = terminal.backend().buffer();
    for row in buffer.content().chunks(usize::from(width).max(1)) {
        let line: String = row.iter().map(ratatui::buffer::Cell::symbol).collect();
        writeln!(io.out, "{}", line.trim_end())?;
    }
    Ok(Exit::Done)
}

fn frame(terminal: &mut Terminal<TestBackend>, folj: &Folj) -> Seen {
    let mut seen = Seen::default();
    // A test backend cannot fail.
    let Ok(_) = terminal.draw(|frame| seen = folj.view(frame));
    seen
}
