//! From options, settings and environment to an opened plan.
//!
//! [`Desk`] is what every command starts from; [`Opened`] is what it becomes when one plan has
//! been chosen and its journal read, and what the screen is handed.

use std::mem;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::{Global, WhenArgs};
use super::configured::Settings;
use super::entries::Entries;
use super::io::{Exit, Failure, Io};
use super::own::Own;
use super::{demo, entries, select};
use crate::app::Launch;
use crate::config::Config;
use crate::contract::PlanRef;
use crate::facts::Facts;
use crate::journal::{AsOf, History, MeetingId};
use crate::library::{Library, NoSuchPlan, Shelf};
use crate::model::{PlanId, PlanYear, Year};
use crate::problem::{Finding, Problem};
use crate::query::{Filter, find_party};
use crate::store::{
    Checkpoints, JournalDir, Memory, PlanPlaces, Store, Which, bundled, load, machine_name, recall_path,
};
use crate::text::Lang;

/// Why nothing can be written.
#[derive(Debug, Clone, PartialEq)]
pub enum ReadOnly {
    /// It was asked for with `--read-only`.
    Option,
    /// A settings file says so.
    Setting,
    /// The past is looked at.
    Past,
    /// There is no home and no other folder for entries.
    NoPlace,
    /// In restricted mode neither the server's settings nor the forced command name a folder.
    NoneNamed,
    /// The store says so.
    Store(Problem),
}

/// What the screen is handed.
pub struct Opened {
    /// All plans; the chosen one has its history.
    pub library: Library,
    /// Where entries come from and go to.
    pub store: Box<dyn Store>,
    /// The chosen plan.
    pub plan: PlanId,
    /// The chosen year, where one was asked for.
    pub year: Option<Year>,
    /// The filter that was asked for, or that of the settings.
    pub filter: Filter,
    /// The language of the program.
    pub lang: Lang,
    /// Why nothing can be written, if so.
    pub read_only: Option<ReadOnly>,
    /// Which moment is looked at.
    pub as_of: AsOf,
    /// The settings: theme, characters, mouse and the rest.
    pub config: Config,
    /// Keys and themes.
    pub(super) own: Own,
    /// Whether the filter was asked for with options.
    pub filter_asked: bool,
    /// Clock, user and environment.
    pub facts: Facts,
    /// Whether the outcomes are invented and nothing is kept.
    pub demo: bool,
    /// How the program was started.
    pub(super) launch: Launch,
}

/// One plan, chosen and read, for a command.
pub(super) struct Session {
    /// The plan and all its entries.
    pub(super) shelf: Shelf,
    pub(super) store: Box<dyn Store>,
    pub(super) year: Option<Year>,
    pub(super) lang: Lang,
    pub(super) read_only: Option<ReadOnly>,
    pub(super) as_of: AsOf,
    pub(super) config: Config,
    pub(super) facts: Facts,
    pub(super) demo: bool,
    /// The settings file that was named, and what was wrong with the settings.
    named: Option<PathBuf>,
    findings: Vec<Finding>,
    /// The meeting that what is recorded belongs to.
    pub(super) meeting: Option<MeetingId>,
    /// The history as of the moment, unless that is now.
    pub(super) past: Option<History>,
    /// The other plans, where they were asked for.
    pub(super) others: Library,
    /// How the program was started.
    launch: Launch,
}

/// Options and settings, before a plan is chosen.
pub(super) struct Desk<'a> {
    pub(super) global: &'a Global,
    pub(super) facts: &'a Facts,
    pub(super) config: Config,
    /// What was wrong with the settings.
    pub(super) findings: Vec<Finding>,
    /// The language that option, environment or settings ask for.
    wanted: Option<Lang>,
    /// The plan that an argument names by its id.
    about: Option<String>,
}

/// The language that somebody asks for: option, `FOLJ_LANG`, settings, then the locale. C and
/// POSIX ask for none, since they are what a login without settings gets.
pub(super) fn wanted_lang(option: Option<&str>, facts: &Facts, config: &Config) -> Option<Lang> {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| facts.var(name));
    option
        .and_then(Lang::from_tag)
        .or_else(|| facts.var("FOLJ_LANG").and_then(Lang::from_tag))
        .or_else(|| config.language().and_then(|language| Lang::from_tag(language.tag())))
        .or_else(|| locale.and_then(Lang::from_tag))
}

impl<'a> Desk<'a> {
    /// With the settings that were read before the options were understood, if they are those that are meant.
    pub(super) fn new(global: &'a Global, facts: &'a Facts, early: Settings) -> Self {
        let meant =
            if early.named == global.config { early } else { Settings::read(global.config.clone(), facts) };
        let Settings { config, findings, .. } = meant;
        let wanted = wanted_lang(global.lang.as_deref(), facts, &config);
        Self { global, facts, config, findings, wanted, about: None }
    }

