//! One row: what it is about, and what was recorded about that.

use std::borrow::Cow;

use super::place::Place;
use crate::contract;
use crate::journal::{Act, Entry, Field, Target};
use crate::model::{Kind, Number};
use crate::problem::Level;
use crate::report::sheet::Value;
use crate::report::{Extra, Form, Report};

/// Who reads the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Reader {
    /// Scripts: in the names of the contract.
    Script,
    /// People: in words.
    Person,
}

/// What one row is about.
#[derive(Debug)]
pub(in crate::report) struct Row<'r, 'a> {
    pub(super) report: &'r Report<'a>,
    pub(super) reader: Reader,
    pub(super) place: Place<'a>,
}

impl<'a> Report<'a> {
    /// The rows of the report, made one by one.
    pub(in crate::report) fn rows(&self, reader: Reader) -> impl Iterator<Item = Row<'_, 'a>> {
        self.places().into_iter().map(move |place| Row { report: self, reader, place })
    }

    /// What counts for a field and is to be told: no notes where none are wanted, and in the record of
    /// a meeting only what was recorded there.
    pub(super) fn told(&self, target: &Target, field: Field) -> Vec<&'a Entry> {
        let mut heads = self.counting(target, field);
        if self.wanted.form == Form::Minutes {
            let meeting = self.meeting.as_ref().map(|meeting| &meeting.id);
            heads.retain(|entry| meeting.is_some() && entry.record.meeting.as_ref() == meeting);
        }
        heads
    }

    fn counting(&self, target: &Target, field: Field) -> Vec<&'a Entry> {
        let wanted = field != Field::Note || self.wanted.has(Extra::Notes);
        if wanted { self.history.heads(target, field) } else { Vec::new() }
    }
}

