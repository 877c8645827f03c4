//! What is done with files, one thing after the other, in a thread of its own: a slow disk must
//! not freeze the screen.

mod first;

use std::collections::{HashSet, VecDeque};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use super::event::Event;
use super::export::Folders;
use super::inbox::Events;
use super::memory::{Latest, Memory};
use super::watch::{Looks, Watch};
use crate::app::{Draft, Effect, Msg};
use crate::journal::{Field, Target};
use crate::library::{Origin, Shelf};
use crate::model::PlanId;
use crate::problem::{Finding, Problem};
use crate::store::{Drafts, Glance, KeptDraft, Store, Visits};
use first::FirstReading;

/// How often the store is asked in a row which folders there are: a journal directory is three
/// levels deep, and somebody who makes new folders all the time must not keep us from saving.
const ROUNDS: usize = 4;

/// How long an editor may take to put the new file in the place of the old one.
const WRITING: Duration = Duration::from_millis(150);

/// Reads the files of a plan again; `None` for a plan that nobody knows.
pub type Reload = Box<dyn FnMut(&PlanId) -> Option<Shelf> + Send>;

/// The files that the worker works with.
pub struct Files {
    /// Where entries are kept.
    pub store: Box<dyn Store>,
    /// Reads the files of a plan again.
    pub reload: Reload,
    /// Where the plans came from.
    pub origins: Vec<(PlanId, Origin)>,
    /// The plan whose folders are watched first.
    pub plan: PlanId,
    /// Whether the screen begins with what counts now of that plan, and what was before is still to be read.
    pub abridged: bool,
    /// Where drafts are kept; `None` where there is no place for them.
    pub drafts: Option<Drafts>,
    /// Where it is kept what the next visit finds again; `None` where nothing is.
    pub visits: Option<Visits>,
    /// Where the files of reports are looked for.
    pub folders: Folders,
}

/// Something for the worker.
pub(super) enum Job {
    /// An effect on files.
    Do(Box<Effect>),
    /// Something is to be remembered for the next visit.
    Remember,
    /// Something changed in a folder that is watched.
    Changed,
    /// All entries about a plan have been read.
    Read(Box<FirstReading>),
    /// Everything before this is done: say so.
    Finish(Sender<()>),
}

struct Worker {
    /// The store; not here while all entries about a plan are read with it for the first time.
    store: Option<Box<dyn Store>>,
    /// What waits for it.
    waiting: VecDeque<Job>,
    /// The plans of which the screen knows what counts now, and those of which it knows all.
    glanced: HashSet<PlanId>,
    read: HashSet<PlanId>,
    reload: Reload,
    origins: Vec<(PlanId, Origin)>,
    /// The plan that is open.
    plan: PlanId,
    drafts: Option<Drafts>,
    folders: Folders,
    jobs: Sender<Job>,
    events: Events,
    watch: Watch,
    /// Whether a `Changed` is on its way, so that a hundred changes are looked at once.
    stirred: Arc<AtomicBool>,
    /// How the plan's folder looked when it was read last.
    looks: Looks,
    /// The alarms that were told last.
    alarms: Vec<Finding>,
    /// What is to be remembered.
    memory: Memory,
}

/// Starts the worker. `jobs` is the other end of `inbox`, for what the watcher sees and what is read.
pub(super) fn start(
    files: Files,
    latest: Arc<Latest>,
    events: Events,
    jobs: Sender<Job>,
    inbox: Receiver<Job>,
) -> io::Result<()> {
    thread::Builder::new().name("files".to_owned()).spawn(move || {
        let Files { store, reload, origins, plan, abridged, drafts, visits, folders } = files;
        let stirred = Arc::new(AtomicBool::new(false));
        let (flag, stir) = (Arc::clone(&stirred), jobs.clone());
        let watch = Watch::new(move || {
            if !flag.swap(true, Ordering::SeqCst) {
                // The worker is gone only when the program ends.
                let _ = stir.send(Job::Changed);
            }
        });
        let known = HashSet::from([plan.clone()]);
        let (glanced, read) = if abridged { (known, HashSet::new()) } else { (HashSet::new(), known) };
        let mut worker = Worker {
            store: Some(store),
            waiting: VecDeque::new(),
            glanced,
            read,
            reload,
            origins,
            plan,
            drafts,
            folders,
            jobs,
            events,
            watch,
            stirred,
            looks: Looks::default(),
            alarms: Vec::new(),
            memory: Memory::new(visits, latest),
        };
        worker.watch_plan();
        worker.read_journal(worker.plan.clone());
        worker.work(&inbox);
    })?;
    Ok(())
}