    /// Says what is wrong with the settings. Without a file or a folder that was asked for nothing
    /// goes on: what they say about the plan and the place of the follow-up is not known.
    pub(super) fn say_what_is_wrong(&self, io: &mut Io<'_>) -> Result<(), Failure> {
        for finding in &self.findings {
            if self.global.config.is_some() && finding.place.is_none() {
                return Err(Failure::finding(self.lang(), finding));
            }
            let text = io.render(self.lang(), finding);
            io.remark(&text);
        }
        let folders = self.global.plans.iter().map(|folder| self.facts.current_dir.join(folder));
        for folder in folders {
            self.is_folder(&folder, true)?;
        }
        self.followup().map_or(Ok(()), |folder| self.is_folder(&folder, false))
    }

    /// A folder that was named is one; where something is yet to be kept it may be missing.
    fn is_folder(&self, path: &Path, must_be: bool) -> Result<(), Failure> {
        if path.is_dir() || (!must_be && !path.exists()) {
            return Ok(());
        }
        let (lang, name) = (self.lang(), path.display().to_string());
        let text = if path.exists() { lang.cli_not_a_folder(&name) } else { lang.cli_no_such_folder(&name) };
        Err(Failure::new(Exit::Missing, text))
    }

    /// The language as long as no plan is known.
    pub(super) fn lang(&self) -> Lang {
        self.wanted.unwrap_or_default()
    }

    /// All plans, without their histories.
    pub(super) fn library(&self) -> Library {
        self.library_of(Which::All)
    }

    fn library_of(&self, which: Which<'_>) -> Library {
        if self.global.demo {
            // What was invented is about the bundled plan, not about one that took its place.
            return Library::new(bundled(), Vec::new());
        }
        let places = PlanPlaces {
            folders: self.plan_folders(),
            limits: self.config.limits(),
            cache: self.plan_cache(),
        };
        let (shelves, findings) = load(&places, which);
        Library::new(shelves, findings)
    }

    /// Where large plans are kept as they were read last.
    fn plan_cache(&self) -> Option<PathBuf> {
        self.facts.places.cache.as_ref().map(|folder| folder.join("plans"))
    }

    /// The folders that plans are looked for in.
    pub(super) fn plan_folders(&self) -> Vec<PathBuf> {
        let mut folders = self.global.plans.clone();
        folders.extend_from_slice(self.config.plans());
        folders.extend(self.facts.places.plans.clone());
        folders.extend(self.facts.places.server_config.as_ref().map(|folder| folder.join("plans")));
        folders.into_iter().map(|folder| self.facts.current_dir.join(folder)).collect()
    }

    /// A path as it was typed, from the folder where the program was started.
    pub(super) fn path(&self, typed: &str) -> PathBuf {
        // By its components, so that `.` does not turn up in the names of files.
        self.facts.current_dir.join(typed).components().collect()
    }

    /// Where entries are kept, if anywhere.
    pub(super) fn followup(&self) -> Option<PathBuf> {
        let option = self.global.data.as_deref().or(self.config.data());
        option
            .map(|folder| self.facts.current_dir.join(folder))
            .or_else(|| self.facts.places.followup.clone())
    }

    /// The store, and why it cannot be written to when there is no place for one.
    pub(super) fn store(&self) -> (Box<dyn Store>, Option<ReadOnly>) {
        match self.followup() {
            _ if self.global.demo => (Box::new(Memory::holding(demo::records())), None),
            Some(root) => {
                let today = self.facts.now.to_zoned(self.facts.zone.clone()).date();
                let journals = JournalDir::new(root, self.facts.who.clone(), machine_name());
                let cache = self.facts.places.cache.as_ref();
                let checkpoints = cache.map(|folder| Checkpoints::new(folder.join("journals")));
                (Box::new(journals.on(today).keeping(checkpoints)), None)
            }
            None => {
                let restricted = self.facts.trust.is_restricted();
                let why = if restricted { ReadOnly::NoneNamed } else { ReadOnly::NoPlace };
                (Box::new(Memory::default()), Some(why))
            }
        }
    }

    /// The plan for the screen, with those of the folders beside it. Where what counts now is known without
    /// reading all entries, the screen reads the rest by itself, and so it does with the other bundled plans.
    pub(super) fn open_screen(self, when: &WhenArgs, io: &mut Io<'_>) -> Result<Session, Failure> {
        let mut others = self.library_of(self.wanted_plans());
        match self.choose(&mut others) {
            Ok(chosen) => self.open_shelf(chosen, others, Entries::at(when), when, io),
            Err(_) => self.open_with_others(when, io),
        }
    }

