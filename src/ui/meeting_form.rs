//! The form from which a meeting is opened or taken up again.

use std::borrow::Cow;

use ratatui::layout::{Position, Rect};

use super::scene::Scene;
use super::widgets::boxes;
use super::widgets::cut::{cells, cut, width};
use super::widgets::field::one_line;
use super::widgets::list::first_row;
use super::widgets::page::{Page, more};
use super::widgets::pen::{Pen, indent, row};
use crate::app::{FormComplaint, FormField, MeetingForm, Seen};
use crate::keys::{Action, Layer};
use crate::text::clean_line;
use crate::theme::Role;

/// The width of the dialog.
const WIDTH: usize = 72;

/// Draws it; gives the place of the text cursor.
pub(super) fn draw(
    scene: &Scene<'_>,
    pen: &mut Pen<'_>,
    body: Rect,
    form: &MeetingForm,
) -> (Seen, Option<Position>) {
    let lang = scene.lang;
    let fields = form.fields();
    let below = below(scene, form, usize::from(body.width).min(WIDTH) - 4);
    let roomy = usize::from(body.height) >= fields.len() + below.len() + 4;
    let gap = usize::from(roomy);
    let area = boxes::centred(body, WIDTH, fields.len() + below.len() + 2 + 2 * gap);
    let count = form.taken_up().map_or_else(
        || lang.items_counted(form.count),
        |(_, tally)| lang.meeting_done(tally.all - tally.open, tally.all).into_owned(),
    );
    let inner = boxes::dialog(pen, area, &lang.view_meeting(), &count);
    let height = usize::from(inner.height).saturating_sub(below.len() + 2 * gap).max(1);
    let list = Rect { y: inner.y + cells(gap), height: cells(height).min(inner.height), ..inner };
    let at = fields.iter().position(|field| *field == form.field).unwrap_or(0);
    let first = first_row(at, fields.len(), height);
    let column = fields.iter().map(|field| width(&label(scene, *field))).max().unwrap_or(0);
    let mut cursor = None;
    for (place, field) in fields.iter().enumerate().skip(first).take(height) {
        let Some(line) = row(list, place - first) else { break };
        let here = *field == form.field;
        let placed = one_field(scene, pen, line, form, *field, column);
        cursor = cursor.or(placed.filter(|_| here));
        if here {
            pen.put(line, "►", Role::Key);
        }
    }
    more(pen, list, first > 0, first + height < fields.len());
    let rest = Rect { y: list.bottom(), height: inner.bottom().saturating_sub(list.bottom()), ..inner };
    below.draw(
        pen,
        Rect { y: rest.y + cells(gap).min(rest.height), height: cells(below.len()).min(rest.height), ..rest },
        0,
    );
    (Seen { page: height, ..Seen::default() }, cursor)
}

/// `►Organ        TL   Tjänsteledning HSVO Uppsala`
fn one_field(
    scene: &Scene<'_>,
    pen: &mut Pen<'_>,
    line: Rect,
    form: &MeetingForm,
    field: FormField,
    column: usize,
) -> Option<Position> {
    let here = field == form.field;
    let first = format!("{:column$}  ", label(scene, field));
    let rest = pen.put(indent(line, 2, 1), &first, Role::Label);
    let text = match field {
        FormField::Body => Some(&form.body),
        FormField::Date => Some(&form.date),
        FormField::Keeper => Some(&form.keeper),
        FormField::Known | FormField::Party | FormField::Area | FormField::Items => None,
    };
    if let Some(text) = text {
        let hint = if field == FormField::Body { suggestion(scene, form, here) } else { String::new() };
        let room = usize::from(rest.width).saturating_sub(width(&text.text()) + 4);
        let hint = cut(&hint, room);
        if !hint.is_empty() {
            pen.put_right(rest, &hint, Role::Muted);
        }
        return Some(one_line(pen, indent(rest, 0, cells(width(&hint) + 1)), text));
    }
    let value = value(scene, form, field);
    let said = if here { format!("‹ {value} ›") } else { value };
    let role = if here { Role::Chosen } else { Role::Text };
    pen.put_cut(rest, &said, role);
    None
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

/// What is chosen, in words.
fn value(scene: &Scene<'_>, form: &MeetingForm, field: FormField) -> String {
    let lang = scene.lang;
    match field {
        FormField::Known => match form.taken_up() {
            None => lang.form_new().into_owned(),
            Some((meeting, _)) => {
                let name = clean_line(&meeting.name()).into_owned();
                let goes_on = meeting.closed.is_none();
                let said = if goes_on { lang.form_go_on(&name) } else { lang.form_open_again(&name) };
                said.into_owned()
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
