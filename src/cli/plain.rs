//! `folj --plain-ui`: the program without a full screen, for screen readers and bad lines.
//!
//! A conversation: one question at a time, answered by a number and Enter. What is recorded goes
//! through the same [`Recorder`](super::record::Recorder) as `folj set`.

mod activity;
mod browse;
mod changes;
mod filter;
mod findings;
mod history;
mod item;
mod meeting;
mod moment;
mod note;
mod number;
mod opening;
mod overview;
mod place;
mod plans;
mod round;
mod save;
mod search;
mod settle;
mod talk;
mod undo;

use std::borrow::Cow;

use super::io::{Answer, Exit, Io};
use super::open::{ReadOnly, Session};
use crate::journal::{AsOf, Entry};
use crate::problem::Problem;
use crate::query::Filter;
use crate::store::Drafts;
use crate::text::{Lang, clean_line, problems};
use place::Clock;
use save::name_of;
use talk::{Question, Reply, Say, Stop, Talk, Told};

/// A conversation.
struct Plain<'a> {
    session: Session,
    talk: Talk<'a>,
    filter: Filter,
    /// Where texts under way are kept, if there is a place for them.
    drafts: Option<Drafts>,
    clock: Clock,
}

/// Where one can go from the beginning: its name, and what happens there.
type Way = (fn(Lang) -> Cow<'static, str>, fn(&mut Plain<'_>) -> Told<()>);

const WAYS: [Way; 11] = [
    (Lang::plain_browse, |plain| plain.browse()),
    (Lang::plain_filter, |plain| plain.choose_filter()),
    (Lang::plain_search, |plain| plain.search()),
    (Lang::plain_overview, |plain| plain.overview()),
    (Lang::plain_meeting, |plain| plain.meetings()),
    (Lang::plain_history, |plain| plain.whole_history()),
    (Lang::plain_moment, |plain| plain.choose_moment()),
    (Lang::plain_about_plan, |plain| plain.about_plan()),
    (Lang::plain_plans, |plain| plain.choose_plan()),
    (Lang::plain_findings, |plain| plain.findings()),
    (Lang::plain_changes, |plain| plain.read_changes()),
];

/// Talks until the user quits or the answers end.
pub(super) fn run(session: Session, filter: Filter, io: &mut Io<'_>) -> Answer {
    let lang = session.lang;
    let echo = !session.facts.terminals.stdin;
    let drafts = session
        .facts
        .places
        .state
        .as_ref()
        .filter(|_| !session.demo)
        .map(|folder| Drafts::new(folder.join("drafts")));
    let clock = Clock::new(session.facts.now);
    let talk = Talk::new(io.out.again(), &mut *io.stdin, lang, echo);
    let mut plain = Plain { session, talk, filter, drafts, clock };
    match plain.greet().and_then(|()| plain.begin()) {
        Ok(()) | Err(Stop::Quit | Stop::End) => {}
        Err(Stop::Failed(failure)) => return Err(failure),
    }
    match plain.talk.say(&lang.plain_farewell()) {
        Err(Stop::Failed(failure)) => Err(failure),
        Ok(()) | Err(Stop::Quit | Stop::End) => Ok(Exit::Done),
    }
}

