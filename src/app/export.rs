//! The form from which a report of what is seen is written to a file.

mod sending;

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::form::{Pick, field_after};
use super::text_field::Lines;
use super::{ChangesScreen, Ctx, Effect, Overlay, Screen, State, TextField};
use crate::journal::{AsOf, History, Meeting};
use crate::keys::{Action, Code, Key};
use crate::query::Shown;
use crate::report::{Extra, Form, Format, Report, Wanted, recorded};

pub use sending::{Export, Exported, NotExported};

/// The form.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportForm {
    /// The field with the cursor.
    pub field: ExportField,
    /// The form of the report.
    pub form: Pick<Form>,
    /// Its format.
    pub format: Pick<Format>,
    /// The moments to compare with, nothing first, then the last meeting; and which is chosen.
    pub since: Pick<Option<AsOf>>,
    /// What is wanted although the form has it not, or not although it has.
    pub toggled: BTreeSet<Extra>,
    /// The title, where there is to be another one than usual.
    pub title: TextField,
    /// The body that the report is for.
    pub body: TextField,
    /// The date, as typed.
    pub date: TextField,
    /// The case number.
    pub case_number: TextField,
    /// Who prepared it.
    pub prepared_by: TextField,
    /// The file, as typed.
    pub file: TextField,
    /// Whether somebody has given it that name.
    pub named: bool,
    /// The meeting whose record can be written.
    pub meeting: Option<Meeting>,
    /// What is wrong, once it was tried.
    pub complaint: Option<ExportComplaint>,
    /// Whether the file is being written.
    pub busy: bool,
    /// A name that is free, where the chosen one is taken.
    pub free: Option<String>,
    /// How many lines of what stands behind the last field are scrolled.
    pub scroll: usize,
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportField {
    /// The form of the report.
    Form,
    /// Its format.
    Format,
    /// Which filter is in force.
    Shows,
    /// The moment that is told about.
    AsOf,
    /// What it is compared with.
    Since,
    /// Something that it may hold.
    With(Extra),
    /// Its title.
    Title,
    /// The body that it is for.
    Body,
    /// Its date.
    Date,
    /// Its case number.
    CaseNumber,
    /// Who prepared it.
    PreparedBy,
    /// The file.
    File,
    /// Where Enter writes it.
    Export,
}

/// Why no report was written.
#[derive(Debug, Clone, PartialEq)]
pub enum ExportComplaint {
    /// The date is no day.
    NoDate,
    /// The file has no name.
    NoFile,
    /// It was tried, and this was the reason.
    NotExported(NotExported),
}

impl State {
    /// Opens the form, set to what is seen.
    pub(super) fn open_export(&mut self, ctx: &Ctx) -> Vec<Effect> {
        let meeting = self.history().and_then(|history| recorded(history, &self.as_of));
        let forms = Form::ALL.into_iter().filter(|form| *form != Form::Minutes || meeting.is_some());
        let forms: Vec<Form> = forms.collect();
        let led = self.meeting_id().filter(|_| self.screen == Screen::Meeting);
        let form = if led.is_some() && led == meeting.as_ref().map(|meeting| &meeting.id) {
            Form::Minutes
        } else {
            Form::Report
        };
        let mut form = ExportForm {
            field: ExportField::Form,
            form: Pick { at: forms.iter().position(|one| *one == form).unwrap_or(0), values: forms },
            format: Pick { values: Format::ALL.to_vec(), at: 0 },
            since: Pick { values: vec![None], at: 0 },
            toggled: BTreeSet::new(),
            title: TextField::new(""),
            body: TextField::new(""),
            date: TextField::new(""),
            case_number: TextField::new(""),
            prepared_by: TextField::new(""),
            file: TextField::new(""),
            named: false,
            meeting,
            complaint: None,
            busy: false,
            free: None,
            scroll: 0,
        };
        let counted = match &self.screen {
            Screen::Changes(ChangesScreen { since, .. }) => since.clone(),
            Screen::Browse | Screen::Overview(_) | Screen::Meeting | Screen::History(_) => None,
        };
        form.compare(self, counted.as_ref());
        form.name_file(self, ctx);
        self.overlays.push(Overlay::Export(Box::new(form)));
        Vec::new()
    }
}

