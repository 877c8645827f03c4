//! The form from which a report of what is seen is written to a file, with the equal command below it.

mod command;

use std::borrow::Cow;

use ratatui::layout::{Position, Rect};

use super::message::not_exported;
use super::scene::Scene;
use super::widgets::form::{Field, Form, Value, room};
use super::widgets::page::Page;
use super::widgets::pen::Pen;
use crate::app::{ExportComplaint, ExportField, ExportForm, Seen, TextField, export_command};
use crate::journal::AsOf;
use crate::keys::{Action, Layer};
use crate::report::{self, Extra, Format};
use crate::text::{clean_line, date};
use crate::theme::Role;

/// Draws it; gives the place of the text cursor.
pub(super) fn draw(
    scene: &Scene<'_>,
    pen: &mut Pen<'_>,
    body: Rect,
    form: &ExportForm,
) -> (Seen, Option<Position>) {
    let fields = form.fields();
    let drawn =
        fields.iter().map(|field| Field { label: label(scene, *field), value: value(scene, form, *field) });
    Form {
        title: &scene.lang.export_title(),
        right: "",
        fields: drawn.collect(),
        at: fields.iter().position(|field| *field == form.field).unwrap_or(0),
        below: below(scene, form, room(body)),
        amounts_to: Some(command(scene, form, room(body))),
        scroll: form.scroll,
    }
    .draw(pen, body)
}