    /// Opens the plan of `--plan`, of the settings, or the newest one, and reads its journal.
    pub(super) fn open(self, when: &WhenArgs, io: &mut Io<'_>) -> Result<Session, Failure> {
        self.open_with(Entries::All, when, io)
    }

    /// The same for who asks only what counts at the moment, and not what was before.
    pub(super) fn open_now(self, when: &WhenArgs, io: &mut Io<'_>) -> Result<Session, Failure> {
        self.open_with(Entries::at(when), when, io)
    }

    fn open_with(self, needed: Entries, when: &WhenArgs, io: &mut Io<'_>) -> Result<Session, Failure> {
        match self.choose(&mut self.library_of(self.wanted_plans())) {
            Ok(chosen) => self.open_shelf(chosen, Library::default(), needed, when, io),
            // Who is told which plans there are is told of all of them.
            Err(_) => self.open_with_others(when, io),
        }
    }

    /// The bundled plans without which the chosen one is not known.
    fn wanted_plans(&self) -> Which<'_> {
        self.named().map_or(Which::Newest, Which::Called)
    }

    /// The same, with all other plans beside it.
    pub(super) fn open_with_others(self, when: &WhenArgs, io: &mut Io<'_>) -> Result<Session, Failure> {
        let mut others = self.library();
        let chosen = self.choose(&mut others)?;
        self.open_shelf(chosen, others, Entries::All, when, io)
    }

    fn open_shelf(
        self,
        mut chosen: Shelf,
        others: Library,
        needed: Entries,
        when: &WhenArgs,
        io: &mut Io<'_>,
    ) -> Result<Session, Failure> {
        let (mut store, no_place) = self.store();
        needed.read(&mut chosen, store.as_mut());
        let lang = self.wanted.or_else(|| Lang::from_tag(&chosen.plan.language)).unwrap_or_default();
        entries::warn(lang, &chosen, io);
        let year = select::year(lang, &chosen.plan, when.year.year)?;
        let as_of = match &when.as_of {
            Some(moment) => select::as_of(lang, &chosen.history, self.facts, moment)?,
            None => AsOf::Now,
        };
        let past = (as_of != AsOf::Now).then(|| chosen.history.as_of(&as_of));
        let read_only = if self.global.read_only {
            Some(ReadOnly::Option)
        } else if self.config.read_only() {
            Some(ReadOnly::Setting)
        } else {
            no_place
        };
        let mut facts = self.facts.clone();
        facts.who.name = store.called().or(facts.who.name);
        let launch = self.launch(&chosen.plan.id);
        Ok(Session {
            shelf: chosen,
            store,
            year,
            lang,
            read_only,
            as_of,
            config: self.config,
            facts,
            demo: self.global.demo,
            named: self.global.config.clone(),
            findings: self.findings,
            meeting: None,
            past,
            others,
            launch,
        })
    }

    /// What a command in a shell has to repeat to mean this plan, in this language.
    fn launch(&self, plan: &PlanId) -> Launch {
        let Global { plan: named, data, plans, config, demo, .. } = self.global;
        let places = plans.iter().map(|folder| ("--plans", folder));
        let places = places.chain(data.iter().map(|folder| ("--data", folder)));
        let places = places.chain(config.iter().map(|file| ("--config", file)));
        let places = places.flat_map(|(option, path)| [option.to_owned(), path.display().to_string()]);
        Launch {
            options: demo.then(|| "--demo".to_owned()).into_iter().chain(places).collect(),
            lang: wanted_lang(None, self.facts, &self.config),
            plan: Some((plan.clone(), named.clone())),
        }
    }

    /// The same, about the plan that an argument names by its whole id, unless `--plan` names one.
    pub(super) fn about(mut self, argument: Option<&String>) -> Self {
        // Only plans have ids with a hyphen, and only for these is it worth looking at all plans.
        let name = argument.filter(|name| self.global.plan.is_none() && name.contains('-'));
        self.about = name.filter(|name| self.has_plan(name)).cloned();
        self
    }

    fn has_plan(&self, name: &str) -> bool {
        let called = self.library_of(Which::Called(name));
        called.shelves.iter().any(|shelf| shelf.plan.id.as_str().to_lowercase() == name.to_lowercase())
    }

    /// The plan that option, argument or settings name.
    fn named(&self) -> Option<&str> {
        let settings = self.config.plan().filter(|_| !self.global.demo);
        self.global.plan.as_deref().or(self.about.as_deref()).or(settings)
    }

    /// Takes the chosen plan out of the library.
    pub(super) fn choose(&self, library: &mut Library) -> Result<Shelf, Failure> {
        let lang = self.lang();
        let id = match self.named() {
            Some(path) if is_path(path) => {
                let loaded =
                    recall_path(&self.path(path), self.config.limits(), self.plan_cache().as_deref())
                        .map_err(|findings| Failure::findings(lang, &findings))?;
                library.shelves.retain(|other| other.plan.id != loaded.plan.id);
                return Ok(loaded);
            }
            Some(name) => {
                library.by_name(name).map_err(|none| no_such_plan(lang, name, &none))?.plan.id.clone()
            }
            None => match library.default_shelf() {
                Some(newest) => newest.plan.id.clone(),
                None => return Err(Failure::new(Exit::Missing, lang.cli_no_plans())),
            },
        };
        let at = library.shelves.iter().position(|shelf| shelf.plan.id == id);
        let taken = at.map(|at| library.shelves.remove(at));
        taken.ok_or_else(|| Failure::new(Exit::Missing, lang.cli_no_plans()))
    }
}

