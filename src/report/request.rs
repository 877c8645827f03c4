//! A report that somebody asks for: all that it is made from, so that it can be made elsewhere,
//! and of what was seen when it was asked for.

use std::io::{self, Write};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Form, Format, Report, Wanted};
use crate::journal::{AsOf, History, Meeting};
use crate::model::{Plan, PlanYear, Year};
use crate::query::Filter;
use crate::text::Lang;

/// What a report is made from.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// The plan.
    pub plan: Arc<Plan>,
    /// The year of its list.
    pub year: Option<Year>,
    /// The history as of the moment that is told about.
    pub history: History,
    /// That moment.
    pub as_of: AsOf,
    /// Which activities are asked for.
    pub filter: Filter,
    /// The earlier moment that it is compared with.
    pub since: Option<AsOf>,
    /// The language of the report.
    pub lang: Lang,
    /// When it is made.
    pub made: Timestamp,
    /// The zone in which moments are told.
    pub zone: TimeZone,
    /// What it is to hold.
    pub wanted: Wanted,
    /// Whether the outcomes are invented.
    pub demo: bool,
}

impl Request {
    /// The report, written in a format.
    pub fn write(&self, format: Format, out: &mut dyn Write) -> io::Result<()> {
        let plan = PlanYear::new(&self.plan, self.year);
        let is_record = self.wanted.form == Form::Minutes;
        let report = Report {
            plan,
            history: &self.history,
            as_of: self.as_of.clone(),
            filter: &self.filter,
            shown: self.filter.apply(plan, &self.history),
            since: self.since.as_ref().map(|moment| (moment.clone(), self.history.as_of(moment))),
            meeting: if is_record { recorded(&self.history, &self.as_of) } else { None },
            lang: self.lang,
            made: self.made,
            zone: &self.zone,
            wanted: self.wanted.clone(),
            demo: self.demo,
        };
        report.write(format, out)
    }
}

/// The meeting whose record belongs to a moment: that of the moment, else the one that was opened last.
pub fn recorded(history: &History, as_of: &AsOf) -> Option<Meeting> {
    match as_of {
        AsOf::Meeting(id) | AsOf::Marked(id, _) => history.known(id),
        AsOf::Now | AsOf::Moment(_) => history.meetings().into_iter().max_by_key(|meeting| meeting.opened),
    }
}
