//! The title block: which plan, whose follow-up, as of when, and what the report shows.

use std::borrow::Cow;

use super::{Extra, Form, Report, Span, Text};
use crate::journal::{AsOf, Field, History, Meeting, Target};
use crate::model::Plan;
use crate::text::{Lang, date, date_time};

/// What stands before the first part of a report.
#[derive(Debug, Clone, PartialEq)]
pub struct Cover<'a> {
    /// The language of the report.
    pub lang: Lang,
    /// The language of the plan, as a BCP 47 tag.
    pub plan_language: &'a str,
    /// The title of the report.
    pub title: Text<'a>,
    /// The plan and what else there is to know, labelled.
    pub facts: Vec<(Cow<'static, str>, Text<'a>)>,
    /// What a reader must know first: that the outcomes are invented.
    pub warning: Option<Cow<'static, str>>,
    /// The headings of the parts, by anchor, in their order.
    pub contents: Vec<(String, Text<'a>)>,
}

impl<'a> Report<'a> {
    /// The title block.
    pub fn cover(&self) -> Cover<'a> {
        Cover {
            lang: self.lang,
            plan_language: &self.plan.plan.language,
            title: self.title(),
            facts: self.cover_facts(),
            warning: self.demo.then(|| self.lang.report_demo()),
            contents: self.parts().into_iter().map(|part| (part.anchor(), self.part_title(part))).collect(),
        }
    }

    /// The title: what somebody has given, or what it is, of whom and of when.
    pub fn title(&self) -> Text<'a> {
        if let Some(title) = &self.wanted.title {
            return Text::plain(title.clone());
        }
        let what = match self.wanted.form {
            Form::Report | Form::Extract => self.lang.report_follow_up(),
            Form::Minutes => self.lang.report_minutes(),
            Form::Deviations => self.lang.report_deviations(),
        };
        let of = match &self.meeting {
            Some(meeting) if self.wanted.form == Form::Minutes => Text::plain(meeting.name()),
            Some(_) | None => self.named_and_day(),
        };
        let title = of.0.into_iter().fold(Text::plain(format!("{what} ")), Text::and);
        title.and(Span::Plain(" – ".into())).and(Span::Plan(self.plan.plan.title.as_str().into()))
    }

    /// «OSN, ÄLN 2025-05-14», or the day alone.
    fn named_and_day(&self) -> Text<'a> {
        let mut text = Text::default();
        for (at, abbr) in self.named_parties().enumerate() {
            let between = (at > 0).then(|| Span::Plain(", ".into()));
            text = between.into_iter().chain([self.party(abbr)]).fold(text, Text::and);
        }
        let blank = if text.is_empty() { "" } else { " " };
        text.and(Span::Plain(format!("{blank}{}", self.day()).into()))
    }

    /// The parties that the filter asks for, in the plan's order.
    pub fn named_parties(&self) -> impl Iterator<Item = &'a str> {
        let chosen = &self.filter.parties;
        self.plan.plan.parties.iter().map(|party| party.abbr.as_str()).filter(|abbr| chosen.contains(*abbr))
    }

    /// The day of the report: the one that was given, that of the meeting, or when it was made.
    pub fn day(&self) -> String {
        let of_meeting = || match &self.as_of {
            AsOf::Meeting(id) | AsOf::Marked(id, _) => id.date().map(ToOwned::to_owned),
            AsOf::Moment(at) => Some(date(*at, self.zone)),
            AsOf::Now => self.meeting.as_ref().and_then(|meeting| meeting.id.date()).map(ToOwned::to_owned),
        };
        let given = self.wanted.date.map(|date| date.to_string());
        given.or_else(of_meeting).unwrap_or_else(|| date(self.made, self.zone))
    }

    fn cover_facts(&self) -> Vec<(Cow<'static, str>, Text<'a>)> {
        let (lang, plan) = (self.lang, self.plan.plan);
        let wanted = &self.wanted;
        let keeper =
            self.meeting.as_ref().filter(|_| wanted.form == Form::Minutes).map(|it| it.keeper.clone());
        let body = wanted.body.clone().or_else(|| self.meeting.as_ref().map(|meeting| meeting.body.clone()));
        let about_plan = Target::plan(plan);
        let note = wanted.has(Extra::Notes).then(|| self.recorded(&about_plan, Field::Note)).flatten();
        let named = |text: Option<String>| text.filter(|text| !text.is_empty()).map(Text::plan);
        let facts = [
            (lang.report_plan(), Some(self.plan_name(plan))),
            (lang.report_organisation(), named(Some(plan.organisation.clone()))),
            (lang.report_list(), self.plan.year().map(|year| Text::plain(year.to_string()))),
            (lang.report_body(), body.filter(|body| !body.is_empty()).map(|body| self.body(body))),
            (lang.report_date(), Some(Text::plain(self.day()))),
            (lang.report_case_number(), named(wanted.case_number.clone())),
            (lang.report_prepared_by(), named(wanted.prepared_by.clone())),
            (lang.report_keeper(), named(keeper)),
            (lang.report_shows(), Some(Text::plain(self.shows()))),
            (lang.report_as_of(), Some(Text::plain(self.moment(&self.as_of, self.history)))),
            (
                lang.report_compared(),
                self.since.as_ref().map(|(moment, then)| Text::plain(self.moment(moment, then))),
            ),
            (lang.report_plan_note(), note),
            (lang.report_plan_decision(), self.recorded(&about_plan, Field::Decision)),
            (
                lang.report_made(),
                Some(Text::plain(lang.report_made_at(&date_time(self.made, self.zone)).into_owned())),
            ),
        ];
        facts.into_iter().filter_map(|(label, text)| Some((label, text?))).collect()
    }

    /// A body, explained where it is a party of the plan.
    fn body(&self, body: String) -> Text<'a> {
        let party = self.plan.plan.party(&body);
        party.map_or_else(|| Text::plan(body), |party| Text(vec![self.party(&party.abbr)]))
    }

    /// The plan's title with its period, unless the title names it already.
    fn plan_name(&self, plan: &'a Plan) -> Text<'a> {
        let title = Text::plan(plan.title.as_str());
        let period = self.lang.report_period(plan);
        if plan.title.contains(&period) {
            title
        } else {
            title.and(Span::Plain(format!(" ({period})").into()))
        }
    }

    /// «Hela planen, 34 aktiviteter», or «25 av 34 aktiviteter. Filter: OSN».
    pub fn shows(&self) -> String {
        let (shown, total) = (self.shown.activities.len(), self.shown.total);
        match self.lang.cli_filter(self.plan.plan, self.filter) {
            None => self
                .lang
                .report_whole(&self.lang.count_of(total, crate::problem::Level::Activity, None))
                .into_owned(),
            filter => self.lang.cli_shown(shown, total, filter.as_deref()),
        }
    }

    /// A moment in words.
    pub(super) fn moment(&self, moment: &AsOf, history: &History) -> String {
        let meeting: Option<Meeting> = match moment {
            AsOf::Meeting(id) | AsOf::Marked(id, _) => history.known(id),
            AsOf::Now | AsOf::Moment(_) => None,
        };
        self.lang.report_moment_words(moment, self.made, self.zone, meeting.as_ref())
    }
}