impl Worker {
    fn work(&mut self, inbox: &Receiver<Job>) {
        let mut queue = VecDeque::new();
        loop {
            let pause = self.watch.pause().into_iter().chain(self.memory.pause(Instant::now())).min();
            let job = match (queue.pop_front(), pause) {
                (Some(job), _) => Ok(job),
                (None, None) => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
                (None, Some(pause)) => inbox.recv_timeout(pause),
            };
            queue.extend(inbox.try_iter());
            match job {
                Ok(job) if self.has_to_wait(&job) => self.waiting.push_back(job),
                Ok(Job::Do(effect)) if is_outdone(&effect, &queue) => {}
                Ok(Job::Do(effect)) => self.carry_out(*effect),
                // What is remembered waits no longer, or the folders are to be looked at.
                Err(RecvTimeoutError::Timeout) if self.memory.is_due(Instant::now()) => {}
                // What is read is looked at once more when its time comes.
                Err(RecvTimeoutError::Timeout) if self.store.is_none() => {}
                Ok(Job::Remember) => self.memory.told(Instant::now()),
                Ok(Job::Changed) | Err(RecvTimeoutError::Timeout) => self.look(),
                Ok(Job::Read(reading)) => {
                    self.take_first(*reading);
                    for job in self.waiting.drain(..).rev() {
                        queue.push_front(job);
                    }
                }
                Ok(Job::Finish(done)) => {
                    self.memory.write();
                    // Whoever asked may have gone without waiting.
                    let _ = done.send(());
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
            if self.memory.is_due(Instant::now()) {
                self.memory.write();
            }
        }
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Append { record, ask } => {
                let Some(store) = &mut self.store else { return };
                let id = record.id.clone();
                let saved = store.append(*record, ask);
                self.tell(match saved {
                    Ok(entry) => Msg::Appended(Box::new(entry)),
                    Err(error) => Msg::NotAppended { id, error },
                });
            }
            Effect::ReadJournal(plan) => self.read_journal(plan),
            Effect::ReadPlan(plan) => self.read_plan(&plan),
            Effect::Watch(plan) => {
                self.plan = plan.clone();
                self.alarms.clear();
                self.watch_plan();
                let Some(store) = &mut self.store else { return };
                let refused = store.read_only(&plan);
                self.tell(Msg::Writable { plan: plan.clone(), refused });
                self.read_journal(plan);
            }
            Effect::KeepDraft(draft) => {
                let kept = self.drafts().and_then(|drafts| drafts.keep(&draft.into()));
                self.tell(Msg::DraftSaved(kept));
            }
            Effect::DropDraft(target, field) => self.drop_draft(&target, field),
            Effect::Export(export) => {
                self.tell(Msg::Exported(Box::new(self.folders.export(&export))));
            }
            // Carried out by the loop.
            Effect::Remember(_) | Effect::Mouse(_) | Effect::Redraw | Effect::Suspend | Effect::Quit => {}
        }
    }

    /// Only a failure is told: where no draft can be kept, none has to be dropped.
    fn drop_draft(&mut self, target: &Target, field: Field) {
        if let Some(Err(problem)) = self.drafts.as_ref().map(|drafts| drafts.forget(target, field)) {
            self.tell(Msg::DraftSaved(Err(problem)));
        }
    }

    fn drafts(&self) -> Result<&Drafts, Problem> {
        let missing = || Problem::NoSuchFile { path: "$XDG_STATE_HOME/folj".to_owned() };
        self.drafts.as_ref().ok_or_else(missing)
    }

    /// Something may have changed: reads what did.
    fn look(&mut self) {
        // Before anything is read, so that a change during the reading is looked at again.
        self.stirred.store(false, Ordering::SeqCst);
        self.follow();
        let plan = self.plan.clone();
        self.read_journal(plan.clone());
        if let Some(folder) = self.plan_folder()
            && Looks::of(&folder) != self.looks
        {
            self.read_plan(&plan);
        }
    }

    /// Watches the folders of the plan that is open. What is read afterwards is what came before that.
    fn watch_plan(&mut self) {
        self.follow();
        self.look_at_plan();
    }

    fn look_at_plan(&mut self) {
        self.looks = self.plan_folder().map(|folder| Looks::of(&folder)).unwrap_or_default();
    }

    /// Watches the folders that are there now. One that is made after the store was asked and
    /// before the folder above it is watched would be told by nobody: whenever there was something
    /// new to watch, the store is asked again.
    fn follow(&mut self) {
        for _ in 0..ROUNDS {
            let Some(store) = &self.store else { return };
            let folders = store.watched(&self.plan);
            if !self.watch.follow(folders.into_iter().chain(self.plan_folder())) {
                break;
            }
        }
    }

    fn plan_folder(&self) -> Option<PathBuf> {
        self.origins.iter().find_map(|(plan, origin)| match origin {
            Origin::Folder(folder) if *plan == self.plan => Some(folder.clone()),
            Origin::Folder(_) | Origin::Bundled => None,
        })
    }

    /// Whether a job needs the store, which is not here. The end waits for entries that do.
    fn has_to_wait(&self, job: &Job) -> bool {
        let appends = |job: &Job| matches!(job, Job::Do(effect) if matches!(**effect, Effect::Append { .. }));
        self.store.is_none()
            && match job {
                Job::Do(effect) => needs_store(effect),
                Job::Changed => true,
                Job::Finish(_) => self.waiting.iter().any(appends),
                Job::Remember | Job::Read(_) => false,
            }
    }

    /// Begins to read all entries about a plan, and tells at once what counts now where that is known.
    fn read_first(&mut self, plan: &PlanId) {
        let Some(mut store) = self.store.take() else { return };
        if self.glanced.insert(plan.clone())
            && let Some(Glance { history, alarms }) = store.glance(plan)
        {
            let history = Box::new(history);
            self.tell(Msg::History { plan: plan.clone(), history, alarms, abridged: true });
        }
        if let Err(store) = FirstReading::begin(store, plan, &self.jobs) {
            self.take_first(FirstReading::read(store, plan.clone()));
        }
    }

    fn take_first(&mut self, reading: FirstReading) {
        let FirstReading { store, plan, history, alarms } = reading;
        self.store = Some(store);
        self.read.insert(plan.clone());
        if plan == self.plan {
            self.alarms.clone_from(&alarms);
        }
        self.tell(Msg::History { plan, history: Box::new(history), alarms, abridged: false });
    }

    /// Says nothing where there is nothing new.
    fn read_journal(&mut self, plan: PlanId) {
        if !self.read.contains(&plan) {
            return self.read_first(&plan);
        }
        let Some(store) = &mut self.store else { return };
        let reading = store.read(&plan);
        if !reading.entries.is_empty() || reading.alarms != self.alarms {
            self.alarms.clone_from(&reading.alarms);
            self.tell(Msg::Journal { plan, entries: reading.entries, alarms: reading.alarms });
        }
    }

    fn read_plan(&mut self, plan: &PlanId) {
        let mut read = self.reload(plan);
        if read.as_ref().is_some_and(|shelf| shelf.errors() > 0) {
            // Perhaps it is being written: missing, or half of it there.
            thread::sleep(WRITING);
            read = self.reload(plan);
        }
        let Some(read) = read else { return };
        let origins = &mut self.origins;
        if origins.iter().all(|(known, _)| *known != read.plan.id) {
            origins.push((read.plan.id.clone(), read.origin.clone()));
        }
        self.tell(Msg::Plan(Box::new(read)));
    }

    fn reload(&mut self, plan: &PlanId) -> Option<Shelf> {
        if *plan == self.plan {
            self.look_at_plan();
        }
        (self.reload)(plan)
    }

    fn tell(&self, message: Msg) {
        // The loop is gone only when the program ends.
        let _ = self.events.send(Event::Msg(message));
    }
}

/// Whether an effect is one on the store.
fn needs_store(effect: &Effect) -> bool {
    match effect {
        Effect::Append { .. } | Effect::ReadJournal(_) | Effect::Watch(_) => true,
        Effect::ReadPlan(_)
        | Effect::KeepDraft(_)
        | Effect::DropDraft(..)
        | Effect::Remember(_)
        | Effect::Export(_)
        | Effect::Mouse(_)
        | Effect::Redraw
        | Effect::Suspend
        | Effect::Quit => false,
    }
}

/// Whether the draft need not be written, since a later state of the same text waits already: on a
/// slow disk nobody waits for every letter of it.
fn is_outdone(effect: &Effect, queue: &VecDeque<Job>) -> bool {
    let Effect::KeepDraft(draft) = effect else { return false };
    let of = |target: &Target, field| *target == draft.target && field == draft.act.field();
    queue.iter().any(|job| match job {
        Job::Do(later) => match &**later {
            Effect::KeepDraft(later) => of(&later.target, later.act.field()),
            Effect::DropDraft(target, field) => of(target, Some(*field)),
            Effect::Append { .. }
            | Effect::ReadJournal(_)
            | Effect::ReadPlan(_)
            | Effect::Watch(_)
            | Effect::Remember(_)
            | Effect::Export(_)
            | Effect::Mouse(_)
            | Effect::Redraw
            | Effect::Suspend
            | Effect::Quit => false,
        },
        Job::Remember | Job::Changed | Job::Read(_) | Job::Finish(_) => false,
    })
}

impl From<Draft> for KeptDraft {
    fn from(draft: Draft) -> Self {
        Self { target: draft.target, act: draft.act, on: draft.on }
    }
}

impl From<KeptDraft> for Draft {
    fn from(draft: KeptDraft) -> Self {
        Self { target: draft.target, act: draft.act, on: draft.on }
    }
}

#[cfg(test)]
mod tests;