impl ExportForm {
    /// The fields, in their order.
    pub fn fields(&self) -> Vec<ExportField> {
        use ExportField as F;
        let since = [F::Since].into_iter().filter(|_| self.since.values.len() > 1);
        [F::Form, F::Format, F::Shows, F::AsOf]
            .into_iter()
            .chain(since)
            .chain(Extra::ALL.map(F::With))
            .chain([F::Title, F::Body, F::Date, F::CaseNumber, F::PreparedBy, F::File, F::Export])
            .collect()
    }

    /// Whether the report is to hold something.
    pub fn has(&self, extra: Extra) -> bool {
        extra.is_usual(self.form.get()) != self.toggled.contains(&extra)
    }

    /// What the report is to hold; a date that is none is a complaint.
    pub fn wanted(&self) -> Result<Wanted, ExportComplaint> {
        let date = match typed(&self.date) {
            None => None,
            Some(date) => Some(date.parse::<Date>().map_err(|_| ExportComplaint::NoDate)?),
        };
        Ok(Wanted {
            form: self.form.get(),
            with: Extra::ALL.into_iter().filter(|extra| self.has(*extra)).collect(),
            title: typed(&self.title),
            body: typed(&self.body),
            date,
            case_number: typed(&self.case_number),
            prepared_by: typed(&self.prepared_by),
        })
    }

    /// The file, as somebody has typed it.
    pub fn file(&self) -> Option<String> {
        typed(&self.file)
    }

    /// The moment that is told about. The record of a meeting is of its end.
    pub fn as_of(&self, state: &State) -> AsOf {
        let meeting = self.meeting.as_ref().filter(|_| self.form.get() == Form::Minutes);
        match (&state.as_of, meeting) {
            (AsOf::Now, Some(meeting)) => AsOf::Meeting(meeting.id.clone()),
            (moment, _) => moment.clone(),
        }
    }

    /// What can be compared with: nothing, the last meeting that had ended at the moment that is told
    /// about, and what else lies before it, the latest first.
    fn compare(&mut self, state: &State, with: Option<&AsOf>) {
        let as_of = self.as_of(state);
        let mut moments = state.history().map(History::moments).unwrap_or_default();
        if let Some(at) = moments.iter().position(|moment| *moment == as_of) {
            moments.truncate(at);
        }
        let last = moments.iter().rposition(|moment| matches!(moment, AsOf::Meeting(_)));
        if let Some(last) = last {
            let last = moments.remove(last);
            moments.push(last);
        }
        let values: Vec<Option<AsOf>> =
            std::iter::once(None).chain(moments.into_iter().rev().map(Some)).collect();
        self.since = Pick { at: values.iter().position(|one| one.as_ref() == with).unwrap_or(0), values };
    }

    /// Names the file after what is in it, unless somebody has named it.
    fn name_file(&mut self, state: &State, ctx: &Ctx) {
        let (Some(plan), Some(history)) = (state.plan_year(), state.history()) else { return };
        if self.named {
            return;
        }
        let form = self.form.get();
        let report = Report {
            plan,
            history,
            as_of: self.as_of(state),
            filter: &state.filter_in_force().cloned().unwrap_or_default(),
            // Only its name is asked for.
            shown: Shown::default(),
            since: None,
            meeting: self.meeting.clone().filter(|_| form == Form::Minutes),
            lang: state.settings.lang,
            made: ctx.now,
            zone: ctx.zone,
            wanted: self.wanted().unwrap_or_else(|_| Wanted::new(form)),
            demo: state.settings.demo,
        };
        self.file = TextField::new(&report.file_name(self.format.get()));
    }

    pub(super) fn act(mut self, state: &mut State, ctx: &Ctx, action: Action) -> Vec<Effect> {
        if action == Action::Back {
            return Vec::new();
        }
        if action == Action::Enter && self.field == ExportField::Export {
            return self.send(state, ctx, false);
        }
        if action == Action::Enter {
            self.field = ExportField::Export;
        } else if let Some(scroll) = self.scrolled(ctx, action) {
            self.scroll = scroll;
        } else if let Some(field) = field_after(&self.fields(), self.field, action) {
            (self.field, self.scroll) = (field, 0);
        } else if matches!(action, Action::Left | Action::Right) {
            self.change(state, ctx, if action == Action::Left { -1 } else { 1 });
        } else if let (Action::ClearField, Some(text)) = (action, self.text()) {
            text.clear();
            self.has_changed(state, ctx);
        }
        state.overlays.push(Overlay::Export(Box::new(self)));
        Vec::new()
    }

