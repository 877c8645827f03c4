//! The screen: on the terminal, or one frame of it as text (`folj screen`).

use std::path::PathBuf;
use std::sync::Arc;

use jiff::SignedDuration;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::args::ScreenArgs;
use super::io::{Answer, Exit, Failure, Io, characters};
use super::open::{Opened, ReadOnly};
use crate::app::{
    self, AfterOutcome, Blocked, Ctx, Effect, Export, Exported, Glyphs, LastVisit, Message, Msg, NotExported,
    Opening, Outside, Remembered, Seen, Settings, State, ThemeName,
};
use crate::config;
use crate::facts::{Facts, Trust};
use crate::keys::{Keymap, parse_keys};
use crate::library::{Library, Origin, Shelf};
use crate::model::{Plan, PlanId};
use crate::problem::{Finding, Problem};
use crate::shell::{self, End, Files, Folders, Program, Why, World};
use crate::store::{Drafts, Memory, Store, Visits, bundled_ids, reload};
use crate::text::{Charset, problems};
use crate::theme::{Depth, Theme, Themes};
use crate::ui::{self, Look};

/// `app` and `ui` over their state, as `shell` runs them.
struct Folj {
    state: State,
    keymap: Arc<Keymap>,
    themes: Themes,
    /// What the terminal can show of a theme.
    depth: Depth,
    /// The characters that it has.
    charset: Charset,
    /// The theme that is shown, and its name.
    shown: (ThemeName, Theme),
    facts: Facts,
    /// What is to be done before the first message.
    first: Vec<Effect>,
}

impl Folj {
    /// Takes up the theme that the settings name now.
    fn look(&mut self) {
        let wanted = &self.state.settings.theme;
        if *wanted != self.shown.0
            && let Some(theme) = self.themes.get(wanted.as_str())
        {
            self.shown = (wanted.clone(), theme.on(self.depth));
        }
    }
}

impl Program for Folj {
    fn update(&mut self, ctx: &Ctx<'_>, msg: Msg) -> Vec<Effect> {
        self.facts.now = ctx.now;
        let mut effects = std::mem::take(&mut self.first);
        effects.extend(app::update(&mut self.state, ctx, msg));
        self.look();
        effects
    }

    fn view(&self, picture: &mut Buffer) -> (Seen, Option<Position>) {
        let look = Look {
            theme: &self.shown.1,
            keymap: &self.keymap,
            zone: &self.facts.zone,
            now: self.facts.now,
            can: app::can,
            problem: problems::title,
        };
        ui::view(&self.state, &look, picture)
    }
}

/// What earlier visits left.
#[derive(Default)]
struct Last<'a> {
    drafts: Option<&'a Drafts>,
    visit: LastVisit,
}

/// The program for what was opened, and the store that its entries go to.
fn folj(opened: Opened, color: bool, size: (u16, u16), last: Last<'_>) -> (Folj, Box<dyn Store>) {
    let Opened {
        library,
        store,
        plan,
        year,
        filter,
        lang,
        read_only,
        as_of,
        config,
        own,
        filter_asked,
        facts,
        demo,
        launch,
    } = opened;
    let theme = ThemeName::from(if color { own.theme.as_str() } else { "mono" });
    let settings = Settings {
        lang,
        theme: theme.clone(),
        glyphs: glyphs(config.glyphs(), &facts),
        mouse: config.mouse(),
        demo,
        outside: outside(&facts),
        after_outcome: match config.after_outcome() {
            config::AfterOutcome::Stay => AfterOutcome::Stay,
            config::AfterOutcome::Next => AfterOutcome::Next,
            config::AfterOutcome::NextOpen => AfterOutcome::NextOpen,
        },
    };
    let read_only = read_only.map(app::ReadOnly::from);
    let warnings = warnings(&facts, read_only.as_ref());
    let (state, first) = State::open(Opening {
        library,
        plan,
        year,
        filter,
        settings,
        read_only,
        as_of,
        size,
        drafts: last.drafts.map(Drafts::load).unwrap_or_default().into_iter().map(Into::into).collect(),
        me: facts.who.uid,
        warnings,
        own: app::Own {
            themes: own.themes.names().into_iter().map(ThemeName::from).collect(),
            findings: own.findings,
        },
        visit: LastVisit { filter_asked, ..last.visit },
        launch,
    });
    let depth = Depth::from_names(facts.var("COLORTERM"), facts.var("TERM"));
    let plain = own.themes.get(theme.as_str()).unwrap_or_default().on(depth);
    let shown = (theme, plain);
    let charset = characters(&config, &facts);
    (
        Folj { state, keymap: Arc::new(own.keymap), themes: own.themes, depth, charset, shown, facts, first },
        store,
    )
}

