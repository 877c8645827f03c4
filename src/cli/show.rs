//! `folj show`: the plan, a focus area, a goal, an activity or an indicator, whole.

mod document;
mod page;
mod plan;

use super::args::{Form, ShowArgs};
use super::io::{Answer, Exit, Io};
use super::open::{Desk, Session};
use super::select::{self, Subject};
use crate::contract;
use crate::model::Item;
use crate::report::{Sheet, Value};
use page::Page;

/// Shows what was asked for, in that order; the plan itself when nothing was.
pub(super) fn run(desk: Desk<'_>, args: &ShowArgs, io: &mut Io<'_>) -> Answer {
    let session = desk.about(args.ids.first()).open(&args.when, io)?;
    let mut subjects =
        args.ids.iter().map(|id| select::subject(&session, id)).collect::<Result<Vec<_>, _>>()?;
    if subjects.is_empty() {
        subjects.push(Subject::Plan(&session.shelf.plan));
    }
    match args.form.form() {
        Form::Json => io.json(&document::Document::of(&session, &subjects))?,
        form @ (Form::Tsv | Form::Csv) => io.sheet(&sheet(&session, &subjects), form)?,
        Form::Table => {
            for (at, subject) in subjects.into_iter().enumerate() {
                if at > 0 {
                    io.out.line("")?;
                }
                let mut page = Page { session: &session, io };
                match subject {
                    Subject::Plan(_) => page.plan()?,
                    Subject::Item(item) => page.item(item)?,
                }
            }
        }
    }
    Ok(Exit::Done)
}

/// One row for each thing asked for and for everything under it.
fn sheet(session: &Session, subjects: &[Subject<'_>]) -> Sheet {
    let mut sheet = Sheet::new(&["level", "id", "text", "responsible", "outcome", "value", "note"]);
    for &subject in subjects {
        if let Subject::Plan(plan) = subject {
            let head = [Value::text("plan"), Value::text(plan.id.as_str()), Value::text(&plan.title)];
            let note = Value::maybe(session.history().note(&session.shelf.plan_target(None)).value());
            sheet.push([&head[..], &[Value::Nothing, Value::Nothing, Value::Nothing, note]].concat());
        }
        for item in session.plan_year().items().filter(|item| subject.covers(*item)) {
            sheet.push(row(session, item));
        }
    }
    sheet
}

fn row(session: &Session, item: Item<'_>) -> Vec<Value> {
    let target = session.target(item);
    let (level, outcome, number) = match item {
        Item::FocusArea(_) => ("focus_area", None, None),
        Item::Goal(..) => ("goal", None, None),
        Item::Activity(..) => ("activity", None, None),
        Item::Indicator(_, _, _, one) => {
            ("indicator", session.outcome(one), session.history().number(&target).value())
        }
    };
    let text = match item {
        Item::Indicator(_, _, _, one) => one.whole_text(),
        Item::FocusArea(_) | Item::Goal(..) | Item::Activity(..) => item.text().to_owned(),
    };
    let named = item.activity().map(|one| one.responsible.abbrs().collect::<Vec<_>>().join(", "));
    vec![
        Value::text(level),
        Value::text(item.id().as_str()),
        Value::Text(text),
        Value::maybe(named.as_deref()),
        Value::maybe(outcome.map(contract::outcome_name)),
        number.map_or(Value::Nothing, Value::Number),
        Value::maybe(session.history().note(&target).value()),
    ]
}