/// Whether the name of a plan is meant as a path. Ids have no slashes.
pub(super) fn is_path(name: &str) -> bool {
    name.contains('/') || name == "plan.ron" || matches!(name, "." | "..")
}

/// No plan has that name.
pub(super) fn no_such_plan(lang: Lang, name: &str, none: &NoSuchPlan) -> Failure {
    let list = |ids: &[PlanId]| ids.iter().map(PlanId::as_str).collect::<Vec<_>>().join(", ");
    match none {
        NoSuchPlan::Unknown(known) => Failure::new(Exit::Missing, lang.cli_unknown_plan(name, &list(known))),
        NoSuchPlan::Ambiguous(several) => {
            Failure::new(Exit::Usage, lang.cli_ambiguous_plan(name, &list(several)))
        }
    }
}

impl Session {
    /// Ends before the program does. What a plan takes is left for the system to clear away: of a large
    /// one that is faster than doing it piece by piece.
    pub(super) fn end(self) {
        mem::forget(Arc::clone(&self.shelf.plan));
    }

    /// The plan with the list of the chosen year.
    pub(super) fn plan_year(&self) -> PlanYear<'_> {
        self.shelf.year(self.year)
    }

    /// The plan, year and moment in the JSON contract.
    pub(super) fn plan_ref(&self) -> PlanRef<'_> {
        PlanRef::new(self.plan_year(), &self.as_of)
    }

    /// The history as of the moment that is looked at.
    pub(super) fn history(&self) -> &History {
        self.past.as_ref().unwrap_or(&self.shelf.history)
    }

    /// Why nothing can be written, if so.
    pub(super) fn why_read_only(&mut self) -> Option<ReadOnly> {
        let past = (self.as_of != AsOf::Now).then_some(ReadOnly::Past);
        self.read_only.clone().or(past).or_else(|| self.why_never())
    }

    /// Why nothing can be written whatever moment is looked at, if so.
    fn why_never(&mut self) -> Option<ReadOnly> {
        let store = &mut self.store;
        self.read_only.clone().or_else(|| store.read_only(&self.shelf.plan.id).map(ReadOnly::Store))
    }

    /// The filter, or that of the settings where it hides nothing.
    pub(super) fn filter_or_settings(&self, mut filter: Filter) -> Filter {
        if filter.is_empty() {
            let known =
                self.config.committees().iter().filter_map(|typed| find_party(&self.shelf.plan, typed));
            filter.parties = known.map(|party| party.abbr.clone()).collect();
        }
        filter
    }

    /// What the screen is handed. Without a filter of its own it starts with that of the settings.
    pub(super) fn into_opened(mut self, filter: Filter) -> Opened {
        // Which moment is looked at changes on the screen.
        let read_only = self.why_never();
        let filter_asked = !filter.is_empty();
        let mut own = Own::read(self.named.as_deref(), &self.facts, &self.config);
        own.findings.splice(0..0, mem::take(&mut self.findings));
        let filter = self.filter_or_settings(filter);
        let plan = self.shelf.plan.id.clone();
        let Library { mut shelves, findings } = self.others;
        shelves.push(self.shelf);
        Opened {
            library: Library::new(shelves, findings),
            store: self.store,
            plan,
            year: self.year,
            filter,
            lang: self.lang,
            read_only,
            as_of: self.as_of,
            config: self.config,
            own,
            filter_asked,
            facts: self.facts,
            demo: self.demo,
            launch: self.launch,
        }
    }
}
