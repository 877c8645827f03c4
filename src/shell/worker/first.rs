//! The first reading of all entries about a plan. Of a million it takes seconds: it is done in a thread of
//! its own, which has the store meanwhile.

use std::sync::mpsc::{self, SendError, Sender};
use std::thread;

use super::Job;
use crate::journal::History;
use crate::model::PlanId;
use crate::problem::Finding;
use crate::store::Store;

/// What was read, and the store, which comes back with it.
pub(in crate::shell) struct FirstReading {
    pub(super) store: Box<dyn Store>,
    pub(super) plan: PlanId,
    pub(super) history: History,
    pub(super) alarms: Vec<Finding>,
}

impl FirstReading {
    /// Reads in a thread, and hands in what was read as a job. Gives the store back where the system has no
    /// room for another thread.
    pub(super) fn begin(
        store: Box<dyn Store>,
        plan: &PlanId,
        jobs: &Sender<Job>,
    ) -> Result<(), Box<dyn Store>> {
        let (hand, take) = mpsc::channel();
        let (plan, jobs) = (plan.clone(), jobs.clone());
        let read = move || {
            if let Ok(store) = take.recv() {
                // The worker is gone only when the program ends.
                let _ = jobs.send(Job::Read(Box::new(Self::read(store, plan))));
            }
        };
        match thread::Builder::new().name("entries".to_owned()).spawn(read) {
            Ok(_) => hand.send(store).map_err(|SendError(store)| store),
            Err(_) => Err(store),
        }
    }

    /// Reads, and keeps for the next program what counts.
    pub(super) fn read(mut store: Box<dyn Store>, plan: PlanId) -> Self {
        let reading = store.read(&plan);
        let history = History::new(reading.entries);
        store.keep(&plan, &history);
        Self { store, plan, history, alarms: reading.alarms }
    }
}
