//! The form from which a meeting is opened or taken up again. Nothing is written before Enter.

use jiff::civil::Date;

use super::form::{Pick, field_after, turned};
use super::text_field::Lines;
use super::{Ctx, Effect, MeetingNews, Message, Overlay, State, Tally, TextField};
use crate::journal::{Act, Agenda, Items, Meeting, MeetingId, OpenMeeting};
use crate::keys::{Action, Code, Key};
use crate::model::{Id, Party, PartyKind};
use crate::query::{agenda_items, find_party};

/// The form.
#[derive(Debug, Clone, PartialEq)]
pub struct MeetingForm {
    /// The field with the cursor.
    pub field: FormField,
    /// Meetings that can be taken up, with how far each has come: open ones first, the latest
    /// before the others, then those that were closed today.
    pub known: Vec<(Meeting, Tally)>,
    /// Which of them is chosen; one more is a new meeting.
    pub chosen: usize,
    /// The body that meets.
    pub body: TextField,
    /// The day, as typed.
    pub date: TextField,
    /// Who keeps the record.
    pub keeper: TextField,
    /// The parties to choose from, all of them first, and which is chosen.
    pub parties: Pick<Option<String>>,
    /// The focus areas to choose from, all of them first, and which is chosen.
    pub areas: Pick<Option<Id>>,
    /// Which items.
    pub items: Pick<Items>,
    /// How many items the choice gives.
    pub count: usize,
    /// What is wrong with the form, once Enter was pressed.
    pub complaint: Option<FormComplaint>,
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormField {
    /// A meeting to take up, or a new one.
    Known,
    /// The body that meets.
    Body,
    /// The day.
    Date,
    /// Who keeps the record.
    Keeper,
    /// Whose items.
    Party,
    /// The focus area of the items.
    Area,
    /// Which items.
    Items,
}

/// Why no meeting can be opened like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormComplaint {
    /// Nobody meets.
    NoBody,
    /// This is no day.
    NoDate,
    /// The name of the body or of who keeps the record is longer than [`MeetingForm::LONGEST`].
    TooLong,
    /// The choice leaves no items.
    NoItems,
}

impl State {
    pub(super) fn open_meeting_form(&mut self, ctx: &Ctx) {
        let today = ctx.now.to_zoned(ctx.zone.clone()).date();
        let known = self.known_meetings(ctx, today);
        let keeper = ctx.who.name.as_ref().unwrap_or(&ctx.who.login);
        let parties = self.parties_of_year();
        let chosen_party = self.filter_in_force().filter(|filter| filter.parties.len() == 1);
        let party = chosen_party.and_then(|filter| filter.parties.first().cloned());
        let at = parties.iter().position(|one| party.is_some() && *one == party).unwrap_or(0);
        let goes_on = known.iter().position(|(meeting, _)| meeting.closed.is_none());
        let mut form = MeetingForm {
            field: if known.is_empty() { FormField::Body } else { FormField::Known },
            chosen: goes_on.unwrap_or(known.len()),
            known,
            body: TextField::new(&self.likely_body()),
            date: TextField::new(&today.to_string()),
            keeper: TextField::new(keeper),
            parties: Pick { values: parties, at },
            areas: Pick { values: self.areas_of_year(), at: 0 },
            items: Pick { values: Items::ALL.to_vec(), at: 0 },
            count: 0,
            complaint: None,
        };
        form.recount(self, ctx);
        self.overlays.push(Overlay::MeetingForm(Box::new(form)));
    }

    /// Meetings of the open plan and year that are open, or were closed today.
    fn known_meetings(&self, ctx: &Ctx, today: Date) -> Vec<(Meeting, Tally)> {
        let Some(history) = self.history() else { return Vec::new() };
        let mut meetings = history.latest_meetings();
        let day = |closed: jiff::Timestamp| closed.to_zoned(ctx.zone.clone()).date();
        meetings.retain(|one| one.year == self.year && one.closed.is_none_or(|closed| day(closed) == today));
        meetings.into_iter().map(|one| (one.clone(), self.tally(&one))).collect()
    }

    /// Who met last about this plan, or the first group of officers, or the first party.
    fn likely_body(&self) -> String {
        let Some(open) = self.shelf() else { return String::new() };
        let last = open.history.meetings().into_iter().max_by_key(|meeting| meeting.opened);
        let parties = &open.plan.parties;
        let officers = parties.iter().find(|party| party.kind == PartyKind::OfficerGroup);
        let likely = || officers.or(parties.first()).map(|party| party.abbr.clone());
        last.map(|meeting| meeting.body).or_else(likely).unwrap_or_default()
    }