impl From<ReadOnly> for app::ReadOnly {
    fn from(why: ReadOnly) -> Self {
        match why {
            // The past is no reason on the screen, where the moment changes.
            ReadOnly::Option | ReadOnly::Past => Self::Asked,
            ReadOnly::Setting => Self::Configured,
            ReadOnly::NoneNamed => Self::Journal(Problem::NoFolderNamed),
            ReadOnly::NoPlace => Self::Journal(Problem::NoHome),
            ReadOnly::Store(problem) => Self::Journal(problem),
        }
    }
}

/// What there is beside the screen.
fn outside(facts: &Facts) -> Outside {
    match facts.trust {
        Trust::Restricted(_) => Outside::Nothing,
        Trust::Full if shell::can_suspend() => Outside::Shell,
        Trust::Full => Outside::Files,
    }
}

/// Which characters are drawn: lines and marks where the locale says UTF-8, else ASCII.
fn glyphs(wanted: config::Glyphs, facts: &Facts) -> Glyphs {
    match wanted {
        config::Glyphs::Unicode => Glyphs::Unicode,
        config::Glyphs::Auto if facts.is_utf8() => Glyphs::Unicode,
        config::Glyphs::Ascii | config::Glyphs::Auto => Glyphs::Ascii,
    }
}

/// What is to be known about the surroundings, the most important last.
fn warnings(facts: &Facts, read_only: Option<&app::ReadOnly>) -> Vec<Message> {
    let zone = (!facts.zone_known).then_some(Message::NoTimeZone);
    let characters = (!facts.is_utf8()).then_some(Message::NotUtf8);
    let read_only = read_only.map(|why| Message::Blocked(Blocked::ReadOnly(why.clone())));
    zone.into_iter().chain(characters).chain(read_only).collect()
}

