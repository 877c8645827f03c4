//! Going from item to item: in the plan, through the hits of a search, through a meeting.

use std::borrow::Cow;

use super::Plain;
use super::item::Teller;
use super::place::Spot;
use super::talk::{Question, Reply, Say, Told};
use crate::config::AfterOutcome;
use crate::journal::{Act, Outcome};
use crate::model::Item;
use crate::problem::Level;
use crate::query::Select;
use crate::text::cli::removes;
use crate::text::{Lang, outcome_word};

/// A list of items that is gone through.
pub(super) struct Round {
    spots: Vec<Spot>,
    at: usize,
    /// Whether a meeting goes through it.
    is_meeting: bool,
    /// What was told last: the way to the next item is told as far as it is new.
    told: Option<Spot>,
}

impl Round {
    /// A list that is begun with one of its items.
    pub(super) fn beginning(spots: Vec<Spot>, with: &Spot) -> Self {
        let at = spots.iter().position(|spot| spot == with).unwrap_or(0);
        Self { spots, at, is_meeting: false, told: None }
    }

    /// The same, come to from above: the way down to there is told already.
    pub(super) fn under(self, above: Option<&Spot>) -> Self {
        Self { told: above.cloned(), ..self }
    }

    /// The list of a meeting.
    pub(super) fn of_meeting(spots: Vec<Spot>, at: usize) -> Self {
        Self { spots, at, is_meeting: true, told: None }
    }
}

/// What is so about the item that one is at.
struct Page {
    level: Level,
    disputed: bool,
    several: bool,
    is_meeting: bool,
}

/// What a letter does at an item.
struct Command {
    key: &'static str,
    name: fn(Lang) -> Cow<'static, str>,
    /// Whether it records something.
    records: bool,
    /// Whether it is named each time, not only by `?`.
    named: bool,
    fits: fn(&Page) -> bool,
    run: fn(&mut Plain<'_>, &mut Round, &Spot) -> Told<Say>,
}

const COMMANDS: [Command; 8] = [
    Command {
        key: "a",
        name: Lang::plain_key_note,
        records: true,
        named: true,
        fits: |_| true,
        run: |plain, _, spot| plain.write_note(spot).map(|()| Say::Prompt),
    },
    Command {
        key: "e",
        name: Lang::plain_key_status,
        records: true,
        named: true,
        fits: |page| matches!(page.level, Level::Activity | Level::Indicator),
        run: |plain, _, spot| plain.status_or_proposal(spot).map(|()| Say::Prompt),
    },
    Command {
        key: "d",
        name: Lang::plain_key_decision,
        records: true,
        named: false,
        fits: |_| true,
        run: |plain, _, spot| plain.write_decision(spot).map(|()| Say::Prompt),
    },
    Command {
        key: "c",
        name: Lang::plain_key_settle,
        records: true,
        named: true,
        fits: |page| page.disputed,
        run: |plain, _, spot| plain.settle(spot).map(|()| Say::Prompt),
    },
    Command {
        key: "i",
        name: Lang::plain_key_history,
        records: false,
        named: false,
        fits: |_| true,
        run: |plain, _, spot| plain.history_of(spot).map(|()| Say::Prompt),
    },
    Command {
        key: "n",
        name: Lang::plain_key_next,
        records: false,
        named: true,
        fits: |page| page.several,
        run: |plain, round, _| plain.step(round, round.at.checked_add(1)),
    },
    Command {
        key: "b",
        name: Lang::plain_key_before,
        records: false,
        named: true,
        fits: |page| page.several,
        run: |plain, round, _| plain.step(round, round.at.checked_sub(1)),
    },
    Command {
        key: "o",
        name: Lang::plain_key_next_open,
        records: false,
        named: true,
        fits: |page| page.several && (page.level == Level::Indicator || page.is_meeting),
        run: |plain, round, _| plain.step_to_open(round),
    },
];

impl Plain<'_> {
    /// Is at one item after another until the user goes back.
    pub(super) fn go_through(&mut self, mut round: Round) -> Told<()> {
        let mut how = Say::All;
        while let Some(spot) = round.spots.get(round.at).cloned() {
            if how == Say::All {
                self.take_in_news()?;
            }
            let question = self.page(&round, &spot);
            if how == Say::All {
                round.told = Some(spot.clone());
            }
            how = match self.ask(&question, how)? {
                Reply::Back => return Ok(()),
                Reply::Number(number) => self.chosen(&mut round, &spot, number)?,
                Reply::Word(word) => self.typed(&mut round, &spot, &word)?,
            };
        }
        Ok(())
    }

    /// What is told and asked at an item.
    fn page(&mut self, round: &Round, spot: &Spot) -> Question {
        let writable = self.can_write();
        let (lang, session) = (self.lang(), &self.session);
        let teller = Teller(session);
        let Some(item) = session.at(spot) else { return self.page_of_plan(spot, writable) };
        let mut question = Question { free: true, ..Question::default() };
        if !matches!(item, Item::Indicator(..)) {
            question = self.list_under(Some(item));
            question.said.clear();
        }
        let known = round.told.as_ref().filter(|told| *told != spot).and_then(|told| session.at(told));
        let way = teller.way(item, known);
        let place = round.is_meeting.then(|| {
            let open = round.spots.iter().filter_map(|spot| session.at(spot));
            let open = open.filter(|item| teller.is_open(*item)).count();
            lang.plain_item_of(round.at + 1, round.spots.len(), open).into_owned()
        });
        question.said =
            place.into_iter().chain(way).chain([teller.name(item)]).chain(teller.about(item)).collect();
        let mut offers: Vec<(String, String)> = Vec::new();
        if let Item::Indicator(_, _, _, indicator) = item {
            question.digits = 5;
            let outcomes = Outcome::ALL.map(|outcome| lang.outcome(outcome).to_lowercase());
            let number = indicator.kind.has_number().then(|| lang.plain_key_number().into_owned());
            if writable {
                offers.extend((1..).map(|n: u32| n.to_string()).zip(outcomes.into_iter().chain(number)));
            }
        } else if !question.listed.is_empty() {
            offers.push((lang.plain_range(question.listed.len()), lang.plain_key_go().into_owned()));
        }
        question.head = teller.name(item);
        question.prompt = item.id().to_string();
        self.offer(question, offers, &self.about_page(round, spot), writable)
    }

