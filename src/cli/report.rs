//! `folj report`: the document that goes out, in the format that was asked for.

use super::args::ReportArgs;
use super::io::{Answer, Exit, Io};
use super::open::{Desk, Session};
use super::select;
use crate::journal::{AsOf, History, Meeting};
use crate::query::Filter;
use crate::report::{Form, Report, Wanted};

/// Writes the report of what the filter shows.
pub(super) fn run(desk: Desk<'_>, args: &ReportArgs, io: &mut Io<'_>) -> Answer {
    let session = desk.open(&args.filter.when, io)?;
    let filter = select::filter(&session, &args.filter)?;
    let since = args.since.as_deref();
    let since = since.map(|typed| select::since(session.lang, session.history(), &session.facts, typed));
    let since = since.transpose()?.map(|moment| (moment.clone(), session.history().as_of(&moment)));
    let report = report(&session, &filter, since, args.wanted());
    report.write(args.format.into(), &mut io.out)?;
    Ok(Exit::Done)
}

/// The report of a session.
fn report<'a>(
    session: &'a Session,
    filter: &'a Filter,
    since: Option<(AsOf, History)>,
    wanted: Wanted,
) -> Report<'a> {
    let (plan, history) = (session.plan_year(), session.history());
    Report {
        plan,
        history,
        as_of: session.as_of.clone(),
        filter,
        shown: filter.apply(plan, history),
        since,
        meeting: meeting(session, &wanted),
        lang: session.lang,
        made: session.facts.now,
        zone: &session.facts.zone,
        wanted,
        demo: session.demo,
    }
}

/// The meeting whose record is asked for: that of the moment that is looked at, else the last one.
fn meeting(session: &Session, wanted: &Wanted) -> Option<Meeting> {
    if wanted.form != Form::Minutes {
        return None;
    }
    match &session.as_of {
        AsOf::Meeting(id) | AsOf::Marked(id, _) => session.history().known(id),
        AsOf::Now | AsOf::Moment(_) => session.history().meeting(select::LATEST),
    }
}
