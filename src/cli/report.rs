//! `folj report`: the document that goes out, in the format that was asked for.

mod committees;
mod output;
mod progress;

use jiff::Timestamp;

use super::args::ReportArgs;
use super::io::{Answer, Exit, Failure, Io};
use super::list;
use super::open::{Desk, Session};
use super::select;
use crate::journal::{AsOf, History, Meeting};
use crate::problem::Level;
use crate::query::Filter;
use crate::report::{Form, Format, Report, Wanted};
use crate::store::write_report;
use crate::text::clean_line;
use output::Output;

/// Writes the report of what the filter shows, or one for each committee.
pub(super) fn run(desk: Desk<'_>, args: &ReportArgs, io: &mut Io<'_>) -> Answer {
    if args.per_committee && args.kind == Some(Form::Minutes) {
        let text = desk.lang().cli_not_together("--per-committee", "--kind minutes");
        return Err(Failure::new(Exit::Usage, text));
    }
    let mut session = desk.open(&args.filter.when, io)?;
    let meeting = match args.form() {
        Form::Minutes => Some(go_to_meeting(&mut session)?),
        Form::Report | Form::Extract | Form::Deviations => None,
    };
    let filter = select::filter(&session, &args.filter)?;
    let since = args.since.as_deref().map(|typed| since(&session, typed, io)).transpose()?;
    if args.per_committee {
        return committees::run(&session, &filter, since, args, io);
    }
    let report = report(&session, &filter, since, args.wanted(), meeting);
    let output = Output::of(args.output.as_deref(), &session);
    let format = output.format(args.format, &session)?;
    match &output {
        Output::Stream => {
            if format.is_binary() && session.facts.terminals.stdout {
                let name = report.file_name(format);
                return Err(Failure::new(Exit::Usage, session.lang.cli_report_binary(format.name(), &name)));
            }
            report.write(format, io.out.document())?;
        }
        Output::Path(path) => {
            write_report(path, args.force, |out| report.write(format, out))
                .map_err(|error| output::not_written(&session, &error))?;
            io.say(&session.lang.cli_report_wrote(&output::named(&session, path), &what(&session, &report)));
        }
    }
    if report.shown.activities.is_empty() {
        io.say(&list::summary(&session, &filter, &report.shown));
    }
    Ok(Exit::Done)
}

/// «25 aktiviteter, OSN, 2025-05-14», or the name of the meeting.
fn what(session: &Session, report: &Report<'_>) -> String {
    let lang = session.lang;
    let shown = || lang.count_of(report.shown.activities.len(), Level::Activity, None);
    let subject = report.meeting.as_ref().map_or_else(shown, Meeting::name);
    let filter = lang.cli_filter(report.plan.plan, report.filter);
    let day = Some(report.day()).filter(|day| !subject.contains(day.as_str()));
    let parts = [Some(subject), filter, day].into_iter().flatten();
    clean_line(&parts.collect::<Vec<_>>().join(", ")).into_owned()
}

/// The report of a session.
fn report<'a>(
    session: &'a Session,
    filter: &'a Filter,
    since: Option<(AsOf, History)>,
    wanted: Wanted,
    meeting: Option<Meeting>,
) -> Report<'a> {
    let (plan, history) = (session.plan_year(), session.history());
    Report {
        plan,
        history,
        as_of: session.as_of.clone(),
        filter,
        shown: filter.apply(plan, history),
        since,
        meeting,
        lang: session.lang,
        made: session.facts.now,
        zone: &session.facts.zone,
        wanted,
        demo: session.demo,
    }
}

/// The meeting whose record is asked for: that of the moment that is looked at, else the last one, and
/// then as it was when that had ended.
fn go_to_meeting(session: &mut Session) -> Result<Meeting, Failure> {
    let meeting = match &session.as_of {
        AsOf::Meeting(id) | AsOf::Marked(id, _) => session.history().known(id),
        AsOf::Now | AsOf::Moment(_) => session.history().meeting(select::LATEST),
    };
    let meeting = meeting.ok_or_else(|| Failure::new(Exit::No, session.lang.cli_report_no_meeting()))?;
    if session.as_of == AsOf::Now {
        session.as_of = AsOf::Meeting(meeting.id.clone());
        session.past = Some(session.shelf.history.as_of(&session.as_of));
    }
    Ok(meeting)
}

/// The moment that it is compared with, and how it was then. `latest` is the meeting that ended last
/// before the moment that is looked at; anything else is what it is for `folj log`.
fn since(session: &Session, typed: &str, io: &mut Io<'_>) -> Result<(AsOf, History), Failure> {
    let lang = session.lang;
    let moment = if typed.to_lowercase() == select::LATEST {
        let before = |moment: &AsOf| session.history().last_meeting(moment);
        // A meeting that goes on is none of those that ended.
        let last = before(&session.as_of).or_else(|| before(&AsOf::Now));
        let last = last.filter(|last| *last != session.as_of);
        last.ok_or_else(|| Failure::new(Exit::Usage, lang.cli_no_ended_meeting()))?
    } else {
        select::since(lang, &session.shelf.history, &session.facts, typed)?
    };
    if at(session, &moment) > at(session, &session.as_of) {
        return Err(Failure::new(Exit::Usage, lang.cli_report_since_later(typed)));
    }
    if let AsOf::Meeting(id) = &moment
        && session.history().known(id).is_some_and(|meeting| meeting.closed.is_none())
    {
        io.say(&lang.cli_meeting_goes_on(id.as_str()));
    }
    let then = session.history().as_of(&moment);
    Ok((moment, then))
}

/// When a moment was; a meeting that goes on ends now.
fn at(session: &Session, moment: &AsOf) -> Timestamp {
    let known = |id| session.shelf.history.known(id);
    let at = match moment {
        AsOf::Now => None,
        AsOf::Moment(at) => Some(*at),
        AsOf::Meeting(id) => known(id).and_then(|meeting| meeting.closed),
        AsOf::Marked(id, mark) => known(id).and_then(|meeting| meeting.marked(*mark)),
    };
    at.unwrap_or(session.facts.now)
}

/// The names of all formats, as they are typed.
fn formats() -> String {
    Format::ALL.map(Format::name).join(", ")
}