impl Plain<'_> {
    fn lang(&self) -> Lang {
        self.session.lang
    }

    /// What should be known before the first question.
    fn greet(&mut self) -> Told<()> {
        let lang = self.lang();
        self.talk.say(&lang.plain_welcome())?;
        self.say_read_only()?;
        let wrong = self.wrong_in_files().len();
        if wrong > 0 {
            self.talk.say(&lang.plain_files_have_findings(wrong))?;
        }
        self.say_what_waits()
    }

    /// Says what of the plan was begun and not finished.
    fn say_what_waits(&mut self) -> Told<()> {
        let lang = self.lang();
        let plan = &self.session.shelf.plan.id;
        for draft in self.drafts.iter().flat_map(Drafts::load).filter(|draft| draft.target.plan == *plan) {
            let name = name_of(&draft.target);
            self.talk.say(&lang.plain_draft_waits(&name))?;
        }
        for meeting in self.session.shelf.history.meetings().iter().filter(|one| one.closed.is_none()) {
            self.talk.say(&lang.plain_meeting_is_open(meeting.id.as_str()))?;
        }
        Ok(())
    }

    /// Says why nothing can be recorded, if so.
    fn say_read_only(&mut self) -> Told<()> {
        let lang = self.lang();
        if self.session.as_of != AsOf::Now {
            let moment = self.moment_name();
            return self.talk.say(&lang.plain_past_is_shown(&moment));
        }
        match self.session.why_read_only() {
            None => Ok(()),
            Some(why) => {
                let why = match why {
                    ReadOnly::Option => lang.plain_read_only_option(),
                    ReadOnly::Setting => lang.plain_read_only_setting(),
                    ReadOnly::Past => lang.plain_read_only_past(),
                    ReadOnly::NoneNamed => problems::title(lang, &Problem::NoFolderNamed).into(),
                    ReadOnly::NoPlace => lang.plain_read_only_no_place(),
                    ReadOnly::Store(problem) => problems::title(lang, &problem).into(),
                };
                self.talk.say(&lang.plain_read_only(&why))
            }
        }
    }

    /// Whether something can be recorded.
    fn can_write(&mut self) -> bool {
        self.session.why_read_only().is_none()
    }

    /// The first question, to which every way leads back.
    fn begin(&mut self) -> Told<()> {
        let lang = self.lang();
        let mut how = Say::All;
        loop {
            self.take_in_news()?;
            let choices: Vec<String> = WAYS.iter().map(|(name, _)| name(lang).into_owned()).collect();
            let mut question = Question::of(lang, self.headline(), &choices);
            question.offer = lang.plain_offer_and_quit(&choices);
            question.help = lang.plain_help_begin().map(ToOwned::to_owned).to_vec();
            question.free = true;
            how = match self.ask(&question, how)? {
                Reply::Back => return Ok(()),
                Reply::Number(number) => {
                    WAYS.get(number).map_or(Ok(()), |(_, go)| go(self))?;
                    Say::All
                }
                Reply::Word(word) => self.go_to(&word)?,
            };
        }
    }

    /// The plan, its counts, the filter.
    fn headline(&self) -> Vec<String> {
        let (lang, session) = (self.lang(), &self.session);
        let shown = self.filter.apply(session.plan_year(), session.history());
        let counts = shown.counts(session.plan_year(), session.history());
        let mut lines = vec![
            format!("{}.", lang.cli_title(session.plan_year())),
            lang.plain_counts(&counts, Some(&session.shelf.plan)),
        ];
        if session.as_of != AsOf::Now {
            lines.insert(1, lang.plain_past_is_shown(&self.moment_name()).into_owned());
        }
        let open = session.shelf.history.open_meetings();
        let going = open.iter().filter(|one| one.goes_on(self.clock.now(), &session.facts.zone));
        lines.extend(going.map(|one| format!("{}.", lang.meeting_on(&one.meeting.name(), one.by.called()))));
        lines.extend(self.filter_line());
        lines
    }

    /// Says who has recorded something meanwhile.
    fn take_in_news(&mut self) -> Told<()> {
        let news = self.session.refresh();
        let lang = self.lang();
        match news.as_slice() {
            [] => Ok(()),
            [one] => self.talk.say(&self.said_of(one)),
            [.., last] => self.talk.say(&lang.others_recorded(news.len(), &self.said_of(last))),
        }
    }

    /// Who did what.
    fn said_of(&self, entry: &Entry) -> String {
        let (lang, kind) = (self.lang(), self.session.kind_of(&entry.target));
        let what = clean_line(&lang.recorded(&entry.act, Some(&kind))).into_owned();
        let what = format!("{}, {what}", name_of(&entry.target));
        lang.other_recorded(&clean_line(entry.by.called()), &what).into_owned()
    }

    /// Asks; `u` and `r` undo and redo at every question.
    fn ask(&mut self, question: &Question, how: Say) -> Told<Reply> {
        let mut how = how;
        let mut question = question.clone();
        if self.session.as_of != AsOf::Now {
            // Nobody should mistake the past for the present, however far up the heading is.
            question.prompt = self.lang().plain_prompt_in_past(&question.prompt).into_owned();
        }
        loop {
            match self.talk.ask(&question, how)? {
                Reply::Word(word) if word == "u" => self.undo()?,
                Reply::Word(word) if word == "r" => self.redo()?,
                reply => return Ok(reply),
            }
            how = Say::Prompt;
        }
    }

    /// One of several choices in one line, counted from 0; nothing for back.
    fn choose(&mut self, said: Vec<String>, choices: &[String]) -> Told<Option<usize>> {
        let question = Question::of(self.lang(), said, choices);
        self.number(&question)
    }

    /// One of several choices in a line each, counted from 0; nothing for back.
    fn choose_listed(&mut self, said: Vec<String>, listed: Vec<String>) -> Told<Option<usize>> {
        let question = Question::list(self.lang(), said, listed);
        self.number(&question)
    }

    fn number(&mut self, question: &Question) -> Told<Option<usize>> {
        loop {
            match self.ask(question, Say::All)? {
                Reply::Back => return Ok(None),
                Reply::Number(number) => return Ok(Some(number)),
                Reply::Word(word) => self.talk.wrong(&word)?,
            }
        }
    }
}