    fn page_of_plan(&self, spot: &Spot, writable: bool) -> Question {
        let teller = Teller(&self.session);
        let prompt = self.session.shelf.plan.id.to_string();
        let question = Question { said: teller.plan(), free: true, prompt, ..Question::default() };
        self.offer(
            question,
            Vec::new(),
            &self.about_page(&Round::beginning(Vec::new(), spot), spot),
            writable,
        )
    }

    fn about_page(&self, round: &Round, spot: &Spot) -> Page {
        Page {
            level: self.session.at(spot).map_or(Level::Plan, Item::level),
            disputed: self.session.history().has_conflict(&self.session.target_of(spot)),
            several: round.spots.len() > 1,
            is_meeting: round.is_meeting,
        }
    }

    /// The question with the letters that do something here.
    fn offer(
        &self,
        mut question: Question,
        mut offers: Vec<(String, String)>,
        page: &Page,
        writable: bool,
    ) -> Question {
        let lang = self.lang();
        let fitting = COMMANDS.iter().filter(|one| (one.fits)(page) && (writable || !one.records));
        let fitting: Vec<&Command> = fitting.collect();
        let words = |one: &Command| (one.key.to_owned(), (one.name)(lang).into_owned());
        let all = offers.iter().cloned().chain(fitting.iter().map(|one| words(one)));
        question.help = all.map(|(key, name)| lang.plain_one_offer(&key, &name).into_owned()).collect();
        if writable && page.level == Level::Indicator {
            question.help.push(lang.plain_help_clear().into_owned());
        }
        offers.extend(fitting.iter().filter(|one| one.named).map(|one| words(one)));
        question.offer = lang.plain_offer_keys(&offers);
        question
    }

    /// A number at an item: an outcome of an indicator, or what stands under anything else.
    fn chosen(&mut self, round: &mut Round, spot: &Spot, number: usize) -> Told<Say> {
        if !matches!(spot, Spot::Item(Level::Indicator, _)) {
            self.go_under(Some(spot), number)?;
            return Ok(Say::Head);
        }
        match Outcome::ALL.get(number) {
            Some(outcome) => self.judge(round, spot, Some(*outcome)),
            None => self.write_number(spot).map(|()| Say::Prompt),
        }
    }

    /// A word at an item: a letter that does something, an outcome in words, or an id to go to.
    fn typed(&mut self, round: &mut Round, spot: &Spot, word: &str) -> Told<Say> {
        let page = self.about_page(round, spot);
        let command = COMMANDS.iter().find(|one| one.key == word.to_lowercase() && (one.fits)(&page));
        if let Some(command) = command {
            if command.records && !self.can_write() {
                self.say_read_only()?;
                return Ok(Say::Prompt);
            }
            return (command.run)(self, round, spot);
        }
        // A single letter is no outcome here: `n` means the next one.
        let outcome = outcome_word(word).filter(|_| word.chars().count() > 1);
        match outcome {
            _ if page.level != Level::Indicator => {}
            _ if removes(word) => return self.judge(round, spot, None),
            Some(Select::Open) => return self.judge(round, spot, None),
            Some(Select::Outcome(outcome)) => return self.judge(round, spot, Some(outcome)),
            None => {}
        }
        self.go_to(word)
    }

    /// Records the judgement; in a meeting it goes on as the settings say.
    fn judge(&mut self, round: &mut Round, spot: &Spot, outcome: Option<Outcome>) -> Told<Say> {
        let saved = self.save(&self.session.target_of(spot), &Act::Outcome(outcome))?;
        if !saved || !round.is_meeting || outcome.is_none() {
            return Ok(Say::Prompt);
        }
        match self.session.config.after_outcome() {
            AfterOutcome::Stay => Ok(Say::Prompt),
            AfterOutcome::Next => self.step(round, round.at.checked_add(1)),
            AfterOutcome::NextOpen => self.step_to_open(round),
        }
    }

    /// Goes to another item of the list, if there is one.
    fn step(&mut self, round: &mut Round, to: Option<usize>) -> Told<Say> {
        if let Some(to) = to.filter(|to| *to < round.spots.len()) {
            round.at = to;
            return Ok(Say::All);
        }
        self.talk.say(&self.lang().plain_no_further())?;
        Ok(Say::Prompt)
    }

    /// Goes to the next item without a judgement, past the end on to the beginning.
    fn step_to_open(&mut self, round: &mut Round) -> Told<Say> {
        let teller = Teller(&self.session);
        let order = (round.at + 1..round.spots.len()).chain(0..round.at);
        let is_open = |at: &usize| {
            let spot = round.spots.get(*at);
            spot.and_then(|spot| self.session.at(spot)).is_some_and(|item| teller.is_open(item))
        };
        let next = order.into_iter().find(is_open);
        if next.is_none() {
            self.talk.say(&self.lang().plain_none_open())?;
            return Ok(Say::Prompt);
        }
        self.step(round, next)
    }
}