fn label(scene: &Scene<'_>, field: ExportField) -> Cow<'static, str> {
    let lang = scene.lang;
    match field {
        ExportField::Form => lang.export_kind(),
        ExportField::Format => lang.export_format(),
        ExportField::Shows => lang.report_shows(),
        ExportField::AsOf => lang.report_as_of(),
        ExportField::Since => lang.report_compared(),
        ExportField::With(Extra::Notes) => lang.export_with(),
        ExportField::With(Extra::History | Extra::Services | Extra::Abbreviations) | ExportField::Export => {
            Cow::Borrowed("")
        }
        ExportField::Title => lang.export_headline(),
        ExportField::Body => lang.report_body(),
        ExportField::Date => lang.report_date(),
        ExportField::CaseNumber => lang.report_case_number(),
        ExportField::PreparedBy => lang.report_prepared_by(),
        ExportField::File => lang.export_file(),
    }
}

/// What a field holds.
fn value<'a>(scene: &Scene<'_>, form: &'a ExportForm, field: ExportField) -> Value<'a> {
    let typed = |text: &'a TextField| Value::Typed(text, String::new());
    let lang = scene.lang;
    match field {
        ExportField::Form => Value::Chosen(kind(scene, form)),
        ExportField::Format => Value::Chosen(format(scene, form.format.get()).into_owned()),
        ExportField::Shows => Value::Told(shows(scene)),
        ExportField::AsOf => Value::Told(moment(scene, &form.as_of(scene.state))),
        ExportField::Since => Value::Chosen(compared(scene, form)),
        ExportField::With(extra) => Value::Ticked(form.has(extra), self::extra(scene, extra).into_owned()),
        ExportField::Title => typed(&form.title),
        ExportField::Body => typed(&form.body),
        ExportField::Date => Value::Typed(&form.date, day(scene, form)),
        ExportField::CaseNumber => typed(&form.case_number),
        ExportField::PreparedBy => typed(&form.prepared_by),
        ExportField::File => typed(&form.file),
        ExportField::Export => Value::Button(lang.export_button().into_owned()),
    }
}

fn kind(scene: &Scene<'_>, form: &ExportForm) -> String {
    let lang = scene.lang;
    let kind = match form.form.get() {
        report::Form::Report => lang.export_kind_report(),
        report::Form::Extract => lang.export_kind_extract(),
        report::Form::Minutes => match &form.meeting {
            Some(meeting) => lang.export_kind_minutes_of(&clean_line(&meeting.name())),
            None => lang.export_kind_minutes(),
        },
        report::Form::Deviations => lang.export_kind_deviations(),
    };
    kind.into_owned()
}

fn format(scene: &Scene<'_>, format: Format) -> Cow<'static, str> {
    let lang = scene.lang;
    match format {
        Format::Html => lang.export_html(),
        Format::Docx => lang.export_docx(),
        Format::Xlsx => lang.export_xlsx(),
        Format::Csv => lang.export_csv(),
        Format::Tsv => lang.export_tsv(),
        Format::Markdown => lang.export_markdown(),
        Format::Json => lang.export_json(),
    }
}

fn extra(scene: &Scene<'_>, extra: Extra) -> Cow<'static, str> {
    let lang = scene.lang;
    match extra {
        Extra::Notes => lang.export_notes(),
        Extra::History => lang.export_history(),
        Extra::Services => lang.export_services(),
        Extra::Abbreviations => lang.export_abbreviations(),
    }
}

/// The filter in words, as the report tells it.
fn shows(scene: &Scene<'_>) -> String {
    let (lang, outline) = (scene.lang, &scene.state.outline);
    let filter = scene.state.filter_in_force().zip(scene.plan);
    let filter = filter.and_then(|(filter, plan)| lang.cli_filter(plan.plan, filter));
    clean_line(&lang.cli_shown(outline.counts.activities, outline.total, filter.as_deref())).into_owned()
}

/// A moment in words, as the report tells it; now is now.
fn moment(scene: &Scene<'_>, moment: &AsOf) -> String {
    let meeting = match moment {
        AsOf::Now => return scene.lang.now().into_owned(),
        AsOf::Moment(_) => None,
        AsOf::Meeting(id) | AsOf::Marked(id, _) => scene.history().and_then(|history| history.known(id)),
    };
    let words = scene.lang.report_moment_words(moment, scene.look.now, scene.look.zone, meeting.as_ref());
    clean_line(&words).into_owned()
}

/// What it is compared with. The first moment behind nothing is the end of the last meeting, if one has ended.
fn compared(scene: &Scene<'_>, form: &ExportForm) -> String {
    match form.since.get() {
        None => scene.lang.export_not_compared().into_owned(),
        Some(then) => {
            let words = moment(scene, &then);
            let is_last = form.since.at == 1 && matches!(then, AsOf::Meeting(_));
            if is_last { scene.lang.export_last_meeting(&words).into_owned() } else { words }
        }
    }
}

/// The day that the report bears as long as no other one is typed.
fn day(scene: &Scene<'_>, form: &ExportForm) -> String {
    if !form.date.text().is_empty() {
        return String::new();
    }
    match form.as_of(scene.state) {
        AsOf::Meeting(id) | AsOf::Marked(id, _) => id.date().unwrap_or_default().to_owned(),
        AsOf::Moment(at) => date(at, scene.look.zone),
        AsOf::Now => date(scene.look.now, scene.look.zone),
    }
}

/// What is wrong, what is going on, or what the field and Enter do.
fn below<'a>(scene: &Scene<'a>, form: &ExportForm, room: usize) -> Page<'a> {
    let lang = scene.lang;
    let mut page = Page::new(scene.look.theme, room, None);
    let file = form.file().unwrap_or_default();
    let complaint = form.complaint.as_ref().map(|complaint| match complaint {
        ExportComplaint::NoDate => lang.form_no_date().into_owned(),
        ExportComplaint::NoFile => lang.export_no_file().into_owned(),
        ExportComplaint::NotExported(why) => not_exported(scene, &file, why),
    });
    if let Some(complaint) = complaint {
        page.text(&lang.told_error(&complaint), Role::Error);
        return page;
    }
    let key = |layer, action| scene.key(layer, action).unwrap_or_default();
    let enter = key(Layer::Form, Action::Enter);
    let said = match form.field {
        _ if form.busy => lang.export_writing(&clean_line(&file)),
        ExportField::Shows => lang.export_filter_elsewhere(&key(Layer::Browse, Action::Filter)),
        ExportField::AsOf => lang.export_moment_elsewhere(
            &key(Layer::Browse, Action::Earlier),
            &key(Layer::Browse, Action::Later),
        ),
        ExportField::Export => lang.export_enter_writes(&enter),
        ExportField::Form
        | ExportField::Format
        | ExportField::Since
        | ExportField::With(_)
        | ExportField::Title
        | ExportField::Body
        | ExportField::Date
        | ExportField::CaseNumber
        | ExportField::PreparedBy
        | ExportField::File => lang.export_enter_goes(&enter, &lang.export_button()),
    };
    page.text(&said, Role::Muted);
    page
}

/// The command that writes the same, so that it can be pasted in a shell as it stands.
fn command<'a>(scene: &Scene<'a>, form: &ExportForm, room: usize) -> Page<'a> {
    let mut page = Page::new(scene.look.theme, room, None);
    match export_command(scene.state, form, scene.look.zone) {
        None => page.text(&scene.lang.export_no_command(), Role::Muted),
        Some(words) => {
            for line in command::lines(&words, room) {
                page.text(&line, Role::Text);
            }
        }
    }
    page
}