    /// On the last field the arrows scroll what stands behind it, as far as there is more.
    fn scrolled(&self, ctx: &Ctx, action: Action) -> Option<usize> {
        let most = ctx.seen.lines.saturating_sub(ctx.seen.height);
        if self.field != ExportField::Export {
            None
        } else if action == Action::Down && self.scroll < most {
            Some(self.scroll + 1)
        } else if action == Action::Up && self.scroll > 0 {
            Some(self.scroll.min(most).saturating_sub(1))
        } else {
            None
        }
    }

    /// The value before or behind the chosen one; in a text the cursor moves.
    fn change(&mut self, state: &State, ctx: &Ctx, by: isize) {
        match self.field {
            ExportField::Form => {
                self.form.turn(by);
                self.compare(state, self.since.get().as_ref());
            }
            ExportField::Format => self.turn_format(by),
            ExportField::Since => self.since.turn(by),
            ExportField::With(extra) => {
                if !self.toggled.remove(&extra) {
                    self.toggled.insert(extra);
                }
            }
            ExportField::Title
            | ExportField::Body
            | ExportField::Date
            | ExportField::CaseNumber
            | ExportField::PreparedBy
            | ExportField::File => {
                let key = Key::plain(if by < 0 { Code::Left } else { Code::Right });
                self.text().map(|text| text.key(key, Lines::One));
                return;
            }
            ExportField::Shows | ExportField::AsOf | ExportField::Export => return,
        }
        self.has_changed(state, ctx);
    }

    /// A file that somebody has named keeps its name and ends as its format does.
    fn turn_format(&mut self, by: isize) {
        let before = self.format.get().name();
        self.format.turn(by);
        let file = self.file.text();
        if let Some(stem) = file.strip_suffix(before).filter(|stem| stem.ends_with('.')) {
            self.file = TextField::new(&format!("{stem}{}", self.format.get().name()));
        }
    }

    /// Who names a file `r.docx` means Word.
    fn take_format_of_file(&mut self) {
        let file = self.file.text().trim_end().to_lowercase();
        let ending = file.rsplit_once('.').map(|(_, ending)| ending);
        let format = self.format.values.iter().position(|format| Some(format.name()) == ending);
        self.format.at = format.unwrap_or(self.format.at);
    }

    /// Something else is asked for now.
    fn has_changed(&mut self, state: &State, ctx: &Ctx) {
        (self.complaint, self.free) = (None, None);
        if self.field == ExportField::File {
            self.named = true;
            self.take_format_of_file();
        } else {
            self.name_file(state, ctx);
        }
    }

    fn text(&mut self) -> Option<&mut TextField> {
        match self.field {
            ExportField::Title => Some(&mut self.title),
            ExportField::Body => Some(&mut self.body),
            ExportField::Date => Some(&mut self.date),
            ExportField::CaseNumber => Some(&mut self.case_number),
            ExportField::PreparedBy => Some(&mut self.prepared_by),
            ExportField::File => Some(&mut self.file),
            ExportField::Form
            | ExportField::Format
            | ExportField::Shows
            | ExportField::AsOf
            | ExportField::Since
            | ExportField::With(_)
            | ExportField::Export => None,
        }
    }

    /// Types into a text; on a choice Space is the next value, on what may be there or not the other one.
    pub(super) fn typed(mut self, state: &mut State, ctx: &Ctx, key: Key) -> Option<Vec<Effect>> {
        let turns = matches!(
            self.field,
            ExportField::Form | ExportField::Format | ExportField::Since | ExportField::With(_)
        );
        let before = self.text().map(|text| text.text());
        let taken = match self.text() {
            Some(text) => text.key(key, Lines::One),
            None => turns && key == Key::char(' '),
        };
        if taken && turns {
            self.change(state, ctx, 1);
        } else if self.text().map(|text| text.text()) != before {
            self.has_changed(state, ctx);
        }
        state.overlays.push(Overlay::Export(Box::new(self)));
        taken.then(Vec::new)
    }

    pub(super) fn pasted(mut self, state: &mut State, ctx: &Ctx, text: &str) -> Vec<Effect> {
        if let Some(field) = self.text() {
            field.paste(text, Lines::One);
            self.has_changed(state, ctx);
        }
        state.overlays.push(Overlay::Export(Box::new(self)));
        Vec::new()
    }
}

/// What was typed, unless it is blank.
fn typed(field: &TextField) -> Option<String> {
    let text = field.text().trim().to_owned();
    Some(text).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests;