    /// All parties, and each that an activity of the year names, in the order of the filter.
    fn parties_of_year(&self) -> Vec<Option<String>> {
        let named = self.filter_rows().iter().filter(|row| row.activities > 0);
        std::iter::once(None).chain(named.filter_map(|row| row.party.clone()).map(Some)).collect()
    }

    /// All focus areas, and each that has activities this year.
    fn areas_of_year(&self) -> Vec<Option<Id>> {
        let mut areas = vec![None];
        for (area, _, _) in self.plan_year().into_iter().flat_map(crate::model::PlanYear::activities) {
            if areas.last() != Some(&Some(area.id.clone())) {
                areas.push(Some(area.id.clone()));
            }
        }
        areas
    }
}

impl MeetingForm {
    /// The longest name of a body or of who keeps the record, in characters.
    pub const LONGEST: usize = 100;

    /// The fields that matter for what is chosen, in their order.
    pub fn fields(&self) -> Vec<FormField> {
        use FormField as F;
        let known = [F::Known].into_iter().filter(|_| !self.known.is_empty());
        let new = [F::Body, F::Date, F::Keeper, F::Party, F::Area, F::Items];
        known.chain(new.into_iter().filter(|_| self.taken_up().is_none())).collect()
    }

    /// The meeting that is to be taken up; nothing for a new one.
    pub fn taken_up(&self) -> Option<&(Meeting, Tally)> {
        self.known.get(self.chosen)
    }

