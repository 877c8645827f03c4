//! A report on its way to its file, and what came of it.

use super::{ExportComplaint, ExportForm};
use crate::app::{Answer, Ctx, Effect, Message, Overlay, State, TextField};
use crate::journal::History;
use crate::problem::NotWritten;
use crate::report::{Format, Request};

/// A report that is to be written to a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Export {
    /// What is asked for.
    pub request: Request,
    /// The format.
    pub format: Format,
    /// The file as it was typed: from the folder where the program was started, or behind `~/` from home.
    pub file: String,
    /// Whether it may take the place of a file that is there.
    pub replace: bool,
}

/// What came of an export.
#[derive(Debug, Clone, PartialEq)]
pub struct Exported {
    /// The file as it was typed.
    pub file: String,
    /// What it amounted to.
    pub result: Result<(), NotExported>,
}

/// Why a report was not written.
#[derive(Debug, Clone, PartialEq)]
pub enum NotExported {
    /// There is such a file; this name is free.
    Exists(String),
    /// It leads home, and there is no home.
    NoHome,
    /// The disk or the system refused.
    Refused(NotWritten),
    /// Nothing is written here: one frame is printed, and that is all.
    NotHere,
}

impl ExportForm {
    /// Sends the report on its way; the form stays until it is there.
    pub(super) fn send(mut self, state: &mut State, ctx: &Ctx, replace: bool) -> Vec<Effect> {
        let export = if self.busy { None } else { self.export(state, ctx, replace) };
        if export.is_some() {
            (self.busy, self.complaint, self.free) = (true, None, None);
            state.exporting = Some(state.outline.counts.activities);
        }
        state.overlays.push(Overlay::Export(Box::new(self)));
        export.into_iter().map(|export| Effect::Export(Box::new(export))).collect()
    }

    /// What is to be written. Where something is missing, the form says so.
    fn export(&mut self, state: &State, ctx: &Ctx, replace: bool) -> Option<Export> {
        let file = self.file().ok_or(ExportComplaint::NoFile);
        match file.and_then(|file| Ok((file, self.wanted()?))) {
            Ok((file, wanted)) => Some(Export {
                request: Request {
                    plan: state.shelf()?.plan.clone(),
                    year: state.year,
                    history: self.history(state)?,
                    as_of: self.as_of(state),
                    filter: state.filter_in_force().cloned().unwrap_or_default(),
                    since: self.since.get(),
                    lang: state.settings.lang,
                    made: ctx.now,
                    zone: ctx.zone.clone(),
                    wanted,
                    demo: state.settings.demo,
                },
                format: self.format.get(),
                file,
                replace,
            }),
            Err(complaint) => {
                self.complaint = Some(complaint);
                None
            }
        }
    }
}

impl ExportForm {
    /// The history as of the moment that is told about.
    fn history(&self, state: &State) -> Option<History> {
        let (history, as_of) = (state.history()?, self.as_of(state));
        Some(if as_of == state.as_of { history.clone() } else { history.as_of(&as_of) })
    }
}

impl State {
    /// A report is in its file, or why not. The form is told where it is still open; a question is
    /// only put to who looks at it.
    pub(in crate::app) fn exported(&mut self, exported: Exported) -> Vec<Effect> {
        let activities = self.exporting.take().unwrap_or_default();
        let at = self.overlays.iter().position(|one| matches!(one, Overlay::Export(form) if form.busy));
        match (exported.result, at) {
            (Ok(()), at) => {
                at.map(|at| self.overlays.remove(at));
                self.message = Some(Message::Exported { file: exported.file, activities });
                return self.quit_when_saved();
            }
            (Err(why), None) => self.message = Some(Message::NotExported { file: exported.file, why }),
            (Err(why), Some(at)) => {
                let is_topmost = at + 1 == self.overlays.len();
                if let Some(Overlay::Export(form)) = self.overlays.get_mut(at) {
                    form.busy = false;
                    form.free = if let NotExported::Exists(free) = &why { Some(free.clone()) } else { None };
                    form.complaint = Some(ExportComplaint::NotExported(why));
                    if form.free.is_some() && is_topmost {
                        form.complaint = None;
                        self.ask(&[Answer::NewName, Answer::Overwrite, Answer::Stay]);
                    }
                }
            }
        }
        self.quitting = false;
        Vec::new()
    }

    /// Writes under the name that is free, or in the place of the file that is there.
    pub(in crate::app) fn export_again(&mut self, ctx: &Ctx, replace: bool) -> Vec<Effect> {
        match self.overlays.pop() {
            Some(Overlay::Export(mut form)) => {
                if let Some(free) = form.free.take().filter(|_| !replace) {
                    (form.file, form.named) = (TextField::new(&free), true);
                }
                form.send(self, ctx, replace)
            }
            other => {
                self.overlays.extend(other);
                Vec::new()
            }
        }
    }
}