impl<'a> Row<'_, 'a> {
    /// A word of the contract for scripts, one of the report's language for people.
    pub(super) fn word(&self, name: &'static str, word: impl FnOnce() -> Cow<'static, str>) -> Value {
        match self.reader {
            Reader::Script => Value::text(name),
            Reader::Person => Value::Text(word().into_owned()),
        }
    }

    /// What is recorded in a field of the item of a level.
    pub(super) fn recorded(&self, level: Level, field: Field) -> Value {
        let lang = self.report.lang;
        match self.settled(level, field) {
            Settled::One(act) => self.said(act),
            // People are told that there is no judgement, or that there are two; but the record of a
            // meeting does not say that what it did not take up is not assessed.
            Settled::Nothing
                if field == Field::Outcome
                    && self.is_for_people()
                    && level == Level::Indicator
                    && self.place.indicator.is_some()
                    && self.report.wanted.form != Form::Minutes =>
            {
                Value::Text(lang.outcome_or_open(None).into_owned())
            }
            Settled::Conflict if self.is_for_people() => Value::Text(lang.conflict().into_owned()),
            Settled::Nothing | Settled::Conflict => Value::Nothing,
        }
    }

    /// Why an activity is to be carried on, or not.
    pub(super) fn reason(&self, level: Level) -> Value {
        match self.settled(level, Field::Proposal) {
            Settled::One(Act::Proposal(Some(proposal))) if !proposal.reason.is_empty() => {
                Value::text(&proposal.reason)
            }
            Settled::One(_) | Settled::Nothing | Settled::Conflict => Value::Nothing,
        }
    }

    /// All that was recorded by people who had not seen each other's answers, with who said it.
    pub(super) fn conflicts(&self, level: Level) -> Value {
        let Some(target) = self.target(level) else { return Value::Nothing };
        let fields = Field::ALL.into_iter().map(|field| self.report.counting(&target, field));
        let told: Vec<String> =
            fields.filter(|heads| differ(heads)).map(|heads| self.answers(&heads)).collect();
        if told.is_empty() { Value::Nothing } else { Value::Text(told.join("; ")) }
    }

    /// The newest of what is told about the item of a level.
    pub(super) fn latest(&self, level: Level) -> Option<&'a Entry> {
        let target = self.target(level)?;
        let heads = Field::ALL.into_iter().flat_map(|field| self.report.told(&target, field));
        heads.max_by_key(|entry| (entry.at, entry.record.id.clone()))
    }

    /// Who recorded the newest of what is told: the login for scripts, the name for people.
    pub(super) fn by(&self, level: Level) -> Value {
        Value::maybe(self.latest(level).map(|entry| match self.reader {
            Reader::Script => entry.record.by.login.as_str(),
            Reader::Person => entry.record.by.called(),
        }))
    }

    /// When it was recorded.
    pub(super) fn at(&self, level: Level) -> Value {
        let zoned = |entry: &Entry| entry.at.to_zoned(self.report.zone.clone());
        self.latest(level).map_or(Value::Nothing, |entry| Value::Moment(zoned(entry)))
    }

    /// A number of the indicator.
    pub(super) fn number(&self, number: Option<Number>) -> Value {
        number.map_or(Value::Nothing, |number| match self.kind() {
            Kind::Percent => Value::Percent(number),
            Kind::YesNo | Kind::Statement | Kind::Count { .. } => Value::Number(number),
        })
    }

    pub(super) fn is_for_people(&self) -> bool {
        self.reader == Reader::Person
    }

    fn kind(&self) -> &'a Kind {
        self.place.indicator.map_or(&Kind::Statement, |indicator| &indicator.kind)
    }

    fn target(&self, level: Level) -> Option<Target> {
        match level {
            Level::Plan => Some(Target::plan(self.report.plan.plan)),
            Level::FocusArea | Level::Goal | Level::Activity | Level::Indicator => {
                self.place.item(level).map(|item| Target::item(self.report.plan, item))
            }
        }
    }

    fn settled(&self, level: Level, field: Field) -> Settled<'a> {
        let Some(target) = self.target(level) else { return Settled::Nothing };
        let heads = self.report.told(&target, field);
        match heads.last() {
            _ if differ(&heads) => Settled::Conflict,
            Some(head) if !head.record.act.is_removal() => Settled::One(&head.record.act),
            Some(_) | None => Settled::Nothing,
        }
    }

    /// What an act says. Of a proposal the course: its reason has a column of its own.
    fn said(&self, act: &Act) -> Value {
        let lang = self.report.lang;
        match act {
            Act::Outcome(Some(outcome)) => {
                self.word(contract::outcome_name(*outcome), || lang.outcome(*outcome).into())
            }
            Act::Number(number) => self.number(*number),
            Act::Status(Some(status)) => {
                self.word(contract::status_name(*status), || lang.status(*status).into())
            }
            Act::Proposal(Some(proposal)) => {
                self.word(contract::course_name(proposal.course), || lang.course(proposal.course).into())
            }
            Act::Note(text) | Act::Decision(text) => Value::text(text),
            Act::Outcome(None)
            | Act::Status(None)
            | Act::Proposal(None)
            | Act::Withdraw(_)
            | Act::MeetingOpened { .. }
            | Act::MeetingMarked { .. }
            | Act::MeetingClosed { .. } => Value::Nothing,
        }
    }

    /// «Utfall: Ja (anna) / Nej (bo)».
    fn answers(&self, heads: &[&Entry]) -> String {
        let lang = self.report.lang;
        let field = heads.first().map(|entry| match self.reader {
            Reader::Script => contract::act_name(&entry.act),
            Reader::Person => lang.field(&entry.act),
        });
        let answer = |entry: &&Entry| {
            let value = match self.reader {
                Reader::Script => contract::act_value(&entry.act).unwrap_or_else(|| "-".to_owned()),
                Reader::Person => lang.value_of(&entry.act, Some(self.kind())),
            };
            let by = match self.reader {
                Reader::Script => entry.by.login.as_str(),
                Reader::Person => entry.by.called(),
            };
            format!("{value} ({by})")
        };
        let answers: Vec<String> = heads.iter().map(answer).collect();
        format!("{}: {}", field.unwrap_or_default(), answers.join(" / "))
    }
}

/// What counts for a field of the items of a row.
enum Settled<'a> {
    Nothing,
    One(&'a Act),
    Conflict,
}

fn differ(heads: &[&Entry]) -> bool {
    heads.windows(2).any(|pair| matches!(pair, [a, b] if a.act != b.act))
}
