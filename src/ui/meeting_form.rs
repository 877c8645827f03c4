//! The form from which a meeting is opened or taken up again.

use std::borrow::Cow;

use ratatui::layout::{Position, Rect};

use super::scene::Scene;
use super::widgets::form::{Field, Form, Value, room};
use super::widgets::page::Page;
use super::widgets::pen::Pen;
use crate::app::{FormComplaint, FormField, MeetingForm, Seen, TextField};
use crate::keys::{Action, Layer};
use crate::text::clean_line;
use crate::theme::Role;

/// Draws it; gives the place of the text cursor.
pub(super) fn draw(
    scene: &Scene<'_>,
    pen: &mut Pen<'_>,
    body: Rect,
    form: &MeetingForm,
) -> (Seen, Option<Position>) {
    let lang = scene.lang;
    let fields = form.fields();
    let count = form.taken_up().map_or_else(
        || lang.items_counted(form.count),
        |(_, tally)| lang.meeting_done(tally.all - tally.open, tally.all).into_owned(),
    );
    let drawn =
        fields.iter().map(|field| Field { label: label(scene, *field), value: value(scene, form, *field) });
    Form {
        title: &lang.view_meeting(),
        right: &count,
        fields: drawn.collect(),
        at: fields.iter().position(|field| *field == form.field).unwrap_or(0),
        below: below(scene, form, room(body)),
        amounts_to: None,
        scroll: 0,
    }
    .draw(pen, body)
}

fn label(scene: &Scene<'_>, field: FormField) -> Cow<'static, str> {
    let lang = scene.lang;
    match field {
        FormField::Known => lang.form_known(),
        FormField::Body => lang.form_body(),
        FormField::Date => lang.form_date(),
        FormField::Keeper => lang.form_keeper(),
        FormField::Party => lang.form_party(),
        FormField::Area => lang.form_area(),
        FormField::Items => lang.form_items(),
    }
}

/// The name of the party that is typed, or those that could be meant.
fn suggestion(scene: &Scene<'_>, form: &MeetingForm, here: bool) -> String {
    let Some(plan) = scene.plan.map(|plan| plan.plan) else { return String::new() };
    let typed = form.body.text();
    if let Some(party) = plan.party(typed.trim()) {
        return clean_line(scene.lang.party_name(party)).into_owned();
    }
    let abbrs: Vec<&str> = form.suggested(&plan.parties).iter().map(|party| party.abbr.as_str()).collect();
    if here { clean_line(&abbrs.join(" ")).into_owned() } else { String::new() }
}

/// What a field holds.
fn value<'a>(scene: &Scene<'_>, form: &'a MeetingForm, field: FormField) -> Value<'a> {
    let typed = |text: &'a TextField| Value::Typed(text, String::new());
    match field {
        FormField::Body => Value::Typed(&form.body, suggestion(scene, form, form.field == field)),
        FormField::Date => typed(&form.date),
        FormField::Keeper => typed(&form.keeper),
        FormField::Known | FormField::Party | FormField::Area | FormField::Items => {
            Value::Chosen(chosen(scene, form, field))
        }
    }
}

/// What is chosen, in words.
fn chosen(scene: &Scene<'_>, form: &MeetingForm, field: FormField) -> String {
    let lang = scene.lang;
    match field {
        FormField::Known => match form.taken_up() {
            None => lang.form_new().into_owned(),
            Some((meeting, _)) => {
                let name = clean_line(&meeting.name()).into_owned();
                let open = scene.state.open_meetings.iter().find(|one| one.meeting.id == meeting.id);
                match open {
                    Some(one) if one.by.uid != scene.state.me => {
                        lang.form_join(&name, &clean_line(one.by.called()))
                    }
                    Some(_) => lang.form_go_on(&name),
                    None => lang.form_open_again(&name),
                }
                .into_owned()
            }
        },
        FormField::Party => form.parties.get().map_or_else(
            || lang.form_all().into_owned(),
            |abbr| {
                let party = scene.plan.and_then(|plan| plan.plan.party(&abbr));
                let name = party.map(|party| clean_line(lang.party_name(party)).into_owned());
                format!("{} {}", clean_line(&abbr), name.unwrap_or_default())
            },
        ),
        FormField::Area => form.areas.get().map_or_else(
            || lang.form_all().into_owned(),
            |id| {
                let title = scene.item(&id).map(|item| clean_line(item.text()).into_owned());
                format!("{id} {}", title.unwrap_or_default())
            },
        ),
        FormField::Items => lang.items(form.items.get()).to_owned(),
        FormField::Body => form.body.text(),
        FormField::Date => form.date.text(),
        FormField::Keeper => form.keeper.text(),
    }
}

/// What is wrong, or what Enter does.
fn below<'a>(scene: &Scene<'a>, form: &MeetingForm, room: usize) -> Page<'a> {
    let lang = scene.lang;
    let mut page = Page::new(scene.look.theme, room, None);
    let key = scene.key(Layer::Form, Action::Enter).unwrap_or_default();
    let (said, role) = match form.complaint {
        Some(FormComplaint::NoBody) => (lang.form_no_body(), Role::Error),
        Some(FormComplaint::NoDate) => (lang.form_no_date(), Role::Error),
        Some(FormComplaint::TooLong) => (lang.form_too_long(MeetingForm::LONGEST), Role::Error),
        Some(FormComplaint::NoItems) => (lang.form_no_items(), Role::Error),
        None if form.taken_up().is_some_and(|(meeting, _)| meeting.closed.is_none()) => {
            (lang.form_enter_goes_on(&key), Role::Muted)
        }
        None => (lang.form_enter_opens(&key), Role::Muted),
    };
    let said = if form.complaint.is_some() { lang.told_error(&said) } else { said };
    page.text(&said, role);
    page
}