/// Opens the screen and stays until it is left.
pub(super) fn run(opened: Opened, intro: bool, io: &mut Io<'_>) -> Answer {
    let lang = opened.lang;
    // A demonstration leaves nothing behind, and takes nothing from what was left.
    let state = opened.facts.places.state.as_ref().filter(|_| !opened.demo);
    let drafts = state.map(|folder| Drafts::new(folder.join("drafts")));
    let visits = state.filter(|_| opened.config.remember()).map(|folder| Visits::new(folder.join("visits")));
    let later = plans_for_later(&opened);
    let visit = visit(&opened.library, &later, visits.as_ref(), intro);
    let limits = opened.config.limits();
    let (mut folj, store) = folj(opened, io.color, (0, 0), Last { drafts: drafts.as_ref(), visit });
    let shelves = &folj.state.library.shelves;
    let origins = shelves.iter().map(|shelf| (shelf.plan.id.clone(), shelf.origin.clone()));
    let origins = origins.chain(later.iter().map(|plan| (plan.clone(), Origin::Bundled))).collect();
    folj.first.extend(later.iter().cloned().map(Effect::ReadPlan));
    let mut known: Vec<(PlanId, Origin)> =
        shelves.iter().map(|shelf| (shelf.plan.id.clone(), shelf.origin.clone())).collect();
    let abridged = folj.state.shelf().is_some_and(|shelf| shelf.abridged);
    let world = World {
        zone: folj.facts.zone.clone(),
        who: folj.facts.who.clone(),
        keymap: Arc::clone(&folj.keymap),
        lang: folj.state.settings.lang,
        charset: folj.charset,
        remote: folj.facts.var("SSH_CONNECTION").is_some(),
        mouse: folj.state.settings.mouse,
        stops: folj.state.settings.outside != Outside::Nothing,
        files: Files {
            store,
            reload: Box::new(move |id| {
                let read = match known.iter().find(|(plan, _)| plan == id) {
                    Some((_, origin)) => reload(origin, id, limits)
                        .unwrap_or_else(|findings| unreadable(id.clone(), origin.clone(), findings)),
                    None => reload(&Origin::Bundled, id, limits).ok()?,
                };
                // Its id may be another one now, and then that plan may be opened and read again.
                if known.iter().all(|(plan, _)| *plan != read.plan.id) {
                    known.push((read.plan.id.clone(), read.origin.clone()));
                }
                Some(read)
            }),
            origins,
            plan: folj.state.plan.clone(),
            abridged,
            drafts,
            visits,
            folders: Folders {
                here: folj.facts.current_dir.clone(),
                home: folj.facts.var("HOME").map(PathBuf::from),
            },
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

/// The bundled plans that are read behind the first frame, which does not need them.
fn plans_for_later(opened: &Opened) -> Vec<PlanId> {
    bundled_ids().filter(|plan| !opened.demo && opened.library.shelf(plan).is_none()).collect()
}

/// What the last visits to the plans left. Who has never been here, or asks for it, is told what to know;
/// but where nothing is remembered nobody would be told just once.
fn visit(library: &Library, later: &[PlanId], visits: Option<&Visits>, intro: bool) -> LastVisit {
    let plans = library.shelves.iter().map(|shelf| &shelf.plan.id).chain(later);
    let of_plan = |plan| Remembered::from_ron(plan, &visits?.load(plan)?);
    let remembered = plans.filter_map(of_plan).collect();
    let welcome = intro || visits.is_some_and(Visits::is_first);
    LastVisit { remember: visits.is_some(), remembered, welcome, ..LastVisit::default() }
}

/// What stands for a plan whose files cannot be read any more: it has no focus areas, and the screen
/// goes on showing those that it has.
fn unreadable(id: PlanId, origin: Origin, findings: Vec<Finding>) -> Shelf {
    Shelf::new(Plan { id, ..Plan::default() }, origin, findings)
}

/// Prints the frame that some keys lead to. Entries are made in memory alone.
pub(super) fn print(mut opened: Opened, args: &ScreenArgs, io: &mut Io<'_>) -> Answer {
    let lang = opened.lang;
    let keys =
        parse_keys(&args.keys).map_err(|bad| Failure::new(Exit::Usage, lang.cli_no_such_key(&bad.0)))?;
    opened.store = Box::new(Memory::default());
    let (mut folj, mut store) = folj(opened, io.color, args.size, Last::default());
    let (width, height) = args.size;
    let mut picture = Buffer::empty(Rect { x: 0, y: 0, width, height });
    let mut seen = draw(&folj, &mut picture);
    let start = folj.facts.now;
    for (step, key) in (0..).zip(keys) {
        // No two keys are pressed at the same moment.
        let now = start.checked_add(SignedDuration::from_millis(step)).unwrap_or(start);
        let mut waiting = vec![Msg::Key(key)];
        while let Some(msg) = waiting.pop() {
            let who = folj.facts.who.clone();
            let (zone, keymap) = (folj.facts.zone.clone(), Arc::clone(&folj.keymap));
            let random = step.unsigned_abs();
            let ctx = Ctx { now, zone: &zone, who: &who, random, keymap: &keymap, seen: &seen };
            for effect in folj.update(&ctx, msg) {
                waiting.extend(answer(effect, &mut *store));
            }
            seen = draw(&folj, &mut picture);
        }
    }
    for row in picture.content().chunks(usize::from(width).max(1)) {
        io.out.line(line(row).trim_end())?;
    }
    Ok(Exit::Done)
}

/// What comes of an effect where entries are made in memory alone and no file is written.
fn answer(effect: Effect, store: &mut dyn Store) -> Option<Msg> {
    match effect {
        Effect::Append { record, .. } => {
            let id = record.id.clone();
            Some(match store.append(*record, false) {
                Ok(entry) => Msg::Appended(Box::new(entry)),
                Err(error) => Msg::NotAppended { id, error },
            })
        }
        Effect::Export(export) => {
            let Export { file, .. } = *export;
            Some(Msg::Exported(Box::new(Exported { file, result: Err(NotExported::NotHere) })))
        }
        Effect::ReadJournal(_)
        | Effect::ReadPlan(_)
        | Effect::Watch(_)
        | Effect::KeepDraft(_)
        | Effect::DropDraft(..)
        | Effect::Remember(_)
        | Effect::Mouse(_)
        | Effect::Redraw
        | Effect::Suspend
        | Effect::Quit => None,
    }
}

/// A row as text. What a wide character covers is not seen.
fn line(row: &[Cell]) -> String {
    let mut covered = 0;
    let seen = row.iter().map(Cell::symbol).filter(|symbol| {
        let shown = covered == 0;
        covered = if shown { symbol.width() } else { covered }.saturating_sub(1);
        shown
    });
    seen.collect()
}

fn draw(folj: &Folj, picture: &mut Buffer) -> Seen {
    picture.reset();
    folj.view(picture).0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_wide_character_covers_is_not_printed() {
        let row =
            ["a", "漢", "x", "é", "👩", "y", "b"].map(|symbol| Cell::default().set_symbol(symbol).clone());
        assert_eq!(line(&row), "a漢é👩b");
    }
}