    /// The parties whose abbreviation or name begins with what is typed as the body.
    pub fn suggested<'a>(&self, parties: &'a [Party]) -> Vec<&'a Party> {
        let typed = self.body.text().trim().to_lowercase();
        let begins = |text: &str| text.to_lowercase().starts_with(&typed);
        parties.iter().filter(|party| begins(&party.abbr) || begins(&party.name)).collect()
    }

    /// What the meeting would take up.
    fn agenda(&self) -> Agenda {
        Agenda { party: self.parties.get(), focus_area: self.areas.get(), items: self.items.get() }
    }

    /// The meeting that would be opened.
    fn meeting(&self, state: &State, ctx: &Ctx) -> Result<Meeting, FormComplaint> {
        let typed = self.body.text();
        let party = state.shelf().and_then(|shelf| find_party(&shelf.plan, &typed));
        let body = party.map_or_else(|| typed.trim().to_owned(), |party| party.abbr.clone());
        let keeper = self.keeper.text().trim().to_owned();
        let date = self.date.text().trim().parse::<Date>().map_err(|_| FormComplaint::NoDate)?;
        if body.is_empty() {
            return Err(FormComplaint::NoBody);
        }
        if body.chars().count().max(keeper.chars().count()) > Self::LONGEST {
            return Err(FormComplaint::TooLong);
        }
        let taken = |id: &MeetingId| state.history().is_some_and(|history| history.known(id).is_some());
        Ok(Meeting {
            id: MeetingId::new(date, &body, taken),
            body,
            keeper,
            agenda: self.agenda(),
            year: state.year,
            opened: ctx.now,
            closed: None,
            sent_out: None,
            decided: None,
        })
    }

    /// Counts what the choice gives.
    fn recount(&mut self, state: &State, ctx: &Ctx) {
        let sample = Meeting {
            id: "".into(),
            body: String::new(),
            keeper: String::new(),
            agenda: self.agenda(),
            year: state.year,
            opened: ctx.now,
            closed: None,
            sent_out: None,
            decided: None,
        };
        let known = state.plan_year().zip(state.history());
        self.count = known.map_or(0, |(plan, history)| agenda_items(plan, &sample, history).len());
    }

    pub(super) fn act(mut self, state: &mut State, ctx: &Ctx, action: Action) -> Vec<Effect> {
        if action == Action::Back {
            return Vec::new();
        }
        if action == Action::Enter {
            return self.open(state, ctx);
        }
        if let Some(field) = field_after(&self.fields(), self.field, action) {
            self.field = field;
        } else if action == Action::Left {
            self.change(state, ctx, -1);
        } else if action == Action::Right {
            self.change(state, ctx, 1);
        } else if let (Action::ClearField, Some(text)) = (action, self.text()) {
            text.clear();
        }
        state.overlays.push(Overlay::MeetingForm(Box::new(self)));
        Vec::new()
    }

    /// The value before or behind the chosen one; in a text the cursor moves.
    fn change(&mut self, state: &State, ctx: &Ctx, by: isize) {
        let key = Key::plain(if by < 0 { Code::Left } else { Code::Right });
        self.complaint = None;
        match self.field {
            FormField::Known => self.chosen = turned(self.chosen, by, self.known.len() + 1),
            FormField::Body => self.next_body(state, by),
            FormField::Date => drop(self.date.key(key, Lines::One)),
            FormField::Keeper => drop(self.keeper.key(key, Lines::One)),
            FormField::Party => self.parties.turn(by),
            FormField::Area => self.areas.turn(by),
            FormField::Items => self.items.turn(by),
        }
        if matches!(self.field, FormField::Party | FormField::Area | FormField::Items) {
            self.recount(state, ctx);
        }
    }

    /// The party before or behind the one that is typed, of those that begin with what is typed,
    /// or of all where it is a whole one.
    fn next_body(&mut self, state: &State, by: isize) {
        let Some(parties) = state.shelf().map(|open| &open.plan.parties) else { return };
        let typed = self.body.text();
        let whole = parties.iter().position(|party| party.abbr == typed);
        let all: Vec<&Party> = match whole {
            Some(_) => parties.iter().collect(),
            None => self.suggested(parties),
        };
        let to = whole.map_or(0, |at| turned(at, by, all.len()));
        if let Some(party) = all.get(to) {
            self.body = TextField::new(&party.abbr);
        }
    }

    fn text(&mut self) -> Option<&mut TextField> {
        match self.field {
            FormField::Body => Some(&mut self.body),
            FormField::Date => Some(&mut self.date),
            FormField::Keeper => Some(&mut self.keeper),
            FormField::Known | FormField::Party | FormField::Area | FormField::Items => None,
        }
    }

    /// Types into a text; on a choice, Space is the next value.
    pub(super) fn typed(mut self, state: &mut State, ctx: &Ctx, key: Key) -> Option<Vec<Effect>> {
        let taken = match self.text() {
            Some(text) => text.key(key, Lines::One),
            None => key == Key::char(' '),
        };
        if taken && self.text().is_none() {
            self.change(state, ctx, 1);
        }
        if taken {
            self.complaint = None;
        }
        state.overlays.push(Overlay::MeetingForm(Box::new(self)));
        taken.then(Vec::new)
    }

    pub(super) fn pasted(mut self, state: &mut State, text: &str) -> Vec<Effect> {
        if let Some(field) = self.text() {
            field.paste(text, Lines::One);
        }
        state.overlays.push(Overlay::MeetingForm(Box::new(self)));
        Vec::new()
    }

    /// Opens the meeting, or takes the chosen one up.
    fn open(mut self, state: &mut State, ctx: &Ctx) -> Vec<Effect> {
        let taken_up = self.taken_up().map(|(meeting, _)| meeting.clone());
        let is_open = taken_up.as_ref().is_some_and(|meeting| meeting.closed.is_none());
        let meeting = match taken_up.map_or_else(|| self.meeting(state, ctx), Ok) {
            Ok(_) if self.taken_up().is_none() && self.count == 0 => Err(FormComplaint::NoItems),
            result => result,
        };
        match meeting {
            Err(complaint) => {
                self.complaint = Some(complaint);
                state.overlays.push(Overlay::MeetingForm(Box::new(self)));
                Vec::new()
            }
            Ok(meeting) if is_open => {
                state.join(meeting);
                Vec::new()
            }
            Ok(meeting) if let Some(open) = state.open_meetings.iter().find(|one| one.is_like(&meeting)) => {
                let OpenMeeting { meeting, by, .. } = open.clone();
                let news = MeetingNews::Joined(by);
                let said = Message::Meeting(meeting.name(), news);
                state.join(meeting);
                state.tell(said)
            }
            Ok(meeting) => {
                let act = Act::MeetingOpened {
                    meeting: meeting.id.clone(),
                    body: meeting.body.clone(),
                    keeper: meeting.keeper.clone(),
                    agenda: meeting.agenda.clone(),
                };
                let effects = state.append_of_meeting(ctx, act);
                state.join(Meeting { closed: None, ..meeting });
                effects
            }
        }
    }
}
